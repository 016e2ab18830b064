package app

import (
	"bytes"
	"errors"
	"io"
	"net/http"
	"strings"

	"stillwater/app/store"
)

const (
	previewPath = "/exhibit/"
	// previewText is how much of a text is shown: enough to recognise it; the
	// whole is for a saved copy.
	previewText = 256 << 10
	// previewPolicy holds what somebody else wrote: nothing in it may load,
	// run or navigate.
	previewPolicy = "default-src 'none'; sandbox"
)

// ServeHTTP hands an exhibit to the page: a picture as it is, or with
// ?as=text the beginning of a text as plain UTF-8. Only while open, only
// allow-listed types, and nothing is kept in a cache.
func (s *Shell) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	defer func() {
		if recover() != nil { // an answer that began cannot be taken back; it is cut off
			http.Error(w, "", http.StatusInternalServerError)
		}
	}()
	id, err := store.ParseID(strings.TrimPrefix(r.URL.Path, previewPath))
	if !strings.HasPrefix(r.URL.Path, previewPath) || err != nil || r.Method != http.MethodGet {
		http.NotFound(w, r)
		return
	}
	rooms, err := s.house.open()
	if err != nil {
		http.Error(w, "", http.StatusForbidden)
		return
	}
	blob, x, err := rooms.Evidence.Open(r.Context(), id)
	if err != nil {
		http.NotFound(w, r)
		return
	}
	defer blob.Close()
	w.Header().Set("Content-Security-Policy", previewPolicy)
	preview := previewOf(x.MediaType)
	switch {
	case r.URL.Query().Get("as") == "text" && preview == "text":
		serveText(w, blob)
	case preview == "image":
		w.Header().Set("Content-Type", x.MediaType)
		http.ServeContent(w, r, "", x.AddedAt, blob)
	default:
		http.Error(w, "", http.StatusUnsupportedMediaType)
	}
}

func serveText(w http.ResponseWriter, r io.Reader) {
	text := make([]byte, previewText)
	n, err := io.ReadFull(r, text)
	if err != nil && !errors.Is(err, io.EOF) && !errors.Is(err, io.ErrUnexpectedEOF) {
		http.Error(w, "", http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	_, _ = w.Write(bytes.ToValidUTF8(text[:n], []byte("\uFFFD")))
}

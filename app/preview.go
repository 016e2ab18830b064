package app

import (
	"bytes"
	"context"
	"errors"
	"io"
	"net/http"
	"strings"
	"time"

	"stillwater/app/media"
	"stillwater/app/rooms"
	"stillwater/app/store"
)

const (
	exhibitPath    = "/exhibit/"
	attachmentPath = "/attachment/"
	sentPath       = "/sent/" // along with a message: its ID, and the place of the file
	// previewText is how much of a text is shown: enough to recognise it; the
	// whole is for a saved copy.
	previewText = 256 << 10
	// previewPolicy holds what somebody else wrote: nothing in it may load,
	// run or navigate.
	previewPolicy = "default-src 'none'; sandbox"
)

// ServeHTTP hands an exhibit or an attachment to the page: a picture as it is,
// with ?as=text the beginning of a text as plain UTF-8, with ?as=recording what
// can be played, with ?as=page and ?as=words a page of a PDF. Only while open,
// only allow-listed types, and nothing is kept in a cache.
func (s *Shell) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	defer func() {
		if recover() != nil { // an answer that began cannot be taken back; it is cut off
			http.Error(w, "", http.StatusInternalServerError)
		}
	}()
	open := opener(r.URL.Path)
	if open == nil || r.Method != http.MethodGet {
		http.NotFound(w, r)
		return
	}
	rooms, err := s.house.open()
	if err != nil {
		http.Error(w, "", http.StatusForbidden)
		return
	}
	f, err := open(r.Context(), rooms)
	if err != nil {
		http.NotFound(w, r)
		return
	}
	defer f.bytes.Close()
	w.Header().Set("Content-Security-Policy", previewPolicy)
	preview := previewOf(f.mediaType)
	switch {
	case r.URL.Query().Get("as") == "text" && preview == "text":
		serveText(w, f.bytes)
	case r.URL.Query().Get("as") == "recording":
		serveRecording(w, r, f)
	case r.URL.Query().Get("as") == "page", r.URL.Query().Get("as") == "words":
		servePage(w, r, f)
	case preview == "image" && media.NeedsPreview(f.mediaType):
		servePicture(w, r, f)
	case preview == "image":
		w.Header().Set("Content-Type", f.mediaType)
		http.ServeContent(w, r, "", f.added, f.bytes)
	default:
		http.Error(w, "", http.StatusUnsupportedMediaType)
	}
}

// kept is a file the page may be shown.
type kept struct {
	bytes     store.BlobReader
	mediaType string
	added     time.Time
}

// opener opens what a path names; nil for one that names nothing.
func opener(path string) func(context.Context, *rooms.Rooms) (kept, error) {
	if name, ok := strings.CutPrefix(path, sentPath); ok {
		return func(ctx context.Context, r *rooms.Rooms) (kept, error) { return openSent(ctx, r, name) }
	}
	for prefix, open := range map[string]func(context.Context, *rooms.Rooms, store.ID) (kept, error){exhibitPath: openExhibit, attachmentPath: openAttachment} {
		if name, ok := strings.CutPrefix(path, prefix); ok {
			if id, err := store.ParseID(name); err == nil {
				return func(ctx context.Context, r *rooms.Rooms) (kept, error) { return open(ctx, r, id) }
			}
		}
	}
	return nil
}

func openExhibit(ctx context.Context, r *rooms.Rooms, id store.ID) (kept, error) {
	blob, x, err := r.Evidence.Show(ctx, id)
	return kept{blob, x.MediaType, x.AddedAt}, err
}

func openAttachment(ctx context.Context, r *rooms.Rooms, id store.ID) (kept, error) {
	a, blob, err := r.Journal.OpenAttachment(ctx, id)
	return kept{blob, a.MediaType, a.AddedAt}, err
}

// servePicture serves a picture the page cannot show as one that it can.
func servePicture(w http.ResponseWriter, r *http.Request, f kept) {
	size, err := f.bytes.Seek(0, io.SeekEnd)
	var picture []byte
	if err == nil {
		picture, err = media.Preview(r.Context(), f.bytes, size, f.mediaType)
	}
	if err != nil {
		http.Error(w, "", http.StatusUnsupportedMediaType)
		return
	}
	w.Header().Set("Content-Type", "image/jpeg")
	http.ServeContent(w, r, "", f.added, bytes.NewReader(picture))
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

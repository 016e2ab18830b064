package app

import (
	"bytes"
	"errors"
	"io"
	"net/http"
	"strconv"
	"strings"

	"stillwater/app/media"
)

// pagesHeader says of how many pages the one is that was drawn.
const pagesHeader = "Stillwater-Pages"

// hasPages reports whether the page may be shown pages of a file: Go draws
// them, so that nothing of a PDF comes near the page but pictures.
func hasPages(mediaType string, size int64) bool {
	plain, _, _ := strings.Cut(mediaType, ";")
	return plain == "application/pdf" && size <= media.MaxPDF && media.CanPDF()
}

// servePage serves one page of a PDF as a picture, or its words.
func servePage(w http.ResponseWriter, r *http.Request, f kept) {
	size, err := f.bytes.Seek(0, io.SeekEnd)
	if err != nil || !hasPages(f.mediaType, size) {
		http.Error(w, "", http.StatusUnsupportedMediaType)
		return
	}
	asked := r.URL.Query()
	n, _ := strconv.Atoi(asked.Get("page"))
	wide, _ := strconv.Atoi(asked.Get("wide"))
	if asked.Get("as") == "words" {
		words, err := media.PageWords(r.Context(), f.bytes, size, n)
		if refusePage(w, err) {
			return
		}
		w.Header().Set("Content-Type", "text/plain; charset=utf-8")
		_, _ = io.WriteString(w, words)
		return
	}
	page, err := media.DrawPage(r.Context(), f.bytes, size, n, wide)
	if refusePage(w, err) {
		return
	}
	w.Header().Set("Content-Type", "image/png")
	w.Header().Set(pagesHeader, strconv.Itoa(page.Of))
	http.ServeContent(w, r, "", f.added, bytes.NewReader(page.Picture))
}

// refusePage answers for a page that cannot be shown: a password is something
// the person can do something about.
func refusePage(w http.ResponseWriter, err error) bool {
	switch {
	case err == nil:
		return false
	case errors.Is(err, media.ErrPassword):
		http.Error(w, "", http.StatusLocked)
	default:
		http.Error(w, "", http.StatusUnsupportedMediaType)
	}
	return true
}

package app

import (
	"bytes"
	"image"
	"image/png"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"testing"
)

// TestRecordings: what can be played is handed out whole and as what it is,
// nothing else is, and nothing that is kept unread.
func TestRecordings(t *testing.T) {
	d := newDesk(t)
	must(t, d.session.Create(good, nil))
	var picture bytes.Buffer
	must(t, png.Encode(&picture, image.NewGray(image.Rect(0, 0, 30, 20))))
	bring := func(name string, data []byte, unread bool) Exhibit {
		path := filepath.Join(t.TempDir(), name)
		must(t, os.WriteFile(path, data, 0o600))
		d.paths = []string{path}
		job, err := d.evidence.ChooseFiles(unread)
		d.wait(t, job, err)
		page, err := d.evidence.Exhibits(ExhibitQuery{Limit: 1})
		must(t, err)
		return page.Rows[0]
	}
	play := func(x Exhibit) *httptest.ResponseRecorder {
		w := httptest.NewRecorder()
		Headers(d.shell).ServeHTTP(w, httptest.NewRequest(http.MethodGet, "/exhibit/"+x.ID+"?as=recording", nil))
		return w
	}
	sound := []byte("RIFF\x2c\x00\x00\x00WAVEfmt \x10\x00\x00\x00\x01\x00\x01\x00\x40\x1f\x00\x00\x40\x1f\x00\x00\x01\x00\x08\x00data\x08\x00\x00\x00a voice.")
	heard := bring("voice.wav", sound, false)
	if w := play(heard); heard.Preview != "audio" || w.Code != http.StatusOK || w.Header().Get("Content-Type") != "audio/wav" ||
		!bytes.Equal(w.Body.Bytes(), sound) || w.Header().Get("Content-Security-Policy") != previewPolicy {
		t.Errorf("%s: %d, %v", heard.Preview, w.Code, w.Header())
	}
	seen := bring("a.png", picture.Bytes(), false)
	if w := play(seen); w.Code != http.StatusUnsupportedMediaType {
		t.Errorf("a picture as a recording: %d", w.Code)
	}
	if size, err := d.evidence.PictureSize(seen.ID); err != nil || size != (PictureSize{30, 20}) {
		t.Errorf("size %v, %v", size, err)
	}
	unread := bring("unread.wav", append(sound, '.'), true)
	if w := play(unread); unread.Preview != "none" || w.Code != http.StatusNotFound {
		t.Errorf("unread: %s, %d", unread.Preview, w.Code)
	}
	if recordingOf("video/mp4", maxPlayed+1) != "" || recordingOf("video/mp4; codecs=x", 1) != "video" {
		t.Error("how long it may be, or its type, is not looked at")
	}
}

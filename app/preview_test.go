package app

import (
	"bytes"
	"encoding/base64"
	"image"
	_ "image/jpeg" // what comes
	"net/http"
	"net/http/httptest"
	"os"
	"testing"

	"stillwater/app/media"
)

func TestPicturesThePageCannotShow(t *testing.T) {
	if !media.CanHEIC() {
		t.Skip("this build has no HEIC")
	}
	d, e := openJournal(t)
	heic, err := os.ReadFile("media/testdata/phone.heic")
	must(t, err)
	get := func(data []byte) (string, *httptest.ResponseRecorder) {
		a, err := d.journal.PasteAttachment(e.ID, "a.heic", base64.StdEncoding.EncodeToString(data))
		must(t, err)
		w := httptest.NewRecorder()
		Headers(d.shell).ServeHTTP(w, httptest.NewRequest(http.MethodGet, "/attachment/"+a.ID, nil))
		return a.Preview, w
	}
	preview, w := get(heic)
	if preview != "image" || w.Code != 200 || w.Header().Get("Content-Type") != "image/jpeg" || w.Header().Get("Content-Security-Policy") != previewPolicy {
		t.Fatalf("%s: %d %v", preview, w.Code, w.Header())
	}
	m, _, err := image.Decode(bytes.NewReader(w.Body.Bytes()))
	must(t, err)
	if m.Bounds().Dx() != 96 || m.Bounds().Dy() != 64 {
		t.Errorf("it is %v", m.Bounds())
	}
	if _, w := get(heic[:300]); w.Code != http.StatusUnsupportedMediaType {
		t.Errorf("cut short: %d", w.Code)
	}
}

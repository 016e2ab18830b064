package app

import (
	"bytes"
	"fmt"
	"image/png"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"testing"

	"stillwater/app/media"
)

// paper is a PDF of one page with a word, which would run a script.
func paper() []byte {
	var b bytes.Buffer
	var places []int
	content := "BT /F 18 Tf 20 40 Td (kettle) Tj ET"
	b.WriteString("%PDF-1.7\n")
	for i, o := range []string{
		"<< /Type /Catalog /Pages 2 0 R /OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >> >>",
		"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
		"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 100] /Contents 4 0 R /Resources << /Font << /F 5 0 R >> >> >>",
		fmt.Sprintf("<< /Length %d >>\nstream\n%s\nendstream", len(content), content),
		"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
	} {
		places = append(places, b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", i+1, o)
	}
	start := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(places)+1)
	for _, at := range places {
		fmt.Fprintf(&b, "%010d 00000 n \n", at)
	}
	fmt.Fprintf(&b, "trailer << /Root 1 0 R /Size %d >>\nstartxref\n%d\n%%%%EOF\n", len(places)+1, start)
	return b.Bytes()
}

// TestPagesOfAnExhibit: a page of a PDF is handed out as a picture and as
// words, never the file itself, and nothing of one that is kept unread.
func TestPagesOfAnExhibit(t *testing.T) {
	if !media.CanPDF() {
		t.Skip("this build draws no PDFs")
	}
	d := newDesk(t)
	must(t, d.session.Create(good, nil))
	bring := func(data []byte, unread bool) Exhibit {
		path := filepath.Join(t.TempDir(), "letter.pdf")
		must(t, os.WriteFile(path, data, 0o600))
		d.paths = []string{path}
		job, err := d.evidence.ChooseFiles(unread)
		d.wait(t, job, err)
		page, err := d.evidence.Exhibits(ExhibitQuery{Limit: 1})
		must(t, err)
		return page.Rows[0]
	}
	get := func(x Exhibit, query string) *httptest.ResponseRecorder {
		w := httptest.NewRecorder()
		Headers(d.shell).ServeHTTP(w, httptest.NewRequest(http.MethodGet, "/exhibit/"+x.ID+query, nil))
		return w
	}
	read := bring(paper(), false)
	w := get(read, "?as=page&page=1&wide=400")
	size, err := png.DecodeConfig(bytes.NewReader(w.Body.Bytes()))
	if read.Preview != "pages" || w.Code != http.StatusOK || w.Header().Get(pagesHeader) != "1" || err != nil || size.Width != 400 ||
		w.Header().Get("Content-Security-Policy") != previewPolicy {
		t.Errorf("%s: %d, %v, %v, %v", read.Preview, w.Code, w.Header(), size.Width, err)
	}
	if w := get(read, "?as=words&page=1"); w.Code != http.StatusOK || w.Body.String() != "kettle" {
		t.Errorf("its words: %d, %q", w.Code, w.Body.String())
	}
	locked, err := os.ReadFile("media/testdata/password.pdf")
	must(t, err)
	with := bring(locked, false)
	unread := bring(append(paper(), '\n'), true)
	for query, want := range map[string][3]int{
		"":                  {http.StatusUnsupportedMediaType, http.StatusUnsupportedMediaType, http.StatusNotFound},
		"?as=page&page=2":   {http.StatusUnsupportedMediaType, http.StatusLocked, http.StatusNotFound},
		"?as=page&page=x":   {http.StatusUnsupportedMediaType, http.StatusLocked, http.StatusNotFound},
		"?as=words&page=2":  {http.StatusUnsupportedMediaType, http.StatusLocked, http.StatusNotFound},
		"?as=text&page=1":   {http.StatusUnsupportedMediaType, http.StatusUnsupportedMediaType, http.StatusNotFound},
		"?as=recording&a=1": {http.StatusUnsupportedMediaType, http.StatusUnsupportedMediaType, http.StatusNotFound},
	} {
		for i, x := range []Exhibit{read, with, unread} {
			if w := get(x, query); w.Code != want[i] {
				t.Errorf("exhibit %d, %s: %d, want %d", x.Number, query, w.Code, want[i])
			}
		}
	}
	if unread.Preview != "none" || hasPages("application/pdf", media.MaxPDF+1) {
		t.Error("what is kept unread, or too large, has pages")
	}
}

package media

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"image/png"
	"os"
	"strings"
	"testing"
	"time"
)

// pdfOf writes a PDF of these objects, the first of which is its catalogue.
func pdfOf(objects ...string) []byte {
	var b bytes.Buffer
	var places []int
	b.WriteString("%PDF-1.7\n")
	for i, o := range objects {
		places = append(places, b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", i+1, o)
	}
	start := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(objects)+1)
	for _, at := range places {
		fmt.Fprintf(&b, "%010d 00000 n \n", at)
	}
	fmt.Fprintf(&b, "trailer << /Root 1 0 R /Size %d >>\nstartxref\n%d\n%%%%EOF\n", len(objects)+1, start)
	return b.Bytes()
}

// streamOf is an object with content.
func streamOf(content string) string {
	return fmt.Sprintf("<< /Length %d >>\nstream\n%s\nendstream", len(content), content)
}

// twoPages is a PDF of two pages, 200 points by 100 and the other way about:
// one is red on its left with a word, the other blue on top. catalogue and page
// are more entries of the catalogue and the first page; more are more objects.
func twoPages(catalogue, page string, more ...string) []byte {
	return pdfOf(append([]string{
		"<< /Type /Catalog /Pages 2 0 R " + catalogue + " >>",
		"<< /Type /Pages /Kids [3 0 R 4 0 R] /Count 2 >>",
		"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 100] /Contents 5 0 R /Resources << /Font << /F 7 0 R >> >> " + page + " >>",
		"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 100 200] /Contents 6 0 R >>",
		streamOf("1 0 0 rg 0 0 100 100 re f BT /F 18 Tf 0 g 110 40 Td (kettle) Tj ET"),
		streamOf("0 0 1 rg 0 100 100 100 re f"),
		"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
	}, more...)...)
}

func drawn(t *testing.T, data []byte, n, wide int) ([]byte, error) {
	t.Helper()
	if !CanPDF() {
		t.Skip("this build draws no PDFs")
	}
	p, err := DrawPage(ctx, bytes.NewReader(data), int64(len(data)), n, wide)
	if err == nil && p.Of != 2 {
		t.Errorf("of %d pages", p.Of)
	}
	return p.Picture, err
}

func TestPagesOfAPDF(t *testing.T) {
	for _, x := range []struct {
		page, wide, w, h int
		at               [2]int
		want             string
	}{
		{1, 400, 400, 200, [2]int{50, 100}, "red"},
		{2, 300, 300, 600, [2]int{150, 100}, "blue"},
		{1, 1, leastWide, leastWide / 2, [2]int{10, 10}, "red"},
		{2, 1 << 30, 2896, 5792, [2]int{1000, 1000}, "blue"}, // 16 million pixels
	} {
		b, err := drawn(t, twoPages("", ""), x.page, x.wide)
		must(t, err)
		m, err := png.Decode(bytes.NewReader(b))
		must(t, err)
		if m.Bounds().Dx() != x.w || m.Bounds().Dy() != x.h {
			t.Errorf("page %d, %d across: %v", x.page, x.wide, m.Bounds())
		}
		if got := shade(m, x.at[0], x.at[1]); got != x.want {
			t.Errorf("page %d, %d across: %s", x.page, x.wide, got)
		}
		if x.page == 1 && x.wide == 400 && !strings.Contains(shades(b), "dark") && !strings.Contains(shades(b), "black") {
			t.Error("the word is not to be seen")
		}
	}
	words, err := PageWords(ctx, bytes.NewReader(twoPages("", "")), int64(len(twoPages("", ""))), 1)
	if err != nil || strings.TrimSpace(words) != "kettle" {
		t.Errorf("its words are %q, %v", words, err)
	}
	words, err = PageWords(ctx, bytes.NewReader(twoPages("", "")), int64(len(twoPages("", ""))), 2)
	if err != nil || words != "" {
		t.Errorf("a page without words has %q, %v", words, err)
	}
}

// shades are all that are seen in the right half of a picture.
func shades(b []byte) string {
	m, err := png.Decode(bytes.NewReader(b))
	if err != nil {
		return ""
	}
	seen := map[string]bool{}
	for x := m.Bounds().Dx() / 2; x < m.Bounds().Dx(); x++ {
		for y := range m.Bounds().Dy() {
			seen[shade(m, x, y)] = true
		}
	}
	return fmt.Sprint(seen)
}

// TestNothingInAPDFRuns: a file that would run a script, send a form, start a
// program or change itself when it is opened, looked at or drawn is drawn as
// the same file without that.
func TestNothingInAPDFRuns(t *testing.T) {
	plain, err := drawn(t, twoPages("", ""), 1, 400)
	must(t, err)
	const script = "<< /S /JavaScript /JS (this.insertPages(0); this.getField('a').value = 'changed'; app.launchURL('http://127.0.0.1/'); while (true) {}) >>"
	for name, data := range map[string][]byte{
		"a script as it opens":     twoPages("/OpenAction "+script, ""),
		"a script by name":         twoPages("/Names << /JavaScript << /Names [(a) "+script+"] >> >>", ""),
		"a script with its page":   twoPages("", "/AA << /O "+script+" >>"),
		"a program as it opens":    twoPages("/OpenAction << /S /Launch /F (/bin/sh) >>", ""),
		"a form as it opens":       twoPages("/OpenAction << /S /SubmitForm /F (http://127.0.0.1/) >>", ""),
		"a page of somebody else":  twoPages("/OpenAction << /S /GoToR /F (http://127.0.0.1/a.pdf) /D [0 /Fit] >>", ""),
		"a form of XFA":            twoPages("/AcroForm << /Fields [] /XFA 8 0 R >>", "", streamOf("<xdp:xdp xmlns:xdp='http://ns.adobe.com/xdp/'><script>app.alert(1)</script></xdp:xdp>")),
		"a link to somewhere else": twoPages("", "/Annots [<< /Type /Annot /Subtype /Link /Rect [0 0 100 100] /Border [0 0 0] /A << /S /URI /URI (http://127.0.0.1/) >> >>]"),
	} {
		got, err := drawn(t, data, 1, 400)
		if err != nil || !bytes.Equal(got, plain) {
			t.Errorf("%s: %v, or it looks otherwise", name, err)
		}
	}
}

func TestNotesOnAPageAreSeen(t *testing.T) {
	plain, err := drawn(t, twoPages("", ""), 1, 400)
	must(t, err)
	note := "/Annots [<< /Type /Annot /Subtype /Square /Rect [120 60 180 90] /C [0 0 1] /AP << /N 8 0 R >> >>]"
	noted, err := drawn(t, twoPages("", note, "<< /Type /XObject /Subtype /Form /BBox [0 0 60 30] /Length 27 >>\nstream\n0 0 1 rg 0 0 60 30 re f    \nendstream"), 1, 400)
	must(t, err)
	if bytes.Equal(plain, noted) || !strings.Contains(shades(noted), "blue") {
		t.Error("what somebody drew on the page is not there")
	}
}

func TestPagesThatCannotBeDrawn(t *testing.T) {
	whole := twoPages("", "")
	sealed, err := os.ReadFile("testdata/password.pdf")
	must(t, err)
	for _, x := range []struct {
		name string
		data []byte
		page int
		want error
	}{
		{"before the first", whole, 0, ErrNoPicture},
		{"after the last", whole, 3, ErrNoPicture},
		{"no PDF", []byte("hello"), 1, ErrNoPicture},
		{"nothing", nil, 1, ErrNoPicture},
		{"a page within itself", pdfOf("<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [2 0 R] /Count 1 >>"), 1, ErrNoPicture},
		{"a password", sealed, 1, ErrPassword},
	} {
		if _, err := drawn(t, x.data, x.page, 400); !errors.Is(err, x.want) {
			t.Errorf("%s: %v, want %v", x.name, err, x.want)
		}
	}
	if _, err := DrawPage(ctx, bytes.NewReader(whole), MaxPDF+1, 1, 400); !errors.Is(err, ErrTooLarge) {
		t.Errorf("too large: %v", err)
	}
	ended, cancel := context.WithCancel(ctx)
	cancel()
	if _, err := DrawPage(ended, bytes.NewReader(whole), int64(len(whole)), 1, 400); !errors.Is(err, context.Canceled) {
		t.Errorf("ended: %v", err)
	}
	if _, err := drawn(t, whole, 1, 400); err != nil { // and the next is drawn
		t.Error(err)
	}
}

// TestAPageWithoutEndIsBrokenOff: a page that draws a thing of a thousand
// things of a thousand things, and so on, keeps nobody from the next one.
func TestAPageWithoutEndIsBrokenOff(t *testing.T) {
	var more []string
	const levels = 9
	for i := range levels {
		draw := strings.Repeat("/X Do ", 1000)
		inner := fmt.Sprintf("/Resources << /XObject << /X %d 0 R >> >>", 9+i)
		if i == levels-1 {
			draw, inner = "0 0 9 9 re f", ""
		}
		more = append(more, fmt.Sprintf("<< /Type /XObject /Subtype /Form /BBox [0 0 200 100] %s /Length %d >>\nstream\n%s\nendstream", inner, len(draw), draw))
	}
	first := "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 100] /Contents 6 0 R /Resources << /XObject << /X 8 0 R >> >> >>"
	data := pdfOf(append([]string{"<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R 4 0 R] /Count 2 >>", first,
		"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 100 200] >>", "null", streamOf("/X Do"), "null"}, more...)...)
	if _, err := drawn(t, data, 2, 400); err != nil { // the other page is no worse for it
		t.Error(err)
	}
	short, cancel := context.WithTimeout(ctx, time.Second)
	defer cancel()
	if _, err := DrawPage(short, bytes.NewReader(data), int64(len(data)), 1, 400); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("it was drawn: %v", err)
	}
	if _, err := drawn(t, twoPages("", ""), 1, 400); err != nil {
		t.Error(err)
	}
}

func FuzzDrawPage(f *testing.F) {
	if !CanPDF() {
		f.Skip("this build draws no PDFs")
	}
	seed := twoPages("", "")
	f.Add(seed)
	// Compiled here, since a fuzzer's worker has ten seconds for an input.
	if _, err := DrawPage(ctx, bytes.NewReader(seed), int64(len(seed)), 1, leastWide); err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		p, err := DrawPage(ctx, bytes.NewReader(data), int64(len(data)), 1, leastWide)
		if err != nil {
			if !errors.Is(err, ErrNoPicture) && !errors.Is(err, ErrPassword) {
				t.Errorf("%v", err)
			}
			return
		}
		if m, err := png.DecodeConfig(bytes.NewReader(p.Picture)); err != nil || m.Width*m.Height > mostDrawn || p.Of < 1 {
			t.Errorf("of %d, %v, %v", p.Of, m, err)
		}
	})
}

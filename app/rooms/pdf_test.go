package rooms

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"io"
	"iter"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"stillwater/app/journal"
	"stillwater/app/seal"
	"stillwater/app/store"
	"stillwater/app/typeset"
)

// quarters is a picture whose corners are red, green, blue and yellow, from
// the top left clockwise, as a camera held in a way keeps it.
func quarters(t *testing.T, w, h int, corners [4]color.RGBA) *image.RGBA {
	t.Helper()
	m := image.NewRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			i := 0
			switch {
			case x >= w/2 && y < h/2:
				i = 1
			case x >= w/2:
				i = 2
			case y >= h/2:
				i = 3
			}
			m.SetRGBA(x, y, corners[i])
		}
	}
	return m
}

var (
	red    = color.RGBA{200, 40, 40, 255}
	green  = color.RGBA{40, 160, 60, 255}
	blue   = color.RGBA{40, 60, 200, 255}
	yellow = color.RGBA{240, 210, 40, 255}
)

// sideways is a JPEG that is upright only after its EXIF orientation (6: a
// quarter to the right) is followed.
func sideways(t *testing.T) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := jpeg.Encode(&b, quarters(t, 400, 300, [4]color.RGBA{green, blue, yellow, red}), nil); err != nil {
		t.Fatal(err)
	}
	tiff := []byte("MM\x00\x2a\x00\x00\x00\x08\x00\x01\x01\x12\x00\x03\x00\x00\x00\x01\x00\x06\x00\x00\x00\x00\x00\x00")
	app := append([]byte("Exif\x00\x00"), tiff...)
	head := binary.BigEndian.AppendUint16([]byte{0xFF, 0xD8, 0xFF, 0xE1}, uint16(len(app)+2))
	return append(append(head, app...), b.Bytes()[2:]...)
}

// library is an open vault with an entry of every kind, in every script.
func library(t testing.TB) *Rooms {
	t.Helper()
	now := time.Date(2026, 11, 21, 9, 30, 0, 0, time.UTC)
	r, err := Create(context.Background(), filepath.Join(t.TempDir(), "vault"), "six calm words on still water",
		Options{Now: func() time.Time { return now }, KDF: seal.FloorKDF(), WorkFactor: 10})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = r.Close() })
	return r
}

func save(t testing.TB, r *Rooms, e journal.Entry) store.ID {
	t.Helper()
	if e.Zone == "" {
		e.Zone = "Europe/Berlin"
	}
	e, err := r.Journal.Save(context.Background(), e)
	if err != nil {
		t.Fatal(err)
	}
	return e.ID
}

func attach(t testing.TB, r *Rooms, to store.ID, name string, content []byte) {
	t.Helper()
	if _, err := r.Journal.Attach(context.Background(), to, name, bytes.NewReader(content), func(int64) {}); err != nil {
		t.Fatal(err)
	}
}

// oldestFirst are all entries outside the trash.
func oldestFirst(r *Rooms) iter.Seq2[journal.Entry, error] {
	return func(yield func(journal.Entry, error) bool) {
		page, err := r.Journal.List(context.Background(), journal.Query{})
		if err != nil {
			yield(journal.Entry{}, err)
			return
		}
		for i := len(page.Rows) - 1; i >= 0; i-- {
			if e, err := r.Journal.Get(context.Background(), page.Rows[i].ID); !yield(e, err) {
				return
			}
		}
	}
}

func table(rows int) string {
	var b strings.Builder
	b.WriteString("| Day | What came | What I did |\n|:--|:-:|--:|\n")
	for i := range rows {
		b.WriteString("| " + time.Date(2026, 9, 1+i, 0, 0, 0, 0, time.UTC).Format(date) + " | A message, *again*, and a longer line that wraps in its cell | Nothing |\n")
	}
	return b.String()
}

func day(month time.Month, d int) time.Time { return time.Date(2026, month, d, 7, 15, 0, 0, time.UTC) }

func furnishLibrary(t *testing.T, r *Rooms) {
	t.Helper()
	seven, eighty, thirty := 7, 80, 30
	first := save(t, r, journal.Entry{Title: "The yellow lamp", At: day(9, 3), Mood: 4, Feelings: []string{"hopeful", "tired"}, Tags: []string{"home"}, People: []string{"Anna"}, Pull: &seven,
		Text: "I bought it.\nA second line, kept as *written*, with **strong** and ~~struck~~ and `words`.\n\n## Smaller heading\n\n- one\n  - inner\n- two\n\n1. first\n2. second\n\n- [ ] call the bank\n- [x] change the lock, which is a longer thing that goes on to a second line so that one sees how it hangs there\n\n> ✦ What did you see today?\n\n> A quote\n> of two lines\n\n---\n\n[her page](https://example.org/a_(b)) and <https://example.org> \\*not emphasis\\* &amp; #set text(red) $x$ @ref <label>\n\n```\ncode  with   spaces\n  kept\n```\n"})
	attach(t, r, first, "kitchen.jpg", sideways(t))
	var b bytes.Buffer
	if err := png.Encode(&b, quarters(t, 900, 300, [4]color.RGBA{red, green, blue, yellow})); err != nil {
		t.Fatal(err)
	}
	attach(t, r, first, "screenshot.png", b.Bytes())
	attach(t, r, first, "notes.txt", []byte("words"))
	save(t, r, journal.Entry{At: day(9, 20), Text: "é, Ж, 漢字, ع, שלום, ไทย, 😀 👩‍👩‍👧 🇩🇪 ❤️, 한국어, ひらがな, देवनागरी, ქართული.\n\nوصلت الرسالة في الليل، ولم أفتحها. 12 رسالة.\n\nהיום היה שקט. קראתי ספר (טוב).\n\n今日は静かな一日でした。窓を開けて、ゆっくりお茶を飲みました。\n\nวันนี้เงียบสงบ ฉันเดินไปที่ทะเลสาบและนั่งอยู่ที่นั่นเป็นเวลานานมากจนกระทั่งพระอาทิตย์ตกดิน\n\n" + strings.Repeat("unbreakable", 30) + "\n\nhttps://example.org/" + strings.Repeat("a/long/path-", 20) + "\n\nA letter nobody has: ༀ."})
	save(t, r, journal.Entry{Title: "A table over two pages", At: day(9, 28), Text: table(40)})
	save(t, r, journal.Entry{Kind: journal.KindLetter, To: "R.", Title: "What I will not send", At: day(10, 2), Text: "Dear R.,\n\nI will not send this."})
	save(t, r, journal.Entry{Kind: journal.KindLetter, To: "myself", At: day(10, 3), SealedUntil: time.Date(2027, 3, 1, 8, 0, 0, 0, time.UTC), Text: "The hidden words."})
	save(t, r, journal.Entry{Kind: journal.KindThought, Title: "A thought", At: day(10, 5), Text: "Quiet is not empty."})
	save(t, r, journal.Entry{Kind: journal.KindAchievement, Title: "Forty-seven days", At: day(10, 9), Text: "I did not look."})
	save(t, r, journal.Entry{Kind: journal.KindDream, Title: "The house", At: day(10, 12), Text: "A house with no door."})
	save(t, r, journal.Entry{Kind: journal.KindThoughtRecord, Title: "It was my fault", At: day(11, 1), Text: "Written on the train.",
		Record: &journal.ThoughtRecord{Thought: "It was my fault.", For: "She said so.", Against: "- I was not there.\n- Others saw it.", Kinder: "I did what I could.", Before: &eighty, After: &thirty}})
	save(t, r, journal.Entry{Kind: journal.KindGrief, Title: "العنوان بالعربية", At: day(11, 4), Text: "The cup she left.", Zone: "Asia/Tokyo"})
}

func made(t *testing.T, r *Rooms) ([]byte, pdfMade) {
	t.Helper()
	if !typeset.Available() {
		t.Skip("this checkout was not built: nothing to typeset with")
	}
	var b bytes.Buffer
	got, err := r.journalPDF(context.Background(), oldestFirst(r), func(_ int, fill func(io.Writer) error) error { return fill(&b) })
	if err != nil || got.Parts != 1 {
		t.Fatal(got, err)
	}
	return b.Bytes(), got
}

// tool runs one of poppler's and qpdf's programs on a file.
func tool(t *testing.T, name string, args ...string) string {
	t.Helper()
	if _, err := exec.LookPath(name); err != nil {
		t.Skip(name + " is not installed")
	}
	out, err := exec.Command(name, args...).CombinedOutput()
	if err != nil {
		t.Fatalf("%s: %v\n%s", name, err, out)
	}
	return string(out)
}

func TestJournalPDF(t *testing.T) {
	r := library(t)
	furnishLibrary(t, r)
	pdf, got := made(t, r)
	if got.Entries != 10 || got.Pictures != 2 || got.Sealed != 1 || string(got.Missing) != "ༀ" {
		t.Errorf("made %+v", got)
	}
	dir := t.TempDir()
	file := filepath.Join(dir, "journal.pdf")
	if err := os.WriteFile(file, pdf, 0o600); err != nil {
		t.Fatal(err)
	}

	t.Run("the same bytes again", func(t *testing.T) {
		if again, _ := made(t, r); !bytes.Equal(again, pdf) {
			t.Error("it differs")
		}
	})
	t.Run("its words", func(t *testing.T) {
		text := tool(t, "pdftotext", file, "-")
		for _, want := range []string{"September 2026", "The yellow lamp", "Thursday, 3 September 2026, 09:15", "It felt light · hopeful, tired · the pull 7 of 10 · #home",
			"with Anna", "☐ call the bank", "✓ change the lock", "✦ What did you see today?", "#set text(red) $x$ @ref <label>", "notes.txt — 5 bytes",
			"Unsent letter to R.", "This letter is sealed until 1 March 2027", "One letter is sealed", "The thought (believed 80 %)", "A kinder true sentence (the thought is now believed 30 %)",
			"Grief note", "16:15 (Asia/Tokyo)", "Tibetan", "漢字", "한국어", "😀", "1 of 8", "8 of 8"} {
			if !strings.Contains(text, want) {
				t.Errorf("%q is not in it", want)
			}
		}
		if strings.Contains(text, "hidden words") {
			t.Error("a sealed letter's words are in it")
		}
		if n := strings.Count(text, "What came"); n != 3 {
			t.Errorf("the head of a table over three pages stands on %d", n)
		}
	})
	t.Run("a font for every script", func(t *testing.T) {
		fonts := tool(t, "pdffonts", file)
		for _, want := range []string{"Literata", "NotoSansSC", "NotoNaskhArabic", "NotoSansHebrew", "NotoSansThai", "NotoSansKR", "NotoSansGeorgian", "Type 3" /* emoji */, "NotoSansSymbols"} {
			if !strings.Contains(fonts, want) {
				t.Errorf("nothing is set in %s:\n%s", want, fonts)
			}
		}
	})
	t.Run("a sound file", func(t *testing.T) {
		tool(t, "qpdf", "--check", file)
		if info := tool(t, "pdfinfo", file); !strings.Contains(info, "Tagged:          yes") || !strings.Contains(info, "Title:           Journal") {
			t.Error(info)
		}
	})
	t.Run("pictures upright", func(t *testing.T) {
		tool(t, "pdftoppm", "-r", "40", "-f", "3", "-l", "3", "-png", file, filepath.Join(dir, "page"))
		names, _ := filepath.Glob(filepath.Join(dir, "page*.png"))
		if len(names) != 1 {
			t.Fatalf("rasters %v", names)
		}
		f, err := os.Open(names[0])
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		page, err := png.Decode(f)
		if err != nil {
			t.Fatal(err)
		}
		found := map[color.RGBA]image.Point{} // the first point of each colour, from the top
		for y := page.Bounds().Min.Y; y < page.Bounds().Max.Y; y++ {
			for x := page.Bounds().Min.X; x < page.Bounds().Max.X; x++ {
				for _, c := range []color.RGBA{red, green, blue, yellow} {
					if _, seen := found[c]; !seen && alike(page.At(x, y), c) {
						found[c] = image.Pt(x, y)
					}
				}
			}
		}
		if len(found) != 4 || found[red].X >= found[green].X || found[red].Y >= found[yellow].Y || found[yellow].X >= found[blue].X || found[green].Y >= found[blue].Y {
			t.Errorf("the corners stand at %v", found)
		}
	})
}

func alike(a, b color.Color) bool {
	ar, ag, ab, _ := a.RGBA()
	br, bg, bb, _ := b.RGBA()
	for _, d := range []int{int(ar) - int(br), int(ag) - int(bg), int(ab) - int(bb)} {
		if d > 0x1800 || d < -0x1800 {
			return false
		}
	}
	return true
}

func TestJournalPDFEnds(t *testing.T) {
	r := library(t)
	save(t, r, journal.Entry{At: day(9, 3), Text: "A word."})
	cancelled, cancel := context.WithCancel(context.Background())
	cancel()
	never := func(int, func(io.Writer) error) error { t.Error("a part was finished"); return nil }
	if _, err := r.journalPDF(cancelled, oldestFirst(r), never); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
}

func TestALongJournalIsSetInParts(t *testing.T) {
	r := library(t)
	if !typeset.Available() {
		t.Skip("this checkout was not built: nothing to typeset with")
	}
	many := func(yield func(journal.Entry, error) bool) {
		for i := range partEntries + 2 {
			e := journal.Entry{At: day(1, 1).AddDate(0, 0, i), Zone: "UTC", Text: "A word."}
			if i == partEntries+1 {
				e.Text = strings.Repeat("A long night.\n", partText/14)
			}
			if !yield(e, nil) {
				return
			}
		}
	}
	var covers []string
	got, err := r.journalPDF(context.Background(), many, func(n int, fill func(io.Writer) error) error {
		if n == 3 { // it is long, and the same as the first two but for its length
			return nil
		}
		file := filepath.Join(t.TempDir(), "part.pdf")
		f, err := os.Create(file)
		if err != nil {
			return err
		}
		if err = errors.Join(fill(f), f.Close()); err == nil {
			covers = append(covers, tool(t, "pdftotext", "-l", "1", file, "-"))
		}
		return err
	})
	if err != nil || got.Parts != 3 || got.Entries != partEntries+2 {
		t.Fatalf("%+v, %v", got, err)
	}
	for i, want := range []string{"Journal, part 1\n1 January 2026 – 8 February 2030\n1500 entries", "Journal, part 2\n9 February 2030\n1 entry"} {
		if got := strings.Join(strings.FieldsFunc(covers[i], func(r rune) bool { return r == '\n' }), "\n"); !strings.HasPrefix(got, want) {
			t.Errorf("part %d begins %q", i+1, got)
		}
	}
}

func TestJournalPDFOfNothing(t *testing.T) {
	r := library(t)
	pdf, got := made(t, r)
	if got.Entries != 0 || !bytes.HasPrefix(pdf, []byte("%PDF-")) {
		t.Errorf("made %+v, %d bytes", got, len(pdf))
	}
}

package media

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"os"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"
)

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// A tag is one entry of an EXIF directory: text, a number, or a directory of
// its own.
type tag struct {
	id    uint16
	value any
}

// tiff makes an EXIF block, little endian.
func tiff(tags ...tag) []byte {
	b := []byte("II*\x00\x08\x00\x00\x00")
	return directory(b, tags)
}

func directory(b []byte, tags []tag) []byte {
	le := binary.LittleEndian
	b = le.AppendUint16(b, uint16(len(tags)))
	at := len(b)
	b = append(b, make([]byte, 12*len(tags)+4)...)
	for i, t := range tags {
		e := b[at+12*i:]
		le.PutUint16(e, t.id)
		var data []byte
		switch v := t.value.(type) {
		case string:
			data = append([]byte(v), 0)
			le.PutUint16(e[2:], 2)
			le.PutUint32(e[4:], uint32(len(data)))
		case uint16:
			le.PutUint16(e[2:], 3)
			le.PutUint32(e[4:], 1)
			le.PutUint16(e[8:], v)
		case [3]uint32: // degrees, minutes, hundredths of seconds
			le.PutUint16(e[2:], 5)
			le.PutUint32(e[4:], 3)
			for j, n := range v {
				data = le.AppendUint32(data, n)
				data = le.AppendUint32(data, []uint32{1, 1, 100}[j])
			}
		case []tag:
			le.PutUint16(e[2:], 4)
			le.PutUint32(e[4:], 1)
			le.PutUint32(e[8:], uint32(len(b)))
			b = directory(b, v)
			continue
		}
		if len(data) > 4 {
			le.PutUint32(e[8:], uint32(len(b)))
			b = append(b, data...)
		} else {
			copy(e[8:], data)
		}
	}
	return b
}

// photo is what a phone's camera writes of itself.
func photo() []byte {
	return tiff(tag{0x010F, "Acme"}, tag{0x0110, "Phone 9"}, tag{0x0112, uint16(6)}, tag{0x0131, "17.1"}, tag{0x0132, "2026:11:20 18:30:05"},
		tag{0x8769, []tag{{0x9003, "2026:11:20 18:30:05"}, {0x9011, "+01:00"}}},
		tag{0x8825, []tag{{1, "S"}, {2, [3]uint32{33, 51, 3000}}, {3, "E"}, {4, [3]uint32{151, 12, 600}}, {0x1D, "2026:11:20"}}})
}

// checker is a picture whose four quarters differ.
func checker(w, h int) *image.NRGBA {
	m := image.NewNRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			m.SetNRGBA(x, y, [4]color.NRGBA{{255, 0, 0, 255}, {0, 255, 0, 255}, {0, 0, 255, 255}, {255, 255, 0, 255}}[2*(2*y/h)+2*x/w])
		}
	}
	return m
}

// jpegWith is a JPEG with blocks put behind its first two bytes.
func jpegWith(t testing.TB, m image.Image, blocks ...[]byte) []byte {
	t.Helper()
	var b bytes.Buffer
	must(t, jpeg.Encode(&b, m, &jpeg.Options{Quality: 95}))
	out := bytes.Clone(b.Bytes()[:2])
	for _, block := range blocks {
		out = append(out, 0xFF, 0xE1)
		out = binary.BigEndian.AppendUint16(out, uint16(len(block)+2))
		out = append(out, block...)
	}
	return append(out, b.Bytes()[2:]...)
}

func exifBlock(b []byte) []byte { return append([]byte("Exif\x00\x00"), b...) }
func xmpBlock(s string) []byte  { return []byte("http://ns.adobe.com/xap/1.0/\x00" + s) }
func plainPNG(m image.Image) []byte {
	var b bytes.Buffer
	_ = png.Encode(&b, m)
	return b.Bytes()
}

const packet = `<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmp:CreatorTool="Adobe Photoshop 25.0" xmp:ModifyDate="2026-11-21T09:00:00+01:00">
<xmpMM:History xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/"><rdf:Seq><rdf:li stEvt:action="saved" stEvt:when="2026-11-21T08:59:00+01:00" stEvt:softwareAgent="Adobe Photoshop 25.0"/></rdf:Seq></xmpMM:History>
<dc:creator xmlns:dc="http://purl.org/dc/elements/1.1/"><rdf:Seq><rdf:li>Mira Holm</rdf:li></rdf:Seq></dc:creator>
</rdf:Description></rdf:RDF></x:xmpmeta>`

// box makes a box of a film.
func box(name string, parts ...[]byte) []byte {
	b := bytes.Join(parts, nil)
	return append(append(binary.BigEndian.AppendUint32(nil, uint32(len(b)+8)), name...), b...)
}

func header32(made, changed, scale, length uint32) []byte {
	b := []byte{0, 0, 0, 0}
	for _, n := range []uint32{made, changed, scale, length} {
		b = binary.BigEndian.AppendUint32(b, n)
	}
	return append(b, make([]byte, 80)...)
}

func since1904(s string) uint32 {
	at, _ := time.Parse(time.RFC3339, s)
	return uint32(at.Sub(epoch1904) / time.Second)
}

// film is a movie as phones write it, its words behind the pictures.
func filmOf(made uint32) []byte {
	keys := append([]byte{0, 0, 0, 0, 0, 0, 0, 2}, append(box("mdta", []byte("com.apple.quicktime.creationdate")), box("mdta", []byte("com.apple.quicktime.location.ISO6709"))...)...)
	item := func(n byte, s string) []byte {
		b := box("data", []byte{0, 0, 0, 1, 0, 0, 0, 0}, []byte(s))
		return append(append(binary.BigEndian.AppendUint32(nil, uint32(len(b)+8)), 0, 0, 0, n), b...)
	}
	meta := box("meta", box("hdlr", make([]byte, 24)), box("keys", keys),
		box("ilst", item(1, "2026-11-20T18:30:05+0100"), item(2, "+52.5200+013.4050+034.000/")))
	udta := box("udta", box("\xa9mak", []byte{0, 4, 0x15, 0xC7}, []byte("Acme")))
	return slices.Concat(box("ftyp", []byte("qt  \x00\x00\x00\x00qt  ")), box("wide"), box("mdat", make([]byte, 2000)),
		box("moov", box("mvhd", header32(made, made, 600, 600*75)), meta, udta))
}

const mailHead = "Received: from mx.example.net (mx.example.net [192.0.2.7])\r\n\tby mail.example.org; Fri, 20 Nov 2026 18:31:00 +0100\r\n" +
	"Date: Fri, 20 Nov 2026 17:30:05 +0000\r\nFrom: =?utf-8?Q?J=C3=B6rg?= <j@example.net>\r\nSubject: =?utf-8?B?RnJlaXRhZw==?=\r\nX-Mailer: Acme Mail 3\r\n\r\nFrom: nobody\r\n"

// told is what the facts say, a line each, to be compared.
func toldBy(facts []Fact) string {
	var b strings.Builder
	for _, f := range facts {
		fmt.Fprintf(&b, "%s %s=%s", f.Origin, f.Name, f.Value)
		if f.About != "" {
			fmt.Fprintf(&b, " [%s]", f.About)
		}
		if !f.At.IsZero() {
			fmt.Fprintf(&b, " %s %v", f.At.UTC().Format("2006-01-02T15:04:05"), f.Zoned)
		}
		b.WriteByte('\n')
	}
	return b.String()
}

func factsOf(data []byte, mediaType string) ([]Fact, error) {
	return Facts(bytes.NewReader(data), int64(len(data)), mediaType)
}

func TestFacts(t *testing.T) {
	heic, err := os.ReadFile("testdata/phone.heic")
	must(t, err)
	pdfOf := func(parts ...string) []byte { return []byte("%PDF-1.7\n" + strings.Join(parts, "\n") + "\n%%EOF\n") }
	for _, x := range []struct {
		name, mediaType string
		data            []byte
		want            []string
		not             []string
	}{
		{"a photograph", "image/jpeg", jpegWith(t, checker(40, 30), exifBlock(photo())), []string{
			"file Width=40 [size]", "exif Make=Acme [device]", "exif Model=Phone 9 [device]", "exif Software=17.1 [software]",
			"exif DateTimeOriginal=2026:11:20 18:30:05 +01:00 [date] 2026-11-20T17:30:05 true",
			"exif ModifyDate=2026:11:20 18:30:05 [date] 2026-11-20T18:30:05 false",
			"exif GPSPosition=-33.858333, 151.201667 [place]", "exif GPSDateTime=2026:11:20 UTC [date] 2026-11-20T00:00:00 true",
		}, nil},
		{"an edited one", "image/jpeg", jpegWith(t, checker(40, 30), xmpBlock(packet)), []string{
			"xmp CreatorTool=Adobe Photoshop 25.0 [software]", "xmp ModifyDate=2026-11-21T09:00:00+01:00 [date] 2026-11-21T08:00:00 true",
			"xmp History/when=2026-11-21T08:59:00+01:00 [date] 2026-11-21T07:59:00 true", "xmp History/softwareAgent=Adobe Photoshop 25.0 [software]", "xmp creator=Mira Holm [person]",
		}, nil},
		{"a clock that was never set", "image/jpeg", jpegWith(t, checker(8, 8), exifBlock(tiff(tag{0x010F, "Acme"}, tag{0x0132, "0000:00:00 00:00:00"}))),
			[]string{"exif ModifyDate=0000:00:00 00:00:00\n"}, []string{"[date]"}},
		{"HEIC", "image/heic", heic, []string{"file Width=", "exif Make=Acme [device]", "exif DateTimeOriginal=2026:11:20 18:30:05 +01:00 [date] 2026-11-20T17:30:05 true"}, nil},
		{"a screenshot", "image/png", plainPNG(checker(1170, 400)), []string{"file Width=1170 [size]\nfile Height=400 [size]\n"}, []string{"exif"}},
		{"a film", "video/quicktime", filmOf(since1904("2026-11-20T17:30:00Z")), []string{
			"movie CreationTime=2026-11-20 17:30:00 UTC [date] 2026-11-20T17:30:00 true", "movie Duration=1m15s [size]",
			"movie creationdate=2026-11-20T18:30:05+0100 [date] 2026-11-20T17:30:05 true", "movie location.ISO6709=52.520000, 13.405000 [place]", "movie ©mak=Acme [device]",
		}, nil},
		{"a film without a clock", "video/quicktime", filmOf(0), nil, []string{"CreationTime"}},
		{"a film from 1904", "video/quicktime", filmOf(1), []string{"movie CreationTime=1904-01-01 00:00:01 UTC\n"}, nil},
		{"a PDF", "application/pdf", pdfOf("1 0 obj <</Producer (Acme \\(PDF\\) 2) /Creator <FEFF004D00E9> /CreationDate (D:20261120183005+01'00')>> endobj",
			"2 0 obj <</ModDate (D:20261121)>> endobj", "3 0 obj <</S /JavaScript /JS (app.alert\\(1\\))>> endobj"), []string{
			"pdf Producer=Acme (PDF) 2 [software]", "pdf Creator=Mé [software]", "pdf CreationDate=D:20261120183005+01'00' [date] 2026-11-20T17:30:05 true",
			"pdf ModDate=D:20261121 [date] 2026-11-21T00:00:00 false", "pdf Action=JavaScript [action]",
		}, nil},
		{"a PDF nobody can read", "application/pdf", pdfOf("1 0 obj <</Producer (\x01\x02)>> endobj", "trailer <</Encrypt 5 0 R>>"), []string{"pdf Encrypt=yes\n"}, []string{"Producer"}},
		{"a mail", "message/rfc822", []byte(mailHead), []string{
			"mail Received=from mx.example.net (mx.example.net [192.0.2.7]) by mail.example.org; Fri, 20 Nov 2026 18:31:00 +0100 [date] 2026-11-20T17:31:00 true",
			"mail Date=Fri, 20 Nov 2026 17:30:05 +0000 [date] 2026-11-20T17:30:05 true", "mail From=Jörg <j@example.net> [person]", "mail Subject=Freitag\n", "mail X-Mailer=Acme Mail 3 [software]",
		}, []string{"nobody"}},
		{"a text", "text/plain; charset=utf-8", []byte("Date: today"), nil, []string{"="}},
	} {
		t.Run(x.name, func(t *testing.T) {
			facts, err := factsOf(x.data, x.mediaType)
			must(t, err)
			got := toldBy(facts)
			for _, w := range x.want {
				if !strings.Contains(got, w) {
					t.Errorf("no %q in\n%s", w, got)
				}
			}
			for _, n := range x.not {
				if strings.Contains(got, n) {
					t.Errorf("%q stands in\n%s", n, got)
				}
			}
		})
	}
}

// bombs are files made to exhaust who reads what they say of themselves.
func bombs(t testing.TB) map[string]struct {
	mediaType string
	data      []byte
} {
	var many []tag
	for i := range 5000 {
		many = append(many, tag{0x010F + uint16(i%2), fmt.Sprintf("Acme %d and more", i)})
	}
	again := tiff(tag{0x014A, uint16(8)}) // a directory within itself
	deep := strings.Repeat("<a>", 100_000)
	var nested []byte
	for range 3000 {
		nested = box("moov", nested)
	}
	heic := box("ftyp", []byte("heic\x00\x00\x00\x00heicmif1"))
	circle := slices.Concat(heic, box("meta", []byte{0, 0, 0, 0}, box("iinf", []byte{1, 0, 0, 0, 0xFF, 0xFF, 0xFF, 0xFF}, bytes.Repeat([]byte{0, 0, 0, 8, 'i', 'n', 'f', 'x'}, 200_000))))
	type file = struct {
		mediaType string
		data      []byte
	}
	eXIf := func(b []byte) []byte {
		p := plainPNG(checker(8, 8))
		return slices.Concat(p[:33], binary.BigEndian.AppendUint32(nil, uint32(len(b))), []byte("eXIf"), b, make([]byte, 4), p[33:])
	}
	return map[string]file{
		"thousands of tags":      {"image/png", eXIf(tiff(many...))},
		"a directory in itself":  {"image/jpeg", jpegWith(t, checker(8, 8), exifBlock(again))},
		"XMP without an end":     {"image/jpeg", jpegWith(t, checker(8, 8), xmpBlock(deep[:60_000]))},
		"boxes within boxes":     {"video/mp4", nested},
		"boxes without end":      {"video/mp4", bytes.Repeat(box("free"), 100_000)},
		"four billion items":     {"image/heic", circle},
		"a box larger than all":  {"video/mp4", []byte("\x00\x00\x00\x01moov\x7f\xff\xff\xff\xff\xff\xff\xff")},
		"a header without end":   {"message/rfc822", []byte("From: a\n" + strings.Repeat(" x\n", 400_000))},
		"ten thousand Receiveds": {"message/rfc822", []byte(strings.Repeat("Received: x\n", 10_000))},
	}
}

func TestBombsAreRefused(t *testing.T) {
	for name, x := range bombs(t) {
		t.Run(name, func(t *testing.T) {
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			facts, err := factsOf(x.data, x.mediaType)
			runtime.ReadMemStats(&after)
			if name != "a directory in itself" && name != "boxes within boxes" && !errors.Is(err, ErrUnreadable) {
				t.Errorf("the error is %v, the facts are %d", err, len(facts))
			}
			if len(facts) > maxFacts {
				t.Errorf("%d facts came", len(facts))
			}
			if used := after.TotalAlloc - before.TotalAlloc; used > 256<<20 {
				t.Errorf("it took %d MiB", used>>20)
			}
		})
	}
}

// failing is a file whose drive was pulled out.
type failing struct{}

var errGone = errors.New("gone")

func (failing) ReadAt([]byte, int64) (int, error) { return 0, errGone }

func TestFactsOfAFileThatCannotBeRead(t *testing.T) {
	for _, mediaType := range []string{"image/jpeg", "video/mp4", "application/pdf", "message/rfc822", "image/heic"} {
		if _, err := Facts(failing{}, 1000, mediaType); !errors.Is(err, errGone) {
			t.Errorf("%s: %v", mediaType, err)
		}
	}
}

func TestConcerns(t *testing.T) {
	shot := func(w, h int) []byte { return plainPNG(checker(w, h)) }
	camera := jpegWith(t, checker(40, 30), exifBlock(photo()))
	for _, x := range []struct {
		name, file, mediaType string
		data                  []byte
		want                  []Concern
	}{
		{"as the camera wrote it", "IMG_0001.JPG", "image/jpeg", camera, []Concern{Placed}},
		{"by WhatsApp", "IMG-20261120-WA0007.jpg", "image/jpeg", jpegWith(t, checker(40, 30)), []Concern{NoDate, Stripped, Resaved}},
		{"by WhatsApp on an iPhone", "00000012-PHOTO-2026-11-20-18-30-05.jpg", "image/jpeg", jpegWith(t, checker(40, 30)), []Concern{NoDate, Stripped, Resaved}},
		{"by Telegram", "photo_2026-11-20_18-30-05.jpg", "image/jpeg", camera, []Concern{Resaved, Placed}},
		{"through an editor", "a.jpg", "image/jpeg", jpegWith(t, checker(40, 30), xmpBlock(packet)), []Concern{Edited}},
		{"a whole screenshot", "Screenshot.png", "image/png", shot(1170, 2532), []Concern{NoDate}},
		{"a part of one", "Screenshot.png", "image/png", shot(1170, 600), []Concern{NoDate, Cropped}},
		{"a part of nobody's screen", "Screenshot.png", "image/png", shot(1000, 600), []Concern{NoDate}},
		{"a wide photograph", "a.jpg", "image/jpeg", jpegWith(t, checker(1080, 600)), []Concern{NoDate, Stripped}},
		{"a mail", "a.eml", "message/rfc822", []byte(mailHead), nil},
		{"a mail from nobody", "a.eml", "message/rfc822", []byte("Subject: x\r\n\r\n"), []Concern{NoDate, NoSender}},
		{"made after it was changed", "a.pdf", "application/pdf", []byte("%PDF-1.4 /CreationDate (D:20261121120000Z) /ModDate (D:20261120120000Z)"), []Concern{DatesDiffer}},
		{"a PDF that runs", "a.pdf", "application/pdf", []byte("%PDF-1.4 /CreationDate (D:20261121120000Z) /S /Launch /F (x)"), []Concern{Active}},
		{"a text", "a.txt", "text/plain", []byte("x"), nil},
	} {
		t.Run(x.name, func(t *testing.T) {
			facts, err := factsOf(x.data, x.mediaType)
			must(t, err)
			if got := Concerns(x.file, x.mediaType, facts); !slices.Equal(got, x.want) {
				t.Errorf("%v, want %v; of\n%s", got, x.want, toldBy(facts))
			}
		})
	}
}

// Were the rest looked through for each list, it would take minutes.
func TestListsOfNothing(t *testing.T) {
	facts, err := factsOf([]byte("%PDF-1.7 /Title (before) "+strings.Repeat("/Type/ObjStm stream ", 50_000)+" /Author (Mira) %%EOF"), "application/pdf")
	if err != nil || len(facts) != 2 || facts[1].Value != "Mira" {
		t.Errorf("%v, %+v", err, facts)
	}
}

// riff is a WebP picture that says of itself what a camera would.
func riff(exif []byte, xmp string) []byte {
	chunk := func(name string, parts ...[]byte) []byte {
		b := bytes.Join(parts, nil)
		return append(binary.LittleEndian.AppendUint32([]byte(name), uint32(len(b))), append(b, make([]byte, len(b)%2)...)...)
	}
	return chunk("RIFF", []byte("WEBP"), chunk("VP8X", []byte{0x0C, 0, 0, 0, 7, 0, 0, 7, 0, 0}), chunk("EXIF", exif), chunk("XMP ", []byte(xmp)))
}

func FuzzFacts(f *testing.F) {
	f.Add(jpegWith(f, checker(8, 8), exifBlock(photo()), xmpBlock(packet)), uint8(0))
	f.Add(plainPNG(checker(8, 8)), uint8(1))
	f.Add(filmOf(1), uint8(2))
	f.Add([]byte("%PDF-1.4 /CreationDate (D:20261121120000Z) /Type /ObjStm stream\nx"), uint8(3))
	f.Add([]byte(mailHead), uint8(4))
	if heic, err := os.ReadFile("testdata/phone.heic"); err == nil {
		f.Add(heic, uint8(5))
		f.Add(heic, uint8(8))
	}
	f.Add(riff(photo(), packet), uint8(6))
	f.Add(photo(), uint8(7))
	types := []string{"image/jpeg", "image/png", "video/mp4", "application/pdf", "message/rfc822", "image/heic", "image/webp", "image/tiff", "image/avif", "image/gif"}
	f.Fuzz(func(t *testing.T, data []byte, kind uint8) {
		mediaType := types[int(kind)%len(types)]
		facts, err := factsOf(data, mediaType)
		if err != nil && !errors.Is(err, ErrUnreadable) {
			t.Errorf("%v", err)
		}
		if len(facts) > maxFacts {
			t.Errorf("%d facts", len(facts))
		}
		for _, x := range facts {
			if x.Value == "" || strings.ContainsAny(x.Name+x.Value, "\n\r\x00\x1b\u202e") || len(x.Value) > 16*maxValue || !x.At.IsZero() && (x.At.Year() < minYear || x.At.Year() > maxYear) {
				t.Errorf("%q=%q at %v cannot be shown", x.Name, x.Value, x.At)
			}
		}
		Concerns("a.jpg", mediaType, facts)
	})
}

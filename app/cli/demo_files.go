package cli

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"io/fs"
	"math"
	"path"
	"strconv"
	"strings"
	"time"
)

// render makes the file called name from its demo text.
func render(name, text string) ([]byte, error) {
	switch path.Ext(name) {
	case ".png":
		return picture(text)
	case ".pdf":
		return pdf(text), nil
	case ".wav":
		return sound(text), nil
	case ".eml":
		return []byte(strings.ReplaceAll(text, "\n", "\r\n")), nil
	}
	return []byte(text), nil
}

// pdf sets text on one page of A4, the first line larger.
func pdf(text string) []byte {
	var page strings.Builder
	page.WriteString("BT /F1 18 Tf 72 770 Td 18 TL\n")
	for i, line := range strings.Split(strings.TrimSpace(text), "\n") {
		if i == 1 {
			page.WriteString("/F1 11 Tf\n")
		}
		fmt.Fprintf(&page, "(%s) Tj T*\n", strings.NewReplacer(`\`, `\\`, "(", `\(`, ")", `\)`).Replace(line))
	}
	page.WriteString("ET\n")
	objects := []string{
		"<< /Type /Catalog /Pages 2 0 R >>",
		"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
		"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
		fmt.Sprintf("<< /Length %d >>\nstream\n%sendstream", page.Len(), page.String()),
		"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
	}
	var b bytes.Buffer
	b.WriteString("%PDF-1.4\n")
	xref := fmt.Sprintf("xref\n0 %d\n0000000000 65535 f \n", len(objects)+1)
	for i, o := range objects {
		xref += fmt.Sprintf("%010d 00000 n \n", b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", i+1, o)
	}
	start := b.Len()
	fmt.Fprintf(&b, "%strailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n", xref, len(objects)+1, start)
	return b.Bytes()
}

const (
	soundRate = 8000 // samples a second, as a telephone's
	soundNote = 0.18 // seconds of one tone
)

// sound is a WAV file of tones, one for each frequency in Hz; 0 is a rest.
func sound(text string) []byte {
	var samples []byte
	for _, f := range strings.Fields(text)[1:] {
		hertz, _ := strconv.ParseFloat(f, 64)
		n := int(soundRate * soundNote)
		for i := range n {
			fade := math.Sin(math.Pi * float64(i) / float64(n)) // no clicks between tones
			v := 9000 * fade * math.Sin(2*math.Pi*hertz*float64(i)/soundRate)
			samples = binary.LittleEndian.AppendUint16(samples, uint16(int16(v)))
		}
	}
	var b bytes.Buffer
	le := func(v ...any) {
		for _, x := range v {
			_ = binary.Write(&b, binary.LittleEndian, x) // a buffer takes everything
		}
	}
	le([]byte("RIFF"), uint32(36+len(samples)), []byte("WAVEfmt "), uint32(16), uint16(1), uint16(1), uint32(soundRate), uint32(2*soundRate),
		uint16(2), uint16(16), []byte("data"), uint32(len(samples)), samples)
	return b.Bytes()
}

// memoryFile is a made-up file: bytes with a name and a time. It is its own
// fs.FileInfo.
type memoryFile struct {
	*bytes.Reader
	name     string
	modified time.Time
}

func newMemoryFile(name string, content []byte, modified time.Time) *memoryFile {
	return &memoryFile{bytes.NewReader(content), name, modified}
}

func (f *memoryFile) Stat() (fs.FileInfo, error) { return f, nil }
func (f *memoryFile) Close() error               { return nil }
func (f *memoryFile) Name() string               { return f.name }
func (f *memoryFile) Mode() fs.FileMode          { return 0o600 }
func (f *memoryFile) ModTime() time.Time         { return f.modified }
func (f *memoryFile) IsDir() bool                { return false }
func (f *memoryFile) Sys() any                   { return nil }

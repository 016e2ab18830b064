package typeset

import (
	"bytes"
	"encoding/binary"
	"errors"
	"hash/crc32"
	"image"
	"image/color"
	"image/gif"
	"image/jpeg"
	"image/png"
	"testing"
)

// striped is red at the left, green at the top right, blue at the bottom
// right, kept as an EXIF orientation says it was held.
func striped(turn int) *image.RGBA {
	const w, h = 60, 40
	m := image.NewRGBA(image.Rect(0, 0, w, h))
	if turn >= uprightSides {
		m = image.NewRGBA(image.Rect(0, 0, h, w))
	}
	for y := range m.Rect.Dy() {
		for x := range m.Rect.Dx() {
			// where this point of the file belongs in the upright picture
			fx, fy := m.Rect.Dx()-1-x, m.Rect.Dy()-1-y
			at := [...]image.Point{1: {x, y}, 2: {fx, y}, 3: {fx, fy}, 4: {x, fy}, 5: {y, x}, 6: {fy, x}, 7: {fy, fx}, 8: {y, fx}}[turn]
			// 6 is turned a quarter to the right to be upright: its left column becomes the top row
			c := color.RGBA{220, 20, 20, 255}
			switch {
			case at.X >= w/2 && at.Y < h/2:
				c = color.RGBA{20, 180, 20, 255}
			case at.X >= w/2:
				c = color.RGBA{20, 20, 220, 255}
			}
			m.SetRGBA(x, y, c)
		}
	}
	return m
}

// exif puts an orientation, and a place that must not get out, into a JPEG.
func exif(jpg []byte, turn int) []byte {
	tiff := []byte("MM\x00\x2a\x00\x00\x00\x08\x00\x02" +
		"\x01\x0e\x00\x02\x00\x00\x00\x0c\x00\x00\x00\x26" + // ImageDescription
		"\x01\x12\x00\x03\x00\x00\x00\x01\x00" + string(rune(turn)) + "\x00\x00" + "\x00\x00\x00\x00" + "Hidden place")
	app := append([]byte("Exif\x00\x00"), tiff...)
	head := binary.BigEndian.AppendUint16([]byte{0xFF, 0xD8, 0xFF, 0xE1}, uint16(len(app)+2))
	return append(append(head, app...), jpg[2:]...)
}

func encoded(t testing.TB, m image.Image) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := jpeg.Encode(&b, m, &jpeg.Options{Quality: 95}); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func near(t *testing.T, m image.Image, x, y int, want color.RGBA) {
	t.Helper()
	r, g, b, _ := m.At(x, y).RGBA()
	for _, d := range [][2]int{{int(r >> 8), int(want.R)}, {int(g >> 8), int(want.G)}, {int(b >> 8), int(want.B)}} {
		if d[0]-d[1] > 40 || d[1]-d[0] > 40 {
			t.Errorf("at %d, %d stands %d %d %d, want %v", x, y, r>>8, g>>8, b>>8, want)
			return
		}
	}
}

func TestPicturesStandUpright(t *testing.T) {
	for turn := 1; turn <= 8; turn++ {
		p, err := Picture(bytes.NewReader(exif(encoded(t, striped(turn)), turn)))
		if err != nil {
			t.Fatal(err)
		}
		m, _, err := image.Decode(bytes.NewReader(p.JPEG))
		if err != nil {
			t.Fatal(err)
		}
		if p.Width != 60 || p.Height != 40 || m.Bounds().Dx() != 60 {
			t.Fatalf("held as %d: %d × %d", turn, p.Width, p.Height)
		}
		near(t, m, 10, 20, color.RGBA{220, 20, 20, 255})
		near(t, m, 50, 8, color.RGBA{20, 180, 20, 255})
		near(t, m, 50, 32, color.RGBA{20, 20, 220, 255})
		if bytes.Contains(p.JPEG, []byte("Hidden place")) || bytes.Contains(p.JPEG, []byte("Exif")) {
			t.Errorf("held as %d: what the file said besides is still in it", turn)
		}
	}
}

func TestPicturesAreMadeReadyForPaper(t *testing.T) {
	big := image.NewNRGBA(image.Rect(0, 0, 4000, 200)) // clear all over
	var b bytes.Buffer
	if err := png.Encode(&b, big); err != nil {
		t.Fatal(err)
	}
	p, err := Picture(bytes.NewReader(b.Bytes()))
	if err != nil || p.Width != longestSide || p.Height != 80 {
		t.Fatalf("%d × %d, %v", p.Width, p.Height, err)
	}
	m, err := jpeg.Decode(bytes.NewReader(p.JPEG))
	if err != nil {
		t.Fatal(err)
	}
	near(t, m, 800, 40, color.RGBA{255, 255, 255, 255})
	b.Reset()
	if err := gif.Encode(&b, striped(1), nil); err != nil {
		t.Fatal(err)
	}
	if p, err = Picture(bytes.NewReader(b.Bytes())); err != nil || p.Width != 60 {
		t.Errorf("a GIF: %+v, %v", p, err)
	}
	if w := (Print{Width: 1000, Height: 4000}).Wide(134, 150, 150); w != 37.5 {
		t.Errorf("a tall picture is %v mm wide", w)
	}
}

// header is a PNG that says it has 200 million pixels.
func header() []byte {
	chunk := binary.BigEndian.AppendUint32([]byte("IHDR"), 20_000)
	chunk = append(binary.BigEndian.AppendUint32(chunk, 10_000), 8, 2, 0, 0, 0)
	b := append([]byte("\x89PNG\r\n\x1a\n\x00\x00\x00\x0d"), chunk...)
	return binary.BigEndian.AppendUint32(b, crc32.ChecksumIEEE(chunk))
}

func TestWhatIsNoPicture(t *testing.T) {
	whole := encoded(t, striped(1))
	for name, b := range map[string][]byte{
		"a text":             []byte("Dear R."),
		"nothing":            nil,
		"cut short":          whole[:len(whole)/2],
		"200 million points": header(),
	} {
		if _, err := Picture(bytes.NewReader(b)); !errors.Is(err, ErrNoPicture) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// torn is a file whose middle cannot be read.
type torn struct{ *bytes.Reader }

var errTorn = errors.New("cannot be read")

func (t torn) Read(b []byte) (int, error) {
	if t.Len() < int(t.Size())/2 {
		return 0, errTorn
	}
	return t.Reader.Read(b[:min(len(b), 64)])
}

func TestWhatCannotBeReadSaysSo(t *testing.T) {
	if _, err := Picture(torn{bytes.NewReader(encoded(t, striped(1)))}); !errors.Is(err, errTorn) || errors.Is(err, ErrNoPicture) {
		t.Errorf("%v", err)
	}
}

func FuzzPicture(f *testing.F) {
	f.Add(exif(encoded(f, striped(6)), 6))
	f.Add(header())
	var p, g bytes.Buffer
	if png.Encode(&p, striped(1)) != nil || gif.Encode(&g, striped(1), nil) != nil {
		f.Fatal("no seeds")
	}
	f.Add(p.Bytes())
	f.Add(g.Bytes())
	f.Add([]byte("RIFF\x1a\x00\x00\x00WEBPVP8L\x0d\x00\x00\x00\x2f\x00\x00\x00\x10\x07\x10\x11\x11\x88\x88\xfe\x07\x00"))
	f.Add([]byte("RIFF\x24\x00\x00\x00WEBPVP8 \x18\x00\x00\x00\x30\x01\x00\x9d\x01\x2a\x01\x00\x01\x00\x02\x00\x34\x25\xa4\x00\x03\x70\x00\xfe\xfb\xfd\x50\x00"))
	f.Fuzz(func(t *testing.T, b []byte) {
		if c, _, err := image.DecodeConfig(bytes.NewReader(b)); err == nil && c.Width > 1<<18/max(1, c.Height) {
			t.Skip() // slow, and bounded elsewhere
		}
		if p, err := Picture(bytes.NewReader(b)); err == nil && (p.Width < 1 || p.Height < 1 || len(p.JPEG) == 0) {
			t.Errorf("%d × %d", p.Width, p.Height)
		}
	})
}

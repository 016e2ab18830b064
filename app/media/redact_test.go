package media

import (
	"bytes"
	"context"
	"errors"
	"hash/crc32"
	"image"
	"image/color"
	"image/gif"
	"image/png"
	"os"
	"testing"
)

var ctx = context.Background()

func redact(data []byte, mediaType string, boxes ...Box) (image.Image, []byte, error) {
	var out bytes.Buffer
	w, h, err := Redact(ctx, &out, bytes.NewReader(data), int64(len(data)), mediaType, boxes)
	if err != nil {
		return nil, nil, err
	}
	m, err := png.Decode(bytes.NewReader(out.Bytes()))
	if err == nil && (m.Bounds().Dx() != w || m.Bounds().Dy() != h) {
		err = errors.New("another size than said")
	}
	return m, out.Bytes(), err
}

// shade names the colour of a place, as far as a JPEG keeps it.
func shade(m image.Image, x, y int) string {
	c, _ := color.NRGBAModel.Convert(m.At(x, y)).(color.NRGBA)
	high := func(v uint8) bool { return v > 128 }
	switch {
	case c.A < 255:
		return "clear"
	case c == color.NRGBA{A: 255}:
		return "black"
	case high(c.R) && high(c.G):
		return "yellow"
	case high(c.R):
		return "red"
	case high(c.G):
		return "green"
	case high(c.B):
		return "blue"
	}
	return "dark"
}

func TestRedact(t *testing.T) {
	if !CanHEIC() {
		t.Log("this build has no HEIC")
	}
	heic, err := os.ReadFile("testdata/phone.heic")
	must(t, err)
	var moving bytes.Buffer
	must(t, gif.Encode(&moving, checker(40, 30), nil))
	clear := image.NewNRGBA(image.Rect(0, 0, 40, 30))
	turned := func(n uint16) []byte { return jpegWith(t, checker(40, 30), exifBlock(tiff(tag{0x0112, n}))) }
	corners := func(m image.Image) [4]string {
		w, h := m.Bounds().Dx(), m.Bounds().Dy()
		return [4]string{shade(m, w/8, h/8), shade(m, w-w/8, h/8), shade(m, w/8, h-h/8), shade(m, w-w/8, h-h/8)}
	}
	for _, x := range []struct {
		name, mediaType string
		data            []byte
		box             Box
		wide            int
		want            [4]string
	}{
		{"a corner", "image/png", plainPNG(checker(40, 30)), Box{0, 0, 20, 15}, 40, [4]string{"black", "green", "blue", "yellow"}},
		{"beyond the edge", "image/png", plainPNG(checker(40, 30)), Box{20, 15, 900, 900}, 40, [4]string{"red", "green", "blue", "black"}},
		{"over glass", "image/png", plainPNG(clear), Box{0, 0, 20, 15}, 40, [4]string{"black", "clear", "clear", "clear"}},
		{"a photograph", "image/jpeg", jpegWith(t, checker(40, 30), exifBlock(photo())), Box{0, 0, 15, 20}, 30, [4]string{"black", "red", "yellow", "green"}},
		{"mirrored", "image/jpeg", turned(2), Box{0, 0, 20, 15}, 40, [4]string{"black", "red", "yellow", "blue"}},
		{"upside down", "image/jpeg", turned(3), Box{0, 0, 20, 15}, 40, [4]string{"black", "blue", "green", "red"}},
		{"on its side", "image/jpeg", turned(8), Box{0, 0, 15, 20}, 30, [4]string{"black", "yellow", "red", "blue"}},
		{"a way nothing can be held", "image/jpeg", turned(9), Box{0, 0, 20, 15}, 40, [4]string{"black", "green", "blue", "yellow"}},
		{"moving", "image/gif", moving.Bytes(), Box{0, 0, 20, 15}, 40, [4]string{"black", "green", "blue", "yellow"}},
		{"HEIC", "image/heic", heic, Box{0, 0, 48, 32}, 96, [4]string{"black", "green", "blue", "yellow"}},
	} {
		t.Run(x.name, func(t *testing.T) {
			m, raw, err := redact(x.data, x.mediaType, x.box)
			if errors.Is(err, ErrAbsent) {
				t.Skip("this build has no HEIC")
			}
			must(t, err)
			if got := corners(m); got != x.want || m.Bounds().Dx() != x.wide {
				t.Errorf("%v, %d wide; want %v, %d", got, m.Bounds().Dx(), x.want, x.wide)
			}
			facts, err := factsOf(raw, "image/png")
			if err != nil || len(facts) != 2 {
				t.Errorf("the copy says %q, %v", toldBy(facts), err)
			}
			for _, chunk := range []string{"eXIf", "tEXt", "zTXt", "iTXt", "tIME", "Acme"} {
				if bytes.Contains(raw, []byte(chunk)) {
					t.Errorf("the copy holds %s", chunk)
				}
			}
		})
	}
}

// What was beneath a box is gone: two pictures that differ only there give the
// same copy.
func TestRedactedIsGone(t *testing.T) {
	one, two := checker(40, 30), checker(40, 30)
	two.SetNRGBA(5, 5, color.NRGBA{1, 2, 3, 255})
	_, a, err := redact(plainPNG(one), "image/png", Box{4, 4, 3, 3})
	must(t, err)
	_, b, err := redact(plainPNG(two), "image/png", Box{4, 4, 3, 3})
	must(t, err)
	if !bytes.Equal(a, b) {
		t.Error("the copies differ")
	}
}

func TestRedactRefuses(t *testing.T) {
	plain, box := plainPNG(checker(40, 30)), Box{1, 1, 2, 2}
	huge := bytes.Clone(plain)
	copy(huge[16:], []byte{0, 1, 0, 0, 0, 1, 0, 0}) // 65,536 × 65,536
	sum := crc32.ChecksumIEEE(huge[12:29])
	copy(huge[29:], []byte{byte(sum >> 24), byte(sum >> 16), byte(sum >> 8), byte(sum)})
	for _, x := range []struct {
		name, mediaType string
		data            []byte
		boxes           []Box
		want            error
	}{
		{"no box", "image/png", plain, nil, ErrBoxes},
		{"an empty box", "image/png", plain, []Box{{1, 1, 0, 5}}, ErrBoxes},
		{"a box turned over", "image/png", plain, []Box{{9, 9, -5, -5}}, ErrBoxes},
		{"a box beside it", "image/png", plain, []Box{box, {40, 0, 5, 5}}, ErrBoxes},
		{"a box beyond numbers", "image/png", plain, []Box{{1, 1, 1 << 62, 5}}, ErrBoxes},
		{"too many", "image/png", plain, make([]Box, maxBoxesDrawn+1), ErrBoxes},
		{"a text", "text/plain", []byte("hello"), []Box{box}, ErrNoPicture},
		{"cut short", "image/png", plain[:len(plain)/2], []Box{box}, ErrNoPicture},
		{"a bomb", "image/png", huge, []Box{box}, ErrTooLarge},
	} {
		t.Run(x.name, func(t *testing.T) {
			if _, out, err := redact(x.data, x.mediaType, x.boxes...); !errors.Is(err, x.want) || out != nil {
				t.Errorf("%v, and %d bytes came", err, len(out))
			}
		})
	}
	ended, end := context.WithCancel(ctx)
	end()
	if _, _, err := Redact(ended, &bytes.Buffer{}, bytes.NewReader(plain), int64(len(plain)), "image/png", []Box{box}); !errors.Is(err, context.Canceled) {
		t.Errorf("after its end: %v", err)
	}
	if _, _, err := Redact(ctx, &bytes.Buffer{}, failing{}, 100, "image/png", []Box{box}); !errors.Is(err, errGone) {
		t.Errorf("of a lost drive: %v", err)
	}
}

func TestPreview(t *testing.T) {
	heic, err := os.ReadFile("testdata/phone.heic")
	must(t, err)
	b, err := Preview(ctx, bytes.NewReader(heic), int64(len(heic)), "image/heic")
	if errors.Is(err, ErrAbsent) {
		t.Skip("this build has no HEIC")
	}
	must(t, err)
	m, kind, err := image.Decode(bytes.NewReader(b))
	must(t, err)
	if kind != "jpeg" || m.Bounds().Dx() != 96 || shade(m, 10, 10) != "red" || shade(m, 90, 60) != "yellow" {
		t.Errorf("%s, %v, %s", kind, m.Bounds(), shade(m, 10, 10))
	}
	for i := range 8 { // broken in many ways, and never more than an error
		bad := bytes.Clone(heic)
		for at := 20 + i; at < len(bad); at += 8 {
			bad[at] ^= 0x55
		}
		if _, err := Preview(ctx, bytes.NewReader(bad), int64(len(bad)), "image/heic"); err != nil && !errors.Is(err, ErrNoPicture) && !errors.Is(err, ErrTooLarge) {
			t.Errorf("%d: %v", i, err)
		}
	}
}

func FuzzRedact(f *testing.F) {
	f.Add(plainPNG(checker(8, 8)), 1, 1, 3, 3)
	f.Add(jpegWith(f, checker(8, 8), exifBlock(photo())), 0, 0, 100, 100)
	f.Fuzz(func(t *testing.T, data []byte, x, y, w, h int) {
		if c, _, err := image.DecodeConfig(bytes.NewReader(data)); err == nil && c.Width > 1<<20/max(1, c.Height) {
			t.Skip() // slow, and bounded elsewhere
		}
		m, raw, err := redact(data, TypeOf(data), Box{x, y, w, h})
		switch {
		case errors.Is(err, ErrBoxes), errors.Is(err, ErrNoPicture), errors.Is(err, ErrTooLarge), errors.Is(err, ErrAbsent):
		case err != nil:
			t.Error(err)
		case shade(m, max(x, 0), max(y, 0)) != "black":
			t.Errorf("the box shows %s", shade(m, max(x, 0), max(y, 0)))
		default:
			if facts, _ := factsOf(raw, "image/png"); len(facts) != 2 {
				t.Errorf("the copy says %q", toldBy(facts))
			}
		}
	})
}

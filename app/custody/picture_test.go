package custody

import (
	"bytes"
	"errors"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"math"
	"math/rand/v2"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/image/draw"
	"golang.org/x/image/math/f64"
)

// printed is a sheet of paper with the code on it.
func printed(t testing.TB, c Code) *image.Gray {
	t.Helper()
	b, err := c.PNG()
	must(t, err)
	qr, err := png.Decode(bytes.NewReader(b))
	must(t, err)
	sheet := image.NewGray(image.Rect(0, 0, 1240, 1754)) // A4 at 150 dpi
	draw.Draw(sheet, sheet.Rect, image.White, image.Point{}, draw.Src)
	at := image.Rect(140, 300, 140+qr.Bounds().Dx(), 300+qr.Bounds().Dy())
	draw.Draw(sheet, at, qr, image.Point{}, draw.Src)
	for y := 900; y < 1600; y += 40 { // lines of writing
		for x := 140; x < 1100; x += 14 {
			draw.Draw(sheet, image.Rect(x, y, x+x*y%11, y+18), image.Black, image.Point{}, draw.Src)
		}
	}
	return sheet
}

// turned is a picture turned and scaled about its middle, on a grey table.
func turned(from image.Image, degrees, scale float64) *image.Gray {
	w, h := float64(from.Bounds().Dx()), float64(from.Bounds().Dy())
	sin, cos := math.Sincos(degrees * math.Pi / 180)
	sin, cos = sin*scale, cos*scale
	width := int(math.Abs(w*cos) + math.Abs(h*sin))
	height := int(math.Abs(w*sin) + math.Abs(h*cos))
	to := image.NewGray(image.Rect(0, 0, width, height))
	draw.Draw(to, to.Rect, image.NewUniform(color.Gray{90}), image.Point{}, draw.Src)
	draw.BiLinear.Transform(to, f64.Aff3{cos, -sin, float64(width)/2 - cos*w/2 + sin*h/2, sin, cos, float64(height)/2 - sin*w/2 - cos*h/2},
		from, from.Bounds(), draw.Over, nil)
	return to
}

// photographed is a picture as a phone takes it by hand: seen at an angle,
// under a lamp at one side, out of focus, grainy.
func photographed(from *image.Gray) *image.Gray {
	r := rand.New(rand.NewPCG(1, 2))
	w, h := from.Rect.Dx(), from.Rect.Dy()
	slanted := image.NewGray(from.Rect)
	for y := range h {
		for x := range w {
			// The far end is narrower, and the sheet a little turned.
			u, v := float64(x)/float64(w), float64(y)/float64(h)
			depth := 1 + 0.25*(1-v)
			sx := (u-0.5)*depth + 0.5 + 0.06*v
			sy := v*depth - 0.12 + 0.04*u
			grey := 70.0
			if sx >= 0 && sx < 1 && sy >= 0 && sy < 1 {
				grey = 40 + 0.75*float64(from.GrayAt(int(sx*float64(w)), int(sy*float64(h))).Y)
			}
			light := 0.45 + 0.6*u
			slanted.SetGray(x, y, color.Gray{uint8(max(0, min(255, grey*light+r.NormFloat64()*9)))})
		}
	}
	soft := image.NewGray(image.Rect(0, 0, w/2, h/2))
	draw.BiLinear.Scale(soft, soft.Rect, slanted, slanted.Rect, draw.Src, nil)
	draw.BiLinear.Scale(slanted, slanted.Rect, soft, soft.Rect, draw.Src, nil)
	return slanted
}

func encoded(t testing.TB, picture image.Image, quality int) []byte {
	t.Helper()
	var b bytes.Buffer
	if quality == 0 {
		must(t, png.Encode(&b, picture))
	} else {
		must(t, jpeg.Encode(&b, picture, &jpeg.Options{Quality: quality}))
	}
	return b.Bytes()
}

func TestACodeReadFromAPicture(t *testing.T) {
	c := code(t, 57)
	screen, err := c.PNG()
	must(t, err)
	sheet := printed(t, c)
	crooked := turned(sheet, 13, 1)
	coloured := image.NewRGBA(sheet.Rect)
	draw.Draw(coloured, coloured.Rect, sheet, image.Point{}, draw.Src)
	for i := 0; i < len(coloured.Pix); i += 4 {
		coloured.Pix[i+2] = coloured.Pix[i+2] / 3 // a yellow lamp
	}
	for name, file := range map[string][]byte{
		"as it was written": screen,
		"on a sheet":        encoded(t, sheet, 0),
		"upside down":       encoded(t, turned(sheet, 180, 1), 0),
		"on its side":       encoded(t, turned(sheet, 90, 1), 80),
		"crooked":           encoded(t, crooked, 0),
		"at 45 degrees":     encoded(t, turned(sheet, 45, 1), 80),
		"small":             encoded(t, turned(sheet, 0, 0.45), 0),
		"large":             encoded(t, turned(sheet, 0, 3), 80),
		"pale JPEG":         encoded(t, coloured, 30),
		"photographed":      encoded(t, photographed(sheet), 60),
		"crooked photo":     encoded(t, photographed(turned(sheet, -8, 1.4)), 70),
	} {
		got, err := ReadPicture(bytes.NewReader(file))
		if err != nil || got != c {
			t.Errorf("%s: %+v, %v", name, got, err)
		}
	}
}

// Codes that were not found in the pictures drawn of them, for the reader took
// other squares for their corners.
func TestCodesWithMisleadingSquares(t *testing.T) {
	for _, text := range []string{
		"20004-0027E-CQPF6-0R36V-68Q8G-7WTVP-74BD4-NRY46-ETEXF-J73TG-9XF14-2QV6G-28R9Q-B6Z7Z-ZPD8M",
		"20004-05E1T-243G3-42P8P-W1YHB-YGRZE-9XG3E-0CXYQ-3TX9Y-JX2GE-ZC753-RFN1E-HFQYD-378XY-RM11S",
		"20004-03A0Q-XDKZ6-HN9PT-HDB7Z-6XNJ3-RWJ2D-FKCFV-QTVF9-QZHAW-6VR2Y-SZ9YV-RPP8Y-AVHB7-M6GG2",
		"20004-0MHTV-GGCF9-HCFNH-K4AF6-674FV-KEKBN-9F4CQ-AS1BY-J9R4X-XWNFR-9PFBX-RK00Z-AS8BS-5K9J8",
	} {
		c, err := ParseCode(text)
		must(t, err)
		file, err := c.PNG()
		must(t, err)
		if got, err := ReadPicture(bytes.NewReader(file)); err != nil || got != c {
			t.Errorf("%s: %v", text, err)
		}
	}
}

func TestPicturesWithoutACode(t *testing.T) {
	whole := encoded(t, printed(t, code(t, 57)), 0)
	huge := bytes.Clone(whole)
	copy(huge[16:24], []byte{0, 1, 0, 0, 0, 1, 0, 0}) // 65536 by 65536, it says
	other, err := Code{}.qr()
	must(t, err)
	for name, file := range map[string][]byte{
		"nothing":                        {},
		"no picture":                     []byte("a text"),
		"cut":                            whole[:len(whole)/2],
		"huge":                           huge,
		"white":                          encoded(t, image.NewGray(image.Rect(0, 0, 50, 50)), 0),
		"one pixel":                      encoded(t, image.NewGray(image.Rect(0, 0, 1, 1)), 0),
		"a thin line":                    encoded(t, image.NewGray(image.Rect(0, 0, 5000, 1)), 0),
		"half a code":                    encoded(t, printed(t, code(t, 57)).SubImage(image.Rect(0, 0, 300, 1754)), 0),
		"without its border and corners": encoded(t, turned(other, 0, 3).SubImage(image.Rect(40, 40, 120, 120)), 0),
	} {
		if _, err := ReadPicture(bytes.NewReader(file)); !errors.Is(err, ErrNoCode) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// The path for the page has the same squares as the picture.
func TestThePathForAPage(t *testing.T) {
	c := code(t, 57)
	path, side, err := c.Path()
	must(t, err)
	const zoom = 6
	drawn := image.NewGray(image.Rect(0, 0, side*zoom, side*zoom))
	draw.Draw(drawn, drawn.Rect, image.White, image.Point{}, draw.Src)
	for square := range strings.SplitSeq(strings.TrimPrefix(strings.TrimSuffix(path, "h1v1h-1z"), "M"), "h1v1h-1zM") {
		sx, sy, _ := strings.Cut(square, " ")
		x, err := strconv.Atoi(sx)
		must(t, err)
		y, err := strconv.Atoi(sy)
		must(t, err)
		draw.Draw(drawn, image.Rect(x*zoom, y*zoom, (x+1)*zoom, (y+1)*zoom), image.Black, image.Point{}, draw.Src)
	}
	if got, err := ReadPicture(bytes.NewReader(encoded(t, drawn, 0))); err != nil || got != c {
		t.Errorf("read as %+v, %v", got, err)
	}
}

package custody

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	_ "image/jpeg" // pictures somebody took of a seal
	"image/png"
	"io"
	"math"
	"strings"

	"github.com/makiuchi-d/gozxing"
	"github.com/makiuchi-d/gozxing/qrcode"
	"golang.org/x/image/draw"
	"golang.org/x/image/math/f64"
	_ "golang.org/x/image/webp" // see above
)

const (
	// quiet is how many squares wide the white border is, as the standard for
	// QR codes asks.
	quiet = 4
	// zoom is in pixels a square: 5 cm wide at 200 dpi.
	zoom = 8
	// maxPicture is in bytes, as a file: more than any camera in a phone makes.
	maxPicture = 64 << 20
	// maxUnpacked is in bytes, in memory: a photograph of 50 megapixels.
	maxUnpacked = 200 << 20
)

// widths are in pixels, of the pictures in which a code is looked for: small
// ones are found quickly and have no noise, large ones have the details.
var widths = []int{900, 1600, 2600}

// qr is the code as a QR code, one pixel a square, with its border. Level Q
// still reads with a quarter of it unreadable.
func (c Code) qr() (*gozxing.BitMatrix, error) {
	return qrcode.NewQRCodeWriter().Encode(c.String(), gozxing.BarcodeFormat_QR_CODE, 0, 0, map[gozxing.EncodeHintType]any{
		gozxing.EncodeHintType_ERROR_CORRECTION: "Q", gozxing.EncodeHintType_MARGIN: quiet})
}

// PNG is the code as a QR code, black on white, ready to be printed.
func (c Code) PNG() ([]byte, error) {
	squares, err := c.qr()
	if err != nil {
		return nil, err
	}
	side := squares.GetWidth()
	picture := image.NewPaletted(image.Rect(0, 0, side*zoom, side*zoom), color.Palette{color.White, color.Black})
	for i := range picture.Pix {
		if squares.Get(i%picture.Stride/zoom, i/picture.Stride/zoom) {
			picture.Pix[i] = 1
		}
	}
	var b bytes.Buffer
	err = png.Encode(&b, picture)
	return b.Bytes(), err
}

// Path is the code as a QR code for a page: the black squares as an SVG path
// in a square of the given side, border and all.
func (c Code) Path() (path string, side int, err error) {
	squares, err := c.qr()
	if err != nil {
		return "", 0, err
	}
	side = squares.GetWidth()
	var b strings.Builder
	for y := range side {
		for x := range side {
			if squares.Get(x, y) {
				fmt.Fprintf(&b, "M%d %dh1v1h-1z", x, y)
			}
		}
	}
	return b.String(), side, nil
}

// ReadPicture finds the code in a picture of a paper seal: PNG, JPEG or WebP,
// upright or not. ErrNoCode is returned if there is none that can be read.
func ReadPicture(r io.Reader) (Code, error) {
	file, err := io.ReadAll(io.LimitReader(r, maxPicture+1))
	if err != nil {
		return Code{}, err
	}
	config, _, err := image.DecodeConfig(bytes.NewReader(file))
	if err != nil || len(file) > maxPicture || unpacked(config) > maxUnpacked {
		return Code{}, ErrNoCode
	}
	picture, _, err := image.Decode(bytes.NewReader(file))
	if err != nil {
		return Code{}, ErrNoCode
	}
	for i, width := range widths {
		if longest := max(config.Width, config.Height); i > 0 && longest <= widths[i-1] {
			break // it was looked at whole
		}
		// The reader takes other squares for the corners of one code in seventy,
		// be it drawn without a fault; turned a little, it finds the right ones.
		upright := grey(picture, width)
		for _, angle := range []float64{0, 7, -20} {
			if code, err := find(askew(upright, angle)); err == nil {
				return code, nil
			}
		}
	}
	return Code{}, ErrNoCode
}

// unpacked is about how many bytes a picture takes in memory.
func unpacked(c image.Config) int64 {
	perPixel := int64(4)
	switch c.ColorModel {
	case color.RGBA64Model, color.NRGBA64Model:
		perPixel = 8
	}
	return int64(c.Width) * int64(c.Height) * perPixel
}

// grey is a picture without colours, made smaller to fit a square of the given
// width.
func grey(picture image.Image, width int) *image.Gray {
	from := picture.Bounds()
	longest := max(from.Dx(), from.Dy())
	to := image.NewGray(image.Rect(0, 0, from.Dx(), from.Dy()))
	if longest <= width {
		draw.Draw(to, to.Rect, image.White, image.Point{}, draw.Src) // where the picture is clear
		draw.Draw(to, to.Rect, picture, from.Min, draw.Over)
		return to
	}
	to = image.NewGray(image.Rect(0, 0, max(1, from.Dx()*width/longest), max(1, from.Dy()*width/longest)))
	draw.Draw(to, to.Rect, image.White, image.Point{}, draw.Src)
	draw.BiLinear.Scale(to, to.Rect, picture, from, draw.Over, nil)
	return to
}

// askew is a picture turned about its middle by an angle in degrees, on white.
func askew(picture *image.Gray, angle float64) *image.Gray {
	if angle == 0 {
		return picture
	}
	sin, cos := math.Sincos(angle * math.Pi / 180)
	w, h := float64(picture.Rect.Dx()), float64(picture.Rect.Dy())
	wide, high := w*cos+h*math.Abs(sin), w*math.Abs(sin)+h*cos
	to := image.NewGray(image.Rect(0, 0, int(wide), int(high)))
	draw.Draw(to, to.Rect, image.White, image.Point{}, draw.Src)
	draw.BiLinear.Transform(to, f64.Aff3{
		cos, -sin, wide/2 - cos*w/2 + sin*h/2,
		sin, cos, high/2 - sin*w/2 - cos*h/2,
	}, picture, picture.Rect, draw.Over, nil)
	return to
}

// find looks for a code in a picture, with both ways of telling black from
// white: by the neighbourhood, which copes with shadows, and by the whole.
func find(picture *image.Gray) (code Code, err error) {
	defer func() {
		if recover() != nil { // the reader minds some hostile pictures so
			code, err = Code{}, ErrNoCode
		}
	}()
	source := gozxing.NewLuminanceSourceFromImage(picture)
	hints := map[gozxing.DecodeHintType]any{gozxing.DecodeHintType_TRY_HARDER: true}
	for _, binarizer := range []gozxing.Binarizer{gozxing.NewHybridBinarizer(source), gozxing.NewGlobalHistgramBinarizer(source)} {
		bitmap, err := gozxing.NewBinaryBitmap(binarizer)
		if err != nil {
			return Code{}, ErrNoCode
		}
		if found, err := qrcode.NewQRCodeReader().Decode(bitmap, hints); err == nil {
			if code, err := ParseCode(found.GetText()); err == nil {
				return code, nil
			}
		}
	}
	return Code{}, ErrNoCode
}

package typeset

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	"image/color"
	_ "image/gif" // the formats Picture reads
	"image/jpeg"
	_ "image/png"
	"io"

	"github.com/bep/imagemeta"
	"golang.org/x/image/draw"
	_ "golang.org/x/image/webp"
)

// ErrNoPicture is returned for what is not a picture that can be set: another
// format, a damaged file, or one too large to open.
var ErrNoPicture = errors.New("not a picture that can be set")

const (
	maxPixels    = 64 << 20 // opened, up to 400 MB while it is; phones make 50 million
	longestSide  = 1600     // pixels; 300 a printed inch at the width of a page
	quality      = 88       // of JPEG; nobody sees the difference on paper
	uprightSides = 5        // EXIF orientations from here on swap width and height
)

// A Print is a picture ready for a page.
type Print struct {
	JPEG          []byte
	Width, Height int // pixels
}

// Wide is how wide the picture stands on a page: at so many dots an inch at
// least, and no wider or taller than there is room.
func (p Print) Wide(wide, tall, dots float64) float64 {
	const inch = 25.4 // millimetres
	w, h := float64(p.Width), float64(p.Height)
	return min(w/dots*inch, wide, tall*w/h)
}

// Picture reads a JPEG, PNG, GIF or WebP picture and returns it ready for a
// page: upright as its camera says, no larger than print needs, on white, and
// without anything else the file held, such as the place.
func Picture(r io.ReadSeeker) (p Print, err error) {
	in := &source{ReadSeeker: r}
	defer func() {
		if recover() != nil { // a decoder's defect
			p, err = Print{}, ErrNoPicture
		}
		if in.err != nil { // not the picture's fault
			p, err = Print{}, fmt.Errorf("reading a picture: %w", in.err)
		}
	}()
	config, format, err := image.DecodeConfig(in)
	if err != nil || config.Width < 1 || config.Height < 1 || config.Width > maxPixels/config.Height {
		return Print{}, ErrNoPicture
	}
	turn := orientation(in, format)
	in.rewind()
	whole, _, err := image.Decode(in)
	if err != nil {
		return Print{}, ErrNoPicture
	}
	ready := upright(shrunk(whole), turn)
	var b bytes.Buffer
	if err := jpeg.Encode(&b, ready, &jpeg.Options{Quality: quality}); err != nil {
		return Print{}, ErrNoPicture
	}
	return Print{b.Bytes(), ready.Bounds().Dx(), ready.Bounds().Dy()}, nil
}

// A source remembers why it could not be read.
type source struct {
	io.ReadSeeker
	err error
}

func (s *source) Read(b []byte) (int, error) {
	n, err := s.ReadSeeker.Read(b)
	if err != nil && !errors.Is(err, io.EOF) {
		s.err = err
	}
	return n, err
}

func (s *source) rewind() {
	if _, err := s.Seek(0, io.SeekStart); err != nil {
		s.err = err
	}
}

// shrunk is a picture on white, no larger than print needs.
func shrunk(whole image.Image) *image.RGBA {
	from := whole.Bounds()
	w, h := from.Dx(), from.Dy()
	if most := max(w, h); most > longestSide {
		w, h = max(1, w*longestSide/most), max(1, h*longestSide/most)
	}
	out := image.NewRGBA(image.Rect(0, 0, w, h))
	draw.Draw(out, out.Bounds(), image.NewUniform(color.White), image.Point{}, draw.Src)
	draw.BiLinear.Scale(out, out.Bounds(), whole, from, draw.Over, nil)
	return out
}

// upright turns and mirrors a picture as an EXIF orientation says.
func upright(in *image.RGBA, turn int) image.Image {
	if turn <= 1 || turn > 8 {
		return in
	}
	w, h := in.Rect.Dx(), in.Rect.Dy()
	size := image.Rect(0, 0, w, h)
	if turn >= uprightSides {
		size = image.Rect(0, 0, h, w)
	}
	out := image.NewRGBA(size)
	for y := range h {
		for x := range w {
			to := [...]image.Point{2: {w - 1 - x, y}, 3: {w - 1 - x, h - 1 - y}, 4: {x, h - 1 - y},
				5: {y, x}, 6: {h - 1 - y, x}, 7: {h - 1 - y, w - 1 - x}, 8: {y, w - 1 - x}}[turn]
			out.SetRGBA(to.X, to.Y, in.RGBAAt(x, y))
		}
	}
	return out
}

// orientation is how the camera was held, from 1 to 8; 0 if it is not said or
// cannot be read.
func orientation(in *source, format string) (turn int) {
	known, ok := map[string]imagemeta.ImageFormat{"jpeg": imagemeta.JPEG, "png": imagemeta.PNG, "webp": imagemeta.WebP}[format]
	if !ok {
		return 0
	}
	in.rewind()
	_, _ = imagemeta.Decode(imagemeta.Options{
		R: in, ImageFormat: known, Sources: imagemeta.EXIF,
		ShouldHandleTag: func(t imagemeta.TagInfo) bool { return t.Tag == "Orientation" && t.Namespace == "IFD0" },
		HandleTag: func(t imagemeta.TagInfo) error {
			if v, ok := t.Value.(uint16); ok {
				turn = int(v)
			}
			return imagemeta.ErrStopWalking
		},
	})
	return turn
}

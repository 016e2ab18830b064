package media

import (
	"bytes"
	"context"
	"errors"
	"image"
	"image/color"
	"image/draw"
	"image/jpeg"
	"io"
	"strings"

	"github.com/bep/imagemeta"
	xdraw "golang.org/x/image/draw"
)

var (
	// ErrNoPicture is returned for what cannot be decoded: another format, a
	// damaged file, or one that asks for more memory than a picture may.
	ErrNoPicture = errors.New("not a picture that can be decoded")
	// ErrTooLarge is returned for a picture of more than 64 million pixels, or
	// a file of more than 256 MiB.
	ErrTooLarge = errors.New("picture too large to decode")
	// ErrAbsent is returned for HEIC, and for pages of a PDF, by a build
	// without what decodes them.
	ErrAbsent = errors.New("no decoder for this format in this build")
)

const (
	maxPixels  = 64 << 20  // decoded, up to 400 MB while it is; phones make 50 million
	maxFile    = 256 << 20 // bytes of a picture that is decoded
	maxShown   = 2560      // pixels of the longer side of what Preview makes: a large screen
	shownAs    = 88        // quality of its JPEG; nobody sees the difference on a screen
	sideways   = 5         // EXIF orientations from here on swap width and height
	upsideDown = 8         // the last of them
)

// isHEIF reports whether a type is the container phones write HEVC into.
func isHEIF(mediaType string) bool {
	plain, _, _ := strings.Cut(mediaType, ";")
	return plain == "image/heic" || plain == "image/heif" || plain == "image/heic-sequence" || plain == "image/heif-sequence"
}

// decode decodes a picture upright, as its camera says. GIFs give their first
// frame.
func decode(ctx context.Context, r io.ReaderAt, size int64, mediaType string) (whole image.Image, err error) {
	in := &frugal{in: r, size: size, bytes: 4*maxFile + maxRead, seeks: 1 << 40}
	defer func() {
		if recover() != nil { // a decoder's defect
			whole, err = nil, ErrNoPicture
		}
		if in.failed != nil { // not the picture's fault
			err = in.failed
		}
		if ctx.Err() != nil {
			err = ctx.Err()
		}
	}()
	if size > maxFile {
		return nil, ErrTooLarge
	}
	if isHEIF(mediaType) {
		return heif(ctx, in)
	}
	config, format, err := image.DecodeConfig(rewound(in))
	switch {
	case err != nil, config.Width < 1, config.Height < 1:
		return nil, ErrNoPicture
	case config.Width > maxPixels/config.Height:
		return nil, ErrTooLarge
	}
	turn := orientation(in, "image/"+format)
	whole, _, err = image.Decode(patient{ctx, rewound(in)})
	if err != nil {
		return nil, ErrNoPicture
	}
	if b := whole.Bounds(); b.Dx() > maxPixels/max(1, b.Dy()) {
		return nil, ErrTooLarge
	}
	return upright(whole, turn), nil
}

// A patient reader stops when ctx ends.
type patient struct {
	ctx context.Context
	io.Reader
}

func (p patient) Read(b []byte) (int, error) {
	if err := p.ctx.Err(); err != nil {
		return 0, err
	}
	return p.Reader.Read(b)
}

// orientation is how the camera was held, from 1 to 8; 0 if it is not said.
func orientation(in *frugal, mediaType string) (turn int) {
	format, known := formats[mediaType]
	if !known {
		return 0
	}
	_ = tags(in, format, imagemeta.EXIF, func(t imagemeta.TagInfo) error {
		if v, ok := t.Value.(uint16); ok && t.Tag == "Orientation" && t.Namespace == "IFD0" {
			turn = int(v)
		}
		return nil
	}, nil)
	return turn
}

// upright turns and mirrors a picture as an EXIF orientation says.
func upright(in image.Image, turn int) image.Image {
	if turn <= 1 || turn > upsideDown {
		return in
	}
	from := in.Bounds()
	w, h := from.Dx(), from.Dy()
	size := image.Rect(0, 0, w, h)
	if turn >= sideways {
		size = image.Rect(0, 0, h, w)
	}
	out := image.NewNRGBA(size)
	for y := range h {
		for x := range w {
			to := [...]image.Point{2: {w - 1 - x, y}, 3: {w - 1 - x, h - 1 - y}, 4: {x, h - 1 - y},
				5: {y, x}, 6: {h - 1 - y, x}, 7: {h - 1 - y, w - 1 - x}, 8: {y, w - 1 - x}}[turn]
			c, _ := color.NRGBAModel.Convert(in.At(from.Min.X+x, from.Min.Y+y)).(color.NRGBA)
			out.SetNRGBA(to.X, to.Y, c)
		}
	}
	return out
}

// NeedsPreview reports whether a type is one that Preview shows and a page
// cannot.
func NeedsPreview(mediaType string) bool {
	return isHEIF(mediaType) && CanHEIC() || mediaType == "image/tiff"
}

// Preview decodes a picture the page cannot show by itself, such as HEIC, and
// returns a JPEG to look at: upright, no larger than a screen, and without
// anything else the file held. Errors are ctx's, those of r, ErrNoPicture,
// ErrTooLarge and ErrAbsent.
func Preview(ctx context.Context, r io.ReaderAt, size int64, mediaType string) ([]byte, error) {
	whole, err := decode(ctx, r, size, mediaType)
	if err != nil {
		return nil, err
	}
	from := whole.Bounds()
	w, h := from.Dx(), from.Dy()
	if most := max(w, h); most > maxShown {
		w, h = max(1, w*maxShown/most), max(1, h*maxShown/most)
	}
	out := image.NewRGBA(image.Rect(0, 0, w, h))
	draw.Draw(out, out.Bounds(), image.White, image.Point{}, draw.Src)
	xdraw.ApproxBiLinear.Scale(out, out.Bounds(), whole, from, draw.Over, nil)
	var b bytes.Buffer
	if err := jpeg.Encode(&b, out, &jpeg.Options{Quality: shownAs}); err != nil {
		return nil, ErrNoPicture
	}
	return b.Bytes(), nil
}

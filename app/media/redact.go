package media

import (
	"context"
	"errors"
	"fmt"
	"image"
	"image/draw"
	"image/png"
	"io"
)

// ErrBoxes is returned by Redact for boxes that hide nothing: none, too many,
// empty ones, or such that lie outside the picture.
var ErrBoxes = errors.New("boxes that hide nothing")

const maxBoxesDrawn = 500 // in one picture: more than it has words

// A Box is what is hidden of a picture, in pixels of the upright picture, from
// its upper left corner.
type Box struct {
	X      int `json:"x"`
	Y      int `json:"y"`
	Width  int `json:"width"`
	Height int `json:"height"`
}

// Redact writes a copy of a picture with opaque black boxes over parts of it:
// decoded, turned upright, painted, and encoded anew as PNG. Nothing of what
// was beneath a box, and nothing the file said of itself, is in the copy:
// Facts finds a size in it and no more. A picture of many frames gives one.
//
// A box is cut at the picture's edge. Errors are ctx's, those of r and w,
// ErrBoxes, ErrNoPicture, ErrTooLarge and ErrAbsent; what cannot be decoded
// whole is refused.
func Redact(ctx context.Context, w io.Writer, r io.ReaderAt, size int64, mediaType string, boxes []Box) (width, height int, err error) {
	if len(boxes) == 0 || len(boxes) > maxBoxesDrawn {
		return 0, 0, ErrBoxes
	}
	whole, err := decode(ctx, r, size, mediaType)
	if err != nil {
		return 0, 0, err
	}
	out := image.NewNRGBA(image.Rect(0, 0, whole.Bounds().Dx(), whole.Bounds().Dy()))
	draw.Draw(out, out.Bounds(), whole, whole.Bounds().Min, draw.Src)
	for _, b := range boxes {
		if b.Width < 1 || b.Height < 1 || b.Width > maxPixels || b.Height > maxPixels || b.X > maxPixels || b.Y > maxPixels || b.X < -maxPixels || b.Y < -maxPixels {
			return 0, 0, ErrBoxes
		}
		hidden := image.Rect(b.X, b.Y, b.X+b.Width, b.Y+b.Height).Intersect(out.Bounds())
		if hidden.Empty() {
			return 0, 0, ErrBoxes
		}
		draw.Draw(out, hidden, image.Black, image.Point{}, draw.Src)
	}
	if err := ctx.Err(); err != nil {
		return 0, 0, err
	}
	if err := png.Encode(w, out); err != nil {
		return 0, 0, fmt.Errorf("writing redacted copy: %w", err)
	}
	return out.Rect.Dx(), out.Rect.Dy(), nil
}

// Size is how large a picture is once it is upright, in the pixels boxes are
// given in. It is decoded for it.
func Size(ctx context.Context, r io.ReaderAt, size int64, mediaType string) (width, height int, err error) {
	whole, err := decode(ctx, r, size, mediaType)
	if err != nil {
		return 0, 0, err
	}
	return whole.Bounds().Dx(), whole.Bounds().Dy(), nil
}

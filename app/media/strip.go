package media

import (
	"context"
	"fmt"
	"image"
	"image/draw"
	"image/jpeg"
	"image/png"
	"io"
	"strings"
)

// strippedAs is the quality of JPEG a photo is encoded anew with: high, because
// the copy may be all that others see of it.
const strippedAs = 92

// Strip writes a copy of a picture without anything the file said of itself:
// decoded, turned upright, and encoded anew, as JPEG what is one or comes from
// a camera, as PNG else. It returns the media type of the copy. A picture of
// many frames gives one. Errors are those of Redact but ErrBoxes.
func Strip(ctx context.Context, w io.Writer, r io.ReaderAt, size int64, mediaType string) (string, error) {
	whole, err := decode(ctx, r, size, mediaType)
	if err == nil {
		err = ctx.Err()
	}
	if err != nil {
		return "", err
	}
	made := "image/png"
	if plain, _, _ := strings.Cut(mediaType, ";"); plain == "image/jpeg" || isHEIF(mediaType) {
		made = "image/jpeg"
		on := image.NewRGBA(image.Rect(0, 0, whole.Bounds().Dx(), whole.Bounds().Dy()))
		draw.Draw(on, on.Bounds(), image.White, image.Point{}, draw.Src)
		draw.Draw(on, on.Bounds(), whole, whole.Bounds().Min, draw.Over)
		err = jpeg.Encode(w, on, &jpeg.Options{Quality: strippedAs})
	} else {
		err = png.Encode(w, whole)
	}
	if err != nil {
		return "", fmt.Errorf("writing stripped copy: %w", err)
	}
	return made, nil
}

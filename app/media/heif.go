package media

import (
	"bytes"
	"context"
	"image"
	"io"

	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/imports/wasi_snapshot_preview1"
)

const (
	heifPages = 12 << 10 // of 64 KiB: 768 MiB, what 64 million pixels and their copies take
	heifWords = 5        // that its decode answers with, of four bytes
	heifAlign = 16       // bytes to which its rows are filled up, and
	heifLeast = 64       // pixels they have at least
)

// What libheif calls colour spaces and the ways chroma is thinned out.
const (
	heifYCbCr, heifRGB, heifMono = 0, 1, 2
	heif420, heif422, heif444    = 1, 2, 3
)

// libheif decodes HEIC. It is compiled without a way to break it off, which
// would make it five times slower.
var libheif = waiting(guest{file: "heif/heif.wasm.gz", pages: heifPages,
	host: func(ctx context.Context, r wazero.Runtime, _ wazero.CompiledModule) error {
		_, err := wasi_snapshot_preview1.Instantiate(ctx, r)
		return err
	}})

// CanHEIC reports whether this build decodes HEIC.
func CanHEIC() bool { return libheif.here() }

// heif decodes a HEIC picture, which libheif turns upright by itself.
func heif(ctx context.Context, in *frugal) (image.Image, error) {
	data := make([]byte, in.size)
	if _, err := io.ReadFull(rewound(in), data); err != nil {
		return nil, ErrNoPicture
	}
	found := make(chan image.Image, 1) // whoever waits no longer leaves it there
	err := libheif.use(ctx, func(_ context.Context, i instance) error {
		m, err := decodeHEIF(i, data)
		found <- m
		return err
	})
	if err != nil {
		return nil, err
	}
	return <-found, nil
}

func decodeHEIF(r instance, data []byte) (image.Image, error) {
	at, err := r.call("malloc", uint64(len(data)))
	if err != nil {
		return nil, err
	}
	words, err := r.call("malloc", heifWords*4)
	if err != nil || !r.module.Memory().Write(at, data) {
		return nil, ErrNoPicture
	}
	args := []uint64{uint64(at), uint64(len(data)), 1}
	for i := range uint64(heifWords) {
		args = append(args, uint64(words)+4*i)
	}
	if _, err := r.call("decode", append(args, 0)...); err != nil {
		return nil, err
	}
	var found [heifWords]uint32 // width, height, colour space, chroma, premultiplied
	for i := range found {
		v, ok := r.module.Memory().ReadUint32Le(words + uint32(4*i))
		if !ok {
			return nil, ErrNoPicture
		}
		found[i] = v
	}
	frame, size, err := heifFrame(found)
	if err != nil {
		return nil, err
	}
	out, err := r.call("malloc", uint64(size))
	if err != nil {
		return nil, err
	}
	args[2] = 0
	if _, err := r.call("decode", append(args, uint64(out))...); err != nil {
		return nil, err
	}
	pixels, ok := r.module.Memory().Read(out, uint32(size))
	if !ok {
		return nil, ErrNoPicture
	}
	return frame(bytes.Clone(pixels)), nil // the module's memory goes with it
}

// heifFrame says how many bytes a picture of this shape has, and how they
// become one.
func heifFrame(found [heifWords]uint32) (frame func([]byte) image.Image, size int, err error) {
	w, h := int(found[0]), int(found[1])
	if w < 1 || h < 1 {
		return nil, 0, ErrNoPicture
	}
	if w > maxPixels/h {
		return nil, 0, ErrTooLarge
	}
	rect := image.Rect(0, 0, w, h)
	filled := func(n, each int) int { return (max(n, heifLeast)*each + heifAlign - 1) &^ (heifAlign - 1) }
	switch found[2] {
	case heifYCbCr:
		ratio, known := map[uint32]image.YCbCrSubsampleRatio{heif420: image.YCbCrSubsampleRatio420, heif422: image.YCbCrSubsampleRatio422, heif444: image.YCbCrSubsampleRatio444}[found[3]]
		if !known {
			return nil, 0, ErrNoPicture
		}
		cw, ch := w, h
		if found[3] != heif444 {
			cw = (w + 1) / 2
		}
		if found[3] == heif420 {
			ch = (h + 1) / 2
		}
		row, chromaRow := filled(w, 1), filled(cw, 1)
		luma, chroma := row*h, chromaRow*ch
		return func(b []byte) image.Image {
			return &image.YCbCr{Y: b[:luma], Cb: b[luma : luma+chroma], Cr: b[luma+chroma:], YStride: row, CStride: chromaRow, SubsampleRatio: ratio, Rect: rect}
		}, luma + 2*chroma, nil
	case heifMono:
		return func(b []byte) image.Image { return &image.Gray{Pix: b, Stride: filled(w, 1), Rect: rect} }, filled(w, 1) * h, nil
	case heifRGB:
		const rgba = 4 // bytes a pixel
		row := filled(w, rgba)
		return func(b []byte) image.Image {
			if found[4] == 1 {
				return &image.RGBA{Pix: b, Stride: row, Rect: rect}
			}
			return &image.NRGBA{Pix: b, Stride: row, Rect: rect}
		}, row * h, nil
	}
	return nil, 0, ErrNoPicture
}

package media

import (
	"bytes"
	"compress/gzip"
	"context"
	"embed"
	"image"
	"io"
	"runtime/debug"
	"time"

	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
	"github.com/tetratelabs/wazero/imports/wasi_snapshot_preview1"
)

// libheif is what build/heif copied: libheif as WebAssembly, which has memory
// and nothing else here, no files, no clock, no network. A checkout that was
// never built has nothing in it.
//
//go:embed all:heif
var libheif embed.FS

const (
	heifPages  = 12 << 10        // of 64 KiB: 768 MiB, what 64 million pixels and their copies take
	heifRest   = 2 * time.Minute // for which the compiled decoder, about 20 MB, is kept for the next picture
	heifWords  = 5               // that its decode answers with, of four bytes
	heifUnpack = 16 << 20        // bytes of the module at most
	heifAlign  = 16              // bytes to which its rows are filled up, and
	heifLeast  = 64              // pixels they have at least
)

// What libheif calls colour spaces and the ways chroma is thinned out.
const (
	heifYCbCr, heifRGB, heifMono = 0, 1, 2
	heif420, heif422, heif444    = 1, 2, 3
)

// A heifDecoder decodes one picture after the other. Until the first, and some
// time after the last, it takes no memory.
type heifDecoder struct {
	turn    chan struct{} // holds one token; guards the rest
	runtime wazero.Runtime
	module  wazero.CompiledModule
	idle    *time.Timer
}

var decoder = func() *heifDecoder {
	d := &heifDecoder{turn: make(chan struct{}, 1)}
	d.turn <- struct{}{}
	return d
}()

// CanHEIC reports whether this build decodes HEIC.
func CanHEIC() bool {
	f, err := libheif.Open("heif/heif.wasm.gz")
	if err == nil {
		_ = f.Close()
	}
	return err == nil
}

// ready compiles the decoder unless it is kept from before. It is compiled
// without a way to break it off, which would make it five times slower.
func (d *heifDecoder) ready(ctx context.Context) error {
	if d.runtime != nil {
		return nil
	}
	f, err := libheif.Open("heif/heif.wasm.gz")
	if err != nil {
		return ErrAbsent
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		return ErrAbsent
	}
	code, err := io.ReadAll(io.LimitReader(z, heifUnpack))
	if err != nil {
		return ErrAbsent
	}
	d.runtime = wazero.NewRuntimeWithConfig(ctx, wazero.NewRuntimeConfig().WithMemoryLimitPages(heifPages))
	if _, err = wasi_snapshot_preview1.Instantiate(ctx, d.runtime); err == nil {
		d.module, err = d.runtime.CompileModule(ctx, code)
	}
	if err != nil {
		d.release()
		return ErrAbsent
	}
	return nil
}

// keep keeps the compiled decoder a while longer.
func (d *heifDecoder) keep() {
	if d.idle != nil {
		d.idle.Stop()
	}
	d.idle = time.AfterFunc(heifRest, func() {
		select {
		case <-d.turn:
			d.release()
			d.turn <- struct{}{}
		default: // at work again, and kept anew after it
		}
	})
	debug.FreeOSMemory() // it took hundreds of megabytes that nobody needs now
}

func (d *heifDecoder) release() {
	if d.runtime != nil {
		_ = d.runtime.Close(context.Background())
	}
	d.runtime, d.module = nil, nil
}

// heif decodes a HEIC picture, which libheif turns upright by itself. Who ends
// ctx need not wait for the decoder, but the next picture does.
func heif(ctx context.Context, in *frugal) (image.Image, error) {
	data := make([]byte, in.size)
	if _, err := io.ReadFull(rewound(in), data); err != nil {
		return nil, ErrNoPicture
	}
	select {
	case <-decoder.turn:
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	var picture image.Image
	err := ErrNoPicture
	done := make(chan struct{})
	go func() {
		defer func() {
			if recover() != nil { // a defect of the host
				err = ErrNoPicture
			}
			decoder.keep()
			decoder.turn <- struct{}{}
			close(done)
		}()
		picture, err = decoder.picture(context.WithoutCancel(ctx), data)
	}()
	select {
	case <-done:
		return picture, err
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

func (d *heifDecoder) picture(ctx context.Context, data []byte) (image.Image, error) {
	if err := d.ready(ctx); err != nil {
		return nil, err
	}
	module, err := d.runtime.InstantiateModule(ctx, d.module, wazero.NewModuleConfig().WithName(""))
	if err != nil {
		return nil, ErrNoPicture
	}
	defer func() { _ = module.Close(ctx) }()
	return (&heifRun{ctx: ctx, module: module}).decode(data)
}

// A heifRun is one picture while it is decoded.
type heifRun struct {
	ctx    context.Context
	module api.Module
}

// call calls a function of the module; a module that breaks off has met a
// picture that is none.
func (r *heifRun) call(name string, args ...uint64) (uint32, error) {
	f := r.module.ExportedFunction(name)
	if f == nil {
		return 0, ErrAbsent
	}
	out, err := f.Call(r.ctx, args...)
	if err != nil || len(out) == 0 || uint32(out[0]) == 0 { // nothing decoded, or no memory
		return 0, ErrNoPicture
	}
	return uint32(out[0]), nil
}

func (r *heifRun) decode(data []byte) (image.Image, error) {
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

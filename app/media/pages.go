package media

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"image"
	"image/png"
	"io"
	"math"
	"strings"
	"time"
	"unicode/utf16"

	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
	"github.com/tetratelabs/wazero/imports/emscripten"
)

// ErrPassword is returned for a PDF that opens with a password only.
var ErrPassword = errors.New("the PDF opens with a password only")

// MaxPDF is the largest PDF whose pages are drawn, in bytes: it is held whole
// while one is.
const MaxPDF = 128 << 20

const (
	pdfiumPages = 10 << 10         // of 64 KiB: 640 MiB, a file, a page and what is made of it on the way
	drawTime    = 30 * time.Second // for one page; a scan of a large plan takes three
	leastWide   = 100              // pixels of a page across
	mostWide    = 4_000            // and at most: a page at three times its size on a large screen
	mostDrawn   = 16 << 20         // pixels of a page in all
	mostWords   = 200_000          // letters of a page that are read
)

// What PDFium calls the ways to draw, and why it opens nothing.
const (
	drawNotes   = 0x01 // what was written on the page, too
	drawRGB     = 0x10 // red first
	badPassword = 4
)

// pdfium draws the pages of PDFs. It was built without anything that runs
// scripts, and it ends with the context it is called with.
var pdfium = waiting(guest{file: "pdfium/pdfium.wasm.gz", pages: pdfiumPages, stops: true, host: pdfiumHost})

// CanPDF reports whether this build draws the pages of PDFs.
func CanPDF() bool { return pdfium.here() }

// A Page is one page of a PDF as it was drawn: a picture of it, a PNG, and how
// many pages there are.
type Page struct {
	Picture []byte
	Of      int
}

// DrawPage draws page n of a PDF, counted from 1, about as many pixels across
// as wide says, in bounded memory and time. Nothing in the file runs, loads or
// leads anywhere; links are ink. Errors are ctx's, those of r, ErrNoPicture,
// ErrPassword, ErrTooLarge and ErrAbsent.
func DrawPage(ctx context.Context, r io.ReaderAt, size int64, n, wide int) (Page, error) {
	return onPage(ctx, r, size, n, func(s sheet) (Page, error) { return s.draw(wide) })
}

// PageWords returns the words of page n of a PDF, as far as they stand in it as
// letters: a scan has none. Errors are those of DrawPage.
func PageWords(ctx context.Context, r io.ReaderAt, size int64, n int) (string, error) {
	return onPage(ctx, r, size, n, sheet.words)
}

// onPage calls f with a page of a PDF.
func onPage[T any](ctx context.Context, r io.ReaderAt, size int64, n int, f func(sheet) (T, error)) (out T, err error) {
	if size > MaxPDF {
		return out, ErrTooLarge
	}
	in := &frugal{in: r, size: size, bytes: size, seeks: maxSeeks}
	made := make(chan T, 1) // whoever waits no longer leaves it there
	err = pdfium.use(ctx, func(ctx context.Context, i instance) error {
		var cancel context.CancelFunc
		i.ctx, cancel = context.WithTimeout(ctx, drawTime)
		defer cancel()
		s, err := openPDF(i, in, n)
		if err == nil {
			var t T
			t, err = f(s)
			made <- t
		}
		return err
	})
	switch {
	case in.failed != nil: // not the file's fault
		return out, in.failed
	case err != nil:
		return out, err
	}
	return <-made, nil
}

// A sheet is one page of a PDF that is open. What is taken of the guest's
// memory is never given back: the memory goes with it.
type sheet struct {
	instance
	page  uint64
	pages int
}

func openPDF(i instance, in *frugal, n int) (sheet, error) {
	for _, begin := range []string{"__wasm_call_ctors", "FPDF_InitLibrary"} {
		if _, err := i.ask(begin); err != nil {
			return sheet{}, err
		}
	}
	at, err := i.call("malloc", uint64(max(1, in.size)))
	if err != nil {
		return sheet{}, err
	}
	file, ok := i.module.Memory().Read(at, uint32(in.size))
	if !ok {
		return sheet{}, ErrNoPicture
	}
	if _, err := io.ReadFull(rewound(in), file); err != nil {
		return sheet{}, ErrNoPicture
	}
	doc, err := i.call("FPDF_LoadMemDocument", uint64(at), uint64(in.size), 0)
	if err != nil {
		if why, _ := i.ask("FPDF_GetLastError"); why == badPassword {
			err = ErrPassword
		}
		return sheet{}, err
	}
	pages, err := i.call("FPDF_GetPageCount", uint64(doc))
	if err != nil || n < 1 || n > int(pages) {
		return sheet{}, ErrNoPicture
	}
	page, err := i.call("FPDF_LoadPage", uint64(doc), uint64(n-1))
	return sheet{i, uint64(page), int(pages)}, err
}

// side is how long a side of the page is, in points.
func (s sheet) side(name string) (float64, error) {
	bits, err := s.call(name, s.page)
	long := float64(api.DecodeF32(uint64(bits)))
	if err == nil && (math.IsNaN(long) || math.IsInf(long, 0) || long <= 0) {
		err = ErrNoPicture
	}
	return long, err
}

// scale is how many pixels a page of that many points gets.
func scale(w, h float64, wide int) (int, int) {
	by := float64(min(max(wide, leastWide), mostWide)) / w
	if most := math.Sqrt(mostDrawn / (w * h)); by > most {
		by = most
	}
	pixels := func(side float64) int { return min(max(1, int(side*by)), mostDrawn) }
	wide, high := pixels(w), pixels(h)
	return min(wide, mostDrawn/high), high
}

func (s sheet) draw(across int) (Page, error) {
	w, err := s.side("FPDF_GetPageWidthF")
	if err != nil {
		return Page{}, err
	}
	h, err := s.side("FPDF_GetPageHeightF")
	if err != nil {
		return Page{}, err
	}
	wide, high := scale(w, h, across)
	size := []uint64{uint64(wide), uint64(high)}
	bitmap, err := s.call("FPDFBitmap_Create", append(size, 0)...)
	if err != nil {
		return Page{}, err
	}
	if _, err = s.ask("FPDFBitmap_FillRect", uint64(bitmap), 0, 0, size[0], size[1], math.MaxUint32); err != nil {
		return Page{}, err
	}
	if _, err = s.ask("FPDF_RenderPageBitmap", uint64(bitmap), s.page, 0, 0, size[0], size[1], 0, drawNotes|drawRGB); err != nil {
		return Page{}, err
	}
	stride, err := s.call("FPDFBitmap_GetStride", uint64(bitmap))
	if err != nil {
		return Page{}, err
	}
	at, err := s.call("FPDFBitmap_GetBuffer", uint64(bitmap))
	if err != nil {
		return Page{}, err
	}
	pixels, ok := s.module.Memory().Read(at, stride*uint32(high))
	if !ok {
		return Page{}, ErrNoPicture
	}
	const rgba = 4 // bytes a pixel
	for i := rgba - 1; i < len(pixels); i += rgba {
		pixels[i] = math.MaxUint8 // it says nothing there
	}
	var out bytes.Buffer
	quick := png.Encoder{CompressionLevel: png.BestSpeed}
	if err := quick.Encode(&out, &image.RGBA{Pix: pixels, Stride: int(stride), Rect: image.Rect(0, 0, wide, high)}); err != nil {
		return Page{}, ErrNoPicture
	}
	return Page{out.Bytes(), s.pages}, nil
}

func (s sheet) words() (string, error) {
	text, err := s.call("FPDFText_LoadPage", s.page)
	if err != nil {
		return "", err
	}
	n, err := s.ask("FPDFText_CountChars", uint64(text))
	if err != nil || int32(n) < 0 {
		return "", ErrNoPicture
	}
	n = min(n, mostWords)
	const unit = 2 // bytes: it answers in UTF-16, with a zero at the end
	at, err := s.call("malloc", uint64(n+1)*unit)
	if err != nil {
		return "", err
	}
	written, err := s.ask("FPDFText_GetText", uint64(text), 0, uint64(n), uint64(at))
	if err != nil {
		return "", err
	}
	b, ok := s.module.Memory().Read(at, max(1, min(written, n+1))*unit-unit)
	if !ok {
		return "", ErrNoPicture
	}
	units := make([]uint16, len(b)/unit)
	for i := range units {
		units[i] = uint16(b[unit*i]) | uint16(b[unit*i+1])<<8
	}
	return strings.ReplaceAll(string(utf16.Decode(units)), "\r\n", "\n"), nil
}

// refused are what PDFium may import: whatever it asks of them it is told that
// there is no such file, or nothing at all.
var refused = map[string]uint64{
	"__syscall_openat": noFile, "__syscall_fcntl64": noFile, "__syscall_ioctl": noFile, "__syscall_fstat64": noFile, "__syscall_stat64": noFile,
	"__syscall_newfstatat": noFile, "__syscall_lstat64": noFile, "__syscall_getdents64": noFile, "__syscall_unlinkat": noFile,
	"__syscall_rmdir": noFile, "__syscall_ftruncate64": noFile,
	"fd_close": badFile, "fd_write": badFile, "fd_read": badFile, "fd_sync": badFile, "fd_seek": badFile,
	"environ_get": 0, "emscripten_date_now": 0, "_tzset_js": 0, "_localtime_js": 0, "_gmtime_js": 0,
}

const (
	noFile  = 1<<32 - 44 // ENOENT of its C library, as it expects it
	badFile = 8          // EBADF of WASI
)

// done are what PDFium imports and gets.
var done = map[string]api.GoModuleFunc{
	"environ_sizes_get": func(_ context.Context, m api.Module, stack []uint64) {
		_ = m.Memory().WriteUint32Le(uint32(stack[0]), 0) && m.Memory().WriteUint32Le(uint32(stack[1]), 0)
		stack[0] = 0
	},
	"emscripten_resize_heap": func(_ context.Context, m api.Module, stack []uint64) {
		const page = 64 << 10
		more := max(0, int64(uint32(stack[0]))-int64(m.Memory().Size()))
		_, ok := m.Memory().Grow(uint32((more + page - 1) / page))
		stack[0] = 0
		if ok {
			stack[0] = 1
		}
	},
	"_emscripten_memcpy_js": func(_ context.Context, m api.Module, stack []uint64) {
		from, ok := m.Memory().Read(uint32(stack[1]), uint32(stack[2]))
		to, fits := m.Memory().Read(uint32(stack[0]), uint32(stack[2]))
		if !ok || !fits {
			panic(ErrNoPicture)
		}
		copy(to, from)
	},
	"_abort_js":     func(context.Context, api.Module, []uint64) { panic(ErrNoPicture) },
	"__assert_fail": func(context.Context, api.Module, []uint64) { panic(ErrNoPicture) },
}

// pdfiumHost gives PDFium what it imports, which is nothing of this machine;
// one that asks for anything else is refused whole.
func pdfiumHost(ctx context.Context, r wazero.Runtime, c wazero.CompiledModule) error {
	env, wasi := r.NewHostModuleBuilder("env"), r.NewHostModuleBuilder("wasi_snapshot_preview1")
	jumps, err := emscripten.NewFunctionExporterForModule(c)
	if err != nil {
		return err
	}
	jumps.ExportFunctions(env)
	for _, f := range c.ImportedFunctions() {
		module, name, _ := f.Import()
		if strings.HasPrefix(name, "invoke_") || name == "_emscripten_throw_longjmp" {
			continue // calls within itself
		}
		do, known := done[name]
		if answer, no := refused[name]; no {
			answers := len(f.ResultTypes()) > 0
			do, known = func(_ context.Context, _ api.Module, stack []uint64) {
				if answers {
					stack[0] = answer
				}
			}, true
		}
		to := map[string]wazero.HostModuleBuilder{"env": env, "wasi_snapshot_preview1": wasi}[module]
		if !known || to == nil {
			return fmt.Errorf("%w: it imports %s", ErrAbsent, name)
		}
		to.NewFunctionBuilder().WithGoModuleFunction(do, f.ParamTypes(), f.ResultTypes()).Export(name)
	}
	for _, b := range []wazero.HostModuleBuilder{env, wasi} {
		if _, err := b.Instantiate(ctx); err != nil {
			return err
		}
	}
	return nil
}

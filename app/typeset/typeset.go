// Package typeset sets pages: a template and data become a PDF with every
// script the fonts have, tagged, with an outline, and the same bytes for the
// same input.
//
// The work is done by Typst, compiled to WebAssembly and run by wazero: it
// has no files, no network and no clock, and nothing but memory. Templates
// are ours; what a person wrote reaches them only as JSON, and never becomes
// Typst markup.
package typeset

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"runtime"
	"runtime/debug"
	"slices"
	"time"

	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
	"github.com/tetratelabs/wazero/experimental"
)

var (
	// ErrAbsent is returned by PDF of a build without Typst and its fonts.
	ErrAbsent = errors.New("nothing to typeset with in this build")
	// ErrTooLarge is returned for a document that needs more memory than one
	// may take.
	ErrTooLarge = errors.New("too large to typeset at once")
	// ErrFailed is returned when the template does not fit the data, or the
	// module broke off.
	ErrFailed = errors.New("typesetting failed")
)

const (
	// maxMemory is how much one document may take; the longest journals are
	// set in parts that stay far below.
	maxMemory = 2 << 30 // bytes
	// rest is how long the compiled module, about 100 MB, is kept for the
	// next document; compiling it takes seconds.
	rest = 2 * time.Minute
)

// A Document is what is set. Data becomes /data.json, Files lie beside it;
// the template reads both, and #import "/text.typ" brings prose for Markdown.
type Document struct {
	Template string // Typst
	Data     any    // as encoding/json takes it; strings may hold anything
	Files    []File // pictures
}

// A File lies at an absolute path the template can name.
type File struct {
	Path  string
	Bytes []byte
}

// A Press sets one document after the other. Until the first, and some time
// after the last, it takes no memory.
type Press struct {
	turn  chan struct{} // holds one token: it sets one document at a time
	ready *compiled     // nil until asked for; guarded by turn, as is idle
	idle  *time.Timer
}

// New returns a press.
func New() *Press {
	p := &Press{turn: make(chan struct{}, 1)}
	p.turn <- struct{}{}
	return p
}

// PDF sets a document and writes it to w, and returns the letters no font has
// (each stands as �, and text.typ's missing names their scripts). Errors are
// ctx's, those of w, ErrAbsent, ErrTooLarge and ErrFailed; they say nothing of
// what a person wrote.
func (p *Press) PDF(ctx context.Context, w io.Writer, d Document) ([]rune, error) {
	j, err := prepare(d)
	if err != nil {
		return nil, err
	}
	select {
	case <-p.turn:
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	defer func() {
		p.keep()
		p.turn <- struct{}{}
	}()
	if p.ready == nil {
		if p.ready, err = compile(ctx); err != nil {
			return nil, cause(ctx, err)
		}
	}
	pdf, _, err := p.ready.run(ctx, j, maxMemory)
	if err != nil {
		return nil, cause(ctx, err)
	}
	if _, err := w.Write(pdf); err != nil {
		return nil, fmt.Errorf("writing a PDF: %w", err)
	}
	return j.missing, nil
}

// Close gives back what the press keeps.
func (p *Press) Close() {
	<-p.turn
	p.release()
	p.turn <- struct{}{}
}

// keep keeps the compiled module a while longer.
func (p *Press) keep() {
	if p.idle != nil {
		p.idle.Stop()
	}
	p.idle = time.AfterFunc(rest, func() {
		select {
		case <-p.turn:
			p.release()
			p.turn <- struct{}{}
		default: // at work again, and kept anew after it
		}
	})
	debug.FreeOSMemory() // it took hundreds of megabytes that nobody needs now
}

func (p *Press) release() {
	if p.idle != nil {
		p.idle.Stop()
		p.idle = nil
	}
	if p.ready != nil {
		p.ready.close()
		p.ready = nil
		debug.FreeOSMemory()
	}
}

// cause is ctx's error where ctx ended the work, and a sentinel else.
func cause(ctx context.Context, err error) error {
	switch {
	case ctx.Err() != nil:
		return ctx.Err()
	case errors.Is(err, ErrAbsent), errors.Is(err, ErrTooLarge):
		return err
	}
	return ErrFailed
}

// compiled is the module in this machine's own code. It comes with the build
// where that was made for such a machine, and is compiled anew elsewhere.
type compiled struct {
	runtime wazero.Runtime
	module  wazero.CompiledModule
	cache   wazero.CompilationCache // nil without; closed after the runtime
}

func (c *compiled) close() {
	_ = c.runtime.Close(context.Background())
	if c.cache != nil {
		_ = c.cache.Close(context.Background())
	}
}

// compile makes the module ready to run.
func compile(ctx context.Context) (c *compiled, err error) {
	wasm, err := packed("typst.wasm")
	if err != nil {
		return nil, err
	}
	return compileModule(ctx, wasm)
}

func compileModule(ctx context.Context, wasm []byte) (_ *compiled, err error) {
	folder, cache := native()
	if folder != "" {
		defer func() { _ = os.RemoveAll(folder) }()
	}
	config := Config()
	if cache != nil {
		config = config.WithCompilationCache(cache)
	}
	c := &compiled{runtime: wazero.NewRuntimeWithConfig(ctx, config), cache: cache}
	defer func() {
		if x := recover(); x != nil {
			err = fmt.Errorf("%w: %v", errHost, x)
		}
		if err != nil {
			c.close()
		}
	}()
	if c.module, err = c.runtime.CompileModule(experimental.WithCompilationWorkers(ctx, runtime.NumCPU()), wasm); err != nil {
		return nil, err
	}
	b := c.runtime.NewHostModuleBuilder("wbg")
	for _, d := range c.module.ImportedFunctions() {
		from, name, _ := d.Import()
		f, known := imports[name]
		if from != "wbg" || !known {
			return nil, errHost
		}
		in, out := d.ParamTypes(), d.ResultTypes()
		b.NewFunctionBuilder().WithGoModuleFunction(api.GoModuleFunc(func(ctx context.Context, _ api.Module, stack []uint64) {
			if v := f(hostOf(ctx), stack[:len(in)]); len(out) > 0 {
				stack[0] = v
			}
		}), in, out).Export(name)
	}
	if _, err := b.Instantiate(ctx); err != nil {
		return nil, err
	}
	return c, nil
}

// run sets one document in an instance of its own, which may take so much
// memory, and returns what Typst said besides.
func (c *compiled) run(ctx context.Context, j job, limit uint64) (pdf []byte, said string, err error) {
	h := newHost()
	memory := &linear{limit: limit}
	defer func() {
		if x := recover(); x != nil {
			if e, ok := x.(error); ok {
				err = e
			} else {
				err = fmt.Errorf("%v", x)
			}
		}
		if h.module != nil {
			_ = h.module.Close(context.WithoutCancel(ctx))
		}
		if err != nil && memory.refused {
			err = ErrTooLarge
		}
		said = joined(h.log, said)
	}()
	ctx = h.with(ctx)
	h.module, err = c.runtime.InstantiateModule(experimental.WithMemoryAllocator(ctx, memory), c.module, wazero.NewModuleConfig().WithName(""))
	if err != nil {
		return nil, "", err
	}
	return h.set(j)
}

// set drives the module: fonts, files, the template, and the PDF.
func (h *host) set(j job) ([]byte, string, error) {
	builder, _, failed := h.call3("typstcompilerbuilder_new")
	if failed == 0 {
		_, _, failed = h.call3("typstcompilerbuilder_set_dummy_access_model", builder)
	}
	if failed != 0 {
		return nil, "", errHost
	}
	for _, f := range j.fonts {
		b, err := packed(f)
		if err != nil {
			return nil, "", err
		}
		h.awaited(h.call("typstcompilerbuilder_add_raw_font", builder, h.add(&bytesV{b})))
	}
	compiler := uint64(as[*wrappedV](h.awaited(h.call("typstcompilerbuilder_build", builder))).pointer)
	for _, f := range j.files {
		at, size := h.hand([]byte(f.Path))
		content, length := h.hand(f.Bytes)
		h.call("typstcompiler_map_shadow", compiler, at, size, content, length)
	}
	const main = "/main.typ"
	at, size := h.hand([]byte(main))
	content, length := h.hand([]byte(j.template))
	h.call("typstcompiler_add_source", compiler, at, size, content, length)
	at, size = h.hand([]byte(main))
	format, formatSize := h.hand([]byte("pdf"))
	const fullDiagnostics = 3
	result, thrown, failed := h.call3("typstcompiler_compile", compiler, at, size, 0, 0, format, formatSize, fullDiagnostics)
	if failed != 0 {
		return nil, said(h.take(thrown)), ErrFailed
	}
	out := as[*objectV](h.take(result))
	pdf, ok := out.values["result"].(*bytesV)
	if !ok {
		return nil, said(out.values["diagnostics"]), ErrFailed
	}
	return slices.Clip(pdf.b), said(out.values["diagnostics"]), nil
}

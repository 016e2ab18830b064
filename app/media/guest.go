package media

import (
	"compress/gzip"
	"context"
	"embed"
	"io"
	"runtime"
	"runtime/debug"
	"time"

	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
	"github.com/tetratelabs/wazero/experimental"
)

// guests are the programs in WebAssembly that build/heif and build/pdfium
// copied. A checkout that was never built has nothing in them.
//
//go:embed all:heif all:pdfium
var guests embed.FS

const (
	guestRest   = 2 * time.Minute // for which a compiled guest, about 20 MB, is kept for the next file
	guestUnpack = 16 << 20        // bytes of its code at most
)

// A guest is a program in WebAssembly that decodes what strangers sent. It has
// memory and nothing else here: no files, no clock, no network. It takes one
// file after the other; until the first, and some time after the last, it
// takes no memory.
type guest struct {
	file  string // its code, compressed
	pages uint32 // of 64 KiB: the memory it may have
	// stops says whether it ends with the context it is called with, which
	// makes it slower.
	stops bool
	host  func(context.Context, wazero.Runtime, wazero.CompiledModule) error // gives it what it imports

	turn     chan struct{} // holds one token; guards the rest
	runtime  wazero.Runtime
	compiled wazero.CompiledModule
	idle     *time.Timer
}

// waiting returns g as it is before the first file.
func waiting(g guest) *guest {
	g.turn = make(chan struct{}, 1)
	g.turn <- struct{}{}
	return &g
}

// here reports whether this build has the guest.
func (g *guest) here() bool {
	f, err := guests.Open(g.file)
	if err == nil {
		_ = f.Close()
	}
	return err == nil
}

// ready compiles the guest unless it is kept from before.
func (g *guest) ready(ctx context.Context) error {
	if g.runtime != nil {
		return nil
	}
	f, err := guests.Open(g.file)
	if err != nil {
		return ErrAbsent
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		return ErrAbsent
	}
	code, err := io.ReadAll(io.LimitReader(z, guestUnpack))
	if err != nil {
		return ErrAbsent
	}
	g.runtime = wazero.NewRuntimeWithConfig(ctx, wazero.NewRuntimeConfig().WithMemoryLimitPages(g.pages).WithCloseOnContextDone(g.stops))
	if g.compiled, err = g.runtime.CompileModule(experimental.WithCompilationWorkers(ctx, runtime.NumCPU()), code); err == nil {
		err = g.host(ctx, g.runtime, g.compiled)
	}
	if err != nil {
		g.release()
		return ErrAbsent
	}
	return nil
}

// keep keeps the compiled guest a while longer.
func (g *guest) keep() {
	if g.idle != nil {
		g.idle.Stop()
	}
	g.idle = time.AfterFunc(guestRest, func() {
		select {
		case <-g.turn:
			g.release()
			g.turn <- struct{}{}
		default: // at work again, and kept anew after it
		}
	})
	debug.FreeOSMemory() // it took hundreds of megabytes that nobody needs now
}

func (g *guest) release() {
	if g.runtime != nil {
		_ = g.runtime.Close(context.Background())
	}
	g.runtime, g.compiled = nil, nil
}

// use calls f with a fresh instance of the guest. Who ends ctx need not wait
// for f, but the next file does.
func (g *guest) use(ctx context.Context, f func(context.Context, instance) error) error {
	select {
	case <-g.turn:
	case <-ctx.Done():
		return ctx.Err()
	}
	err := ErrNoPicture
	done := make(chan struct{})
	go func() {
		defer func() {
			if recover() != nil { // a defect of the host
				err = ErrNoPicture
			}
			g.keep()
			g.turn <- struct{}{}
			close(done)
		}()
		err = g.run(ctx, f)
	}()
	select {
	case <-done:
		return err
	case <-ctx.Done():
		return ctx.Err()
	}
}

func (g *guest) run(ctx context.Context, f func(context.Context, instance) error) error {
	whole := context.WithoutCancel(ctx)
	if err := g.ready(whole); err != nil {
		return err
	}
	if !g.stops {
		ctx = whole
	}
	module, err := g.runtime.InstantiateModule(ctx, g.compiled, wazero.NewModuleConfig().WithName(""))
	if err != nil {
		return ErrNoPicture
	}
	defer func() { _ = module.Close(whole) }()
	return f(ctx, instance{ctx, module})
}

// An instance is a guest at work on one file.
type instance struct {
	ctx    context.Context
	module api.Module
}

// call calls a function of the guest; one that breaks off, or answers zero,
// has met a file that is not what it takes, or has no memory left.
func (i instance) call(name string, args ...uint64) (uint32, error) {
	out, err := i.ask(name, args...)
	if err == nil && out == 0 {
		err = ErrNoPicture
	}
	return out, err
}

// ask is call where zero is an answer, too.
func (i instance) ask(name string, args ...uint64) (uint32, error) {
	f := i.module.ExportedFunction(name)
	if f == nil {
		return 0, ErrAbsent
	}
	out, err := f.Call(i.ctx, args...)
	if err != nil {
		return 0, ErrNoPicture
	}
	if len(out) == 0 {
		return 0, nil
	}
	return uint32(out[0]), nil
}

package typeset

import (
	"context"
	"errors"
	"fmt"
	"math"
	"strings"

	"github.com/tetratelabs/wazero/api"
)

// The module was made to run beside JavaScript: it asks its host for objects,
// arrays and promises through 75 small functions. A host is that much of
// JavaScript and no more; it has no files, no network, no clock and no chance.
// Its values are undefined, nil, bool, float64, int64, string and the types
// below.
type (
	undefined struct{}
	bytesV    struct{ b []byte }
	arrayV    struct{ items []any }
	objectV   struct {
		keys   []string
		values map[string]any
	}
	functionV struct{ call func(args ...any) any }
	errorV    struct{ message string }
	promiseV  struct {
		done, failed bool
		value        any
	}
	wrappedV struct{ pointer uint32 } // a value of the module's own
	globalV  struct{}
	dateV    struct{}
)

const (
	firstFree = 132 // handles below are fixed: 128 unused ones, undefined, null, true, false
	stackStep = 16  // bytes; where the module leaves what a call returns
)

// errHost means that the module asked for what a host does not have: it is
// not the module this package was written for.
var errHost = errors.New("unexpected module")

// A host is what one instance of the module runs in. Its methods panic with
// an error; set recovers.
type host struct {
	ctx     context.Context
	module  api.Module
	handles []any
	free    []uint32
	queue   []*functionV // what promises still have to call
	log     []string     // what the module said when it failed
}

func newHost() *host {
	h := &host{handles: make([]any, firstFree)}
	for i := range firstFree {
		h.handles[i] = undefined{}
	}
	copy(h.handles[firstFree-3:], []any{nil, true, false})
	return h
}

type hostKey struct{}

// with gives the functions of the module its host.
func (h *host) with(ctx context.Context) context.Context {
	h.ctx = context.WithValue(ctx, hostKey{}, h)
	return h.ctx
}

func hostOf(ctx context.Context) *host {
	h, _ := ctx.Value(hostKey{}).(*host)
	return h
}

func (h *host) add(v any) uint64 {
	if n := len(h.free); n > 0 {
		i := h.free[n-1]
		h.free = h.free[:n-1]
		h.handles[i] = v
		return uint64(i)
	}
	h.handles = append(h.handles, v)
	return uint64(len(h.handles) - 1)
}

func (h *host) get(handle uint64) any { return h.handles[uint32(handle)] }

func (h *host) take(handle uint64) any {
	i := uint32(handle)
	v := h.handles[i]
	if i >= firstFree {
		h.handles[i] = nil
		h.free = append(h.free, i)
	}
	return v
}

// call calls a function of the module.
func (h *host) call(name string, args ...uint64) uint64 {
	f := h.module.ExportedFunction(name)
	if f == nil {
		panic(errHost)
	}
	out, err := f.Call(h.ctx, args...)
	if err != nil {
		panic(err)
	}
	if len(out) == 0 {
		return 0
	}
	return out[0]
}

// call3 calls a function that returns three words on the module's stack.
func (h *host) call3(name string, args ...uint64) (a, b, failed uint64) {
	step := int32(stackStep)
	at := uint32(h.call("__wbindgen_add_to_stack_pointer", uint64(uint32(-step))))
	h.call(name, append([]uint64{uint64(at)}, args...)...)
	a, b, failed = h.word(at), h.word(at+4), h.word(at+8)
	h.call("__wbindgen_add_to_stack_pointer", stackStep)
	return a, b, failed
}

func (h *host) word(at uint32) uint64 {
	v, ok := h.module.Memory().ReadUint32Le(at)
	if !ok {
		panic(errHost)
	}
	return uint64(v)
}

func (h *host) setWord(at, v uint64) {
	if !h.module.Memory().WriteUint32Le(uint32(at), uint32(v)) {
		panic(errHost)
	}
}

// memory is a piece of the module's memory, to be used at once.
func (h *host) memory(at, size uint64) []byte {
	b, ok := h.module.Memory().Read(uint32(at), uint32(size))
	if !ok {
		panic(errHost)
	}
	return b
}

func (h *host) text(at, size uint64) string { return string(h.memory(at, size)) }

// hand copies bytes into the module, which owns them from then on.
func (h *host) hand(b []byte) (at, size uint64) {
	at = uint64(uint32(h.call("__wbindgen_export", uint64(len(b)), 1)))
	copy(h.memory(at, uint64(len(b))), b)
	return at, uint64(len(b))
}

// handText is hand; the module is told of it at an address.
func (h *host) handText(to uint64, s string) {
	at, size := h.hand([]byte(s))
	h.setWord(to+4, size)
	h.setWord(to, at)
}

// settle calls what promises still have to call.
func (h *host) settle() {
	for len(h.queue) > 0 {
		f := h.queue[0]
		h.queue = h.queue[1:]
		f.call()
	}
}

// awaited is the value of a promise that is kept by now.
func (h *host) awaited(handle uint64) any {
	h.settle()
	p, ok := h.take(handle).(*promiseV)
	if !ok || !p.done || p.failed {
		panic(errHost)
	}
	return p.value
}

// closure is a function of the module that the host may call once.
func (h *host) closure(a, b uint64) *functionV {
	return &functionV{func(args ...any) any {
		var value any = undefined{}
		if len(args) > 0 {
			value = args[0]
		}
		h.call("__wasm_bindgen_func_elem_944", a, b, h.add(value))
		return undefined{}
	}}
}

// promise runs an executor of the module at once.
func (h *host) promise(a, b uint64) *promiseV {
	p := &promiseV{}
	settle := func(failed bool) *functionV {
		return &functionV{func(args ...any) any {
			p.done, p.failed = true, failed
			if len(args) > 0 {
				p.value = args[0]
			}
			return undefined{}
		}}
	}
	h.call("__wasm_bindgen_func_elem_37350", a, b, h.add(settle(false)), h.add(settle(true)))
	return p
}

// function stands for the few lines of JavaScript the module brings for what
// it was not given: files and packages, which are none.
func (h *host) function(source string) *functionV {
	return &functionV{func(...any) any {
		switch {
		case strings.Contains(source, "throw"):
			h.call("__wbindgen_export3", h.add(&errorV{"none"}))
		case strings.Contains(source, "return 0"):
			return float64(0)
		case strings.Contains(source, "return true"):
			return true
		}
		return undefined{}
	}}
}

func property(of, key any) any {
	name, _ := key.(string)
	switch v := of.(type) {
	case *objectV:
		if p, ok := v.values[name]; ok {
			return p
		}
	case *errorV:
		if name == "message" {
			return v.message
		}
	}
	return undefined{}
}

func setProperty(of, key, value any) uint64 {
	o, ok := of.(*objectV)
	name, isText := key.(string)
	if !ok || !isText {
		panic(errHost)
	}
	if _, known := o.values[name]; !known {
		o.keys = append(o.keys, name)
	}
	o.values[name] = value
	return 1
}

func entries(of any) *arrayV {
	all := &arrayV{}
	if o, ok := of.(*objectV); ok {
		for _, k := range o.keys {
			all.items = append(all.items, &arrayV{[]any{k, o.values[k]}})
		}
	}
	return all
}

func is[T any](v any) uint64 {
	_, ok := v.(T)
	return truth(ok)
}

func truth(ok bool) uint64 {
	if ok {
		return 1
	}
	return 0
}

// as is v as the type the module takes it for.
func as[T any](v any) T {
	t, ok := v.(T)
	if !ok {
		panic(errHost)
	}
	return t
}

// said is what the module means by a value, for the log of a failure.
func said(v any) string {
	switch v := v.(type) {
	case string:
		return v
	case *errorV:
		return v.message
	case *arrayV:
		var all []string
		for _, item := range v.items {
			all = append(all, said(item))
		}
		return strings.Join(all, "\n")
	case *objectV:
		var all []string
		for _, k := range v.keys {
			all = append(all, k+": "+said(v.values[k]))
		}
		return strings.Join(all, ", ")
	}
	return fmt.Sprintf("%v", v)
}

func number(f float64) uint64 { return math.Float64bits(f) }

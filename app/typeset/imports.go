package typeset

import (
	"bytes"
	"math"
)

// imports are the functions the module asks its host for, by their full
// names: the ends of them change with every release of it, and a module that
// asks for anything else is refused before it runs.
var imports = map[string]func(h *host, a []uint64) uint64{
	// values
	"__wbindgen_object_clone_ref":                        func(h *host, a []uint64) uint64 { return h.add(h.get(a[0])) },
	"__wbindgen_object_drop_ref":                         func(h *host, a []uint64) uint64 { h.take(a[0]); return 0 },
	"__wbindgen_cast_2241b6af4c4b2941":                   func(h *host, a []uint64) uint64 { return h.add(h.text(a[0], a[1])) },
	"__wbindgen_cast_3334ea73b4b28ba3":                   func(h *host, a []uint64) uint64 { return h.add(h.closure(a[0], a[1])) },
	"__wbindgen_cast_4625c577ab2ec9ee":                   func(h *host, a []uint64) uint64 { return h.add(int64(a[0])) },
	"__wbindgen_cast_9ae0607507abb057":                   func(h *host, a []uint64) uint64 { return h.add(int64(a[0])) },
	"__wbindgen_cast_d6cd19b81560fd6e":                   func(h *host, a []uint64) uint64 { return h.add(math.Float64frombits(a[0])) },
	"__wbg_typstcompiler_new":                            func(h *host, a []uint64) uint64 { return h.add(&wrappedV{uint32(a[0])}) },
	"__wbg_typstfontresolver_new":                        refused,
	"__wbg_proxycontext_new":                             refused,
	"__wbg_static_accessor_GLOBAL_THIS_60cf02db4de8e1c1": func(h *host, _ []uint64) uint64 { return h.add(globalV{}) },
	"__wbg_static_accessor_GLOBAL_769e6b65d6557335":      nothing,
	"__wbg_static_accessor_SELF_08f5a74c69739274":        nothing,
	"__wbg_static_accessor_WINDOW_a8924b26aa92d024":      nothing,

	// what a value is
	"__wbg___wbindgen_is_undefined_f6b95eab589e0269": func(h *host, a []uint64) uint64 { return is[undefined](h.get(a[0])) },
	"__wbg___wbindgen_is_string_704ef9c8fc131030":    func(h *host, a []uint64) uint64 { return is[string](h.get(a[0])) },
	"__wbg___wbindgen_is_function_8d400b8b1af978cd":  func(h *host, a []uint64) uint64 { return is[*functionV](h.get(a[0])) },
	"__wbg___wbindgen_is_bigint_0e1a2e3f55cfae27":    func(h *host, a []uint64) uint64 { return is[int64](h.get(a[0])) },
	"__wbg___wbindgen_is_object_ce774f3490692386": func(h *host, a []uint64) uint64 {
		switch h.get(a[0]).(type) {
		case nil, undefined, string, bool, float64, int64, *functionV:
			return 0
		}
		return 1
	},
	"__wbg_instanceof_Uint8Array_da54ccc9d3e09434":  func(h *host, a []uint64) uint64 { return is[*bytesV](h.get(a[0])) },
	"__wbg_instanceof_ArrayBuffer_f3320d2419cd0355": nothing,
	"__wbg_instanceof_Map_084be8da74364158":         nothing,
	"__wbg_isArray_51fd9e6422c0a395":                func(h *host, a []uint64) uint64 { return is[*arrayV](h.get(a[0])) },
	"__wbg_isSafeInteger_ae7d3f054d55fa16": func(h *host, a []uint64) uint64 {
		f, ok := h.get(a[0]).(float64)
		return truth(ok && f == math.Trunc(f) && math.Abs(f) < 1<<53)
	},
	"__wbg___wbindgen_jsval_eq_b6101cc9cef1fe36":       func(h *host, a []uint64) uint64 { return truth(h.get(a[0]) == h.get(a[1])) },
	"__wbg___wbindgen_jsval_loose_eq_766057600fdd1b0d": func(h *host, a []uint64) uint64 { return truth(h.get(a[0]) == h.get(a[1])) },
	"__wbg___wbindgen_in_0d3e1e8f0c669317":             refused,

	// what is in it
	"__wbg___wbindgen_boolean_get_dea25b33882b895b": func(h *host, a []uint64) uint64 {
		if v, ok := h.get(a[0]).(bool); ok {
			return truth(v)
		}
		return 0xFFFFFF // no boolean
	},
	"__wbg___wbindgen_number_get_9619185a74197f95": func(h *host, a []uint64) uint64 {
		v, ok := h.get(a[1]).(float64)
		h.module.Memory().WriteFloat64Le(uint32(a[0])+8, v)
		h.setWord(a[0], truth(ok))
		return 0
	},
	"__wbg___wbindgen_bigint_get_as_i64_6e32f5e6aff02e1d": func(h *host, a []uint64) uint64 {
		v, ok := h.get(a[1]).(int64)
		h.module.Memory().WriteUint64Le(uint32(a[0])+8, uint64(v))
		h.setWord(a[0], truth(ok))
		return 0
	},
	"__wbg___wbindgen_string_get_a2a31e16edf96e42": func(h *host, a []uint64) uint64 {
		if v, ok := h.get(a[1]).(string); ok {
			h.handText(a[0], v)
		} else {
			h.setWord(a[0], 0)
			h.setWord(a[0]+4, 0)
		}
		return 0
	},
	"__wbg___wbindgen_debug_string_adfb662ae34724b6": func(h *host, a []uint64) uint64 { h.handText(a[0], said(h.get(a[1]))); return 0 },
	"__wbg_Number_2d1dcfcf4ec51736": func(h *host, a []uint64) uint64 {
		if f, ok := h.get(a[0]).(float64); ok {
			return number(f)
		}
		return number(math.NaN())
	},

	// objects, arrays, bytes
	"__wbg_new_1ba21ce319a06297":              func(h *host, _ []uint64) uint64 { return h.add(&objectV{values: map[string]any{}}) },
	"__wbg_set_3f1d0b984ed272ed":              func(h *host, a []uint64) uint64 { return setProperty(h.get(a[0]), h.take(a[1]), h.take(a[2])) },
	"__wbg_set_781438a03c0c3c81":              func(h *host, a []uint64) uint64 { return setProperty(h.get(a[0]), h.get(a[1]), h.get(a[2])) },
	"__wbg_get_af9dab7e9603ea93":              func(h *host, a []uint64) uint64 { return h.add(property(h.get(a[0]), h.get(a[1]))) },
	"__wbg_get_with_ref_key_1dc361bd10053bfe": func(h *host, a []uint64) uint64 { return h.add(property(h.get(a[0]), h.get(a[1]))) },
	"__wbg_entries_83c79938054e065f":          func(h *host, a []uint64) uint64 { return h.add(entries(h.get(a[0]))) },
	"__wbg_new_25f239778d6112b9":              func(h *host, _ []uint64) uint64 { return h.add(&arrayV{}) },
	"__wbg_push_7d9be8f38fc13975": func(h *host, a []uint64) uint64 {
		list := as[*arrayV](h.get(a[0]))
		list.items = append(list.items, h.get(a[1]))
		return uint64(len(list.items))
	},
	"__wbg_set_7df433eea03a5c14": func(h *host, a []uint64) uint64 {
		list, at := as[*arrayV](h.get(a[0])), int(uint32(a[1]))
		if at != len(list.items) { // it fills them in order
			panic(errHost)
		}
		list.items = append(list.items, h.take(a[2]))
		return 0
	},
	"__wbg_get_6b7bd52aca3f9671":    func(h *host, a []uint64) uint64 { return h.add(as[*arrayV](h.get(a[0])).items[uint32(a[1])]) },
	"__wbg_length_22ac23eaec9d8053": length,
	"__wbg_length_d45040a40c570362": length,
	"__wbg_new_from_slice_f9c22b9153b26992": func(h *host, a []uint64) uint64 {
		return h.add(&bytesV{bytes.Clone(h.memory(a[0], a[1]))})
	},
	"__wbg_new_from_slice_db0691b69e9d3891": func(h *host, _ []uint64) uint64 { return h.add(&arrayV{}) },
	"__wbg_new_6421f6084cc5bc5a":            func(h *host, a []uint64) uint64 { return h.add(as[*bytesV](h.get(a[0]))) },
	"__wbg_prototypesetcall_dfe9b766cdc1f1fd": func(h *host, a []uint64) uint64 {
		copy(h.memory(a[0], a[1]), as[*bytesV](h.get(a[2])).b)
		return 0
	},

	// functions and promises
	"__wbg_new_no_args_cb138f77cf6151ee":   func(h *host, a []uint64) uint64 { return h.add(h.function(h.text(a[0], a[1]))) },
	"__wbg_new_with_args_df9e7125ffe55248": func(h *host, a []uint64) uint64 { return h.add(h.function(h.text(a[2], a[3]))) },
	"__wbg_call_abb4ff46ce38be40":          call,
	"__wbg_call_3020136f7a2d6e44":          call,
	"__wbg_call_78f94eb02ec7f9b2":          call,
	"__wbg__wbg_cb_unref_87dfb5aaa0cbcea7": nothing,
	"__wbg_new_ff12d2b041fb48f1":           func(h *host, a []uint64) uint64 { return h.add(h.promise(a[0], a[1])) },
	"__wbg_resolve_fd5bfbaa4ce36e1e":       func(h *host, a []uint64) uint64 { return h.add(&promiseV{done: true, value: h.get(a[0])}) },
	"__wbg_then_4f95312d68691235": func(h *host, a []uint64) uint64 {
		p, f := as[*promiseV](h.get(a[0])), as[*functionV](h.get(a[1]))
		h.queue = append(h.queue, &functionV{func(...any) any { return f.call(p.value) }})
		return h.add(&promiseV{})
	},
	"__wbg_queueMicrotask_9b549dfce8865860": func(h *host, _ []uint64) uint64 {
		return h.add(&functionV{func(...any) any { panic(errHost) }})
	},
	"__wbg_queueMicrotask_fca69f5bfad613a5": func(h *host, a []uint64) uint64 {
		h.queue = append(h.queue, as[*functionV](h.get(a[0])))
		return 0
	},
	"__wbg_iterator_27b7c8b35ab3e86b": refused,
	"__wbg_next_138a17bbf04e926c":     refused,
	"__wbg_next_3cfe5c0fe2a4cc53":     refused,
	"__wbg_done_62ea16af4ce34b24":     refused,
	"__wbg_value_57b7b035e117f7ee":    refused,

	// errors: what is said stays inside, for it may hold a person's words
	"__wbg_Error_52673b7de5a0ca89":            newError,
	"__wbg_new_df1173567d5ff028":              newError,
	"__wbg_new_8a6f238a6ece86ea":              func(h *host, _ []uint64) uint64 { return h.add(&errorV{}) },
	"__wbg_stack_0ed75d68575b0f3c":            func(h *host, a []uint64) uint64 { h.handText(a[0], ""); return 0 },
	"__wbg_error_7534b8e9a36f1ab4":            func(h *host, a []uint64) uint64 { h.log = append(h.log, h.text(a[0], a[1])); return 0 },
	"__wbg_error_85faeb8919b11cc6":            func(h *host, a []uint64) uint64 { h.log = append(h.log, said(h.get(a[0]))); return 0 },
	"__wbg_info_ce6bcc489c22f6f0":             func(h *host, a []uint64) uint64 { h.log = append(h.log, said(h.get(a[0]))); return 0 },
	"__wbg___wbindgen_throw_dd24417ed36fc46e": func(h *host, a []uint64) uint64 { h.log = append(h.log, h.text(a[0], a[1])); panic(errHost) },

	// time stands still: the same input gives the same bytes
	"__wbg_new_b2db8aa2650f793a":               func(h *host, _ []uint64) uint64 { return h.add(dateV{}) },
	"__wbg_getTimezoneOffset_45389e26d6f46823": func(*host, []uint64) uint64 { return number(0) },
	"__wbg_now_69d776cd24f5215b":               func(*host, []uint64) uint64 { return number(0) },
}

func nothing(*host, []uint64) uint64 { return 0 }

func refused(*host, []uint64) uint64 { panic(errHost) }

func newError(h *host, a []uint64) uint64 { return h.add(&errorV{h.text(a[0], a[1])}) }

func length(h *host, a []uint64) uint64 {
	switch v := h.get(a[0]).(type) {
	case *bytesV:
		return uint64(len(v.b))
	case *arrayV:
		return uint64(len(v.items))
	}
	panic(errHost)
}

// call calls a function with what follows its this.
func call(h *host, a []uint64) uint64 {
	var args []any
	for _, x := range a[2:] {
		args = append(args, h.get(x))
	}
	return h.add(as[*functionV](h.get(a[0])).call(args...))
}

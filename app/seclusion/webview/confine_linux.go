//go:build cgo && !bindings

package webview

/*
#cgo pkg-config: gtk+-3.0 webkit2gtk-4.1
#cgo e2e CFLAGS: -DSTILLWATER_E2E
#include <stdlib.h>
#include <gtk/gtk.h>
#include "confine_linux.h"
*/
import "C"

import (
	"fmt"
	"os"
	"runtime"
	"unsafe"

	"stillwater/app/seclusion"
)

// Prepare opens the display and makes the context the view will live in. Call
// it before wails.Run, from the same goroutine, which it binds to its thread:
// GTK and WebKit belong to the thread they first ran on. It returns
// seclusion.ErrNoScreen, or ErrViewKeepsTraces when WebKit says the context is
// not ephemeral; no window must be made then. Should the view itself turn out
// not to be, the process ends with the same sentence before it is shown.
func Prepare() error {
	runtime.LockOSThread()
	// Wails sets this before it opens the display, and that is done here.
	if session := os.Getenv("XDG_SESSION_TYPE"); os.Getenv("GDK_BACKEND") == "" &&
		(session == "" || session == "unspecified" || session == "x11") {
		_ = os.Setenv("GDK_BACKEND", "x11")
	}
	if C.gtk_init_check(nil, nil) == 0 {
		return seclusion.ErrNoScreen
	}
	// Never freed: the view may be made at any later time.
	if C.stillwater_prepare(C.CString(seclusion.Sentence(seclusion.ErrViewKeepsTraces))) == 0 {
		return fmt.Errorf("%w: context not ephemeral", seclusion.ErrViewKeepsTraces)
	}
	return nil
}

// Confined returns nil once the view was made by this package; otherwise
// seclusion.ErrViewKeepsTraces, and the window must not be used. Ask when
// Wails has made its window, in OnStartup: it fails if a later Wails makes its
// view in another way.
func Confined() error {
	if C.stillwater_confined() == 0 {
		return fmt.Errorf("%w: view not made here", seclusion.ErrViewKeepsTraces)
	}
	return nil
}

// Tell shows one sentence in a plain window and waits until it is closed.
// Where there is no display, or another goroutine has called Prepare, it
// returns at once: the sentence stands on standard error in any case.
func Tell(sentence string) {
	text := C.CString(sentence)
	defer C.free(unsafe.Pointer(text))
	C.stillwater_tell(text)
}

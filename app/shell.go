// Package app is what the window's page can call: one struct for each
// feature, the events it hears, and the pictures and texts it may show.
// Nothing here decides what a record means; the packages below do.
package app

import (
	"context"
	"net/http"

	"github.com/wailsapp/wails/v2/pkg/logger"
	"github.com/wailsapp/wails/v2/pkg/options"
)

// Options are what a Shell is made of.
type Options struct {
	VaultDir string  // where the vault is, or will be
	Version  string  // of the app
	Network  string  // "sealed" or "page": who keeps the network out
	Desktop  Desktop // what stands around the page; nil for Wails' window
}

// A Shell is the app behind one window, from its start to its end.
type Shell struct {
	options Options
	desktop Desktop
	started chan struct{} // closed when desktop is there
}

// NewShell returns a Shell that has not started: it opens nothing yet.
func NewShell(o Options) *Shell {
	return &Shell{options: o, desktop: o.Desktop, started: make(chan struct{})}
}

// Bind returns the structs whose methods the page may call.
func (s *Shell) Bind() []any { return nil }

// Startup is called once, before the page is there. It is called in a second
// instance of the app too, before that one finds the first and ends.
func (s *Shell) Startup(ctx context.Context) {
	if s.desktop == nil {
		s.desktop = window{ctx}
	}
	close(s.started)
}

// DomReady is called whenever the page was loaded.
func (s *Shell) DomReady(context.Context) {}

// BeforeClose says whether the window must stay open.
func (s *Shell) BeforeClose(context.Context) bool { return false }

// Shutdown is called when the window is gone.
func (s *Shell) Shutdown(context.Context) {}

// SecondInstance is called when the app is started again: it shows the window.
func (s *Shell) SecondInstance(options.SecondInstanceData) {
	<-s.started
	s.desktop.Show()
}

// FormatError turns an error of a bound method into what the page's promise
// is rejected with: a code, as the message of a JavaScript Error. (Wails'
// page runtime puts whatever it gets through new Error(…), so an object would
// arrive as "[object Object]".)
func (s *Shell) FormatError(error) any { return "internal" }

// ServeHTTP answers what the bundled files do not.
func (s *Shell) ServeHTTP(w http.ResponseWriter, r *http.Request) { http.NotFound(w, r) }

// Log is where Wails logs to. See quiet.
func (s *Shell) Log() logger.Logger { return quiet{} }

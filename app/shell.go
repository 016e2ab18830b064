// Package app is what the window's page can call: one struct for each
// feature, the events it hears, and the pictures and texts it may show.
// Nothing here decides what a record means; the packages below do.
package app

import (
	"context"
	"time"

	"github.com/wailsapp/wails/v2/pkg/logger"
	"github.com/wailsapp/wails/v2/pkg/options"

	"stillwater/app/rooms"
	"stillwater/app/seal"
)

// Options are what a Shell is made of.
type Options struct {
	VaultDir string   // where the vault is, or will be
	Version  string   // of the app
	Network  string   // "sealed" or "page": who keeps the network out
	KDF      seal.KDF // of new key slots; zero calibrates to this machine
	// WorkFactor is rooms.Options': 0 but in tests.
	WorkFactor int
	Desktop    Desktop // what stands around the page; nil for Wails' window
}

// A Shell is the app behind one window, from its start to its end.
type Shell struct {
	house   *house
	session *Session
	bound   []any
	started chan struct{} // closed when the desktop is there
}

// NewShell returns a Shell that has not started: it opens nothing yet.
func NewShell(o Options) *Shell {
	h := &house{
		dir: o.VaultDir, zone: rooms.LocalZone(), network: o.Network, desktop: o.Desktop,
		o: rooms.Options{Now: time.Now, Version: o.Version, KDF: o.KDF, WorkFactor: o.WorkFactor},
	}
	h.jobs = newJobs(func(event string, data any) { h.desktop.Emit(event, data) })
	w := &watch{h: h}
	s := &Session{h: h, w: w}
	w.lock = s.lock
	return &Shell{
		house: h, session: s, started: make(chan struct{}),
		bound: []any{s, &Settings{h, w}, &Drafts{h}, &Journal{h}, &Evidence{h}, &Claims{h}, &People{h}, &Custody{h}, &Messages{h}, &Bundles{h: h}, &Streak{h}, &CheckIns{h}, &Pull{h}, &Plan{h}, &Search{h}, &Backups{h: h}, &Exchange{h: h}, h.jobs},
	}
}

// Bind returns the structs whose methods the page may call.
func (s *Shell) Bind() []any { return s.bound }

// Startup is called once, before the page is there. It is called in a second
// instance of the app too, before that one finds the first and ends.
func (s *Shell) Startup(ctx context.Context) {
	if s.house.desktop == nil {
		s.house.desktop = window{ctx}
	}
	s.house.desktop.OnDrop(s.house.drop)
	close(s.started)
}

// DomReady is called whenever the page was loaded.
func (s *Shell) DomReady(context.Context) {}

// BeforeClose locks whatever is open while there still is a window to say so
// in, and then lets it close.
func (s *Shell) BeforeClose(context.Context) (stay bool) {
	_ = s.session.lock() // a vault that did not close cleanly is checked at the next opening
	return false
}

// Shutdown is called when the window is gone; BeforeClose has done the work.
func (s *Shell) Shutdown(context.Context) {}

// SecondInstance is called when the app is started again: it shows the window.
func (s *Shell) SecondInstance(options.SecondInstanceData) {
	<-s.started
	s.house.desktop.Show()
}

// FormatError turns an error of a bound method into what the page's promise
// is rejected with: a code, as the message of a JavaScript Error. (Wails'
// page runtime puts whatever it gets through new Error(…), so an object would
// arrive as "[object Object]".)
func (s *Shell) FormatError(err error) any { return string(codeOf(err)) }

// Log is where Wails logs to. See quiet.
func (s *Shell) Log() logger.Logger { return quiet{} }

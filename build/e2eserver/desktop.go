//go:build e2eserver

package main

import (
	"encoding/json"
	"fmt"
	"log"
	"net/http"
	"sync"
)

// desktop is played by the test: it answers dialogs with paths set before,
// drops files, and says what the window was told.
type desktop struct {
	mu        sync.Mutex
	dialogs   [][]string // answers to the next dialogs, in order
	dropped   func([]string)
	listeners map[chan []byte]bool

	hidden, minimised, quit bool
	title                   string
}

func (d *desktop) Emit(event string, data any) { d.notify(event, data) }

// notify sends what Wails' runtime takes for an event to every open page.
func (d *desktop) notify(event string, data ...any) {
	message, err := json.Marshal(map[string]any{"name": event, "data": data})
	if err != nil {
		log.Printf("event %s: %v", event, err)
		return
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	for listener := range d.listeners {
		select {
		case listener <- message:
		default: // a page that stopped listening
		}
	}
}

// pending is how many events wait for a slow page before some are lost.
const pending = 1000

// events streams events to a page (server-sent events).
func (d *desktop) events(w http.ResponseWriter, r *http.Request) {
	listener := make(chan []byte, pending)
	d.mu.Lock()
	if d.listeners == nil {
		d.listeners = map[chan []byte]bool{}
	}
	d.listeners[listener] = true
	d.mu.Unlock()
	defer func() {
		d.mu.Lock()
		delete(d.listeners, listener)
		d.mu.Unlock()
	}()
	w.Header().Set("Content-Type", "text/event-stream")
	for c := http.NewResponseController(w); c.Flush() == nil; {
		select {
		case <-r.Context().Done():
			return
		case message := <-listener:
			_, _ = fmt.Fprintf(w, "data: %s\n\n", message)
		}
	}
}

// paths is the body of requests that name files: {"paths": ["/a", "/b"]}.
func paths(w http.ResponseWriter, r *http.Request) ([]string, bool) {
	var body struct{ Paths []string }
	if err := json.NewDecoder(r.Body).Decode(&body); err != nil {
		http.Error(w, err.Error(), http.StatusBadRequest)
		return nil, false
	}
	return body.Paths, true
}

// presetDialog sets the answer to the next unanswered dialog; no path cancels it.
func (d *desktop) presetDialog(w http.ResponseWriter, r *http.Request) {
	if p, ok := paths(w, r); ok {
		d.mu.Lock()
		defer d.mu.Unlock()
		d.dialogs = append(d.dialogs, p)
	}
}

func (d *desktop) OpenFiles(title string) ([]string, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if len(d.dialogs) == 0 {
		log.Printf("the dialog %q had no answer set; it was cancelled", title)
		return nil, nil
	}
	p := d.dialogs[0]
	d.dialogs = d.dialogs[1:]
	return p, nil
}

func (d *desktop) one(title string) (string, error) {
	p, err := d.OpenFiles(title)
	if err != nil || len(p) == 0 {
		return "", err
	}
	return p[0], nil
}

func (d *desktop) OpenFile(title string) (string, error)    { return d.one(title) }
func (d *desktop) OpenFolder(title string) (string, error)  { return d.one(title) }
func (d *desktop) SaveFile(title, _ string) (string, error) { return d.one(title) }

func (d *desktop) OnDrop(f func(paths []string)) { d.dropped = f }

// drop lets files fall onto the middle of the window.
func (d *desktop) drop(w http.ResponseWriter, r *http.Request) {
	if p, ok := paths(w, r); ok {
		d.dropped(p)
		d.notify("wails:file-drop", 590, 400, p)
	}
}

func (d *desktop) set(change func()) {
	d.mu.Lock()
	defer d.mu.Unlock()
	change()
}

func (d *desktop) Show()                 { d.set(func() { d.hidden, d.minimised = false, false }) }
func (d *desktop) Hide()                 { d.set(func() { d.hidden = true }) }
func (d *desktop) SetTitle(title string) { d.set(func() { d.title = title }) }

// Quit is noted only: a test goes on to see what is left.
func (d *desktop) Quit() { d.set(func() { d.quit = true }) }

func (d *desktop) Minimised() bool {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.minimised
}

// state tells what the window was told.
func (d *desktop) state(w http.ResponseWriter, _ *http.Request) {
	d.mu.Lock()
	defer d.mu.Unlock()
	_ = json.NewEncoder(w).Encode(map[string]any{"hidden": d.hidden, "minimised": d.minimised, "quit": d.quit, "title": d.title})
}

// setMinimised puts the window away, or back: {"minimised": true}.
func (d *desktop) setMinimised(w http.ResponseWriter, r *http.Request) {
	var body struct{ Minimised bool }
	if err := json.NewDecoder(r.Body).Decode(&body); err != nil {
		http.Error(w, err.Error(), http.StatusBadRequest)
		return
	}
	d.set(func() { d.minimised = body.Minimised })
}

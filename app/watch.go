package app

import (
	"sync"
	"time"

	"stillwater/app/rooms"
)

// watch locks without being asked: when nobody has been there for a while,
// when the window was put away, when the machine slept or its session was
// locked. It runs in Go, so that a hung or tampered page cannot keep the
// vault open.
type watch struct {
	h    *house
	lock func() error

	mu      sync.Mutex
	touched time.Time
	stop    chan struct{} // nil while locked
}

const (
	// watchEvery is how soon a put-away window is noticed.
	watchEvery = time.Second
	// sleptFor is how far the wall clock must run ahead of the monotonic one,
	// which stands still in sleep, to tell that the machine slept even where
	// nobody announced it. A corrected clock moves by less.
	sleptFor = 30 * time.Second
)

func (w *watch) touch() {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.touched = time.Now()
}

func (w *watch) idle() time.Duration {
	w.mu.Lock()
	defer w.mu.Unlock()
	return time.Since(w.touched)
}

// begin watches over freshly opened rooms and gives the window its title.
func (w *watch) begin(r *rooms.Rooms) {
	w.touch()
	w.mu.Lock()
	defer w.mu.Unlock()
	w.stop = make(chan struct{})
	w.title(r.Settings())
	go w.run(r, w.stop)
}

// end stops watching; the rooms are closing.
func (w *watch) end() {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.stop != nil {
		close(w.stop)
		w.stop = nil
	}
}

func (w *watch) title(s rooms.Settings) {
	title := "Stillwater"
	if s.NeutralTitle {
		title = NeutralTitle
	}
	w.h.desktop.SetTitle(title)
}

func (w *watch) run(r *rooms.Rooms, stop <-chan struct{}) {
	announced, closeBus := sleepAnnounced()
	defer closeBus()
	tick := time.NewTicker(watchEvery)
	defer tick.Stop()
	last := time.Now()
	for {
		slept := false
		select {
		case <-stop:
			return
		case <-announced:
			slept = true
		case <-tick.C:
			now := time.Now()
			slept = now.Round(0).Sub(last.Round(0))-now.Sub(last) > sleptFor
			last = now
		}
		if w.due(r.Settings(), slept) {
			_ = w.lock() // an unclean close is dealt with at the next opening
			return
		}
	}
}

// due decides. Work that the person started keeps an idle vault open until it
// is done; sleep and a put-away window lock whatever runs.
func (w *watch) due(s rooms.Settings, slept bool) bool {
	idle := w.idle() >= time.Duration(s.LockMinutes)*time.Minute && !w.h.jobs.running()
	hidden := s.LockWhenHidden && w.h.desktop.Minimised()
	return idle || hidden || s.LockOnSleep && slept
}

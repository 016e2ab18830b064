package evidence

import (
	"slices"

	"stillwater/app/store"
)

// Watch calls f after every change of an exhibit or incident that is durable,
// and for each that is loaded. f must not call the Locker. It must be called
// before the first Load.
func (l *Locker) Watch(f func(id store.ID)) { l.watch = append(l.watch, f) }

// tell calls everybody who watches; mu is not held.
func (l *Locker) tell(id store.ID) {
	for _, f := range l.watch {
		f(id)
	}
}

// Stamps calls f with every exhibit and every incident, its revision, which is
// 0 for an exhibit (its name never changes), and whether it is outside the
// trash; from memory and in no particular order.
func (l *Locker) Stamps(f func(id store.ID, revision int64, live bool)) {
	l.mu.Lock()
	incidents := make([]Incident, 0, len(l.incidents))
	for _, in := range l.incidents {
		incidents = append(incidents, in)
	}
	exhibits := slices.Clone(l.order)
	l.mu.Unlock()
	for _, in := range incidents {
		f(in.ID, in.Revision, in.TrashedAt.IsZero())
	}
	for _, id := range exhibits {
		f(id, 0, true)
	}
}

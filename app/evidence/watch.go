package evidence

import "stillwater/app/store"

// Watch calls f after every change of an exhibit, incident, claim or person that is
// durable,
// and for each that is loaded. f must not call the Locker. It must be called
// before the first Load.
func (l *Locker) Watch(f func(id store.ID)) { l.watch = append(l.watch, f) }

// tell calls everybody who watches; mu is not held.
func (l *Locker) tell(id store.ID) {
	for _, f := range l.watch {
		f(id)
	}
}

// Stamps calls f with every exhibit, incident, claim and person, its revision,
// which is 0 for an exhibit of which nothing was said, and whether it is
// outside the trash; from memory and in no particular order.
func (l *Locker) Stamps(f func(id store.ID, revision int64, live bool)) {
	type stamp struct {
		id       store.ID
		revision int64
		live     bool
	}
	l.mu.Lock()
	all := make([]stamp, 0, len(l.exhibits)+len(l.incidents)+len(l.claims)+len(l.people))
	for id, e := range l.exhibits {
		all = append(all, stamp{id, e.Revision, true})
	}
	for id, in := range l.incidents {
		all = append(all, stamp{id, in.Revision, in.TrashedAt.IsZero()})
	}
	for id, c := range l.claims {
		all = append(all, stamp{id, c.Revision, c.TrashedAt.IsZero()})
	}
	for id, p := range l.people {
		all = append(all, stamp{id, p.Revision, p.TrashedAt.IsZero()})
	}
	l.mu.Unlock()
	for _, s := range all {
		f(s.id, s.revision, s.live)
	}
}

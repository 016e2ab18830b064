package streak

import "stillwater/app/store"

// Watch calls f after every change of a person or event that is durable, for
// each that is loaded, and for the events of a person whose name or place they
// share. f must not call the Log. It must be called before the first Load.
func (l *Log) Watch(f func(id store.ID)) { l.watch = append(l.watch, f) }

// tell calls everybody who watches; mu is not held.
func (l *Log) tell(id store.ID) {
	for _, f := range l.watch {
		f(id)
	}
}

// tellOf calls everybody who watches for the events of a person.
func (l *Log) tellOf(person store.ID) {
	for _, e := range l.Events(person) {
		l.tell(e.ID)
	}
}

// Stamps calls f with every person and event, a number that grows with each
// change of it or of its person, and whether it is shown: its person is there
// and not put away. It calls from memory and in no particular order.
func (l *Log) Stamps(f func(id store.ID, revision int64, live bool)) {
	type stamp struct {
		id       store.ID
		revision int64
		live     bool
	}
	l.mu.Lock()
	all := make([]stamp, 0, len(l.people)+len(l.events))
	for id, p := range l.people {
		all = append(all, stamp{id, p.Revision, p.PutAwayAt.IsZero()})
	}
	for id, e := range l.events {
		p, ok := l.people[e.Person]
		all = append(all, stamp{id, e.Revision + p.Revision, ok && p.PutAwayAt.IsZero()})
	}
	l.mu.Unlock()
	for _, s := range all {
		f(s.id, s.revision, s.live)
	}
}

// Package zones finds time zones by their IANA names, and remembers them:
// reading one from the machine's files takes longer than decoding a record.
package zones

import (
	"sync"
	"time"
)

// Names remembers locations by name. The zero value is ready, and safe for
// several goroutines.
type Names struct{ byName sync.Map }

// Find returns the location called name and true. A name this machine does
// not know is shown as UTC: a record from elsewhere is not damaged by that.
// The empty name and "Local" are such names, since what they mean differs by
// machine.
func (n *Names) Find(name string) (*time.Location, bool) {
	v, ok := n.byName.Load(name)
	if !ok {
		loc, err := time.LoadLocation(name)
		if err != nil || name == "" || name == "Local" {
			loc = nil
		}
		v, _ = n.byName.LoadOrStore(name, loc)
	}
	if loc := v.(*time.Location); loc != nil {
		return loc, true
	}
	return time.UTC, false
}

// Shown is Find for times already kept: UTC where the name is not known.
func (n *Names) Shown(name string) *time.Location {
	loc, _ := n.Find(name)
	return loc
}

package streak

import (
	"sync"
	"time"
)

// zones remembers locations by name, since reading one takes a while.
type zones struct{ byName sync.Map }

// find returns the location called name, or nil if there is none. The empty
// name and "Local" are refused: what they mean differs by machine.
func (z *zones) find(name string) *time.Location {
	v, ok := z.byName.Load(name)
	if !ok {
		loc, err := time.LoadLocation(name)
		if err != nil || name == "" || name == "Local" {
			loc = nil
		}
		v, _ = z.byName.LoadOrStore(name, loc)
	}
	return v.(*time.Location)
}

// shown is find for times already kept: a zone this machine does not know is
// shown as UTC, since a record from elsewhere is not damaged by that.
func (z *zones) shown(name string) *time.Location {
	if loc := z.find(name); loc != nil {
		return loc
	}
	return time.UTC
}

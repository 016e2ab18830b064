//go:build !unix

package typeset

// area is a slice that is copied to grow.
type area struct{ all []byte }

func (a *area) reserve(uint64) {}

func (a *area) grow(size uint64) []byte {
	if size > uint64(cap(a.all)) {
		more := make([]byte, size, size+size/4)
		copy(more, a.all)
		a.all = more
	}
	a.all = a.all[:size]
	return a.all
}

func (a *area) release() { a.all = nil }

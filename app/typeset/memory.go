package typeset

import "github.com/tetratelabs/wazero/experimental"

// linear is the memory of one instance: it grows up to limit and goes back to
// the system with the instance.
type linear struct {
	limit   uint64 // bytes
	refused bool   // more was asked for
	area
}

// Allocate implements experimental.MemoryAllocator.
func (l *linear) Allocate(_, _ uint64) experimental.LinearMemory {
	l.reserve(l.limit)
	return l
}

// Reallocate implements experimental.LinearMemory.
func (l *linear) Reallocate(size uint64) []byte {
	if size > l.limit {
		l.refused = true
		return nil
	}
	b := l.grow(size)
	l.refused = b == nil
	return b
}

// Free implements experimental.LinearMemory.
func (l *linear) Free() { l.release() }

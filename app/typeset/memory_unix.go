//go:build unix

package typeset

import "golang.org/x/sys/unix"

// area is address space reserved at once: pages of it count only once they
// are written, and are never copied to grow.
type area struct{ all []byte }

func (a *area) reserve(limit uint64) {
	a.all, _ = unix.Mmap(-1, 0, int(limit), unix.PROT_READ|unix.PROT_WRITE, unix.MAP_PRIVATE|unix.MAP_ANON|unix.MAP_NORESERVE)
}

func (a *area) grow(size uint64) []byte {
	if size > uint64(len(a.all)) { // the system had no room
		return nil
	}
	return a.all[:size]
}

func (a *area) release() {
	if a.all != nil {
		_ = unix.Munmap(a.all)
		a.all = nil
	}
}

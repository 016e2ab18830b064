package rooms

import (
	"os"

	"golang.org/x/sys/unix"
)

// dropCache lets go of what the system remembers of f, so that reading it
// asks the disk.
func dropCache(f *os.File) { _ = unix.Fadvise(int(f.Fd()), 0, 0, unix.FADV_DONTNEED) }

// settle waits until everything written in the drive of dir is on it: one wait
// for a folder of many files, instead of one for each.
func settle(dir string) {
	if f, err := os.Open(dir); err == nil {
		_ = unix.Syncfs(int(f.Fd()))
		_ = f.Close()
	}
}

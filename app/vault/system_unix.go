//go:build unix

package vault

import (
	"os"

	"golang.org/x/sys/unix"
)

// syncDir makes renames in dir durable.
func syncDir(dir string) error {
	f, err := os.Open(dir)
	if err != nil {
		return fileError(err)
	}
	defer f.Close()
	return fileError(f.Sync())
}

// freeSpace returns the bytes an ordinary user may still write in dir.
func freeSpace(dir string) (uint64, error) {
	var s unix.Statfs_t
	if err := unix.Statfs(dir, &s); err != nil {
		return 0, err
	}
	return uint64(s.Bavail) * uint64(s.Bsize), nil
}

// lockMemory keeps a key out of swap where the system allows it.
func lockMemory(b []byte) { _ = unix.Mlock(b) }

package vault

import (
	"os"

	"golang.org/x/sys/unix"
)

// ram returns the machine's memory in bytes, or 0 if it is not known.
func ram() uint64 {
	var s unix.Sysinfo_t
	if unix.Sysinfo(&s) != nil {
		return 0
	}
	return uint64(s.Totalram) * uint64(s.Unit)
}

// writeBehind lets the disk begin with a finished part of f, so that it works
// while the next part is sealed and the fsync at the end has little left.
func writeBehind(f *os.File, off, n int64) {
	_ = unix.SyncFileRange(int(f.Fd()), off, n, unix.SYNC_FILE_RANGE_WRITE)
}

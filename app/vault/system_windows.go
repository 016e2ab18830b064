package vault

import (
	"unsafe"

	"golang.org/x/sys/windows"
)

// syncDir does nothing: NTFS journals renames, and a folder handle cannot be
// flushed without administrator rights.
func syncDir(string) error { return nil }

// freeSpace returns the bytes the user may still write in dir.
func freeSpace(dir string) (uint64, error) {
	p, err := windows.UTF16PtrFromString(dir)
	if err != nil {
		return 0, err
	}
	var free uint64
	err = windows.GetDiskFreeSpaceEx(p, &free, nil, nil)
	return free, err
}

// lockMemory keeps a key out of the page file where the system allows it.
func lockMemory(b []byte) {
	if len(b) > 0 {
		_ = windows.VirtualLock(uintptr(unsafe.Pointer(&b[0])), uintptr(len(b)))
	}
}

package vault

import "golang.org/x/sys/unix"

// ram returns the machine's memory in bytes, or 0 if it is not known.
func ram() uint64 {
	var s unix.Sysinfo_t
	if unix.Sysinfo(&s) != nil {
		return 0
	}
	return uint64(s.Totalram) * uint64(s.Unit)
}

package seclusion

import (
	"fmt"

	"golang.org/x/sys/unix"
)

// coreLimit, in bytes, is 1 and not 0: a limit of 0 still lets the kernel
// pipe a dump to a crash reporter, 1 stops that too (fs/coredump.c), and no
// dump fits into one byte. The processes of the web view inherit it.
const coreLimit = 1

// Harden switches off memory dumps of this process and those it starts, and
// keeps other processes of the same person from reading its memory. It
// returns ErrUnhardened where the system refuses.
func Harden() error {
	limit := unix.Rlimit{Cur: coreLimit, Max: coreLimit}
	if err := unix.Setrlimit(unix.RLIMIT_CORE, &limit); err != nil {
		return fmt.Errorf("%w: %w", ErrUnhardened, err)
	}
	if err := unix.Prctl(unix.PR_SET_DUMPABLE, 0, 0, 0, 0); err != nil {
		return fmt.Errorf("%w: %w", ErrUnhardened, err)
	}
	return nil
}

package vault

import (
	"errors"
	"io/fs"
	"strings"
	"syscall"

	"stillwater/app/store"
)

var (
	// ErrLocked is the answer of every method of a closed vault.
	ErrLocked = errors.New("vault is locked")
	// ErrNoVault is returned when a folder holds no vault.
	ErrNoVault = errors.New("no vault here")
	// ErrExists is returned by Create when the folder holds something.
	ErrExists = errors.New("folder is not empty")
	// ErrInUse is returned while another process has the vault open.
	ErrInUse = errors.New("vault is open in another process")
	// ErrWrongPassphrase is returned when no key slot opens.
	ErrWrongPassphrase = errors.New("wrong passphrase")
	// ErrNewerFormat is returned for a vault of a later release.
	ErrNewerFormat = errors.New("vault was written by a newer version")
	// ErrNoSpace is returned before a write that could fill the disk.
	ErrNoSpace = errors.New("not enough free space")
	// ErrReadOnly is returned when the folder cannot be written.
	ErrReadOnly = errors.New("vault folder cannot be written")
	// ErrUnclean is returned by Close when the files could not be finished in
	// time: the keys are gone all the same, and the next opening looks closer.
	ErrUnclean = errors.New("vault could not be closed cleanly")
)

// A DamagedError names the parts of a vault that are not as they were sealed.
// It is a store.ErrDamaged for errors.Is.
type DamagedError struct {
	// Parts are paths relative to the vault ("db/000001.sst"), "head", or
	// "record ID": random names that say nothing of the content.
	Parts []string
}

func damaged(parts ...string) error { return &DamagedError{Parts: parts} }

// Error names the parts.
func (e *DamagedError) Error() string { return "vault is damaged: " + strings.Join(e.Parts, ", ") }

// Is makes a DamagedError a store.ErrDamaged.
func (e *DamagedError) Is(target error) bool { return target == store.ErrDamaged }

// fileError gives the system's errors the vault's names.
func fileError(err error) error {
	switch {
	case err == nil:
		return nil
	case errors.Is(err, syscall.ENOSPC), errors.Is(err, syscall.EDQUOT):
		return ErrNoSpace
	case errors.Is(err, syscall.EROFS), errors.Is(err, fs.ErrPermission):
		return ErrReadOnly
	}
	return err
}

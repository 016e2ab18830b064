//go:build !linux || e2e

package seclusion

import "fmt"

// Seal does nothing here: neither Windows nor macOS lets a process refuse the
// network to itself and to the system's web view. Network answers Page.
// Builds with the tag e2e are not sealed either, since a test drives their
// window over TCP; they are never released.
func Seal() error { return nil }

// Proof always returns ErrUnsealed here; see Seal.
func Proof() error { return fmt.Errorf("%w: this build has no seal", ErrUnsealed) }

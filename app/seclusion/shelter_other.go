//go:build !linux

package seclusion

// Harden does nothing here: crash reports are the system's own setting.
func Harden() error { return nil }

// Shelter does nothing here: where the system's web view keeps its folder is
// set in the window's options. The returned function does nothing either.
func Shelter() (leave func(), err error) { return func() {}, nil }

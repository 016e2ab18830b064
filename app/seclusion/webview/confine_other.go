//go:build !linux || !cgo || bindings

package webview

// Prepare returns nil; see Confined.
func Prepare() error { return nil }

// Confined returns nil: there is nothing to ask of the system's web view
// here, and nothing is promised of it; see the package comment.
func Confined() error { return nil }

// Tell does nothing here: the sentence stands on standard error.
func Tell(string) {}

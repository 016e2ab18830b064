// Package seclusion keeps what a person writes inside this process: the
// operating system refuses it every network connection, crashes leave no
// memory behind, and the libraries of the window leave nothing on disk.
// See docs/threat-model.md, "The promises, and the tests that hold them".
//
// Call order in a main: Harden and Seal first, before anything else starts;
// then, for a window, Shelter, which hides the person's own data folder: ask
// for that before. An error of any of them means that the app must not go on,
// and Sentence puts it into words for a person.
package seclusion

import "errors"

var (
	// ErrUnsealed is returned when the system would still open, or might
	// open, a network connection.
	ErrUnsealed = errors.New("the network is not sealed")
	// ErrUnhardened is returned when a crash could leave memory behind.
	ErrUnhardened = errors.New("core dumps are not off")
	// ErrNoMemoryFolder is returned by Shelter when no folder stands in
	// memory, so that traces of the window would reach the disk.
	ErrNoMemoryFolder = errors.New("no folder in memory")
	// ErrNoScreen is returned when there is nothing to open a window on.
	ErrNoScreen = errors.New("no screen")
	// ErrViewKeepsTraces is returned when the web view is not the ephemeral,
	// confined one of package webview.
	ErrViewKeepsTraces = errors.New("the web view is not confined")
)

// A State says who keeps the network out.
type State string

const (
	// Sealed: the operating system refuses every connection, and was seen to.
	Sealed State = "sealed"
	// Page: the system would allow connections; the rules of the page alone
	// keep the app from asking for one. True of Windows and macOS.
	Page State = "page"
)

// Network says which state holds now. It tries, each time it is asked, and
// never answers from memory.
func Network() State {
	if Proof() == nil {
		return Sealed
	}
	return Page
}

// Sentence says in plain words why the app does not start. Every other error
// gets the general sentence: an error's own text is not for people.
func Sentence(err error) string {
	why := "something it needs for your safety could not be set up on this computer."
	switch {
	case errors.Is(err, ErrUnsealed):
		why = "this computer did not let it close off the network for itself."
	case errors.Is(err, ErrUnhardened):
		why = "this computer did not let it switch off memory dumps for itself."
	case errors.Is(err, ErrNoMemoryFolder):
		why = "it found no folder that lives in memory only (/run/user or /dev/shm), and without one it could leave traces on the disk."
	case errors.Is(err, ErrNoScreen):
		why = "it found no screen to open its window on. The commands need none: stillwater help names them."
	case errors.Is(err, ErrViewKeepsTraces):
		why = "its window would keep traces on the disk. Installing it again, or updating the system, may help."
	}
	return "Stillwater did not start: " + why + " Nothing was opened, and nothing was changed."
}

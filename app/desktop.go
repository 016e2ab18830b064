package app

// NeutralTitle is the window's title until the vault is open and says
// otherwise: it tells somebody who glances at the screen nothing.
const NeutralTitle = "Notes"

// Desktop is what stands around the page: events to it, the dialogs that find
// files, and the window itself. Wails' window is one; the end-to-end server
// has another.
type Desktop interface {
	// Emit tells the page that something happened.
	Emit(event string, data any)
	// OpenFiles, OpenFile, OpenFolder and SaveFile ask for paths; the answer
	// is empty when the person chose none.
	OpenFiles(title string) ([]string, error)
	OpenFile(title string) (string, error)
	OpenFolder(title string) (string, error)
	// SaveFile offers name. It has asked before an existing file is chosen.
	SaveFile(title, name string) (string, error)
	// OnDrop calls f with the paths of files dropped on the window.
	OnDrop(f func(paths []string))
	// Show brings the window back and to the front; Hide makes it vanish.
	Show()
	Hide()
	// Minimised says whether the window is put away, but not by Hide.
	Minimised() bool
	SetTitle(title string)
	// Quit ends the app as if the window had been closed.
	Quit()
}

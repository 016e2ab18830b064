package app

import (
	"fmt"
	"os"
)

// quiet keeps Wails' log lines from being written anywhere: they quote calls
// with their arguments, paths and addresses, and so what a person wrote. That
// an error happened is still said.
type quiet struct{}

func (quiet) Print(string)   {}
func (quiet) Trace(string)   {}
func (quiet) Debug(string)   {}
func (quiet) Info(string)    {}
func (quiet) Warning(string) {}

func (quiet) Error(string) {
	fmt.Fprintln(os.Stderr, "stillwater: the window reported an error; its words are withheld, since they may quote yours")
}

func (q quiet) Fatal(message string) {
	q.Error(message)
	os.Exit(1) // as Wails expects of Fatal
}

// Stillwater is a private journal and evidence locker in one sealed vault.
// Without arguments it opens its window.
package main

import (
	"context"
	"embed"
	"errors"
	"fmt"
	"os"

	"github.com/wailsapp/wails/v2"

	"stillwater/app"
	"stillwater/app/rooms"
	"stillwater/app/seclusion"
	"stillwater/app/seclusion/webview"
)

//go:embed all:frontend/dist
var assets embed.FS

//go:embed build/appicon.png
var icon []byte

const version = "0.1.0"

func main() {
	insist(errors.Join(seclusion.Harden(), seclusion.Seal()))
	dir, err := rooms.DefaultDir() // before Shelter hides it
	insist(err)
	if args := os.Args[1:]; len(args) == 2 && args[0] == "--vault" {
		dir = args[1]
	}
	leave, err := seclusion.Shelter()
	insist(err)
	insist(webview.Prepare())
	shell := app.NewShell(app.Options{VaultDir: dir, Version: version, Network: string(seclusion.Network())})
	window := shell.Window(assets, icon)
	window.OnStartup = func(ctx context.Context) {
		insist(webview.Confined())
		shell.Startup(ctx)
	}
	err = wails.Run(window)
	leave()
	insist(err)
}

// insist ends the process with a sentence for the person unless err is nil.
func insist(err error) {
	if err == nil {
		return
	}
	sentence := seclusion.Sentence(err)
	fmt.Fprintln(os.Stderr, sentence)
	webview.Tell(sentence)
	os.Exit(1)
}

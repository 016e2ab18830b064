//go:build !weakkdf

// Stillwater is a private journal and evidence locker in one sealed vault.
// Without a command it opens its window; docs/cli.md names the commands.
package main

import (
	"context"
	"embed"
	"errors"
	"fmt"
	"os"
	"time"

	"github.com/wailsapp/wails/v2"

	"stillwater/app"
	"stillwater/app/cli"
	"stillwater/app/rooms"
	"stillwater/app/seclusion"
	"stillwater/app/seclusion/webview"
)

//go:embed all:frontend/dist
var assets embed.FS

//go:embed build/appicon.png
var icon []byte // of the window

const version = "0.1.0"

func main() {
	insist(errors.Join(seclusion.Harden(), seclusion.Seal()))
	dir, err := rooms.DefaultDir() // before Shelter hides it
	if args := os.Args[1:]; cli.Wanted(args) {
		os.Exit(cli.Main(args, os.Stdin, os.Stdout, os.Stderr, cli.Options{Version: version, DataHome: dir, Now: time.Now}))
	} else if named, ok := cli.WindowVault(args); ok {
		dir, err = named, nil
	}
	insist(err)
	leave, err := seclusion.Shelter()
	insist(err)
	insist(webview.Prepare())
	shell := app.NewShell(app.Options{VaultDir: dir, Version: version, Network: string(seclusion.Network())})
	window := shell.Window(assets, icon)
	window.OnStartup = func(ctx context.Context) { insist(webview.Confined()); shell.Startup(ctx) }
	err = wails.Run(window)
	leave()
	insist(err)
}

// insist ends the process with a sentence for the person unless err is nil.
func insist(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, seclusion.Sentence(err))
		if !cli.Wanted(os.Args[1:]) {
			webview.Tell(seclusion.Sentence(err))
		}
		os.Exit(1)
	}
}

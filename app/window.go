package app

import (
	"context"
	"io/fs"
	"strings"

	"github.com/wailsapp/wails/v2/pkg/options"
	"github.com/wailsapp/wails/v2/pkg/options/assetserver"
	"github.com/wailsapp/wails/v2/pkg/options/linux"
	"github.com/wailsapp/wails/v2/pkg/runtime"
)

// Window returns what Wails is run with: the window of this Shell, which
// shows assets and carries icon (a PNG).
func (s *Shell) Window(assets fs.FS, icon []byte) *options.App {
	return &options.App{
		Title: NeutralTitle, Width: 1180, Height: 800, MinWidth: 900, MinHeight: 600, // pixels
		BackgroundColour:   options.NewRGB(0xee, 0xf2, 0xf1), // the page's own ground
		AssetServer:        &assetserver.Options{Assets: assets, Handler: s, Middleware: Headers},
		OnStartup:          s.Startup,
		OnDomReady:         s.DomReady,
		OnBeforeClose:      s.BeforeClose,
		OnShutdown:         s.Shutdown,
		Bind:               s.Bind(),
		ErrorFormatter:     s.FormatError,
		Logger:             s.Log(),
		SingleInstanceLock: &options.SingleInstanceLock{UniqueId: "stillwater", OnSecondInstanceLaunch: s.SecondInstance},
		DragAndDrop:        &options.DragAndDrop{EnableFileDrop: true},
		// Never: some graphics drivers paint nothing in an accelerated view.
		Linux: &linux.Options{ProgramName: "stillwater", Icon: icon, WebviewGpuPolicy: linux.WebviewGpuPolicyNever},
	}
}

// window is Wails' window. Its context is the one Wails hands to Startup.
type window struct{ ctx context.Context }

func (w window) Emit(event string, data any) { runtime.EventsEmit(w.ctx, event, data) }

func (w window) OpenFiles(title string) ([]string, error) {
	return runtime.OpenMultipleFilesDialog(w.ctx, runtime.OpenDialogOptions{Title: title})
}

func (w window) OpenFile(title string) (string, error) {
	return runtime.OpenFileDialog(w.ctx, runtime.OpenDialogOptions{Title: title})
}

func (w window) OpenFolder(title string) (string, error) {
	return runtime.OpenDirectoryDialog(w.ctx, runtime.OpenDialogOptions{Title: title, CanCreateDirectories: true})
}

func (w window) SaveFile(title, name string) (string, error) {
	return runtime.SaveFileDialog(w.ctx, runtime.SaveDialogOptions{Title: title, DefaultFilename: name, CanCreateDirectories: true})
}

func (w window) OnDrop(f func(paths []string)) {
	runtime.OnFileDrop(w.ctx, func(_, _ int, pieces []string) { f(rejoin(pieces)) })
}

// rejoin mends the paths of a drop: Wails hands them over split at line
// breaks, and a file's name may hold one. Every path is absolute, so a piece
// that is not belongs to the path before it.
func rejoin(pieces []string) []string {
	var paths []string
	for _, piece := range pieces {
		if len(paths) > 0 && !absolute(piece) {
			paths[len(paths)-1] += "\n" + piece
			continue
		}
		paths = append(paths, piece)
	}
	return paths
}

// absolute knows the forms of Linux and macOS (/home/…) and Windows (C:\…, \\…).
func absolute(path string) bool {
	return strings.HasPrefix(path, "/") || strings.HasPrefix(path, `\\`) || len(path) > 2 && path[1] == ':'
}

func (w window) Show() {
	runtime.WindowShow(w.ctx)
	runtime.WindowUnminimise(w.ctx)
}

func (w window) Hide()                 { runtime.WindowHide(w.ctx) }
func (w window) Minimised() bool       { return runtime.WindowIsMinimised(w.ctx) }
func (w window) SetTitle(title string) { runtime.WindowSetTitle(w.ctx, title) }
func (w window) Quit()                 { runtime.Quit(w.ctx) }

// Heif copies what package media decodes HEIC with into the folder it is built
// from: libheif and libde265 as WebAssembly, out of the Go module that carries
// them. Of that module nothing else is used: it would look for a library of
// the system's first, and run without bounds. It runs at the root of the
// repository:
//
//	heif FOLDER
package main

import (
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
)

const module = "github.com/gen2brain/heic"

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: heif FOLDER")
		os.Exit(2)
	}
	if err := place(os.Args[1]); err != nil {
		fmt.Fprintln(os.Stderr, "heif:", err)
		os.Exit(1)
	}
}

func place(folder string) error {
	get := exec.Command("go", "mod", "download", "-json", module)
	get.Stderr = os.Stderr
	out, err := get.Output()
	if err != nil {
		return err
	}
	var m struct{ Dir string }
	if err := json.Unmarshal(out, &m); err != nil {
		return err
	}
	code, err := os.ReadFile(filepath.Join(m.Dir, "lib", "heif.wasm.gz"))
	if err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(folder, "heif.wasm.gz"), code, 0o644)
}

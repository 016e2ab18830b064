package typeset

import (
	"context"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/tetratelabs/wazero"
)

// TestCodeMadeAheadIsTaken holds the build to what the program asks for: with
// another configuration or another wazero it would be compiled anew, and every
// first document would wait half a minute for it.
func TestCodeMadeAheadIsTaken(t *testing.T) {
	t.Setenv("TMPDIR", t.TempDir())
	folder, cache := native()
	if folder == "" {
		t.Skip("made for another machine")
	}
	defer os.RemoveAll(folder)
	defer cache.Close(context.Background())
	files, err := filepath.Glob(filepath.Join(folder, "*", "*"))
	if err != nil || len(files) != 1 {
		t.Fatalf("%d files: %v", len(files), err)
	}
	if strings.HasPrefix(filepath.Base(filepath.Dir(files[0])), "wazero-dev-") {
		t.Skip("a test that make did not build does not know its wazero")
	}
	laid, err := os.Stat(files[0])
	if err != nil {
		t.Fatal(err)
	}
	wasm, err := packed("typst.wasm")
	if err != nil {
		t.Fatal(err)
	}
	r := wazero.NewRuntimeWithConfig(context.Background(), Config().WithCompilationCache(cache))
	defer r.Close(context.Background())
	if _, err := r.CompileModule(context.Background(), wasm); err != nil {
		t.Fatal(err)
	}
	after, err := filepath.Glob(filepath.Join(folder, "*", "*"))
	if err != nil || len(after) != 1 {
		t.Fatalf("compiled anew: %d files, %v", len(after), err)
	}
	if read, err := os.Stat(files[0]); err != nil || !os.SameFile(laid, read) {
		t.Errorf("compiled anew: %v", err)
	}
}

func TestNoCodeIsLeftBehind(t *testing.T) {
	needsPress(t)
	dir := t.TempDir()
	t.Setenv("TMPDIR", dir)
	p := New() // the shared one is compiled already
	defer p.Close()
	if _, err := p.PDF(context.Background(), io.Discard, Document{Template: plainPage, Data: Prose("ready")}); err != nil {
		t.Fatal(err)
	}
	if left, err := os.ReadDir(dir); err != nil || len(left) != 0 {
		t.Errorf("%d left, %v", len(left), err)
	}
}

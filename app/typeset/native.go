package typeset

import (
	"os"
	"path"
	"path/filepath"
	"runtime"

	"github.com/tetratelabs/wazero"
)

// Config is what Typst is compiled and run with: the end of a context ends it.
// build/typeset compiles it ahead with the same, since what comes out differs.
func Config() wazero.RuntimeConfig {
	return wazero.NewRuntimeConfig().WithCloseOnContextDone(true)
}

// Native is the folder below press/ that holds Typst as machine code of a
// system, one file under the name wazero looks for.
func Native(system, processor string) string { return "native/" + system + "-" + processor }

// native lays out what wazero compiled when this build was made, so that a
// first document waits for a second and not for half a minute. wazero takes
// code from a folder only: one of our own, which nobody else can open, is made
// for as long as it reads. The code is Typst's and says nothing of anybody.
//
// It returns nothing where this build has none for this machine or where
// there is no room. What was made for another processor or by another wazero
// is passed over by wazero itself.
func native() (folder string, cache wazero.CompilationCache) {
	from := Native(runtime.GOOS, runtime.GOARCH)
	files, _ := press.ReadDir(path.Join("press", from))
	if len(files) != 1 {
		return "", nil
	}
	name := files[0].Name()
	name = name[:len(name)-len(path.Ext(name))]
	code, err := packed(path.Join(from, name))
	if err != nil {
		return "", nil
	}
	if folder, err = os.MkdirTemp("", "press"); err != nil { // 0700
		return "", nil
	}
	if cache, err = wazero.NewCompilationCacheWithDir(folder); err == nil {
		var inside []string
		if inside, err = filepath.Glob(filepath.Join(folder, "*")); err == nil && len(inside) == 1 { // by version and system
			err = os.WriteFile(filepath.Join(inside[0], name), code, 0o600)
		}
	}
	if err != nil {
		_ = os.RemoveAll(folder)
		return "", nil
	}
	return folder, cache
}

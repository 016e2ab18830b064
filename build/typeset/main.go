// Typeset packs what package typeset sets pages with into the folder it is
// built from: Typst as WebAssembly and the fonts, each compressed, and a list
// that says which font has which letters; and Typst once more as machine code
// of the machine it runs on, since compiling it takes half a minute. It runs
// at the root of the repository, after npm ci in build/typeset:
//
//	typeset FOLDER
//
// The same packages give the same bytes.
package main

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"

	"github.com/klauspost/compress/zstd"
	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/experimental"

	"stillwater/app/typeset"
)

const (
	packages = "build/typeset/node_modules"
	module   = "@myriaddreamin/typst-ts-web-compiler/pkg/typst_ts_web_compiler_bg.wasm"
)

// A face is one font file, and the family name its own name table gives it.
type face struct{ family, file string }

// faces are all fonts, in the order in which they are asked for a letter:
// Literata to read, Noto Sans for small print, then one for each script.
var faces = slices.Concat(
	styles("Literata", "literata", "400Regular", "400Regular_Italic", "700Bold", "700Bold_Italic"),
	styles("Noto Sans", "noto-sans", "400Regular", "700Bold"),
	styles("Noto Naskh Arabic", "noto-naskh-arabic", "400Regular", "700Bold"),
	styles("Noto Sans Hebrew", "noto-sans-hebrew", "400Regular", "700Bold"),
	styles("Noto Sans Thai", "noto-sans-thai", "400Regular", "700Bold"),
	styles("Noto Sans Bengali", "noto-sans-bengali", "400Regular"),
	styles("Noto Sans Tamil", "noto-sans-tamil", "400Regular"),
	styles("Noto Sans Telugu", "noto-sans-telugu", "400Regular"),
	styles("Noto Sans Gujarati", "noto-sans-gujarati", "400Regular"),
	styles("Noto Sans Gurmukhi", "noto-sans-gurmukhi", "400Regular"),
	styles("Noto Sans Kannada", "noto-sans-kannada", "400Regular"),
	styles("Noto Sans Malayalam", "noto-sans-malayalam", "400Regular"),
	styles("Noto Sans Sinhala", "noto-sans-sinhala", "400Regular"),
	styles("Noto Sans Armenian", "noto-sans-armenian", "400Regular"),
	styles("Noto Sans Georgian", "noto-sans-georgian", "400Regular"),
	styles("Noto Sans Ethiopic", "noto-sans-ethiopic", "400Regular"),
	styles("Noto Sans Khmer", "noto-sans-khmer", "400Regular"),
	styles("Noto Sans Lao", "noto-sans-lao", "400Regular"),
	styles("Noto Sans Myanmar", "noto-sans-myanmar", "400Regular"),
	styles("Noto Sans SC", "noto-sans-sc", "400Regular"),
	[]face{
		{"Noto Sans KR", "@fontsource/noto-sans-kr/files/noto-sans-kr-korean-400-normal.woff"},
		{"Noto Color Emoji", "@fontsource/noto-color-emoji/files/noto-color-emoji-emoji-400-normal.woff"},
	},
	styles("Noto Sans Symbols", "noto-sans-symbols", "400Regular"),
	styles("Noto Sans Symbols 2", "noto-sans-symbols-2", "400Regular"),
	styles("Noto Sans Math", "noto-sans-math", "400Regular"),
)

// styles names the files of one family.
func styles(family, slug string, weights ...string) []face {
	var all []face
	for _, w := range weights {
		names, _ := filepath.Glob(filepath.Join(packages, "@expo-google-fonts", slug, w, "*_"+w+".ttf"))
		for _, name := range names {
			inside, _ := filepath.Rel(packages, name)
			all = append(all, face{family, inside})
		}
		if len(names) == 0 { // packing names it
			all = append(all, face{family, filepath.Join("@expo-google-fonts", slug, w)})
		}
	}
	return all
}

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: typeset FOLDER")
		os.Exit(2)
	}
	if err := pack(os.Args[1]); err != nil {
		fmt.Fprintln(os.Stderr, "typeset:", err)
		os.Exit(1)
	}
}

// A listed font is one line of fonts.json: Covers are pairs of first and last
// letter.
type listed struct {
	Family string    `json:"family"`
	File   string    `json:"file"`
	Covers [][2]rune `json:"covers"`
}

func pack(folder string) error {
	enc, err := zstd.NewWriter(nil, zstd.WithEncoderLevel(zstd.SpeedBestCompression), zstd.WithEncoderConcurrency(1), zstd.WithWindowSize(8<<20))
	if err != nil {
		return err
	}
	write := func(name string, b []byte) error {
		return os.WriteFile(filepath.Join(folder, name+".zst"), enc.EncodeAll(b, nil), 0o644)
	}
	old, err := filepath.Glob(filepath.Join(folder, "*.zst"))
	if err != nil {
		return err
	}
	for _, name := range append(old, filepath.Join(folder, "fonts.json")) {
		if err := os.RemoveAll(name); err != nil {
			return err
		}
	}
	var list []listed
	for _, f := range faces {
		b, err := os.ReadFile(filepath.Join(packages, f.file))
		if err != nil {
			return err
		}
		font, err := read(b)
		if err != nil {
			return fmt.Errorf("%s: %w", f.file, err)
		}
		if name := font.family(); !strings.HasPrefix(name, f.family) { // Typst leaves the "Thin" of some off, too
			return fmt.Errorf("%s: the family is called %q", f.file, name)
		}
		name := filepath.Base(f.file)
		name = name[:len(name)-len(filepath.Ext(name))] + ".ttf"
		list = append(list, listed{f.family, name, font.covers()})
		if err := write(name, font.bytes()); err != nil {
			return err
		}
	}
	b, err := os.ReadFile(filepath.Join(packages, module))
	if err != nil {
		return err
	}
	if err := write("typst.wasm", b); err != nil {
		return err
	}
	if err := compile(b, folder, enc); err != nil {
		return err
	}
	if b, err = json.Marshal(list); err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(folder, "fonts.json"), b, 0o644) // last: it says that all is there
}

// compile has wazero make machine code of the module, and packs the one file
// it keeps of it.
func compile(wasm []byte, folder string, enc *zstd.Encoder) error {
	ctx := context.Background()
	made, err := os.MkdirTemp("", "typeset")
	if err != nil {
		return err
	}
	defer os.RemoveAll(made)
	cache, err := wazero.NewCompilationCacheWithDir(made)
	if err != nil {
		return err
	}
	defer cache.Close(ctx)
	r := wazero.NewRuntimeWithConfig(ctx, typeset.Config().WithCompilationCache(cache))
	defer r.Close(ctx)
	if _, err := r.CompileModule(experimental.WithCompilationWorkers(ctx, runtime.NumCPU()), wasm); err != nil {
		return err
	}
	files, err := filepath.Glob(filepath.Join(made, "*", "*"))
	if err != nil || len(files) != 1 {
		return fmt.Errorf("%d files of machine code, want one", len(files))
	}
	code, err := os.ReadFile(files[0])
	if err != nil {
		return err
	}
	into := filepath.Join(folder, typeset.Native(runtime.GOOS, runtime.GOARCH))
	if err := os.RemoveAll(filepath.Join(folder, "native")); err != nil {
		return err
	}
	if err := os.MkdirAll(into, 0o755); err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(into, filepath.Base(files[0])+".zst"), enc.EncodeAll(code, nil), 0o644)
}

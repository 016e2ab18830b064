// Notices writes the licence texts of everything that is bundled in the
// program: the Go modules linked into it, Go itself, the npm packages its page
// is made of, Typst and the fonts it sets in, the decoder of HEIC and PDFium. It
// runs at the root of the repository:
//
//	notices TAGS FILE    TAGS are the build tags of the program
//
// A bundled thing without a licence text is an error that names it, so that
// none is added unseen. The same sources give the same bytes.
package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
)

func main() {
	if len(os.Args) != 3 {
		fmt.Fprintln(os.Stderr, "usage: notices TAGS FILE")
		os.Exit(2)
	}
	if err := write(os.Args[1], os.Args[2]); err != nil {
		fmt.Fprintln(os.Stderr, "notices:", err)
		os.Exit(1)
	}
}

func write(tags, file string) error {
	program, err := linked(tags)
	if err != nil {
		return err
	}
	page, err := packages("frontend")
	if err != nil {
		return err
	}
	press, err := packages("build/typeset")
	if err != nil {
		return err
	}
	pages, err := packages("build/pdfium")
	if err != nil {
		return err
	}
	decoder, err := carried(libheif)
	if err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		return err
	}
	return os.WriteFile(file, []byte(arranged(slices.Concat(program, page, press, pages, pdfiumParts, decoder))), 0o644)
}

// A notice is one licence text and the thing it goes with: name and version.
type notice struct{ of, text string }

// within are licences of what comes inside a module but is somebody else's.
var within = map[string]notice{
	"github.com/sethvargo/go-diceware": {"EFF long word list (2016)", `The words offered for passphrases are the long word list of the Electronic
Frontier Foundation, made by Joseph Bonneau, unchanged:
https://www.eff.org/deeplinks/2016/07/new-wordlists-random-passphrases

Licensed under the Creative Commons Attribution 3.0 United States License:
https://creativecommons.org/licenses/by/3.0/us/`},
}

// compiled are packages that only Svelte's compiler uses: nothing of them is
// in the page, and they come without a licence text.
var compiled = []string{"is-reference", "locate-character"}

// typst is Typst as WebAssembly, whose package comes without a licence text.
const typst = "@myriaddreamin/typst-ts-web-compiler"

// crate is how a Rust package that was compiled into it is named there.
var crate = regexp.MustCompile(`/registry/src/[^/]+/([A-Za-z0-9_-]+-[0-9][0-9A-Za-z.+-]*)/src`)

// typstNotice is the licence of Typst, which is the one of this repository,
// and names what it is built from.
func typstNotice(of, dir string) (notice, error) {
	licence, err := os.ReadFile("LICENSE")
	if err != nil {
		return notice{}, err
	}
	files, err := filepath.Glob(filepath.Join(dir, "pkg", "*.wasm"))
	if err != nil {
		return notice{}, err
	}
	built := map[string]bool{}
	for _, f := range files {
		b, err := os.ReadFile(f)
		if err != nil {
			return notice{}, err
		}
		for _, found := range crate.FindAllSubmatch(b, -1) {
			built[string(found[1])] = true
		}
	}
	var lines []string
	for _, name := range slices.Sorted(maps.Keys(built)) {
		if n := len(lines); n > 0 && len(lines[n-1])+len(name) < 70 {
			lines[n-1] += " " + name
		} else {
			lines = append(lines, name)
		}
	}
	if lines == nil {
		return notice{}, fmt.Errorf("%s: nothing says what it is built from", of)
	}
	return notice{of, `Typst, Copyright its authors (https://github.com/typst/typst), made into
WebAssembly by typst.ts (https://github.com/Myriad-Dreamin/typst.ts), both
under the Apache License 2.0, which stands below. Typst's own notices:
https://github.com/typst/typst/blob/v0.14.2/NOTICE

It is built from these Rust packages, each under the Apache License 2.0, the
MIT License or another that permits as much:

` + strings.Join(lines, "\n") + "\n\n" + tidy(string(licence))}, nil
}

// pdfiumParts are the libraries within PDFium, which its package comes without
// a word about.
var pdfiumParts = []notice{{"PDFium, what is within it", `PDFium (https://pdfium.googlesource.com/pdfium), made into WebAssembly by
EmbedPDF (https://github.com/embedpdf/embed-pdf-viewer), is built with these
libraries, each under the licence that stands beside its sources in the folder
third_party there; all permit this use:

Abseil (Apache License 2.0), Anti-Grain Geometry 2.3 (its own, as MIT),
fast_float (MIT License), FreeType (FreeType License), ICU (Unicode License),
libjpeg-turbo (IJG License, BSD 3-Clause), Little CMS (MIT License), OpenJPEG
(BSD 2-Clause), zlib (zlib License).

Portions of this software are copyright © The FreeType Project
(https://freetype.org). All rights reserved.
This software is based in part on the work of the Independent JPEG Group.`}}

// libheif is the Go module that carries libheif and libde265 as WebAssembly,
// which build/heif copies. They are under the GNU Lesser General Public
// License: whoever builds the program can put another build of them there.
const libheif = "github.com/gen2brain/heic"

// carried lists the texts of what a module carries but Go does not link.
func carried(module string) ([]notice, error) {
	out, err := output("go", "mod", "download", "-json", module)
	if err != nil {
		return nil, err
	}
	var m struct{ Path, Version, Dir string }
	if err := json.Unmarshal(out, &m); err != nil {
		return nil, err
	}
	own, err := texts(m.Path+" "+m.Version, m.Dir)
	if err != nil {
		return nil, err
	}
	inside, err := texts(m.Path+" "+m.Version+", lib", filepath.Join(m.Dir, "lib"))
	return slices.Concat(own, inside), err
}

// linked lists what Go puts into the program built with these tags. Folders
// inside a module may carry texts of their own, which count when the package
// beneath them is linked.
func linked(tags string) ([]notice, error) {
	var home struct{ GOROOT, GOVERSION string }
	out, err := output("go", "env", "-json", "GOROOT", "GOVERSION")
	if err == nil {
		err = json.Unmarshal(out, &home)
	}
	if err != nil {
		return nil, err
	}
	all, err := texts("Go "+strings.TrimPrefix(home.GOVERSION, "go"), home.GOROOT)
	if err != nil {
		return nil, err
	}
	if out, err = output("go", "list", "-deps", "-json=Dir,Module", "-tags", tags, "."); err != nil {
		return nil, err
	}
	done := map[string]bool{}
	for d := json.NewDecoder(strings.NewReader(string(out))); ; {
		var p struct {
			Dir    string
			Module *struct{ Path, Version, Dir string }
		}
		if err := d.Decode(&p); errors.Is(err, io.EOF) {
			return all, nil
		} else if err != nil {
			return nil, err
		}
		if p.Module == nil { // Go's own
			continue
		}
		of := strings.TrimSpace(p.Module.Path + " " + p.Module.Version)
		for dir := p.Dir; !done[dir]; dir = filepath.Dir(dir) {
			done[dir] = true
			inside, err := filepath.Rel(p.Module.Dir, dir)
			if err != nil {
				return nil, err
			}
			if inside != "." {
				found, err := texts(of+", "+filepath.ToSlash(inside), dir)
				if err != nil && !errors.Is(err, errNoText) {
					return nil, err
				}
				all = append(all, found...)
				continue
			}
			found, err := texts(of, dir)
			if err != nil {
				return nil, err
			}
			all = append(all, found...)
			if n, ok := within[p.Module.Path]; ok {
				all = append(all, n)
			}
			break
		}
	}
}

// packages lists the npm packages the page in dir depends on, and all that
// those depend on.
func packages(dir string) ([]notice, error) {
	var all []notice
	done := map[string]bool{}
	var walk func(dir string) error
	walk = func(from string) error {
		var p struct {
			Name, Version string
			Dependencies  map[string]string
		}
		b, err := os.ReadFile(filepath.Join(from, "package.json"))
		if err == nil {
			err = json.Unmarshal(b, &p)
		}
		if err != nil {
			return err
		}
		switch {
		case from == dir, slices.Contains(compiled, p.Name):
		case p.Name == typst:
			n, err := typstNotice(p.Name+" "+p.Version, from)
			if err != nil {
				return err
			}
			all = append(all, n)
		default:
			found, err := texts(p.Name+" "+p.Version, from)
			if err != nil {
				return err
			}
			all = append(all, found...)
		}
		for name := range p.Dependencies {
			at, err := installed(name, from, dir)
			if err != nil {
				return err
			}
			if !done[at] {
				done[at] = true
				if err := walk(at); err != nil {
					return err
				}
			}
		}
		return nil
	}
	return all, walk(dir)
}

// installed finds a package as Node does: in the nearest node_modules from
// here up to the page's.
func installed(name, from, top string) (string, error) {
	for dir := from; ; dir = filepath.Dir(dir) {
		at := filepath.Join(dir, "node_modules", filepath.FromSlash(name))
		if _, err := os.Stat(filepath.Join(at, "package.json")); err == nil {
			return at, nil
		}
		if dir == top {
			return "", fmt.Errorf("%s is not installed: npm ci", name)
		}
	}
}

var (
	errNoText = errors.New("no licence text")
	isText    = regexp.MustCompile(`(?i)^(licen[cs]e|copying|notice)([._-].*)?$`)
)

// texts reads the licences and notices that lie in a folder, at least one.
func texts(of, dir string) ([]notice, error) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil, err
	}
	var found []notice
	for _, e := range entries {
		if !isText.MatchString(e.Name()) || e.Type()&fs.ModeType != 0 || strings.HasSuffix(e.Name(), ".go") {
			continue
		}
		b, err := os.ReadFile(filepath.Join(dir, e.Name()))
		if err != nil {
			return nil, err
		}
		if text := tidy(string(b)); text != "" {
			found = append(found, notice{of, text})
		}
	}
	if found == nil {
		return nil, fmt.Errorf("%s: %w", of, errNoText)
	}
	return found, nil
}

// tidy takes away what differs between copies of one text and nobody sees:
// line ends, space at the end of lines, empty lines around it.
func tidy(text string) string {
	lines := strings.Split(strings.ReplaceAll(text, "\r\n", "\n"), "\n")
	for i, line := range lines {
		lines[i] = strings.TrimRight(line, " \t\f")
	}
	return strings.Trim(strings.Join(lines, "\n"), "\n")
}

// arranged prints each text once, beneath the names of all it goes with, in
// the order of the names.
func arranged(all []notice) string {
	names := map[string][]string{}
	for _, n := range all {
		if !slices.Contains(names[n.text], n.of) {
			names[n.text] = append(names[n.text], n.of)
		}
	}
	var blocks []string
	for text, of := range names {
		slices.SortFunc(of, byName)
		blocks = append(blocks, strings.Join(of, "\n")+"\n\n"+text+"\n")
	}
	slices.SortFunc(blocks, byName)
	return strings.Join(blocks, "\n"+strings.Repeat("=", 72)+"\n\n")
}

func byName(a, b string) int {
	if c := strings.Compare(strings.ToLower(a), strings.ToLower(b)); c != 0 {
		return c
	}
	return strings.Compare(a, b)
}

func output(name string, args ...string) ([]byte, error) {
	c := exec.Command(name, args...)
	c.Stderr = os.Stderr
	return c.Output()
}

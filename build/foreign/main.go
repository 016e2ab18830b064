// Command foreign type-checks this module as another system's compiler would
// see it: foreign GOOS GOARCH [TAG,TAG…] PATTERN…. It reads the sources of
// everything they import and compiles nothing, so it takes seconds where go vet
// would first compile three worlds.
package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

func main() {
	if len(os.Args) < 5 {
		fmt.Fprintln(os.Stderr, "usage: foreign GOOS GOARCH TAGS PATTERN…")
		os.Exit(2)
	}
	if err := check(os.Args[1], os.Args[2], os.Args[3], os.Args[4:]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// listed is what go list says of a package.
type listed struct {
	Dir, ImportPath string
	GoFiles         []string
	ImportMap       map[string]string
	Module          *struct {
		Main      bool
		GoVersion string
	}
}

// check asks go list for the packages, dependencies first, and checks each.
func check(system, arch, tags string, patterns []string) error {
	list := exec.Command("go", append([]string{"list", "-deps", "-json=Dir,ImportPath,GoFiles,ImportMap,Module", "-tags", tags}, patterns...)...)
	list.Env = append(os.Environ(), "GOOS="+system, "GOARCH="+arch, "CGO_ENABLED=0")
	list.Stderr = os.Stderr
	out, err := list.StdoutPipe()
	if err != nil {
		return err
	}
	if err := list.Start(); err != nil {
		return err
	}
	known := map[string]*types.Package{"unsafe": types.Unsafe}
	var wrong []error
	ours := 0
	for packages := json.NewDecoder(out); ; {
		var p listed
		if err := packages.Decode(&p); err == io.EOF {
			break
		} else if err != nil {
			return err
		}
		if p.ImportPath == "unsafe" {
			continue
		}
		own := p.Module != nil && p.Module.Main
		pkg, faults := p.check(arch, own, known)
		known[p.ImportPath] = pkg
		if own {
			ours++
			wrong = append(wrong, faults...)
		}
	}
	if err := list.Wait(); err != nil {
		return err
	}
	fmt.Printf("%s/%s: %d packages\n", system, arch, ours)
	return errors.Join(wrong...)
}

// check parses and checks one package; of others' only what they export.
func (p listed) check(arch string, own bool, known map[string]*types.Package) (*types.Package, []error) {
	var faults []error
	files := token.NewFileSet()
	var parsed []*ast.File
	for _, name := range p.GoFiles {
		f, err := parser.ParseFile(files, filepath.Join(p.Dir, name), nil, parser.SkipObjectResolution)
		if err != nil {
			faults = append(faults, err)
			continue
		}
		parsed = append(parsed, f)
	}
	c := types.Config{
		Importer:         imported{p.ImportMap, known},
		Sizes:            types.SizesFor("gc", arch),
		IgnoreFuncBodies: !own,
		Error:            func(err error) { faults = append(faults, err) },
	}
	if p.Module != nil && p.Module.GoVersion != "" {
		c.GoVersion = "go" + strings.TrimPrefix(p.Module.GoVersion, "go")
	}
	pkg, _ := c.Check(p.ImportPath, files, parsed, nil) // its error is the first of faults
	return pkg, faults
}

// imported finds what a package imports among those checked before it.
type imported struct {
	as    map[string]string // vendored in the standard library
	known map[string]*types.Package
}

func (i imported) Import(path string) (*types.Package, error) {
	if as, ok := i.as[path]; ok {
		path = as
	}
	if pkg, ok := i.known[path]; ok {
		return pkg, nil
	}
	return nil, fmt.Errorf("%s was not listed", path)
}

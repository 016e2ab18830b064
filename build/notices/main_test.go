package main

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// page lays out a page's folder: file name to content.
func page(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, content := range files {
		name = filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func TestEveryTextOnceBeneathItsNames(t *testing.T) {
	dir := page(t, map[string]string{
		"package.json":                               `{"dependencies": {"a": "1", "@s/b": "2"}, "devDependencies": {"tool": "1"}}`,
		"node_modules/a/package.json":                `{"name": "a", "version": "1.0.0", "dependencies": {"c": "3"}}`,
		"node_modules/a/LICENSE":                     "Take it.\r\n",
		"node_modules/a/NOTICE.txt":                  "Made by A.",
		"node_modules/a/license.go":                  "package a",
		"node_modules/a/node_modules/c/license":      "Keep it. ",
		"node_modules/a/node_modules/c/package.json": `{"name": "c", "version": "3.0.0", "dependencies": {"a": "1"}}`,
		"node_modules/c/package.json":                `{"name": "c", "version": "4.0.0"}`,
		"node_modules/@s/b/package.json":             `{"name": "@s/b", "version": "2.0.0"}`,
		"node_modules/@s/b/LICENCE.md":               "\nTake it.",
		"node_modules/tool/package.json":             `{"name": "tool", "version": "1.0.0"}`,
	})
	all, err := packages(dir)
	if err != nil {
		t.Fatal(err)
	}
	rule := "\n" + strings.Repeat("=", 72) + "\n\n"
	want := "@s/b 2.0.0\na 1.0.0\n\nTake it.\n" + rule + "a 1.0.0\n\nMade by A.\n" + rule + "c 3.0.0\n\nKeep it.\n"
	if got := arranged(all); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestWhatHasNoTextIsNamed(t *testing.T) {
	dir := page(t, map[string]string{
		"package.json":                   `{"dependencies": {"bare": "1"}}`,
		"node_modules/bare/package.json": `{"name": "bare", "version": "1.2.3"}`,
		"node_modules/bare/LICENSE":      "\n",
	})
	if _, err := packages(dir); !errors.Is(err, errNoText) || !strings.Contains(err.Error(), "bare 1.2.3") {
		t.Errorf("got %v", err)
	}
}

func TestWhatIsNotInstalledIsNamed(t *testing.T) {
	dir := page(t, map[string]string{"package.json": `{"dependencies": {"absent": "1"}}`})
	if _, err := packages(dir); err == nil || !strings.Contains(err.Error(), "absent") {
		t.Errorf("got %v", err)
	}
}

func TestTheProgramsOwnModules(t *testing.T) {
	t.Chdir("../..")
	all, err := linked("desktop,production,webkit2_41")
	if err != nil {
		t.Fatal(err)
	}
	text := arranged(all)
	for _, want := range []string{"\nGo 1.", "github.com/dgraph-io/badger/v4 v4.", "EFF long word list", "compress v1.18.0, zstd/internal/xxhash"} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is missing", want)
		}
	}
	if strings.Contains(text, "go-internal") {
		t.Error("what only tests use is listed")
	}
}

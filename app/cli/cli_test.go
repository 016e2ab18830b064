package cli_test

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"

	"stillwater/app/cli"
	"stillwater/app/journal"
	"stillwater/app/rooms"
	"stillwater/app/seal"
	"stillwater/app/vault"
)

// pass is what the stories' file "pass" holds.
const pass = "six calm words on still water"

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"stillwater": func() {
		home, _ := rooms.DefaultDir()
		os.Exit(cli.Main(os.Args[1:], os.Stdin, os.Stdout, os.Stderr,
			cli.Options{Version: "0.0.0-test", DataHome: home, Now: time.Now, KDF: seal.FloorKDF(), WorkFactor: 10}))
	}})
}

func TestStories(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/script",
		WorkdirRoot:         inMemory(t),
		RequireExplicitExec: true,
		Setup: func(e *testscript.Env) error {
			e.Setenv("XDG_DATA_HOME", filepath.Join(e.WorkDir, "home"))
			e.Setenv("TZ", "Europe/Berlin")
			return os.WriteFile(filepath.Join(e.WorkDir, "pass"), []byte(pass+"\n"), 0o600)
		},
		Condition: condition,
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"exits": exits, "flip": flip, "cut": cut, "newer": newer, "hold": hold, "oddfiles": oddFiles, "pipe": pipe,
			"fill": fill, "smalldisk": smallDisk, "saved": saved,
		},
	})
}

// exits CODE COMMAND… checks the exit code, and that a failure says one
// sentence on standard error and nothing else.
func exits(ts *testscript.TestScript, _ bool, args []string) {
	want := args[0]
	err := ts.Exec(args[1], args[2:]...)
	got := "0"
	if err != nil {
		got = strings.TrimPrefix(err.Error(), "exit status ")
	}
	if got != want {
		ts.Fatalf("exit code %s, want %s", got, want)
	}
	said := ts.ReadFile("stderr")
	if want != "0" && (strings.Count(said, "\n") != 1 || !strings.HasSuffix(said, ".\n") && !strings.HasSuffix(said, "FILE\n")) {
		ts.Fatalf("standard error is not one sentence: %q", said)
	}
	if strings.Contains(said, ts.Getenv("WORK")) {
		ts.Fatalf("a path that nobody typed is in %q", said)
	}
}

// only returns the one file a pattern names.
func only(ts *testscript.TestScript, pattern string) string {
	all, _ := filepath.Glob(ts.MkAbs(pattern))
	if len(all) != 1 {
		ts.Fatalf("%d files are called %s", len(all), pattern)
	}
	return all[0]
}

// flip PATTERN [OFFSET] flips one bit, in the middle unless told; a negative
// offset counts from the end.
func flip(ts *testscript.TestScript, _ bool, args []string) {
	name := only(ts, args[0])
	b, err := os.ReadFile(name)
	ts.Check(err)
	at := len(b) / 2
	if len(args) > 1 {
		at, err = strconv.Atoi(args[1])
		ts.Check(err)
	}
	b[(at+len(b))%len(b)] ^= 1
	ts.Check(os.WriteFile(name, b, 0o600))
}

// cut FILE BYTES takes bytes off the end.
func cut(ts *testscript.TestScript, _ bool, args []string) {
	name := only(ts, args[0])
	info, err := os.Stat(name)
	ts.Check(err)
	n, err := strconv.ParseInt(args[1], 10, 64)
	ts.Check(err)
	ts.Check(os.Truncate(name, info.Size()-n))
}

// newer DIR makes a vault say that a later release wrote it.
func newer(ts *testscript.TestScript, _ bool, args []string) {
	for _, name := range []string{"header", "header.twin"} {
		path := filepath.Join(ts.MkAbs(args[0]), name)
		b, err := os.ReadFile(path)
		ts.Check(err)
		line, _, _ := bytes.Cut(b, []byte("\n"))
		line = bytes.Replace(line, []byte(`{"format":0,`), []byte(`{"format":9,`), 1)
		sum := sha256.Sum256(line)
		ts.Check(os.WriteFile(path, []byte(string(line)+"\n"+hex.EncodeToString(sum[:])+"\n"), 0o600))
	}
}

// hold DIR keeps the vault open, as another process would, until the story
// ends.
func hold(ts *testscript.TestScript, _ bool, args []string) {
	r, _, err := rooms.Open(context.Background(), ts.MkAbs(args[0]), vault.Secret{Kind: vault.Passphrase, Text: pass}, rooms.Options{Now: time.Now})
	ts.Check(err)
	ts.Defer(func() { _ = r.Close() })
}

// oddFiles DIR makes files whose names are as bad as names get.
func oddFiles(ts *testscript.TestScript, _ bool, args []string) {
	for _, name := range []string{"two\nlines.txt", strings.Repeat("n", 251) + ".txt", "not\xffutf8.txt", "-rf", "a\u202egpj.exe"} {
		ts.Check(os.WriteFile(filepath.Join(ts.MkAbs(args[0]), name), []byte(name), 0o600))
	}
}

// fill FILE SIZE makes a file of so many bytes.
func fill(ts *testscript.TestScript, _ bool, args []string) {
	n, err := strconv.Atoi(args[1])
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), bytes.Repeat([]byte("still water "), n/12+1)[:n], 0o600))
}

// saved VARIABLE FILE keeps the one line of a file without its end.
func saved(ts *testscript.TestScript, _ bool, args []string) {
	ts.Setenv(args[0], strings.TrimSpace(ts.ReadFile(args[1])))
}

func TestWindowOrCommand(t *testing.T) {
	for line, want := range map[string]struct {
		command bool
		window  string
	}{
		"":                    {false, ""},
		"--vault D":           {false, "D"},
		"--vault=D":           {false, "D"},
		"--vault":             {true, ""},
		"--vault D --json":    {true, ""},
		"--vault D streak":    {true, ""},
		"streak":              {true, ""},
		"--help":              {true, ""},
		"--version":           {true, ""},
		"surely-not-a-thing":  {true, ""},
		"--passphrase-file f": {true, ""},
	} {
		args := strings.Fields(line)
		dir, ok := cli.WindowVault(args)
		if cli.Wanted(args) != want.command || dir != want.window || ok != (want.window != "") {
			t.Errorf("%q: command %v, window %q %v", line, cli.Wanted(args), dir, ok)
		}
	}
}

// run runs a command in this process.
func run(t *testing.T, args ...string) (out string) {
	t.Helper()
	var said, failed bytes.Buffer
	in, err := os.Open(os.DevNull)
	if err != nil {
		t.Fatal(err)
	}
	defer in.Close()
	if code := cli.Main(args, in, &said, &failed, cli.Options{Version: "test", DataHome: t.TempDir(), Now: time.Now, KDF: seal.FloorKDF(), WorkFactor: 10}); code != 0 {
		t.Fatalf("%v: exit code %d: %s", args, code, failed.String())
	}
	return said.String()
}

func TestDemoIsRichAndQuick(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "demo")
	start := time.Now()
	var made struct{ Passphrase string }
	if err := json.Unmarshal([]byte(run(t, "demo", "--json", dir)), &made); err != nil {
		t.Fatal(err)
	}
	if took := time.Since(start); took > 10*time.Second {
		t.Errorf("it took %v", took)
	}
	secret := vault.Secret{Kind: vault.Passphrase, Text: made.Passphrase}
	if n := len(strings.Fields(made.Passphrase)); n != 6 {
		t.Errorf("a passphrase of %d words", n)
	}
	r, _, err := rooms.Open(t.Context(), dir, secret, rooms.Options{Now: time.Now})
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	s := r.Evidence.Summary()
	if r.Journal.Count() != 62 || s.Incidents != 14 || s.Exhibits != 38 || s.Damaged != 0 {
		t.Errorf("%d entries, %+v", r.Journal.Count(), s)
	}
	kinds, sealed, attached, versions := map[journal.EntryKind]bool{}, 0, 0, 0
	page, err := r.Journal.List(t.Context(), journal.Query{})
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range page.Rows {
		kinds[row.Kind] = true
		attached += row.Attachments
		if row.Sealed {
			sealed++
		}
		earlier, err := r.Journal.Versions(t.Context(), row.ID)
		if err != nil {
			t.Fatal(err)
		}
		versions += len(earlier)
	}
	if len(kinds) != len(journal.Kinds()) || sealed != 1 || attached != 2 || versions < 2 || len(r.Journal.Templates()) != 2 || len(r.Journal.Feelings()) < 20 {
		t.Errorf("kinds %v, %d sealed, %d attached, %d versions", kinds, sealed, attached, versions)
	}
	read := 0
	for _, im := range r.Threads.Imports() {
		read += im.Messages
	}
	if read != 23 {
		t.Errorf("%d messages", read)
	}
	if months, err := r.Journal.Months(journal.Query{}); err != nil || len(months) < 12 {
		t.Errorf("entries in %d months, error %v", len(months), err)
	}
	if all := r.SavedBackups(); len(all) != 0 {
		t.Errorf("a backup that was never made: %+v", all)
	}
}

func TestEveryHelpIsInTheDocument(t *testing.T) {
	doc, err := os.ReadFile("../../docs/cli.md")
	if err != nil {
		t.Fatal(err)
	}
	overview := run(t, "--help")
	if !strings.Contains(string(doc), overview) {
		t.Errorf("docs/cli.md does not hold:\n%s", overview)
	}
	listed, _, _ := strings.Cut(overview, "\nstillwater COMMAND")
	names := 0
	for _, line := range strings.Split(listed, "\n") {
		name, brief := strings.TrimSpace(line[:min(len(line), 34)]), strings.TrimSpace(line[min(len(line), 34):])
		if !strings.HasPrefix(line, "  ") {
			continue
		}
		names++
		var words []string
		for _, w := range strings.Fields(name) {
			if w != strings.ToLower(w) || strings.HasPrefix(w, "-") {
				break
			}
			words = append(words, w)
		}
		help := run(t, append(words, "--help")...)
		own, _, ok := strings.Cut(help, "\nFlags of every command")
		if !ok || !strings.Contains(string(doc), strings.TrimRight(own, "\n")) {
			t.Errorf("docs/cli.md does not hold the help of %q (%s):\n%s", name, brief, own)
		}
	}
	if names < 14 {
		t.Errorf("only %d commands are listed", names)
	}
}

// TestEveryErrorHasItsSentence walks the exported sentinels of the packages
// below: one that the table of sentences lacks would be told as "no words".
func TestEveryErrorHasItsSentence(t *testing.T) {
	table, err := os.ReadFile("errors.go")
	if err != nil {
		t.Fatal(err)
	}
	seen := 0
	for _, p := range []string{"backup", "evidence", "journal", "passphrase", "rooms", "seal", "store", "streak", "vault"} {
		files, _ := filepath.Glob("../" + p + "/*.go")
		for _, file := range slices.DeleteFunc(files, func(f string) bool { return strings.HasSuffix(f, "_test.go") }) {
			f, err := parser.ParseFile(token.NewFileSet(), file, nil, 0)
			if err != nil {
				t.Fatal(err)
			}
			ast.Inspect(f, func(n ast.Node) bool {
				v, ok := n.(*ast.ValueSpec)
				if !ok || !strings.HasPrefix(v.Names[0].Name, "Err") {
					return true
				}
				seen++
				if name := p + "." + v.Names[0].Name; !bytes.Contains(table, []byte("{"+name+",")) {
					t.Errorf("%s has no sentence", name)
				}
				return true
			})
		}
	}
	if seen < 25 {
		t.Errorf("only %d sentinels were found", seen)
	}
}

// inMemory is a folder that waits for no disk, if there is one: the stories
// say what is written, not how well a disk keeps it. Its name is not that of a
// shelter, which the app would sweep.
func inMemory(t *testing.T) string {
	dir, err := os.MkdirTemp("/dev/shm", "stories-")
	if err != nil {
		return t.TempDir()
	}
	t.Cleanup(func() { _ = os.RemoveAll(dir) })
	return dir
}

package app_test

import (
	"encoding/json"
	"errors"
	"go/ast"
	"go/parser"
	"go/token"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// mayImport is the import table of ARCHITECTURE.md: what a package of the
// product may import besides the standard library. A name ending in /… means
// everything below it, too.
var mayImport = map[string][]string{
	"stillwater": {"stillwater/app", "stillwater/app/cli", "stillwater/app/rooms", "stillwater/app/seclusion",
		"stillwater/app/seclusion/webview", "github.com/wailsapp/wails/v2"},
	"stillwater/app":           append([]string{"github.com/wailsapp/wails/v2/pkg/…", "github.com/godbus/dbus/v5"}, below...),
	"stillwater/app/cli":       append([]string{"golang.org/x/term", "golang.org/x/image/…"}, below...),
	"stillwater/app/rooms":     append([]string{"golang.org/x/sys/…"}, vaulted...),
	"stillwater/app/backup":    {"stillwater/app/store", "stillwater/app/seal", "filippo.io/age"},
	"stillwater/app/evidence":  {"stillwater/app/store", "stillwater/app/media", "stillwater/app/custody"},
	"stillwater/app/journal":   {"stillwater/app/store", "stillwater/app/zones", "stillwater/app/media", "golang.org/x/text/…"},
	"stillwater/app/bundle":    {"stillwater/app/custody", "stillwater/app/timestamp", "stillwater/app/typeset", "filippo.io/age"},
	"stillwater/app/custody":   {"golang.org/x/mod/sumdb/…", "github.com/makiuchi-d/gozxing", "github.com/makiuchi-d/gozxing/qrcode", "golang.org/x/image/…"},
	"stillwater/app/timestamp": {"github.com/notaryproject/tspclient-go"},
	"stillwater/app/diaries":   {"golang.org/x/net/html/…", "golang.org/x/text/…", "go.yaml.in/yaml/v3"},
	"stillwater/app/media": {"github.com/gabriel-vasile/mimetype", "github.com/bep/imagemeta", "github.com/tetratelabs/wazero/…", "github.com/tetratelabs/wazero",
		"golang.org/x/image/…", "golang.org/x/net/html/…"},
	"stillwater/app/messages":                   {},
	"stillwater/app/messages/messagestest":      {"stillwater/app/messages"},
	"stillwater/app/messages/internal/calendar": {"stillwater/app/messages"},
	"stillwater/app/messages/internal/hostile":  {"stillwater/app/messages"},
	"stillwater/app/messages/internal/prose":    {"golang.org/x/net/html/…", "golang.org/x/net/html"},
	"stillwater/app/messages/internal/parts":    {"stillwater/app/messages", "stillwater/app/messages/internal/prose", "golang.org/x/net/html/…"},
	"stillwater/app/messages/whatsapp":          {"stillwater/app/messages", "stillwater/app/messages/internal/…"},
	"stillwater/app/messages/smsbackup":         {"stillwater/app/messages", "stillwater/app/messages/internal/…"},
	"stillwater/app/messages/telegram":          {"stillwater/app/messages", "stillwater/app/messages/internal/…"},
	"stillwater/app/messages/discord":           {"stillwater/app/messages", "stillwater/app/messages/internal/…"},
	"stillwater/app/messages/imessage":          {"stillwater/app/messages", "stillwater/app/messages/internal/…", "golang.org/x/net/html", "golang.org/x/net/html/…"},
	"stillwater/app/messages/calls":             {"stillwater/app/messages", "stillwater/app/messages/internal/…", "golang.org/x/text/…"},
	"stillwater/app/messages/mail":              {"stillwater/app/messages", "stillwater/app/messages/internal/…", "github.com/richardlehane/mscfb"},
	"stillwater/app/messages/meta":              {"stillwater/app/messages", "stillwater/app/messages/internal/…"},
	"stillwater/app/messages/signal":            {"stillwater/app/messages", "stillwater/app/messages/internal/…"},
	"stillwater/app/messages/pages":             {"stillwater/app/messages", "stillwater/app/messages/internal/…"},
	"stillwater/app/messages/readers":           {"stillwater/app/messages", "stillwater/app/messages/…"},
	"stillwater/app/threads":                    {"stillwater/app/messages", "stillwater/app/store"},
	"stillwater/app/search":                     {"stillwater/app/store", "golang.org/x/text/…"},
	"stillwater/app/plan":                       {"stillwater/app/store"},
	"stillwater/app/streak":                     {"stillwater/app/store", "stillwater/app/zones", "golang.org/x/text/…"},
	"stillwater/app/checkin":                    {"stillwater/app/store", "stillwater/app/zones"},
	"stillwater/app/passphrase":                 {"stillwater/app/seal", "github.com/trustelem/zxcvbn/…", "github.com/sethvargo/go-diceware/…"},
	"stillwater/app/typeset": {"github.com/tetratelabs/wazero/…", "github.com/tetratelabs/wazero", "github.com/klauspost/compress/zstd",
		"github.com/yuin/goldmark/…", "github.com/yuin/goldmark", "github.com/bep/imagemeta", "golang.org/x/image/…", "golang.org/x/sys/…", "golang.org/x/text/…"},
	"stillwater/app/vault": {"stillwater/app/store", "stillwater/app/seal", "stillwater/app/vault/internal/badgerstore",
		"filippo.io/age", "github.com/gofrs/flock", "golang.org/x/sys/…"},
	"stillwater/app/vault/internal/badgerstore": {"stillwater/app/store", "github.com/dgraph-io/badger/v4/…"},
	"stillwater/app/seal":                       {"golang.org/x/crypto/…", "golang.org/x/text/…"},
	"stillwater/app/store":                      {},
	"stillwater/app/zones":                      {},
	"stillwater/app/store/storetest":            {"stillwater/app/store"},
	"stillwater/app/seclusion":                  {"golang.org/x/sys/…"},
	"stillwater/app/seclusion/webview":          {"stillwater/app/seclusion"},
	"stillwater/build/e2eserver":                {"stillwater/app", "stillwater/app/seal", "github.com/wailsapp/wails/v2/pkg/…"},
	"stillwater/build/foreign":                  {},
	"stillwater/build/heif":                     {},
	"stillwater/build/notices":                  {},
	"stillwater/build/pdfium":                   {},
	"stillwater/build/typeset":                  {"stillwater/app/typeset", "github.com/klauspost/compress/zstd", "github.com/tetratelabs/wazero", "github.com/tetratelabs/wazero/experimental"},
}

// vaulted are the packages one open vault is made of; below is everything the
// window and the command line stand on.
var (
	vaulted = []string{"stillwater/app/backup", "stillwater/app/bundle", "stillwater/app/checkin", "stillwater/app/custody", "stillwater/app/diaries", "stillwater/app/evidence", "stillwater/app/journal", "stillwater/app/media", "stillwater/app/messages", "stillwater/app/messages/readers", "stillwater/app/passphrase", "stillwater/app/plan",
		"stillwater/app/seal", "stillwater/app/search", "stillwater/app/store", "stillwater/app/streak", "stillwater/app/threads", "stillwater/app/timestamp", "stillwater/app/typeset", "stillwater/app/vault"}
	below = append([]string{"stillwater/app/rooms", "stillwater/app/seclusion"}, vaulted...)
)

// A goPackage is what these tests read of go list's answer.
type goPackage struct {
	ImportPath, Dir                   string
	Standard                          bool
	Module                            *struct{ Main bool }
	Imports                           []string
	GoFiles, CgoFiles, IgnoredGoFiles []string
}

// list asks go for every package of the product and all they depend on, as
// built for one system.
func list(t *testing.T, goos, tags string) map[string]goPackage {
	t.Helper()
	c := exec.Command("go", "list", "-e", "-deps", "-json", "-tags", tags, "./...")
	c.Dir = ".."
	c.Env = append(os.Environ(), "GOOS="+goos)
	c.Stderr = os.Stderr
	out, err := c.StdoutPipe()
	if err == nil {
		err = c.Start()
	}
	if err != nil {
		t.Fatal(err)
	}
	packages := map[string]goPackage{}
	for d := json.NewDecoder(out); ; {
		var p goPackage
		if err := d.Decode(&p); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			t.Fatal(err)
		}
		packages[p.ImportPath] = p
	}
	if err := c.Wait(); err != nil {
		t.Fatal(err)
	}
	return packages
}

func allowed(table []string, path string) bool {
	return slices.ContainsFunc(table, func(entry string) bool {
		base, open := strings.CutSuffix(entry, "/…")
		return path == base || open && strings.HasPrefix(path, base+"/")
	})
}

func TestImportTable(t *testing.T) {
	for _, build := range [][2]string{
		{"linux", "desktop,production,webkit2_41"}, {"linux", "e2eserver"}, {"linux", "e2e,desktop,production,webkit2_41"},
		{"windows", "desktop,production"}, {"darwin", "desktop,production"},
	} {
		packages := list(t, build[0], build[1])
		for _, p := range packages {
			if p.Module == nil || !p.Module.Main {
				continue
			}
			table, known := mayImport[p.ImportPath]
			if !known {
				t.Errorf("%s stands in no import table: add it to this one and to ARCHITECTURE.md", p.ImportPath)
			}
			for _, path := range p.Imports {
				// The seal holds whatever is imported; this says that no network is meant.
				network := (path == "net" || path == "net/http") && strings.HasPrefix(p.ImportPath, "stillwater/app/")
				if path != "C" && !packages[path].Standard && !allowed(table, path) || network {
					t.Errorf("%s, %s: %s must not import %s", build[0], build[1], p.ImportPath, path)
				}
			}
		}
	}
}

// documented parses one package of the product and counts its exported names,
// methods among them, and those of them that have a comment.
func documented(t *testing.T, p goPackage) (total, with int, without []string, hasDoc bool) {
	t.Helper()
	count := func(name string, comments ...*ast.CommentGroup) {
		if !ast.IsExported(name[strings.LastIndex(name, ".")+1:]) {
			return
		}
		total++
		if slices.ContainsFunc(comments, func(c *ast.CommentGroup) bool { return strings.TrimSpace(c.Text()) != "" }) {
			with++
		} else {
			without = append(without, name)
		}
	}
	for _, name := range slices.Concat(p.GoFiles, p.CgoFiles, p.IgnoredGoFiles) {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		f, err := parser.ParseFile(token.NewFileSet(), filepath.Join(p.Dir, name), nil, parser.ParseComments)
		if err != nil {
			t.Fatal(err)
		}
		hasDoc = hasDoc || f.Doc.Text() != ""
		for _, d := range f.Decls {
			switch d := d.(type) {
			case *ast.FuncDecl:
				name := d.Name.Name
				if d.Recv != nil {
					of := receiver(d.Recv.List[0].Type)
					if !ast.IsExported(of) {
						continue
					}
					name = of + "." + name
				}
				count(name, d.Doc)
			case *ast.GenDecl:
				for _, s := range d.Specs {
					switch s := s.(type) {
					case *ast.TypeSpec:
						count(s.Name.Name, d.Doc, s.Doc, s.Comment)
					case *ast.ValueSpec:
						for _, n := range s.Names {
							count(n.Name, d.Doc, s.Doc, s.Comment)
						}
					}
				}
			}
		}
	}
	return total, with, without, hasDoc
}

func receiver(e ast.Expr) string {
	switch e := e.(type) {
	case *ast.StarExpr:
		return receiver(e.X)
	case *ast.IndexExpr:
		return receiver(e.X)
	case *ast.Ident:
		return e.Name
	}
	return ""
}

func TestEverythingIsDocumented(t *testing.T) {
	var total, with int
	var without []string
	for _, p := range list(t, "linux", "e2eserver") {
		if p.Module == nil || !p.Module.Main {
			continue
		}
		n, w, names, hasDoc := documented(t, p)
		total, with = total+n, with+w
		for _, name := range names {
			without = append(without, strings.TrimPrefix(p.ImportPath, "stillwater/")+"."+name)
		}
		if !hasDoc {
			t.Errorf("%s has no package comment", p.ImportPath)
		}
	}
	slices.Sort(without)
	if with*100 < total*95 {
		t.Errorf("%d of %d exported names are documented, want 95 %%; these are not:\n%s", with, total, strings.Join(without, "\n"))
	}
	t.Logf("%d of %d exported names are documented; without: %v", with, total, without)
}

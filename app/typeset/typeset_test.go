package typeset

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode"
)

// shared is one press for all tests: making it ready takes seconds.
var shared = New()

// needsPress skips where a checkout was never built, and only there.
func needsPress(t testing.TB) {
	t.Helper()
	if !Available() {
		t.Skip("this checkout was not built: nothing to typeset with")
	}
}

func set(t *testing.T, d Document) ([]byte, []rune) {
	t.Helper()
	needsPress(t)
	var b bytes.Buffer
	missing, err := shared.PDF(context.Background(), &b, d)
	if err != nil {
		t.Fatal(err)
	}
	return b.Bytes(), missing
}

// extracted is what pdftotext finds in a PDF.
func extracted(t *testing.T, pdf []byte) string {
	t.Helper()
	if _, err := exec.LookPath("pdftotext"); err != nil {
		t.Skip("pdftotext is not installed")
	}
	file := filepath.Join(t.TempDir(), "x.pdf")
	if err := os.WriteFile(file, pdf, 0o600); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command("pdftotext", file, "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	return string(out)
}

const plainPage = `#import "/text.typ": *
#set document(date: datetime(year: 2026, month: 11, day: 21))
#set text(font: reading)
#prose(json("/data.json"))`

func TestSameInputSameBytes(t *testing.T) {
	d := Document{Template: plainPage, Data: Prose("A word, 漢字, عربي and 😀.\n\n| a | b |\n|---|---|\n| c | d |")}
	first, _ := set(t, d)
	second, _ := set(t, d)
	if !bytes.HasPrefix(first, []byte("%PDF-1.7")) || !bytes.Equal(first, second) {
		t.Errorf("%d and %d bytes", len(first), len(second))
	}
}

func TestWordsAreNeverMarkup(t *testing.T) {
	evil := []string{`#panic("x")`, `$x^2$`, `@nobody`, `<label>`, `= Heading`, `#read("/text.typ")`, `\u{41}`, "`raw`", `--- ... ~`, `// comment`, `/* comment */`, `"quotes" 'single'`, `]#set page(width: 1pt)[`}
	pdf, _ := set(t, Document{Template: plainPage, Data: []Node{{Kind: "paragraph", Content: []any{strings.Join(evil, " ¦ ")}}, {Kind: "code", Content: []any{strings.Join(evil, "\n")}}}})
	got := strings.Join(strings.Fields(extracted(t, pdf)), " ")
	for _, want := range evil {
		if strings.Count(got, want) != 2 {
			t.Errorf("%q stands %d times in %q", want, strings.Count(got, want), got)
		}
	}
}

func TestEveryFontIsUsed(t *testing.T) {
	needsPress(t)
	all, err := fonts()
	if err != nil {
		t.Fatal(err)
	}
	c := newChooser(all)
	var nodes []Node
	for i, family := range c.families {
		var sample []rune // letters that no family before this has
		for _, pair := range c.covers[i] {
			for r := pair[0]; r <= pair[1] && len(sample) < 3; r++ {
				if unicode.IsGraphic(r) && !unicode.In(r, unicode.M, unicode.Zs) && c.find(r) == i {
					sample = append(sample, r)
				}
			}
		}
		if len(sample) < 3 {
			t.Errorf("%s adds %d letters", family, len(sample))
		}
		nodes = append(nodes, Node{Kind: "paragraph", Content: []any{string(sample)}})
	}
	pdf, missing := set(t, Document{Template: plainPage, Data: nodes})
	if len(missing) != 0 {
		t.Errorf("missing %q", string(missing))
	}
	if _, err := exec.LookPath("pdffonts"); err != nil {
		t.Skip("pdffonts is not installed")
	}
	file := filepath.Join(t.TempDir(), "x.pdf")
	if err := os.WriteFile(file, pdf, 0o600); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command("pdffonts", file).Output()
	if err != nil {
		t.Fatal(err)
	}
	for _, family := range c.families {
		if name := strings.ReplaceAll(family, " ", ""); family != "Noto Color Emoji" && !strings.Contains(string(out), name) {
			t.Errorf("nothing is set in %s:\n%s", family, out)
		}
	}
}

func TestLettersWithoutAFontAreNamed(t *testing.T) {
	pdf, missing := set(t, Document{Template: plainPage + "\n#missing.map(s => s.name + \" \" + str(s.count)).join(\", \")", Data: Prose("a ༀ༁ 𓀀 \x00 z")})
	if got := string(missing); got != "ༀ༁𓀀" {
		t.Errorf("missing %q", got)
	}
	if got := extracted(t, pdf); !strings.Contains(got, "a �� � � z") || !strings.Contains(got, "Egyptian Hieroglyphs 1, Tibetan 2") {
		t.Errorf("it says %q", got)
	}
}

func TestAnEndedDocumentStops(t *testing.T) {
	set(t, Document{Template: plainPage, Data: Prose("ready")})
	ctx, cancel := context.WithTimeout(context.Background(), time.Second)
	defer cancel()
	w := &watched{}
	// A template that never ends: only the end of ctx can stop it.
	endless := Document{Template: "#for a in range(1000000) { for b in range(1000000) { let c = calc.sin(b) } }", Data: "x"}
	if _, err := shared.PDF(ctx, w, endless); !errors.Is(err, context.DeadlineExceeded) || w.n > 0 {
		t.Errorf("%v, %d bytes", err, w.n)
	}
	set(t, Document{Template: plainPage, Data: Prose("and the next is set")})
}

type watched struct{ n int }

func (w *watched) Write(b []byte) (int, error) { w.n += len(b); return len(b), nil }

func TestFailuresAreErrors(t *testing.T) {
	needsPress(t)
	secret := "Dear R., I will not send this"
	for name, template := range map[string]string{
		"no Typst":              "#let",
		"data that do not fit":  `#json("/data.json").nothing`,
		"a panic with the data": `#panic(json("/data.json"))`,
		"a file that is none":   `#read("/etc/passwd")`,
		"a package":             `#import "@preview/cetz:0.3.0"`,
	} {
		w := &watched{}
		_, err := shared.PDF(context.Background(), w, Document{Template: template, Data: []string{secret}})
		if !errors.Is(err, ErrFailed) || strings.Contains(err.Error(), "Dear") || w.n > 0 {
			t.Errorf("%s: %v", name, err)
		}
	}
	<-shared.turn
	defer func() { shared.turn <- struct{}{} }()
	j, err := prepare(Document{Template: plainPage, Data: Prose(strings.Repeat("Many words. ", 200_000))})
	if err != nil {
		t.Fatal(err)
	}
	if _, _, err := shared.ready.run(context.Background(), j, 64<<20); !errors.Is(err, ErrTooLarge) {
		t.Errorf("in 64 MiB: %v", err)
	}
}

func TestAnotherModuleIsRefused(t *testing.T) {
	head := "\x00asm\x01\x00\x00\x00"
	for name, wasm := range map[string]string{
		"no module":   "Dear R.",
		"cut short":   head + "\x01\x04",
		"a stranger":  head + "\x01\x04\x01\x60\x00\x00" + "\x02\x09\x01\x03wbg\x01x\x00\x00", // it imports wbg.x
		"nothing yet": "",
	} {
		if c, err := compileModule(context.Background(), []byte(wasm)); err == nil || c != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	// A module that asks for nothing compiles, but is no Typst.
	c, err := compileModule(context.Background(), []byte(head))
	if err != nil {
		t.Fatal(err)
	}
	defer c.runtime.Close(context.Background())
	if _, _, err := c.run(context.Background(), job{}, maxMemory); !errors.Is(cause(context.Background(), err), ErrFailed) {
		t.Errorf("run: %v", err)
	}
}

func TestLinesMayBreakInWhatIsLong(t *testing.T) {
	c := newChooser([]font{{Family: "F", Covers: [][2]rune{{' ', '~'}, {'à', 'ÿ'}}}})
	for in, want := range map[string]string{
		"short words stay":              "short words stay",
		strings.Repeat("x", unbroken):   strings.Repeat("x", unbroken),
		strings.Repeat("x", unbroken+9): strings.Repeat("x", unbroken) + "\u200B" + "xxxxxxxx" + "\u200B" + "x",
		strings.Repeat("ab-", 40):       strings.Repeat("ab-", 40),
		"tab\tnewline\nquote\"back\\":   "tab\tnewline\nquote\"back\\",
		"control\x01 and \u2028":        "control� and �",
		"Ω":                             "�",
	} {
		b, err := json.Marshal(map[string]string{"k": in})
		if err != nil {
			t.Fatal(err)
		}
		var got map[string]string
		if err := json.Unmarshal(c.pass(b), &got); err != nil || got["k"] != want {
			t.Errorf("%q became %q, want %q (%v)", in, got["k"], want, err)
		}
	}
	if got := string(c.missing()); got != "Ω�" && got != "Ω" {
		t.Errorf("missing %q", got)
	}
}

func FuzzPass(f *testing.F) {
	f.Add("a\x00\u2028\"\\ß漢 " + strings.Repeat("x", 50))
	f.Fuzz(func(t *testing.T, in string) {
		b, err := json.Marshal([]string{in})
		if err != nil {
			return
		}
		var before, after []string
		out := newChooser([]font{{Family: "F", Covers: [][2]rune{{' ', 0x2FFF}}}}).pass(slices.Clone(b))
		if json.Unmarshal(b, &before) != nil || json.Unmarshal(out, &after) != nil || len(after) != 1 {
			t.Fatalf("%s became %s", b, out)
		}
		count := func(s string) int { return len([]rune(strings.ReplaceAll(s, string(mayBreak), ""))) }
		if count(before[0]) != count(after[0]) {
			t.Errorf("%q became %q", before[0], after[0])
		}
	})
}

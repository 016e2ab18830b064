package typeset

import (
	"bytes"
	"embed"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/klauspost/compress/zstd"
)

// press is what build/typeset packed: Typst, the fonts, and which font has
// which letters. A checkout that was never built has nothing in it.
//
//go:embed all:press
var press embed.FS

//go:embed text.typ
var textTemplate []byte

const (
	// unbroken is how many letters may follow each other before a line may
	// break, and again after every further piece: the longest words people use
	// have fewer. Few breaks, because a copy out of the PDF brings them along.
	unbroken, piece = 32, 8
	// noLetter stands for a letter no font has.
	noLetter = '\uFFFD'
	// mayBreak is a place where a line may break.
	mayBreak = '\u200B'
	// maxNamed is how many missing letters are counted.
	maxNamed = 10_000
)

// Every text may use the first two families; the others are loaded when a
// letter is in none before them.
const always = 2

type font struct {
	Family string    `json:"family"`
	File   string    `json:"file"`
	Covers [][2]rune `json:"covers"`
}

// fonts is the list of all fonts, in the order in which they are asked for a
// letter; files of one family stand together.
var fonts = sync.OnceValues(func() ([]font, error) {
	b, err := press.ReadFile("press/fonts.json")
	if errors.Is(err, fs.ErrNotExist) {
		return nil, ErrAbsent
	}
	var all []font
	if err == nil {
		err = json.Unmarshal(b, &all)
	}
	return all, err
})

// Available reports whether this build has Typst and its fonts.
func Available() bool {
	_, err := fonts()
	return err == nil
}

// packed unpacks one file of the press.
func packed(name string) ([]byte, error) {
	f, err := press.Open("press/" + name + ".zst")
	if err != nil {
		return nil, ErrAbsent
	}
	defer f.Close()
	z, err := zstd.NewReader(f, zstd.WithDecoderConcurrency(1))
	if err != nil {
		return nil, err
	}
	defer z.Close()
	var b bytes.Buffer
	_, err = b.ReadFrom(z)
	return b.Bytes(), err
}

// A job is a document made ready: every letter in it has a font.
type job struct {
	template string
	fonts    []string // files
	files    []File
	missing  []rune
}

// prepare encodes the data, chooses fonts, replaces letters that have none,
// and lets lines break in what is longer than a line.
func prepare(d Document) (job, error) {
	all, err := fonts()
	if err != nil {
		return job{}, err
	}
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false) // nobody reads it in a page
	if err := enc.Encode(d.Data); err != nil {
		return job{}, fmt.Errorf("typesetting: %w", err)
	}
	c := newChooser(all)
	data := c.pass(b.Bytes())
	j := job{template: d.Template, missing: c.missing()}
	var families []string
	for _, f := range all {
		if !c.used[f.Family] {
			continue
		}
		j.fonts = append(j.fonts, f.File)
		if !slices.Contains(families, f.Family) {
			families = append(families, f.Family)
		}
	}
	names, _ := json.Marshal(families)
	scripts, _ := json.Marshal(scripts(j.missing))
	j.files = append(j.files, File{"/text.typ", textTemplate}, File{"/data.json", data},
		File{"/families.json", names}, File{"/missing.json", scripts})
	j.files = append(j.files, d.Files...)
	return j, nil
}

// A chooser finds the family that has a letter.
type chooser struct {
	families []string
	covers   [][][2]rune // of each family
	used     map[string]bool
	known    map[rune]int // family, or -1; filled as letters come
}

func newChooser(all []font) *chooser {
	c := &chooser{used: map[string]bool{}, known: map[rune]int{}}
	for _, f := range all {
		if !slices.Contains(c.families, f.Family) { // its first file is the regular one
			c.families = append(c.families, f.Family)
			c.covers = append(c.covers, f.Covers)
		}
	}
	for _, name := range c.families[:min(always, len(c.families))] {
		c.used[name] = true
	}
	return c
}

// has reports whether a letter can be shown, and notes the font for it.
func (c *chooser) has(r rune) bool {
	n, seen := c.known[r]
	if !seen {
		n = c.find(r)
		c.known[r] = n
		if n >= 0 && n < len(c.families) {
			c.used[c.families[n]] = true
		}
	}
	return n >= 0
}

func (c *chooser) find(r rune) int {
	for i, covers := range c.covers {
		_, ok := slices.BinarySearchFunc(covers, r, func(p [2]rune, r rune) int {
			switch {
			case p[1] < r:
				return -1
			case p[0] > r:
				return 1
			}
			return 0
		})
		if ok {
			return i
		}
	}
	if unicode.In(r, unicode.Zs, unicode.Cf, unicode.Variation_Selector) {
		return len(c.families) // seen only in what it does
	}
	return -1
}

// missing lists the letters that had no font.
func (c *chooser) missing() []rune {
	var all []rune
	for r, family := range c.known {
		if family < 0 {
			all = append(all, r)
		}
	}
	slices.Sort(all)
	return all
}

// pass goes once over encoded JSON. Outside of strings JSON is ASCII without
// control characters, and inside the encoder escapes them, so that one look at
// the letters is enough.
func (c *chooser) pass(in []byte) []byte {
	out := make([]byte, 0, len(in)+len(in)/8)
	run := 0 // letters since a line could break
	joined := false
	for i := 0; i < len(in); {
		r, n := utf8.DecodeRune(in[i:])
		whole := in[i : i+n]
		switch {
		case r == '\\':
			n = 2
			if in[i+1] == 'u' {
				n = 6
			}
			whole = in[i : i+n]
			switch in[i+1] {
			case 'u', 'b', 'f': // control characters, and two old line separators
				whole = []byte(string(noLetter))
				c.has(noLetter)
				run++
			case 'n', 'r', 't':
				run = 0
			default:
				run++
			}
		case r == ' ' || r == '"' || r == '-' || r == mayBreak || r == '\u00AD' || wide(r):
			run = 0
		case r < utf8.RuneSelf:
			run++
		case unicode.In(r, unicode.M, unicode.Cf) || joined:
		default:
			run++
		}
		if r >= utf8.RuneSelf && !c.has(r) {
			whole = []byte(string(noLetter))
			c.has(noLetter)
		}
		if run > unbroken && (run-unbroken)%piece == 1 && !joined && !unicode.In(r, unicode.M, unicode.Cf, unicode.Variation_Selector) {
			out = utf8.AppendRune(out, mayBreak)
		}
		joined = r == '\u200D'
		out = append(out, whole...)
		i += n
	}
	return out
}

// wide reports scripts whose lines break between any two letters, and emoji.
func wide(r rune) bool {
	return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar) || r >= 0x1F000 && r < 0x1FB00
}

// A script is named for the letters of it that are missing.
type script struct {
	Name  string `json:"name"` // "" if it has none
	Count int    `json:"count"`
}

// scripts counts letters by script, by name.
func scripts(letters []rune) []script {
	counts := map[string]int{}
	for _, r := range letters[:min(len(letters), maxNamed)] {
		counts[scriptOf(r)]++
	}
	all := []script{}
	for name, n := range counts {
		all = append(all, script{name, n})
	}
	slices.SortFunc(all, func(a, b script) int { return strings.Compare(a.Name, b.Name) })
	return all
}

func scriptOf(r rune) string {
	for name, table := range unicode.Scripts {
		if unicode.Is(table, r) && name != "Common" && name != "Inherited" {
			return strings.ReplaceAll(name, "_", " ")
		}
	}
	return ""
}

func joined(lines []string, last string) string {
	return strings.TrimSpace(strings.Join(append(slices.Clone(lines), last), "\n"))
}

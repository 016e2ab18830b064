package search

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// maxWord is where a word is cut, in bytes, as FTS5 does it: the key that
// somebody slept on is one word, too.
const maxWord = 32 << 10

// A word is one thing that can be found in a text.
type word struct {
	term       []byte // folded; valid until the next word
	at         uint32 // which of the text's words it is
	start, end int    // where it stands, in bytes
	tail       bool   // the last of a run without spaces: the pair before holds it
	single     bool   // a run of one character: part of any word that begins so
}

// words calls yield for every word of text, until it returns false, and
// returns how many words that were.
//
// Words are those of SQLite's unicode61 with remove_diacritics 2, so that the
// same searches find the same entries: letters and numbers, in lower case,
// without the accents of Latin letters. Beyond them, pictures (emoji and other
// signs) can be found; they take no place of their own, so that a phrase reads
// past them. Writing without spaces (Chinese, Japanese, Korean, Thai and its
// neighbours) is given in pairs of characters and a last single one, so that
// every part of it can be found as a phrase of pairs.
func words(text string, yield func(word) bool) uint32 {
	rules := table()
	var w word
	buf := make([]byte, 0, 64)
	for i := 0; i < len(text); {
		c, _, size := rules.look(text[i:])
		if c == gap || c == mark {
			i += size
			continue
		}
		w.start, w.tail, w.single = i, false, false
		switch c {
		case sign:
			i += size
			w.term, w.end = append(buf[:0], text[w.start:i]...), i
			if !yield(w) {
				return w.at
			}
		case dense:
			for i < len(text) && (c == dense || c == mark) {
				if i += size; i < len(text) {
					c, _, size = rules.look(text[i:])
				}
			}
			if !pairs(text[w.start:i], &w, yield) {
				return w.at
			}
		default:
			term := buf[:0]
			for i < len(text) {
				if e := &rules[text[i]]; text[i] < utf8.RuneSelf {
					if e.class != letter {
						break
					}
					term = append(term, byte(e.fold))
					i++
					continue
				}
				c, r, size := rules.look(text[i:])
				if c == letter {
					term = utf8.AppendRune(term, r)
				} else if c != mark {
					break
				}
				i += size
			}
			buf = term
			w.term, w.end = term[:min(len(term), maxWord)], i
			if !yield(w) {
				return w.at
			}
			w.at++
		}
	}
	return w.at
}

// pairs gives the words of a run of writing without spaces that begins at
// w.start. Half-width and composed characters count as their usual forms.
func pairs(run string, w *word, yield func(word) bool) bool {
	base, whole := w.start, len(run)
	plain := norm.NFKC.IsNormalString(run)
	if !plain {
		run = norm.NFKC.String(run)
	}
	pair := make([]byte, 0, 2*utf8.UTFMax)
	for i := 0; i < len(run); {
		_, first := utf8.DecodeRuneInString(run[i:])
		_, second := utf8.DecodeRuneInString(run[i+first:])
		w.term = append(pair, run[i:i+first+second]...)
		w.tail, w.single = second == 0 && i > 0, second == 0 && i == 0
		w.start, w.end = base+i, base+i+first+second
		if !plain { // characters moved: the run is found as a whole
			w.start, w.end = base, base+whole
		}
		if !yield(*w) {
			return false
		}
		w.at++
		i += first
	}
	return true
}

// key is what is the same in all writings of a name or tag: one case, no
// accents, single spaces.
func key(s string) string {
	rules := table()
	var b strings.Builder
	for i := 0; i < len(s); {
		c, r, size := rules.look(s[i:])
		switch {
		case c == letter:
			b.WriteRune(r)
		case c != mark:
			b.WriteString(s[i : i+size])
		}
		i += size
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

// A class says what a character does to a word.
type class uint8

const (
	gap    class = iota // parts words
	letter              // makes words
	mark                // belongs to the letter before it and is dropped
	sign                // a picture: a word by itself
	dense               // writing without spaces
)

// rules are class and folding of the characters below 0x10000.
type rules [0x10000]struct {
	fold  uint16 // of a letter
	class class
}

// look reads the first character of text, which is not empty. Bytes that are
// no UTF-8 part words.
func (t *rules) look(text string) (c class, r rune, size int) {
	r, size = rune(text[0]), 1
	if r >= utf8.RuneSelf {
		r, size = utf8.DecodeRuneInString(text)
	}
	if int(r) < len(t) {
		e := &t[r]
		return e.class, rune(e.fold), size
	}
	return classOf(r), unicode.ToLower(r), size
}

// table is made when it is first needed: it takes some hundredths of a second.
var table = sync.OnceValue(func() *rules {
	t := new(rules)
	for r := range t {
		if t[r].class = classOf(rune(r)); t[r].class == letter {
			t[r].fold = uint16(foldOf(rune(r)))
		}
	}
	t[utf8.RuneError].class = gap
	return t
})

// firstSign is where pictures begin: arrows, then all others. Before them stand
// signs such as © and °, which part words.
const firstSign = '\u2190'

func classOf(r rune) class {
	switch {
	case unicode.In(r, unspaced...) && unicode.In(r, unicode.L, unicode.M, unicode.N), unicode.Is(kanaMarks, r):
		return dense
	case unicode.In(r, unicode.L, unicode.N, unicode.Co):
		return letter
	case unicode.Is(latinMarks, r):
		return mark
	case r >= firstSign && unicode.Is(unicode.So, r):
		return sign
	}
	return gap
}

// foldOf is r in lower case, as simple case folding has it, and without the
// accents of a Latin letter.
func foldOf(r rune) rune {
	f := unicode.ToLower(unicode.ToUpper(r)) // ſ and ς have no case of their own
	if r == 'ı' {                            // nor is it the i it would become
		f = r
	}
	if bare, _ := utf8.DecodeRuneInString(norm.NFD.String(string(f))); bare < utf8.RuneSelf {
		return bare
	}
	return f
}

var (
	// unspaced are the scripts that write without spaces, or, as Korean, with
	// fewer than one looks for.
	unspaced = []*unicode.RangeTable{unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul, unicode.Bopomofo,
		unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar}
	// kanaMarks belong to no script by themselves: voicing and long vowels.
	kanaMarks = &unicode.RangeTable{R16: []unicode.Range16{{0x3099, 0x309A, 1}, {0x30FC, 0x30FC, 1}, {0xFF70, 0xFF70, 1}, {0xFF9E, 0xFF9F, 1}}}
	// latinMarks are the combining accents unicode61 drops; others part words.
	latinMarks = &unicode.RangeTable{R16: []unicode.Range16{{0x300, 0x304, 1}, {0x306, 0x30C, 1}, {0x30F, 0x30F, 1},
		{0x311, 0x311, 1}, {0x31B, 0x31B, 1}, {0x323, 0x328, 1}, {0x32D, 0x32E, 1}, {0x330, 0x331, 1}}}
)

package journal

import (
	"unicode"
	"unicode/utf8"
)

// words counts the words of e.
func (e Entry) words() int {
	n := countWords(e.Text)
	if r := e.Record; r != nil {
		n += countWords(r.Thought) + countWords(r.For) + countWords(r.Against) + countWords(r.Kinder)
	}
	return n
}

// countWords counts runs of letters and digits, with an apostrophe or a hyphen
// between two of them inside, as the page does. Chinese and Japanese write no
// space between words: there each character counts.
func countWords(text string) int {
	n := 0
	inside, joined := false, false // in a word; behind a mark that may join two parts of one
	for _, r := range text {
		var letter, alone, mark bool
		switch {
		case r < utf8.RuneSelf: // most of many texts, and quickly told
			letter = 'a' <= r|0x20 && r|0x20 <= 'z' || '0' <= r && r <= '9'
		case unicode.IsLetter(r):
			alone = unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana)
			letter = !alone
		default:
			letter, mark = unicode.IsNumber(r), unicode.IsMark(r)
		}
		switch {
		case alone:
			n++
			inside, joined = false, false
		case letter:
			if !inside {
				n++
			}
			inside, joined = true, false
		case inside && !joined && mark:
		case inside && !joined && (r == '\'' || r == '’' || r == '-'):
			joined = true
		default:
			inside, joined = false, false
		}
	}
	return n
}

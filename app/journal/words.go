package journal

import "unicode"

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
		switch {
		case unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana) && unicode.IsLetter(r):
			n++
			inside, joined = false, false
		case r < 0x80 && ('a' <= r|0x20 && r|0x20 <= 'z' || '0' <= r && r <= '9') || r >= 0x80 && (unicode.IsLetter(r) || unicode.IsNumber(r)):
			if !inside {
				n++
			}
			inside, joined = true, false
		case inside && !joined && unicode.Is(unicode.M, r):
		case inside && !joined && (r == '\'' || r == '’' || r == '-'):
			joined = true
		default:
			inside, joined = false, false
		}
	}
	return n
}

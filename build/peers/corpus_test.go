package peers

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A page is one text of the corpus.
type page struct{ title, text string }

// A corpus gives made-up texts, the same for the same seed: words as often as
// in a language (Zipf), some with accents, apostrophes, digits or capitals,
// between the punctuation that people write.
type corpus struct {
	random *rand.Rand
	vocab  []string
	zipf   *rand.Zipf
}

func newCorpus(words int) *corpus {
	c := &corpus{random: rand.New(rand.NewPCG(1926, 3))}
	seen := map[string]bool{}
	for len(c.vocab) < words {
		if w := c.word(len(c.vocab)); !seen[w] {
			seen[w] = true
			c.vocab = append(c.vocab, w)
		}
	}
	c.zipf = rand.NewZipf(c.random, 1.07, 2.7, uint64(words-1))
	return c
}

func (c *corpus) one(of ...string) string { return of[c.random.IntN(len(of))] }

// word makes up the word of a rank: common ones are short.
func (c *corpus) word(rank int) string {
	var b strings.Builder
	for range 1 + c.random.IntN(1+min(4, utf8.RuneCountInString(fmt.Sprint(rank)))) {
		b.WriteString(c.one("b", "c", "d", "f", "g", "h", "k", "l", "m", "n", "p", "r", "s", "t", "v", "w", "st", "tr", "sch", "th", ""))
		b.WriteString(c.one("a", "e", "i", "o", "u", "a", "e", "i", "o", "ä", "é", "ø", "ai", "ou"))
		b.WriteString(c.one("", "", "", "n", "r", "s", "t", "ng", "ck"))
	}
	w := b.String()
	switch c.random.IntN(60) {
	case 0:
		w += fmt.Sprint(c.random.IntN(100))
	case 1:
		w += c.one("'s", "’t", "'ll")
	case 2:
		w = fmt.Sprint(1900 + c.random.IntN(150))
	case 3:
		w += "-" + c.one("mail", "year", "ähnlich")
	case 4:
		w = c.one("да", "не", "κα", "μέ", "ž", "ł", "ß", "e\u0301t", "İ", "ﬁ", "½") + w
	}
	return w
}

// words are so many words as they stand in a text.
func (c *corpus) words(n int) string {
	var b strings.Builder
	for i := range n {
		w := c.vocab[c.zipf.Uint64()]
		switch c.random.IntN(30) {
		case 0:
			w = strings.ToUpper(w)
		case 1, 2, 3:
			r, size := utf8.DecodeRuneInString(w)
			w = string(unicode.ToUpper(r)) + w[size:]
		}
		b.WriteString(w)
		if i < n-1 {
			b.WriteString(c.one(" ", " ", " ", " ", " ", " ", " ", " ", " ", ", ", ". ", "\n", " – ", "! ", "… ", " (", ") ", "\n\n- "))
		}
	}
	return b.String()
}

// page is a text of about so many words with a title.
func (c *corpus) page(words int) page {
	return page{c.words(2 + c.random.IntN(5)), c.words(words/2 + c.random.IntN(words+1))}
}

// Package peers compares search with SQLite's FTS5: what it finds, with the
// SQLite that Python brings, and with the build tag sqlite_fts5 how fast, with
// one that is compiled here; with the build tag sqlcipher, SQLCipher.
package peers

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"stillwater/app/search"
	"stillwater/app/store"
)

// unicode61 is the tokenizer whose words are ours.
const unicode61 = "unicode61 remove_diacritics 2"

// index is our side of an oracle.
func index(pages []page) *search.Index {
	x := search.New()
	put(x, 0, pages)
	return x
}

// put takes pages in, numbered from n.
func put(x *search.Index, n int, pages []page) {
	for i, p := range pages {
		x.Put(search.Doc{ID: idOf(n + i), Stamp: 1, Room: "journal", Kind: "entry", Title: p.title, Text: p.text, At: time.Unix(int64(n+i), 0)})
	}
}

func idOf(n int) (id store.ID) {
	copy(id[:], fmt.Sprintf("%016d", n))
	return id
}

func numberOf(id store.ID) int {
	n, _ := strconv.Atoi(string(id[:]))
	return n
}

// find is what ours finds, in order of numbers.
func find(x *search.Index, query string) []int {
	var found []int
	for _, h := range x.Find(search.Parse(query), search.Options{}).Hits {
		found = append(found, numberOf(h.ID))
	}
	slices.Sort(found)
	return found
}

// A question is the same search in both languages.
type question struct{ kind, ours, theirs string }

// quoted is text as one string of an FTS5 query.
func quoted(text string) string { return `"` + strings.ReplaceAll(text, `"`, `""`) + `"` }

// frequent is how many words count as frequent: each is in most pages.
const frequent = 20

// ask makes up a question of a kind about one of pages: what it looks for
// stands there.
func (c *corpus) ask(kind string, pages []page) question {
	for {
		page := pages[c.random.IntN(len(pages))]
		text := page.text
		if c.random.IntN(10) == 0 {
			text = page.title
		}
		all := strings.Fields(strings.NewReplacer("- ", " ", "– ", " ").Replace(text))
		if len(all) < 4 {
			continue
		}
		at := c.random.IntN(len(all) - 3)
		w, other := all[at], all[c.random.IntN(len(all))]
		runes := []rune(strings.Trim(w, "(-"))
		head := string(runes[:min(len(runes), 2+c.random.IntN(3))])
		often, also := c.vocab[c.random.IntN(frequent)], c.vocab[c.random.IntN(frequent)]
		two, three := strings.Join(all[at:at+2], " "), strings.Join(all[at:at+3], " ")
		switch kind {
		case "word":
			return question{kind, w, quoted(w)}
		case "AND":
			return question{kind, w + " " + other, quoted(w) + " AND " + quoted(other)}
		case "phrase":
			if c.random.IntN(2) == 0 {
				two = three
			}
			return question{kind, quoted(two), quoted(two)}
		case "prefix":
			return question{kind, head + "*", quoted(head) + "*"}
		case "frequent word":
			return question{kind, often, quoted(often)}
		case "frequent AND":
			return question{kind, often + " " + also, quoted(often) + " AND " + quoted(also)}
		case "frequent phrase":
			return question{kind, quoted(often + " " + also), quoted(often + " " + also)}
		case "one letter":
			return question{kind, string(runes[:1]) + "*", quoted(string(runes[:1])) + "*"}
		case "NOT":
			return question{kind, w + " -" + other, quoted(w) + " NOT " + quoted(other)}
		case "prefix AND phrase":
			return question{kind, head + "* " + quoted(two), quoted(head) + "* AND " + quoted(two)}
		case "phrase that goes on":
			return question{kind, quoted(w+" "+head) + "*", quoted(w+" "+head) + "*"}
		case "titled, AND NOT":
			return question{kind, w + " " + head + "* -" + quoted(three), "(" + quoted(w) + " AND " + quoted(head) + "*) NOT " + quoted(three)}
		}
		panic("no such kind: " + kind)
	}
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

package peers

import (
	"encoding/json"
	"io"
	"os/exec"
	"testing"
)

// An oracle is an FTS5 table in the SQLite that Python brings: what it finds
// is looked at here, and compiling one for that takes a minute.
type oracle struct {
	ask     *json.Encoder
	answers *json.Decoder
}

// table reads the tokenizer and all pages, then query after query, each a line
// of JSON, and answers with the numbers of the pages found.
const table = `
import json, sqlite3, sys
tokenize, pages = json.loads(sys.stdin.readline())
db = sqlite3.connect(":memory:")
db.execute("CREATE VIRTUAL TABLE pages USING fts5(title, text, tokenize = \"" + tokenize + "\")")
db.executemany("INSERT INTO pages(rowid, title, text) VALUES (?, ?, ?)", [(n, *p) for n, p in enumerate(pages)])
for line in sys.stdin:
    found = db.execute("SELECT rowid FROM pages WHERE pages MATCH ? ORDER BY rowid", (json.loads(line),))
    print(json.dumps([n for n, in found]), flush=True)
`

func newOracle(t *testing.T, tokenize string, pages []page) oracle {
	t.Helper()
	python := exec.Command("python3", "-c", table)
	in, err := python.StdinPipe()
	must(t, err)
	out, err := python.StdoutPipe()
	must(t, err)
	must(t, python.Start())
	t.Cleanup(func() {
		_ = in.Close()
		_, _ = io.Copy(io.Discard, out)
		must(t, python.Wait())
	})
	o := oracle{json.NewEncoder(in), json.NewDecoder(out)}
	all := make([][2]string, len(pages))
	for i, p := range pages {
		all[i] = [2]string{p.title, p.text}
	}
	must(t, o.ask.Encode([]any{tokenize, all}))
	return o
}

// find returns the numbers of the pages that match an FTS5 query, in order.
func (o oracle) find(t *testing.T, match string) []int {
	t.Helper()
	var found []int
	must(t, o.ask.Encode(match))
	must(t, o.answers.Decode(&found))
	return found
}

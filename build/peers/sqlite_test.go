//go:build sqlite_fts5

package peers

import (
	"database/sql"
	"path/filepath"
	"testing"
)

// A peer is an FTS5 table in a file, as an app would keep it: every commit on
// the disk, everything else as it comes.
type peer struct{ db *sql.DB }

func newPeer(t testing.TB, tokenize string) peer {
	t.Helper()
	db, err := sql.Open("sqlite3", "file:"+filepath.Join(t.TempDir(), "peer.db")+"?_journal_mode=WAL&_synchronous=FULL"+peerKey)
	must(t, err)
	db.SetMaxOpenConns(1)
	t.Cleanup(func() { _ = db.Close() })
	_, err = db.Exec(`CREATE VIRTUAL TABLE pages USING fts5(title, text, tokenize = "` + tokenize + `")`)
	must(t, err)
	return peer{db}
}

// begin begins a transaction of many pages.
func (p peer) begin(t testing.TB) (*sql.Tx, *sql.Stmt) {
	t.Helper()
	tx, err := p.db.Begin()
	must(t, err)
	insert, err := tx.Prepare(`INSERT INTO pages(rowid, title, text) VALUES (?, ?, ?)`)
	must(t, err)
	return tx, insert
}

// add takes pages in, numbered from n.
func add(t testing.TB, insert *sql.Stmt, n int, pages []page) {
	t.Helper()
	for i, p := range pages {
		_, err := insert.Exec(n+i, p.title, p.text)
		must(t, err)
	}
}

// find returns the numbers of the pages that match an FTS5 query.
func (p peer) find(t testing.TB, match, rest string) []int {
	t.Helper()
	rows, err := p.db.Query(`SELECT rowid FROM pages WHERE pages MATCH ? `+rest, match)
	must(t, err)
	defer rows.Close()
	var found []int
	for rows.Next() {
		var n int
		must(t, rows.Scan(&n))
		found = append(found, n)
	}
	must(t, rows.Err())
	return found
}

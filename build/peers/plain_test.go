//go:build sqlite_fts5 && !sqlcipher

package peers

import _ "github.com/mattn/go-sqlite3" // plain SQLite

const (
	peerName = "SQLite"
	peerKey  = ""
)

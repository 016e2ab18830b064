//go:build !sqlcipher

package peers

import _ "github.com/mattn/go-sqlite3" // plain SQLite

const (
	peerName = "SQLite"
	peerKey  = ""
)

//go:build sqlite_fts5 && sqlcipher

package peers

import _ "github.com/mutecomm/go-sqlcipher/v4" // SQLite with every page encrypted

const (
	peerName = "SQLCipher"
	peerKey  = "&_pragma_key=x%272DD29CA851E7B56E4697B0E1F08507293D761A05CE4D1B628663F411A8086D99%27"
)

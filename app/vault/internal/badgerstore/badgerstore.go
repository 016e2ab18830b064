// Package badgerstore keeps opaque values under 16-byte keys in Badger, with
// the options docs/format.md ("Records") lists. It is the only importer of
// Badger; sealing, the head and every guard around the files stand in package
// vault.
package badgerstore

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"time"

	"github.com/dgraph-io/badger/v4"
	"github.com/dgraph-io/badger/v4/options"
	"github.com/dgraph-io/badger/v4/table"
)

var (
	// ErrNotFound is returned by Get for a key that is not there.
	ErrNotFound = errors.New("key not found")
	// ErrTooLarge is returned when a transaction outgrows a memtable.
	ErrTooLarge = errors.New("transaction too large")
	// ErrUnencrypted is returned by Open when Badger made no data key, as it
	// does while the computer's clock stands before 1980.
	ErrUnencrypted = errors.New("database would not be encrypted: the clock is far behind")
)

const (
	mib = 1 << 20
	// valueThreshold keeps every value in the LSM tree, so that the value
	// log, whose garbage collection can bring deleted keys back, is unused.
	valueThreshold = 1 * mib
	memTable       = 16 * mib
	// valueLogFile is the least Badger accepts: the log stays empty.
	valueLogFile = 1 * mib
	// cache sizes: zero for the index panics with encryption at second open.
	blockCache = 16 * mib
	indexCache = 16 * mib
	compactors = 2 // one core each on the smallest machine; Badger refuses 1
	memTables  = 2
	// keyRotation is ten years: rare, since the vault mirrors KEYREGISTRY, but
	// well below the time since 1970. Badger takes a registry without keys for
	// one made at that moment, and with a longer period it would go on without
	// any key, in the clear and without an error.
	keyRotation = 10 * 365 * 24 * time.Hour
	// emptyRegistry is the size in bytes of a KEYREGISTRY that holds no key.
	emptyRegistry = 28
)

// DB is one open database. Its methods are safe for concurrent use, but
// Updates must not overlap: conflict detection is off.
type DB struct {
	b   *badger.DB
	dir string
}

// Open opens or creates the database in dir under a 32-byte key. The caller
// has checked the files: Badger panics on some damage and repairs other
// damage by throwing records away.
func Open(dir string, key []byte) (*DB, error) {
	o := badger.DefaultOptions(dir).
		WithLogger(nil). // its lines name files and keys
		WithSyncWrites(true).
		WithValueThreshold(valueThreshold).
		WithMemTableSize(memTable).
		WithValueLogFileSize(valueLogFile).
		WithNumVersionsToKeep(1).
		WithCompression(options.None).
		WithBlockCacheSize(blockCache).
		WithIndexCacheSize(indexCache).
		WithNumCompactors(compactors).
		WithNumMemtables(memTables).
		WithCompactL0OnClose(true).
		WithDetectConflicts(false).
		WithMetricsEnabled(false).
		WithChecksumVerificationMode(options.NoVerification). // the AEAD covers every value
		WithVerifyValueChecksum(false).
		WithEncryptionKey(key).
		WithEncryptionKeyRotationDuration(keyRotation)
	b, err := badger.Open(o)
	if err != nil {
		return nil, fmt.Errorf("opening the database: %w", err)
	}
	if info, err := os.Stat(filepath.Join(dir, badger.KeyRegistryFileName)); err != nil || info.Size() <= emptyRegistry {
		_ = b.Close()
		return nil, ErrUnencrypted
	}
	return &DB{b, dir}, nil
}

// Tables returns the file names of the tables that the manifest in dir names.
// Others are leftovers of a crash, which Open removes and whose numbers it
// gives again. A tail of the manifest that a crash cut off is passed over.
func Tables(dir string) ([]string, error) {
	f, err := os.Open(filepath.Join(dir, badger.ManifestFilename))
	if err != nil {
		return nil, err
	}
	defer f.Close()
	m, _, err := badger.ReplayManifestFile(f, 0, badger.DefaultOptions(dir).WithLogger(nil))
	if err != nil {
		return nil, fmt.Errorf("reading the manifest: %w", err)
	}
	names := make([]string, 0, len(m.Tables))
	for id := range m.Tables {
		names = append(names, table.IDToFilename(id))
	}
	return names, nil
}

// Close flushes everything, closes the files and removes the statistics of
// the unused value log, a MiB of zeros.
func (d *DB) Close() error {
	if err := d.b.Close(); err != nil {
		return err
	}
	if err := os.Remove(filepath.Join(d.dir, "DISCARD")); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}

// View calls f with a consistent read-only transaction.
func (d *DB) View(f func(*Txn) error) error {
	return d.b.View(func(t *badger.Txn) error { return f(&Txn{t}) })
}

// Update calls f with a transaction that is durable when Update returns nil.
func (d *DB) Update(f func(*Txn) error) error {
	err := d.b.Update(func(t *badger.Txn) error { return f(&Txn{t}) })
	if errors.Is(err, badger.ErrTxnTooBig) {
		return ErrTooLarge
	}
	return err
}

// Txn is one transaction. It keeps two values under a key: one that Scan
// visits, and one apart, which it passes by.
type Txn struct{ t *badger.Txn }

// apartPrefix begins the database's keys of values apart: no random key, so
// that they lie together behind all others and a Scan never reads their blocks.
var apartPrefix = bytes.Repeat([]byte{0xff}, 16)

func apart(key [16]byte) []byte { return append(slices.Clip(apartPrefix), key[:]...) }

// Get returns a copy of the value under key, or ErrNotFound.
func (t *Txn) Get(key [16]byte) ([]byte, error) { return t.get(key[:]) }

// GetApart is Get for the value apart.
func (t *Txn) GetApart(key [16]byte) ([]byte, error) { return t.get(apart(key)) }

func (t *Txn) get(key []byte) ([]byte, error) {
	item, err := t.t.Get(key)
	if errors.Is(err, badger.ErrKeyNotFound) {
		return nil, ErrNotFound
	}
	if err != nil {
		return nil, err
	}
	return item.ValueCopy(nil)
}

// Set stores value, which the transaction keeps.
func (t *Txn) Set(key [16]byte, value []byte) error { return t.t.Set(key[:], value) }

// SetApart is Set for the value apart.
func (t *Txn) SetApart(key [16]byte, value []byte) error { return t.t.Set(apart(key), value) }

// DeleteApart is Delete for the value apart.
func (t *Txn) DeleteApart(key [16]byte) error { return t.t.Delete(apart(key)) }

// Delete removes key; it need not be there.
func (t *Txn) Delete(key [16]byte) error { return t.t.Delete(key[:]) }

// Scan calls f for every key. The value is valid during f only. Keys of
// another length, which the vault never writes, get the zero key and make the
// caller's authentication fail.
func (t *Txn) Scan(f func(key [16]byte, value []byte) error) error { return t.scan(false, f) }

// ScanApart is Scan for the values apart.
func (t *Txn) ScanApart(f func(key [16]byte, value []byte) error) error { return t.scan(true, f) }

func (t *Txn) scan(behind bool, f func(key [16]byte, value []byte) error) error {
	o := badger.DefaultIteratorOptions
	o.PrefetchValues = false // values lie beside their keys; a prefetch would only copy them
	var start []byte
	if behind {
		start = apartPrefix
	}
	it := t.t.NewIterator(o)
	defer it.Close()
	for it.Seek(start); it.Valid(); it.Next() {
		item := it.Item()
		k, far := bytes.CutPrefix(item.Key(), apartPrefix)
		if far && !behind {
			break
		}
		var key [16]byte
		if len(k) == len(key) {
			copy(key[:], k)
		}
		if err := item.Value(func(v []byte) error { return f(key, v) }); err != nil {
			return err
		}
	}
	return nil
}

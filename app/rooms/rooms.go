// Package rooms is one open vault with all its rooms: the journal, the
// evidence locker, the streak, and what stands beside them (settings, drafts,
// the list of backups). They are opened together in one pass over the
// records, closed together, and written into a backup together. The window
// and the command line both work through it, so that they cannot differ.
package rooms

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"sync"
	"time"
	_ "time/tzdata" // zones are kept by name, and some systems know none

	"stillwater/app/checkin"
	"stillwater/app/evidence"
	"stillwater/app/journal"
	"stillwater/app/plan"
	"stillwater/app/seal"
	"stillwater/app/store"
	"stillwater/app/streak"
	"stillwater/app/threads"
	"stillwater/app/vault"
)

// Options are what wiring hands in.
type Options struct {
	Now     func() time.Time // the clock; required
	Version string           // of the app, for backups
	KDF     seal.KDF         // of new key slots; zero calibrates
	// WorkFactor is the log2 of scrypt's N of new backups and sealed bundles; 0
	// means 18, as it has to be but in tests.
	WorkFactor int
}

func (o Options) vault() vault.Options { return vault.Options{Now: o.Now, KDF: o.KDF} }

// Rooms is one open vault. Its fields are safe for concurrent use; after
// Close every one of them answers vault.ErrLocked.
type Rooms struct {
	Vault    *vault.Vault
	Journal  *journal.Book
	Evidence *evidence.Locker
	Streak   *streak.Log
	CheckIns *checkin.Book
	Plan     *plan.Folder
	Threads  *threads.Binder
	Search   *Search

	o       Options
	mu      sync.Mutex // guards the five below, which mirror their records
	desk    settingsRecord
	drafts  map[string]store.ID
	backups map[store.ID]SavedBackup
	bundles map[store.ID]SavedBundle
	roots   rootsRecord
}

// newRooms prepares rooms whose store is handed over once it is open: the
// pass that opens the vault also fills them.
func newRooms(o Options) (*Rooms, *lateStore) {
	s := new(lateStore)
	r := &Rooms{
		Journal:  journal.NewBook(s, o.Now),
		Evidence: evidence.NewLocker(s, o.Now),
		Streak:   streak.NewLog(s, o.Now),
		CheckIns: checkin.NewBook(s, o.Now),
		Plan:     plan.NewFolder(s, o.Now),
		Threads:  threads.NewBinder(s, o.Now),
		o:        o,
		desk:     settingsRecord{Settings: DefaultSettings()},
		drafts:   map[string]store.ID{},
		backups:  map[store.ID]SavedBackup{},
		bundles:  map[store.ID]SavedBundle{},
	}
	r.Evidence.UseZone(LocalZone())
	r.Search = newSearch(r)
	return r, s
}

// lateStore is the vault once it is there, and locked until then.
type lateStore struct{ store.Store }

// Create makes a vault in dir and opens its empty rooms. Errors are those of
// vault.Create.
func Create(ctx context.Context, dir, passphrase string, o Options) (*Rooms, error) {
	r, s := newRooms(o)
	v, err := vault.Create(ctx, dir, passphrase, o.vault())
	if err != nil {
		return nil, err
	}
	r.Vault, s.Store = v, v
	return r, nil
}

// Open opens the vault in dir and fills every room in one pass over its
// records. Errors are those of vault.Open.
func Open(ctx context.Context, dir string, secret vault.Secret, o Options) (*Rooms, vault.Report, error) {
	r, s := newRooms(o)
	v, report, err := vault.Open(ctx, dir, secret, r.load, o.vault())
	if err != nil {
		return nil, report, err
	}
	r.Vault, s.Store = v, v
	return r, report, nil
}

// load hands one record to the room it belongs to; each leaves the others'
// kinds alone.
func (r *Rooms) load(rec store.Record) error {
	for _, load := range []func(store.Record) error{r.Journal.Load, r.Evidence.Load, r.Streak.Load, r.CheckIns.Load, r.Plan.Load, r.Threads.Load, r.Search.load, r.loadOwn} {
		if err := load(rec); err != nil {
			return fmt.Errorf("filling the rooms: %w", err)
		}
	}
	return nil
}

// Close locks: long work ends, the custody log is signed if something was
// added to it, keys are cleared, files are sealed.
func (r *Rooms) Close() error {
	r.Search.close()
	// A log that cannot be signed now, on a full disk or a drive that went
	// away, is signed the next time.
	_, _ = r.Evidence.Checkpoint(context.Background(), "lock")
	return r.Vault.Close()
}

// DefaultDir returns the platform's folder for the vault: XDG_DATA_HOME or
// ~/.local/share on Linux, Application Support on macOS, LocalAppData on
// Windows. It must be asked before package seclusion replaces XDG_DATA_HOME.
func DefaultDir() (string, error) {
	base := os.Getenv("XDG_DATA_HOME")
	switch runtime.GOOS {
	case "windows":
		base = os.Getenv("LocalAppData")
	case "darwin":
		home, err := os.UserHomeDir()
		if err != nil {
			return "", fmt.Errorf("finding the data folder: %w", err)
		}
		base = filepath.Join(home, "Library", "Application Support")
	}
	if !filepath.IsAbs(base) { // XDG: a relative path is to be ignored
		home, err := os.UserHomeDir()
		if err != nil {
			return "", fmt.Errorf("finding the data folder: %w", err)
		}
		base = filepath.Join(home, ".local", "share")
	}
	return filepath.Join(base, "stillwater", "vault"), nil
}

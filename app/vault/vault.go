// Package vault keeps a person's records and files sealed in one folder. It
// implements store.Store over Badger and a folder of blobs, and everything
// Badger does not give: key slots, an authenticated envelope for every
// record, a head that notices what was removed or rolled back, a sealed list
// of the files, our own lock, and an access log. The format is docs/format.md,
// the promises docs/threat-model.md.
package vault

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
	"time"

	"filippo.io/age"
	"github.com/gofrs/flock"

	"stillwater/app/seal"
	"stillwater/app/store"
	"stillwater/app/vault/internal/badgerstore"
)

// Options are what wiring hands in.
type Options struct {
	// Now is the clock; required.
	Now func() time.Time
	// KDF fixes the key derivation of new slots; the zero value calibrates to
	// about one second on this machine.
	KDF seal.KDF
	// Look, if not nil, is called by CheckAll with everything that was found
	// whole, to read only; it names what the records say of themselves that
	// is not so.
	Look func(context.Context, store.Store) ([]Finding, error)
}

// kdfTarget is what deriving a key should cost: long for who guesses,
// bearable for who types it every day.
const kdfTarget = time.Second

func (o Options) kdf() seal.KDF {
	if o.KDF == (seal.KDF{}) {
		return seal.Calibrate(kdfTarget, ram())
	}
	return o.KDF
}

// A Vault is an open vault. It implements store.Store.
type Vault struct {
	dir     string
	o       Options
	lock    *flock.Flock
	header  *header
	key     *seal.Key
	env     *seal.Envelope
	record  *seal.Key      // the envelope's
	bodies  *seal.Envelope // of bodies apart
	body    *seal.Key      // that envelope's
	headKey *seal.Key      // of the multiset
	db      *badgerstore.DB
	headID  store.ID
	mirror  *mirror

	ctx    context.Context // ends when Close begins, so that no long work holds it up
	cancel context.CancelFunc
	life   sync.RWMutex // held for reading by every operation; Close takes it whole
	closed bool
	write  sync.Mutex // one Update at a time; guards head
	head   head
}

// A Report says what opening a vault found.
type Report struct {
	// Failures are the failed unlocks since the last good one, oldest first.
	Failures []time.Time
	// FailuresDamaged is set when the note of at least one was unreadable.
	FailuresDamaged bool
	// Changed is when the vault was last changed; zero for a new one.
	Changed time.Time
	// Unclean is set when the last session ended without closing.
	Unclean bool
	// Healed names files that were damaged and renewed from their twins.
	Healed []string
	// MissingBlobs counts blobs whose file is gone.
	MissingBlobs int
}

// Exists reports whether dir holds a vault or what is left of one.
func Exists(dir string) bool {
	_, _, err := readHeader(dir)
	return !errors.Is(err, ErrNoVault) && !errors.Is(err, fs.ErrNotExist)
}

// Create makes a new vault in dir, which must not exist or be empty, and
// opens it. It returns ErrExists, ErrInUse, ErrReadOnly or ErrNoSpace.
func Create(ctx context.Context, dir, passphrase string, o Options) (*Vault, error) {
	if Exists(dir) {
		return nil, ErrExists
	}
	if entries, err := os.ReadDir(dir); err == nil && len(entries) > 0 {
		return nil, ErrExists
	}
	if err := os.MkdirAll(filepath.Join(dir, dbFolder), folderMode); err != nil {
		return nil, fileError(err)
	}
	if err := os.Chmod(dir, folderMode); err != nil {
		return nil, fileError(err)
	}
	lock, err := takeLock(dir)
	if err != nil {
		return nil, err
	}
	if err := checkSpace(dir); err != nil {
		release(lock)
		return nil, err
	}
	v, err := create(ctx, dir, passphrase, lock, o)
	if err != nil {
		release(lock)
		return nil, fmt.Errorf("creating the vault: %w", err)
	}
	return v, nil
}

func create(ctx context.Context, dir, passphrase string, lock *flock.Flock, o Options) (*Vault, error) {
	key := seal.NewKey()
	id, err := age.GenerateX25519Identity()
	if err != nil {
		return nil, err
	}
	h := &header{Format: Format, VaultID: make([]byte, 16), Recipient: id.Recipient().String()}
	_, _ = rand.Read(h.VaultID)
	h.Identity = key.Seal([]byte(id.String()), append([]byte("failures/"), h.VaultID...))
	if err := h.setSlot(Secret{Passphrase, passphrase}, o.kdf(), key); err != nil {
		return nil, err
	}
	v := newVault(dir, lock, h, key, o)
	if err := v.openDatabase(); err != nil {
		return nil, err
	}
	registry, err := readBounded(filepath.Join(dir, dbFolder, keyRegistry), maxRegistry)
	if err != nil {
		return nil, fileError(err)
	}
	v.mirror = &mirror{KeyRegistry: registry}
	v.head.Header = 1 // the generation commit gives
	if err := v.db.Update(func(t *badgerstore.Txn) error { return v.putHead(t, v.head) }); err != nil {
		return nil, fileError(err)
	}
	// The header comes last: until it stands, there is no vault.
	if err := v.markOpen(); err != nil {
		return nil, err
	}
	if err := h.commit(dir, key); err != nil {
		return nil, err
	}
	if err := v.note(ctx, Access{At: o.Now(), What: "created"}); err != nil {
		return nil, err
	}
	return v, nil
}

// Open opens the vault in dir with a secret. Every record is read once:
// authenticated, counted against the head, and handed to load, whose error
// ends the opening. It returns ErrNoVault, ErrInUse, ErrWrongPassphrase,
// ErrNewerFormat, ErrReadOnly, ErrNoSpace, or a DamagedError.
func Open(ctx context.Context, dir string, s Secret, load func(store.Record) error, o Options) (*Vault, Report, error) {
	v, report, err := open(ctx, dir, s, load, o)
	if err != nil {
		return nil, report, fmt.Errorf("opening the vault: %w", err)
	}
	return v, report, nil
}

func open(ctx context.Context, dir string, s Secret, load func(store.Record) error, o Options) (_ *Vault, report Report, err error) {
	if !Exists(dir) {
		return nil, report, ErrNoVault
	}
	lock, err := takeLock(dir)
	if err != nil {
		return nil, report, err
	}
	defer func() {
		if err != nil {
			release(lock)
		}
	}()
	v, ill, err := unlock(dir, s, lock, o)
	if err != nil {
		return nil, report, err
	}
	defer func() {
		if err != nil {
			v.wipe()
		}
	}()
	if err := checkSpace(dir); err != nil {
		return nil, report, err
	}
	if len(ill) > 0 {
		if err := v.header.write(dir); err != nil {
			return nil, report, err
		}
		report.Healed = ill
	}
	sweepTemporary(dir)
	was, mirrorIll, err := readMirror(dir, v.subkey("mirror"), v.header.VaultID)
	if err != nil {
		return nil, report, err
	}
	report.Healed = append(report.Healed, mirrorIll...)
	report.Unclean = !was.Clean
	if v.mirror, err = v.guard(was); err != nil {
		return nil, report, err
	}
	if err := v.markOpen(); err != nil {
		return nil, report, err
	}
	if err := v.openDatabase(); err != nil {
		return nil, report, err
	}
	defer func() {
		if err != nil {
			_ = v.db.Close()
		}
	}()
	if report.MissingBlobs, err = v.loadAll(ctx, was.Clean, load); err != nil {
		return nil, report, err
	}
	report.Changed = v.head.Changed
	if err := os.RemoveAll(filepath.Join(dir, rescueFolder)); err != nil { // the head held: nothing needs rescuing
		return nil, report, fileError(err)
	}
	err = v.noteUnlock(ctx, s.Kind, &report)
	return v, report, err
}

// unlock reads the header and tries the secret.
func unlock(dir string, s Secret, lock *flock.Flock, o Options) (*Vault, []string, error) {
	h, ill, err := readHeader(dir)
	if err != nil {
		return nil, nil, err
	}
	key, err := h.unlock(s)
	if err != nil {
		if errors.Is(err, ErrWrongPassphrase) {
			noteFailure(dir, h.Recipient, failure{At: o.Now().UTC(), How: s.Kind})
		}
		return nil, nil, err
	}
	if string(h.mac(key)) != string(h.MAC) {
		key.Wipe()
		return nil, nil, damaged(headerFile)
	}
	return newVault(dir, lock, h, key, o), ill, nil
}

func newVault(dir string, lock *flock.Flock, h *header, key *seal.Key, o Options) *Vault {
	lockMemory(key[:])
	v := &Vault{dir: dir, o: o, lock: lock, header: h, key: key}
	v.ctx, v.cancel = context.WithCancel(context.Background())
	v.record, v.headKey = v.subkey("record"), v.subkey("head")
	v.env = seal.NewEnvelope(v.record, [16]byte(h.VaultID))
	v.body = v.subkey("body")
	v.bodies = seal.NewEnvelope(v.body, [16]byte(h.VaultID))
	mac := v.headKey.MAC([]byte("head record"))
	copy(v.headID[:], mac[:])
	return v
}

// subkey derives the key for one use from the vault key.
func (v *Vault) subkey(label string) *seal.Key { return v.key.Sub(label) }

// guard compares the database's files with the mirror before Badger sees
// them, and after a crash sets a copy aside.
func (v *Vault) guard(was *mirror) (*mirror, error) {
	now, err := takeMirror(v.dir, was, false)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, damaged(dbFolder)
	}
	if err != nil {
		return nil, err
	}
	if !was.Clean {
		if err := now.keepReferenced(v.dir); err != nil {
			return nil, err
		}
	}
	if parts := was.differences(now); len(parts) > 0 {
		return nil, damaged(parts...)
	}
	if !was.Clean {
		if err := setAside(v.dir, now.size()); err != nil {
			return nil, err
		}
		if err := removeEmptyLogs(v.dir, now); err != nil {
			return nil, err
		}
	}
	return now, nil
}

func (v *Vault) openDatabase() error {
	sub := v.subkey("badger")
	db, err := badgerstore.Open(filepath.Join(v.dir, dbFolder), sub[:])
	if err != nil {
		return fileError(err)
	}
	v.db = db
	return nil
}

// markOpen writes the mirror of a database that is about to run: the files
// that then never change, tables and key registry, and that there is a
// manifest.
func (v *Vault) markOpen() error {
	m := &mirror{Files: map[string]fileSeal{}, KeyRegistry: v.mirror.KeyRegistry}
	for name, f := range v.mirror.Files {
		if isTable(name) || name == manifest {
			m.Files[name] = f
		}
	}
	return m.write(v.dir, v.subkey("mirror"), v.header.VaultID)
}

// Close flushes and seals everything, clears the keys and lets go of the
// lock. Long work that is running ends with ErrLocked. Close is idempotent.
func (v *Vault) Close() error {
	v.cancel()
	v.life.Lock()
	defer v.life.Unlock()
	if v.closed {
		return nil
	}
	v.closed = true
	err := v.closeDatabase()
	if err == nil {
		err = v.sealFiles()
	}
	v.wipe()
	release(v.lock)
	if err != nil {
		return fmt.Errorf("closing the vault: %w", fileError(err))
	}
	return nil
}

// closeWait is how long Badger may take to flush: a full memtable needs a
// second or two on a slow disk. On a drive that went away it would retry for
// ever, and whoever locks must not wait for that.
const closeWait = 20 * time.Second

func (v *Vault) closeDatabase() error {
	closed := make(chan error, 1)
	go func() { closed <- v.db.Close() }()
	select {
	case err := <-closed:
		return err
	case <-time.After(closeWait):
		return ErrUnclean
	}
}

func (v *Vault) wipe() {
	v.key.Wipe()
	v.record.Wipe()
	v.body.Wipe()
	v.headKey.Wipe()
}

// enter begins an operation; its result ends it.
func (v *Vault) enter() (leave func(), err error) {
	v.life.RLock()
	if v.closed || v.ctx.Err() != nil {
		v.life.RUnlock()
		return nil, ErrLocked
	}
	return v.life.RUnlock, nil
}

const lockFile = "lock"

func takeLock(dir string) (*flock.Flock, error) {
	l := flock.New(filepath.Join(dir, lockFile), flock.SetPermissions(fileMode))
	ok, err := l.TryLock()
	if err != nil {
		return nil, fileError(err)
	}
	if !ok {
		return nil, ErrInUse
	}
	return l, nil
}

func release(l *flock.Flock) { _ = l.Close() }

// minFree is the least free space a write leaves: Badger writes through
// memory maps, where a full disk is a SIGBUS that nothing can catch, and its
// memtables and their tables may take 64 MiB before it says anything.
const minFree = 64 << 20

// checkSpace returns ErrNoSpace below the floor. A file system that cannot
// say is trusted.
func checkSpace(dir string) error {
	if free, err := freeSpace(dir); err == nil && free < minFree {
		return ErrNoSpace
	}
	return nil
}

// ID returns the vault's random ID.
func (v *Vault) ID() [16]byte { return [16]byte(v.header.VaultID) }

// Authenticate returns a MAC over digest that only this vault can make, for a
// backup to carry (docs/format.md, "Backup", head.json).
func (v *Vault) Authenticate(digest [32]byte) ([32]byte, error) {
	leave, err := v.enter()
	if err != nil {
		return [32]byte{}, err
	}
	defer leave()
	sub := v.subkey("backup")
	defer sub.Wipe()
	return sub.MAC(digest[:]), nil
}

// State returns how often the vault was changed and how many records it
// holds.
func (v *Vault) State() (sequence, records uint64) {
	v.write.Lock()
	defer v.write.Unlock()
	return v.head.Sequence, v.head.Count
}

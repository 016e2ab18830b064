package rooms

import (
	"bytes"
	"context"
	"crypto/hmac"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"time"

	"stillwater/app/backup"
	"stillwater/app/evidence"
	"stillwater/app/journal"
	"stillwater/app/passphrase"
	"stillwater/app/store"
	"stillwater/app/vault"
)

// backupHead is head.json in a backup (docs/format.md, "Backup"): what only
// the vault itself could write. Header is there if the backup opens with the
// vault's own passphrase, which then proves the MAC without the vault.
type backupHead struct {
	VaultID  string `json:"vault_id"`
	Sequence uint64 `json:"sequence"`
	Records  uint64 `json:"records"`
	MAC      string `json:"mac"`
	Header   []byte `json:"header,omitempty"`
}

// Backup writes everything into one age file at path: under a temporary name,
// to the disk, read back whole and checked, and only then under its own name
// and into the list of backups. own is the vault's passphrase, asked again;
// other, if not empty, seals the file instead. Errors are vault.
// ErrWrongPassphrase, passphrase.ErrWeak for other, vault.ErrNoSpace, and
// those of backup.Write and backup.Verify.
func (r *Rooms) Backup(ctx context.Context, path, own, other string, progress func(done, total int64, name string)) (SavedBackup, error) {
	saved, err := r.writeBackup(ctx, path, own, other, progress)
	if err != nil {
		return saved, fmt.Errorf("backing up: %w", err)
	}
	if err := r.Vault.Note(ctx, "backup"); err != nil {
		return saved, err
	}
	return r.saveBackup(ctx, saved)
}

func (r *Rooms) writeBackup(ctx context.Context, path, own, other string, progress func(done, total int64, name string)) (SavedBackup, error) {
	if other != "" && !passphrase.Judge(other, nil).Enough {
		return SavedBackup{}, passphrase.ErrWeak
	}
	if err := r.Vault.VerifyPassphrase(ctx, own); err != nil {
		return SavedBackup{}, err
	}
	secret := own
	if other != "" {
		secret = other
	}
	name := filepath.Base(path)
	half := r.Evidence.Summary().Bytes // the second half is reading back
	var manifest backup.Manifest
	var size int64
	err := writeChecked(path, func(w io.Writer) (err error) {
		manifest, err = backup.Write(ctx, w, secret, r.source(other == ""), func(n int64) {
			half = max(half, n)
			progress(n, 2*half, name)
		})
		return err
	}, func(f *os.File) error {
		info, err := f.Stat()
		if err != nil {
			return err
		}
		size = info.Size()
		_, err = backup.Verify(ctx, f, secret, func(n int64) { progress(size+n, 2*size, name) })
		return err
	})
	now := r.o.Now().UTC()
	return SavedBackup{
		SavedAt: now, Name: name, Place: filepath.Base(filepath.Dir(path)), Size: size,
		Entries: manifest.Counts.Entries, Exhibits: manifest.Counts.Exhibits, Checked: "read-back", CheckedAt: now,
	}, err
}

// source hands every room over to a backup.
func (r *Rooms) source(withHeader bool) backup.Source {
	id := r.Vault.ID()
	return backup.Source{
		WorkFactor: r.o.WorkFactor,
		Info:       backup.Manifest{App: "Stillwater", AppVersion: r.o.Version, CreatedAt: r.o.Now().UTC(), VaultID: hex.EncodeToString(id[:])},
		Files: func(ctx context.Context, add func(backup.File) error) error {
			err := r.Evidence.Export(ctx, func(c evidence.Copy) error { return add(backup.File(c)) })
			if err != nil {
				return err
			}
			page := func(name string, modified time.Time, body []byte) error { return add(pageFile(name, modified, body)) }
			if err := r.Journal.Export(ctx, func(c journal.Copy) error { return add(backup.File(c)) }); err != nil {
				return err
			}
			if err := r.Plan.Export(ctx, page); err != nil {
				return err
			}
			if err := r.CheckIns.Export(ctx, page); err != nil {
				return err
			}
			return r.Streak.Export(ctx, page)
		},
		Records: r.records,
		Seal:    func(digest [32]byte) ([]byte, error) { return r.head(digest, withHeader) },
	}
}

// pageFile is a page for people, held whole.
func pageFile(name string, modified time.Time, body []byte) backup.File {
	open := func() (io.ReadCloser, error) { return io.NopCloser(bytes.NewReader(body)), nil }
	return backup.File{Name: name, ModifiedAt: modified, Size: int64(len(body)), Open: open}
}

// records hands over every record but the access log and the snapshot of the
// index, with bodies that Scan leaves out fetched one by one.
func (r *Rooms) records(ctx context.Context, add func(store.Record) error) error {
	return r.Vault.View(ctx, func(tx store.Tx) error {
		return tx.Scan(func(rec store.Record) error {
			if rec.Kind == vault.AccessKind || rec.Kind == snapshotKind {
				return nil
			}
			if len(rec.Body) == 0 {
				whole, err := tx.Get(rec.ID)
				if err != nil {
					return err
				}
				rec = whole
			}
			return add(rec)
		})
	})
}

func (r *Rooms) head(digest [32]byte, withHeader bool) ([]byte, error) {
	mac, err := r.Vault.Authenticate(digest)
	if err != nil {
		return nil, err
	}
	id := r.Vault.ID()
	h := backupHead{VaultID: hex.EncodeToString(id[:]), MAC: hex.EncodeToString(mac[:])}
	h.Sequence, h.Records = r.Vault.State()
	if withHeader {
		h.Header = r.Vault.Header()
	}
	return json.Marshal(h)
}

// A Verified is what reading a backup to its end has shown.
type Verified struct {
	backup.Report
	Size int64
	// Proved is set when the vault's key shows that the vault itself wrote
	// this backup. An age file alone shows only that whoever wrote it knew
	// the passphrase.
	Proved bool
}

// VerifyBackup reads the backup at path to its end. in is the open vault it
// may come from, or nil. Errors are those of backup.Verify.
func VerifyBackup(ctx context.Context, path, secret string, in *Rooms, progress func(done, total int64, name string)) (Verified, error) {
	var v Verified
	err := withBackup(path, func(f *os.File, size int64) (err error) {
		v.Size = size
		v.Report, err = backup.Verify(ctx, f, secret, func(n int64) { progress(n, size, filepath.Base(path)) })
		return err
	})
	if err != nil {
		return v, err
	}
	v.Proved, err = proved(v.Report, secret, in)
	if err == nil && in != nil {
		err = in.noteVerified(ctx, path, v.Size)
	}
	return v, err
}

// proved checks head.json with the open vault, or else with the header it
// carries. A backup of another vault or under another passphrase is not
// proved, which is no fault; a MAC that is wrong is.
func proved(report backup.Report, secret string, in *Rooms) (bool, error) {
	var h backupHead
	var mac [32]byte
	raw, err := []byte(nil), json.Unmarshal(report.Head, &h)
	if err == nil {
		raw, err = hex.DecodeString(h.MAC)
	}
	if err != nil || len(raw) != len(mac) {
		return false, backup.ErrDamaged
	}
	copy(mac[:], raw)
	if in != nil {
		if id := in.Vault.ID(); hex.EncodeToString(id[:]) == h.VaultID {
			want, err := in.Vault.Authenticate(report.Digest)
			if err == nil && !hmac.Equal(want[:], mac[:]) {
				err = backup.ErrDamaged
			}
			return err == nil, err
		}
	}
	if len(h.Header) == 0 {
		return false, nil
	}
	err = vault.Prove(h.Header, vault.Secret{Kind: vault.Passphrase, Text: secret}, report.Digest, mac)
	if errors.Is(err, vault.ErrWrongPassphrase) {
		return false, nil
	}
	return err == nil, err
}

// noteVerified marks the backup in the list, if it is there.
func (r *Rooms) noteVerified(ctx context.Context, path string, size int64) error {
	for _, b := range r.SavedBackups() {
		if b.Name == filepath.Base(path) && b.Size == size {
			b.Checked, b.CheckedAt = "verified", r.o.Now().UTC()
			_, err := r.saveBackup(ctx, b)
			return err
		}
	}
	return nil
}

// ListBackup says what the backup at path claims to hold, without reading its
// bytes. Errors are those of backup.List.
func ListBackup(ctx context.Context, path, secret string) (m backup.Manifest, members []backup.Member, err error) {
	err = withBackup(path, func(f *os.File, size int64) error {
		m, members, err = backup.List(ctx, f, size, secret)
		return err
	})
	return m, members, err
}

func withBackup(path string, f func(f *os.File, size int64) error) error {
	file, err := os.Open(path)
	if err != nil {
		return systemError(err)
	}
	defer file.Close()
	info, err := file.Stat()
	if err != nil {
		return err
	}
	if !info.Mode().IsRegular() {
		return backup.ErrNotBackup
	}
	return f(file, info.Size())
}

// restoring marks a vault that is not whole yet.
const restoring = ".restoring"

// RestoreBackup makes a new vault in dir, which must not exist or be empty,
// from the backup at path; secret opens both. The vault stands in dir only
// once every byte was checked; after an error nothing is left.
func RestoreBackup(ctx context.Context, path, secret, dir string, o Options, progress func(done, total int64, name string)) (Verified, error) {
	var v Verified
	if entries, err := os.ReadDir(dir); err == nil && len(entries) > 0 {
		return v, vault.ErrExists
	}
	dir = filepath.Clean(dir)
	tmp := dir + restoring
	if err := os.RemoveAll(tmp); err != nil { // of a restore that was killed
		return v, systemError(err)
	}
	err := restore(ctx, path, secret, tmp, o, &v, progress)
	if err == nil {
		_ = os.Remove(dir) // empty, or not there
		err = systemError(os.Rename(tmp, dir))
	}
	if err != nil {
		_ = os.RemoveAll(tmp)
		return v, fmt.Errorf("restoring: %w", err)
	}
	return v, nil
}

func restore(ctx context.Context, path, secret, dir string, o Options, v *Verified, progress func(done, total int64, name string)) error {
	if _, _, err := ListBackup(ctx, path, secret); err != nil { // a wrong passphrase is told before a vault is made
		return err
	}
	into, err := vault.Create(ctx, dir, secret, o.vault())
	if err != nil {
		return err
	}
	err = withBackup(path, func(f *os.File, size int64) (err error) {
		v.Size = size
		v.Report, err = backup.Restore(ctx, f, secret, into, func(n int64) { progress(n, size, filepath.Base(path)) })
		return err
	})
	if err == nil {
		v.Proved, err = proved(v.Report, secret, nil)
	}
	if e := into.Close(); err == nil {
		err = e
	}
	return err
}

package vault

import (
	"context"
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"filippo.io/age"

	"stillwater/app/store"
)

// Access is one line of the access log.
type Access struct {
	At time.Time `json:"at"`
	// What is "created", "unlocked", "failed", "passphrase-changed",
	// "recovery-added", "recovery-removed", "backup", "export" or
	// "seal-broken".
	What string   `json:"what"`
	How  SlotKind `json:"how,omitempty"`
}

const (
	// AccessKind is the store.Kind of the access log, which belongs to this
	// vault and not into another.
	AccessKind store.Kind = "vault.access"
	// maxAccess keeps the log to about three years of daily use; older lines
	// go first.
	maxAccess = 2000
)

// accessID is where the log stands: a fixed name that only the key can tell.
func (v *Vault) accessID() (id store.ID) {
	mac := v.headKey.MAC([]byte("access log"))
	copy(id[:], mac[:])
	return id
}

// note appends to the access log.
func (v *Vault) note(ctx context.Context, lines ...Access) error {
	return v.Update(ctx, func(tx store.Tx) error {
		log, err := v.readAccess(tx)
		if err != nil {
			return err
		}
		log = append(log, lines...)
		body, err := json.Marshal(log[max(0, len(log)-maxAccess):])
		if err != nil {
			return err
		}
		return tx.Put(store.Record{ID: v.accessID(), Kind: AccessKind, Meta: []byte("{}"), Body: body})
	})
}

func (v *Vault) readAccess(tx store.Tx) (log []Access, err error) {
	r, err := tx.Get(v.accessID())
	if errors.Is(err, store.ErrNotFound) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	if json.Unmarshal(r.Body, &log) != nil {
		return nil, damaged("record " + r.ID.String())
	}
	return log, nil
}

// Note adds an act such as "backup" to the access log.
func (v *Vault) Note(ctx context.Context, what string) error {
	return v.note(ctx, Access{At: v.o.Now().UTC(), What: what})
}

// AccessLog returns the log, newest first.
func (v *Vault) AccessLog(ctx context.Context) (log []Access, err error) {
	err = v.View(ctx, func(tx store.Tx) error {
		log, err = v.readAccess(tx)
		return err
	})
	for i, j := 0, len(log)-1; i < j; i, j = i+1, j-1 {
		log[i], log[j] = log[j], log[i]
	}
	return log, err
}

// noteUnlock merges the failures kept while locked into the access log.
func (v *Vault) noteUnlock(ctx context.Context, how SlotKind, report *Report) error {
	var lines []Access
	kept, ill, err := v.failures()
	if err != nil {
		return err
	}
	report.FailuresDamaged = ill
	for _, f := range kept {
		report.Failures = append(report.Failures, f.At)
		lines = append(lines, Access{At: f.At, What: "failed", How: f.How})
	}
	lines = append(lines, Access{At: v.o.Now().UTC(), What: "unlocked", How: how})
	if err := v.note(ctx, lines...); err != nil {
		return err
	}
	if err := os.Remove(filepath.Join(v.dir, failuresFile)); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fileError(err)
	}
	return nil
}

func (v *Vault) failures() ([]failure, bool, error) {
	plain, err := v.key.Open(v.header.Identity, append([]byte("failures/"), v.header.VaultID...))
	if err != nil {
		return nil, false, damaged(headerFile)
	}
	id, err := age.ParseX25519Identity(string(plain))
	if err != nil {
		return nil, false, damaged(headerFile)
	}
	return readFailures(v.dir, id)
}

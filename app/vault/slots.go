package vault

import (
	"context"
	"slices"

	"stillwater/app/seal"
	"stillwater/app/vault/internal/badgerstore"
)

// VerifyPassphrase returns nil if passphrase opens this vault, else
// ErrWrongPassphrase, which is noted in the access log.
func (v *Vault) VerifyPassphrase(ctx context.Context, passphrase string) error {
	leave, err := v.enter()
	if err != nil {
		return err
	}
	key, err := v.header.unlock(Secret{Passphrase, passphrase})
	leave()
	if err != nil {
		if e := v.note(ctx, Access{At: v.o.Now().UTC(), What: "failed", How: Passphrase}); e != nil {
			return e
		}
		return err
	}
	key.Wipe()
	return nil
}

// ChangePassphrase rewraps the vault key under next after checking current.
// The records stay as they are; who kept an old header and knows the old
// passphrase can still open the old copy. It returns ErrWrongPassphrase.
func (v *Vault) ChangePassphrase(ctx context.Context, current, next string) error {
	if err := v.VerifyPassphrase(ctx, current); err != nil {
		return err
	}
	return v.changeSlots(ctx, "passphrase-changed", func(h *header) error {
		return h.setSlot(Secret{Passphrase, next}, v.o.kdf(), v.key)
	})
}

// SetRecoveryCode makes code, from NewRecoveryCode, open the vault; an
// earlier code no longer does.
func (v *Vault) SetRecoveryCode(ctx context.Context, code string) error {
	return v.changeSlots(ctx, "recovery-added", func(h *header) error {
		return h.setSlot(Secret{Recovery, code}, seal.FloorKDF(), v.key) // 152 random bits need no slow KDF
	})
}

// RemoveRecoveryCode takes the recovery code's slot away.
func (v *Vault) RemoveRecoveryCode(ctx context.Context) error {
	return v.changeSlots(ctx, "recovery-removed", func(h *header) error {
		h.dropSlots(Recovery)
		return nil
	})
}

// HasRecoveryCode reports whether a recovery code opens the vault.
func (v *Vault) HasRecoveryCode() bool {
	v.write.Lock()
	defer v.write.Unlock()
	return v.header.has(Recovery)
}

// changeSlots writes a changed header and then raises the generation the head
// knows: an old header put back afterwards is noticed.
func (v *Vault) changeSlots(ctx context.Context, what string, change func(*header) error) error {
	leave, err := v.enter()
	if err != nil {
		return err
	}
	err = v.rewriteHeader(change)
	leave()
	if err != nil {
		return err
	}
	return v.note(ctx, Access{At: v.o.Now().UTC(), What: what})
}

func (v *Vault) rewriteHeader(change func(*header) error) error {
	v.write.Lock()
	defer v.write.Unlock()
	if err := checkSpace(v.dir); err != nil {
		return err
	}
	h := *v.header
	h.Slots = slices.Clone(h.Slots)
	if err := change(&h); err != nil {
		return err
	}
	if err := h.commit(v.dir, v.key); err != nil {
		return err
	}
	v.header = &h
	next := v.head
	next.Header = h.Generation
	if err := v.db.Update(func(t *badgerstore.Txn) error { return v.putHead(t, next) }); err != nil {
		return fileError(err)
	}
	v.head = next
	return nil
}

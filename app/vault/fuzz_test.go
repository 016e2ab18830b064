package vault

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"filippo.io/age"

	"stillwater/app/seal"
	"stillwater/app/store"
)

func FuzzHeader(f *testing.F) {
	key := seal.NewKey()
	h := &header{VaultID: make([]byte, 16), Recipient: "age1", Identity: []byte("x")}
	h.Slots = []slot{{Kind: Passphrase, KDF: seal.FloorKDF(), Salt: make([]byte, 16), Wrapped: make([]byte, 72)}}
	h.MAC = h.mac(key)
	f.Add(h.encode())
	f.Add([]byte("{}\n"))
	f.Fuzz(func(t *testing.T, b []byte) {
		h, err := decodeHeader(b)
		if err == nil && !bytes.Equal(h.encode(), b) {
			t.Fatal("a header that would be written otherwise was accepted")
		}
	})
}

func FuzzPayload(f *testing.F) {
	p := payload{Record: store.Record{Kind: "a.b", Meta: []byte("{}"), Body: []byte("x"), Blobs: []store.Blob{{Size: 1}}}, Spill: &store.Blob{Size: 2}}
	b, err := p.encode()
	if err != nil {
		f.Fatal(err)
	}
	f.Add(b)
	f.Fuzz(func(t *testing.T, b []byte) {
		p, err := decodePayload(store.ID{1}, b)
		if err != nil {
			return
		}
		if again, err := p.encode(); err == nil && p.Spill == nil && !bytes.Equal(again, b) {
			t.Fatal("a payload that would be written otherwise was accepted")
		}
	})
}

func FuzzFailures(f *testing.F) {
	id, err := age.GenerateX25519Identity()
	if err != nil {
		f.Fatal(err)
	}
	dir := f.TempDir()
	noteFailure(dir, id.Recipient().String(), failure{How: Passphrase})
	whole, err := os.ReadFile(filepath.Join(dir, failuresFile))
	if err != nil {
		f.Fatal(err)
	}
	f.Add(whole)
	f.Add([]byte{0xff, 0xff, 0xff, 0xff})
	f.Fuzz(func(t *testing.T, b []byte) {
		path := t.TempDir()
		if err := os.WriteFile(filepath.Join(path, failuresFile), b, 0o600); err != nil {
			t.Fatal(err)
		}
		kept, ill, err := readFailures(path, id)
		if err != nil || len(kept) > 1+len(b)/len(whole) || len(kept) == 0 && !ill && len(b) > 0 {
			t.Fatalf("%d kept, ill %v, %v", len(kept), ill, err)
		}
	})
}

func FuzzRecoveryCode(f *testing.F) {
	f.Add(NewRecoveryCode())
	f.Fuzz(func(t *testing.T, s string) {
		if b, err := parseRecoveryCode(s); err == nil && len(b) != recoveryBytes {
			t.Fatalf("%d bytes", len(b))
		}
	})
}

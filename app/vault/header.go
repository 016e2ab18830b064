package vault

import (
	"bytes"
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"stillwater/app/seal"
)

// Format is the number of the vault format this build writes. It stays 0, and
// may change without a migration, until the format is frozen.
const Format = 0

const (
	headerFile = "header"
	headerTwin = "header.twin"
	// maxHeader bounds what is read of a header: three slots need about 1.5 KB.
	maxHeader = 64 << 10
	// maxSlots: passphrase, recovery code, and room for a second passphrase.
	maxSlots = 8
)

// SlotKind says what opens a key slot.
type SlotKind string

// The kinds of key slots.
const (
	Passphrase SlotKind = "passphrase"
	Recovery   SlotKind = "recovery"
)

// header is the one plain file of a vault (docs/format.md, "Header"). It
// stands on disk as one line of JSON and one line with its SHA-256, twice.
type header struct {
	Format     int    `json:"format"`
	VaultID    []byte `json:"vault_id"`   // 16 bytes
	Generation uint64 `json:"generation"` // rises with each change; the head keeps it too, so that an old header is noticed
	Slots      []slot `json:"slots"`
	Recipient  string `json:"failures_recipient"` // age X25519, for failed unlocks
	Identity   []byte `json:"failures_identity"`  // its identity, sealed under the vault key
	MAC        []byte `json:"mac"`                // HMAC under the vault key of the header with an empty mac
}

type slot struct {
	Kind    SlotKind `json:"kind"`
	KDF     seal.KDF `json:"kdf"`
	Salt    []byte   `json:"salt"`
	Wrapped []byte   `json:"wrapped"` // vault key sealed under the derived key
}

// ad binds a slot to its vault, format and KDF parameters.
func (h *header) ad(s *slot) []byte {
	return fmt.Appendf(nil, "slot/%d/%x/%s/%d/%d/%d", h.Format, h.VaultID, s.Kind, s.KDF.MemoryKiB, s.KDF.Passes, s.KDF.Lanes)
}

func (h *header) body() []byte {
	b, err := json.Marshal(h)
	if err != nil {
		panic("vault: " + err.Error()) // the type holds nothing that cannot be marshalled
	}
	return b
}

func (h *header) mac(key *seal.Key) []byte {
	c := *h
	c.MAC = nil
	sub := key.Sub("header")
	defer sub.Wipe()
	m := sub.MAC(c.body())
	return m[:]
}

func (h *header) encode() []byte {
	b := h.body()
	sum := sha256.Sum256(b)
	b = append(b, '\n')
	b = hex.AppendEncode(b, sum[:])
	return append(b, '\n')
}

// decodeHeader reads what encode wrote, and nothing else: a header that
// would be written in any other way is damaged.
func decodeHeader(b []byte) (*header, error) {
	if len(b) > maxHeader {
		return nil, damaged(headerFile)
	}
	line, rest, ok := bytes.Cut(b, []byte{'\n'})
	if !ok || len(rest) != 65 {
		return nil, damaged(headerFile)
	}
	sum := sha256.Sum256(line)
	if !bytes.Equal(rest[:64], hex.AppendEncode(nil, sum[:])) {
		return nil, damaged(headerFile)
	}
	var format struct {
		Format int `json:"format"`
	}
	if json.Unmarshal(line, &format) == nil && format.Format > Format {
		return nil, ErrNewerFormat
	}
	h := new(header)
	if err := json.Unmarshal(line, h); err != nil || !bytes.Equal(h.encode(), b) {
		return nil, damaged(headerFile)
	}
	if h.Format != Format || len(h.VaultID) != 16 || len(h.Slots) == 0 || len(h.Slots) > maxSlots {
		return nil, damaged(headerFile)
	}
	return h, nil
}

// readHeader returns the better of the two copies and which of them are not
// well. Both whole but different means a crash between the two writes: the
// higher generation counts.
func readHeader(dir string) (h *header, ill []string, err error) {
	missing, newer := 0, false
	for _, name := range []string{headerFile, headerTwin} {
		b, err := readBounded(filepath.Join(dir, name), maxHeader+1)
		if errors.Is(err, fs.ErrNotExist) {
			missing++
			ill = append(ill, name)
			continue
		}
		if err != nil {
			return nil, nil, err
		}
		c, err := decodeHeader(b)
		switch {
		case errors.Is(err, ErrNewerFormat):
			newer = true
		case err != nil:
			ill = append(ill, name)
		case h == nil:
			h = c
		case c.Generation > h.Generation:
			h, ill = c, append(ill, headerFile)
		case !bytes.Equal(c.encode(), h.encode()):
			ill = append(ill, name)
		}
	}
	switch {
	case newer:
		return nil, nil, ErrNewerFormat
	case missing == 2:
		if _, err := os.Stat(filepath.Join(dir, dbFolder)); err == nil {
			return nil, nil, damaged(headerFile, headerTwin)
		}
		return nil, nil, ErrNoVault
	case h == nil:
		return nil, nil, damaged(headerFile, headerTwin)
	}
	return h, ill, nil
}

func (h *header) write(dir string) error {
	b := h.encode()
	for _, name := range []string{headerFile, headerTwin} {
		if err := writeFile(filepath.Join(dir, name), b); err != nil {
			return err
		}
	}
	return nil
}

// unlock tries a secret on every slot of its kind and returns the vault key.
func (h *header) unlock(s Secret) (*seal.Key, error) {
	text, err := s.bytes()
	if err != nil {
		return nil, ErrWrongPassphrase
	}
	defer seal.Wipe(text)
	for i := range h.Slots {
		sl := &h.Slots[i]
		if sl.Kind != s.Kind {
			continue
		}
		kek, err := sl.KDF.Derive(text, sl.Salt)
		if err != nil {
			return nil, damaged(headerFile)
		}
		plain, err := kek.Open(sl.Wrapped, h.ad(sl))
		kek.Wipe()
		if err == nil && len(plain) == seal.KeySize {
			k := new(seal.Key)
			copy(k[:], plain)
			seal.Wipe(plain)
			return k, nil
		}
	}
	return nil, ErrWrongPassphrase
}

// setSlot wraps the vault key under a secret, replacing the slots of its kind.
func (h *header) setSlot(s Secret, kdf seal.KDF, key *seal.Key) error {
	text, err := s.bytes()
	if err != nil {
		return err
	}
	defer seal.Wipe(text)
	sl := slot{Kind: s.Kind, KDF: kdf, Salt: make([]byte, seal.SaltSize)}
	_, _ = rand.Read(sl.Salt)
	kek, err := kdf.Derive(text, sl.Salt)
	if err != nil {
		return err
	}
	defer kek.Wipe()
	sl.Wrapped = kek.Seal(key[:], h.ad(&sl))
	h.dropSlots(s.Kind)
	h.Slots = append(h.Slots, sl)
	return nil
}

func (h *header) dropSlots(kind SlotKind) {
	kept := h.Slots[:0:0]
	for _, s := range h.Slots {
		if s.Kind != kind {
			kept = append(kept, s)
		}
	}
	h.Slots = kept
}

func (h *header) has(kind SlotKind) bool {
	for _, s := range h.Slots {
		if s.Kind == kind {
			return true
		}
	}
	return false
}

// commit raises the generation, renews the MAC and writes both copies.
func (h *header) commit(dir string, key *seal.Key) error {
	h.Generation++
	h.MAC = h.mac(key)
	return h.write(dir)
}

// Header returns the vault's header as it stands on disk. A backup may carry
// it, so that Prove works without the vault.
func (v *Vault) Header() []byte {
	v.write.Lock()
	defer v.write.Unlock()
	return v.header.encode()
}

// Prove checks, with a header and a secret that opens it, that mac is what
// Authenticate gave for digest. It returns ErrWrongPassphrase if the secret
// does not open the header, and a DamagedError if the MAC is another.
func Prove(encoded []byte, s Secret, digest, mac [32]byte) error {
	h, err := decodeHeader(encoded)
	if err != nil {
		return err
	}
	key, err := h.unlock(s)
	if err != nil {
		return err
	}
	defer key.Wipe()
	sub := key.Sub("backup")
	defer sub.Wipe()
	if want := sub.MAC(digest[:]); !hmac.Equal(want[:], mac[:]) {
		return damaged("head")
	}
	return nil
}

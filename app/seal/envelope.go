package seal

import (
	"crypto/rand"
	"encoding/binary"
)

// Envelope layout, big endian (docs/format.md, "Envelope"):
//
//	offset  bytes  what
//	0       1      envelope version, 0
//	1       1      key ID, 0 (room for re-keying)
//	2       8      record version
//	10      24     random nonce
//	34      n+16   XChaCha20-Poly1305 ciphertext and tag
//
// AD = vault ID (16) ‖ database key (16) ‖ record version (8).
const (
	envelopeVersion = 0
	envelopeKeyID   = 0
	envelopeHeader  = 10
	// EnvelopePad is the multiple in bytes a plaintext is padded to, so that
	// sizes on disk say little about a record's length.
	EnvelopePad = 256
)

// An Envelope seals the records of one vault. It is safe for concurrent use.
type Envelope struct {
	key   *Key
	vault [16]byte
}

// NewEnvelope returns the envelope of a vault under the record key, which it
// keeps: wiping the key ends the envelope.
func NewEnvelope(record *Key, vault [16]byte) *Envelope {
	return &Envelope{key: record, vault: vault}
}

func (e *Envelope) ad(db [16]byte, version uint64) []byte {
	ad := make([]byte, 0, 40)
	ad = append(ad, e.vault[:]...)
	ad = append(ad, db[:]...)
	return binary.BigEndian.AppendUint64(ad, version)
}

// Seal returns the envelope of plain for the database key db at a record
// version. plain is prefixed with its length and padded to EnvelopePad.
func (e *Envelope) Seal(db [16]byte, version uint64, plain []byte) []byte {
	padded := make([]byte, (4+len(plain)+EnvelopePad-1)/EnvelopePad*EnvelopePad)
	binary.BigEndian.PutUint32(padded, uint32(len(plain)))
	copy(padded[4:], plain)
	out := make([]byte, envelopeHeader, envelopeHeader+Overhead+len(padded))
	out[0], out[1] = envelopeVersion, envelopeKeyID
	binary.BigEndian.PutUint64(out[2:], version)
	var nonce [24]byte
	_, _ = rand.Read(nonce[:])
	out = append(out, nonce[:]...)
	out = e.key.aead().Seal(out, nonce[:], padded, e.ad(db, version))
	clear(padded)
	return out
}

// EnvelopeRecordVersion returns the record version an envelope claims. It is proven
// only by Open and by the head.
func EnvelopeRecordVersion(sealed []byte) (uint64, error) {
	if len(sealed) < envelopeHeader+Overhead+EnvelopePad || sealed[0] != envelopeVersion || sealed[1] != envelopeKeyID {
		return 0, ErrDamaged
	}
	return binary.BigEndian.Uint64(sealed[2:]), nil
}

// Open returns the plaintext and record version of an envelope that was
// sealed for db in this vault; ErrDamaged if anything differs. The plaintext
// stands in spare, if that has the room.
func (e *Envelope) Open(spare []byte, db [16]byte, sealed []byte) (plain []byte, version uint64, err error) {
	version, err = EnvelopeRecordVersion(sealed)
	if err != nil {
		return nil, 0, err
	}
	n := envelopeHeader + 24
	padded, err := e.key.aead().Open(spare[:0], sealed[envelopeHeader:n], sealed[n:], e.ad(db, version))
	if err != nil || len(padded) < 4 {
		return nil, 0, ErrDamaged
	}
	size := binary.BigEndian.Uint32(padded)
	if uint64(size) > uint64(len(padded)-4) {
		return nil, 0, ErrDamaged
	}
	return padded[4 : 4+size : 4+size], version, nil
}

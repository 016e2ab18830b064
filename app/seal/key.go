// Package seal turns bytes into sealed bytes and back: the KDF, key wrapping,
// the record envelope and the chunked stream. It knows no files and no
// records, writes no primitive of its own, and implements docs/format.md,
// sections "Keys", "Envelope" and "Stream".
package seal

import (
	"crypto/cipher"
	"crypto/hkdf"
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"errors"
	"fmt"
	"hash"
	"os"
	"runtime"
	"runtime/debug"
	"time"

	"golang.org/x/crypto/argon2"
	"golang.org/x/crypto/chacha20poly1305"
)

var (
	// ErrDamaged is returned when sealed bytes do not open under the key:
	// they were changed, cut, moved to another place, or sealed by another.
	ErrDamaged = errors.New("sealed bytes do not open")
	// ErrKDF is returned for KDF parameters below the floor or above the
	// limits that Check states.
	ErrKDF = errors.New("key derivation parameters out of bounds")
)

// KeySize is the length of every key in bytes (256 bit).
const KeySize = 32

// A Key is 256 bits of secret. Keys are passed by pointer so that Wipe clears
// the one copy there is.
type Key [KeySize]byte

// NewKey returns a random key.
func NewKey() *Key {
	k := new(Key)
	_, _ = rand.Read(k[:]) // never fails since Go 1.24
	return k
}

// Wipe overwrites the key.
func (k *Key) Wipe() {
	if k != nil {
		clear(k[:])
	}
}

// Sub derives the key for one use by HKDF-SHA256 (RFC 5869) with label as
// info, so that no two uses share a key.
func (k *Key) Sub(label string) *Key {
	out, err := hkdf.Key(sha256.New, k[:], nil, "stillwater/0/"+label, KeySize)
	if err != nil { // only for lengths HKDF cannot give
		panic("seal: " + err.Error())
	}
	s := new(Key)
	copy(s[:], out)
	clear(out)
	return s
}

// NewMAC returns HMAC-SHA256 (RFC 2104) under k, to be used and Reset many
// times; it keeps what it derived from k.
func (k *Key) NewMAC() hash.Hash { return hmac.New(sha256.New, k[:]) }

// MAC returns HMAC-SHA256 of the parts under k. The caller makes the
// concatenation unambiguous.
func (k *Key) MAC(parts ...[]byte) [32]byte {
	m := k.NewMAC()
	for _, p := range parts {
		m.Write(p)
	}
	var out [32]byte
	m.Sum(out[:0])
	return out
}

// KDF holds the Argon2id parameters (RFC 9106) of one key slot.
type KDF struct {
	MemoryKiB uint32 `json:"memory_kib"`
	Passes    uint32 `json:"passes"`
	Lanes     uint8  `json:"lanes"`
}

// SaltSize is the length of a slot's random salt in bytes (RFC 9106, 3.1
// recommends 16).
const SaltSize = 16

// defaultKDF is where Calibrate starts: 256 MiB, about 0.4 s on two cores.
var defaultKDF = KDF{MemoryKiB: 256 << 10, Passes: 3, Lanes: 4}

const (
	maxMemoryKiB = 4 << 20 // 4 GiB: more would let a forged header exhaust the machine
	maxPasses    = 20      // likewise for time
)

// FloorKDF returns the least parameters a slot may have.
func FloorKDF() KDF { return floorKDF }

// Check returns ErrKDF for parameters below FloorKDF or above 4 GiB and 20
// passes, or with other than 4 lanes.
func (p KDF) Check() error {
	if p.MemoryKiB < floorKDF.MemoryKiB || p.Passes < floorKDF.Passes || p.Lanes != floorKDF.Lanes ||
		p.MemoryKiB > maxMemoryKiB || p.Passes > maxPasses {
		return ErrKDF
	}
	return nil
}

// Calibrate measures this machine and returns parameters that take about
// target: memory doubles first, from 256 MiB to at most the smaller of 1 GiB
// and a quarter of ram (bytes; 0 if unknown counts as 2 GiB), then passes
// rise to at most 20. It never goes below FloorKDF.
func Calibrate(target time.Duration, ram uint64) KDF {
	if ram == 0 {
		ram = 2 << 30
	}
	limit := uint32(min(1<<30, ram/4) >> 10)
	p := defaultKDF
	for p.MemoryKiB > limit && p.MemoryKiB > floorKDF.MemoryKiB {
		p.MemoryKiB /= 2
	}
	took := p.measure()
	for took*2 <= target && p.MemoryKiB*2 <= limit {
		p.MemoryKiB *= 2
		took = p.measure()
	}
	for took > target*2 && p.MemoryKiB > floorKDF.MemoryKiB {
		p.MemoryKiB /= 2
		took /= 2
	}
	if perPass := took / time.Duration(p.Passes); perPass > 0 && took < target {
		p.Passes = uint32(min(maxPasses, max(int64(p.Passes), int64(target/perPass))))
	}
	return p
}

func (p KDF) measure() time.Duration {
	start := time.Now()
	p.derive([]byte("calibrate"), make([]byte, SaltSize))
	took := time.Since(start)
	debug.FreeOSMemory()
	return took
}

// Derive returns the key-encryption key for a secret under salt and p. It
// returns ErrKDF if p does not pass Check or the salt has the wrong length.
func (p KDF) Derive(secret, salt []byte) (*Key, error) {
	if err := p.Check(); err != nil {
		return nil, err
	}
	if len(salt) != SaltSize {
		return nil, ErrKDF
	}
	out := p.derive(secret, salt)
	k := new(Key)
	copy(k[:], out)
	clear(out)
	debug.FreeOSMemory() // hundreds of MiB of working memory go back at once
	return k, nil
}

func (p KDF) derive(secret, salt []byte) []byte {
	populate(int(p.MemoryKiB) << 10)
	return argon2.IDKey(secret, salt, p.Passes, p.MemoryKiB, p.Lanes, KeySize)
}

// populate leaves size bytes in the heap whose pages have been written to, for
// argon2 to take. It reads each page before it writes it, and what was read
// first costs a second fault, for which every core is interrupted: on two
// cores of a virtual machine that took longer than the derivation
// (BenchmarkDerive).
func populate(size int) {
	memory := make([]byte, size)
	for at := 0; at < size; at += os.Getpagesize() {
		memory[at] = 1
	}
	runtime.GC() // memory is not used any more, and stays with the process
}

// aead returns XChaCha20-Poly1305 under k: with 24-byte nonces random ones
// never collide, and one path serves machines with and without AES.
func (k *Key) aead() cipher.AEAD {
	a, err := chacha20poly1305.NewX(k[:])
	if err != nil { // only for a wrong key length
		panic("seal: " + err.Error())
	}
	return a
}

// Seal returns nonce ‖ ciphertext ‖ tag of plain under k, bound to ad:
// XChaCha20-Poly1305 with a random 24-byte nonce; 40 bytes longer than plain.
func (k *Key) Seal(plain, ad []byte) []byte {
	out := make([]byte, chacha20poly1305.NonceSizeX, Overhead+len(plain))
	_, _ = rand.Read(out)
	return k.aead().Seal(out, out, plain, ad)
}

// Overhead is what Seal adds in bytes: nonce and tag.
const Overhead = chacha20poly1305.NonceSizeX + chacha20poly1305.Overhead

// Open is the inverse of Seal; ErrDamaged if anything differs.
func (k *Key) Open(sealed, ad []byte) ([]byte, error) {
	if len(sealed) < Overhead {
		return nil, ErrDamaged
	}
	n := chacha20poly1305.NonceSizeX
	plain, err := k.aead().Open(nil, sealed[:n], sealed[n:], ad)
	if err != nil {
		return nil, ErrDamaged
	}
	return plain, nil
}

// String keeps a key out of every log and error by accident.
func (k *Key) String() string { return "seal.Key(…)" }

// GoString is String, for %#v.
func (k *Key) GoString() string { return k.String() }

var _ fmt.GoStringer = (*Key)(nil)

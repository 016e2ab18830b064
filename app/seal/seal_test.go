package seal

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"runtime/debug"
	"testing"
	"time"

	"golang.org/x/crypto/argon2"
)

// Known answers. The derived values were compared with openssl kdf (HKDF),
// openssl dgst (HMAC) and the argon2 program, the streams with another
// implementation of ChaCha20-Poly1305; the sealed values were made by this
// package and must open for ever.
const (
	knownSub      = "6fc625bb355d4f45fd27a0dae0c672a6aafe963857b18ed745489970756b20af"
	knownMAC      = "f0133729c4163dede81e21cd47839256da58171238c8a0d874397c73b14e1e47"
	knownKDF      = "81db97a7e67a891784a2599bc879f957cb3512d273984bd97d8a18fc59ff01e2"
	knownSealed   = "836ecdc0af3f36d0f54cc90641d0438a817fd30cb7172cb2adb0ef667ce67b8454a69cdf3e9974d745ca7dd8cebb71c313484b"
	knownEnvelope = "00000000000000000005d714fbacddf4be15bcf39f1b8efca28d4ca6b53bd0c14f5d49090cc0b2097fa8fd50c62639efbc99011557b5512d4024e97c6c5e766d0de52fc5a3b20da828d64c4d3d12e66af0910d5a331f2ce52410a56b5ea660c239f0d486999025c69667871289f750abb5d308564df010e489c1e495cc394d605b2bd573ddea67a281057484c99d70d9409e28bd01a5655cfcfa6540af204157c9283d8fa61a5d2f57f3911cbb898784bb34e5be637137fe840af718df33965c9f5ef86ab33a6d9e69a04cbc6ca336ed5aa3dea0e559c519e69d8ef3b3b7c798bf0890f814737306f7351129dc94b195ab2ff728c78df1e5b97de88a64e69a7b100152381a7ee1eeb52a74f959014044ecf316bd9c49bc3f9a114dd4e1129ae606b7e9be752be189f2f7f51871339057a98b"
)

var knownStreams = map[int]string{ // plaintext bytes to SHA-256 of the stream
	0:               "98082ff61f1317c757770e0ee5ec26bbe8f1d4d7c3f91e4755eb0622f630b8a7",
	1:               "bb58743b4a0aaaa8251fbfa74a1d5e4d4e08d57cf2cb45db48ba95b955aa9890",
	StreamChunk:     "271435b1a84a493bdf4282de69335cc4c59e9a6ac35196289ae9f73f8aa2ddfb",
	StreamChunk + 1: "39a43786ac91ff0a93f317c714ccab263644de1eca049e70c4fdb1f18c672ee7",
}

func known() *Key {
	k := new(Key)
	for i := range k {
		k[i] = byte(i)
	}
	return k
}

func unhex(t testing.TB, s string) []byte {
	t.Helper()
	b, err := hex.DecodeString(s)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func stream(t testing.TB, k *Key, plain []byte) []byte {
	t.Helper()
	var b bytes.Buffer
	w := NewStreamWriter(&b, k)
	for len(plain) > 0 { // in uneven pieces
		n := min(len(plain), 700_001)
		if _, err := w.Write(plain[:n]); err != nil {
			t.Fatal(err)
		}
		plain = plain[n:]
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func unstream(k *Key, sealed []byte, size int64) ([]byte, error) {
	r, err := NewStreamReader(bytes.NewReader(sealed), int64(len(sealed)), size, k)
	if err != nil {
		return nil, err
	}
	return io.ReadAll(r)
}

func TestKnownAnswers(t *testing.T) {
	k := known()
	if got := hex.EncodeToString(k.Sub("record")[:]); got != knownSub {
		t.Errorf("sub-key %s", got)
	}
	if mac := k.MAC([]byte("a"), []byte("bc")); hex.EncodeToString(mac[:]) != knownMAC {
		t.Errorf("mac %x", mac)
	}
	if d, err := FloorKDF().Derive([]byte("password"), []byte("somesaltsomesalt")); err != nil || hex.EncodeToString(d[:]) != knownKDF {
		t.Errorf("derived %x, %v", d[:], err)
	}
	if p, err := k.Open(unhex(t, knownSealed), []byte("ad")); err != nil || string(p) != "still water" {
		t.Errorf("sealed: %q, %v", p, err)
	}
	e := NewEnvelope(k, [16]byte{1, 2, 3})
	if p, v, err := e.Open(nil, [16]byte{9}, unhex(t, knownEnvelope)); err != nil || v != 5 || string(p) != "still water" {
		t.Errorf("envelope: %q, %d, %v", p, v, err)
	}
	for n, want := range knownStreams {
		sealed := stream(t, k, bytes.Repeat([]byte{7}, n))
		if got := sha256.Sum256(sealed); hex.EncodeToString(got[:]) != want || int64(len(sealed)) != StreamSize(int64(n)) {
			t.Errorf("stream of %d bytes: %x, %d long", n, got, len(sealed))
		}
	}
}

func TestEnvelopeTamper(t *testing.T) {
	e := NewEnvelope(known(), [16]byte{1, 2, 3})
	sealed := unhex(t, knownEnvelope)
	for i := range sealed {
		for bit := range 8 {
			sealed[i] ^= 1 << bit
			if _, _, err := e.Open(nil, [16]byte{9}, sealed); !errors.Is(err, ErrDamaged) {
				t.Fatalf("bit %d of byte %d: %v", bit, i, err)
			}
			sealed[i] ^= 1 << bit
		}
		if _, _, err := e.Open(nil, [16]byte{9}, sealed[:i]); !errors.Is(err, ErrDamaged) {
			t.Fatalf("cut at %d: %v", i, err)
		}
	}
	if _, _, err := e.Open(nil, [16]byte{8}, sealed); !errors.Is(err, ErrDamaged) {
		t.Errorf("under another database key: %v", err)
	}
	if _, _, err := NewEnvelope(known(), [16]byte{1}).Open(nil, [16]byte{9}, sealed); !errors.Is(err, ErrDamaged) {
		t.Errorf("in another vault: %v", err)
	}
	if _, _, err := NewEnvelope(NewKey(), [16]byte{1, 2, 3}).Open(nil, [16]byte{9}, sealed); !errors.Is(err, ErrDamaged) {
		t.Errorf("under another key: %v", err)
	}
}

func TestEnvelopeHidesLengths(t *testing.T) {
	e := NewEnvelope(known(), [16]byte{})
	if a, b := len(e.Seal([16]byte{1}, 1, make([]byte, 1))), len(e.Seal([16]byte{1}, 1, make([]byte, EnvelopePad-4))); a != b {
		t.Errorf("1 and %d bytes seal to %d and %d", EnvelopePad-4, a, b)
	}
}

// TestStreamTamper changes each byte of a short stream, and moves, drops,
// doubles and cuts the chunks of a long one.
func TestStreamTamper(t *testing.T) {
	k := known()
	short := stream(t, k, []byte("what they wrote"))
	for i := range short {
		short[i] ^= 1
		if _, err := unstream(k, short, 15); !errors.Is(err, ErrDamaged) {
			t.Fatalf("byte %d: %v", i, err)
		}
		short[i] ^= 1
	}
	const size = 3*StreamChunk + 5
	long := stream(t, k, bytes.Repeat([]byte{7}, size))
	chunk := func(i int) []byte { return long[i*sealedChunk : min((i+1)*sealedChunk, len(long))] }
	join := func(parts ...[]byte) []byte { return bytes.Join(parts, nil) }
	for name, c := range map[string]struct {
		sealed []byte
		size   int64
	}{
		"swapped":         {join(chunk(1), chunk(0), chunk(2), chunk(3)), size},
		"dropped":         {join(chunk(0), chunk(2), chunk(3)), size - StreamChunk},
		"doubled":         {join(chunk(0), chunk(0), chunk(1), chunk(2), chunk(3)), size + StreamChunk},
		"last cut off":    {join(chunk(0), chunk(1), chunk(2)), 3 * StreamChunk},
		"cut by a byte":   {long[:len(long)-1], size},
		"cut, and so say": {long[:len(long)-1], size - 1},
		"longer":          {append(bytes.Clone(long), 0), size},
		"wrong size":      {long, size - 1},
		"negative size":   {long, -1},
	} {
		if _, err := unstream(k, c.sealed, c.size); !errors.Is(err, ErrDamaged) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := unstream(NewKey(), short, 15); !errors.Is(err, ErrDamaged) {
		t.Errorf("another key: %v", err)
	}
	if got, err := unstream(k, long, size); err != nil || len(got) != size {
		t.Errorf("untouched: %d, %v", len(got), err)
	}
}

func TestKDFBounds(t *testing.T) {
	for _, p := range []KDF{
		{}, {MemoryKiB: 64<<10 - 1, Passes: 3, Lanes: 4}, {MemoryKiB: 64 << 10, Passes: 2, Lanes: 4},
		{MemoryKiB: 4<<20 + 1, Passes: 3, Lanes: 4}, {MemoryKiB: 64 << 10, Passes: 21, Lanes: 4}, {MemoryKiB: 64 << 10, Passes: 3, Lanes: 0},
	} {
		if _, err := p.Derive([]byte("x"), make([]byte, SaltSize)); !errors.Is(err, ErrKDF) {
			t.Errorf("%+v: %v", p, err)
		}
	}
	if _, err := FloorKDF().Derive([]byte("x"), make([]byte, SaltSize-1)); !errors.Is(err, ErrKDF) {
		t.Errorf("a short salt: %v", err)
	}
}

func TestCalibrateStaysInBounds(t *testing.T) {
	for _, ram := range []uint64{0, 64 << 20, 1 << 30, 8 << 30} {
		p := Calibrate(50*time.Millisecond, ram)
		if err := p.Check(); err != nil {
			t.Errorf("%d bytes of memory: %+v, %v", ram, p, err)
		}
		if limit := max(64<<10, uint32(min(1<<30, max(ram, 1<<20)/4)>>10)); ram > 0 && p.MemoryKiB > limit {
			t.Errorf("%d bytes of memory: takes %d KiB", ram, p.MemoryKiB)
		}
	}
}

func TestPassphraseForms(t *testing.T) {
	if a, b := NormalizePassphrase("caf\u00e9 🌊"), NormalizePassphrase("cafe\u0301 🌊"); !bytes.Equal(a, b) {
		t.Error("composed and decomposed differ")
	}
	if string(NormalizePassphrase(" A b ")) != " A b " {
		t.Error("a passphrase was changed beyond its form")
	}
}

func TestWipe(t *testing.T) {
	k := NewKey()
	if *k == (Key{}) || *k == *NewKey() {
		t.Error("keys are not random")
	}
	if k.String() != "seal.Key(…)" {
		t.Error("a key prints itself")
	}
	if k.Wipe(); *k != (Key{}) {
		t.Error("not cleared")
	}
}

func FuzzEnvelopeOpen(f *testing.F) {
	e := NewEnvelope(known(), [16]byte{1, 2, 3})
	f.Add(unhex(f, knownEnvelope))
	f.Add([]byte{})
	f.Fuzz(func(t *testing.T, b []byte) {
		if p, _, err := e.Open(nil, [16]byte{9}, b); err == nil && string(p) != "still water" {
			t.Fatal("a forged envelope opened")
		}
	})
}

func FuzzStreamRead(f *testing.F) {
	k := known()
	f.Add(stream(f, k, []byte("what they wrote")), int64(15), int64(3))
	f.Fuzz(func(t *testing.T, sealed []byte, size, off int64) {
		r, err := NewStreamReader(bytes.NewReader(sealed), int64(len(sealed)), size, k)
		if err != nil {
			return
		}
		buf := make([]byte, 32)
		if n, err := r.ReadAt(buf, off); err == nil && n != len(buf) {
			t.Fatal("a short read without an error")
		}
	})
}

// BenchmarkDerive compares a derivation with argon2 alone, each after the
// memory went back to the system, as it does before every unlock.
func BenchmarkDerive(b *testing.B) {
	salt := make([]byte, SaltSize)
	for _, p := range []KDF{floorKDF, defaultKDF} {
		var alone time.Duration
		for range 3 {
			debug.FreeOSMemory()
			start := time.Now()
			argon2.IDKey([]byte("bench"), salt, p.Passes, p.MemoryKiB, p.Lanes, KeySize)
			alone += time.Since(start) / 3
		}
		b.Run(fmt.Sprintf("%d MiB", p.MemoryKiB>>10), func(b *testing.B) {
			debug.FreeOSMemory()
			for b.Loop() {
				if _, err := p.Derive([]byte("bench"), salt); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(b.Elapsed())/float64(b.N)/float64(alone), "x-argon2-alone")
		})
	}
}

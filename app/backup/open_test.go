package backup

import (
	"bytes"
	"errors"
	"io"
	"testing"

	"filippo.io/age"
)

func TestOnePassphraseOfManyWritings(t *testing.T) {
	var b bytes.Buffer
	_, err := Write(t.Context(), &b, "Ame\u0301lie", small(t), nil)
	must(t, err)
	_, err = Verify(t.Context(), &b, "Am\u00e9lie", nil)
	must(t, err)
}

func TestWhatIsNoBackup(t *testing.T) {
	sealed := func(r age.Recipient, plain []byte) []byte {
		var b bytes.Buffer
		w, err := age.Encrypt(&b, r)
		must(t, err)
		_, err = w.Write(plain)
		must(t, err)
		must(t, w.Close())
		return b.Bytes()
	}
	scrypt, err := age.NewScryptRecipient(passphrase)
	must(t, err)
	scrypt.SetWorkFactor(quick)
	x25519, err := age.GenerateX25519Identity()
	must(t, err)
	good := written(t, small(t))
	work := bytes.Replace(good, []byte(" 1\n"), []byte(" 23\n"), 1)
	newer := bytes.Replace(archived(t, small(t)), []byte("format 0"), []byte("format 1"), 1)
	for name, tc := range map[string]struct {
		file []byte
		want error
	}{
		"nothing":           {nil, ErrNotBackup},
		"a letter":          {[]byte("Dear diary, age-encryption.org/v1"), ErrNotBackup},
		"for a key":         {sealed(x25519.Recipient(), nil), ErrNotBackup},
		"sealed nothing":    {sealed(scrypt, nil), ErrNotBackup},
		"sealed text":       {sealed(scrypt, []byte("Dear diary")), ErrNotBackup},
		"another archive":   {sealed(scrypt, make([]byte, 2048)), ErrNotBackup},
		"a newer format":    {sealed(scrypt, newer), ErrNewerFormat},
		"half an intro":     {good[:10], ErrTruncated},
		"half a header":     {good[:60], ErrTruncated},
		"hours of work":     {work, ErrDamaged},
		"another last byte": {append(bytes.Clone(good), 0), ErrDamaged},
	} {
		if _, err := Verify(t.Context(), bytes.NewReader(tc.file), passphrase, nil); !errors.Is(err, tc.want) {
			t.Errorf("%s: Verify says %v", name, err)
		}
		_, _, err := List(t.Context(), bytes.NewReader(tc.file), int64(len(tc.file)), passphrase)
		if !errors.Is(err, tc.want) && name != "another last byte" { // an odd size is all List can see
			t.Errorf("%s: List says %v", name, err)
		}
	}
	for _, wrong := range []string{"", "still waters run deep"} {
		_, err := Verify(t.Context(), bytes.NewReader(good), wrong, nil)
		wants(t, err, ErrWrongPassphrase)
	}
}

func TestACutBackupIsNamed(t *testing.T) {
	good := written(t, handover(t, vault(t)))
	start := len(good) - len(good)/chunkSize*chunkSize
	lengths := []int{start - 20, start - 1, start, start + 1, start + chunkSize, len(good) - chunkSize, len(good) - 1}
	for n := start; n < len(good); n += 43_210 {
		lengths = append(lengths, n)
	}
	for _, n := range lengths {
		_, err := Verify(t.Context(), bytes.NewReader(good[:n]), passphrase, nil)
		if !errors.Is(err, ErrTruncated) {
			t.Errorf("cut to %d of %d bytes: Verify says %v", n, len(good), err)
		}
		if _, _, err := List(t.Context(), bytes.NewReader(good[:n]), int64(n), passphrase); err == nil {
			t.Errorf("cut to %d of %d bytes: List says nothing", n, len(good))
		}
	}
}

func TestEveryFlippedByteIsNamed(t *testing.T) {
	good := written(t, small(t))
	start := len(good) - chunkSize - nonceSize
	flipped := func(i int) *bytes.Reader {
		bad := bytes.Clone(good)
		bad[i] ^= 1 << (i % 8)
		return bytes.NewReader(bad)
	}
	named := func(i int, err error) {
		t.Helper()
		guess := errors.Is(err, ErrNotBackup) || errors.Is(err, ErrWrongPassphrase) || errors.Is(err, ErrTruncated)
		if !errors.Is(err, ErrDamaged) && !(i < start && guess) {
			t.Fatalf("byte %d of %d flipped: %v", i, len(good), err)
		}
	}
	for i := range good {
		if i > start && i%97 != 0 {
			continue
		}
		_, err := Verify(t.Context(), flipped(i), passphrase, nil)
		named(i, err)
	}
	if testing.Short() || raceDetector {
		return
	}
	key, header, err := unlock(good[:maxHeader], false, passphrase)
	must(t, err)
	for i := start; i < len(good); i += 5 { // without deriving the key each time
		src := &source{ctx: t.Context(), r: flipped(i)}
		d, err := decrypt(src, src, key, header)
		must(t, err)
		_, err = io.Copy(io.Discard, d)
		named(i, err)
	}
}

package bundle

import (
	"bytes"
	"cmp"
	"errors"
	"io"
	"runtime/debug"

	"filippo.io/age"
)

const (
	workFactor = 18 // log2 of scrypt's N: 256 MiB, about 0.6 s
	maxWork    = 22 // log2 of the largest N opened: 4 GiB, about 10 s; age's own bound
	sealedHead = "age-encryption.org/v1\n"
)

// Encrypt begins an age file in w that opens with a passphrase; what is
// written into it is the bundle's ZIP, and closing it ends the file. Stock age
// opens it: age -d FILE > bundle.zip. logN is the log2 of scrypt's N; 0 means
// 18, as it has to be but in tests.
func Encrypt(w io.Writer, passphrase string, logN int) (io.WriteCloser, error) {
	recipient, err := age.NewScryptRecipient(passphrase)
	if err != nil {
		return nil, ErrWrongPassphrase // an empty one opens nothing
	}
	recipient.SetWorkFactor(cmp.Or(logN, workFactor))
	defer debug.FreeOSMemory() // scrypt takes 256 MiB
	return age.Encrypt(w, recipient)
}

// Encrypted reports whether a file begins as Encrypt begins one.
func Encrypted(r io.ReaderAt) bool {
	head := make([]byte, len(sealedHead))
	n, _ := r.ReadAt(head, 0)
	return bytes.Equal(head[:n], []byte(sealedHead))
}

// Decrypt opens what Encrypt wrote, to be handed to Verify; nothing of it is
// written anywhere. Errors are ErrWrongPassphrase, ErrNotBundle, and those of r.
func Decrypt(r io.ReaderAt, size int64, passphrase string) (io.ReaderAt, int64, error) {
	identity, err := age.NewScryptIdentity(passphrase)
	if err != nil {
		return nil, 0, ErrWrongPassphrase
	}
	identity.SetMaxWorkFactor(maxWork)
	plain, n, err := age.DecryptReaderAt(r, size, identity)
	debug.FreeOSMemory()
	var other *age.NoIdentityMatchError
	switch {
	case errors.As(err, &other):
		return nil, 0, ErrWrongPassphrase
	case err != nil:
		return nil, 0, ErrNotBundle // cut short, or its header was changed
	}
	return plain, n, nil
}

package backup

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"io"
	"runtime/debug"

	"filippo.io/age"

	"stillwater/app/seal"
)

// intro is how every age file begins.
const intro = "age-encryption.org/v1\n"

// unlock derives the file key from an age header at the start of head, and
// says how long the header is. whole says that the file has no more than head.
func unlock(head []byte, whole bool, passphrase string) (key []byte, length int64, err error) {
	if !bytes.HasPrefix(head, []byte(intro)) {
		if len(head) > 0 && bytes.HasPrefix([]byte(intro), head) {
			return nil, 0, ErrTruncated
		}
		return nil, 0, ErrNotBackup
	}
	header, err := age.ExtractHeader(bytes.NewReader(head))
	switch {
	case errors.Is(err, io.EOF) && whole:
		return nil, 0, ErrTruncated
	case err != nil:
		return nil, 0, ErrDamaged
	}
	secret := seal.NormalizePassphrase(passphrase)
	defer seal.Wipe(secret)
	identity, err := age.NewScryptIdentity(string(secret))
	if err != nil { // an empty one opens nothing
		return nil, 0, ErrWrongPassphrase
	}
	identity.SetMaxWorkFactor(maxWork)
	key, err = age.DecryptHeader(header, identity)
	debug.FreeOSMemory() // scrypt took 256 MiB, or what the file asked for
	var other *age.NoIdentityMatchError
	switch {
	case errors.As(err, &other) && other.StanzaTypes[0] != "scrypt":
		return nil, 0, ErrNotBackup
	case other != nil:
		return nil, 0, ErrWrongPassphrase
	case err != nil:
		return nil, 0, ErrDamaged
	}
	return key, int64(len(header)), nil
}

// source reads the file for ctx and remembers how that went, because what
// stands above it turns every error into its own.
type source struct {
	ctx      context.Context
	r        io.Reader
	n        int64
	ended    bool
	err      error // neither nil nor the end
	progress func(int64)
}

func (s *source) Read(p []byte) (int, error) {
	if err := s.ctx.Err(); err != nil {
		s.err = err
		return 0, err
	}
	n, err := s.r.Read(p)
	s.n += int64(n)
	if err == io.EOF {
		s.ended = true
	} else if err != nil {
		s.err = err
	}
	if s.progress != nil {
		s.progress(s.n)
	}
	return n, err
}

// decrypted is the plaintext, with errors that say what is wrong with the file.
type decrypted struct {
	plain  io.Reader
	src    *source
	start  int64 // of the sealed chunks
	failed error
}

func (d *decrypted) Read(p []byte) (int, error) {
	n, err := d.plain.Read(p)
	if err != nil && err != io.EOF {
		d.failed = d.reason(err)
		err = d.failed
	}
	return n, err
}

func (d *decrypted) reason(err error) error {
	switch {
	case d.src.err != nil:
		return d.src.err
	case errors.Is(err, io.ErrUnexpectedEOF), d.src.ended && (d.src.n-d.start)%chunkSize != 0:
		return ErrTruncated
	default:
		return ErrDamaged
	}
}

// decrypt opens what stands behind the header in src, of which in has read.
func decrypt(in io.Reader, src *source, key []byte, header int64) (*decrypted, error) {
	d := &decrypted{src: src, start: header + nonceSize}
	var err error
	if d.plain, err = age.Decrypt(in, age.NewInjectedFileKeyIdentity(key)); err != nil {
		return nil, d.reason(io.ErrUnexpectedEOF) // the nonce is missing
	}
	return d, nil
}

// stream is the plaintext of a backup, decrypted ahead of its reader.
type stream struct {
	io.Reader
	ahead *ahead
	from  *decrypted
}

// open opens the age file in r. close must be called on what it returns.
func open(ctx context.Context, r io.Reader, passphrase string, progress func(int64)) (*stream, error) {
	src := &source{ctx: ctx, r: r, progress: progress}
	in := bufio.NewReaderSize(src, maxHeader)
	head, err := in.Peek(maxHeader)
	if src.err != nil {
		return nil, src.err
	}
	key, length, err := unlock(head, err != nil, passphrase)
	if err != nil {
		return nil, err
	}
	from, err := decrypt(in, src, key, length)
	if err != nil {
		return nil, err
	}
	a := readAhead(from, make([]byte, bufferSize))
	return &stream{bufio.NewReaderSize(a, bufferSize), a, from}, nil
}

// close lets go of the file and returns what was wrong with it, whatever its
// reader made of that.
func (s *stream) close() error {
	s.ahead.stop()
	return s.from.failed
}

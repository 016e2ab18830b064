package backup

import (
	"archive/tar"
	"context"
	"errors"
	"fmt"
	"io"
	"time"

	"filippo.io/age"
)

// A Member is one file of a backup.
type Member struct {
	Name       string // path with slashes
	Size       int64  // bytes
	ModifiedAt time.Time
}

// List says what a backup of size bytes claims to hold. It reads only the
// headers of its files and their manifest, whatever they weigh, so it proves
// nothing of their bytes. Errors are those of Verify.
func List(ctx context.Context, r io.ReaderAt, size int64, passphrase string) (Manifest, []Member, error) {
	src := &sourceAt{ctx: ctx, r: r}
	m, members, err := list(src, size, passphrase)
	if src.err != nil {
		err = src.err
	}
	if err != nil {
		return Manifest{}, nil, fmt.Errorf("listing backup: %w", err)
	}
	return m, members, nil
}

func list(src *sourceAt, size int64, passphrase string) (Manifest, []Member, error) {
	head := make([]byte, min(size, maxHeader))
	if _, err := src.ReadAt(head, 0); err != nil && err != io.EOF {
		return Manifest{}, nil, err
	}
	key, length, err := unlock(head, int64(len(head)) == size, passphrase)
	if err != nil {
		return Manifest{}, nil, err
	}
	plain, n, err := age.DecryptReaderAt(src, size, age.NewInjectedFileKeyIdentity(key))
	if err != nil {
		if sealed := size - length - nonceSize; sealed <= 0 || sealed%chunkSize != 0 {
			return Manifest{}, nil, ErrTruncated
		}
		return Manifest{}, nil, ErrDamaged
	}
	text := &sourceAt{ctx: src.ctx, r: plain}
	rd := newReader(src.ctx, nil)
	var members []Member
	err = rd.walk(io.NewSectionReader(text, 0, n), func(h *tar.Header, body io.Reader) error {
		members = append(members, Member{h.Name, h.Size, h.ModTime})
		if h.Name != readmeName && h.Name != manifestName {
			return nil
		}
		err := rd.small(h, body)
		if errors.Is(err, io.ErrUnexpectedEOF) {
			err = damaged("a member breaks off")
		}
		return err
	})
	if text.err != nil { // whatever the archive's reader made of it
		err = ErrDamaged
	}
	return rd.report.Manifest, members, err
}

// sourceAt is source for reading here and there.
type sourceAt struct {
	ctx context.Context
	r   io.ReaderAt
	err error
}

func (s *sourceAt) ReadAt(p []byte, off int64) (int, error) {
	if err := s.ctx.Err(); err != nil {
		s.err = err
		return 0, err
	}
	n, err := s.r.ReadAt(p, off)
	if err != nil && err != io.EOF {
		s.err = err
	}
	return n, err
}

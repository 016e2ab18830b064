package backup

import (
	"archive/tar"
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"hash"
	"io"

	"stillwater/app/store"
)

// batchRecords is the most records Restore writes in one transaction; their
// bytes are bounded by store.MaxUpdate.
const batchRecords = 1000

// Verify reads a backup to its end: it opens every seal, hashes every file
// once and compares it with SHA256SUMS, decodes every record, finds the bytes
// of every exhibit and compares the counts. progress, if not nil, is called
// with the bytes of r read so far.
//
// Errors are ErrNotBackup, ErrWrongPassphrase, ErrTruncated, ErrDamaged,
// ErrNewerFormat, or that of ctx or r.
func Verify(ctx context.Context, r io.Reader, passphrase string, progress func(int64)) (Report, error) {
	report, err := read(ctx, r, passphrase, nil, progress)
	if err != nil {
		return Report{}, fmt.Errorf("verifying backup: %w", err)
	}
	return report, nil
}

// Restore does what Verify does and puts every record into a new, empty store,
// under the ID it had. After any error the store holds a part of a backup that
// proved nothing, and the caller has to delete it. Errors are those of Verify
// and of the store.
func Restore(ctx context.Context, r io.Reader, passphrase string, into store.Store, progress func(int64)) (Report, error) {
	report, err := read(ctx, r, passphrase, into, progress)
	if err != nil {
		return Report{}, fmt.Errorf("restoring backup: %w", err)
	}
	return report, nil
}

func read(ctx context.Context, r io.Reader, passphrase string, into store.Store, progress func(int64)) (Report, error) {
	plain, err := open(ctx, r, passphrase, progress)
	if err != nil {
		return Report{}, err
	}
	rd := newReader(ctx, into)
	err = rd.archive(plain)
	if failed := plain.close(); failed != nil {
		err = failed
	}
	return rd.report, err
}

// reader takes an archive in, member by member.
type reader struct {
	ctx       context.Context
	into      store.Store // nil if the backup is only verified
	names     roll
	sums      hash.Hash // over SHA256SUMS as it has to be
	originals map[string]*original
	ids       map[store.ID]struct{}
	counts    Counts
	report    Report
	batch     []store.Record
	batchSize int // bytes of Meta and Body
	buf       []byte
}

// original is a member that a record may own.
type original struct {
	blob    store.Blob // only Size and SHA256 if the backup is only verified
	claimed bool
}

func newReader(ctx context.Context, into store.Store) *reader {
	return &reader{ctx: ctx, into: into, names: newRoll(), sums: sha256.New(), originals: map[string]*original{},
		ids: map[store.ID]struct{}{}, buf: make([]byte, bufferSize)}
}

// damaged says what is wrong without a word of the content.
func damaged(what string) error { return fmt.Errorf("%w: %s", ErrDamaged, what) }

// archive reads the tar to its end and keeps all of it.
func (rd *reader) archive(plain io.Reader) error {
	err := rd.walk(plain, func(h *tar.Header, body io.Reader) error {
		sum, err := rd.content(h, body)
		switch {
		case errors.Is(err, io.ErrUnexpectedEOF):
			return damaged("a member breaks off")
		case err != nil:
			return err
		case h.Name != sumsName:
			rd.sums.Write(line(sum, h.Name))
		case sum != digest(rd.sums.Sum(nil)):
			return damaged("checksums differ")
		}
		rd.report.Members++
		return nil
	})
	if err != nil {
		return err
	}
	for err == nil { // what follows is padding; reading it opens the last seal
		var n int
		n, err = plain.Read(rd.buf)
		if len(bytes.TrimLeft(rd.buf[:n], "\x00")) > 0 {
			return damaged("data behind the archive")
		}
	}
	if err != io.EOF {
		return err
	}
	if rd.counts != rd.report.Manifest.Counts {
		return damaged("counts differ")
	}
	return rd.flush()
}

// walk calls each for every member whose name and header are as they may be,
// in the order they have to come.
func (rd *reader) walk(plain io.Reader, each func(*tar.Header, io.Reader) error) error {
	members := tar.NewReader(plain)
	for {
		h, err := members.Next()
		switch {
		case err == io.EOF && rd.names.at == rankSums:
			return nil
		case rd.names.at == rankNone && (err != nil || h.Name != readmeName):
			return ErrNotBackup
		case err != nil:
			return damaged("the archive breaks off")
		}
		if err := rd.names.enter(h.Name); err != nil {
			return damaged(err.Error())
		}
		if !plainHeader(h) {
			return damaged("unexpected header")
		}
		if err := each(h, members); err != nil {
			return err
		}
	}
}

// plainHeader refuses links, devices, sparse files, owners, rights, and all
// else that Write never writes.
func plainHeader(h *tar.Header) bool {
	for key := range h.PAXRecords {
		if key != "path" && key != "size" && key != "mtime" {
			return false
		}
	}
	return h.Typeflag == tar.TypeReg && h.Mode == 0o600 && h.Uid == 0 && h.Gid == 0 && h.Linkname+h.Uname+h.Gname == ""
}

// content takes the bytes of a member and returns their hash.
func (rd *reader) content(h *tar.Header, body io.Reader) (digest, error) {
	sum := sha256.New()
	var err error
	switch {
	case originalName.MatchString(h.Name):
		o := &original{blob: store.Blob{Size: h.Size}}
		rd.originals[h.Name] = o
		if rd.into != nil {
			o.blob, err = rd.into.AddBlob(rd.ctx, body, nil)
			if err == nil && o.blob.Size != h.Size {
				err = io.ErrUnexpectedEOF
			}
			return o.blob.SHA256, err
		}
		_, err = io.CopyBuffer(sum, body, rd.buf)
		sum.Sum(o.blob.SHA256[:0])
	case rank(h.Name) == rankRecords:
		err = rd.documents(h, io.TeeReader(body, sum))
	case h.Name == readmeName, h.Name == manifestName, h.Name == headName:
		err = rd.small(h, io.TeeReader(body, sum))
	default:
		_, err = io.CopyBuffer(sum, body, rd.buf)
	}
	return digest(sum.Sum(nil)), err
}

// small reads a member of our own.
func (rd *reader) small(h *tar.Header, body io.Reader) error {
	if h.Size > maxSmall {
		return damaged("a member is too large")
	}
	text, err := io.ReadAll(body)
	if err != nil {
		return err
	}
	m := &rd.report.Manifest
	switch h.Name {
	case readmeName:
		var format int
		if _, err := fmt.Sscanf(string(text), readmeLine, &format); err != nil || format < 0 {
			return ErrNotBackup
		}
		if format > Format {
			return ErrNewerFormat
		}
	case manifestName:
		if json.Unmarshal(text, m) != nil || m.Format != Format {
			return damaged("the manifest cannot be read")
		}
		if m.Head != nil { // indented only for people
			var head bytes.Buffer
			_ = json.Compact(&head, m.Head) // Unmarshal found it valid
			m.Head = head.Bytes()
		}
	case headName:
		rd.report.Head = text
		rd.sums.Sum(rd.report.Digest[:0])
	}
	return nil
}

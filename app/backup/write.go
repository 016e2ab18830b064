package backup

import (
	"archive/tar"
	"bytes"
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"runtime/debug"
	"slices"
	"sync"
	"time"
	"unicode/utf8"

	"filippo.io/age"

	"stillwater/app/seal"
	"stillwater/app/store"
)

// Write writes a backup of src to w, sealed with the passphrase, and returns
// its manifest. progress, if not nil, is called with the bytes taken so far,
// which end a little above those of the originals. What w holds after an error
// is no backup. Neither is it proved to be one before it was read back with
// Verify.
//
// Errors are those of src and w as they come, store.ErrDamaged for an original
// that is not what it was, and ErrChanged.
func Write(ctx context.Context, w io.Writer, passphrase string, src Source, progress func(int64)) (Manifest, error) {
	m, err := write(ctx, w, passphrase, src, progress)
	if err != nil {
		return Manifest{}, fmt.Errorf("writing backup: %w", err)
	}
	return m, nil
}

func write(ctx context.Context, w io.Writer, passphrase string, src Source, progress func(int64)) (Manifest, error) {
	sealed, err := encrypt(w, passphrase, cmp.Or(src.WorkFactor, workFactor))
	if err != nil {
		return Manifest{}, err
	}
	out := &relay{dst: sealed}
	m, err := archive(ctx, out, src, progress)
	if e := out.Close(); err == nil {
		err = e
	}
	if err != nil {
		return Manifest{}, err // sealed stays open: what was written must not look finished
	}
	return m, sealed.Close()
}

// encrypt begins an age file in w.
func encrypt(w io.Writer, passphrase string, logN int) (io.WriteCloser, error) {
	secret := seal.NormalizePassphrase(passphrase)
	defer seal.Wipe(secret)
	recipient, err := age.NewScryptRecipient(string(secret))
	if err != nil {
		return nil, err
	}
	recipient.SetWorkFactor(logN)
	defer debug.FreeOSMemory() // scrypt takes 256 MiB
	return age.Encrypt(w, recipient)
}

// writer is an archive on its way.
type writer struct {
	tar       *tar.Writer
	names     roll
	sums      bytes.Buffer           // SHA256SUMS so far
	originals map[store.ID]reference // by blob, until a record claims it
	documents map[store.Kind]*records
	counts    Counts
	created   time.Time
	bufs      [2][]byte // so that a file needs none of its own
}

// records is a file of records being filled.
type records struct {
	bytes.Buffer
	part int // number of the file, from 1
}

// archive writes the tar.
func archive(ctx context.Context, out io.Writer, src Source, progress func(int64)) (Manifest, error) {
	count := &counter{ctx: ctx, w: out, progress: progress}
	w := &writer{tar: tar.NewWriter(count), names: newRoll(), originals: map[store.ID]reference{},
		documents: map[store.Kind]*records{}, created: src.Info.CreatedAt,
		bufs: [2][]byte{make([]byte, bufferSize), make([]byte, bufferSize)}}
	if err := w.text(readmeName, readmeText); err != nil {
		return Manifest{}, err
	}
	if err := src.Files(ctx, w.file); err != nil {
		return Manifest{}, err
	}
	if err := src.Records(ctx, w.record); err != nil {
		return Manifest{}, err
	}
	for _, kind := range slices.Sorted(maps.Keys(w.documents)) {
		if err := w.flush(kind); err != nil {
			return Manifest{}, err
		}
	}
	m := src.Info
	m.Format, m.Counts = Format, w.counts
	text, err := json.MarshalIndent(m, "", "  ")
	if err != nil {
		return Manifest{}, err
	}
	if err := w.text(manifestName, append(text, '\n')); err != nil {
		return Manifest{}, err
	}
	head, err := src.Seal(sha256.Sum256(w.sums.Bytes()))
	if err == nil && max(len(head), len(text)) > maxSmall {
		err = store.ErrTooLarge
	}
	if err != nil {
		return Manifest{}, err
	}
	if err := w.text(headName, head); err != nil {
		return Manifest{}, err
	}
	if err := w.text(sumsName, w.sums.Bytes()); err != nil {
		return Manifest{}, err
	}
	if err := w.tar.Close(); err != nil {
		return Manifest{}, err
	}
	// Full chunks only: a file whose last chunk is short was cut, one whose
	// last chunk does not open was changed.
	const plainChunk = 64 << 10
	_, err = count.Write(make([]byte, (plainChunk-count.n%plainChunk)%plainChunk))
	return m, err
}

// text writes one of our own members.
func (w *writer) text(name string, body []byte) error {
	_, err := w.member(name, w.created, int64(len(body)), bytes.NewReader(body))
	return err
}

// member writes one member and notes its checksum.
func (w *writer) member(name string, modified time.Time, size int64, r io.Reader) (digest, error) {
	if err := w.names.enter(name); err != nil {
		return digest{}, err
	}
	if err := w.tar.WriteHeader(header(name, modified, size)); err != nil {
		return digest{}, err
	}
	hash := sha256.New()
	n, err := w.pour(io.MultiWriter(hash, w.tar), r)
	if errors.Is(err, tar.ErrWriteTooLong) || err == nil && n != size {
		err = store.ErrDamaged // the store said another size
	}
	sum := digest(hash.Sum(nil))
	if name != sumsName {
		w.sums.Write(line(sum, name))
	}
	return sum, err
}

// pour copies all of r to dst, which takes one buffer while r fills the other:
// unsealing an original costs as much as hashing it.
func (w *writer) pour(dst io.Writer, r io.Reader) (n int64, err error) {
	var taking sync.WaitGroup
	var failed error
	for i := 0; err == nil; i = 1 - i {
		var m int
		m, err = io.ReadFull(r, w.bufs[i])
		n += int64(m)
		taking.Wait() // for the other buffer
		if failed != nil {
			return n, failed
		}
		taking.Go(func() { _, failed = dst.Write(w.bufs[i][:m]) })
	}
	taking.Wait()
	if err == io.EOF || err == io.ErrUnexpectedEOF { // ReadFull's word for an end inside a buffer
		err = failed
	}
	return n, err
}

// header is the same for the same file wherever it is written: no owner, no
// rights but the reader's own, whole seconds.
func header(name string, modified time.Time, size int64) *tar.Header {
	return &tar.Header{Typeflag: tar.TypeReg, Name: name, Size: size, Mode: 0o600, ModTime: modified.UTC().Truncate(time.Second)}
}

// file writes a page or an original.
func (w *writer) file(f File) error {
	isOriginal := originalName.MatchString(f.Name)
	if rank(f.Name) != rankFiles || isOriginal == f.Blob.IsZero() || f.Open == nil && !isOriginal {
		return errors.New("file in the wrong place")
	}
	if f.Open == nil {
		w.originals[f.Blob] = reference{Lost: true, Size: f.Size, SHA256: f.SHA256}
		return nil
	}
	in, err := f.Open()
	if err != nil {
		return err
	}
	defer func() { _ = in.Close() }()
	sum, err := w.member(f.Name, f.ModifiedAt, f.Size, in)
	if err != nil || !isOriginal {
		return err
	}
	if sum != f.SHA256 {
		return store.ErrDamaged
	}
	w.originals[f.Blob] = reference{Member: f.Name, Size: f.Size, SHA256: sum}
	return nil
}

// record adds one record to the file of its kind.
func (w *writer) record(r store.Record) error {
	d := document{ID: r.ID, Kind: r.Kind, Meta: r.Meta, Apart: r.Apart}
	if readable(r.Body) {
		d.Body = string(r.Body)
	} else {
		d.BodyBase64 = r.Body
	}
	for _, b := range r.Blobs {
		ref, ok := w.originals[b.ID]
		if !ok {
			return ErrChanged
		}
		delete(w.originals, b.ID) // a blob has one owner
		d.Blobs = append(d.Blobs, ref)
	}
	if len(r.Meta) > 0 && r.Meta[0] != '{' || r.ID.IsZero() {
		return errors.New("record without an identity or with odd meta")
	}
	doc := w.documents[r.Kind]
	if doc == nil {
		doc = &records{part: 1}
		w.documents[r.Kind] = doc
	}
	if doc.Len() == 0 {
		doc.WriteString("[\n")
	} else {
		doc.Truncate(doc.Len() - 1) // the line break of the encoder
		doc.WriteString(",\n")
	}
	enc := json.NewEncoder(doc)
	enc.SetEscapeHTML(false) // < and & stay readable
	if err := enc.Encode(d); err != nil {
		return err
	}
	w.counts.add(r)
	if doc.Len() > documentCut {
		return w.flush(r.Kind)
	}
	return nil
}

// readable reports whether body can stand in JSON as text without growing
// beyond what base64 takes.
func readable(body []byte) bool {
	escaped := 0 // control characters take six bytes
	for _, b := range body {
		if b < ' ' && b != '\n' && b != '\r' && b != '\t' {
			escaped++
		}
	}
	return utf8.Valid(body) && 5*escaped <= len(body)/3
}

// flush writes out the records of a kind collected so far.
func (w *writer) flush(kind store.Kind) error {
	doc := w.documents[kind]
	if doc.Len() == 0 {
		return nil
	}
	doc.WriteString("]\n")
	if doc.Len() > maxDocument {
		return store.ErrTooLarge
	}
	err := w.text(fmt.Sprintf("records/%s-%04d.json", kind, doc.part), doc.Bytes())
	doc.part++
	doc.Reset()
	return err
}

// counter counts what passes and stops it when the work is cancelled.
type counter struct {
	ctx      context.Context
	w        io.Writer
	n        int64
	progress func(int64)
}

func (c *counter) Write(p []byte) (int, error) {
	if err := c.ctx.Err(); err != nil {
		return 0, err
	}
	n, err := c.w.Write(p)
	c.n += int64(n)
	if c.progress != nil {
		c.progress(c.n)
	}
	return n, err
}

package evidence

import (
	"bufio"
	"context"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"io/fs"
	"slices"
	"sync"
	"time"

	"stillwater/app/media"
	"stillwater/app/store"
)

const (
	headSize   = media.HeadSize
	bufferSize = 256 << 10 // bytes; large enough that hand-overs between goroutines cost nothing
)

// A File is something to add.
type File struct {
	Name string // base name, any bytes
	Zone string // IANA name of the zone the person is in
	// Open opens the file at its start, as os.Open does; Add may call it
	// twice. Stat is asked before and after reading to notice changes.
	Open func() (fs.File, error)
	// Provenance is what the person says of it.
	Provenance
	// Unread keeps it sealed: see Exhibit.Sealed.
	Unread bool
	// DerivedFrom, Tool and Params are for a copy made from another exhibit;
	// Params say what was covered in it, if anything was.
	DerivedFrom store.ID
	Tool        string
	Params      json.RawMessage
}

// Add takes in a file byte for byte and gives it the next number. The file is
// hashed while it is sealed and never held in memory; progress, if not nil, is
// called with the bytes taken so far.
//
// A file whose bytes are kept already, under whatever name, is not stored
// twice: Add returns that exhibit with known set. One that was found damaged
// does not count, so that a good copy can take its place.
//
// ErrChanged is returned for a file that changed meanwhile, ErrInvalid for
// anything but a plain file. On any error nothing is kept.
func (l *Locker) Add(ctx context.Context, f File, progress func(int64)) (ex Exhibit, known bool, err error) {
	ex, known, err = l.add(ctx, f, progress)
	if err != nil {
		return Exhibit{}, false, fmt.Errorf("adding exhibit: %w", err)
	}
	return ex, known, nil
}

func (l *Locker) add(ctx context.Context, f File, progress func(int64)) (Exhibit, bool, error) {
	if _, err := location(f.Zone); err != nil {
		return Exhibit{}, false, err
	}
	if f.Name == "" || len(f.Name) > maxName {
		return Exhibit{}, false, fmt.Errorf("%w: name empty or too long", ErrInvalid)
	}
	said, err := f.Provenance.clean()
	if err != nil {
		return Exhibit{}, false, err
	}
	file, before, err := open(f)
	if err != nil {
		return Exhibit{}, false, err
	}
	defer func() { _ = file.Close() }()

	in := bufio.NewReaderSize(source{ctx, file}, headSize)
	head, _ := in.Peek(headSize) // whatever failed fails again below
	e := Exhibit{ID: store.NewID(), Name: media.ShownName(f.Name), RawName: f.Name, MediaType: media.TypeOf(head),
		Size: before.Size(), ModifiedAt: modified(before), Zone: f.Zone, Provenance: said, Sealed: f.Unread,
		DerivedFrom: f.DerivedFrom, Tool: f.Tool, Params: f.Params, head: crc32.ChecksumIEEE(head)}

	// Files this much alike are nearly always the same file, and reading it
	// twice is cheaper than sealing what is here already.
	if l.hasLike(e) {
		if e.SHA256, e.Size, err = hash(ctx, in, e.Size); err != nil {
			return Exhibit{}, false, err
		}
		if same, ok := l.find(e); ok {
			if progress != nil {
				progress(same.Size)
			}
			return same, true, nil
		}
		again, now, err := open(f)
		if err != nil {
			return Exhibit{}, false, err
		}
		_ = file.Close()
		file = again
		if changed(before, now) {
			return Exhibit{}, false, ErrChanged
		}
		in.Reset(source{ctx, file})
	}

	blob, err := l.store.AddBlob(ctx, in, progress)
	if err != nil {
		return Exhibit{}, false, err
	}
	// From here on an error leaves the sealed bytes to nobody: the store sweeps them.
	after, err := file.Stat()
	if err != nil {
		return Exhibit{}, false, bare(err)
	}
	if changed(before, after) || blob.Size != before.Size() {
		return Exhibit{}, false, ErrChanged
	}
	e.Size, e.SHA256 = blob.Size, blob.SHA256
	return l.keep(ctx, e, blob)
}

// keep writes the record of a new exhibit, whose bytes are sealed already.
func (l *Locker) keep(ctx context.Context, e Exhibit, blob store.Blob) (Exhibit, bool, error) {
	l.saving.Lock()
	defer l.saving.Unlock()
	if same, ok := l.find(e); ok { // added by somebody else meanwhile
		return same, true, nil
	}
	l.mu.Lock()
	e.Number = l.lastExhibit + 1
	l.mu.Unlock()
	e.AddedAt = l.stamp()
	var parent Exhibit
	if !e.DerivedFrom.IsZero() {
		var err error
		if parent, err = l.Exhibit(e.DerivedFrom); err != nil {
			return Exhibit{}, false, err
		}
	}
	meta, err := e.encode()
	if err != nil {
		return Exhibit{}, false, err
	}
	r := store.Record{ID: e.ID, Kind: ExhibitKind, Meta: meta, Apart: true, Blobs: []store.Blob{blob}}
	if err := l.put(ctx, change{acts: []act{acquired(e, parent)}}, r); err != nil {
		return Exhibit{}, false, err
	}
	l.place(e)
	return e, false, nil
}

// open opens f and refuses folders, devices, pipes and whatever else has no
// fixed bytes.
func open(f File) (fs.File, fs.FileInfo, error) {
	file, err := f.Open()
	if err != nil {
		return nil, nil, bare(err)
	}
	info, err := file.Stat()
	if err == nil && !info.Mode().IsRegular() {
		err = fmt.Errorf("%w: not a plain file", ErrInvalid)
	}
	if err != nil {
		_ = file.Close()
		return nil, nil, bare(err)
	}
	return file, info, nil
}

func changed(before, after fs.FileInfo) bool {
	return before.Size() != after.Size() || !before.ModTime().Equal(after.ModTime())
}

// modified is the file's time if it can be one: some file systems hand out
// years that no calendar and no JSON has.
func modified(info fs.FileInfo) time.Time {
	t := info.ModTime().UTC().Truncate(resolution)
	if t.Year() < 1 || t.Year() > maxYear {
		return time.Time{}
	}
	return t
}

// hasLike reports whether an exhibit may have the bytes of e.
func (l *Locker) hasLike(e Exhibit) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	return len(l.alike[e.likeness()]) > 0
}

// find returns the exhibit that keeps the bytes of e, as far as anybody knows.
func (l *Locker) find(e Exhibit) (Exhibit, bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	ids := l.alike[e.likeness()]
	i := slices.IndexFunc(ids, func(id store.ID) bool {
		kept := l.exhibits[id]
		return kept.SHA256 == e.SHA256 && kept.RemovedAt.IsZero() && !kept.damaged()
	})
	if i < 0 {
		return Exhibit{}, false
	}
	return l.linked(l.exhibits[ids[i]]), true
}

// source reads on behalf of ctx, and keeps paths out of errors.
type source struct {
	ctx context.Context
	r   io.Reader
}

func (s source) Read(p []byte) (int, error) {
	if err := s.ctx.Err(); err != nil {
		return 0, err
	}
	n, err := s.r.Read(p)
	return n, bare(err)
}

// bare is what went wrong without the path it went wrong at.
func bare(err error) error {
	var at *fs.PathError
	if errors.As(err, &at) {
		return at.Err
	}
	return err
}

// hash reads all of r, about size bytes, and hashes them; both at once, since
// unsealing costs as much as hashing.
func hash(ctx context.Context, r io.Reader, size int64) (digest [sha256.Size]byte, n int64, err error) {
	length := min(bufferSize, max(size, headSize))
	bufs := [2][]byte{make([]byte, length), make([]byte, length)}
	h := sha256.New()
	var hashing sync.WaitGroup
	for i := 0; err == nil; i = 1 - i {
		var m int
		m, err = io.ReadFull(source{ctx, r}, bufs[i])
		n += int64(m)
		hashing.Wait() // for the other buffer
		hashing.Go(func() { h.Write(bufs[i][:m]) })
	}
	hashing.Wait()
	if err == io.EOF || err == io.ErrUnexpectedEOF { // ReadFull's word for an end inside a buffer
		err = nil
	}
	h.Sum(digest[:0])
	return digest, n, err
}

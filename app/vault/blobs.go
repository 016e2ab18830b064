package vault

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"stillwater/app/seal"
	"stillwater/app/store"
)

const (
	blobFolder = "blobs"
	// spaceEvery is how many bytes of a blob are written between looks at the
	// free space.
	spaceEvery = 16 << 20
)

// blobPath returns where a blob stands, relative to the vault: one file under
// the first two letters of its random name, so that no folder grows large.
func blobPath(id store.ID) string {
	name := id.String()
	return filepath.Join(blobFolder, name[:2], name)
}

// AddBlob implements store.Store. Beside the interface's errors it returns
// ErrNoSpace before the disk is full.
func (v *Vault) AddBlob(ctx context.Context, r io.Reader, progress func(int64)) (store.Blob, error) {
	leave, err := v.enter()
	if err != nil {
		return store.Blob{}, err
	}
	defer leave()
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	defer context.AfterFunc(v.ctx, cancel)()
	b, err := v.addBlob(ctx, r, progress)
	if err != nil && v.ctx.Err() != nil {
		err = ErrLocked
	}
	return b, err
}

// addBlob writes in the order that loses nothing: temporary file, fsync,
// rename, fsync of the folder; the record that owns it comes after.
func (v *Vault) addBlob(ctx context.Context, r io.Reader, progress func(int64)) (store.Blob, error) {
	if err := checkSpace(v.dir); err != nil {
		return store.Blob{}, err
	}
	b := store.Blob{ID: store.NewID(), Key: *seal.NewKey()}
	final := filepath.Join(v.dir, blobPath(b.ID))
	folder := filepath.Dir(final)
	if err := os.Mkdir(folder, folderMode); err != nil {
		if errors.Is(err, fs.ErrNotExist) {
			err = os.MkdirAll(folder, folderMode)
		}
		if err != nil && !errors.Is(err, fs.ErrExist) {
			return store.Blob{}, fileError(err)
		}
		if err == nil {
			err = syncDir(v.dir)
		}
		if err != nil && !errors.Is(err, fs.ErrExist) {
			return store.Blob{}, err
		}
	} else if err := syncDir(filepath.Dir(folder)); err != nil {
		return store.Blob{}, err
	}
	tmp := final + tmpSuffix
	f, err := os.OpenFile(tmp, os.O_WRONLY|os.O_CREATE|os.O_EXCL, fileMode)
	if err != nil {
		return store.Blob{}, fileError(err)
	}
	err = v.pour(ctx, f, r, &b, progress)
	if err == nil {
		err = f.Sync()
	}
	if e := f.Close(); err == nil {
		err = e
	}
	if err == nil {
		err = checkSpace(v.dir) // a blob that ate the reserve would keep the vault from opening, and so from sweeping it
	}
	if err == nil {
		err = os.Rename(tmp, final)
	}
	if err != nil {
		_ = os.Remove(tmp)
		return store.Blob{}, fileError(err)
	}
	return b, syncDir(folder)
}

// chunkOrError is one chunk of the original on its way to the seal.
type chunkOrError struct {
	data []byte
	err  error
}

// pour seals r into f. Reading, hashing and sealing overlap, each on one
// chunk; four chunks of 1 MiB are all the memory it takes.
func (v *Vault) pour(ctx context.Context, f *os.File, r io.Reader, b *store.Blob, progress func(int64)) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	free := make(chan []byte, 3)
	for range cap(free) {
		free <- nil
	}
	chunks := make(chan chunkOrError)
	go func() {
		for {
			var buf []byte
			select {
			case buf = <-free:
			case <-ctx.Done():
				return
			}
			if buf == nil {
				buf = make([]byte, seal.StreamChunk)
			}
			n, err := io.ReadFull(r, buf[:seal.StreamChunk])
			if errors.Is(err, io.ErrUnexpectedEOF) {
				err = io.EOF
			}
			select {
			case chunks <- chunkOrError{buf[:n], err}:
			case <-ctx.Done():
				return
			}
			if err != nil {
				return
			}
		}
	}()
	sum := sha256.New()
	key := seal.Key(b.Key)
	out := seal.NewStreamWriter(f, &key)
	for {
		var c chunkOrError
		select {
		case c = <-chunks:
		case <-ctx.Done(): // reading may hang on a drive that went away
			return ctx.Err()
		}
		if c.err != nil && c.err != io.EOF {
			return fmt.Errorf("reading the original: %w", c.err)
		}
		if b.Size/spaceEvery != (b.Size+int64(len(c.data)))/spaceEvery {
			if err := checkSpace(v.dir); err != nil {
				return err
			}
			writeBehind(f, (b.Size/spaceEvery)*spaceEvery, spaceEvery)
		}
		hashed := make(chan struct{})
		go func() { sum.Write(c.data); close(hashed) }()
		_, err := out.Write(c.data)
		<-hashed
		if err != nil {
			return err
		}
		b.Size += int64(len(c.data))
		if progress != nil {
			progress(b.Size)
		}
		if c.err == io.EOF {
			break
		}
		free <- c.data[:seal.StreamChunk]
	}
	sum.Sum(b.SHA256[:0])
	b.Chunks = seal.StreamChunks(b.Size)
	return out.Close()
}

// OpenBlob implements store.Store.
func (v *Vault) OpenBlob(b store.Blob) (store.BlobReader, error) {
	leave, err := v.enter()
	if err != nil {
		return nil, err
	}
	defer leave()
	return v.openBlob(b)
}

func (v *Vault) openBlob(b store.Blob) (*blobReader, error) {
	f, err := os.Open(filepath.Join(v.dir, blobPath(b.ID)))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, store.ErrNotFound
	}
	if err != nil {
		return nil, fileError(err)
	}
	info, err := f.Stat()
	if err != nil {
		_ = f.Close()
		return nil, fileError(err)
	}
	key := seal.Key(b.Key)
	s, err := seal.NewStreamReader(f, info.Size(), b.Size, &key)
	if err != nil {
		_ = f.Close()
		return nil, store.ErrDamaged
	}
	return &blobReader{v: v, f: f, s: s}, nil
}

// blobReader stops when the vault locks.
type blobReader struct {
	v *Vault
	f *os.File
	s *seal.StreamReader
}

func (r *blobReader) check(n int, err error) (int, error) {
	if errors.Is(err, seal.ErrDamaged) {
		err = store.ErrDamaged
	}
	return n, err
}

// Read implements io.Reader.
func (r *blobReader) Read(p []byte) (int, error) {
	if r.v.ctx.Err() != nil {
		return 0, ErrLocked
	}
	return r.check(r.s.Read(p))
}

// ReadAt implements io.ReaderAt; not safe for concurrent use.
func (r *blobReader) ReadAt(p []byte, off int64) (int, error) {
	if r.v.ctx.Err() != nil {
		return 0, ErrLocked
	}
	return r.check(r.s.ReadAt(p, off))
}

// Seek implements io.Seeker.
func (r *blobReader) Seek(off int64, whence int) (int64, error) { return r.s.Seek(off, whence) }

// Close clears the cached plaintext and closes the file.
func (r *blobReader) Close() error {
	r.s.Wipe()
	return r.f.Close()
}

// removeBlobs deletes files whose keys are gone. What stays behind after a
// crash is unreadable and swept at the next unlock.
func (v *Vault) removeBlobs(blobs []store.Blob) {
	for _, b := range blobs {
		_ = os.Remove(filepath.Join(v.dir, blobPath(b.ID)))
	}
}

// sweepBlobs removes the blob files nobody owns and counts those that are
// missing. It runs only once the head has held, so that a record taken away
// never takes its file along.
func (v *Vault) sweepBlobs(owned map[store.ID]bool) (missing int, err error) {
	found := 0
	err = filepath.WalkDir(filepath.Join(v.dir, blobFolder), func(path string, d fs.DirEntry, err error) error {
		if errors.Is(err, fs.ErrNotExist) {
			return nil
		}
		if err != nil {
			return err
		}
		if d.IsDir() {
			return nil
		}
		if id, err := store.ParseID(d.Name()); err == nil && owned[id] {
			found++
			return nil
		}
		return os.Remove(path)
	})
	if err != nil {
		return 0, fileError(err)
	}
	return len(owned) - found, nil
}

package rooms

import (
	"context"
	"crypto/sha256"
	"io"
	"os"
	"path/filepath"
)

// outputBuffer is one sealed chunk, so that each is opened once.
const outputBuffer = 1 << 20

// copyHashed copies r to w until ctx ends and returns the SHA-256 of what it
// copied.
func copyHashed(ctx context.Context, w io.Writer, r io.Reader, progress func(int64)) (sum [32]byte, err error) {
	h := sha256.New()
	buf := make([]byte, outputBuffer)
	var done int64
	for {
		if err := ctx.Err(); err != nil {
			return sum, err
		}
		n, err := r.Read(buf)
		h.Write(buf[:n])
		if _, err := w.Write(buf[:n]); err != nil {
			return sum, err
		}
		done += int64(n)
		progress(done)
		if err == io.EOF {
			h.Sum(sum[:0])
			return sum, nil
		}
		if err != nil {
			return sum, err
		}
	}
}

// WriteFile writes a small file outside the vault. It is whole when it has its
// name; what stood there before is replaced.
func WriteFile(path string, b []byte) error {
	return writeChecked(path, func(w io.Writer) error {
		_, err := w.Write(b)
		return err
	}, nil)
}

// writeChecked writes a file outside the vault under a temporary name beside
// path and renames it once fill, fsync and check went well: a file under its
// own name is always whole. What stood there before stays until then. check
// reads the file from its start, and from the disk where the system lets its
// cache go.
func writeChecked(path string, fill func(io.Writer) error, check func(*os.File) error) error {
	f, err := os.CreateTemp(filepath.Dir(path), ".stillwater-*.part")
	if err != nil {
		return systemError(err)
	}
	err = fill(f)
	if err == nil {
		err = f.Sync()
	}
	if err == nil && check != nil {
		dropCache(f)
		if _, err = f.Seek(0, io.SeekStart); err == nil {
			err = check(f)
		}
	}
	if e := f.Close(); err == nil {
		err = e
	}
	if err == nil {
		err = os.Rename(f.Name(), path)
	}
	if err != nil {
		_ = os.Remove(f.Name())
	}
	return systemError(err)
}

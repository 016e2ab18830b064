package vault

import (
	"bytes"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"

	"stillwater/app/seal"
	"stillwater/app/store"
	"stillwater/app/vault/internal/badgerstore"
)

// A Finding names one thing that is not as it was sealed.
type Finding struct {
	// Part is a path relative to the vault, "head", or "record ID".
	Part string `json:"part"`
	// Problem is "damaged", "missing" or "foreign".
	Problem string `json:"problem"`
}

// A Check is what CheckAll found.
type Check struct {
	Findings []Finding
	Files    int   // of the database
	Records  int   // opened
	Blobs    int   // read whole and hashed
	Bytes    int64 // of the originals in them
	Unclean  bool  // the last session ended without closing
}

func (c *Check) find(problem string, parts ...string) {
	for _, p := range parts {
		c.Findings = append(c.Findings, Finding{filepath.ToSlash(p), problem})
	}
}

// CheckAll reads every byte of the vault in dir: header and mirror copies,
// database files, every record, the head, and every blob. Damage is a
// finding, not an error; where the database's files are not as they were
// left, it is not opened. Errors are those of Open that keep it from looking.
// progress, if not nil, is called with blob bytes done and in all.
func CheckAll(ctx context.Context, dir string, s Secret, o Options, progress func(done, total int64)) (c Check, err error) {
	if !Exists(dir) {
		return c, ErrNoVault
	}
	lock, err := takeLock(dir)
	if err != nil {
		return c, err
	}
	v, ill, err := unlock(dir, s, lock, o)
	if err != nil {
		release(lock)
		return c, fmt.Errorf("checking the vault: %w", err)
	}
	defer func() {
		v.cancel()
		v.wipe()
		release(lock)
	}()
	c.find("damaged", ill...)
	if _, bad, err := v.failures(); err != nil || bad {
		c.find("damaged", failuresFile)
	}
	c.foreign(dir)
	was, ill, err := readMirror(dir, v.subkey("mirror"), v.header.VaultID)
	c.find("damaged", ill...)
	if err != nil { // neither copy opens: nothing says how the files should be
		return c, nil
	}
	c.Unclean = !was.Clean
	v.mirror, err = v.guard(was)
	var d *DamagedError
	if errors.As(err, &d) {
		c.find("damaged", d.Parts...)
		return c, nil
	}
	if err != nil {
		return c, fmt.Errorf("checking the vault: %w", err)
	}
	c.Files = len(v.mirror.Files)
	if err := c.inside(ctx, v, was.Clean, progress); err != nil {
		return c, fmt.Errorf("checking the vault: %w", err)
	}
	return c, nil
}

// foreign reports what does not belong into a vault's folder.
func (c *Check) foreign(dir string) {
	ours := []string{headerFile, headerTwin, mirrorFile, mirrorTwin, failuresFile, lockFile, dbFolder, blobFolder, rescueFolder}
	entries, _ := os.ReadDir(dir)
	for _, e := range entries {
		if !slices.Contains(ours, e.Name()) && filepath.Ext(e.Name()) != tmpSuffix {
			c.find("foreign", e.Name())
		}
		if e.Name() == lockFile {
			if info, err := e.Info(); err == nil && info.Size() > 0 {
				c.find("foreign", lockFile)
			}
		}
	}
}

// inside opens the database and checks every record, the head and every blob.
func (c *Check) inside(ctx context.Context, v *Vault, clean bool, progress func(done, total int64)) error {
	if err := checkSpace(v.dir); err != nil {
		return err
	}
	if err := v.openDatabase(); err != nil {
		return err
	}
	var (
		head  []byte
		count uint64
		sum   multiset
		blobs []store.Blob
		total int64
		apart = map[store.ID]uint64{}
	)
	err := v.db.View(func(b *badgerstore.Txn) error {
		err := v.scan(ctx, b, func(o opened) error {
			switch {
			case o.ID == v.headID:
				head = bytes.Clone(o.Body)
				return nil
			case o.err != nil:
				c.find("damaged", "record "+o.ID.String())
				return nil
			}
			c.Records++
			count++
			sum.add(o.element)
			blobs = append(blobs, o.owned()...)
			if o.bodyApart() {
				apart[o.ID] = o.version
			}
			return nil
		})
		if err != nil {
			return err
		}
		ill, err := v.checkBodies(ctx, b, apart)
		for _, id := range ill {
			c.find("damaged", "record "+id.String())
		}
		return err
	})
	if err == nil {
		if _, headErr := v.proveHead(head, count, sum); headErr != nil {
			c.find("damaged", "head")
		}
		for _, b := range blobs {
			total += b.Size
		}
		for _, b := range blobs {
			if err = c.blob(ctx, v, b); err != nil {
				break
			}
			if progress != nil {
				progress(c.Bytes, total)
			}
		}
	}
	if err == nil && len(c.Findings) == 0 && v.o.Look != nil {
		var said []Finding
		said, err = v.o.Look(ctx, v)
		c.Findings = append(c.Findings, said...)
	}
	if e := v.db.Close(); err == nil {
		err = e
	}
	if err == nil && (clean || len(c.Findings) == 0) {
		err = v.sealFiles()
	}
	return fileError(err)
}

func (c *Check) blob(ctx context.Context, v *Vault, b store.Blob) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	r, err := v.openBlob(b)
	switch {
	case errors.Is(err, store.ErrNotFound):
		c.find("missing", blobPath(b.ID))
		return nil
	case errors.Is(err, store.ErrDamaged):
		c.find("damaged", blobPath(b.ID))
		return nil
	case err != nil:
		return err
	}
	defer r.Close()
	h := sha256.New()
	n, err := io.CopyBuffer(struct{ io.Writer }{h}, struct{ io.Reader }{r}, make([]byte, seal.StreamChunk))
	if errors.Is(err, store.ErrDamaged) || err == nil && ([32]byte(h.Sum(nil)) != b.SHA256 || n != b.Size) {
		c.find("damaged", blobPath(b.ID))
		return nil
	}
	c.Blobs++
	c.Bytes += n
	return err
}

// sealFiles writes the mirror of a database that was closed.
func (v *Vault) sealFiles() error {
	m, err := takeMirror(v.dir, v.mirror, true)
	if err != nil {
		return err
	}
	m.Clean = true
	return m.write(v.dir, v.subkey("mirror"), v.header.VaultID)
}

// Repair copies the damaged vault in dir to the new folder to and keeps there
// every record and blob that still opens. What was lost is named; dir is not
// touched. It returns the errors of Open that keep it from looking, and
// ErrExists if to holds anything.
func Repair(ctx context.Context, dir, to string, s Secret, o Options) (c Check, err error) {
	if entries, err := os.ReadDir(to); err == nil && len(entries) > 0 {
		return c, ErrExists
	}
	lock, err := takeLock(dir)
	if err != nil {
		return c, err
	}
	defer release(lock)
	v, ill, err := unlock(dir, s, lock, o)
	if err != nil {
		return c, fmt.Errorf("repairing: %w", err)
	}
	defer v.wipe()
	c.find("damaged", ill...)
	if err := copyFolder(dir, to, false); err != nil {
		return c, err
	}
	if _, err := os.Stat(filepath.Join(to, rescueFolder)); err == nil { // the files as a failed opening found them
		if err := os.RemoveAll(filepath.Join(to, dbFolder)); err != nil {
			return c, fileError(err)
		}
		if err := os.Rename(filepath.Join(to, rescueFolder), filepath.Join(to, dbFolder)); err != nil {
			return c, fileError(err)
		}
	}
	v.dir = to
	if err := v.header.write(to); err != nil {
		return c, err
	}
	was, ill, _ := readMirror(to, v.subkey("mirror"), v.header.VaultID)
	c.find("damaged", ill...)
	if was != nil && len(was.KeyRegistry) > 0 {
		if err := writeFile(filepath.Join(to, dbFolder, keyRegistry), was.KeyRegistry); err != nil {
			return c, err
		}
	}
	now, err := takeMirror(to, nil, false)
	if err != nil {
		return c, err
	}
	if err := removeEmptyLogs(to, now); err != nil {
		return c, err
	}
	if err := c.salvage(ctx, v); err != nil {
		return c, fmt.Errorf("repairing: %w", err)
	}
	return c, nil
}

// salvage drops what does not open and writes a head over what does.
func (c *Check) salvage(ctx context.Context, v *Vault) error {
	if err := v.openDatabase(); err != nil {
		return err
	}
	var ill []store.ID
	var was head
	next := head{Header: v.header.Generation, Changed: v.o.Now().UTC()}
	apart := map[store.ID]uint64{}
	err := v.db.View(func(b *badgerstore.Txn) error {
		err := v.scan(ctx, b, func(o opened) error {
			switch {
			case o.ID == v.headID:
				if plain, _, err := v.env.Open(nil, v.headID, o.Body); err == nil {
					was, _ = decodeHead(plain)
				}
			case o.err != nil:
				ill = append(ill, o.ID)
				c.find("damaged", "record "+o.ID.String())
			default:
				c.Records++
				next.Count++
				next.Sum.add(o.element)
				next.Sequence = max(next.Sequence, o.version)
				if o.bodyApart() {
					apart[o.ID] = o.version
				}
				for _, blob := range o.owned() {
					if err := c.blob(ctx, v, blob); err != nil {
						return err
					}
				}
			}
			return nil
		})
		if err != nil {
			return err
		}
		torn, err := v.checkBodies(ctx, b, apart)
		for _, id := range torn {
			c.find("damaged", "record "+id.String())
			if version, whole := apart[id]; whole {
				c.Records--
				next.Count--
				next.Sum.sub(element(v.headKey, id, version))
			}
		}
		ill = append(ill, torn...)
		return err
	})
	if err == nil && (was.Count != next.Count || was.Sum != next.Sum) {
		c.find("damaged", "head")
	}
	next.Sequence = max(next.Sequence, was.Sequence) + 1
	if err == nil {
		err = v.db.Update(func(b *badgerstore.Txn) error {
			for _, id := range ill {
				if err := errors.Join(b.Delete(id), b.DeleteApart(id)); err != nil {
					return err
				}
			}
			return v.putHead(b, next)
		})
	}
	if e := v.db.Close(); err == nil {
		err = e
	}
	if err == nil {
		err = v.sealFiles()
	}
	return fileError(err)
}

package vault

import (
	"bytes"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"stillwater/app/seal"
	"stillwater/app/vault/internal/badgerstore"
)

// The mirror is a sealed list of the database's files (docs/format.md,
// "Mirror"), written at every clean close and again, marked open, at every
// start. Badger itself accepts forged write-ahead files, a cut MANIFEST and a
// missing KEYREGISTRY without a word, and panics on some damaged tables; so
// after a clean close not one byte may differ before it is let near them.
type mirror struct {
	Clean bool `json:"clean"`
	// Files holds every file of the database folder by name.
	Files map[string]fileSeal `json:"files"`
	// KeyRegistry is Badger's own, so that it can be put back.
	KeyRegistry []byte `json:"key_registry"`
}

type fileSeal struct {
	Size   int64    `json:"size"`
	SHA256 [32]byte `json:"sha256"`
}

const (
	dbFolder    = "db"
	mirrorFile  = "db.seal"
	mirrorTwin  = "db.seal.twin"
	keyRegistry = "KEYREGISTRY"
	manifest    = "MANIFEST"
	// badgerLock is Badger's own lock file: it holds a process number, and
	// lives only while the database is open.
	badgerLock = "LOCK"
	// maxMirror bounds what is read: a vault of 10 GB has 5,000 tables of
	// about 100 bytes of list each.
	maxMirror = 16 << 20
	// maxRegistry bounds Badger's key registry: about 100 bytes in ten years.
	maxRegistry = 1 << 20
)

func mirrorAD(vault []byte) []byte { return append([]byte("mirror/"), vault...) }

func (m *mirror) write(dir string, key *seal.Key, vault []byte) error {
	b, err := json.Marshal(m)
	if err != nil {
		return err
	}
	sealed := key.Seal(b, mirrorAD(vault))
	for _, name := range []string{mirrorFile, mirrorTwin} {
		if err := writeFile(filepath.Join(dir, name), sealed); err != nil {
			return err
		}
	}
	return nil
}

// readMirror returns the mirror and which of its copies do not open. Two
// whole copies that differ are a crash between the two writes; the one that
// claims less, not clean, counts, since then more is checked by the head.
func readMirror(dir string, key *seal.Key, vault []byte) (m *mirror, ill []string, err error) {
	for _, name := range []string{mirrorFile, mirrorTwin} {
		b, err := readBounded(filepath.Join(dir, name), maxMirror)
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return nil, nil, fileError(err)
		}
		c := new(mirror)
		plain, openErr := key.Open(b, mirrorAD(vault))
		if err != nil || openErr != nil || json.Unmarshal(plain, c) != nil {
			ill = append(ill, name)
			continue
		}
		if m == nil || m.Clean && !c.Clean {
			m = c
		}
	}
	if m == nil {
		return nil, ill, damaged(ill...)
	}
	return m, ill, nil
}

// takeMirror reads the folder as it is. Tables never change once written, so
// the sums of those that known lists with the same size are taken over when
// trust is set; every other file is read.
func takeMirror(dir string, known *mirror, trust bool) (*mirror, error) {
	entries, err := os.ReadDir(filepath.Join(dir, dbFolder))
	if err != nil {
		return nil, fileError(err)
	}
	m := &mirror{Files: make(map[string]fileSeal, len(entries))}
	var (
		mu    sync.Mutex
		wg    sync.WaitGroup
		first error
		slots = make(chan struct{}, 2) // one reader a core on the smallest machine
	)
	for _, e := range entries {
		name := e.Name()
		if name == badgerLock {
			continue
		}
		info, err := e.Info()
		if err != nil {
			return nil, err
		}
		if trust && known != nil && isTable(name) {
			if f, ok := known.Files[name]; ok && f.Size == info.Size() {
				mu.Lock()
				m.Files[name] = f
				mu.Unlock()
				continue
			}
		}
		slots <- struct{}{}
		wg.Go(func() {
			defer func() { <-slots }()
			f, err := sumFile(filepath.Join(dir, dbFolder, name))
			mu.Lock()
			defer mu.Unlock()
			if err != nil && first == nil {
				first = err
			}
			m.Files[name] = f
		})
	}
	wg.Wait()
	if first != nil {
		return nil, fileError(first)
	}
	m.KeyRegistry, err = readBounded(filepath.Join(dir, dbFolder, keyRegistry), maxRegistry)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, fileError(err)
	}
	return m, nil
}

func isTable(name string) bool { return strings.HasSuffix(name, ".sst") }

// sumBuffers are used again: fresh memory for each of hundreds of tables costs
// as much as hashing it.
var sumBuffers = sync.Pool{New: func() any { b := make([]byte, 256<<10); return &b }}

func sumFile(path string) (fileSeal, error) {
	f, err := os.Open(path)
	if err != nil {
		return fileSeal{}, err
	}
	defer f.Close()
	h := sha256.New()
	buf := sumBuffers.Get().(*[]byte)
	defer sumBuffers.Put(buf)
	n, err := io.CopyBuffer(h, struct{ io.Reader }{f}, *buf)
	if err != nil {
		return fileSeal{}, err
	}
	out := fileSeal{Size: n}
	h.Sum(out.SHA256[:0])
	return out, nil
}

// size is the length of all files together, in bytes.
func (m *mirror) size() (n int64) {
	for _, f := range m.Files {
		n += f.Size
	}
	return n
}

// differences names the files in which now departs from what was sealed.
// After a crash only the parts that cannot have changed by then are compared:
// the key registry, tables still there, and that there is a manifest.
func (m *mirror) differences(now *mirror) []string {
	var parts []string
	for name, want := range m.Files {
		got, there := now.Files[name]
		table := there && isTable(name)
		switch {
		case m.Clean && (!there || got != want),
			!m.Clean && table && got != want,
			!m.Clean && name == manifest && !there:
			parts = append(parts, dbFolder+"/"+name)
		}
	}
	for name := range now.Files {
		if _, ok := m.Files[name]; !ok && m.Clean {
			parts = append(parts, dbFolder+"/"+name)
		}
	}
	// Badger only appends to its registry, once in ten years.
	if !bytes.HasPrefix(now.KeyRegistry, m.KeyRegistry) && !slices.Contains(parts, dbFolder+"/"+keyRegistry) {
		parts = append(parts, dbFolder+"/"+keyRegistry)
	}
	slices.Sort(parts)
	return parts
}

// removeEmptyLogs deletes write-ahead and value-log files of no length, which
// a killed process leaves and Badger then refuses to open.
func removeEmptyLogs(dir string, m *mirror) error {
	for _, name := range slices.Collect(maps.Keys(m.Files)) {
		if m.Files[name].Size != 0 || !strings.HasSuffix(name, ".mem") && !strings.HasSuffix(name, ".vlog") {
			continue
		}
		if err := os.Remove(filepath.Join(dir, dbFolder, name)); err != nil {
			return fileError(err)
		}
		delete(m.Files, name)
	}
	return nil
}

// keepReferenced forgets the tables that the manifest does not name: a crash
// left them half-written, and another table will get their number, or
// half-deleted, which in Badger means cut to nothing first. What they held
// and is missed, the head misses.
func (m *mirror) keepReferenced(dir string) error {
	tables, err := badgerstore.Tables(filepath.Join(dir, dbFolder))
	if err != nil {
		return damaged(dbFolder + "/" + manifest)
	}
	maps.DeleteFunc(m.Files, func(name string, _ fileSeal) bool { return isTable(name) && !slices.Contains(tables, name) })
	return nil
}

const rescueFolder = "rescue"

// setAside copies the database folder before Badger opens it after a crash:
// Badger deletes what a cut MANIFEST no longer names, and cuts to nothing, in
// every hard link too, what it has merged. Where there is no room for a copy,
// links have to do: a full disk must not keep anybody out. An older rescue,
// from an opening that did not end well, is kept instead.
func setAside(dir string, size int64) error {
	to := filepath.Join(dir, rescueFolder)
	if _, err := os.Stat(to); err == nil {
		return nil
	}
	tmp := to + tmpSuffix
	if err := os.RemoveAll(tmp); err != nil {
		return fileError(err)
	}
	free, err := freeSpace(dir)
	link := err == nil && free < uint64(size)+minFree
	if err := copyFolder(filepath.Join(dir, dbFolder), tmp, link); err != nil {
		return err
	}
	if err := os.Rename(tmp, to); err != nil {
		return fileError(err)
	}
	return syncDir(dir)
}

// copyFolder copies the regular files below from. With link, tables are hard
// links where the file system has them.
func copyFolder(from, to string, link bool) error {
	return filepath.WalkDir(from, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return fileError(err)
		}
		rel, err := filepath.Rel(from, path)
		if err != nil {
			return err
		}
		target := filepath.Join(to, rel)
		switch {
		case d.IsDir():
			return fileError(os.MkdirAll(target, folderMode))
		case !d.Type().IsRegular() || d.Name() == badgerLock:
			return nil
		case link && isTable(path) && os.Link(path, target) == nil:
			return nil
		}
		return fileError(copyFile(path, target))
	})
}

// copyFile copies bytes, leaving runs of zeros as holes: a write-ahead file
// is 32 MiB of which little is used.
func copyFile(from, to string) error {
	in, err := os.Open(from)
	if err != nil {
		return err
	}
	defer in.Close()
	out, err := os.OpenFile(to, os.O_WRONLY|os.O_CREATE|os.O_EXCL, fileMode)
	if err != nil {
		return err
	}
	buf, zero := make([]byte, 64<<10), make([]byte, 64<<10)
	var size int64
	for err == nil {
		var n int
		n, err = io.ReadFull(in, buf)
		if errors.Is(err, io.ErrUnexpectedEOF) {
			err = io.EOF
		}
		if n > 0 && !bytes.Equal(buf[:n], zero[:n]) {
			if _, e := out.WriteAt(buf[:n], size); e != nil {
				err = e
			}
		}
		size += int64(n)
	}
	if errors.Is(err, io.EOF) {
		err = out.Truncate(size)
	}
	if err == nil {
		err = out.Sync()
	}
	if e := out.Close(); err == nil {
		err = e
	}
	return err
}

package diaries

import (
	"archive/zip"
	"errors"
	"io"
	"io/fs"
	"path"
	"strings"
	"sync/atomic"
)

const (
	maxArchive   = 64 << 30 // bytes of a ZIP: a life with its pictures
	maxDirectory = 16 << 20 // bytes of its list of files: 100,000 of Day One's names
	maxRatio     = 200      // text packs 1:20, pictures 1:1; deflate can do 1:1032
	maxTotal     = 100      // times its own size an archive may unpack to, and
	spareTotal   = 64 << 20 // bytes more
	smallMember  = 1 << 20  // bytes below which the ratio of one file is no matter
)

// An archive is a ZIP whose list of files was read in bounded memory. Names in
// it are looked up and never written under.
type archive struct {
	files  []*zip.File
	places map[string]*zip.File // by lower-case path
	left   atomic.Int64         // bytes it may still unpack to
}

// A frugal reader gives up after so many bytes. archive/zip reads the list of
// files whole, however long it is and whatever length it declares.
type frugal struct {
	in   io.ReaderAt
	left int64
}

func (f *frugal) ReadAt(b []byte, at int64) (int, error) {
	if f.left -= int64(len(b)); f.left < 0 {
		return 0, ErrTooLarge
	}
	return f.in.ReadAt(b, at)
}

// unpack reads the list of an archive's files; those that are none, or whose
// names lead elsewhere, are refused.
func (r *reading) unpack(in io.ReaderAt, size int64) (*archive, error) {
	guard := &frugal{in, maxDirectory}
	z, err := zip.NewReader(guard, size)
	if errors.Is(err, ErrTooLarge) || guard.left < 0 {
		return nil, ErrTooLarge
	}
	if err != nil && !errors.Is(err, zip.ErrInsecurePath) {
		return nil, ErrNotDiary
	}
	guard.left = 1 << 62 // members are bounded one by one
	a := &archive{places: map[string]*zip.File{}}
	a.left.Store(maxTotal*size + spareTotal)
	for _, m := range z.File {
		name := path.Clean(strings.ToLower(m.Name))
		switch {
		case m.Mode().IsDir(), strings.HasPrefix(m.Name, "__MACOSX/"):
		case !fs.ValidPath(m.Name) || strings.ContainsAny(m.Name, "\\:\x00"):
			r.refuse(Place{File: m.Name}, UnsafeName)
		case !m.Mode().IsRegular():
			r.refuse(Place{File: m.Name}, Link)
		case a.places[name] != nil:
			r.refuse(Place{File: m.Name}, Twice)
		default:
			a.places[name] = m
			a.files = append(a.files, m)
		}
	}
	return a, nil
}

// open opens one file of the archive, at most limit bytes of it.
func (a *archive) open(m *zip.File, limit int64) (io.ReadCloser, error) {
	declared := m.UncompressedSize64
	switch {
	case declared > uint64(limit):
		return nil, TooLarge
	case declared > smallMember && declared/maxRatio > m.CompressedSize64:
		return nil, Bomb
	}
	in, err := m.Open()
	if err != nil {
		return nil, Unreadable // an unknown packing, or a locked file
	}
	return &member{in, &capped{in, int64(declared), Bomb}, a}, nil
}

// A member is one file of an archive, while it is read.
type member struct {
	io.Closer
	in   io.Reader
	from *archive
}

func (m *member) Read(b []byte) (int, error) {
	n, err := m.in.Read(b)
	if m.from.left.Add(-int64(n)) < 0 {
		return 0, Bomb
	}
	return n, err
}

// Package hostile reads files nobody vouches for, in bounded memory, and knows
// at every moment which byte of them it stands at: archives, lines, and JSON.
// The readers below app/messages stand on it.
package hostile

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"io/fs"
	"path"
	"strings"

	"stillwater/app/messages"
)

const (
	maxDirectory = 32 << 20 // bytes of an archive's list of files: 150,000 of the names phones give
	maxRatio     = 200      // text packs 1:20, pictures 1:1; deflate can do 1:1032
	smallMember  = 1 << 20  // bytes below which the ratio of one file is no matter
	maxTotal     = 100      // times its own size an archive may unpack to, and
	spareTotal   = 64 << 20 // bytes more
)

// An Archive is a ZIP whose list of files was read in bounded memory. Names in
// it are looked up and never written under.
type Archive struct {
	Paths []string             // of plain files, in the archive's order
	files map[string]*zip.File // by lower-case path
	bases map[string]string    // path by lower-case last part; empty if several end so
	left  int64                // bytes it may still unpack to
}

// A frugal reader gives up after so many bytes. archive/zip reads the list of
// files whole, however long it is and whatever length it declares.
type frugal struct {
	in   io.ReaderAt
	left int64
}

func (f *frugal) ReadAt(b []byte, at int64) (int, error) {
	if f.left -= int64(len(b)); f.left < 0 {
		return 0, messages.ErrTooLarge
	}
	return f.in.ReadAt(b, at)
}

// IsArchive reports whether in begins as a ZIP does.
func IsArchive(in messages.Input) bool {
	head := make([]byte, 4)
	n, _ := in.ReadAt(head, 0)
	return bytes.Equal(head[:n], []byte("PK\x03\x04"))
}

// Open reads the list of an archive's files; those that are none, or whose
// names lead elsewhere or come twice, are refused. Errors are
// messages.ErrNotMessages and ErrTooLarge.
func Open(in messages.Input, refuse func(messages.Refusal)) (*Archive, error) {
	guard := &frugal{in, maxDirectory}
	z, err := zip.NewReader(guard, in.Size)
	if errors.Is(err, messages.ErrTooLarge) || guard.left < 0 {
		return nil, messages.ErrTooLarge
	}
	if err != nil && !errors.Is(err, zip.ErrInsecurePath) {
		return nil, messages.ErrNotMessages
	}
	guard.left = 1 << 62 // members are bounded one by one
	a := &Archive{files: map[string]*zip.File{}, bases: map[string]string{}, left: maxTotal*in.Size + spareTotal}
	for _, m := range z.File {
		name := strings.ToLower(path.Clean(m.Name))
		switch {
		case m.Mode().IsDir(), strings.HasPrefix(m.Name, "__MACOSX/"):
		case !fs.ValidPath(m.Name) || strings.ContainsAny(m.Name, "\\:\x00"):
			refuse(messages.Refusal{Member: m.Name, Reason: messages.UnsafeName})
		case !m.Mode().IsRegular():
			refuse(messages.Refusal{Member: m.Name, Reason: messages.Link})
		case a.files[name] != nil:
			refuse(messages.Refusal{Member: m.Name, Reason: messages.Twice})
		default:
			a.files[name] = m
			a.Paths = append(a.Paths, m.Name)
			base := path.Base(name)
			if _, taken := a.bases[base]; taken {
				a.bases[base] = ""
			} else {
				a.bases[base] = m.Name
			}
		}
	}
	return a, nil
}

// Find returns the path of the file that is called name: at that path, or, if
// it is the only one of its last part, anywhere.
func (a *Archive) Find(name string) (path string, size int64, found bool) {
	name = strings.ToLower(name)
	m := a.files[name]
	if m == nil {
		if p := a.bases[name[strings.LastIndexByte(name, '/')+1:]]; p != "" {
			m = a.files[strings.ToLower(p)]
		}
	}
	if m == nil {
		return "", 0, false
	}
	return m.Name, int64(min(m.UncompressedSize64, 1<<62)), true
}

// Open opens one of Paths, at most limit bytes of it; what it unpacks to beyond
// what its kind could hold ends as messages.Bomb.
func (a *Archive) Open(path string, limit int64) (io.ReadCloser, error) {
	m := a.files[strings.ToLower(path)]
	if m == nil {
		return nil, messages.Unreadable
	}
	switch declared := m.UncompressedSize64; {
	case declared > uint64(limit):
		return nil, messages.TooLong
	case declared > smallMember && declared/maxRatio > m.CompressedSize64:
		return nil, messages.Bomb
	}
	in, err := m.Open()
	if err != nil {
		return nil, messages.Unreadable // an unknown packing, or a locked file
	}
	return &member{in, int64(m.UncompressedSize64), a}, nil
}

// A member is one file of an archive, while it is read: never more than it
// declared.
type member struct {
	io.ReadCloser
	left int64
	from *Archive
}

func (m *member) Read(b []byte) (int, error) {
	n, err := m.ReadCloser.Read(b)
	m.left -= int64(n)
	m.from.left -= int64(n)
	switch {
	case m.left < 0 || m.from.left < 0:
		return 0, messages.Bomb
	case err != nil && err != io.EOF:
		return n, messages.Unreadable
	}
	return n, err
}

// types are the media that phones put beside their messages.
var types = map[string]string{
	"jpg": "image/jpeg", "jpeg": "image/jpeg", "png": "image/png", "gif": "image/gif", "webp": "image/webp", "heic": "image/heic", "tgs": "application/x-tgsticker",
	"mp4": "video/mp4", "mov": "video/quicktime", "3gp": "video/3gpp", "webm": "video/webm", "opus": "audio/ogg", "ogg": "audio/ogg", "m4a": "audio/mp4", "mp3": "audio/mpeg",
	"aac": "audio/aac", "amr": "audio/amr", "wav": "audio/wav", "caf": "audio/x-caf", "pdf": "application/pdf", "vcf": "text/vcard", "txt": "text/plain", "zip": "application/zip",
}

// TypeByName is the media type that the ending of a name says, or empty.
func TypeByName(name string) string {
	return types[strings.ToLower(strings.TrimPrefix(path.Ext(name), "."))]
}

package bundle

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"errors"
	"io"
	"strings"
)

// maxName is in bytes: the longest name a bundle has, and more than enough.
const maxName = 1 << 10

// archive reads the list of a ZIP and holds it against the one form there is.
// Files are read where they lie, and only if they are stored: nothing is
// unpacked, so nothing can swell. After a finding about the ZIP as a whole the
// holding is empty.
func (v *verifier) archive(r io.ReaderAt, size int64) (holding, error) {
	var head [4]byte
	if _, err := r.ReadAt(head[:], 0); err != nil && !errors.Is(err, io.EOF) {
		return holding{}, err
	}
	z, err := zip.NewReader(r, size)
	if err != nil && !errors.Is(err, zip.ErrInsecurePath) {
		if !bytes.Equal(head[:], []byte("PK\x03\x04")) {
			return holding{}, ErrNotBundle
		}
		v.broken(r, size)
		return holding{}, nil
	}
	if len(z.File) == 0 || len(z.File) > maxFiles {
		return holding{}, ErrNotBundle
	}
	folder := prevailing(z.File, func(f *zip.File) string { name, _, _ := strings.Cut(f.Name, "/"); return name })
	v.report.Folder = folder
	v.form(r, size, z.File, folder)

	h := holding{sizes: map[string]int64{}}
	at := map[string]int64{}
	lower := map[string]bool{}
	var total int64
	bag := false
	for _, f := range z.File {
		name, inside := strings.CutPrefix(f.Name, folder+"/")
		key := strings.ToLower(name)
		bag = bag || name == bagName || name == tagSums
		start, err := f.DataOffset()
		long := int64(f.CompressedSize64)
		switch {
		case strings.HasSuffix(f.Name, "/") && f.UncompressedSize64 == 0: // a folder, as other programs add
			continue
		case !inside || !plainPath.MatchString(name) || lower[key]:
			v.find(Finding{File: shorten(f.Name), Problem: OddName})
			continue
		case err != nil || f.Method != zip.Store || f.CompressedSize64 != f.UncompressedSize64 || long < 0 || start+long > size:
			v.find(Finding{File: name, Problem: Repacked})
			continue
		}
		if total += long; total > size { // they lie upon each other
			v.find(Finding{Problem: Repacked})
			return holding{}, nil
		}
		lower[key] = true
		h.sizes[name], at[name] = long, start
	}
	if !bag {
		return holding{}, ErrNotBundle
	}
	h.open = func(name string) (io.ReadCloser, error) {
		return io.NopCloser(io.NewSectionReader(r, at[name], h.sizes[name])), nil
	}
	return h, nil
}

// form compares everything in the ZIP that is not a file's content with what
// Write would have written, and names the first file where it differs.
func (v *verifier) form(r io.ReaderAt, size int64, files []*zip.File, folder string) {
	at := prevailing(files, func(f *zip.File) uint32 { return uint32(f.ModifiedTime) | uint32(f.ModifiedDate)<<16 })
	name := func(f *zip.File) string { return shorten(strings.TrimPrefix(f.Name, folder+"/")) }
	var pos int64
	same := func(want []byte) bool {
		got := make([]byte, len(want))
		n, _ := r.ReadAt(got, pos)
		pos += int64(len(want))
		return n == len(want) && bytes.Equal(got, want)
	}
	members := make([]member, len(files))
	for i, f := range files {
		members[i] = member{f.Name, int64(f.UncompressedSize64), f.CRC32, pos}
		if len(f.Name) > maxName || members[i].size < 0 || members[i].size > size || !same(members[i].local(at)) {
			v.find(Finding{File: name(f), Problem: Repacked})
			return
		}
		pos += members[i].size
	}
	start := pos
	for i, f := range files {
		if !same(members[i].central(at)) {
			v.find(Finding{File: name(f), Problem: Repacked})
			return
		}
	}
	if !same(end(len(files), start, pos-start)) || pos != size {
		v.find(Finding{Problem: Repacked})
	}
	v.zipTime = at
}

// broken names the file by whose record in the list the ZIP cannot be opened.
// Where the files lie can be told from what stands before each of them, too.
func (v *verifier) broken(r io.ReaderAt, size int64) {
	var members []member
	var pos int64
	le := binary.LittleEndian
	for len(members) < maxFiles {
		var h [30]byte
		if n, _ := r.ReadAt(h[:], pos); n < len(h) || le.Uint32(h[:]) != localSign {
			break
		}
		long, extra := int(le.Uint16(h[26:])), int(le.Uint16(h[28:]))
		b := make([]byte, long+extra)
		if n, _ := r.ReadAt(b, pos+int64(len(h))); n < len(b) || long > maxName {
			break
		}
		m := member{string(b[:long]), int64(le.Uint32(h[22:])), le.Uint32(h[14:]), pos}
		if m.size == full32 && extra >= 12 {
			m.size = int64(le.Uint64(b[long+4:]))
		}
		if pos += int64(len(h)+len(b)) + m.size; m.size < 0 || pos < 0 || pos > size {
			break
		}
		members = append(members, m)
		v.zipTime = le.Uint32(h[10:])
	}
	for _, m := range members {
		want := m.central(v.zipTime)
		got := make([]byte, len(want))
		if n, _ := r.ReadAt(got, pos); n < len(got) || !bytes.Equal(got, want) {
			_, name, _ := strings.Cut(m.name, "/")
			v.find(Finding{File: shorten(name), Problem: Repacked})
			return
		}
		pos += int64(len(want))
	}
	v.find(Finding{Problem: Repacked}) // its end is not what it was
}

// prevailing is what most files have alike, so that one that was changed does
// not speak for all.
func prevailing[K comparable](files []*zip.File, of func(*zip.File) K) (most K) {
	counts := map[K]int{}
	for _, f := range files {
		k := of(f)
		if counts[k]++; counts[k] > counts[most] || counts[k] == 1 && len(counts) == 1 {
			most = k
		}
	}
	return most
}

// shorten makes any name fit for a finding.
func shorten(name string) string {
	return strings.ToValidUTF8(name[:min(len(name), maxName)], "\uFFFD")
}

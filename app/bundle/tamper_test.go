package bundle

import (
	"archive/zip"
	"bytes"
	"context"
	"crypto/ed25519"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"stillwater/app/timestamp"
)

// least is the smallest case worth handing over.
func least(t testing.TB) Case {
	c := smear(t)
	c.Exhibits = c.Exhibits[1:2]
	c.Incidents, c.Claims, c.People = nil, nil, nil
	return c
}

// regions says of every byte of a ZIP which file it belongs to; "" is the end.
func regions(t *testing.T, bag []byte) []string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(bag), int64(len(bag)))
	if err != nil {
		t.Fatal(err)
	}
	out := make([]string, len(bag))
	pos := 0
	fill := func(name string, n int) {
		for i := range n {
			out[pos+i] = name
		}
		pos += n
	}
	for _, f := range z.File {
		_, name, _ := strings.Cut(f.Name, "/")
		fill(name, 30+len(f.Name)+int(f.CompressedSize64))
	}
	for _, f := range z.File {
		_, name, _ := strings.Cut(f.Name, "/")
		fill(name, 46+len(f.Name))
	}
	return out
}

// Bytes of a small bundle are changed, one at a time: every one of the ZIP's own
// and of the head of a file, some of what follows, which one hash covers. Verify
// names the file each belongs to, or, for the last of the ZIP, the ZIP.
func TestEveryByteCounts(t *testing.T) {
	bag, _ := written(t, least(t), nil)
	whose := regions(t, bag)
	began := 0
	for i := 0; i < len(bag); i++ {
		if i > 0 && whose[i] != whose[i-1] {
			began = i
		}
		if testing.Short() && i%17 > 0 || i > began+100 && i%31 > 0 && bag[i] != 'P' {
			continue
		}
		bag[i] ^= byte(1 << (i % 8))
		r, err := Verify(context.Background(), bytes.NewReader(bag), int64(len(bag)), timestamp.Roots{}, nil)
		bag[i] ^= byte(1 << (i % 8))
		switch {
		case err != nil:
			t.Fatalf("byte %d of %s: %v", i, whose[i], err)
		case !named(r, whose[i]):
			t.Fatalf("byte %d of %q: %v", i, whose[i], r.Findings)
		}
	}
	if r := check(t, bag); len(r.Findings) > 0 {
		t.Error("it was not put back")
	}
}

func TestCutShort(t *testing.T) {
	bag, _ := written(t, least(t), nil)
	for n := len(bag) - 1; n >= 0; n -= 1 + len(bag)/200 {
		r, err := Verify(context.Background(), bytes.NewReader(bag[:n]), int64(n), timestamp.Roots{}, nil)
		if err == nil && len(r.Findings) == 0 || err != nil && !errors.Is(err, ErrNotBundle) {
			t.Fatalf("cut at %d: %v, %v", n, r.Findings, err)
		}
	}
	longer := append(bytes.Clone(bag), 0)
	if r := check(t, longer); len(r.Findings) == 0 {
		t.Error("a byte more is not noticed")
	}
}

// A packer makes ZIPs that Write never would.
type packer struct {
	b bytes.Buffer
	z *zip.Writer
	t *testing.T
}

func newPacker(t *testing.T) *packer {
	p := &packer{t: t}
	p.z = zip.NewWriter(&p.b)
	return p
}

func (p *packer) add(name string, method uint16, content []byte) *packer {
	w, err := p.z.CreateHeader(&zip.FileHeader{Name: name, Method: method})
	if err == nil {
		_, err = w.Write(content)
	}
	if err != nil {
		p.t.Fatal(err)
	}
	return p
}

func (p *packer) close() []byte {
	if err := p.z.Close(); err != nil {
		p.t.Fatal(err)
	}
	return p.b.Bytes()
}

func TestTricks(t *testing.T) {
	bag, _ := written(t, least(t), nil)
	z, err := zip.NewReader(bytes.NewReader(bag), int64(len(bag)))
	if err != nil {
		t.Fatal(err)
	}
	// with packs the same files anew and others among them.
	with := func(method uint16, more func(p *packer)) []byte {
		p := newPacker(t)
		for _, f := range z.File {
			p.add(f.Name, method, []byte(text(t, bag, f.Name[strings.Index(f.Name, "/")+1:])))
		}
		if more != nil {
			more(p)
		}
		return p.close()
	}
	folder := strings.Split(z.File[0].Name, "/")[0]
	for name, c := range map[string]struct {
		bag  []byte
		want Finding
	}{
		"packed anew, stored":     {with(zip.Store, nil), Finding{File: readmeName, Problem: Repacked}},
		"packed anew, smaller":    {with(zip.Deflate, nil), Finding{File: sums256, Problem: Repacked}},
		"a path upwards":          {with(zip.Store, func(p *packer) { p.add("../../etc/x", zip.Store, []byte("x")) }), Finding{File: "../../etc/x", Problem: OddName}},
		"a path upwards inside":   {with(zip.Store, func(p *packer) { p.add(folder+"/data/../../x", zip.Store, nil) }), Finding{File: folder + "/data/../../x", Problem: OddName}},
		"an absolute path":        {with(zip.Store, func(p *packer) { p.add("/etc/x", zip.Store, []byte("x")) }), Finding{File: "/etc/x", Problem: OddName}},
		"a drive":                 {with(zip.Store, func(p *packer) { p.add(`C:\x`, zip.Store, []byte("x")) }), Finding{File: `C:\x`, Problem: OddName}},
		"a name twice":            {with(zip.Store, func(p *packer) { p.add(folder+"/README.txt", zip.Store, []byte("other")) }), Finding{File: folder + "/README.txt", Problem: OddName}},
		"a name twice but for A":  {with(zip.Store, func(p *packer) { p.add(folder+"/readme.TXT", zip.Store, []byte("other")) }), Finding{File: folder + "/readme.TXT", Problem: OddName}},
		"a second folder":         {with(zip.Store, func(p *packer) { p.add("other/README.txt", zip.Store, []byte("other")) }), Finding{File: "other/README.txt", Problem: OddName}},
		"a file more":             {with(zip.Store, func(p *packer) { p.add(folder+"/data/more.txt", zip.Store, []byte("other")) }), Finding{File: "data/more.txt", Problem: Added}},
		"a bomb":                  {with(zip.Store, func(p *packer) { p.add(folder+"/data/bomb.txt", zip.Deflate, make([]byte, 64<<20)) }), Finding{File: "data/bomb.txt", Problem: Repacked}},
		"one file many times":     {overlapping(folder, 2_000), Finding{Problem: Repacked}},
		"more than it says there": {swollen(t, bag), Finding{File: "data/claims.csv", Problem: Repacked}},
	} {
		t.Run(name, func(t *testing.T) {
			r, err := Verify(context.Background(), bytes.NewReader(c.bag), int64(len(c.bag)), timestamp.Roots{}, nil)
			if err != nil {
				t.Fatal(err)
			}
			for _, f := range r.Findings {
				if f == c.want {
					return
				}
			}
			t.Errorf("found %v, want %v", r.Findings, c.want)
		})
	}
}

// overlapping is a list in which many names share the same megabyte.
func overlapping(folder string, n int) []byte {
	content := make([]byte, 1<<20)
	first := member{name: folder + "/bagit.txt", size: int64(len(content)), crc: crc32.ChecksumIEEE(content)}
	b := append(first.local(0), content...)
	start := int64(len(b))
	for i := range n {
		m := first
		if i > 0 {
			m.name = fmt.Sprintf("%s/x%06d.x", folder, i)[:len(first.name)]
		}
		b = append(b, m.central(0)...)
	}
	return append(b, end(n, start, int64(len(b))-start)...)
}

// swollen is a bundle whose list says that a file is larger than the ZIP.
func swollen(t *testing.T, bag []byte) []byte {
	t.Helper()
	b := bytes.Clone(bag)
	at := bytes.LastIndex(b, []byte("data/claims.csv"))
	at = bytes.LastIndex(b[:at], []byte("PK\x01\x02"))
	binary.LittleEndian.PutUint32(b[at+20:], 1<<30)
	binary.LittleEndian.PutUint32(b[at+24:], 1<<30)
	return b
}

func TestNoBundle(t *testing.T) {
	for name, b := range map[string][]byte{
		"nothing":     {},
		"a text":      []byte("Dear R."),
		"another ZIP": newPacker(t).add("x/y.txt", zip.Store, []byte("y")).close(),
		"an empty":    newPacker(t).close(),
	} {
		if _, err := Verify(context.Background(), bytes.NewReader(b), int64(len(b)), timestamp.Roots{}, nil); !errors.Is(err, ErrNotBundle) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := VerifyFolder(context.Background(), fstest.MapFS{"x": {Data: []byte("y")}}, timestamp.Roots{}, nil); !errors.Is(err, ErrNotBundle) {
		t.Errorf("a folder: %v", err)
	}
}

// Somebody without the key changes a file and all lists consistently.
func TestAForgerNeedsTheKey(t *testing.T) {
	c := least(t)
	honest, _ := written(t, c, nil)
	z, err := zip.NewReader(bytes.NewReader(honest), int64(len(honest)))
	if err != nil {
		t.Fatal(err)
	}
	files := fstest.MapFS{}
	for _, f := range z.File {
		_, name, _ := strings.Cut(f.Name, "/")
		files[name] = &fstest.MapFile{Data: []byte(text(t, honest, name)), Mode: 0o644}
	}
	word := []byte("emptied")
	name := "data/exhibits/A001/original.txt"
	files[name].Data = bytes.Replace(files[name].Data, word, []byte("shared "), 1)
	relist := func(name, list string) {
		line := func(b []byte) string {
			p := textPiece(name, b)
			if list == sums512 {
				return fmt.Sprintf("%x", p.sum512)
			}
			return fmt.Sprintf("%x", p.SHA256)
		}
		files[list].Data = bytes.Replace(files[list].Data, []byte(line([]byte(text(t, honest, name)))), []byte(line(files[name].Data)), 1)
	}
	relist(name, sums256)
	relist(name, sums512)
	relist(sums256, tagSums)
	relist(sums512, tagSums)
	r, err := VerifyFolder(context.Background(), files, timestamp.Roots{}, nil)
	if err != nil || !named(r, signatureName) || !named(r, linesName) || r.Key != "" {
		t.Errorf("%+v, %v", r, err)
	}
}

// unstamped is a bundle without a time-stamp, which every process makes alike:
// fuzzing runs in several. The long texts for its reader are cut short.
func unstamped(f *testing.F) []byte {
	f.Helper()
	defer func(readme, verify []byte) { readmeText, verifyText = readme, verify }(readmeText, verifyText)
	readmeText, verifyText = []byte("Dear R.\n"), []byte("pass\n")
	b, err := Make(context.Background(), least(f), nil, nil)
	if err != nil {
		f.Fatal(err)
	}
	log := logOf(f, least(f), b)
	log.Stamped = nil
	var out bytes.Buffer
	if err := b.Write(context.Background(), &out, log, nil); err != nil {
		f.Fatal(err)
	}
	return out.Bytes()
}

// contents are the files of a bundle.
func contents(t testing.TB, bag []byte) map[string][]byte {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(bag), int64(len(bag)))
	if err != nil {
		t.Fatal(err)
	}
	files := map[string][]byte{}
	for _, f := range z.File {
		_, name, _ := strings.Cut(f.Name, "/")
		files[name] = []byte(text(t, bag, name))
	}
	return files
}

// leadsBack is a file that says it is so much less than nothing long that the
// next one would begin where it does.
func leadsBack() []byte {
	m := member{name: "a/" + strings.Repeat("x", 1_000), size: full32}
	b := m.local(0)
	binary.LittleEndian.PutUint64(b[len(b)-8:], -uint64(len(b)))
	binary.LittleEndian.PutUint64(b[len(b)-16:], -uint64(len(b)))
	return b
}

// verified is what Verify does, without fetching large memory anew each time.
func verified(reading hasher, check func(v *verifier) error) (Report, error) {
	v := newVerifier(context.Background(), timestamp.Roots{}, nil)
	v.hasher = reading
	err := check(v)
	return v.report, err
}

func roomy() hasher { return hasher{[2][]byte{make([]byte, bufferSize), make([]byte, bufferSize)}} }

func FuzzVerify(f *testing.F) {
	bag := unstamped(f)
	f.Add(bag)
	f.Add(bag[:len(bag)/2])
	f.Add(overlapping("a", 20))
	f.Add(leadsBack())
	f.Add([]byte("PK\x05\x06"))
	var packed bytes.Buffer
	z := zip.NewWriter(&packed)
	for name, content := range contents(f, bag) {
		if w, err := z.Create("a/" + name); err == nil {
			_, _ = w.Write(content)
		}
	}
	if err := z.Close(); err != nil {
		f.Fatal(err)
	}
	f.Add(packed.Bytes())
	reading := roomy()
	f.Fuzz(func(t *testing.T, b []byte) {
		r, err := verified(reading, func(v *verifier) error {
			h, err := v.archive(bytes.NewReader(b), int64(len(b)))
			if err == nil && h.sizes != nil {
				err = v.bag(h)
			}
			return err
		})
		if err != nil && !errors.Is(err, ErrNotBundle) || err == nil && len(r.Findings) == 0 && !bytes.Equal(b, bag) {
			t.Errorf("another bundle than ours holds, or %v", err)
		}
	})
}

// relist makes the lists and the signature fit the files, all but one of them.
func relist(files map[string][]byte, kept string, key ed25519.PrivateKey) {
	set := func(name string, content []byte) {
		if name != kept {
			files[name] = content
		}
	}
	list := func(payload, long bool) []byte {
		var all []piece
		for _, name := range slices.Sorted(maps.Keys(files)) {
			if strings.HasPrefix(name, dataFolder) == payload && !slices.Contains([]string{tagSums, signatureName, signersName, replyName}, name) {
				all = append(all, textPiece(name, files[name]))
			}
		}
		return sums(all, long)
	}
	set(sums256, list(true, false))
	set(sums512, list(true, true))
	set(tagSums, list(false, false))
	set(signatureName, sign(key, files[tagSums]))
}

// FuzzBag changes the files of a bundle and leaves the ZIP around them alone,
// so that what reads them is reached. With again, all lists and the signature
// are made anew, as somebody could who has a key.
func FuzzBag(f *testing.F) {
	whole := contents(f, unstamped(f))
	names := []string{sums256, tagSums, infoName, signatureName, signersName, linesName, checkpointName, proofFolder + "000002.json", sums512, requestName, replyName}
	for i, name := range names {
		f.Add(uint8(i), whole[name], false)
		f.Add(uint8(i), whole[name], true)
	}
	for i, name := range []string{"request.tsq", "reply.tsr"} {
		b, err := os.ReadFile(filepath.Join("..", "timestamp", "testdata", "expired", name))
		if err != nil {
			f.Fatal(err)
		}
		f.Add(uint8(len(names)-2+i), b, true)
	}
	key := ed25519.NewKeyFromSeed(seed)
	reading := roomy()
	f.Fuzz(func(t *testing.T, which uint8, b []byte, again bool) {
		name := names[int(which)%len(names)]
		if len(b) > 0 && bytes.Equal(b, whole[name]) {
			return // as below, and nothing to find
		}
		files := maps.Clone(whole)
		files[name] = b
		if again {
			relist(files, name, key)
		}
		h := holding{sizes: map[string]int64{}, open: func(name string) (io.ReadCloser, error) { return io.NopCloser(bytes.NewReader(files[name])), nil }}
		for name, content := range files {
			h.sizes[name] = int64(len(content))
		}
		r, err := verified(reading, func(v *verifier) error { return v.bag(h) })
		if err != nil || !again && len(r.Findings) == 0 {
			t.Errorf("%s is another, and %v, %v", name, r.Findings, err)
		}
	})
}

func TestEncrypted(t *testing.T) {
	bag, _ := written(t, least(t), nil)
	var sealed bytes.Buffer
	w, err := Encrypt(&sealed, "six calm words", 10)
	if err == nil {
		_, err = w.Write(bag)
	}
	if err == nil {
		err = w.Close()
	}
	if err != nil {
		t.Fatal(err)
	}
	if !Encrypted(bytes.NewReader(sealed.Bytes())) || Encrypted(bytes.NewReader(bag)) || bytes.Contains(sealed.Bytes(), []byte("bagit")) {
		t.Error("which is encrypted cannot be told")
	}
	plain, n, err := Decrypt(bytes.NewReader(sealed.Bytes()), int64(sealed.Len()), "six calm words")
	if err != nil {
		t.Fatal(err)
	}
	if r, err := Verify(context.Background(), plain, n, timestamp.Roots{}, nil); err != nil || len(r.Findings) > 0 {
		t.Errorf("%v, %v", r.Findings, err)
	}
	for name, c := range map[string]struct {
		sealed     []byte
		passphrase string
		want       error
	}{
		"another passphrase": {sealed.Bytes(), "six other words", ErrWrongPassphrase},
		"none":               {sealed.Bytes(), "", ErrWrongPassphrase},
		"cut short":          {sealed.Bytes()[:sealed.Len()-10], "six calm words", ErrNotBundle},
		"only its header":    {sealed.Bytes()[:100], "six calm words", ErrNotBundle},
	} {
		if _, _, err := Decrypt(bytes.NewReader(c.sealed), int64(len(c.sealed)), c.passphrase); !errors.Is(err, c.want) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// A parted reader is a file of pieces and zeros that nobody has to keep.
type parted struct {
	parts map[int64][]byte
	size  int64
}

func (p parted) ReadAt(b []byte, at int64) (int, error) {
	n := int(min(int64(len(b)), max(0, p.size-at)))
	clear(b[:n])
	for start, part := range p.parts {
		for i, c := range part {
			if to := start + int64(i) - at; to >= 0 && to < int64(n) {
				b[to] = c
			}
		}
	}
	if n < len(b) {
		return n, io.EOF
	}
	return n, nil
}

// Files above 4 GiB, and those that stand behind them, are listed so that any
// program finds them.
func TestLargeFiles(t *testing.T) {
	const at = 0x5b754bc0
	p := parted{parts: map[int64][]byte{}}
	put := func(b []byte) {
		p.parts[p.size] = b
		p.size += int64(len(b))
	}
	members := []member{{name: "a/film.mp4", size: 5 << 30, crc: 1}, {name: "a/bagit.txt", size: 3, crc: 2}}
	for i := range members {
		members[i].start = p.size
		put(members[i].local(at))
		p.size += members[i].size
	}
	start := p.size
	for _, m := range members {
		put(m.central(at))
	}
	put(end(len(members), start, p.size-start))
	z, err := zip.NewReader(p, p.size)
	if err != nil {
		t.Fatal(err)
	}
	for i, f := range z.File {
		offset, err := f.DataOffset()
		if want := members[i].start + int64(len(members[i].local(at))); err != nil || offset != want || int64(f.UncompressedSize64) != members[i].size || f.CRC32 != members[i].crc {
			t.Errorf("%s at %d of %d bytes, want %d: %v", f.Name, offset, f.UncompressedSize64, want, err)
		}
	}
	v := newVerifier(context.Background(), timestamp.Roots{}, nil)
	if v.form(p, p.size, z.File, "a"); len(v.report.Findings) > 0 {
		t.Errorf("%v", v.report.Findings)
	}
	v = newVerifier(context.Background(), timestamp.Roots{}, nil)
	if v.broken(p, p.size); len(v.report.Findings) != 1 || v.report.Findings[0].File != "" { // all of it holds, so it is the end
		t.Errorf("%v", v.report.Findings)
	}
}

package backup

import (
	"archive/tar"
	"bytes"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"stillwater/app/store"
	"stillwater/app/store/storetest"
)

// archived is the tar inside a backup.
func archived(t testing.TB, src Source) []byte {
	t.Helper()
	var b bytes.Buffer
	_, err := archive(t.Context(), &b, src, nil)
	must(t, err)
	return b.Bytes()
}

// part is one member as a test changes it.
type part struct {
	tar.Header
	body string
}

func unpack(t testing.TB, archive []byte) (parts []part) {
	r := tar.NewReader(bytes.NewReader(archive))
	for {
		h, err := r.Next()
		if err == io.EOF {
			return parts
		}
		must(t, err)
		body, err := io.ReadAll(r)
		must(t, err)
		parts = append(parts, part{*h, string(body)})
	}
}

// pack writes parts again, with sizes and checksums that fit.
func pack(t testing.TB, parts []part) []byte {
	var b, sums bytes.Buffer
	w := tar.NewWriter(&b)
	for _, p := range parts {
		if p.Name == sumsName && p.body != "wrong" {
			p.body = sums.String()
		}
		if p.Size = int64(len(p.body)); p.Typeflag != tar.TypeReg {
			p.Size = 0
		}
		must(t, w.WriteHeader(&p.Header))
		if p.Size > 0 {
			_, err := io.WriteString(w, p.body)
			must(t, err)
		}
		sums.Write(line(sha256.Sum256([]byte(p.body)), p.Name))
	}
	must(t, w.Close())
	return b.Bytes()
}

func take(archive []byte, into store.Store, t testing.TB) (*reader, error) {
	rd := newReader(t.Context(), into)
	err := rd.archive(bytes.NewReader(archive))
	return rd, err
}

func TestForgedArchivesAreRefused(t *testing.T) {
	const exhibit, records, owner = "evidence/0001/süßes Foto 1.png", "records/journal.entry-0001.json", "records/evidence.exhibit-0001.json"
	at := func(parts []part, name string) int {
		return slices.IndexFunc(parts, func(p part) bool { return p.Name == name })
	}
	// edit replaces words in one member.
	edit := func(name, old, now string) func([]part) []part {
		return func(parts []part) []part {
			p := &parts[at(parts, name)]
			if !strings.Contains(p.body, old) {
				t.Fatalf("%s has no %s", name, old)
			}
			p.body = strings.Replace(p.body, old, now, 1)
			return parts
		}
	}
	insert := func(before string, p part) func([]part) []part {
		return func(parts []part) []part {
			p.Typeflag, p.Mode = max(p.Typeflag, tar.TypeReg), 0o600
			return slices.Insert(parts, at(parts, before), p)
		}
	}
	drop := func(name string) func([]part) []part {
		return func(parts []part) []part { return slices.Delete(parts, at(parts, name), at(parts, name)+1) }
	}
	head := func(change func(*tar.Header)) func([]part) []part {
		return func(parts []part) []part { change(&parts[at(parts, exhibit)].Header); return parts }
	}
	entry := `{"id":"aeaaaaaaaaaaaaaaaaaaaaaaaa","kind":"journal.entry","meta":{"t":"x"},"body":"words"}`
	for name, forge := range map[string]func([]part) []part{
		"a member twice":       insert("manifest.json", part{Header: tar.Header{Name: records}}),
		"a name in capitals":   insert(owner, part{Header: tar.Header{Name: "evidence/0001/SÜßES FOTO 1.PNG"}}),
		"a page after records": insert("manifest.json", part{Header: tar.Header{Name: "journal/late.md"}}),
		"a way out":            insert(owner, part{Header: tar.Header{Name: "evidence/../../etc/passwd"}}),
		"an absolute name":     insert(owner, part{Header: tar.Header{Name: "/etc/passwd"}}),
		"a name of two lines":  insert(owner, part{Header: tar.Header{Name: "journal/a\nb.md"}}),
		"a hidden name":        insert(owner, part{Header: tar.Header{Name: "journal/.bashrc"}}),
		"a foreign name":       insert(owner, part{Header: tar.Header{Name: "setup.exe"}}),
		"a foreign record":     insert(owner, part{Header: tar.Header{Name: "records/../x.json"}}),
		"a folder":             insert(owner, part{Header: tar.Header{Name: "journal/x/", Typeflag: tar.TypeDir}}),
		"a link":               insert(owner, part{Header: tar.Header{Name: "journal/x", Typeflag: tar.TypeSymlink, Linkname: "/etc"}}),
		"a device":             insert(owner, part{Header: tar.Header{Name: "journal/x", Typeflag: tar.TypeChar}}),
		"an owner":             head(func(h *tar.Header) { h.Uid = 1000 }),
		"a name of an owner":   head(func(h *tar.Header) { h.Uname = "ann" }),
		"a program":            head(func(h *tar.Header) { h.Mode = 0o4755 }),
		"an odd header":        head(func(h *tar.Header) { h.PAXRecords["comment"] = "hello" }),
		"no manifest":          drop("manifest.json"),
		"no head":              drop("head.json"),
		"no checksums":         drop("SHA256SUMS"),
		"a missing exhibit":    drop(exhibit),
		"missing records":      drop(records),
		"changed bytes":        edit(exhibit, "picture", "forgery"),
		"cut bytes":            edit(exhibit, "picture", "pict"),
		"another hash":         edit(owner, `"sha256":"`, `"sha256":"00`),
		"lost and there":       edit(owner, `"member"`, `"lost":true,"member"`),
		"bytes of nobody":      edit(owner, "evidence/0001", "evidence/0002"),
		"another size":         edit(owner, `"size":9`, `"size":10`),
		"a negative size":      edit(owner, `"size":9`, `"size":-9`),
		"bytes owned twice": func(parts []part) []part {
			o := &parts[at(parts, owner)]
			i, j := strings.Index(o.body, `{"member"`), strings.Index(o.body, `]}`)
			o.body = o.body[:j] + "," + o.body[i:j] + o.body[j:]
			return parts
		},
		"counts":                 edit("manifest.json", `"entries": 1`, `"entries": 2`),
		"bytes counted":          edit("manifest.json", `"bytes": 9`, `"bytes": 8`),
		"a manifest of nonsense": edit("manifest.json", "{", "["),
		"a manifest of later":    edit("manifest.json", `"format": 0`, `"format": 1`),
		"a long manifest":        edit("manifest.json", "{", "{"+strings.Repeat(" ", maxSmall)),
		"a record twice":         edit(records, entry, entry+","+entry),
		"a record of nothing":    edit(records, "aeaaaaaaaaaaaaaaaaaaaaaaaa", ""),
		"a record of odd ID":     edit(records, "aeaaaaaaaaaaaaaaaaaaaaaaaa", "AEaaaaaaaaaaaaaaaaaaaaaaaa"),
		"a record of other kind": edit(records, `"journal.entry"`, `"vault.header"`),
		"odd meta":               edit(records, `{"t":"x"}`, `["t"]`),
		"long meta":              edit(records, `"x"`, `"`+strings.Repeat("x", store.MaxMeta)+`"`),
		"two bodies":             edit(records, `"body":`, `"body_base64":"AA==","body":`),
		"an unknown field":       edit(records, `"body":`, `"key":`),
		"records that break off": edit(records, "]\n", ""),
		"records and more":       edit(records, "]\n", "][]"),
		"no list":                edit(records, "[\n", "{"),
		"half a record":          edit(records, `"words"}`, ""),
		"checksums of others":    func(p []part) []part { p[at(p, "SHA256SUMS")].body = "wrong"; return p },
		"something behind": func(p []part) []part {
			return append(p, part{Header: tar.Header{Name: "journal/x.md", Typeflag: tar.TypeReg, Mode: 0o600}})
		},
		"checksums and again":     func(p []part) []part { return append(p, p[at(p, "SHA256SUMS")]) },
		"two kinds of lost bytes": edit(owner, `{"member"`, `{"lost":false,"size":0,"sha256":"`+strings.Repeat("0", 64)+`"},{"member"`),
	} {
		parts := unpack(t, archived(t, small(t)))
		for i := range parts {
			if parts[i].PAXRecords == nil {
				parts[i].PAXRecords = map[string]string{}
			}
		}
		bad := pack(t, forge(parts))
		for _, into := range []store.Store{nil, &storetest.Memory{}} {
			if _, err := take(bad, into, t); !errors.Is(err, ErrDamaged) {
				t.Errorf("%s: %v", name, err)
			}
		}
	}
}

func TestAnArchiveThatEndsEarly(t *testing.T) {
	good := archived(t, small(t))
	for n := 0; n < len(bytes.TrimRight(good, "\x00")); n += 64 {
		if _, err := take(good[:n], &storetest.Memory{}, t); err == nil {
			t.Errorf("%d bytes of %d pass", n, len(good))
		}
	}
	behind := bytes.Clone(good)
	behind[len(behind)-1] = 1
	_, err := take(behind, nil, t)
	wants(t, err, ErrDamaged)
}

func TestFilesAboveEightGigabytesAndOfAnyTime(t *testing.T) {
	for _, h := range []*tar.Header{
		header("evidence/0001/disk.img", noon, 9<<30),
		header("evidence/0001/日本.txt", time.Date(9999, 1, 1, 0, 0, 0, 0, time.UTC), 0),
		header("evidence/0001/old.txt", time.Date(1901, 1, 1, 0, 0, 0, 5, time.UTC), 0),
		header("evidence/0001/none.txt", time.Time{}, 0),
		header("evidence/0001/"+strings.Repeat("n", 200)+".txt", noon, 0),
	} {
		var b bytes.Buffer
		must(t, tar.NewWriter(&b).WriteHeader(h))
		got, err := tar.NewReader(&b).Next()
		must(t, err)
		if got.Size != h.Size || got.Name != h.Name || got.Format == tar.FormatGNU || !plainHeader(got) {
			t.Errorf("%+v was read as %+v", h, got)
		}
	}
}

func TestManyRecordsBecomeManyFiles(t *testing.T) {
	src := small(t)
	src.Files = func(context.Context, func(File) error) error { return nil }
	src.Records = func(_ context.Context, add func(store.Record) error) error {
		for i := range 5000 {
			if err := add(store.Record{ID: store.NewID(), Kind: "journal.entry", Meta: fmt.Appendf(nil, `{"n":%d}`, i), Body: bytes.Repeat([]byte("w"), 1000)}); err != nil {
				return err
			}
		}
		return nil
	}
	into := &storetest.Memory{}
	rd, err := take(archived(t, src), into, t)
	must(t, err)
	if len(kept(t, into)) != 5000 || rd.report.Members != 4+6 {
		t.Errorf("%d records came back, from %d members", len(kept(t, into)), rd.report.Members)
	}
	src.Records = func(_ context.Context, add func(store.Record) error) error {
		return add(store.Record{ID: store.NewID(), Kind: "journal.entry", Body: make([]byte, 50<<20)})
	}
	_, err = archive(t.Context(), io.Discard, src, nil)
	wants(t, err, store.ErrTooLarge)
}

func FuzzNames(f *testing.F) {
	for _, s := range []string{"README.txt", "evidence/0001/a.png", "evidence/../x", "journal/CON", "records/journal.entry-0001.json", "journal/a\\b", "journal//x", "journal/\xff", "journal/a\u202eb"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, name string) {
		r := newRoll()
		r.at = max(rankReadme, rank(name)-1)
		if r.enter(name) != nil {
			return
		}
		if !fs.ValidPath(name) || !filepath.IsLocal(filepath.FromSlash(name)) || strings.ContainsAny(name, "\\\n\r\x00:") || strings.Contains("/"+name, "/.") {
			t.Errorf("%q is let through", name)
		}
		if r.enter(strings.ToUpper(name)) == nil {
			t.Errorf("%q is let through twice", name)
		}
	})
}

func FuzzRead(f *testing.F) {
	for _, m := range []Source{small(f), handover(f, &storetest.Memory{})} {
		f.Add(append(bytes.TrimRight(archived(f, m), "\x00"), make([]byte, 1024)...))
	}
	f.Add(make([]byte, 1024))
	f.Fuzz(func(t *testing.T, archive []byte) {
		verified, err := take(archive, nil, t)
		into := &storetest.Memory{}
		restored, again := take(archive, into, t)
		if (err == nil) != (again == nil) {
			t.Fatalf("verifying says %v, restoring %v", err, again)
		}
		if err != nil {
			return
		}
		if n := len(kept(t, into)); n != verified.report.Manifest.Counts.Records || n != restored.counts.Records {
			t.Errorf("%d records restored of %d", n, verified.report.Manifest.Counts.Records)
		}
		if verified.report.Digest != restored.report.Digest {
			t.Error("verifying and restoring differ")
		}
	})
}

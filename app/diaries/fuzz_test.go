package diaries

import (
	"bytes"
	"context"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
	"unicode"
	"unicode/utf8"
)

// trialReading is a reading that checks what every entry promises: the journal
// can keep it as it is.
func trialReading(t *testing.T, came *[]Entry) *reading {
	loc, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		t.Fatal(err)
	}
	return &reading{
		ctx: context.Background(), loc: loc, zone: loc.String(), seen: map[string][][32]byte{},
		add: func(e Entry) error {
			if !utf8.ValidString(e.Text) || !utf8.ValidString(e.Title) || len(e.Text) > maxText || utf8.RuneCountInString(e.Title) > maxTitle || oneLine(e.Title) != e.Title {
				t.Errorf("title %q, text %q cannot be kept", e.Title, e.Text)
			}
			if y := e.At.Year(); y < minYear || y > maxYear || e.At.Location().String() != e.Zone {
				t.Errorf("%v in %s cannot be kept", e.At, e.Zone)
			}
			for _, tag := range e.Tags {
				if tag == "" || utf8.RuneCountInString(tag) > maxTag || len(e.Tags) > maxTags {
					t.Errorf("tags %q cannot be kept", e.Tags)
				}
			}
			names := map[string]bool{}
			for _, f := range e.Files {
				if f.Name != filepath.Base(f.Name) || strings.ContainsFunc(f.Name, unicode.IsControl) || strings.ContainsAny(f.Name, `/\:`) ||
					strings.Trim(f.Name, ". ") == "" || names[strings.ToLower(f.Name)] || len(f.Name) > 2*maxName || !utf8.ValidString(f.Name) {
					t.Errorf("%q is no name for an attachment", f.Name)
				}
				names[strings.ToLower(f.Name)] = true
				if in, err := f.Open(); err == nil {
					_, _ = io.Copy(io.Discard, in)
					_ = in.Close()
				}
			}
			*came = append(*came, e)
			return nil
		},
	}
}

func none(dayOneMedia, string) (File, error) { return File{}, Missing }

// stored writes data under name in a folder of its own.
func stored(t *testing.T, name string, data []byte) string {
	p := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(p, data, 0o600); err != nil {
		t.Fatal(err)
	}
	return p
}

func FuzzDayOne(f *testing.F) {
	f.Add([]byte(`{"entries": [{"uuid": "A", "creationDate": "2018-01-02T10:00:00Z", "timeZone": "Asia\/Bangkok", "text": "# A\n\n![](dayone-moment:\/\/B) 3\\.5", "photos": [{"identifier": "B", "md5": "c", "type": "png"}]}]}`))
	f.Add([]byte(`{"entries": [{"uuid": "A", "creationDate": "2018-01-02T10:00:00Z", "richText": "{\"contents\":[{\"attributes\":{\"line\":{\"header\":1}},\"text\":\"Packed\\n\"}]}"}]}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		var came []Entry
		_ = trialReading(t, &came).dayOneJSON(bytes.NewReader(data), "x", none)
	})
}

func FuzzDayOneArchive(f *testing.F) {
	for _, name := range []string{"small.zip", "stored.zip"} {
		data, err := os.ReadFile(filepath.Join("testdata", name))
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		var came []Entry
		_ = trialReading(t, &came).dayOne(stored(t, "x.zip", append([]byte("PK"), bytes.TrimPrefix(data, []byte("PK"))...)))
	})
}

func FuzzJrnl(f *testing.F) {
	f.Add([]byte(`{"tags": {}, "entries": [{"title": "A.", "body": "b\n", "date": "2026-11-20", "time": "08:12", "tags": ["@home"], "starred": true}]}`))
	f.Add([]byte("[2026-11-20 08:12] Bought a lamp. *\nIt is yellow. @home\n\n[2026-11-21 11:00:00 PM] Only a title. And more\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		var came []Entry
		_ = trialReading(t, &came).jrnl(stored(t, "x", data))
	})
}

func FuzzMiniDiary(f *testing.F) {
	f.Add([]byte(`{"metadata": {}, "entries": {"2019-01-01": {"dateUpdated": "Thu Jan 03 2019 00:00:00 GMT-0800", "title": "A", "text": "b"}}}`))
	f.Add([]byte(`{"metadata": {}, "entries": [{"id": 1, "date": "2019-01-01", "title": "A", "text": "<p>b <img src=\"data:image/png;base64,iVBORw0KGgo=\"></p><ul><li>c</li></ul>"}]}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		var came []Entry
		_ = trialReading(t, &came).miniDiary(stored(t, "x", data))
	})
}

func FuzzHTML(f *testing.F) {
	f.Add("<h1>A</h1><p>b <strong>c</strong> <a href=\"d\">e</a></p><ol><li>f<ul><li data-checked=\"true\">g</li></ul></li></ol><pre><code>h\n</code></pre><blockquote><p>i</p></blockquote>")
	f.Fuzz(func(t *testing.T, text string) {
		got, files, _ := fromHTML(text)
		if n := 64 * (len(text) + 64); len(got) > n {
			t.Errorf("%d bytes became %d", len(text), len(got))
		}
		if utf8.ValidString(text) && !utf8.ValidString(got) || len(files) > maxKnown {
			t.Errorf("%q became %q", text, got)
		}
	})
}

func FuzzMarkdown(f *testing.F) {
	f.Add("2026-11-20.md", []byte("---\ntitle: A\ndate: 2026-02-03\ntime: \"21:15\"\ntags: [a, b]\nattachments:\n  - x.png\n---\n# A\n\n![[x.png|300]] ![b](x.png \"c\") [d](../e)\n"))
	f.Add("20261120 0812 A.md", []byte("\ufeff---\r\n{a: &b [*b]}\r\n---\r\n"))
	f.Fuzz(func(t *testing.T, name string, data []byte) {
		name = strings.Map(func(c rune) rune {
			if c == '/' || c == 0 || c == '\\' {
				return '-'
			}
			return c
		}, name)
		if len(name) > 200 || !isPage(name) || strings.HasPrefix(name, ".") || !utf8.ValidString(name) {
			t.Skip()
		}
		p := stored(t, name, data)
		if err := os.WriteFile(filepath.Join(filepath.Dir(p), "x.png"), []byte("x"), 0o600); err != nil {
			t.Fatal(err)
		}
		var came []Entry
		if err := trialReading(t, &came).markdown(filepath.Dir(p)); err != nil {
			t.Error(err)
		}
	})
}

func FuzzStillwater(f *testing.F) {
	f.Add([]byte(`{"format": "stillwater-journal", "entries": [{"id": "a", "kind": "dream", "title": "A", "text": "b", "at": "2026-11-20T08:12:00.5+01:00", "zone": "Europe/Berlin", "attachments": [{"name": "x.png", "file": "x"}, {"name": "y", "file": "../y"}]}]}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		var came []Entry
		_ = trialReading(t, &came).stillwater(stored(t, "x", data))
	})
}

// FuzzBroken puts anything between two entries: both come.
func FuzzBroken(f *testing.F) {
	for _, s := range []string{`{"title": "x, "body": "y"}`, `]`, `{"a": [1`, `"`, `{"title": "x", "date": "2026-01-01", "body": "y", "tags": [`, "{\"\x00", `}}`, `{"a":{"a":{`, `\`} {
		f.Add([]byte(s), false)
		f.Add([]byte(`"2019-01-09": `+s), true)
	}
	f.Fuzz(func(t *testing.T, junk []byte, under bool) {
		var came []Entry
		r := trialReading(t, &came)
		p := ""
		read := r.jrnl
		if under {
			read = r.miniDiary
			p = `{"entries": {"2019-01-01": {"title": "T1", "text": ""}, ` + string(junk) + `, "2019-01-03": {"title": "T3", "text": ""}}}`
		} else {
			p = `{"entries": [{"title": "T1", "body": "", "date": "2019-01-01", "time": "08:00"}, ` + string(junk) + `, {"title": "T3", "body": "", "date": "2019-01-03", "time": "08:00"}]}`
		}
		if err := read(stored(t, "x", []byte(p))); err != nil {
			t.Fatal(err)
		}
		titles := map[string]bool{}
		for _, e := range came {
			titles[e.Title] = true
		}
		if !titles["T1"] || !titles["T3"] {
			t.Errorf("of %q only %v came; refused %+v", p, titles, r.report.Refused)
		}
	})
}

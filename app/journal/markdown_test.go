package journal

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"io"
	"regexp"
	"strings"
	"testing"
	"time"
	_ "time/tzdata" // tests must not depend on the machine's zones
	"unicode/utf8"

	"stillwater/app/store"
	"stillwater/app/store/storetest"
)

func exported(t *testing.T, b *Book) (names []string, bodies map[string]string) {
	t.Helper()
	bodies = map[string]string{}
	err := b.Export(context.Background(), func(c Copy) error {
		if c.ModifiedAt.IsZero() {
			t.Errorf("%s has no time", c.Name)
		}
		r, err := c.Open()
		if err != nil {
			return err
		}
		body, err := io.ReadAll(r)
		if sum := sha256.Sum256(body); sum != c.SHA256 || c.Size != int64(len(body)) {
			t.Errorf("%s is not what was said of it", c.Name)
		}
		names = append(names, c.Name)
		bodies[c.Name] = string(body)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return names, bodies
}

func TestMarkdown(t *testing.T) {
	berlin, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		t.Fatal(err)
	}
	id, _ := store.ParseID("abcdefghijklmnopqrstuvwxya")
	at := time.Date(2026, 11, 20, 8, 12, 0, 0, berlin)
	e := Entry{ID: id, Title: `She said: "no" & left`, Text: "\n---\nText.\r\n", At: at, Zone: "Europe/Berlin", Mood: 4,
		Tags: []string{"a: b", "#c"}, CreatedAt: at.UTC(), UpdatedAt: at.UTC().Add(time.Millisecond), TrashedAt: at.UTC()}
	want := `---
id: "abcdefghijklmnopqrstuvwxya"
title: "She said: \"no\" & left"
at: "2026-11-20T08:12:00+01:00"
zone: "Europe/Berlin"
mood: "light"
tags: ["a: b","#c"]
created: "2026-11-20T07:12:00Z"
updated: "2026-11-20T07:12:00.001Z"
trashed: "2026-11-20T07:12:00Z"
---

# She said: "no" & left

` + e.Text
	if got := string(e.Markdown()); got != want {
		t.Errorf("got:\n%s\nwant:\n%s", got, want)
	}
	e.Title, e.Mood, e.Tags, e.TrashedAt = "", 0, nil, time.Time{}
	want = `---
id: "abcdefghijklmnopqrstuvwxya"
at: "2026-11-20T08:12:00+01:00"
zone: "Europe/Berlin"
created: "2026-11-20T07:12:00Z"
updated: "2026-11-20T07:12:00.001Z"
---

` + e.Text
	if got := string(e.Markdown()); got != want {
		t.Errorf("got:\n%s\nwant:\n%s", got, want)
	}
}

func TestExportNamesEveryEntryOnceOldestFirst(t *testing.T) {
	b := NewBook(&storetest.Memory{}, func() time.Time { return time.Date(2026, 11, 20, 12, 0, 0, 0, time.UTC) })
	for _, c := range []struct{ title, at string }{
		{"Später für Élise!", "2026-11-21T23:30:00Z"}, // 22 November in Berlin
		{"", "2026-11-20T08:00:00Z"},
		{"妈妈", "1999-01-02T08:00:00Z"},
		{"../../con " + strings.Repeat("long ", 20), "2026-11-20T09:00:00Z"},
	} {
		at, _ := time.Parse(time.RFC3339, c.at)
		e, err := b.Save(context.Background(), Entry{Title: c.title, Text: c.title, At: at, Zone: "Europe/Berlin"})
		if err != nil {
			t.Fatal(err)
		}
		if c.title == "" {
			if err := b.Trash(context.Background(), e.ID); err != nil {
				t.Fatal(err)
			}
		}
	}
	names, bodies := exported(t, b)
	got := regexp.MustCompile(`[a-z2-7]{8}\.md`).ReplaceAllString(strings.Join(names, "\n"), "ID")
	want := `journal/1999/1999-01-02-ID
journal/2026/2026-11-20-ID
journal/2026/2026-11-20-con-long-long-long-long-long-long-long-l-ID
journal/2026/2026-11-22-spater-fur-elise-ID`
	if got != want {
		t.Errorf("names are\n%s", got)
	}
	if !strings.Contains(bodies[names[1]], "\ntrashed: ") || strings.Contains(bodies[names[2]], "\ntrashed: ") {
		t.Error("the front matter does not say what was in the trash")
	}
}

func TestExportTellsApartIDsThatStartAlike(t *testing.T) {
	m := &storetest.Memory{}
	b := NewBook(m, time.Now)
	for i := range 3 {
		r := store.Record{ID: store.ID{15: byte(i + 1)}, Kind: Kind, Meta: []byte(`{"a":0,"z":"UTC","c":0,"u":0,"r":1}`)}
		if err := m.Update(context.Background(), func(tx store.Tx) error { return tx.Put(r) }); err != nil {
			t.Fatal(err)
		}
		if err := b.Load(r); err != nil {
			t.Fatal(err)
		}
	}
	if _, bodies := exported(t, b); len(bodies) != 3 {
		t.Errorf("3 entries went into %d files", len(bodies))
	}
}

func TestExportStopsWhenTheFileCannotBeWritten(t *testing.T) {
	b := NewBook(&storetest.Memory{}, func() time.Time { return time.Unix(0, 0) })
	if _, err := b.Save(context.Background(), Entry{At: time.Unix(0, 0), Zone: "UTC"}); err != nil {
		t.Fatal(err)
	}
	full := fmt.Errorf("no space")
	err := b.Export(context.Background(), func(Copy) error { return full })
	if err == nil || err.Error() != "exporting journal: no space" {
		t.Errorf("error is %v", err)
	}
}

func TestExcerpt(t *testing.T) {
	for text, want := range map[string]string{
		"": "",
		"# Title\n\nMade *coffee* and **nobody** commented.":   "Title Made coffee and nobody commented.",
		"> quoted\n> > twice":                                  "quoted twice",
		"- one\n* two\n 3. three\n- [x] done":                  "one two three done",
		"![lamp](a.jpg) see [the shop](https://x.example/a_b)": "lamp see the shop",
		"a snake_case word, _soft_ and __loud__, ~~gone~~":     "a snake_case word, soft and loud, gone",
		"```go\ncode()\n```\n---\nafter":                       "code() after",
		"\x00nul\tand\r\nlines":                                "nul and lines",
		"5 - 3 and #tag stay":                                  "5 - 3 and #tag stay",
		strings.Repeat("ä", 300):                               strings.Repeat("ä", 199) + "…",
		strings.Repeat("ä", 200):                               strings.Repeat("ä", 200),
		"a" + strings.Repeat("\n", 3000) + "b":                 "a",
	} {
		if got := excerpt([]byte(text)); got != want {
			t.Errorf("excerpt of %.60q is %q, want %q", text, got, want)
		}
	}
	cut := excerpt([]byte(strings.Repeat(" ", excerptBytes-1) + "ä")) // the cut splits the rune
	if cut != "" {
		t.Errorf("split rune shows as %q", cut)
	}
}

var safeName = regexp.MustCompile(`^journal/(\d{4})/(\d{4})-\d\d-\d\d-([a-z0-9]+-)*[a-z2-7]{8}\.md$`)

func FuzzMarkdownName(f *testing.F) {
	f.Add("The quiet in the kitchen", int64(0))
	f.Add("../../etc/passwd\x00 CON .", int64(253402300799000))
	f.Add("\u202Eé́́ ﷺ\xff-_-", int64(-2208988800000))
	b := NewBook(&storetest.Memory{}, func() time.Time { return time.Unix(0, 0) })
	f.Fuzz(func(t *testing.T, title string, ms int64) {
		e, err := b.clean(Entry{Title: title, Text: title, At: time.UnixMilli(ms), Zone: "Asia/Kathmandu"})
		if err != nil {
			t.Skip("refused")
		}
		name := e.fileName(shortID)
		m := safeName.FindStringSubmatch(name)
		if m == nil || m[1] != m[2] || len(name) > 100 {
			t.Errorf("title %q gives name %q", title, name)
		}
		head, rest, _ := bytes.Cut(bytes.TrimPrefix(e.Markdown(), []byte("---\n")), []byte("---\n\n"))
		for line := range strings.Lines(string(head)) {
			_, value, _ := strings.Cut(line, ": ")
			var s string
			if json.Unmarshal([]byte(value), &s) != nil || strings.HasPrefix(line, "title: ") && s != e.Title {
				t.Errorf("front matter has the line %q", line)
			}
		}
		if e.Title != "" {
			rest = bytes.TrimPrefix(rest, []byte("# "+e.Title+"\n\n"))
		}
		if string(rest) != e.Text {
			t.Errorf("text %q came out as %q", e.Text, rest)
		}
		if x := excerpt([]byte(title)); !utf8.ValidString(x) || utf8.RuneCountInString(x) > excerptRunes {
			t.Errorf("excerpt of %q is %q", title, x)
		}
	})
}

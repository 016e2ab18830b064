package rooms_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"stillwater/app/diaries"
	"stillwater/app/journal"
	"stillwater/app/rooms"
	"stillwater/app/store"
	"stillwater/app/typeset"
	"stillwater/app/vault"
)

func still(int)                   {}
func unseen(int64, int64, string) {}
func number(n int) *int           { return &n }
func newVault(t *testing.T, o rooms.Options) *rooms.Rooms {
	t.Helper()
	r, err := rooms.Create(ctx, filepath.Join(t.TempDir(), "vault"), pass, o)
	must(t, err)
	t.Cleanup(func() { _ = r.Close() })
	return r
}

// everyKind returns a vault with an entry of every kind, and of the shapes
// that are hardest to write down.
func everyKind(t *testing.T) *rooms.Rooms {
	t.Helper()
	now := when
	r := newVault(t, rooms.Options{Now: func() time.Time { now = now.Add(time.Minute); return now }, Version: "test", KDF: opts.KDF, WorkFactor: quickWork})
	save := func(e journal.Entry) store.ID {
		t.Helper()
		if e.At.IsZero() {
			e.At = when.Add(-90 * time.Minute).Add(123 * time.Millisecond)
		}
		if e.Zone == "" {
			e.Zone = "Europe/Berlin"
		}
		e, err := r.Journal.Save(ctx, e)
		must(t, err)
		return e.ID
	}
	attach := func(id store.ID, name, data string) {
		t.Helper()
		_, err := r.Journal.Attach(ctx, id, name, strings.NewReader(data), func(int64) {})
		must(t, err)
	}
	a := save(journal.Entry{Title: `The "yellow" lamp: <b> & [x]`, Text: "I bought it.\r\n\r\n![lamp.png](attachments/lamp.png)\n\n- [ ] bulb\n\x00 \u2028 null\n", Mood: 4,
		Feelings: []string{"hopeful", "müde"}, Pull: number(0), Tags: []string{"home", "small things"}, People: []string{"Anna B."}})
	attach(a, "lamp.png", "\x89PNG\r\n\x1a\n picture")
	attach(a, "lamp.png", "\x89PNG\r\n\x1a\n another picture")
	attach(a, "my notes?.txt", "words")
	attach(a, "empty", "")
	save(journal.Entry{Kind: journal.KindLetter, To: "R.", Title: "Unsent", Text: "I will not send this.\n", Pull: number(10)})
	broken := save(journal.Entry{Kind: journal.KindLetter, To: "R.", Text: "Opened.", SealedUntil: when.AddDate(1, 0, 0)})
	_, err := r.BreakSeal(ctx, broken)
	must(t, err)
	save(journal.Entry{Kind: journal.KindLetter, Text: "Its day has passed.", SealedUntil: when.AddDate(0, 0, -1)})
	save(journal.Entry{Kind: journal.KindThought, Text: "# Not a title\n\n---\nid: \"no\"\n---\n"})
	save(journal.Entry{Kind: journal.KindAchievement, Text: "\n\n  leading space\n\n\n"})
	b := save(journal.Entry{Kind: journal.KindDream, Title: "Water", Text: "العربية עברית 日本語 🌊\n", At: time.Date(1931, 2, 3, 4, 5, 6, 0, time.UTC), Zone: "Asia/Tokyo"})
	attach(b, "recording.m4a", strings.Repeat("sound", 100_000))
	save(journal.Entry{Kind: journal.KindThoughtRecord, Text: "And then\n## The thought\nmore", Record: &journal.ThoughtRecord{
		Thought: "I am too much.", For: "She said so.", Against: "- Anna stays\n- So do I", Kinder: "I am enough.", Before: number(80), After: number(0)}})
	save(journal.Entry{Kind: journal.KindGrief, Text: "", Title: "Only a title"})
	save(journal.Entry{Title: "Long", Text: strings.Repeat("A long night. ", 60_000)})
	gone := save(journal.Entry{Title: "Thrown away", Text: "x"})
	must(t, r.Journal.Trash(ctx, gone))
	return r
}

// A leaf is an entry as a person knows it.
type leaf struct {
	Entry journal.Entry
	Files []string
}

// leaves are all entries outside the trash, in an order of their own, without
// what an import gives anew.
func leaves(t *testing.T, r *rooms.Rooms) []string {
	t.Helper()
	page, err := r.Journal.List(ctx, journal.Query{})
	must(t, err)
	var all []string
	for _, row := range page.Rows {
		e, err := r.Journal.Get(ctx, row.ID)
		must(t, err)
		l := leaf{Entry: e}
		for _, a := range e.Attachments {
			_, in, err := r.Journal.OpenAttachment(ctx, a.ID)
			must(t, err)
			b, err := io.ReadAll(in)
			must(t, err)
			must(t, in.Close())
			l.Files = append(l.Files, fmt.Sprintf("%q %s %q", a.Name, a.MediaType, b))
		}
		l.Entry.ID, l.Entry.Batch, l.Entry.Origin, l.Entry.Revision, l.Entry.Attachments = store.ID{}, store.ID{}, "", 0, nil
		b, err := json.Marshal(l)
		must(t, err)
		all = append(all, fmt.Sprintf("%s at %v: %s", e.Title, e.At, b))
	}
	slices.Sort(all)
	return all
}

func export(t *testing.T, r *rooms.Rooms, c rooms.ExportChoice) (string, rooms.Exported) {
	t.Helper()
	into := t.TempDir()
	out, err := r.ExportJournal(ctx, c, into, pass, unseen)
	must(t, err)
	if left, err := os.ReadDir(into); err != nil || len(left) != 1 {
		t.Fatalf("the export left %v, %v", left, err)
	}
	return out.Path, out
}

func TestExportAndImportGiveTheSame(t *testing.T) {
	from := everyKind(t)
	want := leaves(t, from)
	for _, c := range []struct {
		format rooms.ExportFormat
		source diaries.Source
	}{{rooms.ExportMarkdown, diaries.Markdown}, {rooms.ExportJSON, diaries.Stillwater}} {
		t.Run(string(c.format), func(t *testing.T) {
			path, out := export(t, from, rooms.ExportChoice{Format: c.format})
			if out.Entries != len(want) || out.Attachments != 5 || out.Sealed != 0 || out.Lost != 0 {
				t.Errorf("exported %+v", out)
			}
			into := newVault(t, opts)
			plan, err := into.ReadDiary(ctx, c.source, path, "UTC", still)
			must(t, err)
			if len(plan.Fields) > 0 {
				t.Errorf("of our own export it misses %v", plan.Fields)
			}
			if plan.Entries != len(want) || plan.Attachments != 5 || plan.Total != 0 || plan.Already != 0 || into.Journal.Count() != 0 {
				t.Errorf("planned %+v", plan)
			}
			batch, plan, err := into.ImportDiary(ctx, c.source, path, "UTC", still)
			must(t, err)
			if batch.Added != len(want) || batch.Attachments != 5 || plan.Total != 0 {
				t.Errorf("imported %+v, %+v", batch, plan)
			}
			got := leaves(t, into)
			for i := range want {
				if i >= len(got) || got[i] != want[i] {
					t.Errorf("came back as\n%.2000s\nwant\n%.2000s", got[min(i, len(got)-1)], want[i])
				}
			}
			again, err := into.ReadDiary(ctx, c.source, path, "UTC", still)
			must(t, err)
			home, err := from.ReadDiary(ctx, c.source, path, "UTC", still)
			must(t, err)
			if again.Entries != 0 || again.Already != len(want) || home.Entries != 0 || home.Already != len(want) {
				t.Errorf("the second time %d would come and %d are known; where it is from %d and %d", again.Entries, again.Already, home.Entries, home.Already)
			}
			onward, _ := export(t, into, rooms.ExportChoice{Format: rooms.ExportJSON})
			round, err := from.ReadDiary(ctx, diaries.Stillwater, onward, "UTC", still)
			must(t, err)
			if round.Entries != 0 || round.Already != len(want) {
				t.Errorf("by way of another vault %d would come", round.Entries)
			}
			deleted, kept, err := into.Journal.UndoImport(ctx, batch.ID)
			must(t, err)
			if deleted != len(want) || kept != 0 || into.Journal.Count() != 0 {
				t.Errorf("undone: %d deleted, %d kept, %d left", deleted, kept, into.Journal.Count())
			}
		})
	}
}

// Another editor finds each picture where the Markdown says.
func TestMarkdownExportShowsItsPictures(t *testing.T) {
	path, _ := export(t, everyKind(t), rooms.ExportChoice{Format: rooms.ExportMarkdown})
	shown := 0
	all, err := diaries.Read(ctx, diaries.Markdown, path, diaries.Options{Zone: "UTC"}, func(e diaries.Entry) error {
		shown += strings.Count(e.Text, "](attachments/")
		for _, f := range e.Files {
			in, err := f.Open()
			must(t, err)
			must(t, in.Close())
		}
		return nil
	})
	must(t, err)
	if shown != 6 || all.Total != 0 { // four files and one picture again within the text, one recording
		t.Errorf("%d links, refused %v", shown, all.Refused)
	}
}

func TestSealedLettersKeepTheirWords(t *testing.T) {
	const words = "nobody reads this yet"
	r := newVault(t, opts)
	letter, err := r.Journal.Save(ctx, journal.Entry{Kind: journal.KindLetter, Title: "For later", To: "me", Text: words, At: when, Zone: "UTC", SealedUntil: when.AddDate(1, 0, 0)})
	must(t, err)
	_, err = r.Journal.Save(ctx, journal.Entry{Title: "Open", Text: "words", At: when, Zone: "UTC"})
	must(t, err)
	for format, source := range map[rooms.ExportFormat]diaries.Source{rooms.ExportMarkdown: diaries.Markdown, rooms.ExportJSON: diaries.Stillwater} {
		path, out := export(t, r, rooms.ExportChoice{Format: format})
		if out.Sealed != 1 || out.Entries != 2 {
			t.Errorf("%s: %+v", format, out)
		}
		must(t, filepath.WalkDir(path, func(p string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			b, err := os.ReadFile(p)
			if bytes.Contains(b, []byte(words)) {
				t.Errorf("%s: the words of a sealed letter stand in the export", format)
			}
			return err
		}))
		plan, err := newVault(t, opts).ReadDiary(ctx, source, path, "UTC", still)
		must(t, err)
		if plan.Entries != 1 || len(plan.Refused) != 1 || plan.Refused[0].Reason != diaries.Sealed {
			t.Errorf("%s: planned %+v", format, plan)
		}
	}
	if e, err := r.Journal.Get(ctx, letter.ID); err != nil || !e.Sealed {
		t.Errorf("after the export: %+v, %v", e, err)
	}
}

func TestExportChoice(t *testing.T) {
	r := everyKind(t)
	for name, c := range map[string]struct {
		choice rooms.ExportChoice
		want   int
	}{
		"letters":             {rooms.ExportChoice{Kinds: []journal.EntryKind{journal.KindLetter}}, 3},
		"letters and dreams":  {rooms.ExportChoice{Kinds: []journal.EntryKind{journal.KindLetter, journal.KindDream}}, 4},
		"a tag":               {rooms.ExportChoice{Tag: "Home"}, 1},
		"until a day":         {rooms.ExportChoice{To: "1931-02-03"}, 1},
		"a day too early":     {rooms.ExportChoice{To: "1931-02-02"}, 0},
		"from a day":          {rooms.ExportChoice{From: "2026-11-20"}, 9},
		"between, and a kind": {rooms.ExportChoice{From: "1900-01-01", To: "1999-12-31", Kinds: []journal.EntryKind{journal.KindEntry}}, 0},
	} {
		c.choice.Format = rooms.ExportJSON
		if _, out := export(t, r, c.choice); out.Entries != c.want {
			t.Errorf("%s: %d entries, want %d", name, out.Entries, c.want)
		}
	}
	for _, c := range []rooms.ExportChoice{{Format: "docx"}, {}, {Format: rooms.ExportJSON, From: "yesterday"}, {Format: rooms.ExportJSON, To: "2026-02-30"}} {
		if _, err := r.ExportJournal(ctx, c, t.TempDir(), pass, unseen); !errors.Is(err, rooms.ErrInvalid) {
			t.Errorf("%+v: %v", c, err)
		}
	}
}

func TestExportLeavesNothingHalf(t *testing.T) {
	r := everyKind(t)
	into := t.TempDir()
	empty := func(what string) {
		t.Helper()
		if left, err := os.ReadDir(into); err != nil || len(left) != 0 {
			t.Errorf("%s left %v, %v", what, left, err)
		}
	}
	choice := rooms.ExportChoice{Format: rooms.ExportMarkdown}
	if _, err := r.ExportJournal(ctx, choice, into, "wrong", unseen); !errors.Is(err, vault.ErrWrongPassphrase) {
		t.Errorf("a wrong passphrase: %v", err)
	}
	empty("a wrong passphrase")
	for _, format := range []rooms.ExportFormat{rooms.ExportMarkdown, rooms.ExportJSON, rooms.ExportPDF} {
		stopped, cancel := context.WithCancel(ctx)
		_, err := r.ExportJournal(stopped, rooms.ExportChoice{Format: format}, into, pass, func(done, _ int64, _ string) {
			if done == 3 {
				cancel()
			}
		})
		if !errors.Is(err, context.Canceled) {
			t.Errorf("%s, stopped: %v", format, err)
		}
		empty("a stopped export")
	}
	if _, err := r.ExportJournal(ctx, choice, filepath.Join(into, "nowhere"), pass, unseen); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("into a folder that is not there: %v", err)
	}
	first, err := r.ExportJournal(ctx, choice, into, pass, unseen)
	must(t, err)
	must(t, os.WriteFile(filepath.Join(first.Path, "mine.txt"), []byte("x"), 0o600))
	second, err := r.ExportJournal(ctx, choice, into, pass, unseen)
	must(t, err)
	if filepath.Base(first.Path) != "stillwater-journal-2026-11-20" || filepath.Base(second.Path) != "stillwater-journal-2026-11-20-2" {
		t.Errorf("%s, then %s", first.Path, second.Path)
	}
	if _, err := os.Stat(filepath.Join(first.Path, "mine.txt")); err != nil {
		t.Errorf("what stood there: %v", err)
	}
}

func TestExportAsPDF(t *testing.T) {
	if !typeset.Available() {
		t.Skip("this checkout was not built: nothing to typeset with")
	}
	r := everyKind(t)
	into := t.TempDir()
	out, err := r.ExportJournal(ctx, rooms.ExportChoice{Format: rooms.ExportPDF, To: "2026-11-20", Kinds: []journal.EntryKind{journal.KindThoughtRecord, journal.KindDream}}, into, pass, unseen)
	must(t, err)
	b, err := os.ReadFile(out.Path)
	must(t, err)
	if filepath.Base(out.Path) != "stillwater-journal-2026-11-20.pdf" || out.Entries != 2 || !bytes.HasPrefix(b, []byte("%PDF-")) {
		t.Errorf("%+v, %d bytes", out, len(b))
	}
	if left, err := os.ReadDir(into); err != nil || len(left) != 1 {
		t.Errorf("left %v, %v", left, err)
	}
}

// The published schema knows every field that is written, and no other.
func TestJSONExportKeepsItsSchema(t *testing.T) {
	b, err := os.ReadFile(filepath.Join("..", "..", "docs", "journal.schema.json"))
	must(t, err)
	type node struct {
		Properties map[string]node `json:"properties"`
		Required   []string        `json:"required"`
		Items      *node           `json:"items"`
	}
	var schema node
	must(t, json.Unmarshal(b, &schema))
	path, _ := export(t, everyKind(t), rooms.ExportChoice{Format: rooms.ExportJSON})
	b, err = os.ReadFile(filepath.Join(path, "journal.json"))
	must(t, err)
	var written any
	must(t, json.Unmarshal(b, &written))
	seen := map[string]bool{}
	var compare func(at string, s node, v any)
	compare = func(at string, s node, v any) {
		switch v := v.(type) {
		case map[string]any:
			for key, value := range v {
				sub, known := s.Properties[key]
				if !known {
					t.Errorf("%s.%s is not in the schema", at, key)
				}
				seen[at+"."+key] = true
				compare(at+"."+key, sub, value)
			}
			for _, key := range s.Required {
				if _, ok := v[key]; !ok {
					t.Errorf("%s has no %s", at, key)
				}
			}
		case []any:
			for _, value := range v {
				if s.Items != nil {
					compare(at, *s.Items, value)
				}
			}
		}
	}
	compare("", schema, written)
	var unused func(at string, s node)
	unused = func(at string, s node) {
		for key, sub := range s.Properties {
			if !seen[at+"."+key] && key != "sealed" && key != "origin" { // nothing here is sealed or came from elsewhere
				t.Errorf("%s.%s is in the schema and never written", at, key)
			}
			unused(at+"."+key, sub)
			if sub.Items != nil {
				unused(at+"."+key, *sub.Items)
			}
		}
	}
	unused("", schema)
}

const jrnlFile = `{"tags": {}, "entries": [
 {"title": "One", "body": "Text.", "date": "2026-11-18", "time": "08:00", "tags": ["@home"], "starred": false},
 {"title": "Broken, "body": "", "date": "2026-11-19", "time": "08:00"},
 {"title": "Two", "body": "", "date": "2026-11-20", "time": "23:30"}]}`

func TestImportTakesNothingTwice(t *testing.T) {
	r := newVault(t, opts)
	path := filepath.Join(t.TempDir(), "j.json")
	must(t, os.WriteFile(path, []byte(jrnlFile), 0o600))
	_, err := r.Journal.Save(ctx, journal.Entry{Title: "Two", At: time.Date(2026, 11, 20, 22, 30, 0, 0, time.UTC), Zone: "Europe/Berlin"})
	must(t, err)
	plan, err := r.ReadDiary(ctx, diaries.Jrnl, path, "Europe/Berlin", still)
	must(t, err)
	if plan.Entries != 1 || plan.Already != 1 || plan.Total != 1 || plan.Refused[0].Place != (diaries.Place{Entry: 2, Line: 3}) || plan.Titles[0] != "One" ||
		plan.First.Format(time.RFC3339) != "2026-11-18T08:00:00+01:00" || !plan.First.Equal(plan.Last) {
		t.Errorf("planned %+v", plan)
	}
	batch, plan, err := r.ImportDiary(ctx, diaries.Jrnl, path, "Europe/Berlin", still)
	must(t, err)
	if batch.Added != 1 || plan.Already != 1 || r.Journal.Count() != 2 {
		t.Errorf("imported %+v, %+v", batch, plan)
	}
	if again, plan, err := r.ImportDiary(ctx, diaries.Jrnl, path, "Europe/Berlin", still); err != nil || again.Added != 0 || plan.Already != 2 || len(r.Journal.Imports()) != 1 {
		t.Errorf("the second time: %+v, %+v, %v", again, plan, err)
	}
	page, err := r.Journal.List(ctx, journal.Query{Tag: "home"})
	must(t, err)
	e, err := r.Journal.Get(ctx, page.Rows[0].ID)
	must(t, err)
	e.Text = "Changed since."
	_, err = r.Journal.Save(ctx, e)
	must(t, err)
	if deleted, kept, err := r.Journal.UndoImport(ctx, batch.ID); err != nil || deleted != 0 || kept != 1 {
		t.Errorf("undone: %d deleted, %d kept, %v", deleted, kept, err)
	}
}

func TestImportThatStopsCanBeUndone(t *testing.T) {
	r := newVault(t, opts)
	var entries []string
	for i := range 1000 {
		entries = append(entries, fmt.Sprintf(`{"title": "T%d", "body": "Text.", "date": "2026-11-18", "time": "08:00"}`, i))
	}
	path := filepath.Join(t.TempDir(), "j.json")
	must(t, os.WriteFile(path, []byte(`{"entries": [`+strings.Join(entries, ",")+`]}`), 0o600))
	stopped, cancel := context.WithCancel(ctx)
	batch, _, err := r.ImportDiary(stopped, diaries.Jrnl, path, "UTC", func(done int) {
		if done == 700 {
			cancel()
		}
	})
	if !errors.Is(err, context.Canceled) || batch.Added == 0 || batch.Added >= 1000 || r.Journal.Count() != batch.Added {
		t.Fatalf("stopped: %+v, %v, %d entries", batch, err, r.Journal.Count())
	}
	if deleted, _, err := r.Journal.UndoImport(ctx, batch.ID); err != nil || deleted != batch.Added || r.Journal.Count() != 0 {
		t.Errorf("undone: %d of %d, %v", deleted, batch.Added, err)
	}
}

func TestImportNamesFilesItCouldNotRead(t *testing.T) {
	r := newVault(t, opts)
	dir := t.TempDir()
	must(t, os.WriteFile(filepath.Join(dir, "2026-11-20.md"), []byte("![a](a.png) ![b](b.png)"), 0o600))
	must(t, os.WriteFile(filepath.Join(dir, "a.png"), []byte("a"), 0o600))
	batch, plan, err := r.ImportDiary(ctx, diaries.Markdown, dir, "UTC", still)
	must(t, err)
	if batch.Added != 1 || batch.Attachments != 1 || plan.Attachments != 1 || plan.Total != 1 || plan.Refused[0] != (diaries.Refusal{Place: diaries.Place{File: "2026-11-20.md", Line: 1}, Reason: diaries.Missing}) {
		t.Errorf("imported %+v, %+v", batch, plan)
	}
}

func TestDamagedAttachmentsDoNotHoldUpAnExport(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "vault")
	r, err := rooms.Create(ctx, dir, pass, opts)
	must(t, err)
	defer r.Close()
	e, err := r.Journal.Save(ctx, journal.Entry{Title: "A", At: when, Zone: "UTC"})
	must(t, err)
	_, err = r.Journal.Attach(ctx, e.ID, "bad.txt", strings.NewReader("will be damaged"), func(int64) {})
	must(t, err)
	must(t, filepath.WalkDir(filepath.Join(dir, "blobs"), func(p string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		b, err := os.ReadFile(p)
		must(t, err)
		return os.WriteFile(p, flipped(b), 0o600)
	}))
	_, err = r.Journal.Attach(ctx, e.ID, "good.txt", strings.NewReader("whole"), func(int64) {})
	must(t, err)
	path, out := export(t, r, rooms.ExportChoice{Format: rooms.ExportMarkdown})
	if out.Lost != 1 || out.Attachments != 1 {
		t.Errorf("exported %+v", out)
	}
	plan, err := newVault(t, opts).ReadDiary(ctx, diaries.Markdown, path, "UTC", still)
	must(t, err)
	if plan.Attachments != 1 || plan.Total != 0 {
		t.Errorf("what is left does not point to itself: %+v", plan)
	}
}

package journal

import (
	"context"
	"errors"
	"reflect"
	"strings"
	"testing"
	"time"

	"stillwater/app/store"
	"stillwater/app/store/storetest"
)

func percent(n int) *int { return &n }

// written is a book with an entry of every kind that says all it can.
func writtenBook(t *testing.T, now func() time.Time) (*Book, []Entry) {
	t.Helper()
	b := NewBook(&storetest.Memory{}, now)
	at := time.Date(2026, 11, 20, 7, 12, 0, int(5*time.Millisecond), time.UTC)
	all := []Entry{
		{Title: "Plain", Text: "Words.\n"},
		{Text: "# Not a title\n\nbut text\r\n\x00"},
		{Title: "# odd: \"one\" \\", Text: "---\n\nkind: \"dream\"\n---\n\n", Mood: 5, Tags: []string{"a, b", "[x]"}},
		{Kind: KindLetter, Title: "To her", Text: "", To: "Mum: \"dear\""},
		{Kind: KindThought, Text: "## The thought\n\nis a heading here\n"},
		{Kind: KindAchievement, Text: "done", Feelings: []string{"proud"}, Pull: percent(0), People: []string{"Ada", "Mr. \"B\""}},
		{Kind: KindDream, Text: "\n\n\nblank before and behind\n\n\n"},
		{Kind: KindThoughtRecord, Title: "T", Text: "free\n", Record: &ThoughtRecord{Thought: "one\n\ntwo", For: "- a", Against: "## x", Kinder: "c", Before: percent(0), After: percent(100)}},
		{Kind: KindThoughtRecord, Record: &ThoughtRecord{}},
		{Kind: KindThoughtRecord, Text: "\n## And besides\n\n\\## The thought\t\nend", Record: &ThoughtRecord{
			Thought: "## What speaks for it\nnot there", For: "\\## The thought", Against: "a\n## A kinder true sentence\r\nb"}},
		{Kind: KindGrief, Text: "<!-- attachments -->\n\nwords"},
	}
	for i, e := range all {
		e.At, e.Zone = at, []string{"Europe/Berlin", "UTC", "Asia/Kathmandu"}[i%3]
		var err error
		if all[i], err = b.Save(context.Background(), e); err != nil {
			t.Fatal(err)
		}
	}
	return b, all
}

// reread is what comes of e by way of a file.
func reread(t *testing.T, e Entry) Entry {
	t.Helper()
	got, err := ReadMarkdown(e.Markdown())
	if err != nil {
		t.Fatalf("%v of\n%s", err, e.Markdown())
	}
	return got
}

func TestReadMarkdownReadsWhatMarkdownWrote(t *testing.T) {
	now := time.Date(2026, 11, 20, 12, 0, 0, 0, time.UTC)
	b, all := writtenBook(t, func() time.Time { return now })
	for _, e := range all {
		want := e
		want.Revision = 0 // says nothing outside the vault
		if got := reread(t, e); !reflect.DeepEqual(got, want) {
			t.Errorf("read %+v\nwant %+v\nfrom\n%s", got, want, e.Markdown())
		}
	}
	e := all[1]
	for name, content := range map[string]string{"a [b] *c*_d_.png": "\x89PNG\r\n\x1a\n", "../x.txt": "x"} {
		if _, err := b.Attach(context.Background(), e.ID, name, strings.NewReader(content), nil); err != nil {
			t.Fatal(err)
		}
	}
	if err := b.Trash(context.Background(), e.ID); err != nil {
		t.Fatal(err)
	}
	e, err := b.Get(context.Background(), e.ID)
	if err != nil {
		t.Fatal(err)
	}
	got := reread(t, e)
	if got.Text != e.Text || !got.TrashedAt.Equal(e.TrashedAt) || len(got.Attachments) != 2 {
		t.Fatalf("with attachments it is %+v", got)
	}
	page := string(e.Markdown())
	for i, a := range got.Attachments {
		if a.Name != e.Attachments[i].Name || !strings.HasPrefix(a.Path, "../attachments/"+e.Attachments[i].ID.String()+"/") {
			t.Errorf("attachment %+v", a)
		}
	}
	if !strings.Contains(page, `![a \[b\] \*c\*\_d\_.png](../attachments/`) || !strings.Contains(page, "\n[../x.txt](") {
		t.Errorf("links in\n%s", page)
	}
}

func TestASealedLetterIsNotWrittenOut(t *testing.T) {
	now := time.Date(2026, 11, 20, 12, 0, 0, 0, time.UTC)
	b, all := writtenBook(t, func() time.Time { return now })
	e := all[3]
	e.Text, e.SealedUntil = "What nobody reads.", now.AddDate(1, 0, 0)
	e, err := b.Save(context.Background(), e)
	if err != nil {
		t.Fatal(err)
	}
	_, bodies := exported(t, b)
	for name, body := range bodies {
		if strings.Contains(body, "nobody reads") {
			t.Errorf("%s says it", name)
		}
	}
	page := string(e.Markdown())
	if !strings.Contains(page, "sealed until 20 November 2027, 13:00") {
		t.Errorf("the page says\n%s", page)
	}
	got := reread(t, e)
	if !got.Sealed || got.Text != "" || !got.SealedUntil.Equal(e.SealedUntil) {
		t.Errorf("read back %+v", got)
	}
	if e, err = b.BreakSeal(context.Background(), e.ID); err != nil {
		t.Fatal(err)
	}
	if got = reread(t, e); got.Sealed || got.Text != "What nobody reads." || !got.BrokenAt.Equal(now) {
		t.Errorf("broken, it is read back as %+v", got)
	}
}

func TestAttachmentsAreExportedByteForByte(t *testing.T) {
	b, all := writtenBook(t, func() time.Time { return time.Date(2026, 11, 20, 12, 0, 0, 0, time.UTC) })
	a, err := b.Attach(context.Background(), all[0].ID, "con.txt", strings.NewReader("words"), nil)
	if err != nil {
		t.Fatal(err)
	}
	names, bodies := exported(t, b)
	if names[0] != "journal/attachments/"+a.ID.String()+"/_con.txt" || bodies[names[0]] != "words" || len(names) != len(all)+1 {
		t.Errorf("names are %q", names)
	}
	linked := false
	for _, body := range bodies {
		linked = linked || strings.Contains(body, "[con.txt](../attachments/"+a.ID.String()+"/_con.txt)")
	}
	if !linked {
		t.Error("no page links to it")
	}
}

func TestReadMarkdownRefusesOtherFiles(t *testing.T) {
	for name, file := range map[string]string{
		"empty":            "",
		"a note":           "# Groceries\n",
		"of Obsidian":      "---\ntags: [a]\ndate: 2026-11-20\n---\n\nwords",
		"no end":           "---\nid: \"abcdefghijklmnopqrstuvwxya\"\nat: \"2026-11-20T08:12:00Z\"\nzone: \"UTC\"\n",
		"bad ID":           "---\nid: \"abc\"\nat: \"2026-11-20T08:12:00Z\"\nzone: \"UTC\"\n---\n\n",
		"bad time":         "---\nid: \"abcdefghijklmnopqrstuvwxya\"\nat: \"yesterday\"\nzone: \"UTC\"\n---\n\n",
		"of another world": "---\nid: \"abcdefghijklmnopqrstuvwxya\"\nkind: \"poem\"\nat: \"2026-11-20T08:12:00Z\"\nzone: \"UTC\"\n---\n\n",
		"not UTF-8":        "---\nid: \"abcdefghijklmnopqrstuvwxya\"\nat: \"2026-11-20T08:12:00Z\"\nzone: \"UTC\"\n---\n\n\xff",
		"too long":         "---\n" + strings.Repeat("x", maxFile),
	} {
		if _, err := ReadMarkdown([]byte(file)); !errors.Is(err, ErrInvalid) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// FuzzRoundTrip holds that whatever can be kept comes back from its file.
func FuzzRoundTrip(f *testing.F) {
	f.Add("Title", "text", "thought", "for", "kinder", "name.png", byte(5), int64(0))
	f.Add("# x", "\n## And besides\n\\## The thought", "\\\\## The thought \r\n---\n\n", "\n\n<!-- attachments -->\n\n", "## A kinder true sentence", "](", byte(1), int64(-1))
	f.Add("", "", "", "", "", "\u202e", byte(0), int64(1<<45))
	b := NewBook(&storetest.Memory{}, func() time.Time { return time.Unix(0, 0) })
	f.Fuzz(func(t *testing.T, title, text, thought, speaks, kinder, name string, kind byte, ms int64) {
		e := Entry{Kind: kinds[int(kind)%len(kinds)], Title: title, Text: text, To: kinder, Tags: []string{speaks, thought}, Feelings: []string{kinder},
			People: []string{name}, At: time.UnixMilli(ms), Zone: "Asia/Kathmandu", Mood: int(kind) % 6}
		if e.Kind == KindThoughtRecord {
			e.Record = &ThoughtRecord{Thought: thought, For: speaks, Against: text, Kinder: kinder, Before: percent(int(kind) % 101)}
		}
		e, err := b.clean(e)
		if err != nil {
			t.Skip("refused")
		}
		e.ID, e.CreatedAt, e.UpdatedAt = store.ID{1}, time.Unix(1, 0).UTC(), time.Unix(2, 0).UTC()
		if len(name) > 0 {
			e.Attachments = []Attachment{{ID: e.ID, Name: name, MediaType: "image/png", Path: "a/" + thought}}
		}
		got, err := ReadMarkdown(e.Markdown())
		if err != nil {
			if len(e.Markdown()) > maxFile || strings.Contains(string(e.Markdown()), "\uFFFD") {
				t.Skip("a name that is not UTF-8")
			}
			t.Fatalf("%v of\n%s", err, e.Markdown())
		}
		got.Attachments, e.Attachments = nil, nil
		if !reflect.DeepEqual(got, e) {
			t.Errorf("read %+v\nwant %+v\nfrom\n%s", got, e, e.Markdown())
		}
	})
}

// FuzzReadMarkdown holds that what was read once is read the same again.
func FuzzReadMarkdown(f *testing.F) {
	e := Entry{ID: store.ID{1}, Kind: KindThoughtRecord, Title: "a", Text: "b", Zone: "UTC", At: time.Unix(0, 0).UTC(), Record: &ThoughtRecord{Thought: "x"},
		Attachments: []Attachment{{Name: "a", Path: "b"}}, CreatedAt: time.Unix(0, 0).UTC(), UpdatedAt: time.Unix(0, 0).UTC()}
	f.Add(e.Markdown())
	e.Kind, e.Sealed, e.Record = KindLetter, true, nil
	f.Add(e.Markdown())
	f.Add([]byte("---\nid: \"abcdefghijklmnopqrstuvwxya\"\nat: \"2026-11-20T08:12:00Z\"\nzone: \"UTC\"\n---\n\n"))
	f.Fuzz(func(t *testing.T, file []byte) {
		e, err := ReadMarkdown(file)
		if err != nil {
			if !errors.Is(err, ErrInvalid) {
				t.Error(err)
			}
			return
		}
		b := NewBook(&storetest.Memory{}, func() time.Time { return time.Unix(0, 0) })
		if b.Check(e) != nil {
			return
		}
		again, err := ReadMarkdown(e.Markdown())
		if err != nil || again.Title != oneLine(e.Title) && again.Title != e.Title || again.Kind != e.Kind || !again.At.Equal(e.At) {
			t.Errorf("read %+v, then %+v, %v", e, again, err)
		}
	})
}

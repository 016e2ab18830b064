package journal_test

import (
	"context"
	"errors"
	"io"
	"reflect"
	"strings"
	"testing"
	"testing/iotest"
	"time"

	"stillwater/app/journal"
	"stillwater/app/store"
)

func attach(t testing.TB, b *journal.Book, entry store.ID, name, content string) journal.Attachment {
	t.Helper()
	a, err := b.Attach(ctx, entry, name, strings.NewReader(content), nil)
	must(t, err)
	return a
}

func content(t testing.TB, b *journal.Book, id store.ID) string {
	t.Helper()
	_, r, err := b.OpenAttachment(ctx, id)
	must(t, err)
	defer r.Close()
	all, err := io.ReadAll(r)
	must(t, err)
	return string(all)
}

func TestAttachmentsAreKeptByteForByte(t *testing.T) {
	b, m, c := standing(t)
	e := save(t, b, entry("a", "one", "2026-11-20T08:00:00+01:00"))
	png := "\x89PNG\r\n\x1a\n" + strings.Repeat("\x00", 5000)
	picture := attach(t, b, e.ID, "lamp\n\u202egnp.exe", png)
	c.Time = c.Add(time.Second)
	empty := attach(t, b, e.ID, "empty", "")
	if picture.MediaType != "image/png" || picture.Name != `lamp\n\u202egnp.exe` || picture.Size != int64(len(png)) || picture.Entry != e.ID {
		t.Errorf("attached %+v", picture)
	}
	for _, b := range []*journal.Book{b, rewound(t, m, c)} {
		got := get(t, b, e.ID)
		if !reflect.DeepEqual(got.Attachments, []journal.Attachment{picture, empty}) || got.Revision != 1 || onlyRow(t, b).Attachments != 2 {
			t.Errorf("read %+v", got)
		}
		if content(t, b, picture.ID) != png || content(t, b, empty.ID) != "" {
			t.Error("other bytes came back")
		}
	}
	e.Text = "two"
	if saved := save(t, b, e); len(saved.Attachments) != 2 {
		t.Errorf("after a save %d are left", len(saved.Attachments))
	}
}

func TestARemovedAttachmentComesBackForThirtyDays(t *testing.T) {
	b, m, c := standing(t)
	e := save(t, b, entry("a", "one", "2026-11-20T08:00:00+01:00"))
	a := attach(t, b, e.ID, "a.txt", "words")
	must(t, errors.Join(b.Detach(ctx, a.ID), b.Detach(ctx, a.ID)))
	b = rewound(t, m, c)
	if got := get(t, b, e.ID).Attachments; len(got) != 1 || !got[0].RemovedAt.Equal(noon) || onlyRow(t, b).Attachments != 0 {
		t.Errorf("removed: %+v", got)
	}
	c.Time = noon.AddDate(0, 0, 29)
	must(t, b.Tidy(ctx))
	must(t, b.Reattach(ctx, a.ID))
	if got := get(t, rewound(t, m, c), e.ID).Attachments; len(got) != 1 || !got[0].RemovedAt.IsZero() || content(t, b, a.ID) != "words" {
		t.Errorf("brought back: %+v", got)
	}
	must(t, b.Detach(ctx, a.ID))
	c.Time = c.AddDate(0, 0, 30)
	must(t, b.Tidy(ctx))
	wantErr(t, b.Reattach(ctx, a.ID), store.ErrNotFound)
	if got := get(t, b, e.ID).Attachments; len(got) != 0 || records(t, m, journal.AttachmentKind) != 0 {
		t.Errorf("after thirty days: %+v", got)
	}
}

func TestAttachmentsGoWithTheirEntry(t *testing.T) {
	b, m := newBook(t)
	e := save(t, b, entry("a", "one", "2026-11-20T08:00:00+01:00"))
	a := attach(t, b, e.ID, "a.txt", "words")
	must(t, b.Trash(ctx, e.ID))
	if content(t, b, a.ID) != "words" {
		t.Error("gone with the trash")
	}
	if n, err := b.EmptyTrash(ctx); n != 1 || err != nil {
		t.Fatal(n, err)
	}
	_, _, err := b.OpenAttachment(ctx, a.ID)
	wantErr(t, err, store.ErrNotFound)
	if records(t, m, journal.AttachmentKind) != 0 {
		t.Error("its record is left")
	}
}

func TestWhatCannotBeAttached(t *testing.T) {
	b, m := newBook(t)
	e := save(t, b, entry("a", "one", "2026-11-20T08:00:00+01:00"))
	broken := errors.New("the stick was pulled out")
	for name, c := range map[string]struct {
		entry store.ID
		name  string
		r     io.Reader
		want  error
	}{
		"no entry":  {store.NewID(), "a", strings.NewReader("x"), store.ErrNotFound},
		"no name":   {e.ID, "", strings.NewReader("x"), journal.ErrInvalid},
		"long name": {e.ID, strings.Repeat("a", 1025), strings.NewReader("x"), journal.ErrInvalid},
		"broken":    {e.ID, "a", io.MultiReader(strings.NewReader("x"), iotest.ErrReader(broken)), broken},
	} {
		_, err := b.Attach(ctx, c.entry, c.name, c.r, nil)
		if !errors.Is(err, c.want) {
			t.Errorf("%s: %v", name, err)
		}
	}
	stopped, cancel := context.WithCancel(ctx)
	cancel()
	_, err := b.Attach(stopped, e.ID, "a", strings.NewReader("x"), nil)
	wantErr(t, err, context.Canceled)
	if records(t, m, journal.AttachmentKind) != 0 || len(get(t, b, e.ID).Attachments) != 0 {
		t.Error("something was kept")
	}
	for _, id := range []store.ID{{}, e.ID} {
		_, _, err := b.OpenAttachment(ctx, id)
		wantErr(t, err, store.ErrNotFound)
		wantErr(t, b.Detach(ctx, id), store.ErrNotFound)
	}
	for range 500 {
		attach(t, b, e.ID, "a", "")
	}
	_, err = b.Attach(ctx, e.ID, "a", strings.NewReader(""), nil)
	wantErr(t, err, journal.ErrInvalid)
}

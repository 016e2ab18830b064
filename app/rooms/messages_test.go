package rooms_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"stillwater/app/evidence"
	"stillwater/app/messages"
	"stillwater/app/messages/messagestest"
	"stillwater/app/rooms"
	"stillwater/app/store"
	"stillwater/app/threads"
)

// berlin is what a user in Berlin, called Ben, states.
var berlin = messages.Options{Zone: "Europe/Berlin", Me: "Ben"}

const chat = "20.11.26, 08:12 - Anna: you made up the quarrel\nall of it\n20.11.26, 08:13 - Ben: I did not\n20.11.26, 08:14 - Anna: a.jpg (file attached)\n"

// TestMessages goes the way of a chat: taken in, found, looked at, picked,
// closed and opened again, read again, thrown away.
func TestMessages(t *testing.T) {
	base := t.TempDir()
	dir := filepath.Join(base, "vault")
	r, err := rooms.Create(ctx, dir, pass, opts)
	must(t, err)
	data := messagestest.Zip(t, "WhatsApp Chat with Anna.txt", chat, "a.jpg", "a picture, made up")
	path := filepath.Join(base, "chat.zip")
	must(t, os.WriteFile(path, data, 0o600))
	ex, im, err := r.ImportMessageFile(ctx, path, messages.WhatsApp, berlin, "Europe/Berlin", func(int64, int64) {})
	must(t, err)
	if im.Messages != 3 || im.Exhibit != ex.ID || im.SHA256 != sha256.Sum256(data) || im.Version != "whatsapp/1" || im.MediaMissing != 0 {
		t.Fatalf("%+v", im)
	}
	if from, err := r.MessageSources(ctx, ex.ID); err != nil || len(from) != 1 || from[0] != messages.WhatsApp {
		t.Errorf("%v, %v", from, err)
	}
	must(t, r.Close())
	r, _, err = rooms.Open(ctx, dir, secret(pass), opts)
	must(t, err)
	defer r.Close()
	r.Search.Start()
	must(t, r.Search.Wait(ctx))

	for words, want := range map[string]int{"quarrel": 1, "person:anna": 2, "person:anna quarrel": 1, "quarrel after:2026-11 before:2026-12": 1, "before:2026-11": 0, "nothing": 0} {
		page, ready, err := r.FindMessages(ctx, words, threads.Query{Import: im.ID})
		if must(t, err); page.Total != want || !ready {
			t.Errorf("%q: %d", words, page.Total)
		}
		all, err := r.Search.Find(ctx, rooms.SearchQuery{Text: "kind:message " + words, Room: "evidence"})
		if must(t, err); all.Total != want {
			t.Errorf("%q everywhere: %d", words, all.Total)
		}
	}
	page, _, err := r.FindMessages(ctx, "", threads.Query{Import: im.ID, Person: "Anna"})
	must(t, err)
	if page.Total != 2 || page.Rows[0].Thread != "Anna" {
		t.Fatalf("%+v", page)
	}
	first, last := page.Rows[0], page.Rows[1]
	raw, whole, err := r.RawMessage(ctx, first.ID)
	if must(t, err); string(raw) != "20.11.26, 08:12 - Anna: you made up the quarrel\nall of it\n" || !whole {
		t.Errorf("%q, %v", raw, whole)
	}
	f, x, err := r.OpenMedia(ctx, last.ID, 0)
	must(t, err)
	picture, err := io.ReadAll(f)
	must(t, err)
	if must(t, f.Close()); string(picture) != "a picture, made up" || x.Name != "a.jpg" {
		t.Errorf("%q, %+v", picture, x)
	}
	if _, _, err := r.OpenMedia(ctx, first.ID, 0); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("no media: %v", err)
	}

	in, err := r.Evidence.SaveIncident(ctx, evidence.Incident{What: "Said I made it up", Zone: "Europe/Berlin", Happened: evidence.When{Sure: evidence.Unknown, Zone: "Europe/Berlin"}})
	must(t, err)
	if _, added, err := r.PickMessages(ctx, in.ID, []store.ID{last.ID}); err != nil || len(added) != 1 {
		t.Errorf("%v, %v", added, err)
	}
	in, err = r.UnpickMessages(ctx, in.ID, []store.ID{last.ID})
	if must(t, err); len(in.Quotes) != 0 || len(in.Exhibits) != 1 {
		t.Errorf("%+v", in)
	}
	if _, err := r.UnpickMessages(ctx, in.ID, []store.ID{last.ID}); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("one that is not in it: %v", err)
	}
	in, _, err = r.PickMessages(ctx, in.ID, []store.ID{first.ID})
	must(t, err)
	in, added, err := r.PickMessages(ctx, in.ID, []store.ID{first.ID, last.ID})
	if must(t, err); len(added) != 1 || added[0] != last.ID {
		t.Errorf("added %v", added)
	}
	slice := sha256.Sum256(raw)
	if q := in.Quotes[0]; len(in.Quotes) != 2 || q.Exhibit != ex.ID || q.SHA256 != hex.EncodeToString(im.SHA256[:]) || q.Member != "WhatsApp Chat with Anna.txt" || q.Offset != 0 || q.Length != int64(len(raw)) ||
		q.Slice != hex.EncodeToString(slice[:]) || q.Parser != "whatsapp/1" || q.Text != "you made up the quarrel\nall of it" || q.Basis != "stated" || !q.At.Equal(time.Date(2026, 11, 20, 7, 12, 0, 0, time.UTC)) {
		t.Errorf("%+v", q)
	}

	again, err := r.ReadAgain(ctx, im.ID, func(int64, int64) {})
	must(t, err)
	if all := r.Threads.Imports(); len(all) != 1 || all[0].ID != again.ID || again.Options.Me != "Ben" {
		t.Errorf("%+v", all)
	}
	must(t, r.Search.Wait(ctx))
	if page, _, err := r.FindMessages(ctx, "quarrel", threads.Query{Import: again.ID}); err != nil || page.Total != 1 {
		t.Errorf("%v, %d", err, page.Total)
	}
	must(t, r.RemoveExhibit(ctx, ex.ID))
	must(t, r.Search.Wait(ctx))
	found, err := r.Search.Find(ctx, rooms.SearchQuery{Text: "kind:message quarrel", Room: "evidence"})
	if must(t, err); len(r.Threads.Imports()) != 0 || found.Total != 0 {
		t.Errorf("%d imports and %d messages are left", len(r.Threads.Imports()), found.Total)
	}
}

func TestMessagesThatLeaveSomethingOpen(t *testing.T) {
	base := t.TempDir()
	r, err := rooms.Create(ctx, filepath.Join(base, "vault"), pass, opts)
	must(t, err)
	defer r.Close()
	path := filepath.Join(base, "chat.txt")
	must(t, os.WriteFile(path, []byte("01/02/26, 08:12 - Anna: hi\n"), 0o600))
	ex, im, err := r.ImportMessageFile(ctx, path, messages.WhatsApp, berlin, "UTC", func(int64, int64) {})
	if !errors.Is(err, rooms.ErrOpen) || len(im.Asks) != 1 || len(r.Threads.Imports()) != 0 {
		t.Fatalf("%v, %+v", err, im)
	}
	read, err := r.ReadMessages(ctx, ex.ID, messages.WhatsApp, berlin, nil)
	if must(t, err); len(read.First) != 1 || len(read.Samples) != 1 {
		t.Errorf("%+v", read)
	}
	o := berlin
	o.Order = messages.DMY
	if _, err := r.ImportMessages(ctx, ex.ID, messages.WhatsApp, o, nil); err != nil {
		t.Error(err)
	}
	if _, err := r.ImportMessages(ctx, ex.ID, messages.Telegram, o, nil); !errors.Is(err, messages.ErrNotMessages) {
		t.Errorf("not of that source: %v", err)
	}
	if _, err := r.ImportMessages(ctx, ex.ID, "pigeon", o, nil); !errors.Is(err, messages.ErrNotMessages) {
		t.Errorf("no source: %v", err)
	}
	sealed := filepath.Join(base, "sealed.txt")
	must(t, os.WriteFile(sealed, []byte(chat), 0o600))
	in, err := r.ImportUnread(ctx, []string{sealed}, "UTC", quiet)
	must(t, err)
	if _, err := r.ImportMessages(ctx, in.Added[0].ID, messages.WhatsApp, berlin, nil); !errors.Is(err, evidence.ErrSealed) {
		t.Errorf("kept unread: %v", err)
	}
}

// BenchmarkMessages reads a WhatsApp chat of 40,000 messages, all that it
// exports at once, keeps them, and waits until every word of them is found.
func BenchmarkMessages(b *testing.B) {
	var data bytes.Buffer
	at := time.Date(2025, 1, 2, 8, 0, 0, 0, time.UTC)
	words := strings.Fields("the dishes and the weekend again you said that I never called her back and everybody knows it was not like that at all")
	for i := range 40_000 {
		at = at.Add(time.Duration(i%50) * time.Minute)
		fmt.Fprintf(&data, "%s - %s: message%d", at.Format("02.01.06, 15:04"), []string{"Anna", "Ben"}[i%2], i)
		for k := range 3 + i%20 {
			data.WriteString(" " + words[(i+k*k)%len(words)])
		}
		data.WriteString(" 😀\n")
	}
	base := b.TempDir()
	path := filepath.Join(base, "chat.txt")
	must(b, os.WriteFile(path, data.Bytes(), 0o600))
	r, err := rooms.Create(ctx, filepath.Join(base, "vault"), pass, opts)
	must(b, err)
	defer r.Close()
	in, err := r.Import(ctx, []string{path}, "UTC", quiet)
	must(b, err)
	r.Search.Start()
	must(b, r.Search.Wait(ctx))
	var kept, found time.Duration
	b.ResetTimer()
	for range b.N {
		start := time.Now()
		im, err := r.ImportMessages(ctx, in.Added[0].ID, messages.WhatsApp, berlin, nil)
		must(b, err)
		kept += time.Since(start)
		must(b, r.Search.Wait(ctx))
		found += time.Since(start)
		page, ready, err := r.FindMessages(ctx, "message39999", threads.Query{Import: im.ID})
		if must(b, err); page.Total != 1 || !ready {
			b.Fatalf("found %d", page.Total)
		}
		b.StopTimer()
		must(b, r.Threads.Remove(ctx, im.ID))
		must(b, r.Search.Wait(ctx))
		b.StartTimer()
	}
	b.ReportMetric(kept.Seconds()/float64(b.N), "s-kept")
	b.ReportMetric(found.Seconds()/float64(b.N), "s-searchable")
}

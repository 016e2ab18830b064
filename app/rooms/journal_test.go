package rooms_test

import (
	"bytes"
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"stillwater/app/evidence"
	"stillwater/app/journal"
	"stillwater/app/rooms"
	"stillwater/app/store"
	"stillwater/app/vault"
)

// attachedBytes reads an attachment to its end.
func attachedBytes(t *testing.T, r *rooms.Rooms, id store.ID) []byte {
	t.Helper()
	_, f, err := r.Journal.OpenAttachment(ctx, id)
	must(t, err)
	defer f.Close()
	all, err := io.ReadAll(f)
	must(t, err)
	return all
}

// TestAllOfTheJournalSurvives locks, backs up and restores a journal that has
// everything: a sealed letter, attachments, versions, a template, prompts and
// an import.
func TestAllOfTheJournalSurvives(t *testing.T) {
	r, dir := furnished(t)
	letter, err := r.Journal.Save(ctx, journal.Entry{Kind: journal.KindLetter, To: "me", Text: "first", At: when, Zone: "UTC"})
	must(t, err)
	picture := bytes.Repeat([]byte("\x89PNG\r\n\x1a\n"), 200_000) // above one sealed chunk
	folder := t.TempDir()
	must(t, os.WriteFile(filepath.Join(folder, "Lamp, yellow.png"), picture, 0o600))
	must(t, os.WriteFile(filepath.Join(folder, "empty"), nil, 0o600))
	in, err := r.Attach(ctx, letter.ID, []string{folder, filepath.Join(folder, "nothing")}, quiet)
	if err != nil || len(in.Added) != 2 || len(in.Failed) != 1 {
		t.Fatalf("attached %+v, %v", in, err)
	}
	removed := in.Added[slices.IndexFunc(in.Added, func(a journal.Attachment) bool { return a.Size == 0 })]
	must(t, r.Journal.Detach(ctx, removed.ID))
	letter.Text, letter.SealedUntil = "second, which nobody reads", when.AddDate(1, 0, 0)
	_, err = r.Journal.Save(ctx, letter)
	must(t, err)
	record, err := r.Journal.Save(ctx, journal.Entry{Kind: journal.KindThoughtRecord, At: when, Zone: "UTC", Record: &journal.ThoughtRecord{Thought: "I fail."}})
	must(t, err)
	record.Record.Kinder, record.Text = "I try.", strings.Repeat("A long thought. ", 60_000)
	_, err = r.Journal.Save(ctx, record)
	must(t, err)
	_, err = r.Journal.SaveTemplate(ctx, journal.Template{Name: "Morning", Text: "## Now\n"})
	must(t, err)
	must(t, r.Journal.PromptShown(ctx, "kitchen"))
	arrived := journal.Arrival{Entry: journal.Entry{Text: "from elsewhere", At: when, Zone: "UTC", Origin: "dayone:1"}, Files: []journal.ArrivingFile{
		{Name: "a.txt", Open: func() (io.ReadCloser, error) { return io.NopCloser(strings.NewReader("a")), nil }}}}
	batch, err := r.Journal.Import(ctx, "dayone", slices.Values([]journal.Arrival{arrived}), nil)
	must(t, err)

	path := filepath.Join(t.TempDir(), "b.age")
	saved, err := r.Backup(ctx, path, pass, "", quiet)
	must(t, err)
	if saved.Entries != 5 || saved.Exhibits != 2 {
		t.Errorf("the backup counts %+v", saved)
	}
	manifest, members, err := rooms.ListBackup(ctx, path, pass)
	must(t, err)
	if manifest.Counts.Attachments != 3 {
		t.Errorf("the backup has %d attachments", manifest.Counts.Attachments)
	}
	listed := false
	for _, m := range members {
		listed = listed || strings.HasPrefix(m.Name, "journal/attachments/") && strings.HasSuffix(m.Name, "/Lamp, yellow.png") && m.Size == int64(len(picture))
	}
	if !listed {
		t.Error("the picture is not among the files of the backup")
	}
	to := filepath.Join(t.TempDir(), "restored")
	_, err = rooms.RestoreBackup(ctx, path, pass, to, opts, quiet)
	must(t, err)
	must(t, r.Close())
	if _, err := r.Journal.Get(ctx, letter.ID); !errors.Is(err, vault.ErrLocked) {
		t.Errorf("locked: %v", err)
	}

	for name, again := range map[string]*rooms.Rooms{"unlocked": open(t, dir, pass), "restored": open(t, to, pass)} {
		t.Run(name, func(t *testing.T) {
			j := again.Journal
			if e, err := j.Get(ctx, letter.ID); err != nil || !e.Sealed || e.Text != "" || e.Attachments != nil {
				t.Errorf("the letter is %+v, %v", e, err)
			}
			e, err := again.BreakSeal(ctx, letter.ID)
			must(t, err)
			if e.Text != "second, which nobody reads" || !e.BrokenAt.Equal(when) || len(e.Attachments) != 2 {
				t.Fatalf("opened, the letter is %+v", e)
			}
			for _, a := range e.Attachments {
				if want := map[bool][]byte{false: picture, true: {}}[a.Size == 0]; !bytes.Equal(attachedBytes(t, again, a.ID), want) {
					t.Errorf("%s came back different", a.Name)
				}
				if a.RemovedAt.IsZero() == (a.ID == removed.ID) {
					t.Errorf("%s: removed %v", a.Name, a.RemovedAt)
				}
			}
			if v, err := j.Version(ctx, letter.ID, 1); err != nil || v.Text != "first" {
				t.Errorf("its first version is %q, %v", v.Text, err)
			}
			log, err := again.Vault.AccessLog(ctx)
			if err != nil || !slices.ContainsFunc(log, func(a vault.Access) bool { return a.What == "seal-broken" }) {
				t.Errorf("the access log says nothing of the seal: %v", err)
			}
			if v, err := j.Version(ctx, record.ID, 1); err != nil || v.Record.Thought != "I fail." || v.Record.Kinder != "" {
				t.Errorf("the record's first version is %+v, %v", v, err)
			}
			if b, err := j.BringBack(ctx, record.ID, 1); err != nil || b.Text != "" || b.Revision != 3 {
				t.Errorf("brought back %+v, %v", b, err)
			}
			if len(j.Templates()) != 1 || len(j.Prompts().Shown) != 1 || len(j.Imports()) != 1 {
				t.Errorf("templates %v, prompts %v, imports %v", j.Templates(), j.Prompts(), j.Imports())
			}
			if gone, kept, err := j.UndoImport(ctx, batch.ID); gone != 1 || kept != 0 || err != nil {
				t.Errorf("undone: %d, %d, %v", gone, kept, err)
			}
		})
	}
}

func TestADamagedAttachmentDoesNotPreventABackup(t *testing.T) {
	r, dir := furnished(t)
	e, err := r.Journal.Save(ctx, journal.Entry{Text: "x", At: when, Zone: "UTC"})
	must(t, err)
	for _, name := range []string{"bad", "good"} {
		_, err = r.Journal.Attach(ctx, e.ID, name, strings.NewReader(strings.Repeat(name, 1000)), nil)
		must(t, err)
	}
	must(t, filepath.WalkDir(filepath.Join(dir, "blobs"), func(path string, d os.DirEntry, err error) error {
		if info, e := d.Info(); err == nil && e == nil && info.Size() == 3000+16 { // and its tag
			b, err := os.ReadFile(path)
			if err != nil {
				return err
			}
			return os.WriteFile(path, flipped(b), 0o600)
		}
		return err
	}))
	path := filepath.Join(t.TempDir(), "b.age")
	if _, err := r.Backup(ctx, path, pass, "", quiet); !errors.Is(err, store.ErrDamaged) {
		t.Errorf("before anybody knew: %v", err)
	}
	_, err = r.CheckExhibits(ctx, quiet)
	must(t, err)
	_, err = r.Backup(ctx, path, pass, "", quiet)
	must(t, err)
	v, err := rooms.VerifyBackup(ctx, path, pass, r, quiet)
	if err != nil || v.Lost != 1 {
		t.Errorf("verified %+v, %v", v.Report, err)
	}
	to := filepath.Join(t.TempDir(), "restored")
	_, err = rooms.RestoreBackup(ctx, path, pass, to, opts, quiet)
	must(t, err)
	again := open(t, to, pass)
	got, err := again.Journal.Get(ctx, e.ID)
	if err != nil || len(got.Attachments) != 2 || string(attachedBytes(t, again, got.Attachments[slices.IndexFunc(got.Attachments, func(a journal.Attachment) bool { return a.Name == "good" })].ID)) != strings.Repeat("good", 1000) {
		t.Errorf("restored %+v, %v", got.Attachments, err)
	}
}

func TestSaveAttachmentIsTheOriginal(t *testing.T) {
	r, _ := furnished(t)
	e, err := r.Journal.Save(ctx, journal.Entry{Text: "x", At: when, Zone: "UTC"})
	must(t, err)
	a, err := r.Journal.Attach(ctx, e.ID, "a.txt", strings.NewReader("words"), nil)
	must(t, err)
	path := filepath.Join(t.TempDir(), "copy.txt")
	must(t, r.SaveAttachment(ctx, a.ID, path, func(int64, int64) {}))
	if got, err := os.ReadFile(path); string(got) != "words" || err != nil {
		t.Errorf("copy %q, %v", got, err)
	}
	if err := r.SaveAttachment(ctx, e.ID, path, func(int64, int64) {}); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("of an entry: %v", err)
	}
}

func TestPromoteCopiesWordForWord(t *testing.T) {
	r, _ := furnished(t)
	e, err := r.Journal.Save(ctx, journal.Entry{Kind: journal.KindThoughtRecord, Text: "He came at nine.\nHe *shouted* at me.\n", At: when, Zone: "UTC",
		Record: &journal.ThoughtRecord{For: "He said so."}})
	must(t, err)
	in, err := r.Promote(ctx, e.ID, "He *shouted* at me.", store.ID{}, "Europe/Berlin")
	must(t, err)
	if in.What != "He *shouted* at me." || in.Zone != "Europe/Berlin" || in.Happened.Sure != evidence.Unknown || len(in.Excerpts) != 1 {
		t.Fatalf("made %+v", in)
	}
	if x := in.Excerpts[0]; x.Text != "He *shouted* at me." || x.From != "journal" || x.Entry != e.ID || !x.WrittenAt.Equal(e.UpdatedAt) || !x.CopiedAt.Equal(when) {
		t.Errorf("copied %+v", x)
	}
	in, err = r.Promote(ctx, e.ID, "He said so.", in.ID, "UTC")
	if err != nil || len(in.Excerpts) != 2 || in.Excerpts[1].Text != "He said so." {
		t.Errorf("a second: %+v, %v", in.Excerpts, err)
	}
	letter, err := r.Journal.Save(ctx, journal.Entry{Kind: journal.KindLetter, Text: "secret", At: when, Zone: "UTC", SealedUntil: when.AddDate(1, 0, 0)})
	must(t, err)
	for name, c := range map[string]struct {
		entry    store.ID
		text     string
		incident store.ID
		want     error
	}{
		"other words":   {e.ID, "He whispered.", in.ID, rooms.ErrInvalid},
		"no words":      {e.ID, "\n", in.ID, rooms.ErrInvalid},
		"no entry":      {store.NewID(), "secret", in.ID, store.ErrNotFound},
		"no incident":   {e.ID, "He came", store.NewID(), store.ErrNotFound},
		"sealed letter": {letter.ID, "secret", in.ID, journal.ErrSealed},
	} {
		if _, err := r.Promote(ctx, c.entry, c.text, c.incident, "UTC"); !errors.Is(err, c.want) {
			t.Errorf("%s: %v", name, err)
		}
	}
	must(t, r.Journal.Trash(ctx, e.ID))
	must(t, r.Journal.Delete(ctx, e.ID))
	if kept, err := r.Evidence.Incident(in.ID); err != nil || len(kept.Excerpts) != 2 {
		t.Errorf("with the entry gone: %+v, %v", kept.Excerpts, err)
	}
}

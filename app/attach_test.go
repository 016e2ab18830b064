package app

import (
	"encoding/base64"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// openJournal is a desk with an entry.
func openJournal(t *testing.T) (*desk, Entry) {
	t.Helper()
	d := newDesk(t)
	must(t, d.session.Create(good, nil))
	e, err := d.journal.Save(Entry{Title: "The yellow lamp", Text: "I bought it.", At: "2026-11-20T08:12:00+01:00", Zone: "Europe/Berlin"})
	must(t, err)
	return d, e
}

// settled waits until no job runs.
func (d *desk) settled(t *testing.T) {
	t.Helper()
	for _, j := range d.jobs.List() {
		d.wait(t, &j, nil)
	}
}

func TestDropsGoWhereTheyWereAskedFor(t *testing.T) {
	d, e := openJournal(t)
	path := filepath.Join(t.TempDir(), "a.txt")
	must(t, os.WriteFile(path, []byte("words"), 0o600))
	counts := func() (attached, exhibits int) {
		d.settled(t)
		got, err := d.journal.Get(e.ID)
		must(t, err)
		page, err := d.evidence.Exhibits(ExhibitQuery{})
		must(t, err)
		return len(got.Attachments), page.Total
	}
	must(t, d.journal.DropInto(e.ID))
	d.drop([]string{path})
	if a, x := counts(); a != 1 || x != 0 {
		t.Errorf("into the entry: %d attachments, %d exhibits", a, x)
	}
	must(t, d.journal.DropInto(""))
	d.drop([]string{path})
	if a, x := counts(); a != 1 || x != 1 {
		t.Errorf("given back: %d attachments, %d exhibits", a, x)
	}
	must(t, d.journal.DropInto(e.ID))
	must(t, d.session.Lock())
	d.drop([]string{path})
	_, err := d.session.Unlock(good, "passphrase")
	must(t, err)
	d.drop([]string{path}) // what was asked for ended with the lock
	if a, x := counts(); a != 1 || x != 1 {
		t.Errorf("after a lock: %d attachments, %d exhibits", a, x)
	}
	if err := d.journal.DropInto("nowhere"); d.code(err) != "not-found" {
		t.Errorf("no ID: %v", err)
	}
}

func TestAttachmentsOfThePage(t *testing.T) {
	d, e := openJournal(t)
	dir := t.TempDir()
	must(t, os.WriteFile(filepath.Join(dir, "a.png"), []byte("\x89PNG\r\n\x1a\n0000"), 0o600))
	d.paths = []string{dir}
	job, err := d.journal.ChooseAttachments(e.ID)
	if j := d.wait(t, job, err); j.State != "done" {
		t.Fatalf("chosen: %+v", j)
	}
	text, err := d.journal.PasteAttachment(e.ID, "b.txt", base64.StdEncoding.EncodeToString([]byte("plain words")))
	must(t, err)
	if text.Preview != "text" || text.Size != 11 || len(text.SHA256) != 64 {
		t.Errorf("pasted %+v", text)
	}
	for content, code := range map[string]string{"no base64": "invalid", strings.Repeat("A", 45<<20): "too-large"} {
		if _, err := d.journal.PasteAttachment(e.ID, "c", content); d.code(err) != code {
			t.Errorf("pasting %d characters: %v, want %s", len(content), err, code)
		}
	}
	e, err = d.journal.Get(e.ID)
	must(t, err)
	if len(e.Attachments) != 2 || e.Attachments[0].Preview != "image" {
		t.Fatalf("attached %+v", e.Attachments)
	}
	get := func(path string) *httptest.ResponseRecorder {
		w := httptest.NewRecorder()
		Headers(d.shell).ServeHTTP(w, httptest.NewRequest(http.MethodGet, path, nil))
		return w
	}
	if w := get("/attachment/" + e.Attachments[0].ID); w.Code != 200 || w.Header().Get("Content-Type") != "image/png" || w.Header().Get("Content-Security-Policy") != previewPolicy {
		t.Errorf("picture: %d %v", w.Code, w.Header())
	}
	if w := get("/attachment/" + text.ID + "?as=text"); w.Code != 200 || w.Body.String() != "plain words" {
		t.Errorf("text: %d %q", w.Code, w.Body)
	}
	for path, want := range map[string]int{"/exhibit/" + text.ID: 404, "/attachment/" + e.ID: 404, "/attachment/": 404, "/attachment/" + text.ID: 415} {
		if w := get(path); w.Code != want {
			t.Errorf("%s: %d, want %d", path, w.Code, want)
		}
	}
	must(t, d.journal.RemoveAttachment(text.ID))
	must(t, d.journal.RestoreAttachment(text.ID))
	d.paths = []string{filepath.Join(dir, "copy.txt")}
	job, err = d.journal.SaveAttachment(text.ID)
	if j := d.wait(t, job, err); j.State != "done" {
		t.Errorf("copy: %+v", j)
	}
	if b, _ := os.ReadFile(d.paths[0]); string(b) != "plain words" {
		t.Errorf("the copy says %q", b)
	}
	must(t, d.session.Lock())
	if w := get("/attachment/" + text.ID); w.Code != http.StatusForbidden {
		t.Errorf("locked: %d", w.Code)
	}
}

func TestTheJournalOverTheBridge(t *testing.T) {
	d, e := openJournal(t)
	seven, until := 7, time.Now().AddDate(1, 0, 0).UTC().Format(time.RFC3339)
	e.Kind, e.To, e.Feelings, e.Pull, e.People = "letter", "Mum", []string{"sad"}, &seven, []string{"Ada"}
	e, err := d.journal.Save(e)
	must(t, err)
	incident, err := d.journal.Promote(Promotion{Entry: e.ID, Text: "I bought it."})
	must(t, err)
	if in, err := d.evidence.Incident(incident); err != nil || len(in.Excerpts) != 1 || in.Excerpts[0].Entry != e.ID {
		t.Errorf("promoted: %+v, %v", in.Excerpts, err)
	}
	if in, err := d.evidence.RemoveExcerpt(incident, 0); err != nil || len(in.Excerpts) != 0 {
		t.Errorf("taken out: %+v, %v", in.Excerpts, err)
	}
	e.SealedUntil = until
	sealed, err := d.journal.Save(e)
	if err != nil || !sealed.Sealed || sealed.Text != "" || sealed.SealedUntil != until {
		t.Fatalf("sealed: %+v, %v", sealed, err)
	}
	other := sealed
	other.Title = "x"
	if _, err = d.journal.Save(other); d.code(err) != "sealed" {
		t.Errorf("changing it: %v", err)
	}
	page, err := d.journal.List(EntryQuery{Kinds: []string{"letter"}, Feeling: "SAD", Day: "2026-11-20"})
	if err != nil || page.Total != 1 || !page.Rows[0].Sealed || page.Rows[0].Excerpt != "" || page.Rows[0].To != "Mum" {
		t.Errorf("listed %+v, %v", page, err)
	}
	opened, err := d.journal.BreakSeal(e.ID)
	if err != nil || opened.Text != "I bought it." || opened.BrokenAt == "" {
		t.Errorf("opened %+v, %v", opened, err)
	}
	versions, err := d.journal.Versions(e.ID)
	if err != nil || len(versions) != 2 || versions[1].Revision != 1 {
		t.Errorf("versions %+v, %v", versions, err)
	}
	if v, err := d.journal.Version(e.ID, 1); err != nil || v.Kind != "entry" || v.Text != "I bought it." {
		t.Errorf("the first: %+v, %v", v, err)
	}
	if back, err := d.journal.BringBack(e.ID, 1); err != nil || back.Kind != "entry" || back.BrokenAt == "" {
		t.Errorf("brought back: %+v, %v", back, err)
	}
	record := Entry{Kind: "thought-record", At: e.At, Zone: e.Zone, Record: &ThoughtRecord{Thought: "I fail.", Before: &seven}}
	if record, err = d.journal.Save(record); err != nil || record.Record.Thought != "I fail." || *record.Record.Before != 7 || record.Record.After != nil {
		t.Errorf("a record: %+v, %v", record, err)
	}
	days, err := d.journal.Days("2026-11-01", "2026-11-30")
	if err != nil || len(days) != 1 || days[0].Entries != 2 {
		t.Errorf("days %+v, %v", days, err)
	}
	months, err := d.journal.MonthsSeen()
	if err != nil || len(months) != 1 || len(months[0].Moods) != 6 || months[0].Kinds["thought-record"] != 1 {
		t.Errorf("months %+v, %v", months, err)
	}
	if rows, err := d.journal.OnThisDay("2027-11-20"); err != nil || len(rows) != 2 {
		t.Errorf("this day: %+v, %v", rows, err)
	}
	template, err := d.journal.SaveTemplate(Template{Name: "Morning", Text: "## Now"})
	must(t, err)
	must(t, d.journal.PromptShown("kitchen"))
	must(t, d.journal.HushPrompts("grief", true))
	if p, err := d.journal.Prompts(); err != nil || p.Shown["kitchen"] == "" || len(p.Hushed) != 1 {
		t.Errorf("prompts %+v, %v", p, err)
	}
	if all, err := d.journal.Templates(); err != nil || len(all) != 1 || all[0] != template {
		t.Errorf("templates %+v, %v", all, err)
	}
	must(t, d.journal.RemoveTemplate(template.ID))
	must(t, d.journal.Trash(record.ID))
	if n, err := d.journal.TrashDue(); n != 0 || err != nil {
		t.Errorf("due %d, %v", n, err)
	}
}

package app

import (
	"os"
	"path/filepath"
	"testing"
)

// TestMessages takes a chat in as the page does: as an exhibit, looked at, read,
// found, picked into an incident.
func TestMessages(t *testing.T) {
	d := newDesk(t)
	must(t, d.session.Create(good, nil))
	m := &Messages{d.evidence.h}
	file := filepath.Join(t.TempDir(), "WhatsApp Chat with Anna.txt")
	must(t, os.WriteFile(file, []byte("20.11.26, 08:12 - Anna: you made it up\n20.11.26, 08:13 - Ben: I did not\n"), 0o600))
	d.paths = []string{file}
	job, err := d.evidence.ChooseFiles(false)
	d.wait(t, job, err)
	exhibits, err := d.evidence.Exhibits(ExhibitQuery{})
	must(t, err)
	id := exhibits.Rows[0].ID
	from, err := m.Sources(id)
	if must(t, err); len(from) != 1 || from[0] != "whatsapp" {
		t.Fatalf("sources %v", from)
	}
	job, err = m.Read(id, "whatsapp", MessageOptions{})
	read, ok := d.wait(t, job, err).Result.(MessageReading)
	if !ok || read.Summary.Messages != 2 || len(read.First) != 2 || len(read.Summary.Open) != 2 || read.First[0].ID != "" || read.First[0].Basis != "assumed" {
		t.Fatalf("%+v", read)
	}
	job, err = m.Import(id, "whatsapp", MessageOptions{Zone: "Europe/Berlin", Me: "Ben"})
	im, ok := d.wait(t, job, err).Result.(MessageImport)
	if !ok || im.Exhibit != id || im.Summary.Messages != 2 || im.Outdated || im.Assumed {
		t.Fatalf("%+v", im)
	}
	imports, err := m.Imports()
	if must(t, err); len(imports) != 1 || imports[0].ID != im.ID || len(imports[0].Summary.Threads) != 0 {
		t.Errorf("%+v", imports)
	}
	details, err := m.Details(im.ID)
	if must(t, err); len(details.Threads) != 1 || details.People[0].Name != "Anna" {
		t.Errorf("%+v", details)
	}
	threads, err := m.Threads(im.ID)
	if must(t, err); len(threads) != 1 || threads[0].Name != "Anna" || threads[0].Messages != 2 {
		t.Errorf("%+v", threads)
	}
	page, err := m.List(MessageQuery{Import: im.ID, Thread: "Anna", FromDay: "2026-11-20", UntilDay: "2026-11-20", Limit: 10})
	if must(t, err); page.Total != 2 || page.Rows[1].From != "Ben" || !page.Rows[1].Mine || page.Rows[0].At != "2026-11-20T07:12:00Z" {
		t.Fatalf("%+v", page)
	}
	if page, err := m.List(MessageQuery{Import: im.ID, AllOf: true, UntilDay: "2026-11-19", Limit: 10}); err != nil || page.Total != 0 {
		t.Errorf("%v, %+v", err, page)
	}
	first := page.Rows[0]
	if x, err := m.Show(first.ID); err != nil || x.Text != "you made it up" {
		t.Errorf("%v, %+v", err, x)
	}
	if raw, err := m.Raw(first.ID); err != nil || !raw.Whole || raw.Text != "20.11.26, 08:12 - Anna: you made it up\n" {
		t.Errorf("%v, %+v", err, raw)
	}
	in, err := d.evidence.SaveIncident(IncidentDraft{Said: Said{What: "Said it again", Zone: "UTC", Happened: When{Sure: "unknown"}}})
	must(t, err)
	in, err = m.Pick(in.ID, []string{first.ID})
	if must(t, err); len(in.Exhibits) != 1 || in.Exhibits[0].ID != id {
		t.Errorf("%+v", in)
	}
	job, err = m.ReadAgain(im.ID)
	d.wait(t, job, err)
	imports, err = m.Imports()
	if must(t, err); len(imports) != 1 || imports[0].ID == im.ID || imports[0].Options.Me != "Ben" {
		t.Errorf("%+v", imports)
	}
	must(t, m.Remove(imports[0].ID))
	if imports, err = m.Imports(); err != nil || len(imports) != 0 {
		t.Errorf("%v, %+v", err, imports)
	}
	for _, bad := range []MessageQuery{{Import: "x"}, {Import: im.ID, FromDay: "yesterday"}, {Import: im.ID}} {
		if _, err := m.List(bad); err == nil {
			t.Errorf("%+v is answered", bad)
		}
	}
}

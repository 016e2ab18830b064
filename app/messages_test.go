package app

import (
	"bytes"
	"image"
	"image/png"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"testing"

	"stillwater/app/messages/messagestest"
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
	if must(t, err); len(imports) != 1 || imports[0].ID != im.ID || len(imports[0].Summary.Threads) != 0 || imports[0].Number != 1 || imports[0].Name != "WhatsApp Chat with Anna.txt" {
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
	picked, err := m.Pick(in.ID, []string{first.ID})
	if must(t, err); len(picked.Incident.Exhibits) != 1 || picked.Incident.Exhibits[0].ID != id || len(picked.Added) != 1 || picked.Added[0] != first.ID {
		t.Errorf("%+v", picked)
	}
	if picked, err = m.Pick(in.ID, []string{first.ID}); err != nil || len(picked.Added) != 0 || len(picked.Incident.Quotes) != 1 {
		t.Errorf("picked again: %v, %+v", err, picked)
	}
	if in, err = m.Unpick(in.ID, []string{first.ID}); err != nil || len(in.Quotes) != 0 {
		t.Errorf("%v, %+v", err, in)
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

// TestDaysOfMessages asks for days as they are shown: on the clock of the import.
func TestDaysOfMessages(t *testing.T) {
	m, take := chats(t)
	im := take("WhatsApp Chat with Anna.txt", []byte("20.11.26, 00:12 - Anna: late\n20.11.26, 23:50 - Ben: later\n"), MessageOptions{Zone: "Pacific/Auckland"})
	for day, want := range map[string]int{"2026-11-19": 0, "2026-11-20": 2} {
		page, err := m.List(MessageQuery{Import: im.ID, AllOf: true, FromDay: day, UntilDay: day, Limit: 10})
		if must(t, err); page.Total != want {
			t.Errorf("%s: %d", day, page.Total)
		}
	}
}

// TestWhatWasSentAlong is shown as what its bytes are, whatever it is called,
// and only while the vault is open.
func TestWhatWasSentAlong(t *testing.T) {
	m, take := chats(t)
	var picture bytes.Buffer
	must(t, png.Encode(&picture, image.NewGray(image.Rect(0, 0, 4, 3))))
	chat := "20.11.26, 08:12 - Anna: a.jpg (file attached)\n20.11.26, 08:13 - Anna: b.png (file attached)\n20.11.26, 08:14 - Anna: gone.png (file attached)\n"
	im := take("chat.zip", messagestest.Zip(t, "WhatsApp Chat with Anna.txt", chat, "a.jpg", picture.String(), "b.png", "<html><script>alert(1)</script>"), MessageOptions{})
	page, err := m.List(MessageQuery{Import: im.ID, AllOf: true, Limit: 10})
	must(t, err)
	get := func(path string) *httptest.ResponseRecorder {
		w := httptest.NewRecorder()
		Headers(&Shell{house: m.h}).ServeHTTP(w, httptest.NewRequest(http.MethodGet, path, nil))
		return w
	}
	w := get("/sent/" + page.Rows[0].ID + "/0")
	if w.Code != 200 || w.Header().Get("Content-Type") != "image/png" || !bytes.Equal(w.Body.Bytes(), picture.Bytes()) || w.Header().Get("Content-Security-Policy") != previewPolicy {
		t.Errorf("%d %v", w.Code, w.Header())
	}
	for path, want := range map[string]int{
		page.Rows[1].ID + "/0": http.StatusUnsupportedMediaType, page.Rows[2].ID + "/0": 404, page.Rows[0].ID + "/1": 404, page.Rows[0].ID + "/-1": 404,
		page.Rows[0].ID + "/": 404, page.Rows[0].ID: 404, "x/0": 404, "": 404,
	} {
		if w := get("/sent/" + path); w.Code != want {
			t.Errorf("%s: %d", path, w.Code)
		}
	}
}

// chats opens a vault and returns what takes files of messages into it.
func chats(t *testing.T) (*Messages, func(name string, data []byte, said MessageOptions) MessageImport) {
	t.Helper()
	d := newDesk(t)
	must(t, d.session.Create(good, nil))
	m := &Messages{d.evidence.h}
	return m, func(name string, data []byte, said MessageOptions) MessageImport {
		t.Helper()
		file := filepath.Join(t.TempDir(), name)
		must(t, os.WriteFile(file, data, 0o600))
		d.paths = []string{file}
		job, err := d.evidence.ChooseFiles(false)
		d.wait(t, job, err)
		page, err := d.evidence.Exhibits(ExhibitQuery{})
		must(t, err)
		job, err = m.Import(page.Rows[0].ID, "whatsapp", said)
		im, ok := d.wait(t, job, err).Result.(MessageImport)
		if !ok {
			t.Fatal("not taken in")
		}
		return im
	}
}

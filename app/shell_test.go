package app

import (
	"encoding/json"
	"errors"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"stillwater/app/seal"
	"stillwater/app/vault"
)

// stage is a Desktop that answers dialogs with what a test lays out.
type stage struct {
	mu        sync.Mutex
	paths     []string
	events    []string
	title     string
	hidden    bool
	minimised bool
	quit      bool
	drop      func([]string)
}

func (s *stage) Emit(event string, data any) {
	s.mu.Lock()
	defer s.mu.Unlock()
	b, _ := json.Marshal(data)
	s.events = append(s.events, event+" "+string(b))
}

func (s *stage) OpenFiles(string) ([]string, error)      { return s.paths, nil }
func (s *stage) OpenFile(string) (string, error)         { return s.paths[0], nil }
func (s *stage) OpenFolder(string) (string, error)       { return s.paths[0], nil }
func (s *stage) SaveFile(string, string) (string, error) { return s.paths[0], nil }
func (s *stage) OnDrop(f func([]string))                 { s.drop = f }
func (s *stage) set(f func())                            { s.mu.Lock(); defer s.mu.Unlock(); f() }
func (s *stage) Show()                                   { s.set(func() { s.hidden = false }) }
func (s *stage) Hide()                                   { s.set(func() { s.hidden = true }) }
func (s *stage) SetTitle(t string)                       { s.set(func() { s.title = t }) }
func (s *stage) Quit()                                   { s.set(func() { s.quit = true }) }

func (s *stage) Minimised() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.minimised
}

const good = "the lamp was yellow by the lake"

type desk struct {
	*stage
	shell    *Shell
	session  *Session
	settings *Settings
	drafts   *Drafts
	journal  *Journal
	evidence *Evidence
	custody  *Custody
	streak   *Streak
	backups  *Backups
	jobs     *Jobs
}

func newDesk(t *testing.T) *desk {
	t.Helper()
	d := &desk{stage: new(stage)}
	d.shell = NewShell(Options{VaultDir: filepath.Join(t.TempDir(), "vault"), Version: "test", Network: "sealed", KDF: seal.FloorKDF(), WorkFactor: 10, Desktop: d.stage})
	d.shell.Startup(t.Context())
	for _, bound := range d.shell.Bind() {
		switch b := bound.(type) {
		case *Session:
			d.session = b
		case *Settings:
			d.settings = b
		case *Drafts:
			d.drafts = b
		case *Journal:
			d.journal = b
		case *Evidence:
			d.evidence = b
		case *Custody:
			d.custody = b
		case *Streak:
			d.streak = b
		case *Backups:
			d.backups = b
		case *Jobs:
			d.jobs = b
		}
	}
	t.Cleanup(func() { d.shell.Shutdown(t.Context()) })
	return d
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// wait returns a job once it ended.
func (d *desk) wait(t *testing.T, job *Job, err error) Job {
	t.Helper()
	must(t, err)
	for range 3600 { // three minutes: scrypt under the race detector on a busy machine
		for _, j := range d.jobs.List() {
			if j.ID == job.ID && j.State != "running" {
				return j
			}
		}
		time.Sleep(50 * time.Millisecond)
	}
	t.Fatal("the job did not end")
	return Job{}
}

func (d *desk) code(err error) string { return d.shell.FormatError(err).(string) }

// TestTheMainJob walks first run, write, evidence, streak, lock, unlock, back
// up and restore through the methods the page calls.
func TestTheMainJob(t *testing.T) {
	if testing.Short() {
		t.Skip("a backup derives its key for a minute under the race detector")
	}
	d := newDesk(t)
	if s := d.session.State(); s.Phase != "new" {
		t.Fatalf("phase %q", s.Phase)
	}
	if err := d.session.Create("password", nil); d.code(err) != "weak-passphrase" {
		t.Errorf("a weak passphrase: %v", err)
	}
	must(t, d.session.Create(good, []string{"R."}))
	code, err := d.session.NewRecoveryCode("")
	must(t, err)
	if err := d.session.ConfirmRecoveryCode(2, "nope"); d.code(err) != "wrong-part" {
		t.Errorf("a wrong part: %v", err)
	}
	must(t, d.session.ConfirmRecoveryCode(2, " "+strings.ToLower(code.Groups[2])))

	entry, err := d.journal.Save(Entry{Title: "Day 1", Text: "Quiet.", At: "2026-11-20T08:12:00+01:00", Zone: "Europe/Berlin", Tags: []string{"home"}})
	must(t, err)
	if entry.At != "2026-11-20T08:12:00+01:00" {
		t.Errorf("at %q", entry.At)
	}
	page, err := d.journal.List(EntryQuery{Limit: 10})
	must(t, err)
	if page.Total != 1 || page.Rows[0].Excerpt != "Quiet." {
		t.Errorf("list %+v", page)
	}

	file := filepath.Join(t.TempDir(), "chat.txt")
	must(t, os.WriteFile(file, []byte("what they wrote"), 0o600))
	d.paths = []string{file}
	job, err := d.evidence.ChooseFiles(false)
	if j := d.wait(t, job, err); j.State != "done" {
		t.Fatalf("import %+v", j)
	}
	d.drop([]string{file})
	exhibits, err := d.evidence.Exhibits(ExhibitQuery{})
	must(t, err)
	if exhibits.Total != 1 || exhibits.Rows[0].Preview != "text" || exhibits.Rows[0].State != "unchecked" {
		t.Fatalf("exhibits %+v", exhibits)
	}
	incident, err := d.evidence.SaveIncident(IncidentDraft{Said: Said{What: "Wrote again", Zone: "UTC", Happened: When{Sure: "unknown"}}, Exhibits: []string{exhibits.Rows[0].ID}})
	must(t, err)
	if len(incident.Exhibits) != 1 || incident.Number != 1 {
		t.Errorf("incident %+v", incident)
	}
	person, err := d.streak.Start("R.", time.Now().Add(-72*time.Hour).Format(time.RFC3339), "UTC")
	must(t, err)
	if _, err := d.streak.Attempt(Contact{Person: person.ID, At: stamp(time.Now().Add(time.Hour)), Zone: "UTC"}); d.code(err) != "future" {
		t.Errorf("a time ahead: %v", err)
	}
	tallies, err := d.streak.Get()
	must(t, err)
	if len(tallies) != 1 || tallies[0].CurrentDays != 3 || len(tallies[0].Days) != 365 {
		t.Errorf("tally %+v", tallies[0].CurrentDays)
	}

	backup := filepath.Join(t.TempDir(), "b.age")
	d.paths = []string{backup}
	if _, err = d.backups.Export("guess", ""); d.code(err) != "wrong-passphrase" {
		t.Errorf("without the passphrase: %v", err)
	}
	job, err = d.backups.Export(good, "")
	if j := d.wait(t, job, err); j.State != "done" {
		t.Fatalf("export %+v", j)
	}
	must(t, d.session.Lock())
	if _, err := d.journal.Get(entry.ID); d.code(err) != "locked" {
		t.Errorf("locked: %v", err)
	}
	if len(d.jobs.List()) != 0 {
		t.Error("file names outlive the lock")
	}
	if _, err := d.session.Unlock("guess", "passphrase"); d.code(err) != "wrong-passphrase" {
		t.Errorf("a wrong passphrase: %v", err)
	}
	told, err := d.session.Unlock(code.Code, "recovery")
	must(t, err)
	if len(told.Failures) != 1 {
		t.Errorf("failures %+v", told)
	}

	chosen, err := d.backups.Choose()
	must(t, err)
	job, err = d.backups.Look(chosen.Token, good)
	if j := d.wait(t, job, err); j.State != "done" || j.Result.(BackupContents).Entries != 1 {
		t.Errorf("look %+v", j)
	}
	job, err = d.backups.Verify(chosen.Token, good)
	if j := d.wait(t, job, err); !j.Result.(verifiedResult).Proved {
		t.Errorf("verify %+v", j)
	}
	d.paths = []string{filepath.Join(t.TempDir(), "restored")}
	job, err = d.backups.Restore(chosen.Token, good)
	if j := d.wait(t, job, err); j.State != "done" {
		t.Fatalf("restore %+v", j)
	}
	must(t, d.session.Lock())
	if s, err := d.session.OpenAnother(); err != nil || s.Phase != "locked" {
		t.Fatalf("another vault: %+v, %v", s, err)
	}
	_, err = d.session.Unlock(good, "passphrase")
	must(t, err)
	if again, err := d.journal.Get(entry.ID); err != nil || again.Text != "Quiet." {
		t.Errorf("restored %+v, %v", again, err)
	}
}

func TestPreviews(t *testing.T) {
	d := newDesk(t)
	must(t, d.session.Create(good, nil))
	dir := t.TempDir()
	for name, data := range map[string]string{
		"a.png":  "\x89PNG\r\n\x1a\n0000",
		"b.html": "<script>alert(1)</script>",
		"c.svg":  `<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>`,
		"d.txt":  "plain \xff words",
	} {
		must(t, os.WriteFile(filepath.Join(dir, name), []byte(data), 0o600))
	}
	d.paths = []string{dir}
	job, err := d.evidence.ChooseFolder(false)
	d.wait(t, job, err)
	page, err := d.evidence.Exhibits(ExhibitQuery{})
	must(t, err)
	get := func(url string) *httptest.ResponseRecorder {
		w := httptest.NewRecorder()
		Headers(d.shell).ServeHTTP(w, httptest.NewRequest(http.MethodGet, url, nil))
		return w
	}
	types := map[string]string{}
	for _, x := range page.Rows {
		w := get("/exhibit/" + x.ID)
		text := get("/exhibit/" + x.ID + "?as=text")
		types[x.Name] = fmt.Sprintf("%d %s, %d %s", w.Code, w.Header().Get("Content-Type"), text.Code, text.Header().Get("Content-Type"))
		if w.Code == 200 && (w.Header().Get("Content-Security-Policy") != previewPolicy || w.Header().Get("Cache-Control") != "no-store" || w.Header().Get("X-Content-Type-Options") != "nosniff") {
			t.Errorf("%s: headers %v", x.Name, w.Header())
		}
		if strings.Contains(w.Header().Get("Content-Type"), "html") || strings.Contains(w.Header().Get("Content-Type"), "svg") {
			t.Errorf("%s is handed out as something that runs", x.Name)
		}
	}
	if types["a.png"] != "200 image/png, 200 image/png" || !strings.HasSuffix(types["d.txt"], "200 text/plain; charset=utf-8") {
		t.Errorf("types %v", types)
	}
	for _, bad := range []string{"/exhibit/", "/exhibit/../vault/header", "/other", "/exhibit/aaaaaaaaaaaaaaaaaaaaaaaaaa"} {
		if w := get(bad); w.Code != http.StatusNotFound {
			t.Errorf("%s: %d", bad, w.Code)
		}
	}
	must(t, d.session.Lock())
	if w := get("/exhibit/" + page.Rows[0].ID); w.Code != http.StatusForbidden {
		t.Errorf("locked: %d", w.Code)
	}
}

func TestLocksByItself(t *testing.T) {
	d := newDesk(t)
	must(t, d.session.Create(good, nil))
	w := d.session.w
	s, err := d.settings.Get()
	must(t, err)
	if w.due(s, false) {
		t.Error("due at once")
	}
	w.mu.Lock()
	w.touched = time.Now().Add(-time.Duration(s.LockMinutes) * time.Minute)
	w.mu.Unlock()
	if !w.due(s, false) {
		t.Error("idle, but not due")
	}
	d.session.Touch()
	if !w.due(s, true) {
		t.Error("slept, but not due")
	}
	d.set(func() { d.minimised = true })
	for range 100 {
		if d.session.State().Phase == "locked" {
			break
		}
		time.Sleep(50 * time.Millisecond)
	}
	if d.session.State().Phase != "locked" {
		t.Fatal("put away, but open")
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	if last := d.events[len(d.events)-1]; !strings.HasPrefix(last, `session {"phase":"locked"`) || d.title != NeutralTitle {
		t.Errorf("told %q, title %q", last, d.title)
	}
}

func TestHideLeavesByItself(t *testing.T) {
	d := newDesk(t)
	must(t, d.session.Create(good, nil))
	d.session.Hide()
	if d.mu.Lock(); !d.hidden {
		t.Error("not hidden at once")
	}
	d.mu.Unlock()
	for range 100 {
		time.Sleep(50 * time.Millisecond)
		d.mu.Lock()
		quit := d.quit
		d.mu.Unlock()
		if quit {
			if d.session.State().Phase != "locked" {
				t.Error("left without locking")
			}
			return
		}
	}
	t.Error("a page that hangs kept the app running")
}

func TestPanicBecomesACode(t *testing.T) {
	d := newDesk(t)
	d.paths = nil // makes the stage's dialog panic
	if _, err := d.backups.Choose(); d.code(err) != "internal" {
		t.Errorf("got %v", err)
	}
	if d.code(fmt.Errorf("deep: %w", vault.ErrInUse)) != "in-use" || d.code(errors.New("who knows")) != "internal" {
		t.Error("codes")
	}
}

// TestEverySentinelHasACode walks the packages below: an exported Err that
// the table does not know would reach people as "internal".
func TestEverySentinelHasACode(t *testing.T) {
	table, err := os.ReadFile("errors.go")
	must(t, err)
	found := 0
	for _, dir := range []string{"backup", "evidence", "journal", "passphrase", "rooms", "seal", "store", "streak", "vault"} {
		files, err := filepath.Glob(filepath.Join(dir, "*.go"))
		must(t, err)
		for _, file := range files {
			tree, err := parser.ParseFile(token.NewFileSet(), file, nil, 0)
			must(t, err)
			ast.Inspect(tree, func(n ast.Node) bool {
				if v, ok := n.(*ast.ValueSpec); ok {
					for _, name := range v.Names {
						if strings.HasPrefix(name.Name, "Err") {
							found++
							if !strings.Contains(string(table), "{"+dir+"."+name.Name+",") {
								t.Errorf("%s.%s has no code", dir, name.Name)
							}
						}
					}
				}
				return true
			})
		}
	}
	if found < 25 {
		t.Errorf("only %d sentinels found: the walk is broken", found)
	}
}

package rooms

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"stillwater/app/bundle"
	"stillwater/app/evidence"
	"stillwater/app/journal"
	"stillwater/app/media"
	"stillwater/app/seal"
	"stillwater/app/store"
	"stillwater/app/timestamp"
	"stillwater/app/typeset"
	"stillwater/app/vault"
)

const own = "six calm words on still water"

// locker is a vault with evidence of every kind, a journal beside it, and a
// word nobody may hand over in every place that stays.
type locker struct {
	*Rooms
	dir       string
	chat      evidence.Exhibit
	photo     evidence.Exhibit
	covered   evidence.Exhibit
	anna      evidence.Person
	incident  evidence.Incident
	claim     evidence.Claim
	untouched evidence.Incident // in no choice but everything
}

const canary = "WEIDENKATZE"

func taken(t *testing.T, r *Rooms, name string, content []byte) evidence.Exhibit {
	t.Helper()
	file := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(file, content, 0o600); err != nil {
		t.Fatal(err)
	}
	in, err := r.Import(context.Background(), []string{file}, "Europe/Berlin", func(int64, int64, string) {})
	if err != nil || len(in.Added) != 1 {
		t.Fatal(in, err)
	}
	return in.Added[0]
}

func must[T any](v T, err error) func(t *testing.T) T {
	return func(t *testing.T) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
}

func furnished(t *testing.T) *locker {
	t.Helper()
	return furnish(t, library(t))
}

func furnish(t *testing.T, r *Rooms) *locker {
	t.Helper()
	ctx := context.Background()
	l := &locker{Rooms: r, dir: t.TempDir()}
	entry := save(t, l.Rooms, journal.Entry{Title: canary + " title", Text: "A page of " + canary, At: day(9, 3), Tags: []string{canary}, People: []string{canary}})
	attach(t, l.Rooms, entry, canary+".txt", []byte(canary))
	save(t, l.Rooms, journal.Entry{Kind: journal.KindLetter, To: canary, Text: canary, At: day(9, 4)})

	l.chat = taken(t, l.Rooms, "chat.txt", []byte("[09.11.26, 18:22:01] R.: She emptied our account\n[09.11.26, 18:23:00] R.: "+strings.Repeat("x", 30)+"\n"))
	l.photo = taken(t, l.Rooms, "kitchen.jpg", sideways(t))
	l.anna = must(l.Evidence.SavePerson(ctx, evidence.Person{Name: "Anna Schmidt", Numbers: []string{"+49 170 1234567"}, Role: "witness", Note: canary}))(t)
	must(l.Evidence.SavePerson(ctx, evidence.Person{Name: "Nobody Here", Role: "safe", Note: canary}))(t)
	l.claim = must(l.Evidence.SaveClaim(ctx, evidence.Claim{Words: "She emptied our account", Saying: "quoted", Nature: "fact", MadeBy: "R.", Truth: "false", Zone: "Europe/Berlin",
		True: "Both of us closed it.", LawyerNote: canary, Appearances: []evidence.Appearance{{Place: "WhatsApp", Learned: "second-hand", RelayedBy: "Anna Schmidt", Exhibits: []store.ID{l.chat.ID}, Note: canary}},
		Rebuttals: []evidence.Rebuttal{{Statement: "The letter shows it.", Witness: "Clerk " + canary, For: []store.ID{l.photo.ID}}}}))(t)
	l.incident = must(l.Evidence.SaveIncident(ctx, evidence.Incident{What: "Told my sister about the account", Happened: evidence.When{Sure: evidence.Exact, At: day(11, 9), Zone: "Europe/Berlin"},
		Learned: "second-hand", Words: "She emptied it. Ask Anna, +49 170 1234567.", Zone: "Europe/Berlin", Exhibits: []store.ID{l.photo.ID}, Claims: []store.ID{l.claim.ID}, PeopleIDs: []store.ID{l.anna.ID},
		Severity: 2, Fear: new(int), Tactics: []evidence.Tactic{"smear-campaign"}, Private: canary, Witnesses: canary}))(t)
	l.incident = must(l.Evidence.AddQuotes(ctx, l.incident.ID, evidence.Quote{Exhibit: l.chat.ID, SHA256: fmt.Sprintf("%x", l.chat.SHA256), Length: 49, Parser: "whatsapp/1", From: "R.", RawTime: "09.11.26, 18:22:01", Text: "She emptied our account"}))(t)
	l.incident = must(l.Evidence.AddExcerpt(ctx, l.incident.ID, evidence.Excerpt{Text: "A page of " + canary, From: "journal", Entry: entry, WrittenAt: day(9, 3)}))(t)
	l.untouched = must(l.Evidence.SaveIncident(ctx, evidence.Incident{What: "Something else altogether", Happened: evidence.When{Sure: evidence.Unknown}, Zone: "Europe/Berlin"}))(t)
	return l
}

func (l *locker) choice(preset bundle.Preset) BundleChoice {
	return BundleChoice{Name: "Smear", Author: "Maria Keller", For: "my lawyer", Preset: preset, Zone: "Europe/Berlin", Pictures: true,
		Incidents: []store.ID{l.incident.ID}, Claims: []store.ID{l.claim.ID}, Initials: []store.ID{l.anna.ID}}
}

func (l *locker) make(t *testing.T, c BundleChoice, name string) (SavedBundle, string) {
	t.Helper()
	path := filepath.Join(l.dir, name)
	b, err := l.MakeBundle(context.Background(), c, path, own, "", func(int64, int64, string) {})
	if err != nil {
		t.Fatal(err)
	}
	return b, path
}

// contents are the files of a ZIP, without its folder.
func contents(t *testing.T, path string) map[string]string {
	t.Helper()
	z, err := zip.OpenReader(path)
	if err != nil {
		t.Fatal(err)
	}
	defer z.Close()
	out := map[string]string{}
	for _, f := range z.File {
		in, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		b, err := io.ReadAll(in)
		if err != nil {
			t.Fatal(err)
		}
		_, name, _ := strings.Cut(f.Name, "/")
		out[name] = string(b)
	}
	return out
}

func TestBundle(t *testing.T) {
	l := furnished(t)
	for range 2 {
		must(l.CheckExhibits(context.Background(), func(int64, int64, string) {}))(t)
	}
	saved, path := l.make(t, l.choice(bundle.Full), "smear.zip")
	r, err := VerifyBundle(context.Background(), path, "", timestamp.Roots{}, func(int64, int64) {})
	if err != nil || len(r.Findings) > 0 || r.Originals != 2 || r.Tied != 2 || r.Key != saved.Key || r.LogSize != saved.Records {
		t.Errorf("%+v, %v", r, err)
	}
	if saved.Incidents != 1 || saved.Claims != 1 || saved.Exhibits != 2 || saved.Name != "smear.zip" || len(l.Bundles()) != 1 {
		t.Errorf("saved %+v", saved)
	}
	files := contents(t, path)
	if got := files["data/exhibits/A001/original.jpg"]; got != string(sideways(t)) {
		t.Errorf("the photo has %d bytes", len(got))
	}
	log := files["data/log/custody.jsonl"]
	for _, want := range []string{`"action":"acquire","exhibit":1,`, `"action":"acquire","exhibit":2,`, `incident 1: written down`, `"action":"export"`, `"payload_sha256":"` + saved.Payload} {
		if !strings.Contains(log, want) {
			t.Errorf("the log does not tell %s:\n%s", want, log)
		}
	}
	if strings.Count(log, "all exhibits checked") != 1 { // the last time
		t.Errorf("the log tells of checks:\n%s", log)
	}
	if strings.Contains(log, "incident 2") {
		t.Errorf("the log tells of what is not in the bundle:\n%s", log)
	}
	for name, want := range map[string]string{"data/chronology.csv": `"serious: it hurt me, or cost me something, in my judgement","not afraid"`, "data/claims.csv": "Both of us closed it.", "data/index.csv": "kitchen.jpg"} {
		if !strings.Contains(files[name], want) {
			t.Errorf("%s does not say %q", name, want)
		}
	}
	// The vault's own log says that it was handed over.
	page, err := l.Evidence.Custody(context.Background(), evidence.CustodyQuery{Exhibit: l.photo.Number, Limit: 1})
	if err != nil || page.Rows[0].Action != "export" || page.Rows[0].Recipient != "my lawyer" {
		t.Errorf("%+v, %v", page, err)
	}
	check, err := l.Evidence.CheckCustody(context.Background())
	if err != nil || !check.Holds() {
		t.Errorf("%+v, %v", check, err)
	}
}

// Nothing of the journal, and no note for oneself, is in a bundle unless it
// was asked for by name.
func TestNothingElseIsInABundle(t *testing.T) {
	l := furnished(t)
	for _, preset := range []bundle.Preset{bundle.Full, bundle.Shared} {
		for _, everything := range []bool{false, true} {
			c := l.choice(preset)
			c.Everything = everything
			_, path := l.make(t, c, fmt.Sprintf("%s-%v.zip", preset, everything))
			for name, text := range contents(t, path) {
				if strings.Contains(text, canary) || strings.Contains(strings.ToLower(name), strings.ToLower(canary)) {
					t.Errorf("%s, everything %v: the word stands in %s", preset, everything, name)
				}
				if strings.HasSuffix(name, ".csv") && strings.Contains(text, "Schmidt") {
					t.Errorf("%s, everything %v: she is named in %s", preset, everything, name)
				}
				if strings.Contains(text, "Nobody Here") {
					t.Errorf("%s, everything %v: somebody who is in nothing stands in %s", preset, everything, name)
				}
			}
			if typeset.Available() {
				pdf := filepath.Join(t.TempDir(), "report.pdf")
				if err := os.WriteFile(pdf, []byte(contents(t, path)["data/report.pdf"]), 0o600); err != nil {
					t.Fatal(err)
				}
				if words := tool(t, "pdftotext", pdf, "-"); strings.Contains(words, canary) || !strings.Contains(words, "A. S.") {
					t.Errorf("%s, everything %v: the report says %s", preset, everything, words)
				}
			}
		}
	}
	// Asked for, it is.
	c := l.choice(bundle.Full)
	c.Excerpts = true
	_, path := l.make(t, c, "asked.zip")
	if !strings.Contains(contents(t, path)["data/chronology.csv"], "A page of "+canary) {
		t.Error("the excerpt that was asked for is missing")
	}
}

func TestSharedBundle(t *testing.T) {
	l := furnished(t)
	_, path := l.make(t, l.choice(bundle.Shared), "shared.zip")
	files := contents(t, path)
	copied := files["data/exhibits/A001/derived/stripped-0.jpg"]
	if copied == "" || strings.Contains(copied, "Exif") || files["data/exhibits/A001/original.jpg"] != "" {
		t.Errorf("it holds %v", slices.Sorted(keys(files)))
	}
	facts, err := media.Facts(strings.NewReader(copied), int64(len(copied)), "image/jpeg")
	for _, f := range facts {
		if err != nil || f.About != media.OfSize {
			t.Errorf("the copy says %v, %v", f, err)
		}
	}
	if strings.Count(files["data/log/custody.jsonl"], "\n") != 1 {
		t.Errorf("the log says %s", files["data/log/custody.jsonl"])
	}
	if r, err := VerifyBundle(context.Background(), path, "", timestamp.Roots{}, nil); err != nil || len(r.Findings) > 0 {
		t.Errorf("%v, %v", r.Findings, err)
	}
}

func keys(m map[string]string) func(func(string) bool) {
	return func(yield func(string) bool) {
		for k := range m {
			if !yield(k) {
				return
			}
		}
	}
}

func TestTheSameChoiceAgain(t *testing.T) {
	l := furnished(t)
	saved, _ := l.make(t, l.choice(bundle.Full), "smear.zip")
	ctx := context.Background()
	same, err := l.CompareBundle(ctx, saved.ID, func(int64, int64, string) {})
	if err != nil || !same.Compared || len(same.Difference) > 0 {
		t.Errorf("%+v, %v", same.Difference, err)
	}
	choice, err := l.BundleChoice(ctx, saved.ID)
	if err != nil || !slices.Equal(choice.Incidents, l.choice(bundle.Full).Incidents) {
		t.Errorf("%+v, %v", choice, err)
	}
	l.incident.What = "Told my sister and my brother about the account"
	must(l.Evidence.SaveIncident(ctx, l.incident))(t)
	other, err := l.CompareBundle(ctx, saved.ID, func(int64, int64, string) {})
	if err != nil || !slices.Contains(other.Difference, Difference{"data/chronology.csv", true, true}) || slices.ContainsFunc(other.Difference, func(d Difference) bool { return strings.Contains(d.File, "original") }) {
		t.Errorf("%+v, %v", other.Difference, err)
	}
}

func TestBundlesAreRemembered(t *testing.T) {
	ctx := context.Background()
	dir := filepath.Join(t.TempDir(), "vault")
	now := func() time.Time { return time.Date(2026, 11, 21, 9, 30, 0, 0, time.UTC) }
	first, err := Create(ctx, dir, own, Options{Now: now, KDF: seal.FloorKDF(), WorkFactor: 10})
	if err != nil {
		t.Fatal(err)
	}
	l := furnish(t, first)
	saved, _ := l.make(t, l.choice(bundle.Full), "smear.zip")
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	r, _, err := Open(ctx, dir, vault.Secret{Kind: vault.Passphrase, Text: own}, Options{Now: now})
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	if all := r.Bundles(); len(all) != 1 || all[0].Payload != saved.Payload {
		t.Errorf("%+v", all)
	}
	if c, err := r.CompareBundle(ctx, saved.ID, func(int64, int64, string) {}); err != nil || len(c.Difference) > 0 {
		t.Errorf("%+v, %v", c.Difference, err)
	}
}

func TestEncryptedBundle(t *testing.T) {
	l := furnished(t)
	ctx := context.Background()
	path := filepath.Join(l.dir, "smear.zip.age")
	const secret = "otter lantern quiet harbour seven maps"
	quiet := func(int64, int64, string) {}
	if _, err := l.MakeBundle(ctx, l.choice(bundle.Full), path, own, secret, quiet); err != nil {
		t.Fatal(err)
	}
	if !BundleIsEncrypted(path) {
		t.Error("it is not encrypted")
	}
	if r, err := VerifyBundle(ctx, path, secret, timestamp.Roots{}, nil); err != nil || len(r.Findings) > 0 {
		t.Errorf("%v, %v", r.Findings, err)
	}
	if _, err := VerifyBundle(ctx, path, "another", timestamp.Roots{}, nil); !errors.Is(err, bundle.ErrWrongPassphrase) {
		t.Errorf("another passphrase: %v", err)
	}
	before := len(must(l.Evidence.Custody(ctx, evidence.CustodyQuery{}))(t).Rows)
	if _, err := l.MakeBundle(ctx, l.choice(bundle.Full), path, "wrong", "", quiet); !errors.Is(err, vault.ErrWrongPassphrase) {
		t.Errorf("the vault's: %v", err)
	}
	if n := len(must(l.Evidence.Custody(ctx, evidence.CustodyQuery{}))(t).Rows); n != before {
		t.Errorf("the log has %d records more", n-before)
	}
}

// What cannot be written leaves nothing behind, and the log says so.
func TestABundleThatWasNotWritten(t *testing.T) {
	l := furnished(t)
	ctx := context.Background()
	path := filepath.Join(l.dir, "nowhere", "smear.zip")
	if _, err := l.MakeBundle(ctx, l.choice(bundle.Full), path, own, "", func(int64, int64, string) {}); err == nil {
		t.Error("it was written")
	}
	page := must(l.Evidence.Custody(ctx, evidence.CustodyQuery{Limit: 1}))(t)
	if page.Rows[0].Action != "correct" || page.Rows[0].Reason != "the bundle was not written" || len(l.Bundles()) > 0 {
		t.Errorf("%+v", page.Rows[0])
	}
}

func TestCoveredCopiesStandInPlaceOfOriginals(t *testing.T) {
	l := furnished(t)
	ctx := context.Background()
	in, _, err := l.Evidence.Open(ctx, l.photo.ID)
	if err != nil {
		t.Fatal(err)
	}
	var black bytes.Buffer
	boxes := []media.Box{{X: 0, Y: 0, Width: 50, Height: 50}}
	_, _, err = media.Redact(ctx, &black, in, l.photo.Size, l.photo.MediaType, boxes)
	_ = in.Close()
	if err != nil {
		t.Fatal(err)
	}
	params, _ := json.Marshal(map[string]any{"boxes": boxes})
	file := filepath.Join(t.TempDir(), "covered.png")
	if err := os.WriteFile(file, black.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	l.covered = derived(t, l.Rooms, file, l.photo.ID, params)
	c := l.choice(bundle.Full)
	c.Covered = true
	_, path := l.make(t, c, "covered.zip")
	files := contents(t, path)
	if files["data/exhibits/A001/derived/redacted-0.png"] != black.String() || files["data/exhibits/A001/original.jpg"] != "" {
		t.Errorf("it holds %v", slices.Sorted(keys(files)))
	}
	if record := files["data/exhibits/A001/record.json"]; !strings.Contains(record, fmt.Sprintf(`"parent_sha256": "%x"`, l.photo.SHA256)) || !strings.Contains(record, "a copy with parts covered stands in its place") {
		t.Error(record)
	}
}

// derived takes a copy in that was made of an exhibit.
func derived(t *testing.T, r *Rooms, file string, of store.ID, params []byte) evidence.Exhibit {
	t.Helper()
	x, _, err := r.Evidence.Add(context.Background(), evidence.File{Name: filepath.Base(file), Zone: "Europe/Berlin", DerivedFrom: of, Tool: "redact/1", Params: params,
		Open: func() (fs.File, error) { return os.Open(file) }}, nil)
	if err != nil {
		t.Fatal(err)
	}
	return x
}

func TestBundlePreview(t *testing.T) {
	l := furnished(t)
	c := l.choice(bundle.Full)
	c.Witnesses = true
	p, err := l.PreviewBundle(context.Background(), c)
	if err != nil || p.Incidents != 1 || p.Claims != 1 || p.People != 1 || len(p.Exhibits) != 2 {
		t.Fatalf("%+v, %v", p, err)
	}
	got := map[string]string{}
	for _, w := range p.Warnings {
		got[w.Kind] = strings.Join(w.Where, "; ")
	}
	want := map[string]string{WarnPrivate: "incident 1", WarnWitnesses: "incident 1; claim 1", WarnReach: "incident 1", WarnNames: "incident 1 (exact words)", WarnChats: "exhibit 1"}
	for kind, where := range want {
		if got[kind] != where {
			t.Errorf("%s: %q, want %q", kind, got[kind], where)
		}
	}
	for _, b := range []BundleChoice{{Preset: "other", Zone: "UTC"}, {Preset: bundle.Full, Zone: "Nowhere/At all"}, {Preset: bundle.Full}} {
		if _, err := l.PreviewBundle(context.Background(), b); !errors.Is(err, ErrInvalid) {
			t.Errorf("%+v: %v", b, err)
		}
	}
}

// TestNamesThatStandInFull: initials stand for names, not for words of a text,
// and so every place is told where a name stands in full.
func TestNamesThatStandInFull(t *testing.T) {
	l := furnished(t)
	ctx := context.Background()
	l.incident.Place, l.incident.Response = "at Anna’s", "Called her. Hannah and the annuals have nothing to do with it."
	l.incident.People = []string{"Robert Miller"}
	l.incident.Harm = "What Miller said hurt."
	l.incident = must(l.Evidence.SaveIncident(ctx, l.incident))(t)
	told := func(c BundleChoice) string {
		p := must(l.PreviewBundle(ctx, c))(t)
		for _, w := range p.Warnings {
			if w.Kind == WarnNames {
				return strings.Join(w.Where, "; ")
			}
		}
		return ""
	}
	c := l.choice(bundle.Full)
	if got := told(c); got != "incident 1 (exact words, place)" {
		t.Errorf("by initials: %q", got)
	}
	c.Strangers, c.For = true, "Schmidt & partners"
	if got := told(c); got != "the bundle itself (for whom); incident 1 (exact words, place, what it did)" {
		t.Errorf("strangers, too: %q", got)
	}
	c.Strangers, c.Initials = false, nil
	if got := told(c); got != "" {
		t.Errorf("by name: %q", got)
	}
	for text, want := range map[string]bool{"Annas Auto": true, "ANNA": true, "annuals": false, "Hannah": false, "@anna!": true, "今日は王小明だった": true} {
		if seek([]string{"Anna", "王小明", "R."}).in(text) != want {
			t.Errorf("%q: %v", text, !want)
		}
	}
}

func TestReach(t *testing.T) {
	for s, want := range map[string]bool{
		"write to r.s@example.org": true, "call 0170 1234567": true, "+49 (170) 123-4567": true, "Lindenstraße 12": true, "12 Long Lane": true, "she lives at 221b Baker Street": true,
		"on 9 November 2026": false, "at 18:22": false, "he wrote 214 messages": false, "4,000 €": false,
	} {
		if reach.MatchString(s) != want {
			t.Errorf("%q: %v", s, !want)
		}
	}
}

// Stock programs read what the vault made.
func TestStockProgramsReadABundle(t *testing.T) {
	l := furnished(t)
	_, path := l.make(t, l.choice(bundle.Full), "smear.zip")
	dir := t.TempDir()
	for _, args := range [][]string{{"unzip", "-q", path, "-d", dir}, {"sh", "-c", "cd " + dir + "/* && sha256sum -c --quiet manifest-sha256.txt tagmanifest-sha256.txt && python3 -B verify.py"}} {
		if _, err := exec.LookPath(args[0]); err != nil {
			t.Skip(args[0] + " is not installed")
		}
		if out, err := exec.Command(args[0], args[1:]...).CombinedOutput(); err != nil {
			t.Errorf("%v: %v\n%s", args, err, out)
		}
	}
}

package bundle

import (
	"archive/zip"
	"bytes"
	"context"
	"crypto/ed25519"
	"crypto/sha256"
	"encoding/csv"
	"encoding/hex"
	"encoding/json"
	"errors"
	"image"
	"image/color"
	"image/jpeg"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"stillwater/app/custody"
	"stillwater/app/timestamp"
	"stillwater/app/typeset"
)

var berlin = mustZone("Europe/Berlin")

func mustZone(name string) *time.Location {
	z, err := time.LoadLocation(name)
	if err != nil {
		panic(err)
	}
	return z
}

func when(sure string, month time.Month, day, hour int) When {
	return When{Sure: sure, At: time.Date(2026, month, day, hour, 22, 0, 0, berlin), Zone: "Europe/Berlin"}
}

// memory opens bytes as a file.
type memory struct{ *bytes.Reader }

func (memory) Close() error { return nil }

func held(kind, mediaType string, content []byte) File {
	sum := sha256.Sum256(content)
	return File{Kind: kind, Type: mediaType, SHA256: &sum, Size: int64(len(content)),
		Open: func() (io.ReadSeekCloser, error) { return memory{bytes.NewReader(content)}, nil }}
}

func exhibitOf(n int, name, mediaType string, content []byte) Exhibit {
	return Exhibit{Number: n, Name: name, RawName: name, MediaType: mediaType, Size: int64(len(content)), SHA256: sha256.Sum256(content),
		AddedAt: time.Date(2026, 11, 9, 20, 5, n, 0, time.UTC), Zone: "Europe/Berlin", Files: []File{held("original", mediaType, content)}, Show: true}
}

// quarters is a JPEG whose corners are red, green, blue and yellow.
func quarters(t testing.TB, w, h int) []byte {
	t.Helper()
	m := image.NewRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			c := []color.RGBA{{200, 40, 40, 255}, {40, 160, 60, 255}, {240, 210, 40, 255}, {40, 60, 200, 255}}[x*2/w+y*2/h*2]
			m.SetRGBA(x, y, c)
		}
	}
	var b bytes.Buffer
	if err := jpeg.Encode(&b, m, nil); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

var seed = bytes.Repeat([]byte{7}, ed25519.SeedSize)

// smear is a small case with everything a bundle can hold.
func smear(t testing.TB) Case {
	t.Helper()
	chat := exhibitOf(32, "WhatsApp Chat mit Familie.txt", "text/plain; charset=utf-8", []byte("[09.11.26, 18:22:01] R.: She emptied our account\n"))
	chat.Section, chat.Source = "Messages", Source{Kind: "export", App: "WhatsApp", Device: "Pixel 7", ObtainedFrom: "Anna Schmidt"}
	picture := exhibitOf(30, "family-chat é.jpg", "image/jpeg", quarters(t, 400, 300))
	picture.Facts = []Fact{{"GPS", "52.5, 13.4"}}
	picture.Files = append(picture.Files, held("redacted", "image/jpeg", quarters(t, 300, 300)))
	gone := Exhibit{Number: 31, Name: "voice.m4a", MediaType: "audio/mp4", Size: 12, SHA256: sha256.Sum256([]byte("voice")), AddedAt: time.Date(2026, 11, 1, 8, 0, 0, 0, time.UTC),
		Zone: "Europe/Berlin", RemovedAt: time.Date(2026, 11, 5, 8, 0, 0, 0, time.UTC)}
	return Case{
		Name: "Smear at work: 漢", At: time.Date(2026, 11, 21, 10, 30, 0, 0, berlin), Zone: "Europe/Berlin", Author: "Maria Keller", For: "my lawyer", App: "Stillwater 0.0.0-test",
		Preset: Full, Signer: ed25519.NewKeyFromSeed(seed),
		Exhibits: []Exhibit{picture, chat, gone},
		People:   []Person{{Name: "Anna Schmidt", Others: []string{"+49 170 1234567"}, Role: "witness", Initials: true}, {Name: "R.", Role: "person"}},
		Incidents: []Incident{
			{Number: 13, What: "Told my sister I “emptied the account”\nIn front of two others.", Happened: when("exact", 11, 9, 18), RecordedAt: time.Date(2026, 11, 9, 20, 5, 0, 0, time.UTC), Zone: "Europe/Berlin",
				Known: SecondHand, Learned: "Anna Schmidt told me", LearnedAt: when("day", 11, 9, 0), Tactics: []string{"smear-campaign"}, Channel: "messaging-app", People: []string{"Anna Schmidt"},
				Words: "“She emptied our joint account the week she left.”\n\nשלום, هذا كلام, Ж, 😀", Exhibits: []int{30}, Claims: []int{1},
				Quotes:  []Quote{{Exhibit: 32, From: "R.", RawTime: "09.11.26, 18:22:01", Basis: "assumed", Text: "She emptied our account", Length: 51, Slice: sha256.Sum256([]byte("x"))}},
				Earlier: []Correction{{At: time.Date(2026, 11, 10, 8, 0, 0, 0, time.UTC), What: "What happened", Text: "Told my sister I took money"}}},
			{Number: 14, What: "=HYPERLINK(\"http://example.org\")", Happened: When{Sure: "unknown"}, RecordedAt: time.Date(2026, 11, 12, 20, 5, 0, 0, time.UTC), Zone: "Europe/Berlin", Breach: "12 F 34/26", Response: "Nothing"},
			{Number: 12, Known: FirstHand, What: "Drove past the house twice", Happened: when("about", 11, 2, 2), RecordedAt: time.Date(2026, 11, 2, 20, 5, 0, 0, time.UTC), Zone: "Europe/Berlin", Exhibits: []int{31}},
		},
		Claims: []Claim{{Number: 1, Words: "She emptied our account", Saying: "quoted", Nature: "fact", MadeBy: "R.", Basis: "told", FirstKnown: when("day", 11, 9, 0), Truth: "false", Standing: "open",
			Appearances: []Appearance{{When: when("exact", 11, 8, 9), Where: "WhatsApp group", Relayed: "Anna Schmidt", Known: SecondHand, Exhibits: []int{32}}},
			Rebuttals:   []Rebuttal{{Statement: "Both of us closed it on 3 March.", For: []int{30}, Witness: "Bank clerk", Missing: "the closing letter"}},
			Harms:       []Harm{{Kind: "lost a contract", Amount: "4,000 €", When: when("day", 11, 15, 0), Exhibits: []int{30}}}}},
	}
}

// logOf is a log in which every exhibit was taken in, and other things happened
// that are not disclosed.
func logOf(t testing.TB, c Case, b *Bundle) Log {
	t.Helper()
	signer, err := custody.NewSigner(seed, "stillwater/test")
	if err != nil {
		t.Fatal(err)
	}
	var tree custody.Tree
	var log Log
	var stamped custody.Checkpoint
	add := func(r custody.Record, disclosed bool) {
		r.Seq, r.Salt, r.AtUTC, r.TZ = tree.Len()+1, [16]byte{byte(tree.Len() + 1)}, time.Date(2026, 11, 9, 20, 5, int(tree.Len()), 0, time.UTC), "Europe/Berlin"
		line, err := r.Line()
		if err == nil {
			_, err = tree.Append(line)
		}
		if err != nil {
			t.Fatal(err)
		}
		if disclosed {
			log.Leaves = append(log.Leaves, Leaf{Seq: r.Seq, Line: line})
		}
	}
	for _, x := range c.Exhibits {
		add(custody.Record{Action: custody.View, Note: "a neighbour nobody may see"}, false)
		add(custody.Record{Action: custody.Acquire, Exhibit: x.Number, SHA256: hex.EncodeToString(x.SHA256[:]), Size: x.Size, OriginalName: x.Name}, true)
	}
	if stamped, err = signer.Sign(&tree, tree.Len()); err != nil {
		t.Fatal(err)
	}
	sum := b.Payload()
	add(custody.Record{Action: custody.Export, Recipient: c.For, Params: map[string]string{paramPayload: hex.EncodeToString(sum[:])}}, true)
	newest, err := signer.Sign(&tree, tree.Len())
	if err != nil {
		t.Fatal(err)
	}
	for i := range log.Leaves {
		if log.Leaves[i].Proof, err = tree.Prove(log.Leaves[i].Seq, newest.Size); err != nil {
			t.Fatal(err)
		}
	}
	log.Checkpoint = newest.Note
	if log.Request, err = timestamp.Request(newest.Note, [8]byte{1, 2, 3}); err != nil {
		t.Fatal(err)
	}
	s := Stamped{Checkpoint: stamped.Note}
	if s.Request, err = timestamp.Request(stamped.Note, [8]byte{9}); err != nil {
		t.Fatal(err)
	}
	if s.Proof, err = tree.ProveGrowth(stamped.Size, newest.Size); err != nil {
		t.Fatal(err)
	}
	if s.Reply = reply(t, s.Request); s.Reply != nil {
		log.Stamped = []Stamped{s}
	}
	return log
}

// written is a case as a ZIP.
func written(t testing.TB, c Case, press *typeset.Press) ([]byte, *Bundle) {
	t.Helper()
	b, err := Make(context.Background(), c, press, nil)
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := b.Write(context.Background(), &out, logOf(t, c, b), nil); err != nil {
		t.Fatal(err)
	}
	return out.Bytes(), b
}

func check(t testing.TB, bag []byte) Report {
	t.Helper()
	r, err := Verify(context.Background(), bytes.NewReader(bag), int64(len(bag)), timestamp.Roots{}, nil)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// unpacked writes a ZIP out and returns the folder in it.
func unpacked(t testing.TB, bag []byte) string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(bag), int64(len(bag)))
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	if err := os.CopyFS(dir, z); err != nil {
		t.Fatal(err)
	}
	return filepath.Join(dir, strings.Split(z.File[0].Name, "/")[0])
}

func TestABundleHolds(t *testing.T) {
	bag, made := written(t, smear(t), nil)
	r := check(t, bag)
	if len(r.Findings) > 0 || r.Folder != "smear-at-work-2026-11-21" || r.Records != 4 || r.LogSize != 7 || r.Originals != 2 || r.Tied != 2 ||
		r.Key != Fingerprint(ed25519.NewKeyFromSeed(seed).Public().(ed25519.PublicKey)) || !r.Made.Equal(smear(t).At) || r.Preset != Full {
		t.Errorf("%+v", r)
	}
	folder, err := VerifyFolder(context.Background(), os.DirFS(unpacked(t, bag)), timestamp.Roots{}, nil)
	if err != nil || len(folder.Findings) > 0 || folder.Files != r.Files || folder.Records != 4 {
		t.Errorf("unpacked: %+v, %v", folder, err)
	}
	var names []string
	for _, e := range made.Entries() {
		names = append(names, strings.TrimPrefix(e.Name, dataFolder))
	}
	want := []string{"certificate-drafts.txt", "chronology.csv", "claims.csv", "exhibits/A001/derived/redacted-1.jpg", "exhibits/A001/original.jpg", "exhibits/A001/record.json",
		"exhibits/A002/record.json", "exhibits/B001/original.txt", "exhibits/B001/record.json", "index.csv", "statement-draft.txt"}
	if !slices.Equal(names, want) {
		t.Errorf("holds %q", names)
	}
}

func TestSameCaseSameBytes(t *testing.T) {
	first, made := written(t, smear(t), nil)
	second, again := written(t, smear(t), nil)
	if !bytes.Equal(first, second) || made.Payload() != again.Payload() {
		t.Error("they differ")
	}
	other := smear(t)
	other.Incidents[0].Words += "."
	if _, changed := written(t, other, nil); changed.Payload() == made.Payload() {
		t.Error("a changed word gives the same payload")
	}
}

// text reads one file of a bundle.
func text(t testing.TB, bag []byte, name string) string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(bag), int64(len(bag)))
	if err != nil {
		t.Fatal(err)
	}
	b, err := fs.ReadFile(z, path.Join(strings.Split(z.File[0].Name, "/")[0], name))
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func TestTables(t *testing.T) {
	bag, _ := written(t, smear(t), nil)
	for _, name := range []string{"chronology.csv", "claims.csv", "index.csv"} {
		rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(text(t, bag, "data/"+name), "\uFEFF"))).ReadAll()
		if err != nil || len(rows) < 2 {
			t.Fatal(name, err)
		}
	}
	rows, _ := csv.NewReader(strings.NewReader(strings.TrimPrefix(text(t, bag, "data/chronology.csv"), "\uFEFF"))).ReadAll()
	var got []string
	for _, r := range rows[1:] {
		got = append(got, strings.Join([]string{r[0], strings.Split(r[5], "\n")[0], r[7], r[9]}, "|"))
	}
	want := []string{
		"1|Drove past the house twice|my own account|A2",
		"2|The claim was made: “She emptied our account”|reported to me|B1",
		"3|Told my sister I “emptied the account”|reported to me|A1, B1",
		"4|'=HYPERLINK(\"http://example.org\")|not said|none: it rests on what is written here",
	}
	if !slices.Equal(got, want) {
		t.Errorf("chronology %q", got)
	}
	if s := text(t, bag, "data/statement-draft.txt"); !strings.Contains(s, "it was reported to me (Anna Schmidt told me (9 November 2026, hour not known)) that") || !strings.Contains(s, "[What the law") {
		t.Error(s)
	}
	var record recordFile
	if err := json.Unmarshal([]byte(text(t, bag, "data/exhibits/A002/record.json")), &record); err != nil || record.Original != "" || !strings.Contains(record.Absent, "removed from the record on 5 November 2026") {
		t.Errorf("%+v, %v", record, err)
	}
}

func TestFormulasStayText(t *testing.T) {
	for in, want := range map[string]string{
		"plain": "plain", "=1+1": "'=1+1", "+49 170": "'+49 170", "-1": "'-1", "@SUM(A1)": "'@SUM(A1)", " \t=1": "' \t'=1", "＝1": "'＝1",
		"a;=1": "a;'=1", "a\n@x": "a\n'@x", "say \"no\"": "say \"no\"", "a = b": "a = b", "\t": "'\t",
	} {
		r, err := csv.NewReader(strings.NewReader(cell(in))).Read()
		if err != nil || r[0] != want {
			t.Errorf("%q became %q, %v", in, r, err)
		}
	}
}

func TestInitials(t *testing.T) {
	c := smear(t)
	c.People = append(c.People, Person{Name: "Aylin Sommer", Initials: true})
	c.Incidents[0].People = []string{"Anna Schmidt", "+49 170 1234567", "aylin sommer", "R.", "Jean-Luc O'Neill"}
	c.Incidents[0].Learned, c.Incidents[0].Quotes[0].From = "told", "Anna Schmidt"
	for all, want := range map[bool]string{false: "A. S., A. S., A. S. (2), R., Jean-Luc O'Neill", true: "A. S., A. S., A. S. (2), R., J. L. O."} {
		c.Initials = all
		if got := newPages(c).everybody(c.Incidents[0].People); got != want {
			t.Errorf("%v: %q", all, got)
		}
	}
	bag, _ := written(t, c, nil)
	for _, name := range []string{"data/chronology.csv", "data/claims.csv", "data/index.csv", "data/statement-draft.txt", "data/exhibits/B001/record.json"} {
		if s := text(t, bag, name); strings.Contains(s, "Schmidt") || strings.Contains(s, "1234567") {
			t.Errorf("%s names her: %s", name, s)
		}
	}
}

func TestSharedSaysLess(t *testing.T) {
	c := smear(t)
	c.Preset = Shared
	bag, _ := written(t, c, nil)
	for _, name := range []string{"data/exhibits/A001/record.json", "data/exhibits/B001/record.json", "data/index.csv"} {
		if s := text(t, bag, name); strings.Contains(s, "52.5") || strings.Contains(s, "Pixel") || strings.Contains(s, "WhatsApp, ") {
			t.Errorf("%s says too much: %s", name, s)
		}
	}
	if r := check(t, bag); len(r.Findings) > 0 || r.Preset != Shared {
		t.Errorf("%+v", r)
	}
}

func TestADamagedExhibitIsLeftOutAndNamed(t *testing.T) {
	c := smear(t)
	wrong := [32]byte{1}
	c.Exhibits[1].Files[0].SHA256 = &wrong
	bag, made := written(t, c, nil)
	if !slices.Equal(made.Lost, []int{32}) || !strings.Contains(text(t, bag, "data/index.csv"), "its bytes are damaged") {
		t.Errorf("lost %v", made.Lost)
	}
	if r := check(t, bag); len(r.Findings) > 0 || r.Originals != 1 {
		t.Errorf("%+v", r)
	}
}

func TestWriteRefuses(t *testing.T) {
	for name, spoil := range map[string]func(*Case){
		"no name":              func(c *Case) { c.Name = " " },
		"no time":              func(c *Case) { c.At = time.Time{} },
		"no key":               func(c *Case) { c.Signer = nil },
		"no preset":            func(c *Case) { c.Preset = "" },
		"an exhibit elsewhere": func(c *Case) { c.Incidents[0].Exhibits = []int{99} },
		"an exhibit twice":     func(c *Case) { c.Exhibits = append(c.Exhibits, c.Exhibits[0]) },
	} {
		c := smear(t)
		spoil(&c)
		if _, err := Make(context.Background(), c, nil, nil); !errors.Is(err, ErrInvalid) {
			t.Errorf("%s: %v", name, err)
		}
	}
	c := smear(t)
	turn := 0
	c.Exhibits[1].Files[0].SHA256 = nil
	c.Exhibits[1].Files[0].Open = func() (io.ReadSeekCloser, error) {
		turn++
		return memory{bytes.NewReader([]byte{byte(turn)})}, nil
	}
	b, err := Make(context.Background(), c, nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	if err := b.Write(context.Background(), io.Discard, logOf(t, c, b), nil); !errors.Is(err, ErrChanged) {
		t.Errorf("changed: %v", err)
	}
	if err := b.Write(context.Background(), io.Discard, Log{}, nil); !errors.Is(err, ErrInvalid) {
		t.Errorf("no log: %v", err)
	}
	ended, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := Make(ended, c, nil, nil); !errors.Is(err, context.Canceled) {
		t.Errorf("ended: %v", err)
	}
}

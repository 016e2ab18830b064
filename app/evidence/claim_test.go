package evidence

import (
	"slices"
	"strings"
	"testing"
	"time"

	"stillwater/app/store"
)

func emptied() Claim {
	return Claim{Words: "She emptied the account", Saying: "reported", Nature: "fact", MadeBy: "R.", Basis: "told", Zone: zone,
		FirstKnown: When{Sure: Day, At: noon.AddDate(0, 0, -11), Zone: zone}, Topic: "money", Truth: "false",
		True: "It was closed by both of us.", LawyerNote: "For the lawyer only", Missing: "The letter of the bank"}
}

func (s *shelf) claim(t *testing.T, c Claim) Claim {
	t.Helper()
	c, err := s.SaveClaim(t.Context(), c)
	must(t, err)
	return c
}

func (s *shelf) person(t *testing.T, p Person) Person {
	t.Helper()
	p, err := s.SavePerson(t.Context(), p)
	must(t, err)
	return p
}

func TestAClaimIsKeptWithAllItsParts(t *testing.T) {
	s := newShelf(t)
	chat, letter := s.add(t, "chat.png", "chat"), s.add(t, "closing.pdf", "letter")
	anna := s.person(t, Person{Name: "Anna", Role: "witness", Numbers: []string{"+49 (30) 123-45"}})
	in := s.save(t, calls(noon))
	c := emptied()
	c.Appearances = []Appearance{{When: When{Sure: Exact, At: noon, Zone: zone}, Place: "Family group", Audience: "Anna, two others",
		Size: 3, Learned: "second-hand", Online: "yes", Incident: in.ID, Exhibits: []store.ID{chat.ID, chat.ID}, PeopleIDs: []store.ID{anna.ID}}}
	c.Rebuttals = []Rebuttal{{Statement: "Closed together on 3 March", For: []store.ID{letter.ID}, Against: []store.ID{chat.ID},
		WitnessID: anna.ID, FirstHand: "yes", Willing: "yes"}}
	c.Harms = []Harm{{Kind: "family", Amount: "", Note: "Anna did not call for a month"}}
	c = s.claim(t, c)
	if c.Number != 1 || c.Revision != 1 || len(c.Appearances[0].Exhibits) != 1 || c.Stands() != "open" {
		t.Fatalf("kept as %+v", c)
	}
	s.clock = noon.Add(time.Hour)
	c, err := s.AddStanding(t.Context(), c.ID, Standing{State: "corrected", Note: "in the group"})
	must(t, err)
	form := c
	form.Standing, form.Topic = nil, "the account" // a form knows nothing of standings
	c = s.claim(t, form)
	in.Claims = []store.ID{c.ID}
	s.save(t, in)
	s.reload(t)
	again, err := s.Claim(c.ID)
	must(t, err)
	if again.Stands() != "corrected" || !again.Standing[0].At.Equal(s.clock) || again.Topic != "the account" || again.Rebuttals[0].WitnessID != anna.ID ||
		!again.Appearances[0].When.At.Equal(noon) || again.LawyerNote == "" || again.Revision != 3 {
		t.Errorf("after a reload %+v", again)
	}
	if e, _ := s.Exhibit(letter.ID); !slices.Equal(e.Claims, []store.ID{c.ID}) {
		t.Errorf("claims of the letter: %v", e.Claims)
	}
	if ids := s.Repeating(c.ID); !slices.Equal(ids, []store.ID{in.ID}) {
		t.Errorf("repeated by %v", ids)
	}
	if _, claims := s.Appears(anna.ID); !slices.Equal(claims, []store.ID{c.ID}) {
		t.Errorf("Anna appears in %v", claims)
	}
	want := []string{"acquire 2", "acquire: claim 1: written down"}
	if got := s.told(t, 2); !slices.Equal(got, want) {
		t.Errorf("the log of the letter says %q", got)
	}
	must(t, s.TrashClaim(t.Context(), c.ID))
	if p := s.Claims(Query{Trashed: true}); p.Total != 1 || s.Summary().Claims != 0 {
		t.Errorf("the trash has %d, the summary says %+v", p.Total, s.Summary())
	}
	must(t, s.RestoreClaim(t.Context(), c.ID))
	if next := s.claim(t, emptied()); next.Number != 2 {
		t.Errorf("the next has number %d", next.Number)
	}
	if _, err := s.SaveClaim(t.Context(), form); err == nil {
		t.Error("an older revision was saved over a newer one")
	} else {
		wants(t, err, ErrConflict)
	}
	_, files := s.export(t)
	page := files["evidence/claims.md"]
	for _, text := range []string{"She emptied the account", "Closed together on 3 March", "Shown by: exhibit 2", "Stands: corrected", "Earlier wording", "money"} {
		if !strings.Contains(page, text) {
			t.Errorf("the page of claims has no %q:\n%s", text, page)
		}
	}
	if !strings.Contains(files["evidence/people.md"], "Numbers: +49 (30) 123-45") {
		t.Errorf("the page of people:\n%s", files["evidence/people.md"])
	}
}

func TestWhatIsNoClaim(t *testing.T) {
	for name, spoil := range map[string]func(*Claim){
		"no words":       func(c *Claim) { c.Words = " " },
		"saying":         func(c *Claim) { c.Saying = "" },
		"nature":         func(c *Claim) { c.Nature = "lie" },
		"truth":          func(c *Claim) { c.Truth = "true" },
		"no zone":        func(c *Claim) { c.Zone = "" },
		"too long":       func(c *Claim) { c.True = strings.Repeat("x", maxText+1) },
		"not UTF-8":      func(c *Claim) { c.Missing = "\xff" },
		"harm":           func(c *Claim) { c.Harms = []Harm{{}} },
		"rebuttal":       func(c *Claim) { c.Rebuttals = []Rebuttal{{Statement: "x", Willing: "maybe"}} },
		"audience":       func(c *Claim) { c.Appearances = []Appearance{{Size: -1}} },
		"backwards":      func(c *Claim) { c.FirstKnown = When{Sure: Between, At: noon, Until: noon.Add(-time.Hour), Zone: zone} },
		"no such file":   func(c *Claim) { c.Appearances = []Appearance{{Exhibits: []store.ID{store.NewID()}}} },
		"no such person": func(c *Claim) { c.MadeByID = store.NewID() },
		"no such event":  func(c *Claim) { c.Appearances = []Appearance{{Incident: store.NewID()}} },
	} {
		s := newShelf(t)
		c := emptied()
		spoil(&c)
		if _, err := s.SaveClaim(t.Context(), c); err == nil || s.records(t) != 0 {
			t.Errorf("%s: kept, %v", name, err)
		}
	}
	s := newShelf(t)
	c := s.claim(t, emptied())
	_, err := s.AddStanding(t.Context(), c.ID, Standing{State: "forgotten"})
	wants(t, err, ErrInvalid)
}

func TestTheMatrix(t *testing.T) {
	a, b, c := store.NewID(), store.NewID(), store.NewID()
	at := func(days int) When { return When{Sure: Exact, At: noon.AddDate(0, 0, days), Zone: zone} }
	rows := Matrix([]Claim{
		{Number: 3, Words: "trashed", TrashedAt: noon},
		{Number: 2, Words: "bare", Missing: "everything"},
		{Number: 1, Words: "shown", Appearances: []Appearance{{Place: "unknown"}, {When: at(2), Place: "later"}, {When: at(1), Place: "first", Exhibits: []store.ID{a}}},
			Rebuttals: []Rebuttal{{Statement: "no", For: []store.ID{b}, Against: []store.ID{c}}, {Statement: "nor", For: []store.ID{b}, Witness: "Anna"}}},
	})
	var got []string
	for _, r := range rows {
		gaps := make([]string, len(r.Gaps))
		for i, g := range r.Gaps {
			gaps[i] = string(g)
		}
		got = append(got, r.Place+"/"+strings.Join(gaps, ","))
	}
	want := []string{"first/", "later/not-shown", "unknown/not-shown", "/no-appearance,no-rebuttal,missing"}
	if !slices.Equal(got, want) || !slices.Equal(rows[0].For, []store.ID{b}) || !slices.Equal(rows[0].Against, []store.ID{c}) || rows[0].Witnesses != 1 || rows[0].Appearance != 2 {
		t.Errorf("the matrix is %q, first %+v", got, rows[0])
	}
}

func TestPeopleGoByManyNames(t *testing.T) {
	s := newShelf(t)
	r := s.person(t, Person{Name: "R.", Also: []string{"Rob", " Rob ", ""}, Handles: []string{"quiet.lake@mail.example"}, Numbers: []string{"+49 30 12345"}, Role: "person"})
	s.person(t, Person{Name: "Anna", Role: "safe"})
	s.reload(t)
	for _, name := range []string{"R.", "rob", "+49(30)12345", "QUIET.LAKE@mail.example"} {
		if p, err := s.FindPerson(name); err != nil || p.ID != r.ID || len(p.Also) != 1 {
			t.Errorf("%q finds %+v, %v", name, p, err)
		}
	}
	_, err := s.FindPerson("Berta")
	wants(t, err, store.ErrNotFound)
	if p := s.People(Query{}); p.Total != 2 || p.Rows[0].Name != "Anna" {
		t.Errorf("listed as %+v", p.Rows)
	}
	must(t, s.TrashPerson(t.Context(), r.ID))
	_, err = s.FindPerson("rob")
	wants(t, err, store.ErrNotFound)
	must(t, s.RestorePerson(t.Context(), r.ID))
	for _, p := range []Person{{Role: "safe"}, {Name: "X"}, {Name: "X", Role: "enemy"}, {Name: "X", Role: "other", Numbers: many(51)}} {
		_, err := s.SavePerson(t.Context(), p)
		wants(t, err, ErrInvalid)
	}
}

func TestCorrectionsLeaveTheEarlierWording(t *testing.T) {
	s := newShelf(t)
	in := s.save(t, calls(noon))
	s.clock = noon.Add(10 * time.Minute)
	in.What = "Forty-two calls"
	in = s.save(t, in)
	if all, err := s.Corrections(t.Context(), in.ID); err != nil || len(all) != 0 {
		t.Errorf("while it was being written: %+v, %v", all, err)
	}
	s.clock = noon.Add(time.Hour)
	in.What, in.Words, in.Severity, in.Private = "Forty-three calls", "", 3, "a note"
	in = s.save(t, in)
	s.clock = noon.Add(2 * time.Hour)
	in.What = "Forty-four calls"
	in = s.save(t, in)
	in.Private = "another note"
	in = s.save(t, in)
	s.reload(t)
	all, err := s.Corrections(t.Context(), in.ID)
	must(t, err)
	var said []string
	for _, c := range all {
		for _, e := range c.Earlier {
			said = append(said, e.Field+"="+string(e.Was))
		}
	}
	want := []string{"severity=null", `what="Forty-two calls"`, `words="Pick up.\r\nI know you are there\u0000"`, `what="Forty-three calls"`}
	if !slices.Equal(said, want) || !all[0].At.Equal(noon.Add(time.Hour)) || all[0].Revision != 2 {
		t.Errorf("earlier wordings %q", said)
	}
	_, files := s.export(t)
	for name, page := range files {
		if strings.HasPrefix(name, "evidence/incidents/") && (!strings.Contains(page, "Earlier wording") || !strings.Contains(page, "Forty-two calls")) {
			t.Errorf("the page says\n%s", page)
		}
	}
}

func TestWordsBesideAnExhibit(t *testing.T) {
	s := newShelf(t)
	e := s.add(t, "chat.png", "x")
	s.clock = noon.Add(time.Hour)
	said := Provenance{MadeBy: " Anna ", Note: "Her phone", Source: Source{Kind: "screenshot", Device: "Pixel 6"}, Concerns: []Concern{"cropped"}}
	e, err := s.Describe(t.Context(), e.ID, said, 0)
	must(t, err)
	_, err = s.Describe(t.Context(), e.ID, said, 0)
	wants(t, err, ErrConflict)
	said.MadeBy = "Berta"
	e, err = s.Describe(t.Context(), e.ID, said, e.Revision)
	must(t, err)
	s.reload(t)
	e, err = s.Exhibit(e.ID)
	must(t, err)
	if e.MadeBy != "Berta" || e.Source.Device != "Pixel 6" || e.Revision != 2 {
		t.Errorf("kept as %+v", e)
	}
	all, err := s.Corrections(t.Context(), e.ID)
	must(t, err)
	if len(all) != 2 || string(all[1].Earlier[0].Was) != `"Anna"` {
		t.Errorf("earlier wordings %+v", all)
	}
	for _, bad := range []Provenance{{Concerns: []Concern{"ugly"}}, {Note: strings.Repeat("x", maxNote+1)}, {MadeBy: "\xff"}} {
		_, err = s.Describe(t.Context(), e.ID, bad, e.Revision)
		wants(t, err, ErrInvalid)
	}
}

func TestAMessageIsPickedOnce(t *testing.T) {
	s := newShelf(t)
	e, in := s.add(t, "chat.txt", "09:12 You are mistaken"), s.save(t, calls(noon))
	q := Quote{Exhibit: e.ID, SHA256: strings.Repeat("ab", 32), Offset: 6, Length: 16, Parser: "whatsapp/1", From: "R.", Text: "You are mistaken"}
	in, err := s.AddQuotes(t.Context(), in.ID, q, q)
	must(t, err)
	in, err = s.AddQuotes(t.Context(), in.ID, q)
	must(t, err)
	form := in
	form.Quotes, form.Channel = nil, "messaging-app"
	s.save(t, form)
	s.reload(t)
	if in, _ = s.Incident(in.ID); len(in.Quotes) != 1 || !slices.Equal(in.Exhibits, []store.ID{e.ID}) || !in.Quotes[0].AddedAt.Equal(noon) {
		t.Errorf("kept %+v", in)
	}
	_, err = s.RemoveQuote(t.Context(), in.ID, 1)
	wants(t, err, store.ErrNotFound)
	if in, err = s.RemoveQuote(t.Context(), in.ID, 0); err != nil || len(in.Quotes) != 0 || len(in.Exhibits) != 1 {
		t.Errorf("removed: %+v, %v", in, err)
	}
	q.Exhibit = store.NewID()
	_, err = s.AddQuotes(t.Context(), in.ID, q)
	wants(t, err, store.ErrNotFound)
}

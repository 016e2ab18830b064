package rooms_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"testing"
	"time"

	"stillwater/app/evidence"
	"stillwater/app/rooms"
	"stillwater/app/store"
	"stillwater/app/streak"
)

// reached are rooms with a person who reached out.
func reached(t *testing.T, e streak.Event) (*rooms.Rooms, streak.Person, streak.Event) {
	t.Helper()
	r, _ := empty(t)
	p, err := r.Streak.Start(ctx, "R.", when.AddDate(0, 0, -30), "Europe/Berlin")
	must(t, err)
	e.Person, e.At, e.Zone = p.ID, when.Add(-time.Hour), "Asia/Tokyo"
	e, err = r.RecordAttempt(ctx, e)
	must(t, err)
	return r, p, e
}

func TestAnAttemptBecomesAnIncident(t *testing.T) {
	note := "Lilies on the step.\nWith a card."
	r, p, e := reached(t, streak.Event{Channel: "gift", Details: streak.Details{Note: note, Tactic: "love-bombing"}})
	made, err := r.AttemptIncident(ctx, e.ID, "", "Europe/Berlin")
	must(t, err)
	in, err := r.Evidence.Incident(made.Incident)
	must(t, err)
	if in.What != note || in.Channel != "gift" || !slices.Equal(in.Tactics, []evidence.Tactic{"love-bombing"}) || in.Zone != "Europe/Berlin" ||
		in.Happened.Sure != evidence.Exact || !in.Happened.At.Equal(e.At) || in.Happened.Zone != "Asia/Tokyo" || in.Learned != "first-hand" {
		t.Errorf("the incident is %+v", in)
	}
	if !slices.Equal(in.People, []string{"R."}) || len(in.PeopleIDs) != 0 {
		t.Errorf("it names %v", in.People)
	}
	again, err := r.AttemptIncident(ctx, e.ID, "Other", "UTC")
	must(t, err)
	if again.Incident != in.ID || r.Evidence.Incidents(evidence.Query{}).Total != 1 {
		t.Error("one attempt has two incidents")
	}
	if got := streak.Reckon(p, r.Streak.Events(p.ID), when); got.Attempts != 1 || got.Contacts != 0 {
		t.Errorf("it counts %+v", got)
	}

	pause, err := r.Streak.Pause(ctx, streak.Event{Person: p.ID, At: when, Until: when.Add(time.Hour), Zone: "UTC"})
	must(t, err)
	if _, err := r.AttemptIncident(ctx, pause.ID, "x", "UTC"); !errors.Is(err, rooms.ErrInvalid) {
		t.Errorf("a pause becomes an incident: %v", err)
	}
}

func TestAnIncidentSaysWhoAndWhat(t *testing.T) {
	r, p, e := reached(t, streak.Event{Channel: "through-others", Details: streak.Details{Through: "T.", Tactic: "a word of mine"}})
	linked, err := r.Evidence.SavePerson(ctx, evidence.Person{Name: "Robin", Role: "person"})
	must(t, err)
	if _, err := r.ChooseForPerson(ctx, p.ID, streak.Choices{Link: store.NewID()}); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("linked to nobody: %v", err)
	}
	_, err = r.ChooseForPerson(ctx, p.ID, streak.Choices{Link: linked.ID})
	must(t, err)
	made, err := r.AttemptIncident(ctx, e.ID, "", "Europe/Berlin")
	must(t, err)
	in, err := r.Evidence.Incident(made.Incident)
	must(t, err)
	if in.What != "R., through-others" || !slices.Equal(in.PeopleIDs, []store.ID{linked.ID}) || !slices.Equal(in.People, []string{"T."}) || len(in.Tactics) != 0 || in.Learned != "" {
		t.Errorf("the incident is %+v", in)
	}
}

func TestFilesThatCameWithAnAttempt(t *testing.T) {
	r, _, e := reached(t, streak.Event{Channel: "email"})
	dir := t.TempDir()
	file := func(name, content string) string {
		path := filepath.Join(dir, name)
		must(t, os.WriteFile(path, []byte(content), 0o600))
		return path
	}
	in, err := r.AttachToAttempt(ctx, e.ID, []string{file("letter.txt", "Dear one")}, "UTC", true, quiet)
	must(t, err)
	if len(in.Added) != 1 || !in.Added[0].Sealed {
		t.Fatalf("taken in are %+v", in)
	}
	made, err := r.AttemptIncident(ctx, e.ID, "A letter", "UTC")
	must(t, err)
	more, err := r.AttachToAttempt(ctx, e.ID, []string{file("letter-2.txt", "Dear one"), file("card.txt", "Yours")}, "UTC", false, quiet)
	must(t, err)
	want := []store.ID{in.Added[0].ID, more.Added[0].ID}
	e, err = r.Streak.Event(e.ID)
	must(t, err)
	incident, err := r.Evidence.Incident(made.Incident)
	must(t, err)
	if incident.What != "A letter" {
		t.Errorf("it says %q", incident.What)
	}
	if !slices.Equal(e.Exhibits, want) || !slices.Equal(incident.Exhibits, want) || more.Added[0].Sealed {
		t.Errorf("the attempt has %v, the incident %v, want %v", e.Exhibits, incident.Exhibits, want)
	}
	if _, err := r.AttachToAttempt(ctx, store.NewID(), nil, "UTC", false, quiet); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("attached to nothing: %v", err)
	}
	if _, err := r.ReviseEvent(ctx, e.ID, streak.Details{Exhibits: []store.ID{store.NewID()}}); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("an exhibit that is not there is linked: %v", err)
	}
}

func TestTheStreakIsFound(t *testing.T) {
	r, p, e := reached(t, streak.Event{Channel: "email", Details: streak.Details{Note: "Lilies on the step.", Through: "Tamsin"}})
	_, err := r.Streak.Attempt(ctx, streak.Event{Person: p.ID, At: when, Zone: "UTC", Channel: "phone-call"})
	must(t, err)
	r.Search.Start()
	wantFound(t, r, "lilies", "R.")
	wantFound(t, r, "person:tamsin", "R.")
	contact, err := r.Streak.Contact(ctx, streak.Event{Person: p.ID, At: when, Zone: "UTC", Details: streak.Details{Gave: "a sleepless night", Help: "ringing Mira"}})
	must(t, err)
	wantFound(t, r, "sleepless mira", "R.")
	_, err = r.Streak.Rename(ctx, p.ID, "Robin")
	must(t, err)
	wantFound(t, r, "lilies", "Robin")
	must(t, r.Search.Wait(ctx))
	hits, err := r.Search.Find(ctx, rooms.SearchQuery{Text: "robin", Room: "streak"})
	must(t, err)
	kinds := map[string]store.ID{}
	for _, h := range hits.Hits {
		kinds[h.Kind] = h.ID
	}
	if len(hits.Hits) != 3 || kinds["person"] != p.ID || kinds["attempt"] != e.ID || kinds["contact"] != contact.ID {
		t.Errorf("their name finds %+v", hits.Hits)
	}
	_, err = r.Streak.PutAway(ctx, p.ID)
	must(t, err)
	wantFound(t, r, "robin", "")
	_, err = r.Streak.BringBack(ctx, p.ID)
	must(t, err)
	must(t, r.Streak.Undo(ctx, contact.ID))
	wantFound(t, r, "sleepless", "")
	wantFound(t, r, "lilies", "Robin")
}

func TestTheStreakComesBackFromABackup(t *testing.T) {
	r, p, e := reached(t, streak.Event{Channel: "email", Details: streak.Details{Note: "أهلا", Tactic: "hoovering"}})
	_, err := r.ChooseForPerson(ctx, p.ID, streak.Choices{Levels: []streak.Level{streak.Met, streak.Looked}, Headline: streak.Met, Milestones: []int{100},
		Low: &streak.LowContact{Topics: []string{"the children"}}})
	must(t, err)
	_, err = r.AttemptIncident(ctx, e.ID, "", "UTC")
	must(t, err)
	at := streak.Event{Person: p.ID, At: when.Add(-time.Minute), Until: when.Add(time.Hour), Zone: "Asia/Kolkata", Levels: []streak.Level{streak.Met},
		Waited: true, Details: streak.Details{Note: "n", Gave: "g", Help: "h", Topic: "shoes"}}
	for _, record := range []func(context.Context, streak.Event) (streak.Event, error){r.Streak.Contact, r.Streak.Pause, r.Streak.Exchange} {
		_, err := record(ctx, at)
		must(t, err)
	}
	away, err := r.Streak.Start(ctx, "Away", when, "UTC")
	must(t, err)
	_, err = r.Streak.PutAway(ctx, away.ID)
	must(t, err)
	out := filepath.Join(t.TempDir(), "b.age")
	_, err = r.Backup(ctx, out, pass, "", quiet)
	must(t, err)
	dir := filepath.Join(t.TempDir(), "restored")
	_, err = rooms.RestoreBackup(ctx, out, pass, dir, opts, quiet)
	must(t, err)
	again := open(t, dir, pass)
	if got, want := again.Streak.People(), r.Streak.People(); !reflect.DeepEqual(got, want) {
		t.Errorf("people are %+v, want %+v", got, want)
	}
	if got, want := again.Streak.Away(), r.Streak.Away(); len(got) != 1 || !reflect.DeepEqual(got, want) {
		t.Errorf("away are %+v, want %+v", got, want)
	}
	if got, want := again.Streak.Events(p.ID), r.Streak.Events(p.ID); len(got) != 4 || !reflect.DeepEqual(got, want) {
		t.Errorf("events are %+v, want %+v", got, want)
	}
}

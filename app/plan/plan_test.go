package plan_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"stillwater/app/plan"
	"stillwater/app/store"
	"stillwater/app/store/storetest"
)

var ctx = context.Background()

// A desk is a folder with a clock that the test moves.
type desk struct {
	*plan.Folder
	m   *storetest.Memory
	now time.Time
}

func newDesk() *desk {
	d := &desk{m: &storetest.Memory{}, now: time.Date(2026, 11, 20, 12, 0, 0, 0, time.UTC)}
	d.Folder = plan.NewFolder(d.m, func() time.Time { return d.now })
	return d
}

// reopen is the folder after a lock and an unlock.
func (d *desk) reopen(t *testing.T) *plan.Folder {
	t.Helper()
	f := plan.NewFolder(d.m, func() time.Time { return d.now })
	if err := d.m.View(ctx, func(tx store.Tx) error { return tx.Scan(f.Load) }); err != nil {
		t.Fatal(err)
	}
	return f
}

func (d *desk) keep(t *testing.T, it plan.Item) plan.Item {
	t.Helper()
	d.now = d.now.Add(time.Second)
	kept, err := d.Save(ctx, it)
	if err != nil {
		t.Fatal(err)
	}
	return kept
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func wantErr(t *testing.T, err, want error) {
	t.Helper()
	if !errors.Is(err, want) {
		t.Errorf("error is %v, want %v", err, want)
	}
}

func names(items []plan.Item) string {
	all := make([]string, len(items))
	for i, it := range items {
		all[i] = it.Name()
	}
	return strings.Join(all, " | ")
}

// one is a full item of every kind.
func one() []plan.Item {
	return []plan.Item{
		{Kind: plan.Step, Sort: "accept", Title: "Read my reasons", Offer: "accept-aloud", Entries: []store.ID{store.NewID()}},
		{Kind: plan.Channel, Sort: "calls", State: plan.Blocked, On: "2026-10-04", Text: "Phone and provider"},
		{Kind: plan.Avoid, Sort: "unsafe", Title: "T.", Text: "Carries messages", Channels: []string{"apps", "door"}},
		{Kind: plan.Boundary, Sort: "refuse", Title: "Messages", Sentence: "I am not taking messages.", Who: "T."},
		{Kind: plan.Support, Sort: "friend", Title: "Mira", Reach: "+44 20 7946 0158", Knows: "All", GoodFor: "Nights", NotPassOn: "Where I live",
			Hours: []plan.Hours{{Days: []int{1, 2, 5}, From: "18:00", Until: "02:00"}}, People: []store.ID{store.NewID()}},
		{Kind: plan.Reason, Sort: "left", Text: "I stopped apologising.", On: "2026-10-04"},
		{Kind: plan.Ledger, Text: "The lake", Was: "The silence on the way home"},
		{Kind: plan.Strength, Sort: "skill", Title: "I can throw a bowl"},
		{Kind: plan.Care, Sort: "feels-like-me", Title: "Clay", Every: "week"},
		{Kind: plan.Order, Sort: "order", Title: "Order", Number: "26 F 1184", Court: "Family court", Text: "No contact", From: "2026-05-04",
			Until: "2027-05-03", Who: "Officer Lund", Incidents: []store.ID{store.NewID()}},
		{Kind: plan.Safety, Sort: "door", Text: "Not open."},
		{Kind: plan.Words, Sort: "children", Text: "None of it is because of you."},
	}
}

func TestEveryPartIsThereAfterAnUnlock(t *testing.T) {
	d := newDesk()
	for _, it := range one() {
		d.keep(t, it)
	}
	all := d.Items("")
	if len(all) != len(plan.Kinds()) {
		t.Fatalf("%d items of %d kinds", len(all), len(plan.Kinds()))
	}
	if again := d.reopen(t).Items(""); !reflect.DeepEqual(again, all) {
		t.Errorf("after an unlock\n%+v\nwas\n%+v", again, all)
	}
	for i, k := range plan.Kinds() {
		if all[i].Kind != k || all[i].Revision != 1 || all[i].Name() == "" || k.Heading() == "" {
			t.Errorf("item %d is %+v", i, all[i])
		}
		for _, sort := range plan.Sorts(k) {
			it := all[i]
			it.Title, it.Text, it.Sentence, it.Sort = "", "", "", sort
			if it.Heading() == "" && sort != "own" { // which is named
				t.Errorf("%s %s has no name on paper", k, sort)
			}
		}
	}
}

func TestWhatCannotBeKeptIsRefused(t *testing.T) {
	long := strings.Repeat("ü", 10_001)
	reason := plan.Item{Kind: plan.Reason, Sort: "left", Text: "why"}
	tests := map[string]plan.Item{
		"no kind":                   {Title: "x"},
		"another kind":              {Kind: "wish", Title: "x"},
		"no sort":                   {Kind: plan.Reason, Text: "x"},
		"another kind's sort":       {Kind: plan.Reason, Sort: "calls", Text: "x"},
		"a sort where none is":      {Kind: plan.Ledger, Sort: "left", Text: "x"},
		"nothing in it":             {Kind: plan.Reason, Sort: "left", Text: " \n"},
		"nobody":                    {Kind: plan.Support, Sort: "friend", Reach: "1"},
		"not UTF-8":                 {Kind: plan.Reason, Sort: "left", Text: "\xff"},
		"a title that is not UTF-8": {Kind: plan.Step, Sort: "on", Title: "\xff"},
		"too long a text":           {Kind: plan.Reason, Sort: "left", Text: long},
		"too long a title":          {Kind: plan.Step, Sort: "on", Title: strings.Repeat("ü", 301)},
		"no date":                   {Kind: plan.Reason, Sort: "left", Text: "x", On: "2026-02-30"},
		"a year long gone":          {Kind: plan.Reason, Sort: "left", Text: "x", On: "1066-10-14"},
		"ends before it begins":     {Kind: plan.Order, Sort: "order", Title: "x", From: "2026-02-02", Until: "2026-02-01"},
		"an unknown state":          {Kind: plan.Channel, Sort: "calls", State: "shut"},
		"a state elsewhere":         {Kind: plan.Reason, Sort: "left", Text: "x", State: plan.Open},
		"an own channel, unnamed":   {Kind: plan.Channel, Sort: "own"},
		"an unknown channel":        {Kind: plan.Avoid, Sort: "unsafe", Title: "T.", Channels: []string{"owl"}},
		"a rhythm elsewhere":        {Kind: plan.Step, Sort: "on", Title: "x", Every: "week"},
		"no day":                    {Kind: plan.Support, Sort: "friend", Title: "M.", Hours: []plan.Hours{{From: "18:00", Until: "20:00"}}},
		"an eighth day":             {Kind: plan.Support, Sort: "friend", Title: "M.", Hours: []plan.Hours{{Days: []int{8}, From: "18:00", Until: "20:00"}}},
		"no hour":                   {Kind: plan.Support, Sort: "friend", Title: "M.", Hours: []plan.Hours{{Days: []int{1}, From: "6pm", Until: "20:00"}}},
	}
	for name, it := range tests {
		t.Run(name, func(t *testing.T) {
			_, err := newDesk().Save(ctx, it)
			wantErr(t, err, plan.ErrInvalid)
		})
	}
	d := newDesk()
	reason.Text = long[2:] // 10,000
	if kept := d.keep(t, reason); kept.Text != reason.Text {
		t.Error("a long reason was not kept as it is")
	}
	if name := d.keep(t, plan.Item{Kind: plan.Support, Sort: "friend", Title: " נועה\n"}).Title; name != "נועה" {
		t.Errorf("the name became %q", name)
	}
}

func TestSavingKeepsWhatIsNotTheCallers(t *testing.T) {
	d := newDesk()
	step := d.keep(t, plan.Item{Kind: plan.Step, Sort: "on", Title: "Ask", Today: "2026-11-20", Marks: []plan.Mark{{What: "done"}}, DoneAt: d.now})
	if step.Today != "" || step.Marks != nil || !step.DoneAt.IsZero() {
		t.Errorf("a new step came with %+v", step)
	}
	_, err := d.Done(ctx, step.ID, true)
	must(t, err)
	stale := step
	stale.Title = "Ask them"
	_, err = d.Save(ctx, stale)
	wantErr(t, err, plan.ErrConflict)
	stale.Revision++
	kept := d.keep(t, stale)
	if kept.Title != "Ask them" || kept.DoneAt.IsZero() || kept.Revision != 3 || !kept.CreatedAt.Equal(step.CreatedAt) {
		t.Errorf("kept %+v", kept)
	}
	if again := d.keep(t, kept); again.Revision != 3 || !again.UpdatedAt.Equal(kept.UpdatedAt) {
		t.Error("saving what is kept already changed it")
	}
	kept.Kind, kept.Sort = plan.Reason, "left"
	_, err = d.Save(ctx, kept)
	wantErr(t, err, plan.ErrConflict)
	_, err = d.Save(ctx, plan.Item{ID: store.NewID(), Kind: plan.Ledger, Text: "x"})
	wantErr(t, err, store.ErrNotFound)
}

func TestAChannelStandsOnce(t *testing.T) {
	d := newDesk()
	calls := d.keep(t, plan.Item{Kind: plan.Channel, Sort: "calls"})
	if calls.State != plan.Open {
		t.Errorf("a channel begins %q", calls.State)
	}
	_, err := d.Save(ctx, plan.Item{Kind: plan.Channel, Sort: "calls", State: plan.Blocked})
	wantErr(t, err, plan.ErrConflict)
	must(t, d.Trash(ctx, calls.ID))
	d.keep(t, plan.Item{Kind: plan.Channel, Sort: "calls", State: plan.Blocked})
	wantErr(t, d.Restore(ctx, calls.ID), plan.ErrConflict)
	for _, name := range []string{"The allotment", "Chess club"} {
		d.keep(t, plan.Item{Kind: plan.Channel, Sort: "own", Title: name})
	}
	if got := names(d.Items(plan.Channel)); got != "Phone calls | The allotment | Chess club" {
		t.Error(got)
	}
}

func TestItemsStandWhereTheyWerePut(t *testing.T) {
	d := newDesk()
	ids := map[string]store.ID{}
	for _, name := range []string{"a", "b", "c", "d"} {
		ids[name] = d.keep(t, plan.Item{Kind: plan.Ledger, Text: name}).ID
	}
	other := d.keep(t, plan.Item{Kind: plan.Reason, Sort: "left", Text: "other"})
	for _, m := range []struct{ move, before, want string }{
		{"d", "b", "a | d | b | c"}, {"a", "c", "d | b | a | c"}, {"c", "d", "c | d | b | a"}, {"c", "", "d | b | a | c"},
		{"b", "a", "d | b | a | c"}, {"c", "", "d | b | a | c"},
	} {
		must(t, d.Move(ctx, ids[m.move], ids[m.before]))
		if got := names(d.Items(plan.Ledger)); got != m.want {
			t.Errorf("%s before %q: %s, want %s", m.move, m.before, got, m.want)
		}
	}
	wantErr(t, d.Move(ctx, ids["a"], ids["a"]), plan.ErrInvalid)
	wantErr(t, d.Move(ctx, ids["a"], other.ID), store.ErrNotFound)
	wantErr(t, d.Move(ctx, store.NewID(), ids["a"]), store.ErrNotFound)
	must(t, d.Trash(ctx, ids["a"]))
	wantErr(t, d.Move(ctx, ids["a"], ids["b"]), plan.ErrInvalid)
	if got := names(d.reopen(t).Items(plan.Ledger)); got != "d | b | c" {
		t.Errorf("after an unlock: %s", got)
	}
}

// Moving two items to one place again and again uses up the room between
// ranks, which must then be made.
func TestMovingNeverRunsOutOfRoom(t *testing.T) {
	d := newDesk()
	var want []string
	var ids []store.ID
	for i := range 40 {
		ids = append(ids, d.keep(t, plan.Item{Kind: plan.Ledger, Text: fmt.Sprint(i)}).ID)
		want = append(want, fmt.Sprint(i))
	}
	for i := range 120 {
		from := 2 + i%38
		must(t, d.Move(ctx, ids[from], ids[1]))
		id, name := ids[from], want[from]
		ids = slices.Insert(slices.Delete(ids, from, from+1), 1, id)
		want = slices.Insert(slices.Delete(want, from, from+1), 1, name)
		if got := names(d.Items(plan.Ledger)); got != strings.Join(want, " | ") {
			t.Fatalf("after %d moves: %s", i+1, got)
		}
	}
}

func TestOneThingToday(t *testing.T) {
	d := newDesk()
	ask := d.keep(t, plan.Item{Kind: plan.Step, Sort: "on", Title: "Ask"})
	rest := d.keep(t, plan.Item{Kind: plan.Step, Sort: "self", Title: "Rest"})
	reason := d.keep(t, plan.Item{Kind: plan.Reason, Sort: "left", Text: "x"})
	_, err := d.Today("2026-11-20")
	wantErr(t, err, store.ErrNotFound)
	must(t, d.Choose(ctx, ask.ID, "2026-11-20"))
	must(t, d.Choose(ctx, rest.ID, "2026-11-20"))
	if it, err := d.reopen(t).Today("2026-11-20"); err != nil || it.ID != rest.ID {
		t.Errorf("today is %q, %v", it.Name(), err)
	}
	_, err = d.Done(ctx, rest.ID, true)
	must(t, err)
	if it, err := d.Today("2026-11-20"); err != nil || it.DoneAt.IsZero() {
		t.Errorf("once done it is %+v, %v", it, err)
	}
	if _, err := d.Today("2026-11-21"); !errors.Is(err, store.ErrNotFound) {
		t.Error("yesterday's choice stands for today")
	}
	must(t, d.Choose(ctx, store.ID{}, "2026-11-20"))
	_, err = d.Today("2026-11-20")
	wantErr(t, err, store.ErrNotFound)
	wantErr(t, d.Choose(ctx, reason.ID, "2026-11-20"), plan.ErrInvalid)
	wantErr(t, d.Choose(ctx, ask.ID, "today"), plan.ErrInvalid)
	_, err = d.Done(ctx, reason.ID, true)
	wantErr(t, err, plan.ErrInvalid)
}

func TestWhatIsNotedOverTime(t *testing.T) {
	d := newDesk()
	b := d.keep(t, plan.Item{Kind: plan.Boundary, Sort: "refuse", Sentence: "No messages, please."})
	for _, m := range []plan.Mark{{What: "kept", On: "2026-11-19"}, {What: "practised", On: "2026-11-02"}, {What: "crossed", On: "2026-11-19", Note: "at the door"}} {
		_, err := d.Mark(ctx, b.ID, m)
		must(t, err)
	}
	for _, m := range []plan.Mark{{What: "done", On: "2026-11-19"}, {What: "kept", On: "yesterday"}, {What: "kept", On: "2026-11-19", Note: "\xff"}} {
		_, err := d.Mark(ctx, b.ID, m)
		wantErr(t, err, plan.ErrInvalid)
	}
	kept, err := d.reopen(t).Item(b.ID)
	must(t, err)
	if got := kept.Marks[0].What + ", " + kept.Marks[1].What + ", " + kept.Marks[2].Note; got != "practised, kept, at the door" {
		t.Error(got)
	}
	_, err = d.Unmark(ctx, b.ID, plan.Mark{What: "kept", On: "2026-11-19"})
	must(t, err)
	_, err = d.Unmark(ctx, b.ID, plan.Mark{What: "kept", On: "2026-11-19"})
	wantErr(t, err, store.ErrNotFound)
	if kept, _ = d.Item(b.ID); len(kept.Marks) != 2 {
		t.Errorf("%d marks", len(kept.Marks))
	}
}

func TestTrash(t *testing.T) {
	d := newDesk()
	it := d.keep(t, plan.Item{Kind: plan.Reason, Sort: "left", Text: "x"})
	wantErr(t, d.Delete(ctx, it.ID), plan.ErrInvalid)
	must(t, d.Trash(ctx, it.ID))
	if len(d.Items("")) != 0 || len(d.reopen(t).Trashed()) != 1 {
		t.Error("it is not in the trash alone")
	}
	must(t, d.Restore(ctx, it.ID))
	if names(d.Items(plan.Reason)) != "x" {
		t.Error("it did not come back")
	}
	must(t, d.Trash(ctx, it.ID))
	must(t, d.Delete(ctx, it.ID))
	_, err := d.reopen(t).Item(it.ID)
	wantErr(t, err, store.ErrNotFound)
}

func TestWhoeverWatchesHearsOfEveryChange(t *testing.T) {
	d := newDesk()
	var heard []store.ID
	d.Watch(func(id store.ID) { heard = append(heard, id) })
	it := d.keep(t, plan.Item{Kind: plan.Ledger, Text: "x"})
	must(t, d.Trash(ctx, it.ID))
	must(t, d.Delete(ctx, it.ID))
	if !slices.Equal(heard, []store.ID{it.ID, it.ID, it.ID}) {
		t.Errorf("heard %v", heard)
	}
}

func TestExportIsReadByPeopleAndMachines(t *testing.T) {
	d := newDesk()
	for _, it := range one() {
		d.keep(t, it)
	}
	files := map[string]string{}
	must(t, d.Export(ctx, func(name string, modified time.Time, body []byte) error {
		files[name] = string(body)
		if modified.IsZero() {
			t.Errorf("%s has no time", name)
		}
		return nil
	}))
	if len(files) != len(plan.Kinds())+1 {
		t.Errorf("%d files", len(files))
	}
	for name, want := range map[string]string{
		"plan/ledger.md":   "**What I miss:** The lake\n\n**What it was like:** The silence on the way home\n",
		"plan/support.md":  "**When:** Mon Tue Fri 18:00–02:00\n",
		"plan/boundary.md": "**How I would say it:** I am not taking messages.\n",
		"plan/channel.md":  "## Phone calls\n\n**Where it stands:** closed\n",
		"plan/avoid.md":    "**Closed to them:** Messaging apps, The door at home\n",
		"plan/reason.md":   "## 4 October 2026\n",
	} {
		if !strings.Contains(files[name], want) {
			t.Errorf("%s:\n%s", name, files[name])
		}
	}
	var read struct {
		Items []struct{ ID, Kind, Title string }
	}
	if err := json.Unmarshal([]byte(files["plan/plan.json"]), &read); err != nil || len(read.Items) != len(plan.Kinds()) || read.Items[2].Title != "T." {
		t.Errorf("plan.json: %v\n%s", err, files["plan/plan.json"])
	}
	if err := newDesk().Export(ctx, func(string, time.Time, []byte) error { return errors.New("nothing was to come") }); err != nil {
		t.Error(err)
	}
}

// FuzzLoad holds that no record breaks the folder: it is refused as damaged,
// or it can be listed, changed and exported.
func FuzzLoad(f *testing.F) {
	f.Add([]byte(`{"kind":"reason","sort":"left","rank":1,"revision":1}`), []byte(`{"text":"why","on":"2026-10-04"}`))
	f.Add([]byte(`{"kind":"support","sort":"friend","rank":-4611686018427387904,"revision":1}`), []byte(`{"title":"M.","hours":[{"days":[9],"from":"x"}]}`))
	f.Add([]byte(`{"kind":"wish","revision":1}`), []byte(`{}`))
	f.Add([]byte(`{`), []byte(``))
	f.Fuzz(func(t *testing.T, meta, body []byte) {
		d := newDesk()
		r := store.Record{ID: store.NewID(), Kind: plan.ItemKind, Meta: meta, Body: body}
		if err := d.Load(r); err != nil {
			wantErr(t, err, store.ErrDamaged)
			return
		}
		it, err := d.Item(r.ID)
		must(t, err)
		_, _ = it.Name(), it.Said()
		must(t, d.Export(ctx, func(string, time.Time, []byte) error { return nil }))
		must(t, d.Restore(ctx, r.ID))
		next := d.keep(t, plan.Item{Kind: plan.Ledger, Text: "next"})
		if it.Kind == plan.Ledger {
			must(t, d.Move(ctx, next.ID, it.ID))
			if d.Items(plan.Ledger)[0].ID != next.ID {
				t.Error("it stands where it was not put")
			}
		}
	})
}

package rooms

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"stillwater/app/plan"
	"stillwater/app/store"
	"stillwater/app/typeset"
)

func planned(t *testing.T, r *Rooms, items ...plan.Item) (ids []store.ID) {
	t.Helper()
	for _, it := range items {
		kept, err := r.Plan.Save(context.Background(), it)
		if err != nil {
			t.Fatal(err)
		}
		ids = append(ids, kept.ID)
	}
	return ids
}

func TestAPartOfThePlanIsPrintedAlone(t *testing.T) {
	ctx, r := context.Background(), library(t)
	ids := planned(t, r,
		plan.Item{Kind: plan.Reason, Sort: "left", Text: "I stopped apologising.\nFor *things* that never happened.", On: "2026-10-04"},
		plan.Item{Kind: plan.Reason, Sort: "regained", Text: "אני ישנה לילה שלם"},
		plan.Item{Kind: plan.Support, Sort: "friend", Title: "Mira", AnyTime: true})
	path := filepath.Join(t.TempDir(), "notes.pdf")
	for _, nothing := range []plan.Kind{plan.Order, ""} {
		if err := r.PrintPlan(ctx, nothing, nil, path); !errors.Is(err, store.ErrNotFound) {
			t.Errorf("printing nothing of %q: %v", nothing, err)
		}
	}
	if err := r.PrintPlan(ctx, plan.Support, ids[:1], path); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("printing another part's item: %v", err)
	}
	if !typeset.Available() {
		t.Skip("this checkout was not built: nothing to typeset with")
	}
	for _, c := range []struct {
		only       []store.ID
		has, hasnt []string
	}{
		{nil, []string{"My reasons", "4 October 2026", "For *things* that never", "Anybody who has this file can read it."}, []string{"Mira"}},
		{ids[1:2], []string{"My reasons", "What I have again"}, []string{"apologising"}},
	} {
		if err := r.PrintPlan(ctx, plan.Reason, c.only, path); err != nil {
			t.Fatal(err)
		}
		text := tool(t, "pdftotext", path, "-")
		for _, want := range c.has {
			if !strings.Contains(text, want) {
				t.Errorf("%q is not in\n%s", want, text)
			}
		}
		for _, no := range c.hasnt {
			if strings.Contains(text, no) {
				t.Errorf("%q is in\n%s", no, text)
			}
		}
	}
	if files, err := os.ReadDir(filepath.Dir(path)); err != nil || len(files) != 1 {
		t.Errorf("left behind: %v, %v", files, err)
	}
}

func TestThePlanIsFoundAndBackedUp(t *testing.T) {
	ctx, r := context.Background(), library(t)
	ids := planned(t, r,
		plan.Item{Kind: plan.Ledger, Text: "The lake", Was: "Silence on the way home"},
		plan.Item{Kind: plan.Support, Sort: "friend", Title: "Mira", GoodFor: "Nights"},
		plan.Item{Kind: plan.Channel, Sort: "calls", State: plan.Blocked},
		plan.Item{Kind: plan.Reason, Sort: "left", Text: "Put away"})
	r.Search.Start()
	if err := r.Plan.Trash(ctx, ids[3]); err != nil {
		t.Fatal(err)
	}
	if err := r.Search.Wait(ctx); err != nil {
		t.Fatal(err)
	}
	for query, want := range map[string]string{"silence home": "The lake", "nights": "Mira", "person:mira": "Mira", "calls": "", "away": ""} {
		got, err := r.Search.Find(ctx, SearchQuery{Text: query, Room: "plan"})
		if err != nil {
			t.Fatal(err)
		}
		title := ""
		if len(got.Hits) > 0 {
			title = got.Hits[0].Title
		}
		if title != want || len(got.Hits) > 1 {
			t.Errorf("%q finds %+v", query, got.Hits)
		}
	}
	var names []string
	if err := r.Plan.Export(ctx, func(name string, _ time.Time, _ []byte) error { names = append(names, name); return nil }); err != nil {
		t.Fatal(err)
	}
	if got := strings.Join(names, " "); got != "plan/channel.md plan/support.md plan/ledger.md plan/plan.json" {
		t.Error(got)
	}
	path, to := filepath.Join(t.TempDir(), "b.age"), filepath.Join(t.TempDir(), "restored")
	if _, err := r.Backup(ctx, path, "six calm words on still water", "another set of quiet yellow lamps", func(int64, int64, string) {}); err != nil {
		t.Fatal(err)
	}
	_, members, err := ListBackup(ctx, path, "another set of quiet yellow lamps")
	if err != nil {
		t.Fatal(err)
	}
	there := map[string]bool{}
	for _, m := range members {
		there[m.Name] = true
	}
	for _, name := range names {
		if !there[name] {
			t.Errorf("%s is not in the backup", name)
		}
	}
	if _, err := RestoreBackup(ctx, path, "another set of quiet yellow lamps", to, r.o, func(int64, int64, string) {}); err != nil {
		t.Fatal(err)
	}
}

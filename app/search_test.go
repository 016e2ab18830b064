package app

import (
	"encoding/json"
	"errors"
	"testing"

	"stillwater/app/vault"
)

func TestSearchAnswersAsOneTypes(t *testing.T) {
	d := newDesk(t)
	find := (&Search{d.shell.house}).Find
	if _, err := find(SearchQuery{Query: "lamp", Limit: 10}); !errors.Is(err, vault.ErrLocked) {
		t.Errorf("while locked it says %v", err)
	}
	must(t, d.session.Create(good, nil))
	e, err := d.journal.Save(Entry{Title: "😀 Lamp", Text: "A 😀 yellow lamp by the *lake*", At: "2026-11-20T08:12:00+01:00", Zone: "Europe/Berlin"})
	must(t, err)
	r, err := d.shell.house.open()
	must(t, err)
	must(t, r.Search.Wait(t.Context()))
	page, err := find(SearchQuery{Query: "yellow lam", Room: "journal", Limit: 10})
	must(t, err)
	if len(page.Hits) != 1 || page.Hits[0].Score <= 0 {
		t.Fatalf("found %+v", page)
	}
	page.Hits[0].Score = 1
	got, err := json.Marshal(page)
	must(t, err)
	want := `{"total":1,"ready":true,"hits":[{"id":"` + e.ID + `","room":"journal","kind":"entry","title":"😀 Lamp",` +
		`"snippet":{"text":"A 😀 yellow lamp by the lake","marks":[[5,11],[12,16]]},"at":"2026-11-20T08:12:00+01:00","zone":"Europe/Berlin","score":1}]}`
	if string(got) != want {
		t.Errorf("the page gets %s, want %s", got, want)
	}
	page, err = find(SearchQuery{Query: "lamp", Room: "evidence", Limit: 10})
	must(t, err)
	if got, _ := json.Marshal(page); string(got) != `{"total":0,"ready":true,"hits":[]}` {
		t.Errorf("nothing is %s", got)
	}
	must(t, d.session.Lock())
	if _, err := find(SearchQuery{Query: "lamp"}); !errors.Is(err, vault.ErrLocked) {
		t.Errorf("after locking it says %v", err)
	}
}

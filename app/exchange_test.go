package app

import (
	"os"
	"path/filepath"
	"testing"
)

// TestDiariesInAndOut walks a diary in, back, in again and out, through the
// methods the page calls.
func TestDiariesInAndOut(t *testing.T) {
	d := newDesk(t)
	var x *Exchange
	for _, bound := range d.shell.Bind() {
		if b, ok := bound.(*Exchange); ok {
			x = b
		}
	}
	if _, err := x.Imports(); d.code(err) != "locked" {
		t.Errorf("locked: %v", err)
	}
	must(t, d.session.Create(good, nil))
	dir := t.TempDir()
	diary := filepath.Join(dir, "diary.json")
	must(t, os.WriteFile(diary, []byte(`{"metadata": {"version": "3"}, "entries": {
		"2026-11-18": {"title": "One", "text": "Text."},
		"2026-11-19": {"title": "Broken, "text": ""},
		"2026-11-20": {"title": "", "text": "Two."}}}`), 0o600))

	d.paths = []string{""}
	if job, err := x.ChooseDiary("minidiary"); job != nil || err != nil {
		t.Errorf("a dialog that was closed: %v, %v", job, err)
	}
	d.paths = []string{diary}
	job, err := x.ChooseDiary("dayone")
	if j := d.wait(t, job, err); j.Code != "" { // whole, but nothing in it is an entry of Day One
		t.Errorf("as another kind: %+v", j)
	}
	job, err = x.ChooseDiary("minidiary")
	j := d.wait(t, job, err)
	plan, ok := j.Result.(DiaryPlan)
	if !ok || plan.Entries != 2 || plan.Name != "diary.json" || plan.RefusedTotal != 1 || plan.Refused[0] != (Refusal{"", 2, 3, "broken"}) || len(plan.Titles) != 2 {
		t.Fatalf("planned %+v", j)
	}
	if _, err := x.ImportDiary("made up"); d.code(err) != "cancelled" {
		t.Errorf("under a token that was not given: %v", err)
	}
	for range 2 { // taken back, it comes again
		job, err = x.ImportDiary(plan.Token)
		j = d.wait(t, job, err)
		in, ok := j.Result.(DiaryImported)
		if !ok || in.Added != 2 || in.Batch == "" {
			t.Fatalf("imported %+v", j)
		}
		undone, err := x.UndoImport(in.Batch)
		must(t, err)
		if undone != (ImportUndone{Deleted: 2}) {
			t.Errorf("undone %+v", undone)
		}
	}
	job, err = x.ImportDiary(plan.Token)
	d.wait(t, job, err)
	if rows, err := x.Imports(); err != nil || len(rows) != 3 || rows[0].UndoneAt != "" || rows[2].UndoneAt == "" {
		t.Errorf("imports %+v, %v", rows, err)
	}

	into := t.TempDir()
	d.paths = []string{into}
	if _, err := x.Export(ExportChoice{Format: "json", Passphrase: "guess"}); d.code(err) != "wrong-passphrase" {
		t.Errorf("without the passphrase: %v", err)
	}
	job, err = x.Export(ExportChoice{Format: "json", From: "2026-11-20", Passphrase: good})
	j = d.wait(t, job, err)
	out, ok := j.Result.(JournalExported)
	if !ok || out.Entries != 1 {
		t.Fatalf("exported %+v", j)
	}
	d.paths = []string{filepath.Join(into, out.Name, "journal.json")}
	job, err = x.ChooseDiary("stillwater")
	if p, ok := d.wait(t, job, err).Result.(DiaryPlan); !ok || p.Entries != 0 || p.Already != 1 {
		t.Errorf("what went out is known: %+v", p)
	}
	d.paths = []string{filepath.Join(into, out.Name)}
	job, err = x.ChooseDiary("markdown")
	if j := d.wait(t, job, err); j.Code != "not-diary" {
		t.Errorf("a folder without Markdown: %+v", j)
	}
}

package app

import (
	"path/filepath"
	"testing"

	"stillwater/app/typeset"
)

// TestPlan walks the plan through the methods the page calls.
func TestPlan(t *testing.T) {
	d := newDesk(t)
	var p *Plan
	for _, bound := range d.shell.Bind() {
		if b, ok := bound.(*Plan); ok {
			p = b
		}
	}
	if _, err := p.List(""); d.code(err) != "locked" {
		t.Errorf("locked: %v", err)
	}
	must(t, d.session.Create(good, nil))
	step, err := p.Save(PlanItem{Kind: "step", Sort: "on", Title: "Ask"})
	must(t, err)
	for _, wrong := range []PlanItem{{Kind: "reason", Sort: "left"}, {Kind: "step", Sort: "on", Title: "x", ID: "no"}, {Kind: "step", Sort: "on", Title: "x", People: []string{""}}} {
		if _, err := p.Save(wrong); d.code(err) != "invalid" && d.code(err) != "not-found" {
			t.Errorf("%+v: %v", wrong, err)
		}
	}
	if it, err := p.Today("2026-11-20"); it != nil || err != nil {
		t.Errorf("nothing was chosen: %v, %v", it, err)
	}
	must(t, p.Choose(step.ID, "2026-11-20"))
	_, err = p.Done(step.ID, true)
	must(t, err)
	if it, err := p.Today("2026-11-20"); err != nil || it == nil || it.DoneAt == "" {
		t.Errorf("today is %+v, %v", it, err)
	}
	must(t, p.Choose("", "2026-11-20"))

	order, err := p.Save(PlanItem{Kind: "order", Sort: "order", Title: "Order"})
	must(t, err)
	breach := PlanMark{What: "breach", On: "2026-11-19", Note: "a call", Incident: step.ID}
	order, err = p.Mark(order.ID, breach)
	must(t, err)
	if len(order.Marks) != 1 || order.Marks[0] != breach {
		t.Errorf("noted %+v", order.Marks)
	}
	order, err = p.Unmark(order.ID, breach)
	must(t, err)
	mira, err := p.Save(PlanItem{Kind: "support", Sort: "friend", Title: "Mira", Hours: []PlanHours{{[]int{1}, "18:00", "22:00"}}})
	must(t, err)
	first, err := p.Save(PlanItem{Kind: "support", Sort: "line", Title: "Line", AnyTime: true})
	must(t, err)
	must(t, p.Move(first.ID, mira.ID))
	must(t, p.Move(first.ID, ""))
	must(t, p.Move(first.ID, mira.ID))
	if all, err := p.List("support"); err != nil || len(all) != 2 || all[0].ID != first.ID || all[1].Hours[0].Days[0] != 1 {
		t.Errorf("listed %+v, %v", all, err)
	}
	must(t, p.Trash(order.ID))
	if all, err := p.Trashed(); err != nil || len(all) != 1 || all[0].ID != order.ID {
		t.Errorf("in the trash %+v, %v", all, err)
	}
	must(t, p.Restore(order.ID))
	must(t, p.Trash(order.ID))
	must(t, p.Delete(order.ID))

	d.paths = []string{""}
	if name, err := p.Print("support", nil); name != "" || err != nil {
		t.Errorf("a dialog that was closed: %q, %v", name, err)
	}
	if !typeset.Available() {
		t.Skip("this checkout was not built: nothing to typeset with")
	}
	d.paths = []string{filepath.Join(t.TempDir(), "who.pdf")}
	if name, err := p.Print("support", []string{mira.ID}); name != "who.pdf" || err != nil {
		t.Errorf("printed %q, %v", name, err)
	}
}

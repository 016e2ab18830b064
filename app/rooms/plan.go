package rooms

import (
	"context"
	_ "embed" // the template
	"fmt"
	"io"
	"slices"
	"strings"

	"stillwater/app/plan"
	"stillwater/app/store"
	"stillwater/app/typeset"
)

//go:embed plan.typ
var planTemplate string

// pdfPlan is what plan.typ sets.
type pdfPlan struct {
	Title string         `json:"title"`
	Made  string         `json:"made"`
	Date  map[string]int `json:"date"`
	Items []pdfItem      `json:"items"`
}

type pdfItem struct {
	Heading string      `json:"heading"`
	Right   bool        `json:"r,omitempty"` // the heading begins at the right
	Parts   []pdfPhrase `json:"parts"`
}

type pdfPhrase struct {
	Label string   `json:"label"`
	Right bool     `json:"r,omitempty"`
	Lines []string `json:"lines"`
}

// PrintPlan sets a part of the plan as a PDF at path, or of that part only the
// items that are named. What stood there before is replaced. Errors:
// store.ErrNotFound if there is nothing to set, and those of
// typeset.Press.PDF.
func (r *Rooms) PrintPlan(ctx context.Context, k plan.Kind, only []store.ID, path string) error {
	items := r.Plan.Items(k)
	if len(only) > 0 {
		items = slices.DeleteFunc(items, func(it plan.Item) bool { return !slices.Contains(only, it.ID) })
	}
	if k == "" || len(items) == 0 {
		return store.ErrNotFound
	}
	err := writeChecked(path, func(w io.Writer) error {
		_, err := press.PDF(ctx, w, r.planDocument(k, items))
		return err
	}, nil)
	if err != nil {
		return fmt.Errorf("printing the plan: %w", err)
	}
	return nil
}

func (r *Rooms) planDocument(k plan.Kind, items []plan.Item) typeset.Document {
	now := r.o.Now()
	d := pdfPlan{
		Title: k.Heading(),
		Made:  "Made with Stillwater on " + now.Format(date) + ". Anybody who has this file can read it.",
		Date:  map[string]int{"year": now.Year(), "month": int(now.Month()), "day": now.Day()},
	}
	for _, it := range items {
		p := pdfItem{Heading: it.Heading(), Right: typeset.Right(it.Heading()), Parts: []pdfPhrase{}}
		for _, part := range it.Parts() {
			text := strings.TrimRight(part.Text, "\r\n")
			p.Parts = append(p.Parts, pdfPhrase{part.Label, typeset.Right(text), strings.Split(strings.ReplaceAll(text, "\r\n", "\n"), "\n")})
		}
		d.Items = append(d.Items, p)
	}
	return typeset.Document{Template: planTemplate, Data: d}
}

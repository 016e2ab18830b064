package plan

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"strings"
	"time"

	"stillwater/app/store"
)

// Export calls add with one Markdown file a part that has something in it,
// plan/reason.md, and with plan/plan.json, which holds every item whole. What
// lies in the trash is in neither. It stops at the first error.
func (f *Folder) Export(ctx context.Context, add func(name string, modified time.Time, body []byte) error) error {
	for _, k := range append(Kinds(), "") {
		items := f.Items(k)
		if len(items) == 0 {
			continue
		}
		err := ctx.Err()
		if err == nil {
			name, body := "plan/"+string(k)+".md", page(k, items)
			if k == "" {
				name, body = "plan/plan.json", whole(items)
			}
			err = add(name, modified(items), body)
		}
		if err != nil {
			return fmt.Errorf("exporting plan: %w", err)
		}
	}
	return nil
}

// modified is when the last change of items was.
func modified(items []Item) time.Time {
	var last time.Time
	for _, it := range items {
		if it.UpdatedAt.After(last) {
			last = it.UpdatedAt
		}
	}
	return last
}

// exported is an item in JSON.
type exported struct {
	ID store.ID `json:"id"`
	itemMeta
	itemBody
}

// MarshalJSON writes an item whole, as it stands in plan.json.
func (it Item) MarshalJSON() ([]byte, error) { return plainJSON(exported{it.ID, it.meta(), it.body()}) }

func whole(items []Item) []byte {
	b, _ := plainJSON(map[string]any{"items": items}) // strings, dates and IDs always encode
	var out bytes.Buffer
	_ = json.Indent(&out, b, "", "  ")
	return out.Bytes()
}

// plainJSON is JSON in which & stays readable: nobody embeds it in a page.
func plainJSON(v any) ([]byte, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	err := enc.Encode(v)
	return b.Bytes(), err
}

// Heading is what a part of the plan is called on paper.
func (k Kind) Heading() string {
	return map[Kind]string{
		Step: "Small steps", Channel: "Ways in", Avoid: "No-contact list", Boundary: "Boundaries", Support: "People who are safe",
		Reason: "My reasons", Ledger: "What I miss, and what it was like", Strength: "What is mine", Care: "Care",
		Order: "Orders and agreements", Safety: "If it is not safe", Words: "Words for others",
	}[k]
}

// page is the file of one part.
func page(k Kind, items []Item) []byte {
	var b bytes.Buffer
	fmt.Fprintf(&b, "# %s\n", k.Heading())
	for _, it := range items {
		fmt.Fprintf(&b, "\n## %s\n", it.Heading())
		for _, p := range it.Parts() {
			if p.Label == "" {
				fmt.Fprintf(&b, "\n%s\n", strings.TrimRight(p.Text, "\r\n"))
				continue
			}
			fmt.Fprintf(&b, "\n**%s:** %s\n", p.Label, strings.TrimRight(p.Text, "\r\n"))
		}
	}
	return b.Bytes()
}

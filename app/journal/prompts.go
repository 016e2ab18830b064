package journal

import (
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"stillwater/app/store"
)

const (
	// TemplateKind is the store.Kind of a form the person made.
	TemplateKind store.Kind = "journal.template"
	// PromptsKind is the store.Kind of the one record of prompts shown.
	PromptsKind store.Kind = "journal.prompts"

	maxTemplates = 200      // more would need a list of their own
	maxTemplate  = 64 << 10 // bytes of text; they all stand in memory
	promptDays   = 400      // how long a prompt is known to have been shown
	maxPrompts   = 4000     // prompts and kinds remembered
	maxPrompt    = 64       // bytes of the name of a prompt or of a kind of them
)

// A Template is a text a new entry can begin with.
type Template struct {
	ID   store.ID
	Name string // in one line
	Kind EntryKind
	Text string // Markdown
}

type templateMeta struct {
	Name string    `json:"name"`
	Kind EntryKind `json:"kind"`
}

func (b *Book) loadTemplate(r store.Record) error {
	var m templateMeta
	if json.Unmarshal(r.Meta, &m) != nil || !m.Kind.known() {
		return store.ErrDamaged
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	b.templates[r.ID] = Template{r.ID, m.Name, m.Kind, string(r.Body)}
	return nil
}

// Templates lists the templates by name.
func (b *Book) Templates() []Template {
	b.mu.Lock()
	defer b.mu.Unlock()
	return slices.SortedFunc(maps.Values(b.templates), func(x, y Template) int {
		return strings.Compare(fold(x.Name)+"\x00"+x.ID.String(), fold(y.Name)+"\x00"+y.ID.String())
	})
}

// SaveTemplate keeps a template and returns it as kept; a zero ID makes a new
// one. ErrInvalid for one without a name, too long, or too many;
// store.ErrNotFound for one that is not there.
func (b *Book) SaveTemplate(ctx context.Context, t Template) (Template, error) {
	t, err := b.saveTemplate(ctx, t)
	if err != nil {
		return Template{}, fmt.Errorf("saving template: %w", err)
	}
	return t, nil
}

func (b *Book) saveTemplate(ctx context.Context, t Template) (Template, error) {
	t.Name = oneLine(t.Name)
	if t.Kind == "" {
		t.Kind = KindEntry
	}
	if t.Name == "" || utf8.RuneCountInString(t.Name) > maxPerson || len(t.Text) > maxTemplate || !t.Kind.known() ||
		!utf8.ValidString(t.Name) || !utf8.ValidString(t.Text) {
		return t, fmt.Errorf("%w: template without a name or too long", ErrInvalid)
	}
	b.writing.Lock()
	defer b.writing.Unlock()
	b.mu.Lock()
	_, exists := b.templates[t.ID]
	full := len(b.templates) >= maxTemplates
	b.mu.Unlock()
	switch {
	case !exists && !t.ID.IsZero():
		return t, store.ErrNotFound
	case !exists && full:
		return t, fmt.Errorf("%w: too many templates", ErrInvalid)
	case !exists:
		t.ID = store.NewID()
	}
	meta, err := json.Marshal(templateMeta{t.Name, t.Kind})
	if err != nil {
		return t, err
	}
	r := store.Record{ID: t.ID, Kind: TemplateKind, Meta: meta, Body: []byte(t.Text)}
	if err := b.store.Update(ctx, func(tx store.Tx) error { return tx.Put(r) }); err != nil {
		return t, err
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	b.templates[t.ID] = t
	return t, nil
}

// RemoveTemplate removes a template for good.
func (b *Book) RemoveTemplate(ctx context.Context, id store.ID) error {
	b.writing.Lock()
	defer b.writing.Unlock()
	b.mu.Lock()
	_, exists := b.templates[id]
	b.mu.Unlock()
	err := store.ErrNotFound
	if exists {
		err = b.store.Update(ctx, func(tx store.Tx) error { return tx.Delete(id) })
	}
	if err != nil {
		return fmt.Errorf("removing template: %w", err)
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	delete(b.templates, id)
	return nil
}

// Prompts is what is remembered of the prompts, whose texts are not here: when
// each was last shown, and which kinds of them are not wanted.
type Prompts struct {
	Shown  map[string]time.Time `json:"shown"` // UTC
	Hushed []string             `json:"hushed"`
}

func (p Prompts) clone() Prompts { return Prompts{maps.Clone(p.Shown), slices.Clone(p.Hushed)} }

type promptsRecord struct {
	id store.ID
	Prompts
}

func (b *Book) loadPrompts(r store.Record) error {
	p := Prompts{}
	if json.Unmarshal(r.Body, &p) != nil {
		return store.ErrDamaged
	}
	if p.Shown == nil {
		p.Shown = map[string]time.Time{}
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	b.prompts = promptsRecord{r.ID, p}
	return nil
}

// Prompts returns what is remembered of them.
func (b *Book) Prompts() Prompts {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.prompts.clone()
}

// PromptShown remembers that a prompt was shown now, and forgets those shown
// more than 400 days ago. ErrInvalid for a name that is empty or too long.
func (b *Book) PromptShown(ctx context.Context, id string) error {
	return b.notePrompt(ctx, id, func(p *Prompts) {
		now := b.clock()
		p.Shown[id] = now
		maps.DeleteFunc(p.Shown, func(_ string, at time.Time) bool { return now.Sub(at) > promptDays*24*time.Hour })
	})
}

// HushPrompts says that a kind of prompts is not wanted, or is again.
func (b *Book) HushPrompts(ctx context.Context, kind string, on bool) error {
	return b.notePrompt(ctx, kind, func(p *Prompts) {
		p.Hushed = slices.DeleteFunc(p.Hushed, func(k string) bool { return k == kind })
		if on {
			p.Hushed = append(p.Hushed, kind)
		}
	})
}

func (b *Book) notePrompt(ctx context.Context, name string, f func(*Prompts)) error {
	b.writing.Lock()
	defer b.writing.Unlock()
	err := fmt.Errorf("%w: no such prompt", ErrInvalid)
	b.mu.Lock()
	p := promptsRecord{b.prompts.id, b.prompts.clone()}
	b.mu.Unlock()
	if name != "" && len(name) <= maxPrompt && utf8.ValidString(name) && len(p.Shown)+len(p.Hushed) < maxPrompts {
		f(&p.Prompts)
		if p.id.IsZero() {
			p.id = store.NewID()
		}
		var body []byte
		if body, err = json.Marshal(p.Prompts); err == nil {
			r := store.Record{ID: p.id, Kind: PromptsKind, Meta: []byte("{}"), Body: body}
			err = b.store.Update(ctx, func(tx store.Tx) error { return tx.Put(r) })
		}
	}
	if err != nil {
		return fmt.Errorf("remembering prompt: %w", err)
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	b.prompts = p
	return nil
}

package checkin

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"time"

	"stillwater/app/store"
)

// Choices are what a person marks besides what everybody is offered, and what
// of that they do not wish to see.
type Choices struct {
	Symptoms  []string // own words
	Care      []string // own words
	Medicines []string
	Hidden    []string // keys of Symptoms and Care that are not offered
}

// A person's own lists are short enough to be seen at once; a list of what is
// hidden holds every key there is.
func (c Choices) clean() (Choices, error) {
	var err error
	for _, list := range []*[]string{&c.Symptoms, &c.Care, &c.Medicines, &c.Hidden} {
		if *list, err = marks(*list); err != nil {
			return c, err
		}
	}
	c.Symptoms = slices.DeleteFunc(c.Symptoms, func(s string) bool { return slices.Contains(symptoms, s) })
	c.Care = slices.DeleteFunc(c.Care, func(s string) bool { return slices.Contains(care, s) })
	c.Hidden = slices.DeleteFunc(c.Hidden, func(s string) bool {
		return !slices.Contains(symptoms, s) && !slices.Contains(care, s)
	})
	return c, nil
}

// choicesMeta is the Meta of Choices.
type choicesMeta struct {
	Symptoms  []string  `json:"symptoms,omitempty"`
	Care      []string  `json:"care,omitempty"`
	Medicines []string  `json:"medicines,omitempty"`
	Hidden    []string  `json:"hidden,omitempty"`
	Updated   time.Time `json:"updated"`
}

// chosen is Choices as they were loaded or saved.
type chosen struct {
	Choices
	id      store.ID
	updated time.Time
}

func decodeChoices(r store.Record) (chosen, error) {
	var m choicesMeta
	if json.Unmarshal(r.Meta, &m) != nil {
		return chosen{}, store.ErrDamaged
	}
	c, err := Choices{m.Symptoms, m.Care, m.Medicines, m.Hidden}.clean()
	if err != nil {
		return chosen{}, store.ErrDamaged
	}
	return chosen{c, r.ID, m.Updated.UTC()}, nil
}

// Choices are what the person marks of their own.
func (b *Book) Choices() Choices {
	b.mu.Lock()
	defer b.mu.Unlock()
	c := b.choices
	return Choices{list(c.Symptoms), list(c.Care), list(c.Medicines), list(c.Hidden)}
}

// list is a copy that is never nil.
func list(s []string) []string { return append([]string{}, s...) }

// SaveChoices keeps c instead of what was chosen before. Check-ins of before
// stay as they are. ErrInvalid as for a check-in.
func (b *Book) SaveChoices(ctx context.Context, c Choices) (Choices, error) {
	c, err := c.clean()
	if err != nil {
		return Choices{}, fmt.Errorf("saving choices: %w", err)
	}
	b.writing.Lock()
	defer b.writing.Unlock()
	b.mu.Lock()
	id := b.choices.id
	b.mu.Unlock()
	if id.IsZero() {
		id = store.NewID()
	}
	k := chosen{c, id, b.clock()}
	meta, err := json.Marshal(choicesMeta{c.Symptoms, c.Care, c.Medicines, c.Hidden, k.updated})
	if err == nil {
		err = b.put(ctx, store.Record{ID: id, Kind: ChoicesKind, Meta: meta})
	}
	if err != nil {
		return Choices{}, fmt.Errorf("saving choices: %w", err)
	}
	b.mu.Lock()
	b.choices = k
	b.mu.Unlock()
	return b.Choices(), nil
}

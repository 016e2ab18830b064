package evidence

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"time"

	"stillwater/app/store"
)

// A Person is somebody who appears in what is kept here, under every name
// they go by.
type Person struct {
	ID         store.ID  `json:"-"`
	Name       string    `json:"name"`              // what the person here calls them
	Also       []string  `json:"also,omitempty"`    // other names
	Handles    []string  `json:"handles,omitempty"` // on platforms, addresses of mail
	Numbers    []string  `json:"numbers,omitempty"` // of phones, as written
	Role       Role      `json:"role"`
	RecordedAt time.Time `json:"recorded_at"` // UTC; first save
	UpdatedAt  time.Time `json:"updated_at"`  // UTC
	TrashedAt  time.Time `json:"trashed_at,omitzero"`
	Revision   int64     `json:"revision"` // counts every change, from 1
	Note       string    `json:"-"`
}

// Role is what somebody is in what is kept here: the "person" it is about, a
// "carrier" of messages or news for them, a "witness", "safe" to talk to, or
// "other".
type Role string

var roles = []Role{"person", "carrier", "witness", "safe", "other"}

// personBody is the Body of a person's record.
type personBody struct {
	Note string `json:"note,omitempty"`
}

func (p Person) encode() (store.Record, error) {
	return encode(p.ID, PersonKind, p, personBody{p.Note})
}

// decodePerson reads what encode wrote; anything else is store.ErrDamaged.
func decodePerson(r store.Record) (Person, error) {
	var p Person
	var b personBody
	if json.Unmarshal(r.Meta, &p) != nil || json.Unmarshal(r.Body, &b) != nil || p.Name == "" || p.Revision < 1 {
		return Person{}, store.ErrDamaged
	}
	p.ID, p.Note = r.ID, b.Note
	return p, nil
}

func (p Person) clone() Person {
	p.Also, p.Handles, p.Numbers = slices.Clone(p.Also), slices.Clone(p.Handles), slices.Clone(p.Numbers)
	return p
}

// clean returns p as it will be kept, or says why it cannot be.
func (p Person) clean() (Person, error) {
	p.Name = strings.TrimSpace(p.Name)
	p.Also, p.Handles, p.Numbers = names(p.Also), names(p.Handles), names(p.Numbers)
	switch {
	case p.Name == "":
		return p, fmt.Errorf("%w: no name", ErrInvalid)
	case !fits(p.Name, maxPerson) || !fitNames(p.Also) || !fitNames(p.Handles) || !fitNames(p.Numbers) || !fits(p.Note, maxText):
		return p, fmt.Errorf("%w: too long or not UTF-8", ErrInvalid)
	case !slices.Contains(roles, p.Role):
		return p, fmt.Errorf("%w: unknown role", ErrInvalid)
	}
	return p, nil
}

// known reports whether a name, handle or number is one of theirs, whatever
// its case and the space in it.
func (p Person) known(name string) bool {
	same := func(other string) bool { return plainName(other) == plainName(name) }
	return same(p.Name) || slices.ContainsFunc(p.Also, same) || slices.ContainsFunc(p.Handles, same) || slices.ContainsFunc(p.Numbers, same)
}

// plainName is a name without case and the marks people put into numbers.
func plainName(s string) string {
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune(" \u00a0\t-()/.", r) {
			return -1
		}
		return r
	}, strings.ToLower(s))
}

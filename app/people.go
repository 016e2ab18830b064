package app

import (
	"context"

	"stillwater/app/evidence"
	"stillwater/app/rooms"
	"stillwater/app/store"
)

// People are those who appear in what is kept.
type People struct{ h *house }

// KnownPerson is one of them.
type KnownPerson struct {
	ID         string   `json:"id"`
	Name       string   `json:"name"`
	Also       []string `json:"also"`
	Handles    []string `json:"handles"`
	Numbers    []string `json:"numbers"`
	Role       string   `json:"role"` // "person", "carrier", "witness", "safe" or "other"
	Note       string   `json:"note"`
	RecordedAt string   `json:"recorded_at"`
	UpdatedAt  string   `json:"updated_at"`
	TrashedAt  string   `json:"trashed_at"`
	Revision   int64    `json:"revision"`
}

// PersonRow is one of them in a list, with where they appear.
type PersonRow struct {
	KnownPerson
	Incidents []string `json:"incidents"`
	Claims    []string `json:"claims"`
}

// PersonDraft is a person as the page sends them.
type PersonDraft struct {
	ID       string   `json:"id"`
	Name     string   `json:"name"`
	Also     []string `json:"also"`
	Handles  []string `json:"handles"`
	Numbers  []string `json:"numbers"`
	Role     string   `json:"role"`
	Note     string   `json:"note"`
	Revision int64    `json:"revision"`
}

func personKnown(p evidence.Person) KnownPerson {
	return KnownPerson{p.ID.String(), p.Name, each(p.Also, same), each(p.Handles, same), each(p.Numbers, same), string(p.Role), p.Note,
		stamp(p.RecordedAt), stamp(p.UpdatedAt), stamp(p.TrashedAt), p.Revision}
}

// List returns all people by name, or those in the trash.
func (p *People) List(trashed bool) ([]PersonRow, error) {
	return inside(p.h, func(_ context.Context, r *rooms.Rooms) ([]PersonRow, error) {
		return each(r.Evidence.People(evidence.Query{Trashed: trashed}).Rows, func(one evidence.Person) PersonRow {
			incidents, claims := r.Evidence.Appears(one.ID)
			return PersonRow{personKnown(one), each(incidents, store.ID.String), each(claims, store.ID.String)}
		}), nil
	})
}

// Save keeps a person; an empty ID makes a new one.
func (p *People) Save(in PersonDraft) (KnownPerson, error) {
	return inside(p.h, func(ctx context.Context, r *rooms.Rooms) (out KnownPerson, err error) {
		one := evidence.Person{Name: in.Name, Also: in.Also, Handles: in.Handles, Numbers: in.Numbers, Role: evidence.Role(in.Role),
			Note: in.Note, Revision: in.Revision}
		if err = one.ID.UnmarshalText([]byte(in.ID)); err != nil {
			return out, err
		}
		one, err = r.Evidence.SavePerson(ctx, one)
		return personKnown(one), err
	})
}

// Trash puts a person into the trash; where they are named, they stay.
func (p *People) Trash(id string) error {
	return withIDDo(p.h, id, func(ctx context.Context, r *rooms.Rooms, one store.ID) error { return r.Evidence.TrashPerson(ctx, one) })
}

// Restore takes a person out of the trash.
func (p *People) Restore(id string) error {
	return withIDDo(p.h, id, func(ctx context.Context, r *rooms.Rooms, one store.ID) error {
		return r.Evidence.RestorePerson(ctx, one)
	})
}

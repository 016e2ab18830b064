package plan

import (
	"encoding/json"
	"slices"
	"time"

	"stillwater/app/store"
)

// itemMeta is the Meta of an Item.
type itemMeta struct {
	Kind     Kind      `json:"kind"`
	Sort     string    `json:"sort,omitempty"`
	Rank     int64     `json:"rank"`
	Created  time.Time `json:"created"`
	Updated  time.Time `json:"updated"`
	Trashed  time.Time `json:"trashed,omitzero"`
	Revision int64     `json:"revision"`
}

// itemBody is the Body: what a person wrote and chose.
type itemBody struct {
	Offer     string     `json:"offer,omitempty"`
	Title     string     `json:"title,omitempty"`
	Text      string     `json:"text,omitempty"`
	Was       string     `json:"was,omitempty"`
	Sentence  string     `json:"sentence,omitempty"`
	Who       string     `json:"who,omitempty"`
	State     State      `json:"state,omitempty"`
	Channels  []string   `json:"channels,omitempty"`
	On        string     `json:"on,omitempty"`
	Every     string     `json:"every,omitempty"`
	DoneAt    time.Time  `json:"done_at,omitzero"`
	Today     string     `json:"today,omitempty"`
	Reach     string     `json:"reach,omitempty"`
	AnyTime   bool       `json:"any_time,omitempty"`
	Hours     []Hours    `json:"hours,omitempty"`
	Knows     string     `json:"knows,omitempty"`
	GoodFor   string     `json:"good_for,omitempty"`
	NotPassOn string     `json:"not_pass_on,omitempty"`
	Number    string     `json:"number,omitempty"`
	Court     string     `json:"court,omitempty"`
	From      string     `json:"from,omitempty"`
	Until     string     `json:"until,omitempty"`
	Marks     []Mark     `json:"marks,omitempty"`
	Incidents []store.ID `json:"incidents,omitempty"`
	People    []store.ID `json:"people,omitempty"`
	Entries   []store.ID `json:"entries,omitempty"`
}

func (it Item) meta() itemMeta {
	return itemMeta{it.Kind, it.Sort, it.Rank, it.CreatedAt, it.UpdatedAt, it.TrashedAt, it.Revision}
}

func (it Item) body() itemBody {
	return itemBody{it.Offer, it.Title, it.Text, it.Was, it.Sentence, it.Who, it.State, it.Channels, it.On, it.Every, it.DoneAt, it.Today,
		it.Reach, it.AnyTime, it.Hours, it.Knows, it.GoodFor, it.NotPassOn, it.Number, it.Court, it.From, it.Until,
		it.Marks, it.Incidents, it.People, it.Entries}
}

func (it Item) encode() (store.Record, error) {
	meta, err := json.Marshal(it.meta())
	if err != nil {
		return store.Record{}, err
	}
	body, err := json.Marshal(it.body())
	return store.Record{ID: it.ID, Kind: ItemKind, Meta: meta, Body: body}, err
}

// decode reads what encode wrote; anything else is store.ErrDamaged.
func decode(r store.Record) (Item, error) {
	var m itemMeta
	var b itemBody
	if json.Unmarshal(r.Meta, &m) != nil || json.Unmarshal(r.Body, &b) != nil {
		return Item{}, store.ErrDamaged
	}
	if r.ID.IsZero() || !slices.Contains(Kinds(), m.Kind) || m.Revision < 1 || m.Rank < -rankEnd || m.Rank > rankEnd {
		return Item{}, store.ErrDamaged
	}
	return Item{ID: r.ID, Kind: m.Kind, Sort: m.Sort, Offer: b.Offer, Title: b.Title, Text: b.Text, Was: b.Was, Sentence: b.Sentence,
		Who: b.Who, State: b.State, Channels: b.Channels, On: b.On, Every: b.Every, DoneAt: b.DoneAt.UTC(), Today: b.Today,
		Reach: b.Reach, AnyTime: b.AnyTime, Hours: b.Hours, Knows: b.Knows, GoodFor: b.GoodFor, NotPassOn: b.NotPassOn,
		Number: b.Number, Court: b.Court, From: b.From, Until: b.Until, Marks: b.Marks,
		Incidents: b.Incidents, People: b.People, Entries: b.Entries,
		Rank: m.Rank, CreatedAt: m.Created.UTC(), UpdatedAt: m.Updated.UTC(), TrashedAt: m.Trashed.UTC(), Revision: m.Revision}, nil
}

// clone is it with lists of its own.
func (it Item) clone() Item {
	it.Channels, it.Marks = slices.Clone(it.Channels), slices.Clone(it.Marks)
	it.Incidents, it.People, it.Entries = slices.Clone(it.Incidents), slices.Clone(it.People), slices.Clone(it.Entries)
	it.Hours = slices.Clone(it.Hours)
	for i := range it.Hours {
		it.Hours[i].Days = slices.Clone(it.Hours[i].Days)
	}
	return it
}

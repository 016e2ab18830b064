package evidence

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"
	"time"

	"stillwater/app/store"
)

// grace is how long after the first save a change replaces what was written
// without leaving it behind: one is still writing.
const grace = 15 * time.Minute

// said is what an incident, a claim or the words beside an exhibit state, by
// field. Notes for oneself are no part of it.
type said map[string]any

// statement is what is said as JSON, fields in the order of their names,
// empty ones left out: what its hash in the custody log is of.
func (s said) statement() ([]byte, error) {
	stated := maps.Clone(s)
	maps.DeleteFunc(stated, func(_ string, v any) bool { return empty(v) })
	return json.Marshal(stated)
}

// A Correction is a change of what was said, and what stood there before. It
// is written beside the record it changes and never changes itself.
type Correction struct {
	At       time.Time // UTC
	Revision int64     // the last that had the earlier wording
	Earlier  []Earlier // by the names of the fields
}

// Earlier is the wording of a field before a Correction.
type Earlier struct {
	Field string          `json:"field"`
	Was   json.RawMessage `json:"was"` // as the field stands in the record; null if it was empty
}

// correction is where a Correction stands; its wording is read when shown.
type correction struct {
	id       store.ID
	Of       store.ID  `json:"of"`
	At       time.Time `json:"at"`
	Revision int64     `json:"revision"`
}

// decodeCorrection reads the Meta of a correction's record; anything else is
// store.ErrDamaged.
func decodeCorrection(r store.Record) (correction, error) {
	c := correction{id: r.ID}
	if json.Unmarshal(r.Meta, &c) != nil || c.Of.IsZero() {
		return correction{}, store.ErrDamaged
	}
	return c, nil
}

func (l *Locker) placeCorrection(c correction) {
	l.mu.Lock()
	defer l.mu.Unlock()
	all := append(l.corrected[c.Of], c)
	slices.SortFunc(all, func(a, b correction) int { return cmp.Compare(a.Revision, b.Revision) })
	l.corrected[c.Of] = all
}

// Corrections returns the earlier wordings of an incident, a claim or an
// exhibit, the oldest first; none if it was never corrected.
func (l *Locker) Corrections(ctx context.Context, of store.ID) ([]Correction, error) {
	l.mu.Lock()
	all := slices.Clone(l.corrected[of])
	l.mu.Unlock()
	if len(all) == 0 {
		return nil, nil
	}
	var out []Correction
	err := l.store.View(ctx, func(tx store.Tx) error {
		for _, c := range all {
			r, err := tx.Get(c.id)
			if err != nil {
				return err
			}
			k := Correction{At: c.At, Revision: c.Revision}
			if json.Unmarshal(r.Body, &k.Earlier) != nil {
				return store.ErrDamaged
			}
			out = append(out, k)
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("reading corrections: %w", err)
	}
	return out, nil
}

// change is what one transaction does beside the record it writes.
type change struct {
	records  []store.Record
	corrects correction // zero if nothing was
	fields   []string   // of what is said, that changed
	acts     []act      // what the log says of it
}

// saidChange is a change of what is said of s. what, if not empty, says what
// else was done; linked and unlinked are numbers of exhibits.
func (l *Locker) saidChange(s subject, was, is said, what string, linked, unlinked []int) (change, error) {
	var c change
	earlier, err := was.earlier(is)
	if err != nil {
		return c, err
	}
	for _, e := range earlier {
		c.fields = append(c.fields, e.Field)
	}
	a, err := actOf(s, is, c.fields, what, linked, unlinked)
	if err != nil {
		return c, err
	}
	if a != nil {
		c.acts = []act{*a}
	}
	if s.fresh || len(earlier) == 0 || l.now().Sub(s.recordedAt) < grace {
		return c, nil
	}
	c.corrects = correction{store.NewID(), s.id, l.stamp(), s.revision}
	meta, err := json.Marshal(c.corrects)
	if err != nil {
		return c, err
	}
	body, err := json.Marshal(earlier)
	c.records = append(c.records, store.Record{ID: c.corrects.id, Kind: CorrectionKind, Meta: meta, Body: body, Apart: true})
	return c, err
}

// put makes records durable, and all that c says, in one transaction; saving
// is held.
func (l *Locker) put(ctx context.Context, c change, records ...store.Record) error {
	if len(c.acts) > 0 {
		if err := l.begin(ctx); err != nil {
			return err
		}
	}
	lines, places, err := l.lines(c.acts)
	if err != nil {
		return err
	}
	if err := l.write(ctx, slices.Concat(records, c.records, lines)); err != nil {
		return err
	}
	if len(places) > 0 {
		l.logged(places)
	}
	if !c.corrects.id.IsZero() {
		l.placeCorrection(c.corrects)
	}
	return nil
}

// earlier lists what of the old is not in the new.
func (s said) earlier(now said) (all []Earlier, err error) {
	for _, name := range slices.Sorted(maps.Keys(s)) {
		was, err := field(s[name])
		if err != nil {
			return nil, err
		}
		is, err := field(now[name])
		if err != nil {
			return nil, err
		}
		if !bytes.Equal(was, is) {
			all = append(all, Earlier{name, was})
		}
	}
	return all, nil
}

// field is one field as JSON, null if it is empty.
func field(v any) ([]byte, error) {
	if empty(v) {
		return []byte("null"), nil
	}
	return json.Marshal(v)
}

func empty(v any) bool {
	r := reflect.ValueOf(v)
	return !r.IsValid() || r.IsZero() || r.Kind() == reflect.Slice && r.Len() == 0
}

// encode makes a record of two JSON objects.
func encode(id store.ID, kind store.Kind, meta, body any) (store.Record, error) {
	m, err := json.Marshal(meta)
	if err != nil {
		return store.Record{}, err
	}
	b, err := json.Marshal(body)
	if err != nil {
		return store.Record{}, err
	}
	if len(m) > store.MaxMeta || len(b) > maxBody {
		return store.Record{}, fmt.Errorf("%w: too long", ErrInvalid)
	}
	return store.Record{ID: id, Kind: kind, Meta: m, Body: b}, nil
}

// sameRecord reports whether two records hold the same bytes.
func sameRecord(a, b store.Record) bool {
	return bytes.Equal(a.Meta, b.Meta) && bytes.Equal(a.Body, b.Body)
}

// names are a list of names without what is empty or there twice.
func names(all []string) []string {
	trimmed := make([]string, len(all))
	for i, n := range all {
		trimmed[i] = strings.TrimSpace(n)
	}
	return distinct(slices.DeleteFunc(trimmed, func(n string) bool { return n == "" }))
}

func fitNames(all []string) bool {
	return len(all) <= maxPeople && !slices.ContainsFunc(all, func(n string) bool { return !fits(n, maxPerson) })
}

func allFit(limit int, texts ...string) bool {
	return !slices.ContainsFunc(texts, func(s string) bool { return !fits(s, limit) })
}

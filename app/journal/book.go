package journal

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"
	"time"

	"stillwater/app/store"
)

// A Book is the journal in one store. Every write to the journal goes through
// it. All methods are safe for concurrent use.
type Book struct {
	store store.Store
	now   func() time.Time
	zones zones

	writing sync.Mutex // held over a store.Update and what it does to cat
	mu      sync.Mutex // guards cat
	cat     catalogue
}

// NewBook returns the journal kept in s. It knows no entries until Load was
// called with them. now is the clock for CreatedAt, UpdatedAt and TrashedAt.
func NewBook(s store.Store, now func() time.Time) *Book {
	return &Book{store: s, now: now, cat: catalogue{byID: map[store.ID]*item{}}}
}

// Load takes a record that a scan found into the lists; records of other kinds
// are passed over. A record that does not hold an entry gives
// store.ErrDamaged. Load keeps nothing of r's slices.
func (b *Book) Load(r store.Record) error {
	if r.Kind != Kind {
		return nil
	}
	m, err := decodeMeta(r.Meta)
	if err != nil {
		return fmt.Errorf("loading entry: %w", err)
	}
	it := b.item(r.ID, m)
	b.mu.Lock()
	defer b.mu.Unlock()
	b.cat.load(it)
	return nil
}

func (b *Book) item(id store.ID, m meta) *item {
	loc, _ := b.zones.find(m.Zone)
	year, month, _ := time.UnixMilli(m.At).In(loc).Date()
	return &item{meta: m, id: id, month: year*100 + int(month)}
}

// Get returns the entry with its text, also from the trash; store.ErrNotFound
// if there is none.
func (b *Book) Get(ctx context.Context, id store.ID) (Entry, error) {
	var e Entry
	err := b.store.View(ctx, func(tx store.Tx) (err error) {
		e, err = b.read(tx, id)
		return err
	})
	if err != nil {
		return Entry{}, fmt.Errorf("reading entry: %w", err)
	}
	return e, nil
}

func (b *Book) read(tx store.Tx, id store.ID) (Entry, error) {
	r, err := tx.Get(id)
	if err != nil {
		return Entry{}, err
	}
	if r.Kind != Kind {
		return Entry{}, store.ErrNotFound
	}
	m, err := decodeMeta(r.Meta)
	if err != nil {
		return Entry{}, err
	}
	loc, _ := b.zones.find(m.Zone)
	return m.entry(id, string(r.Body), loc), nil
}

// A Query says which entries List gives.
type Query struct {
	Month   string // "2026-11" by each entry's own zone; "" for all
	Tag     string // in any case, with or without #; "" for all
	Trashed bool   // the trash instead of the journal
	Offset  int    // rows to pass over
	Limit   int    // most rows to give; 0 or less for all
}

// A Page is a window of the entries that a Query found.
type Page struct {
	Total int // entries found, in the window or not
	Rows  []Row
}

// A Row is an Entry as a list shows it: with the start of its text as plain
// text, at most 200 runes. The Excerpt of a damaged text is empty; Get says
// what is wrong with it.
type Row struct {
	ID             store.ID
	Title, Excerpt string
	At             time.Time // in Zone's location
	Zone           string
	Mood           int
	Tags           []string
	UpdatedAt      time.Time // UTC
	TrashedAt      time.Time // UTC; zero outside the trash
}

// List returns a window of the entries q asks for, newest At first. A Month
// that is none gives ErrInvalid. An entry deleted while List runs is left out.
func (b *Book) List(ctx context.Context, q Query) (Page, error) {
	s := shelf{trashed: q.Trashed, tag: fold(plainTag(q.Tag))}
	if q.Month != "" {
		t, err := time.Parse("2006-01", q.Month)
		if err != nil {
			return Page{}, fmt.Errorf("listing entries: %w: no such month", ErrInvalid)
		}
		s.month = t.Year()*100 + int(t.Month())
	}
	items, total := b.window(s, q.Offset, q.Limit)
	p := Page{Total: total, Rows: make([]Row, 0, len(items))}
	err := b.store.View(ctx, func(tx store.Tx) error {
		for _, it := range items {
			r, err := tx.Get(it.id)
			if errors.Is(err, store.ErrNotFound) {
				continue
			}
			if err != nil && !errors.Is(err, store.ErrDamaged) {
				return err
			}
			loc, _ := b.zones.find(it.Zone)
			p.Rows = append(p.Rows, Row{ID: it.id, Title: it.Title, Excerpt: excerpt(r.Body),
				At: time.UnixMilli(it.At).In(loc), Zone: it.Zone, Mood: it.Mood, Tags: slices.Clone(it.Tags),
				UpdatedAt: time.UnixMilli(it.Updated).UTC(), TrashedAt: it.trashedAt()})
		}
		return ctx.Err()
	})
	if err != nil {
		return Page{}, fmt.Errorf("listing entries: %w", err)
	}
	return p, nil
}

// window copies the items of s from offset on, and counts all of them.
func (b *Book) window(s shelf, offset, limit int) ([]*item, int) {
	b.mu.Lock()
	defer b.mu.Unlock()
	all := b.cat.on(s)
	rest := all[min(max(offset, 0), len(all)):]
	if limit > 0 {
		rest = rest[:min(limit, len(rest))]
	}
	return slices.Clone(rest), len(all)
}

// A Month is a month that has entries.
type Month struct {
	Month string // "2026-11"
	Count int
}

// Months counts the entries outside the trash by month, newest first.
func (b *Book) Months() []Month {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.cat.settle()
	months := []Month{}
	for s, items := range b.cat.shelves {
		if !s.trashed && s.month != 0 && s.tag == "" {
			months = append(months, Month{fmt.Sprintf("%04d-%02d", s.month/100, s.month%100), len(items)})
		}
	}
	slices.SortFunc(months, func(a, b Month) int { return -cmp.Compare(a.Month, b.Month) })
	return months
}

// Tags lists the tags of the entries outside the trash in alphabetical order,
// each once and as the oldest entry with it writes it.
func (b *Book) Tags() []string {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.cat.tags()
}

// Count is the number of entries outside the trash.
func (b *Book) Count() int {
	_, n := b.window(shelf{}, 0, 1)
	return n
}

package journal

import (
	"cmp"
	"compress/flate"
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"sync"
	"time"

	"stillwater/app/store"
	"stillwater/app/zones"
)

// A Book is the journal in one store. Every write to the journal goes through
// it. All methods are safe for concurrent use.
type Book struct {
	store store.Store
	now   func() time.Time
	zones zones.Names

	writing sync.Mutex // held over a store.Update and what it does to what mu guards
	mu      sync.Mutex // guards the catalogue and who watches
	cat     catalogue
	watch   []func(store.ID)

	versions    map[store.ID][]version  // by entry, oldest first
	attachments map[store.ID]Attachment // by their own ID
	attachedTo  map[store.ID][]store.ID // by entry
	templates   map[store.ID]Template
	prompts     promptsRecord
	imports     map[store.ID]Batch
	deflate     *flate.Writer // of versions; used while writing is held
}

// NewBook returns the journal kept in s. It knows no entries until Load was
// called with them. now is the clock for CreatedAt, UpdatedAt and TrashedAt.
func NewBook(s store.Store, now func() time.Time) *Book {
	return &Book{store: s, now: now, cat: catalogue{byID: map[store.ID]*item{}}, versions: map[store.ID][]version{},
		attachments: map[store.ID]Attachment{}, attachedTo: map[store.ID][]store.ID{}, templates: map[store.ID]Template{},
		prompts: promptsRecord{Prompts: Prompts{Shown: map[string]time.Time{}}}, imports: map[store.ID]Batch{}}
}

// Load takes a record that a scan found into the lists; records of other kinds
// are passed over. A record that does not hold what its kind says gives
// store.ErrDamaged. Load keeps nothing of r's slices.
func (b *Book) Load(r store.Record) error {
	var err error
	switch r.Kind {
	case Kind:
		err = b.loadEntry(r)
	case VersionKind:
		err = b.loadVersion(r)
	case AttachmentKind:
		err = b.loadAttachment(r)
	case TemplateKind:
		err = b.loadTemplate(r)
	case PromptsKind:
		err = b.loadPrompts(r)
	case ImportKind:
		err = b.loadImport(r)
	}
	if err != nil {
		return fmt.Errorf("loading %s: %w", r.Kind, err)
	}
	return nil
}

func (b *Book) loadEntry(r store.Record) error {
	m, err := decodeMeta(r.Meta)
	if err != nil {
		return err
	}
	if m.Words == 0 && len(r.Body) > 0 { // written before words were counted, or it has none
		m.Words = countWords(string(r.Body))
	}
	it := b.item(r.ID, m)
	b.mu.Lock()
	defer b.mu.Unlock()
	b.cat.load(it)
	return nil
}

func (b *Book) item(id store.ID, m meta) *item {
	loc, _ := b.zones.Find(m.Zone)
	year, month, day := time.UnixMilli(m.At).In(loc).Date()
	return &item{core: m.core, rest: m.shared(), id: id, day: year*10000 + int(month)*100 + day}
}

// Watch calls f after every change of an entry that is durable, and after its
// deletion, with nothing locked. It must be called before the first change.
func (b *Book) Watch(f func(id store.ID)) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.watch = append(b.watch, f)
}

// tell calls everybody who watches.
func (b *Book) tell(ids ...store.ID) {
	b.mu.Lock()
	watch := b.watch
	b.mu.Unlock()
	for _, f := range watch {
		for _, id := range ids {
			f(id)
		}
	}
}

// Stamps calls f with every entry and its revision, from memory and in no
// particular order. live says that it can be found and read: it is neither in
// the trash nor sealed.
func (b *Book) Stamps(f func(id store.ID, revision int64, live bool)) {
	type stamp struct {
		id       store.ID
		revision int64
		live     bool
	}
	now := b.clock().UnixMilli()
	b.mu.Lock()
	all := make([]stamp, 0, len(b.cat.byID))
	for id, it := range b.cat.byID {
		all = append(all, stamp{id, it.Revision, it.Trashed == 0 && !it.sealed(now)})
	}
	b.mu.Unlock()
	for _, s := range all {
		f(s.id, s.revision, s.live)
	}
}

// Get returns the entry with its text and attachments, also from the trash;
// store.ErrNotFound if there is none. Of a sealed letter both are withheld.
func (b *Book) Get(ctx context.Context, id store.ID) (Entry, error) {
	var e Entry
	err := b.store.View(ctx, func(tx store.Tx) (err error) {
		e, err = b.read(tx, id)
		return err
	})
	if err != nil {
		return Entry{}, fmt.Errorf("reading entry: %w", err)
	}
	return b.shown(e), nil
}

// shown is e as it is handed out: with its attachments, and without either
// attachments or text while it is sealed.
func (b *Book) shown(e Entry) Entry {
	if e.Sealed = e.sealed(b.clock()); e.Sealed {
		e.Text, e.Attachments = "", nil
		return e
	}
	e.Attachments = b.attached(e.ID)
	return e
}

// read returns the whole entry, sealed or not.
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
	return b.whole(id, m, r.Body)
}

// whole is the entry under id that a meta and a body make.
func (b *Book) whole(id store.ID, m meta, body []byte) (Entry, error) {
	loc, _ := b.zones.Find(m.Zone)
	return m.whole(m.entry(id, loc), body)
}

// A Query says which entries List gives. What is left empty does not matter.
type Query struct {
	Month   string      // "2026-11" by each entry's own zone
	Day     string      // "2026-11-20", likewise
	Tag     string      // in any case, with or without #
	Kinds   []EntryKind // any of them
	Mood    int         // 1 to 5
	Feeling string      // in any case
	Person  string      // in any case
	Trashed bool        // the trash instead of the journal
	Offset  int         // rows to pass over
	Limit   int         // most rows to give; 0 or less for all
}

// A Page is a window of the entries that a Query found.
type Page struct {
	Total int // entries found, in the window or not
	Rows  []Row
}

// A Row is an Entry as a list shows it: with the start of its text as plain
// text, at most 200 runes. The Excerpt of a damaged text is empty; Get says
// what is wrong with it. A sealed letter has none.
type Row struct {
	ID             store.ID
	Kind           EntryKind
	Title, Excerpt string
	At             time.Time // in Zone's location
	Zone           string
	Mood           int
	Feelings, Tags []string
	To             string
	Attachments    int // that are not removed
	Sealed         bool
	SealedUntil    time.Time // UTC; zero if it never was
	UpdatedAt      time.Time // UTC
	TrashedAt      time.Time // UTC; zero outside the trash
}

// List returns a window of the entries q asks for, newest At first. A Month or
// Day that is none gives ErrInvalid. An entry deleted while List runs is left
// out.
func (b *Book) List(ctx context.Context, q Query) (Page, error) {
	s, err := q.sieve()
	if err != nil {
		return Page{}, fmt.Errorf("listing entries: %w", err)
	}
	items, total := b.window(s, q.Offset, q.Limit)
	rows, err := b.rows(ctx, items)
	if err != nil {
		return Page{}, fmt.Errorf("listing entries: %w", err)
	}
	return Page{total, rows}, nil
}

// rows are items as a list shows them.
func (b *Book) rows(ctx context.Context, items []*item) ([]Row, error) {
	rows := make([]Row, 0, len(items))
	now := b.clock().UnixMilli()
	err := b.store.View(ctx, func(tx store.Tx) error {
		for _, it := range items {
			row := b.row(it, now)
			if !row.Sealed {
				r, err := tx.Get(it.id)
				if errors.Is(err, store.ErrNotFound) {
					continue
				}
				if err != nil && !errors.Is(err, store.ErrDamaged) {
					return err
				}
				row.Excerpt = excerpt(it.plainBody(r.Body))
			}
			rows = append(rows, row)
		}
		return ctx.Err()
	})
	return rows, err
}

func (b *Book) row(it *item, now int64) Row {
	loc, _ := b.zones.Find(it.Zone)
	return Row{ID: it.id, Kind: it.kind(), Title: it.Title, At: time.UnixMilli(it.At).In(loc), Zone: it.Zone, Mood: it.Mood,
		Feelings: slices.Clone(it.Feelings), Tags: slices.Clone(it.Tags), To: it.To, Attachments: b.countAttached(it.id),
		Sealed: it.sealed(now), SealedUntil: moment(it.rest.Sealed), UpdatedAt: time.UnixMilli(it.Updated).UTC(),
		TrashedAt: moment(it.Trashed)}
}

// window copies the items of s from offset on, and counts all of them.
func (b *Book) window(s sieve, offset, limit int) ([]*item, int) {
	b.mu.Lock()
	defer b.mu.Unlock()
	all := b.cat.through(s)
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

// Months counts the entries q asks for by month, newest first and whatever its
// window. ErrInvalid if q cannot be asked.
func (b *Book) Months(q Query) ([]Month, error) {
	s, err := q.sieve()
	if err != nil {
		return nil, fmt.Errorf("counting entries by month: %w", err)
	}
	count := map[int]int{}
	b.mu.Lock()
	for _, it := range b.cat.through(s) {
		count[it.day/100]++
	}
	b.mu.Unlock()
	months := []Month{}
	for _, m := range slices.Backward(slices.Sorted(maps.Keys(count))) {
		months = append(months, Month{fmt.Sprintf("%04d-%02d", m/100, m%100), count[m]})
	}
	return months, nil
}

// Tags lists the tags of the entries outside the trash in alphabetical order,
// each once and as the oldest entry with it writes it.
func (b *Book) Tags() []string {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.cat.tags()
}

// Feelings lists the feelings of the entries outside the trash, the most
// frequent first, each once and as the newest entry with it writes it.
func (b *Book) Feelings() []string {
	return b.frequent(func(it *item) []string { return it.Feelings })
}

// People lists the people of the entries outside the trash, like Feelings.
func (b *Book) People() []string { return b.frequent(func(it *item) []string { return it.People }) }

func (b *Book) frequent(names func(*item) []string) []string {
	b.mu.Lock()
	defer b.mu.Unlock()
	t := tally{}
	for _, it := range b.cat.on(shelf{}) {
		t.add(names(it))
	}
	list := []string{}
	for _, c := range t.sorted() {
		list = append(list, c.Name)
	}
	return list
}

// A Counted is a name and how many entries have it.
type Counted struct {
	Name  string
	Count int
}

// tally counts names, whatever their case, by their folded form.
type tally map[string]*Counted

func (t tally) add(names []string) {
	for _, n := range names {
		key := fold(n)
		if t[key] == nil {
			t[key] = &Counted{Name: n}
		}
		t[key].Count++
	}
}

// sorted lists what was counted, the most frequent first.
func (t tally) sorted() []Counted {
	list := make([]Counted, 0, len(t))
	for _, c := range t {
		list = append(list, *c)
	}
	slices.SortFunc(list, func(a, b Counted) int { return cmp.Or(b.Count-a.Count, cmp.Compare(a.Name, b.Name)) })
	return list
}

// Count is the number of entries outside the trash.
func (b *Book) Count() int {
	_, n := b.window(sieve{}, 0, 1)
	return n
}

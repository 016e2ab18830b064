// Package threads keeps what was read out of files of messages: a view of an
// exhibit, made of parts, that can be thrown away and read again. A list of
// imports stands in memory; messages are read when they are shown.
//
// See docs/format.md, "Messages".
package threads

import (
	"bytes"
	"cmp"
	"context"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"sync"
	"time"

	"stillwater/app/messages"
	"stillwater/app/store"
)

// The kinds of record.
const (
	ImportKind store.Kind = "messages.import" // what was read, from where, how
	PartKind   store.Kind = "messages.part"   // some of its messages, in the file's order
)

// ErrInvalid is returned for an import of nothing, or of more than can be kept.
var ErrInvalid = errors.New("no messages to keep")

const (
	maxPart   = 448 << 10 // bytes of a part's body: below what becomes a blob, with room for one more message
	maxDoubts = 32        // kinds of doubt of one message; there are fifteen
	maxKept   = 8         // parts unpacked at a time: what a search walks, 30,000 messages
	maxNotes  = 48 << 10  // bytes of an import's summary that stand in memory
)

// An Import is one reading of one file.
type Import struct {
	ID         store.ID
	Exhibit    store.ID // the file itself
	SHA256     [32]byte // of that
	Options    messages.Options
	ImportedAt time.Time
	messages.Summary
}

// A Message is a message of an Import.
type Message struct {
	ID     store.ID
	Import store.ID
	messages.Message
}

// A Binder holds the imports of one open store. It is safe for concurrent use
// once every record was loaded. It must be the store's only writer of its kinds.
type Binder struct {
	store store.Store
	now   func() time.Time
	watch []func(store.ID)

	saving   sync.Mutex // one change at a time
	mu       sync.Mutex // guards all below; never held during a call of store
	imports  map[store.ID]*held
	prefixes map[prefix]store.ID
	strays   map[store.ID][]part // parts by their import, until that is known
	unpacked []unpacked          // the last that were read, latest last
}

// held is an import and where its messages are.
type held struct {
	Import
	parts   []part
	loc     *time.Location // of its times, as far as the user said
	outline *outline       // once it was asked for
}

// A part is a record of some messages.
type part struct {
	id       store.ID
	from, n  int
	loc      *time.Location
	messages []messages.Message
}

type unpacked struct {
	id  store.ID
	all []messages.Message
}

// A prefix is the part of a message's ID that is its import's.
type prefix [12]byte

// NewBinder returns the Binder of s; now is its clock.
func NewBinder(s store.Store, now func() time.Time) *Binder {
	return &Binder{store: s, now: now, imports: map[store.ID]*held{}, prefixes: map[prefix]store.ID{}, strays: map[store.ID][]part{}}
}

// messageID is that of a message: its import's with its number at the end.
func messageID(of store.ID, seq int) store.ID {
	binary.BigEndian.PutUint32(of[12:], uint32(seq))
	return of
}

// importMeta and partMeta are the Meta of the records.
type importMeta struct {
	Exhibit    store.ID         `json:"exhibit"`
	SHA256     []byte           `json:"sha256"`
	Options    messages.Options `json:"options"`
	ImportedAt time.Time        `json:"imported_at"`
	Summary    messages.Summary `json:"summary"` // without its long lists
}

type partMeta struct {
	Import store.ID `json:"import"`
	From   int      `json:"from"`
	N      int      `json:"n"`
}

// Load takes a record into the list; it ignores those of other kinds. A record
// that cannot be read gives store.ErrDamaged.
func (b *Binder) Load(r store.Record) error {
	switch r.Kind {
	case ImportKind:
		var m importMeta
		if json.Unmarshal(r.Meta, &m) != nil || len(m.SHA256) != 32 {
			return fmt.Errorf("loading %s: %w", r.Kind, store.ErrDamaged)
		}
		b.place(Import{ID: r.ID, Exhibit: m.Exhibit, SHA256: [32]byte(m.SHA256), Options: m.Options, ImportedAt: m.ImportedAt, Summary: m.Summary}, nil)
	case PartKind:
		var m partMeta
		if json.Unmarshal(r.Meta, &m) != nil || m.From < 0 || m.N < 0 {
			return fmt.Errorf("loading %s: %w", r.Kind, store.ErrDamaged)
		}
		b.mu.Lock()
		defer b.mu.Unlock()
		p := part{id: r.ID, from: m.From, n: m.N}
		if h := b.imports[m.Import]; h != nil {
			h.parts = append(h.parts, p)
		} else {
			b.strays[m.Import] = append(b.strays[m.Import], p)
		}
	}
	return nil
}

// place puts an import into the list with its parts.
func (b *Binder) place(im Import, parts []part) {
	loc, err := time.LoadLocation(im.Options.Zone)
	if err != nil {
		loc = time.UTC
	}
	b.mu.Lock()
	h := &held{Import: im, loc: loc, parts: append(parts, b.strays[im.ID]...)}
	delete(b.strays, im.ID)
	b.imports[im.ID] = h
	b.prefixes[prefix(im.ID[:12])] = im.ID
	b.mu.Unlock()
	b.tell(im.ID, im.Messages)
}

// Watch calls f with the ID of each message of an import that was kept, removed
// or loaded. f must not call the Binder. It must be called before the first Load.
func (b *Binder) Watch(f func(id store.ID)) { b.watch = append(b.watch, f) }

func (b *Binder) tell(of store.ID, n int) {
	for _, f := range b.watch {
		for seq := range n {
			f(messageID(of, seq))
		}
	}
}

// Stamps calls f with every message, from memory, import by import in the
// file's order.
func (b *Binder) Stamps(f func(id store.ID, revision int64, live bool)) {
	for _, im := range b.Imports() {
		for seq := range im.Messages {
			f(messageID(im.ID, seq), 0, true)
		}
	}
}

// Imports lists the imports, the latest first.
func (b *Binder) Imports() []Import {
	b.mu.Lock()
	defer b.mu.Unlock()
	all := make([]Import, 0, len(b.imports))
	for _, h := range b.imports {
		all = append(all, h.Import)
	}
	slices.SortFunc(all, func(x, y Import) int {
		return cmp.Or(y.ImportedAt.Compare(x.ImportedAt), bytes.Compare(x.ID[:], y.ID[:]))
	})
	return all
}

// Import returns one import, store.ErrNotFound if there is none.
func (b *Binder) Import(id store.ID) (Import, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	h := b.imports[id]
	if h == nil {
		return Import{}, store.ErrNotFound
	}
	return h.Import, nil
}

// Details returns the whole Summary of an import, with its lists.
func (b *Binder) Details(ctx context.Context, id store.ID) (messages.Summary, error) {
	var s messages.Summary
	if _, err := b.Import(id); err != nil {
		return s, err
	}
	body, err := b.body(ctx, id)
	if err == nil && json.Unmarshal(body, &s) != nil {
		err = store.ErrDamaged
	}
	if err != nil {
		return s, fmt.Errorf("reading an import: %w", err)
	}
	return s, nil
}

func (b *Binder) body(ctx context.Context, id store.ID) (body []byte, err error) {
	err = b.store.View(ctx, func(tx store.Tx) error {
		r, err := tx.Get(id)
		body = r.Body
		return err
	})
	return body, err
}

// Keep reads a file and keeps what is in it. read hands each message to what it
// is called with. An import of the same exhibit from the same source is
// replaced, once this one is whole; after an error nothing of it is left. The
// Import it returns has its whole Summary, those listed later the short one.
func (b *Binder) Keep(ctx context.Context, im Import, read func(each func(messages.Message) error) (messages.Summary, error)) (Import, error) {
	b.saving.Lock()
	defer b.saving.Unlock()
	im.ID, im.ImportedAt = store.NewID(), b.now().UTC().Truncate(time.Millisecond)
	parts, err := b.write(ctx, &im, read)
	if err == nil && im.Messages == 0 {
		err = ErrInvalid
	}
	whole := im
	if err == nil {
		im.Threads, im.People, im.Refused, im.Rows, im.Header, im.Samples, im.Columns = nil, nil, nil, nil, nil, nil, nil
		err = b.finish(ctx, im, whole.Summary)
	}
	if err != nil {
		b.drop(context.WithoutCancel(ctx), parts)
		return Import{}, fmt.Errorf("keeping messages: %w", err)
	}
	old := b.same(im)
	b.place(im, parts)
	for _, id := range old {
		if err := b.remove(ctx, id); err != nil {
			return whole, fmt.Errorf("keeping messages: %w", err)
		}
	}
	return whole, nil
}

// same are the imports that im replaces.
func (b *Binder) same(im Import) (ids []store.ID) {
	b.mu.Lock()
	defer b.mu.Unlock()
	for id, h := range b.imports {
		if h.Exhibit == im.Exhibit && h.Source == im.Source {
			ids = append(ids, id)
		}
	}
	return ids
}

// write reads the file and writes the parts.
func (b *Binder) write(ctx context.Context, im *Import, read func(each func(messages.Message) error) (messages.Summary, error)) (parts []part, err error) {
	p, from := newPacker(), 0
	flush := func() error {
		meta, err := json.Marshal(partMeta{im.ID, from, p.n})
		if err != nil {
			return err
		}
		r := store.Record{ID: store.NewID(), Kind: PartKind, Meta: meta, Body: p.out, Apart: true}
		if err := b.store.Update(ctx, func(tx store.Tx) error { return tx.Put(r) }); err != nil {
			return err
		}
		parts = append(parts, part{id: r.ID, from: from, n: p.n})
		p, from = newPacker(), from+p.n
		return nil
	}
	im.Summary, err = read(func(m messages.Message) error {
		if err := p.add(m); err != nil || len(p.out) < maxPart {
			return err
		}
		return flush()
	})
	if err == nil && p.n > 0 {
		err = flush()
	}
	return parts, err
}

// finish writes the record of the import itself, which makes its parts count:
// what stands in memory, and apart from it the whole of what reading has shown.
func (b *Binder) finish(ctx context.Context, im Import, whole messages.Summary) error {
	body, err := json.Marshal(whole)
	if err != nil {
		return err
	}
	meta, err := json.Marshal(importMeta{im.Exhibit, im.SHA256[:], im.Options, im.ImportedAt, im.Summary})
	if err != nil {
		return err
	}
	if len(meta) > maxNotes {
		return ErrInvalid
	}
	return b.store.Update(ctx, func(tx store.Tx) error {
		return tx.Put(store.Record{ID: im.ID, Kind: ImportKind, Meta: meta, Body: body, Apart: true})
	})
}

// Remove throws the view of a file away. The file itself stays.
func (b *Binder) Remove(ctx context.Context, id store.ID) error {
	b.saving.Lock()
	defer b.saving.Unlock()
	if err := b.remove(ctx, id); err != nil {
		return fmt.Errorf("removing messages: %w", err)
	}
	return nil
}

func (b *Binder) remove(ctx context.Context, id store.ID) error {
	im, err := b.Import(id)
	if err != nil {
		return err
	}
	if err := b.store.Update(ctx, func(tx store.Tx) error { return tx.Delete(id) }); err != nil {
		return err
	}
	b.mu.Lock()
	parts := b.imports[id].parts
	delete(b.imports, id)
	delete(b.prefixes, prefix(id[:12]))
	b.mu.Unlock()
	b.drop(ctx, parts)
	b.tell(id, im.Messages)
	return nil
}

// drop deletes parts that belong to no import. Those it cannot delete now are
// swept later.
func (b *Binder) drop(ctx context.Context, parts []part) {
	for len(parts) > 0 {
		some := parts[:min(len(parts), 100)]
		_ = b.store.Update(ctx, func(tx store.Tx) error {
			for _, p := range some {
				if err := tx.Delete(p.id); err != nil && !errors.Is(err, store.ErrNotFound) {
					return err
				}
			}
			return nil
		})
		parts = parts[len(some):]
	}
}

// Sweep deletes parts whose import never became whole: the app ended while it
// was read.
func (b *Binder) Sweep(ctx context.Context) {
	b.saving.Lock()
	defer b.saving.Unlock()
	b.mu.Lock()
	strays := b.strays
	b.strays = map[store.ID][]part{}
	b.mu.Unlock()
	for _, parts := range strays {
		b.drop(ctx, parts)
	}
}

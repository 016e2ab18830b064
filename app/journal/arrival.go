package journal

import (
	"context"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"
	"slices"
	"strings"
	"time"

	"stillwater/app/store"
)

// ImportKind is the store.Kind of what is known of one import.
const ImportKind store.Kind = "journal.import"

const (
	importRecords = 256       // written in one transaction
	importBytes   = 256 << 10 // of them; one more entry may stand above
	maxSource     = 64        // bytes of the name of where an import came from
)

// An Arrival is an entry on its way in, with its files. Of the Entry ID,
// Attachments and what else is the Book's are not looked at, but for
// CreatedAt, UpdatedAt and BrokenAt: those are kept if they are set.
type Arrival struct {
	Entry Entry
	Files []ArrivingFile
}

// An ArrivingFile becomes an attachment.
type ArrivingFile struct {
	Name string
	Open func() (io.ReadCloser, error)
}

// A Batch is what one Import brought.
type Batch struct {
	ID          store.ID  `json:"-"`
	Source      string    `json:"source"`
	At          time.Time `json:"at"` // UTC
	Added       int       `json:"added"`
	Attachments int       `json:"attachments"`
	Refused     int       `json:"refused,omitempty"` // entries and files that could not be kept
	UndoneAt    time.Time `json:"undone_at,omitzero"`
}

func (b *Book) loadImport(r store.Record) error {
	batch := Batch{}
	if json.Unmarshal(r.Meta, &batch) != nil {
		return store.ErrDamaged
	}
	batch.ID = r.ID
	b.mu.Lock()
	defer b.mu.Unlock()
	b.imports[r.ID] = batch
	return nil
}

func (batch Batch) record() (store.Record, error) {
	meta, err := json.Marshal(batch)
	return store.Record{ID: batch.ID, Kind: ImportKind, Meta: meta}, err
}

// Check says whether Import would keep e: nil, or what Save would say.
func (b *Book) Check(e Entry) error {
	_, err := b.clean(e)
	return err
}

// Import keeps what arrives as new entries, many in one transaction, each with
// its files or not at all. An entry or a file that cannot be kept is left out
// and counted; progress, if not nil, is called with the entries done. When it
// ends early, what was kept stays and UndoImport takes it back: the Batch is
// right in any case.
func (b *Book) Import(ctx context.Context, source string, arrivals iter.Seq[Arrival], progress func(done int)) (Batch, error) {
	in := arriving{b: b, batch: Batch{ID: store.NewID(), Source: strings.ToValidUTF8(source[:min(len(source), maxSource)], ""), At: b.clock()}}
	err := in.take(ctx, arrivals, progress)
	if err == nil {
		err = in.flush(ctx)
	}
	if err != nil {
		return in.kept, fmt.Errorf("importing: %w", err)
	}
	return in.kept, nil
}

// arriving is an import under way.
type arriving struct {
	b       *Book
	batch   Batch // with what waits
	kept    Batch // as it stands in the store
	items   []*item
	files   []Attachment
	records []store.Record
	size    int
}

func (in *arriving) take(ctx context.Context, arrivals iter.Seq[Arrival], progress func(done int)) error {
	done := 0
	for a := range arrivals {
		if err := ctx.Err(); err != nil {
			return err
		}
		if err := in.add(ctx, a); err != nil {
			return err
		}
		if len(in.records) >= importRecords || in.size >= importBytes {
			if err := in.flush(ctx); err != nil {
				return err
			}
		}
		if done++; progress != nil {
			progress(done)
		}
	}
	return nil
}

// add takes one entry and its files, whose bytes are durable then and belong
// to nobody until flush.
func (in *arriving) add(ctx context.Context, a Arrival) error {
	e, err := in.b.clean(a.Entry)
	if err != nil {
		in.batch.Refused++
		return nil
	}
	e.ID, e.Batch, e.Revision, e.TrashedAt = store.NewID(), in.batch.ID, 1, time.Time{}
	e.CreatedAt, e.UpdatedAt, e.BrokenAt = in.time(e.CreatedAt), in.time(e.UpdatedAt), sane(e.BrokenAt)
	if e.UpdatedAt.Before(e.CreatedAt) {
		e.UpdatedAt = e.CreatedAt
	}
	m := metaOf(e)
	r, err := recordOf(e, m)
	if err != nil {
		return err
	}
	if in.size > 0 && len(r.Body) <= inlineBody && in.size+len(r.Body) > inlineBody {
		if err := in.flush(ctx); err != nil {
			return err
		}
	}
	in.put(r)
	in.items = append(in.items, in.b.item(e.ID, m.clone()))
	in.batch.Added++
	for i, f := range a.Files[:min(len(a.Files), maxAttachments)] {
		if err := in.attach(ctx, e, f, time.Duration(i)); err != nil {
			return err
		}
	}
	in.batch.Refused += max(0, len(a.Files)-maxAttachments)
	return nil
}

// time is t, or now for one that cannot be.
func (in *arriving) time(t time.Time) time.Time {
	if t = sane(t); t.IsZero() {
		return in.batch.At
	}
	return t
}

// sane is t as an entry keeps it, or none for one that cannot be.
func sane(t time.Time) time.Time {
	if y := t.Year(); y < minYear || y > maxYear {
		return time.Time{}
	}
	return t.UTC().Truncate(time.Millisecond)
}

// attach takes one file; later is by how much it comes after the first, so
// that files keep their order.
func (in *arriving) attach(ctx context.Context, e Entry, f ArrivingFile, later time.Duration) error {
	source, err := f.Open()
	if err != nil {
		in.batch.Refused++
		return ctx.Err()
	}
	defer func() { _ = source.Close() }()
	read := &noting{r: source}
	a, blob, err := in.b.takeIn(ctx, f.Name, read, nil)
	if read.err != nil || errors.Is(err, ErrInvalid) { // the file's fault and not the store's
		in.batch.Refused++
		return ctx.Err()
	}
	if err != nil {
		return err
	}
	a.Entry, a.AddedAt, a.batch = e.ID, in.batch.At.Add(later), in.batch.ID
	r, err := a.record(blob)
	if err != nil {
		return err
	}
	in.put(r)
	in.files = append(in.files, a)
	in.batch.Attachments++
	return nil
}

// noting remembers what went wrong with its reader.
type noting struct {
	r   io.Reader
	err error
}

func (n *noting) Read(p []byte) (int, error) {
	m, err := n.r.Read(p)
	if err != nil && err != io.EOF {
		n.err = err
	}
	return m, err
}

func (in *arriving) put(r store.Record) {
	in.records = append(in.records, r)
	in.size += len(r.Meta)
	if len(r.Body) <= inlineBody {
		in.size += len(r.Body)
	}
}

// flush makes what waits durable, together with the count of it.
func (in *arriving) flush(ctx context.Context) error {
	if in.batch == in.kept || len(in.records) == 0 && in.batch.Refused == 0 {
		return nil
	}
	r, err := in.batch.record()
	if err != nil {
		return err
	}
	b := in.b
	if err := b.writeArrived(ctx, append(in.records, r)); err != nil {
		return err
	}
	var ids []store.ID
	for _, a := range in.files {
		b.placeAttachment(a)
	}
	b.mu.Lock()
	for _, it := range in.items {
		ids = append(ids, it.id)
		b.cat.put(it)
	}
	b.imports[in.batch.ID] = in.batch
	b.mu.Unlock()
	in.kept, in.records, in.items, in.files, in.size = in.batch, nil, nil, nil, 0
	b.tell(ids...)
	return nil
}

func (b *Book) writeArrived(ctx context.Context, records []store.Record) error {
	b.writing.Lock()
	defer b.writing.Unlock()
	return b.store.Update(ctx, func(tx store.Tx) error {
		for _, r := range records {
			if err := tx.Put(r); err != nil {
				return err
			}
		}
		return nil
	})
}

// Imports lists the imports, newest first.
func (b *Book) Imports() []Batch {
	b.mu.Lock()
	defer b.mu.Unlock()
	all := []Batch{}
	for _, batch := range b.imports {
		all = append(all, batch)
	}
	slices.SortFunc(all, func(x, y Batch) int {
		if c := y.At.Compare(x.At); c != 0 {
			return c
		}
		return strings.Compare(x.ID.String(), y.ID.String())
	})
	return all
}

// UndoImport destroys what an import brought, but for entries that were
// changed since or got another attachment: those are kept and counted. It can
// be called again after it was interrupted. store.ErrNotFound for an import
// that is not known.
func (b *Book) UndoImport(ctx context.Context, id store.ID) (deleted, kept int, err error) {
	b.mu.Lock()
	batch, known := b.imports[id]
	var items []*item
	for _, it := range b.cat.byID {
		switch {
		case it.Batch != id.String():
		case b.changedSince(it, id):
			kept++
		default:
			items = append(items, it)
		}
	}
	b.mu.Unlock()
	if !known {
		return 0, 0, fmt.Errorf("undoing import: %w", store.ErrNotFound)
	}
	if deleted, err = b.remove(ctx, items); err == nil && batch.UndoneAt.IsZero() {
		err = b.noteUndone(ctx, batch)
	}
	if err != nil {
		return deleted, kept, fmt.Errorf("undoing import: %w", err)
	}
	return deleted, kept, nil
}

// changedSince reports whether an entry is not what the import brought; lying
// in the trash is no change. mu is held.
func (b *Book) changedSince(it *item, batch store.ID) bool {
	moved := int64(0)
	if it.Trashed != 0 {
		moved = 1
	}
	return it.Revision > 1+moved || slices.ContainsFunc(b.attachedTo[it.id], func(a store.ID) bool { return b.attachments[a].batch != batch })
}

func (b *Book) noteUndone(ctx context.Context, batch Batch) error {
	batch.UndoneAt = b.clock()
	r, err := batch.record()
	if err == nil {
		err = b.writeArrived(ctx, []store.Record{r})
	}
	if err != nil {
		return err
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	b.imports[batch.ID] = batch
	return nil
}

// Fingerprint is the same for entries that say the same of the same second,
// whatever program kept them: title and text without the space around them and
// with one kind of line break.
func Fingerprint(e Entry) [32]byte {
	plain := func(s string) string { return strings.TrimSpace(strings.ReplaceAll(s, "\r\n", "\n")) }
	parts := []string{fmt.Sprint(e.At.Unix()), oneLine(e.Title), plain(e.Text)}
	if r := e.Record; r != nil {
		parts = append(parts, plain(r.Thought), plain(r.For), plain(r.Against), plain(r.Kinder))
	}
	return sha256.Sum256([]byte(strings.Join(parts, "\x00")))
}

// Present reads every entry once and returns what tells whether another is
// here already: one of the same Origin, or of the same Fingerprint.
func (b *Book) Present(ctx context.Context) (func(Entry) bool, error) {
	origins, prints := map[string]bool{}, map[[32]byte]bool{}
	b.mu.Lock()
	var ids []store.ID
	for id, it := range b.cat.byID {
		ids = append(ids, id)
		if it.Origin != "" {
			origins[it.Origin] = true
		}
	}
	b.mu.Unlock()
	for some := range slices.Chunk(ids, importRecords) {
		// Short views: a long look must not keep the vault from locking.
		err := b.store.View(ctx, func(tx store.Tx) error {
			for _, id := range some {
				e, err := b.read(tx, id)
				switch {
				case errors.Is(err, store.ErrNotFound), errors.Is(err, store.ErrDamaged):
				case err != nil:
					return err
				default:
					prints[Fingerprint(e)] = true
				}
			}
			return ctx.Err()
		})
		if err != nil {
			return nil, fmt.Errorf("looking for entries: %w", err)
		}
	}
	return func(e Entry) bool { return e.Origin != "" && origins[e.Origin] || prints[Fingerprint(e)] }, nil
}

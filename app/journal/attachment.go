package journal

import (
	"bufio"
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"time"

	"stillwater/app/media"
	"stillwater/app/store"
)

// AttachmentKind is the store.Kind of a file attached to an entry.
const AttachmentKind store.Kind = "journal.attachment"

const (
	maxAttachments = 500  // of one entry, with removed ones; a holiday's pictures
	maxName        = 1024 // bytes; 255 UTF-16 units of any file system need at most 765
)

// An Attachment is a file that belongs to an entry, byte for byte. Adding or
// removing one is no change of the entry and makes no version.
type Attachment struct {
	ID        store.ID
	Entry     store.ID
	Name      string // for showing: valid UTF-8, no control characters
	MediaType string // by its first bytes, never by its name
	Size      int64
	SHA256    [32]byte
	AddedAt   time.Time // UTC
	RemovedAt time.Time // UTC; zero unless it was removed
	Path      string    // in an export: where it stands, seen from the entry's file
	Damaged   bool      // what CheckAttachments last found
	batch     store.ID  // the import it came with
}

// attachmentMeta is the Meta of an attachment's Record, whose one blob is the
// file.
type attachmentMeta struct {
	Entry     store.ID  `json:"entry"`
	Name      string    `json:"name"`
	MediaType string    `json:"media_type"`
	AddedAt   time.Time `json:"added_at"`
	RemovedAt time.Time `json:"removed_at,omitzero"`
	Batch     store.ID  `json:"import,omitzero"`
	Damaged   bool      `json:"damaged,omitempty"`
}

func (a Attachment) record(blob store.Blob) (store.Record, error) {
	m, err := json.Marshal(attachmentMeta{a.Entry, a.Name, a.MediaType, a.AddedAt, a.RemovedAt, a.batch, a.Damaged})
	return store.Record{ID: a.ID, Kind: AttachmentKind, Meta: m, Blobs: []store.Blob{blob}}, err
}

// loadAttachment takes the Record of an attachment. One whose bytes a backup
// lost has no blob; there is nothing to hand out.
func (b *Book) loadAttachment(r store.Record) error {
	var m attachmentMeta
	if json.Unmarshal(r.Meta, &m) != nil || m.Entry.IsZero() || len(r.Blobs) > 1 {
		return store.ErrDamaged
	}
	a := Attachment{ID: r.ID, Entry: m.Entry, Name: media.ShownName(m.Name), MediaType: m.MediaType,
		AddedAt: m.AddedAt, RemovedAt: m.RemovedAt, Damaged: m.Damaged, batch: m.Batch}
	if len(r.Blobs) == 1 {
		a.Size, a.SHA256 = r.Blobs[0].Size, r.Blobs[0].SHA256
	}
	b.placeAttachment(a)
	return nil
}

func (b *Book) placeAttachment(a Attachment) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if _, known := b.attachments[a.ID]; !known {
		b.attachedTo[a.Entry] = append(b.attachedTo[a.Entry], a.ID)
	}
	b.attachments[a.ID] = a
}

// attached lists the attachments of an entry, oldest first, removed ones too.
func (b *Book) attached(entry store.ID) []Attachment {
	b.mu.Lock()
	defer b.mu.Unlock()
	var all []Attachment
	for _, id := range b.attachedTo[entry] {
		all = append(all, b.attachments[id])
	}
	slices.SortFunc(all, func(x, y Attachment) int {
		return cmp.Or(x.AddedAt.Compare(y.AddedAt), cmp.Compare(x.Name, y.Name), cmp.Compare(x.ID.String(), y.ID.String()))
	})
	return all
}

// countAttached counts those of an entry that are not removed.
func (b *Book) countAttached(entry store.ID) (n int) {
	b.mu.Lock()
	defer b.mu.Unlock()
	for _, id := range b.attachedTo[entry] {
		if b.attachments[id].RemovedAt.IsZero() {
			n++
		}
	}
	return n
}

// Attach reads all of r into an attachment of the entry, called name as far as
// that can be shown. progress, if not nil, is called with the bytes taken so
// far. Errors: ErrInvalid for a name that is empty or too long or an entry
// with too many attachments, ErrSealed, store.ErrNotFound, and those of r.
func (b *Book) Attach(ctx context.Context, entry store.ID, name string, r io.Reader, progress func(int64)) (Attachment, error) {
	a, err := b.attach(ctx, entry, name, r, progress)
	if err != nil {
		return Attachment{}, fmt.Errorf("attaching file: %w", err)
	}
	return a, nil
}

func (b *Book) attach(ctx context.Context, entry store.ID, name string, r io.Reader, progress func(int64)) (Attachment, error) {
	if err := b.canAttach(entry); err != nil { // before all of it is read
		return Attachment{}, err
	}
	a, blob, err := b.takeIn(ctx, name, r, progress)
	if err != nil {
		return Attachment{}, err
	}
	b.writing.Lock()
	defer b.writing.Unlock()
	if err := b.canAttach(entry); err != nil { // from here on an error leaves the bytes to nobody
		return Attachment{}, err
	}
	a.Entry, a.AddedAt = entry, b.clock()
	record, err := a.record(blob)
	if err == nil {
		err = b.store.Update(ctx, func(tx store.Tx) error { return tx.Put(record) })
	}
	if err != nil {
		return Attachment{}, err
	}
	b.placeAttachment(a)
	return a, nil
}

// takeIn seals the bytes of a file that belongs to nobody yet.
func (b *Book) takeIn(ctx context.Context, name string, r io.Reader, progress func(int64)) (Attachment, store.Blob, error) {
	if name == "" || len(name) > maxName {
		return Attachment{}, store.Blob{}, fmt.Errorf("%w: name empty or too long", ErrInvalid)
	}
	in := bufio.NewReaderSize(r, media.HeadSize)
	head, _ := in.Peek(media.HeadSize) // whatever failed fails again below
	a := Attachment{ID: store.NewID(), Name: media.ShownName(name), MediaType: media.TypeOf(head)}
	blob, err := b.store.AddBlob(ctx, in, progress)
	a.Size, a.SHA256 = blob.Size, blob.SHA256
	return a, blob, err
}

func (b *Book) canAttach(entry store.ID) error {
	now := b.clock().UnixMilli()
	b.mu.Lock()
	defer b.mu.Unlock()
	it := b.cat.byID[entry]
	switch {
	case it == nil:
		return store.ErrNotFound
	case it.sealed(now):
		return ErrSealed
	case len(b.attachedTo[entry]) >= maxAttachments:
		return fmt.Errorf("%w: too many attachments", ErrInvalid)
	}
	return nil
}

// Detach removes an attachment from its entry. For thirty days Reattach brings
// it back; then, or with the entry, it goes for good.
func (b *Book) Detach(ctx context.Context, id store.ID) error {
	return b.mark(ctx, "removing attachment", id, func(a *Attachment) {
		if a.RemovedAt.IsZero() {
			a.RemovedAt = b.clock()
		}
	})
}

// Reattach brings a removed attachment back.
func (b *Book) Reattach(ctx context.Context, id store.ID) error {
	return b.mark(ctx, "restoring attachment", id, func(a *Attachment) { a.RemovedAt = time.Time{} })
}

// mark applies f to an attachment and keeps it.
func (b *Book) mark(ctx context.Context, doing string, id store.ID, f func(*Attachment)) error {
	_, err := b.attachment(id)
	if err == nil {
		err = b.note(ctx, id, f)
	}
	if err != nil {
		return fmt.Errorf("%s: %w", doing, err)
	}
	return nil
}

// note applies f to an attachment that is there, whether its entry is sealed
// or not, and keeps it.
func (b *Book) note(ctx context.Context, id store.ID, f func(*Attachment)) error {
	b.writing.Lock()
	defer b.writing.Unlock()
	b.mu.Lock()
	a, ok := b.attachments[id]
	b.mu.Unlock()
	err := store.ErrNotFound
	if ok {
		f(&a)
		err = b.store.Update(ctx, func(tx store.Tx) error {
			r, err := tx.Get(id)
			if err != nil {
				return err
			}
			blobs := r.Blobs
			if r, err = a.record(store.Blob{}); err != nil {
				return err
			}
			r.Blobs = blobs
			return tx.Put(r)
		})
	}
	if err == nil {
		b.placeAttachment(a)
	}
	return err
}

// CheckAttachments reads all bytes of every attachment and notes which are
// damaged: an export leaves those out and says so, where it would otherwise
// fail. It returns how many were read and how many of them are damaged.
func (b *Book) CheckAttachments(ctx context.Context) (checked, damaged int, err error) {
	b.mu.Lock()
	all := slices.Collect(maps.Values(b.attachments))
	b.mu.Unlock()
	for _, a := range all {
		whole, err := b.intact(ctx, a)
		switch {
		case errors.Is(err, store.ErrNotFound): // gone meanwhile, or lost long ago
			continue
		case err == nil && whole == a.Damaged:
			err = b.note(ctx, a.ID, func(a *Attachment) { a.Damaged = !whole })
		}
		if err != nil && !errors.Is(err, store.ErrNotFound) {
			return checked, damaged, fmt.Errorf("checking attachments: %w", err)
		}
		if checked++; !whole {
			damaged++
		}
	}
	return checked, damaged, nil
}

// intact reports whether the bytes of a are what they were.
func (b *Book) intact(ctx context.Context, a Attachment) (bool, error) {
	blob, err := b.blob(ctx, a.ID)
	if err != nil {
		return false, err
	}
	r, err := b.store.OpenBlob(blob)
	if err == nil {
		defer func() { _ = r.Close() }()
		err = readAll(ctx, r)
	}
	if errors.Is(err, store.ErrDamaged) || errors.Is(err, store.ErrNotFound) {
		return false, nil
	}
	return err == nil, err
}

// readAll reads r to its end: every byte of a blob is authenticated.
func readAll(ctx context.Context, r io.Reader) error {
	buf := make([]byte, 1<<20) // one sealed chunk
	for {
		_, err := r.Read(buf)
		switch {
		case err == io.EOF:
			return nil
		case err != nil:
			return err
		case ctx.Err() != nil:
			return ctx.Err()
		}
	}
}

// attachment finds one whose entry can be read now.
func (b *Book) attachment(id store.ID) (Attachment, error) {
	now := b.clock().UnixMilli()
	b.mu.Lock()
	defer b.mu.Unlock()
	a, ok := b.attachments[id]
	it := b.cat.byID[a.Entry]
	switch {
	case !ok || it == nil:
		return Attachment{}, store.ErrNotFound
	case it.sealed(now):
		return Attachment{}, ErrSealed
	}
	return a, nil
}

// OpenAttachment opens the bytes of an attachment, of a removed one too as
// long as it is there. Errors: ErrSealed, store.ErrNotFound, and
// store.ErrDamaged, by OpenAttachment or by reading.
func (b *Book) OpenAttachment(ctx context.Context, id store.ID) (Attachment, store.BlobReader, error) {
	a, err := b.attachment(id)
	var r store.BlobReader
	if err == nil {
		r, err = b.openBlob(ctx, id)
	}
	if err != nil {
		return Attachment{}, nil, fmt.Errorf("opening attachment: %w", err)
	}
	return a, r, nil
}

func (b *Book) openBlob(ctx context.Context, id store.ID) (store.BlobReader, error) {
	blob, err := b.blob(ctx, id)
	if err != nil {
		return nil, err
	}
	return b.store.OpenBlob(blob)
}

func (b *Book) blob(ctx context.Context, id store.ID) (blob store.Blob, err error) {
	err = b.store.View(ctx, func(tx store.Tx) error {
		r, err := tx.Get(id)
		if err == nil && len(r.Blobs) == 0 {
			err = store.ErrNotFound
		}
		if err == nil {
			blob = r.Blobs[0]
		}
		return err
	})
	return blob, err
}

package journal

import (
	"bytes"
	"cmp"
	"compress/flate"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"time"

	"stillwater/app/store"
)

// VersionKind is the store.Kind of an earlier state of an entry.
const VersionKind store.Kind = "journal.version"

// A VersionRow is an earlier state of an entry as a list shows it.
type VersionRow struct {
	Revision int64
	At       time.Time // UTC; when it was written
	Title    string
	Words    int
}

// version is what is known of an earlier state without reading it.
type version struct {
	id       store.ID
	revision int64
	at       int64 // Unix milliseconds; when it was written
	title    string
	words    int
	size     int // bytes kept
}

// versionMeta is the Meta of a version's Record.
type versionMeta struct {
	Entry    store.ID `json:"e"`
	Revision int64    `json:"r"`
	At       int64    `json:"a"`
	Words    int      `json:"w"`
	Size     int      `json:"n"` // bytes of the body
	Title    string   `json:"t,omitempty"`
}

// snapshot is the Body of a version's Record, as JSON in raw deflate: Meta and
// Body of the entry's Record as they stood, so that it needs no other to be
// read.
type snapshot struct {
	Meta json.RawMessage `json:"meta"`
	Body string          `json:"body"`
}

// inlineBody is the longest Body that counts in a transaction; see
// store.MaxUpdate.
const inlineBody = 512 << 10

// keepVersion puts old as a version, drops those that need not be kept any
// longer, and returns what is left, oldest first. The same transaction takes
// so many bytes besides.
func (b *Book) keepVersion(tx store.Tx, old Entry, besides int) ([]version, error) {
	v := version{id: store.NewID(), revision: old.Revision, at: old.UpdatedAt.UnixMilli(), title: old.Title}
	m := metaOf(old)
	v.words = m.Words
	r, err := recordOf(old, m)
	if err != nil {
		return nil, err
	}
	plain, err := json.Marshal(snapshot{r.Meta, string(r.Body)})
	if err != nil {
		return nil, err
	}
	var body bytes.Buffer
	if b.deflate == nil {
		b.deflate, err = flate.NewWriter(&body, flate.BestSpeed)
	} else {
		b.deflate.Reset(&body)
	}
	if err == nil {
		_, err = b.deflate.Write(plain)
	}
	if err == nil {
		err = b.deflate.Close()
	}
	if err != nil {
		return nil, err
	}
	v.size = body.Len()
	if v.size <= inlineBody && besides <= inlineBody+store.MaxMeta && v.size+besides+store.MaxMeta > store.MaxUpdate {
		// Two long texts that hardly compress: with zeros behind its end the
		// body becomes a blob, which takes no room in the transaction.
		body.Write(make([]byte, inlineBody+1-v.size))
	}
	meta, err := json.Marshal(versionMeta{old.ID, v.revision, v.at, v.words, v.size, v.title})
	if err != nil {
		return nil, err
	}
	if err := tx.Put(store.Record{ID: v.id, Kind: VersionKind, Meta: meta, Body: body.Bytes(), Apart: true}); err != nil {
		return nil, err
	}
	kept, gone := thin(append(b.versionsOf(old.ID), v), b.clock().UnixMilli())
	for _, g := range gone {
		if err := tx.Delete(g.id); err != nil {
			return nil, err
		}
	}
	return kept, nil
}

// versionsOf copies the list of an entry's versions, oldest first.
func (b *Book) versionsOf(entry store.ID) []version {
	b.mu.Lock()
	defer b.mu.Unlock()
	return slices.Clone(b.versions[entry])
}

// loadVersion takes the Record of a version.
func (b *Book) loadVersion(r store.Record) error {
	var m versionMeta
	if json.Unmarshal(r.Meta, &m) != nil || m.Entry.IsZero() || m.Revision < 1 || m.At < earliest || m.At > latest || m.Size < 0 {
		return store.ErrDamaged
	}
	v := version{r.ID, m.Revision, m.At, m.Title, m.Words, m.Size}
	b.mu.Lock()
	defer b.mu.Unlock()
	all := b.versions[m.Entry]
	i, _ := slices.BinarySearchFunc(all, v, func(a, b version) int { return cmp.Compare(a.revision, b.revision) })
	b.versions[m.Entry] = slices.Insert(all, i, v)
	return nil
}

// Versions lists the earlier states of an entry, newest first, without the one
// that stands. store.ErrNotFound if there is no such entry.
func (b *Book) Versions(_ context.Context, id store.ID) ([]VersionRow, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.cat.byID[id] == nil {
		return nil, fmt.Errorf("listing versions: %w", store.ErrNotFound)
	}
	rows := []VersionRow{}
	for _, v := range slices.Backward(b.versions[id]) {
		rows = append(rows, VersionRow{v.revision, time.UnixMilli(v.at).UTC(), v.title, v.words})
	}
	return rows, nil
}

// Version returns an earlier state of an entry, or the one that stands. While
// the entry is sealed, so are its versions.
func (b *Book) Version(ctx context.Context, id store.ID, revision int64) (Entry, error) {
	e, now, err := b.version(ctx, id, revision)
	if err != nil {
		return Entry{}, fmt.Errorf("reading version: %w", err)
	}
	if e.Sealed = now.sealed(b.clock()); e.Sealed {
		e.Text = ""
	}
	return e, nil
}

// BringBack saves an earlier state of an entry anew and returns it as kept:
// what it replaces becomes a version, so that this can be taken back too.
// Errors are those of Save and Version.
func (b *Book) BringBack(ctx context.Context, id store.ID, revision int64) (Entry, error) {
	e, _, err := b.version(ctx, id, revision)
	if err == nil {
		e, err = b.changed(ctx, id, func(old Entry) (Entry, error) {
			if old.sealed(b.clock()) {
				return e, ErrSealed
			}
			e.Revision = old.Revision
			return b.saved(e, old)
		})
	}
	if err != nil {
		return Entry{}, fmt.Errorf("bringing back version: %w", err)
	}
	return b.shown(e), nil
}

// version reads an earlier state of an entry, and the one that stands.
func (b *Book) version(ctx context.Context, id store.ID, revision int64) (e, now Entry, err error) {
	all := b.versionsOf(id)
	err = b.store.View(ctx, func(tx store.Tx) (err error) {
		if now, err = b.read(tx, id); err != nil {
			return err
		}
		if e = now; revision == now.Revision {
			return nil
		}
		i := slices.IndexFunc(all, func(v version) bool { return v.revision == revision })
		if i < 0 {
			return store.ErrNotFound
		}
		r, err := tx.Get(all[i].id)
		if err != nil {
			return err
		}
		e, err = b.restored(r.Body)
		return err
	})
	e.ID, e.Revision, e.BrokenAt, e.TrashedAt = id, revision, now.BrokenAt, now.TrashedAt
	return e, now, err
}

// restored reads the Body of a version's Record.
func (b *Book) restored(body []byte) (Entry, error) {
	const most = 2*maxText + 4*store.MaxMeta // every character of a text can take two in JSON, a few more
	plain, err := io.ReadAll(io.LimitReader(flate.NewReader(bytes.NewReader(body)), 3*most))
	var s snapshot
	if err != nil || json.Unmarshal(plain, &s) != nil {
		return Entry{}, store.ErrDamaged
	}
	m, err := decodeMeta(s.Meta)
	if err != nil {
		return Entry{}, err
	}
	return b.whole(store.ID{}, m, []byte(s.Body))
}

package vault

import (
	"bytes"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"

	"stillwater/app/store"
	"stillwater/app/vault/internal/badgerstore"
)

// View implements store.Store.
func (v *Vault) View(ctx context.Context, f func(store.Tx) error) error {
	leave, err := v.enter()
	if err != nil {
		return err
	}
	defer leave()
	if err := ctx.Err(); err != nil {
		return err
	}
	return v.db.View(func(b *badgerstore.Txn) error { return f(&tx{v: v, b: b, ctx: ctx}) })
}

// Update implements store.Store. Beside the interface's errors it returns
// ErrNoSpace before the disk is full.
func (v *Vault) Update(ctx context.Context, f func(store.Tx) error) error {
	leave, err := v.enter()
	if err != nil {
		return err
	}
	defer leave()
	v.write.Lock()
	defer v.write.Unlock()
	if err := ctx.Err(); err != nil {
		return err
	}
	if err := checkSpace(v.dir); err != nil {
		return err
	}
	t := &tx{v: v, ctx: ctx, writing: true, head: v.head}
	t.head.Sequence++
	t.head.Changed = v.o.Now().UTC()
	err = v.db.Update(func(b *badgerstore.Txn) error {
		t.b = b
		if err := f(t); err != nil {
			return err
		}
		if !t.changed {
			return nil
		}
		return v.putHead(b, t.head)
	})
	if errors.Is(err, badgerstore.ErrTooLarge) {
		err = store.ErrTooLarge
	}
	if err != nil {
		v.removeBlobs(t.spilled)
		return fileError(err)
	}
	if t.changed {
		v.head = t.head
	}
	v.removeBlobs(t.dropped)
	return nil
}

func (v *Vault) putHead(b *badgerstore.Txn, h head) error {
	return b.Set(v.headID, v.env.Seal(v.headID, h.Sequence, h.encode()))
}

// tx implements store.Tx.
type tx struct {
	v       *Vault
	b       *badgerstore.Txn
	ctx     context.Context
	writing bool
	changed bool // something was put or deleted
	head    head
	dropped []store.Blob // to remove once committed
	spilled []store.Blob // to remove unless committed
}

func (t *tx) read(id store.ID) (payload, uint64, error) {
	sealed, err := t.b.Get(id)
	if errors.Is(err, badgerstore.ErrNotFound) || id == t.v.headID {
		return payload{}, 0, store.ErrNotFound
	}
	if err != nil {
		return payload{}, 0, err
	}
	return t.v.unseal(id, sealed)
}

func (v *Vault) unseal(id store.ID, sealed []byte) (payload, uint64, error) {
	return v.unsealInto(nil, id, sealed)
}

// Get implements store.Tx.
func (t *tx) Get(id store.ID) (store.Record, error) {
	p, version, err := t.read(id)
	if err != nil {
		return store.Record{}, err
	}
	switch {
	case p.Spill != nil:
		p.Body, err = t.v.readSpill(*p.Spill)
	case p.bodyApart():
		p.Body, err = t.readApart(id, version)
	}
	if err != nil {
		return store.Record{}, fmt.Errorf("record %s: %w", id, err)
	}
	return p.Record, nil
}

// readApart returns the body that the record at this version has apart.
func (t *tx) readApart(id store.ID, version uint64) ([]byte, error) {
	sealed, err := t.b.GetApart(id)
	if errors.Is(err, badgerstore.ErrNotFound) {
		return nil, store.ErrDamaged
	}
	if err != nil {
		return nil, err
	}
	return t.v.unsealBody(nil, id, version, sealed)
}

// unsealBody opens a body kept apart; one of another version of its record is
// store.ErrDamaged like one that was changed.
func (v *Vault) unsealBody(room []byte, id store.ID, version uint64, sealed []byte) ([]byte, error) {
	plain, of, err := v.bodies.Open(room, id, sealed)
	if err != nil || of != version {
		return nil, store.ErrDamaged
	}
	return plain, nil
}

// Put implements store.Tx.
func (t *tx) Put(r store.Record) error {
	if !t.writing {
		return errReadOnlyTx
	}
	if r.ID.IsZero() || r.ID == t.v.headID {
		return store.ErrNotFound
	}
	p := payload{Record: r}
	if len(r.Body) > spillAt {
		b, err := t.v.addBlob(t.ctx, bytes.NewReader(r.Body), nil)
		if err != nil {
			return err
		}
		t.spilled = append(t.spilled, b)
		p.Spill = &b
	}
	plain, err := p.encode()
	if err != nil {
		return err
	}
	if err := t.forget(r.ID, r.Blobs); err != nil && !errors.Is(err, store.ErrNotFound) {
		return err
	}
	t.changed = true
	t.head.Count++
	t.head.Sum.add(element(t.v.headKey, r.ID, t.head.Sequence))
	if p.bodyApart() {
		if err := t.b.SetApart(r.ID, t.v.bodies.Seal(r.ID, t.head.Sequence, r.Body)); err != nil {
			return err
		}
	}
	return t.b.Set(r.ID, t.v.env.Seal(r.ID, t.head.Sequence, plain))
}

var errReadOnlyTx = errors.New("write in a read-only transaction")

// forget takes the record under id out of the head, removes its body apart,
// and notes the blobs that die with it, except kept.
func (t *tx) forget(id store.ID, kept []store.Blob) error {
	old, version, err := t.read(id)
	if err != nil {
		return err
	}
	t.head.Count--
	t.head.Sum.sub(element(t.v.headKey, id, version))
	stays := make(map[store.ID]bool, len(kept))
	for _, b := range kept {
		stays[b.ID] = true
	}
	for _, b := range old.owned() {
		if !stays[b.ID] {
			t.dropped = append(t.dropped, b)
		}
	}
	if old.bodyApart() {
		return t.b.DeleteApart(id)
	}
	return nil
}

// Delete implements store.Tx.
func (t *tx) Delete(id store.ID) error {
	if !t.writing {
		return errReadOnlyTx
	}
	if err := t.forget(id, nil); err != nil {
		return err
	}
	t.changed = true
	return t.b.Delete(id)
}

// Scan implements store.Tx.
func (t *tx) Scan(f func(store.Record) error) error {
	return t.v.scan(t.ctx, t.b, func(o opened) error {
		if o.err != nil {
			return o.err
		}
		if o.ID == t.v.headID {
			return nil
		}
		return f(o.Record)
	})
}

// loadAll is the pass over every record at opening: it proves the head, hands
// every record to load, sweeps blobs nobody owns, and counts missing ones.
// Bodies apart are passed by after a clean close, when no byte of the files
// has changed; after a crash every one is opened.
func (v *Vault) loadAll(ctx context.Context, clean bool, load func(store.Record) error) (missing int, err error) {
	var (
		count  uint64
		sum    multiset
		sealed []byte
		owned  = map[store.ID]bool{}
		bodies = map[store.ID]uint64{}
	)
	err = v.db.View(func(b *badgerstore.Txn) error {
		return v.scan(ctx, b, func(o opened) error {
			if o.err != nil {
				return o.err
			}
			if o.ID == v.headID {
				sealed = bytes.Clone(o.Body)
				return nil
			}
			count++
			sum.add(o.element)
			for _, blob := range o.owned() {
				owned[blob.ID] = true
			}
			if !clean && o.bodyApart() {
				bodies[o.ID] = o.version
			}
			if load == nil {
				return nil
			}
			return load(o.Record)
		})
	})
	if err != nil {
		return 0, err
	}
	if v.head, err = v.proveHead(sealed, count, sum); err != nil {
		return 0, err
	}
	if !clean {
		var ill []store.ID
		err := v.db.View(func(b *badgerstore.Txn) (err error) {
			ill, err = v.checkBodies(ctx, b, bodies)
			return err
		})
		if err != nil {
			return 0, err
		}
		if len(ill) > 0 {
			return 0, damaged("record " + ill[0].String())
		}
	}
	return v.sweepBlobs(owned)
}

// checkBodies opens every body apart. bodies are the records that have one,
// with their versions; those whose body does not open or is not there are
// returned, and those that have a body and should have none.
func (v *Vault) checkBodies(ctx context.Context, b *badgerstore.Txn, bodies map[store.ID]uint64) (ill []store.ID, err error) {
	left := maps.Clone(bodies)
	var room []byte
	err = b.ScanApart(func(key [16]byte, sealed []byte) error {
		if err := errors.Join(ctx.Err(), v.ctx.Err()); err != nil {
			return err
		}
		if cap(room) < len(sealed) {
			room = make([]byte, len(sealed))
		}
		version, known := left[key]
		if _, err := v.unsealBody(room, key, version, sealed); err != nil || !known {
			ill = append(ill, key)
		}
		delete(left, key)
		return nil
	})
	clear(room)
	return append(ill, slices.Collect(maps.Keys(left))...), err
}

// proveHead opens the sealed head and compares it with what is there.
func (v *Vault) proveHead(sealed []byte, count uint64, sum multiset) (head, error) {
	plain, version, err := v.env.Open(nil, v.headID, sealed)
	if err != nil {
		return head{}, damaged("head")
	}
	h, err := decodeHead(plain)
	if err != nil || h.Sequence != version || h.Count != count || h.Sum != sum {
		return head{}, damaged("head")
	}
	if v.header.Generation < h.Header {
		return head{}, damaged(headerFile) // an older header was put back
	}
	return h, nil
}

// readSpill returns a body that became a blob.
func (v *Vault) readSpill(b store.Blob) ([]byte, error) {
	r, err := v.openBlob(b)
	if err != nil {
		return nil, err
	}
	defer r.Close()
	body, err := io.ReadAll(r)
	if err == nil && sha256.Sum256(body) != b.SHA256 {
		err = store.ErrDamaged
	}
	return body, err
}

var _ store.Store = (*Vault)(nil)

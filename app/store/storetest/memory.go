// Package storetest holds the conformance suite that every store.Store has to
// pass, and Memory, the simplest store that does: the one domain tests use.
package storetest

import (
	"bytes"
	"context"
	"crypto/sha256"
	"io"
	"slices"
	"sync"

	"stillwater/app/store"
)

// Memory is a store.Store in memory, without sealing. It is the model the
// vault is compared with. The zero value is ready.
type Memory struct {
	mu      sync.RWMutex
	records map[store.ID]store.Record
	blobs   map[store.ID][]byte
}

// View implements store.Store.
func (m *Memory) View(ctx context.Context, f func(store.Tx) error) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	m.mu.RLock()
	defer m.mu.RUnlock()
	return f(&memoryTx{m: m})
}

// Update implements store.Store.
func (m *Memory) Update(ctx context.Context, f func(store.Tx) error) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	tx := &memoryTx{m: m, staged: map[store.ID]*store.Record{}}
	if err := f(tx); err != nil {
		return err
	}
	if tx.size > store.MaxUpdate {
		return store.ErrTooLarge
	}
	if m.records == nil {
		m.records = map[store.ID]store.Record{}
	}
	for id, r := range tx.staged {
		if old, ok := m.records[id]; ok {
			m.dropBlobs(old, r)
		}
		if r == nil {
			delete(m.records, id)
		} else {
			m.records[id] = *r
		}
	}
	return nil
}

// dropBlobs forgets the blobs of old that now (nil for a deletion) leaves out.
func (m *Memory) dropBlobs(old store.Record, now *store.Record) {
	for _, b := range old.Blobs {
		if now == nil || !slices.ContainsFunc(now.Blobs, func(k store.Blob) bool { return k.ID == b.ID }) {
			delete(m.blobs, b.ID)
		}
	}
}

// AddBlob implements store.Store.
func (m *Memory) AddBlob(ctx context.Context, r io.Reader, progress func(int64)) (store.Blob, error) {
	var all []byte
	buf := make([]byte, 32<<10)
	for {
		if err := ctx.Err(); err != nil {
			return store.Blob{}, err
		}
		n, err := r.Read(buf)
		all = append(all, buf[:n]...)
		if progress != nil {
			progress(int64(len(all)))
		}
		if err == io.EOF {
			break
		}
		if err != nil {
			return store.Blob{}, err
		}
	}
	b := store.Blob{ID: store.NewID(), Size: int64(len(all)), SHA256: sha256.Sum256(all), Chunks: max(1, (int64(len(all))+(1<<20)-1)>>20)}
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.blobs == nil {
		m.blobs = map[store.ID][]byte{}
	}
	m.blobs[b.ID] = all
	return b, nil
}

// OpenBlob implements store.Store.
func (m *Memory) OpenBlob(b store.Blob) (store.BlobReader, error) {
	m.mu.RLock()
	defer m.mu.RUnlock()
	data, ok := m.blobs[b.ID]
	if !ok {
		return nil, store.ErrNotFound
	}
	if sha256.Sum256(data) != b.SHA256 {
		return nil, store.ErrDamaged
	}
	return memoryBlob{bytes.NewReader(data)}, nil
}

// Damage flips one bit of a stored blob, for tests of checks.
func (m *Memory) Damage(id store.ID) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.blobs[id][0] ^= 1
}

type memoryBlob struct{ *bytes.Reader }

func (memoryBlob) Close() error { return nil }

type memoryTx struct {
	m      *Memory
	staged map[store.ID]*store.Record
	size   int
}

func clone(r store.Record) store.Record {
	r.Meta, r.Body, r.Blobs = slices.Clone(r.Meta), slices.Clone(r.Body), slices.Clone(r.Blobs)
	return r
}

func (t *memoryTx) Get(id store.ID) (store.Record, error) {
	if r, ok := t.staged[id]; ok {
		if r == nil {
			return store.Record{}, store.ErrNotFound
		}
		return clone(*r), nil
	}
	if r, ok := t.m.records[id]; ok {
		return clone(r), nil
	}
	return store.Record{}, store.ErrNotFound
}

func (t *memoryTx) Put(r store.Record) error {
	if len(r.Meta) > store.MaxMeta || len(r.Kind) > 64 {
		return store.ErrTooLarge
	}
	t.size += len(r.Meta)
	if len(r.Body) <= 512<<10 {
		t.size += len(r.Body)
	}
	c := clone(r)
	t.staged[r.ID] = &c
	return nil
}

func (t *memoryTx) Delete(id store.ID) error {
	if _, err := t.Get(id); err != nil {
		return err
	}
	t.staged[id] = nil
	return nil
}

func (t *memoryTx) Scan(f func(store.Record) error) error {
	for _, r := range t.m.records {
		if r = clone(r); r.Apart {
			r.Body = nil
		}
		if err := f(r); err != nil {
			return err
		}
	}
	return nil
}

package vault

import (
	"context"
	"runtime"
	"sync"

	"stillwater/app/store"
	"stillwater/app/vault/internal/badgerstore"
)

// opened is one value of the database as the scan found it. Its slices are
// valid until the next batch.
type opened struct {
	payload
	version uint64
	element multiset
	err     error
}

// scanBatch is how many values travel together between the goroutines of a
// scan: enough that channels cost nothing beside 1 µs of opening each, few
// enough to stay in a core's cache.
const scanBatch = 64

// batch is values on their way: sealed as Badger has them, then opened. Its
// buffers are used again, so that a scan of 100,000 records makes no garbage.
type batch struct {
	ids    []store.ID
	ends   []int  // of each value in sealed
	sealed []byte // all values, one behind the other
	plain  []byte // room for them opened
	opened []opened
}

func (b *batch) add(id store.ID, value []byte) {
	b.ids = append(b.ids, id)
	b.sealed = append(b.sealed, value...)
	b.ends = append(b.ends, len(b.sealed))
}

func (b *batch) reset() {
	clear(b.plain) // plaintext does not lie about longer than it is needed
	b.ids, b.ends, b.sealed, b.opened = b.ids[:0], b.ends[:0], b.sealed[:0], b.opened[:0]
}

// open opens every value of b.
func (v *Vault) open(b *batch) {
	if cap(b.plain) < len(b.sealed) {
		b.plain = make([]byte, len(b.sealed))
	}
	room, mac, start := b.plain[:cap(b.plain)], v.headKey.NewMAC(), 0
	for i, end := range b.ends {
		id, sealed := b.ids[i], b.sealed[start:end]
		o := opened{payload: payload{Record: store.Record{ID: id}}}
		if id == v.headID {
			o.Body = sealed
		} else {
			o.payload, o.version, o.err = v.unsealInto(room[start:start:end], id, sealed)
			o.ID = id
			o.element = elementBy(mac, id, o.version)
		}
		b.opened = append(b.opened, o)
		start = end
	}
}

func (v *Vault) unsealInto(room []byte, id store.ID, sealed []byte) (payload, uint64, error) {
	plain, version, err := v.env.Open(room, id, sealed)
	if err != nil {
		return payload{}, 0, damaged("record " + id.String())
	}
	p, err := decodePayload(id, plain)
	return p, version, err
}

// scan reads every value in one pass. Opening runs on the other cores while
// Badger reads and f is called in order of arrival; f also sees the head,
// unopened, and values that do not open, with err set.
func (v *Vault) scan(ctx context.Context, b *badgerstore.Txn, f func(opened) error) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	defer context.AfterFunc(v.ctx, cancel)()
	in, out := make(chan *batch, 4), make(chan *batch, 4)
	pool := sync.Pool{New: func() any { return new(batch) }}
	var workers sync.WaitGroup
	for range max(2, runtime.GOMAXPROCS(0)) {
		workers.Go(func() {
			for b := range in {
				v.open(b)
				select {
				case out <- b:
				case <-ctx.Done():
				}
			}
		})
	}
	var readErr error
	go func() {
		defer func() { workers.Wait(); close(out) }()
		defer close(in)
		next := pool.Get().(*batch)
		send := func() error {
			select {
			case in <- next:
				next = pool.Get().(*batch)
				return nil
			case <-ctx.Done():
				return ctx.Err()
			}
		}
		readErr = b.Scan(func(key [16]byte, value []byte) error {
			next.add(key, value)
			if len(next.ids) == scanBatch {
				return send()
			}
			return nil
		})
		if readErr == nil && len(next.ids) > 0 {
			readErr = send()
		}
	}()
	var err error
	for b := range out {
		for _, o := range b.opened {
			if err != nil {
				break
			}
			if err = f(o); err != nil {
				cancel()
			}
		}
		b.reset()
		pool.Put(b)
	}
	switch {
	case err != nil:
		return err
	case v.ctx.Err() != nil:
		return ErrLocked
	}
	return readErr
}

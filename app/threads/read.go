package threads

import (
	"context"
	"encoding/binary"
	"fmt"
	"slices"
	"time"

	"stillwater/app/messages"
	"stillwater/app/store"
)

// of returns the import a message belongs to, and its number there.
func (b *Binder) of(id store.ID) (im store.ID, seq int, err error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	im, known := b.prefixes[prefix(id[:12])]
	seq = int(binary.BigEndian.Uint32(id[12:]))
	if !known || seq >= b.imports[im].Messages {
		return im, 0, store.ErrNotFound
	}
	return im, seq, nil
}

// Message returns one message; store.ErrNotFound if there is none.
func (b *Binder) Message(ctx context.Context, id store.ID) (Message, error) {
	im, seq, err := b.of(id)
	if err != nil {
		return Message{}, err
	}
	all, err := b.messages(ctx, im, []int{seq})
	if err != nil {
		return Message{}, fmt.Errorf("reading a message: %w", err)
	}
	return all[0], nil
}

// messages reads some messages of an import by their numbers.
func (b *Binder) messages(ctx context.Context, im store.ID, seqs []int) ([]Message, error) {
	out := make([]Message, 0, len(seqs))
	var at part
	for _, seq := range seqs {
		if at.messages == nil || seq < at.from || seq >= at.from+at.n {
			p, err := b.part(im, seq)
			if err == nil {
				p.messages, err = b.unpack(ctx, p)
			}
			if err != nil {
				return nil, err
			}
			at = p
		}
		out = append(out, Message{messageID(im, seq), im, at.messages[seq-at.from]})
	}
	return out, nil
}

// part finds the part that holds a message.
func (b *Binder) part(im store.ID, seq int) (part, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	h := b.imports[im]
	if h == nil {
		return part{}, store.ErrNotFound
	}
	for _, p := range h.parts {
		if seq >= p.from && seq < p.from+p.n {
			p.loc = h.loc
			return p, nil
		}
	}
	return part{}, store.ErrDamaged
}

// unpack reads the messages of a part, or has them still.
func (b *Binder) unpack(ctx context.Context, p part) ([]messages.Message, error) {
	b.mu.Lock()
	for i, u := range b.unpacked {
		if u.id == p.id {
			b.unpacked = append(slices.Delete(b.unpacked, i, i+1), u)
			b.mu.Unlock()
			return u.all, nil
		}
	}
	b.mu.Unlock()
	body, err := b.body(ctx, p.id)
	if err != nil {
		return nil, err
	}
	all, err := unpack(body, p.from, p.n, p.loc)
	if err != nil {
		return nil, err
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	b.unpacked = append(b.unpacked, unpacked{p.id, all})
	if len(b.unpacked) > maxKept {
		b.unpacked = slices.Delete(b.unpacked, 0, 1)
	}
	return all, nil
}

// An outline is what is remembered of every message of an import: enough to
// part them by thread, person and time.
type outline struct {
	names  []string // of threads and people
	lines  []line   // by number
	orders [][]int  // by thread: its messages in the order they are shown
	spans  []Thread // by thread, in the order they came
}

// A line is what is remembered of one message.
type line struct {
	thread, from uint32 // the thread, and in names
	mine         bool
	at           int64 // milliseconds; 0 for none
}

// A Thread is one conversation of an import.
type Thread struct {
	Name        string
	Messages    int
	Doubtful    int       // messages with a doubt
	First, Last time.Time // zero if none has a date
	People      []string  // the first few who write
}

// maxWriters is how many people a Thread names.
const maxWriters = 5

// outline reads all messages of an import once.
func (b *Binder) outline(ctx context.Context, id store.ID) (*outline, error) {
	b.mu.Lock()
	h := b.imports[id]
	if h == nil {
		b.mu.Unlock()
		return nil, store.ErrNotFound
	}
	o, parts, n, loc := h.outline, slices.Clone(h.parts), h.Messages, h.loc
	b.mu.Unlock()
	if o != nil {
		return o, nil
	}
	slices.SortFunc(parts, func(x, y part) int { return x.from - y.from })
	o = &outline{lines: make([]line, 0, n)}
	names, threads := map[string]uint32{}, map[string]uint32{}
	for _, p := range parts {
		p.loc = loc
		all, err := b.unpack(ctx, p)
		if err != nil {
			return nil, err
		}
		if p.from != len(o.lines) {
			return nil, store.ErrDamaged
		}
		for _, m := range all {
			from, known := names[m.From]
			if !known {
				from = uint32(len(o.names))
				names[m.From], o.names = from, append(o.names, m.From)
			}
			thread, known := threads[m.Thread]
			if !known {
				thread = uint32(len(o.spans))
				threads[m.Thread] = thread
				o.spans, o.orders = append(o.spans, Thread{Name: m.Thread}), append(o.orders, nil)
			}
			l := line{thread: thread, from: from, mine: m.Mine}
			if !m.At.IsZero() {
				l.at = m.At.UnixMilli()
			}
			o.orders[thread] = append(o.orders[thread], len(o.lines))
			o.lines = append(o.lines, l)
			o.spans[thread].add(m)
		}
	}
	if len(o.lines) != n {
		return nil, store.ErrDamaged
	}
	for _, order := range o.orders {
		o.turn(order)
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	if h := b.imports[id]; h != nil {
		h.outline = o
	}
	return o, nil
}

func (t *Thread) add(m messages.Message) {
	t.Messages++
	if len(m.Doubts) > 0 {
		t.Doubtful++
	}
	if m.From != "" && len(t.People) < maxWriters && !slices.Contains(t.People, m.From) {
		t.People = append(t.People, m.From)
	}
	if m.At.IsZero() {
		return
	}
	if t.First.IsZero() || m.At.Before(t.First) {
		t.First = m.At
	}
	if m.At.After(t.Last) {
		t.Last = m.At
	}
}

// turn puts the messages of a thread oldest first, if the file has them the
// other way round. Else they stand as in the file: what is out of order there
// is for a person to see.
func (o *outline) turn(order []int) {
	up, down, last := 0, 0, int64(0)
	for _, seq := range order {
		at := o.lines[seq].at
		if at == 0 {
			continue
		}
		if at > last && last > 0 {
			up++
		} else if at < last {
			down++
		}
		last = at
	}
	if down > up {
		slices.Reverse(order)
	}
}

// Threads lists the threads of an import, the one written in last first.
func (b *Binder) Threads(ctx context.Context, id store.ID) ([]Thread, error) {
	o, err := b.outline(ctx, id)
	if err != nil {
		return nil, fmt.Errorf("listing threads: %w", err)
	}
	all := slices.Clone(o.spans)
	slices.SortStableFunc(all, func(x, y Thread) int { return y.Last.Compare(x.Last) })
	return all, nil
}

// A Query asks for a window of an import's messages. What is given is asked for
// together.
type Query struct {
	Import      store.ID
	Thread      *string    // only of this thread; nil for all, one behind the other
	Person      string     // only what this one wrote
	Mine        bool       // only what the file's owner wrote
	From, Until time.Time  // only from then on, and before then; what has no date is left out
	Only        []store.ID // only of these messages; nil for all
	Around      store.ID   // the window has this message in its middle, if it is there
	Offset      int
	Limit       int // 0 for all
}

// A Page is the window a Query asked for.
type Page struct {
	Total  int // without the window
	Offset int // of the window
	Rows   []Message
}

// Messages returns a window of messages, oldest first.
func (b *Binder) Messages(ctx context.Context, q Query) (Page, error) {
	o, err := b.outline(ctx, q.Import)
	if err != nil {
		return Page{}, fmt.Errorf("listing messages: %w", err)
	}
	seqs := o.find(q)
	p := Page{Total: len(seqs), Offset: min(max(q.Offset, 0), len(seqs))}
	limit := q.Limit
	if limit <= 0 {
		limit = len(seqs)
	}
	if im, seq, err := b.of(q.Around); err == nil && im == q.Import {
		if i := slices.Index(seqs, seq); i >= 0 {
			p.Offset = max(min(i-limit/2, len(seqs)-limit), 0)
		}
	}
	p.Rows, err = b.messages(ctx, q.Import, seqs[p.Offset:p.Offset+min(limit, len(seqs)-p.Offset)])
	if err != nil {
		return Page{}, fmt.Errorf("listing messages: %w", err)
	}
	return p, nil
}

// find are the numbers of the messages that q asks for, in the order they are
// shown.
func (o *outline) find(q Query) (seqs []int) {
	var only map[int]bool
	if q.Only != nil {
		only = map[int]bool{}
		for _, id := range q.Only {
			if prefix(id[:12]) == prefix(q.Import[:12]) {
				only[int(binary.BigEndian.Uint32(id[12:]))] = true
			}
		}
	}
	for i, order := range o.orders {
		if q.Thread != nil && o.spans[i].Name != *q.Thread {
			continue
		}
		for _, seq := range order {
			l := o.lines[seq]
			at := time.UnixMilli(l.at)
			switch {
			case only != nil && !only[seq]:
			case q.Person != "" && o.names[l.from] != q.Person:
			case q.Mine && !l.mine:
			case (!q.From.IsZero() || !q.Until.IsZero()) && l.at == 0:
			case !q.From.IsZero() && at.Before(q.From), !q.Until.IsZero() && !at.Before(q.Until):
			default:
				seqs = append(seqs, seq)
			}
		}
	}
	return seqs
}

package messages

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"time"
	"unicode/utf8"
)

const (
	maxSize     = 64 << 30  // bytes of a file: a life of texts with their pictures
	maxMessages = 5_000_000 // in one file: 270 a day for 50 years
	maxText     = 256 << 10 // bytes of one message's text that are shown: a book's chapter
	maxName     = 300       // bytes of a name, of a person, thread or file
	maxRaw      = 128       // bytes of a time as written
	maxTo       = 500       // to whom one message went, its reactions, media and fields
	maxThreads  = 10_000    // named in a Summary
	maxPeople   = 1_000     // likewise
	maxKnown    = 20_000    // names counted while a file is read
	maxRefused  = 1_000     // kept; all are counted
	maxSamples  = 5         // dates shown to who is asked for their order
	minYear     = 1970      // of a message: there were no phones, but clocks that had lost the time show this
	maxYear     = 2200      // likewise
	backwards   = time.Hour // by which a message may be before the last: clocks of two phones, a change of the clock
	beat        = 1 << 20   // bytes between two calls of progress
)

// A Tally is a file while it is read: a Reader hands its messages over through
// it, which numbers them, holds them to their bounds, and adds the Summary up.
type Tally struct {
	ctx      context.Context
	o        Options
	loc      *time.Location
	size     int64
	each     func(Message) error
	progress func(done, total int64)
	beats    int64
	sum      Summary
	threads  map[string]int // place in sum.Threads
	people   map[string]int
	last     time.Time
	inOrder  bool
}

// NewTally begins the reading of in; version is the Reader's. A file that is
// too large, or a zone that there is not, is told at once.
func NewTally(ctx context.Context, source Source, version string, in Input, o Options, each func(Message) error, progress func(done, total int64)) (*Tally, error) {
	loc, err := time.LoadLocation(o.Zone)
	switch {
	case in.Size > maxSize:
		return nil, ErrTooLarge
	case err != nil:
		return nil, err
	}
	return &Tally{ctx: ctx, o: o, loc: loc, size: in.Size, each: each, progress: progress,
		sum:     Summary{Source: source, Version: version, Order: o.Order, Kinds: map[Kind]int{}, Doubts: map[Doubt]int{}},
		threads: map[string]int{}, people: map[string]int{}}, nil
}

// Options are what the reading was begun with.
func (t *Tally) Options() Options { return t.o }

// InOrder says that the file has its messages oldest first, so that one which
// is earlier than the one above it is doubtful.
func (t *Tally) InOrder() { t.inOrder = true }

// Give hands one message over. Its Slice, Offset, Length and Member are the
// Reader's; Seq is set here, and what is too long is cut and flagged.
func (t *Tally) Give(m Message) error {
	if err := t.ctx.Err(); err != nil {
		return err
	}
	if t.sum.Messages == maxMessages {
		return ErrTooLarge
	}
	m.Seq = t.sum.Messages
	t.sum.Messages++
	t.bound(&m)
	t.date(&m)
	m.Mine = m.Mine || t.o.Me != "" && m.From == t.o.Me
	t.sum.Kinds[m.Kind]++
	for _, d := range m.Doubts {
		t.sum.Doubts[d]++
	}
	t.count(m)
	return t.each(m)
}

// bound holds m to its bounds.
func (t *Tally) bound(m *Message) {
	for _, s := range []*string{&m.Thread, &m.From, &m.Subject} {
		*s = sound(m, *s, maxName)
	}
	m.RawTime = strings.ToValidUTF8(m.RawTime[:min(len(m.RawTime), maxRaw)], "\uFFFD")
	if len(m.Text) > maxText {
		m.Doubt(CutText)
	}
	m.Text = sound(m, m.Text, maxText)
	if strings.ContainsAny(m.Text, "\u202A\u202B\u202D\u202E\u2066\u2067\u2068") && turned(m.Text) {
		m.Doubt(HiddenText)
	}
	m.To = m.To[:min(len(m.To), maxTo)]
	for i := range m.To {
		m.To[i] = sound(m, m.To[i], maxName)
	}
	m.Media = m.Media[:min(len(m.Media), maxTo)]
	for i := range m.Media {
		x := &m.Media[i]
		x.Name, x.Type = sound(m, x.Name, maxName), sound(m, x.Type, maxName)
		t.sum.Media++
		if x.Missing {
			t.sum.MediaMissing++
			m.Doubt(MediaMissing)
		}
	}
	m.Reactions = m.Reactions[:min(len(m.Reactions), maxTo)]
	for i := range m.Reactions {
		m.Reactions[i].Sign, m.Reactions[i].From = sound(m, m.Reactions[i].Sign, maxName), sound(m, m.Reactions[i].From, maxName)
	}
	m.Fields = m.Fields[:min(len(m.Fields), maxTo)]
	for i := range m.Fields {
		m.Fields[i].Name, m.Fields[i].Value = sound(m, m.Fields[i].Name, maxName), sound(m, m.Fields[i].Value, maxText)
	}
}

// turned reports whether s holds a mark that shows its letters in another
// order than they stand in, other than around names, where programs write it.
func turned(s string) bool {
	return strings.ContainsAny(s, "\u202D\u202E")
}

// date leaves out a date that cannot be, and flags one that is before the last.
func (t *Tally) date(m *Message) {
	if y := m.At.Year(); m.At.IsZero() || y < minYear || y > maxYear {
		m.At, m.Basis = time.Time{}, ""
		if !m.Has(DateOrder) {
			m.Doubt(NoDate)
		}
		return
	}
	if t.inOrder && !t.last.IsZero() && m.At.Before(t.last.Add(-backwards)) {
		m.Doubt(OutOfOrder)
	}
	t.last = m.At
}

func (t *Tally) count(m Message) {
	s := &t.sum
	if i, known := t.threads[m.Thread]; known {
		s.Threads[i].add(m.At)
	} else if len(s.Threads) < maxThreads {
		name := strings.Clone(m.Thread) // not the line it was read from
		t.threads[name] = len(s.Threads)
		s.Threads = append(s.Threads, Span{Name: name})
		s.Threads[len(s.Threads)-1].add(m.At)
	}
	if t.people[m.From] > 0 {
		t.people[m.From]++
	} else if m.From != "" && len(t.people) < maxKnown {
		t.people[strings.Clone(m.From)] = 1
	}
	whole := Span{First: s.First, Last: s.Last}
	whole.add(m.At)
	s.First, s.Last = whole.First, whole.Last
}

func (s *Span) add(at time.Time) {
	s.Messages++
	if at.IsZero() {
		return
	}
	if s.First.IsZero() || at.Before(s.First) {
		s.First = at
	}
	if at.After(s.Last) {
		s.Last = at
	}
}

// Refuse notes a part of the file that was not understood.
func (t *Tally) Refuse(r Refusal) {
	t.sum.RefusedTotal++
	if len(t.sum.Refused) < maxRefused {
		r.Member = strings.ToValidUTF8(r.Member[:min(len(r.Member), maxName)], "\uFFFD")
		t.sum.Refused = append(t.sum.Refused, r)
	}
}

// Ask notes that the file leaves something open.
func (t *Tally) Ask(q Question) {
	if !slices.Contains(t.sum.Asks, q) {
		t.sum.Asks = append(t.sum.Asks, q)
	}
}

// Sample shows a date as written to who will be asked for the order.
func (t *Tally) Sample(date string) {
	if len(t.sum.Samples) < maxSamples && !slices.Contains(t.sum.Samples, date) {
		t.sum.Samples = append(t.sum.Samples, date)
	}
}

// Progress says how far the reading is in the file.
func (t *Tally) Progress(done int64) error {
	if t.progress != nil && (done-t.beats >= beat || done < t.beats) {
		t.beats = done
		t.progress(done, t.size)
	}
	return t.ctx.Err()
}

// Local is a time on the clock of Options.Zone. Where that clock showed the
// time twice that day, or never, ok is false, and the first or next is given.
// The question for the zone is asked if nobody stated it.
func (t *Tally) Local(year int, month time.Month, day, hour, minute, second, nano int) (at time.Time, basis Basis, ok bool) {
	basis = Stated
	if t.o.Zone == "" || t.o.Guessed {
		basis = Assumed
		t.Ask(AskZone)
	}
	at = time.Date(year, month, day, hour, minute, second, nano, t.loc)
	_, before := at.Add(-6 * time.Hour).Zone() // around any change of a clock there was
	_, after := at.Add(6 * time.Hour).Zone()
	if before == after {
		return at, basis, true
	}
	// Near a change: the time is clear if only one of both clocks gives it.
	wall := time.Date(year, month, day, hour, minute, second, nano, time.UTC)
	early, late := wall.Add(-time.Duration(before)*time.Second).In(t.loc), wall.Add(-time.Duration(after)*time.Second).In(t.loc)
	_, atEarly := early.Zone()
	_, atLate := late.Zone()
	switch {
	case atEarly == before && atLate == after:
		return early, basis, false // twice
	case atEarly == before:
		return early, basis, true
	case atLate == after:
		return late, basis, true
	}
	return early, basis, false // never
}

// Change alters what Summary will say: the order that was decided, whether the
// export is capped, what columns there are.
func (t *Tally) Change(f func(*Summary)) { f(&t.sum) }

// Summary is what the reading has shown so far.
func (t *Tally) Summary() Summary {
	s := t.sum
	s.People = make([]Count, 0, len(t.people))
	for name, n := range t.people {
		s.People = append(s.People, Count{name, n})
	}
	slices.SortFunc(s.People, func(a, b Count) int { return cmp.Or(cmp.Compare(b.N, a.N), cmp.Compare(a.Name, b.Name)) })
	s.People = s.People[:min(len(s.People), maxPeople)]
	if t.progress != nil {
		t.progress(t.size, t.size)
	}
	return s
}

// Doubt flags m once.
func (m *Message) Doubt(d Doubt) {
	if !m.Has(d) {
		m.Doubts = append(m.Doubts, d)
	}
}

// Has reports whether m is flagged with d.
func (m *Message) Has(d Doubt) bool { return slices.Contains(m.Doubts, d) }

// sound is s in whole letters and of at most so many bytes. Of m is noted what
// had to be replaced.
func sound(m *Message, s string, limit int) string {
	if len(s) > limit {
		s = strings.Clone(s[:limit])                     // lets the rest go
		for n := 0; n < utf8.UTFMax && len(s) > 0; n++ { // the cut is not the file's fault
			if r, size := utf8.DecodeLastRuneInString(s); r != utf8.RuneError || size != 1 {
				break
			}
			s = s[:len(s)-1]
		}
	}
	if utf8.ValidString(s) {
		return s
	}
	m.Doubt(ReplacedText)
	return strings.ToValidUTF8(s, "\uFFFD")
}

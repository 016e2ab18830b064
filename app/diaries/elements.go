package diaries

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"io/fs"
	"regexp"
)

const (
	maxElement = 32 << 20  // bytes of one entry's JSON, pictures within it too
	maxDepth   = 64        // of brackets in an entry; Day One's have 6
	maxKey     = 256       // bytes of an entry's name
	maxGap     = 1024      // bytes of white space within what is looked for
	maxRetry   = 256 << 20 // bytes read again in search of whole entries
)

// An element is one entry of a JSON diary: an object of the list "entries",
// or a member of the object "entries" under its name.
type element struct {
	place Place
	name  string
	raw   []byte
}

// A shape is how a diary writes its entries. read gives no Reason for an
// entry, NoDate for a whole object that is none or of no use, and else Broken.
type shape struct {
	mark []byte // the name, in quotes, of a field that every entry has once
	read func(element) (Entry, Reason)
}

// elements finds the entries of a JSON diary one by one and gives them. Where
// one is broken it looks for the next object that is whole and an entry, so
// that a broken place costs what is broken and no more.
func (r *reading) elements(in io.Reader, file string, of shape) error {
	w := &window{in: decoded(patient{r.ctx, in}), line: 1}
	closing, found := w.entries()
	switch {
	case found:
	case w.failure() != nil:
		return r.ended(w, Place{File: file, Line: w.line})
	default:
		return ErrNotDiary
	}
	for n := 1; ; n++ {
		w.space()
		place := Place{file, n, w.line}
		c, more := w.at(0)
		if !more {
			return r.ended(w, place)
		}
		if c == closing {
			if !r.recover(w, closing, of, r.whole) {
				return nil
			}
			r.refuse(place, Broken) // it closes too early
			continue
		}
		e, size, why := r.whole(w, closing, place, of)
		if why == "" {
			w.skip(size)
			if err := r.give(e); err != nil {
				return err
			}
			continue
		}
		r.refuse(place, why)
		switch {
		case why == NoDate: // whole, and of no use
			w.skip(size)
		case r.recover(w, closing, of, r.whole):
		case w.failure() != nil:
			return r.ended(w, Place{file, n + 1, w.line})
		default:
			return nil
		}
	}
}

// ended refuses what a diary that stops before its end would have held.
func (r *reading) ended(w *window, p Place) error {
	err := w.failure()
	var system *fs.PathError
	switch {
	case err == nil:
		r.refuse(p, Broken)
	case r.ctx.Err() != nil, errors.As(err, &system):
		return err
	default:
		r.refuse(p, ReasonOf(err))
	}
	return nil
}

// decode reads raw into v. A field of another type than expected stays empty:
// the rest is worth having.
func decode(raw []byte, v any) bool {
	err := json.Unmarshal(raw, v)
	var other *json.UnmarshalTypeError
	return err == nil || errors.As(err, &other)
}

// A window is a stream of which a bounded part can be read again.
type window struct {
	in    io.Reader
	buf   []byte
	from  int // of the next byte in buf
	line  int // on which it stands
	spent int // bytes read again
	err   error
}

// at is the byte so many after the next; none at the end, or beyond what one
// element may have.
func (w *window) at(i int) (byte, bool) {
	for w.from+i >= len(w.buf) {
		if !w.more() {
			return 0, false
		}
	}
	return w.buf[w.from+i], true
}

func (w *window) more() bool {
	if w.err != nil || len(w.buf)-w.from > maxElement {
		return false
	}
	if w.from > 0 && w.from >= len(w.buf)/2 {
		w.buf, w.from = w.buf[:copy(w.buf, w.buf[w.from:])], 0
	}
	if cap(w.buf)-len(w.buf) < 64<<10 {
		w.buf = append(make([]byte, 0, 2*cap(w.buf)+128<<10), w.buf...)
	}
	n, err := w.in.Read(w.buf[len(w.buf):cap(w.buf)])
	w.buf, w.err = w.buf[:len(w.buf)+n], err
	return n > 0 || err == nil
}

// failure is why the stream ended, if not by its end.
func (w *window) failure() error {
	if w.err == io.EOF {
		return nil
	}
	return w.err
}

func (w *window) skip(n int) {
	w.line += bytes.Count(w.buf[w.from:w.from+n], []byte("\n"))
	w.from += n
}

func blank(c byte) bool { return c == ' ' || c == '\n' || c == '\r' || c == '\t' }

// space passes over white space and commas.
func (w *window) space() {
	for c, ok := w.at(0); ok && (blank(c) || c == ','); c, ok = w.at(0) {
		w.skip(1)
	}
}

// gap is the place of the first byte from i on that is no white space.
func (w *window) gap(i int) (int, byte) {
	for end := i + maxGap; i < end; i++ {
		if c, ok := w.at(i); !ok || !blank(c) {
			return i, c
		}
	}
	return i, 0
}

// entries passes over everything up to and with the bracket that opens the
// entries, and returns the one that closes them.
func (w *window) entries() (closing byte, found bool) {
	const key = `"entries"`
	if i, c := w.gap(0); c == '[' {
		w.skip(i + 1)
		return ']', true
	}
	for matched := 0; ; {
		c, ok := w.at(0)
		if !ok {
			return 0, false
		}
		w.skip(1)
		switch {
		case c == key[matched]:
			matched++
		case c == '"':
			matched = 1
		default:
			matched = 0
		}
		if matched < len(key) {
			continue
		}
		matched = 0
		if i, c := w.gap(0); c == ':' {
			if i, c = w.gap(i + 1); c == '[' || c == '{' {
				w.skip(i + 1)
				return c + 2, true // ASCII: ] and } stand two after
			}
		}
	}
}

// whole reads the entry that begins at the next byte, as element does. One that
// has lost its end may go on through the entries after it: what holds another
// entry is Broken.
func (r *reading) whole(w *window, closing byte, p Place, of shape) (Entry, int, Reason) {
	e, size, why := w.element(closing, p, of)
	if why != "" && why != NoDate {
		return e, size, why
	}
	raw := w.buf[w.from : w.from+size]
	if bytes.Contains(raw, of.mark) && bytes.Count(raw, []byte("{")) > 1 {
		within := &window{buf: raw, err: io.EOF, spent: maxRetry - 4*size}
		if r.recover(within, closing, of, (*window).element) {
			why = Broken
		}
	}
	return e, size, why
}

// element reads the entry that begins at the next byte; size is that of all of
// it.
func (w *window) element(closing byte, p Place, of shape) (e Entry, size int, why Reason) {
	name, from, ok := "", 0, true
	if closing == '}' {
		name, from, ok = w.key()
	}
	if c, _ := w.at(from); !ok || c != '{' {
		return e, 0, Broken
	}
	if size, why = w.object(from); why == "" {
		e, why = of.read(element{p, name, w.buf[w.from+from : w.from+size]})
	}
	return e, size, why
}

// key reads a member's name and passes over the colon, to its value.
func (w *window) key() (name string, value int, ok bool) {
	if c, _ := w.at(0); c != '"' {
		return "", 0, false
	}
	for i := 1; i < maxKey; i++ {
		c, ok := w.at(i)
		if !ok || c < ' ' || c == '\\' { // no name of an entry has to be escaped
			return "", 0, false
		}
		if c != '"' {
			continue
		}
		name = string(w.buf[w.from+1 : w.from+i])
		if i, c = w.gap(i + 1); c != ':' {
			return "", 0, false
		}
		value, _ = w.gap(i + 1)
		return name, value, true
	}
	return "", 0, false
}

// object is where the object that begins at from ends, or where it turns out
// not to.
func (w *window) object(from int) (end int, why Reason) {
	var open [maxDepth]byte
	depth, quoted := 0, false
	for i := from; ; i++ {
		c, ok := w.at(i)
		switch {
		case !ok && w.err == nil:
			return i, TooLarge
		case !ok:
			return i, Broken
		case quoted && c == '\\':
			i++
		case quoted && c < ' ': // JSON escapes them; a quote is missing
			return i, Broken
		case c == '"':
			quoted = !quoted
		case quoted:
		case c == '{' || c == '[':
			if depth == maxDepth {
				return i, Nested
			}
			open[depth] = c
			depth++
		case c == '}' || c == ']':
			if depth--; open[depth] != c-2 {
				return i, Broken
			}
			if depth == 0 {
				return i + 1, ""
			}
		}
	}
}

// day is what Mini Diary calls its entries.
var day = regexp.MustCompile(`^\d{4}-\d{2}-\d{2}$`)

// recover looks, after the next byte, for what try takes for an entry, and
// stops before it. What it tries is not reported: the entry is read once more.
func (r *reading) recover(w *window, closing byte, of shape, try func(*window, byte, Place, shape) (Entry, int, Reason)) (found bool) {
	trial := r.trial
	r.trial = true
	defer func() { r.trial = trial }()
	for w.skip(1); w.spent < maxRetry; w.skip(1) {
		c, ok := w.at(0)
		if !ok {
			return false
		}
		name, begins := "", c == '{'
		if closing == '}' {
			name, _, begins = w.key()
			begins = begins && day.MatchString(name)
		} else if begins {
			_, c = w.gap(1)
			begins = c == '"'
		}
		if !begins {
			continue
		}
		_, size, why := try(w, closing, Place{}, of)
		w.spent += size
		switch {
		case why == "", why == NoDate && closing == '}':
			return true
		case why == NoDate && !bytes.Contains(w.buf[w.from:w.from+size], of.mark): // a part of an entry
			w.skip(size - 1)
		}
	}
	return false
}

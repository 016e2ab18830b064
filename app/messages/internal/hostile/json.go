package hostile

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"

	"stillwater/app/messages"
)

const (
	maxDepth  = 200 // of brackets; no export has 20
	maxKey    = 4 << 10
	maxBroken = 32 << 20  // bytes of a broken element that are held to find its end
	maxAhead  = 256 << 20 // bytes passed over in search of the next whole element
)

// JSON is a stream of one JSON text that is walked and never held: objects and
// arrays are entered, and a value that is wanted is read whole, its bytes and
// their place with it.
type JSON struct {
	in    io.Reader
	buf   []byte
	from  int    // of the next byte, in buf
	base  int64  // of buf[0], in the stream
	lines int    // passed
	lead  []byte // the white space behind the last line's end, if nothing else was passed since
	depth int
	err   error
}

// NewJSON begins to walk in.
func NewJSON(in io.Reader) *JSON {
	j := &JSON{in: in}
	if j.has(3) && bytes.HasPrefix(j.buf, []byte("\xEF\xBB\xBF")) {
		j.from = 3
	}
	return j
}

// Offset is the place of the next byte in the stream.
func (j *JSON) Offset() int64 { return j.base + int64(j.from) }

// Line is the line the next byte stands on, from 1.
func (j *JSON) Line() int { return j.lines + 1 }

// more reads more, and moves what is kept to the front.
func (j *JSON) more() bool {
	if j.err != nil {
		return false
	}
	if j.from > len(j.buf)/2 {
		j.base += int64(j.from)
		j.buf, j.from = j.buf[:copy(j.buf, j.buf[j.from:])], 0
	}
	if cap(j.buf)-len(j.buf) < chunk/4 {
		j.buf = append(make([]byte, 0, 2*cap(j.buf)+chunk), j.buf...)
	}
	n, err := j.in.Read(j.buf[len(j.buf):cap(j.buf)])
	j.buf, j.err = j.buf[:len(j.buf)+n], err
	return n > 0 || err == nil
}

// has reports whether n bytes more are there.
func (j *JSON) has(n int) bool {
	for len(j.buf)-j.from < n {
		if !j.more() {
			return false
		}
	}
	return true
}

// broken is why the stream cannot be read on here.
func (j *JSON) broken() error {
	if j.err != nil && !errors.Is(j.err, io.EOF) {
		return j.err
	}
	return messages.Broken
}

func (j *JSON) pass(n int) {
	j.lines += bytes.Count(j.buf[j.from:j.from+n], []byte("\n"))
	j.from += n
	j.lead = j.lead[:0]
}

// Next is the first byte of the next value, which is not passed; 0 at the end.
func (j *JSON) Next() byte {
	for j.has(1) {
		switch c := j.buf[j.from]; c {
		case '\n':
			j.lead = append(j.lead[:0], c)
			j.lines++
			j.from++
		case ' ', '\t', '\r':
			if n := len(j.lead); n > 0 && n < maxDepth {
				j.lead = append(j.lead, c)
			}
			j.from++
		default:
			return c
		}
	}
	return 0
}

func (j *JSON) take(c byte) bool {
	if j.Next() != c {
		return false
	}
	j.pass(1)
	return true
}

// Object enters an object and calls f with the name of each member, whose value
// f passes by Object, Array, Value or Skip.
func (j *JSON) Object(f func(name string) error) error {
	if err := j.enter('{'); err != nil {
		return err
	}
	defer func() { j.depth-- }()
	if j.take('}') {
		return nil
	}
	for {
		var name string
		if err := j.Value(maxKey, func(raw []byte, _ int64) bool { return json.Unmarshal(raw, &name) == nil }); err != nil {
			return err
		}
		if !j.take(':') {
			return j.broken()
		}
		if err := f(name); err != nil {
			return err
		}
		if j.take('}') {
			return nil
		}
		if !j.take(',') {
			return j.broken()
		}
	}
}

func (j *JSON) enter(c byte) error {
	if !j.take(c) {
		return j.broken()
	}
	if j.depth++; j.depth > maxDepth {
		return messages.Nested
	}
	return nil
}

// Array enters an array and calls f at each element, which f passes. Where an
// element is broken, refuse is told, and the next one that begins as this one
// did is looked for: exports put each on a line of its own.
func (j *JSON) Array(f func() error, refuse func(messages.Refusal)) error {
	if err := j.enter('['); err != nil {
		return err
	}
	defer func() { j.depth-- }()
	if j.take(']') {
		return nil
	}
	for {
		indent := j.indent()
		depth, start, line := j.depth, j.Offset(), j.Line()
		err := f()
		if err == nil {
			if j.take(']') {
				return nil
			}
			if j.take(',') {
				continue
			}
			err = j.broken()
		}
		if reason := messages.Reason(""); !errors.As(err, &reason) || j.err != nil && !errors.Is(j.err, io.EOF) {
			return err
		}
		j.depth = depth
		refuse(messages.Refusal{Offset: start, Line: line, Reason: messages.ReasonOf(err)})
		if len(indent) == 0 || indent[len(indent)-1] != '{' {
			// No bracket to come back to: what is broken is passed if its end is plain.
			if j.Offset() == start && j.passed() {
				if j.take(']') {
					return nil
				}
				j.take(',')
				continue
			}
		}
		closed, found := j.resume(indent)
		if closed {
			return nil
		}
		if !found {
			return errEnded
		}
	}
}

// passed passes a value that nothing could be made of, if another follows it or
// the list's end.
func (j *JSON) passed() bool {
	size, err := j.measure(maxBroken, false)
	if err != nil {
		return false
	}
	for i := size; j.has(i + 1); i++ {
		switch j.buf[j.from+i] {
		case ' ', '\t', '\r', '\n':
			continue
		case ',', ']':
			j.pass(i)
			return true
		}
		return false
	}
	return false
}

// errEnded ends the walk of a stream whose broken place was told already.
var errEnded = errors.New("messages: nothing more to read")

// Ended reports whether err only says that a stream cannot be read on after a
// place that was refused.
func Ended(err error) bool { return errors.Is(err, errEnded) }

// indent is the white space the next element stands behind on its line, after
// its line's end; nil if something else stands there too.
func (j *JSON) indent() []byte {
	first := j.Next()
	if first == 0 || len(j.lead) == 0 {
		return nil
	}
	return append(bytes.Clone(j.lead), first)
}

// resume finds where the next element begins that stands as a broken one did,
// or the end of their array, which stands further left.
func (j *JSON) resume(indent []byte) (closed, found bool) {
	if indent == nil {
		return false, false
	}
	if j.has(1) { // not the broken one itself
		j.pass(1)
	}
	for passed := 0; passed < maxAhead; {
		at := bytes.IndexByte(j.buf[j.from:], '\n')
		if at < 0 {
			n := len(j.buf) - j.from
			j.pass(n)
			if passed += n; !j.has(1) {
				return false, false
			}
			continue
		}
		j.pass(at)
		passed += at + 1
		j.has(len(indent))
		rest := j.buf[j.from:]
		if bytes.HasPrefix(rest, indent) {
			j.pass(len(indent) - 1)
			return false, true
		}
		line := bytes.TrimLeft(rest[1:min(len(rest), len(indent))], " \t\r")
		if left := min(len(rest), len(indent)) - len(line); len(line) > 0 && line[0] == ']' && left < len(indent)-1 {
			j.pass(left + 1)
			return true, true
		}
		j.pass(1)
	}
	return false, false
}

// Value reads the next value whole, of at most limit bytes, and gives it to
// parse with its place; its bytes are valid during the call. If parse cannot
// make anything of it the value is not passed, and messages.Broken returned.
func (j *JSON) Value(limit int, parse func(raw []byte, offset int64) bool) error {
	if j.Next() == 0 {
		return j.broken()
	}
	size, err := j.measure(limit, false)
	if err != nil {
		return err
	}
	if !parse(j.buf[j.from:j.from+size], j.Offset()) {
		return messages.Broken
	}
	j.pass(size)
	return nil
}

// Skip passes the next value, however long it is.
func (j *JSON) Skip() error {
	if j.Next() == 0 {
		return j.broken()
	}
	size, err := j.measure(0, true)
	if err == nil {
		j.pass(size)
	}
	return err
}

// measure is the length of the next value. If it is let go, what was measured
// is passed at once, and the length is of the rest.
func (j *JSON) measure(limit int, letGo bool) (int, error) {
	quoted, escaped, depth := false, false, 0
	for i := 0; ; i++ {
		if letGo && i > chunk {
			j.pass(i)
			i = 0
		}
		if !letGo && i > limit {
			return 0, messages.TooLong
		}
		if j.from+i >= len(j.buf) && !j.has(i+1) {
			if depth == 0 && !quoted && i > 0 && errors.Is(j.err, io.EOF) { // a bare number at the end
				return i, nil
			}
			return 0, j.broken()
		}
		switch c := j.buf[j.from+i]; {
		case escaped:
			escaped = false
		case quoted:
			escaped = c == '\\'
			if quoted = c != '"'; !quoted && depth == 0 {
				return i + 1, nil
			}
		case c == '"':
			quoted = true
		case c == '{' || c == '[':
			if depth++; depth > maxDepth {
				return 0, messages.Nested
			}
		case c == '}' || c == ']':
			if depth--; depth < 0 {
				return i, bare(i)
			}
			if depth == 0 {
				return i + 1, nil
			}
		case depth == 0 && (c == ',' || c == ':' || c == ' ' || c == '\n' || c == '\r' || c == '\t'):
			return i, bare(i)
		}
	}
}

// bare is the error of a number, true, false or null of so many bytes.
func bare(n int) error {
	if n == 0 {
		return messages.Broken
	}
	return nil
}

// Decode reads raw into v. A field of another type than expected stays empty:
// the rest is worth having.
func Decode(raw []byte, v any) bool {
	err := json.Unmarshal(raw, v)
	var other *json.UnmarshalTypeError
	return err == nil || errors.As(err, &other)
}

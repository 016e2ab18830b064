package smsbackup

import (
	"bytes"
	"crypto/sha256"
	"hash"
	"io"
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"stillwater/app/messages"
)

const (
	chunk    = 256 << 10 // bytes read at once
	maxName  = 64        // bytes of an element's or attribute's name
	maxValue = 1 << 20   // bytes of an attribute that are kept: four times what is shown
	maxAttrs = 100       // of one element; the program writes 40
)

// A stream walks XML as this program writes it: elements with attributes, which
// may be a gigabyte long. encoding/xml would hold such an attribute whole, and
// takes half an emoji for no letter.
type stream struct {
	in   io.Reader
	buf  []byte
	at   int   // of the next byte in buf
	base int64 // of buf[0] in the file
	err  error

	sum hash.Hash // of the bytes since keep
	tap int       // of the first in buf not yet in sum, or -1

	value []byte // of the attribute at hand
}

func newStream(in io.Reader) *stream {
	return &stream{in: in, buf: make([]byte, 0, chunk), sum: sha256.New(), tap: -1}
}

func (s *stream) offset() int64 { return s.base + int64(s.at) }

// fill reads more once all of buf was passed.
func (s *stream) fill() bool {
	if s.at < len(s.buf) {
		return true
	}
	if s.tap >= 0 {
		_, _ = s.sum.Write(s.buf[s.tap:])
		s.tap = 0
	}
	for s.err == nil {
		s.base += int64(len(s.buf))
		var n int
		n, s.err = s.in.Read(s.buf[:cap(s.buf)])
		s.buf, s.at = s.buf[:n], 0
		if n > 0 {
			return true
		}
	}
	return false
}

// keep begins to hash, from the next byte on.
func (s *stream) keep() {
	s.sum.Reset()
	s.tap = s.at
}

// kept is the hash of what was passed since keep.
func (s *stream) kept() (sum [32]byte) {
	_, _ = s.sum.Write(s.buf[s.tap:s.at])
	s.tap = -1
	s.sum.Sum(sum[:0])
	return sum
}

func (s *stream) peek() (byte, bool) {
	if !s.fill() {
		return 0, false
	}
	return s.buf[s.at], true
}

// until passes all before c, which f gets in pieces; it reports whether c is next.
func (s *stream) until(c byte, f func([]byte)) bool {
	for s.fill() {
		rest := s.buf[s.at:]
		i := bytes.IndexByte(rest, c)
		if i < 0 {
			i = len(rest)
		}
		if f != nil && i > 0 {
			f(rest[:i])
		}
		if s.at += i; i < len(rest) {
			return true
		}
	}
	return false
}

// An element is a tag, without its attributes.
type element struct {
	name           string
	closing, empty bool
}

// element passes '<' and the name behind it.
func (s *stream) element() (e element, err error) {
	s.at++
	if c, ok := s.peek(); ok && c == '/' {
		e.closing = true
		s.at++
	} else if ok && (c == '!' || c == '?') {
		return element{name: "!"}, s.remark()
	}
	e.name, err = s.name()
	return e, err
}

// remark passes a comment, or what declares a type or a version: nothing it
// refers to is ever followed.
func (s *stream) remark() error {
	var head, tail []byte // the first three and last two bytes
	for s.until('>', func(b []byte) {
		head = append(head, b[:min(len(b), 3-min(len(head), 3))]...)
		tail = append(tail, b[max(len(b)-2, 0):]...)
		tail = tail[max(len(tail)-2, 0):]
	}) {
		s.at++
		if string(head) != "!--" || string(tail) == "--" {
			return nil
		}
		tail = append(tail, '>')
	}
	return s.ended()
}

// name passes the letters of a name.
func (s *stream) name() (string, error) {
	var b []byte
	for {
		c, ok := s.peek()
		switch {
		case !ok:
			return "", s.ended()
		case strings.IndexByte(" \t\r\n=/>?<\"'", c) >= 0:
			return string(b), nil
		case len(b) == maxName:
			return "", messages.Broken
		}
		b = append(b, c)
		s.at++
	}
}

// attribute passes the next attribute up to its value's quote, which is
// returned; the element's end if there is none.
func (s *stream) attribute(e *element) (name string, quote byte, err error) {
	for {
		c, ok := s.peek()
		switch {
		case !ok:
			return "", 0, s.ended()
		case c == ' ' || c == '\t' || c == '\r' || c == '\n':
			s.at++
			continue
		case c == '/' || c == '?':
			s.at++
			e.empty = true
			continue
		case c == '>':
			s.at++
			return "", 0, nil
		}
		break
	}
	if name, err = s.name(); err != nil {
		return "", 0, err
	}
	if name == "" {
		return "", 0, messages.Broken
	}
	for _, want := range []string{"=", `"'`} {
		c, ok := s.peek()
		for ok && (c == ' ' || c == '\t' || c == '\r' || c == '\n') {
			s.at++
			c, ok = s.peek()
		}
		if !ok {
			return "", 0, s.ended()
		}
		if strings.IndexByte(want, c) < 0 {
			return "", 0, messages.Broken
		}
		s.at++
		quote = c
	}
	return name, quote, nil
}

// text passes a value and its quote, and gives it as it reads. sound is false
// if something in it was no letter, whole if all of it was kept.
func (s *stream) text(quote byte) (text string, sound, whole bool, err error) {
	s.value = s.value[:0]
	whole = true
	ok := s.until(quote, func(b []byte) {
		if room := maxValue - len(s.value); len(b) > room {
			b, whole = b[:room], false
		}
		s.value = append(s.value, b...)
	})
	if !ok {
		return "", false, false, s.ended()
	}
	s.at++
	text, sound = unescaped(s.value)
	return text, sound, whole, nil
}

// ended is why there is nothing more to read.
func (s *stream) ended() error {
	if s.err != nil && s.err != io.EOF {
		return s.err
	}
	return messages.Broken
}

// named are the references that XML knows without a declaration; others are
// never followed.
var named = map[string]rune{"amp": '&', "lt": '<', "gt": '>', "quot": '"', "apos": '\''}

// unescaped is a value with its references resolved. An emoji that was written
// as the two halves UTF-16 has of it becomes one; a half without the other, and
// what XML does not allow, becomes U+FFFD.
func unescaped(b []byte) (text string, sound bool) {
	sound = true
	if bytes.IndexByte(b, '&') < 0 {
		return string(b), true
	}
	out := make([]byte, 0, len(b))
	var high rune // a first half that waits for its second
	lone := func() {
		if high != 0 {
			out, sound, high = utf8.AppendRune(out, utf8.RuneError), false, 0
		}
	}
	for len(b) > 0 {
		i := bytes.IndexByte(b, '&')
		if i != 0 {
			if i < 0 {
				i = len(b)
			}
			lone()
			out, b = append(out, b[:i]...), b[i:]
			continue
		}
		end := bytes.IndexByte(b[:min(len(b), 12)], ';')
		r, known := reference(b[1:max(end, 1)])
		if !known {
			lone()
			out, b = append(out, '&'), b[1:]
			continue
		}
		b = b[end+1:]
		switch {
		case high != 0 && utf16.IsSurrogate(r) && utf16.DecodeRune(high, r) != utf8.RuneError:
			out, high = utf8.AppendRune(out, utf16.DecodeRune(high, r)), 0
		case r >= 0xD800 && r < 0xDC00:
			lone()
			high = r
		case !allowed(r):
			lone()
			out, sound = utf8.AppendRune(out, utf8.RuneError), false
		default:
			lone()
			out = utf8.AppendRune(out, r)
		}
	}
	lone()
	return string(out), sound
}

// reference is what stands between & and ;.
func reference(b []byte) (r rune, ok bool) {
	if len(b) < 2 || b[0] != '#' {
		r, ok = named[string(b)]
		return r, ok
	}
	base, digits := 10, string(b[1:])
	if digits[0] == 'x' || digits[0] == 'X' {
		base, digits = 16, digits[1:]
	}
	n, err := strconv.ParseUint(digits, base, 32)
	if err != nil {
		return 0, false
	}
	return rune(min(n, utf8.MaxRune+1)), true
}

// allowed reports whether XML allows r.
func allowed(r rune) bool {
	return r == '\t' || r == '\n' || r == '\r' || r >= 0x20 && r < 0xD800 || r > 0xDFFF && r != 0xFFFE && r != 0xFFFF && r <= utf8.MaxRune
}

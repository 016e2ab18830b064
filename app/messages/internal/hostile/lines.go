package hostile

import (
	"bytes"
	"io"
	"unicode/utf16"
	"unicode/utf8"
)

const (
	chunk = 256 << 10 // bytes read at once
	// maxPiece is the longest piece of a line handed out at once: more than is
	// shown of one message.
	maxPiece = 512 << 10
)

// A Line is a line of a text, or a piece of one that is very long.
type Line struct {
	Number int    // from 1
	Offset int64  // of Raw
	Raw    []byte // as in the file, with its end; valid during the call
	More   bool   // goes on where the piece before it ended
	wide   int    // 0 for UTF-8, 1 for UTF-16 little endian, 2 for big
}

// Text is the line without its end, as UTF-8; what is not valid stays as it is.
func (l Line) Text() string {
	if l.wide == 0 {
		raw := l.Raw
		if l.Offset == 0 {
			raw = bytes.TrimPrefix(raw, []byte("\xEF\xBB\xBF"))
		}
		return string(bytes.TrimSuffix(bytes.TrimSuffix(raw, []byte("\n")), []byte("\r")))
	}
	units := make([]uint16, 0, len(l.Raw)/2)
	for i := 0; i+1 < len(l.Raw); i += 2 {
		u := uint16(l.Raw[i]) | uint16(l.Raw[i+1])<<8
		if l.wide == 2 {
			u = u>>8 | u<<8
		}
		units = append(units, u)
	}
	if l.Offset == 0 && len(units) > 0 && units[0] == 0xFEFF {
		units = units[1:]
	}
	if n := len(units); n > 0 && units[n-1] == '\n' {
		units = units[:n-1]
	}
	if n := len(units); n > 0 && units[n-1] == '\r' {
		units = units[:n-1]
	}
	return string(utf16.Decode(units))
}

// Lines calls f with each line of in. UTF-16 is known by its mark, or by the
// zero that is one half of an ASCII letter at the start.
func Lines(in io.Reader, f func(Line) error) error {
	var buf []byte
	l := Line{Number: 1}
	from := 0
	for ended := false; ; {
		rest := buf[from:]
		if l.Offset == 0 && from == 0 && (len(rest) >= 2 || ended) {
			l.wide = width(rest)
		}
		end := l.end(rest)
		if end < 0 && !ended && len(rest) < maxPiece {
			next := make([]byte, len(rest)+chunk)
			n, err := in.Read(next[copy(next, rest):])
			buf, from = next[:len(rest)+n], 0
			if ended = err == io.EOF; err != nil && !ended {
				return err
			}
			continue
		}
		whole := end >= 0
		if !whole {
			if end = len(rest); end == 0 {
				return nil
			}
			if !ended {
				end = l.edge(rest[:maxPiece])
			}
		}
		l.Raw = rest[:end]
		if err := f(l); err != nil {
			return err
		}
		from += end
		l.Offset += int64(end)
		if l.More = !whole; whole {
			l.Number++
		}
	}
}

func width(head []byte) int {
	switch {
	case len(head) < 2:
		return 0
	case head[0] == 0xFF && head[1] == 0xFE, head[0] != 0 && head[1] == 0:
		return 1
	case head[0] == 0xFE && head[1] == 0xFF, head[0] == 0 && head[1] != 0:
		return 2
	}
	return 0
}

// end is where the first line of b ends, or -1.
func (l Line) end(b []byte) int {
	if l.wide == 0 {
		if i := bytes.IndexByte(b, '\n'); i >= 0 {
			return i + 1
		}
		return -1
	}
	for i := 0; i+1 < len(b); i += 2 {
		if l.wide == 1 && b[i] == '\n' && b[i+1] == 0 || l.wide == 2 && b[i] == 0 && b[i+1] == '\n' {
			return i + 2
		}
	}
	return -1
}

// edge is the length of b without a letter that is cut at its end.
func (l Line) edge(b []byte) int {
	if l.wide != 0 {
		return len(b) &^ 1
	}
	for n := 1; n < utf8.UTFMax && n <= len(b); n++ {
		if utf8.RuneStart(b[len(b)-n]) {
			if !utf8.FullRune(b[len(b)-n:]) {
				return len(b) - n
			}
			break
		}
	}
	return len(b)
}

package diaries

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"io"

	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"
)

// decoded is in as UTF-8 without a byte order mark. UTF-16 is known by its
// mark, or by the zero that is one half of an ASCII letter at the start.
func decoded(in io.Reader) io.Reader {
	b := bufio.NewReader(in)
	head, _ := b.Peek(3)
	var order unicode.Endianness
	switch {
	case bytes.HasPrefix(head, []byte("\xEF\xBB\xBF")):
		_, _ = b.Discard(3)
		return b
	case len(head) < 2:
		return b
	case head[0] == 0xFE && head[1] == 0xFF, head[0] == 0 && head[1] != 0:
		order = unicode.BigEndian
	case head[0] == 0xFF && head[1] == 0xFE, head[0] != 0 && head[1] == 0:
		order = unicode.LittleEndian
	default:
		return b
	}
	return transform.NewReader(b, unicode.UTF16(order, unicode.UseBOM).NewDecoder())
}

// A patient reader ends with its context.
type patient struct {
	ctx context.Context
	in  io.Reader
}

func (p patient) Read(b []byte) (int, error) {
	if err := p.ctx.Err(); err != nil {
		return 0, err
	}
	return p.in.Read(b)
}

// A capped reader gives Bomb after so many bytes: what was declared, or what
// no honest file holds.
type capped struct {
	in   io.Reader
	left int64
	why  Reason
}

func (c *capped) Read(b []byte) (int, error) {
	if c.left < 0 {
		return 0, c.why
	}
	n, err := c.in.Read(b[:min(int64(len(b)), c.left+1)])
	if c.left -= int64(n); c.left < 0 {
		return n - 1, c.why
	}
	return n, err
}

// lines calls f with each line of in, its number and without its end. A line
// longer than any entry is cut; f is told.
func lines(in io.Reader, f func(n int, line string, cut bool) error) error {
	b := bufio.NewReaderSize(in, 64<<10)
	var line []byte
	cut := false
	for n := 1; ; {
		part, err := b.ReadSlice('\n')
		if room := maxText + 1 - len(line); len(part) > room {
			part, cut = part[:room], true
		}
		line = append(line, part...)
		if errors.Is(err, bufio.ErrBufferFull) {
			continue
		}
		if len(line) > 0 {
			line = bytes.TrimSuffix(bytes.TrimSuffix(line, []byte("\n")), []byte("\r"))
			if e := f(n, string(line), cut); e != nil {
				return e
			}
		}
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
		line, cut = line[:0], false
		n++
	}
}

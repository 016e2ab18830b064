package pages

import (
	"bufio"
	"bytes"
	"compress/flate"
	"compress/gzip"
	"compress/zlib"
	"crypto/sha256"
	"errors"
	"io"
	"strconv"
	"strings"
	"time"

	"stillwater/app/messages"
	"stillwater/app/messages/internal/prose"
)

const (
	maxLine   = 16 << 10 // bytes of a line of a header: a long address
	maxHeader = 256 << 10
	maxBody   = 128 << 20 // bytes a page may unpack to
	// maxTogether is how many pages packed as one are read: they can be told
	// only when all have passed. Programs pack them one by one.
	maxTogether = 64
	maxPacked   = 4 << 30 // bytes one record may unpack to
)

// errLong ends the reading of a header that is none.
var errLong = errors.New("header too long")

// line reads a line, with its end.
func (t *stream) line() (string, error) {
	raw, err := t.ReadSlice('\n')
	t.passed(raw)
	if errors.Is(err, bufio.ErrBufferFull) || len(raw) > maxLine {
		return "", errLong
	}
	return string(raw), err
}

// fields reads header fields up to an empty line.
func fields(line func() (string, error)) (map[string]string, error) {
	all := map[string]string{}
	for size := 0; ; {
		text, err := line()
		if size += len(text); size > maxHeader {
			return all, errLong
		}
		if plain := strings.TrimSpace(text); plain == "" {
			return all, err
		}
		if name, value, found := strings.Cut(text, ":"); found {
			if name = strings.ToLower(strings.TrimSpace(name)); all[name] == "" {
				all[name] = strings.TrimSpace(value)
			}
		}
		if err != nil {
			return all, err
		}
	}
}

// warc reads every page of a WARC: what a server answered with, and what was
// made of that.
func (s *saved) warc(t *stream) error {
	return s.records(t, 0, func(m messages.Message, start int64) error {
		t.place(&m, start)
		return s.Give(m)
	})
}

// records calls page with every page, when all of its record has passed. What
// stands between records is passed over and told, at base where the place in
// t is none of the file's.
func (s *saved) records(t *stream, base int64, page func(m messages.Message, start int64) error) error {
	for told := false; ; {
		t.sum.Reset()
		start := t.read
		at := base
		if t.s != nil {
			at = start
		}
		text, err := t.line()
		switch {
		case err != nil && !errors.Is(err, errLong) && !errors.Is(err, io.EOF):
			return err
		case strings.HasPrefix(text, "WARC/"):
			told = false
			m, isPage, err := s.record(t, at)
			if err == nil && isPage {
				err = page(m, start)
			}
			if err != nil {
				return err
			}
		case strings.TrimSpace(text) != "" || errors.Is(err, errLong):
			if !told {
				s.refuse(at, messages.Broken)
			}
			told = true
		}
		if t.s != nil {
			if err := s.Progress(t.read); err != nil {
				return err
			}
		}
		if errors.Is(err, io.EOF) {
			return nil
		}
	}
}

// packed reads a WARC whose records are packed one by one, as programs write
// it. A page's bytes are those its record is packed in.
func (s *saved) packed(t *stream) error {
	var z *gzip.Reader
	any := false
	for {
		if _, err := t.Peek(1); err != nil {
			if errors.Is(err, io.EOF) && any {
				return nil
			}
			return err
		}
		t.sum.Reset()
		start := t.read
		var err error
		if z == nil {
			z, err = gzip.NewReader(t)
		} else {
			err = z.Reset(t)
		}
		if err != nil {
			if !any {
				return messages.ErrNotMessages
			}
			s.refuse(start, messages.Broken)
			return nil
		}
		z.Multistream(false)
		whole := &io.LimitedReader{R: z, N: maxPacked}
		in := &stream{Reader: bufio.NewReaderSize(whole, 64<<10), sum: sha256.New()}
		if head, _ := in.Peek(5); !any && string(head) != "WARC/" {
			return messages.ErrNotMessages
		}
		any = true
		var found []messages.Message
		err = s.records(in, start, func(m messages.Message, _ int64) error {
			if len(found) == maxTogether {
				s.refuse(start, messages.TooLong)
				return errLong
			}
			found = append(found, m)
			return nil
		})
		if err == nil || errors.Is(err, errLong) {
			_, err = io.Copy(io.Discard, whole)
		}
		if whole.N <= 0 {
			s.refuse(start, messages.Bomb)
			return nil
		}
		for _, m := range found {
			t.place(&m, start)
			if err := s.Give(m); err != nil {
				return err
			}
		}
		switch {
		case err == nil:
		case errors.Is(err, gzip.ErrChecksum), errors.Is(err, gzip.ErrHeader), errors.Is(err, io.ErrUnexpectedEOF), isCorrupt(err):
			s.refuse(start, messages.Broken)
			return nil
		default:
			return err
		}
	}
}

func isCorrupt(err error) bool {
	var c flate.CorruptInputError
	return errors.As(err, &c)
}

// record reads one record whose first line was read, and the page in it if it
// is one; at is where it is told to be.
func (s *saved) record(t *stream, at int64) (m messages.Message, isPage bool, err error) {
	h, err := fields(t.line)
	length, wrong := strconv.ParseInt(h["content-length"], 10, 64)
	if err != nil && !errors.Is(err, io.EOF) && !errors.Is(err, errLong) {
		return m, false, err
	}
	if err != nil || wrong != nil || length < 0 {
		s.refuse(at, messages.Broken)
		return m, false, nil
	}
	block := &io.LimitedReader{R: t, N: length}
	m, text, isPage := s.answer(h, block)
	if _, err := io.Copy(io.Discard, block); err != nil {
		return m, false, err
	}
	if block.N > 0 { // cut short
		s.refuse(at, messages.Broken)
	}
	m.Kind, m.Member = messages.Page, s.member
	if text.Hidden {
		m.Doubt(messages.HiddenText)
	}
	if text.Cut || block.N > 0 {
		m.Doubt(messages.CutText)
	}
	return m, isPage, nil
}

// answer reads the text of a record if it is a page.
func (s *saved) answer(h map[string]string, block io.Reader) (m messages.Message, text prose.Text, isPage bool) {
	kind, body := h["content-type"], block
	status := ""
	switch h["warc-type"] {
	case "response":
		if !strings.HasPrefix(strings.ToLower(kind), "application/http") {
			return m, text, false
		}
		b := bufio.NewReaderSize(block, 64<<10)
		answer, err := fields(func() (string, error) {
			raw, err := b.ReadSlice('\n')
			if status == "" {
				status = strings.TrimSpace(string(raw[:min(len(raw), 100)]))
			}
			if errors.Is(err, bufio.ErrBufferFull) {
				return "", errLong
			}
			return string(raw), err
		})
		if err != nil || !strings.HasPrefix(status, "HTTP/") {
			return m, text, false
		}
		kind, body = answer["content-type"], unpacked(b, answer)
	case "resource", "conversion":
	default:
		return m, text, false
	}
	if body == nil {
		s.Refuse(messages.Refusal{Member: s.member, Reason: messages.Unknown})
		return m, text, false
	}
	limited := &io.LimitedReader{R: body, N: maxBody}
	switch plain := strings.ToLower(strings.TrimSpace(strings.Split(kind, ";")[0])); plain {
	case "text/html", "application/xhtml+xml":
		text = prose.HTML(prose.Reader(limited, kind), maxText)
	case "text/plain":
		raw, _ := io.ReadAll(io.LimitReader(prose.Reader(limited, kind), maxText))
		text.Body, text.Cut = strings.TrimSpace(string(raw)), len(raw) == maxText
	default:
		return m, text, false
	}
	text.Cut = text.Cut || limited.N <= 0
	m.Subject, m.Text, m.RawTime = text.Title, text.Body, h["warc-date"]
	if at, err := time.Parse(time.RFC3339Nano, m.RawTime); err == nil {
		m.At, m.Basis = at, messages.UTC
	}
	at(&m, strings.Trim(h["warc-target-uri"], "<>"))
	for _, f := range [][2]string{{"status", status}, {"content-type", kind}, {"record", h["warc-record-id"]}, {"digest", h["warc-payload-digest"]}} {
		if f[1] != "" {
			m.Fields = append(m.Fields, messages.Field{Name: f[0], Value: f[1]})
		}
	}
	return m, text, true
}

// unpacked is the body of an answer as it was before it was sent; nil if it
// was packed in a way that is not known. Programs that save pages often unpack
// it and leave the header as it was.
func unpacked(b *bufio.Reader, answer map[string]string) io.Reader {
	var body io.Reader = b
	if strings.Contains(strings.ToLower(answer["transfer-encoding"]), "chunked") && isChunk(b) {
		body = &chunked{in: b}
	}
	packing := strings.ToLower(answer["content-encoding"])
	if packing == "" || packing == "identity" {
		return body
	}
	again := bufio.NewReader(body)
	head, _ := again.Peek(2)
	var err error
	switch {
	case bytes.Equal(head, []byte("\x1f\x8b")):
		body, err = gzip.NewReader(again)
	case packing == "deflate" && len(head) == 2 && head[0] == 0x78:
		body, err = zlib.NewReader(again)
	case packing == "br" || packing == "zstd":
		if text, _ := again.Peek(64); !bytes.Contains(text, []byte("<")) {
			return nil
		}
		body = again
	default:
		body = again
	}
	if err != nil {
		return again
	}
	return body
}

// size reads how long a chunk is.
func size(line []byte) (int64, bool) {
	digits, _, _ := bytes.Cut(bytes.TrimSpace(line), []byte(";"))
	n, err := strconv.ParseInt(string(bytes.TrimSpace(digits)), 16, 63)
	return n, err == nil && n >= 0
}

// isChunk reports whether a chunk begins.
func isChunk(b *bufio.Reader) bool {
	head, _ := b.Peek(32)
	line, _, found := bytes.Cut(head, []byte("\n"))
	if !found {
		return false
	}
	_, ok := size(line)
	return ok
}

// A chunked body says of each piece how long it is.
type chunked struct {
	in   *bufio.Reader
	left int64
	end  bool
}

func (c *chunked) Read(p []byte) (int, error) {
	for c.left == 0 && !c.end {
		line, err := c.in.ReadSlice('\n')
		if err != nil {
			return 0, io.ErrUnexpectedEOF
		}
		if len(bytes.TrimSpace(line)) == 0 { // after a piece
			continue
		}
		n, ok := size(line)
		if !ok {
			return 0, io.ErrUnexpectedEOF
		}
		c.left, c.end = n, n == 0
	}
	if c.end {
		return 0, io.EOF
	}
	n, err := c.in.Read(p[:min(int64(len(p)), c.left)])
	c.left -= int64(n)
	if err == io.EOF {
		err = io.ErrUnexpectedEOF
	}
	return n, err
}

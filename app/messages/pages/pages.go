// Package pages reads saved web pages: MHTML as browsers write it, one HTML
// file as SingleFile does, and WARC. Each page is a message with the page's
// text, its address, and when it was saved, as far as the file says.
//
// A page is somebody else's program. It is read as text and never rendered;
// nothing it names is fetched, and nothing in it runs.
package pages

import (
	"bufio"
	"bytes"
	"context"
	"crypto/sha256"
	"errors"
	"hash"
	"io"
	"net/mail"
	"net/url"
	"path"
	"regexp"
	"strings"
	"time"

	"stillwater/app/messages"
	"stillwater/app/messages/internal/hostile"
	"stillwater/app/messages/internal/parts"
	"stillwater/app/messages/internal/prose"
)

// Version is what this reader understands.
const Version = "pages/1"

const (
	maxPage = 512 << 20 // bytes of a page with its pictures in it
	maxWARC = 64 << 30  // bytes of a WARC in a ZIP
	maxText = 1 << 20   // bytes of its text: four times what is shown
)

// Read is a messages.Reader.
func Read(ctx context.Context, in messages.Input, o messages.Options, each func(messages.Message) error, progress func(done, total int64)) (messages.Summary, error) {
	t, err := messages.NewTally(ctx, messages.Pages, Version, in, o, each, progress)
	if err != nil {
		return messages.Summary{}, err
	}
	s := &saved{Tally: t}
	if hostile.IsArchive(in) {
		err = s.unpack(in)
	} else {
		err = s.file(io.NewSectionReader(in, 0, in.Size))
	}
	return t.Summary(), err
}

// Saved pages are one file while it is read.
type saved struct {
	*messages.Tally
	member string
}

// unpack reads every page in a ZIP.
func (s *saved) unpack(in messages.Input) error {
	a, err := hostile.Open(in, s.Refuse)
	if err != nil {
		return err
	}
	any := false
	for _, p := range a.Paths {
		limit := int64(maxPage)
		switch strings.ToLower(path.Ext(p)) {
		case ".html", ".htm", ".mhtml", ".mht":
		case ".warc":
			limit = maxWARC
		case ".gz":
			if !strings.HasSuffix(strings.ToLower(p), ".warc.gz") {
				continue
			}
			limit = maxWARC
		default:
			continue
		}
		any = true
		s.member = p
		f, err := a.Open(p, limit)
		if err == nil {
			err = s.file(f)
			_ = f.Close()
		}
		var reason messages.Reason
		switch {
		case errors.Is(err, messages.ErrNotMessages):
			s.refuse(0, messages.Broken)
		case errors.As(err, &reason):
			s.refuse(0, reason)
		case err != nil:
			return err
		}
	}
	if !any {
		return messages.ErrNotMessages
	}
	return nil
}

func (s *saved) refuse(at int64, why messages.Reason) {
	s.Refuse(messages.Refusal{Member: s.member, Offset: at, Reason: why})
}

// A stream is a file while it is read: it counts and hashes what passes.
type stream struct {
	*bufio.Reader
	sum   hash.Hash
	bytes []byte // read one by one, and not hashed yet
	read  int64
	s     *saved // nil of what another stream unpacks to
}

const together = 4 << 10 // bytes that are hashed at once

func (t *stream) Read(p []byte) (int, error) {
	n, err := t.Reader.Read(p)
	t.passed(p[:n])
	if t.s != nil {
		if failed := t.s.Progress(t.read); failed != nil {
			return n, failed
		}
	}
	return n, err
}

// ReadByte is for who unpacks, and must not read too far.
func (t *stream) ReadByte() (byte, error) {
	c, err := t.Reader.ReadByte()
	if err == nil {
		t.read++
		if t.bytes = append(t.bytes, c); len(t.bytes) == together {
			t.settle()
			if t.s != nil {
				err = t.s.Progress(t.read)
			}
		}
	}
	return c, err
}

func (t *stream) settle() {
	_, _ = t.sum.Write(t.bytes)
	t.bytes = t.bytes[:0]
}

func (t *stream) passed(b []byte) {
	t.settle()
	_, _ = t.sum.Write(b)
	t.read += int64(len(b))
}

// place says that m is what passed since start.
func (t *stream) place(m *messages.Message, start int64) {
	t.settle()
	m.Offset, m.Length = start, t.read-start
	t.sum.Sum(m.Slice[:0])
}

// file reads one file, by what it begins with.
func (s *saved) file(in io.Reader) error {
	const begin = 512 // bytes
	t := &stream{Reader: bufio.NewReaderSize(in, 64<<10), sum: sha256.New(), s: s}
	head, err := t.Peek(begin)
	if err != nil && err != io.EOF {
		return err
	}
	plain := bytes.TrimLeft(bytes.TrimPrefix(head, []byte("\xEF\xBB\xBF")), " \t\r\n")
	switch {
	case bytes.HasPrefix(head, []byte("WARC/")):
		return s.warc(t)
	case bytes.HasPrefix(head, []byte("\x1f\x8b")):
		return s.packed(t)
	case bytes.HasPrefix(plain, []byte("<")) || bytes.HasPrefix(head, []byte("\xFF\xFE<")) || bytes.HasPrefix(head, []byte("\xFE\xFF\x00<")):
		return s.html(t)
	case field.Match(head):
		return s.mhtml(t)
	}
	return messages.ErrNotMessages
}

var (
	field = regexp.MustCompile(`^[!-9;-~]+:`)
	// address and moment stand in the comment that SingleFile begins with.
	address = regexp.MustCompile(`(?m)^\s*url:\s*(\S+)`)
	moment  = regexp.MustCompile(`(?m)^\s*saved date:\s*(.+?)\s*$`)
	zone    = regexp.MustCompile(`\s*\([^()]*\)$`)
)

// html reads one page in a file of its own.
func (s *saved) html(t *stream) error {
	text := prose.HTML(prose.Reader(io.LimitReader(t, maxPage), "text/html"), maxText)
	if err := t.drain(); err != nil {
		return err
	}
	m := messages.Message{Subject: text.Title, Text: text.Body}
	if found := address.FindStringSubmatch(text.Note); found != nil {
		at(&m, found[1])
	}
	if found := moment.FindStringSubmatch(text.Note); found != nil {
		m.RawTime = found[1]
		if at, err := time.Parse("Mon Jan 02 2006 15:04:05 GMT-0700", zone.ReplaceAllString(found[1], "")); err == nil {
			m.At, m.Basis = at, messages.UTC
		}
	}
	return s.page(t, &m, text)
}

// drain reads to the end, so that the whole of it is hashed.
func (t *stream) drain() error {
	_, err := io.Copy(io.Discard, t)
	return err
}

// at says where a page was.
func at(m *messages.Message, where string) {
	m.Fields = append(m.Fields, messages.Field{Name: "url", Value: where})
	if u, err := url.Parse(where); err == nil {
		m.Thread = u.Hostname()
	}
}

// page hands over a page that is a whole file.
func (s *saved) page(t *stream, m *messages.Message, text prose.Text) error {
	m.Kind, m.Member = messages.Page, s.member
	t.place(m, 0)
	if text.Hidden {
		m.Doubt(messages.HiddenText)
	}
	if text.Cut {
		m.Doubt(messages.CutText)
	}
	return s.Give(*m)
}

// mhtml reads a page with its pictures as parts.
func (s *saved) mhtml(t *stream) error {
	w := parts.New(true)
	err := hostile.Lines(t, func(l hostile.Line) error {
		w.Line(l.Raw, l.Offset, l.More)
		return nil
	})
	if err != nil {
		return err
	}
	l := w.End()
	kind := strings.ToLower(l.Header.Raw("Content-Type"))
	if !strings.HasPrefix(kind, "multipart/") && !strings.HasPrefix(kind, "text/html") {
		return messages.ErrNotMessages
	}
	m := messages.Message{Subject: l.Header.Get("Subject"), Text: l.Page, RawTime: l.Header.Raw("Date")}
	if m.Subject == "" {
		m.Subject = l.Title
	}
	if at, err := mail.ParseDate(m.RawTime); err == nil {
		m.At, m.Basis = at, messages.UTC
	}
	for _, name := range []string{"Snapshot-Content-Location", "Content-Location"} {
		if where := l.Header.Raw(name); where != "" {
			at(&m, where)
			break
		}
	}
	for _, f := range l.Files {
		m.Media = append(m.Media, messages.Media{Name: path.Base(f.Name), Type: f.Type, Size: f.Size, Member: s.member, Offset: f.Offset, Length: f.Length, Encoding: f.Encoding, SHA256: f.SHA256})
	}
	for _, d := range l.Doubts {
		m.Doubt(d)
	}
	for _, r := range l.Refused {
		s.refuse(r.Offset, r.Reason)
	}
	return s.page(t, &m, prose.Text{})
}

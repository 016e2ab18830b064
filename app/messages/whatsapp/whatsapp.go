// Package whatsapp reads WhatsApp's "Export chat": a text, alone or in a ZIP
// with its media.
//
// The text is written for people: its dates are in the phone's own order, no
// zone is stated, and a message can hold lines that look like the head of
// another. So the file is read twice. First the whole of it says which shape
// its heads have, which order its dates, and which names write; then it is read
// by that. A line that only looks like a head stays in the text it stands in,
// which is flagged.
package whatsapp

import (
	"context"
	"crypto/sha256"
	"errors"
	"hash"
	"io"
	"path"
	"strconv"
	"strings"
	"time"

	"stillwater/app/messages"
	"stillwater/app/messages/internal/hostile"
)

// Version is what this reader understands.
const Version = "whatsapp/1"

const (
	maxText = 1 << 30 // bytes of a chat: 40,000 messages have 4 MB
	maxBody = 1 << 20 // bytes of one message's text that are kept while it is read: four times what is shown

	// WhatsApp exports about 40,000 messages at most, 10,000 with media, and
	// leaves the oldest out without a word.
	capPlain, capMedia = 39_500, 9_500
)

// Read is a messages.Reader.
func Read(ctx context.Context, in messages.Input, o messages.Options, each func(messages.Message) error, progress func(done, total int64)) (messages.Summary, error) {
	t, err := messages.NewTally(ctx, messages.WhatsApp, Version, in, o, each, progress)
	if err != nil {
		return messages.Summary{}, err
	}
	c := &chat{Tally: t, survey: newSurvey(), sum: sha256.New(), archive: new(hostile.Archive)}
	if err = c.open(in); err == nil {
		err = c.read()
	}
	return t.Summary(), err
}

// A chat is one export while it is read.
type chat struct {
	*messages.Tally
	*survey
	archive *hostile.Archive
	member  string
	thread  string
	text    func() (io.ReadCloser, error)

	at     *messages.Message // the message whose lines are being read
	body   strings.Builder
	sum    hash.Hash
	marked bool // its text begins with the mark of what the program wrote
	spoofs bool
}

// open finds the text to be read.
func (c *chat) open(in messages.Input) error {
	if !hostile.IsArchive(in) {
		if in.Size > maxText {
			return messages.ErrTooLarge
		}
		c.text = func() (io.ReadCloser, error) { return io.NopCloser(io.NewSectionReader(in, 0, in.Size)), nil }
		c.thread = threadOf(in.Name)
		return nil
	}
	var err error
	if c.archive, err = hostile.Open(in, c.Refuse); err != nil {
		return err
	}
	best := 0
	for _, p := range c.archive.Paths {
		rank := 0
		switch base := strings.ToLower(path.Base(p)); {
		case base == "_chat.txt":
			rank = 3
		case strings.HasSuffix(base, ".txt") && strings.Contains(base, "whatsapp"):
			rank = 2
		case strings.HasSuffix(base, ".txt"):
			rank = 1
		}
		if rank > best {
			best, c.member = rank, p
		}
	}
	if best == 0 {
		return messages.ErrNotMessages
	}
	c.text = func() (io.ReadCloser, error) { return c.archive.Open(c.member, maxText) }
	c.thread = threadOf(c.member, in.Name)
	return nil
}

// lines walks the text. What ends it early, other than the user, is a broken
// place; quiet says that it was told already or will be.
func (c *chat) lines(quiet bool, f func(l hostile.Line, text string, crlf bool) error) error {
	in, err := c.text()
	if err != nil {
		if !quiet {
			c.Refuse(messages.Refusal{Member: c.member, Reason: messages.ReasonOf(err)})
		}
		return nil
	}
	defer in.Close()
	crlf, at := false, int64(0)
	err = hostile.Lines(in, func(l hostile.Line) error {
		err := c.Progress(l.Offset)
		if err == nil {
			err = f(l, l.Text(), crlf)
		}
		n := len(l.Raw)
		crlf, at = n > 1 && l.Raw[n-1] == '\n' && l.Raw[n-2] == '\r', l.Offset+int64(n)
		return err
	})
	var reason messages.Reason
	if errors.As(err, &reason) {
		if !quiet {
			c.Refuse(messages.Refusal{Member: c.member, Offset: at, Reason: reason})
		}
		return nil
	}
	return err
}

func (c *chat) read() error {
	err := c.lines(true, func(l hostile.Line, text string, crlf bool) error {
		if !l.More {
			c.line(text, l.Number == 1, crlf)
		}
		return nil
	})
	if err != nil {
		return err
	}
	if c.heads == 0 {
		return messages.ErrNotMessages
	}
	c.decide(c.Options().Order)
	c.Change(func(s *messages.Summary) { s.Order = c.order })
	if c.thread == "" {
		c.thread = c.both()
	}
	if c.order == "" {
		c.Ask(messages.AskOrder)
		for _, s := range c.samples {
			c.Sample(s)
		}
	}
	if c.Options().Me == "" {
		c.Ask(messages.AskMe)
	}
	c.InOrder()
	early := false
	err = c.lines(false, func(l hostile.Line, text string, crlf bool) error {
		if !l.More {
			if h, ok := parseHead(text); ok {
				head, certain := c.trusted(h, crlf || l.Number == 1)
				if head {
					return c.begin(l, h, certain)
				}
				c.spoofs = true
			}
		}
		if c.at == nil {
			if !early && strings.TrimSpace(text) != "" {
				early = true
				c.Refuse(messages.Refusal{Member: c.member, Offset: l.Offset, Line: l.Number, Reason: messages.Broken})
			}
			return nil
		}
		if c.body.Len() < maxBody {
			if !l.More {
				c.body.WriteByte('\n')
			}
			c.body.WriteString(text)
		}
		_, _ = c.sum.Write(l.Raw)
		c.at.Length += int64(len(l.Raw))
		return nil
	})
	if err == nil {
		err = c.flush()
	}
	media := len(c.archive.Paths) > 1
	c.Change(func(s *messages.Summary) {
		s.Capped = s.Messages >= capPlain || media && s.Messages >= capMedia && s.Messages < 2*capMedia
	})
	return err
}

// begin hands the message before over and begins the next.
func (c *chat) begin(l hostile.Line, h head, certain bool) error {
	if err := c.flush(); err != nil {
		return err
	}
	m := &messages.Message{RawTime: h.raw, Thread: c.thread, Kind: messages.Text, Member: c.member, Offset: l.Offset, Length: int64(len(l.Raw))}
	if !certain {
		m.Doubt(messages.SpoofedHeader)
	}
	c.date(m, h)
	var text string
	m.From, text = c.split(h.rest)
	m.From = unmarked(m.From)
	if m.From == "" {
		m.Kind = messages.System
	}
	c.marked = strings.HasPrefix(text, "\u200e")
	c.at, c.spoofs = m, false
	c.body.WriteString(text)
	_, _ = c.sum.Write(l.Raw)
	return nil
}

// date sets when m was, by the order of the whole file. A date that cannot be
// in that order is read in the one that it can be in, and flagged.
func (c *chat) date(m *messages.Message, h head) {
	year, month, day, ok := h.date.Day(c.order, begun)
	if c.order == "" || !ok {
		year, month, day, ok = h.date.Only(begun)
		if c.order != "" || !ok {
			m.Doubt(messages.DateOrder)
		}
		if !ok {
			return
		}
	}
	hour, sure := h.clock()
	if !sure {
		m.Doubt(messages.HalfDay)
	}
	m.At, m.Basis, ok = c.Local(year, month, day, hour, h.minute, h.second, 0)
	if !ok {
		m.Doubt(messages.ClockChange)
	}
}

// flush hands over the message whose lines were read.
func (c *chat) flush() error {
	m := c.at
	if m == nil {
		return nil
	}
	m.Text = strings.TrimRight(unmarked(c.body.String()), " \r\n")
	c.sum.Sum(m.Slice[:0])
	c.body.Reset()
	c.sum.Reset()
	c.at = nil
	if c.spoofs {
		m.Doubt(messages.SpoofedHeader)
	}
	c.attach(m)
	facts(m)
	if c.marked && m.Kind == messages.Text && len(m.Media)+len(m.Fields) == 0 && !strings.Contains(m.Text, "\n") && !strings.Contains(m.Text, "://") {
		m.Kind = messages.System // an iPhone names the group for its author
	}
	return c.Give(*m)
}

// attach joins the files that the lines of m's text name; what is written
// beside them stays.
func (c *chat) attach(m *messages.Message) {
	first, rest, _ := strings.Cut(m.Text, "\n")
	last := m.Text[strings.LastIndexByte(m.Text, '\n')+1:]
	there := func(name string) bool { _, _, ok := c.archive.Find(name); return ok }
	name, ok := attachment(first, there)
	if ok {
		m.Text = strings.TrimLeft(rest, "\n")
	} else if name, ok = attachment(last, there); ok {
		m.Text = strings.TrimRight(m.Text[:len(m.Text)-len(last)], "\n")
	}
	if !ok {
		return
	}
	x := messages.Media{Name: name, Size: -1, Type: hostile.TypeByName(name), Missing: true}
	if p, size, found := c.archive.Find(name); found {
		x.Member, x.Size, x.Missing = p, size, false
	}
	m.Media = append(m.Media, x)
}

// lasting reads the duration of a call.
func lasting(n, unit string) time.Duration {
	count, _ := strconv.Atoi(n)
	switch strings.ToLower(unit)[0] {
	case 'h':
		return time.Duration(count) * time.Hour
	case 'm':
		return time.Duration(count) * time.Minute
	}
	if strings.HasPrefix(strings.ToLower(unit), "std") {
		return time.Duration(count) * time.Hour
	}
	return time.Duration(count) * time.Second
}

// Package mail reads e-mail as programs keep it: one letter in a file (.eml),
// many in one (.mbox, alone or in a ZIP as Google's Takeout has it), and what
// Outlook saves (.msg).
//
// Headers are kept as they stand. Files within a letter are named by their
// place and their hash and never held. Where an .mbox does not say clearly
// where a letter ends, the whole file decides.
package mail

import (
	"context"
	"crypto/sha256"
	"errors"
	"hash"
	"io"
	"net/mail"
	"path"
	"regexp"
	"strings"
	"time"

	"stillwater/app/messages"
	"stillwater/app/messages/internal/hostile"
	"stillwater/app/messages/internal/parts"
)

// Version is what this reader understands.
const Version = "mail/1"

const (
	maxLetter = 4 << 30  // bytes of a letter in a file of its own; servers stop at 150 MB
	maxBox    = 64 << 30 // bytes of an .mbox in a ZIP
	apart     = 24 * time.Hour
)

// Read is a messages.Reader.
func Read(ctx context.Context, in messages.Input, o messages.Options, each func(messages.Message) error, progress func(done, total int64)) (messages.Summary, error) {
	t, err := messages.NewTally(ctx, messages.Mail, Version, in, o, each, progress)
	if err != nil {
		return messages.Summary{}, err
	}
	p := &post{Tally: t}
	whole := func() (io.ReadCloser, error) { return io.NopCloser(io.NewSectionReader(in, 0, in.Size)), nil }
	switch {
	case hostile.IsArchive(in):
		err = p.archive(in)
	case isOutlook(in):
		err = p.outlook(in)
	default:
		err = p.file(whole)
	}
	if o.Me == "" && err == nil {
		p.Ask(messages.AskMe)
	}
	return t.Summary(), err
}

// A post is one file while it is read.
type post struct {
	*messages.Tally
	member string
}

// archive reads every letter and box in a ZIP.
func (p *post) archive(in messages.Input) error {
	a, err := hostile.Open(in, p.Refuse)
	if err != nil {
		return err
	}
	any := false
	for _, name := range a.Paths {
		switch strings.ToLower(path.Ext(name)) {
		case ".eml", ".mbox":
		case ".msg":
			p.Refuse(messages.Refusal{Member: name, Reason: messages.Unknown})
			continue
		default:
			continue
		}
		any = true
		p.member = name
		err := p.file(func() (io.ReadCloser, error) { return a.Open(name, maxBox) })
		if errors.Is(err, messages.ErrNotMessages) {
			p.Refuse(messages.Refusal{Member: name, Reason: messages.Broken})
		} else if err != nil {
			return err
		}
	}
	if !any {
		return messages.ErrNotMessages
	}
	return nil
}

var (
	// dated is the line an .mbox parts letters with: From, whom it is from,
	// and when it came.
	dated = regexp.MustCompile(`^From \S.{0,200}?\s(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)\s+(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\s+\d{1,2}\s+\d\d:\d\d(?::\d\d)?\b.{0,40}$`)
	field = regexp.MustCompile(`^[!-9;-~]+[ \t]*:`)
	// known is a field without which no program sends a letter.
	known = regexp.MustCompile(`(?i)^(?:from|sender|date|subject|to|received|return-path|delivered-to|message-id|mime-version)[ \t]*:`)
)

// parting reports whether a line may part two letters.
func parting(line string) bool { return strings.HasPrefix(line, "From ") && dated.MatchString(line) }

// A survey is what the whole of a file says of how its letters are parted.
type survey struct {
	box     bool // it begins as an .mbox does
	letter  bool // or has a letter's head
	spaced  int  // dated lines behind an empty one, a field's after them
	crowded int  // likewise, but behind a line that is not empty
}

// file reads one letter or box.
func (p *post) file(open func() (io.ReadCloser, error)) error {
	var s survey
	var before string
	held, empty, head := false, true, true
	err := p.lines(open, true, func(l hostile.Line) error {
		text := l.Text()
		if l.Number == 1 && !l.More {
			s.box = parting(text)
			if !s.box && !field.MatchString(text) {
				return messages.ErrNotMessages
			}
		}
		head = head && text != ""
		s.letter = s.letter || head && !l.More && known.MatchString(text)
		if held && !l.More && field.MatchString(text) {
			if empty {
				s.spaced++
			} else {
				s.crowded++
			}
		}
		empty, held = strings.TrimSpace(before) == "", !l.More && parting(text)
		before = text
		return nil
	})
	if err != nil {
		return err
	}
	if !s.box {
		if !s.letter {
			return messages.ErrNotMessages
		}
		return p.letter(open)
	}
	return p.letters(open, s)
}

// lines walks a file. What ends it early, other than the user, is a broken
// place; quiet says that it is told by another walk.
func (p *post) lines(open func() (io.ReadCloser, error), quiet bool, f func(hostile.Line) error) error {
	in, err := open()
	var at int64
	if err == nil {
		defer in.Close()
		err = hostile.Lines(in, func(l hostile.Line) error {
			at = l.Offset + int64(len(l.Raw))
			if err := p.Progress(l.Offset); err != nil {
				return err
			}
			return f(l)
		})
	}
	var reason messages.Reason
	if errors.As(err, &reason) {
		if !quiet {
			p.Refuse(messages.Refusal{Member: p.member, Offset: at, Reason: reason})
		}
		return nil
	}
	return err
}

// An envelope is a letter while its lines are read.
type envelope struct {
	walk   *parts.Walker
	sum    hash.Hash
	from   string // the line of an .mbox that it begins with
	offset int64
	length int64
	doubts []messages.Doubt
}

func begin(at int64) *envelope {
	return &envelope{walk: parts.New(false), sum: sha256.New(), offset: at}
}

func (e *envelope) line(l hostile.Line, walk bool) {
	_, _ = e.sum.Write(l.Raw)
	e.length += int64(len(l.Raw))
	if walk {
		e.walk.Line(l.Raw, l.Offset, l.More)
	}
}

// letter reads a file that is one letter.
func (p *post) letter(open func() (io.ReadCloser, error)) error {
	e := begin(0)
	err := p.lines(open, false, func(l hostile.Line) error {
		if e.length > maxLetter {
			return messages.ErrTooLarge
		}
		e.line(l, true)
		return nil
	})
	if err != nil || e.length == 0 {
		return err
	}
	return p.post(e)
}

// letters reads a box. A dated line with a field after it parts two letters if
// an empty one stands before it, or if none does in the whole file; one that
// does not fit the rest of the file stays text, which is flagged.
func (p *post) letters(open func() (io.ReadCloser, error), s survey) error {
	crowded := s.spaced == 0 || s.spaced == 1 && s.crowded > 0 // the first line counts as behind an empty one
	var e *envelope
	var held *hostile.Line // a dated line that may part two letters
	before, fits := true, true
	place := func(l hostile.Line, next bool) error {
		if next && fits {
			if e != nil {
				if err := p.post(e); err != nil {
					return err
				}
			}
			e = begin(l.Offset)
			e.from = l.Text()
			e.line(l, false)
			return nil
		}
		if e == nil {
			return nil
		}
		if next && len(e.doubts) == 0 { // as the head of a letter, where no letter begins
			e.doubts = append(e.doubts, messages.SpoofedHeader)
		}
		e.line(l, true)
		return nil
	}
	err := p.lines(open, false, func(l hostile.Line) error {
		text := l.Text()
		if held != nil {
			if err := place(*held, !l.More && field.MatchString(text)); err != nil {
				return err
			}
			held, before = nil, false
		}
		if !l.More && parting(text) {
			l.Raw = append([]byte(nil), l.Raw...)
			held, fits = &l, before || crowded
			return nil
		}
		before = strings.TrimSpace(text) == ""
		return place(l, false)
	})
	if err != nil {
		return err
	}
	if held != nil {
		if err := place(*held, false); err != nil {
			return err
		}
	}
	if e == nil {
		return messages.ErrNotMessages
	}
	return p.post(e)
}

// post hands a letter over.
func (p *post) post(e *envelope) error {
	l := e.walk.End()
	h := l.Header
	m := messages.Message{Kind: messages.Letter, RawTime: h.Raw("Date"), From: h.Get("From"), Subject: h.Get("Subject"), Text: l.Plain,
		Member: p.member, Offset: e.offset, Length: e.length}
	e.sum.Sum(m.Slice[:0])
	if m.From == "" {
		m.From = h.Get("Sender")
	}
	if m.Text == "" {
		m.Text = l.Page
	}
	m.Thread = thread(m.Subject)
	for _, name := range []string{"To", "Cc", "Bcc"} {
		m.To = append(m.To, addresses(h.Get(name))...)
	}
	m.Mine = mine(m.From, p.Options().Me)
	p.date(&m, h)
	for _, d := range append(l.Doubts, e.doubts...) {
		m.Doubt(d)
	}
	if e.from != "" {
		if h.Raw("Date")+h.Raw("Received")+h.Raw("Message-ID") == "" { // no program wrote such a head
			m.Doubt(messages.SpoofedHeader)
		}
		m.Fields = append(m.Fields, messages.Field{Name: "From ", Value: e.from})
	}
	for _, f := range h {
		m.Fields = append(m.Fields, messages.Field{Name: f.Name, Value: strings.TrimSpace(f.Raw())})
	}
	for _, f := range l.Files {
		m.Media = append(m.Media, messages.Media{Name: f.Name, Type: f.Type, Size: f.Size, Member: p.member, Offset: f.Offset, Length: f.Length, Encoding: f.Encoding, SHA256: f.SHA256})
	}
	for _, r := range l.Refused {
		r.Member = p.member
		p.Refuse(r)
	}
	return p.Give(m)
}

// date sets when a letter was sent, as its Date says. Who carried it said when
// it came: a day's difference is flagged.
func (p *post) date(m *messages.Message, h parts.Header) {
	at, ok := parseDate(m.RawTime)
	if !ok {
		return
	}
	m.At, m.Basis = at, messages.UTC
	if strings.HasSuffix(strings.TrimSpace(m.RawTime), "-0000") {
		m.Fields = append(m.Fields, messages.Field{Name: "zone", Value: "-0000"}) // an instant whose sender's zone nobody knows
	}
	came := h.Raw("Received")
	if carried, ok := parseDate(came[strings.LastIndex(came, ";")+1:]); ok && (at.Sub(carried) > apart || carried.Sub(at) > apart) {
		m.Doubt(messages.Conflict)
	}
}

// comment is what follows a date in brackets: a zone's name.
var comment = regexp.MustCompile(`\s*\([^()]*\)\s*$`)

func parseDate(s string) (time.Time, bool) {
	s = strings.TrimSpace(comment.ReplaceAllString(strings.TrimSpace(s), ""))
	const long = 60 // bytes; dates have 37
	if s == "" || len(s) > long {
		return time.Time{}, false
	}
	if at, err := mail.ParseDate(s); err == nil {
		return at, true
	}
	for _, layout := range []string{"Mon, 2 Jan 2006 15:04:05 Z0700", "Mon, 2 Jan 2006 15:04 -0700", "Mon Jan 2 15:04:05 2006 -0700", "2006-01-02T15:04:05Z07:00"} {
		if at, err := time.Parse(layout, s); err == nil {
			return at, true
		}
	}
	return time.Time{}, false
}

// answers are what programs put before the subject of an answer.
var answers = regexp.MustCompile(`(?i)^(?:\s*(?:re|fwd?|aw|wg|antw|sv|vs|rv|rif|r|tr|odp|enc|回复|转发|答复)\s*(?:\[\d+\])?\s*[:：])+\s*`)

// thread is a subject without what answers put before it.
func thread(subject string) string {
	return strings.TrimSpace(answers.ReplaceAllString(subject, ""))
}

// addresses parts a list of people; what is no list stays one.
func addresses(s string) (all []string) {
	if s == "" {
		return nil
	}
	list, err := mail.ParseAddressList(s)
	if err != nil {
		return []string{s}
	}
	for _, a := range list {
		if a.Name == "" {
			all = append(all, a.Address)
		} else {
			all = append(all, a.Name+" <"+a.Address+">")
		}
	}
	return all
}

// mine reports whether a letter is from whoever the user says to be, by name or
// address.
func mine(from, me string) bool {
	if me == "" || from == "" {
		return false
	}
	if strings.EqualFold(from, me) {
		return true
	}
	a, err := mail.ParseAddress(from)
	if err != nil {
		return false
	}
	own, err := mail.ParseAddress(me)
	return strings.EqualFold(a.Address, me) || err == nil && strings.EqualFold(a.Address, own.Address)
}

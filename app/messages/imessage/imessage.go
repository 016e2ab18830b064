// Package imessage reads what imessage-exporter writes: one conversation as
// text or HTML, or a ZIP of the folder with its attachments.
//
// Its times are of the clock of who exported. A reply stands twice, at its own
// place and behind what it answers: the second is a field of that.
package imessage

import (
	"context"
	"errors"
	"io"
	"path"
	"regexp"
	"strings"
	"time"

	"stillwater/app/messages"
	"stillwater/app/messages/internal/hostile"
)

// Version is what this reader understands.
const Version = "imessage/1"

const (
	maxFile  = 4 << 30 // bytes of one conversation: its media stand beside it
	maxParts = 500     // reactions of one message, files and notes
	maxBody  = 1 << 20 // bytes of one message's text that are kept while it is read: four times what is shown
)

// Read is a messages.Reader.
func Read(ctx context.Context, in messages.Input, o messages.Options, each func(messages.Message) error, progress func(done, total int64)) (messages.Summary, error) {
	t, err := messages.NewTally(ctx, messages.IMessage, Version, in, o, each, progress)
	if err != nil {
		return messages.Summary{}, err
	}
	e := &export{Tally: t}
	if !hostile.IsArchive(in) {
		head := make([]byte, 512)
		n, _ := in.ReadAt(head, 0)
		err = e.read(in.Name, looksHTML(head[:n]), io.NewSectionReader(in, 0, in.Size))
	} else {
		err = e.unpack(in)
	}
	if err == nil && !e.ours {
		err = messages.ErrNotMessages
	}
	return t.Summary(), err
}

func looksHTML(head []byte) bool {
	text := strings.ToLower(strings.TrimSpace(strings.TrimPrefix(string(head), "\ufeff")))
	return strings.HasPrefix(text, "<html") || strings.HasPrefix(text, "<!doctype html")
}

// An export is one file while it is read.
type export struct {
	*messages.Tally
	archive *hostile.Archive
	member  string
	thread  string
	ours    bool
}

func (e *export) unpack(in messages.Input) error {
	var err error
	if e.archive, err = hostile.Open(in, e.Refuse); err != nil {
		return err
	}
	for _, p := range e.archive.Paths {
		ext := strings.ToLower(path.Ext(p))
		if ext != ".txt" && ext != ".html" || strings.Contains("/"+strings.ToLower(p), "/attachments/") {
			continue
		}
		e.member = p
		f, err := e.archive.Open(p, maxFile)
		if err != nil {
			e.refuse(messages.Refusal{Reason: messages.ReasonOf(err)})
			continue
		}
		err = e.read(p, ext == ".html", f)
		_ = f.Close()
		if err != nil {
			return err
		}
	}
	return nil
}

func (e *export) refuse(r messages.Refusal) {
	r.Member = e.member
	e.Refuse(r)
}

// read reads one conversation, whose file is called as its people or group.
func (e *export) read(name string, html bool, in io.Reader) error {
	e.thread = strings.TrimSuffix(path.Base(name), path.Ext(name))
	read := e.text
	if html {
		read = e.html
	}
	err := read(in)
	var reason messages.Reason
	if errors.As(err, &reason) {
		e.refuse(messages.Refusal{Reason: reason})
		return nil
	}
	return err
}

// head is the line a message begins with: its time, and when it was read; or,
// where the program notes something, what that is.
var head = regexp.MustCompile(`^((?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) [ \d]\d, \d{4} {1,2}\d{1,2}:\d{2}:\d{2} [AP]M)(?: \((.{1,200})\)| (.+))?$`)

// layout is how the program writes times, whatever the language.
const layout = "Jan 2, 2006 3:04:05 PM"

// me is how the program calls whose messages they are.
const me = "Me"

// date sets when m was.
func (e *export) date(m *messages.Message, raw string) {
	m.RawTime = raw
	t, err := time.Parse(layout, strings.Join(strings.Fields(raw), " "))
	if err != nil {
		return
	}
	var clear bool
	if m.At, m.Basis, clear = e.Local(t.Year(), t.Month(), t.Day(), t.Hour(), t.Minute(), t.Second(), 0); !clear {
		m.Doubt(messages.ClockChange)
	}
}

// from says who wrote m.
func (e *export) from(m *messages.Message, who string) {
	m.From = who
	m.Mine = m.Mine || who == me
}

// kept is a path into the phone's own store of attachments, or beside the export.
var kept = regexp.MustCompile(`^(?:(?:~|/Users/[^/]{1,100}|/var/mobile)/Library/(?:SMS|Messages)/Attachments/|(?:\./)?(?:[^/\n]{1,200}/)?[aA]ttachments/).{1,500}$`)

// attach joins a file by the path that the export names.
func (e *export) attach(m *messages.Message, where string) {
	x := messages.Media{Name: path.Base(where), Type: hostile.TypeByName(where), Size: -1, Missing: true}
	if e.archive != nil {
		if p, size, found := e.archive.Find(path.Clean(where)); found {
			x.Member, x.Size, x.Missing = p, size, false
		}
	}
	m.Media = append(m.Media, x)
}

// absent are what the program writes in the place of an attachment.
var absent = map[string]bool{"Attachment missing!": true, "Attachment does not exist!": true, "Unable to locate attachment": true}

// unsent is what it writes in the place of a message taken back.
var unsent = regexp.MustCompile(`(?i)^(?:.{1,200} unsent (?:a|this) message(?: part)?[!.]?|.{1,200} unsent this message part .{1,100} after sending!?|This message was deleted(?: from the conversation)?[!.]?)$`)

// answered is one reaction: Loved by Anna.
var answered = regexp.MustCompile(`^(.{1,40}) by (.{1,300})$`)

// rewritten is a later wording: Edited 2 minutes later: I did not.
var rewritten = regexp.MustCompile(`^Edited (.{1,100}) later: `)

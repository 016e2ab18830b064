// Package signal reads what can be taken out of Signal in plain letters: its
// own export (main.jsonl with its files, in a ZIP or alone) and the Markdown of
// signal-export, a chat.md for each chat.
//
// The first has an instant for every message and says who is who in records of
// their own, which stand before what refers to them. The second has local times
// and no escapes: a line in a message can look like the head of another, and
// nothing tells them apart but the order of time, so that such a message is
// flagged.
package signal

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"errors"
	"io"
	"maps"
	"path"
	"slices"
	"strings"
	"time"

	"stillwater/app/messages"
	"stillwater/app/messages/internal/hostile"
)

// Version is what this reader understands.
const Version = "signal/1"

const (
	maxFile   = 16 << 30  // bytes of main.jsonl: files stand beside it
	maxRecord = 400 << 10 // bytes of one record; a message with all that was before it was edited has far less
	maxNamed  = 200_000   // people and chats kept by their numbers
	maxName   = 300       // bytes of a name
	maxCall   = 24 * time.Hour
	apart     = 24 * time.Hour // by which two clocks contradict each other
	main      = "main.jsonl"
)

// Read is a messages.Reader.
func Read(ctx context.Context, in messages.Input, o messages.Options, each func(messages.Message) error, progress func(done, total int64)) (messages.Summary, error) {
	t, err := messages.NewTally(ctx, messages.Signal, Version, in, o, each, progress)
	if err != nil {
		return messages.Summary{}, err
	}
	e := &export{Tally: t, people: map[string]string{}, chats: map[string]string{}}
	whole := func() (io.ReadCloser, error) { return io.NopCloser(io.NewSectionReader(in, 0, in.Size)), nil }
	switch {
	case hostile.IsArchive(in):
		err = e.unpack(in)
	case begins(in, '{'):
		err = e.records(whole)
	default:
		err = e.markdown(whole, in.Name)
	}
	return t.Summary(), err
}

// begins reports whether the first letter of a file is c.
func begins(in messages.Input, c byte) bool {
	head := make([]byte, 64)
	n, _ := in.ReadAt(head, 0)
	head = bytes.TrimLeft(bytes.TrimPrefix(head[:n], []byte("\xEF\xBB\xBF")), " \t\r\n")
	return len(head) > 0 && head[0] == c
}

// An export is one file while it is read.
type export struct {
	*messages.Tally
	archive *hostile.Archive
	bases   map[string]string // path by the part of a file's name before its first dot
	member  string
	self    string            // number of whoever made it
	people  map[string]string // names by number
	chats   map[string]string // numbers of people and groups by that of the chat
	at      int64             // how far a member was read
}

// unpack reads the records of Signal's own export, or every chat of
// signal-export's.
func (e *export) unpack(in messages.Input) error {
	var err error
	if e.archive, err = hostile.Open(in, e.Refuse); err != nil {
		return err
	}
	if p, _, found := e.archive.Find(main); found {
		e.member = p
		return e.records(func() (io.ReadCloser, error) { return e.archive.Open(p, maxFile) })
	}
	any := false
	for _, p := range e.archive.Paths {
		if base := strings.ToLower(path.Base(p)); base != "chat.md" && base != "index.md" {
			continue
		}
		e.member = p
		err := e.markdown(func() (io.ReadCloser, error) { return e.archive.Open(p, maxFile) }, path.Base(path.Dir(p)))
		if errors.Is(err, messages.ErrNotMessages) {
			e.refuse(messages.Refusal{Reason: messages.Broken})
		} else if err != nil {
			return err
		}
		any = true
	}
	if !any {
		return messages.ErrNotMessages
	}
	return nil
}

func (e *export) refuse(r messages.Refusal) {
	r.Member = e.member
	e.Refuse(r)
}

// lines walks a text. What ends it early, other than the user, is a broken
// place.
func (e *export) lines(open func() (io.ReadCloser, error), f func(hostile.Line) error) error {
	in, err := open()
	if err == nil {
		defer in.Close()
		err = hostile.Lines(in, func(l hostile.Line) error {
			e.at = l.Offset
			if err := e.Progress(l.Offset); err != nil {
				return err
			}
			return f(l)
		})
	}
	var reason messages.Reason
	if errors.As(err, &reason) {
		e.refuse(messages.Refusal{Offset: e.at, Reason: reason})
		return nil
	}
	return err
}

// records reads main.jsonl.
func (e *export) records(open func() (io.ReadCloser, error)) error {
	ours, first := false, true
	err := e.lines(open, func(l hostile.Line) error {
		raw := bytes.TrimSpace(l.Raw)
		if len(raw) == 0 || l.More { // the rest of one that was refused
			return nil
		}
		var r record
		if !json.Valid(raw) || !hostile.Decode(raw, &r) {
			if first {
				return messages.ErrNotMessages
			}
			why := messages.Broken
			if len(raw) > maxRecord {
				why = messages.TooLong
			}
			e.refuse(messages.Refusal{Offset: l.Offset, Line: l.Number, Reason: why})
			return nil
		}
		first = false
		switch {
		case r.Recipient != nil:
			ours = true
			e.meet(r.Recipient)
		case r.Chat != nil:
			ours = true
			if len(e.chats) < maxNamed {
				e.chats[string(r.Chat.ID)] = string(r.Chat.Recipient)
			}
		case r.Item != nil:
			ours = true
			return e.item(r.Item, raw, l.Offset+int64(bytes.Index(l.Raw, raw)))
		case r.Account != nil, r.Version != "":
			ours = true
		}
		return nil
	})
	if err == nil && !ours {
		return messages.ErrNotMessages
	}
	return err
}

// meet learns a name.
func (e *export) meet(r *recipient) {
	name := ""
	switch {
	case r.Self != nil:
		e.self, name = string(r.ID), "Me"
	case r.Contact != nil:
		c := r.Contact
		names := []string{full(c.SystemGiven, c.SystemFamily), c.SystemNickname, full(c.Given, c.Family), c.Username}
		if c.Nickname != nil {
			names = append([]string{full(c.Nickname.Given, c.Nickname.Family)}, names...)
		}
		if c.E164 != "" && c.E164 != "null" {
			names = append(names, "+"+string(c.E164))
		}
		for _, n := range names {
			if name = n; name != "" {
				break
			}
		}
		if tel := "+" + string(c.E164); len(tel) > len("+null") && name != tel { // names change, numbers less
			name += " (" + tel + ")"
		}
	case r.Group != nil:
		name = r.Group.Snapshot.Title.Title
	case r.List != nil:
		name = r.List.List.Name
	case r.Notes != nil:
		name = "Signal"
	}
	if name == "" {
		name = "#" + string(r.ID)
	}
	if len(e.people) < maxNamed {
		e.people[string(r.ID)] = strings.Clone(name[:min(len(name), maxName)])
	}
}

func full(given, family string) string { return strings.TrimSpace(given + " " + family) }

// who is the name under a number.
func (e *export) who(n number) string {
	if n == "" {
		return ""
	}
	if name, known := e.people[string(n)]; known {
		return name
	}
	return "#" + string(n)
}

// item reads one message and hands it over.
func (e *export) item(r *item, raw []byte, offset int64) error {
	m := messages.Message{Kind: messages.Text, Member: e.member, Offset: offset, Length: int64(len(raw)), Slice: sha256.Sum256(raw),
		RawTime: string(r.Sent), Thread: e.who(number(e.chats[string(r.Chat)])), From: e.who(r.Author)}
	if hostile.Halved(raw) {
		m.Doubt(messages.ReplacedText)
	}
	if at, ok := r.Sent.instant(); ok {
		m.At, m.Basis = at, messages.UTC
	}
	m.Mine = r.Outgoing != nil || e.self != "" && string(r.Author) == e.self
	if m.Thread == "" {
		m.Thread = "#" + string(r.Chat)
	}
	e.content(&m, r)
	if r.Outgoing != nil && m.Kind == messages.Text && len(r.Outgoing.Status) > 0 && failed(r.Outgoing.Status) {
		m.Kind = messages.Failed
	}
	say := func(name, value string) {
		if value != "" {
			m.Fields = append(m.Fields, messages.Field{Name: name, Value: value})
		}
	}
	if r.SMS {
		say("sms", "true")
	}
	if r.Expires != "0" {
		say("expiresInMs", string(r.Expires))
	}
	if r.Incoming != nil {
		say("dateReceived", string(r.Incoming.Received))
		say("dateServerSent", string(r.Incoming.Server))
		if at, ok := r.Incoming.Server.instant(); ok && !m.At.IsZero() && (at.Sub(m.At) > apart || m.At.Sub(at) > apart) {
			m.Doubt(messages.Conflict) // the sender's clock and the server's
		}
	}
	for _, before := range r.Revisions {
		say("revision", string(before))
		m.Edited = m.At
	}
	return e.Give(m)
}

// failed reports whether a message reached nobody.
func failed(status []map[string]json.RawMessage) bool {
	for _, s := range status {
		if _, ok := s["failed"]; !ok {
			return false
		}
	}
	return true
}

// content sets what a message says.
func (e *export) content(m *messages.Message, r *item) {
	switch {
	case r.Standard != nil:
		s := r.Standard
		m.Text = s.Text.Body
		if s.Quote != nil {
			m.Fields = append(m.Fields, messages.Field{Name: "quote", Value: e.who(s.Quote.Author) + ": " + s.Quote.Text.Body})
		}
		for _, a := range s.Attachments {
			e.attach(m, a)
		}
		if s.LongText != nil {
			e.attach(m, attachment{Pointer: *s.LongText})
			m.Doubt(messages.CutText)
		}
		for _, p := range s.Previews {
			m.Fields = append(m.Fields, messages.Field{Name: "link", Value: p.URL})
		}
		e.react(m, s.Reactions)
	case r.Deleted != nil:
		m.Kind = messages.Unsent
	case r.Sticker != nil:
		m.Text = r.Sticker.Sticker.Emoji
		if r.Sticker.Sticker.Data != nil {
			e.attach(m, attachment{Pointer: *r.Sticker.Sticker.Data})
		}
		e.react(m, r.Sticker.Reactions)
	case r.ViewOnce != nil:
		m.Fields = append(m.Fields, messages.Field{Name: "viewOnce", Value: "true"})
		if r.ViewOnce.Attachment != nil {
			e.attach(m, *r.ViewOnce.Attachment)
		}
		e.react(m, r.ViewOnce.Reactions)
	case r.Contact != nil:
		m.Text = full(r.Contact.Contact.Name.Given, r.Contact.Contact.Name.Family)
		for _, n := range r.Contact.Contact.Number {
			m.Text = strings.TrimSpace(m.Text + " " + n.Value)
		}
		e.react(m, r.Contact.Reactions)
	case r.Story != nil:
		m.Text = r.Story.Reply.Text.Body + r.Story.Emoji
		e.react(m, r.Story.Reactions)
	case r.Poll != nil:
		m.Text = r.Poll.Question
		for _, o := range r.Poll.Options {
			m.Text += "\n- " + o.Option
		}
	case r.Payment != nil:
		m.Text = strings.TrimSpace(r.Payment.Amount + " MOB " + r.Payment.Note)
	case r.Update != nil:
		e.update(m, r.Update)
	case r.Gift == nil:
		e.refuse(messages.Refusal{Offset: m.Offset, Reason: messages.Unknown})
	}
}

// update sets what Signal itself wrote into a chat: of a call what is known,
// of the rest its name.
func (e *export) update(m *messages.Message, u map[string]json.RawMessage) {
	m.Kind = messages.System
	for _, name := range slices.Sorted(maps.Keys(u)) {
		if name != "individualCall" && name != "groupCall" {
			m.Fields = append(m.Fields, messages.Field{Name: name, Value: string(u[name])})
			continue
		}
		var c struct {
			Type      string `json:"type"`
			Direction string `json:"direction"`
			State     string `json:"state"`
			Started   number `json:"startedCallTimestamp"`
			Ended     number `json:"endedCallTimestamp"`
		}
		hostile.Decode(u[name], &c)
		m.Kind, m.Call = messages.Call, &messages.CallFacts{Video: c.Type == "VIDEO_CALL"}
		switch {
		case strings.HasPrefix(c.State, "MISSED"):
			m.Call.Way = "missed"
		case c.State == "DECLINED" || c.State == "NOT_ACCEPTED" && c.Direction == "INCOMING":
			m.Call.Way = "rejected"
		case c.Direction == "OUTGOING" || c.State == "OUTGOING_RING":
			m.Call.Way = "outgoing"
		case c.Direction == "INCOMING":
			m.Call.Way = "incoming"
		}
		start, ok := c.Started.instant()
		end, also := c.Ended.instant()
		if d := end.Sub(start); ok && also && d > 0 && d < maxCall {
			m.Call.Duration = d
		}
	}
}

func (e *export) react(m *messages.Message, all []reaction) {
	for _, r := range all {
		at, _ := r.Sent.instant()
		m.Reactions = append(m.Reactions, messages.Reaction{Sign: r.Emoji, From: e.who(r.Author), At: at})
	}
}

// attach joins a file, which lies in the archive under the hash of what it is,
// or of that and its key.
func (e *export) attach(m *messages.Message, a attachment) {
	p := a.Pointer
	x := messages.Media{Name: p.Name, Type: p.Type, Size: -1, Missing: true}
	if p.Locator.Size > 0 {
		x.Size = p.Locator.Size
	}
	if e.archive != nil {
		x.Member = e.stored(p)
	}
	x.Missing = x.Member == ""
	m.Media = append(m.Media, x)
}

// stored finds a file by its hash.
func (e *export) stored(p pointer) string {
	if e.bases == nil {
		e.bases = map[string]string{}
		for _, at := range e.archive.Paths {
			base, _, _ := strings.Cut(strings.ToLower(path.Base(at)), ".")
			e.bases[base] = at
		}
	}
	hash, err := base64.StdEncoding.DecodeString(p.Locator.Hash)
	if err != nil || len(hash) != sha256.Size {
		return ""
	}
	key, _ := base64.StdEncoding.DecodeString(p.Locator.Key)
	name := sha256.Sum256(append(bytes.Clone(hash), key...))
	for _, base := range []string{hex.EncodeToString(name[:]), hex.EncodeToString(hash)} {
		if at := e.bases[base]; at != "" {
			return at
		}
	}
	return ""
}

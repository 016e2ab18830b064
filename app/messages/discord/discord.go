// Package discord reads DiscordChatExporter's JSON: one channel, or a ZIP of
// several with what was sent along.
package discord

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"io"
	"path"
	"strings"
	"time"

	"stillwater/app/messages"
	"stillwater/app/messages/internal/hostile"
)

// Version is what this reader understands.
const Version = "discord/1"

const (
	maxFile    = 16 << 30 // bytes of one channel
	maxMessage = 8 << 20  // bytes of one message's JSON: ten embedded pages
	maxFacts   = 1 << 20  // bytes of what is said of a server or channel
	maxName    = 4 << 10  // bytes of its name
)

// Read is a messages.Reader.
func Read(ctx context.Context, in messages.Input, o messages.Options, each func(messages.Message) error, progress func(done, total int64)) (messages.Summary, error) {
	t, err := messages.NewTally(ctx, messages.Discord, Version, in, o, each, progress)
	if err != nil {
		return messages.Summary{}, err
	}
	e := &export{Tally: t}
	if !hostile.IsArchive(in) {
		err = e.read(io.NewSectionReader(in, 0, in.Size))
	} else {
		err = e.unpack(in)
	}
	if err == nil && !e.ours {
		err = messages.ErrNotMessages
	}
	if e.ours && o.Me == "" {
		t.Ask(messages.AskMe)
	}
	return t.Summary(), err
}

// An export is one file while it is read.
type export struct {
	*messages.Tally
	archive *hostile.Archive
	member  string
	ours    bool
	guild   string
	channel string
	private bool
	stopped error // of who takes the messages, or the user
}

func (e *export) unpack(in messages.Input) error {
	var err error
	if e.archive, err = hostile.Open(in, e.Refuse); err != nil {
		return err
	}
	for _, p := range e.archive.Paths {
		if !strings.EqualFold(path.Ext(p), ".json") {
			continue
		}
		e.member = p
		f, err := e.archive.Open(p, maxFile)
		if err != nil {
			e.refuse(messages.Refusal{Reason: messages.ReasonOf(err)})
			continue
		}
		err = e.read(f)
		_ = f.Close()
		if err != nil && !errors.Is(err, messages.ErrNotMessages) { // what was sent along may be JSON, too
			return err
		}
	}
	return nil
}

func (e *export) refuse(r messages.Refusal) {
	r.Member = e.member
	e.Refuse(r)
}

// read walks one channel.
func (e *export) read(in io.Reader) error {
	e.guild, e.channel, e.private = "", "", false
	j := hostile.NewJSON(in)
	if j.Next() != '{' {
		return messages.ErrNotMessages
	}
	here := false
	err := j.Object(func(name string) error {
		switch {
		case name == "guild" && j.Next() == '{':
			return e.facts(j, &e.guild)
		case name == "channel" && j.Next() == '{':
			here = true
			return e.facts(j, &e.channel)
		case name == "messages" && here && j.Next() == '[':
			e.ours = true
			return j.Array(func() error {
				err := j.Value(maxMessage, e.message)
				return cmp.Or(e.stopped, err)
			}, e.refuse)
		}
		return j.Skip()
	})
	var reason messages.Reason
	switch {
	case !here && !e.ours:
		return messages.ErrNotMessages
	case errors.As(err, &reason):
		e.refuse(messages.Refusal{Offset: j.Offset(), Line: j.Line(), Reason: reason})
	case !hostile.Ended(err):
		return err
	}
	return nil
}

// facts learns what a server or channel is called.
func (e *export) facts(j *hostile.JSON, called *string) error {
	return j.Value(maxFacts, func(raw []byte, _ int64) bool {
		var f struct{ Type, Name string }
		known := hostile.Decode(raw, &f)
		*called = strings.Clone(f.Name[:min(len(f.Name), maxName)])
		e.private = e.private || strings.HasPrefix(f.Type, "Direct")
		return known
	})
}

// thread is what the channel is called: of a server with its name before it.
func (e *export) thread() string {
	if e.private || e.guild == "" {
		return e.channel
	}
	return e.guild + " / " + e.channel
}

// user is who wrote, or answered in one sign.
type user struct {
	ID       string `json:"id"`
	Name     string `json:"name"`
	Nickname string `json:"nickname"`
	Number   string `json:"discriminator"`
	Bot      bool   `json:"isBot"`
}

// message is what the file says of one message.
type message struct {
	ID          string `json:"id"`
	Type        string `json:"type"`
	Time        string `json:"timestamp"`
	Edited      string `json:"timestampEdited"`
	CallEnded   string `json:"callEndedTimestamp"`
	Pinned      bool   `json:"isPinned"`
	Content     string `json:"content"`
	Author      user   `json:"author"`
	Attachments []struct {
		URL  string      `json:"url"`
		Name string      `json:"fileName"`
		Size json.Number `json:"fileSizeBytes"`
	} `json:"attachments"`
	Embeds []struct {
		Title       string `json:"title"`
		URL         string `json:"url"`
		Description string `json:"description"`
	} `json:"embeds"`
	Stickers []struct {
		Name string `json:"name"`
	} `json:"stickers"`
	Reactions []struct {
		Emoji struct {
			Name string `json:"name"`
			Code string `json:"code"`
		} `json:"emoji"`
		Users []user `json:"users"`
	} `json:"reactions"`
	Mentions  []user `json:"mentions"`
	Reference *struct {
		Message string `json:"messageId"`
	} `json:"reference"`
}

// message gives one message; false if raw is none.
func (e *export) message(raw []byte, offset int64) bool {
	var x message
	if raw[0] != '{' || !hostile.Decode(raw, &x) {
		return false
	}
	m := messages.Message{Thread: e.thread(), RawTime: x.Time, From: x.Author.Name, Kind: messages.Text, Text: x.Content,
		Member: e.member, Offset: offset, Length: int64(len(raw)), Slice: sha256.Sum256(raw)}
	if at, err := time.Parse(time.RFC3339, x.Time); err == nil {
		m.At, m.Basis = at.UTC(), messages.UTC
	}
	m.Edited, _ = time.Parse(time.RFC3339, x.Edited)
	m.Kind = kind(x.Type)
	if m.Kind == messages.Call {
		m.Call = new(messages.CallFacts)
		if ended, err := time.Parse(time.RFC3339, x.CallEnded); err == nil && ended.After(m.At) && !m.At.IsZero() {
			m.Call.Duration = ended.Sub(m.At)
		}
	}
	e.media(&m, x)
	for _, r := range x.Reactions {
		sign := cmp.Or(r.Emoji.Name, r.Emoji.Code)
		if len(r.Users) == 0 {
			m.Reactions = append(m.Reactions, messages.Reaction{Sign: sign})
		}
		for _, u := range r.Users {
			m.Reactions = append(m.Reactions, messages.Reaction{Sign: sign, From: u.Name})
		}
	}
	e.fields(&m, x)
	if e.stopped = e.Give(m); e.stopped == nil && e.member == "" {
		e.stopped = e.Progress(offset)
	}
	return true
}

func kind(of string) messages.Kind {
	switch of {
	case "", "Default", "Reply", "ChatInputCommand", "ContextMenuCommand", "ThreadStarterMessage", "0", "19":
		return messages.Text
	case "Call", "3":
		return messages.Call
	}
	return messages.System
}

// media joins what m has beside its text. An address is never followed: what is
// not in the archive is missing.
func (e *export) media(m *messages.Message, x message) {
	for _, a := range x.Attachments {
		f := messages.Media{Name: cmp.Or(a.Name, path.Base(a.URL)), Type: hostile.TypeByName(cmp.Or(a.Name, a.URL)), Size: -1, Missing: true}
		if n, err := a.Size.Int64(); err == nil && n >= 0 {
			f.Size = n
		}
		if e.archive != nil && !strings.Contains(a.URL, "://") {
			if p, n, found := e.archive.Find(path.Join(path.Dir(e.member), strings.ReplaceAll(a.URL, `\`, "/"))); found {
				f.Member, f.Size, f.Missing = p, n, false
			}
		}
		m.Media = append(m.Media, f)
	}
	for _, s := range x.Stickers {
		m.Media = append(m.Media, messages.Media{Name: s.Name, Size: -1, Missing: true})
	}
}

// fields keeps what has no place of its own: who wrote, by the number that a
// change of name leaves as it is.
func (e *export) fields(m *messages.Message, x message) {
	name := ""
	if x.Author.Number != "" && x.Author.Number != "0000" {
		name = x.Author.Name + "#" + x.Author.Number
	}
	reply := ""
	if x.Reference != nil {
		reply = x.Reference.Message
	}
	kept := []messages.Field{{Name: "id", Value: x.ID}, {Name: "author_id", Value: x.Author.ID}, {Name: "author", Value: name}, {Name: "reply_to", Value: reply}}
	if x.Author.Nickname != x.Author.Name {
		kept = append(kept, messages.Field{Name: "nickname", Value: x.Author.Nickname})
	}
	if x.Author.Bot {
		kept = append(kept, messages.Field{Name: "bot", Value: "true"})
	}
	if x.Pinned {
		kept = append(kept, messages.Field{Name: "pinned", Value: "true"})
	}
	for _, b := range x.Embeds {
		kept = append(kept, messages.Field{Name: "embed", Value: strings.TrimSpace(b.Title + "\n" + b.URL + "\n" + b.Description)})
	}
	for _, f := range kept {
		if f.Value != "" {
			m.Fields = append(m.Fields, f)
		}
	}
}

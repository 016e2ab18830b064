// Package telegram reads result.json as Telegram Desktop exports it: one chat or
// a whole account, alone or in a ZIP of the folder with its media.
//
// Newer files give each message an instant beside its local time, older ones
// only that. A text is a string or a list of pieces. Telegram writes some
// letters as \x1F, which is no JSON: they are put right.
package telegram

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"

	"stillwater/app/messages"
	"stillwater/app/messages/internal/hostile"
)

// Version is what this reader understands.
const Version = "telegram/1"

const (
	maxFile    = 16 << 30 // bytes of result.json: media stand beside it
	maxMessage = 8 << 20  // bytes of one message's JSON: a poll, a text in pieces
	maxFact    = 64 << 10 // bytes of a chat's name or type
	result     = "result.json"
)

// Read is a messages.Reader.
func Read(ctx context.Context, in messages.Input, o messages.Options, each func(messages.Message) error, progress func(done, total int64)) (messages.Summary, error) {
	t, err := messages.NewTally(ctx, messages.Telegram, Version, in, o, each, progress)
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
	return t.Summary(), err
}

// An export is one file while it is read.
type export struct {
	*messages.Tally
	archive *hostile.Archive
	member  string
	ours    bool
	me      string // the ID of whose account it is, as messages name it
	name    string // of the chat at hand
	id      string
	stopped error // of who takes the messages, or the user
}

func (e *export) unpack(in messages.Input) error {
	var err error
	if e.archive, err = hostile.Open(in, e.Refuse); err != nil {
		return err
	}
	p, _, found := e.archive.Find(result)
	if !found {
		return messages.ErrNotMessages
	}
	e.member = p
	f, err := e.archive.Open(p, maxFile)
	if err != nil {
		e.refuse(messages.Refusal{Reason: messages.ReasonOf(err)})
		e.ours = true
		return nil
	}
	defer f.Close()
	return e.read(f)
}

func (e *export) refuse(r messages.Refusal) {
	r.Member = e.member
	e.Refuse(r)
}

// read walks the file: a chat, or an account with lists of them.
func (e *export) read(in io.Reader) error {
	j := hostile.NewJSON(in)
	if j.Next() != '{' {
		return messages.ErrNotMessages
	}
	err := e.chat(j, true)
	var reason messages.Reason
	switch {
	case errors.As(err, &reason):
		e.refuse(messages.Refusal{Offset: j.Offset(), Line: j.Line(), Reason: reason})
	case !hostile.Ended(err):
		return err
	}
	return nil
}

// chat walks one chat, or what holds chats.
func (e *export) chat(j *hostile.JSON, top bool) error {
	e.name, e.id = "", ""
	kind := ""
	return j.Object(func(name string) error {
		switch {
		case name == "name" || name == "type" || name == "id":
			var value any
			if err := j.Value(maxFact, func(raw []byte, _ int64) bool {
				d := json.NewDecoder(bytes.NewReader(raw))
				d.UseNumber()
				return d.Decode(&value) == nil
			}); err != nil {
				return err
			}
			switch text, _ := value.(string); name {
			case "name":
				e.name = text
			case "type":
				kind = text
			default:
				e.id = fmt.Sprint(value)
			}
			return nil
		case name == "messages" && j.Next() == '[':
			e.ours = true
			thread := e.name
			if thread == "" {
				thread = strings.TrimSpace(strings.ReplaceAll(kind, "_", " ") + " " + e.id)
			}
			return j.Array(func() error {
				err := j.Value(maxMessage, func(raw []byte, offset int64) bool { return e.message(thread, raw, offset) })
				return cmp.Or(e.stopped, err)
			}, e.refuse)
		case top && name == "personal_information" && j.Next() == '{':
			return e.owner(j)
		case top && (name == "chats" || name == "left_chats") && j.Next() == '{':
			return j.Object(func(name string) error {
				if name != "list" || j.Next() != '[' {
					return j.Skip()
				}
				e.ours = true
				return j.Array(func() error { return e.chat(j, false) }, e.refuse)
			})
		}
		return j.Skip()
	})
}

// owner learns whose account it is.
func (e *export) owner(j *hostile.JSON) error {
	return j.Value(maxFact, func(raw []byte, _ int64) bool {
		var of struct {
			ID json.Number `json:"user_id"`
		}
		if hostile.Decode(raw, &of) && of.ID != "" {
			e.me = "user" + of.ID.String()
		}
		return true
	})
}

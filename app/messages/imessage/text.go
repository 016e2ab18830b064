package imessage

import (
	"crypto/sha256"
	"hash"
	"io"
	"strings"

	"stillwater/app/messages"
	"stillwater/app/messages/internal/hostile"
)

// indent is what stands before the lines of a reply that is shown behind what
// it answers.
const indent = "    "

// A page is one conversation as text, while it is read.
type page struct {
	*export
	at        *messages.Message
	line      int // of the message, from 0
	body      strings.Builder
	reply     strings.Builder
	replying  bool
	reactions bool
	blanks    int // empty lines that may be the text's or the gap to the next message
	sum       hash.Hash
}

// text reads a conversation as text: a time, a name, and lines up to an empty
// one and the next time.
func (e *export) text(in io.Reader) error {
	p := &page{export: e, sum: sha256.New()}
	e.InOrder()
	blank, early := true, false
	err := hostile.Lines(in, func(l hostile.Line) error {
		if e.member == "" {
			if err := e.Progress(l.Offset); err != nil {
				return err
			}
		}
		text := l.Text()
		if h := head.FindStringSubmatch(text); h != nil && !l.More {
			if blank {
				return p.begin(l, h)
			}
			if p.at != nil { // behind other lines: it only looks like a head
				p.at.Doubt(messages.SpoofedHeader)
			}
		}
		blank = text == "" && !l.More
		if p.at == nil {
			if !early && !blank {
				early = true
				e.refuse(messages.Refusal{Offset: l.Offset, Line: l.Number, Reason: messages.Broken})
			}
			return nil
		}
		p.at.Length += int64(len(l.Raw))
		_, _ = p.sum.Write(l.Raw)
		p.add(text, l.More)
		return nil
	})
	if err != nil {
		return err
	}
	return p.flush()
}

func (p *page) begin(l hostile.Line, h []string) error {
	if err := p.flush(); err != nil {
		return err
	}
	p.ours = true
	p.at = &messages.Message{Thread: p.thread, Kind: messages.Text, Member: p.member, Offset: l.Offset, Length: int64(len(l.Raw))}
	p.date(p.at, h[1])
	p.line, p.replying, p.reactions, p.blanks = 0, false, false, 0
	if h[2] != "" {
		p.at.Fields = append(p.at.Fields, messages.Field{Name: "read", Value: h[2]})
	}
	if h[3] != "" {
		p.at.Kind = messages.System
		p.line = 1
		p.body.WriteString(h[3])
	}
	_, _ = p.sum.Write(l.Raw)
	return nil
}

// add takes one line of the message at hand in.
func (p *page) add(text string, more bool) {
	m := p.at
	m.Reactions, m.Fields, m.Media = m.Reactions[:min(len(m.Reactions), maxParts)], m.Fields[:min(len(m.Fields), maxParts)], m.Media[:min(len(m.Media), maxParts)]
	p.line++
	switch trimmed := strings.TrimSpace(text); {
	case p.line == 1 && !more:
		p.from(m, trimmed)
	case text == "":
		p.blanks++
		p.reactions = false
	case strings.HasPrefix(text, indent) && (p.replying || head.MatchString(strings.TrimPrefix(text, indent))):
		p.replying, p.reactions = true, false
		if p.reply.Len() < maxBody {
			p.reply.WriteString(strings.TrimPrefix(text, indent) + "\n")
		}
	case text == "Reactions:" || text == "Tapbacks:":
		p.reactions = true
	case p.reactions && answered.MatchString(text):
		r := answered.FindStringSubmatch(text)
		m.Reactions = append(m.Reactions, messages.Reaction{Sign: r[1], From: r[2]})
	case text == "This message responded to an earlier message.":
		m.Fields = append(m.Fields, messages.Field{Name: "reply", Value: text})
	case absent[text]:
		m.Media = append(m.Media, messages.Media{Name: text, Size: -1, Missing: true})
	case kept.MatchString(text):
		p.attach(m, text)
	default:
		if unsent.MatchString(text) {
			m.Kind = messages.Unsent
		}
		if e := rewritten.FindStringSubmatch(text); e != nil {
			m.Fields = append(m.Fields, messages.Field{Name: "edited", Value: e[1] + " later"})
		}
		if p.body.Len() >= maxBody {
			return
		}
		if !more {
			p.body.WriteString(strings.Repeat("\n", min(p.blanks, 100)+1))
		}
		p.blanks, p.replying = 0, false
		p.body.WriteString(text)
	}
}

func (p *page) flush() error {
	m := p.at
	if m == nil {
		return nil
	}
	p.at = nil
	m.Text = strings.TrimSpace(p.body.String())
	if r := strings.TrimSpace(p.reply.String()); r != "" {
		m.Fields = append(m.Fields, messages.Field{Name: "replies", Value: r})
	}
	p.sum.Sum(m.Slice[:0])
	p.sum.Reset()
	p.body.Reset()
	p.reply.Reset()
	return p.Give(*m)
}

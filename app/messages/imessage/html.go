package imessage

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"hash"
	"io"
	"slices"
	"strings"

	"golang.org/x/net/html"

	"stillwater/app/messages"
)

const (
	maxToken = 4 << 20 // bytes of one tag or text: a picture can stand in an attribute
	maxDeep  = 200     // elements within each other; the program writes ten
)

// A sheet is one conversation as HTML, while it is read. Nothing of it is shown
// or followed: only its words are taken.
type sheet struct {
	*export
	at      *messages.Message
	deep    int    // elements open within the message
	open    []part // those elements
	time    strings.Builder
	who     strings.Builder
	body    strings.Builder
	subject strings.Builder
	reply   strings.Builder
	answer  strings.Builder
	sum     hash.Hash
	offset  int64
}

// A role is what an element's class says of the words in it. An element can have
// several, and is in those around it.
type role uint16

const (
	replies role = 1 << iota
	timestamp
	sender
	subject
	reaction
	spoken
	section
	mine
	gone
	edited
)

var roles = map[string]role{
	"replies": replies, "timestamp": timestamp, "sender": sender, "subject": subject, "reaction": reaction, "tapback": reaction,
	"bubble": spoken, "expressive": spoken, "app": spoken, "attachment_error": spoken, "message_part": section,
	"sent": mine, "unsent": gone | spoken, "deleted": gone | spoken, "edited": edited | spoken,
}

// rolesOf are those of a class attribute.
func rolesOf(class string) (all role) {
	for name := range strings.FieldsSeq(class) {
		all |= roles[name]
	}
	return all
}

// A part is an open element: its own roles, and with those it is in.
type part struct{ own, all role }

// void are elements that have no end.
var void = map[string]bool{"br": true, "hr": true, "img": true, "source": true, "meta": true, "link": true, "input": true}

// html reads a conversation as HTML: each message is a div of class message, or
// announcement.
func (e *export) html(in io.Reader) error {
	s := &sheet{export: e, sum: sha256.New()}
	e.InOrder()
	z := html.NewTokenizer(in)
	z.SetMaxBuf(maxToken)
	for {
		kind := z.Next()
		raw := z.Raw()
		if kind == html.ErrorToken {
			return s.ended(z.Err())
		}
		if err := s.token(kind, raw, z); err != nil {
			return err
		}
		s.offset += int64(len(raw))
		if e.member == "" {
			if err := e.Progress(s.offset); err != nil {
				return err
			}
		}
	}
}

// ended refuses a message that does not end.
func (s *sheet) ended(err error) error {
	if s.at != nil {
		s.refuse(messages.Refusal{Offset: s.at.Offset, Reason: messages.Broken})
	}
	switch {
	case errors.Is(err, io.EOF):
		return nil
	case errors.Is(err, html.ErrBufferExceeded):
		return messages.TooLong
	}
	return err
}

func (s *sheet) token(kind html.TokenType, raw []byte, z *html.Tokenizer) error {
	if s.at != nil {
		_, _ = s.sum.Write(raw)
		s.at.Length += int64(len(raw))
	}
	switch kind {
	case html.TextToken:
		if s.at != nil {
			s.words(string(z.Text()))
		}
	case html.StartTagToken, html.SelfClosingTagToken:
		raw = bytes.Clone(raw) // names are lowered where they stand
		name, attrs := tag(z)
		if s.at == nil {
			if class := strings.Fields(attrs["class"]); name == "div" && (slices.Contains(class, "message") || slices.Contains(class, "announcement")) {
				s.begin(raw, slices.Contains(class, "announcement"))
			}
			return nil
		}
		own := rolesOf(attrs["class"])
		if !void[name] && kind == html.StartTagToken {
			if s.deep++; s.deep > maxDeep {
				s.refuse(messages.Refusal{Offset: s.at.Offset, Reason: messages.Nested})
				s.clear()
				return nil
			}
			s.open = append(s.open, part{own, own | s.open[len(s.open)-1].all})
		}
		s.element(name, attrs, own)
	case html.EndTagToken:
		name, _ := z.TagName()
		if s.at == nil || void[string(name)] {
			return nil
		}
		s.closing()
		if s.deep--; s.deep == 0 {
			return s.give()
		}
		s.open = s.open[:len(s.open)-1]
	}
	return nil
}

// tag is the name and the attributes that matter.
func tag(z *html.Tokenizer) (name string, attrs map[string]string) {
	n, more := z.TagName()
	name, attrs = string(n), map[string]string{}
	for more {
		var k, v []byte
		k, v, more = z.TagAttr()
		switch key := string(k); key {
		case "class", "src", "href":
			attrs[key] = string(v)
		}
	}
	return name, attrs
}

func (s *sheet) begin(raw []byte, announcement bool) {
	s.ours = true
	s.at = &messages.Message{Thread: s.thread, Kind: messages.Text, Member: s.member, Offset: s.offset, Length: int64(len(raw))}
	if announcement {
		s.at.Kind = messages.System
	}
	s.deep, s.open = 1, append(s.open[:0], part{})
	_, _ = s.sum.Write(raw)
}

// in reports whether what is read stands in an element of a role.
func (s *sheet) in(r role) bool { return s.open[len(s.open)-1].all&r != 0 }

// element takes what is no words: who sent, a file, the end of a line.
func (s *sheet) element(name string, attrs map[string]string, own role) {
	if s.in(replies) {
		if name == "p" || name == "hr" {
			s.reply.WriteByte('\n')
		}
		return
	}
	switch {
	case own&mine != 0:
		s.at.Mine = true
	case own&gone != 0:
		s.at.Kind = messages.Unsent
	case own&edited != 0 && len(s.at.Fields) == 0:
		s.at.Fields = append(s.at.Fields, messages.Field{Name: "edited", Value: "yes"})
	case name == "br" || name == "tr":
		s.words("\n")
	}
	where := attrs["src"]
	if name == "a" && slices.Contains([]string{"Attachments", "attachments"}, strings.Trim(strings.SplitN(strings.TrimPrefix(attrs["href"], "file://"), "/", 2)[0], "./")) {
		where = strings.TrimPrefix(attrs["href"], "file://")
	}
	if (name == "img" || name == "video" || name == "audio" || name == "source" || name == "a") && where != "" && len(s.at.Media) < maxDeep {
		if strings.HasPrefix(where, "data:") {
			where = "picture"
		}
		s.attach(s.at, where)
	}
}

// closing ends a reaction or a part of the text.
func (s *sheet) closing() {
	own := s.open[len(s.open)-1].own
	if own&reaction != 0 {
		line := strings.Join(strings.Fields(s.answer.String()), " ")
		s.answer.Reset()
		if r := answered.FindStringSubmatch(line); r != nil && len(s.at.Reactions) < maxDeep {
			s.at.Reactions = append(s.at.Reactions, messages.Reaction{Sign: r[1], From: r[2]})
		}
	}
	if own&section != 0 {
		s.body.WriteByte('\n')
	}
}

// words takes a text where it stands.
func (s *sheet) words(text string) {
	to := (*strings.Builder)(nil)
	switch {
	case s.in(replies):
		to = &s.reply
	case s.in(timestamp):
		to = &s.time
	case s.in(sender):
		to = &s.who
	case s.in(subject):
		to = &s.subject
	case s.in(reaction):
		to = &s.answer
	case s.in(spoken) || s.at.Kind == messages.System:
		to = &s.body
	}
	if to != nil && to.Len() < maxBody {
		to.WriteString(text)
	}
}

func (s *sheet) give() error {
	m := s.at
	raw := strings.Join(strings.Fields(s.time.String()), " ")
	if h := head.FindStringSubmatch(raw); h != nil {
		s.date(m, h[1])
		if h[2] != "" {
			m.Fields = append(m.Fields, messages.Field{Name: "read", Value: h[2]})
		}
	} else {
		m.RawTime = raw
	}
	s.from(m, strings.TrimSpace(s.who.String()))
	m.Subject = strings.TrimSpace(s.subject.String())
	m.Text = strings.TrimSpace(s.body.String())
	if r := strings.TrimSpace(s.reply.String()); r != "" {
		m.Fields = append(m.Fields, messages.Field{Name: "replies", Value: r})
	}
	if unsent.MatchString(m.Text) {
		m.Kind = messages.Unsent
	}
	s.sum.Sum(m.Slice[:0])
	given := *m
	s.clear()
	return s.Give(given)
}

func (s *sheet) clear() {
	s.at = nil
	for _, b := range []*strings.Builder{&s.time, &s.who, &s.body, &s.subject, &s.reply, &s.answer} {
		b.Reset()
	}
	s.sum.Reset()
}

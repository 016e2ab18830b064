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
	deep    int      // elements open within the message
	classes []string // of those that are open, for what their words mean
	time    strings.Builder
	who     strings.Builder
	body    strings.Builder
	subject strings.Builder
	reply   strings.Builder
	answer  strings.Builder
	sum     hash.Hash
	offset  int64
}

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
		if !void[name] && kind == html.StartTagToken {
			if s.deep++; s.deep > maxDeep {
				s.refuse(messages.Refusal{Offset: s.at.Offset, Reason: messages.Nested})
				s.clear()
				return nil
			}
			s.classes = append(s.classes, attrs["class"])
		}
		s.element(name, attrs)
	case html.EndTagToken:
		name, _ := z.TagName()
		if s.at == nil || void[string(name)] {
			return nil
		}
		s.closing()
		if s.deep--; s.deep == 0 {
			return s.give()
		}
		s.classes = s.classes[:len(s.classes)-1]
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
	s.deep, s.classes = 1, append(s.classes[:0], "")
	_, _ = s.sum.Write(raw)
}

// in reports whether what is read stands in an element of a class.
func (s *sheet) in(class string) bool {
	return slices.ContainsFunc(s.classes, func(c string) bool { return slices.Contains(strings.Fields(c), class) })
}

// element takes what is no words: who sent, a file, the end of a line.
func (s *sheet) element(name string, attrs map[string]string) {
	class := strings.Fields(attrs["class"])
	if s.in("replies") {
		if name == "p" || name == "hr" {
			s.reply.WriteByte('\n')
		}
		return
	}
	switch {
	case slices.Contains(class, "sent"):
		s.at.Mine = true
	case slices.Contains(class, "unsent") || slices.Contains(class, "deleted"):
		s.at.Kind = messages.Unsent
	case slices.Contains(class, "edited"):
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
	class := strings.Fields(s.classes[len(s.classes)-1])
	if slices.Contains(class, "reaction") || slices.Contains(class, "tapback") {
		line := strings.Join(strings.Fields(s.answer.String()), " ")
		s.answer.Reset()
		if r := answered.FindStringSubmatch(line); r != nil {
			s.at.Reactions = append(s.at.Reactions, messages.Reaction{Sign: r[1], From: r[2]})
		}
	}
	if slices.Contains(class, "message_part") {
		s.body.WriteByte('\n')
	}
}

// words takes a text where it stands.
func (s *sheet) words(text string) {
	to := (*strings.Builder)(nil)
	switch {
	case s.in("replies"):
		to = &s.reply
	case s.in("timestamp"):
		to = &s.time
	case s.in("sender"):
		to = &s.who
	case s.in("subject"):
		to = &s.subject
	case s.in("reaction") || s.in("tapback"):
		to = &s.answer
	case s.in("bubble") || s.in("edited") || s.in("unsent") || s.in("deleted") || s.in("expressive") || s.in("app") || s.in("attachment_error") || s.at.Kind == messages.System:
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

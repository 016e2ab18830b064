package signal

import (
	"crypto/sha256"
	"hash"
	"io"
	"path"
	"regexp"
	"strings"
	"time"

	"stillwater/app/messages"
	"stillwater/app/messages/internal/hostile"
)

const maxBody = 1 << 20 // bytes of one message's text that are kept while it is read

var (
	// head is how a message begins in a chat.md.
	head = regexp.MustCompile(`^\[(\d{4}-\d\d-\d\d,? \d\d:\d\d(?::\d\d)?)\] (.{0,300}?): ?(.*)$`)
	// attached is a file, or a picture, as a link.
	attached = regexp.MustCompile(`!?\[([^\]\n]*)\]\((\.{1,2}/[^)\n]+)\)`)
	// signs are who answered in one sign.
	signs = regexp.MustCompile(`(?m)^\(- (.+) -\)$`)
	// sign is one of them.
	sign = regexp.MustCompile(`([^,:]+): ([^,\s]+)`)
)

// A chat is a chat.md while it is read.
type chat struct {
	*export
	thread string
	folder string // its files lie below
	m      *messages.Message
	body   strings.Builder
	sum    hash.Hash
	wall   time.Time // of the last message, as it is written
}

// markdown reads one chat of signal-export, whose folder is called as the
// thread is.
func (e *export) markdown(open func() (io.ReadCloser, error), name string) error {
	c := &chat{export: e, thread: threadOf(name), folder: path.Dir(e.member), sum: sha256.New()}
	e.InOrder()
	first := true
	err := e.lines(open, func(l hostile.Line) error {
		text := l.Text()
		var m []string
		if !l.More {
			m = head.FindStringSubmatch(text)
		}
		if m != nil {
			first = false
			return c.begin(l, m)
		}
		if c.m == nil {
			if first && strings.TrimSpace(text) != "" {
				return messages.ErrNotMessages
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
		c.m.Length += int64(len(l.Raw))
		return nil
	})
	if err == nil {
		err = c.flush()
	}
	if err == nil && first {
		return messages.ErrNotMessages
	}
	return err
}

// threadOf is the name of a file or folder without what programs call theirs.
func threadOf(name string) string {
	switch base := strings.TrimSuffix(name, path.Ext(name)); strings.ToLower(base) {
	case "chat", "index", "", ".":
		return ""
	default:
		if strings.EqualFold(path.Ext(name), ".md") {
			return base
		}
		return name
	}
}

// begin hands the message before over and begins the next. A head that is
// earlier than the last may be one that somebody wrote into a message.
func (c *chat) begin(l hostile.Line, m []string) error {
	if err := c.flush(); err != nil {
		return err
	}
	c.m = &messages.Message{Kind: messages.Text, RawTime: m[1], Thread: c.thread, From: m[2], Mine: m[2] == "Me",
		Member: c.member, Offset: l.Offset, Length: int64(len(l.Raw))}
	c.body.WriteString(m[3])
	_, _ = c.sum.Write(l.Raw)
	plain := strings.Replace(m[1], ",", "", 1)
	wall, err := time.Parse("2006-01-02 15:04:05", plain)
	if err != nil {
		wall, err = time.Parse("2006-01-02 15:04", plain)
	}
	if err != nil {
		return nil // a date no calendar has
	}
	var ok bool
	c.m.At, c.m.Basis, ok = c.Local(wall.Year(), wall.Month(), wall.Day(), wall.Hour(), wall.Minute(), wall.Second(), 0)
	if !ok {
		c.m.Doubt(messages.ClockChange)
	}
	if wall.Before(c.wall.Add(-time.Hour)) {
		c.m.Doubt(messages.SpoofedHeader)
	}
	c.wall = wall
	return nil
}

// flush hands over the message whose lines were read.
func (c *chat) flush() error {
	m := c.m
	if m == nil {
		return nil
	}
	c.sum.Sum(m.Slice[:0])
	text := c.body.String()
	c.sum.Reset()
	c.body.Reset()
	c.m = nil
	if found := signs.FindStringSubmatch(text); found != nil {
		for _, s := range sign.FindAllStringSubmatch(found[1], -1) {
			m.Reactions = append(m.Reactions, messages.Reaction{From: strings.TrimSpace(s[1]), Sign: s[2]})
		}
		text = strings.Replace(text, found[0], "", 1)
	}
	for _, a := range attached.FindAllStringSubmatch(text, -1) {
		m.Media = append(m.Media, c.media(a[1], a[2]))
	}
	m.Text = strings.TrimSpace(attached.ReplaceAllString(text, ""))
	if m.Text == "(This message was deleted)" {
		m.Kind = messages.Unsent
	}
	return c.Give(*m)
}

// media joins a file that a link names, beside the chat.
func (c *chat) media(name, link string) messages.Media {
	x := messages.Media{Name: name, Type: hostile.TypeByName(link), Size: -1, Missing: true}
	if c.archive == nil {
		return x
	}
	if p, size, found := c.archive.Find(path.Join(c.folder, link)); found {
		x.Member, x.Size, x.Missing = p, size, false
	}
	return x
}

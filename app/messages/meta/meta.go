// Package meta reads what Facebook and Instagram let people download of their
// messages: message_1.json and so on, one folder a thread, in a ZIP or one by
// one, and Messenger's own download of encrypted chats.
//
// Where the folders lie has changed many times, so a thread is known by its
// files' names alone. The newest message stands first. All but the encrypted
// chats are written in letters that were broken on the way out: UTF-8 read as
// Latin-1. A string is put right only if it can be nothing else, and what stood
// there is kept.
package meta

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"io"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"stillwater/app/messages"
	"stillwater/app/messages/internal/hostile"
)

// Version is what this reader understands.
const Version = "meta/1"

const (
	maxFile    = 4 << 30 // bytes of one file: 10,000 messages have 10 MB
	maxMessage = 8 << 20 // bytes of one message's JSON
	maxPeople  = 4 << 20 // bytes of the list of who is in a thread
	maxTitle   = 64 << 10
	maxNamed   = 500      // of those who are named as who a message went to
	maxName    = 300      // bytes of a name that is shown
	maxRaw     = 4 << 10  // of one whose letters are broken
	maxHead    = 64 << 10 // bytes in which an encrypted chat says that it is one
)

// Read is a messages.Reader.
func Read(ctx context.Context, in messages.Input, o messages.Options, each func(messages.Message) error, progress func(done, total int64)) (messages.Summary, error) {
	t, err := messages.NewTally(ctx, messages.Meta, Version, in, o, each, progress)
	if err != nil {
		return messages.Summary{}, err
	}
	d := &download{Tally: t}
	if hostile.IsArchive(in) {
		err = d.unpack(in)
	} else {
		d.ours, err = d.file(func() (io.ReadCloser, error) { return io.NopCloser(io.NewSectionReader(in, 0, in.Size)), nil })
	}
	if err == nil && !d.ours {
		err = messages.ErrNotMessages
	}
	if err == nil && o.Me == "" {
		t.Ask(messages.AskMe)
	}
	return t.Summary(), err
}

// A download is one file while it is read.
type download struct {
	*messages.Tally
	archive *hostile.Archive
	member  string
	ours    bool
	done    int64 // bytes of files read before
	stopped error // of who takes the messages, or the user
}

var (
	// numbered is a part of a thread; the newest is 1.
	numbered = regexp.MustCompile(`(?i)^message_(\d{1,6})\.json$`)
	// page is what a download is made of if HTML was asked for.
	page = regexp.MustCompile(`(?i)^message_\d{1,6}\.html$`)
)

// unpack reads every thread in a ZIP: the folders in its order, their parts by
// number.
func (d *download) unpack(in messages.Input) error {
	var err error
	if d.archive, err = hostile.Open(in, d.Refuse); err != nil {
		return err
	}
	type part struct {
		path   string
		number int
	}
	threads := map[string][]part{}
	var order []string
	for _, p := range d.archive.Paths {
		base := path.Base(p)
		m := numbered.FindStringSubmatch(base)
		switch {
		case m != nil:
			n, _ := strconv.Atoi(m[1])
			dir := path.Dir(p)
			if threads[dir] == nil {
				order = append(order, dir)
			}
			threads[dir] = append(threads[dir], part{p, n})
		case page.MatchString(base):
			d.Refuse(messages.Refusal{Member: p, Reason: messages.Unknown})
		case strings.EqualFold(path.Ext(base), ".json") && d.encrypted(p):
			threads[p] = []part{{p, 0}}
			order = append(order, p)
		}
	}
	for _, dir := range order {
		parts := threads[dir]
		slices.SortFunc(parts, func(a, b part) int { return cmp.Or(cmp.Compare(a.number, b.number), cmp.Compare(a.path, b.path)) })
		for _, p := range parts {
			d.member = p.path
			is, err := d.file(func() (io.ReadCloser, error) { return d.archive.Open(p.path, maxFile) })
			if err != nil {
				return err
			}
			if d.ours = true; !is {
				d.refuse(messages.Refusal{Reason: messages.Broken})
			}
		}
	}
	return nil
}

// encrypted reports whether a file begins as an encrypted chat does.
func (d *download) encrypted(p string) bool {
	in, err := d.archive.Open(p, maxFile)
	if err != nil {
		return false
	}
	defer in.Close()
	head, _ := io.ReadAll(io.LimitReader(in, maxHead))
	return strings.Contains(string(head), `"threadName"`) && strings.Contains(string(head), `"participants"`)
}

func (d *download) refuse(r messages.Refusal) {
	r.Member = d.member
	d.Refuse(r)
}

// A thread is what a file says of it, which stands on both sides of its
// messages.
type thread struct {
	title  string
	people []string // a few of very many
	sealed bool     // an encrypted chat
	any    bool     // it has messages
}

// file reads one file, twice: first for the thread, then for its messages. It
// reports whether it has any.
func (d *download) file(open func() (io.ReadCloser, error)) (bool, error) {
	var t thread
	if err := d.walk(open, true, func(j *hostile.JSON, name string) error { return t.read(j, name) }); err != nil || !t.any {
		return false, err
	}
	t.settle()
	err := d.walk(open, false, func(j *hostile.JSON, name string) error {
		if name != "messages" || j.Next() != '[' {
			return j.Skip()
		}
		return j.Array(func() error {
			if err := d.Progress(d.done + j.Offset()); err != nil {
				d.stopped = err
				return err
			}
			err := j.Value(maxMessage, func(raw []byte, offset int64) bool { return d.message(&t, raw, offset) })
			return cmp.Or(d.stopped, err)
		}, d.refuse)
	})
	return true, err
}

// walk walks the members of a file's one object. What ends it early, other
// than the user, is a broken place; quiet says that it is told by another walk.
func (d *download) walk(open func() (io.ReadCloser, error), quiet bool, f func(j *hostile.JSON, name string) error) error {
	in, err := open()
	if err != nil {
		if !quiet {
			d.refuse(messages.Refusal{Reason: messages.ReasonOf(err)})
		}
		return nil
	}
	defer in.Close()
	j := hostile.NewJSON(in)
	if j.Next() != '{' {
		return nil
	}
	err = j.Object(func(name string) error { return f(j, name) })
	if !quiet {
		d.done += j.Offset()
	}
	var reason messages.Reason
	switch {
	case d.stopped != nil:
		return d.stopped
	case errors.As(err, &reason):
		if !quiet {
			d.refuse(messages.Refusal{Offset: j.Offset(), Line: j.Line(), Reason: reason})
		}
		return nil
	case hostile.Ended(err):
		return nil
	}
	return err
}

// read takes what a member of the object says of the thread.
func (t *thread) read(j *hostile.JSON, name string) error {
	switch name {
	case "messages":
		t.any = j.Next() == '['
	case "threadName":
		t.sealed = true
		return j.Value(maxTitle, func(raw []byte, _ int64) bool { return hostile.Decode(raw, &t.title) })
	case "title":
		return j.Value(maxTitle, func(raw []byte, _ int64) bool { return hostile.Decode(raw, &t.title) })
	case "participants":
		return j.Value(maxPeople, func(raw []byte, _ int64) bool {
			var named []struct {
				Name string `json:"name"`
			}
			if json.Unmarshal(raw, &named) == nil {
				for _, p := range named {
					t.meet(p.Name)
				}
				return true
			}
			var names []string
			whole := hostile.Decode(raw, &names)
			for _, name := range names {
				t.meet(name)
			}
			return whole
		})
	}
	return j.Skip()
}

// meet takes in who is in the thread.
func (t *thread) meet(name string) {
	if len(t.people) < maxNamed {
		t.people = append(t.people, strings.Clone(name[:min(len(name), maxRaw)]))
	}
}

// settle puts right what is said of a thread, which all its messages repeat.
func (t *thread) settle() {
	right := func(s string) string {
		s = (&mender{sealed: t.sealed}).quiet(s)
		if len(s) > maxName {
			s = strings.ToValidUTF8(strings.Clone(s[:maxName]), "")
		}
		return s
	}
	t.title = right(t.name())
	for i, p := range t.people {
		t.people[i] = right(p)
	}
}

// name is the thread's name: its title, or who is in it.
func (t *thread) name() string {
	if t.title == "" {
		return strings.Join(t.people, ", ")
	}
	if t.sealed { // Messenger puts a number behind
		if at := strings.LastIndexByte(t.title, '_'); at > 0 && digits(t.title[at+1:]) {
			return t.title[:at]
		}
	}
	return t.title
}

func digits(s string) bool {
	return s != "" && !strings.ContainsFunc(s, func(c rune) bool { return c < '0' || c > '9' })
}

// A media is a file as both schemas name it.
type media struct {
	URI string `json:"uri"`
}

// A record is one message as it stands in the file, of either schema: Name is
// encrypted chats', SenderName the others'.
type record struct {
	SenderName string          `json:"sender_name"`
	Stamp      json.RawMessage `json:"timestamp_ms"`
	Content    string          `json:"content"`
	Type       string          `json:"type"`
	Unsent     bool            `json:"is_unsent"`
	TakenDown  bool            `json:"is_taken_down"`
	Duration   *int64          `json:"call_duration"`
	Missed     bool            `json:"missed"`
	Photos     []media         `json:"photos"`
	Videos     []media         `json:"videos"`
	Audio      []media         `json:"audio_files"`
	Files      []media         `json:"files"`
	Gifs       []media         `json:"gifs"`
	Sticker    *media          `json:"sticker"`
	IP         string          `json:"ip"`
	Share      *struct {
		Link  string `json:"link"`
		Text  string `json:"share_text"`
		Owner string `json:"original_content_owner"`
	} `json:"share"`

	Name        string          `json:"senderName"`
	Text        string          `json:"text"`
	SealedStamp json.RawMessage `json:"timestamp"`
	SealedGone  bool            `json:"isUnsent"`
	Media       []media         `json:"media"`

	Reactions []struct {
		Reaction string          `json:"reaction"`
		Actor    string          `json:"actor"`
		Stamp    json.RawMessage `json:"timestamp"`
	} `json:"reactions"`
}

// message reads one and hands it over.
func (d *download) message(t *thread, raw []byte, offset int64) bool {
	var r record
	if !hostile.Decode(raw, &r) {
		return false
	}
	m := messages.Message{Kind: messages.Text, Member: d.member, Offset: offset, Length: int64(len(raw)), Slice: sha256.Sum256(raw)}
	if hostile.Halved(raw) {
		m.Doubt(messages.ReplacedText)
	}
	text, stamp := r.Content, r.Stamp
	m.From = r.SenderName
	if t.sealed {
		m.From, text, stamp = r.Name, r.Text, r.SealedStamp
	}
	fix := &mender{m: &m, sealed: t.sealed}
	m.Thread = t.title
	m.From = fix.mend("sender", m.From)
	m.Text = fix.mend("text", text)
	for _, p := range t.people {
		if p != m.From {
			m.To = append(m.To, p)
		}
	}
	m.RawTime = strings.Trim(string(stamp), `"`)
	scale := int64(1)
	if stamp == nil && !t.sealed { // as it was until 2018
		m.RawTime, scale = strings.Trim(string(r.SealedStamp), `"`), second
	}
	if at, ok := instant(m.RawTime, scale); ok {
		m.At, m.Basis = at, messages.UTC
	}
	d.kind(&m, &r, fix)
	for _, list := range [][]media{r.Photos, r.Videos, r.Audio, r.Files, r.Gifs, r.Media} {
		for _, x := range list {
			m.Media = append(m.Media, d.media(x.URI, fix))
		}
	}
	if r.Sticker != nil {
		m.Media = append(m.Media, d.media(r.Sticker.URI, fix))
	}
	for _, x := range r.Reactions {
		at, _ := instant(strings.Trim(string(x.Stamp), `"`), 1)
		m.Reactions = append(m.Reactions, messages.Reaction{Sign: fix.mend("reaction", x.Reaction), From: fix.quiet(x.Actor), At: at})
	}
	d.stopped = d.Give(m)
	return true
}

// kind sets what a message is, and what else is said of it.
func (d *download) kind(m *messages.Message, r *record, fix *mender) {
	say := func(name, value string) {
		if value != "" {
			m.Fields = append(m.Fields, messages.Field{Name: name, Value: value})
		}
	}
	switch {
	case r.Unsent || r.SealedGone:
		m.Kind = messages.Unsent
	case r.Duration != nil || r.Type == "Call":
		m.Kind, m.Call = messages.Call, &messages.CallFacts{}
		const day = 24 * 60 * 60 // seconds; a longer call is none
		if r.Duration != nil && *r.Duration > 0 && *r.Duration < 7*day {
			m.Call.Duration = time.Duration(*r.Duration) * time.Second
		}
		if r.Missed {
			m.Call.Way = "missed"
		}
	case r.Type == "Subscribe" || r.Type == "Unsubscribe":
		m.Kind = messages.System
	}
	if r.TakenDown {
		say("is_taken_down", "true")
	}
	say("ip", r.IP)
	if r.Share != nil {
		say("share", fix.mend("share", r.Share.Link))
		say("share_text", fix.mend("share_text", r.Share.Text))
		say("original_content_owner", fix.mend("original_content_owner", r.Share.Owner))
	}
}

const second = 1000 // milliseconds

// instant reads what has so many milliseconds each, since 1970.
func instant(s string, scale int64) (time.Time, bool) {
	n, err := strconv.ParseInt(s, 10, 64)
	if err != nil || n <= 0 || n > 1<<45 {
		return time.Time{}, false
	}
	return time.UnixMilli(n * scale).UTC(), true
}

// media joins a file that a message names.
func (d *download) media(uri string, fix *mender) messages.Media {
	uri = fix.quiet(uri)
	m := messages.Media{Name: path.Base(uri), Type: hostile.TypeByName(uri), Size: -1, Missing: true}
	if d.archive == nil || strings.Contains(uri, "://") {
		return m
	}
	if p, size, found := d.archive.Find(strings.TrimPrefix(uri, "./")); found {
		m.Member, m.Size, m.Missing = p, size, false
	}
	return m
}

// A mender puts right what was broken, string by string.
type mender struct {
	m      *messages.Message
	sealed bool // nothing is broken in encrypted chats
}

// mend puts a string right, flags the message, and keeps what stood there.
func (f *mender) mend(name, s string) string {
	whole := f.quiet(s)
	if whole != s {
		f.m.Doubt(messages.RepairedText)
		f.m.Fields = append(f.m.Fields, messages.Field{Name: "raw " + name, Value: s})
	}
	return whole
}

// quiet puts a string right that is kept elsewhere, or is a name only.
func (f *mender) quiet(s string) string {
	if f.sealed {
		return s
	}
	return repaired(s)
}

// repaired is s with its letters put together again: every one of them must be
// a byte, and all together UTF-8.
func repaired(s string) string {
	b := make([]byte, 0, len(s))
	broken := false
	for _, c := range s {
		if c > 0xFF {
			return s
		}
		broken = broken || c >= utf8.RuneSelf
		b = append(b, byte(c))
	}
	if !broken || !utf8.Valid(b) {
		return s
	}
	return string(b)
}

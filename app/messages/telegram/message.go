package telegram

import (
	"bytes"
	"crypto/sha256"
	"encoding/json"
	"path"
	"regexp"
	"strconv"
	"strings"
	"time"

	"stillwater/app/messages"
	"stillwater/app/messages/internal/hostile"
)

// message is what result.json says of one message.
type message struct {
	ID         json.Number     `json:"id"`
	Type       string          `json:"type"`
	Date       string          `json:"date"`
	Unix       json.Number     `json:"date_unixtime"`
	Edited     string          `json:"edited"`
	EditedUnix json.Number     `json:"edited_unixtime"`
	From       *string         `json:"from"`
	FromID     json.RawMessage `json:"from_id"`
	Actor      *string         `json:"actor"`
	ActorID    json.RawMessage `json:"actor_id"`
	Action     string          `json:"action"`
	Title      string          `json:"title"`
	Members    []string        `json:"members"`
	Forwarded  json.RawMessage `json:"forwarded_from"`
	ReplyTo    json.Number     `json:"reply_to_message_id"`
	Via        string          `json:"via_bot"`
	Text       json.RawMessage `json:"text"`

	Photo     string      `json:"photo"`
	File      string      `json:"file"`
	FileName  string      `json:"file_name"`
	MediaType string      `json:"media_type"`
	MIME      string      `json:"mime_type"`
	Sticker   string      `json:"sticker_emoji"`
	PhotoSize json.Number `json:"photo_file_size"`
	FileSize  json.Number `json:"file_size"`
	Contact   *struct {
		First string `json:"first_name"`
		Last  string `json:"last_name"`
		Phone string `json:"phone_number"`
	} `json:"contact_information"`
	Location *struct {
		Latitude  json.Number `json:"latitude"`
		Longitude json.Number `json:"longitude"`
	} `json:"location_information"`
	Poll *struct {
		Question json.RawMessage `json:"question"`
	} `json:"poll"`

	Discarded string      `json:"discard_reason"`
	Seconds   json.Number `json:"duration_seconds"`
	Duration  json.Number `json:"duration"`

	Reactions []struct {
		Emoji  string      `json:"emoji"`
		Type   string      `json:"type"`
		Count  json.Number `json:"count"`
		Recent []struct {
			From string `json:"from"`
			Date string `json:"date"`
		} `json:"recent"`
	} `json:"reactions"`
}

// foreign is an escape that JSON has not, behind an even number of backslashes.
var foreign = regexp.MustCompile(`(^|[^\\])((?:\\\\)*)\\x([0-9A-Fa-f]{2})`)

// repair writes foreign escapes as JSON has them.
func repair(raw []byte) (sound []byte, repaired bool) {
	if !bytes.Contains(raw, []byte(`\x`)) {
		return raw, false
	}
	sound = raw
	for range 2 { // two in a row share the letter between them
		sound = foreign.ReplaceAll(sound, []byte(`$1$2\u00$3`))
	}
	return sound, true
}

// message gives one message; false if raw is none.
func (e *export) message(thread string, raw []byte, offset int64) bool {
	sound, repaired := repair(raw)
	var x message
	if !hostile.Decode(sound, &x) || len(raw) == 0 || raw[0] != '{' {
		return false
	}
	m := messages.Message{Thread: thread, Kind: messages.Text, Member: e.member, Offset: offset, Length: int64(len(raw)), Slice: sha256.Sum256(raw)}
	if repaired {
		m.Doubt(messages.RepairedText)
	}
	e.date(&m, x)
	m.Text = flat(x.Text)
	from, id := x.From, name(x.FromID)
	if x.Type == "service" {
		from, id = x.Actor, name(x.ActorID)
		e.service(&m, x)
	}
	if from != nil {
		m.From = *from
	}
	if m.Mine = e.me != "" && id == e.me; !m.Mine && e.me == "" && e.Options().Me == "" {
		e.Ask(messages.AskMe)
	}
	if m.Edited = instant(x.EditedUnix); m.Edited.IsZero() && x.Edited != "" {
		m.Edited, _, _ = e.local(x.Edited)
	}
	e.media(&m, x)
	for _, f := range []messages.Field{{Name: "id", Value: x.ID.String()}, {Name: "from_id", Value: id}, {Name: "forwarded_from", Value: name(x.Forwarded)},
		{Name: "reply_to", Value: x.ReplyTo.String()}, {Name: "via_bot", Value: x.Via}} {
		if f.Value != "" {
			m.Fields = append(m.Fields, f)
		}
	}
	for _, r := range x.Reactions {
		sign := r.Emoji
		if sign == "" {
			sign = r.Type
		}
		if len(r.Recent) == 0 {
			m.Reactions = append(m.Reactions, messages.Reaction{Sign: sign})
		}
		for _, by := range r.Recent {
			at, _, _ := e.local(by.Date)
			m.Reactions = append(m.Reactions, messages.Reaction{Sign: sign, From: by.From, At: at})
		}
	}
	e.stopped = e.Give(m)
	if e.stopped == nil && e.member == "" {
		e.stopped = e.Progress(offset)
	}
	return true
}

// date sets when m was: by the instant, or in old files by the local time.
func (e *export) date(m *messages.Message, x message) {
	m.RawTime = x.Date
	if at := instant(x.Unix); !at.IsZero() {
		m.At, m.Basis = at, messages.UTC
		if m.RawTime == "" {
			m.RawTime = x.Unix.String()
		}
		return
	}
	var clear bool
	if m.At, m.Basis, clear = e.local(x.Date); !clear {
		m.Doubt(messages.ClockChange)
	}
}

// local is a time on the clock of who exported; clear as Tally.Local says.
func (e *export) local(s string) (at time.Time, basis messages.Basis, clear bool) {
	t, err := time.Parse("2006-01-02T15:04:05", s)
	if err != nil {
		return time.Time{}, "", true
	}
	return e.Local(t.Year(), t.Month(), t.Day(), t.Hour(), t.Minute(), t.Second(), 0)
}

func instant(n json.Number) time.Time {
	s, err := strconv.ParseInt(n.String(), 10, 64)
	if err != nil || s <= 0 {
		return time.Time{}
	}
	return time.Unix(s, 0).UTC()
}

// name is a value that is a text or a number, in old files.
func name(raw json.RawMessage) string {
	var s string
	if json.Unmarshal(raw, &s) == nil {
		return s
	}
	var n json.Number
	if json.Unmarshal(raw, &n) == nil && n != "" {
		return "user" + n.String()
	}
	return ""
}

// flat is a text that stands whole, or in pieces of which some are marked.
func flat(raw json.RawMessage) string {
	var s string
	if json.Unmarshal(raw, &s) == nil {
		return s
	}
	var pieces []json.RawMessage
	if json.Unmarshal(raw, &pieces) != nil {
		return ""
	}
	var b strings.Builder
	for _, p := range pieces {
		var piece struct {
			Text string `json:"text"`
			Href string `json:"href"`
		}
		if json.Unmarshal(p, &s) == nil {
			b.WriteString(s)
		} else if hostile.Decode(p, &piece) {
			b.WriteString(piece.Text)
			if piece.Href != "" && piece.Href != piece.Text { // where a link really leads
				b.WriteString(" <" + piece.Href + ">")
			}
		}
	}
	return b.String()
}

// service makes of m what Telegram itself noted.
func (e *export) service(m *messages.Message, x message) {
	m.Kind = messages.System
	if x.Action != "phone_call" {
		m.Text = strings.TrimSpace(strings.Join(append([]string{strings.ReplaceAll(x.Action, "_", " "), x.Title}, x.Members...), " "))
		return
	}
	seconds, _ := strconv.ParseInt(x.Seconds.String(), 10, 32)
	if seconds == 0 {
		seconds, _ = strconv.ParseInt(x.Duration.String(), 10, 32)
	}
	m.Kind, m.Call = messages.Call, &messages.CallFacts{Duration: time.Duration(max(seconds, 0)) * time.Second}
	switch x.Discarded {
	case "missed", "busy":
		m.Call.Way = "missed"
	}
	if x.Discarded != "" {
		m.Fields = append(m.Fields, messages.Field{Name: "discard_reason", Value: x.Discarded})
	}
}

// media joins what m has beside its text. A sentence in brackets stands where a
// file was left out.
func (e *export) media(m *messages.Message, x message) {
	add := func(where, called, kind string, size json.Number) {
		if where == "" {
			return
		}
		f := messages.Media{Name: called, Type: kind, Size: -1, Missing: true}
		if n, err := strconv.ParseInt(size.String(), 10, 64); err == nil && n > 0 {
			f.Size = n
		}
		if !strings.HasPrefix(where, "(") {
			if f.Name == "" {
				f.Name = path.Base(where)
			}
			if e.archive != nil {
				if p, n, found := e.archive.Find(path.Join(path.Dir(e.member), where)); found {
					f.Member, f.Size, f.Missing = p, n, false
				}
			}
			if f.Type == "" {
				f.Type = hostile.TypeByName(where)
			}
		}
		if f.Name == "" {
			f.Name = x.MediaType
		}
		m.Media = append(m.Media, f)
	}
	if x.Photo != "" {
		add(x.Photo, "", "image/jpeg", x.PhotoSize)
		if f := &m.Media[len(m.Media)-1]; f.Name == "" {
			f.Name = "photo"
		}
	}
	add(x.File, x.FileName, x.MIME, x.FileSize)
	if x.Sticker != "" && m.Text == "" {
		m.Text = x.Sticker
	}
	if c := x.Contact; c != nil {
		m.Fields = append(m.Fields, messages.Field{Name: "contact", Value: strings.TrimSpace(c.First + " " + c.Last + " " + c.Phone)})
	}
	if l := x.Location; l != nil {
		m.Fields = append(m.Fields, messages.Field{Name: "location", Value: l.Latitude.String() + ", " + l.Longitude.String()})
	}
	if x.Poll != nil && m.Text == "" {
		m.Text = flat(x.Poll.Question)
	}
}

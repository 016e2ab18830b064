// Package smsbackup reads the XML of SMS Backup & Restore: messages with what
// was sent along, and calls.
//
// Such a file grows to gigabytes, for pictures stand in it as base64 in
// attributes: they are hashed while they pass and their place is noted. Emoji
// stand as two character references each, one for either half of UTF-16.
package smsbackup

import (
	"context"
	"errors"
	"io"
	"path"
	"strconv"
	"strings"
	"time"

	"stillwater/app/messages"
	"stillwater/app/messages/internal/hostile"
)

// Version is what this reader understands.
const Version = "smsbackup/1"

const (
	maxFile  = 64 << 30       // bytes of one XML
	seconds  = 10_000_000_000 // below this a date is in seconds: in milliseconds it is of April 1970
	maxParts = 500            // of one message, and addresses
	nobody   = "insert-address-token"
	together = "~" // parts the numbers of a group
)

// Read is a messages.Reader.
func Read(ctx context.Context, in messages.Input, o messages.Options, each func(messages.Message) error, progress func(done, total int64)) (messages.Summary, error) {
	t, err := messages.NewTally(ctx, messages.SMSBackup, Version, in, o, each, progress)
	if err != nil {
		return messages.Summary{}, err
	}
	r := &reading{Tally: t, data: newData(), attrs: map[string]string{}}
	if !hostile.IsArchive(in) {
		err = r.file(io.NewSectionReader(in, 0, in.Size), true)
	} else {
		err = r.archive(in)
	}
	if err == nil && !r.ours {
		err = messages.ErrNotMessages
	}
	return t.Summary(), err
}

// A reading is one file while it is read.
type reading struct {
	*messages.Tally
	*stream
	data   *data
	member string
	attrs  map[string]string // of the element at hand
	doubts []messages.Doubt  // likewise
	ours   bool              // an element of this program was seen

	at *messages.Message // the MMS whose parts are being read
	to []address

	body strings.Builder // its texts
}

// An address is one that an MMS came from or went to.
type address struct {
	number string
	from   bool
}

func (r *reading) archive(in messages.Input) error {
	a, err := hostile.Open(in, r.Refuse)
	if err != nil {
		return err
	}
	for _, p := range a.Paths {
		if !strings.EqualFold(path.Ext(p), ".xml") {
			continue
		}
		r.member = p
		f, err := a.Open(p, maxFile)
		if err != nil {
			r.Refuse(messages.Refusal{Member: p, Reason: messages.ReasonOf(err)})
			continue
		}
		err = r.file(f, false)
		_ = f.Close()
		if err != nil {
			return err
		}
	}
	return nil
}

// file walks one XML. What ends it early, other than the user, is a broken
// place.
func (r *reading) file(in io.Reader, plain bool) error {
	r.stream, r.at = newStream(patient{in, r, plain}), nil
	for r.until('<', nil) {
		from := r.offset()
		err := r.one()
		var reason messages.Reason
		if errors.As(err, &reason) {
			r.Refuse(messages.Refusal{Member: r.member, Offset: from, Reason: reason})
			r.at, r.tap = nil, -1
			continue
		}
		if err != nil {
			return err
		}
		if r.at == nil {
			r.tap = -1
		}
	}
	if r.at != nil {
		r.Refuse(messages.Refusal{Member: r.member, Offset: r.at.Offset, Reason: messages.Broken})
	}
	if r.err != io.EOF {
		reason := messages.Reason("")
		if !errors.As(r.err, &reason) {
			return r.err
		}
		r.Refuse(messages.Refusal{Member: r.member, Offset: r.offset(), Reason: reason})
	}
	return nil
}

// A patient reader ends with its reading, and says how far it is in a plain file.
type patient struct {
	io.Reader
	of    *reading
	plain bool
}

func (p patient) Read(b []byte) (int, error) {
	done := int64(0)
	if p.plain {
		done = p.of.base
	}
	if err := p.of.Progress(done); err != nil {
		return 0, err
	}
	return p.Reader.Read(b)
}

// one reads one tag, from its '<' on.
func (r *reading) one() error {
	from := r.offset()
	if r.tap < 0 {
		r.keep()
	}
	e, err := r.element()
	if err != nil {
		return err
	}
	if e.name == "!" {
		return nil
	}
	if e.closing {
		if r.until('>', nil) {
			r.stream.at++
		}
		if e.name == "mms" && r.at != nil {
			return r.mmsEnd()
		}
		return nil
	}
	part := messages.Media{Size: -1}
	if err := r.read(&e, &part); err != nil {
		return err
	}
	switch e.name {
	case "smses", "calls", "allsms":
		r.ours = true
	case "sms", "call", "mms":
		r.ours = true
		if r.at != nil {
			return messages.Broken // one MMS did not end
		}
		m := messages.Message{Member: r.member, Offset: from, Doubts: r.doubts}
		switch e.name {
		case "sms":
			r.sms(&m)
		case "call":
			r.call(&m)
		default:
			r.mms(&m)
			r.body.Reset()
			if r.at, r.to = &m, nil; !e.empty {
				return nil
			}
			return r.mmsEnd()
		}
		m.Length, m.Slice = r.offset()-from, r.kept()
		return r.Give(m)
	case "part":
		r.part(part)
	case "addr":
		r.addr()
	}
	return nil
}

// read takes the attributes of an element in. The data of a part go past.
func (r *reading) read(e *element, part *messages.Media) error {
	clear(r.attrs)
	r.doubts = nil
	for range maxAttrs {
		name, quote, err := r.attribute(e)
		if err != nil || name == "" {
			return err
		}
		if e.name == "part" && name == "data" {
			part.Offset = r.offset()
			r.data.begin()
			if !r.until(quote, r.data.take) {
				return r.ended()
			}
			part.Length = r.offset() - part.Offset
			r.stream.at++
			var ok bool
			if part.Size, part.SHA256, ok = r.data.end(); !ok || part.Length == 0 || part.Size == 3 && part.Length == 4 && nullData(part.SHA256) {
				part.Offset, part.Length, part.Size, part.SHA256 = 0, 0, -1, [32]byte{}
			} else {
				part.Encoding = "base64"
			}
			continue
		}
		text, sound, whole, err := r.text(quote)
		if err != nil {
			return err
		}
		if !sound {
			r.doubts = append(r.doubts, messages.ReplacedText)
		}
		if !whole {
			r.doubts = append(r.doubts, messages.CutText)
		}
		r.attrs[name] = text
	}
	return messages.Broken
}

// nullSum is the hash of what the letters "null" decode to.
var nullSum = [32]byte{}

func init() {
	d := newData()
	d.begin()
	d.take([]byte("null"))
	_, nullSum, _ = d.end()
}

// nullData reports whether data was only the word null, which the program
// writes where there is nothing.
func nullData(sum [32]byte) bool { return sum == nullSum }

// attr is an attribute; the word null, which the program writes where there is
// nothing, is nothing.
func (r *reading) attr(name string) string {
	if v := r.attrs[name]; v != "null" {
		return v
	}
	return ""
}

// date sets when m was: milliseconds since 1970, though some write seconds.
func (r *reading) date(m *messages.Message) {
	m.RawTime = r.attr("date")
	if at, ok := moment(m.RawTime); ok {
		m.At, m.Basis = at, messages.UTC
	}
	if sent, ok := moment(r.attr("date_sent")); ok {
		m.Fields = append(m.Fields, messages.Field{Name: "date_sent", Value: sent.UTC().Format(time.RFC3339)})
	}
}

func moment(s string) (time.Time, bool) {
	n, err := strconv.ParseInt(strings.TrimSpace(s), 10, 64)
	if err != nil || n <= 0 {
		return time.Time{}, false
	}
	if n < seconds {
		return time.Unix(n, 0).UTC(), true
	}
	return time.UnixMilli(n).UTC(), true
}

// other is with whom m is: by name if the phone knew one, else by number. The
// number is kept too, for a name can be given to any.
func (r *reading) other(m *messages.Message, number string) string {
	if number != "" {
		m.Fields = append(m.Fields, messages.Field{Name: "address", Value: number})
	}
	name := r.attr("contact_name")
	if name == "" || name == "(Unknown)" {
		return number
	}
	return name
}

// sms is one text message.
func (r *reading) sms(m *messages.Message) {
	r.date(m)
	m.Kind, m.Thread = messages.Text, r.other(m, r.attr("address"))
	m.Subject, m.Text = r.attr("subject"), r.attrs["body"]
	if m.Text == "null" {
		m.Doubt(messages.Placeholder)
	}
	r.box(m, r.attr("type"), m.Thread)
	r.keepFields(m, "readable_date", "service_center", "sub_id", "status", "read")
}

// box says from whom to whom m went, and whether it did.
func (r *reading) box(m *messages.Message, box, other string) {
	switch box {
	case "1":
		m.From = other
		return
	case "2":
	case "3":
		m.Kind = messages.Draft
	case "4", "5", "6":
		m.Kind = messages.Failed
	default:
		m.From = other
		m.Fields = append(m.Fields, messages.Field{Name: "type", Value: box})
		return
	}
	m.Mine = true
	if other != "" {
		m.To = []string{other}
	}
}

func (r *reading) keepFields(m *messages.Message, names ...string) {
	for _, n := range names {
		if v := r.attr(n); v != "" {
			m.Fields = append(m.Fields, messages.Field{Name: n, Value: v})
		}
	}
}

// ways are the kinds of call by their number.
var ways = map[string]string{"1": "incoming", "2": "outgoing", "3": "missed", "4": "voicemail", "5": "rejected", "6": "refused"}

// call is one call.
func (r *reading) call(m *messages.Message) {
	r.date(m)
	number := r.attr("number")
	if strings.HasPrefix(number, "-") { // withheld, or not known
		number = ""
	}
	m.Kind, m.Thread = messages.Call, r.other(m, number)
	lasted, _ := strconv.ParseInt(r.attr("duration"), 10, 32)
	m.Call = &messages.CallFacts{Way: ways[r.attr("type")], Duration: time.Duration(max(lasted, 0)) * time.Second}
	if m.Mine = m.Call.Way == "outgoing"; m.Mine {
		m.To = []string{m.Thread}
	} else {
		m.From = m.Thread
	}
	if m.Call.Way == "" {
		r.keepFields(m, "type")
	}
	r.keepFields(m, "readable_date", "presentation", "subscription_id", "post_dial_digits")
}

// mms begins a message whose parts and addresses follow.
func (r *reading) mms(m *messages.Message) {
	r.date(m)
	number := strings.ReplaceAll(r.attr("address"), together, ", ")
	m.Kind, m.Thread, m.Subject = messages.Text, r.other(m, number), r.attr("sub")
	r.box(m, r.attr("msg_box"), m.Thread)
	r.keepFields(m, "readable_date", "m_type", "sub_id", "read")
}

// part is one part of an MMS: a text, a file, or the order they are shown in.
func (r *reading) part(x messages.Media) {
	m := r.at
	if m == nil {
		return
	}
	for _, d := range r.doubts {
		m.Doubt(d)
	}
	kind := strings.ToLower(r.attr("ct"))
	switch {
	case kind == "application/smil":
		return
	case kind == "text/plain" && x.Encoding == "":
		text := r.attrs["text"]
		if text == "null" {
			m.Doubt(messages.Placeholder)
		}
		if r.body.Len() >= maxValue {
			return
		}
		if r.body.Len() > 0 && text != "" {
			r.body.WriteByte('\n')
		}
		r.body.WriteString(text)
		return
	case len(m.Media) == maxParts:
		m.Doubt(messages.CutText)
		return
	}
	for _, n := range []string{"name", "fn", "cl"} {
		if x.Name = r.attr(n); x.Name != "" {
			break
		}
	}
	x.Type, x.Missing = kind, x.Encoding == ""
	m.Media = append(m.Media, x)
}

// addr is from whom or to whom an MMS went.
func (r *reading) addr() {
	number := r.attr("address")
	if r.at == nil || number == "" || number == nobody || len(r.to) == maxParts {
		return
	}
	r.to = append(r.to, address{number, r.attr("type") == "137"})
}

// mmsEnd hands an MMS over.
func (r *reading) mmsEnd() error {
	m := *r.at
	m.Text = r.body.String()
	r.at = nil
	m.Length, m.Slice = r.offset()-m.Offset, r.kept()
	var to []string
	for _, a := range r.to {
		switch {
		case !a.from:
			to = append(to, a.number)
		case !m.Mine && len(r.to) > 2: // of a group: who of them wrote
			m.From = a.number
		case !m.Mine && m.From == "":
			m.From = a.number
		}
	}
	if len(to) > 0 && (m.Mine || len(to) > 1) {
		m.To = to
	}
	return r.Give(m)
}

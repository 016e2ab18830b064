package custody

import (
	"bytes"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode/utf8"
)

// Version is the form of lines this package writes and reads.
const Version = 1

const (
	// maxLine is in bytes: half of what a store keeps in the open part of a
	// record, and twice the longest texts a person may give.
	maxLine = 32 << 10
	// timeForm is UTC to the millisecond, always of the same length.
	timeForm = "2006-01-02T15:04:05.000Z"
)

// An Action is what was done.
type Action string

// The actions a record can tell of. What has no action of its own, such as
// unsealing an exhibit, is the nearest of them with a reason.
const (
	Acquire   Action = "acquire"   // taken in, byte for byte
	View      Action = "view"      // shown
	Derive    Action = "derive"    // another file was made from it
	Redact    Action = "redact"    // a copy was made with parts covered
	Export    Action = "export"    // written out
	Handover  Action = "handover"  // given to somebody
	Return    Action = "return"    // came back
	Verify    Action = "verify"    // checked against its hash
	Timestamp Action = "timestamp" // a time-stamp came for a checkpoint
	Anchor    Action = "anchor"    // a checkpoint left the machine
	Correct   Action = "correct"   // what an earlier record says is put right
	Erase     Action = "erase"     // its bytes were deleted; hash and records stay
)

var actions = []Action{Acquire, View, Derive, Redact, Export, Handover, Return, Verify, Timestamp, Anchor, Correct, Erase}

// A Source says where an exhibit came from, in the words of who took it in.
type Source struct {
	Kind         string `json:"kind,omitempty"`
	Device       string `json:"device,omitempty"`
	Account      string `json:"account,omitempty"`
	App          string `json:"app,omitempty"`
	ExportMethod string `json:"export_method,omitempty"`
	ObtainedFrom string `json:"obtained_from,omitempty"`
	ObtainedAt   string `json:"obtained_at,omitempty"`
}

// A Record is one thing that was done. Everything but V, Seq, Salt, AtUTC and
// Action may be empty.
type Record struct {
	V    int   // form of the line; 0 is written as Version
	Seq  int64 // place in the log, from 1
	Salt [16]byte
	// AtUTC is what the clock said, to the millisecond; TZ the IANA zone of
	// the person; ClockNote what was odd about the clock, see ClockNote.
	AtUTC         time.Time
	TZ, ClockNote string
	Actor         string
	Action        Action
	Exhibit       int    // number, 0 if it is about none
	SHA256        string // lower-case hex
	SHA512        string // lower-case hex
	Size          int64  // bytes
	OriginalName  string
	Source        *Source
	ParentSHA256  string // of what it was made from; lower-case hex
	Tool          string
	Params        map[string]string
	Recipient     string
	Reason        string
	Note          string
}

// line is a Record as it is written, in this order.
type line struct {
	V            int               `json:"v"`
	Seq          int64             `json:"seq"`
	Salt         string            `json:"salt"`
	AtUTC        string            `json:"at_utc"`
	TZ           string            `json:"tz,omitempty"`
	ClockNote    string            `json:"clock_note,omitempty"`
	Actor        string            `json:"actor,omitempty"`
	Action       Action            `json:"action"`
	Exhibit      int               `json:"exhibit,omitempty"`
	SHA256       string            `json:"sha256,omitempty"`
	SHA512       string            `json:"sha512,omitempty"`
	Size         int64             `json:"size,omitempty"`
	OriginalName string            `json:"original_name,omitempty"`
	Source       *Source           `json:"source,omitempty"`
	ParentSHA256 string            `json:"parent_sha256,omitempty"`
	Tool         string            `json:"tool,omitempty"`
	Params       map[string]string `json:"params,omitempty"`
	Recipient    string            `json:"recipient,omitempty"`
	Reason       string            `json:"reason,omitempty"`
	Note         string            `json:"note,omitempty"`
}

// Line returns the record as the exact line that is kept and hashed, without
// a line end. ErrInvalid is returned for a record that cannot be one.
func (r Record) Line() ([]byte, error) {
	if err := r.validate(); err != nil {
		return nil, err
	}
	l := line{V: Version, Seq: r.Seq, Salt: hex.EncodeToString(r.Salt[:]), AtUTC: r.AtUTC.UTC().Format(timeForm), TZ: r.TZ,
		ClockNote: r.ClockNote, Actor: r.Actor, Action: r.Action, Exhibit: r.Exhibit, SHA256: r.SHA256, SHA512: r.SHA512,
		Size: r.Size, OriginalName: r.OriginalName, Source: r.Source, ParentSHA256: r.ParentSHA256, Tool: r.Tool,
		Params: r.Params, Recipient: r.Recipient, Reason: r.Reason, Note: r.Note}
	b, err := l.encode()
	if err != nil {
		return nil, err
	}
	if len(b) > maxLine {
		return nil, fmt.Errorf("%w: too long", ErrInvalid)
	}
	return b, nil
}

func (l line) encode() ([]byte, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false) // a stranger reads the line as it stands
	if err := enc.Encode(l); err != nil {
		return nil, err
	}
	return bytes.TrimSuffix(b.Bytes(), []byte("\n")), nil
}

func (r Record) validate() error {
	switch {
	case r.V != 0 && r.V != Version:
		return fmt.Errorf("%w: version", ErrInvalid)
	case r.Seq < 1 || r.Seq > maxRecords:
		return fmt.Errorf("%w: place", ErrInvalid)
	case r.Salt == [16]byte{}:
		return fmt.Errorf("%w: no salt", ErrInvalid)
	case r.AtUTC.IsZero() || r.AtUTC.UTC().Year() < 1 || r.AtUTC.UTC().Year() > 9999:
		return fmt.Errorf("%w: time", ErrInvalid)
	case !slices.Contains(actions, r.Action):
		return fmt.Errorf("%w: action", ErrInvalid)
	case r.Exhibit < 0 || r.Size < 0:
		return fmt.Errorf("%w: number", ErrInvalid)
	case !hexOf(r.SHA256, 32) || !hexOf(r.SHA512, 64) || !hexOf(r.ParentSHA256, 32):
		return fmt.Errorf("%w: hash", ErrInvalid)
	}
	if slices.ContainsFunc(r.texts(), func(s string) bool { return !utf8.ValidString(s) }) {
		return fmt.Errorf("%w: text that is not UTF-8", ErrInvalid)
	}
	return nil
}

// texts are all that somebody could have written.
func (r Record) texts() []string {
	all := []string{r.TZ, r.ClockNote, r.Actor, r.OriginalName, r.Tool, r.Recipient, r.Reason, r.Note}
	for k, v := range r.Params {
		all = append(all, k, v)
	}
	if s := r.Source; s != nil {
		all = append(all, s.Kind, s.Device, s.Account, s.App, s.ExportMethod, s.ObtainedFrom, s.ObtainedAt)
	}
	return all
}

// hexOf reports whether s is empty, or size bytes in lower-case hex.
func hexOf(s string, size int) bool {
	return s == "" || len(s) == 2*size && strings.Trim(s, "0123456789abcdef") == ""
}

// ParseLine reads one line, without a line end. What Line would have written
// in another way is ErrMalformed, so that a record has one line only.
func ParseLine(b []byte) (Record, error) {
	var l line
	if len(b) > maxLine {
		return Record{}, fmt.Errorf("%w: line too long", ErrMalformed)
	}
	if err := json.Unmarshal(b, &l); err != nil {
		return Record{}, fmt.Errorf("%w: not a line", ErrMalformed)
	}
	at, err := time.Parse(timeForm, l.AtUTC)
	salt, saltErr := hex.DecodeString(l.Salt)
	if err != nil || saltErr != nil || len(salt) != 16 {
		return Record{}, fmt.Errorf("%w: time or salt", ErrMalformed)
	}
	r := Record{V: l.V, Seq: l.Seq, Salt: [16]byte(salt), AtUTC: at, TZ: l.TZ, ClockNote: l.ClockNote, Actor: l.Actor,
		Action: l.Action, Exhibit: l.Exhibit, SHA256: l.SHA256, SHA512: l.SHA512, Size: l.Size, OriginalName: l.OriginalName,
		Source: l.Source, ParentSHA256: l.ParentSHA256, Tool: l.Tool, Params: l.Params, Recipient: l.Recipient,
		Reason: l.Reason, Note: l.Note}
	again, err := r.Line()
	if err != nil || !bytes.Equal(again, b) {
		return Record{}, fmt.Errorf("%w: not as it is written", ErrMalformed)
	}
	return r, nil
}

// noticed is how far a clock may be off before it is worth a word: what
// setting it by the network moves is less.
const noticed = time.Minute

// ClockNote says what is odd about the clock of a new record, "" if nothing:
// that it stands behind the last record, prev (zero if there is none), or that
// it was moved meanwhile. jump is how much further the clock on the wall went
// since then than the time that really passed, as far as the program ran all
// the while; 0 if it did not.
func ClockNote(prev, now time.Time, jump time.Duration) string {
	var notes []string
	if behind := prev.Sub(now); !prev.IsZero() && behind > 0 {
		notes = append(notes, fmt.Sprintf("the clock stands %v behind the last record", behind.Round(time.Millisecond)))
	}
	switch {
	case jump >= noticed:
		notes = append(notes, fmt.Sprintf("the clock went %v further than the time that passed: the machine slept or the clock was set", jump.Round(time.Second)))
	case jump <= -noticed:
		notes = append(notes, fmt.Sprintf("the clock was set back by %v", (-jump).Round(time.Second)))
	}
	return strings.Join(notes, "; ")
}

package journal

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"stillwater/app/store"
)

// An EntryKind says what an Entry is. "" means KindEntry; from a Book it is
// always one of the constants.
type EntryKind string

// What an entry can be.
const (
	KindEntry         EntryKind = "entry"
	KindLetter        EntryKind = "letter" // that is not sent; may be sealed until a date
	KindThought       EntryKind = "thought"
	KindAchievement   EntryKind = "achievement"
	KindDream         EntryKind = "dream"
	KindThoughtRecord EntryKind = "thought-record"
	KindGrief         EntryKind = "grief"
)

var kinds = []EntryKind{KindEntry, KindLetter, KindThought, KindAchievement, KindDream, KindThoughtRecord, KindGrief}

// Kinds lists every kind, plain entries first.
func Kinds() []EntryKind { return slices.Clone(kinds) }

func (k EntryKind) known() bool { return k == "" || slices.Contains(kinds, k) }

// A ThoughtRecord looks at one thought from both sides. How far it is believed
// is said from 0 to 100 before and after; nil means not said.
type ThoughtRecord struct {
	Thought, For, Against, Kinder string // Markdown, without space around it
	Before, After                 *int
}

func (r *ThoughtRecord) same(o *ThoughtRecord) bool {
	if r == nil || o == nil {
		return r == o
	}
	return r.Thought == o.Thought && r.For == o.For && r.Against == o.Against && r.Kinder == o.Kinder &&
		equal(r.Before, o.Before) && equal(r.After, o.After)
}

// cleanKind returns e with what belongs to its kind. A recipient and a seal
// are a letter's and are left out elsewhere; a record that would be lost is
// refused instead.
func (e Entry) cleanKind() (Entry, error) {
	if !e.Kind.known() {
		return e, fmt.Errorf("%w: unknown kind", ErrInvalid)
	}
	if e.Kind == "" {
		e.Kind = KindEntry
	}
	e.To = oneLine(e.To)
	e.SealedUntil = e.SealedUntil.Truncate(time.Millisecond)
	if !e.SealedUntil.IsZero() {
		e.SealedUntil = e.SealedUntil.UTC()
	}
	if e.Kind != KindLetter {
		e.To, e.SealedUntil = "", time.Time{}
	}
	if y := e.SealedUntil.Year(); !e.SealedUntil.IsZero() && (y < minYear || y > maxYear) {
		return e, fmt.Errorf("%w: year out of range", ErrInvalid)
	}
	if !utf8.ValidString(e.To) || utf8.RuneCountInString(e.To) > maxTo {
		return e, fmt.Errorf("%w: recipient too long", ErrInvalid)
	}
	return e.cleanRecord()
}

func (e Entry) cleanRecord() (Entry, error) {
	if e.Record == nil {
		e.Record = &ThoughtRecord{}
	}
	r := *e.Record
	for _, part := range []*string{&r.Thought, &r.For, &r.Against, &r.Kinder} {
		if !utf8.ValidString(*part) {
			return e, fmt.Errorf("%w: not UTF-8", ErrInvalid)
		}
		*part = strings.TrimSpace(*part)
	}
	if !within(r.Before, fullBelief) || !within(r.After, fullBelief) {
		return e, fmt.Errorf("%w: unknown belief", ErrInvalid)
	}
	if len(e.Text)+len(r.Thought)+len(r.For)+len(r.Against)+len(r.Kinder) > maxText {
		return e, store.ErrTooLarge
	}
	r.Before, r.After = clone(r.Before), clone(r.After)
	e.Record = &r
	if e.Kind != KindThoughtRecord {
		if !r.same(&ThoughtRecord{}) {
			return e, fmt.Errorf("%w: a record of another kind", ErrInvalid)
		}
		e.Record = nil
	}
	return e, nil
}

// recordBody is the Body of a thought record's Record.
type recordBody struct {
	Text    string `json:"text"`
	Thought string `json:"thought"`
	For     string `json:"for"`
	Against string `json:"against"`
	Kinder  string `json:"kinder"`
}

// body is the Body of e's Record.
func (e Entry) body() ([]byte, error) {
	if e.Record == nil {
		return []byte(e.Text), nil
	}
	r := e.Record
	return json.Marshal(recordBody{e.Text, r.Thought, r.For, r.Against, r.Kinder})
}

// whole adds to the entry of m what its body says.
func (m meta) whole(e Entry, body []byte) (Entry, error) {
	if m.Kind != KindThoughtRecord {
		e.Text = string(body)
		return e, nil
	}
	var r recordBody
	if err := json.Unmarshal(body, &r); err != nil {
		return e, store.ErrDamaged
	}
	e.Text = r.Text
	e.Record = &ThoughtRecord{r.Thought, r.For, r.Against, r.Kinder, clone(m.Before), clone(m.After)}
	return e, nil
}

// plainBody is what a list's excerpt is made of; nothing of what is damaged.
func (r rest) plainBody(body []byte) []byte {
	if r.Kind != KindThoughtRecord {
		return body
	}
	var b recordBody
	if json.Unmarshal(body, &b) != nil {
		return nil
	}
	return []byte(b.Thought + "\n" + b.Kinder + "\n" + b.Text)
}

package threads

import (
	"encoding/binary"
	"encoding/json"
	"time"

	"stillwater/app/messages"
	"stillwater/app/store"
)

// partFormat is the first byte of a part's body (docs/format.md, "Messages").
const partFormat = 1

// The flags of a message in a part.
const (
	flagMine  = 1 << iota
	flagDated // At and Basis are there
	flagMore  // more is there
)

// more is what few messages have, as JSON.
type more struct {
	To        []string            `json:"to,omitempty"`
	Subject   string              `json:"subject,omitempty"`
	Edited    time.Time           `json:"edited,omitzero"`
	Call      *messages.CallFacts `json:"call,omitempty"`
	Media     []messages.Media    `json:"media,omitempty"`
	Reactions []messages.Reaction `json:"reactions,omitempty"`
	Fields    []messages.Field    `json:"fields,omitempty"`
}

// A packer writes messages into the body of a part. Names that come again are
// written once.
type packer struct {
	out   []byte
	names map[string]uint64
	n     int
	at    int64 // of the message before, milliseconds
	end   int64 // of the message before, in the file
}

func newPacker() *packer {
	return &packer{out: []byte{partFormat}, names: map[string]uint64{}}
}

func (p *packer) number(n uint64) { p.out = binary.AppendUvarint(p.out, n) }
func (p *packer) signed(n int64)  { p.out = binary.AppendVarint(p.out, n) }

func (p *packer) text(s string) {
	p.number(uint64(len(s)))
	p.out = append(p.out, s...)
}

// name writes s, or where it was written.
func (p *packer) name(s string) {
	n, known := p.names[s]
	p.number(n)
	if !known {
		p.names[s] = uint64(len(p.names)) + 1
		p.text(s)
	}
}

// add writes one message.
func (p *packer) add(m messages.Message) error {
	flags := uint64(0)
	if m.Mine {
		flags |= flagMine
	}
	if !m.At.IsZero() {
		flags |= flagDated
	}
	x := more{m.To, m.Subject, m.Edited, m.Call, m.Media, m.Reactions, m.Fields}
	var extra []byte
	if len(m.To)+len(m.Media)+len(m.Reactions)+len(m.Fields) > 0 || m.Subject != "" || m.Call != nil || !m.Edited.IsZero() {
		flags |= flagMore
		var err error
		if extra, err = json.Marshal(x); err != nil {
			return err
		}
	}
	p.number(flags)
	if flags&flagDated != 0 {
		at := m.At.UnixMilli()
		p.signed(at - p.at)
		p.at = at
		p.name(string(m.Basis))
	}
	p.text(m.RawTime)
	p.name(m.Thread)
	p.name(m.From)
	p.name(string(m.Kind))
	p.text(m.Text)
	p.name(m.Member)
	p.signed(m.Offset - p.end)
	p.end = m.Offset + m.Length
	p.number(uint64(m.Length))
	p.out = append(p.out, m.Slice[:]...)
	p.number(uint64(len(m.Doubts)))
	for _, d := range m.Doubts {
		p.name(string(d))
	}
	if flags&flagMore != 0 {
		p.text(string(extra))
	}
	p.n++
	return nil
}

// An unpacker reads what a packer wrote. After anything else broken is set.
type unpacker struct {
	in     []byte
	names  []string
	broken bool
}

func (u *unpacker) number() uint64 {
	n, size := binary.Uvarint(u.in)
	if size <= 0 {
		u.broken, u.in = true, nil
		return 0
	}
	u.in = u.in[size:]
	return n
}

func (u *unpacker) signed() int64 {
	n, size := binary.Varint(u.in)
	if size <= 0 {
		u.broken, u.in = true, nil
		return 0
	}
	u.in = u.in[size:]
	return n
}

func (u *unpacker) bytes(n uint64) []byte {
	if n > uint64(len(u.in)) {
		u.broken, u.in = true, nil
		return nil
	}
	b := u.in[:n]
	u.in = u.in[n:]
	return b
}

func (u *unpacker) text() string { return string(u.bytes(u.number())) }

func (u *unpacker) name() string {
	n := u.number()
	switch {
	case n == 0:
		s := u.text()
		u.names = append(u.names, s)
		return s
	case n > uint64(len(u.names)):
		u.broken = true
		return ""
	}
	return u.names[n-1]
}

// unpack reads the n messages of a part; the first is number from, and their
// times are shown by the clock of loc.
func unpack(body []byte, from, n int, loc *time.Location) ([]messages.Message, error) {
	if len(body) == 0 || body[0] != partFormat || n > len(body) {
		return nil, store.ErrDamaged
	}
	u := &unpacker{in: body[1:]}
	all := make([]messages.Message, n)
	at, end := int64(0), int64(0)
	for i := range all {
		m := &all[i]
		flags := u.number()
		m.Seq, m.Mine = from+i, flags&flagMine != 0
		if flags&flagDated != 0 {
			at += u.signed()
			m.At, m.Basis = time.UnixMilli(at).In(loc), messages.Basis(u.name())
		}
		m.RawTime, m.Thread, m.From, m.Kind, m.Text, m.Member = u.text(), u.name(), u.name(), messages.Kind(u.name()), u.text(), u.name()
		m.Offset = end + u.signed()
		m.Length = int64(u.number())
		end = m.Offset + m.Length
		copy(m.Slice[:], u.bytes(uint64(len(m.Slice))))
		for range min(u.number(), maxDoubts) {
			m.Doubts = append(m.Doubts, messages.Doubt(u.name()))
		}
		if flags&flagMore != 0 {
			var x more
			if json.Unmarshal(u.bytes(u.number()), &x) != nil {
				return nil, store.ErrDamaged
			}
			m.To, m.Subject, m.Edited, m.Call, m.Media, m.Reactions, m.Fields = x.To, x.Subject, x.Edited, x.Call, x.Media, x.Reactions, x.Fields
		}
		if u.broken {
			return nil, store.ErrDamaged
		}
	}
	if len(u.in) > 0 {
		return nil, store.ErrDamaged
	}
	return all, nil
}

package mail

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"path"
	"strings"
	"time"
	"unicode/utf16"

	"github.com/richardlehane/mscfb"

	"stillwater/app/messages"
	"stillwater/app/messages/internal/parts"
	"stillwater/app/messages/internal/prose"
)

const (
	maxOutlook = 512 << 20 // bytes of a .msg; Exchange stops at 150 MB
	maxIndex   = 64 << 20  // bytes read of its list of streams, which is held
	maxStreams = 20_000    // in one; a letter with 200 files has 4,000
	maxValue   = 1 << 20   // bytes of a text in it
	maxName    = 4 << 10   // bytes of a name: more than is shown
)

// isOutlook knows the container .msg is written in.
func isOutlook(in messages.Input) bool {
	head := make([]byte, 8)
	n, _ := in.ReadAt(head, 0)
	return bytes.Equal(head[:n], []byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"))
}

// A frugal reader gives up after so many bytes: the list of streams is read
// and held whole, however long it is.
type frugal struct {
	io.ReaderAt
	left   int64
	failed error
}

func (f *frugal) ReadAt(b []byte, at int64) (int, error) {
	if f.left -= int64(len(b)); f.left < 0 {
		return 0, messages.ErrTooLarge
	}
	n, err := f.ReaderAt.ReadAt(b, at)
	if err != nil && !errors.Is(err, io.EOF) {
		f.failed = err
	}
	return n, err
}

// What Outlook calls the properties that are read.
const (
	propSubject     = 0x0037
	propSubmitted   = 0x0039
	propSentFor     = 0x0042 // whom it was sent for: the name
	propSentAddress = 0x0065
	propHeaders     = 0x007D
	propSender      = 0x0C1A
	propAddress     = 0x0C1F
	propDelivered   = 0x0E06
	propBody        = 0x1000
	propRTF         = 0x1009
	propHTML        = 0x1013
	propName        = 0x3001
	propMail        = 0x3003
	propData        = 0x3701
	propShortName   = 0x3704
	propLongName    = 0x3707
	propType        = 0x370E
	propCodePage    = 0x3FFD
	propMailPage    = 0x3FDE
	propSMTP        = 0x39FE
	propSenderSMTP  = 0x5D01
	typeWords       = 0x001F // UTF-16
	typeBytes       = 0x001E // in a code page
	typeBinary      = 0x0102
)

// A store is the streams of a .msg below one of its folders: the letter itself,
// somebody it went to, or a file with it.
type store struct {
	texts map[uint32]*mscfb.File // by property and type
	fixed map[uint32][8]byte     // likewise, of numbers and times
	page  string                 // what letters without UTF-16 are written in
	doubt func(messages.Doubt)
}

// outlook reads a .msg: the letter in it, but not letters within that.
func (p *post) outlook(in messages.Input) (err error) {
	if in.Size > maxOutlook {
		return messages.ErrTooLarge
	}
	guard := &frugal{ReaderAt: in, left: maxIndex}
	defer func() {
		if recover() != nil { // the container's reader met what it did not expect
			err = messages.ErrNotMessages
		}
		if guard.failed != nil {
			err = guard.failed
		}
	}()
	doc, err := mscfb.New(guard)
	if guard.left < 0 {
		return messages.ErrTooLarge
	}
	if err != nil || len(doc.File) > maxStreams {
		return messages.ErrNotMessages
	}
	guard.left = 16 * (in.Size + maxIndex) // a file that leads in circles
	m := messages.Message{Kind: messages.Letter, Length: in.Size}
	h := sha256.New()
	if _, err := io.Copy(h, io.NewSectionReader(in, 0, in.Size)); err != nil {
		return err
	}
	h.Sum(m.Slice[:0])
	folders := map[string]*store{}
	var order []string
	for _, f := range doc.File[1:] {
		if len(f.Path) > 1 {
			continue // within a letter within this one
		}
		at := strings.Join(f.Path, "/")
		s := folders[at]
		if s == nil {
			s = &store{texts: map[uint32]*mscfb.File{}, fixed: map[uint32][8]byte{}, doubt: m.Doubt}
			folders[at] = s
			order = append(order, at)
		}
		if err := s.take(f, at == ""); err != nil {
			return err
		}
	}
	letter := folders[""]
	if letter == nil || len(letter.texts) == 0 {
		return messages.ErrNotMessages
	}
	letter.page = letter.codePage()
	for _, s := range folders {
		s.page = letter.page
	}
	p.fill(&m, letter)
	for _, at := range order {
		switch s := folders[at]; {
		case strings.HasPrefix(at, "__recip_version1.0_#"):
			m.To = append(m.To, person(s.short(propName), s.short(propSMTP, propMail)))
		case strings.HasPrefix(at, "__attach_version1.0_#"):
			m.Media = append(m.Media, s.file(p))
		}
	}
	return p.Give(m)
}

// take notes a stream under its property, and reads the numbers.
func (s *store) take(f *mscfb.File, top bool) error {
	if id, ok := strings.CutPrefix(f.Name, "__substg1.0_"); ok {
		key, err := hex.DecodeString(id)
		if err == nil && len(key) == 4 {
			s.texts[binary.BigEndian.Uint32(key)] = f
		}
		return nil
	}
	if f.Name != "__properties_version1.0" {
		return nil
	}
	raw, err := stream(f, maxValue)
	if err != nil {
		return err
	}
	const head, topHead, entry = 8, 32, 16
	from := head
	if top {
		from = topHead
	}
	for ; from+entry <= len(raw); from += entry {
		s.fixed[binary.LittleEndian.Uint32(raw[from:])] = [8]byte(raw[from+8 : from+entry])
	}
	return nil
}

// stream reads a stream of at most so many bytes.
func stream(f *mscfb.File, limit int64) ([]byte, error) {
	raw, err := io.ReadAll(io.LimitReader(f, limit))
	if errors.Is(err, messages.ErrTooLarge) {
		return nil, err
	}
	return raw, nil // a chain that breaks off has what it has
}

// raw is a property's bytes, and the type they are of.
func (s *store) raw(prop uint32, types ...uint32) ([]byte, uint32) {
	for _, t := range types {
		if f := s.texts[prop<<16|t]; f != nil {
			raw, err := stream(f, maxValue)
			if err != nil || f.Size > maxValue {
				s.doubt(messages.CutText)
			}
			return raw, t
		}
	}
	return nil, 0
}

// text is a property's letters.
func (s *store) text(prop uint32) string {
	raw, t := s.raw(prop, typeWords, typeBytes)
	if t == typeBytes {
		return strings.TrimRight(prose.Letters(raw, s.page), "\x00")
	}
	units := make([]uint16, len(raw)/2)
	for i := range units {
		units[i] = binary.LittleEndian.Uint16(raw[2*i:])
	}
	return strings.TrimRight(string(utf16.Decode(units)), "\x00")
}

// first is the first of some properties that says something.
func (s *store) first(props ...uint32) string {
	for _, prop := range props {
		if t := s.text(prop); t != "" {
			return t
		}
	}
	return ""
}

// short is first, of what there can be thousands.
func (s *store) short(props ...uint32) string {
	t := s.first(props...)
	return strings.Clone(t[:min(len(t), maxName)])
}

// number is a property that is one.
func (s *store) number(prop uint32) (uint32, bool) {
	const typeLong = 0x0003
	b, ok := s.fixed[prop<<16|typeLong]
	return binary.LittleEndian.Uint32(b[:]), ok
}

// when is a property that is a time: hundreds of nanoseconds since 1601.
func (s *store) when(prop uint32) (time.Time, bool) {
	const (
		typeTime = 0x0040
		ticks    = 10_000_000     // a second
		to1970   = 11_644_473_600 // seconds
	)
	b, ok := s.fixed[prop<<16|typeTime]
	n := binary.LittleEndian.Uint64(b[:])
	if !ok || n == 0 || n > 1<<62 {
		return time.Time{}, false
	}
	return time.Unix(int64(n/ticks)-to1970, int64(n%ticks)*100).UTC(), true
}

// pages are the code pages whose names do not follow from their numbers.
var pages = map[uint32]string{65001: "utf-8", 20127: "us-ascii", 932: "shift_jis", 936: "gbk", 949: "euc-kr", 950: "big5", 20866: "koi8-r", 21866: "koi8-u",
	54936: "gb18030", 51932: "euc-jp", 50220: "iso-2022-jp", 50221: "iso-2022-jp", 50222: "iso-2022-jp", 10000: "macintosh", 10007: "x-mac-cyrillic", 874: "windows-874", 866: "ibm866"}

// codePage names what the letter's bytes are written in.
func (s *store) codePage() string {
	for _, prop := range []uint32{propCodePage, propMailPage} {
		n, ok := s.number(prop)
		switch name, known := pages[n]; {
		case !ok || n == 0:
		case known:
			return name
		case n >= 28591 && n <= 28606:
			return fmt.Sprintf("iso-8859-%d", n-28590)
		default:
			return fmt.Sprintf("windows-%d", n)
		}
	}
	return ""
}

// fill sets what the letter itself says. Its own times are what Outlook wrote
// down; the headers, if it has any, are what was sent.
func (p *post) fill(m *messages.Message, s *store) {
	m.Subject = s.text(propSubject)
	m.Thread = thread(m.Subject)
	m.From = person(s.first(propSentFor, propSender), s.first(propSenderSMTP, propSentAddress, propAddress))
	m.Mine = mine(m.From, p.Options().Me)
	if m.Text = strings.TrimSpace(strings.ReplaceAll(s.text(propBody), "\r\n", "\n")); m.Text == "" {
		m.Text = s.fromPage(m)
	}
	if m.Text == "" && s.texts[propRTF<<16|typeBinary] != nil {
		p.Refuse(messages.Refusal{Reason: messages.Unknown}) // its text is there as packed RTF only
	}
	for _, prop := range []uint32{propSubmitted, propDelivered} {
		if at, ok := s.when(prop); ok {
			m.At, m.Basis, m.RawTime = at, messages.UTC, at.Format(time.RFC3339Nano)
			break
		}
	}
	headers := s.text(propHeaders)
	if headers == "" {
		return
	}
	w := parts.New(false)
	var offset int64
	for line := range strings.Lines(headers) {
		w.Line([]byte(line), offset, false)
		offset += int64(len(line))
	}
	h := w.End().Header
	for _, f := range h {
		m.Fields = append(m.Fields, messages.Field{Name: f.Name, Value: strings.TrimSpace(f.Raw())})
	}
	sent, ok := parseDate(h.Raw("Date"))
	if !ok {
		return
	}
	if m.At.IsZero() {
		m.At, m.Basis, m.RawTime = sent, messages.UTC, h.Raw("Date")
	} else if sent.Sub(m.At) > apart || m.At.Sub(sent) > apart {
		m.Doubt(messages.Conflict)
	}
}

// fromPage is the text of a letter that is written as a page.
func (s *store) fromPage(m *messages.Message) string {
	raw, t := s.raw(propHTML, typeBinary, typeWords, typeBytes)
	if raw == nil {
		return ""
	}
	html := prose.Letters(raw, s.page)
	if t == typeWords {
		html = s.text(propHTML)
	}
	page := prose.HTML(strings.NewReader(html), maxValue)
	if page.Hidden {
		m.Doubt(messages.HiddenText)
	}
	return page.Body
}

// person is a name and an address as one.
func person(name, address string) string {
	switch {
	case name == "" || strings.EqualFold(name, address):
		return address
	case !strings.Contains(address, "@"): // a path in somebody's directory
		return name
	}
	return name + " <" + address + ">"
}

// file is what is known of a file with the letter. Its bytes lie scattered, so
// that it has a hash and no place.
func (s *store) file(p *post) messages.Media {
	m := messages.Media{Name: path.Base(strings.ReplaceAll(s.short(propLongName, propShortName, propName), `\`, "/")), Type: s.short(propType), Size: -1}
	f := s.texts[propData<<16|typeBinary]
	if f == nil { // a letter, or a link to a file elsewhere
		m.Missing = true
		return m
	}
	h := sha256.New()
	n, err := io.Copy(h, io.LimitReader(f, maxOutlook))
	if err != nil || n != f.Size {
		p.Refuse(messages.Refusal{Reason: messages.Broken})
		m.Missing = true
		return m
	}
	m.Size, m.Encoding = n, Scattered
	h.Sum(m.SHA256[:0])
	return m
}

// Scattered is the Encoding of a file in a .msg: its bytes lie in pieces all
// over it, and Attachment puts them together.
const Scattered = "outlook"

// Attachment opens a file in a .msg, which is known by its hash. Errors are
// messages.ErrNotMessages, messages.Unreadable, and those of in.
func Attachment(in messages.Input, sum [sha256.Size]byte) (found io.Reader, err error) {
	guard := &frugal{ReaderAt: in, left: maxIndex}
	defer func() {
		if recover() != nil { // the container's reader met what it did not expect
			found, err = nil, messages.ErrNotMessages
		}
		if guard.failed != nil {
			found, err = nil, guard.failed
		}
	}()
	doc, err := mscfb.New(guard)
	if err != nil || in.Size > maxOutlook {
		return nil, messages.ErrNotMessages
	}
	guard.left = 16 * (in.Size + maxIndex)
	for i, f := range doc.File {
		if f.Name != fmt.Sprintf("__substg1.0_%04X%04X", propData, typeBinary) {
			continue
		}
		h := sha256.New()
		if n, err := io.Copy(h, io.LimitReader(f, maxOutlook)); err != nil || n != f.Size || [sha256.Size]byte(h.Sum(nil)) != sum {
			continue
		}
		guard.left = 16 * (in.Size + maxIndex)
		again, err := mscfb.New(guard) // from the start: its streams cannot go back quickly
		if err != nil {
			return nil, messages.ErrNotMessages
		}
		return again.File[i], nil
	}
	return nil, messages.Unreadable
}

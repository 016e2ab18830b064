package whatsapp

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"stillwater/app/messages/internal/calendar"
)

// begun is the year of the first WhatsApp: there is no message before it.
const begun = 2009

// A head is what stands before a message: "[20.11.26, 08:12:31] ", or
// "11/20/26, 8:12 PM - ".
type head struct {
	raw                  string // the date and time as written
	date                 calendar.Date
	hour, minute, second int
	half                 half
	shape                shape
	rest                 string // behind it: the author and the text, or what the program says
}

// A shape is what all heads of one export have in common, since one program
// wrote them in one moment.
type shape struct {
	bracket, seconds, half bool
	dateMark, timeMark     rune
}

// half says which half of the day an hour is of.
type half byte

const (
	whole   half = iota // of 24 hours
	morning             // before noon
	evening             // after noon
	noon                // about noon
	either              // a word this version does not know
)

// halves are the words for the halves of a day without dots and spaces. Words
// that only say that a time follows, such as Uhr, are whole.
var halves = map[string]half{}

func init() {
	for h, words := range map[half]string{
		morning: "am vm fm ap de dop dp öö pd sa ص قظ 上午 오전 午前 凌晨 早上 清晨 पूर्वाह्न मपू πμ дп пробед проб לפנהצ לפניהצהריים ก่อนเที่ยง முற்பகல் পূর্বাহ্ণ pg",
		evening: "pm nm em ip du pop odp ös md ch م بظ 下午 오후 午後 晚上 अपराह्न मउ μμ пп следоб слоб אחהצ אחריהצהריים หลังเที่ยง பிற்பகல் অপরাহ্ণ ptg petang malam",
		noon:    "中午",
		whole:   "uhr um at kl klo kello à a às alas alle om o h u ur la las в lúc 時 klockan klokken ora ore",
	} {
		for _, w := range strings.Fields(words) {
			halves[w] = h
		}
	}
}

// isMark reports whether r is unseen and says only how letters are turned.
func isMark(r rune) bool {
	return r == 0x200E || r == 0x200F || r >= 0x202A && r <= 0x202E || r >= 0x2066 && r <= 0x2069 || r == 0xFEFF || r == 0x061C
}

func unmarked(s string) string {
	return strings.TrimFunc(s, func(r rune) bool { return isMark(r) || unicode.IsSpace(r) })
}

// A cursor is what is left of a line.
type cursor string

func (c *cursor) peek() rune {
	if len(*c) > 0 && (*c)[0] < utf8.RuneSelf {
		return rune((*c)[0])
	}
	r, size := utf8.DecodeRuneInString(string(*c))
	if size == 0 {
		return -1
	}
	return r
}

func (c *cursor) pass() { // what peek saw
	_, size := utf8.DecodeRuneInString(string(*c))
	*c = (*c)[size:]
}

func (c *cursor) take(r rune) bool {
	if c.peek() != r {
		return false
	}
	c.pass()
	return true
}

func (c *cursor) marks() {
	for isMark(c.peek()) {
		c.pass()
	}
}

// spaces passes spaces of any kind, and reports whether there were some.
func (c *cursor) spaces() (some bool) {
	for r := c.peek(); r == ' ' || r == 0xA0 || r == 0x202F || isMark(r); r = c.peek() {
		some = some || !isMark(r)
		c.pass()
	}
	return some
}

// digit is the value of r in the scripts that phones write dates in, or -1.
func digit(r rune) int {
	for _, zero := range [...]rune{'0', 0x660, 0x6F0, 0x966, 0x9E6} {
		if r >= zero && r <= zero+9 {
			return int(r - zero)
		}
	}
	return -1
}

// number passes one to four digits.
func (c *cursor) number() (n, digits int) {
	c.marks()
	for d := digit(c.peek()); d >= 0 && digits < 5; d = digit(c.peek()) {
		n, digits = 10*n+d, digits+1
		c.pass()
	}
	return n, digits
}

// word passes letters and what stands between those of one abbreviation: a.m.,
// p. m. It gives them without that.
func (c *cursor) word() string {
	var b strings.Builder
	rest := *c
	for b.Len() < 64 {
		switch r := rest.peek(); {
		case unicode.IsLetter(r) || unicode.IsMark(r):
			b.WriteRune(unicode.ToLower(r))
			rest.pass()
			*c = rest
		case b.Len() > 0 && (r == '.' || r == '"' || r == '״' || r == '׳'):
			rest.pass()
			*c = rest
		case b.Len() > 0 && b.Len() < 4 && (r == ' ' || r == 0xA0 || r == 0x202F || isMark(r)):
			rest.pass()
		default:
			return b.String()
		}
	}
	return b.String()
}

// parseHead reads the head of a line, if it has one.
func parseHead(line string) (h head, ok bool) {
	c := cursor(line)
	c.marks()
	if r := c.peek(); r != '[' && digit(r) < 0 {
		return h, false
	}
	h.shape.bracket = c.take('[')
	c.marks()
	start := c
	if !h.readDate(&c) {
		return h, false
	}
	if !c.take(',') && !c.take('،') {
		c.take('.')
	}
	if !c.spaces() {
		return h, false
	}
	for n := 0; n < 3 && digit(c.peek()) < 0; n++ { // um, kl., a las, 오후
		w := c.word()
		if w == "" {
			return h, false
		}
		h.word(w)
		c.spaces()
	}
	if !h.readTime(&c) {
		return h, false
	}
	end := c
	c.spaces()
	if w := c.word(); w != "" {
		h.word(w)
		end = c
		c.spaces()
	}
	h.shape.half = h.half != whole
	h.raw = unmarked(string(start[:len(start)-len(end)]))
	if h.shape.bracket {
		if !c.take(']') {
			return h, false
		}
	} else if !c.take('-') && !c.take('–') {
		return h, false
	}
	if len(c) > 0 && !c.spaces() {
		return h, false
	}
	h.rest = string(c)
	return h, true
}

func (h *head) readDate(c *cursor) bool {
	for i := range h.date.Groups {
		var digits int
		if h.date.Groups[i], digits = c.number(); digits == 0 || digits > 4 || digits == 3 {
			return false
		}
		if i == 0 {
			h.date.Wide = digits
		}
		c.marks()
		if i == 2 {
			return true
		}
		r := c.peek()
		if r != '/' && r != '.' && r != '-' || i == 1 && r != h.shape.dateMark {
			return false
		}
		h.shape.dateMark = r
		c.pass()
		h.date.Dotted = r == '.' && !c.spaces()
	}
	return false
}

func (h *head) readTime(c *cursor) bool {
	var digits int
	if h.hour, digits = c.number(); digits == 0 || digits > 2 || h.hour > 24 {
		return false
	}
	c.marks()
	if h.shape.timeMark = c.peek(); h.shape.timeMark != ':' && h.shape.timeMark != '.' {
		return false
	}
	c.pass()
	if h.minute, digits = c.number(); digits != 2 || h.minute > 59 {
		return false
	}
	c.marks()
	if c.peek() == h.shape.timeMark {
		c.pass()
		h.shape.seconds = true
		if h.second, digits = c.number(); digits != 2 || h.second > 60 {
			return false
		}
	}
	return true
}

// word takes a word beside the time in.
func (h *head) word(w string) {
	half, known := halves[w]
	switch {
	case !known && h.half == whole:
		h.half = either
	case half != whole:
		h.half = half
	}
}

// clock is the hour of 24; sure is false if the half of the day is not known.
func (h head) clock() (hour int, sure bool) {
	switch {
	case h.half == whole || h.hour > 12:
		return h.hour, true
	case h.half == either:
		return h.hour, false
	case h.half == morning:
		return h.hour % 12, true
	case h.half == noon && h.hour >= 10:
		return h.hour, true
	}
	return h.hour%12 + 12, true
}

package media

import (
	"bytes"
	"regexp"

	"github.com/gabriel-vasile/mimetype"
)

// HeadSize is how many bytes TypeOf looks at.
const HeadSize = 4096

// chatDay is how a date and a time begin in a chat.
const chatDay = `\d{1,4}[./-]\d{1,2}[./-]\d{1,4}[.,]?[ \x{202F}\x{00A0}][^\r\n\]]{0,16}?\d{1,2}[:.]\d\d`

// Types that no registry or detector has, of files that other programs export.
const (
	WhatsAppText = "text/x-whatsapp"   // a chat that WhatsApp exported
	SMSBackupXML = "text/x-sms-backup" // what SMS Backup & Restore writes
)

// sniffers know types the detector does not; the first that fits counts.
var sniffers = []struct {
	mediaType string
	fits      func(head []byte) bool
}{
	{"application/timestamp-reply", isReply},
	{"application/timestamp-query", isQuery},
	{"application/vnd.opentimestamps.ots", func(b []byte) bool { return bytes.HasPrefix(b, []byte("\x00OpenTimestamps\x00\x00Proof\x00")) }},
	{"application/warc", func(b []byte) bool { return bytes.HasPrefix(b, []byte("WARC/1.")) }},
	{"application/mbox", mboxHead.Match},
	{"multipart/related", isMHTML},
	{"message/rfc822", isMail},
	{SMSBackupXML, smsHead.Match},
	{WhatsAppText, chatHead.Match},
}

var (
	mboxHead = regexp.MustCompile(`^From [^\r\n]{1,200} (?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) [ \d]\d \d\d:\d\d[^\r\n]{0,40}\r?\n[!-9;-~]+:`)
	smsHead  = regexp.MustCompile(`^(?:\x{FEFF})?\s*(?:<\?xml[^>]*\?>)?\s*(?:<!--(?s:.*?)-->\s*)*(?:<\?xml-stylesheet[^>]*\?>\s*)?<(?:smses|calls)[\s>]`)
	// chatHead is a chat's first line: a date in figures, a time, and what
	// parts them from the author. Other programs write brackets, too, but
	// without seconds and an author.
	chatHead = regexp.MustCompile(`^(?:\x{FEFF}|\x{200E})*(?:` + chatDay + `[^\r\n\]]{0,24}? [-–] \S|\[` + chatDay + `[:.]\d\d[^\r\n\]]{0,24}?\] [^\r\n:]{1,100}: )`)
	field    = regexp.MustCompile(`^[!-9;-~]+:`)
	saved    = regexp.MustCompile(`(?im)^content-type:\s*multipart/related\b`)
	location = regexp.MustCompile(`(?im)^(?:snapshot-content-location|content-location|x-maf-information):|^from:\s*"?<?saved by `)
	sender   = regexp.MustCompile(`(?im)^(?:from|return-path|received|sender):`)
	letter   = regexp.MustCompile(`(?im)^(?:date|message-id|subject|mime-version|to|delivered-to|received|x-mozilla-status):`)
)

// TypeOf names what the first bytes of a file say it is.
func TypeOf(head []byte) (name string) {
	defer func() {
		if recover() != nil { // the bytes come from a stranger, and the detector is not ours
			name = "application/octet-stream"
		}
	}()
	for _, s := range sniffers {
		if s.fits(head) {
			return s.mediaType
		}
	}
	return mimetype.Detect(head).String()
}

// header is what a file begins with if that is fields of a mail's header, at
// least two, else empty.
func header(head []byte) []byte {
	if !field.Match(head) {
		return nil
	}
	if end := headerEnd(head); end >= 0 {
		head = head[:end]
	} else if cut := bytes.LastIndexByte(head, '\n'); cut >= 0 {
		head = head[:cut] // the last line may go on
	}
	lines := 0
	for line := range bytes.Lines(head) {
		if !field.Match(line) && line[0] != ' ' && line[0] != '\t' {
			return nil
		}
		lines++
	}
	if lines < 2 {
		return nil
	}
	return head
}

func isMail(b []byte) bool {
	h := header(b)
	return sender.Match(h) && letter.Match(h)
}

func isMHTML(b []byte) bool {
	h := header(b)
	return saved.Match(h) && location.Match(b)
}

var (
	// signedData and tstInfo are what a time-stamp is wrapped in, in DER.
	signedData = []byte{0x06, 0x09, 0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x07, 0x02}
	tstInfo    = []byte{0x06, 0x0B, 0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x09, 0x10, 0x01, 0x04}
)

// sequence is what stands in the DER sequence that b begins with, if it does.
func sequence(b []byte) ([]byte, bool) {
	if len(b) < 2 || b[0] != 0x30 {
		return nil, false
	}
	if b[1] < 0x80 {
		return b[2:], true
	}
	n := int(b[1] & 0x7F)
	if n < 1 || n > 4 || len(b) < 2+n {
		return nil, false
	}
	return b[2+n:], true
}

// isReply knows a time-stamp reply of RFC 3161, and a token without its
// wrapper.
func isReply(b []byte) bool {
	in, ok := sequence(b)
	if !ok {
		return false
	}
	if bytes.HasPrefix(in, signedData) {
		return bytes.Contains(b, tstInfo)
	}
	status, ok := sequence(in)
	if !ok || len(status) < 3 || status[0] != 0x02 || status[1] != 1 || status[2] > 5 {
		return false
	}
	return bytes.Contains(b, tstInfo) || status[2] > 1 && len(b) < 512 // refused, and so without a token
}

// isQuery knows a time-stamp request: version 1, then a hash and how it was
// made.
func isQuery(b []byte) bool {
	in, ok := sequence(b)
	if !ok || !bytes.HasPrefix(in, []byte{0x02, 0x01, 0x01}) {
		return false
	}
	imprint, ok := sequence(in[3:])
	if !ok {
		return false
	}
	method, ok := sequence(imprint)
	return ok && len(method) > 0 && method[0] == 0x06
}

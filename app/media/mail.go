package media

import (
	"bytes"
	"errors"
	"io"
	"mime"
	"net/mail"
	"strings"

	"golang.org/x/net/html/charset"
)

const (
	maxHeader = 256 << 10 // bytes of a mail's header; a long way through lists makes 30 KiB
	maxFields = 300       // of one
	maxField  = 8 << 10   // bytes of a field that are put together
)

// told are the fields of a mail's header that say who, when and on what way;
// the rest is signatures and sorting.
var told = map[string]Subject{
	"date": OfDate, "received": "", "delivery-date": OfDate, "resent-date": OfDate, "expires": "",
	"from": OfPerson, "sender": OfPerson, "reply-to": OfPerson, "return-path": OfPerson, "to": OfPerson, "cc": OfPerson, "bcc": OfPerson, "delivered-to": OfPerson, "resent-from": OfPerson,
	"subject": "", "message-id": "", "in-reply-to": "", "x-originating-ip": OfPlace, "x-sender-ip": OfPlace, "x-mailer": OfSoftware, "user-agent": OfSoftware,
	"authentication-results": "", "received-spf": "", "dkim-signature": "", "arc-authentication-results": "",
	"snapshot-content-location": "", "content-type": "",
}

// mailHeader reads the fields of a mail's header, in the mail's order: the
// uppermost Received was written last.
func mailHeader(in *frugal, c *collection, _ string) bool {
	head := make([]byte, min(maxHeader, in.size))
	n, err := in.ReadAt(head, 0)
	if err != nil && !errors.Is(err, io.EOF) {
		return false
	}
	head, whole := head[:n], true
	if end := headerEnd(head); end >= 0 {
		head = head[:end]
	} else {
		whole = int64(n) == in.size
	}
	words := mime.WordDecoder{CharsetReader: charset.NewReaderLabel}
	for i, field := range unfolded(head) {
		if i == maxFields {
			return false
		}
		name, value, found := strings.Cut(field, ":")
		about, known := told[strings.ToLower(strings.TrimSpace(name))]
		if !found || !known {
			continue
		}
		value = strings.TrimSpace(value)
		if plain, err := words.DecodeHeader(value); err == nil {
			value = plain
		}
		if day := value[strings.LastIndex(value, ";")+1:]; about == OfDate || strings.EqualFold(name, "received") {
			at, _ := mail.ParseDate(strings.TrimSpace(day))
			c.date(Mail, name, value, at, !at.IsZero())
			continue
		}
		c.add(Fact{Origin: Mail, Name: name, Value: value, About: about})
	}
	return whole
}

// headerEnd is where the empty line after a header begins, or -1.
func headerEnd(b []byte) int {
	lf, crlf := bytes.Index(b, []byte("\n\n")), bytes.Index(b, []byte("\n\r\n"))
	if lf < 0 || crlf >= 0 && crlf < lf {
		return crlf
	}
	return lf
}

// unfolded are a header's fields, each in one line.
func unfolded(head []byte) (fields []string) {
	for line := range bytes.Lines(head) {
		line = bytes.TrimRight(line, "\r\n")
		if n := len(fields); n > 0 && len(line) > 0 && (line[0] == ' ' || line[0] == '\t') {
			if len(fields[n-1]) < maxField {
				fields[n-1] += " " + string(bytes.TrimSpace(line))
			}
		} else if len(fields) <= maxFields {
			fields = append(fields, string(line))
		}
	}
	return fields
}

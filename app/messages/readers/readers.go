// Package readers is the one place that knows every reader of messages: which
// there is for a source, which may fit a file, and how to come back to the
// bytes that a message is.
package readers

import (
	"bytes"
	"encoding/base64"
	"io"
	"mime/quotedprintable"
	"path"
	"strings"

	"stillwater/app/messages"
	"stillwater/app/messages/calls"
	"stillwater/app/messages/discord"
	"stillwater/app/messages/imessage"
	"stillwater/app/messages/internal/hostile"
	"stillwater/app/messages/mail"
	"stillwater/app/messages/meta"
	"stillwater/app/messages/pages"
	"stillwater/app/messages/signal"
	"stillwater/app/messages/smsbackup"
	"stillwater/app/messages/telegram"
	"stillwater/app/messages/whatsapp"
)

// headSize is how much of a file is looked at to tell what it is.
const headSize = 64 << 10

// maxMember is the most of a file within an archive that is passed over on the
// way to a message: what any reader takes.
const maxMember = 64 << 30

type reader struct {
	read    messages.Reader
	version string
}

var all = map[messages.Source]reader{
	messages.WhatsApp: {whatsapp.Read, whatsapp.Version}, messages.SMSBackup: {smsbackup.Read, smsbackup.Version}, messages.Telegram: {telegram.Read, telegram.Version},
	messages.Discord: {discord.Read, discord.Version}, messages.IMessage: {imessage.Read, imessage.Version}, messages.Calls: {calls.Read, calls.Version},
	messages.Mail: {mail.Read, mail.Version}, messages.Meta: {meta.Read, meta.Version}, messages.Signal: {signal.Read, signal.Version}, messages.Pages: {pages.Read, pages.Version},
}

// Of returns the reader for a source and its version; nil for what is none.
func Of(source messages.Source) (messages.Reader, string) {
	r := all[source]
	return r.read, r.version
}

// Open opens bytes of a file, or of a file within it if it is an archive: those
// of a message, or of what was sent along.
func Open(in messages.Input, member string, offset, length int64) (io.ReadCloser, error) {
	if member == "" {
		return io.NopCloser(io.NewSectionReader(in, offset, length)), nil
	}
	a, err := hostile.Open(in, func(messages.Refusal) {})
	if err != nil {
		return nil, err
	}
	f, err := a.Open(member, maxMember)
	if err != nil {
		return nil, err
	}
	if _, err := io.CopyN(io.Discard, f, offset); err != nil {
		_ = f.Close()
		return nil, messages.Unreadable
	}
	if length < 0 { // all of it
		return f, nil
	}
	return &part{io.LimitReader(f, length), f}, nil
}

// Media opens what was sent along with a message: a file of the archive, or
// bytes that stand within the message itself.
func Media(in messages.Input, m messages.Message, x messages.Media) (io.ReadCloser, error) {
	if x.Encoding == mail.Scattered {
		f, err := mail.Attachment(in, x.SHA256)
		return io.NopCloser(f), err
	}
	if x.Length == 0 {
		return Open(in, x.Member, 0, -1)
	}
	member := x.Member
	if member == "" {
		member = m.Member
	}
	f, err := Open(in, member, x.Offset, x.Length)
	if err != nil {
		return nil, err
	}
	switch x.Encoding {
	case "base64":
		return &part{base64.NewDecoder(base64.StdEncoding, &letters{f}), f}, nil
	case "quoted-printable":
		return &part{quotedprintable.NewReader(f), f}, nil
	}
	return f, nil
}

// letters leaves white space out.
type letters struct{ io.Reader }

func (l *letters) Read(b []byte) (int, error) {
	for {
		n, err := l.Reader.Read(b)
		kept := 0
		for _, c := range b[:n] {
			if c != ' ' && c != '\t' && c != '\r' && c != '\n' {
				b[kept] = c
				kept++
			}
		}
		if kept > 0 || err != nil {
			return kept, err
		}
	}
}

type part struct {
	io.Reader
	io.Closer
}

// Sniff says which sources a file may be from, the likeliest first; none if it
// looks like none. Only reading it shows.
func Sniff(in messages.Input) []messages.Source {
	if hostile.IsArchive(in) {
		return sniffArchive(in)
	}
	head := make([]byte, headSize)
	n, _ := in.ReadAt(head, 0)
	return sniffHead(strings.ToLower(in.Name), head[:n])
}

func sniffArchive(in messages.Input) (found []messages.Source) {
	a, err := hostile.Open(in, func(messages.Refusal) {})
	if err != nil {
		return nil
	}
	has := map[messages.Source]bool{}
	for _, p := range a.Paths {
		p = strings.ToLower(p)
		base, ext := path.Base(p), path.Ext(p)
		switch {
		case base == "_chat.txt" || ext == ".txt" && strings.Contains(base, "whatsapp"):
			has[messages.WhatsApp] = true
		case base == "result.json":
			has[messages.Telegram] = true
		case base == "main.jsonl" || base == "chat.md" || base == "index.md":
			has[messages.Signal] = true
		case ext == ".json" && strings.HasPrefix(base, "message_"), ext == ".json" && strings.Contains(p, "messages/"):
			has[messages.Meta] = true
		case ext == ".xml" && (strings.HasPrefix(base, "sms") || strings.HasPrefix(base, "calls")):
			has[messages.SMSBackup] = true
		case ext == ".eml" || ext == ".mbox" || ext == ".msg":
			has[messages.Mail] = true
		case ext == ".mht" || ext == ".mhtml" || ext == ".warc" || strings.HasSuffix(base, ".warc.gz"):
			has[messages.Pages] = true
		case ext == ".json":
			has[messages.Discord] = true
		case ext == ".txt" || ext == ".html":
			has[messages.IMessage] = true
		}
	}
	for _, s := range messages.Sources {
		if has[s] {
			found = append(found, s)
		}
	}
	return found
}

// signs are what the beginnings of files hold, all of them in lower case.
var signs = []struct {
	source messages.Source
	any    []string // endings of the name, or words of the beginning
}{
	{messages.SMSBackup, []string{"<smses", "<calls", "<sms ", "<mms ", "<allsms"}},
	{messages.IMessage, []string{`class="message"`, `class="announcement"`}},
	{messages.Pages, []string{"page saved with singlefile", "snapshot-content-location", "warc/1."}},
	{messages.Discord, []string{`"guild"`, `"exportedat"`}},
	{messages.Meta, []string{`"participants"`, `"sender_name"`, `"sendername"`}},
	{messages.Telegram, []string{`"personal_chat"`, `"date_unixtime"`, `"personal_information"`, `"from_id"`}},
	{messages.Signal, []string{`"chatitem"`, `"backuptimems"`, `"recipient"`}},
}

func sniffHead(name string, head []byte) (found []messages.Source) {
	head = bytes.ReplaceAll(bytes.ToLower(head), []byte{0}, nil) // UTF-16 of ASCII
	add := func(s messages.Source, fits bool) {
		for _, f := range found {
			fits = fits && f != s
		}
		if fits {
			found = append(found, s)
		}
	}
	for _, s := range signs {
		for _, w := range s.any {
			add(s.source, bytes.Contains(head, []byte(w)))
		}
	}
	ext := path.Ext(name)
	text := ext == ".txt" || ext == ""
	add(messages.Mail, ext == ".eml" || ext == ".mbox" || ext == ".msg" || bytes.HasPrefix(head, []byte("from ")) || bytes.HasPrefix(head, []byte("return-path:")) || bytes.HasPrefix(head, []byte("received:")))
	add(messages.Pages, ext == ".mht" || ext == ".mhtml" || ext == ".html" || ext == ".htm" || ext == ".warc" || strings.HasSuffix(name, ".warc.gz"))
	add(messages.Signal, ext == ".jsonl" || ext == ".md")
	first, _, _ := bytes.Cut(head, []byte("\n"))
	add(messages.Calls, ext == ".csv" || ext == ".tsv")
	add(messages.WhatsApp, text && (strings.Contains(name, "whatsapp") || name == "_chat.txt" || len(first) > 0 && (first[0] == '[' || bytes.ContainsAny(first[:min(len(first), 4)], "0123456789"))))
	add(messages.IMessage, text && bytes.Contains(first, []byte("m (read by")) || text && (bytes.HasSuffix(bytes.TrimSpace(first), []byte(" am")) || bytes.HasSuffix(bytes.TrimSpace(first), []byte(" pm"))))
	add(messages.WhatsApp, text && len(found) == 0 && len(head) > 0)
	return found
}

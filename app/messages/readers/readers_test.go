package readers_test

import (
	"bytes"
	"encoding/base64"
	"io"
	"strings"
	"testing"

	"stillwater/app/messages"
	"stillwater/app/messages/messagestest"
	"stillwater/app/messages/readers"
)

func input(name string, data []byte) messages.Input {
	return messages.Input{ReaderAt: bytes.NewReader(data), Size: int64(len(data)), Name: name}
}

func TestEverySourceHasItsReader(t *testing.T) {
	for _, s := range messages.Sources {
		read, version := readers.Of(s)
		if read == nil || !strings.HasPrefix(version, string(s)+"/") {
			t.Errorf("%s: version %q", s, version)
			continue
		}
		for _, data := range [][]byte{nil, []byte("\x00"), []byte("PK\x03\x04")} {
			if got, _, err := messagestest.Read(t, read, "x", data, messages.Options{}); err == nil || len(got) > 0 {
				t.Errorf("%s reads %q as %d messages", s, data, len(got))
			}
		}
	}
	if read, _ := readers.Of("pigeon"); read != nil {
		t.Error("there is a reader for pigeons")
	}
}

func TestSniff(t *testing.T) {
	for name, c := range map[string]struct {
		data string
		want messages.Source
	}{
		"WhatsApp Chat with Anna.txt": {"20.11.26, 08:12 - Anna: hi\n", messages.WhatsApp},
		"_chat.txt":                   {"\u200e[20.11.26, 08:12:31] Anna: hi\r\n", messages.WhatsApp},
		"chat.txt":                    {"[20.11.26, 08:12:31] Anna: hi\r\n", messages.WhatsApp},
		"Anna.txt":                    {"May 17, 2022  5:29:42 PM (Read by you after 2 seconds)\nAnna\nhi\n", messages.IMessage},
		"Anna.html":                   {`<html><div class="message">`, messages.IMessage},
		"sms-2026.xml":                {"<?xml version='1.0'?><smses count=\"1\">", messages.SMSBackup},
		"calls.xml":                   {"<calls count=\"1\">", messages.SMSBackup},
		"result.json":                 {`{"name": "A", "type": "personal_chat", "messages": [`, messages.Telegram},
		"Home - general.json":         {`{"guild": {"id": "1"}, "channel": {`, messages.Discord},
		"message_1.json":              {`{"participants": [{"name": "A"}]`, messages.Meta},
		"calls.csv":                   {"Number,Date\n", messages.Calls},
		"letter.eml":                  {"Received: from x\n", messages.Mail},
		"all.mbox":                    {"From a@b Fri Nov 20\n", messages.Mail},
		"page.mhtml":                  {"From: <Saved by Blink>\nSnapshot-Content-Location: x", messages.Pages},
		"page.html":                   {"<!DOCTYPE html> <!-- Page saved with SingleFile \n url: x", messages.Pages},
		"page.warc":                   {"WARC/1.0\r\n", messages.Pages},
		"main.jsonl":                  {`{"version":1,"backupTimeMs":"1"}`, messages.Signal},
	} {
		if got := readers.Sniff(input(name, []byte(c.data))); len(got) == 0 || got[0] != c.want {
			t.Errorf("%s: %v, want %s first", name, got, c.want)
		}
	}
	for want, files := range map[messages.Source][]string{
		messages.WhatsApp: {"_chat.txt", "x", "00000001-PHOTO.jpg", "x"}, messages.Telegram: {"ChatExport/result.json", "{}"}, messages.SMSBackup: {"sms-1.xml", "<smses/>"},
		messages.Meta: {"messages/inbox/anna_1/message_1.json", "{}"}, messages.Mail: {"a.eml", "x"}, messages.Discord: {"channel.json", "{}"}, messages.IMessage: {"Anna.txt", "x"},
	} {
		if got := readers.Sniff(input("x.zip", messagestest.Zip(t, files...))); len(got) == 0 || got[0] != want {
			t.Errorf("an archive of %v: %v, want %s", files, got, want)
		}
	}
	for name, data := range map[string]string{"a.jpg": "\xff\xd8\xff", "a.pdf": "%PDF-1.7", "a.zip": "PK\x03\x04"} {
		if got := readers.Sniff(input(name, []byte(data))); len(got) > 0 {
			t.Errorf("%s: %v", name, got)
		}
	}
}

func TestBackToTheBytes(t *testing.T) {
	archive := input("x.zip", messagestest.Zip(t, "chat.txt", "before the bytes after", "a.jpg", "picture"))
	plain := input("x.txt", []byte("before "+base64.StdEncoding.EncodeToString([]byte("picture"))[:5]+"\n "+base64.StdEncoding.EncodeToString([]byte("picture"))[5:]+" =C3=A9 after"))
	all := func(f io.ReadCloser, err error) string {
		if err != nil {
			return err.Error()
		}
		defer f.Close()
		b, err := io.ReadAll(f)
		if err != nil {
			return err.Error()
		}
		return string(b)
	}
	for want, got := range map[string]string{
		"the bytes":                     all(readers.Open(archive, "chat.txt", 7, 9)),
		"before":                        all(readers.Open(plain, "", 0, 6)),
		messages.Unreadable.Error():     all(readers.Open(archive, "nowhere", 0, 1)),
		"picture":                       all(readers.Media(archive, messages.Message{}, messages.Media{Member: "a.jpg"})),
		" the bytes after":              all(readers.Media(archive, messages.Message{Member: "chat.txt"}, messages.Media{Offset: 6, Length: 99})),
		"é":                             all(readers.Media(plain, messages.Message{}, messages.Media{Offset: 22, Length: 6, Encoding: "quoted-printable"})),
		messages.ErrNotMessages.Error(): all(readers.Open(plain, "a.jpg", 0, 1)),
	} {
		if got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
	if got := all(readers.Media(plain, messages.Message{}, messages.Media{Offset: 7, Length: 14, Encoding: "base64"})); got != "picture" {
		t.Errorf("%q", got)
	}
}

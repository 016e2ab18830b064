package media

import (
	"encoding/hex"
	"os"
	"testing"
)

// A reply and a request as openssl ts writes them, their beginnings.
const (
	tsReply = "3082031330030201003082030a06092a864886f70d010702a08202fb308202f7020103310f300d060960864801650304020305003081c6060b2a864886f70d0109100104a081b6"
	tsQuery = "30390201013031300d060960864801650304020105000420e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b8550101ff"
)

func TestTypeOf(t *testing.T) {
	raw := func(s string) string { b, _ := hex.DecodeString(s); return string(b) }
	heic, err := os.ReadFile("testdata/phone.heic")
	must(t, err)
	for _, x := range []struct{ name, head, want string }{
		{"a chat on Android", "20.11.26, 18:30 - Nachrichten und Anrufe sind verschlüsselt.\n", WhatsAppText},
		{"a chat on an iPhone", "\u200e[20/11/2026, 6:30:05\u202fPM] Mira: hello\r\n", WhatsAppText},
		{"a chat the other way round", "2026/11/20, 18:30 - Mira: hello\n", WhatsAppText},
		{"a diary", "2026-11-20 18:30\nNothing happened.\n", "text/plain; charset=utf-8"},
		{"jrnl", "[2026-11-20 08:12] Bought a lamp.\n", "text/plain; charset=utf-8"},
		{"texts", "<?xml version='1.0' encoding='UTF-8' standalone='yes' ?>\n<!--File Created By SMS Backup & Restore-->\n<?xml-stylesheet type=\"text/xsl\" href=\"sms.xsl\"?>\n<smses count=\"1\">", SMSBackupXML},
		{"calls", "<calls count=\"1\">", SMSBackupXML},
		{"XML", "<?xml version=\"1.0\"?><a/>", "text/xml; charset=utf-8"},
		{"an mbox", "From a@example.net Fri Nov 20 18:30:05 2026\nReturn-Path: <a@example.net>\n", "application/mbox"},
		{"a letter", "From my heart Fri Nov 20 18:30:05 2026\n\nthank you\n", "text/plain; charset=utf-8"},
		{"a mail", mailHead, "message/rfc822"},
		{"a form", "Name: x\nFrom: here\nWhat: that\n\n", "text/plain; charset=utf-8"},
		{"a saved page", "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://example.net/\r\nSubject: x\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype=\"text/html\"\r\n\r\n", "multipart/related"},
		{"a mail with pictures", "From: a@example.net\r\nDate: x\r\nContent-Type: multipart/related\r\n\r\n", "message/rfc822"},
		{"WARC", "WARC/1.1\r\nWARC-Type: warcinfo\r\n", "application/warc"},
		{"a time-stamp", raw(tsReply), "application/timestamp-reply"},
		{"a refused one", "\x30\x05\x30\x03\x02\x01\x02", "application/timestamp-reply"},
		{"a request for one", raw(tsQuery), "application/timestamp-query"},
		{"a certificate", raw("308203003082020002010130"), "application/octet-stream"},
		{"OpenTimestamps", "\x00OpenTimestamps\x00\x00Proof\x00\xbf\x89", "application/vnd.opentimestamps.ots"},
		{"HEIC", string(heic), "image/heic"},
		{"nothing", "", "text/plain"},
	} {
		if got := TypeOf([]byte(x.head)); got != x.want {
			t.Errorf("%s is %s, want %s", x.name, got, x.want)
		}
	}
}

func FuzzTypeOf(f *testing.F) {
	f.Add([]byte(mailHead))
	f.Add([]byte("\x30\x05\x30\x03\x02\x01\x02"))
	f.Fuzz(func(t *testing.T, head []byte) {
		if TypeOf(head) == "" {
			t.Error("no name")
		}
	})
}

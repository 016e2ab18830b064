package signal

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"stillwater/app/messages"
	"stillwater/app/messages/messagestest"
)

func read(t testing.TB, name string, data []byte, o messages.Options) ([]messages.Message, messages.Summary) {
	t.Helper()
	all, s, err := messagestest.Read(t, Read, name, data, o)
	if err != nil {
		t.Fatal(err)
	}
	return all, s
}

var (
	hashed = sha256.Sum256([]byte("picture"))
	key    = []byte("made up, and long enough as it is")
	stored = sha256.Sum256(append(bytes.Clone(hashed[:]), key...))
)

// export is a main.jsonl; people come before what refers to them.
var export1 = strings.Join([]string{
	`{"version":"1","backupTimeMs":"1795199500000"}`,
	`{"account":{"username":"mira.01"}}`,
	`{"recipient":{"id":"1","self":{}}}`,
	`{"recipient":{"id":"2","contact":{"e164":"4915112345678","profileGivenName":"Jörg","profileFamilyName":"Lind","nickname":{"given":"J"}}}}`,
	`{"recipient":{"id":"3","group":{"snapshot":{"title":{"title":"Haus"}}}}}`,
	`{"chat":{"id":"10","recipientId":"2"}}`,
	`{"chat":{"id":"11","recipientId":"3"}}`,
	`{"chatItem":{"chatId":"10","authorId":"2","dateSent":"1795199405123","incoming":{"dateReceived":"1795199405500","dateServerSent":"1795199405300"},"standardMessage":{"text":{"body":"Hallo"},"quote":{"authorId":"1","text":{"body":"?"}},"reactions":[{"emoji":"👍","authorId":"1","sentTimestamp":"1795199406000"}],"attachments":[{"pointer":{"contentType":"image/jpeg","fileName":"a.jpg","locatorInfo":{"plaintextHash":"` + base64.StdEncoding.EncodeToString(hashed[:]) + `","localKey":"` + base64.StdEncoding.EncodeToString(key) + `","size":7}}}]}}}`,
	`{"chatItem":{"chatId":"11","authorId":"1","dateSent":"1795199407000","outgoing":{"sendStatus":[{"recipientId":"2","failed":{"reason":"NETWORK"}}]},"standardMessage":{"text":{"body":"Wo?"}}}}`,
	`{"chatItem":{"chatId":"10","authorId":"2","dateSent":"1795199408000","incoming":{"dateServerSent":"1795199408000"},"remoteDeletedMessage":{}}}`,
	`{"chatItem":{"chatId":"10","authorId":"2","dateSent":"1795199409000","directionless":{},"updateMessage":{"individualCall":{"type":"VIDEO_CALL","direction":"INCOMING","state":"MISSED","startedCallTimestamp":"1795199409000"}}}}`,
	`{"chatItem":{"chatId":"10","authorId":"2","dateSent":"1795199410000","directionless":{},"updateMessage":{"simpleUpdate":{"type":"IDENTITY_UPDATE"}}}}`,
	`{"chatItem":{"chatId":"10","authorId":"2","dateSent":"1795199411000","incoming":{"dateServerSent":"1795999411000"},"standardMessage":{"text":{"body":"half \ud83d"}},"revisions":[{"standardMessage":{"text":{"body":"before"}}}]}}`,
	`{"chatItem":{"chatId":"10","authorId":"9","dateSent":"1795199412000","incoming":{},"viewOnceMessage":{}}}`,
	`{"chatItem":{"chatId":"10","authorId":"2","dateSent":"1795199413000","incoming":{},"hologram":{}}}`,
}, "\n") + "\n"

func TestExport(t *testing.T) {
	zip := messagestest.Zip(t, "signal-export/metadata.json", `{"version":1}`, "signal-export/main.jsonl", export1, "signal-export/files/ab/"+hex.EncodeToString(stored[:])+".jpg", "picture")
	for name, data := range map[string][]byte{"in a ZIP": zip, "alone": []byte(export1)} {
		t.Run(name, func(t *testing.T) {
			all, s := read(t, "main.jsonl", data, messages.Options{})
			if len(all) != 8 || s.RefusedTotal != 1 || s.Refused[0].Reason != messages.Unknown || len(s.Asks) > 0 {
				t.Fatalf("%d messages, refused %v, asks %v", len(all), s.Refused, s.Asks)
			}
			m := all[0]
			if m.Text != "Hallo" || m.From != "J (+4915112345678)" || m.Thread != m.From || m.Mine || len(m.Doubts) > 0 != (name == "alone") {
				t.Errorf("%q from %q in %q, doubts %v", m.Text, m.From, m.Thread, m.Doubts)
			}
			if !m.At.Equal(time.UnixMilli(1795199405123)) || m.Basis != messages.UTC || m.RawTime != "1795199405123" {
				t.Errorf("at %v", m.At)
			}
			if len(m.Reactions) != 1 || m.Reactions[0].From != "Me" || len(m.Media) != 1 || m.Media[0].Missing != (name == "alone") || m.Media[0].Size != 7 {
				t.Errorf("reactions %+v, media %+v", m.Reactions, m.Media)
			}
			if !slices.Contains(m.Fields, messages.Field{Name: "quote", Value: "Me: ?"}) {
				t.Errorf("fields %q", m.Fields)
			}
			if m := all[1]; m.Kind != messages.Failed || !m.Mine || m.Thread != "Haus" {
				t.Errorf("not sent: %+v", m)
			}
			if m := all[2]; m.Kind != messages.Unsent {
				t.Errorf("taken back: %+v", m)
			}
			if m := all[3]; m.Kind != messages.Call || !m.Call.Video || m.Call.Way != "missed" {
				t.Errorf("a call: %+v", m)
			}
			if m := all[4]; m.Kind != messages.System || m.Fields[0].Name != "simpleUpdate" {
				t.Errorf("Signal's own: %+v", m)
			}
			if m := all[5]; !m.Has(messages.ReplacedText) || !m.Has(messages.Conflict) || m.Edited.IsZero() {
				t.Errorf("half a letter, a wrong clock: %+v", m)
			}
			if m := all[6]; m.From != "#9" {
				t.Errorf("from nobody known: %q", m.From)
			}
		})
	}
}

func TestBrokenExport(t *testing.T) {
	lines := strings.SplitAfter(export1, "\n")
	lines[7] = lines[7][:40] + "\n" // broken within
	lines[8] = strings.Replace(lines[8], "Wo?", strings.Repeat("x", 2<<20), 1)
	data := strings.Join(lines, "")
	all, s := read(t, "main.jsonl", []byte(data[:len(data)-20]), messages.Options{})
	if len(all) != 5 || s.RefusedTotal != 3 {
		t.Fatalf("%d messages, refused %v", len(all), s.Refused)
	}
	if s.Refused[0].Line != 8 || s.Refused[0].Reason != messages.Broken || s.Refused[1].Line != 9 || s.Refused[1].Reason != messages.TooLong || s.Refused[2].Reason != messages.Broken {
		t.Errorf("refused %v", s.Refused)
	}
	for _, data := range []string{"", "{}", "{\"a\": 1}\n", "hello", "[1]"} {
		if _, _, err := messagestest.Read(t, Read, "a", []byte(data), messages.Options{}); !errors.Is(err, messages.ErrNotMessages) {
			t.Errorf("%q: %v", data, err)
		}
	}
}

const diary = `[2026-11-20 18:30] Jörg: Hallo
[2026-11-20, 18:31] Me: How are you?
And: more
[not a head] x: y
(- Jörg: 👍, Mira H: ❤ -)
![a.jpg](./media/2026_a.jpg)  [b.pdf](./media/b.pdf)
[2026-11-20 18:32:07] Jörg: (This message was deleted)

[2026-11-19 08:00:00] Jörg: I was never there
[2026-10-25 02:30:00] Me:
`

func TestMarkdown(t *testing.T) {
	for name, data := range map[string][]byte{"in a ZIP": messagestest.Zip(t, "Jörg/chat.md", diary, "Jörg/media/2026_a.jpg", "picture"), "alone": []byte(diary), "by Windows": []byte(strings.ReplaceAll(diary, "\n", "\r\n"))} {
		t.Run(name, func(t *testing.T) {
			all, s := read(t, "Jörg.md", data, messages.Options{Zone: "Europe/Berlin"})
			if len(all) != 5 || s.Threads[0].Name != "Jörg" || s.RefusedTotal > 0 || len(s.Asks) > 0 {
				t.Fatalf("%d messages in %v, asks %v", len(all), s.Threads, s.Asks)
			}
			if m := all[0]; m.Text != "Hallo" || m.From != "Jörg" || m.Mine || !m.At.Equal(time.Date(2026, 11, 20, 17, 30, 0, 0, time.UTC)) || m.Basis != messages.Stated {
				t.Errorf("%+v", m)
			}
			m := all[1]
			if m.Text != "How are you?\nAnd: more\n[not a head] x: y" || !m.Mine || len(m.Reactions) != 2 || m.Reactions[1] != (messages.Reaction{Sign: "❤", From: "Mira H"}) {
				t.Errorf("%q, %+v", m.Text, m.Reactions)
			}
			if len(m.Media) != 2 || m.Media[0].Name != "a.jpg" || m.Media[0].Missing != (name != "in a ZIP") || !m.Media[1].Missing {
				t.Errorf("media %+v", m.Media)
			}
			if all[2].Kind != messages.Unsent {
				t.Errorf("%+v", all[2])
			}
			if m := all[3]; !m.Has(messages.SpoofedHeader) {
				t.Errorf("a head out of its time: %v", m.Doubts)
			}
			if m := all[4]; !m.Has(messages.ClockChange) {
				t.Errorf("an hour that came twice: %v", m.Doubts)
			}
		})
	}
	if all, s := read(t, "chat.md", []byte(diary), messages.Options{}); !slices.Contains(s.Asks, messages.AskZone) || all[0].Basis != messages.Assumed || all[0].Thread != "" {
		t.Errorf("asks %v, basis %q, thread %q", s.Asks, all[0].Basis, all[0].Thread)
	}
}

func TestManyRecords(t *testing.T) {
	var b strings.Builder
	b.WriteString(`{"version":"1"}` + "\n")
	for i := range 20_000 {
		fmt.Fprintf(&b, `{"chatItem":{"chatId":"10","authorId":"2","dateSent":"%d","incoming":{},"standardMessage":{"text":{"body":"x"}}}}`+"\n", 1795199405123+i)
	}
	if all, _ := read(t, "main.jsonl", []byte(b.String()), messages.Options{}); len(all) != 20_000 || all[0].Thread != "#10" {
		t.Errorf("%d messages", len(all))
	}
}

func FuzzSignal(f *testing.F) {
	f.Add([]byte(export1))
	f.Add([]byte(diary))
	f.Add(messagestest.Zip(f, "x/chat.md", diary))
	f.Fuzz(func(t *testing.T, data []byte) {
		messagestest.Fuzz(t, Read, "a.md", data, messages.Options{Zone: "Europe/Berlin"})
	})
}

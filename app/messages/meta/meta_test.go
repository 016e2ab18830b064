package meta

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"testing"
	"time"

	"stillwater/app/messages"
	"stillwater/app/messages/messagestest"
)

func read(t testing.TB, data []byte, o messages.Options) ([]messages.Message, messages.Summary) {
	t.Helper()
	all, s, err := messagestest.Read(t, Read, "a", data, o)
	if err != nil {
		t.Fatal(err)
	}
	return all, s
}

// broken is a text as these downloads write it: UTF-8 read as Latin-1, escaped.
func broken(s string) string {
	var b strings.Builder
	for _, c := range []byte(s) {
		if c < 0x80 {
			b.WriteByte(c)
		} else {
			fmt.Fprintf(&b, `\u%04x`, c)
		}
	}
	return b.String()
}

func chat(title string, texts ...string) string {
	var all []string
	for i, text := range texts {
		all = append(all, fmt.Sprintf("    {\n      \"sender_name\": %q,\n      \"timestamp_ms\": %d,\n      \"content\": \"%s\",\n      \"type\": \"Generic\"\n    }", "Mira", 1795199405000-int64(i)*1000, text))
	}
	return "{\n  \"participants\": [\n    {\"name\": \"" + broken("Jörg") + "\"},\n    {\"name\": \"Mira\"}\n  ],\n  \"messages\": [\n" + strings.Join(all, ",\n") + "\n  ],\n  \"title\": \"" + title + "\"\n}"
}

const everything = `{
  "participants": [{"name": "J\u00c3\u00b6rg"}, {"name": "Mira"}],
  "messages": [
    {
      "sender_name": "J\u00c3\u00b6rg", "timestamp_ms": 1795199405123, "content": "Sch\u00c3\u00b6n \u00f0\u009f\u0098\u008d",
      "reactions": [{"reaction": "\u00e2\u009d\u00a4", "actor": "Mira", "timestamp": 1795199406000}], "ip": "192.0.2.1",
      "photos": [{"uri": "your_facebook_activity/messages/inbox/jorg_1/photos/1.jpg", "creation_timestamp": 1}, {"uri": "messages/inbox/jorg_1/photos/gone.jpg"}]
    },
    {
      "sender_name": "Mira", "timestamp_ms": 1795199404000, "is_unsent": true
    },
    {
      "sender_name": "Mira", "timestamp_ms": 1795199403000, "content": "caf\u00e9", "share": {"link": "https://example.net/", "share_text": "x"}
    },
    {
      "sender_name": "J\u00c3\u00b6rg", "timestamp_ms": 1795199402000, "content": "called you", "call_duration": 75, "type": "Call"
    },
    {
      "sender_name": "J\u00c3\u00b6rg", "timestamp_ms": 1795199401000, "content": "called you", "call_duration": 0, "missed": true
    },
    {
      "sender_name": "J\u00c3\u00b6rg", "timestamp_ms": 1795199400000, "content": "half \ud83d", "type": "Generic"
    },
    {
      "sender_name": "Mira", "timestamp": 1795199399, "content": "as it was", "type": "Subscribe"
    }
  ],
  "title": "J\u00c3\u00b6rg"
}`

func TestMessages(t *testing.T) {
	all, s := read(t, messagestest.Zip(t, "your_facebook_activity/messages/inbox/jorg_1/message_1.json", everything, "your_facebook_activity/messages/inbox/jorg_1/photos/1.jpg", "picture"), messages.Options{Me: "Mira"})
	if len(all) != 7 || s.RefusedTotal > 0 || len(s.Threads) != 1 || s.Threads[0].Name != "Jörg" {
		t.Fatalf("%d messages, threads %v, refused %v", len(all), s.Threads, s.Refused)
	}
	m := all[0]
	if m.Text != "Schön 😍" || m.From != "Jörg" || m.Mine || !slices.Equal(m.To, []string{"Mira"}) || !m.Has(messages.RepairedText) || !m.Has(messages.MediaMissing) {
		t.Errorf("%q from %q to %q, doubts %v", m.Text, m.From, m.To, m.Doubts)
	}
	if !slices.Contains(m.Fields, messages.Field{Name: "raw text", Value: "SchÃ¶n ð\u009f\u0098\u008d"}) || !slices.Contains(m.Fields, messages.Field{Name: "ip", Value: "192.0.2.1"}) {
		t.Errorf("fields %q", m.Fields)
	}
	if !m.At.Equal(time.UnixMilli(1795199405123)) || m.Basis != messages.UTC || m.RawTime != "1795199405123" {
		t.Errorf("at %v, written %q", m.At, m.RawTime)
	}
	if len(m.Reactions) != 1 || m.Reactions[0].Sign != "❤" || m.Reactions[0].From != "Mira" {
		t.Errorf("reactions %+v", m.Reactions)
	}
	if len(m.Media) != 2 || m.Media[0].Missing || m.Media[0].Size != 7 || !m.Media[1].Missing {
		t.Errorf("media %+v", m.Media)
	}
	if all[1].Kind != messages.Unsent || !all[1].Mine {
		t.Errorf("what was taken back is %+v", all[1])
	}
	if all[2].Text != "café" || all[2].Has(messages.RepairedText) {
		t.Errorf("a text that is whole became %q", all[2].Text)
	}
	if c := all[3]; c.Kind != messages.Call || c.Call.Duration != 75*time.Second {
		t.Errorf("a call is %+v", c)
	}
	if c := all[4]; c.Kind != messages.Call || c.Call.Way != "missed" {
		t.Errorf("a missed call is %+v", c)
	}
	if c := all[5]; !c.Has(messages.ReplacedText) || c.Text != "half \uFFFD" {
		t.Errorf("half a letter is %q, doubts %v", c.Text, c.Doubts)
	}
	if c := all[6]; c.Kind != messages.System || !c.At.Equal(time.Unix(1795199399, 0)) {
		t.Errorf("an old message is %+v", c)
	}
}

func TestLayouts(t *testing.T) {
	for _, top := range []string{"", "messages/inbox/", "your_activity_across_facebook/messages/inbox/", "your_facebook_activity/messages/archived_threads/",
		"your_instagram_activity/messages/inbox/", "facebook-mira/your_facebook_activity/messages/e2ee_cutover/"} {
		data := messagestest.Zip(t, top+"x_1/message_10.json", chat("X", "ten"), top+"x_1/message_2.json", chat("X", "two"), top+"x_1/message_1.json", chat("X", "one", "one and a half"),
			top+"y_2/message_1.json", chat("Y", "other"), "profile/me.json", "{}")
		all, s := read(t, data, messages.Options{})
		var texts []string
		for _, m := range all {
			texts = append(texts, m.Text)
		}
		if !slices.Equal(texts, []string{"one", "one and a half", "two", "ten", "other"}) || len(s.Threads) != 2 || !slices.Contains(s.Asks, messages.AskMe) {
			t.Errorf("%q: %q in %v, asks %v", top, texts, s.Threads, s.Asks)
		}
	}
}

const sealed = `{
  "participants": ["Jörg", "Mira"],
  "threadName": "Jörg_12",
  "messages": [
    {
      "isUnsent": false, "media": [{"uri": "./media/1.jpg"}], "reactions": [{"actor": "Mira", "reaction": "❤"}],
      "senderName": "Jörg", "text": "Ã¤ is no letter", "timestamp": 1795199405123, "type": "media"
    },
    {
      "isUnsent": true, "media": [], "reactions": [], "senderName": "Mira", "text": "", "timestamp": 1795199404000, "type": "text"
    }
  ]
}`

func TestEncryptedChats(t *testing.T) {
	for name, data := range map[string][]byte{"in a ZIP": messagestest.Zip(t, "Jörg_12.json", sealed, "media/1.jpg", "picture", "other.json", "[]"), "alone": []byte(sealed)} {
		all, s := read(t, data, messages.Options{Me: "Mira"})
		if len(all) != 2 || s.Threads[0].Name != "Jörg" {
			t.Fatalf("%s: %d messages in %v", name, len(all), s.Threads)
		}
		m := all[0]
		if m.From != "Jörg" || m.Text != "Ã¤ is no letter" || m.Has(messages.RepairedText) || !m.At.Equal(time.UnixMilli(1795199405123)) || len(m.Reactions) != 1 || len(m.Media) != 1 {
			t.Errorf("%s: %+v", name, m)
		}
		if m.Media[0].Missing != (name == "alone") || all[1].Kind != messages.Unsent || !all[1].Mine {
			t.Errorf("%s: %+v", name, all)
		}
	}
}

func TestRepaired(t *testing.T) {
	for in, want := range map[string]string{
		"": "", "plain": "plain", "caf\u00e9": "caf\u00e9", "SchÃ¶n": "Schön", "Schön": "Schön", "Ã¤ and ж": "Ã¤ and ж", "ð\u009f\u0098\u008d": "😍", "\u00c3": "\u00c3",
	} {
		if got := repaired(in); got != want {
			t.Errorf("%q became %q, want %q", in, got, want)
		}
	}
}

func TestBrokenFiles(t *testing.T) {
	whole := chat("X", "one", "two", "three")
	count := func(data string) (int, messages.Summary) {
		all, s := read(t, []byte(data), messages.Options{})
		return len(all), s
	}
	if n, s := count(whole[:strings.Index(whole, "three")]); n != 2 || s.RefusedTotal != 1 || s.Refused[0].Reason != messages.Broken || s.Refused[0].Line == 0 {
		t.Errorf("cut short: %d messages, refused %v", n, s.Refused)
	}
	if n, s := count(strings.Replace(whole, `"content": "two"`, `"content: two"`, 1)); n != 2 || s.RefusedTotal != 1 {
		t.Errorf("a message broken: %d messages, refused %v", n, s.Refused)
	}
	if n, s := count(strings.Replace(whole, `"two"`, strings.Repeat("[", 300)+strings.Repeat("]", 300), 1)); n != 2 || s.RefusedTotal != 1 || s.Refused[0].Reason != messages.Nested {
		t.Errorf("too deep: %d messages, refused %v", n, s.Refused)
	}
	for _, data := range []string{"", "[]", "{}", `{"messages": 5}`, "hello", `{"participants": []}`} {
		if _, _, err := messagestest.Read(t, Read, "a", []byte(data), messages.Options{}); !errors.Is(err, messages.ErrNotMessages) {
			t.Errorf("%q: %v", data, err)
		}
	}
}

func TestHostileArchives(t *testing.T) {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	add := func(name, data string, mode fs.FileMode) {
		h := &zip.FileHeader{Name: name, Method: zip.Deflate}
		h.SetMode(mode)
		w, err := z.CreateHeader(h)
		if err == nil {
			_, err = w.Write([]byte(data))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	add("a/message_1.json", chat("A", "one"), 0o600)
	add("A/MESSAGE_1.JSON", chat("A", "again"), 0o600)
	add("/etc/message_1.json", chat("B", "two"), 0o600)
	add("../message_1.json", chat("B", "three"), 0o600)
	add("c/message_1.json", "../a/message_1.json", fs.ModeSymlink|0o777)
	add("d/message_1.json", "{", 0o600)
	add("d/message_1.html", "<p>", 0o600)
	for i := range 100_000 {
		add(fmt.Sprintf("media/%d", i), "", 0o600)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	all, s := read(t, b.Bytes(), messages.Options{})
	if len(all) != 1 || all[0].Text != "one" {
		t.Errorf("%d messages", len(all))
	}
	var why []messages.Reason
	for _, r := range s.Refused {
		why = append(why, r.Reason)
	}
	slices.Sort(why)
	if want := []messages.Reason{messages.Broken, messages.Link, messages.Twice, messages.Unknown, messages.UnsafeName, messages.UnsafeName}; !slices.Equal(why, want) {
		t.Errorf("refused %v", s.Refused)
	}
}

// Whoever is in a thread is told with each of its messages.
func TestCrowds(t *testing.T) {
	crowd := `{"participants": [` + strings.Repeat(`{"name": "J\u00c3\u00b6rg"},`, 100_000) + `{}], "messages": [{"sender_name": "Mira"}` + strings.Repeat(",{}", 1_000) + "]}"
	all, s := read(t, []byte(crowd), messages.Options{})
	if len(all) != 1_001 || len(all[0].To) != maxNamed || all[0].To[0] != "Jörg" || !strings.HasPrefix(s.Threads[0].Name, "Jörg, Jörg") {
		t.Errorf("%d messages, the first to %d", len(all), len(all[0].To))
	}
}

func FuzzMeta(f *testing.F) {
	f.Add([]byte(everything))
	f.Add([]byte(sealed))
	f.Add(messagestest.Zip(f, "x/message_1.json", chat("X", broken("Schön")), "x/message_2.json", "{"))
	f.Fuzz(func(t *testing.T, data []byte) { messagestest.Fuzz(t, Read, "a", data, messages.Options{Me: "Mira"}) })
}

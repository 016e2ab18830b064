package discord

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"stillwater/app/messages"
	"stillwater/app/messages/messagestest"
)

// channel is one channel as DiscordChatExporter writes it.
func channel(kind string, of ...string) string {
	return "{\n  \"guild\": {\n    \"id\": \"0\",\n    \"name\": \"Home\"\n  },\n  \"channel\": {\n    \"id\": \"1\",\n    \"type\": \"" + kind + "\",\n    \"name\": \"general\"\n  },\n  \"exportedAt\": \"2026-11-21T00:00:00+00:00\",\n  \"messages\": [\n    " +
		strings.Join(of, ",\n    ") + "\n  ],\n  \"messageCount\": 1\n}"
}

const anna = `"author": {"id": "42", "name": "anna", "discriminator": "0001", "nickname": "Annie", "isBot": false}`

func TestMessages(t *testing.T) {
	at := time.Date(2026, 11, 20, 7, 12, 31, 123e6, time.UTC)
	for name, c := range map[string]struct {
		message string
		want    messages.Message
	}{
		"a text": {`{"id": "5", "type": "Default", "timestamp": "2026-11-20T08:12:31.123+01:00", "timestampEdited": null, "content": "hi", ` + anna + `}`,
			messages.Message{At: at, Kind: messages.Text, Text: "hi"}},
		"an answer": {`{"id": "5", "type": "Reply", "timestamp": "2026-11-20T07:12:31.123+00:00", "content": "hi", "reference": {"messageId": "4"}, ` + anna + `}`,
			messages.Message{At: at, Kind: messages.Text, Text: "hi", Fields: []messages.Field{{Name: "reply_to", Value: "4"}}}},
		"a call": {`{"id": "5", "type": "Call", "timestamp": "2026-11-20T07:12:31.123Z", "callEndedTimestamp": "2026-11-20T07:13:31.123Z", "content": "Started a call", ` + anna + `}`,
			messages.Message{At: at, Kind: messages.Call, Text: "Started a call", Call: &messages.CallFacts{Duration: time.Minute}}},
		"a note": {`{"id": "5", "type": "RecipientAdd", "timestamp": "2026-11-20T07:12:31.123Z", "content": "Added Ben.", ` + anna + `}`,
			messages.Message{At: at, Kind: messages.System, Text: "Added Ben."}},
		"an embedded page": {`{"id": "5", "type": "Default", "timestamp": "2026-11-20T07:12:31.123Z", "content": "", "embeds": [{"title": "T", "url": "https://example.org", "description": "D"}], ` + anna + `}`,
			messages.Message{At: at, Kind: messages.Text, Fields: []messages.Field{{Name: "embed", Value: "T\nhttps://example.org\nD"}}}},
		"no time": {`{"id": "5", "type": "Default", "timestamp": "soon", "content": "hi", ` + anna + `}`,
			messages.Message{Kind: messages.Text, Text: "hi", Doubts: []messages.Doubt{messages.NoDate}}},
		"fields of another type": {`{"id": 5, "type": 0, "timestamp": "2026-11-20T07:12:31.123Z", "content": "hi", "attachments": {}, ` + anna + `}`,
			messages.Message{At: at, Kind: messages.Text, Text: "hi"}},
	} {
		t.Run(name, func(t *testing.T) {
			got, s, err := messagestest.Read(t, Read, "x.json", []byte(channel("GuildTextChat", c.message)), messages.Options{Me: "Ben"})
			if err != nil || len(got) != 1 || s.RefusedTotal > 0 || len(s.Asks) > 0 {
				t.Fatalf("%v, %d messages, %+v", err, len(got), s)
			}
			m, w := got[0], c.want
			if !m.At.Equal(w.At) || m.From != "anna" || m.Kind != w.Kind || m.Text != w.Text || !slices.Equal(m.Doubts, w.Doubts) || m.Thread != "Home / general" || w.Call != nil && *m.Call != *w.Call {
				t.Errorf("%+v\nwant %+v", m, w)
			}
			for _, f := range append(w.Fields, messages.Field{Name: "author_id", Value: "42"}, messages.Field{Name: "nickname", Value: "Annie"}, messages.Field{Name: "author", Value: "anna#0001"}) {
				if !slices.Contains(m.Fields, f) {
					t.Errorf("%v is not in %v", f, m.Fields)
				}
			}
		})
	}
}

func TestMedia(t *testing.T) {
	message := `{"id": "5", "type": "Default", "timestamp": "2026-11-20T07:12:31Z", "timestampEdited": "2026-11-20T07:14:31Z", "content": "", "attachments": [{"id": "1", "url": "x_Files\\a-1.png", "fileName": "a.png", "fileSizeBytes": 7}, {"id": "2", "url": "https://cdn.example.org/b.png", "fileName": "b.png", "fileSizeBytes": 9}],
      "stickers": [{"name": "wave"}], "reactions": [{"emoji": {"name": "🙂", "code": "slight_smile"}, "count": 1, "users": [{"name": "ben"}]}, {"emoji": {"name": "", "code": "x"}, "count": 3}], ` + anna + `}`
	got, _, err := messagestest.Read(t, Read, "x.zip", messagestest.Zip(t, "x.json", channel("DirectTextChat", message), "x_Files/a-1.png", "picture", "x_Files/data.json", "{}"), messages.Options{})
	if err != nil || len(got) != 1 {
		t.Fatal(err, got)
	}
	m := got[0]
	if len(m.Media) != 3 || m.Media[0].Missing || m.Media[0].Member != "x_Files/a-1.png" || !m.Media[1].Missing || m.Media[1].Size != 9 || !m.Media[2].Missing || m.Media[2].Name != "wave" {
		t.Errorf("%+v", m.Media)
	}
	if !slices.Equal(m.Reactions, []messages.Reaction{{Sign: "🙂", From: "ben"}, {Sign: "x"}}) || m.Edited.IsZero() || m.Thread != "general" || m.Member != "x.json" {
		t.Errorf("%+v", m)
	}
}

func TestBrokenPlaces(t *testing.T) {
	good := `{"id": "5", "type": "Default", "timestamp": "2026-11-20T07:12:31Z", "content": "hi", ` + anna + `}`
	for name, c := range map[string]struct {
		text    string
		come    int
		refused int
	}{
		"cut short":            {strings.Split(channel("x", good, good), "\n  ]")[0], 2, 1},
		"a broken one between": {channel("x", good, `{"id": "5", "content": "hi}`, good), 2, 1},
		"on one line":          {strings.ReplaceAll(channel("x", good, good), "\n", ""), 2, 0},
		"broken, on one line":  {strings.ReplaceAll(channel("x", good, `{"id": "5" "content": "hi"}`, good), "\n", ""), 2, 1},
	} {
		if got, s, err := messagestest.Read(t, Read, "x.json", []byte(c.text), messages.Options{}); err != nil || len(got) != c.come || s.RefusedTotal != c.refused {
			t.Errorf("%s: %v, %d messages, refused %+v", name, err, len(got), s.Refused)
		}
	}
	for name, text := range map[string]string{"empty": "", "an object": `{"messages": [{"content": "x"}]}`, "a letter": "Dear Anna", "an archive": string(messagestest.Zip(t, "a.json", "{}"))} {
		if _, _, err := messagestest.Read(t, Read, "x", []byte(text), messages.Options{}); !errors.Is(err, messages.ErrNotMessages) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add([]byte(channel("DirectTextChat", `{"id": "5", "type": "Call", "timestamp": "2026-11-20T07:12:31.123+01:00", "content": "hi", "attachments": [{"url": "a", "fileName": "b", "fileSizeBytes": 1}], `+anna+`}`, `{"id": `)))
	f.Add(messagestest.Zip(f, "a.json", channel("x", `{"attachments": [{"url": "b.png"}]}`), "b.png", "x"))
	f.Fuzz(func(t *testing.T, data []byte) { messagestest.Fuzz(t, Read, "x.json", data, messages.Options{}) })
}

package telegram

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"stillwater/app/messages"
	"stillwater/app/messages/messagestest"
)

var berlin = messages.Options{Zone: "Europe/Berlin", Me: "Ben"}

// chat is one chat as Telegram Desktop writes it, each message on lines of its own.
func chat(of ...string) string {
	return "{\n \"name\": \"Anna\",\n \"type\": \"personal_chat\",\n \"id\": 4711,\n \"messages\": [\n  " + strings.Join(of, ",\n  ") + "\n ]\n}"
}

func TestMessages(t *testing.T) {
	for name, c := range map[string]struct {
		message string
		want    messages.Message
	}{
		"an instant beside the local time": {`{"id": 1, "type": "message", "date": "2026-11-20T08:12:31", "date_unixtime": "1795158751", "from": "Anna", "from_id": "user2", "text": "hi"}`,
			messages.Message{At: time.Date(2026, 11, 20, 7, 12, 31, 0, time.UTC), Basis: messages.UTC, From: "Anna", Kind: messages.Text, Text: "hi"}},
		"an old file knows local times only": {`{"id": 1, "type": "message", "date": "2026-07-20T08:12:31", "from": "Ben", "from_id": 4711, "text": "hi"}`,
			messages.Message{At: time.Date(2026, 7, 20, 6, 12, 31, 0, time.UTC), Basis: messages.Stated, From: "Ben", Mine: true, Kind: messages.Text, Text: "hi"}},
		"a local time that came twice": {`{"id": 1, "type": "message", "date": "2026-10-25T02:30:00", "from": "Anna", "text": "hi"}`,
			messages.Message{At: time.Date(2026, 10, 25, 0, 30, 0, 0, time.UTC), Basis: messages.Stated, From: "Anna", Kind: messages.Text, Text: "hi", Doubts: []messages.Doubt{messages.ClockChange}}},
		"no date": {`{"id": 1, "type": "message", "date": "yesterday", "from": "Anna", "text": "hi"}`,
			messages.Message{From: "Anna", Kind: messages.Text, Text: "hi", Doubts: []messages.Doubt{messages.NoDate}}},
		"a text in pieces": {`{"id": 1, "type": "message", "date_unixtime": "1795158751", "from": "Anna", "text": ["look ", {"type": "bold", "text": "here"}, " ", {"type": "text_link", "text": "bank", "href": "https://example.org"}, {"type": "mention"}, 5]}`,
			messages.Message{At: time.Date(2026, 11, 20, 7, 12, 31, 0, time.UTC), Basis: messages.UTC, From: "Anna", Kind: messages.Text, Text: "look here bank <https://example.org>"}},
		"escapes that are not JSON": {`{"id": 1, "type": "message", "date_unixtime": "1795158751", "from": "Anna", "text": "a\x1F\x41\\x42 \\\x43"}`,
			messages.Message{At: time.Date(2026, 11, 20, 7, 12, 31, 0, time.UTC), Basis: messages.UTC, From: "Anna", Kind: messages.Text, Text: "a\x1fA\\x42 \\C", Doubts: []messages.Doubt{messages.RepairedText}}},
		"a deleted account": {`{"id": 1, "type": "message", "date_unixtime": "1795158751", "from": null, "from_id": "user9", "text": ""}`,
			messages.Message{At: time.Date(2026, 11, 20, 7, 12, 31, 0, time.UTC), Basis: messages.UTC, Kind: messages.Text}},
		"a note of Telegram's": {`{"id": 1, "type": "service", "date_unixtime": "1795158751", "actor": "Anna", "actor_id": "user2", "action": "edit_group_title", "title": "Us", "text": ""}`,
			messages.Message{At: time.Date(2026, 11, 20, 7, 12, 31, 0, time.UTC), Basis: messages.UTC, From: "Anna", Kind: messages.System, Text: "edit group title Us"}},
		"a missed call": {`{"id": 1, "type": "service", "date_unixtime": "1795158751", "actor": "Anna", "action": "phone_call", "discard_reason": "missed"}`,
			messages.Message{At: time.Date(2026, 11, 20, 7, 12, 31, 0, time.UTC), Basis: messages.UTC, From: "Anna", Kind: messages.Call, Call: &messages.CallFacts{Way: "missed"}}},
		"a call": {`{"id": 1, "type": "service", "date_unixtime": "1795158751", "actor": "Anna", "action": "phone_call", "duration_seconds": 65, "discard_reason": "hangup"}`,
			messages.Message{At: time.Date(2026, 11, 20, 7, 12, 31, 0, time.UTC), Basis: messages.UTC, From: "Anna", Kind: messages.Call, Call: &messages.CallFacts{Duration: 65 * time.Second}}},
	} {
		t.Run(name, func(t *testing.T) {
			got, s, err := messagestest.Read(t, Read, "result.json", []byte(chat(c.message)), berlin)
			if err != nil || len(got) != 1 || s.RefusedTotal > 0 || len(s.Asks) > 0 {
				t.Fatalf("%v, %d messages, %+v", err, len(got), s)
			}
			m, w := got[0], c.want
			if !m.At.Equal(w.At) || m.Basis != w.Basis || m.From != w.From || m.Mine != w.Mine || m.Kind != w.Kind || m.Text != w.Text || !slices.Equal(m.Doubts, w.Doubts) || m.Thread != "Anna" {
				t.Errorf("%+v\nwant %+v", m, w)
			}
			if w.Call != nil && *m.Call != *w.Call {
				t.Errorf("%+v, want %+v", m.Call, w.Call)
			}
		})
	}
}

func TestMediaAndReactions(t *testing.T) {
	message := `{"id": 1, "type": "message", "date_unixtime": "1795158751", "from": "Anna", "from_id": "user2", "edited_unixtime": "1795158800", "photo": "photos/a.jpg", "forwarded_from": "Cem", "reply_to_message_id": 7,
   "file": "(File not included. Change data exporting settings to download.)", "media_type": "video_file", "mime_type": "video/mp4", "text": "",
   "reactions": [{"type": "emoji", "count": 2, "emoji": "👍", "recent": [{"from": "Ben", "date": "2026-11-20T08:13:00"}]}, {"type": "paid", "count": 1}]}`
	got, _, err := messagestest.Read(t, Read, "export.zip", messagestest.Zip(t, "ChatExport/result.json", chat(message), "ChatExport/photos/a.jpg", "picture"), berlin)
	if err != nil || len(got) != 1 {
		t.Fatal(err, got)
	}
	m := got[0]
	if len(m.Media) != 2 || m.Media[0].Member != "ChatExport/photos/a.jpg" || m.Media[0].Missing || !m.Media[1].Missing || m.Media[1].Name != "video_file" || m.Media[1].Type != "video/mp4" {
		t.Errorf("%+v", m.Media)
	}
	if len(m.Reactions) != 2 || m.Reactions[0].Sign != "👍" || m.Reactions[0].From != "Ben" || m.Reactions[1].Sign != "paid" || m.Edited.IsZero() {
		t.Errorf("%+v", m)
	}
	for _, f := range []messages.Field{{Name: "forwarded_from", Value: "Cem"}, {Name: "reply_to", Value: "7"}, {Name: "from_id", Value: "user2"}} {
		if !slices.Contains(m.Fields, f) {
			t.Errorf("%v is not in %v", f, m.Fields)
		}
	}
	plain, _, _ := messagestest.Read(t, Read, "result.json", []byte(chat(message)), berlin)
	if !plain[0].Media[0].Missing || plain[0].Media[0].Name != "a.jpg" {
		t.Errorf("%+v", plain[0].Media)
	}
}

func TestAccount(t *testing.T) {
	one := `{"id": 1, "type": "message", "date_unixtime": "1795158751", "from": "B", "from_id": "user7", "text": "hi"}`
	text := `{"about": "x", "personal_information": {"user_id": 7, "first_name": "B"}, "contacts": {"list": [{"messages": [` + one + `]}]},
"chats": {"about": "", "list": [{"type": "saved_messages", "id": 1, "messages": [` + one + `]}, {"name": "Anna", "type": "personal_chat", "id": 2, "messages": [` + one + `]}]},
"left_chats": {"list": [{"name": null, "type": "private_group", "id": 3, "messages": [` + one + `]}]}}`
	got, s, err := messagestest.Read(t, Read, "result.json", []byte(text), messages.Options{})
	var threads []string
	for _, m := range got {
		threads = append(threads, m.Thread)
		if !m.Mine {
			t.Errorf("%+v is not mine", m)
		}
	}
	if err != nil || !slices.Equal(threads, []string{"saved messages 1", "Anna", "private group 3"}) || len(s.Asks) > 0 {
		t.Errorf("%v, %v, %v", err, threads, s.Asks)
	}
}

func TestBrokenPlaces(t *testing.T) {
	good := `{"id": 1, "type": "message", "date_unixtime": "1795158751", "from": "Anna", "text": "hi"}`
	for name, c := range map[string]struct {
		text    string
		come    int
		refused int
	}{
		"cut short":                     {strings.TrimSuffix(chat(good, good), "\n ]\n}"), 2, 1},
		"cut within a message":          {chat(good, good)[:len(chat(good, good))-30], 1, 1},
		"a broken one between":          {chat(good, `{"id": 2, "text": "x" "y"}`, good), 2, 1},
		"a quote is missing":            {chat(good, `{"id": 2, "text": "x, "from": "y"}`, good), 2, 1},
		"a bracket is missing":          {chat(good, `{"id": 2, "text": "x"`, good), 2, 1},
		"a broken one at the end":       {chat(good, `{"id": 2, "text": "x"`), 1, 1},
		"something else among them":     {chat(good, `"x"`, `null`, `5`, good), 2, 3},
		"deep":                          {chat(good, `{"id": 2, "text": `+strings.Repeat("[", 1000)+`}`, good), 2, 1},
		"a message of nine megabytes":   {chat(good, `{"id": 2, "text": "`+strings.Repeat("x", 9<<20)+`"}`, good), 2, 1},
		"behind the end of one chat":    {`{"chats": {"list": [` + "\n" + chat(good, `{"id": `) + ",\n" + chat(good) + `]}}`, 2, 1},
		"a name of a megabyte, no more": {`{"name": "` + strings.Repeat("x", 1<<20) + `", "messages": []}`, 0, 1},
	} {
		t.Run(name, func(t *testing.T) {
			got, s, err := messagestest.Read(t, Read, "result.json", []byte(c.text), berlin)
			if errors.Is(err, messages.ErrNotMessages) && c.come == 0 {
				err = nil
			}
			if err != nil || len(got) != c.come || s.RefusedTotal != c.refused {
				t.Errorf("%v, %d messages, refused %+v", err, len(got), s.Refused)
			}
		})
	}
	for name, text := range map[string]string{"empty": "", "a list": "[1]", "an object": `{"a": 1}`, "a letter": "Dear Anna", "an archive": string(messagestest.Zip(t, "a.json", "{}"))} {
		if _, _, err := messagestest.Read(t, Read, "x", []byte(text), berlin); !errors.Is(err, messages.ErrNotMessages) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add([]byte(chat(`{"id": 1, "type": "message", "date": "2026-11-20T08:12:31", "date_unixtime": "1795158751", "from": "Anna", "text": ["a\x1F", {"text": "b", "href": "c"}], "photo": "(File not included)"}`, `{"id": `)))
	f.Add([]byte(`{"personal_information": {"user_id": 7}, "chats": {"list": [{"name": "A", "messages": [{"type": "service", "action": "phone_call", "duration_seconds": 5, "date": "2026-10-25T02:30:00"}]}]}}`))
	f.Add(messagestest.Zip(f, "a/result.json", chat(`{"id": 1, "file": "x.mp4"}`), "a/x.mp4", "x"))
	f.Fuzz(func(t *testing.T, data []byte) { messagestest.Fuzz(t, Read, "result.json", data, berlin) })
}

package imessage

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"stillwater/app/messages"
	"stillwater/app/messages/messagestest"
)

var berlin = messages.Options{Zone: "Europe/Berlin"}

const conversation = `May 17, 2022  5:29:42 PM (Read by you after 1 hour, 2 seconds)
Anna
Hello

two lines, one empty

May 17, 2022  5:30:42 PM
Me
/Users/ben/Library/Messages/Attachments/ab/IMG_1.HEIC
Attachment missing!
with a text
Tapbacks:
Loved by Anna
👍 by +491701234567

May 17, 2022  5:31:42 PM Anna named the conversation Us

May 17, 2022  5:32:42 PM
Anna
You unsent a message!

May 17, 2022  5:33:42 PM
Anna
parent
    May 17, 2022  5:40:00 PM
    Me
    an answer
    of two lines

May 17, 2022 12:00:00 AM
Anna
look
May 17, 2022  5:33:43 PM
Me
I did it

May 17, 2022  5:40:00 PM
Me
an answer
This message responded to an earlier message.

`

func TestText(t *testing.T) {
	got, s, err := messagestest.Read(t, Read, "Anna.txt", []byte(conversation), berlin)
	if err != nil || s.RefusedTotal > 0 || len(got) != 7 {
		t.Fatalf("%v, %d messages, %+v", err, len(got), s)
	}
	for i, w := range []struct {
		at, from, text string
		kind           messages.Kind
		mine           bool
		doubts         []messages.Doubt
	}{
		{"17:29:42", "Anna", "Hello\n\ntwo lines, one empty", messages.Text, false, nil},
		{"17:30:42", "Me", "with a text", messages.Text, true, []messages.Doubt{messages.MediaMissing}},
		{"17:31:42", "", "Anna named the conversation Us", messages.System, false, nil},
		{"17:32:42", "Anna", "You unsent a message!", messages.Unsent, false, nil},
		{"17:33:42", "Anna", "parent", messages.Text, false, nil},
		{"00:00:00", "Anna", "look\nMay 17, 2022  5:33:43 PM\nMe\nI did it", messages.Text, false, []messages.Doubt{messages.SpoofedHeader, messages.OutOfOrder}},
		{"17:40:00", "Me", "an answer", messages.Text, true, nil},
	} {
		m := got[i]
		if m.At.Format("15:04:05") != w.at || m.From != w.from || m.Text != w.text || m.Kind != w.kind || m.Mine != w.mine || !slices.Equal(m.Doubts, w.doubts) || m.Thread != "Anna" || m.Basis != messages.Stated {
			t.Errorf("%d: %+v\nwant %+v", i, m, w)
		}
	}
	if len(got[1].Media) != 2 || got[1].Media[0].Name != "IMG_1.HEIC" || !slices.Equal(got[1].Reactions, []messages.Reaction{{Sign: "Loved", From: "Anna"}, {Sign: "👍", From: "+491701234567"}}) {
		t.Errorf("%+v", got[1])
	}
	if !slices.Contains(got[4].Fields, messages.Field{Name: "replies", Value: "May 17, 2022  5:40:00 PM\nMe\nan answer\nof two lines"}) {
		t.Errorf("%+v", got[4].Fields)
	}
	if got, s, _ := messagestest.Read(t, Read, "Anna.txt", []byte(conversation), messages.Options{}); !slices.Equal(s.Asks, []messages.Question{messages.AskZone}) || got[0].Basis != messages.Assumed {
		t.Errorf("asks %v", s.Asks)
	}
}

const saved = `<html>
<meta charset="UTF-8"><style>.message { color: red }</style>
<div class="message">
<div class="received">
<p><span class="timestamp"><a href="sms://open?message-guid=x">May 17, 2022  5:29:42 PM</a> (Read by you after 2 seconds)</span>
<span class="sender">Anna &amp; Ben</span></p>
<hr><div class="message_part"><span class="bubble">Hello<br>you &lt;b&gt; <script>alert(1)</script></span></div>
<div class="tapbacks"><div class="tapback"><span class="tapback"><b>Loved</b> by Me</span></div></div>
<div class="replies"><div class="reply"><div class="message"><div class="sent iMessage"><p><span class="timestamp">May 17, 2022  5:40:00 PM</span><span class="sender">Me</span></p><span class="bubble">later</span></div></div></div></div>
</div>
</div>
<div class="message">
<div class="sent iMessage">
<p><span class="timestamp">May 17, 2022  5:40:00 PM</span>
<span class="sender">Me</span></p>
<hr><div class="message_part"><div class="attachment"><img src="attachments/1/a.heic" loading="lazy"></div></div>
</div>
</div>
<div class="announcement"><p><span class="timestamp">May 17, 2022  5:41:00 PM</span> Anna left the conversation.</p></div>
<div class="message"><div class="received"><p><span class="timestamp">?</span></p>`

func TestHTML(t *testing.T) {
	got, s, err := messagestest.Read(t, Read, "x.zip", messagestest.Zip(t, "out/Anna.html", saved, "out/attachments/1/a.heic", "picture", "out/attachments/2/b.html", saved), berlin)
	if err != nil || len(got) != 3 || s.RefusedTotal != 1 {
		t.Fatalf("%v, %d messages, %+v", err, len(got), s)
	}
	m := got[0]
	if m.From != "Anna & Ben" || m.Text != "Hello\nyou <b> alert(1)" || m.At.Format("15:04:05") != "17:29:42" || m.Mine || !slices.Equal(m.Reactions, []messages.Reaction{{Sign: "Loved", From: "Me"}}) || m.Thread != "Anna" {
		t.Errorf("%+v", m)
	}
	if !slices.ContainsFunc(m.Fields, func(f messages.Field) bool { return f.Name == "replies" && strings.Contains(f.Value, "later") }) {
		t.Errorf("%+v", m.Fields)
	}
	if m := got[1]; !m.Mine || len(m.Media) != 1 || m.Media[0].Member != "out/attachments/1/a.heic" || m.Media[0].Missing {
		t.Errorf("%+v", m)
	}
	if m := got[2]; m.Kind != messages.System || m.Text != "Anna left the conversation." || m.From != "" {
		t.Errorf("%+v", m)
	}
	deep := "<html><div class=message>" + strings.Repeat("<b>", 1000) + "x" + strings.Repeat("</b>", 1000) + "</div>" + saved[strings.Index(saved, "<div"):]
	if got, s, err := messagestest.Read(t, Read, "x.html", []byte(deep), berlin); err != nil || len(got) != 3 || s.RefusedTotal != 2 {
		t.Errorf("deep: %v, %d messages, %+v", err, len(got), s.Refused)
	}
	// were they looked through for every word, it would take hours
	classes := "<html><div class=message><b class='" + strings.Repeat("a ", 1<<20) + "'><i class=bubble>" + strings.Repeat("<u class=edited>x</u>", 20_000) + "</i></b></div>"
	if got, s, err := messagestest.Read(t, Read, "x.html", []byte(classes), berlin); err != nil || len(got) != 1 || len(got[0].Text) != 20_000 || len(got[0].Fields) != 1 {
		t.Errorf("many classes: %v, %d messages, %+v", err, len(got), s.Refused)
	}
}

func TestWhatIsNoConversation(t *testing.T) {
	for name, text := range map[string]string{"empty": "", "a letter": "Dear Anna,\nno.", "a page": "<html><body><p>x</p></body></html>", "an archive": string(messagestest.Zip(t, "a.txt", "x"))} {
		if _, _, err := messagestest.Read(t, Read, "x", []byte(text), berlin); !errors.Is(err, messages.ErrNotMessages) {
			t.Errorf("%s: %v", name, err)
		}
	}
	got, _, err := messagestest.Read(t, Read, "x.txt", []byte("Oct 25, 2026  2:30:00 AM\nAnna\nhi\n"), berlin)
	if err != nil || !got[0].Has(messages.ClockChange) || !got[0].At.Equal(time.Date(2026, 10, 25, 0, 30, 0, 0, time.UTC)) {
		t.Errorf("%v, %+v", err, got)
	}
}

func FuzzText(f *testing.F) {
	f.Add([]byte(conversation))
	f.Fuzz(func(t *testing.T, data []byte) { messagestest.Fuzz(t, Read, "x.txt", data, berlin) })
}

func FuzzHTML(f *testing.F) {
	f.Add([]byte(saved))
	f.Fuzz(func(t *testing.T, data []byte) {
		messagestest.Fuzz(t, Read, "x.html", append([]byte("<html>"), data...), berlin)
	})
}

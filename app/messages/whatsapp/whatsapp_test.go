package whatsapp

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"stillwater/app/messages"
	"stillwater/app/messages/messagestest"
)

// berlin is what a user in Berlin, called Ben, states.
var berlin = messages.Options{Zone: "Europe/Berlin", Me: "Ben"}

// want is what is looked at of a message; an empty At is none.
type want struct {
	at, from, text string
	kind           messages.Kind
	doubts         []messages.Doubt
}

func check(t *testing.T, got []messages.Message, wants []want) {
	t.Helper()
	if len(got) != len(wants) {
		t.Fatalf("%d messages, want %d: %+v", len(got), len(wants), got)
	}
	for i, w := range wants {
		m, at := got[i], ""
		if !m.At.IsZero() {
			at = m.At.Format("2006-01-02 15:04:05")
		}
		if w.kind == "" {
			w.kind = messages.Text
		}
		if at != w.at || m.From != w.from || m.Text != w.text || m.Kind != w.kind || !slices.Equal(m.Doubts, w.doubts) {
			t.Errorf("message %d: %s %q %q %s %v\nwant %s %q %q %s %v", i, at, m.From, m.Text, m.Kind, m.Doubts, w.at, w.from, w.text, w.kind, w.doubts)
		}
	}
}

func TestShapes(t *testing.T) {
	for name, c := range map[string]struct{ text, at string }{
		"iPhone":               {"[20.11.26, 08:12:31] Anna: hi\n", "2026-11-20 08:12:31"},
		"iPhone, marked":       {"\u200e[20.11.26, 08:12:31] Anna: hi\n", "2026-11-20 08:12:31"},
		"iPhone, American":     {"[11/20/26, 8:12:31\u202fPM] Anna: hi\n", "2026-11-20 20:12:31"},
		"iPhone, Swedish":      {"[2026-11-20 08:12:31] Anna: hi\n", "2026-11-20 08:12:31"},
		"Android":              {"20.11.26, 08:12 - Anna: hi\n", "2026-11-20 08:12:00"},
		"Android, American":    {"11/20/26, 8:12 PM - Anna: hi\n", "2026-11-20 20:12:00"},
		"Android, narrow":      {"11/20/26, 12:12\u202fAM - Anna: hi\n", "2026-11-20 00:12:00"},
		"long dash":            {"20/11/2026, 08:12 – Anna: hi\n", "2026-11-20 08:12:00"},
		"German of old":        {"20.11.26 um 08:12 - Anna: hi\n", "2026-11-20 08:12:00"},
		"Finnish":              {"20.11.2026 klo 8.12 - Anna: hi\n", "2026-11-20 08:12:00"},
		"Spanish":              {"20/11/2026 8:12 p. m. - Anna: hi\n", "2026-11-20 20:12:00"},
		"Spanish, bound":       {"20/11/2026 8:12 p.\u00a0m. - Anna: hi\n", "2026-11-20 20:12:00"},
		"Hungarian":            {"2026. 11. 20. 8:12 - Anna: hi\n", "2026-11-20 08:12:00"},
		"Korean":               {"2026. 11. 20. 오후 8:12 - Anna: hi\n", "2026-11-20 20:12:00"},
		"Chinese":              {"2026/11/20 下午8:12 - Anna: hi\n", "2026-11-20 20:12:00"},
		"Japanese":             {"[2026/11/20 8:12:31] Anna: hi\n", "2026-11-20 08:12:31"},
		"Arabic":               {"\u200f\u0662\u0660\u200f/\u0661\u0661\u200f/\u0662\u0660\u0662\u0666، \u0668:\u0661\u0662 م - Anna: hi\n", "2026-11-20 20:12:00"},
		"Greek":                {"20/11/2026, 8:12 μ.μ. - Anna: hi\n", "2026-11-20 20:12:00"},
		"a UTF-8 mark":         {"\ufeff20.11.26, 08:12 - Anna: hi\n", "2026-11-20 08:12:00"},
		"UTF-16, little":       {utf16("20.11.26, 08:12 - Anna: hi\n", false), "2026-11-20 08:12:00"},
		"UTF-16, big":          {utf16("20.11.26, 08:12 - Anna: hi\n", true), "2026-11-20 08:12:00"},
		"without an end":       {"20.11.26, 08:12 - Anna: hi", "2026-11-20 08:12:00"},
		"with both ends":       {"[20.11.26, 08:12:31] Anna: hi\r\n", "2026-11-20 08:12:31"},
		"an evening in Taiwan": {"2026/11/20 晚上8:12 - Anna: hi\n", "2026-11-20 20:12:00"},
	} {
		t.Run(name, func(t *testing.T) {
			got, s, err := messagestest.Read(t, Read, "WhatsApp Chat with Anna.txt", []byte(c.text), berlin)
			if err != nil || s.RefusedTotal > 0 || len(s.Asks) > 0 {
				t.Fatalf("%v, %+v", err, s)
			}
			check(t, got, []want{{at: c.at, from: "Anna", text: "hi"}})
			if got[0].Thread != "Anna" || got[0].Basis != messages.Stated {
				t.Errorf("thread %q, basis %s", got[0].Thread, got[0].Basis)
			}
		})
	}
}

func utf16(s string, big bool) string {
	var b []byte
	for _, r := range "\ufeff" + s {
		if big {
			b = append(b, byte(r>>8), byte(r))
		} else {
			b = append(b, byte(r), byte(r>>8))
		}
	}
	return string(b)
}

func TestDateOrderComesFromTheWholeFile(t *testing.T) {
	line := func(dates ...string) string {
		var b strings.Builder
		for _, d := range dates {
			b.WriteString(d + ", 08:12 - Anna: hi\n")
		}
		return b.String()
	}
	many := strings.Repeat("05/13/26, 08:12 - Anna: hi\n", 400)
	for name, c := range map[string]struct {
		text  string
		order messages.Order
		asked bool
	}{
		"a day above twelve, at the end":   {line("01/02/26", "03/04/26", "13/04/26"), messages.DMY, false},
		"a month above twelve, at the end": {line("01/02/26", "03/04/26", "04/13/26"), messages.MDY, false},
		"the year first":                   {line("2026-01-02", "2026-03-04"), messages.YMD, false},
		"nothing decides":                  {line("01/02/26", "03/04/26"), "", true},
		"one step back is not enough":      {line("01/02/26", "02/01/26", "03/04/26"), "", true},
		"two steps back are":               {line("01/02/26", "02/01/26", "03/03/26", "04/02/26"), messages.MDY, false},
		"both at once":                     {line("13/02/2026", "02/13/2026"), "", true},
		"one stranger among many":          {many + line("31/12/26"), messages.MDY, false},
	} {
		t.Run(name, func(t *testing.T) {
			got, s, err := messagestest.Read(t, Read, "x.txt", []byte(c.text), berlin)
			if err != nil || s.Order != c.order || slices.Contains(s.Asks, messages.AskOrder) != c.asked || name != "both at once" && c.asked != (len(s.Samples) > 0) {
				t.Fatalf("%v, order %q, asks %v, samples %v", err, s.Order, s.Asks, s.Samples)
			}
			for _, m := range got {
				if (m.At.IsZero() || m.Has(messages.DateOrder)) != (c.asked && name != "both at once" || name == "one stranger among many" && m.RawTime == "31/12/26, 08:12") {
					t.Errorf("%s was read as %v with %v", m.RawTime, m.At, m.Doubts)
				}
			}
		})
	}
	o := berlin
	o.Order = messages.MDY
	got, s, err := messagestest.Read(t, Read, "x.txt", []byte(line("01/02/26", "03/04/26", "25/12/2026")), o)
	if err != nil || len(s.Asks) > 0 {
		t.Fatal(err, s.Asks)
	}
	check(t, got, []want{{at: "2026-01-02 08:12:00", from: "Anna", text: "hi"}, {at: "2026-03-04 08:12:00", from: "Anna", text: "hi"},
		{at: "2026-12-25 08:12:00", from: "Anna", text: "hi", doubts: []messages.Doubt{messages.DateOrder}}})
}

func TestLinesThatImitateAHead(t *testing.T) {
	spoofed := []messages.Doubt{messages.SpoofedHeader}
	for name, c := range map[string]struct {
		text  string
		wants []want
	}{
		"an iPhone's inner line ends otherwise": {"[20.11.26, 08:12:31] Anna: look\n[20.11.26, 08:13:00] Ben: I did it\nsee\r\n[20.11.26, 08:14:00] Ben: no\r\n[20.11.26, 08:15:00] Anna: ok\r\n",
			[]want{{at: "2026-11-20 08:12:31", from: "Anna", text: "look\n[20.11.26, 08:13:00] Ben: I did it\nsee", doubts: spoofed}, {at: "2026-11-20 08:14:00", from: "Ben", text: "no"}, {at: "2026-11-20 08:15:00", from: "Anna", text: "ok"}}},
		"another shape, among many": {strings.Repeat("20.11.26, 08:12 - Anna: a\n", 30) + "20.11.26, 08:13 - Anna: look\n[20.11.26, 08:13:00] Ben: I did it\n",
			append(slices.Repeat([]want{{at: "2026-11-20 08:12:00", from: "Anna", text: "a"}}, 30), want{at: "2026-11-20 08:13:00", from: "Anna", text: "look\n[20.11.26, 08:13:00] Ben: I did it", doubts: spoofed})},
		"another shape, among few": {"20.11.26, 08:13 - Anna: look\n20.11.26, 08:14 - Anna: so\n[20.11.26, 08:15:00] Ben: I did it\n",
			[]want{{at: "2026-11-20 08:13:00", from: "Anna", text: "look"}, {at: "2026-11-20 08:14:00", from: "Anna", text: "so"}, {at: "2026-11-20 08:15:00", from: "Ben", text: "I did it", doubts: spoofed}}},
		"the same shape, out of order": {"20.11.26, 08:13 - Anna: look\n13.11.26, 07:00 - Ben: I did it\n20.11.26, 08:14 - Anna: so\n",
			[]want{{at: "2026-11-20 08:13:00", from: "Anna", text: "look"}, {at: "2026-11-13 07:00:00", from: "Ben", text: "I did it", doubts: []messages.Doubt{messages.OutOfOrder}}, {at: "2026-11-20 08:14:00", from: "Anna", text: "so"}}},
	} {
		t.Run(name, func(t *testing.T) {
			got, _, err := messagestest.Read(t, Read, "x.txt", []byte(c.text), berlin)
			if err != nil {
				t.Fatal(err)
			}
			check(t, got, c.wants)
		})
	}
}

func TestWhatStandsInAChat(t *testing.T) {
	text := strings.Join([]string{
		"20.11.26, 08:00 - Messages and calls are end-to-end encrypted.",
		"20.11.26, 08:12 - Anna: first line",
		"second line",
		"",
		"fourth",
		"20.11.26, 08:13 - Ben: This message was deleted",
		"20.11.26, 08:14 - Anna: <Media omitted>",
		"20.11.26, 08:15 - Anna: IMG-20261120-WA0001.jpg (file attached)",
		"with a caption",
		"20.11.26, 08:16 - Anna: Missed video call",
		"20.11.26, 08:17 - Anna: hello <This message was edited>",
		`20.11.26, 08:18 - Anna changed the subject from "a: b" to "c"`,
		"20.11.26, 08:19 - Anna:",
		"20.11.26, 08:20 - Anna: turn \u202e dlrow",
	}, "\n")
	got, s, err := messagestest.Read(t, Read, "WhatsApp Chat with Anna (1).txt", []byte(text), berlin)
	if err != nil {
		t.Fatal(err)
	}
	check(t, got, []want{
		{at: "2026-11-20 08:00:00", text: "Messages and calls are end-to-end encrypted.", kind: messages.System},
		{at: "2026-11-20 08:12:00", from: "Anna", text: "first line\nsecond line\n\nfourth"},
		{at: "2026-11-20 08:13:00", from: "Ben", text: "This message was deleted", kind: messages.Unsent},
		{at: "2026-11-20 08:14:00", from: "Anna", text: "<Media omitted>", doubts: []messages.Doubt{messages.MediaMissing}},
		{at: "2026-11-20 08:15:00", from: "Anna", text: "with a caption", doubts: []messages.Doubt{messages.MediaMissing}},
		{at: "2026-11-20 08:16:00", from: "Anna", text: "Missed video call", kind: messages.Call},
		{at: "2026-11-20 08:17:00", from: "Anna", text: "hello"},
		{at: "2026-11-20 08:18:00", text: `Anna changed the subject from "a: b" to "c"`, kind: messages.System},
		{at: "2026-11-20 08:19:00", from: "Anna"},
		{at: "2026-11-20 08:20:00", from: "Anna", text: "turn \u202e dlrow", doubts: []messages.Doubt{messages.HiddenText}},
	})
	if !got[2].Mine || got[1].Mine || got[5].Call.Way != "missed" || !got[5].Call.Video || got[1].Thread != "Anna" {
		t.Errorf("%+v", got)
	}
	if s.Media != 2 || s.MediaMissing != 2 || s.Kinds[messages.System] != 2 || len(s.Threads) != 1 || s.People[0] != (messages.Count{Name: "Anna", N: 7}) || s.Capped {
		t.Errorf("%+v", s)
	}
}

func TestNamesWithColons(t *testing.T) {
	text := strings.Repeat("20.11.26, 08:12 - Anna: work: hi\n", 5) + "20.11.26, 08:13 - Ben: note: this\n20.11.26, 08:14 - Ben: hi\n"
	got, _, err := messagestest.Read(t, Read, "x.txt", []byte(text), berlin)
	if err != nil || got[0].From != "Anna: work" || got[0].Text != "hi" || got[5].From != "Ben" || got[5].Text != "note: this" {
		t.Errorf("%v, %+v", err, got)
	}
}

func TestArchive(t *testing.T) {
	data := messagestest.Zip(t, "__MACOSX/_chat.txt", "x", "../evil.txt", "[20.11.26, 08:12:31] Eve: hi\r\n", "00000002-PHOTO.jpg", "picture", "00000002-photo.JPG", "other",
		"_chat.txt", "[20.11.26, 08:12:31] Anna: \u200e<attached: 00000002-PHOTO.jpg>\r\n\u200e[20.11.26, 08:13:31] Anna: \u200e<attached: 00000003-AUDIO.opus>\r\n\u200e[20.11.26, 08:14:31] Family: \u200eAnna added you\r\n")
	got, s, err := messagestest.Read(t, Read, "WhatsApp Chat - Family.zip", data, berlin)
	if err != nil {
		t.Fatal(err)
	}
	check(t, got, []want{{at: "2026-11-20 08:12:31", from: "Anna"}, {at: "2026-11-20 08:13:31", from: "Anna", doubts: []messages.Doubt{messages.MediaMissing}},
		{at: "2026-11-20 08:14:31", from: "Family", text: "Anna added you", kind: messages.System}})
	if x := got[0].Media[0]; x.Member != "00000002-PHOTO.jpg" || x.Size != 7 || x.Missing || x.Type != "image/jpeg" {
		t.Errorf("media %+v", x)
	}
	if got[0].Member != "_chat.txt" || got[0].Thread != "Family" || s.RefusedTotal != 2 {
		t.Errorf("%q in %q, refused %+v", got[0].Thread, got[0].Member, s.Refused)
	}
}

func TestWhatTheFileLeavesOpen(t *testing.T) {
	text := "[20.11.26, 08:12:31] Anna: hi\n"
	got, s, err := messagestest.Read(t, Read, "x.txt", []byte(text), messages.Options{})
	if err != nil || !slices.Equal(s.Asks, []messages.Question{messages.AskMe, messages.AskZone}) || got[0].Basis != messages.Assumed || got[0].Thread != "Anna" {
		t.Errorf("%v, %v, %+v", err, s.Asks, got)
	}
	got, s, err = messagestest.Read(t, Read, "x.txt", []byte(text), messages.Options{Zone: "America/New_York", Guessed: true, Me: "Anna"})
	if err != nil || !slices.Equal(s.Asks, []messages.Question{messages.AskZone}) || got[0].Basis != messages.Assumed || !got[0].At.Equal(time.Date(2026, 11, 20, 13, 12, 31, 0, time.UTC)) {
		t.Errorf("%v, %v, %+v", err, s.Asks, got)
	}
	twice := "25.10.26, 01:59 - Anna: a\n25.10.26, 02:30 - Anna: b\n25.10.26, 03:00 - Anna: c\n29.03.27, 02:30 - Anna: d\n"
	got, _, _ = messagestest.Read(t, Read, "x.txt", []byte(twice), berlin)
	if got[0].Has(messages.ClockChange) || !got[1].Has(messages.ClockChange) || got[2].Has(messages.ClockChange) || got[3].Has(messages.ClockChange) {
		t.Errorf("clock changes %+v", got)
	}
	never, _, _ := messagestest.Read(t, Read, "x.txt", []byte("28.03.27, 02:30 - Anna: d\n"), berlin)
	if !never[0].Has(messages.ClockChange) {
		t.Errorf("a time that never was: %+v", never)
	}
}

func TestWhatIsNoChat(t *testing.T) {
	for name, data := range map[string]string{"empty": "", "a letter": "Dear Anna,\nno.\n", "an archive of pictures": string(messagestest.Zip(t, "a.jpg", "x")), "half an archive": "PK\x03\x04", "zeros": strings.Repeat("\x00", 100)} {
		if got, _, err := messagestest.Read(t, Read, "x", []byte(data), berlin); !errors.Is(err, messages.ErrNotMessages) || len(got) > 0 {
			t.Errorf("%s: %v, %v", name, got, err)
		}
	}
}

func TestLongTextsAndBadLetters(t *testing.T) {
	long := strings.Repeat("é", 1<<20)
	got, _, err := messagestest.Read(t, Read, "x.txt", []byte("20.11.26, 08:12 - Anna: "+long+"\n20.11.26, 08:13 - Anna: \xff\xfe!\n"), berlin)
	if err != nil || len(got) != 2 || !got[0].Has(messages.CutText) || got[0].Has(messages.ReplacedText) || got[0].Length < 2<<20 || !got[1].Has(messages.ReplacedText) || got[1].Text != "\ufffd!" {
		t.Errorf("%v, %d messages", err, len(got))
	}
}

func TestCapIsNamed(t *testing.T) {
	if _, s, err := messagestest.Read(t, Read, "x.txt", sample(40_000), berlin); err != nil || !s.Capped || s.Messages != 40_000 {
		t.Errorf("%v, %d, capped %v", err, s.Messages, s.Capped)
	}
}

func TestNoWordHasTwoMeanings(t *testing.T) {
	if halves["am"] != morning || halves["pm"] != evening || halves["uhr"] != whole {
		t.Error("the words are mixed up")
	}
}

// sample is a made-up chat of so many messages over two years.
func sample(n int) []byte {
	var b bytes.Buffer
	at := time.Date(2025, 1, 2, 8, 0, 0, 0, time.UTC)
	for i := range n {
		at = at.Add(time.Duration(i%50) * time.Minute)
		fmt.Fprintf(&b, "%s - %s: message number %d about the dishes and the weekend 😀\n", at.Format("02.01.06, 15:04"), []string{"Anna", "Ben"}[i%2], i)
		if i%10 == 0 {
			b.WriteString("and a second line\n")
		}
	}
	return b.Bytes()
}

func BenchmarkRead40000(b *testing.B) {
	data := sample(40_000)
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		s, err := Read(b.Context(), messages.Input{ReaderAt: bytes.NewReader(data), Size: int64(len(data)), Name: "x.txt"}, berlin, func(messages.Message) error { return nil }, nil)
		if err != nil || s.Messages != 40_000 {
			b.Fatal(err, s.Messages)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add([]byte("[20.11.26, 08:12:31] Anna: hi\n[20.11.26, 08:13:31] Anna: \u200e<attached: a.jpg>\r\n"))
	f.Add([]byte("11/20/26, 8:12\u202fPM - Anna: work: hi\nline\n2026. 11. 20. 오후 8:12 - Ben: <Media omitted>\n"))
	f.Add([]byte(utf16("20.11.26, 08:12 - Anna: hi\n", true)))
	f.Add(messagestest.Zip(f, "_chat.txt", "20.11.26, 08:12 - Anna: a.jpg (file attached)\n", "a.jpg", "x"))
	f.Fuzz(func(t *testing.T, data []byte) { messagestest.Fuzz(t, Read, "x.txt", data, berlin) })
}

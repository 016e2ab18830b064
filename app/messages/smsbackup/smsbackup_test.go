package smsbackup

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"stillwater/app/messages"
	"stillwater/app/messages/messagestest"
)

const head = "<?xml version='1.0' encoding='UTF-8' standalone='yes' ?>\n<!--File Created By SMS Backup & Restore <sms address=\"no\" /> -->\n<?xml-stylesheet type=\"text/xsl\" href=\"sms.xsl\"?>\n<smses count=\"1\" type=\"full\">\n"

// one reads the only message of a file with this element.
func one(t *testing.T, element string) messages.Message {
	t.Helper()
	got, s, err := messagestest.Read(t, Read, "sms.xml", []byte(head+element+"\n</smses>"), messages.Options{})
	if err != nil || len(got) != 1 || s.RefusedTotal > 0 || len(s.Asks) > 0 {
		t.Fatalf("%v, %d messages, %+v", err, len(got), s)
	}
	return got[0]
}

func TestTexts(t *testing.T) {
	for name, c := range map[string]struct {
		body, text string
		doubts     []messages.Doubt
	}{
		"plain":                       {`don&apos;t &lt;b&gt; &amp;amp; &quot;x&quot;`, `don't <b> &amp; "x"`, nil},
		"an emoji in two halves":      {`&#55357;&#56841;`, "😉", nil},
		"in hexadecimal":              {`a&#xD83D;&#xde09;b`, "a😉b", nil},
		"two emoji":                   {`&#55357;&#56841;&#55357;&#56842;`, "😉😊", nil},
		"a whole emoji":               {`😉&#128521;`, "😉😉", nil},
		"a first half alone":          {`a&#55357;b`, "a\ufffdb", []messages.Doubt{messages.ReplacedText}},
		"a second half alone":         {`&#56841;`, "\ufffd", []messages.Doubt{messages.ReplacedText}},
		"two first halves":            {`&#55357;&#55357;&#56841;`, "\ufffd😉", []messages.Doubt{messages.ReplacedText}},
		"a half at the end":           {`x&#55357;`, "x\ufffd", []messages.Doubt{messages.ReplacedText}},
		"what XML forbids":            {`a&#0;&#x1F;b`, "a\ufffd\ufffdb", []messages.Doubt{messages.ReplacedText}},
		"beyond Unicode":              {`&#99999999;&#x7fffffff;`, "\ufffd\ufffd", []messages.Doubt{messages.ReplacedText}},
		"lines":                       {`a&#10;b&#13;c`, "a\nb\rc", nil},
		"no reference at all":         {`a & b &x; &; &# &#; c`, `a & b &x; &; &# &#; c`, nil},
		"bad bytes":                   {"a\xffb", "a\ufffdb", []messages.Doubt{messages.ReplacedText}},
		"the word null":               {`null`, `null`, []messages.Doubt{messages.Placeholder}},
		"letters that stand for more": {`a > b ' c`, `a > b ' c`, nil},
	} {
		t.Run(name, func(t *testing.T) {
			m := one(t, `<sms protocol="0" address="+491701234567" date="1764229951000" type="1" subject="null" body="`+c.body+`" readable_date="Nov 27, 2025 08:52:31" contact_name="Anna" />`)
			if m.Text != c.text || !slices.Equal(m.Doubts, c.doubts) || m.Subject != "" {
				t.Errorf("%q with %v, want %q with %v", m.Text, m.Doubts, c.text, c.doubts)
			}
			if m.From != "Anna" || m.Thread != "Anna" || m.Basis != messages.UTC || !m.At.Equal(time.Date(2025, 11, 27, 7, 52, 31, 0, time.UTC)) || !slices.Contains(m.Fields, messages.Field{Name: "address", Value: "+491701234567"}) {
				t.Errorf("%+v", m)
			}
		})
	}
}

func TestKindsOfMessage(t *testing.T) {
	for kind, want := range map[string]messages.Message{
		"1": {Kind: messages.Text, From: "+49"}, "2": {Kind: messages.Text, Mine: true}, "3": {Kind: messages.Draft, Mine: true},
		"4": {Kind: messages.Failed, Mine: true}, "5": {Kind: messages.Failed, Mine: true}, "6": {Kind: messages.Failed, Mine: true}, "null": {Kind: messages.Text, From: "+49"},
	} {
		m := one(t, `<sms address='+49' date='1764229951000' type='`+kind+`' body='x' contact_name='(Unknown)'/>`)
		if m.Kind != want.Kind || m.From != want.From || m.Mine != want.Mine || m.Mine && !slices.Equal(m.To, []string{"+49"}) {
			t.Errorf("type %s: %+v", kind, m)
		}
	}
	for _, date := range []string{"0", "", "null", "-5", "x", "99999999999999999"} {
		if m := one(t, `<sms address="+49" date="`+date+`" type="1" body="x"/>`); !m.At.IsZero() || !m.Has(messages.NoDate) {
			t.Errorf("date %q: %v, %v", date, m.At, m.Doubts)
		}
	}
}

func TestCalls(t *testing.T) {
	data := `<?xml version="1.0"?><calls count="7">`
	for i := range 7 {
		data += fmt.Sprintf(`<call number="+49%d" duration="%d" date="1764229951000" type="%d" presentation="1" contact_name="null" />`, i, i*60, i+1)
	}
	got, _, err := messagestest.Read(t, Read, "calls.xml", []byte(data+`<call number="-1" duration="null" date="1764229951000" type="3"/></calls>`), messages.Options{})
	if err != nil || len(got) != 8 {
		t.Fatal(err, len(got))
	}
	for i, way := range []string{"incoming", "outgoing", "missed", "voicemail", "rejected", "refused", "", "missed"} {
		if m := got[i]; m.Kind != messages.Call || m.Call.Way != way || m.Mine != (way == "outgoing") || i < 7 && m.Call.Duration != time.Duration(i)*time.Minute {
			t.Errorf("call %d: %+v, %+v", i, m, m.Call)
		}
	}
	if got[7].Thread != "" || got[6].Fields[1] != (messages.Field{Name: "type", Value: "7"}) {
		t.Errorf("%+v, %+v", got[6], got[7])
	}
}

func TestMMS(t *testing.T) {
	picture := []byte("a picture, made up")
	packed := base64.StdEncoding.EncodeToString(picture)
	element := `<mms date="1764229951000" date_sent="1764229950" msg_box="1" address="+491~+492~+493" sub="null" contact_name="Anna, Ben, Cem" m_type="132">
	<parts>
		<part seq="-1" ct="application/smil" text="&lt;smil/&gt;" data="null" />
		<part seq="0" ct="text/plain" name="null" text="look &#55357;&#56841;" />
		<part seq="0" ct="image/jpeg" name="null" fn="null" cl="a.jpg" text="null" data="` + packed[:8] + "\n" + packed[8:] + `" />
		<part seq="0" ct="image/png" name="b.png" data="null" />
		<part seq="0" ct="image/gif" name="c.gif" data="no base64 at all!" />
	</parts>
	<addrs>
		<addr address="+492" type="137" charset="106" />
		<addr address="insert-address-token" type="151" charset="106" />
		<addr address="+491" type="151" charset="106" />
		<addr address="+493" type="130" charset="106" />
	</addrs>
</mms>`
	m := one(t, element)
	if m.Text != "look 😉" || m.From != "+492" || !slices.Equal(m.To, []string{"+491", "+493"}) || m.Thread != "Anna, Ben, Cem" || len(m.Media) != 3 {
		t.Fatalf("%+v", m)
	}
	x := m.Media[0]
	if x.Name != "a.jpg" || x.Size != int64(len(picture)) || x.SHA256 != sha256.Sum256(picture) || x.Encoding != "base64" || x.Missing || (head + element)[x.Offset:x.Offset+x.Length] != packed[:8]+"\n"+packed[8:] {
		t.Errorf("%+v", x)
	}
	if !m.Media[1].Missing || m.Media[1].Name != "b.png" || !m.Media[2].Missing {
		t.Errorf("%+v", m.Media[1:])
	}
	if !slices.Contains(m.Fields, messages.Field{Name: "date_sent", Value: "2025-11-27T07:52:30Z"}) { // seconds, not milliseconds
		t.Errorf("%+v", m.Fields)
	}
}

func TestBrokenPlaces(t *testing.T) {
	good := `<sms address="+49" date="1764229951000" type="1" body="x"/>`
	for name, c := range map[string]struct {
		data    string
		come    int
		refused int
	}{
		"cut within a body":         {head + good + `<sms address="+49" body="x`, 1, 1},
		"cut within a name":         {head + good + `<sms addr`, 1, 1},
		"cut within an MMS":         {head + good + `<mms date="1"><parts><part ct="text/plain" text="x"/>`, 1, 1},
		"no end":                    {head + good, 1, 0},
		"a quote within a body":     {head + `<sms address="+49" date="1" body="he said "no" ok"/>` + good, 1, 1},
		"an attribute without one":  {head + `<sms address=+49 body="x"/>` + good, 1, 1},
		"an MMS in an MMS":          {head + `<mms date="1"><mms date="2"></mms></mms>` + good, 1, 1},
		"a name without an end":     {head + "<" + strings.Repeat("a", 100) + good, 1, 1},
		"too many attributes":       {head + "<sms" + strings.Repeat(` a="b"`, 200) + "/>" + good, 1, 1},
		"a type with entities":      {`<!DOCTYPE smses [ <!ENTITY a "aaaa"> ]><smses>` + good + `<sms address="&a;" date="1764229951000" type="1" body="&a;&a;"/></smses>`, 2, 0},
		"a comment that never ends": {head + good + "<!-- ", 1, 1},
	} {
		got, s, err := messagestest.Read(t, Read, "x.xml", []byte(c.data), messages.Options{})
		if err != nil || len(got) != c.come || s.RefusedTotal != c.refused {
			t.Errorf("%s: %v, %d messages, refused %+v", name, err, len(got), s.Refused)
		}
	}
	for name, data := range map[string]string{"empty": "", "a letter": "Dear <b>Anna</b>", "a page": "<html><body></body></html>", "an archive": string(messagestest.Zip(t, "a.xml", "<html/>", "b.jpg", "x"))} {
		if _, _, err := messagestest.Read(t, Read, "x", []byte(data), messages.Options{}); !errors.Is(err, messages.ErrNotMessages) {
			t.Errorf("%s: %v", name, err)
		}
	}
	data := messagestest.Zip(t, "sms-1.xml", head+good+"</smses>", "calls-1.xml", `<calls><call number="1" date="1764229951000" type="1"/></calls>`)
	if got, s, err := messagestest.Read(t, Read, "x.zip", data, messages.Options{}); err != nil || len(got) != 2 || got[1].Member != "calls-1.xml" {
		t.Errorf("an archive: %v, %+v", err, s)
	}
}

// A long file is one of so many bytes that is never whole anywhere: one MMS with
// a picture of nearly all of them, and a text behind it.
type long struct{ size int64 }

const (
	longHead = head + `<mms date="1764229951000" msg_box="1" address="+49"><parts><part ct="image/jpeg" cl="a.jpg" data="`
	longTail = `"/></parts></mms><sms address="+49" date="1764229951000" type="1" body="x"/></smses>`
)

func (l long) ReadAt(b []byte, at int64) (int, error) {
	if at >= l.size {
		return 0, io.EOF
	}
	n := int(min(int64(len(b)), l.size-at))
	tail := l.size - int64(len(longTail))
	for i := 0; i < n; {
		switch p := at + int64(i); {
		case p < int64(len(longHead)):
			i += copy(b[i:n], longHead[p:])
		case p >= tail:
			i += copy(b[i:n], longTail[p-tail:])
		default:
			room := b[i:min(int64(n), int64(i)+tail-p)]
			room[0] = 'A'
			for done := 1; done < len(room); done *= 2 {
				copy(room[done:], room[:done])
			}
			i += len(room)
		}
	}
	return n, nil
}

// TestTwoGigabytes reads a file of 2 GiB in a small part of the memory that is
// promised.
func TestTwoGigabytes(t *testing.T) {
	if testing.Short() {
		t.Skip("reads 2 GiB")
	}
	size := int64(2<<30) &^ 3
	for (size-int64(len(longHead)+len(longTail)))%4 != 0 {
		size++
	}
	var before, now runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	peak, came := uint64(0), 0
	s, err := Read(t.Context(), messages.Input{ReaderAt: long{size}, Size: size, Name: "sms.xml"}, messages.Options{}, func(m messages.Message) error {
		came++
		if came == 1 && (m.Media[0].Size != (size-int64(len(longHead)+len(longTail)))/4*3 || m.Media[0].Missing) {
			t.Errorf("the picture has %d bytes", m.Media[0].Size)
		}
		return nil
	}, func(done, total int64) {
		runtime.ReadMemStats(&now)
		peak = max(peak, now.HeapAlloc)
	})
	if err != nil || came != 2 || s.RefusedTotal > 0 {
		t.Fatalf("%v, %d messages, %+v", err, came, s.Refused)
	}
	if held := int64(peak) - int64(before.HeapAlloc); held > 32<<20 {
		t.Errorf("held %d MiB", held>>20)
	}
}

// An MMS of very many parts takes no more time for each than one of few.
func TestManyParts(t *testing.T) {
	parts := strings.Repeat(`<part ct="text/plain" text="a&#0;"/>`, 100_000)
	got, s, err := messagestest.Read(t, Read, "sms.xml", []byte(`<smses><mms date="1764229951000" msg_box="1" address="1"><parts>`+parts+`</parts></mms></smses>`), messages.Options{})
	if err != nil || len(got) != 1 || s.RefusedTotal > 0 || len(got[0].Doubts) > 2 || !got[0].Has(messages.ReplacedText) || !strings.HasPrefix(got[0].Text, "a\uFFFD\na\uFFFD\n") {
		t.Fatalf("%v, %d messages, %+v", err, len(got), s.Refused)
	}
}

func FuzzRead(f *testing.F) {
	f.Add([]byte(head + `<sms address="+49" date="1764229951000" type="2" body="&#55357;&#56841;&#0;"/></smses>`))
	f.Add([]byte(`<smses><mms date="1764229951000" msg_box="1" address="1~2"><parts><part ct="text/plain" text="a"/><part ct="image/png" data="AAAA"/></parts><addrs><addr address="1" type="137"/></addrs></mms></smses>`))
	f.Add([]byte(`<calls><!-- > --><call number="-1" duration="5" date="1764229951" type="3"/></calls>`))
	f.Fuzz(func(t *testing.T, data []byte) { messagestest.Fuzz(t, Read, "x.xml", data, messages.Options{}) })
}

func BenchmarkRead(b *testing.B) {
	var data bytes.Buffer
	data.WriteString(head)
	for i := range 40_000 {
		fmt.Fprintf(&data, `<sms protocol="0" address="+491701234567" date="%d" type="1" subject="null" body="message number %d &#55357;&#56841;" readable_date="Nov 27, 2025 08:52:31" contact_name="Anna" />`+"\n", 1764229951000+i*60_000, i)
	}
	b.SetBytes(int64(data.Len()))
	b.ReportAllocs()
	for b.Loop() {
		if s, err := Read(b.Context(), messages.Input{ReaderAt: bytes.NewReader(data.Bytes()), Size: int64(data.Len())}, messages.Options{}, func(messages.Message) error { return nil }, nil); err != nil || s.Messages != 40_000 {
			b.Fatal(err)
		}
	}
}

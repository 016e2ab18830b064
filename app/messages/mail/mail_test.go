package mail

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf16"

	"stillwater/app/messages"
	"stillwater/app/messages/messagestest"
)

func read(t testing.TB, name, data string, o messages.Options) ([]messages.Message, messages.Summary) {
	t.Helper()
	all, s, err := messagestest.Read(t, Read, name, []byte(data), o)
	if err != nil {
		t.Fatal(err)
	}
	return all, s
}

// crlf writes a sample as it goes over the wire.
func crlf(s string) string { return strings.ReplaceAll(s, "\n", "\r\n") }

const plain = `Return-Path: <j@example.net>
Received: from mx.example.net by mail.example.org; Fri, 20 Nov 2026 18:31:00 +0100
Date: Fri, 20 Nov 2026 18:30:05 +0100 (CET)
From: =?utf-8?Q?J=C3=B6rg_Lind?= <j@example.net>
To: "Mira, of course" <mira@example.org>, lawyer@example.org
Cc: =?iso-8859-1?Q?Andr=E9?= <a@example.net>
Subject: AW: Re: =?utf-8?B?w4RyZ2Vy?=
Message-ID: <1@example.net>
Content-Type: text/plain; charset=windows-1252
Content-Transfer-Encoding: quoted-printable

You will see=
 what comes =96 all of it.
From me.
`

const picture = "\x89PNG\r\n\x1a\n picture, made up"

func mixed() string {
	return `From: j@example.net
Date: 20 Nov 2026 18:30:05 +0000
Subject: files
Content-Type: multipart/mixed; boundary="out er"

This is a multi-part message.
--out er
Content-Type: multipart/alternative; boundary=inner

--inner
Content-Type: text/plain; charset=utf-8

Look at this.

--inner
Content-Type: text/html; charset=utf-8

<p>Look at <b>that</b>.</p>
--inner--
--out er
Content-Type: image/png; name="=?utf-8?Q?b=C3=A4r.png?="
Content-Disposition: attachment
Content-Transfer-Encoding: base64

` + base64.StdEncoding.EncodeToString([]byte(picture))[:20] + "\n" + base64.StdEncoding.EncodeToString([]byte(picture))[20:] + `
--out er
Content-Type: message/rfc822

From: x@example.net
Subject: within

forwarded
--out er--
what nobody sees
`
}

func TestLetters(t *testing.T) {
	sent := time.Date(2026, 11, 20, 17, 30, 5, 0, time.UTC)
	t.Run("plain", func(t *testing.T) {
		all, s := read(t, "a.eml", crlf(plain), messages.Options{Me: "MIRA@example.org"})
		if len(all) != 1 || s.Kinds[messages.Letter] != 1 {
			t.Fatalf("%d letters", len(all))
		}
		m := all[0]
		if m.From != "Jörg Lind <j@example.net>" || m.Subject != "AW: Re: Ärger" || m.Thread != "Ärger" || m.Mine {
			t.Errorf("from %q, subject %q, thread %q", m.From, m.Subject, m.Thread)
		}
		if want := []string{"Mira, of course <mira@example.org>", "lawyer@example.org", "André <a@example.net>"}; !slices.Equal(m.To, want) {
			t.Errorf("to %q", m.To)
		}
		if m.Text != "You will see what comes – all of it.\nFrom me." {
			t.Errorf("text %q", m.Text)
		}
		if !m.At.Equal(sent) || m.Basis != messages.UTC || m.RawTime != "Fri, 20 Nov 2026 18:30:05 +0100 (CET)" || len(m.Doubts) > 0 {
			t.Errorf("at %v by %q, written %q, doubts %v", m.At, m.Basis, m.RawTime, m.Doubts)
		}
		if m.Length != int64(len(crlf(plain))) || !slices.Contains(m.Fields, messages.Field{Name: "Subject", Value: "AW: Re: =?utf-8?B?w4RyZ2Vy?="}) {
			t.Errorf("slice of %d, fields %q", m.Length, m.Fields)
		}
		if all, _ = read(t, "a.eml", plain, messages.Options{Me: "j@example.net"}); !all[0].Mine {
			t.Error("their own letter is not theirs")
		}
	})
	t.Run("with files", func(t *testing.T) {
		for _, data := range []string{mixed(), crlf(mixed())} {
			all, _ := read(t, "a.eml", data, messages.Options{})
			m := all[0]
			if m.Text != "Look at this." || len(m.Media) != 2 || len(m.Doubts) > 0 {
				t.Fatalf("text %q, media %+v, doubts %v", m.Text, m.Media, m.Doubts)
			}
			x := m.Media[0]
			if x.Name != "bär.png" || x.Type != "image/png" || x.Size != int64(len(picture)) || x.SHA256 != sha256.Sum256([]byte(picture)) || x.Encoding != "base64" {
				t.Errorf("file %+v", x)
			}
			in := strings.NewReplacer("\r", "", "\n", "").Replace(data[x.Offset : x.Offset+x.Length])
			if back, err := base64.StdEncoding.DecodeString(in); err != nil || string(back) != picture {
				t.Errorf("at its place stands %q", in)
			}
			if x := m.Media[1]; x.Type != "message/rfc822" || !strings.HasPrefix(data[x.Offset:x.Offset+x.Length], "From: x@") || !strings.HasSuffix(data[x.Offset:x.Offset+x.Length], "forwarded") {
				t.Errorf("the letter within is %q", data[x.Offset:x.Offset+x.Length])
			}
		}
	})
	for _, x := range []struct {
		name, data, text string
		doubts           []messages.Doubt
	}{
		{"HTML only", "From: a@b.c\nDate: Fri, 20 Nov 2026 18:30:05 +0000\nContent-Type: text/html\n\n<style>p{}</style><p>One<br>two</p><img src=\"http://x/y.gif\"><a href=\"https://e.net/\">link</a><script>run()</script>",
			"One\ntwo\nlink <https://e.net/>", nil},
		{"hidden words", "From: a@b.c\nDate: Fri, 20 Nov 2026 18:30:05 +0000\nContent-Type: text/html\n\nSeen<span style=\"display: none\"> and not</span>", "Seen and not", []messages.Doubt{messages.HiddenText}},
		{"no date", "From: a@b.c\nSubject: x\n\nhello\n", "hello", []messages.Doubt{messages.NoDate}},
		{"a date that cannot be", "From: a@b.c\nDate: Fri, 31 Feb 2026 25:00:00 +0000\n\nhello\n", "hello", []messages.Doubt{messages.NoDate}},
		{"dates that differ", "Received: from x by y; Mon, 23 Nov 2026 18:30:05 +0000\nFrom: a@b.c\nDate: Fri, 20 Nov 2026 18:30:05 +0000\n\nhello\n", "hello", []messages.Doubt{messages.Conflict}},
		{"letters nobody knows", "From: a@b.c\nDate: Fri, 20 Nov 2026 18:30:05 +0000\nContent-Type: text/plain; charset=klingon\n\nh\xe9llo\n", "héllo", nil},
		{"a boundary that never comes", "From: a@b.c\nDate: Fri, 20 Nov 2026 18:30:05 +0000\nContent-Type: multipart/mixed; boundary=x\n\n--x\n\nhello\n", "hello", nil},
		{"no header at its end", "From: a@b.c\nDate: Fri, 20 Nov 2026 18:30:05 +0000", "", nil},
	} {
		t.Run(x.name, func(t *testing.T) {
			all, _ := read(t, "a.eml", x.data, messages.Options{})
			if len(all) != 1 || all[0].Text != x.text || !slices.Equal(all[0].Doubts, x.doubts) {
				t.Errorf("text %q, doubts %v", all[0].Text, all[0].Doubts)
			}
		})
	}
}

func letter(n int, text string) string {
	return fmt.Sprintf("From: a%d@example.net\nDate: Fri, 20 Nov 2026 18:%02d:05 +0000\nSubject: no %d\n\n%s\n", n, n, n, text)
}

func TestBoxes(t *testing.T) {
	const line = "From a@example.net Fri Nov 20 18:30:05 2026\n"
	texts := func(all []messages.Message) (s []string) {
		for _, m := range all {
			s = append(s, m.Text)
		}
		return s
	}
	for _, x := range []struct {
		name, data string
		want       []string
		doubts     []messages.Doubt // of the first
	}{
		{"as it should be", line + letter(1, "one\n>From here") + "\n" + line + letter(2, "two") + "\n", []string{"one\n>From here", "two"}, nil},
		{"by Gmail", "From 1829@xxx Fri Nov 20 18:30:05 +0000 2026\n" + letter(1, "one") + "\nFrom 1830@xxx Fri Nov 20 18:31:05 +0000 2026\n" + letter(2, "two"), []string{"one", "two"}, nil},
		{"without empty lines", line + letter(1, "one") + line + letter(2, "two") + line + letter(3, "three"), []string{"one", "two", "three"}, nil},
		{"a sentence", line + letter(1, "one\n\nFrom my heart, as I said\nSubject: none") + "\n" + line + letter(2, "two"), []string{"one\n\nFrom my heart, as I said\nSubject: none", "two"}, nil},
		{"a dated line without a head", line + letter(1, "one\n\n"+line+"and on") + "\n" + line + letter(2, "two"), []string{"one\n\n" + line + "and on", "two"}, nil},
		{"a head in the middle of a text", line + letter(1, "one\n"+line+"Subject: none\nmore") + "\n" + line + letter(2, "two"), []string{"one\n" + line + "Subject: none\nmore", "two"}, []messages.Doubt{messages.SpoofedHeader}},
	} {
		for _, data := range []string{x.data, crlf(x.data)} {
			t.Run(x.name, func(t *testing.T) {
				all, s := read(t, "a.mbox", data, messages.Options{})
				if got := texts(all); !slices.Equal(got, x.want) {
					t.Fatalf("%q, want %q", got, x.want)
				}
				if !slices.Equal(all[0].Doubts, x.doubts) || s.RefusedTotal > 0 {
					t.Errorf("doubts %v, refused %v", all[0].Doubts, s.Refused)
				}
				next := int64(0)
				for _, m := range all { // no byte is in two letters, and none in none
					if m.Offset != next || !strings.HasPrefix(data[m.Offset:], "From ") {
						t.Errorf("a letter begins at %d, the last ended at %d", m.Offset, next)
					}
					next = m.Offset + m.Length
				}
				if next != int64(len(data)) {
					t.Errorf("%d of %d bytes are in letters", next, len(data))
				}
			})
		}
	}
	t.Run("a forged letter", func(t *testing.T) {
		all, _ := read(t, "a.mbox", line+letter(1, "one\n\n"+line+"From: judge@example.org\n\nI was wrong"), messages.Options{})
		if len(all) != 2 || !all[1].Has(messages.SpoofedHeader) {
			t.Errorf("%d letters, doubts %v", len(all), all[len(all)-1].Doubts)
		}
	})
	t.Run("in a ZIP", func(t *testing.T) {
		z := messagestest.Zip(t, "Takeout/Mail/All.mbox", line+letter(1, "one"), "b.EML", letter(2, "two"), "c.msg", "x", "d.txt", "x", "../e.eml", letter(3, "x"), "f.eml", "\x00\x01")
		all, s := read(t, "a.zip", string(z), messages.Options{})
		if got := texts(all); !slices.Equal(got, []string{"one", "two"}) || all[1].Member != "b.EML" {
			t.Errorf("%q", got)
		}
		var refused []messages.Reason
		for _, r := range s.Refused {
			refused = append(refused, r.Reason)
		}
		if !slices.Equal(refused, []messages.Reason{messages.UnsafeName, messages.Unknown, messages.Broken}) {
			t.Errorf("refused %v", s.Refused)
		}
	})
}

func TestWhatIsNoMail(t *testing.T) {
	for _, data := range []string{"", "hello", "From my heart\n\nhello", "\x00\xff", "{\"a\": 1}", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 and no more"} {
		if _, _, err := messagestest.Read(t, Read, "a", []byte(data), messages.Options{}); !errors.Is(err, messages.ErrNotMessages) {
			t.Errorf("%q: %v", data, err)
		}
	}
}

// Letters made to exhaust who reads them.
func TestTraps(t *testing.T) {
	head := "From: a@b.c\nDate: Fri, 20 Nov 2026 18:30:05 +0000\n"
	deep := strings.Builder{}
	deep.WriteString(head)
	for i := range 5000 {
		fmt.Fprintf(&deep, "Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n", i, i)
	}
	deep.WriteString("\nbottom\n")
	for name, x := range map[string]struct {
		data string
		why  messages.Reason
	}{
		"multiparts without end":  {deep.String(), messages.Nested},
		"a header without end":    {head + strings.Repeat("X: y\n", 100_000) + "\nhello\n", messages.TooLong},
		"parts without end":       {head + "Content-Type: multipart/mixed; boundary=x\n\n" + strings.Repeat("--x\n\n", 10_000), messages.TooLong},
		"fields without end":      {head + strings.Repeat("To: a@b.c\n", 5000) + "\nhello\n", ""},
		"one line without an end": {head + "\n" + strings.Repeat("x", 5<<20), ""},
	} {
		t.Run(name, func(t *testing.T) {
			all, s := read(t, "a.eml", x.data, messages.Options{})
			if len(all) != 1 || len(all[0].Text) > 256<<10 || len(all[0].Fields) > 500 {
				t.Fatalf("%d letters", len(all))
			}
			if refused := s.RefusedTotal > 0; refused != (x.why != "") || refused && s.Refused[0].Reason != x.why {
				t.Errorf("refused %v", s.Refused)
			}
		})
	}
	ctx, end := context.WithCancel(context.Background())
	end()
	data := []byte(letter(1, "x"))
	if _, err := Read(ctx, messages.Input{ReaderAt: bytes.NewReader(data), Size: int64(len(data))}, messages.Options{}, nil, nil); !errors.Is(err, context.Canceled) {
		t.Errorf("after its end: %v", err)
	}
}

// A node is a stream or a folder of an Outlook file.
type node struct {
	name string
	data []byte
	in   []node
}

func property(id, kind uint32, data []byte) node {
	return node{name: fmt.Sprintf("__substg1.0_%04X%04X", id, kind), data: data}
}

func words(s string) []byte {
	var b []byte
	for _, u := range utf16.Encode([]rune(s)) {
		b = binary.LittleEndian.AppendUint16(b, u)
	}
	return b
}

// fixed are numbers and times of a letter.
func fixed(of map[uint32]uint64) node {
	b := make([]byte, 32)
	for tag, v := range of {
		b = binary.LittleEndian.AppendUint32(b, tag)
		b = binary.LittleEndian.AppendUint64(append(b, 6, 0, 0, 0), v)
	}
	return node{name: "__properties_version1.0", data: b}
}

// outlookFile makes an Outlook file: sectors of 512 bytes, one after the other.
func outlookFile(top ...node) []byte {
	const free, end, fat, none = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD, 0xFFFFFFFF
	le := binary.LittleEndian
	type entry struct {
		node
		kind                     byte
		left, right, child, from uint32
		size                     int
	}
	all := []entry{{node: node{name: "Root Entry", in: top}, kind: 5, left: none, right: none, child: none, from: end}}
	for i := 0; i < len(all); i++ { // siblings as a chain
		for j, n := range all[i].in {
			e := entry{node: n, kind: 2, left: none, right: none, child: none, from: end, size: len(n.data)}
			if n.in != nil {
				e.kind = 1
			}
			if j == 0 {
				all[i].child = uint32(len(all))
			} else {
				all[len(all)-1].right = uint32(len(all))
			}
			all = append(all, e)
		}
	}
	var mini, big []byte
	var miniFAT, bigFAT []uint32
	chain := func(table []uint32, n int) []uint32 {
		for i := range n {
			if i == n-1 {
				table = append(table, end)
			} else {
				table = append(table, uint32(len(table)+1))
			}
		}
		return table
	}
	fill := func(b []byte, to int) []byte { return append(b, make([]byte, (to-len(b)%to)%to)...) }
	for i := range all {
		if e := &all[i]; e.kind == 2 && len(e.data) > 0 && len(e.data) < 4096 {
			e.from = uint32(len(mini) / 64)
			mini = fill(append(mini, e.data...), 64)
			miniFAT = chain(miniFAT, len(mini)/64-int(e.from))
		}
	}
	place := func(b []byte) uint32 {
		at := len(big) / 512
		big = fill(append(big, b...), 512)
		bigFAT = chain(bigFAT, len(big)/512-at)
		return uint32(at)
	}
	for i := range all {
		if e := &all[i]; e.kind == 2 && len(e.data) >= 4096 {
			e.from = place(e.data)
		}
	}
	all[0].size, all[0].from = len(mini), place(mini)
	var table []byte
	for _, v := range miniFAT {
		table = le.AppendUint32(table, v)
	}
	for len(table)%512 != 0 {
		table = le.AppendUint32(table, free)
	}
	miniAt := place(table)
	var dir []byte
	for _, e := range all {
		b := make([]byte, 128)
		copy(b, words(e.name))
		le.PutUint16(b[64:], uint16(2*len(e.name)+2))
		b[66] = e.kind
		for i, v := range []uint32{e.left, e.right, e.child} {
			le.PutUint32(b[68+4*i:], v)
		}
		le.PutUint32(b[116:], e.from)
		le.PutUint32(b[120:], uint32(e.size))
		dir = append(dir, b...)
	}
	dirAt := place(dir)
	fats := 1
	for fats*128 < len(bigFAT)+fats {
		fats++
	}
	head := append([]byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"), make([]byte, 504)...)
	copy(head[24:], []byte{0x3E, 0, 3, 0, 0xFE, 0xFF, 9, 0, 6, 0})
	le.PutUint32(head[44:], uint32(fats))
	le.PutUint32(head[48:], dirAt)
	le.PutUint32(head[56:], 4096)
	le.PutUint32(head[60:], miniAt)
	le.PutUint32(head[64:], uint32(len(table)/512))
	le.PutUint32(head[68:], end)
	for i := range 109 {
		v := uint32(free)
		if i < fats {
			v = uint32(len(bigFAT) + i)
		}
		le.PutUint32(head[76+4*i:], v)
	}
	out := append(head, big...)
	for i := range fats * 128 {
		v := uint32(free)
		switch {
		case i < len(bigFAT):
			v = bigFAT[i]
		case i < len(bigFAT)+fats:
			v = fat
		}
		out = le.AppendUint32(out, v)
	}
	return out
}

// ticks is a time as Windows counts it.
func ticks(at time.Time) uint64 { return uint64(at.Unix()+11_644_473_600) * 10_000_000 }

func outlookSample(kind uint32, page uint64, text func(string) []byte) []byte {
	return outlookFile(
		property(0x0037, kind, text("WG: Größe")), property(0x0042, kind, text("Jörg")), property(0x5D01, kind, text("j@example.net")),
		property(0x1000, kind, text("Ich weiß.\r\nAlles.\r\n")), property(0x007D, kind, text("Received: from x by y; Fri, 20 Nov 2026 18:30:09 +0000\r\nDate: Fri, 20 Nov 2026 18:30:05 +0000\r\n")),
		fixed(map[uint32]uint64{0x00390040: ticks(time.Date(2026, 11, 20, 18, 30, 5, 0, time.UTC)), 0x3FFD0003: page}),
		node{name: "__recip_version1.0_#00000000", in: []node{property(0x3001, kind, text("Mira")), property(0x39FE, kind, text("mira@example.org"))}},
		node{name: "__attach_version1.0_#00000000", in: []node{property(0x3707, kind, text(`C:\pictures\bär.png`)), property(0x3701, 0x0102, bytes.Repeat([]byte(picture), 300)), property(0x370E, kind, text("image/png"))}},
	)
}

func TestOutlook(t *testing.T) {
	latin := func(s string) []byte {
		var b []byte
		for _, c := range s {
			b = append(b, byte(c))
		}
		return b
	}
	for name, data := range map[string][]byte{"UTF-16": outlookSample(0x1F, 0, words), "a code page": outlookSample(0x1E, 1252, latin), "ISO 8859-1": outlookSample(0x1E, 28591, latin)} {
		t.Run(name, func(t *testing.T) {
			all, s := read(t, "a.msg", string(data), messages.Options{Me: "j@example.net"})
			if len(all) != 1 || s.RefusedTotal > 0 {
				t.Fatalf("%d letters, refused %v", len(all), s.Refused)
			}
			m := all[0]
			if m.Subject != "WG: Größe" || m.Thread != "Größe" || m.From != "Jörg <j@example.net>" || m.Text != "Ich weiß.\nAlles." || !m.Mine {
				t.Errorf("%q, %q, %q, %q", m.Subject, m.Thread, m.From, m.Text)
			}
			if !slices.Equal(m.To, []string{"Mira <mira@example.org>"}) || !m.At.Equal(time.Date(2026, 11, 20, 18, 30, 5, 0, time.UTC)) || len(m.Doubts) > 0 {
				t.Errorf("to %q at %v, doubts %v", m.To, m.At, m.Doubts)
			}
			if len(m.Media) != 1 || m.Media[0].Name != "bär.png" || m.Media[0].SHA256 != sha256.Sum256(bytes.Repeat([]byte(picture), 300)) {
				t.Errorf("media %+v", m.Media)
			}
			file, err := Attachment(messages.Input{ReaderAt: bytes.NewReader(data), Size: int64(len(data))}, m.Media[0].SHA256)
			if err != nil {
				t.Fatal(err)
			}
			if b, err := io.ReadAll(file); err != nil || !bytes.Equal(b, bytes.Repeat([]byte(picture), 300)) {
				t.Errorf("the file is %d bytes, %v", len(b), err)
			}
			if _, err := Attachment(messages.Input{ReaderAt: bytes.NewReader(data), Size: int64(len(data))}, [32]byte{}); !errors.Is(err, messages.Unreadable) {
				t.Errorf("a file that is not there: %v", err)
			}
			if m.Length != int64(len(data)) || len(m.Fields) != 2 {
				t.Errorf("slice of %d, fields %q", m.Length, m.Fields)
			}
		})
	}
	whole := outlookSample(0x1F, 0, words)
	for at := 0; at < len(whole); at += 509 { // cut anywhere, never more than an error
		if _, _, err := messagestest.Read(t, Read, "a.msg", whole[:at], messages.Options{}); err != nil && !errors.Is(err, messages.ErrNotMessages) {
			t.Errorf("cut at %d: %v", at, err)
		}
	}
}

func FuzzMail(f *testing.F) {
	f.Add([]byte(plain))
	f.Add([]byte(mixed()))
	f.Add([]byte("From a@example.net Fri Nov 20 18:30:05 2026\n" + letter(1, "one") + "\nFrom a@example.net Fri Nov 20 18:30:05 2026\n" + letter(2, "two")))
	f.Add(outlookSample(0x1E, 1252, func(s string) []byte { return []byte(s) }))
	f.Fuzz(func(t *testing.T, data []byte) {
		messagestest.Fuzz(t, Read, "a.eml", data, messages.Options{Me: "a@b.c"})
	})
}

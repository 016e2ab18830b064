package pages

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"stillwater/app/messages"
	"stillwater/app/messages/messagestest"
)

func read(t testing.TB, data string) ([]messages.Message, messages.Summary) {
	t.Helper()
	all, s, err := messagestest.Read(t, Read, "a", []byte(data), messages.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return all, s
}

const single = `<!DOCTYPE html> <html lang=de><!--
 Page saved with SingleFile 
 url: https://forum.example.net/t/1?x=2 
 saved date: Fri Nov 20 2026 18:30:05 GMT+0100 (Central European Standard Time)
--><meta charset=utf-8>
<title>Über  Mira</title><style>p{color:red}</style><script>alert(1)</script>
<body onload="run()"><h1>Gerüchte</h1><p>She   said <b>that</b>.</p><ul><li>one<li>two</ul>
<img src="data:image/png;base64,AAAA" alt="her picture"><img src="https://tracker.example.net/x.gif">
<a href="https://example.net/">more</a><iframe srcdoc="<p>framed</p>"></iframe><p style="display:none">unseen</p>`

const mhtml = `From: <Saved by Blink>
Snapshot-Content-Location: https://forum.example.net/t/1
Subject: =?utf-8?Q?=C3=9Cber_Mira?=
Date: Fri, 20 Nov 2026 17:30:05 -0000
MIME-Version: 1.0
Content-Type: multipart/related;
	type="text/html";
	boundary="----MultipartBoundary--x----"


------MultipartBoundary--x----
Content-Type: text/html
Content-Transfer-Encoding: quoted-printable
Content-Location: https://forum.example.net/t/1

<html><head><meta charset=3D"utf-8"><title>no</title></head><body><p>Ger=C3=BCchte</p>=
</body></html>
------MultipartBoundary--x----
Content-Type: image/png
Content-Transfer-Encoding: base64
Content-Location: https://forum.example.net/p/1.png

AAEC
------MultipartBoundary--x----
Content-Type: text/html
Content-Location: cid:frame-1@mhtml.blink

<p>an advertisement</p>
------MultipartBoundary--x------
`

func record(kind, uri, contentType, block string) string {
	return fmt.Sprintf("WARC/1.1\r\nWARC-Type: %s\r\nWARC-Record-ID: <urn:uuid:1>\r\nWARC-Date: 2026-11-20T17:30:05Z\r\nWARC-Target-URI: %s\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n", kind, uri, contentType, len(block), block)
}

func answer(header, body string) string {
	return record("response", "https://forum.example.net/t/1", "application/http; msgtype=response", "HTTP/1.1 200 OK\r\n"+header+"\r\n"+body)
}

func packed(s string) string {
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	_, _ = z.Write([]byte(s))
	_ = z.Close()
	return b.String()
}

func TestPages(t *testing.T) {
	const html = "Content-Type: text/html; charset=utf-8\r\n"
	body := "<title>Über Mira</title><p>Gerüchte</p>"
	chunks := fmt.Sprintf("5\r\n%s\r\n%x;x=y\r\n%s\r\n0\r\n\r\n", body[:5], len(body)-5, body[5:])
	for _, x := range []struct {
		name, data, title, text string
		url, host               string
	}{
		{"SingleFile", single, "Über Mira", "Gerüchte\nShe said that.\n- one\n- two\n[her picture] more <https://example.net/>\nunseen", "https://forum.example.net/t/1?x=2", "forum.example.net"},
		{"MHTML", mhtml, "Über Mira", "Gerüchte", "https://forum.example.net/t/1", "forum.example.net"},
		{"MHTML with CRLF", strings.ReplaceAll(mhtml, "\n", "\r\n"), "Über Mira", "Gerüchte", "https://forum.example.net/t/1", "forum.example.net"},
		{"WARC", record("warcinfo", "", "application/warc-fields", "software: x") + answer(html, body) + record("request", "https://x/", "application/http", "GET"), "Über Mira", "Gerüchte", "https://forum.example.net/t/1", "forum.example.net"},
		{"WARC in chunks", answer(html+"Transfer-Encoding: chunked\r\n", chunks), "Über Mira", "Gerüchte", "https://forum.example.net/t/1", "forum.example.net"},
		{"WARC, packed", answer(html+"Content-Encoding: gzip\r\n", packed(body)), "Über Mira", "Gerüchte", "https://forum.example.net/t/1", "forum.example.net"},
		{"WARC, unpacked before it was saved", answer(html+"Content-Encoding: br\r\nTransfer-Encoding: chunked\r\n", body), "Über Mira", "Gerüchte", "https://forum.example.net/t/1", "forum.example.net"},
		{"WARC of a text", record("resource", "<https://example.net/a.txt>", "text/plain", "Gerüchte"), "", "Gerüchte", "https://example.net/a.txt", "example.net"},
	} {
		t.Run(x.name, func(t *testing.T) {
			all, s := read(t, x.data)
			if len(all) != 1 || s.RefusedTotal > 0 {
				t.Fatalf("%d pages, refused %v", len(all), s.Refused)
			}
			m := all[0]
			if m.Kind != messages.Page || m.Subject != x.title || m.Text != x.text || m.Thread != x.host || !slices.Contains(m.Fields, messages.Field{Name: "url", Value: x.url}) {
				t.Errorf("%q, %q, %q, fields %q", m.Subject, m.Text, m.Thread, m.Fields)
			}
			if !m.At.Equal(time.Date(2026, 11, 20, 17, 30, 5, 0, time.UTC)) || m.Basis != messages.UTC || m.RawTime == "" {
				t.Errorf("at %v, written %q", m.At, m.RawTime)
			}
			if m.Has(messages.HiddenText) != (x.name == "SingleFile") || m.Has(messages.CutText) {
				t.Errorf("doubts %v", m.Doubts)
			}
		})
	}
	all, _ := read(t, mhtml)
	if f := all[0].Media; len(f) != 2 || f[0].Name != "1.png" || f[0].SHA256 != sha256.Sum256([]byte{0, 1, 2}) || mhtml[f[0].Offset:f[0].Offset+f[0].Length] != "AAEC" {
		t.Errorf("files %+v", f)
	}
	all, _ = read(t, "<p>nobody says when</p>")
	if m := all[0]; m.Text != "nobody says when" || !m.Has(messages.NoDate) {
		t.Errorf("%+v", m)
	}
}

func TestSeveralPages(t *testing.T) {
	first, second := answer("Content-Type: text/html\r\n", "<p>one</p>"), record("conversion", "https://b.example.net/", "text/html", "<p>two</p>")
	data := first + "junk between\r\n" + second + answer("Content-Type: image/png\r\n", "\x89PNG")
	all, s := read(t, data)
	if len(all) != 2 || all[0].Text != "one" || all[1].Text != "two" || s.RefusedTotal != 1 || s.Refused[0].Offset != int64(len(first)) {
		t.Fatalf("%d pages, refused %v", len(all), s.Refused)
	}
	if !strings.HasPrefix(data[all[1].Offset:], "WARC/1.1\r\nWARC-Type: conversion") || data[all[1].Offset+all[1].Length-10:all[1].Offset+all[1].Length] != "<p>two</p>" {
		t.Errorf("the second is %q", data[all[1].Offset:all[1].Offset+all[1].Length])
	}
	gz := packed(first) + packed(record("request", "https://x/", "application/http", "GET")) + packed(second)
	all, s = read(t, gz)
	if len(all) != 2 || all[1].Text != "two" || all[0].Offset != 0 || all[0].Length != int64(len(packed(first))) || all[1].Length != int64(len(packed(second))) || s.RefusedTotal > 0 {
		t.Errorf("packed: %d pages, refused %v", len(all), s.Refused)
	}
	all, s = read(t, gz[:len(gz)-40])
	if len(all) != 1 || s.RefusedTotal != 1 || s.Refused[0].Reason != messages.Broken || s.Refused[0].Offset != int64(len(gz)-len(packed(second))) {
		t.Errorf("packed and cut short: %d pages, refused %v", len(all), s.Refused)
	}
	if all, s = read(t, packed(strings.Repeat(first, 100))); len(all) != maxTogether || s.RefusedTotal != 1 {
		t.Errorf("packed as one: %d pages, refused %v", len(all), s.Refused)
	}
	z := messagestest.Zip(t, "a.html", single, "b.mht", mhtml, "archive/data.warc", first, "c.txt", "x", "d.html", "no page")
	all, s = read(t, string(z))
	if len(all) != 3 || s.RefusedTotal != 1 || s.Refused[0].Reason != messages.Broken || all[2].Member != "archive/data.warc" {
		t.Errorf("%d pages, refused %v", len(all), s.Refused)
	}
}

// bomb unpacks to 160 MB of paragraphs.
func bomb() string {
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	piece := bytes.Repeat([]byte("<p>x</p>"), 20_000)
	for range 1000 {
		_, _ = z.Write(piece)
	}
	_ = z.Close()
	return b.String()
}

func TestTraps(t *testing.T) {
	for name, x := range map[string]struct {
		data    string
		pages   int
		cut     bool
		refused messages.Reason
	}{
		"cut short":              {strings.TrimSuffix(answer("Content-Type: text/html\r\n", "<p>one</p> and more"), "more\r\n\r\n"), 1, true, messages.Broken},
		"a length that is a lie": {strings.Replace(answer("Content-Type: text/html\r\n", "<p>one</p>"), "Content-Length: ", "Content-Length: 9", 1), 1, true, messages.Broken},
		"a length below nothing": {strings.Replace(answer("Content-Type: text/html\r\n", "<p>one</p>"), "Content-Length: ", "Content-Length: -", 1), 0, false, messages.Broken},
		"a bomb":                 {answer("Content-Type: text/html\r\nContent-Encoding: gzip\r\n", bomb()), 1, true, ""},
		"depth without end":      {"<p>" + strings.Repeat("<div><svg><noscript>", 200_000) + "x", 1, false, ""},
		"a tag without end":      {"<p>seen</p><img alt=\"" + strings.Repeat("x", 20<<20), 1, true, ""},
		"a header without end":   {"WARC/1.0\r\n" + strings.Repeat("X: y\r\n", 100_000), 0, false, messages.Broken},
	} {
		t.Run(name, func(t *testing.T) {
			all, s := read(t, x.data)
			if len(all) != x.pages || x.pages > 0 && all[0].Has(messages.CutText) != x.cut {
				t.Errorf("%d pages, %+v", len(all), s.Doubts)
			}
			if refused := s.RefusedTotal > 0; refused != (x.refused != "") || refused && s.Refused[0].Reason != x.refused {
				t.Errorf("refused %v", s.Refused)
			}
			for _, m := range all {
				if len(m.Text) > 256<<10 {
					t.Errorf("%d bytes of text", len(m.Text))
				}
			}
		})
	}
	for _, data := range []string{"", "hello", "\x00\x01", packed("hello"), "\x1f\x8b", "From: a@b.c\nSubject: a mail\n\nhello"} {
		if _, _, err := messagestest.Read(t, Read, "a", []byte(data), messages.Options{}); !errors.Is(err, messages.ErrNotMessages) {
			t.Errorf("%q: %v", data, err)
		}
	}
}

func FuzzPages(f *testing.F) {
	f.Add([]byte(single))
	f.Add([]byte(mhtml))
	f.Add([]byte(answer("Content-Type: text/html\r\nTransfer-Encoding: chunked\r\n", "3\r\n<p>\r\n0\r\n\r\n")))
	f.Add([]byte(packed(answer("Content-Type: text/html\r\n", "<p>x"))))
	f.Add([]byte(answer("Content-Type: text/html\r\nContent-Encoding: gzip\r\n", packed("<p>x"))))
	f.Fuzz(func(t *testing.T, data []byte) { messagestest.Fuzz(t, Read, "a", data, messages.Options{}) })
}

package diaries_test

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"
	"unicode/utf16"

	"stillwater/app/diaries"
)

var ctx = context.Background()

const zone = "Europe/Berlin"

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// put writes files below a new folder and returns it; a name ending in -> is a
// link to its content.
func put(t testing.TB, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, data := range files {
		link, isLink := strings.CutSuffix(name, "->")
		p := filepath.Join(dir, filepath.FromSlash(link))
		must(t, os.MkdirAll(filepath.Dir(p), 0o700))
		if isLink {
			must(t, os.Symlink(data, p))
			continue
		}
		must(t, os.WriteFile(p, []byte(data), 0o600))
		must(t, os.Chtimes(p, time.Time{}, time.Date(2026, 3, 1, 7, 30, 0, 0, time.UTC)))
	}
	return dir
}

// one writes one file and returns its path.
func one(t testing.TB, name, data string) string {
	return filepath.Join(put(t, map[string]string{name: data}), name)
}

// packed writes a ZIP and returns its path; the members stand in order.
func packed(t testing.TB, members ...[2]string) string {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, m := range members {
		how := zip.Deflate
		if m[1] == "" {
			how = zip.Store
		}
		w, err := z.CreateHeader(&zip.FileHeader{Name: m[0], Method: how})
		must(t, err)
		_, err = io.WriteString(w, m[1])
		must(t, err)
	}
	must(t, z.Close())
	return one(t, "export.zip", b.String())
}

// A came is an entry that came, and the bytes of its files by name.
type came struct {
	diaries.Entry
	files map[string]string
}

func read(t testing.TB, source diaries.Source, path string) ([]came, diaries.Report) {
	t.Helper()
	all, report, err := tryRead(source, path)
	must(t, err)
	return all, report
}

func tryRead(source diaries.Source, path string) (all []came, report diaries.Report, err error) {
	report, err = diaries.Read(ctx, source, path, diaries.Options{Zone: zone}, func(e diaries.Entry) error {
		c := came{e, map[string]string{}}
		for _, f := range e.Files {
			in, err := f.Open()
			if err != nil {
				c.files[f.Name] = "error: " + string(diaries.ReasonOf(err))
				continue
			}
			b, err := io.ReadAll(in)
			_ = in.Close()
			if c.files[f.Name] = string(b); err != nil {
				c.files[f.Name] = "error: " + string(diaries.ReasonOf(err))
			}
		}
		all = append(all, c)
		return nil
	})
	return all, report, err
}

// want compares an entry with what it should be; a zero field of w is not
// looked at, but for the title.
func want(t *testing.T, got came, w diaries.Entry) {
	t.Helper()
	if got.Title != w.Title || got.Text != w.Text {
		t.Errorf("title %q, text %q; want %q, %q", got.Title, got.Text, w.Title, w.Text)
	}
	if w.Zone != "" && (!got.At.Equal(w.At) || got.Zone != w.Zone || got.At.Format("15:04") != w.At.Format("15:04")) {
		t.Errorf("%q is at %v in %s; want %v in %s", got.Title, got.At, got.Zone, w.At, w.Zone)
	}
	if w.Tags != nil && fmt.Sprint(got.Tags) != fmt.Sprint(w.Tags) {
		t.Errorf("%q has tags %q, want %q", got.Title, got.Tags, w.Tags)
	}
	if w.Origin != "" && got.Origin != w.Origin {
		t.Errorf("%q comes from %q, want %q", got.Title, got.Origin, w.Origin)
	}
}

func at(t testing.TB, s, zone string) time.Time {
	t.Helper()
	loc, err := time.LoadLocation(zone)
	must(t, err)
	moment, err := time.ParseInLocation("2006-01-02 15:04", s, loc)
	must(t, err)
	return moment
}

func refusals(r diaries.Report) string {
	var b strings.Builder
	for _, x := range r.Refused {
		fmt.Fprintf(&b, "%s#%d:%d %s\n", x.File, x.Entry, x.Line, string(x.Reason))
	}
	return b.String()
}

const dayOne = `{
  "metadata" : { "version" : "1.0" },
  "entries" : [
    {
      "starred" : true,
      "uuid" : "81F0F3CA693F484792F76359E9E2ACE8",
      "creationDate" : "2017-12-25T03:04:32Z",
      "modifiedDate" : "2017-12-26T03:04:32Z",
      "timeZone" : "Asia\/Bangkok",
      "tags" : ["coffee", "work"],
      "location" : { "localityName" : "Bangkok", "country" : "Thailand", "placeName" : "3 Soi Phetchaburi 13" },
      "weather" : { "conditionsDescription" : "Mostly Sunny", "temperatureCelsius" : 26.4 },
      "text" : "# A quiet day\n\nIt was 3\\.5 hours\\! \\- not more\\.\n\n![](dayone-moment:\/\/68D729369ED84A8B91B5D348E4592EFE)\n\n1\\. stays no list\n\n![](dayone-moment:\/video\/AAAA)",
      "photos" : [ { "identifier" : "68D729369ED84A8B91B5D348E4592EFE", "md5" : "0cc175b9c0f1b6a831c399e269772661", "type" : "jpeg" } ],
      "videos" : [ { "identifier" : "AAAA", "md5" : "92eb5ffee6ae2fec3ad71c777531578f", "type" : "mov", "filename" : "IMG [1].mov" } ]
    },
    {
      "uuid" : "B",
      "creationDate" : "2018-01-02T10:00:00Z",
      "text" : "No heading here.",
      "audios" : [ { "identifier" : "C", "md5" : "gone", "format" : "aac" } ]
    },
    {
      "uuid" : "R",
      "creationDate" : "2018-01-03T10:00:00Z",
      "richText" : "{\"contents\":[{\"attributes\":{\"line\":{\"header\":1}},\"text\":\"Packed\\n\"},{\"attributes\":{\"bold\":true},\"text\":\"at last\"},{\"text\":\" and\\n\"},{\"attributes\":{\"line\":{\"listStyle\":\"checkbox\",\"checked\":true}},\"text\":\"tickets\\n\"}]}"
    }
  ]
}`

func TestDayOne(t *testing.T) {
	zipped := packed(t, [2]string{"Journal.json", dayOne}, [2]string{"photos/0cc175b9c0f1b6a831c399e269772661.jpeg", "\xff\xd8 picture"},
		[2]string{"videos/92eb5ffee6ae2fec3ad71c777531578f.mov", "film"}, [2]string{"__MACOSX/._Journal.json", "x"})
	folder := put(t, map[string]string{"Journal.json": dayOne, "photos/0cc175b9c0f1b6a831c399e269772661.jpeg": "\xff\xd8 picture",
		"videos/92eb5ffee6ae2fec3ad71c777531578f.mov": "film"})
	for name, path := range map[string]string{"ZIP": zipped, "unpacked": filepath.Join(folder, "Journal.json")} {
		t.Run(name, func(t *testing.T) {
			all, report := read(t, diaries.DayOne, path)
			if len(all) != 3 {
				t.Fatalf("%d entries came", len(all))
			}
			want(t, all[0], diaries.Entry{
				Title: "A quiet day", Origin: "dayone:81F0F3CA693F484792F76359E9E2ACE8", Tags: []string{"coffee", "work", "starred"},
				At: at(t, "2017-12-25 10:04", "Asia/Bangkok").Add(32 * time.Second), Zone: "Asia/Bangkok",
				Text: "It was 3.5 hours! - not more.\n\n![0cc175b9c0f1b6a831c399e269772661.jpeg](attachments/0cc175b9c0f1b6a831c399e269772661.jpeg)\n\n1\\. stays no list\n\n" +
					"![IMG (1).mov](attachments/IMG%20%5B1%5D.mov)\n\n*3 Soi Phetchaburi 13, Bangkok, Thailand · Mostly Sunny, 26 °C*\n",
			})
			if f := all[0].files; len(f) != 2 || f["0cc175b9c0f1b6a831c399e269772661.jpeg"] != "\xff\xd8 picture" || f["IMG [1].mov"] != "film" {
				t.Errorf("files %q", f)
			}
			want(t, all[1], diaries.Entry{Text: "No heading here.", At: at(t, "2018-01-02 11:00", zone), Zone: zone})
			want(t, all[2], diaries.Entry{Title: "Packed", Text: "**at last** and\n- [x] tickets\n"})
			if got := refusals(report); !strings.Contains(got, "audios/gone.aac#2:17 missing\n") || report.Total != 1 {
				t.Errorf("refused %q", got)
			}
		})
	}
}

func TestJrnl(t *testing.T) {
	const asJSON = `{"tags": {"@home": 2}, "entries": [
  {"title": "Bought a lamp.", "body": "It is yellow.\n", "date": "2026-11-20", "time": "08:12", "tags": ["@home"], "starred": true},
  {"title": "Only a title", "body": "", "date": "2026-11-21", "time": "23:00", "tags": [], "starred": false}]}`
	const asText = `[2026-11-20 08:12] Bought a lamp. *
It is yellow. @home

[2026-11-19 09:00] is no entry: it has no time that could be meant?
- [x] neither is this
[note] nor this

[2026-11-21 11:00:00 PM] Only a title

[21.11.2026 23:30] First part. And the second, on one line
`
	all, report := read(t, diaries.Jrnl, one(t, "j.json", asJSON))
	if len(all) != 2 || report.Total != 0 {
		t.Fatalf("%d entries, refused %q", len(all), refusals(report))
	}
	want(t, all[0], diaries.Entry{Title: "Bought a lamp.", Text: "It is yellow.\n", At: at(t, "2026-11-20 08:12", zone), Zone: zone, Tags: []string{"home", "starred"}})
	want(t, all[1], diaries.Entry{Title: "Only a title", At: at(t, "2026-11-21 23:00", zone), Zone: zone})

	all, report = read(t, diaries.Jrnl, one(t, "j.txt", asText))
	if len(all) != 4 || report.Total != 0 {
		t.Fatalf("%d entries, refused %q", len(all), refusals(report))
	}
	want(t, all[0], diaries.Entry{Title: "Bought a lamp.", Text: "It is yellow. @home\n", At: at(t, "2026-11-20 08:12", zone), Zone: zone, Tags: []string{"home", "starred"}})
	want(t, all[1], diaries.Entry{Title: "is no entry: it has no time that could be meant?", Text: "- [x] neither is this\n[note] nor this\n"})
	want(t, all[2], diaries.Entry{Title: "Only a title", At: at(t, "2026-11-21 23:00", zone), Zone: zone})
	want(t, all[3], diaries.Entry{Title: "First part.", Text: "And the second, on one line\n", At: at(t, "2026-11-21 23:30", zone), Zone: zone})
}

func TestMiniDiary(t *testing.T) {
	const export = `{
	"metadata": { "application": "Mini Diary", "version": "3.3.0", "dateUpdated": "Thu Jan 03 2019 00:00:00 GMT-0800" },
	"entries": {
		"2019-01-01": { "dateUpdated": "Thu Jan 03 2019 00:00:00 GMT-0800", "title": "First", "text": "This is **bold**." },
		"2019-02-31": { "title": "No such day", "text": "" },
		"2019-01-02": { "dateUpdated": "Thu Jan 03 2019 00:00:00 GMT+0100 (CET)", "title": "", "text": "- One\n- Two" }
	}
}
`
	all, report := read(t, diaries.MiniDiary, one(t, "diary.json", export))
	if len(all) != 2 || refusals(report) != "#2:5 no-date\n" {
		t.Fatalf("%d entries, refused %q", len(all), refusals(report))
	}
	want(t, all[0], diaries.Entry{Title: "First", Text: "This is **bold**.", At: at(t, "2019-01-01 12:00", zone), Zone: zone})
	want(t, all[1], diaries.Entry{Text: "- One\n- Two", At: at(t, "2019-01-02 12:00", zone), Zone: zone})
	if got := all[1].Updated.UTC().Format(time.RFC3339); got != "2019-01-02T23:00:00Z" {
		t.Errorf("updated %s", got)
	}
}

func TestMiniDiarium(t *testing.T) {
	const export = `{"metadata": {"application": "Mini Diarium", "version": "0.4.15"}, "entries": [
 {"id": 1, "date": "2026-03-24", "title": "Morning", "text": "<h2>Plans</h2><p>I <strong>will</strong> <em>walk</em>,<br>2 * 3 = 6_a_b &amp; so on</p><ul><li><p>one</p><ul><li><p>deeper</p></li></ul></li><li><p>two</p></li></ul><ol><li><p>first</p></li><li><p>second</p></li></ol><ul data-type=\"taskList\"><li data-checked=\"true\"><label><input type=\"checkbox\"></label><div><p>done</p></div></li></ul><blockquote><p>said</p><p>again</p></blockquote><pre><code>a *b*\n  c</code></pre><p># no heading</p><p><img src=\"data:image/png;base64,iVBORw0KGgo=\"><a href=\"https://example.org/(x)\">there</a></p>", "dateUpdated": "2026-03-24T09:00:00Z"},
 {"id": 2, "date": "2026-03-24", "title": "Evening", "text": "Plain *Markdown*, imported once.", "dateUpdated": "2026-03-24T21:00:00Z"}
]}`
	all, report := read(t, diaries.MiniDiarium, one(t, "diary.json", export))
	if len(all) != 2 || report.Total != 0 {
		t.Fatalf("%d entries, refused %q", len(all), refusals(report))
	}
	want(t, all[0], diaries.Entry{Title: "Morning", At: at(t, "2026-03-24 12:00", zone), Zone: zone, Text: `## Plans

I **will** *walk*,
2 \* 3 = 6_a_b & so on

- one
  - deeper
- two

1. first
2. second

- [x] done

> said
>
> again

` + "```\na *b*\n  c\n```" + `

\# no heading

![picture.png](attachments/picture.png)[there](https://example.org/%28x%29)
`})
	if all[0].files["picture.png"] != "\x89PNG\r\n\x1a\n" {
		t.Errorf("picture %q", all[0].files)
	}
	want(t, all[1], diaries.Entry{Title: "Evening", Text: "Plain *Markdown*, imported once."})
}

func TestMarkdownFolder(t *testing.T) {
	dir := put(t, map[string]string{
		"daily/2026-11-20.md":             "---\ntags: [home, small things]\naliases:\n  - lamp day\n---\nThe lamp: ![[lamp.png|300]]\n\n`![[no.png]]` and\n\n```\n![[lamp.png]]\n```\n![there](../pictures/a%20b.png \"t\") [pdf](bill.pdf) [note](other.md) ![web](https://example.org/x.png)\n",
		"daily/2026-11-21T0812 A walk.md": "# A walk\n\nLong.\n",
		"daily/bill.pdf":                  "%PDF",
		"pictures/lamp.png":               "lamp",
		"pictures/a b.png":                "a b",
		"diaryx.md":                       "---\ntitle: Sunday\ncreated: 2026-06-07T23:46:03-07:00\nupdated: 2026-06-08T01:00:00-07:00\npart_of: '[Home](/home.md)'\nattachments:\n  - /pictures/a b.png\n---\n\n# Sunday\n\nWritten in Diaryx.\n",
		"plain note.md":                   "No date anywhere.\r\nTwo lines.\r\n",
		"when.md":                         "---\ndate: 2026-02-03\ntime: \"21:15\"\ntimezone: Asia/Tokyo\ntags: one, two\n---\nx",
		".obsidian/app.md":                "settings",
		"broken.md":                       "---\ntitle: [\n---\nStill here.\n",
		"gone.md":                         "![](missing.png)\n![[../../etc/passwd.png]]\n",
		"out.md->":                        "/etc/passwd",
	})
	all, report := read(t, diaries.Markdown, dir)
	by := map[string]came{}
	for _, c := range all {
		by[c.Place.File] = c
	}
	if len(by) != 7 {
		t.Fatalf("%d entries came", len(by))
	}
	want(t, by["daily/2026-11-20.md"], diaries.Entry{At: at(t, "2026-11-20 12:00", zone), Zone: zone, Tags: []string{"home", "small things"},
		Text: "The lamp: ![lamp.png](attachments/lamp.png)\n\n`![[no.png]]` and\n\n```\n![[lamp.png]]\n```\n![there](attachments/a%20b.png) [pdf](attachments/bill.pdf) [note](other.md) ![web](https://example.org/x.png)\n"})
	if f := by["daily/2026-11-20.md"].files; len(f) != 3 || f["lamp.png"] != "lamp" || f["a b.png"] != "a b" || f["bill.pdf"] != "%PDF" {
		t.Errorf("files %q", f)
	}
	want(t, by["daily/2026-11-21T0812 A walk.md"], diaries.Entry{Title: "A walk", Text: "Long.\n", At: at(t, "2026-11-21 08:12", zone), Zone: zone})
	want(t, by["diaryx.md"], diaries.Entry{Title: "Sunday", Text: "Written in Diaryx.\n", At: at(t, "2026-06-08 08:46", zone).Add(3 * time.Second), Zone: zone})
	if f := by["diaryx.md"].files; f["a b.png"] != "a b" {
		t.Errorf("files %q", f)
	}
	want(t, by["plain note.md"], diaries.Entry{Title: "plain note", Text: "No date anywhere.\nTwo lines.\n", At: at(t, "2026-03-01 08:30", zone), Zone: zone})
	want(t, by["when.md"], diaries.Entry{Title: "when", Text: "x", At: at(t, "2026-02-03 21:15", "Asia/Tokyo"), Zone: "Asia/Tokyo", Tags: []string{"one", "two"}})
	want(t, by["broken.md"], diaries.Entry{Title: "broken", Text: "---\ntitle: [\n---\nStill here.\n"})
	for _, line := range []string{"out.md#0:0 link", "broken.md#0:2 broken", "gone.md#0:1 missing", "gone.md#0:2 unsafe-name"} {
		if !strings.Contains(refusals(report), line+"\n") {
			t.Errorf("%q is not among the refused:\n%s", line, refusals(report))
		}
	}
	if got := fmt.Sprint(by["daily/2026-11-20.md"].Fields, by["diaryx.md"].Fields); got != "[aliases] [part_of]" {
		t.Errorf("fields %s", got)
	}
	if all, _ := read(t, diaries.Markdown, filepath.Join(dir, "diaryx.md")); len(all) != 1 || all[0].files["a b.png"] != "a b" {
		t.Errorf("one file alone: %+v", all)
	}
}

func TestNamesOfDailyNotes(t *testing.T) {
	for name, c := range map[string]struct{ at, title string }{
		"2026-11-20":               {"2026-11-20 12:00", ""},
		"2026-11-20é la vie":       {"2026-11-20 12:00", "é la vie"},
		"20261120 - Walk":          {"2026-11-20 12:00", "Walk"},
		"2026_11_20":               {"2026-11-20 12:00", ""},
		"2026-11-20 08.15 Walk":    {"2026-11-20 08:15", "Walk"},
		"2026-11-20T0815":          {"2026-11-20 08:15", ""},
		"2026-11-20 7781 steps":    {"2026-11-20 12:00", "7781 steps"},
		"2026-11-20 12345 steps":   {"2026-11-20 12:00", "12345 steps"},
		"2026-02-30":               {"2026-03-01 08:30", "2026-02-30"}, // no such day: the file's time
		"20261120123 of something": {"2026-03-01 08:30", "20261120123 of something"},
	} {
		all, _ := read(t, diaries.Markdown, put(t, map[string]string{name + ".md": "x"}))
		want(t, all[0], diaries.Entry{Title: c.title, Text: "x", At: at(t, c.at, zone), Zone: zone})
	}
}

func TestOwnJSON(t *testing.T) {
	dir := put(t, map[string]string{
		"journal.json": `{"format": "stillwater-journal", "entries": [
 {"id": "aaaaaaaaaaaaaaaaaaaaaaaaaa", "kind": "dream", "title": "A", "text": "b\r\n", "at": "2026-11-20T08:12:00.5+01:00", "zone": "Europe/Berlin",
  "attachments": [{"name": "x.png", "file": "attachments/a/x.png"}, {"name": "y", "file": "../y"}, {"name": "z", "file": "attachments/z"}, {"name": "l", "file": "attachments/l"}]}]}`,
		"attachments/a/x.png": "x", "attachments/l->": "a/x.png",
	})
	all, report := read(t, diaries.Stillwater, filepath.Join(dir, "journal.json"))
	if len(all) != 1 || !bytes.Contains(all[0].Raw, []byte(`"kind": "dream"`)) || all[0].files["x.png"] != "x" || len(all[0].files) != 1 {
		t.Fatalf("%+v", all)
	}
	if all[0].Origin != "stillwater:aaaaaaaaaaaaaaaaaaaaaaaaaa" || all[0].At.Nanosecond() != 5e8 {
		t.Errorf("origin %q at %v", all[0].Origin, all[0].At)
	}
	if got := refusals(report); got != "../y#1:2 unsafe-name\nattachments/z#1:2 missing\nattachments/l#1:2 link\n" {
		t.Errorf("refused %q", got)
	}
}

// Whatever is broken in one entry, the others come and the place is named.
func TestBrokenInTheMiddle(t *testing.T) {
	entry := func(n int) string {
		return fmt.Sprintf(`{"title": "T%d", "body": "Some text {with \"marks\"} in it.", "date": "2026-11-%02d", "time": "08:00", "tags": ["a"], "starred": false}`, n, n)
	}
	for name, broken := range map[string]string{
		"a missing quote":       `{"title": "T3, "body": "x", "date": "2026-11-03", "time": "08:00"}`,
		"an unclosed string":    `{"title": "T3", "date": "2026-11-03", "body": "x}`,
		"a missing brace":       `{"title": "T3", "body": "x", "date": "2026-11-03"`,
		"a brace too many":      `{"title": 3, "date": "nonsense"}}`,
		"a wrong bracket":       `{"title": "T3", "tags": ["a"}, "date": "2026-11-03"}`,
		"a missing colon":       `{"title" "T3", "date": "2026-11-03"}`,
		"a null byte":           "{\"title\": \"T\x003\", \"date\": \"2026-11-03\"}",
		"words":                 `lorem ipsum`,
		"a number":              `3`,
		"nested without end":    strings.Repeat(`{"a":`, 5000),
		"brackets without end":  strings.Repeat(`[`, 5000),
		"a date out of range":   `{"title": "T3", "body": "", "date": "0001-01-01", "time": "08:00"}`,
		"a far date":            `{"title": "T3", "body": "", "date": "99999-01-01", "time": "08:00"}`,
		"no date":               `{"title": "T3", "body": ""}`,
		"another kind of thing": `{"photos": [{"md5": "x"}]}`,
		"a list without end":    `{"title": "T3", "body": "", "date": "2026-11-03", "tags": ["a"`,
		"an end too early":      `]`,
	} {
		for form, glue := range map[string]string{"in lines": ",\n  ", "on one line": ","} {
			t.Run(name+" "+form, func(t *testing.T) {
				all, report := read(t, diaries.Jrnl, one(t, "j.json", `{"entries": [`+strings.Join([]string{entry(1), entry(2), broken, entry(4), entry(5)}, glue)+"]}"))
				var titles []string
				for _, c := range all {
					titles = append(titles, c.Title)
				}
				if fmt.Sprint(titles) != "[T1 T2 T4 T5]" {
					t.Errorf("came %q; refused %q", titles, refusals(report))
				}
				line := map[string]int{"in lines": 3, "on one line": 1}[form]
				if len(report.Refused) == 0 || report.Refused[0].Entry != 3 || report.Refused[0].Line != line {
					t.Errorf("refused %q", refusals(report))
				}
			})
		}
	}
	t.Run("cut short", func(t *testing.T) {
		all, report := read(t, diaries.Jrnl, one(t, "j.json", `{"entries": [`+entry(1)+","+entry(2)[:40]))
		if len(all) != 1 || refusals(report) != "#2:1 broken\n" {
			t.Errorf("%d came, refused %q", len(all), refusals(report))
		}
	})
	t.Run("cut between", func(t *testing.T) {
		all, report := read(t, diaries.Jrnl, one(t, "j.json", `{"entries": [`+entry(1)+","))
		if len(all) != 1 || refusals(report) != "#2:1 broken\n" {
			t.Errorf("%d came, refused %q", len(all), refusals(report))
		}
	})
	t.Run("under days", func(t *testing.T) {
		all, report := read(t, diaries.MiniDiary, one(t, "d.json", `{"metadata": {"version": "3"}, "entries": {
"2019-01-01": {"title": "T1", "text": ""},
"2019-01-02": {"title": "T2, "text": "{}"},
"2019-01-03": {"title": "T3", "text": ""},
"2019-01-04": nothing,
"2019-01-05": {"title": "T5", "text": ""}}}`))
		if len(all) != 3 || all[1].Title != "T3" || all[2].Title != "T5" || refusals(report) != "#2:3 broken\n#4:5 broken\n" {
			t.Errorf("%d came, refused %q", len(all), refusals(report))
		}
	})
}

func TestDuplicateIDs(t *testing.T) {
	e := `{"uuid": "A", "creationDate": "2018-01-02T10:00:00Z", "text": "%s"}`
	all, report := read(t, diaries.DayOne, one(t, "j.json", fmt.Sprintf(`{"entries": [`+e+","+e+","+e+"]}", "one", "one", "another")))
	if len(all) != 2 || all[0].Origin != "dayone:A" || all[1].Origin != "dayone:A#2" || all[1].Text != "another" {
		t.Fatalf("%+v", all)
	}
	if refusals(report) != "#2:1 twice\n" {
		t.Errorf("refused %q", refusals(report))
	}
}

func TestEncodings(t *testing.T) {
	const plain = `{"entries": [{"title": "Grüße 🌊", "body": "\ud800 lone\u0000", "date": "2026-11-20", "time": "08:12"}]}`
	words := utf16.Encode([]rune(plain))
	order := func(o binary.ByteOrder, mark bool) string {
		var b bytes.Buffer
		if mark {
			must(t, binary.Write(&b, o, uint16(0xFEFF)))
		}
		must(t, binary.Write(&b, o, words))
		return b.String()
	}
	for name, data := range map[string]string{
		"UTF-8": plain, "with a mark": "\ufeff" + plain, "CRLF": strings.ReplaceAll(plain, "[", "[\r\n"),
		"UTF-16LE": order(binary.LittleEndian, true), "UTF-16BE": order(binary.BigEndian, true),
		"UTF-16LE without a mark": order(binary.LittleEndian, false), "UTF-16BE without a mark": order(binary.BigEndian, false),
	} {
		t.Run(name, func(t *testing.T) {
			all, _ := read(t, diaries.Jrnl, one(t, "j.json", data))
			if len(all) != 1 {
				t.Fatalf("%d came", len(all))
			}
			want(t, all[0], diaries.Entry{Title: "Grüße 🌊", Text: "\uFFFD lone\x00"})
		})
	}
	t.Run("text", func(t *testing.T) {
		words = utf16.Encode([]rune("[2026-11-20 08:12] Grüße\r\nZeile\r\n"))
		for _, data := range []string{order(binary.LittleEndian, true), "\ufeff[2026-11-20 08:12] Grüße\r\nZeile\r\n"} {
			all, _ := read(t, diaries.Jrnl, one(t, "j.txt", data))
			if len(all) != 1 {
				t.Fatalf("%d came", len(all))
			}
			want(t, all[0], diaries.Entry{Title: "Grüße", Text: "Zeile\n"})
		}
	})
	t.Run("broken letters", func(t *testing.T) {
		all, _ := read(t, diaries.Markdown, put(t, map[string]string{"2026-01-01.md": "caf\xe9 \xff"}))
		want(t, all[0], diaries.Entry{Text: "caf\uFFFD \uFFFD"})
	})
}

func TestLongTitlesAndManyTags(t *testing.T) {
	title := strings.Repeat("long ", 100)
	tags := `"` + strings.Repeat(`t", "`, 3) + strings.Repeat("x", 65) + `"`
	for i := range 40 {
		tags += fmt.Sprintf(`, "n%d"`, i)
	}
	all, report := read(t, diaries.Jrnl, one(t, "j.json", `{"entries": [{"title": "`+title+`", "body": "b", "date": "2026-11-20", "time": "08:12", "tags": [`+tags+`]}]}`))
	want(t, all[0], diaries.Entry{Text: strings.TrimSpace(title) + "\n\nb"})
	if len(all[0].Tags) != 32 || refusals(report) != "#1:1 tags\n" {
		t.Errorf("tags %q, refused %q", all[0].Tags, refusals(report))
	}
}

func TestNotADiary(t *testing.T) {
	empty := t.TempDir()
	picture := one(t, "x.png", "\x89PNG\r\n\x1a\n")
	for _, source := range diaries.Sources {
		for name, path := range map[string]string{"a picture": picture, "nothing": one(t, "empty", ""), "other JSON": one(t, "x.json", `{"a": [1, 2]}`)} {
			if _, _, err := tryRead(source, path); !errors.Is(err, diaries.ErrNotDiary) {
				t.Errorf("%s from %s: %v", source, name, err)
			}
		}
		if _, _, err := tryRead(source, empty); !errors.Is(err, diaries.ErrNotDiary) {
			t.Errorf("%s from an empty folder: %v", source, err)
		}
		if _, _, err := tryRead(source, filepath.Join(empty, "none")); !errors.Is(err, os.ErrNotExist) {
			t.Errorf("%s from nowhere: %v", source, err)
		}
	}
	if _, _, err := tryRead("penzu", picture); !errors.Is(err, diaries.ErrNotDiary) {
		t.Errorf("an unknown source: %v", err)
	}
}

func TestHostileArchives(t *testing.T) {
	entry := func(md5 string) string {
		return `{"entries": [{"uuid": "A", "creationDate": "2018-01-02T10:00:00Z", "text": "x", "photos": [{"md5": "` + md5 + `", "type": "png"}]}]}`
	}
	t.Run("names that lead out", func(t *testing.T) {
		all, report := read(t, diaries.DayOne, packed(t, [2]string{"Journal.json", entry("evil")}, [2]string{"photos/../../evil.png", "x"},
			[2]string{"/photos/evil.png", "x"}, [2]string{`photos\evil.png`, "x"}, [2]string{"C:/photos/evil.png", "x"}, [2]string{"photos/evil\x00.png", "x"}))
		if len(all) != 1 || len(all[0].files) != 0 || strings.Count(refusals(report), "unsafe-name") != 5 || !strings.Contains(refusals(report), "missing") {
			t.Errorf("%+v, refused %q", all, refusals(report))
		}
	})
	t.Run("a name twice", func(t *testing.T) {
		all, report := read(t, diaries.DayOne, packed(t, [2]string{"Journal.json", entry("p")}, [2]string{"photos/p.png", "first"}, [2]string{"photos/P.PNG", "second"}))
		if all[0].files["p.png"] != "first" || refusals(report) != "photos/P.PNG#0:0 twice\n" {
			t.Errorf("%q, refused %q", all[0].files, refusals(report))
		}
	})
	t.Run("a picture that is a bomb", func(t *testing.T) {
		all, _ := read(t, diaries.DayOne, packed(t, [2]string{"Journal.json", entry("p")}, [2]string{"photos/p.png", strings.Repeat("\x00", 20<<20)}))
		if got := all[0].files["p.png"]; got != "error: bomb" {
			t.Errorf("%d bytes came", len(got))
		}
	})
	t.Run("a journal that is a bomb", func(t *testing.T) {
		all, report := read(t, diaries.DayOne, packed(t, [2]string{"Journal.json", entry("p") + strings.Repeat(" ", 20<<20)}))
		if len(all) != 0 || refusals(report) != "Journal.json#0:0 bomb\n" {
			t.Errorf("%d came, refused %q", len(all), refusals(report))
		}
	})
	t.Run("the same bytes under many names", func(t *testing.T) {
		// Each of 2,000 entries in the directory stands for the same 3 MB.
		noise := bytes.Repeat([]byte(strings.Repeat("abcdefgh", 8)+"\n"), 48<<10)
		var photos []string
		for i := range 2000 {
			photos = append(photos, fmt.Sprintf(`{"uuid": "%d", "creationDate": "2018-01-02T10:00:00Z", "text": "x", "photos": [{"md5": "p%d", "type": "png"}]}`, i, i))
		}
		b := overlapped(t, `{"entries": [`+strings.Join(photos, ",")+"]}", noise, 2000)
		var unpacked int64
		bombs := 0
		_, err := diaries.Read(ctx, diaries.DayOne, one(t, "x.zip", string(b)), diaries.Options{}, func(e diaries.Entry) error {
			for _, f := range e.Files {
				in, err := f.Open()
				if err == nil {
					var n int64
					n, err = io.Copy(io.Discard, in)
					unpacked += n
					_ = in.Close()
				}
				if err != nil && diaries.ReasonOf(err) == diaries.Bomb {
					bombs++
				}
			}
			return nil
		})
		must(t, err)
		if limit := int64(100*len(b) + 64<<20); unpacked > limit || bombs == 0 {
			t.Errorf("%d bytes unpacked of %d, %d refused", unpacked, len(b), bombs)
		}
	})
	t.Run("more than it declares", func(t *testing.T) {
		b, err := os.ReadFile(packed(t, [2]string{"Journal.json", entry("p")}, [2]string{"photos/p.png", strings.Repeat("noise", 1000)}))
		must(t, err)
		declare(b, "photos/p.png", 10)
		all, _ := read(t, diaries.DayOne, one(t, "x.zip", string(b)))
		if got := all[0].files["p.png"]; !strings.HasPrefix(got, "error: ") {
			t.Errorf("%d bytes came as if they were whole", len(got))
		}
	})
	t.Run("flipped", func(t *testing.T) {
		b, err := os.ReadFile(packed(t, [2]string{"Journal.json", entry("p")}, [2]string{"photos/p.png", "picture"}))
		must(t, err)
		b[bytes.Index(b, []byte("photos/p.png"))+len("photos/p.png")+3] ^= 1
		all, _ := read(t, diaries.DayOne, one(t, "x.zip", string(b)))
		if got := all[0].files["p.png"]; got != "error: unreadable" {
			t.Errorf("%q came", got)
		}
	})
	t.Run("no journal", func(t *testing.T) {
		if _, _, err := tryRead(diaries.DayOne, packed(t, [2]string{"photos/p.png", "x"})); !errors.Is(err, diaries.ErrNotDiary) {
			t.Errorf("%v", err)
		}
	})
	t.Run("100,000 names", func(t *testing.T) {
		members := [][2]string{{"Journal.json", entry("00099999")}}
		for i := range 100_000 {
			members = append(members, [2]string{fmt.Sprintf("photos/%08d.png", i), ""})
		}
		all, report := read(t, diaries.DayOne, packed(t, members...))
		if len(all) != 1 || len(all[0].files) != 1 || report.Total != 0 {
			t.Errorf("%d came, refused %q", len(all), refusals(report))
		}
	})
	t.Run("a list of names that is a bomb", func(t *testing.T) {
		members := [][2]string{{"Journal.json", entry("p")}}
		for i := range 300 {
			members = append(members, [2]string{strings.Repeat("n", 65_000) + fmt.Sprint(i), ""})
		}
		if _, _, err := tryRead(diaries.DayOne, packed(t, members...)); !errors.Is(err, diaries.ErrTooLarge) {
			t.Errorf("%v", err)
		}
	})
}

// overlapped is a ZIP whose directory lists one picture under many names.
func overlapped(t *testing.T, journal string, picture []byte, names int) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	w, err := z.Create("Journal.json")
	must(t, err)
	_, err = io.WriteString(w, journal)
	must(t, err)
	w, err = z.Create("photos/p0.png")
	must(t, err)
	_, err = w.Write(picture)
	must(t, err)
	must(t, z.Close())
	raw := b.Bytes()
	end := len(raw) - 22
	from := int(binary.LittleEndian.Uint32(raw[end+16:]))
	second := from + bytes.LastIndex(raw[from:end], []byte("PK\x01\x02"))
	header := raw[second:end]
	out := bytes.Clone(raw[:end])
	for i := 1; i < names; i++ {
		h := bytes.Clone(header)
		name := fmt.Sprintf("photos/p%d.png", i)
		binary.LittleEndian.PutUint16(h[28:], uint16(len(name)))
		out = append(append(append(out, h[:46]...), name...), h[46+len("photos/p0.png"):]...)
	}
	tail := bytes.Clone(raw[end:])
	binary.LittleEndian.PutUint16(tail[8:], uint16(names+1))
	binary.LittleEndian.PutUint16(tail[10:], uint16(names+1))
	binary.LittleEndian.PutUint32(tail[12:], uint32(len(out)-from))
	return append(out, tail...)
}

// declare changes the size that a ZIP's directory says a member has.
func declare(b []byte, name string, size uint32) {
	at := bytes.LastIndex(b, []byte(name)) - 46
	binary.LittleEndian.PutUint32(b[at+24:], size)
	binary.LittleEndian.PutUint32(b[at+16:], crc32.ChecksumIEEE(nil))
}

// A file beyond what is read at all is refused before it is read.
func TestHugeFiles(t *testing.T) {
	huge := filepath.Join(t.TempDir(), "5GB.md")
	f, err := os.Create(huge)
	must(t, err)
	must(t, f.Truncate(5<<30))
	must(t, f.Close())
	for _, source := range diaries.Sources {
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		all, report, err := tryRead(source, huge)
		runtime.ReadMemStats(&after)
		if !errors.Is(err, diaries.ErrTooLarge) && !strings.Contains(refusals(report), "too-large") {
			t.Errorf("%s: %d came, %v", source, len(all), err)
		}
		if grown := after.TotalAlloc - before.TotalAlloc; grown > 1<<20 {
			t.Errorf("%s: %d bytes were taken to refuse it", source, grown)
		}
	}
}

// An entry that has no end does not take more memory than one may.
func TestEndlessEntry(t *testing.T) {
	path := one(t, "j.json", `{"entries": [{"title": "a", "body": "`+strings.Repeat("x", 40<<20)+`", "date": "2026-11-20", "time": "08:00"}, {"title": "T2", "body": "", "date": "2026-11-21", "time": "08:00"}]}`)
	all, report := read(t, diaries.Jrnl, path)
	if len(all) != 1 || all[0].Title != "T2" || refusals(report) != "#1:1 too-large\n" {
		t.Errorf("%d came, refused %q", len(all), refusals(report))
	}
	text := one(t, "j.txt", "[2026-11-20 08:00] Long\n"+strings.Repeat("x", 17<<20)+"\n[2026-11-21 08:00] T2\n")
	all, report = read(t, diaries.Jrnl, text)
	if len(all) != 1 || all[0].Title != "T2" || refusals(report) != "#1:1 too-large\n" {
		t.Errorf("%d came, refused %q", len(all), refusals(report))
	}
}

func TestStops(t *testing.T) {
	path := one(t, "j.json", `{"entries": [{"title": "a", "body": "", "date": "2026-11-20", "time": "08:00"}]}`)
	stopped, cancel := context.WithCancel(ctx)
	cancel()
	if _, err := diaries.Read(stopped, diaries.Jrnl, path, diaries.Options{}, func(diaries.Entry) error { return nil }); !errors.Is(err, context.Canceled) {
		t.Errorf("a reading that was stopped says %v", err)
	}
	full := errors.New("full")
	if _, err := diaries.Read(ctx, diaries.Jrnl, path, diaries.Options{}, func(diaries.Entry) error { return full }); !errors.Is(err, full) {
		t.Errorf("a reading whose entries find no place says %v", err)
	}
}

package diaries

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/url"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"strings"
)

// dayOneEntry is what we read of an entry of Day One's JSON export.
type dayOneEntry struct {
	UUID     string        `json:"uuid"`
	Created  string        `json:"creationDate"`
	Modified string        `json:"modifiedDate"`
	Zone     string        `json:"timeZone"`
	Text     string        `json:"text"`
	Rich     string        `json:"richText"`
	Starred  bool          `json:"starred"`
	Tags     []string      `json:"tags"`
	Place    dayOnePlace   `json:"location"`
	Weather  dayOneWeather `json:"weather"`
	Photos   []dayOneMedia `json:"photos"`
	Videos   []dayOneMedia `json:"videos"`
	Audios   []dayOneMedia `json:"audios"`
	PDFs     []dayOneMedia `json:"pdfAttachments"`
}

type dayOnePlace struct {
	Name     string `json:"placeName"`
	Locality string `json:"localityName"`
	Area     string `json:"administrativeArea"`
	Country  string `json:"country"`
}

type dayOneWeather struct {
	Conditions string   `json:"conditionsDescription"`
	Celsius    *float64 `json:"temperatureCelsius"`
}

// dayOneMedia is a picture, film, recording or document of an entry. Its file
// is called by its MD5; the text names it by its identifier.
type dayOneMedia struct {
	Identifier string `json:"identifier"`
	MD5        string `json:"md5"`
	Type       string `json:"type"`
	Format     string `json:"format"` // of recordings
	Name       string `json:"filename"`
}

// dayOne reads Day One's export: its ZIP, or the JSON from it, with the
// folders of pictures beside if they were unpacked too.
func (r *reading) dayOne(name string) error {
	f, size, err := r.file(name, maxArchive)
	if err != nil {
		return err
	}
	defer f.Close()
	if magic := make([]byte, 2); size > 2 {
		if _, err := f.ReadAt(magic, 0); err == nil && string(magic) == "PK" {
			return r.dayOneArchive(f, size)
		}
	}
	if size > maxFile {
		return ErrTooLarge
	}
	dir, err := os.OpenRoot(filepath.Dir(name))
	if err != nil {
		return err
	}
	defer dir.Close()
	return r.dayOneJSON(f, "", func(m dayOneMedia, folder string) (File, error) {
		for _, key := range []string{m.MD5, m.Identifier} {
			for _, ending := range m.endings() {
				rel := folder + "/" + key + "." + ending
				if !hexName.MatchString(key) {
					continue
				}
				if info, err := dir.Lstat(rel); err == nil && info.Mode().IsRegular() {
					return File{Size: info.Size(), Name: path.Base(rel), Open: func() (io.ReadCloser, error) { return dir.Open(rel) }}, nil
				}
			}
		}
		return File{}, Missing
	})
}

// hexName is what Day One calls the files of pictures.
var hexName = regexp.MustCompile(`^[0-9A-Za-z-]{1,64}$`)

// endings are what the file of m may end in.
func (m dayOneMedia) endings() []string {
	var all []string
	for _, e := range []string{m.Type, m.Format, strings.TrimPrefix(path.Ext(m.Name), ".")} {
		if e = strings.ToLower(e); hexName.MatchString(e) {
			all = append(all, e)
		}
	}
	return append(all, "jpeg", "jpg", "png", "heic", "gif", "mov", "mp4", "m4a", "aac", "pdf")
}

func (r *reading) dayOneArchive(f *os.File, size int64) error {
	a, err := r.unpack(f, size)
	if err != nil {
		return err
	}
	media := map[string]*zip.File{} // by MD5 or identifier, lower-case
	var journals []*zip.File
	for name, m := range a.places {
		stem := strings.TrimSuffix(path.Base(name), path.Ext(name))
		switch folder := path.Base(path.Dir(name)); folder {
		case "photos", "videos", "audios", "pdfs":
			media[folder+"/"+stem] = m
		}
	}
	for _, m := range a.files { // in their order, each a journal
		if strings.EqualFold(path.Ext(m.Name), ".json") && strings.Count(m.Name, "/") <= 1 {
			journals = append(journals, m)
		}
	}
	if len(journals) == 0 {
		return ErrNotDiary
	}
	find := func(m dayOneMedia, folder string) (File, error) {
		for _, key := range []string{m.MD5, m.Identifier} {
			if z := media[folder+"/"+strings.ToLower(key)]; z != nil {
				open := func() (io.ReadCloser, error) { return a.open(z, maxMember) }
				return File{Size: int64(min(z.UncompressedSize64, maxMember)), Name: path.Base(z.Name), Open: open}, nil
			}
		}
		return File{}, Missing
	}
	found := false
	for _, m := range journals {
		in, err := a.open(m, maxFile)
		if err == nil {
			err = r.dayOneJSON(in, m.Name, find)
			_ = in.Close()
		}
		var why Reason
		switch {
		case err == nil:
			found = true
		case errors.As(err, &why):
			r.refuse(Place{File: m.Name}, why)
			found = true
		case !errors.Is(err, ErrNotDiary):
			return err
		}
	}
	if !found {
		return ErrNotDiary
	}
	return nil
}

func (r *reading) dayOneJSON(in io.Reader, file string, find func(m dayOneMedia, folder string) (File, error)) error {
	return r.elements(in, file, shape{[]byte(`"creationDate"`), func(el element) (e Entry, why Reason) {
		var d dayOneEntry
		if !decode(el.raw, &d) {
			return e, Broken
		}
		at, ok := r.time(d.Created)
		if !ok || d.UUID == "" && d.Text == "" && d.Rich == "" {
			return e, NoDate
		}
		e = Entry{Place: el.place, Tags: d.Tags}
		e.At, e.Zone = r.moment(at, d.Zone)
		e.Created = at
		if e.Updated, ok = r.time(d.Modified); !ok {
			e.Updated = at
		}
		if d.UUID != "" {
			e.Origin = "dayone:" + d.UUID
		}
		if d.Starred {
			e.Tags = append(e.Tags, "starred")
		}
		text := unescaped(d.Text)
		if text == "" {
			text = richText(d.Rich)
		}
		text = r.dayOneFiles(&e, text, d, find)
		e.Title, e.Text = titled(text)
		if about := d.about(); about != "" {
			e.Text = strings.TrimPrefix(strings.TrimRight(e.Text, "\n")+"\n\n*"+about+"*\n", "\n\n")
		}
		return e, ""
	}})
}

// dayOneFiles attaches what d names and lets the text point to it.
func (r *reading) dayOneFiles(e *Entry, text string, d dayOneEntry, find func(m dayOneMedia, folder string) (File, error)) string {
	for _, kind := range []struct {
		folder, scheme string
		media          []dayOneMedia
	}{
		{"photos", "//", d.Photos}, {"videos", "/video/", d.Videos}, {"audios", "/audio/", d.Audios}, {"pdfs", "/pdfAttachment/", d.PDFs},
	} {
		for _, m := range kind.media[:min(len(kind.media), maxKnown)] {
			f, err := find(m, kind.folder)
			if err != nil {
				p := e.Place
				p.File = kind.folder + "/" + m.MD5 + "." + m.endings()[0]
				r.refuse(p, ReasonOf(err))
				continue
			}
			if m.Name != "" {
				f.Name = m.Name
			}
			f.Name = plainName(f.Name, m.Type, e.Files)
			e.Files = append(e.Files, f)
			if m.Identifier != "" {
				text = strings.ReplaceAll(text, "![](dayone-moment:"+kind.scheme+m.Identifier+")", "!["+bracketless(f.Name)+"]("+Reference(f.Name)+")")
			}
		}
	}
	return text
}

// Reference is how a text points to the attachment called name.
func Reference(name string) string { return "attachments/" + url.PathEscape(name) }

// bracketless is s as it can stand between a link's brackets.
func bracketless(s string) string { return strings.NewReplacer("[", "(", "]", ")", `\`, "").Replace(s) }

// about says where and in which weather it was written, which an entry here
// has no fields for.
func (d dayOneEntry) about() string {
	var parts []string
	for _, p := range []string{d.Place.Name, d.Place.Locality, d.Place.Area, d.Place.Country} {
		if p = strings.ReplaceAll(oneLine(p), "*", ""); p != "" {
			parts = append(parts, p)
		}
	}
	about := strings.Join(parts, ", ")
	weather := strings.ReplaceAll(oneLine(d.Weather.Conditions), "*", "")
	if c := d.Weather.Celsius; c != nil {
		if weather != "" {
			weather += ", "
		}
		weather += fmt.Sprintf("%.0f °C", *c)
	}
	if about != "" && weather != "" {
		about += " · "
	}
	return about + weather
}

// escapes are the backslashes Day One puts before what is no mark there; those
// at the start of a line may keep one from becoming a list.
var escapes = regexp.MustCompile(`(^[ \t]*(?:\d+)?)?\\([-.!()+])`)

// unescaped is a text of Day One without needless backslashes.
func unescaped(text string) string {
	if !strings.Contains(text, `\`) {
		return text
	}
	var b strings.Builder
	code := false
	for line := range strings.Lines(text) {
		if strings.HasPrefix(strings.TrimSpace(line), "```") {
			code = !code
		}
		if !code && !strings.ContainsAny(line, "`[]") { // code, and what is a link's
			line = escapes.ReplaceAllStringFunc(line, func(m string) string {
				if m[0] != '\\' || m[1] != '!' && strings.HasPrefix(line, m) {
					return m
				}
				return m[1:]
			})
		}
		b.WriteString(line)
	}
	return b.String()
}

// richText is the text of Day One's own form of it, for entries that have no
// other.
func richText(rich string) string {
	var doc struct {
		Contents []struct {
			Text       string `json:"text"`
			Attributes struct {
				Bold   bool `json:"bold"`
				Italic bool `json:"italic"`
				Line   struct {
					Header  int    `json:"header"`
					List    string `json:"listStyle"`
					Checked bool   `json:"checked"`
					Quote   bool   `json:"quote"`
				} `json:"line"`
			} `json:"attributes"`
			Objects []struct {
				Type       string `json:"type"`
				Identifier string `json:"identifier"`
			} `json:"embeddedObjects"`
		} `json:"contents"`
	}
	if json.Unmarshal([]byte(rich), &doc) != nil {
		return ""
	}
	var b bytes.Buffer
	for _, c := range doc.Contents {
		fresh := b.Len() == 0 || bytes.HasSuffix(b.Bytes(), []byte("\n"))
		line := c.Attributes.Line
		if fresh && c.Text != "" && c.Text != "\n" {
			switch {
			case line.Header > 0 && line.Header <= 6:
				b.WriteString(strings.Repeat("#", line.Header) + " ")
			case line.List == "checkbox" && line.Checked:
				b.WriteString("- [x] ")
			case line.List == "checkbox":
				b.WriteString("- [ ] ")
			case line.List == "numbered":
				b.WriteString("1. ")
			case line.List != "":
				b.WriteString("- ")
			case line.Quote:
				b.WriteString("> ")
			}
		}
		b.WriteString(marked(c.Text, c.Attributes.Bold, c.Attributes.Italic))
		for _, o := range c.Objects {
			if scheme := map[string]string{"photo": "//", "video": "/video/", "audio": "/audio/", "pdfAttachment": "/pdfAttachment/"}[o.Type]; scheme != "" {
				fmt.Fprintf(&b, "\n![](dayone-moment:%s%s)\n", scheme, o.Identifier)
			}
		}
	}
	return b.String()
}

// marked puts the marks of bold and italic close around the words.
func marked(s string, bold, italic bool) string {
	words := strings.TrimSpace(s)
	mark := map[[2]bool]string{{true, false}: "**", {false, true}: "*", {true, true}: "***"}[[2]bool{bold, italic}]
	if words == "" || mark == "" || strings.Contains(words, "\n") {
		return s
	}
	return strings.Replace(s, words, mark+words+mark, 1)
}

package diaries

import (
	"errors"
	"io"
	"io/fs"
	"net/url"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"time"

	"go.yaml.in/yaml/v3"
)

const (
	maxFront = 64 << 10           // bytes of front matter: fields, not text
	maxPage  = maxText + maxFront // bytes of one file
)

// A vault is a folder of Markdown files and what they show. Everything is
// opened through root, which lets no name and no link out of the folder.
type vault struct {
	root   *os.Root
	pages  []string
	byName map[string]string // lower-case name of every other file: its path
}

// markdown reads a folder of Markdown files, each an entry, or one such file.
func (r *reading) markdown(name string) error {
	info, err := os.Stat(name)
	if err != nil {
		return err
	}
	v := &vault{byName: map[string]string{}}
	dir := name
	if !info.IsDir() {
		dir = filepath.Dir(name)
	}
	if v.root, err = os.OpenRoot(dir); err != nil {
		return err
	}
	defer v.root.Close()
	if info.IsDir() {
		err = r.walk(v)
	} else if isPage(name) {
		v.pages = []string{filepath.Base(name)}
	}
	if err != nil {
		return err
	}
	if len(v.pages) == 0 {
		return ErrNotDiary
	}
	for _, p := range v.pages {
		e, err := r.page(v, p)
		if err == nil {
			err = r.give(e)
		}
		var why Reason
		if errors.As(err, &why) {
			r.refuse(Place{File: p}, why)
		} else if err != nil {
			return err
		}
	}
	return nil
}

// isPage reports whether a file called name holds an entry.
func isPage(name string) bool {
	ext := strings.ToLower(path.Ext(name))
	return ext == ".md" || ext == ".markdown"
}

// walk lists the files of the folder. What begins with a dot belongs to the
// program that kept the folder.
func (r *reading) walk(v *vault) error {
	files := 0
	return fs.WalkDir(v.root.FS(), ".", func(name string, d fs.DirEntry, err error) error {
		if r.ctx.Err() != nil {
			return r.ctx.Err()
		}
		if files++; files > maxFiles {
			return ErrTooLarge
		}
		switch {
		case err != nil && name == ".":
			return err
		case err != nil:
			r.refuse(Place{File: name}, Unreadable)
		case name != "." && strings.HasPrefix(d.Name(), "."):
			if d.IsDir() {
				return fs.SkipDir
			}
		case d.IsDir():
		case d.Type()&fs.ModeSymlink != 0:
			r.refuse(Place{File: name}, Link)
		case !d.Type().IsRegular():
			r.refuse(Place{File: name}, Unreadable)
		case isPage(name):
			v.pages = append(v.pages, name)
		default:
			if key := strings.ToLower(d.Name()); v.byName[key] == "" {
				v.byName[key] = name
			}
		}
		return nil
	})
}

// page reads one file. Errors are a Reason, or those of the system.
func (r *reading) page(v *vault, name string) (e Entry, err error) {
	f, err := v.root.Open(filepath.FromSlash(name))
	if err != nil {
		return e, Unreadable
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil || !info.Mode().IsRegular() {
		return e, Unreadable
	}
	if info.Size() > maxPage {
		return e, TooLarge
	}
	raw, err := io.ReadAll(io.LimitReader(patient{r.ctx, f}, maxPage+1))
	switch {
	case r.ctx.Err() != nil:
		return e, r.ctx.Err()
	case err != nil:
		return e, Unreadable
	case len(raw) > maxPage:
		return e, TooLarge
	}
	text, err := io.ReadAll(decoded(strings.NewReader(string(raw))))
	if err != nil {
		return e, Unreadable
	}
	return r.entry(v, name, raw, sound(string(text)), info.ModTime()), nil
}

// entry is the entry that text, the file's raw, holds.
func (r *reading) entry(v *vault, name string, raw []byte, text string, modified time.Time) Entry {
	e := Entry{Place: Place{File: name}, Raw: raw}
	front, body, lines := frontMatter(text)
	f, err := r.fields(front)
	if err != nil {
		r.refuse(Place{File: name, Line: line(err)}, Broken)
		body, lines = text, 0 // as it stands: nothing of it is lost
	}
	e.Tags, e.Updated, e.Fields = f.tags, f.updated, f.unknown
	at, title, ok := r.named(name)
	switch {
	case !f.at.IsZero():
		at = f.at
	case !ok:
		at = modified
	}
	e.At, e.Zone = r.moment(at, f.zone)
	e.Created = f.created
	heading, rest := titled(body)
	switch {
	case f.title == "" && heading == "":
		e.Title = title
	case f.title == "":
		e.Title = heading
	default:
		e.Title = f.title
	}
	if heading != "" && oneLine(heading) == oneLine(e.Title) {
		lines += strings.Count(body[:len(body)-len(rest)], "\n")
		body = rest
	} else {
		trimmed := strings.TrimLeft(body, "\n")
		lines += len(body) - len(trimmed)
		body = trimmed
	}
	shown := map[string]string{} // by path: the attachment's name
	e.Text = r.embeds(v, &e, name, body, lines, shown)
	for _, file := range f.files {
		r.attach(v, &e, name, file, 1, shown, true)
	}
	return e
}

// frontMatter parts the fields at the top of a text from the rest; lines is
// how many stand before the rest.
func frontMatter(text string) (front, body string, lines int) {
	rest, ok := strings.CutPrefix(text, "---\n")
	if !ok {
		return "", text, 0
	}
	at := 0
	for l := range strings.Lines(rest[:min(len(rest), maxFront)]) {
		end := strings.TrimRight(l, " \t\n")
		if end == "---" || end == "..." {
			return rest[:at], rest[at+len(l):], 2 + strings.Count(rest[:at], "\n")
		}
		at += len(l)
	}
	return "", text, 0
}

// line is the line a YAML error names, in the file.
func line(err error) int {
	if m := regexp.MustCompile(`line (\d+)`).FindStringSubmatch(err.Error()); m != nil {
		n, _ := strconv.Atoi(m[1])
		return n + 1 // the line of dashes stands above
	}
	return 1
}

// fields is what a front matter says, in the words of Obsidian and Diaryx.
type fields struct {
	title, zone, clock   string
	at, created, updated time.Time
	tags, files, unknown []string
}

// fields reads a front matter. It looks at the nodes of the YAML and expands
// nothing, so that no alias can make much of little.
func (r *reading) fields(front string) (f fields, err error) {
	if strings.TrimSpace(front) == "" {
		return f, nil
	}
	var doc yaml.Node
	if err := yaml.Unmarshal([]byte(front), &doc); err != nil {
		return f, err
	}
	if len(doc.Content) == 0 || doc.Content[0].Kind != yaml.MappingNode {
		return f, errors.New("no fields")
	}
	all := doc.Content[0].Content
	loc := r.loc
	for i := 0; i+1 < len(all); i += 2 { // the zone first: times are on its clocks
		if key := strings.ToLower(all[i].Value); key == "zone" || key == "timezone" || key == "tz" {
			if l, err := time.LoadLocation(all[i+1].Value); err == nil && all[i+1].Value != "" {
				f.zone, loc = all[i+1].Value, l
			}
		}
	}
	for i := 0; i+1 < len(all); i += 2 {
		key, v := strings.ToLower(all[i].Value), all[i+1]
		when, isTime := timeIn(strings.Trim(v.Value, "[]\"' "), loc)
		switch key {
		case "title":
			f.title = v.Value
		case "zone", "timezone", "tz":
		case "time":
			f.clock = v.Value
		case "tags", "tag", "keywords":
			f.tags = append(f.tags, values(v)...)
		case "attachments":
			f.files = append(f.files, values(v)...)
		case "date", "datetime", "at":
			if isTime {
				f.at = when
			}
		case "created", "created_at", "created-at", "date created", "creation date":
			if isTime {
				f.created = when
			}
		case "updated", "modified", "updated_at", "modified_at", "last_modified", "date modified":
			if isTime {
				f.updated = when
			}
		default:
			if key != "" && len(f.unknown) < maxFields {
				f.unknown = append(f.unknown, shorten(oneLine(all[i].Value)))
			}
		}
	}
	if f.at.IsZero() {
		f.at = f.created
	}
	if day := f.at; !day.IsZero() && day.Hour() == noon && day.Minute() == 0 {
		if c, err := time.Parse("15:04", f.clock[:min(len(f.clock), 5)]); err == nil {
			f.at = time.Date(day.Year(), day.Month(), day.Day(), c.Hour(), c.Minute(), 0, 0, day.Location())
		}
	}
	return f, nil
}

// values are the texts of a list, or of a text that holds a list. A list of
// files may say of each its path, as our own does.
func values(n *yaml.Node) (all []string) {
	if n.Kind == yaml.SequenceNode {
		for _, c := range n.Content {
			for i := 0; i+1 < len(c.Content) && c.Kind == yaml.MappingNode; i += 2 {
				if c.Content[i].Value == "path" {
					all = append(all, c.Content[i+1].Value)
				}
			}
			if c.Kind == yaml.ScalarNode {
				all = append(all, c.Value)
			}
		}
		return all
	}
	if strings.Contains(n.Value, ",") {
		return strings.Split(n.Value, ",")
	}
	return strings.Fields(n.Value)
}

// named are how daily notes are called: by a day, perhaps a time, and a title.
var named = []*regexp.Regexp{
	regexp.MustCompile(`^(\d{4})[-_.]?(\d{2})[-_.]?(\d{2})[T _-]+(\d{2})[-.:_h]?(\d{2})`),
	regexp.MustCompile(`^(\d{4})[-_.]?(\d{2})[-_.]?(\d{2})`),
}

// named reads the day and the title that a file is called by.
func (r *reading) named(name string) (at time.Time, title string, ok bool) {
	stem := strings.TrimSuffix(path.Base(name), path.Ext(name))
	for _, form := range named {
		m := form.FindStringSubmatch(stem)
		if m == nil {
			continue
		}
		n := [5]int{3: noon}
		for i, s := range m[1:] {
			n[i], _ = strconv.Atoi(s)
		}
		rest := stem[len(m[0]):]
		at = time.Date(n[0], time.Month(n[1]), n[2], n[3], n[4], 0, 0, r.loc)
		whole := rest == "" || rest[0] < '0' || rest[0] > '9'
		if whole && at.Month() == time.Month(n[1]) && at.Day() == n[2] && n[3] < 24 && n[4] < 60 {
			return at, strings.Trim(rest, " -_."), true
		}
	}
	return time.Time{}, stem, false
}

// embed is what shows or links a file: Obsidian's ![[file|alt]], or Markdown's
// [alt](file "title") with or without the mark of a picture. Code is matched
// to be passed over.
var embed = regexp.MustCompile("`[^`\n]*`" + `|!\[\[([^\]\n|#]+)(?:#[^\]\n|]*)?(?:\|([^\]\n]*))?\]\]|(!?)\[([^\]\n]*)\]\((<[^>\n]+>|(?:[^()\s]|\([^()\s]*\))+)(?:[ \t]+"[^"\n]*")?\)`)

// embeds attaches the files that a text shows or links, and lets it point to
// the attachments.
func (r *reading) embeds(v *vault, e *Entry, name, text string, before int, shown map[string]string) string {
	if !strings.Contains(text, "](") && !strings.Contains(text, "![[") {
		return text
	}
	var b strings.Builder
	code := false
	n := before
	for l := range strings.Lines(text) {
		n++
		if t := strings.TrimSpace(l); strings.HasPrefix(t, "```") || strings.HasPrefix(t, "~~~") {
			code = !code
		}
		if !code {
			l = embed.ReplaceAllStringFunc(l, func(whole string) string {
				if whole[0] == '`' {
					return whole
				}
				m := embed.FindStringSubmatch(whole)
				target, alt, picture := m[1], m[2], true
				if target == "" {
					target, alt, picture = strings.Trim(m[5], "<>"), m[4], m[3] == "!"
					if t, err := url.PathUnescape(target); err == nil {
						target = t
					}
				}
				file := r.attach(v, e, name, target, n, shown, picture)
				switch {
				case file == "":
					return whole
				case m[1] != "" && strings.Trim(alt, "0123456789x ") == "": // a size
					alt = file
				}
				link := "[" + bracketless(alt) + "](" + Reference(file) + ")"
				if picture {
					link = "!" + link
				}
				return link
			})
		}
		b.WriteString(l)
	}
	return b.String()
}

// attach finds the file that a page points to and returns the name of the
// attachment; none for what is no file of the folder. A picture that is not
// there, and a name that leads out, are refused.
func (r *reading) attach(v *vault, e *Entry, from, target string, n int, shown map[string]string, picture bool) string {
	target, _, _ = strings.Cut(target, "#")
	if u, err := url.Parse(target); target == "" || isPage(target) || err == nil && u.Scheme != "" {
		return ""
	}
	place := Place{File: from, Line: n}
	target = strings.ReplaceAll(target, `\`, "/")
	beside := path.Join(path.Dir(from), target)
	if target[0] == '/' { // from the top of the folder
		beside = path.Clean(target[1:])
	}
	if !fs.ValidPath(beside) {
		if picture {
			r.refuse(place, UnsafeName)
		}
		return ""
	}
	why := Missing
	for _, p := range []string{beside, path.Clean(strings.TrimLeft(target, "/")), v.byName[strings.ToLower(path.Base(target))]} {
		if p == "" || !fs.ValidPath(p) || strings.ContainsRune(p, 0) {
			continue
		}
		if shown[p] != "" {
			return shown[p]
		}
		rel := filepath.FromSlash(p)
		info, err := v.root.Lstat(rel)
		if err != nil || info.IsDir() {
			continue
		}
		if !info.Mode().IsRegular() {
			why = Link
			continue
		}
		if len(e.Files) == maxKnown+1 { // give says that they are too many
			return ""
		}
		name := plainName(path.Base(p), "", e.Files)
		e.Files = append(e.Files, File{Name: name, Path: p, Size: info.Size(), Open: func() (io.ReadCloser, error) { return v.root.Open(rel) }})
		shown[p] = name
		return name
	}
	if picture {
		r.refuse(place, why)
	}
	return ""
}

package journal

import (
	"bytes"
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"net/url"
	"path"
	"regexp"
	"slices"
	"strings"
	"time"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"stillwater/app/media"
	"stillwater/app/store"
)

const (
	excerptRunes = 200     // runes; two lines of a list
	excerptBytes = 2 << 10 // bytes of text an excerpt is made of
	slugBytes    = 40      // bytes; keeps whole names below 80, for any file system
	shortID      = 8       // characters of an ID that tell files of one day apart
)

// Markdown returns the entry as a Markdown file that ReadMarkdown reads back:
// a YAML front matter whose values are JSON, the title as a heading if there
// is one, a blank line, and then the text byte for byte. A thought record has
// its questions as headings before that, attachments follow as links, and of a
// sealed letter it says only that it is sealed.
func (e Entry) Markdown() []byte {
	var b bytes.Buffer
	b.WriteString("---\n")
	field := func(key string, value any) { fmt.Fprintf(&b, "%s: %s\n", key, quote(value)) }
	moment := func(key string, t time.Time) {
		if !t.IsZero() {
			field(key, t.Format(time.RFC3339Nano))
		}
	}
	list := func(key string, names []string) {
		if len(names) > 0 {
			field(key, names)
		}
	}
	said := func(key string, n *int) {
		if n != nil {
			field(key, *n)
		}
	}
	field("id", e.ID.String())
	if e.Kind != "" && e.Kind != KindEntry {
		field("kind", e.Kind)
	}
	if e.Title != "" {
		field("title", oneLine(e.Title))
	}
	field("at", e.At.Format(time.RFC3339Nano))
	field("zone", e.Zone)
	if e.Mood > 0 && e.Mood <= clearestDay {
		field("mood", moods[e.Mood])
	}
	list("feelings", e.Feelings)
	said("pull", e.Pull)
	list("tags", e.Tags)
	list("people", e.People)
	if e.To != "" {
		field("to", e.To)
	}
	moment("sealed_until", e.SealedUntil)
	moment("broken_at", e.BrokenAt)
	if e.Sealed {
		field("sealed", true)
	}
	if e.Record != nil {
		said("belief_before", e.Record.Before)
		said("belief_after", e.Record.After)
	}
	if files := e.files(); files != nil {
		field("attachments", files)
	}
	field("created", e.CreatedAt.Format(time.RFC3339Nano))
	field("updated", e.UpdatedAt.Format(time.RFC3339Nano))
	moment("trashed", e.TrashedAt)
	b.WriteString("---\n\n")
	if e.Title != "" {
		fmt.Fprintf(&b, "# %s\n\n", oneLine(e.Title))
	}
	if e.Sealed {
		b.WriteString(e.sealedNote())
		return b.Bytes()
	}
	b.WriteString(e.markdownBody())
	e.writeLinks(&b)
	return b.Bytes()
}

// sealedNote stands where the text of a sealed letter would.
func (e Entry) sealedNote() string {
	return fmt.Sprintf("*This letter is sealed until %s. Its text is not written out before that.*\n",
		e.SealedUntil.In(e.At.Location()).Format("2 January 2006, 15:04"))
}

// The headings of a thought record's file. Behind the last stands the text.
var headings = [...]string{"## The thought", "## What speaks for it", "## What speaks against it", "## A kinder true sentence", "## And besides"}

// heading finds the heading a line is, whatever space is behind it; -1 if none.
func heading(line string) int { return slices.Index(headings[:], strings.TrimRight(line, " \t\r\n")) }

// markdownBody is the text, for a thought record below its questions.
func (e Entry) markdownBody() string {
	if e.Kind != KindThoughtRecord || e.Record == nil {
		return e.Text
	}
	var b strings.Builder
	for i, part := range [...]string{e.Record.Thought, e.Record.For, e.Record.Against, e.Record.Kinder} {
		b.WriteString(headings[i] + "\n\n" + escapeHeadings(part) + "\n\n")
	}
	b.WriteString(headings[4] + "\n\n" + escapeHeadings(e.Text))
	return b.String()
}

// escapeHeadings puts a backslash before each line that is one of headings or
// such a line escaped, so that headings alone divide the file.
func escapeHeadings(text string) string {
	if !strings.Contains(text, "##") {
		return text
	}
	var b strings.Builder
	for line := range strings.Lines(text) {
		if heading(strings.TrimLeft(line, `\`)) >= 0 {
			b.WriteByte('\\')
		}
		b.WriteString(line)
	}
	return b.String()
}

// linksMark divides the text from the links below it. It is a comment, which
// no reader of Markdown shows.
const linksMark = "\n\n<!-- attachments -->\n\n"

// writeLinks writes a link to each attachment that is not removed; a picture
// shows.
func (e Entry) writeLinks(b *bytes.Buffer) {
	mark := linksMark
	for _, a := range e.Attachments {
		if !a.RemovedAt.IsZero() {
			continue
		}
		b.WriteString(mark)
		mark = "\n"
		if strings.HasPrefix(a.MediaType, "image/") {
			b.WriteByte('!')
		}
		fmt.Fprintf(b, "[%s](%s)\n", linkText.Replace(a.Name), (&url.URL{Path: a.path()}).EscapedPath())
	}
}

// linkText keeps what could end a link's text or begin something else in it.
var linkText = strings.NewReplacer(`\`, `\\`, "[", `\[`, "]", `\]`, "<", `\<`, "`", "\\`", "*", `\*`, "_", `\_`, "!", `\!`)

// linked is an attachment in a front matter.
type linked struct {
	Name string `json:"name"`
	Path string `json:"path"`
}

// files are the attachments that are not removed.
func (e Entry) files() (all []linked) {
	for _, a := range e.Attachments {
		if a.RemovedAt.IsZero() {
			all = append(all, linked{a.Name, a.path()})
		}
	}
	return all
}

// path is where an attachment stands, seen from the entry's file: as the
// caller says, else as in a backup.
func (a Attachment) path() string {
	return cmp.Or(a.Path, "../attachments/"+a.ID.String()+"/"+media.SafeName(a.Name))
}

// quote writes a value as JSON, which is YAML too.
func quote(v any) string {
	var b strings.Builder
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false) // nobody embeds it in a page; & stays readable
	_ = enc.Encode(v)        // strings always encode
	return strings.TrimSpace(b.String())
}

// A Copy is one file of an export.
type Copy struct {
	Name       string // path with slashes, safe on every system
	ModifiedAt time.Time
	Size       int64
	SHA256     [32]byte
	Blob       store.ID // of an attachment; zero for a page
	// Open opens the bytes at their start. It is nil for an attachment that
	// CheckAttachments found damaged: there is nothing true to hand out.
	Open func() (io.ReadCloser, error)
}

// Export calls add with every attachment, removed ones too, byte for byte, as
// journal/attachments/<ID>/<its name made safe>; and then with every entry as a
// Markdown file, oldest first, those in the trash too. Names are ASCII but for
// attachments, safe on every file system, unique, and sort by day:
// journal/2026/2026-11-20-the-quiet-abcdefgh.md. It stops at the first error;
// what is deleted while it runs is left out.
func (b *Book) Export(ctx context.Context, add func(Copy) error) error {
	err := b.exportAttachments(ctx, add)
	if err == nil {
		err = b.exportEntries(ctx, add)
	}
	if err != nil {
		return fmt.Errorf("exporting journal: %w", err)
	}
	return nil
}

func (b *Book) exportAttachments(ctx context.Context, add func(Copy) error) error {
	b.mu.Lock()
	all := slices.SortedFunc(maps.Values(b.attachments), func(x, y Attachment) int { return bytes.Compare(x.ID[:], y.ID[:]) })
	b.mu.Unlock()
	for _, a := range all {
		blob, err := b.blob(ctx, a.ID)
		if errors.Is(err, store.ErrNotFound) {
			continue
		}
		if err != nil {
			return err
		}
		name := "journal/attachments/" + a.ID.String() + "/" + media.SafeName(a.Name)
		var open func() (io.ReadCloser, error)
		if !a.Damaged {
			open = func() (io.ReadCloser, error) { return b.store.OpenBlob(blob) }
		}
		if err := add(Copy{name, a.AddedAt, a.Size, a.SHA256, blob.ID, open}); err != nil {
			return err
		}
	}
	return nil
}

func (b *Book) exportEntries(ctx context.Context, add func(Copy) error) error {
	live, _ := b.window(sieve{}, 0, 0)
	trash, _ := b.window(sieve{shelf: shelf{trashed: true}}, 0, 0)
	items := append(live, trash...)
	slices.SortFunc(items, func(x, y *item) int { return newer(y, x) })
	used := map[string]bool{}
	for _, it := range items {
		// One short view an entry: a long export must not keep the vault from locking.
		e, err := b.Get(ctx, it.id)
		if errors.Is(err, store.ErrNotFound) {
			continue
		}
		if err != nil {
			return err
		}
		name := e.fileName(shortID)
		if used[name] {
			name = e.fileName(len(e.ID.String()))
		}
		used[name] = true
		page := e.Markdown()
		open := func() (io.ReadCloser, error) { return io.NopCloser(bytes.NewReader(page)), nil }
		if err := add(Copy{name, e.UpdatedAt, int64(len(page)), sha256.Sum256(page), store.ID{}, open}); err != nil {
			return err
		}
	}
	return nil
}

// fileName is the entry's name in an export, with so many characters of its ID.
func (e Entry) fileName(id int) string {
	name := e.At.Format("journal/2006/2006-01-02-")
	if s := slug(e.Title); s != "" {
		name += s + "-"
	}
	return name + e.ID.String()[:id] + ".md"
}

// FileName is what the entry's file is called in a folder of its year, with so
// much of its ID that it is unique, or all of it.
func (e Entry) FileName(whole bool) string {
	id := shortID
	if whole {
		id = len(e.ID.String())
	}
	return path.Base(e.fileName(id))
}

// slug is what ASCII letters and digits of s leave, joined by single dashes;
// accents fall off their letters.
func slug(s string) string {
	var b strings.Builder
	gap := false
	for _, r := range norm.NFKD.String(s) {
		r = unicode.ToLower(r)
		switch {
		case 'a' <= r && r <= 'z' || '0' <= r && r <= '9':
			if gap && b.Len() > 0 {
				b.WriteByte('-')
			}
			gap = false
			b.WriteRune(r)
		case !unicode.Is(unicode.Mn, r):
			gap = true
		}
		if b.Len() >= slugBytes {
			break
		}
	}
	return b.String()
}

// Marks of Markdown that excerpt drops; what is between them stays.
var (
	lineMark  = regexp.MustCompile("^[ \t]*(?:>[ \t]?|#{1,6}[ \t]|[-*+][ \t](?:\\[[ xX]\\][ \t])?|\\d{1,9}[.)][ \t]|```.*$|(?:[-*_][ \t]*){3,}$)+")
	linkMark  = regexp.MustCompile(`!?\[([^\]]*)\]\([^)]*\)`)
	underMark = regexp.MustCompile(`\b_+|_+\b`) // not the one inside snake_case
	bareMark  = strings.NewReplacer("*", "", "`", "", "~~", "")
)

// excerpt is the start of a text in one line, without Markdown's marks.
func excerpt(text []byte) string {
	head := strings.ToValidUTF8(string(text[:min(excerptBytes, len(text))]), "") // the cut may split a rune
	var plain strings.Builder
	for line := range strings.Lines(head) {
		line = lineMark.ReplaceAllString(strings.TrimRight(line, "\r\n"), "")
		if strings.Contains(line, "](") { // most lines have none, and looking is faster than matching
			line = linkMark.ReplaceAllString(line, "$1")
		}
		if strings.Contains(line, "_") {
			line = underMark.ReplaceAllString(line, "")
		}
		plain.WriteString(bareMark.Replace(line) + " ")
	}
	runes := []rune(oneLine(plain.String()))
	if len(runes) > excerptRunes {
		return strings.TrimSpace(string(runes[:excerptRunes-1])) + "…"
	}
	return string(runes)
}

package journal

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"time"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"stillwater/app/store"
)

const (
	excerptRunes = 200     // runes; two lines of a list
	excerptBytes = 2 << 10 // bytes of text an excerpt is made of
	slugBytes    = 40      // bytes; keeps whole names below 80, for any file system
	shortID      = 8       // characters of an ID that tell files of one day apart
)

// Markdown returns the entry as a Markdown file: a YAML front matter whose
// strings are all double-quoted, the title as a heading if there is one, a
// blank line, and then the text byte for byte.
func (e Entry) Markdown() []byte {
	var b bytes.Buffer
	b.WriteString("---\n")
	field := func(key string, value any) { fmt.Fprintf(&b, "%s: %s\n", key, quote(value)) }
	field("id", e.ID.String())
	if e.Title != "" {
		field("title", oneLine(e.Title))
	}
	field("at", e.At.Format(time.RFC3339Nano))
	field("zone", e.Zone)
	if e.Mood > 0 && e.Mood <= clearestDay {
		field("mood", moods[e.Mood])
	}
	if len(e.Tags) > 0 {
		field("tags", e.Tags)
	}
	field("created", e.CreatedAt.Format(time.RFC3339Nano))
	field("updated", e.UpdatedAt.Format(time.RFC3339Nano))
	if !e.TrashedAt.IsZero() {
		field("trashed", e.TrashedAt.Format(time.RFC3339Nano))
	}
	b.WriteString("---\n\n")
	if e.Title != "" {
		fmt.Fprintf(&b, "# %s\n\n", oneLine(e.Title))
	}
	b.WriteString(e.Text)
	return b.Bytes()
}

// quote writes a string or a list of strings as JSON, which is YAML too.
func quote(v any) string {
	var b strings.Builder
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false) // nobody embeds it in a page; & stays readable
	_ = enc.Encode(v)        // strings always encode
	return strings.TrimSpace(b.String())
}

// Export calls add with every entry as a Markdown file, oldest first, those in
// the trash too. Names are ASCII, safe on every file system, unique, and sort
// by day: journal/2026/2026-11-20-the-quiet-abcdefgh.md. It stops at the first
// error; an entry deleted while it runs is left out.
func (b *Book) Export(ctx context.Context, add func(name string, modified time.Time, body []byte) error) error {
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
			return fmt.Errorf("exporting journal: %w", err)
		}
		name := e.fileName(shortID)
		if used[name] {
			name = e.fileName(len(e.ID.String()))
		}
		used[name] = true
		if err := add(name, e.UpdatedAt, e.Markdown()); err != nil {
			return fmt.Errorf("exporting journal: %w", err)
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

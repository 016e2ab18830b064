package evidence

import (
	"bytes"
	"fmt"
	"strings"
	"time"

	"stillwater/app/media"
	"stillwater/app/store"
)

const (
	timeLayout = "2 January 2006, 15:04:05 -07:00"
	dayLayout  = "Monday, 2 January 2006"
)

// markdown is the incident as a page that can be read without the app, by
// somebody who has never seen it.
func (in Incident) markdown(exhibits map[store.ID]Exhibit) []byte {
	var b bytes.Buffer
	headline, _, _ := strings.Cut(in.What, "\n")
	fmt.Fprintf(&b, "# Incident %d: %s\n\n", in.Number, media.ShownName(strings.TrimSpace(headline)))
	fact := func(label, value string) {
		if value != "" {
			fmt.Fprintf(&b, "- %s: %s\n", label, value)
		}
	}
	fact("Happened", in.Happened.phrase())
	fact("Written down", moment(in.RecordedAt, in.Zone)+", set by the app when it was first saved")
	fact("Last changed", moment(in.UpdatedAt, in.Zone))
	if !in.TrashedAt.IsZero() {
		fact("In the trash since", moment(in.TrashedAt, in.Zone))
	}
	var tactics []string
	for _, t := range in.Tactics {
		tactics = append(tactics, plain(string(t)))
	}
	fact("Kind", strings.Join(tactics, ", "))
	fact("Channel", plain(media.ShownName(in.Channel)))
	fact("People", media.ShownName(strings.Join(in.People, ", ")))
	fmt.Fprintf(&b, "\n## What happened\n\n%s", verbatim(in.What))
	if in.Words != "" {
		fmt.Fprintf(&b, "\n## The exact words\n\n%s", verbatim(in.Words))
	}
	for _, x := range in.Excerpts {
		fmt.Fprintf(&b, "\n## Copied from the %s\n\n- Written: %s\n- Copied: %s, set by the app\n\n%s", plain(media.ShownName(x.From)),
			moment(x.WrittenAt, in.Zone), moment(x.CopiedAt, in.Zone), verbatim(x.Text))
	}
	if len(in.Exhibits) > 0 {
		b.WriteString("\n## Exhibits\n\n")
	}
	for _, id := range in.Exhibits {
		b.WriteString(exhibits[id].line())
	}
	return b.Bytes()
}

// list is the page of all exhibits.
func list(exhibits []Exhibit) []byte {
	var b bytes.Buffer
	b.WriteString("# Exhibits\n\n" +
		"Each file is byte for byte what was added. Its SHA-256 shows that it is unchanged since then;\n" +
		"it does not show who made it or when.\n\n")
	for _, e := range exhibits {
		b.WriteString(e.line())
	}
	return b.Bytes()
}

// line is one exhibit as an item of a list.
func (e Exhibit) line() string {
	var b strings.Builder
	fmt.Fprintf(&b, "- Exhibit %d: %s\n", e.Number, e.Name)
	fmt.Fprintf(&b, "  - SHA-256: %x\n", e.SHA256)
	fmt.Fprintf(&b, "  - Size: %d bytes, type: %s\n", e.Size, e.MediaType)
	fmt.Fprintf(&b, "  - Added: %s\n", moment(e.AddedAt, e.Zone))
	if !e.ModifiedAt.IsZero() {
		fmt.Fprintf(&b, "  - File time: %s, as the file system had it\n", moment(e.ModifiedAt, e.Zone))
	}
	switch {
	case !e.RemovedAt.IsZero():
		fmt.Fprintf(&b, "  - Removed: %s; its bytes are gone\n", moment(e.RemovedAt, e.Zone))
		return b.String()
	case e.damaged():
		fmt.Fprintf(&b, "  - Damaged: found on %s; its bytes are not in this export\n", moment(e.CheckedAt, e.Zone))
		return b.String()
	case !e.CheckedAt.IsZero():
		fmt.Fprintf(&b, "  - Checked: %s, intact\n", moment(e.CheckedAt, e.Zone))
	}
	fmt.Fprintf(&b, "  - File: %s\n", e.exportName())
	return b.String()
}

// phrase says in English when it was and how sure that is.
func (w When) phrase() string {
	switch w.Sure {
	case Exact:
		return moment(w.At, w.Zone)
	case About:
		return "about " + moment(w.At, w.Zone)
	case Day:
		return inZone(w.At, w.Zone).Format(dayLayout) + " (" + w.Zone + "), at an unknown hour"
	case Between:
		return "between " + moment(w.At, w.Zone) + " and " + moment(w.Until, w.Zone)
	default:
		return "at an unknown time"
	}
}

func moment(t time.Time, zone string) string {
	return inZone(t, zone).Format(timeLayout) + " (" + zone + ")"
}

// inZone shows t in a zone, or as it is where this machine does not know the zone.
func inZone(t time.Time, zone string) time.Time {
	if loc, err := location(zone); err == nil {
		return t.In(loc)
	}
	return t
}

// plain turns a kebab-case key into words.
func plain(key string) string { return strings.ReplaceAll(key, "-", " ") }

// verbatim sets text so that every character shows as it was written, with a
// fence longer than any the text holds: nothing in it can act as markup.
func verbatim(text string) string {
	fence := "```"
	for strings.Contains(text, fence) {
		fence += "`"
	}
	return fence + "text\n" + strings.TrimSuffix(text, "\n") + "\n" + fence + "\n"
}

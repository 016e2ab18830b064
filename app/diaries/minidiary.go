package diaries

import (
	"strings"
	"time"
)

// miniEntry is an entry of Mini Diary, a member under its day, or of Mini
// Diarium, whose entries have a date and may share a day.
type miniEntry struct {
	Date    string `json:"date"`
	Updated string `json:"dateUpdated"`
	Title   string `json:"title"`
	Text    string `json:"text"`
}

// miniStamp is how Mini Diary writes times: JavaScript's own form.
const miniStamp = "Mon Jan 02 2006 15:04:05 GMT-0700"

// miniDiary reads the JSON exports of Mini Diary and of Mini Diarium, each in
// the other's form too: one began as the other. A text that is HTML, as Mini
// Diarium's are, becomes Markdown, and its pictures attachments.
func (r *reading) miniDiary(name string) error {
	f, _, err := r.file(name, maxFile)
	if err != nil {
		return err
	}
	defer f.Close()
	return r.elements(f, "", shape{[]byte(`"text"`), func(el element) (e Entry, why Reason) {
		var m miniEntry
		if !decode(el.raw, &m) {
			return e, Broken
		}
		date := m.Date
		if date == "" {
			date = el.name
		}
		at, ok := r.time(date)
		if !ok {
			return e, NoDate
		}
		e = Entry{Place: el.place, Title: m.Title, Text: m.Text}
		e.At, e.Zone = r.moment(at, r.zone)
		stamp, _, _ := strings.Cut(m.Updated, " (")
		if t, err := time.Parse(miniStamp, stamp); err == nil {
			e.Updated = t
		} else if t, ok := r.time(m.Updated); ok {
			e.Updated = t
		}
		if isHTML(m.Text) {
			var whole bool
			if e.Text, e.Files, whole = fromHTML(m.Text); !whole {
				r.refuse(el.place, Unreadable)
			}
		}
		return e, ""
	}})
}

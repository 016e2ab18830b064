package journal_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"stillwater/app/journal"
)

func TestDays(t *testing.T) {
	b, m := newBook(t)
	for _, c := range []struct {
		at, zone string
		mood     int
		pull     *int
		text     string
	}{
		{"2026-11-20T21:00:00Z", "Europe/Berlin", 2, number(7), "one two"},
		{"2026-11-20T08:00:00Z", "Europe/Berlin", 5, number(1), "three"},
		{"2026-11-20T22:30:00Z", "Europe/Berlin", 0, nil, "four"},         // nothing said: what was said before stays
		{"2026-11-20T11:00:00Z", "Pacific/Kiritimati", 3, nil, "a b c d"}, // there it is the 21st
		{"2026-11-21T01:00:00Z", "Pacific/Pago_Pago", 1, nil, ""},         // there it is the 20th, two in the afternoon
		{"2026-11-18T11:00:00Z", "UTC", 4, nil, "x"},
	} {
		e := entry("", c.text, c.at)
		e.Zone, e.Mood, e.Pull = c.zone, c.mood, c.pull
		save(t, b, e)
	}
	gone := save(t, b, entry("", "in the trash", "2026-11-19T08:00:00Z"))
	must(t, b.Trash(ctx, gone.ID))
	for _, b := range []*journal.Book{b, reopen(t, m)} {
		days, err := b.Days("2026-11-18", "2026-11-21")
		must(t, err)
		var got []string
		for _, d := range days {
			pull := "-"
			if d.Pull != nil {
				pull = fmt.Sprint(*d.Pull)
			}
			got = append(got, fmt.Sprint(d.Date, " ", d.Entries, " ", d.Words, " ", d.Mood, " ", pull))
		}
		want := "2026-11-18 1 1 4 -, 2026-11-20 4 4 1 7, 2026-11-21 1 4 3 -"
		if s := strings.Join(got, ", "); s != want {
			t.Errorf("days are %s", s)
		}
	}
	for from, to := range map[string]string{"2026-11-21": "2026-11-20", "1900-01-01": "1999-01-01"} {
		if days, err := b.Days(from, to); len(days) != 0 || err != nil {
			t.Errorf("%s to %s: %v, %v", from, to, days, err)
		}
	}
	for _, bad := range []string{"", "2026-11", "2026-02-29"} {
		_, err := b.Days("2026-11-20", bad)
		wantErr(t, err, journal.ErrInvalid)
		_, err = b.OnThisDay(ctx, bad)
		wantErr(t, err, journal.ErrInvalid)
	}
}

func TestMonthsSeen(t *testing.T) {
	b, m := newBook(t)
	for i, e := range everyKind() {
		e.At = e.At.AddDate(0, -(i % 2), 0)
		e.Mood = i % 3
		if i == 0 {
			e.At, e.Feelings = e.At.Add(time.Hour), []string{"CALM", "hopeful"} // the newest says how it is written
		}
		save(t, b, e)
	}
	want := `[{2026-10 3 16 [1 1 1 0 0 0] [{Sad 3} {calm 3}] map[achievement:1 letter:1 thought-record:1]} ` +
		`{2026-11 4 8 [2 1 1 0 0 0] [{CALM 4} {Sad 3} {hopeful 1}] map[dream:1 entry:1 grief:1 thought:1]}]`
	for _, b := range []*journal.Book{b, reopen(t, m)} {
		if got := fmt.Sprint(b.MonthsSeen()); got != want {
			t.Errorf("months are %s", got)
		}
	}
}

func TestOnThisDay(t *testing.T) {
	b, _ := newBook(t)
	for _, at := range []string{"2026-11-20", "2025-11-20", "2023-11-20", "2025-11-21", "2024-02-29", "2023-02-28", "2020-02-29", "2019-02-28"} {
		e := entry(at, "words", at+"T23:30:00+01:00")
		save(t, b, e)
	}
	trashed := save(t, b, entry("gone", "", "2024-11-20T12:00:00Z"))
	must(t, b.Trash(ctx, trashed.ID))
	for date, want := range map[string]string{
		"2026-11-20": "2025-11-20 2023-11-20",
		"2025-11-20": "2023-11-20",
		"2026-11-19": "",
		"2026-02-28": "2024-02-29 2023-02-28 2020-02-29 2019-02-28",
		"2028-02-28": "2023-02-28 2019-02-28",
		"2028-02-29": "2024-02-29 2020-02-29",
	} {
		rows, err := b.OnThisDay(ctx, date)
		must(t, err)
		var got []string
		for _, r := range rows {
			got = append(got, r.Title)
			if r.Excerpt != "words" {
				t.Errorf("excerpt is %q", r.Excerpt)
			}
		}
		if s := strings.Join(got, " "); s != want {
			t.Errorf("on %s: %q, want %q", date, s, want)
		}
	}
}

func TestTrashIsDueAfterThirtyDays(t *testing.T) {
	b, _, c := standing(t)
	for day := range 3 {
		c.Time = noon.AddDate(0, 0, day)
		must(t, b.Trash(ctx, save(t, b, entry("a", "b", "2026-11-20T08:00:00+01:00")).ID))
	}
	for days, want := range map[int]int{0: 0, 29: 0, 30: 1, 31: 2, 40: 3} {
		c.Time = noon.AddDate(0, 0, days)
		if n := b.TrashDue(); n != want {
			t.Errorf("after %d days %d are due, want %d", days, n, want)
		}
	}
}

func TestTemplates(t *testing.T) {
	b, m, c := standing(t)
	two, err := b.SaveTemplate(ctx, journal.Template{Name: " Morning\npages ", Text: "## Today\n"})
	must(t, err)
	one, err := b.SaveTemplate(ctx, journal.Template{Name: "evening", Kind: journal.KindDream})
	must(t, err)
	two.Text = "## Now\n"
	two, err = b.SaveTemplate(ctx, two)
	must(t, err)
	if two.Name != "Morning pages" || two.Kind != journal.KindEntry {
		t.Errorf("kept %+v", two)
	}
	for _, b := range []*journal.Book{b, rewound(t, m, c)} {
		if got := b.Templates(); len(got) != 2 || got[0] != one || got[1] != two {
			t.Errorf("templates are %+v", got)
		}
	}
	for _, bad := range []journal.Template{{}, {Name: "x", Kind: "poem"}, {Name: "x", Text: "\xff"}, {Name: strings.Repeat("x", 65)}, {Name: "x", Text: strings.Repeat("x", 1<<17)}} {
		_, err := b.SaveTemplate(ctx, bad)
		wantErr(t, err, journal.ErrInvalid)
	}
	must(t, b.RemoveTemplate(ctx, one.ID))
	_, err = b.SaveTemplate(ctx, one)
	if err == nil || b.RemoveTemplate(ctx, one.ID) == nil || len(rewound(t, m, c).Templates()) != 1 {
		t.Errorf("a removed template: %v", err)
	}
}

func TestPromptsAreRemembered(t *testing.T) {
	b, m, c := standing(t)
	must(t, b.PromptShown(ctx, "kitchen"))
	must(t, b.HushPrompts(ctx, "grief", true))
	must(t, b.HushPrompts(ctx, "dream", true))
	must(t, b.HushPrompts(ctx, "grief", true))
	must(t, b.HushPrompts(ctx, "dream", false))
	c.Time = noon.AddDate(0, 0, 400)
	must(t, b.PromptShown(ctx, "window"))
	for _, b := range []*journal.Book{b, rewound(t, m, c)} {
		if got := b.Prompts(); len(got.Shown) != 2 || !got.Shown["kitchen"].Equal(noon) || fmt.Sprint(got.Hushed) != "[grief]" {
			t.Errorf("remembered %+v", got)
		}
	}
	c.Time = c.Add(time.Hour)
	must(t, b.PromptShown(ctx, "window"))
	if got := b.Prompts(); len(got.Shown) != 1 || !got.Shown["window"].Equal(c.Time) {
		t.Errorf("after 400 days %+v", got)
	}
	for _, bad := range []string{"", strings.Repeat("x", 65), "\xff"} {
		wantErr(t, b.PromptShown(ctx, bad), journal.ErrInvalid)
	}
	if n := records(t, m, journal.PromptsKind); n != 1 {
		t.Errorf("%d records", n)
	}
}

package cli

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"strings"
	"time"

	"stillwater/app/rooms"
	"stillwater/app/store"
	"stillwater/app/streak"
)

// maxNote is more bytes than a note may have, so that a longer one is noticed
// and an endless one is not read to its end.
const maxNote = 64<<10 + 1

var errNobody = errors.New("nobody of that name in the streak")

// streakFlags are what the streak's commands take.
type streakFlags struct {
	person, at, channel, tactic, through, gave, help string
	levels                                           tagList
	note                                             bool
}

// personFlag is what every one of them takes.
func (c *call) personFlag(fs *flag.FlagSet) { fs.StringVar(&c.streaks.person, "person", "", "") }

// eventFlags are what attempts and contact have.
func (c *call) eventFlags(fs *flag.FlagSet) {
	c.personFlag(fs)
	fs.StringVar(&c.streaks.at, "at", "", "")
	fs.StringVar(&c.streaks.channel, "channel", "", "")
	fs.BoolVar(&c.streaks.note, "note", false, "")
}

func (c *call) attemptFlags(fs *flag.FlagSet) {
	c.eventFlags(fs)
	fs.StringVar(&c.streaks.tactic, "tactic", "", "")
	fs.StringVar(&c.streaks.through, "through", "", "")
}

func (c *call) contactFlags(fs *flag.FlagSet) {
	c.eventFlags(fs)
	fs.Var(&c.streaks.levels, "level", "")
	fs.StringVar(&c.streaks.gave, "gave", "", "")
	fs.StringVar(&c.streaks.help, "next-time", "", "")
}

// personRow is one person's streak, as JSON.
type personRow struct {
	Person             string     `json:"person"`
	CurrentDays        int        `json:"current_days"`
	CurrentHours       int        `json:"current_hours"`
	LongestDays        int        `json:"longest_days"`
	TotalDays          int        `json:"total_days"`
	TotalHours         int        `json:"total_hours"`
	Since              string     `json:"since"`
	Attempts           int        `json:"attempts"`
	AttemptsUnanswered int        `json:"attempts_unanswered"`
	LowContact         bool       `json:"low_contact"`
	Paused             bool       `json:"paused"`
	LastMonths         float64    `json:"last_months"`
	Strength           float64    `json:"strength"`
	ClockBehind        bool       `json:"clock_behind"`
	Levels             []levelRow `json:"levels"`
}

// levelRow is what is counted for one level.
type levelRow struct {
	Level       string `json:"level"`
	CurrentDays int    `json:"current_days"`
	LongestDays int    `json:"longest_days"`
	TotalDays   int    `json:"total_days"`
}

func (c *call) streak([]string) error {
	return c.inside(func(r *rooms.Rooms, _ string) error {
		people, err := c.people(r)
		if err != nil {
			return err
		}
		var rows []personRow
		for _, p := range people {
			t := streak.Reckon(p, r.Streak.Events(p.ID), c.o.Now())
			if t.ClockBehind {
				fmt.Fprintf(c.errOut, "This machine's clock shows a time before something was recorded: the days are counted up to %s.\n", t.CountedTo.Format(clockLayout))
			}
			rows = append(rows, personRowOf(p, t))
		}
		return list(c, rows, func(p personRow) string {
			return fmt.Sprintf("%s  held %s, longest %s, %s in all, they reached out %s", p.Person, count(p.CurrentDays, "day", "days"),
				count(p.LongestDays, "day", "days"), count(p.TotalDays, "day", "days"), count(p.Attempts, "time", "times"))
		})
	})
}

func personRowOf(p streak.Person, t streak.Tally) personRow {
	row := personRow{p.Name, t.CurrentDays, t.CurrentHours, t.LongestDays, t.TotalDays, t.TotalHours, t.Since.Format(time.RFC3339), t.Attempts,
		t.AttemptsUnanswered, p.Low != nil, t.Paused, t.LastMonths, t.Strength, t.ClockBehind, []levelRow{}}
	for _, l := range t.Levels {
		row.Levels = append(row.Levels, levelRow{string(l.Level), l.CurrentDays, l.LongestDays, l.TotalDays})
	}
	return row
}

// people are those of the name that was given, or everybody.
func (c *call) people(r *rooms.Rooms) ([]streak.Person, error) {
	all := r.Streak.People()
	if c.streaks.person == "" {
		return all, nil
	}
	var named []streak.Person
	for _, p := range all {
		if strings.EqualFold(p.Name, strings.TrimSpace(c.streaks.person)) {
			named = append(named, p)
		}
	}
	if named == nil {
		return nil, about(c.streaks.person, errNobody)
	}
	return named, nil
}

// eventRow is what was recorded, as JSON.
type eventRow struct {
	ID        store.ID `json:"id"`
	Person    string   `json:"person"`
	Type      string   `json:"type"`
	At        string   `json:"at"`
	Zone      string   `json:"zone"`
	UndoUntil string   `json:"undo_until"`
}

func (c *call) addAttempt([]string) error {
	return c.addEvent(func(r *rooms.Rooms, e streak.Event) (streak.Event, error) {
		e.Tactic, e.Through = c.streaks.tactic, c.streaks.through
		return r.Streak.Attempt(c.ctx, e)
	})
}

func (c *call) addContact([]string) error {
	return c.addEvent(func(r *rooms.Rooms, e streak.Event) (streak.Event, error) {
		for _, l := range c.streaks.levels {
			e.Levels = append(e.Levels, streak.Level(l))
		}
		e.Gave, e.Help = c.streaks.gave, c.streaks.help
		return r.Streak.Contact(c.ctx, e)
	})
}

// addEvent records something that happened with the person who was named, or
// the first. It opens the vault first and reads the note then, as journal add.
func (c *call) addEvent(add func(*rooms.Rooms, streak.Event) (streak.Event, error)) error {
	e := streak.Event{At: c.o.Now(), Zone: rooms.LocalZone(), Channel: c.streaks.channel}
	var err error
	if c.streaks.at != "" {
		if e.At, err = moment("at", c.streaks.at, e.Zone); err != nil {
			return err
		}
	}
	for _, l := range c.streaks.levels {
		if !isLevel(l) {
			return usage("there is no level %s; --level takes called, wrote, replied, met, looked or asked", shown(l))
		}
	}
	return c.inside(func(r *rooms.Rooms, _ string) error {
		people, err := c.people(r)
		if err == nil && len(people) == 0 {
			err = errNobody
		}
		if err != nil {
			return err
		}
		if c.streaks.note {
			text, err := await(c.ctx, func() ([]byte, error) { return io.ReadAll(io.LimitReader(c.in, maxNote)) })
			if err != nil {
				return err
			}
			e.Note = strings.TrimRight(string(text), "\r\n")
		}
		e.Person = people[0].ID
		kept, err := add(r, e)
		if err != nil {
			return err
		}
		row := eventRow{kept.ID, people[0].Name, string(kept.Type), kept.At.Format(time.RFC3339), kept.Zone, kept.UndoUntil().Format(time.RFC3339)}
		return c.print(row, "%s\n", kept.ID)
	})
}

func isLevel(name string) bool {
	for _, l := range streak.Levels() {
		if string(l) == name {
			return true
		}
	}
	return false
}

package cli

import (
	"bytes"
	"context"
	"embed"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"stillwater/app/journal"
	"stillwater/app/passphrase"
	"stillwater/app/rooms"
	"stillwater/app/seal"
	"stillwater/app/store"
)

//go:embed demo/*.txt
var demoTexts embed.FS

// demoStart is when the made-up year begins: the oldest of the days that the
// year of days shows.
const demoStart = "364 20:15"

// made is what demo says, as JSON.
type made struct {
	Vault      string `json:"vault"`
	Passphrase string `json:"passphrase"`
	Entries    int    `json:"entries"`
	Incidents  int    `json:"incidents"`
	Exhibits   int    `json:"exhibits"`
}

func (c *call) demo(args []string) error {
	secret, err := passphrase.Suggest()
	if err != nil {
		return err
	}
	d := &demo{ctx: c.ctx, calendar: calendar{c.o.Now(), rooms.LocalZone()}}
	d.clock = d.now
	o := c.options()
	o.Now = func() time.Time { return d.clock } // each thing was recorded when it happened
	o.KDF = seal.FloorKDF()
	d.at(demoStart)
	if d.r, err = rooms.Create(c.ctx, args[0], secret, o); err != nil {
		return about(args[0], err)
	}
	for _, fill := range []func() error{d.journal, d.templates, d.evidence, d.messages, d.streak, d.checkIns, d.urges, d.plan, d.check} {
		if err = fill(); err != nil {
			break
		}
	}
	s := d.r.Evidence.Summary()
	out := made{args[0], secret, d.r.Journal.Count(), s.Incidents, s.Exhibits}
	if err = errors.Join(err, d.r.Close()); err != nil {
		return about(args[0], err)
	}
	return c.print(out, "vault: %s\npassphrase: %s\n%s, %s, %s, and a year of days; nobody in it exists.\n", shown(out.Vault), out.Passphrase,
		count(out.Entries, "entry", "entries"), count(out.Incidents, "incident", "incidents"), count(out.Exhibits, "exhibit", "exhibits"))
}

// demo fills a vault from the texts, which say when everything happened.
type demo struct {
	calendar
	ctx   context.Context
	r     *rooms.Rooms
	clock time.Time
	names map[string]store.ID // of the exhibits
	added map[string]time.Time
}

// at sets the clock of the vault to a moment and returns it.
func (d *demo) at(when string) time.Time {
	d.clock = d.moment(when)
	return d.clock
}

// later moves the clock on, but never beyond now.
func (d *demo) later(by time.Duration) {
	if d.clock = d.clock.Add(by); d.clock.After(d.now) {
		d.clock = d.now
	}
}

// each calls f with every section of a text.
func (d *demo) each(name string, f func(section) error) error {
	text, err := demoTexts.ReadFile("demo/" + name)
	if err != nil {
		return err
	}
	for _, s := range sections(string(text)) {
		if err := errors.Join(d.ctx.Err(), f(s)); err != nil {
			return fmt.Errorf("making up %s of %s: %w", name, s.when, err)
		}
	}
	return nil
}

func (d *demo) journal() error {
	return d.each("journal.txt", func(s section) error {
		at := d.at(s.when)
		d.later(time.Duration(len(s.body)/10) * time.Second) // as long as one types
		parts := fields(s.rest, 3)
		mood, err := strconv.Atoi(parts[0])
		if err != nil {
			return err
		}
		said, text := remarks(s.body)
		e := journal.Entry{Kind: journal.EntryKind(said["kind"]), Title: parts[2], Text: text, At: at, Zone: d.zone, Mood: mood,
			Feelings: words(said["feelings"]), Tags: words(parts[1]), People: words(said["people"]), To: said["to"], Pull: number(said["pull"])}
		if e.Kind == journal.KindThoughtRecord {
			before, after, _ := strings.Cut(said["belief"], " ")
			e.Record = &journal.ThoughtRecord{Thought: said["thought"], For: said["for"], Against: said["against"], Kinder: said["kinder"],
				Before: number(before), After: number(after)}
		}
		return d.entry(e, said)
	})
}

// entry keeps an entry as it was written: a draft first, pictures with it, and
// sealed last.
func (d *demo) entry(e journal.Entry, said map[string]string) error {
	text := e.Text
	if draft := said["draft"]; draft != "" {
		e.Text = draft + "\n"
	}
	e, err := d.r.Journal.Save(d.ctx, e)
	if err != nil {
		return err
	}
	if name, drawn, ok := strings.Cut(said["attach"], " "); ok {
		content, err := picture(drawn)
		if err == nil {
			_, err = d.r.Journal.Attach(d.ctx, e.ID, name, bytes.NewReader(content), nil)
		}
		if err != nil {
			return err
		}
	}
	e.Text = text
	if days := number(said["sealed"]); days != nil {
		e.SealedUntil = d.now.AddDate(0, 0, *days)
	}
	d.later(20 * time.Minute)
	_, err = d.r.Journal.Save(d.ctx, e)
	return err
}

func (d *demo) templates() error {
	return d.each("templates.txt", func(s section) error {
		d.at(s.when)
		parts := fields(s.rest, 2)
		_, err := d.r.Journal.SaveTemplate(d.ctx, journal.Template{Name: parts[1], Kind: journal.EntryKind(parts[0]), Text: s.body})
		return err
	})
}

// check reads every exhibit again, as a person would from time to time.
func (d *demo) check() error {
	d.clock = d.now
	_, err := d.r.CheckExhibits(d.ctx, func(int64, int64, string) {})
	return err
}

// fields splits at bars into n parts without the space around them.
func fields(s string, n int) []string {
	parts := strings.SplitN(s, "|", n)
	parts = append(parts, make([]string, n-len(parts))...)
	for i := range parts {
		parts[i] = strings.TrimSpace(parts[i])
	}
	return parts
}

// words splits a list at its commas.
func words(s string) []string {
	all := strings.Split(s, ",")
	for i := range all {
		all[i] = strings.TrimSpace(all[i])
	}
	return slices.DeleteFunc(all, func(w string) bool { return w == "" })
}

package cli

import (
	"strconv"
	"strings"
	"time"

	"stillwater/app/plan"
)

// plan fills the plan; what became of an item is noted after it is kept.
func (d *demo) plan() error {
	err := d.each("plan.txt", func(s section) error {
		d.at(s.when)
		parts := fields(s.rest, 2)
		kind, sort, _ := strings.Cut(parts[0], "/")
		said, text := remarks(d.fill(s.body))
		it := plan.Item{Kind: plan.Kind(kind), Sort: sort, Title: parts[1], Text: strings.TrimSpace(text), Offer: said["offer"],
			Was: said["was"], Sentence: said["sentence"], Who: said["who"], State: plan.State(said["state"]), Channels: words(said["channels"]),
			On: d.day(said["on"]), Every: said["every"], Reach: said["reach"], AnyTime: said["hours"] == "any", Hours: hours(said["hours"]),
			Knows: said["knows"], GoodFor: said["good-for"], NotPassOn: said["not-pass-on"], Number: said["number"], Court: said["court"],
			From: d.day(said["from"]), Until: d.day(said["until"])}
		if said["was"] != "" {
			it.Text = said["miss"]
		}
		it, err := d.r.Plan.Save(d.ctx, it)
		if err == nil {
			err = d.since(it, said)
		}
		return err
	})
	d.clock = d.now
	return err
}

// since notes what became of an item.
func (d *demo) since(it plan.Item, said map[string]string) error {
	for _, what := range []string{"practised", "kept", "crossed", "done", "breach"} {
		for _, ago := range words(said[what]) {
			ago, note, _ := strings.Cut(ago, " ")
			if _, err := d.r.Plan.Mark(d.ctx, it.ID, plan.Mark{What: what, On: d.day(ago), Note: note}); err != nil {
				return err
			}
		}
	}
	if ago := said["finished"]; ago != "" {
		d.at(ago + " 20:00")
		_, err := d.r.Plan.Done(d.ctx, it.ID, true)
		return err
	}
	if said["today"] != "" {
		d.clock = d.now
		return d.r.Plan.Choose(d.ctx, it.ID, d.day("0"))
	}
	return nil
}

// day is a date so many days ago, or ahead where there is a minus.
func (d *demo) day(ago string) string {
	days, err := strconv.Atoi(ago)
	if err != nil {
		return ""
	}
	return d.moment("0 00:00").AddDate(0, 0, -days).Format(time.DateOnly)
}

// hours reads "1-5 18:00-22:00; 6-7 10:00-22:00".
func hours(s string) (all []plan.Hours) {
	for _, one := range strings.Split(s, ";") {
		days, clock, ok := strings.Cut(strings.TrimSpace(one), " ")
		first, last, isSpan := strings.Cut(days, "-")
		from, until, _ := strings.Cut(clock, "-")
		a, b := number(first), number(last)
		if !ok || a == nil || isSpan && b == nil {
			continue
		}
		if !isSpan {
			b = a
		}
		all = append(all, plan.Hours{Days: span(*a, *b), From: from, Until: until})
	}
	return all
}

// span are the whole numbers from one to another.
func span(from, to int) (all []int) {
	for n := from; n <= to; n++ {
		all = append(all, n)
	}
	return all
}

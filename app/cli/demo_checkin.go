package cli

import (
	"math/rand/v2"
	"strconv"
	"strings"
	"time"

	"stillwater/app/checkin"
)

// checkIns are two years of them, more where it was hard and fewer as it got
// better: those with words from the text, and quiet ones in between.
func (d *demo) checkIns() error {
	d.at(demoStart)
	if _, err := d.r.CheckIns.SaveChoices(d.ctx, checkin.Choices{Symptoms: []string{"the stairs dream"}, Care: []string{"choir"}, Medicines: []string{"Sertraline"}}); err != nil {
		return err
	}
	written := map[int]bool{}
	err := d.each("checkins.txt", func(s section) error {
		part := fields(s.rest, 4)
		said := strings.Fields(part[0])
		ago, _, _ := strings.Cut(s.when, " ")
		if n := number(ago); n != nil {
			written[*n] = true
		}
		c := checkin.CheckIn{Pull: number(said[1]), Symptoms: words(part[1]), Care: words(part[2]), Medicines: words(part[3]), Line: strings.TrimSpace(s.body)}
		if n := number(said[0]); n != nil {
			c.Mood = *n
		}
		if hours, err := strconv.ParseFloat(said[2], 64); err == nil {
			half := int(2 * hours)
			c.SleepHalfHours = &half
		}
		return d.checkIn(s.when, c)
	})
	if err != nil {
		return err
	}
	draw := rand.New(rand.NewPCG(7, 11)) // the same quiet days in every demo
	for ago := 729; ago >= 0 && err == nil; ago-- {
		if !written[ago] && draw.IntN(100) < checkedIn(ago) {
			err = d.checkIn(strconv.Itoa(ago)+" "+[]string{"07:50", "12:30", "20:40", "22:20"}[draw.IntN(4)], quietDay(ago, draw))
		}
	}
	return err
}

// checkedIn is how likely a day had a quiet check-in, in percent.
func checkedIn(ago int) int {
	switch {
	case ago > 364: // filled in from a paper calendar
		return 20
	case ago > 250:
		return 70
	case ago > 60:
		return 40
	}
	return 25
}

// quietDay is a check-in without words: easier as time goes by, and a little
// easier with a walk.
func quietDay(ago int, draw *rand.Rand) checkin.CheckIn {
	hard := 7 // before leaving, and just after
	if ago < 364 {
		hard = 2 + ago*6/364
	}
	c := checkin.CheckIn{Care: []string{}}
	for i, care := range []string{"movement", "food", "quiet", "people", "medicine", "creating", "choir"} {
		if draw.IntN(9) > 3+i/2 {
			c.Care = append(c.Care, care)
		}
	}
	pull := hard - 1 + draw.IntN(4)
	if len(c.Care) > 0 && c.Care[0] == "movement" {
		pull--
	}
	pull = min(max(pull, 0), 9)
	sleep := 16 - hard + draw.IntN(4) - 2
	c.Pull, c.SleepHalfHours, c.Mood = &pull, &sleep, min(max(5-pull/2+draw.IntN(2)-1, 1), 5)
	for _, symptom := range []string{"anxiety", "sleepless", "intrusive", "self-doubt", "watchful", "aches"} {
		if draw.IntN(14) < hard-2 {
			c.Symptoms = append(c.Symptoms, symptom)
		}
	}
	return c
}

// checkIn keeps one as it was: those of before the vault were filled in on its
// first evening.
func (d *demo) checkIn(when string, c checkin.CheckIn) error {
	c.At, c.Zone = d.moment(when), d.zone
	d.clock = c.At.Add(time.Minute)
	if first := d.moment(demoStart); d.clock.Before(first) {
		d.clock = first.Add(2 * time.Hour)
	}
	_, err := d.r.CheckIns.Save(d.ctx, c)
	return err
}

// urges are the visits to the pull, each begun and ended when it was.
func (d *demo) urges() error {
	return d.each("urges.txt", func(s section) error {
		at := d.at(s.when)
		part := fields(s.rest, 4)
		said := strings.Fields(part[0])
		minutes, err := strconv.Atoi(said[2])
		if err != nil {
			return err
		}
		u, err := d.r.CheckIns.SaveUrge(d.ctx, checkin.Urge{StartedAt: at, Zone: d.zone, Before: number(said[0])})
		if err != nil {
			return err
		}
		d.later(time.Duration(minutes) * time.Minute)
		u.After, u.Triggers, u.Helped, u.Instead, u.Trigger = number(said[1]), words(part[1]), words(part[2]), part[3], strings.TrimSpace(s.body)
		if said[3] != "left" {
			u.End = checkin.End(said[3])
		}
		_, err = d.r.CheckIns.SaveUrge(d.ctx, u)
		return err
	})
}

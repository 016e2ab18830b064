package cli

import (
	"flag"
	"fmt"
	"io"
	"strconv"
	"time"

	"stillwater/app/checkin"
	"stillwater/app/rooms"
	"stillwater/app/store"
)

// maxLine is more bytes than a check-in's line may have, so that a longer one
// is noticed and an endless one is not read to its end.
const maxLine = 64<<10 + 1

// checkInFlags are what checkin add takes.
type checkInFlags struct {
	at, mood, pull, sleep     string
	symptoms, care, medicines tagList
	line                      bool
}

func (c *call) checkInFlags(fs *flag.FlagSet) {
	fs.StringVar(&c.checkIn.at, "at", "", "")
	fs.StringVar(&c.checkIn.mood, "mood", "", "")
	fs.StringVar(&c.checkIn.pull, "pull", "", "")
	fs.StringVar(&c.checkIn.sleep, "sleep", "", "")
	fs.Var(&c.checkIn.symptoms, "symptom", "")
	fs.Var(&c.checkIn.care, "care", "")
	fs.Var(&c.checkIn.medicines, "medicine", "")
	fs.BoolVar(&c.checkIn.line, "line", false, "")
}

// checkInRow is a check-in, as JSON.
type checkInRow struct {
	ID        store.ID `json:"id"`
	At        string   `json:"at"`
	Zone      string   `json:"zone"`
	Mood      int      `json:"mood"`
	Pull      *int     `json:"pull"`
	Sleep     *float64 `json:"sleep_hours"`
	Symptoms  []string `json:"symptoms"`
	Care      []string `json:"care"`
	Medicines []string `json:"medicines"`
	Line      string   `json:"line"`
}

func checkInRowOf(k checkin.CheckIn) checkInRow {
	row := checkInRow{k.ID, k.At.Format(time.RFC3339), k.Zone, k.Mood, k.Pull, nil, k.Symptoms, k.Care, k.Medicines, k.Line}
	if n := k.SleepHalfHours; n != nil {
		hours := float64(*n) / 2
		row.Sleep = &hours
	}
	return row
}

// newCheckIn is what the flags say, without the line.
func (c *call) newCheckIn(zone string) (checkin.CheckIn, error) {
	f := c.checkIn
	k := checkin.CheckIn{At: c.o.Now(), Zone: zone, Symptoms: f.symptoms, Care: f.care, Medicines: f.medicines}
	var err error
	if k.Mood, err = (entryFlags{mood: f.mood}).moodNumber(); err != nil {
		return k, err
	}
	if f.at != "" {
		if k.At, err = moment("at", f.at, zone); err != nil {
			return k, err
		}
	}
	if f.pull != "" {
		n, err := strconv.Atoi(f.pull)
		if err != nil || n < 0 || n > 10 {
			return k, usage("there is no pull %s; --pull takes 0 to 10", shown(f.pull))
		}
		k.Pull = &n
	}
	if f.sleep != "" {
		hours, err := strconv.ParseFloat(f.sleep, 64)
		half := int(2 * hours)
		if err != nil || float64(half) != 2*hours || half < 0 || half > 48 {
			return k, usage("there are no %s hours; --sleep takes 0 to 24 in halves, such as 6.5", shown(f.sleep))
		}
		k.SleepHalfHours = &half
	}
	return k, nil
}

// addCheckIn opens the vault first and reads the line then, as journal add.
func (c *call) addCheckIn([]string) error {
	k, err := c.newCheckIn(rooms.LocalZone())
	if err != nil {
		return err
	}
	return c.inside(func(r *rooms.Rooms, _ string) error {
		if c.checkIn.line {
			text, err := await(c.ctx, func() ([]byte, error) { return io.ReadAll(io.LimitReader(c.in, maxLine)) })
			if err != nil {
				return err
			}
			k.Line = string(text)
		}
		kept, err := r.CheckIns.Save(c.ctx, k)
		if err != nil {
			return err
		}
		if kept.Has(checkin.Ending) {
			fmt.Fprintln(c.errOut, "It is kept. You do not have to be alone with such thoughts: in danger, call your country's emergency number now; in the window, Ctrl K and \"I need help now\" shows lines that answer at any hour.")
		}
		return c.print(checkInRowOf(kept), "%s\n", kept.ID)
	})
}

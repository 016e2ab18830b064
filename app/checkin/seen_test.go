package checkin_test

import (
	"fmt"
	"reflect"
	"testing"
	"time"

	"stillwater/app/checkin"
	"stillwater/app/store"
	"stillwater/app/store/storetest"
)

func TestADayTakesTheMeanPullAndTheLastMood(t *testing.T) {
	d := newDesk()
	for _, c := range []checkin.CheckIn{
		{At: at(t, berlin, "2026-11-18 22:00"), Mood: 4, Care: []string{"food"}}, // out of order
		{At: at(t, berlin, "2026-11-18 08:00"), Mood: 1, Pull: n(9), SleepHalfHours: n(8), Symptoms: []string{"panic"}, Care: []string{"quiet", "food"}},
		{At: at(t, berlin, "2026-11-18 12:00"), Pull: n(4), Symptoms: []string{"panic", "shame"}},
		{At: at(t, "Asia/Tokyo", "2026-11-19 00:30"), Zone: "Asia/Tokyo", Pull: n(0)}, // still the 18th in Berlin
	} {
		d.save(t, c)
	}
	if _, err := d.SaveUrge(ctx, checkin.Urge{StartedAt: at(t, berlin, "2026-11-17 23:50"), Zone: berlin, Before: n(8)}); err != nil {
		t.Fatal(err)
	}
	pull, none := 6.5, 0.0
	want := []checkin.Day{
		{Date: "2026-11-17", Visits: 1, Symptoms: []string{}, Care: []string{}},
		{Date: "2026-11-18", CheckIns: 3, Mood: 4, Pull: &pull, SleepHalfHours: n(8), Symptoms: []string{"panic", "shame"}, Care: []string{"quiet", "food"}},
		{Date: "2026-11-19", CheckIns: 1, Pull: &none, Symptoms: []string{}, Care: []string{}},
	}
	if got, err := d.Days("", ""); err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("days are %+v, %v", got, err)
	}
	if got, err := d.Days("2026-11-18", "2026-11-18"); err != nil || !reflect.DeepEqual(got, want[1:2]) {
		t.Errorf("the day is %+v, %v", got, err)
	}
	if got, err := d.PullByDay("2026-11-01", ""); err != nil || !reflect.DeepEqual(got, []checkin.DayPull{{Date: "2026-11-18", Pull: 6.5}, {Date: "2026-11-19"}}) {
		t.Errorf("the pull by day is %+v, %v", got, err)
	}
}

// days are so many days with a pull and care each, and so many days whose pull
// was not said.
func days(pulls []float64, care func(int) []string, unsaid int) []checkin.Day {
	all := make([]checkin.Day, 0, len(pulls)+unsaid)
	for i, p := range pulls {
		all = append(all, checkin.Day{Date: fmt.Sprintf("2026-01-%02d", i), Pull: &p, Care: care(i)})
	}
	for range unsaid {
		all = append(all, checkin.Day{Care: care(0)})
	}
	return all
}

func TestDaysTogetherAreCountedAndNothingMore(t *testing.T) {
	flat, rising := make([]float64, 30), make([]float64, 30)
	for i := range rising {
		rising[i] = float64(i) / 3
	}
	first := func(n int) func(int) []string {
		return func(i int) []string {
			if i < n {
				return []string{"movement"}
			}
			return nil
		}
	}
	for name, c := range map[string]struct {
		days []checkin.Day
		want []checkin.Together
	}{
		"none":                  {nil, nil},
		"twelve low of thirty":  {days(rising, first(12), 0), []checkin.Together{{Care: "movement", Lower: 12, Days: 12, LowerOther: 3, Another: 18}}},
		"days without a pull":   {days(rising, first(12), 40), []checkin.Together{{Care: "movement", Lower: 12, Days: 12, LowerOther: 3, Another: 18}}},
		"eight days are enough": {days(rising, first(8), 0), []checkin.Together{{Care: "movement", Lower: 8, Days: 8, LowerOther: 7, Another: 22}}},
		"seven are not":         {days(rising, first(7), 0), nil},
		"eight days without":    {days(rising, first(22), 0), []checkin.Together{{Care: "movement", Lower: 15, Days: 22, LowerOther: 0, Another: 8}}},
		"seven without are not": {days(rising, first(23), 0), nil},
		"always the same pull":  {days(flat, first(12), 0), nil},
	} {
		got := checkin.TogetherIn(c.days)
		if len(got)+len(c.want) > 0 && !reflect.DeepEqual(got, c.want) {
			t.Errorf("%s: %+v, want %+v", name, got, c.want)
		}
	}
}

func TestDaysTogetherStandInAnOrderThatStays(t *testing.T) {
	rising := make([]float64, 32)
	for i := range rising {
		rising[i] = float64(i)
	}
	care := func(i int) []string {
		return [][]string{{"Sauna", "sleep"}, {"quiet", "Cat"}, {"Sauna", "quiet"}, {"sleep", "Cat"}}[i%4]
	}
	var order []string
	for _, together := range checkin.TogetherIn(days(rising, care, 0)) {
		order = append(order, together.Care)
	}
	if want := []string{"sleep", "quiet", "Cat", "Sauna"}; !reflect.DeepEqual(order, want) {
		t.Errorf("they stand as %v, want %v", order, want)
	}
}

func TestHardMomentsStandAtTheirOwnClocks(t *testing.T) {
	d := newDesk()
	d.save(t, checkin.CheckIn{At: at(t, berlin, "2026-11-15 23:10"), Pull: n(7)}) // Sunday
	d.save(t, checkin.CheckIn{At: at(t, berlin, "2026-11-15 23:20"), Pull: n(6)}) // not hard
	d.save(t, checkin.CheckIn{At: at(t, "America/New_York", "2026-11-16 02:00"), Zone: "America/New_York", Pull: n(10)})
	if _, err := d.SaveUrge(ctx, checkin.Urge{StartedAt: at(t, berlin, "2026-11-15 23:59"), Zone: berlin}); err != nil {
		t.Fatal(err)
	}
	var want checkin.Hours
	want[6][23], want[0][2] = 2, 1
	if got, err := d.Hardest("", ""); err != nil || got != want {
		t.Errorf("hours are %v, %v", got, err)
	}
	if got, err := d.Hardest("2026-11-16", ""); err != nil || got[6][23] != 0 || got[0][2] != 1 {
		t.Errorf("from Monday on they are %v, %v", got, err)
	}
}

// tenYears are two check-ins a day for ten years and a visit a week.
func tenYears(b *testing.B) (*storetest.Memory, []store.Record) {
	b.Helper()
	m := &storetest.Memory{}
	now := time.Date(2026, 11, 20, 12, 0, 0, 0, time.UTC)
	book := checkin.NewBook(m, func() time.Time { return now })
	for i := range 7300 {
		c := checkin.CheckIn{At: now.Add(-time.Duration(i) * 12 * time.Hour), Zone: berlin, Mood: 1 + i%5, Pull: n(i % 11), SleepHalfHours: n(10 + i%8),
			Symptoms: []string{"anxiety", "sleepless"}[:i%3], Care: []string{"sleep", "movement", "food"}[:i%4], Line: "The quiet felt strange first and only then good."}
		if _, err := book.Save(ctx, c); err != nil {
			b.Fatal(err)
		}
		if i%14 == 0 {
			if _, err := book.SaveUrge(ctx, checkin.Urge{StartedAt: c.At, Zone: berlin, Before: n(8), After: n(3), End: checkin.Passed}); err != nil {
				b.Fatal(err)
			}
		}
	}
	var all []store.Record
	if err := m.View(ctx, func(tx store.Tx) error {
		return tx.Scan(func(r store.Record) error { all = append(all, r); return nil })
	}); err != nil {
		b.Fatal(err)
	}
	return m, all
}

// BenchmarkTenYears is what ten years of check-ins add to an unlock, to Today,
// and to the room that shows all of them.
func BenchmarkTenYears(b *testing.B) {
	m, all := tenYears(b)
	open := func() *checkin.Book {
		book := checkin.NewBook(m, time.Now)
		for _, r := range all {
			if err := book.Load(r); err != nil {
				b.Fatal(err)
			}
		}
		return book
	}
	b.Run("load", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			open()
		}
	})
	book := open()
	b.Run("today", func(b *testing.B) {
		for b.Loop() {
			if list, err := book.CheckIns("2026-11-20", "2026-11-20"); err != nil || len(list) == 0 {
				b.Fatal(len(list), err)
			}
		}
	})
	b.Run("all", func(b *testing.B) {
		for b.Loop() {
			days, err := book.Days("", "")
			if err != nil || len(checkin.TogetherIn(days)) == 0 {
				b.Fatal(len(days), err)
			}
		}
	})
}

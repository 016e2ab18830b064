package messages

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"
)

func tally(t *testing.T, o Options, each func(Message) error) *Tally {
	t.Helper()
	got, err := NewTally(context.Background(), WhatsApp, "whatsapp/1", Input{Size: 1 << 30}, o, each, nil)
	if err != nil {
		t.Fatal(err)
	}
	return got
}

func TestBounds(t *testing.T) {
	var got Message
	y := tally(t, Options{Me: "Ben"}, func(m Message) error { got = m; return nil })
	long := strings.Repeat("é", maxText)
	m := Message{At: time.Date(2026, 11, 20, 8, 0, 0, 0, time.UTC), Basis: UTC, Kind: Text, From: "Ben", Thread: strings.Repeat("n", 1000), RawTime: strings.Repeat("0", 1000), Text: long, Subject: "\xff"}
	for i := range 1000 {
		m.To, m.Media = append(m.To, long), append(m.Media, Media{Name: long, Missing: i == 0})
		m.Reactions, m.Fields = append(m.Reactions, Reaction{Sign: long}), append(m.Fields, Field{long, "\xfe"})
	}
	if err := y.Give(m); err != nil {
		t.Fatal(err)
	}
	if len(got.Text) > maxText || !utf8.ValidString(got.Text) || len(got.Thread) != maxName || len(got.RawTime) != maxRaw || len(got.To) != maxTo || len(got.Media) != maxTo || len(got.Reactions) != maxTo || len(got.Fields) != maxTo ||
		len(got.Media[0].Name) > maxName || len(got.Reactions[0].Sign) > maxName || got.Fields[0].Value != "\ufffd" || got.Subject != "\ufffd" {
		t.Errorf("a message beyond its bounds")
	}
	if !slices.Equal(got.Doubts, []Doubt{ReplacedText, CutText, MediaMissing}) || !got.Mine {
		t.Errorf("%v, mine %v", got.Doubts, got.Mine)
	}
	s := y.Summary()
	if s.Media != maxTo || s.MediaMissing != 1 || s.Doubts[CutText] != 1 || s.Kinds[Text] != 1 || s.People[0] != (Count{"Ben", 1}) || !s.First.Equal(m.At) {
		t.Errorf("%+v", s)
	}
}

func TestDatesThatCannotBe(t *testing.T) {
	y := tally(t, Options{}, func(m Message) error {
		if (m.Text == "no") != (m.At.IsZero() && m.Basis == "" && m.Has(NoDate)) {
			t.Errorf("%+v", m)
		}
		return nil
	})
	y.InOrder()
	for _, at := range []time.Time{{}, time.Date(1969, 1, 1, 0, 0, 0, 0, time.UTC), time.Date(2201, 1, 1, 0, 0, 0, 0, time.UTC)} {
		if err := y.Give(Message{At: at, Basis: UTC, Kind: Text, Text: "no"}); err != nil {
			t.Fatal(err)
		}
	}
	at := time.Date(2026, 11, 20, 8, 0, 0, 0, time.UTC)
	for _, step := range []time.Duration{0, time.Minute, -30 * time.Minute, -2 * time.Hour} {
		if err := y.Give(Message{At: at.Add(step), Basis: UTC, Kind: Text}); err != nil {
			t.Fatal(err)
		}
	}
	if n := y.Summary().Doubts[OutOfOrder]; n != 1 {
		t.Errorf("%d are out of order", n)
	}
}

func TestLocalTimes(t *testing.T) {
	for _, c := range []struct {
		zone  string
		wall  string
		utc   string
		clear bool
	}{
		{"Europe/Berlin", "2026-07-01 12:00", "2026-07-01 10:00", true},
		{"Europe/Berlin", "2026-10-25 01:59", "2026-10-24 23:59", true},
		{"Europe/Berlin", "2026-10-25 02:00", "2026-10-25 00:00", false}, // twice
		{"Europe/Berlin", "2026-10-25 02:59", "2026-10-25 00:59", false},
		{"Europe/Berlin", "2026-10-25 03:00", "2026-10-25 02:00", true},
		{"Europe/Berlin", "2027-03-28 01:59", "2027-03-28 00:59", true},
		{"Europe/Berlin", "2027-03-28 02:30", "2027-03-28 01:30", false}, // never
		{"Europe/Berlin", "2027-03-28 03:00", "2027-03-28 01:00", true},
		{"Australia/Lord_Howe", "2026-04-05 01:45", "2026-04-04 14:45", false}, // half an hour
		{"UTC", "2026-10-25 02:30", "2026-10-25 02:30", true},
	} {
		y := tally(t, Options{Zone: c.zone}, nil)
		w, err := time.Parse("2006-01-02 15:04", c.wall)
		if err != nil {
			t.Fatal(err)
		}
		at, basis, clear := y.Local(w.Year(), w.Month(), w.Day(), w.Hour(), w.Minute(), 0, 0)
		if at.UTC().Format("2006-01-02 15:04") != c.utc || clear != c.clear || basis != Stated || len(y.Summary().Asks) > 0 {
			t.Errorf("%s in %s is %v by %s, clear %v", c.wall, c.zone, at.UTC(), basis, clear)
		}
	}
	for _, o := range []Options{{}, {Zone: "Europe/Berlin", Guessed: true}} {
		y := tally(t, o, nil)
		if _, basis, _ := y.Local(2026, 1, 1, 0, 0, 0, 0); basis != Assumed || !slices.Equal(y.Summary().Asks, []Question{AskZone}) {
			t.Errorf("%+v: %s, %v", o, basis, y.Summary().Asks)
		}
	}
}

func TestListsAreBounded(t *testing.T) {
	y := tally(t, Options{}, func(Message) error { return nil })
	for i := range 25_000 {
		if err := y.Give(Message{Kind: Text, Thread: fmt.Sprint(i), From: fmt.Sprint("p", i)}); err != nil {
			t.Fatal(err)
		}
		y.Refuse(Refusal{Reason: Broken, Member: strings.Repeat("m", 1000)})
		y.Sample(fmt.Sprint(i))
		y.Ask(AskOrder)
	}
	s := y.Summary()
	if len(s.Threads) != maxThreads || len(s.People) != maxPeople || len(s.Refused) != maxRefused || s.RefusedTotal != 25_000 || len(s.Samples) != maxSamples || len(s.Asks) != 1 || s.Messages != 25_000 || len(s.Refused[0].Member) != maxName {
		t.Errorf("%d threads, %d people, %d refused, %d samples", len(s.Threads), len(s.People), len(s.Refused), len(s.Samples))
	}
}

// A name is kept as it is shown: the line it stands in is let go, however many
// there are.
func TestNamesHoldNoLines(t *testing.T) {
	y := tally(t, Options{}, func(Message) error { return nil })
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	for i := range 500 {
		short := fmt.Sprintf("p%03d", i) + strings.Repeat("x", 256<<10)
		long := fmt.Sprintf("q%03d", i) + strings.Repeat("x", 256<<10)
		for _, from := range []string{short[:4], long} {
			if err := y.Give(Message{Kind: Text, Thread: from, From: from}); err != nil {
				t.Fatal(err)
			}
		}
	}
	runtime.GC()
	runtime.ReadMemStats(&after)
	if s := y.Summary(); len(s.Threads) != 1_000 || len(s.People) != 1_000 {
		t.Errorf("%d threads, %d people", len(s.Threads), len(s.People))
	}
	if held := int64(after.HeapAlloc) - int64(before.HeapAlloc); held > 16<<20 {
		t.Errorf("held %d MiB", held>>20)
	}
}

func TestWhatEndsAReading(t *testing.T) {
	if _, err := NewTally(context.Background(), WhatsApp, "", Input{Size: maxSize + 1}, Options{}, nil, nil); !errors.Is(err, ErrTooLarge) {
		t.Errorf("a file too large: %v", err)
	}
	if _, err := NewTally(context.Background(), WhatsApp, "", Input{}, Options{Zone: "Nowhere"}, nil, nil); err == nil {
		t.Error("a zone that is none")
	}
	ctx, stop := context.WithCancel(context.Background())
	y, err := NewTally(ctx, WhatsApp, "", Input{}, Options{}, func(Message) error { stop(); return nil }, nil)
	if err != nil {
		t.Fatal(err)
	}
	if err := y.Give(Message{Kind: Text}); err != nil {
		t.Fatal(err)
	}
	if err := y.Give(Message{Kind: Text}); !errors.Is(err, context.Canceled) {
		t.Errorf("stopped: %v", err)
	}
	if err := y.Progress(0); !errors.Is(err, context.Canceled) {
		t.Errorf("stopped: %v", err)
	}
}

package journal

import (
	"strconv"
	"strings"
	"testing"
	"time"
)

func TestThin(t *testing.T) {
	now := time.Date(2026, 11, 20, 12, 0, 0, 0, time.UTC)
	ago := func(times ...string) (all []version) { // durations before now; a minus is the future
		for i, s := range times {
			d, err := time.ParseDuration(s)
			if err != nil {
				t.Fatal(err)
			}
			all = append(all, version{revision: int64(i), at: now.Add(-d).UnixMilli()})
		}
		return all
	}
	large := ago("5h", "4h30s", "4h20s", "4h10s", "61s", "60s", "2s", "1s")
	for i := range large {
		large[i].size = maxVersions / 6
	}
	for name, c := range map[string]struct {
		all  []version
		want string // the revisions kept
	}{
		"none":                 {nil, ""},
		"one, however old":     {ago("90000h"), "0"},
		"all of the last day":  {ago("23h59m", "23h58m", "1m", "50s", "0s"), "0 1 2 3 4"},
		"each hour of a week":  {ago("100h", "47h50m", "47h40m", "46h50m", "46h10m", "1m"), "0 2 4 5"},
		"each day before":      {ago("900h", "300h", "299h", "298h", "270h", "1m"), "0 3 4 5"},
		"the first stays":      {ago("300h", "299h30m", "299h"), "0 2"},
		"the last stays":       {ago("300h", "299h30m", "299h", "298h59m"), "0 3"},
		"clock set back":       {ago("3h", "2h", "9000h", "8999h59m", "8999h58m", "1m"), "0 1 2 3 4 5"},
		"and put right":        {ago("3h", "2h", "9000h", "8999h", "0s"), "0 1 2 3 4"},
		"clock set forward":    {ago("3h", "-9000h", "-8999h", "1h"), "0 1 2 3"},
		"forward for a while":  {ago("300h", "-9000h", "299h", "298h", "297h"), "0 1 4"},
		"too large for a day":  {large, "0 3 4 7"},
		"the last of its hour": {ago("26h", "25h1m", "25h", "24h59m"), "0 1 3"},
	} {
		kept, gone := thin(c.all, now.UnixMilli())
		var got []string
		for _, v := range kept {
			got = append(got, strconv.FormatInt(v.revision, 10))
		}
		if s := strings.Join(got, " "); s != c.want {
			t.Errorf("%s: kept %s, want %s", name, s, c.want)
		}
		if len(kept)+len(gone) != len(c.all) {
			t.Errorf("%s: %d kept and %d gone of %d", name, len(kept), len(gone), len(c.all))
		}
		if again, more := thin(kept, now.UnixMilli()); len(more) > 0 || len(again) != len(kept) {
			t.Errorf("%s: thinned twice, %d more go", name, len(more))
		}
	}
}

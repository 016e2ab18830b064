// Package calendar finds out in which order a file writes day, month and year:
// from the whole of it, or not at all.
package calendar

import (
	"time"

	"stillwater/app/messages"
)

const (
	strangers = 200 // one date in so many may be of another order, if
	clear     = 20  // one in so many is impossible in all the others
	jumps     = 2   // days going back so often in one order, and never in another, decide for that
)

// orders are what three groups of digits can be.
var orders = [...]messages.Order{messages.DMY, messages.MDY, messages.YMD}

// A Date is three groups of digits as a file writes them.
type Date struct {
	Groups [3]int
	Wide   int  // digits of the first: four are a year
	Dotted bool // parted by bare dots: nobody writes 26.11.20 for a day of 2026
}

// Day is the date in an order; false if there is no such day, or none since the
// year begun.
func (d Date) Day(o messages.Order, begun int) (year int, month time.Month, day int, ok bool) {
	a, b, c := d.Groups[0], d.Groups[1], d.Groups[2]
	switch o {
	case messages.DMY:
		a, c = c, a
	case messages.MDY:
		a, b, c = c, a, b
	}
	if o == messages.YMD && (d.Wide == 1 || d.Wide == 2 && d.Dotted) || o != messages.YMD && d.Wide == 4 {
		return 0, 0, 0, false
	}
	if a < 100 {
		a += 2000
	}
	if a < begun || b < 1 || b > 12 || c < 1 || c > 31 || time.Date(a, time.Month(b), c, 0, 0, 0, 0, time.UTC).Day() != c {
		return 0, 0, 0, false
	}
	return a, time.Month(b), c, true
}

// Only is the day that d can be, if that is the same in every order it can be in.
func (d Date) Only(begun int) (year int, month time.Month, day int, ok bool) {
	for _, o := range orders {
		y, m, dd, can := d.Day(o, begun)
		if can && ok && (y != year || m != month || dd != day) {
			return 0, 0, 0, false
		}
		if can {
			year, month, day, ok = y, m, dd, true
		}
	}
	return year, month, day, ok
}

// A Vote is what all dates of a file say about their order.
type Vote struct {
	Begun      int // the year before which there is none
	total      int
	impossible [len(orders)]int // dates that it cannot be
	back       [len(orders)]int // times it goes back by more than a day
	latest     [len(orders)]int64
}

// Add takes one date in, and reports whether it can be read in several ways.
func (v *Vote) Add(d Date) (open bool) {
	v.total++
	for i, o := range orders {
		y, m, day, ok := d.Day(o, v.Begun)
		if !ok {
			v.impossible[i]++
			continue
		}
		at := time.Date(y, m, day, 0, 0, 0, 0, time.UTC).Unix()
		if at < v.latest[i]-int64(24*time.Hour/time.Second) {
			v.back[i]++
		}
		v.latest[i] = at
	}
	_, _, _, only := d.Only(v.Begun)
	return !only
}

// Order is what the file decides for, or empty. A file that is not in order of
// time decides by days and months that cannot be, and by nothing else.
func (v *Vote) Order(inOrder bool) messages.Order {
	can := v.possible(0)
	if len(can) == 0 { // some are impossible in each: strangers among the dates
		can = v.possible(v.total / strangers)
		for _, n := range v.impossible {
			if n > v.total/strangers && n < v.total/clear {
				return ""
			}
		}
	}
	if len(can) == 1 {
		return orders[can[0]]
	}
	steady := messages.Order("")
	for _, i := range can {
		if v.back[i] == 0 && steady == "" {
			steady = orders[i]
		} else if v.back[i] < jumps {
			return ""
		}
	}
	if !inOrder {
		return ""
	}
	return steady
}

// possible are the orders in which at most so many dates cannot be.
func (v *Vote) possible(most int) (can []int) {
	for i, n := range v.impossible {
		if n <= most {
			can = append(can, i)
		}
	}
	return can
}

package journal

import "slices"

const (
	minute = int64(60_000) // milliseconds
	hour   = 60 * minute
	day    = 24 * hour

	everyOne = 1 // a span too short to hold two

	// maxVersions is how many bytes of versions of the last day one entry may
	// keep: an afternoon of typing into a text of a megabyte saves a thousand.
	maxVersions = 64 << 20
)

// thin divides the versions of one entry, oldest first, into those to keep and
// those that can go: all of the last day stay, of the week before the last of
// each hour, before that the last of each day, and always the first and the
// last. Where those of the last day take too much room, only the last of each
// minute stays, then of ten, then of an hour.
//
// What counts is the order they were written in, and no clock: a version from
// a time when the clock was set back is as new as the one before it, and one
// from the future is new.
func thin(all []version, now int64) (kept, gone []version) {
	kept, gone = thinBy(all, now, everyOne)
	for _, span := range []int64{minute, 10 * minute, hour} {
		if size(kept) > maxVersions {
			kept, gone = thinBy(all, now, span)
		}
	}
	return kept, gone
}

func size(all []version) (n int) {
	for _, v := range all {
		n += v.size
	}
	return n
}

// thinBy is thin with the span of the last day of which the last stays.
func thinBy(all []version, now, recent int64) (kept, gone []version) {
	type span struct{ length, number int64 }
	spans := make([]span, len(all))
	written := earliest
	for i, v := range all {
		if v.at > now {
			spans[i] = span{0, int64(i)} // of its own
			continue
		}
		written = max(written, v.at)
		length := recent
		switch age := now - written; {
		case age >= 7*day:
			length = day
		case age >= day:
			length = hour
		}
		if spans[i] = (span{length, written / length}); length == everyOne {
			spans[i].number = int64(i) // two of one millisecond are two
		}
	}
	for i := range all {
		if i > 0 && i+1 < len(all) && spans[i] == spans[i+1] {
			gone = append(gone, all[i])
		} else {
			kept = append(kept, all[i])
		}
	}
	return slices.Clip(kept), gone
}

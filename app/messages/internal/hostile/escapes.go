package hostile

import (
	"bytes"
	"strconv"
	"unicode/utf16"
	"unicode/utf8"
)

// Halved reports whether JSON holds half of a letter that is written in two
// escapes, or bytes that are no letter: a decoder replaces both without a word.
func Halved(raw []byte) bool {
	if !utf8.Valid(raw) {
		return true
	}
	high := rune(0)
	for len(raw) > 0 {
		at := bytes.IndexByte(raw, '\\')
		if high != 0 && at != 0 {
			return true
		}
		if at < 0 || at+1 >= len(raw) {
			return false
		}
		raw = raw[at+1:]
		if raw[0] != 'u' || len(raw) < 5 {
			if high != 0 {
				return true
			}
			raw = raw[1:]
			continue
		}
		n, err := strconv.ParseUint(string(raw[1:5]), 16, 16)
		unit := rune(n)
		raw = raw[5:]
		switch {
		case err != nil:
			return high != 0
		case high != 0:
			if utf16.DecodeRune(high, unit) == utf8.RuneError {
				return true
			}
			high = 0
		case unit >= 0xDC00 && unit <= 0xDFFF:
			return true
		case unit >= 0xD800 && unit <= 0xDBFF:
			high = unit
		}
	}
	return high != 0
}

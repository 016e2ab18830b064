package main

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"errors"
	"io"
	"maps"
	"slices"
	"strings"
	"unicode/utf16"
)

var (
	errFont = errors.New("not a TrueType font")
	be      = binary.BigEndian
)

// dropped are tables that no page needs: the emoji drawn a second time as
// SVG, signatures, and lines set from top to bottom.
var dropped = []string{"SVG ", "DSIG", "vhea", "vmtx", "VORG"}

// A font is the tables of one font file by name.
type font map[string][]byte

// read takes a font apart, TrueType or WOFF.
func read(b []byte) (f font, err error) {
	defer func() {
		if recover() != nil { // a table lies outside the file
			f, err = nil, errFont
		}
	}()
	f = font{}
	switch string(b[:4]) {
	case "\x00\x01\x00\x00":
		for i := range int(be.Uint16(b[4:])) {
			e := b[12+16*i:]
			f[string(e[:4])] = b[be.Uint32(e[8:]):][:be.Uint32(e[12:])]
		}
	case "wOFF":
		for i := range int(be.Uint16(b[12:])) {
			e := b[44+20*i:]
			table := b[be.Uint32(e[4:]):][:be.Uint32(e[8:])]
			if whole := be.Uint32(e[12:]); int(whole) != len(table) {
				r, err := zlib.NewReader(bytes.NewReader(table))
				if err != nil {
					return nil, err
				}
				table = make([]byte, whole)
				if _, err := io.ReadFull(r, table); err != nil {
					return nil, err
				}
			}
			f[string(e[:4])] = table
		}
	default:
		return nil, errFont
	}
	for _, name := range dropped {
		delete(f, name)
	}
	return f, nil
}

// bytes puts the font together again as TrueType.
func (f font) bytes() []byte {
	names := slices.Sorted(maps.Keys(f))
	power := 1
	for 2*power <= len(names) {
		power *= 2
	}
	out := []byte("\x00\x01\x00\x00")
	shift := 0
	for 1<<(shift+1) <= power {
		shift++
	}
	for _, v := range []int{len(names), 16 * power, shift, 16 * (len(names) - power)} {
		out = be.AppendUint16(out, uint16(v))
	}
	at := len(out) + 16*len(names)
	for _, name := range names {
		out = append(out, name...)
		out = be.AppendUint32(out, sum(f[name]))
		out = be.AppendUint32(out, uint32(at))
		out = be.AppendUint32(out, uint32(len(f[name])))
		at += (len(f[name]) + 3) &^ 3
	}
	for _, name := range names {
		out = append(out, f[name]...)
		for len(out)%4 != 0 {
			out = append(out, 0)
		}
	}
	return out
}

// sum is a table's check sum: its big-endian words added up.
func sum(table []byte) (s uint32) {
	for len(table) >= 4 {
		s += be.Uint32(table)
		table = table[4:]
	}
	var rest [4]byte
	copy(rest[:], table)
	return s + be.Uint32(rest[:])
}

// family is the typographic family name, or the family name.
func (f font) family() (name string) {
	t := f["name"]
	texts := t[be.Uint16(t[4:]):]
	for i := range int(be.Uint16(t[2:])) {
		e := t[6+12*i:]
		platform, language, id := be.Uint16(e), be.Uint16(e[4:]), be.Uint16(e[6:])
		if platform != 3 || language != 0x409 || id != 16 && (id != 1 || name != "") {
			continue
		}
		raw := texts[be.Uint16(e[10:]):][:be.Uint16(e[8:])]
		var units []uint16
		for ; len(raw) > 1; raw = raw[2:] {
			units = append(units, be.Uint16(raw))
		}
		name = string(utf16.Decode(units))
	}
	return strings.TrimSpace(name)
}

// covers lists the letters the font has, as pairs of first and last.
func (f font) covers() [][2]rune {
	has := map[rune]bool{}
	t := f["cmap"]
	for i := range int(be.Uint16(t[2:])) {
		switch table := t[be.Uint32(t[4+8*i+4:]):]; be.Uint16(table) {
		case 4:
			segments(table, has)
		case 12:
			for g := range int(be.Uint32(table[12:])) {
				e := table[16+12*g:]
				for r := be.Uint32(e); r <= be.Uint32(e[4:]); r++ {
					has[rune(r)] = true
				}
			}
		}
	}
	var pairs [][2]rune
	for _, r := range slices.Sorted(maps.Keys(has)) {
		if n := len(pairs); n > 0 && pairs[n-1][1] == r-1 {
			pairs[n-1][1] = r
		} else {
			pairs = append(pairs, [2]rune{r, r})
		}
	}
	return pairs
}

// segments reads a cmap of format 4.
func segments(t []byte, has map[rune]bool) {
	n := int(be.Uint16(t[6:])) / 2
	for s := range n {
		last, first := int(be.Uint16(t[14+2*s:])), int(be.Uint16(t[16+2*n+2*s:]))
		delta, at := int(be.Uint16(t[16+4*n+2*s:])), 16+6*n+2*s
		offset := int(be.Uint16(t[at:]))
		for r := first; r <= last && r < 0xFFFF; r++ {
			glyph := (r + delta) & 0xFFFF
			if offset != 0 {
				glyph = int(be.Uint16(t[at+offset+2*(r-first):]))
			}
			if glyph != 0 {
				has[rune(r)] = true
			}
		}
	}
}

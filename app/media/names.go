// Package media says of any file how its name can be shown and kept, and what
// its first bytes say it is. It knows nothing of where files belong.
package media

import (
	"path"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

const (
	maxSafeName = 200 // bytes; leaves room for a folder on systems that stop at 255
	maxExt      = 20  // bytes of an ending that survive shortening
)

// ShownName makes any file name safe to show in one line: bytes that are no
// UTF-8, control characters and marks that turn the reading direction (which
// let an .exe look like a .jpg) become visible escapes.
func ShownName(raw string) string {
	var b strings.Builder
	for i, r := range raw {
		_, width := utf8.DecodeRuneInString(raw[i:])
		switch {
		case r == utf8.RuneError && width == 1:
			b.WriteString(`\x` + strconv.FormatUint(uint64(raw[i]), 16))
		case unicode.IsControl(r), unicode.Is(unicode.Bidi_Control, r), r == '\u2028', r == '\u2029':
			b.WriteString(strings.Trim(strconv.QuoteRuneToASCII(r), "'"))
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// SafeName is a name for the exported original that every file system takes
// and no program mistakes for a path, an option or a device. Plain printable
// names stay as they are.
func SafeName(raw string) string {
	s := strings.Map(func(r rune) rune {
		if r == utf8.RuneError || !unicode.IsPrint(r) || strings.ContainsRune(`/\:*?"<>|`, r) {
			return '_'
		}
		return r
	}, raw)
	// One more on each side may come below; a name that needs none stays as it is.
	if limit := maxSafeName - len("__"); len(s) > maxSafeName || len(s) > limit && !safeEnds(s) {
		ext := path.Ext(s)
		if len(ext) > maxExt {
			ext = ""
		}
		s = strings.ToValidUTF8(s[:limit-len(ext)], "") + ext
	}
	if end := strings.TrimRight(s, dropped); end != s {
		s = end + "_"
	}
	if !safeEnds(s) {
		s = "_" + strings.TrimLeft(s, " ")
	}
	return s
}

// dropped is what Windows leaves off the end of a name.
const dropped = ". "

// safeEnds reports whether nothing at either end of a name, nor the whole of
// it, means something to a system or a shell.
func safeEnds(s string) bool {
	return s != "" && !strings.ContainsRune(".-~ ", rune(s[0])) && strings.TrimRight(s, dropped) == s && !deviceName(s)
}

// deviceName reports whether Windows takes the name for a device, which it
// does whatever follows the first dot.
func deviceName(s string) bool {
	base, _, _ := strings.Cut(strings.ToUpper(s), ".")
	base = strings.TrimRight(base, " ")
	switch base {
	case "CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$":
		return true
	}
	port, isCom := strings.CutPrefix(base, "COM")
	lpt, isLpt := strings.CutPrefix(base, "LPT")
	if isLpt {
		port = lpt
	}
	return (isCom || isLpt) && utf8.RuneCountInString(port) == 1 && strings.ContainsAny(port, "0123456789¹²³")
}

package media

import (
	"bytes"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

func FuzzNames(f *testing.F) {
	for _, s := range []string{"a.png", "..", "-rf", ".bashrc", "CON.txt", "com¹", "a/../b", "\xff", "x. .", "~root", strings.Repeat("ü", 200) + ".jpeg", "", "\u202e", strings.Repeat(" ", 300)} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, raw string) {
		s := SafeName(raw)
		if !fs.ValidPath(s) || s == "." || strings.ContainsAny(s, "/\\:\n\x00") || len(s) > maxSafeName || !filepath.IsLocal(s) {
			t.Errorf("%q became %q", raw, s)
		}
		if strings.ContainsAny(s[:1], ".-~ ") || strings.ContainsAny(s[len(s)-1:], ". ") || deviceName(s) {
			t.Errorf("%q became %q", raw, s)
		}
		if again := SafeName(s); again != s {
			t.Errorf("%q became %q, then %q", raw, s, again)
		}
		if shown := ShownName(raw); bytes.ContainsAny([]byte(shown), "\n\r\x00\x1b") || !slices.Equal([]rune(shown), []rune(strings.ToValidUTF8(shown, "?"))) {
			t.Errorf("%q is shown as %q", raw, shown)
		}
	})
}

package app

import (
	"slices"
	"testing"
)

func TestADroppedNameMayHoldALineBreak(t *testing.T) {
	for _, c := range []struct{ pieces, want []string }{
		{nil, nil},
		{[]string{"/a/one", "/a/two"}, []string{"/a/one", "/a/two"}},
		{[]string{"/a/first", "second", "/b/c"}, []string{"/a/first\nsecond", "/b/c"}},
		{[]string{"/a/ends with", ""}, []string{"/a/ends with\n"}},
		{[]string{`C:\a`, `\\server\b`}, []string{`C:\a`, `\\server\b`}},
	} {
		if got := rejoin(c.pieces); !slices.Equal(got, c.want) {
			t.Errorf("rejoin(%q) is %q, want %q", c.pieces, got, c.want)
		}
	}
}

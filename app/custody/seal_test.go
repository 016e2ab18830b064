package custody

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
)

func code(t testing.TB, size int64) Code {
	t.Helper()
	return signer(t, 0, origin).Verifier().Code(sign(t, grow(t, new(Tree), lines(t, size)...), size))
}

func TestACodeOnPaperAndBack(t *testing.T) {
	for _, c := range []Code{code(t, 1), code(t, 57), {Size: maxRecords, Key: 1<<32 - 1, Root: [rootSize]byte{0: 255, 27: 255}}, {}} {
		s := c.String()
		if len(s) != groups*(groupSize+1)-1 || strings.Count(s, "-") != groups-1 || strings.ContainsAny(s, "ILOU") {
			t.Errorf("the code is %s", s)
		}
		rows := strings.Join(c.Rows(), "\r\n")
		if len(c.Rows()) != 3 || strings.Count(rows, " ") != 12 {
			t.Errorf("the rows are\n%s", rows)
		}
		for name, typed := range map[string]string{
			"as it is":         s,
			"small letters":    strings.ToLower(s),
			"no dashes":        strings.ReplaceAll(s, "-", ""),
			"three rows":       rows,
			"long dashes":      strings.ReplaceAll(s, "-", " – "),
			"looks alike":      strings.NewReplacer("0", "O", "1", "l").Replace(s),
			"letter by letter": strings.TrimSpace(strings.Join(strings.Split(s, ""), " ")),
		} {
			got, err := ParseCode(typed)
			if err != nil || got != c {
				t.Errorf("%s: read as %+v, %v", name, got, err)
			}
		}
	}
}

// Frozen: what stands on paper cannot be changed by a later version.
func TestACodeFromBefore(t *testing.T) {
	c := Code{Size: 57, Key: 0xdeadbeef}
	for i := range c.Root {
		c.Root[i] = byte(i * 9)
	}
	const paper = "20004-00WXS-XBDY5-XW003-J4GVD-4GPKY-CFT8X-A5D6F-6V3N8-FT3S1-16D2J-NETBP-VHPFV-V3GYG-NWXV1"
	if got := c.String(); got != paper {
		t.Errorf("written as %s", got)
	}
	if got, err := ParseCode(paper); err != nil || got != c {
		t.Errorf("read as %+v, %v", got, err)
	}
}

func TestATypoIsNamedByItsGroup(t *testing.T) {
	whole := strings.Split(code(t, 57).String(), "-")
	named := func(what string, typed []string, want ...int) {
		t.Helper()
		for _, separator := range []string{"-", " ", ""} {
			_, err := ParseCode(strings.Join(typed, separator))
			var typo *TypoError
			if !errors.As(err, &typo) || !errors.Is(err, ErrTypo) || !slices.Equal(typo.Groups, want) {
				t.Errorf("%s: %v, want groups %v", what, err, want)
			}
		}
	}
	for g := range groups {
		for at := range groupSize {
			for _, wrong := range letters + "U#é" {
				typed := slices.Clone(whole)
				letter := []rune(typed[g])
				if letter[at] == wrong {
					continue
				}
				letter[at] = wrong
				typed[g] = string(letter)
				named(fmt.Sprintf("%c at %d of group %d", wrong, at+1, g+1), typed, g+1)
			}
			if at > 0 && whole[g][at] != whole[g][at-1] {
				typed, letter := slices.Clone(whole), []byte(whole[g])
				letter[at], letter[at-1] = letter[at-1], letter[at]
				typed[g] = string(letter)
				named(fmt.Sprintf("exchanged before %d of group %d", at+1, g+1), typed, g+1)
			}
		}
		for other := range g {
			typed := slices.Clone(whole)
			typed[g], typed[other] = typed[other], typed[g]
			named(fmt.Sprintf("groups %d and %d exchanged", other+1, g+1), typed, other+1, g+1)
		}
	}
}

func TestACodeOfAnotherLength(t *testing.T) {
	whole := strings.Split(code(t, 57).String(), "-")
	for g := range groups {
		for what, group := range map[string]string{"short": whole[g][:4], "long": whole[g] + "7"} {
			typed := slices.Clone(whole)
			typed[g] = group
			_, err := ParseCode(strings.Join(typed, " "))
			var typo *TypoError
			if !errors.As(err, &typo) || !slices.Equal(typo.Groups, []int{g + 1}) {
				t.Errorf("%s group %d: %v", what, g+1, err)
			}
		}
		_, err := ParseCode(strings.Join(slices.Delete(slices.Clone(whole), g, g+1), "-"))
		var typo *TypoError
		if !errors.As(err, &typo) || !slices.Equal(typo.Groups, []int{g + 1}) {
			t.Errorf("group %d left out: %v", g+1, err)
		}
	}
	for _, typed := range []string{"", "-", "hello", strings.Repeat("0", 75), strings.Repeat("0", 5000), strings.Join(append(whole, "00000"), "-")} {
		_, err := ParseCode(typed)
		wants(t, err, ErrTypo)
	}
}

// reading is a code of some version as a newer one would write it.
func TestACodeOfANewerVersion(t *testing.T) {
	// The first letter is the version's four bits and the first of the size.
	s := []byte(code(t, 57).String())
	s[0] = letters[(codeVersion+1)<<1]
	for _, check := range []byte(letters) {
		s[groupSize-1] = check
		if _, err := ParseCode(string(s)); errors.Is(err, ErrNewerCode) {
			return
		}
	}
	t.Error("a newer code is not known as one")
}

func TestALogAgainstItsPaperSeal(t *testing.T) {
	whole := lines(t, 40)
	tree := grow(t, new(Tree), whole...)
	v := signer(t, 0, origin).Verifier()
	seal := v.Code(sign(t, tree, 30))
	reworded := slices.Clone(whole)
	reworded[11] = retold(t, reworded[11], func(r *Record) { r.Note = "?" })
	after := slices.Clone(whole)
	after[35] = retold(t, after[35], func(r *Record) { r.Note = "?" })
	for name, tc := range map[string]struct {
		lines [][]byte
		v     Verifier
		want  Fault
	}{
		"the log itself":  {whole, v, ""},
		"as it was":       {whole[:30], v, ""},
		"an older copy":   {whole[:29], v, Cut},
		"an empty copy":   {nil, v, Cut},
		"a reworded copy": {reworded, v, Reworded},
		"changed after":   {after, v, ""},
		"another key":     {whole, signer(t, 1, origin).Verifier(), Forged},
		"another origin":  {whole, signer(t, 0, "stillwater/west").Verifier(), Forged},
	} {
		if got := grow(t, new(Tree), tc.lines...).CheckCode(seal, tc.v); got != tc.want {
			t.Errorf("%s: %q, want %q", name, got, tc.want)
		}
	}
}

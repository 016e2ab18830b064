package bundle

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"stillwater/app/typeset"
)

var press = typeset.New()

func needsPress(t testing.TB) {
	t.Helper()
	if !typeset.Available() {
		t.Skip("this checkout was not built: nothing to typeset with")
	}
}

// long is a case with a chronology over several pages.
func long(t testing.TB) Case {
	c := smear(t)
	for i := range 40 {
		c.Incidents = append(c.Incidents, Incident{Number: 20 + i, What: fmt.Sprintf("Message %d, again, and a longer line that wraps in its cell", i), Happened: when("exact", 9, 1+i%28, i%24),
			RecordedAt: time.Date(2026, 11, 12, 20, 5, 0, 0, time.UTC), Zone: "Europe/Berlin", Exhibits: []int{32}})
	}
	c.Incidents[3].Words = "é, Ж, 漢字, ع, עברית, ไทย, 😀 👩‍👩‍👧, ༀ.\n\nوصلت الرسالة في الليل، ولم أفتحها. 12 رسالة.\n\nהיום היה שקט. קראתי ספר (טוב).\n\n#set text(red) $x$ @ref <label> \\u{41}"
	c.Incidents[4].What = "العنوان بالعربية"
	return c
}

func TestReport(t *testing.T) {
	needsPress(t)
	bag, made := written(t, long(t), press)
	if string(made.Letters) != "ༀ" || made.Unset != 0 {
		t.Errorf("letters %q, %d pictures unset", string(made.Letters), made.Unset)
	}
	if again, _ := written(t, long(t), press); !bytes.Equal(again, bag) {
		t.Error("the same case gives other bytes")
	}
	if r := check(t, bag); len(r.Findings) > 0 {
		t.Errorf("%v", r.Findings)
	}
	dir := unpacked(t, bag)
	file := filepath.Join(dir, "data/report.pdf")
	if to := os.Getenv("REPORT_TO"); to != "" { // to be looked at
		b, err := os.ReadFile(file)
		if err == nil {
			err = os.WriteFile(to, b, 0o600)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	t.Run("its words", func(t *testing.T) {
		out, err := run(t, dir, "", "pdftotext", "-layout", file, "-")
		if err != nil {
			t.Fatal(err)
		}
		for _, want := range []string{"Smear at work: 漢", "From Maria Keller", "For my lawyer", "43 incidents, 1 claim, 3 exhibits", "What this shows, and what it does not", "reported to me", "my own account",
			"none: it rests", "Claim 1", "A. S.", "Tibetan", "😀", "#set text(red) $x$ @ref <label>", "parts covered in black", "removed from the record", "Exhibit A1", "Certificate of the person who checked this bundle",
			"Told my sister I took money", "1 of "} {
			if !strings.Contains(out, want) {
				t.Errorf("%q is not in it", want)
			}
		}
		if !strings.Contains(out, "Schmidt told") { // free text stays as it was written
			t.Error("what the person wrote was changed")
		}
		if n := strings.Count(out, "How I know"); n < 4 {
			t.Errorf("the head of a long table stands %d times", n)
		}
	})
	t.Run("a sound file", func(t *testing.T) {
		if out, err := run(t, dir, "", "qpdf", "--check", file); err != nil {
			t.Error(out)
		}
		out, err := run(t, dir, "", "pdfinfo", file)
		if err != nil || !strings.Contains(out, "Tagged:          yes") || !strings.Contains(out, "Title:           Smear at work: 漢") || !strings.Contains(out, "JavaScript:      no") {
			t.Error(out, err)
		}
	})
}

// Every row of the chronology says what it rests on.
func TestEveryRowIsTied(t *testing.T) {
	p := newPages(long(t))
	rests := map[string]int{}
	for _, r := range p.rows {
		rests[p.rests(r)]++
	}
	if rests[""] > 0 || rests[noExhibit] != 1 || len(p.rows) != 44 {
		t.Errorf("%v", rests)
	}
	if !slices.IsSortedFunc(p.rows[:43], func(a, b row) int { return a.at.Compare(b.at) }) {
		t.Error("not in the order of time")
	}
}

package zones

import (
	"testing"
	"time"
	_ "time/tzdata" // tests must not depend on the machine's zones
)

func TestFind(t *testing.T) {
	var names Names
	for range 2 { // read, then remembered
		if loc, known := names.Find("Europe/Berlin"); !known || loc.String() != "Europe/Berlin" {
			t.Errorf("Europe/Berlin: %v, %v", loc, known)
		}
		for _, name := range []string{"", "Local", "Nowhere/Land", "../etc/passwd"} {
			if loc, known := names.Find(name); known || loc != time.UTC {
				t.Errorf("%q: %v, %v; want UTC, not known", name, loc, known)
			}
		}
	}
	if names.Shown("Nowhere/Land") != time.UTC {
		t.Error("an unknown zone is not shown as UTC")
	}
}

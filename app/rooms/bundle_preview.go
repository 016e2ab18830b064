package rooms

import (
	"context"
	"fmt"
	"regexp"

	"stillwater/app/bundle"
)

// reach is what a text looks like by which somebody can be found: an address
// of mail, a number of a telephone, a house in a street.
var reach = regexp.MustCompile(`[\pL\d._%+-]+@[\pL\d-]+\.[\pL]{2,}|\+?\d[\d ()/-]{6,}\d|(?i:\b\pL+(?:straße|strasse|str\.|gasse|weg|allee|platz) \d+|\b\d+[a-z]? \pL[\pL ]{2,30} (?:street|st|road|rd|avenue|ave|lane|drive)\b)`)

// A BundlePreview is what a choice would hand over.
type BundlePreview struct {
	Incidents, Claims, People int
	Exhibits                  []BundleExhibit
	Bytes                     int64 // roughly
	Warnings                  []BundleWarning
}

// A BundleExhibit is an exhibit as a choice would hand it over.
type BundleExhibit struct {
	Number int
	Name   string
	Gives  []string // "original", "redacted", "stripped"; none: only what is known of it
	Absent string   // why there is no original, in words
}

// PreviewBundle says what a choice would hand over and what in it may harm,
// without making it. Errors are ErrInvalid and those of the evidence.
func (r *Rooms) PreviewBundle(ctx context.Context, choice BundleChoice) (BundlePreview, error) {
	if choice.Name == "" {
		choice.Name = "case" // it is chosen last
	}
	if choice.Preset != bundle.Full && choice.Preset != bundle.Shared {
		return BundlePreview{}, ErrInvalid
	}
	p, err := r.plan(ctx, choice, r.o.Now())
	if err != nil {
		return BundlePreview{}, fmt.Errorf("looking into a bundle: %w", err)
	}
	out := BundlePreview{Incidents: len(p.c.Incidents), Claims: len(p.c.Claims), People: len(p.c.People), Bytes: p.bytes, Warnings: p.warnings}
	for _, x := range p.c.Exhibits {
		e := BundleExhibit{Number: x.Number, Name: x.Name, Absent: x.Missing}
		if !x.RemovedAt.IsZero() {
			e.Absent = "its bytes were removed"
		}
		for _, f := range x.Files {
			e.Gives = append(e.Gives, f.Kind)
		}
		out.Exhibits = append(out.Exhibits, e)
	}
	return out, nil
}

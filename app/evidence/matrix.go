package evidence

import (
	"cmp"
	"slices"
	"time"

	"stillwater/app/store"
)

// A Gap is something a claim's account still lacks.
type Gap string

// gaps: nowhere it was said is written down; nothing shows that it was said;
// nothing is said against it; nothing shows what is said against it, neither
// a file nor a witness; the person wrote down that something is missing.
const (
	noAppearance Gap = "no-appearance"
	notShown     Gap = "not-shown"
	noRebuttal   Gap = "no-rebuttal"
	notRebutted  Gap = "rebuttal-not-shown"
	missing      Gap = "missing"
)

// A Row of the matrix is one appearance of one claim with what shows and what
// rebuts it, or a claim with no appearance yet.
type Row struct {
	Claim      store.ID
	Number     int // of the claim
	Appearance int // its place in Claim.Appearances, -1 if there is none
	When       When
	Place      string
	Shows      []store.ID // exhibits that show that it was said there
	For        []store.ID // exhibits that show what is true
	Against    []store.ID // exhibits the other side may show
	Witnesses  int
	Gaps       []Gap
}

// Matrix lays claims beside their appearances and what shows and rebuts them:
// the lowest number first, within a claim what was said first, appearances of
// unknown time last. Claims in the trash are left out.
func Matrix(claims []Claim) []Row {
	claims = slices.DeleteFunc(slices.Clone(claims), func(c Claim) bool { return !c.TrashedAt.IsZero() })
	slices.SortFunc(claims, func(a, b Claim) int { return cmp.Compare(a.Number, b.Number) })
	var rows []Row
	for _, c := range claims {
		base := c.row()
		if len(c.Appearances) == 0 {
			base.Gaps = append([]Gap{noAppearance}, base.Gaps...)
			rows = append(rows, base)
			continue
		}
		for _, i := range c.inTime() {
			r, a := base, c.Appearances[i]
			r.Appearance, r.When, r.Place, r.Shows = i, a.When, a.Place, slices.Clone(a.Exhibits)
			if len(r.Shows) == 0 {
				r.Gaps = append([]Gap{notShown}, base.Gaps...)
			}
			rows = append(rows, r)
		}
	}
	return rows
}

// Gaps is what the claim's account still lacks, over all its appearances.
func (c Claim) Gaps() []Gap {
	gaps := c.row().Gaps
	switch {
	case len(c.Appearances) == 0:
		gaps = append([]Gap{noAppearance}, gaps...)
	case !slices.ContainsFunc(c.Appearances, func(a Appearance) bool { return len(a.Exhibits) > 0 }):
		gaps = append([]Gap{notShown}, gaps...)
	}
	return gaps
}

// row is what every row of the claim has.
func (c Claim) row() Row {
	r := Row{Claim: c.ID, Number: c.Number, Appearance: -1}
	lacks := c.Missing != ""
	for _, b := range c.Rebuttals {
		r.For, r.Against = append(r.For, b.For...), append(r.Against, b.Against...)
		if b.Witness != "" || !b.WitnessID.IsZero() {
			r.Witnesses++
		}
		lacks = lacks || b.Missing != ""
	}
	r.For, r.Against = distinct(r.For), distinct(r.Against)
	switch {
	case len(c.Rebuttals) == 0:
		r.Gaps = append(r.Gaps, noRebuttal)
	case len(r.For) == 0 && r.Witnesses == 0:
		r.Gaps = append(r.Gaps, notRebutted)
	}
	if lacks {
		r.Gaps = append(r.Gaps, missing)
	}
	return r
}

// inTime are the places of the appearances, those first that came first.
func (c Claim) inTime() []int {
	order := make([]int, len(c.Appearances))
	for i := range order {
		order[i] = i
	}
	at := func(i int) time.Time { return c.Appearances[i].When.At }
	slices.SortStableFunc(order, func(a, b int) int {
		if at(a).IsZero() != at(b).IsZero() {
			if at(a).IsZero() {
				return 1
			}
			return -1
		}
		return at(a).Compare(at(b))
	})
	return order
}

package app

import (
	"context"
	"os"
	"path/filepath"
	"sync"

	"stillwater/app/bundle"
	"stillwater/app/passphrase"
	"stillwater/app/rooms"
	"stillwater/app/store"
)

// Bundles makes bundles of evidence to hand over, lists those made, and checks
// any.
type Bundles struct {
	h *house

	mu     sync.Mutex
	chosen map[string]string // token to path: the page never names a path
}

// BundleChoice says what goes into a bundle.
type BundleChoice struct {
	Name        string   `json:"name"`
	Author      string   `json:"author"`
	For         string   `json:"for"`
	Preset      string   `json:"preset"`     // "full" or "shared"
	Everything  bool     `json:"everything"` // in place of the three lists
	Incidents   []string `json:"incidents"`
	Claims      []string `json:"claims"`
	Exhibits    []string `json:"exhibits"` // beside those that incidents and claims name
	Without     []string `json:"without"`  // exhibits that are named and not handed over
	Initials    []string `json:"initials"` // people who stand by their initials
	Strangers   bool     `json:"strangers"`
	Series      bool     `json:"series"`
	Covered     bool     `json:"covered"`
	Pictures    bool     `json:"pictures"`
	Witnesses   bool     `json:"witnesses"`
	Notes       bool     `json:"notes"`
	LawyerNotes bool     `json:"lawyer_notes"`
	Excerpts    bool     `json:"excerpts"`
}

// BundlePreview is what a choice would hand over.
type BundlePreview struct {
	Incidents int             `json:"incidents"`
	Claims    int             `json:"claims"`
	People    int             `json:"people"`
	Bytes     int64           `json:"bytes"`
	Exhibits  []BundleExhibit `json:"exhibits"`
	Warnings  []BundleWarning `json:"warnings"`
}

// BundleExhibit is an exhibit as a choice would hand it over.
type BundleExhibit struct {
	Number int      `json:"number"`
	Name   string   `json:"name"`
	Gives  []string `json:"gives"`  // "original", "redacted", "stripped"
	Absent string   `json:"absent"` // why there is no original, in English
}

// BundleWarning is something in a bundle that may harm, or was left out.
type BundleWarning struct {
	Kind  string   `json:"kind"`
	Where []string `json:"where"` // such as "incident 13"
}

// BundleRow is a bundle that was made.
type BundleRow struct {
	ID        string `json:"id"`
	MadeAt    string `json:"made_at"`
	Name      string `json:"name"`
	Place     string `json:"place"`
	Case      string `json:"case"`
	For       string `json:"for"`
	Preset    string `json:"preset"`
	Encrypted bool   `json:"encrypted"`
	Size      int64  `json:"size"`
	Incidents int    `json:"incidents"`
	Claims    int    `json:"claims"`
	Exhibits  int    `json:"exhibits"`
	Lost      []int  `json:"lost"`  // numbers of exhibits whose bytes are damaged
	Unset     int    `json:"unset"` // pictures its report only names
	Payload   string `json:"payload"`
	Key       string `json:"key"`
	Records   int64  `json:"records"` // of the custody log, under its checkpoint
}

// BundleDifference is a file that the same choice would give otherwise today.
type BundleDifference struct {
	File string `json:"file"`
	Was  bool   `json:"was"`
	Is   bool   `json:"is"`
}

// ChosenBundle is a bundle that was chosen in a dialog.
type ChosenBundle struct {
	Token     string `json:"token"`
	Name      string `json:"name"`
	Encrypted bool   `json:"encrypted"`
}

// BundleFinding names a file of a bundle and what is wrong with it.
type BundleFinding struct {
	File    string `json:"file"` // empty for the ZIP itself
	Line    int    `json:"line"`
	Problem string `json:"problem"`
}

// BundleStamp is a time-stamp in a bundle.
type BundleStamp struct {
	At        string `json:"at"`
	Authority string `json:"authority"`
	Known     bool   `json:"known"`
}

// BundleReport is what checking a bundle found.
type BundleReport struct {
	MadeAt    string          `json:"made_at"`
	Preset    string          `json:"preset"`
	Files     int             `json:"files"`
	Bytes     int64           `json:"bytes"`
	Key       string          `json:"key"`
	Own       bool            `json:"own"` // this vault signed it
	Records   int             `json:"records"`
	LogSize   int64           `json:"log_records"`
	Originals int             `json:"originals"`
	Tied      int             `json:"originals_in_log"`
	Stamps    []BundleStamp   `json:"stamps"`
	Findings  []BundleFinding `json:"findings"`
}

func (c BundleChoice) choice(zone string) (rooms.BundleChoice, error) {
	out := rooms.BundleChoice{Name: c.Name, Author: c.Author, For: c.For, Preset: bundle.Preset(c.Preset), Zone: zone, Everything: c.Everything,
		Strangers: c.Strangers, Series: c.Series, Covered: c.Covered, Pictures: c.Pictures, Witnesses: c.Witnesses, Notes: c.Notes, LawyerNotes: c.LawyerNotes, Excerpts: c.Excerpts}
	for _, list := range []struct {
		from []string
		to   *[]store.ID
	}{{c.Incidents, &out.Incidents}, {c.Claims, &out.Claims}, {c.Exhibits, &out.Exhibits}, {c.Without, &out.Without}, {c.Initials, &out.Initials}} {
		var err error
		if *list.to, err = ids(list.from); err != nil {
			return out, err
		}
	}
	return out, nil
}

// Preview says what a choice would hand over, and what in it may harm.
func (b *Bundles) Preview(in BundleChoice) (BundlePreview, error) {
	return inside(b.h, func(ctx context.Context, r *rooms.Rooms) (out BundlePreview, err error) {
		choice, err := in.choice(b.h.currentZone())
		if err != nil {
			return out, err
		}
		p, err := r.PreviewBundle(ctx, choice)
		return BundlePreview{p.Incidents, p.Claims, p.People, p.Bytes,
			each(p.Exhibits, func(x rooms.BundleExhibit) BundleExhibit {
				return BundleExhibit{x.Number, x.Name, each(x.Gives, same), x.Absent}
			}),
			each(p.Warnings, func(w rooms.BundleWarning) BundleWarning { return BundleWarning{w.Kind, each(w.Where, same)} })}, err
	})
}

// Make asks where to, and writes a bundle there; no job if no place was
// chosen. own is the vault's passphrase; other, if not empty, encrypts it.
func (b *Bundles) Make(in BundleChoice, own, other string) (*Job, error) {
	return inside(b.h, func(ctx context.Context, r *rooms.Rooms) (*Job, error) {
		choice, err := in.choice(b.h.currentZone())
		if err != nil {
			return nil, err
		}
		if other != "" && !passphrase.Judge(other, nil).Enough {
			return nil, passphrase.ErrWeak
		}
		if err := r.Vault.VerifyPassphrase(ctx, own); err != nil { // told before a place is chosen
			return nil, err
		}
		name := "evidence-" + b.h.o.Now().Format("2006-01-02") + ".zip"
		if other != "" {
			name += ".age"
		}
		path, err := b.h.desktop.SaveFile("Save a bundle", name)
		if err != nil || path == "" {
			return nil, err
		}
		return b.h.jobs.start("make-bundle", "bytes", func(ctx context.Context, progress func(done, total int64, name string)) (any, error) {
			saved, err := r.MakeBundle(ctx, choice, path, own, other, progress)
			b.h.desktop.Emit("evidence", nil)
			return bundleRowOf(saved), err
		})
	})
}

func bundleRowOf(s rooms.SavedBundle) BundleRow {
	return BundleRow{s.ID.String(), stamp(s.MadeAt), s.Name, s.Place, s.Case, s.For, string(s.Preset), s.Encrypted, s.Size, s.Incidents, s.Claims, s.Exhibits,
		append([]int{}, s.Lost...), s.Unset, s.Payload, s.Key, s.Records}
}

// List returns the bundles made, newest first.
func (b *Bundles) List() ([]BundleRow, error) {
	return inside(b.h, func(_ context.Context, r *rooms.Rooms) ([]BundleRow, error) {
		return each(r.Bundles(), bundleRowOf), nil
	})
}

// Choice returns what a bundle was made of, to be made again.
func (b *Bundles) Choice(id string) (BundleChoice, error) {
	return withID(b.h, id, func(ctx context.Context, r *rooms.Rooms, p store.ID) (BundleChoice, error) {
		c, err := r.BundleChoice(ctx, p)
		return BundleChoice{c.Name, c.Author, c.For, string(c.Preset), c.Everything, each(c.Incidents, store.ID.String), each(c.Claims, store.ID.String),
			each(c.Exhibits, store.ID.String), each(c.Without, store.ID.String), each(c.Initials, store.ID.String),
			c.Strangers, c.Series, c.Covered, c.Pictures, c.Witnesses, c.Notes, c.LawyerNotes, c.Excerpts}, err
	})
}

// Compare makes the choice of a bundle again without writing it, and says what
// would be different.
func (b *Bundles) Compare(id string) (*Job, error) {
	return withID(b.h, id, func(_ context.Context, r *rooms.Rooms, p store.ID) (*Job, error) {
		return b.h.jobs.start("compare-bundle", "bytes", func(ctx context.Context, progress func(done, total int64, name string)) (any, error) {
			c, err := r.CompareBundle(ctx, p, progress)
			return struct {
				Differences []BundleDifference `json:"differences"`
			}{each(c.Difference, func(d rooms.Difference) BundleDifference { return BundleDifference{d.File, d.Was, d.Is} })}, err
		})
	})
}

// Choose asks for a bundle; nothing if none was chosen. It works while locked.
func (b *Bundles) Choose() (out *ChosenBundle, err error) {
	defer caught(&err)
	path, err := b.h.desktop.OpenFile("Check a bundle")
	if err != nil || path == "" {
		return nil, err
	}
	if _, err := os.Stat(path); err != nil {
		return nil, bundle.ErrNotBundle
	}
	token := store.NewID().String()
	b.mu.Lock()
	defer b.mu.Unlock()
	b.chosen = map[string]string{token: path} // one at a time
	return &ChosenBundle{token, filepath.Base(path), rooms.BundleIsEncrypted(path)}, nil
}

// Check reads a chosen bundle to its end. It works while locked; time-stamps
// then are of authorities nobody knows.
func (b *Bundles) Check(token, secret string) (job *Job, err error) {
	defer caught(&err)
	b.mu.Lock()
	path, known := b.chosen[token]
	b.mu.Unlock()
	if !known {
		return nil, errNoChoice
	}
	return b.h.jobs.start("check-bundle", "bytes", func(ctx context.Context, progress func(done, total int64, name string)) (any, error) {
		in, _ := b.h.open() // nil while locked
		r, own, err := in.CheckBundle(ctx, path, secret, func(done, total int64) { progress(done, total, filepath.Base(path)) })
		if err != nil {
			return nil, err
		}
		return BundleReport{stamp(r.Made), string(r.Preset), r.Files, r.Bytes, r.Key, own, r.Records, r.LogSize, r.Originals, r.Tied,
			each(r.Stamps, func(s bundle.Stamp) BundleStamp { return BundleStamp{stamp(s.At), s.Authority, s.Known} }),
			each(r.Findings, func(f bundle.Finding) BundleFinding { return BundleFinding{f.File, f.Line, string(f.Problem)} })}, nil
	})
}

package cli

import (
	"cmp"
	"flag"
	"fmt"
	"os"
	"slices"
	"strconv"
	"strings"
	"time"

	"stillwater/app/bundle"
	"stillwater/app/evidence"
	"stillwater/app/rooms"
	"stillwater/app/store"
	"stillwater/app/timestamp"
)

// bundleFlags are those of the commands about bundles.
type bundleFlags struct {
	roots, name, author, to, zone                  string
	incidents, claims, exhibits, without, initials string
	secret                                         string // file with the passphrase that encrypts
	shared, strangers, series, covered, dry        bool
	pictures, witnesses, notes, lawyers, fromDiary bool
}

func (c *call) verifyFlags(fs *flag.FlagSet) { fs.StringVar(&c.bundle.roots, "roots", "", "") }

func (c *call) bundleFlags(fs *flag.FlagSet) {
	c.getFlags(fs)
	b := &c.bundle
	for name, to := range map[string]*string{"name": &b.name, "author": &b.author, "for": &b.to, "zone": &b.zone, "incidents": &b.incidents, "claims": &b.claims,
		"exhibits": &b.exhibits, "without": &b.without, "initials": &b.initials, "encrypt": &b.secret} {
		fs.StringVar(to, name, "", "")
	}
	for name, to := range map[string]*bool{"shared": &b.shared, "strangers": &b.strangers, "one-series": &b.series, "covered": &b.covered, "pictures": &b.pictures,
		"witnesses": &b.witnesses, "notes": &b.notes, "lawyer-notes": &b.lawyers, "excerpts": &b.fromDiary, "dry-run": &b.dry} {
		fs.BoolVar(to, name, false, "")
	}
}

// bundleRow is what verify says, as JSON.
type bundleRow struct {
	Bundle    string       `json:"bundle"`
	OK        bool         `json:"ok"`
	MadeAt    *string      `json:"made_at"`
	Preset    string       `json:"preset"`
	Files     int          `json:"files"`
	Bytes     int64        `json:"bytes"`
	Key       string       `json:"key"`
	Records   int          `json:"records"`
	LogSize   int64        `json:"log_records"`
	Originals int          `json:"originals"`
	Tied      int          `json:"originals_in_log"`
	Stamps    []stampRow   `json:"timestamps"`
	Findings  []findingRow `json:"findings"`
}

type stampRow struct {
	File      string `json:"file"`
	At        string `json:"at"`
	Authority string `json:"authority"`
	Known     bool   `json:"known"`
}

type findingRow struct {
	File    string `json:"file"`
	Line    int    `json:"line,omitempty"`
	Problem string `json:"problem"`
}

// problemWords say what is wrong with a file of a bundle.
var problemWords = map[bundle.Problem]string{
	bundle.Changed: "changed", bundle.Missing: "missing", bundle.Added: "added", bundle.Reworded: "reworded, or its proof is not its own",
	bundle.Unsigned: "the signature does not fit the list of files", bundle.Untied: "no record of the log names what is in the bundle",
	bundle.Unproved: "the time-stamp, or the checkpoint it is for, does not hold", bundle.OddName: "a name no bundle has", bundle.Repacked: "not packed as it was",
}

func (c *call) verifyBundle(args []string) error {
	var secret string
	var err error
	if rooms.BundleIsEncrypted(args[0]) {
		if secret, err = c.secret("Passphrase of the bundle: "); err != nil {
			return err
		}
	}
	var roots timestamp.Roots
	if c.bundle.roots != "" {
		pem, err := os.ReadFile(c.bundle.roots)
		if err == nil {
			roots, err = timestamp.ParseRoots(pem)
		}
		if err != nil {
			return about(c.bundle.roots, err)
		}
	}
	show, wipe := c.progress("Reading")
	r, err := rooms.VerifyBundle(c.ctx, args[0], secret, roots, show)
	wipe()
	if err != nil {
		return about(args[0], err)
	}
	row := bundleRow{args[0], len(r.Findings) == 0, stamp(r.Made), string(r.Preset), r.Files, r.Bytes, r.Key, r.Records, r.LogSize, r.Originals, r.Tied, []stampRow{}, []findingRow{}}
	for _, s := range r.Stamps {
		row.Stamps = append(row.Stamps, stampRow{s.File, s.At.Format(time.RFC3339), s.Authority, s.Known})
	}
	for _, f := range r.Findings {
		row.Findings = append(row.Findings, findingRow{f.File, f.Line, string(f.Problem)})
	}
	if err := c.print(row, "%s", row.lines(r.Findings)); err != nil {
		return err
	}
	if !row.OK {
		return about(args[0], errNotAsMade)
	}
	return nil
}

// lines is a verified bundle for people.
func (b bundleRow) lines(findings []bundle.Finding) (s string) {
	for _, f := range findings {
		name := shown(cmp.Or(f.File, b.Bundle))
		if f.Line > 0 {
			name += ", line " + strconv.Itoa(f.Line)
		}
		s += name + ": " + problemWords[f.Problem] + "\n"
	}
	if len(findings) > 0 {
		return s
	}
	s = fmt.Sprintf("%s: as it was made on %s; %s.\nSigned with the key %s: compare it with one you got in another way.\n%s of a log of %d; %d of %s taken in there.\n",
		shown(b.Bundle), *b.MadeAt, count(b.Files, "file", "files"), b.Key, count(b.Records, "record", "records"), b.LogSize, b.Tied, count(b.Originals, "original", "originals"))
	for _, t := range b.Stamps {
		known := "an authority you trust"
		if !t.Known {
			known = "an authority not known here"
		}
		s += fmt.Sprintf("Time-stamp of %s by %s, %s.\n", t.At, shown(t.Authority), known)
	}
	return s
}

// madeRow is what evidence bundle says, as JSON.
type madeRow struct {
	To        string `json:"to"`
	Size      int64  `json:"size"`
	Incidents int    `json:"incidents"`
	Claims    int    `json:"claims"`
	Exhibits  int    `json:"exhibits"`
	Lost      []int  `json:"lost"`
	Preset    string `json:"preset"`
	Encrypted bool   `json:"encrypted"`
	Payload   string `json:"payload_sha256"`
	Key       string `json:"key"`
	Records   int64  `json:"log_records"`
}

// previewRow is what evidence bundle --dry-run says, as JSON.
type previewRow struct {
	Incidents int              `json:"incidents"`
	Claims    int              `json:"claims"`
	People    int              `json:"people"`
	Bytes     int64            `json:"bytes"`
	Exhibits  []previewExhibit `json:"exhibits"`
	Warnings  []previewWarning `json:"warnings"`
}

type previewExhibit struct {
	Exhibit int      `json:"exhibit"`
	Name    string   `json:"name"`
	Gives   []string `json:"gives"`
	Absent  string   `json:"absent"`
}

type previewWarning struct {
	Kind  string   `json:"kind"`
	Where []string `json:"where"`
}

// warningWords say what in a bundle may harm, before the list of where it is.
var warningWords = map[string]string{
	rooms.WarnPrivate: "Notes for yourself stay here", rooms.WarnLawyer: "Notes for a lawyer go along", rooms.WarnExcerpts: "Copied from your journal, and in it",
	rooms.WarnPlace: "The place is embedded in", rooms.WarnReach: "Addresses or numbers stand in", rooms.WarnNames: "Who stands by initials is named in full in",
	rooms.WarnChats: "A whole conversation goes along, not only what is quoted", rooms.WarnUnread: "Nobody has looked at", rooms.WarnRemoved: "The bytes were removed of",
	rooms.WarnDamaged: "The bytes are damaged of", rooms.WarnLeftOut: "Left out, for it cannot be freed of what is embedded", rooms.WarnEmbedded: "What cameras and programs embedded goes along in",
	rooms.WarnWitnesses: "Who saw it, and how to reach them, stands in",
}

func (c *call) makeBundle([]string) error {
	if c.to == "" && !c.bundle.dry {
		return usage("the command needs --to FILE; stillwater evidence bundle --help says more")
	}
	if c.to != "" && !c.bundle.dry {
		if err := c.free(c.to); err != nil {
			return err
		}
	}
	return c.inside(func(r *rooms.Rooms, secret string) error {
		choice, err := c.bundle.choice(r)
		if err != nil {
			return err
		}
		if c.bundle.dry {
			return c.previewBundle(r, choice)
		}
		var other string
		if c.bundle.secret != "" {
			if other, err = c.secretIn(c.bundle.secret); err != nil {
				return err
			}
		}
		show, wipe := c.progress("Writing and reading back")
		b, err := r.MakeBundle(c.ctx, choice, c.to, secret, other, unnamed(show))
		wipe()
		if err != nil {
			return about(c.to, err)
		}
		row := madeRow{c.to, b.Size, b.Incidents, b.Claims, b.Exhibits, append([]int{}, b.Lost...), string(b.Preset), b.Encrypted, b.Payload, b.Key, b.Records}
		line := fmt.Sprintf("%s: %s, %s and %s, written, read back and verified.\nSigned with the key %s: tell it to whoever gets the bundle, in another way.\n", shown(c.to),
			count(b.Incidents, "incident", "incidents"), count(b.Claims, "claim", "claims"), count(b.Exhibits, "exhibit", "exhibits"), b.Key)
		if len(b.Lost) > 0 {
			line += fmt.Sprintf("The bytes of %s are damaged, and not in it.\n", count(len(b.Lost), "exhibit", "exhibits"))
		}
		return c.print(row, "%s", line)
	})
}

func (c *call) previewBundle(r *rooms.Rooms, choice rooms.BundleChoice) error {
	p, err := r.PreviewBundle(c.ctx, choice)
	if err != nil {
		return err
	}
	row := previewRow{p.Incidents, p.Claims, p.People, p.Bytes, []previewExhibit{}, []previewWarning{}}
	text := fmt.Sprintf("%s, %s, %s and %s would be in it.\n", count(p.Incidents, "incident", "incidents"), count(p.Claims, "claim", "claims"), count(p.People, "person", "people"), count(len(p.Exhibits), "exhibit", "exhibits"))
	for _, x := range p.Exhibits {
		row.Exhibits = append(row.Exhibits, previewExhibit{x.Number, x.Name, append([]string{}, x.Gives...), x.Absent})
		gives := strings.Join(x.Gives, ", ")
		if x.Absent != "" {
			gives = strings.TrimPrefix(gives+"; "+x.Absent, "; ")
		}
		text += fmt.Sprintf("%d  %s  (%s)\n", x.Number, x.Name, gives)
	}
	for _, w := range p.Warnings {
		row.Warnings = append(row.Warnings, previewWarning{w.Kind, w.Where})
		text += warningWords[w.Kind] + ": " + strings.Join(w.Where, ", ") + ".\n"
	}
	return c.print(row, "%s", text)
}

// choice reads the flags.
func (b bundleFlags) choice(r *rooms.Rooms) (rooms.BundleChoice, error) {
	out := rooms.BundleChoice{Name: cmp.Or(b.name, "Evidence"), Author: b.author, For: b.to, Preset: bundle.Full, Zone: cmp.Or(b.zone, rooms.LocalZone()),
		Strangers: b.strangers, Series: b.series, Covered: b.covered, Pictures: b.pictures, Witnesses: b.witnesses, Notes: b.notes, LawyerNotes: b.lawyers, Excerpts: b.fromDiary}
	if b.shared {
		out.Preset = bundle.Shared
	}
	out.Everything = b.incidents == "" && b.claims == "" && b.exhibits == ""
	ex := func(name string) (store.ID, error) {
		e, err := exhibit(r, name)
		return e.ID, err
	}
	for _, list := range []struct {
		text string
		to   *[]store.ID
		find func(string) (store.ID, error)
	}{
		{b.incidents, &out.Incidents, func(name string) (store.ID, error) {
			return numbered(name, r.Evidence.Incidents(evidence.Query{}).Rows, func(in evidence.Incident) (int, store.ID) { return in.Number, in.ID })
		}},
		{b.claims, &out.Claims, func(name string) (store.ID, error) {
			return numbered(name, r.Evidence.Claims(evidence.Query{}).Rows, func(c evidence.Claim) (int, store.ID) { return c.Number, c.ID })
		}},
		{b.exhibits, &out.Exhibits, ex},
		{b.without, &out.Without, ex},
		{b.initials, &out.Initials, func(name string) (store.ID, error) {
			p, err := r.Evidence.FindPerson(name)
			return p.ID, err
		}},
	} {
		for name := range strings.SplitSeq(list.text, ",") {
			if name = strings.TrimSpace(name); name == "" {
				continue
			}
			id, err := list.find(name)
			if err != nil {
				return out, about(name, err)
			}
			*list.to = append(*list.to, id)
		}
	}
	return out, nil
}

// numbered finds what has a number, or an ID.
func numbered[T any](name string, all []T, of func(T) (int, store.ID)) (store.ID, error) {
	i := slices.IndexFunc(all, func(v T) bool {
		n, id := of(v)
		return strconv.Itoa(n) == name || id.String() == name
	})
	if i < 0 {
		return store.ID{}, store.ErrNotFound
	}
	_, id := of(all[i])
	return id, nil
}

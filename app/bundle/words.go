package bundle

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode"
)

const (
	dayLayout   = "2 January 2006"
	clockLayout = "2 January 2006, 15:04"
)

// Words that several pages say alike.
const (
	ownAccount = "my own account"
	reported   = "reported to me"
	inferred   = "inferred by me"
	unsaid     = "not said"
	notKnown   = "not known when"
	noExhibit  = "none: it rests on what is written here"
)

// pages are what is written about a case: every text of a bundle is made here,
// so that the tables, the report and the drafts say the same.
type pages struct {
	c        Case
	exhibits []exhibit
	labels   map[int]string // of exhibits by number
	names    map[string]string
	rows     []row
}

// An exhibit has its place in the bundle.
type exhibit struct {
	Exhibit
	section string // its letter
	n       int    // its place there, from 1
	pieces  []piece
	lost    bool
}

func (x exhibit) label() string { return fmt.Sprint(x.section, x.n) }
func (x exhibit) folder() string {
	return fmt.Sprintf("%sexhibits/%s%03d/", dataFolder, x.section, x.n)
}

// lose drops the files from the j-th on: its bytes are not what they were.
func (x *exhibit) lose(j int) {
	why := cmp.Or(x.Files[j].Without, "its bytes are damaged")
	x.lost = true
	x.Files = x.Files[:j]
	if j == 0 {
		x.Missing = why
	}
}

// A row is one line of the chronology.
type row struct {
	n     int
	at    time.Time // what it is sorted by
	known bool      // that it is known when
	in    *Incident // either
	claim *Claim    // or
	seen  Appearance
}

func newPages(c Case) *pages {
	p := &pages{c: c, labels: map[int]string{}, names: map[string]string{}}
	var sections []string
	counts := map[string]int{}
	for _, x := range c.Exhibits {
		section := x.Section
		if c.Series {
			section = ""
		}
		at := slices.Index(sections, section)
		if at < 0 {
			at = len(sections)
			sections = append(sections, section)
		}
		letter := letters(at)
		counts[letter]++
		x.Files = slices.Clone(x.Files)
		placed := exhibit{Exhibit: x, section: letter, n: counts[letter]}
		p.exhibits = append(p.exhibits, placed)
		p.labels[x.Number] = placed.label()
	}
	slices.SortStableFunc(p.exhibits, func(a, b exhibit) int {
		return cmp.Or(cmp.Compare(len(a.section), len(b.section)), cmp.Compare(a.section, b.section), cmp.Compare(a.n, b.n))
	})
	p.name()
	for i := range c.Incidents {
		in := &c.Incidents[i]
		p.rows = append(p.rows, row{at: sorted(in.Happened, in.RecordedAt), known: in.Happened.Sure != "unknown", in: in})
	}
	for i := range c.Claims {
		for _, a := range c.Claims[i].Appearances {
			p.rows = append(p.rows, row{at: a.When.At, known: a.When.Sure != "unknown" && !a.When.At.IsZero(), claim: &c.Claims[i], seen: a})
		}
	}
	slices.SortStableFunc(p.rows, func(a, b row) int {
		if a.known != b.known && (a.at.IsZero() || b.at.IsZero()) { // what has no place at all stands last
			return cmp.Compare(truth(a.at.IsZero()), truth(b.at.IsZero()))
		}
		return a.at.Compare(b.at)
	})
	for i := range p.rows {
		p.rows[i].n = i + 1
	}
	return p
}

func truth(b bool) int {
	if b {
		return 1
	}
	return 0
}

func sorted(w When, recorded time.Time) time.Time {
	if w.Sure == "unknown" || w.At.IsZero() {
		return recorded
	}
	return w.At
}

// letters are A, B … Z, AA, AB …
func letters(n int) string {
	s := string(rune('A' + n%26))
	if n >= 26 {
		return letters(n/26-1) + s
	}
	return s
}

// name decides how each person is shown. Two people whose initials are the
// same are told apart by a number.
func (p *pages) name() {
	used := map[string]int{}
	for _, person := range p.c.People {
		shown := person.Name
		if person.Initials {
			shown = initials(person.Name)
			if used[shown]++; used[shown] > 1 {
				shown = fmt.Sprintf("%s (%d)", shown, used[shown])
			}
		}
		for _, known := range append([]string{person.Name}, person.Others...) {
			key := strings.ToLower(strings.TrimSpace(known))
			if _, taken := p.names[key]; key == "" || taken {
				continue
			}
			p.names[key] = known
			if person.Initials {
				p.names[key] = shown
			}
		}
	}
}

// who is how somebody stands in the bundle.
func (p *pages) who(name string) string {
	name = strings.TrimSpace(name)
	if shown, known := p.names[strings.ToLower(name)]; known {
		return shown
	}
	if p.c.Initials && name != "" && !strings.EqualFold(name, "me") {
		return initials(name)
	}
	return name
}

func (p *pages) everybody(names []string) string {
	var all []string
	for _, n := range names {
		if shown := p.who(n); shown != "" {
			all = append(all, shown)
		}
	}
	return strings.Join(all, ", ")
}

// initials are the first letters of a name; what has none, such as a number or
// an address, becomes N. N.
func initials(name string) string {
	var all []string
	if !strings.ContainsAny(name, "@0123456789") {
		for _, word := range strings.FieldsFunc(name, func(r rune) bool { return !unicode.In(r, unicode.L, unicode.M) && r != '\'' && r != '’' }) {
			for _, r := range word {
				if unicode.IsLetter(r) {
					all = append(all, string(unicode.ToUpper(r))+".")
					break
				}
			}
		}
	}
	if len(all) == 0 {
		return "N. N."
	}
	return strings.Join(all, " ")
}

// cited are the labels of exhibits, in the order given.
func (p *pages) cited(numbers []int) string {
	var all []string
	for _, n := range numbers {
		all = append(all, p.labels[n])
	}
	return strings.Join(all, ", ")
}

// earlier is a wording as it was.
func (p *pages) earlier(e Correction) string {
	if e.People != nil {
		return p.everybody(e.People)
	}
	return e.Text
}

// exhibitsOf are the numbers of what a row rests on.
func (r row) exhibitsOf() []int {
	if r.in == nil {
		return r.seen.Exhibits
	}
	all := slices.Clone(r.in.Exhibits)
	for _, q := range r.in.Quotes {
		if !slices.Contains(all, q.Exhibit) {
			all = append(all, q.Exhibit)
		}
	}
	return all
}

// rests says what a row rests on: never nothing.
func (p *pages) rests(r row) string { return cmp.Or(p.cited(r.exhibitsOf()), noExhibit) }

func (r row) when() When {
	if r.in != nil {
		return r.in.Happened
	}
	return r.seen.When
}

// words says how the person knows.
func (k Knowing) words() string {
	switch k {
	case FirstHand:
		return ownAccount
	case SecondHand:
		return reported
	case Inferred:
		return inferred
	}
	return unsaid
}

// knowing is how the person knows of a row.
func (r row) knowing() Knowing {
	if r.in != nil {
		return r.in.Known
	}
	return r.seen.Known
}

func (r row) what() string {
	if r.in != nil {
		return r.in.What
	}
	return "The claim was made: “" + r.claim.Words + "”"
}

// phrase says when it was and how sure that is.
func (w When) phrase(zone string) string {
	switch {
	case w.Sure == "unknown" || w.At.IsZero():
		return notKnown
	case w.Sure == "about":
		return "about " + moment(w.At, w.Zone, zone)
	case w.Sure == "day":
		return w.At.Format(dayLayout) + ", hour not known"
	case w.Sure == "between":
		return "between " + moment(w.At, w.Zone, zone) + " and " + moment(w.Until, w.Zone, zone)
	}
	return moment(w.At, w.Zone, zone)
}

// moment is a time with its offset, and its zone where that is another than
// usual.
func moment(t time.Time, own, usual string) string {
	if t.IsZero() {
		return notKnown
	}
	if loc, err := time.LoadLocation(own); err == nil && own != "" {
		t = t.In(loc)
	}
	s := t.Format(clockLayout) + t.Format(" (UTC-07:00")
	if own != "" && own != usual {
		s += ", " + strings.ReplaceAll(own, "_", " ")
	}
	return s + ")"
}

// plain turns a kebab-case key into words.
func plain(key string) string { return strings.ReplaceAll(key, "-", " ") }

// oneLine is s without anything that could begin a new line of a file.
func oneLine(s string) string {
	return strings.TrimSpace(strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || r == '\u2028' || r == '\u2029' {
			return ' '
		}
		return r
	}, s))
}

func counted(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprint(n, " ", many)
}

package cli

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"os"
	"time"

	"stillwater/app/evidence"
	"stillwater/app/rooms"
	"stillwater/app/store"
)

// maxIncident is in bytes: an incident with its longest texts, as JSON.
const maxIncident = 1 << 20

// incidentIn is an incident as it is handed in.
type incidentIn struct {
	What      string              `json:"what"`
	Happened  *whenIn             `json:"happened"`
	LearnedAt *whenIn             `json:"learned_at"`
	Learned   evidence.How        `json:"learned"`
	Words     string              `json:"words"`
	Tactics   []evidence.Tactic   `json:"tactics"`
	Channel   string              `json:"channel"`
	Place     string              `json:"place"`
	Link      string              `json:"link"`
	People    []string            `json:"people"`
	Severity  int                 `json:"severity"`
	Fear      *int                `json:"fear"`
	Involved  []evidence.Involved `json:"involved"`
	Phase     evidence.Phase      `json:"phase"`
	Breach    bool                `json:"breach"`
	Order     string              `json:"order"`
	Harm      string              `json:"harm"`
	Response  string              `json:"response"`
	Witnesses string              `json:"witnesses"`
	Reference string              `json:"reference"`
	Private   string              `json:"private"`
	Exhibits  []int               `json:"exhibits"`
	Claims    []int               `json:"claims"`
}

// whenIn is a time as it is handed in.
type whenIn struct {
	Sure  evidence.Precision `json:"sure"`
	At    string             `json:"at"`
	Until string             `json:"until"`
	Zone  string             `json:"zone"`
}

// when reads a time; one without a zone is this machine's.
func (w whenIn) when() (out evidence.When, err error) {
	out = evidence.When{Sure: w.Sure, Zone: w.Zone}
	if out.Sure == evidence.Unknown {
		return out, nil
	}
	if out.Zone == "" {
		out.Zone = rooms.LocalZone()
	}
	zone, err := time.LoadLocation(out.Zone)
	if err != nil {
		return out, errIncident
	}
	for _, t := range []struct {
		to   *time.Time
		text string
	}{{&out.At, w.At}, {&out.Until, w.Until}} {
		if t.text == "" {
			continue
		}
		if *t.to, err = time.Parse(time.RFC3339, t.text); err != nil {
			*t.to, err = time.ParseInLocation(clockLayout, t.text, zone)
		}
		if err != nil {
			return out, errIncident
		}
	}
	return out, nil
}

// recorded is what evidence incident add says, as JSON.
type recorded struct {
	Incident int      `json:"incident"`
	ID       store.ID `json:"id"`
	Recorded string   `json:"recorded_at"`
}

func (c *call) addIncident(args []string) error {
	return c.inside(func(r *rooms.Rooms, _ string) error {
		var i evidence.Incident
		in, err := c.readIncident(args[0])
		if err == nil {
			i, err = in.incident(r)
		}
		if err == nil {
			i, err = r.Evidence.SaveIncident(c.ctx, i)
		}
		if errors.Is(err, evidence.ErrInvalid) {
			err = errIncident
		}
		if err != nil {
			return about(args[0], err)
		}
		return c.print(recorded{i.Number, i.ID, i.RecordedAt.Format(time.RFC3339)}, "%d  %s\n", i.Number, i.ID)
	})
}

// readIncident reads the JSON of an incident from a file, or from what is left
// of standard input.
func (c *call) readIncident(name string) (in incidentIn, err error) {
	var from io.Reader = c.in
	if name != "-" {
		f, err := os.Open(name)
		if err != nil {
			return in, err
		}
		defer f.Close()
		from = f
	}
	b, err := await(c.ctx, func() ([]byte, error) { return io.ReadAll(io.LimitReader(from, maxIncident+1)) })
	if err != nil {
		return in, err
	}
	d := json.NewDecoder(bytes.NewReader(b))
	d.DisallowUnknownFields() // a name that is mistyped would be lost without a word
	if len(b) > maxIncident || d.Decode(&in) != nil || d.More() {
		return in, errIncident
	}
	return in, nil
}

// incident is in with what it refers to in a vault.
func (in incidentIn) incident(r *rooms.Rooms) (i evidence.Incident, err error) {
	i = evidence.Incident{What: in.What, Zone: rooms.LocalZone(), Happened: evidence.When{Sure: evidence.Unknown}, Learned: in.Learned,
		Words: in.Words, Tactics: in.Tactics, Channel: in.Channel, Place: in.Place, Link: in.Link, People: in.People, Severity: in.Severity,
		Fear: in.Fear, Involved: in.Involved, Phase: in.Phase, Breach: evidence.Breach{Is: in.Breach, Order: in.Order}, Harm: in.Harm,
		Response: in.Response, Witnesses: in.Witnesses, Reference: in.Reference, Private: in.Private}
	if in.Happened != nil {
		if i.Happened, err = in.Happened.when(); err != nil {
			return i, err
		}
	}
	if in.LearnedAt != nil {
		if i.LearnedAt, err = in.LearnedAt.when(); err != nil {
			return i, err
		}
	}
	for _, n := range in.Exhibits {
		e, err := r.Evidence.ExhibitByNumber(n)
		if err != nil {
			return i, err
		}
		i.Exhibits = append(i.Exhibits, e.ID)
	}
	for _, n := range in.Claims {
		k, err := r.Evidence.ClaimByNumber(n)
		if err != nil {
			return i, err
		}
		i.Claims = append(i.Claims, k.ID)
	}
	return i, nil
}

package app

import (
	"context"

	"stillwater/app/evidence"
	"stillwater/app/rooms"
	"stillwater/app/store"
)

// Claims is the register of what is said of the person.
type Claims struct{ h *house }

// ClaimSaid is a claim's account: what the page reads and sends alike.
type ClaimSaid struct {
	Words       string       `json:"words"`
	Saying      string       `json:"saying"` // "quoted", "paraphrased" or "reported"
	Nature      string       `json:"nature"` // "fact", "opinion", "mixed", "threat", or empty
	MadeBy      string       `json:"made_by"`
	MadeByID    string       `json:"made_by_id"`  // of a person, or empty
	Basis       string       `json:"basis"`       // "seen", "told", "inferred", or empty
	FirstKnown  *When        `json:"first_known"` // null: not said
	Topic       string       `json:"topic"`
	Truth       string       `json:"truth"` // "false", "misleading", "private", "unsure", or empty
	True        string       `json:"true"`  // what is true instead
	Decided     string       `json:"decided"`
	LawyerNote  string       `json:"lawyer_note"` // in no bundle unless asked for
	Missing     string       `json:"missing"`
	Zone        string       `json:"zone"`
	Appearances []Appearance `json:"appearances"`
	Rebuttals   []Rebuttal   `json:"rebuttals"`
	Harms       []Harm       `json:"harms"`
}

// Appearance is one time and place a claim was made.
type Appearance struct {
	When      *When    `json:"when"`
	Place     string   `json:"place"`
	Link      string   `json:"link"`
	Audience  string   `json:"audience"`
	Size      int      `json:"size"` // 0: not known
	RelayedBy string   `json:"relayed_by"`
	Learned   string   `json:"learned"` // as of an incident
	LearnedAt *When    `json:"learned_at"`
	Online    string   `json:"online"` // "yes", "no", or empty
	Note      string   `json:"note"`
	Incident  string   `json:"incident"` // its ID, or empty
	Exhibits  []string `json:"exhibits"`
	PeopleIDs []string `json:"people_ids"`
}

// Rebuttal is what stands against a claim.
type Rebuttal struct {
	Statement string   `json:"statement"`
	For       []string `json:"for"`     // exhibits
	Against   []string `json:"against"` // exhibits the other side may show
	Witness   string   `json:"witness"`
	WitnessID string   `json:"witness_id"`
	FirstHand string   `json:"first_hand"` // "yes", "no", or empty, as the two below
	Willing   string   `json:"willing"`
	Safe      string   `json:"safe"`
	Missing   string   `json:"missing"`
}

// Harm is something a claim did.
type Harm struct {
	Kind     string   `json:"kind"`
	When     *When    `json:"when"`
	Amount   string   `json:"amount"`
	Note     string   `json:"note"`
	Exhibits []string `json:"exhibits"`
}

// Standing is where a claim stands from some time on.
type Standing struct {
	State string `json:"state"` // "open", "corrected", "withdrawn" or "in-court"
	Since *When  `json:"since"`
	Note  string `json:"note"`
	At    string `json:"at"` // when it was written down
}

// Claim is one of the register.
type Claim struct {
	ID     string `json:"id"`
	Number int    `json:"number"`
	ClaimSaid
	Stands      string       `json:"stands"`   // as the last of Standing, "open" if there is none
	Standing    []Standing   `json:"standing"` // the oldest first
	Incidents   []string     `json:"incidents"`
	Gaps        []string     `json:"gaps"` // "no-appearance", "not-shown", "no-rebuttal", "rebuttal-not-shown", "missing"
	Corrections []Correction `json:"corrections"`
	RecordedAt  string       `json:"recorded_at"`
	UpdatedAt   string       `json:"updated_at"`
	TrashedAt   string       `json:"trashed_at"`
	Revision    int64        `json:"revision"`
}

// ClaimDraft is a claim as the page sends it.
type ClaimDraft struct {
	ID string `json:"id"`
	ClaimSaid
	Revision int64 `json:"revision"`
}

// ClaimRow is a claim in a list.
type ClaimRow struct {
	ID          string `json:"id"`
	Number      int    `json:"number"`
	Words       string `json:"words"`
	Saying      string `json:"saying"`
	MadeBy      string `json:"made_by"`
	Topic       string `json:"topic"`
	Truth       string `json:"truth"`
	Stands      string `json:"stands"`
	Appearances int    `json:"appearances"`
	Rebuttals   int    `json:"rebuttals"`
	Exhibits    int    `json:"exhibits"`
	RecordedAt  string `json:"recorded_at"`
	TrashedAt   string `json:"trashed_at"`
}

// ClaimPage is a window of the claims.
type ClaimPage struct {
	Total int        `json:"total"`
	Rows  []ClaimRow `json:"rows"`
}

// MatrixRow is one appearance of one claim, with what shows and rebuts it.
type MatrixRow struct {
	Claim      string   `json:"claim"`
	Number     int      `json:"number"`
	Appearance int      `json:"appearance"` // its place in the claim, -1 if there is none
	When       *When    `json:"when"`
	Place      string   `json:"place"`
	Shows      []string `json:"shows"`
	For        []string `json:"for"`
	Against    []string `json:"against"`
	Witnesses  int      `json:"witnesses"`
	Gaps       []string `json:"gaps"`
}

// List returns a window of the claims, the newest number first.
func (c *Claims) List(q IncidentQuery) (ClaimPage, error) {
	return inside(c.h, func(_ context.Context, r *rooms.Rooms) (ClaimPage, error) {
		page := r.Evidence.Claims(evidence.Query{Offset: q.Offset, Limit: q.Limit, Trashed: q.Trashed})
		return ClaimPage{page.Total, each(page.Rows, func(k evidence.Claim) ClaimRow {
			return ClaimRow{k.ID.String(), k.Number, k.Words, string(k.Saying), k.MadeBy, k.Topic, string(k.Truth), string(k.Stands()),
				len(k.Appearances), len(k.Rebuttals), len(k.Exhibits()), stamp(k.RecordedAt), stamp(k.TrashedAt)}
		})}, nil
	})
}

// Get returns one claim.
func (c *Claims) Get(id string) (Claim, error) {
	return c.answer(id, func(_ context.Context, l *evidence.Locker, p store.ID) (evidence.Claim, error) { return l.Claim(p) })
}

// answer is withID for what answers with a claim.
func (c *Claims) answer(id string, f func(ctx context.Context, l *evidence.Locker, id store.ID) (evidence.Claim, error)) (Claim, error) {
	return withID(c.h, id, func(ctx context.Context, r *rooms.Rooms, p store.ID) (out Claim, err error) {
		k, err := f(ctx, r.Evidence, p)
		if err != nil {
			return out, err
		}
		return claimOf(ctx, r, k)
	})
}

// Save keeps a claim; an empty ID makes a new one.
func (c *Claims) Save(in ClaimDraft) (Claim, error) {
	return inside(c.h, func(ctx context.Context, r *rooms.Rooms) (out Claim, err error) {
		k, err := in.claim()
		if err == nil {
			k, err = r.Evidence.SaveClaim(ctx, k)
		}
		if err != nil {
			return out, err
		}
		return claimOf(ctx, r, k)
	})
}

// AddStanding writes down where a claim stands from now on.
func (c *Claims) AddStanding(id string, s Standing) (Claim, error) {
	return c.answer(id, func(ctx context.Context, l *evidence.Locker, p store.ID) (evidence.Claim, error) {
		since, err := whenFrom(s.Since)
		if err != nil {
			return evidence.Claim{}, err
		}
		return l.AddStanding(ctx, p, evidence.Standing{State: evidence.State(s.State), Since: since, Note: s.Note})
	})
}

// Trash puts a claim into the trash.
func (c *Claims) Trash(id string) error {
	return withIDDo(c.h, id, func(ctx context.Context, r *rooms.Rooms, p store.ID) error { return r.Evidence.TrashClaim(ctx, p) })
}

// Restore takes a claim out of the trash.
func (c *Claims) Restore(id string) error {
	return withIDDo(c.h, id, func(ctx context.Context, r *rooms.Rooms, p store.ID) error { return r.Evidence.RestoreClaim(ctx, p) })
}

// Matrix lays all claims beside their appearances and what shows and rebuts
// them.
func (c *Claims) Matrix() ([]MatrixRow, error) {
	return inside(c.h, func(_ context.Context, r *rooms.Rooms) ([]MatrixRow, error) {
		return each(evidence.Matrix(r.Evidence.Claims(evidence.Query{}).Rows), func(m evidence.Row) MatrixRow {
			return MatrixRow{m.Claim.String(), m.Number, m.Appearance, whenSaid(m.When), m.Place, each(m.Shows, store.ID.String),
				each(m.For, store.ID.String), each(m.Against, store.ID.String), m.Witnesses, each(m.Gaps, text)}
		}), nil
	})
}

// claimOf converts a claim, with the incidents that repeat it and its earlier
// wordings.
func claimOf(ctx context.Context, r *rooms.Rooms, k evidence.Claim) (Claim, error) {
	corrections, err := r.Evidence.Corrections(ctx, k.ID)
	out := Claim{
		ID: k.ID.String(), Number: k.Number,
		ClaimSaid: ClaimSaid{k.Words, string(k.Saying), string(k.Nature), k.MadeBy, named(k.MadeByID), string(k.Basis), whenSaid(k.FirstKnown),
			k.Topic, string(k.Truth), k.True, k.Decided, k.LawyerNote, k.Missing, k.Zone,
			each(k.Appearances, appearanceOf), each(k.Rebuttals, rebuttalOf), each(k.Harms, harmOf)},
		Stands: string(k.Stands()), Standing: each(k.Standing, func(s evidence.Standing) Standing {
			return Standing{string(s.State), whenSaid(s.Since), s.Note, stamp(s.At)}
		}),
		Incidents: each(r.Evidence.Repeating(k.ID), store.ID.String), Gaps: each(k.Gaps(), text), Corrections: each(corrections, correctionOf),
		RecordedAt: stamp(k.RecordedAt), UpdatedAt: stamp(k.UpdatedAt), TrashedAt: stamp(k.TrashedAt), Revision: k.Revision,
	}
	return out, err
}

func appearanceOf(a evidence.Appearance) Appearance {
	return Appearance{whenSaid(a.When), a.Place, a.Link, a.Audience, a.Size, a.RelayedBy, string(a.Learned), whenSaid(a.LearnedAt),
		string(a.Online), a.Note, named(a.Incident), each(a.Exhibits, store.ID.String), each(a.PeopleIDs, store.ID.String)}
}

func rebuttalOf(b evidence.Rebuttal) Rebuttal {
	return Rebuttal{b.Statement, each(b.For, store.ID.String), each(b.Against, store.ID.String), b.Witness, named(b.WitnessID),
		string(b.FirstHand), string(b.Willing), string(b.Safe), b.Missing}
}

func harmOf(h evidence.Harm) Harm {
	return Harm{h.Kind, whenSaid(h.When), h.Amount, h.Note, each(h.Exhibits, store.ID.String)}
}

// claim reads a draft.
func (in ClaimDraft) claim() (k evidence.Claim, err error) {
	k = evidence.Claim{Words: in.Words, Saying: evidence.Saying(in.Saying), Nature: evidence.Nature(in.Nature), MadeBy: in.MadeBy,
		Basis: evidence.Basis(in.Basis), Topic: in.Topic, Truth: evidence.Truth(in.Truth), True: in.True, Decided: in.Decided,
		LawyerNote: in.LawyerNote, Missing: in.Missing, Zone: in.Zone, Revision: in.Revision}
	if err = k.ID.UnmarshalText([]byte(in.ID)); err == nil {
		err = k.MadeByID.UnmarshalText([]byte(in.MadeByID))
	}
	if err == nil {
		k.FirstKnown, err = whenFrom(in.FirstKnown)
	}
	if err == nil {
		k.Appearances, err = eachTried(in.Appearances, Appearance.read)
	}
	if err == nil {
		k.Rebuttals, err = eachTried(in.Rebuttals, Rebuttal.read)
	}
	if err == nil {
		k.Harms, err = eachTried(in.Harms, Harm.read)
	}
	return k, err
}

// eachTried is each for a conversion that can fail.
func eachTried[A, B any](in []A, f func(A) (B, error)) ([]B, error) {
	var out []B
	for _, a := range in {
		b, err := f(a)
		if err != nil {
			return nil, err
		}
		out = append(out, b)
	}
	return out, nil
}

func (a Appearance) read() (out evidence.Appearance, err error) {
	out = evidence.Appearance{Place: a.Place, Link: a.Link, Audience: a.Audience, Size: a.Size, RelayedBy: a.RelayedBy,
		Learned: evidence.How(a.Learned), Online: evidence.Answer(a.Online), Note: a.Note}
	if out.When, err = whenFrom(a.When); err == nil {
		out.LearnedAt, err = whenFrom(a.LearnedAt)
	}
	if err == nil {
		err = out.Incident.UnmarshalText([]byte(a.Incident))
	}
	if err == nil {
		err = idLists(list{&out.Exhibits, a.Exhibits}, list{&out.PeopleIDs, a.PeopleIDs})
	}
	return out, err
}

func (b Rebuttal) read() (out evidence.Rebuttal, err error) {
	out = evidence.Rebuttal{Statement: b.Statement, Witness: b.Witness, FirstHand: evidence.Answer(b.FirstHand),
		Willing: evidence.Answer(b.Willing), Safe: evidence.Answer(b.Safe), Missing: b.Missing}
	if err = out.WitnessID.UnmarshalText([]byte(b.WitnessID)); err == nil {
		err = idLists(list{&out.For, b.For}, list{&out.Against, b.Against})
	}
	return out, err
}

func (h Harm) read() (out evidence.Harm, err error) {
	out = evidence.Harm{Kind: h.Kind, Amount: h.Amount, Note: h.Note}
	if out.When, err = whenFrom(h.When); err == nil {
		err = idLists(list{&out.Exhibits, h.Exhibits})
	}
	return out, err
}

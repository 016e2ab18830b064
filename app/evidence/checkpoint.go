package evidence

import (
	"cmp"
	"context"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"slices"
	"time"

	"stillwater/app/custody"
	"stillwater/app/store"
)

const (
	// CheckpointKind is the store.Kind of a signed checkpoint of the log.
	CheckpointKind store.Kind = "evidence.checkpoint"
	// TimestampKind is the store.Kind of a time-stamp of a checkpoint.
	TimestampKind store.Kind = "evidence.timestamp"
)

// A Checkpoint is one that was kept, with when and why it was made: "lock",
// "bundle", "paper", "time-stamp".
type Checkpoint struct {
	custody.Checkpoint
	ID  store.ID
	At  time.Time // UTC
	Why string
}

// checkpoint is where a Checkpoint stands.
type checkpoint struct {
	id   store.ID
	Size int64     `json:"size"`
	At   time.Time `json:"at"`
	Why  string    `json:"why"`
}

// checkpointBody is the Body of a checkpoint's record. Leaves are the hashes
// of the lines since the checkpoint before it.
type checkpointBody struct {
	Note   string `json:"note"`
	Leaves []byte `json:"leaves"`
}

// decodeCheckpoint reads the Meta of a checkpoint's record; anything else is
// store.ErrDamaged.
func decodeCheckpoint(r store.Record) (checkpoint, error) {
	c := checkpoint{id: r.ID}
	if json.Unmarshal(r.Meta, &c) != nil || c.Size < 1 {
		return checkpoint{}, store.ErrDamaged
	}
	return c, nil
}

func (l *Locker) placeCheckpoint(c checkpoint) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.log.marks = append(l.log.marks, c)
	slices.SortFunc(l.log.marks, func(a, b checkpoint) int { return cmp.Or(cmp.Compare(a.Size, b.Size), a.At.Compare(b.At)) })
}

// Checkpoint signs the log as it is now and keeps the signature. Where nothing
// was logged since the last one, that is returned; store.ErrNotFound while
// nothing was logged at all.
func (l *Locker) Checkpoint(ctx context.Context, why string) (Checkpoint, error) {
	l.saving.Lock()
	defer l.saving.Unlock()
	c, err := l.checkpoint(ctx, why)
	if err != nil {
		return Checkpoint{}, fmt.Errorf("signing the log: %w", err)
	}
	return c, nil
}

// checkpoint is Checkpoint; saving is held.
func (l *Locker) checkpoint(ctx context.Context, why string) (Checkpoint, error) {
	tree, signer, err := l.Tree()
	if err != nil {
		return Checkpoint{}, err
	}
	if tree.Len() == 0 {
		return Checkpoint{}, store.ErrNotFound
	}
	l.mu.Lock()
	var last checkpoint
	if n := len(l.log.marks); n > 0 {
		last = l.log.marks[n-1]
	}
	l.mu.Unlock()
	if last.Size == tree.Len() {
		return l.readCheckpoint(ctx, last)
	}
	signed, err := signer.Sign(&tree, tree.Len())
	if err != nil {
		return Checkpoint{}, err
	}
	leaves, err := tree.Leaves(min(last.Size, tree.Len()), tree.Len())
	if err != nil {
		return Checkpoint{}, err
	}
	c := checkpoint{store.NewID(), signed.Size, l.stamp(), why}
	meta, err := json.Marshal(c)
	if err != nil {
		return Checkpoint{}, err
	}
	body, err := json.Marshal(checkpointBody{string(signed.Note), leaves})
	if err != nil {
		return Checkpoint{}, err
	}
	if err := l.write(ctx, []store.Record{{ID: c.id, Kind: CheckpointKind, Meta: meta, Body: body, Apart: true}}); err != nil {
		return Checkpoint{}, err
	}
	l.placeCheckpoint(c)
	return Checkpoint{signed, c.id, c.At, c.Why}, nil
}

// Checkpoints returns all that were kept, the oldest first.
func (l *Locker) Checkpoints(ctx context.Context) ([]Checkpoint, error) {
	l.mu.Lock()
	marks := slices.Clone(l.log.marks)
	l.mu.Unlock()
	var all []Checkpoint
	for _, m := range marks {
		c, err := l.readCheckpoint(ctx, m)
		if err != nil {
			return nil, fmt.Errorf("reading checkpoints: %w", err)
		}
		all = append(all, c)
	}
	return all, nil
}

func (l *Locker) readCheckpoint(ctx context.Context, m checkpoint) (Checkpoint, error) {
	kept, err := l.readKept(ctx, m.id)
	if err != nil {
		return Checkpoint{}, err
	}
	c, err := custody.ParseCheckpoint(kept.Note)
	if err != nil {
		return Checkpoint{}, store.ErrDamaged
	}
	return Checkpoint{c, m.id, m.At, m.Why}, nil
}

func (l *Locker) readKept(ctx context.Context, id store.ID) (custody.Kept, error) {
	var b checkpointBody
	err := l.store.View(ctx, func(tx store.Tx) error {
		r, err := tx.Get(id)
		if err == nil && json.Unmarshal(r.Body, &b) != nil {
			err = store.ErrDamaged
		}
		return err
	})
	return custody.Kept{Note: []byte(b.Note), Leaves: b.Leaves}, err
}

// A CustodyReport is what CheckCustody found.
type CustodyReport struct {
	custody.Report
	Checkpoints int
	// Lost are numbers that the log says were taken in and that are not there
	// any more, without a record of their removal; Unlogged those that are
	// there and not in the log; Differ those whose hash is another than it
	// says.
	Lost, Unlogged, Differ []int
}

// Holds reports whether nothing was found.
func (r CustodyReport) Holds() bool {
	return len(r.Breaks) == 0 && len(r.Lost) == 0 && len(r.Unlogged) == 0 && len(r.Differ) == 0
}

// CheckCustody reads the whole log again, computes it anew, holds it against
// every checkpoint kept of it, and the exhibits against what it says of them.
// What does not hold is a result, not an error. Where nothing was ever logged
// there is nothing to hold.
func (l *Locker) CheckCustody(ctx context.Context) (CustodyReport, error) {
	r, err := l.checkCustody(ctx)
	if err != nil {
		return CustodyReport{}, fmt.Errorf("checking the log: %w", err)
	}
	return r, nil
}

func (l *Locker) checkCustody(ctx context.Context) (CustodyReport, error) {
	l.saving.Lock() // what is logged meanwhile would seem to be missing
	defer l.saving.Unlock()
	l.mu.Lock()
	l.log.ready()
	places, marks, signer, signed := l.log.places, l.log.marks, l.log.signer, l.log.signed
	l.mu.Unlock()
	var r CustodyReport
	r.Records = int64(len(places))
	if !signed && len(marks) == 0 { // it has not begun
		return r, nil
	}
	if !signed { // whoever took the signer away took the proof
		r.Breaks = []custody.Break{{Fault: custody.Forged, Kept: -1}}
		return r, nil
	}
	var kept []custody.Kept
	for _, m := range marks {
		k, err := l.readKept(ctx, m.id)
		if err != nil && !errors.Is(err, store.ErrDamaged) {
			return r, err
		}
		kept = append(kept, k)
	}
	r.Checkpoints = len(marks)
	said := account{}
	err := l.store.View(ctx, func(tx store.Tx) error {
		var failed error
		r.Report = custody.Check(everyLine(ctx, tx, places, said.add, &failed), kept, signer.Verifier())
		return failed
	})
	if err != nil {
		return r, err
	}
	exhibits, _ := l.snapshot()
	r.Lost, r.Unlogged, r.Differ = said.compare(exhibits)
	return r, nil
}

// everyLine are the lines of the log; one that is damaged is empty. failed is
// why they ended early.
func everyLine(ctx context.Context, tx store.Tx, places []place, see func([]byte), failed *error) iter.Seq[[]byte] {
	return func(yield func([]byte) bool) {
		for _, p := range places {
			r, err := tx.Get(p.id)
			if err == nil || errors.Is(err, store.ErrDamaged) {
				err = ctx.Err()
			}
			if err != nil {
				*failed = err
				return
			}
			see(r.Body)
			if !yield(r.Body) {
				return
			}
		}
	}
}

// account is what a log says of exhibits: their hashes when they were taken
// in, by number.
type account map[int]string

func (a account) add(line []byte) {
	r, err := custody.ParseLine(line)
	if err != nil || r.Exhibit == 0 {
		return
	}
	if r.Action == custody.Acquire || r.Action == custody.Derive || r.Action == custody.Redact {
		a[r.Exhibit] = r.SHA256
	}
}

func (a account) compare(exhibits []Exhibit) (lost, unlogged, differ []int) {
	there := map[int]bool{}
	for _, e := range exhibits {
		there[e.Number] = true
		switch hash, logged := a[e.Number]; {
		case !logged:
			unlogged = append(unlogged, e.Number)
		case hash != hex.EncodeToString(e.SHA256[:]):
			differ = append(differ, e.Number)
		}
	}
	for n := range a {
		if !there[n] {
			lost = append(lost, n)
		}
	}
	slices.Sort(lost)
	return lost, unlogged, differ
}

// PaperSeal makes a checkpoint that is meant to leave the machine and returns
// it as a code to be written down. The log says that it was made. Where
// nothing was logged since the last seal, that one is returned.
func (l *Locker) PaperSeal(ctx context.Context) (custody.Code, error) {
	l.saving.Lock()
	defer l.saving.Unlock()
	c, err := l.paperSeal(ctx)
	if err != nil {
		return custody.Code{}, fmt.Errorf("sealing on paper: %w", err)
	}
	return c, nil
}

func (l *Locker) paperSeal(ctx context.Context) (custody.Code, error) {
	l.mu.Lock()
	l.log.ready()
	n := len(l.log.marks)
	fresh := n == 0 || l.log.marks[n-1].Why != "paper" || l.log.marks[n-1].Size != l.log.tree.Len()
	l.mu.Unlock()
	if fresh {
		a := act{Record: custody.Record{Action: custody.Anchor, Reason: "paper seal"}}
		if err := l.put(ctx, change{acts: []act{a}}); err != nil {
			return custody.Code{}, err
		}
	}
	c, err := l.checkpoint(ctx, "paper")
	if err != nil {
		return custody.Code{}, err
	}
	_, signer, err := l.Tree()
	return signer.Verifier().Code(c.Checkpoint), err
}

// A SealReport is what a paper seal shows.
type SealReport struct {
	// Fault is empty if this log begins with just the records the seal was
	// made of; custody.Forged if it is a seal of another log; custody.Cut if
	// this is an older copy, which ends before it; custody.Reworded if a
	// record is not what it was.
	Fault   custody.Fault
	Size    int64 // records under the seal
	Records int64 // in this log
	// Break is the first place that does not hold, as far as the checkpoints
	// kept here can tell; for Reworded only.
	Break custody.Break
	// At is when this log made the seal, as it says itself; zero if it does
	// not know it.
	At time.Time
}

// CheckPaperSeal holds the log against a code that was written down earlier.
// store.ErrNotFound while nothing was logged.
func (l *Locker) CheckPaperSeal(ctx context.Context, code custody.Code) (SealReport, error) {
	tree, signer, err := l.Tree()
	if err != nil {
		return SealReport{}, fmt.Errorf("checking a paper seal: %w", err)
	}
	v := signer.Verifier()
	r := SealReport{Fault: tree.CheckCode(code, v), Size: code.Size, Records: tree.Len()}
	checkpoints, err := l.Checkpoints(ctx)
	if err != nil {
		return SealReport{}, fmt.Errorf("checking a paper seal: %w", err)
	}
	r.Break = custody.Break{Fault: r.Fault, From: 1, To: code.Size, Kept: -1}
	for i, c := range checkpoints {
		if v.Code(c.Checkpoint) == code {
			r.At = c.At
		}
		root, err := tree.Root(min(c.Size, tree.Len()))
		if c.Size <= code.Size && c.Size <= tree.Len() && err == nil && root == c.Root {
			r.Break.From, r.Break.Kept = min(c.Size+1, code.Size), i
		}
	}
	if r.Fault != custody.Reworded {
		r.Break = custody.Break{Kept: -1}
		return r, nil
	}
	whole, err := l.CheckCustody(ctx)
	if err == nil && len(whole.Breaks) > 0 && whole.Breaks[0].From > 0 && whole.Breaks[0].From <= code.Size {
		r.Break = whole.Breaks[0]
	}
	return r, err
}

// A Stamped is a time-stamp of a checkpoint: what was asked for, and what an
// authority answered once it came.
type Stamped struct {
	ID         store.ID  `json:"-"`
	Checkpoint store.ID  `json:"checkpoint"`
	AskedAt    time.Time `json:"asked_at"`            // UTC; set by the Locker
	StampedAt  time.Time `json:"stamped_at,omitzero"` // UTC; as the authority says, zero while there is no reply
	Authority  string    `json:"authority,omitempty"`
	Request    []byte    `json:"-"` // RFC 3161, as it was handed out
	Reply      []byte    `json:"-"` // as it came
}

// stampedBody is the Body of a time-stamp's record.
type stampedBody struct {
	Request []byte `json:"request"`
	Reply   []byte `json:"reply,omitempty"`
}

// decodeStamped reads a time-stamp's record; anything else is store.ErrDamaged.
func decodeStamped(r store.Record) (Stamped, error) {
	s := Stamped{ID: r.ID}
	var b stampedBody
	if json.Unmarshal(r.Meta, &s) != nil || json.Unmarshal(r.Body, &b) != nil {
		return Stamped{}, store.ErrDamaged
	}
	s.Request, s.Reply = b.Request, b.Reply
	return s, nil
}

func (l *Locker) placeStamped(s Stamped) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.stamps[s.ID] = s
}

// SaveTimestamp keeps a request for a time-stamp (with a zero ID), or the reply
// to one, which the caller has verified; the log says so.
func (l *Locker) SaveTimestamp(ctx context.Context, s Stamped) (Stamped, error) {
	l.saving.Lock()
	defer l.saving.Unlock()
	l.mu.Lock()
	old, known := l.stamps[s.ID]
	l.mu.Unlock()
	var c change
	switch {
	case s.ID.IsZero():
		s.ID, s.AskedAt = store.NewID(), l.stamp()
	case !known:
		return Stamped{}, fmt.Errorf("keeping a time-stamp: %w", store.ErrNotFound)
	default:
		s.AskedAt, s.Checkpoint, s.Request = old.AskedAt, old.Checkpoint, old.Request
	}
	if len(s.Reply) > 0 {
		c.acts = []act{{Record: custody.Record{Action: custody.Timestamp, Reason: "a reply was taken in",
			Params: map[string]string{"stamped_at": s.StampedAt.UTC().Format(time.RFC3339), "authority": s.Authority}}}}
	}
	r, err := encode(s.ID, TimestampKind, s, stampedBody{s.Request, s.Reply})
	if err == nil {
		err = l.put(ctx, c, r)
	}
	if err != nil {
		return Stamped{}, fmt.Errorf("keeping a time-stamp: %w", err)
	}
	l.placeStamped(s)
	return s, nil
}

// Timestamps returns all that were asked for, the newest first.
func (l *Locker) Timestamps() []Stamped {
	l.mu.Lock()
	defer l.mu.Unlock()
	var all []Stamped
	for _, s := range l.stamps {
		all = append(all, s)
	}
	slices.SortFunc(all, func(a, b Stamped) int {
		return cmp.Or(b.AskedAt.Compare(a.AskedAt), slices.Compare(a.ID[:], b.ID[:]))
	})
	return all
}

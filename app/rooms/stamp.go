package rooms

import (
	"bytes"
	"context"
	"crypto/rand"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"

	"stillwater/app/evidence"
	"stillwater/app/store"
	"stillwater/app/timestamp"
)

const (
	rootsKind store.Kind = "rooms.roots"

	// maxStampFile is in bytes: a reply or a list of roots is far smaller, and
	// what is larger is neither.
	maxStampFile = 1 << 20
)

// rootsRecord is the one record of the authorities a person trusts.
type rootsRecord struct {
	id    store.ID
	roots timestamp.Roots
}

// decodeRoots reads that record; Body is the certificates in PEM.
func decodeRoots(rec store.Record) (rootsRecord, error) {
	if len(rec.Body) == 0 {
		return rootsRecord{id: rec.ID}, nil
	}
	roots, err := timestamp.ParseRoots(rec.Body)
	if err != nil {
		return rootsRecord{}, store.ErrDamaged
	}
	return rootsRecord{rec.ID, roots}, nil
}

// Roots are the authorities for time-stamps this person trusts; none unless
// they brought some.
func (r *Rooms) Roots() timestamp.Roots {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.roots.roots
}

// AddRoots trusts the certificates in a file, in PEM, and returns them.
// timestamp.ErrNoRoots is returned if there are none.
func (r *Rooms) AddRoots(ctx context.Context, path string) ([]timestamp.Root, error) {
	b, err := readSmall(path)
	if err != nil {
		return nil, err
	}
	more, err := timestamp.ParseRoots(b)
	if err != nil {
		return nil, err
	}
	return more.List(), r.changeRoots(ctx, func(had timestamp.Roots) (timestamp.Roots, error) { return had.With(more) })
}

// DropRoot no longer trusts the certificate with that hash.
func (r *Rooms) DropRoot(ctx context.Context, sha256 [32]byte) error {
	return r.changeRoots(ctx, func(had timestamp.Roots) (timestamp.Roots, error) { return had.Without(sha256), nil })
}

func (r *Rooms) changeRoots(ctx context.Context, change func(timestamp.Roots) (timestamp.Roots, error)) error {
	r.mu.Lock()
	defer r.mu.Unlock()
	now, err := change(r.roots.roots)
	if err != nil {
		return err
	}
	id := r.roots.id
	if id.IsZero() {
		id = store.NewID()
	}
	if err := r.put(ctx, id, rootsKind, json.RawMessage("{}"), now.PEM()); err != nil {
		return fmt.Errorf("keeping the authorities: %w", err)
	}
	r.roots = rootsRecord{id, now}
	return nil
}

// A Timestamp is a time-stamp of the custody log that was asked for.
type Timestamp struct {
	evidence.Stamped
	Records int64 // of the log, under it
	// Stamp is what the reply says and Err why it does not hold, with the
	// authorities trusted now; neither counts while there is no reply.
	Stamp timestamp.Stamp
	Err   error
}

// AskTimestamp signs the custody log as it is and returns a request for a
// time-stamp of that checkpoint, which is kept. Where nothing was logged since
// the last request and no reply came, that is the same request.
// store.ErrNotFound is returned while nothing was logged at all.
func (r *Rooms) AskTimestamp(ctx context.Context) (Timestamp, error) {
	c, err := r.Evidence.Checkpoint(ctx, "time-stamp")
	if err != nil {
		return Timestamp{}, err
	}
	for _, s := range r.Evidence.Timestamps() {
		if s.Checkpoint == c.ID && len(s.Reply) == 0 {
			return Timestamp{Stamped: s, Records: c.Size}, nil
		}
	}
	var nonce [timestamp.NonceSize]byte
	_, _ = rand.Read(nonce[:]) // never fails since Go 1.24
	request, err := timestamp.Request(c.Note, nonce)
	if err != nil {
		return Timestamp{}, fmt.Errorf("asking for a time-stamp: %w", err)
	}
	s, err := r.Evidence.SaveTimestamp(ctx, evidence.Stamped{Checkpoint: c.ID, Request: request})
	return Timestamp{Stamped: s, Records: c.Size}, err
}

// TakeTimestamp reads an authority's reply (.tsr) from a file, finds the
// request it answers, and keeps it if it holds. What does not hold is an error
// of package timestamp; timestamp.ErrUnknownAuthority comes with what the
// reply says, and nothing is kept then either. A request keeps the first reply
// that held.
func (r *Rooms) TakeTimestamp(ctx context.Context, path string) (Timestamp, error) {
	reply, err := readSmall(path)
	if err != nil {
		return Timestamp{}, err
	}
	asked, err := r.Timestamps(ctx)
	if err != nil {
		return Timestamp{}, err
	}
	notes, err := r.notes(ctx)
	if err != nil {
		return Timestamp{}, err
	}
	closest := timestamp.ErrOtherData
	for _, t := range asked {
		stamp, err := timestamp.Verify(reply, t.Request, notes[t.Checkpoint].Note, r.Roots())
		switch {
		case errors.Is(err, timestamp.ErrOtherData):
		case errors.Is(err, timestamp.ErrNonce):
			closest = timestamp.ErrNonce
		case err != nil:
			t.Stamp = stamp
			return t, err
		case len(t.Reply) > 0 && t.Err == nil:
			return t, nil
		default:
			t.StampedAt, t.Authority, t.Stamped.Reply, t.Stamp, t.Err = stamp.At, stamp.Authority, reply, stamp, nil
			t.Stamped, err = r.Evidence.SaveTimestamp(ctx, t.Stamped)
			return t, err
		}
	}
	return Timestamp{}, closest
}

// Timestamps returns all that were asked for, the newest first, each reply
// checked again.
func (r *Rooms) Timestamps(ctx context.Context) ([]Timestamp, error) {
	notes, err := r.notes(ctx)
	if err != nil {
		return nil, err
	}
	roots := r.Roots()
	var all []Timestamp
	for _, s := range r.Evidence.Timestamps() {
		c := notes[s.Checkpoint]
		t := Timestamp{Stamped: s, Records: c.Size}
		if len(s.Reply) > 0 {
			t.Stamp, t.Err = timestamp.Verify(s.Reply, s.Request, c.Note, roots)
		}
		all = append(all, t)
	}
	return all, nil
}

// notes are the checkpoints that were kept, by ID.
func (r *Rooms) notes(ctx context.Context) (map[store.ID]evidence.Checkpoint, error) {
	checkpoints, err := r.Evidence.Checkpoints(ctx)
	if err != nil {
		return nil, err
	}
	notes := map[store.ID]evidence.Checkpoint{}
	for _, c := range checkpoints {
		notes[c.ID] = c
	}
	return notes, nil
}

// readSmall reads a whole file, or of a large one as much as shows that it is
// too large.
func readSmall(path string) ([]byte, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var b bytes.Buffer
	_, err = io.Copy(&b, io.LimitReader(f, maxStampFile+1))
	return b.Bytes(), err
}

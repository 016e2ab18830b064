package app

import (
	"context"
	"encoding/hex"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"stillwater/app/custody"
	"stillwater/app/evidence"
	"stillwater/app/rooms"
	"stillwater/app/store"
	"stillwater/app/timestamp"
)

// Custody is the log of what was done with evidence.
type Custody struct{ h *house }

// CustodyRecord is one line of the log.
type CustodyRecord struct {
	Seq       int64             `json:"seq"`
	At        string            `json:"at"`
	Zone      string            `json:"zone"`
	ClockNote string            `json:"clock_note"`
	Action    string            `json:"action"`
	Exhibit   int               `json:"exhibit"` // 0: none
	SHA256    string            `json:"sha256"`
	Size      int64             `json:"size"`
	Name      string            `json:"name"`
	Params    map[string]string `json:"params"`
	Recipient string            `json:"recipient"`
	Reason    string            `json:"reason"`
	Note      string            `json:"note"`
}

// CustodyQuery asks for a window of the log, newest first.
type CustodyQuery struct {
	Exhibit  int `json:"exhibit"`  // its number; 0 for all
	Incident int `json:"incident"` // or that of an incident
	Offset   int `json:"offset"`
	Limit    int `json:"limit"`
}

// CustodyPage is a window of the log.
type CustodyPage struct {
	Total int             `json:"total"`
	Rows  []CustodyRecord `json:"rows"`
}

// CustodyReport is what a check of the log found.
type CustodyReport struct {
	Holds       bool           `json:"holds"`
	Records     int64          `json:"records"`
	Sealed      int64          `json:"sealed"` // under a checkpoint
	Checkpoints int            `json:"checkpoints"`
	Breaks      []CustodyBreak `json:"breaks"`
	Lost        []int          `json:"lost"` // exhibits, as the two below
	Unlogged    []int          `json:"unlogged"`
	Differ      []int          `json:"differ"`
}

// CustodyBreak is a place where the log does not hold.
type CustodyBreak struct {
	Fault string `json:"fault"`
	From  int64  `json:"from"`
	To    int64  `json:"to"`
}

// PaperSeal is the log's state as a code to be written down.
type PaperSeal struct {
	Code    string   `json:"code"` // fifteen groups of five letters
	Rows    []string `json:"rows"` // the same in three rows
	Records int64    `json:"records"`
	Path    string   `json:"path"` // the QR code as an SVG path
	Side    int      `json:"side"` // of it, in units
}

// SealCheck is what a paper seal shows.
type SealCheck struct {
	Holds   bool   `json:"holds"`
	Fault   string `json:"fault"`  // "forged" (of another log), "cut" (this copy is older), "reworded", or empty
	Sealed  int64  `json:"sealed"` // records under the seal
	Records int64  `json:"records"`
	From    int64  `json:"from"` // where it does not hold, if "reworded"
	To      int64  `json:"to"`
	MadeAt  string `json:"made_at"` // empty if this log does not know the seal
	Typo    []int  `json:"typo"`    // groups with a slip in them, from 1: nothing was compared then
	Slipped bool   `json:"slipped"` // there is a slip, whether or not it is known where
}

// CustodyPoint is a checkpoint that was kept.
type CustodyPoint struct {
	ID      string `json:"id"`
	At      string `json:"at"`
	Why     string `json:"why"` // "lock", "paper", "time-stamp" or "bundle"
	Records int64  `json:"records"`
	Root    string `json:"root"` // hexadecimal
}

// Timestamp is a time-stamp that was asked for.
type Timestamp struct {
	ID        string  `json:"id"`
	State     string  `json:"state"` // "waiting" for a reply, "holds" or "fails"
	Records   int64   `json:"records"`
	AskedAt   string  `json:"asked_at"`
	At        string  `json:"at"` // as the authority says
	Accuracy  float64 `json:"accuracy_seconds"`
	Authority string  `json:"authority"`
	Root      string  `json:"root"` // the trusted certificate it rests on
	Serial    string  `json:"serial"`
	Code      Code    `json:"code"` // why it fails
}

// Root is a certificate the person trusts for time-stamps.
type Root struct {
	Name   string `json:"name"`
	SHA256 string `json:"sha256"`
	Until  string `json:"until"`
}

// Log returns a window of the log.
func (c *Custody) Log(q CustodyQuery) (CustodyPage, error) {
	return inside(c.h, func(ctx context.Context, r *rooms.Rooms) (CustodyPage, error) {
		page, err := r.Evidence.Custody(ctx, evidence.CustodyQuery{Exhibit: q.Exhibit, Incident: q.Incident, Offset: q.Offset, Limit: q.Limit})
		return CustodyPage{page.Total, each(page.Rows, func(k custody.Record) CustodyRecord {
			return CustodyRecord{k.Seq, stamp(k.AtUTC), k.TZ, k.ClockNote, string(k.Action), k.Exhibit, k.SHA256, k.Size, k.OriginalName,
				params(k.Params), k.Recipient, k.Reason, k.Note}
		})}, err
	})
}

// params is never nil: the page gets {} and not null.
func params(p map[string]string) map[string]string {
	if p == nil {
		return map[string]string{}
	}
	return p
}

// Check reads and computes the whole log again.
func (c *Custody) Check() (CustodyReport, error) {
	return inside(c.h, func(ctx context.Context, r *rooms.Rooms) (CustodyReport, error) {
		k, err := r.Evidence.CheckCustody(ctx)
		number := func(n int) int { return n }
		return CustodyReport{err == nil && k.Holds(), k.Records, k.Sealed, k.Checkpoints, each(k.Breaks, func(b custody.Break) CustodyBreak {
			return CustodyBreak{string(b.Fault), b.From, b.To}
		}), each(k.Lost, number), each(k.Unlogged, number), each(k.Differ, number)}, err
	})
}

// Seal returns the log's state as a code, the same until something new is
// logged.
func (c *Custody) Seal() (PaperSeal, error) {
	return inside(c.h, func(ctx context.Context, r *rooms.Rooms) (PaperSeal, error) {
		code, err := r.Evidence.PaperSeal(ctx)
		if err != nil {
			return PaperSeal{}, err
		}
		path, side, err := code.Path()
		return PaperSeal{code.String(), rowsOf(code), code.Size, path, side}, err
	})
}

// groupsPerRow is how many groups of a seal stand in one row on paper.
const groupsPerRow = 5

func rowsOf(code custody.Code) (rows []string) {
	for row := range slices.Chunk(strings.Split(code.String(), "-"), groupsPerRow) {
		rows = append(rows, strings.Join(row, "-"))
	}
	return rows
}

// SaveSeal asks where to and writes the seal's QR code there; it returns the
// file's name, empty if no place was chosen.
func (c *Custody) SaveSeal() (string, error) {
	return inside(c.h, func(ctx context.Context, r *rooms.Rooms) (string, error) {
		path, err := c.h.desktop.SaveFile("Save the seal", "seal.png")
		if err != nil || path == "" {
			return "", err
		}
		code, err := r.Evidence.PaperSeal(ctx)
		if err != nil {
			return "", err
		}
		b, err := code.PNG()
		if err != nil {
			return "", err
		}
		return filepath.Base(path), rooms.WriteFile(path, b)
	})
}

// CheckSeal holds the log against a code that was written down.
func (c *Custody) CheckSeal(text string) (SealCheck, error) {
	return inside(c.h, func(ctx context.Context, r *rooms.Rooms) (SealCheck, error) {
		code, err := custody.ParseCode(text)
		var slip *custody.TypoError
		if errors.As(err, &slip) {
			return SealCheck{Typo: append([]int{}, slip.Groups...), Slipped: true}, nil
		}
		if err != nil {
			return SealCheck{}, err
		}
		return checkSeal(ctx, r, code)
	})
}

func checkSeal(ctx context.Context, r *rooms.Rooms, code custody.Code) (SealCheck, error) {
	k, err := r.Evidence.CheckPaperSeal(ctx, code)
	return SealCheck{err == nil && k.Fault == "", string(k.Fault), k.Size, k.Records, k.Break.From, k.Break.To, stamp(k.At), []int{}, false}, err
}

// ChooseSeal asks for a picture of a seal and holds the log against it; null
// if none was chosen.
func (c *Custody) ChooseSeal() (*SealCheck, error) {
	return inside(c.h, func(ctx context.Context, r *rooms.Rooms) (*SealCheck, error) {
		path, err := c.h.desktop.OpenFile("Read a seal")
		if err != nil || path == "" {
			return nil, err
		}
		f, err := os.Open(path)
		if err != nil {
			return nil, err
		}
		defer f.Close()
		code, err := custody.ReadPicture(f)
		if err != nil {
			return nil, err
		}
		k, err := checkSeal(ctx, r, code)
		return &k, err
	})
}

// Checkpoints returns those that were kept, the newest first.
func (c *Custody) Checkpoints() ([]CustodyPoint, error) {
	return inside(c.h, func(ctx context.Context, r *rooms.Rooms) ([]CustodyPoint, error) {
		all, err := r.Evidence.Checkpoints(ctx)
		slices.Reverse(all)
		return each(all, func(k evidence.Checkpoint) CustodyPoint {
			return CustodyPoint{k.ID.String(), stamp(k.At), k.Why, k.Size, hex.EncodeToString(k.Root[:])}
		}), err
	})
}

func timestampOf(t rooms.Timestamp) Timestamp {
	out := Timestamp{ID: t.ID.String(), State: "waiting", Records: t.Records, AskedAt: stamp(t.AskedAt)}
	if len(t.Reply) == 0 {
		return out
	}
	out.State, out.At, out.Accuracy = "holds", stamp(t.Stamp.At), t.Stamp.Accuracy.Seconds()
	out.Authority, out.Root, out.Serial = t.Stamp.Authority, t.Stamp.Root.Name, t.Stamp.Serial
	if t.Err != nil {
		out.State, out.Code, out.Authority, out.At = "fails", codeOf(t.Err), t.Stamped.Authority, stamp(t.StampedAt)
	}
	return out
}

// Timestamps returns all that were asked for, the newest first, each checked
// again.
func (c *Custody) Timestamps() ([]Timestamp, error) {
	return inside(c.h, func(ctx context.Context, r *rooms.Rooms) ([]Timestamp, error) {
		all, err := r.Timestamps(ctx)
		return each(all, timestampOf), err
	})
}

// AskTimestamp asks where to and writes a request for a time-stamp of the log
// there; null if no place was chosen.
func (c *Custody) AskTimestamp() (*Timestamp, error) {
	return inside(c.h, func(ctx context.Context, r *rooms.Rooms) (*Timestamp, error) {
		path, err := c.h.desktop.SaveFile("Save the request", "request.tsq")
		if err != nil || path == "" {
			return nil, err
		}
		t, err := r.AskTimestamp(ctx)
		if err == nil {
			err = rooms.WriteFile(path, t.Request)
		}
		out := timestampOf(t)
		return &out, err
	})
}

// TakeTimestamp asks for an authority's reply and keeps it if it holds; null if
// none was chosen.
func (c *Custody) TakeTimestamp() (*Timestamp, error) {
	return inside(c.h, func(ctx context.Context, r *rooms.Rooms) (*Timestamp, error) {
		path, err := c.h.desktop.OpenFile("Bring a time-stamp")
		if err != nil || path == "" {
			return nil, err
		}
		t, err := r.TakeTimestamp(ctx, path)
		out := timestampOf(t)
		return &out, err
	})
}

func rootOf(t timestamp.Root) Root {
	return Root{t.Name, hex.EncodeToString(t.SHA256[:]), stamp(t.NotAfter)}
}

// Roots returns the certificates that are trusted for time-stamps.
func (c *Custody) Roots() ([]Root, error) {
	return inside(c.h, func(_ context.Context, r *rooms.Rooms) ([]Root, error) { return each(r.Roots().List(), rootOf), nil })
}

// AddRoots asks for a file of certificates and trusts them; none if no file
// was chosen.
func (c *Custody) AddRoots() ([]Root, error) {
	return inside(c.h, func(ctx context.Context, r *rooms.Rooms) ([]Root, error) {
		path, err := c.h.desktop.OpenFile("Trust an authority")
		if err != nil || path == "" {
			return []Root{}, err
		}
		added, err := r.AddRoots(ctx, path)
		return each(added, rootOf), err
	})
}

// DropRoot no longer trusts the certificate with that hash.
func (c *Custody) DropRoot(sha256 string) error {
	return insideDo(c.h, func(ctx context.Context, r *rooms.Rooms) error {
		b, err := hex.DecodeString(sha256)
		if err != nil || len(b) != 32 {
			return store.ErrNotFound
		}
		return r.DropRoot(ctx, [32]byte(b))
	})
}

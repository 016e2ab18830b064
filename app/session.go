package app

import (
	"context"
	"strings"
	"sync"
	"time"

	"stillwater/app/passphrase"
	"stillwater/app/rooms"
	"stillwater/app/store"
	"stillwater/app/vault"
)

// Session is the vault as a whole: first run, unlock, lock, leave, and the
// secrets that open it.
type Session struct {
	h *house
	w *watch

	mu   sync.Mutex
	code string // a recovery code shown and not yet confirmed
	free bool   // the vault was just created: its passphrase was typed a moment ago
}

// State is what the page needs to know before anything is unlocked.
type State struct {
	Phase   string `json:"phase"`   // "new", "locked" or "open"
	Network string `json:"network"` // "sealed" by the system, or "page"
	Version string `json:"version"`
}

// Strength is a judged passphrase; see passphrase.Strength.
type Strength struct {
	Score        int     `json:"score"`
	Enough       bool    `json:"enough"`
	GuessesLog10 float64 `json:"guesses_log10"`
	Reason       string  `json:"reason"`
}

// RecoveryCode is a code to be written down.
type RecoveryCode struct {
	Code   string   `json:"code"`
	Groups []string `json:"groups"`
}

// Unlocked is what is told after unlocking.
type Unlocked struct {
	Failures   []string `json:"failures"`    // times of failed attempts since the last unlock
	LastChange string   `json:"last_change"` // empty for a new vault
	Notes      []string `json:"notes"`       // "unclean", "healed", "missing", "failures-damaged"
}

// Access is one line of the access log.
type Access struct {
	At   string `json:"at"`
	What string `json:"what"`
	How  string `json:"how"`
}

// State returns the phase the app is in.
func (s *Session) State() State {
	s.h.mu.RLock()
	defer s.h.mu.RUnlock()
	return s.state()
}

func (s *Session) state() State {
	st := State{Phase: "locked", Network: s.h.network, Version: s.h.o.Version}
	switch {
	case s.h.rooms != nil:
		st.Phase = "open"
	case !vault.Exists(s.h.dir):
		st.Phase = "new"
	}
	return st
}

// UseZone tells the IANA zone of the page; an unknown one is left aside.
func (s *Session) UseZone(zone string) {
	if _, err := time.LoadLocation(zone); err != nil || zone == "" {
		return
	}
	s.h.mu.Lock()
	defer s.h.mu.Unlock()
	s.h.zone = zone
}

// SuggestPassphrase returns six words.
func (s *Session) SuggestPassphrase() (p string, err error) {
	defer caught(&err)
	return passphrase.Suggest()
}

// JudgePassphrase says how hard p would be to guess for somebody who knows
// the guessable words.
func (s *Session) JudgePassphrase(p string, guessable []string) (out Strength, err error) {
	defer caught(&err)
	j := passphrase.Judge(p, guessable)
	return Strength{j.Score, j.Enough, j.GuessesLog10, string(j.Reason)}, nil
}

// Create makes the vault and opens it.
func (s *Session) Create(p string, guessable []string) (err error) {
	defer caught(&err)
	if !passphrase.Judge(p, guessable).Enough {
		return passphrase.ErrWeak
	}
	s.h.mu.Lock()
	defer s.h.mu.Unlock()
	if s.h.rooms != nil {
		return vault.ErrExists
	}
	r, err := rooms.Create(context.Background(), s.h.dir, p, s.h.o)
	if err != nil {
		return err
	}
	s.h.rooms = r
	s.remember("", true)
	s.w.begin(r)
	r.Search.Start()
	return nil
}

func (s *Session) remember(code string, free bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.code, s.free = code, free
}

// Unlock opens the vault with a secret of kind "passphrase" or "recovery".
func (s *Session) Unlock(secret, kind string) (out Unlocked, err error) {
	defer caught(&err)
	s.h.mu.Lock()
	defer s.h.mu.Unlock()
	if s.h.rooms != nil {
		return Unlocked{Failures: []string{}, Notes: []string{}}, nil
	}
	k := vault.Passphrase
	if kind == string(vault.Recovery) {
		k = vault.Recovery
	}
	r, report, err := rooms.Open(context.Background(), s.h.dir, vault.Secret{Kind: k, Text: secret}, s.h.o)
	if err != nil {
		return out, err
	}
	s.h.rooms = r
	s.remember("", false)
	s.w.begin(r)
	r.Search.Start()
	go tidy(r)
	return unlocked(report), nil
}

// tidy lets go of what the journal need not keep any longer. What is not done
// when the vault is locked is done after the next unlock.
func tidy(r *rooms.Rooms) {
	defer caught(new(error))
	_ = r.Journal.Tidy(context.Background())
}

func unlocked(r vault.Report) Unlocked {
	out := Unlocked{Failures: each(r.Failures, stamp), LastChange: stamp(r.Changed), Notes: []string{}}
	for note, is := range map[string]bool{
		"unclean":          r.Unclean,
		"healed":           len(r.Healed) > 0,
		"missing":          r.MissingBlobs > 0,
		"failures-damaged": r.FailuresDamaged,
	} {
		if is {
			out.Notes = append(out.Notes, note)
		}
	}
	return out
}

// Lock closes the vault and clears its keys.
func (s *Session) Lock() (err error) {
	defer caught(&err)
	return s.lock()
}

// lock tells the page first and closes then, which may wait for a write; who
// unlocks meanwhile waits too.
func (s *Session) lock() error {
	s.h.mu.Lock()
	defer s.h.mu.Unlock()
	r := s.h.rooms
	if r == nil {
		return nil
	}
	s.h.rooms, s.h.dropTo, s.h.dropOn = nil, store.ID{}, attemptDrop{}
	s.remember("", false)
	s.w.end()
	s.h.jobs.drop()
	s.h.desktop.SetTitle(NeutralTitle)
	s.h.desktop.Emit("session", s.state())
	return r.Close()
}

// leaveAfter is how long a hidden window waits for the page to save what was
// typed before it locks and quits by itself.
const leaveAfter = 2 * time.Second

// Hide makes the window vanish at once. The app locks and quits when the page
// calls Leave, or by itself after two seconds.
func (s *Session) Hide() {
	s.h.desktop.Hide()
	time.AfterFunc(leaveAfter, s.Leave)
}

// Leave locks and quits: nothing of it is left running.
func (s *Session) Leave() {
	_ = s.lock() // a vault that did not close cleanly is checked at the next opening
	s.h.desktop.Quit()
}

// Touch says that the person is there.
func (s *Session) Touch() { s.w.touch() }

// ChangePassphrase replaces the passphrase after checking the current one.
func (s *Session) ChangePassphrase(current, next string, guessable []string) error {
	return insideDo(s.h, func(ctx context.Context, r *rooms.Rooms) error {
		if !passphrase.Judge(next, guessable).Enough {
			return passphrase.ErrWeak
		}
		return r.Vault.ChangePassphrase(ctx, current, next)
	})
}

// NewRecoveryCode returns a fresh code, which opens nothing until it is
// confirmed. The passphrase may be empty right after Create.
func (s *Session) NewRecoveryCode(p string) (RecoveryCode, error) {
	return inside(s.h, func(ctx context.Context, r *rooms.Rooms) (out RecoveryCode, err error) {
		s.mu.Lock()
		free := s.free
		s.mu.Unlock()
		if !free || p != "" {
			if err := r.Vault.VerifyPassphrase(ctx, p); err != nil {
				return out, err
			}
		}
		out.Code = vault.NewRecoveryCode()
		out.Groups = strings.Split(out.Code, "-")
		s.remember(out.Code, free)
		return out, nil
	})
}

// ConfirmRecoveryCode makes the code shown last open the vault once group
// (from 0) was typed back.
func (s *Session) ConfirmRecoveryCode(group int, text string) error {
	return insideDo(s.h, func(ctx context.Context, r *rooms.Rooms) error {
		s.mu.Lock()
		code := s.code
		s.mu.Unlock()
		groups := strings.Split(code, "-")
		if code == "" || group < 0 || group >= len(groups) || !strings.EqualFold(strings.TrimSpace(text), groups[group]) {
			return errWrongPart
		}
		if err := r.Vault.SetRecoveryCode(ctx, code); err != nil {
			return err
		}
		s.remember("", false)
		return nil
	})
}

// HasRecoveryCode says whether a recovery code opens the vault.
func (s *Session) HasRecoveryCode() (bool, error) {
	return inside(s.h, func(_ context.Context, r *rooms.Rooms) (bool, error) { return r.Vault.HasRecoveryCode(), nil })
}

// RemoveRecoveryCode takes the recovery code's power away.
func (s *Session) RemoveRecoveryCode(p string) error {
	return insideDo(s.h, func(ctx context.Context, r *rooms.Rooms) error {
		if err := r.Vault.VerifyPassphrase(ctx, p); err != nil {
			return err
		}
		return r.Vault.RemoveRecoveryCode(ctx)
	})
}

// AccessLog returns who opened or tried to open the vault, newest first.
func (s *Session) AccessLog() ([]Access, error) {
	return inside(s.h, func(ctx context.Context, r *rooms.Rooms) ([]Access, error) {
		log, err := r.Vault.AccessLog(ctx)
		return each(log, func(a vault.Access) Access { return Access{stamp(a.At), a.What, string(a.How)} }), err
	})
}

// OpenAnother asks for the folder of another vault and turns to it; only
// while locked.
func (s *Session) OpenAnother() (st State, err error) {
	defer caught(&err)
	dir, err := s.h.desktop.OpenFolder("Open another vault")
	if err != nil || dir == "" {
		return s.State(), err
	}
	if !vault.Exists(dir) {
		return s.State(), vault.ErrNoVault
	}
	s.h.mu.Lock()
	if s.h.rooms == nil {
		s.h.dir = dir
	}
	s.h.mu.Unlock()
	return s.State(), nil
}

// stamp writes a time for the page: RFC 3339 in UTC, empty for none.
func stamp(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format(time.RFC3339Nano)
}

// moment reads what the page sent: RFC 3339 with any offset, empty for none.
func moment(s string) (time.Time, error) {
	if s == "" {
		return time.Time{}, nil
	}
	t, err := time.Parse(time.RFC3339Nano, s)
	if err != nil {
		return t, rooms.ErrInvalid
	}
	return t, nil
}

// local writes a time in its own zone's offset, empty for none.
func local(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format(time.RFC3339Nano)
}

// same is each's identity: it turns a nil list into an empty one.
func same(s string) string { return s }

package rooms

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"stillwater/app/store"
)

// ErrInvalid is returned for settings or drafts outside their bounds.
var ErrInvalid = errors.New("value out of bounds")

const (
	settingsKind store.Kind = "rooms.settings"
	draftKind    store.Kind = "rooms.draft"
	savedKind    store.Kind = "rooms.backup"

	// maxDraft is the longest draft in bytes: forms hold far less; long text
	// belongs into the journal.
	maxDraft = 1 << 20
	// maxDraftName is the longest name in bytes: a form's name and an ID.
	maxDraftName = 64
)

// Settings are a person's own, kept inside the vault so that nothing about
// them can be read while it is locked.
type Settings struct {
	Theme          string `json:"theme"`        // "system", "light" or "dark"
	TextSize       int    `json:"text_size"`    // percent: 90, 100, 115, 130 or 150
	LockMinutes    int    `json:"lock_minutes"` // idle minutes until lock, 1 to 120
	LockOnSleep    bool   `json:"lock_on_sleep"`
	LockWhenHidden bool   `json:"lock_when_hidden"`
	NeutralTitle   bool   `json:"neutral_title"`
	Country        string `json:"country"` // whose help lines are shown: two capital letters, or "" where none was chosen
	// Today names the cards of that page in the person's order; nil is ours.
	Today []string `json:"today,omitempty"`
	// Hushed is the date whose one suggestion was put away, as 2026-11-21.
	Hushed string `json:"hushed,omitempty"`
}

const (
	maxCards = 32 // on one page, which has fewer
	maxCard  = 32 // bytes of a card's name
)

// DefaultSettings lean to caution: ten idle minutes, lock on sleep and when
// hidden, a window title that says nothing.
func DefaultSettings() Settings {
	return Settings{Theme: "system", TextSize: 100, LockMinutes: 10, LockOnSleep: true, LockWhenHidden: true, NeutralTitle: true}
}

func (s Settings) valid() bool {
	return slices.Contains([]string{"system", "light", "dark"}, s.Theme) &&
		slices.Contains([]int{90, 100, 115, 130, 150}, s.TextSize) &&
		s.LockMinutes >= 1 && s.LockMinutes <= 120 && validCountry(s.Country) &&
		len(s.Today) <= maxCards && !slices.ContainsFunc(s.Today, func(card string) bool { return len(card) > maxCard }) && len(s.Hushed) <= len(time.DateOnly)
}

func validCountry(code string) bool {
	return code == "" || len(code) == 2 && strings.Trim(code, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") == ""
}

type settingsRecord struct {
	id store.ID
	Settings
}

// loadOwn takes the records that belong to no single room.
func (r *Rooms) loadOwn(rec store.Record) error {
	switch rec.Kind {
	case settingsKind:
		s := DefaultSettings() // a field that is new since keeps its default
		if json.Unmarshal(rec.Meta, &s) == nil && s.valid() {
			r.desk = settingsRecord{rec.ID, s}
		}
	case draftKind:
		var name struct {
			Name string `json:"name"`
		}
		if json.Unmarshal(rec.Meta, &name) == nil {
			r.drafts[name.Name] = rec.ID
		}
	case savedKind:
		b := SavedBackup{ID: rec.ID}
		if json.Unmarshal(rec.Meta, &b) == nil {
			r.backups[rec.ID] = b
		}
	case bundleKind:
		r.loadBundle(rec)
	case rootsKind:
		roots, err := decodeRoots(rec)
		if err != nil {
			return err
		}
		r.roots = roots
	}
	return nil
}

func (r *Rooms) put(ctx context.Context, id store.ID, kind store.Kind, meta any, body []byte) error {
	b, err := json.Marshal(meta)
	if err != nil {
		return err
	}
	return r.Vault.Update(ctx, func(tx store.Tx) error {
		return tx.Put(store.Record{ID: id, Kind: kind, Meta: b, Body: body})
	})
}

// Settings returns the settings as last saved.
func (r *Rooms) Settings() Settings {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.desk.Settings
}

// SaveSettings keeps s; ErrInvalid if a value is out of bounds.
func (r *Rooms) SaveSettings(ctx context.Context, s Settings) error {
	if !s.valid() {
		return ErrInvalid
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	id := r.desk.id
	if id.IsZero() {
		id = store.NewID()
	}
	if err := r.put(ctx, id, settingsKind, s, nil); err != nil {
		return fmt.Errorf("saving settings: %w", err)
	}
	r.desk = settingsRecord{id, s}
	return nil
}

// Draft returns the unsent text of a form, empty if there is none.
func (r *Rooms) Draft(ctx context.Context, name string) (string, error) {
	r.mu.Lock()
	id, ok := r.drafts[name]
	r.mu.Unlock()
	if !ok {
		return "", nil
	}
	var text string
	err := r.Vault.View(ctx, func(tx store.Tx) error {
		rec, err := tx.Get(id)
		text = string(rec.Body)
		return err
	})
	if err != nil {
		return "", fmt.Errorf("reading a draft: %w", err)
	}
	return text, nil
}

// PutDraft keeps the unsent text of a form, so that a lock or a crash loses
// none of it. ErrInvalid above 1 MiB or for a name that is empty or long.
func (r *Rooms) PutDraft(ctx context.Context, name, text string) error {
	if name == "" || len(name) > maxDraftName || len(text) > maxDraft {
		return ErrInvalid
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	id, ok := r.drafts[name]
	if !ok {
		id = store.NewID()
	}
	meta := struct {
		Name string    `json:"name"`
		At   time.Time `json:"at"`
	}{name, r.o.Now().UTC()}
	if err := r.put(ctx, id, draftKind, meta, []byte(text)); err != nil {
		return fmt.Errorf("keeping a draft: %w", err)
	}
	r.drafts[name] = id
	return nil
}

// DropDraft forgets a draft; there need not be one.
func (r *Rooms) DropDraft(ctx context.Context, name string) error {
	r.mu.Lock()
	defer r.mu.Unlock()
	id, ok := r.drafts[name]
	if !ok {
		return nil
	}
	if err := r.Vault.Update(ctx, func(tx store.Tx) error { return tx.Delete(id) }); err != nil {
		return fmt.Errorf("dropping a draft: %w", err)
	}
	delete(r.drafts, name)
	return nil
}

// A SavedBackup is one line of the list of backups made. It is a memory of
// what was written, not a proof that the file is still there.
type SavedBackup struct {
	ID        store.ID  `json:"-"`
	SavedAt   time.Time `json:"saved_at"`
	Name      string    `json:"name"`  // file name
	Place     string    `json:"place"` // last part of its folder: a drive's name, seldom more
	Size      int64     `json:"size"`  // bytes
	Entries   int       `json:"entries"`
	Exhibits  int       `json:"exhibits"`
	Checked   string    `json:"checked"` // "read-back" or "verified"
	CheckedAt time.Time `json:"checked_at"`
}

// SavedBackups returns the backups made from this vault, newest first.
func (r *Rooms) SavedBackups() []SavedBackup {
	r.mu.Lock()
	defer r.mu.Unlock()
	return slices.SortedFunc(maps.Values(r.backups), func(a, b SavedBackup) int { return b.SavedAt.Compare(a.SavedAt) })
}

func (r *Rooms) saveBackup(ctx context.Context, b SavedBackup) (SavedBackup, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if b.ID.IsZero() {
		b.ID = store.NewID()
	}
	if err := r.put(ctx, b.ID, savedKind, b, nil); err != nil {
		return b, fmt.Errorf("noting the backup: %w", err)
	}
	r.backups[b.ID] = b
	return b, nil
}

package rooms

import (
	"bufio"
	"cmp"
	"context"
	"crypto/ed25519"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"time"

	"stillwater/app/bundle"
	"stillwater/app/custody"
	"stillwater/app/passphrase"
	"stillwater/app/seal"
	"stillwater/app/store"
	"stillwater/app/timestamp"
	"stillwater/app/typeset"
)

const (
	// bundleKind is the store.Kind of a bundle that was made.
	bundleKind store.Kind = "evidence.bundle"
	// maxStamped is how many time-stamps go along, the newest first: each
	// covers all before it.
	maxStamped = 20
	// paramPayload is what package bundle looks for in the log's record of it.
	paramPayload = "payload_sha256"
)

// A BundleChoice says what goes into a bundle. Notes for oneself never do.
type BundleChoice struct {
	Name   string        `json:"name"` // of the case
	Author string        `json:"author,omitempty"`
	For    string        `json:"for,omitempty"`
	Preset bundle.Preset `json:"preset"`
	Zone   string        `json:"zone"` // IANA name; times are shown in it

	Everything bool       `json:"everything,omitempty"` // whatever is outside of the trash, in place of the three lists
	Incidents  []store.ID `json:"incidents,omitempty"`
	Claims     []store.ID `json:"claims,omitempty"`
	Exhibits   []store.ID `json:"exhibits,omitempty"` // beside those that incidents and claims name
	Without    []store.ID `json:"without,omitempty"`  // exhibits that are named and not handed over

	Initials  []store.ID `json:"initials,omitempty"`  // people who stand by their initials
	Strangers bool       `json:"strangers,omitempty"` // so do names of nobody that is known here
	Series    bool       `json:"series,omitempty"`    // one series of exhibits, whatever their label

	Covered     bool `json:"covered,omitempty"`      // where a copy with parts covered is kept, only that
	Pictures    bool `json:"pictures,omitempty"`     // in the report
	Witnesses   bool `json:"witnesses,omitempty"`    // who they are and how to reach them
	Notes       bool `json:"notes,omitempty"`        // on exhibits and appearances
	LawyerNotes bool `json:"lawyer_notes,omitempty"` // on claims
	Excerpts    bool `json:"excerpts,omitempty"`     // that were copied from the journal
}

// A SavedBundle is a bundle that was made, as it was then.
type SavedBundle struct {
	ID         store.ID      `json:"-"`
	MadeAt     time.Time     `json:"made_at"` // UTC
	Name       string        `json:"name"`    // of the file
	Place      string        `json:"place"`   // name of the folder it was written to
	Case       string        `json:"case"`
	For        string        `json:"for,omitempty"`
	Preset     bundle.Preset `json:"preset"`
	Encrypted  bool          `json:"encrypted,omitempty"`
	Size       int64         `json:"size"`
	Incidents  int           `json:"incidents"`
	Claims     int           `json:"claims"`
	Exhibits   int           `json:"exhibits"`
	Lost       []int         `json:"lost,omitempty"` // numbers of exhibits whose bytes are damaged
	Unset      int           `json:"unset,omitempty"`
	Payload    string        `json:"payload_sha256"`
	Key        string        `json:"key"`     // fingerprint of what signed it
	Records    int64         `json:"records"` // of the log, under its checkpoint
	Compared   bool          `json:"-"`
	Difference []Difference  `json:"-"`
}

// A Difference is a file that the same choice would give today, or would not,
// or with other bytes.
type Difference struct {
	File string
	Was  bool // it was in the bundle
	Is   bool // it would be in one made now
}

// savedBundleBody is the Body of such a record.
type savedBundleBody struct {
	Choice  BundleChoice  `json:"choice"`
	Entries []bundleEntry `json:"entries"`
}

type bundleEntry struct {
	Name   string `json:"name"`
	Size   int64  `json:"size"`
	SHA256 string `json:"sha256"`
}

// MakeBundle writes a bundle to path: under a temporary name, to the disk,
// read back and verified, and only then under its own name and into the list.
// The custody log says first that it is handed over. own is the vault's
// passphrase, asked again; other, if not empty, encrypts the file. Errors are
// vault.ErrWrongPassphrase, passphrase.ErrWeak for other, vault.ErrNoSpace,
// and those of packages bundle and typeset.
func (r *Rooms) MakeBundle(ctx context.Context, choice BundleChoice, path, own, other string, progress func(done, total int64, name string)) (SavedBundle, error) {
	saved, err := r.makeBundle(ctx, choice, path, own, other, progress)
	if err != nil {
		return SavedBundle{}, fmt.Errorf("making a bundle: %w", err)
	}
	return saved, nil
}

func (r *Rooms) makeBundle(ctx context.Context, choice BundleChoice, path, own, other string, progress func(done, total int64, name string)) (SavedBundle, error) {
	if other != "" && !passphrase.Judge(other, nil).Enough {
		return SavedBundle{}, passphrase.ErrWeak
	}
	if err := r.Vault.VerifyPassphrase(ctx, own); err != nil {
		return SavedBundle{}, err
	}
	now := r.o.Now().UTC()
	p, err := r.plan(ctx, choice, now)
	if err != nil {
		return SavedBundle{}, err
	}
	name := filepath.Base(path)
	made, err := bundle.Make(ctx, p.c, report(), func(n int64) { progress(n, 3*p.bytes, name) })
	if err != nil {
		return SavedBundle{}, err
	}
	sum := made.Payload()
	saved := SavedBundle{ID: store.NewID(), MadeAt: now, Name: name, Place: filepath.Base(filepath.Dir(path)), Case: choice.Name, For: choice.For, Preset: choice.Preset,
		Encrypted: other != "", Incidents: len(p.c.Incidents), Claims: len(p.c.Claims), Exhibits: len(p.c.Exhibits), Lost: made.Lost, Unset: made.Unset, Payload: hex.EncodeToString(sum[:])}
	export := custody.Record{Action: custody.Export, Recipient: choice.For, Reason: "bundle",
		Params: map[string]string{paramPayload: saved.Payload, "bundle": made.Folder(), "preset": string(choice.Preset)}}
	if err := r.Evidence.Note(ctx, export, p.numbers()...); err != nil {
		return SavedBundle{}, err
	}
	if err = r.writeBundle(ctx, &saved, p, made, path, other, progress); err != nil {
		// It stands in the log that it was handed over; so does that it was not.
		undone := custody.Record{Action: custody.Correct, Reason: "the bundle was not written", Params: map[string]string{paramPayload: saved.Payload}}
		return SavedBundle{}, errors.Join(err, r.Evidence.Note(context.WithoutCancel(ctx), undone, p.numbers()...))
	}
	body := savedBundleBody{Choice: choice}
	for _, e := range made.Entries() {
		body.Entries = append(body.Entries, bundleEntry{e.Name, e.Size, hex.EncodeToString(e.SHA256[:])})
	}
	if err := r.saveBundle(ctx, saved, body); err != nil {
		return SavedBundle{}, err
	}
	return saved, r.Vault.Note(ctx, "export")
}

// report is what sets reports; nil in a build without it, whose bundles have
// none.
func report() *typeset.Press {
	if !typeset.Available() {
		return nil
	}
	return press
}

func (r *Rooms) writeBundle(ctx context.Context, saved *SavedBundle, p bundlePlan, made *bundle.Bundle, path, other string, progress func(done, total int64, name string)) error {
	log, err := r.disclosed(ctx, p, saved.Payload)
	if err != nil {
		return err
	}
	point, err := custody.ParseCheckpoint(log.Checkpoint)
	if err != nil {
		return err
	}
	saved.Records = point.Size
	secret := string(seal.NormalizePassphrase(other))
	return writeChecked(path, func(w io.Writer) (err error) {
		out := bufio.NewWriterSize(w, outputBuffer)
		into := io.WriteCloser(nopCloser{out})
		if other != "" {
			if into, err = bundle.Encrypt(out, secret, r.o.WorkFactor); err != nil {
				return err
			}
		}
		if err := made.Write(ctx, into, log, func(n int64) { progress(p.bytes+n, max(3*p.bytes, p.bytes+2*n), saved.Name) }); err != nil {
			return err
		}
		if err := into.Close(); err != nil {
			return err
		}
		return out.Flush()
	}, func(f *os.File) error {
		v, err := verifyBundle(ctx, f, secret, r.Roots(), func(done, total int64) { progress(p.bytes+total+done, p.bytes+2*total, saved.Name) })
		if err != nil {
			return err
		}
		if len(v.Findings) > 0 {
			return bundle.ErrChanged
		}
		info, err := f.Stat()
		saved.Key = v.Key
		if err == nil {
			saved.Size = info.Size()
		}
		return err
	})
}

type nopCloser struct{ io.Writer }

func (nopCloser) Close() error { return nil }

// lastCheck is the place of the last line that tells of a check of all
// exhibits, before the end of a checkpoint; 0 if there is none.
func (r *Rooms) lastCheck(ctx context.Context, size int64) (seq int64, err error) {
	err = r.Evidence.CustodyLines(ctx, func(line []byte, exhibits []int) error {
		if len(exhibits) > 0 {
			return nil
		}
		rec, err := custody.ParseLine(line)
		if err == nil && rec.Action == custody.Verify && rec.Exhibit == 0 && rec.Seq <= size {
			seq = rec.Seq
		}
		return nil
	})
	return seq, err
}

// disclosed is the part of the custody log that goes into a bundle, as the log
// stands now: in a full one every act on its exhibits, and what was written
// down when of its incidents and claims, and the last check of all exhibits;
// in both the record of the bundle.
// Records that name anything else stay here.
func (r *Rooms) disclosed(ctx context.Context, p bundlePlan, payload string) (bundle.Log, error) {
	if _, err := r.Evidence.Checkpoint(ctx, "bundle"); err != nil {
		return bundle.Log{}, err
	}
	asked, err := r.AskTimestamp(ctx)
	if err != nil {
		return bundle.Log{}, err
	}
	points, err := r.Evidence.Checkpoints(ctx)
	if err != nil {
		return bundle.Log{}, err
	}
	newest := points[len(points)-1]
	tree, _, err := r.Evidence.Tree()
	if err != nil {
		return bundle.Log{}, err
	}
	log := bundle.Log{Checkpoint: newest.Note, Request: asked.Request}
	lastCheck, err := r.lastCheck(ctx, newest.Size)
	if err != nil {
		return bundle.Log{}, err
	}
	chosen := p.handed()
	err = r.Evidence.CustodyLines(ctx, func(line []byte, exhibits []int) error {
		rec, err := custody.ParseLine(line)
		if err != nil || rec.Seq > newest.Size {
			return nil // a line that is damaged is named by the check of the log
		}
		own := rec.Action == custody.Export && rec.Params[paramPayload] == payload
		if !own && !(p.c.Preset == bundle.Full && (rec.Seq == lastCheck || p.about(rec, exhibits, chosen))) {
			return nil
		}
		proof, err := tree.Prove(rec.Seq, newest.Size)
		if err == nil {
			log.Leaves = append(log.Leaves, bundle.Leaf{Seq: rec.Seq, Line: slices.Clone(line), Proof: proof})
		}
		return err
	})
	if err != nil {
		return bundle.Log{}, err
	}
	byID := map[store.ID]int{}
	for i, c := range points {
		byID[c.ID] = i
	}
	for _, s := range r.Evidence.Timestamps() {
		at, known := byID[s.Checkpoint]
		if len(s.Reply) == 0 || !known || len(log.Stamped) == maxStamped {
			continue
		}
		proof, err := tree.ProveGrowth(points[at].Size, newest.Size)
		if err != nil {
			return bundle.Log{}, err
		}
		log.Stamped = append(log.Stamped, bundle.Stamped{Checkpoint: points[at].Note, Request: s.Request, Reply: s.Reply, Proof: proof})
	}
	return log, nil
}

// about reports whether a record tells of what is handed over, and of nothing
// else.
func (p bundlePlan) about(rec custody.Record, exhibits []int, chosen map[int]bool) bool {
	for _, n := range exhibits {
		if !chosen[n] {
			return false
		}
	}
	if rec.Exhibit > 0 {
		return chosen[rec.Exhibit]
	}
	for kind, numbers := range map[string]map[int]bool{"incident": p.incidents, "claim": p.claims} {
		if n, err := strconv.Atoi(rec.Params[kind]); err == nil && numbers[n] {
			return true
		}
	}
	return false
}

// VerifyBundle checks a bundle, a file or a folder, with no vault. secret opens
// an encrypted one. Errors are those of package bundle and of the system; what
// is wrong with the bundle is in the report.
func VerifyBundle(ctx context.Context, path, secret string, roots timestamp.Roots, progress func(done, total int64)) (bundle.Report, error) {
	info, err := os.Stat(path)
	if err != nil {
		return bundle.Report{}, err
	}
	if info.IsDir() {
		return bundle.VerifyFolder(ctx, os.DirFS(path), roots, progress)
	}
	f, err := os.Open(path)
	if err != nil {
		return bundle.Report{}, err
	}
	defer f.Close()
	return verifyBundle(ctx, f, string(seal.NormalizePassphrase(secret)), roots, progress)
}

// CheckBundle is VerifyBundle with the authorities this person trusts, and says
// whether this vault signed it; nil rooms trust nobody and signed nothing.
func (r *Rooms) CheckBundle(ctx context.Context, path, secret string, progress func(done, total int64)) (report bundle.Report, own bool, err error) {
	var roots timestamp.Roots
	var key string
	if r != nil {
		roots = r.Roots()
		if _, signer, err := r.Evidence.Tree(); err == nil {
			if public, ok := signer.Key().Public().(ed25519.PublicKey); ok {
				key = bundle.Fingerprint(public)
			}
		}
	}
	report, err = VerifyBundle(ctx, path, secret, roots, progress)
	return report, key != "" && report.Key == key, err
}

// BundleIsEncrypted reports whether a file needs a passphrase to be verified.
func BundleIsEncrypted(path string) bool {
	f, err := os.Open(path)
	if err != nil {
		return false
	}
	defer f.Close()
	return bundle.Encrypted(f)
}

func verifyBundle(ctx context.Context, f *os.File, secret string, roots timestamp.Roots, progress func(done, total int64)) (bundle.Report, error) {
	info, err := f.Stat()
	if err != nil {
		return bundle.Report{}, err
	}
	var in io.ReaderAt = f
	size := info.Size()
	if bundle.Encrypted(f) {
		if in, size, err = bundle.Decrypt(f, size, secret); err != nil {
			return bundle.Report{}, err
		}
	}
	return bundle.Verify(ctx, in, size, roots, progress)
}

// loadBundle takes a record of a bundle that was made.
func (r *Rooms) loadBundle(rec store.Record) {
	b := SavedBundle{ID: rec.ID}
	if json.Unmarshal(rec.Meta, &b) == nil {
		r.bundles[rec.ID] = b
	}
}

func (r *Rooms) saveBundle(ctx context.Context, b SavedBundle, body savedBundleBody) error {
	meta, err := json.Marshal(b)
	if err != nil {
		return err
	}
	text, err := json.Marshal(body)
	if err != nil {
		return err
	}
	err = r.Vault.Update(ctx, func(tx store.Tx) error {
		return tx.Put(store.Record{ID: b.ID, Kind: bundleKind, Meta: meta, Body: text, Apart: true})
	})
	if err == nil {
		r.mu.Lock()
		defer r.mu.Unlock()
		r.bundles[b.ID] = b
	}
	return err
}

// Bundles lists the bundles that were made, the newest first.
func (r *Rooms) Bundles() []SavedBundle {
	r.mu.Lock()
	defer r.mu.Unlock()
	var all []SavedBundle
	for _, b := range r.bundles {
		all = append(all, b)
	}
	slices.SortFunc(all, func(a, b SavedBundle) int {
		return cmp.Or(b.MadeAt.Compare(a.MadeAt), slices.Compare(a.ID[:], b.ID[:]))
	})
	return all
}

// BundleChoice returns the choice a bundle was made by, to be made again.
func (r *Rooms) BundleChoice(ctx context.Context, id store.ID) (BundleChoice, error) {
	_, body, err := r.savedBundle(ctx, id)
	return body.Choice, err
}

func (r *Rooms) savedBundle(ctx context.Context, id store.ID) (SavedBundle, savedBundleBody, error) {
	r.mu.Lock()
	b, known := r.bundles[id]
	r.mu.Unlock()
	var body savedBundleBody
	err := error(store.ErrNotFound)
	if known {
		err = r.Vault.View(ctx, func(tx store.Tx) error {
			rec, err := tx.Get(id)
			if err == nil && json.Unmarshal(rec.Body, &body) != nil {
				err = store.ErrDamaged
			}
			return err
		})
	}
	if err != nil {
		return b, body, fmt.Errorf("reading about a bundle: %w", err)
	}
	return b, body, nil
}

// CompareBundle makes the same choice again, as if on the day the bundle was
// made, without writing anything, and says what would be different.
func (r *Rooms) CompareBundle(ctx context.Context, id store.ID, progress func(done, total int64, name string)) (SavedBundle, error) {
	b, body, err := r.savedBundle(ctx, id)
	if err != nil {
		return b, err
	}
	p, err := r.plan(ctx, body.Choice, b.MadeAt)
	if err != nil {
		return b, fmt.Errorf("comparing a bundle: %w", err)
	}
	made, err := bundle.Make(ctx, p.c, report(), func(n int64) { progress(n, p.bytes, b.Name) })
	if err != nil {
		return b, fmt.Errorf("comparing a bundle: %w", err)
	}
	was := map[string]string{}
	for _, e := range body.Entries {
		was[e.Name] = e.SHA256
	}
	for _, e := range made.Entries() {
		sum, there := was[e.Name]
		if sum != hex.EncodeToString(e.SHA256[:]) {
			b.Difference = append(b.Difference, Difference{e.Name, there, true})
		}
		delete(was, e.Name)
	}
	for name := range was {
		b.Difference = append(b.Difference, Difference{name, true, false})
	}
	slices.SortFunc(b.Difference, func(a, b Difference) int { return cmp.Compare(a.File, b.File) })
	b.Compared = true
	return b, nil
}

// A damagedReader gives what package bundle takes for damage.
type damagedReader struct{ store.BlobReader }

func (d damagedReader) Read(b []byte) (int, error) {
	n, err := d.BlobReader.Read(b)
	return n, damage(err)
}

func damage(err error) error {
	if errors.Is(err, store.ErrDamaged) {
		return bundle.ErrDamaged
	}
	return err
}

package bundle

import (
	"context"
	"crypto/ed25519"
	"encoding/hex"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"regexp"
	"slices"
	"strings"
	"time"

	"stillwater/app/timestamp"
)

const (
	maxFiles = 100_000   // of one bundle; ten times the largest anybody will check
	maxSmall = 64 << 20  // bytes of a manifest or of the disclosed log
	maxProof = 64 << 10  // bytes of a proof, a checkpoint, a key; 2 KiB is much
	maxStamp = 256 << 10 // bytes of a time-stamp
	// maxFindings is how many are named: who sees a thousand has seen enough.
	maxFindings = 1_000
)

// A Problem says what is wrong with a file of a bundle.
type Problem string

// What can be wrong.
const (
	Changed  Problem = "changed"  // its bytes are not those that were written
	Missing  Problem = "missing"  // listed, and not there
	Added    Problem = "added"    // there, and not listed
	Reworded Problem = "reworded" // a line of the log that its proof does not prove
	Unsigned Problem = "unsigned" // list and signature do not fit each other
	Untied   Problem = "untied"   // no record of the log names what is in the bundle
	Unproved Problem = "unproved" // a time-stamp, or an earlier checkpoint, that does not hold
	OddName  Problem = "odd-name" // a name no bundle has: a path, a second file of that name
	Repacked Problem = "repacked" // the ZIP around it is not as it was written
)

// A Finding names one file and what is wrong with it.
type Finding struct {
	File    string // "" for the ZIP as a whole
	Line    int    // of the custody log, from 1; 0 elsewhere
	Problem Problem
}

// A Stamp is a time-stamp in a bundle.
type Stamp struct {
	File string
	timestamp.Stamp
	Known bool // the authority is one of those the caller trusts
}

// A Report is what Verify found.
type Report struct {
	Folder    string
	Made      time.Time // as the bundle says
	Preset    Preset
	Files     int
	Bytes     int64
	Key       string // fingerprint of the key that signed; "" if that does not hold
	Records   int    // of the log, disclosed and proved
	LogSize   int64  // records in the whole log
	Originals int    // exhibits that are here byte for byte
	Tied      int    // of those, the ones whose hash stands in a disclosed record of their taking in
	Stamps    []Stamp
	Findings  []Finding // none: all is as it was made; at most a thousand
}

// A holding is what a bundle's files are read from.
type holding struct {
	sizes map[string]int64
	open  func(name string) (io.ReadCloser, error)
}

// Verify checks a bundle in a ZIP as Write made it: every byte is accounted
// for. roots are the authorities whose time-stamps are taken for known.
// progress, if not nil, is called with bytes done and in all. An error means
// that it could not be checked: ErrNotBundle, ctx's, or r's; what is wrong
// with it stands in the Report.
func Verify(ctx context.Context, r io.ReaderAt, size int64, roots timestamp.Roots, progress func(done, total int64)) (Report, error) {
	v := newVerifier(ctx, roots, progress)
	h, err := v.archive(r, size)
	if err == nil && h.sizes != nil {
		err = v.bag(h)
	}
	if err != nil {
		return Report{}, fmt.Errorf("verifying a bundle: %w", err)
	}
	return v.report, nil
}

// VerifyFolder checks a bundle that was unpacked: the folder with bagit.txt in
// it.
func VerifyFolder(ctx context.Context, folder fs.FS, roots timestamp.Roots, progress func(done, total int64)) (Report, error) {
	v := newVerifier(ctx, roots, progress)
	h := holding{sizes: map[string]int64{}, open: func(name string) (io.ReadCloser, error) { return folder.Open(name) }}
	err := fs.WalkDir(folder, ".", func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case ctx.Err() != nil:
			return ctx.Err()
		case len(h.sizes) > maxFiles:
			return ErrNotBundle
		case d.IsDir():
			return nil
		case !d.Type().IsRegular() || !plainPath.MatchString(name):
			v.find(Finding{File: name, Problem: OddName})
			return nil
		}
		info, err := d.Info()
		if err == nil {
			h.sizes[name] = info.Size()
		}
		return err
	})
	if _, there := h.sizes[bagName]; err == nil && !there && h.sizes[tagSums] == 0 {
		err = ErrNotBundle
	}
	if err == nil {
		err = v.bag(h)
	}
	if err != nil {
		return Report{}, fmt.Errorf("verifying a bundle: %w", err)
	}
	return v.report, nil
}

// A verifier is one check under way.
type verifier struct {
	ctx      context.Context
	roots    timestamp.Roots
	progress func(done, total int64)
	report   Report
	holding
	done, total int64
	hasher      hasher
	found       map[Finding]bool
	bad         map[string]bool   // files with a finding
	info        map[string]string // of bag-info.txt, if it is as it was
	zipTime     uint32            // that all files of a ZIP have; 0 elsewhere
}

func newVerifier(ctx context.Context, roots timestamp.Roots, progress func(done, total int64)) *verifier {
	return &verifier{ctx: ctx, roots: roots, progress: progress, found: map[Finding]bool{}, bad: map[string]bool{}}
}

// find notes a finding once.
func (v *verifier) find(f Finding) {
	if len(v.report.Findings) < maxFindings && !v.found[f] {
		v.found[f], v.bad[f.File] = true, true
		v.report.Findings = append(v.report.Findings, f)
	}
}

// faulty reports whether anything is wrong with a file already.
func (v *verifier) faulty(name string) bool { return v.bad[name] }

// small reads a file that has to fit in memory; nil if it is not there or too
// large, which is a finding.
func (v *verifier) small(name string, limit int64) ([]byte, error) {
	size, there := v.sizes[name]
	if !there || size > limit {
		problem := Missing
		if there {
			problem = Changed
		}
		v.find(Finding{File: name, Problem: problem})
		return nil, nil
	}
	in, err := v.open(name)
	if err != nil {
		return nil, err
	}
	defer in.Close()
	return io.ReadAll(io.LimitReader(in, limit))
}

// hashes reads one file through.
func (v *verifier) hashes(name string) (piece, error) {
	in, err := v.open(name)
	if err != nil {
		return piece{}, err
	}
	defer in.Close()
	p, err := v.hasher.hashed(v.ctx, in, func(n int64) {
		if v.progress != nil {
			v.progress(v.done+n, v.total)
		}
	})
	v.done += p.Size
	return p, err
}

// bag checks the files of a bundle, in whatever it came.
func (v *verifier) bag(h holding) error {
	v.holding = h
	v.report.Files = len(h.sizes)
	for _, size := range h.sizes {
		v.total += size
	}
	v.report.Bytes = v.total
	tags, err := v.list(tagSums, 64)
	if err != nil {
		return err
	}
	for _, name := range []string{bagName, infoName, sums256, sums512, readmeName, verifyName} {
		if _, listed := tags[name]; !listed {
			v.find(Finding{File: name, Problem: Missing})
		}
	}
	for _, name := range slices.Sorted(maps.Keys(tags)) {
		if err := v.tag(name, tags[name]); err != nil {
			return err
		}
	}
	if err := v.readInfo(); err != nil {
		return err
	}
	key, err := v.signature()
	if err != nil {
		return err
	}
	short, err := v.list(sums256, 64)
	if err != nil {
		return err
	}
	long, err := v.list(sums512, 128)
	if err != nil {
		return err
	}
	if err := v.payload(short, long, tags); err != nil {
		return err
	}
	if key == nil {
		return nil
	}
	return v.log(key, short)
}

// tag checks one of the bag's own files.
func (v *verifier) tag(name, want string) error {
	if _, there := v.sizes[name]; !there {
		v.find(Finding{File: name, Problem: Missing})
		return nil
	}
	p, err := v.hashes(name)
	if err == nil && hex.EncodeToString(p.SHA256[:]) != want {
		v.find(Finding{File: name, Problem: Changed})
	}
	return err
}

var sumLine = regexp.MustCompile(`^([0-9a-f]+)  (.+)$`)

// list reads a manifest with hashes of so many digits.
func (v *verifier) list(name string, digits int) (map[string]string, error) {
	text, err := v.small(name, maxSmall)
	out := map[string]string{}
	rest := string(text)
	for rest != "" {
		var line string
		var whole bool
		line, rest, whole = strings.Cut(rest, "\n")
		m := sumLine.FindStringSubmatch(line)
		if !whole || m == nil || len(m[1]) != digits || !plainPath.MatchString(m[2]) || out[m[2]] != "" || len(out) >= maxFiles {
			v.find(Finding{File: name, Problem: Changed})
			continue
		}
		out[m[2]] = m[1]
	}
	return out, err
}

// readInfo reads what bag-info.txt says of ours.
func (v *verifier) readInfo() error {
	v.info = map[string]string{}
	text, err := v.small(infoName, maxProof)
	if err != nil || text == nil || v.faulty(infoName) {
		return err
	}
	for line := range strings.Lines(string(text)) {
		label, value, _ := strings.Cut(strings.TrimSuffix(line, "\n"), ": ")
		v.info[label] = value
	}
	made, err := time.Parse(time.RFC3339, v.info[infoMade])
	if err != nil || v.info[infoFormat] != format {
		v.find(Finding{File: infoName, Problem: Changed})
		return nil
	}
	if v.zipTime != 0 && v.zipTime != dosTime(made) {
		v.find(Finding{Problem: Repacked})
	}
	v.report.Made, v.report.Preset = made, Preset(v.info[infoPreset])
	return nil
}

// signature checks who signed the list of the bag's own files, and returns the
// key by which the log is to be checked; nil if there is none.
func (v *verifier) signature() (ed25519.PublicKey, error) {
	list, err := v.small(tagSums, maxSmall)
	if err != nil {
		return nil, err
	}
	text, err := v.small(signatureName, maxProof)
	if err != nil {
		return nil, err
	}
	signers, err := v.small(signersName, maxProof)
	if err != nil || text == nil || signers == nil {
		return nil, err
	}
	wrong := func(names ...string) (ed25519.PublicKey, error) {
		for _, name := range names {
			v.find(Finding{File: name, Problem: Changed})
		}
		return nil, nil
	}
	allowed := signerOf(signers)
	key, signature, ok := signatureOf(text)
	switch named := v.info[infoKey]; {
	case !ok && allowed == nil:
		return wrong(signatureName, signersName)
	case !ok:
		return wrong(signatureName)
	case allowed == nil:
		return wrong(signersName)
	case key.Equal(allowed) && named != "" && Fingerprint(key) != named:
		return wrong(infoName, signatureName, signersName)
	case !key.Equal(allowed) && Fingerprint(key) == named:
		return wrong(signersName)
	case !key.Equal(allowed):
		return wrong(signatureName)
	case !ed25519.Verify(key, signed(list), signature):
		v.find(Finding{File: tagSums, Problem: Unsigned})
		v.find(Finding{File: signatureName, Problem: Unsigned})
		return key, nil
	}
	v.report.Key = Fingerprint(key)
	return key, nil
}

// payload checks the files below data/ against both manifests, and that there
// are no others.
func (v *verifier) payload(short, long, tags map[string]string) error {
	whole256, whole512 := !v.faulty(sums256), !v.faulty(sums512)
	if !whole256 && !whole512 {
		whole256, whole512 = true, true // there is nothing better to go by
	}
	loose := map[string]bool{tagSums: true, signatureName: true, signersName: true, replyName: true}
	for _, name := range slices.Sorted(maps.Keys(v.sizes)) {
		a, in256 := short[name]
		b, in512 := long[name]
		switch _, tag := tags[name]; {
		case loose[name] || tag:
			continue
		case !strings.HasPrefix(name, dataFolder) || whole256 && !in256 || whole512 && !in512:
			v.find(Finding{File: name, Problem: Added})
			continue
		}
		p, err := v.hashes(name)
		if err != nil {
			return err
		}
		if whole256 && hex.EncodeToString(p.SHA256[:]) != a || whole512 && hex.EncodeToString(p.sum512[:]) != b {
			v.find(Finding{File: name, Problem: Changed})
		}
	}
	for _, m := range []struct {
		whole bool
		list  map[string]string
	}{{whole256, short}, {whole512, long}} {
		for _, name := range slices.Sorted(maps.Keys(m.list)) {
			if _, there := v.sizes[name]; m.whole && !there {
				v.find(Finding{File: name, Problem: Missing})
			}
		}
	}
	return nil
}

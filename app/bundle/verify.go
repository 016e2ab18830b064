package bundle

import (
	"bytes"
	"context"
	"crypto/ed25519"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"regexp"
	"slices"
	"strings"
	"time"

	"stillwater/app/custody"
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

// log checks the disclosed part of the custody log.
func (v *verifier) log(key ed25519.PublicKey, sums map[string]string) error {
	newest, err := v.checkpoint(checkpointName, key)
	if err != nil || newest.Note == nil {
		return err
	}
	v.report.LogSize = newest.Size
	text, err := v.small(linesName, maxSmall)
	if err != nil || text == nil {
		return err
	}
	payload := payloadOf(sums)
	taken := map[string]bool{} // hashes of what was taken in
	named := false
	number := 0
	for rest := text; len(rest) > 0 && number < maxFiles; {
		var line []byte
		line, rest, _ = bytes.Cut(rest, []byte("\n"))
		number++
		r, err := custody.ParseLine(line)
		if err != nil {
			v.find(Finding{linesName, number, Reworded})
			continue
		}
		proof, err := v.proof(proofName(r.Seq), r.Seq)
		if err != nil {
			return err
		}
		switch {
		case v.faulty(proofName(r.Seq)):
		case custody.CheckProof(proof, r.Seq, newest.Size, newest.Root, line) != nil:
			v.find(Finding{linesName, number, Reworded})
			continue
		default:
			v.report.Records++
		}
		if r.Action == custody.Acquire {
			taken[r.SHA256] = true
		}
		named = named || r.Action == custody.Export && r.Params[paramPayload] == payload
	}
	if !named && !v.faulty(linesName) && !v.faulty(sums256) {
		v.find(Finding{File: linesName, Problem: Untied})
	}
	for name, sum := range sums {
		if original.MatchString(name) {
			v.report.Originals++
			if taken[sum] {
				v.report.Tied++
			}
		}
	}
	return v.stamps(key, newest)
}

var original = regexp.MustCompile(`^data/exhibits/[A-Z]+[0-9]+/original\.[a-z0-9]+$`)

// paramPayload is under what name a record of the log tells Payload.
const paramPayload = "payload_sha256"

// payloadOf is Bundle.Payload of what a manifest lists.
func payloadOf(sums map[string]string) string {
	h := sha256.New()
	for _, name := range slices.Sorted(maps.Keys(sums)) {
		if !strings.HasPrefix(name, logFolder) {
			fmt.Fprintf(h, "%s  %s\n", sums[name], name)
		}
	}
	return hex.EncodeToString(h.Sum(nil))
}

// checkpoint reads a signed state of the log.
func (v *verifier) checkpoint(name string, key ed25519.PublicKey) (custody.Checkpoint, error) {
	text, err := v.small(name, maxProof)
	if err != nil || text == nil {
		return custody.Checkpoint{}, err
	}
	c, err := custody.ParseCheckpoint(text)
	if err == nil {
		var by custody.Verifier
		if by, err = custody.NewVerifier(key, c.Origin); err == nil {
			c, err = by.Open(text)
		}
	}
	if err != nil {
		v.find(Finding{File: name, Problem: Changed})
		return custody.Checkpoint{}, nil
	}
	return c, nil
}

// proof reads a proof; what is none is a finding.
func (v *verifier) proof(name string, seq int64) ([]custody.Hash, error) {
	text, err := v.small(name, maxProof)
	if err != nil || text == nil {
		return nil, err
	}
	var p proofFile
	var path [][32]byte
	if err = json.Unmarshal(text, &p); err == nil {
		for _, s := range p.Path {
			b, e := hex.DecodeString(s)
			if e != nil || len(b) != 32 {
				err = errors.Join(e, ErrNotBundle)
				break
			}
			path = append(path, [32]byte(b))
		}
	}
	if err != nil || p.Seq != seq || !bytes.Equal(proofText(seq, path), text) {
		v.find(Finding{File: name, Problem: Changed})
		return nil, nil
	}
	return path, nil
}

// stamps checks time-stamps and the checkpoints they are for.
func (v *verifier) stamps(key ed25519.PublicKey, newest custody.Checkpoint) error {
	if _, there := v.sizes[replyName]; there {
		if err := v.stamp(checkpointName, requestName, replyName); err != nil {
			return err
		}
	}
	for _, name := range slices.Sorted(maps.Keys(v.sizes)) {
		folder, found := strings.CutSuffix(name, "/"+replyName)
		if !found || !strings.HasPrefix(name, stampedFolder) {
			continue
		}
		older, err := v.checkpoint(folder+"/checkpoint.txt", key)
		if err != nil {
			return err
		}
		proof, err := v.proof(folder+"/proof.json", 0)
		if err != nil {
			return err
		}
		if older.Note != nil && custody.CheckGrowth(proof, older.Size, older.Root, newest.Size, newest.Root) != nil {
			v.find(Finding{File: folder + "/checkpoint.txt", Problem: Unproved})
		}
		if err := v.stamp(folder+"/checkpoint.txt", folder+"/"+requestName, name); err != nil {
			return err
		}
	}
	return nil
}

// stamp checks one time-stamp.
func (v *verifier) stamp(data, request, reply string) error {
	var texts [3][]byte
	for i, name := range []string{data, request, reply} {
		var err error
		if texts[i], err = v.small(name, maxStamp); err != nil || texts[i] == nil {
			return err
		}
	}
	s, err := timestamp.Verify(texts[2], texts[1], texts[0], v.roots)
	switch {
	case err == nil, errors.Is(err, timestamp.ErrUnknownAuthority):
		v.report.Stamps = append(v.report.Stamps, Stamp{reply, s, err == nil})
	default:
		v.find(Finding{File: reply, Problem: Unproved})
	}
	return nil
}

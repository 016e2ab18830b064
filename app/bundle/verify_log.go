package bundle

import (
	"bytes"
	"crypto/ed25519"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"

	"stillwater/app/custody"
	"stillwater/app/timestamp"
)

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

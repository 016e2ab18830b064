package custody

import (
	"encoding/binary"
	"encoding/hex"
	"errors"
	"maps"
	"slices"
	"strings"
	"testing"
	"time"
)

var noon = time.Date(2026, 11, 21, 12, 0, 0, 0, time.UTC)

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func wants(t testing.TB, err, target error) {
	t.Helper()
	if !errors.Is(err, target) {
		t.Fatalf("got error %v, want %v", err, target)
	}
}

// record is the record at a place, with a salt of its own.
func record(seq int64) Record {
	r := Record{Seq: seq, AtUTC: noon.Add(time.Duration(seq) * time.Second), TZ: "Europe/Berlin", Action: Acquire, Exhibit: int(seq),
		SHA256: strings.Repeat("ab", 32), Size: 1234, OriginalName: "chat.png"}
	binary.BigEndian.PutUint64(r.Salt[:], uint64(seq))
	return r
}

func lineOf(t testing.TB, r Record) []byte {
	t.Helper()
	b, err := r.Line()
	must(t, err)
	return b
}

// lines are the lines of a log of n records.
func lines(t testing.TB, n int64) [][]byte {
	t.Helper()
	var all [][]byte
	for seq := range n {
		all = append(all, lineOf(t, record(seq+1)))
	}
	return all
}

func grow(t testing.TB, tree *Tree, lines ...[]byte) *Tree {
	t.Helper()
	for _, b := range lines {
		_, err := tree.Append(b)
		must(t, err)
	}
	return tree
}

const origin = "stillwater/test"

func signer(t testing.TB, fill byte, origin string) Signer {
	t.Helper()
	s, err := NewSigner([]byte(strings.Repeat(string(rune('a'+fill)), 32)), origin)
	must(t, err)
	return s
}

func sign(t testing.TB, tree *Tree, size int64) Checkpoint {
	t.Helper()
	c, err := signer(t, 0, origin).Sign(tree, size)
	must(t, err)
	return c
}

func TestALineIsExact(t *testing.T) {
	r := Record{Seq: 7, Salt: [16]byte{1, 2, 3}, AtUTC: time.Date(2026, 11, 21, 13, 0, 0, 5e6, time.FixedZone("", 3600)), TZ: "Europe/Berlin",
		ClockNote: "", Actor: "me", Action: Redact, Exhibit: 3, SHA256: strings.Repeat("0f", 32), Size: 9, OriginalName: "a<b>&\u202e.png",
		Source: &Source{Kind: "screenshot", App: "WhatsApp"}, Params: map[string]string{"b": "2", "a": "1"}, Reason: "„é“ 😀"}
	want := `{"v":1,"seq":7,"salt":"01020300000000000000000000000000","at_utc":"2026-11-21T12:00:00.005Z","tz":"Europe/Berlin",` +
		`"actor":"me","action":"redact","exhibit":3,"sha256":"` + strings.Repeat("0f", 32) + `","size":9,"original_name":"a<b>&` + "\u202e" + `.png",` +
		`"source":{"kind":"screenshot","app":"WhatsApp"},"params":{"a":"1","b":"2"},"reason":"„é“ 😀"}`
	b := lineOf(t, r)
	if string(b) != want {
		t.Fatalf("written as\n%s\nwant\n%s", b, want)
	}
	got, err := ParseLine(b)
	must(t, err)
	if got.V != Version || !got.AtUTC.Equal(r.AtUTC) || *got.Source != *r.Source || !maps.Equal(got.Params, r.Params) || got.OriginalName != r.OriginalName {
		t.Errorf("read back as %+v", got)
	}
	if again := lineOf(t, got); string(again) != want {
		t.Errorf("written again as %s", again)
	}
}

func TestWhatCannotBeALine(t *testing.T) {
	for name, change := range map[string]func(*Record){
		"no place":        func(r *Record) { r.Seq = 0 },
		"no salt":         func(r *Record) { r.Salt = [16]byte{} },
		"no time":         func(r *Record) { r.AtUTC = time.Time{} },
		"no calendar":     func(r *Record) { r.AtUTC = time.Date(12000, 1, 1, 0, 0, 0, 0, time.UTC) },
		"no action":       func(r *Record) { r.Action = "" },
		"unknown action":  func(r *Record) { r.Action = "unsee" },
		"short hash":      func(r *Record) { r.SHA256 = "abcd" },
		"loud hash":       func(r *Record) { r.SHA512 = strings.Repeat("AB", 64) },
		"no hex":          func(r *Record) { r.ParentSHA256 = strings.Repeat("ab", 15) + "zz" + strings.Repeat("ab", 16) },
		"negative size":   func(r *Record) { r.Size = -1 },
		"not UTF-8":       func(r *Record) { r.Note = "caf\xe9" },
		"source no UTF-8": func(r *Record) { r.Source = &Source{Device: "\xff"} },
		"params no UTF-8": func(r *Record) { r.Params = map[string]string{"\xff": ""} },
		"too long":        func(r *Record) { r.Note = strings.Repeat("n", maxLine) },
		"newer":           func(r *Record) { r.V = Version + 1 },
	} {
		r := record(1)
		change(&r)
		if _, err := r.Line(); !errors.Is(err, ErrInvalid) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestALineHasOneForm(t *testing.T) {
	good := string(lineOf(t, record(1)))
	for name, b := range map[string]string{
		"empty":           "",
		"no object":       "[]",
		"line end":        good + "\n",
		"space":           strings.Replace(good, `"seq":1`, `"seq": 1`, 1),
		"other order":     strings.Replace(good, `"v":1,"seq":1`, `"seq":1,"v":1`, 1),
		"twice":           strings.Replace(good, `"seq":1`, `"seq":2,"seq":1`, 1),
		"other case":      strings.Replace(good, `"seq"`, `"Seq"`, 1),
		"one more":        strings.Replace(good, `{`, `{"x":1,`, 1),
		"other version":   strings.Replace(good, `"v":1`, `"v":2`, 1),
		"escaped":         strings.Replace(good, `chat`, `\u0063hat`, 1),
		"empty field":     strings.Replace(good, `,"size"`, `,"sha512":"","size"`, 1),
		"local time":      strings.Replace(good, `01.000Z`, `01.000+01:00`, 1),
		"long fraction":   strings.Replace(good, `01.000Z`, `01.0000Z`, 1),
		"short salt":      strings.Replace(good, `"salt":"00`, `"salt":"`, 1),
		"lone surrogate":  strings.Replace(good, `chat`, `\ud800`, 1),
		"something after": good + "{}",
	} {
		if b == good {
			t.Fatalf("%s changes nothing", name)
		}
		if _, err := ParseLine([]byte(b)); !errors.Is(err, ErrMalformed) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestClockNotes(t *testing.T) {
	for name, tc := range map[string]struct {
		prev, now time.Time
		jump      time.Duration
		want      string
	}{
		"first":        {time.Time{}, noon, 0, ""},
		"as it should": {noon, noon.Add(time.Hour), 2 * time.Second, ""},
		"same moment":  {noon, noon, 0, ""},
		"behind":       {noon, noon.Add(-90 * time.Minute), 0, "the clock stands 1h30m0s behind the last record"},
		"a bit behind": {noon, noon.Add(-5 * time.Millisecond), 0, "the clock stands 5ms behind the last record"},
		"ahead":        {noon, noon.Add(9 * time.Hour), 8 * time.Hour, "the clock went 8h0m0s further than the time that passed: the machine slept or the clock was set"},
		"set back":     {noon, noon.Add(time.Second), -time.Hour, "the clock was set back by 1h0m0s"},
		"both":         {noon, noon.Add(-time.Hour), -2 * time.Hour, "the clock stands 1h0m0s behind the last record; the clock was set back by 2h0m0s"},
	} {
		if got := ClockNote(tc.prev, tc.now, tc.jump); got != tc.want {
			t.Errorf("%s: %q", name, got)
		}
	}
}

// The leaves and roots of the reference implementation of RFC 6962 (Certificate
// Transparency, merkletree/merkle_tree_test.cc).
func TestTheTreeOfRFC6962(t *testing.T) {
	inputs := []string{"", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"}
	roots := []string{
		"6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
		"fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
		"aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
		"d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
		"4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
		"76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
		"ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
		"5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
	}
	var tree Tree
	empty, err := tree.Root(0)
	must(t, err)
	if hex.EncodeToString(empty[:]) != "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855" {
		t.Errorf("the empty log has root %x", empty)
	}
	for i, in := range inputs {
		b, err := hex.DecodeString(in)
		must(t, err)
		place, err := tree.Append(b)
		must(t, err)
		root, err := tree.Root(place)
		must(t, err)
		if place != int64(i+1) || hex.EncodeToString(root[:]) != roots[i] {
			t.Errorf("%d lines have root %x at place %d", i+1, root, place)
		}
	}
	if leaf := LeafHash(nil); hex.EncodeToString(leaf[:]) != roots[0] {
		t.Errorf("the leaf of nothing is %x", leaf)
	}
	// A path of RFC 6962's reference: leaf 0 in the tree of 8.
	proof, err := tree.Prove(1, 8)
	must(t, err)
	for i, want := range []string{"96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
		"5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
		"6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4"} {
		if hex.EncodeToString(proof[i][:]) != want {
			t.Errorf("step %d of the proof is %x", i, proof[i])
		}
	}
}

func TestProofs(t *testing.T) {
	all := lines(t, 20)
	tree := grow(t, new(Tree), all...)
	for size := int64(1); size <= 20; size++ {
		root, err := tree.Root(size)
		must(t, err)
		for seq := int64(1); seq <= size; seq++ {
			proof, err := tree.Prove(seq, size)
			must(t, err)
			must(t, CheckProof(proof, seq, size, root, all[seq-1]))
			wants(t, CheckProof(proof, seq, size, root, append([]byte(" "), all[seq-1]...)), ErrProof)
			wants(t, CheckProof(proof, seq%size+1, size, root, all[seq-1]), map[bool]error{true: nil, false: ErrProof}[size == 1])
			wants(t, CheckProof(append(proof, Hash{}), seq, size, root, all[seq-1]), ErrProof)
		}
		for older := int64(1); older <= size; older++ {
			olderRoot, err := tree.Root(older)
			must(t, err)
			proof, err := tree.ProveGrowth(older, size)
			must(t, err)
			must(t, CheckGrowth(proof, older, olderRoot, size, root))
			wants(t, CheckGrowth(proof, older, Hash{1}, size, root), ErrProof)
			wants(t, CheckGrowth(proof, older, olderRoot, size, Hash{1}), ErrProof)
		}
	}
	for _, bad := range [][2]int64{{0, 5}, {6, 5}, {1, 21}, {-1, 5}} {
		_, err := tree.Prove(bad[0], bad[1])
		wants(t, err, ErrInvalid)
		_, err = tree.ProveGrowth(bad[0], bad[1])
		wants(t, err, ErrInvalid)
	}
	// Sizes from a stranger's file that would run in circles.
	for _, size := range []int64{1 << 62, 1<<63 - 1, -1} {
		wants(t, CheckProof(nil, 1, size, Hash{}, nil), ErrProof)
		wants(t, CheckGrowth(nil, 1, Hash{}, size, Hash{}), ErrProof)
	}
}

func TestALogThatGrewKeepsWhatAnOlderCheckpointSaw(t *testing.T) {
	all := lines(t, 50)
	tree := grow(t, new(Tree), all...)
	older, newer := sign(t, tree, 17), sign(t, tree, 50)
	proof, err := tree.ProveGrowth(older.Size, newer.Size)
	must(t, err)
	must(t, CheckGrowth(proof, older.Size, older.Root, newer.Size, newer.Root))

	all[3] = lineOf(t, record(99))
	other := grow(t, new(Tree), all...)
	forged := sign(t, other, 50)
	proof, err = other.ProveGrowth(17, 50)
	must(t, err)
	wants(t, CheckGrowth(proof, older.Size, older.Root, forged.Size, forged.Root), ErrProof)
}

func TestACheckpointIsASignedNote(t *testing.T) {
	tree := grow(t, new(Tree), lines(t, 3)...)
	c := sign(t, tree, 3)
	v := signer(t, 0, origin).Verifier()
	parts := strings.Split(string(c.Note), "\n")
	if len(parts) != 6 || parts[0] != origin || parts[1] != "3" || parts[3] != "" || !strings.HasPrefix(parts[4], "— "+origin+" ") {
		t.Fatalf("the note is\n%s", c.Note)
	}
	got, err := v.Open(c.Note)
	must(t, err)
	if got.Origin != origin || got.Size != 3 || got.Root != c.Root {
		t.Errorf("opened as %+v", got)
	}
	again, err := ParseVerifier(v.String())
	must(t, err)
	if _, err := again.Open(c.Note); err != nil || again.KeyHash() != v.KeyHash() {
		t.Errorf("by the key as text: %v", err)
	}

	otherKey := signer(t, 1, origin)
	forged, err := otherKey.Sign(tree, 3)
	must(t, err)
	otherLog, err := signer(t, 0, "stillwater/other").Sign(tree, 3)
	must(t, err)
	note := string(c.Note)
	for name, tc := range map[string]struct {
		note string
		want error
	}{
		"other key":       {string(forged.Note), ErrWrongKey},
		"other origin":    {string(otherLog.Note), ErrWrongOrigin},
		"other size":      {strings.Replace(note, "\n3\n", "\n4\n", 1), ErrWrongKey},
		"other root":      {strings.Replace(note, parts[2][:4], "AAAA", 1), ErrWrongKey},
		"renamed":         {strings.Replace(note, origin+"\n", "stillwater/west\n", 1), ErrWrongOrigin},
		"no signature":    {strings.Join(parts[:4], "\n") + "\n", ErrMalformed},
		"cut":             {note[:len(note)-5], ErrMalformed},
		"empty":           {"", ErrMalformed},
		"padded size":     {strings.Replace(note, "\n3\n", "\n03\n", 1), ErrMalformed},
		"endless size":    {strings.Replace(note, "\n3\n", "\n4611686018427387905\n", 1), ErrMalformed},
		"negative size":   {strings.Replace(note, "\n3\n", "\n-3\n", 1), ErrMalformed},
		"one line more":   {strings.Replace(note, "\n\n", "\nmore\n\n", 1), ErrMalformed},
		"far too long":    {strings.Repeat("a", maxNote) + note, ErrMalformed},
		"short root":      {strings.Replace(note, parts[2], "AAAA", 1), ErrMalformed},
		"not canonical":   {strings.Replace(note, "=\n", "=\r\n", 1), ErrMalformed},
		"signature moved": {strings.Replace(note, "— ", "- ", 1), ErrMalformed},
	} {
		if _, err := v.Open([]byte(tc.note)); !errors.Is(err, tc.want) {
			t.Errorf("%s: %v", name, err)
		}
	}
	for _, origin := range []string{"", "two words", "a+b", strings.Repeat("o", 129)} {
		if _, err := NewSigner(make([]byte, 32), origin); err == nil {
			t.Errorf("a log may be called %q", origin)
		}
	}
	if _, err := NewSigner(make([]byte, 31), origin); !errors.Is(err, ErrInvalid) {
		t.Errorf("a short seed: %v", err)
	}
}

// keptOf are the checkpoints of a log at some sizes, as a locker keeps them.
func keptOf(t testing.TB, tree *Tree, sizes ...int64) []Kept {
	t.Helper()
	var all []Kept
	last := int64(0)
	for _, size := range sizes {
		leaves, err := tree.Leaves(last, size)
		must(t, err)
		all = append(all, Kept{sign(t, tree, size).Note, leaves})
		last = size
	}
	return all
}

// retold is a line whose record says something else.
func retold(t testing.TB, line []byte, change func(*Record)) []byte {
	t.Helper()
	r, err := ParseLine(line)
	must(t, err)
	change(&r)
	return lineOf(t, r)
}

func TestCheckNamesTheFirstPlace(t *testing.T) {
	whole := lines(t, 40)
	kept := keptOf(t, grow(t, new(Tree), whole...), 10, 10, 25, 38)
	v := signer(t, 0, origin).Verifier()
	reword := func(r *Record) { r.Reason = "never happened" }
	renumber := func(seq int64) func(*Record) { return func(r *Record) { r.Seq = seq } }
	stranger, err := signer(t, 1, origin).Sign(grow(t, new(Tree), whole...), 30)
	must(t, err)

	for name, tc := range map[string]struct {
		change func([][]byte) [][]byte
		kept   func([]Kept) []Kept
		want   []Break
		sealed int64
	}{
		"whole":          {sealed: 38},
		"no checkpoints": {kept: func([]Kept) []Kept { return nil }},
		"reworded":       {change: func(l [][]byte) [][]byte { l[16] = retold(t, l[16], reword); return l }, want: []Break{{Reworded, 17, 17, 2}}, sealed: 10},
		"reworded twice": {change: func(l [][]byte) [][]byte { l[30], l[4] = retold(t, l[30], reword), retold(t, l[4], reword); return l }, want: []Break{{Reworded, 5, 5, 0}}},
		"after the last": {change: func(l [][]byte) [][]byte { l[39] = retold(t, l[39], reword); return l }, sealed: 38},
		"removed":        {change: func(l [][]byte) [][]byte { return slices.Delete(l, 11, 12) }, want: []Break{{Missing, 12, 12, -1}}, sealed: 10},
		"three removed":  {change: func(l [][]byte) [][]byte { return slices.Delete(l, 11, 14) }, want: []Break{{Missing, 12, 14, -1}}, sealed: 10},
		"first removed":  {change: func(l [][]byte) [][]byte { return l[1:] }, want: []Break{{Missing, 1, 1, -1}}},
		"all removed":    {change: func(l [][]byte) [][]byte { return nil }, want: []Break{{Cut, 1, 10, 0}}},
		"end removed":    {change: func(l [][]byte) [][]byte { return l[:30] }, want: []Break{{Cut, 31, 38, 3}}, sealed: 25},
		"doubled":        {change: func(l [][]byte) [][]byte { return slices.Insert(l, 20, l[19]) }, want: []Break{{Doubled, 20, 20, -1}}, sealed: 10},
		"inserted":       {change: func(l [][]byte) [][]byte { return slices.Insert(l, 20, retold(t, l[5], renumber(21))) }, want: []Break{{Reworded, 21, 21, 2}}, sealed: 10},
		"swapped":        {change: func(l [][]byte) [][]byte { l[6], l[7] = l[7], l[6]; return l }, want: []Break{{Moved, 7, 7, -1}}},
		"unreadable":     {change: func(l [][]byte) [][]byte { l[26] = []byte("{}"); return l }, want: []Break{{Malformed, 27, 27, -1}}, sealed: 25},
		"swapped, numbered": {change: func(l [][]byte) [][]byte {
			l[6], l[7] = retold(t, l[7], renumber(7)), retold(t, l[6], renumber(8))
			return l
		}, want: []Break{{Reworded, 7, 7, 0}}},
		"removed, numbered": {change: func(l [][]byte) [][]byte {
			l = slices.Delete(l, 11, 12)
			for i := range l {
				l[i] = retold(t, l[i], renumber(int64(i+1)))
			}
			return l
		}, want: []Break{{Reworded, 12, 12, 2}}, sealed: 10},
		"without leaves": {change: func(l [][]byte) [][]byte { l[16] = retold(t, l[16], reword); return l },
			kept: func(k []Kept) []Kept { return []Kept{{Note: k[0].Note}, {Note: k[2].Note}} }, want: []Break{{Reworded, 11, 25, 1}}, sealed: 10},
		"false leaves": {change: func(l [][]byte) [][]byte { l[16] = retold(t, l[16], reword); return l },
			kept: func(k []Kept) []Kept {
				k[2].Leaves = slices.Clone(k[2].Leaves)
				k[2].Leaves[6*32] ^= 1
				return k
			}, want: []Break{{Reworded, 11, 25, 2}}, sealed: 10},
		"forged checkpoint": {kept: func(k []Kept) []Kept { return append(k, Kept{Note: stranger.Note}, Kept{Note: []byte("x")}) },
			want: []Break{{Forged, 0, 0, 4}, {Forged, 0, 0, 5}}, sealed: 38},
		"any order": {kept: func(k []Kept) []Kept { slices.Reverse(k); return k },
			change: func(l [][]byte) [][]byte { l[16] = retold(t, l[16], reword); return l }, want: []Break{{Reworded, 17, 17, 1}}, sealed: 10},
	} {
		l, k := slices.Clone(whole), slices.Clone(kept)
		if tc.change != nil {
			l = tc.change(l)
		}
		if tc.kept != nil {
			k = tc.kept(k)
		}
		got := Check(slices.Values(l), k, v)
		if got.Records != int64(len(l)) || got.Sealed != tc.sealed || !slices.Equal(got.Breaks, tc.want) {
			t.Errorf("%s: %+v, want %v and %d sealed", name, got, tc.want, tc.sealed)
		}
	}
}

package custody

import (
	"bytes"
	"slices"
	"testing"
)

func FuzzParseLine(f *testing.F) {
	f.Add(lineOf(f, record(1)))
	f.Add([]byte(`{"v":1,"seq":1,"salt":"00000000000000000000000000000001","at_utc":"2026-11-21T12:00:00.005Z","action":"view","params":{"a":"b"}}`))
	f.Fuzz(func(t *testing.T, b []byte) {
		r, err := ParseLine(b)
		if err != nil {
			wants(t, err, ErrMalformed)
			return
		}
		if again := lineOf(t, r); !bytes.Equal(again, b) {
			t.Errorf("%q is written again as %q", b, again)
		}
	})
}

func FuzzOpenCheckpoint(f *testing.F) {
	c := sign(f, grow(f, new(Tree), lines(f, 3)...), 3)
	v := signer(f, 0, origin).Verifier()
	f.Add(c.Note)
	f.Fuzz(func(t *testing.T, b []byte) {
		if got, err := v.Open(b); err == nil && (got.Size != c.Size || got.Root != c.Root) {
			t.Errorf("%q passes for a checkpoint", b)
		}
	})
}

func FuzzCheck(f *testing.F) {
	whole := lines(f, 5)
	tree := grow(f, new(Tree), whole...)
	v := signer(f, 0, origin).Verifier()
	leaves, err := tree.Leaves(0, 5)
	must(f, err)
	note := sign(f, tree, 5).Note
	for _, all := range [][][]byte{whole, whole[:4], whole[1:], {whole[0], whole[2], whole[1]}, {whole[0], whole[1], whole[1]}} {
		f.Add(bytes.Join(all, []byte("\n")), leaves)
	}
	f.Fuzz(func(t *testing.T, log, leaves []byte) {
		lines := bytes.Split(log, []byte("\n"))
		got := Check(slices.Values(lines), []Kept{{note, leaves}}, v)
		same := len(lines) >= 5
		for i := range min(5, len(lines)) {
			same = same && bytes.Equal(lines[i], whole[i])
		}
		if holds := got.Sealed == 5; holds != same {
			t.Errorf("%+v, although the lines are the same: %v", got, same)
		}
	})
}

func FuzzParseCode(f *testing.F) {
	f.Add(code(f, 57).String())
	f.Add("0000")
	f.Fuzz(func(t *testing.T, s string) {
		c, err := ParseCode(s)
		if err != nil {
			return
		}
		if again, err := ParseCode(c.String()); err != nil || again != c {
			t.Errorf("%q is %+v, and that %+v, %v", s, c, again, err)
		}
	})
}

func FuzzReadPicture(f *testing.F) {
	small, err := code(f, 1).PNG()
	must(f, err)
	f.Add(small)
	f.Add(encoded(f, turned(printed(f, code(f, 1)), 10, 0.2), 50))
	f.Fuzz(func(t *testing.T, b []byte) { _, _ = ReadPicture(bytes.NewReader(b)) })
}

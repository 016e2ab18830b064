package custody

import "testing"

// BenchmarkAppend is what a record costs beyond its durable write: the line,
// its hash and the tree.
func BenchmarkAppend(b *testing.B) {
	tree := grow(b, new(Tree), lines(b, 100_000)...)
	seq := tree.Len()
	for b.Loop() {
		seq++
		line, err := record(seq).Line()
		must(b, err)
		_, err = tree.Append(line)
		must(b, err)
	}
}

func BenchmarkProve(b *testing.B) {
	all := lines(b, 100_000)
	tree := grow(b, new(Tree), all...)
	root, err := tree.Root(tree.Len())
	must(b, err)
	for b.Loop() {
		proof, err := tree.Prove(54_321, tree.Len())
		must(b, err)
		must(b, CheckProof(proof, 54_321, tree.Len(), root, all[54_320]))
	}
}

func BenchmarkSign(b *testing.B) {
	tree := grow(b, new(Tree), lines(b, 100_000)...)
	s := signer(b, 0, origin)
	for b.Loop() {
		_, err := s.Sign(tree, tree.Len())
		must(b, err)
	}
}

func BenchmarkPaperSeal(b *testing.B) {
	c := code(b, 57)
	for b.Loop() {
		_, err := ParseCode(c.String())
		must(b, err)
		_, err = c.PNG()
		must(b, err)
	}
}

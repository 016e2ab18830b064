// Command lint is what go vet runs for us (go vet -vettool): its own checks,
// and that errors are looked at, wrapped errors compared by errors.Is, and what
// is assigned used. One reading of the types serves all.
package main

import (
	"bytes"
	"regexp"

	"codeberg.org/polyfloyd/go-errorlint/errorlint"
	"github.com/gordonklaus/ineffassign/pkg/ineffassign"
	"github.com/kisielk/errcheck/errcheck"
	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/analysis/suite/vet"
	"golang.org/x/tools/go/analysis/unitchecker"
)

var (
	// What is cleaned up, or said to a terminal or into a buffer, has nobody
	// to whom its failure could matter.
	nobodys = regexp.MustCompile(`defer .*\.(Close|Remove|RemoveAll)\(|fmt\.Fprint`)
	// io.Reader promises it bare.
	bare = regexp.MustCompile(`io\.EOF`)
)

func main() {
	unitchecker.Main(append(vet.Suite,
		except(errcheck.Analyzer, nobodys), except(errorlint.NewAnalyzer(), bare), ineffassign.Analyzer)...)
}

// except is the analyzer without what it says about lines that match.
func except(a *analysis.Analyzer, line *regexp.Regexp) *analysis.Analyzer {
	out := *a
	out.Run = func(p *analysis.Pass) (any, error) {
		pass := *p
		pass.Report = func(d analysis.Diagnostic) {
			at := p.Fset.Position(d.Pos)
			source, err := p.ReadFile(at.Filename)
			if lines := bytes.Split(source, []byte("\n")); err == nil && at.Line <= len(lines) && line.Match(lines[at.Line-1]) {
				return
			}
			p.Report(d)
		}
		return a.Run(&pass)
	}
	return &out
}

// Package passphrase offers passphrases and judges those people bring. It
// plays no length games: what counts is how many guesses somebody would need
// who knows the person.
package passphrase

import (
	"errors"
	"fmt"
	"math"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/sethvargo/go-diceware/diceware"
	"github.com/trustelem/zxcvbn"
	"github.com/trustelem/zxcvbn/match"

	"stillwater/app/seal"
)

// ErrWeak is what callers refuse a passphrase with that is not Enough.
var ErrWeak = errors.New("passphrase is too easy to guess")

const (
	// offeredWords of the EFF long list of 7,776 are 77 bits: beyond guessing
	// even with the fastest of our key derivations.
	offeredWords = 6
	// enoughGuesses is zxcvbn's best score. At one second a guess, which the
	// key derivation aims at, it is 300 years on one machine.
	enoughGuesses = 1e10
	// judged is how many runes zxcvbn looks at: its work grows with the
	// square, and what stands beyond only adds strength.
	judged = 100
	// maxHints and maxHint bound what somebody marks as guessable.
	maxHints = 200
	maxHint  = 100
)

// Suggest returns six words of the EFF long word list (CC BY 3.0), drawn with
// crypto/rand, separated by spaces.
func Suggest() (string, error) {
	g, err := diceware.NewGenerator(&diceware.GeneratorInput{WordList: diceware.WordListEffLarge()})
	if err != nil {
		return "", fmt.Errorf("suggesting a passphrase: %w", err)
	}
	words := make([]string, offeredWords)
	for i := range words { // one at a time: the library never draws a word twice, which would cost strength
		w, err := g.Generate(1)
		if err != nil {
			return "", fmt.Errorf("suggesting a passphrase: %w", err)
		}
		words[i] = w[0]
	}
	return strings.Join(words, " "), nil
}

// A Reason says in one word what makes a passphrase easy to guess.
type Reason string

// The reasons, most personal first. None is for a strong passphrase.
const (
	None      Reason = ""
	Guessable Reason = "guessable-word" // a word or date the person marked
	Common    Reason = "common"         // a well-known password or word
	Repeat    Reason = "repeat"         // the same again and again
	Sequence  Reason = "sequence"       // keys in a row, abc, a date or year
	Short     Reason = "short"          // nothing wrong but too little of it
)

// A Strength is a judgement.
type Strength struct {
	Score        int     // zxcvbn's 0 to 4
	GuessesLog10 float64 // guesses somebody would need, as a power of ten
	Enough       bool    // strong enough for a vault
	Reason       Reason
}

// Judge estimates by zxcvbn (Wheeler 2016) how many guesses p withstands.
// guessable holds names, dates and words that the person the user fears would
// try: each counts as the first guess of an attacker.
func Judge(p string, guessable []string) Strength {
	p = string(seal.NormalizePassphrase(p))
	if utf8.RuneCountInString(p) > judged {
		p = string([]rune(p)[:judged])
	}
	r := zxcvbn.PasswordStrength(p, hints(guessable))
	s := Strength{Score: r.Score, Enough: r.Guesses >= enoughGuesses}
	if r.Guesses > 0 {
		s.GuessesLog10 = math.Log10(r.Guesses)
	}
	if !s.Enough {
		s.Reason = reason(r.Sequence)
	}
	return s
}

// hints breaks what was marked into words and digits as well, so that "Anna
// 12.3.1990" also counts for "anna" and "1990".
func hints(guessable []string) []string {
	var all []string
	for _, g := range guessable[:min(len(guessable), maxHints)] {
		g = strings.ToLower(strings.TrimSpace(g))
		if g == "" || len(g) > maxHint {
			continue
		}
		parts := strings.FieldsFunc(g, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
		all = append(append(all, g, strings.Join(parts, "")), parts...)
	}
	return all
}

func reason(seq []*match.Match) Reason {
	found := map[Reason]bool{}
	for _, m := range seq {
		switch m.Pattern {
		case "dictionary":
			if m.DictionaryName == "user_inputs" {
				found[Guessable] = true
			} else if m.J-m.I >= 2 { // words of one or two letters turn up by chance
				found[Common] = true
			}
		case "repeat":
			found[Repeat] = true
		case "sequence", "spatial", "date", "regex":
			found[Sequence] = true
		}
	}
	for _, r := range []Reason{Guessable, Common, Repeat, Sequence} {
		if found[r] {
			return r
		}
	}
	return Short
}

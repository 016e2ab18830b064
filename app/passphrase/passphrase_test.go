package passphrase

import (
	"strings"
	"testing"
)

func TestSuggest(t *testing.T) {
	seen := map[string]bool{}
	for range 200 {
		p, err := Suggest()
		if err != nil {
			t.Fatal(err)
		}
		if n := len(strings.Fields(p)); n != 6 || seen[p] {
			t.Fatalf("%d words, seen before: %v", n, seen[p])
		}
		seen[p] = true
		if s := Judge(p, nil); !s.Enough {
			t.Errorf("a suggestion is judged weak: %+v", s)
		}
	}
}

func TestJudge(t *testing.T) {
	guessable := []string{"Anna-Marie", "12.03.1990", "Bello"}
	for _, c := range []struct {
		p      string
		enough bool
		reason Reason
	}{
		{"", false, Short},
		{"password", false, Common},
		{"qwertyuiop", false, Common},
		{"aaaaaaaaaaaa", false, Repeat},
		{"abcdefghijk", false, Sequence},
		{"Bello", false, Guessable},
		{"annamarie", false, Guessable},
		{"bello1990", false, Guessable},
		{"x9#q", false, Short},
		{"the lamp was yellow by the lake", true, None},
		{"🌊🪶🕯️🍋🚲🧭🪁🐚🧶🎐🪴", true, None},
		{strings.Repeat("word soup ", 2000), true, None}, // long, and answered at once
	} {
		s := Judge(c.p, guessable)
		if s.Enough != c.enough && len(c.p) < 1000 || s.Enough == false && s.Reason != c.reason && len(c.p) < 1000 {
			t.Errorf("%.30q: %+v, want enough %v, reason %q", c.p, s, c.enough, c.reason)
		}
	}
	plain, marked := Judge("yellow bello lamp", nil), Judge("yellow bello lamp", guessable)
	if marked.GuessesLog10 >= plain.GuessesLog10 {
		t.Errorf("marking a word did not count against it: %v, %v", plain, marked)
	}
}

package bundle

import (
	"cmp"
	"fmt"
	"strings"
)

// shows and showsNot are what every bundle says of its own proof.
var (
	shows = []string{
		"Every file in this bundle is the same as when the bundle was signed. If one byte of one file is changed, or a file is added or taken away, the check says which.",
		"An exhibit that is here as an original is, byte for byte, what was added to the record. Its SHA-256 was written into the custody log when it was added.",
		"The custody records that are in this bundle stood in the log, in these words, when its checkpoint was signed. None of them was changed since.",
		"Where a time-stamp lies beside a checkpoint, an independent authority says that this checkpoint, and so every record before it, was there at that time.",
	}
	showsNot = []string{
		"Who made a file, or whether what it shows is true.",
		"When a file was made, before it was added. Dates inside a file and file times can be set by anybody.",
		"Whether the clock of the computer was right. The times in the log are that clock’s, unless a time-stamp confirms them.",
		"Whether anything was left out. The person chose what is in this bundle.",
		"What is marked “reported to me”: the person neither saw nor heard it, but was told.",
	}
)

// sharedNote stands where originals do not.
const sharedNote = "This bundle was made to be shared. Pictures in it are copies without what was embedded in the originals, such as place, time and device; files that cannot be freed of it are not here. " +
	"The SHA-256 given for an exhibit is that of the original, so that it can be compared with the full bundle. Of the custody log only the record of this bundle is here."

// statement is statement-draft.txt.
func (p *pages) statement() []byte {
	var b strings.Builder
	fmt.Fprintf(&b, `DRAFT OF A STATEMENT

Drawn up on %s from the record “%s”. This is a draft, not a
statement: read every line, strike out what you do not know, put right what is
not exact, and let a lawyer or an advocate look at it before you sign. What a
statement must say differs from place to place.

I, %s, [date of birth, address or how I can be reached: leave out what must not be known], say:

`, p.c.At.Format(dayLayout), oneLine(p.c.Name), cmp.Or(oneLine(p.c.Author), "[full name]"))
	n := 0
	say := func(format string, a ...any) {
		n++
		fmt.Fprintf(&b, "%d. "+format+"\n\n", append([]any{n}, a...)...)
	}
	say("What I say here I saw or heard myself, unless I say that it was reported to me.")
	say("I wrote each of these things down on the day named with it. I have numbered my exhibits %s.", p.span())
	for _, r := range p.rows {
		lead := "What happened " + r.when().phrase(p.c.Zone) + ": "
		if r.when().phrase("") == notKnown {
			lead = "I do not know when this was: "
		}
		switch r.knowing() {
		case SecondHand:
			lead += "it was reported to me" + told(p, r) + " that the following happened. "
		case Inferred:
			lead += "I did not see it myself; I infer it. "
		case "":
			lead += "[say here how you know this] "
		}
		text := lead + strings.TrimSpace(r.what())
		if in := r.in; in != nil {
			if words := p.words(in); words != "" {
				text += "\n   The exact words:\n" + indented(words)
			}
			for _, fact := range [][2]string{{"Where", cmp.Or(in.Place, in.Link)}, {"Who was there or saw it", p.everybody(in.People)}, {"What it did", in.Harm},
				{"What I did", in.Response}, {"Report or reference", in.Reference}, {"Order in force", in.Breach}} {
				if fact[1] != "" {
					text += "\n   " + fact[0] + ": " + oneLine(fact[1])
				}
			}
			text += "\n   I wrote this down on " + moment(in.RecordedAt, in.Zone, p.c.Zone) + "."
		}
		say("%s\n   Exhibits: %s", text, p.rests(r))
	}
	for _, c := range p.c.Claims {
		for _, r := range c.Rebuttals {
			text := fmt.Sprintf("It is said of me: “%s”. That is not so, or not the whole truth: %s", strings.TrimSpace(c.Words), strings.TrimSpace(r.Statement))
			if cited := p.cited(r.For); cited != "" {
				text += "\n   Exhibits: " + cited
			}
			say("%s", text)
		}
	}
	b.WriteString("[What the law of the place asks to stand here, such as: I believe that what I say here is true.]\n\n\nPlace, date: ______________________    Signature: ______________________\n")
	return []byte(b.String())
}

// told says by whom a row was reported.
func told(p *pages, r row) string {
	if r.in == nil {
		if by := p.who(r.seen.Relayed); by != "" {
			return " by " + by
		}
		return ""
	}
	if s := p.learned(r.in); s != "" {
		return " (" + oneLine(s) + ")"
	}
	return ""
}

// span names the exhibits in a word.
func (p *pages) span() string {
	switch n := len(p.exhibits); n {
	case 0:
		return "(there are none)"
	case 1:
		return p.exhibits[0].label()
	default:
		return p.exhibits[0].label() + " to " + p.exhibits[n-1].label()
	}
}

func indented(text string) string {
	return "      " + strings.ReplaceAll(strings.TrimSpace(text), "\n", "\n      ")
}

// A certificate is a draft for somebody to sign.
type certificate struct {
	Title string   `json:"title"`
	Lead  string   `json:"lead"`
	Lines []string `json:"lines"`
}

// drafts are the certificates: one by whose record it is, one by whoever
// checked the bundle.
func (p *pages) drafts() []certificate {
	originals := "The exhibits that are here as originals are the files I added, and nothing in them was changed by me."
	if p.c.Preset == Shared {
		originals = "The pictures among the exhibits are copies I had made without embedded information; I keep the originals."
	}
	return []certificate{
		{"Certificate of the person whose record this is", "I, " + cmp.Or(oneLine(p.c.Author), "[full name]") + ", certify:", []string{
			"I kept the record from which this bundle was made, and I chose what is in it.",
			"I added the exhibits " + p.span() + " myself, from where the index says they come from. " + originals,
			"I wrote down what happened when the chronology says I did. Later changes stand there with the earlier wording.",
			"What I did not see or hear myself is marked “reported to me”.",
			"I know that giving a false certificate can be punished.",
		}},
		{"Certificate of the person who checked this bundle", "I, [full name, occupation, how I can be reached], certify:", []string{
			"On [date] I received this bundle as the file [name], with the SHA-256 [write it down].",
			"On [date] I checked it with [sha256sum, ssh-keygen, openssl, verify.py or stillwater verify: strike out what does not apply], as README.txt says.",
			"The check found [no difference / these differences: …].",
			"The fingerprint of the key that signed it is [SHA256:…]. I compared it with [what, for example a paper the person wrote it on].",
			"I know by [training, work] how these programs work. They show that the files are unchanged since the bundle was signed; they do not show who made a file or whether it is true.",
		}},
	}
}

// certificates is certificate-drafts.txt.
func (p *pages) certificates() []byte {
	var b strings.Builder
	b.WriteString("DRAFTS OF CERTIFICATES\n\nNobody has signed these. They are for a person to read, to put right and to\nsign, where the law of the place knows such a certificate. Ask a lawyer.\n")
	for _, c := range p.drafts() {
		fmt.Fprintf(&b, "\n\n%s\n\n%s\n\n", strings.ToUpper(c.Title), c.Lead)
		for i, line := range c.Lines {
			fmt.Fprintf(&b, "%d. %s\n", i+1, line)
		}
		b.WriteString("\nPlace, date: ______________________    Signature: ______________________\n")
	}
	return []byte(b.String())
}

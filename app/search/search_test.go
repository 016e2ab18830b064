package search

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
	"unicode/utf16"
	"unicode/utf8"

	"stillwater/app/store"
)

// idOf is the ID of the document that a test calls name.
func idOf(name string) (id store.ID) {
	copy(id[:], name)
	return id
}

func nameOf(id store.ID) string { return strings.TrimRight(string(id[:]), "\x00") }

func put(x *Index, name, title, text string) {
	x.Put(Doc{ID: idOf(name), Stamp: 1, Room: "journal", Kind: "entry", Title: title, Text: text})
}

// ask returns the names of what q finds, in alphabetical order.
func ask(x *Index, q Query) string {
	r := x.Find(q, Options{})
	names := make([]string, len(r.Hits))
	for i, h := range r.Hits {
		names[i] = nameOf(h.ID)
	}
	slices.Sort(names)
	if r.Total != len(names) {
		return fmt.Sprintf("%d counted, found %v", r.Total, names)
	}
	return strings.Join(names, " ")
}

func wantFound(t *testing.T, x *Index, query, want string) {
	t.Helper()
	if got := ask(x, Parse(query)); got != want {
		t.Errorf("%s finds %q, want %q", query, got, want)
	}
}

func day(y int, m time.Month, d int) time.Time {
	return time.Date(y, m, d, 23, 30, 0, 0, time.FixedZone("", -5*3600)) // the next day in UTC
}

func journal() *Index {
	x := New()
	for _, d := range []Doc{
		{ID: idOf("quiet"), Room: "journal", Kind: "entry", Title: "The quiet", Text: "The quiet in the kitchen felt strange. Don't call.",
			At: day(2026, 11, 20), Mood: 4, Tags: []string{"Küche", "kind words"}, Feelings: []string{"calm"}, People: []string{"Anna Maria"}},
		{ID: idOf("garden"), Room: "journal", Kind: "letter", Title: "Garden", Text: "A café in the garden, kitchen far away.",
			At: day(2026, 1, 1), Mood: 1, Tags: []string{"home"}},
		{ID: idOf("call"), Room: "evidence", Kind: "incident", Title: "He called", Text: "kitchens, call, CALLED",
			At: day(2025, 12, 31), People: []string{"Maria"}},
		{ID: idOf("photo"), Room: "evidence", Kind: "exhibit", Title: "photo-2026.png"},
	} {
		x.Put(d)
	}
	return x
}

func TestGrammar(t *testing.T) {
	x := journal()
	for query, want := range map[string]string{
		"":                             "",
		" \t\n":                        "",
		"kitchen":                      "garden quiet",
		"KITCHEN":                      "garden quiet",
		"kitchen quiet":                "quiet",
		"kitchen*":                     "call garden quiet",
		"kit* gar*":                    "garden",
		`"in the kitchen"`:             "quiet",
		`"the in kitchen"`:             "",
		`“in the garden”`:              "garden",
		`"in the`:                      "garden quiet",
		`"the kit"*`:                   "quiet",
		"kitchen -garden":              "quiet",
		"-garden kitchen":              "quiet",
		`kitchen -"in the kitchen"`:    "garden",
		"-kitchen":                     "call photo",
		"-kit*":                        "photo",
		"cafe":                         "garden",
		"CAFÉ":                         "garden",
		"cafe\u0301":                   "garden",
		"don't":                        "quiet",
		"t'don":                        "",
		"tag:home":                     "garden",
		"tag:kuche":                    "quiet",
		"TAG:KÜCHE":                    "quiet",
		`tag:"Kind  Words"`:            "quiet",
		"-tag:home in:journal":         "quiet",
		"tag:none":                     "",
		"feeling:calm":                 "quiet",
		"person:maria":                 "call quiet",
		`person:"anna maria"`:          "quiet",
		`person:"maria anna"`:          "",
		"kind:letter":                  "garden",
		"in:evidence":                  "call photo",
		"in:evidence call":             "call",
		"mood:4":                       "quiet",
		"mood:light":                   "quiet",
		"-mood:heavy kitchen":          "quiet",
		"after:2026":                   "garden quiet",
		"after:2026-01-01":             "garden quiet",
		"after:2026-01-02":             "quiet",
		"before:2026":                  "call",
		"before:2026-11-20":            "call garden",
		"after:2026-01 before:2026-02": "garden",
		"-after:2026":                  "call",
		"before:soon":                  "",
		"before:":                      "",
		"tag:":                         "",
		"kitchen tag:":                 "",
		"call:":                        "call quiet",
		"photo-2026.png":               "photo",
		"2026":                         "photo",
		"-":                            "",
		"--- kitchen":                  "garden quiet",
		"*":                            "",
		`"" kitchen`:                   "garden quiet",
		"!!! kitchen":                  "garden quiet",
		"kitchen kitchen":              "garden quiet",
		"garden the quiet":             "",
		`"garden A"`:                   "", // a phrase never runs from the title into the text
		"kitchen\x00garden":            "",
	} {
		wantFound(t, x, query, want)
	}
}

func TestTheLastWordMayBeHalfTyped(t *testing.T) {
	x := journal()
	for query, want := range map[string]string{
		"kitch":            "call garden quiet",
		"kitch ":           "",
		"gard kitch":       "",
		"garden kitch":     "garden",
		`"in the kit`:      "quiet",
		`"in the kit"`:     "",
		"kitchen -gard":    "quiet",
		"tag:ho":           "", // a field is asked for when it is whole
		"kitchen tag:home": "garden",
		"quiet !":          "quiet",
	} {
		if got := ask(x, Parse(query).AsTyped()); got != want {
			t.Errorf("typing %s finds %q, want %q", query, got, want)
		}
	}
}

func TestOtherWritings(t *testing.T) {
	x := New()
	put(x, "ja", "台所の静けさ", "今日は台所で静かに過ごした。ﾃｽﾄ")
	put(x, "zh", "", "我们在厨房里很安静。")
	put(x, "ko", "", "부엌에서 조용히 지냈다.")
	put(x, "th", "", "วันนี้ฉันอยู่ในครัวอย่างเงียบๆ")
	put(x, "emoji", "", "Slept well😀 then ran 🏃‍♀️, ❤️ it")
	put(x, "ar", "", "اليوم كان المطبخ هادئا")
	put(x, "mixed", "", "Bought an iPhone手機 today")
	for query, want := range map[string]string{
		"台所":               "ja",
		"静か":               "ja",
		"静":                "ja zh",
		"さ":                "ja", // the last of its run
		"所台":               "",
		"テスト":              "ja", // in its full width
		"厨房":               "zh",
		"厨房 安静":            "zh",
		"我们在厨房里很":          "zh",
		"我们在安静":            "",
		"부엌":               "ko",
		"조용":               "ko",
		"ครัว":             "th",
		"เงียบ":            "th",
		"😀":                "emoji",
		"well 😀":           "emoji",
		"🏃":                "emoji",
		"❤️":               "emoji",
		"❤":                "emoji",
		"🌵":                "",
		`"well then"`:      "emoji", // reads past the picture
		"المطبخ":           "ar",
		"iphone":           "mixed",
		"手機":               "mixed",
		`"iPhone手機 today"`: "mixed",
	} {
		wantFound(t, x, query, want)
	}
}

func TestBestFirst(t *testing.T) {
	x := New()
	long := strings.Repeat("other words fill the page ", 20)
	for i, d := range []Doc{
		{Title: "Lamp", Text: long},                         // in the title
		{Text: "lamp lamp lamp"},                            // often, in little text
		{Text: "a lamp"},                                    // once, in little text, newer
		{Text: "a lamp"},                                    // the same, older
		{Text: long + " lamp"},                              // once among much
		{Text: long + long + long + " lamp " + long + long}, // once among more
	} {
		d.ID, d.At = idOf(fmt.Sprint(i)), day(2026, 1, 10-i)
		x.Put(d)
	}
	for range 50 { // so that the word is worth something
		x.Put(Doc{ID: store.NewID(), Text: long})
	}
	var order []string
	last := 100.0
	for _, h := range x.Find(Parse("lamp"), Options{}).Hits {
		order = append(order, nameOf(h.ID))
		if h.Score > last || h.Score <= 0 {
			t.Errorf("%s scores %v after %v", nameOf(h.ID), h.Score, last)
		}
		last = h.Score
	}
	if got := strings.Join(order, " "); got != "1 0 2 3 4 5" && got != "0 1 2 3 4 5" {
		t.Errorf("order is %s", got)
	}
	for offset := range 8 { // windows are parts of the whole
		r := x.Find(Parse("lamp"), Options{Offset: offset, Limit: 2})
		var got []string
		for _, h := range r.Hits {
			got = append(got, nameOf(h.ID))
		}
		if want := order[min(offset, 6):min(offset+2, 6)]; r.Total != 6 || !slices.Equal(got, want) {
			t.Errorf("window at %d is %v of %d, want %v", offset, got, r.Total, want)
		}
	}
	if h := x.Find(Parse("before:2027"), Options{Limit: 1}).Hits; nameOf(h[0].ID) != "0" || h[0].Score != 0 {
		t.Errorf("without a word the newest is not first: %v", h)
	}
}

func TestChangesAndDeletions(t *testing.T) {
	x := New()
	x.Delete(idOf("never"))
	put(x, "a", "", "first words")
	put(x, "b", "", "other words")
	if !x.Has(idOf("a"), 1) || x.Has(idOf("a"), 2) || x.Has(idOf("c"), 1) {
		t.Error("Has knows the wrong stamps")
	}
	x.Put(Doc{ID: idOf("a"), Stamp: 2, Text: "second thoughts"})
	wantFound(t, x, "first", "")
	wantFound(t, x, "words", "b")
	wantFound(t, x, `"second thoughts"`, "a")
	wantFound(t, x, "-words", "a")
	if !x.Has(idOf("a"), 2) || x.Len() != 2 {
		t.Error("the change is not there")
	}
	x.Delete(idOf("a"))
	wantFound(t, x, "second", "")
	wantFound(t, x, "sec*", "")
	seen := 0
	x.Each(func(id store.ID, stamp int64) {
		if seen++; id != idOf("b") || stamp != 1 {
			t.Errorf("%v is there", id)
		}
	})
	if seen != 1 || x.Len() != 1 {
		t.Errorf("%d are there", seen)
	}
}

// TestIndexIsAsIfMadeAnew changes and deletes at random, through sweeps and
// snapshots, and compares with an index that only ever saw what is left.
func TestIndexIsAsIfMadeAnew(t *testing.T) {
	random := rand.New(rand.NewPCG(7, 7))
	vocabulary := strings.Fields("a an and ant ante anteater apple 台所 台 所 😀 don't e-mail naïve zoo")
	text := func() string {
		var b strings.Builder
		for range random.IntN(40) {
			b.WriteString(vocabulary[random.IntN(len(vocabulary))] + " ")
		}
		return b.String()
	}
	x, kept := New(), map[string]Doc{}
	for round := range 2_000 {
		name := fmt.Sprint(random.IntN(60))
		if random.IntN(4) == 0 {
			x.Delete(idOf(name))
			delete(kept, name)
		} else {
			d := Doc{ID: idOf(name), Stamp: int64(round), Title: text(), Text: text(), At: day(2026, 1, round%28), Mood: round % 6, Tags: []string{text()}}
			x.Put(d)
			kept[name] = d
		}
		if round%100 == 50 {
			x.mu.Lock()
			x.sweep()
			x.mu.Unlock()
		}
		if round%300 == 299 {
			x = reread(t, x)
		}
		if round%50 != 49 {
			continue
		}
		y := New()
		for _, d := range kept {
			y.Put(d)
		}
		for _, q := range []string{"a", "an*", "ant -apple", `"and ant"`, "台", "台所", "台所 zoo", "😀", `"don't e"`, "naive", "mood:3 a*", "-a", `"an ant`, "after:2026-01-14", "a a* ante"} {
			if got, want := x.Find(Parse(q), Options{}), y.Find(Parse(q), Options{}); !reflect.DeepEqual(got, want) {
				t.Fatalf("after %d changes %s finds %v, want %v", round, q, got, want)
			}
		}
	}
}

func reread(t *testing.T, x *Index) *Index {
	t.Helper()
	var b bytes.Buffer
	n, err := x.WriteTo(&b)
	if err != nil || n != int64(b.Len()) {
		t.Fatalf("wrote %d of %d: %v", n, b.Len(), err)
	}
	y, err := Read(&b)
	if err != nil {
		t.Fatal(err)
	}
	return y
}

func TestManyAtOnce(t *testing.T) {
	x := journal()
	var all sync.WaitGroup
	for worker := range 4 {
		all.Go(func() {
			for i := range 200 {
				put(x, fmt.Sprint(worker, i%20), "busy", strings.Repeat("kitchen noise ", i%50))
				x.Find(Parse("kit* noise"), Options{Limit: 5})
				x.Find(Parse(`"kitchen noise" -strange`), Options{})
				x.Each(func(store.ID, int64) {})
				if i%50 == 0 {
					if _, err := x.WriteTo(io.Discard); err != nil {
						t.Error(err)
					}
				}
				x.Delete(idOf(fmt.Sprint(worker, i%30)))
			}
		})
	}
	all.Wait()
	if got := ask(x, Parse("kitchen strange")); got != "quiet" {
		t.Errorf("afterwards %q is found", got)
	}
}

func TestLargeAndOdd(t *testing.T) {
	x := New()
	put(x, "line", "", strings.Repeat("wörd ", 200_000)+"needle")
	put(x, "key", "", strings.Repeat("k", 1<<20)+" behind")
	put(x, "signs", "", strings.Repeat("─", 300_000)+"behind")
	put(x, "dense", "", strings.Repeat("山川", 200_000))
	put(x, "nul", "", "one\x00two\x00\x00three")
	put(x, "rtl", "", "שלום \u202eabc\u202c mixed עולם")
	put(x, "bytes", "", "good\xff\xfe\xed\xa0\x80bad")
	put(x, "long", strings.Repeat("many words ", 5_000), "")
	for query, want := range map[string]string{
		"needle":                          "line",
		`"word needle"`:                   "line",
		"behind":                          "key signs",
		"kkkk*":                           "key",
		"川山":                              "dense",
		"two":                             "nul",
		`"one two three"`:                 "nul",
		"עולם":                            "rtl",
		"abc":                             "rtl",
		"good bad":                        "bytes",
		`"words many"`:                    "long",
		strings.Repeat("k", 1<<20):        "", // cut to what a query may have
		strings.Repeat("needle ", 10_000): "line",
		strings.Repeat(`"`, 10_000):       "",
		strings.Repeat("-tag:a ", 10_000): "bytes dense key line long nul rtl signs",
	} {
		wantFound(t, x, query, want)
	}
	if s := Parse("needle").Snippet(strings.Repeat("wörd ", 200_000)+"needle", 60); !strings.HasSuffix(s.Text, "needle") || len(s.Marks) != 1 {
		t.Errorf("snippet is %q %v", s.Text, s.Marks)
	}
}

// marked shows a snippet with its marks in brackets.
func marked(t *testing.T, s Snippet) string {
	t.Helper()
	units := utf16.Encode([]rune(s.Text))
	var b strings.Builder
	at := 0
	for _, m := range s.Marks {
		if m[0] < at || m[1] <= m[0] || m[1] > len(units) {
			t.Fatalf("marks of %q are %v", s.Text, s.Marks)
		}
		b.WriteString(string(utf16.Decode(units[at:m[0]])) + "[" + string(utf16.Decode(units[m[0]:m[1]])) + "]")
		at = m[1]
	}
	return b.String() + string(utf16.Decode(units[at:]))
}

func TestSnippet(t *testing.T) {
	filler := strings.Repeat("nothing of note here ", 30)
	for _, c := range []struct{ query, text, want string }{
		{"kitchen", "The quiet in the kitchen.", "The quiet in the [kitchen]."},
		{"kit*", "KITCHENS and kits", "[KITCHENS] and [kits]"},
		{"cafe", "le cafe\u0301, Café", "le [cafe\u0301], [Café]"},
		{"don't", "I don’t. Don't, don", "I [don’t]. [Don't], don"},
		{`"the quiet house"`, "the quiet the quiet house the", "the quiet [the quiet house] the"},
		{"the -quiet tag:home", "the quiet home", "[the] quiet home"},
		{"😀 well", "😀😀 well", "[😀][😀] [well]"},
		{"台所", "今日は台所で", "今日は[台所]で"},
		{"所", "今日は台所で", "今日は台[所]で"},
		{"our story", "our our story", "[our] [our] [story]"},
		{"none", "# Title\n\n- *one* `two`\n> three\x00\tfour - five # six", "Title one two three four - five # six"},
		{"two", "**one two**", "one [two]"},
		{"", "", ""},
		{"needle", filler + "a needle in it", "…here nothing of [needle] in it"},
	} {
		s := Parse(c.query).Snippet(c.text, 60)
		if got := marked(t, s); got != c.want && c.query != "needle" {
			t.Errorf("%s in %q shows %q, want %q", c.query, c.text, got, c.want)
		}
	}
	s := Parse("needle thread").Snippet("needle "+filler+"thread and needle "+filler, 60)
	if got := marked(t, s); !strings.Contains(got, "[thread] and [needle]") || !strings.HasPrefix(got, "…") || !strings.HasSuffix(got, "…") || utf8.RuneCountInString(s.Text) > 61 {
		t.Errorf("the richest part is %q", got)
	}
	s = Parse("nowhere").Snippet(filler, 60)
	if got := marked(t, s); !strings.HasPrefix(got, "nothing of note") || !strings.HasSuffix(got, "…") {
		t.Errorf("without a word found it is %q", got)
	}
}

func TestDamagedSnapshotIsRefused(t *testing.T) {
	x := journal()
	var b bytes.Buffer
	if _, err := x.WriteTo(&b); err != nil {
		t.Fatal(err)
	}
	whole := b.Bytes()
	if y, err := Read(bytes.NewReader(whole)); err != nil || ask(y, Parse("kitchen")) != "garden quiet" || !y.Has(idOf("quiet"), 0) {
		t.Fatalf("what was written is not read: %v", err)
	}
	for n := range whole {
		if _, err := Read(bytes.NewReader(whole[:n])); err == nil {
			t.Fatalf("cut to %d bytes it was taken", n)
		}
	}
	if _, err := Read(bytes.NewReader(append(slices.Clone(whole), 0))); err == nil {
		t.Error("with a byte behind it was taken")
	}
	older := bytes.Replace(whole, []byte("search 1"), []byte("search 0"), 1)
	if _, err := Read(bytes.NewReader(older)); !errors.Is(err, errSnapshot) {
		t.Errorf("an older one gives %v", err)
	}
	broken := errors.New("no space")
	if _, err := x.WriteTo(failing{broken}); !errors.Is(err, broken) {
		t.Errorf("a failed write gives %v", err)
	}
}

type failing struct{ err error }

func (f failing) Write([]byte) (int, error) { return 0, f.err }

// FuzzRead takes any bytes for a snapshot: what is taken can be searched,
// changed and written.
func FuzzRead(f *testing.F) {
	var b bytes.Buffer
	_, _ = journal().WriteTo(&b)
	f.Add(b.Bytes())
	b.Reset()
	_, _ = New().WriteTo(&b)
	f.Add(b.Bytes())
	f.Add(append([]byte(magic), 0xff, 0xff, 0xff, 0xff, 3))
	f.Fuzz(func(t *testing.T, b []byte) {
		x, err := Read(bytes.NewReader(b))
		if err != nil {
			return
		}
		put(x, "new", "kitchen", "the quiet in the kitchen")
		for _, q := range []string{"kitchen", "k*", `"the quiet"`, `"in the k"*`, "-the", "in:journal", "before:2026 a*"} {
			x.Find(Parse(q), Options{Limit: 3})
		}
		x.Delete(idOf("new"))
		y := reread(t, x)
		if y.Len() != x.Len() {
			t.Errorf("%d documents became %d", x.Len(), y.Len())
		}
	})
}

// FuzzFind searches any text for any query: a text is found by each of its own
// words, and snippets are whole.
func FuzzFind(f *testing.F) {
	f.Add("The quiet in the kitchen", "kit* \"the quiet\" -tag:x")
	f.Add("台所の静けさ😀 don’t\x00ﾃｽﾄ cafe\u0301", "台* “所の -😀 before:2026 mood:light")
	f.Add("\u0301\u0e31\u3099x", "\"*- ::")
	f.Fuzz(func(t *testing.T, text, query string) {
		x := New()
		put(x, "a", "title", text)
		q := Parse(query)
		x.Find(q, Options{})
		for _, q := range []Query{q, q.AsTyped()} {
			s := q.Snippet(text, 40)
			if utf8.ValidString(text) && (!utf8.ValidString(s.Text) || utf8.RuneCountInString(s.Text) > 42) {
				t.Errorf("snippet is %q", s.Text)
			}
			marked(t, s)
		}
		var of []string
		words(text, func(w word) bool {
			if w.start < 0 || w.end > len(text) || w.start >= w.end || len(w.term) == 0 {
				t.Errorf("word %q stands at %d to %d of %q", w.term, w.start, w.end, text)
			}
			of = append(of, text[w.start:w.end])
			return len(of) < 20
		})
		for _, w := range of {
			if got := ask(x, Parse(`"`+strings.NewReplacer(`"`, "").Replace(w)+`"`)); got != "a" && len(w) < maxQuery {
				t.Errorf("%q is not found by its word %q", text, w)
			}
		}
	})
}

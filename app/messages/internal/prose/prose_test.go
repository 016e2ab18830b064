package prose

import (
	"io"
	"strings"
	"testing"
	"unicode/utf8"
)

func TestLetters(t *testing.T) {
	for _, x := range []struct{ raw, label, want string }{
		{"plain", "", "plain"}, {"Gr\xc3\xb6\xc3\x9fe", "", "Größe"}, {"Gr\xf6\xdfe", "", "Größe"}, {"Gr\xf6\xdfe", "ISO-8859-1", "Größe"},
		{"\xcf\xf0\xe8\xe2\xe5\xf2", "windows-1251", "Привет"}, {"\x82\xa0", "Shift_JIS", "あ"}, {"\xc4\xe3", "gb2312", "你"}, {"\x1b$B$\"\x1b(B", "iso-2022-jp", "あ"},
		{"a\xffb", "utf-8", "a\uFFFDb"}, {"a\x96b", "klingon", "a–b"}, {"h\x00i\x00", "utf-16le", "hi"}, {"+ADw-", "utf-7", "+ADw-"},
	} {
		if got := Letters([]byte(x.raw), x.label); got != x.want {
			t.Errorf("%q in %q is %q, want %q", x.raw, x.label, got, x.want)
		}
		if x.label != "" && x.label != "klingon" {
			if got, err := io.ReadAll(Reader(strings.NewReader("<p>"+x.raw), "text/html; charset="+x.label)); x.label != "utf-16le" && (err != nil || string(got) != "<p>"+x.want) {
				t.Errorf("%q in %q is read as %q, %v", x.raw, x.label, got, err)
			}
		}
	}
}

func TestHTML(t *testing.T) {
	for _, x := range []struct{ page, want string }{
		{"", ""}, {"plain", "plain"}, {"<p>one<p>two", "one\ntwo"}, {"a<b>b</b>c <i>d</i>\n e", "abc d e"}, {"<pre>a\n  b</pre>c", "a\n  b\nc"},
		{"<table><tr><td>a<td>b<tr><td>c</table>", "a b\nc"}, {"&lt;b&gt; &amp; &#x1F600;", "<b> & 😀"}, {"<script>a</script><style>b</style><template>c</template>d", "d"},
		{"<!-- note --><p onclick='x'>seen", "seen"}, {"<a href='javascript:run()'>x</a> <a href=' https://e.net '>y</a>", "x y <https://e.net>"},
		{"<a href='https://e.net/'>https://e.net/</a>", "https://e.net/"}, {"\xff\xfe", "\uFFFD"}, {"<svg><title>t</title></svg><title>T</title>x", "x"}, {"<", "<"},
	} {
		if got := HTML(strings.NewReader(x.page), 1000); strings.ReplaceAll(got.Body, "\uFFFD\uFFFD", "\uFFFD") != x.want || got.Cut || got.Hidden {
			t.Errorf("%q is %q, want %q; cut %v, hidden %v", x.page, got.Body, x.want, got.Cut, got.Hidden)
		}
	}
	if got := HTML(strings.NewReader("<!-- n --><title> a\n b </title>"+strings.Repeat("ä ", 1000)), 999); got.Title != "a b" || got.Note != " n " || !got.Cut || len(got.Body) > 999 {
		t.Errorf("%q, %q, %d bytes, cut %v", got.Title, got.Note, len(got.Body), got.Cut)
	}
}

func FuzzHTML(f *testing.F) {
	f.Add("<!-- a --><title>b</title><ul><li>c<pre>d</pre></ul><a href=\"https://e\">f</a><svg><g>g</g></svg>", 100)
	f.Fuzz(func(t *testing.T, page string, limit int) {
		limit = max(limit, 0) % 10_000
		got := HTML(strings.NewReader(page), limit)
		if len(got.Body) > limit || !utf8.ValidString(got.Body+got.Title+got.Note) {
			t.Errorf("%q became %q", page, got.Body)
		}
	})
}

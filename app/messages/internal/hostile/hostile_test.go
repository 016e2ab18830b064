package hostile

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"slices"
	"strings"
	"testing"

	"stillwater/app/messages"
)

func TestLines(t *testing.T) {
	long := strings.Repeat("é", maxPiece)
	for name, c := range map[string]struct {
		in    string
		lines []string
	}{
		"empty":           {"", nil},
		"ends":            {"a\nb\r\nc", []string{"a", "b", "c"}},
		"empty lines":     {"\n\r\na\n", []string{"", "", "a"}},
		"a mark":          {"\xEF\xBB\xBFa\n\xEF\xBB\xBFb\n", []string{"a", "\ufeffb"}},
		"UTF-16 little":   {"\xFF\xFEa\x00\n\x00b\x00", []string{"a", "b"}},
		"UTF-16 big":      {"\x00a\x00\r\x00\n\x00b", []string{"a", "b"}},
		"bad letters":     {"\xffa\n", []string{"\xffa"}},
		"one letter":      {"a", []string{"a"}},
		"longer than any": {long + "\nb\n", []string{long, "b"}},
	} {
		var got []string
		end := int64(0)
		err := Lines(strings.NewReader(c.in), func(l Line) error {
			if l.Offset != end || !bytes.Equal(l.Raw, []byte(c.in[end:end+int64(len(l.Raw))])) {
				t.Errorf("%s: line %d stands at %d", name, l.Number, l.Offset)
			}
			end += int64(len(l.Raw))
			if l.More {
				got[len(got)-1] += l.Text()
			} else {
				got = append(got, l.Text())
			}
			return nil
		})
		if err != nil || !slices.Equal(got, c.lines) || end != int64(len(c.in)) {
			t.Errorf("%s: %v, %d lines %.40q", name, err, len(got), got)
		}
	}
}

func TestArchives(t *testing.T) {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	add := func(name string, mode fs.FileMode, data string) {
		h := &zip.FileHeader{Name: name, Method: zip.Deflate}
		h.SetMode(mode)
		w, err := z.CreateHeader(h)
		if err == nil {
			_, err = io.WriteString(w, data)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	add("a/b.txt", 0o600, "hi")
	add("A/B.TXT", 0o600, "other")
	add("../up.txt", 0o600, "x")
	add("/root.txt", 0o600, "x")
	add(`c:\win.txt`, 0o600, "x")
	add("link", fs.ModeSymlink|0o777, "/etc/passwd")
	add("__MACOSX/a/b.txt", 0o600, "x")
	add("zeros", 0o600, strings.Repeat("\x00", 8<<20))
	for i := range 200 {
		add(fmt.Sprintf("many/%d", i), 0o600, "")
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	in := messages.Input{ReaderAt: bytes.NewReader(b.Bytes()), Size: int64(b.Len())}
	refused := map[messages.Reason]int{}
	a, err := Open(in, func(r messages.Refusal) { refused[r.Reason]++ })
	if err != nil || len(a.Paths) != 202 || refused[messages.Twice] != 1 || refused[messages.UnsafeName] != 3 || refused[messages.Link] != 1 {
		t.Fatalf("%v, %d files, refused %v", err, len(a.Paths), refused)
	}
	if p, size, ok := a.Find("elsewhere/B.txt"); p != "a/b.txt" || size != 2 || !ok {
		t.Errorf("found %q of %d", p, size)
	}
	f, err := a.Open("a/b.txt", 100)
	if err != nil {
		t.Fatal(err)
	}
	if got, err := io.ReadAll(f); string(got) != "hi" || err != nil {
		t.Errorf("%q, %v", got, err)
	}
	if _, err := a.Open("zeros", 1<<30); !errors.Is(err, messages.Bomb) {
		t.Errorf("a bomb: %v", err)
	}
	if _, err := a.Open("a/b.txt", 1); !errors.Is(err, messages.TooLong) {
		t.Errorf("a long one: %v", err)
	}
	if _, err := a.Open("nowhere", 1); !errors.Is(err, messages.Unreadable) {
		t.Errorf("none: %v", err)
	}
}

// TestHugeDirectory holds the list of a ZIP's files to its bound: archive/zip
// alone would read all of it.
func TestHugeDirectory(t *testing.T) {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i := range 1200 {
		if _, err := z.CreateHeader(&zip.FileHeader{Name: fmt.Sprint(i) + strings.Repeat("n", 30_000)}); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := Open(messages.Input{ReaderAt: bytes.NewReader(b.Bytes()), Size: int64(b.Len())}, func(messages.Refusal) {}); !errors.Is(err, messages.ErrTooLarge) {
		t.Errorf("a list of %d bytes: %v", b.Len(), err)
	}
}

// elements walks a list of objects, and returns what each is, with the number
// of refusals.
func elements(t *testing.T, text string) (got []string, refused int) {
	j := NewJSON(strings.NewReader(text))
	err := j.Array(func() error {
		return j.Value(1<<20, func(raw []byte, offset int64) bool {
			if string(raw) != text[offset:offset+int64(len(raw))] {
				t.Errorf("%q does not stand at %d", raw, offset)
			}
			var x struct{ A string }
			if raw[0] != '{' || !Decode(raw, &x) {
				return false
			}
			got = append(got, x.A)
			return true
		})
	}, func(messages.Refusal) { refused++ })
	if err != nil && !Ended(err) && messages.ReasonOf(err) == messages.Unreadable {
		t.Errorf("%q: %v", text, err)
	}
	return got, refused
}

func TestElements(t *testing.T) {
	for text, want := range map[string][]string{
		`[]`:                                                      nil,
		`[{"a": "x"}, {"a": "y"}]`:                                {"x", "y"},
		"[\n {\"a\": \"x\"}\n]":                                   {"x"},
		`[{"a": "x\"]}{"}, {"a": "y"}]`:                           {`x"]}{`, "y"},
		`[{"a": "x"} {"a": "y"}]`:                                 {"x"},
		`[{"a" "x"}, {"a": "y"}]`:                                 {"y"},
		`[5, "x", null, {"a": "y"}, []]`:                          {"y"},
		"[\n {\"a\": \"x},\n {\"a\": \"y\"}\n]":                   {"y"},
		"[\n {\"a\": [[[,\n {\"a\": \"y\"}\n], {\"a\": \"z\"}":    {"y"},
		"[\r\n  {\"a\": \"x\"},\r\n  {]\r\n  {\"a\": \"y\"}\r\n]": {"x", "y"},
	} {
		if got, _ := elements(t, text); !slices.Equal(got, want) {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

func FuzzElements(f *testing.F) {
	f.Add("[\n {\"a\": \"x\"},\n {\"a\": [\n ]")
	f.Add(`[{"a": "x\\"}, 5, {"b": {"c": [1, 2]}}]`)
	f.Fuzz(func(t *testing.T, text string) { elements(t, text) })
}

func FuzzLines(f *testing.F) {
	f.Add([]byte("\xFF\xFEa\x00\n\x00"))
	f.Add([]byte("a\r\nb"))
	f.Fuzz(func(t *testing.T, data []byte) {
		var all []byte
		if err := Lines(bytes.NewReader(data), func(l Line) error {
			all = append(all, l.Raw...)
			_ = l.Text()
			return nil
		}); err != nil || !bytes.Equal(all, data) {
			t.Errorf("%v, %q became %q", err, data, all)
		}
	})
}

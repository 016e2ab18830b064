package evidence

import (
	"context"
	"crypto/sha256"
	"errors"
	"io"
	"strings"
	"testing"
	"time"
)

func (s *shelf) export(t *testing.T) (names []string, files map[string]string) {
	t.Helper()
	files = map[string]string{}
	must(t, s.Export(t.Context(), func(c Copy) error {
		if names = append(names, c.Name); c.Open == nil {
			files[c.Name] = "(no bytes)"
			return nil
		}
		r, err := c.Open()
		must(t, err)
		body, err := io.ReadAll(r)
		must(t, err)
		if int64(len(body)) != c.Size || sha256.Sum256(body) != c.SHA256 {
			t.Errorf("%s: size or hash is not that of the bytes", c.Name)
		}
		if original := strings.Count(c.Name, "/") == 2 && !strings.Contains(c.Name, "incidents"); original == c.Blob.IsZero() {
			t.Errorf("%s: blob %v", c.Name, c.Blob)
		}
		files[c.Name] = string(body)
		return r.Close()
	}))
	return names, files
}

func TestExportIsReadableWithoutTheApp(t *testing.T) {
	s := newShelf(t)
	chat, evil, damaged := s.add(t, "family chat.png", "picture"), s.add(t, "../../..\\etc\npass\xff", "two"), s.add(t, "CON", "three")
	in := calls(noon.Add(-time.Minute))
	in.What = "Told my sister I “emptied the account”"
	in.Words = "She ``` emptied\n# it"
	in.Exhibits = append(in.Exhibits, chat.ID, evil.ID)
	in = s.save(t, in)
	old := calls(noon)
	old.Happened = When{Sure: Unknown}
	old = s.save(t, old)
	must(t, s.TrashIncident(t.Context(), old.ID))
	s.memory.Damage(s.blob(t, damaged.ID))
	_, err := s.Check(t.Context(), damaged.ID)
	must(t, err)

	names, files := s.export(t)
	want := "evidence/0001/family chat.png,evidence/0002/_.._.._.._etc_pass_,evidence/0003/_CON," +
		"evidence/incidents/0001-told-my-sister-i-emptied-the-account.md,evidence/incidents/0002-forty-one-calls.md,evidence/exhibits.md,evidence/custody.jsonl"
	if got := strings.Join(names, ","); got != want {
		t.Fatalf("names\n%s\nwant\n%s", got, want)
	}
	if files[names[0]] != "picture" || files[names[1]] != "two" || files[names[2]] != "(no bytes)" {
		t.Errorf("originals %q", files)
	}
	const page = `# Incident 1: Told my sister I “emptied the account”

- Happened: 20 November 2026, 12:59:00 +01:00 (Europe/Berlin)
- Written down: 20 November 2026, 13:00:00 +01:00 (Europe/Berlin), set by the app when it was first saved
- Last changed: 20 November 2026, 13:00:00 +01:00 (Europe/Berlin)
- Kind: intimidation and stalking, threats
- Channel: phone call
- People: Anna (sister)

## What happened

@@@text
Told my sister I “emptied the account”
@@@

## The exact words

@@@@text
She @@@ emptied
# it
@@@@

## Exhibits

- Exhibit 1: family chat.png
`
	got := strings.ReplaceAll(files[names[3]], "`", "@")
	if !strings.HasPrefix(got, page) ||
		!strings.Contains(got, "  - File: evidence/0002/_.._.._.._etc_pass_\n") || !strings.Contains(got, `- Exhibit 2: ../../..\etc\npass\xff`) {
		t.Errorf("the page of the incident:\n%s", got)
	}
	if !strings.Contains(files[names[4]], "- In the trash since: ") || !strings.Contains(files[names[4]], "at an unknown time") {
		t.Errorf("the page of the trashed one:\n%s", files[names[4]])
	}

	must(t, s.Remove(t.Context(), chat.ID))
	names, files = s.export(t)
	if strings.Contains(strings.Join(names, ","), "0001/") {
		t.Errorf("a removed exhibit is exported: %v", names)
	}
	index := files["evidence/exhibits.md"]
	for _, line := range []string{"- Exhibit 1: family chat.png\n", "  - Removed: 20 November 2026", "  - Damaged: found on 20 November 2026"} {
		if !strings.Contains(index, line) {
			t.Errorf("the list has no %q:\n%s", line, index)
		}
	}
}

func TestWhenInWords(t *testing.T) {
	at := time.Date(2026, 11, 9, 20, 5, 0, 0, time.UTC)
	for want, w := range map[string]When{
		"9 November 2026, 21:05:00 +01:00 (Europe/Berlin)":                                                               {Exact, at, time.Time{}, zone},
		"about 9 November 2026, 21:05:00 +01:00 (Europe/Berlin)":                                                         {About, at, time.Time{}, zone},
		"Monday, 9 November 2026 (Europe/Berlin), at an unknown hour":                                                    {Day, at, time.Time{}, zone},
		"between 9 November 2026, 21:05:00 +01:00 (Europe/Berlin) and 10 November 2026, 21:05:00 +01:00 (Europe/Berlin)": {Between, at, at.AddDate(0, 0, 1), zone},
		"at an unknown time": {Sure: Unknown},
	} {
		if got := w.phrase(); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

func TestExportStops(t *testing.T) {
	s := newShelf(t)
	s.add(t, "a", "a")
	full := errors.New("full")
	wants(t, s.Export(t.Context(), func(Copy) error { return full }), full)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	wants(t, s.Export(ctx, func(Copy) error { return nil }), context.Canceled)
}

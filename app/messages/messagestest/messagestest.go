// Package messagestest holds a messages.Reader to what every one of them
// promises, whatever the file.
package messagestest

import (
	"archive/zip"
	"bytes"
	"context"
	"crypto/sha256"
	"errors"
	"io"
	"slices"
	"testing"
	"unicode/utf8"

	"stillwater/app/messages"
)

// Read reads data to its end and checks each message: that it is numbered, that
// its slice is in the file and has its hash, that its text is whole letters; and
// that the Summary counts them. The error is the Reader's.
func Read(t testing.TB, read messages.Reader, name string, data []byte, o messages.Options) ([]messages.Message, messages.Summary, error) {
	t.Helper()
	var all []messages.Message
	members := map[string][]byte{"": data}
	s, err := read(context.Background(), messages.Input{ReaderAt: bytes.NewReader(data), Size: int64(len(data)), Name: name}, o, func(m messages.Message) error {
		if m.Seq != len(all) {
			t.Errorf("message %d is numbered %d", len(all), m.Seq)
		}
		in, known := members[m.Member]
		if !known {
			in = unpacked(data, m.Member)
			members[m.Member] = in
		}
		if m.Offset < 0 || m.Length <= 0 || m.Offset+m.Length > int64(len(in)) {
			t.Errorf("message %d: no bytes %d+%d in %q, which has %d", m.Seq, m.Offset, m.Length, m.Member, len(in))
		} else if sha256.Sum256(in[m.Offset:m.Offset+m.Length]) != m.Slice {
			t.Errorf("message %d: the hash is not of %q", m.Seq, in[m.Offset:m.Offset+m.Length])
		}
		for _, text := range append([]string{m.Text, m.From, m.Thread, m.Subject, m.RawTime}, m.To...) {
			if !utf8.ValidString(text) {
				t.Errorf("message %d holds %q", m.Seq, text)
			}
		}
		if m.Kind == "" || m.At.IsZero() != (m.Basis == "") {
			t.Errorf("message %d: kind %q, at %v by %q", m.Seq, m.Kind, m.At, m.Basis)
		}
		all = append(all, m)
		return nil
	}, nil)
	if s.Messages != len(all) || err == nil && (s.Source == "" || s.Version == "") {
		t.Errorf("%d messages, and the summary says %d of %q", len(all), s.Messages, s.Version)
	}
	return all, s, err
}

// Fuzz is the body of a fuzz target: whatever data is, Read's promises hold,
// and a second reading gives the same. No error but those of the package comes.
func Fuzz(t *testing.T, read messages.Reader, name string, data []byte, o messages.Options) {
	first, s, err := Read(t, read, name, data, o)
	if err != nil && !errors.Is(err, messages.ErrNotMessages) && !errors.Is(err, messages.ErrTooLarge) {
		t.Errorf("reading: %v", err)
	}
	again, s2, _ := Read(t, read, name, data, o)
	same := slices.EqualFunc(first, again, func(a, b messages.Message) bool {
		return a.Slice == b.Slice && a.At.Equal(b.At) && a.Text == b.Text && a.From == b.From && a.Thread == b.Thread && slices.Equal(a.Doubts, b.Doubts)
	})
	if !same || s.RefusedTotal != s2.RefusedTotal || !slices.Equal(s.Asks, s2.Asks) {
		t.Error("reading twice gives two things")
	}
}

// Zip makes an archive of names and contents, in turn.
func Zip(t testing.TB, files ...string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i := 0; i+1 < len(files); i += 2 {
		w, err := z.Create(files[i])
		if err == nil {
			_, err = io.WriteString(w, files[i+1])
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// unpacked is the content of one file in an archive.
func unpacked(data []byte, member string) []byte {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil && !errors.Is(err, zip.ErrInsecurePath) {
		return nil
	}
	for _, f := range z.File {
		if f.Name != member {
			continue
		}
		in, err := f.Open()
		if err != nil {
			return nil
		}
		defer in.Close()
		b, _ := io.ReadAll(io.LimitReader(in, 64<<20)) // more than any test has
		return b
	}
	return nil
}

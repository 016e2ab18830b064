package rooms

import (
	"context"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode/utf8"

	"stillwater/app/custody"
	"stillwater/app/evidence"
	"stillwater/app/media"
	"stillwater/app/messages"
	"stillwater/app/messages/readers"
	"stillwater/app/search"
	"stillwater/app/store"
	"stillwater/app/threads"
)

// ErrOpen is returned for an import of messages whose file leaves open what
// must be known: the order of its dates, or which column is which.
var ErrOpen = errors.New("the file leaves something open")

const (
	shownMessages = 20       // of a Reading, to tell whether it was read rightly
	maxRaw        = 64 << 10 // bytes of a message as it stands in the file that are shown
	maxQuote      = 48 << 10 // bytes of a quote's text: what an incident keeps
	maxPicked     = 2_000    // messages picked at a time
	maxLooked     = 32 << 20 // bytes of a picture sent along that is looked at
)

// A Reading is what a file of messages would bring.
type Reading struct {
	messages.Summary
	First []messages.Message // the first few
}

// MessageSources says which sources an exhibit may hold messages of, the likeliest
// first.
func (r *Rooms) MessageSources(ctx context.Context, exhibit store.ID) ([]messages.Source, error) {
	var found []messages.Source
	err := r.withMessages(ctx, exhibit, func(in messages.Input, _ evidence.Exhibit) error {
		found = readers.Sniff(in)
		return nil
	})
	return found, err
}

// withMessages opens an exhibit for a reader.
func (r *Rooms) withMessages(ctx context.Context, exhibit store.ID, f func(messages.Input, evidence.Exhibit) error) error {
	b, ex, err := r.Evidence.Open(ctx, exhibit)
	if err == nil {
		defer b.Close()
		err = f(messages.Input{ReaderAt: b, Size: ex.Size, Name: ex.Name}, ex)
	}
	if err != nil {
		return fmt.Errorf("reading messages: %w", err)
	}
	return nil
}

// ReadMessages reads an exhibit as messages and keeps nothing. Errors are those
// of a messages.Reader.
func (r *Rooms) ReadMessages(ctx context.Context, exhibit store.ID, source messages.Source, o messages.Options, progress func(done, total int64)) (Reading, error) {
	var out Reading
	err := r.withMessages(ctx, exhibit, func(in messages.Input, _ evidence.Exhibit) (err error) {
		out, err = readMessages(ctx, in, source, o, progress)
		return err
	})
	return out, err
}

// ReadMessageFile is ReadMessages of a file outside the vault.
func ReadMessageFile(ctx context.Context, path string, source messages.Source, o messages.Options, progress func(done, total int64)) (Reading, error) {
	f, err := os.Open(path)
	if err != nil {
		return Reading{}, systemError(err)
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return Reading{}, err
	}
	if !info.Mode().IsRegular() {
		return Reading{}, messages.ErrNotMessages
	}
	return readMessages(ctx, messages.Input{ReaderAt: f, Size: info.Size(), Name: filepath.Base(path)}, source, o, progress)
}

func readMessages(ctx context.Context, in messages.Input, source messages.Source, o messages.Options, progress func(done, total int64)) (out Reading, err error) {
	read, _ := readers.Of(source)
	if read == nil {
		return out, messages.ErrNotMessages
	}
	out.Summary, err = read(ctx, in, o, func(m messages.Message) error {
		if len(out.First) < shownMessages {
			out.First = append(out.First, m)
		}
		return nil
	}, progress)
	return out, err
}

// ImportMessages reads an exhibit as messages and keeps them as a view of it.
// One there is already, of the same exhibit and source, is replaced. ErrOpen is
// returned, with what is open in the Summary, where o must say more; others are
// those of a messages.Reader.
func (r *Rooms) ImportMessages(ctx context.Context, exhibit store.ID, source messages.Source, o messages.Options, progress func(done, total int64)) (im threads.Import, err error) {
	read, version := readers.Of(source)
	if read == nil {
		return im, messages.ErrNotMessages
	}
	r.Threads.Sweep(ctx)
	var summary messages.Summary
	err = r.withMessages(ctx, exhibit, func(in messages.Input, ex evidence.Exhibit) (err error) {
		im, err = r.Threads.Keep(ctx, threads.Import{Exhibit: exhibit, SHA256: ex.SHA256, Options: o}, func(each func(messages.Message) error) (messages.Summary, error) {
			summary, err = read(ctx, in, o, each, progress)
			if err == nil && (slices.Contains(summary.Asks, messages.AskOrder) || slices.Contains(summary.Asks, messages.AskColumns)) {
				err = ErrOpen
			}
			return summary, err
		})
		return err
	})
	if err == nil {
		err = r.Evidence.NoteExhibit(ctx, exhibit, custody.View, fmt.Sprintf("read as messages by %s: %d", version, im.Messages))
	}
	if err != nil {
		im.Summary = summary
		return im, fmt.Errorf("importing messages: %w", err)
	}
	return im, nil
}

// ImportMessageFile takes a file in as an exhibit, and then as messages. A file
// that is no messages stays out; one that leaves something open stays in.
func (r *Rooms) ImportMessageFile(ctx context.Context, path string, source messages.Source, o messages.Options, zone string, progress func(done, total int64)) (evidence.Exhibit, threads.Import, error) {
	if _, err := ReadMessageFile(ctx, path, source, o, progress); err != nil {
		return evidence.Exhibit{}, threads.Import{}, fmt.Errorf("importing messages: %w", err)
	}
	ex, _, err := r.Evidence.Add(ctx, evidence.File{Name: filepath.Base(path), Zone: zone, Open: func() (fs.File, error) { return os.Open(path) }}, nil)
	if err != nil {
		return ex, threads.Import{}, fmt.Errorf("importing messages: %w", err)
	}
	im, err := r.ImportMessages(ctx, ex.ID, source, o, progress)
	return ex, im, err
}

// ReadAgain throws the view of an exhibit away and makes it anew, by the reader
// as it is now and what the user said then.
func (r *Rooms) ReadAgain(ctx context.Context, id store.ID, progress func(done, total int64)) (threads.Import, error) {
	im, err := r.Threads.Import(id)
	if err != nil {
		return im, err
	}
	return r.ImportMessages(ctx, im.Exhibit, im.Source, im.Options, progress)
}

// RemoveExhibit destroys an exhibit's bytes and the messages read out of them;
// its number, name and hash stay.
func (r *Rooms) RemoveExhibit(ctx context.Context, id store.ID) error {
	if err := r.Evidence.Remove(ctx, id); err != nil {
		return err
	}
	for _, im := range r.Threads.Imports() {
		if im.Exhibit != id {
			continue
		}
		if err := r.Threads.Remove(ctx, im.ID); err != nil {
			return err
		}
	}
	return nil
}

// FindMessages is a window of an import's messages that hold words, given as
// for Search; without words it is what the Binder says. ready is false while
// not everything can be found yet.
func (r *Rooms) FindMessages(ctx context.Context, words string, q threads.Query) (page threads.Page, ready bool, err error) {
	ready = true
	if strings.TrimSpace(words) != "" {
		q.Only, ready = r.Search.messages(words)
	}
	page, err = r.Threads.Messages(ctx, q)
	return page, ready, err
}

// messages are all messages that words are in.
func (s *Search) messages(words string) (ids []store.ID, ready bool) {
	s.mu.Lock()
	x, ready := s.index, s.ready
	s.mu.Unlock()
	ids = []store.ID{}
	if x != nil {
		for _, h := range x.Find(search.Parse("kind:"+messageKind+" "+words).AsTyped(), search.Options{Room: "evidence"}).Hits {
			ids = append(ids, h.ID)
		}
	}
	return ids, ready
}

// messageKind is what search calls a message, of whatever kind that is.
const messageKind = "message"

// message is one message as it can be found: by its words, who wrote it, and
// the name of its thread.
func (s *Search) message(ctx context.Context, id store.ID) (found, bool, error) {
	m, err := s.r.Threads.Message(ctx, id)
	if err != nil {
		return found{}, false, err
	}
	people := []string{}
	if m.From != "" {
		people = append(people, m.From)
	}
	title := m.Subject
	if title == "" {
		title = m.Thread
	}
	zone := "UTC"
	if im, err := s.r.Threads.Import(m.Import); err == nil && im.Options.Zone != "" {
		zone = im.Options.Zone
	}
	return found{search.Doc{ID: id, Room: "evidence", Kind: messageKind, Title: title, Text: m.Text, At: m.At, People: people}, zone}, true, nil
}

// RawMessage is a message exactly as it stands in its file, at most 64 KiB of
// it, and whether those bytes are what they were.
func (r *Rooms) RawMessage(ctx context.Context, id store.ID) (raw []byte, whole bool, err error) {
	m, err := r.Threads.Message(ctx, id)
	if err != nil {
		return nil, false, err
	}
	im, err := r.Threads.Import(m.Import)
	if err != nil {
		return nil, false, err
	}
	err = r.withMessages(ctx, im.Exhibit, func(in messages.Input, _ evidence.Exhibit) error {
		f, err := readers.Open(in, m.Member, m.Offset, m.Length)
		if err != nil {
			return err
		}
		defer f.Close()
		kept := new(keeping)
		sum, err := copyHashed(ctx, kept, f, func(int64) {})
		raw, whole = kept.head, sum == m.Slice
		return err
	})
	return raw, whole, err
}

// keeping keeps the beginning of what is written to it.
type keeping struct{ head []byte }

func (k *keeping) Write(b []byte) (int, error) {
	k.head = append(k.head, b[:min(len(b), maxRaw-len(k.head))]...)
	return len(b), nil
}

// OpenMedia opens what was sent along with a message: out of the archive, or
// out of the message. store.ErrNotFound is returned for what the file does not
// hold.
func (r *Rooms) OpenMedia(ctx context.Context, id store.ID, n int) (io.ReadCloser, messages.Media, error) {
	m, err := r.Threads.Message(ctx, id)
	if err != nil {
		return nil, messages.Media{}, err
	}
	if n < 0 || n >= len(m.Media) || m.Media[n].Missing || m.Media[n].Member == "" && m.Media[n].Length == 0 {
		return nil, messages.Media{}, store.ErrNotFound
	}
	im, err := r.Threads.Import(m.Import)
	if err != nil {
		return nil, messages.Media{}, err
	}
	b, ex, err := r.Evidence.Open(ctx, im.Exhibit)
	if err != nil {
		return nil, messages.Media{}, err
	}
	x := m.Media[n]
	f, err := readers.Media(messages.Input{ReaderAt: b, Size: ex.Size, Name: ex.Name}, m.Message, x)
	if err != nil {
		_ = b.Close()
		return nil, x, err
	}
	return closing{f, b}, x, nil
}

// SaveMedia writes what was sent along with a message to path, by way of a
// temporary name. Bytes that stand within the message are checked on the way.
func (r *Rooms) SaveMedia(ctx context.Context, id store.ID, n int, path string, progress func(done, total int64)) error {
	f, x, err := r.OpenMedia(ctx, id, n)
	if err == nil {
		defer f.Close()
		err = writeChecked(path, func(w io.Writer) error {
			sum, err := copyHashed(ctx, w, f, func(done int64) { progress(done, max(x.Size, done)) })
			if err == nil && x.SHA256 != [32]byte{} && sum != x.SHA256 {
				err = store.ErrDamaged
			}
			return err
		}, nil)
	}
	if err != nil {
		return fmt.Errorf("saving a copy: %w", err)
	}
	return nil
}

// ReadMedia returns what was sent along with a message whole, for looking at it;
// ErrTooMany if that is more than 32 MiB.
func (r *Rooms) ReadMedia(ctx context.Context, id store.ID, n int) ([]byte, error) {
	f, _, err := r.OpenMedia(ctx, id, n)
	if err != nil {
		return nil, fmt.Errorf("reading what was sent: %w", err)
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, maxLooked+1))
	if err == nil && len(data) > maxLooked {
		err = ErrTooMany
	}
	if err != nil {
		return nil, fmt.Errorf("reading what was sent: %w", err)
	}
	return data, nil
}

// MediaName is the name that what was sent along is offered under.
func MediaName(x messages.Media) string { return media.ShownName(filepath.Base(x.Name)) }

// OutdatedMessages reports whether the reader of an import has changed since: it
// may read more, or otherwise.
func OutdatedMessages(im threads.Import) bool {
	_, now := readers.Of(im.Source)
	return now != im.Version
}

// closing closes what a reader reads from, too.
type closing struct {
	io.ReadCloser
	from io.Closer
}

func (c closing) Close() error {
	err := c.ReadCloser.Close()
	if e := c.from.Close(); err == nil {
		err = e
	}
	return err
}

// Quotes are messages as an incident keeps them: with the place of their bytes
// in the exhibit, and their hash.
func (r *Rooms) Quotes(ctx context.Context, ids []store.ID) ([]evidence.Quote, error) {
	if len(ids) > maxPicked {
		return nil, ErrTooMany
	}
	quotes := make([]evidence.Quote, 0, len(ids))
	for _, id := range ids {
		m, err := r.Threads.Message(ctx, id)
		if err != nil {
			return nil, fmt.Errorf("picking messages: %w", err)
		}
		im, err := r.Threads.Import(m.Import)
		if err != nil {
			return nil, fmt.Errorf("picking messages: %w", err)
		}
		q := evidence.Quote{Exhibit: im.Exhibit, SHA256: hex.EncodeToString(im.SHA256[:]), Member: m.Member, Offset: m.Offset, Length: m.Length,
			Slice: hex.EncodeToString(m.Slice[:]), Parser: im.Version, Thread: m.Thread, From: m.From, Mine: m.Mine, At: m.At, RawTime: m.RawTime,
			Basis: string(m.Basis), Text: cutText(m.Text, maxQuote)}
		if len(q.Text) < len(m.Text) {
			m.Doubts = slices.Clone(m.Doubts)
			m.Message.Doubt(messages.CutText)
		}
		for _, d := range m.Doubts {
			q.Doubts = append(q.Doubts, string(d))
		}
		quotes = append(quotes, q)
	}
	return quotes, nil
}

// PickMessages puts messages into an incident and returns it as kept, and which
// of them were not in it before.
func (r *Rooms) PickMessages(ctx context.Context, incident store.ID, ids []store.ID) (in evidence.Incident, added []store.ID, err error) {
	quotes, err := r.Quotes(ctx, ids)
	if err != nil {
		return in, nil, err
	}
	before, err := r.Evidence.Incident(incident)
	if err != nil {
		return in, nil, fmt.Errorf("picking messages: %w", err)
	}
	for i, q := range quotes {
		if !slices.ContainsFunc(before.Quotes, q.Same) {
			added = append(added, ids[i])
		}
	}
	in, err = r.Evidence.AddQuotes(ctx, incident, quotes...)
	return in, added, err
}

// UnpickMessages takes messages out of an incident again and returns it as kept.
func (r *Rooms) UnpickMessages(ctx context.Context, incident store.ID, ids []store.ID) (evidence.Incident, error) {
	quotes, err := r.Quotes(ctx, ids)
	if err != nil {
		return evidence.Incident{}, err
	}
	return r.Evidence.RemoveQuotes(ctx, incident, quotes...)
}

// cutText is s of at most so many bytes, in whole letters.
func cutText(s string, limit int) string {
	if len(s) <= limit {
		return s
	}
	for limit > 0 && !utf8.RuneStart(s[limit]) {
		limit--
	}
	return s[:limit]
}

package app

import (
	"bytes"
	"context"
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"stillwater/app/media"
	"stillwater/app/messages"
	"stillwater/app/rooms"
	"stillwater/app/store"
	"stillwater/app/threads"
)

// Messages is what was read out of exhibits that hold conversations.
type Messages struct{ h *house }

// MessageOptions are what the user says of a file.
type MessageOptions struct {
	Zone    string            `json:"zone"`    // of its times; empty: the page's, assumed
	Order   string            `json:"order"`   // of its dates: "dmy", "mdy", "ymd", or empty
	Me      string            `json:"me"`      // who of them the user is
	Columns map[string]string `json:"columns"` // of a list of calls
}

// MessageThread is one conversation.
type MessageThread struct {
	Name     string   `json:"name"`
	Messages int      `json:"messages"`
	Doubtful int      `json:"doubtful"`
	FirstAt  string   `json:"first_at"`
	LastAt   string   `json:"last_at"`
	People   []string `json:"people"`
}

// MessageCount says how often a name came.
type MessageCount struct {
	Name  string `json:"name"`
	Count int    `json:"count"`
}

// MessageRefusal is a part of a file that was not understood, and where it
// stands.
type MessageRefusal struct {
	Member string `json:"member"`
	Line   int    `json:"line"`
	Offset int64  `json:"offset"`
	Reason string `json:"reason"`
}

// MessageSummary is what reading a file has shown.
type MessageSummary struct {
	Source       string            `json:"source"`
	Reader       string            `json:"reader"`
	Messages     int               `json:"messages"`
	FirstAt      string            `json:"first_at"`
	LastAt       string            `json:"last_at"`
	Order        string            `json:"order"`
	Open         []string          `json:"open"` // "date-order", "zone", "me", "columns"
	Threads      []MessageThread   `json:"threads"`
	People       []MessageCount    `json:"people"`
	Doubts       []MessageCount    `json:"doubts"`
	Media        int               `json:"media"`
	MediaMissing int               `json:"media_missing"`
	Capped       bool              `json:"capped"`
	Refused      []MessageRefusal  `json:"refused"`
	RefusedTotal int               `json:"refused_total"`
	Samples      []string          `json:"samples"`
	Header       []string          `json:"header"`
	Columns      map[string]string `json:"columns"`
	Rows         [][]string        `json:"rows"`
}

// MessageReading is what a file would bring.
type MessageReading struct {
	Summary MessageSummary `json:"summary"`
	First   []Message      `json:"first"`
}

// MessageImport is one reading that was kept.
type MessageImport struct {
	ID         string         `json:"id"`
	Exhibit    string         `json:"exhibit"`
	Number     int            `json:"number"` // of the exhibit
	Name       string         `json:"name"`   // likewise
	Options    MessageOptions `json:"options"`
	Assumed    bool           `json:"assumed"` // nobody stated the zone
	ImportedAt string         `json:"imported_at"`
	Outdated   bool           `json:"outdated"` // a newer reader may read more
	Summary    MessageSummary `json:"summary"`  // without its lists; Details has them
}

// MessagesPicked is an incident after messages were picked into it.
type MessagesPicked struct {
	Incident Incident `json:"incident"`
	Added    []string `json:"added"` // those that were not in it before
}

// MessageMedia is what was sent along with a message.
type MessageMedia struct {
	Name    string `json:"name"`
	Type    string `json:"type"`
	Size    int64  `json:"size"` // -1 if not known
	Missing bool   `json:"missing"`
}

// MessageReaction is somebody's answer in one sign.
type MessageReaction struct {
	Sign string `json:"sign"`
	From string `json:"from"`
}

// MessageField is something the file says that has no place of its own.
type MessageField struct {
	Name  string `json:"name"`
	Value string `json:"value"`
}

// Message is one message.
type Message struct {
	ID        string            `json:"id"`
	Import    string            `json:"import"`
	At        string            `json:"at"` // empty if the file says none
	RawTime   string            `json:"raw_time"`
	Basis     string            `json:"basis"` // "utc", "stated", "assumed"
	Thread    string            `json:"thread"`
	From      string            `json:"from"`
	Mine      bool              `json:"mine"`
	To        []string          `json:"to"`
	Kind      string            `json:"kind"`
	Subject   string            `json:"subject"`
	Text      string            `json:"text"`
	EditedAt  string            `json:"edited_at"`
	Call      string            `json:"call"`    // of a call: its way, or "call"
	Seconds   int64             `json:"seconds"` // how long that was
	Media     []MessageMedia    `json:"media"`
	Reactions []MessageReaction `json:"reactions"`
	Fields    []MessageField    `json:"fields"`
	Doubts    []string          `json:"doubts"`
	Member    string            `json:"member"`
	Offset    int64             `json:"offset"`
	Length    int64             `json:"length"`
}

// RawMessage is a message as it stands in its file, at most 64 KiB of it.
type RawMessage struct {
	Text  string `json:"text"`
	Whole bool   `json:"whole"` // its bytes are what they were when it was read
}

// MessageQuery asks for a window of messages, oldest first. What is given is
// asked for together.
type MessageQuery struct {
	Import    string `json:"import"`
	Thread    string `json:"thread"`
	AllOf     bool   `json:"all_of"` // every thread
	Words     string `json:"words"`
	Person    string `json:"person"`
	Mine      bool   `json:"mine"`
	FromDay   string `json:"from_day"`  // such as 2026-11-20, on the clock of the import
	UntilDay  string `json:"until_day"` // included
	AroundOne string `json:"around"`    // a message that is to be in the middle
	Offset    int    `json:"offset"`
	Limit     int    `json:"limit"`
}

// MessagePage is a window of messages.
type MessagePage struct {
	Total  int       `json:"total"`
	Offset int       `json:"offset"`
	Ready  bool      `json:"ready"` // all words can be found already
	Rows   []Message `json:"rows"`
}

const (
	// shownThreads and shownPeople are how many are listed of a file that was
	// only looked at.
	shownThreads = 500
	shownPeople  = 200
	// maxWindow is how many messages one window has at most.
	maxWindow = 500
)

func (o MessageOptions) of(h *house) messages.Options {
	out := messages.Options{Zone: o.Zone, Order: messages.Order(o.Order), Me: o.Me}
	if o.Zone == "" {
		out.Zone, out.Guessed = h.currentZone(), true
	}
	if len(o.Columns) > 0 {
		out.Columns = o.Columns
	}
	return out
}

func summaryOf(s messages.Summary) MessageSummary {
	out := MessageSummary{Source: string(s.Source), Reader: s.Version, Messages: s.Messages, FirstAt: stamp(s.First), LastAt: stamp(s.Last), Order: string(s.Order),
		Open: each(s.Asks, text), Media: s.Media, MediaMissing: s.MediaMissing, Capped: s.Capped, RefusedTotal: s.RefusedTotal,
		Samples: each(s.Samples, same), Header: each(s.Header, same), Columns: s.Columns, Rows: each(s.Rows, func(r []string) []string { return each(r, same) }), Doubts: []MessageCount{}}
	out.Threads = each(s.Threads[:min(len(s.Threads), shownThreads)], func(t messages.Span) MessageThread {
		return MessageThread{t.Name, t.Messages, 0, stamp(t.First), stamp(t.Last), []string{}}
	})
	out.People = each(s.People[:min(len(s.People), shownPeople)], func(c messages.Count) MessageCount { return MessageCount{c.Name, c.N} })
	out.Refused = each(s.Refused[:min(len(s.Refused), shownRefusals)], func(r messages.Refusal) MessageRefusal {
		return MessageRefusal{r.Member, r.Line, r.Offset, string(r.Reason)}
	})
	for _, d := range slices.Sorted(maps.Keys(s.Doubts)) {
		out.Doubts = append(out.Doubts, MessageCount{string(d), s.Doubts[d]})
	}
	if out.Columns == nil {
		out.Columns = map[string]string{}
	}
	return out
}

func importOf(r *rooms.Rooms, im threads.Import) MessageImport {
	o := MessageOptions{im.Options.Zone, string(im.Options.Order), im.Options.Me, im.Options.Columns}
	if o.Columns == nil {
		o.Columns = map[string]string{}
	}
	ex, _ := r.Evidence.Exhibit(im.Exhibit) // an import without its exhibit has no name
	return MessageImport{im.ID.String(), im.Exhibit.String(), ex.Number, ex.Name, o, im.Options.Guessed, stamp(im.ImportedAt), rooms.OutdatedMessages(im), summaryOf(im.Summary)}
}

func messageOf(m threads.Message) Message {
	out := plainMessageOf(m.Message)
	out.ID, out.Import = m.ID.String(), m.Import.String()
	return out
}

// plainMessageOf is a message that is not kept.
func plainMessageOf(m messages.Message) Message {
	out := Message{At: stamp(m.At), RawTime: m.RawTime, Basis: string(m.Basis), Thread: m.Thread, From: m.From, Mine: m.Mine, To: each(m.To, same), Kind: string(m.Kind),
		Subject: m.Subject, Text: m.Text, EditedAt: stamp(m.Edited), Doubts: each(m.Doubts, text), Member: m.Member, Offset: m.Offset, Length: m.Length}
	if m.Call != nil {
		out.Call, out.Seconds = m.Call.Way, int64(m.Call.Duration/time.Second)
		if out.Call == "" {
			out.Call = "call"
		}
	}
	out.Media = each(m.Media, func(x messages.Media) MessageMedia { return MessageMedia{x.Name, x.Type, x.Size, x.Missing} })
	out.Reactions = each(m.Reactions, func(r messages.Reaction) MessageReaction { return MessageReaction{r.Sign, r.From} })
	out.Fields = each(m.Fields, func(f messages.Field) MessageField { return MessageField{f.Name, f.Value} })
	return out
}

// Sources says what an exhibit may hold messages of, the likeliest first.
func (m *Messages) Sources(exhibit string) ([]string, error) {
	return withID(m.h, exhibit, func(ctx context.Context, r *rooms.Rooms, id store.ID) ([]string, error) {
		from, err := r.MessageSources(ctx, id)
		return each(from, text), err
	})
}

// Read reads an exhibit as messages and keeps nothing; the job's result is a
// MessageReading.
func (m *Messages) Read(exhibit, source string, said MessageOptions) (*Job, error) {
	return withID(m.h, exhibit, func(_ context.Context, r *rooms.Rooms, id store.ID) (*Job, error) {
		return m.h.jobs.start("read-messages", "bytes", func(ctx context.Context, progress func(done, total int64, name string)) (any, error) {
			read, err := r.ReadMessages(ctx, id, messages.Source(source), said.of(m.h), unnamed(progress))
			return MessageReading{summaryOf(read.Summary), each(read.First, plainMessageOf)}, err
		})
	})
}

// Import reads an exhibit as messages and keeps them; the job's result is a
// MessageImport.
func (m *Messages) Import(exhibit, source string, said MessageOptions) (*Job, error) {
	return withID(m.h, exhibit, func(_ context.Context, r *rooms.Rooms, id store.ID) (*Job, error) {
		return m.h.jobs.start("import-messages", "bytes", func(ctx context.Context, progress func(done, total int64, name string)) (any, error) {
			im, err := r.ImportMessages(ctx, id, messages.Source(source), said.of(m.h), unnamed(progress))
			m.h.desktop.Emit("messages", nil)
			return importOf(r, im), err
		})
	})
}

// ReadAgain makes an import anew, by the reader as it is now; the job's result
// is a MessageImport.
func (m *Messages) ReadAgain(id string) (*Job, error) {
	return withID(m.h, id, func(_ context.Context, r *rooms.Rooms, p store.ID) (*Job, error) {
		return m.h.jobs.start("import-messages", "bytes", func(ctx context.Context, progress func(done, total int64, name string)) (any, error) {
			im, err := r.ReadAgain(ctx, p, unnamed(progress))
			m.h.desktop.Emit("messages", nil)
			return importOf(r, im), err
		})
	})
}

func unnamed(progress func(done, total int64, name string)) func(done, total int64) {
	return func(done, total int64) { progress(done, total, "") }
}

// Imports lists what was read, the latest first.
func (m *Messages) Imports() ([]MessageImport, error) {
	return inside(m.h, func(_ context.Context, r *rooms.Rooms) ([]MessageImport, error) {
		return each(r.Threads.Imports(), func(im threads.Import) MessageImport { return importOf(r, im) }), nil
	})
}

// Details is all that reading a file has shown.
func (m *Messages) Details(id string) (MessageSummary, error) {
	return withID(m.h, id, func(ctx context.Context, r *rooms.Rooms, p store.ID) (MessageSummary, error) {
		s, err := r.Threads.Details(ctx, p)
		return summaryOf(s), err
	})
}

// Threads lists the threads of an import, the one written in last first.
func (m *Messages) Threads(id string) ([]MessageThread, error) {
	return withID(m.h, id, func(ctx context.Context, r *rooms.Rooms, p store.ID) ([]MessageThread, error) {
		all, err := r.Threads.Threads(ctx, p)
		return each(all, func(t threads.Thread) MessageThread {
			return MessageThread{t.Name, t.Messages, t.Doubtful, stamp(t.First), stamp(t.Last), each(t.People, same)}
		}), err
	})
}

// of is q as the rooms take it.
func (q MessageQuery) of(r *rooms.Rooms) (out threads.Query, err error) {
	if err := out.Import.UnmarshalText([]byte(q.Import)); err != nil {
		return out, err
	}
	im, err := r.Threads.Import(out.Import)
	if err != nil {
		return out, err
	}
	out.Person, out.Mine, out.Offset, out.Limit = q.Person, q.Mine, q.Offset, min(max(q.Limit, 1), maxWindow)
	if !q.AllOf {
		out.Thread = &q.Thread
	}
	loc, err := time.LoadLocation(im.Options.Zone)
	for day, to := range map[string]*time.Time{q.FromDay: &out.From, q.UntilDay: &out.Until} {
		if err == nil && day != "" {
			*to, err = time.ParseInLocation(time.DateOnly, day, loc)
		}
	}
	if err != nil {
		return out, rooms.ErrInvalid
	}
	if !out.Until.IsZero() {
		out.Until = out.Until.AddDate(0, 0, 1)
	}
	return out, out.Around.UnmarshalText([]byte(q.AroundOne))
}

// List is a window of an import's messages, oldest first.
func (m *Messages) List(q MessageQuery) (MessagePage, error) {
	return inside(m.h, func(ctx context.Context, r *rooms.Rooms) (out MessagePage, err error) {
		query, err := q.of(r)
		if err != nil {
			return out, err
		}
		page, ready, err := r.FindMessages(ctx, q.Words, query)
		return MessagePage{page.Total, page.Offset, ready, each(page.Rows, messageOf)}, err
	})
}

// Show returns one message.
func (m *Messages) Show(id string) (Message, error) {
	return withID(m.h, id, func(ctx context.Context, r *rooms.Rooms, p store.ID) (Message, error) {
		x, err := r.Threads.Message(ctx, p)
		return messageOf(x), err
	})
}

// Raw is a message as it stands in its file.
func (m *Messages) Raw(id string) (RawMessage, error) {
	return withID(m.h, id, func(ctx context.Context, r *rooms.Rooms, p store.ID) (RawMessage, error) {
		raw, whole, err := r.RawMessage(ctx, p)
		return RawMessage{strings.ToValidUTF8(string(raw), string(utf8.RuneError)), whole}, err
	})
}

// Pick puts messages into an incident.
func (m *Messages) Pick(incident string, picks []string) (MessagesPicked, error) {
	return withID(m.h, incident, func(ctx context.Context, r *rooms.Rooms, p store.ID) (out MessagesPicked, err error) {
		picked, err := ids(picks)
		if err != nil {
			return out, err
		}
		in, added, err := r.PickMessages(ctx, p, picked)
		if err != nil {
			return out, err
		}
		out.Added = each(added, store.ID.String)
		out.Incident, err = incidentOf(ctx, r, in)
		return out, err
	})
}

// Unpick takes messages out of an incident again, and returns it. The exhibit
// stays linked.
func (m *Messages) Unpick(incident string, picks []string) (Incident, error) {
	return withID(m.h, incident, func(ctx context.Context, r *rooms.Rooms, p store.ID) (Incident, error) {
		picked, err := ids(picks)
		if err != nil {
			return Incident{}, err
		}
		in, err := r.UnpickMessages(ctx, p, picked)
		if err != nil {
			return Incident{}, err
		}
		return incidentOf(ctx, r, in)
	})
}

// Remove throws away what was read out of a file. The file itself stays.
func (m *Messages) Remove(id string) error {
	return withIDDo(m.h, id, func(ctx context.Context, r *rooms.Rooms, p store.ID) error {
		defer m.h.desktop.Emit("messages", nil)
		return r.Threads.Remove(ctx, p)
	})
}

// SaveMedia saves what was sent along with a message under a name the user
// chooses; no job if none was chosen.
func (m *Messages) SaveMedia(id string, n int) (*Job, error) {
	return withID(m.h, id, func(ctx context.Context, r *rooms.Rooms, p store.ID) (*Job, error) {
		x, err := r.Threads.Message(ctx, p)
		if err != nil {
			return nil, err
		}
		if n < 0 || n >= len(x.Media) {
			return nil, store.ErrNotFound
		}
		path, err := m.h.desktop.SaveFile("Save a copy", rooms.MediaName(x.Media[n]))
		if err != nil || path == "" {
			return nil, err
		}
		return m.h.jobs.start("copy", "bytes", func(ctx context.Context, progress func(done, total int64, name string)) (any, error) {
			return nil, r.SaveMedia(ctx, p, n, path, unnamed(progress))
		})
	})
}

// openSent opens what was sent along with a message, for a picture of it; name
// is the message's ID and the place of the picture.
func openSent(ctx context.Context, r *rooms.Rooms, name string) (kept, error) {
	message, place, _ := strings.Cut(name, "/")
	id, err := store.ParseID(message)
	if err != nil {
		return kept{}, err
	}
	n, err := strconv.Atoi(place)
	if err != nil {
		return kept{}, err
	}
	data, err := r.ReadMedia(ctx, id, n)
	if err != nil {
		return kept{}, err
	}
	return kept{inMemory{bytes.NewReader(data)}, media.TypeOf(data[:min(len(data), 4096)]), time.Time{}}, nil
}

// inMemory is a file that needs no closing.
type inMemory struct{ *bytes.Reader }

func (inMemory) Close() error { return nil }

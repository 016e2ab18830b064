// Package messages says what a conversation looks like once it was read out of
// a file that another program exported: chats, texts, calls, mail, saved pages.
// One package per source stands below it, each with a Reader and the version
// of what it understands.
//
// A file comes from anywhere, often from the person it speaks of, and is taken
// for hostile: it is streamed, every size is bounded, declared or real, and
// nothing in it is followed, unpacked to disk or run. What is read is a view:
// each Message says which bytes of the file it is, and their hash, so it can be
// thrown away and read again. Nothing is guessed silently: what the file leaves
// open is asked, and what is doubtful is flagged where it stands.
package messages

import (
	"context"
	"errors"
	"io"
	"time"
)

// A Source is a program or a shape that messages come from.
type Source string

// The sources there are readers for.
const (
	WhatsApp  Source = "whatsapp"  // a chat's .txt, alone or in the ZIP with its media
	SMSBackup Source = "smsbackup" // SMS Backup & Restore, messages or calls, XML
	Telegram  Source = "telegram"  // Telegram Desktop's result.json
	Discord   Source = "discord"   // DiscordChatExporter's JSON
	IMessage  Source = "imessage"  // imessage-exporter's text or HTML
	Calls     Source = "calls"     // a list of calls as CSV
	Mail      Source = "mail"      // .eml, .mbox or .msg
	Meta      Source = "meta"      // Messenger's or Instagram's download
	Signal    Source = "signal"    // plaintext export, or signal-export's Markdown
	Pages     Source = "pages"     // a saved page: MHTML, SingleFile or WARC
)

// Sources lists every Source.
var Sources = []Source{WhatsApp, SMSBackup, Telegram, Discord, IMessage, Calls, Mail, Meta, Signal, Pages}

var (
	// ErrNotMessages is returned for a file that is not of the source it was
	// said to be from.
	ErrNotMessages = errors.New("not messages of that kind")
	// ErrTooLarge is returned for a file beyond what is read at all: above 64
	// GiB, an archive whose list of files is above 32 MiB, or more than five
	// million messages.
	ErrTooLarge = errors.New("too many messages for one file")
)

// A Basis says what a Message's At rests on.
type Basis string

// The kinds of Basis.
const (
	UTC     Basis = "utc"     // the file gives an instant
	Stated  Basis = "stated"  // a local time, in the zone the user stated
	Assumed Basis = "assumed" // a local time, in a zone nobody stated
)

// A Kind is what a Message is.
type Kind string

// The kinds of Message.
const (
	Text   Kind = "text"   // something somebody wrote or sent, media too
	Call   Kind = "call"   // a call, answered or not
	System Kind = "system" // what the program itself wrote into the thread
	Unsent Kind = "unsent" // taken back or deleted; that it was there is a fact
	Draft  Kind = "draft"  // written and not sent
	Failed Kind = "failed" // sent and, as far as the file says, not delivered
	Letter Kind = "mail"   // an e-mail
	Page   Kind = "page"   // a saved page
)

// A Doubt says what may be wrong with how a Message was read.
type Doubt string

// The kinds of Doubt.
const (
	SpoofedHeader Doubt = "spoofed-header" // its text imitates the head of another message
	DateOrder     Doubt = "date-order"     // day and month could be each other
	NoDate        Doubt = "no-date"        // the file gives none, or none that can be
	HalfDay       Doubt = "half-day"       // morning or afternoon is not known
	ClockChange   Doubt = "clock-change"   // a local time that came twice that day, or never
	OutOfOrder    Doubt = "out-of-order"   // more than an hour before the message above it, where the file is in order
	RepairedText  Doubt = "repaired-text"  // letters the program had broken were put right
	ReplacedText  Doubt = "replaced-text"  // bytes that are no letters show as U+FFFD
	CutText       Doubt = "cut-text"       // longer than what is shown; the slice is whole
	Placeholder   Doubt = "placeholder"    // the word null: what was written, or nothing
	MediaMissing  Doubt = "media-missing"  // it names a file that is not there
	Conflict      Doubt = "conflict"       // two places of the file say different things of it
	HiddenText    Doubt = "hidden-text"    // letters that turn or hide what stands there
)

// A Message is one message as it stands in a file. Only Seq, Kind, RawTime,
// Member, Offset, Length and Slice are surely of use.
type Message struct {
	Seq     int       // place in the file, from 0
	At      time.Time // zero if the file says none, or its date order is open
	RawTime string    // exactly as in the file
	Basis   Basis     // of At; empty if that is zero

	Thread  string // name or participants of the thread
	From    string // as the file names them; empty of System and where it does not say
	Mine    bool   // from whoever made the file, as it says or Options.Me does
	To      []string
	Kind    Kind
	Subject string // of mail and pages
	Text    string // plain; at most 256 KiB
	Edited  time.Time
	Call    *CallFacts // of a Call

	Media     []Media
	Reactions []Reaction
	Fields    []Field // what else the file says of it, under its own names

	Member string   // the file within an archive that it stands in, else empty
	Offset int64    // of its slice, in Member or the file
	Length int64    // likewise
	Slice  [32]byte // SHA-256 of those bytes
	Doubts []Doubt
}

// CallFacts are what a file says of a call.
type CallFacts struct {
	Way      string        // incoming, outgoing, missed, voicemail, rejected, refused, or empty
	Duration time.Duration // 0 if it was not answered or the file does not say
	Video    bool
}

// Media is a file that belongs to a Message.
type Media struct {
	Name    string // as the file names it
	Member  string // where it stands in the archive, else empty
	Type    string // media type, as stated or by its name; empty if not known
	Size    int64  // as declared or found; -1 if not known
	Missing bool   // named and not there, or left out on purpose

	// Of media that stand within the message: where their encoded bytes are in
	// the file, how they are encoded ("base64"), and the hash of the decoded.
	Offset, Length int64
	Encoding       string
	SHA256         [32]byte
}

// A Reaction is somebody's answer to a Message in one sign.
type Reaction struct {
	Sign string
	From string // empty if the file only counts
	At   time.Time
}

// A Field is something a file says that has no place of its own here.
type Field struct{ Name, Value string }

// An Order is the order of day, month and year in a file's dates.
type Order string

// The orders. The empty one is not known.
const (
	DMY Order = "dmy"
	MDY Order = "mdy"
	YMD Order = "ymd"
)

// Options are what the file itself does not say.
type Options struct {
	Zone    string // IANA name, for local times; empty is UTC, and asked for
	Guessed bool   // nobody stated Zone: it is this machine's
	Order   Order  // for dates the file leaves open
	Me      string // whom Mine is said of, where the file does not
	// Columns maps what is needed ("number", "name", "date", "time", "type",
	// "duration", "direction") to the name of a column, for calls.
	Columns map[string]string
}

// A Question is something a file leaves open that the user can answer with an
// Option. It is asked before an import; until then what hangs on it is empty.
type Question string

// The questions.
const (
	AskOrder   Question = "date-order" // Summary.Samples shows the dates
	AskZone    Question = "zone"
	AskMe      Question = "me"      // Summary.People shows who writes
	AskColumns Question = "columns" // Summary.Header and Rows show what is there
)

// Input is a file to be read: plain, or a ZIP that is read where it is.
type Input struct {
	io.ReaderAt
	Size int64
	Name string // its own name, which may tell the thread's
}

// A Reader reads one file to its end and calls each with every message, in the
// file's order; progress, if not nil, with the bytes done and of all. An error
// of each ends it and is returned; so do ctx's end, ErrNotMessages, ErrTooLarge
// and errors of in. A broken place is no error: it stands in the Summary, and
// what can be read around it is.
//
// A package of a source exports one as Read, and as Version what it understands
// ("whatsapp/1"): a new version may read the same file in another way.
type Reader func(ctx context.Context, in Input, o Options, each func(Message) error, progress func(done, total int64)) (Summary, error)

// A Reason says why a part of a file was not understood.
type Reason string

// The reasons for a Refusal. Each is an error too.
const (
	Broken     Reason = "broken"      // not the syntax it should have
	TooLong    Reason = "too-large"   // beyond what one message may be
	Nested     Reason = "nested"      // deeper than any such file is
	Bomb       Reason = "bomb"        // unpacks to far more than its kind could hold
	UnsafeName Reason = "unsafe-name" // leads out of the archive
	Link       Reason = "link"        // a link, which is not followed
	Twice      Reason = "twice"       // a second file of one name, upper case or lower
	Unreadable Reason = "unreadable"  // could not be read to its end
	Unknown    Reason = "unknown"     // a kind of record this version does not know
)

func (r Reason) Error() string { return "messages: " + string(r) }

// ReasonOf is the Reason in err's chain, else Unreadable.
func ReasonOf(err error) Reason {
	var r Reason
	if errors.As(err, &r) {
		return r
	}
	return Unreadable
}

// A Refusal is a part of a file that was not understood. Parts of its place
// that are not known are zero; lines count from 1.
type Refusal struct {
	Member string
	Offset int64
	Line   int
	Reason Reason
}

// A Count says how often a name came.
type Count struct {
	Name string
	N    int
}

// A Span is a thread as a Summary names it.
type Span struct {
	Name        string
	Messages    int
	First, Last time.Time // zero if no message has a date
}

// A Summary is what reading a file to its end has shown.
type Summary struct {
	Source  Source
	Version string // of the reader
	Order   Order  // of its dates: given, or decided from the whole file
	Asks    []Question

	Messages     int
	Kinds        map[Kind]int
	Doubts       map[Doubt]int
	Threads      []Span    // the first 10,000, in the file's order
	People       []Count   // who wrote, most first; the first 1,000
	First, Last  time.Time // zero if no message has a date
	Media        int
	MediaMissing int
	Capped       bool      // as many as the program exports at most: older ones may be missing
	Refused      []Refusal // the first 1,000
	RefusedTotal int
	Samples      []string          // a few dates as written, if their order is open
	Header       []string          // names of columns
	Columns      map[string]string // which of them are used, or proposed
	Rows         [][]string        // the first few under them
}

package cli

import "flag"

// command is one thing the command line does.
type command struct {
	name        string
	operands    string // as usage shows them
	least, most int    // how many of them
	flags       func(*call, *flag.FlagSet)
	do          func(*call, []string) error
	brief       string // one line
	more        string // the rest of its help
}

const many = 50_000 // operands; as many files as one import takes

// commands in the order help lists them. docs/cli.md holds the same text.
var commands []command

func init() { // not a literal above: help walks the list it stands in
	commands = []command{
		{"init", "", 0, 0, nil, (*call).create, "make a new vault", `
Makes a vault in the folder --vault names, which must be new or empty, and
prints its recovery code: the one other key to it. Write it on paper; it is
not shown again. On a terminal six random words are offered as passphrase. A
passphrase that is easy to guess is refused.

With --json: {"vault", "recovery_code"}.
`},
		{"journal add", "", 0, 0, (*call).entryFlags, (*call).addEntry, "write an entry", `
Takes the text from standard input, as Markdown, byte for byte, and prints the
ID of the new entry. With --passphrase-file - the first line is the passphrase
and the rest is the text.

  --title TEXT   the title
  --at TIME      when it is about, "2026-11-20 08:12" on this machine's clock
                 or RFC 3339 such as 2026-11-20T08:12:00+01:00; else now
  --tag TEXT     a tag; may be given more than once
  --kind KIND    letter, thought, achievement, dream, thought-record or grief;
                 else a plain entry
  --mood MOOD    heavy, low, even, light or clear
  --feeling TEXT a feeling; may be given more than once
  --pull N       the pull, 0 to 10
  --person NAME  who is in it; may be given more than once
  --to NAME      to whom a letter is
  --sealed-until TIME
                 when a letter can be read again, not before

With --json: the entry, as journal show gives it.
`},
		{"journal list", "", 0, 0, (*call).listFlags, (*call).listEntries, "list the entries, newest first", `
One line each: ID, time, title, tags, and the kind if it is no plain entry.
Entries in the trash are left out. What is given is asked for together.

  --month MONTH  such as 2026-11
  --day DAY      such as 2026-11-20
  --tag TEXT     --kind KIND     --mood MOOD
  --feeling TEXT --person NAME   as journal add takes them, each once
  --trash        those in the trash instead

With --json: an array of {"id", "kind", "title", "at", "zone", "mood",
"feelings", "tags", "to", "sealed_until", "sealed", "attachments",
"updated_at"}; mood is 0 for none, else 1 (heavy) to 5 (clear); sealed_until
is null if it never was; attachments says how many.
`},
		{"journal show", "ID", 1, 1, nil, (*call).showEntry, "print one entry", `
Prints the entry as a Markdown file, as a backup holds it: what is known about
it, the title, the text. A letter that is sealed shows no text.

With --json: what journal list gives, and "text", "record" (of a thought
record: {"thought", "for", "against", "kinder", "before", "after"}, else
null), "pull", "people", "files" ([{"name", "media_type", "size", "sha256"}]),
"broken_at" (when the seal was broken early), "created_at", "trashed_at"
(null outside the trash), "revision".
`},
		{"journal search", "QUERY…", 1, many, nil, (*call).searchJournal, "find entries by their words", `
Finds entries with all of the words, best first, one line each: ID, time,
title, and the part of the text around what was found. Case and accents make no
difference. Entries in the trash and sealed letters are left out.

  quiet kitchen           both words
  kit*                    words that begin so
  "the quiet kitchen"     these words next to each other
  -garden                 without the word, or without what follows the -
  tag:home feeling:calm person:anna kind:letter mood:light
  after:2026-11 before:2026-11-20
                          from the first day of a year or month on, or from a
                          day on; and earlier than that

A query that begins with - stands behind --. The shell takes quotes off: put
the whole query between others.

With --json: an array of {"id", "title", "at", "snippet", "score"}.
`},
		{"journal import", "KIND FILE", 2, 2, (*call).importFlags, (*call).importDiary, "take another program's diary in", `
KIND says where FILE comes from:

  dayone        Day One's export, the ZIP or the JSON in it
  jrnl          jrnl's JSON export, or the text it keeps
  minidiary     Mini Diary's JSON export
  minidiarium   Mini Diarium's JSON export
  markdown      a folder of Markdown files, as of Obsidian, Diaryx or
                journal export; or one such file
  stillwater    what journal export --format json wrote

Entries that are here already are passed over. What is not understood is named
on standard error with its place, and everything else is taken in. A whole
import can be taken back in the window.

  --dry-run   only say what would come

With --json: {"kind", "file", "dry_run", "entries", "attachments", "already",
"refused": [{"file", "entry", "line", "reason"}], "refused_total", "fields",
"first_at", "last_at", "import"}; refused holds the first 1,000, with those
parts of a place that are known; fields are names of fields that an entry has
no place for.
`},
		{"journal export", "--to DIR", 0, 0, (*call).exportFlags, (*call).exportJournal, "write entries out for others to read", `
Writes entries into DIR, under a name of its own that replaces nothing. The
result is not encrypted: anybody can read it. Of sealed letters the words are
left out. The trash is not written.

  --format FORMAT   markdown: a folder of files with their attachments beside;
                    this if none is given
                    json: a folder with journal.json and attachments
                    pdf: one file to be read, or a folder of parts
  --to DIR          the folder it is put into; made if it is not there
  --kind KIND       only this kind: entry, letter, thought, achievement, dream,
                    thought-record or grief; may be given more than once
  --tag TEXT        only entries with this tag
  --from DAY        only from this day on, such as 2026-11-20
  --until DAY       only until this day, included

With --json: {"to", "entries", "attachments", "sealed", "lost"}; sealed counts
letters without their words, lost attachments that are damaged.
`},
		{"evidence add", "FILE…", 1, many, nil, (*call).addExhibits, "take files in as exhibits", `
Takes in files byte for byte, folders with all that is in them, and prints one
line each: exhibit, SHA-256, name. The files stay where they are. A file whose
bytes are kept already is not stored twice: its exhibit is printed again. A
file that cannot be taken in is named on standard error and the others are
taken in; the exit code is then that of the first failure.

With --json: an array of exhibits, as evidence list gives them.
`},
		{"evidence import", "SOURCE FILE", 2, 2, (*call).messageFlags, (*call).importMessages, "take messages in, out of another program's file", `
The file itself becomes an exhibit first, byte for byte; then it is read as
messages, which can be looked through, found and picked into incidents. SOURCE
says where FILE comes from:

  whatsapp    "Export chat": the text, or the ZIP with its media
  smsbackup   SMS Backup & Restore, messages or calls
  mail        .eml, .mbox or .msg
  meta        Messenger's or Instagram's download
  telegram    Telegram Desktop's result.json, or a ZIP of its folder
  signal      Signal's export, or signal-export's Markdown
  discord     DiscordChatExporter's JSON
  imessage    imessage-exporter's text or HTML, or a ZIP of its folder
  calls       a list of calls as CSV
  pages       a saved page: MHTML, SingleFile or WARC

What the file leaves open is said on standard error; the order of dates and
the columns of a list must then be given. What is not understood is named with
its place, and everything else is taken in. The same file again replaces what
was read out of it before.

  --dry-run      only say what would come; needs no vault
  --zone ZONE    the zone of its times, such as Europe/Berlin, where it does
                 not say; else this machine's, marked as assumed
  --order ORDER  of its dates, where it leaves that open: dmy, mdy or ymd
  --me NAME      who of them you are, where it does not say
  --column WHAT=NAME
                 of a list of calls: which column holds the number, name, date,
                 time, type or duration; may be given more than once

With --json: {"source", "file", "dry_run", "exhibit", "reader", "messages",
"threads": [{"name", "messages", "first_at", "last_at"}], "people": [{"name",
"messages"}], "media", "media_missing", "first_at", "last_at", "order", "open"
(what the file leaves open: "date-order", "zone", "me", "columns"), "doubts"
(how often by kind), "capped", "refused": [{"file", "line", "offset",
"reason"}], "refused_total", "import"}.
`},
		{"evidence list", "", 0, 0, nil, (*call).listExhibits, "list the exhibits, newest first", `
One line each: exhibit, SHA-256, size in bytes, media type, name.

With --json: an array of {"exhibit", "id", "name", "sha256", "size",
"media_type", "added_at", "modified_at", "state"}; state is "unchecked",
"intact" or "damaged" as last checked, or "removed".
`},
		{"evidence get", "EXHIBIT --to FILE", 1, 1, (*call).getFlags, (*call).getExhibit, "save a copy of an exhibit", `
EXHIBIT is its number, such as 12, or its ID. The copy is the original, byte
for byte; its SHA-256 is checked before it gets its name. A file that stands
there is not replaced.

  --to FILE   where the copy goes
  --force     replace a file that stands there

With --json: the exhibit, as evidence list gives it, and "to".
`},
		{"evidence incident add", "FILE", 1, 1, nil, (*call).addIncident, "write an incident down", `
Writes down what FILE says, a JSON object, as a new incident; - stands for
standard input. Only "what" is needed. The app adds when it was recorded.

  what        what happened, in a line or a few
  happened    {"sure", "at", "until", "zone"}: sure is exact, about, day, between
              or unknown; at and until are RFC 3339 or "2026-11-20 08:12"; zone
              is an IANA name, else this machine's; unknown if it is not given
  learned_at  as happened; learned is first-hand, second-hand, seen or inferred
  words       the exact words         tactics     an array, as the window has them
  channel     place   link            people      an array of names
  severity    1 to 4                  fear        0 to 3
  involved    an array of children, vehicle, weapon
  phase       idealise, devalue or discard
  breach      true if it broke an order or agreement, order says which
  harm        what it did             response    what you did
  witnesses   who saw it              reference   of police, court or platform
  private     a note for yourself, never in a bundle
  exhibits    an array of numbers     claims      an array of numbers

Prints the incident's number and ID.

With --json: {"incident", "id", "recorded_at"}.
`},
		{"evidence log", "", 0, 0, (*call).logFlags, (*call).custodyLog, "list the custody log, newest first", `
What was done with evidence, one line each: record, time, what, exhibit, name
and words. Nothing in this log can be changed unseen.

  --exhibit EXHIBIT   only what is about this one, by its number or ID
  --lines             the exact lines, oldest first: what is hashed and signed
  --check             compute the log anew, hold it against every checkpoint
                      kept of it and against the exhibits, and name what does
                      not hold; the exit code is 4 if there is anything

With --json: an array of the records, with the fields docs/format.md names.
With --check --json: {"ok", "records", "sealed", "checkpoints", "breaks":
[{"fault", "from", "to"}], "lost", "unlogged", "differ"}; sealed says how many
records the checkpoints cover, from and to are records (0 for a checkpoint
itself), and the last three are numbers of exhibits.
`},
		{"evidence seal print", "", 0, 0, (*call).getFlags, (*call).printSeal, "seal the log on paper", `
Signs the custody log as it is and prints the seal as fifteen groups of five
letters, to be written down or given to somebody. Whoever has it can tell later
whether this log still begins with just the same records.

  --to FILE   write the seal as a QR code, too, into a PNG file
  --force     replace a file that stands there

With --json: {"code", "records"}, and "to".
`},
		{"evidence seal check", "CODE…", 0, many, (*call).sealCheckFlags, (*call).checkSeal, "hold the log against a seal on paper", `
CODE is a seal as it was written down, in any case and with any spaces. A slip
is named by its group. The exit code is 4 if the log is not the one the seal
was made of, if this copy ends before it, or if a record was changed.

  --picture FILE   read the seal from a picture of it instead: PNG, JPEG, WebP

With --json: {"holds", "fault", "sealed", "records", "from", "to", "made_at"};
fault is empty, "forged" (of another log), "cut" (this copy ends before it) or
"reworded" (somewhere between the records from and to).
`},
		{"evidence timestamp request", "--to FILE", 0, 0, (*call).getFlags, (*call).requestTimestamp, "ask for a time-stamp of the log", `
Signs the custody log as it is and writes a request (.tsq, RFC 3161) for a
time-stamp of it. Take the file to an authority by any way you like; it says
nothing but a hash. Until something new is logged, or the reply is there, it is
the same request.

  --to FILE   where the request goes
  --force     replace a file that stands there

With --json: {"to", "records", "asked_at"}.
`},
		{"evidence timestamp import", "FILE", 1, 1, (*call).stampFlags, (*call).importTimestamp, "take an authority's reply in", `
FILE is the reply (.tsr) or the bare token. It is kept if it answers a request
of this vault, is for the log as it was then, and was signed by an authority
you trust with a certificate that was valid at the time. Prints how many
records are under it, the time, and who signed.

  --roots FILE   trust the authorities whose certificates (PEM) are in FILE,
                 from now on; none are trusted unless you bring them

With --json: {"file", "records", "at", "accuracy_seconds", "authority", "root",
"root_sha256", "serial", "policy"}.
`},
		{"evidence bundle", "--to FILE", 0, 0, (*call).bundleFlags, (*call).makeBundle, "make a bundle to hand over", `
Writes incidents, claims and what shows them into one ZIP that anybody can
check without Stillwater: a report to read, tables, every exhibit, the part of
the custody log about them, a signature. It is read back and verified before it
gets its name, and the custody log says that it was handed over. Notes for
yourself and the journal are never in it.

  --to FILE            where the bundle goes
  --force              replace a file that stands there
  --incidents LIST     numbers, such as 3,7,12; everything there is, if neither
  --claims LIST        incidents nor claims nor exhibits are given
  --exhibits LIST      beside those that incidents and claims name
  --without LIST       exhibits that are named and not handed over
  --name TEXT          what the case is called; else Evidence
  --author TEXT        whose record it is
  --for TEXT           who gets it
  --zone ZONE          times are shown in, such as Europe/Berlin
  --shared             for others than lawyers and police: pictures without
                       what is embedded in them, nothing of devices and accounts
  --initials LIST      names of people who stand by their initials
  --strangers          so does everybody who is not among the people kept here
  --one-series         A1, A2, A3 whatever the exhibits' labels
  --covered            where a copy with parts covered is kept, only that copy
  --pictures           show pictures in the report
  --witnesses          say who saw it and how to reach them
  --notes              with the notes on exhibits and appearances
  --lawyer-notes       with the notes for a lawyer
  --excerpts           with what was copied from the journal into incidents
  --encrypt FILE       encrypt the bundle with the passphrase in the first line
                       of FILE; age -d opens it
  --dry-run            only say what would be in it, and what of that may harm

With --json: {"to", "size", "incidents", "claims", "exhibits", "lost",
"preset", "encrypted", "payload_sha256", "key", "log_records"}; lost are
exhibits whose bytes are damaged. With --dry-run: {"incidents", "claims",
"people", "bytes", "exhibits": [{"exhibit", "name", "gives", "absent"}],
"warnings": [{"kind", "where"}]}.
`},
		{"checkin add", "", 0, 0, (*call).checkInFlags, (*call).addCheckIn, "keep a check-in", `
Keeps a check-in and prints its ID. Whatever is not given is not said; something
has to be.

  --mood MOOD      heavy, low, even, light or clear
  --pull N         the pull to make contact, 0 to 10
  --sleep HOURS    the night before, 0 to 24 in halves, such as 6.5
  --symptom TEXT   anxiety, low-mood, panic, restlessness, sleepless,
                   nightmares, numb, intrusive, watchful, self-doubt,
                   isolation, shame, rage, nausea, aches, appetite,
                   concentration or ending, or your own words; may be given
                   more than once
  --care TEXT      sleep, movement, food, quiet, therapy, people, creating,
                   medicine or feels-like-me, or your own words; likewise
  --medicine NAME  that was taken; may be given more than once
  --line           take a line about it from standard input; with
                   --passphrase-file - the first line is the passphrase
  --at TIME        when it was, as journal add takes it; else now

With --json: {"id", "at", "zone", "mood", "pull", "sleep_hours", "symptoms",
"care", "medicines", "line"}; mood is 0 for none, pull and sleep_hours are null
where they were not said.
`},
		{"streak", "", 0, 0, (*call).personFlag, (*call).streak, "count the days", `
One line for each person who is not put away: days held now, the longest run,
all days together, and how often they reached out, which breaks nothing.

  --person NAME   only those of that name

With --json: an array of {"person", "current_days", "current_hours",
"longest_days", "total_days", "total_hours", "since", "attempts",
"attempts_unanswered", "low_contact", "paused", "last_months", "strength",
"clock_behind", "levels": [{"level", "current_days", "longest_days",
"total_days"}]}. last_months is the share of held dates of the last six months,
or since the start, and strength the score of Loop Habit Tracker, both 0 to 1.
If clock_behind, the clock shows a time before something was recorded, and the
days are counted to when that was.
`},
		{"streak attempt add", "", 0, 0, (*call).attemptFlags, (*call).addAttempt, "note that they reached out", `
Notes that somebody reached out, which breaks nothing, and prints the note's ID.

  --person NAME    who; else the one who was added first
  --at TIME        when it was, as journal add takes it; else now
  --channel TEXT   how, such as phone-call, email or through-others
  --tactic TEXT    such as hoovering or threats
  --through NAME   who carried it
  --note           take a note from standard input; with --passphrase-file -
                   the first line is the passphrase

With --json: {"id", "person", "type", "at", "zone", "undo_until"}.
`},
		{"streak contact add", "", 0, 0, (*call).contactFlags, (*call).addContact, "note that you made contact", `
Notes that you made contact and prints the note's ID. A new run begins; the days
you held stay.

  --person NAME    with whom; else the one who was added first
  --at TIME        when it was, as journal add takes it; else now
  --level LEVEL    called, wrote, replied, met, looked or asked; may be given
                   more than once; without any it counts for every level
  --channel TEXT   how, such as phone-call or email
  --gave TEXT      what it gave
  --next-time TEXT what would help next time
  --note           take a note from standard input, as streak attempt add

With --json: what streak attempt add gives.
`},
		{"plan list", "[PART]", 0, 1, nil, (*call).listPlan, "list what is in the plan", `
One line each, part by part in your own order: ID, part, what it is, and for a
way in how far it is closed. With PART only that one: step, channel, avoid,
boundary, support, reason, ledger, strength, care, order, safety or words.
What lies in the trash is left out.

With --json: an array of items as docs/format.md says, each with its "id".
`},
		{"backup export", "FILE", 1, 1, (*call).forceFlag, (*call).exportBackup, "write everything into one file", `
Writes the whole vault into an age file sealed with the vault's passphrase,
reads it back, and only then gives it its name. It opens without Stillwater:
age -d FILE | tar x

  --force     replace a file that stands there

With --json: {"file", "size", "entries", "exhibits", "checked"}.
`},
		{"backup verify", "FILE", 1, 1, nil, (*call).verifyBackup, "read a backup to its end", `
Reads every byte and compares it with the checksums in the backup. It needs the
backup's passphrase and no vault. Proved means that the vault itself wrote it,
not only somebody who knew the passphrase.

With --json: {"file", "ok", "proved", "created_at", "size", "files", "lost",
"entries", "incidents", "exhibits"}; lost counts originals that were damaged
already when the backup was written.
`},
		{"backup list", "FILE", 1, 1, nil, (*call).listBackup, "list what a backup holds", `
One line for each file in the backup: size in bytes, time, name. This reads the
list only; backup verify reads the files.

With --json: an array of {"name", "size", "modified_at"}.
`},
		{"backup restore", "FILE --to DIR", 1, 1, (*call).toFlag, (*call).restoreBackup, "make a new vault from a backup", `
Makes a vault in DIR, which must be new or empty. It opens with the backup's
passphrase, and stands there only once every byte was checked.

  --to DIR    the folder of the new vault

With --json: what backup verify gives, with "vault" for "file".
`},
		{"verify", "BUNDLE", 1, 1, (*call).verifyFlags, (*call).verifyBundle, "check a bundle of evidence", `
BUNDLE is the file as it was handed over, or the folder it was unpacked to. It
needs no vault; an encrypted one asks for its passphrase. Names every file that
was changed, added or taken away and every line of the custody log that was
reworded; the exit code is 4 if there is any. Who signed it you have to find
out in another way: compare the key.

  --roots FILE   authorities whose time-stamps you trust: certificates in PEM

With --json: {"bundle", "ok", "made_at", "preset", "files", "bytes", "key",
"records", "log_records", "originals", "originals_in_log", "timestamps":
[{"file", "at", "authority", "known"}], "findings": [{"file", "line",
"problem"}]}; problem is "changed", "missing", "added", "reworded", "unsigned",
"untied", "unproved", "odd-name" or "repacked", file is empty for the ZIP
itself, and made_at is null and key empty where the bundle does not say them.
`},
		{"doctor", "", 0, 0, (*call).doctorFlags, (*call).doctor, "check every byte of the vault", `
Reads every record, the head and every file, computes the custody log anew,
changes nothing in them, and names each part that is damaged, missing or
foreign, one line each. The exit code is 4 if there is any.

  --repair DIR   copy what still opens into the new folder DIR, and name what
                 was lost; the damaged vault is left as it is

With --json: {"ok", "findings": [{"part", "problem"}], "records", "files",
"bytes", "unclean"}, with --repair also "vault"; unclean means that the last
session did not end by locking.
`},
		{"demo", "DIR", 1, 1, nil, (*call).demo, "make a vault of made-up data to look at", `
Makes a vault in DIR, which must be new or empty, with a year of made-up
entries, incidents, exhibits and days, and prints a passphrase for it. Nobody
in it exists. Its key derivation is the fastest allowed: keep nothing of your
own in it.

With --json: {"vault", "passphrase", "entries", "incidents", "exhibits"}.
`},
	}
}

package cli

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strconv"
	"strings"
	"syscall"

	"stillwater/app/backup"
	"stillwater/app/bundle"
	"stillwater/app/checkin"
	"stillwater/app/custody"
	"stillwater/app/diaries"
	"stillwater/app/evidence"
	"stillwater/app/journal"
	"stillwater/app/media"
	"stillwater/app/messages"
	"stillwater/app/passphrase"
	"stillwater/app/plan"
	"stillwater/app/rooms"
	"stillwater/app/seal"
	"stillwater/app/store"
	"stillwater/app/streak"
	"stillwater/app/threads"
	"stillwater/app/timestamp"
	"stillwater/app/typeset"
	"stillwater/app/vault"
)

// Exit codes, a promise to scripts (docs/cli.md).
const (
	exitWell       = 0
	exitOther      = 1
	exitUsage      = 2
	exitPassphrase = 3
	exitDamaged    = 4
	exitInUse      = 5
	exitNoSpace    = 6
)

// usageError is a command line that cannot be meant; it carries its sentence.
type usageError struct{ sentence string }

func (e *usageError) Error() string { return e.sentence }

func usage(format string, a ...any) error { return &usageError{fmt.Sprintf(format, a...)} }

// namedError is an error about one thing the user named.
type namedError struct {
	name string
	err  error
}

func (e *namedError) Error() string { return e.err.Error() }
func (e *namedError) Unwrap() error { return e.err }

// about ties err to the name the user typed.
func about(name string, err error) error {
	if err == nil {
		return nil
	}
	return &namedError{name, err}
}

var (
	errNoTerminal = errors.New("no terminal to ask on")
	errSecretFile = errors.New("no passphrase in the file")
	errMismatch   = errors.New("the two passphrases differ")
	errFileThere  = errors.New("a file stands there")
	errFindings   = errors.New("damage was found")
	errNothing    = errors.New("nothing to write")
	errBeyond     = errors.New("beyond repair")
	errIncident   = errors.New("no incident in the file")
	errNoLog      = errors.New("nothing in the custody log")
	errLogBroken  = errors.New("the custody log does not hold")
	errSealBroken = errors.New("the paper seal does not fit")
	errNotAsMade  = errors.New("the bundle is not as it was made")
)

// sentence is what an error means for who called: the exit code, and what to
// do.
type sentence struct {
	err  error
	code int
	text string
}

// sentences is the one table from sentinel to exit code and words. The first
// that errors.Is matches counts, so the more exact stand first.
var sentences = []sentence{
	{context.Canceled, exitOther, "Stopped. What was saved before is safe; run the command again for the rest."},
	{vault.ErrNoSpace, exitNoSpace, "There is not enough free space, so nothing more was written and nothing is lost: free at least 100 MB and run the command again."},
	{syscall.ENOSPC, exitNoSpace, "There is not enough free space: make room and run the command again."},
	{vault.ErrWrongPassphrase, exitPassphrase, "The passphrase does not open this vault: check for typing errors, capitals and the keyboard's language."},
	{vault.ErrRecoveryCode, exitPassphrase, "That is not a recovery code: check each group of four."},
	{vault.ErrInUse, exitInUse, "The vault is open in another process: lock it or close it there first."},
	{vault.ErrLocked, exitOther, "The vault is locked: run the command again."},
	{vault.ErrNewerFormat, exitOther, "A newer version of Stillwater wrote this vault: open it with that version."},
	{vault.ErrNoVault, exitOther, "There is no vault in that folder: name another one with --vault, or make one with stillwater init."},
	{vault.ErrExists, exitOther, "That folder holds something already: name a new or an empty one."},
	{vault.ErrReadOnly, exitOther, "The file or folder does not allow that: check its permissions, or whether the drive is read-only."},
	{vault.ErrUnclean, exitOther, "The vault's drive no longer answers: connect it again and run stillwater doctor."},
	{passphrase.ErrWeak, exitOther, "This passphrase is too easy to guess: take six random words, such as stillwater init offers on a terminal."},
	{backup.ErrWrongPassphrase, exitPassphrase, "The passphrase does not open this backup: check for typing errors, capitals and the keyboard's language."},
	{backup.ErrNotBackup, exitDamaged, "This is no backup of Stillwater, or its beginning is damaged: try another copy of it."},
	{backup.ErrTruncated, exitDamaged, "The backup is cut short: try another copy of it, or copy it again from where it is whole."},
	{backup.ErrDamaged, exitDamaged, "The backup is not as it was written: try another copy of it."},
	{backup.ErrChanged, exitOther, "The vault changed while it was backed up: run the command again."},
	{backup.ErrNewerFormat, exitOther, "A newer version of Stillwater wrote this backup: open it with that version."},
	{diaries.ErrNotDiary, exitOther, "That is no diary of that kind: check the kind, and that the other program exported it unlocked."},
	{diaries.ErrTooLarge, exitOther, "That is more than one import takes: at most 1 GiB of text, 250,000 entries and 100,000 files; take it in parts."},
	{messages.ErrNotMessages, exitOther, "That holds no messages of that source: check the source, and that the export is whole."},
	{messages.ErrTooLarge, exitOther, "That is more than one import takes: at most 64 GiB and five million messages; take it in parts."},
	{threads.ErrInvalid, exitOther, "There is no message in that file: check the source, and that the export is whole."},
	{rooms.ErrOpen, exitUsage, "The file leaves open what must be known: give --order or --column, as stillwater evidence import --help says."},
	{errNobody, exitOther, "There is nobody like that in the streak: stillwater streak lists who is, and the window is where somebody is added."},
	{streak.ErrFuture, exitOther, "That time is in the future: give one that has passed."},
	{streak.ErrTooLate, exitOther, "That is too long ago to be undone."},
	{checkin.ErrFuture, exitOther, "That time is in the future: give one that has passed."},
	{checkin.ErrInvalid, exitOther, "That cannot be kept as a check-in: something must be said, the pull is 0 to 10, sleep 0 to 24 hours, a mark at most 64 characters."},
	{streak.ErrInvalid, exitOther, "That cannot be kept: the year is 1900 or later, contact not before the start, a text at most 10,000 characters of UTF-8."},
	{plan.ErrConflict, exitOther, "It changed meanwhile: look at it again first."},
	{plan.ErrInvalid, exitOther, "That cannot be kept in the plan: texts must be UTF-8, at most 10,000 characters, and a title at most 300."},
	{journal.ErrConflict, exitOther, "The entry changed meanwhile: look at it again first."},
	{journal.ErrSealed, exitOther, "The letter is sealed: it opens on its date, or when its seal is broken in the window."},
	{journal.ErrInvalid, exitOther, "The entry cannot be kept as it is: text and title must be UTF-8, the year 1900 to 9999, the title at most 300 characters, at most 32 tags of 64 characters, 16 feelings and 16 people."},
	{journal.ErrNotTrashed, exitOther, "Only an entry in the trash can be deleted."},
	{evidence.ErrChanged, exitOther, "The file changed while it was read, so it was not taken in: wait until it is finished and add it again."},
	{evidence.ErrConflict, exitOther, "It changed meanwhile: look at it again first."},
	{evidence.ErrSealed, exitOther, "The exhibit is sealed unread: unseal it in the window first, or hand it over in a bundle."},
	{evidence.ErrInvalid, exitOther, "Only plain files can be taken in: not pipes, devices or sockets."},
	{bundle.ErrWrongPassphrase, exitPassphrase, "The passphrase does not open this bundle: check for typing errors, capitals and the keyboard's language."},
	{bundle.ErrNotBundle, exitDamaged, "This is no evidence bundle, or not a whole one: try the file as it was handed over."},
	{bundle.ErrDamaged, exitDamaged, "An exhibit is not what it was when it was added: stillwater doctor says more."},
	{bundle.ErrChanged, exitOther, "The evidence changed while the bundle was written: run the command again."},
	{bundle.ErrInvalid, exitOther, "No bundle can be made of that: it needs a name, and what it names must be there."},
	{custody.ErrTypo, exitUsage, "There is a slip in the code: compare it with the paper once more, group by group."},
	{custody.ErrNewerCode, exitOther, "A newer version of Stillwater made this paper seal: check it with that version."},
	{custody.ErrNoCode, exitOther, "No paper seal can be read in that picture: take it again, straight from above and in good light, or type the code."},
	{custody.ErrWrongKey, exitDamaged, "A checkpoint was not signed by this vault's key, or was changed: compare the vault with an earlier copy."},
	{custody.ErrWrongOrigin, exitDamaged, "A checkpoint is of another custody log: check that this is the vault it was made of."},
	{custody.ErrProof, exitDamaged, "The proof does not hold: something in the custody log was changed."},
	{custody.ErrMalformed, exitDamaged, "The custody log is damaged: stillwater doctor says more."},
	{custody.ErrInvalid, exitOther, "That cannot be written into the custody log: texts must be UTF-8 and not too long."},
	{timestamp.ErrMalformed, exitOther, "That is no time-stamp, or only a part of one: ask the authority for its reply (.tsr) again."},
	{timestamp.ErrRefused, exitOther, "The authority refused to give a time-stamp: ask another one with a new request."},
	{timestamp.ErrOtherData, exitOther, "That time-stamp is for something else: bring the reply to a request of this vault."},
	{timestamp.ErrNonce, exitOther, "That time-stamp answers another request: bring the reply that belongs to this one."},
	{timestamp.ErrSignature, exitOther, "That time-stamp was changed after it was signed: ask the authority for its reply again."},
	{timestamp.ErrCertificate, exitOther, "That time-stamp was signed with a certificate that was not valid then, or not made for it: ask another authority."},
	{timestamp.ErrUnknownAuthority, exitOther, "That time-stamp is from an authority that is not known here: bring its root certificate, in PEM, with --roots FILE."},
	{timestamp.ErrNoRoots, exitOther, "There is no certificate in that file: it has to be in PEM, as authorities publish it."},
	{media.ErrUnreadable, exitOther, "What the file says of itself is broken, or made to be too much: the file itself is kept as it is."},
	{media.ErrNoPicture, exitOther, "That is no picture that can be decoded: it is damaged, or of another kind."},
	{media.ErrTooLarge, exitOther, "That picture is too large to decode: at most 64 million pixels and 256 MiB."},
	{media.ErrAbsent, exitOther, "This build cannot decode HEIC or draw PDFs: it was built without make."},
	{media.ErrPassword, exitOther, "That PDF opens with a password only."},
	{media.ErrBoxes, exitUsage, "The boxes hide nothing: give at least one, with a width and a height, that lies within the picture."},
	{rooms.ErrInvalid, exitOther, "That value is out of bounds."},
	{rooms.ErrTooMany, exitOther, "These are more than 50,000 files: take them in folder by folder."},
	{typeset.ErrTooLarge, exitOther, "This is too much for one PDF: choose a shorter time."},
	{typeset.ErrAbsent, exitOther, "This build cannot make PDFs: it was built without make."},
	{typeset.ErrFailed, exitOther, "The PDF could not be set. Export as Markdown instead, and please report this."},
	{typeset.ErrNoPicture, exitOther, "That is not a picture that can be set."},
	{store.ErrTooLarge, exitOther, "The text is longer than 16 MiB: add it as evidence instead, or in parts."},
	{store.ErrNotFound, exitOther, "Nothing is kept under that name: journal list and evidence list show what there is."},
	{store.ErrDamaged, exitDamaged, "The vault is damaged: stillwater doctor names what, and doctor --repair saves the rest."},
	{seal.ErrDamaged, exitDamaged, "The vault is damaged: stillwater doctor names what, and doctor --repair saves the rest."},
	{seal.ErrKDF, exitDamaged, "The vault's header is damaged: try a copy of the vault, or a backup."},
	{errNoTerminal, exitUsage, "There is no terminal to ask for the passphrase: give --passphrase-file FILE."},
	{errSecretFile, exitUsage, "No passphrase could be read from there: put it into the first line of a plain file."},
	{errMismatch, exitOther, "The two were not the same: run the command again."},
	{errFileThere, exitOther, "Something stands under that name already: choose another, or replace a file with --force."},
	{errNothing, exitUsage, "There is nothing to write: give the text on standard input, or a --title."},
	{errFindings, exitDamaged, "The vault is not whole: the parts are named above; doctor --repair DIR saves the rest into a new folder, and a backup may hold the lost ones."},
	{errBeyond, exitDamaged, "Too much of the vault is damaged to save the rest: restore a backup, or try an older copy of the folder."},
	{errIncident, exitUsage, "That is no incident: a JSON object is needed, with at least \"what\"; stillwater evidence incident add --help lists the fields."},
	{errNoLog, exitOther, "Nothing was done with evidence yet, so there is no custody log: evidence add takes files in."},
	{errLogBroken, exitDamaged, "The custody log does not hold: what is above was changed, or is gone."},
	{errSealBroken, exitDamaged, "The paper seal does not fit this vault: keep both, and compare with a backup."},
	{errNotAsMade, exitDamaged, "The bundle is not as it was made: what is above was changed. Ask for it again, and keep both."},
	{syscall.EISDIR, exitOther, "That is a folder: name a file."},
	{fs.ErrNotExist, exitOther, "There is no such file or folder: check the name."},
	{fs.ErrExist, exitOther, "Something stands under that name already: choose another."},
	{fs.ErrPermission, exitOther, "The file or folder does not allow that: check its permissions."},
}

// sentenceOf finds what err means.
func sentenceOf(err error) sentence {
	var u *usageError
	if errors.As(err, &u) {
		return sentence{err, exitUsage, strings.ToUpper(u.sentence[:1]) + u.sentence[1:] + "."}
	}
	if s, ok := known(err); ok {
		return s
	}
	return sentence{err, exitOther, "Something went wrong that Stillwater has no words for: run stillwater doctor, and then the command again."}
}

func known(err error) (sentence, bool) {
	i := slices.IndexFunc(sentences, func(s sentence) bool { return errors.Is(err, s.err) })
	if i < 0 {
		return sentence{}, false
	}
	return sentences[i], true
}

// say is the line for standard error: the sentence, after the name the user
// typed, and for a damaged vault the parts, whose names say nothing of what is
// in them.
func (s sentence) say(err error) string {
	var line string
	var n *namedError
	if errors.As(err, &n) {
		line = shown(n.name) + ": "
	}
	var d *vault.DamagedError
	if errors.Is(s.err, store.ErrDamaged) && errors.As(err, &d) {
		return line + "The vault is damaged (" + strings.Join(d.Parts, ", ") + "): stillwater doctor says more, and doctor --repair saves the rest."
	}
	return line + s.text
}

// shown is a name in one line, whatever is in it.
func shown(name string) string {
	if q := strconv.Quote(name); q != `"`+name+`"` {
		return q
	}
	return name
}

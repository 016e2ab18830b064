package app

import (
	"context"
	"errors"
	"io/fs"

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

// A Code names an error for the page, which has the words for it.
type Code string

var (
	errPanic     = errors.New("a defect in the app")
	errBusy      = errors.New("the same work is running already")
	errWrongPart = errors.New("that is not this part of the recovery code")
	errNoChoice  = errors.New("nothing was chosen")
)

// codes is the one table from sentinel to code. The first that errors.Is
// matches counts, so the more exact stand first.
var codes = []struct {
	err  error
	code Code
}{
	{context.Canceled, "cancelled"},
	{vault.ErrLocked, "locked"},
	{vault.ErrInUse, "in-use"},
	{vault.ErrNewerFormat, "newer-format"},
	{vault.ErrNoVault, "no-vault"},
	{vault.ErrExists, "exists"},
	{vault.ErrNoSpace, "no-space"},
	{vault.ErrReadOnly, "read-only"},
	{vault.ErrWrongPassphrase, "wrong-passphrase"},
	{vault.ErrUnclean, "internal"},
	{vault.ErrRecoveryCode, "wrong-passphrase"},
	{passphrase.ErrWeak, "weak-passphrase"},
	{errWrongPart, "wrong-part"},
	{backup.ErrWrongPassphrase, "wrong-passphrase"},
	{backup.ErrNotBackup, "not-backup"},
	{backup.ErrTruncated, "truncated"},
	{backup.ErrDamaged, "damaged"},
	{backup.ErrChanged, "changed-while-read"},
	{backup.ErrNewerFormat, "newer-format"},
	{diaries.ErrNotDiary, "not-diary"},
	{diaries.ErrTooLarge, "diary-too-large"},
	{messages.ErrNotMessages, "not-messages"},
	{messages.ErrTooLarge, "messages-too-large"},
	{threads.ErrInvalid, "not-messages"},
	{rooms.ErrOpen, "messages-open"},
	{streak.ErrFuture, "future"},
	{streak.ErrTooLate, "too-late"},
	{streak.ErrInvalid, "invalid"},
	{checkin.ErrFuture, "future"},
	{checkin.ErrInvalid, "invalid"},
	{plan.ErrConflict, "conflict"},
	{plan.ErrInvalid, "invalid"},
	{journal.ErrConflict, "conflict"},
	{journal.ErrSealed, "sealed"},
	{journal.ErrInvalid, "invalid"},
	{journal.ErrNotTrashed, "invalid"},
	{evidence.ErrChanged, "changed-while-read"},
	{evidence.ErrConflict, "conflict"},
	{evidence.ErrSealed, "unread"},
	{evidence.ErrInvalid, "invalid"},
	{bundle.ErrWrongPassphrase, "wrong-passphrase"},
	{bundle.ErrNotBundle, "not-bundle"},
	{bundle.ErrDamaged, "damaged"},
	{bundle.ErrChanged, "changed-while-read"},
	{bundle.ErrInvalid, "invalid"},
	{custody.ErrTypo, "seal-typo"},
	{custody.ErrNewerCode, "newer-format"},
	{custody.ErrNoCode, "no-seal"},
	{custody.ErrWrongKey, "custody-broken"},
	{custody.ErrWrongOrigin, "custody-broken"},
	{custody.ErrProof, "custody-broken"},
	{custody.ErrMalformed, "damaged"},
	{custody.ErrInvalid, "invalid"},
	{timestamp.ErrMalformed, "not-timestamp"},
	{timestamp.ErrRefused, "timestamp-refused"},
	{timestamp.ErrOtherData, "timestamp-other"},
	{timestamp.ErrNonce, "timestamp-other"},
	{timestamp.ErrSignature, "timestamp-broken"},
	{timestamp.ErrCertificate, "timestamp-certificate"},
	{timestamp.ErrUnknownAuthority, "timestamp-unknown"},
	{timestamp.ErrNoRoots, "no-roots"},
	{media.ErrUnreadable, "unreadable"},
	{media.ErrNoPicture, "no-picture"},
	{media.ErrTooLarge, "picture-too-large"},
	{media.ErrAbsent, "no-picture"},
	{media.ErrBoxes, "nothing-hidden"},
	{media.ErrPassword, "no-picture"},
	{rooms.ErrInvalid, "invalid"},
	{rooms.ErrTooMany, "too-large"},
	{typeset.ErrTooLarge, "pdf-too-large"},
	{typeset.ErrAbsent, "internal"},
	{typeset.ErrFailed, "internal"},
	{typeset.ErrNoPicture, "internal"},
	{store.ErrTooLarge, "too-large"},
	{store.ErrNotFound, "not-found"},
	{store.ErrDamaged, "damaged"},
	{seal.ErrDamaged, "damaged"},
	{seal.ErrKDF, "damaged"},
	{errBusy, "busy"},
	{errNoChoice, "cancelled"},
	{fs.ErrPermission, "no-access"},
	{fs.ErrNotExist, "not-found"},
}

// codeOf returns the code of err: "internal" for what no table knows.
func codeOf(err error) Code {
	for _, c := range codes {
		if errors.Is(err, c.err) {
			return c.code
		}
	}
	return "internal"
}

package rooms

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"time"

	"stillwater/app/custody"
	"stillwater/app/evidence"
	"stillwater/app/journal"
	"stillwater/app/store"
	"stillwater/app/vault"
)

// ErrTooMany is returned for an import of more files than one list can show.
var ErrTooMany = errors.New("too many files at once")

// maxImport is the most files one import takes: a phone's whole camera roll.
const maxImport = 50_000

// An Imported is what one import did.
type Imported struct {
	Added  []evidence.Exhibit
	Known  []evidence.Exhibit // files that were kept already, byte for byte
	Failed []Refused
}

// A Refused is a file that could not be taken in, and why.
type Refused struct {
	Name string
	Err  error
}

// Import takes files into the evidence locker, folders with all that is in
// them, and goes on after a file that fails. progress is called with bytes
// done, bytes in all and the name of the file at hand. When ctx ends, what
// was added stays and the error is ctx's; errors of the vault itself
// (ErrLocked, ErrNoSpace) end the import too.
func (r *Rooms) Import(ctx context.Context, paths []string, zone string, progress func(done, total int64, name string)) (Imported, error) {
	return r.take(ctx, paths, evidence.File{Zone: zone}, progress)
}

// ImportUnread is Import of files that are kept unread: they are hashed and
// sealed, and nothing looks into them.
func (r *Rooms) ImportUnread(ctx context.Context, paths []string, zone string, progress func(done, total int64, name string)) (Imported, error) {
	return r.take(ctx, paths, evidence.File{Zone: zone, Unread: true}, progress)
}

// take takes files in as like says.
func (r *Rooms) take(ctx context.Context, paths []string, like evidence.File, progress func(done, total int64, name string)) (Imported, error) {
	var out Imported
	files, total, err := collect(ctx, paths, &out)
	if err != nil {
		return out, fmt.Errorf("importing: %w", err)
	}
	var before int64
	for _, f := range files {
		name := filepath.Base(f.path)
		file := like
		file.Name, file.Open = name, func() (fs.File, error) { return os.Open(f.path) }
		progress(before, total, name)
		ex, known, err := r.Evidence.Add(ctx, file, func(n int64) { progress(before+n, total, name) })
		before += f.size
		switch {
		case err == nil && known:
			out.Known = append(out.Known, ex)
		case err == nil:
			out.Added = append(out.Added, r.look(ctx, ex))
		case ctx.Err() != nil, errors.Is(err, vault.ErrLocked), errors.Is(err, vault.ErrNoSpace):
			return out, fmt.Errorf("importing: %w", err)
		default:
			out.Failed = append(out.Failed, Refused{name, err})
		}
	}
	return out, nil
}

// look reads what a new exhibit says of itself, unless it is kept unread, and
// returns it with what was found. What cannot be read now is when it is shown.
func (r *Rooms) look(ctx context.Context, ex evidence.Exhibit) evidence.Exhibit {
	if _, err := r.Evidence.Facts(ctx, ex.ID); err != nil {
		return ex
	}
	if now, err := r.Evidence.Exhibit(ex.ID); err == nil {
		return now
	}
	return ex
}

type original struct {
	path string
	size int64
}

// collect lists the regular files below paths. Links are not followed: they
// may lead out of the folder that was meant, or round in circles.
func collect(ctx context.Context, paths []string, out *Imported) (files []original, total int64, err error) {
	for _, p := range paths {
		err := filepath.WalkDir(p, func(path string, d fs.DirEntry, err error) error {
			if ctx.Err() != nil {
				return ctx.Err()
			}
			if err != nil {
				out.Failed = append(out.Failed, Refused{filepath.Base(path), err})
				return nil
			}
			if d.IsDir() {
				return nil
			}
			info, err := os.Stat(path)
			switch {
			case d.Type()&fs.ModeSymlink != 0 && path != p:
				return nil
			case err != nil:
				out.Failed = append(out.Failed, Refused{d.Name(), err})
				return nil
			case !info.Mode().IsRegular():
				out.Failed = append(out.Failed, Refused{d.Name(), evidence.ErrInvalid})
				return nil
			}
			files = append(files, original{path, info.Size()})
			total += info.Size()
			if len(files) > maxImport {
				return ErrTooMany
			}
			return nil
		})
		if err != nil {
			return nil, 0, err
		}
	}
	return files, total, nil
}

// SaveCopy writes an exhibit byte for byte to path, by way of a temporary
// name, and checks its SHA-256 while doing so: a damaged one is not written
// out as if it were whole (store.ErrDamaged).
func (r *Rooms) SaveCopy(ctx context.Context, id store.ID, path string, progress func(done, total int64)) error {
	b, ex, err := r.Evidence.Open(ctx, id)
	if err == nil {
		err = saveBlob(ctx, b, ex.Size, ex.SHA256, path, progress)
	}
	if err == nil {
		err = r.Evidence.NoteExhibit(ctx, id, custody.Export, "a copy was saved")
	}
	if err != nil {
		return fmt.Errorf("saving a copy: %w", err)
	}
	if !ex.ModifiedAt.IsZero() {
		_ = os.Chtimes(path, time.Time{}, ex.ModifiedAt) // a kindness; some drives cannot
	}
	return nil
}

// SaveAttachment does with an attachment of the journal what SaveCopy does
// with an exhibit.
func (r *Rooms) SaveAttachment(ctx context.Context, id store.ID, path string, progress func(done, total int64)) error {
	a, b, err := r.Journal.OpenAttachment(ctx, id)
	if err == nil {
		err = saveBlob(ctx, b, a.Size, a.SHA256, path, progress)
	}
	if err != nil {
		return fmt.Errorf("saving a copy: %w", err)
	}
	return nil
}

// saveBlob writes b to path if it is what it was, and closes it.
func saveBlob(ctx context.Context, b store.BlobReader, size int64, want [32]byte, path string, progress func(done, total int64)) error {
	defer b.Close()
	return writeChecked(path, func(w io.Writer) error {
		sum, err := copyHashed(ctx, w, b, func(n int64) { progress(n, size) })
		if err == nil && sum != want {
			err = store.ErrDamaged
		}
		return err
	}, nil)
}

// An Attached is what one Attach did.
type Attached struct {
	Added  []journal.Attachment
	Failed []Refused
}

// Attach makes files attachments of an entry, as Import makes them exhibits:
// folders with all that is in them, and on after a file that fails.
func (r *Rooms) Attach(ctx context.Context, entry store.ID, paths []string, progress func(done, total int64, name string)) (Attached, error) {
	var found Imported
	files, total, err := collect(ctx, paths, &found)
	out := Attached{Failed: found.Failed}
	if err != nil {
		return out, fmt.Errorf("attaching: %w", err)
	}
	var before int64
	for _, f := range files {
		name := filepath.Base(f.path)
		progress(before, total, name)
		a, err := r.attach(ctx, entry, f.path, func(n int64) { progress(before+n, total, name) })
		before += f.size
		switch {
		case err == nil:
			out.Added = append(out.Added, a)
		case ctx.Err() != nil, errors.Is(err, vault.ErrLocked), errors.Is(err, vault.ErrNoSpace),
			errors.Is(err, journal.ErrSealed), errors.Is(err, store.ErrNotFound):
			return out, fmt.Errorf("attaching: %w", err)
		default:
			out.Failed = append(out.Failed, Refused{name, err})
		}
	}
	return out, nil
}

func (r *Rooms) attach(ctx context.Context, entry store.ID, path string, progress func(int64)) (journal.Attachment, error) {
	f, err := os.Open(path)
	if err != nil {
		return journal.Attachment{}, systemError(err)
	}
	defer f.Close()
	return r.Journal.Attach(ctx, entry, filepath.Base(path), f, progress)
}

// A Checked is the outcome of CheckExhibits.
type Checked struct {
	Exhibits int
	Damaged  []evidence.Exhibit
}

// CheckExhibits reads and hashes every exhibit again and records what it
// found on each. The journal's attachments are read too, so that a damaged one
// does not stand in the way of a backup.
func (r *Rooms) CheckExhibits(ctx context.Context, progress func(done, total int64, name string)) (Checked, error) {
	total, done := r.Evidence.Summary().Bytes, int64(0)
	all, err := r.Evidence.CheckAll(ctx, func(ex evidence.Exhibit) {
		progress(done, total, ex.Name)
		done += ex.Size
	})
	if err != nil {
		return Checked{}, err
	}
	out := Checked{Exhibits: len(all)}
	for _, ex := range all {
		if !ex.Intact {
			out.Damaged = append(out.Damaged, ex)
		}
	}
	progress(done, total, "")
	if _, _, err := r.Journal.CheckAttachments(ctx); err != nil {
		return out, fmt.Errorf("checking exhibits: %w", err)
	}
	return out, nil
}

// systemError gives errors of files outside the vault the vault's names.
func systemError(err error) error {
	switch {
	case errors.Is(err, syscall.ENOSPC):
		return vault.ErrNoSpace
	case errors.Is(err, syscall.EROFS), errors.Is(err, fs.ErrPermission):
		return vault.ErrReadOnly
	}
	return err
}

// LocalZone returns the IANA name of the machine's zone, "UTC" if it cannot
// be told.
func LocalZone() string {
	name := strings.TrimPrefix(os.Getenv("TZ"), ":")
	if name == "" && runtime.GOOS != "windows" {
		if link, err := filepath.EvalSymlinks("/etc/localtime"); err == nil {
			_, name, _ = strings.Cut(link, "zoneinfo/")
		}
	}
	if _, err := time.LoadLocation(name); name == "" || name == "Local" || err != nil {
		return "UTC"
	}
	return name
}

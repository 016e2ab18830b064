package app

import (
	"context"
	"encoding/base64"
	"errors"
	"strings"

	"stillwater/app/journal"
	"stillwater/app/rooms"
	"stillwater/app/store"
)

// maxPaste is the largest attachment in bytes that comes over the bridge: a
// picture from the clipboard.
const maxPaste = 32 << 20

// drop takes in what was dropped on the window, if the vault is open: into
// the entry or the attempt that asked for it, else into the evidence.
func (h *house) drop(paths []string) {
	r, err := h.open()
	if err != nil || len(paths) == 0 {
		return
	}
	h.mu.RLock()
	entry, attempt := h.dropTo, h.dropOn
	h.mu.RUnlock()
	kind, take := "import", (&Evidence{h}).take
	switch {
	case !entry.IsZero():
		kind, take = "attach", func(r *rooms.Rooms, paths []string) (*Job, error) { return (&Journal{h}).attach(r, entry, paths) }
	case !attempt.attempt.IsZero():
		take = func(r *rooms.Rooms, paths []string) (*Job, error) { return (&Streak{h}).bring(r, attempt, paths) }
	}
	if job, err := take(r, paths); err == nil {
		h.desktop.Emit("dropped", job)
	} else {
		h.desktop.Emit("dropped", Job{Kind: kind, State: "failed", Code: codeOf(err)})
	}
}

// DropInto makes files dropped on the window from now on attachments of an
// entry; an empty ID gives them back to the evidence.
func (j *Journal) DropInto(entry string) error {
	return insideDo(j.h, func(_ context.Context, _ *rooms.Rooms) error {
		var id store.ID
		if err := id.UnmarshalText([]byte(entry)); err != nil {
			return err
		}
		j.h.mu.Lock()
		defer j.h.mu.Unlock()
		j.h.dropTo = id
		return nil
	})
}

// attach makes files attachments of an entry.
func (j *Journal) attach(r *rooms.Rooms, entry store.ID, paths []string) (*Job, error) {
	return j.h.jobs.start("attach", "bytes", func(ctx context.Context, progress func(done, total int64, name string)) (any, error) {
		in, err := r.Attach(ctx, entry, paths, progress)
		j.h.desktop.Emit("journal", nil)
		return struct {
			Added  int       `json:"added"`
			Failed []refused `json:"failed"`
		}{len(in.Added), each(in.Failed, func(f rooms.Refused) refused { return refused{f.Name, codeOf(f.Err)} })}, err
	})
}

// ChooseAttachments asks for files and attaches them; no job if none were
// chosen.
func (j *Journal) ChooseAttachments(entry string) (*Job, error) {
	return withID(j.h, entry, func(_ context.Context, r *rooms.Rooms, p store.ID) (*Job, error) {
		paths, err := j.h.desktop.OpenFiles("Attach files")
		if err != nil || len(paths) == 0 {
			return nil, err
		}
		return j.attach(r, p, paths)
	})
}

// PasteAttachment attaches what was pasted, which comes over the bridge in
// base64 and therefore has to be small.
func (j *Journal) PasteAttachment(entry, name, content string) (Attachment, error) {
	return withID(j.h, entry, func(ctx context.Context, r *rooms.Rooms, p store.ID) (out Attachment, err error) {
		if base64.StdEncoding.DecodedLen(len(content)) > maxPaste+2 { // padding may stand for two bytes
			return out, store.ErrTooLarge
		}
		a, err := r.Journal.Attach(ctx, p, name, base64.NewDecoder(base64.StdEncoding, strings.NewReader(content)), nil)
		if errors.As(err, new(base64.CorruptInputError)) {
			err = journal.ErrInvalid
		}
		return attachmentOf(a), err
	})
}

// RemoveAttachment takes an attachment off its entry.
func (j *Journal) RemoveAttachment(id string) error {
	return withIDDo(j.h, id, func(ctx context.Context, r *rooms.Rooms, p store.ID) error { return r.Journal.Detach(ctx, p) })
}

// RestoreAttachment brings a removed attachment back.
func (j *Journal) RestoreAttachment(id string) error {
	return withIDDo(j.h, id, func(ctx context.Context, r *rooms.Rooms, p store.ID) error { return r.Journal.Reattach(ctx, p) })
}

// SaveAttachment asks where to and writes the original there; no job if no
// place was chosen.
func (j *Journal) SaveAttachment(id string) (*Job, error) {
	return withID(j.h, id, func(ctx context.Context, r *rooms.Rooms, p store.ID) (*Job, error) {
		a, blob, err := r.Journal.OpenAttachment(ctx, p)
		if err != nil {
			return nil, err
		}
		_ = blob.Close()
		path, err := j.h.desktop.SaveFile("Save a copy", a.Name)
		if err != nil || path == "" {
			return nil, err
		}
		return j.h.jobs.start("copy", "bytes", func(ctx context.Context, progress func(done, total int64, name string)) (any, error) {
			return nil, r.SaveAttachment(ctx, p, path, func(done, total int64) { progress(done, total, a.Name) })
		})
	})
}

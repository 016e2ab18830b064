package rooms

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io/fs"
	"path"
	"strings"
	"time"

	"stillwater/app/evidence"
	"stillwater/app/media"
	"stillwater/app/store"
)

// redactTool names what paints, and its version, in the custody log.
const redactTool = "stillwater redact/1"

// Redact makes a copy of a picture with opaque boxes over parts of it and keeps
// it as an exhibit of its own, tied to the original, which stays as it is.
// Errors are those of media.Redact and of evidence.Locker.Open.
func (r *Rooms) Redact(ctx context.Context, id store.ID, boxes []media.Box, zone string) (evidence.Exhibit, error) {
	ex, err := r.redact(ctx, id, boxes, zone)
	if err != nil {
		return evidence.Exhibit{}, fmt.Errorf("redacting: %w", err)
	}
	return ex, nil
}

func (r *Rooms) redact(ctx context.Context, id store.ID, boxes []media.Box, zone string) (evidence.Exhibit, error) {
	b, of, err := r.Evidence.Open(ctx, id)
	if err != nil {
		return evidence.Exhibit{}, err
	}
	defer b.Close()
	var copied bytes.Buffer
	if _, _, err := media.Redact(ctx, &copied, b, of.Size, of.MediaType, boxes); err != nil {
		return evidence.Exhibit{}, err
	}
	params, err := json.Marshal(boxes)
	if err != nil {
		return evidence.Exhibit{}, err
	}
	ex, _, err := r.Evidence.Add(ctx, evidence.File{
		Name: strings.TrimSuffix(of.RawName, path.Ext(of.RawName)) + " (redacted).png", Zone: zone,
		Open:        func() (fs.File, error) { return madeFile{bytes.NewReader(copied.Bytes()), r.o.Now()}, nil },
		DerivedFrom: id, Tool: redactTool, Params: params,
	}, nil)
	return ex, err
}

// madeFile is a file that was made in memory.
type madeFile struct {
	*bytes.Reader
	at time.Time
}

// Stat, Close, and what Stat returns, are fs.File.
func (f madeFile) Stat() (fs.FileInfo, error) { return f, nil }

// Close has nothing to close.
func (f madeFile) Close() error { return nil }

// Name is empty: it has none.
func (f madeFile) Name() string { return "" }

// Mode is that of a plain file.
func (f madeFile) Mode() fs.FileMode { return 0o600 }

// ModTime is when it was made.
func (f madeFile) ModTime() time.Time { return f.at }

// IsDir is false.
func (f madeFile) IsDir() bool { return false }

// Sys is nil.
func (f madeFile) Sys() any { return nil }

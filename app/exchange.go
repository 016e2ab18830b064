package app

import (
	"context"
	"path/filepath"
	"sync"

	"stillwater/app/diaries"
	"stillwater/app/journal"
	"stillwater/app/rooms"
	"stillwater/app/store"
)

// Exchange takes other diaries in and lets the journal out.
type Exchange struct {
	h *house

	mu     sync.Mutex
	chosen chosenDiary // one at a time: the page never names a path
}

type chosenDiary struct {
	token, path string
	source      diaries.Source
	entries     int
}

// Refusal is a part of a diary that was not understood, and where it stands.
type Refusal struct {
	File   string `json:"file"`
	Entry  int    `json:"entry"`
	Line   int    `json:"line"`
	Reason string `json:"reason"`
}

// DiaryPlan is what a chosen diary would bring.
type DiaryPlan struct {
	Token        string    `json:"token"`
	Source       string    `json:"source"`
	Name         string    `json:"name"`
	Entries      int       `json:"entries"`
	Attachments  int       `json:"attachments"`
	Already      int       `json:"already"`
	Refused      []Refusal `json:"refused"`
	RefusedTotal int       `json:"refused_total"`
	Fields       []string  `json:"fields"`
	FirstAt      string    `json:"first_at"`
	LastAt       string    `json:"last_at"`
	Titles       []string  `json:"titles"`
}

// DiaryImported is what an import brought.
type DiaryImported struct {
	Batch        string    `json:"batch"`
	Added        int       `json:"added"`
	Attachments  int       `json:"attachments"`
	Already      int       `json:"already"`
	Refused      []Refusal `json:"refused"`
	RefusedTotal int       `json:"refused_total"`
}

// ImportRow is one import made.
type ImportRow struct {
	ID       string `json:"id"`
	Source   string `json:"source"`
	At       string `json:"at"`
	Added    int    `json:"added"`
	UndoneAt string `json:"undone_at"`
}

// ImportUndone says what became of an import's entries.
type ImportUndone struct {
	Deleted int `json:"deleted"`
	Kept    int `json:"kept"`
}

// ExportChoice says what leaves the journal, and how.
type ExportChoice struct {
	Format     string   `json:"format"`
	Kinds      []string `json:"kinds"`
	From       string   `json:"from"`
	To         string   `json:"to"`
	Tag        string   `json:"tag"`
	Passphrase string   `json:"passphrase"`
}

// JournalExported is what was written.
type JournalExported struct {
	Name        string `json:"name"`
	Entries     int    `json:"entries"`
	Attachments int    `json:"attachments"`
	Sealed      int    `json:"sealed"`
	Lost        int    `json:"lost"`
}

// shownRefusals is how many refusals are listed on screen.
const shownRefusals = 100

func refusalsOf(p rooms.Plan) []Refusal {
	return each(p.Refused[:min(len(p.Refused), shownRefusals)], func(r diaries.Refusal) Refusal {
		return Refusal{r.File, r.Entry, r.Line, string(r.Reason)}
	})
}

// ChooseDiary asks for a diary, a folder for Markdown, and reads it without
// taking anything in; no job if none was chosen.
func (e *Exchange) ChooseDiary(source string) (*Job, error) {
	return inside(e.h, func(_ context.Context, r *rooms.Rooms) (*Job, error) {
		from, ask := diaries.Source(source), e.h.desktop.OpenFile
		if from == diaries.Markdown {
			ask = e.h.desktop.OpenFolder
		}
		path, err := ask("Choose a diary")
		if err != nil || path == "" {
			return nil, err
		}
		return e.h.jobs.start("read-diary", "records", func(ctx context.Context, progress func(done, total int64, name string)) (any, error) {
			p, err := r.ReadDiary(ctx, from, path, e.h.currentZone(), func(done int) { progress(int64(done), 0, "") })
			if err != nil {
				return nil, err
			}
			c := chosenDiary{store.NewID().String(), path, from, p.Entries + p.Already}
			e.mu.Lock()
			e.chosen = c
			e.mu.Unlock()
			return DiaryPlan{c.token, source, filepath.Base(path), p.Entries, p.Attachments, p.Already, refusalsOf(p), p.Total,
				each(p.Fields, same), local(p.First), local(p.Last), each(p.Titles, same)}, nil
		})
	})
}

// ImportDiary takes in the diary that was read under token.
func (e *Exchange) ImportDiary(token string) (*Job, error) {
	return inside(e.h, func(_ context.Context, r *rooms.Rooms) (*Job, error) {
		e.mu.Lock()
		c := e.chosen
		e.mu.Unlock()
		if token == "" || c.token != token {
			return nil, errNoChoice
		}
		return e.h.jobs.start("import-diary", "records", func(ctx context.Context, progress func(done, total int64, name string)) (any, error) {
			batch, p, err := r.ImportDiary(ctx, c.source, c.path, e.h.currentZone(), func(done int) { progress(int64(done), int64(max(done, c.entries)), "") })
			e.h.desktop.Emit("journal", nil)
			id := ""
			if !batch.ID.IsZero() {
				id = batch.ID.String()
			}
			return DiaryImported{id, batch.Added, batch.Attachments, p.Already, refusalsOf(p), p.Total}, err
		})
	})
}

// UndoImport takes a whole import back, but for what was changed since.
func (e *Exchange) UndoImport(batch string) (ImportUndone, error) {
	return withID(e.h, batch, func(ctx context.Context, r *rooms.Rooms, p store.ID) (ImportUndone, error) {
		deleted, kept, err := r.Journal.UndoImport(ctx, p)
		e.h.desktop.Emit("journal", nil)
		return ImportUndone{deleted, kept}, err
	})
}

// Imports lists the imports made, newest first.
func (e *Exchange) Imports() ([]ImportRow, error) {
	return inside(e.h, func(_ context.Context, r *rooms.Rooms) ([]ImportRow, error) {
		return each(r.Journal.Imports(), func(b journal.Batch) ImportRow {
			return ImportRow{b.ID.String(), b.Source, stamp(b.At), b.Added, stamp(b.UndoneAt)}
		}), nil
	})
}

// Export asks for a folder and writes the chosen entries into it, under a name
// that is free; no job if no folder was chosen. The passphrase is asked for
// again: anybody can read what is written.
func (e *Exchange) Export(in ExportChoice) (*Job, error) {
	return inside(e.h, func(ctx context.Context, r *rooms.Rooms) (*Job, error) {
		if err := r.Vault.VerifyPassphrase(ctx, in.Passphrase); err != nil { // told before a place is chosen
			return nil, err
		}
		into, err := e.h.desktop.OpenFolder("Export into a folder")
		if err != nil || into == "" {
			return nil, err
		}
		choice := rooms.ExportChoice{Format: rooms.ExportFormat(in.Format), Kinds: kindsOf(in.Kinds), From: in.From, To: in.To, Tag: in.Tag}
		return e.h.jobs.start("export-journal", "records", func(ctx context.Context, progress func(done, total int64, name string)) (any, error) {
			out, err := r.ExportJournal(ctx, choice, into, in.Passphrase, progress)
			if err != nil {
				return nil, err
			}
			return JournalExported{filepath.Base(out.Path), out.Entries, out.Attachments, out.Sealed, out.Lost}, nil
		})
	})
}

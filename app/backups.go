package app

import (
	"context"
	"os"
	"path/filepath"
	"sync"

	"stillwater/app/backup"
	"stillwater/app/passphrase"
	"stillwater/app/rooms"
	"stillwater/app/store"
	"stillwater/app/vault"
)

// Backups writes, checks and restores backups.
type Backups struct {
	h *house

	mu     sync.Mutex
	chosen map[string]string // token to path: the page never names a path
}

// Backup is one line of the list of backups made.
type Backup struct {
	ID        string `json:"id"`
	SavedAt   string `json:"saved_at"`
	Name      string `json:"name"`
	Place     string `json:"place"`
	Size      int64  `json:"size"`
	Entries   int    `json:"entries"`
	Exhibits  int    `json:"exhibits"`
	Checked   string `json:"checked"`
	CheckedAt string `json:"checked_at"`
}

// ChosenFile is a file that was chosen in a dialog.
type ChosenFile struct {
	Token string `json:"token"`
	Name  string `json:"name"`
	Size  int64  `json:"size"`
}

// BackupFile is one file of a backup.
type BackupFile struct {
	Name string `json:"name"`
	Size int64  `json:"size"`
}

// BackupContents is what a backup claims to hold.
type BackupContents struct {
	CreatedAt  string       `json:"created_at"`
	Entries    int          `json:"entries"`
	Incidents  int          `json:"incidents"`
	Exhibits   int          `json:"exhibits"`
	Size       int64        `json:"size"`
	Files      []BackupFile `json:"files"`
	TotalFiles int          `json:"total_files"`
}

// shownFiles is how many files of a backup are listed on screen.
const shownFiles = 1000

// Export asks where to, and writes a backup there. own is the vault's
// passphrase; other, if not empty, seals the file instead.
func (b *Backups) Export(own, other string) (*Job, error) {
	return inside(b.h, func(ctx context.Context, r *rooms.Rooms) (*Job, error) {
		if other != "" && !passphrase.Judge(other, nil).Enough {
			return nil, passphrase.ErrWeak
		}
		if err := r.Vault.VerifyPassphrase(ctx, own); err != nil { // told before a place is chosen
			return nil, err
		}
		path, err := b.h.desktop.SaveFile("Save a backup", "stillwater-"+b.h.o.Now().Format("2006-01-02")+".age")
		if err != nil || path == "" {
			return nil, err
		}
		return b.h.jobs.start("export", "bytes", func(ctx context.Context, progress func(done, total int64, name string)) (any, error) {
			saved, err := r.Backup(ctx, path, own, other, progress)
			return backupOf(saved), err
		})
	})
}

func backupOf(s rooms.SavedBackup) Backup {
	return Backup{s.ID.String(), stamp(s.SavedAt), s.Name, s.Place, s.Size, s.Entries, s.Exhibits, s.Checked, stamp(s.CheckedAt)}
}

// List returns the backups made, newest first.
func (b *Backups) List() ([]Backup, error) {
	return inside(b.h, func(_ context.Context, r *rooms.Rooms) ([]Backup, error) {
		return each(r.SavedBackups(), backupOf), nil
	})
}

// Choose asks for a backup; nothing if none was chosen. It works while locked.
func (b *Backups) Choose() (out *ChosenFile, err error) {
	defer caught(&err)
	path, err := b.h.desktop.OpenFile("Open a backup")
	if err != nil || path == "" {
		return nil, err
	}
	info, err := os.Stat(path)
	if err != nil {
		return nil, backup.ErrNotBackup
	}
	token := store.NewID().String()
	b.mu.Lock()
	defer b.mu.Unlock()
	b.chosen = map[string]string{token: path} // one at a time
	return &ChosenFile{token, filepath.Base(path), info.Size()}, nil
}

func (b *Backups) path(token string) (string, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if p, ok := b.chosen[token]; ok {
		return p, nil
	}
	return "", errNoChoice
}

// Look lists what a chosen backup holds, without reading all of it.
func (b *Backups) Look(token, secret string) (*Job, error) {
	return b.run("look", token, func(ctx context.Context, path string, progress func(done, total int64, name string)) (any, error) {
		m, members, err := rooms.ListBackup(ctx, path, secret)
		if err != nil {
			return nil, err
		}
		var size int64
		for _, f := range members {
			size += f.Size
		}
		return BackupContents{
			CreatedAt: stamp(m.CreatedAt), Entries: m.Counts.Entries, Incidents: m.Counts.Incidents, Exhibits: m.Counts.Exhibits, Size: size,
			Files:      each(members[:min(len(members), shownFiles)], func(f backup.Member) BackupFile { return BackupFile{f.Name, f.Size} }),
			TotalFiles: len(members),
		}, nil
	})
}

// run starts a job on a chosen backup.
func (b *Backups) run(kind, token string, work func(ctx context.Context, path string, progress func(done, total int64, name string)) (any, error)) (job *Job, err error) {
	defer caught(&err)
	path, err := b.path(token)
	if err != nil {
		return nil, err
	}
	return b.h.jobs.start(kind, "bytes", func(ctx context.Context, progress func(done, total int64, name string)) (any, error) {
		return work(ctx, path, progress)
	})
}

type verifiedResult struct {
	Files  int  `json:"files"`
	Lost   int  `json:"lost"`
	Proved bool `json:"proved"`
}

// Verify reads a chosen backup to its end.
func (b *Backups) Verify(token, secret string) (*Job, error) {
	return b.run("verify", token, func(ctx context.Context, path string, progress func(done, total int64, name string)) (any, error) {
		in, _ := b.h.open() // nil while locked
		v, err := rooms.VerifyBackup(ctx, path, secret, in, progress)
		return verifiedResult{v.Members, v.Lost, v.Proved}, err
	})
}

// Restore makes a new vault of a chosen backup: in the usual place if there
// is none yet, or else in an empty folder it asks for; no job if none was
// chosen.
func (b *Backups) Restore(token, secret string) (job *Job, err error) {
	defer caught(&err)
	b.h.mu.RLock()
	dir := b.h.dir
	b.h.mu.RUnlock()
	usual := !vault.Exists(dir)
	if !usual {
		if dir, err = b.h.desktop.OpenFolder("Choose an empty folder"); err != nil || dir == "" {
			return nil, err
		}
	}
	return b.run("restore", token, func(ctx context.Context, path string, progress func(done, total int64, name string)) (any, error) {
		v, err := rooms.RestoreBackup(ctx, path, secret, dir, b.h.o, progress)
		return struct {
			Usual    bool   `json:"usual"` // restored to the usual place, ready to unlock
			Place    string `json:"place"`
			Entries  int    `json:"entries"`
			Exhibits int    `json:"exhibits"`
			Proved   bool   `json:"proved"`
		}{usual, filepath.Base(dir), v.Manifest.Counts.Entries, v.Manifest.Counts.Exhibits, v.Proved}, err
	})
}

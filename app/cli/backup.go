package cli

import (
	"errors"
	"fmt"
	"time"

	"stillwater/app/backup"
	"stillwater/app/rooms"
	"stillwater/app/vault"
)

// exported is what backup export says, as JSON.
type exported struct {
	File     string `json:"file"`
	Size     int64  `json:"size"`
	Entries  int    `json:"entries"`
	Exhibits int    `json:"exhibits"`
	Checked  string `json:"checked"`
}

func (c *call) exportBackup(args []string) error {
	if err := c.free(args[0]); err != nil {
		return err
	}
	return c.inside(func(r *rooms.Rooms, secret string) error {
		show, wipe := c.progress("Writing and reading back")
		b, err := r.Backup(c.ctx, args[0], secret, "", unnamed(show))
		wipe()
		if err != nil {
			return about(args[0], err)
		}
		return c.print(exported{args[0], b.Size, b.Entries, b.Exhibits, b.Checked}, "%s: %d bytes with %s and %s, written and read back.\n",
			shown(args[0]), b.Size, count(b.Entries, "entry", "entries"), count(b.Exhibits, "exhibit", "exhibits"))
	})
}

// verified is what backup verify and backup restore say, as JSON.
type verified struct {
	File      string `json:"file,omitempty"`
	Vault     string `json:"vault,omitempty"`
	OK        bool   `json:"ok"`
	Proved    bool   `json:"proved"`
	CreatedAt string `json:"created_at"`
	Size      int64  `json:"size"`
	Files     int    `json:"files"`
	Lost      int    `json:"lost"`
	Entries   int    `json:"entries"`
	Incidents int    `json:"incidents"`
	Exhibits  int    `json:"exhibits"`
}

func verifiedOf(v rooms.Verified) verified {
	m := v.Manifest
	return verified{OK: true, Proved: v.Proved, CreatedAt: m.CreatedAt.Format(time.RFC3339), Size: v.Size, Files: v.Members, Lost: v.Lost,
		Entries: m.Counts.Entries, Incidents: m.Counts.Incidents, Exhibits: m.Counts.Exhibits}
}

// holds says in words what a backup held.
func (v verified) holds() string {
	s := fmt.Sprintf("%s, %s and %s", count(v.Entries, "entry", "entries"), count(v.Incidents, "incident", "incidents"), count(v.Exhibits, "exhibit", "exhibits"))
	if v.Lost > 0 {
		s += fmt.Sprintf("; the bytes of %s were lost before it was written", count(v.Lost, "exhibit", "exhibits"))
	}
	return s
}

func (c *call) verifyBackup(args []string) error {
	secret, err := c.secret("Passphrase of the backup: ")
	if err != nil {
		return err
	}
	show, wipe := c.progress("Reading")
	v, err := rooms.VerifyBackup(c.ctx, args[0], secret, nil, unnamed(show))
	wipe()
	if err != nil {
		return about(args[0], err)
	}
	out := verifiedOf(v)
	out.File = args[0]
	proof := "the vault itself wrote it"
	if !v.Proved {
		proof = "that the vault itself wrote it is not proved"
	}
	return c.print(out, "%s: whole, %s; %s.\n", shown(args[0]), out.holds(), proof)
}

// memberRow is one file in a backup, as JSON.
type memberRow struct {
	Name     string `json:"name"`
	Size     int64  `json:"size"`
	Modified string `json:"modified_at"`
}

func (c *call) listBackup(args []string) error {
	secret, err := c.secret("Passphrase of the backup: ")
	if err != nil {
		return err
	}
	var members []backup.Member
	if _, members, err = rooms.ListBackup(c.ctx, args[0], secret); err != nil {
		return about(args[0], err)
	}
	rows := make([]memberRow, len(members))
	for i, m := range members {
		rows[i] = memberRow{m.Name, m.Size, m.ModifiedAt.UTC().Format(time.RFC3339)}
	}
	return list(c, rows, func(m memberRow) string { return fmt.Sprintf("%d  %s  %s", m.Size, m.Modified, m.Name) })
}

func (c *call) restoreBackup(args []string) error {
	if c.to == "" {
		return usage("the command needs --to DIR; stillwater backup restore --help says more")
	}
	secret, err := c.secret("Passphrase of the backup: ")
	if err != nil {
		return err
	}
	show, wipe := c.progress("Restoring")
	v, err := rooms.RestoreBackup(c.ctx, args[0], secret, c.to, c.options(), unnamed(show))
	wipe()
	if errors.Is(err, vault.ErrExists) {
		return about(c.to, err)
	}
	if err != nil {
		return about(args[0], err)
	}
	out := verifiedOf(v)
	out.Vault = c.to
	return c.print(out, "%s: restored, %s.\n", shown(c.to), out.holds())
}

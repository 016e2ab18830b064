package cli

import (
	"errors"
	"flag"
	"fmt"

	"stillwater/app/rooms"
	"stillwater/app/vault"
)

func (c *call) doctorFlags(fs *flag.FlagSet) { fs.StringVar(&c.repair, "repair", "", "") }

// created is what init says, as JSON.
type created struct {
	Vault        string `json:"vault"`
	RecoveryCode string `json:"recovery_code"`
}

func (c *call) create([]string) error {
	if vault.Exists(c.vault) { // before a passphrase is thought of
		return vault.ErrExists
	}
	secret, err := c.newSecret()
	if err != nil {
		return err
	}
	r, err := rooms.Create(c.ctx, c.vault, secret, c.options())
	if err != nil {
		return err
	}
	code := vault.NewRecoveryCode()
	err = r.Vault.SetRecoveryCode(c.ctx, code)
	if err = errors.Join(err, r.Close()); err != nil {
		return err
	}
	return c.print(created{c.vault, code}, "vault: %s\nrecovery code: %s\n", shown(c.vault), code)
}

// checkup is what doctor says, as JSON.
type checkup struct {
	OK       bool            `json:"ok"`
	Findings []vault.Finding `json:"findings"`
	Records  int             `json:"records"`
	Files    int             `json:"files"`
	Bytes    int64           `json:"bytes"`
	Unclean  bool            `json:"unclean"`
	Vault    string          `json:"vault,omitempty"`
}

func (c *call) doctor([]string) error {
	if !vault.Exists(c.vault) {
		return vault.ErrNoVault
	}
	text, err := c.secret("Passphrase: ")
	if err != nil {
		return err
	}
	secret, o := vault.Secret{Kind: vault.Passphrase, Text: text}, vault.Options{Now: c.o.Now, KDF: c.o.KDF, Look: rooms.Look(c.o.Now)}
	var found vault.Check
	if c.repair != "" {
		found, err = vault.Repair(c.ctx, c.vault, c.repair, secret, o)
		if _, ok := known(err); err != nil && !ok { // the database's own words
			err = errBeyond
		}
	} else {
		show, wipe := c.progress("Checking")
		found, err = vault.CheckAll(c.ctx, c.vault, secret, o, show)
		wipe()
	}
	var d *vault.DamagedError
	if errors.As(err, &d) { // too damaged to look any further
		for _, p := range d.Parts {
			found.Findings = append(found.Findings, vault.Finding{Part: p, Problem: "damaged"})
		}
	} else if err != nil {
		return err
	}
	out := checkup{len(found.Findings) == 0, append([]vault.Finding{}, found.Findings...), found.Records, found.Blobs, found.Bytes, found.Unclean, c.repair}
	if err := c.print(out, "%s", out.lines()); err != nil {
		return err
	}
	if !out.OK {
		return errFindings
	}
	return nil
}

// lines is a checkup for people.
func (k checkup) lines() (s string) {
	for _, f := range k.Findings {
		s += fmt.Sprintf("%s  %s\n", f.Problem, shown(f.Part))
	}
	read := fmt.Sprintf("%s and %s", count(k.Records, "record", "records"), count(k.Files, "file", "files"))
	switch {
	case k.Vault != "":
		s += fmt.Sprintf("%s: a vault of what still opens, with %s.\n", shown(k.Vault), read)
	case k.OK:
		s += fmt.Sprintf("Nothing is damaged: %s read, %d bytes.\n", read, k.Bytes)
	}
	return s
}

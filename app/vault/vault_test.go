package vault_test

import (
	"bytes"
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"stillwater/app/seal"
	"stillwater/app/store"
	"stillwater/app/store/storetest"
	"stillwater/app/vault"
)

var (
	ctx  = context.Background()
	when = time.Date(2026, 11, 20, 8, 0, 0, 0, time.UTC)
	opts = vault.Options{Now: func() time.Time { return when }, KDF: seal.FloorKDF()}
	pass = vault.Secret{Kind: vault.Passphrase, Text: "six calm words on still water"}
)

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func create(t testing.TB) (*vault.Vault, string) {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "vault")
	v, err := vault.Create(ctx, dir, pass.Text, opts)
	must(t, err)
	t.Cleanup(func() { _ = v.Close() })
	return v, dir
}

func open(t testing.TB, dir string) (*vault.Vault, vault.Report) {
	t.Helper()
	v, r, err := vault.Open(ctx, dir, pass, nil, opts)
	must(t, err)
	t.Cleanup(func() { _ = v.Close() })
	return v, r
}

func record(text string) store.Record {
	return store.Record{ID: store.NewID(), Kind: "test.entry", Meta: []byte(`{"n":1}`), Body: []byte(text)}
}

func put(t testing.TB, s store.Store, r store.Record) {
	t.Helper()
	must(t, s.Update(ctx, func(tx store.Tx) error { return tx.Put(r) }))
}

func body(t testing.TB, s store.Store, id store.ID) (text string, err error) {
	t.Helper()
	err = s.View(ctx, func(tx store.Tx) error {
		r, err := tx.Get(id)
		text = string(r.Body)
		return err
	})
	return text, err
}

func TestStore(t *testing.T) {
	storetest.Run(t, func(t *testing.T) store.Store { v, _ := create(t); return v })
}

func TestReopenKeepsEverything(t *testing.T) {
	v, dir := create(t)
	r := record("kept")
	b, err := v.AddBlob(ctx, strings.NewReader("a file"), nil)
	must(t, err)
	r.Blobs = []store.Blob{b}
	put(t, v, r)
	must(t, v.Close())
	must(t, v.Close())
	if _, err := body(t, v, r.ID); !errors.Is(err, vault.ErrLocked) {
		t.Errorf("a closed vault answers %v", err)
	}
	var seen []store.ID
	v, report, err := vault.Open(ctx, dir, pass, func(r store.Record) error { seen = append(seen, r.ID); return nil }, opts)
	must(t, err)
	defer v.Close()
	if report.Unclean || len(report.Healed) > 0 || report.MissingBlobs > 0 || !report.Changed.Equal(when) {
		t.Errorf("report %+v", report)
	}
	if !slices.Contains(seen, r.ID) {
		t.Error("the opening pass did not hand the record over")
	}
	if text, err := body(t, v, r.ID); text != "kept" || err != nil {
		t.Errorf("%q, %v", text, err)
	}
	f, err := v.OpenBlob(b)
	must(t, err)
	must(t, f.Close())
}

func TestSecrets(t *testing.T) {
	v, dir := create(t)
	code := vault.NewRecoveryCode()
	must(t, v.SetRecoveryCode(ctx, code))
	must(t, v.ChangePassphrase(ctx, pass.Text, "cafe\u0301 🌊 new"))
	if err := v.VerifyPassphrase(ctx, pass.Text); !errors.Is(err, vault.ErrWrongPassphrase) {
		t.Errorf("the old passphrase: %v", err)
	}
	must(t, v.Close())
	for _, c := range []struct {
		name string
		s    vault.Secret
		want error
	}{
		{"old passphrase", pass, vault.ErrWrongPassphrase},
		{"empty", vault.Secret{Kind: vault.Passphrase}, vault.ErrWrongPassphrase},
		{"composed otherwise", vault.Secret{Kind: vault.Passphrase, Text: "caf\u00e9 🌊 new"}, nil},
		{"recovery code", vault.Secret{Kind: vault.Recovery, Text: code}, nil},
		{"recovery code, as typed", vault.Secret{Kind: vault.Recovery, Text: strings.ToLower(strings.ReplaceAll(code, "-", " "))}, nil},
		{"recovery code, mistyped", vault.Secret{Kind: vault.Recovery, Text: code[:len(code)-1]}, vault.ErrWrongPassphrase},
		{"another recovery code", vault.Secret{Kind: vault.Recovery, Text: vault.NewRecoveryCode()}, vault.ErrWrongPassphrase},
		{"passphrase as code", vault.Secret{Kind: vault.Recovery, Text: "café 🌊 new"}, vault.ErrWrongPassphrase},
	} {
		t.Run(c.name, func(t *testing.T) {
			v, _, err := vault.Open(ctx, dir, c.s, nil, opts)
			if !errors.Is(err, c.want) {
				t.Fatalf("got %v, want %v", err, c.want)
			}
			if err == nil {
				must(t, v.Close())
			}
		})
	}
}

func TestFailuresAreTold(t *testing.T) {
	v, dir := create(t)
	must(t, v.Close())
	for range 3 {
		if _, _, err := vault.Open(ctx, dir, vault.Secret{Kind: vault.Passphrase, Text: "guess"}, nil, opts); !errors.Is(err, vault.ErrWrongPassphrase) {
			t.Fatal(err)
		}
	}
	v, report := open(t, dir)
	if len(report.Failures) != 3 || !report.Failures[0].Equal(when) {
		t.Errorf("failures %v", report.Failures)
	}
	log, err := v.AccessLog(ctx)
	must(t, err)
	var what []string
	for _, a := range log {
		what = append(what, a.What)
	}
	if got := strings.Join(what, " "); got != "unlocked failed failed failed created" {
		t.Errorf("access log %q", got)
	}
	must(t, v.Close())
	if _, report := open(t, dir); len(report.Failures) != 0 {
		t.Error("failures are told twice")
	}
}

func TestRefusals(t *testing.T) {
	v, dir := create(t)
	if _, _, err := vault.Open(ctx, dir, pass, nil, opts); !errors.Is(err, vault.ErrInUse) {
		t.Errorf("a second opening: %v", err)
	}
	if _, err := vault.Create(ctx, dir, "x", opts); !errors.Is(err, vault.ErrExists) {
		t.Errorf("creating over a vault: %v", err)
	}
	must(t, v.Close())
	if _, _, err := vault.Open(ctx, t.TempDir(), pass, nil, opts); !errors.Is(err, vault.ErrNoVault) {
		t.Errorf("an empty folder: %v", err)
	}
	other := t.TempDir()
	must(t, os.WriteFile(filepath.Join(other, "letter.txt"), []byte("mine"), 0o600))
	if _, err := vault.Create(ctx, other, "x", opts); !errors.Is(err, vault.ErrExists) {
		t.Errorf("creating among other files: %v", err)
	}
	weak := opts
	weak.KDF = seal.KDF{MemoryKiB: 1024, Passes: 1, Lanes: 1}
	if _, err := vault.Create(ctx, filepath.Join(t.TempDir(), "v"), "x", weak); !errors.Is(err, seal.ErrKDF) {
		t.Errorf("a weak KDF: %v", err)
	}
}

func TestNothingReadableOnDisk(t *testing.T) {
	const canary = "CANARY-herons-at-dawn"
	v, dir := create(t)
	r := record(canary)
	r.Meta = []byte(`{"title":"` + canary + `"}`)
	r.Kind = canary
	b, err := v.AddBlob(ctx, strings.NewReader(strings.Repeat(canary, 1000)), nil)
	must(t, err)
	r.Blobs = []store.Blob{b}
	put(t, v, r)
	big := record(strings.Repeat(canary, 60_000)) // becomes a blob
	put(t, v, big)
	search := func(state string) {
		must(t, filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			data, err := os.ReadFile(path)
			if bytes.Contains(data, []byte(canary[:12])) || bytes.Contains(data, []byte("test.entry")) {
				t.Errorf("%s: readable in %s", state, d.Name())
			}
			info, _ := d.Info()
			if info.Mode().Perm()&0o077 != 0 && filepath.Dir(path) == dir {
				t.Errorf("%s: %s has mode %v", state, d.Name(), info.Mode())
			}
			return err
		}))
	}
	search("open")
	must(t, v.Close())
	search("closed")
}

package rooms_test

import (
	"bytes"
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"stillwater/app/backup"
	"stillwater/app/evidence"
	"stillwater/app/journal"
	"stillwater/app/passphrase"
	"stillwater/app/rooms"
	"stillwater/app/seal"
	"stillwater/app/vault"
)

var (
	ctx  = context.Background()
	when = time.Date(2026, 11, 20, 8, 0, 0, 0, time.UTC)
	opts = rooms.Options{Now: func() time.Time { return when }, Version: "test", KDF: seal.FloorKDF(), WorkFactor: quickWork}
)

// quickWork is a work factor that makes scrypt cost next to nothing.
const quickWork = 10

const (
	pass  = "six calm words on still water"
	other = "another set of quiet yellow lamps"
)

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func secret(p string) vault.Secret { return vault.Secret{Kind: vault.Passphrase, Text: p} }

func quiet(int64, int64, string) {}

// furnished returns open rooms with an entry, two exhibits and a streak.
func furnished(t *testing.T) (*rooms.Rooms, string) {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "vault")
	r, err := rooms.Create(ctx, dir, pass, opts)
	must(t, err)
	t.Cleanup(func() { _ = r.Close() })
	_, err = r.Journal.Save(ctx, journal.Entry{Title: "The yellow lamp", Text: "I bought it.\n\n**Mine.**\n", At: when, Zone: "Europe/Berlin", Mood: 4, Tags: []string{"home"}})
	must(t, err)
	_, err = r.Journal.Save(ctx, journal.Entry{Title: "Long", Text: strings.Repeat("A long night. ", 60_000), At: when, Zone: "UTC"})
	must(t, err)
	files := filepath.Join(t.TempDir(), "from her")
	must(t, os.MkdirAll(filepath.Join(files, "deeper"), 0o700))
	must(t, os.WriteFile(filepath.Join(files, "chat.txt"), []byte("09:12 You are mistaken"), 0o600))
	must(t, os.WriteFile(filepath.Join(files, "deeper", "empty"), nil, 0o600))
	must(t, os.Symlink("/etc/passwd", filepath.Join(files, "link")))
	in, err := r.Import(ctx, []string{files}, "Europe/Berlin", quiet)
	must(t, err)
	if len(in.Added) != 2 || len(in.Failed) != 0 {
		t.Fatalf("imported %+v", in)
	}
	_, err = r.Evidence.SaveIncident(ctx, evidence.Incident{What: "Denied it", Zone: "UTC", Happened: evidence.When{Sure: evidence.Unknown}})
	must(t, err)
	_, err = r.Streak.Start(ctx, "R.", when.AddDate(0, 0, -47), "Europe/Berlin")
	must(t, err)
	return r, dir
}

func open(t *testing.T, dir, p string) *rooms.Rooms {
	t.Helper()
	r, _, err := rooms.Open(ctx, dir, secret(p), opts)
	must(t, err)
	t.Cleanup(func() { _ = r.Close() })
	return r
}

// compare checks that two open vaults hold the same for a person.
func compare(t *testing.T, a, b *rooms.Rooms) {
	t.Helper()
	la, err := a.Journal.List(ctx, journal.Query{})
	must(t, err)
	lb, err := b.Journal.List(ctx, journal.Query{})
	must(t, err)
	if la.Total != lb.Total {
		t.Fatalf("%d entries became %d", la.Total, lb.Total)
	}
	for _, row := range la.Rows {
		x, err := a.Journal.Get(ctx, row.ID)
		must(t, err)
		y, err := b.Journal.Get(ctx, row.ID)
		must(t, err)
		if !bytes.Equal(x.Markdown(), y.Markdown()) {
			t.Errorf("an entry came back different")
		}
	}
	ea, err := a.Evidence.Exhibits(evidence.Query{})
	must(t, err)
	for _, ex := range ea.Rows {
		read := func(r *rooms.Rooms) []byte {
			f, _, err := r.Evidence.Open(ctx, ex.ID)
			must(t, err)
			defer f.Close()
			all, err := io.ReadAll(f)
			must(t, err)
			return all
		}
		if !bytes.Equal(read(a), read(b)) {
			t.Errorf("exhibit %d came back different", ex.Number)
		}
	}
	if len(a.Streak.People()) != len(b.Streak.People()) || a.Evidence.Summary() != b.Evidence.Summary() || !reflect.DeepEqual(a.Settings(), b.Settings()) {
		t.Error("streak, evidence or settings differ")
	}
}

func TestReopenedRoomsAreFurnished(t *testing.T) {
	r, dir := furnished(t)
	s := r.Settings()
	s.Theme, s.LockMinutes = "dark", 3
	must(t, r.SaveSettings(ctx, s))
	must(t, r.PutDraft(ctx, "incident", "half a sentence"))
	must(t, r.Close())
	if _, err := r.Journal.List(ctx, journal.Query{}); !errors.Is(err, vault.ErrLocked) && err != nil {
		t.Errorf("a closed journal answers %v", err)
	}
	again := open(t, dir, pass)
	if !reflect.DeepEqual(again.Settings(), s) {
		t.Errorf("settings %+v", again.Settings())
	}
	if d, err := again.Draft(ctx, "incident"); d != "half a sentence" || err != nil {
		t.Errorf("draft %q, %v", d, err)
	}
	must(t, again.DropDraft(ctx, "incident"))
	if d, err := again.Draft(ctx, "incident"); d != "" || err != nil {
		t.Errorf("dropped draft %q, %v", d, err)
	}
	if n := again.Journal.Count(); n != 2 {
		t.Errorf("%d entries", n)
	}
	if err := again.SaveSettings(ctx, rooms.Settings{Theme: "pink"}); !errors.Is(err, rooms.ErrInvalid) {
		t.Errorf("settings out of bounds: %v", err)
	}
}

func TestBackupAndRestore(t *testing.T) {
	r, _ := furnished(t)
	for name, c := range map[string]struct{ other, opens string }{
		"with the vault's passphrase": {"", pass},
		"with another passphrase":     {other, other},
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			path := filepath.Join(dir, strings.ReplaceAll(name, " ", "-")+".age")
			saved, err := r.Backup(ctx, path, pass, c.other, quiet)
			must(t, err)
			if saved.Entries != 2 || saved.Exhibits != 2 || saved.Checked != "read-back" {
				t.Errorf("saved %+v", saved)
			}
			v, err := rooms.VerifyBackup(ctx, path, c.opens, nil, quiet)
			must(t, err)
			if v.Proved != (c.other == "") {
				t.Errorf("without the vault: proved %v", v.Proved)
			}
			v, err = rooms.VerifyBackup(ctx, path, c.opens, r, quiet)
			must(t, err)
			noted := slices.ContainsFunc(r.SavedBackups(), func(b rooms.SavedBackup) bool { return b.Name == saved.Name && b.Checked == "verified" })
			if !v.Proved || !noted {
				t.Errorf("with the vault: proved %v, %+v", v.Proved, r.SavedBackups())
			}
			_, members, err := rooms.ListBackup(ctx, path, c.opens)
			must(t, err)
			var names []string
			for _, m := range members {
				names = append(names, m.Name)
			}
			if all := strings.Join(names, "\n"); !strings.Contains(all, "chat.txt") || !strings.Contains(all, "journal/2026/") || !strings.HasSuffix(all, "SHA256SUMS") {
				t.Errorf("members:\n%s", all)
			}
			to := filepath.Join(dir, "restored")
			_, err = rooms.RestoreBackup(ctx, path, c.opens, to, opts, quiet)
			must(t, err)
			again := open(t, to, c.opens)
			if again.Vault.ID() == r.Vault.ID() {
				t.Error("a restored vault has the old one's keys")
			}
			compare(t, r, again)
			entries, err := os.ReadDir(dir)
			must(t, err)
			if len(entries) != 2 {
				t.Errorf("left behind: %v", entries)
			}
		})
	}
}

func TestBackupRefusals(t *testing.T) {
	r, dir := furnished(t)
	out := t.TempDir()
	path := filepath.Join(out, "b.age")
	if _, err := r.Backup(ctx, path, "guess", "", quiet); !errors.Is(err, vault.ErrWrongPassphrase) {
		t.Errorf("without the passphrase: %v", err)
	}
	if _, err := r.Backup(ctx, path, pass, "weak", quiet); !errors.Is(err, passphrase.ErrWeak) {
		t.Errorf("a weak other passphrase: %v", err)
	}
	cancelled, cancel := context.WithCancel(ctx)
	cancel()
	if _, err := r.Backup(cancelled, path, pass, "", quiet); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
	if entries, _ := os.ReadDir(out); len(entries) != 0 || len(r.SavedBackups()) != 0 {
		t.Errorf("a backup that failed left %v, %v", entries, r.SavedBackups())
	}
	_, err := r.Backup(ctx, path, pass, "", quiet)
	must(t, err)
	if _, err := rooms.RestoreBackup(ctx, path, pass, dir, opts, quiet); !errors.Is(err, vault.ErrExists) {
		t.Errorf("over a vault: %v", err)
	}
	to := filepath.Join(out, "restored")
	whole, err := os.ReadFile(path)
	must(t, err)
	for name, c := range map[string]struct {
		data []byte
		pass string
		want error
	}{
		"wrong passphrase": {whole, "guess", backup.ErrWrongPassphrase},
		"cut short":        {whole[:len(whole)-1], pass, backup.ErrTruncated},
		"half of it":       {whole[:len(whole)/2], pass, backup.ErrTruncated},
		"one byte flipped": {flipped(whole), pass, backup.ErrDamaged},
		"a letter":         {[]byte("Dear R., I will not send this."), pass, backup.ErrNotBackup},
		"nothing":          {nil, pass, backup.ErrNotBackup},
	} {
		bad := filepath.Join(t.TempDir(), "bad.age")
		must(t, os.WriteFile(bad, c.data, 0o600))
		if _, err := rooms.RestoreBackup(ctx, bad, c.pass, to, opts, quiet); !errors.Is(err, c.want) {
			t.Errorf("%s: restore says %v, want %v", name, err, c.want)
		}
		if _, err := rooms.VerifyBackup(ctx, bad, c.pass, nil, quiet); !errors.Is(err, c.want) {
			t.Errorf("%s: verify says %v, want %v", name, err, c.want)
		}
		for _, left := range []string{to, to + ".restoring"} {
			if _, err := os.Stat(left); err == nil {
				t.Errorf("%s: something is left of the restore", name)
			}
		}
	}
}

func flipped(b []byte) []byte {
	b = bytes.Clone(b)
	b[len(b)*3/4] ^= 1
	return b
}

func TestSaveCopyIsTheOriginal(t *testing.T) {
	r, _ := furnished(t)
	x, err := r.Evidence.ExhibitByNumber(1)
	must(t, err)
	path := filepath.Join(t.TempDir(), "copy.txt")
	must(t, r.SaveCopy(ctx, x.ID, path, func(int64, int64) {}))
	got, err := os.ReadFile(path)
	must(t, err)
	f, _, err := r.Evidence.Open(ctx, x.ID)
	must(t, err)
	defer f.Close()
	want, err := io.ReadAll(f)
	must(t, err)
	if !bytes.Equal(got, want) {
		t.Errorf("copy %q, original %q", got, want)
	}
}

func TestCheckExhibitsNamesTheDamaged(t *testing.T) {
	r, dir := furnished(t)
	must(t, filepath.WalkDir(filepath.Join(dir, "blobs"), func(path string, d os.DirEntry, err error) error {
		if info, e := d.Info(); err == nil && e == nil && info.Size() == 22+16 { // chat.txt and its tag
			b, err := os.ReadFile(path)
			if err != nil {
				return err
			}
			return os.WriteFile(path, flipped(b), 0o600)
		}
		return err
	}))
	c, err := r.CheckExhibits(ctx, quiet)
	must(t, err)
	if c.Exhibits != 2 || len(c.Damaged) != 1 || c.Damaged[0].Name != "chat.txt" {
		t.Errorf("checked %+v", c)
	}
}

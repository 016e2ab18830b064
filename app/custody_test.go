package app

import (
	"bytes"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// take takes a file in.
func (d *desk) take(t *testing.T, file string) {
	t.Helper()
	r, err := d.session.h.open()
	must(t, err)
	_, err = r.Import(t.Context(), []string{file}, "UTC", func(int64, int64, string) {})
	must(t, err)
}

// TestTheLogSealedOnPaper walks from a file taken in to its seal typed back,
// through the methods the page calls.
func TestTheLogSealedOnPaper(t *testing.T) {
	d := newDesk(t)
	c := d.custody
	if _, err := c.Log(CustodyQuery{}); d.code(err) != "locked" {
		t.Errorf("locked: %v", err)
	}
	must(t, d.session.Create(good, nil))
	if _, err := c.CheckSeal("20004-00WXS-XBDY5-XW003-J4GVD-4GPKY-CFT8X-A5D6F-6V3N8-FT3S1-16D2J-NETBP-VHPFV-V3GYG-NWXV1"); d.code(err) != "not-found" {
		t.Errorf("a seal before there is a log: %v", err)
	}
	file := filepath.Join(t.TempDir(), "chat.txt")
	must(t, os.WriteFile(file, []byte("09:12 You are mistaken"), 0o600))
	d.take(t, file)

	page, err := c.Log(CustodyQuery{Exhibit: 1, Limit: 10})
	must(t, err)
	if n := len(page.Rows); n == 0 || page.Rows[n-1].Action != "acquire" || page.Rows[n-1].Name != "chat.txt" || len(page.Rows[n-1].SHA256) != 64 || page.Rows[n-1].Params == nil {
		t.Fatalf("the log of exhibit 1 is %+v", page)
	}
	seal, err := c.Seal()
	must(t, err)
	if again, err := c.Seal(); err != nil || again.Code != seal.Code || len(seal.Rows) != 3 || seal.Side == 0 || !strings.HasPrefix(seal.Path, "M") {
		t.Errorf("sealed again as %+v, %v, after %+v", again, err, seal)
	}
	if k, err := c.CheckSeal(strings.ToLower(seal.Code)); err != nil || !k.Holds || k.Sealed != seal.Records || k.MadeAt == "" {
		t.Errorf("checked as %+v, %v", k, err)
	}
	slip := strings.Replace(seal.Code, seal.Code[12:17], "00000", 1)
	if k, err := c.CheckSeal(slip); err != nil || k.Holds || len(k.Typo) != 1 || k.Typo[0] != 3 {
		t.Errorf("with a slip: %+v, %v", k, err)
	}
	other := "20004-00WXS-XBDY5-XW003-J4GVD-4GPKY-CFT8X-A5D6F-6V3N8-FT3S1-16D2J-NETBP-VHPFV-V3GYG-NWXV1"
	if k, err := c.CheckSeal(other); err != nil || k.Holds || k.Fault != "forged" {
		t.Errorf("a seal of another log: %+v, %v", k, err)
	}

	d.paths = []string{filepath.Join(t.TempDir(), "seal.png")}
	name, err := c.SaveSeal()
	must(t, err)
	b, err := os.ReadFile(d.paths[0])
	must(t, err)
	if _, err := png.Decode(bytes.NewReader(b)); err != nil || name != "seal.png" {
		t.Errorf("the picture %s: %v", name, err)
	}
	if k, err := c.ChooseSeal(); err != nil || k == nil || !k.Holds {
		t.Errorf("read from the picture: %+v, %v", k, err)
	}
	d.paths = []string{file}
	if _, err := c.ChooseSeal(); d.code(err) != "no-seal" {
		t.Errorf("a text as a picture: %v", err)
	}

	k, err := c.Check()
	must(t, err)
	if !k.Holds || k.Records < seal.Records || k.Sealed != seal.Records || k.Checkpoints != 1 || k.Breaks == nil || k.Lost == nil {
		t.Errorf("the whole: %+v", k)
	}
	points, err := c.Checkpoints()
	must(t, err)
	if len(points) != 1 || points[0].Why != "paper" || points[0].Records != seal.Records || len(points[0].Root) != 64 {
		t.Errorf("checkpoints %+v", points)
	}
}

// The authority of this root answered in app/timestamp's tests; here it has
// nothing to answer.
func TestTimestampsAndRoots(t *testing.T) {
	d := newDesk(t)
	c := d.custody
	must(t, d.session.Create(good, nil))
	dir := t.TempDir()
	d.paths = []string{filepath.Join(dir, "r.tsq")}
	if _, err := c.AskTimestamp(); d.code(err) != "not-found" {
		t.Errorf("nothing to stamp: %v", err)
	}
	file := filepath.Join(dir, "chat.txt")
	must(t, os.WriteFile(file, []byte("09:12 You are mistaken"), 0o600))
	d.take(t, file)

	d.paths = []string{filepath.Join(dir, "r.tsq")}
	asked, err := c.AskTimestamp()
	must(t, err)
	request, err := os.ReadFile(d.paths[0])
	must(t, err)
	if asked.State != "waiting" || asked.Records == 0 || len(request) < 50 {
		t.Errorf("asked %+v with %d bytes", asked, len(request))
	}
	if again, err := c.AskTimestamp(); err != nil || again.ID != asked.ID {
		t.Errorf("asked again %+v, %v", again, err)
	}
	if _, err := c.TakeTimestamp(); d.code(err) != "not-timestamp" {
		t.Errorf("the request as the reply: %v", err)
	}
	from := filepath.Join("timestamp", "testdata", "expired")
	d.paths = []string{filepath.Join(from, "reply.tsr")}
	if _, err := c.TakeTimestamp(); d.code(err) != "timestamp-other" {
		t.Errorf("a reply to somebody else: %v", err)
	}
	if all, err := c.Timestamps(); err != nil || len(all) != 1 || all[0] != *asked {
		t.Errorf("kept %+v, %v", all, err)
	}

	d.paths = []string{filepath.Join(from, "root.pem")}
	added, err := c.AddRoots()
	must(t, err)
	if roots, err := c.Roots(); err != nil || len(added) != 1 || len(roots) != 1 || roots[0] != added[0] || roots[0].Name != "Short-lived Root" {
		t.Errorf("roots %+v, %v", roots, err)
	}
	must(t, d.session.Lock())
	_, err = d.session.Unlock(good, "passphrase")
	must(t, err)
	must(t, c.DropRoot(added[0].SHA256))
	if roots, err := c.Roots(); err != nil || len(roots) != 0 {
		t.Errorf("roots %+v, %v", roots, err)
	}
	d.paths = []string{file}
	if _, err := c.AddRoots(); d.code(err) != "no-roots" {
		t.Errorf("a chat as a certificate: %v", err)
	}
	if err := c.DropRoot("zz"); d.code(err) != "not-found" {
		t.Errorf("no hash: %v", err)
	}
}

package vault_test

import (
	"bufio"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"stillwater/app/store"
	"stillwater/app/vault"
)

// writeUntilKilled is the child of TestKilledWhileWriting: it writes records
// and blobs for ever and prints the ID of each once it is acknowledged.
func writeUntilKilled(dir string) {
	v, _, err := vault.Open(ctx, dir, pass, nil, opts)
	if err != nil {
		fmt.Println("failed:", err)
		os.Exit(1)
	}
	fmt.Println("open")
	for n := 0; ; n++ {
		r := record(strings.Repeat("a written line ", 1+n%200))
		r.Apart = n%2 == 0
		if n%5 == 4 {
			b, err := v.AddBlob(ctx, strings.NewReader(strings.Repeat("b", n*1000)), nil)
			if err != nil {
				os.Exit(1)
			}
			r.Blobs = []store.Blob{b}
		}
		if err := v.Update(ctx, func(tx store.Tx) error { return tx.Put(r) }); err != nil {
			os.Exit(1)
		}
		fmt.Println(r.ID)
	}
}

const killDir = "STILLWATER_TEST_KILL_DIR"

func TestMain(m *testing.M) {
	if dir := os.Getenv(killDir); dir != "" {
		writeUntilKilled(dir)
	}
	os.Exit(m.Run())
}

// TestKilledWhileWriting kills a writing process at random moments, again and
// again on one vault. Every write it acknowledged must be there, and the
// first opening must succeed.
func TestKilledWhileWriting(t *testing.T) {
	rounds := 100
	if testing.Short() {
		rounds = 5
	}
	v, dir := create(t)
	must(t, v.Close())
	acked := map[store.ID]bool{}
	for round := range rounds {
		child := exec.Command(os.Args[0])
		child.Env = append(os.Environ(), killDir+"="+dir)
		out, err := child.StdoutPipe()
		must(t, err)
		must(t, child.Start())
		lines := bufio.NewScanner(out)
		if !lines.Scan() || lines.Text() != "open" {
			t.Fatalf("round %d: opening after a kill: %s", round, lines.Text())
		}
		time.AfterFunc(time.Duration(rand.IntN(60))*time.Millisecond, func() { _ = child.Process.Kill() })
		for lines.Scan() {
			if id, err := store.ParseID(lines.Text()); err == nil { // a line cut by the kill was not heard
				acked[id] = true
			}
		}
		_ = child.Wait()
	}
	found := map[store.ID]bool{}
	v, report, err := vault.Open(ctx, dir, pass, func(r store.Record) error { found[r.ID] = true; return nil }, opts)
	must(t, err)
	for id := range acked {
		if !found[id] {
			t.Errorf("an acknowledged record is lost")
		}
	}
	if len(acked) < rounds || report.MissingBlobs > 0 {
		t.Errorf("%d acknowledged in %d rounds, %d blobs missing", len(acked), rounds, report.MissingBlobs)
	}
	must(t, v.Close())
	if c, err := vault.CheckAll(ctx, dir, pass, opts, nil); err != nil || len(c.Findings) > 0 {
		t.Errorf("after %d kills: %+v, %v", rounds, c.Findings, err)
	}
	if _, err := os.Stat(filepath.Join(dir, "rescue")); err == nil {
		t.Error("the copy set aside was not removed")
	}
	t.Logf("%d kills, %d acknowledged writes, none lost", rounds, len(acked))
}

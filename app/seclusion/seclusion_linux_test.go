//go:build !e2e

package seclusion

import (
	"encoding/json"
	"errors"
	"fmt"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"syscall"
	"testing"
	"unsafe"

	"golang.org/x/sys/unix"
)

// What these tests look at cannot be undone in a process, so each runs a
// child: this test binary again, told by an environment variable what to be.
const role = "STILLWATER_TEST_CHILD"

var children = map[string]func() any{
	"doors":        func() any { return doors() },
	"sealed doors": func() any { return sealedDoors() },
	"sealed shell": func() any { return sealedGrandchild() },
	"foreign call": func() any { return foreignCall() },
	"sealed foreign call": func() any {
		must(Seal())
		return foreignCall()
	},
	"hardened": func() any { return hardened() },
	"shelter":  func() any { return sheltered() },
	"dying shelter": func() any {
		_, err := Shelter()
		must(err)
		must(unix.Kill(os.Getpid(), unix.SIGKILL))
		return nil
	},
}

func TestMain(m *testing.M) {
	child := children[os.Getenv(role)]
	if child == nil {
		os.Exit(m.Run())
	}
	must(json.NewEncoder(os.Stdout).Encode(child()))
}

func must(err error) {
	if err != nil {
		panic(err)
	}
}

func command(child string, env ...string) *exec.Cmd {
	c := exec.Command("/proc/self/exe")
	c.Env = append(append(os.Environ(), env...), role+"="+child)
	c.Stderr = os.Stderr
	return c
}

// run runs a child and reads what it found.
func run[T any](t *testing.T, child string, env ...string) (found T) {
	t.Helper()
	out, err := command(child, env...).Output()
	if err != nil {
		t.Fatalf("%s: %v", child, err)
	}
	if err := json.Unmarshal(out, &found); err != nil {
		t.Fatalf("%s said %q: %v", child, out, err)
	}
	return found
}

// doors tries every way to a network and says how each answered.
func doors() map[string]string {
	answers := map[string]string{"state": string(Network())}
	note := func(name string, err error) { answers[name] = fmt.Sprint(err) }
	for name, family := range map[string]int{"inet": unix.AF_INET, "inet6": unix.AF_INET6, "netlink": unix.AF_NETLINK,
		"packet": unix.AF_PACKET, "vsock": unix.AF_VSOCK, "bluetooth": unix.AF_BLUETOOTH, "alg": unix.AF_ALG, "unix": unix.AF_UNIX} {
		_, err := unix.Socket(family, unix.SOCK_STREAM, 0)
		if name == "netlink" || name == "packet" {
			_, err = unix.Socket(family, unix.SOCK_RAW, 0)
		}
		note(name, err)
	}
	_, err := unix.Socketpair(unix.AF_UNIX, unix.SOCK_STREAM, 0)
	note("pair", err)
	_, _, errno := unix.Syscall(unix.SYS_IO_URING_SETUP, 1, 0, 0)
	note("io_uring", errno)
	_, _, errno = unix.Syscall(x32Bit|unix.SYS_SOCKET, unix.AF_INET, unix.SOCK_STREAM, 0)
	note("x32", errno)
	// A family's number is 32 bits: the rest of the word must not hide it.
	_, _, errno = unix.Syscall(unix.SYS_SOCKET, 1<<32|unix.AF_INET, unix.SOCK_STREAM, 0)
	note("wide", errno)
	if c, err := net.Dial("udp", "192.0.2.1:9"); err == nil {
		answers["dial"] = "open"
		_ = c.Close()
	}
	return answers
}

// sealedDoors seals while other threads run, and tries from each of them.
func sealedDoors() []map[string]string {
	const threads = 6
	before, after := make(chan bool), make(chan bool)
	answers := make([]map[string]string, threads)
	var wg sync.WaitGroup
	for i := range threads {
		wg.Go(func() {
			runtime.LockOSThread() // a thread of its own, older than the seal
			before <- true
			<-after
			answers[i] = doors()
		})
	}
	for range threads {
		<-before
	}
	must(Seal())
	close(after)
	wg.Wait()
	return answers
}

// sealedGrandchild seals, then asks a process started afterwards.
func sealedGrandchild() (answers map[string]string) {
	must(Seal())
	out, err := command("doors").Output()
	must(err)
	must(json.Unmarshal(out, &answers))
	return answers
}

func checkSealed(t *testing.T, answers map[string]string) {
	t.Helper()
	refused, noSuchCall := unix.EAFNOSUPPORT.Error(), unix.ENOSYS.Error()
	for name, want := range map[string]string{
		"inet": refused, "inet6": refused, "netlink": refused, "packet": refused, "vsock": refused,
		"bluetooth": refused, "alg": refused, "wide": refused,
		"io_uring": noSuchCall, "x32": noSuchCall,
		"unix": "<nil>", "pair": "<nil>", "dial": "",
	} {
		if answers[name] != want {
			t.Errorf("%s answers %q, want %q", name, answers[name], want)
		}
	}
}

func TestTheSealRefusesEveryNetworkOnEveryThread(t *testing.T) {
	open := run[map[string]string](t, "doors")
	if open["inet"] != "<nil>" || open["netlink"] != "<nil>" {
		t.Skipf("this machine has no network to refuse: %v", open)
	}
	if open["state"] != string(Page) {
		t.Errorf("unsealed, the state is %q", open["state"])
	}
	for _, answers := range run[[]map[string]string](t, "sealed doors") {
		checkSealed(t, answers)
		if answers["state"] != string(Sealed) {
			t.Errorf("sealed, the state is %q", answers["state"])
		}
	}
}

func TestTheSealHoldsInProcessesStartedLater(t *testing.T) {
	checkSealed(t, run[map[string]string](t, "sealed shell"))
}

func TestProofFailsBeforeTheSeal(t *testing.T) {
	if err := Proof(); !errors.Is(err, ErrUnsealed) {
		t.Errorf("Proof is %v, want ErrUnsealed", err)
	}
}

// foreignCall makes a system call by i386's numbers from 64-bit code.
func foreignCall() bool {
	code := []byte{0xb8, 20, 0, 0, 0, 0xcd, 0x80, 0xc3} // mov eax, getpid; int 0x80; ret
	page, err := unix.Mmap(-1, 0, os.Getpagesize(), unix.PROT_READ|unix.PROT_WRITE|unix.PROT_EXEC, unix.MAP_ANON|unix.MAP_PRIVATE)
	must(err)
	copy(page, code)
	entry := &page[0]
	value := &entry // a Go func is a pointer to a pointer to code
	(*(*func())(unsafe.Pointer(&value)))()
	return true
}

func TestAForeignArchitectureIsKilled(t *testing.T) {
	if runtime.GOARCH != "amd64" {
		t.Skip("written in amd64's own code")
	}
	if out, err := command("foreign call").Output(); err != nil {
		t.Skipf("this kernel takes no foreign calls: %v %s", err, out)
	}
	var died *exec.ExitError
	if _, err := command("sealed foreign call").Output(); !errors.As(err, &died) {
		t.Fatalf("the sealed process ended with %v", err)
	}
	if status := died.Sys().(syscall.WaitStatus); status.Signal() != unix.SIGSYS {
		t.Errorf("it ended with %v, want death by SIGSYS", died)
	}
}

func hardened() []uint64 {
	must(Harden())
	var limit unix.Rlimit
	must(unix.Getrlimit(unix.RLIMIT_CORE, &limit))
	dumpable, err := unix.PrctlRetInt(unix.PR_GET_DUMPABLE, 0, 0, 0, 0)
	must(err)
	return []uint64{limit.Cur, limit.Max, uint64(dumpable)}
}

func TestNoDumpOfMemoryIsLeft(t *testing.T) {
	got := run[[]uint64](t, "hardened")
	if got[0] > 1 || got[1] > 1 || got[2] != 0 {
		t.Errorf("core limit %d of %d, dumpable %d; want at most 1, 1, 0", got[0], got[1], got[2])
	}
}

// A stay is what a sheltered process found around it.
type stay struct {
	Folder, Path, Settings, Inspector string
	Mode                              os.FileMode
	InMemory, LeftBehind              bool
}

func sheltered() (s stay) {
	leave, err := Shelter()
	must(err)
	s.Folder = filepath.Dir(os.Getenv("XDG_DATA_HOME"))
	info, err := os.Stat(s.Folder)
	must(err)
	var fs unix.Statfs_t
	must(unix.Statfs(s.Folder, &fs))
	s.Mode, s.InMemory = info.Mode().Perm(), int64(fs.Type) == unix.TMPFS_MAGIC
	s.Path, s.Settings, s.Inspector = os.Getenv("PATH"), os.Getenv("GSETTINGS_BACKEND"), os.Getenv("WEBKIT_INSPECTOR_SERVER")
	must(os.WriteFile(filepath.Join(os.Getenv("XDG_CACHE_HOME"), "trace"), []byte("x"), 0o600))
	leave()
	_, err = os.Stat(s.Folder)
	s.LeftBehind = err == nil
	return s
}

// inMemory returns a folder of the test's own that lives in memory.
func inMemory(t *testing.T) string {
	dir, err := os.MkdirTemp("/dev/shm", "test-")
	if err != nil {
		t.Skip("this machine has no /dev/shm")
	}
	t.Cleanup(func() { _ = os.RemoveAll(dir) })
	return dir
}

func TestTheShelterIsInMemoryAndGoesAway(t *testing.T) {
	base := inMemory(t)
	s := run[stay](t, "shelter", "XDG_RUNTIME_DIR="+base, "WEBKIT_INSPECTOR_SERVER=127.0.0.1:9222")
	if filepath.Dir(s.Folder) != base || !s.InMemory || s.Mode != 0o700 {
		t.Errorf("the folder is %+v, want one in %s, in memory, 0700", s, base)
	}
	if s.LeftBehind {
		t.Error("the folder is still there after leaving")
	}
	if s.Settings != "memory" || s.Inspector != "" {
		t.Errorf("settings %q, inspector %q", s.Settings, s.Inspector)
	}
	if _, err := os.Stat(s.Path); s.Path == "" || err == nil {
		t.Errorf("programs are still found in %q", s.Path)
	}
}

func TestOnlyLeftoversAreSwept(t *testing.T) {
	base := inMemory(t)
	env := "XDG_RUNTIME_DIR=" + base
	if out, err := command("dying shelter", env).Output(); err == nil {
		t.Fatalf("the child lived: %s", out)
	}
	left, _ := os.ReadDir(base)
	if len(left) != 1 {
		t.Fatalf("the killed run left %v, want one folder", left)
	}
	running, lock, err := claim(base)
	must(err)
	defer func() { _ = lock.Close() }()
	other := filepath.Join(base, "somebody-elses")
	must(os.Mkdir(other, 0o700))

	run[stay](t, "shelter", env)

	if _, err := os.Stat(filepath.Join(base, left[0].Name())); err == nil {
		t.Error("the leftover of the killed run is still there")
	}
	for _, dir := range []string{running, other} {
		if _, err := os.Stat(dir); err != nil {
			t.Errorf("%s was swept", filepath.Base(dir))
		}
	}
}

func TestEveryRefusalHasItsSentence(t *testing.T) {
	seen := map[string]error{}
	for _, err := range []error{ErrUnsealed, ErrUnhardened, ErrNoMemoryFolder, ErrNoScreen, ErrViewKeepsTraces, errors.New("secret words")} {
		s := Sentence(fmt.Errorf("starting: %w", err))
		if seen[s] != nil {
			t.Errorf("%v and %v say the same", err, seen[s])
		}
		seen[s] = err
		if !strings.HasPrefix(s, "Stillwater did not start: ") || strings.Contains(s, "secret words") {
			t.Errorf("%v says %q", err, s)
		}
	}
}

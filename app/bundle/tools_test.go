package bundle

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"stillwater/app/timestamp"
)

// An authority gives time-stamps, by openssl, for as long as the tests run.
type authority struct{ dir string }

const authorityConfig = `[req]
distinguished_name = dn
prompt = no
[dn]
CN = Test Time Authority
[v3]
basicConstraints = critical,CA:true
[tsa_v3]
extendedKeyUsage = critical,timeStamping
keyUsage = critical,digitalSignature
[tsa]
default_tsa = t
[t]
serial = serial
signer_cert = tsa.crt
signer_key = tsa.key
certs = ca.crt
default_policy = 1.2.3.4.1
digests = sha256
signer_digest = sha256
accuracy = secs:1
ess_cert_id_chain = no
ess_cert_id_alg = sha256
`

// tests is the one authority of this run; its folder is emptied by the system.
var tests = sync.OnceValue(func() *authority {
	if _, err := exec.LookPath("openssl"); err != nil {
		return nil
	}
	dir, err := os.MkdirTemp("", "authority")
	if err != nil {
		return nil
	}
	a := &authority{dir}
	if os.WriteFile(filepath.Join(dir, "c"), []byte(authorityConfig), 0o600) != nil || os.WriteFile(filepath.Join(dir, "serial"), []byte("01\n"), 0o600) != nil {
		return nil
	}
	for _, args := range []string{
		"req -x509 -newkey rsa:2048 -nodes -keyout ca.key -out ca.crt -days 3650 -config c -extensions v3",
		"req -newkey rsa:2048 -nodes -keyout tsa.key -out tsa.csr -config c -subj /CN=Stamps",
		"x509 -req -in tsa.csr -CA ca.crt -CAkey ca.key -CAcreateserial -out tsa.crt -days 3650 -extfile c -extensions tsa_v3",
	} {
		if a.openssl(strings.Fields(args)...) != nil {
			return nil
		}
	}
	return a
})

func (a *authority) openssl(args ...string) error {
	c := exec.Command("openssl", args...)
	c.Dir = a.dir
	return c.Run()
}

// reply answers a request; nil on a machine without openssl.
func reply(t testing.TB, request []byte) []byte {
	t.Helper()
	answers.Lock()
	defer answers.Unlock()
	a := tests()
	if a == nil {
		return nil
	}
	if known, ok := answered[string(request)]; ok { // the same case gives the same bytes
		return known
	}
	if err := os.WriteFile(filepath.Join(a.dir, "q"), request, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := a.openssl("ts", "-reply", "-config", "c", "-queryfile", "q", "-out", "r"); err != nil {
		t.Fatal(err)
	}
	b, err := os.ReadFile(filepath.Join(a.dir, "r"))
	if err != nil {
		t.Fatal(err)
	}
	answered[string(request)] = b
	return b
}

var (
	answers  sync.Mutex
	answered = map[string][]byte{}
)

// run runs a program in a folder and returns what it said.
func run(t *testing.T, dir, stdin string, args ...string) (string, error) {
	t.Helper()
	if _, err := exec.LookPath(args[0]); err != nil {
		t.Skip(args[0] + " is not installed")
	}
	c := exec.Command(args[0], args[1:]...)
	c.Dir = dir
	if stdin != "" {
		f, err := os.Open(filepath.Join(dir, stdin))
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		c.Stdin = f
	}
	out, err := c.CombinedOutput()
	return string(out), err
}

// stock are the checks README.txt names, and a BagIt validator.
func stock(t *testing.T) map[string]func(dir string) (string, error) {
	t.Helper()
	return map[string]func(string) (string, error){
		"sha256sum": func(dir string) (string, error) {
			return run(t, dir, "", "sha256sum", "-c", "--quiet", "--strict", "manifest-sha256.txt", "tagmanifest-sha256.txt")
		},
		"sha512sum": func(dir string) (string, error) {
			return run(t, dir, "", "sha512sum", "-c", "--quiet", "--strict", "manifest-sha512.txt")
		},
		"ssh-keygen": func(dir string) (string, error) {
			return run(t, dir, "tagmanifest-sha256.txt", "ssh-keygen", "-Y", "verify", "-f", "allowed_signers", "-I", "stillwater", "-n", "stillwater-bundle", "-s", "tagmanifest-sha256.txt.sig")
		},
		"openssl": func(dir string) (string, error) {
			a := tests()
			if a == nil {
				t.Skip("openssl is not installed")
			}
			return run(t, filepath.Join(dir, "data/log/stamped/0001"), "", "openssl", "ts", "-verify", "-data", "checkpoint.txt", "-in", "checkpoint.tsr", "-CAfile", filepath.Join(a.dir, "ca.crt"))
		},
		"the payload by grep": func(dir string) (string, error) {
			return run(t, dir, "", "sh", "-c", `grep -q "$(grep -v '  data/log/' manifest-sha256.txt | sha256sum | cut -d' ' -f1)" data/log/custody.jsonl`)
		},
		"verify.py": func(dir string) (string, error) { return run(t, dir, "", "python3", "-B", "verify.py") },
		"a BagIt validator": func(dir string) (string, error) {
			here, err := os.Getwd()
			if err != nil {
				t.Fatal(err)
			}
			return run(t, here, "", "go", "tool", "-modfile=../../build/tools/go.mod", "github.com/nyudlts/go-bagit/main", "validate", "--bag", dir)
		},
	}
}

func TestStockProgramsAgree(t *testing.T) {
	bag, _ := written(t, smear(t), nil)
	dir := unpacked(t, bag)
	for name, check := range stock(t) {
		t.Run(name, func(t *testing.T) {
			if out, err := check(dir); err != nil {
				t.Errorf("%v\n%s", err, out)
			}
		})
	}
}

// After a change, one of the stock programs fails at least, and verify.py says
// the same as Verify.
func TestStockProgramsNotice(t *testing.T) {
	bag, _ := written(t, smear(t), nil)
	change := func(name string, f func([]byte) []byte) func(dir string) error {
		return func(dir string) error {
			p := filepath.Join(dir, filepath.FromSlash(name))
			b, err := os.ReadFile(p)
			if err != nil {
				return err
			}
			return os.WriteFile(p, f(b), 0o600)
		}
	}
	flipped := func(b []byte) []byte { b[len(b)/2] ^= 1; return b }
	for name, c := range map[string]struct {
		spoil func(dir string) error
		names string // the file that is named
	}{
		"an exhibit changed":   {change("data/exhibits/A001/original.jpg", flipped), "data/exhibits/A001/original.jpg"},
		"a table changed":      {change("data/claims.csv", flipped), "data/claims.csv"},
		"a log line reworded":  {change("data/log/custody.jsonl", flipped), "data/log/custody.jsonl"},
		"a checkpoint changed": {change("data/log/checkpoint.txt", flipped), "data/log/checkpoint.txt"},
		"a proof changed":      {change("data/log/proofs/000002.json", flipped), "data/log/proofs/000002.json"},
		"a manifest edited":    {change("manifest-sha256.txt", flipped), "manifest-sha256.txt"},
		"the list edited":      {change("tagmanifest-sha256.txt", flipped), "tagmanifest-sha256.txt"},
		"the signature edited": {change("tagmanifest-sha256.txt.sig", flipped), "tagmanifest-sha256.txt.sig"},
		"the key edited":       {change("allowed_signers", flipped), "allowed_signers"},
		"the README edited":    {change("README.txt", flipped), "README.txt"},
		"a file added": {func(dir string) error {
			return os.WriteFile(filepath.Join(dir, "data/exhibits/A001/more.jpg"), []byte("x"), 0o600)
		}, "data/exhibits/A001/more.jpg"},
		"a file added beside": {func(dir string) error { return os.WriteFile(filepath.Join(dir, "note.txt"), []byte("x"), 0o600) }, "note.txt"},
		"a file taken away":   {func(dir string) error { return os.Remove(filepath.Join(dir, "data/index.csv")) }, "data/index.csv"},
		"a proof taken away":  {func(dir string) error { return os.Remove(filepath.Join(dir, "data/log/proofs/000002.json")) }, "data/log/proofs/000002.json"},
	} {
		t.Run(name, func(t *testing.T) {
			dir := unpacked(t, bag)
			if err := c.spoil(dir); err != nil {
				t.Fatal(err)
			}
			r, err := VerifyFolder(t.Context(), os.DirFS(dir), timestamp.Roots{}, nil)
			if err != nil || !named(r, c.names) {
				t.Errorf("found %v, %v", r.Findings, err)
			}
			out, err := run(t, dir, "", "python3", "-B", "verify.py")
			if err == nil || !strings.Contains(out, c.names) && c.names != "tagmanifest-sha256.txt" || strings.Contains(out, "Traceback") {
				t.Errorf("verify.py: %v\n%s", err, out)
			}
		})
	}
}

func named(r Report, file string) bool {
	for _, f := range r.Findings {
		if f.File == file {
			return true
		}
	}
	return false
}

func TestTimeStamps(t *testing.T) {
	bag, _ := written(t, smear(t), nil)
	a := tests()
	if a == nil {
		t.Skip("openssl is not installed")
	}
	pem, err := os.ReadFile(filepath.Join(a.dir, "ca.crt"))
	if err != nil {
		t.Fatal(err)
	}
	roots, err := timestamp.ParseRoots(pem)
	if err != nil {
		t.Fatal(err)
	}
	dir := unpacked(t, bag)
	// A reply for the newest checkpoint may be put beside the rest later.
	request, err := os.ReadFile(filepath.Join(dir, requestName))
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, replyName), reply(t, request), 0o600); err != nil {
		t.Fatal(err)
	}
	for want, roots := range map[bool]timestamp.Roots{true: roots, false: {}} {
		r, err := VerifyFolder(t.Context(), os.DirFS(dir), roots, nil)
		if err != nil || len(r.Findings) > 0 || len(r.Stamps) != 2 || r.Stamps[0].Known != want || time.Since(r.Stamps[0].At) > time.Hour {
			t.Errorf("%+v, %v", r, err)
		}
	}
	older, err := os.ReadFile(filepath.Join(dir, "data/log/stamped/0001/checkpoint.tsr"))
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, replyName), older, 0o600); err != nil {
		t.Fatal(err)
	}
	r, err := VerifyFolder(t.Context(), os.DirFS(dir), roots, nil)
	if err != nil || len(r.Findings) != 1 || r.Findings[0] != (Finding{File: replyName, Problem: Unproved}) {
		t.Errorf("a reply for other data: %+v, %v", r, err)
	}
}

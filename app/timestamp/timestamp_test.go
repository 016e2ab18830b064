package timestamp

import (
	"bytes"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/rsa"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/asn1"
	"encoding/pem"
	"errors"
	"fmt"
	"math/big"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// An authority is OpenSSL's, in a folder of its own.
type authority struct {
	dir   string
	roots Roots
	pem   []byte
}

// terms are what an authority may differ in.
type terms struct {
	from, until  time.Time // of its certificate; an hour each way if zero
	digests, ess string
	rsa          bool
}

var timeStamping = asn1.ObjectIdentifier{2, 5, 29, 37}

func newAuthority(t testing.TB, as terms) authority {
	t.Helper()
	if _, err := exec.LookPath("openssl"); err != nil {
		t.Skip("openssl is not installed")
	}
	a := authority{dir: t.TempDir()}
	now := time.Now()
	if as.from.IsZero() {
		as.from, as.until = now.Add(-time.Hour), now.Add(time.Hour)
	}
	if as.digests == "" {
		as.digests = "sha256"
	}
	if as.ess == "" {
		as.ess = "sha256"
	}

	rootKey, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	must(t, err)
	root := &x509.Certificate{SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: "Test Root"}, NotBefore: now.Add(-48 * time.Hour),
		NotAfter: now.Add(48 * time.Hour), IsCA: true, BasicConstraintsValid: true, KeyUsage: x509.KeyUsageCertSign}
	rootDER, err := x509.CreateCertificate(rand.Reader, root, root, rootKey.Public(), rootKey)
	must(t, err)

	var key interface{ Public() any }
	if as.rsa {
		k, err := rsa.GenerateKey(rand.Reader, 2048)
		must(t, err)
		key = public{k, k.Public()}
	} else {
		k, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
		must(t, err)
		key = public{k, k.Public()}
	}
	uses, err := asn1.Marshal([]asn1.ObjectIdentifier{{1, 3, 6, 1, 5, 5, 7, 3, 8}})
	must(t, err)
	der, err := x509.CreateCertificate(rand.Reader, &x509.Certificate{SerialNumber: big.NewInt(2), Subject: pkix.Name{CommonName: "Test Clock"},
		NotBefore: as.from, NotAfter: as.until, KeyUsage: x509.KeyUsageDigitalSignature, BasicConstraintsValid: true,
		ExtraExtensions: []pkix.Extension{{Id: timeStamping, Critical: true, Value: uses}}}, root, key.Public(), rootKey)
	must(t, err)
	keyDER, err := x509.MarshalPKCS8PrivateKey(key.(public).private)
	must(t, err)

	a.pem = pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: rootDER})
	a.roots, err = ParseRoots(a.pem)
	must(t, err)
	a.put(t, "root.pem", a.pem)
	a.put(t, "clock.pem", pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: der}))
	a.put(t, "clock.key", pem.EncodeToMemory(&pem.Block{Type: "PRIVATE KEY", Bytes: keyDER}))
	a.put(t, "serial", []byte("0A\n"))
	a.put(t, "tsa.cnf", fmt.Appendf(nil, `[tsa]
default_tsa = clock
[clock]
serial = serial
signer_cert = clock.pem
signer_key = clock.key
certs = root.pem
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = %s
accuracy = secs:1, millisecs:500
tsa_name = yes
ess_cert_id_alg = %s
`, as.digests, as.ess))
	return a
}

type public struct{ private, public any }

func (p public) Public() any { return p.public }

func (a authority) put(t testing.TB, name string, b []byte) {
	t.Helper()
	must(t, os.WriteFile(filepath.Join(a.dir, name), b, 0o600))
}

func (a authority) openssl(t testing.TB, args ...string) string {
	t.Helper()
	c := exec.Command("openssl", args...)
	c.Dir = a.dir
	out, err := c.CombinedOutput()
	if err != nil {
		t.Fatalf("openssl %v: %v\n%s", args, err, out)
	}
	return string(out)
}

// stamp is what the authority answers to a request.
func (a authority) stamp(t testing.TB, request []byte, args ...string) []byte {
	t.Helper()
	a.put(t, "r.tsq", request)
	a.openssl(t, append([]string{"ts", "-reply", "-config", "tsa.cnf", "-queryfile", "r.tsq", "-out", "r.tsr"}, args...)...)
	b, err := os.ReadFile(filepath.Join(a.dir, "r.tsr"))
	must(t, err)
	return b
}

func ask(t testing.TB, data string, nonce byte) []byte {
	t.Helper()
	b, err := Request([]byte(data), [NonceSize]byte{0x80, nonce})
	must(t, err)
	return b
}

const note = "stillwater/test\n57\nroot\n"

func TestARequestThatOpenSSLReads(t *testing.T) {
	a := newAuthority(t, terms{})
	for _, data := range []string{note, ""} {
		b, err := Request([]byte(data), [NonceSize]byte{7: 5})
		must(t, err)
		a.put(t, "r.tsq", b)
		got := a.openssl(t, "ts", "-query", "-in", "r.tsq", "-text")
		for _, want := range []string{"Hash Algorithm: sha256", "Nonce: 0x05", "Certificate required: yes", "Policy OID: unspecified"} {
			if !strings.Contains(got, want) {
				t.Errorf("%q is not in\n%s", want, got)
			}
		}
	}
	b, err := Request(nil, [NonceSize]byte{7: 5})
	must(t, err)
	if empty, err := Request([]byte{}, [NonceSize]byte{7: 5}); err != nil || !bytes.Equal(b, empty) {
		t.Errorf("no data and empty data differ: %v", err)
	}
}

func TestAStampThatHolds(t *testing.T) {
	for name, as := range map[string]terms{"ECDSA": {}, "RSA": {rsa: true}, "certificate by SHA-512": {ess: "sha512"}} {
		a := newAuthority(t, as)
		request := ask(t, note, 1)
		before := time.Now().Add(-time.Second)
		reply := a.stamp(t, request)
		got, err := Verify(reply, request, []byte(note), a.roots)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if got.At.Before(before) || got.At.After(time.Now().Add(time.Second)) || got.At.Location() != time.UTC || got.Accuracy != 1500*time.Millisecond ||
			got.Authority != "Test Clock" || got.Root != a.roots.List()[0] || got.Serial != "b" || got.Policy != "1.2.3.4.1" {
			t.Errorf("%s: %+v", name, got)
		}
		// What holds for us holds for OpenSSL, by the request and by the data.
		a.put(t, "note", []byte(note))
		a.openssl(t, "ts", "-verify", "-queryfile", "r.tsq", "-in", "r.tsr", "-CAfile", "root.pem")
		a.openssl(t, "ts", "-verify", "-data", "note", "-in", "r.tsr", "-CAfile", "root.pem")

		bare := a.stamp(t, request, "-token_out")
		if got, err := Verify(bare, request, []byte(note), a.roots); err != nil || got.Authority != "Test Clock" {
			t.Errorf("%s, bare token: %+v, %v", name, got, err)
		}
	}
}

func TestStampsThatDoNotHold(t *testing.T) {
	a := newAuthority(t, terms{})
	request := ask(t, note, 1)
	reply := a.stamp(t, request)
	otherData := a.stamp(t, ask(t, "other", 1))
	otherNonce := a.stamp(t, ask(t, note, 2))
	a.put(t, "note", []byte(note))
	a.openssl(t, "ts", "-query", "-data", "note", "-sha256", "-no_nonce", "-cert", "-out", "plain.tsq")
	plain, err := os.ReadFile(filepath.Join(a.dir, "plain.tsq"))
	must(t, err)
	a.openssl(t, "ts", "-query", "-data", "note", "-sha256", "-out", "lean.tsq")
	lean, err := os.ReadFile(filepath.Join(a.dir, "lean.tsq"))
	must(t, err)

	impostor := newAuthority(t, terms{}) // the same names, other keys
	day := 24 * time.Hour
	now := time.Now()
	expired := newAuthority(t, terms{from: now.Add(-2 * day), until: now.Add(-day)})
	early := newAuthority(t, terms{from: now.Add(day), until: now.Add(2 * day)})
	picky := newAuthority(t, terms{digests: "sha512"})
	old := newAuthority(t, terms{ess: "sha1"})
	flipped := bytes.Clone(reply)
	flipped[len(flipped)-3] ^= 1 // in the signature

	for name, tc := range map[string]struct {
		reply, request []byte
		data           string
		roots          Roots
		want           error
	}{
		"other data":               {reply, request, "other", a.roots, ErrOtherData},
		"a request of other data":  {reply, ask(t, "other", 1), note, a.roots, ErrOtherData},
		"a reply of other data":    {otherData, request, note, a.roots, ErrOtherData},
		"the reply to another":     {otherNonce, request, note, a.roots, ErrNonce},
		"a reply without a nonce":  {a.stamp(t, plain), request, note, a.roots, ErrNonce},
		"a request without one":    {a.stamp(t, plain), plain, note, a.roots, ErrNonce},
		"a bare one to another":    {a.stamp(t, ask(t, note, 2), "-token_out"), request, note, a.roots, ErrNonce},
		"an impostor":              {impostor.stamp(t, request), request, note, a.roots, ErrUnknownAuthority},
		"nobody trusted":           {reply, request, note, Roots{}, ErrUnknownAuthority},
		"expired by then":          {expired.stamp(t, request), request, note, expired.roots, ErrCertificate},
		"not yet valid":            {early.stamp(t, request), request, note, early.roots, ErrCertificate},
		"certificate by SHA-1":     {old.stamp(t, request), request, note, old.roots, ErrCertificate},
		"without its certificate":  {a.stamp(t, lean), lean, note, a.roots, ErrCertificate},
		"refused":                  {picky.stamp(t, request), request, note, picky.roots, ErrRefused},
		"signature flipped":        {flipped, request, note, a.roots, ErrSignature},
		"something after":          {append(bytes.Clone(reply), 0), request, note, a.roots, ErrMalformed},
		"the request as the reply": {request, request, note, a.roots, ErrMalformed},
		"the reply as the request": {reply, reply, note, a.roots, ErrMalformed},
		"no request":               {reply, nil, note, a.roots, ErrMalformed},
		"nothing":                  {nil, request, note, a.roots, ErrMalformed},
		"far too long":             {append(bytes.Clone(reply), make([]byte, maxReply)...), request, note, a.roots, ErrMalformed},
		"a certificate":            {a.pem, request, note, a.roots, ErrMalformed},
	} {
		got, err := Verify(tc.reply, tc.request, []byte(tc.data), tc.roots)
		if !errors.Is(err, tc.want) {
			t.Errorf("%s: %v, want %v", name, err, tc.want)
		}
		if known := errors.Is(err, ErrUnknownAuthority); known != (got.Authority != "") {
			t.Errorf("%s: %+v comes with %v", name, got, err)
		}
	}
}

func TestACutOrFlippedStamp(t *testing.T) {
	a := newAuthority(t, terms{})
	request := ask(t, note, 1)
	reply := a.stamp(t, request)
	whole, err := Verify(reply, request, []byte(note), a.roots)
	must(t, err)
	for n := range reply {
		if _, err := Verify(reply[:n], request, []byte(note), a.roots); !errors.Is(err, ErrMalformed) {
			t.Fatalf("cut to %d bytes: %v", n, err)
		}
	}
	// What nobody signs may change: the copy of the root that came along. The
	// stamp itself may not.
	refused := 0
	for i := range reply {
		flipped := bytes.Clone(reply)
		flipped[i] ^= 1 << (i % 8)
		got, err := Verify(flipped, request, []byte(note), a.roots)
		if err != nil {
			refused++
		} else if got != whole {
			t.Errorf("with byte %d flipped it is %+v", i, got)
		}
	}
	if refused < len(reply)/2 {
		t.Errorf("%d of %d flips were noticed", refused, len(reply))
	}
}

// The certificate of this authority was valid for an hour, in which it gave
// this stamp.
func TestACertificateThatExpiredSince(t *testing.T) {
	read := func(name string) []byte {
		b, err := os.ReadFile(filepath.Join("testdata", "expired", name))
		must(t, err)
		return b
	}
	roots, err := ParseRoots(read("root.pem"))
	must(t, err)
	got, err := Verify(read("reply.tsr"), read("request.tsq"), read("data"), roots)
	must(t, err)
	if got.Authority != "Short-lived Clock" || got.At.Format(time.DateOnly) != "2026-11-21" {
		t.Errorf("%+v", got)
	}
}

func TestRoots(t *testing.T) {
	a, b := newAuthority(t, terms{}), newAuthority(t, terms{})
	both := append([]byte("an authority\n"), a.pem...)
	both = append(append(both, "another\n"...), b.pem...)
	both = append(both, a.pem...)
	r, err := ParseRoots(both)
	must(t, err)
	list := r.List()
	if len(list) != 2 || list[0] != a.roots.List()[0] || list[1] != b.roots.List()[0] || list[0].Name != "Test Root" {
		t.Errorf("%+v", list)
	}
	again, err := ParseRoots(r.PEM())
	must(t, err)
	if got := again.List(); len(got) != 2 || got[1] != list[1] {
		t.Errorf("written and read again: %+v", got)
	}
	joined, err := a.roots.With(again)
	must(t, err)
	if got := joined.List(); len(got) != 2 {
		t.Errorf("joined: %+v", got)
	}
	if got := joined.Without(list[0].SHA256).List(); len(got) != 1 || got[0] != list[1] {
		t.Errorf("without the first: %+v", got)
	}
	if got := joined.Without(list[0].SHA256).Without(list[1].SHA256); len(got.List()) != 0 || len(got.PEM()) != 0 {
		t.Errorf("without both: %+v", got.List())
	}
	key, err := os.ReadFile(filepath.Join(a.dir, "clock.key"))
	must(t, err)
	for name, b := range map[string][]byte{"nothing": nil, "text": []byte("trust me"), "a key": key, "too much": bytes.Repeat(a.pem, 2000),
		"a broken one": bytes.Replace(a.pem, []byte("MII"), []byte("AAA"), 1)} {
		if _, err := ParseRoots(b); !errors.Is(err, ErrNoRoots) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func FuzzVerify(f *testing.F) {
	for _, name := range []string{"reply.tsr", "request.tsq"} {
		b, err := os.ReadFile(filepath.Join("testdata", "expired", name))
		must(f, err)
		f.Add(b, b)
	}
	pem, err := os.ReadFile(filepath.Join("testdata", "expired", "root.pem"))
	must(f, err)
	roots, err := ParseRoots(pem)
	must(f, err)
	data, err := os.ReadFile(filepath.Join("testdata", "expired", "data"))
	must(f, err)
	want := time.Date(2026, 11, 21, 0, 0, 0, 0, time.UTC)
	f.Fuzz(func(t *testing.T, reply, request []byte) {
		if got, err := Verify(reply, request, data, roots); err == nil && !got.At.Truncate(24*time.Hour).Equal(want) {
			t.Errorf("%+v", got)
		}
	})
}

func FuzzParseRoots(f *testing.F) {
	pem, err := os.ReadFile(filepath.Join("testdata", "expired", "root.pem"))
	must(f, err)
	f.Add(pem)
	f.Fuzz(func(t *testing.T, b []byte) {
		r, err := ParseRoots(b)
		if err == nil && len(r.List()) == 0 {
			t.Error("no roots, and no error")
		}
	})
}

package timestamp

import (
	"crypto/sha256"
	"crypto/x509"
	"encoding/pem"
	"slices"
	"time"
)

// maxRoots is in bytes: twice what a system brings for the whole web.
const maxRoots = 512 << 10

// Roots are the certificates of authorities somebody trusts to tell the time.
// None come with the app: whom to trust is for the person to say. The zero
// Roots trust nobody.
type Roots struct{ certificates []*x509.Certificate }

// A Root is one of them, as it can be shown and compared with what the
// authority has published.
type Root struct {
	Name     string
	SHA256   [32]byte // of the certificate
	NotAfter time.Time
}

// ParseRoots reads certificates in PEM, as authorities publish them and
// systems keep them; anything between them is passed over. ErrNoRoots is
// returned if there is none.
func ParseRoots(b []byte) (Roots, error) {
	var r Roots
	if len(b) > maxRoots {
		return r, ErrNoRoots
	}
	for block, rest := pem.Decode(b); block != nil; block, rest = pem.Decode(rest) {
		c, err := x509.ParseCertificate(block.Bytes)
		if err == nil && block.Type == "CERTIFICATE" && !slices.ContainsFunc(r.certificates, c.Equal) {
			r.certificates = append(r.certificates, c)
		}
	}
	if len(r.certificates) == 0 {
		return r, ErrNoRoots
	}
	return r, nil
}

// List is what is in r, in order.
func (r Roots) List() []Root {
	list := make([]Root, len(r.certificates))
	for i, c := range r.certificates {
		list[i] = rootOf(c)
	}
	return list
}

// With is r and what is in more, each once. ErrNoRoots is returned if that is
// more than ParseRoots reads.
func (r Roots) With(more Roots) (Roots, error) { return ParseRoots(append(r.PEM(), more.PEM()...)) }

// Without is r but for the certificate with that hash.
func (r Roots) Without(sha256 [32]byte) Roots {
	return Roots{slices.DeleteFunc(slices.Clone(r.certificates), func(c *x509.Certificate) bool { return rootOf(c).SHA256 == sha256 })}
}

// PEM writes r so that ParseRoots, and any other program, reads it.
func (r Roots) PEM() []byte {
	var b []byte
	for _, c := range r.certificates {
		b = append(b, pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: c.Raw})...)
	}
	return b
}

func (r Roots) pool() *x509.CertPool {
	pool := x509.NewCertPool()
	for _, c := range r.certificates {
		pool.AddCert(c)
	}
	return pool
}

func rootOf(c *x509.Certificate) Root {
	return Root{nameOf(c), sha256.Sum256(c.Raw), c.NotAfter}
}

// nameOf is what a certificate calls its owner, the common name if it has one.
func nameOf(c *x509.Certificate) string {
	if c.Subject.CommonName != "" {
		return c.Subject.CommonName
	}
	return c.Subject.String()
}

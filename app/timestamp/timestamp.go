// Package timestamp asks an authority for a time-stamp after RFC 3161 and
// checks what it answers, without a network: a request is a file somebody
// takes to the authority, the reply a file they bring back.
//
// A time-stamp holds if the reply answers the request, if the data is what it
// was given for, and if an authority the person trusts signed it with a
// certificate that was valid then. Each alone proves nothing: the signature by
// itself would hold over other data, too. See docs/format.md, "Time-stamps".
package timestamp

import (
	"bytes"
	"context"
	"crypto"
	"crypto/sha256"
	"crypto/x509"
	"encoding/asn1"
	"errors"
	"fmt"
	"math/big"
	"time"

	tsp "github.com/notaryproject/tspclient-go"
)

var (
	// ErrMalformed is returned for bytes that are no reply and no bare token,
	// that are cut, or that lack what RFC 3161 asks for.
	ErrMalformed = errors.New("malformed time-stamp")
	// ErrRefused is returned for a reply in which the authority says no.
	ErrRefused = errors.New("time-stamp was refused")
	// ErrOtherData is returned for a time-stamp, or a request, of other data.
	ErrOtherData = errors.New("time-stamp is for other data")
	// ErrNonce is returned for the answer to another request of the same data.
	ErrNonce = errors.New("time-stamp answers another request")
	// ErrSignature is returned for a time-stamp that was changed after it was
	// signed.
	ErrSignature = errors.New("signature of the time-stamp does not hold")
	// ErrCertificate is returned for a time-stamp that was signed with a
	// certificate that was not valid then, is not meant for time-stamps, is
	// not in the reply, or is named in it by SHA-1 alone, as before RFC 5816.
	ErrCertificate = errors.New("certificate of the time-stamp does not allow it")
	// ErrUnknownAuthority is returned for a time-stamp in which all holds, but
	// none of the roots vouches for who signed it.
	ErrUnknownAuthority = errors.New("authority of the time-stamp is unknown")
	// ErrNoRoots is returned for bytes without a certificate in PEM.
	ErrNoRoots = errors.New("no certificate of an authority")
)

const (
	// NonceSize is the length of a nonce in bytes: what RFC 3161 names, and
	// what every authority takes.
	NonceSize = 8
	// maxReply is in bytes: replies with all their certificates have 3 to 8
	// KiB, and an RSA key as long as a larger one allows takes minutes to use.
	maxReply = 64 << 10
	// maxRequest is in bytes: ours have 59 at most.
	maxRequest = 4 << 10
)

// A Stamp is what an authority says: these data were there at this time.
type Stamp struct {
	At        time.Time     // UTC
	Accuracy  time.Duration // 0 if the authority does not say
	Authority string        // who signed, as its certificate says
	Root      Root          // who vouches for it; zero if nobody known
	Serial    string        // the authority's number for it, hexadecimal
	Policy    string        // under which rules, an object identifier
}

// Request is a request (.tsq) for a time-stamp of data, by its SHA-256, that
// asks for the authority's certificate. The nonce has to be random; it ties
// the reply to this request, which is to be kept.
func Request(data []byte, nonce [NonceSize]byte) ([]byte, error) {
	if data == nil {
		data = []byte{} // the library takes nil for a mistake
	}
	r, err := tsp.NewRequest(tsp.RequestOptions{Content: data, HashAlgorithm: crypto.SHA256})
	if err != nil {
		return nil, err
	}
	r.Nonce = new(big.Int).SetBytes(nonce[:])
	return r.MarshalBinary()
}

// Verify checks a reply (.tsr), or the bare token out of one, against its
// request, the data and the roots. The certificates have to have been valid at
// the time the stamp names; that they expired since is no fault.
//
// With ErrUnknownAuthority the stamp is returned, too: all else holds.
func Verify(reply, request, data []byte, roots Roots) (Stamp, error) {
	response, token, info, err := parse(reply)
	if err != nil {
		return Stamp{}, err
	}
	var asked tsp.Request
	if rest, err := asn1.Unmarshal(bounded(request, maxRequest), &asked); err != nil || len(rest) > 0 || asked.Validate() != nil {
		return Stamp{}, fmt.Errorf("%w: request", ErrMalformed)
	}
	if err := answers(info, &asked, data); err != nil {
		return Stamp{}, err
	}
	if !certified(token) {
		return Stamp{}, ErrCertificate
	}
	if response.Validate(&asked) != nil {
		return Stamp{}, fmt.Errorf("%w: not as it was asked for", ErrMalformed)
	}
	stamped, err := info.Validate(data)
	if err != nil {
		return Stamp{}, ErrOtherData
	}
	stamp := Stamp{At: stamped.Value.UTC(), Accuracy: stamped.Accuracy, Serial: info.SerialNumber.Text(16), Policy: info.Policy.String()}

	// First with nobody but the token's own certificates to trust: what fails
	// then is not about who is known.
	own := x509.NewCertPool()
	for _, c := range token.Certificates {
		own.AddCert(c)
	}
	chain, err := signers(token, own, stamp.At)
	if err != nil {
		return Stamp{}, err
	}
	stamp.Authority = nameOf(chain[0])
	if chain, err = signers(token, roots.pool(), stamp.At); errors.Is(err, ErrCertificate) {
		return Stamp{}, err
	} else if err != nil {
		return stamp, ErrUnknownAuthority
	}
	stamp.Root = rootOf(chain[len(chain)-1])
	return stamp, nil
}

// parse reads a reply or a bare token, which is taken for a reply that says
// yes.
func parse(reply []byte) (*tsp.Response, *tsp.SignedToken, *tsp.TSTInfo, error) {
	var response tsp.Response
	var outer, first asn1.RawValue
	rest, err := asn1.Unmarshal(bounded(reply, maxReply), &outer)
	if err != nil || len(rest) > 0 {
		return nil, nil, nil, ErrMalformed
	}
	if _, err := asn1.Unmarshal(outer.Bytes, &first); err != nil {
		return nil, nil, nil, ErrMalformed
	}
	if first.Tag == asn1.TagOID {
		response.TimestampToken = outer
	} else if err := response.UnmarshalBinary(reply); err != nil {
		return nil, nil, nil, ErrMalformed
	}
	if err := response.Status.Err(); err != nil {
		return nil, nil, nil, fmt.Errorf("%w: %w", ErrRefused, err)
	}
	token, err := response.SignedToken()
	if err != nil || len(token.SignerInfos) == 0 {
		return nil, nil, nil, fmt.Errorf("%w: token", ErrMalformed)
	}
	info, err := token.Info()
	if err != nil || info.SerialNumber == nil {
		return nil, nil, nil, fmt.Errorf("%w: content", ErrMalformed)
	}
	return &response, token, info, nil
}

// answers checks that a reply is one to what was asked, and that this was
// asked for the data.
func answers(info *tsp.TSTInfo, asked *tsp.Request, data []byte) error {
	digest := sha256.Sum256(data)
	if !bytes.Equal(asked.MessageImprint.HashedMessage, digest[:]) || !bytes.Equal(info.MessageImprint.HashedMessage, digest[:]) {
		return ErrOtherData
	}
	if asked.Nonce == nil || info.Nonce == nil || info.Nonce.Cmp(asked.Nonce) != 0 {
		return ErrNonce
	}
	return nil
}

// certified reports whether the certificate of one who signed is in a token.
func certified(token *tsp.SignedToken) bool {
	for _, by := range token.SignerInfos {
		if _, err := token.SigningCertificate(&by); err == nil {
			return true
		}
	}
	return false
}

// signers returns the certificates from who signed a token to one of the
// roots. ErrCertificate is returned if one of them was not valid at the time or
// is not for time-stamps, ErrSignature if the token is not signed by them.
func signers(token *tsp.SignedToken, roots *x509.CertPool, at time.Time) ([]*x509.Certificate, error) {
	chain, err := token.Verify(context.Background(), x509.VerifyOptions{Roots: roots, CurrentTime: at})
	var invalid x509.CertificateInvalidError
	var verification *tsp.SignedTokenVerificationError
	switch {
	case err == nil && len(chain) > 0:
		return chain, nil
	case errors.As(err, &invalid), errors.As(err, &verification) && verification.Detail == nil: // what is left is about its uses
		return nil, ErrCertificate
	}
	return nil, ErrSignature
}

// bounded is b, or nothing if there is more of it than a reader takes.
func bounded(b []byte, limit int) []byte {
	if len(b) > limit {
		return nil
	}
	return b
}

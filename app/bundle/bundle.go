// Package bundle writes evidence to be handed over, and checks what was handed
// over: a BagIt bag (RFC 8493) in a ZIP, with a report to read, tables, every
// exhibit byte for byte, the disclosed part of the custody log with its proofs,
// and a signature. Stock programs check it (sha256sum, ssh-keygen, openssl, any
// Python); so does Verify, which needs no vault.
//
// It knows no store: a Case is everything that goes in, and nothing else can.
// The same Case gives the same bytes. See docs/format.md, "Bundle".
package bundle

import (
	_ "embed" // for what every bundle brings along
	"errors"
	"regexp"
	"strings"
	"time"
)

var (
	// ErrInvalid is returned by Make for a case that cannot be written: no
	// name, no time, an incident that names an exhibit which is not there.
	ErrInvalid = errors.New("invalid case")
	// ErrDamaged is what File.Open, or reading what it opened, gives for bytes
	// that are not what they were. The bundle is made without them and says so.
	ErrDamaged = errors.New("exhibit is damaged")
	// ErrChanged is returned by Write when a file is not what Make read.
	ErrChanged = errors.New("exhibit changed while the bundle was written")
	// ErrNotBundle is returned by Verify for a file or folder that holds no bag.
	ErrNotBundle = errors.New("not a bundle")
	// ErrWrongPassphrase is returned by Decrypt.
	ErrWrongPassphrase = errors.New("wrong passphrase for the bundle")
)

const (
	dataFolder = "data/"
	logFolder  = "data/log/"

	bagName       = "bagit.txt"
	infoName      = "bag-info.txt"
	sums256       = "manifest-sha256.txt"
	sums512       = "manifest-sha512.txt"
	tagSums       = "tagmanifest-sha256.txt"
	signatureName = "tagmanifest-sha256.txt.sig"
	signersName   = "allowed_signers"
	readmeName    = "README.txt"
	verifyName    = "verify.py"
	requestName   = "checkpoint.tsq"
	replyName     = "checkpoint.tsr"

	linesName      = logFolder + "custody.jsonl"
	checkpointName = logFolder + "checkpoint.txt"
	proofFolder    = logFolder + "proofs/"
	stampedFolder  = logFolder + "stamped/"
)

// bagText is bagit.txt.
const bagText = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"

//go:embed README.txt
var readmeText []byte

//go:embed verify.py
var verifyText []byte

// plainPath is what the name of a file in a bundle may be: ASCII, no folder
// above, nothing a system would take for something else.
var plainPath = regexp.MustCompile(`^[a-zA-Z0-9][a-zA-Z0-9._-]{0,99}(/[a-zA-Z0-9][a-zA-Z0-9._-]{0,99}){0,5}$`)

const maxSlug = 40 // letters; a folder's name that every system takes

// slug is what ASCII letters and digits of s leave, joined by single dashes.
func slug(s string) string {
	words := strings.FieldsFunc(strings.ToLower(s), func(r rune) bool {
		return (r < 'a' || r > 'z') && (r < '0' || r > '9')
	})
	out := strings.Join(words, "-")
	return strings.Trim(out[:min(len(out), maxSlug)], "-")
}

// folder is the one folder of a bundle: the case and the day it was made.
func (c Case) folder() string {
	name := slug(c.Name)
	if name == "" {
		name = "case"
	}
	return name + "-" + c.At.Format(time.DateOnly)
}

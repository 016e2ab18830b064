package vault

import (
	"crypto/rand"
	"crypto/sha256"
	"encoding/base32"
	"errors"
	"strings"

	"stillwater/app/seal"
)

// A Secret is what a person types to open a vault.
type Secret struct {
	Kind SlotKind
	Text string
}

// ErrRecoveryCode is returned for text that is no recovery code: a letter is
// missing or mistyped.
var ErrRecoveryCode = errors.New("not a recovery code")

func (s Secret) bytes() ([]byte, error) {
	if s.Kind == Recovery {
		return parseRecoveryCode(s.Text)
	}
	return seal.NormalizePassphrase(s.Text), nil
}

const (
	recoveryBytes = 19 // 152 random bits: beyond guessing with any KDF
	recoveryCheck = 1  // byte of SHA-256, so that 255 of 256 typing errors are told before the KDF
	recoveryGroup = 4  // characters between dashes, easy to read aloud
)

// recoveryText is Crockford's base32 (no I, L, O, U), read leniently.
var recoveryText = base32.NewEncoding("0123456789ABCDEFGHJKMNPQRSTVWXYZ").WithPadding(base32.NoPadding)

// NewRecoveryCode returns a fresh code of eight groups of four, such as
// "7K2M-…": 152 random bits and a check byte in Crockford's base32.
func NewRecoveryCode() string {
	raw := make([]byte, recoveryBytes, recoveryBytes+recoveryCheck)
	_, _ = rand.Read(raw)
	sum := sha256.Sum256(raw)
	s := recoveryText.EncodeToString(append(raw, sum[:recoveryCheck]...))
	var b strings.Builder
	for i := 0; i < len(s); i += recoveryGroup {
		if i > 0 {
			b.WriteByte('-')
		}
		b.WriteString(s[i : i+recoveryGroup])
	}
	return b.String()
}

// parseRecoveryCode reads a code however it was spaced or cased, with O for 0
// and I or L for 1, and returns its random bytes.
func parseRecoveryCode(s string) ([]byte, error) {
	if len(s) > 256 {
		return nil, ErrRecoveryCode
	}
	clean := strings.Map(func(r rune) rune {
		switch r {
		case '-', ' ', '\t', '\n', '\r', '–', '\u00a0':
			return -1
		case 'O', 'o':
			return '0'
		case 'I', 'i', 'L', 'l':
			return '1'
		}
		return r
	}, strings.ToUpper(s))
	raw, err := recoveryText.DecodeString(clean)
	if err != nil || len(raw) != recoveryBytes+recoveryCheck {
		return nil, ErrRecoveryCode
	}
	sum := sha256.Sum256(raw[:recoveryBytes])
	if raw[recoveryBytes] != sum[0] {
		return nil, ErrRecoveryCode
	}
	return raw[:recoveryBytes], nil
}

package seal

import "golang.org/x/text/unicode/norm"

// NormalizePassphrase returns the NFC form of a passphrase as bytes, so that
// the same words typed on another system, with another way of composing
// accents or emoji, derive the same key. Nothing is trimmed or folded. The
// caller clears the result with Wipe.
func NormalizePassphrase(s string) []byte { return norm.NFC.Append(nil, []byte(s)...) }

// Wipe overwrites b with zeros. Copies the runtime made earlier are out of
// its reach; docs/threat-model.md says so.
func Wipe(b []byte) { clear(b) }

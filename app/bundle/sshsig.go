package bundle

import (
	"bytes"
	"crypto/ed25519"
	"crypto/sha256"
	"crypto/sha512"
	"encoding/base64"
	"encoding/binary"
	"strings"
)

// The signature is what ssh-keygen -Y sign writes (OpenSSH's PROTOCOL.sshsig),
// because ssh-keygen is on nearly every machine. Both files have one form
// only, so that no byte of them can be changed unseen.
const (
	magic     = "SSHSIG"
	namespace = "stillwater-bundle" // a signature for one use is none for another
	principal = "stillwater"
	keyType   = "ssh-ed25519"
	hashName  = "sha512"
	armorHead = "-----BEGIN SSH SIGNATURE-----\n"
	armorFoot = "-----END SSH SIGNATURE-----\n"
	armorWide = 70 // letters a line, as ssh-keygen has it
)

// field appends a string as SSH writes it.
func field(b []byte, s []byte) []byte {
	return append(binary.BigEndian.AppendUint32(b, uint32(len(s))), s...)
}

func wireKey(public ed25519.PublicKey) []byte {
	return field(field(nil, []byte(keyType)), public)
}

// signed is what a signature over message is a signature of.
func signed(message []byte) []byte {
	sum := sha512.Sum512(message)
	b := field([]byte(magic), []byte(namespace))
	return field(field(field(b, nil), []byte(hashName)), sum[:])
}

// armored is the text of a signature.
func armored(public ed25519.PublicKey, signature []byte) []byte {
	b := binary.BigEndian.AppendUint32([]byte(magic), 1)
	b = field(field(b, wireKey(public)), []byte(namespace))
	b = field(field(b, nil), []byte(hashName))
	b = field(b, field(field(nil, []byte(keyType)), signature))
	text := base64.StdEncoding.EncodeToString(b)
	var out strings.Builder
	out.WriteString(armorHead)
	for len(text) > 0 {
		n := min(armorWide, len(text))
		out.WriteString(text[:n] + "\n")
		text = text[n:]
	}
	out.WriteString(armorFoot)
	return []byte(out.String())
}

// sign signs message as ssh-keygen -Y sign would.
func sign(key ed25519.PrivateKey, message []byte) []byte {
	return armored(key.Public().(ed25519.PublicKey), ed25519.Sign(key, signed(message)))
}

// allowedSigners is the line by which ssh-keygen -Y verify knows the key.
func allowedSigners(public ed25519.PublicKey) []byte {
	return []byte(principal + ` namespaces="` + namespace + `" ` + keyType + " " + base64.StdEncoding.EncodeToString(wireKey(public)) + "\n")
}

// Fingerprint names a key as ssh-keygen -l does.
func Fingerprint(public ed25519.PublicKey) string {
	sum := sha256.Sum256(wireKey(public))
	return "SHA256:" + base64.RawStdEncoding.EncodeToString(sum[:])
}

// signerOf is the key of an allowed_signers file, nil if it is not exactly as
// allowedSigners writes it.
func signerOf(text []byte) ed25519.PublicKey {
	_, code, _ := strings.Cut(strings.TrimSuffix(string(text), "\n"), keyType+" ")
	wire, err := base64.StdEncoding.DecodeString(code)
	if err != nil || len(wire) < ed25519.PublicKeySize {
		return nil
	}
	public := ed25519.PublicKey(wire[len(wire)-ed25519.PublicKeySize:])
	if !bytes.Equal(allowedSigners(public), text) {
		return nil
	}
	return public
}

// signatureOf takes a signature apart; ok is false for a text that is not
// exactly as armored writes it.
func signatureOf(text []byte) (public ed25519.PublicKey, signature []byte, ok bool) {
	code := strings.TrimSuffix(strings.TrimPrefix(string(text), armorHead), armorFoot)
	blob, err := base64.StdEncoding.DecodeString(strings.ReplaceAll(code, "\n", ""))
	at := len(magic) + 4 + 4 + len(field(field(nil, []byte(keyType)), nil)) // of the key
	if err != nil || len(blob) < at+ed25519.PublicKeySize+ed25519.SignatureSize {
		return nil, nil, false
	}
	public, signature = blob[at:at+ed25519.PublicKeySize], blob[len(blob)-ed25519.SignatureSize:]
	return public, signature, bytes.Equal(armored(public, signature), text)
}

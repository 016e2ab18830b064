package vault

import (
	"bytes"
	"encoding/binary"
	"encoding/json"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"filippo.io/age"
)

// Failed unlocks happen while nothing can be sealed under the vault key, so
// each is encrypted to an age recipient in the header and appended as a
// frame: 4-byte big-endian length, age file. They are merged into the access
// log and the file removed at the next unlock.
const (
	failuresFile = "failures"
	// maxFailures bounds the file: about 1,000 attempts. Later ones are not
	// kept; that many are told as "at least".
	maxFailures = 400 << 10
	// maxFrame is above any frame we write (about 300 bytes).
	maxFrame = 4 << 10
)

type failure struct {
	At  time.Time `json:"at"`
	How SlotKind  `json:"how"`
}

// noteFailure appends one failure. It is best effort: a read-only folder
// must not turn a mistyped passphrase into another error.
func noteFailure(dir, recipient string, f failure) {
	r, err := age.ParseX25519Recipient(recipient)
	if err != nil {
		return
	}
	var frame bytes.Buffer
	frame.Write(make([]byte, 4))
	w, err := age.Encrypt(&frame, r)
	if err != nil {
		return
	}
	if json.NewEncoder(w).Encode(f) != nil || w.Close() != nil {
		return
	}
	b := frame.Bytes()
	binary.BigEndian.PutUint32(b, uint32(len(b)-4))
	file, err := os.OpenFile(filepath.Join(dir, failuresFile), os.O_WRONLY|os.O_APPEND|os.O_CREATE, fileMode)
	if err != nil {
		return
	}
	defer file.Close()
	if info, err := file.Stat(); err != nil || info.Size()+int64(len(b)) > maxFailures {
		return
	}
	if _, err := file.Write(b); err == nil {
		_ = file.Sync()
	}
}

// readFailures returns the failures kept, and whether any frame could not be
// read.
func readFailures(dir string, id *age.X25519Identity) (kept []failure, ill bool, err error) {
	b, err := readBounded(filepath.Join(dir, failuresFile), maxFailures+1)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, false, nil
	}
	if err != nil {
		return nil, false, fileError(err)
	}
	for len(b) > 0 {
		if len(b) < 4 {
			return kept, true, nil
		}
		n := binary.BigEndian.Uint32(b)
		if n > maxFrame || int(n) > len(b)-4 {
			return kept, true, nil
		}
		var f failure
		r, err := age.Decrypt(bytes.NewReader(b[4:4+n]), id)
		if err == nil {
			var plain []byte
			if plain, err = io.ReadAll(io.LimitReader(r, maxFrame)); err == nil {
				err = json.Unmarshal(plain, &f)
			}
		}
		if err != nil {
			ill = true
		} else {
			kept = append(kept, f)
		}
		b = b[4+n:]
	}
	return kept, ill, nil
}

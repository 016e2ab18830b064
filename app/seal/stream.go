package seal

import (
	"crypto/cipher"
	"encoding/binary"
	"errors"
	"io"

	"golang.org/x/crypto/chacha20poly1305"
)

// A stream is the STREAM construction of Hoang, Reyhanitabar, Rogaway and
// Vizár (2015) as age uses it, with larger chunks: ChaCha20-Poly1305 under a
// key that seals one stream only, nonce = 11-byte big-endian chunk counter ‖
// final flag. Every chunk but the last holds StreamChunk plaintext bytes; the
// last holds 0 to StreamChunk, and 0 only if it is the first.
const (
	// StreamChunk is 1 MiB: large enough that per-chunk cost vanishes, small
	// enough that a preview of one chunk is quick and memory stays flat.
	StreamChunk = 1 << 20
	sealedChunk = StreamChunk + chacha20poly1305.Overhead
)

// StreamChunks returns how many chunks a stream of size plaintext bytes has.
func StreamChunks(size int64) int64 { return max(1, (size+StreamChunk-1)/StreamChunk) }

// StreamSize returns the sealed length in bytes of size plaintext bytes.
func StreamSize(size int64) int64 { return size + StreamChunks(size)*chacha20poly1305.Overhead }

func streamAEAD(k *Key) cipher.AEAD {
	a, err := chacha20poly1305.New(k[:])
	if err != nil { // only for a wrong key length
		panic("seal: " + err.Error())
	}
	return a
}

func streamNonce(chunk int64, final bool) [chacha20poly1305.NonceSize]byte {
	var n [chacha20poly1305.NonceSize]byte
	binary.BigEndian.PutUint64(n[3:], uint64(chunk))
	if final {
		n[11] = 1
	}
	return n
}

// A StreamWriter seals one stream.
type StreamWriter struct {
	w     io.Writer
	aead  cipher.AEAD
	buf   []byte // plaintext of the chunk being filled
	out   []byte
	chunk int64
	err   error
}

// NewStreamWriter returns a writer that seals to w under a key used for this
// stream only. Close must be called to write the final chunk; it does not
// close w.
func NewStreamWriter(w io.Writer, k *Key) *StreamWriter {
	return &StreamWriter{w: w, aead: streamAEAD(k), buf: make([]byte, 0, StreamChunk), out: make([]byte, 0, sealedChunk)}
}

var errStreamClosed = errors.New("stream is closed")

// Write seals p.
func (s *StreamWriter) Write(p []byte) (int, error) {
	if s.err != nil {
		return 0, s.err
	}
	n := len(p)
	for len(p) > 0 {
		if len(s.buf) == StreamChunk { // more follows, so it was not the last
			if s.err = s.flush(false); s.err != nil {
				return n - len(p), s.err
			}
		}
		k := copy(s.buf[len(s.buf):StreamChunk], p)
		s.buf = s.buf[:len(s.buf)+k]
		p = p[k:]
	}
	return n, nil
}

func (s *StreamWriter) flush(final bool) error {
	nonce := streamNonce(s.chunk, final)
	s.out = s.aead.Seal(s.out[:0], nonce[:], s.buf, nil)
	s.chunk++
	s.buf = s.buf[:0]
	_, err := s.w.Write(s.out)
	return err
}

// Close seals the final chunk.
func (s *StreamWriter) Close() error {
	if s.err != nil {
		return s.err
	}
	err := s.flush(true)
	clear(s.buf[:StreamChunk])
	s.err = errStreamClosed
	return err
}

// A StreamReader opens one stream at any offset. Every byte it returns is
// authenticated, with its place and, by the final flag, the stream's length.
// It caches one chunk and is not safe for concurrent use.
type StreamReader struct {
	r     io.ReaderAt
	aead  cipher.AEAD
	size  int64 // plaintext
	off   int64
	chunk int64 // cached, -1 if none
	plain []byte
	raw   []byte
}

// NewStreamReader returns a reader of the stream of size plaintext bytes in
// r, whose sealed length is sealedSize; ErrDamaged if the two disagree.
func NewStreamReader(r io.ReaderAt, sealedSize, size int64, k *Key) (*StreamReader, error) {
	if size < 0 || sealedSize != StreamSize(size) {
		return nil, ErrDamaged
	}
	return &StreamReader{r: r, aead: streamAEAD(k), size: size, chunk: -1}, nil
}

// load makes chunk the cached one.
func (s *StreamReader) load(chunk int64) error {
	if s.chunk == chunk {
		return nil
	}
	last := StreamChunks(s.size) - 1
	n := int64(sealedChunk)
	if chunk == last {
		n = StreamSize(s.size) - last*sealedChunk
	}
	if s.raw == nil {
		s.raw = make([]byte, min(sealedChunk, StreamSize(s.size)))
	}
	s.chunk = -1
	if _, err := s.r.ReadAt(s.raw[:n], chunk*sealedChunk); err != nil {
		if errors.Is(err, io.EOF) {
			return ErrDamaged
		}
		return err
	}
	nonce := streamNonce(chunk, chunk == last)
	plain, err := s.aead.Open(s.plain[:0], nonce[:], s.raw[:n], nil)
	if err != nil {
		return ErrDamaged
	}
	s.plain, s.chunk = plain, chunk
	return nil
}

// ReadAt implements io.ReaderAt.
func (s *StreamReader) ReadAt(p []byte, off int64) (int, error) {
	if off < 0 {
		return 0, errors.New("negative offset")
	}
	n := 0
	for n < len(p) && off < s.size {
		if err := s.load(off / StreamChunk); err != nil {
			return n, err
		}
		k := copy(p[n:], s.plain[off%StreamChunk:])
		n += k
		off += int64(k)
	}
	if n < len(p) {
		if s.size == 0 { // the one empty chunk must still be genuine
			if err := s.load(0); err != nil {
				return n, err
			}
		}
		return n, io.EOF
	}
	return n, nil
}

// Read implements io.Reader.
func (s *StreamReader) Read(p []byte) (int, error) {
	if len(p) == 0 {
		return 0, nil
	}
	k := int64(len(p)) // one chunk at a time, so that a reader of a GB never waits for more
	if left := StreamChunk - s.off%StreamChunk; k > left {
		k = left
	}
	n, err := s.ReadAt(p[:k], s.off)
	s.off += int64(n)
	if n > 0 && err == io.EOF {
		err = nil
	}
	return n, err
}

// Seek implements io.Seeker.
func (s *StreamReader) Seek(off int64, whence int) (int64, error) {
	switch whence {
	case io.SeekCurrent:
		off += s.off
	case io.SeekEnd:
		off += s.size
	}
	if off < 0 {
		return 0, errors.New("seek before the start")
	}
	s.off = off
	return off, nil
}

// Wipe clears the cached plaintext.
func (s *StreamReader) Wipe() { clear(s.plain[:cap(s.plain)]); s.chunk = -1 }

package backup

import (
	"io"
	"sync"
)

// ahead is a reader whose source is read by a goroutine of its own, one
// buffer ahead.
type ahead struct {
	*io.PipeReader
	done chan struct{}
}

// readAhead starts reading r into buf. Until stop returns both belong to it.
func readAhead(r io.Reader, buf []byte) *ahead {
	out, in := io.Pipe()
	a := &ahead{out, make(chan struct{})}
	go func() {
		defer close(a.done)
		err := fill(in, r, buf)
		_ = in.CloseWithError(err) // nil is the end
	}()
	return a
}

// fill copies r to w in whole buffers, however little r gives at a time.
func fill(w io.Writer, r io.Reader, buf []byte) error {
	for {
		n, err := io.ReadFull(r, buf)
		if n > 0 {
			if _, e := w.Write(buf[:n]); e != nil {
				return e
			}
		}
		switch err {
		case nil:
		case io.EOF, io.ErrUnexpectedEOF: // ReadFull's word for an end inside a buffer
			return nil
		default:
			return err
		}
	}
}

// stop ends reading, if it has not ended, and waits until r is left alone.
func (a *ahead) stop() {
	_ = a.Close()
	<-a.done
}

// relay hands what is written to dst in whole buffers: while a goroutine of
// its own writes one, the other fills.
type relay struct {
	dst     io.Writer
	filling []byte
	spare   []byte
	writing sync.WaitGroup
	err     error // of dst; set while writing
}

func (r *relay) Write(p []byte) (int, error) {
	for n := 0; n < len(p); {
		if r.filling == nil {
			r.filling = make([]byte, 0, bufferSize)
		}
		m := copy(r.filling[len(r.filling):bufferSize], p[n:])
		r.filling = r.filling[:len(r.filling)+m]
		n += m
		if len(r.filling) == bufferSize {
			if err := r.send(); err != nil {
				return n, err
			}
		}
	}
	return len(p), nil
}

// send starts writing the buffer that was filled.
func (r *relay) send() error {
	r.writing.Wait()
	if r.err != nil {
		return r.err
	}
	full := r.filling
	r.filling, r.spare = r.spare[:0], full
	r.writing.Go(func() { _, r.err = r.dst.Write(full) })
	return nil
}

// Close writes what is left and waits until dst has all of it. It does not
// close dst.
func (r *relay) Close() error {
	err := r.send()
	r.writing.Wait()
	if err == nil {
		err = r.err
	}
	return err
}

package backup

import "io"

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

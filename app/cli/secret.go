package cli

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"runtime"
	"strings"

	"golang.org/x/term"

	"stillwater/app/passphrase"
	"stillwater/app/seal"
)

// maxSecret is the longest first line taken for a passphrase in bytes: far
// more than anybody types, and a bound for files that never end.
const maxSecret = 64 << 10

// secret returns the passphrase, from where the flags say.
func (c *call) secret(prompt string) (string, error) {
	if c.passphrase == "" {
		return c.ask(prompt)
	}
	return c.secretIn(c.passphrase)
}

// secretIn returns the first line of a file, or of standard input for -.
func (c *call) secretIn(file string) (string, error) {
	if file == "-" {
		return await(c.ctx, func() (string, error) { return firstLine(c.in) })
	}
	f, err := os.Open(file)
	if err != nil {
		return "", about(file, err)
	}
	defer f.Close()
	line, err := await(c.ctx, func() (string, error) { return firstLine(bufio.NewReaderSize(f, maxSecret)) })
	return line, about(file, err)
}

// newSecret is secret for a new vault: judged, and on a terminal offered and
// asked twice.
func (c *call) newSecret() (string, error) {
	var secret, again string
	var err error
	if c.passphrase != "" {
		secret, err = c.secret("")
	} else {
		var offered string
		if offered, err = passphrase.Suggest(); err != nil {
			return "", err
		}
		secret, err = c.ask("Six random words, drawn just now: " + offered + "\nWrite them down. Press Enter to take them, or type a passphrase of your own: ")
		if err == nil && secret == "" {
			secret = offered
		}
	}
	if err == nil && !passphrase.Judge(secret, nil).Enough {
		err = passphrase.ErrWeak
	}
	if err == nil && c.passphrase == "" {
		again, err = c.ask("Type it once more: ")
		if err == nil && string(seal.NormalizePassphrase(again)) != string(seal.NormalizePassphrase(secret)) {
			err = errMismatch
		}
	}
	return secret, err
}

// firstLine reads the first line without its end. A byte order mark, which
// some editors put before it, is none of it.
func firstLine(r *bufio.Reader) (string, error) {
	line, err := r.ReadSlice('\n')
	if err != nil && (!errors.Is(err, io.EOF) || len(line) == 0) {
		return "", errSecretFile
	}
	s := strings.TrimSuffix(strings.TrimSuffix(string(line), "\n"), "\r")
	clear(line)
	return strings.TrimPrefix(s, "\ufeff"), nil
}

// ask asks without echo on the terminal the process belongs to, whatever its
// standard input and outputs are: none of it may end up in a file.
func (c *call) ask(prompt string) (string, error) {
	from, to := "/dev/tty", "/dev/tty"
	if runtime.GOOS == "windows" {
		from, to = "CONIN$", "CONOUT$"
	}
	keys, err := os.OpenFile(from, os.O_RDWR, 0)
	if err != nil {
		return "", errNoTerminal
	}
	defer keys.Close()
	screen, err := os.OpenFile(to, os.O_RDWR, 0)
	if err != nil {
		return "", errNoTerminal
	}
	defer screen.Close()
	fd := int(keys.Fd())
	was, err := term.GetState(fd)
	if err != nil {
		return "", errNoTerminal
	}
	fmt.Fprint(screen, prompt)
	line, err := await(c.ctx, func() ([]byte, error) { return term.ReadPassword(fd) })
	fmt.Fprintln(screen)
	if err != nil {
		_ = term.Restore(fd, was) // a Ctrl C must not leave a terminal that shows nothing
		if errors.Is(err, io.EOF) {
			err = errNoTerminal
		}
		return "", err
	}
	defer clear(line)
	return string(line), nil
}

// await returns what read read, or ctx's error if that ends first: nothing
// can end a read of a terminal or a pipe.
func await[T any](ctx context.Context, read func() (T, error)) (T, error) {
	type result struct {
		v   T
		err error
	}
	done := make(chan result, 1)
	go func() {
		v, err := read()
		done <- result{v, err}
	}()
	select {
	case r := <-done:
		return r.v, r.err
	case <-ctx.Done():
		var none T
		return none, ctx.Err()
	}
}

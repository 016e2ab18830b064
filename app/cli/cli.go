// Package cli is the command line: the rooms of one vault without a window,
// for scripts, for a screen reader, for a machine without a display. What it
// promises to those who call it (words, JSON fields, exit codes) stands in
// docs/cli.md and holds between releases.
package cli

import (
	"bufio"
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"slices"
	"strings"
	"syscall"
	"time"

	"stillwater/app/rooms"
	"stillwater/app/seal"
	"stillwater/app/vault"
)

// Options are what wiring hands in.
type Options struct {
	Version  string           // of the app
	DataHome string           // the vault's folder where --vault names none: rooms.DefaultDir
	Now      func() time.Time // the clock; required
	KDF      seal.KDF         // of new vaults; zero calibrates to this machine
	// WorkFactor is rooms.Options': 0 but in tests.
	WorkFactor int
}

// Wanted reports whether args, without the program's name, are a command line.
// Otherwise they ask for the window: there are none, or a vault for it alone.
func Wanted(args []string) bool {
	_, window := WindowVault(args)
	return len(args) > 0 && !window
}

// WindowVault returns DIR if args are --vault DIR and nothing else.
func WindowVault(args []string) (dir string, ok bool) {
	if len(args) == 1 {
		for _, name := range []string{"--vault=", "-vault="} {
			if dir, ok := strings.CutPrefix(args[0], name); ok && dir != "" {
				return dir, true
			}
		}
	}
	if len(args) == 2 && slices.Contains([]string{"--vault", "-vault"}, args[0]) && args[1] != "" {
		return args[1], true
	}
	return "", false
}

// Main runs one command and returns the process's exit code. in is standard
// input; progress is shown on errOut if that is a terminal. Ctrl C ends the
// work at hand cleanly.
func Main(args []string, in *os.File, out, errOut io.Writer, o Options) int {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	context.AfterFunc(ctx, stop) // a second Ctrl C ends the process at once
	c := &call{
		ctx: ctx, o: o, vault: o.DataHome,
		file: in, in: bufio.NewReaderSize(in, maxSecret), out: bufio.NewWriter(out), errOut: errOut,
	}
	err := c.run(args)
	if e := c.out.Flush(); err == nil {
		err = e
	}
	if err == nil {
		return exitWell
	}
	s := sentenceOf(err)
	fmt.Fprintln(errOut, s.say(err))
	return s.code
}

// call is one run of the program.
type call struct {
	ctx    context.Context
	o      Options
	file   *os.File      // standard input
	in     *bufio.Reader // of file; passphrase and text may both come from it
	out    *bufio.Writer
	errOut io.Writer

	vault      string
	passphrase string // name of its file, "-" for standard input, empty to ask
	json       bool
	force      bool
	help       bool
	version    bool
	journal    entryFlags
	exchange   exchangeFlags
	messages   messageFlags
	custody    custodyFlags
	bundle     bundleFlags
	checkIn    checkInFlags
	streaks    streakFlags
	to         string
	repair     string
}

// run finds the command in args and does it.
func (c *call) run(args []string) error {
	name, rest, err := c.head(args)
	if err == nil && name == "help" {
		c.help = true
		name, rest, err = c.head(rest)
	}
	if err != nil {
		return err
	}
	if c.version {
		_, err := fmt.Fprintln(c.out, "stillwater", c.o.Version)
		return err
	}
	k, known := find(name)
	switch {
	case known:
	case c.help:
		return c.overview(name)
	case name == "":
		return usage("a command is missing; stillwater --help lists all")
	default:
		return usage("there is no command %s; stillwater --help lists all", shown(name))
	}
	operands, err := c.parse(k, rest)
	switch {
	case err != nil:
		return err
	case c.help:
		_, err := c.out.WriteString(k.text())
		return err
	case c.vault == "": // here would be the folder one stands in, which nobody meant
		return usage("the vault's usual folder is not known here; name one with --vault DIR")
	case len(operands) < k.least:
		return usage("the command needs %s; stillwater %s --help says more", k.operands, k.name)
	case len(operands) > k.most:
		return usage("the command does not take %s; stillwater %s --help says more", shown(operands[k.most]), k.name)
	}
	return k.do(c, operands)
}

// head reads the words that name a command and the flags before and between
// them; rest is what follows.
func (c *call) head(args []string) (name string, rest []string, err error) {
	for {
		fs := c.flags("stillwater")
		if err := fs.Parse(args); err != nil {
			return name, nil, usage("%v; stillwater --help lists all", err)
		}
		if fs.NArg() == 0 {
			return name, nil, nil
		}
		name, args = strings.TrimSpace(name+" "+fs.Arg(0)), fs.Args()[1:]
		group := slices.ContainsFunc(commands, func(k command) bool { return strings.HasPrefix(k.name, name+" ") })
		if _, known := find(name); known && group { // what follows decides
			group = len(args) > 0 && slices.ContainsFunc(commands, func(k command) bool { return strings.HasPrefix(k.name+" ", name+" "+args[0]+" ") })
		}
		if !group {
			return name, args, nil
		}
	}
}

// parse reads a command's flags wherever they stand among its operands; after
// -- everything is an operand.
func (c *call) parse(k command, args []string) (operands []string, err error) {
	fs := c.flags(k.name)
	if k.flags != nil {
		k.flags(c, fs)
	}
	for len(args) > 0 {
		if err := fs.Parse(args); err != nil {
			return nil, usage("%v; stillwater %s --help says more", err, k.name)
		}
		rest := fs.Args()
		if n := len(args) - len(rest); n > 0 && args[n-1] == "--" {
			return append(operands, rest...), nil
		}
		if len(rest) == 0 {
			break
		}
		operands, args = append(operands, rest[0]), rest[1:]
	}
	return operands, nil
}

// flags are those every command has.
func (c *call) flags(name string) *flag.FlagSet {
	fs := flag.NewFlagSet(name, flag.ContinueOnError)
	fs.SetOutput(io.Discard)
	fs.Usage = func() {}
	fs.StringVar(&c.vault, "vault", c.vault, "")
	fs.StringVar(&c.passphrase, "passphrase-file", c.passphrase, "")
	fs.BoolVar(&c.json, "json", c.json, "")
	fs.BoolVar(&c.help, "help", c.help, "")
	fs.BoolVar(&c.help, "h", c.help, "")
	fs.BoolVar(&c.version, "version", c.version, "")
	return fs
}

// options are what new and opened rooms get.
func (c *call) options() rooms.Options {
	return rooms.Options{Now: c.o.Now, Version: c.o.Version, KDF: c.o.KDF, WorkFactor: c.o.WorkFactor}
}

// inside opens the vault, calls f, and locks the vault again, whatever
// happened. secret is the passphrase that opened it.
func (c *call) inside(f func(r *rooms.Rooms, secret string) error) error {
	if !vault.Exists(c.vault) { // before a passphrase is asked for
		return vault.ErrNoVault
	}
	secret, err := c.secret("Passphrase: ")
	if err != nil {
		return err
	}
	r, report, err := rooms.Open(c.ctx, c.vault, vault.Secret{Kind: vault.Passphrase, Text: secret}, c.options())
	if err != nil {
		return err
	}
	c.tell(report)
	err = f(r, secret)
	return errors.Join(err, r.Close())
}

// tell says on standard error what opening found and no command asks for: it
// is told once, to whoever opens the vault next.
func (c *call) tell(report vault.Report) {
	if n := len(report.Failures); n > 0 {
		fmt.Fprintf(c.errOut, "Since the vault was last opened, %s failed to open it, the last on %s.\n",
			count(n, "attempt", "attempts"), report.Failures[n-1].Local().Format(clockLayout))
	}
	if report.FailuresDamaged {
		fmt.Fprintln(c.errOut, "The note of failed attempts to open the vault was unreadable.")
	}
	if len(report.Healed) > 0 {
		fmt.Fprintf(c.errOut, "Damaged and renewed from the second copy: %s.\n", strings.Join(report.Healed, ", "))
	}
	if report.MissingBlobs > 0 {
		fmt.Fprintf(c.errOut, "The bytes of %s are gone; stillwater doctor names them.\n", count(report.MissingBlobs, "file", "files"))
	}
}

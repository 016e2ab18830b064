package cli

import (
	"fmt"
	"slices"
	"strings"
)

// find returns the command called name.
func find(name string) (command, bool) {
	i := slices.IndexFunc(commands, func(k command) bool { return k.name == name })
	if i < 0 {
		return command{}, false
	}
	return commands[i], true
}

// everywhere is what every help ends with.
const everywhere = `
Flags of every command, before or after it:
  --vault DIR              the vault's folder; else the usual one
  --passphrase-file FILE   take the passphrase from the first line of FILE, or
                           of standard input for -; else the terminal is asked
  --json                   print JSON: one array for lists, one object otherwise
`

const codes = `
Exit codes: 0 well, 1 other, 2 usage, 3 wrong passphrase, 4 damaged or tampered,
5 in use by another process, 6 no space.
`

// text is the help of one command.
func (k command) text() string {
	return fmt.Sprintf("stillwater %s\n%s.\n%s%s%s", strings.TrimSpace(k.name+" "+k.operands), strings.ToUpper(k.brief[:1])+k.brief[1:], k.more, everywhere, codes)
}

// overview prints what there is: everything, or the commands that begin with
// group.
func (c *call) overview(group string) error {
	listed := false
	var b strings.Builder
	b.WriteString("stillwater [COMMAND]\nA private journal and evidence locker in one sealed vault. Without a command the\nwindow opens.\n\n")
	for _, k := range commands {
		if group == "" || strings.HasPrefix(k.name, group+" ") {
			listed = true
			fmt.Fprintf(&b, "  %-38s %s\n", strings.TrimSpace(k.name+" "+k.operands), k.brief)
		}
	}
	if !listed {
		return usage("there is no command %s; stillwater --help lists all", shown(group))
	}
	b.WriteString("\nstillwater COMMAND --help says more; stillwater --version says which this is.\n" + everywhere + codes)
	_, err := c.out.WriteString(b.String())
	return err
}

package cli

import (
	"encoding/json"
	"fmt"
	"os"
	"time"

	"golang.org/x/term"
)

const (
	// clockLayout is how times stand in lines for people, and what --at takes.
	clockLayout = "2006-01-02 15:04"
	// redraw is how often progress is drawn anew: often enough to look alive.
	redraw = 100 * time.Millisecond
)

// print writes v as JSON, or else the line.
func (c *call) print(v any, format string, a ...any) error {
	if !c.json {
		_, err := fmt.Fprintf(c.out, format, a...)
		return err
	}
	enc := json.NewEncoder(c.out)
	enc.SetEscapeHTML(false) // nobody embeds it in a page
	enc.SetIndent("", "  ")
	return enc.Encode(v)
}

// list writes rows as one JSON array, or else one line each.
func list[T any](c *call, rows []T, line func(T) string) error {
	if c.json {
		if rows == nil {
			rows = []T{}
		}
		return c.print(rows, "")
	}
	for _, r := range rows {
		if _, err := fmt.Fprintln(c.out, line(r)); err != nil {
			return err
		}
	}
	return nil
}

// progress returns a function that draws how far something is, and one that
// wipes it. Where standard error is no terminal both do nothing.
func (c *call) progress(doing string) (show func(done, total int64), wipe func()) {
	f, ok := c.errOut.(*os.File)
	if !ok || !term.IsTerminal(int(f.Fd())) {
		return func(int64, int64) {}, func() {}
	}
	var last time.Time
	show = func(done, total int64) {
		now := c.o.Now()
		if total <= 0 || now.Sub(last) < redraw {
			return
		}
		last = now
		fmt.Fprintf(f, "\r%s %3d %%", doing, min(100, done*100/total))
	}
	return show, func() {
		if !last.IsZero() {
			fmt.Fprint(f, "\r\x1b[K")
		}
	}
}

// unnamed is show for work that tells file names, which are not shown.
func unnamed(show func(done, total int64)) func(done, total int64, name string) {
	return func(done, total int64, _ string) { show(done, total) }
}

// count is a number with its noun.
func count(n int, one, more string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprint(n, " ", more)
}

// stamp is t for JSON: RFC 3339, null if it is not known.
func stamp(t time.Time) *string {
	if t.IsZero() {
		return nil
	}
	s := t.Format(time.RFC3339)
	return &s
}

// Package calls reads lists of calls as CSV, as carriers and call log programs
// write them. No two write the same columns, so the user says which is which;
// columns with names that leave no doubt are proposed.
package calls

import (
	"context"
	"crypto/sha256"
	"encoding/csv"
	"errors"
	"hash"
	"io"
	"strings"

	"stillwater/app/messages"
	"stillwater/app/messages/internal/calendar"
	"stillwater/app/messages/internal/hostile"
)

// Version is what this reader understands.
const Version = "calls/1"

const (
	maxFile = 1 << 30  // bytes: a line has 100
	maxRow  = 64 << 10 // bytes of one row
	maxCols = 200      // of one row
	shown   = 5        // rows shown to who says which column is which
)

// Read is a messages.Reader.
func Read(ctx context.Context, in messages.Input, o messages.Options, each func(messages.Message) error, progress func(done, total int64)) (messages.Summary, error) {
	t, err := messages.NewTally(ctx, messages.Calls, Version, in, o, each, progress)
	if err != nil {
		return messages.Summary{}, err
	}
	if in.Size > maxFile {
		return t.Summary(), messages.ErrTooLarge
	}
	l := &list{Tally: t, in: in, sum: sha256.New()}
	err = l.read()
	return t.Summary(), err
}

// A list is one file while it is read.
type list struct {
	*messages.Tally
	in      messages.Input
	comma   rune
	header  []string
	columns map[string]int // place of what is needed
	dates   calendar.Vote
	samples []string
	order   messages.Order
	sum     hash.Hash
}

// A row is one record of the file: several lines if a field has some.
type row struct {
	fields []string
	offset int64
	length int64
	line   int
	slice  [32]byte
}

// read reads the file twice: first for the order of its dates.
func (l *list) read() error {
	if err := l.head(); err != nil {
		return err
	}
	l.mapColumns()
	l.dates.Begun = begun
	err := l.rows(true, func(r row) error {
		if d, raw, ok := l.groups(r); ok && l.dates.Add(d) && len(l.samples) < shown {
			l.samples = append(l.samples, raw)
		}
		return nil
	})
	if err != nil {
		return err
	}
	if l.order = l.Options().Order; l.order == "" {
		l.order = l.dates.Order(false)
	}
	l.Change(func(s *messages.Summary) { s.Order = l.order })
	if l.order == "" && len(l.samples) > 0 {
		l.Ask(messages.AskOrder)
		for _, s := range l.samples {
			l.Sample(s)
		}
	}
	return l.rows(false, l.give)
}

// head finds what parts the fields, and the names of the columns.
func (l *list) head() error {
	first := ""
	err := hostile.Lines(io.NewSectionReader(l.in, 0, min(l.in.Size, maxRow)), func(line hostile.Line) error {
		if first = line.Text(); strings.TrimSpace(first) != "" {
			return io.EOF
		}
		return nil
	})
	if err != nil && err != io.EOF {
		return err
	}
	most := 0
	for _, c := range []rune{',', ';', '\t', '|'} {
		if n := strings.Count(first, string(c)); n > most {
			l.comma, most = c, n
		}
	}
	if most == 0 || strings.ContainsRune(first, 0) {
		return messages.ErrNotMessages
	}
	n := 0
	err = l.rows(true, func(r row) error {
		if n++; n <= shown {
			l.Change(func(s *messages.Summary) { s.Rows = append(s.Rows, r.fields) })
			return nil
		}
		return io.EOF
	})
	if err != nil && err != io.EOF {
		return err
	}
	if strings.Join(l.header, "") == "" {
		return messages.ErrNotMessages
	}
	return nil
}

// rows calls f with each row behind the header; quiet says that what is broken
// was told already or will be.
func (l *list) rows(quiet bool, f func(row) error) error {
	var raw strings.Builder
	r := row{}
	quoted, long, header := false, false, false
	flush := func() error {
		text := raw.String()
		l.sum.Sum(r.slice[:0])
		fields, err := l.fields(text)
		switch {
		case strings.TrimSpace(text) == "":
			err = nil
		case err != nil || long:
			if !quiet {
				l.Refuse(messages.Refusal{Offset: r.offset, Line: r.line, Reason: messages.Broken})
			}
			err = nil
		case !header:
			header, l.header = true, fields
			l.Change(func(s *messages.Summary) { s.Header = fields })
		default:
			r.fields = fields
			err = f(r)
		}
		raw.Reset()
		l.sum.Reset()
		r, quoted, long = row{}, false, false
		return err
	}
	err := hostile.Lines(io.NewSectionReader(l.in, 0, l.in.Size), func(line hostile.Line) error {
		if err := l.Progress(line.Offset); err != nil {
			return err
		}
		text := line.Text()
		if r.length == 0 {
			r.offset, r.line = line.Offset, line.Number
		}
		_, _ = l.sum.Write(line.Raw)
		r.length += int64(len(line.Raw))
		if raw.Len()+len(text) > maxRow {
			long = true
		} else {
			raw.WriteString(text + "\n")
		}
		if quoted = quoted != (strings.Count(text, `"`)%2 == 1); quoted && !long {
			return nil
		}
		return flush()
	})
	if err == nil && r.length > 0 {
		err = flush()
	}
	return err
}

// fields parts a row.
func (l *list) fields(text string) ([]string, error) {
	fields := strings.Split(strings.TrimRight(text, "\n"), string(l.comma))
	if strings.Contains(text, `"`) {
		c := csv.NewReader(strings.NewReader(text))
		c.Comma, c.LazyQuotes, c.FieldsPerRecord = l.comma, true, -1
		var err error
		if fields, err = c.Read(); err != nil {
			return nil, err
		}
	}
	if len(fields) > maxCols {
		return nil, errors.New("too many columns")
	}
	for i := range fields {
		fields[i] = strings.TrimSpace(strings.ToValidUTF8(fields[i], "\uFFFD"))
	}
	return fields, nil
}

// give hands one call over.
func (l *list) give(r row) error {
	m := messages.Message{Kind: messages.Call, Call: new(messages.CallFacts), Offset: r.offset, Length: r.length, Slice: r.slice}
	l.date(&m, r)
	number, name := l.field(r, "number"), l.field(r, "name")
	m.Thread = name
	if name == "" {
		m.Thread = number
	}
	if number != "" {
		m.Fields = append(m.Fields, messages.Field{Name: "address", Value: number})
	}
	way := l.field(r, "type")
	if way == "" {
		way = l.field(r, "direction")
	}
	m.Call.Way = ways[strings.ToLower(way)]
	if m.Call.Way == "" && way != "" {
		m.Fields = append(m.Fields, messages.Field{Name: "type", Value: way})
	}
	if m.Mine = m.Call.Way == "outgoing"; m.Mine {
		m.To = []string{m.Thread}
	} else if m.Call.Way != "" {
		m.From = m.Thread
	}
	lasted := l.field(r, "duration")
	var known bool
	if m.Call.Duration, known = duration(lasted); !known && lasted != "" {
		m.Fields = append(m.Fields, messages.Field{Name: "duration", Value: lasted})
	}
	used := map[int]bool{}
	for _, i := range l.columns {
		used[i] = true
	}
	for i, v := range r.fields {
		if !used[i] && v != "" && i < len(l.header) {
			m.Fields = append(m.Fields, messages.Field{Name: l.header[i], Value: v})
		}
	}
	return l.Give(m)
}

// field is what a row says under one of the columns needed.
func (l *list) field(r row, what string) string {
	if i, ok := l.columns[what]; ok && i < len(r.fields) {
		return r.fields[i]
	}
	return ""
}

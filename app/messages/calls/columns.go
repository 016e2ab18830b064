package calls

import (
	"regexp"
	"strconv"
	"strings"
	"time"

	"stillwater/app/messages"
	"stillwater/app/messages/internal/calendar"
)

// begun is the year before which no list of calls is.
const begun = 1970

// known are names of columns that leave no doubt, by what they hold.
var known = map[string][]string{
	"number":    {"number", "phone number", "phone", "phonenumber", "telephone", "nummer", "rufnummer", "telefonnummer", "numero", "número", "numéro", "номер"},
	"name":      {"name", "contact", "contact name", "contact_name", "kontakt", "nom", "nombre", "nome", "имя"},
	"date":      {"date", "date/time", "datetime", "date and time", "timestamp", "call date", "start", "start time", "datum", "fecha", "data", "дата"},
	"time":      {"time", "call time", "uhrzeit", "zeit", "heure", "hora", "ora", "время"},
	"type":      {"type", "call type", "direction", "typ", "art", "richtung", "tipo", "тип"},
	"duration":  {"duration", "call duration", "duration (s)", "duration (seconds)", "dauer", "durée", "duración", "duração", "durata", "длительность"},
	"direction": nil,
}

// ways are what lists call the kinds of call.
var ways = map[string]string{
	"incoming": "incoming", "in": "incoming", "received": "incoming", "inbound": "incoming", "answered": "incoming", "eingehend": "incoming", "entrante": "incoming", "entrant": "incoming", "входящий": "incoming", "1": "incoming",
	"outgoing": "outgoing", "out": "outgoing", "dialed": "outgoing", "dialled": "outgoing", "outbound": "outgoing", "ausgehend": "outgoing", "saliente": "outgoing", "sortant": "outgoing", "исходящий": "outgoing", "2": "outgoing",
	"missed": "missed", "unanswered": "missed", "verpasst": "missed", "perdida": "missed", "manqué": "missed", "пропущенный": "missed", "3": "missed",
	"voicemail": "voicemail", "4": "voicemail", "rejected": "rejected", "declined": "rejected", "abgelehnt": "rejected", "5": "rejected", "blocked": "refused", "refused": "refused", "6": "refused",
}

// mapColumns finds the columns that are needed: as the user said, or by names that
// leave no doubt, which are proposed and asked about.
func (l *list) mapColumns() {
	l.columns = map[string]int{}
	given := l.Options().Columns
	for what, names := range known {
		if given != nil {
			names = nil
			if n := given[what]; n != "" {
				names = []string{strings.ToLower(n)}
			}
		}
		for i := len(l.header) - 1; i >= 0; i-- {
			for _, n := range names {
				if strings.ToLower(l.header[i]) == n {
					l.columns[what] = i
				}
			}
		}
	}
	l.Change(func(s *messages.Summary) {
		s.Columns = map[string]string{}
		for what, i := range l.columns {
			s.Columns[what] = l.header[i]
		}
	})
	_, dated := l.columns["date"]
	_, numbered := l.columns["number"]
	_, named := l.columns["name"]
	if given == nil || !dated || !numbered && !named {
		l.Ask(messages.AskColumns)
	}
}

// grouped is a date of three groups, alone or before a time.
var grouped = regexp.MustCompile(`^(\d{1,4})([./-])\s?(\d{1,2})([./-])\s?(\d{1,4})\b`)

// groups is the date of a row, if its order is not plain from how it is written.
func (l *list) groups(r row) (d calendar.Date, raw string, ok bool) {
	raw = l.field(r, "date")
	g := grouped.FindStringSubmatch(raw)
	if g == nil || g[2] != g[4] {
		return d, raw, false
	}
	for i, n := range []int{1, 3, 5} {
		d.Groups[i], _ = strconv.Atoi(g[n])
	}
	d.Wide, d.Dotted = len(g[1]), g[2] == "." && !strings.Contains(g[0], " ")
	return d, raw, true
}

// clock is a time of day, alone or behind a date.
var clock = regexp.MustCompile(`(?i)\b(\d{1,2})[:.](\d{2})(?:[:.](\d{2}))?(?:[.,]\d+)?\s*([ap])?\.?\s?(m)?\b`)

// instants are how lists write a time with its zone; wordy a day with its month
// as a word.
var (
	instants = []string{time.RFC3339, "2006-01-02T15:04:05.000Z0700", "2006-01-02 15:04:05Z07:00", "2006-01-02 15:04:05 -0700", "2006-01-02 15:04:05 -07:00"}
	wordy    = []string{"2 Jan 2006", "Jan 2, 2006", "2 January 2006", "January 2, 2006", "02-Jan-2006", "02-Jan-06", "Mon, 2 Jan 2006", "Mon 2 Jan 2006"}
)

// date sets when a call was.
func (l *list) date(m *messages.Message, r row) {
	raw := l.field(r, "date")
	m.RawTime = strings.TrimSpace(raw + " " + l.field(r, "time"))
	for _, layout := range instants {
		if at, err := time.Parse(layout, raw); err == nil {
			m.At, m.Basis = at.UTC(), messages.UTC
			return
		}
	}
	if n, err := strconv.ParseInt(raw, 10, 64); err == nil && len(raw) >= 9 {
		at := time.Unix(n, 0)
		if len(raw) >= 12 {
			at = time.UnixMilli(n)
		}
		m.At, m.Basis = at.UTC(), messages.UTC
		return
	}
	year, month, day, rest, ok := l.day(m, r, raw)
	if !ok {
		return
	}
	if t := l.field(r, "time"); t != "" {
		rest = t
	}
	hour, minute, second := 0, 0, 0
	if c := clock.FindStringSubmatch(rest); c != nil {
		hour, _ = strconv.Atoi(c[1])
		minute, _ = strconv.Atoi(c[2])
		second, _ = strconv.Atoi(c[3])
		if half := strings.ToLower(c[4]); half != "" && hour <= 12 {
			hour %= 12
			if half == "p" {
				hour += 12
			}
		}
	}
	if hour > 24 || minute > 59 || second > 60 {
		return
	}
	var clear bool
	if m.At, m.Basis, clear = l.Local(year, month, day, hour, minute, second, 0); !clear {
		m.Doubt(messages.ClockChange)
	}
}

// day is the date of a row, by the order of the whole file; rest is what stands
// behind it.
func (l *list) day(m *messages.Message, r row, raw string) (year int, month time.Month, day int, rest string, ok bool) {
	d, _, plain := l.groups(r)
	if !plain {
		for _, layout := range wordy {
			for end := len(raw); end >= 8; end = strings.LastIndexAny(raw[:end], " T,") {
				if t, err := time.Parse(layout, strings.TrimRight(raw[:end], ", ")); err == nil {
					return t.Year(), t.Month(), t.Day(), raw[end:], true
				}
			}
		}
		return 0, 0, 0, "", false
	}
	rest = raw[len(grouped.FindString(raw)):]
	if year, month, day, ok = d.Day(l.order, begun); l.order != "" && ok {
		return year, month, day, rest, true
	}
	year, month, day, ok = d.Only(begun)
	if l.order != "" || !ok {
		m.Doubt(messages.DateOrder)
	}
	return year, month, day, rest, ok
}

// spoken is a duration in words: 1 h 2 min 5 s.
var spoken = regexp.MustCompile(`(?i)^(?:(\d{1,4})\s*(?:h|hr|hrs|hours?|std\.?)[\s,]*)?(?:(\d{1,4})\s*(?:m|min|mins|minutes?)\.?[\s,]*)?(?:(\d{1,6})\s*(?:s|sec|secs|seconds?|sek\.?)?\.?)?$`)

// duration reads how long a call was: seconds, 2:05, 00:02:05, 2m 5s.
func duration(s string) (time.Duration, bool) {
	total := 0
	if strings.Contains(s, ":") {
		parts := strings.Split(s, ":")
		for _, p := range parts {
			n, err := strconv.Atoi(strings.TrimSpace(p))
			if err != nil || n < 0 || n > 99_999 || len(parts) > 3 {
				return 0, false
			}
			total = 60*total + n
		}
		return time.Duration(total) * time.Second, true
	}
	g := spoken.FindStringSubmatch(strings.TrimSpace(s))
	if g == nil || s == "" {
		return 0, false
	}
	for i, unit := range []int{3600, 60, 1} {
		n, _ := strconv.Atoi(g[i+1])
		total += n * unit
	}
	return time.Duration(total) * time.Second, true
}

package calls

import (
	"errors"
	"maps"
	"slices"
	"strings"
	"testing"
	"time"

	"stillwater/app/messages"
	"stillwater/app/messages/messagestest"
)

// mapped is a user in Berlin who said which column is which.
var mapped = messages.Options{Zone: "Europe/Berlin", Columns: map[string]string{"number": "Number", "name": "Name", "date": "Date", "type": "Type", "duration": "Duration"}}

func TestDates(t *testing.T) {
	for raw, want := range map[string]string{
		"2026-11-20 08:12:31": "2026-11-20 07:12:31", "2026-11-20T08:12:31Z": "2026-11-20 08:12:31", "2026-11-20T08:12:31+01:00": "2026-11-20 07:12:31",
		"20.11.2026 08:12": "2026-11-20 07:12:00", "11/20/2026 8:12 PM": "2026-11-20 19:12:00", "1795158751": "2026-11-20 07:12:31", "1795158751000": "2026-11-20 07:12:31",
		"20 Nov 2026 08:12": "2026-11-20 07:12:00", "Nov 20, 2026, 8:12:31 PM": "2026-11-20 19:12:31", "20-Nov-2026 08:12": "2026-11-20 07:12:00",
		"": "", "soon": "", "99.99.2026": "", "20.11.2026 25:99": "",
	} {
		got, s, err := messagestest.Read(t, Read, "calls.csv", []byte("Number,Name,Date,Type,Duration\n+49,Anna,\""+raw+"\",in,5\n"), mapped)
		if err != nil || len(got) != 1 || s.RefusedTotal > 0 {
			t.Errorf("%q: %v, %+v", raw, err, s)
			continue
		}
		at := ""
		if !got[0].At.IsZero() {
			at = got[0].At.UTC().Format("2006-01-02 15:04:05")
		}
		if at != want || len(s.Asks) > 0 && want != "" {
			t.Errorf("%q was read as %s, want %s; asks %v", raw, at, want, s.Asks)
		}
	}
}

func TestDurations(t *testing.T) {
	for raw, want := range map[string]time.Duration{"125": 125 * time.Second, "2:05": 125 * time.Second, "00:02:05": 125 * time.Second, "2m 5s": 125 * time.Second, "2 min 5 sec": 125 * time.Second, "1 h 2 min": 62 * time.Minute, "1h": time.Hour, "0": 0} {
		if got, ok := duration(raw); got != want || !ok {
			t.Errorf("%q is %v, want %v", raw, got, want)
		}
	}
	for _, raw := range []string{"", "long", "1:2:3:4", "-5", "99999999999"} {
		if got, ok := duration(raw); ok {
			t.Errorf("%q is %v", raw, got)
		}
	}
}

func TestRows(t *testing.T) {
	text := "\ufeffNumber;Name;Date;Type;Duration;Note\r\n+49;Anna;20.11.2026 08:12;Ausgehend;65;\"two\nlines; one\"\r\n+50;;21.11.2026 08:12;missed;;\r\n;Cem;21.11.2026 08:13;strange;long;x\r\n"
	got, s, err := messagestest.Read(t, Read, "calls.csv", []byte(text), mapped)
	if err != nil || len(got) != 3 || s.RefusedTotal > 0 || s.Order != messages.DMY || len(s.Asks) > 0 {
		t.Fatalf("%v, %d calls, %+v", err, len(got), s)
	}
	if m := got[0]; !m.Mine || m.Thread != "Anna" || m.Call.Way != "outgoing" || m.Call.Duration != 65*time.Second || !slices.Equal(m.Fields, []messages.Field{{Name: "address", Value: "+49"}, {Name: "Note", Value: "two\nlines; one"}}) {
		t.Errorf("%+v %+v", m, m.Call)
	}
	if m := got[1]; m.From != "+50" || m.Call.Way != "missed" {
		t.Errorf("%+v %+v", m, m.Call)
	}
	if m := got[2]; m.From != "" || m.Call.Way != "" || !slices.Equal(m.Fields, []messages.Field{{Name: "type", Value: "strange"}, {Name: "duration", Value: "long"}, {Name: "Note", Value: "x"}}) {
		t.Errorf("%+v %+v", m, m.Call)
	}
}

func TestWhatTheFileLeavesOpen(t *testing.T) {
	text := "Rufnummer,Datum,Dauer,Beyond\n+49,01/02/2026 08:12,5,x\n+49,03/04/2026 08:12,5,y\n"
	got, s, err := messagestest.Read(t, Read, "calls.csv", []byte(text), messages.Options{Zone: "Europe/Berlin"})
	if err != nil || !slices.Equal(s.Asks, []messages.Question{messages.AskColumns, messages.AskOrder}) || len(s.Samples) != 2 || len(s.Rows) != 2 || len(s.Header) != 4 {
		t.Fatalf("%v, %+v", err, s)
	}
	if !maps.Equal(s.Columns, map[string]string{"number": "Rufnummer", "date": "Datum", "duration": "Dauer"}) {
		t.Errorf("proposed %v", s.Columns)
	}
	if !got[0].At.IsZero() || !got[0].Has(messages.DateOrder) {
		t.Errorf("%+v", got[0])
	}
	got, s, err = messagestest.Read(t, Read, "calls.csv", []byte(text), messages.Options{Zone: "Europe/Berlin", Order: messages.MDY, Columns: s.Columns})
	if err != nil || len(s.Asks) > 0 || got[0].At.Format("2006-01-02") != "2026-01-02" {
		t.Errorf("%v, %v, %v", err, s.Asks, got[0].At)
	}
}

func TestBadFiles(t *testing.T) {
	for name, text := range map[string]string{"empty": "", "a letter": "Dear Anna\nno", "zeros": strings.Repeat("\x00,", 50)} {
		if _, _, err := messagestest.Read(t, Read, "x", []byte(text), mapped); !errors.Is(err, messages.ErrNotMessages) {
			t.Errorf("%s: %v", name, err)
		}
	}
	got, s, err := messagestest.Read(t, Read, "x.csv", []byte("Number,Date\n+49,2026-11-20\n+49,\""+strings.Repeat("x\n", 100_000)+"\"\n+49,2026-11-20\n"), mapped)
	if err != nil || len(got) < 2 || s.RefusedTotal == 0 {
		t.Errorf("a field without an end: %v, %d, %+v", err, len(got), s.RefusedTotal)
	}
}

func FuzzRead(f *testing.F) {
	f.Add([]byte("Number;Name;Date;Type;Duration\n+49;\"A\nB\";20.11.2026 08:12 PM;in;2m 5s\n"))
	f.Add([]byte("number,date\n1,1795158751\n2,\"Nov 20, 2026 8:12 PM\"\n"))
	f.Fuzz(func(t *testing.T, data []byte) { messagestest.Fuzz(t, Read, "x.csv", data, mapped) })
}

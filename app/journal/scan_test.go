package journal

import (
	"encoding/json"
	"reflect"
	"testing"
)

var written = meta{At: -1, Zone: "Europe/Berlin", Created: 1, Updated: 1 << 40, Revision: 10, Trashed: 7, Mood: 5,
	Title: "Später, im Garten", Tags: []string{"home", "a b", ""}}

func TestMetaAsWrittenIsScannedByHand(t *testing.T) {
	for _, want := range []meta{written, {Zone: "UTC", Revision: 1}} {
		b, err := json.Marshal(want)
		if err != nil {
			t.Fatal(err)
		}
		var got meta
		mallocs := testing.AllocsPerRun(10, func() { err = got.scan(string(b)) })
		if err != nil || !reflect.DeepEqual(got, want) {
			t.Errorf("%s scanned as %+v, %v", b, got, err)
		}
		if mallocs > 4 { // encoding/json needs a dozen
			t.Errorf("%s took %v allocations, so encoding/json read it", b, mallocs)
		}
	}
}

// FuzzScan holds the scan to encoding/json: whatever is not read by hand the
// same way has to be left to it.
func FuzzScan(f *testing.F) {
	b, _ := json.Marshal(written)
	f.Add(string(b))
	for _, s := range []string{`}`, `{}`, `{"a":007}`, `{"a":-0}`, `{"a":1,"g":[]}`, `{"a":1,"g":["a",1]}`, `{"a":1,"g":["a",]}`, `{"a":1,"g":["a"`,
		`{"a":9223372036854775808}`, `{"a":1,"t":"\u00e4"}`, "{\"a\":1,\"t\":\"\xff\"}", "{\"a\":1,\"t\":\"\n\"}", `{"a":1,"t":"}`,
		`{"a":1,"c":2}`, `{"a":1} `, `{"a":1}{`, `{"A":1}`, `{"a":1,"a":2}`, `{"a":}`, `{"a":--1}`, `{"a":1,"z":null}`} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		var got, want meta
		err, wantErr := got.scan(s), json.Unmarshal([]byte(s), &want)
		if len(got.Tags)+len(want.Tags) == 0 {
			got.Tags, want.Tags = nil, nil
		}
		if (err == nil) != (wantErr == nil) || err == nil && !reflect.DeepEqual(got, want) {
			t.Errorf("%q scanned as %+v, %v; it is %+v, %v", s, got, err, want, wantErr)
		}
	})
}

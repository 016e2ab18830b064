package journal

import (
	"encoding/json"
	"reflect"
	"testing"
)

var written = meta{core: core{At: -1, Zone: "Europe/Berlin", Created: 1, Updated: 1 << 40, Revision: 10, Trashed: 7, Mood: 5,
	Title: "Später, im Garten", Tags: []string{"home", "a b", ""}, Words: 250}}

var fuller = meta{core{At: 1, Zone: "UTC", Created: 1, Updated: 2, Revision: 3},
	rest{Kind: KindLetter, Feelings: []string{"calm"}, Pull: new(int), People: []string{"Ada"}, To: "Mum", Sealed: 4, Broken: -5,
		Before: new(int), After: new(int), Origin: "dayone:1", Batch: "x"}}

func TestMetaAsWrittenIsScannedByHand(t *testing.T) {
	for _, want := range []meta{written, fuller, {core: core{Zone: "UTC", Revision: 1}}} {
		b, err := json.Marshal(want)
		if err != nil {
			t.Fatal(err)
		}
		var got meta
		mallocs := testing.AllocsPerRun(10, func() { err = got.scan(string(b)) })
		if err != nil || !reflect.DeepEqual(got, want) {
			t.Errorf("%s scanned as %+v, %v", b, got, err)
		}
		if mallocs > 9 { // encoding/json needs a dozen
			t.Errorf("%s took %v allocations, so encoding/json read it", b, mallocs)
		}
	}
}

// FuzzScan holds the scan to encoding/json: whatever is not read by hand the
// same way has to be left to it.
func FuzzScan(f *testing.F) {
	b, _ := json.Marshal(written)
	f.Add(string(b))
	b, _ = json.Marshal(fuller)
	f.Add(string(b))
	for _, s := range []string{`}`, `{}`, `{"a":007}`, `{"a":-0}`, `{"a":1,"g":[]}`, `{"a":1,"g":["a",1]}`, `{"a":1,"g":["a",]}`, `{"a":1,"g":["a"`,
		`{"a":9223372036854775808}`, `{"a":1,"t":"\u00e4"}`, "{\"a\":1,\"t\":\"\xff\"}", "{\"a\":1,\"t\":\"\n\"}", `{"a":1,"t":"}`,
		`{"a":1,"c":2}`, `{"a":1} `, `{"a":1}{`, `{"A":1}`, `{"a":1,"a":2}`, `{"a":}`, `{"a":--1}`, `{"a":1,"z":null}`} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		var got, want meta
		err, wantErr := got.scan(s), json.Unmarshal([]byte(s), &want)
		for _, lists := range [][2]*[]string{{&got.Tags, &want.Tags}, {&got.Feelings, &want.Feelings}, {&got.People, &want.People}} {
			if len(*lists[0])+len(*lists[1]) == 0 { // none and an empty one are the same
				*lists[0], *lists[1] = nil, nil
			}
		}
		if (err == nil) != (wantErr == nil) || err == nil && !reflect.DeepEqual(got, want) {
			t.Errorf("%q scanned as %+v, %v; it is %+v, %v", s, got, err, want, wantErr)
		}
	})
}

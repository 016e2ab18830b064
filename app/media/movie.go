package media

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"io"
	"regexp"
	"strconv"
	"strings"
	"time"
)

const (
	maxBoxes  = 5000    // looked at in one file; a camera's has under 200
	maxDeep   = 8       // boxes within each other; what is read stands at most six deep
	maxBoxed  = 4 << 10 // bytes of one value
	maxKeys   = 200     // names of values in one file
	boxHeader = 8       // bytes
)

// epoch1904 is where the clocks of these formats begin.
var epoch1904 = time.Date(1904, 1, 1, 0, 0, 0, 0, time.UTC)

// A film is the boxes of one MP4 or QuickTime file while they are walked: only
// their heads are read, and the few that tell something.
type film struct {
	in    *frugal
	c     *collection
	boxes int
	keys  []string // names that values below ilst refer to by number
	broke bool
}

// movie reads when a film or a recording says it was made, how long it is and
// with what. A phone that forgot the time writes 1904 or 1970, which is no
// date.
func movie(in *frugal, c *collection, _ string) bool {
	f := &film{in: in, c: c}
	f.walk(0, in.size, "", 0)
	return !f.broke
}

// boxes that hold boxes which tell something.
var holding = map[string]bool{"moov": true, "moov/udta": true, "moov/meta": true, "moov/udta/meta": true, "moov/meta/ilst": true, "moov/udta/meta/ilst": true,
	"moov/trak": true, "moov/trak/mdia": true, "meta": true, "meta/ilst": true}

// walk reads the boxes from one place to another.
func (f *film) walk(at, end int64, path string, depth int) {
	for at+boxHeader <= end && !f.broke {
		if f.boxes++; f.boxes > maxBoxes || depth > maxDeep {
			f.broke = true
			return
		}
		head := make([]byte, 2*boxHeader)
		n, err := f.in.ReadAt(head[:min(int64(len(head)), end-at)], at)
		if n < boxHeader {
			f.broke = err != nil
			return
		}
		size, inner := int64(binary.BigEndian.Uint32(head)), int64(boxHeader)
		name := string(head[4:8])
		switch {
		case size == 0: // to the end
			size = end - at
		case size == 1 && n == len(head):
			size, inner = int64(binary.BigEndian.Uint64(head[8:])), 2*boxHeader
		}
		if size < inner || size > end-at {
			f.broke = path != "" || at == 0 || name == "moov" // a file cut short in its pictures still tells
			return
		}
		full := strings.TrimPrefix(path+"/"+name, "/")
		f.box(full, name, at+inner, at+size, depth)
		at += size
	}
}

// box reads one box that tells something, or walks one that holds some.
func (f *film) box(full, name string, from, to int64, depth int) {
	switch {
	case full == "moov/mvhd", full == "moov/trak/mdia/mdhd" && !f.has("CreationTime"):
		f.header(f.read(from, to))
	case strings.HasSuffix(full, "meta/keys"):
		f.named(f.read(from, to))
	case strings.HasPrefix(full, "moov/udta/\xa9"), full == "moov/udta/date":
		f.classic(name, f.read(from, to))
	case full == "moov/udta/loci":
		f.c.add(Fact{Origin: Movie, Name: "loci", Value: "3GPP location", About: OfPlace})
	case strings.HasSuffix(full, "meta/ilst/"+name):
		f.value(name, f.read(from, to))
	case holding[full]:
		if name == "meta" { // QuickTime's has no version before its boxes
			if b := f.read(from, min(to, from+boxHeader)); len(b) == boxHeader && string(b[4:]) != "hdlr" {
				from += 4
			}
		}
		f.walk(from, to, full, depth+1)
	}
}

func (f *film) has(name string) bool {
	for _, known := range f.c.facts {
		if known.Name == name && known.About == OfDate {
			return true
		}
	}
	return false
}

// read is what stands between two places, as much as may be.
func (f *film) read(from, to int64) []byte {
	b := make([]byte, min(to-from, maxBoxed))
	n, err := f.in.ReadAt(b, from)
	if err != nil && err != io.EOF {
		f.broke = true
	}
	return b[:n]
}

// header reads the times and the length of the film, or of its first track.
func (f *film) header(b []byte) {
	if len(b) < 4 {
		return
	}
	var created, modified, scale, length uint64
	switch {
	case b[0] == 1 && len(b) >= 32:
		created, modified = binary.BigEndian.Uint64(b[4:]), binary.BigEndian.Uint64(b[12:])
		scale, length = uint64(binary.BigEndian.Uint32(b[20:])), binary.BigEndian.Uint64(b[24:])
	case b[0] == 0 && len(b) >= 20:
		created, modified = uint64(binary.BigEndian.Uint32(b[4:])), uint64(binary.BigEndian.Uint32(b[8:]))
		scale, length = uint64(binary.BigEndian.Uint32(b[12:])), uint64(binary.BigEndian.Uint32(b[16:]))
	default:
		return
	}
	f.moment("CreationTime", created)
	f.moment("ModificationTime", modified)
	if scale > 0 && length/scale < 1<<31 && length > 0 && length != 1<<32-1 {
		f.c.add(Fact{Origin: Movie, Name: "Duration", Value: (time.Duration(length/scale) * time.Second).String(), About: OfSize})
	}
}

// moment tells a time in seconds since 1904. The format means UTC; some
// cameras write their own clock there, which nothing in the file shows.
func (f *film) moment(name string, seconds uint64) {
	if seconds == 0 || seconds > 1<<38 {
		return
	}
	at := epoch1904.Add(time.Duration(seconds%(1<<33)) * time.Second)
	f.c.date(Movie, name, at.Format("2006-01-02 15:04:05 UTC"), at, true)
}

// named reads the names of values: a count, then size, "mdta" and name each.
func (f *film) named(b []byte) {
	if len(b) < 8 {
		return
	}
	for b = b[8:]; len(b) > boxHeader && len(f.keys) < maxKeys; {
		size := int64(binary.BigEndian.Uint32(b))
		if size < boxHeader || size > int64(len(b)) {
			return
		}
		f.keys = append(f.keys, string(b[boxHeader:size]))
		b = b[size:]
	}
}

// value reads what stands in a box of ilst: a data box, its kind, its
// language, and the value.
func (f *film) value(name string, b []byte) {
	const head = 16
	if len(b) <= head || string(b[4:8]) != "data" {
		return
	}
	if size := int(binary.BigEndian.Uint32(b)); size > head && size < len(b) {
		b = b[:size]
	}
	const text = 1 // UTF-8; all others are numbers and pictures
	if binary.BigEndian.Uint32(b[8:]) != text {
		return
	}
	if n := int(binary.BigEndian.Uint32([]byte(name))); n >= 1 && n <= len(f.keys) {
		name = f.keys[n-1]
	}
	f.told(name, string(b[head:]))
}

// classic reads QuickTime's own values: a length, a language, the text.
func (f *film) classic(name string, b []byte) {
	if len(b) > 4 {
		if size := int(binary.BigEndian.Uint16(b)); size > 0 && size <= len(b)-4 {
			b = b[4 : 4+size]
		}
	}
	f.told(name, string(bytes.TrimRight(b, "\x00")))
}

// position is ISO 6709 as films write it: +52.5200+013.4050+034/.
var position = regexp.MustCompile(`^([+-]\d{1,3}(?:\.\d+)?)([+-]\d{1,3}(?:\.\d+)?)`)

// told adds a value under the name people know.
func (f *film) told(name, value string) {
	name = strings.TrimPrefix(strings.ReplaceAll(name, "\xa9", "©"), "com.apple.quicktime.")
	switch name {
	case "creationdate", "©day", "date", "com.android.capture.date":
		at, zoned := dateOf(value)
		f.c.date(Movie, name, value, at, zoned)
	case "location.ISO6709", "©xyz":
		if m := position.FindStringSubmatch(value); m != nil {
			lat, _ := strconv.ParseFloat(m[1], 64)
			long, _ := strconv.ParseFloat(m[2], 64)
			value = fmt.Sprintf("%.6f, %.6f", lat, long)
		}
		f.c.add(Fact{Origin: Movie, Name: name, Value: value, About: OfPlace})
	default:
		f.c.add(Fact{Origin: Movie, Name: name, Value: value, About: movieSubjects[name]})
	}
}

var movieSubjects = map[string]Subject{
	"make": OfDevice, "model": OfDevice, "©mak": OfDevice, "©mod": OfDevice, "com.android.manufacturer": OfDevice, "com.android.model": OfDevice,
	"software": OfSoftware, "©swr": OfSoftware, "©too": OfSoftware, "com.android.version": OfSoftware,
	"author": OfPerson, "artist": OfPerson, "©ART": OfPerson, "©aut": OfPerson,
}

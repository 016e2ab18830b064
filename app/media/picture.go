package media

import (
	"encoding/xml"
	"errors"
	"fmt"
	"image"
	_ "image/gif" // formats whose size is read
	_ "image/jpeg"
	_ "image/png"
	"io"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"github.com/bep/imagemeta"
	_ "golang.org/x/image/bmp" // likewise
	_ "golang.org/x/image/tiff"
	_ "golang.org/x/image/webp"
)

const (
	maxTags   = 2000    // in one part of a file; cameras write 60 to 300
	maxTag    = 2 << 10 // bytes of a value: a paragraph; longer ones are thumbnails and makers' own
	maxXMP    = 1 << 20 // bytes of one packet: an editor's history of years
	maxNested = 32      // elements within each other in one
)

// formats are what imagemeta calls the types it reads.
var formats = map[string]imagemeta.ImageFormat{
	"image/jpeg": imagemeta.JPEG, "image/png": imagemeta.PNG, "image/webp": imagemeta.WebP, "image/tiff": imagemeta.TIFF,
	"image/heic": imagemeta.HEIF, "image/heic-sequence": imagemeta.HEIF, "image/heif": imagemeta.HEIF, "image/heif-sequence": imagemeta.HEIF, "image/avif": imagemeta.AVIF,
}

// errMany ends the reading of more tags than any camera writes.
var errMany = errors.New("too many tags")

// picture reads the facts of a picture. Its parts are read one by one, so that
// a broken one costs no other.
func picture(in *frugal, c *collection, mediaType string) bool {
	format, known := formats[mediaType]
	whole := size(in, c, format)
	if !known {
		return whole
	}
	x := &exif{values: map[string]string{}}
	if err := tags(in, format, imagemeta.EXIF, x.take, nil); err != nil {
		whole = false
	}
	x.tell(c)
	if tags(in, format, imagemeta.IPTC, func(t imagemeta.TagInfo) error { return iptc(c, t) }, nil) != nil {
		whole = false
	}
	packet := func(r io.Reader) error {
		if !xmp(io.LimitReader(r, maxXMP), c) {
			whole = false
		}
		_, err := io.Copy(io.Discard, r) // imagemeta wants it read
		return err
	}
	return tags(in, format, imagemeta.XMP, nil, packet) == nil && whole
}

// size tells how large the picture says it is.
func size(in *frugal, c *collection, format imagemeta.ImageFormat) bool {
	var w, h int
	if format == imagemeta.HEIF || format == imagemeta.AVIF {
		found, err := imagemeta.Decode(imagemeta.Options{R: rewound(in), ImageFormat: format, Sources: imagemeta.CONFIG})
		if err != nil {
			return false
		}
		w, h = found.ImageConfig.Width, found.ImageConfig.Height
	} else {
		found, _, err := image.DecodeConfig(rewound(in))
		if err != nil {
			return false
		}
		w, h = found.Width, found.Height
	}
	c.add(Fact{Origin: File, Name: "Width", Value: strconv.Itoa(w), About: OfSize})
	c.add(Fact{Origin: File, Name: "Height", Value: strconv.Itoa(h), About: OfSize})
	return w > 0 && h > 0
}

func rewound(in *frugal) *frugal {
	in.at = 0
	return in
}

// tags reads one part of a picture's metadata.
func tags(in *frugal, format imagemeta.ImageFormat, from imagemeta.Source, take func(imagemeta.TagInfo) error, packet func(io.Reader) error) error {
	seen := 0
	_, err := imagemeta.Decode(imagemeta.Options{
		R: rewound(in), ImageFormat: format, Sources: from, LimitNumTags: 2 * maxTags, LimitTagSize: maxTag, HandleXMP: packet,
		ShouldHandleTag: func(imagemeta.TagInfo) bool { seen++; return true },
		HandleTag: func(t imagemeta.TagInfo) error {
			if seen > maxTags {
				return errMany
			}
			return take(t)
		},
	})
	if err == nil && seen > maxTags {
		err = errMany
	}
	return err
}

// exif is the camera's part.
type exif struct {
	order  []string
	values map[string]string
}

// dull are tags that tell a person nothing: offsets, thumbnails, tables.
var dull = []string{"ThumbnailOffset", "ThumbnailLength", "MakerNote", "MakerNoteApple", "ComponentsConfiguration", "StripOffsets", "StripByteCounts", "RowsPerStrip",
	"YCbCrPositioning", "YCbCrCoefficients", "ExifOffset", "GPSInfo", "InteropOffset", "Padding", "PrintIM", "CFAPattern", "InteropIndex", "InteropVersion", "ResolutionUnit",
	"FlashpixVersion", "ExifVersion", "GPSVersionID", "ReferenceBlackWhite", "PrimaryChromaticities", "WhitePoint", "TransferFunction", "TileOffsets", "TileByteCounts"}

func (x *exif) take(t imagemeta.TagInfo) error {
	if !strings.HasPrefix(t.Namespace, "IFD0") || strings.HasPrefix(t.Tag, imagemeta.UnknownPrefix) || slices.Contains(dull, t.Tag) {
		return nil
	}
	if _, known := x.values[t.Tag]; !known {
		x.order = append(x.order, t.Tag)
		x.values[t.Tag] = written(t.Value)
	}
	return nil
}

// written is a tag's value as a person reads it; empty if nobody can.
func written(v any) string {
	switch v := v.(type) {
	case string:
		return v
	case []byte:
		if strings.ContainsFunc(string(v), func(c rune) bool { return !unicode.IsPrint(c) }) {
			return ""
		}
		return string(v)
	case float32, float64:
		return strconv.FormatFloat(asFloat(v), 'f', -1, 64)
	case []any:
		if len(v) > 8 { // a table
			return ""
		}
		parts := make([]string, len(v))
		for i := range v {
			parts[i] = written(v[i])
		}
		return strings.Join(parts, " ")
	case []string:
		return strings.Join(v, ", ")
	case nil:
		return ""
	}
	return fmt.Sprint(v)
}

func asFloat(v any) float64 {
	if f, ok := v.(float32); ok {
		return float64(f)
	}
	f, _ := v.(float64)
	return f
}

// zones are where the zone of a date stands.
var zones = map[string]string{"DateTimeOriginal": "OffsetTimeOriginal", "CreateDate": "OffsetTimeDigitized", "ModifyDate": "OffsetTime"}

// tell adds the facts of the tags that were taken.
func (x *exif) tell(c *collection) {
	for _, tag := range x.order {
		value := x.values[tag]
		zone, isDate := zones[tag]
		switch {
		case isDate:
			stated := strings.TrimSpace(x.values[zone])
			at, zoned := dateOf(strings.TrimSpace(value) + stated)
			if at.IsZero() && stated != "" {
				at, zoned = dateOf(value)
			} else if stated != "" {
				value += " " + stated
			}
			c.date(EXIF, tag, value, at, zoned)
		case strings.HasPrefix(tag, "GPS"), strings.HasPrefix(tag, "OffsetTime"):
		default:
			c.add(Fact{Origin: EXIF, Name: tag, Value: value, About: subjects[tag]})
		}
	}
	x.place(c)
}

// place joins what is said of the place in many tags.
func (x *exif) place(c *collection) {
	lat, latOK := degrees(x.values["GPSLatitude"], x.values["GPSLatitudeRef"], 90)
	long, longOK := degrees(x.values["GPSLongitude"], x.values["GPSLongitudeRef"], 180)
	if latOK && longOK {
		c.add(Fact{Origin: EXIF, Name: "GPSPosition", Value: fmt.Sprintf("%.6f, %.6f", lat, long), About: OfPlace})
	}
	if day := x.values["GPSDateStamp"]; day != "" {
		at, _ := dateOf(strings.TrimSpace(day + " " + x.values["GPSTimeStamp"]))
		c.date(EXIF, "GPSDateTime", strings.TrimSpace(day+" "+x.values["GPSTimeStamp"])+" UTC", at, !at.IsZero())
	}
}

// degrees reads a coordinate and the half of the earth it is in.
func degrees(value, half string, most float64) (float64, bool) {
	f, err := strconv.ParseFloat(value, 64)
	if err != nil || !(f >= -most && f <= most) {
		return 0, false
	}
	if half = strings.ToUpper(strings.TrimSpace(half)); half == "S" || half == "W" {
		f = -f
	}
	return f, true
}

// iptc tells one field of the press's part.
func iptc(c *collection, t imagemeta.TagInfo) error {
	if strings.HasPrefix(t.Tag, imagemeta.UnknownPrefix) {
		return nil
	}
	value := written(t.Value)
	if strings.HasSuffix(t.Tag, "DateCreated") || t.Tag == "DigitalCreationDate" || t.Tag == "DateSent" {
		at, _ := dateOf(value)
		c.date(IPTC, t.Tag, value, at, false)
		return nil
	}
	c.add(Fact{Origin: IPTC, Name: t.Tag, Value: value, About: subjects[t.Tag]})
	return nil
}

// subjects are what tags tell about, of EXIF, IPTC and XMP.
var subjects = map[string]Subject{
	"Make": OfDevice, "Model": OfDevice, "LensModel": OfDevice, "LensMake": OfDevice, "SerialNumber": OfDevice, "BodySerialNumber": OfDevice,
	"LensSerialNumber": OfDevice, "HostComputer": OfDevice, "UniqueCameraModel": OfDevice, "CameraSerialNumber": OfDevice,
	"Software": OfSoftware, "ProcessingSoftware": OfSoftware, "CreatorTool": OfSoftware, "softwareAgent": OfSoftware, "Producer": OfSoftware,
	"OriginatingProgram": OfSoftware, "ProgramVersion": OfSoftware,
	"Artist": OfPerson, "OwnerName": OfPerson, "Copyright": OfPerson, "CopyrightNotice": OfPerson, "By-line": OfPerson, "Writer-Editor": OfPerson,
	"creator": OfPerson, "rights": OfPerson, "Credit": OfPerson, "Contact": OfPerson, "Author": OfPerson,
	"City": OfPlace, "Sub-location": OfPlace, "Province-State": OfPlace, "Country-PrimaryLocationName": OfPlace, "Country": OfPlace, "State": OfPlace,
	"Location": OfPlace, "GPSLatitude": OfPlace, "GPSLongitude": OfPlace,
}

// xmpDates are properties of XMP that are dates.
var xmpDates = []string{"CreateDate", "ModifyDate", "MetadataDate", "DateCreated", "DateTimeOriginal", "DateTimeDigitized", "when"}

// framing are the elements of a packet that only hold others.
var framing = []string{"xmpmeta", "xapmeta", "RDF", "Description", "Seq", "Bag", "Alt", "li"}

// xmp tells the facts of one packet. It reads element by element and builds no
// tree; one that is broken, too long or too deep is told as far as it goes.
func xmp(r io.Reader, c *collection) bool {
	d := xml.NewDecoder(r)
	d.CharsetReader = func(_ string, in io.Reader) (io.Reader, error) { return in, nil }
	type element struct {
		name string
		text strings.Builder
		leaf bool
	}
	var open []*element
	tell := func(local, value string) {
		name := local
		for _, of := range slices.Backward(open) {
			if slices.Contains(framing, of.name) {
				continue
			}
			if name = of.name; !slices.Contains(framing, local) {
				name += "/" + local
			}
			break
		}
		last := name[strings.LastIndex(name, "/")+1:]
		if slices.Contains(xmpDates, last) {
			at, zoned := dateOf(value)
			c.date(XMP, name, value, at, zoned)
			return
		}
		c.add(Fact{Origin: XMP, Name: name, Value: value, About: subjects[last]})
	}
	for {
		token, err := d.RawToken()
		if err != nil {
			return errors.Is(err, io.EOF) && len(open) == 0
		}
		switch t := token.(type) {
		case xml.StartElement:
			if len(open) == maxNested {
				return false
			}
			if n := len(open); n > 0 {
				open[n-1].leaf = false
			}
			open = append(open, &element{name: t.Name.Local, leaf: true})
			for _, a := range t.Attr {
				if a.Name.Space != "xmlns" && a.Name.Space != "xml" && a.Name.Space != "rdf" && a.Name.Space != "x" && a.Name.Local != "xmlns" {
					tell(a.Name.Local, a.Value)
				}
			}
		case xml.CharData:
			if n := len(open); n > 0 && open[n-1].text.Len() < 4*maxValue {
				open[n-1].text.Write(t)
			}
		case xml.EndElement:
			n := len(open)
			if n == 0 || open[n-1].name != t.Name.Local {
				return false
			}
			last := open[n-1]
			open = open[:n-1]
			if last.leaf {
				tell(last.name, strings.TrimSpace(last.text.String()))
			}
		}
		if c.full {
			return false
		}
	}
}

package bundle

import (
	"encoding/binary"
	"time"
)

// The ZIP around a bag is written in one form only: files stored as they are,
// one after the other, no comments, no extra fields but those of large files.
// From the names, sizes and CRC-32s of its files and one time every other byte
// follows, so that Verify can account for all of them. Stored, because most of
// it is pictures and sound, and because what is packed smaller has bits nobody
// checks.
const (
	localSign, centralSign, endSign           = 0x04034b50, 0x02014b50, 0x06054b50
	end64Sign, locator64Sign                  = 0x06064b50, 0x07064b50
	plainVersion, largeVersion, onUnix        = 20, 45, 3 << 8
	largeExtra                                = 1 // ID of the extra field for what is over 32 bits
	full32                                    = 0xffffffff
	full16                                    = 0xffff
	plainFile                          uint32 = 0o100644 << 16
)

// A member is one file of a ZIP.
type member struct {
	name  string
	size  int64
	crc   uint32
	start int64 // of its local header
}

// dosTime is a time as ZIP writes it, in UTC and even seconds.
func dosTime(t time.Time) uint32 {
	t = t.UTC()
	if t.Year() < 1980 || t.Year() > 2107 { // ZIP knows no others
		t = time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC)
	}
	day := uint32(t.Day()) | uint32(t.Month())<<5 | uint32(t.Year()-1980)<<9
	return uint32(t.Second()/2) | uint32(t.Minute())<<5 | uint32(t.Hour())<<11 | day<<16
}

func (m member) large() bool { return m.size >= full32 }

func (m member) version() uint16 {
	if m.large() || m.start >= full32 {
		return largeVersion
	}
	return plainVersion
}

// local is what stands before the bytes of a file.
func (m member) local(at uint32) []byte {
	le := binary.LittleEndian
	b := le.AppendUint32(nil, localSign)
	version := uint16(plainVersion)
	var extra []byte
	size := uint32(min(m.size, full32))
	if m.large() {
		version = largeVersion
		extra = le.AppendUint16(le.AppendUint16(nil, largeExtra), 16)
		extra = le.AppendUint64(le.AppendUint64(extra, uint64(m.size)), uint64(m.size))
	}
	b = le.AppendUint16(le.AppendUint16(le.AppendUint16(b, version), 0), 0) // no flags, stored
	b = le.AppendUint32(le.AppendUint32(b, at), m.crc)
	b = le.AppendUint32(le.AppendUint32(b, size), size)
	b = le.AppendUint16(le.AppendUint16(b, uint16(len(m.name))), uint16(len(extra)))
	return append(append(b, m.name...), extra...)
}

// central is what stands in the list at the end.
func (m member) central(at uint32) []byte {
	le := binary.LittleEndian
	var extra []byte
	if m.large() {
		extra = le.AppendUint64(le.AppendUint64(extra, uint64(m.size)), uint64(m.size))
	}
	if m.start >= full32 {
		extra = le.AppendUint64(extra, uint64(m.start))
	}
	if len(extra) > 0 {
		extra = append(le.AppendUint16(le.AppendUint16(nil, largeExtra), uint16(len(extra))), extra...)
	}
	size := uint32(min(m.size, full32))
	b := le.AppendUint32(nil, centralSign)
	b = le.AppendUint16(le.AppendUint16(b, onUnix|plainVersion), m.version())
	b = le.AppendUint16(le.AppendUint16(b, 0), 0)
	b = le.AppendUint32(le.AppendUint32(b, at), m.crc)
	b = le.AppendUint32(le.AppendUint32(b, size), size)
	b = le.AppendUint16(le.AppendUint16(b, uint16(len(m.name))), uint16(len(extra)))
	b = le.AppendUint16(le.AppendUint16(le.AppendUint16(b, 0), 0), 0) // no comment, one disk, no hint
	b = le.AppendUint32(le.AppendUint32(b, plainFile), uint32(min(m.start, full32)))
	return append(append(b, m.name...), extra...)
}

// end is what follows the list: files beginning at start, in so many bytes.
func end(files int, start, size int64) []byte {
	le := binary.LittleEndian
	var b []byte
	if files >= full16 || start >= full32 || size >= full32 {
		b = le.AppendUint64(le.AppendUint32(b, end64Sign), 44) // bytes that follow in this record
		b = le.AppendUint16(le.AppendUint16(b, onUnix|largeVersion), largeVersion)
		b = le.AppendUint32(le.AppendUint32(b, 0), 0)
		b = le.AppendUint64(le.AppendUint64(b, uint64(files)), uint64(files))
		b = le.AppendUint64(le.AppendUint64(b, uint64(size)), uint64(start))
		b = le.AppendUint64(le.AppendUint32(le.AppendUint32(b, locator64Sign), 0), uint64(start+size))
		b = le.AppendUint32(b, 1)
	}
	b = le.AppendUint32(b, endSign)
	b = le.AppendUint16(le.AppendUint16(b, 0), 0)
	n := uint16(min(files, full16))
	b = le.AppendUint16(le.AppendUint16(b, n), n)
	b = le.AppendUint32(le.AppendUint32(b, uint32(min(size, full32))), uint32(min(start, full32)))
	return le.AppendUint16(b, 0)
}

package vault

import (
	"encoding/binary"

	"stillwater/app/store"
)

// Payload layout, inside the envelope, big endian (docs/format.md, "Record"):
//
//	1 n   kind length and kind
//	1     flags: bit 0 = the body is the last blob listed, bit 1 = the body is kept apart
//	4 n   meta length and meta
//	2     number of blobs, then 96 bytes each: ID 16, key 32, size 8, SHA-256 32, chunks 8
//	n     body
const (
	flagSpilled = 1
	flagApart   = 2
	blobSize    = 16 + 32 + 8 + 32 + 8
	maxBlobs    = 1 << 12
	// spillAt is the body size above which a body becomes a blob: it keeps a
	// transaction well below Badger's 2.4 MiB and the catalogue scan quick.
	spillAt = 512 << 10
)

// payload is a record as it is sealed; Spill is its body, when that is a blob.
type payload struct {
	store.Record
	Spill *store.Blob
}

func appendBlob(b []byte, o store.Blob) []byte {
	b = append(b, o.ID[:]...)
	b = append(b, o.Key[:]...)
	b = binary.BigEndian.AppendUint64(b, uint64(o.Size))
	b = append(b, o.SHA256[:]...)
	return binary.BigEndian.AppendUint64(b, uint64(o.Chunks))
}

func cutBlob(b []byte) (o store.Blob, rest []byte) {
	copy(o.ID[:], b)
	copy(o.Key[:], b[16:])
	o.Size = int64(binary.BigEndian.Uint64(b[48:]))
	copy(o.SHA256[:], b[56:])
	o.Chunks = int64(binary.BigEndian.Uint64(b[88:]))
	return o, b[blobSize:]
}

func (p *payload) encode() ([]byte, error) {
	if len(p.Kind) == 0 || len(p.Kind) > 64 || len(p.Meta) > store.MaxMeta || len(p.Blobs) > maxBlobs {
		return nil, store.ErrTooLarge
	}
	b := make([]byte, 0, 1+len(p.Kind)+1+4+len(p.Meta)+2+(len(p.Blobs)+1)*blobSize+len(p.Body))
	b = append(b, byte(len(p.Kind)))
	b = append(b, p.Kind...)
	blobs, body, flags := p.Blobs, p.Body, byte(0)
	if p.Spill != nil {
		blobs, body, flags = append(blobs[:len(blobs):len(blobs)], *p.Spill), nil, flagSpilled
	}
	if p.Apart {
		body, flags = nil, flags|flagApart
	}
	b = append(b, flags)
	b = binary.BigEndian.AppendUint32(b, uint32(len(p.Meta)))
	b = append(b, p.Meta...)
	b = binary.BigEndian.AppendUint16(b, uint16(len(blobs)))
	for _, o := range blobs {
		b = appendBlob(b, o)
	}
	return append(b, body...), nil
}

// decodePayload reads b, which authenticated; the record's slices alias it.
// What it refuses was written by a defect or a newer version, not by chance.
func decodePayload(id store.ID, b []byte) (payload, error) {
	bad := func() (payload, error) { return payload{}, damaged("record " + id.String()) }
	p := payload{Record: store.Record{ID: id}}
	if len(b) < 1 || len(b) < 1+int(b[0])+1+4 {
		return bad()
	}
	n := int(b[0])
	p.Kind = store.Kind(b[1 : 1+n])
	flags := b[1+n]
	b = b[2+n:]
	size := binary.BigEndian.Uint32(b)
	b = b[4:]
	if size > store.MaxMeta || int(size) > len(b) {
		return bad()
	}
	p.Meta, b = b[:size:size], b[size:]
	if len(b) < 2 {
		return bad()
	}
	count := int(binary.BigEndian.Uint16(b))
	b = b[2:]
	if count > maxBlobs+1 || count*blobSize > len(b) || flags&^(flagSpilled|flagApart) != 0 || flags&flagSpilled != 0 && count == 0 {
		return bad()
	}
	for range count {
		var o store.Blob
		o, b = cutBlob(b)
		p.Blobs = append(p.Blobs, o)
	}
	if flags&flagSpilled != 0 {
		last := p.Blobs[count-1]
		p.Spill, p.Blobs = &last, p.Blobs[:count-1]
	}
	p.Apart = flags&flagApart != 0
	if p.Apart && len(b) > 0 {
		return bad()
	}
	if len(b) > 0 {
		p.Body = b
	}
	return p, nil
}

// owned returns every blob that dies with the record.
func (p *payload) owned() []store.Blob {
	if p.Spill == nil {
		return p.Blobs
	}
	return append(p.Blobs[:len(p.Blobs):len(p.Blobs)], *p.Spill)
}

// bodyApart reports whether the body is a value of its own in the database.
func (p *payload) bodyApart() bool { return p.Apart && p.Spill == nil }

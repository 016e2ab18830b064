package backup

import (
	"archive/tar"
	"encoding/json"
	"io"

	"stillwater/app/store"
)

// documents reads a file of records, holding one record at a time.
func (rd *reader) documents(h *tar.Header, body io.Reader) error {
	if h.Size > maxDocument {
		return damaged("a file of records is too large")
	}
	dec := json.NewDecoder(body)
	dec.DisallowUnknownFields()
	if t, err := dec.Token(); err != nil || t != json.Delim('[') {
		return damaged("records cannot be read")
	}
	for dec.More() {
		var d document
		if err := dec.Decode(&d); err != nil {
			return damaged("a record cannot be read")
		}
		if d.Kind != kindOf(h.Name) {
			return damaged("a record stands among others")
		}
		if err := rd.document(d); err != nil {
			return err
		}
	}
	if _, err := dec.Token(); err != nil { // the closing bracket
		return damaged("records break off")
	}
	if _, err := dec.Token(); err != io.EOF {
		return damaged("data behind the records")
	}
	return nil
}

// document takes one record.
func (rd *reader) document(d document) error {
	if _, again := rd.ids[d.ID]; again || d.ID.IsZero() {
		return damaged("two records of one name")
	}
	rd.ids[d.ID] = struct{}{}
	if len(d.Meta) > store.MaxMeta || len(d.Meta) > 0 && d.Meta[0] != '{' || d.Body != "" && d.BodyBase64 != nil {
		return damaged("a record is not as it was written")
	}
	r := store.Record{ID: d.ID, Kind: d.Kind, Meta: d.Meta, Body: d.BodyBase64, Apart: d.Apart}
	if d.Body != "" {
		r.Body = []byte(d.Body)
	}
	listed := store.Record{Kind: d.Kind}
	for _, ref := range d.Blobs {
		listed.Blobs = append(listed.Blobs, store.Blob{Size: ref.Size})
		if ref.Lost && ref.Member == "" {
			rd.report.Lost++
			continue
		}
		o := rd.originals[ref.Member]
		if o == nil || o.claimed || ref.Lost || ref.Size != o.blob.Size || ref.SHA256 != o.blob.SHA256 {
			return damaged("a record and its bytes differ")
		}
		o.claimed = true
		r.Blobs = append(r.Blobs, o.blob)
	}
	rd.counts.add(listed)
	return rd.put(r)
}

// put keeps a record for the next transaction.
func (rd *reader) put(r store.Record) error {
	if rd.into == nil {
		return nil
	}
	size := len(r.Meta) + len(r.Body)
	if rd.batchSize+size > store.MaxUpdate || len(rd.batch) == batchRecords {
		if err := rd.flush(); err != nil {
			return err
		}
	}
	rd.batch = append(rd.batch, r)
	rd.batchSize += size
	return nil
}

// flush writes the records kept so far.
func (rd *reader) flush() error {
	if len(rd.batch) == 0 {
		return nil
	}
	err := rd.into.Update(rd.ctx, func(tx store.Tx) error {
		for _, r := range rd.batch {
			if err := tx.Put(r); err != nil {
				return err
			}
		}
		return nil
	})
	clear(rd.batch)
	rd.batch, rd.batchSize = rd.batch[:0], 0
	return err
}

package diaries

import (
	"bytes"
	"io"
	"os"
	"path/filepath"
)

// ownEntry is what is read here of an entry of our own JSON export.
type ownEntry struct {
	ID          string `json:"id"`
	Origin      string `json:"origin"`
	At          string `json:"at"`
	Zone        string `json:"zone"`
	Title       string `json:"title"`
	Text        string `json:"text"`
	Attachments []struct {
		Name string `json:"name"`
		File string `json:"file"`
	} `json:"attachments"`
}

// stillwater reads our own JSON export, or the one in a folder of it; its
// attachments lie beside the file. The rest of an entry is in its Raw.
func (r *reading) stillwater(name string) error {
	if info, err := os.Stat(name); err == nil && info.IsDir() {
		name = filepath.Join(name, "journal.json")
		if _, err := os.Stat(name); err != nil {
			return ErrNotDiary
		}
	}
	f, _, err := r.file(name, maxFile)
	if err != nil {
		return err
	}
	defer f.Close()
	dir, err := os.OpenRoot(filepath.Dir(name))
	if err != nil {
		return err
	}
	defer dir.Close()
	return r.elements(f, "", shape{[]byte(`"at"`), func(el element) (e Entry, why Reason) {
		var o ownEntry
		if !decode(el.raw, &o) {
			return e, Broken
		}
		at, ok := r.time(o.At)
		if !ok {
			return e, NoDate
		}
		e = Entry{Place: el.place, Title: o.Title, Text: o.Text, Raw: bytes.Clone(el.raw)}
		e.At, e.Zone = r.moment(at, o.Zone)
		if o.Origin != "" {
			e.Origin = o.Origin
		} else if o.ID != "" {
			e.Origin = "stillwater:" + o.ID
		}
		for _, a := range o.Attachments[:min(len(o.Attachments), maxKnown)] {
			p := el.place
			p.File = a.File
			rel := filepath.FromSlash(a.File)
			if !filepath.IsLocal(rel) {
				r.refuse(p, UnsafeName)
				continue
			}
			info, err := dir.Lstat(rel)
			switch {
			case err != nil:
				r.refuse(p, Missing)
			case !info.Mode().IsRegular():
				r.refuse(p, Link)
			default:
				open := func() (io.ReadCloser, error) { return dir.Open(rel) }
				e.Files = append(e.Files, File{Name: plainName(a.Name, "", e.Files), Path: a.File, Size: info.Size(), Open: open})
			}
		}
		return e, ""
	}})
}

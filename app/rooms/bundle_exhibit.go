package rooms

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"slices"
	"strings"

	"stillwater/app/bundle"
	"stillwater/app/evidence"
	"stillwater/app/media"
	"stillwater/app/store"
)

// exhibit makes an exhibit of the bundle of an original that was picked.
func (p *planner) exhibit(k *picked) error {
	x := k.Exhibit
	out := bundle.Exhibit{Number: x.Number, Section: x.Series, Name: x.Name, RawName: x.RawName, MediaType: x.MediaType, Size: x.Size, SHA256: x.SHA256, AddedAt: x.AddedAt, Zone: x.Zone,
		ModifiedAt: x.ModifiedAt, Source: bundle.Source(x.Source), MadeBy: x.MadeBy, Unread: x.Sealed, RemovedAt: x.RemovedAt, Show: p.choice.Pictures && !x.Sealed}
	if p.choice.Notes {
		out.Note = x.Note
	}
	for _, c := range slices.Concat(x.Concerns, x.Found) {
		if words := concernWords[c]; words != "" && !slices.Contains(out.Concerns, words) {
			out.Concerns = append(out.Concerns, words)
		}
	}
	shared := p.choice.Preset == bundle.Shared
	covered := k.copies
	if p.choice.Covered || shared {
		var err error
		if covered, err = p.copiesOf(x.ID); err != nil {
			return err
		}
		if len(covered) > 0 {
			k.whole = false
		}
	}
	switch {
	case p.without[x.ID]:
		out.Missing, covered = "it is not handed over with this bundle", nil
	case !x.RemovedAt.IsZero():
	case !k.whole:
		out.Missing = "a copy with parts covered stands in its place"
	case !x.CheckedAt.IsZero() && !x.Intact:
		out.Missing = "its bytes are damaged"
	case shared:
		p.stripped(x, &out)
	default:
		out.Files = append(out.Files, p.fileOf("original", x))
		if err := p.facts(x, &out); err != nil {
			return err
		}
		if strings.HasPrefix(x.MediaType, "image/hei") {
			out.Picture = func() (io.ReadSeekCloser, error) { return p.seen(x) }
		}
	}
	for _, c := range covered {
		if !c.RemovedAt.IsZero() || !c.CheckedAt.IsZero() && !c.Intact {
			continue
		}
		f := p.fileOf("redacted", c)
		if json.Valid(c.Params) {
			f.Params = c.Params
		}
		out.Files = append(out.Files, f)
		out.Picture = nil
		p.plan.copies[c.Number] = true
		p.plan.bytes += c.Size
	}
	if len(out.Files) > 0 {
		p.plan.bytes += x.Size
	}
	p.plan.c.Exhibits = append(p.plan.c.Exhibits, out)
	return nil
}

// copiesOf are the copies with parts covered that are kept of an original.
func (p *planner) copiesOf(id store.ID) ([]evidence.Exhibit, error) {
	all, err := p.r.Evidence.Exhibits(evidence.Query{})
	if err != nil {
		return nil, err
	}
	var out []evidence.Exhibit
	for _, x := range slices.Backward(all.Rows) {
		if x.DerivedFrom == id && x.RemovedAt.IsZero() {
			out = append(out, x)
		}
	}
	return out, nil
}

func (p *planner) fileOf(kind string, x evidence.Exhibit) bundle.File {
	return bundle.File{Kind: kind, Type: x.MediaType, Name: x.RawName, SHA256: &x.SHA256, Size: x.Size, Open: func() (io.ReadSeekCloser, error) {
		in, err := p.r.Evidence.OpenUnread(p.ctx, x.ID)
		if err != nil {
			return nil, damage(err)
		}
		return damagedReader{in}, nil
	}}
}

// facts are what the file says of itself, as far as it was or may be read.
func (p *planner) facts(x evidence.Exhibit, out *bundle.Exhibit) error {
	if x.Sealed {
		return nil
	}
	facts, err := p.r.Evidence.Facts(p.ctx, x.ID)
	if err != nil {
		if errors.Is(err, store.ErrDamaged) {
			return nil // what is damaged is found again when it is read
		}
		return err
	}
	for _, f := range facts {
		out.Facts = append(out.Facts, bundle.Fact{Name: string(f.Origin) + " " + f.Name, Value: f.Value})
		if f.About == media.OfPlace {
			p.located(x.Number)
		}
	}
	return nil
}

const notFreed = "it cannot be freed of what is embedded in it"

// stripped is what of an exhibit may be shared: text as it is, a picture
// without what is embedded in it.
func (p *planner) stripped(x evidence.Exhibit, out *bundle.Exhibit) {
	plain, _, _ := strings.Cut(x.MediaType, ";")
	switch {
	case x.Sealed:
		out.Missing = "it is kept unread"
	case plain == "text/plain":
		out.Files = append(out.Files, p.fileOf("original", x))
	case strings.HasPrefix(plain, "image/"):
		kind := "image/png"
		if plain == "image/jpeg" || strings.HasPrefix(plain, "image/hei") {
			kind = "image/jpeg"
		}
		out.Missing = "a copy without what was embedded in it stands in its place"
		out.Files = append(out.Files, bundle.File{Kind: "stripped", Type: kind, Size: x.Size, Without: notFreed, Open: func() (io.ReadSeekCloser, error) { return p.strip(x) }})
	default:
		out.Missing = notFreed
	}
}

// strip makes the copy of a picture that is shared, in memory.
func (p *planner) strip(x evidence.Exhibit) (io.ReadSeekCloser, error) {
	in, err := p.r.Evidence.OpenUnread(p.ctx, x.ID)
	if err != nil {
		return nil, damage(err)
	}
	defer in.Close()
	var out bytes.Buffer
	_, err = media.Strip(p.ctx, &out, in, x.Size, x.MediaType)
	switch {
	case err == nil:
		return kept{bytes.NewReader(out.Bytes())}, nil
	case p.ctx.Err() != nil:
		return nil, p.ctx.Err()
	case errors.Is(err, media.ErrNoPicture), errors.Is(err, media.ErrTooLarge), errors.Is(err, media.ErrAbsent):
		return nil, bundle.ErrDamaged // nothing of it can be shared
	}
	return nil, damage(err)
}

// seen is a picture the report can set, of one it cannot.
func (p *planner) seen(x evidence.Exhibit) (io.ReadSeekCloser, error) {
	in, err := p.r.Evidence.OpenUnread(p.ctx, x.ID)
	if err != nil {
		return nil, err
	}
	defer in.Close()
	b, err := media.Preview(p.ctx, in, x.Size, x.MediaType)
	if err != nil && p.ctx.Err() == nil {
		b, err = nil, nil // no picture: the report names it only
	}
	return kept{bytes.NewReader(b)}, err
}

type kept struct{ *bytes.Reader }

func (kept) Close() error { return nil }

package bundle

import (
	"bytes"
	"cmp"
	"context"
	"crypto/ed25519"
	"crypto/sha256"
	"crypto/sha512"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"mime"
	"path"
	"slices"
	"strings"
	"sync"
	"time"

	"stillwater/app/typeset"
)

const (
	bufferSize = 1 << 20 // bytes; large enough that hand-overs between goroutines cost nothing
	maxEnding  = 8       // letters of a file's ending; longer ones are none
)

// An Entry is one file of a bundle.
type Entry struct {
	Name   string
	Size   int64
	SHA256 [32]byte
}

// A Bundle is a case read through once: its texts are written, its report is
// set, every file is hashed. Nothing of it stands anywhere but in memory.
type Bundle struct {
	Lost    []int  // numbers of exhibits whose bytes are damaged
	Letters []rune // letters of the texts that no font of the report has
	Unset   int    // pictures that the report only names

	c       Case
	payload []piece // without the log, by name
	hasher  hasher
}

// A piece is one file: its bytes, or what opens them.
type piece struct {
	Entry
	sum512 [64]byte
	crc    uint32
	text   []byte
	open   func() (io.ReadSeekCloser, error)
}

func textPiece(name string, text []byte) piece {
	return piece{Entry{name, int64(len(text)), sha256.Sum256(text)}, sha512.Sum512(text), crc32.ChecksumIEEE(text), text, nil}
}

// Make reads a case through. The press sets the report; without one there is
// none. progress, if not nil, is called with the bytes of exhibits read. Errors
// are ErrInvalid, ctx's, those of File.Open but ErrDamaged, and those of
// typeset.Press.PDF.
func Make(ctx context.Context, c Case, press *typeset.Press, progress func(int64)) (*Bundle, error) {
	b, err := build(ctx, c, press, progress)
	if err != nil {
		return nil, fmt.Errorf("making a bundle: %w", err)
	}
	return b, nil
}

func build(ctx context.Context, c Case, press *typeset.Press, progress func(int64)) (*Bundle, error) {
	c.At = c.At.Truncate(time.Second)
	if err := c.check(); err != nil {
		return nil, err
	}
	b := &Bundle{c: c}
	p := newPages(c)
	var read int64
	for i := range p.exhibits {
		x := &p.exhibits[i]
		for j, f := range x.Files {
			one, err := b.file(ctx, x, j, f, func(n int64) {
				if progress != nil {
					progress(read + n)
				}
			})
			if errors.Is(err, ErrDamaged) {
				if x.lose(j); f.Without == "" {
					b.Lost = append(b.Lost, x.Number)
				}
				break // what derives from it may be whole, but proves nothing without it
			}
			if err != nil {
				return nil, err
			}
			read += one.Size
			x.pieces = append(x.pieces, one)
		}
	}
	for _, x := range p.exhibits {
		text, err := p.record(x)
		if err != nil {
			return nil, err
		}
		b.payload = append(append(b.payload, x.pieces...), textPiece(x.folder()+"record.json", text))
	}
	for name, text := range map[string][]byte{
		"chronology.csv": p.chronology(), "claims.csv": p.claims(), "index.csv": p.index(),
		"statement-draft.txt": p.statement(), "certificate-drafts.txt": p.certificates(),
	} {
		b.payload = append(b.payload, textPiece(dataFolder+name, text))
	}
	if press != nil {
		pdf, err := p.report(ctx, press)
		if err != nil {
			return nil, err
		}
		b.Letters, b.Unset = pdf.letters, pdf.unset
		b.payload = append(b.payload, textPiece(dataFolder+"report.pdf", pdf.bytes))
	}
	slices.SortFunc(b.payload, byName)
	return b, nil
}

func byName(a, b piece) int { return cmp.Compare(a.Name, b.Name) }

// check refuses what could not be written, or would lead nowhere.
func (c Case) check() error {
	if strings.TrimSpace(c.Name) == "" || c.At.IsZero() || len(c.Signer) != ed25519.PrivateKeySize || c.Preset != Full && c.Preset != Shared {
		return ErrInvalid
	}
	numbers := map[int]bool{}
	for _, x := range c.Exhibits {
		if x.Number < 1 || numbers[x.Number] {
			return fmt.Errorf("%w: an exhibit twice", ErrInvalid)
		}
		numbers[x.Number] = true
	}
	var named []int
	for _, in := range c.Incidents {
		named = append(named, in.Exhibits...)
		for _, q := range in.Quotes {
			named = append(named, q.Exhibit)
		}
	}
	for _, cl := range c.Claims {
		for _, a := range cl.Appearances {
			named = append(named, a.Exhibits...)
		}
		for _, r := range cl.Rebuttals {
			named = append(append(named, r.For...), r.Against...)
		}
		for _, h := range cl.Harms {
			named = append(named, h.Exhibits...)
		}
	}
	for _, n := range named {
		if !numbers[n] {
			return fmt.Errorf("%w: an exhibit that is not in it", ErrInvalid)
		}
	}
	return nil
}

// file hashes one file of an exhibit.
func (b *Bundle) file(ctx context.Context, x *exhibit, j int, f File, progress func(int64)) (piece, error) {
	in, err := f.Open()
	if err != nil {
		return piece{}, err
	}
	defer in.Close()
	one, err := b.hasher.hashed(ctx, in, progress)
	if err == nil && f.SHA256 != nil && *f.SHA256 != one.SHA256 {
		err = ErrDamaged
	}
	one.Name, one.open = x.fileName(j, f), f.Open
	return one, err
}

// A hasher reads files through, one after the other.
type hasher struct{ bufs [2][]byte }

// hashed reads in to its end. The two hashes are reckoned side by side, and
// while the next part is read.
func (h *hasher) hashed(ctx context.Context, in io.Reader, progress func(int64)) (one piece, err error) {
	h256, h512, crc := sha256.New(), sha512.New(), crc32.NewIEEE()
	var hashing sync.WaitGroup
	defer hashing.Wait()
	for i := 0; err == nil; i = 1 - i {
		if h.bufs[i] == nil {
			h.bufs[i] = make([]byte, bufferSize)
		}
		var n int
		if n, err = io.ReadFull(in, h.bufs[i]); errors.Is(err, io.ErrUnexpectedEOF) {
			err = io.EOF
		}
		hashing.Wait()
		if ctx.Err() != nil {
			return one, ctx.Err()
		}
		part := h.bufs[i][:n]
		hashing.Go(func() { h512.Write(part) })
		hashing.Go(func() { h256.Write(part); crc.Write(part) })
		one.Size += int64(n)
		progress(one.Size)
	}
	hashing.Wait()
	if !errors.Is(err, io.EOF) {
		return one, err
	}
	h256.Sum(one.SHA256[:0])
	h512.Sum(one.sum512[:0])
	one.crc = crc.Sum32()
	return one, nil
}

// fileName is where the j-th file of an exhibit stands.
func (x *exhibit) fileName(j int, f File) string {
	if f.Kind == "original" {
		return x.folder() + "original" + ending(f)
	}
	return fmt.Sprintf("%sderived/%s-%d%s", x.folder(), slug(f.Kind), j, ending(f))
}

// ending is the ending of a file's name, by its type or else its name.
func ending(f File) string {
	plain, _, _ := mime.ParseMediaType(f.Type)
	if e, known := endings[plain]; known {
		return e
	}
	e := strings.ToLower(path.Ext(f.Name))
	switch {
	case len(e) >= 2 && len(e) <= maxEnding+1 && strings.Trim(e[1:], "abcdefghijklmnopqrstuvwxyz0123456789") == "":
		return e
	case strings.HasPrefix(plain, "text/"):
		return ".txt"
	}
	return ".bin"
}

// endings are those every system opens rightly.
var endings = map[string]string{
	"image/jpeg": ".jpg", "image/png": ".png", "image/gif": ".gif", "image/webp": ".webp", "image/heic": ".heic",
	"application/pdf": ".pdf", "application/zip": ".zip", "video/mp4": ".mp4", "audio/mpeg": ".mp3",
}

// Payload is the SHA-256 of the lines of manifest-sha256.txt for everything
// outside of data/log/: what the custody log's record of the bundle names.
func (b *Bundle) Payload() [32]byte { return sha256.Sum256(sums(b.payload, false)) }

// Entries lists everything outside of data/log/ and the bag's own files.
func (b *Bundle) Entries() []Entry {
	all := make([]Entry, len(b.payload))
	for i, p := range b.payload {
		all[i] = p.Entry
	}
	return all
}

// Folder is the name of the one folder in the bundle: a good name for it, too.
func (b *Bundle) Folder() string { return b.c.folder() }

// sums is a manifest.
func sums(all []piece, long bool) []byte {
	var out bytes.Buffer
	for _, p := range all {
		sum := p.SHA256[:]
		if long {
			sum = p.sum512[:]
		}
		fmt.Fprintf(&out, "%x  %s\n", sum, p.Name)
	}
	return out.Bytes()
}

// Write writes the bundle with the disclosed part of the custody log, whose
// last record names Payload. progress, if not nil, is called with the bytes
// written. Errors are ErrInvalid for an empty log, ErrChanged, ctx's, those of
// w and of File.Open.
func (b *Bundle) Write(ctx context.Context, w io.Writer, log Log, progress func(int64)) error {
	if err := b.write(ctx, w, log, progress); err != nil {
		return fmt.Errorf("writing a bundle: %w", err)
	}
	return nil
}

func (b *Bundle) write(ctx context.Context, w io.Writer, log Log, progress func(int64)) error {
	all, err := b.bag(log)
	if err != nil {
		return err
	}
	at := dosTime(b.c.At)
	z := &stream{ctx: ctx, w: w, progress: progress}
	members := make([]member, len(all))
	for i, p := range all {
		members[i] = member{b.c.folder() + "/" + p.Name, p.Size, p.crc, z.n}
		if err := z.put(members[i].local(at)); err != nil {
			return err
		}
		if err := z.copy(p); err != nil {
			return err
		}
	}
	start := z.n
	for _, m := range members {
		if err := z.put(m.central(at)); err != nil {
			return err
		}
	}
	return z.put(end(len(members), start, z.n-start))
}

// bag is every file of the bundle in the order in which it stands there.
func (b *Bundle) bag(log Log) ([]piece, error) {
	logged, err := log.pieces()
	if err != nil {
		return nil, err
	}
	payload := append(slices.Clone(b.payload), logged...)
	slices.SortFunc(payload, byName)
	tags := []piece{textPiece(readmeName, readmeText), textPiece(verifyName, verifyText), textPiece(bagName, []byte(bagText)),
		textPiece(infoName, b.info(payload)), textPiece(sums256, sums(payload, false)), textPiece(sums512, sums(payload, true))}
	if log.Request != nil {
		tags = append(tags, textPiece(requestName, log.Request))
	}
	sorted := slices.SortedFunc(slices.Values(tags), byName)
	list := sums(sorted, false)
	tags = append(tags, textPiece(tagSums, list), textPiece(signatureName, sign(b.c.Signer, list)),
		textPiece(signersName, allowedSigners(b.c.Signer.Public().(ed25519.PublicKey))))
	return append(tags, payload...), nil
}

// info is bag-info.txt.
func (b *Bundle) info(payload []piece) []byte {
	var size int64
	for _, p := range payload {
		size += p.Size
	}
	payloadSum := b.Payload()
	var out bytes.Buffer
	for _, line := range [][2]string{
		{"Bag-Software-Agent", b.c.App}, {"Bagging-Date", b.c.At.Format(time.DateOnly)}, {"External-Description", "Evidence bundle: " + b.c.Name},
		{"Payload-Oxum", fmt.Sprintf("%d.%d", size, len(payload))},
		{infoFormat, format}, {infoMade, b.c.At.UTC().Format(time.RFC3339)}, {infoPreset, string(b.c.Preset)},
		{infoKey, Fingerprint(b.c.Signer.Public().(ed25519.PublicKey))}, {infoPayload, hex.EncodeToString(payloadSum[:])},
	} {
		if value := oneLine(line[1]); value != "" {
			out.WriteString(line[0] + ": " + value + "\n")
		}
	}
	return out.Bytes()
}

// What bag-info.txt says of ours.
const (
	format      = "0"
	infoFormat  = "Stillwater-Format"
	infoMade    = "Stillwater-Made"
	infoPreset  = "Stillwater-Preset"
	infoKey     = "Stillwater-Key"
	infoPayload = "Stillwater-Payload"
)

// pieces are the files of the disclosed log.
func (l Log) pieces() ([]piece, error) {
	if len(l.Checkpoint) == 0 {
		return nil, ErrInvalid
	}
	leaves := slices.SortedFunc(slices.Values(l.Leaves), func(a, b Leaf) int { return cmp.Compare(a.Seq, b.Seq) })
	all := []piece{textPiece(checkpointName, l.Checkpoint)}
	var lines bytes.Buffer
	for i, leaf := range leaves {
		if bytes.ContainsAny(leaf.Line, "\r\n") || i > 0 && leaf.Seq == leaves[i-1].Seq {
			return nil, ErrInvalid
		}
		lines.Write(append(slices.Clone(leaf.Line), '\n'))
		all = append(all, textPiece(proofName(leaf.Seq), proofText(leaf.Seq, leaf.Proof)))
	}
	all = append(all, textPiece(linesName, lines.Bytes()))
	for i, s := range l.Stamped {
		folder := fmt.Sprintf("%s%04d/", stampedFolder, i+1)
		all = append(all, textPiece(folder+"checkpoint.txt", s.Checkpoint), textPiece(folder+requestName, s.Request),
			textPiece(folder+replyName, s.Reply), textPiece(folder+"proof.json", proofText(0, s.Proof)))
	}
	return all, nil
}

func proofName(seq int64) string { return fmt.Sprintf("%s%06d.json", proofFolder, seq) }

// A proofFile is a proof as it stands in a bundle.
type proofFile struct {
	Seq  int64    `json:"seq"` // of the leaf; 0 for a proof between two checkpoints
	Path []string `json:"path"`
}

func proofText(seq int64, path [][32]byte) []byte {
	p := proofFile{seq, []string{}}
	for _, h := range path {
		p.Path = append(p.Path, hex.EncodeToString(h[:]))
	}
	text, _ := json.MarshalIndent(p, "", " ")
	return append(text, '\n')
}

// A stream counts what is written, and stops when ctx ends.
type stream struct {
	ctx      context.Context
	w        io.Writer
	n        int64
	progress func(int64)
	buf      []byte
}

func (s *stream) put(b []byte) error {
	if err := s.ctx.Err(); err != nil {
		return err
	}
	n, err := s.w.Write(b)
	s.n += int64(n)
	if s.progress != nil {
		s.progress(s.n)
	}
	return err
}

// copy writes a piece and makes sure that it is still what was hashed.
func (s *stream) copy(p piece) error {
	if p.open == nil {
		return s.put(p.text)
	}
	in, err := p.open()
	if err != nil {
		return err
	}
	defer in.Close()
	if s.buf == nil {
		s.buf = make([]byte, bufferSize)
	}
	crc := crc32.NewIEEE()
	for left := p.Size; ; {
		n, err := io.ReadFull(in, s.buf)
		if left -= int64(n); left < 0 {
			return ErrChanged
		}
		crc.Write(s.buf[:n])
		if err := s.put(s.buf[:n]); err != nil {
			return err
		}
		switch {
		case err == nil:
		case !errors.Is(err, io.EOF) && !errors.Is(err, io.ErrUnexpectedEOF):
			return err
		case left != 0 || crc.Sum32() != p.crc:
			return ErrChanged
		default:
			return nil
		}
	}
}

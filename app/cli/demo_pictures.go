package cli

import (
	"bytes"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"math/rand/v2"
	"strings"

	"golang.org/x/image/font"
	"golang.org/x/image/font/basicfont"
	"golang.org/x/image/math/fixed"
)

// Pictures are drawn small and then doubled, so that the font, which has one
// size, is as large as on a telephone.
const (
	pictureWidth = 300 // points before doubling
	lineHeight   = 15  // points; the font's 13 and a little air
	letterWidth  = 7   // points of one letter
	bubbleLine   = 28  // letters of a line in a bubble
)

var (
	ink      = color.RGBA{0x22, 0x2b, 0x2e, 255}
	faint    = color.RGBA{0x7c, 0x8a, 0x8d, 255}
	wall     = color.RGBA{0xe9, 0xee, 0xec, 255}
	bar      = color.RGBA{0x2f, 0x6f, 0x6a, 255}
	paper    = color.RGBA{0xff, 0xfd, 0xf6, 255}
	mine     = color.RGBA{0xd3, 0xec, 0xd9, 255}
	theirs   = color.RGBA{0xff, 0xff, 0xff, 255}
	night    = color.RGBA{0x1b, 0x24, 0x33, 255}
	street   = color.RGBA{0x33, 0x36, 0x3c, 255}
	grey     = color.RGBA{0x8b, 0x90, 0x98, 255}
	dark     = color.RGBA{0x12, 0x14, 0x18, 255}
	lamp     = color.RGBA{0xf6, 0xd9, 0x7a, 255}
	stem     = color.RGBA{0x4e, 0x7d, 0x4b, 255}
	floor    = color.RGBA{0xb9, 0x9b, 0x7a, 255}
	mat      = color.RGBA{0x6b, 0x4f, 0x3a, 255}
	carton   = color.RGBA{0xc9, 0x9d, 0x66, 255}
	tape     = color.RGBA{0xe4, 0xcf, 0xa4, 255}
	colours  = color.Palette{ink, faint, wall, bar, paper, mine, theirs, night, street, grey, dark, lamp, stem, floor, mat, carton, tape}
	headline = 2*lineHeight + 6 // points of the bar above a screen
)

// picture draws what the first line says: a chat, a list, a note, or a photo
// of simple shapes.
func picture(text string) ([]byte, error) {
	head, body, _ := strings.Cut(strings.TrimRight(text, "\n"), "\n")
	kind, title, _ := strings.Cut(head, " ")
	lines := strings.Split(body, "\n")
	c := newCanvas(pictureWidth, 12+lineHeight*(len(lines)+1))
	switch kind {
	case "chat":
		c = chat(title, lines)
	case "list":
		c = newCanvas(pictureWidth, headline+24+lineHeight*len(lines))
		c.screen(title)
		for i, l := range lines {
			c.text(14, headline+12+lineHeight*i, l, ink)
		}
	case "note":
		c.box(image.Rect(0, 0, pictureWidth, c.Rect.Dy()), paper)
		for i, l := range lines {
			c.text(20, 12+lineHeight*i, l, ink)
		}
	case "photo":
		c = newCanvas(pictureWidth, 200)
		map[string]func(canvas){"car": car, "lilies": lilies, "parcel": parcel, "lamp": yellowLamp}[title](c)
	}
	var b bytes.Buffer
	err := (&png.Encoder{CompressionLevel: png.BestSpeed}).Encode(&b, c.doubled())
	return b.Bytes(), err
}

type canvas struct{ *image.Paletted }

func newCanvas(w, h int) canvas { return canvas{image.NewPaletted(image.Rect(0, 0, w, h), colours)} }

func (c canvas) box(r image.Rectangle, col color.Color) {
	draw.Draw(c, r, image.NewUniform(col), image.Point{}, draw.Src)
}

func (c canvas) disc(x, y, radius int, col color.Color) {
	for dy := -radius; dy <= radius; dy++ {
		for dx := -radius; dx <= radius; dx++ {
			if dx*dx+dy*dy <= radius*radius {
				c.Set(x+dx, y+dy, col)
			}
		}
	}
}

// text writes s with its upper left corner at x, y.
func (c canvas) text(x, y int, s string, col color.Color) {
	d := font.Drawer{Dst: c, Src: image.NewUniform(col), Face: basicfont.Face7x13, Dot: fixed.P(x, y+11)}
	d.DrawString(s)
}

// screen draws the bar of an app.
func (c canvas) screen(title string) {
	c.box(c.Rect, wall)
	c.box(image.Rect(0, 0, pictureWidth, headline-6), bar)
	c.text(14, 8, title, paper)
}

func (c canvas) doubled() image.Image {
	big := image.NewPaletted(image.Rect(0, 0, 2*c.Rect.Dx(), 2*c.Rect.Dy()), colours)
	for y := range big.Rect.Dy() {
		for x := range big.Rect.Dx() {
			big.Pix[y*big.Stride+x] = c.Pix[y/2*c.Stride+x/2]
		}
	}
	return big
}

// chat draws bubbles: < theirs, > mine, | a time between them.
func chat(title string, lines []string) canvas {
	type bubble struct {
		side string
		rows []string
	}
	var all []bubble
	height := headline + 8
	for _, l := range lines {
		side, text, _ := strings.Cut(l, " ")
		b := bubble{side, wrap(text, bubbleLine)}
		all = append(all, b)
		height += len(b.rows)*lineHeight + 14
	}
	c := newCanvas(pictureWidth, height+8)
	c.screen(title)
	y := headline + 4
	for _, b := range all {
		width := 0
		for _, r := range b.rows {
			width = max(width, len(r)*letterWidth)
		}
		x, fill, col := 12, theirs, ink
		switch b.side {
		case ">":
			x, fill = pictureWidth-width-32, mine
		case "|":
			x, fill, col = (pictureWidth-width)/2-10, wall, faint
		}
		c.box(image.Rect(x, y, x+width+20, y+len(b.rows)*lineHeight+8), fill)
		for i, r := range b.rows {
			c.text(x+10, y+4+i*lineHeight, r, col)
		}
		y += len(b.rows)*lineHeight + 14
	}
	return c
}

// wrap breaks s into lines of at most n letters.
func wrap(s string, n int) (rows []string) {
	row := ""
	for _, w := range strings.Fields(s) {
		if row != "" && len(row)+1+len(w) > n {
			rows, row = append(rows, row), ""
		}
		row = strings.TrimSpace(row + " " + w)
	}
	return append(rows, row)
}

// car stands in a street at night, its lights on.
func car(c canvas) {
	c.box(c.Rect, night)
	c.box(image.Rect(0, 0, 110, 140), dark)
	c.box(image.Rect(190, 20, 300, 140), dark)
	dice := rand.New(rand.NewPCG(1, 2))
	for y := 12; y < 120; y += 24 {
		for _, x := range []int{14, 44, 74, 206, 236, 266} {
			if y > 30 && dice.IntN(3) == 0 {
				c.box(image.Rect(x, y, x+12, y+14), lamp)
			}
		}
	}
	c.box(image.Rect(0, 140, 300, 200), street)
	c.box(image.Rect(60, 122, 240, 158), grey)
	c.box(image.Rect(92, 98, 222, 124), grey)
	c.box(image.Rect(100, 103, 150, 122), dark)
	c.box(image.Rect(158, 103, 214, 122), dark)
	c.disc(98, 158, 15, dark)
	c.disc(206, 158, 15, dark)
	c.disc(98, 158, 6, grey)
	c.disc(206, 158, 6, grey)
	c.box(image.Rect(56, 130, 66, 140), lamp)
	for i := range 40 { // the light on the road
		c.box(image.Rect(54-i, 152+i/6, 55-i, 156+i/3), lamp)
	}
}

// lilies lie on a doormat.
func lilies(c canvas) {
	c.box(c.Rect, floor)
	for y := 0; y < 200; y += 25 {
		c.box(image.Rect(0, y, 300, y+1), mat)
	}
	c.box(image.Rect(30, 50, 270, 185), mat)
	for i := range 5 {
		for t := range 90 { // stems, from one hand
			c.disc(230-t-i*4, 160-t*(i+2)/6, 1, stem)
		}
		x, y := 140-i*4, 160-90*(i+2)/6
		for _, p := range [][2]int{{-9, -4}, {-4, -10}, {5, -9}, {-10, 5}, {0, 0}} {
			c.disc(x+p[0], y+p[1], 7, theirs)
		}
		c.disc(x-3, y-3, 2, lamp)
	}
}

// parcel stands on a desk.
func parcel(c canvas) {
	c.box(c.Rect, wall)
	c.box(image.Rect(0, 130, 300, 200), floor)
	c.box(image.Rect(80, 60, 220, 160), carton)
	c.box(image.Rect(142, 60, 158, 160), tape)
	c.box(image.Rect(92, 86, 136, 120), paper)
	for i := range 3 {
		c.box(image.Rect(97, 92+i*9, 130-i*6, 94+i*9), ink)
	}
	c.box(image.Rect(165, 70, 212, 100), theirs)
	c.text(170, 78, "to you", ink)
}

// yellowLamp is a lamp on a table, in the evening.
func yellowLamp(c canvas) {
	c.box(c.Rect, night)
	c.box(image.Rect(0, 150, pictureWidth, 200), floor)
	c.box(image.Rect(120, 144, 180, 150), dark)
	c.box(image.Rect(147, 90, 153, 146), dark)
	for y := range 50 { // the shade, wider below
		c.box(image.Rect(130-y/2, 44+y, 170+y/2, 45+y), lamp)
	}
}

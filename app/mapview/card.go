package mapview

import (
	"image/color"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
)

// A card is the small sheet beside the pointer: a title and a few lines.
type card struct {
	box   *canvas.Rectangle
	lines [1 + cardLines]*canvas.Text
	all   *fyne.Container
	shown int
}

const (
	cardLines = 4
	cardWidth = 280
)

func newCard() *card {
	c := &card{box: canvas.NewRectangle(color.Transparent)}
	c.all = container.NewWithoutLayout(c.box)
	for i := range c.lines {
		c.lines[i] = canvas.NewText("", color.Black)
		c.all.Add(c.lines[i])
	}
	c.lines[0].TextStyle.Bold = true
	c.all.Hide()
	return c
}

// set fills the card; both empty hides it.
func (c *card) set(title, text string, th fyne.Theme, v fyne.ThemeVariant) {
	if title == "" && text == "" {
		c.all.Hide()
		return
	}
	size := th.Size(theme.SizeNameCaptionText) + 1
	fg := th.Color(theme.ColorNameForeground, v)
	c.box.FillColor = th.Color(theme.ColorNameOverlayBackground, v)
	c.box.StrokeColor = th.Color(theme.ColorNameSeparator, v)
	c.box.StrokeWidth = 1
	c.box.CornerRadius = 5
	rows := wrap(title, size, fyne.TextStyle{Bold: true}, 1)
	c.lines[0].Text = strings.Join(rows, "")
	rows = wrap(text, size, fyne.TextStyle{}, cardLines)
	c.shown = 1
	for i := range cardLines {
		c.lines[1+i].Text = ""
		if i < len(rows) {
			c.lines[1+i].Text = rows[i]
			c.shown++
		}
	}
	const pad = 8
	y, wide := float32(pad-2), float32(0)
	for i, l := range c.lines {
		l.TextSize, l.Color = size, fg
		l.Hidden = i >= c.shown
		if l.Hidden {
			continue
		}
		s := l.MinSize()
		l.Move(fyne.NewPos(pad, y))
		l.Resize(s)
		y += s.Height
		wide = max(wide, s.Width)
	}
	full := fyne.NewSize(wide+2*pad, y+pad-2)
	c.box.Resize(full)
	c.all.Resize(full)
	c.all.Show()
	c.all.Refresh()
}

// near puts the card beside a point, on the side where there is room.
func (c *card) near(at fyne.Position, in fyne.Size) {
	s := c.all.Size()
	p := at.AddXY(14, 16)
	if p.X+s.Width > in.Width-4 {
		p.X = at.X - 10 - s.Width
	}
	if p.Y+s.Height > in.Height-4 {
		p.Y = at.Y - 12 - s.Height
	}
	c.all.Move(fyne.NewPos(max(p.X, 2), max(p.Y, 2)))
}

// wrap breaks a text into lines of the card's width, at most so many; what
// does not fit ends in an ellipsis.
func wrap(text string, size float32, style fyne.TextStyle, most int) []string {
	fits := func(s string) bool { return fyne.MeasureText(s, size, style).Width <= cardWidth }
	words := strings.Fields(text)
	if len(words) > 120 {
		words = words[:120]
	}
	var rows []string
	for len(words) > 0 && len(rows) < most {
		n, line := 1, words[0]
		for n < len(words) && fits(line+" "+words[n]) {
			line += " " + words[n]
			n++
		}
		words = words[n:]
		last := len(rows) == most-1 && len(words) > 0
		for r := []rune(line); last && len(r) > 1 && !fits(string(r)+" …") || len(r) > 1 && !fits(string(r)); {
			r = r[:len(r)-1]
			line = string(r)
			last = last || n == 1 // a word wider than the card is cut
			if last && fits(line+" …") {
				break
			}
		}
		if last {
			line += " …"
		}
		rows = append(rows, line)
	}
	return rows
}

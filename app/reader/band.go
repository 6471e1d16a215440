package reader

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"dateline/app/reader/passage"
	"dateline/geo"
)

// A band lies over the top of the list while the head of the article that is
// read there has been scrolled away, and says which it is. A press on it goes
// back to the article's first passage.
type band struct {
	widget.BaseWidget

	shows    string // headline and date that it was set for
	headline *passage.Text
	when     *canvas.Text
	ground   *canvas.Rectangle
	rule     *canvas.Rectangle
	cover    *cover
	objects  []fyne.CanvasObject
}

func newBand(lk *looks, tapped func()) *band {
	b := &band{headline: passage.NewText(lk.setter, lk.small), when: &canvas.Text{}, ground: &canvas.Rectangle{}, rule: &canvas.Rectangle{}}
	b.headline.SetMaxLines(1)
	b.cover = newCover(tapped)
	b.objects = []fyne.CanvasObject{b.ground, b.headline, b.when, b.rule, b.cover}
	b.ExtendBaseWidget(b)
	return b
}

// bandPad is over and under the band's line.
const bandPad = 5

// tall is the height of a band.
func (b *band) tall() float32 { return b.when.MinSize().Height + 2*bandPad }

// set names an article.
func (b *band) set(it *Item, width float32) {
	when := it.when()
	if b.shows == it.Headline+"\n"+when && b.Size().Width == width {
		return
	}
	b.shows = it.Headline + "\n" + when
	b.when.Text = when
	w := b.when.MinSize()
	h := w.Height + 2*bandPad
	b.Resize(fyne.NewSize(width, h))
	b.ground.Move(fyne.NewPos(0, -1)) // a pixel may be cut between the list and what is over it
	b.ground.Resize(fyne.NewSize(width, h+1))
	b.cover.Resize(fyne.NewSize(width, h))
	b.rule.Move(fyne.NewPos(0, h-1))
	b.rule.Resize(fyne.NewSize(width, 1))
	b.when.Move(fyne.NewPos(width-cardPad-w.Width, bandPad))
	b.when.Resize(w)
	name := it.Headline
	if name == "" {
		name = it.Outlet
	}
	b.headline.Set(name, passage.Run{Span: geo.Span{End: len(name)}, Look: passage.Bold})
	room := max(width-2*cardPad-w.Width-cardGap, 20)
	b.headline.Move(fyne.NewPos(cardPad, bandPad))
	b.headline.Resize(fyne.NewSize(room, b.headline.HeightFor(room)))
	canvas.Refresh(b)
}

func (b *band) retheme(lk *looks) {
	b.headline.SetFace(lk.small)
	b.when.TextSize, b.when.Color = lk.small.Size, lk.setter.Palette().Quiet
	b.ground.FillColor, b.rule.FillColor = lk.band, lk.rule
	b.shows = ""
}

func (b *band) MinSize() fyne.Size                  { return fyne.NewSize(1, b.tall()) }
func (b *band) CreateRenderer() fyne.WidgetRenderer { return fixed{b, b.objects} }

// A cover takes the presses on what lies under it.
type cover struct {
	widget.BaseWidget
	tapped func()
}

var (
	_ fyne.Tappable      = (*cover)(nil)
	_ desktop.Mouseable  = (*cover)(nil)
	_ desktop.Cursorable = (*cover)(nil)
)

func newCover(tapped func()) *cover {
	c := &cover{tapped: tapped}
	c.ExtendBaseWidget(c)
	return c
}

func (c *cover) Tapped(*fyne.PointEvent)             { c.tapped() }
func (c *cover) MouseDown(*desktop.MouseEvent)       {}
func (c *cover) MouseUp(*desktop.MouseEvent)         {}
func (c *cover) Cursor() desktop.Cursor              { return desktop.PointerCursor }
func (c *cover) MinSize() fyne.Size                  { return fyne.NewSize(1, 1) }
func (c *cover) CreateRenderer() fyne.WidgetRenderer { return fixed{c, nil} }

package timeline

import (
	"sort"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"dateline/data"
)

// placeTip says what the bar or band under the pointer stands for.
func (p *plot) placeTip(size fyne.Size) {
	if p.mouse < 0 || p.press.holds == onAxis {
		return
	}
	for _, line := range p.tipMore {
		line.Text = ""
	}
	s := &p.scene
	if p.mouse > s.axis.width {
		if p.undated > 0 {
			p.tip.Text = p.undatedWords()
			p.showTip(size, s.axis.width+undatedWide/2)
		}
		return
	}
	if i := p.bandAt(p.mouse, p.mouseY); i >= 0 {
		b := &s.bands[i]
		s.onBand = i
		p.tip.Text = b.When.Words() + ": " + data.Count(b.Count, p.noun)
		p.showTip(size, s.axis.x((max(b.from, s.axis.view.from)+min(b.to, s.axis.view.to))/2))
		return
	}
	at := s.axis.at(p.mouse)
	i := sort.Search(len(s.bars), func(i int) bool { return s.bars[i].to > at })
	if i == len(s.bars) || s.bars[i].from > at {
		return
	}
	s.hover = i
	b := &s.bars[i]
	p.tip.Text = p.barWords(b)
	p.tipMore[0].Text, p.tipMore[1].Text = typeWords(b), sureWords(b)
	p.showTip(size, s.axis.x((b.from+b.to)/2))
}

// undatedWords say what has no date, and what a click does about it.
func (p *plot) undatedWords() string {
	words := data.Count(p.undated, p.noun) + " without a date"
	switch {
	case p.undatedTapped != nil && p.brush.set() && p.withUndated:
		return words + ": shown; click to leave them out"
	case p.undatedTapped != nil && p.brush.set():
		return words + ": left out; click to show them"
	case p.listsUndated:
		return words + ": click to list them"
	}
	return words
}

// barWords say what a bar counts.
func (p *plot) barWords(b *bar) string {
	unit := data.Time{Start: atSecond(b.from), End: atSecond(b.to), Grain: p.grain}.Words()
	switch {
	case b.count == 0 && b.vague > 0:
		return unit + ": perhaps " + data.Count(b.vague, p.noun)
	case b.vague > 0:
		return unit + ": " + data.Count(b.count, p.noun) + ", perhaps " + data.Grouped(b.vague) + " more"
	}
	return unit + ": " + data.Count(b.count, p.noun)
}

// showTip shows the lines of the tip, about a point of the axis where it has one line
// and else beside it, so that the bar can be seen.
func (p *plot) showTip(size fyne.Size, x float32) {
	lines := []*canvas.Text{p.tip}
	for _, line := range p.tipMore {
		if line.Text != "" {
			lines = append(lines, line)
		}
	}
	wide, high := float32(0), float32(0)
	for _, line := range lines {
		s := line.MinSize()
		line.Resize(s)
		wide, high = max(wide, s.Width), high+s.Height
	}
	if len(lines) == 1 {
		x -= wide / 2
	} else if beside := x + p.barWide()/2 + 12; beside+wide+6 <= size.Width {
		x = beside
	} else {
		x -= p.barWide()/2 + 12 + wide
	}
	x = max(min(x, size.Width-wide-6), 5)
	p.tipBack.Move(fyne.NewPos(x-5, 0))
	p.tipBack.Resize(fyne.NewSize(wide+10, high+2))
	p.objects = append(p.objects, p.tipBack)
	y := float32(1)
	for _, line := range lines {
		line.Move(fyne.NewPos(x, y))
		y += line.Size().Height
		p.objects = append(p.objects, line)
	}
}

// barWide is the width of the bar under the pointer.
func (p *plot) barWide() float32 {
	s := &p.scene
	if s.hover < 0 || s.hover >= len(s.bars) {
		return 0
	}
	b := &s.bars[s.hover]
	return s.axis.x(b.to) - s.axis.x(b.from)
}

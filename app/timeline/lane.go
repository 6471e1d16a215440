package timeline

import (
	"cmp"
	"image/color"
	"math"
	"slices"
	"sort"

	"fyne.io/fyne/v2"

	"dateline/data"
)

// Sizes of the bands under the bars and of the lane at their end, in the
// canvas's units.
const (
	bandHigh    = 5
	bandStep    = 7
	mostRows    = 4
	leastBars   = 30 // what the bars keep of the height
	undatedWide = 52
)

// A band is a [Vague] as it is drawn.
type band struct {
	from, to float64
	row      int
	strength float64 // by its count, 0 to 1
	Vague
}

// layBands puts what is dated vaguely into rows: what counts most first, each
// into the first row in which it has room. What finds none shares the last row
// with others, where it can be seen through them.
func layBands(into []band, all []Vague, rows int, view seconds) []band {
	into = into[:0]
	if rows == 0 {
		return into
	}
	most := 0
	for _, v := range all {
		b := band{from: instant(v.When.Start), to: instant(v.When.End), Vague: v}
		if v.Count > 0 && b.from < view.to && b.to > view.from {
			into = append(into, b)
			most = max(most, v.Count)
		}
	}
	slices.SortFunc(into, func(a, b band) int {
		return cmp.Or(cmp.Compare(b.Count, a.Count), cmp.Compare(a.from, b.from), cmp.Compare(a.to, b.to), cmp.Compare(a.When.Modifier, b.When.Modifier))
	})
	var taken [mostRows][]seconds // in order
	for i := range into {
		b := &into[i]
		b.strength = math.Log1p(float64(b.Count)) / math.Log1p(float64(most))
		b.row = rows - 1
		for r := range rows {
			at := sort.Search(len(taken[r]), func(k int) bool { return taken[r][k].to > b.from })
			if at == len(taken[r]) || taken[r][at].from >= b.to {
				taken[r] = slices.Insert(taken[r], at, seconds{b.from, b.to})
				b.row = r
				break
			}
		}
	}
	return into
}

// rowsOf is how many rows the bands need.
func rowsOf(bands []band) int {
	n := 0
	for i := range bands {
		n = max(n, bands[i].row+1)
	}
	return n
}

// spread gives every bar its share of what is dated vaguely, in proportion to
// how much of the interval the bar is. Bars come in order and without those
// that count nothing; where a vague time reaches within the given stretch, they
// are made up.
func spread(bars []bar, all []Vague, g data.Grain, within seconds) []bar {
	cover := make([]seconds, 0, len(all))
	for _, v := range all {
		if s := (seconds{max(instant(v.When.Start), within.from), min(instant(v.When.End), within.to)}); v.Count > 0 && s.from < s.to {
			cover = append(cover, s)
		}
	}
	if len(cover) == 0 {
		return bars
	}
	slices.SortFunc(cover, func(a, b seconds) int { return cmp.Compare(a.from, b.from) })
	const most = 1 << 14 // far more than have room
	full := make([]bar, 0, len(bars)+64)
	done := math.Inf(-1) // up to where there are bars
	for _, c := range cover {
		for t := g.Floor(atSecond(max(c.from, done))); instant(t) < c.to && len(full) < most; t = g.Next(t) {
			if instant(t) < done {
				continue
			}
			for ; len(bars) > 0 && bars[0].from < instant(t); bars = bars[1:] {
				full = append(full, bars[0])
			}
			unit := bar{from: instant(t), to: instant(g.Next(t))}
			if len(bars) > 0 && bars[0].from == unit.from {
				unit, bars = bars[0], bars[1:]
			}
			full = append(full, unit)
			done = unit.to
		}
	}
	full = append(full, bars...)
	for _, v := range all {
		from, to := instant(v.When.Start), instant(v.When.End)
		if v.Count <= 0 || from >= to {
			continue
		}
		density := float64(v.Count) / (to - from)
		i := sort.Search(len(full), func(i int) bool { return full[i].to > from })
		for ; i < len(full) && full[i].from < to; i++ {
			full[i].pale += density * (min(to, full[i].to) - max(from, full[i].from))
			full[i].vague += v.Count
		}
	}
	return full
}

// placeUndated puts the count of what has no date beside the bars.
func (p *plot) placeUndated(size fyne.Size) {
	if p.undated <= 0 {
		return
	}
	x := size.Width - undatedWide
	p.undatedWord.Text, p.undatedCount.Text = "undated", data.Grouped(p.undated)
	for _, t := range []struct {
		text fyne.CanvasObject
		y    float32
	}{{p.undatedWord, p.scene.foot + 5}, {p.undatedCount, max(p.scene.base-p.scene.undatedHigh-16, 0)}} {
		w := t.text.MinSize()
		t.text.Resize(w)
		t.text.Move(fyne.NewPos(x+(undatedWide-w.Width)/2, t.y))
		p.objects = append(p.objects, t.text)
	}
}

// hatch fills a rectangle with stripes from the lower left to the upper right.
func (p *picture) hatch(x0, y0, x1, y1, wide int, c color.RGBA) {
	for y := max(y0, 0); y < min(y1, p.img.Rect.Dy()); y++ {
		for x := max(x0, 0); x < min(x1, p.img.Rect.Dx()); x++ {
			if (x+y)/wide%2 == 0 {
				p.img.SetRGBA(x, y, c)
			}
		}
	}
}

package timeline

import (
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"dateline/data"
)

// centuries is a source of many bins: 65,000 days.
type centuries struct{}

func (centuries) Span() data.Time {
	return data.Time{Start: time.Date(1840, 1, 1, 0, 0, 0, 0, time.UTC), End: time.Date(2018, 1, 1, 0, 0, 0, 0, time.UTC), Grain: data.Day}
}

func (c centuries) Bins(g data.Grain, from, to time.Time) []Bin {
	if from.Before(c.Span().Start) {
		from = c.Span().Start
	}
	if to.After(c.Span().End) {
		to = c.Span().End
	}
	var bins []Bin
	for t := g.Floor(from); t.Before(to); t = g.Next(t) {
		bins = append(bins, Bin{Start: t, End: g.Next(t), Count: 1 + len(bins)*7919%23, Vague: len(bins) % 3})
	}
	return bins
}

// BenchmarkBrush is a frame of a drag of the brush: finding what is shown,
// laying it out and painting it, at 1× and at 4K.
func BenchmarkBrush(b *testing.B) {
	test.NewTempApp(b)
	for _, c := range []struct {
		name  string
		width float32
		scale int
	}{{"1280", 1280, 1}, {"4K", 1920, 2}} {
		b.Run(c.name, func(b *testing.B) {
			d := newDesk(b, c.width, centuries{})
			p := d.plot
			d.down(fyne.NewPos(100, 20))
			b.ReportAllocs()
			i := 0
			ev := &fyne.DragEvent{}
			for b.Loop() {
				i++
				ev.Position = fyne.NewPos(float32(200+i*7%900), 20)
				p.Dragged(ev)
				p.raster.Generator(int(c.width)*c.scale, int(p.Size().Height)*c.scale)
			}
		})
	}
}

// BenchmarkZoom is a notch of the wheel, in days and in years by turns.
func BenchmarkZoom(b *testing.B) {
	test.NewTempApp(b)
	d := newDesk(b, 1280, centuries{})
	p := d.plot
	b.ReportAllocs()
	i := 0
	for b.Loop() {
		i++
		ev := &fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, 50)}
		if i/20%2 == 1 {
			ev.Scrolled.DY = -50
		}
		ev.Position = fyne.NewPos(640, 20)
		p.Scrolled(ev)
		p.raster.Generator(1280, int(p.Size().Height))
	}
}

package reader

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

// BenchmarkScroll scrolls through 10,000 passages, by a notch of the wheel and
// by half a page a step: the work of the main thread for a frame, without
// painting.
func BenchmarkScroll(b *testing.B) {
	test.NewTempApp(b)
	for _, c := range []struct {
		name string
		by   float32
	}{{"notch", 50}, {"half page", 400}} {
		b.Run(c.name, func(b *testing.B) {
			d := newDesk(b, 420, 800)
			d.ShowPassages("", "", many(10_000))
			b.ReportAllocs()
			at := float32(0)
			for b.Loop() {
				d.rows.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, -c.by)})
				if at += c.by; at > 1_000_000 {
					at = 0
					d.rows.jump(0)
				}
			}
		})
	}
}

// BenchmarkBind shows a passage in a card that showed another: what a row
// costs that comes into view.
func BenchmarkBind(b *testing.B) {
	test.NewTempApp(b)
	d := newDesk(b, 420, 800)
	l := many(10_000)
	d.ShowPassages("", "", l)
	items := make([]Item, 100)
	for i := range items {
		items[i] = l.Item(i)
	}
	c := newCard(d.rows)
	b.ReportAllocs()
	i := 0
	for b.Loop() {
		i++
		c.bind(i, items[i%len(items)], opens, false)
		c.setWidth(420)
	}
}

// BenchmarkOpen fills the reader with a selection.
func BenchmarkOpen(b *testing.B) {
	test.NewTempApp(b)
	for _, c := range []struct {
		name string
		n    int
	}{{"100", 100}, {"10000", 10_000}, {"1000000", 1_000_000}} {
		b.Run(c.name, func(b *testing.B) {
			d := newDesk(b, 420, 800)
			l := many(c.n)
			for b.Loop() {
				d.ShowPassages("Harbour", "", l)
			}
		})
	}
}

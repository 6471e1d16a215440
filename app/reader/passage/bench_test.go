package passage

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

// words is text of n bytes in which few words are the same.
func words(n int) string {
	var b strings.Builder
	for i := 0; b.Len() < n; i++ {
		for k := i*7919%100_003 + 1; k > 0; k /= 26 {
			b.WriteByte(byte('a' + k%26))
		}
		b.WriteByte(' ')
	}
	return b.String()[:n]
}

// BenchmarkSet sets a paragraph in lines: of a usual length, as when a row
// comes into view, and of lengths at which quadratic time would show.
func BenchmarkSet(b *testing.B) {
	test.NewTempApp(b)
	for _, c := range []struct {
		name string
		n    int
	}{{"500", 500}, {"5000", 5_000}, {"50000", 50_000}, {"100000", 100_000}} {
		b.Run(c.name, func(b *testing.B) {
			txt := NewText(NewSetter(), Face{Size: 14})
			text := words(c.n)
			b.SetBytes(int64(c.n))
			b.ReportAllocs()
			for b.Loop() {
				txt.Set(text)
				txt.HeightFor(380)
			}
		})
	}
}

// BenchmarkFirstSet is the same with no word measured before.
func BenchmarkFirstSet(b *testing.B) {
	test.NewTempApp(b)
	text := words(100_000)
	b.SetBytes(100_000)
	for b.Loop() {
		txt := NewText(NewSetter(), Face{Size: 14})
		txt.Set(text)
		txt.HeightFor(380)
	}
}

// BenchmarkHit finds the byte under the pointer, as every move of a drag does.
func BenchmarkHit(b *testing.B) {
	test.NewTempApp(b)
	txt := NewText(NewSetter(), Face{Size: 14})
	txt.Set(words(2000))
	txt.Resize(fyne.NewSize(380, txt.HeightFor(380)))
	b.ReportAllocs()
	i := 0
	for b.Loop() {
		i++
		txt.At(fyne.NewPos(float32(i*37%380), float32(i*53%400)))
	}
}

package gazetteer_test

import (
	"os"
	"path/filepath"
	"testing"

	"dateline/geo"
	"dateline/geo/gazetteer"
	"dateline/geo/gazetteer/gazetteertest"
)

// world returns the bytes of the gazetteer that the program embeds, where it is
// at hand; the small one tells little about speed.
func world(tb testing.TB) []byte {
	b, err := os.ReadFile(filepath.Join("..", "..", "assets", "gazetteer.bin"))
	if err != nil {
		tb.Skip("the world's gazetteer is not there: ", err)
	}
	return b
}

func open(tb testing.TB) *gazetteer.Gazetteer {
	g, err := gazetteer.Open(world(tb))
	if err != nil {
		tb.Fatal(err)
	}
	return g
}

var lookups = []string{
	"Paris", "Syria", "Springfield", "Washington, D.C.", "al-Raqqa", "Khan Shaykhun", "the", "government",
	"New York", "United States of America", "Saint Petersburg", "Xyzzy", "talks", "Lausanne", "Ouagadougou", "St. Louis",
}

func BenchmarkOpen(b *testing.B) {
	file := world(b)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := gazetteer.Open(file); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkLookup(b *testing.B) {
	g := open(b)
	b.ReportAllocs()
	var names []gazetteer.Name
	i := 0
	for b.Loop() {
		names = g.Lookup(lookups[i%len(lookups)], names[:0])
		i++
	}
}

// BenchmarkComplete completes the beginning of a name, as after each letter typed.
func BenchmarkComplete(b *testing.B) {
	g := open(b)
	for _, typed := range []string{"sa", "san", "Idah", "Springfield"} {
		b.Run(typed, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				g.Complete(typed, 8)
			}
		})
	}
}

func BenchmarkLookupArabic(b *testing.B) {
	g := open(b)
	b.ReportAllocs()
	var names []gazetteer.Name
	for b.Loop() {
		names = g.Lookup("دمشق", names[:0])
	}
}

// BenchmarkMatcher starts a match at each word of a text, as package toponym
// does; the time is for one word.
func BenchmarkMatcher(b *testing.B) {
	g := open(b)
	b.ReportAllocs()
	var names []gazetteer.Name
	i := 0
	words := []string{"Talks", "on", "New", "York", "City", "and", "the", "Gulf", "of", "Aden", "began", "in", "Lausanne", "on", "Saturday"}
	for b.Loop() {
		m := g.Matcher()
		for j := i % len(words); j < len(words) && m.Step(words[j]) != gazetteer.Dead; j++ {
			if m.State() == gazetteer.Found {
				names = m.Names(names[:0])
			}
		}
		i++
	}
}

func BenchmarkNear(b *testing.B) {
	g := open(b)
	for _, bm := range []struct {
		name     string
		distance int
	}{{"one", 1}, {"two", 2}} {
		b.Run(bm.name, func(b *testing.B) {
			b.ReportAllocs()
			var names []gazetteer.Name
			for b.Loop() {
				names = g.Near("Alepppo", bm.distance, names[:0])
			}
		})
	}
}

func BenchmarkPlace(b *testing.B) {
	g := open(b)
	b.ReportAllocs()
	var p geo.Place
	r := gazetteer.Ref(0)
	for b.Loop() {
		p = g.Place(r)
		r = (r + 7919) % gazetteer.Ref(g.Len())
	}
	_ = p
}

func BenchmarkByID(b *testing.B) {
	g := open(b)
	b.ReportAllocs()
	for b.Loop() {
		if _, ok := g.ByID(gazetteertest.Aleppo); !ok {
			b.Fatal("Aleppo is not there")
		}
	}
}

func BenchmarkParents(b *testing.B) {
	g := open(b)
	r, ok := g.ByID(gazetteertest.ParisTexas)
	if !ok {
		b.Fatal("Paris, Texas, is not there")
	}
	b.ReportAllocs()
	for b.Loop() {
		g.Parents(r)
	}
}

func BenchmarkFold(b *testing.B) {
	for _, s := range []string{"Washington, D.C.", "São Tomé e Príncipe", "Киев"} {
		b.Run(s, func(b *testing.B) {
			b.ReportAllocs()
			var buf []byte
			for b.Loop() {
				buf = gazetteer.Fold(buf[:0], s)
			}
		})
	}
}

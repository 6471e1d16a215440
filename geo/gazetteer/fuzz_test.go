package gazetteer_test

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
	"testing"
	"unicode/utf8"

	"dateline/geo/gazetteer"
	"dateline/geo/gazetteer/gazetteertest"
)

// exercise calls everything that a gazetteer can do. It must not panic or run
// away, whatever the bytes are.
func exercise(g *gazetteer.Gazetteer, name string) {
	var names []gazetteer.Name
	names = g.Lookup(name, names)
	names = g.Near(name, 2, names)
	names = append(names, g.Complete(name[:min(len(name), 2)], 20)...)
	m := g.Matcher()
	m.Step(name)
	m.Step("of")
	m.Step(name)
	names = m.Names(names)
	for _, n := range names {
		_ = g.Place(n.Ref)
	}
	for r := range gazetteer.Ref(min(g.Len(), 300)) {
		p := g.Place(r)
		g.ByID(p.ID)
		g.Country(p.Country)
		g.Admin1(p.Country, p.Admin1)
		g.Admin2(p.Country, p.Admin1, p.Admin2)
		a2, a1, c := g.Parents(r)
		_, _, _ = g.Place(a2), g.Place(a1), g.Place(c)
	}
	_ = g.Verify()
}

// FuzzOpen opens any bytes at all.
func FuzzOpen(f *testing.F) {
	whole, err := gazetteertest.Bytes()
	if err != nil {
		f.Fatal(err)
	}
	f.Add(whole)
	f.Add(whole[:100])
	f.Add([]byte("DLGAZET\n"))
	f.Fuzz(func(t *testing.T, b []byte) {
		g, err := gazetteer.Open(b)
		if (g == nil) == (err == nil) {
			t.Fatalf("Open = %v, %v", g, err)
		}
		if g != nil {
			exercise(g, "Paris")
		}
	})
}

// FuzzDamage changes a few bytes of a good file and mends the header's checksum,
// so that the damage gets past Open.
func FuzzDamage(f *testing.F) {
	whole, err := gazetteertest.Bytes()
	if err != nil {
		f.Fatal(err)
	}
	f.Add(uint32(12), uint32(0xffffffff), uint32(20), byte(7), "Paris")
	f.Add(uint32(500), uint32(0), uint32(9000), byte(255), "New York")
	f.Add(uint32(len(whole)-8), uint32(100), uint32(len(whole)-40), byte(1), "Aleppo")
	f.Fuzz(func(t *testing.T, at, word, at2 uint32, c byte, name string) {
		b := bytes.Clone(whole)
		if i := int(at) % (len(b) - 4); true {
			binary.LittleEndian.PutUint32(b[i:], word)
		}
		b[int(at2)%len(b)] = c
		const headerSize = 76
		sum := crc32.Checksum(b[:headerSize-4], crc32.MakeTable(crc32.Castagnoli))
		binary.LittleEndian.PutUint32(b[headerSize-4:], sum)
		if g, err := gazetteer.Open(b); err == nil {
			exercise(g, name)
		}
	})
}

// FuzzLookup looks any text up: what is found by the whole must be found by its
// words, and by its folded form.
func FuzzLookup(f *testing.F) {
	g := gazetteertest.Small()
	for _, s := range []string{"Paris", "U.S.", "İstanbul", "al-Quds", "حلب", "\xff", "St. Petersburg", "New  York", "Ａ́"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		names := g.Lookup(s, nil)
		if again := g.Lookup(string(gazetteer.Fold(nil, s)), nil); len(again) != len(names) {
			t.Errorf("%q gives %d names, folded %d", s, len(names), len(again))
		}
		m := g.Matcher()
		if found := m.Step(s) == gazetteer.Found; found != (len(names) > 0) {
			t.Errorf("%q: Lookup gives %d names, Matcher %v", s, len(names), found)
		}
		near := g.Near(s, 2, nil)
		if len(names) > 0 && utf8.RuneCountInString(s) < 40 && len(near) < len(names) {
			t.Errorf("%q: %d names, but only %d near it", s, len(names), len(near))
		}
		exercise(g, s)
	})
}

// FuzzFold checks what everybody relies on of a folded text.
func FuzzFold(f *testing.F) {
	for _, s := range []string{"Paris", "U.S.", "İ", "ß", "ﬁ", "ǅ", "\u0345", "ͺ", "a\u0328\u0301", "한국", "が", "ΐ", "\xed\xa0\x80", "½", "…"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		b := gazetteer.Fold(nil, s)
		if !utf8.Valid(b) {
			t.Errorf("Fold(%q) = %q is not UTF-8", s, b)
		}
		if bytes.HasPrefix(b, []byte(" ")) || bytes.HasSuffix(b, []byte(" ")) || bytes.Contains(b, []byte("  ")) {
			t.Errorf("Fold(%q) = %q has spaces too many", s, b)
		}
		if again := gazetteer.Fold(nil, string(b)); !bytes.Equal(b, again) {
			t.Errorf("Fold(%q) = %q, and folded again %q", s, b, again)
		}
		if !bytes.Equal(gazetteer.Fold([]byte("x"), s), append([]byte("x"), b...)) {
			t.Errorf("Fold(%q) depends on what it appends to", s)
		}
	})
}

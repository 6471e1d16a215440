package gazetteer_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/paulmach/orb"

	"dateline/geo"
	"dateline/geo/gazetteer"
	"dateline/geo/gazetteer/gazetteertest"
)

// describe writes names as a reader would: "Paris FR.11.75 main".
func describe(g *gazetteer.Gazetteer, names []gazetteer.Name) string {
	var b strings.Builder
	for i, n := range names {
		if i > 0 {
			b.WriteString("; ")
		}
		p := g.Place(n.Ref)
		b.WriteString(p.Name)
		for j, c := range []string{p.Country, p.Admin1, p.Admin2} {
			if c != "" {
				b.WriteString(" ."[min(j, 1):][:1] + c)
			}
		}
		fmt.Fprintf(&b, " (%s)", n.Kind)
	}
	return b.String()
}

func TestLookup(t *testing.T) {
	g := gazetteertest.Small()
	for _, tt := range []struct{ name, want string }{
		{"Paris", "Paris FR.11.75 (main); Paris US.TX.277 (main)"},
		{"PARIS", "Paris FR.11.75 (main); Paris US.TX.277 (main)"},
		{"  Paris ", "Paris FR.11.75 (main); Paris US.TX.277 (main)"},
		{"U.S.", "United States US (abbreviation)"},
		{"us", "United States US (abbreviation)"},
		{"Syrians", "Syria SY (demonym)"},
		{"Aleppo", "Aleppo SY.09 (main); Aleppo Governorate SY.09 (bare)"},
		{"حلب", "Aleppo SY.09 (alternate)"},
		{"istanbul", "Istanbul TR.34 (main)"},
		{"İSTANBUL", "Istanbul TR.34 (main)"},
		{"al quds", "Jerusalem IL.06 (alternate)"},
		{"Lamar", "Lamar County US.TX.277 (bare)"},
		{"Georgia", "Georgia GE (main); Georgia US.GA (main)"},
		{"Gulf of Aden", "Gulf of Aden (main)"},
		{"gulf  of\naden", "Gulf of Aden (main)"},
		{"Gulf of", ""},
		{"Gulf of Adens", ""},
		{"", ""},
		{"...", ""},
		{"\xff\xfe", ""},
		{strings.Repeat("Paris ", 10_000), ""},
	} {
		if got := describe(g, g.Lookup(tt.name, nil)); got != tt.want {
			t.Errorf("Lookup(%.40q)\n got %s\nwant %s", tt.name, got, tt.want)
		}
	}
}

func TestLookupAppends(t *testing.T) {
	g := gazetteertest.Small()
	names := g.Lookup("Lausanne", nil)
	names = g.Lookup("Homs", names)
	if got, want := describe(g, names), "Lausanne CH.VD.2225 (main); Homs SY.11 (main)"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestPlace(t *testing.T) {
	g := gazetteertest.Small()
	r, ok := g.ByID(gazetteertest.Lausanne)
	if !ok {
		t.Fatal("Lausanne is not there")
	}
	want := geo.Place{
		ID: 2659994, Name: "Lausanne", Class: geo.Town, Code: "PPLA",
		Country: "CH", Admin1: "VD", Admin2: "2225",
		Point: orb.Point{6.63282, 46.516}, Radius: 4, Population: 139111,
	}
	if diff := cmp.Diff(want, g.Place(r)); diff != "" {
		t.Errorf("Place (-want +got):\n%s", diff)
	}
	if got := g.Place(gazetteer.NoRef); got != (geo.Place{}) {
		t.Errorf("Place(NoRef) = %+v, want the zero Place", got)
	}
	if got := g.Place(gazetteer.Ref(g.Len())); got != (geo.Place{}) {
		t.Errorf("Place(Len) = %+v, want the zero Place", got)
	}
}

func TestByID(t *testing.T) {
	g := gazetteertest.Small()
	for r := range gazetteer.Ref(g.Len()) {
		id := g.Place(r).ID
		if got, ok := g.ByID(id); !ok || got != r {
			t.Errorf("ByID(%#x) = %d, %v, want %d", uint64(id), got, ok, r)
		}
		if id != g.ID(r) {
			t.Errorf("ID(%d) = %#x, Place has %#x", r, uint64(g.ID(r)), uint64(id))
		}
	}
	for _, id := range []geo.ID{0, 1, 2988508, geo.MakeID(geo.Regions, 999), ^geo.ID(0)} {
		if r, ok := g.ByID(id); ok || r != gazetteer.NoRef {
			t.Errorf("ByID(%#x) = %d, %v, want none", uint64(id), r, ok)
		}
	}
}

func TestDivisions(t *testing.T) {
	g := gazetteertest.Small()
	name := func(r gazetteer.Ref, ok bool) string {
		if !ok {
			return "none"
		}
		return g.Place(r).Name
	}
	for _, tt := range []struct{ got, want string }{
		{name(g.Country("SY")), "Syria"},
		{name(g.Country("sy")), "none"},
		{name(g.Country("")), "none"},
		{name(g.Country("ZZ")), "none"},
		{name(g.Admin1("US", "TX")), "Texas"},
		{name(g.Admin1("US", "")), "none"},
		{name(g.Admin1("TX", "US")), "none"},
		{name(g.Admin1("SY", "11")), "none"}, // Homs lies in it, but it is no place here
		{name(g.Admin2("US", "TX", "277")), "Lamar County"},
		{name(g.Admin2("US", "TX", "")), "none"},
		{name(g.Admin2("US", "IL", "277")), "none"},
	} {
		if tt.got != tt.want {
			t.Errorf("got %s, want %s", tt.got, tt.want)
		}
	}
}

func TestParents(t *testing.T) {
	g := gazetteertest.Small()
	for _, tt := range []struct {
		id                      geo.ID
		admin2, admin1, country string
	}{
		{gazetteertest.ParisTexas, "Lamar County", "Texas", "United States"},
		{gazetteertest.LamarCounty, "", "Texas", "United States"},
		{gazetteertest.Texas, "", "", "United States"},
		{gazetteertest.UnitedStates, "", "", ""},
		{gazetteertest.Aleppo, "", "Aleppo Governorate", "Syria"},
		{gazetteertest.Paris, "", "", "France"},
		{6255146, "", "", ""},
	} {
		r, _ := g.ByID(tt.id)
		a2, a1, c := g.Parents(r)
		got := []string{g.Place(a2).Name, g.Place(a1).Name, g.Place(c).Name}
		if diff := cmp.Diff([]string{tt.admin2, tt.admin1, tt.country}, got); diff != "" {
			t.Errorf("Parents of %s (-want +got):\n%s", g.Place(r).Name, diff)
		}
	}
}

func TestMatcher(t *testing.T) {
	g := gazetteertest.Small()
	for _, tt := range []struct {
		tokens string // parted by a bar
		states string // one letter each: d(ead), p(refix), f(ound)
		want   string // what is found at the end
	}{
		{"Syria", "f", "Syria SY (main)"},
		{"Syr", "d", ""},
		{"New", "p", ""},
		{"New|York", "pf", "New York US.NY (main); New York City US.NY (alternate)"},
		{"New|York|City", "pff", "New York City US.NY (main)"},
		{"New|York|Times", "pfd", ""},
		{"New|Yorker", "pf", "New York City US.NY (demonym)"},
		{"Gulf|of|Aden", "ppf", "Gulf of Aden (main)"},
		{"Washington|,|D.C.", "fff", "Washington US.DC.001 (alternate)"},
		{"St|.|Petersburg", "ppf", "Saint Petersburg RU.66 (alternate); St. Petersburg US.FL.103 (main)"},
		{"al-Quds", "f", "Jerusalem IL.06 (alternate)"},
		{"al|-|Quds", "ppf", "Jerusalem IL.06 (alternate)"},
		{"|Syria", "pf", "Syria SY (main)"},
	} {
		m := g.Matcher()
		for range 2 { // a second time after Reset
			var states strings.Builder
			for tok := range strings.SplitSeq(tt.tokens, "|") {
				states.WriteString("dpf"[m.Step(tok):][:1])
			}
			if got := states.String(); got != tt.states {
				t.Errorf("%s: states %s, want %s", tt.tokens, got, tt.states)
			}
			if got := describe(g, m.Names(nil)); got != tt.want {
				t.Errorf("%s:\n got %s\nwant %s", tt.tokens, got, tt.want)
			}
			m.Reset()
		}
	}
}

func TestNear(t *testing.T) {
	g := gazetteertest.Small()
	for _, tt := range []struct {
		name     string
		distance int
		want     string
	}{
		{"Allepo", 1, ""},
		{"Allepo", 2, "Aleppo SY.09 (main); Aleppo Governorate SY.09 (bare)"},
		{"Aleppoo", 1, "Aleppo SY.09 (main); Aleppo Governorate SY.09 (bare)"},
		{"Moscwo", 1, "Moscow RU.48 (main); Moscow US.ID.057 (main)"},
		{"Lausane", 1, "Lausanne CH.VD.2225 (main)"},
		{"Москве", 1, "Moscow RU.48 (alternate)"},
		{"Damascus", 0, "Damascus SY.13 (main)"},
		{"Damascus", -1, "Damascus SY.13 (main)"},
		{"Lausannnne", 9, "Lausanne CH.VD.2225 (main)"}, // two are forgiven, and no more
		{"Lausannnnne", 9, ""},
		{"Idlib", 1, "Idlib SY.12 (main); Idlib Governorate SY.12 (bare)"}, // and not Idleb again
		{"", 2, ""},
		{strings.Repeat("a", 300), 2, ""},
	} {
		if got := describe(g, g.Near(tt.name, tt.distance, nil)); got != tt.want {
			t.Errorf("Near(%.20q, %d)\n got %s\nwant %s", tt.name, tt.distance, got, tt.want)
		}
	}
}

func TestBuilderRefuses(t *testing.T) {
	good := geo.Place{ID: 1, Name: "Somewhere", Class: geo.Town, Country: "SY", Point: orb.Point{1, 2}}
	for _, tt := range []struct {
		name   string
		change func(*geo.Place)
		want   string // part of the error; "" for none
	}{
		{"nothing wrong", func(p *geo.Place) {}, ""},
		{"no identifier", func(p *geo.Place) { p.ID = 0 }, "no identifier"},
		{"no name", func(p *geo.Place) { p.Name = "" }, "no name"},
		{"long name", func(p *geo.Place) { p.Name = strings.Repeat("x", 256) }, "256 bytes"},
		{"north of the pole", func(p *geo.Place) { p.Point[1] = 90.1 }, "not on Earth"},
		{"no point", func(p *geo.Place) { p.Point[0] /= 0 * p.Point[0] }, "not on Earth"},
		{"long code", func(p *geo.Place) { p.Code = "POPULATED" }, "longer than 7"},
		{"too wide", func(p *geo.Place) { p.Radius = 20_000 }, "radius of 20000 km"},
		{"negative radius", func(p *geo.Place) { p.Radius = -1 }, "radius of -1 km"},
		{"too many people", func(p *geo.Place) { p.Population = 1 << 32 }, "population"},
		{"unknown class", func(p *geo.Place) { p.Class = 200 }, "class is 200"},
		{"province of nowhere", func(p *geo.Place) { p.Country, p.Admin1 = "", "09" }, "gap"},
		{"same identifier", func(p *geo.Place) { p.ID = 2 }, "same identifier"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			var b gazetteer.Builder
			p := good
			tt.change(&p)
			b.Add(p)
			other := good
			other.ID, other.Name = 2, "Elsewhere"
			b.Add(other)
			_, err := b.Bytes()
			if tt.want == "" {
				if err != nil {
					t.Fatal(err)
				}
				return
			}
			if err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("error %v, want one with %q", err, tt.want)
			}
		})
	}
}

func TestBuilderRefusesNamesOfNobody(t *testing.T) {
	var b gazetteer.Builder
	b.AddName(3, "Nowhere", gazetteer.Main)
	if _, err := b.Bytes(); err == nil {
		t.Error("no error for a name of a place that was not added")
	}
}

func TestSameCallsSameBytes(t *testing.T) {
	a, err := gazetteertest.Bytes()
	if err != nil {
		t.Fatal(err)
	}
	b, err := gazetteertest.Bytes()
	if err != nil {
		t.Fatal(err)
	}
	if string(a) != string(b) {
		t.Error("two runs made different bytes")
	}
}

func TestEmptyGazetteer(t *testing.T) {
	b, err := new(gazetteer.Builder).Bytes()
	if err != nil {
		t.Fatal(err)
	}
	g, err := gazetteer.Open(b)
	if err != nil {
		t.Fatal(err)
	}
	if g.Len() != 0 || len(g.Lookup("Paris", nil)) != 0 || len(g.Near("Paris", 2, nil)) != 0 {
		t.Error("an empty gazetteer knows something")
	}
	if _, ok := g.ByID(1); ok {
		t.Error("an empty gazetteer knows an identifier")
	}
	m := g.Matcher()
	if m.Step("Paris") != gazetteer.Dead {
		t.Error("an empty gazetteer goes on")
	}
}

func TestOpenRefuses(t *testing.T) {
	whole, err := gazetteertest.Bytes()
	if err != nil {
		t.Fatal(err)
	}
	with := func(change func(b []byte) []byte) []byte { return change([]byte(string(whole))) }
	for _, tt := range []struct {
		name string
		b    []byte
		want error
	}{
		{"nothing", nil, gazetteer.ErrNotGazetteer},
		{"something else", []byte(strings.Repeat("x", 1000)), gazetteer.ErrNotGazetteer},
		{"cut short", whole[:len(whole)-1], gazetteer.ErrNotGazetteer},
		{"only the head", whole[:50], gazetteer.ErrNotGazetteer},
		{"too long", append(whole[:len(whole):len(whole)], 0), gazetteer.ErrNotGazetteer},
		{"of the future", with(func(b []byte) []byte { b[8]++; return b }), gazetteer.ErrVersion},
		{"damaged head", with(func(b []byte) []byte { b[20]++; return b }), gazetteer.ErrNotGazetteer},
	} {
		if g, err := gazetteer.Open(tt.b); !errors.Is(err, tt.want) || g != nil {
			t.Errorf("%s: %v, %v, want the error %v", tt.name, g, err, tt.want)
		}
	}
}

func TestVerify(t *testing.T) {
	b, err := gazetteertest.Bytes()
	if err != nil {
		t.Fatal(err)
	}
	g, err := gazetteer.Open(b)
	if err != nil {
		t.Fatal(err)
	}
	if err := g.Verify(); err != nil {
		t.Errorf("a whole file: %v", err)
	}
	b = []byte(string(b))
	b[len(b)/2] ^= 1
	if g, err = gazetteer.Open(b); err != nil {
		t.Fatal(err)
	}
	if err := g.Verify(); !errors.Is(err, gazetteer.ErrNotGazetteer) {
		t.Errorf("a damaged file: %v", err)
	}
}

// TestNoAllocations holds what is called for every word of a text to allocating
// nothing.
func TestNoAllocations(t *testing.T) {
	g := gazetteertest.Small()
	names := make([]gazetteer.Name, 0, 16)
	for _, tt := range []struct {
		name string
		f    func()
	}{
		{"Lookup", func() { names = g.Lookup("Washington, D.C.", names[:0]) }},
		{"Lookup, accents", func() { names = g.Lookup("İstanbul", names[:0]) }},
		{"Lookup, Arabic", func() { names = g.Lookup("حلب", names[:0]) }},
		{"Matcher", func() {
			m := g.Matcher()
			m.Step("New")
			m.Step("York")
			names = m.Names(names[:0])
		}},
		{"Place", func() { _ = g.Place(3) }},
		{"Parents", func() { g.Parents(40) }},
		{"ByID", func() { g.ByID(gazetteertest.Paris) }},
		{"Admin2", func() { g.Admin2("US", "TX", "277") }},
	} {
		if n := testing.AllocsPerRun(100, tt.f); n != 0 {
			t.Errorf("%s allocates %v times", tt.name, n)
		}
	}
}

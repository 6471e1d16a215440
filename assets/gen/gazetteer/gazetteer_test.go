package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/paulmach/orb"

	"dateline/assets/gen/sources"
	"dateline/geo"
	"dateline/geo/gazetteer"
)

// TestWellKnownNames looks names up in the gazetteer that is committed. The
// first place that answers must be the one that a reader would think of.
func TestWellKnownNames(t *testing.T) {
	g := openAsset(t)
	for _, tt := range []struct {
		name  string
		id    geo.ID // 0 where the class and the country must do
		class geo.Class
		where string
		kind  gazetteer.NameKind
	}{
		// Towns.
		{"Paris", 2988507, geo.Town, "FR", gazetteer.Main},
		{"London", 2643743, geo.Town, "GB", gazetteer.Main},
		{"Moscow", 524901, geo.Town, "RU", gazetteer.Main},
		{"Lausanne", 2659994, geo.Town, "CH", gazetteer.Main},
		{"Aleppo", 170063, geo.Town, "SY", gazetteer.Main},
		{"Halab", 170063, geo.Town, "SY", gazetteer.Alternate},
		{"حلب", 170063, geo.Town, "SY", gazetteer.Alternate},
		{"Idlib", 169389, geo.Town, "SY", gazetteer.Main},
		{"Homs", 169577, geo.Town, "SY", gazetteer.Main},
		{"Damascus", 170654, geo.Town, "SY", gazetteer.Main},
		{"Mosul", 99072, geo.Town, "IQ", gazetteer.Main},
		{"Geneva", 2660646, geo.Town, "CH", gazetteer.Main},
		{"Genève", 2660646, geo.Town, "CH", gazetteer.Alternate},
		{"Cologne", 2886242, geo.Town, "DE", gazetteer.Main},
		{"Kiev", 703448, geo.Town, "UA", gazetteer.Alternate},
		{"Bombay", 1275339, geo.Town, "IN", gazetteer.Alternate},
		{"Peking", 1816670, geo.Town, "CN", gazetteer.Alternate},
		{"Leningrad", 498817, geo.Town, "RU", gazetteer.Alternate},
		{"Constantinople", 745044, geo.Town, "TR", gazetteer.Alternate},
		{"New York", 5128581, geo.Town, "US", gazetteer.Main},
		{"Washington, D.C.", 4140963, geo.Town, "US", gazetteer.Main},
		{"Ft. Worth", 4691930, geo.Town, "US", gazetteer.Alternate},
		{"Saint Petersburg", 498817, geo.Town, "RU", gazetteer.Main},
		{"Gaza", 281133, geo.Town, "PS", gazetteer.Main},
		{"Raqqa", 172955, geo.Town, "SY", gazetteer.Main},
		{"al-Raqqa", 172955, geo.Town, "SY", gazetteer.Alternate},
		{"Hodeidah", 79415, geo.Town, "YE", gazetteer.Main},
		{"Columbus", 4509177, geo.Town, "US", gazetteer.Main},
		{"Franklin", 4623560, geo.Town, "US", gazetteer.Main}, // in Tennessee; Columbus, Ohio, was so called once
		{"Springfield", 0, geo.Town, "US", gazetteer.Main},
		// Countries.
		{"Syria", 163843, geo.Country, "SY", gazetteer.Main},
		{"US", 6252001, geo.Country, "US", gazetteer.Abbreviation},
		{"U.S.", 6252001, geo.Country, "US", gazetteer.Abbreviation},
		{"United States", 6252001, geo.Country, "US", gazetteer.Main},
		{"America", 6252001, geo.Country, "US", gazetteer.Alternate},
		{"UK", 2635167, geo.Country, "GB", gazetteer.Abbreviation},
		{"Great Britain", 2635167, geo.Country, "GB", gazetteer.Alternate},
		{"Holland", 2750405, geo.Country, "NL", gazetteer.Alternate},
		{"Burma", 1327865, geo.Country, "MM", gazetteer.Alternate},
		{"Ivory Coast", 2287781, geo.Country, "CI", gazetteer.Main},
		{"South Korea", 1835841, geo.Country, "KR", gazetteer.Main},
		{"North Korea", 1873107, geo.Country, "KP", gazetteer.Main},
		{"DRC", 203312, geo.Country, "CD", gazetteer.Abbreviation},
		{"Türkiye", 298795, geo.Country, "TR", gazetteer.Alternate},
		{"Palestine", 6254930, geo.Country, "PS", gazetteer.Main},
		{"Kosovo", 831053, geo.Country, "XK", gazetteer.Main},
		{"Taiwan", 1668284, geo.Country, "TW", gazetteer.Main},
		{"Western Sahara", 2461445, geo.Country, "EH", gazetteer.Main},
		{"Georgia", 614540, geo.Country, "GE", gazetteer.Main},
		{"Jordan", 248816, geo.Country, "JO", gazetteer.Main},
		{"Syrians", 163843, geo.Country, "SY", gazetteer.Demonym},
		{"Dutch", 2750405, geo.Country, "NL", gazetteer.Demonym},
		{"Saudi", 102358, geo.Country, "SA", gazetteer.Demonym},
		{"Qatari", 289688, geo.Country, "QA", gazetteer.Demonym},
		// Provinces and districts.
		{"Texas", 4736286, geo.Admin1, "US", gazetteer.Main},
		{"Ky.", 6254925, geo.Admin1, "US", gazetteer.Abbreviation},
		{"Calif.", 5332921, geo.Admin1, "US", gazetteer.Abbreviation},
		{"Texan", 4736286, geo.Admin1, "US", gazetteer.Demonym},
		{"England", 6269131, geo.Admin1, "GB", gazetteer.Main},
		{"Scottish", 2638360, geo.Admin1, "GB", gazetteer.Demonym},
		{"Idlib Province", 169387, geo.Admin1, "SY", gazetteer.Alternate},
		{"Aleppo Governorate", 170062, geo.Admin1, "SY", gazetteer.Main},
		{"Bavaria", 2951839, geo.Admin1, "DE", gazetteer.Main},
		{"Donetsk region", 709716, geo.Admin1, "UA", gazetteer.Alternate},
		{"Pays de la Loire", 2988289, geo.Admin1, "FR", gazetteer.Main},
		{"Centre-Val de Loire", 3027939, geo.Admin1, "FR", gazetteer.Main},
		{"Hauts-de-France", 11071624, geo.Admin1, "FR", gazetteer.Main},
		{"Telemark", 3134723, geo.Admin1, "NO", gazetteer.Main},
		{"Mahaica-Berbice", 3377274, geo.Admin1, "GY", gazetteer.Main}, // Natural Earth has the name at a neighbour's
		{"Northern Red Sea", 448502, geo.Admin1, "ER", gazetteer.Main}, // and this one
		{"Lamar County, Texas", 0, geo.Unclassed, "", 0},
		{"Haute-Savoie", 3013736, geo.Admin2, "FR", gazetteer.Main},
		// What lies across borders or in none.
		{"Europe", 6255148, geo.Continent, "", gazetteer.Main},
		{"African", 6255146, geo.Continent, "", gazetteer.Demonym},
		{"Middle East", 0, geo.Continent, "", gazetteer.Main},
		{"Kurdish", 0, geo.Region, "", gazetteer.Demonym},
		{"Somaliland", 0, geo.Region, "SO", gazetteer.Main},
		{"Northern Cyprus", 0, geo.Region, "CY", gazetteer.Main},
		{"Soviet Union", 0, geo.Region, "", gazetteer.Main},
		{"Golan Heights", 0, geo.Region, "", gazetteer.Main},
		{"Gulf of Aden", 0, geo.Water, "", gazetteer.Main},
		{"Mediterranean", 0, geo.Water, "", gazetteer.Alternate},
		{"Euphrates", 0, geo.River, "", gazetteer.Main},
		{"Mississippi River", 0, geo.River, "US", gazetteer.Main},
		{"Atlantic", 0, geo.Water, "", gazetteer.Alternate},
		{"Indian Ocean", 0, geo.Water, "", gazetteer.Main},
		{"EU", 0, geo.Continent, "", gazetteer.Abbreviation},
		{"U.S.S.R.", 0, geo.Region, "", gazetteer.Abbreviation},
		{"Grenadines", 0, geo.Island, "", gazetteer.Main},
		{"White House", 0, geo.Site, "US", gazetteer.Main}, // Casablanca in English
		{"Heathrow Airport", 0, geo.Site, "GB", gazetteer.Alternate},
		{"LHR", 0, geo.Site, "GB", gazetteer.Code},
		// What must not be there: German for Iceland, and a phrase.
		{"Ísland", 2629691, geo.Country, "IS", gazetteer.Alternate},
		{"the government", 0, geo.Unclassed, "", 0},
		{"Cheapside", 0, geo.Unclassed, "", 0}, // what Livingston, New Jersey, was called once
	} {
		names := g.Lookup(tt.name, nil)
		if tt.name == "Ísland" { // folds to a word of English
			for _, n := range names {
				if g.ID(n.Ref) == tt.id {
					t.Errorf("%s: Iceland answers to an English word", tt.name)
				}
			}
			continue
		}
		if tt.class == geo.Unclassed {
			if len(names) > 0 {
				t.Errorf("%s: %s answers", tt.name, g.Place(names[0].Ref).Name)
			}
			continue
		}
		if len(names) == 0 {
			t.Errorf("%s: nothing answers", tt.name)
			continue
		}
		p := g.Place(names[0].Ref)
		if tt.id != 0 && p.ID != tt.id || p.Class != tt.class || p.Country != tt.where || names[0].Kind != tt.kind {
			t.Errorf("%s: %s, %s in %q, id %d, by a name of kind %s; want a %s in %q, id %d, kind %s",
				tt.name, p.Name, p.Class, p.Country, p.ID, names[0].Kind, tt.class, tt.where, tt.id, tt.kind)
		}
	}
}

// TestAsset holds the committed file to what every reader of it relies on.
func TestAsset(t *testing.T) {
	g := openAsset(t)
	if err := g.Verify(); err != nil {
		t.Error(err)
	}
	if n := g.Len(); n < 250_000 {
		t.Errorf("%d places", n)
	}
	if n := g.Names(); n < 700_000 {
		t.Errorf("%d names", n)
	}
	countries := 0
	for r := range gazetteer.Ref(g.Len()) {
		p := g.Place(r)
		if back, ok := g.ByID(p.ID); !ok || back != r {
			t.Fatalf("%s: its identifier %#x leads to %d, not to %d", p.Name, uint64(p.ID), back, r)
		}
		if p.Name == "" || p.Class == geo.Unclassed || p.Class.Area() && p.Radius == 0 {
			t.Errorf("%+v lacks a name, a class or an extent", p)
		}
		if p.Country != "" {
			if _, ok := g.Country(p.Country); !ok {
				t.Errorf("%s lies in %q, which is no country", p.Name, p.Country)
			}
		}
		switch p.Class {
		case geo.Country:
			countries++
			if _, ok := p.ID.GeoNames(); !ok {
				t.Errorf("%s has no GeoNames id", p.Name)
			}
			if i, ok := g.Country(p.Country); !ok || i != r {
				t.Errorf("%s is not the country with the code %s", p.Name, p.Country)
			}
		}
	}
	if countries < 245 {
		t.Errorf("%d countries", countries)
	}
}

// TestOnce looks for towns that are there twice: under one name, in one
// country, within two kilometres.
func TestOnce(t *testing.T) {
	g := openAsset(t)
	w := newWorld()
	twice := 0
	for r := range gazetteer.Ref(g.Len()) {
		p := g.Place(r)
		if p.Class != geo.Town && p.Class != geo.Quarter {
			continue
		}
		q := &place{Place: p}
		for near := range w.near(p.Point, 2) {
			if near.Country == p.Country && near.Name == p.Name {
				twice++
			}
		}
		w.add(q)
	}
	// GeoNames itself has a few hundred, mostly villages of one name.
	if twice > 400 {
		t.Errorf("%d towns are there twice", twice)
	}
	t.Logf("%d towns are there twice", twice)
}

// TestSameBytes makes the file again from the packages, if they are at hand:
// the same sources must make the committed bytes.
func TestSameBytes(t *testing.T) {
	dir := os.Getenv("DATELINE_SOURCES")
	if dir == "" {
		t.Skip("DATELINE_SOURCES does not name the folder of the packages")
	}
	g := newGenerator(sources.Folder(dir))
	b, err := g.make("..")
	if err != nil {
		t.Fatal(err)
	}
	have, err := os.ReadFile(filepath.Join("..", "..", "gazetteer.bin"))
	if err != nil {
		t.Fatal(err)
	}
	if string(b) != string(have) {
		t.Error("the file that is committed was made from something else; run go generate ./assets")
	}
}

func TestTownName(t *testing.T) {
	for _, tt := range []struct {
		in   string
		kind gazetteer.NameKind
		ok   bool
	}{
		{"Cologne", gazetteer.Alternate, true},
		{"al-Mawsil", gazetteer.Alternate, true},
		{"Москва", gazetteer.Alternate, true},
		{"北京", gazetteer.Alternate, true},
		{"MOW", gazetteer.Code, true},
		{"moseukeuba", 0, false}, // nobody writes it
		{"Xi", 0, false},
		{"http://example.org/x", 0, false},
	} {
		if kind, ok := townName(tt.in); kind != tt.kind || ok != tt.ok {
			t.Errorf("townName(%q) = %s, %v, want %s, %v", tt.in, kind, ok, tt.kind, tt.ok)
		}
	}
}

func TestCutWord(t *testing.T) {
	for _, tt := range []struct{ in, stem, english string }{
		{"Lamar County", "Lamar", "County"},
		{"Tula Oblast", "Tula", "Oblast"},
		{"Provincia di Varese", "Varese", "Province"},
		{"Kabupaten Lamandau", "Lamandau", "Regency"},
		{"Yamatotakada-shi", "Yamatotakada", "City"},
		{"Yichun Shi", "Yichun", "City"},
		{"Cheshire", "Cheshire", ""},
		{"County", "County", ""},
		{"Province", "Province", ""},
	} {
		if stem, english := cutWord(tt.in); stem != tt.stem || english != tt.english {
			t.Errorf("cutWord(%q) = %q, %q, want %q, %q", tt.in, stem, english, tt.stem, tt.english)
		}
	}
}

func TestAbbreviated(t *testing.T) {
	g := newGenerator("")
	g.words.count = map[string]int{"falls": 5}
	for _, tt := range []struct{ name, country, want string }{
		{"Saint Louis", "SN", "st louis"},
		{"St. Louis", "US", "saint louis"},
		{"St Albans", "GB", "saint albans"},
		{"Mount Vernon", "US", "mt vernon"},
		{"Fort Worth", "US", "ft worth"},
		{"West Columbia", "US", "w columbia"},
		{"Lamar County", "US", "lamar co"},
		{"The Hague", "NL", "hague"},
	} {
		p := &place{Place: geo.Place{Name: tt.name, Country: tt.country}}
		p.called(gazetteer.Main, p.Name)
		g.abbreviated(p)
		if p.find(tt.want) == nil {
			t.Errorf("%s: no %q among %v", tt.name, tt.want, p.names)
		}
	}
	p := &place{Place: geo.Place{Name: "The Falls"}}
	p.called(gazetteer.Main, p.Name)
	if g.abbreviated(p); p.find("falls") != nil {
		t.Error("The Falls answers to a common word")
	}
	p = &place{Place: geo.Place{Name: "Saint"}}
	p.called(gazetteer.Main, p.Name)
	if g.abbreviated(p); len(p.names) != 1 {
		t.Errorf("Saint alone became %v", p.names)
	}
}

func TestReadCensus(t *testing.T) {
	const file = `# comment
[k1a9]
description = Some airport

[fips48277]
centroid = (0.5876055, -1.6680826)
description = Lamar County, TX
station = ('kprx', 0.0005)

[fips4855080]
centroid = (0.5876, -1.6679)
description = Paris city, TX
`
	var got []censusEntry
	if err := readCensus([]byte(file), func(e censusEntry) error { got = append(got, e); return nil }); err != nil {
		t.Fatal(err)
	}
	if len(got) != 2 || got[0].fips != "48277" || got[0].name != "Lamar County" || got[0].state != "TX" || got[1].name != "Paris city" {
		t.Fatalf("got %+v", got)
	}
	if d := distance(got[0].at, orb.Point{-95.574, 33.667}); d > 2 {
		t.Errorf("Lamar County is %.0f km off", d)
	}
	bad := strings.Replace(file, "0.5876055", "north", 1)
	if err := readCensus([]byte(bad), func(censusEntry) error { return nil }); err == nil {
		t.Error("no error for a bad coordinate")
	}
}

func TestReadersRefuse(t *testing.T) {
	if err := readGeoNames([]byte("1\tToo short\n"), "", func(*place) {}); err == nil || !strings.Contains(err.Error(), "line 1") {
		t.Errorf("a short line: %v", err)
	}
	if err := readCatalogue([]byte("no catalogue at all, really"), func(_, _ string) {}); err == nil {
		t.Error("no error for what is no catalogue")
	}
	if _, err := readShapes(make([]byte, 50), make([]byte, 50)); err == nil {
		t.Error("no error for a short shapefile")
	}
	if _, err := readHandNames("XX; Nowhere; too few\n"); err == nil {
		t.Error("no error for a row with too few fields")
	}
}

func TestSpread(t *testing.T) {
	var s spread
	for _, at := range []orb.Point{{179.5, 0}, {-179.5, 0}, {180, 0.5}, {180, -0.5}} {
		s.add(&place{Place: geo.Place{Point: at}}, false)
	}
	c := s.centre()
	if d := distance(c, orb.Point{180, 0}); d > 1 {
		t.Errorf("the middle of a ring about the date line is %v", c)
	}
	if r := s.radius(c); r < 60 || r > 100 {
		t.Errorf("its radius is %.0f km", r)
	}
}

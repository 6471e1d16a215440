// Package gazetteertest holds a gazetteer of some eighty real places for tests:
// small enough to be read whole, and chosen so that what makes news texts hard
// is in it. Paris, London, Moscow, Birmingham, Alexandria, Tripoli, Georgetown
// and Springfield lie in several countries or states; Georgia is a country and
// a state, Washington a state and a city, New York a city and a state, Jordan a
// country and nothing else (but the name of many a person); Aleppo, Idlib and
// Alexandria are cities and the provinces around them.
//
// Identifiers and points are those of GeoNames; populations are rounded.
package gazetteertest

import (
	"cmp"
	"slices"
	"strings"
	"sync"

	"github.com/paulmach/orb"

	"dateline/geo"
	"dateline/geo/gazetteer"
)

// Small returns the gazetteer. It is made once and must not be changed, which
// it cannot be.
var Small = sync.OnceValue(func() *gazetteer.Gazetteer {
	b, err := Bytes()
	if err != nil {
		panic("gazetteertest: " + err.Error())
	}
	g, err := gazetteer.Open(b)
	if err != nil {
		panic("gazetteertest: " + err.Error())
	}
	return g
})

// Identifiers of the places that tests name most.
const (
	Syria        geo.ID = 163843
	Switzerland  geo.ID = 2658434
	Turkey       geo.ID = 298795
	Russia       geo.ID = 2017370
	UnitedStates geo.ID = 6252001
	Britain      geo.ID = 2635167
	France       geo.ID = 3017382
	Germany      geo.ID = 2921044
	Texas        geo.ID = 4736286
	Aleppo       geo.ID = 170063
	AleppoProv   geo.ID = 170062
	Idlib        geo.ID = 169389
	Damascus     geo.ID = 170654
	Lausanne     geo.ID = 2659994
	Paris        geo.ID = 2988507
	ParisTexas   geo.ID = 4717560
	London       geo.ID = 2643743
	LondonCanada geo.ID = 6058560
	Moscow       geo.ID = 524901
	MoscowIdaho  geo.ID = 5601538
)

// LamarCounty is the county in Texas that Paris is the seat of.
var LamarCounty = geo.MakeID(geo.Census, 48277)

// Bytes makes the file of the gazetteer, for tests of what reads one.
func Bytes() ([]byte, error) {
	rows := slices.Clone(table)
	slices.SortStableFunc(rows, func(a, b row) int {
		return cmp.Or(cmp.Compare(rank(a.Class), rank(b.Class)), cmp.Compare(b.Population, a.Population))
	})
	var b gazetteer.Builder
	for _, r := range rows {
		ref := b.Add(r.Place)
		for kind, names := range r.names {
			for n := range strings.SplitSeq(names, "|") {
				if n != "" {
					b.AddName(ref, n, kind)
				}
			}
		}
	}
	return b.Bytes()
}

// rank puts what a bare name means first before the rest.
func rank(c geo.Class) int {
	switch c {
	case geo.Continent, geo.Country:
		return 0
	case geo.Water, geo.Region:
		return 1
	}
	return 2
}

type names map[gazetteer.NameKind]string

const (
	alt    = gazetteer.Alternate
	bare   = gazetteer.Bare
	abbrev = gazetteer.Abbreviation
	demo   = gazetteer.Demonym
	code   = gazetteer.Code
)

type row struct {
	geo.Place
	names
}

func place(id geo.ID, name string, class geo.Class, code, where string, lat, lon, radius float64, population int64, n names) row {
	parts := append(strings.Split(where, "."), "", "")
	return row{geo.Place{
		ID: id, Name: name, Class: class, Code: code,
		Country: parts[0], Admin1: parts[1], Admin2: parts[2],
		Point: orb.Point{lon, lat}, Radius: radius, Population: population,
	}, n}
}

func region(n uint32) geo.ID { return geo.MakeID(geo.Regions, n) }

var table = []row{
	place(6255148, "Europe", geo.Continent, "CONT", "", 48.691, 9.141, 2400, 0, names{demo: "European|Europeans"}),
	place(6255146, "Africa", geo.Continent, "CONT", "", 7.188, 21.094, 3600, 0, names{demo: "African|Africans"}),
	place(region(1), "Middle East", geo.Continent, "RGN", "", 29, 42, 2000, 0, names{alt: "Mideast|Near East", demo: "Middle Eastern"}),

	place(6252001, "United States", geo.Country, "PCLI", "US", 39.76, -98.5, 2300, 327167434, names{alt: "United States of America|America", abbrev: "US|U.S.|USA|U.S.A.", demo: "American|Americans"}),
	place(2635167, "United Kingdom", geo.Country, "PCLI", "GB", 54.76, -2.7, 280, 66488991, names{alt: "Britain|Great Britain", abbrev: "UK|U.K.", demo: "British|Briton|Britons"}),
	place(3017382, "France", geo.Country, "PCLI", "FR", 46, 2, 420, 66987244, names{alt: "French Republic", demo: "French|Frenchman|Frenchmen"}),
	place(2921044, "Germany", geo.Country, "PCLI", "DE", 51.5, 10.5, 340, 82927922, names{alt: "Deutschland", demo: "German|Germans"}),
	place(2017370, "Russia", geo.Country, "PCLI", "RU", 60, 100, 2300, 144478050, names{alt: "Russian Federation", demo: "Russian|Russians"}),
	place(2658434, "Switzerland", geo.Country, "PCLI", "CH", 47, 8.01, 115, 8516543, names{alt: "Swiss Confederation", demo: "Swiss"}),
	place(163843, "Syria", geo.Country, "PCLI", "SY", 35, 38, 240, 16906283, names{alt: "Syrian Arab Republic", demo: "Syrian|Syrians"}),
	place(298795, "Turkey", geo.Country, "PCLI", "TR", 39.06, 34.91, 500, 82319724, names{alt: "Türkiye", demo: "Turkish|Turk|Turks"}),
	place(102358, "Saudi Arabia", geo.Country, "PCLI", "SA", 25, 45, 830, 33699947, names{demo: "Saudi|Saudis|Saudi Arabian"}),
	place(289688, "Qatar", geo.Country, "PCLI", "QA", 25.5, 51.25, 60, 2781677, names{demo: "Qatari|Qataris"}),
	place(130758, "Iran", geo.Country, "PCLI", "IR", 32, 53, 720, 81800269, names{alt: "Persia", demo: "Iranian|Iranians"}),
	place(99237, "Iraq", geo.Country, "PCLI", "IQ", 33, 44, 370, 38433600, names{demo: "Iraqi|Iraqis"}),
	place(357994, "Egypt", geo.Country, "PCLI", "EG", 27, 30, 560, 98423595, names{demo: "Egyptian|Egyptians"}),
	place(248816, "Jordan", geo.Country, "PCLI", "JO", 31, 36, 170, 9956011, names{demo: "Jordanian|Jordanians"}),
	place(272103, "Lebanon", geo.Country, "PCLI", "LB", 33.83333, 35.83333, 58, 6848925, names{demo: "Lebanese"}),
	place(294640, "Israel", geo.Country, "PCLI", "IL", 31.5, 34.75, 84, 8883800, names{demo: "Israeli|Israelis"}),
	place(614540, "Georgia", geo.Country, "PCLI", "GE", 41.99998, 43.4999, 150, 3731000, names{alt: "Sakartvelo", demo: "Georgian|Georgians"}),
	place(2215636, "Libya", geo.Country, "PCLI", "LY", 28, 17, 750, 6678567, names{demo: "Libyan|Libyans"}),
	place(6251999, "Canada", geo.Country, "PCLI", "CA", 60.10867, -113.64258, 1800, 37058856, names{demo: "Canadian|Canadians"}),
	place(690791, "Ukraine", geo.Country, "PCLI", "UA", 49, 32, 440, 44622516, names{demo: "Ukrainian|Ukrainians"}),
	place(3378535, "Guyana", geo.Country, "PCLI", "GY", 5, -59, 260, 779004, names{demo: "Guyanese"}),

	place(6269131, "England", geo.Admin1, "ADM1", "GB.ENG", 52.16045, -0.70312, 200, 57106398, names{demo: "English|Englishman|Englishmen"}),
	place(2638360, "Scotland", geo.Admin1, "ADM1", "GB.SCT", 56, -4, 160, 5463300, names{demo: "Scottish|Scot|Scots"}),
	place(4736286, "Texas", geo.Admin1, "ADM1", "US.TX", 31.25044, -99.25061, 470, 22875689, names{abbrev: "TX|Tex.", demo: "Texan|Texans"}),
	place(5596512, "Idaho", geo.Admin1, "ADM1", "US.ID", 44.5002, -114.25118, 260, 1416564, names{abbrev: "ID"}),
	place(4197000, "Georgia", geo.Admin1, "ADM1", "US.GA", 32.75042, -83.50018, 220, 8975842, names{abbrev: "GA|Ga."}),
	place(5128638, "New York", geo.Admin1, "ADM1", "US.NY", 43.00035, -75.4999, 210, 19274244, names{alt: "New York State", abbrev: "NY|N.Y."}),
	place(5815135, "Washington", geo.Admin1, "ADM1", "US.WA", 47.50012, -120.50147, 240, 6271775, names{alt: "Washington State", abbrev: "WA|Wash."}),
	place(4896861, "Illinois", geo.Admin1, "ADM1", "US.IL", 40.00032, -89.25037, 220, 12772888, names{abbrev: "IL|Ill."}),
	place(4921868, "Indiana", geo.Admin1, "ADM1", "US.IN", 40.00032, -86.25027, 170, 6265933, names{abbrev: "IN|Ind."}),
	place(6254925, "Kentucky", geo.Admin1, "ADM1", "US.KY", 38.20042, -84.87762, 180, 4206074, names{abbrev: "KY|Ky."}),
	place(6093943, "Ontario", geo.Admin1, "ADM1", "CA.08", 49.25014, -84.49983, 570, 12861940, names{abbrev: "ON|Ont."}),
	place(170062, "Aleppo Governorate", geo.Admin1, "ADM1", "SY.09", 36.25, 37.5, 77, 0, names{bare: "Aleppo", alt: "Aleppo Province"}),
	place(169387, "Idlib Governorate", geo.Admin1, "ADM1", "SY.12", 35.66667, 36.66667, 44, 0, names{bare: "Idlib", alt: "Idlib Province"}),
	place(361059, "Alexandria Governorate", geo.Admin1, "ADM1", "EG.06", 30.84, 29.56, 27, 0, names{bare: "Alexandria"}),
	place(2658182, "Vaud", geo.Admin1, "ADM1", "CH.VD", 46.58, 6.58, 30, 0, names{alt: "Waadt"}),
	place(geo.MakeID(geo.Census, 48277), "Lamar County", geo.Admin2, "ADM2", "US.TX.277", 33.66729, -95.57031, 28, 0, names{bare: "Lamar"}),

	place(170063, "Aleppo", geo.Town, "PPLA", "SY.09", 36.20124, 37.16117, 11, 1602264, names{alt: "Halab|Haleb|حلب", code: "ALP"}),
	place(169389, "Idlib", geo.Town, "PPLA", "SY.12", 35.93062, 36.63393, 4, 128840, names{alt: "Idleb"}),
	place(169577, "Homs", geo.Town, "PPLA", "SY.11", 34.72682, 36.72339, 8, 775404, names{alt: "Hims|Emesa"}),
	place(170654, "Damascus", geo.Town, "PPLC", "SY.13", 33.5102, 36.29128, 11, 1569394, names{alt: "Dimashq", code: "DAM"}),
	place(2659994, "Lausanne", geo.Town, "PPLA", "CH.VD.2225", 46.516, 6.63282, 4, 139111, names{alt: "Lausanna"}),
	place(2660646, "Geneva", geo.Town, "PPLA", "CH.GE.2500", 46.20222, 6.14569, 4, 183981, names{alt: "Genève|Genf|Ginevra", code: "GVA"}),
	place(524901, "Moscow", geo.Town, "PPLC", "RU.48", 55.75222, 37.61556, 22, 10381222, names{alt: "Moskva|Москва", demo: "Muscovite|Muscovites", code: "MOW"}),
	place(5601538, "Moscow", geo.Town, "PPLA2", "US.ID.057", 46.73239, -117.00017, 3, 25060, nil),
	place(498817, "Saint Petersburg", geo.Town, "PPLA", "RU.66", 59.93863, 30.31413, 17, 5351935, names{alt: "St. Petersburg|Leningrad|Petrograd"}),
	place(4171563, "St. Petersburg", geo.Town, "PPL", "US.FL.103", 27.77086, -82.67927, 6, 257083, names{alt: "Saint Petersburg"}),
	place(2643743, "London", geo.Town, "PPLC", "GB.ENG.GLA", 51.50853, -0.12574, 21, 8961989, names{alt: "Londres|Londra|Londinium", demo: "Londoner|Londoners", code: "LON"}),
	place(6058560, "London", geo.Town, "PPL", "CA.08", 42.98339, -81.23304, 7, 346765, nil),
	place(2988507, "Paris", geo.Town, "PPLC", "FR.11.75", 48.85341, 2.3488, 12, 2138551, names{alt: "Parigi|Lutetia", demo: "Parisian|Parisians", code: "PAR"}),
	place(4717560, "Paris", geo.Town, "PPLA2", "US.TX.277", 33.66094, -95.55551, 3, 24782, nil),
	place(2950159, "Berlin", geo.Town, "PPLC", "DE.16.00", 52.52437, 13.41053, 15, 3426354, names{demo: "Berliner|Berliners"}),
	place(745044, "Istanbul", geo.Town, "PPLA", "TR.34", 41.01384, 28.94966, 25, 14804116, names{alt: "İstanbul|Constantinople|Stamboul"}),
	place(323786, "Ankara", geo.Town, "PPLC", "TR.68", 39.91987, 32.85427, 14, 3517182, names{alt: "Angora"}),
	place(703448, "Kyiv", geo.Town, "PPLC", "UA.12", 50.45466, 30.5238, 13, 2797553, names{alt: "Kiev|Київ"}),
	place(98182, "Baghdad", geo.Town, "PPLC", "IQ.07", 33.34058, 44.40088, 19, 7216000, names{code: "BGW"}),
	place(276781, "Beirut", geo.Town, "PPLC", "LB.04", 33.89332, 35.50157, 11, 1916100, names{alt: "Beyrouth"}),
	place(281184, "Jerusalem", geo.Town, "PPLA", "IL.06", 31.76904, 35.21633, 9, 971800, names{alt: "Al-Quds|Yerushalayim"}),
	place(360630, "Cairo", geo.Town, "PPLC", "EG.11", 30.06263, 31.24967, 22, 9606916, names{alt: "Al Qāhirah", demo: "Cairene|Cairenes"}),
	place(361058, "Alexandria", geo.Town, "PPLA", "EG.06", 31.20176, 29.91582, 17, 5263542, names{alt: "Al Iskandarīyah", demo: "Alexandrian"}),
	place(4744091, "Alexandria", geo.Town, "PPLA2", "US.VA.510", 38.80484, -77.04692, 5, 159467, nil),
	place(266826, "Tripoli", geo.Town, "PPLA", "LB.09", 34.43352, 35.84415, 5, 229398, names{alt: "Tarabulus"}),
	place(2210247, "Tripoli", geo.Town, "PPLC", "LY.77", 32.88743, 13.18733, 10, 1150989, names{alt: "Tarabulus al-Gharb"}),
	place(611717, "Tbilisi", geo.Town, "PPLC", "GE.51", 41.69411, 44.83368, 9, 1049498, names{alt: "Tiflis"}),
	place(4180439, "Atlanta", geo.Town, "PPLA", "US.GA.121", 33.749, -84.38798, 7, 463878, nil),
	place(5128581, "New York City", geo.Town, "PPL", "US.NY", 40.71427, -74.00597, 20, 8804190, names{alt: "New York|Big Apple", abbrev: "NYC", demo: "New Yorker|New Yorkers"}),
	place(4140963, "Washington", geo.Town, "PPLC", "US.DC.001", 38.89511, -77.03637, 8, 689545, names{alt: "Washington, D.C.|Washington DC", abbrev: "D.C."}),
	place(2655603, "Birmingham", geo.Town, "PPLA2", "GB.ENG.A7", 52.48142, -1.89983, 10, 1144919, names{demo: "Brummie|Brummies"}),
	place(4049979, "Birmingham", geo.Town, "PPLA2", "US.AL.073", 33.52066, -86.80249, 5, 212461, nil),
	place(4250542, "Springfield", geo.Town, "PPLA", "US.IL.167", 39.80172, -89.64371, 4, 116565, nil),
	place(4409896, "Springfield", geo.Town, "PPLA2", "US.MO.077", 37.21533, -93.29824, 5, 166810, nil),
	place(4951788, "Springfield", geo.Town, "PPL", "US.MA.013", 42.10148, -72.58981, 5, 154341, nil),
	place(4297983, "Lexington", geo.Town, "PPLA2", "US.KY.067", 37.98869, -84.47772, 5, 225366, nil),
	place(3378644, "Georgetown", geo.Town, "PPLC", "GY.12", 6.80448, -58.15527, 5, 235017, nil),
	place(4693342, "Georgetown", geo.Town, "PPLA2", "US.TX.491", 30.63269, -97.67723, 4, 63716, nil),

	place(region(2), "Gulf of Aden", geo.Water, "GULF", "", 12, 48, 350, 0, nil),
	place(region(3), "Mediterranean Sea", geo.Water, "SEA", "", 35, 20, 1400, 0, names{alt: "Mediterranean"}),
	place(region(4), "Lake Geneva", geo.Water, "LK", "", 46.45, 6.5, 25, 0, names{alt: "Lac Léman|Lake Leman"}),
	place(region(5), "Euphrates", geo.River, "STM", "", 34.9, 41, 500, 0, names{alt: "Euphrates River"}),
	place(region(6), "Donbas", geo.Region, "RGN", "UA", 48, 38, 150, 0, names{alt: "Donbass|Donets Basin"}),
	place(region(7), "Eastern Ghouta", geo.Region, "RGN", "SY", 33.53, 36.45, 12, 0, names{alt: "East Ghouta|Ghouta"}),
	place(region(8), "Sinai", geo.Relief, "PEN", "EG", 29.5, 33.8, 110, 0, names{alt: "Sinai Peninsula"}),
	place(region(9), "Golan Heights", geo.Region, "RGN", "SY", 33, 35.75, 30, 0, names{alt: "Golan"}),
	place(region(10), "Sahel", geo.Region, "RGN", "", 14.5, 5, 2000, 0, nil),
}

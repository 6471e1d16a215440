package geo

import "github.com/paulmach/orb"

// An ID names a place for good, in whatever file it is kept and whichever
// gazetteer it came from. Identifiers below 2^32 are GeoNames ids as they stand.
// The others carry their source in the upper half, see [Source].
type ID uint64

// A Source is where a place's identifier comes from.
type Source uint32

// The sources of places. Their numbers are part of identifiers: add at the end,
// never renumber.
const (
	GeoNames     Source = iota // the id is the GeoNames id
	Census                     // US Census 2022; the number is the FIPS or county subdivision code
	NaturalEarth               // rivers, lakes and provinces that GeoNames lacks; a hash of layer, name and place
	Airports                   // OurAirports; a hash of the ICAO code
	Regions                    // our own table of physical and cultural regions; a hash of class and name
	UserMade                   // the user's own gazetteers
	NewerNames                 // the 2026 list of places without ids; a hash of name and place
	AdminCodes                 // GeoNames administrative codes without an id; a hash of the code
)

// MakeID joins a source and its number for the place.
func MakeID(s Source, number uint32) ID { return ID(s)<<32 | ID(number) }

// Source tells where the identifier comes from.
func (id ID) Source() Source { return Source(id >> 32) }

// GeoNames returns the GeoNames id, and whether the place has one.
func (id ID) GeoNames() (int64, bool) {
	return int64(id), id != 0 && id.Source() == GeoNames
}

// A Class says what kind of thing a place is, coarsely enough to choose how it
// is drawn and named. The finer word is in [Place.Code].
type Class uint8

// The classes. Their numbers are part of the gazetteer's format: add at the
// end, never renumber.
const (
	Unclassed Class = iota
	Continent       // a continent or a group of countries: Africa, the Middle East
	Country         // a state, or a territory with a code of its own
	Admin1          // a state, province or region of a country
	Admin2          // a county or district
	Town            // a populated place
	Quarter         // a part of a populated place
	Water           // ocean, sea, gulf, strait, bay, lake, reservoir
	River           // river or canal
	Relief          // mountain, range, desert, plain, valley, peninsula, cape
	Island          // island or archipelago
	Region          // a cultural, historical or disputed region: Donbas, the Sahel
	Site            // airport, camp, dam, base
	classes
)

// Classes is the number of values of [Class].
const Classes = int(classes)

var classNames = [...]string{
	"place", "continent", "country", "province", "district", "town", "quarter",
	"water", "river", "relief", "island", "region", "site",
}

// String returns the class in a word for the user.
func (c Class) String() string {
	if c < classes {
		return classNames[c]
	}
	return classNames[Unclassed]
}

// Area reports whether a place of this class is drawn as an area. A town is a
// dot; whatever is wider is never drawn as if it were one point.
func (c Class) Area() bool {
	switch c {
	case Unclassed, Town, Quarter, Site:
		return false
	}
	return true
}

// A Place is one entry of a gazetteer.
type Place struct {
	ID         ID
	Name       string // as it is shown
	Class      Class
	Code       string    // GeoNames feature code, such as PPLC, ADM1, SEA; empty where there is none
	Country    string    // ISO 3166-1 alpha-2; empty for seas and continents
	Admin1     string    // GeoNames first-order code within the country
	Admin2     string    // GeoNames second-order code within the first; FIPS in the United States
	Point      orb.Point // longitude and latitude in degrees, a representative point
	Radius     float64   // kilometres about Point that the place covers, roughly; 0 where unknown
	Population int64     // 0 where unknown
}

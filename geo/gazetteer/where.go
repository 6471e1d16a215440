package gazetteer

import "dateline/geo"

// Where says where a place lies, from the smaller to the larger: "Texas, United
// States". It leaves out what the place is itself, so that of a country, a sea or
// a continent it says nothing. The place may be of another gazetteer, or none.
func (g *Gazetteer) Where(p *geo.Place) string {
	if p.Class == geo.Country || p.Country == "" {
		return ""
	}
	country := p.Country
	if r, ok := g.Country(p.Country); ok {
		country = g.Place(r).Name
	}
	if p.Class == geo.Admin1 || p.Admin1 == "" {
		return country
	}
	if r, ok := g.Admin1(p.Country, p.Admin1); ok {
		if name := g.Place(r).Name; name != p.Name {
			return name + ", " + country
		}
	}
	return country
}

// Describe says what a place is: "town in Texas, United States".
func (g *Gazetteer) Describe(p *geo.Place) string {
	if in := g.Where(p); in != "" {
		return p.Class.String() + " in " + in
	}
	return p.Class.String()
}

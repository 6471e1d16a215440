package main

import (
	"slices"
	"strings"
	"unicode"

	"dateline/geo"
	"dateline/geo/gazetteer"
)

// weigh estimates how likely a bare name means the place, on the scale of
// populations.
func (g *generator) weigh(p *place) float64 {
	if p.weight != 0 {
		return p.weight
	}
	w := float64(gazetteer.LikelyPopulation(&p.Place))
	switch p.Class {
	case geo.Country:
		return 1e8 + w
	case geo.Admin1:
		w = 2_000 + 0.25*w
		if p.Code == "ADM1H" {
			w *= 0.1
		}
	case geo.Admin2:
		w = 500 + 0.1*w
	case geo.Quarter:
		w = min(100+0.2*w, 5e5)
	default:
		switch p.Code {
		case "PPLC":
			w *= 5
		case "PPLA":
			w *= 2
		case "ADM3":
			w = 200
		}
		w += 300
	}
	return w
}

// claims are the places that answer to a name.
type claims struct {
	greatest *place
	weight   float64  // of the greatest
	shown    []*place // towns that are shown under the name
	sure     []*place // places that are shown under it or have it from our own tables
}

// clean takes away names that do more harm than good:
//
//   - other names of a place that are words of English: all that are frequent,
//     and those that are words at all, unless the place is a great one and
//     English calls it so. "Island" is Iceland in German, some village is called
//     "Res", but Cologne stays;
//   - other names of a place that belong to a far more important place elsewhere,
//     such as "Peking" for a town in Mississippi, unless they are a part of the
//     place's own name;
//   - other names of a place, unlike its own, that several other places of the
//     country are shown under: Columbus, Ohio, was called Franklin once;
//   - names of countries and divisions in other languages that are something of
//     note elsewhere in English: some call Fiji Fuji;
//   - names of a town in English words that another place far away is shown
//     under: Casablanca is White House in Spanish;
//   - names of small towns in the United States that are unlike their own;
//   - other names that are hardly names (three letters and fewer).
//
// Names of towns that a place of our own table far away is shown under become
// bare ones: Samar is rather the island than Samara.
//
// The name that a place is shown with always stays, and so do those of our own
// tables.
func (g *generator) clean() {
	all := make(map[string]*claims)
	for _, p := range g.world.places {
		w := g.weigh(p)
		for _, n := range p.names {
			if n.kind > gazetteer.Alternate {
				continue
			}
			c := all[n.key]
			if c == nil {
				c = new(claims)
				all[n.key] = c
			}
			if w > c.weight {
				c.greatest, c.weight = p, w
			}
			if n.kind == gazetteer.Main && p.Class == geo.Town {
				c.shown = append(c.shown, p)
			}
			if n.kind == gazetteer.Main || n.byHand {
				c.sure = append(c.sure, p)
			}
		}
	}
	for _, p := range g.world.places {
		w := g.weigh(p)
		own := strings.Fields(p.mainKey())
		p.names = slices.DeleteFunc(p.names, func(n name) bool {
			if n.byHand || n.kind != gazetteer.Alternate && n.kind != gazetteer.Bare {
				return false
			}
			c := all[n.key]
			if c == nil {
				c = new(claims)
			}
			why := ""
			switch {
			case !strings.ContainsRune(n.key, ' ') && g.isWord(n.key, w):
				why = "names that are words"
			case (p.Class == geo.Town || p.Class == geo.Quarter) && isOutOfUse(p, n.key):
				why = "names of old of towns in the United States"
			case p.Class == geo.Town && g.isTranslation(c, p, n.key):
				why = "names that are other places' in English"
			case len(n.key) <= 3 && isLatin(n.key) && (p.Class != geo.Town || w < 100_000):
				why = "names that are too short"
			case n.kind == gazetteer.Bare:
			case p.Class == geo.Country || p.Class == geo.Admin1 || p.Class == geo.Admin2:
				if g.isSurelyOf(c, p, n.key, own) {
					why = "foreign names of divisions that are other places in English"
				}
			case g.belongsTo(c, p, w, n.key, own):
				why = "names of far greater places"
			case p.Class == geo.Town && g.isOfOthers(c, p, w, n.key):
				why = "names of other places of the country"
			}
			if why != "" {
				g.count(why, 1)
			}
			return why != ""
		})
		for i := range p.names {
			if n := &p.names[i]; n.kind == gazetteer.Alternate && !n.byHand && isDoubtful(all[n.key], p, n.key, own) {
				n.kind = gazetteer.Bare
				g.count("names that are said of a place less often", 1)
			}
		}
	}
}

// isOutOfUse reports whether a name of a small town in the United States is
// unlike its own. The lists have what settlements were called before they were
// towns (Livingston, New Jersey, was Cheapside) and how other languages spell
// them; who writes such a name today means something else.
func isOutOfUse(p *place, key string) bool {
	const great = 100_000 // people: it has bynames, as state capitals have
	return p.Country == "US" && p.from == "GeoNames 2023" && p.Population < great && p.Code != "PPLA" &&
		isLatin(key) && !alike(p.Name, key)
}

// isDoubtful reports whether our own table has a place far away that is shown
// under a name of a town: Samar is an island, and Samara in some languages.
func isDoubtful(c *claims, p *place, key string, own []string) bool {
	return (p.Class == geo.Town || p.Class == geo.Quarter) && !partOf(key, own) &&
		slices.ContainsFunc(c.sure, func(q *place) bool { return q.from == "regions" && isFar(p, q) })
}

// isTranslation reports whether a name of a town is one in English words, unlike
// its own, that is another place's far away: Casablanca is "White House" in
// Spanish.
func (g *generator) isTranslation(c *claims, p *place, key string) bool {
	for w := range strings.FieldsSeq(key) {
		if !g.words.common(w) {
			return false
		}
	}
	return !alike(p.Name, key) && slices.ContainsFunc(c.sure, func(q *place) bool { return q != p && isFar(p, q) })
}

// far is the distance in kilometres from which on places of one name are hardly
// mixed up with each other's surroundings.
const far = 150

func isFar(p, q *place) bool {
	return distance(p.Point, q.Point) > far+p.Radius+q.Radius
}

func (g *generator) isWord(key string, weight float64) bool {
	const great = 100_000
	return g.words.frequent(key) || g.words.common(key) && (weight < great || !g.words.place[key])
}

// isSurelyOf reports whether a place of some importance elsewhere is shown under
// a name of p that is not a part of p's own.
func (g *generator) isSurelyOf(c *claims, p *place, key string, own []string) bool {
	const note = 20_000
	return !partOf(key, own) && slices.ContainsFunc(c.sure, func(q *place) bool {
		return q != p && g.weigh(q) >= note && distance(p.Point, q.Point) > far+p.Radius
	})
}

// isOfOthers reports whether a name of p that is unlike its own is what other
// places of the country are shown under: two of them, or one that is not far
// less important.
func (g *generator) isOfOthers(c *claims, p *place, weight float64, key string) bool {
	if alike(p.Name, key) {
		return false
	}
	const comparable = 0.2
	others := 0
	for _, q := range c.shown {
		if q != p && q.Country == p.Country {
			if others++; others == 2 || g.weigh(q) > comparable*weight {
				return true
			}
		}
	}
	return false
}

// belongsTo reports whether a name of p is really that of a far greater place.
func (g *generator) belongsTo(c *claims, p *place, weight float64, key string, own []string) bool {
	const (
		great = 200_000
		times = 50
		// A part of p's own name is p's as well, as Frankfurt is of Frankfurt
		// (Oder); but nobody who writes Moscow means Moscow Mills.
		timesOwn = 500
	)
	if c.greatest == p || c.weight < great || c.weight < times*weight || c.greatest.from == "regions" {
		return false
	}
	if distance(c.greatest.Point, p.Point) < far {
		return false
	}
	if c.weight > timesOwn*weight {
		return true
	}
	return !partOf(key, own)
}

// partOf reports whether all words of a folded name are among own.
func partOf(key string, own []string) bool {
	for w := range strings.FieldsSeq(key) {
		if !slices.Contains(own, w) {
			return false
		}
	}
	return true
}

func isLatin(s string) bool {
	for _, r := range s {
		if unicode.IsLetter(r) && !unicode.Is(unicode.Latin, r) {
			return false
		}
	}
	return true
}

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
	w := float64(p.Population)
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
//   - other names that are hardly names (three letters and fewer).
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
			why := ""
			switch c := all[n.key]; {
			case !strings.ContainsRune(n.key, ' ') && g.isWord(n.key, w):
				why = "names that are words"
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
	}
}

func (g *generator) isWord(key string, weight float64) bool {
	const great = 100_000
	return g.words.frequent(key) || g.words.common(key) && (weight < great || !g.words.place[key])
}

// isSurelyOf reports whether a place of some importance elsewhere is shown under
// a name of p that is not a part of p's own.
func (g *generator) isSurelyOf(c *claims, p *place, key string, own []string) bool {
	const (
		note = 20_000
		far  = 150 // km
	)
	if partOf(key, own) {
		return false
	}
	for _, q := range c.sure {
		if q != p && g.weigh(q) >= note && distance(p.Point, q.Point) > far+p.Radius {
			return true
		}
	}
	return false
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
		far   = 150 // km
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

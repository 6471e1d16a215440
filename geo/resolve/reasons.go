package resolve

import (
	"iter"
	"slices"
	"strconv"
	"strings"

	"dateline/geo"
	"dateline/geo/gazetteer"
)

// A reason is given if it moved the choice: what is told is the evidence that
// sets the chosen place apart from the next likely one. Evidence that holds of
// both moved nothing, however strong it is.

// reasonOf returns the reason that a feature is, in words of package geo.
// Features of what the place is are told together, see fame.
var reasonOf = [features]geo.Why{
	contained:      geo.ContainedIn,
	contains:       geo.ContainedIn,
	classFits:      geo.ContainedIn,
	headFits:       geo.SaysWhatItIs,
	withArticle:    geo.TheArticle,
	acting:         geo.ActsFor,
	stately:        geo.OfState,
	holding:        geo.HoldsOthers,
	capitals:       geo.InListWith,
	listed:         geo.InListWith,
	sameName:       geo.SameNameBefore,
	otherwise:      geo.NamedOtherwise,
	sameCountry:    geo.SameCountry,
	sameAdmin1:     geo.SameRegion,
	countryNamed:   geo.LiesIn,
	admin1Named:    geo.LiesIn,
	singledOut:     geo.LiesIn,
	seatNamed:      geo.HoldsOthers,
	near:           geo.NearOthers,
	nearShadow:     geo.NearOthers,
	siblings:       geo.SameKind,
	outletCountry:  geo.OutletHome,
	outletAdmin1:   geo.OutletHome,
	outletNear:     geo.OutletHome,
	outletTown:     geo.NamedInAddress,
	inSubject:      geo.AboutRegion,
	homeTown:       geo.OutletHome,
	powers:         geo.ActsFor,
	lasting:        geo.LastingName,
	elder:          geo.OldWorld,
	renowned:       geo.Renowned,
	formerly:       geo.FormerName,
	addressCountry: geo.PublishedIn,
	byDateline:     geo.ByDateline,
}

const (
	enoughToSay = 0.4 // what a feature must add to be given as a reason
	mostReasons = 3   // that are given
	nearEnough  = 150 // kilometres within which a place is said to be near
)

// reasons puts what decided into words, the strongest first.
func (r *run) reasons(g *group, c *candidate) []geo.Reason {
	if g.part != "" {
		return append([]geo.Reason{{Why: geo.NameSays, Name: g.part}}, r.moved(g, c, &candidate{})...)
	}
	if g.slips > 0 {
		return append([]geo.Reason{{Why: geo.SpelledLike, Name: r.shown(c.ref)}}, r.moved(g, c, &candidate{})...)
	}
	if c.kind == gazetteer.Demonym {
		return []geo.Reason{{Why: geo.OfOrFrom, Name: r.shown(c.ref)}}
	}
	if g.rival(c) == nil && !g.dropped {
		// Nothing else has the name, or only what is at the same spot.
		reasons := make([]geo.Reason, 0, mostReasons)
		if c.f[contained] > 0.5 && g.said != "" {
			reasons = append(reasons, geo.Reason{Why: geo.ContainedIn, Name: g.said})
		}
		why := geo.OnlyOne
		if c.class == geo.Country && c.kind == gazetteer.Main {
			why = geo.NameOfCountry
		}
		reasons = append(reasons, geo.Reason{Why: why})
		return r.otherName(c, reasons)
	}
	rival := g.rival(c)
	if rival == nil {
		rival = &candidate{}
	}
	reasons := r.moved(g, c, rival)
	if len(reasons) == 0 {
		// The rival shares what speaks for it, as a town and its province do.
		reasons = r.moved(g, c, &candidate{})
	}
	if len(reasons) == 0 {
		reasons = append(reasons, geo.Reason{Why: geo.Likeliest})
	}
	return r.otherName(c, reasons)
}

// rival returns the likeliest candidate that is not at the same spot, or nil.
// The candidates are in their order.
func (g *group) rival(c *candidate) *candidate {
	for i := range g.cands {
		if o := &g.cands[i]; o.ref != c.ref && (distance(o.at, c.at) > spot || o.class != c.class) {
			return o
		}
	}
	return nil
}

// otherName adds that the place is known by another name, if a reader could not
// see it: Queenstown is Cobh.
func (r *run) otherName(c *candidate, reasons []geo.Reason) []geo.Reason {
	if c.former && c.class != geo.Site {
		if !slices.ContainsFunc(reasons, func(why geo.Reason) bool { return why.Why == geo.FormerName }) {
			reasons = append(reasons, geo.Reason{Why: geo.FormerName, Name: r.shown(c.ref)})
		}
		return reasons
	}
	if c.kind == gazetteer.Alternate && c.class == geo.Town && (c.f[byAlternate] > 0 || r.subject.Historical) {
		reasons = append(reasons, geo.Reason{Why: geo.OtherName, Name: r.shown(c.ref)})
	}
	return reasons
}

// moved returns the evidence that sets the candidate apart from its rival.
func (r *run) moved(g *group, c, rival *candidate) []geo.Reason {
	var add [geo.Whys]float32
	fame := float32(0)
	for f := feature(0); f < features; f++ {
		v := weights[f] * (c.f[f] - rival.f[f])
		switch why := reasonOf[f]; {
		case f == contradicted:
			// what speaks against the others is said by what holds them
			add[geo.ContainedIn] += v
		case why != geo.OnlyOne:
			add[why] += v
		default:
			fame += v
		}
	}
	if why, ok := r.fame(g, c); ok {
		add[why] += fame
	}
	// One reason of a kind is enough.
	if c.f[contained] > 0.5 && g.said != "" {
		// A reader looks for it, be it that the rival lies there, too.
		add[geo.ContainedIn] = max(add[geo.ContainedIn], weights[contained]*c.f[contained])
		add[geo.LiesIn], add[geo.SameCountry], add[geo.SameRegion] = 0, 0, 0
	}
	keepLargest(&add, geo.LiesIn, geo.SameCountry, geo.SameRegion)
	keepLargest(&add, geo.InListWith, geo.SameKind)
	keepLargest(&add, geo.LastingName, geo.CapitalOf)
	reasons := make([]geo.Reason, 0, mostReasons+1)
	for len(reasons) < mostReasons {
		best := geo.OnlyOne
		for w := range add {
			if add[w] > add[best] {
				best = geo.Why(w)
			}
		}
		if add[best] < enoughToSay {
			break
		}
		add[best] = 0
		if name, ok := r.reasonName(g, c, best); ok {
			reasons = append(reasons, geo.Reason{Why: best, Name: name})
		}
	}
	return reasons
}

// keepLargest leaves only the largest of some reasons that say much the same,
// with the sum of all.
func keepLargest(add *[geo.Whys]float32, whys ...geo.Why) {
	best, sum := whys[0], float32(0)
	for _, w := range whys {
		if add[w] > add[best] {
			best = w
		}
		sum += max(0, add[w])
	}
	for _, w := range whys {
		add[w] = 0
	}
	add[best] = sum
}

// fame returns the reason that the place is for what it is, and false if
// nothing can be said that is true for certain.
func (r *run) fame(g *group, c *candidate) (geo.Why, bool) {
	switch {
	case c.class == geo.Country:
		return geo.NameOfCountry, true
	case c.class == geo.Admin1:
		return geo.ProvinceOf, c.country != gazetteer.NoRef
	case c.f[isCapital] > 0:
		return geo.CapitalOf, c.country != gazetteer.NoRef
	case c.class == geo.Town && c.people > 0 && !r.subject.Historical:
		second := int64(0)
		for i := range g.cands {
			if o := &g.cands[i]; o.ref != c.ref && (o.class == geo.Town || o.class == geo.Quarter) {
				second = max(second, o.people)
			}
		}
		if second*4 < c.people {
			return geo.Largest, true
		}
		if second < c.people {
			return geo.LargestTown, true
		}
	}
	return geo.MostImportant, c.f[leading] > 0
}

// around yields the groups that say something of g.
func (r *run) around(g *group) iter.Seq[int] {
	return func(yield func(int) bool) {
		at, window := int(g.index), r.window()
		for i := max(0, at-window); i < min(len(r.groups), at+window); i++ {
			if !r.groups[i].address && !yield(i) {
				return
			}
		}
	}
}

// reasonName finds what a reason names, and whether the reason holds.
func (r *run) reasonName(g *group, c *candidate, why geo.Why) (string, bool) {
	switch why {
	case geo.ContainedIn:
		if g.said != "" && (c.f[contained] > 0.3 || c.f[contains] > 0.3) {
			return g.said, true
		}
		return g.beside, g.beside != "" && c.f[classFits] > 0
	case geo.Renowned:
		return "", c.class == geo.Town
	case geo.FormerName:
		return r.shown(c.ref), c.class != geo.Site // a battlefield was called nothing else
	case geo.SaysWhatItIs:
		return strings.ToLower(g.head), c.f[headFits] > 0
	case geo.TheArticle:
		return "the " + g.name, true
	case geo.CapitalOf, geo.ProvinceOf, geo.SameCountry:
		return r.shown(c.country), c.country != gazetteer.NoRef
	case geo.SameRegion:
		return r.shown(c.admin1), c.admin1 != gazetteer.NoRef
	case geo.LiesIn:
		ref := c.country
		if weights[admin1Named]*c.f[admin1Named] > weights[countryNamed]*c.f[countryNamed] {
			ref = c.admin1
		}
		if ref == gazetteer.NoRef || g.answers(ref) {
			return "", false // Washington is not in Washington, D.C., to a reader
		}
		return r.shown(ref), true
	case geo.SameNameBefore:
		for i := range r.around(g) {
			h := &r.groups[i]
			if h.hash != g.hash || h.said == "" {
				continue
			}
			if b := h.likeliest(); b != nil && b.ref == c.ref {
				return h.said, true
			}
		}
		return "", false
	case geo.NamedOtherwise:
		for i := range r.around(g) {
			h := &r.groups[i]
			if b := h.likeliest(); h.hash != g.hash && b != nil && b.ref == c.ref && b.p > 0.5 {
				return h.name, true
			}
		}
		return "", false
	case geo.SameKind:
		for i := range r.around(g) {
			if b := r.groups[i].likeliest(); b != nil && b.p > 0.5 && c.sibling(b) {
				return plural(c.class) + ", such as " + r.shown(b.ref), true
			}
		}
		return "", false
	case geo.InListWith:
		for _, p := range r.lists {
			other := p.a
			if other == g.index {
				other = p.b
			} else if p.b != g.index {
				continue
			}
			if b := r.groups[other].likeliest(); b != nil && b.p > 0.5 && b.listKind() == c.listKind() {
				return r.shown(b.ref), true
			}
		}
		return "", false
	case geo.NearOthers:
		return r.nearest(g, c)
	case geo.OutletHome:
		if r.outlet.Name == "" {
			return r.host, r.host != ""
		}
		return r.outlet.Name, true
	case geo.NamedInAddress:
		return r.host, c.f[outletTown] > 0
	case geo.AboutRegion:
		return r.regionOf(c)
	case geo.PublishedIn:
		return r.shown(r.address), r.address != gazetteer.NoRef
	case geo.ByDateline:
		if r.dateline < 0 {
			return "", false
		}
		return r.groups[r.dateline].name, true
	}
	return "", true
}

// answers reports whether the place is a candidate of the name itself.
func (g *group) answers(ref gazetteer.Ref) bool {
	for i := range g.cands {
		if g.cands[i].ref == ref {
			return true
		}
	}
	return false
}

// nearest finds the place of the article that says most of where the candidate
// is, and how far off it is: "Beirut (37 km)".
func (r *run) nearest(g *group, c *candidate) (string, bool) {
	var place *candidate
	best := float32(0)
	for i := range r.around(g) {
		h := &r.groups[i]
		if h == g || h.hash == g.hash {
			continue
		}
		b := h.likeliest()
		if b == nil || b.p < 0.5 || b.ref == c.ref || !b.point || gap(b, c) > nearEnough {
			continue
		}
		if v := b.p * b.narrow * closeness(gap(b, c), nearHalf); v > best {
			place, best = b, v
		}
	}
	if place == nil {
		return "", false
	}
	name := r.shown(place.ref)
	if c.class == geo.Town && place.class == geo.Town {
		if km := int(distance(place.at, c.at) + 0.5); km > 0 {
			name += " (" + strconv.Itoa(km) + " km)"
		}
	}
	return name, true
}

// likeliest returns the candidate that the name means, if it has any. The
// candidates are in their order.
func (g *group) likeliest() *candidate {
	if len(g.cands) == 0 {
		return nil
	}
	return &g.cands[0]
}

// plural returns the word for several places of a class.
func plural(c geo.Class) string {
	switch c {
	case geo.Country:
		return "countries"
	case geo.Admin1:
		return "provinces"
	case geo.Admin2:
		return "districts"
	}
	return "places"
}

// shown returns the name of a place as it stands in a sentence: the United
// States.
func (r *run) shown(ref gazetteer.Ref) string {
	p := r.gaz.Place(ref)
	if takesArticle(p) {
		return "the " + p.Name
	}
	return p.Name
}

// takesArticle reports whether English puts the article before the name.
func takesArticle(p geo.Place) bool {
	switch p.Class {
	case geo.River, geo.Town, geo.Quarter, geo.Site:
		return p.Class == geo.River
	case geo.Water:
		return !strings.HasPrefix(p.Name, "Lake ") && !strings.HasSuffix(p.Name, " Bay") && !strings.HasSuffix(p.Name, " Lake")
	}
	cut := strings.LastIndexByte(p.Name, ' ') + 1
	switch p.Name[cut:] {
	case "Republic", "Islands", "Emirates", "Kingdom", "States", "Netherlands", "Philippines", "Maldives", "Bahamas", "Gambia", "Comoros",
		"Mountains", "Peninsula", "Desert", "Heights", "Alps", "Andes", "Himalayas", "Caucasus", "Balkans", "Sahel", "Sahara":
		return true
	}
	return strings.HasPrefix(p.Name, "Republic of ") || strings.HasPrefix(p.Name, "Democratic Republic ") || p.Name == "Middle East"
}

package event

import (
	"dateline/geo"
	"dateline/geo/text"
)

// describe reads what stands around a name.
func (r *reading) describe(i int) {
	c := &r.places[i]
	e := &c.fixed
	c.names()
	if c.pointed && c.stands == 0 {
		e.Add(Pointed)
	}
	if j := r.phraseStart(c); j >= 0 && r.toks[j].class&cPrep != 0 && r.toks[j].part != nounly {
		c.prep = j
		r.afterPreposition(c)
	} else {
		e.Add(AfterNothing)
	}
	if c.use == geo.Metonymic && e.Has(AfterIn) && e.Has(AfterDirection) {
		c.use = geo.Literal // in central and northern Iraq
		e.remove(IsMetonymic)
	}
	r.beforeWhat(c)
	if r.ofSpeaker(c) {
		e.Add(OfSpeaker)
	}
	if r.sentenceIsFirst() && i == 0 && r.inDateline(c) {
		e.Add(InDateline)
	}
}

// names adds how the name is used and what it names.
func (c *candidate) names() {
	e := &c.fixed
	switch c.use {
	case geo.Metonymic:
		e.Add(IsMetonymic)
	case geo.Demonym:
		e.Add(IsDemonym)
	case geo.Embedded:
		e.Add(IsEmbedded)
	}
	switch {
	case c.finding < 0 && c.stands == 0:
		e.Add(NamesUnlisted)
	case c.place == nil:
		e.Add(NamesUnknown)
	case c.place.Class == geo.Country:
		e.Add(NamesCountry)
	case c.place.Class == geo.Admin1 || c.place.Class == geo.Admin2:
		e.Add(NamesProvince)
	case c.place.Class == geo.Town || c.place.Class == geo.Quarter || c.place.Class == geo.Site:
		e.Add(NamesTown)
	default:
		e.Add(NamesWide)
	}
}

// phraseStart goes back over the phrase of a name to what stands before it,
// which it returns: the preposition, mostly; -1 at the head of the sentence.
func (r *reading) phraseStart(c *candidate) int32 {
	e := &c.fixed
	j := c.from - 1
	for ; j >= 0 && j > c.from-8; j-- {
		k := &r.toks[j]
		if k.class&(cDet|cDirection|cGeneric|cAdjective|cPossessive) != 0 && k.part != verbly || k.kind == text.Joiner || k.finding >= 0 && k.finding != c.finding {
			if k.class&cDirection != 0 && k.part != verbly && r.one(k, directions...) {
				e.Add(AfterDirection)
			}
			continue // also another name of the same phrase: "the Syrian city of Azaz"
		}
		if r.wordIs(k, "of") && j > 0 && r.genericBefore(j) {
			e.Add(OfGeneric)
			continue
		}
		if k.kind == text.Clitic && j > 0 && r.toks[j-1].finding >= 0 {
			j--
			continue
		}
		if r.introduces(j) {
			e.Add(OfGeneric)
			if r.toks[j-1].kind == text.Punct {
				j--
			}
			continue
		}
		if k.part == nounly && k.class == 0 && k.word == nil && !k.upper && k.kind == text.Word && c.from-j <= 3 || r.qualifies(j) || r.ayn(j) {
			continue // an adjective that no list has
		}
		break
	}
	return j
}

// afterPreposition adds what the preposition before the phrase of a name says.
func (r *reading) afterPreposition(c *candidate) {
	e, j := &c.fixed, c.prep
	switch k := &r.toks[j]; {
	case r.one(k, "in", "at", "inside", "across", "throughout", "within", "aboard", "amid"):
		e.Add(AfterIn)
	case j > 0 && (r.toks[j-1].class&cDirection != 0 && r.one(k, "of") || r.one(k, "from") && r.one(&r.toks[j-1], "kilometers", "kilometres", "km", "miles", "away", "far", "meters", "metres")):
		r.besideDirection(c)
	case r.one(k, "outside"):
		e.Add(OffAnchor)
		e.Add(AfterNear)
	case r.one(k, "between"):
		e.Add(AtBorder)
	case j > 1 && r.wordIs(k, "around") && r.wordIs(&r.toks[j-2], "in"): // in and around Miami
		e.Add(AfterIn)
	case r.one(k, "near", "around", "beside", "along", "off", "over", "behind", "above", "opposite"):
		e.Add(AfterNear)
	case r.one(k, "on", "onto", "upon", "through", "via"):
		e.Add(AfterOn)
	case r.one(k, "to", "into", "towards", "toward"):
		e.Add(AfterTo)
		if r.wordIs(k, "into") {
			e.Add(AfterOn)
		}
	case r.one(k, "from"):
		e.Add(AfterFrom)
		if j > 0 && (r.toks[j-1].class&(cPeople|cFighter|cSpeaker|cOffice) != 0 && r.toks[j-1].class&cGeneric == 0 || r.wordIs(&r.toks[j-1], "reporting")) {
			e.Add(OfOrigin)
			c.title = true
		}
	case r.one(k, "of"):
		e.Add(AfterOf)
		c.title = j > 0 && r.toks[j-1].class&cOffice != 0 && r.toks[j-1].class&cGeneric == 0 && r.toks[j-1].part == nounly
	default:
		e.Add(AfterBy)
	}
}

// besideDirection tells a part of a place from what lies off it: "in the south
// of Germany", but "to the south of Homs" and "20 km south of Homs".
func (r *reading) besideDirection(c *candidate) {
	e, j := &c.fixed, c.prep-1
	for j > 1 && r.toks[j-1].kind == text.Joiner && r.toks[j-2].class&cDirection != 0 {
		j -= 2 // the south-east
	}
	the := j > 0 && r.wordIs(&r.toks[j-1], "the")
	switch {
	case !the || j > 1 && r.one(&r.toks[j-2], "to", "on"):
		e.Add(OffAnchor)
		return
	case j > 1 && r.one(&r.toks[j-2], "in", "across", "throughout"):
		e.Add(AfterIn)
	}
	e.Add(AfterDirection)
	c.inside = true
}

// beforeWhat adds what the words after a name say.
func (r *reading) beforeWhat(c *candidate) {
	e := &c.fixed
	if n := c.to; n < int32(len(r.toks)) {
		k := &r.toks[n]
		switch {
		case k.kind == text.Joiner && n+1 < int32(len(r.toks)) && r.one(&r.toks[n+1], "based", "born", "backed", "led", "allied", "trained", "sponsored", "made"):
			e.Add(OfOrigin)
		case k.kind == text.Clitic:
			e.Add(Possessive)
		case k.kind == text.Joiner:
			e.Add(BeforeNoun)
		case k.part == nounly && k.kind == text.Word && k.class&(cGeneric|cDet|cCount|cMore|cPronoun|cPossessive) == 0 && k.timex < 0 && k.finding < 0:
			e.Add(BeforeNoun)
		case k.part == verbly && c.prep < 0:
			e.Add(BeforeActing)
		}
	}
	for n, steps := c.to, 0; n < int32(len(r.toks)) && steps < 4; n, steps = n+1, steps+1 {
		if k := &r.toks[n]; r.one(k, "border", "borders", "frontier") {
			e.Add(AtBorder)
		} else if k.class&cGeneric != 0 && k.part != verbly && n == c.to {
			e.Add(BeforeGeneric)
		} else if k.kind != text.Joiner && k.finding < 0 && k.kind != text.Clitic {
			break
		}
	}
	if e.Has(BeforeNoun) && r.beforeSite(c) {
		e.Add(BeforeSite)
	}
}

// beforeSite reports whether the noun that a name stands before is something
// that stands somewhere: "a Mogadishu cafe", "his London home".
func (r *reading) beforeSite(c *candidate) bool {
	last := int32(-1)
	for j := c.to; int(j) < len(r.toks) && j < c.to+4 && r.toks[j].part == nounly && r.toks[j].timex < 0 && r.toks[j].kind == text.Word; j++ {
		last = j
	}
	return last >= 0 && (r.toks[last].class&(cGeneric|cSite|cTarget) != 0 || r.one(&r.toks[last], "home", "homes", "flat", "studio", "pub", "bar", "club", "nightclub", "suburbs", "villages", "towns", "sky", "waters"))
}

// directions are the words for a part of a place that stand before its name.
var directions = []string{"north", "south", "east", "west", "northern", "southern", "eastern", "western", "central", "northeast", "northwest", "southeast", "southwest", "northeastern", "northwestern", "southeastern", "southwestern", "downtown", "upper", "lower", "rural", "coastal", "inner", "outer", "mainland"}

// qualifies reports whether the token before a name belongs to what is said of
// the place: "mainly Shiite", the "and" of "central and northern".
func (r *reading) qualifies(i int32) bool {
	k := &r.toks[i]
	switch {
	case i == 0 || int(i)+1 >= len(r.toks):
		return false
	case k.part == conjunction:
		return r.toks[i-1].class&cDirection != 0 && r.toks[i+1].class&cDirection != 0
	case k.class&cNoPlace != 0 && k.upper:
		return r.toks[i+1].class&(cGeneric|cNoPlace|cDirection) != 0
	case k.part == adverb:
		return r.toks[i+1].class&(cNoPlace|cAdjective|cDirection) != 0
	}
	return false
}

// genericBefore reports whether a word for a place stands right before "of",
// or directions before it: "the city of", "the outskirts of".
func (r *reading) genericBefore(of int32) bool {
	return r.toks[of-1].class&cGeneric != 0
}

// ofSpeaker reports whether a name belongs to who is quoted: "a spokesman in
// Moscow said", "said in Moscow", "reporting from Lausanne".
func (r *reading) ofSpeaker(c *candidate) bool {
	if c.prep < 1 || !r.one(&r.toks[c.prep], "in", "from", "at", "near") {
		return false
	}
	b := &r.toks[c.prep-1]
	if b.class&cSpeaker != 0 && b.part == nounly && r.quoted(c) {
		return true
	}
	if b.part == nounly { // scientists in Vancouver say
		j := c.to
		for j < int32(len(r.toks)) && r.toks[j].part == adverb {
			j++
		}
		if j < int32(len(r.toks)) && r.toks[j].part == verbly && r.toks[j].group >= 0 {
			if g := &r.groups[r.toks[j].group]; g.saying && !g.passive && g.from == j {
				return true
			}
		}
	}
	// said [on Friday] [from his office] in Moscow
	for j, steps := c.prep-1, 0; j >= 0 && steps < 8; j, steps = j-1, steps+1 {
		k := &r.toks[j]
		if k.part == verbly {
			if k.class&cSay == 0 && !r.wordIs(k, "speaking") || k.group >= 0 && r.groups[k.group].passive {
				return false // "clashes were reported in Homs"
			}
			if j+1 < int32(len(r.toks)) && r.toks[j+1].clause != r.toks[c.from].clause {
				return false
			}
			return k.form&fIng == 0 || r.wordIs(k, "reporting") || r.wordIs(k, "speaking")
		}
		if k.timex < 0 && k.part != preposition && k.part != adverb && k.class&(cSpeaker|cDet|cPronoun) == 0 && !k.upper {
			return false
		}
	}
	return false
}

// quoted reports whether somebody like a spokesman, in whose phrase a name is,
// is quoted: he says so, or it is according to him. An embassy that is bombed,
// an official who is shot and journalists who march are not.
func (r *reading) quoted(c *candidate) bool {
	j := c.prep - 1
	for j >= 0 && (r.toks[j].part == nounly || r.wordIs(&r.toks[j], "of")) {
		j--
	}
	if j >= 0 {
		switch k := &r.toks[j]; {
		case k.part == verbly:
			return k.class&cSay != 0
		case k.part == preposition:
			return r.one(k, "to", "by") && j > 0 && (r.wordIs(&r.toks[j-1], "according") || r.toks[j-1].part == verbly && r.toks[j-1].class&cSay != 0)
		}
	}
	for n := c.to; n < int32(len(r.toks)); n++ {
		if k := &r.toks[n]; k.part == verbly && k.group >= 0 && r.groups[k.group].head == n {
			if cl := &r.clauses[k.clause]; cl.kind == relative && k.clause != r.toks[c.from].clause {
				continue // who asked not to be named
			}
			return k.class&(cSay|cDemand|cFear|cAccuse|cDeny) != 0
		}
	}
	return true
}

func (r *reading) sentenceIsFirst() bool {
	return r.article != nil && r.sentence.Start < 400
}

// inDateline reports whether the name belongs to the line at the head of a
// story: "GENEVA, Oct 14 (Reuters) -".
func (r *reading) inDateline(c *candidate) bool {
	if c.from > 3 || r.sentence.Start > 400 {
		return false
	}
	for j := c.to; j < int32(len(r.toks)) && j < c.to+14; j++ {
		k := &r.toks[j]
		switch {
		case k.part == verbly:
			return false
		case k.kind == text.Punct && (r.text[k.start] == '-' || r.text[k.start] >= 0xe2 || r.text[k.start] == ':'):
			return j-c.to > 0 || r.allCaps(c)
		}
	}
	return false
}

func (r *reading) allCaps(c *candidate) bool {
	for _, b := range []byte(r.text[r.toks[c.from].start:r.toks[c.to-1].end]) {
		if 'a' <= b && b <= 'z' {
			return false
		}
	}
	return true
}

package event

import (
	"dateline/data"
	"dateline/geo"
	"dateline/geo/text"
)

// A candidate is a finding of the sentence with what holds of it whatever the
// event.
type candidate struct {
	geo.Span
	finding  int16 // from the first of the sentence; -1 for a name that no gazetteer knows
	use      geo.Use
	place    *geo.Place
	from, to int32 // tokens
	fixed    EvidenceSet
	prep     int32 // the preposition before its phrase, or -1
	inner    int32 // the candidate that it holds and stands beside, or -1
	outer    int32 // the one that holds it, or -1
	stands   int   // the finding of a sentence before that it points to, counted from 1; or 0
	pointed  bool  // no name, but a word that points to a place named before
	list     bool  // in a list with the candidate before it
	inside   bool  // "in the north of Homs"
	title    bool  // a part of somebody's title: "the mayor of Moscow"
}

// survey makes the candidates of the sentence.
func (r *reading) survey() {
	r.places = r.places[:0]
	r.rankClauses()
	titled := r.allTitled
	for i := 0; i < len(r.toks); i++ {
		f := r.toks[i].finding
		if f < 0 {
			if c, ok := r.point(i); ok {
				r.places = append(r.places, c)
				continue
			}
			j := 0
			switch {
			case r.capitals:
				j = r.unlistedLoud(i)
			case !titled:
				j = r.unlisted(i)
			}
			if j > i {
				if i > 0 && r.ayn(int32(i-1)) {
					i--
				}
				s := geo.Span{Start: int(r.toks[i].start), End: int(r.toks[j-1].end)}
				r.places = append(r.places, candidate{Span: s, finding: -1, from: int32(i), to: int32(j), prep: -1, inner: -1, outer: -1})
				i = j - 1
			}
			continue
		}
		j := i + 1
		for j < len(r.toks) && r.toks[j].finding == f {
			j++
		}
		g := &r.findings[r.firstF+int(f)]
		c := candidate{Span: g.Span, finding: f, use: g.Use, place: g.Place, from: int32(i), to: int32(j), prep: -1, inner: -1, outer: -1}
		if !titled {
			j = r.extend(&c)
		}
		r.places = append(r.places, c)
		i = j - 1
	}
	for i := range r.places {
		r.describe(i)
		if r.inOrganisation(&r.places[i]) {
			r.places[i].fixed.Add(InOrganisation)
		}
	}
	r.nest()
}

// extend takes in the capitalised words that go on a name: Dara'a City, Elon
// Moreh. With a word for a place it is the same place, with another name it is
// one that the gazetteer does not know.
func (r *reading) extend(c *candidate) int {
	j := int(c.to)
	if c.use == geo.Demonym {
		return j
	}
	if c.use == geo.Embedded { // Deir Ezzor Military Airport
		if n := r.kindWords(j); n > j {
			j = n
			c.to, c.End = int32(j), int(r.toks[j-1].end)
		}
		return j
	}
	unknown := false
	if n := r.hyphened(j); n > j { // Deir ez-Zor, T-4, Tal Al-‘Eiss: a name cut short is another place
		j, unknown = n, c.place != nil
	}
	for j < len(r.toks) && j < int(c.to)+5 {
		k := &r.toks[j]
		switch n := r.kindWords(j); {
		case n > j:
			j = n
			continue
		case j+2 < len(r.toks) && r.ayn(int32(j)) && r.name(j+1):
			unknown = true
			j += 2 // Mas ‘Idyah
			continue
		case r.name(j) && k.class&cDirection == 0 && (c.place == nil || c.place.Class >= geo.Town && c.place.Population < 100_000) && j+1 < len(r.toks) && r.toks[j+1].kind != text.Clitic:
			unknown = true
			j++
			continue
		}
		break
	}
	// al-Ja’ouneh: the article before the name belongs to it
	if i := c.from; i >= 2 && r.toks[i-1].kind == text.Joiner && r.article3(int(i-2)) && c.place == nil {
		c.from, c.Start = i-2, int(r.toks[i-2].start)
	}
	if c.from > 0 && r.ayn(c.from-1) {
		c.from, c.Start = c.from-1, int(r.toks[c.from-1].start)
	}
	if j > int(c.to) {
		c.to = int32(j)
		c.End = int(r.toks[j-1].end)
		if unknown {
			c.finding, c.place = -1, nil
		}
	}
	return j
}

// kindWords returns the end of the capitalised words at token j that say what
// kind of place the name before them is of, the last a word for places:
// Military Airport, Local Government Area. It returns j where there are none.
func (r *reading) kindWords(j int) int {
	end := j
	for n := j; n < len(r.toks) && n < j+4; n++ {
		k := &r.toks[n]
		if !k.upper || k.kind != text.Word || k.finding >= 0 || k.word == nil && n > j {
			break
		}
		if k.class&(cGeneric|cSite) != 0 {
			end = n + 1
		} else if k.class&cQualifier == 0 {
			break
		}
	}
	return end
}

// hyphened returns the end of what a hyphen adds to the name that ends before
// token j, or j.
func (r *reading) hyphened(j int) int {
	for steps := 0; steps < 5; steps++ {
		n := j
		article := n > 0 && r.article3(n-1)
		if n+1 < len(r.toks) && r.toks[n].kind == text.Word && r.article3(n) && r.hyphen(n+1) {
			n, article = n+1, true // Deir ez-
		}
		if n+1 >= len(r.toks) || !r.hyphen(n) {
			return j
		}
		n++
		if r.toks[n].part == quote && n+1 < len(r.toks) && r.toks[n].end == r.toks[n+1].start {
			n++ // Al-‘Eiss
		}
		k := &r.toks[n]
		switch {
		case k.kind == text.Number && k.end-k.start <= 2: // T-4
		case !k.upper && k.kind == text.Word && n+2 < len(r.toks) && r.hyphen(n+1) && k.end-k.start <= 5:
			j = n + 1 // St-Joseph-de-la-Rive
			continue
		case !k.upper || k.kind != text.Word:
			return j
		case article, k.class&(cGeneric|cNoPlace|cDirection) == 0 && k.part != verbly && (k.finding >= 0 || k.word == nil):
		default:
			return j
		}
		j = n + 1
	}
	return j
}

// hyphen reports whether the token is a hyphen with no space on either side.
func (r *reading) hyphen(i int) bool {
	k := &r.toks[i]
	return r.text[k.start] == '-' && k.end == k.start+1 && i > 0 && r.toks[i-1].end == k.start && i+1 < len(r.toks) && r.toks[i+1].start == k.end
}

// article3 reports whether the token is an Arabic article as it is written
// before a hyphen.
func (r *reading) article3(i int) bool {
	return r.one(&r.toks[i], "al", "el", "ad", "ed", "ar", "er", "as", "es", "ash", "esh", "at", "et", "an", "en", "az", "ez", "ul")
}

// titled reports whether capitals tell nothing: the sentence is in capitals or
// is a headline.
func (r *reading) titled() bool {
	upper, lower := 0, 0
	for i := range r.toks {
		if r.toks[i].kind == text.Word && r.toks[i].class&(cPrep|cDet|cConj) == 0 {
			if r.toks[i].upper {
				upper++
			} else {
				lower++
			}
		}
	}
	return r.capitals || upper > lower*4 && lower <= fewLower
}

// fewLower is how many words in small letters, but for the smallest, a headline
// in capitals may have: a sentence with more of them has a list of names.
const fewLower = 2

// unlisted returns the end of a name at token i that no gazetteer knows and
// that the words around it take for a place: it stands after a preposition of
// place or a word such as town, before such a word, is taken by a verb that
// takes places, or goes on a list of names. Such a name gives an event no pin,
// but it keeps the event from being pinned to a town that is named beside it.
func (r *reading) unlisted(i int) int {
	j := i + 1
	switch {
	case i > 0 && (r.name(i-1) || r.toks[i-1].upper && r.toks[i-1].class&cNoPlace != 0 && r.toks[i-1].timex < 0):
		return 0 // Jabhat Fateh
	case r.name(i):
	case i+2 < len(r.toks) && r.toks[i+1].kind == text.Joiner && r.article3(i) && (r.name(i+2) || r.toks[i+2].finding >= 0 && r.toks[i+2].upper):
		j = i + 3 // al-Ansari
	default:
		return 0
	}
	for j < len(r.toks) && j < i+7 {
		switch k := &r.toks[j]; {
		case r.name(j):
			j++
			continue
		case (k.kind == text.Joiner || r.one(k, "el", "al", "de", "la", "du", "del", "da", "ez", "e", "ben", "bin") && !k.upper) && j+1 < len(r.toks) && (r.name(j+1) || r.toks[j+1].finding >= 0 || r.toks[j+1].kind == text.Joiner || r.one(&r.toks[j+1], "al", "el", "abad")):
			j++
			continue
		case r.hyphened(j) > j:
			j = r.hyphened(j)
			continue
		case j+1 < len(r.toks) && r.ayn(int32(j)) && r.name(j+1):
			j += 2
			continue
		case k.finding >= 0 && r.toks[j-1].kind == text.Joiner, k.kind == text.Word && r.toks[j-1].kind == text.Joiner:
			j++
			continue
		}
		break
	}
	if j == i+1 && r.toks[i].class&cDirection != 0 {
		return 0 // Western countries
	}
	if j+1 < len(r.toks) && r.toks[j].kind == text.Joiner && r.one(&r.toks[j+1], "led", "backed", "based", "held", "run", "controlled", "allied") {
		return 0 // Republican-led states
	}
	kinds := r.kindWords(j)
	after := kinds > j || j < len(r.toks) && r.toks[j].class&cGeneric != 0 && !r.toks[j].upper
	j = kinds
	if last := &r.toks[j-1]; j-1 > i && last.class&(cGeneric|cSite) != 0 && last.class&cNoPlace == 0 {
		after = true // the Al-Rasoul Checkpoint
	}
	p := i - 1
	for p >= 0 && (r.toks[p].class&(cDet|cDirection) != 0 || r.toks[p].class&cAdjective != 0 && r.toks[p].part == nounly || r.toks[p].part == quote || r.ayn(int32(p)) || r.toks[p].kind == text.Joiner) {
		p--
	}
	if p < 0 {
		return 0
	}
	b := &r.toks[p]
	if p > 0 && r.wordIs(b, "of") && r.toks[p-1].class&(cGeneric|cDirection) != 0 || b.class&cGeneric != 0 && !b.upper {
		return j
	}
	if j < len(r.toks) && r.toks[j].class&cSay != 0 && !after {
		return 0
	}
	switch {
	case b.part == preposition && r.one(b, "in", "at", "near", "inside", "outside", "around", "into", "across", "towards", "toward", "onto", "on", "to", "from", "over", "along", "throughout", "off"):
		if r.one(b, "to", "from", "on", "over", "toward", "towards", "along") && !after && j-i > 2 {
			return 0
		}
		return j
	case after:
		return j
	case b.part == verbly && b.class&cSeize != 0 && p == i-1:
		return j
	case r.introduces(int32(p)):
		return j // towns like Cailaco, four villages: Demsare
	case (b.kind == text.Punct && r.text[b.start] == ',' || b.part == conjunction) && len(r.places) > 0:
		if l := &r.places[len(r.places)-1]; int(l.to) == p || int(l.to) == p-1 || int(l.to) == p-2 && r.toks[p-1].kind == text.Punct {
			return j
		}
	}
	return 0
}

// unlistedLoud is the same in a sentence that is all in capitals, where any word
// that no list has may be one of a name: only a word for places before or after
// it tells. THE TOWN OF HOSTIGAL, IN PALO QUEMAO NEIGHBORHOOD.
func (r *reading) unlistedLoud(i int) int {
	unknown := func(j int) bool {
		k := &r.toks[j]
		return k.kind == text.Word && k.finding < 0 && k.timex < 0 && k.class == 0 && (k.word == nil || k.word.forms == 0) && k.end-k.start > 2
	}
	article := func(j int) bool {
		return r.one(&r.toks[j], "el", "la", "las", "los", "san", "santa", "de", "del") && j+1 < len(r.toks) && unknown(j+1)
	}
	if i == 0 || !unknown(i) && !article(i) || unknown(i-1) && r.toks[i-1].kind == text.Word {
		return 0
	}
	j := i + 1
	for j < len(r.toks) && j < i+4 && (unknown(j) || article(j)) {
		j++
	}
	for p := i - 1; p > 0 && p > i-3; p-- {
		switch k := &r.toks[p]; {
		case r.one(k, "northern", "southern", "eastern", "western"):
			continue
		case r.wordIs(k, "of") && r.toks[p-1].class&cGeneric != 0 && r.settled(&r.toks[p-1]):
			return j
		case r.one(k, "in", "at", "near", "from", "of", "to", "the") && j < len(r.toks):
			if r.one(&r.toks[j], "neighborhood", "neighbourhood", "municipality", "department", "province", "canton", "jurisdiction", "hamlet", "village", "town", "district", "county") {
				return j
			}
		}
		break
	}
	return 0
}

// settled reports whether the word is one for where people live, or for what is
// governed as one.
func (r *reading) settled(k *token) bool {
	_, ok := r.sortOf(k)
	return ok || r.one(k, "vicinity", "outskirts", "suburbs", "area", "areas", "neighborhoods", "towns", "villages")
}

// introduces reports whether the token stands between a word for places, or a
// name, and names of such places: "towns like", "a village called", "four
// villages:", "in Aleppo, including".
func (r *reading) introduces(i int32) bool {
	k := &r.toks[i]
	switch {
	case i == 0:
		return false
	case r.one(k, "like", "including", "namely", "called", "named") || k.part == mark && r.one(k, ":", "--", "–", "—"):
	default:
		return false
	}
	j := i - 1
	if j > 0 && r.toks[j].kind == text.Punct {
		j--
	}
	return r.toks[j].class&cGeneric != 0 && r.toks[j].part != verbly || r.toks[j].finding >= 0 && r.one(k, "including", "namely")
}

// name reports whether the token may be a word of a name of a place that is
// not in the gazetteer.
func (r *reading) name(i int) bool {
	k := &r.toks[i]
	if !k.upper || k.kind != text.Word || k.finding >= 0 || k.timex >= 0 || k.class&cNoPlace != 0 {
		return false
	}
	if k.word != nil && k.class&cDirection == 0 {
		if k.class&cGeneric == 0 || i == 0 || !r.toks[i-1].upper {
			return false
		}
	}
	// ISIS, FSA
	caps := 0
	for _, c := range []byte(r.text[k.start:k.end]) {
		if 'A' <= c && c <= 'Z' {
			caps++
		}
	}
	return caps <= 2 && (caps < 2 || k.end-k.start > 3)
}

// describe reads what stands around a name.
func (r *reading) describe(i int) {
	c := &r.places[i]
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
	if c.pointed && c.stands == 0 {
		e.Add(Pointed)
	}
	// back over the phrase to its preposition
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
	if j >= 0 && (r.toks[j].class&cPrep != 0 && r.toks[j].part != nounly) {
		c.prep = j
		switch k := &r.toks[j]; {
		case r.one(k, "in", "at", "inside", "across", "throughout", "within", "aboard", "amid"):
			e.Add(AfterIn)
		case j > 0 && (r.toks[j-1].class&cDirection != 0 && r.one(k, "of") || r.one(k, "from") && r.one(&r.toks[j-1], "kilometers", "kilometres", "km", "miles", "away", "far", "meters", "metres")):
			if c.inside = j > 1 && r.wordIs(&r.toks[j-2], "the"); c.inside { // in the south of Germany
				e.Add(AfterIn)
				e.Add(AfterDirection)
			} else {
				e.Add(OffAnchor)
			}
		case r.one(k, "outside"):
			e.Add(OffAnchor)
			e.Add(AfterNear)
		case r.one(k, "between"):
			e.Add(AtBorder)
		case r.one(k, "near", "around", "beside", "along", "off", "over", "behind", "above"):
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
	} else {
		e.Add(AfterNothing)
	}
	if c.use == geo.Metonymic && e.Has(AfterIn) && e.Has(AfterDirection) {
		c.use = geo.Literal // in central and northern Iraq
		e.remove(IsMetonymic)
	}
	// after the name
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
	if r.ofSpeaker(c) {
		e.Add(OfSpeaker)
	}
	if r.sentenceIsFirst() && i == 0 && r.inDateline(c) {
		e.Add(InDateline)
	}
}

// inOrganisation reports whether a name stands in that of those who act, which
// goes on before it or is abbreviated after it: "the Islamic State of Iraq and
// al-Sham (ISIS)".
func (r *reading) inOrganisation(c *candidate) bool {
	j := c.from - 1
	initials := 0
	for ; j >= 0 && j > c.from-12; j-- {
		k := &r.toks[j]
		switch {
		case k.upper && (k.class&cNoPlace != 0 || r.one(k, "state", "emirate", "mission")) && k.class&cDirection == 0 && c.use == geo.Embedded:
			return true
		case k.upper && k.kind == text.Word:
			initials++
			continue
		case r.one(k, "of", "and", "the", "for") || k.kind == text.Joiner:
			continue
		}
		break
	}
	n := c.to
	for n < int32(len(r.toks)) && (r.toks[n].upper || r.toks[n].kind == text.Joiner || r.one(&r.toks[n], "of", "and", "the", "for")) {
		n++
	}
	if initials == 0 || n+2 >= int32(len(r.toks)) || r.text[r.toks[n].start] != '(' || r.text[r.toks[n+2].start] != ')' {
		return false
	}
	k := &r.toks[n+1]
	return k.end-k.start >= 3 && allUpper(r.text[k.start:k.end]) && r.initials(j+1, n, r.text[k.start:k.end])
}

// initials reports whether the capitals of tokens [from, to) begin with those
// of an abbreviation, all but two of which must be there.
func (r *reading) initials(from, to int32, abbreviation string) bool {
	at := 0
	for j := to - 1; j >= from && at < len(abbreviation); j-- {
		if k := &r.toks[j]; k.upper && r.text[k.start] == abbreviation[len(abbreviation)-1-at] {
			at++
		}
	}
	return at >= 2 && at+1 >= len(abbreviation)
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

// ayn reports whether the token is an opening quotation mark that belongs to a
// name, as the Arabic letter is written: ‘Ayn Issa. What is quoted is closed
// again.
func (r *reading) ayn(i int32) bool {
	k := &r.toks[i]
	if int(i)+1 >= len(r.toks) || !r.toks[i+1].upper || r.toks[i+1].start != k.end {
		return false
	}
	if s := r.text[k.start:k.end]; s != "‘" && s != "ʿ" && s != "'" && s != "’" || i > 0 && r.toks[i-1].end == k.start && r.toks[i-1].kind != text.Joiner {
		return false
	}
	for j := i + 2; int(j) < len(r.toks) && j < i+40; j++ {
		if k := &r.toks[j]; k.kind == text.Punct {
			if s := r.text[k.start:k.end]; (s == "’" || s == "'") && !r.ayn(j) {
				return false
			}
		}
	}
	return true
}

func (r *reading) one(k *token, words ...string) bool {
	for _, w := range words {
		if r.wordIs(k, w) {
			return true
		}
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

// nest marks the names that hold or lie in the one beside them, and lists.
func (r *reading) nest() {
	for i := 1; i < len(r.places); i++ {
		a, b := &r.places[i-1], &r.places[i]
		n := r.between(a, b)
		if n == listed && !r.goesOn(i) {
			n = outerAfter // Mavo, Wase: the second holds the first
		}
		switch n {
		case listed:
			b.list = true
			b.title = b.title || a.title
			a.fixed.Add(InList)
			b.fixed.Add(InList)
		case apart:
			b.list = r.dealtOut(a, b)
		case outerAfter: // Nablus in the West Bank; Aleppo, Syria
			a.fixed.Add(IsInner)
			b.fixed.Add(Contains)
			b.inner, a.outer = int32(i-1), int32(i)
			if i+1 < len(r.places) && r.between(b, &r.places[i+1]) == outerBefore && rank(r.places[i+1].place) < rank(a.place) {
				r.places[i+1].inner = int32(i - 1)
				r.places[i+1].fixed.Add(Contains) // Chibok, in Nigeria's Borno state
			}
		case outerBefore: // the West Bank city of Nablus
			a.fixed.Add(Contains)
			b.fixed.Add(IsInner)
			b.outer = int32(i - 1)
			if a.inner < 0 {
				a.inner = int32(i)
			}
		}
	}
}

// dealtOut reports whether what happened is dealt out to two places: "two were
// killed in Homs and four more in Hama".
func (r *reading) dealtOut(a, b *candidate) bool {
	if a.pointed || b.pointed || !a.fixed.Has(AfterIn) || !b.fixed.Has(AfterIn) || b.prep < a.to || b.from-a.to > 12 {
		return false
	}
	joined, counted := false, false
	for j := a.to; j < b.prep; j++ {
		switch k := &r.toks[j]; {
		case k.part == conjunction || k.kind == text.Punct && r.text[k.start] == ',':
			joined = true
		case !joined && k.part == nounly: // Damascus province
		case joined && (k.class&(cCount|cVague) != 0 || r.one(k, "another", "others", "one")):
			counted = true
		case joined && counted && (k.part == nounly || k.part == adverb || r.one(k, "of")):
		default:
			return false
		}
	}
	return counted
}

// goesOn reports whether the list that the names i-1 and i are in has an "and"
// or "or" somewhere: a bare comma between two names makes no list.
func (r *reading) goesOn(i int) bool {
	and := func(j int) bool {
		for t := r.places[j-1].to; t < r.places[j].from; t++ {
			if r.toks[t].part == conjunction {
				return true
			}
		}
		return false
	}
	b := &r.places[i]
	if b.use == geo.Demonym || b.fixed.Has(AtBorder) || b.fixed.Has(OfSpeaker) {
		return false
	}
	if and(i) || r.places[i-1].list {
		return true
	}
	for j := i + 1; j < len(r.places) && r.between(&r.places[j-1], &r.places[j]) == listed; j++ {
		if and(j) {
			return true
		}
	}
	return false
}

type nesting uint8

const (
	apart nesting = iota
	listed
	outerAfter
	outerBefore
)

// rank orders places by how much they hold; a name that no gazetteer knows is
// taken for the smallest.
func rank(p *geo.Place) int {
	if p == nil {
		return 6
	}
	switch p.Class {
	case geo.Continent, geo.Water:
		return 0
	case geo.Country:
		return 1
	case geo.Admin1, geo.Region, geo.Relief:
		return 2
	case geo.Admin2, geo.Island, geo.River:
		return 3
	case geo.Quarter, geo.Site:
		return 6
	}
	return 5
}

// holds reports whether the first place is so much the larger that the second
// may lie in it. A name that no gazetteer knows is a small place.
func holds(a, b *geo.Place) bool {
	switch ra, rb := rank(a), rank(b); {
	case a == nil:
		return false
	case ra != rb:
		return ra < rb && (ra != 2 || rb != 5 || b.Population < 300_000)
	}
	return b == nil || a.Population > 2*b.Population
}

// between tells how two names that follow each other belong together.
func (r *reading) between(a, b *candidate) nesting {
	if b.from-a.to > 12 || a.pointed || b.pointed {
		return apart
	}
	ra, rb := rank(a.place), rank(b.place)
	comma, and, prep, of, generic, settled := false, false, false, false, false, false
	for j := a.to; j < b.from; j++ {
		k := &r.toks[j]
		switch {
		case r.text[k.start] == ',' || r.text[k.start] == '(' || r.text[k.start] == '/':
			comma = true
		case k.part == conjunction:
			and = true
		case r.wordIs(k, "of"):
			of = true
		case r.wordIs(k, "including"):
			return outerBefore
		case r.one(k, "in", "at", "near", "on", "outside"):
			prep = true
		case k.class&cGeneric != 0 && k.part != verbly:
			if !generic && ra <= rb {
				settled = r.one(k, "city", "town", "village", "capital", "port", "hamlet", "cities", "towns", "villages", "settlement", "province", "state", "island", "stronghold")
			}
			generic = true
		case k.class&(cDet|cDirection|cAdjective) != 0 && k.part != verbly, k.kind == text.Joiner, k.kind == text.Clitic:
		case k.part == nounly && k.word == nil && !k.upper && k.kind == text.Word, r.qualifies(j), r.ayn(j):
		default:
			return apart
		}
	}
	if a.use == geo.Demonym && !comma && !and && !prep && (of || generic || b.from == a.to) {
		return outerBefore
	}
	switch {
	case and:
		return listed
	case prep && !comma || prep && comma:
		if ra >= rb || a.place == nil {
			return outerAfter
		}
		return apart
	case of && !generic:
		return outerAfter // the Qalamoun Mountains of rural Damascus
	case of || generic && !comma:
		switch {
		case settled && ra <= rb, ra < rb && !of:
			return outerBefore
		case holds(a.place, b.place):
			return outerBefore // the Baghdad district of Karrada
		case of && (holds(b.place, a.place) || ra >= rb):
			return outerAfter // the Karrada district of Baghdad
		}
		return apart
	case comma:
		if ra > rb && rb < 5 {
			return outerAfter
		}
		return listed // of towns, the list tells: Mavo, Wase
	case b.from == a.to || b.from == a.to+1:
		if ra < rb {
			return outerBefore
		}
	}
	return apart
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

// farthest is how many words a place may be off its event: further, the
// sentence is a table.
const farthest = 200

// where chooses the place of a trigger among the candidates of the sentence,
// or -1. Also is how many that follow it in a list belong to it.
func (r *reading) where(t *trigger) (best int32, score float32) {
	best, score = -1, r.weights.Nowhere
	// A noun happens where its verb does, too: "clashes were reported in Homs".
	var verb trigger
	if t.group < 0 && !t.mention {
		if v := r.clauses[t.clause].verb; v >= 0 && (!r.groups[v].saying || r.groups[v].passive) {
			verb = trigger{tok: r.groups[v].head, group: v, clause: t.clause, from: r.groups[v].head}
		}
	}
	// Some are never the place, whatever the sum: who acts, who speaks, where the report was filed.
	words := t.pattern != nil && spoken(t.pattern.typ)
	for i := range r.places {
		if d := r.places[i].from - t.tok; d > farthest || d < -farthest {
			continue
		}
		if c := &r.places[i]; t.mention && !r.inPhraseOf(t, c.from, c.to) || r.ofMention(t, c) {
			continue
		}
		e := r.weigh(t, int32(i))
		if words && !e.Has(AfterIn) && !e.Has(AfterNear) && !e.Has(WhereClause) || e.Has(IsMetonymic) && !e.Has(IsObject) && !e.Has(AfterIn) ||
			r.noticed(t, &r.places[i]) || e.Has(OverReported) && !e.Has(Opens) && t.pattern != nil || e.Has(InDateline) || r.places[i].finding < 0 && e.Has(AfterBy) || e.Has(OfSpeaker) && !e.Has(TriggerIsSaying) || r.places[i].title && !e.Has(TakenFrom) && (!e.Has(AfterFrom) || t.pattern == nil || t.pattern.typ != data.Retreat && t.pattern.typ != data.Aid) ||
			words && !e.Has(SameClause) && !e.Has(Opens) && !e.Has(WhereClause) || t.pattern != nil && (words || t.pattern.typ == data.Consult) && r.ofAnother(t, &r.places[i]) {
			continue
		}
		s := e.score(&r.weights.Of)
		if verb.tok > 0 {
			v := r.weigh(&verb, int32(i))
			s = max(s, v.score(&r.weights.Of))
		}
		if s > score {
			best, score = int32(i), s
		}
	}
	if best >= 0 {
		best = r.innermost(t, best)
	}
	return best, score
}

// innermost returns the smallest of the places that stand nested in a phrase
// with the i-th: Chibok, in Nigeria's Borno state.
func (r *reading) innermost(t *trigger, i int32) int32 {
	for steps := 0; steps < 4; steps++ {
		n := r.places[i].inner
		if n < 0 {
			break
		}
		if c := &r.places[n]; c.use != geo.Literal || c.title && !(c.fixed.Has(AfterFrom) && r.toks[t.tok].class&cTake != 0) || c.fixed.Has(OfSpeaker) || c.fixed.Has(InDateline) || c.fixed.Has(OffAnchor) {
			break
		}
		i = n
	}
	return i
}

// noticed reports whether a name is from where something was noticed, by the
// verb before it: a blast that is heard in a town, a quake that is felt there.
func (r *reading) noticed(t *trigger, c *candidate) bool {
	if t.group >= 0 {
		return false
	}
	for j := c.from - 1; j > t.tok && j > c.from-16; j-- {
		if k := &r.toks[j]; k.part == verbly && k.group >= 0 {
			return r.groups[k.group].passive && r.one(&r.toks[r.groups[k.group].head], "heard", "felt", "seen", "noticed", "broadcast")
		}
	}
	return false
}

// ofAnother reports whether another noun of action stands between the trigger
// and a name, which is then where that took place: "talks on the war in Syria".
func (r *reading) ofAnother(t *trigger, c *candidate) bool {
	switch t.pattern.typ {
	case data.Request, data.Threaten, data.Reject, data.Support, data.Accuse: // called for a ceasefire in Homs
		for j := t.tok + 1; t.group >= 0 && j < c.prep && j < t.tok+16; j++ {
			if k := &r.toks[j]; k.part == nounly && k.timex < 0 {
				return true // condemned the role of the army in Homs
			}
		}
		for _, w := range t.words[:t.nwords] {
			if k := &r.toks[w]; t.tok < w && w < c.from && w >= c.from-4 && k.part == nounly && r.hasNounPattern(k.word) {
				return true
			}
		}
	}
	for j := c.from - 1; j > t.tok && j > c.from-10; j-- {
		k := &r.toks[j]
		if k.part == verbly || k.part == mark || k.part == opener || k.part == conjunction {
			break
		}
		if k.used && k.part == nounly && !t.has(j) {
			return true
		}
	}
	return false
}

// has reports whether a token is one of those that matched.
func (t *trigger) has(j int32) bool {
	for _, w := range t.words[:t.nwords] {
		if w == j {
			return true
		}
	}
	return false
}

// spoken reports whether events of the type are words for the most part. Whom
// they are spoken to is no place: "sanctions on Russia", "accused Moscow".
func spoken(t data.EventType) bool {
	switch t {
	case data.Request, data.Accuse, data.Reject, data.Threaten, data.Sanction, data.Support, data.Agree, data.Yield:
		return true
	}
	return false
}

// weigh returns what speaks for and against a candidate.
func (r *reading) weigh(t *trigger, i int32) EvidenceSet {
	c := &r.places[i]
	e := c.fixed
	tc, cc := t.clause, r.toks[c.from].clause
	switch r.ranks[cc] - r.ranks[tc] {
	case 0:
		tc = cc
		e.Add(SameClause)
	case -1:
		e.Add(ClauseBefore)
	case 1:
		e.Add(ClauseAfter)
	default:
		e.Add(ClausesAway)
	}
	if tc != cc {
		r.relate(tc, cc, &e)
	}
	before := c.from < t.tok
	d := c.from - t.tok
	if before {
		e.Add(BeforeTrigger)
		d = t.tok - c.to + 1
	}
	switch {
	case d <= 4:
		e.Add(Near)
	case d <= 10:
		e.Add(MidWay)
	case d > 20:
		e.Add(Far)
	}
	if before && c.prep >= 0 && c.prep <= 2 && r.clauses[cc].verb >= 0 && r.groups[r.clauses[cc].verb].from > c.to {
		e.Add(Opens)
	}
	if len(r.places) == 1 && !c.pointed {
		e.Add(OnlyPlace)
	}
	if t.group >= 0 {
		g := &r.groups[t.group]
		switch k := &r.toks[t.tok]; {
		case g.saying:
			e.Add(TriggerIsSaying)
		case k.class&(cBe|cHave|cDo|cGoOn|cPlan|cDemand|cDeny|cFear|cAccuse) != 0:
			e.Add(TriggerIsHelper)
		case g.to, g.will, g.may, g.must, g.negated:
			e.Add(TriggerIsOpen)
		case g.passive:
			e.Add(TriggerIsPassive)
			if k.class&cSeize != 0 && before && c.prep < 0 && c.to <= g.from && g.from-c.to <= 2 {
				e.Add(IsPatient)
			}
		}
		if r.lex.verbs != nil && !r.actionAt(t.tok) {
			e.Add(TriggerIsOther)
		}
	} else {
		e.Add(TriggerIsNoun)
	}
	if e.Has(AfterIn) && tc == cc {
		if before {
			e.Add(InBefore)
		} else {
			e.Add(InAfter)
		}
	}
	if e.Has(OfGeneric) && e.Has(AfterIn) {
		e.Add(InTheTownOf)
	}
	if e.Has(NamesCountry) && e.Has(AfterIn) {
		e.Add(CountryAfterIn)
	}
	if !before {
		r.after(t, c, &e)
	}
	if t.group < 0 && before && c.to >= t.from-3 && c.prep < 0 && !r.verbBetween(c.to, t.tok) {
		if c.use == geo.Literal && !e.Has(NamesCountry) && c.to >= t.from-1 || c.use == geo.Literal && e.Has(Possessive) && c.to >= t.from-2 {
			e.Add(Compound) // the Aleppo bombing
		}
	}
	if r.acrossTime(t, c) {
		e.Add(AcrossTime)
	}
	// the town where
	cl := &r.clauses[tc]
	if before && cl.kind == relative && cl.opener >= 0 && r.wordIs(&r.toks[cl.opener], "where") && c.to <= cl.opener && cl.opener-c.to <= 2 {
		e.Add(WhereClause)
	}
	if r.verbBetween(min(c.to, t.tok+1), max(c.from, t.tok)) {
		e.Add(OtherVerbBetween)
	}
	if r.nearestLiteral(t, i) {
		e.Add(NearestLiteral)
	}
	if p := cl.parent; cl.kind == participial && (p >= 0 && r.clauses[p].verb >= 0 && r.groups[r.clauses[p].verb].saying || p >= 0 && r.clauses[p].kind == reportingClause) {
		e.Add(AfterSaying)
	}
	if e.Has(TriggerIsPassive) && e.Has(InAdverbial) {
		e.Add(PassiveWhen)
	}
	for j := range r.places {
		if o := &r.places[j]; o.use == geo.Literal && !o.pointed && !o.fixed.Has(OfSpeaker) && !o.fixed.Has(InOrganisation) {
			switch d := rank(o.place) - rank(c.place); {
			case d > 0 && o.finding >= 0:
				e.Add(FinerThere)
			case d < 0:
				e.Add(CoarserThere)
			}
		}
	}
	return e
}

// relate tells how the clause of a name hangs on that of the trigger, or the
// other way.
func (r *reading) relate(trigger, name int16, e *EvidenceSet) {
	if k, ok := r.under(name, trigger); ok {
		e.Add(under[k].in)
	} else if k, ok := r.under(trigger, name); ok {
		e.Add(under[k].over)
	}
}

// under returns the kind of the clause by which one clause hangs on another:
// that of what is reported, where one of those between is.
func (r *reading) under(low, high int16) (clauseKind, bool) {
	reported := false
	for steps := 0; low >= 0 && steps < 20; steps++ {
		c := &r.clauses[low]
		reported = reported || c.kind == thatClause
		if c.parent >= 0 && r.ranks[c.parent] == r.ranks[high] {
			if reported {
				return thatClause, true
			}
			return c.kind, true
		}
		low = c.parent
	}
	return 0, false
}

// under is the evidence for a name in a clause that hangs on the trigger's, and
// for one in a clause on which that hangs.
var under = [...]struct{ in, over Evidence }{
	mainClause: {InJoined, OverJoined}, joined: {InJoined, OverJoined}, afterPreposed: {InJoined, OverJoined}, parenthesis: {InJoined, OverJoined},
	thatClause: {InReported, OverReported}, reportingClause: {InReported, OverReported},
	relative:  {InRelative, OverRelative},
	adverbial: {InAdverbial, OverAdverbial}, conditional: {InAdverbial, OverAdverbial},
	participial: {InParticiple, OverParticiple}, infinitive: {InParticiple, OverParticiple}, gerund: {InParticiple, OverParticiple},
}

// rankClauses numbers the clauses. What was cut in two is one again: "the army
// (SAA) launched", "the rebels who attacked Homs withdrew".
func (r *reading) rankClauses() {
	r.ranks = r.ranks[:0]
	top := int16(-1)
	for i := range r.clauses {
		if j := r.goesOnFrom(i); j >= 0 {
			r.ranks = append(r.ranks, r.ranks[j])
			continue
		}
		top++
		r.ranks = append(r.ranks, top)
	}
}

// goesOnFrom returns the clause that clause i is another piece of, or -1: one
// that stops before its verb, with a relative clause or brackets between, or one
// that brackets without a verb are in.
func (r *reading) goesOnFrom(i int) int {
	c := &r.clauses[i]
	if i == 0 {
		return -1
	}
	if c.kind == parenthesis && c.verb < 0 {
		return i - 1
	}
	if c.kind != joined && c.kind != afterPreposed || c.opener >= 0 {
		return -1
	}
	j, brackets := i-1, r.clauses[i-1].kind == parenthesis && r.clauses[i-1].verb < 0
	for j > 0 && (r.clauses[j].kind == relative || r.clauses[j].kind == parenthesis) {
		j--
	}
	if j < i-1 && (r.clauses[j].verb < 0 || brackets && c.verb < 0) {
		return j
	}
	return -1
}

// acrossTime reports whether "before", "after", "since" or "until" parts the
// trigger from the name: they tell of two times and often of two places.
func (r *reading) acrossTime(t *trigger, c *candidate) bool {
	a, b := t.clause, r.toks[c.from].clause
	if a == b {
		return false
	}
	for x := min(a, b); x <= max(a, b); x++ {
		cl := &r.clauses[x]
		if cl.kind == adverbial && cl.opener >= 0 && r.one(&r.toks[cl.opener], "before", "after", "since", "until") && (x > min(a, b) || x == 0) {
			return true
		}
	}
	return false
}

// after reads what stands between the trigger and a name after it.
func (r *reading) after(t *trigger, c *candidate, e *EvidenceSet) {
	k := &r.toks[t.tok]
	moving, seizing := k.class&cMove != 0, k.class&cSeize != 0
	preps := 0
	firstPrep := int32(-1)
	for j := t.tok + 1; j < c.from; j++ {
		b := &r.toks[j]
		if b.part == mark && r.text[b.start] == '(' {
			if end := r.bracketed(j); end > j && end < c.from {
				j = end
				continue
			}
		}
		if b.part == verbly || b.part == opener || b.part == mark && r.text[b.start] != ',' {
			return
		}
		if b.class&cPrep != 0 && b.part == preposition {
			if firstPrep < 0 {
				firstPrep = j
			}
			if !r.wordIs(b, "of") {
				preps++
			}
		}
	}
	e.Add(Attached)
	if firstPrep < 0 && t.group >= 0 && !r.groups[t.group].passive && seizing {
		e.Add(IsObject)
	}
	if firstPrep >= 0 && c.prep >= 0 && seizing && t.group >= 0 && preps == 0 {
		e.Add(IsObject) // captured the city of
	}
	if e.Has(IsObject) && e.Has(NamesUnlisted) {
		e.Add(UnlistedObject)
	}
	if e.Has(AfterFrom) && k.class&cTake != 0 && preps <= 2 {
		e.Add(TakenFrom)
		e.remove(OfOrigin)
	}
	if moving && c.prep >= 0 && r.one(&r.toks[c.prep], "to", "into", "for", "in", "toward", "towards") && preps <= 2 {
		e.Add(IsDestination)
	}
	if t.group < 0 && preps <= 1 {
		e.Add(InPhrase)
	}
}

// bracketed returns the token that closes the bracket at token i, where it has
// no verb in it; else i.
func (r *reading) bracketed(i int32) int32 {
	for j := i + 1; int(j) < len(r.toks) && j < i+12; j++ {
		switch k := &r.toks[j]; {
		case k.part == verbly:
			return i
		case r.text[k.start] == ')':
			return j
		}
	}
	return i
}

func (r *reading) verbBetween(from, to int32) bool {
	for j := from; j < to; j++ {
		k := &r.toks[j]
		if k.part == verbly && k.group >= 0 && r.groups[k.group].head == j {
			return true
		}
	}
	return false
}

// nearestLiteral reports whether no other name that is used literally is
// nearer to the trigger. Those after it are nearer than those before.
func (r *reading) nearestLiteral(t *trigger, i int32) bool {
	at := func(c *candidate) int32 {
		if c.from > t.tok {
			return 2 * (c.from - t.tok)
		}
		return 3 * (t.tok - c.to + 1)
	}
	c := &r.places[i]
	if c.use != geo.Literal || c.fixed.Has(Contains) {
		return false
	}
	d := at(c)
	for j := range r.places {
		o := &r.places[j]
		if int32(j) != i && !o.pointed && o.use == geo.Literal && !o.fixed.Has(Contains) && at(o) < d {
			return false
		}
	}
	return true
}

// actionAt reports whether the lexicon has patterns that begin with the verb
// at token i.
func (r *reading) actionAt(i int32) bool {
	w := r.toks[i].word
	if w == nil {
		return false
	}
	for s := range w.senses {
		if w.senses[s].forms == 0 {
			break
		}
		if w.senses[s].forms&fVerb != 0 && len(r.lex.verbs[w.senses[s].lemma]) > 0 {
			return true
		}
	}
	return false
}

// roleOf is what a candidate is where no event happened there.
func (r *reading) roleOf(c *candidate) data.PlaceRole {
	switch {
	case c.fixed.Has(InDateline):
		return data.DatelinePlace
	case c.fixed.Has(OfSpeaker):
		return data.SpeakerPlace
	case c.use == geo.Metonymic:
		return data.ActorPlace
	}
	return data.MerelyNamed
}

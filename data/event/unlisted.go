package event

import (
	"dateline/geo"
	"dateline/geo/text"
)

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

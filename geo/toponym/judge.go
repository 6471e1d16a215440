package toponym

import (
	"slices"
	"strings"
	"unicode/utf8"

	"dateline/geo"
	"dateline/geo/gazetteer"
	"dateline/geo/text"
	"dateline/geo/toponym/tagger"
)

// A reading is the working memory of one document, kept for the next.
type reading struct {
	analysis
	looked []looked // one for each token
	found  []match
	names  []gazetteer.Name
	judged []Judgement
	same   map[uint64]int32 // index in sames by the key of the word, see settle
	sames  []same

	slips     map[uint64]bool // words that were searched for as misspelt, and the outcome
	searches  int             // of those in this document
	divisions []gazetteer.Ref // countries and provinces that are surely named

	all     bool // whether what is passed over is kept, too
	tagged  bool // whether there is a tagger to help
	old     bool // whether the document is of a collection of old texts
	told    []tagger.Token
	lattice tagger.Lattice
	from    int // the stretch that the lattice has read
	to      int
}

// Thresholds on the score.
const (
	alone  = 0    // above it is a place for rules alone
	accept = -0.2 // above it is one with a tagger: a name left out costs as much as one too many, and Sure tells
	likely = 2    // from here on a province or a country speaks for the places in it
	surely = 3.5  // from here on the same name elsewhere in the article gains
)

// begin reads the document up to where names are looked up.
func (f *Finder) begin(d geo.Document, r *reading) {
	r.read(d.Text)
	f.markNames(&r.analysis)
	r.found = r.found[:0]
	r.looked = slices.Grow(r.looked[:0], len(r.toks))[:len(r.toks)]
	clear(r.looked)
	r.from, r.to = 0, 0
	r.tagged = f.m != nil
	r.old = d.About != nil && d.About.Historical
	r.searches = 0
}

func (f *Finder) judge(d geo.Document, r *reading) {
	f.begin(d, r)
	r.judged = r.judged[:0]
	if r.same == nil {
		r.same = make(map[uint64]int32)
	}
	clear(r.same)
	r.sames = r.sames[:0]
	for i := 0; i < len(r.toks); {
		f.readStretch(r, i)
		i = f.judgeAt(r, i)
	}
	f.settle(r)
	for i := range r.judged {
		if j := &r.judged[i]; j.Place {
			j.Use = r.use(i)
		}
	}
}

// settle weighs each name by what the same word is elsewhere in the document,
// and by whether it lies in a province that the document names.
func (f *Finder) settle(r *reading) {
	for i := range r.judged {
		j := &r.judged[i]
		if j.to-j.from != 1 {
			continue
		}
		k, ok := r.same[r.toks[j.from].key]
		if !ok {
			k = int32(len(r.sames))
			r.same[r.toks[j.from].key] = k
			r.sames = append(r.sames, same{})
		}
		s := &r.sames[k]
		s.sure = s.sure || j.Place && j.Score >= surely
		s.used = s.used || j.Place && r.toks[j.from].class&anyPerson != 0 && r.usedAsPlace(j)
		if j.Evidence.Has(SpokenOfAsPerson) && !j.Place {
			s.spoken = true
			s.called = s.called || r.given[r.toks[j.from].key] && !r.reports(int(j.from))
		}
		if j.Reading.Read {
			s.n++
			s.name += j.signs[signName]
			s.person += j.signs[signPerson]
		}
	}
	f.gatherDivisions(r)
	last := int32(-1)
	for i := range r.judged {
		j := &r.judged[i]
		if f.m == nil && j.to-j.from == 1 && !j.Place && r.sames[r.same[r.toks[j.from].key]].sure {
			j.Evidence.add(RepeatsSurePlace)
			f.again(r, i, last)
		} else if f.m != nil {
			f.compare(r, j)
			f.again(r, i, last)
		}
		if j.Place {
			last = j.to
			j.Sure = odds(j.Score)
		}
	}
}

// again scores the i-th judgement anew. last is the end of the place before.
func (f *Finder) again(r *reading, i int, last int32) {
	j := &r.judged[i]
	was := j.Place
	j.Score = f.score(j)
	j.Place = f.accepts(j)
	if j.Place && !was {
		// It must not overlap a name that was taken.
		j.Place = j.from >= last && (i+1 == len(r.judged) || !r.judged[i+1].Place || r.judged[i+1].from >= j.to)
	}
}

// compare weighs what the rest of the document says of the name.
func (f *Finder) compare(r *reading, j *Judgement) {
	if j.to-j.from == 1 {
		s := &r.sames[r.same[r.toks[j.from].key]]
		r.comparePerson(j, s)
		if s.sure && !s.called && !j.Place && !j.Evidence.Has(InPersonName) && j.Reading.Person < 0.5 {
			j.Evidence.add(RepeatsSurePlace)
		}
		if s.n > 1 && j.Reading.Read {
			n := float32(s.n - 1)
			j.signs[signSame] = (s.name - j.signs[signName]) / n
			j.signs[signSamePerson] = (s.person - j.signs[signPerson]) / n
		}
	}
	if k := &j.names; k.place && !k.country && !k.admin1 && !k.region && len(r.divisions) > 0 && -doubtful < j.Score && j.Score < doubtful {
		switch f.liesIn(r, int(j.from), int(j.to)) {
		case geo.Admin1:
			j.Evidence.add(InNamedProvince)
		case geo.Country:
			j.Evidence.add(InNamedCountry)
		}
	}
}

// comparePerson weighs whether the article calls somebody by the name, which it
// does in one place and may in the next. Where a place is surely meant elsewhere,
// it takes more than a full name: the news calls people by their surnames, and
// Israel Katz's Israel is the country.
func (r *reading) comparePerson(j *Judgement, s *same) {
	e := &j.Evidence
	switch {
	case e.Has(InPersonName):
	case s.called:
		if !r.usedAsPlace(j) || r.ownsThing(j) {
			e.add(SpokenOfAsPerson)
			e.add(GivenNameOfArticle)
		}
	case s.sure, s.used:
		e.remove(GivenNameOfArticle)
		if r.reports(int(j.from)) {
			e.remove(SpokenOfAsPerson) // Israel said he had left: somebody else
		}
	case s.spoken && !e.Has(SpokenOfAsPerson) && !r.usedAsPlace(j):
		e.add(GivenNameOfArticle)
	}
}

// doubtful bounds the scores of the names for which it is worth while to ask
// where the places lie.
const doubtful = 4

// mostDivisions bounds the provinces and countries of a document that are kept.
const mostDivisions = 16

// gatherDivisions keeps the countries and provinces that the document surely
// names.
func (f *Finder) gatherDivisions(r *reading) {
	r.divisions = r.divisions[:0]
	for i := range r.judged {
		j := &r.judged[i]
		if k := &j.names; j.Place && j.Score >= likely && (k.country || k.admin1) && (k.place || k.abbreviation) && len(r.divisions) < mostDivisions && !slices.Contains(r.divisions, k.first) {
			r.divisions = append(r.divisions, k.first)
		}
	}
}

// liesIn tells whether one of the places of the name lies in a province that
// the document names, or at least in a country.
func (f *Finder) liesIn(r *reading, from, to int) geo.Class {
	m := f.g.Matcher()
	for i := from; i < to; i++ {
		if t := &r.toks[i]; t.Kind != text.Joiner {
			m.Step(r.text[t.Start:t.End])
		}
	}
	r.names = m.Names(r.names[:0])
	in := geo.Unclassed
	for i, n := range r.names {
		if i == enough {
			break
		}
		if n.Kind != gazetteer.Main && n.Kind != gazetteer.Alternate {
			continue
		}
		_, admin1, country := f.g.Parents(n.Ref)
		if slices.Contains(r.divisions, admin1) {
			return geo.Admin1
		}
		if slices.Contains(r.divisions, country) {
			in = geo.Country
		}
	}
	return in
}

// A same is what the mentions of one word in a document have in common.
type same struct {
	sure         bool    // once it is surely a place
	used         bool    // once the text speaks of it as of one
	spoken       bool    // once the text speaks of it as of a person
	called       bool    // and names one so in full: it calls somebody by the first name
	n            int32   // of those that the tagger has read
	name, person float32 // sums of their signs
}

// starts reports whether a name of a place may begin at token i.
func (r *reading) starts(i int) bool { return r.mayStart(i, r.tagged) }

// mayStart is the same, with a tagger, which can tell turkey from Turkey where
// there are no capitals, or without.
func (r *reading) mayStart(i int, tagged bool) bool {
	t := &r.toks[i]
	if t.Kind != text.Word {
		return false
	}
	if t.marks&glued != 0 && i > 0 && r.is(i-1, "@") {
		return false
	}
	n := r.next(i)
	if n >= 0 && r.toks[n].marks&glued != 0 && r.is(n, "$") {
		return false // US$ 40
	}
	if r.is(n, "of") && (r.is(i, "State") || r.is(i, "City") || r.is(i, "Town") || r.is(i, "Commonwealth") || r.is(i, "County") || r.is(i, "Village")) {
		return false // the City of Edwardsville
	}
	if r.heads(i) {
		return false
	}
	switch r.mode(i) {
	case shout:
		return t.class&wFunction == 0 || r.foreignArticle(i)
	case quiet:
		if r.foreignArticle(i) {
			return true
		}
		if tagged {
			return t.class&wFunction == 0
		}
		return t.class&(wFunction|wCommon|wActing|wSaying) == 0
	}
	if t.shape != lower {
		return t.shape != unshaped
	}
	// al-Raqqa, el-Arish
	return t.class&(wParticle|wArticle) != 0 && n >= 0 && r.toks[n].Kind == text.Joiner && r.upper(r.next(n))
}

// foreignArticle reports whether token i is an article with which names begin
// that English has from Spanish and French, where capitals don't tell: EL
// SALVADOR, la paz. By itself it is none.
func (a *analysis) foreignArticle(i int) bool {
	n := a.next(i)
	if n < 0 || a.toks[n].Kind != text.Word || a.has(n, wFunction) {
		return false
	}
	switch string(a.foldToken(i)) {
	case "el", "la", "las", "le", "les", "los":
		return true
	}
	return false
}

// heads reports whether token i is a point of the compass that has its capital
// from the head of the sentence: "North of Damascus, troops waited".
func (r *reading) heads(i int) bool {
	return r.toks[i].class&wDirection != 0 && r.toks[i].marks&isFirst != 0 && r.is(r.next(i), "of")
}

// judgeAt judges the names that begin at token i and returns the token to go
// on with.
func (f *Finder) judgeAt(r *reading, i int) int {
	if !r.starts(i) && !f.loudState(r, i) {
		if r.ordinal(i) {
			if end := f.suffixed(r, i, i); end > 0 {
				return end // 14th Street
			}
		}
		return i + 1
	}
	found := f.matches(r, i)
	if r.is(i, "The") && r.toks[i].marks&isFirst != 0 && len(found) > 0 && (found[0].country || found[0].region) {
		return i + 1 // The United States: the article has its capital for nothing
	}
	covered := i
	if len(found) > 0 {
		covered = found[0].end
	}
	if end := f.feature(r, i, covered); end > 0 {
		return end
	}
	proposed := r.propose(i)
	for k := range found {
		m := found[k]
		if proposed > m.end {
			if f.judgeUnknown(r, i, proposed) {
				return proposed
			}
		}
		if proposed >= m.end {
			proposed = 0
		}
		if k+1 < len(found) && found[k+1].end == m.end-1 && r.partOfBody(m.end) {
			continue
		}
		j := Judgement{from: int32(i), to: int32(m.end), names: m.known}
		j.Span = r.spanOf(i, m.end, m.known)
		if !f.weigh(r, &j) {
			continue
		}
		f.settleScore(r, &j)
		if j.Place || r.all || k == len(found)-1 {
			r.judged = append(r.judged, j)
		}
		if j.Place {
			return m.end
		}
	}
	if proposed > 0 && f.judgeUnknown(r, i, proposed) {
		return proposed
	}
	if len(found) == 0 {
		if end := f.unlisted(r, i); end > 0 {
			return end
		}
	}
	return i + 1
}

// abbreviates reports whether the word at token i is an abbreviation of a place.
func (f *Finder) abbreviates(r *reading, i int) bool {
	for _, m := range f.matches(r, i) {
		if m.end == i+1 && m.abbreviation {
			return true
		}
	}
	return false
}

// accepts reports whether the score is that of a place.
func (f *Finder) accepts(j *Judgement) bool {
	if f.m == nil {
		return j.Score > alone
	}
	return j.Score > accept
}

// settleScore has the tagger's reading added to what the rules weighed.
func (f *Finder) settleScore(r *reading, j *Judgement) {
	j.Reading = r.readAs(int(j.from), int(j.to))
	if j.to-j.from == 1 && f.loudState(r, int(j.from)) {
		j.Reading = Reading{} // the tagger reads the pronoun; what stands beside it says more
	}
	r.weighSigns(j)
	if j.Evidence.Has(NamesNothing) && f.misspelt(r, j) {
		j.signs[signMisspelt] = 1
	}
	j.Score = f.score(j)
	j.Place = f.accepts(j)
}

// judgeUnknown judges the tokens [i, end), which the tagger reads as a place
// that the gazetteer doesn't know. It reports whether they are taken for one.
func (f *Finder) judgeUnknown(r *reading, i, end int) bool {
	j := Judgement{from: int32(i), to: int32(end)}
	j.Span = r.spanOf(i, end, known{})
	for k := i; k < end; k++ {
		if t := &r.toks[k]; t.marks&(inOrg|inWhole) != 0 || t.class&wHead != 0 && r.upper(k) {
			return false // the University of Texas: Texas is the place
		}
	}
	if t := &r.toks[i]; end > i+1 && t.class&(wPrefix|wTitle) == 0 && r.text[t.End-1] == '.' && f.abbreviates(r, i) {
		return false // Birmingham, Ala. Cambridge: the full stop ends the sentence as well
	}
	j.Evidence.add(NamesNothing)
	if !f.weigh(r, &j) {
		return false
	}
	if r.unheardOf(&j) {
		j.Evidence.add(UnknownIsPlace)
	}
	f.settleScore(r, &j)
	if j.Place || r.all {
		r.judged = append(r.judged, j)
	}
	return j.Place
}

// partOfBody reports whether the last word before token end belongs to the name
// of an authority and not to the place: Dublin City Council, Georgia State
// Ethics Commission.
func (r *reading) partOfBody(end int) bool {
	if !r.is(end-1, "City") && !r.is(end-1, "State") && !r.is(end-1, "Town") {
		return false
	}
	for n := r.next(end - 1); r.upper(n) && n < end+4; n = r.next(n) {
		if r.has(n, wBody|wHead|wTail|wInstitution) {
			return true
		}
	}
	return false
}

// spanOf returns the span of the tokens [from, to), without a full stop at its
// end that only an abbreviation would have.
func (r *reading) spanOf(from, to int, k known) geo.Span {
	s := geo.Span{Start: r.toks[from].Start, End: r.toks[to-1].End}
	last := r.text[r.toks[to-1].Start:s.End]
	if !k.abbreviation && strings.IndexByte(last, '.') == len(last)-1 && len(last) > 2 {
		s.End--
	}
	return s
}

// weigh gathers the evidence for and against the name. It returns false where
// the name cannot be one at all.
func (f *Finder) weigh(r *reading, j *Judgement) bool {
	from, to := int(j.from), int(j.to)
	one := to-from == 1
	t := &r.toks[from]
	mode := r.mode(from)
	k := j.names
	e := &j.Evidence // may hold what the gazetteer does not tell

	loud := one && f.loudState(r, from)
	if one && t.class&wFunction != 0 && !(t.shape == allCaps && mode == plain && k.abbreviation) && t.class&wMonth == 0 && !loud && !r.loneParticle(from, &k) {
		return false
	}

	if one && t.class&wDirection != 0 {
		return false // Western, Central: provinces, too, but not when they stand alone
	}

	if r.isWhole(from, to) {
		return false // El Niño: listed as what it is
	}

	if !f.weighName(r, j, mode) {
		return false
	}

	// The word otherwise.
	if one && !r.loneParticle(from, &k) {
		r.weighWord(j, mode)
	} else if r.allCommon(from, to) && (mode != plain || t.marks&isFirst != 0) {
		e.add(CommonAtHead)
	}
	if (mode == shout || mode == quiet) && !loud {
		e.add(CapitalsUnknown)
	}

	// The names that it may be part of.
	for i := from; i < to; i++ {
		m := r.toks[i].marks
		if m&inPerson != 0 {
			e.add(InPersonName)
		}
		if m&inWhole != 0 {
			e.add(IsOrganisation)
		} else if m&inOrg != 0 && !r.officialName(j) {
			e.add(InOrganisation)
		}
	}
	if last := &r.toks[to-1]; r.people[last.key] && (one || t.class&wFirst != 0) && !e.Has(InPersonName) {
		e.add(SurnameOfArticle)
	}
	f.weighContext(r, j, mode)
	if mode == quiet && k.country && e.Has(InList) {
		e.remove(CommonAtHead) // turkey, saudi arabia and qatar
	}
	if e.Has(InDateline) {
		e.remove(Acronym) // capitals are the custom there
	}
	if e.Has(SurnameOfArticle) && k.wellKnown() && r.usedAsPlace(j) {
		e.add(UsedAsPlace)
	}
	if one && !e.Has(InPersonName) {
		if r.asPerson(from) || r.old && !k.country && !k.capital && !k.region && r.deedOfPerson(from) || e.Has(BeforeAge) && t.class&anyPerson != 0 {
			e.add(SpokenOfAsPerson)
		}
		if r.given[t.key] && !r.usedAsPlace(j) {
			e.add(GivenNameOfArticle)
		}
	}
	return true
}

// weighName adds what the gazetteer knows of the name. It returns false where the
// name is written as that one never is.
func (f *Finder) weighName(r *reading, j *Judgement, mode mode) bool {
	from, to := int(j.from), int(j.to)
	t, k, e := &r.toks[from], &j.names, &j.Evidence
	dotted := strings.IndexByte(r.text[t.Start:t.End], '.') >= 0
	switch {
	case k.place:
		switch {
		case k.country:
			e.add(NamesCountry)
		case k.capital:
			e.add(NamesCapital)
		case k.class == geo.Continent:
			e.add(NamesContinent)
		case k.admin1:
			e.add(NamesProvince)
		case k.population >= 100_000:
			e.add(NamesCity)
		case k.region:
			e.add(NamesRegion)
		case k.population >= 5_000:
			e.add(NamesTown)
		case k.class == geo.Admin2, k.old, r.old && k.site:
			e.add(NamesTown)
		default:
			e.add(NamesSmall)
		}
		if !k.old && !k.main && !k.region && !k.acronym && !f.mainWithArticle(r, from, to) && !r.officialName(j) {
			e.add(ByAlternate)
		}
	case k.demonym:
		e.add(ByDemonym)
	case k.abbreviation:
		if t.shape == lower || mode == quiet {
			return false
		}
		written := t.shape == allCaps || dotted
		switch {
		case k.acronym && t.shape == allCaps:
			e.add(NamesCountry)
		case !written, t.shape == allCaps && !dotted && t.Len() == 2:
			e.add(ByPostalCode)
		default:
			e.add(ByAbbreviation)
		}
		if k.admin1 {
			e.add(NamesProvince)
		}
	case k.bare:
		e.add(ByBareName)
		e.add(NamesTown)
	}
	if to-from > 1 {
		e.add(SeveralWords)
	} else if t.Len() <= 3 && !k.country && !k.abbreviation && !r.loneParticle(from, k) {
		e.add(SeldomMeansThem)
	}
	return true
}

// loneParticle reports whether token i is a word that joins the names of people,
// and stands here with a capital of its own and beside no other name, as one of
// Van in Turkey does.
func (r *reading) loneParticle(i int, k *known) bool {
	t := &r.toks[i]
	return t.class&wParticle != 0 && t.shape == capital && t.marks&isFirst == 0 && r.mode(i) == plain && k.main && k.population >= 100_000 &&
		!r.upper(r.prev(i)) && !r.upper(r.next(i)) && !r.is(r.prev(i), "a") && !r.is(r.prev(i), "the")
}

// officialName reports whether the name is a state's long one, and nothing of an
// organisation's name is left out of it: the Republic of Ireland is no
// organisation in Ireland.
func (r *reading) officialName(j *Judgement) bool {
	from, to := int(j.from), int(j.to)
	if !j.names.country || !j.names.place || to-from < 3 || !r.state(&name{from: from, to: to}) {
		return false
	}
	p, n := r.prev(from), r.next(to-1)
	return (p < 0 || r.toks[p].marks&inOrg == 0) && (n < 0 || r.toks[n].marks&inOrg == 0)
}

// isWhole reports whether the tokens [from, to) are a listed name, neither more
// nor less.
func (r *reading) isWhole(from, to int) bool {
	for i := from; i < to; i++ {
		if r.toks[i].marks&inWhole == 0 {
			return false
		}
	}
	p, n := r.prev(from), r.next(to-1)
	return (p < 0 || r.toks[p].marks&inWhole == 0) && (n < 0 || r.toks[n].marks&inWhole == 0)
}

// mainWithArticle reports whether the article before the tokens [from, to)
// makes them the main name of a place: the Gambia.
func (f *Finder) mainWithArticle(r *reading, from, to int) bool {
	p := r.prev(from)
	if !r.is(p, "the") && !r.is(p, "The") {
		return false
	}
	for _, m := range f.matches(r, p) {
		if m.end == to {
			return m.main
		}
	}
	return false
}

func (r *reading) allCommon(from, to int) bool {
	for i := from; i < to; i++ {
		if r.toks[i].Kind == text.Word && r.toks[i].class&(wCommon|wFunction) == 0 {
			return false
		}
	}
	return true
}

// weighWord adds what the single word is besides.
func (r *reading) weighWord(j *Judgement, mode mode) {
	t, e := &r.toks[j.from], &j.Evidence
	if j.names.abbreviation && t.shape == allCaps && (mode == plain || t.class&wFunction != 0) {
		return // US is not us; where all are capitals, loudState has told them apart
	}
	switch {
	case t.class&wCommon == 0:
	case j.names.abbreviation && t.shape == capital && r.text[t.End-1] == '.' && mode == plain && t.marks&isFirst == 0:
		// Wash., Mass.: common only without the full stop
	case j.names.country && j.names.main && mode == plain:
		// Turkey means the bird only at the head of a sentence, and seldom.
		if t.marks&isFirst != 0 && len(r.toks) > 2 { // but nobody asks where a bird lies
			e.add(CommonAtHead)
		}
	default:
		e.add(CommonWord)
		if t.marks&isFirst != 0 || mode != plain {
			e.add(CommonAtHead)
		}
	}
	if t.class&wCommon != 0 && (t.marks&isFirst != 0 || mode != plain) && r.dish(int(j.to)-1) {
		e.add(AmongDishes)
	}
	if mode == plain && r.small[t.key] {
		e.add(SmallElsewhere)
	}
	if t.class&wFirst != 0 {
		e.add(FirstNameWord)
	}
	if t.class&wSurname != 0 {
		e.add(SurnameWord)
	}
	if t.class&wTitle != 0 {
		e.add(TitleWord)
	}
	if t.class&wOther != 0 {
		e.add(OtherNameWord)
	}
	if t.class&(wMonth|wWeekday) != 0 {
		e.add(CalendarWord)
	}
	if t.shape == allCaps && mode == plain && !j.names.abbreviation && t.Len() <= 5 {
		e.add(Acronym)
	}
}

// weighContext adds what stands around the name.
func (f *Finder) weighContext(r *reading, j *Judgement, mode mode) {
	from, to := int(j.from), int(j.to)
	e := &j.Evidence
	p, n := r.prev(from), r.next(to-1)

	f.weighLeft(r, j, p, n, mode)
	if r.dateline(from, to) {
		e.add(InDateline)
	}
	if n < 0 {
		if p < 0 && len(r.toks) > 2 {
			e.add(AloneInItsSentence)
		}
		return
	}
	f.weighRight(r, j, p, n, mode)
}

// weighLeft adds what stands before the name; p and n are the tokens before and
// after it.
func (f *Finder) weighLeft(r *reading, j *Judgement, p, n int, mode mode) {
	from, to := int(j.from), int(j.to)
	e := &j.Evidence
	q := p
	if r.has(q, wDirection) {
		if r.toks[q].shape == lower {
			e.add(AfterDirection)
		}
		q = r.prev(q)
		for r.has(q, wDirection) || q >= 0 && r.toks[q].Kind == text.Joiner {
			q = r.prev(q)
		}
	}
	if r.is(q, "the") || r.is(q, "The") {
		if n >= 0 && r.toks[n].Kind == text.Punct && !e.Has(AfterDirection) && !j.names.demonym && to-from == 1 {
			e.add(AfterThe)
		}
		q = r.prev(q)
	}
	switch {
	case r.has(q, wLocative) && !r.upper(q), r.has(q, wLocative) && r.toks[q].marks&isFirst != 0:
		e.add(AfterLocative)
	case r.has(q, wWeakLocative):
		e.add(AfterWeakLocative)
		if r.is(q, "of") && r.has(r.prev(q), wGeneric) {
			e.add(OfGeneric)
		} else if r.is(q, "of") && r.has(r.prev(q), wDirection) {
			e.add(AfterLocative) // North of Damascus
		}
	}
	if r.has(p, wGeneric) && !r.upper(p) {
		e.add(NextToGeneric)
	}
	if x := r.object(p); x == 1 || !r.has(from, wFirst|wSurname) {
		j.signs[signObject] = x // she visited Mary
	}
	if p >= 0 && mode == plain {
		f.weighBefore(r, j, p)
	}
	if len(r.judged) > 0 {
		if l := &r.judged[len(r.judged)-1]; l.Place && int(l.to) <= from && r.toks[l.from].sent == r.toks[from].sent {
			r.weighList(j, l)
		}
	}
}

// weighRight adds what stands after the name, from token n on.
func (f *Finder) weighRight(r *reading, j *Judgement, p, n int, mode mode) {
	from := int(j.from)
	e := &j.Evidence
	t := &r.toks[n]
	switch {
	case t.Kind == text.Number && t.Len() < 4:
		e.add(BeforeNumber)
	case t.Kind == text.Clitic:
		e.add(BeforePossessive)
		if k := r.next(n); r.upper(k) && (r.has(k, wStreet|wBody|wTail) || r.is(k, "Day")) && r.has(from, wPrefix) {
			e.add(IsOrganisation) // St Paul's Cathedral, St Patrick's Day
		}
		if r.has(r.next(n), wInstitution) {
			e.add(BeforeInstitution)
		}
	case t.Kind == text.Joiner:
		m := r.next(n)
		if m >= 0 && r.toks[m].shape == lower {
			if r.has(m, wBased) {
				e.add(BeforeBased)
			}
		} else if r.upper(m) && r.toks[m].marks&glued != 0 && mode == plain && !f.stands(&r.analysis, m) {
			e.add(BeforeUnknownName) // the Mackay-Bennett
		}
	case r.is(n, ","):
		f.weighComma(r, j, n)
	case r.is(n, "and"), r.is(n, "or"):
		if m := r.next(n); r.upper(m) && f.divides(&r.analysis, m) {
			e.add(InList)
		}
	case r.is(n, "("):
		if m := r.next(n); m >= 0 && r.toks[m].Kind == text.Word && int(r.sents[r.toks[from].sent].Start) == j.Start && r.toks[m].shape == allCaps {
			e.add(InDateline) // BAGHDAD (AP), without a dash
		}
	case r.dash(n):
		if r.headOfStory(from) && (p < 0 || j.Evidence.Has(AfterContained) || j.Evidence.Has(InList)) {
			e.add(InDateline)
		}
	case t.shape == lower && mode != shout:
		switch {
		case t.class&wSaying != 0:
			k := &j.names
			if capital := k.country || k.capital; !e.Has(AfterLocative) && (!capital || r.has(from, anyPerson)) {
				e.add(BeforeSaying) // but police in Zebrakhel said, and so did Moscow
			}
		case r.is(n, "who") || r.is(n, "whose"):
			e.add(BeforeWho)
		case t.class&wGeneric != 0:
			e.add(NextToGeneric)
		case t.class&wInstitution != 0 && !e.Has(SurnameWord):
			e.add(BeforeInstitution) // but the Obama administration
		}
	case r.upper(n) && mode == plain:
		f.weighAfter(r, j, n)
	}
}

// weighBefore weighs a capitalised word right before the name.
func (f *Finder) weighBefore(r *reading, j *Judgement, p int) {
	e := &j.Evidence
	t := &r.toks[p]
	if t.Kind == text.Joiner {
		b := r.prev(p)
		if r.upper(b) && r.toks[b].Len() == 1 {
			e.add(AfterLocative) // Clyburn, D-S.C.
			return
		}
		if r.upper(b) && t.marks&glued != 0 && !f.stands(&r.analysis, b) && r.toks[b].class&(wDirection|wParticle) == 0 {
			e.add(AfterHyphenInName)
		}
		if b >= 0 && r.toks[b].class&wParticle != 0 && r.upper(r.prev(b)) && r.toks[r.prev(b)].marks&inPerson != 0 {
			e.add(InPersonName)
		}
		return
	}
	if t.Kind != text.Word {
		return
	}
	if t.shape == lower {
		if t.class&wParticle != 0 && t.class&wFunction != 0 && !r.is(p, "the") && r.upper(r.prev(p)) && !r.is(p, "y") {
			e.add(AfterUnknownName) // Staffan de …
		}
		if t.class&wTitle != 0 && t.class&(wGeneric|wInstitution) == 0 {
			e.add(AfterPersonTitle)
		}
		return
	}
	if !r.upper(p) {
		return
	}
	switch {
	case t.class&(wDirection|wFunction|wLocative|wWeakLocative|wMonth|wWeekday|wGeneric) != 0:
	case t.class&(wTitle|wRole) != 0 && t.class&wFirst == 0:
		e.add(AfterPersonTitle)
	case t.class&wCommon != 0 && t.marks&isFirst != 0:
	case len(r.judged) > 0 && r.judged[len(r.judged)-1].Place && int(r.judged[len(r.judged)-1].to) == p+1:
		// Syria Aleppo, Russian Moscow: two places side by side are odd, but no name.
	default:
		e.add(AfterUnknownName)
	}
}

// weighAfter weighs a capitalised word right after the name.
func (f *Finder) weighAfter(r *reading, j *Judgement, n int) {
	e := &j.Evidence
	c := r.toks[n].class
	switch {
	case c&(wMonth|wWeekday|wFunction) != 0:
	case c&wInstitution != 0:
		e.add(BeforeInstitution)
	case c&(wSuffix|wStreet|wRoad) != 0 && c&(wFirst|wSurname) == 0:
		e.add(BeforePlaceSuffix)
	case c&(wTail|wBody|wHead|wTitle|wOffice|wRole|wOther) != 0:
	case r.toks[n].marks&(inPerson|inOrg) != 0 && r.toks[n-1].marks&inPerson == 0:
	case j.names.demonym && !j.names.place:
	case f.known(&r.analysis, n, n+1) && c&(wSurname|wFirst|wCommon) == 0:
	default:
		e.add(BeforeUnknownName)
	}
}

// weighComma weighs what follows a comma after the name.
func (f *Finder) weighComma(r *reading, j *Judgement, comma int) {
	e := &j.Evidence
	m := r.next(comma)
	if m < 0 {
		return
	}
	t := &r.toks[m]
	if r.apposition(m) {
		e.add(BeforeApposition)
		return
	}
	if t.Kind == text.Number {
		if after := r.next(m); t.Len() <= 3 && (r.is(after, ",") || r.is(after, ".") || r.is(after, ";") || r.is(after, ")")) {
			e.add(BeforeAge)
		}
		return
	}
	if r.is(m, "who") || r.is(m, "whose") {
		e.add(BeforeWho)
		return
	}
	if !r.upper(m) && (r.mode(m) != quiet || !r.starts(m)) {
		return
	}
	if t.marks&(inOrg|inWhole) != 0 {
		return // the Boston Globe, Manchester United
	}
	for _, k := range f.matches(r, m) {
		if (k.country || k.admin1) && (k.place || k.abbreviation) && !(j.names.country && !j.names.admin1) {
			if k.place || t.shape == allCaps || r.text[t.End-1] == '.' {
				// A list of countries is no container: Iraq, Egypt.
				e.add(BeforeContainer)
				return
			}
		}
		if k.place && k.country {
			e.add(InList)
			return
		}
		if k.place && (k.capital || k.population >= 100_000) && t.class&(wFirst|wSurname|wCommon) == 0 {
			e.add(InList)
			return
		}
	}
}

// apposition reports whether token i begins words that say what a place is:
// "the capital of", "a market town near".
func (r *reading) apposition(i int) bool {
	if !r.is(i, "the") && !r.is(i, "a") && !r.is(i, "an") {
		return false
	}
	i = r.next(i)
	for n := 0; n < 3 && i >= 0 && r.toks[i].Kind == text.Word && r.toks[i].shape == lower; n++ {
		next := r.next(i)
		if r.has(i, wGeneric) && (r.is(next, "of") || r.is(next, "in") || r.is(next, "on") || r.is(next, "near")) {
			return !r.is(i, "state") && !r.is(i, "community")
		}
		i = next
	}
	return false
}

// weighList weighs how the name stands to the place l before it.
func (r *reading) weighList(j, l *Judgement) {
	e := &j.Evidence
	comma, and := false, false
	for i := int(l.to); i < int(j.from); i++ {
		switch {
		case r.is(i, ","):
			comma = true
		case r.is(i, "and"), r.is(i, "or"), r.is(i, "/"), r.is(i, "&"), r.toks[i].Kind == text.Joiner:
			and = true
		case r.is(i, "the"), r.has(i, wDirection):
		default:
			return
		}
	}
	switch {
	case comma && !and && (j.names.country || j.names.admin1) && !(l.names.country && !l.names.admin1):
		e.add(AfterContained)
	case comma || and:
		e.add(InList)
		if !r.has(int(j.from), wFirst|wSurname) {
			j.signs[signObject] = max(j.signs[signObject], l.signs[signObject])
		}
	}
}

// object tells how far token i is a verb that has a place for its object, so that
// what follows is one: "residents fled Kobani". It is 0 for any other word, as in
// "the fled" or "his left".
func (r *reading) object(i int) float32 {
	if !r.has(i, wTaking|wStriking) || r.upper(i) {
		return 0
	}
	if p := r.prev(i); p < 0 || r.is(p, "the") || r.is(p, "a") || r.is(p, "of") {
		return 0
	}
	if r.has(i, wTaking) {
		return 1
	}
	return striking
}

// striking is how much less a verb tells of which the object may as well be a
// ship or a person: "attacked Kobani".
const striking = 0.5

// wellKnown reports whether a reader thinks of the place although a person of
// the article has the name, too.
func (k *known) wellKnown() bool {
	return k.place && (k.country || k.admin1 || k.capital || k.population >= 100_000)
}

// usedAsPlace reports whether the words around the name, which a person of the
// article has as well, speak of it as of a place: that one is in it, goes there
// or comes from it, that it stands in a list of places or has a border; of a
// country, that it has a government or officials, or does something with what is
// its own, where a person has his or her own. "With" and "said" tell nothing:
// people meet and speak, too.
func (r *reading) usedAsPlace(j *Judgement) bool {
	e := &j.Evidence
	if e.Has(AfterPersonTitle) || e.Has(AfterUnknownName) || e.Has(BeforeAge) || e.Has(BeforeWho) {
		return false
	}
	for _, cue := range [...]Evidence{AfterLocative, AfterDirection, NextToGeneric, OfGeneric, BeforeApposition, BeforeContainer, AfterContained, InList, InDateline, BeforeBased} {
		if e.Has(cue) {
			return true
		}
	}
	p := r.prev(int(j.from))
	if (r.is(p, "to") || r.is(p, "from")) && r.within(p, 4, wMotion|wGround) || r.is(p, "with") && r.within(p, 3, wGround) {
		return true
	}
	if !j.names.country {
		return false
	}
	// Officials from Jordan, the king of Jordan, Jordan's government.
	if (r.is(p, "from") || r.is(p, "of")) && r.within(p, 2, wInstitution|wGround) {
		return true
	}
	n := r.next(int(j.to) - 1)
	if n >= 0 && r.toks[n].Kind == text.Clitic {
		if n = r.next(n); r.has(n, wInstitution|wGround) || r.upper(n) && r.has(n, wTitle) && !r.has(n, wFirst) {
			return true
		}
	}
	return r.owns(int(j.to) - 1)
}

// owns reports whether the clause that goes on after token i speaks of its
// subject as of a thing: "Jordan closed its border".
func (r *reading) owns(i int) bool {
	for n := 0; n < 6; n++ {
		if i = r.next(i); i < 0 || r.toks[i].Kind == text.Punct || r.is(i, "and") || r.is(i, "that") {
			return false
		}
		if r.is(i, "its") || r.is(i, "it") && r.has(r.next(i), wHelper) {
			return true
		}
	}
	return false
}

// dish reports whether what follows token i makes its word food: "turkey was
// served", "turkey sandwiches", but not "Turkey served notice".
func (r *reading) dish(i int) bool {
	i = r.next(i)
	if i < 0 || r.toks[i].shape != lower {
		return false
	}
	if r.has(i, wDish) {
		return !r.participle(i)
	}
	for n := 0; n < 3 && r.has(i, wBe|wHelper); n++ {
		be := r.has(i, wBe)
		i = r.next(i)
		if be && r.has(i, wDish) {
			return true
		}
	}
	return false
}

// longestDateline bounds the tokens of a dateline after its place.
const longestDateline = 16

// dateline reports whether the name of the tokens [from, to) opens a dateline:
// it stands at the head of a sentence near the beginning, and nothing but
// places, a date and an agency in brackets lies between it and a dash.
func (r *reading) dateline(from, to int) bool {
	if r.prev(from) >= 0 || r.toks[from].sent >= 4 {
		return false
	}
	bracket := false
	for i := to; i < min(len(r.toks), to+longestDateline); i++ {
		t := &r.toks[i]
		switch {
		case r.dash(i):
			// A hyphen inside a word is none.
			return t.marks&glued == 0 || i+1 < len(r.toks) && r.toks[i+1].marks&glued == 0
		case t.sent != r.toks[from].sent && t.sent != r.toks[from].sent+1:
			return false // Sept. may end a sentence for the splitter
		case r.is(i, "("):
			bracket = true
		case r.is(i, ")"):
			bracket = false
		case r.is(i, ","), r.is(i, "."), r.is(i, "/"), t.Kind == text.Number:
		case bracket && t.Kind == text.Word:
		case t.class&(wMonth|wWeekday) != 0 && r.upper(i):
		case i > to && (r.is(to, ",") || r.is(to, "/")) && r.upper(i) && t.marks&isFirst == 0:
		default:
			return false
		}
	}
	return false
}

// dash reports whether token i is a dash that may end a dateline.
func (r *reading) dash(i int) bool {
	return r.is(i, "-") || r.is(i, "--") || r.is(i, "–") || r.is(i, "—") || r.is(i, "_")
}

// headOfStory reports whether token i is among the first of a paragraph near
// the beginning of the document.
func (r *reading) headOfStory(i int) bool {
	s := r.sents[r.toks[i].sent]
	return r.toks[i].sent < 4 && utf8.RuneCountInString(r.text[s.Start:r.toks[i].Start]) < 40
}

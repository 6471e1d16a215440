// Package resolve decides which place each name of a document means, and says
// why.
//
// Start with [New] and [Resolver.Resolve], or with geo.Parser, which joins a
// resolver to a finder. A table of outlets, see [ReadOutlets], tells where
// publishers are at home; without it nothing else changes.
//
// # How it decides
//
// The mentions of one name that say the same of where it lies are one group,
// and mean one place: "Paris" and "Paris, Texas" are two groups, of which the
// second speaks for the first. The candidates of a group are what the gazetteer
// answers to the name, in the spelling of the text and, where it knows none, in
// the usual other spellings, at last with one slip of the pen forgiven.
//
// Each candidate has features, see feature.go: what it is (class, population,
// prominence), by what sort of name it was found, what the text says right
// there ("Paris, Texas", "the Texas town of Paris", "Aleppo province"), what the
// rest of the article names (its country, its province, places near it), and
// where the outlet and the reporter's dateline are. Each feature has one weight,
// in one table. The sum of the weighted features, through a softmax in which
// "none of these" takes part, is the probability.
//
// The features of the rest of the article depend on what the other names mean,
// so the probabilities of all names are worked out together: first without
// those features, then a few times more with them, each time from the
// probabilities of the time before. A famous namesake thereby loses against
// plain evidence on the spot, and wins where there is none. At last a name that
// is too close to call takes the place that it has elsewhere in the article.
//
// # What it does not do
//
// It never guesses: where no place answers to the name, where the text says
// that it lies where none of that name is known, or where no candidate reaches
// a probability of 0.5, the finding has no place, and a reason. A name that is
// found only in another spelling needs the rest of the article to speak for it. A
// book is resolved in parts of 4,000 names, which know nothing of each other.
// The probabilities are fitted to news in English of 2009 to 2018.
package resolve

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"sync"

	"dateline/geo"
	"dateline/geo/gazetteer"
)

// A Resolver chooses among the places of a gazetteer. It is safe for use by
// several goroutines at once.
type Resolver struct {
	gaz     *gazetteer.Gazetteer
	outlets *Outlets
	pool    sync.Pool // of *run

	mu      sync.Mutex                       // guards what follows
	towns   map[string][]string              // that hosts have in their names
	unfound map[misspelling][]gazetteer.Name // what was found for names that no place has
}

// New returns a resolver. The table of outlets may be nil.
func New(g *gazetteer.Gazetteer, o *Outlets) *Resolver {
	r := &Resolver{gaz: g, outlets: o}
	r.pool.New = func() any {
		return &run{resolver: r, gaz: g, outlets: o, byHash: make(map[uint64]int32), index: make(map[gazetteer.Ref]int32)}
	}
	return r
}

var _ geo.Resolver = (*Resolver)(nil)

// Resolve returns one finding a mention, in their order.
func (r *Resolver) Resolve(d geo.Document, mentions []geo.Mention) []geo.Finding {
	if len(mentions) == 0 {
		return nil
	}
	w := r.pool.Get().(*run)
	defer r.pool.Put(w)
	out := make([]geo.Finding, 0, len(mentions))
	for len(mentions) > 0 {
		// What stands in one list or one sentence is hardly ever torn apart by it.
		n := len(mentions)
		if n > block {
			n = block - block/8
		}
		w.read(d, mentions[:n])
		w.infer()
		out = w.findings(mentions[:n], out)
		mentions = mentions[n:]
	}
	return out
}

// block is how many mentions are resolved together. No article has so many; a
// book is read in parts, so that its candidates need no more room than those of
// one part.
const block = 4000

// A run is the working memory of one document, kept for the next.
type run struct {
	resolver *Resolver
	gaz      *gazetteer.Gazetteer
	outlets  *Outlets

	text        string
	host        string
	subject     geo.Subject
	regions     []candidate // that the collection is about
	home        *candidate  // of the outlet, nil where unknown
	homeBuf     candidate
	outlet      Outlet
	homes       []home        // where the outlet may be at home, by what its address says
	address     gazetteer.Ref // country of the address
	slips       int           // that may still be searched for
	respellings int           // that may still be tried
	found       []gazetteer.Name
	fold        []byte
	full        []byte  // a name with the word beside it
	bare, other []byte  // a folded name without its article, and in another spelling
	of          []int32 // the group of each mention
	groups      []group
	links       []link
	dropped     []link // room for the links that are kept
	hints       []hint // of each mention
	lists       []pair
	dateline    int32 // group, or -1
	byHash      map[uint64]int32
	index       map[gazetteer.Ref]int32 // of countries and provinces in mass
	mass        []float32
	acting      int // how many countries act in the document
}

// read groups the mentions by name, finds their candidates and what the text
// says of where they lie.
func (r *run) read(d geo.Document, mentions []geo.Mention) {
	r.text = d.Text
	r.slips, r.respellings = slipsPerDocument, respellingsPerDocument
	r.links = r.links[:0]
	r.of = r.of[:0]
	r.groups = r.groups[:0]
	r.dateline = -1
	clear(r.byHash)
	clear(r.index)
	r.mass = r.mass[:0]
	r.lists = r.lists[:0]
	r.setSubject(d.About)
	r.setHome(d.URL)
	r.readHints(mentions)

	// What is said of where a mention lies is part of what it is grouped by, so
	// that Paris, Texas, is apart from Paris, France; and so is what it is said
	// to hold, and of what class it is.
	before := unrelated // relation of the mention before to this one
	for i, m := range mentions {
		after := unrelated
		if i+1 < len(mentions) {
			after = relationOf(d.Text, m, mentions[i+1])
		}
		k := groupKey{name: m.In(d.Text), demonym: m.Use == geo.Demonym, hint: r.hints[i], the: articled(d.Text, m)}
		unmarked := ""
		switch {
		case after == commaIn || after == wordIn:
			k.outer = mentions[i+1].In(d.Text)
		case before == holds:
			k.outer = mentions[i-1].In(d.Text)
		case after == holds:
			k.inner = mentions[i+1].In(d.Text)
		case before == commaIn:
			k.inner = mentions[i-1].In(d.Text)
		case !k.demonym && (i+1 == len(mentions) || mentions[i+1].Start > m.End+2):
			unmarked = r.containerAfter(m)
			k.outer = unmarked
		}
		g := r.group(k, int32(i))
		r.groups[g].mentions++
		switch o := officeAt(d.Text, m); {
		case o == stateOffice:
			r.groups[g].ofState = true
		case o == townOffice:
			r.groups[g].ofTown = true
		case o == nationOffice:
			r.groups[g].ofNation = true
		case m.Use == geo.Metonymic, o == seatOffice:
			r.groups[g].acts = true
		}
		r.of = append(r.of, g)
		if i > 0 && m.Use != geo.Demonym && mentions[i-1].Use != geo.Demonym && (coordinated(d.Text, mentions[i-1], m) || journey(d.Text, mentions[i-1], m)) {
			r.lists = append(r.lists, pair{r.of[i-1], g, before == commaIn})
		}
		if unmarked != "" {
			r.link(g, r.group(groupKey{name: unmarked, inner: k.name}, -1), 1, true)
			r.say(g, d.Text[m.Start:m.End+len(", ")+len(unmarked)])
		}
		if i > 1 {
			r.joined(r.of[i-2], r.of[i-1], g, d.Text[mentions[i-1].End:max(m.Start, mentions[i-1].End)])
		}
		if i > 0 {
			r.relate(before, r.of[i-1], g, d.Text, m, quote(d.Text, mentions[i-1].Start, m.End))
		}
		before = after
	}
	r.findDateline(mentions)
	for i := range r.groups {
		r.lookup(&r.groups[i])
	}
	r.spread()
	r.weighLinks()
}

// relate keeps what the text says of how two names stand to each other. After a
// comma may stand who speaks: "Rebels took Goma, Rwanda said".
func (r *run) relate(rel relation, a, b int32, text string, m geo.Mention, words string) {
	switch rel {
	case commaIn:
		speaks := speaks(text, m)
		r.link(a, b, 1, !speaks)
		if speaks {
			return
		}
		if n := len(r.links); n > 0 && r.links[n-1].inner == a && r.links[n-1].outer == b {
			r.links[n-1].closed = strings.HasPrefix(text[m.End:], ", ") || strings.HasPrefix(text[m.End:], ")")
		}
		r.say(a, words)
		r.say(b, words)
	case wordIn:
		r.link(a, b, 0.8, false)
		if n := len(r.links); n > 0 && r.links[n-1].inner == a && r.links[n-1].outer == b {
			r.links[n-1].word = true
		}
		r.say(a, words)
		r.say(b, words)
	case holds:
		r.link(b, a, 0.8, false)
		r.say(a, words)
		r.say(b, words)
	}
}

// spread lets what holds the last name of a list hold the others, too: "Memphis,
// Thebes and Luxor in Egypt".
func (r *run) spread() {
	n := len(r.links)
	for i := range n {
		l := r.links[i]
		if !l.word {
			continue
		}
		last := l.inner
		for j := len(r.lists) - 1; j >= 0; j-- {
			p := r.lists[j]
			if p.b == last && p.a != l.outer {
				if in := r.groups[p.a].inner; in >= 0 && r.holds(p.a, in) {
					break // "Austin, Texas, and Luxor in Egypt"
				}
				r.link(p.a, l.outer, 0.6, false)
				r.links[len(r.links)-1].spread = true
				last = p.a
			}
		}
	}
}

// joined keeps which name stands after the outer one of a link, if a comma or
// "and" joins them.
func (r *run) joined(inner, outer, next int32, between string) {
	if between != " and " && between != ", " && between != ", and " {
		return
	}
	for i := max(0, len(r.links)-nearby); i < len(r.links); i++ {
		if l := &r.links[i]; l.inner == inner && l.outer == outer {
			l.next = next
		}
	}
}

// quote returns text[start:end], with the bracket that closes one in it.
func quote(text string, start, end int) string {
	if end < len(text) && text[end] == ')' && strings.IndexByte(text[start:end], '(') >= 0 {
		end++
	}
	return text[start:end]
}

func (r *run) say(g int32, words string) {
	if r.groups[g].said == "" {
		r.groups[g].said = words
	}
}

func (r *run) link(inner, outer int32, strength float32, strict bool) {
	if inner == outer {
		return
	}
	for i := max(0, len(r.links)-nearby); i < len(r.links); i++ {
		if r.links[i].inner == inner && r.links[i].outer == outer {
			return
		}
	}
	if strict {
		r.groups[inner].outer, r.groups[outer].inner = outer, inner
	}
	r.links = append(r.links, link{inner: inner, outer: outer, strength: strength, strict: strict, next: -1})
}

// A pair is two names that stand next to each other in a list.
type pair struct {
	a, b  int32 // groups
	comma bool  // nothing but a comma joins them, so that the second may hold the first
}

// nearby bounds how many links of a document are looked through for one of the
// same names: they stand in the order of the text.
const nearby = 32

// A groupKey is what the mentions of a group have in common.
type groupKey struct {
	name    string
	demonym bool
	outer   string // the name that it is said to lie in
	inner   string // the name that is said to lie in it
	hint    hint   // what the words beside it say of its kind
	the     bool   // the article belongs to it
	address bool   // it stands in the address, and not in the text
}

// group returns the index of the group for what is known of a mention, -1 for
// a name that is no mention.
func (r *run) group(k groupKey, mention int32) int32 {
	h := r.hash(k.name)
	if k.demonym {
		h ^= 0x9e3779b97f4a7c15
	}
	key := h
	if k.outer != "" {
		key = key*31 + r.hash(k.outer)
	}
	if k.inner != "" {
		key = key*37 ^ r.hash(k.inner)
	}
	if k.hint.given() {
		key = key*41 + uint64(k.hint.class)
	}
	if k.the {
		key = key*43 + 1
	}
	if k.address {
		key = key*47 + 1
	}
	if g, ok := r.byHash[key]; ok {
		if r.groups[g].first < 0 {
			r.groups[g].first = mention
		}
		return g
	}
	i := len(r.groups)
	if i < cap(r.groups) {
		r.groups = r.groups[:i+1]
		r.groups[i] = group{cands: r.groups[i].cands[:0]}
	} else {
		r.groups = append(r.groups, group{})
	}
	g := &r.groups[i]
	g.name, g.hash, g.demonym, g.first, g.into = k.name, h, k.demonym, mention, -1
	g.index, g.outer, g.inner = int32(i), -1, -1
	g.the = k.the
	if k.hint.given() {
		g.hint, g.hinted, g.strict, g.word, g.beside = k.hint.class, true, k.hint.strict, k.hint.word, k.hint.at.In(r.text)
	}
	r.byHash[key] = int32(i)
	return int32(i)
}

func (r *run) hash(s string) uint64 {
	r.fold = gazetteer.Fold(r.fold[:0], s)
	h := uint64(14695981039346656037)
	for _, c := range r.fold {
		h = (h ^ uint64(c)) * 1099511628211
	}
	return h
}

// setHome finds out where the outlet is at home.
func (r *run) setHome(url string) {
	r.home, r.address = nil, gazetteer.NoRef
	r.outlet, r.host = Outlet{}, ""
	r.homes = r.homes[:0]
	if url == "" {
		return
	}
	host := hostOf(url)
	r.host = host
	if code := countryOf(host); code != "" {
		if ref, ok := r.gaz.Country(code); ok {
			r.address = ref
		}
	}
	out, ok := r.outlets.byHostOf(host)
	if !ok {
		for _, town := range r.resolver.townsOf(host) {
			r.addressGroup(town)
		}
		return
	}
	if out.Country == "" {
		return
	}
	r.outlet = out
	r.homeBuf = candidate{at: onSphere(out.Point.Lon(), out.Point.Lat()), country: gazetteer.NoRef, admin1: gazetteer.NoRef}
	if ref, ok := r.gaz.Country(out.Country); ok {
		r.homeBuf.country = ref
	}
	if ref, ok := r.gaz.Admin1(out.Country, out.Admin1); ok {
		r.homeBuf.admin1 = ref
	}
	r.home = &r.homeBuf
}

// atHome reports whether a place that few know lies in the outlet's province.
func (r *run) atHome(ref gazetteer.Ref) bool {
	if r.home == nil || r.home.admin1 == gazetteer.NoRef {
		return false
	}
	_, admin1, _ := r.gaz.Parents(ref)
	return admin1 == r.home.admin1
}

// findDateline finds the group of the place in the reporter's dateline: the
// first mention, if it stands at the head of the text and a dash or an agency
// in brackets follows.
func (r *run) findDateline(mentions []geo.Mention) {
	m := mentions[0]
	if m.Start > 200 || m.Use == geo.Demonym {
		return
	}
	line := strings.LastIndexByte(r.text[:m.Start], '\n') + 1
	if strings.TrimSpace(r.text[line:m.Start]) != "" {
		return
	}
	name := m.In(r.text)
	rest := r.text[m.End:min(len(r.text), m.End+60)]
	dash := false
	for _, d := range [...]string{" - ", " – ", " — ", "--", "—", " _ ", "(AP)", "(Reuters)", "(AFP)", "(CNN)", "(UPI)", "(Xinhua)"} {
		dash = dash || strings.Contains(rest, d)
	}
	if dash || len(name) > 3 && strings.ToUpper(name) == name {
		r.dateline = r.of[0]
		if g := &r.groups[r.dateline]; !g.hinted && g.said == "" {
			g.hint, g.hinted = geo.Town, true // reporters write from towns
		}
	}
}

// weighLinks looks through what the text says of where names lie. It drops what
// is a list ("Iraq, Egypt") and marks what cannot be true.
func (r *run) weighLinks() {
	keep := r.dropped[:0]
	for i, l := range r.links {
		in, out := r.joinedTo(l.inner), r.joinedTo(l.outer)
		if len(in.cands) > 0 && len(out.cands) > 0 && l.strict {
			a, b := &in.cands[0], &out.cands[0]
			if a.class == geo.Country && b.class == geo.Country || a.divides() && a.class == b.class && (r.inList(i) || !out.divides(in)) || r.enumerates(in, out, l) {
				r.unsay(l.inner)
				r.unsay(l.outer)
				continue
			}
		}
		if l.next >= 0 && len(out.cands) > 0 {
			// "Beirut, Syria and Iraq" may be a list.
			if n := &r.groups[l.next]; len(n.cands) > 0 && n.cands[0].class == out.cands[0].class && out.cands[0].divides() {
				l.strict = false
			}
		}
		if l.divides = l.strict && out.divides(in); l.divides {
			out.outdo(in)
		}
		l.inner, l.outer = in.index, out.index
		keep = append(keep, l)
		r.contradict(in, out, l)
	}
	r.links, r.dropped = keep, r.links
	for i, g := range r.of {
		if into := r.groups[g].into; into >= 0 {
			r.of[i] = into
		}
	}
	r.keepLists()
}

// enumerates reports whether a comma stands between the names of a list, and not
// between what lies somewhere and where: "Rakka, Raqqa" are two spellings, the
// Middle East lies in no country, and of "Crockett, Palestine and Houston" the
// second is no country, for no Crockett lies there.
func (r *run) enumerates(in, out *group, l link) bool {
	a, b := &in.cands[0], &out.cands[0]
	if in.hash != out.hash && b.kind != gazetteer.Abbreviation && in.answers(b.ref) {
		return true
	}
	if out.divides(in) {
		return false
	}
	switch a.class {
	case geo.Continent:
		return true
	case geo.Country:
		return b.class == geo.Admin1
	}
	if !b.divides() || b.kind == gazetteer.Abbreviation {
		return false // nothing is contradicted by it, or it is Ky., which stands in no list
	}
	if b.class == geo.Country {
		return l.next >= 0 || out.ambiguous() && !l.closed
	}
	return b.seated && !postal[r.gaz.Place(b.ref).Country]
}

// postal are the countries of which the press writes the state or province
// after the town.
var postal = map[string]bool{"US": true, "CA": true, "AU": true}

// ambiguous reports whether towns have the name of the country, too.
func (g *group) ambiguous() bool {
	for i := range g.cands {
		if c := &g.cands[i]; c.class == geo.Town && c.kind == gazetteer.Main && c.people >= smallTown {
			return true
		}
	}
	return false
}

// smallTown is the population from which on a town is one that articles name
// without its state.
const smallTown = 10_000

// joinedTo returns the group, or the one that it was joined to.
func (r *run) joinedTo(g int32) *group {
	if into := r.groups[g].into; into >= 0 {
		g = into
	}
	return &r.groups[g]
}

// keepLists drops the pairs of which one lies in the other, and joins what
// stands in a list with the outer one of such a pair to the inner one: in
// "Paris, Texas, and London" the list is of Paris and London.
func (r *run) keepLists() {
	keep := r.lists[:0]
	for _, p := range r.lists {
		if p.comma && r.holds(p.b, p.a) {
			continue
		}
		if in := r.groups[p.a].inner; in >= 0 && r.holds(p.a, in) {
			p.a = in
		}
		p.a, p.b = r.joinedTo(p.a).index, r.joinedTo(p.b).index
		if p.a != p.b {
			keep = append(keep, p)
		}
	}
	r.lists = keep
}

// holds reports whether the text says by a comma that the group in lies in the
// group out, and some such places are known.
func (r *run) holds(out, in int32) bool {
	if r.groups[in].outer != out {
		return false
	}
	for j := range r.groups[in].cands {
		for k := range r.groups[out].cands {
			if r.groups[out].cands[k].contains(&r.groups[in].cands[j]) {
				return true
			}
		}
	}
	return false
}

// contradict marks the candidates of a name that do not lie where the text says
// that it lies. "Kelly, Texas" contradicts all, where no Kelly in Texas is known.
func (r *run) contradict(in, out *group, l link) {
	if l.spread && len(out.cands) > 0 && out.cands[0].class == geo.Country && !out.divides(in) {
		for i := range in.cands {
			in.cands[i].f[contradicted], in.cands[i].f[eminent] = 0.7, 0
		}
		return
	}
	// "Paris, London" is a list, too.
	if !l.strict || len(out.cands) == 0 || !out.cands[0].divides() {
		return
	}
	for i := range in.cands {
		c := &in.cands[i]
		inside := false
		for j := range out.cands {
			inside = inside || out.cands[j].contains(c) && (out.cands[j].divides() || !l.divides)
		}
		if !inside && !c.divides() {
			c.f[contradicted], c.f[eminent] = 1, 0
			c.denied = out.cands[0].class == geo.Admin1
		}
	}
}

// divides reports whether a country or province of the name contains a place of
// the other: then that is what is meant, in "Mount Vernon, Washington", and not
// the town that another Mount Vernon is near.
func (g *group) divides(in *group) bool {
	for i := range g.cands {
		if !g.cands[i].divides() {
			continue
		}
		for j := range in.cands {
			if g.cands[i].contains(&in.cands[j]) {
				return true
			}
		}
	}
	return false
}

// outdo speaks against the candidates that contain nothing of the inner name,
// where a country or province does.
func (g *group) outdo(in *group) {
	for i := range g.cands {
		c := &g.cands[i]
		inside := false
		for j := range in.cands {
			inside = inside || c.contains(&in.cands[j])
		}
		if !inside {
			c.f[contradicted] = 1
		}
	}
}

// unsay joins a group to the one of its name of which the text says nothing
// more, because what it seemed to say was a list.
func (r *run) unsay(g int32) {
	plain, ok := r.byHash[r.groups[g].hash]
	r.groups[g].outer, r.groups[g].inner = -1, -1
	if !ok || plain == g || r.groups[g].into >= 0 {
		r.groups[g].said = ""
		return
	}
	if h := &r.groups[plain]; h.first < 0 || r.groups[g].first < h.first {
		h.first = r.groups[g].first
	}
	r.groups[plain].mentions += r.groups[g].mentions
	r.groups[g] = group{name: r.groups[g].name, hash: r.groups[g].hash, index: g, first: -1, into: plain, outer: -1, inner: -1, cands: r.groups[g].cands[:0]}
}

// inList reports whether one of the two names of a link is linked to a third by
// a comma as well, as in a list of states.
func (r *run) inList(i int) bool {
	l := &r.links[i]
	for j := max(0, i-nearby); j < min(len(r.links), i+nearby); j++ {
		m := &r.links[j]
		if m.strict && (m.outer == l.inner || m.inner == l.outer) {
			return true
		}
	}
	return false
}

// divides reports whether the place is one that others are said to lie in.
func (c *candidate) divides() bool { return c.class == geo.Country || c.class == geo.Admin1 }

// rounds is how often the probabilities are worked out anew from each other;
// they hardly change after the third time.
const rounds = 4

// counts is the probability from which on a candidate says something of others.
const counts = 0.02

// window is how far apart, counted in names, two names of a document may be for
// the one to say something of the other. No article has so many names; in a
// book it keeps the time in bounds.
func (r *run) window() int { return min(120, max(8, 60_000/len(r.groups))) }

// infer works out the probabilities of all candidates of all names from each
// other: first from what is known without the rest of the article, then again
// and again with it.
func (r *run) infer() {
	for i := range r.groups {
		g := &r.groups[i]
		g.weight = 1
		if g.mentions == 0 && !g.address {
			g.weight = 0.5
		}
		for j := range g.cands {
			r.weighAlone(&g.cands[j])
		}
		g.softmax()
	}
	for range rounds {
		r.weighTogether()
		moved := float32(0)
		for i := range r.groups {
			moved = max(moved, r.groups[i].softmax())
		}
		if moved < settled {
			return
		}
	}
}

// settled is how little a probability must move for the rest to be left as it is.
const settled = 0.005

// weighAlone sets the features of the outlet and the collection and sums up what
// is known of the candidate without the rest of the article.
func (r *run) weighAlone(c *candidate) {
	if r.address != gazetteer.NoRef && c.country == r.address {
		c.f[addressCountry] = 1
	}
	r.weighSubject(c)
	if h := r.home; h != nil {
		reach := [...]float32{World: 0.25, National: 0.7, Local: 1}[r.outlet.Scope]
		if c.country == h.country {
			c.f[outletCountry] = reach
		}
		if r.outlet.Scope == Local || r.outlet.Scope == National && h.admin1 != gazetteer.NoRef {
			if c.admin1 == h.admin1 && h.admin1 != gazetteer.NoRef {
				c.f[outletAdmin1] = reach
				c.shadow *= 1 - reach // a local paper means the village round the corner
			}
		}
		if r.outlet.Scope == Local && c.class != geo.Country && c.class != geo.Continent {
			c.f[outletNear] = closeness(distance(c.at, h.at), homeHalf)
		}
	}
	c.f[overshadowed] = c.shadow
	if c.municipal {
		c.f[homeTown] = max(c.f[outletAdmin1], c.f[inSubject])
	}
	c.prior = 0
	for f := range together {
		c.prior += weights[f] * c.f[f]
	}
}

// homeHalf is the distance in kilometres at which a local outlet's home says
// half as much of a place as right there.
const homeHalf = 60

// closeness is 1 at no distance, 1/2 at half and falls with the square.
func closeness(km, half float32) float32 {
	x := km / half
	return 1 / (1 + x*x)
}

// softmax turns scores into probabilities, and returns how far the one that moved
// most did.
func (g *group) softmax() (moved float32) {
	top := float32(unknownScore)
	for i := range g.cands {
		g.cands[i].p = g.cands[i].score()
		top = max(top, g.cands[i].p)
	}
	sum := exp(sharpness * (unknownScore - top))
	g.unknown = sum
	for i := range g.cands {
		p := exp(sharpness * (g.cands[i].p - top))
		g.cands[i].p = p
		sum += p
	}
	g.unknown /= sum
	for i := range g.cands {
		c := &g.cands[i]
		c.p /= sum
		moved = max(moved, abs(c.p-c.before))
		c.before = c.p
	}
	return moved
}

func abs(x float32) float32 { return max(x, -x) }

func exp(x float32) float32 { return float32(math.Exp(float64(x))) }

// score is the prior and what the rest of the article adds.
func (c *candidate) score() float32 {
	sum := c.prior
	for f := together; f < features; f++ {
		sum += weights[f] * c.f[f]
	}
	return sum
}

// slot returns the index in r.mass of a country or province.
func (r *run) slot(ref gazetteer.Ref) int32 {
	if i, ok := r.index[ref]; ok {
		return i
	}
	i := int32(len(r.mass))
	r.index[ref] = i
	r.mass = append(r.mass, 0)
	return i
}

// weighTogether sets the features that depend on the other names of the
// article, by the probabilities that their candidates have now.
func (r *run) weighTogether() {
	r.weighAreas()
	r.findHomes()
	for i := range r.groups {
		r.beginTogether(&r.groups[i])
	}
	for _, l := range r.links {
		r.weighLink(l)
	}
	for _, p := range r.lists {
		a, b := &r.groups[p.a], &r.groups[p.b]
		inA, inB := a.kinds(), b.kinds()
		a.weighList(&inB)
		b.weighList(&inA)
	}
	window := r.window()
	for i := range r.groups {
		for j := max(0, i-window); j < min(len(r.groups), i+window); j++ {
			if i != j && !r.groups[j].address {
				r.weighPair(&r.groups[i], &r.groups[j], int32(j) == r.dateline)
			}
		}
	}
	r.endTogether()
}

// weighAreas sums how much of the article lies in each country and province, and
// counts the countries that act in it.
func (r *run) weighAreas() {
	clear(r.index)
	r.mass = r.mass[:0]
	r.acting = 0
	for i := range r.groups {
		g := &r.groups[i]
		if g.address {
			continue
		}
		if c := g.likeliest(); g.acts && c != nil && c.class == geo.Country {
			r.acting++
		}
		for j := range g.cands {
			c := &g.cands[j]
			if c.p < counts {
				continue
			}
			for _, ref := range [...]gazetteer.Ref{c.country, c.admin1} {
				if ref != gazetteer.NoRef && ref != c.ref {
					r.mass[r.slot(ref)] += g.weight * c.p
				}
			}
		}
	}
}

// beginTogether sets a group's features of where the rest of the article is, and
// clears those that the other names will set.
func (r *run) beginTogether(g *group) {
	var buf [int(1/counts) + 1]int32
	likely := g.above(counts, buf[:0])
	for j := range g.cands {
		c := &g.cands[j]
		c.f[contained], c.f[contains], c.f[sameName], c.f[otherwise], c.f[near] = 0, 0, 0, 0, 0
		c.f[countryNamed], c.f[admin1Named], c.f[byDateline], c.f[siblings] = 0, 0, 0, 0
		c.f[listed], c.f[capitals], c.f[isolated], c.f[powers] = 0, 0, 0, 0
		c.f[singledOut], c.f[seatNamed] = 0, 0
		r.weighHomes(c)
		// What the other candidates of the same name lie in is no evidence.
		var country, admin1 float32
		for _, k := range likely {
			o := &g.cands[k]
			if o.country == c.country && o.ref != o.country {
				country += g.weight * o.p
			}
			if o.admin1 == c.admin1 && o.ref != o.admin1 {
				admin1 += g.weight * o.p
			}
		}
		c.f[sameCountry] = r.massOf(c, c.country, country)
		c.f[sameAdmin1] = r.massOf(c, c.admin1, admin1)
		c.f[holding] = 0
		if c.divides() && !c.seated {
			own := country
			if c.class == geo.Admin1 {
				own = admin1
			}
			c.f[holding] = r.shareOf(c.ref, own)
		}
	}
}

// weighLink weighs two names of which the text says that one lies in the other.
func (r *run) weighLink(l link) {
	in, out := &r.groups[l.inner], &r.groups[l.outer]
	for i := range in.cands {
		for j := range out.cands {
			a, b := &in.cands[i], &out.cands[j]
			if b.contains(a) && (b.divides() || !l.divides) {
				a.f[contained] = max(a.f[contained], l.strength*b.p)
				b.f[contains] = max(b.f[contains], l.strength*a.p)
			}
		}
	}
}

// weighList weighs a name by the kinds of one that it stands in a list with.
func (g *group) weighList(kinds *[geo.Classes]float32) {
	for i := range g.cands {
		c := &g.cands[i]
		c.f[listed] = max(c.f[listed], kinds[c.listKind()])
		c.f[capitals] = max(c.f[capitals], c.f[isCapital]*kinds[capitalKind])
	}
}

// endTogether brings what has been summed into bounds, and sets what rests on it.
func (r *run) endTogether() {
	var placed float32 // how many of the names lie in a country
	for i := range r.groups {
		if !r.groups[i].address {
			placed += r.groups[i].weight * (1 - r.groups[i].unknown)
		}
	}
	for i := range r.groups {
		r.groups[i].singleOut()
		for j := range r.groups[i].cands {
			c := &r.groups[i].cands[j]
			f := &c.f
			f[near] /= 0.5 + f[near]
			f[nearShadow] = f[near] * f[overshadowed]
			f[siblings] /= 1 + f[siblings]
			f[powers] /= 1 + f[powers]
			if c.class == geo.Town || c.class == geo.Quarter || c.class == geo.Admin1 {
				f[isolated] = clamp(1-2*f[sameCountry]-2*f[countryNamed]-f[contained]) * clamp((placed-1)/6) * (1 - 0.5*c.known())
			}
		}
	}
}

// singleOut weighs for each place whether the article names its country and no
// other in which a place of the name lies: of the towns called Valencia an article
// about Spain means one.
func (g *group) singleOut() {
	var most, other float32 // of countryNamed, and in another country than that
	country := gazetteer.NoRef
	for i := range g.cands {
		c := &g.cands[i]
		switch v := c.f[countryNamed]; {
		case v == 0:
		case c.country == country:
			most = max(most, v)
		case v > most:
			most, other, country = v, most, c.country
		default:
			other = max(other, v)
		}
	}
	if most == 0 {
		return
	}
	for i := range g.cands {
		if c := &g.cands[i]; c.country != country {
			other = max(other, c.f[outletNear]) // a local paper means the one round the corner
		}
	}
	for i := range g.cands {
		if c := &g.cands[i]; c.country == country && c.class != geo.Country {
			c.f[singledOut] = c.f[countryNamed] * (1 - other) * (1 - c.outranked)
		}
	}
}

// known is 1 for the capital of a country and for the large seat of a province,
// of which articles speak that are about other countries.
func (c *candidate) known() float32 {
	if c.f[isSeat] > 0 && c.people >= famousFrom {
		return 1
	}
	return c.f[isCapital]
}

// above appends the indices of the candidates with a probability of at least p.
func (g *group) above(p float32, into []int32) []int32 {
	for i := range g.cands {
		if g.cands[i].p >= p {
			into = append(into, int32(i))
		}
	}
	return into
}

// kinds sums up the probabilities of a name's candidates by their kind in a
// list.
func (g *group) kinds() (mass [geo.Classes]float32) {
	for i := range g.cands {
		c := &g.cands[i]
		mass[c.listKind()] += c.p
		mass[capitalKind] += c.p * c.f[isCapital]
	}
	return mass
}

// capitalKind is where kinds counts the capitals once more.
const capitalKind = geo.Unclassed

// listKind is the class of the candidate, as far as lists keep to one.
func (c *candidate) listKind() geo.Class {
	switch c.class {
	case geo.Quarter, geo.Unclassed:
		return geo.Town
	}
	return c.class
}

// massOf is the share of the article's other names that lie in a country or
// province, between 0 and 1.
func (r *run) massOf(c *candidate, ref gazetteer.Ref, own float32) float32 {
	if ref == gazetteer.NoRef || ref == c.ref {
		return 0
	}
	return r.shareOf(ref, own)
}

// shareOf is the share of the article's names that lie in a country or province,
// but for what the candidates of one name have in it.
func (r *run) shareOf(ref gazetteer.Ref, own float32) float32 {
	i, ok := r.index[ref]
	if !ok {
		return 0
	}
	m := max(0, r.mass[i]-own)
	return m / (1 + m)
}

// weighPair sets what the group h says of the candidates of g.
func (r *run) weighPair(g, h *group, dateline bool) {
	alone := r.dateline >= 0 && g == &r.groups[r.dateline] && g.said == ""
	for j := range h.cands {
		b := &h.cands[j]
		if b.p < 0.05 {
			continue
		}
		p := b.p * h.weight
		beside := p * b.narrow
		for i := range g.cands {
			a := &g.cands[i]
			if a.ref == b.ref {
				switch {
				case g.hash != h.hash:
					a.f[otherwise] = max(a.f[otherwise], p)
				case h.said != "" && g.said == "", h.saysState() && g.said == "" && !g.hinted && (!b.seated || g.ofState):
					a.f[sameName] = max(a.f[sameName], p)
				}
				continue
			}
			if a.sibling(b) {
				a.f[siblings] += p
			}
			if a.f[acting] > 0 && b.f[acting] > 0 && a.country != b.country && g.hash != h.hash {
				a.f[powers] += p
			}
			switch b.ref {
			case a.country:
				v := p
				if h.acts && r.acting > 1 {
					v *= 1 - a.outranked*a.outranked // those who meet in Geneva are from elsewhere
				}
				a.f[countryNamed] = max(a.f[countryNamed], v)
			case a.admin1:
				a.f[admin1Named] = max(a.f[admin1Named], p)
			}
			if b.class == geo.Admin1 && a.admin1 == gazetteer.NoRef && natural(a.class) && gap(a, b) < b.radius {
				a.f[admin1Named] = max(a.f[admin1Named], p)
			}
			if a.class == geo.Country && b.f[isCapital] > 0 && b.country == a.ref {
				a.f[seatNamed] = max(a.f[seatNamed], p)
			}
			if b.point && a.point {
				v := beside * closeness(gap(a, b), nearHalf)
				if (h.acts || dateline || alone) && b.f[isCapital] > 0 {
					v *= 1 - a.outranked*a.outranked // who writes from Washington or acts there speaks of Vienna in Austria, and who writes from Vienna, with no state after it, is there
				}
				a.f[near] += v
			}
			if dateline && a.class > geo.Country {
				same := float32(0)
				if a.country == b.country && a.country != gazetteer.NoRef {
					same = 0.5
				}
				a.f[byDateline] = max(a.f[byDateline], p*max(same, closeness(distance(a.at, b.at), 200)))
			}
		}
	}
}

// nearHalf is the distance in kilometres at which a place says half as much of
// another as one right beside it.
const nearHalf = 40

// sibling reports whether two places are of one kind and next to each other in
// the hierarchy, as those of a list mostly are.
func (c *candidate) sibling(d *candidate) bool {
	if c.class != d.class || c.ref == d.ref {
		return false
	}
	switch c.class {
	case geo.Country:
		return true
	case geo.Admin1:
		return c.country == d.country
	case geo.Admin2:
		return c.admin1 == d.admin1 && c.admin1 != gazetteer.NoRef
	}
	return false
}

// Thresholds on the probability.
const (
	tooLow = 0.5 // below it a place is a guess
	others = 5   // runners-up that are kept

	// The other names of places are of uneven quality, those of small places above
	// all: with nothing else to speak for it, a place by such a name must be
	// likelier.
	alternateTooLow      = 0.6
	smallAlternateTooLow = 0.75
	largeTown            = 100_000

	// A town in a country where nothing else of the article lies must be likelier,
	// too.
	isolatedTooLow = 0.6
)

// findings turns the groups into findings, which it appends to out.
func (r *run) findings(mentions []geo.Mention, out []geo.Finding) []geo.Finding {
	decided := make([]geo.Finding, len(r.groups))
	for i := range r.groups {
		slices.SortStableFunc(r.groups[i].cands, func(a, b candidate) int { return cmp.Compare(b.p, a.p) })
	}
	for i := range r.groups {
		if r.groups[i].first >= 0 {
			decided[i] = r.finding(&r.groups[i])
		}
	}
	r.oneSense(decided)
	weak := make(map[weakened][]geo.Candidate) // of mentions that are as doubtful
	for i, m := range mentions {
		f := decided[r.of[i]]
		f.Mention = m
		if 0 < m.Sure && m.Sure < 1 {
			k := weakened{r.of[i], m.Sure}
			others, ok := weak[k]
			if !ok {
				others = weaken(f.Others, m.Sure)
				weak[k] = others
			}
			f.Score *= m.Sure
			f.Others = others
		}
		out = append(out, f)
	}
	return out
}

// weakened is what mentions have in common that share their runners-up.
type weakened struct {
	group int32
	sure  float64
}

// oneSense lets a name mean one place in a document, where what is decided of
// its mentions differs only because some say more: one that is too close to call
// is taken for the place that the name has elsewhere; and one that is said to lie
// where none is known is not another place where nothing is said.
func (r *run) oneSense(decided []geo.Finding) {
	told := make(map[uint64]int32) // by name, the group that tells the others
	for i := range r.groups {
		g := &r.groups[i]
		if g.first < 0 || g.demonym || len(g.cands) == 0 {
			continue
		}
		f := &decided[i]
		switch {
		case f.Place == nil && f.Reasons[0].Why == geo.NoneThere && g.cands[0].denied:
			told[g.hash] = int32(i)
		case f.Place != nil && f.Score >= tooLow && f.Place.Radius < farthest:
			if j, ok := told[g.hash]; !ok || decided[j].Place != nil && decided[j].Score < f.Score {
				told[g.hash] = int32(i)
			}
		}
	}
	for i := range r.groups {
		g := &r.groups[i]
		j, ok := told[g.hash]
		if !ok || int(j) == i || g.first < 0 || g.demonym || g.said != "" {
			continue
		}
		f, other := &decided[i], &decided[j]
		switch {
		case other.Place == nil && f.Place != nil && f.Place.Class == geo.Town && !g.hinted:
			*f = geo.Finding{Reasons: other.Reasons, Others: other.Others}
		case other.Place != nil && f.Place == nil && f.Reasons[0].Why == geo.TooCloseToCall:
			r.adopt(g, f, other)
		}
	}
}

// adopt takes the place that the name has elsewhere in the document, if it is
// among those that it can have here.
func (r *run) adopt(g *group, f, other *geo.Finding) {
	for i, o := range f.Others {
		if o.Place.ID == other.Place.ID {
			p := *other.Place
			f.Place, f.Score = &p, max(tooLow, other.Score*elsewhere)
			f.Reasons = []geo.Reason{{Why: geo.SameNameBefore, Name: g.name}}
			f.Others = slices.Delete(f.Others, i, i+1)
			sum := 0.0
			for _, o := range f.Others {
				sum += o.Score
			}
			if left := 1 - f.Score; sum > left {
				for k := range f.Others {
					f.Others[k].Score *= left / sum
				}
			}
			return
		}
	}
}

// elsewhere is what the probability of a place loses where it is taken over.
const elsewhere = 0.9

// weaken puts the doubt that the words name a place at all into the scores of
// the runners-up, which other mentions of the name have, too.
func weaken(others []geo.Candidate, sure float64) []geo.Candidate {
	others = slices.Clone(others)
	for i := range others {
		others[i].Score *= sure
	}
	return others
}

// finding decides on a group, the candidates of which are in their order.
func (r *run) finding(g *group) (f geo.Finding) {
	if len(g.cands) == 0 {
		if c := r.holderOf(g); c != nil {
			p := r.gaz.Place(c.ref)
			f.Place = &p
			f.Score = r.heldProbability(g, c)
			f.Reasons = []geo.Reason{{Why: geo.HeldBy, Name: g.said}}
			return f
		}
		f.Reasons = []geo.Reason{{Why: geo.NotInGazetteer}}
		if g.dropped {
			f.Reasons[0] = geo.Reason{Why: geo.NoneOfKind, Name: g.kindWord()}
		}
		return f
	}
	best := &g.cands[0]
	rest := g.cands[1:]
	told := g.signsOf(best)
	score := probability(&told)
	switch {
	case best.denied, best.f[contradicted] == 1 && (!best.famous() || r.enclosed(g)):
		f.Reasons = []geo.Reason{{Why: geo.NoneThere, Name: r.containerOf(g)}}
		rest = g.cands
	case g.slips > 0 && !best.rooted(), g.like(best) < best.atLeast(), score < tooLow && told[wide] == 0:
		f.Reasons = []geo.Reason{{Why: geo.TooCloseToCall}}
		switch {
		case best.f[contradicted] > 0:
			f.Reasons[0] = geo.Reason{Why: geo.NoneThere, Name: r.containerOf(g)}
		case best.f[isolated] > 0.5 && g.like(best) > tooLow:
			f.Reasons[0].Why = geo.FarFromOthers
		case len(g.cands) == 1 || g.slips > 0:
			f.Reasons[0].Why = geo.NotInGazetteer
		}
		rest = g.cands
	default:
		p := r.gaz.Place(best.ref)
		f.Place = &p
		f.Score = score
		f.Reasons = r.reasons(g, best)
	}
	n := min(len(rest), others)
	if n > 0 {
		f.Others = make([]geo.Candidate, n)
		for i := range f.Others {
			f.Others[i] = geo.Candidate{Place: r.gaz.Place(rest[i].ref), Score: g.share(best, &rest[i], f.Score)}
			if f.Place == nil {
				// What is too unsure to be chosen is not told to be sure.
				f.Others[i].Score *= min(1, mostUnchosen/float64(best.p))
			}
		}
		slices.SortStableFunc(f.Others, func(a, b geo.Candidate) int { return cmp.Compare(b.Score, a.Score) })
	}
	return f
}

// mostUnchosen is the score of the likeliest place of a name that is left
// unknown, if the softmax gave it more.
const mostUnchosen = 0.49

// share is the score of a runner-up: its part of what the chosen one's score
// leaves, so that all together make no more than 1; and no more of the chosen
// one's score than the softmax gave it. A range or a region may be chosen with a
// small score, because its point is doubtful: another place is no likelier for it.
func (g *group) share(best, other *candidate, score float64) float64 {
	p, chosen := float64(other.p), float64(best.p)
	switch {
	case score == 0:
		return p
	case chosen >= 1 || chosen <= 0:
		return 0
	}
	return min(p/(1-chosen)*(1-score), min(1, p/chosen)*score)
}

// atLeast is the probability from which on the place is no guess.
func (c *candidate) atLeast() float32 {
	least := float32(tooLow)
	if c.f[byAlternate] > 0 && !c.supported() {
		least = alternateTooLow
		if c.class == geo.Town && c.people < largeTown {
			least = smallAlternateTooLow
		}
	}
	if c.f[isolated] > 0.5 {
		least = max(least, isolatedTooLow)
	}
	return least
}

// spot is how near to each other in kilometres two places are the same on a map.
const spot = 30

// here is the probability that the place is meant or one about the same point,
// such as a capital and the province that is nothing but the capital.
func (g *group) here(best *candidate) float32 {
	p := best.p
	for i := range g.cands {
		if o := &g.cands[i]; o.ref != best.ref && o.atSpotOf(best) {
			p += o.p
		}
	}
	return min(1, p)
}

// atSpotOf reports whether two places are the same on a map, and the one holds
// the other.
func (c *candidate) atSpotOf(d *candidate) bool {
	return distance(c.at, d.at) < spot && (c.contains(d) || d.contains(c)) && c.radius < 2*spot && d.radius < 2*spot || c.beside(d)
}

// fewKilometres is how near to each other two places of one name are one for the
// vote, if neither reaches far.
const fewKilometres = 5

func (c *candidate) beside(d *candidate) bool {
	return c.country == d.country && distance(c.at, d.at) < fewKilometres && c.radius < spot && d.radius < spot
}

// like is the probability that the name means this place or one about the same
// spot: the town, the province that has its name from it, or the parish beside it
// that another entry of the gazetteer has for it. It settles whether
// the name can be placed at all.
func (g *group) like(best *candidate) float32 {
	p := best.p
	for i := range g.cands {
		if o := &g.cands[i]; o.ref != best.ref && (o.contains(best) || best.contains(o) || o.beside(best)) && o.class != geo.Country && best.class != geo.Country {
			p += o.p
		}
	}
	return p
}

// kindWord is what the text calls the place, in small letters.
func (g *group) kindWord() string {
	switch {
	case g.strict:
		return g.word
	case g.head != "":
		return strings.ToLower(g.head)
	}
	return "river, sea or region" // the Moscow
}

// enclosed reports whether the text puts where the name lies between commas, and no
// list goes on after it: "in Paris, Kenya, on Friday".
func (r *run) enclosed(g *group) bool {
	for _, l := range r.links {
		if l.inner == g.index && l.strict && l.next < 0 && r.groups[l.outer].first >= 0 {
			return l.closed
		}
	}
	return false
}

// famous reports whether the place needs no country after its name, so that one
// there may belong to a list: "Beirut, Syria and Iraq".
func (c *candidate) famous() bool {
	return c.f[isCapital] > 0 || c.people >= 500_000 && c.f[leading] > 0 // in old texts none leads
}

// supported reports whether the article speaks for the candidate, beside what
// it is.
func (c *candidate) supported() bool {
	return c.f[contained] > 0.5 || c.f[sameAdmin1] > 0.5 || c.f[near] > 0.3 || c.f[countryNamed] > 0.5 && c.f[sameCountry] > 0.5
}

// widest is the radius in kilometres up to which a place is put for what the
// text says to lie in it.
const widest = 40

// holderOf returns the small place that the text says an unknown name to lie in:
// "the Holy Redeemer Church in Exampletown". A wide one would be no answer.
func (r *run) holderOf(g *group) *candidate {
	if g.dropped || g.said == "" || publication(g.name) {
		return nil
	}
	for _, l := range r.links {
		if l.inner != g.index {
			continue
		}
		c := r.groups[l.outer].likeliest()
		if c == nil || c.p < tooLow || c.radius > widest {
			continue
		}
		switch c.class {
		case geo.Town, geo.Quarter, geo.Admin2, geo.Island:
			return c
		}
	}
	return nil
}

// rooted reports whether the text says where the place lies, or the article
// names what is near. Less is not enough for a name that is misspelt.
func (c *candidate) rooted() bool {
	return c.f[contained] > 0.5 || c.f[sameAdmin1] > 0.5 || c.f[near] > 0.3
}

// containerOf returns the name of what the text says that the group lies in.
func (r *run) containerOf(g *group) string {
	name := g.name
	for _, l := range r.links {
		if l.inner != g.index {
			continue
		}
		out := &r.groups[l.outer]
		name = out.name
		if c := out.likeliest(); c != nil && c.divides() {
			break
		}
	}
	return name
}

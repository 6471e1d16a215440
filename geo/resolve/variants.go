package resolve

import (
	"strings"
	"unicode/utf8"

	"dateline/geo"
	"dateline/geo/gazetteer"
)

// A name that the gazetteer doesn't know is looked for in other ways, the surest
// first: without the article, the direction or the word for its class; in the
// usual other spellings (St. and Saint, Twp. and Township); in other ways of
// writing the sounds of Arabic, Persian and Russian in our letters; within the
// name of a hospital or a bank; and at last with a slip of the pen forgiven.

// variants looks for a name that the gazetteer doesn't know in other forms, and
// reports whether it found it in one.
func (r *run) variants(g *group) bool {
	if r.rewordings(g) || r.transliterated(g) || r.within(g) || r.misspelt(g) {
		return true
	}
	r.found = r.found[:0]
	return false
}

// try looks for a name in another form.
func (r *run) try(g *group, s string) bool {
	if s == "" || s == g.name {
		return false
	}
	if direction(s) {
		return false
	}
	r.found = r.lookupNames(s, r.found[:0])
	return r.usable(g)
}

// rewordings looks for the name without the article, the direction or the word
// for its class, and with abbreviated words written out.
func (r *run) rewordings(g *group) bool {
	name := g.name
	for _, article := range [...]string{"the ", "The ", "THE "} {
		if rest, ok := strings.CutPrefix(name, article); ok {
			name = rest
			if r.try(g, name) {
				return true
			}
		}
	}
	for _, v := range respelled {
		if rest, ok := strings.CutPrefix(name, v.from); ok && r.try(g, v.to+rest) {
			return true
		}
	}
	for _, v := range respelledEnds {
		if rest, ok := strings.CutSuffix(name, v.from); ok && r.try(g, rest+v.to) {
			return true
		}
	}
	if cut := strings.LastIndexByte(name, ' '); cut > 0 {
		if class, ok := classWord(name[cut+1:]); ok && r.try(g, name[:cut]) {
			g.hint, g.hinted, g.cut, g.strict, g.head = class, true, true, false, name[cut+1:]
			return true
		}
	}
	if cut := strings.IndexByte(name, ' '); cut > 0 {
		if direction(name[:cut]) && r.try(g, name[cut+1:]) {
			return true
		}
		if class, ok := classWord(name[:cut]); ok && (class == geo.Water || class == geo.Relief || class == geo.River) && r.try(g, name[cut+1:]) {
			g.hint, g.hinted, g.cut, g.strict, g.head = class, true, true, false, name[:cut]
			return true
		}
		if class, ok := classWord(name[:cut]); ok && r.divided(class) && r.try(g, strings.TrimPrefix(name[cut+1:], "of ")) {
			g.hint, g.hinted = class, true
			return true
		}
	}
	// Lake Lanier is Lanier Lake, the River Lune the Lune River.
	if first, rest, ok := strings.Cut(name, " "); ok {
		if class, ok := classWord(first); ok && (class == geo.Water || class == geo.River) && oneWord(rest) && r.try(g, rest+" "+first) {
			g.hint, g.hinted, g.head = class, true, first
			return true
		}
	}
	return false
}

// divided reports whether divisions of the class are named with the word before
// the name as well: Borough of Camden.
func (r *run) divided(c geo.Class) bool {
	return c == geo.Admin1 || c == geo.Admin2 || c == geo.Town || c == geo.Quarter
}

// respelled are beginnings of names that are written in two ways.
var respelled = [...]struct{ from, to string }{
	{"St. ", "Saint "},
	{"St ", "Saint "},
	{"Saint ", "St "},
	{"Ste. ", "Sainte "},
	{"Mt. ", "Mount "},
	{"Mt ", "Mount "},
	{"Mount ", "Mt "},
	{"Ft. ", "Fort "},
	{"Ft ", "Fort "},
	{"Fort ", "Ft "},
	{"Pt. ", "Point "},
	{"Pt ", "Point "},
	{"N. ", "North "},
	{"S. ", "South "},
	{"E. ", "East "},
	{"W. ", "West "},
	{"Gt. ", "Great "},
}

// respelledEnds are ends of names that are written in two ways.
var respelledEnds = [...]struct{ from, to string }{
	{" Co.", " County"},
	{" Co", " County"},
	{" Twp.", " Township"},
	{" Twp", " Township"},
	{" Is.", " Islands"},
	{" Hts.", " Heights"},
	{" Mtns.", " Mountains"},
	{" Governorate", " Province"},
	{" Province", " Governorate"},
	{" Oblast", " Region"},
	{" Region", " Oblast"},
}

// oneWord reports whether the name is one word, in which a slip can be told
// from another name.
func oneWord(name string) bool { return !strings.ContainsAny(name, " .-/") }

// articles are the ways to write the Arabic article, which takes up the letter
// that follows it, in the folded form.
var articles = [...]string{"al ", "el ", "ad ", "ed ", "ar ", "er ", "as ", "es ", "ash ", "esh ", "at ", "et ", "az ", "ez ", "an ", "en "}

// transliterated looks for the name in other ways of writing the same sounds in
// our letters: with the article as "al", or without it, and with each of the
// sounds that are written in several ways in the other one.
func (r *run) transliterated(g *group) bool {
	if g.demonym || len(g.name) < 5 {
		return false
	}
	r.fold = gazetteer.Fold(r.fold[:0], g.name)
	r.bare = append(r.bare[:0], r.fold...)
	article := false
	for _, a := range articles {
		if rest, ok := strings.CutPrefix(string(r.fold), a); ok && len(rest) >= 4 {
			article = true
			r.bare = append(r.bare[:0], rest...)
			break
		}
	}
	if at := strings.IndexByte(string(r.fold), ' '); !article && at >= 0 {
		return r.innerArticle(g, at+1)
	}
	found := func(name []byte) bool {
		r.full = append(append(r.full[:0], "al "...), name...)
		return r.tryFolded(g, r.full) || r.tryFolded(g, name)
	}
	if found(r.bare) {
		g.respelt = !article
		return true
	}
	if len(r.bare) < 6 || r.respellings <= 0 {
		return false
	}
	r.respellings--
	for _, s := range sounds {
		at := strings.Index(string(r.bare), s.from)
		if at < 0 || s.last && at+len(s.from) != len(r.bare) {
			continue
		}
		r.other = append(append(append(r.other[:0], r.bare[:at]...), s.to...), r.bare[at+len(s.from):]...)
		if found(r.other) {
			g.respelt = true
			return true
		}
	}
	return false
}

// innerArticle looks for a name of several words with the article that begins at
// byte at of its folded form as "al", or taken off the word that it was written
// to: Deir el-Zour, Deir Ezzor.
func (r *run) innerArticle(g *group, at int) bool {
	rest := string(r.fold[at:])
	for _, a := range articles {
		if after, ok := strings.CutPrefix(rest, a); ok && len(after) >= 3 {
			r.other = append(append(append(r.other[:0], r.fold[:at]...), "al "...), after...)
			return r.tryFolded(g, r.other)
		}
		// The article has taken up the consonant that follows it: ezzor.
		if a = a[:len(a)-1]; strings.HasPrefix(rest, a) && strings.HasPrefix(rest[len(a):], a[1:]) && len(rest) >= 5 && a[1] != 'l' {
			r.other = append(append(append(append(r.other[:0], r.fold[:at]...), a...), ' '), rest[len(a):]...)
			if r.tryFolded(g, r.other) {
				return true
			}
			r.other = append(append(append(r.other[:0], r.fold[:at]...), "al "...), rest[len(a):]...)
			return r.tryFolded(g, r.other)
		}
	}
	return false
}

// respellingsPerDocument bounds for how many names other spellings are tried: a
// few dozen look-ups each.
const respellingsPerDocument = 40

// tryFolded is try for a name in its folded form.
func (r *run) tryFolded(g *group, name []byte) bool {
	r.found = r.lookupNames(string(name), r.found[:0])
	return r.usable(g) && r.ofWord()
}

// ofWord drops the names that are no whole name of the place in any spelling,
// and reports whether any is left.
func (r *run) ofWord() bool {
	keep := r.found[:0]
	for _, n := range r.found {
		if n.Kind <= gazetteer.Bare || n.Kind >= gazetteer.Former {
			keep = append(keep, n)
		}
	}
	r.found = keep
	return len(keep) > 0
}

// sounds are written in several ways in the names of Arabic, Persian, Kurdish,
// Russian and Ukrainian places. Each is tried alone.
var sounds = [...]struct {
	from, to string
	last     bool // at the end of the name only
}{
	{"iyah", "iya", true},
	{"iyeh", "iya", true},
	{"iyya", "iya", true},
	{"iyyah", "iya", true},
	{"iyya", "iyah", true},
	{"iya", "iyah", true},
	{"iyeh", "iyah", true},
	{"ia", "iyah", true},
	{"ia", "iya", true},
	{"iyah", "ia", true},
	{"iya", "ia", true},
	{"eya", "iya", true},
	{"ah", "a", true},
	{"a", "ah", true},
	{"eh", "ah", true},
	{"eh", "a", true},
	{"e", "a", true},
	{"a", "eh", true},
	{"iy", "y", true},
	{"iy", "yy", true},
	{"y", "iy", true},
	{"yi", "y", true},
	{"ii", "y", true},
	{"i", "y", true},
	{"y", "i", true},
	{"ou", "u", false},
	{"oo", "u", false},
	{"u", "ou", false},
	{"u", "o", false},
	{"o", "u", false},
	{"aa", "a", false},
	{"ee", "i", false},
	{"ei", "ay", false},
	{"ai", "ay", false},
	{"ay", "ai", false},
	{"e", "i", false},
	{"i", "e", false},
	{"a", "e", false},
	{"e", "a", false},
	{"q", "k", false},
	{"q", "g", false},
	{"k", "q", false},
	{"g", "q", false},
	{"g", "j", false},
	{"j", "g", false},
	{"dj", "j", false},
	{"h", "g", false},
	{"g", "h", false},
	{"kh", "h", false},
	{"h", "kh", false},
	{"kh", "k", false},
	{"gh", "g", false},
	{"dh", "d", false},
	{"dh", "z", false},
	{"th", "t", false},
	{"sh", "ch", false},
	{"ch", "sh", false},
	{"tch", "ch", false},
	{"ts", "c", false},
	{"w", "v", false},
	{"v", "w", false},
	{"w", "u", false},
	{"ss", "s", false},
	{"ll", "l", false},
	{"mm", "m", false},
	{"nn", "n", false},
	{"tt", "t", false},
	{"dd", "d", false},
	{"rr", "r", false},
	{"bb", "b", false},
	{"zz", "z", false},
	{"qq", "q", false},
	{"kk", "k", false},
	{"yy", "y", false},
	{"yo", "e", false},
	{"ye", "e", false},
	{"ya", "ia", false},
	{"yu", "iu", false},
	{"x", "ks", false},
	{"ks", "x", false},
	{" abad", "abad", false},
	{"abad", " abad", true},
	{"pur", "pore", true},
	{"pore", "pur", true},
	{"pur", "pura", true},
	{"nagar", " nagar", true},
}

// misspelt looks for the name with a slip forgiven. Of longer names two are,
// unless that leads to several.
func (r *run) misspelt(g *group) bool {
	letters := utf8.RuneCountInString(g.name)
	if letters < shortestMisspelt || g.demonym || !oneWord(g.name) {
		return false
	}
	for slips := 1; slips <= gazetteer.MaxDistance; slips++ {
		if slips == 2 && letters < shortestTwiceMisspelt {
			return false
		}
		if !r.near(g.name, slips) {
			return false
		}
		if r.usable(g) && r.ofWord() {
			g.slips = slips
			return true
		}
	}
	return false
}

// How many letters a name must have for a slip to be told from another name.
const (
	shortestMisspelt      = 6
	shortestTwiceMisspelt = 9
)

// What the searches for misspelt names may cost in one document, and what each
// costs: one with two slips visits ten times as much of the gazetteer and takes
// half a millisecond.
const (
	slipsPerDocument = 12
	costOfOneSlip    = 1
	costOfTwoSlips   = 4
)

// near looks for a misspelt name, unless the document has had its share of such
// searches. What was found is remembered for the next document.
func (r *run) near(name string, slips int) bool {
	cost := costOfOneSlip
	if slips > 1 {
		cost = costOfTwoSlips
	}
	var ok bool
	if r.found, ok = r.resolver.unfoundName(name, slips, r.found[:0]); ok {
		return true
	}
	if r.slips < cost {
		return false
	}
	r.slips -= cost
	r.found = r.gaz.Near(name, slips, r.found[:0])
	r.resolver.remember(name, slips, r.found)
	return true
}

// remembered bounds how many misspelt names a resolver knows the outcome of.
const remembered = 1024

// A misspelling is what was searched for.
type misspelling struct {
	name  string
	slips int
}

// unfoundName appends what an earlier search found.
func (r *Resolver) unfoundName(name string, slips int, into []gazetteer.Name) ([]gazetteer.Name, bool) {
	r.mu.Lock()
	defer r.mu.Unlock()
	found, ok := r.unfound[misspelling{name, slips}]
	return append(into, found...), ok
}

// remember keeps what a search found, of the best of it.
func (r *Resolver) remember(name string, slips int, found []gazetteer.Name) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if len(r.unfound) >= remembered || r.unfound == nil {
		r.unfound = make(map[misspelling][]gazetteer.Name)
	}
	r.unfound[misspelling{strings.Clone(name), slips}] = append([]gazetteer.Name(nil), found[:min(len(found), most)]...)
}

// within looks for the name of a place within that of an institution: "Aleppo
// General Hospital", "Bank of England", "Robinson College Cambridge". Streets
// are named for places far away.
func (r *run) within(g *group) bool {
	words := strings.Count(g.name, " ") + 1
	if words < 2 || words > 8 || g.hinted {
		return false
	}
	kind := false
	last := ""
	for w := range strings.FieldsSeq(g.name) {
		last = strings.ToLower(strings.Trim(w, ".,"))
		kind = kind || institutions[last]
	}
	if !kind || streets[last] {
		return false
	}
	if _, of, ok := strings.Cut(g.name, " of "); ok {
		return r.part(g, strings.TrimPrefix(of, "the "))
	}
	// From the front the longest, then what stands last.
	for cut := strings.LastIndexByte(g.name, ' '); cut > 0; cut = strings.LastIndexByte(g.name[:cut], ' ') {
		if r.part(g, g.name[:cut]) {
			return true
		}
	}
	return institutions[firstWord(g.name)] && r.part(g, g.name[strings.LastIndexByte(g.name, ' ')+1:])
}

// part looks for a part of the name.
func (r *run) part(g *group, name string) bool {
	if institutions[strings.ToLower(name)] || !r.try(g, strings.TrimSuffix(strings.TrimSuffix(name, "'s"), "’s")) {
		return false
	}
	g.part = name
	return true
}

// firstWord is the first word in small letters.
func firstWord(name string) string {
	first, _, _ := strings.Cut(name, " ")
	return strings.ToLower(first)
}

// institutions are the words for what has its name from the place where it is.
var institutions = wordSet(`academy airport archive archives arena arsenal assembly authority bank barracks base bureau campus cathedral
	cemetery center centre chamber chapel church clinic club college commission committee conference consulate convention cooperative
	council court courthouse department embassy exchange exhibition factory fair festival force foundation gallery garden gardens government
	hall harbor harbour hospital hostel hotel house infirmary institute institution jail laboratory library lighthouse market marina
	memorial metro mill mine ministry mint mosque museum observatory office opera orchestra organisation organization palace parliament
	parish park plant police polytechnic port prison refinery reserve school schools senate shipyard show society stadium station summit
	symphony synagogue temple terminal theater theatre tower treasury tribunal trust university works zoo cup marathon olympics`)

// streets are the words for what has its name from anywhere.
var streets = wordSet(`street st avenue ave road rd drive lane boulevard blvd way highway route square place terrace crescent close court row`)

func wordSet(words string) map[string]bool {
	set := make(map[string]bool)
	for w := range strings.FieldsSeq(words) {
		set[w] = true
	}
	return set
}

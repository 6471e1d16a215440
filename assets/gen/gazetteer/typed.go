package main

import (
	"regexp"
	"slices"
	"strings"

	"dateline/geo"
	"dateline/geo/gazetteer"
)

// A classWord is a word for a kind of division, before or after its name in the
// language of the country, and what it is called in English.
type classWord struct{ word, english string }

var suffixWords = []classWord{
	{"County", "County"},
	{"Parish", "Parish"},
	{"Borough", "Borough"},
	{"Census Area", "Census Area"},
	{"Municipality", "Municipality"},
	{"Governorate", "Governorate"},
	{"Province", "Province"},
	{"Prefecture", "Prefecture"},
	{"District", "District"},
	{"Department", "Department"},
	{"Region", "Region"},
	{"Division", "Division"},
	{"Oblast", "Oblast"},
	{"Oblast'", "Oblast"},
	{"Krai", "Krai"},
	{"Kray", "Krai"},
	{"Republic", "Republic"},
	{"State", "State"},
	{"Territory", "Territory"},
	{"Regional Unit", "Regional Unit"},
	{"Local Government Area", "Local Government Area"},
	{"Metropolitan Municipality", "Municipality"},
	{"District Municipality", "District"},
	{"Planning Region", "Planning Region"},
	{"Autonomous Region", "Autonomous Region"},
	{"Rayon", "District"},
	{"Raion", "District"},
	{"Rayony", "District"},
	{"Tumani", "District"},
	{"Kommun", "Municipality"},
	{"kommune", "Municipality"},
	{"İlçesi", "District"},
	{"Ilcesi", "District"},
	{"Shi", "City"},
	{"Qu", "District"},
	{"Xian", "County"},
	{"Zizhizhou", "Autonomous Prefecture"},
	{"-shi", "City"},
	{"-gun", "County"},
	{"-ku", "Ward"},
	{"-machi", ""},
	{"-chō", ""},
	{"-si", "City"},
	{"-gu", "District"},
	{"Barrio", ""},
	{"vald", "Municipality"},
	{"linn", ""},
	{"apriņķis", "District"},
	{"pagasts", "Parish"},
	{"novads", "Municipality"},
	{"Subregion", "Subregion"},
	{"Ulus", "District"},
}

var prefixWords = []classWord{
	{"Province of ", "Province"},
	{"State of ", "State"},
	{"Republic of ", "Republic"},
	{"Canton of ", "Canton"},
	{"County ", "County"},
	{"Municipality of ", "Municipality"},
	{"Département de la ", "Department"},
	{"Département de l'", "Department"},
	{"Département du ", "Department"},
	{"Département des ", "Department"},
	{"Département de ", "Department"},
	{"Departement de la ", "Department"},
	{"Departement de l'", "Department"},
	{"Departement du ", "Department"},
	{"Departement des ", "Department"},
	{"Departement de ", "Department"},
	{"Departamento de ", "Department"},
	{"Provincia di ", "Province"},
	{"Provincia de ", "Province"},
	{"Província de ", "Province"},
	{"Municipio de ", "Municipality"},
	{"Municipio ", "Municipality"},
	{"Municipiul ", "Municipality"},
	{"Comuna ", ""},
	{"Oraş ", ""},
	{"Kabupaten ", "Regency"},
	{"Kota ", "City"},
	{"Landkreis ", "District"},
	{"Kreis ", "District"},
	{"Okres ", "District"},
	{"Powiat ", "County"},
	{"Shahrestān-e ", "County"},
	{"Huyện ", "District"},
	{"Thị Xã ", ""},
	{"Thành Phố ", "City"},
	{"Amphoe ", "District"},
	{"Khet ", "District"},
	{"Muang ", "District"},
	{"Obshtina ", "Municipality"},
	{"Caza du ", "District"},
	{"Caza de ", "District"},
	{"Cercle de ", "Cercle"},
	{"Horad ", ""},
	{"Gorod ", ""},
	{"Gorodskoy Okrug ", ""},
	{"Muhafazat ", "Governorate"},
	{"Land ", "State"},
	{"Wilaya de ", "Province"},
	{"Distrito de ", "District"},
}

// districtWords are the English words for a division of the second order in
// countries whose lists leave them out.
var districtWords = map[string]string{
	"AF": "District", "BD": "District", "DE": "District", "ES": "Province", "FR": "Department",
	"GB": "", "GH": "District", "IE": "County", "IN": "District", "IQ": "District", "IT": "Province",
	"KE": "County", "LU": "Canton", "LB": "District", "MW": "District", "NP": "District", "PH": "Province",
	"PK": "District", "PS": "Governorate", "RU": "District", "SY": "District", "TR": "District",
	"TZ": "District", "UA": "District", "UG": "District", "YE": "District", "ZM": "District",
	"ZW": "District", "US": "", "KZ": "District", "BY": "District", "CN": "",
}

// englishWords says in which other words English texts put the class of a
// division: a Russian oblast is mostly called a region, a Syrian governorate a
// province.
var englishWords = map[string][]string{
	"Oblast":      {"Oblast", "Region", "Province"},
	"Krai":        {"Krai", "Territory", "Region"},
	"Governorate": {"Governorate", "Province"},
	"Voivodeship": {"Voivodeship", "Province"},
	"Department":  {"Department"},
	"Province":    {"Province"},
	"Republic":    {"Republic"},
	"State":       {"State"},
	"Regency":     {"Regency"},
	"Prefecture":  {"Prefecture"},
}

// countryWords says what the provinces of a country are called in the news,
// where Natural Earth's word is another one.
var countryWords = map[string]string{
	"SY": "Governorate", "IQ": "Governorate", "EG": "Governorate", "JO": "Governorate",
	"LB": "Governorate", "YE": "Governorate", "PS": "Governorate", "KW": "Governorate",
	"BH": "Governorate", "OM": "Governorate", "TN": "Governorate", "RU": "Oblast", "UA": "Oblast",
	"PL": "Voivodeship", "IE": "County", "KE": "County", "LU": "Canton", "SA": "Province", "AZ": "District",
}

// typed gives a division its names with and without the word for its class.
// Where the bare name is a town's in it, the division is shown with the word,
// so that the two can be told apart, unless its name is fixed.
func (g *generator) typed(p *place, word string, fixed bool) {
	word, _, _ = strings.Cut(word, "|")
	word, _, _ = strings.Cut(word, " (")
	if w, ok := countryWords[p.Country]; ok && p.Class == geo.Admin1 && word != "Republic" && word != "Federal City" && word != "City" && word != "Krai" {
		word = w
	}
	switch word {
	case "Metropolitan department", "Overseas department":
		word = "Department"
	case "Administrative State":
		word = "State"
	case "Unitary Authority", "Unitary District", "Metropolitan Borough", "London Borough", "Administrative County",
		"Statistical Region", "Commune", "Highly Urbanized City", "Capital", "Federal City", "Autonomous City",
		"Independent City", "Provincial City", "City", "Town", "Autonomous Community", "Capital District",
		"Federal District", "Special Municipality", "Metropolitan City", "Urban county":
		if p.Class == geo.Admin2 {
			word = "District"
		} else {
			word = "Region"
		}
	}

	if word == "" && p.Class == geo.Admin1 {
		word = "Region"
	}

	stem, own := p.Name, ""
	if !fixed || p.Class == geo.Admin2 {
		stem, own = cutWord(p.Name)
	}
	if own != "" {
		p.called(gazetteer.Bare, stem)
		word = own
	}
	if word != "" {
		g.withWord(p, stem, word)
		if own == "" && !fixed && g.largeTowns[p.Country+"."+p.Admin1+"."+p.mainKey()] {
			p.rename(stem+" "+word, gazetteer.Bare)
		}
	}
	// What a town in it is called as well is said of the division less often.
	for i := range p.names {
		n := &p.names[i]
		if n.kind == gazetteer.Alternate && !n.byHand && g.townCalled(p, func(q *place) bool { return q.answers(n.key) }) {
			n.kind = gazetteer.Bare
		}
	}
}

// withWord adds the names of a division with the word for its class.
func (g *generator) withWord(p *place, stem, word string) {
	words := englishWords[word]
	if words == nil {
		words = []string{word}
	}
	for _, w := range words {
		if p.Country != "US" || w != "State" { // Ohio State is a university
			p.called(gazetteer.Alternate, stem+" "+w)
		}
		if p.Class == geo.Admin1 {
			p.called(gazetteer.Alternate, w+" of "+stem)
		}
	}
}

// townCalled reports whether a town in or near the division is so called.
func (g *generator) townCalled(p *place, so func(*place) bool) bool {
	for q := range g.world.near(p.Point, max(20, 1.5*p.Radius)) {
		if q.Class == geo.Town && q.Country == p.Country && so(q) {
			return true
		}
	}
	return false
}

// cutWord parts the word for its class from a division's name.
func cutWord(name string) (stem, english string) {
	for _, w := range suffixWords {
		if s, ok := strings.CutSuffix(name, w.word); ok {
			t := strings.TrimRight(s, " ")
			if t != "" && (s != t || strings.HasPrefix(w.word, "-")) {
				return t, w.english
			}
		}
	}
	for _, w := range prefixWords {
		if s, ok := strings.CutPrefix(name, w.word); ok && s != "" {
			return s, w.english
		}
	}
	return name, ""
}

// bareKey is the folded name without the word for its class.
func bareKey(name string) string {
	stem, _ := cutWord(name)
	return string(gazetteer.Fold(nil, stem))
}

// alike reports whether two names are forms of one: they share a word, the first
// four letters of one, or a longer one but for its article ("L'Aquila"). Words that say where a division lies or what it is
// count only where a name has no others, and short ones, most of them articles
// and prepositions, only where one is the whole name.
func alike(a, b string) bool {
	x, y := tellingWords(a), tellingWords(b)
	if slices.Equal(x, y) {
		return true
	}
	for _, w := range x {
		for _, v := range y {
			n := 0
			for n < len(w) && n < len(v) && w[n] == v[n] {
				n++
			}
			same := n == len(w) && n == len(v)
			if n >= 4 || same && (len(x) == 1 || len(y) == 1) {
				return true
			}
			if min(len(w), len(v)) > 4 && (strings.HasSuffix(w, v) || strings.HasSuffix(v, w)) {
				return true
			}
		}
	}
	return false
}

// tellingWords are the words of a folded name that tell it from others.
func tellingWords(name string) []string {
	words := strings.Fields(string(gazetteer.Fold(nil, name)))
	for _, dull := range []func(string) bool{
		func(w string) bool { return divisionWords[w] },
		func(w string) bool { return quarters[w] },
	} {
		if left := slices.DeleteFunc(slices.Clone(words), dull); len(left) > 0 {
			words = left
		}
	}
	return words
}

// divisionWords are the folded words for kinds of divisions.
var divisionWords = func() map[string]bool {
	m := make(map[string]bool)
	for _, list := range [...][]classWord{suffixWords, prefixWords} {
		for _, w := range list {
			for _, s := range [...]string{w.word, w.english} {
				for f := range strings.FieldsSeq(string(gazetteer.Fold(nil, s))) {
					m[f] = true
				}
			}
		}
	}
	return m
}()

// quarters are words that names of one country have in common.
var quarters = func() map[string]bool {
	m := make(map[string]bool)
	for w := range strings.FieldsSeq(`north south east west northern southern eastern western central upper
lower new nord sud norte sur est ouest oeste haut haute hauts hautes bas basse saint sainte santa island islands`) {
		m[w] = true
	}
	return m
}()

// arabCountries are those whose names begin with an article in Latin letters as
// often as not, in as many spellings as there are letters that it blends with.
const arabCountries = " AE BH DZ EG IL IQ JO KW LB LY MA OM PS QA SA SD SY TN YE "

var arabArticle = regexp.MustCompile(`^(?i:Al|Ar|As|Ash|At|Ath|Ad|Adh|An|Az|El)[ -](\pL.{3,})$`)

// withArticle adds the forms with the article as the press writes it, and
// without it: Ar Raqqah is al-Raqqah and Raqqah.
func (g *generator) withArticle(p *place) {
	if !strings.Contains(arabCountries, " "+p.Country+" ") || p.Class == geo.Country {
		return
	}
	for _, n := range p.names[:len(p.names):len(p.names)] {
		if n.kind > gazetteer.Bare {
			continue
		}
		if m := arabArticle.FindStringSubmatch(n.text); m != nil {
			p.called(gazetteer.Alternate, "al-"+m[1])
			if !g.words.common(string(gazetteer.Fold(nil, m[1]))) {
				p.called(gazetteer.Bare, m[1])
			}
		}
	}
}

// abbreviated adds the forms with Saint and St., Mount and Mt., Fort and Ft.,
// West and W., and those of American counties and townships.
func (g *generator) abbreviated(p *place) {
	if p.Country == "US" || p.Country == "CA" || p.Country == "GB" {
		for _, d := range [...]string{"North", "South", "East", "West"} {
			if s, ok := strings.CutPrefix(p.Name, d+" "); ok {
				p.called(gazetteer.Alternate, d[:1]+". "+s)
			}
		}
	}
	if p.Country == "US" {
		for _, w := range [...][2]string{{" County", " Co."}, {" Township", " Twp."}} {
			if s, ok := strings.CutSuffix(p.Name, w[0]); ok {
				p.called(gazetteer.Alternate, s+w[1])
			}
		}
	}
	pairs := [...][2]string{{"Saint", "St."}, {"Sainte", "Ste."}, {"Mount", "Mt."}, {"Fort", "Ft."}, {"Point", "Pt."}}
	for _, n := range p.names[:len(p.names):len(p.names)] {
		if n.kind > gazetteer.Bare {
			continue
		}
		words := strings.Fields(n.text)
		for i, w := range words[:max(0, len(words)-1)] {
			for _, pair := range pairs {
				other := ""
				switch {
				case w == pair[0]:
					other = pair[1]
				case w == pair[1], w == strings.TrimSuffix(pair[1], "."):
					other = pair[0]
				default:
					continue
				}
				form := strings.Join(words[:i], " ") + " " + other + " " + strings.Join(words[i+1:], " ")
				p.called(max(n.kind, gazetteer.Alternate), form)
			}
		}
		if len(words) == 1 {
			if s, ok := strings.CutPrefix(n.text, "Saint-"); ok {
				p.called(max(n.kind, gazetteer.Alternate), "St. "+s)
			}
		}
		if s, ok := strings.CutPrefix(n.text, "The "); ok && n.kind <= gazetteer.Alternate && !g.words.common(strings.ToLower(s)) {
			p.called(max(n.kind, gazetteer.Alternate), s)
		}
	}
}

package main

import (
	"slices"
	"strings"

	"dateline/geo"
	"dateline/geo/gazetteer"
)

// otherScript are the countries whose languages are written, or were until
// lately, in other letters than ours. Their names have no one spelling in
// English: Lysychansk is Lisichansk in the lists, Kupiansk Kupyansk in the press.
var otherScript = func() map[string]bool {
	m := make(map[string]bool)
	for cc := range strings.FieldsSeq(`UA RU BY BG RS ME MK XK KZ KG TJ UZ TM MN GE AM AZ
		SY IQ LB JO PS IL SA YE OM AE QA BH KW EG LY SD SS TN DZ MA MR EH SO DJ ER ET
		IR AF PK IN BD NP LK MV BT MM TH LA KH CN TW JP KR KP GR CY`) {
		m[cc] = true
	}
	return m
}()

// spellings makes other names of towns main ones that are the name that is shown
// in another way of writing its sounds, in countries where it has to be put into
// our letters. Elsewhere such names are other languages', and may be other
// places' in English: Monterey is not Monterrey.
func (g *generator) spellings() {
	for _, p := range g.world.places {
		if p.Class != geo.Town || !otherScript[p.Country] {
			continue
		}
		own := p.mainKey()
		for i := range p.names {
			if n := &p.names[i]; n.kind == gazetteer.Alternate && soundsLike(own, n.key) {
				n.kind = gazetteer.Main
				g.count("names that are another spelling of the one shown", 1)
			}
		}
	}
}

// soundsLike reports whether two folded names are one in two spellings: the same
// but for doubled letters, or with the same consonants, three at least.
func soundsLike(a, b string) bool {
	if !isLatin(a) || !isLatin(b) {
		return false
	}
	if undoubled(a) == undoubled(b) {
		return true
	}
	x, y := consonants(a), consonants(b)
	return len(x) >= 3 && x == y && isVowel(a[0]) == isVowel(b[0])
}

// undoubled is the name with one letter where two of a kind stand.
func undoubled(s string) string { return string(slices.Compact([]byte(s))) }

func isVowel(c byte) bool { return strings.IndexByte("aeiouyw", c) >= 0 }

// sounds are letters of one sound in names put into our letters. What is written
// with h after it is near to what is written without.
var sounds = strings.NewReplacer("h", "", "q", "k", "c", "k", "x", "ks", "w", "", "y", "", "a", "", "e", "", "i", "", "o", "", "u", "")

// consonants are those of a folded name, without the Arabic article, each sound
// in one letter and none doubled.
func consonants(key string) string {
	words := strings.Fields(key)
	if left := slices.DeleteFunc(slices.Clone(words), func(w string) bool { return arabicArticles[w] }); len(left) > 0 {
		words = left
	}
	return undoubled(sounds.Replace(strings.Join(words, "")))
}

// arabicArticles are the ways to write the Arabic article, which takes up the
// consonant that follows it.
var arabicArticles = map[string]bool{
	"al": true, "el": true, "ad": true, "ed": true, "ar": true, "er": true, "as": true, "es": true, "ash": true, "esh": true,
	"at": true, "et": true, "az": true, "ez": true, "an": true, "en": true,
}

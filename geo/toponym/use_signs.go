package toponym

// A Sign is something in the neighbourhood of a place's name that tells whether
// the text means the place itself. Each has one weight, see use_weights.txt.
type Sign uint8

// The signs. First what the name is, then what stands before it, then what
// stands after it, then what the sentence is about.
const (
	SignAlways Sign = iota // holds of every name: its weight is where the scale begins

	SignCountry
	SignProvince
	SignCapitalCity
	SignUnlisted
	SignInstitution // its own words are an institution's: Cavan County Council

	SignAtPlace       // in, at, near
	SignAtOwned       // in, before what belongs to the place: in France's squad
	SignToMove        // went to, road to
	SignToGive        // sold to, aid to, loyal to
	SignToEmissary    // ambassador to
	SignTo            // to, after anything else
	SignFromMove      // fled from, road from
	SignFromGive      // independence from, help from
	SignFromCrowd     // athletes from, a singer from
	SignFrom          // from, after anything else
	SignOfLand        // coast of, city of, north of
	SignOfBody        // government of, president of
	SignOfViolence    // invasion of, fall of
	SignOfStance      // support of, independence of
	SignOfName        // Archbishop of, High Court of
	SignBy            // backed by
	SignByDone        // by, after a participle
	SignWithRelation  // war with, talks with
	SignWith          // with, after anything else
	SignAgainst       // against, versus
	SignBetweenParty  // treaty between
	SignBetweenPlaces // border between, travelled between, border with
	SignForParty      // spokesman for, support for
	SignForSport      // plays for, caps for
	SignForMove       // left for
	SignLike          // like, than, as, except
	SignObjectParty   // accused, beat, represented
	SignObjectAssault // invaded
	SignObjectPlace   // visited, bombed
	SignObject        // of any other verb
	SignClauseStart   // it begins a clause
	SignAfterNoun     // a noun stands before it: the capital, archrivals
	SignAfterName     // another name stands right before it
	SignAfterPlace    // a name and a comma stand before it: Paris, France
	SignInBrackets    // it stands in brackets
	SignListed        // it stands in a list with another name

	SignSays          // subject of a verb of saying or thinking, or ready, willing
	SignActs          // of what states do
	SignPlays         // of what teams do
	SignDoes          // of a verb that says little by itself
	SignLies          // of one that tells of the place
	SignHas           // of to have
	SignVerb          // of a verb that is not listed
	SignIsPlace       // is a town, is located
	SignDoneToParty   // was accused, was beaten
	SignDoneToPlace   // was bombed, was founded
	SignOwnsLand      // 's coast
	SignOwnsBody      // 's government, 's president
	SignOwnsStance    // 's decision
	SignOwnsCulture   // 's history
	SignOwnsSport     // 's goalkeeper
	SignOwnsMost      // 's largest
	SignOwnsName      // 's Heathrow
	SignBeforeLand    // the Chile border, Idlib province
	SignBeforeBody    // Oklahoma lawmakers, Los Angeles drummer
	SignBeforeRelated // Iran talks, Syria policy
	SignBeforeEvent   // Haiti earthquake
	SignBeforeSport   // England captain
	SignBeforeTitle   // Texas Governor
	SignBeforeName    // Malta Financial Services Authority
	SignBeforeNoun    // any other noun
	SignBased         // London-based
	SignLed           // US-led, US-Russia
	SignWhere         // , where
	SignWho           // , who
	SignBeforePlace   // a comma and a name stand after it
	SignAtEnd         // nothing stands after it in its clause
	SignBeforePhrase  // a preposition stands after it
	SignDateline

	SignSport      // the sentence has a word of sport
	SignMuchSport  // it has three
	SignSportAfter // a word of sport, and the name follows with, for, against or a verb
	SignDiplomacy  // the sentence has two words of what stands between states
	Signs
)

var signNames = [Signs]string{
	"always", "country", "province", "capital", "unlisted", "institution", "in", "in:owned", "to:move", "to:give",
	"to:emissary", "to", "from:move", "from:give", "from:crowd", "from", "of:land", "of:body", "of:violence", "of:stance",
	"of:name", "by", "by:done", "with:relation", "with", "against", "between:party", "between:place", "for:party", "for:sport",
	"for:move", "like", "object:party", "object:assault", "object:place", "object", "clause", "after:noun", "after:name", "after:place",
	"brackets", "listed", "verb:say", "verb:act", "verb:sport", "verb:light", "verb:still", "verb:have", "verb", "is:place",
	"done:party", "done:place", "'s:land", "'s:body", "'s:stance", "'s:culture", "'s:sport", "'s:most", "'s:name", "before:land",
	"before:body", "before:related", "before:event", "before:sport", "before:title", "before:name", "before:noun", "-based", "-led", "where",
	"who", "before:place", "end", "before:phrase", "dateline", "sport", "sport:much", "sport:role", "diplomacy",
}

// String returns the sign as the table of weights writes it.
func (s Sign) String() string {
	if s < Signs {
		return signNames[s]
	}
	return "unknown sign"
}

// A SignSet is a set of signs.
type SignSet [2]uint64

// Has reports whether the sign is in the set.
func (s SignSet) Has(x Sign) bool { return s[x>>6]>>(x&63)&1 != 0 }

// dropVerb takes back the signs of a verb.
func (s *SignSet) dropVerb() {
	for x := SignSays; x <= SignDoneToPlace; x++ {
		s[x>>6] &^= 1 << (x & 63)
	}
}

func (s *SignSet) add(x Sign) { s[x>>6] |= 1 << (x & 63) }

package geo

// A Reason is a piece of evidence for a choice, or for there being none. It is
// kept as a value and turned into words only when somebody reads it.
type Reason struct {
	Why  Why
	Name string // the other place, the outlet or the words that the evidence rests on; may be empty
}

// A Why is a kind of evidence.
type Why uint8

// The kinds of evidence. In the words, %s stands for [Reason.Name].
const (
	OnlyOne         Why = iota // nothing else answers to the name
	ContainedIn                // the text says so: "Paris, Texas"
	NearOthers                 // near another place of the article
	SameCountry                // the article names other places of that country
	SameRegion                 // the article names other places of that province
	OutletHome                 // the outlet is at home there
	Largest                    // by far the most populous of that name
	MostImportant              // the first that the bare name makes one think of
	SameNameBefore             // the article placed the same name so before
	ByDateline                 // the reporter's dateline names it
	SpelledLike                // found by forgiving a slip of the pen
	ChosenByHand               // a person chose it
	NotInGazetteer             // unknown: no place answers to the name
	TooCloseToCall             // unknown: several do, and nothing tells them apart
	PartOfOtherName            // unknown: the words belong to a name that is not a place's
	LiesIn                     // in a country or province that the article names
	PublishedIn                // the address of the article ends in that country's code
	SameKind                   // the article names others of its kind: provinces of its country, other countries
	NoneThere                  // unknown: no place of that name is known where the text says that it lies
	NoneOfKind                 // unknown: places have the name, but none of the kind that the text says
	NameOfCountry              // the name of a country
	CapitalOf                  // the capital of a country
	ProvinceOf                 // a province of a country
	LargestTown                // the most populous town of that name, not by far
	TheArticle                 // "the Dnipro": towns have no article
	SaysWhatItIs               // the name itself tells the kind of place: "Red River"
	InListWith                 // next to a place of its kind in a list
	ActsFor                    // the name stands for a government, and it is a country or a capital
	OfOrFrom                   // a word for people or things of the place: "Syrian"
	OtherName                  // found under another of its names: Constantinople
	Likeliest                  // a little likelier than the others of that name
	NamedOtherwise             // another name in the article means the same place: Georgian for Georgia
	FarFromOthers              // unknown: one has it, but far from all else that the article names
	AboutRegion                // the collection that the article belongs to is about where it lies
	NamedInAddress             // the outlet has its name from it: exampletownherald.com
	NameSays                   // unknown by itself, but its name holds that of a known place: "Aleppo General Hospital"
	HeldBy                     // unknown by itself, but the text says in which small place it is
	LastingName                // of old texts: a capital or the seat of a province, which mostly are old
	OfState                    // those who govern a state stand beside the name: "Georgia lawmakers"
	HoldsOthers                // other places of the article lie in it
	OldWorld                   // of old texts: towns of the New World have their name from it, or from its kind
	Renowned                   // of old texts: many languages have a name for it
	FormerName                 // of old texts: it was called so once
	whys
)

// Whys is the number of values of [Why].
const Whys = int(whys)

var whyWords = [...]string{
	OnlyOne:         "nothing else is known by that name",
	ContainedIn:     "the text says %s",
	NearOthers:      "near %s, which the article also names",
	SameCountry:     "the article names other places in %s",
	SameRegion:      "the article names other places in %s",
	OutletHome:      "%s is at home there",
	Largest:         "by far the largest place of that name",
	MostImportant:   "the best known place of that name",
	SameNameBefore:  "the article says %s elsewhere",
	ByDateline:      "the dateline says %s",
	SpelledLike:     "taken for a slip for %s",
	ChosenByHand:    "chosen by hand",
	NotInGazetteer:  "no place of that name is known",
	TooCloseToCall:  "several places have that name and nothing in the article tells them apart",
	PartOfOtherName: "part of the name %s",
	LiesIn:          "in %s, which the article also names",
	PublishedIn:     "published at an address of %s",
	SameKind:        "the article names other %s",
	NoneThere:       "no place of that name is known in %s",
	NoneOfKind:      "no %s of that name is known",
	NameOfCountry:   "the name of a country",
	CapitalOf:       "the capital of %s",
	ProvinceOf:      "the name of a province of %s",
	LargestTown:     "the largest town of that name",
	TheArticle:      "the text says %s, with the article",
	SaysWhatItIs:    "the name says that it is a %s",
	InListWith:      "in a list with %s",
	ActsFor:         "the name stands for a government",
	OfOrFrom:        "means of or from %s",
	OtherName:       "also called %s",
	Likeliest:       "a little likelier than the others of that name",
	NamedOtherwise:  "the article also says %s",
	FarFromOthers:   "places of that name are known only far from all else that the article names",
	AboutRegion:     "the collection is about %s",
	NamedInAddress:  "published at %s, which has its name from there",
	NameSays:        "not known by itself; its name says %s",
	HeldBy:          "not known by itself; the text says %s",
	LastingName:     "a seat of government, as old towns mostly are",
	OfState:         "the words beside it are of a state's government",
	OldWorld:        "in the Old World, from which towns elsewhere have the name",
	HoldsOthers:     "the article names places in it",
	Renowned:        "the best known place of that name, in many languages",
	FormerName:      "%s was called so once",
}

// String says the reason in words that stand after "because" or alone.
func (r Reason) String() string {
	if r.Why >= whys {
		return ""
	}
	return fill(whyWords[r.Why], r.Name)
}

// Because says the finding's reasons in words, the strongest first. The slice is
// the caller's and never nil.
func (f *Finding) Because() []string {
	words := make([]string, len(f.Reasons))
	for i, r := range f.Reasons {
		words[i] = r.String()
	}
	return words
}

// fill puts the name where the words have a gap, without the cost of fmt.
func fill(words, name string) string {
	for i := 0; i+1 < len(words); i++ {
		if words[i] == '%' && words[i+1] == 's' {
			return words[:i] + name + words[i+2:]
		}
	}
	return words
}

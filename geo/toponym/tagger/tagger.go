// Package tagger reads a stretch of text as names of places, people,
// organisations and others, and says how sure it is of each reading.
//
// It is a linear-chain conditional random field (Lafferty, McCallum and Pereira
// 2001): every token has a label, a label is weighed by features of the token
// and its neighbours and by the label before it, and the probability of a
// reading is its share of the weights of all readings of the stretch. The
// probabilities are exact, computed with the forward-backward recursions, so
// that they can be added to other evidence as logarithms of odds.
//
// Start with [Open], give a stretch of tokens to [Lattice.Read], then ask it for
// [Lattice.Span], the probability that certain tokens are a name of a certain
// kind, or [Lattice.Token]. A stretch is what its caller takes to be between
// words that belong to no name; package toponym cuts sentences so. What a token
// is made of, its word, shape, lists and what the gazetteer knows, is the
// caller's to say, see [Token]; the tagger knows no language and no files.
//
// A [Trainer] makes the model's bytes. They are used where they lie, see
// docs/tagger-format.md.
//
// # Limits
//
// A model is worth what it was trained on. Names within names (Texas in
// University of Texas) have one label only, the outer one. Damaged bytes give
// wrong readings but never a panic.
package tagger

// A Kind is a kind of name.
type Kind uint8

// The kinds of names.
const (
	Place        Kind = iota // Aleppo, New York, the Euphrates
	Demonym                  // people or things of a place: Syrian, Texans
	Person                   // Bashar al-Assad, with titles that belong to the name
	Organisation             // New York Times, Foreign Ministry
	Time                     // Monday, September
	Other                    // laws, works, makes, events, languages
	kinds
)

// Kinds is the number of values of [Kind].
const Kinds = int(kinds)

var kindNames = [...]string{"place", "demonym", "person", "organisation", "time", "other"}

// String returns the kind in a word.
func (k Kind) String() string {
	if k < kinds {
		return kindNames[k]
	}
	return "unknown kind"
}

// A Label is what a token is: no name, the first of a name of some kind, or a
// further one.
type Label uint8

// None is the label of a token that belongs to no name.
const None Label = 0

// Labels is the number of labels.
const Labels = 1 + 2*Kinds

// First is the label of the first token of a name of the kind.
func First(k Kind) Label { return Label(1 + 2*k) }

// Further is the label of the other tokens of a name of the kind.
func Further(k Kind) Label { return Label(2 + 2*k) }

// Kind is the kind of name that the label stands for, [Kinds] for [None].
func (l Label) Kind() Kind {
	if l == None {
		return kinds
	}
	return Kind((l - 1) / 2)
}

// further reports whether the label goes on with a name.
func (l Label) further() bool { return l != None && l%2 == 0 }

// A Token is what the tagger is told of a token. Numbers are compared, never
// interpreted, but for the zero, which stands for "nothing"; so they may be
// hashes.
type Token struct {
	Word   uint64 // the word, without its case
	Head   uint32 // its first letters
	Tail   uint32 // its last letters
	End    uint32 // its very last letters
	Lists  uint32 // the word lists that it is in
	Names  uint16 // what the gazetteer knows of it and of the longest name around it
	Marks  uint16 // what rules found out about it
	Shape  uint8  // its capitals and digits
	Manner uint8  // how its sentence is written: plain, a headline, all capitals, no capitals
}

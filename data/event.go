package data

import "dateline/geo"

// An EventType says what happened: the sixteen types of PLOVER (Open Event
// Data Alliance, "PLOVER: A Political Event Ontology"), with disasters and
// accidents, which PLOVER leaves out.
type EventType uint8

// The types of events. Tables are indexed by their numbers: add at the end.
const (
	NoEvent   EventType = iota
	Agree               // agrees to something, settles
	Consult             // meets, talks, visits, telephones
	Support             // backs, praises, recognises
	Cooperate           // works together: trade, exercises, extradition
	Aid                 // gives money, relief, shelter, arms
	Yield               // concedes, lifts, eases, pardons
	Request             // calls for, demands, urges
	Accuse              // blames, criticises, investigates
	Reject              // refuses, vetoes
	Threaten            // warns, gives an ultimatum
	Protest             // demonstrates, strikes, riots
	Sanction            // embargoes, expels, breaks off relations
	Mobilize            // puts forces on alert, deploys, increases them
	Coerce              // arrests, deports, bans, seizes, attacks computers
	Assault             // kills, wounds, bombs, abducts
	Retreat             // withdraws forces, frees people, ceases fire, disarms, resigns
	Disaster            // earthquake, flood, storm, epidemic, famine
	Accident            // crash, fire, collapse, explosion with nobody behind it
	eventTypes
)

// EventTypes is the number of values of [EventType], NoEvent included.
const EventTypes = int(eventTypes)

var eventTypeNames = [...]string{
	"NONE", "AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "YIELD", "REQUEST", "ACCUSE", "REJECT",
	"THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT", "RETREAT", "DISASTER", "ACCIDENT",
}

// String returns the type as PLOVER writes it, in capitals.
func (t EventType) String() string {
	if t < eventTypes {
		return eventTypeNames[t]
	}
	return eventTypeNames[NoEvent]
}

// A Status says whether a text reports that an event took place.
type Status uint8

// The statuses. Only what happened, or is going on, counts as having happened.
const (
	Happened   Status = iota // reported as a fact, or as going on
	Denied                   // said not to have happened
	Planned                  // announced, expected, due
	Feared                   // feared, possible, threatened
	Demanded                 // called for, asked for
	Background               // a kind of event or an older one, spoken of in general
	statuses
)

// Statuses is the number of values of [Status].
const Statuses = int(statuses)

var statusNames = [...]string{"happened", "denied", "planned", "feared", "demanded", "background"}

// String returns the status in a word, as it is written in JSON.
func (s Status) String() string {
	if s < statuses {
		return statusNames[s]
	}
	return "unknown status"
}

// A TimeBasis says what the time of an event rests on.
type TimeBasis uint8

// The bases of an event's time, the firmest first.
const (
	NoTime        TimeBasis = iota // the event has no time
	TimeInText                     // an expression in the event's own sentence
	TimeNearby                     // one in another sentence, mostly before it
	TimeOfArticle                  // none: the date of the article stands in
	TimeEarlier                    // none, and the text tells of a past behind the news: open at its start, it ends with the article
	timeBases
)

var timeBasisWords = [...]string{"no time", "from its sentence", "from another sentence", "from the article's date", "some time before the article"}

// String says the basis in words for the user.
func (b TimeBasis) String() string {
	if b < timeBases {
		return timeBasisWords[b]
	}
	return timeBasisWords[NoTime]
}

// A PlaceBasis says what the place of an event rests on.
type PlaceBasis uint8

// The bases of an event's place, the firmest first.
const (
	NoPlace       PlaceBasis = iota // the event has no place
	PlaceInText                     // named in the event's own sentence
	PlaceNearby                     // that of an event of its kind in a sentence before it
	PlaceOfThread                   // none: the country that the article mostly speaks of so far stands in
	placeBases
)

// PlaceBases is the number of values of [PlaceBasis].
const PlaceBases = int(placeBases)

var placeBasisWords = [...]string{"no place", "from its sentence", "from a sentence before", "the country mostly spoken of"}

// String says the basis in words for the user.
func (b PlaceBasis) String() string {
	if b < placeBases {
		return placeBasisWords[b]
	}
	return placeBasisWords[NoPlace]
}

// A Telling says how a sentence speaks of an event beside those before it.
type Telling uint8

// The ways of telling.
const (
	ToldPlainly Telling = iota // nothing is said of it
	ToldAgain                  // as one that the reader knows: "the attack"
	ToldApart                  // as another than those before: "a second blast"
)

// A PlaceRole says what a named place is to the events of its article.
type PlaceRole uint8

// The roles of places.
const (
	MerelyNamed   PlaceRole = iota // nothing is said to have happened there
	EventPlace                     // something is reported from there
	SpeakerPlace                   // where somebody spoke who is quoted
	DatelinePlace                  // where the report was filed
	ActorPlace                     // stands for who acts there: "Moscow said"
	placeRoles
)

var placeRoleWords = [...]string{"named", "where it happened", "where it was said", "where the report was filed", "who acts"}

// String says the role in words for the user.
func (r PlaceRole) String() string {
	if r < placeRoles {
		return placeRoleWords[r]
	}
	return placeRoleWords[MerelyNamed]
}

// An Actor is who did something, or to whom it was done, as the text has it.
type Actor struct {
	geo.Span
	Target bool // it was done to them
}

// A Harm is a number of people that an event did something to.
type Harm struct {
	geo.Span
	What  string // "dead", "injured", "missing", "displaced", "detained", "abducted"
	Count int    // as written; the lower bound of "more than 20"; 0 where the text gives no number
}

// An Event is something that a sentence reports: what, where, when and who.
type Event struct {
	Sentence geo.Span   // of the article's text
	Trigger  geo.Span   // the verb or noun that shows it, inside Sentence
	Words    []geo.Span // the other words that its type and mode rest on, in order
	Type     EventType
	Mode     string // PLOVER's mode, as the lexicon writes it: "airstrike"; empty where none is shown
	Status   Status
	Depth    int        // clauses that stand over its own; 0 in a main clause
	Place    int        // index of the finding that says where, or -1
	Where    geo.Span   // the words that say where, of a place that no gazetteer knows too; empty where none do
	Near     bool       // it happened near that place or at a distance from it, not in it: "20 km north of Homs"
	Located  PlaceBasis // what Place and Where rest on
	Also     []int      // the other places of a list that Place is in: "in Homs, Hama and Idlib"
	When     Time       // zero where it has none
	Timex    int        // index of the expression that When rests on, or -1
	Basis    TimeBasis  // what When rests on
	Dated    geo.Span   // the words of that expression; empty where there is none, or nobody kept them
	Actors   []Actor
	Harm     []Harm
	Told     Telling
}

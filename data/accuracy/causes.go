package accuracy

import (
	"dateline/data/corpus"
	"dateline/data/score"
	"dateline/geo"
	"dateline/geo/gazetteer"
)

// A Step is what the parser was doing when it erred.
type Step uint8

// The steps.
const (
	Finding          Step = iota // which words name a place
	PlacingFound                 // which place, of words that it found
	PlacingGiven                 // which place, of words that it was given
	FindingTimes                 // which words tell a time
	ReadingTimes                 // which time, of words that it found
	PlacingEvents                // where an event happened
	TypingEvents                 // what an event is
	FillingIncidents             // what, when and where together
	steps
)

// Steps is the number of values of [Step].
const Steps = int(steps)

var stepNames = [...]string{"finding", "placing what was found", "placing what is marked", "finding times", "reading times", "placing events", "typing events", "incidents"}

// String says the step in words.
func (s Step) String() string {
	if s < steps {
		return stepNames[s]
	}
	return "unknown step"
}

// A Cause is why something counts as an error.
type Cause uint8

// The causes. In finding: Missed to FalseOnOther. In placing: SameArea to
// NoCandidate. In finding times: Missed, OtherWords and False.
const (
	Missed           Cause = iota // not found, though the gazetteer has the name
	MissedUnlisted                // not found, and the gazetteer has no such name
	OtherWords                    // found with more words or fewer
	False                         // found where nothing is marked, and placed
	FalseDemonym                  // the same, a word for people or things of a place
	FalseUnplaced                 // found where nothing is marked, and left unknown
	FalseOnOther                  // found where something is marked that is no toponym
	SameArea                      // chosen: the area around the place, a place inside it, or another point of it
	WrongNamesake                 // chosen: another place of that name
	Abstained                     // unknown, though the right place answers to the name
	NotUnderThatName              // the gazetteer has the place, under other names
	NotInGazetteer                // the gazetteer has no such place, but others of that name
	NoCandidate                   // the gazetteer has nothing of that name

	// In reading times.
	NoValueMarked   // the corpus gives none
	AnotherTimeType // a duration for a date, and the like
	AnotherKind     // of one type: a date for now, a length for a day
	Unanchored      // a year is told where none is marked, or none where one is
	AnotherGrain    // a month for a day, and the like
	AnotherDate     // of the same grain
	AnotherLength   // so many others of the same unit

	// In placing events.
	UnmarkedTold    // told where no place is marked
	NameUnknown     // the place is none that could be told: its name was not found
	NoneTold        // none told, though the name was found
	AnotherPlace    // another place, though the name was found
	OtherBounds     // the place with more words or fewer
	OthersOfSeveral // some of several places, or more than are marked

	// In typing events.
	NoEvent     // none found
	NotFirst    // the right one found, and another taken for what the text is about
	AnotherType // only others found

	// In filling incidents.
	NoIncident  // no event agrees in any slot
	WrongType   // the type is another
	WrongDate   // the date is more than a day off
	NoDate      // no date told, or one too wide
	WrongPlace  // another place
	NoPlaceTold // no place told
	causes
)

// Causes is the number of values of [Cause].
const Causes = int(causes)

var causeNames = [...]string{
	"missed", "missed, name not in the gazetteer", "found with other words", "false", "false, a demonym", "false, place unknown", "false, on what is no toponym",
	"same area, other point or level", "wrong namesake", "left unknown, though known",
	"place known by other names only", "place not in the gazetteer", "no candidate",
	"no value is marked", "another type", "now for a date, a length for a day or the like", "year told, or left open", "another grain", "another date of that grain", "another length",
	"told where none is marked", "name not found", "none told, name found", "another place, name found", "with more words or fewer", "some of several, or more",
	"no event found", "found, and another first", "another type",
	"missed", "type", "date", "no date, or too wide", "place", "no place told",
}

// String says the cause in words.
func (c Cause) String() string {
	if c < causes {
		return causeNames[c]
	}
	return "unknown cause"
}

// An Error is one thing that was found, placed or told wrongly: a name, a time, or
// a slot of an event.
type Error struct {
	Document      string // id
	Points        geo.Span
	Before, Words string // in the text; Before and After are short
	After         string
	Label         string
	Step          Step
	Cause         Cause
	Marked        *score.Toponym // nil where nothing is marked
	Class         geo.Class      // of the marked place
	Told          *geo.Finding   // nil where nothing was found
	ToldWords     string         // those that were found
	Km            float64        // between the two places; 0 where one is missing
	Want, Got     string         // of times and events: what is marked and what was told, in words
}

// locate fills in where an error is.
func (e *Error) locate(d *corpus.Document, s geo.Span, points func(int) int) {
	e.Document, e.Words = d.ID, s.In(d.Text)
	e.Points = geo.Span{Start: points(s.Start), End: points(s.End)}
	e.Before, e.After = before(d.Text, s.Start), after(d.Text, s.End)
}

// errors lists what went wrong, document by document.
func (t *Trial) errors(c *corpus.Corpus, docs []trialled) (all []Error) {
	for i := range docs {
		d := &docs[i]
		id := c.Documents[i].ID
		add := func(s geo.Span, e Error) {
			e.Document, e.Words = id, s.In(d.text)
			if e.Told != nil {
				e.ToldWords = e.Told.In(d.text)
			}
			e.Before, e.After = before(d.text, s.Start), after(d.text, s.End)
			all = append(all, e)
		}
		gold := func(j int, e Error) {
			g := &d.gold[j]
			e.Points, e.Label, e.Marked, e.Class = geo.Span{Start: g.Start, End: g.End}, g.Label, &g.Toponym, g.class
			add(g.span, e)
		}
		given := 0 // the findings on given names are in the order of the toponyms
		for j := range d.gold {
			g := &d.gold[j]
			if score.Excluded(g.Label) {
				continue
			}
			if !t.GivenOnly {
				at := d.pairs.OfGold[j]
				switch {
				case at < 0 && len(t.Gazetteer.Lookup(g.words, nil)) == 0:
					gold(j, Error{Step: Finding, Cause: MissedUnlisted})
				case at < 0:
					gold(j, Error{Step: Finding, Cause: Missed})
				case !d.pairs.Exact[j]:
					gold(j, Error{Step: Finding, Cause: OtherWords, Told: &d.found[at]})
				}
				if at >= 0 {
					if e, wrong := t.placing(g, &d.found[at]); wrong {
						e.Step = PlacingFound
						gold(j, e)
					}
				}
			}
			if e, wrong := t.placing(g, &d.given[given]); wrong {
				e.Step = PlacingGiven
				gold(j, e)
			}
			given++
		}
		for k := range d.found {
			if d.pairs.OfFound[k] >= 0 {
				continue
			}
			e := Error{
				Step: Finding, Cause: False, Told: &d.found[k],
				Points: geo.Span{Start: d.foundRows[k].Start, End: d.foundRows[k].End},
			}
			switch {
			case d.pairs.OnExcluded[k]:
				e.Cause = FalseOnOther
			case d.found[k].Use == geo.Demonym:
				e.Cause = FalseDemonym
			case d.found[k].Place == nil:
				e.Cause = FalseUnplaced
			}
			add(d.found[k].Span, e)
		}
	}
	return all
}

// placing says what is wrong with a choice, if anything is.
func (t *Trial) placing(g *row, f *geo.Finding) (e Error, wrong bool) {
	if !g.Placed {
		return e, false
	}
	e.Told = f
	if f.Place != nil {
		if g.right(*f.Place) {
			return e, false
		}
		e.Km = score.Distance(g.Lat, g.Lon, f.Place.Point.Lat(), f.Place.Point.Lon())
	}
	names := t.Gazetteer.Lookup(g.words, nil)
	among := t.among(g, names, f)
	switch {
	case f.Place != nil && t.sameArea(g, f.Place, e.Km):
		e.Cause = SameArea
	case among && f.Place != nil:
		e.Cause = WrongNamesake
	case among:
		e.Cause = Abstained
	case g.known:
		e.Cause = NotUnderThatName
	case len(names) == 0 && len(f.Others) == 0 && f.Place == nil:
		e.Cause = NoCandidate
	default:
		e.Cause = NotInGazetteer
	}
	return e, true
}

// right reports whether a place would be the right one.
func (g *row) right(p geo.Place) bool {
	return score.Right(g.Toponym, told([]geo.Finding{{Place: &p}}, func(i int) int { return i })[0])
}

// among reports whether the right place is among those that answer to the words,
// or that the resolver thought of besides.
func (t *Trial) among(g *row, names []gazetteer.Name, f *geo.Finding) bool {
	for _, n := range names {
		if g.right(t.Gazetteer.Place(n.Ref)) {
			return true
		}
	}
	for _, o := range f.Others {
		if g.right(o.Place) {
			return true
		}
	}
	return f.Place != nil && g.right(*f.Place)
}

// reach is how many of the names marked with a place could be placed right by
// whoever always chose right.
func (t *Trial) reach(docs []trialled) (float64, score.Interval) {
	counts := make([]score.Count, len(docs))
	var names []gazetteer.Name
	for i := range docs {
		d := &docs[i]
		given := 0
		for j := range d.gold {
			g := &d.gold[j]
			if score.Excluded(g.Label) {
				continue
			}
			if g.Placed {
				counts[i].All++
				if names = t.Gazetteer.Lookup(g.words, names[:0]); t.among(g, names, &d.given[given]) {
					counts[i].Right++
				}
			}
			given++
		}
	}
	return score.Share(counts)
}

// sameArea reports whether a place that was told is the marked one's
// surroundings, lies inside it, or is the same area by another point.
func (t *Trial) sameArea(g *row, told *geo.Place, km float64) bool {
	if told.Class.Area() && km <= told.Radius {
		return true
	}
	if !g.known {
		return false
	}
	marked := t.Gazetteer.Place(g.ref)
	if marked.Class.Area() && km <= marked.Radius {
		return true
	}
	ref, ok := t.Gazetteer.ByID(told.ID)
	return ok && (t.within(g.ref, ref) || t.within(ref, g.ref))
}

// within reports whether a place lies in the division that another is.
func (t *Trial) within(in, out gazetteer.Ref) bool {
	admin2, admin1, country := t.Gazetteer.Parents(in)
	return out == admin2 || out == admin1 || out == country
}

// around is how many bytes of the text are shown on each side of an error.
const around = 60

func before(text string, at int) string {
	start := max(0, at-around)
	for start > 0 && start < at && text[start]&0xC0 == 0x80 {
		start++
	}
	return text[start:at]
}

func after(text string, at int) string {
	end := min(len(text), at+around)
	for end < len(text) && end > at && text[end]&0xC0 == 0x80 {
		end--
	}
	return text[at:end]
}

package accuracy

import (
	"fmt"
	"strings"

	"dateline/data"
	"dateline/data/corpus"
	"dateline/data/event"
	"dateline/data/score"
	"dateline/geo"
	"dateline/geo/text"
)

// EventTypes are the figures of what texts tell of, of us and of the baseline
// that always says the most frequent type.
type EventTypes struct {
	LeftOut        int    // texts whose label is none of our types
	Commonest      string // the type that most texts have
	Baseline, Ours score.LabelFigures
	Among          score.Measured // share of texts in which some event has the type
}

// typesOf are the labels of the public corpora in terms of our types: those of
// the PLOVER gold standard, which has an early draft of the ontology, and those
// of CASE 2021's task 2, after the definitions of its handbook. A label that
// mixes several types (DIPLO: visits, expulsions and quarrels) or says nothing
// of one (OTHER) is left out.
var typesOf = map[string]data.EventType{
	"AGREE": data.Agree, "CONSULT": data.Consult, "SUPPORT": data.Support, "COOPERATE": data.Cooperate, "AID": data.Aid,
	"CONCEDE": data.Yield, "YIELD": data.Yield, "RETREAT": data.Retreat, "DEMAND": data.Request, "REQUEST": data.Request,
	"INVESTIGATE": data.Accuse, "DISAPPROVE": data.Accuse, "ACCUSE": data.Accuse, "REJECT": data.Reject, "THREATEN": data.Threaten,
	"PROTEST": data.Protest, "SANCTION": data.Sanction, "MOBILIZE": data.Mobilize, "COERCE": data.Coerce, "FIGHT": data.Assault,
	"ASSAULT": data.Assault, "DISASTER": data.Disaster, "ACCIDENT": data.Accident,

	"ABDUCT_DISSAP": data.Assault, "AGREEMENT": data.Agree, "AIR_STRIKE": data.Assault, "ARMED_CLASH": data.Assault,
	"ARREST": data.Coerce, "ART_MISS_ATTACK": data.Assault, "ATTACK": data.Assault, "ATTRIB": data.Accuse, "CHEM_WEAP": data.Assault,
	"CHANGE_TO_GROUP_ACT": data.Mobilize, "DISR_WEAP": data.Coerce, "FORCE_AGAINST_PROTEST": data.Coerce, "GOV_REGAINS_TERIT": data.Assault,
	"GRENADE": data.Assault, "HQ_ESTABLISHED": data.Mobilize, "MAN_MADE_DISASTER": data.Accident, "MOB_VIOL": data.Assault,
	"NATURAL_DISASTER": data.Disaster, "NON_STATE_ACTOR_OVERTAKES_TER": data.Assault, "NON_VIOL_TERRIT_TRANSFER": data.Assault,
	"ORG_CRIME": data.Coerce, "PEACE_PROTEST": data.Protest, "PROPERTY_DISTRUCT": data.Coerce, "PROTEST_WITH_INTER": data.Protest,
	"REM_EXPLOS": data.Assault, "SEX_VIOL": data.Assault, "SUIC_BOMB": data.Assault, "VIOL_DEMONSTR": data.Protest,
}

// found are the events of a text, with the places that it names.
func (t *Trial) found(p pass, d *corpus.Document, when data.Time) (events []data.Event, findings []geo.Finding, err error) {
	if findings, err = t.Parser.Parse(p, geo.Document{Text: d.Text, Title: d.Title, URL: d.URL, About: t.About}); err != nil {
		return nil, nil, err
	}
	a := &data.Article{Text: d.Text, Published: when, Paragraphs: text.Paragraphs(d.Text, nil)}
	times := t.tagger.Find(d.Text, when, nil)
	return t.finder.Find(a, text.Sentences(d.Text, nil), findings, times).Events, findings, nil
}

// A typedText is what came of the type of one text.
type typedText struct {
	score.LabelCase
	among bool // some event has the type that is marked
	wrong *Error
}

// eventTypes measures of what type the event is that a text tells of.
func (t *Trial) eventTypes(p pass, r *Report) error {
	tried := make([]typedText, len(p.corpus.Documents))
	if err := p.each(func(i int, d *corpus.Document) (err error) {
		if want, ok := typesOf[d.EventType]; ok {
			tried[i], err = t.typeOf(p, d, want)
		}
		return err
	}); err != nil {
		return err
	}
	e := &EventTypes{}
	var ours, base []score.LabelCase
	var among []score.Count
	for i := range tried {
		x := &tried[i]
		if x.Marked == "" {
			e.LeftOut++
			continue
		}
		ours = append(ours, x.LabelCase)
		n := score.Count{All: 1}
		if x.among {
			n.Right = 1
		}
		among = append(among, n)
		if x.wrong != nil {
			r.Errors = append(r.Errors, *x.wrong)
		}
	}
	e.Commonest = score.MostFrequent(ours)
	for _, x := range ours {
		base = append(base, score.LabelCase{Marked: x.Marked, Found: e.Commonest})
	}
	e.Ours, e.Baseline = score.MeasureLabels(ours), score.MeasureLabels(base)
	e.Among.Value, e.Among.Interval = score.Share(among)
	r.EventTypes = e
	return nil
}

// typeOf holds the events of a text against the type that is marked.
func (t *Trial) typeOf(p pass, d *corpus.Document, want data.EventType) (x typedText, err error) {
	events, _, err := t.found(p, d, published(d))
	if err != nil {
		return x, err
	}
	x.Marked = want.String()
	var words []string
	for j := range events {
		typ := event.Coded(&events[j])
		x.among = x.among || typ == want
		words = append(words, fmt.Sprintf("%s (%s, %s)", typ, events[j].Trigger.In(d.Text), events[j].Status))
	}
	n := event.Principal(events)
	if n >= 0 {
		x.Found = event.Coded(&events[n]).String()
	}
	if x.Found == x.Marked {
		return x, nil
	}
	e := Error{Step: TypingEvents, Label: d.EventType, Want: x.Marked, Got: x.Found, ToldWords: strings.Join(words, "; ")}
	switch {
	case n < 0:
		e.Cause = NoEvent
	case x.among:
		e.Cause = NotFirst
	default:
		e.Cause = AnotherType
	}
	s := geo.Span{End: min(len(d.Text), around)}
	if n >= 0 {
		s = events[n].Trigger
	} else {
		for s.End > 0 && s.End < len(d.Text) && d.Text[s.End]&0xC0 == 0x80 {
			s.End--
		}
	}
	e.locate(d, s, counter(d.Text))
	x.wrong = &e
	return x, nil
}

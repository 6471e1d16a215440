package command

import (
	"cmp"
	"slices"

	"dateline/data"
	"dateline/geo"
	"dateline/geo/text"
)

// timexOut is a time expression as geoparse writes it.
type timexOut struct {
	Start int     `json:"start"`
	End   int     `json:"end"`
	Text  string  `json:"text"`
	Type  string  `json:"type"`
	Value string  `json:"value"`
	Mod   string  `json:"mod,omitempty"`
	EDTF  *string `json:"edtf"`
}

// eventOut is an event as geoparse writes it. What the text doesn't say is null;
// lists are never null.
type eventOut struct {
	Start    int          `json:"start"`
	End      int          `json:"end"`
	Type     string       `json:"type"`
	Mode     *string      `json:"mode"`
	Trigger  string       `json:"trigger"`
	Status   string       `json:"status"`
	Sentence spanOut      `json:"sentence"`
	Place    *happenedOut `json:"place"`
	Date     *string      `json:"date"`
	Basis    *string      `json:"basis"`
	Timex    *int         `json:"timex"`
	Actors   []actorOut   `json:"actors"`
	Harm     []harmOut    `json:"harm"`
}

type spanOut struct {
	Start int `json:"start"`
	End   int `json:"end"`
}

// placeOut is a place, or nulls where it is unknown.
type placeOut struct {
	Name      *string  `json:"name"`
	Class     *string  `json:"class"`
	Lat       *float64 `json:"lat"`
	Lon       *float64 `json:"lon"`
	GeoNameID *int64   `json:"geonameid"`
	Country   *string  `json:"country"`
}

func placed(p *geo.Place) placeOut {
	if p == nil {
		return placeOut{}
	}
	class, lat, lon := p.Class.String(), round(p.Point.Lat(), 1e6), round(p.Point.Lon(), 1e6)
	o := placeOut{Name: &p.Name, Class: &class, Lat: &lat, Lon: &lon}
	if id, ok := p.ID.GeoNames(); ok {
		o.GeoNameID = &id
	}
	if p.Country != "" {
		o.Country = &p.Country
	}
	return o
}

// happenedOut is where an event happened.
type happenedOut struct {
	Start   int    `json:"start"`
	End     int    `json:"end"`
	Text    string `json:"text"`
	Toponym *int   `json:"toponym"`
	placeOut
	Near  bool    `json:"near"`
	Basis *string `json:"basis"`
	Also  []int   `json:"also"`
}

type actorOut struct {
	Start int    `json:"start"`
	End   int    `json:"end"`
	Text  string `json:"text"`
	Side  string `json:"side"`
}

type harmOut struct {
	Start int    `json:"start"`
	End   int    `json:"end"`
	Text  string `json:"text"`
	What  string `json:"what"`
	Count *int   `json:"count"`
}

// offsets are all those of an answer.
func (a *answer) offsets() []*int {
	all := make([]*int, 0, 2*(len(a.toponyms)+len(a.timex)+5*len(a.events)))
	for i := range a.toponyms {
		all = append(all, &a.toponyms[i].start, &a.toponyms[i].end)
	}
	for i := range a.timex {
		all = append(all, &a.timex[i].Start, &a.timex[i].End)
	}
	for i := range a.events {
		e := &a.events[i]
		all = append(all, &e.Start, &e.End, &e.Sentence.Start, &e.Sentence.End)
		if e.Place != nil {
			all = append(all, &e.Place.Start, &e.Place.End)
		}
		for j := range e.Actors {
			all = append(all, &e.Actors[j].Start, &e.Actors[j].End)
		}
		for j := range e.Harm {
			all = append(all, &e.Harm[j].Start, &e.Harm[j].End)
		}
	}
	return all
}

// happenings fills in the times of a text, and its events where places are
// looked for as well. Offsets are still in bytes.
func (g *geoparser) happenings(out *answer, words string, published data.Time, findings []geo.Finding) {
	times := g.tagger.Find(words, published, nil)
	out.timex = make([]timexOut, len(times))
	for i := range times {
		t := &times[i]
		out.timex[i] = timexOut{Start: t.Start, End: t.End, Text: t.In(words), Type: t.Type.String(), Value: t.Value, Mod: t.Mod.String(), EDTF: orNull(t.EDTF())}
	}
	if !g.places {
		return
	}
	index := inOrder(findings)
	if len(index) < len(findings) || !slices.IsSorted(index) {
		sorted := make([]geo.Finding, len(index))
		for i, n := range index {
			sorted[i] = findings[n]
		}
		findings = sorted
	}
	a := data.Article{Text: words, Published: published, Paragraphs: text.Paragraphs(words, nil)}
	found := g.finder.Find(&a, text.Sentences(words, nil), findings, times)
	for i, role := range found.Roles {
		out.toponyms[index[i]].role = roleOf[role]
	}
	out.events = make([]eventOut, len(found.Events))
	for i := range found.Events {
		e := &found.Events[i]
		date := e.When.EDTF()
		if e.Timex >= 0 && times[e.Timex].Time == e.When {
			date = times[e.Timex].EDTF()
		}
		out.events[i] = happened(e, out.toponyms, index, words)
		out.events[i].Date = orNull(date)
	}
}

// roleOf are the words of JSON for what a place is to the events.
var roleOf = [...]string{
	data.MerelyNamed: "named", data.EventPlace: "event", data.SpeakerPlace: "speaker", data.DatelinePlace: "dateline", data.ActorPlace: "actor",
}

// inOrder are the indexes of findings in the order of the text, without those
// that lie over one before them: such as were given and not found.
func inOrder(findings []geo.Finding) []int {
	index := make([]int, len(findings))
	for i := range index {
		index[i] = i
	}
	slices.SortStableFunc(index, func(a, b int) int { return cmp.Compare(findings[a].Start, findings[b].Start) })
	end := 0
	return slices.DeleteFunc(index, func(i int) bool {
		if findings[i].Start < end {
			return true
		}
		end = findings[i].End
		return false
	})
}

// happened is an event as it is written. index leads from the places that the
// finder was given to those that are written.
func happened(e *data.Event, toponyms []toponym, index []int, words string) eventOut {
	o := eventOut{
		Start: e.Trigger.Start, End: e.Trigger.End, Type: e.Type.String(), Trigger: e.Trigger.In(words), Status: e.Status.String(),
		Sentence: spanOut{e.Sentence.Start, e.Sentence.End}, Basis: basisOf[e.Basis],
		Actors: make([]actorOut, len(e.Actors)), Harm: make([]harmOut, len(e.Harm)),
	}
	if e.Mode != "" {
		o.Mode = &e.Mode
	}
	if e.Timex >= 0 {
		o.Timex = &e.Timex
	}
	if e.Place >= 0 || e.Where.Len() > 0 {
		o.Place = &happenedOut{Start: e.Where.Start, End: e.Where.End, Near: e.Near, Basis: locatedBy[e.Located], Also: make([]int, len(e.Also))}
		if e.Place >= 0 {
			i := index[e.Place]
			t := &toponyms[i]
			o.Place.Toponym, o.Place.placeOut = &i, placed(t.Place)
			if e.Where.Len() == 0 { // named in a sentence before
				o.Place.Start, o.Place.End = t.start, t.end
			}
		}
		o.Place.Text = words[o.Place.Start:o.Place.End]
		for i, n := range e.Also {
			o.Place.Also[i] = index[n]
		}
	}
	for i, a := range e.Actors {
		o.Actors[i] = actorOut{Start: a.Start, End: a.End, Text: a.In(words), Side: "source"}
		if a.Target {
			o.Actors[i].Side = "target"
		}
	}
	for i := range e.Harm {
		h := &e.Harm[i]
		o.Harm[i] = harmOut{Start: h.Start, End: h.End, Text: h.In(words), What: h.What}
		if h.Count > 0 {
			o.Harm[i].Count = &h.Count
		}
	}
	return o
}

// basisOf are the words of JSON for what an event's time rests on.
var basisOf = [...]*string{data.NoTime: nil, data.TimeInText: new("sentence"), data.TimeNearby: new("before"), data.TimeOfArticle: new("article"), data.TimeEarlier: new("earlier")}

// locatedBy are those for what an event's place rests on.
var locatedBy = [...]*string{data.NoPlace: nil, data.PlaceInText: new("sentence"), data.PlaceNearby: new("before"), data.PlaceOfThread: new("article")}

// orNull is a string in JSON, null for an empty one.
func orNull(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}

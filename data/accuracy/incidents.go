package accuracy

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"dateline/data"
	"dateline/data/corpus"
	"dateline/data/score"
	"dateline/geo"
)

// Incidents are the figures of templates as the fourth Message Understanding
// Conference had them, of us and of a baseline: the same events, each an attack,
// at the name nearest to its word in its sentence, on the day of the article.
type Incidents struct {
	Baseline, Ours           score.IncidentFigures
	BaselineExactly, Exactly score.IncidentFigures // the place counted only where the key has more than a country

	// Places counts our events of texts with a key by what their place rests on.
	Places [data.PlaceBases]Agreeing
}

// Agreeing counts events whose place agrees with some template of their text: to
// the most exact name, or to the country where the place was told by its country.
// Most events that don't are none of the key's, so that the shares are to be
// compared with each other and not taken for precision.
type Agreeing struct {
	Events, Agree int
}

// incidentType is the type of incident that the conference's key would have of
// an event; empty where it would have none. What is threatened or attempted
// counts there, what is denied or spoken of in general does not.
func incidentType(e *data.Event) string {
	switch {
	case e.Status == data.Denied || e.Status == data.Demanded || e.Status == data.Background:
		return ""
	case e.Type == data.Assault && e.Mode == "abduct":
		return "KIDNAPPING"
	case e.Type == data.Assault && (e.Mode == "explosives" || e.Mode == "suicide-attack"):
		return "BOMBING"
	case e.Type == data.Assault:
		return "ATTACK"
	case e.Type == data.Coerce && e.Mode == "destroy":
		return "ARSON"
	case e.Type == data.Coerce && e.Mode == "seize":
		return "ROBBERY"
	case e.Type == data.Protest && e.Mode == "strike":
		return "FORCED WORK STOPPAGE"
	}
	return ""
}

// incidentDays reads the dates of a key or of a report: "30 DEC 89", "- 18 NOV
// 89" (by then), "04 DEC 89 - 05 DEC 89", "(3 JAN 90) / (4 JAN 90)": from the
// start of the first day to the end of the last.
func incidentDays(s string) (from, to time.Time, ok bool) {
	for part := range strings.FieldsFuncSeq(s, func(r rune) bool { return strings.ContainsRune("-/()?", r) }) {
		d, err := time.Parse("2 Jan 06", strings.TrimSpace(part)) // months in capitals are read, too
		if err != nil {
			continue
		}
		if !ok {
			from = d
		}
		to, ok = d.AddDate(0, 0, 1), true
	}
	return from, to, ok
}

// withinADay reports whether a time lies between the day before and the day
// after the days of a key. One that is open at its start is right of a key that is
// so too, "- 18 NOV 89", with an end that lies within a day of the key's.
func withinADay(t data.Time, key string) bool {
	from, to, ok := incidentDays(key)
	if ok && t.Modifier == data.Before && !t.Start.After(data.Earliest) {
		return strings.HasPrefix(strings.TrimSpace(key), "-") && !t.End.Before(to.AddDate(0, 0, -1)) && !t.End.After(to.AddDate(0, 0, 1))
	}
	return ok && !t.IsZero() && !t.Start.Before(from.AddDate(0, 0, -1)) && !t.End.After(to.AddDate(0, 0, 1))
}

// A filled event is what is held against a template.
type filled struct {
	typ    string
	when   data.Time
	words  geo.Span // that say where
	places []int    // findings
	event  *data.Event
}

// triedIncidents is what came of the templates of one text.
type triedIncidents struct {
	base, ours, baseExactly, exactly score.TemplateTally
	places                           [data.PlaceBases]Agreeing
	wrong                            []Error
}

// incidents measures the templates of a corpus.
func (t *Trial) incidents(p pass, r *Report) error {
	tried := make([]triedIncidents, len(p.corpus.Documents))
	err := p.each(func(i int, d *corpus.Document) error {
		var day data.Time
		if from, _, ok := incidentDays(d.Date); ok {
			day = data.DayTime(from.Date())
		}
		events, findings, err := t.found(p, d, day)
		if err != nil {
			return err
		}
		ours, base := fill(events, findings, day)
		t.holdIncidents(&tried[i], d, ours, base, findings)
		return nil
	})
	if err != nil {
		return err
	}
	n := &Incidents{}
	var all [4][]score.TemplateTally
	for i := range tried {
		x := &tried[i]
		for k, t := range [...]score.TemplateTally{x.base, x.ours, x.baseExactly, x.exactly} {
			all[k] = append(all[k], t)
		}
		for k, a := range x.places {
			n.Places[k].Events += a.Events
			n.Places[k].Agree += a.Agree
		}
		r.Errors = append(r.Errors, x.wrong...)
	}
	n.Baseline, n.Ours = score.MeasureTemplates(all[0]), score.MeasureTemplates(all[1])
	n.BaselineExactly, n.Exactly = score.MeasureTemplates(all[2]), score.MeasureTemplates(all[3])
	r.Incidents = n
	return nil
}

// fill turns the events of a text that a key would have into what is held
// against its templates: as they are, and as the baseline has them.
func fill(events []data.Event, findings []geo.Finding, day data.Time) (ours, base []filled) {
	for j := range events {
		e := &events[j]
		typ := incidentType(e)
		if typ == "" {
			continue
		}
		f := filled{typ: typ, when: e.When, words: e.Where, event: e}
		if e.Place >= 0 {
			f.places = append(append(f.places, e.Place), e.Also...)
		}
		ours = append(ours, f)
		b := filled{typ: "ATTACK", when: day, event: e}
		for _, s := range nearest(within(findings, e.Sentence), e.Trigger) {
			b.words = s
			for k := range findings {
				if findings[k].Span == s {
					b.places = []int{k}
				}
			}
		}
		base = append(base, b)
	}
	return ours, base
}

// holdIncidents holds the events of a text against its templates.
func (t *Trial) holdIncidents(x *triedIncidents, d *corpus.Document, ours, base []filled, findings []geo.Finding) {
	key := make([]score.Template, len(d.Templates))
	exactly := make([]score.Template, len(d.Templates))
	for j, m := range d.Templates {
		_, _, dated := incidentDays(m.Date)
		key[j] = score.Template{Type: m.Type != "", Date: dated, Place: m.Location != ""}
		exactly[j] = key[j]
		exactly[j].Place = strings.Contains(m.Location, ":")
	}
	agree := func(events []filled) func(i, j int) score.Agreement {
		return func(i, j int) score.Agreement {
			m, f := &d.Templates[i], &events[j]
			return score.Agreement{
				Type: strings.Contains(m.Type, f.typ), Date: withinADay(f.when, m.Date),
				Place: m.Location != "" && t.isThere(m.Location, d.Text, f, findings),
			}
		}
	}
	x.base.Add(key, len(base), agree(base))
	x.baseExactly.Add(exactly, len(base), agree(base))
	x.exactly.Add(exactly, len(ours), agree(ours))
	for j, pair := range x.ours.Add(key, len(ours), agree(ours)) {
		var f *filled
		var a score.Agreement
		if pair >= 0 {
			f = &ours[pair]
			a = agree(ours)(j, pair)
		}
		x.wrong = append(x.wrong, incidentErrors(d, &d.Templates[j], key[j], f, a)...)
	}
	if len(d.Templates) == 0 {
		return
	}
	for j := range ours {
		f := &ours[j]
		there := slices.ContainsFunc(d.Templates, func(m corpus.Template) bool {
			location := m.Location
			if f.event.Located == data.PlaceOfThread {
				location, _, _ = strings.Cut(location, ":")
			}
			return location != "" && t.isThere(location, d.Text, f, findings)
		})
		a := &x.places[f.event.Located]
		a.Events++
		if there {
			a.Agree++
		}
	}
}

// within are the findings in a span.
func within(findings []geo.Finding, s geo.Span) []geo.Finding {
	from := 0
	for from < len(findings) && findings[from].Start < s.Start {
		from++
	}
	to := from
	for to < len(findings) && findings[to].End <= s.End {
		to++
	}
	return findings[from:to]
}

// isThere reports whether an event is where a key says, "EL SALVADOR: SAN
// MIGUEL (DEPARTMENT): APOPA (CITY)": at its most exact name, or at any place of
// the country where it names no more. Two names with a dash between are places
// of which either will do.
func (t *Trial) isThere(location, text string, f *filled, findings []geo.Finding) bool {
	levels := strings.Split(location, ":")
	for name := range strings.SplitSeq(levels[len(levels)-1], " - ") {
		name, _, _ = strings.Cut(name, "(")
		name = strings.TrimSpace(name)
		if name == "" {
			continue
		}
		if f.words.Len() > 0 && strings.Contains(strings.ToUpper(oneLine(f.words.In(text))), strings.ToUpper(name)) {
			return true
		}
		country := ""
		if len(levels) == 1 {
			country = t.country(name)
		}
		for _, i := range f.places {
			p := findings[i].Place
			if strings.EqualFold(oneLine(findings[i].In(text)), name) || country != "" && p != nil && p.Country == country {
				return true
			}
		}
	}
	return false
}

// oneLine joins what the lines of a report cut in two: SAN\nSALVADOR.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// country is the code of the country of a name, empty where there is none.
func (t *Trial) country(name string) string {
	for _, n := range t.Gazetteer.Lookup(name, nil) {
		if p := t.Gazetteer.Place(n.Ref); p.Class == geo.Country {
			return p.Country
		}
	}
	return ""
}

// incidentErrors lists the slots of a template that are not filled as marked.
func incidentErrors(d *corpus.Document, m *corpus.Template, key score.Template, f *filled, a score.Agreement) (all []Error) {
	add := func(c Cause, want, got string) {
		e := Error{Step: FillingIncidents, Cause: c, Want: want, Got: got}
		if f != nil {
			e.locate(d, f.event.Trigger, counter(d.Text))
		} else {
			e.Document = d.ID
		}
		all = append(all, e)
	}
	if f == nil {
		add(NoIncident, fmt.Sprintf("%s; %s; %s", m.Type, m.Date, m.Location), "")
		return all
	}
	if key.Type && !a.Type {
		add(WrongType, m.Type, f.typ)
	}
	if key.Date && !a.Date {
		cause := WrongDate
		if from, to, _ := incidentDays(m.Date); f.when.IsZero() || f.when.Start.Before(to.AddDate(0, 0, 1)) && f.when.End.After(from.AddDate(0, 0, -1)) {
			cause = NoDate
		}
		add(cause, m.Date, f.when.EDTF())
	}
	if key.Place && !a.Place {
		cause := WrongPlace
		if f.words.Len() == 0 && len(f.places) == 0 {
			cause = NoPlaceTold
		}
		add(cause, m.Location, f.words.In(d.Text))
	}
	return all
}

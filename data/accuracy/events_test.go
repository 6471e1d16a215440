package accuracy_test

import (
	"fmt"
	"strings"
	"testing"

	"dateline/data/accuracy"
	"dateline/data/score"
	"dateline/geo/gazetteer/gazetteertest"
)

// causesOf are the steps and causes of a report's errors.
func causesOf(r *accuracy.Report) string {
	var all []string
	for _, e := range r.Errors {
		all = append(all, e.Step.String()+": "+e.Cause.String())
	}
	return strings.Join(all, "; ")
}

// What is wrong with a time is told from its words and its value.
func TestTimeCauses(t *testing.T) {
	for _, c := range []struct{ text, marked, typ, value, want string }{
		{"They met on 15 October 2016.", "15 October 2016", "DATE", "2016-10-15", ""},
		{"They met on 15 October 2016.", "October 2016", "DATE", "2016-10-15", "finding times: found with other words"},
		{"They met on the eve.", "the eve", "DATE", "2016-10-14", "finding times: missed"},
		{"They met on 15 October 2016, at last.", "last", "DATE", "2016", "finding times: missed; finding times: false"},
		{"They met in 2016.", "2016", "DATE", "2016-10", "reading times: another grain"},
		{"They met in 2016.", "2016", "DATE", "2017", "reading times: another date of that grain"},
		{"They met in 2016.", "2016", "DATE", "XXXX", "reading times: year told, or left open"},
		{"They met in 2016.", "2016", "DATE", "PAST_REF", "reading times: now for a date, a length for a day or the like"},
		{"They met in 2016.", "2016", "DURATION", "P1Y", "reading times: another type"},
		{"They met in 2016.", "2016", "DATE", "", "reading times: no value is marked"},
		{"They met for two days.", "two days", "DURATION", "P3D", "reading times: another length"},
	} {
		at := strings.Index(c.text, c.marked)
		r := run(t, trial(scripted{}), fmt.Sprintf(`{"id":1,"dct":"2016-10-17","text":%q,"timex":[{"start":%d,"end":%d,"type":%q,"value":%q}]}`, c.text, at, at+len(c.marked), c.typ, c.value))
		if got := causesOf(r); got != c.want {
			t.Errorf("%q, %s %s: %q, want %q", c.marked, c.typ, c.value, got, c.want)
		}
	}
}

// A corpus that marks several things is measured in all.
func TestSeveralKinds(t *testing.T) {
	r := run(
		t, trial(scripted{"Aleppo": gazetteertest.Aleppo}),
		`{"id":1,"text":"Planes bombed Aleppo on 14 October 2016.","toponyms":[{"start":14,"end":20}],"timex":[{"start":24,"end":39,"value":"2016-10-14"}],"label":"AIR_STRIKE",`+
			`"verb":[{"start":7,"end":13,"text":"bombed"}],"locations":[{"start":14,"end":20,"text":"Aleppo"}],"templates":[{"type":"BOMBING","date":"15 OCT 16","location":"SYRIA: ALEPPO (CITY)"}]}`,
	)
	if r.Whole == nil || r.Times == nil || r.EventPlaces == nil || r.EventTypes == nil || r.Incidents == nil {
		t.Fatalf("%+v", r)
	}
	if r.Times.Typed || r.Times.Values[score.ValueF1] != 1 || r.EventPlaces.Ours.Right.Value != 1 || r.EventTypes.Ours.Right.Value != 1 {
		t.Errorf("%+v\n%+v\n%+v", r.Times, r.EventPlaces, r.EventTypes)
	}
	if n := r.Incidents.Ours; n.Date != 1 || n.Place != 1 {
		t.Errorf("%+v", n)
	}
}

// Where a verb happened: nearest is the nearest name, ours the very words.
func TestEventPlaceCauses(t *testing.T) {
	says := scripted{"Aleppo": gazetteertest.Aleppo, "Paris": gazetteertest.Paris, "Syrian": gazetteertest.Syria, "Nowhere": 0}
	for _, c := range []struct {
		text, verb, where string
		nearest           bool // whether the baseline is right
		want              string
	}{
		{"Rebels of Paris shelled a market in Aleppo.", "shelled", "Aleppo", false, ""},
		{"Syrian rebels shelled Aleppo.", "shelled", "Aleppo", true, ""},
		{"Rebels shelled a market in Aleppo.", "shelled", "", false, "placing events: told where none is marked"},
		{"Rebels shelled a market in Aleppo.", "shelled", "market in Aleppo", false, "placing events: with more words or fewer"},
		{"Rebels shelled a market in Aleppo and Paris.", "shelled", "Paris", false, "placing events: some of several, or more"},
		{"Rebels shelled the market.", "shelled", "market", false, "placing events: name not found"},
		{"Rebels of Paris shelled a market in Aleppo.", "shelled", "Paris", true, "placing events: another place, name found"},
		{"Paris said that the talks would be held.", "held", "Paris", true, "placing events: none told, name found"},
	} {
		mark := func(w string) string {
			at := strings.Index(c.text, w)
			return fmt.Sprintf(`{"start":%d,"end":%d,"text":%q}`, at, at+len(w), w)
		}
		where := ""
		if c.where != "" {
			where = mark(c.where)
		}
		r := run(t, trial(says), fmt.Sprintf(`{"id":1,"text":%q,"verb":[%s],"locations":[%s]}`, c.text, mark(c.verb), where))
		if got := causesOf(r); got != c.want {
			t.Errorf("%s: %q, want %q", c.text, got, c.want)
		}
		if right := r.EventPlaces.Nearest.PlaceTally.Exact == 1; right != c.nearest {
			t.Errorf("%s: the nearest name is right: %v", c.text, right)
		}
	}
}

// A template's slots: types as the key has them, dates within a day of all the
// days that it gives, places by the most exact name, or by the country.
func TestIncidents(t *testing.T) {
	says := scripted{"Aleppo": gazetteertest.Aleppo, "Paris": gazetteertest.Paris}
	const text = "Rebels kidnapped a judge in Aleppo on 30 December 1989."
	for _, c := range []struct {
		typ, date, location string
		right               string // slots
	}{
		{"KIDNAPPING", "30 DEC 89", "SYRIA: ALEPPO (CITY)", "type date place"},
		{"ATTACK", "31 DEC 89", "SYRIA", "date place"},
		{"ATTACK", "- 29 DEC 89", "FRANCE", "date"},
		{"KIDNAPPING / ATTACK", "28 DEC 89", "FRANCE: PARIS", "type"},
		{"KIDNAPPING", "(01 JAN 90) / (31 DEC 89 - 02 JAN 90)", "FRANCE: PARIS - ALEPPO", "type place"},
		{"KIDNAPPING", "20 DEC 89 - 03 JAN 90", "ALEPPO", "type date place"},
		{"KIDNAPPING", "", "", "type"},
		{"ATTACK", "1989", "FRANCE", ""},
	} {
		r := run(t, trial(says), fmt.Sprintf(`{"id":1,"text":%q,"templates":[{"type":%q,"date":%q,"location":%q}]}`, text, c.typ, c.date, c.location))
		n := r.Incidents.Ours
		var right []string
		for _, s := range []struct {
			name  string
			right int
		}{{"type", n.Type}, {"date", n.Date}, {"place", n.Place}} {
			if s.right == 1 {
				right = append(right, s.name)
			}
		}
		if got := strings.Join(right, " "); got != c.right {
			t.Errorf("%s, %s, %s: %q are right, want %q", c.typ, c.date, c.location, got, c.right)
		}
	}
}

// Package sheet turns a view of a project into what an atlas draws of it, for
// the window and for pictures without one: the scene, and the words over a
// picture. So both show the same and count alike.
//
// Begin with [Scene], of what is named, or [Events], of what happened. [Title],
// [Subtitle] and [EventsSubtitle] are for an [atlas.Sheet].
package sheet

import (
	"fmt"

	"dateline/app/atlas"
	"dateline/data"
	"dateline/data/chronicle"
	"dateline/data/project"
)

// Scene is the scene of all places that the view's passages name.
func Scene(v *project.View) *atlas.Scene {
	places := v.Places()
	marks := make([]atlas.Mark, len(places))
	for i, p := range places {
		marks[i] = atlas.MarkOf(*p.Place, p.Passages)
	}
	return atlas.NewScene(marks)
}

// Events is the scene of all places where the view's events happened.
func Events(v *chronicle.View) *atlas.Scene {
	places := v.Places()
	marks := make([]atlas.Mark, len(places))
	var by []atlas.Tally
	for i := range places {
		p := &places[i]
		marks[i] = atlas.MarkOf(*p.Place, p.Count)
		from := len(by)
		for t, n := range p.By {
			if n > 0 && data.EventType(t) != data.NoEvent {
				by = append(by, atlas.Tally{Type: data.EventType(t), Count: int(n), Unreal: int(p.Unreal[t])})
			}
		}
		marks[i].By = by[from:len(by):len(by)]
	}
	return atlas.NewScene(marks)
}

// dateWords say what an events' view goes by.
var dateWords = [chronicle.Dates]string{"", " by date of publication", " by the day they were added"}

// EventsSubtitle says in a line what is shown: how much, of what time by which
// date, and how much is not on the map.
func EventsSubtitle(v *chronicle.View) string {
	s := data.Count(v.Events(), "event")
	if n := len(v.Unplaced()); n > 0 {
		s += ", " + data.Grouped(v.Events()-n) + " of them"
	}
	s += " at " + data.Count(len(v.Places()), "place")
	if span := v.Span(); !span.IsZero() {
		s += ", " + data.Day.Unit(span.Start).Through(data.Day.Unit(span.End.Add(-1))).Words() + dateWords[v.Query().Date]
	}
	return s + lacking(len(v.Unplaced()), v.Undated(), v.Query().Ranged() && !v.Query().Undated)
}

// Title is that of the view's article where it has one only, else empty.
func Title(v *project.View) string {
	if all := v.All(); v.Articles() == 1 && len(all) > 0 {
		return v.Article(all[0]).Title()
	}
	return ""
}

// Subtitle says in a line what is shown: how much, of what time, and how much
// is not on the map.
func Subtitle(v *project.View) string {
	s := fmt.Sprintf("%s at %s in %s", data.Count(v.Passages(), "passage"),
		data.Count(len(v.Places()), "place"), data.Count(v.Articles(), "article"))
	if span := v.Span(); !span.IsZero() {
		first, last := data.Day.Unit(span.Start), data.Day.Unit(span.End.Add(-1))
		s += ", " + first.Through(last).Words()
		if v.Query().Added {
			s += dateWords[chronicle.ByAdded]
		}
	}
	return s + lacking(v.Unplaced(), v.Undated(), v.Query().Ranged() && !v.Query().Undated)
}

// lacking says how much has no place, and how much no date.
func lacking(unplaced, undated int, leftOut bool) (s string) {
	if unplaced > 0 {
		s += "; " + data.Grouped(unplaced) + " not placed"
	}
	if undated > 0 {
		s += "; " + data.Grouped(undated) + " undated"
		if leftOut {
			s += " and left out"
		}
	}
	return s
}

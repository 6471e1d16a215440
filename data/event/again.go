package event

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"dateline/data"
	"dateline/geo"
)

// What has no date of its own may be told again with one: the headline's stabbing in
// the sentence below it, somebody's death pages on.

// dateAgain gives such events the date of the other. sentences are the article's.
func (r *reading) dateAgain(events []data.Event, sentences []geo.Span) {
	for i := range events {
		e := &events[i]
		if e.Status != data.Happened || e.Basis != data.TimeOfArticle && e.Basis != data.TimeEarlier {
			continue
		}
		for j := range events {
			o := &events[j]
			if i == j || o.Status != data.Happened || o.Basis != data.TimeInText || o.When.Modifier == data.After || o.When.Start.IsZero() {
				continue
			}
			if r.diesIn(e, o) || r.headlineOf(e, o, events, sentences) {
				e.Timex, e.When, e.Basis = o.Timex, o.When, data.TimeNearby
				break
			}
		}
	}
}

// How far below a headline its story stands, in sentences, and how many days it
// may lie back.
const (
	storyBelow    = 3
	daysOfStories = 31
)

// headlineOf reports whether e stands in the article's first sentence, which names
// no time, and o tells the same in one of the next.
func (r *reading) headlineOf(e, o *data.Event, events []data.Event, sentences []geo.Span) bool {
	if e.Basis != data.TimeOfArticle || r.published.IsZero() || e.Type != o.Type || len(sentences) < 2 || e.Sentence.Start != sentences[0].Start {
		return false
	}
	if o.Sentence.Start == e.Sentence.Start || o.Sentence.Start > sentences[min(storyBelow, len(sentences)-1)].Start || o.When.Grain > data.Day ||
		o.When.End.Before(r.published.Start.AddDate(0, 0, -daysOfStories)) || o.When.Start.After(r.published.End) {
		return false
	}
	if o.Told == data.ToldApart || r.toldOfAnother(o) {
		return false
	}
	for i := range r.times {
		if x := &r.times[i]; x.Start < sentences[0].End && !x.Time.IsZero() {
			return false
		}
	}
	if r.sameStem(e, o) {
		return true
	}
	for i := range events { // else it must be the only harm of its kind there
		if x := &events[i]; x != o && x.Type == o.Type && x.Basis == data.TimeInText && x.Status == data.Happened && x.Sentence.Start <= sentences[min(storyBelow, len(sentences)-1)].Start {
			return false
		}
	}
	return harmful(e.Type) && (e.Mode == o.Mode || e.Mode == "" || o.Mode == "")
}

// toldOfAnother reports whether a word before an event's own says that it is not
// the one told before: "a second earthquake struck".
func (r *reading) toldOfAnother(o *data.Event) bool {
	for w := range strings.FieldsSeq(r.text[o.Sentence.Start:max(o.Sentence.Start, o.Trigger.Start)]) {
		switch strings.ToLower(strings.Trim(w, ",.;:")) {
		case "second", "third", "another", "separate", "separately", "other", "also", "later", "meanwhile", "elsewhere", "similar", "previous", "earlier":
			return true
		}
	}
	return false
}

// sameStem reports whether two events are told by words that begin alike.
func (r *reading) sameStem(e, o *data.Event) bool {
	const stem = 4
	a, b := strings.ToLower(e.Trigger.In(r.text)), strings.ToLower(o.Trigger.In(r.text))
	return len(a) >= stem && len(b) >= stem && a[:stem] == b[:stem]
}

// diesIn reports whether both events killed one of the same name.
func (r *reading) diesIn(e, o *data.Event) bool {
	if !r.deadly(e) || !r.deadly(o) {
		return false
	}
	a, place := r.victim(e)
	b, also := r.victim(o)
	return a != "" && a == b && !(place && also)
}

// deadly reports whether an event is told by a word of killing.
func (r *reading) deadly(e *data.Event) bool {
	if !harmful(e.Type) {
		return false
	}
	is := func(s geo.Span) bool {
		switch strings.ToLower(s.In(r.text)) {
		case "killed", "slain", "murdered", "assassinated", "died", "shot", "stabbed", "gunned", "executed", "beheaded", "killing", "murder", "assassination", "slaying", "death":
			return true
		}
		return false
	}
	for _, w := range e.Words {
		if is(w) {
			return true
		}
	}
	return is(e.Trigger)
}

// victim is the last name of the one that suffered it, or "", and whether it may
// be that of a place.
func (r *reading) victim(e *data.Event) (name string, place bool) {
	whole := actorsOf(e, true)
	s := whole.In(r.text)
	s = s[strings.LastIndexAny(s, " \n")+1:]
	if c, n := utf8.DecodeRuneInString(s); len(s) < 4 || !unicode.IsUpper(c) || s[n:] == strings.ToUpper(s[n:]) {
		return "", false // no name, or letters of an office
	}
	for i := range r.findings {
		if f := &r.findings[i]; f.Span.Overlaps(whole) {
			return s, true
		}
	}
	return s, false
}

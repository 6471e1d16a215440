package event

import (
	"strconv"
	"strings"
	"time"

	"dateline/data"
)

// Lengths of time lie nowhere by themselves. What goes on for one, or lies one
// away, gets its place on the line of time from what the sentence tells beside it:
// "withdrew on 7 April after four months of fighting", "two days after the bombing,
// thousands marched on Friday", "in the past few weeks".

// timeOf is the time of an expression: its own, or for "the past few weeks" the
// time up to the article. It is zero for lengths of time.
func (r *reading) timeOf(x *data.Timex) data.Time {
	if !x.Time.IsZero() || x.Type != data.DurationTimex || r.published.IsZero() {
		return x.Time
	}
	words := strings.ToLower(x.In(r.text))
	if !strings.Contains(words, "past ") && !strings.Contains(words, "last ") && !strings.Contains(words, "recent ") {
		return data.Time{}
	}
	n, grain := length(x.Value)
	if grain == data.NoGrain || grain == data.Day && n == 0 {
		return data.Time{} // in the last days: the article's date is as good
	}
	return lastedUntil(r.published.End, n, grain)
}

// lasting dates a noun of action that is told to have gone on for a time and to
// have ended with what its sentence tells, or to lie a time before or after that.
func (r *reading) lasting(t *trigger) dating {
	none := dating{timex: -1}
	for i := r.firstT; i < r.lastT; i++ {
		x := &r.times[i]
		if x.Type != data.DurationTimex || !x.Time.IsZero() {
			continue
		}
		n, grain := length(x.Value)
		from := r.tokenAt(x.Start)
		if when := r.away(t, x, from); !when.IsZero() {
			return dating{timex: i, when: when}
		}
		if t.group >= 0 || grain == data.NoGrain || !r.lengthOf(t, from, int16(i-r.firstT)) {
			continue
		}
		end, ok := r.endOf(from)
		if !ok {
			if end, ok = r.stillOn(t); !ok {
				continue
			}
		}
		return dating{timex: i, when: lastedUntil(end, n, grain)}
	}
	return none
}

// lengthOf reports whether the length of time from token from on is that of a
// noun: "weeks of fierce fighting", "a month-long siege".
func (r *reading) lengthOf(t *trigger, from int32, id int16) bool {
	to := from
	for to < t.from && r.toks[to].timex == id {
		to++
	}
	if to == from || to >= t.from && to != t.from {
		return false
	}
	if to < t.from && r.wordIs(&r.toks[to], "of") {
		to++
	}
	for j := to; j < t.from; j++ {
		if k := &r.toks[j]; k.part != nounly || k.class&cDet != 0 {
			return false
		}
	}
	return t.from-to <= 4
}

// endOf is when what the phrase at token from tells of was over: where it stands
// after "after" or "following", or is what somebody ended, when the verb of its
// clause happened.
func (r *reading) endOf(from int32) (end time.Time, ok bool) {
	j := from - 1
	for j >= 0 && (r.toks[j].class&(cDet|cCount|cPossessive|cMore) != 0 || r.toks[j].part == adverb) {
		j--
	}
	if j < 0 {
		return end, false
	}
	verb := int16(-1)
	switch k := &r.toks[j]; {
	case r.one(k, "after", "following"):
		verb = r.verbOf(j, from)
	case k.group >= 0 && r.one(k, "ended", "ending", "ends", "broke", "broken", "breaking", "lifted", "lifting", "concluded", "halted", "stopped"):
		verb = k.group
	}
	if verb < 0 {
		return end, false
	}
	when, told := r.timeOfVerb(verb)
	switch {
	case when.IsZero():
		return end, false
	case told && when.Grain <= data.Day:
		return data.Day.Floor(when.Start), true
	}
	return when.End, true
}

// stillOn is when what a noun tells of was last going on where its verb says that
// it has had its effect by now: "months of fighting have killed".
func (r *reading) stillOn(t *trigger) (end time.Time, ok bool) {
	for j := t.tok + 1; j < int32(len(r.toks)) && j < t.tok+8; j++ {
		switch k := &r.toks[j]; {
		case k.group >= 0:
			g := &r.groups[k.group]
			return r.published.End, !r.published.IsZero() && g.finite && g.past && !r.simplePast(g)
		case k.part == mark || k.part == opener:
			return end, false
		}
	}
	return end, false
}

// away dates a noun or the verb of a clause from what happened a time after or
// before it: "a week after the bombing", "two days after shells fell". The length of
// time begins at token from.
func (r *reading) away(t *trigger, x *data.Timex, from int32) data.Time {
	to := from
	for to < t.from && int(r.toks[to].start) < x.End {
		to++
	}
	n, grain := length(x.Value)
	if strings.HasPrefix(x.Value, "PT") {
		n = 0 // hours: the same day
	} else if n == 0 {
		return data.Time{}
	}
	if t.group >= 0 && r.clauses[t.clause].opener != to {
		return data.Time{}
	}
	if grain == data.NoGrain || to == from || to >= t.from || !r.one(&r.toks[to], "after", "before") {
		return data.Time{}
	}
	for j := to + 1; j < t.from && t.group < 0; j++ {
		if k := &r.toks[j]; k.part != nounly || k.class&cDet != 0 && j > to+1 {
			return data.Time{}
		}
	}
	verb := r.verbOf(from, t.tok+1)
	if verb < 0 {
		return data.Time{}
	}
	beside, told := r.timeOfVerb(verb)
	if beside.IsZero() || beside.Grain > grain || n == 0 && !told {
		return data.Time{}
	}
	if r.wordIs(&r.toks[to], "after") {
		n = -n
	}
	when := grain.Unit(shift(beside.Start, n, grain))
	if !r.published.IsZero() && !when.Start.Before(r.published.End) {
		return data.Time{}
	}
	if !told || n < -3 || n > 3 || grain > data.Day {
		when.Modifier = data.Approx
	}
	return when
}

// timeOfVerb is when the sentence says that a verb's happening was, else the
// article's day.
func (r *reading) timeOfVerb(verb int16) (when data.Time, told bool) {
	g := &r.groups[verb]
	v := &trigger{tok: g.head, from: g.head, group: verb, clause: g.clause, place: -1}
	when, best := r.published, 0
	for i := r.firstT; i < r.lastT; i++ {
		if at := r.times[i].Time; !at.IsZero() {
			if s, said := r.timeScore(v, i, data.Happened); s > best && !said {
				when, best = at, s
			}
		}
	}
	return when, best > 0
}

// verbOf is the verb that a phrase opened at token i hangs on: the one before it
// in the sentence, else the first after it.
func (r *reading) verbOf(i, after int32) int16 {
	for j := i - 1; j >= 0; j-- {
		if k := &r.toks[j]; k.group >= 0 && r.groups[k.group].head == j {
			return k.group
		}
	}
	for j := after; j < int32(len(r.toks)); j++ {
		if k := &r.toks[j]; k.group >= 0 && r.groups[k.group].finite {
			return k.group
		}
	}
	return -1
}

// lastedUntil is the time of n units that end at an instant: open at the start
// where n is unknown.
func lastedUntil(end time.Time, n int, grain data.Grain) data.Time {
	if n <= 0 {
		return data.Time{Start: data.Earliest, End: end, Grain: grain, Modifier: data.Before}
	}
	return data.Time{Start: shift(end, -n, grain), End: end, Grain: data.Day, Modifier: data.Approx}
}

// shift moves an instant by n years, months or days.
func shift(t time.Time, n int, grain data.Grain) time.Time {
	switch grain {
	case data.Year:
		return t.AddDate(n, 0, 0)
	case data.Month:
		return t.AddDate(0, n, 0)
	}
	return t.AddDate(0, 0, n)
}

// length reads how long a TIMEX3 value is, in years, months or days: P4M, PT72H,
// P2W. n is 0 for the X of "weeks", which tells the unit alone. The grain is none
// where it isn't such a value.
func length(value string) (n int, grain data.Grain) {
	s, ok := strings.CutPrefix(value, "P")
	s, clock := strings.CutPrefix(s, "T")
	if !ok || len(s) < 2 {
		return 0, data.NoGrain
	}
	number, unit := s[:len(s)-1], s[len(s)-1]
	if number != "X" {
		var err error
		if n, err = strconv.Atoi(number); err != nil || n < 1 || n > 10_000 {
			return 0, data.NoGrain
		}
	}
	switch {
	case clock && unit == 'H':
		return max((n+23)/24, 1), data.Day
	case clock && (unit == 'M' || unit == 'S'):
		return 1, data.Day
	case unit == 'D':
		return n, data.Day
	case unit == 'W':
		if n == 0 {
			return 0, data.Week
		}
		return 7 * n, data.Day
	case unit == 'M':
		return n, data.Month
	case unit == 'Y':
		return n, data.Year
	}
	return 0, data.NoGrain
}

// byThen brings a time that lies after somebody told of it back before that: of
// what he "said on Friday", "overnight" was the night before and "on Saturday" the
// Saturday before. Other times that lie after are not the event's.
func (r *reading) byThen(d dating, heard data.Time) dating {
	if d.when.Start.Before(heard.End) {
		return d
	}
	x := &r.times[d.timex]
	days := 0
	switch {
	case x.Type == data.ClockTimex && !strings.ContainsAny(x.In(r.text), "0123456789"):
		days = int(data.Day.Floor(d.when.Start).Sub(data.Day.Floor(heard.Start)).Hours() / 24)
	case x.Type == data.DateTimex && d.when.Grain == data.Day && weekday(x.In(r.text)):
		days = 7
	}
	if days < 1 || days > 7 {
		return dating{timex: -1}
	}
	d.when.Start, d.when.End = d.when.Start.AddDate(0, 0, -days), d.when.End.AddDate(0, 0, -days)
	if !d.when.Start.Before(heard.End) {
		return dating{timex: -1}
	}
	return d
}

// weekday reports whether an expression names a day of the week and no more.
func weekday(s string) bool {
	for d := time.Sunday; d <= time.Saturday; d++ {
		if strings.EqualFold(s, d.String()) || len(s) > 2 && strings.EqualFold(s, d.String()[:3]) {
			return true
		}
	}
	return false
}

package when

import (
	"time"

	"dateline/data"
)

// units are weeks, months, years and the rest by their distance from today or
// from the last time named.
var units = []rule{
	{"last CALENDAR", unitBy(-1), []example{
		{"2016-10-15", "The truce broke down [last month].", "DATE", "2016-09", "2016-09"},
		{"2016-10-15", "They had met in [last week]'s talks.", "DATE", "2016-W40", "2016-W40"},
		{"2016-10-16", "The truce broke down [last week].", "DATE", "2016-W40", "2016-10-03/2016-10-15"},
		{"", "They had met [last week].", "DATE", "XXXX-WXX", ""},
	}},
	{"this|the CALENDAR", unitThis, []example{
		{"2016-10-15", "It fell by half [this year].", "DATE", "2016", "2016"},
		{"2016-10-15", "Fighting went on over [the weekend].", "DATE", "2016-W41-WE", "2016-10-15/2016-10-16"},
	}},
	{"the? current|present CALENDAR", unitBy(0), []example{
		{"2016-10-15", "It will be paid in [the current month] by them.", "DATE", "2016-10", "2016-10"},
	}},
	{"mid - week|month|year|decade|century", midUnit, []example{
		{"2016-03-15", "The island will be flooded by [mid-century].", "DATE", "20", "20XX"},
		{"2016-03-15", "Another flight will be added by [mid-year].", "DATE", "2016", "2016"},
	}},
	{"the? next CALENDAR", unitNext, []example{
		{"2016-10-15", "Elections will be held [next year].", "DATE", "2017", "2017"},
		{"", "On 6 June 1944 they landed. [The next day] the town was taken.", "DATE", "1944-06-07", "1944-06-07"},
	}},
	{"the? following|ensuing CALENDAR", unitAfterLatest(+1), []example{
		{"", "It began in March 1989. [The following month] it spread.", "DATE", "1989-04", "1989-04"},
	}},
	{"the? previous|preceding|prior CALENDAR", unitAfterLatest(-1), []example{
		{"", "It ended in 1941. [The previous year] was worse.", "DATE", "1940", "1940"},
	}},
	{"that same? CALENDAR", unitAfterLatest(0), []example{
		{"", "He came in May 1940 and left [that year].", "DATE", "1940", "1940"},
	}},
	{"the same CALENDAR", unitAfterLatest(0), []example{
		{"", "He came in May 1940 and left in [the same year] by sea.", "DATE", "1940", "1940"},
	}},
	{"the CALENDAR before|after|following|earlier", unitNear, []example{
		{"2016-10-15", "It was hit on September 9. [The day before], talks had begun.", "DATE", "2016-09-08", "2016-09-08"},
		{"2016-10-15", "He left on September 9, [the day before] the attack.", "DATE", "XXXX-XX-XX", ""},
	}},
	{"the? CALENDAR before|after last|next|this ( CALENDAR|WEEKDAY )?", unitBeforeLast, []example{
		{"2016-10-15", "The dam broke [the week before last] at night.", "DATE", "2016-W39", "2016-W39"},
	}},
	{"the week|weekend of the? ( MONTH DAYNUM | DAYNUM MONTH )", weekOf, []example{
		{"2000-03-20", "It was the [week of March 6] that he left.", "", "", ""},
		{"2000-03-20", "It was in [the week of March 6] that he left.", "DATE", "2000-W10", "2000-W10"},
	}},
	{"the year - end", yearEnd, []example{
		{"2016-10-15", "It must be mended by [the year-end] at last.", "DATE", "2016-12-31", "2016-12-31"},
	}},
	{"year -? end", yearEnd, []example{
		{"1989-11-02", "It will close the deal by [year-end].", "DATE", "1989-12-31", "1989-12-31"},
	}},
	{"CALENDAR 's end", unitEnd, []example{
		{"1989-11-02", "It will close the deal by the [month's end].", "", "", ""},
		{"1989-11-02", "It will close the deal by [month's end].", "DATE", "1989-11", "1989-11"},
	}},
	{"the? SEASON ( of? YEAR )", seasonOf, []example{
		{"", "They crossed in [the summer of 1776].", "DATE", "1776-SU", "1776-22"},
	}},
	{"YEAR SEASON", seasonOf, []example{
		{"2016-10-15", "It was sunk in the [1982 summer] campaign.", "DATE", "1982-SU", "1982-22"},
	}},
	{"this past|coming SEASON", seasonBy, []example{
		{"2016-10-15", "The dam broke [this past spring] at night.", "DATE", "2016-SP", "2016-21"},
	}},
	{"last|this|next|past|coming|that|the SEASON", seasonBy, []example{
		{"1998-09-10", "It was closed [this summer].", "DATE", "1998-SU", "1998-22"},
	}},
	{"the? following|previous|next SEASON", seasonBy, []example{
		{"2016-10-15", "It began in July 2011. [The following summer] half of the city was lost.", "DATE", "2012-SU", "2012-22"},
		{"", "It began in June 1779. [The following spring] it was over.", "DATE", "1780-SP", "1780-21"},
	}},
	{"in|by|of|late|early|until|since|during|mid|through|between < SEASON >", seasonBy, []example{
		{"1998-01-10", "They will return in [spring].", "DATE", "1998-SP", "1998-21"},
	}},
	{"the? first|second|last|latter half of ( YEAR )", halfOf, []example{
		{"2008-05-01", "It fell in [the second half of 2007].", "DATE", "2007-H2", "2007-07/2007-12"},
	}},
	{"the? first|second|last|latter half of the|this|last|next year", halfOf, []example{
		{"2008-05-01", "It fell in [the first half of this year].", "DATE", "2008-H1", "2008-01/2008-06"},
	}},
	{"the? first|second|last|latter half", halfOf, []example{
		{"2008-05-01", "Sales fell in [the first half].", "DATE", "2008-H1", "2008-01/2008-06"},
		{"2008-05-01", "The keeper saved a penalty early in the second half.", "", "", ""},
		{"2008-05-01", "The second half saw two goals, and they scored again in the first half.", "", "", ""},
	}},
}

func (m *match) unit() int {
	if u, ok := m.val("CALENDAR"); ok {
		return u
	}
	if u, ok := m.val("UNIT"); ok {
		return u
	}
	u, _ := m.val("UNITS")
	return u
}

// unitReading is the unit n away from t, or its value with X where t is not known.
func (m *match) unitReading(t data.Time, ok bool, unit, n int) (reading, bool) {
	if !ok {
		return unknown(unknownUnits[unit])
	}
	r := reading{time: unitAbout(t.Start, unit, n)}
	if unit == weekend {
		r.value = weekendValue(r.time)
	}
	return r, true
}

func (m *match) nowTime() (data.Time, bool) {
	t, ok := m.now()
	if !ok {
		return data.Time{}, false
	}
	return data.Day.Unit(t), true
}

func unitBy(n int) func(*match) (reading, bool) {
	return func(m *match) (reading, bool) {
		t, ok := m.nowTime()
		r, read := m.unitReading(t, ok, m.unit(), n)
		if read && ok && n < 0 && m.unit() == week && t.Start.Weekday() == time.Sunday && !m.narrative {
			// On a Sunday it is the week before to some, and to others the one that ends.
			r.value = valueOf(r.time)
			r.time.End = t.Start
		}
		return r, read
	}
}

// midUnit is "mid-year".
func midUnit(m *match) (reading, bool) {
	t, ok := m.nowTime()
	r, ok := m.unitReading(t, ok, m.lengthUnit(), 0)
	r.mod = data.ModMid
	if !r.time.IsZero() {
		r.time.Modifier = data.Mid
	}
	return r, ok
}

func unitThis(m *match) (reading, bool) {
	u := m.unit()
	if m.toks[m.first+1].caps == capital && (m.toks[m.first].caps == capital || m.word(m.first-1, "of")) {
		return reading{}, false // the programme "This Week", "Farmer of the Year"
	}
	if m.word(m.first, "this") {
		return unitBy(0)(m)
	}
	switch u {
	case weekend:
		t, ok := m.nowTime()
		if ok && !m.narrative && t.Start.Weekday() != 0 && t.Start.Weekday() != 6 && m.tense(m.first, m.n) <= 0 {
			return m.unitReading(t, ok, u, -1)
		}
		return m.unitReading(t, ok, u, 0)
	case week, month, year:
		if u == year && m.word(m.first+m.n, "ended", "ending", "to", "through") {
			return reading{typ: data.DurationTimex, value: "P1Y", vague: true}, true
		}
		if u == month && m.word(m.first+m.n, "of") {
			return reading{}, false // "the month of Rajab"
		}
		if m.next() == idClitic {
			t, ok := m.nowTime()
			return m.unitReading(t, ok, u, 0)
		}
		if n := m.next(); n == idWord || n == idCap || n == idIng || n == idHyphen || n == idClitic || n == idPast {
			// "the year ended", "the week that saw": their own, not this one
			if !m.word(m.first+m.n, "and", "in", "for", "but", "with", "on", "at", "as", "was", "were", "because", "he", "the", "after", "before", "when", "while", "by", "from") {
				return reading{}, false
			}
		}
		if m.word(m.first-1, "of", "for", "in", "during", "over", "through", "throughout", "this") {
			t, ok := m.nowTime()
			return m.unitReading(t, ok, u, 0)
		}
	}
	return reading{}, false
}

func unitNext(m *match) (reading, bool) {
	if m.word(m.first, "the") {
		if u := m.unit(); u == day || m.narrative {
			return unitAfterLatest(+1)(m)
		}
		return lengthOf(m, 1, m.unit(), +1)
	}
	return unitBy(+1)(m)
}

func unitAfterLatest(n int) func(*match) (reading, bool) {
	return func(m *match) (reading, bool) {
		t, ok := m.latest()
		u := m.unit()
		if ok && t.Grain > grainOf(u) && grainOf(u) != data.NoGrain {
			// "the next day" after "in May": which one is not known
			if n == 0 && t.Grain > data.Week {
				return m.unitReading(t, true, max(u, month), 0)
			}
			return unknownIn(t, u)
		}
		return m.unitReading(t, ok, u, n)
	}
}

// unknownIn is a unit somewhere in a longer one.
func unknownIn(t data.Time, u int) (reading, bool) {
	value := unknownUnits[u]
	b := appendYear(nil, t.Start.Year())
	switch {
	case t.Grain > data.Year, t.Grain < data.Month:
	case t.Grain == data.Month && u <= day:
		value = string(append2(append(b, '-'), int(t.Start.Month()))) + value[len("XXXX-XX"):]
	default:
		value = string(b) + value[len("XXXX"):]
	}
	if t.Grain > data.Year {
		return unknown(value)
	}
	return reading{value: value, time: t, vague: true}, true
}

func unitNear(m *match) (reading, bool) {
	n := 1
	if m.pathHas("before", "earlier") {
		n = -1
	}
	if next := m.next(); m.pathHas("before", "after") && (next == idYear || next == idWord || next == idCap || next == idIng || m.g.is(next, classPrep)) && !m.word(m.first+m.n, "and", "in", "at") {
		return reading{}, false // "the day before talks"
	}
	if m.pathHas("before", "after") && m.word(m.first+m.n, "the", "a", "an", "his", "her", "its", "their", "this", "that") {
		return unknown(unknownUnits[m.unit()]) // "the day before the attack": what day that was, the words don't say
	}
	return unitAfterLatest(n)(m)
}

// unitBeforeLast is "the week before last", "the day before last Tuesday".
func unitBeforeLast(m *match) (reading, bool) {
	now, ok := m.nowTime()
	u := m.unit()
	n, step := m.step(), 1
	if m.pathHas("before") {
		step = -1
	}
	if w, day := m.val("WEEKDAY"); day {
		d, ok := m.weekday(w, n)
		return m.unitReading(data.Day.Unit(d), ok, u, step)
	}
	return m.unitReading(now, ok, u, n+step)
}

func weekOf(m *match) (reading, bool) {
	r, ok := calendarDate(m)
	if !ok || r.time.IsZero() {
		return r, ok
	}
	if m.pathHas("weekend") {
		r.time = unitAbout(r.time.Start, weekend, 0)
		r.value = weekendValue(r.time)
		return r, true
	}
	r.time = data.Week.Unit(r.time.Start)
	return r, true
}

func yearEnd(m *match) (reading, bool) {
	now, ok := m.now()
	if !ok {
		return unknown("XXXX-12-31")
	}
	y := now.Year()
	if now.Month() < 4 && m.tense(m.first, m.n) < 0 || m.word(m.first-1, "since", "from") {
		y--
	}
	return plain(data.DayTime(y, 12, 31))
}

func unitEnd(m *match) (reading, bool) {
	t, ok := m.latest()
	if m.word(m.first-1, "the") {
		return reading{}, false
	}
	r, ok := m.unitReading(t, ok, m.unit(), 0)
	r.mod = data.ModEnd
	return r, ok
}

// seasonTime is the season of a year as the texts count: the winter of 1777 is
// the one that begins in its December.
func seasonTime(y, n int) data.Time { return data.Season.Unit(date(y, 1, 1).AddDate(0, 3*n-1, 0)) }

func (m *match) seasonWord() (int, bool) {
	n, ok := m.val("SEASON")
	return n, ok
}

func seasonOf(m *match) (reading, bool) {
	n, _ := m.seasonWord()
	y, ok := m.val("YEAR")
	return reading{time: seasonTime(y, n), year: true}, ok
}

func seasonBy(m *match) (reading, bool) {
	n, _ := m.seasonWord()
	t, _ := m.tokenOf("SEASON", 0)
	if m.n == 1 && m.word(m.first, "fall") || m.word(m.first, "the") && m.word(m.first+1, "fall", "spring") && m.word(m.first+m.n, "of", "in") ||
		m.word(m.first, "this", "that") && m.word(m.first+1, "fall") && m.word(m.first+2, "in", "into", "under", "within", "outside", "below", "short", "apart", "on", "off") {
		return reading{}, false
	}
	if m.next() == idHyphen || t.caps == capital && m.next() == idCap {
		return reading{}, false
	}
	if m.word(m.first, "the") && m.g.is(m.next(), classUnit) {
		return reading{}, false
	}
	now, ok := m.now()
	fromRef := !m.ref.IsZero() && m.pathHas("following", "previous", "that")
	if fromRef { // whatever the text tells, it is reckoned from the time last named
		now, ok = m.ref.Start, true
	}
	if !ok {
		return unknown("XXXX-" + seasonValues[n%4])
	}
	y := now.Year()
	this := seasonTime(y, n)
	if n == 4 && now.Month() <= 2 {
		this = seasonTime(y-1, n)
	}
	step := 0
	switch {
	case m.narrative, fromRef:
		if m.hasYear && m.narrative {
			this = seasonTime(m.year, n)
		}
		switch {
		case m.pathHas("next", "following") && !this.Start.After(now):
			step = 1
		case m.pathHas("last", "previous") && !this.End.Before(now):
			step = -1
		}
	case m.pathHas("last", "past", "previous"):
		if !this.End.Before(now) || this.Start.Year() == now.Year() && now.Sub(this.End).Hours() < 24*30 && !now.After(this.End) {
			step = -1
		}
	case m.pathHas("next", "coming", "following"):
		if !this.Start.After(now) {
			step = 1
		}
	case m.pathHas("this"):
	default:
		tense := m.tense(m.first, m.n)
		if tense < 0 && this.Start.After(now) {
			step = -1
		} else if tense > 0 && this.End.Before(now) {
			step = 1
		}
	}
	if step != 0 {
		this = data.Season.Unit(this.Start.AddDate(step, 0, 0))
	}
	return plain(this)
}

func halfOf(m *match) (reading, bool) {
	y, ok := m.val("YEAR")
	if !ok {
		now, known := m.now()
		if !known {
			return unknown("XXXX-HX")
		}
		if m.n <= 3 && !m.pathHas("year") && (m.next() == idWord || m.next() == idHyphen || m.word(m.first+m.n, "of")) && !m.word(m.first+m.n, "and", "from", "as", "because", "in", "after", "on", "with", "was", "were", "to") {
			return reading{}, false
		}
		if !m.pathHas("year") && m.ofGame() {
			return reading{}, false
		}
		y = now.Year()
		if m.word(m.first+m.n-2, "last") {
			y--
		} else if m.word(m.first+m.n-2, "next") {
			y++
		}
	}
	first := date(y, 7, 1)
	if m.pathHas("first") {
		first = date(y, 1, 1)
	}
	return reading{time: data.Time{Start: first, End: first.AddDate(0, 6, 0), Grain: data.Month}, year: ok}, true
}

// ofGame reports whether the sentence tells of a game, whose halves are not
// those of a year.
func (m *match) ofGame() bool {
	return m.sentenceHas("goal", "goals", "goalless", "scored", "scorer", "header", "penalty", "keeper", "goalkeeper", "striker", "midfielder", "defender", "winger", "halftime", "kickoff",
		"match", "touchdown", "touchdowns", "quarterback", "rebounds", "referee", "substitute", "team", "game", "half-time", "pitch", "equaliser", "equalizer", "try", "fans")
}

// sentenceHas reports whether the sentence about the span has one of the words.
func (m *match) sentenceHas(words ...string) bool {
	for step := -1; step <= 1; step += 2 {
		for k := m.first; k >= 0 && k < len(m.toks) && k > m.first-2*maxClause && k < m.first+2*maxClause; k += step {
			if m.toks[k].id == idStop || step > 0 && k > m.first && m.toks[k].gap == broken {
				break
			}
			if n := m.toks[k].id; (n <= idIng || n > kinds) && m.word(k, words...) {
				return true
			}
			if step < 0 && m.toks[k].gap == broken {
				break
			}
		}
	}
	return false
}

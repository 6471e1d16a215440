package when

import (
	"time"

	"dateline/data"
)

// modifiers put a part or a measure of doubt to another expression.
var modifiers = []rule{
	{"early - TIME", part(data.ModStart, data.Early), []example{
		{"2016-10-15", "An [early-October] storm broke the dam.", "DATE", "2016-10", "2016-10"},
	}},
	{"the? early TIME", part(data.ModStart, data.Early), []example{
		{"2016-10-15", "It was taken in [early October].", "DATE", "2016-10", "2016-10"},
		{"2016-10-15", "By [early 2004] troops had taken it.", "DATE", "2004", "2004"},
		{"1989-10-30", "The deal should close [early next year].", "DATE", "1990", "1990"},
	}},
	{"late - TIME", part(data.ModEnd, data.Late), []example{
		{"2016-10-15", "A [late-September] storm broke the dam.", "DATE", "2016-09", "2016-09"},
	}},
	{"the? late TIME", part(data.ModEnd, data.Late), []example{
		{"2016-10-17", "It was hit [late Sunday].", "DATE", "2016-10-16", "2016-10-16"},
	}},
	{"late|early|earlier|later on TIME", part(data.ModEnd, data.Late), []example{
		{"2016-10-18", "It was hit [late on Monday].", "DATE", "2016-10-17", "2016-10-17"},
	}},
	{"the? mid -? TIME", part(data.ModMid, data.Mid), []example{
		{"2016-10-15", "It began in [mid-2015].", "DATE", "2015", "2015"},
		{"2016-10-15", "In [mid-2015] rebels took the town.", "DATE", "2015", "2015"},
		{"2016-10-15", "They met in [mid-October].", "DATE", "2016-10", "2016-10"},
		{"2016-02-15", "The report will be ready by [mid-May].", "DATE", "2016-05", "2016-05"},
	}},
	{"earlier|later|early|late in the CALENDAR|SEASON", partOfUnit, []example{
		{"2016-10-15", "He was hurt on Oct. 3 and died [later in the day].", "DATE", "2016-10-03", "2016-10-03"},
		{"2016-10-15", "The dam broke [earlier in the year] at night.", "DATE", "2016", "2016"},
	}},
	{"earlier in? TIME", part(data.ModStart, data.Early), []example{
		{"2016-10-15", "He had said so [earlier this month].", "DATE", "2016-10", "2016-10"},
	}},
	{"later in? TIME", part(data.ModEnd, data.Late), []example{
		{"2016-10-15", "They will meet [later this week].", "DATE", "2016-W41", "2016-W41"},
	}},
	{"early in TIME", part(data.ModStart, data.Early), []example{
		{"2016-10-15", "The dam broke [early in 2015] at night.", "DATE", "2015", "2015"},
	}},
	{"late in TIME", part(data.ModEnd, data.Late), []example{
		{"2016-10-15", "The dam broke [late in August] at night.", "DATE", "2016-08", "2016-08"},
	}},
	{"the end|beginning|start|middle|rest|close|remainder of the CALENDAR", partOfUnit, []example{
		{"2016-10-15", "It must be done by [the end of the year].", "DATE", "2016", "2016"},
	}},
	{"sometime TIME", about, []example{
		{"2016-10-15", "It will be mended [sometime next year].", "DATE", "2017", "2017~"},
	}},
	{"the? end|close of TIME", part(data.ModEnd, data.Late), []example{
		{"2016-10-15", "It must be done by [the end of 2017].", "DATE", "2017", "2017"},
	}},
	{"the? beginning|start|outset of TIME", part(data.ModStart, data.Early), []example{
		{"2016-10-15", "It was shut at [the beginning of September] for good.", "DATE", "2016-09", "2016-09"},
	}},
	{"the? middle of TIME", part(data.ModMid, data.Mid), []example{
		{"2016-10-15", "It was shut in [the middle of 2014] for good.", "DATE", "2014", "2014"},
	}},
	{"the? latter|last|second half|part of TIME", part(data.ModEnd, data.Late), []example{
		{"2016-10-15", "It was shut in [the latter part of August] for good.", "DATE", "2016-08", "2016-08"},
	}},
	{"the? first|early half|part of TIME", part(data.ModStart, data.Early), []example{
		{"2016-10-15", "It was shut in [the first half of August] for good.", "DATE", "2016-08", "2016-08"},
	}},
	{"the? first|last|final quarter|third of TIME", partOfCentury, []example{
		{"2016-10-15", "It was built in [the last quarter of the 19th century].", "DATE", "18", "18XX"},
	}},
	{"around|about|circa|c|ca|approximately|roughly .? TIME", about, []example{
		{"2016-10-15", "It lasted [about three years].", "DURATION", "P3Y", ""},
		{"", "It was founded [around 1910].", "DATE", "1910", "1910~"},
		{"", "It was founded [c. 1850] by monks.", "DATE", "1850", "1850~"},
		{"", "It was founded [c.1850] by monks.", "DATE", "1850", "1850~"},
		{"", "It was founded [around 2400 B.C.] by settlers.", "DATE", "BC2400", "-2399~"},
		{"1990-01-03", "THE BOMB EXPLODED AT [APPROXIMATELY 1500] (2000 GMT) TODAY IN BOGOTA.", "TIME", "1990-01-03T15:00", "1990-01-03T15:00Z~"},
		{"2016-10-14", "The shooting began at [about 1930] in the suburb.", "TIME", "2016-10-14T19:30", "2016-10-14T19:30Z~"},
	}},
	{"nearly|almost|under TIME", measured(data.ModLessThan), []example{
		{"1998-01-20", "For [nearly forty years] it was so.", "DURATION", "P40Y", ""},
	}},
	{"less than TIME", measured(data.ModLessThan), []example{
		{"2016-10-15", "It lasted [less than two weeks] in all.", "DURATION", "P2W", ""},
	}},
	{"over TIME", measured(data.ModMoreThan), []example{
		{"2016-10-15", "They waited for [over an hour] in the rain.", "DURATION", "PT1H", ""},
	}},
	{"more than TIME", measured(data.ModMoreThan), []example{
		{"1998-01-20", "They spoke for [more than four hours].", "DURATION", "PT4H", ""},
	}},
	{"at least TIME", measured(data.ModEqualOrMore), []example{
		{"2016-10-15", "It was shut for [at least 72 hours] in all.", "DURATION", "PT72H", ""},
	}},
	{"at most TIME", measured(data.ModEqualOrLess), []example{
		{"2016-10-15", "It will be shut for [at most ten days] in all.", "DURATION", "P10D", ""},
	}},
	{"no more than TIME", measured(data.ModEqualOrLess), []example{
		{"2016-10-15", "It may be shut for [no more than sixty days] in all.", "DURATION", "P60D", ""},
	}},
	{"up to TIME", measured(data.ModEqualOrLess), []example{
		{"2016-10-15", "It may be shut for [up to six months] in all.", "DURATION", "P6M", ""},
	}},
	{"WEEKDAY morning|afternoon|evening|night ,? TIME", weekdayPartOf, []example{
		{"1912-04-19", "The ship came up the river on [Thursday evening, 18 April].", "TIME", "1912-04-18TEV", "1912-04-18T18Z/1912-04-18T23Z"},
	}},
	{"noon|midday|midnight|dawn on? TIME", dayPartOf, []example{
		{"2015-04-27", "It struck shortly before [noon on Saturday, 25 April].", "TIME", "2015-04-25T12:00", "2015-04-25T12:00Z"},
	}},
	{"the? night of? ( ( DAYNUM|ORDDAY | DAYNUM MONTH ) -|DASH|/|to DAYNUM MONTH YEAR? | MONTH DAYNUM -|DASH|/|to DAYNUM ( ,? YEAR )? )", nightOfTwoDays, []example{
		{"2016-10-15", "It was hit in [the night of 3–4 May].", "TIME", "2016-05-03TNI", "2016-05-03T18Z/2016-05-04T05Z"},
		{"", "It was hit on [the night of 30 April – 1 May 1945].", "TIME", "1945-04-30TNI", "1945-04-30T18Z/1945-05-01T05Z"},
		{"", "It was hit in [the night of May 3-4, 1945].", "TIME", "1945-05-03TNI", "1945-05-03T18Z/1945-05-04T05Z"},
	}},
	{"the? early|small|wee hours ( of TIME )?", earlyHours, []example{
		{"2016-10-15", "The police came in [the early hours of Friday].", "TIME", "2016-10-14TMO", "2016-10-14T00Z/2016-10-14T05Z"},
		{"2016-10-15", "The police came in [the wee hours].", "TIME", "2016-10-15TMO", "2016-10-15T00Z/2016-10-15T05Z"},
	}},
	{"the? morning|afternoon|evening|night|dawn of? TIME", dayPartOf, []example{
		{"", "They set out on [the night of April 18, 1775].", "TIME", "1775-04-18TNI", "1775-04-18T18Z/1775-04-18T23Z"},
	}},
}

func part(mod data.TimexMod, how data.Modifier) func(*match) (reading, bool) {
	return func(m *match) (reading, bool) {
		r := m.inner.reading
		if r.typ == data.SetTimex || r.vague && r.time.IsZero() && r.value != "" && r.value[0] != 'X' {
			return reading{}, false
		}
		if r.typ == data.DurationTimex {
			return reading{}, false
		}
		r.mod = mod
		if m.pathHas("on") && m.word(m.first, "early", "earlier") {
			r.mod, how = data.ModStart, data.Early
		}
		if !r.time.IsZero() && r.time.Grain >= data.Day {
			r.time.Modifier = how
		}
		return r, true
	}
}

// partOfUnit is "the end of the year".
func partOfUnit(m *match) (reading, bool) {
	now, ok := m.latest()
	told := m.ref.Grain <= data.Day && m.ref.End.Before(m.today) && m.tense(m.first, m.n) < 0 && m.sentencesSince(m.refTok) < 2
	if !m.narrative && !told {
		now, ok = m.nowTime()
	}
	var r reading
	if m.has("SEASON") {
		n, _ := m.seasonWord()
		if !ok {
			return unknown("XXXX-" + seasonValues[n%4])
		}
		r = reading{time: seasonTime(now.Start.Year(), n)}
	} else {
		u := m.unit()
		if u == day && !m.pathHas("earlier", "later") || u == century {
			return reading{}, false
		}
		if r, ok = m.unitReading(now, ok, u, 0); !ok || r.vague {
			return r, ok
		}
	}
	m.mark(&r)
	return r, true
}

// mark puts to a reading the part of its time that a word of the span names.
func (m *match) mark(r *reading) {
	switch {
	case m.pathHas("end", "close", "late", "later"):
		r.mod, r.time.Modifier = data.ModEnd, data.Late
	case m.pathHas("beginning", "start", "early", "earlier"):
		r.mod, r.time.Modifier = data.ModStart, data.Early
	case m.pathHas("middle", "mid"):
		r.mod, r.time.Modifier = data.ModMid, data.Mid
	}
}

func about(m *match) (reading, bool) {
	r := m.inner.reading
	if r.typ == data.DateTimex && m.next() == idClitic {
		return reading{}, false // "get around Wednesday's ruling"
	}
	r.mod = data.ModApprox
	if !r.time.IsZero() && r.typ <= data.ClockTimex {
		r.time.Modifier = data.Approx
	}
	return r, r.typ != data.SetTimex && (!r.vague || r.typ == data.DurationTimex)
}

// measured compares a length; a date is not compared.
func measured(mod data.TimexMod) func(*match) (reading, bool) {
	return func(m *match) (reading, bool) {
		r := m.inner.reading
		r.mod = mod
		if m.word(m.first, "over") && !m.word(m.first-1, "for", "just", "of", "after", "took", "lasted", "lasting", "spent", "is", "was", "to", "well", "in") {
			return reading{}, false // "over three years": during them
		}
		if r.typ == data.DurationTimex {
			return r, !m.word(m.inner.at, "the", "this", "last", "past")
		}
		ago := m.word(m.first+m.n-1, "ago", "earlier", "later")
		if ago && (mod == data.ModMoreThan || mod == data.ModEqualOrMore) {
			r.mod = data.ModBefore
		} else if ago {
			r.mod = data.ModAfter
		}
		if m.quarterly && m.inner.n == 3 && m.word(m.inner.at, "a", "one") && m.word(m.inner.at+1, "year") {
			return reading{}, false // "more than a year ago": compared with then
		}
		return r, ago
	}
}

// weekdayPartOf is a weekday and its part with the date after them.
func weekdayPartOf(m *match) (reading, bool) {
	w, _ := m.val("WEEKDAY")
	if d := m.inner.reading.time.Start; m.inner.reading.time.IsZero() || daysSince(d, w) != 0 || !m.has("WEEKDAY") {
		return reading{}, false
	}
	return dayPartOf(m)
}

func dayPartOf(m *match) (reading, bool) {
	r := m.inner.reading
	p := m.part()
	if r.typ != data.DateTimex || r.time.Grain != data.Day || p == 0 || m.inner.at == m.first {
		return reading{}, false
	}
	x := partOf(r.time.Start, p)
	x.year = r.year
	return x, true
}

// partOfCentury is the first or last part of a decade or a century.
func partOfCentury(m *match) (reading, bool) {
	r := m.inner.reading
	if r.time.IsZero() || r.time.Grain < data.Decade {
		return reading{}, false
	}
	if r.mod, r.time.Modifier = data.ModEnd, data.Late; m.word(m.first, "first") || m.word(m.first+1, "first") {
		r.mod, r.time.Modifier = data.ModStart, data.Early
	}
	return r, true
}

// smallHours is the part of a day that is still night.
func smallHours(d time.Time) data.Time {
	d = data.Day.Floor(d)
	return data.Time{Start: d, End: d.Add(6 * time.Hour), Grain: data.Hour}
}

// nightOfTwoDays is "the night of 3–4 May", from the evening of the first day to
// the morning of the second.
func nightOfTwoDays(m *match) (reading, bool) {
	var days, months []int
	for k := m.first; k < m.first+m.n; k++ {
		switch t := &m.toks[k]; {
		case t.id == idDay:
			days = append(days, int(t.val))
		case m.g.is(t.id, classMonth) && t.caps != small:
			months = append(months, m.classValue("MONTH", k))
		}
	}
	if len(days) != 2 || len(months) == 0 {
		return reading{}, false
	}
	y, written := m.writtenYear()
	ok := written
	if !ok {
		if y, ok = m.yearFor(time.Month(months[0]), days[0]); !ok {
			return unknownDay(months[0], days[0])
		}
	}
	first, ok := m.dayOf(y, time.Month(months[0]), days[0])
	last, two := m.dayOf(y, time.Month(months[len(months)-1]), days[1])
	if !ok || !two || !first.End.Equal(last.Start) {
		return reading{}, false
	}
	r := partOf(first.Start, nightTime)
	r.time.End = smallHours(last.Start).End
	r.year = written
	return r, true
}

// earlyHours is "the early hours of Friday".
func earlyHours(m *match) (reading, bool) {
	at, ok := m.latest()
	if r := m.inner.reading; m.inner.n > 0 {
		at, ok = r.time, !r.time.IsZero() && r.typ <= data.ClockTimex
		if !ok {
			return reading{}, false
		}
	} else if m.word(m.first+m.n, "of") {
		return reading{}, false // "the early hours of the war"
	}
	if !ok || at.Grain > data.Day {
		return unknownPart(morning)
	}
	r := partOf(at.Start, morning)
	r.time, r.mod = smallHours(at.Start), data.ModStart
	return r, true
}

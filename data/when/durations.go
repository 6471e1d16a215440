package when

import (
	"strconv"
	"strings"

	"dateline/data"
)

// durations are lengths of time, and points that they lead to: ago, later.
var durations = []rule{
	{"{qty} UNIT|UNITS ( or so|more )? ago", shifted(-1, true), []example{
		{"2016-10-15", "The war began [five years ago].", "DATE", "2011", "2011"},
		{"1998-03-22", "He met him [10 days ago].", "DATE", "1998-03-12", "1998-03-12"},
		{"1998-03-31", "It was said [five months ago].", "DATE", "1997-10", "1997-10"},
		{"2016-10-15", "It was built [half a century ago].", "DATE", "1966", "1966"},
		{"1998-03-31", "It was said [several years ago].", "DATE", "PAST_REF", ""},
	}},
	{"{qty} UNIT|UNITS ( or so )? earlier|previously", shifted(-1, false), []example{
		{"", "He became king in 1938. [Two years earlier] he had been in exile.", "DATE", "1936", "1936"},
	}},
	{"{qty} UNIT|UNITS later|afterward|afterwards|hence", shifted(+1, false), []example{
		{"", "They landed on 6 June 1944. [Two days later] the port fell.", "DATE", "1944-06-08", "1944-06-08"},
	}},
	{"{qty} UNIT|UNITS from now", shifted(+1, true), []example{
		{"2016-10-15", "It will be finished [three months from now] at best.", "DATE", "2017-01", "2017-01"},
	}},
	{"< {qty} UNIT|UNITS before > ,|.", shifted(-1, false), []example{
		{"", "They landed on 6 June 1944. [Two days before], it had rained.", "DATE", "1944-06-04", "1944-06-04"},
	}},
	{"{qty} UNIT|UNITS ago ,? on? TODAY|WEEKDAY", agoFrom, []example{
		{"2016-10-15", "The mayor died [a year ago today].", "DATE", "2015-10-15", "2015-10-15"},
		{"2016-10-15", "The mayor died [two weeks ago Tuesday].", "DATE", "2016-09-27", "2016-09-27"},
	}},
	{"{qty} UNITS|UNIT ago this|last|next CALENDAR", agoFrom, []example{
		{"2016-10-15", "The mayor died [seven years ago this month].", "DATE", "2009-10", "2009-10"},
	}},
	{"{qty} UNIT|UNITS from|after TODAY", agoFrom, []example{
		{"2016-10-15", "The vote is [two weeks from tomorrow].", "DATE", "2016-10-30", "2016-10-30"},
	}},
	{"a|one|two|three week|weeks from|on WEEKDAY", agoFrom, []example{
		{"2016-10-15", "The vote is [a week on Friday].", "DATE", "2016-10-28", "2016-10-28"},
	}},
	{"UNITS later|afterwards|afterward", vagueShift("FUTURE_REF"), []example{
		{"2016-10-15", "The bridge fell [hours later] into the river.", "DATE", "FUTURE_REF", ""},
	}},
	{"UNITS earlier", vagueShift("PAST_REF"), []example{
		{"2016-10-15", "The bridge had been built [decades earlier] by hand.", "DATE", "PAST_REF", ""},
	}},
	{"UNITS ago", vagueShift("PAST_REF"), []example{
		{"2016-10-15", "The bridge was built [centuries ago] by hand.", "DATE", "PAST_REF", ""},
	}},
	{"in < {qty} UNIT|UNITS 's time >", shifted(+1, true), []example{
		{"2016-10-15", "It will be finished in [a year's time] at best.", "DATE", "2017", "2017"},
	}},
	{"the? last|past|previous|preceding|recent {few} UNITS ( or so )?", pastLength(-1), []example{
		{"1998-01-08", "In [the past three months], stocks have fallen.", "DURATION", "P3M", "1997-10-09/1998-01-08"},
		{"1998-01-08", "In [the last few weeks] it rained.", "DURATION", "PXW", ""},
	}},
	{"the ( latest | year - earlier|ago ) {few} UNITS", pastLength(0), []example{
		{"1989-11-02", "Sales grew in [the latest nine months] by half.", "DURATION", "P9M", ""},
	}},
	{"the? next|coming|following|first|opening|final|closing|initial|remaining {few} UNITS ( or so )?", pastLength(+1), []example{
		{"2016-10-15", "It was shut in [the first three months] of 2015.", "DURATION", "P3M", "2015-01/2015-03"},
		{"1991-02-25", "It may fail over [the next two weeks].", "DURATION", "P2W", "1991-02-25/1991-03-10"},
	}},
	{"the? {few} last|past|previous|next|following|first|final|preceding UNITS", pastLength(0), []example{
		{"2016-10-15", "Nothing was sold in [the four previous weeks] there.", "DURATION", "P4W", ""},
	}},
	{"the? past|last decade|century", pastDecade, []example{
		{"1998-03-03", "It has grown over [the past decade].", "DURATION", "P10Y", "1988-03-04/1998-03-03"},
		{"1998-03-03", "They were poor in [the last century].", "DATE", "18", "18XX"},
	}},
	{"the? past|last UNIT", pastUnit, []example{
		{"1998-03-03", "It has grown over [the past year].", "DATE", "1997", "1997"},
	}},
	{"the first|second|third|fourth|fifth|sixth|seventh|opening|last|final|closing UNIT", ordinalUnit, []example{
		{"2016-10-15", "It was shut in [the second week] of September.", "DURATION", "P1W", "2016-09-08/2016-09-14"},
		{"2016-10-15", "It was shut in [the final week] of September.", "DURATION", "P1W", "2016-09-24/2016-09-30"},
		{"2016-10-15", "They lost a third of them in [the first month] of it.", "DURATION", "P1M", ""},
	}},
	{"the? early|later|intervening|subsequent|recent|last|past|coming|next|following UNITS", vagueLength, []example{
		{"1998-03-03", "Crime has fallen in [recent years].", "DURATION", "PXY", ""},
	}},
	{"the UNITS ahead", vagueLength, []example{
		{"2016-10-15", "It will be cold in [the weeks ahead] of us.", "DURATION", "PXW", ""},
	}},
	{"the UNITS", theUnits, []example{
		{"2016-10-15", "He had seen much over [the years] at sea.", "DURATION", "PXY", ""},
	}},
	{"a|an UNIT or SMALL", vagueUnit, []example{
		{"2016-10-15", "It can be mended in [a day or two] by one man.", "DURATION", "PXD", ""},
	}},
	{"the {few} UNITS", plainLength, []example{
		{"1989-11-02", "For [the nine months], it lost money.", "DURATION", "P9M", ""},
	}},
	{"{qty} ( more|additional|extra|full|long|consecutive|straight|whole )? UNIT|UNITS ( or so|more )?", plainLength, []example{
		{"2016-10-15", "It was held for [72 hours].", "DURATION", "PT72H", ""},
		{"2016-10-15", "The army will reach it in [two days].", "DURATION", "P2D", "2016-10-17"},
		{"1998-01-08", "It hit a [five year] low.", "DURATION", "P5Y", ""},
		{"1998-02-27", "It stays there for [20 more years].", "DURATION", "P20Y", ""},
		{"1998-02-27", "They ruled it for [several decades].", "DURATION", "PXDE", ""},
		{"1998-02-27", "Mr. Howes, 37 years old, and a 12-year-old were found.", "", "", ""},
		{"2016-10-15", "It strikes women between the ages of 30 and 50 years.", "", "", ""},
	}},
	{"a|an UNIT and a half", halves, []example{
		{"2016-10-15", "The flight took [an hour and a half] at most.", "DURATION", "PT1H30M", ""},
	}},
	{"NUM -? and -? a -? half -? UNITS|UNIT", halves, []example{
		{"2016-10-15", "He was held for [two-and-a-half years] there.", "DURATION", "P2Y6M", ""},
		{"2016-10-15", "He ruled for [two and a half decades] there.", "DURATION", "P25Y", ""},
		{"2016-10-15", "The [two-and-a-half-hour] talks led nowhere.", "DURATION", "PT2H30M", ""},
		{"2016-10-15", "The flight took [two and a half hours] at most.", "DURATION", "PT2H30M", ""},
	}},
	{"NUM|FEW|half -? UNIT", compoundLength, []example{
		{"2016-10-15", "The [five-year] war goes on.", "DURATION", "P5Y", ""},
	}},
	{"NUM - UNIT - long", compoundLength, []example{
		{"2016-10-15", "The [five-year-long] war goes on.", "DURATION", "P5Y", ""},
	}},
	{"a|the NUM - UNIT period", compoundLength, []example{
		{"2016-10-15", "It was paid back over [a three-year period] in full.", "DURATION", "P3Y", ""},
	}},
	{"UNIT|UNITS - long", vagueCompound, []example{
		{"2000-01-08", "The [decades-long] fight ended.", "DURATION", "PXDE", ""},
	}},
	{"NUM to|or|- NUM UNITS", twoLengths, []example{
		{"1989-10-30", "It takes [12 to 18 months] to build.", "DURATION", "PXM", ""},
	}},
	{"the? next|past|last|coming NUM to|or NUM UNITS", twoLengths, []example{
		{"2016-10-15", "It will be built in [the next 12 to 18 months] or so.", "DURATION", "PXM", ""},
	}},
	{"UNITS or|and UNITS", vagueLength, []example{
		{"2016-10-15", "It may take [weeks or months] to mend.", "DURATION", "PXM", ""},
	}},
	{"UNITS", vagueLength, []example{
		{"1989-10-30", "It went on for [years] without end.", "DURATION", "PXY", ""},
	}},
	{"for|in|after|quite < a while >", vagueSpan, []example{
		{"1991-02-25", "It was quiet there for [a while].", "DURATION", "PXX", ""},
	}},
}

// amount reads the number of units in the path: -1 for a few, several, some.
// Of decimals and fractions it returns the text too.
func (m *match) amount() (n int, text string) {
	for k := m.first; k < m.first+m.n; k++ {
		t := &m.toks[k]
		switch {
		case t.id == idDecimal:
			return 0, m.text[t.start:t.end]
		case t.id == idFraction:
			whole := 0
			if k > m.first && m.toks[k-1].id == idDay {
				whole = int(m.toks[k-1].val)
			}
			return 0, strconv.FormatFloat(float64(whole)+float64(t.val)/60, 'f', -1, 64)
		case m.word(k, "couple"):
			return 2, ""
		case m.word(k, "dozen"):
			return 12, ""
		case m.word(k, "half") && m.word(k+1, "a", "an"):
			return 0, "0.5"
		case t.id >= idDay && t.id <= idSpelledYr && t.id != idDecimal && t.id != idFraction && t.id != idSum:
			if k+1 < m.first+m.n && m.toks[k+1].id == idFraction {
				continue
			}
			return int(t.val), ""
		case m.word(k, "few", "several", "many", "some", "numerous", "various"):
			if m.word(k, "some") && k+1 < m.first+m.n && m.toks[k+1].id < kinds {
				continue
			}
			return -1, ""
		case m.g.is(t.id, classUnit) && !m.word(k+2, "earlier", "ago"):
			return 1, ""
		}
	}
	return 1, ""
}

// lengthUnit is the unit that the last token of the span but modifiers names.
func (m *match) lengthUnit() int {
	for k := m.first + m.n - 1; k >= m.first; k-- {
		if u := m.unitOf(k); u != 0 && (u != second || !m.word(k, "second") || k == m.first+m.n-1) {
			return u
		}
	}
	return 0
}

// unitOf is the unit that the token k names, or 0.
func (s *scan) unitOf(k int) int {
	for _, c := range [...]string{"UNITS", "UNIT"} {
		if v, ok := s.g.lex.classes[c].values[s.toks[k].id]; ok {
			return int(v)
		}
	}
	return 0
}

// aboutAmount is the modifier that the words of the span give a length.
func (m *match) aboutAmount() data.TimexMod {
	switch {
	case m.pathHas("couple", "so"):
		return data.ModApprox
	}
	return data.NoMod
}

// shifted is a point of time some units away, from today or from the last time
// named.
func shifted(sign int, today bool) func(*match) (reading, bool) {
	return func(m *match) (reading, bool) {
		n, text := m.amount()
		u := m.lengthUnit()
		if m.word(m.first-1, "of") && m.word(m.first-2, "quarter", "third", "half", "part") {
			return reading{}, false // "a quarter of a century ago"
		}
		if text == "0.5" {
			n, u, text = halfOfUnit(u)
		}
		if n < 0 || text != "" || n > maxShift || u == 0 {
			if sign < 0 {
				return unknown("PAST_REF")
			}
			return unknown("FUTURE_REF")
		}
		from, ok := m.latest()
		if today {
			var now data.Time
			if now, ok = m.nowTime(); ok {
				from = now
			}
		}
		if !ok {
			return unknown(unknownUnits[u])
		}
		g := grainOf(u)
		if !today && from.Grain > g && from.Grain > data.Day {
			return shiftedWithin(from, u, sign*n)
		}
		if g > data.Year {
			g = data.Year
		}
		if g == data.Week && from.Grain <= data.Day {
			g = data.Week
			if !today {
				g = data.Day
			}
		}
		if g < data.Hour {
			g = data.Minute
		}
		t := shift(from.Start, u, sign*n)
		if g < data.Day && from.Grain >= data.Day {
			r := reading{time: data.Day.Unit(t), value: valueOf(data.Day.Unit(t))}
			r.typ = data.ClockTimex
			r.value += "TXX"
			r.vague = true
			return r, true
		}
		r := reading{time: g.Unit(t), mod: m.aboutAmount()}
		if g < data.Day {
			r.typ = data.ClockTimex
		}
		return r, true
	}
}

// shiftedWithin is a unit n away from one that lies somewhere in a longer time:
// "three months later" after "in 1618" is a month of the year from April 1618,
// "two days later" most likely a day of that year.
func shiftedWithin(t data.Time, unit, n int) (reading, bool) {
	if t.Grain > data.Year || grainOf(unit) < data.Day {
		return unknown(unknownUnits[unit])
	}
	r, ok := unknownIn(t, unit)
	if unit == month || unit == quarter {
		r.value = unknownUnits[unit]
		r.time = data.Time{Start: shift(t.Start, unit, n), End: shift(t.End, unit, n), Grain: grainOf(unit)}
	}
	return r, ok
}

func vagueShift(value string) func(*match) (reading, bool) {
	return func(*match) (reading, bool) { return unknown(value) }
}

// agoFrom is a point some units before or after a day or a unit that is named:
// "a year ago today", "a week on Friday".
func agoFrom(m *match) (reading, bool) {
	n, text := m.amount()
	now, ok := m.nowTime()
	u, sign, base := 0, +1, data.Time{}
	for k := m.first; k < m.first+m.n && u == 0; k++ {
		if m.g.is(m.toks[k].id, classUnit) {
			u = m.unitOf(k)
		}
	}
	if n <= 0 || n > maxShift || text != "" || !ok || u < day || m.rate() {
		return reading{}, false
	}
	if m.pathHas("ago") {
		sign = -1
	}
	if v, today := m.val("TODAY"); today {
		base = data.Day.Unit(now.Start.AddDate(0, 0, v))
	} else if w, weekday := m.val("WEEKDAY"); weekday {
		d, _ := m.weekday(w, sign)
		if sign < 0 && daysSince(now.Start, w) == 0 {
			d = now.Start
		}
		base = data.Day.Unit(d)
	} else {
		base = unitAbout(now.Start, m.unit(), m.step())
	}
	return plain(base.Grain.Unit(shift(base.Start, u, sign*n)))
}

// lengthOf is a length of n units that lies before today (-1), after it (+1) or
// nowhere (0).
func lengthOf(m *match, n, unit, dir int) (reading, bool) {
	r := reading{typ: data.DurationTimex, value: length(n, unit), vague: true, mod: m.aboutAmount()}
	now, ok := m.now()
	if ok && n > 0 && n <= maxShift && !m.narrative {
		switch {
		case dir < 0:
			end := data.Day.Next(now)
			r.time = data.Time{Start: shift(end, unit, -n), End: end, Grain: data.Day}
		case dir > 0:
			start := data.Day.Floor(now)
			r.time = data.Time{Start: start, End: shift(start, unit, n), Grain: data.Day}
		}
		if unit < day && !r.time.IsZero() { // at what hour it was published is not known
			from, to := now, now
			if dir < 0 {
				from = shift(data.Day.Floor(now), unit, -n)
			} else {
				to = shift(data.Day.Floor(now), unit, n)
			}
			r.time = data.Time{Start: data.Day.Floor(from), End: data.Day.Next(to), Grain: data.Day}
		}
	}
	return r, true
}

func pastLength(dir int) func(*match) (reading, bool) {
	return func(m *match) (reading, bool) {
		n, _ := m.amount()
		d := dir
		if d > 0 && !m.pathHas("next", "coming") || m.word(m.first+m.n, "of") {
			d = 0
		}
		return lengthOf(m, n, m.lengthUnit(), d)
	}
}

func pastUnit(m *match) (reading, bool) {
	u := m.lengthUnit()
	if m.word(m.first+m.n, "of") && m.word(m.first, "the") && u >= day {
		return lengthOf(m, 1, u, 0) // "the last week of September"
	}
	if u < day || u == second {
		return lengthOf(m, 1, u, -1)
	}
	if m.narrative {
		return lengthOf(m, 1, u, 0)
	}
	return unitBy(-1)(m)
}

// pastDecade is the ten or hundred years before today; "last century" and "the
// last century" are the one before this.
func pastDecade(m *match) (reading, bool) {
	if m.pathHas("last") && (m.pathHas("century") || !m.word(m.first, "the")) {
		t, ok := m.nowTime()
		return m.unitReading(t, ok, m.lengthUnit(), -1)
	}
	return lengthOf(m, 1, m.lengthUnit(), -1)
}

func ordinalUnit(m *match) (reading, bool) {
	u := m.lengthUnit()
	n := m.next()
	if u < day || u == quarter || n == idHyphen || n == idWord && !m.g.is(n, classPrep) {
		return reading{}, false
	}
	if u == day {
		return unknown("XXXX-XX-XX")
	}
	return reading{typ: data.DurationTimex, value: length(1, u), vague: true}, true
}

func vagueLength(m *match) (reading, bool) {
	u := m.lengthUnit()
	if m.n == 1 {
		t := m.toks[m.first]
		if u < minute || u == weekend || u == quarter || u == night || m.next() == idHyphen || m.word(m.first+1, "old") || t.caps == capital && m.previous() != idStop && m.previous() != idQuote ||
			t.caps == capital && m.previous() == idCap ||
			m.word(m.first-1, "of") && m.word(m.first-2, "hundreds", "thousands", "tens", "dozens") || m.previous() == idSum {
			return reading{}, false
		}
		if p := m.previous(); p == idDay || p == idTwo || p == idThree {
			return reading{}, false // "the ages of 30 to 50 years"
		}
		if m.word(m.first-1, "coming", "future", "upcoming", "fiscal", "calendar", "academic", "light", "leap") {
			return reading{}, false
		}
	}
	return reading{typ: data.DurationTimex, value: length(-1, u), vague: true}, u != 0 && u != season
}

func theUnits(m *match) (reading, bool) {
	u := m.lengthUnit()
	if m.next() == idHyphen {
		return reading{}, false
	}
	if u < year && !(u >= week && m.word(m.first+m.n, "ahead", "to", "before", "after", "following", "since", "leading")) || m.word(m.first+m.n, "of") {
		return reading{}, false
	}
	return reading{typ: data.DurationTimex, value: length(-1, u), vague: true}, true
}

// aged reports whether the span gives an age.
func (m *match) aged() bool {
	k := m.first + m.n
	return m.word(k, "old", "older", "olds") || m.idAt(k) == idHyphen && m.word(k+1, "old", "olds", "older") || m.word(m.first-1, "aged", "age") ||
		m.word(m.first-1, "and", "to") && (m.word(m.first-3, "aged", "ages") || m.word(m.first-4, "ages", "age") && m.word(m.first-3, "of", "from", "between"))
}

func plainLength(m *match) (reading, bool) {
	n, text := m.amount()
	u := m.lengthUnit()
	if u == 0 || m.aged() || m.next() == idHyphen {
		return reading{}, false
	}
	first := m.first
	if u == minute && m.word(first+m.n, "to", "past", "after", "before") && m.smallNumber(first+m.n+1) {
		return reading{}, false // "five minutes to ten"
	}
	if m.word(first, "a") && m.toks[first+1].id >= idDay && m.toks[first+1].id <= idSpelledYr && m.toks[first+1].val < 100 {
		return reading{}, false // "a five year low": the article is the noun's
	}
	if m.word(first, "a", "an") && m.n == 2 && (u == quarter || u <= minute) || u == second && (m.word(first+m.n-1, "second") || n == -1) {
		return reading{}, false // "a quarter of the votes", "a second", "a minute"
	}
	if u == quarter && m.word(first+m.n-1, "quarter", "quarters") && m.word(first+m.n, "of") {
		return reading{}, false
	}
	if m.word(first+m.n-1, "minute", "second", "day", "year") && m.next() == idClitic && m.n == 2 && m.word(first, "a") {
		return reading{}, false
	}
	if m.word(first, "one") && m.word(first+1, "day", "time") && m.n == 2 && m.tense(m.first, m.n) > 0 && m.word(first-1, "that", "will", "can", "may", "could", "would") {
		return unknown("FUTURE_REF")
	}
	if m.word(first, "a", "an", "per", "each") && m.n == 2 && m.rate() {
		return reading{typ: data.SetTimex, value: length(1, u), vague: true}, true
	}
	if m.word(first, "some", "various") && m.n == 2 && u == day {
		return reading{}, false // "some days it rains"
	}
	r := reading{typ: data.DurationTimex, vague: true, mod: m.aboutAmount()}
	if text != "" {
		r.value = lengthText(text, u, -1)
		if whole, half := strings.CutSuffix(text, ".5"); half {
			r.value = andHalf(whole, u)
		}
		return r, true
	}
	r.value = length(n, u)
	if now, ok := m.nowTime(); ok && !m.narrative && n > 0 && n <= maxShift && u >= day && m.word(m.first-1, "in") && m.tense(m.first, m.n) > 0 {
		r.time = min(grainOf(u), data.Year).Unit(shift(now.Start, u, n)) // "it will be taken in three days"
	}
	return r, n != 0
}

// smallNumber reports whether the token k is an hour of the clock, with no unit after it.
func (m *match) smallNumber(k int) bool {
	n := m.idAt(k)
	return (n == idDay || n == idSpelled) && m.toks[k].val <= 12 && !m.g.is(m.idAt(k+1), classUnit)
}

// rate reports whether "a day" is "for each day": an amount stands before it.
func (m *match) rate() bool {
	switch p := m.previous(); {
	case p >= idDay && p <= idSpelledYr, m.word(m.first-1, "times", "once", "twice", "million", "billion", "percent", "dollars", "barrels", "tons", "cents", "tonnes", "pounds", "euros", "trips", "hours",
		"minutes", "days", "people", "visitors", "units", "cars", "jobs", "times"):
		return true
	}
	return false
}

func halves(m *match) (reading, bool) {
	n := 1
	if v, ok := m.val("NUM"); ok {
		n = v
	}
	return reading{typ: data.DurationTimex, value: andHalf(strconv.Itoa(n), m.lengthUnit()), vague: true}, true
}

// halfOfUnit is half a unit in smaller ones; where there are none text is what
// it was.
func halfOfUnit(u int) (n, unit int, text string) {
	switch u {
	case century:
		return 50, year, ""
	case decade:
		return 5, year, ""
	case year:
		return 6, month, ""
	case day:
		return 12, hour, ""
	case hour:
		return 30, minute, ""
	}
	return 0, u, "0.5"
}

// andHalf is a number of units and a half, in smaller units where those divide.
func andHalf(whole string, u int) string {
	if n, err := strconv.Atoi(whole); err == nil && (u == decade || u == century) {
		half, unit, _ := halfOfUnit(u)
		return length((2*n+1)*half, unit)
	}
	half := map[int]string{year: "6M", hour: "30M", minute: "30S"}[u]
	switch {
	case half == "":
		return lengthText(whole+".5", u, -1)
	case whole == "0" && u < day:
		return "PT" + half
	case whole == "0":
		return "P" + half
	}
	return lengthText(whole, u, -1) + half
}

func compoundLength(m *match) (reading, bool) {
	n, _ := m.amount()
	u := m.lengthUnit()
	if m.word(m.first, "half") {
		return reading{typ: data.DurationTimex, value: andHalf("0", u), vague: true}, m.n > 2
	}
	if m.aged() || m.idAt(m.first+1) != idHyphen && (u == quarter || u == second || n == 1 && m.toks[m.first].id == idSpelled) && u != year && u != month && u != day && u != week && u != hour {
		return reading{}, false
	}
	if u == second || u == quarter || n == 0 {
		return reading{}, false
	}
	if m.previous() == idSum || m.previous() == idHyphen {
		return reading{}, false
	}
	return reading{typ: data.DurationTimex, value: length(n, u), vague: true}, true
}

func vagueCompound(m *match) (reading, bool) {
	n := -1
	for k := m.first; k < m.first+m.n; k++ {
		if v, ok := m.g.lex.classes["UNIT"].values[m.toks[k].id]; ok && v > 0 {
			n = 1
		}
	}
	return reading{typ: data.DurationTimex, value: length(n, m.lengthUnit()), vague: true}, true
}

func twoLengths(m *match) (reading, bool) {
	if m.aged() || m.clockNumber(m.first) {
		return reading{}, false // "from 1500 to 1700 hours"
	}
	return reading{typ: data.DurationTimex, value: length(-1, m.lengthUnit()), vague: true}, true
}

// vagueUnit is "a year or two".
func vagueUnit(m *match) (reading, bool) {
	return reading{typ: data.DurationTimex, value: length(-1, m.lengthUnit()), vague: true}, true
}

func vagueSpan(*match) (reading, bool) {
	return reading{typ: data.DurationTimex, value: "PXX", vague: true}, true
}

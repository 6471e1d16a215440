package when

import (
	"time"

	"dateline/data"
)

// quarters are quarters of years, fiscal years, and the times that reports of
// results compare.
var quarters = []rule{
	{"fiscal -? ORD - quarter", quarterOf, []example{
		{"1989-11-02", "It posted [fiscal second-quarter] profit.", "DATE", "1989-Q2", "1989-34"},
	}},
	{"ORD - quarter", quarterOf, []example{
		{"1989-11-02", "[Third-quarter] profit fell.", "DATE", "1989-Q3", "1989-35"},
		{"1989-11-02", "The [third-quarter] loss was small.", "DATE", "1989-Q3", "1989-35"},
	}},
	{"the? ( fiscal -? )? ORD quarter ( of|in? ( fiscal? YEAR | last|this|next year ) )?", quarterOf, []example{
		{"1989-11-02", "Profit fell in [the third quarter].", "DATE", "1989-Q3", "1989-35"},
		{"1989-11-02", "Profit fell in [the third quarter of 1984].", "DATE", "1984-Q3", "1984-35"},
		{"1990-02-02", "Profit fell in [the fourth quarter].", "DATE", "1989-Q4", "1989-36"},
	}},
	{"the? YEAR ORD quarter", quarterOf, []example{
		{"1989-11-02", "It was more than in [the 1988 third quarter] before.", "DATE", "1988-Q3", "1988-35"},
	}},
	{"last|this|next year 's ORD -? quarter", quarterOf, []example{
		{"1989-11-02", "Sales rose in [this year's third quarter].", "DATE", "1989-Q3", "1989-35"},
	}},
	{"q1|q2|q3|q4 ( of|in|, )? YEAR|YY", shortQuarter, []example{
		{"2017-05-02", "Exports rose in [Q2 2016] by half.", "DATE", "2016-Q2", "2016-34"},
		{"2017-05-02", "Exports rose in [Q3 of 2015].", "DATE", "2015-Q3", "2015-35"},
	}},
	{"YEAR q1|q2|q3|q4", shortQuarter, []example{
		{"2017-05-02", "Exports rose in [2016 Q4] by half.", "DATE", "2016-Q4", "2016-36"},
	}},
	{"h1|h2 ( of|in|, )? YEAR|YY", shortHalf, []example{
		{"2017-05-02", "Exports rose in [H1 2016] by half.", "DATE", "2016-H1", "2016-01/2016-06"},
	}},
	{"in|for|of|during < h1|h2 >", shortHalf, []example{
		{"2017-05-02", "Exports fell in [H2] by half.", "DATE", "2016-H2", "2016-07/2016-12"},
		{"2017-05-02", "It was written in H1 type, and of H1-B visas.", "", "", ""},
	}},
	{"q1|q2|q3|q4", shortQuarter, []example{
		{"2016-05-02", "Exports rose in [Q1] by half.", "DATE", "2016-Q1", "2016-33"},
	}},
	{"the? ( fiscal|financial year? | fy ) YEAR -|DASH|/ YEAR|TWO", twoYears, []example{
		{"2017-05-02", "It was paid in [FY 2015-16] by the state.", "DATE", "2015/2016", "2015/2016"},
		{"2017-05-02", "It was paid in [fiscal year 2015/16] by the state.", "DATE", "2015/2016", "2015/2016"},
		{"2017-05-02", "It was paid in [the financial year 2015–2016].", "DATE", "2015/2016", "2015/2016"},
	}},
	{"YEAR / YEAR|TWO", twoYears, []example{
		{"2017-05-02", "It was the best winter since [2015/16] in the hills.", "DATE", "2015/2016", "2015/.."},
		{"2017-05-02", "They came in [1999/2000] from the hills.", "DATE", "1999/2000", "1999/2000"},
	}},
	{"fy YEAR|YY|TWO", fiscalYear, []example{
		{"2017-05-02", "Sales grew in [FY 2015] by half.", "DATE", "2015", "2015"},
	}},
	{"FISCAL ( -|DASH|/ TWO )?", fiscalYear, []example{
		{"2017-05-02", "Sales grew in [FY2015] by half.", "DATE", "2015", "2015"},
		{"2017-05-02", "Sales grew in [FY15] by half.", "DATE", "2015", "2015"},
		{"2017-05-02", "Sales grew in [FY2015-16] by half.", "DATE", "2015/2016", "2015/2016"},
	}},
	{"fiscal YEAR|YY", fiscalYear, []example{
		{"1989-11-02", "It earned more in [fiscal 1988].", "DATE", "1988", "1988"},
	}},
	{"the? YEAR fiscal|financial year", fiscalYear, []example{
		{"2009-03-24", "The figures are those of [the 2008 fiscal year].", "DATE", "2008", "2008"},
	}},
	{"the? fiscal year YEAR", fiscalYear, []example{
		{"1989-11-02", "It was more than in [fiscal year 1987] before.", "DATE", "1987", "1987"},
	}},
	{"the? ( current|last|next|this|previous|past|latest )? fiscal year", fiscalYear, []example{
		{"1989-11-02", "Sales grew in [the current fiscal year].", "DATE", "1989", "1989"},
	}},
	{"the latest|recent quarter|period", latestQuarter, []example{
		{"1989-11-02", "It earned more in [the latest quarter] than before.", "DATE", "1989-Q3", "1989-35"},
	}},
	{"the|its|their quarter", latestQuarter, []example{
		{"1989-11-02", "In the third quarter it lost money. Sales for [the quarter] fell.", "DATE", "1989-Q3", "1989-35"},
	}},
	{"the? ( comparable|corresponding|similar )? year -? earlier|ago ORD? quarter|period|month|nine-month", yearEarlier, []example{
		{"1989-11-02", "In the third quarter it lost more than in [the year-earlier quarter].", "DATE", "1988-Q3", "1988-35"},
	}},
	{"year - earlier|ago", yearEarlier, []example{
		{"1989-11-02", "In the third quarter it lost more than the [year-earlier] sum.", "DATE", "1988-Q3", "1988-35"},
	}},
	{"a|one year ago|earlier|before", yearEarlier, []example{
		{"1989-11-02", "In the third quarter it lost more than [a year earlier].", "DATE", "1988-Q3", "1988-35"},
		{"2016-10-15", "The town was taken [a year ago].", "DATE", "2015", "2015"},
	}},
	{"the same|corresponding|comparable|similar quarter|period of|in? ( last year | YEAR | a year ago|earlier )", yearEarlier, []example{
		{"1989-11-02", "In the third quarter it earned more than in [the same period last year] in all.", "DATE", "1988-Q3", "1988-35"},
	}},
	{"the YEAR quarter|period", samePeriod, []example{
		{"1989-11-02", "In the third quarter it earned more than in [the 1988 period] in all.", "DATE", "1988-Q3", "1988-35"},
	}},
	{"the full|whole|entire year", fullYear, []example{
		{"1989-11-02", "Sales for [the full year] were up.", "DATE", "1989", "1989"},
	}},
}

func quarterOf(m *match) (reading, bool) {
	n, _ := m.val("ORD")
	if n == -1 {
		n = 4
	}
	if n < 1 || n > 4 || m.word(m.first+m.n, "century", "mile") || m.toks[m.first].caps == capital && m.next() == idCap && m.n == 2 && !m.dated() {
		return reading{}, false
	}
	if m.next() == idHyphen && m.word(m.first+m.n+1, "final", "finals", "century") || !m.pathHas("year") && !m.has("YEAR") && m.ofGame() {
		return reading{}, false
	}
	y, ok := m.val("YEAR")
	if ok {
		return reading{time: data.Quarter.Unit(date(y, time.Month(3*n-2), 1)), year: true}, true
	}
	if k := m.first + m.n; m.word(k, "of") && m.word(k+1, "the", "a", "an") && !m.word(k+2, "year", "fiscal", "financial", "current") {
		return reading{}, false // "the last quarter of the 19th century"
	}
	now, known := m.now()
	if !known {
		return unknown("XXXX-Q" + string('0'+byte(n)))
	}
	y = now.Year()
	q := (int(now.Month()) + 2) / 3
	switch {
	case m.pathHas("last"):
		y--
	case m.pathHas("next"):
		y++
	case m.pathHas("this"):
	case m.hasYear && m.first-m.yearTok < 25 && !m.stopBetween(m.yearTok, m.first) && m.year < y:
		y = m.year
	default:
		tense := m.tense(m.first, m.n)
		switch {
		case n > q && tense < 0 && n-q > 1, n > q && q == 1:
			y--
		case n < q && tense > 0 && q-n > 1:
			y++
		}
	}
	return plain(data.Quarter.Unit(date(y, time.Month(3*n-2), 1)))
}

// shortQuarter is "Q2 2016", or "Q2" like "the second quarter".
func shortQuarter(m *match) (reading, bool) {
	n := 0
	for k := m.first; k < m.first+m.n; k++ {
		if t := &m.toks[k]; t.id >= kinds && t.end-t.start == 2 && m.word(k, "q1", "q2", "q3", "q4") {
			n = int(m.text[t.start+1] - '0')
		}
	}
	y, ok := m.writtenYear()
	if !ok {
		if !m.dated() {
			return unknown("XXXX-Q" + string('0'+byte(n)))
		}
		if y = m.today.Year(); date(y, time.Month(3*n-2), 1).After(m.today) && m.tense(m.first, m.n) < 0 {
			y--
		}
	}
	return reading{time: data.Quarter.Unit(date(y, time.Month(3*n-2), 1)), year: ok}, true
}

// shortHalf is "H1 2016", or "H1" like "the first half".
func shortHalf(m *match) (reading, bool) {
	h := int(m.text[m.toks[m.first].start+1] - '0')
	y, ok := m.writtenYear()
	if n := m.next(); m.toks[m.first].caps == small || !ok && (!m.dated() || n == idHyphen || n == idWord && !m.word(m.first+m.n, "alone", "as", "from", "because", "was", "were") && !m.g.is(n, classPrep)) {
		return reading{}, false
	}
	if !ok {
		if y = m.today.Year(); date(y, time.Month(6*h-5), 1).After(m.today) && m.tense(m.first, m.n) < 0 {
			y--
		}
	}
	return reading{time: unitAbout(date(y, time.Month(6*h-5), 1), halfYear, 0), year: ok}, true
}

// twoYears is "2015/16" and "FY 2015-16": a year that begins in one and ends in
// the next, and is given as both.
func twoYears(m *match) (reading, bool) {
	var y, last int
	for k := m.first; k < m.first+m.n; k++ {
		if t := &m.toks[k]; t.id == idYear || t.id == idTwo || t.id == idDay {
			y, last = last, int(t.val)
		}
	}
	return ofTwoYears(y, last)
}

// ofTwoYears is the time from the year y to the next one, which last has to be,
// whole or in its last two digits.
func ofTwoYears(y, last int) (reading, bool) {
	if last != y+1 && last != (y+1)%100 {
		return reading{}, false
	}
	t := data.YearTime(y).Through(data.YearTime(y + 1))
	return reading{time: t, value: t.EDTF(), year: true}, true
}

func fiscalYear(m *match) (reading, bool) {
	if y, ok := m.val("FISCAL"); ok {
		if last, two := m.val("TWO"); two {
			return ofTwoYears(y, last)
		}
		return reading{time: data.YearTime(y), year: true}, true
	}
	if v, ok := m.val("TWO"); ok {
		return reading{time: data.YearTime(int(century2(int32(v)))), year: true}, m.n == 2
	}
	if y, ok := m.writtenYear(); ok {
		return reading{time: data.YearTime(y), year: true}, true
	}
	if m.word(m.first+m.n, "ended", "ending") {
		return reading{typ: data.DurationTimex, value: "P1Y", vague: true}, true
	}
	now, ok := m.now()
	if !ok {
		return unknown("XXXX")
	}
	y := now.Year()
	if m.pathHas("last", "previous", "past", "latest") {
		y--
	} else if m.pathHas("next") {
		y++
	}
	return plain(data.YearTime(y))
}

// latestQuarter is the quarter last named, or the last whole one before today.
func latestQuarter(m *match) (reading, bool) {
	if m.next() == idHyphen {
		return reading{}, false
	}
	if q := m.quarter; !q.IsZero() && (!m.pathHas("latest") || !m.dated() || !q.End.After(m.today)) {
		return plain(q)
	}
	if !m.dated() || m.pathHas("period") && !m.quarterly || m.word(m.first+m.n, "of", "century", "mile") {
		return reading{}, false
	}
	return plain(unitAbout(m.today, quarter, -1))
}

// yearEarlier is the time a year before the one that is compared.
func yearEarlier(m *match) (reading, bool) {
	r, ok := m.yearEarlier()
	r.vague = true // what is compared stays the last time named
	return r, ok
}

func (m *match) yearEarlier() (reading, bool) {
	earlier := m.pathHas("earlier", "before")
	if m.pathHas("before") && m.next() != idStop && m.next() != idComma {
		return reading{}, false
	}
	n, named := m.val("ORD")
	if y, ok := m.val("YEAR"); ok {
		if !m.quarter.IsZero() {
			return plain(data.Quarter.Unit(date(y, m.quarter.Start.Month(), 1)))
		}
		return plain(data.YearTime(y))
	}
	ref, ok := m.latest()
	if m.dated() && !earlier && !m.quarterly && !m.narrative {
		ref = data.Year.Unit(m.today)
	}
	if !ok {
		return unknown("XXXX")
	}
	if named && n >= 1 && n <= 4 {
		return plain(data.Quarter.Unit(date(ref.Start.Year()-1, time.Month(3*n-2), 1)))
	}
	if m.quarterly && m.dated() {
		if ref = m.quarter; ref.IsZero() || ref.End.After(m.today) {
			ref = unitAbout(m.today, quarter, -1)
		}
	}
	g := ref.Grain
	if g < data.Month || g > data.Year {
		g = data.Year
	}
	t := ref.Start.AddDate(-1, 0, 0)
	return plain(g.Unit(t))
}

func samePeriod(m *match) (reading, bool) {
	y, _ := m.val("YEAR")
	if !m.quarter.IsZero() {
		return reading{time: data.Quarter.Unit(date(y, m.quarter.Start.Month(), 1))}, true
	}
	return reading{time: data.YearTime(y), year: true}, true
}

func fullYear(m *match) (reading, bool) {
	now, ok := m.now()
	if !ok {
		return unknown("XXXX")
	}
	y := now.Year()
	if now.Month() < 4 && m.tense(m.first, m.n) < 0 {
		y--
	}
	return plain(data.YearTime(y))
}

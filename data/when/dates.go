package when

import (
	"strings"
	"time"

	"dateline/data"
)

// dates are days, months and years of the calendar, in words and in numbers.
var dates = []rule{
	{
		"( WEEKDAY ,? )? ISO", numericDate, []example{
			{"", "The report of [2016-10-15] says so.", "DATE", "2016-10-15", "2016-10-15"},
			{"", "The scan of [20161015] says so.", "DATE", "2016-10-15", "2016-10-15"},
			{"", "The stamp reads [12OCT2016] in red, no. 20169915.", "DATE", "2016-10-12", "2016-10-12"},
		},
	},
	{
		"( WEEKDAY ,? )? SLASHED", numericDate, []example{
			{"", "Filed on [10/15/2016] by hand.", "DATE", "2016-10-15", "2016-10-15"},
			{"", "Filed on [15.10.2016] by hand.", "DATE", "2016-10-15", "2016-10-15"},
			{"", "Filed on [05/06/2016] by hand.", "DATE", "2016-05-06", "2016-05-06?"},
			{"", "Filed on [05/06/2016], and heard on 15/06/2016.", "DATE", "2016-06-05", "2016-06-05"},
			{"", "Filed on [05/06/2016], and heard on 5/16/2016.", "DATE", "2016-05-06", "2016-05-06"},
		},
	},
	{
		"( WEEKDAY ,? )? MONTH ( the? ORDDAY | DAYNUM ) ( ,? YEAR | , of? YEAR | of YEAR | ,? YY | ,? last|this|next year | last )?", calendarDate, []example{
			{"2009-03-27", "She was born on [April 7 last] at home.", "DATE", "2008-04-07", "2008-04-07"},
			{"2009-03-27", "It was shut on [January 7 last year] by them.", "DATE", "2008-01-07", "2008-01-07"},
			{"2016-10-15", "The council sat on [May 14]–16, 1998, in Basel.", "DATE", "1998-05-14", "1998-05-14/1998-05-16"},
			{"2016-10-15", "The council sat from [June 28] to July 3, 1998.", "DATE", "1998-06-28", "1998-06-28/1998-07-03"},
			{"2016-10-15", "It came on [June 28] and 2,000 fled.", "DATE", "2016-06-28", "2016-06-28"},
			{"2016-10-15", "The strike of [September 9] was the first.", "DATE", "2016-09-09", "2016-09-09"},
			{"2016-10-15", "He was hurt in the [September 11] attacks.", "DATE", "2001-09-11", "2001-09-11"},
			{"2001-12-01", "After the attacks of [Sept. 11, 2001], he left.", "DATE", "2001-09-11", "2001-09-11"},
			{"2016-01-10", "The envoy left on [Dec. 28] for Oslo.", "DATE", "2015-12-28", "2015-12-28"},
			{"2016-12-28", "He will return on [January 3].", "DATE", "2017-01-03", "2017-01-03"},
			{"2016-10-15", "The bridge opened to the public on [December 1].", "DATE", "2015-12-01", "2015-12-01"},
			{"2016-10-15", "They said the meeting was set for [December 1].", "DATE", "2016-12-01", "2016-12-01"},
			{"1989-11-01", "Trading resumed on [Friday, Oct. 27].", "DATE", "1989-10-27", "1989-10-27"},
		},
	},
	{
		"( WEEKDAY ,? )? the? ( ORDDAY | DAYNUM ) -? of? MONTH ( -? ,? of? YEAR | ,? YY | ,? last|this|next year | last )?", calendarDate, []example{
			{"2009-03-27", "It was shut on [7 January last year] by them.", "DATE", "2008-01-07", "2008-01-07"},
			{"", "War was declared on [3 September 1939].", "DATE", "1939-09-03", "1939-09-03"},
			{"2016-10-15", "The form is dated [29 February 2015] by mistake.", "DATE", "2015-02-XX", ""},
			{"2016-10-15", "Voters will go to the polls on [the third of May].", "DATE", "2017-05-03", "2017-05-03"},
			{"1990-01-04", "SAN SALVADOR, [3 JAN] -- THE ARMY SAID", "DATE", "1990-01-03", "1990-01-03"},
		},
	},
	{
		"DAYNUM MONTH TWO", calendarDate, []example{
			{"", "SAN SALVADOR, [3 JAN 90] -- THE ARMY SAID", "DATE", "1990-01-03", "1990-01-03"},
		},
	},
	{
		"MONTH DAYNUM -|DASH|to|through|and|or < DAYNUM ( ,? YEAR )? >", secondDay, []example{
			{"2016-10-20", "Talks were held on October 14–[16, 2016], in Lausanne.", "DATE", "2016-10-16", "2016-10-14/2016-10-16"},
			{"2016-10-20", "On October 9 and [10] it rained.", "DATE", "2016-10-10", "2016-10-10"},
		},
	},
	{
		"< DAYNUM|ORDDAY > -|DASH|/|to|and|or the? DAYNUM|ORDDAY of? MONTH ( ,? YEAR )?", firstDay, []example{
			{"2016-10-20", "Talks were held from [14] to 16 October 2016.", "DATE", "2016-10-14", "2016-10-14/2016-10-16"},
		},
	},
	{
		"MONTH ( ,? of? YEAR | YY | ,? of? this|that|last|next year | ,? of? the|that same|following|next|previous year )", monthOfYear, []example{
			{"", "He was born in [February 1940].", "DATE", "1940-02", "1940-02"},
			{"1998-02-01", "It closed in [June last year].", "DATE", "1997-06", "1997-06"},
			{"", "It began in 1940. By [August of that year] it was over.", "DATE", "1940-08", "1940-08"},
			{"", "It began in 1940. They withdrew in [March the following year].", "DATE", "1941-03", "1941-03"},
		},
	},
	{
		"last|this|next MONTH ( DAYNUM | the? ORDDAY )", dayByWord, []example{
			{"1999-04-19", "He was shot [last Oct. 23] at his home.", "DATE", "1998-10-23", "1998-10-23"},
		},
	},
	{
		"the following|previous MONTH", monthByWord, []example{
			{"1999-05-19", "It was taken in June 1854. Peace was made [the following March].", "DATE", "1855-03", "1855-03"},
		},
	},
	{
		"last|next|this|past|previous|following|coming MONTH", monthByWord, []example{
			{"1998-02-19", "He was elected [last May].", "DATE", "1997-05", "1997-05"},
		},
	},
	{
		"MONTH", bareMonth, []example{
			{"2016-10-15", "The truce broke down in [September].", "DATE", "2016-09", "2016-09"},
			{"2016-10-15", "The two will meet in [January].", "DATE", "2017-01", "2017-01"},
			{"2016-10-16", "The volcano erupted in Bali in [November].", "DATE", "2015-11", "2015-11"},
			{"2016-10-16", "He has been in jail since [December].", "DATE", "2015-12", "2015-12/.."},
			{"2016-10-16", "Flooding in [November] killed twenty.", "DATE", "2015-11", "2015-11"},
			{"2016-10-16", "The trial will open in [November].", "DATE", "2016-11", "2016-11"},
			{"2016-10-16", "He said the election in [November] matters.", "DATE", "2016-11", "2016-11"},
			{"2016-10-15", "It may march on, and the protesters march too.", "", "", ""},
			{"2016-10-15", "April said so; August Wilson wrote it; April Jones and Mr March read it with June Smith.", "", "", ""},
			{"2016-10-15", "[March] was quiet in the north.", "DATE", "2016-03", "2016-03"},
			{"2016-10-15", "It was shut [Jan.]-March 2015.", "DATE", "2015-01", "2015-01/2015-03"},
		},
	},
	{
		"MONTH - YEAR", monthOfYear, []example{
			{"2016-10-15", "It is dated [Mar-2015] by hand.", "DATE", "2015-03", "2015-03"},
		},
	},
	{
		"YEAR MONTH DAYNUM", calendarDate, []example{
			{"2016-10-15", "It is dated [2015 Mar 3] by hand.", "DATE", "2015-03-03", "2015-03-03"},
		},
	},
	{
		"YEAR4 - DAYNUM", isoMonth, []example{
			{"2016-10-15", "It is dated [2015-03] by hand.", "DATE", "2015-03", "2015-03"},
		},
	},
	{
		"the YEAR MONTH", monthOfYear, []example{
			{"2016-10-15", "It was taken in [the 1973 October] war.", "DATE", "1973-10", "1973-10"},
		},
	},
	{
		"YEAR", bareYear, []example{
			{"2016-10-15", "The flood of [1953] killed 1,800.", "DATE", "1953", "1953"},
			{"2016-10-15", "In [2015] people fled, and in 2015 towns they stayed.", "DATE", "2015", "2015"},
			{"2016-10-15", "The war began in [2011].", "DATE", "2011", "2011"},
			{"2016-10-15", "More than 1990 people live in the 2000 block.", "", "", ""},
			{"2016-10-15", "It was signed in Elul 1755 or in 2070 Bikram.", "", "", ""},
			{"2016-10-15", "The shares cost $1990 and 1,990 were sold.", "", "", ""},
			{"2016-10-15", "Exhibit No. 1968 is for those aged 1984 and for the 2000 dead.", "", "", ""},
			{"1998-02-05", "It was sold in [nineteen ninety-six].", "DATE", "1996", "1996"},
			{"2016-10-15", "The homes at 1146 and 1160 W. Avenue and at 2105 North Main Street burned; she is of 1935 Orchard St., Exton.", "", "", ""},
			{"2016-10-15", "The Main Street fire of [2014] and the one in 2015 were set.", "DATE", "2014", "2014"},
			{"2016-10-15", "In [2015] Orchard Street was shut, and the 2014 Main Street fire was not solved.", "DATE", "2015", "2015"},
			{"2016-10-15", "They met in Room 1408, took Flight 2012 in a Boeing 1900, and cited Resolution 1973 and H.R.1946; call 510-574-2091.", "", "", ""},
			{"2016-10-15", "Cases grew by 1104 infections, and the toll rose to 1950; 2000 leaflets and 1900 masks were handed out.", "", "", ""},
			{"2016-10-15", "They flew at 2000 feet, set bail at 2000 euros, and a crowd of 1500 saw 1800 wooden houses burn.", "", "", ""},
			{"2016-10-15", "A further 1500 or more fled, as many as 1900 were hurt, and the index closed at 1987, up 3 points.", "", "", ""},
			{"2016-10-15", "Between 1500 and 2000 people came, and 1 in 2000 fell ill.", "", "", ""},
			{"2016-10-15", "From [2000] to 2005 houses were built there.", "DATE", "2000", "2000/2005"},
			{"2016-10-15", "Prices fell back to [2005] levels.", "DATE", "2005", "2005"},
			{"2016-10-15", "The company has published [2015] results.", "DATE", "2015", "2015"},
		},
	},
	{
		"YEAR or later|earlier", yearOr, []example{
			{"1989-11-01", "It will lose money until [1994 or later].", "DATE", "1994", "1994/.."},
		},
	},
	{
		"the year YEAR|NUM", bareYear, []example{
			{"1998-02-05", "A promise for [the year two thousand] was made.", "DATE", "2000", "2000"},
			{"2016-10-15", "The tale is set in [the year 5000], after the flood.", "DATE", "5000", "5000"},
		},
	},
	{
		"YEAR -|DASH|to|and|or < YY >", shortYearOf, []example{
			{"", "He ruled between 1936 and ['39].", "DATE", "1939", "1936/1939"},
		},
	},
	{
		"in|since|by|of|for|during|from|until|class|early|late|before|after < YY >", shortYearOf, []example{
			{"1998-02-05", "He has lived here since ['91].", "DATE", "1991", "1991/.."},
		},
	},
	{
		"YEAR DASH < TWO >", secondYear, []example{
			{"", "The war of 1939–[45] left it in ruins.", "DATE", "1945", "1939/1945"},
		},
	},
	{
		"WEEKDAY ,? the ORDDAY", weekdayOfMonth, []example{
			{"2016-10-15", "It was hit on [Tuesday the 11th].", "DATE", "2016-10-11", "2016-10-11"},
			{"2016-10-15", "The vote will be on [Monday, the 7th].", "DATE", "2016-11-07", "2016-11-07"},
		},
	},
	{
		"the ORDDAY of the|that|this|last|next|following|same month", dayOfNamedMonth, []example{
			{"2016-10-15", "It was hit on [the 3rd of last month].", "DATE", "2016-09-03", "2016-09-03"},
			{"", "The siege began in October 1854. On [the 25th of that month] the cavalry charged.", "DATE", "1854-10-25", "1854-10-25"},
		},
	},
	{
		"the ides of MONTH {year}", ides, []example{
			{"2016-10-15", "He was stabbed on [the Ides of March].", "DATE", "2016-03-15", "2016-03-15"},
		},
	},
	{
		"the ORDDAY", dayOfMonth, []example{
			{"", "By September 1631 he stood in Saxony; on [the 17th] he won.", "DATE", "1631-09-17", "1631-09-17"},
			{"", "On the 17th day they won on the 17th floor of the 17th house.", "", "", ""},
			{"", "It was 12 May 1940. On [the 14th] the city fell.", "DATE", "1940-05-14", "1940-05-14"},
		},
	},
}

func numericDate(m *match) (reading, bool) {
	v, ok := m.val("ISO")
	if !ok {
		v, _ = m.val("SLASHED")
	}
	y, mon, d := v/10000, v/100%100, v%100
	slashed, _ := m.tokenOf("SLASHED", 0)
	open := slashed != nil && mon <= 12 && d <= 12 && mon != d && strings.ContainsAny(m.text[slashed.start:slashed.end], "/-")
	if open && m.dayFirst {
		mon, d = d, mon
	}
	t, ok := m.dayOf(y, time.Month(mon), d)
	if open && !m.dayFirst && !m.monthFirst {
		t.Modifier = data.Uncertain
	}
	return reading{time: t, year: true}, ok
}

// writtenYear is the year in the path, astronomical.
func (m *match) writtenYear() (int, bool) {
	if y, ok := m.val("YEAR"); ok {
		return y, true
	}
	if y, ok := m.val("YY"); ok {
		return int(century2(int32(y))), true
	}
	return 0, false
}

func (m *match) writtenDay() (int, bool) {
	if d, ok := m.val("DAYNUM"); ok {
		return d, true
	}
	d, ok := m.val("ORDDAY")
	return d, ok && d >= 1 && d <= 31
}

func calendarDate(m *match) (reading, bool) {
	mon, _ := m.val("MONTH")
	d, ok := m.writtenDay()
	if !ok || !m.monthName() {
		return reading{}, false
	}
	y, ok := m.writtenYear()
	if !ok {
		y, ok = m.yearOfRange()
	}
	if last := m.toks[m.first+m.n-1]; !ok && m.has("TWO") && last.end-last.start == 2 {
		if v, two := m.valAfter("TWO", 2); two {
			y, ok = int(century2(int32(v))), true
		}
	}
	if last := m.first + m.n - 1; !ok && m.word(last, "year", "last") && m.dated() {
		switch ok, y = true, m.today.Year(); {
		case m.word(last, "last"):
			if !date(y, time.Month(mon), d).Before(m.today) {
				y--
			}
		case m.word(last-1, "last"):
			y--
		case m.word(last-1, "next"):
			y++
		}
	}
	r := reading{year: ok}
	if t, valid := m.dayOf(y, time.Month(mon), d); ok && !valid {
		// "29 February 2015": no day, and none of another year either
		return unknown(valueOf(data.MonthTime(y, time.Month(mon))) + "-XX")
	} else if ok {
		r.time = t
		return r, true
	}
	if !ok && mon == 9 && d == 11 && m.dated() && m.today.Year() > 2000 && m.word(m.first+m.n, "attacks", "attack", "terror", "terrorist", "hijackings", "hijackers") {
		return reading{time: data.DayTime(2001, 9, 11), year: true, aside: true}, true
	}
	if !ok {
		if y, ok = m.yearFor(time.Month(mon), d); !ok {
			return unknownDay(mon, d)
		}
	}
	if mon == 2 && d == 29 && !r.year { // the leap year that is nearest
		for _, n := range [...]int{0, -1, 1, -2, 2, -3, 3, -4, 4} {
			if data.ValidDay(y+n, 2, 29) {
				y += n
				break
			}
		}
	}
	r.time, ok = m.dayOf(y, time.Month(mon), d)
	return r, ok
}

// yearOfRange is the year that stands behind the last day of a range that the
// span begins: "June 28 to July 3, 1998", "October 14–16, 2016".
func (m *match) yearOfRange() (int, bool) {
	k := m.first + m.n
	if id := m.idAt(k); id != idHyphen && id != idDash && !m.word(k, "to", "through", "until", "till", "and", "or") {
		return 0, false
	}
	if k++; m.g.is(m.idAt(k), classMonth) {
		k++
	}
	if m.idAt(k) != idDay {
		return 0, false
	}
	if k++; m.idAt(k) == idComma {
		k++
	}
	if !m.isYear(k) {
		return 0, false
	}
	return int(m.toks[k].val), true
}

// monthName reports whether the month in the path is meant as one: "may" in
// small letters is not.
func (m *match) monthName() bool {
	t, _ := m.tokenOf("MONTH", 0)
	if t == nil {
		return true
	}
	return t.caps != small
}

func secondDay(m *match) (reading, bool) {
	month := m.toks[m.first-3] // before the span, see the pattern
	mon := int(m.g.lex.classes["MONTH"].values[month.id])
	a, b := int(m.toks[m.first-2].val), int(m.toks[m.first].val)
	y, ok := m.pairYear(mon, b)
	if !ok || b <= a || m.countNoun() && !m.beginsClause(m.first+m.n) || month.caps == small {
		return reading{}, false
	}
	t, ok := m.dayOf(y, time.Month(mon), b)
	return reading{time: t}, ok
}

func firstDay(m *match) (reading, bool) {
	mon, _ := m.val("MONTH")
	d := int(m.toks[m.first].val)
	if v, ok := m.val("ORDDAY"); ok && m.toks[m.first].id != idDay {
		d = v
	}
	if !m.monthName() || d < 1 || d > 31 {
		return reading{}, false
	}
	y, ok := m.pairYear(mon, d)
	if !ok {
		return reading{}, false
	}
	t, ok := m.dayOf(y, time.Month(mon), d)
	return reading{time: t}, ok
}

func (m *match) pairYear(mon, d int) (int, bool) {
	if y, ok := m.writtenYear(); ok {
		return y, true
	}
	return m.yearFor(time.Month(mon), d)
}

// countNoun reports whether a noun follows the span, so that its number counts things.
func (m *match) countNoun() bool {
	n := m.next()
	return n == idWord || n == idSum || n == idIng || m.g.is(n, classUnit)
}

func monthOfYear(m *match) (reading, bool) {
	mon, _ := m.val("MONTH")
	y, ok := m.writtenYear()
	if !m.monthName() {
		return reading{}, false
	}
	if !ok {
		switch {
		case m.pathHas("that", "same"):
			if !m.hasYear {
				return unknownMonth(mon)
			}
			if y, ok = m.year, true; m.ref.Grain <= data.Year {
				y = m.ref.Start.Year() // be it one that the story only glanced at
			}
		case m.hasYear && m.pathHas("following", "previous", "the"):
			if y = m.year + 1; m.pathHas("previous") {
				y = m.year - 1
			}
		default:
			now, known := m.now()
			if !known {
				return unknownMonth(mon)
			}
			y = now.Year()
			if m.pathHas("last") {
				y--
			} else if m.pathHas("next") {
				y++
			}
		}
	}
	return reading{time: data.MonthTime(y, time.Month(mon)), year: true}, true
}

// pathHas reports whether one of the words stands in the span.
func (m *match) pathHas(words ...string) bool {
	for k := m.first; k < m.first+m.n; k++ {
		if m.word(k, words...) {
			return true
		}
	}
	return false
}

func monthByWord(m *match) (reading, bool) {
	mon, _ := m.val("MONTH")
	if !m.monthName() {
		return reading{}, false
	}
	now, ok := m.now()
	if !m.ref.IsZero() && m.pathHas("following", "previous") {
		now, ok = m.ref.Start, true
	}
	if !ok {
		return unknownMonth(mon)
	}
	y, this := now.Year(), int(now.Month())
	switch {
	case m.pathHas("this"):
	case m.pathHas("next", "coming", "following"):
		if mon <= this {
			y++
		}
	case mon >= this-1:
		y--
	}
	return plain(data.MonthTime(y, time.Month(mon)))
}

// dayByWord is the last or the next such day.
func dayByWord(m *match) (reading, bool) {
	mon, _ := m.val("MONTH")
	d, ok := m.writtenDay()
	if !ok || !m.monthName() {
		return reading{}, false
	}
	now, known := m.now()
	if !known {
		return unknownDay(mon, d)
	}
	y := now.Year()
	switch at := date(y, time.Month(mon), d); {
	case m.pathHas("last") && !at.Before(data.Day.Floor(now)):
		y--
	case m.pathHas("next") && !at.After(now):
		y++
	}
	t, ok := m.dayOf(y, time.Month(mon), d)
	return reading{time: t}, ok
}

func bareMonth(m *match) (reading, bool) {
	mon, _ := m.val("MONTH")
	t := m.toks[m.first]
	if t.caps == small {
		return reading{}, false
	}
	prev := m.previous()
	if m.word(m.first-1, "mr", "mr.", "mrs", "mrs.", "ms", "ms.", "miss", "dr", "dr.", "sir", "lady", "lord", "judge", "sergeant", "captain") ||
		(mon == 4 || mon == 6 || mon == 8) && t.caps == capital && m.next() == idCap && (!m.g.is(prev, classPrep) && prev != idClitic && prev != idHyphen && !m.word(m.first-1, "the", "late", "mid") ||
			m.word(m.first-1, "with", "and", "to", "for", "or", "as")) {
		return reading{}, false // Mr March, April Jones
	}
	if m.listed("SHORTMONTH") || mon == 5 || mon == 3 && (t.caps == capitals || prev == idStop) || mon == 8 && t.caps == capital && prev == idCap {
		// May, March, Mar and August may be other words: something must show the month.
		next := m.next()
		opens := mon == 3 && prev == idStop && m.word(m.first+1, "was", "is", "saw", "had", "has", "brought", "will") // "March was quiet"
		ranges := (next == idHyphen || next == idDash) && m.g.is(m.idAt(m.first+2), classMonth)
		if !m.g.is(prev, classPrep) && prev != idHyphen && !opens && !ranges {
			return reading{}, false
		}
		if mon == 5 && m.word(m.first-1, "that", "as", "and", "or") {
			return reading{}, false
		}
	}
	if m.listed("SHORTMONTH") && m.next() == idCap || m.word(m.first+1, "said", "says", "added", "told") {
		return reading{}, false // Jan Smith, "June said"
	}
	if mon == 3 && m.word(m.first+1, "of", "for", "on", "against") && !m.g.is(prev, classPrep) {
		return reading{}, false // the March of the Mothers
	}
	if prev == idCap && m.next() == idCap && !m.listed("SHORTMONTH") { // Alice June Smith
		return reading{}, false
	}
	y, ok := m.yearFor(time.Month(mon), 0)
	if !ok {
		return unknownMonth(mon)
	}
	return plain(data.MonthTime(y, time.Month(mon)))
}

func bareYear(m *match) (reading, bool) {
	y, ok := m.val("YEAR")
	if !ok {
		y, _ = m.val("NUM")
	}
	if m.n > 1 {
		return reading{time: data.YearTime(y), year: true}, y > 0 && (y < 3000 || y < 10000 && !m.countNoun())
	}
	t := m.toks[m.first]
	prev, next := m.previous(), m.next()
	if c := m.g.lex.classes; c["HEBREW"].ids[prev] || c["HIJRI"].ids[prev] && y < lastHijri || m.word(m.first+1, "ah", "hijri", "saka", "bikram") {
		return reading{}, false // a year of another calendar
	}
	signalled := m.word(m.first-1, "in", "since", "by", "until", "till", "during", "before", "after", "from", "of", "to", "and", "between", "through", "for", "late", "early", "or",
		"circa", "around", "about", "season", "year", "summer", "spring", "winter", "autumn", "fall", "christmas", "election") && m.toks[m.first].gap != broken
	if m.clockNumber(m.first) {
		return reading{}, false
	}
	if t.id == idSpelledYr {
		return reading{time: data.YearTime(y), year: true}, signalled || y >= 1800 && y < 2100
	}
	if y < 1400 && !signalled || y > 2100 {
		return reading{}, false
	}
	if y < 1400 && !m.narrative {
		return reading{}, false
	}
	switch {
	case m.g.is(next, classUnit), next == idSum, prev == idSum, next == idHyphen && m.idAt(m.first+m.n+1) != idYear && m.idAt(m.first+m.n+1) != idDay && m.idAt(m.first+m.n+1) != idTwo,
		next == idSlash, prev == idSlash, next == idDay, next == idTwo, next == idThree, prev == idDay && !signalled, prev == idDot && !m.word(m.first-2, "c", "ca"):
		return reading{}, false
	case m.word(m.first-1, "least") && m.word(m.first-3, "until", "till", "through", "by", "since", "to"):
		return reading{time: data.YearTime(y), year: true}, true
	case m.numbered(), m.word(m.first-1, "at") && !m.narrative && !m.word(m.first+1, "levels", "prices", "rates", "values", "dollars"):
		return reading{}, false
	case m.word(m.first-1, "of") && !m.opens(m.first-1) && m.word(m.first+1, "killed", "wounded", "injured") && !m.amountBefore(m.first-2, y%50 == 0):
		return reading{time: data.YearTime(y), year: true}, true // "the flood of 1953 killed"
	case m.counted(y, signalled):
		return reading{}, false
	case m.word(m.first-1, "the", "a", "his", "its", "their", "her", "our") && m.toks[m.first].gap != broken:
		// "the 1988 elections", but "the 2000 protesters": a noun that is not plural, or any in the plural after a year long past
		return reading{time: data.YearTime(y), year: true, aside: true}, true
	case !signalled && next == idWord && prev == idWord && !m.dated():
		return reading{}, false
	}
	return reading{time: data.YearTime(y), year: true}, true
}

// yearOr is "1994 or later".
func yearOr(m *match) (reading, bool) {
	y, ok := m.val("YEAR")
	t := data.YearTime(y)
	r := reading{value: valueOf(t), mod: data.ModOnOrAfter, year: true}
	r.time = data.Time{Start: t.Start, End: data.Latest, Grain: data.Year, Modifier: data.After}
	if m.pathHas("earlier") {
		r.time = data.Time{Start: data.Earliest, End: t.End, Grain: data.Year, Modifier: data.Before}
		r.mod = data.ModOnOrBefore
	}
	return r, ok
}

// isoMonth is "2015-03"; "2011-12" and "2003-05" may as well be years.
func isoMonth(m *match) (reading, bool) {
	y, _ := m.val("YEAR4")
	last := m.toks[m.first+2]
	if m.text[last.start] != '0' || int(last.val) > y%100 || m.toks[m.first+1].gap != glued || last.gap != glued || m.next() == idHyphen || m.next() == idSlash {
		return reading{}, false
	}
	return reading{time: data.MonthTime(y, time.Month(last.val)), year: true}, last.val >= 1
}

func shortYearOf(m *match) (reading, bool) {
	v, ok := m.val("YY")
	y := int(century2(int32(v)))
	if m.first > 1 && m.toks[m.first-2].id == idYear { // "1836 and '39"
		first := int(m.toks[m.first-2].val)
		y = first/100*100 + v
	}
	return reading{time: data.YearTime(y), year: true}, ok
}

func secondYear(m *match) (reading, bool) {
	first := int(m.toks[m.first-2].val)
	y := first/100*100 + int(m.toks[m.first].val)
	if m.toks[m.first-1].gap == spaced || m.toks[m.first].gap == spaced || y <= first || first < 1400 || m.toks[m.first].end-m.toks[m.first].start != 2 {
		return reading{}, false
	}
	return reading{time: data.YearTime(y), year: true}, true
}

func dayOfMonth(m *match) (reading, bool) {
	d, _ := m.val("ORDDAY")
	if m.toks[m.first+m.n-1].id != idOrd || m.ref.IsZero() || m.ref.Grain > data.Month || m.refTok == 0 || d < 1 {
		return reading{}, false
	}
	if n := m.next(); (n == idWord || n == idCap) && !m.beginsClause(m.first+m.n) || n == idHyphen || n == idIng || m.g.is(n, classUnit) || m.word(m.first+m.n, "century", "anniversary", "and") {
		return reading{}, false
	}
	if p := m.first - 1; p >= 0 && !m.word(p, "on", "by", "until", "till", "of", "for", "from", "to", "before", "after", "since", "through") {
		return reading{}, false
	}
	t, ok := m.dayOf(m.ref.Start.Year(), m.ref.Start.Month(), d)
	return reading{time: t}, ok
}

// beginsClause reports whether the word k cannot be the noun of an ordinal
// before it: "on the 17th he won".
func (s *scan) beginsClause(k int) bool {
	return s.word(k, "he", "she", "it", "they", "we", "i", "you", "there", "the", "his", "her", "its", "their", "this", "these", "those", "all", "both", "another",
		"when", "where", "while", "but", "because", "who", "which")
}

// dayOfNamedMonth is "the 3rd of last month".
func dayOfNamedMonth(m *match) (reading, bool) {
	d, _ := m.val("ORDDAY")
	of, ok := m.nowTime()
	if !m.pathHas("this", "last", "next") && !m.ref.IsZero() {
		of = m.ref
	}
	if !ok && of.IsZero() || of.Grain > data.Month {
		return unknown("XXXX-XX-" + string(append2(nil, d)))
	}
	first := unitAbout(of.Start, month, m.step()).Start
	t, ok := m.dayOf(first.Year(), first.Month(), d)
	return reading{time: t}, ok
}

// weekdayOfMonth is "Tuesday the 11th": the nearest that there is, ahead where
// the clause tells of what is to come.
func weekdayOfMonth(m *match) (reading, bool) {
	w, _ := m.val("WEEKDAY")
	d, _ := m.val("ORDDAY")
	if n := m.next(); m.toks[m.first+m.n-1].id != idOrd || (n == idWord || n == idCap) && !m.beginsClause(m.first+m.n) || n == idHyphen || m.g.is(n, classUnit) {
		return reading{}, false // "Friday, the 4th decline"
	}
	of, ok := m.nowTime()
	if !m.ref.IsZero() && m.ref.Grain <= data.Month {
		of, ok = m.ref, true
	}
	if !ok || d < 1 {
		return unknown("XXXX-XX-" + string(append2(nil, d)))
	}
	steps := [...]int{0, -1, 1, -2, 2}
	if m.tense(m.first, m.n) > 0 {
		steps = [...]int{0, 1, 2, -1, -2}
	}
	for _, n := range steps {
		first := unitAbout(of.Start, month, n).Start
		if t, ok := m.dayOf(first.Year(), first.Month(), d); ok && daysSince(t.Start, w) == 0 {
			return plain(t)
		}
	}
	return reading{}, false
}

// ides are the 15th of March, May, July and October, and the 13th of the others.
func ides(m *match) (reading, bool) {
	mon, _ := m.val("MONTH")
	d := 13
	switch mon {
	case 3, 5, 7, 10:
		d = 15
	}
	y, written := m.writtenYear()
	ok := written
	if !ok {
		if y, ok = m.yearFor(time.Month(mon), d); !ok {
			return unknownDay(mon, d)
		}
	}
	t, ok := m.dayOf(y, time.Month(mon), d)
	return reading{time: t, year: written}, ok
}

package when

import (
	"time"

	"dateline/data"
)

// eras are years with BC or AD, decades and centuries.
var eras = []rule{
	{
		"YEARBC BC", yearOfEra, []example{
			{"", "Caesar was killed in [44 BC].", "DATE", "BC0044", "-0043"},
			{"", "The city fell in [146 B.C.E.] after a siege.", "DATE", "BC0146", "-0145"},
			{"", "It was settled in [10000 BC] by hunters.", "DATE", "BC10000", "-9999"},
			{"", "It was settled by [3,000 BC] at the latest.", "DATE", "BC3000", "-2999"},
		},
	},
	{
		"YEARBC AD", yearOfEra, []example{
			{"", "It was rebuilt in [132 AD] by Hadrian.", "DATE", "0132", "0132"},
		},
	},
	{
		"AD YEARBC", yearOfEra, []example{
			{"", "Vesuvius erupted in [AD 79].", "DATE", "0079", "0079"},
		},
	},
	{
		"MONTH ,? of? YEARBC BC|AD", monthOfEra, []example{
			{"", "They met in [August 480 BC].", "DATE", "BC0480-08", "-0479-08"},
		},
	},
	{
		"( MONTH DAYNUM ,? | DAYNUM MONTH ,? ) YEARBC BC|AD", monthOfEra, []example{
			{"", "He died on [15 March 44 BC].", "DATE", "BC0044-03-15", "-0043-03-15"},
		},
	},
	{
		"( MONTH DAYNUM ,? | DAYNUM MONTH ,? ) AD YEARBC", monthOfEra, []example{
			{"", "Pompeii was buried on [24 August AD 79].", "DATE", "0079-08-24", "0079-08-24"},
			{"2016-10-19", "Pompeii was buried on [August 24, AD 79].", "DATE", "0079-08-24", "0079-08-24"},
		},
	},
	{
		"the? SEASON of? YEARBC BC|AD", seasonOfEra, []example{
			{"", "In [the spring of 480 BC] the army crossed.", "DATE", "BC0480-SP", "-0479-21"},
		},
	},
	{
		"in|by|of|until|since|from|to|after|before|early|late|and|to|ca|c|- < YEAR3 >", ancientYear, []example{
			{"", "They fought in 490 BC, 480 BC and 479 BC, and after 465 BC for the sea. In [449] there was peace.", "DATE", "BC0449", "-0448"},
		},
	},
	{
		"< YEARBC > -|DASH|to|and|or YEARBC BC", yearOfEra, []example{
			{"", "It lasted from [490] to 480 BC.", "DATE", "BC0490", "-0489/-0479"},
		},
	},
	{
		"the? DECADE", decadeOf, []example{
			{"2016-10-15", "It was built in [the 1990s].", "DATE", "199", "199X"},
			{"2016-10-15", "It was built in [the 1800s].", "DATE", "18", "18XX"},
		},
	},
	{
		"the DECADE2", decadeOf, []example{
			{"2016-10-15", "It was popular in [the '80s].", "DATE", "198", "198X"},
			{"2016-10-15", "Sunny, with highs in the 80s.", "", "", ""},
		},
	},
	{
		"DECADE2", decadeOf, []example{
			{"2016-10-15", "It was the music of [’80s] clubs.", "DATE", "198", "198X"},
		},
	},
	{
		"the early|mid|late -? DECADE2|DECADEWORD", decadeOf, []example{
			{"2016-10-15", "He grew rich in [the late eighties].", "DATE", "198", "198X"},
		},
	},
	{
		"the DECADEWORD", decadeOf, []example{
			{"1998-03-01", "He grew rich in [the eighties].", "DATE", "198", "198X"},
		},
	},
	{
		"the DECADE BC", decadeOf, []example{
			{"", "It was founded in [the 470s BC].", "DATE", "BC047", "-047X"},
		},
	},
	{
		"the? ORD -? century ( BC|AD )?", centuryOf, []example{
			{"", "It stood since [the 19th century].", "DATE", "18", "18XX/.."},
			{"", "In [the fifth century BC] it was great.", "DATE", "BC04", "-04XX"},
		},
	},
	{
		"< the? early|mid|middle|late|later? -? ORD > and|or|to|-|DASH the? early|mid|middle|late|later? -? ORD -? century|centuries", centuryOf, []example{
			{"", "It stood from [the 12th] to the 14th century.", "DATE", "11", "11XX/13XX"},
			{"", "It was built in [the late 18th] and early 19th centuries.", "DATE", "17", "17XX"},
			{"", "It grew in [the 19th] and 20th centuries.", "DATE", "18", "18XX"},
		},
	},
	{
		"the? ORD millennium ( BC|AD )?", millenniumOf, []example{
			{"", "It was settled in [the third millennium BC].", "DATE", "BC2", "-29XX/-20XX"},
			{"", "It was settled in [the second millennium].", "DATE", "1", "10XX/19XX"},
		},
	},
	{
		"ORD centuries", centuryOf, []example{
			{"", "It grew in the 19th and [20th centuries].", "DATE", "19", "19XX"},
		},
	},
	{
		"the? turn of the ( ORD century | century|millennium )", turnOfCentury, []example{
			{"2016-10-15", "It was built at [the turn of the century].", "DATE", "20", "1996~/2005~"},
			{"", "It was built at [the turn of the 20th century].", "DATE", "19", "1896~/1905~"},
		},
	},
}

func yearOfEra(m *match) (reading, bool) {
	y, _ := m.val("YEARBC")
	if m.toks[m.first].id <= idBig && m.toks[m.first].id >= idDay {
		y = int(m.toks[m.first].val)
	}
	bc := m.has("BC")
	if y == 0 || !m.eraMark() {
		return reading{}, false
	}
	if bc {
		y = 1 - y
	}
	return reading{time: data.YearTime(y), year: true}, true
}

// eraMark reports whether the letters of the era are capitals.
func (m *match) eraMark() bool {
	t, _ := m.tokenOf("BC", 0)
	if t == nil {
		t, _ = m.tokenOf("AD", 0)
	}
	return t != nil && t.caps != small
}

func monthOfEra(m *match) (reading, bool) {
	mon, _ := m.val("MONTH")
	var y, d int
	for k := m.first; k < m.first+m.n; k++ { // the last number is the year
		if id := m.toks[k].id; id >= idDay && id <= idBig {
			d, y = y, int(m.toks[k].val)
		}
	}
	if y == 0 || !m.eraMark() {
		return reading{}, false
	}
	if m.has("BC") {
		y = 1 - y
	}
	if d == 0 {
		return reading{time: data.MonthTime(y, time.Month(mon)), year: true}, true
	}
	t, ok := m.dayOf(y, time.Month(mon), d)
	return reading{time: t, year: true}, ok
}

func seasonOfEra(m *match) (reading, bool) {
	n, _ := m.val("SEASON")
	y, _ := m.val("YEARBC")
	if y == 0 || !m.eraMark() {
		return reading{}, false
	}
	if m.has("BC") {
		y = 1 - y
	}
	return reading{time: seasonTime(y, n), year: true}, true
}

// ancientYear reads a bare year of three digits in a text that counts its
// years before Christ.
func ancientYear(m *match) (reading, bool) {
	y, _ := m.val("YEAR3")
	if !m.ancient || y == 0 || m.countNoun() && !m.word(m.first-1, "in", "by", "until", "since", "before") || m.g.is(m.next(), classBC) {
		return reading{}, false
	}
	return reading{time: data.YearTime(1 - y), year: true}, true
}

func decadeOf(m *match) (reading, bool) {
	y, ok := m.val("DECADE")
	if !ok {
		if y, ok = m.val("DECADE2"); ok {
			if t := m.toks[m.first+m.n-1]; isDigit[m.text[t.start]] && (m.n == 1 || m.sentenceHas("temperatures", "temperature", "highs", "lows", "degrees", "weather", "rain", "sunny", "skies")) {
				return reading{}, false // "in her 30s", "highs in the 70s"
			}
		} else {
			y, _ = m.val("DECADEWORD")
		}
		y = int(century2(int32(y)))
		if m.dated() && y > m.today.Year() {
			y -= 100
		}
	}
	if y%100 == 0 && y >= 1000 && y < 2000 && !m.has("BC") {
		return reading{time: data.Century.Unit(date(y, 1, 1)), year: true}, true // "the 1800s"
	}
	if m.has("BC") {
		if y == 0 {
			return reading{}, false
		}
		// 470s BC: 479 to 470
		return reading{time: data.Decade.Unit(date(-y-1, 1, 1)), value: "BC" + string(appendYear(nil, y)[:3]), year: true}, true
	}
	if y < 100 || m.toks[m.first+m.n-1].id == idDecade && y < 1000 {
		if !m.ancient {
			return reading{}, false
		}
		return reading{time: data.Decade.Unit(date(-y-1, 1, 1)), value: "BC" + string(appendYear(nil, y)[:3]), year: true}, true
	}
	r := reading{time: data.Decade.Unit(date(y, 1, 1)), year: true}
	m.mark(&r)
	return r, true
}

func centuryOf(m *match) (reading, bool) {
	n, _ := m.val("ORD")
	if n < 1 || n > 99 {
		return reading{}, false
	}
	if m.has("BC") {
		last := -100 * (n - 1)                                                                // the 5th century BC is -499 to -400
		t := data.Time{Start: date(last-99, 1, 1), End: date(last+1, 1, 1), Grain: data.Year} // the first has no digits to leave out
		if n > 1 {
			t = data.Century.Unit(date(last-1, 1, 1))
		}
		return reading{time: t, value: "BC" + string(append2(nil, n-1)), year: true}, true
	}
	r := reading{time: data.Century.Unit(date(100*(n-1), 1, 1)), value: string(append2(nil, n-1)), year: true}
	m.mark(&r)
	return r, true
}

func millenniumOf(m *match) (reading, bool) {
	n, _ := m.val("ORD")
	if n < 1 || n > 9 {
		return reading{}, false
	}
	value := string('0' + byte(n-1))
	if m.has("BC") {
		if n < 2 {
			return reading{}, false
		}
		first := -1000*n + 1 // the third BC is -2999 to -2000
		return reading{time: data.Time{Start: date(first, 1, 1), End: date(first+1000, 1, 1), Grain: data.Century}, value: "BC" + value, year: true}, true
	}
	return reading{time: data.Time{Start: date(1000*(n-1), 1, 1), End: date(1000*n, 1, 1), Grain: data.Century}, value: value, year: true}, true
}

func turnOfCentury(m *match) (reading, bool) {
	y := 0
	if n, named := m.val("ORD"); named {
		y = 100 * (n - 1)
	} else if now, ok := m.now(); ok {
		y = (now.Year() + 50) / 100 * 100 // the nearest
	}
	if y < 100 || y > 9000 {
		return reading{}, false
	}
	const about = 5 // years to either side; nobody means the day
	t := data.YearTime(y + 1 - about).Through(data.YearTime(y + about))
	t.Modifier = data.Approx
	return reading{time: t, value: valueOf(data.Century.Unit(date(y, 1, 1))), mod: data.ModStart}, true
}

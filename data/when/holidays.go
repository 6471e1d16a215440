package when

import (
	"strings"
	"time"

	"dateline/data"
)

// holidays are days that have a rule.
var holidays = []rule{
	{"christmas|xmas eve|day|night|morning? YEAR?", holiday(fixed(12, 25)), []example{
		{"2016-12-20", "Shops close on [Christmas Eve].", "DATE", "2016-12-24", "2016-12-24"},
	}},
	{"last|this|next? christmas|xmas ( of? YEAR )?", holiday(fixed(12, 25)), []example{
		{"2016-11-20", "They will be home by [Christmas].", "DATE", "2016-12-25", "2016-12-25"},
		{"2009-11-20", "They were home at [Christmas 2007].", "DATE", "2007-12-25", "2007-12-25"},
	}},
	{"boxing day ( of? YEAR )?", holiday(fixed(12, 26)), nil},
	{"new year|years 's? eve", holiday(fixed(12, 31)), []example{
		{"2016-12-20", "A curfew holds on [New Year's Eve].", "DATE", "2016-12-31", "2016-12-31"},
	}},
	{"new year|years 's? day", holiday(fixed(1, 1)), nil},
	{"the new year", holiday(fixed(1, 1)), nil},
	{"valentine|valentines 's? day ( of? YEAR )?", holiday(fixed(2, 14)), nil},
	{"st|saint patrick 's? day ( of? YEAR )?", holiday(fixed(3, 17)), nil},
	{"may day ( of? YEAR )?", holiday(fixed(5, 1)), nil},
	{"bastille day ( of? YEAR )?", holiday(fixed(7, 14)), nil},
	{"halloween ( of? YEAR )?", holiday(fixed(10, 31)), nil},
	{"veterans|armistice|remembrance day ( of? YEAR )?", holiday(fixed(11, 11)), nil},
	{"independence day ( of? YEAR )?", holiday(fixed(7, 4)), nil},
	{"last|this|next? thanksgiving day? ( of? YEAR )?", holiday(func(y int) time.Time { return nth(y, time.November, time.Thursday, 4) }), []example{
		{"1999-12-01", "He was found at sea on [Thanksgiving Day].", "DATE", "1999-11-25", "1999-11-25"},
	}},
	{"labor day ( of? YEAR )?", holiday(func(y int) time.Time { return nth(y, time.September, time.Monday, 1) }), nil},
	{"memorial day ( of? YEAR )?", holiday(func(y int) time.Time { return nth(y, time.May, time.Monday, -1) }), nil},
	{"columbus day ( of? YEAR )?", holiday(func(y int) time.Time { return nth(y, time.October, time.Monday, 2) }), nil},
	{"presidents day ( of? YEAR )?", holiday(func(y int) time.Time { return nth(y, time.February, time.Monday, 3) }), nil},
	{"martin luther king day ( of? YEAR )?", holiday(func(y int) time.Time { return nth(y, time.January, time.Monday, 3) }), nil},
	{"election day ( of? YEAR )?", holiday(func(y int) time.Time { return nth(y, time.November, time.Monday, 1).AddDate(0, 0, 1) }), nil},
	{"last|this|next? easter sunday? ( of? YEAR )?", holiday(easter), []example{
		{"2016-02-10", "They will march at [Easter].", "DATE", "2016-03-27", "2016-03-27"},
	}},
	{"easter monday ( of? YEAR )?", holiday(func(y int) time.Time { return easter(y).AddDate(0, 0, 1) }), nil},
	{"good friday ( of? YEAR )?", holiday(func(y int) time.Time { return easter(y).AddDate(0, 0, -2) }), []example{
		{"1998-04-20", "The accord of [Good Friday] held.", "DATE", "1998-04-10", "1998-04-10"},
	}},
	{"palm sunday ( of? YEAR )?", holiday(func(y int) time.Time { return easter(y).AddDate(0, 0, -7) }), nil},
	{"ash wednesday ( of? YEAR )?", holiday(func(y int) time.Time { return easter(y).AddDate(0, 0, -46) }), nil},
	{"pentecost|whitsun ( of? YEAR )?", holiday(func(y int) time.Time { return easter(y).AddDate(0, 0, 49) }), nil},
	{"holy|easter week ( of? YEAR )?", holyWeek, nil},
	{"last|this|next? ramadan ( of? YEAR )?", islamicMonth, []example{
		{"2016-05-20", "The truce should hold through [Ramadan].", "DATE", "2016-06-07/2016-07-06", "2016-06-07/2016-07-06"},
	}},
	{"eid al -? fitr", holiday(func(y int) time.Time { first, _, _ := islamicIn(y, 10); return first }), nil},
	{"eid al -? adha", holiday(func(y int) time.Time {
		first, _, _ := islamicIn(y, 12)
		return first.AddDate(0, 0, 9)
	}), nil},
}

func fixed(mon time.Month, d int) func(int) time.Time {
	return func(y int) time.Time { return date(y, mon, d) }
}

// holidayYear is the year of a holiday: written, or the one that puts it nearest
// as the tense has it.
func (m *match) holidayYear(day func(int) time.Time) (int, bool) {
	if y, ok := m.val("YEAR"); ok {
		return y, true
	}
	if m.narrative && (m.hasYear || !m.dated()) {
		return m.year, m.hasYear
	}
	if !m.dated() {
		return 0, false
	}
	y := m.today.Year()
	tense := m.tense(m.first, m.n)
	days := int(day(y).Sub(m.today).Hours() / 24)
	switch {
	case m.word(m.first, "last"):
		if days >= 0 {
			y--
		}
	case m.word(m.first, "next"):
		if days <= 0 {
			y++
		}
	case m.word(m.first, "this"):
	case days > 300 || days > 60 && tense < 0:
		y--
	case days < -300 || days < -60 && tense > 0:
		y++
	}
	return y, true
}

func holiday(day func(int) time.Time) func(*match) (reading, bool) {
	return func(m *match) (reading, bool) {
		name := m.first
		if m.word(name, "the", "last", "this", "next") {
			name++
		}
		if m.toks[name].caps == small {
			return reading{}, false
		}
		y, ok := m.holidayYear(day)
		if !ok {
			return unknown("XXXX-XX-XX")
		}
		d := day(y)
		if d.Year() < -20 || d.IsZero() {
			return reading{}, false
		}
		switch {
		case m.pathHas("eve") && !strings.EqualFold(m.text[m.toks[m.first].start:m.toks[m.first].end], "new"):
			d = d.AddDate(0, 0, -1)
		case m.pathHas("night"):
			r := partOf(d, nightTime)
			return r, true
		}
		return reading{time: data.Day.Unit(d), year: m.has("YEAR")}, true
	}
}

func holyWeek(m *match) (reading, bool) {
	y, ok := m.holidayYear(easter)
	if !ok || m.toks[m.first].caps == small {
		return reading{}, false
	}
	return plain(data.Week.Unit(easter(y)))
}

func islamicMonth(m *match) (reading, bool) {
	y, ok := m.holidayYear(func(y int) time.Time { first, _, _ := islamicIn(y, 9); return first })
	if !ok {
		return unknown("XXXX-XX")
	}
	first, end, ok := islamicIn(y, 9)
	t := data.Time{Start: first, End: end, Grain: data.Day}
	return reading{time: t, value: t.EDTF()}, ok
}

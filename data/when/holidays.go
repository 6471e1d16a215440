package when

import (
	"strings"
	"time"

	"dateline/data"
)

// holidays are days that have a rule.
var holidays = []rule{
	{"christmas|xmas eve|day|night|morning YEAR?", holiday(fixed(12, 25)), []example{
		{"2016-12-20", "Shops close on [Christmas Eve].", "DATE", "2016-12-24", "2016-12-24"},
	}},
	{"last|this|next? christmas|xmas ( of? YEAR )?", holiday(fixed(12, 25)), []example{
		{"2016-11-20", "They will be home by [Christmas].", "DATE", "2016-12-25", "2016-12-25"},
		{"2009-11-20", "They were home at [Christmas 2007].", "DATE", "2007-12-25", "2007-12-25"},
	}},
	{"boxing day ( of? YEAR )?", holiday(fixed(12, 26)), []example{
		{"2016-12-20", "The shops will open on [Boxing Day] again.", "DATE", "2016-12-26", "2016-12-26"},
	}},
	{"new year|years 's? eve", holiday(fixed(12, 31)), []example{
		{"2016-12-20", "A curfew holds on [New Year's Eve].", "DATE", "2016-12-31", "2016-12-31"},
	}},
	{"new year|years 's? day", holiday(fixed(1, 1)), []example{
		{"2016-12-20", "The law will be in force on [New Year's Day] at last.", "DATE", "2017-01-01", "2017-01-01"},
	}},
	{"the new year", holiday(fixed(1, 1)), []example{
		{"2016-12-20", "It will be decided before [the New Year] comes in.", "DATE", "2017-01-01", "../2016-12-31"},
	}},
	{"valentine|valentines 's? day ( of? YEAR )?", holiday(fixed(2, 14)), []example{
		{"2016-02-20", "They were married on [Valentine's Day] in secret.", "DATE", "2016-02-14", "2016-02-14"},
	}},
	{"st|saint .? patrick 's? day ( of? YEAR )?", holiday(fixed(3, 17)), []example{
		{"2016-03-20", "They marched on [St. Patrick's Day] in the rain.", "DATE", "2016-03-17", "2016-03-17"},
	}},
	{"may day ( of? YEAR )?", holiday(fixed(5, 1)), []example{
		{"2016-05-20", "They marched on [May Day] in the rain.", "DATE", "2016-05-01", "2016-05-01"},
	}},
	{"bastille day ( of? YEAR )?", holiday(fixed(7, 14)), []example{
		{"2016-07-20", "They marched on [Bastille Day] in the rain.", "DATE", "2016-07-14", "2016-07-14"},
	}},
	{"halloween ( of? YEAR )?", holiday(fixed(10, 31)), []example{
		{"2016-11-20", "The house burned on [Halloween] to the ground.", "DATE", "2016-10-31", "2016-10-31"},
	}},
	{"veterans|armistice|remembrance day ( of? YEAR )?", holiday(fixed(11, 11)), []example{
		{"2016-11-20", "They marched on [Armistice Day] in the rain.", "DATE", "2016-11-11", "2016-11-11"},
	}},
	{"independence day ( of? YEAR )?", holiday(fixed(7, 4)), []example{
		{"2016-07-20", "They marched on [Independence Day] in the rain.", "DATE", "2016-07-04", "2016-07-04"},
	}},
	{"last|this|next? thanksgiving day? ( of? YEAR )?", holiday(func(y int) time.Time { return nth(y, time.November, time.Thursday, 4) }), []example{
		{"1999-12-01", "He was found at sea on [Thanksgiving Day].", "DATE", "1999-11-25", "1999-11-25"},
	}},
	{"labor day ( of? YEAR )?", holiday(func(y int) time.Time { return nth(y, time.September, time.Monday, 1) }), []example{
		{"2016-09-20", "They marched on [Labor Day] in the rain.", "DATE", "2016-09-05", "2016-09-05"},
	}},
	{"memorial day ( of? YEAR )?", holiday(func(y int) time.Time { return nth(y, time.May, time.Monday, -1) }), []example{
		{"2016-06-20", "They marched on [Memorial Day] in the rain.", "DATE", "2016-05-30", "2016-05-30"},
	}},
	{"columbus day ( of? YEAR )?", holiday(func(y int) time.Time { return nth(y, time.October, time.Monday, 2) }), []example{
		{"2016-10-20", "They marched on [Columbus Day] in the rain.", "DATE", "2016-10-10", "2016-10-10"},
	}},
	{"presidents day ( of? YEAR )?", holiday(func(y int) time.Time { return nth(y, time.February, time.Monday, 3) }), []example{
		{"2016-02-20", "They marched on [Presidents Day] in the rain.", "DATE", "2016-02-15", "2016-02-15"},
	}},
	{"martin luther king day ( of? YEAR )?", holiday(func(y int) time.Time { return nth(y, time.January, time.Monday, 3) }), []example{
		{"2016-02-20", "They marched on [Martin Luther King Day] in the rain.", "DATE", "2016-01-18", "2016-01-18"},
	}},
	{"election day ( of? YEAR )?", holiday(func(y int) time.Time { return nth(y, time.November, time.Monday, 1).AddDate(0, 0, 1) }), []example{
		{"2016-10-20", "It will be known on [Election Day] at night.", "DATE", "2016-11-08", "2016-11-08"},
	}},
	{"last|this|next? easter sunday? ( of? YEAR )?", holiday(easter), []example{
		{"2016-02-10", "They will march at [Easter].", "DATE", "2016-03-27", "2016-03-27"},
	}},
	{"easter monday ( of? YEAR )?", holiday(func(y int) time.Time { return easter(y).AddDate(0, 0, 1) }), []example{
		{"2016-04-20", "The lake froze on [Easter Monday] again.", "DATE", "2016-03-28", "2016-03-28"},
	}},
	{"good friday ( of? YEAR )?", holiday(func(y int) time.Time { return easter(y).AddDate(0, 0, -2) }), []example{
		{"1998-04-20", "The accord of [Good Friday] held.", "DATE", "1998-04-10", "1998-04-10"},
	}},
	{"palm sunday ( of? YEAR )?", holiday(func(y int) time.Time { return easter(y).AddDate(0, 0, -7) }), []example{
		{"2016-04-20", "They marched on [Palm Sunday] in the rain.", "DATE", "2016-03-20", "2016-03-20"},
	}},
	{"ash wednesday ( of? YEAR )?", holiday(func(y int) time.Time { return easter(y).AddDate(0, 0, -46) }), []example{
		{"2016-04-20", "They marched on [Ash Wednesday] in the rain.", "DATE", "2016-02-10", "2016-02-10"},
	}},
	{"pentecost|whitsun ( of? YEAR )?", holiday(func(y int) time.Time { return easter(y).AddDate(0, 0, 49) }), []example{
		{"2016-05-20", "They marched at [Pentecost] in the rain.", "DATE", "2016-05-15", "2016-05-15"},
	}},
	{"holy|easter week ( of? YEAR )?", holyWeek, []example{
		{"2000-04-14", "It will be closed during [Easter week] again.", "DATE", "2000-W16", "2000-W16"},
	}},
	{"last|this|next? ramadan ( of? YEAR )?", islamicMonth, []example{
		{"2016-05-20", "The truce should hold through [Ramadan].", "DATE", "2016-06-07/2016-07-06", "2016-06-07/2016-07-06"},
	}},
	{"eid al -? fitr", holiday(func(y int) time.Time { first, _, _ := islamicIn(y, 10); return first }), []example{
		{"2016-07-20", "The truce ended on [Eid al-Fitr] at noon.", "DATE", "2016-07-07", "2016-07-07"},
	}},
	{"eid al -? adha", holiday(func(y int) time.Time {
		first, _, _ := islamicIn(y, 12)
		return first.AddDate(0, 0, 9)
	}), []example{
		{"2016-10-01", "The truce ended on [Eid al-Adha] at noon.", "DATE", "2016-09-13", "2016-09-13"},
	}},
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

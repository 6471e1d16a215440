package when

import (
	"time"

	"dateline/data"
)

// holidays are days that have a rule.
var holidays = []rule{
	{"the? ORD WEEKDAY of|in MONTH ( ,? of? YEAR )?", nthWeekday, []example{
		{"2016-10-15", "It was held on [the second Monday in May 2014] there.", "DATE", "2014-05-12", "2014-05-12"},
		{"2016-10-15", "It will be held on [the last Friday of November].", "DATE", "2016-11-25", "2016-11-25"},
	}},
	{"DAYNUM / DAYNUM", elevenSeptember, []example{
		{"2016-10-15", "Everything changed after [9/11] for them.", "DATE", "2001-09-11", "2001-09-12/.."},
		{"2016-10-15", "He took 9/11 of the votes, and 1/2 of the seats.", "", "", ""},
	}},
	{"christmas|xmas eve|day|night|morning {year}", holiday(fixed(12, 25)), []example{
		{"2016-12-20", "Shops close on [Christmas Eve].", "DATE", "2016-12-24", "2016-12-24"},
	}},
	{"last|this|next? christmas|xmas {year}", holiday(fixed(12, 25)), []example{
		{"2016-11-20", "They will be home by [Christmas].", "DATE", "2016-12-25", "2016-12-25"},
		{"2016-11-20", "A lorry was driven into the Christmas market beside the Christmas tree.", "", "", ""},
		{"2009-11-20", "They were home at [Christmas 2007].", "DATE", "2007-12-25", "2007-12-25"},
		{"2016-10-15", "It was shelled during Ramadan in 2016, and at [Christmas last year] too.", "DATE", "2015-12-25", "2015-12-25"},
	}},
	{"boxing day {year}", holiday(fixed(12, 26)), []example{
		{"2016-12-20", "The shops will open on [Boxing Day] again.", "DATE", "2016-12-26", "2016-12-26"},
	}},
	{"the? new year|years 's? eve {year}", holiday(fixed(12, 31)), []example{
		{"2016-12-20", "He left on [New Year's Eve 1999].", "DATE", "1999-12-31", "1999-12-31"},
		{"2016-12-20", "A curfew holds on [New Year's Eve].", "DATE", "2016-12-31", "2016-12-31"},
		{"2016-01-20", "He was hurt in [the New Year's Eve] attack.", "DATE", "2015-12-31", "2015-12-31"},
	}},
	{"the? new year|years 's? day {year}", holiday(fixed(1, 1)), []example{
		{"2016-12-20", "He came on [New Year's Day 2015].", "DATE", "2015-01-01", "2015-01-01"},
		{"2016-12-20", "The law will be in force on [New Year's Day] at last.", "DATE", "2017-01-01", "2017-01-01"},
	}},
	{"the new year", holiday(fixed(1, 1)), []example{
		{"2016-12-20", "It will be decided before [the New Year] comes in.", "DATE", "2017-01-01", "../2016-12-31"},
	}},
	{"valentine|valentines 's? day {year}", holiday(fixed(2, 14)), []example{
		{"2016-02-20", "They were married on [Valentine's Day] in secret.", "DATE", "2016-02-14", "2016-02-14"},
	}},
	{"st|saint .? patrick 's? day {year}", holiday(fixed(3, 17)), []example{
		{"2016-03-20", "They marched on [St. Patrick's Day] in the rain.", "DATE", "2016-03-17", "2016-03-17"},
	}},
	{"may day {year}", holiday(fixed(5, 1)), []example{
		{"2016-05-20", "They marched on [May Day] in the rain.", "DATE", "2016-05-01", "2016-05-01"},
	}},
	{"bastille day {year}", holiday(fixed(7, 14)), []example{
		{"2016-07-20", "They marched on [Bastille Day] in the rain.", "DATE", "2016-07-14", "2016-07-14"},
	}},
	{"halloween {year}", holiday(fixed(10, 31)), []example{
		{"2016-11-20", "The house burned on [Halloween] to the ground.", "DATE", "2016-10-31", "2016-10-31"},
	}},
	{"veterans|armistice|remembrance day {year}", holiday(fixed(11, 11)), []example{
		{"2016-11-20", "They marched on [Armistice Day] in the rain.", "DATE", "2016-11-11", "2016-11-11"},
	}},
	{"independence day {year}", holiday(fixed(7, 4)), []example{
		{"2016-07-20", "They marched on [Independence Day] in the rain.", "DATE", "2016-07-04", "2016-07-04"},
	}},
	{"last|this|next? thanksgiving day? {year}", holiday(thanksgiving), []example{
		{"1999-12-01", "He was found at sea on [Thanksgiving Day].", "DATE", "1999-11-25", "1999-11-25"},
	}},
	{"labor day {year}", holiday(func(y int) time.Time { return nth(y, time.September, time.Monday, 1) }), []example{
		{"2016-09-20", "They marched on [Labor Day] in the rain.", "DATE", "2016-09-05", "2016-09-05"},
	}},
	{"memorial day {year}", holiday(func(y int) time.Time { return nth(y, time.May, time.Monday, -1) }), []example{
		{"2016-06-20", "They marched on [Memorial Day] in the rain.", "DATE", "2016-05-30", "2016-05-30"},
	}},
	{"columbus day {year}", holiday(func(y int) time.Time { return nth(y, time.October, time.Monday, 2) }), []example{
		{"2016-10-20", "They marched on [Columbus Day] in the rain.", "DATE", "2016-10-10", "2016-10-10"},
	}},
	{"presidents day {year}", holiday(func(y int) time.Time { return nth(y, time.February, time.Monday, 3) }), []example{
		{"2016-02-20", "They marched on [Presidents Day] in the rain.", "DATE", "2016-02-15", "2016-02-15"},
	}},
	{"martin luther king day {year}", holiday(func(y int) time.Time { return nth(y, time.January, time.Monday, 3) }), []example{
		{"2016-02-20", "They marched on [Martin Luther King Day] in the rain.", "DATE", "2016-01-18", "2016-01-18"},
	}},
	{"election day {year}", holiday(func(y int) time.Time { return nth(y, time.November, time.Monday, 1).AddDate(0, 0, 1) }), []example{
		{"2016-10-20", "It will be known on [Election Day] at night.", "DATE", "2016-11-08", "2016-11-08"},
	}},
	{"last|this|next? easter sunday? {year}", holiday(easter), []example{
		{"2016-02-10", "They will march at [Easter].", "DATE", "2016-03-27", "2016-03-27"},
		{"2016-10-15", "They marched at [Easter last year].", "DATE", "2015-04-05", "2015-04-05"},
		{"2016-10-15", "They will march at [Easter next year].", "DATE", "2017-04-16", "2017-04-16"},
		{"2010-10-15", "The last battle was fought on [Easter Sunday], 10 April 1814.", "DATE", "1814-04-10", "1814-04-10"},
	}},
	{"orthodox easter sunday? {year}", holiday(orthodoxEaster), []example{
		{"2016-10-15", "They marched on [Orthodox Easter] in the rain.", "DATE", "2016-05-01", "2016-05-01"},
	}},
	{"ashura {year}", holiday(ashura), []example{
		{"2016-10-15", "They marched on [Ashura] in the rain.", "DATE", "2016-10-12", "2016-10-12"},
	}},
	{"easter monday {year}", holiday(func(y int) time.Time { return easter(y).AddDate(0, 0, 1) }), []example{
		{"2016-04-20", "The lake froze on [Easter Monday] again.", "DATE", "2016-03-28", "2016-03-28"},
	}},
	{"black friday {year}", holiday(func(y int) time.Time { return thanksgiving(y).AddDate(0, 0, 1) }), []example{
		{"2016-11-28", "The shops were full on [Black Friday] again.", "DATE", "2016-11-25", "2016-11-25"},
	}},
	{"cyber monday {year}", holiday(func(y int) time.Time { return thanksgiving(y).AddDate(0, 0, 4) }), []example{
		{"2016-11-30", "The shops were empty on [Cyber Monday] again.", "DATE", "2016-11-28", "2016-11-28"},
	}},
	{"maundy|holy thursday {year}", holiday(func(y int) time.Time { return easter(y).AddDate(0, 0, -3) }), []example{
		{"2016-04-20", "They marched on [Maundy Thursday] in the rain.", "DATE", "2016-03-24", "2016-03-24"},
	}},
	{"holy saturday {year}", holiday(func(y int) time.Time { return easter(y).AddDate(0, 0, -1) }), []example{
		{"2016-04-20", "They marched on [Holy Saturday] in the rain.", "DATE", "2016-03-26", "2016-03-26"},
	}},
	{"shrove tuesday {year}", holiday(func(y int) time.Time { return easter(y).AddDate(0, 0, -47) }), []example{
		{"2016-04-20", "They marched on [Shrove Tuesday] in the rain.", "DATE", "2016-02-09", "2016-02-09"},
	}},
	{"good friday {year}", holiday(func(y int) time.Time { return easter(y).AddDate(0, 0, -2) }), []example{
		{"1998-04-20", "The accord of [Good Friday] held.", "DATE", "1998-04-10", "1998-04-10"},
	}},
	{"palm sunday {year}", holiday(func(y int) time.Time { return easter(y).AddDate(0, 0, -7) }), []example{
		{"2016-04-20", "They marched on [Palm Sunday] in the rain.", "DATE", "2016-03-20", "2016-03-20"},
	}},
	{"ash wednesday {year}", holiday(func(y int) time.Time { return easter(y).AddDate(0, 0, -46) }), []example{
		{"2016-04-20", "They marched on [Ash Wednesday] in the rain.", "DATE", "2016-02-10", "2016-02-10"},
	}},
	{"pentecost|whitsun {year}", holiday(func(y int) time.Time { return easter(y).AddDate(0, 0, 49) }), []example{
		{"2016-05-20", "They marched at [Pentecost] in the rain.", "DATE", "2016-05-15", "2016-05-15"},
	}},
	{"holy|easter week {year}", holyWeek, []example{
		{"2000-04-14", "It will be closed during [Easter week] again.", "DATE", "2000-W16", "2000-W16"},
	}},
	{"last|this|next? ramadan {year}", islamicMonth, []example{
		{"2016-05-20", "The truce should hold through [Ramadan].", "DATE", "2016-06-06/2016-07-05", "2016-06-06/2016-07-05"},
		{"2016-10-15", "It was shelled during [Ramadan in 2015] too.", "DATE", "2015-06-18/2015-07-16", "2015-06-18/2015-07-16"},
		{"1990-10-15", "It was shelled during [Ramadan] too.", "DATE", "1990-03-28/1990-04-26", "1990-03-28/1990-04-26"},
	}},
	{"DAYNUM? HIJRI ,? YEAR ah|hijri?", hijri, []example{
		{"2016-10-15", "It was written in [Muharram 1438] by a judge.", "DATE", "2016-10-03/2016-11-01", "2016-10-03~/2016-11-01~"},
		{"2016-10-15", "It was written on [10 Muharram 1438] by a judge.", "DATE", "2016-10-12", "2016-10-12~"},
	}},
	{"YEAR ah", hijriYear, []example{
		{"2016-10-15", "It was written in [1438 AH] by a judge.", "DATE", "2016-10-03/2017-09-21", "2016-10-03~/2017-09-21~"},
	}},
	{"eid al -? fitr {year}", holiday(eidAlFitr), []example{
		{"2016-07-20", "The truce ended on [Eid al-Fitr] at noon.", "DATE", "2016-07-06", "2016-07-06"},
	}},
	{"eid al -? adha {year}", holiday(eidAlAdha), []example{
		{"2016-10-01", "The truce ended on [Eid al-Adha] at noon.", "DATE", "2016-09-12", "2016-09-12"},
		{"2016-10-01", "The truce ended on [Eid al-Adha 2015] at noon.", "DATE", "2015-09-24", "2015-09-24"},
	}},
}

// thanksgiving is that of the United States.
func thanksgiving(y int) time.Time { return nth(y, time.November, time.Thursday, 4) }

func fixed(mon time.Month, d int) func(int) time.Time {
	return func(y int) time.Time { return date(y, mon, d) }
}

// holidayYear is the year of a holiday: written, or the one that puts it nearest
// as the tense has it.
func (m *match) holidayYear(day func(int) time.Time) (int, bool) {
	if y, ok := m.val("YEAR"); ok {
		return y, true
	}
	if y, ok := m.yearBeside(); ok {
		return y, true
	}
	if last := m.first + m.n - 1; m.n > 2 && m.word(last, "year") && m.word(last-1, "last", "this", "next") {
		now, ok := m.now()
		switch {
		case m.word(last-1, "last"):
			return now.Year() - 1, ok
		case m.word(last-1, "next"):
			return now.Year() + 1, ok
		}
		return now.Year(), ok
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

// yearBeside is the year of a date that stands right behind the span: "Easter
// Sunday, 10 April 1814".
func (m *match) yearBeside() (int, bool) {
	k := m.first + m.n
	if m.idAt(k) != idComma || !m.g.is(m.idAt(k+1), classMonth) && !m.g.is(m.idAt(k+2), classMonth) {
		return 0, false
	}
	for k++; k < m.first+m.n+6 && m.idAt(k) != idStop; k++ {
		if m.toks[k].id == idYear {
			return int(m.toks[k].val), true
		}
	}
	return 0, false
}

func holiday(day func(int) time.Time) func(*match) (reading, bool) {
	return func(m *match) (reading, bool) {
		name := m.first
		if m.word(name, "the", "last", "this", "next") {
			name++
		}
		if name >= len(m.toks) || m.toks[name].caps == small {
			return reading{}, false
		}
		if m.n == 1 && m.g.lex.classes["FESTIVE"].ids[m.next()] {
			return reading{}, false // "the Christmas market": a thing of the season
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
		case m.pathHas("eve") && !m.pathHas("new"):
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
	y, ok := m.holidayYear(func(y int) time.Time { first, _, _ := ramadan(y); return first })
	if !ok {
		return unknown("XXXX-XX")
	}
	first, end, ok := ramadan(y)
	t := data.Time{Start: first, End: end, Grain: data.Day}
	return reading{time: t, value: t.EDTF()}, ok
}

// announced are the first days of Ramadan, of Shawwal (Eid al-Fitr) and the
// tenth of Dhu al-Hijja (Eid al-Adha) as Saudi Arabia announced them, by year,
// as month and day; other countries may have kept a day before or after. The
// years without are reckoned by the tabular calendar.
var announced = map[int][3]int{
	2015: {618, 717, 924}, 2016: {606, 706, 912}, 2017: {527, 625, 901}, 2018: {517, 615, 821}, 2019: {506, 604, 811}, 2020: {424, 524, 731},
	2021: {413, 513, 720}, 2022: {402, 502, 709}, 2023: {323, 421, 628}, 2024: {311, 410, 616}, 2025: {301, 330, 606},
}

func monthDay(y, n int) time.Time { return date(y, time.Month(n/100), n%100) }

func ramadan(y int) (first, end time.Time, ok bool) {
	if a, ok := announced[y]; ok {
		return monthDay(y, a[0]), monthDay(y, a[1]), true
	}
	return islamicIn(y, 9)
}

// ashura is the tenth of Muharram.
func ashura(y int) time.Time {
	first, _, ok := islamicIn(y, 1)
	if !ok {
		return first
	}
	return first.AddDate(0, 0, 9)
}

func eidAlFitr(y int) time.Time {
	if a, ok := announced[y]; ok {
		return monthDay(y, a[1])
	}
	first, _, _ := islamicIn(y, 10)
	return first
}

func eidAlAdha(y int) time.Time {
	if a, ok := announced[y]; ok {
		return monthDay(y, a[2])
	}
	first, _, ok := islamicIn(y, 12)
	if !ok {
		return first
	}
	return first.AddDate(0, 0, 9)
}

// elevenSeptember is "9/11", which names one day of 2001.
func elevenSeptember(m *match) (reading, bool) {
	if m.text[m.toks[m.first].start:m.toks[m.first+m.n-1].end] != "9/11" || m.g.is(m.next(), classUnit) || m.word(m.first+m.n, "of", "inch", "inches", "percent", "ratio") || m.dated() && m.today.Before(date(2001, 9, 11)) {
		return reading{}, false
	}
	return reading{time: data.DayTime(2001, 9, 11), year: true, aside: true}, true
}

// nthWeekday is "the second Monday in May 2014".
func nthWeekday(m *match) (reading, bool) {
	n, _ := m.val("ORD")
	w, _ := m.val("WEEKDAY")
	mon, _ := m.val("MONTH")
	if n == 0 || n > 5 || !m.monthName() {
		return reading{}, false
	}
	y, said := m.writtenYear()
	if !said {
		var ok bool
		if y, ok = m.yearFor(time.Month(mon), 7*max(n, 1)-3); !ok {
			return unknown("XXXX-" + string(append2(nil, mon)) + "-XX")
		}
	}
	d := nth(y, time.Month(mon), time.Weekday(w%7), n)
	return reading{time: data.Day.Unit(d), year: said}, d.Month() == time.Month(mon)
}

// hijri is a month of the Islamic calendar, or a day of it, by the tabular
// calendar and so a day about.
func hijri(m *match) (reading, bool) {
	mon, _ := m.val("HIJRI")
	y, _ := m.val("YEAR")
	if y < firstHijri || y > lastHijri {
		return reading{}, false
	}
	t := data.Time{Start: islamic(y, mon), End: islamic(y, mon+1), Grain: data.Day, Modifier: data.Approx}
	if mon == 12 {
		t.End = islamic(y+1, 1)
	}
	if d, ok := m.val("DAYNUM"); ok {
		if t.Start = t.Start.AddDate(0, 0, d-1); d > 30 || !t.Start.Before(t.End) {
			return reading{}, false
		}
		t.End = t.Start.AddDate(0, 0, 1)
	}
	return abroad(t)
}

// hijriYear is a year of the Islamic calendar.
func hijriYear(m *match) (reading, bool) {
	y, _ := m.val("YEAR")
	if !m.word(m.first+m.n-1, "ah") || m.toks[m.first+m.n-1].caps != capitals || y < firstHijri || y > lastHijri {
		return reading{}, false
	}
	return abroad(data.Time{Start: islamic(y, 1), End: islamic(y+1, 1), Grain: data.Day, Modifier: data.Approx})
}

// The years of the Islamic calendar that are told from those of ours by the
// words beside them: from 1590 to 2076.
const firstHijri, lastHijri = 1000, 1500

// abroad is the reading of a time of another calendar.
func abroad(t data.Time) (reading, bool) {
	plain := t
	plain.Modifier = data.Plain
	return reading{time: t, value: plain.EDTF(), year: true}, true
}

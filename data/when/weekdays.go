package when

import (
	"strconv"
	"time"

	"dateline/data"
)

// weekdays are days by their name or by their distance from today, and their parts.
var weekdays = []rule{
	{
		"WEEKDAY", byWeekday(0), []example{
			{"2016-10-15", "Lavrov said on [Friday] that he had no expectations.", "DATE", "2016-10-14", "2016-10-14"},
			{"2016-10-15", "Charities called for a truce on [Saturday].", "DATE", "2016-10-15", "2016-10-15"},
			{"2016-10-15", "Kerry will be in London on [Sunday].", "DATE", "2016-10-16", "2016-10-16"},
			{"2016-10-16", "The strike begins on [Monday].", "DATE", "2016-10-17", "2016-10-17"},
			{"2016-10-16", "The fair opens on [Friday].", "DATE", "2016-10-21", "2016-10-21"},
			{"2016-10-16", "The trial starts [Saturday].", "DATE", "2016-10-22", "2016-10-22"},
			{"2016-10-16", "The hearing is set for [Saturday].", "DATE", "2016-10-22", "2016-10-22"},
			{"2016-10-16", "The storm could hit Florida on [Friday].", "DATE", "2016-10-21", "2016-10-21"},
			{"2016-10-16", "The storm hit Florida on [Friday].", "DATE", "2016-10-14", "2016-10-14"},
			{"2016-10-16", "The vote is on [Tuesday].", "DATE", "2016-10-18", "2016-10-18"},
			{"2016-10-16", "They marched at the start of the week, on [Monday].", "DATE", "2016-10-10", "2016-10-10"},
			{"", "They met on [Friday].", "DATE", "XXXX-WXX-5", ""},
			{"2016-10-16", "The river rose, as it does, on a [Friday].", "DATE", "XXXX-WXX-5", ""},
			{"2016-10-18", "[Friday]'s vote will decide it.", "DATE", "2016-10-21", "2016-10-21"},
			{"2016-10-18", "He spoke to them ahead of [Friday]'s vote.", "DATE", "2016-10-21", "2016-10-21"},
			{"2016-10-18", "The deadline is [Friday], and rain is likely.", "DATE", "2016-10-21", "2016-10-21"},
			{"2016-10-18", "If they win [Friday], they go through.", "DATE", "2016-10-21", "2016-10-21"},
			{"2016-10-15", "Mr. Orszag sent Gov. John F. Sanford a letter [Friday] saying it can't be used.", "DATE", "2016-10-14", "2016-10-14"},
			{"2016-10-15", "They couldn't be reached [Friday].", "DATE", "2016-10-14", "2016-10-14"},
			{"2016-10-17", "They called for a pause from Monday to [Thursday].", "DATE", "2016-10-20", "2016-10-17/2016-10-20"},
			{"2016-10-17", "The voting ran from [Monday] through Saturday.", "DATE", "2016-10-10", "2016-10-10/2016-10-15"},
			{"2016-10-16", "So said a [Friday] release.", "DATE", "2016-10-14", "2016-10-14"},
			{"2016-10-18", "Rain is forecast for [Friday].", "DATE", "2016-10-21", "2016-10-21"},
			{"2016-10-18", "The unions called a strike for [Friday].", "DATE", "2016-10-21", "2016-10-21"},
			{"2016-10-16", "He could not be reached on [Friday].", "DATE", "2016-10-14", "2016-10-14"},
			{"2016-10-16", "The two meet [Friday] with the judge.", "DATE", "2016-10-21", "2016-10-21"},
			{"2016-10-16", "He completes his ten-month sentence [Friday].", "DATE", "2016-10-21", "2016-10-21"},
			{"2016-10-19", "Activists plan a march through the town on [Friday].", "DATE", "2016-10-21", "2016-10-21"},
			{"2016-10-19", "The plan was put to the council on [Friday].", "DATE", "2016-10-14", "2016-10-14"},
			{"2016-10-16", "The officials are meeting [Tuesday] on the budget.", "DATE", "2016-10-18", "2016-10-18"},
			{"2016-10-16", "Viewing hours [Monday] from four to seven.", "DATE", "2016-10-17", "2016-10-17"},
			{"2016-10-16", "Volunteers fill sandbags [Friday] at the school.", "DATE", "2016-10-14", "2016-10-14"},
			{"2016-10-16", "The mill was built in 1810, sold in 1877, bombed in 1917 and emptied in 1985. The council votes on it [Tuesday].", "DATE", "2016-10-18", "2016-10-18"},
			{"2016-10-16", "They will not forget Bloody Sunday, says the Sunday Mirror.", "", "", ""},
		},
	},
	{"on|by|until < the WEEKDAY >", theWeekday, []example{
		{"1986-05-06", "It exploded on Saturday, 26 April, and the town was emptied on [the Sunday].", "DATE", "1986-04-27", "1986-04-27"},
	}},
	{"WEEKDAY week|fortnight", weekdayWeek, []example{
		{"2016-10-15", "The two meet on [Friday week].", "DATE", "2016-10-28", "2016-10-28"},
	}},
	{"last|past WEEKDAY", byWeekday(-1), []example{
		{"2016-10-15", "They had met [last Saturday].", "DATE", "2016-10-08", "2016-10-08"},
	}},
	{"this past WEEKDAY", byWeekday(-1), []example{
		{"2016-10-15", "The dam broke [this past Tuesday] at dusk.", "DATE", "2016-10-11", "2016-10-11"},
	}},
	{"this coming WEEKDAY", byWeekday(+1), []example{
		{"2016-10-15", "It will be mended [this coming Tuesday] by them.", "DATE", "2016-10-18", "2016-10-18"},
	}},
	{"next|coming WEEKDAY", byWeekday(+1), []example{
		{"2016-10-15", "They meet again [next Tuesday].", "DATE", "2016-10-18", "2016-10-18"},
	}},
	{"this WEEKDAY", byWeekday(0), []example{
		{"2016-10-12", "They will meet [this Saturday].", "DATE", "2016-10-15", "2016-10-15"},
	}},
	{"the? previous|following|next|coming|same|preceding WEEKDAY", fromLatest, []example{
		{"1989-10-27", "Stocks fell on Oct. 13. On [the previous Friday] they had risen.", "DATE", "1989-10-06", "1989-10-06"},
	}},
	{"WEEKDAY last|this|next week", weekdayOfWeek, []example{
		{"2016-10-15", "It was hit on [Tuesday last week].", "DATE", "2016-10-04", "2016-10-04"},
	}},
	{"WEEKDAY -? ( at? dawn|dusk|noon|midday|midnight|lunchtime|nightfall|sunrise|sunset | morning|afternoon|evening|night|mornings )", partOfWeekday(0), []example{
		{"2016-10-15", "It was hit on [Friday night].", "TIME", "2016-10-14TNI", "2016-10-14T18Z/2016-10-14T23Z"},
	}},
	{"last WEEKDAY morning|afternoon|evening|night", partOfWeekday(-1), []example{
		{"2016-10-15", "The dam broke [last Tuesday night] after rain.", "TIME", "2016-10-11TNI", "2016-10-11T18Z/2016-10-11T23Z"},
	}},
	{"next WEEKDAY morning|afternoon|evening|night", partOfWeekday(+1), []example{
		{"2016-10-15", "It will be mended [next Tuesday morning] by them.", "TIME", "2016-10-18TMO", "2016-10-18T06Z/2016-10-18T11Z"},
	}},
	{"noon|midday|midnight ( on )? WEEKDAY", partOfWeekday(0), []example{
		{"1991-02-16", "The deadline was [noon Saturday].", "TIME", "1991-02-16T12:00", "1991-02-16T12:00Z"},
	}},
	{"the? morning|afternoon|evening|night of? WEEKDAY", partOfWeekday(0), []example{
		{"2016-10-15", "The dam broke on [the evening of Tuesday] after rain.", "TIME", "2016-10-11TEV", "2016-10-11T18Z/2016-10-11T23Z"},
	}},
	{"TODAY", relativeDay, []example{
		{"", "SOFIA, 24 July 2007 -- The nurses came home [today].", "DATE", "2007-07-24", "2007-07-24"},
		{"", "The nurses were jailed in 1999. They came home [today].", "DATE", "XXXX-XX-XX", ""},
		{"2016-10-15", "The ministers met [today].", "DATE", "2016-10-15", "2016-10-15"},
		{"2016-10-15", "The talks begin [tonight].", "TIME", "2016-10-15TNI", "2016-10-15T18Z/2016-10-15T23Z"},
	}},
	{"TODAY morning|afternoon|evening|night|noon|midday|midnight", relativeDay, []example{
		{"1990-01-04", "IT WAS FOUND [YESTERDAY AFTERNOON] IN A VAN.", "TIME", "1990-01-03TAF", "1990-01-03T12Z/1990-01-03T17Z"},
		{"2016-10-15", "It will be mended [tomorrow morning] by them.", "TIME", "2016-10-16TMO", "2016-10-16T06Z/2016-10-16T11Z"},
	}},
	{"last night", relativeDay, []example{
		{"2016-10-15", "The city was bombed [last night].", "TIME", "2016-10-14TNI", "2016-10-14T18Z/2016-10-14T23Z"},
	}},
	{"overnight", relativeDay, []example{
		{"2016-10-15", "Shells fell [overnight] on the town.", "TIME", "2016-10-15TNI", "2016-10-15T00Z/2016-10-15T05Z"},
	}},
	{"overnight on|into? WEEKDAY|TODAY", overnightOf, []example{
		{"2016-10-15", "Snow fell [overnight on Thursday] in the hills.", "TIME", "2016-10-13TNI", "2016-10-13T18Z/2016-10-14T05Z"},
		{"2016-10-15", "Shells fell [overnight into Friday] on the town.", "TIME", "2016-10-13TNI", "2016-10-13T18Z/2016-10-14T05Z"},
	}},
	{"this morning|afternoon|evening", relativeDay, []example{
		{"2016-10-15", "He arrived [this morning].", "TIME", "2016-10-15TMO", "2016-10-15T06Z/2016-10-15T11Z"},
	}},
	{"the day before yesterday", relativeDay, []example{
		{"2016-10-15", "He left [the day before yesterday].", "DATE", "2016-10-13", "2016-10-13"},
	}},
	{"the day after tomorrow", relativeDay, []example{
		{"2016-10-15", "It will be mended [the day after tomorrow] by them.", "DATE", "2016-10-17", "2016-10-17"},
	}},
	{"the? next|following|previous|same|that same? morning|afternoon|evening|night", partOfLatest, []example{
		{"", "It was 14 April 1865. He died [the next morning].", "TIME", "1865-04-15TMO", "1865-04-15T06Z/1865-04-15T11Z"},
	}},
	{"in|during|by|of < the morning|afternoon|evening|night >", partOfLatest, []example{
		{"", "On 6 June 1944 they landed, and in [the evening] they held the town.", "TIME", "1944-06-06TEV", "1944-06-06T18Z/1944-06-06T23Z"},
	}},
	{"by|at|until|before|around|after|about|from|since|till < ( first light | dawn|noon|midday|midnight|daybreak|dusk|nightfall|sunrise|sunset|sundown ) >", partOfLatest, []example{
		{"", "On 6 June 1944 they landed; by [nightfall] they held the town.", "TIME", "1944-06-06TEV", "1944-06-06T18Z/1944-06-06T23Z"},
		{"", "On 6 June 1944 troops landed at [dawn].", "TIME", "1944-06-06TMO", "1944-06-06T06Z/1944-06-06T11Z"},
	}},
	{"by|at < night >", partUnknown, []example{
		{"2016-10-15", "The port is shelled at [night] from the hill.", "TIME", "XXXX-XX-XXTNI", ""},
	}},
}

func byWeekday(dir int) func(*match) (reading, bool) {
	return func(m *match) (reading, bool) {
		w, _ := m.val("WEEKDAY")
		t, _ := m.tokenOf("WEEKDAY", 0)
		if t.caps == small || m.nameOfDay() {
			return reading{}, false
		}
		if m.listed("SHORTDAY") && m.n == 1 {
			// Sun, Sat and Wed are other words too.
			if m.word(m.first-1, "the", "a", "an", "and") && t.caps == capital {
				return reading{}, false // "a Sun spokesman"
			}
			if m.text[t.end-1] != '.' && m.next() != idComma && m.next() != idDay || t.caps == capitals || w == 7 && !m.word(m.first-1, "on") {
				return reading{}, false
			}
		}
		d, ok := m.weekday(w, dir)
		if n := m.next(); !ok || m.n == 1 && m.word(m.first-1, "a", "any") && n != idWord && n != idCap && n != idIng && n != idPast { // "on a Friday": which one is not said
			return unknown("XXXX-WXX-" + strconv.Itoa(w))
		}
		return plain(data.Day.Unit(d))
	}
}

// nameOfDay reports whether the weekday is part of a name: "Bloody Sunday", "the
// Sunday Times".
func (m *match) nameOfDay() bool {
	if m.n > 1 || m.toks[m.first].caps != capital {
		return false
	}
	if k := m.first + 1; m.word(k, "night", "morning", "afternoon") && m.toks[k].caps == capital && m.idAt(k+1) == idCap {
		return true // "Friday Night Lights"
	}
	if k := m.first - 1; m.g.lex.classes["NAMEDDAY"].ids[m.previous()] && m.toks[k].caps == capital {
		return true
	}
	return m.word(m.first-1, "the") && m.next() == idCap && m.word(m.first+1, "times", "telegraph", "mirror", "mail", "express", "herald", "post", "tribune", "independent", "star", "sun", "club", "school", "mass", "night")
}

// fromLatest is a weekday before or after the last time named.
func fromLatest(m *match) (reading, bool) {
	w, _ := m.val("WEEKDAY")
	ref, ok := m.latest()
	if !ok || ref.Grain > data.Day {
		return byWeekday(0)(m)
	}
	back := daysSince(ref.Start, w)
	switch {
	case m.pathHas("same"):
	case m.pathHas("previous", "preceding"):
		if back == 0 {
			back = 7
		}
	default:
		back -= 7
	}
	return plain(data.Day.Unit(data.Day.Floor(ref.Start).AddDate(0, 0, -back)))
}

// theWeekday is the first such day from the last one named on: "on the Sunday".
func theWeekday(m *match) (reading, bool) {
	if n := m.next(); m.ref.IsZero() || m.ref.Grain > data.Day || n == idWord || n == idCap || n == idIng {
		return reading{}, false
	}
	w, _ := m.val("WEEKDAY")
	ahead := (7 - daysSince(m.ref.Start, w)) % 7
	return plain(data.Day.Unit(data.Day.Floor(m.ref.Start).AddDate(0, 0, ahead)))
}

// weekdayWeek is "Friday week": a week after the coming Friday.
func weekdayWeek(m *match) (reading, bool) {
	w, _ := m.val("WEEKDAY")
	d, ok := m.weekday(w, +1)
	if n := m.next(); n == idWord || n == idHyphen || n == idCap || m.word(m.first+m.n, "after", "of", "for", "in") || m.toks[m.first+1].caps == capital {
		return reading{}, false
	}
	if !ok {
		return unknown("XXXX-WXX-" + strconv.Itoa(w))
	}
	if m.pathHas("fortnight") {
		d = d.AddDate(0, 0, 7)
	}
	return plain(data.Day.Unit(d.AddDate(0, 0, 7)))
}

func weekdayOfWeek(m *match) (reading, bool) {
	w, _ := m.val("WEEKDAY")
	now, ok := m.now()
	if !ok {
		return unknown("XXXX-WXX-" + strconv.Itoa(w))
	}
	return plain(data.Day.Unit(data.Week.Floor(now).AddDate(0, 0, 7*m.step()+w-1)))
}

// dayParts are the hours of the parts of the day, from and to, and their values.
var dayParts = map[int]struct {
	from, to int
	value    string
	minute   bool
}{
	morning: {6, 12, "TMO", false}, afternoon: {12, 18, "TAF", false}, evening: {18, 24, "TEV", false}, nightTime: {18, 24, "TNI", false},
	daytime: {6, 18, "TDT", false}, noon: {12, 12, "T12:00", true}, midnight: {24, 24, "T24:00", true}, dawn: {6, 12, "TMO", false},
}

// partOf is a part of a day.
func partOf(d time.Time, part int) reading {
	p := dayParts[part]
	d = data.Day.Floor(d)
	value := valueOf(data.Day.Unit(d)) + p.value
	if p.minute {
		return reading{typ: data.ClockTimex, value: value, time: data.Minute.Unit(d.Add(time.Duration(p.from) * time.Hour))}
	}
	return reading{typ: data.ClockTimex, value: value, time: data.Time{
		Start: d.Add(time.Duration(p.from) * time.Hour), End: d.Add(time.Duration(p.to) * time.Hour), Grain: data.Hour,
	}}
}

func unknownPart(part int) (reading, bool) {
	return reading{typ: data.ClockTimex, value: "XXXX-XX-XX" + dayParts[part].value, vague: true}, part != 0
}

func (m *match) part() int {
	for k := m.first; k < m.first+m.n; k++ {
		if v, ok := m.g.lex.classes["DAYPART"].values[m.toks[k].id]; ok {
			return int(v)
		}
	}
	return 0
}

func partOfWeekday(dir int) func(*match) (reading, bool) {
	return func(m *match) (reading, bool) {
		w, _ := m.val("WEEKDAY")
		if last := m.first + m.n - 1; m.toks[last].caps == capital && m.next() == idCap {
			return reading{}, false // the programme "Friday Night Lights"
		}
		d, ok := m.weekday(w, dir)
		if !ok {
			return reading{typ: data.ClockTimex, value: "XXXX-WXX-" + strconv.Itoa(w) + dayParts[m.part()].value, vague: true}, true
		}
		return partOf(d, m.part()), true
	}
}

func relativeDay(m *match) (reading, bool) {
	now, ok := m.dayNow()
	part, n := m.part(), 0
	if m.n == 1 && m.toks[m.first].caps == capital && m.previous() == idCap {
		return reading{}, false // USA Today
	}
	if v, day := m.val("TODAY"); day {
		n = v
	}
	switch {
	case m.word(m.first, "tonight"):
		part = nightTime
	case m.word(m.first, "last"):
		n = -1
	case m.word(m.first, "overnight"):
		if !ok {
			return unknownPart(nightTime)
		}
		return reading{typ: data.ClockTimex, value: valueOf(data.Day.Unit(data.Day.Floor(now))) + "TNI", time: smallHours(now)}, true
	case m.word(m.first+2, "before"):
		n = -2
	case m.word(m.first+2, "after"):
		n = 2
	}
	switch {
	case !ok && part > 0:
		return unknownPart(part)
	case !ok:
		return unknown("XXXX-XX-XX")
	case part > 0:
		return partOf(now.AddDate(0, 0, n), part), true
	}
	return plain(data.Day.Unit(now.AddDate(0, 0, n)))
}

// overnightOf is the night after a day, or that into it.
func overnightOf(m *match) (reading, bool) {
	day, ok := m.now()
	if n, named := m.val("TODAY"); named {
		day = day.AddDate(0, 0, n)
	} else {
		w, _ := m.val("WEEKDAY")
		day, ok = m.weekday(w, 0)
	}
	if !ok {
		return unknownPart(nightTime)
	}
	if m.pathHas("into") {
		day = day.AddDate(0, 0, -1)
	}
	r := partOf(day, nightTime)
	r.time.End = smallHours(day.AddDate(0, 0, 1)).End
	return r, true
}

func partOfLatest(m *match) (reading, bool) {
	ref, ok := m.latest()
	part := m.part()
	if part == 0 {
		part = dawn // first light
	}
	if !ok || ref.Grain > data.Day {
		return unknownPart(part)
	}
	n := 0
	if m.pathHas("next", "following") {
		n = 1
	} else if m.pathHas("previous") {
		n = -1
	}
	return partOf(ref.Start.AddDate(0, 0, n), part), true
}

func partUnknown(m *match) (reading, bool) { return unknownPart(m.part()) }

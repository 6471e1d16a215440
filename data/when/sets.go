package when

import (
	"strconv"

	"dateline/data"
)

// sets are times that come again.
var sets = []rule{
	{"every|each NUM? UNIT|UNITS", setOf, []example{
		{"1998-03-31", "Thousands wait for it [each year].", "SET", "P1Y", ""},
		{"1998-03-31", "It comes [every two weeks].", "SET", "P2W", ""},
	}},
	{"every other UNIT", setOf, []example{
		{"2016-10-15", "The ship comes [every other week] to the port.", "SET", "P2W", ""},
	}},
	{"every|each WEEKDAY ( morning|afternoon|evening|night )?", setOfDays, []example{
		{"2016-10-15", "They march [every Monday].", "SET", "XXXX-WXX-1", ""},
	}},
	{"every second|other|third WEEKDAY ( morning|afternoon|evening|night )?", setOfDays, []example{
		{"2016-10-15", "They meet [every other Thursday].", "SET", "XXXX-WXX-4", ""},
	}},
	{"the? ORD WEEKDAY|day of|in every|each MONTH|month|week|year", setInUnit, []example{
		{"2016-10-15", "They meet on [the first Monday of every month].", "SET", "P1M", ""},
		{"2016-10-15", "It is paid on [the last day of each month].", "SET", "P1M", ""},
	}},
	{"every|each MONTH", setOfMonths, []example{
		{"1998-02-15", "They march [each July].", "SET", "XXXX-07", ""},
	}},
	{"every|each SEASON", setOfSeasons, []example{
		{"2016-10-15", "The river rises [every spring] by a foot.", "SET", "XXXX-SP", ""},
	}},
	{"every|each morning|afternoon|evening|night", setOfParts, []example{
		{"2016-10-15", "The ship comes [every morning] to the port.", "SET", "XXXX-XX-XXTMO", ""},
	}},
	{"WEEKDAYS", setOfDays, []example{
		{"2016-10-15", "They march on [Mondays].", "SET", "XXXX-WXX-1", ""},
	}},
	{"WEEKDAY mornings|afternoons|evenings|nights", setOfDays, []example{
		{"2016-10-15", "The ship comes on [Friday nights] to the port.", "SET", "XXXX-WXX-5TNI", ""},
	}},
	{"daily", setWord(day), []example{
		{"2016-10-15", "It is bombed [daily].", "SET", "P1D", ""},
	}},
	{"everyday", setWord(day), []example{
		{"2016-10-15", "It was an [everyday] matter there.", "SET", "P1D", ""},
	}},
	{"nightly", setWord(day), []example{
		{"2016-10-15", "The port is shelled [nightly] from the hill.", "SET", "P1D", ""},
	}},
	{"hourly", setWord(hour), []example{
		{"2016-10-15", "The ferry leaves [hourly] from the port.", "SET", "PT1H", ""},
	}},
	{"weekly", setWord(week), []example{
		{"2016-10-15", "The ferry leaves [weekly] from the port.", "SET", "P1W", ""},
	}},
	{"monthly", setWord(month), []example{
		{"2016-10-15", "The ferry leaves [monthly] from the port.", "SET", "P1M", ""},
	}},
	{"quarterly", setWord(quarter), []example{
		{"2016-10-15", "It is paid [quarterly] by the port.", "SET", "P1Q", ""},
	}},
	{"annually|yearly", setWord(year), []example{
		{"2016-10-15", "It is paid [annually] by the port.", "SET", "P1Y", ""},
	}},
	{"twice|once a|per UNIT", setOf, []example{
		{"2016-10-15", "The ferry leaves [twice a week] from the port.", "SET", "P1W", ""},
	}},
	{"per UNIT", setOf, []example{
		{"2016-10-15", "It makes two [per day].", "SET", "P1D", ""},
	}},
}

func setReading(value string) (reading, bool) {
	return reading{typ: data.SetTimex, value: value, vague: true}, true
}

func setOf(m *match) (reading, bool) {
	n := 1
	if v, ok := m.val("NUM"); ok {
		n = v
	}
	if m.pathHas("other") {
		n = 2
	}
	u := m.lengthUnit()
	if u == second || u == 0 || m.word(m.first, "per") && u < day {
		return reading{}, false
	}
	return setReading(length(n, u))
}

func setWord(unit int) func(*match) (reading, bool) {
	return func(m *match) (reading, bool) {
		if m.toks[m.first].caps == capital && (m.next() == idCap || m.previous() == idCap) {
			return reading{}, false // People's Daily, Daily Star
		}
		if unit == quarter && m.next() == idWord {
			return reading{}, false // "quarterly dividend"
		}
		return setReading(length(1, unit))
	}
}

func setOfDays(m *match) (reading, bool) {
	w, ok := m.val("WEEKDAY")
	if !ok {
		w, _ = m.val("WEEKDAYS")
	}
	if w == 0 {
		return reading{}, false
	}
	value := "XXXX-WXX-" + strconv.Itoa(w)
	if p := m.part(); p > 0 {
		value += dayParts[p].value
	} else if m.n == 2 && m.has("WEEKDAY") {
		for k := m.first; k < m.first+m.n; k++ {
			if v, ok := m.g.lex.classes["DAYPARTS"].values[m.toks[k].id]; ok {
				value += dayParts[int(v)].value
			}
		}
	}
	return setReading(value)
}

// setInUnit is a day that comes once in each month or year.
func setInUnit(m *match) (reading, bool) {
	u := m.unitOf(m.first + m.n - 1)
	if u == 0 {
		u = year // "the first Monday of every May"
	}
	return setReading(length(1, u))
}

func setOfMonths(m *match) (reading, bool) {
	v, _ := m.val("MONTH")
	return setReading("XXXX-" + string(append2(nil, v)))
}

func setOfSeasons(m *match) (reading, bool) {
	v, _ := m.val("SEASON")
	return setReading("XXXX-" + seasonValues[v%4])
}

func setOfParts(m *match) (reading, bool) { return setReading("XXXX-XX-XX" + dayParts[m.part()].value) }

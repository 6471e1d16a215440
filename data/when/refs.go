package when

// refs are words for the present, the past and the future as such.
var refs = []rule{
	{"right? now", present, []example{
		{"2016-10-15", "The talks are [now] over.", "DATE", "PRESENT_REF", ""},
	}},
	{"currently|nowadays|presently", present, []example{
		{"2016-10-15", "The road is [currently] shut.", "DATE", "PRESENT_REF", ""},
	}},
	{"current", current, []example{
		{"2016-10-15", "The [current] rules are old.", "DATE", "PRESENT_REF", ""},
	}},
	{"present - day", present, []example{
		{"2016-10-15", "The [present-day] town lies higher.", "DATE", "PRESENT_REF", ""},
	}},
	{"at? present", atPresent, []example{
		{"2016-10-15", "The road is shut [at present] to all.", "DATE", "PRESENT_REF", ""},
	}},
	{"at < this time >", present, []example{
		{"2016-10-15", "Nobody can say more at [this time] of it.", "DATE", "PRESENT_REF", ""},
	}},
	{"at < this point >", present, []example{
		{"2016-10-15", "Nobody can say more at [this point] of it.", "DATE", "PRESENT_REF", ""},
	}},
	{"these days", present, []example{
		{"2016-10-15", "Nobody walks there [these days] at all.", "DATE", "PRESENT_REF", ""},
	}},
	{"at < the moment >", present, []example{
		{"2016-10-15", "The road is shut at [the moment] to all.", "DATE", "PRESENT_REF", ""},
	}},
	{"more? recently|lately", past, []example{
		{"2016-10-15", "He has [recently] been ill.", "DATE", "PAST_REF", ""},
	}},
	{"recent", past, []example{
		{"2016-10-15", "The [recent] rain broke the dam.", "DATE", "PAST_REF", ""},
	}},
	{"in|of|from < the past >", past, []example{
		{"2016-10-15", "It was so in [the past].", "DATE", "PAST_REF", ""},
	}},
	{"the near|foreseeable|distant? future", future, []example{
		{"2016-10-15", "It may fail in [the future].", "DATE", "FUTURE_REF", ""},
	}},
	{"soon", soon, []example{
		{"2016-10-15", "The dam will [soon] be mended.", "DATE", "FUTURE_REF", ""},
	}},
	{"as soon as possible", future, []example{
		{"2016-10-15", "It must be mended [as soon as possible] by them.", "DATE", "FUTURE_REF", ""},
	}},
	{"the near|short|long term", future, []example{
		{"2016-10-15", "It will not be mended in [the near term] at all.", "DATE", "FUTURE_REF", ""},
	}},
	{"future UNITS", future, []example{
		{"2016-10-15", "It will be mended in [future years] by them.", "DATE", "FUTURE_REF", ""},
	}},
}

var (
	present = vagueRef("PRESENT_REF")
	past    = vagueRef("PAST_REF")
)

func future(m *match) (reading, bool) { return unknown("FUTURE_REF") }

func soon(m *match) (reading, bool) {
	if m.word(m.first+1, "after", "as", "enough", "thereafter", "became", "followed") || m.word(m.first-1, "as", "too", "how", "so") {
		return reading{}, false
	}
	if m.tense(m.first, m.n) <= 0 {
		return reading{}, false
	}
	return unknown("FUTURE_REF")
}

func current(m *match) (reading, bool) {
	if m.word(m.first+1, "account", "line", "transformer", "collector") || m.word(m.first-1, "electric", "electrical", "alternating", "direct", "ocean", "tidal", "strong", "warm") || m.previous() == idHyphen {
		return reading{}, false
	}
	return unknown("PRESENT_REF")
}

func atPresent(m *match) (reading, bool) {
	return reading{value: "PRESENT_REF", vague: true}, m.n == 2
}

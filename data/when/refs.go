package when

// refs are words for the present, the past and the future as such.
var refs = []rule{
	{"right? now", present, []example{
		{"2016-10-15", "The talks are [now] over.", "DATE", "PRESENT_REF", ""},
	}},
	{"currently|nowadays|presently", present, nil},
	{"current", current, nil},
	{"present - day", present, nil},
	{"at? present", atPresent, nil},
	{"at < this time >", present, nil},
	{"at < this point >", present, nil},
	{"these days", present, nil},
	{"at < the moment >", present, nil},
	{"more? recently|lately", past, []example{
		{"2016-10-15", "He has [recently] been ill.", "DATE", "PAST_REF", ""},
	}},
	{"recent", past, nil},
	{"in|of|from < the past >", past, []example{
		{"2016-10-15", "It was so in [the past].", "DATE", "PAST_REF", ""},
	}},
	{"the near|foreseeable|distant? future", future, []example{
		{"2016-10-15", "It may fail in [the future].", "DATE", "FUTURE_REF", ""},
	}},
	{"soon", soon, nil},
	{"as soon as possible", future, nil},
	{"the near|short|long term", future, nil},
	{"coming|future UNITS", future, nil},
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
	if m.word(m.first+1, "account") {
		return reading{}, false
	}
	return unknown("PRESENT_REF")
}

func atPresent(m *match) (reading, bool) {
	return reading{value: "PRESENT_REF", vague: true}, m.n == 2
}

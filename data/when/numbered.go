package when

// Numbers of four digits are years, and much else: counts, sums, house numbers,
// hours, and the numbers that rooms, flights, bills and models are called by. What
// stands beside them tells.

// numbered reports whether the number of the span is the name of a thing, or part
// of one, rather than a year: "Room 1408", "Security Council Resolution 1973",
// "1935 Orchard St.", "510-574-2091", "H.R.1546".
func (m *match) numbered() bool {
	k := m.first
	if m.houseNumber(k) {
		return true
	}
	if k == 0 || m.toks[k].gap == broken {
		return false
	}
	before := &m.toks[k-1]
	switch {
	case before.id == idHyphen && k > 1 && before.gap == glued && m.toks[k].gap == glued:
		return m.partNumber(k - 2)
	case m.toks[k].gap == glued && before.caps == capitals && !m.g.is(before.id, classMonth):
		return true
	case m.word(k-1, "no", "no.", "nos", "nos.", "nr", "nr.", "number", "flight", "route", "room", "highway", "page", "model", "which", "resolution", "section", "patent", "suite", "apartment", "exhibit"):
		return true
	case before.caps == small:
		return false
	}
	return m.word(k-1, "flights", "rooms", "routes", "bus", "train", "tram", "gate", "lodge", "local", "chapter", "article", "form", "bill", "proposition", "ordinance", "unit", "squadron", "channel", "lot", "docket",
		"apt", "box", "precinct", "interstate", "hwy", "rte", "fm", "hb", "sb", "hr", "ab", "iso", "rfc", "cve", "opus", "asteroid", "psalm") ||
		m.word(k-1, "windows", "russell", "fortune", "nikkei", "boeing", "airbus", "beechcraft", "antonov", "tupolev", "ilyushin", "bmw", "peugeot", "nokia", "galaxy")
}

// partNumber reports whether the token before a hyphen and a number makes the two a
// number of another kind: a telephone's, a plate's.
func (s *scan) partNumber(k int) bool {
	t := &s.toks[k]
	switch t.id {
	case idThree, idBig:
		return true
	case idCap:
		y := int(s.toks[k+2].val)
		return t.caps == capitals && t.end-t.start < 4 && (y < 1900 || s.dated() && y > s.today.Year()+10)
	}
	return false
}

// houseNumber reports whether the number of token k begins an address: "at 2105
// North Main Street", "1146 and 1160 W. Avenue".
func (s *scan) houseNumber(k int) bool {
	if k > 0 && s.toks[k].gap != broken && (s.word(k-1, "in", "since", "by", "during", "until", "the", "a", "its", "his", "her", "their", "early", "late", "mid") || s.idAt(k-1) == idClitic) {
		return false // "in 2015 Orchard Street was shut", "the 2014 Main Street fire"
	}
	if next := s.idAt(k + 2); s.word(k+1, "and", "or") && (next == idYear || next == idBig) {
		k += 2
	}
	const longestName = 5
	for i := k + 1; i < len(s.toks) && i <= k+longestName && s.toks[i].gap != broken; i++ {
		t := &s.toks[i]
		switch {
		case i > k+1 && t.caps != small && s.word(i, "street", "st", "st.", "avenue", "ave", "road", "rd", "boulevard", "blvd", "drive", "dr", "dr.", "lane", "ln", "parkway", "pkwy", "highway", "hwy", "terrace"):
			return true
		case i > k+1 && t.caps != small && s.word(i, "way", "place", "court", "circle", "square", "trail", "plaza", "crescent", "pike"):
			return s.word(k-1, "at", "of", "near")
		case (t.id == idDot || t.id == idStop) && i == k+2: // W. Avenue
		case t.id == idOrd || t.caps != small && (t.id == idCap || t.id == idWord || s.g.is(t.id, classMonth)):
		default:
			return false
		}
		if s.toks[i].caps != small && s.word(i, "avenue", "highway") && s.idAt(i+1) == idCap {
			return true // "1160 Avenue P"
		}
	}
	return false
}

// counted reports whether the number of the span says how many or how much. A
// preposition that years take makes that less likely.
func (m *match) counted(y int, signalled bool) bool {
	k := m.first
	opens := m.opens(k-1) || m.partOf(k-1)
	round := y%50 == 0
	switch {
	case m.word(k-1, "to", "and") && m.isYear(k-2) && m.opens(k-3) && !round:
		return false // "from 2000 to 2005 houses were built"
	case m.measures(k + 1):
		return !opens || round && m.measures(k+1) && m.word(k-1, "at")
	case m.word(k+1, "or") && m.word(k+2, "more", "so", "fewer", "less"), m.word(k+1, "on") && m.word(k+2, "board"):
		return true
	case k == 0 || m.toks[k].gap == broken:
		return round && m.thingsFrom(k+1)
	case m.word(k-1, "aged", "age", "than", "some", "nearly", "over", "almost", "least", "further", "additional", "extra", "totalling", "totaling", "totalled", "totaled", "numbering", "numbered", "exceeded",
		"exceeding", "cost", "costs", "costing", "weighs", "weighing", "paid", "approximately", "roughly", "seats", "employs", "houses"):
		return true
	case m.word(k-1, "as", "many", "few", "much", "high") && m.word(k-2, "many", "few", "much", "high", "as") && m.word(k-1, "as") && m.word(k-3, "as"):
		return true // "as many as"
	case m.word(k-1, "is", "was", "are", "were", "of", "reached", "at", "to") && m.amountBefore(k-2, round):
		return true
	case m.word(k-1, "by", "to", "from", "about", "around") && (round || m.remote(y)) && m.thingsFrom(k+1) && !opens:
		return true // "increased by 1104 infections"
	case m.word(k-1, "between", "from", "to", "up") && m.word(k+1, "and", "to", "or") && round && m.measures(k+3) && m.toks[k+2].val%50 == 0:
		return true // "between 1500 and 2000 people"
	case m.word(k-1, "to") && m.word(k-2, "up") && y%100 == 0 && !m.opens(k-1):
		return true
	case round && (m.word(k-1, "said", "holds", "hold", "passed", "employed", "killed", "arrested", "drew", "attracted", "deployed") || m.word(k-1, "all") && m.word(k-2, "in")):
		return true
	case m.word(k-1, "to") && m.word(k-2, "rose", "rises", "risen", "climbed", "reached", "jumped", "grew", "grown", "rising") && m.tolls(k-2):
		return true
	case m.word(k-1, "in") && (m.word(k-2, "1") || m.word(k-2, "one") && m.word(k-3, "only", "about", "around", "than", "nearly", "roughly")):
		return true // "1 in 2000"
	case m.word(k-1, "and", "or") && !m.isYear(k-2) && round && m.thingsFrom(k+1):
		return true // "2000 leaflets and 1900 masks"
	case m.word(k-1, "the", "these", "those") && round && m.idAt(k+1) == idPast && m.measures(k+2):
		return true // "the 2000 displaced families"
	case signalled || m.word(k-1, "the", "a", "an", "its", "his", "her", "their", "our", "this") || m.idAt(k-1) == idClitic:
		return false
	}
	return (round || m.remote(y)) && m.thingsFrom(k+1)
}

// partOf reports whether the word k, or a prefix, takes a part of the year behind it:
// "in late 2015 rebels took it", "by mid-2015 people fled".
func (s *scan) partOf(k int) bool {
	if k > 0 && s.idAt(k) == idHyphen {
		k--
	}
	return s.word(k, "early", "mid", "late")
}

// isYear reports whether the token k is a number that a year may be.
func (s *scan) isYear(k int) bool {
	n := s.idAt(k)
	return n == idYear || n == idYear2
}

// remote reports whether a year lies so far from the text that news seldom speaks
// of it without "in" or its like.
func (s *scan) remote(y int) bool {
	if !s.dated() {
		return y < 1700 || y > 2100
	}
	return y < 1800 || y < s.today.Year()-60 || y > s.today.Year()+10
}

// thingsFrom reports whether the words from k on are a plural in small letters, or
// one after an adjective: "leaflets", "wooden houses", "displaced Syrians".
func (s *scan) thingsFrom(k int) bool {
	for end := k + 2; k < end && k < len(s.toks) && s.toks[k].gap == spaced; k++ {
		switch t := &s.toks[k]; t.id {
		case idWord, idPast, idIng, idCap:
			if n := t.end; n-t.start > 3 && (t.caps == small || k == end-1) && s.text[n-1]|0x20 == 's' && s.text[n-2]|0x20 != 's' && s.text[n-2]|0x20 != 'u' && s.text[n-2]|0x20 != 'i' && s.text[n-2] != '\'' {
				return true
			}
			if t.caps != small {
				return false
			}
		default:
			return false
		}
	}
	return false
}

// measures reports whether the word k is one that a count of people or things, or a
// measure, is given in.
func (s *scan) measures(k int) bool {
	if k < 0 || k >= len(s.toks) || s.toks[k].gap == broken {
		return false
	}
	return s.word(k, "people", "block", "men", "women", "troops", "soldiers", "points", "dollars", "percent", "shares", "jobs", "barrels", "votes", "seats", "copies", "employees", "workers", "members",
		"dead", "killed", "wounded", "injured", "missing", "refugees", "migrants", "protesters", "demonstrators", "prisoners", "detainees", "civilians", "fighters", "militants", "rebels",
		"deaths", "casualties", "victims", "families", "houses", "homes", "passengers", "inmates", "residents", "inhabitants", "children", "students", "police", "rounds") ||
		s.word(k, "gmt", "hrs", "hours", "local", "est", "utc") || s.amounts(k)
}

// amounts reports whether the word k is a unit of measure or of money.
func (s *scan) amounts(k int) bool {
	return s.word(k, "miles", "feet", "foot", "ft", "meters", "metres", "metre", "meter", "m", "km", "kilometers", "kilometres", "yards", "inches", "cm", "mm", "sq", "square", "cubic", "acres", "hectares",
		"tons", "tonnes", "kg", "kilos", "kilograms", "grams", "pounds", "lbs", "ounces", "litres", "liters", "gallons", "degrees", "mph", "kph", "knots", "rpm", "calories", "watts", "megawatts", "mw", "volts",
		"horsepower", "euros", "pence", "cents", "rupees", "lira", "liras", "yen", "yuan", "francs", "pesos", "rubles", "roubles", "riyals", "dinars", "dirhams", "naira", "rand", "shillings", "kronor", "kroner", "baht")
}

// tolls reports whether the few words before the verb k speak of a number.
func (s *scan) tolls(k int) bool {
	const near = 7
	for i := k - 1; i >= 0 && i > k-near && s.toks[i].id != idStop; i-- {
		if s.word(i, "toll", "number", "tally", "total", "count", "deaths", "dead", "membership", "strength", "population") {
			return true
		}
	}
	return false
}

// amountBefore reports whether token k, of a few words before the link to a
// number, is a noun that has an amount: "a crowd of", "the population was". One
// of a group takes a round number, or "a" before it.
func (s *scan) amountBefore(k int, round bool) bool {
	if s.word(k, "population", "toll", "total", "capacity", "turnout", "attendance", "altitude", "elevation", "height", "depth", "distance", "speed", "average", "maximum", "minimum", "temperature", "temperatures", "index", "score", "bail",
		"closed", "shares", "count") {
		return true
	}
	return s.word(k, "crowd", "force", "group", "staff", "workforce", "garrison", "army", "fleet", "mob", "throng", "contingent", "convoy", "membership", "circulation", "audience", "squad", "community") &&
		(round || s.word(k-1, "a", "an") || s.word(k-2, "a", "an"))
}

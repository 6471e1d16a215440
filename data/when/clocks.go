package when

import (
	"time"

	"dateline/data"
)

// clocks are times of the day.
var clocks = []rule{
	{"CLOCK|DAYNUM AMPM ( last night | this morning|afternoon|evening )", clockTime, []example{
		{"2016-10-15", "It was hit at [11.30pm last night] by a shell.", "TIME", "2016-10-14T23:30", "2016-10-14T23:30Z"},
	}},
	{"CLOCK|DAYNUM AMPM TZ? ( ,? on? ( TODAY | WEEKDAY ( morning|afternoon|evening|night )? | WEEKDAY? ,? MONTH DAYNUM ( ,? YEAR )? | DAYNUM MONTH YEAR? ) TZ? )?", clockTime, []example{
		{"2016-10-14", "It was hit at [3 p.m.] in the rain.", "TIME", "2016-10-14T15:00", "2016-10-14T15:00Z"},
		{"1998-02-12", "It began at [10 p.m. Wednesday].", "TIME", "1998-02-11T22:00", "1998-02-11T22:00Z"},
		{"2016-10-14", "It was hit at [9:30 am EST].", "TIME", "2016-10-14T09:30-05", "2016-10-14T14:30Z"},
		{"2016-10-15", "It sank at [2.20 a.m.] in the dark.", "TIME", "2016-10-15T02:20", "2016-10-15T02:20Z"},
		{"2016-10-15", "The match begins at [7.30pm BST on Tuesday].", "TIME", "2016-10-18T19:30+01", "2016-10-18T18:30Z"},
		{"2016-10-15", "It was hit at [11 p.m. Thursday night].", "TIME", "2016-10-13T23:00", "2016-10-13T23:00Z"},
		{"2016-10-15", "It was hit at [6pm] local time (1500 GMT) on Friday.", "TIME", "2016-10-14T18:00", "2016-10-14T18:00Z"},
		{"2016-10-15", "The bridge fell at [7:20 a.m.] local time on May 3, 1998.", "TIME", "1998-05-03T07:20", "1998-05-03T07:20Z"},
	}},
	{"CLOCK TZ? ( ,? on? ( TODAY | WEEKDAY ( morning|afternoon|evening|night )? | WEEKDAY? ,? MONTH DAYNUM ( ,? YEAR )? | DAYNUM MONTH YEAR? ) )?", clockTime, []example{
		{"2016-10-14", "It was hit at [18h30] by a shell.", "TIME", "2016-10-14T18:30", "2016-10-14T18:30Z"},
		{"2016-10-14", "It was hit at [15:20 GMT].", "TIME", "2016-10-14T15:20Z", "2016-10-14T15:20Z"},
		{"2016-10-14", "It is shut from [22:00 GMT] to 06:00 GMT.", "TIME", "2016-10-14T22:00Z", "2016-10-14T22:00Z/2016-10-15T06:00Z"},
		{"2016-10-14", "They won the game in 3:54 of overtime.", "", "", ""},
		{"2016-10-19", "The dam broke at [2:40] on the morning of Tuesday, 4 October.", "TIME", "2016-10-04T02:40", "2016-10-04T02:40Z"},
		{"2016-10-19", "The dam broke at [2:40] on the morning of Sunday.", "TIME", "2016-10-16T02:40", "2016-10-16T02:40Z"},
	}},
	{"( WEEKDAY|TODAY | MONTH DAYNUM ) ,? at CLOCK|DAYNUM AMPM TZ?", clockTime, []example{
		{"2016-10-15", "They will meet [tomorrow at 9:30 a.m.] in the hall.", "TIME", "2016-10-16T09:30", "2016-10-16T09:30Z"},
	}},
	{"HHMM|CLOCK HRS|TZ", clockTime, []example{
		{"", "The assault began at [0530 hours] on 9 April 2003.", "TIME", "2003-04-09T05:30", "2003-04-09T05:30Z"},
		{"2016-10-19", "A bomb went off at [0430 GMT] on 12 October, and one later.", "TIME", "2016-10-12T04:30Z", "2016-10-12T04:30Z"},
		{"2016-10-14", "It was hit at [1520 GMT].", "TIME", "2016-10-14T15:20Z", "2016-10-14T15:20Z"},
		{"2016-10-14", "It was hit at [1520Z] by a shell.", "TIME", "2016-10-14T15:20Z", "2016-10-14T15:20Z"},
	}},
	{"HHMM ( HRS|TZ )? on? TODAY|WEEKDAY", clockTime, []example{
		{"1990-01-03", "A BOMB WENT OFF AT [2030 YESTERDAY] IN A BANK.", "TIME", "1990-01-02T20:30", "1990-01-02T20:30Z"},
		{"1990-01-03", "A bomb went off at [1930 GMT on Monday] in a bank.", "TIME", "1990-01-01T19:30Z", "1990-01-01T19:30Z"},
	}},
	{"HHMM", clockTime, []example{
		{"1990-04-06", "THE ATTACK BY RIFLE FIRE BEGAN AT [0120] AND LASTED FOUR HOURS.", "TIME", "1990-04-06T01:20", "1990-04-06T01:20Z"},
		{"2016-10-14", "The president lives at 1600 Pennsylvania Avenue, the zoo is at 1000 W. Park Street.", "", "", ""},
		{"1990-01-03", "THE STREET WAS SHUT AFTER [1000] (1600 GMT) BY TROOPS.", "TIME", "1990-01-03T10:00", "1990-01-03T10:00Z"},
		{"", "THE CURFEW LASTS FROM [2100] TO 0500.", "TIME", "XXXX-XX-XXT21:00", ""},
		{"", "The curfew lasts from 2100 to [0500].", "TIME", "XXXX-XX-XXT05:00", ""},
		{"2016-10-14", "Nothing moved from [1500] to 1700 hours.", "TIME", "2016-10-14T15:00", "2016-10-14T15:00Z/2016-10-14T17:00Z"},
		{"2016-10-14", "Shops stay shut until [0630] by order.", "TIME", "2016-10-14T06:30", "../2016-10-14T06:30Z"},
	}},
	{"SMALL in the morning|afternoon|evening", clockTime, []example{
		{"2000-04-05", "He will leave at [4 in the morning].", "TIME", "2000-04-05T04:00", "2000-04-05T04:00Z"},
	}},
	{"from|between|at < DAYNUM|CLOCK > to|and|-|DASH CLOCK|DAYNUM AMPM", firstHour, []example{
		{"2016-10-15", "It is shut from [9] to 11 a.m. today.", "TIME", "2016-10-15T09:00", "2016-10-15T09:00Z/2016-10-15T11:00Z"},
		{"2016-10-15", "It was shut from [9] to 5 p.m. on Tuesday.", "TIME", "2016-10-11T09:00", "2016-10-11T09:00Z/2016-10-11T17:00Z"},
	}},
	{"< DAYNUM|CLOCK > -|DASH CLOCK|DAYNUM AMPM", firstHour, []example{
		{"2016-10-15", "Doors are open [8]-10 p.m. today.", "TIME", "2016-10-15T20:00", "2016-10-15T20:00Z/2016-10-15T22:00Z"},
	}},
	{"( half|quarter -? past|to | SMALL minutes? past|to ) SMALL", spokenClock, []example{
		{"2016-10-15", "It was hit at [half past three] by a shell.", "TIME", "2016-10-15T03:30", "2016-10-15T03:30Z"},
		{"2016-10-15", "It was hit at [quarter to six] by a shell.", "TIME", "2016-10-15T05:45", "2016-10-15T05:45Z"},
		{"2016-10-15", "It was hit at [ten past six] by a shell.", "TIME", "2016-10-15T06:10", "2016-10-15T06:10Z"},
		{"2016-10-15", "From ten to twenty houses burned, and five to six cars.", "", "", ""},
	}},
	{"ISO ,? at? CLOCK AMPM? TZ?", clockTime, []example{
		{"", "The entry of [2016-10-15 14:30] says so.", "TIME", "2016-10-15T14:30", "2016-10-15T14:30Z"},
	}},
	{"STAMP", stamp, []example{
		{"", "The entry of [2016-10-15T14:30:00Z] says so.", "TIME", "2016-10-15T14:30:00Z", "2016-10-15T14:30:00Z"},
		{"", "The entry of [2016-10-15T01:30+02:00] says so.", "TIME", "2016-10-15T01:30+02:00", "2016-10-14T23:30Z"},
	}},
	{"NUM o'clock ( in|on the morning|afternoon|evening )?", clockTime, []example{
		{"2016-10-14", "It was hit at [three o'clock in the afternoon].", "TIME", "2016-10-14T15:00", "2016-10-14T15:00Z"},
	}},
}

func clockTime(m *match) (reading, bool) {
	sec, grain, ok := m.clock()
	if !ok {
		return reading{}, false
	}
	return m.atTime(sec, grain)
}

// atTime is the reading of a time of the day, in seconds since midnight, by the
// clock of the zone that the span names.
func (m *match) atTime(sec int, grain data.Grain) (reading, bool) {
	day, known, ok := m.clockDay()
	if !ok {
		return reading{}, false
	}
	zone, zoned := m.val("TZ")
	value := clockValue(sec, grain, zone, zoned)
	if !known {
		return reading{typ: data.ClockTimex, value: "XXXX-XX-XX" + value, vague: true}, true
	}
	day = data.Day.Floor(day)
	at := day.Add(time.Duration(sec-zone*3600) * time.Second)
	return reading{typ: data.ClockTimex, value: valueOf(data.Day.Unit(day)) + value, time: grain.Unit(at)}, true
}

// clock reads the time of the day, in seconds since midnight.
func (m *match) clock() (sec int, grain data.Grain, ok bool) {
	grain = data.Minute
	clock, isClock := m.val("CLOCK")
	pm, half := m.val("AMPM")
	switch {
	case isClock:
		sec = clock
		if clock%60 != 0 {
			grain = data.Second
		}
	case m.pathHas("o'clock") || m.has("SMALL"):
		h, ok := m.val("NUM")
		if !ok {
			h, _ = m.val("SMALL")
		}
		if h < 1 || h > 24 {
			return 0, grain, false
		}
		sec = h * 3600
		if m.pathHas("afternoon", "evening") || m.word(m.first+m.n, "on", "in") && (m.word(m.first+m.n+2, "afternoon", "evening", "night") || m.word(m.first+m.n+1, "afternoon", "evening")) {
			pm, half = 12, true
		}
	case half:
		h, _ := m.val("DAYNUM")
		sec = h * 3600
	default:
		v, _ := m.val("HHMM")
		if !m.clockNumber(m.first) || m.has("HRS") && m.word(m.first+m.n, "of") {
			return 0, grain, false // "after 2000 hours of work"
		}
		sec = v/100*3600 + v%100*60
	}
	if half {
		h := sec / 3600
		if h > 12 || h == 0 {
			return 0, grain, false
		}
		sec = sec%3600 + (h%12+pm)*3600
	}
	if isClock && !half && !m.has("TZ") && m.n == 1 && !m.word(m.first-1, "at", "by", "around", "about", "until", "before", "after", "from", "to", "till", "since") {
		return 0, grain, false // it may be a score or a verse
	}
	return sec, grain, sec <= 24*3600
}

// clockDay is the day of a time of the day, and whether it is known: that which
// the words name, else the one spoken of, else that of the article. It is not ok
// where they name one that there isn't.
func (m *match) clockDay() (day time.Time, known, ok bool) {
	switch {
	case m.has("WEEKDAY") && !m.has("MONTH"):
		w, _ := m.val("WEEKDAY")
		day, known = m.weekday(w, 0)
		return day, known, true
	case m.has("TODAY"), m.pathHas("last", "this"):
		day, known = m.now()
		n, _ := m.val("TODAY")
		if m.pathHas("last") {
			n = -1
		}
		return day.AddDate(0, 0, n), known, true
	case m.has("MONTH"):
		day, ok = m.clockDate()
		return day, ok, ok
	case m.has("ISO"):
		v, _ := m.val("ISO")
		t, ok := m.dayOf(v/10000, time.Month(v/100%100), v%100)
		return t.Start, ok, ok
	}
	if day, ok := m.dayBeside(); ok {
		return day, true, true
	}
	day, known = m.now()
	if !m.ref.IsZero() && m.ref.Grain <= data.Day && m.refTok > 0 && m.sentencesSince(m.refTok) < 2 {
		day, known = m.ref.Start, true
	}
	if m.narrative && (m.ref.IsZero() || m.ref.Grain > data.Day) {
		known = false
	}
	return day, known, true
}

// clockDate is the date that stands with a time of the day, and whether there is
// such a day.
func (m *match) clockDate() (time.Time, bool) {
	mon, _ := m.val("MONTH")
	// The day is the number after or before the month, not the hour.
	day := 0
	for k := m.first; k < m.first+m.n; k++ {
		if m.g.is(m.toks[k].id, classMonth) {
			if k+1 < m.first+m.n && m.toks[k+1].id == idDay {
				day = int(m.toks[k+1].val)
			} else if k > m.first && m.toks[k-1].id == idDay {
				day = int(m.toks[k-1].val)
			}
		}
	}
	y, ok := m.val("YEAR")
	if !ok {
		if y, ok = m.yearFor(time.Month(mon), day); !ok {
			return time.Time{}, false
		}
	}
	t, ok := m.dayOf(y, time.Month(mon), day)
	return t.Start, ok
}

// clockValue is the value of a time of the day as TIMEX3 has it, from its T on.
// The zone is in hours east of Greenwich.
func clockValue(sec int, grain data.Grain, zone int, zoned bool) string {
	value := append2(append(append2([]byte{'T'}, sec/3600), ':'), sec/60%60)
	if grain == data.Second {
		value = append2(append(value, ':'), sec%60)
	}
	switch {
	case !zoned:
	case zone == 0:
		value = append(value, 'Z')
	case zone < 0:
		value = append2(append(value, '-'), -zone)
	default:
		value = append2(append(value, '+'), zone)
	}
	return string(value)
}

// dayBeside is the day that stands behind the hour of another clock, or local
// time, or behind the second of two hours: "6pm local time (1500 GMT) on Friday",
// "from 9 to 5 p.m. on Tuesday"; or a date behind an hour: "0430 GMT on 12 October".
func (m *match) dayBeside() (time.Time, bool) {
	from := m.first + len(m.path)
	k := from
	if m.word(k, "local") && m.word(k+1, "time") {
		k += 2
	}
	if m.idAt(k) == idOpen {
		for end := k + 1; end < k+8 && m.idAt(end) != idStop; end++ {
			if m.idAt(end) == idClose {
				k = end + 1
				break
			}
		}
	}
	bare := k == from && len(m.path) == m.n
	if m.idAt(k) == idComma && !bare {
		k++
	}
	if m.word(k, "on") {
		k++
		part := m.word(k, "the") && m.word(k+1, "morning", "afternoon", "evening", "night") && m.word(k+2, "of")
		if part {
			k += 3 // "1:23 on the morning of 26 April"
		}
		if day, ok := m.dateAt(k); ok {
			return day, true
		}
		bare = bare && !part
	}
	if bare {
		return time.Time{}, false
	}
	id := m.idAt(k)
	if v, ok := m.g.lex.classes["TODAY"].values[id]; ok {
		d, ok := m.now()
		return d.AddDate(0, 0, int(v)), ok
	}
	if w, ok := m.g.lex.classes["WEEKDAY"].values[id]; ok && m.toks[k].caps != small && !m.g.is(m.idAt(k+1), classMonth) {
		return m.weekday(int(w), 0)
	}
	return time.Time{}, false
}

// dateAt is the date that begins at token k: "12 October", "Friday, October 12, 1998".
func (m *match) dateAt(k int) (time.Time, bool) {
	if _, ok := m.g.lex.classes["WEEKDAY"].values[m.idAt(k)]; ok {
		if k++; m.idAt(k) == idComma {
			k++
		}
	}
	day, month := k, k+1
	if m.g.is(m.idAt(k), classMonth) {
		day, month = k+1, k
	}
	if m.idAt(day) != idDay || !m.g.is(m.idAt(month), classMonth) || m.toks[month].caps == small {
		return time.Time{}, false
	}
	d, mon := int(m.toks[day].val), time.Month(m.g.lex.classes["MONTH"].values[m.idAt(month)])
	if k += 2; m.idAt(k) == idComma {
		k++
	}
	y, ok := 0, m.isYear(k)
	if ok {
		y = int(m.toks[k].val)
	} else if y, ok = m.yearFor(mon, d); !ok {
		return time.Time{}, false
	}
	t, ok := m.dayOf(y, mon, d)
	return t.Start, ok
}

// firstHour is the first of two times of the day, of which only the second has
// its half of the day: "from 9 to 5 p.m.".
func firstHour(m *match) (reading, bool) {
	pm, _ := m.valAfter("AMPM", m.n)
	sec, last := m.hourOf(m.first), m.hourOf(m.first+m.n+1)
	if sec < 3600 || sec > 12*3600 || last > 12*3600 {
		return reading{}, false
	}
	if pm > 0 && sec%(12*3600) > last%(12*3600) {
		pm = 0 // "from 9 to 5 p.m."
	}
	return m.atTime(sec%(12*3600)+pm*3600, data.Minute)
}

// hourOf is the time of the day that the number k is, in seconds.
func (s *scan) hourOf(k int) int {
	if s.toks[k].id == idClock {
		return int(s.toks[k].val)
	}
	return int(s.toks[k].val) * 3600
}

// spokenClock is "half past three"; in which half of the day is not said.
func spokenClock(m *match) (reading, bool) {
	h, minutes := int(m.toks[m.first+m.n-1].val), 0
	switch {
	case m.word(m.first, "half"):
		minutes = 30
	case m.word(m.first, "quarter"):
		minutes = 15
	default:
		if minutes = int(m.toks[m.first].val); minutes%5 != 0 || minutes > 25 || m.pathHas("to") && !m.word(m.first-1, "at") {
			return reading{}, false
		}
	}
	if !m.word(m.first-1, "at", "by", "until", "till", "about", "around", "before", "after", "since", "a") || h < 1 || h > 12 || m.countNoun() {
		return reading{}, false
	}
	if m.pathHas("to") {
		h, minutes = h-1, 60-minutes
	}
	return m.atTime(h*3600+minutes*60, data.Minute)
}

// stamp is a time as machines write it.
func stamp(m *match) (reading, bool) {
	text := m.text[m.toks[m.first].start:m.toks[m.first+m.n-1].end]
	t, err := data.ParseTime(text)
	return reading{typ: data.ClockTimex, value: text, time: t, year: true}, err == nil && t.Grain < data.Day
}

// clockNumber reports whether the four digits of the token k are hours and
// minutes rather than a year or a count: "at 1500", "at about 1930", "0530
// hours", "after 1000 (1600 GMT)", "from 2100 to 0500".
func (s *scan) clockNumber(k int) bool {
	if !s.hoursMinutes(k) || s.word(k+1, "levels", "prices", "rates", "values", "dollars") {
		return false
	}
	tz, hrs := s.g.lex.classes["TZ"].ids, s.g.lex.classes["HRS"].ids
	switch next := s.idAt(k + 1); {
	case tz[next], hrs[next], s.word(k+1, "local") && s.word(k+2, "time"), next == idOpen && tz[s.idAt(k+3)]:
		return true
	}
	if k == 0 || s.toks[k].gap == broken {
		return false
	}
	if s.word(k-1, "at") && (s.idAt(k+1) == idCap && !tz[s.idAt(k+1)] || s.houseNumber(k) || s.amounts(k+1)) {
		return false // "at 1600 Pennsylvania Avenue", "at 2000 feet"
	}
	if s.word(k-1, "at") && s.toks[k].val%5 != 0 && s.toks[k].val > 1700 && s.toks[k-1].caps != capitals && s.idAt(k+1) == idStop {
		return false // "they put it at 1908."
	}
	if s.word(k-1, "at") || s.word(k-1, "about", "approximately", "around", "roughly", "exactly", "precisely", "almost", "nearly", "just") && s.word(k-2, "at") {
		return true
	}
	before := s.word(k-1, "about", "approximately", "around", "before", "after", "by", "until", "till", "since", "from")
	if before && (s.leadingZero(k) || s.word(k+1, "today", "yesterday", "tomorrow", "tonight") && s.idAt(k+2) != idClitic) {
		return true
	}
	// A range, of which one end cannot be a year.
	const joints = 2
	other := -1
	switch {
	case s.word(k-1, "from", "between") && s.word(k+1, "to", "and", "until", "till"):
		other = k + joints
	case k > joints && s.word(k-1, "to", "and", "until", "till") && s.word(k-joints-1, "from", "between"):
		other = k - joints
	}
	return other >= 0 && s.hoursMinutes(other) && (tz[s.idAt(other+1)] || hrs[s.idAt(other+1)] || s.leadingZero(k) || s.leadingZero(other) || max(s.toks[k].val, s.toks[other].val) >= 2200)
}

// hoursMinutes reports whether the token k may be read as hours and minutes.
func (s *scan) hoursMinutes(k int) bool {
	if k < 0 || k >= len(s.toks) {
		return false
	}
	t := &s.toks[k]
	return (t.id == idYear || t.id == idBig) && t.end-t.start == 4 && isDigit[s.text[t.start+1]] && t.val <= 2400 && t.val%100 < 60
}

func (s *scan) leadingZero(k int) bool { return s.text[s.toks[k].start] == '0' }

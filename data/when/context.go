package when

import (
	"strings"
	"time"

	"dateline/data"
)

// classValue is the value that the token k has in the class.
func (s *scan) classValue(class string, k int) int {
	return int(s.g.lex.classes[class].values[s.toks[k].id])
}

// val returns the value of the first token of the path that an element took as
// one of the class.
func (m *match) val(class string) (int, bool) { return m.valAfter(class, 0) }

// valAfter is val for the elements from the k-th on.
func (m *match) valAfter(class string, k int) (int, bool) {
	t, c := m.tokenOf(class, k)
	if t == nil {
		return 0, false
	}
	if v, ok := c.values[t.id]; ok {
		return int(v), true
	}
	return int(t.val), true
}

// has reports whether the path has a token of the class, or the word.
func (m *match) has(class string) bool {
	t, _ := m.tokenOf(class, 0)
	return t != nil
}

func (m *match) tokenOf(name string, from int) (*token, *class) {
	at := m.first
	for k, e := range m.path {
		if e.inner {
			at += m.inner.n
			continue
		}
		if k >= from {
			for _, c := range e.classes {
				if c.name == name && c.ids[m.toks[at].id] {
					return &m.toks[at], c
				}
			}
		}
		at++
	}
	return nil, nil
}

// listed reports whether the first token of the span is in the class.
func (m *match) listed(class string) bool { return m.g.lex.classes[class].ids[m.toks[m.first].id] }

// word reports whether the token k of the text, counted from the first of the
// path, reads so; in lower case.
func (s *scan) word(k int, words ...string) bool {
	if k < 0 || k >= len(s.toks) {
		return false
	}
	t := s.text[s.toks[k].start:s.toks[k].end]
	if t == "" {
		return false
	}
	first := t[0] | 0x20 // most words differ in it, or in length
	for _, w := range words {
		if len(w) == len(t) && w[0]|0x20 == first && strings.EqualFold(w, t) {
			return true
		}
	}
	return false
}

// next is the id of the token after the span, or idStop at the end of a paragraph.
func (m *match) next() id { return m.idAt(m.first + m.n) }

// previous is the id of the token before the span, or idStop at the beginning of a paragraph.
func (m *match) previous() id {
	if m.first == 0 || m.toks[m.first].gap == broken {
		return idStop
	}
	return m.toks[m.first-1].id
}

func (s *scan) idAt(k int) id {
	if k < 0 || k >= len(s.toks) || s.toks[k].gap == broken {
		return idStop
	}
	return s.toks[k].id
}

// is reports whether the id is in one of the classes that are asked for often.
func (g *grammar) is(n id, c flag) bool { return g.lex.flags[n]&c != 0 }

type flag uint16

const (
	classDeictic flag = 1 << iota
	classBC
	classPast
	classWill
	classMonth
	classPrep
	classUnit
	classSaid
	classIntends
	classBegins
	classBare
	classPresent
)

// maxClause is how many tokens to either side a verb is looked for.
const maxClause = 25

// tense tells whether the clause about the tokens from first to first+n tells
// of the past (-1), of the future (+1) or does not say.
func (s *scan) tense(first, n int) int {
	until := first > 0 && s.toks[first].gap != broken && s.word(first-1, "until", "till", "by")
	for k := first - 1; k >= 0 && k > first-maxClause; k-- {
		if s.toks[k+1].gap == broken || s.toks[k].id == idStop {
			break
		}
		if s.toks[k].id == idComma && s.word(k+1, "and", "but", "while", "although", "whereas") {
			break // another clause
		}
		if t := s.verb(k); t != 0 {
			if until && !s.word(k, "had") && !s.word(k-1, "had") && !s.word(k-2, "had") {
				return 1 // "extended its deadline until Tuesday"
			}
			return t
		}
	}
	for k := first + n; k < len(s.toks) && k < first+n+maxClause; k++ {
		if s.toks[k].gap == broken || s.toks[k].id == idStop {
			break
		}
		if t := s.verb(k); t != 0 {
			return t
		}
	}
	return 0
}

// verb is the tense that the token k shows.
func (s *scan) verb(k int) int {
	t := &s.toks[k]
	switch {
	case s.g.is(t.id, classWill):
		if s.word(k, "to") && (k == 0 || !s.g.is(s.toks[k-1].id, classIntends)) {
			return 0 // "to end the war", "to London"
		}
		if s.word(k, "to") && (s.word(k-2, "had") || s.word(k-2, "been") && s.word(k-3, "had")) {
			return -1 // "had been due to expire"
		}
		if s.word(k, "may") && t.caps != small {
			return 0
		}
		if s.word(k, "expected", "due", "scheduled", "planned", "going", "slated", "intended", "proposed", "set") && (s.word(k-1, "had") || s.word(k-2, "had")) {
			return -1
		}
		if s.word(k+1, "have") && s.word(k, "would", "could", "should", "might", "must") {
			return -1
		}
		if s.failed(k) || s.word(k, "planned", "scheduled", "expected") && s.word(k-1, "as", "previously", "originally") {
			return -1 // "as planned"
		}
		return 1
	case s.g.is(t.id, classBegins):
		if s.word(k-1, "the", "a", "an", "its", "his", "their", "did", "of") || s.word(k-1, "to") && (s.word(k, "meet") || k > 1 && s.g.is(s.toks[k-2].id, classPast)) {
			return 0 // "the start of it", "began to open", "to meet demand"
		}
		return 1
	case t.id == idIng && s.word(k-1, "is", "are", "am") && s.word(k, "meeting", "leaving", "arriving", "traveling", "travelling", "visiting", "returning", "hosting", "flying", "opening", "starting", "beginning"):
		return 1 // "they are meeting Tuesday"
	case s.word(k, "plan", "plans", "intend", "intends", "vow", "vows", "hope", "hopes") && k > 0 && s.toks[k].gap != broken && t.caps == small &&
		!s.word(k-1, "the", "a", "an", "its", "his", "her", "their", "this", "that", "of", "to", "in", "under") && !s.g.is(s.toks[k-1].id, classWill):
		return 1 // "activists plan a march on Friday"
	case s.word(k, "takes", "take") && s.word(k+1, "effect", "place", "office", "power"):
		return 1
	case s.word(k, "set", "forecast") && s.word(k-1, "is", "are", "now"):
		return 1 // "is set for Saturday"
	case s.g.is(t.id, classBare) && k > 0 && s.g.is(s.toks[k-1].id, classWill):
		return 0 // "could hit": the verb before says
	case s.g.is(t.id, classPast):
		if k > 0 && s.toks[k].gap != broken && s.word(k-1, "be") {
			if s.failed(k-2) || s.failed(k-3) {
				return -1
			}
			return 1 // "may be held"
		}
		if k > 0 && s.word(k-1, "is", "are") {
			return 0
		}
		return -1
	}
	return 0
}

// failed reports whether the token k is the could of what did not come about:
// "could not be reached", "nobody could say".
func (s *scan) failed(k int) bool {
	return s.word(k, "couldn't", "couldn’t") || s.word(k, "could") && (s.word(k+1, "not") || s.word(k-1, "nobody", "none", "neither", "nor"))
}

// now is the day that deictic words such as "last month" are reckoned from.
func (s *scan) now() (time.Time, bool) {
	if s.newsy {
		return s.filed.Start, !s.filed.IsZero()
	}
	if s.narrative {
		if !s.ref.IsZero() {
			return s.ref.Start, true
		}
	}
	return s.today, s.dated()
}

// dayNow is now for the days beside it: a narrative that named no day of its own,
// only years, and then speaks of Tuesday, is back in the news.
func (s *scan) dayNow() (time.Time, bool) {
	if s.narrative && s.dated() && s.ref.Grain > data.Month {
		return s.today, true
	}
	return s.now()
}

// latest is the last time named, today where there is none.
func (s *scan) latest() (data.Time, bool) {
	if !s.ref.IsZero() {
		return s.ref, true
	}
	if s.dated() {
		return data.Day.Unit(s.today), true
	}
	return data.Time{}, false
}

// plain is the reading of a time as a date.
func plain(t data.Time) (reading, bool) { return reading{time: t}, true }

// unknown is the reading of a date whose place on the line of time is not known.
func unknown(value string) (reading, bool) {
	return reading{value: value, vague: true}, true
}

// unknownMonth is the reading of a month of a year that is not known.
func unknownMonth(mon int) (reading, bool) { return unknown("XXXX-" + string(append2(nil, mon))) }

// unknownDay is the reading of a day of a year that is not known.
func unknownDay(mon, d int) (reading, bool) {
	return unknown("XXXX-" + string(append2(append(append2(nil, mon), '-'), d)))
}

// step is -1 where the span speaks of the last unit, 1 of the next, else 0.
func (m *match) step() int {
	switch {
	case m.pathHas("last"):
		return -1
	case m.pathHas("next", "following"):
		return +1
	}
	return 0
}

// ref is the reading of PRESENT_REF and its like.
func vagueRef(value string) func(*match) (reading, bool) {
	return func(*match) (reading, bool) { return reading{value: value, vague: true}, true }
}

// yearFor completes a month, and a day if there is one, with its year.
func (m *match) yearFor(mon time.Month, d int) (int, bool) {
	s := m.scan
	if y, ok := m.rangeYear(mon); ok {
		return y, true
	}
	switch {
	case s.narrative && s.hasYear, m.carried():
		y := s.year
		if s.month > 0 {
			switch diff := int(mon - s.month); {
			case diff <= -9:
				y++
			case diff >= 10:
				y--
			}
		}
		return y, true
	case !s.dated():
		return 0, false
	}
	y := s.today.Year()
	tense := s.tense(m.first, m.n)
	if m.next() == idClitic && tense > 0 && !m.willBe(m.first+m.n+1) {
		tense = 0 // "February's numbers"
	}
	this := date(y, mon, max(d, 1))
	if d == 0 {
		switch diff := int(mon - s.today.Month()); {
		case diff > 0 && m.word(m.first-1, "since"), diff > 0 && diff <= 3 && m.told():
			return y - 1, true
		case diff <= -9 && (m.word(m.first-1, "by", "through", "until", "till") || !m.opens(m.first-1) && m.mayBeAhead()):
			return y + 1, true
		case diff > 3 && tense < 0:
			return y - 1, true
		case diff < 0 && tense > 0:
			return y + 1, true
		case diff > 6 && tense == 0:
			return y - 1, true
		case diff < -8 && tense == 0:
			return y + 1, true
		}
		return y, true
	}
	days := int(this.Sub(s.today).Hours() / 24)
	switch {
	case m.word(m.first-1, "ended"):
		if days > 0 {
			y--
		}
		return y, true
	case m.word(m.first-1, "ending", "effective", "payable"):
		if days < -31 {
			y++
		}
		return y, true
	case days > 200 || days > 100 && tense < 0 || days > 40 && m.word(m.first-1, "on", "since") && m.told():
		return y - 1, true
	case days < -270 || days < -200 && tense >= 0 || days < -120 && tense > 0:
		return y + 1, true
	}
	return y, true
}

// carried reports whether a day or month without a year belongs to the year last
// named, in a text that is no narrative: in the same sentence, or in the same
// paragraph where sentences begin with the months and days of a story of that
// year: "In May 2009 he was charged. In July …".
func (m *match) carried() bool {
	s := m.scan
	if !s.hasYear || !s.dated() {
		return false
	}
	const near = 40
	belongs := false
	if s.stopBetween(s.yearTok, m.first) {
		belongs = s.year < s.today.Year()-1 && s.ref.Grain <= data.Month && s.ref.Start.Year() == s.year && s.storyDate &&
			s.opens(m.first-1) && !s.breakBetween(s.yearTok, m.first)
	} else {
		belongs = m.first-s.yearTok < near && (s.year < s.today.Year()-1 || s.year > s.today.Year()+1)
	}
	return belongs && s.tense(m.first, m.n) <= 0
}

// told reports whether the sentence tells what was, of which the month is the
// time: a verb of the past stands nearest, not one of saying, and nothing in it
// is still to come.
func (m *match) told() bool {
	for k := m.first - 1; k >= 0 && k > m.first-maxClause; k-- {
		if m.toks[k+1].gap == broken || m.toks[k].id == idStop {
			break
		}
		if t := m.verb(k); t != 0 {
			return t < 0 && !m.g.is(m.toks[k].id, classSaid) && !m.mayBeAhead()
		}
	}
	for k := m.first + m.n; k < len(m.toks) && k < m.first+m.n+maxClause && m.toks[k].gap != broken && m.toks[k].id != idStop; k++ {
		if t := m.verb(k); t != 0 {
			return t < 0 && !m.g.is(m.toks[k].id, classSaid) && !m.mayBeAhead()
		}
	}
	return false
}

// mayBeAhead reports whether anything in the sentence is still to come.
func (m *match) mayBeAhead() bool {
	for step := -1; step <= 1; step += 2 {
		for k := m.first; k >= 0 && k < len(m.toks) && k > m.first-maxClause && k < m.first+maxClause; k += step {
			if m.toks[k].id == idStop || step < 0 && m.toks[k].gap == broken || step > 0 && k > m.first && m.toks[k].gap == broken {
				break
			}
			if m.verb(k) > 0 {
				return true
			}
		}
	}
	return false
}

// rangeYear is the year of the other end of a range that begins with the span:
// "26 June - 4 August 1952".
func (m *match) rangeYear(mon time.Month) (int, bool) {
	k := m.first + m.n
	if k >= len(m.toks) || m.toks[k].gap == broken || m.toks[k].id != idDash && m.toks[k].id != idHyphen && !m.word(k, "to", "and", "until", "through", "or") {
		return 0, false
	}
	last := time.Month(0)
	for k++; k < len(m.toks) && k < m.first+m.n+7 && m.toks[k].gap != broken; k++ {
		t := &m.toks[k]
		switch {
		case t.id == idYear && last > 0:
			if last < mon {
				return int(t.val) - 1, true
			}
			return int(t.val), true
		case m.g.is(t.id, classMonth):
			last = time.Month(m.classValue("MONTH", k))
		case t.id == idDay, t.id == idOrd, t.id == idComma, m.word(k, "the", "of", "early", "late", "mid"), t.id == idHyphen:
		default:
			return 0, false
		}
	}
	return 0, false
}

// sentencesSince counts the ends of sentences from the token k to the span.
func (m *match) sentencesSince(k int) int {
	n := 0
	for ; k <= m.first && k < len(m.toks) && n < 3; k++ {
		if m.toks[k].id == idStop || m.toks[k].gap == broken {
			n++
		}
	}
	return n
}

// stopBetween reports whether a sentence ends between the tokens.
func (s *scan) stopBetween(i, j int) bool {
	for k := max(i, 0); k < j && k < len(s.toks); k++ {
		if s.toks[k].id == idStop || s.toks[k].gap == broken {
			return true
		}
	}
	return false
}

// opens reports whether the token k is a preposition that begins a sentence.
func (s *scan) opens(k int) bool {
	return k >= 0 && s.g.is(s.toks[k].id, classPrep) && (k == 0 || s.toks[k].gap == broken || s.toks[k-1].id == idStop)
}

// breakBetween reports whether a paragraph ends between the tokens.
func (s *scan) breakBetween(i, j int) bool {
	for k := max(i, 0); k <= j && k < len(s.toks); k++ {
		if s.toks[k].gap == broken {
			return true
		}
	}
	return false
}

// dayOf is a day as it is written; false where the month lacks it.
func (m *match) dayOf(y int, mon time.Month, d int) (data.Time, bool) {
	if m.julian && (y < 1582 || y == 1582 && (mon < time.October || mon == time.October && d < 15)) {
		if d < 1 || d > 29 && mon == time.February || d > 31 {
			return data.Time{}, false
		}
		return data.Day.Unit(julianDay(y, mon, d)), true
	}
	if !data.ValidDay(y, mon, d) {
		return data.Time{}, false
	}
	return data.DayTime(y, mon, d), true
}

// weekday is the day of the week (1 to 7) before, after or as the clause has it.
func (m *match) weekday(w, dir int) (time.Time, bool) {
	from, ok := m.dayNow()
	if !ok {
		return from, false
	}
	if dir == 0 && m.endsDays() {
		from, dir = m.ref.Start, +1
	}
	from = data.Day.Floor(from)
	back := daysSince(from, w)
	switch {
	case dir < 0 && back == 0:
		back = 7
	case dir > 0, dir == 0 && back > 0 && m.liesAhead():
		back -= 7
	case dir == 0 && m.beginsDays(from, back):
		back += 7
	}
	return from.AddDate(0, 0, -back), true
}

// daysSince is the number of days from the last day w of the week to t, 0 to 6.
func daysSince(t time.Time, w int) int { return (int(t.Weekday()) - w + 7) % 7 }

// liesAhead reports whether a weekday, not today's, is taken for the coming one.
func (m *match) liesAhead() bool {
	before := func(words ...string) bool {
		return m.first > 0 && m.toks[m.first].gap != broken && m.word(m.first-1, words...)
	}
	switch {
	case before("of") && m.word(m.first-2, "ahead"), before("is", "are"), before("on") && m.word(m.first-2, "is", "are"):
		return true // "ahead of Sunday's vote", "the deadline is Sunday"
	case m.next() == idClitic && !before("for", "of", "before"):
		return m.willBe(m.first + m.n + 1) // "Sunday's ruling" is one that was made, "Sunday's vote will …" one to come
	case before("for") && !m.word(m.first-4, "had"):
		return true // "called a strike for Sunday", but "had been planned for Sunday"
	}
	tense := m.tense(m.first, m.n)
	return tense > 0 || tense == 0 && m.onProgramme()
}

// onProgramme reports whether a clause without a verb announces hours: "Visitation
// Monday from 4 to 7 p.m.".
func (m *match) onProgramme() bool {
	const near = 6
	for k := m.first - 1; k >= 0 && k > m.first-near && m.toks[k+1].gap != broken && m.toks[k].id != idStop; k-- {
		if m.word(k, "viewing", "visitation", "interment", "burial", "calling", "doors", "admission", "registration", "services", "matinee", "rehearsal", "rehearsals", "auditions") {
			return true
		}
	}
	return false
}

// endsDays reports whether the span ends what begins with the weekday before it:
// "from Monday to Thursday".
func (m *match) endsDays() bool {
	return m.lastTok > 0 && m.lastTok == m.first-1 && m.refTok == m.lastTok && m.ref.Grain <= data.Day &&
		m.word(m.lastTok, "to", "until", "till", "through") && m.g.is(m.toks[m.lastTok-1].id, classDeictic)
}

// beginsDays reports whether the span begins days that are over and end with a
// weekday nearer to t, so that it lies in the week before: "it ran from Monday
// through Saturday".
func (m *match) beginsDays(t time.Time, back int) bool {
	k := m.first + m.n
	w, ok := m.g.lex.classes["WEEKDAY"].values[m.idAt(k+1)]
	return ok && m.word(k, "to", "until", "till", "through") && m.first > 1 && m.verb(m.first-2) < 0 && daysSince(t, int(w)) > back
}

// willBe reports whether the first verb of the few tokens from k on tells of what
// is to come.
func (s *scan) willBe(k int) bool {
	for end := min(k+5, len(s.toks)); k < end && s.toks[k].id != idStop && s.toks[k].id != idComma; k++ {
		if t := s.verb(k); t != 0 {
			return t > 0
		}
	}
	return false
}

// unitAbout is the unit of the calendar n away from t; weekends are days.
func unitAbout(t time.Time, unit, n int) data.Time {
	t = shift(grainOf(unit).Floor(t), unit, n)
	switch unit {
	case weekend:
		sat := data.Week.Floor(t).AddDate(0, 0, 5)
		return data.Time{Start: sat, End: sat.AddDate(0, 0, 2), Grain: data.Day}
	case halfYear:
		y := t.Year()
		first := date(y, 1+6*((t.Month()-1)/6), 1)
		return data.Time{Start: first, End: first.AddDate(0, 6, 0), Grain: data.Month}
	case fortnight:
		u := data.Week.Unit(t)
		u.End = u.End.AddDate(0, 0, 7)
		return u
	}
	return grainOf(unit).Unit(t)
}

// weekendValue writes a weekend.
func weekendValue(t data.Time) string { return valueOf(data.Week.Unit(t.Start)) + "-WE" }

// unknownUnits are the values of units that lie no one knows where.
var unknownUnits = map[int]string{
	second: "XXXX-XX-XXTXX:XX:XX", minute: "XXXX-XX-XXTXX:XX", hour: "XXXX-XX-XXTXX", day: "XXXX-XX-XX", week: "XXXX-WXX", weekend: "XXXX-WXX-WE",
	month: "XXXX-XX", quarter: "XXXX-QX", halfYear: "XXXX-HX", season: "XXXX", year: "XXXX", decade: "XXX", century: "XX", millennium: "X", fortnight: "XXXX-WXX",
	night: "XXXX-XX-XXTNI",
}

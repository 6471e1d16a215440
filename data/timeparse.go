package data

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"
)

// maxTimeText bounds what is looked at as one date.
const maxTimeText = 200

var errNoTimeText = errors.New("no date is written there")

// ParseTime reads a date as a person types it, or as EDTF:
//
//	2016-10-15 · 2016-10 · 2016 · 201X · 2016-10-14/2016-10-16 · ../1491
//	15 Oct 2016 · Oct 15, 2016 · October 2016 · 15.10.2016 · 10/2016
//	44 BC · AD 79 · 1990s · 19th century · summer 2016 · Q3 2016
//	c. 1492 · early October 2016 · before 1492 · since 22 September 2016
//	14–16 October 2016 · 1939–1945 · September to October 2016
//	15 October 2016, 03:54 UTC · March 20, 2009 12:24 PM
//	2009-03-20 12:24:52.002364-05 · Fri, 20 Mar 2009 12:24:52 +0100
//
// The last are the stamps of data bases and feeds: a time of day with a zone is
// turned into UTC, one without is taken for UTC, and parts of a second are left
// out.
//
// It also reads what [Time.Words] and [Time.EDTF] write. Letters may be of
// either case. A century is the hundred years that begin alike, 1800 to 1899.
//
// What may be read in two ways is refused, not guessed: 03/04/2016, or the
// bare year 79. The error says what to write instead and is meant for the
// person who typed.
func ParseTime(s string) (Time, error) {
	s = strings.Join(strings.Fields(s), " ")
	if s == "" {
		return Time{}, errNoTimeText
	}
	if len(s) > maxTimeText {
		return Time{}, errors.New("that is too long for a date")
	}
	t, ok, err := parseEDTF(s)
	if !ok {
		t, err = parseTyped(strings.ToLower(s), s)
	}
	if err != nil {
		return Time{}, err
	}
	if t.Start.Before(Earliest) || t.End.After(Latest) {
		return Time{}, errYear(s)
	}
	return t, nil
}

// modifierWords come before a date. The longer of two that begin alike stands
// first.
var modifierWords = []struct {
	word string
	mod  Modifier
}{
	{"circa ", Approx},
	{"c. ", Approx},
	{"c.", Approx},
	{"ca. ", Approx},
	{"ca ", Approx},
	{"about ", Approx},
	{"around ", Approx},
	{"approximately ", Approx},
	{"early in ", Early},
	{"early ", Early},
	{"mid-", Mid},
	{"mid ", Mid},
	{"middle of ", Mid},
	{"late in ", Late},
	{"late ", Late},
}

// boundWords make one open end. With the ends of the time that follows as a
// and b, they mean the interval named.
var boundWords = []struct {
	word     string
	interval func(t Time) Time
}{
	{"before ", func(t Time) Time { return Time{Earliest, t.Start, t.Grain, Before} }},
	{"until ", func(t Time) Time { return Time{Earliest, t.End, t.Grain, Before} }},
	{"up to ", func(t Time) Time { return Time{Earliest, t.End, t.Grain, Before} }},
	{"after ", func(t Time) Time { return Time{t.End, Latest, t.Grain, After} }},
	{"since ", func(t Time) Time { return Time{t.Start, Latest, t.Grain, After} }},
	{"from ", func(t Time) Time { return Time{t.Start, Latest, t.Grain, After} }},
}

// parseTyped reads a date in words. s is in lower case, typed as it was typed.
func parseTyped(s, typed string) (Time, error) {
	if t, ok, err := parseBetween(s, typed); ok {
		return t, err
	}
	for _, b := range boundWords {
		if rest, ok := strings.CutPrefix(s, b.word); ok {
			t, err := parseTyped(rest, typed)
			if err != nil {
				return Time{}, err
			}
			if t.Modifier == Before || t.Modifier == After {
				return Time{}, errUnread(typed)
			}
			if t = b.interval(t); !t.Start.Before(t.End) {
				return Time{}, errUnread(typed)
			}
			return t, nil
		}
	}
	mod := Plain
	for _, m := range modifierWords {
		if rest, ok := strings.CutPrefix(s, m.word); ok {
			mod, s = m.mod, strings.TrimSpace(rest)
			break
		}
	}
	if rest, ok := strings.CutSuffix(s, "?"); ok {
		s = strings.TrimSpace(rest)
		switch mod {
		case Plain:
			mod = Uncertain
		case Approx:
			mod = ApproxUncertain
		default:
			return Time{}, errUnread(typed)
		}
	}
	if mod == Plain {
		if t, ok, err := parseEDTF(strings.ToUpper(s)); ok {
			return t, err
		}
	}
	t, err := parseSpan(s, typed)
	if err != nil {
		return t, err
	}
	return t.Part(mod), nil
}

// parseBetween reads "from … to …" and "between … and …".
func parseBetween(s, typed string) (t Time, ok bool, err error) {
	for _, words := range [...][2]string{{"from ", " to "}, {"from ", " until "}, {"between ", " and "}} {
		if rest, found := strings.CutPrefix(s, words[0]); found {
			if a, b, found := strings.Cut(rest, words[1]); found {
				t, err := parseEnds(a, b, typed)
				return t, true, err
			}
		}
	}
	return Time{}, false, nil
}

// parseSpan reads one date or two with a dash between.
func parseSpan(s, typed string) (Time, error) {
	for _, dash := range [...]string{" to ", " until ", " - ", "–", "—", ".."} {
		if a, b, ok := strings.Cut(s, dash); ok {
			return parseEnds(strings.TrimSpace(a), strings.TrimSpace(b), typed)
		}
	}
	p, err := readParts(s, typed)
	if err != nil {
		return Time{}, err
	}
	return p.time(typed)
}

// parseEnds joins two dates, of which the first may leave out what the second
// says: "14–16 October 2016".
func parseEnds(a, b, typed string) (Time, error) {
	last, err := readParts(b, typed)
	if err != nil {
		return Time{}, err
	}
	first, err := readParts(a, typed)
	if err != nil {
		return Time{}, err
	}
	first.fill(last)
	last.fillYear(first)
	from, err := first.time(typed)
	if err != nil {
		return Time{}, err
	}
	to, err := last.time(typed)
	if err != nil {
		return Time{}, err
	}
	t := from.Through(to)
	if t.IsZero() {
		return Time{}, fmt.Errorf("%q ends before it begins", typed)
	}
	return t, nil
}

// An era is how a year is counted.
type era uint8

const (
	noEra era = iota
	ad
	bc
)

// parts are what the words of one date say.
type parts struct {
	day, month int
	year       int // as written
	yearDigits int // 0 where no year is written
	era        era
	bare       int // a lone number of one or two digits, day or year; -1 where there is none
	unit       Grain
	nth        int // of a season, quarter or century
	clock      time.Duration
	weekday    time.Weekday
	hasWeekday bool
	whole      Time // where the parts were read as EDTF
}

// fill takes from the end of a range what its beginning leaves out.
func (p *parts) fill(end parts) {
	if !p.whole.IsZero() || !end.whole.IsZero() {
		return
	}
	if p.bare >= 0 {
		switch {
		case end.day > 0:
			p.day, p.unit, p.bare = p.bare, Day, -1
		case end.unit == Year && end.era == bc:
			p.year, p.yearDigits, p.unit, p.bare = p.bare, 1, Year, -1
		}
	}
	if p.day > 0 && p.month == 0 {
		p.month = end.month
	}
	if p.yearDigits == 0 && (p.month > 0 || p.unit == Season || p.unit == Quarter) {
		p.year, p.yearDigits, p.era = end.year, end.yearDigits, end.era
	}
	if p.yearDigits > 0 && p.era == noEra && end.era == bc {
		p.era = bc
	}
}

// fillYear completes the short second year of "1939–45".
func (p *parts) fillYear(first parts) {
	if p.bare >= 10 && first.unit == Year && first.yearDigits == 4 && first.era == noEra {
		p.year, p.yearDigits, p.unit, p.bare = first.year/100*100+p.bare, 4, Year, -1
	}
}

// time is the interval that the parts name.
func (p parts) time(typed string) (Time, error) {
	if !p.whole.IsZero() {
		return p.whole, nil
	}
	if p.unit == Century {
		if p.era == bc {
			last := -100 * (p.nth - 1) // the 5th century BC is -499 to -400
			return Time{Start: date(last-99, 1, 1), End: date(last+1, 1, 1), Grain: Century}, nil
		}
		return Century.Unit(date(100*(p.nth-1), 1, 1)), nil
	}
	if p.yearDigits == 0 {
		if p.bare >= 0 && p.month == 0 {
			return Time{}, fmt.Errorf("%q may be a year of the first century or a short form: write AD %d or all four digits", typed, p.bare)
		}
		if p.bare >= 0 {
			return Time{}, fmt.Errorf("%q has no year: write it with four digits", typed)
		}
		return Time{}, fmt.Errorf("%q has no year", typed)
	}
	y := p.year
	switch {
	case p.era == bc && y == 0, p.era == ad && y == 0:
		return Time{}, errors.New("there was no year 0: 1 BC was followed by AD 1")
	case p.era == bc:
		y = 1 - y
	}
	if y < MinYear || y > MaxYear {
		return Time{}, errYear(typed)
	}
	switch p.unit {
	case Decade:
		return Decade.Unit(date(y, 1, 1)), nil
	case Season:
		return Season.Unit(date(y, time.Month(3*p.nth), 1)), nil
	case Quarter:
		return Quarter.Unit(date(y, time.Month(3*p.nth-2), 1)), nil
	}
	switch {
	case p.month == 0:
		return YearTime(y), nil
	case p.day == 0:
		return MonthTime(y, time.Month(p.month)), nil
	}
	t, err := dayTime(y, time.Month(p.month), p.day)
	if err != nil {
		return Time{}, err
	}
	if p.hasWeekday && t.Start.Weekday() != p.weekday {
		return Time{}, fmt.Errorf("%s was a %s, not a %s", t.Words(), t.Start.Weekday(), p.weekday)
	}
	switch p.unit {
	case Week:
		return Week.Unit(t.Start), nil
	case Hour, Minute, Second:
		return p.unit.Unit(t.Start.Add(p.clock)), nil
	}
	return t, nil
}

var monthNames = map[string]int{
	"january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6, "july": 7,
	"august": 8, "september": 9, "october": 10, "november": 11, "december": 12,
	"jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "sept": 9,
	"oct": 10, "nov": 11, "dec": 12,
}

var weekdayNames = map[string]time.Weekday{
	"monday": 1, "tuesday": 2, "wednesday": 3, "thursday": 4, "friday": 5, "saturday": 6, "sunday": 0,
	"mon": 1, "tue": 2, "tues": 2, "wed": 3, "thu": 4, "thur": 4, "thurs": 4, "fri": 5, "sat": 6, "sun": 0,
}

var seasonNames = map[string]int{"spring": 1, "summer": 2, "autumn": 3, "fall": 3, "winter": 4}

var nthNames = map[string]int{"first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4}

var eraNames = map[string]era{
	"bc": bc, "bce": bc, "b.c": bc, "b.c.e": bc, "ad": ad, "ce": ad, "a.d": ad, "c.e": ad,
}

// MonthByName returns the month that an English name or its common short form
// means, with or without a full stop and in either case: "Oct", "Sept.".
func MonthByName(name string) (time.Month, bool) {
	m, ok := monthNames[strings.ToLower(strings.TrimSuffix(name, "."))]
	return time.Month(m), ok
}

// readParts reads the words of one date.
func readParts(s, typed string) (parts, error) {
	p := parts{bare: -1, unit: NoGrain}
	if t, ok, err := parseEDTF(strings.ToUpper(s)); ok {
		if t.Grain == Year && err == nil && !strings.HasPrefix(s, "-") && s[0] != 'y' {
			p.year, p.yearDigits, p.unit = t.Start.Year(), 4, Year // the end of a range may still put it in an era
			return p, nil
		}
		p.whole = t
		return p, err
	}
	words := strings.FieldsFunc(s, func(r rune) bool { return unicode.IsSpace(r) || r == ',' || r == '_' })
	words = slices.DeleteFunc(words, func(w string) bool { return w == "of" || w == "the" || w == "on" || w == "in" || w == "at" })
	if len(words) == 0 {
		return p, errUnread(typed)
	}
	if words[0] == "week" && len(words) > 1 {
		p.unit, words = Week, words[1:]
	}
	var numbers []string
	for len(words) > 0 {
		n, err := p.take(words, typed)
		if err != nil {
			return p, err
		}
		if n == 0 {
			w := trimOrdinal(strings.TrimSuffix(words[0], "."))
			if !isNumber(w) {
				return p, errUnread(typed)
			}
			numbers, n = append(numbers, w), 1
		}
		words = words[n:]
	}
	if err := p.place(numbers, typed); err != nil {
		return p, err
	}
	return p, p.check(typed)
}

// take reads the first of the words, with those that belong to it, and returns how
// many they are; none of a word that may be a bare number.
func (p *parts) take(words []string, typed string) (int, error) {
	w, next := strings.TrimSuffix(words[0], "."), ""
	if len(words) > 1 {
		next = words[1]
	}
	if m, ok := monthNames[w]; ok {
		if p.month > 0 {
			return 0, errUnread(typed)
		}
		p.month = m
		return 1, nil
	}
	if d, ok := weekdayNames[w]; ok && !p.hasWeekday {
		p.weekday, p.hasWeekday = d, true
		return 1, nil
	}
	if e, ok := eraNames[w]; ok && p.era == noEra {
		p.era = e
		return 1, nil
	}
	if n, err := p.takeUnit(w, next, typed); n > 0 || err != nil {
		return n, err
	}
	if clock, grain, ok := readClock(w); ok && (p.unit == NoGrain || p.unit == Day) {
		p.clock, p.unit = clock, grain
		n := 1
		if half := strings.ReplaceAll(next, ".", ""); half == "am" || half == "pm" {
			if !p.halfDay(half == "pm") {
				return 0, errUnread(typed)
			}
			n++
		}
		if n < len(words) {
			if offset, ok := readZone(words[n]); ok {
				p.clock -= offset
				n++
			}
		}
		return n, nil
	}
	if strings.ContainsAny(w, "/.-") {
		return 1, p.readNumeric(w, typed)
	}
	return 0, nil
}

// takeUnit is take for the words of a season, a quarter, a century or a decade.
func (p *parts) takeUnit(w, next, typed string) (int, error) {
	if p.unit != NoGrain {
		return 0, nil
	}
	if n, ok := seasonNames[w]; ok {
		p.unit, p.nth = Season, n
		return 1, nil
	}
	if n, ok := nthNames[w]; ok && next == "quarter" {
		p.unit, p.nth = Quarter, n
		return 2, nil
	}
	if len(w) == 2 && w[0] == 'q' && w[1] >= '1' && w[1] <= '4' {
		p.unit, p.nth = Quarter, int(w[1]-'0')
		return 1, nil
	}
	if next == "century" {
		n, err := strconv.Atoi(trimOrdinal(w))
		if err != nil || n < 1 || n > MaxYear/100 {
			return 0, errUnread(typed)
		}
		p.unit, p.nth = Century, n
		return 2, nil
	}
	if digits := strings.TrimSuffix(strings.TrimSuffix(w, "s"), "'"); digits != w && isNumber(digits) {
		if len(digits) < 3 || !strings.HasSuffix(digits, "0") {
			return 0, fmt.Errorf("%q does not say which century: write such as 1990s", typed)
		}
		p.unit, p.year, p.yearDigits = Decade, number(digits), len(digits)
		return 1, nil
	}
	return 0, nil
}

// place decides which of the bare numbers are day and year.
func (p *parts) place(numbers []string, typed string) error {
	for i, w := range numbers {
		isYear := len(w) >= 3 || p.month == 0 && p.unit != NoGrain
		if p.era != noEra && !isYear {
			// "44 BC", "15 March 44 BC", "24 August AD 79": the last number is the year.
			isYear = i == len(numbers)-1
		}
		switch {
		case len(w) == 8 && len(numbers) == 1 && p.month == 0 && p.unit == NoGrain: // 20161015
			p.year, p.yearDigits, p.month, p.day = number(w[:4]), 4, number(w[4:6]), number(w[6:])
		case isYear && p.yearDigits == 0:
			if len(w) > 6 || len(w) > 4 && p.era == noEra {
				return errYear(typed)
			}
			if len(w) < 3 && p.era == noEra {
				return errShortYear(typed)
			}
			p.year, p.yearDigits = number(w), len(w)
		case !isYear && p.month > 0 && p.day == 0:
			p.day = number(w)
			if p.day == 0 {
				return errUnread(typed)
			}
		case !isYear && p.month > 0:
			return errShortYear(typed)
		case !isYear && len(numbers) == 1:
			p.bare = number(w)
		default:
			return errUnread(typed)
		}
	}
	return nil
}

// check refuses parts that do not go together.
func (p *parts) check(typed string) error {
	if p.month > 12 || (p.month == 0 && p.day > 0) {
		return errMonth(p.month)
	}
	switch p.unit {
	case Century, Decade, Season, Quarter:
		if p.month > 0 || p.day > 0 || p.hasWeekday || p.bare >= 0 || p.unit == Century && p.yearDigits > 0 || p.unit == Decade && p.era != noEra {
			return errUnread(typed)
		}
		return nil
	case Week, Hour, Minute, Second:
		if p.day == 0 {
			return errUnread(typed)
		}
		return nil
	}
	switch {
	case p.day > 0:
		p.unit = Day
	case p.hasWeekday:
		return errUnread(typed)
	case p.month > 0:
		p.unit = Month
	case p.yearDigits > 0:
		p.unit = Year
	case p.bare < 0:
		return errUnread(typed)
	}
	return nil
}

// readNumeric reads dates of numbers alone: 15.10.2016, 2016/10/15, 10/2016.
func (p *parts) readNumeric(w, typed string) error {
	n := strings.FieldsFunc(w, func(r rune) bool { return r == '/' || r == '.' || r == '-' })
	for _, x := range n {
		if !isNumber(x) || len(x) == 3 || len(x) > 4 {
			return errUnread(typed)
		}
	}
	if p.month > 0 || p.day > 0 || p.yearDigits > 0 || p.unit != NoGrain && p.unit != Week {
		return errUnread(typed)
	}
	long := func(i int) bool { return len(n[i]) == 4 }
	switch {
	case len(n) == 2 && long(0) && !long(1):
		p.year, p.month = number(n[0]), number(n[1])
	case len(n) == 2 && long(1) && !long(0):
		p.year, p.month = number(n[1]), number(n[0])
	case len(n) == 3 && long(0) && !long(1) && !long(2):
		p.year, p.month, p.day = number(n[0]), number(n[1]), number(n[2])
	case len(n) == 3 && long(2) && !long(0) && !long(1):
		a, b := number(n[0]), number(n[1])
		p.year = number(n[2])
		switch {
		case a > 12 || a == b:
			p.day, p.month = a, b
		case b > 12:
			p.day, p.month = b, a
		default:
			if a == 0 || b == 0 {
				return errUnread(typed)
			}
			return fmt.Errorf("%q may be %d %s or %d %s: write %d %s %s or %s-%02d-%02d", typed,
				a, time.Month(b), b, time.Month(a), a, time.Month(b).String()[:3], n[2], n[2], b, a)
		}
	case len(n) == 3:
		return errShortYear(typed)
	default:
		return errUnread(typed)
	}
	p.yearDigits = 4
	if p.month == 0 || p.month > 12 {
		return errMonth(p.month)
	}
	if len(n) == 3 && p.day == 0 {
		return errUnread(typed)
	}
	return nil
}

// halfDay puts a clock time into the first or the second half of the day. The
// hours after 12 that some programs write with PM are taken as they stand.
func (p *parts) halfDay(pm bool) bool {
	const noon = 12 * time.Hour
	switch {
	case p.clock >= noon+time.Hour:
		return pm
	case !pm && p.clock >= noon:
		p.clock -= noon
	case pm && p.clock < noon:
		p.clock += noon
	}
	return true
}

// clockZones are the zones that mail and feeds name (RFC 822), in hours.
var clockZones = map[string]int{
	"utc": 0, "gmt": 0, "ut": 0, "z": 0, "est": -5, "edt": -4, "cst": -6, "cdt": -5, "mst": -7, "mdt": -6, "pst": -8, "pdt": -7,
}

// readZone reads what a zone is ahead of UTC: gmt, +0100, -05, +05:30.
func readZone(w string) (time.Duration, bool) {
	if h, ok := clockZones[w]; ok {
		return time.Duration(h) * time.Hour, true
	}
	for _, layout := range [...]string{"-0700", "-07:00", "-07"} {
		if c, err := time.Parse(layout, w); err == nil {
			_, offset := c.Zone()
			return time.Duration(offset) * time.Second, true
		}
	}
	return 0, false
}

// readClock reads 03:54, 03:54:30 and 03h, and with a zone that is written on to
// it 03:54:30.25-05 and 03:54z. The time is that of UTC, and may be of the day
// before or after.
func readClock(w string) (time.Duration, Grain, bool) {
	w = strings.ReplaceAll(w, "z", "Z")
	for _, form := range [...]struct {
		layout string
		grain  Grain
	}{{"15:04:05", Second}, {"15:04", Minute}, {"15h", Hour}} {
		for _, zone := range clockForms {
			c, err := time.Parse(form.layout+zone, w)
			if err != nil || form.grain == Hour && zone != "" {
				continue
			}
			_, offset := c.Zone()
			return time.Duration(c.Hour())*time.Hour + time.Duration(c.Minute())*time.Minute + time.Duration(c.Second()-offset)*time.Second, form.grain, true
		}
	}
	return 0, NoGrain, false
}

// clockForms are how the zone may stand right behind a time of day.
var clockForms = [...]string{"", "Z07:00", "Z0700", "Z07"}

// trimOrdinal takes the ending off "15th".
func trimOrdinal(w string) string {
	for _, end := range [...]string{"st", "nd", "rd", "th"} {
		if n, ok := strings.CutSuffix(w, end); ok && isNumber(n) {
			return n
		}
	}
	return w
}

func isNumber(w string) bool {
	for i := range len(w) {
		if w[i] < '0' || w[i] > '9' {
			return false
		}
	}
	return w != "" && len(w) <= 9
}

// number is the value of what [isNumber] accepted.
func number(w string) int {
	n := 0
	for i := range len(w) {
		n = n*10 + int(w[i]-'0')
	}
	return n
}

func errUnread(typed string) error {
	return fmt.Errorf("%q is not a date that can be read: write such as 15 Oct 2016, 2016-10, 1492 or 44 BC", typed)
}

func errShortYear(typed string) error {
	return fmt.Errorf("%q has a short year: write it with four digits, or with AD or BC", typed)
}

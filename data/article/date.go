package article

import (
	"net/url"
	"regexp"
	"strconv"
	"strings"
	"time"
	"unicode"

	"dateline/data"
)

// The years that an address, a name or a dateline may give. Other numbers that
// look like a date are not one.
const (
	minYear = 1400
	maxYear = 2199
)

// date fills in when the article was published and what that rests on.
func date(a *data.Article) {
	if t, ok := AddressTime(a.URL); ok {
		a.Published, a.DatedBy = t, data.DatedByURL
		return
	}
	byName, named := nameTime(base(a.File))
	if t, ok := headTime(a, byName); ok {
		a.Published, a.DatedBy = t, data.DatedByDateline
		return
	}
	if named {
		a.Published, a.DatedBy = byName, data.DatedByFileName
	}
}

var (
	pathDay   = regexp.MustCompile(`(?:^|[^0-9])([0-9]{4})[/-]([0-9]{1,2}|[a-z]{3})[/-]([0-9]{1,2})(?:[^0-9]|$)`)
	pathMonth = regexp.MustCompile(`/([0-9]{4})/([0-9]{2}|[a-z]{3})(?:/|$)`)
	numbers   = regexp.MustCompile(`[0-9]+`)
)

// AddressTime finds the time that a web address carries, and reports whether it
// carries one. A day or month in its
// folders is trusted first; a stamp of 14 or 15 digits makes it exact where the
// two agree.
//
//	/2016/10/15/story.html  /2016/oct/15/story  /story-2016-10-15  /20161015/story
//	/2016/10/story-161015035430288.html  (yymmddhhmmss and three digits, UTC)
//	/story-20161015035430.html           (yyyymmddhhmmss, UTC)
//	/2016/10/story.html
func AddressTime(address string) (data.Time, bool) {
	u, err := url.Parse(address)
	if err != nil || address == "" {
		return data.Time{}, false
	}
	path := strings.ToLower(u.Path)
	var found data.Time
	if m := pathDay.FindStringSubmatch(path); m != nil {
		found, _ = day(m[1], m[2], m[3])
	}
	digits := numbers.FindAllString(path, -1)
	if found.IsZero() {
		for _, n := range digits {
			if len(n) == 8 {
				if t, ok := day(n[:4], n[4:6], n[6:]); ok {
					found = t
					break
				}
			}
		}
	}
	if found.IsZero() {
		if m := pathMonth.FindStringSubmatch(path); m != nil {
			found, _ = month(m[1], m[2])
		}
	}
	for _, n := range digits {
		if t, ok := stamp(n); ok && (found.IsZero() || found.Contains(t)) {
			return t, true
		}
	}
	return found, !found.IsZero()
}

// stamp reads yymmddhhmmss with three digits after it, or yyyymmddhhmmss.
func stamp(n string) (data.Time, bool) {
	switch len(n) {
	case 15:
		n = "20" + n[:12]
	case 14:
	default:
		return data.Time{}, false
	}
	t, err := time.Parse("20060102150405", n)
	if err != nil || t.Year() < minYear || t.Year() > maxYear {
		return data.Time{}, false
	}
	return data.SecondTime(t), true
}

func day(y, m, d string) (data.Time, bool) {
	month, ok := month(y, m)
	if !ok {
		return data.Time{}, false
	}
	n, err := strconv.Atoi(d)
	year, mon := month.Start.Year(), month.Start.Month()
	if err != nil || !data.ValidDay(year, mon, n) {
		return data.Time{}, false
	}
	return data.DayTime(year, mon, n), true
}

func month(y, m string) (data.Time, bool) {
	year, err := strconv.Atoi(y)
	if err != nil || year < minYear || year > maxYear {
		return data.Time{}, false
	}
	if named, ok := data.MonthByName(m); ok {
		return data.MonthTime(year, named), true
	}
	n, err := strconv.Atoi(m)
	if err != nil || n < 1 || n > 12 {
		return data.Time{}, false
	}
	return data.MonthTime(year, time.Month(n)), true
}

var (
	nameDay   = regexp.MustCompile(`(?:^|[^0-9])([0-9]{4})([-_. ]?)([0-9]{2})([-_. ]?)([0-9]{2})(?:[^0-9]|$)`)
	nameMonth = regexp.MustCompile(`(?:^|[^0-9])([0-9]{4})[-_. ]([0-9]{2})(?:[^0-9]|$)`)
)

// nameTime finds the date in a file's name: 1871-03-18_Times_p4, 20161015,
// 2016_10.
func nameTime(name string) (data.Time, bool) {
	if m := nameDay.FindStringSubmatch(name); m != nil && m[2] == m[4] {
		if t, ok := day(m[1], m[3], m[5]); ok {
			return t, true
		}
	}
	if m := nameMonth.FindStringSubmatch(name); m != nil {
		return month(m[1], m[2])
	}
	return data.Time{}, false
}

// headParagraphs is how many paragraphs at the head may hold the dateline or
// the date.
const headParagraphs = 6

// dateline finds the place and time at the head of the story.
func dateline(a *data.Article) string {
	for i, p := range a.Paragraphs[:min(len(a.Paragraphs), headParagraphs)] {
		if d, ok := datelineOf(p.In(a.Text)); ok {
			return d
		}
		if a.Kinds[i] == data.Body && i > 1 {
			break // the story has begun
		}
	}
	return ""
}

// headTime is the date in the dateline, or on a line of its own at the head. A
// day without a year takes its year from the file's name if that has one near.
func headTime(a *data.Article, byName data.Time) (data.Time, bool) {
	if t, ok := datelineTime(a.Dateline, byName); ok {
		return t, true
	}
	for _, p := range a.Paragraphs[:min(len(a.Paragraphs), headParagraphs)] {
		if t, ok := dateLine(p.In(a.Text)); ok {
			return t, true
		}
	}
	return data.Time{}, false
}

// maxDateline is the length in bytes beyond which no dash is looked for.
const maxDateline = 120

// notPlaces are words in capitals that stand before a dash at the head of a
// story and are no place.
var notPlaces = map[string]bool{
	"ADVISORY": true, "ANALYSIS": true, "BREAKING": true, "CORRECTED": true, "CORRECTION": true, "DEVELOPING": true,
	"EDITORIAL": true, "EXCLUSIVE": true, "EXPLAINER": true, "FACTBOX": true, "FEATURE": true, "FLASH": true,
	"INTERVIEW": true, "LIVE": true, "NEWS": true, "OPINION": true, "PREVIEW": true, "REVIEW": true, "TIMELINE": true,
	"UPDATE": true, "URGENT": true, "VIDEO": true, "WATCH": true, "WRAPUP": true,
}

// datelineOf reads what stands before the dash at the head of a story, without
// the agency: "GENEVA, Oct 14 (Reuters) - Talks…" gives "GENEVA, Oct 14". It
// begins with a place in capitals.
func datelineOf(p string) (string, bool) {
	head := p[:min(len(p), maxDateline)]
	cut := -1
	for _, dash := range [...]string{"—", "–", "--", " - ", "―"} {
		if i := strings.Index(head, dash); i > 0 && (cut < 0 || i < cut) {
			cut = i
		}
	}
	if cut < 0 {
		return "", false
	}
	head = strings.TrimSpace(head[:cut])
	if i := strings.IndexByte(head, '('); i > 0 && strings.HasSuffix(head, ")") {
		head = strings.TrimSpace(head[:i])
	}
	head = strings.TrimRight(head, " ,.:")
	place, _, _ := strings.Cut(head, ",")
	if first, _, _ := strings.Cut(place, " "); notPlaces[strings.TrimRight(first, ":")] {
		return "", false
	}
	if !inCapitals(place) || strings.ContainsAny(head, "\"“”?!;:") {
		return "", false
	}
	for _, part := range strings.Split(head, ",")[1:] { // a province, a country, a date
		if len(strings.Fields(part)) > 4 {
			return "", false
		}
	}
	return head, true
}

// inCapitals reports whether a name is written in capitals, as the place of a
// dateline is: "GENEVA", "ST. LOUIS", "AL-QAMISHLI", "McALLEN". A date may
// follow in lower case: "GENEVA Oct 14".
func inCapitals(name string) bool {
	words := strings.Fields(name)
	upper := 0
	for i, w := range words {
		if _, ok := data.MonthByName(w); ok && i > 0 && !isUpper(w) {
			break
		}
		small := 0
		for _, r := range w {
			switch {
			case unicode.IsUpper(r):
				upper++
			case unicode.IsLower(r):
				small++
			case unicode.IsDigit(r) && i == 0:
				return false
			}
		}
		if small > 0 && !strings.HasPrefix(w, "Mc") && !strings.HasPrefix(w, "Mac") && w != "de" && w != "of" {
			return false
		}
	}
	return upper > 2 && len(words) <= 6
}

func isUpper(w string) bool { return strings.ToUpper(w) == w }

var dayAndMonth = regexp.MustCompile(`(?i)(?:^|[ ,])(?:([a-z]{3,9})\.? ([0-9]{1,2})|([0-9]{1,2}) ([a-z]{3,9})\.?)(?:,? ([0-9]{4}|'?[0-9]{2}))?$`)

// datelineTime reads the date at the end of a dateline. near is a time that the
// year may be taken from, or no time.
func datelineTime(dateline string, near data.Time) (data.Time, bool) {
	m := dayAndMonth.FindStringSubmatch(dateline)
	if m == nil {
		return data.Time{}, false
	}
	name, number, year := m[1]+m[4], m[2]+m[3], m[5]
	if _, ok := data.MonthByName(name); !ok {
		return data.Time{}, false
	}
	name = strings.ToLower(name)
	if year != "" {
		return day(fullYear(year), name, number)
	}
	if near.IsZero() {
		return data.Time{}, false
	}
	// Of the years about it, the one that puts the day nearest: a dateline of
	// December may stand in a file of January.
	var best data.Time
	var distance time.Duration
	for y := near.Start.Year() - 1; y <= near.Start.Year()+1; y++ {
		t, ok := day(strconv.Itoa(y), name, number)
		if !ok {
			continue
		}
		d := t.Start.Sub(near.Start).Abs()
		if near.Contains(t) {
			d = 0
		}
		if best.IsZero() || d < distance {
			best, distance = t, d
		}
	}
	const far = 45 * 24 * time.Hour
	if best.IsZero() || distance > far {
		return data.Time{}, false
	}
	return best, true
}

// fullYear completes a year of two digits, as old wires write it ("3 JAN 90"):
// from 1940 to 2039, like the years that stories name so.
func fullYear(y string) string {
	y = strings.TrimPrefix(y, "'")
	switch {
	case len(y) != 2:
		return y
	case y < "40":
		return "20" + y
	}
	return "19" + y
}

// dateLabels may stand before the date on a line of its own.
var dateLabels = []string{"published on", "published at", "published", "posted on", "posted", "updated on", "updated", "last updated", "date"}

// dateLine reads a line that holds nothing but a date, to the day at least.
func dateLine(p string) (data.Time, bool) {
	digits := 0 // of day and year; most lines have none, and are not looked at longer
	for i := range len(p) {
		if p[i] >= '0' && p[i] <= '9' {
			digits++
		}
	}
	if len(p) > 80 || digits < 5 {
		return data.Time{}, false
	}
	for _, label := range dateLabels {
		if len(p) > len(label) && strings.EqualFold(p[:len(label)], label) && strings.ContainsRune(": ", rune(p[len(label)])) {
			p = strings.TrimLeft(p[len(label):], ": ")
			break
		}
	}
	t, err := data.ParseTime(strings.TrimSuffix(p, "."))
	if err != nil || t.Grain > data.Day || t.Modifier != data.Plain || t != t.Grain.Unit(t.Start) {
		return data.Time{}, false
	}
	if y := t.Start.Year(); y < minYear || y > maxYear {
		return data.Time{}, false
	}
	return t, true
}

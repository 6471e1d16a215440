package reader

import (
	"fmt"
	"math"
	"net/url"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/idna"
)

// sure is the probability of a choice in a word. The words are those that reports
// of forecasts and of intelligence use, with their bounds about where readers of
// those put them; the number always stands beside.
//
//	almost certain  0.97 and more
//	very likely     0.85 to 0.97
//	likely          0.60 to 0.85
//	doubtful        below 0.60
func sure(chance float64) string {
	switch {
	case chance >= 0.97:
		return "almost certain"
	case chance >= veryLikely:
		return "very likely"
	case chance >= 0.60:
		return "likely"
	}
	return "doubtful"
}

// veryLikely is the probability from which on a choice needs no word of warning.
const veryLikely = 0.85

// percent is a probability as a number. Nothing that a program has guessed is
// ever sure, so it is never 0 nor 100.
func percent(chance float64) string {
	switch n := math.Round(chance * 100); {
	case !(n >= 1):
		return "under\u00a01\u00a0%"
	case n > 99:
		return "99\u00a0%"
	default:
		return strconv.Itoa(int(n)) + "\u00a0%"
	}
}

// because makes one sentence of reasons.
func because(reasons []string) string {
	s := strings.Join(reasons, "; ")
	if s == "" {
		return ""
	}
	r, n := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[n:] + "."
}

// usedAs says how the text uses the name, for the line that names the place.
func usedAs(use string) string {
	switch use {
	case "", "literal":
		return ""
	case "metonymic":
		return "meaning those who act for it"
	case "demonym":
		return "meaning its people"
	case "embedded":
		return "inside another name"
	}
	return use
}

// count is "1 passage", "12,345 passages".
func count(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return grouped(int64(n)) + " " + many
}

// grouped writes n with a comma between groups of three digits.
func grouped(n int64) string {
	s := strconv.FormatInt(n, 10)
	for i := len(s) - 3; i > 0 && s[i-1] != '-'; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

// people is a population to two or three digits: a gazetteer's figures are no
// more exact than that.
func people(n int64) string {
	switch {
	case n <= 0:
		return ""
	case n >= 999_500:
		return short(float64(n)/1e6) + "\u00a0million\u00a0people"
	case n >= 10_000:
		return grouped((n+500)/1000*1000) + "\u00a0people"
	}
	return grouped(n) + "\u00a0people"
}

func short(f float64) string {
	if f >= 9.95 {
		return strconv.FormatFloat(f, 'f', 0, 64)
	}
	return strings.TrimSuffix(strconv.FormatFloat(f, 'f', 1, 64), ".0")
}

// away is a distance as one says it.
func away(km float64) string {
	switch {
	case !(km > 0) || math.IsInf(km, 0):
		return ""
	case km < 10:
		return short(km) + "\u00a0km\u00a0away"
	case km < 1000:
		return strconv.Itoa(int(math.Round(km/5)*5)) + "\u00a0km\u00a0away"
	}
	return grouped(int64(math.Round(km/50)*50)) + "\u00a0km\u00a0away"
}

// joined joins what isn't empty.
func joined(sep string, parts ...string) string {
	var b strings.Builder
	for _, p := range parts {
		if p == "" {
			continue
		}
		if b.Len() > 0 {
			b.WriteString(sep)
		}
		b.WriteString(p)
	}
	return b.String()
}

// alsoAt names the further places of an event.
func (it *Item) alsoAt() string {
	if len(it.Also) == 0 {
		return ""
	}
	return "also in " + strings.Join(it.Also, ", ")
}

// describe is the line under another candidate's name.
func (o *Other) describe() string {
	return joined(" · ", o.Class, o.Detail, o.Country, people(o.Population), away(o.Distance))
}

// A source is the address of an article as it may be opened and shown.
type source struct {
	address string // empty where there is nothing to open
	host    string // all of it, and nothing that only looks like it
	problem string // why there is nothing to open, in words
}

// readSource looks at an address. Only http and https are opened: an article's
// file is written by strangers. What is shown is what would be opened, with
// everything percent-encoded that could hide or turn round a part of it.
func readSource(raw string) source {
	raw = strings.TrimSpace(raw)
	if raw == "" {
		return source{problem: "no address is known"}
	}
	u, err := url.Parse(raw)
	switch {
	case err != nil || u.Scheme == "":
		return source{problem: "its address can't be read"}
	case !strings.EqualFold(u.Scheme, "http") && !strings.EqualFold(u.Scheme, "https"):
		return source{problem: "its address is not on the web (" + clipped(u.Scheme, 20) + ":)"}
	case u.Hostname() == "":
		return source{problem: "its address names no host"}
	}
	u.RawQuery, u.RawFragment = encoded(u.RawQuery), ""
	u.User = nil // a name before the host is only ever there to look like another host
	if host := u.Hostname(); !ascii(host) {
		// Letters of another script may look like those of a well known host.
		plain, err := idna.Lookup.ToASCII(host)
		if err != nil {
			return source{problem: "its address names no proper host"}
		}
		if port := u.Port(); port != "" {
			plain += ":" + port
		}
		u.Host = plain
	}
	return source{address: u.String(), host: u.Host}
}

// encoded percent-encodes what is neither ASCII nor printable, as package url
// leaves queries alone.
func encoded(query string) string {
	var b strings.Builder
	for i := range len(query) {
		if c := query[i]; c > ' ' && c < 0x7f {
			b.WriteByte(c)
		} else {
			fmt.Fprintf(&b, "%%%02X", c)
		}
	}
	return b.String()
}

func ascii(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// clipped is at most n characters of s.
func clipped(s string, n int) string {
	if utf8.RuneCountInString(s) <= n {
		return s
	}
	return string([]rune(s)[:n]) + "…"
}

// cite joins a quotation with where it comes from: what a colleague needs to
// find it again.
func (it *Item) cite(quoted string) string {
	var b strings.Builder
	b.WriteString("“")
	b.WriteString(strings.TrimSpace(quoted))
	b.WriteString("”")
	headline := it.Headline
	if headline != "" {
		headline = "“" + headline + "”"
	}
	b.WriteString("\n— ")
	b.WriteString(joined(", ", it.Outlet, headline, it.when()))
	if s := readSource(it.URL); s.address != "" {
		b.WriteString("\n")
		b.WriteString(s.address)
	}
	return b.String()
}

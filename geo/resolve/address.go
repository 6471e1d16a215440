package resolve

import (
	"slices"
	"strings"

	"dateline/geo"
	"dateline/geo/gazetteer"
)

// Most papers of the world are in no table of outlets, but many have their
// town in the address: exampletownherald.com is a paper of one of the towns
// called Exampletown. Which of them is worked out together with the names of
// the article; see infer.

// pressWords are the words that papers and broadcasters have in their addresses
// beside the name of a town.
var pressWords = map[string]bool{
	"advance": true, "advertiser": true, "advocate": true, "age": true, "argus": true, "banner": true, "beacon": true, "bee": true,
	"bugle": true, "bulletin": true, "call": true, "capital": true, "chronicle": true, "citizen": true, "clarion": true, "commercial": true,
	"community": true, "corner": true, "courant": true, "county": true, "courier": true, "current": true, "daily": true, "democrat": true,
	"dispatch": true, "eagle": true, "echo": true, "enquirer": true, "enterprise": true, "era": true, "evening": true, "examiner": true,
	"express": true, "fm": true, "free": true, "freepress": true, "gazette": true, "globe": true, "guardian": true, "headlight": true,
	"herald": true, "independent": true, "index": true, "info": true, "inquirer": true, "insider": true, "intelligencer": true, "item": true,
	"journal": true, "leader": true, "ledger": true, "live": true, "local": true, "mail": true, "media": true, "mercury": true,
	"messenger": true, "metro": true, "mirror": true, "monitor": true, "morning": true, "net": true, "news": true, "newspaper": true,
	"newspapers": true, "newsonline": true, "northern": true, "now": true, "observer": true, "online": true, "outlook": true, "paper": true,
	"patch": true, "patriot": true, "pilot": true, "pioneer": true, "post": true, "press": true, "progress": true, "radio": true,
	"record": true, "recorder": true, "register": true, "report": true, "reporter": true, "republic": true, "republican": true,
	"reveille": true, "review": true, "sentinel": true, "spectator": true, "standard": true, "star": true, "state": true, "statesman": true,
	"sun": true, "sunday": true, "telegram": true, "telegraph": true, "the": true, "today": true, "times": true, "town": true,
	"tribune": true, "tv": true, "union": true, "valley": true, "village": true, "voice": true, "weekly": true, "whig": true, "world": true,
}

// longestPressWord is the length of the longest of the pressWords.
const longestPressWord = 13

// The least and greatest length of a town in an address: shorter ones are
// mostly initials, longer ones several names.
const (
	shortestInAddress = 4
	longestInAddress  = 24
)

// townsIn appends the names of towns that an address's host holds beside words
// of the press, as the gazetteer has them.
func townsIn(g *gazetteer.Gazetteer, host string, into []string) []string {
	labels := strings.Split(strings.ToLower(host), ".")
	if len(labels) < 2 || len(labels) > 5 {
		return into
	}
	labels = labels[:len(labels)-1]
	press := false
	rest := make([]string, 0, len(labels))
	for i, l := range labels {
		if i == 0 && (l == "www" || l == "m") || i > 0 && i == len(labels)-1 && (l == "co" || l == "com" || l == "org" || l == "net") {
			continue
		}
		name, ok := withoutPress(l)
		press = press || ok
		if len(name) >= shortestInAddress && len(name) <= longestInAddress {
			rest = append(rest, name)
		}
	}
	if !press {
		return into
	}
	for _, name := range rest {
		if n := townOf(g, name); n != "" {
			into = append(into, n)
		} else if a, b, ok := strings.Cut(name, "and"); ok && len(a) >= shortestInAddress && len(b) >= shortestInAddress {
			for _, part := range [...]string{a, b} {
				if n := townOf(g, strings.Trim(part, "-")); n != "" {
					into = append(into, n)
				}
			}
		}
	}
	return into
}

// withoutPress cuts the words of the press off both ends of a part of a host,
// and reports whether there were any.
func withoutPress(label string) (name string, press bool) {
	name = strings.Trim(label, "-0123456789")
	if rest, ok := strings.CutPrefix(name, "the"); ok {
		name = rest
	}
	for name != "" {
		cut := false
		for n := min(len(name), longestPressWord); n >= 2 && !cut; n-- {
			if pressWords[name[len(name)-n:]] {
				name, cut = strings.TrimRight(name[:len(name)-n], "-"), true
			}
		}
		press = press || cut
		if !cut {
			break
		}
	}
	if first, rest, ok := strings.Cut(name, "-"); ok && pressWords[first] {
		return rest, true
	}
	return name, press
}

// townOf returns the name of a town that is written in one word in an address.
func townOf(g *gazetteer.Gazetteer, word string) string {
	var buf [16]gazetteer.Name
	isTown := func(name string) bool {
		for i, n := range g.Lookup(name, buf[:0]) {
			if i < most && n.Kind == gazetteer.Main && (g.Class(n.Ref) == geo.Town || g.Class(n.Ref) == geo.Quarter) {
				return true
			}
		}
		return false
	}
	if name := strings.ReplaceAll(word, "-", " "); isTown(name) {
		return name
	}
	if strings.Contains(word, "-") {
		return ""
	}
	for i := 2; i+3 <= len(word); i++ {
		if name := word[:i] + " " + word[i:]; isTown(name) {
			return name
		}
	}
	return ""
}

// addressCache bounds how many hosts a resolver remembers the towns of.
const addressCache = 256

// townsOf returns the towns that a host has in its name. Looking for them takes
// a few dozen look-ups, so they are remembered.
func (r *Resolver) townsOf(host string) []string {
	r.mu.Lock()
	towns, ok := r.towns[host]
	r.mu.Unlock()
	if ok {
		return towns
	}
	towns = slices.Clip(townsIn(r.gaz, host, nil))
	r.mu.Lock()
	defer r.mu.Unlock()
	if len(r.towns) >= addressCache || r.towns == nil {
		r.towns = make(map[string][]string)
	}
	r.towns[strings.Clone(host)] = towns
	return towns
}

// A home is a place where the outlet may be at home, as its address says.
type home struct {
	at              [3]float32
	ref             gazetteer.Ref
	country, admin1 gazetteer.Ref
	p               float32
}

// addressGroup adds a town that the address names, as if the article named it.
func (r *run) addressGroup(town string) {
	g := &r.groups[r.group(groupKey{name: town, address: true}, -1)]
	g.address = true
	r.found = r.gaz.Lookup(town, r.found[:0])
	if len(r.found) > 0 && r.gaz.Class(r.found[0].Ref) == geo.Country {
		return // The Jordan Times is of the country, unless the article says otherwise
	}
	g.hint, g.hinted, g.strict, g.word = geo.Town, true, true, "town"
}

// plain makes the candidates of a name in an address as likely as places are to
// have a paper of their own in English: a metropolis hardly more than a market
// town, and one where English is spoken rather than one elsewhere. The Paris
// Beacon is not of France, unless its articles are.
func (r *run) plain(c *candidate) {
	f := &c.f
	f[population] /= 2
	f[leading], f[isCapital], f[isSeat], c.shadow = 0, 0, 0, 0
	if r.address == gazetteer.NoRef && inEnglish[r.gaz.Place(c.ref).Country] {
		f[addressCountry] = 1
	}
}

// inEnglish are the countries with a press in English of their own.
var inEnglish = map[string]bool{
	"US": true, "GB": true, "CA": true, "AU": true, "NZ": true, "IE": true, "ZA": true, "IN": true, "PK": true, "BD": true, "LK": true,
	"NG": true, "GH": true, "KE": true, "UG": true, "TZ": true, "ZW": true, "ZM": true, "JM": true, "TT": true, "BS": true, "BB": true,
	"GY": true, "PH": true, "SG": true, "MY": true, "HK": true, "MT": true,
}

// findHomes collects where the outlet may be at home from what the names of its
// address mean now.
func (r *run) findHomes() {
	r.homes = r.homes[:0]
	for i := range r.groups {
		g := &r.groups[i]
		if !g.address {
			break // they stand first
		}
		for j := range g.cands {
			if c := &g.cands[j]; c.p >= leastHome {
				r.homes = append(r.homes, home{c.at, c.ref, c.country, c.admin1, c.p})
			}
		}
	}
}

// leastHome is the probability from which on a town may be the outlet's home.
const leastHome = 0.05

// weighHomes sets the features of an outlet of which the address alone tells
// where it is at home.
func (r *run) weighHomes(c *candidate) {
	if len(r.homes) == 0 {
		return
	}
	var country, admin1, near, town float32
	for i := range r.homes {
		h := &r.homes[i]
		if c.country == h.country {
			country = max(country, h.p)
		}
		if c.admin1 == h.admin1 && h.admin1 != gazetteer.NoRef {
			admin1 = max(admin1, h.p)
		}
		if c.class != geo.Country && c.class != geo.Continent {
			near = max(near, h.p*closeness(distance(c.at, h.at), homeHalf))
		}
		if c.ref == h.ref {
			town = max(town, h.p)
		}
	}
	c.f[outletCountry], c.f[outletAdmin1], c.f[outletNear], c.f[outletTown] = country, admin1, near, town
	c.f[overshadowed] = c.shadow * (1 - admin1)
}

// publication reports whether a name is that of a paper by its last word: the
// Exampletown Herald is not what lies in the town whose name stands next.
func publication(name string) bool {
	last := strings.ToLower(name[strings.LastIndexByte(name, ' ')+1:])
	switch last {
	case "daily", "herald", "times", "tribune", "gazette", "chronicle", "news", "telegraph", "guardian", "observer", "journal", "post", "star",
		"sun", "mail", "mirror", "courier", "dispatch", "examiner", "sentinel", "register", "weekly":
		return strings.IndexByte(name, ' ') > 0
	}
	return false
}

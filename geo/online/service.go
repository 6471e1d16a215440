package online

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"net"
	"net/url"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	geogolang "github.com/codingsince1985/geo-golang"
	"github.com/codingsince1985/geo-golang/openstreetmap"
	"github.com/paulmach/orb"

	"dateline/geo"
)

// A Candidate is a place that a service offers for a name.
type Candidate struct {
	Name       string    // "Paris"
	Detail     string    // where that is: "Lamar County, Texas, United States"
	Kind       string    // the service's own word: "city", "peak"
	Class      geo.Class // Unclassed where the word is unknown here
	Country    string    // ISO 3166-1 alpha-2; empty where not told
	Admin1     string    // name of the state or province; may be empty
	Point      orb.Point // longitude and latitude in degrees
	Bound      orb.Bound // of the whole place; zero where not told
	Importance float64   // the service's own measure, 0 to 1; comparable within one answer only
	Credit     string    // must stand wherever the place is shown or exported
	Asked      time.Time // when the service answered
}

// sound reports whether the candidate can stand on a map.
func (c Candidate) sound() bool {
	return onEarth(c.Point) && onEarth(c.Bound.Min) && onEarth(c.Bound.Max)
}

func onEarth(p orb.Point) bool {
	return math.Abs(p.Lon()) <= 180 && math.Abs(p.Lat()) <= 90 // false for NaN
}

// OSMCredit is the least credit that the Open Database License asks for.
const OSMCredit = "© OpenStreetMap contributors, ODbL 1.0, https://www.openstreetmap.org/copyright"

// service is one provider at one address, made of geo-golang's two halves: the
// address of a question and the reader of one result.
type service struct {
	base, host string
	geogolang.HTTPGeocoder
}

// CheckEndpoint reports, in a sentence for the user, why an address may not be
// asked: it must be https, or http to this computer, with a host and without
// password, query or fragment.
func CheckEndpoint(endpoint string) error {
	_, err := newService(endpoint)
	return err
}

func newService(endpoint string) (service, error) {
	endpoint = strings.TrimSpace(endpoint)
	u, err := url.Parse(endpoint)
	if err != nil || u.Host == "" || u.Opaque != "" {
		return service{}, fmt.Errorf("“%s” is not the address of a service; it should look like %s", tidy(endpoint, 120), Nominatim)
	}
	if u.User != nil || u.RawQuery != "" || u.ForceQuery || u.Fragment != "" {
		return service{}, fmt.Errorf("the address of a service can't hold a password, a question mark or a #; it should look like %s", Nominatim)
	}
	if err := mayAsk(u); err != nil {
		return service{}, err
	}
	u.Host = strings.ToLower(u.Host)
	u.Path = strings.TrimSuffix(strings.TrimRight(u.Path, "/"), "/search") + "/"
	u.RawPath = ""
	base := u.String()
	h, ok := openstreetmap.GeocoderWithURL(base).(geogolang.HTTPGeocoder)
	if !ok {
		return service{}, errors.New("this version of geo-golang can't be asked for several places")
	}
	return service{base: base, host: u.Host, HTTPGeocoder: h}, nil
}

// mayAsk reports why nothing may be sent to u.
func mayAsk(u *url.URL) error {
	switch {
	case u.Scheme == "https":
		return nil
	case u.Scheme == "http" && loopback(u.Hostname()):
		return nil
	case u.Scheme == "http":
		return fmt.Errorf("%s would be asked over http, which anybody on the way can read; use https", tidy(u.Host, 120))
	}
	return fmt.Errorf("only https services can be asked, not “%s”", tidy(u.Scheme, 40))
}

// loopback reports whether a host is this computer. Only literal addresses and
// the reserved name count: what a name resolves to is not ours to say.
func loopback(host string) bool {
	if strings.EqualFold(host, "localhost") {
		return true
	}
	ip := net.ParseIP(host)
	return ip != nil && ip.IsLoopback()
}

// url is the whole of what is asked. The query is clean.
func (s service) url(q Query) string {
	u, err := url.Parse(s.GeocodeURL(url.QueryEscape(q.Name)))
	if err != nil {
		// The base was parsed before and the name is escaped.
		panic("online: " + err.Error())
	}
	v := u.Query()
	v.Set("limit", strconv.Itoa(MaxCandidates))
	v.Set("addressdetails", "1")
	v.Set("accept-language", "en")
	if q.Country != "" {
		v.Set("countrycodes", q.Country)
	}
	u.RawQuery = v.Encode()
	return u.String()
}

// key is what an answer is kept under. The figure changes whenever what is
// asked, or what is kept of it, does.
func (s service) key(q Query) string {
	return "1 " + s.base + " " + q.Country + " " + strings.ToLower(q.Name)
}

// result is what geo-golang's reader leaves out of one result.
type result struct {
	Lat, Lon    string
	Name        string
	DisplayName string `json:"display_name"`
	Licence     string
	Category    string // what "class" is called in other formats of the same service
	Class       string
	Type        string
	AddressType string `json:"addresstype"`
	Importance  float64
	BoundingBox []string // south, north, west, east
}

// decode reads an answer. It returns candidates, or an error that is NotFound
// for an empty list and Failed for anything but a list of places. One result
// that is damaged spoils the list: a service that sends such is not one to
// take a place from.
func (s service) decode(body []byte) ([]Candidate, error) {
	odd := func(cause error, what string) ([]Candidate, error) {
		return nil, s.failed(0, cause, "%s answered with %s instead of a list of places. Check the address in the settings.", s.host, what)
	}
	body = bytes.TrimSpace(bytes.TrimPrefix(body, []byte("\ufeff")))
	switch {
	case len(body) == 0:
		return odd(nil, "nothing")
	case body[0] == '<':
		return odd(nil, "a web page (as a network does that wants you to sign in)")
	case body[0] == '{':
		if m := complaint(body); m != "" {
			return odd(nil, "an error ("+m+")")
		}
	}
	if body[0] != '[' {
		return odd(nil, "something else")
	}
	var all []json.RawMessage
	if err := json.Unmarshal(body, &all); err != nil {
		return odd(err, "damaged text")
	}
	if len(all) == 0 {
		return nil, &Error{Outcome: NotFound, Host: s.host}
	}
	found := make([]Candidate, 0, min(len(all), MaxCandidates))
	for _, raw := range all[:min(len(all), MaxCandidates)] {
		c, err := s.candidate(raw)
		if err != nil {
			return odd(err, "a damaged list ("+tidy(err.Error(), 120)+")")
		}
		found = append(found, c)
	}
	return found, nil
}

// candidate reads one result, which is JSON.
func (s service) candidate(raw json.RawMessage) (Candidate, error) {
	var r result
	if err := json.Unmarshal(raw, &r); err != nil {
		return Candidate{}, errors.New("a result that can't be read")
	}
	p := s.ResponseParserFactory()
	if err := json.Unmarshal(raw, p); err != nil {
		return Candidate{}, errors.New("a result that can't be read")
	}
	at, err := p.Location()
	if err != nil || at == nil {
		return Candidate{}, errors.New("a result without a place")
	}
	// geo-golang takes for 0 what is no number, and a pin would stand in the
	// Gulf of Guinea.
	if !number(r.Lat, 90) || !number(r.Lon, 180) {
		return Candidate{}, errors.New("a result whose place is not on the earth")
	}
	addr, err := p.Address()
	if err != nil || addr == nil {
		return Candidate{}, errors.New("a result without a name")
	}
	c := Candidate{
		Admin1:     tidy(addr.State, 120),
		Point:      orb.Point{at.Lng, at.Lat},
		Importance: min(max(r.Importance, 0), 1),
		Credit:     tidy(r.Licence, 200),
	}
	if isCode(addr.CountryCode) {
		c.Country = addr.CountryCode
	}
	if !strings.Contains(c.Credit, "OpenStreetMap") {
		c.Credit = strings.TrimPrefix(c.Credit+"; "+OSMCredit, "; ")
	}
	c.Bound = bound(r.BoundingBox)
	c.Name, c.Detail = split(tidy(r.Name, 120), tidy(addr.FormattedAddress, 300))
	if c.Name == "" {
		return Candidate{}, errors.New("a result without a name")
	}
	c.Kind, c.Class = kind(r)
	return c, nil
}

// number reports whether s is a plain decimal number of at most limit either
// way; ParseFloat also reads "Inf" and "NaN".
func number(s string, limit float64) bool {
	f, err := strconv.ParseFloat(s, 64)
	return err == nil && math.Abs(f) <= limit
}

// bound reads a bounding box, and is zero where it isn't one. It is a hint
// only, so a damaged one doesn't spoil the result.
func bound(box []string) orb.Bound {
	if len(box) != 4 || !number(box[0], 90) || !number(box[1], 90) || !number(box[2], 180) || !number(box[3], 180) {
		return orb.Bound{}
	}
	f := geogolang.ParseFloat
	b := orb.Bound{Min: orb.Point{f(box[2]), f(box[0])}, Max: orb.Point{f(box[3]), f(box[1])}}
	if b.Min.Lat() > b.Max.Lat() {
		return orb.Bound{}
	}
	return b
}

// split parts "Paris, Lamar County, Texas, United States" into the name and the
// rest. Older servers don't send the name apart.
func split(name, whole string) (string, string) {
	first, rest, _ := strings.Cut(whole, ", ")
	if name == "" || name == first {
		return first, rest
	}
	return name, strings.TrimPrefix(whole, name+", ")
}

func isCode(s string) bool {
	return len(s) == 2 && s[0] >= 'A' && s[0] <= 'Z' && s[1] >= 'A' && s[1] <= 'Z'
}

// complaint is the message of an error object, which is {"error": "…"} or
// {"error": {"message": "…"}}; empty where there is none.
func complaint(body []byte) string {
	var plain struct{ Error string }
	if json.Unmarshal(body, &plain) == nil && plain.Error != "" {
		return tidy(plain.Error, 160)
	}
	var nested struct{ Error struct{ Message string } }
	if json.Unmarshal(body, &nested) == nil {
		return tidy(nested.Error.Message, 160)
	}
	return ""
}

// tidy makes a stranger's text fit to be shown: valid, on one line, without
// control characters and those that turn the direction of writing, and at most
// limit code points long.
func tidy(s string, limit int) string {
	s = strings.ToValidUTF8(s, "\ufffd")
	s = strings.Join(strings.FieldsFunc(s, func(r rune) bool { return !unicode.IsGraphic(r) || unicode.IsSpace(r) }), " ")
	if utf8.RuneCountInString(s) > limit {
		s = string([]rune(s)[:limit-1]) + "…"
	}
	return s
}

// classes are the words of OpenStreetMap for kinds of places.
var classes = map[string]geo.Class{
	"continent": geo.Continent,
	"country":   geo.Country,
	"state":     geo.Admin1, "province": geo.Admin1, "region": geo.Admin1, "territory": geo.Admin1,
	"county": geo.Admin2, "state_district": geo.Admin2, "district": geo.Admin2, "municipality": geo.Admin2,
	"city": geo.Town, "town": geo.Town, "village": geo.Town, "hamlet": geo.Town, "isolated_dwelling": geo.Town, "farm": geo.Town,
	"borough": geo.Quarter, "suburb": geo.Quarter, "quarter": geo.Quarter, "neighbourhood": geo.Quarter, "city_district": geo.Quarter, "city_block": geo.Quarter,
	"ocean": geo.Water, "sea": geo.Water, "bay": geo.Water, "strait": geo.Water, "water": geo.Water, "reservoir": geo.Water, "lake": geo.Water,
	"river": geo.River, "canal": geo.River, "stream": geo.River, "wadi": geo.River,
	"peak": geo.Relief, "volcano": geo.Relief, "mountain_range": geo.Relief, "ridge": geo.Relief, "valley": geo.Relief, "desert": geo.Relief,
	"peninsula": geo.Relief, "cape": geo.Relief, "plain": geo.Relief, "plateau": geo.Relief, "glacier": geo.Relief, "saddle": geo.Relief,
	"island": geo.Island, "islet": geo.Island, "archipelago": geo.Island,
	"aerodrome": geo.Site, "dam": geo.Site, "refugee_site": geo.Site, "military": geo.Site, "base": geo.Site,
}

// kind finds the best word for a result and the class that it stands for. The
// address type tells a city from its boundary, which the type alone does not.
func kind(r result) (string, geo.Class) {
	category := r.Class
	if category == "" {
		category = r.Category
	}
	for _, w := range []string{r.AddressType, r.Type, category} {
		if c, ok := classes[w]; ok {
			return strings.ReplaceAll(w, "_", " "), c
		}
	}
	for _, w := range []string{r.Type, category} {
		if w != "" && w != "yes" {
			return strings.ReplaceAll(tidy(w, 40), "_", " "), geo.Unclassed
		}
	}
	return "", geo.Unclassed
}

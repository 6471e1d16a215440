package gen_test

import (
	"os"
	"regexp"
	"strings"
	"testing"

	"dateline/geo/resolve"
)

// Columns of outlets.tsv.
const (
	host = iota
	outletName
	outletCountry
	admin1
	outletLat
	outletLon
	scope
)

func outlets(t *testing.T) []line {
	return readTable(t, "../outlets.tsv", "host", "name", "country", "admin1", "lat", "lon", "scope")
}

var (
	hosts    = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+(-[a-z0-9]+)*)+$`)
	admin1s  = regexp.MustCompile(`^[A-Z0-9]{1,8}$`)
	usStates = "AL AK AZ AR CA CO CT DE DC FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY"
)

func TestOutletsKeepTheirRules(t *testing.T) {
	lines := outlets(t)
	if len(lines) < 400 {
		t.Errorf("%d rows, want at least 400", len(lines))
	}
	covered, inStates := map[string]bool{}, map[string]bool{}
	for _, l := range lines {
		h := l.fields[host]
		if !hosts.MatchString(h) {
			l.errorf(t, "%q is no host in lower case", h)
		}
		if strings.HasPrefix(h, "www.") {
			l.errorf(t, "hosts stand without www.")
		}
		if l.fields[outletName] == "" {
			l.errorf(t, "no name")
		}
		country(t, l, l.fields[outletCountry])
		covered[l.fields[outletCountry]] = true
		if a := l.fields[admin1]; a != "" && !admin1s.MatchString(a) {
			l.errorf(t, "%q is no first-order code", a)
		}
		if l.fields[outletCountry] == "US" {
			inStates[l.fields[admin1]] = true
			if !strings.Contains(" "+usStates+" ", " "+l.fields[admin1]+" ") {
				l.errorf(t, "%q is no state of the United States", l.fields[admin1])
			}
		}
		lat, lon := number(t, l, outletLat, -90, 90), number(t, l, outletLon, -180, 180)
		if lat == 0 && lon == 0 {
			l.errorf(t, "stands at latitude and longitude zero")
		}
		switch l.fields[scope] {
		case "world", "national", "local":
		default:
			l.errorf(t, "%q is no scope", l.fields[scope])
		}
	}
	ordered(t, lines, func(l line) string { return l.fields[host] })
	if len(covered) < 150 {
		t.Errorf("outlets of %d countries, want at least 150", len(covered))
	}
	for s := range strings.FieldsSeq(usStates) {
		if !inStates[s] {
			t.Errorf("no outlet of %s", s)
		}
	}
}

// TestOutletsAreFound reads the table as the program does.
func TestOutletsAreFound(t *testing.T) {
	f, err := os.Open("../outlets.tsv")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	table, err := resolve.ReadOutlets(f)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		url, name, country, admin1 string
		scope                      resolve.Scope
		lat, lon                   float64
	}{
		{"http://www.aljazeera.com/news/2016/10/a-story-161015035430288.html", "Al Jazeera", "QA", "", resolve.World, 25.29, 51.53},
		{"https://theparisnews.com/news/a-story", "The Paris News", "US", "TX", resolve.Local, 33.66, -95.56},
		{"https://www.lfpress.com/2019/05/01/a-story", "The London Free Press", "CA", "", resolve.Local, 42.98, -81.23},
		{"https://www.theguardian.pe.ca/news/a-story", "The Guardian", "CA", "", resolve.Local, 46.24, -63.13},
		{"https://www.theguardian.com/world/a-story", "The Guardian", "GB", "ENG", resolve.World, 51.51, -0.13},
		{"https://news.un.org/en/story/1", "UN News", "US", "NY", resolve.World, 40.71, -74.01},
		{"https://www.walesonline.co.uk/a-story", "WalesOnline", "GB", "WLS", resolve.Local, 51.48, -3.18},
	} {
		o, ok := table.ByURL(c.url)
		switch {
		case !ok:
			t.Errorf("%s: no outlet, want %s", c.url, c.name)
		case o.Name != c.name || o.Country != c.country || o.Scope != c.scope || c.admin1 != "" && o.Admin1 != c.admin1:
			t.Errorf("%s: got %+v, want %+v", c.url, o, c)
		case distance(o.Point[1], o.Point[0], c.lat, c.lon) > 5:
			t.Errorf("%s: is at home at %v, want %g, %g", c.url, o.Point, c.lat, c.lon)
		}
	}
	if o, ok := table.ByURL("https://notanoutlet.example/"); ok {
		t.Errorf("an unknown host is taken for %s", o.Name)
	}
}

package online

import (
	"encoding/json"
	"errors"
	"net/url"
	"os"
	"strings"
	"testing"

	"github.com/paulmach/orb"

	"dateline/geo"
)

func TestKinds(t *testing.T) {
	for _, tc := range []struct {
		class, typ, addressType string
		word                    string
		want                    geo.Class
	}{
		{"boundary", "administrative", "country", "country", geo.Country},
		{"boundary", "administrative", "state", "state", geo.Admin1},
		{"boundary", "administrative", "county", "county", geo.Admin2},
		{"boundary", "administrative", "city", "city", geo.Town},
		{"place", "village", "village", "village", geo.Town},
		{"place", "village", "", "village", geo.Town},
		{"place", "suburb", "suburb", "suburb", geo.Quarter},
		{"place", "sea", "place", "sea", geo.Water},
		{"natural", "mountain_range", "mountain_range", "mountain range", geo.Relief},
		{"waterway", "river", "river", "river", geo.River},
		{"place", "archipelago", "archipelago", "archipelago", geo.Island},
		{"aeroway", "aerodrome", "aeroway", "aerodrome", geo.Site},
		{"landuse", "military", "landuse", "military", geo.Site},
		{"amenity", "place_of_worship", "amenity", "place of worship", geo.Unclassed},
		{"building", "yes", "building", "building", geo.Unclassed},
		{"", "", "", "", geo.Unclassed},
	} {
		word, class := kind(result{Class: tc.class, Type: tc.typ, AddressType: tc.addressType})
		if word != tc.word || class != tc.want {
			t.Errorf("%s=%s (%s): %q, %v; want %q, %v", tc.class, tc.typ, tc.addressType, word, class, tc.word, tc.want)
		}
		if w, c := kind(result{Category: tc.class, Type: tc.typ, AddressType: tc.addressType}); w != word || c != class {
			t.Errorf("%s=%s: %q, %v when the class is called category", tc.class, tc.typ, w, c)
		}
	}
}

func TestBounds(t *testing.T) {
	fiji := orb.Bound{Min: orb.Point{-180, -21}, Max: orb.Point{180, -12}}
	for _, tc := range []struct {
		box  []string
		want orb.Bound
	}{
		{[]string{"-21", "-12", "-180", "180"}, fiji},
		{[]string{"1", "2", "3"}, orb.Bound{}},
		{[]string{"1", "2", "3", "x"}, orb.Bound{}},
		{[]string{"1", "2", "3", "181"}, orb.Bound{}},
		{[]string{"2", "1", "3", "4"}, orb.Bound{}},
		{nil, orb.Bound{}},
	} {
		if got := bound(tc.box); got != tc.want {
			t.Errorf("%v: %v, want %v", tc.box, got, tc.want)
		}
	}
}

// Whatever a service sends, the answer is either sound candidates whose words
// are fit to be shown, or an error with a sentence.
func FuzzAnswer(f *testing.F) {
	paris, err := os.ReadFile("testdata/paris.json")
	if err != nil {
		f.Fatal(err)
	}
	for _, s := range []string{
		string(paris), "[]", "[]\n", "", "null", "{}", `{"error":{"message":"x"}}`, "<html>", `[{"lat":"NaN","lon":"0","display_name":"x"}]`,
		`[{"lat":"1e400","lon":"0","display_name":"x"}]`, `[{"lat":"0","lon":"0","display_name":"\u202e\u0000"}]`,
		`[{"lat":"-0","lon":"-180","display_name":", ","name":",","boundingbox":["90","-90","0","0"]}]`,
	} {
		f.Add([]byte(s))
	}
	s, err := newService(Nominatim)
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, body []byte) {
		found, err := s.decode(body)
		if (err == nil) != (len(found) > 0) || len(found) > MaxCandidates {
			t.Fatalf("%d candidates beside the error %v", len(found), err)
		}
		if err != nil {
			var e *Error
			if !errors.As(err, &e) || e.Outcome != NotFound && e.Outcome != Failed || e.Error() == "" {
				t.Fatalf("error %#v", err)
			}
		}
		for _, c := range found {
			if !c.sound() || c.Name == "" || c.Credit == "" || len(c.Country) != 0 && len(c.Country) != 2 {
				t.Errorf("candidate %+v", c)
			}
			for _, w := range []string{c.Name, c.Detail, c.Kind, c.Admin1, c.Credit} {
				if strings.ContainsAny(w, "\n\r\x00\u202e\u2028") || len([]rune(w)) > 300 {
					t.Errorf("words %q", w)
				}
			}
			b, err := json.Marshal(c)
			if err != nil {
				t.Fatal(err)
			}
			var back Candidate
			if err := json.Unmarshal(b, &back); err != nil || back != c {
				t.Errorf("kept as %s, read as %+v", b, back)
			}
		}
	})
}

// Whatever is asked, the address holds the name, the country and five fixed
// words, and goes to the service's own host.
func FuzzQuery(f *testing.F) {
	f.Add("Paris", "FR")
	f.Add("a&q=b#c", "")
	f.Add("Xi'an / 西安 %41", "cn")
	f.Add("a\nb. c", "&")
	s, err := newService(Nominatim)
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, name, country string) {
		q, err := Query{Name: name, Country: country}.clean()
		if err != nil {
			if !errors.Is(err, ErrQuery) || q != (Query{}) {
				t.Fatalf("%+v, %v", q, err)
			}
			return
		}
		again, err := q.clean()
		if err != nil || again != q {
			t.Errorf("%+v is cleaned again to %+v, %v", q, again, err)
		}
		u, err := url.Parse(s.url(q))
		if err != nil || u.Scheme != "https" || u.Host != "nominatim.openstreetmap.org" || u.Path != "/search" || u.Fragment != "" {
			t.Fatalf("asks %s, %v", s.url(q), err)
		}
		v := u.Query()
		want := 5
		if q.Country != "" {
			want++
		}
		if len(v) != want || len(v["q"]) != 1 || v.Get("q") != q.Name || v.Get("countrycodes") != q.Country {
			t.Errorf("asks %v for %+v", v, q)
		}
	})
}

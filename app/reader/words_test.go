package reader

import (
	"math"
	"strings"
	"testing"
)

func TestReadSource(t *testing.T) {
	for _, c := range []struct{ raw, address, host, problem string }{
		{"https://dateline.example/2016/10/a.html", "https://dateline.example/2016/10/a.html", "dateline.example", ""},
		{" http://www.example.org:8080/a?b=c#d ", "http://www.example.org:8080/a?b=c#d", "www.example.org:8080", ""},
		{"HTTPS://Example.org", "https://Example.org", "Example.org", ""},
		{"", "", "", "no address is known"},
		{"example.org/a", "", "", "its address can't be read"},
		{"http://[::1", "", "", "its address can't be read"},
		{"https:///a", "", "", "its address names no host"},
		{"file:///etc/passwd", "", "", "its address is not on the web (file:)"},
		{"javascript:alert(1)", "", "", "its address is not on the web (javascript:)"},
		{"https://www.bbc.co.uk@evil.example/news", "https://evil.example/news", "evil.example", ""},
		{"https://аljazeera.com/a", "https://xn--ljazeera-06g.com/a", "xn--ljazeera-06g.com", ""},
		{"https://bücher.example:8443/", "https://xn--bcher-kva.example:8443/", "xn--bcher-kva.example:8443", ""},
		{"https://example.org/a\u202eb c", "https://example.org/a%E2%80%AEb%20c", "example.org", ""},
		{"https://exa\nmple.org/", "", "", "its address can't be read"},
	} {
		got := readSource(c.raw)
		if want := (source{c.address, c.host, c.problem}); got != want {
			t.Errorf("%q:\n got %+v\nwant %+v", c.raw, got, want)
		}
	}
}

func FuzzReadSource(f *testing.F) {
	f.Add("https://dateline.example/a")
	f.Add("https://a@b@c:80/\u202e?x#y")
	f.Fuzz(func(t *testing.T, raw string) {
		s := readSource(raw)
		if (s.address == "") == (s.problem == "") {
			t.Fatalf("%+v has an address and a problem, or neither", s)
		}
		if s.address == "" {
			return
		}
		rest, ok := strings.CutPrefix(s.address, "https://")
		if !ok {
			rest, ok = strings.CutPrefix(s.address, "http://")
		}
		if !ok || !strings.HasPrefix(rest, s.host) {
			t.Fatalf("%q does not begin with its host %q", s.address, s.host)
		}
		if !ascii(s.address) {
			t.Fatalf("%q hides something", s.address)
		}
		if again := readSource(s.address); again != s {
			t.Fatalf("%+v is read as %+v", s, again)
		}
	})
}

func TestWords(t *testing.T) {
	for _, c := range []struct{ got, want string }{
		{sure(1), "almost certain"},
		{sure(0.97), "almost certain"},
		{sure(0.93), "very likely"},
		{sure(0.7), "likely"},
		{sure(0.6), "likely"},
		{sure(0.599), "doubtful"},
		{sure(0), "doubtful"},
		{percent(1), "99\u00a0%"},
		{percent(0.996), "99\u00a0%"},
		{percent(0.934), "93\u00a0%"},
		{percent(0.005), "1\u00a0%"},
		{percent(0.004), "under\u00a01\u00a0%"},
		{percent(math.NaN()), "under\u00a01\u00a0%"},
		{because([]string{"by far the largest place of that name", "near Geneva, which the article also names"}), "By far the largest place of that name; near Geneva, which the article also names."},
		{because(nil), ""},
		{count(1, "passage", "passages"), "1 passage"},
		{count(1234567, "passage", "passages"), "1,234,567 passages"},
		{people(0), ""},
		{people(237), "237\u00a0people"},
		{people(9_999), "9,999\u00a0people"},
		{people(167_432), "167,000\u00a0people"},
		{people(999_600), "1\u00a0million\u00a0people"},
		{people(2_140_526), "2.1\u00a0million\u00a0people"},
		{people(12_400_000), "12\u00a0million\u00a0people"},
		{away(0), ""},
		{away(2.44), "2.4\u00a0km\u00a0away"},
		{away(123), "125\u00a0km\u00a0away"},
		{away(6480), "6,500\u00a0km\u00a0away"},
		{usedAs("literal"), ""},
		{usedAs("demonym"), "meaning its people"},
		{usedAs("by satire"), "by satire"},
	} {
		if c.got != c.want {
			t.Errorf("got %q, want %q", c.got, c.want)
		}
	}
}

func TestCite(t *testing.T) {
	for _, c := range []struct {
		what string
		it   Item
		want string
	}{
		{"all is known", Item{Outlet: "A. Example", Headline: "Talks", When: "1 May 1926", URL: "https://a.example/b"}, "“said”\n— A. Example, “Talks”, 1 May 1926\nhttps://a.example/b"},
		{"nothing is", Item{}, "“said”\n— undated"},
		{"no address that may be opened", Item{Headline: "Talks", URL: "javascript:1"}, "“said”\n— “Talks”, undated"},
	} {
		if got := c.it.cite(" said "); got != c.want {
			t.Errorf("%s: %q, want %q", c.what, got, c.want)
		}
	}
}

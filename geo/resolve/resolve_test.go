package resolve_test

import (
	"context"
	"fmt"
	"math"
	"os"
	"strings"
	"testing"

	"dateline/geo"
	"dateline/geo/gazetteer"
	"dateline/geo/gazetteer/gazetteertest"
	"dateline/geo/resolve"
	"dateline/geo/sessiontest"
	"dateline/geo/toponym"
)

func outlets(t testing.TB) *resolve.Outlets {
	t.Helper()
	f, err := os.Open("testdata/outlets.tsv")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	o, err := resolve.ReadOutlets(f)
	if err != nil {
		t.Fatal(err)
	}
	return o
}

func parser(t testing.TB) geo.Parser {
	g := gazetteertest.Small()
	return geo.Parser{Finder: toponym.New(g, nil), Resolver: resolve.New(g, outlets(t))}
}

// show puts a finding on a line of the session.
func show(text string, f geo.Finding) string {
	var reasons []string
	for _, r := range f.Reasons {
		reasons = append(reasons, r.String())
	}
	place := "unknown"
	if p := f.Place; p != nil {
		where := strings.Trim(p.Admin1+" "+p.Country, " ")
		place = fmt.Sprintf("%s, %s in %s, %.1f", p.Name, p.Class, where, math.Floor(f.Score*10)/10)
		if where == "" {
			place = fmt.Sprintf("%s, %s, %.1f", p.Name, p.Class, math.Floor(f.Score*10)/10)
		}
	}
	return fmt.Sprintf("%s = %s: %s", f.In(text), place, strings.Join(reasons, "; "))
}

// session runs the cases of a file. A line "url …" or "about …" before a text
// tells where it appeared, and what its collection is about.
func session(t *testing.T, file string, g *gazetteer.Gazetteer, p geo.Parser) {
	t.Helper()
	var d geo.Document
	sessiontest.Run(t, file, func(line string) (out []string) {
		if u, ok := strings.CutPrefix(line, "url "); ok {
			d.URL = u
			return nil
		}
		if a, ok := strings.CutPrefix(line, "about "); ok {
			d.About = subject(t, g, a)
			return nil
		}
		d.Text = line
		findings, err := p.Parse(t.Context(), d)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range findings {
			out = append(out, show(line, f))
		}
		d = geo.Document{}
		return out
	})
}

// subject reads what a collection is about: "old texts", regions by their names,
// or both.
func subject(t *testing.T, g *gazetteer.Gazetteer, words string) *geo.Subject {
	var s geo.Subject
	for part := range strings.SplitSeq(words, ", ") {
		if part == "old texts" {
			s.Historical = true
			continue
		}
		names := g.Lookup(part, nil)
		if len(names) == 0 {
			t.Fatalf("no region %q", part)
		}
		s.Regions = append(s.Regions, g.Place(names[0].Ref))
	}
	return &s
}

func TestPlaces(t *testing.T) {
	session(t, "testdata/places.txt", gazetteertest.Small(), parser(t))
}

// The same on the gazetteer that the program ships, where a name has dozens of
// namesakes.
func TestWorld(t *testing.T) {
	b, err := os.ReadFile("../../assets/gazetteer.bin")
	if err != nil {
		t.Skip("the gazetteer is not made: ", err)
	}
	g, err := gazetteer.Open(b)
	if err != nil {
		t.Fatal(err)
	}
	session(t, "testdata/world.txt", g, geo.Parser{Finder: toponym.New(g, nil), Resolver: resolve.New(g, outlets(t))})
}

// check tests what must hold of the findings for any document and mentions.
func check(t *testing.T, d geo.Document, mentions []geo.Mention, findings []geo.Finding) {
	t.Helper()
	if len(findings) != len(mentions) {
		t.Fatalf("%d findings for %d mentions", len(findings), len(mentions))
	}
	for i, f := range findings {
		if f.Mention != mentions[i] {
			t.Fatalf("finding %d is of %v, want %v", i, f.Mention, mentions[i])
		}
		if len(f.Reasons) == 0 {
			t.Fatalf("%q: no reason for %v", f.In(d.Text), f.Place)
		}
		for _, r := range f.Reasons {
			if r.String() == "" || strings.Contains(r.String(), "%s") {
				t.Fatalf("%q: reason %+v has no words", f.In(d.Text), r)
			}
		}
		if (f.Place == nil) != (f.Score == 0) || f.Score < 0 || f.Score > 1 {
			t.Fatalf("%q: score %v for %v", f.In(d.Text), f.Score, f.Place)
		}
		sum, last := f.Score, 1.0
		for _, o := range f.Others {
			if o.Score > last {
				t.Fatalf("%q: the others are not in order: %v", f.In(d.Text), f.Others)
			}
			if f.Place != nil && o.Place.ID == f.Place.ID {
				t.Fatalf("%q: the chosen place is among the others", f.In(d.Text))
			}
			if f.Place == nil && o.Score >= 0.5 {
				t.Fatalf("%q: unknown, but one of the others has %v", f.In(d.Text), o.Score)
			}
			if f.Place != nil && o.Score > f.Score {
				t.Fatalf("%q: chosen with %v, but one of the others has %v", f.In(d.Text), f.Score, o.Score)
			}
			last = o.Score
			sum += o.Score
		}
		if sum > 1.001 {
			t.Fatalf("%q: the probabilities add up to %v", f.In(d.Text), sum)
		}
	}
}

func FuzzResolve(f *testing.F) {
	b, err := os.ReadFile("testdata/places.txt")
	if err != nil {
		f.Fatal(err)
	}
	for line := range strings.Lines(string(b)) {
		f.Add(line, "https://www.lonestar.example/a", uint16(3), uint16(9))
	}
	f.Add("US, US, US", "http://[::1]:80/", uint16(0), uint16(2))
	f.Add("\xff, Texas", "x.uk", uint16(0), uint16(1))
	p := parser(f)
	f.Fuzz(func(t *testing.T, text, url string, start, length uint16) {
		d := geo.Document{Text: text, URL: url}
		m := p.Finder.Find(d)
		check(t, d, m, p.Resolver.Resolve(d, m))
		// Mentions that a caller gives need not be names at all.
		i := int(start) % (len(text) + 1)
		j := i + int(length)%(len(text)-i+1)
		if i < j {
			m = []geo.Mention{{Span: geo.Span{Start: i, End: j}}, {Span: geo.Span{Start: j - 1, End: j}, Use: geo.Demonym}}
			check(t, d, m, p.Resolver.Resolve(d, m))
		}
	})
}

// The working memory is kept from one document to the next: nothing of the
// first may show in the second.
func TestDocumentsApart(t *testing.T) {
	p := parser(t)
	texas := geo.Document{Text: "A fire broke out in Paris, Texas.", URL: "https://www.lonestar.example/"}
	france := geo.Document{Text: "A fire broke out in Paris."}
	done := make(chan bool)
	for range 4 {
		go func() {
			defer func() { done <- true }()
			for range 50 {
				a, _ := p.Parse(t.Context(), texas)
				b, _ := p.Parse(t.Context(), france)
				if len(a) != 2 || a[0].Place == nil || a[0].Place.ID != gazetteertest.ParisTexas {
					t.Errorf("found %v, want Paris, Texas", a)
				}
				if len(b) != 1 || b[0].Place == nil || b[0].Place.ID != gazetteertest.Paris {
					t.Errorf("found %v, want Paris in France", b)
				}
			}
		}()
	}
	for range 4 {
		<-done
	}
}

func TestNoMentions(t *testing.T) {
	if got := resolve.New(gazetteertest.Small(), nil).Resolve(geo.Document{Text: "Paris"}, nil); got != nil {
		t.Errorf("found %v for no mention", got)
	}
}

func TestOutlets(t *testing.T) {
	o := outlets(t)
	for url, want := range map[string]string{
		"https://www.lonestar.example/2016/10/a.html": "The Lone Star",
		"http://user@WORLD.example:8080?x":            "World Service",
		"world.example/x":                             "World Service",
		"https://other.example/":                      "Example",
		"https://notworld.test/":                      "",
		"":                                            "",
	} {
		got, ok := o.ByURL(url)
		if got.Name != want || ok != (want != "") {
			t.Errorf("ByURL(%q) = %q, %v, want %q", url, got.Name, ok, want)
		}
	}
	if name, ok := o.Name("www.world.example"); !ok || name != "World Service" {
		t.Errorf("Name = %q, %v", name, ok)
	}
	if o.Len() != 3 {
		t.Errorf("Len = %d, want 3", o.Len())
	}
	var none *resolve.Outlets
	if _, ok := none.ByURL("https://world.example/"); ok || none.Len() != 0 {
		t.Error("the nil table knows an outlet")
	}
}

func TestReadOutletsRefuses(t *testing.T) {
	const head = "host\tname\tcountry\tadmin1\tlat\tlon\tscope\n"
	for name, c := range map[string]struct{ in, want string }{
		"other columns":    {"name\thost\tcountry\tadmin1\tlat\tlon\tscope\n", `column 1 is "name", not "host"`},
		"too few columns":  {head + "a.example\tA\n", "line 2 has 2 columns, not 7"},
		"no latitude":      {head + "a.example\tA\tUS\tTX\tnorth\t1\tlocal\n", `line 2: "north", "1" is no latitude and longitude`},
		"not on Earth":     {head + "a.example\tA\tUS\tTX\t91\t1\tlocal\n", `line 2: "91", "1" is no latitude and longitude`},
		"NaN":              {head + "a.example\tA\tUS\tTX\tNaN\t1\tlocal\n", `line 2: "NaN", "1" is no latitude and longitude`},
		"unknown scope":    {head + "a.example\tA\tUS\tTX\t1\t1\tgalaxy\n", `line 2: scope "galaxy" is not world, national or local`},
		"a host twice":     {head + "a.example\tA\tUS\tTX\t1\t1\tlocal\nA.example\tA\tUS\tTX\t1\t1\tlocal\n", `line 3: host "a.example" stands there twice`},
		"a line too long ": {head + strings.Repeat("x", 1<<17), "token too long"},
	} {
		_, err := resolve.ReadOutlets(strings.NewReader(c.in))
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: error %v, want %q", name, err, c.want)
		}
	}
}

func ExampleResolver() {
	g := gazetteertest.Small()
	p := geo.Parser{Finder: toponym.New(g, nil), Resolver: resolve.New(g, nil)}
	text := "The Texas town of Paris is nowhere near London."
	findings, err := p.Parse(context.Background(), geo.Document{Text: text})
	if err != nil {
		panic(err)
	}
	for _, f := range findings {
		fmt.Printf("%s: %s, %s; %s\n", f.In(text), f.Place.Name, f.Place.Country, f.Reasons[0])
	}
	// Output:
	// Texas: Texas, US; nothing else is known by that name
	// Paris: Paris, US; the text says Texas town of Paris
	// London: London, GB; the capital of the United Kingdom
}

// A book is resolved in parts; each name gets its finding, in its order, and what
// the parts keep grows with the names and not with the mentions.
func TestBooks(t *testing.T) {
	const times = 3000
	text := strings.Repeat("From Paris, Texas, to Moscow, Russia, and London. ", times)
	p := parser(t)
	var mentions []geo.Mention
	for at := range times {
		from := at * len(text) / times
		for _, name := range []string{"Paris", "Texas", "Moscow", "Russia", "London"} {
			i := from + strings.Index(text[from:], name)
			mentions = append(mentions, geo.Mention{Span: geo.Span{Start: i, End: i + len(name)}, Sure: 0.9})
		}
	}
	findings := p.Resolver.Resolve(geo.Document{Text: text}, mentions)
	check(t, geo.Document{Text: text}, mentions, findings)
	want := map[string]geo.ID{
		"Paris": gazetteertest.ParisTexas, "Texas": gazetteertest.Texas, "Moscow": gazetteertest.Moscow,
		"Russia": gazetteertest.Russia, "London": gazetteertest.London,
	}
	runnersUp := make(map[*geo.Candidate]bool)
	for i, f := range findings {
		if f.Place == nil || f.Place.ID != want[f.In(text)] {
			t.Fatalf("finding %d, %q, is %v", i, f.In(text), f.Place)
		}
		if len(f.Others) > 0 {
			runnersUp[&f.Others[0]] = true
		}
	}
	if len(runnersUp) > times/10 {
		t.Errorf("%d lists of runners-up for %d mentions of five names", len(runnersUp), len(mentions))
	}
}

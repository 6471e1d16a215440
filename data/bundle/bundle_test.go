package bundle_test

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"dateline/assets"
	"dateline/data"
	"dateline/data/article"
	"dateline/data/bundle"
	"dateline/data/chronicle"
	"dateline/data/project"
	"dateline/data/sharedtest"
	"dateline/geo"
)

// These tests hold the joined parts, with the gazetteer, the tagger and the sample
// that the program carries, to what a user is promised.

var inside = bundle.New(bundle.Files{
	Gazetteer: assets.Gazetteer, Tagger: assets.Tagger, Outlets: assets.Outlets, Sample: assets.Sample(),
})

// named are the names of the places that a view shows, with their classes.
func named(v *project.View) map[string]geo.Class {
	names := map[string]geo.Class{}
	for _, p := range v.Places() {
		names[p.Place.Name] = p.Place.Class
	}
	return names
}

func TestSample(t *testing.T) {
	p := project.New()
	if err := inside.TakeSample(t.Context(), p); err != nil {
		t.Fatal(err)
	}
	for _, f := range p.Failures() {
		t.Errorf("%s: %s", f.File, f.Reason)
	}
	v := p.Query(project.Query{})
	if v.Articles() < 12 || v.Undated() > 0 {
		t.Errorf("%d articles, %d passages undated", v.Articles(), v.Undated())
	}
	names := named(v)
	for _, n := range []string{"Lausanne", "Aleppo", "Lisbon", "Kyiv", "Kathmandu", "Beirut", "Kherson"} {
		if names[n] != geo.Town {
			t.Errorf("%s is no town on the map of the sample: %s", n, names[n])
		}
	}
	for _, n := range []string{"Syria", "Nepal", "Ukraine"} {
		if names[n] != geo.Country {
			t.Errorf("%s is no country on the map of the sample: %s", n, names[n])
		}
	}
}

// The article of the seed is no part of the project.
func TestSeedArticle(t *testing.T) {
	in, err := inside.Intake()
	if err != nil {
		t.Fatal(err)
	}
	p := project.New()
	if _, err := in.Run(t.Context(), article.Walk(t.Context(), sharedtest.Path(t, "seed")), p, nil); err != nil {
		t.Fatal(err)
	}
	v := p.Query(project.Query{})
	where := map[string]*geo.Place{}
	for _, c := range v.Places() {
		where[c.Place.Name] = c.Place
	}
	for n, at := range map[string][2]float64{
		"Lausanne": {6.6, 46.5}, "Aleppo": {37.2, 36.2}, "Moscow": {37.6, 55.8}, "London": {-0.1, 51.5},
	} {
		if got := where[n]; got == nil || got.Class != geo.Town || abs(got.Point.Lon()-at[0]) > 0.2 || abs(got.Point.Lat()-at[1]) > 0.2 {
			t.Errorf("%s: %+v", n, got)
		}
	}
	countries := map[string]bool{}
	for _, place := range where {
		if place.Class == geo.Country {
			countries[place.Country] = true
		}
	}
	for _, c := range strings.Fields("CH SY TR SA QA IR IQ EG JO GB FR DE RU US") {
		if !countries[c] {
			t.Errorf("%s is not on the map", c)
		}
	}
	happened := map[string]int{}
	events := p.Happened(chronicle.Query{})
	for _, row := range events.All() {
		e := events.Entry(row)
		if e.Place != nil && e.Event.When.Grain <= data.Day {
			happened[e.Place.Name+", "+e.Event.Type.String()+", "+data.Day.Unit(e.Event.When.Start).Words()]++
		}
	}
	for _, want := range []string{"Lausanne, CONSULT, 15 October 2016", "Aleppo, ASSAULT, 14 October 2016", "Aleppo, ASSAULT, 22 September 2016"} {
		if happened[want] == 0 {
			t.Errorf("nothing of %s is on the map of what happened: %v", want, happened)
		}
	}
	for _, c := range events.Places() {
		if n := c.Place.Name; n == "London" || n == "Moscow" || n == "Qatar" {
			t.Errorf("%d events are in %s, where nothing has happened yet, or only the newspaper or a speaker is", c.Count, n)
		}
	}
	for _, row := range v.All() {
		passage := v.Passage(row)
		for i := range passage.Findings {
			words := passage.Findings[i].In(passage.Article.Text)
			for _, not := range []string{"Mistura", "Children", "UN", "Kerry", "Churkin", "Syrian", "Russian"} {
				if slices.Contains(strings.Fields(words), not) {
					t.Errorf("%q is placed in %s", words, passage.Findings[i].Place.Name)
				}
			}
		}
	}
}

func abs(x float64) float64 { return max(x, -x) }

// What is found with the embedded files is found with the same files in a folder,
// and a folder without a gazetteer is refused.
func TestFolder(t *testing.T) {
	f, err := bundle.Folder(os.DirFS(filepath.Join("..", "..", "assets")))
	if err != nil {
		t.Fatal(err)
	}
	articles := func(b *bundle.Bundle) (said []string) {
		t.Helper()
		all, err := b.Sample()
		if err != nil {
			t.Fatal(err)
		}
		for _, a := range all {
			said = append(said, a.File+": "+a.Title())
		}
		return said
	}
	if want, got := articles(inside), articles(bundle.New(f)); len(want) == 0 || !slices.Equal(want, got) {
		t.Errorf("embedded %q, in the folder %q", want, got)
	}
	if _, err := bundle.Folder(fstest.MapFS{"tagger.bin": {}}); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("without a gazetteer: %v", err)
	}
}

// Damaged files are told by whoever needs them, and only then.
func TestDamaged(t *testing.T) {
	b := bundle.New(bundle.Files{Gazetteer: assets.Gazetteer, Tagger: []byte("no model")})
	if _, err := b.Gazetteer(); err != nil {
		t.Errorf("the gazetteer: %v", err)
	}
	if _, err := b.Parser(); err == nil || !strings.Contains(err.Error(), "tagger") {
		t.Errorf("the parser: %v", err)
	}
	if err := b.TakeSample(t.Context(), project.New()); err == nil {
		t.Error("the sample is taken in without a parser")
	}
}

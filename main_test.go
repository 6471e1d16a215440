package main

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"dateline/app/command"
	"dateline/data"
	"dateline/data/article"
	"dateline/data/chronicle"
	"dateline/data/project"
	"dateline/geo"
)

// These tests hold the joined parts, with the real gazetteer and map, to what a
// user is promised.

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
	if err := sample(t.Context(), p); err != nil {
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

// The article of the seed is no part of the project; DATELINE_SHARED names the
// folder that holds it.
func TestSeedArticle(t *testing.T) {
	shared := os.Getenv("DATELINE_SHARED")
	if shared == "" {
		shared = filepath.Join("..", "shared")
	}
	seed := filepath.Join(shared, "seed")
	if _, err := os.Stat(seed); err != nil {
		t.Skip("the shared material is not here; set DATELINE_SHARED to its folder")
	}
	in, err := openIntake()
	if err != nil {
		t.Fatal(err)
	}
	p := project.New()
	if _, err := in.Run(t.Context(), article.Walk(t.Context(), seed), p, nil); err != nil {
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
		if e.Event.When.Grain <= data.Day {
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

// What --region was taken for is told, and a town that hardly anybody would write
// of is not taken where its name is another mistyped.
func TestRegion(t *testing.T) {
	for _, c := range []struct {
		typed, says string
		code        int
	}{
		{"Idaho", "Idaho, province in United States", 0},
		{"Boise", "Boise, town in Idaho, United States", 0},
		{"Idah, Nigeria", "Idah, town in Kogi State, Nigeria", 0},
		{"2339156", "Idah, town in Kogi State, Nigeria", 0},
		{"Idah", "that is Idah, town in Kogi State, Nigeria, is 2339156; if you mean Idaho, ", 2},
		{"Idahoo", "no place of that name is known; these are spelled alike: Idaho, ", 2},
	} {
		var stderr bytes.Buffer
		code := command.Main(t.Context(), []string{"geoparse", "--region", c.typed}, strings.NewReader(""), &bytes.Buffer{}, &stderr, deps())
		if want := "dateline: --region " + c.typed + ": " + c.says; code != c.code || !strings.HasPrefix(stderr.String(), want) {
			t.Errorf("code %d, %q; want %d and %q", code, stderr.String(), c.code, want)
		}
	}
}

func abs(x float64) float64 { return max(x, -x) }

func TestParts(t *testing.T) {
	home := t.TempDir()
	for _, v := range []string{"HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "AppData", "LocalAppData"} {
		t.Setenv(v, home)
	}
	p, err := parts()
	if err != nil {
		t.Fatal(err)
	}
	if p.Lookup.On() || p.Trouble != nil {
		t.Errorf("at the first start look-ups are on: %v; trouble: %v", p.Lookup.On(), p.Trouble)
	}
	if p.Trace != nil {
		t.Error("the trace is on")
	}
	entries, err := os.ReadDir(home)
	if err != nil || len(entries) > 0 {
		t.Errorf("starting leaves %v behind, %v", entries, err)
	}
}

// The command line opens files, unless it begins with a command or an option.
func TestToOpen(t *testing.T) {
	for _, c := range []struct {
		args, files []string
		ok          bool
	}{
		{nil, nil, true},
		{[]string{"a.txt", "b"}, []string{"a.txt", "b"}, true},
		{[]string{"./help"}, []string{"./help"}, true},
		{[]string{"--", "-x", "--"}, []string{"-x", "--"}, true},
		{[]string{"--", "help"}, []string{"help"}, true},
		{[]string{"--"}, nil, true},
		{[]string{"-x"}, nil, false},
		{[]string{"-"}, nil, false},
		{[]string{"--help"}, nil, false},
		{[]string{"snapshot", "--", "-x"}, nil, false},
	} {
		if files, ok := toOpen(c.args); ok != c.ok || !slices.Equal(files, c.files) {
			t.Errorf("dateline %q opens %q, %t", c.args, files, ok)
		}
	}
	var out, failure bytes.Buffer
	code := command.Main(t.Context(), []string{"-x"}, strings.NewReader(""), &out, &failure, deps())
	if got := failure.String(); code != 2 || got != "dateline: there is no command \"-x\"; dateline help lists them\n" {
		t.Errorf("dateline -x: exit code %d, %q", code, got)
	}
}

// The program's own words and data reach the commands.
func TestCommands(t *testing.T) {
	do := func(in string, args ...string) string {
		t.Helper()
		var out, failure bytes.Buffer
		if code := command.Main(t.Context(), args, strings.NewReader(in), &out, &failure, deps()); code != 0 {
			t.Fatalf("dateline %s: exit code %d, %s", strings.Join(args, " "), code, &failure)
		}
		return out.String()
	}
	if got := do("", "version"); !strings.Contains(got, version) {
		t.Errorf("version: %q", got)
	}
	for _, source := range []string{"GeoNames", "Natural Earth", "Apache License"} {
		if !strings.Contains(do("", "licences"), source) {
			t.Errorf("the licences don't name %s", source)
		}
	}
	var answer struct {
		Toponyms []struct {
			Start, End int
			Country    string
			GeoNameID  int64
		}
	}
	if err := json.Unmarshal([]byte(do(`{"id":1,"text":"„Paris, Texas“ is a film about Paris, Texas."}`, "geoparse")), &answer); err != nil {
		t.Fatal(err)
	}
	last := len(answer.Toponyms) - 1
	if last < 1 || answer.Toponyms[last-1].GeoNameID != 4717560 || answer.Toponyms[last-1].Start != 31 {
		t.Errorf("Paris, Texas: %+v", answer.Toponyms)
	}
	picture := filepath.Join(t.TempDir(), "map.png")
	if got := do("", "snapshot", "--out", picture, "--size", "400x300"); !strings.Contains(got, "events at") {
		t.Errorf("snapshot: %q", got)
	}
}

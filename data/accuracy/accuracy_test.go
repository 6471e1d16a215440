package accuracy_test

import (
	"context"
	"fmt"
	"math"
	"slices"
	"strings"
	"sync"
	"testing"

	"dateline/data/accuracy"
	"dateline/data/corpus"
	"dateline/data/score"
	"dateline/geo"
	"dateline/geo/gazetteer/gazetteertest"
	"dateline/geo/toponym"
)

// scripted is a parser that says what a test tells it to: words in the text
// and the place that each means, 0 for an unknown one.
type scripted map[string]geo.ID

func (s scripted) Find(d geo.Document) (found []geo.Mention) {
	for words := range s {
		for at := 0; ; {
			i := strings.Index(d.Text[at:], words)
			if i < 0 {
				break
			}
			at += i + len(words)
			m := geo.Mention{Span: geo.Span{Start: at - len(words), End: at}}
			if strings.HasSuffix(words, "ian") {
				m.Use = geo.Demonym
			}
			found = append(found, m)
		}
	}
	slices.SortFunc(found, func(a, b geo.Mention) int { return a.Start - b.Start })
	return found
}

func (s scripted) Resolve(d geo.Document, mentions []geo.Mention) []geo.Finding {
	g := gazetteertest.Small()
	findings := make([]geo.Finding, len(mentions))
	for i, m := range mentions {
		findings[i].Mention = m
		if ref, ok := g.ByID(s[m.In(d.Text)]); ok {
			p := g.Place(ref)
			findings[i].Place, findings[i].Score = &p, 0.95
		}
	}
	return findings
}

// JudgeUses takes all names for literal. The one sign it sees is "in".
func (s scripted) JudgeUses(d geo.Document, spans []geo.Span) []toponym.Usage {
	out := make([]toponym.Usage, len(spans))
	for i, at := range spans {
		for _, x := range []toponym.Sign{toponym.SignAlways, toponym.SignAtPlace} {
			if x == toponym.SignAlways || strings.HasSuffix(d.Text[:at.Start], "in ") {
				out[i].Signs[x>>6] |= 1 << (x & 63)
			}
		}
	}
	return out
}

func trial(s scripted) *accuracy.Trial {
	return &accuracy.Trial{Parser: geo.Parser{Finder: s, Resolver: s}, Gazetteer: gazetteertest.Small()}
}

func run(t *testing.T, trial *accuracy.Trial, lines ...string) *accuracy.Report {
	t.Helper()
	c, err := corpus.Read(strings.NewReader(strings.Join(lines, "\n")), "made.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	var all sync.Mutex
	done := 0
	r, err := trial.Run(t.Context(), c, func(n int) {
		all.Lock()
		done = max(done, n)
		all.Unlock()
	})
	if err != nil {
		t.Fatal(err)
	}
	if done != len(c.Documents) {
		t.Errorf("%d of %d texts were told to be done", done, len(c.Documents))
	}
	return r
}

// Each error has the cause that the gazetteer tells.
func TestCauses(t *testing.T) {
	const aleppo, paris = `"lat":36.20124,"lon":37.16117,"geonameid":"170063"`, `"lat":48.85,"lon":2.35,"geonameid":"2988507"`
	for _, c := range []struct {
		what   string
		says   scripted
		text   string
		marked string // of the text, with ^ for the words marked
		rest   string // of the row
		want   string // step: cause, for each error
	}{
		{"all is right", scripted{"Aleppo": gazetteertest.Aleppo}, "In Aleppo.", "Aleppo", aleppo, ""},
		{"the province around it is near enough", scripted{"Aleppo": gazetteertest.AleppoProv}, "In Aleppo.", "Aleppo", aleppo, ""},
		{"not found, though listed", scripted{}, "In Aleppo.", "Aleppo", "", "finding: missed"},
		{"not found nor listed", scripted{}, "In Erewhon.", "Erewhon", "", "finding: missed, name not in the gazetteer"},
		{"other words", scripted{"Aleppo city": gazetteertest.Aleppo}, "In Aleppo city.", "Aleppo", "", "finding: found with other words"},
		{"nothing is marked", scripted{"Syria": gazetteertest.Syria, "Aleppo": gazetteertest.Aleppo}, "In Aleppo, Syria.", "Aleppo", "", "finding: false"},
		{"nothing is marked, and the place unknown", scripted{"Erewhon": 0}, "In Erewhon.", "In", `"label":"Non_Toponym"`, "finding: false, place unknown"},
		{"nothing is marked, and it is a demonym", scripted{"Syrian": gazetteertest.Syria}, "A Syrian.", "A", `"label":"Non_Toponym"`, "finding: false, a demonym"},
		{"no toponym", scripted{"Jordan": gazetteertest.Syria}, "Mr Jordan.", "Jordan", `"label":"Non_Toponym"`, "finding: false, on what is no toponym"},
		{"another of that name", scripted{"Paris": gazetteertest.ParisTexas}, "In Paris.", "Paris", paris, "placing: wrong namesake"},
		{"the country around it", scripted{"Paris": gazetteertest.France}, "In Paris.", "Paris", paris, "placing: same area, other point or level"},
		{"a place inside it", scripted{"Syria": gazetteertest.Aleppo}, "In Syria.", "Syria", `"lat":33,"lon":39,"geonameid":"163843"`, "placing: same area, other point or level"},
		{"another point of a country, by its size", scripted{"Russia": gazetteertest.Russia}, "In Russia.", "Russia", `"lat":60,"lon":70`, "placing: same area, other point or level"},
		{"unknown, though listed", scripted{"Paris": 0}, "In Paris.", "Paris", paris, "placing: left unknown, though known"},
		{"listed under other names", scripted{"Paname": 0}, "In Paname.", "Paname", paris, "placing: place known by other names only"},
		{"no such place is listed", scripted{"Paris": gazetteertest.Paris}, "In Paris.", "Paris", `"lat":-30,"lon":20,"geonameid":"99999999"`, "placing: place not in the gazetteer"},
		{"nothing is listed", scripted{"Erewhon": 0}, "In Erewhon.", "Erewhon", `"lat":-43,"lon":171`, "placing: no candidate"},
	} {
		at := strings.Index(c.text, c.marked)
		row := fmt.Sprintf(`{"start":%d,"end":%d`, at, at+len(c.marked))
		if c.rest != "" {
			row += "," + c.rest
		}
		r := run(t, trial(c.says), fmt.Sprintf(`{"id":1,"text":%q,"toponyms":[%s}]}`, c.text, row))
		var got []string
		for _, e := range r.Errors {
			words := e.Step.String()
			switch e.Step {
			case accuracy.PlacingGiven:
				words = "placing"
			case accuracy.PlacingFound:
				continue // the same, as the words are
			}
			got = append(got, words+": "+e.Cause.String())
			if e.Before+e.Words+e.After != c.text {
				t.Errorf("%s: the context is %q, %q, %q", c.what, e.Before, e.Words, e.After)
			}
		}
		if s := strings.Join(got, "; "); s != c.want {
			t.Errorf("%s: %q, want %q", c.what, s, c.want)
		}
	}
}

func part(r *accuracy.Report, name string) *accuracy.Part {
	if i := slices.IndexFunc(r.Parts, func(p accuracy.Part) bool { return p.Name == name }); i >= 0 {
		return &r.Parts[i]
	}
	return nil
}

// Slices hold the names that they say, however the corpus tells the class.
func TestSlices(t *testing.T) {
	tr := trial(scripted{"Syria": gazetteertest.Syria, "Aleppo": gazetteertest.Aleppo, "Moscow": gazetteertest.Moscow})
	tr.Training = &accuracy.Names{}
	taught, err := corpus.Read(strings.NewReader("ALEPPO\tB-geo\nMoscow\tB-per\n"), "taught.tsv")
	if err != nil {
		t.Fatal(err)
	}
	tr.Training.Add(taught)
	r := run(
		t, tr,
		`{"id":1,"text":"Aleppo in Syria","toponyms":[{"start":0,"end":6,"lat":36.2,"lon":37.1,"geonameid":"170063"},{"start":10,"end":15,"label":"Literal"}]}`, // by id; by the name
		`{"id":2,"text":"Syrian Erewhon","toponyms":[{"start":0,"end":6},{"start":7,"end":14,"fcode":"STM","lat":1,"lon":1}]}`,                                  // by the demonym; by the code
		`{"id":3,"text":"Moscow and Aleppo","toponyms":[{"start":0,"end":6,"lat":55.7,"lon":37.6}]}`,                                                            // by the nearest of that name
	)
	for _, c := range []struct {
		name          string
		marked, found int // found: those that count in the slice
	}{
		{"without countries", 3, 3},               // Aleppo, Erewhon, Moscow; found Aleppo twice, Moscow
		{"without demonyms", 4, 4},                // all but Syrian; what was found there is left out
		{"names not in the training texts", 4, 3}, // all but Aleppo
		{"class: country", 2, 2},
		{"class: town", 2, 3},
		{"class: river", 1, 0},
		{"label: Literal", 1, 1},
	} {
		p := part(r, c.name)
		if p == nil {
			t.Errorf("there is no slice %q", c.name)
			continue
		}
		if p.Found.Gold != c.marked || p.Found.Result.Found != c.found {
			t.Errorf("%s: %d marked, %d found; want %d, %d", c.name, p.Found.Gold, p.Found.Result.Found, c.marked, c.found)
		}
		if p.RecallOnly != strings.HasPrefix(c.name, "label") {
			t.Errorf("%s has recall only: %v", c.name, p.RecallOnly)
		}
	}
	if p := part(r, "class: island"); p != nil {
		t.Error("a slice holds nothing")
	}
	if r.Marked != 5 || r.Placed != 3 || r.Texts != 3 {
		t.Errorf("%d marked, %d with a place, in %d texts", r.Marked, r.Placed, r.Texts)
	}
}

// In reach is what a perfect choice among the places of that name would get.
func TestReach(t *testing.T) {
	r := run(
		t, trial(scripted{"Aleppo": gazetteertest.Aleppo, "Paris": gazetteertest.ParisTexas}),
		`{"id":1,"text":"Aleppo","toponyms":[{"start":0,"end":6,"lat":36.2,"lon":37.1}]}`,
		`{"id":2,"text":"Paris","toponyms":[{"start":0,"end":5,"lat":48.8,"lon":2.3}]}`,
		`{"id":3,"text":"Erewhon","toponyms":[{"start":0,"end":7,"lat":-43,"lon":171}]}`,
		`{"id":4,"text":"Paris","toponyms":[{"start":0,"end":5,"lat":-43,"lon":171},{"start":0,"end":5}]}`,
	)
	if r.Reach != 0.5 || r.ReachInterval.Low >= 0.5 || r.ReachInterval.High <= 0.5 {
		t.Errorf("%v in reach, in %v", r.Reach, r.ReachInterval)
	}
}

// Offsets of the corpus and of the parser meet, whatever stands before them.
func TestOffsets(t *testing.T) {
	r := run(t, trial(scripted{"Zürich": 0, "Aleppo": gazetteertest.Aleppo}), `{"id":1,"text":"“Zürich” 𝒜 Aleppo","toponyms":[{"start":1,"end":7},{"start":11,"end":17}]}`)
	if v := r.Whole.Found.Values; v[score.ExactF1] != 1 {
		t.Errorf("exact F1 is %v", v[score.ExactF1])
	}
}

// Literal and other uses are told apart by the labels of both corpora.
func TestUses(t *testing.T) {
	r := run(t, trial(scripted{}), `{"id":1,"text":"Bern Bern Bern Bern","toponyms":[{"start":0,"end":4,"label":"Mixed"},{"start":5,"end":9,"label":"Metonymic"},{"start":10,"end":14,"label":"Literal_Expression"},{"start":15,"end":19,"label":"Other"}]}`)
	u := r.Uses
	if u == nil || u.Cases != 2 || u.Literal != 1 || u.Right != 1 || u.LeftOut != 1 || u.Accuracy != 0.5 || u.Most() != 0.5 {
		t.Errorf("%+v", u)
	}
	if r := run(t, trial(scripted{}), `{"id":1,"text":"Bern","toponyms":[{"start":0,"end":4}]}`); r.Uses != nil {
		t.Errorf("a corpus without labels has uses: %+v", r.Uses)
	}
}

// Cross-validation fits weights without the texts they judge: where the signs
// tell, the figure is better than the finder's, and where a text goes against all
// the others it is not.
func TestCrossValidate(t *testing.T) {
	var lines []string
	for i := range 40 {
		lines = append(lines, fmt.Sprintf(`{"id":"%d","text":"in Bern","toponyms":[{"start":3,"end":7,"label":"Literal"}]}`, i),
			fmt.Sprintf(`{"id":"%d b","text":"So Bern","toponyms":[{"start":3,"end":7,"label":"Metonymic"}]}`, i))
	}
	lines = append(lines, `{"id":"x","text":"So Bern","toponyms":[{"start":3,"end":7,"label":"Literal"}]}`)
	r := run(t, trial(scripted{}), lines...)
	if u := r.Uses; u.Right != 41 || !math.IsNaN(u.Crossed) {
		t.Errorf("%d right, %v crossed", u.Right, u.Crossed)
	}
	none := run(t, trial(scripted{}), `{"id":1,"text":"Bern","toponyms":[]}`)
	accuracy.CrossValidate([]*accuracy.Report{r, none})
	if u := r.Uses; u.Crossed != 80.0/81 || u.CrossedInterval.High != 1 {
		t.Errorf("%v crossed, in %v", u.Crossed, u.CrossedInterval)
	}
}

func TestBins(t *testing.T) {
	var pins []accuracy.Pin
	for i := range 10 {
		pins = append(pins, accuracy.Pin{Said: 0.85, Right: i < 7}, accuracy.Pin{Said: 1, Right: true})
	}
	bins, off := accuracy.Bins(pins)
	b := bins[8]
	if b.Pins != 10 || math.Abs(b.Said-0.85) > 1e-9 || b.Right != 0.7 || bins[9].Pins != 10 || math.Abs(off-0.075) > 1e-9 {
		t.Errorf("%+v, off by %v", bins, off)
	}
}

// A reader who has enough gets the context's error; a corpus of another kind
// and a fault of the parser are told with the file.
func TestRefused(t *testing.T) {
	c, err := corpus.Read(strings.NewReader(`{"id":"x","text":"Bern","toponyms":[]}`), "made.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := trial(scripted{}).Run(ctx, c, nil); err != context.Canceled {
		t.Error(err)
	}
	broken := trial(scripted{})
	broken.Parser.Resolver = nil
	if _, err := broken.Run(t.Context(), c, nil); err == nil || !strings.HasPrefix(err.Error(), "made.jsonl, text x: a fault in this program: ") {
		t.Error(err)
	}
	columns, err := corpus.Read(strings.NewReader("Bern\tB-geo\n"), "made.tsv")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := trial(scripted{}).Run(t.Context(), columns, nil); err == nil || err.Error() != "made.tsv marks neither places nor times nor events, which is what is measured" {
		t.Error(err)
	}
}

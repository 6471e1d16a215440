package score_test

import (
	"encoding/json"
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"dateline/data/corpus"
	"dateline/data/score"
	"dateline/data/sharedtest"
)

// The reference scorers are two scripts in the shared folder. The golden files
// hold texts made up here and what the scripts said of them; UPDATE=1 asks the
// scripts anew.

// place and expression are rows as the scripts read them.
type place struct {
	Start    int      `json:"start"`
	End      int      `json:"end"`
	Label    string   `json:"label,omitempty"`
	Lat      *float64 `json:"lat"`
	Lon      *float64 `json:"lon"`
	GeoNames *string  `json:"geonameid"`
}

type expression struct {
	Start  int     `json:"start"`
	End    int     `json:"end"`
	Phrase string  `json:"phrase"`
	Type   *string `json:"type"`
	Value  *string `json:"value"`
}

// document is one text marked, or as a program sees it.
type document struct {
	ID       string       `json:"id"`
	Toponyms []place      `json:"toponyms"`
	Timex    []expression `json:"timex"`
}

// invent makes texts in which everything happens that the rules speak of: the
// same span twice, spans over one another, rows that are no toponyms, places
// without coordinates, ids that differ, texts without anything.
func invent(seed uint64, n int) (gold, found []document) {
	r := rand.New(rand.NewPCG(seed, 1))
	number := func(x float64) *float64 { return &x }
	words := func(choices ...string) *string {
		if i := r.IntN(len(choices) + 1); i < len(choices) {
			return &choices[i]
		}
		return nil
	}
	labels := []string{"", "", "Literal", "Metonymic", "Non_Toponym", "Literal_Expression", "Non_Lit_Expression"}
	for i := range n {
		g := document{ID: fmt.Sprint(i), Toponyms: []place{}, Timex: []expression{}}
		f := document{ID: g.ID, Toponyms: []place{}, Timex: []expression{}}
		for range r.IntN(12) {
			p := place{Start: r.IntN(120), Label: labels[r.IntN(len(labels))], GeoNames: words("1", "2", "3", "")}
			p.End = p.Start + 1 + r.IntN(15)
			if r.IntN(5) > 0 {
				p.Lat, p.Lon = number(r.Float64()*180-90), number(r.Float64()*360-180)
			}
			g.Toponyms = append(g.Toponyms, p)
			e := expression{Start: r.IntN(100), Phrase: []string{"x", "y", " "}[r.IntN(3)], Type: words("DATE", "TIME"), Value: words("2016", "2017", "")}
			e.End = e.Start + 1 + r.IntN(12)
			g.Timex = append(g.Timex, e)
		}
		shift := func() int { return max(0, r.IntN(9)-6) }
		for j, p := range g.Toponyms {
			for range r.IntN(3) {
				q := place{Start: p.Start + shift(), GeoNames: p.GeoNames, Lat: p.Lat, Lon: p.Lon}
				q.End = max(q.Start+1, p.End+shift())
				switch r.IntN(5) {
				case 0:
					q.GeoNames = words("1", "2", "3")
				case 1:
					q.Lat, q.Lon = number(r.Float64()*180-90), number(r.Float64()*360-180)
				case 2:
					if p.Lat != nil {
						q.Lat, q.Lon = number(*p.Lat+r.Float64()*3-1.5), number(*p.Lon+r.Float64())
					}
				case 3:
					q.Lat, q.Lon = nil, nil
				}
				f.Toponyms = append(f.Toponyms, q)
				e := g.Timex[j]
				e.Phrase, e.Start = "", e.Start+shift()
				e.End = max(e.Start+1, e.End+shift())
				if r.IntN(3) == 0 {
					e.Value = words("2016", "2017", "")
				}
				f.Timex = append(f.Timex, e)
			}
		}
		gold = append(gold, g)
		if i%7 != 6 { // a text may be missing among what was found
			found = append(found, f)
		}
	}
	return gold, found
}

// figures are a script's or ours, by name.
type figures map[string]*float64

func (f figures) set(name string, x float64) {
	if !math.IsNaN(x) {
		f[name] = &x
	}
}

// ours are the figures of our own scorers under the scripts' names.
func ours(mode string, gold, found []document) figures {
	told := map[string]document{}
	for _, f := range found {
		told[f.ID] = f
	}
	out := figures{}
	if mode == "timex" {
		var tallies []score.TimeTally
		for _, g := range gold {
			tallies = append(tallies, score.NewTimeTally(times(g, true), times(told[g.ID], false)))
		}
		r := score.SumTimes(tallies)
		out.set("gold", float64(r.Gold))
		out.set("pred", float64(r.Found))
		for f, x := range r.Values {
			out.set(score.TimeFigure(f).String(), x)
		}
		return out
	}
	task, resolution := score.Parse, "resolution_on_matched"
	if mode == "gold" {
		task, resolution = score.Place, "resolution_gold"
	}
	var tallies []score.Tally
	for _, g := range gold {
		marked, there := toponyms(g), toponyms(told[g.ID])
		tallies = append(tallies, score.NewTally(task, marked, there, score.Pair(marked, there), score.Slice{}))
	}
	r := score.Sum(tallies)
	out.set("gold", float64(r.Gold))
	out.set("pred", float64(r.Found))
	out.set("pred_on_excluded_rows", float64(r.OnExcluded))
	for name, f := range map[string]score.Figure{
		"exact/P": score.ExactPrecision, "exact/R": score.ExactRecall, "exact/F1": score.ExactF1,
		"relaxed/P": score.RelaxedPrecision, "relaxed/R": score.RelaxedRecall, "relaxed/F1": score.RelaxedF1,
		resolution + "/acc161": score.Within161, resolution + "/acc20": score.Within20,
		resolution + "/mean_km": score.MeanError, resolution + "/median_km": score.MedianError, resolution + "/auc": score.AUC,
		"correct_id_or_161": score.IDOr161, "id_acc": score.IDAccuracy,
		"end_to_end@161/P": score.EndToEndPrecision, "end_to_end@161/R": score.EndToEndRecall, "end_to_end@161/F1": score.EndToEndF1,
	} {
		out.set(name, r.Values[f])
	}
	if r.Errors > 0 {
		out.set(resolution+"/n", float64(r.Errors))
	}
	if mode != "gold" {
		out.set("end_to_end@161/emitted", float64(r.Emitted))
		out.set("end_to_end@161/gold_with_coord", float64(r.Placed))
	}
	return out
}

func toponyms(d document) []score.Toponym {
	var out []score.Toponym
	for _, p := range d.Toponyms {
		t := score.Toponym{Start: p.Start, End: p.End, Label: p.Label, Placed: p.Lat != nil}
		if t.Placed {
			t.Lat, t.Lon = *p.Lat, *p.Lon
		}
		if p.GeoNames != nil {
			t.ID = *p.GeoNames
		}
		out = append(out, t)
	}
	return out
}

func times(d document, marked bool) []score.Time {
	var out []score.Time
	for _, e := range d.Timex {
		out = append(out, score.Time{Start: e.Start, End: e.End, Type: e.Type, Value: e.Value, Blank: marked && strings.TrimSpace(e.Phrase) == ""})
	}
	return out
}

// agree compares every figure.
func agree(t *testing.T, what string, ours, theirs figures, digits float64) {
	t.Helper()
	for name, want := range theirs {
		got := ours[name]
		switch {
		case want == nil && got != nil:
			t.Errorf("%s: %s is %v, and not defined for the script", what, name, *got)
		case want != nil && got == nil:
			t.Errorf("%s: %s is not defined, and %v for the script", what, name, *want)
		case want != nil && math.Abs(*got-*want) > digits*max(1, math.Abs(*want)):
			t.Errorf("%s: %s is %v, and %v for the script", what, name, *got, *want)
		}
	}
	for name := range ours {
		if _, ok := theirs[name]; !ok {
			t.Errorf("%s: the script has no %s", what, name)
		}
	}
}

// script runs a reference scorer. mode is e2e, gold or timex.
func script(t *testing.T, mode, gold, found string) figures {
	t.Helper()
	tool, args := "score_topo.py", []string{"--mode", mode}
	if mode == "timex" {
		tool, args = "score_timex.py", nil
	}
	tool = sharedtest.Path(t, "tools", tool)
	python, err := exec.LookPath("python3")
	if err != nil {
		t.Skip("needs python3 for the reference scorers")
	}
	out, err := exec.Command(python, append([]string{tool, gold, found}, args...)...).Output()
	if err != nil {
		t.Fatalf("%s: %v", tool, err)
	}
	var tree map[string]any
	if err := json.Unmarshal(out, &tree); err != nil {
		t.Fatal(err)
	}
	flat := figures{}
	flatten(flat, "", tree)
	return flat
}

func flatten(into figures, path string, tree map[string]any) {
	for k, v := range tree {
		switch v := v.(type) {
		case map[string]any:
			flatten(into, path+k+"/", v)
		case float64:
			into[path+k] = &v
		default:
			into[path+k] = nil
		}
	}
}

func writeLines(t *testing.T, file string, docs []document) string {
	t.Helper()
	var b strings.Builder
	e := json.NewEncoder(&b)
	for _, d := range docs {
		if err := e.Encode(d); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.WriteFile(file, []byte(b.String()), 0o666); err != nil {
		t.Fatal(err)
	}
	return file
}

func readLines(t *testing.T, file string) (docs []document) {
	t.Helper()
	b, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(b)) {
		var d document
		if err := json.Unmarshal([]byte(line), &d); err != nil {
			t.Fatalf("%s: %v", file, err)
		}
		docs = append(docs, d)
	}
	return docs
}

var modes = []string{"e2e", "gold", "timex"}

// Figures agree with those that the scripts gave for the golden texts. timex
// figures are rounded there to four digits.
func TestGolden(t *testing.T) {
	gold, found := filepath.Join("testdata", "gold.jsonl"), filepath.Join("testdata", "found.jsonl")
	said := filepath.Join("testdata", "figures.json")
	if os.Getenv("UPDATE") != "" {
		g, f := invent(7, 15)
		writeLines(t, gold, g)
		writeLines(t, found, f)
		all := map[string]figures{}
		for _, mode := range modes {
			all[mode] = script(t, mode, gold, found)
		}
		b, err := json.MarshalIndent(all, "", " ")
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(said, append(b, '\n'), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	b, err := os.ReadFile(said)
	if err != nil {
		t.Fatal(err)
	}
	var all map[string]figures
	if err := json.Unmarshal(b, &all); err != nil {
		t.Fatal(err)
	}
	for _, mode := range modes {
		agree(t, mode, ours(mode, readLines(t, gold), readLines(t, found)), all[mode], digits(mode))
	}
}

func digits(mode string) float64 {
	if mode == "timex" {
		return 0.500001e-4
	}
	return 1e-12
}

// The same for texts that are new to the golden files.
func TestScriptsOnInventedTexts(t *testing.T) {
	dir := t.TempDir()
	for seed := range uint64(4) {
		n := 30
		if seed == 0 {
			n = 1 // too few for some figures
		}
		g, f := invent(100+seed, n)
		gold, found := writeLines(t, filepath.Join(dir, "gold"), g), writeLines(t, filepath.Join(dir, "found"), f)
		for _, mode := range modes {
			agree(t, fmt.Sprintf("seed %d, %s", seed, mode), ours(mode, g, f), script(t, mode, gold, found), digits(mode))
		}
	}
}

// The same for the public corpora, as if a program had found three quarters of
// what is marked, with slips.
func TestScriptsOnCorpora(t *testing.T) {
	dir := t.TempDir()
	for name, modes := range map[string][]string{
		"LGL": {"e2e", "gold"}, "TR-News": {"e2e", "gold"}, "GeoWebNews": {"e2e", "gold"}, "GeoVirus": {"e2e", "gold"},
		"TBAQ-TimeBank": {"timex"}, "TBAQ-AQUAINT": {"timex"}, "WikiWars": {"timex"},
	} {
		file := sharedtest.Path(t, "corpora", name+".jsonl")
		c, err := corpus.Open(file)
		if err != nil {
			t.Fatal(err)
		}
		g, f := slips(c)
		found := writeLines(t, filepath.Join(dir, name), f)
		for _, mode := range modes {
			agree(t, name+", "+mode, ours(mode, g, f), script(t, mode, file, found), digits(mode))
		}
	}
}

// slips are a corpus's texts as marked, and as a careless reader would.
func slips(c *corpus.Corpus) (gold, found []document) {
	r := rand.New(rand.NewPCG(3, 3))
	for i := range c.Documents {
		d := &c.Documents[i]
		g, f := document{ID: d.ID, Toponyms: []place{}, Timex: []expression{}}, document{ID: d.ID, Toponyms: []place{}, Timex: []expression{}}
		for _, m := range d.Toponyms {
			p := place{Start: m.Points.Start, End: m.Points.End, Label: m.Label, GeoNames: &m.GeoNames}
			if m.Placed {
				lat, lon := m.At.Lat(), m.At.Lon()
				p.Lat, p.Lon = &lat, &lon
			}
			g.Toponyms = append(g.Toponyms, p)
			if r.IntN(4) == 0 {
				continue
			}
			if r.IntN(4) == 0 && p.Lat != nil {
				north := *p.Lat + r.Float64()*4
				p.Lat, p.GeoNames = &north, nil
			}
			p.Label, p.End = "", p.End+max(0, r.IntN(6)-4)
			f.Toponyms = append(f.Toponyms, p)
		}
		for _, m := range d.Times {
			e := expression{Start: m.Points.Start, End: m.Points.End, Phrase: m.In(d.Text), Type: m.Type, Value: m.Value}
			g.Timex = append(g.Timex, e)
			if r.IntN(4) == 0 {
				continue
			}
			if r.IntN(4) == 0 {
				wrong := "2016-10-15"
				e.Value = &wrong
			}
			e.End += max(0, r.IntN(6)-4)
			f.Timex = append(f.Timex, e)
		}
		gold, found = append(gold, g), append(found, f)
	}
	return gold, found
}

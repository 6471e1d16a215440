package command

import (
	"encoding/json"
	"fmt"
	"io"
	"math"
	"strings"
	"unicode/utf8"

	"dateline/data"
	"dateline/data/accuracy"
	"dateline/data/score"
	"dateline/geo"
)

// A grid is a table of words: the first column to the left, figures to the
// right.
type grid struct {
	title string
	head  []string
	rows  [][]string
}

func (g *grid) add(cells ...string) { g.rows = append(g.rows, cells) }

func (g *grid) write(w io.Writer, markdown bool) {
	if markdown {
		g.markdown(w)
		return
	}
	widths := make([]int, len(g.head))
	for _, row := range append([][]string{g.head}, g.rows...) {
		for i, c := range row {
			widths[i] = max(widths[i], utf8.RuneCountInString(c))
		}
	}
	if g.title != "" {
		fmt.Fprintf(w, "%s\n\n", g.title)
	}
	for _, row := range append([][]string{g.head}, g.rows...) {
		var line strings.Builder
		line.WriteString("  ")
		for i, c := range row {
			gap := strings.Repeat(" ", widths[i]-utf8.RuneCountInString(c))
			switch {
			case i == 0:
				line.WriteString(c + gap)
			default:
				line.WriteString("  " + gap + c)
			}
		}
		fmt.Fprintln(w, strings.TrimRight(line.String(), " "))
	}
	fmt.Fprintln(w)
}

func (g *grid) markdown(w io.Writer) {
	if g.title != "" {
		fmt.Fprintf(w, "### %s\n\n", g.title)
	}
	fmt.Fprintf(w, "| %s |\n|---|%s\n", strings.Join(g.head, " | "), strings.Repeat("---:|", len(g.head)-1))
	for _, row := range g.rows {
		fmt.Fprintf(w, "| %s |\n", strings.Join(row, " | "))
	}
	fmt.Fprintln(w)
}

// share writes a share as papers do: .812.
func share(x float64) string {
	if math.IsNaN(x) {
		return "–"
	}
	return strings.TrimPrefix(fmt.Sprintf("%.3f", x), "0")
}

func kilometres(x float64) string {
	switch {
	case math.IsNaN(x):
		return "–"
	case x < 10:
		return fmt.Sprintf("%.1f km", x)
	}
	return data.Grouped(int(math.Round(x))) + " km"
}

// figureOf is a figure, NaN where nothing is marked that it could be of: the scorers
// say 0 then, as the reference ones do.
func figureOf(f *accuracy.Figures, n score.Figure) float64 {
	of := f.Gold
	if n > score.RelaxedF1 { // of places
		of = f.Placed
	}
	if of == 0 {
		return math.NaN()
	}
	return f.Values[n]
}

// within writes a figure with its interval.
func within(f *accuracy.Figures, n score.Figure) string {
	if f == nil {
		return "–"
	}
	x, i := figureOf(f, n), f.Intervals[n]
	if math.IsNaN(x) {
		return "–"
	}
	if n == score.MeanError || n == score.MedianError {
		return kilometres(x) + " [" + strings.TrimSuffix(kilometres(i.Low), " km") + "–" + strings.TrimSuffix(kilometres(i.High), " km") + "]"
	}
	return shareWithin(x, i)
}

func shareWithin(x float64, i score.Interval) string {
	if math.IsNaN(x) {
		return "–"
	}
	return share(x) + " [" + share(i.Low) + "–" + share(i.High) + "]"
}

// figureLines are the lines of the first table.
var figureLines = []struct {
	words  string
	figure score.Figure
	given  bool
}{
	{"exact P", score.ExactPrecision, false},
	{"exact R", score.ExactRecall, false},
	{"exact F1", score.ExactF1, false},
	{"relaxed P", score.RelaxedPrecision, false},
	{"relaxed R", score.RelaxedRecall, false},
	{"relaxed F1", score.RelaxedF1, false},
	{"end to end P", score.EndToEndPrecision, false},
	{"end to end R", score.EndToEndRecall, false},
	{"end to end F1", score.EndToEndF1, false},
	{"on marked names: same id or within 161 km", score.IDOr161, true},
	{"on marked names: within 161 km", score.Within161, true},
	{"on marked names: within 20 km", score.Within20, true},
	{"on marked names: same id", score.IDAccuracy, true},
	{"on marked names: mean error", score.MeanError, true},
	{"on marked names: median error", score.MedianError, true},
	{"on marked names: AUC", score.AUC, true},
}

func writeEvalTables(w io.Writer, reports []*accuracy.Report, markdown bool, training *accuracy.Names) error {
	var b strings.Builder
	var placed []*accuracy.Report
	sizes := grid{title: "Corpora", head: []string{"", "texts", "names marked", "with a place"}}
	for _, r := range reports {
		switch {
		case r.Whole != nil:
			sizes.add(r.Name, data.Grouped(r.Texts), data.Grouped(r.Marked), data.Grouped(r.Placed))
			placed = append(placed, r)
		case r.Uses != nil:
			sizes.add(r.Name, data.Grouped(r.Texts), data.Grouped(r.Marked), "–")
		}
	}
	if len(sizes.rows) > 0 {
		sizes.write(&b, markdown)
	}
	if len(placed) > 0 {
		figures(placed).write(&b, markdown)
		probabilities(placed).write(&b, markdown)
		causes("Errors by cause", placed, accuracy.Finding, accuracy.PlacingFound, accuracy.PlacingGiven).write(&b, markdown)
	}
	if g := uses(reports); len(g.rows) > 0 {
		g.write(&b, markdown)
	}
	for _, r := range placed {
		slicesOf(r).write(&b, markdown)
	}
	if training == nil && len(placed) > 0 {
		b.WriteString("Names not in the training texts are no slice here: --training says where those are.\n\n")
	}
	for _, g := range happeningTables(reports) {
		g.write(&b, markdown)
	}
	_, err := io.WriteString(w, strings.TrimSuffix(b.String(), "\n"))
	return err
}

// heads are the heads of a table with a column for each corpus.
func heads(reports []*accuracy.Report) []string {
	head := []string{""}
	for _, r := range reports {
		head = append(head, r.Name)
	}
	return head
}

func figures(reports []*accuracy.Report) *grid {
	g := &grid{title: "Figures, with their 95 % intervals over the texts", head: heads(reports)}
	for _, l := range figureLines {
		if !l.given && reports[0].Whole.Found == nil {
			continue
		}
		row := []string{l.words}
		for _, r := range reports {
			f := r.Whole.Found
			if l.given {
				f = r.Whole.Given
			}
			row = append(row, within(f, l.figure))
		}
		g.add(row...)
		if l.figure == score.IDOr161 {
			row = []string{"on marked names: in reach of a perfect choice"}
			for _, r := range reports {
				row = append(row, shareWithin(r.Reach, r.ReachInterval))
			}
			g.add(row...)
		}
	}
	return g
}

// causes counts the errors of some steps.
func causes(title string, reports []*accuracy.Report, steps ...accuracy.Step) *grid {
	g := &grid{title: title, head: heads(reports)}
	counts := make([]map[[2]uint8]int, len(reports))
	seen := map[[2]uint8]bool{}
	for i, r := range reports {
		counts[i] = map[[2]uint8]int{}
		for j := range r.Errors {
			k := [2]uint8{uint8(r.Errors[j].Step), uint8(r.Errors[j].Cause)}
			counts[i][k]++
			seen[k] = true
		}
	}
	for _, s := range steps {
		for c := range accuracy.Cause(accuracy.Causes) {
			k := [2]uint8{uint8(s), uint8(c)}
			if !seen[k] {
				continue
			}
			row := []string{s.String() + ": " + c.String()}
			for i := range reports {
				row = append(row, data.Grouped(counts[i][k]))
			}
			g.add(row...)
		}
	}
	return g
}

// probabilities holds what was said of the places against how many are right,
// over all corpora.
func probabilities(reports []*accuracy.Report) *grid {
	g := &grid{title: "What a probability is worth, over all corpora", head: []string{"said"}}
	var columns [][10]accuracy.Bin
	last := []string{"off by"}
	for i, words := range [...]string{"found", "marked"} {
		var all []accuracy.Pin
		for _, r := range reports {
			all = append(all, r.Pins[i]...)
		}
		if len(all) == 0 {
			continue
		}
		bins, off := accuracy.Bins(all)
		columns = append(columns, bins)
		g.head = append(g.head, "places, "+words, "said on average", "right")
		last = append(last, data.Grouped(len(all)), "", share(off))
	}
	for n := range 10 {
		row := []string{fmt.Sprintf("%.1f–%.1f", float64(n)/10, float64(n+1)/10)}
		for _, bins := range columns {
			if b := bins[n]; b.Pins > 0 {
				row = append(row, data.Grouped(b.Pins), share(b.Said), share(b.Right))
			} else {
				row = append(row, "0", "–", "–")
			}
		}
		g.add(row...)
	}
	g.add(last...)
	return g
}

func uses(reports []*accuracy.Report) *grid {
	g := &grid{
		title: "Literal uses of names told from others",
		head:  []string{"", "names", "literal", "right", "right, crossed", "if always the commoner", "literal judged so", "others judged so"},
	}
	for _, r := range reports {
		u := r.Uses
		if u == nil {
			continue
		}
		others := u.Cases - u.Literal
		g.add(
			r.Name, data.Grouped(u.Cases), data.Grouped(u.Literal),
			shareWithin(u.Accuracy, u.Interval), shareWithin(u.Crossed, u.CrossedInterval), share(u.Most()),
			fmt.Sprintf("%d of %d", u.Judged[0][geo.Literal], u.Literal), fmt.Sprintf("%d of %d", others-u.Judged[1][geo.Literal], others),
		)
	}
	return g
}

// foundColumns are the figures of what was found, in the tables of slices.
var foundColumns = []struct {
	head   string
	figure score.Figure
	recall bool // which has a meaning also where what was found cannot be sliced
}{
	{"exact P", score.ExactPrecision, false},
	{"exact R", score.ExactRecall, true},
	{"exact F1", score.ExactF1, false},
	{"end to end R", score.EndToEndRecall, true},
	{"end to end F1", score.EndToEndF1, false},
}

func slicesOf(r *accuracy.Report) *grid {
	g := &grid{title: "Slices of " + r.Name, head: []string{"", "marked"}}
	if r.Whole.Found != nil {
		for _, c := range foundColumns {
			g.head = append(g.head, c.head)
		}
	}
	g.head = append(g.head, "with a place", "id or 161 km", "within 161 km", "median")
	add := func(name string, m *accuracy.Measures, recallOnly bool) {
		row := []string{name, data.Grouped(m.Given.Gold)}
		if m.Found != nil {
			for _, c := range foundColumns {
				if recallOnly && !c.recall {
					row = append(row, "–")
				} else {
					row = append(row, share(figureOf(m.Found, c.figure)))
				}
			}
		}
		g.add(append(row, data.Grouped(m.Given.Placed), share(figureOf(m.Given, score.IDOr161)),
			share(figureOf(m.Given, score.Within161)), kilometres(figureOf(m.Given, score.MedianError)))...)
	}
	add("all", r.Whole, false)
	for i := range r.Parts {
		add(r.Parts[i].Name, &r.Parts[i].Measures, r.Parts[i].RecallOnly)
	}
	return g
}

// The figures in JSON. One that is not defined is null.
type figureJSON struct {
	Value *float64 `json:"value"`
	Low   *float64 `json:"low"`
	High  *float64 `json:"high"`
}

type taskJSON struct {
	Names   int                   `json:"marked"`
	Found   int                   `json:"found"`
	Placed  int                   `json:"marked_with_place"`
	Emitted int                   `json:"places_told"`
	Figures map[string]figureJSON `json:"figures"`
}

type partJSON struct {
	Name  string    `json:"name,omitempty"`
	Found *taskJSON `json:"found,omitempty"`
	Given *taskJSON `json:"given,omitempty"`
}

type usesJSON struct {
	Names    int            `json:"names"`
	Literal  int            `json:"literal"`
	LeftOut  int            `json:"left_out"`
	Accuracy figureJSON     `json:"accuracy"`
	Crossed  figureJSON     `json:"accuracy_crossed"`
	Most     float64        `json:"always_the_commoner"`
	Lits     map[string]int `json:"literal_judged"`
	Others   map[string]int `json:"others_judged"`
}

type binJSON struct {
	From  float64 `json:"from"`
	To    float64 `json:"to"`
	Pins  int     `json:"places"`
	Said  float64 `json:"said"`
	Right float64 `json:"right"`
}

type binsJSON struct {
	Found []binJSON `json:"found"`
	Given []binJSON `json:"given"`
}

type reportJSON struct {
	Name   string      `json:"name"`
	File   string      `json:"file"`
	Texts  int         `json:"texts"`
	Whole  *partJSON   `json:"whole,omitempty"`
	Slices []partJSON  `json:"slices,omitempty"`
	Uses   *usesJSON   `json:"uses,omitempty"`
	Bins   *binsJSON   `json:"probabilities,omitempty"`
	Reach  *figureJSON `json:"in_reach,omitempty"`

	Times       *timesJSON       `json:"times,omitempty"`
	EventPlaces *eventPlacesJSON `json:"event_places,omitempty"`
	EventTypes  *eventTypesJSON  `json:"event_types,omitempty"`
	Incidents   *incidentsJSON   `json:"incidents,omitempty"`

	Causes map[string]map[string]int `json:"causes,omitempty"`
}

func defined(x float64) *float64 {
	if math.IsNaN(x) {
		return nil
	}
	return &x
}

func writeEvalJSON(w io.Writer, reports []*accuracy.Report) error {
	out := struct {
		Corpora []reportJSON `json:"corpora"`
	}{}
	for _, r := range reports {
		j := reportJSON{Name: r.Name, File: r.File, Texts: r.Texts}
		for i := range r.Errors {
			step, cause := r.Errors[i].Step.String(), r.Errors[i].Cause.String()
			if j.Causes == nil {
				j.Causes = map[string]map[string]int{}
			}
			if j.Causes[step] == nil {
				j.Causes[step] = map[string]int{}
			}
			j.Causes[step][cause]++
		}
		j.addHappenings(r)
		if r.Whole != nil {
			whole := partOf("", r.Whole, false)
			j.Whole = &whole
			j.Reach = &figureJSON{defined(r.Reach), defined(r.ReachInterval.Low), defined(r.ReachInterval.High)}
			j.Bins = &binsJSON{binsOf(r.Pins[0]), binsOf(r.Pins[1])}
		}
		for i := range r.Parts {
			p := &r.Parts[i]
			j.Slices = append(j.Slices, partOf(p.Name, &p.Measures, p.RecallOnly))
		}
		if u := r.Uses; u != nil {
			j.Uses = &usesJSON{
				Names: u.Cases, Literal: u.Literal, LeftOut: u.LeftOut, Most: u.Most(),
				Accuracy: figureJSON{defined(u.Accuracy), defined(u.Interval.Low), defined(u.Interval.High)},
				Crossed:  figureJSON{defined(u.Crossed), defined(u.CrossedInterval.Low), defined(u.CrossedInterval.High)},
				Lits:     map[string]int{}, Others: map[string]int{},
			}
			for use := range geo.Use(geo.Uses) {
				j.Uses.Lits[use.String()], j.Uses.Others[use.String()] = u.Judged[0][use], u.Judged[1][use]
			}
		}
		out.Corpora = append(out.Corpora, j)
	}
	e := json.NewEncoder(w)
	e.SetIndent("", " ")
	return e.Encode(out)
}

// binsOf are the bins that hold anything.
func binsOf(pins []accuracy.Pin) []binJSON {
	out := []binJSON{}
	bins, _ := accuracy.Bins(pins)
	for _, b := range bins {
		if b.Pins > 0 {
			out = append(out, binJSON(b))
		}
	}
	return out
}

func partOf(name string, m *accuracy.Measures, recallOnly bool) partJSON {
	task := func(f *accuracy.Figures) *taskJSON {
		if f == nil {
			return nil
		}
		t := &taskJSON{Names: f.Gold, Found: f.Found, Placed: f.Placed, Emitted: f.Emitted, Figures: map[string]figureJSON{}}
		for n := range score.Figure(score.Figures) {
			switch n {
			case score.ExactPrecision, score.ExactF1, score.RelaxedPrecision, score.RelaxedF1, score.EndToEndPrecision, score.EndToEndF1:
				if recallOnly {
					continue
				}
			}
			x := figureJSON{Value: defined(figureOf(f, n))}
			if x.Value != nil {
				x.Low, x.High = defined(f.Intervals[n].Low), defined(f.Intervals[n].High)
			}
			t.Figures[n.String()] = x
		}
		return t
	}
	return partJSON{name, task(m.Found), task(m.Given)}
}

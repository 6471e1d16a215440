package accuracy_test

import (
	"encoding/json"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"unicode/utf8"

	"dateline/data"
	"dateline/data/corpus"
	"dateline/data/score"
	"dateline/data/sharedtest"
	"dateline/data/when"
)

// The figures of time expressions are those that the reference scorer gives for
// what the tagger finds, to the four digits that it prints.
func TestTimesAgreeWithTheReference(t *testing.T) {
	tool := sharedtest.Path(t, "tools", "score_timex.py")
	python, err := exec.LookPath("python3")
	if err != nil {
		t.Skip("needs python3 for the reference scorer")
	}
	for _, name := range []string{"TBAQ-TimeBank", "TBAQ-AQUAINT", "WikiWars"} {
		file := sharedtest.Path(t, "corpora", name+".jsonl")
		c, err := corpus.Open(file)
		if err != nil {
			t.Fatal(err)
		}
		out, err := os.Create(filepath.Join(t.TempDir(), name))
		if err != nil {
			t.Fatal(err)
		}
		lines := json.NewEncoder(out)
		for _, d := range c.Documents {
			published, err := data.ParseTime(d.Date)
			if err != nil {
				t.Fatalf("%s, %s: %v", name, d.ID, err)
			}
			rows := []map[string]any{}
			for _, x := range when.New().Find(d.Text, published, nil) {
				start := utf8.RuneCountInString(d.Text[:x.Start])
				rows = append(rows, map[string]any{"start": start, "end": start + utf8.RuneCountInString(x.In(d.Text)), "type": x.Type.String(), "value": x.Value})
			}
			if err := lines.Encode(map[string]any{"id": d.ID, "timex": rows}); err != nil {
				t.Fatal(err)
			}
		}
		if err := out.Close(); err != nil {
			t.Fatal(err)
		}
		printed, err := exec.Command(python, tool, file, out.Name()).Output()
		if err != nil {
			t.Fatal(err)
		}
		var theirs map[string]float64
		if err := json.Unmarshal(printed, &theirs); err != nil {
			t.Fatal(err)
		}
		r, err := trial(scripted{}).Run(t.Context(), c, nil)
		if err != nil {
			t.Fatal(err)
		}
		if float64(r.Times.Gold) != theirs["gold"] || float64(r.Times.Found) != theirs["pred"] {
			t.Errorf("%s: %d marked and %d found, the reference has %v and %v", name, r.Times.Gold, r.Times.Found, theirs["gold"], theirs["pred"])
		}
		for f, x := range r.Times.Values {
			name := score.TimeFigure(f).String()
			if math.Abs(x-theirs[name]) > 0.5e-4+1e-9 {
				t.Errorf("%s: %s is %v, and %v for the reference", c.Name, name, x, theirs[name])
			}
		}
	}
}

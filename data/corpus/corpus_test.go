package corpus_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"dateline/data/corpus"
	"dateline/data/sharedtest"
)

func read(t *testing.T, text string) *corpus.Corpus {
	t.Helper()
	c, err := corpus.Read(strings.NewReader(text), "made/test.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestLines(t *testing.T) {
	c := read(t, "\uFEFF"+`{"id":"a","title":"T","url":"http://x.example/","date":"2016","text":"“Zürich” and Genève","toponyms":[{"start":1,"end":7,"phrase":"Zürich","label":"Literal","lat":47.4,"lon":8.5,"geonameid":"2657896","fcode":"PPLA"},{"start":13,"end":19,"geonameid":2660646}],"other":[1]}

{"id":7,"dct":"2016-10-15","text":"on Saturday","timex":[{"start":3,"end":11,"phrase":"Saturday","type":"DATE","value":null}]}
`)
	if c.Name != "test" || c.Holds != corpus.Places|corpus.Times || len(c.Documents) != 2 {
		t.Fatalf("%q holds %b in %d texts", c.Name, c.Holds, len(c.Documents))
	}
	d := c.Documents[0]
	zurich, geneva := d.Toponyms[0], d.Toponyms[1]
	if d.ID != "a" || d.Title != "T" || d.URL != "http://x.example/" || d.Date != "2016" {
		t.Errorf("the text is %q, %q, %q, %q", d.ID, d.Title, d.URL, d.Date)
	}
	if zurich.In(d.Text) != "Zürich" || !zurich.Placed || zurich.At.Lat() != 47.4 || zurich.GeoNames != "2657896" || zurich.Code != "PPLA" || zurich.Label != "Literal" {
		t.Errorf("%+v", zurich)
	}
	if geneva.In(d.Text) != "Genève" || geneva.Placed || geneva.GeoNames != "2660646" || geneva.Points.Start != 13 {
		t.Errorf("%+v", geneva)
	}
	saturday := c.Documents[1].Times[0]
	if c.Documents[1].ID != "7" || c.Documents[1].Date != "2016-10-15" || saturday.In("on Saturday") != "Saturday" || *saturday.Type != "DATE" || saturday.Value != nil {
		t.Errorf("%+v", saturday)
	}
}

// Events are read in the words of the corpora: a verb and where it happened, a
// type, templates. Marks that stand nowhere are told and not refused.
func TestEvents(t *testing.T) {
	c := read(t, `{"id":1,"source":"made","text":"“Zürich” was shelled near Genève.","verb":[{"start":13,"end":20,"text":"shelled"}],"locations":[{"start":26,"end":32,"text":"Genève"}]}
{"id":2,"text":"Shelled in Bern.","verb":[{"start":0,"end":7,"text":"Shelled"}],"locations":[]}
{"id":3,"text":"Shelled in Bern.","verb":[],"locations":[]}
{"id":4,"text":"Shelled in Bern.","verb":[{"start":0,"end":7}],"locations":[{"start":11,"end":14,"text":"Ber"}]}
{"id":5,"text":"Shelled in Bern.","verb":[{"start":0,"end":7}],"locations":[{"start":10,"end":14,"text":"Bern"}]}
{"id":6,"text":"Shelled in Bern.","verb":[{"start":0,"end":70}],"locations":[]}
{"id":7,"text":"Shelled.","event":"ASSAULT","source":[1]}
{"id":8,"text":"Shelled.","label":"AIR_STRIKE","event":{}}
{"id":9,"text":"SHELLED.","dateline_date":"3 JAN 90","templates":[{"type":"ATTACK","date":"30 DEC 89","location":"EL SALVADOR: APOPA (CITY)","fields":{}}]}
`)
	if c.Holds != corpus.EventPlaces|corpus.EventTypes|corpus.Incidents || len(c.Documents) != 9 {
		t.Fatalf("%b in %d texts", c.Holds, len(c.Documents))
	}
	if d := c.Documents[0]; d.Displaced || d.Source != "made" || d.Verb.In(d.Text) != "shelled" || len(d.Where) != 1 || d.Where[0].In(d.Text) != "Genève" {
		t.Errorf("%+v", d)
	}
	for i, displaced := range []bool{false, false, true, true, true, true} {
		if c.Documents[i].Displaced != displaced {
			t.Errorf("text %d is displaced: %v", i+1, !displaced)
		}
	}
	if a, b := c.Documents[6].EventType, c.Documents[7].EventType; a != "ASSAULT" || b != "AIR_STRIKE" {
		t.Errorf("types %q and %q", a, b)
	}
	if d := c.Documents[8]; d.Date != "3 JAN 90" || len(d.Templates) != 1 || d.Templates[0] != (corpus.Template{Type: "ATTACK", Date: "30 DEC 89", Location: "EL SALVADOR: APOPA (CITY)"}) {
		t.Errorf("%+v", d)
	}
}

func TestSamples(t *testing.T) {
	c := read(t, `<?xml version="1.0" encoding="UTF-8"?>
<data>
<sample number="1">Café &amp; bar in <loc reading="lit">Genève</loc>, open.
</sample>
<sample number="2"><loc reading="met">Bern</loc> said no.</sample>
</data>`)
	if c.Holds != corpus.Readings || len(c.Documents) != 2 {
		t.Fatalf("%b in %d texts", c.Holds, len(c.Documents))
	}
	d := c.Documents[0]
	p := d.Toponyms[0]
	if d.ID != "1" || d.Text != "Café & bar in Genève, open." || p.In(d.Text) != "Genève" || p.Label != "lit" || p.Points.Start != 14 || p.Points.End != 20 {
		t.Errorf("%q: %+v", d.Text, p)
	}
	if p := c.Documents[1].Toponyms[0]; p.Label != "met" || p.In(c.Documents[1].Text) != "Bern" {
		t.Errorf("%+v", p)
	}
}

func TestColumns(t *testing.T) {
	c := read(t, "In\tO\nNew\tB-geo\nYork\tI-geo\nZürich\tB-geo\nSyrians\tI-gpe\n\n\nParis\tI-loc\n")
	if c.Holds != corpus.Labels || len(c.Documents) != 2 {
		t.Fatalf("%b in %d texts", c.Holds, len(c.Documents))
	}
	var got []string
	for _, d := range c.Documents {
		for _, p := range d.Toponyms {
			runes := []rune(d.Text)
			if string(runes[p.Points.Start:p.Points.End]) != p.In(d.Text) {
				t.Errorf("%+v counts code points wrongly", p)
			}
			got = append(got, p.Label+":"+p.In(d.Text))
		}
	}
	if s := strings.Join(got, " "); s != "geo:New York geo:Zürich gpe:Syrians loc:Paris" {
		t.Error(s)
	}
	for label, place := range map[string]bool{"geo": true, "gpe": true, "LOC": true, "Location": true, "per": false, "org": false, "tim": false} {
		if corpus.NamesPlace(label) != place {
			t.Errorf("%s names a place: %v", label, !place)
		}
	}
}

// What cannot be read is refused with the file, the line and what is wrong.
func TestRefused(t *testing.T) {
	const good = `{"id":1,"text":"Zürich"}` + "\n"
	for _, c := range []struct{ text, want string }{
		{"", "x.jsonl is empty"},
		{" \n\n", "x.jsonl is empty"},
		{"\x89PNG\r\n\x1a\n", "x.jsonl is no corpus: it is neither JSON Lines nor <sample> elements nor a word, a tab and a label to a line"},
		{"Just a text.\n", "x.jsonl is no corpus: it is neither JSON Lines nor <sample> elements nor a word, a tab and a label to a line"},
		{good + "{", "x.jsonl, line 2: it is not a JSON object: unexpected end of JSON input"},
		{good + "[]", `x.jsonl, line 2: it is not a JSON object: json: cannot unmarshal array into Go value of type corpus.lineJSON`},
		{`{"id":1,"text":"Bern","toponyms":[]}` + "\n" + `{"id":"1","text":"","timex":[]}`, "x.jsonl, line 2: its id, 1, is that of line 1"},
		{good + `{"text":"Bern"}`, `x.jsonl, line 2: "id" is missing`},
		{good + `{"id":2}`, `x.jsonl, line 2: "text" is missing`},
		{good + `{"id":2,"text":4}`, `x.jsonl, line 2: "text" may not be a JSON number`},
		{good + "{\"id\":2,\"text\":\"\xff\"}", "x.jsonl, line 2: it is not UTF-8"},
		{`{"id":1,"text":"Zürich","toponyms":[{"start":0}]}`, `x.jsonl, line 1: toponyms[0] has no "start" or no "end"`},
		{`{"id":1,"text":"Zürich","toponyms":[{"start":0,"end":7}]}`, `x.jsonl, line 1: toponyms[0] is 0 to 7, in a text of 6 code points`},
		{`{"id":1,"text":"Zürich","toponyms":[{"start":2,"end":2}]}`, `x.jsonl, line 1: toponyms[0] is 2 to 2, in a text of 6 code points`},
		{`{"id":1,"text":"ZürichBern","toponyms":[{"start":7,"end":10,"phrase":"Bern"}]}`, `x.jsonl, line 1: toponyms[0] says "Bern", but from 7 to 10 the text says "ern": offsets must count code points`},
		{`{"id":1,"text":"Zürich","toponyms":[{"start":0,"end":6,"lat":1}]}`, `x.jsonl, line 1: toponyms[0] has half a place: "lat" and "lon" go together`},
		{`{"id":1,"text":"Zürich","toponyms":[{"start":0,"end":6,"lat":91,"lon":0}]}`, `x.jsonl, line 1: toponyms[0] lies at latitude 91, longitude 0, which is not on Earth`},
		{`{"id":1,"text":"now","timex":[{"start":0,"end":9}]}`, `x.jsonl, line 1: timex[0] is 0 to 9, in a text of 3 code points`},
		{"<data>\n<sample>Bern</sample></data>", "x.jsonl, line 2: the sample has no place"},
		{"<data>\n<sample><loc reading='x'>Bern</loc></sample></data>", `x.jsonl, line 2: a reading of "x": lit, met or mixed is asked for`},
		{"<data>\n<sample><loc reading='lit'>Bern</loc><loc reading='lit'>Bern</loc></sample></data>", "x.jsonl, line 2: the sample has two places, and one is asked for"},
		{"<data>\n<sample><loc reading='lit'></loc></sample></data>", "x.jsonl, line 2: the place has no name"},
		{"<data>\n<sample><sample>", "x.jsonl, line 2: a sample begins inside another"},
		{"<data>\n<sample><loc reading='lit'>Bern</sample>", "x.jsonl, line 2: it is not XML: element <loc> closed by </sample>"},
		{"<data></data>", "x.jsonl holds no texts"},
		{"In\tO\nBern\n", `x.jsonl, line 2: "Bern" is not a word, a tab and a label such as O, B-loc or I-loc`},
		{"In\tO\nBern\tX-geo\n", "x.jsonl, line 2: \"Bern\\tX-geo\" is not a word, a tab and a label such as O, B-loc or I-loc"},
	} {
		_, err := corpus.Read(strings.NewReader(c.text), "x.jsonl")
		if err == nil || err.Error() != c.want {
			t.Errorf("%q:\n got %v\nwant %s", c.text, err, c.want)
		}
	}
	if _, err := corpus.Read(strings.NewReader(good+strings.Repeat(" ", 17<<20)), "x.jsonl"); err == nil || err.Error() != "x.jsonl, line 2: it is longer than 16 MiB" {
		t.Error(err)
	}
}

func TestOpen(t *testing.T) {
	dir := t.TempDir()
	if _, err := corpus.Open(dir); err == nil || err.Error() != dir+" is a folder: name the files in it" {
		t.Error(err)
	}
	missing := filepath.Join(dir, "none.jsonl")
	if _, err := corpus.Open(missing); err == nil || !strings.HasPrefix(err.Error(), missing+" cannot be opened: ") || strings.Count(err.Error(), missing) > 1 {
		t.Error(err)
	}
	file := filepath.Join(dir, "made.v2.jsonl")
	if err := os.WriteFile(file, []byte(`{"id":1,"text":"Bern"}`), 0o666); err != nil {
		t.Fatal(err)
	}
	c, err := corpus.Open(file)
	if err != nil || c.Name != "made.v2" || c.File != file {
		t.Error(c, err)
	}
}

// The public corpora are read whole, and hold what their list says.
func TestPublic(t *testing.T) {
	dir := sharedtest.Path(t, "corpora")
	for _, want := range []struct {
		file  string
		holds corpus.Holding
		texts int
		marks int
	}{
		{"LGL.jsonl", corpus.Places, 276, 2541},
		{"GeoWebNews.jsonl", corpus.Places, 102, 3295},
		{"TBAQ-TimeBank.jsonl", corpus.Times, 183, 1243},
		{"relocar.train.xml", corpus.Readings, 1026, 1026},
		{"PLOVER-GSR.jsonl", corpus.EventTypes, 161, 161},
		{"CASE2021-task2.jsonl", corpus.EventTypes, 509, 509},
		{"EventLocation-Halterman.jsonl", corpus.EventPlaces, 7311, 3712},
		{"MUC4.jsonl", corpus.Incidents, 1500, 1305},
		{"wikigold.tsv", corpus.Labels, 1696, 3558},
	} {
		c, err := corpus.Open(filepath.Join(dir, want.file))
		if err != nil {
			t.Error(err)
			continue
		}
		marks := 0
		for _, d := range c.Documents {
			marks += len(d.Toponyms) + len(d.Times) + len(d.Where) + len(d.Templates)
			if d.EventType != "" {
				marks++
			}
		}
		if c.Holds != want.holds || len(c.Documents) != want.texts || marks != want.marks {
			t.Errorf("%s holds %b, %d texts with %d marks", want.file, c.Holds, len(c.Documents), marks)
		}
	}
}

// Whatever is read, every mark is a stretch of its text in both counts.
func FuzzRead(f *testing.F) {
	f.Add([]byte(`{"id":1,"text":"“Zürich”","toponyms":[{"start":1,"end":7,"lat":1,"lon":2,"geonameid":5}],"timex":[{"start":0,"end":1}]}`))
	f.Add([]byte(`{"id":1,"text":"Zürich fell","verb":[{"start":7,"end":11}],"locations":[{"start":0,"end":6,"text":"Zürich"}],"label":"x","templates":[{}]}`))
	f.Add([]byte("<sample number='1'>\n\n<loc reading='mixed'>Bern\n</loc>\n\n</sample>"))
	f.Add([]byte("In\tO\nZürich\tB-geo\nsaid\tI-geo\n\n"))
	f.Add([]byte("{\"id\":\"\\ud800\",\"text\":\"\\ud800x\",\"toponyms\":[{\"start\":0,\"end\":2}]}"))
	f.Fuzz(func(t *testing.T, b []byte) {
		c, err := corpus.Read(strings.NewReader(string(b)), "x")
		if err != nil {
			if !strings.HasPrefix(err.Error(), "x") {
				t.Fatalf("the error does not name the file: %v", err)
			}
			return
		}
		for _, d := range c.Documents {
			for _, s := range append(d.Where, d.Verb) {
				if s.Start < 0 || s.End < s.Start || s.End > len(d.Text) || !utf8.ValidString(s.In(d.Text)) {
					t.Fatalf("%+v is not in %q", s, d.Text)
				}
			}
			for _, m := range d.Toponyms {
				if m.Start < 0 || m.End <= m.Start || m.End > len(d.Text) {
					t.Fatalf("%+v is not in %q", m, d.Text)
				}
				if utf8.RuneCountInString(d.Text[:m.Start]) != m.Points.Start || utf8.RuneCountInString(d.Text[:m.End]) != m.Points.End {
					t.Fatalf("%+v of %q counts two ways", m, d.Text)
				}
			}
		}
	})
}

// Command use weighs the signs by which package toponym tells how a text uses a
// name: literally or not. It reads the two corpora that are labelled so, fits
// one weight a sign, writes them as the table that the package embeds, and
// prints how well they do on articles that they were not fitted to.
//
//	go run ./assets/gen/use -corpora DIR
//
// DIR holds relocar.train.xml and GeoWebNews.jsonl. Neither is committed, and
// nothing of them is but the weights. The result is the same byte for byte.
//
// # What counts as literal
//
// Of GeoWebNews, as its authors group the labels: Literal, Coercion, Mixed,
// Literal_Modifier and Embedded_Literal are literal; Metonymic, Demonym,
// Homonym, Language, Non_Literal_Modifier and Embedded_Non_Lit are not; rows
// with the labels Non_Toponym, Literal_Expression and Non_Lit_Expression are no
// toponyms and are left out. Of relocar, lit is literal; met and mixed are not.
//
// # Method
//
// That of package usefit. Names whose form decides (demonyms, names inside
// those of organisations) are not fitted. Folds are ten,
// by the document's number modulo ten: of relocar every sentence is a document.
package main

import (
	"encoding/json"
	"encoding/xml"
	"errors"
	"flag"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"strings"

	"dateline/geo"
	"dateline/geo/gazetteer"
	"dateline/geo/toponym"
	"dateline/geo/toponym/usefit"
)

func main() {
	corpora := flag.String("corpora", "", "`folder` of relocar.train.xml and GeoWebNews.jsonl")
	gaz := flag.String("gazetteer", "assets/gazetteer.bin", "the gazetteer")
	out := flag.String("out", "geo/toponym/lists/use_weights.txt", "`file` for the weights; - for none")
	ridge := flag.Float64("ridge", usefit.Ridge, "strength of the ridge")
	wrong := flag.Bool("wrong", false, "list the names that were judged wrong in cross-validation")
	flag.Parse()
	if err := run(*corpora, *gaz, *out, *ridge, *wrong); err != nil {
		fmt.Fprintln(os.Stderr, "use:", err)
		os.Exit(1)
	}
}

// An example is a labelled name.
type example struct {
	usefit.Example
	corpus int
	doc    int
	label  string
	text   string // the name in its surroundings
}

// fit returns the weights that suit the chosen examples best.
func fit(examples []example, ridge float64, chosen func(*example) bool) *usefit.Weights {
	all := make([]usefit.Example, len(examples))
	for i := range examples {
		all[i] = examples[i].Example
	}
	return usefit.Fit(all, ridge, func(i int) bool { return chosen(&examples[i]) })
}

const (
	relocar = iota
	webNews
)

var corpusNames = [...]string{"relocar", "GeoWebNews"}

func run(corpora, gaz, out string, ridge float64, wrong bool) error {
	b, err := os.ReadFile(gaz)
	if err != nil {
		return err
	}
	g, err := gazetteer.Open(b)
	if err != nil {
		return err
	}
	f := toponym.New(g, nil)
	examples, err := readRelocar(f, filepath.Join(corpora, "relocar.train.xml"))
	if err != nil {
		return err
	}
	news, err := readWebNews(f, filepath.Join(corpora, "GeoWebNews.jsonl"))
	if err != nil {
		return err
	}
	examples = append(examples, news...)
	report(examples, ridge, wrong)
	if out == "-" {
		return nil
	}
	w := fit(examples, ridge, func(*example) bool { return true })
	return os.WriteFile(out, table(w, examples), 0o644)
}

func readRelocar(f *toponym.Finder, file string) ([]example, error) {
	b, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	var doc struct {
		Samples []struct {
			Inner string `xml:",innerxml"`
		} `xml:"sample"`
	}
	if err := xml.Unmarshal(b, &doc); err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	var out []example
	for i, s := range doc.Samples {
		text, spans, readings, err := sentence(s.Inner)
		if err != nil {
			return nil, fmt.Errorf("%s: sample %d: %w", file, i+1, err)
		}
		for k, u := range f.JudgeUses(geo.Document{Text: text}, spans) {
			out = append(out, example{usefit.Example{Usage: u, Literal: readings[k] == "lit"}, relocar, i, readings[k], around(text, spans[k])})
		}
	}
	return out, nil
}

// sentence returns the text of a sample, without its tags, and its places.
func sentence(inner string) (text string, spans []geo.Span, readings []string, err error) {
	dec := xml.NewDecoder(strings.NewReader("<s>" + inner + "</s>"))
	var b strings.Builder
	start := -1
	for {
		tok, err := dec.Token()
		if tok == nil {
			if start >= 0 || len(spans) == 0 {
				return "", nil, nil, errors.New("no place")
			}
			return b.String(), spans, readings, nil
		}
		if err != nil {
			return "", nil, nil, err
		}
		switch t := tok.(type) {
		case xml.StartElement:
			if t.Name.Local == "loc" {
				start = b.Len()
				readings = append(readings, t.Attr[0].Value)
			}
		case xml.EndElement:
			if t.Name.Local == "loc" {
				spans = append(spans, geo.Span{Start: start, End: b.Len()})
				start = -1
			}
		case xml.CharData:
			b.Write(t)
		}
	}
}

var webLabels = map[string]bool{
	"Literal": true, "Coercion": true, "Mixed": true, "Literal_Modifier": true, "Embedded_Literal": true,
	"Metonymic": false, "Demonym": false, "Homonym": false, "Language": false, "Non_Literal_Modifier": false, "Embedded_Non_Lit": false,
}

func readWebNews(f *toponym.Finder, file string) ([]example, error) {
	b, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	var out []example
	doc := 0
	for line := range strings.Lines(string(b)) {
		var d struct {
			Text     string
			Toponyms []struct {
				Bstart, Bend int
				Label        string
			}
		}
		if err := json.Unmarshal([]byte(line), &d); err != nil {
			return nil, fmt.Errorf("%s:%d: %w", file, doc+1, err)
		}
		var spans []geo.Span
		var labels []string
		for _, t := range d.Toponyms {
			if _, ok := webLabels[t.Label]; ok {
				spans = append(spans, geo.Span{Start: t.Bstart, End: t.Bend})
				labels = append(labels, t.Label)
			}
		}
		for k, u := range f.JudgeUses(geo.Document{Text: d.Text}, spans) {
			out = append(out, example{usefit.Example{Usage: u, Literal: webLabels[labels[k]]}, webNews, doc, labels[k], around(d.Text, spans[k])})
		}
		doc++
	}
	return out, nil
}

func around(text string, s geo.Span) string {
	from, to := max(0, s.Start-90), min(len(text), s.End+70)
	return strings.Map(func(r rune) rune {
		if r < ' ' {
			return '|'
		}
		return r
	}, strings.ToValidUTF8(text[from:s.Start]+"[["+s.In(text)+"]]"+text[s.End:to], ""))
}

const folds = 10

func report(examples []example, ridge float64, wrong bool) {
	var right, all, shipped, metonymic [2]int
	for k := range folds {
		w := fit(examples, ridge, func(e *example) bool { return e.doc%folds != k })
		for i := range examples {
			e := &examples[i]
			if e.doc%folds != k {
				continue
			}
			all[e.corpus]++
			lit := w.Literal(&e.Example)
			if lit == e.Literal {
				right[e.corpus]++
			} else if wrong {
				var on []string
				for s := range toponym.Signs {
					if e.Usage.Signs.Has(s) && s != toponym.SignAlways {
						on = append(on, s.String())
					}
				}
				fmt.Printf("%s\t%s\t%s\t%s\n", corpusNames[e.corpus], e.label, strings.Join(on, " "), e.text)
			}
			m := !lit && !(e.Decided() || e.Usage.Signs.Has(toponym.SignBeforeTitle) || e.Usage.Signs.Has(toponym.SignBeforeName))
			if m != e.Literal {
				metonymic[e.corpus]++
			}
		}
	}
	for i := range examples {
		e := &examples[i]
		if (e.Usage.Use == geo.Literal) == e.Literal {
			shipped[e.corpus]++
		}
	}
	for c, name := range corpusNames {
		fmt.Printf("%s: %d names; both corpora, ten folds: %s; (metonymic against the rest %s); the weights as they are: %s\n", name, all[c], interval(right[c], all[c]), interval(metonymic[c], all[c]), interval(shipped[c], all[c]))
	}
	for c, name := range corpusNames {
		own := 0
		for k := range folds {
			w := fit(examples, ridge, func(e *example) bool { return e.corpus == c && e.doc%folds != k })
			for i := range examples {
				if e := &examples[i]; e.corpus == c && e.doc%folds == k && w.Literal(&e.Example) == e.Literal {
					own++
				}
			}
		}
		other := 1 - c
		w := fit(examples, ridge, func(e *example) bool { return e.corpus == c })
		across, self := 0, 0
		for i := range examples {
			e := &examples[i]
			if w.Literal(&e.Example) != e.Literal {
				continue
			}
			if e.corpus == other {
				across++
			} else {
				self++
			}
		}
		fmt.Printf("%s alone, ten folds: %s; fitted on it (%s on itself), tested on %s: %s\n", name, interval(own, all[c]), interval(self, all[c]), corpusNames[other], interval(across, all[other]))
	}
}

// interval prints a share with Wilson's interval of 95 %.
func interval(k, n int) string {
	const z = 1.96
	p, m := float64(k)/float64(n), float64(n)
	mid := (p + z*z/(2*m)) / (1 + z*z/m)
	half := z / (1 + z*z/m) * math.Sqrt(p*(1-p)/m+z*z/(4*m*m))
	return fmt.Sprintf("%.1f %% (%.1f to %.1f)", 100*p, 100*(mid-half), 100*(mid+half))
}

const tableHead = `# The weight of each sign by which the program tells how a text uses a place's
# name: a positive one speaks for the place itself, a negative one for those who
# act for it. The sum of the weights of the signs that hold is the logarithm of
# the odds. Fitted by assets/gen/use; what each sign means is in use_signs.go.

`

func table(w *usefit.Weights, examples []example) []byte {
	var b strings.Builder
	b.WriteString(tableHead)
	for s := range toponym.Signs {
		lit, not := 0, 0
		for i := range examples {
			switch e := &examples[i]; {
			case e.Decided() || !e.Usage.Signs.Has(s):
			case e.Literal:
				lit++
			default:
				not++
			}
		}
		fmt.Fprintf(&b, "%-16s %6.2f  # %d literal, %d not\n", s, w[s], lit, not)
	}
	return []byte(b.String())
}

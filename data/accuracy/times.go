package accuracy

import (
	"cmp"
	"strings"

	"dateline/data"
	"dateline/data/corpus"
	"dateline/data/score"
	"dateline/geo"
)

// Times are the figures of time expressions, each with its interval.
type Times struct {
	score.TimeResult
	Intervals [score.TimeFigures]score.Interval
	Typed     bool // whether most expressions are marked with a type; else the type's figures say nothing
}

// published is the date of a document, zero where it has none or one that
// cannot be read.
func published(d *corpus.Document) data.Time {
	t, err := data.ParseTime(d.Date)
	if err != nil {
		return data.Time{}
	}
	return t
}

// times measures the time expressions of a corpus.
func (t *Trial) times(p pass, r *Report) error {
	tallies := make([]score.TimeTally, len(p.corpus.Documents))
	wrong := make([][]Error, len(p.corpus.Documents))
	if err := p.each(func(i int, d *corpus.Document) error {
		found := t.tagger.Find(d.Text, published(d), nil)
		marked, told := markedTimes(d), toldTimes(found)
		tallies[i] = score.NewTimeTally(marked, told)
		wrong[i] = timeErrors(d, marked, told)
		return nil
	}); err != nil {
		return err
	}
	typed := 0
	for i := range p.corpus.Documents {
		for _, m := range p.corpus.Documents[i].Times {
			if m.Type != nil {
				typed++
			}
		}
		r.Errors = append(r.Errors, wrong[i]...)
	}
	sum := score.SumTimes(tallies)
	r.Times = &Times{sum, score.BootstrapTimes(tallies), 2*typed > sum.Gold}
	return nil
}

// markedTimes are a corpus's expressions as the scorer takes them. They are
// counted in bytes on both sides: what overlaps is the same in code points.
func markedTimes(d *corpus.Document) []score.Time {
	out := make([]score.Time, len(d.Times))
	for i, m := range d.Times {
		out[i] = score.Time{Start: m.Start, End: m.End, Type: m.Type, Value: m.Value, Blank: strings.TrimSpace(m.In(d.Text)) == ""}
	}
	return out
}

func toldTimes(found []data.Timex) []score.Time {
	out := make([]score.Time, len(found))
	for i := range found {
		typ := found[i].Type.String()
		out[i] = score.Time{Start: found[i].Start, End: found[i].End, Type: &typ, Value: &found[i].Value}
	}
	return out
}

// timeErrors lists what went wrong in a document, as the scorer pairs it.
func timeErrors(d *corpus.Document, marked, told []score.Time) (all []Error) {
	points := counter(d.Text)
	hit := make([]bool, len(told))
	add := func(s score.Time, e Error) {
		e.locate(d, geo.Span{Start: s.Start, End: s.End}, points)
		all = append(all, e)
	}
	for _, m := range marked {
		if m.Blank {
			continue
		}
		best := -1
		for i, f := range told {
			if f.Start >= m.End || m.Start >= f.End {
				continue
			}
			hit[i] = true
			if same := f.Start == m.Start && f.End == m.End; best < 0 || same {
				best = i
				if same {
					break
				}
			}
		}
		if best < 0 {
			add(m, Error{Step: FindingTimes, Cause: Missed, Want: timeWords(m)})
			continue
		}
		f := told[best]
		e := Error{ToldWords: d.Text[f.Start:f.End], Want: timeWords(m), Got: timeWords(f)}
		if f.Start != m.Start || f.End != m.End {
			e.Step, e.Cause = FindingTimes, OtherWords
			add(m, e)
		}
		if cause, wrong := readingCause(m, f); wrong {
			e.Step, e.Cause = ReadingTimes, cause
			add(m, e)
		}
	}
	for i, f := range told {
		if !hit[i] {
			add(f, Error{Step: FindingTimes, Cause: False, ToldWords: d.Text[f.Start:f.End], Got: timeWords(f)})
		}
	}
	return all
}

func timeWords(t score.Time) string {
	words := func(s *string) string {
		if s == nil {
			return "–"
		}
		return cmp.Or(*s, "–")
	}
	return words(t.Type) + " " + words(t.Value)
}

// readingCause says in what a value differs from the one that is marked.
func readingCause(m, f score.Time) (c Cause, wrong bool) {
	switch {
	case m.Value != nil && *m.Value == *f.Value:
		return 0, false
	case m.Value == nil || *m.Value == "":
		return NoValueMarked, true
	case m.Type != nil && *m.Type != *f.Type:
		return AnotherTimeType, true
	}
	a, b := shape(*m.Value), shape(*f.Value)
	switch {
	case a == b && strings.HasPrefix(a, "P9"):
		return AnotherLength, true
	case a == b:
		return AnotherDate, true
	case strings.HasPrefix(a, "P") != strings.HasPrefix(b, "P") || strings.HasSuffix(a, "_REF") || strings.HasSuffix(b, "_REF"):
		return AnotherKind, true
	case unknown(*m.Value) != unknown(*f.Value):
		return Unanchored, true
	}
	return AnotherGrain, true
}

// shape is a value with its figures told apart from its letters alone: 9999-99
// of 2016-10.
func shape(value string) string {
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return '9'
		}
		return r
	}, value)
}

// unknown reports whether a value leaves its year open.
func unknown(value string) bool { return strings.HasPrefix(value, "XXXX") }

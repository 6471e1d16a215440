package when

import (
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"dateline/data"
	"dateline/geo"
)

// TestExamples reads every rule's examples. One with brackets is to be found
// by its own rule, so that no rule stands where another always comes first.
func TestExamples(t *testing.T) {
	for _, f := range families {
		for i := range f.rules {
			r := &f.rules[i]
			positive := 0
			for _, e := range r.examples {
				if e.value != "" {
					positive++
				}
				tryExample(t, r, e)
			}
			if positive == 0 {
				t.Errorf("%s: the rule %q has no example", f.name, r.pattern)
			}
		}
	}
}

func tryExample(t *testing.T, r *rule, e example) {
	t.Helper()
	var published data.Time
	if e.published != "" {
		var err error
		if published, err = data.ParseTime(e.published); err != nil {
			t.Fatal(err)
		}
	}
	before, rest, marked := strings.Cut(e.text, "[")
	inside, after, _ := strings.Cut(rest, "]")
	text := before + inside + after
	span := geo.Span{Start: len(before), End: len(before) + len(inside)}

	s := new(scan)
	s.begin(compiled(), text, published)
	var found []data.Timex
	var by []*rule
	for k := 0; k < len(s.toks); {
		m, ok := s.at(k, true)
		if !ok {
			k++
			continue
		}
		found, by = s.accept(k, m, found), append(by, m.rule)
		k += m.n
	}
	var all []string
	for k, x := range found {
		all = append(all, x.In(text))
		if e.value == "" && (!marked || x.Span == span) {
			t.Errorf("%q: %q was found, %s %s", e.text, x.In(text), x.Type, x.Value)
		}
		if e.value == "" || x.Span != span {
			continue
		}
		if x.Type.String() != e.typ || x.Value != e.value || x.Time.EDTF() != e.edtf {
			t.Errorf("%q is %s %s %q, want %s %s %q", e.text, x.Type, x.Value, x.Time.EDTF(), e.typ, e.value, e.edtf)
		}
		if by[k] != r {
			t.Errorf("%q is an example of %q, but was found by %q", e.text, r.pattern, by[k].pattern)
		}
		return
	}
	if e.value != "" {
		t.Errorf("%q: found only %q", e.text, all)
	}
}

// sample is made up: a paragraph of a wire report, repeated.
const sample = `GENEVA, Oct 14 (Agency) - The envoys of the five powers met on Friday for the first time since September 22, when a truce that had held for
nearly three weeks broke down. "We shall come back next week," the chairman said on Saturday, adding that the 1,990 people who had fled the northern
district in the past two months could return by the end of the year. The talks, which began in early 2015 and were put off twice last summer, had
been expected to resume at 3 p.m. on Monday. Officials in the capital said prices rose by 4.5 percent in the third quarter, against 3.9 percent
a year earlier; the harvest of 2014 was the poorest since the 1980s. The mayor of the port, a lawyer of 52 who has been in office for ten years,
told reporters that nobody there had slept on Thursday night and that the water works would be mended within a few days if the shelling ceased.

`

func BenchmarkFind(b *testing.B) {
	text := strings.Repeat(sample, 1000)
	published := data.DayTime(2016, 10, 15)
	tagger := New()
	var found []data.Timex
	found = tagger.Find(text, published, found[:0])
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		found = tagger.Find(text, published, found[:0])
	}
	b.ReportMetric(float64(len(found))/float64(len(text))*1000, "found/kB")
}

// BenchmarkArticle reads one article of common length.
func BenchmarkArticle(b *testing.B) {
	text := strings.Repeat(sample, 3)
	published := data.DayTime(2016, 10, 15)
	tagger := New()
	var found []data.Timex
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		found = tagger.Find(text, published, found[:0])
	}
}

func BenchmarkCompile(b *testing.B) {
	for b.Loop() {
		if _, err := newGrammar(families); err != nil {
			b.Fatal(err)
		}
	}
}

func FuzzFind(f *testing.F) {
	f.Add(sample, "2016-10-15")
	for _, fam := range families {
		for _, r := range fam.rules {
			for _, e := range r.examples {
				f.Add(e.text, e.published)
			}
		}
	}
	f.Add("In 999999 years, 29 February 1900, 31 June, 44 BC, 9999 BC 24:00 25 p.m. '00s 0 BC the 0th century", "-0043-03-15")
	f.Add("a million years ago, 20000 centuries later. 1000 decades before", "999999")
	f.Fuzz(func(t *testing.T, text, published string) {
		at, err := data.ParseTime(published)
		if err != nil {
			at = data.Time{}
		}
		for _, tagger := range [...]*Tagger{New(), New(Julian())} {
			end := 0
			for _, x := range tagger.Find(text, at, nil) {
				if x.Start < end || x.End <= x.Start || x.End > len(text) {
					t.Fatalf("span %d-%d after %d in %d bytes", x.Start, x.End, end, len(text))
				}
				end = x.End
				if !utf8.ValidString(text[x.Start:x.End]) && utf8.ValidString(text) {
					t.Fatalf("%q splits a character", text[x.Start:x.End])
				}
				if x.Value == "" {
					t.Fatalf("%q has no value", x.In(text))
				}
				if x.Time.IsZero() {
					continue
				}
				if !x.Time.Start.Before(x.Time.End) || x.Time.Start.Before(data.Earliest) || x.Time.End.After(data.Latest) {
					t.Fatalf("%q is from %v to %v", x.In(text), x.Time.Start, x.Time.End)
				}
				edtf := x.Time.EDTF()
				if back, err := data.ParseTime(edtf); err != nil || back.EDTF() != edtf {
					t.Fatalf("%q: %q is read back as %q, %v", x.In(text), edtf, back.EDTF(), err)
				}
			}
		}
	})
}

// TestValueAgrees checks that value and EDTF of the examples say the same where
// both are plain dates.
func TestValueAgrees(t *testing.T) {
	tagger := New()
	published := data.DayTime(2016, 10, 15)
	for _, f := range families {
		for _, r := range f.rules {
			for _, e := range r.examples {
				text := strings.NewReplacer("[", "", "]", "").Replace(e.text)
				for _, x := range tagger.Find(text, published, nil) {
					of, err := data.ParseTime(x.Value)
					if err != nil || x.Time.IsZero() || x.Type != data.DateTimex || len(x.Value) < 4 || strings.Contains(x.Value, "BC") {
						continue
					}
					if m := x.Time.Modifier; m == data.Before || m == data.After || x.Time.Grain < of.Grain {
						continue
					}
					if m := x.Time.Modifier; (m == data.Early || m == data.Mid || m == data.Late) && of.Contains(x.Time) {
						continue
					}
					if of.Start != x.Time.Start && !x.Time.Contains(of) {
						t.Errorf("%q in %q: value %s, EDTF %s", x.In(text), e.text, x.Value, x.Time.EDTF())
					}
				}
			}
		}
	}
}

func TestCalendar(t *testing.T) {
	for _, c := range []struct{ got, want time.Time }{
		{easter(2016), date(2016, 3, 27)},
		{easter(1998), date(1998, 4, 12)},
		{easter(2038), date(2038, 4, 25)},
		{orthodoxEaster(2016), date(2016, 5, 1)},
		{orthodoxEaster(2019), date(2019, 4, 28)},
		{nth(1999, time.November, time.Thursday, 4), date(1999, 11, 25)},
		{nth(2016, time.May, time.Monday, -1), date(2016, 5, 30)},
		{julianDay(1492, time.October, 12), date(1492, 10, 21)},
		{julianDay(1582, time.October, 4), date(1582, 10, 14)},
		{julianDay(-43, time.March, 15), date(-43, 3, 13)},
		{julianDay(1066, time.October, 14), date(1066, 10, 20)},
		{islamic(1, 1), date(622, 7, 19)},
		{islamic(1437, 9), date(2016, 6, 7)},
		{shift(date(2016, 3, 31), month, -1), date(2016, 2, 29)},
		{shift(date(2016, 2, 29), year, 1), date(2017, 2, 28)},
	} {
		if !c.got.Equal(c.want) {
			t.Errorf("%v, want %v", c.got, c.want)
		}
	}
}

func TestJulian(t *testing.T) {
	const text = "Columbus landed on 12 October 1492; the Armada sailed on 28 May 1588."
	for _, c := range []struct {
		tagger *Tagger
		want   []string
	}{
		{New(), []string{"1492-10-12", "1588-05-28"}},
		{New(Julian()), []string{"1492-10-21", "1588-05-28"}},
	} {
		for i, x := range c.tagger.Find(text, data.Time{}, nil) {
			if got := x.Time.EDTF(); i >= len(c.want) || got != c.want[i] {
				t.Errorf("%q is %s, want %s", x.In(text), got, c.want)
			}
		}
	}
}

func TestParts(t *testing.T) {
	for _, c := range [...][3]string{
		{"They left in early October.", "2016-10-01", "2016-10-11"},
		{"They left earlier this month.", "2016-10-01", "2016-10-16"},
		{"They will leave later this month.", "2016-10-15", "2016-11-01"},
		{"It was built in mid-2015.", "2015-05-01", "2015-09-01"},
		{"It was built in late 2014.", "2014-09-01", "2015-01-01"},
		{"It was built in the late 1990s.", "1997-01-01", "2000-01-01"},
		{"It was built in the first half of August.", "2016-08-01", "2016-09-01"},
		{"It has been shut since late 2014.", "2014-01-01", ""},
		{"It was hit late Friday.", "2016-10-14", "2016-10-15"},
		{"It was built earlier in 2013.", "2013-01-01", "2014-01-01"},
	} {
		found := New().Find(c[0], data.DayTime(2016, 10, 15), nil)
		if len(found) != 1 {
			t.Errorf("%q: %d expressions", c[0], len(found))
			continue
		}
		at := found[0].Time
		if got := at.Start.Format(time.DateOnly); got != c[1] {
			t.Errorf("%q begins on %s, want %s", c[0], got, c[1])
		}
		if got := at.End.Format(time.DateOnly); c[2] != "" && got != c[2] || c[2] == "" && !at.End.Equal(data.Latest) {
			t.Errorf("%q ends before %s, want %s", c[0], got, c[2])
		}
	}
}

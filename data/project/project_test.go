package project

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"dateline/data"
	"dateline/geo"

	"github.com/google/go-cmp/cmp"
	"github.com/paulmach/orb"
	"pgregory.net/rapid"
)

// lausanne is an article of two sentences as a reader would see it.
func lausanne() (*data.Article, []geo.Finding, []geo.Span) {
	a := &data.Article{
		File: "lausanne.txt", Headline: "Talks",
		Text:      "Syria talks open in Lausanne, Syria's envoys said. Syrian towns wait.",
		Published: data.DayTime(2016, 10, 15),
	}
	a.Sum = sha256.Sum256([]byte(a.Text))
	a.Paragraphs = []geo.Span{{Start: 0, End: len(a.Text)}}
	cut := strings.Index(a.Text, " Syrian")
	sentences := []geo.Span{{Start: 0, End: cut}, {Start: cut + 1, End: len(a.Text)}}
	return a, []geo.Finding{
		finding(a.Text, "Syria", 0, syria, geo.Literal),
		finding(a.Text, "Lausanne", 0, town, geo.Literal),
		finding(a.Text, "Syria", 1, syria, geo.Metonymic),
		finding(a.Text, "Syrian", 0, syria, geo.Demonym),
		finding(a.Text, "towns", 0, nil, geo.Literal),
	}, sentences
}

var (
	syria = &geo.Place{ID: 163843, Name: "Syria", Class: geo.Country, Country: "SY", Point: orb.Point{38, 35}}
	town  = &geo.Place{ID: 2659994, Name: "Lausanne", Class: geo.Town, Country: "CH", Point: orb.Point{6.63, 46.52}}
	texas = &geo.Place{ID: 4717560, Name: "Paris", Class: geo.Town, Country: "US"}
)

// finding is the nth occurrence of the words, counted from 0.
func finding(text, words string, nth int, place *geo.Place, use geo.Use) geo.Finding {
	at := -len(words)
	for range nth + 1 {
		at += len(words) + strings.Index(text[at+len(words):], words)
	}
	f := geo.Finding{Mention: geo.Mention{Span: geo.Span{Start: at, End: at + len(words)}, Use: use}, Place: place}
	if place != nil {
		f.Score = 0.75
		f.Reasons = []geo.Reason{{Why: geo.NearOthers, Name: "Geneva"}, {Why: geo.OnlyOne}}
		f.Others = []geo.Candidate{{Place: *texas, Score: 0.25}}
	} else {
		f.Reasons = []geo.Reason{{Why: geo.NotInGazetteer}}
	}
	return f
}

func TestPassagesOfAnArticle(t *testing.T) {
	a, findings, sentences := lausanne()
	p := New()
	if err := p.Add(a, findings, sentences); err != nil {
		t.Fatal(err)
	}
	v := p.Query(Query{})
	if v.Passages() != 2 || v.Unplaced() != 1 || v.Articles() != 1 || v.Undated() != 0 || v.Total() != 2 {
		t.Fatalf("%d passages of %d, %d unplaced, %d articles, %d undated", v.Passages(), v.Total(), v.Unplaced(), v.Articles(), v.Undated())
	}
	// "Syria" twice in one sentence is one passage with both words; the
	// sentence with "Syrian" is none by default.
	at := v.PassagesAt(syria.ID)
	want := data.Passage{
		Article: a, Paragraph: a.Paragraphs[0], Sentence: sentences[0],
		Findings: []geo.Finding{findings[0], findings[2]},
	}
	if len(at) != 1 {
		t.Fatalf("%d passages about Syria", len(at))
	}
	if diff := cmp.Diff(want, v.Passage(at[0])); diff != "" {
		t.Errorf("passage (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff(data.Passage{
		Article: a, Paragraph: a.Paragraphs[0], Sentence: sentences[1], Findings: findings[4:],
	}, v.Passage(v.UnplacedPassages()[0])); diff != "" {
		t.Errorf("unplaced passage (-want +got):\n%s", diff)
	}
	if v.Place(at[0]).Name != "Syria" || v.Place(v.UnplacedPassages()[0]) != nil {
		t.Error("places of the rows are wrong")
	}

	if got := p.Query(Query{Uses: EventUses}); got.Passages() != 2 || len(got.Passage(at[0]).Findings) != 1 {
		t.Errorf("of events there are %d passages, the first with %d findings, want only what is meant literally", got.Passages(), len(got.Passage(at[0]).Findings))
	}
	all := p.Query(Query{Uses: AllUses})
	if got := len(all.PassagesAt(syria.ID)); got != 2 {
		t.Errorf("%d passages about Syria or Syrians", got)
	}
	demonyms := p.Query(Query{Uses: [geo.Uses]bool{geo.Demonym: true}})
	if got := demonyms.Passages(); got != 1 {
		t.Errorf("%d passages about Syrians", got)
	}
	// A row that this view does not have is shown whole.
	if got := demonyms.Passage(at[0]); len(got.Findings) != 2 {
		t.Errorf("%d findings in a passage of another view", len(got.Findings))
	}
}

func TestAddRefuses(t *testing.T) {
	a, findings, sentences := lausanne()
	p := New()
	if err := p.Add(a, findings, sentences); err != nil {
		t.Fatal(err)
	}
	again := *a
	again.File = "copy.txt"
	if err := p.Add(&again, findings, sentences); !errors.Is(err, ErrDuplicate) {
		t.Errorf("the same bytes again: %v", err)
	}
	for name, c := range map[string]struct {
		findings  []geo.Finding
		sentences []geo.Span
	}{
		"finding beyond the text":  {findings: []geo.Finding{{Mention: geo.Mention{Span: geo.Span{Start: 1, End: 900}}}}},
		"finding of no words":      {findings: []geo.Finding{{Mention: geo.Mention{Span: geo.Span{Start: 1, End: 1}}}}},
		"finding of unknown use":   {findings: []geo.Finding{{Mention: geo.Mention{Span: geo.Span{Start: 1, End: 2}, Use: 99}}}},
		"place without identifier": {findings: []geo.Finding{{Mention: geo.Mention{Span: geo.Span{Start: 1, End: 2}}, Place: &geo.Place{Name: "X"}}}},
		"sentences out of order":   {sentences: []geo.Span{{Start: 5, End: 9}, {Start: 0, End: 5}}},
		"sentence beyond the text": {sentences: []geo.Span{{Start: 0, End: 900}}},
	} {
		b := *a
		b.Sum[0]++
		if err := p.Add(&b, c.findings, c.sentences); err == nil {
			t.Errorf("%s was accepted", name)
		}
	}
	if got := len(p.Articles()); got != 1 {
		t.Errorf("%d articles after refusals", got)
	}
	p.Fail("x.pdf", errors.New("x.pdf: PDF is not read yet"))
	if got := p.Failures(); len(got) != 1 || got[0].File != "x.pdf" {
		t.Errorf("failures %v", got)
	}
}

// A project that is full refuses an article whole, and says so.
func TestAddRefusesWhatHasNoRoom(t *testing.T) {
	a, findings, sentences := lausanne() // 4 placed findings with 2 reasons and 1 candidate each, 1 unplaced
	for _, c := range []struct {
		name      string
		findings  []geo.Finding
		most, fit int // the length that is allowed, and how many such articles fit then
	}{
		{"no findings, texts", nil, len(a.Text), len(a.Text)},
		{"no findings, a text too long", nil, len(a.Text) - 1, 0},
		{"reasons", findings, 9*9 + 8, 9},
		{"reasons, exactly", findings, 9 * 10, 10},
	} {
		p := New()
		p.most = c.most
		added := 0
		for ; added <= c.fit; added++ {
			b := *a
			b.Sum[0] = byte(added)
			before := p.Version()
			if err := p.Add(&b, c.findings, sentences); err != nil {
				if !errors.Is(err, ErrFull) || !strings.HasPrefix(err.Error(), "lausanne.txt: ") || p.Version() != before {
					t.Errorf("%s: refused with %v", c.name, err)
				}
				break
			}
		}
		if added != c.fit || len(p.Articles()) != c.fit {
			t.Errorf("%s: %d articles fit, want %d", c.name, added, c.fit)
		}
	}
}

// Whoever reads or adds does not wait for the articles to be sorted, and
// sorting works on a copy: a project that is busy with either holds up neither.
func TestSortingHoldsNobodyUp(t *testing.T) {
	a, findings, sentences := lausanne()
	p := New()
	if err := p.Add(a, findings, sentences); err != nil {
		t.Fatal(err)
	}
	v := p.Query(Query{})

	p.sorting.Lock() // as while another query sorts
	later := *a
	later.Sum[0]++
	later.Published = data.DayTime(2001, 1, 1)
	if err := p.Add(&later, findings, sentences); err != nil {
		t.Error(err)
	}
	p.Fail("x.pdf", errors.New("no text"))
	if len(p.Failures()) != 1 || len(p.Articles()) != 2 || p.Version() == v.Version() || len(v.PassagesAt(syria.ID)) != 1 {
		t.Error("what was added while sorting cannot be read")
	}
	p.sorting.Unlock()

	c := p.cols
	p.mu.Lock() // as while another article is added
	order := c.inOrder(p.order)
	p.mu.Unlock()
	if diff := cmp.Diff([]int32{1, 0}, order); diff != "" {
		t.Errorf("order (-want +got):\n%s", diff)
	}
	if got := p.Query(Query{}).Article(p.Query(Query{}).All()[0]); got != &later {
		t.Errorf("the first article is of %v", got.Published)
	}
}

// An article whose sentences were not cut, or not where a name is, still has
// its passages.
func TestFindingsOutsideSentences(t *testing.T) {
	a, findings, sentences := lausanne()
	for name, c := range map[string]struct {
		sentences []geo.Span
		words     geo.Span
		want      geo.Span
	}{
		"no sentences: the paragraph": {nil, findings[0].Span, a.Paragraphs[0]},
		"over two sentences: both":    {sentences, geo.Span{Start: 45, End: 57}, geo.Span{Start: 0, End: len(a.Text)}},
		"between two: the paragraph":  {sentences, geo.Span{Start: sentences[0].End, End: sentences[1].Start}, a.Paragraphs[0]},
	} {
		if got := holding(c.words, c.sentences, a); got != c.want {
			t.Errorf("%s: %v, want %v", name, got, c.want)
		}
	}
	if got := holding(findings[0].Span, nil, &data.Article{Text: a.Text}); got != findings[0].Span {
		t.Errorf("neither sentences nor paragraphs: %v", got)
	}
}

// Each row: when an article was published, a range as the user enters it, and
// whether the article is in it.
func TestRangesAreInclusive(t *testing.T) {
	for _, c := range []struct {
		published, from, to string
		in                  bool
	}{
		{"2016-10-15T23:59:59Z", "2016-10-14", "2016-10-15", true},
		{"2016-10-16T00:00:00Z", "2016-10-14", "2016-10-15", false},
		{"2016-10-14T00:00:00Z", "2016-10-14", "2016-10-15", true},
		{"2016-10-13T23:59:59Z", "2016-10-14", "2016-10-15", false},
		{"2016-10", "2016-10-14", "2016-10-15", true}, // known to the month: may be
		{"2016-10", "2016-11-01", "", false},
		{"2016-10", "", "2016-09", false},
		{"2016-10", "2016-10-31", "", true},
		{"2016-10", "", "2016-10-01", true},
		{"2016", "2016-12", "2017-01", true},
		{"44 BC", "50 BC", "40 BC", true},
		{"44 BC", "43 BC", "AD 14", false},
		{"1755-11-01", "1755", "1755", true},
		{"1752-09-05", "1752-09-03", "1752-09-13", true}, // days that England skipped
		{"1 BC", "AD 1", "", false},                      // Go's zero time is a bound as any other
		{"AD 1", "AD 1", "", true},
		{"1 BC", "", "1 BC", true},
		{"AD 1", "", "1 BC", false},
		{"AD 1", "", "", true},
		{"", "", "", true}, // undated
		{"", "2016", "", false},
	} {
		parse := func(s string) (tm data.Time) {
			if s != "" {
				var err error
				if tm, err = data.ParseTime(s); err != nil {
					t.Fatal(err)
				}
			}
			return tm
		}
		a, findings, sentences := lausanne()
		a.Published = parse(c.published)
		p := New()
		if err := p.Add(a, findings, sentences); err != nil {
			t.Fatal(err)
		}
		v := p.Query(Between(parse(c.from), parse(c.to)))
		if in := v.Articles() == 1 && v.Passages() == 2 && len(v.Places()) == 2; in != c.in {
			t.Errorf("published %q, range %q to %q: shown %t (%d articles, %d passages), want %t", c.published, c.from, c.to, in, v.Articles(), v.Passages(), c.in)
		}
	}
}

// The rest draws whole projects and compares each view with a slow filter over
// what was put in.

type model struct {
	a         *data.Article
	findings  []geo.Finding
	sentences []geo.Span
}

var modelPlaces = func() []*geo.Place {
	var places []*geo.Place
	for i := range 12 {
		places = append(places, &geo.Place{ID: geo.ID(i + 1), Name: fmt.Sprint("Place ", i)})
	}
	return places
}()

func drawTime(t *rapid.T) data.Time {
	at := time.Date(rapid.IntRange(-12, 12).Draw(t, "year"), 1, rapid.IntRange(1, 900).Draw(t, "day"), 0, 0, rapid.IntRange(0, 86399).Draw(t, "second"), 0, time.UTC)
	grain := rapid.SampledFrom([]data.Grain{data.NoGrain, data.Second, data.Day, data.Week, data.Month, data.Year, data.Decade}).Draw(t, "grain")
	if grain == data.NoGrain {
		return data.Time{}
	}
	return grain.Unit(at)
}

func drawArticle(t *rapid.T, number int) model {
	var m model
	var text strings.Builder
	for range rapid.IntRange(0, 5).Draw(t, "sentences") {
		start := text.Len()
		for range rapid.IntRange(0, 5).Draw(t, "names") {
			word := rapid.SampledFrom([]string{"Here", "There", "Nowhere"}).Draw(t, "word")
			f := geo.Finding{Mention: geo.Mention{
				Span: geo.Span{Start: text.Len(), End: text.Len() + len(word)},
				Use:  geo.Use(rapid.IntRange(0, geo.Uses-1).Draw(t, "use")),
			}}
			if i := rapid.IntRange(-2, len(modelPlaces)-1).Draw(t, "place"); i >= 0 {
				f.Place = modelPlaces[i]
			}
			text.WriteString(word + " ")
			m.findings = append(m.findings, f)
		}
		text.WriteString(".")
		m.sentences = append(m.sentences, geo.Span{Start: start, End: text.Len()})
		text.WriteString(" ")
	}
	m.a = &data.Article{File: fmt.Sprint(number), Text: text.String(), Published: drawTime(t)}
	m.a.Sum = sha256.Sum256([]byte(m.a.File))
	return m
}

func drawQuery(t *rapid.T) Query {
	q := Between(drawTime(t), drawTime(t))
	q.Undated = rapid.Bool().Draw(t, "undated")
	for u := range q.Uses {
		q.Uses[u] = rapid.Bool().Draw(t, "use wanted")
	}
	return q
}

// A key names a passage in the model: article, sentence and place, or words
// where there is no place.
type key struct {
	article, sentence int
	place             geo.ID
	words             string
}

// slow is what a query should find, placed and not, without order.
func slow(models []model, q Query) (placed, unplaced map[key]bool) {
	if q.Uses == ([geo.Uses]bool{}) {
		q.Uses = DefaultUses
	}
	placed, unplaced = map[key]bool{}, map[key]bool{}
	for n, m := range models {
		p := m.a.Published
		switch {
		case p.IsZero() && (q.Undated || !q.Ranged()):
		case p.IsZero(), !q.From.IsZero() && !p.End.After(q.From), !q.To.IsZero() && !p.Start.Before(q.To):
			continue
		}
		for _, f := range m.findings {
			if !q.Uses[f.Use] {
				continue
			}
			s := slices.IndexFunc(m.sentences, func(s geo.Span) bool { return s.Contains(f.Span) })
			if f.Place != nil {
				placed[key{n, s, f.Place.ID, ""}] = true
			} else {
				unplaced[key{n, s, 0, f.In(m.a.Text)}] = true
			}
		}
	}
	return placed, unplaced
}

func keys(t *rapid.T, v *View, rows []int32, models []model) map[key]bool {
	found := map[key]bool{}
	for _, row := range rows {
		p := v.Passage(row)
		n := slices.IndexFunc(models, func(m model) bool { return m.a == p.Article })
		k := key{article: n, sentence: slices.Index(models[n].sentences, p.Sentence)}
		for _, f := range p.Findings {
			if f.Place != nil {
				k.place = f.Place.ID
			} else {
				k.words = f.In(p.Article.Text)
			}
		}
		if found[k] {
			t.Fatalf("%v is there twice", k)
		}
		found[k] = true
	}
	return found
}

func checkView(t *rapid.T, v *View, models []model) {
	placed, unplaced := slow(models, v.Query())
	if diff := cmp.Diff(placed, keys(t, v, v.All(), models), cmp.AllowUnexported(key{})); diff != "" {
		t.Fatalf("passages (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff(unplaced, keys(t, v, v.UnplacedPassages(), models), cmp.AllowUnexported(key{})); diff != "" {
		t.Fatalf("unplaced (-want +got):\n%s", diff)
	}
	if v.Passages() != len(placed) || v.Unplaced() != len(unplaced) {
		t.Fatalf("%d and %d counted", v.Passages(), v.Unplaced())
	}

	open := v.Query()
	open.From, open.To = time.Time{}, time.Time{}
	whole, _ := slow(models, open)
	undated := 0
	for k := range whole {
		if models[k.article].a.Published.IsZero() {
			undated++
		}
	}
	if v.Total() != len(whole) || v.Undated() != undated {
		t.Fatalf("total %d and undated %d, want %d and %d", v.Total(), v.Undated(), len(whole), undated)
	}

	// The count on a place is the length of the list it opens.
	sum := 0
	counted := map[geo.ID]int{}
	for _, p := range v.Places() {
		at := v.PassagesAt(p.Place.ID)
		if len(at) != p.Passages || p.Passages == 0 {
			t.Fatalf("%s says %d and opens %d", p.Place.Name, p.Passages, len(at))
		}
		sum += p.Passages
		counted[p.Place.ID] = p.Passages
	}
	if sum != v.Passages() {
		t.Fatalf("the places count %d, the view %d", sum, v.Passages())
	}

	// So is the count on a cluster, and its list is in the order of the whole.
	var cluster []geo.ID
	want := 0
	for _, p := range modelPlaces {
		if rapid.Bool().Draw(t, "in cluster") {
			cluster = append(cluster, p.ID, p.ID)
			want += counted[p.ID]
		}
	}
	at := v.PassagesAt(cluster...)
	if len(at) != want {
		t.Fatalf("a cluster of %d opens %d", want, len(at))
	}
	i := 0
	for _, row := range v.All() {
		if i < len(at) && at[i] == row {
			i++
		}
	}
	if i != len(at) {
		t.Fatalf("%v is not in the order of %v", at, v.All())
	}
	first, ok := v.FirstAt(cluster...)
	if ok != (len(at) > 0) || ok && first != at[0] {
		t.Fatalf("the first of %v is %d, %t", at, first, ok)
	}
	if !slices.IsSortedFunc(v.All(), func(a, b int32) int {
		x, y := v.When(a), v.When(b)
		switch {
		case x.IsZero() || y.IsZero():
			if x.IsZero() == y.IsZero() {
				return 0
			}
			if x.IsZero() {
				return 1
			}
			return -1
		case !x.Start.Equal(y.Start):
			return x.Start.Compare(y.Start)
		}
		return x.End.Compare(y.End)
	}) {
		t.Fatal("rows are not in the order of their times")
	}
}

func TestViewsAgreeWithASlowFilter(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := New()
		var models []model
		type old struct {
			v    *View
			seen []model
		}
		var views []old
		for i := range rapid.IntRange(0, 12).Draw(t, "articles") {
			m := drawArticle(t, i)
			if err := p.Add(m.a, m.findings, m.sentences); err != nil {
				t.Fatal(err)
			}
			models = append(models, m)
			if rapid.IntRange(0, 3).Draw(t, "look") == 0 {
				views = append(views, old{p.Query(drawQuery(t)), slices.Clone(models)})
			}
		}
		views = append(views, old{p.Query(drawQuery(t)), models})
		for _, o := range views { // the older ones too: nothing that came later is in them
			checkView(t, o.v, o.seen)
		}
	})
}

func TestHistogramBinsOpenWhatTheyCount(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := New()
		for i := range rapid.IntRange(0, 8).Draw(t, "articles") {
			m := drawArticle(t, i)
			if err := p.Add(m.a, m.findings, m.sentences); err != nil {
				t.Fatal(err)
			}
		}
		q := drawQuery(t)
		q.From, q.To, q.Undated = time.Time{}, time.Time{}, false
		v := p.Query(q)
		grain := rapid.SampledFrom([]data.Grain{data.Day, data.Week, data.Month, data.Year, data.Decade, data.Century}).Draw(t, "bins of a")
		bins := v.Histogram(grain, time.Time{}, time.Time{})
		sure := 0
		for i, b := range bins {
			if i > 0 && b.Start.Before(bins[i-1].End) {
				t.Fatalf("bins overlap at %s", b.Start)
			}
			if u := grain.Unit(b.Start); !u.Start.Equal(b.Start) || !u.End.Equal(b.End) {
				t.Fatalf("%s to %s is no %s", b.Start, b.End, grain)
			}
			r := Between(data.Time{Start: b.Start, End: b.End, Grain: grain}, data.Time{Start: b.Start, End: b.End, Grain: grain})
			r.Uses = q.Uses
			in := p.Query(r)
			if in.Passages() != b.Count+b.Vague || in.Passages() == 0 {
				t.Fatalf("the %s of %s counts %d + %d and opens %d", grain, b.Start, b.Count, b.Vague, in.Passages())
			}
			sure += b.Count
		}
		vague := 0
		for _, row := range v.All() {
			if w := v.When(row); !w.IsZero() && !grain.Unit(w.Start).Contains(w) {
				vague++
			}
		}
		if sure+vague+v.Undated() != v.Passages() {
			t.Fatalf("%d sure, %d vague and %d undated of %d", sure, vague, v.Undated(), v.Passages())
		}

		// A range has those of the bins that it shares an instant with, whole.
		r := drawQuery(t)
		part := v.Histogram(grain, r.From, r.To)
		var want []Bin
		empty := !r.From.IsZero() && !r.To.IsZero() && !r.From.Before(r.To)
		for _, b := range bins {
			if !empty && (r.To.IsZero() || b.Start.Before(r.To)) && (r.From.IsZero() || b.End.After(r.From)) {
				want = append(want, b)
			}
		}
		if !slices.Equal(part, want) {
			t.Fatalf("from %s to %s the bins are\n%v, of all\n%v", r.From, r.To, part, want)
		}
	})
}

func TestHistogramOfALongSpan(t *testing.T) {
	p := New()
	for i, y := range []int{-8000, 2016} {
		a, findings, sentences := lausanne()
		a.Sum[0] = byte(i)
		a.Published = data.DayTime(y, 3, 1)
		if err := p.Add(a, findings, sentences); err != nil {
			t.Fatal(err)
		}
	}
	v := p.Query(Query{})
	bins := v.Histogram(data.Day, time.Time{}, time.Time{})
	if len(bins) != 2 || bins[0].End.Sub(bins[0].Start) < 300*24*time.Hour || bins[1].Count != 2 {
		t.Errorf("ten thousand years by days: %v", bins)
	}
	// A part of it is as fine as is asked for, however long the whole is.
	part := data.YearTime(2016)
	bins = v.Histogram(data.Day, part.Start, part.End)
	if want := data.DayTime(2016, 3, 1); len(bins) != 1 || !bins[0].Start.Equal(want.Start) || !bins[0].End.Equal(want.End) || bins[0].Count != 2 {
		t.Errorf("one year of them by days: %v", bins)
	}
	if s := v.Span(); !s.Start.Equal(data.DayTime(-8000, 3, 1).Start) || !s.End.Equal(data.DayTime(2016, 3, 1).End) {
		t.Errorf("span %s", s)
	}
}

// Views are made and read while articles come in; run with -race.
func TestQueryBesideAdd(t *testing.T) {
	p := New()
	const articles = 200
	var wg sync.WaitGroup
	for w := range 2 {
		wg.Go(func() {
			for i := range articles {
				a, findings, sentences := lausanne()
				a.Sum[0], a.Sum[1] = byte(i), byte(w)
				a.Published = data.DayTime(2016, 1, i%50)
				if err := p.Add(a, findings, sentences); err != nil {
					t.Error(err)
				}
			}
		})
	}
	for range 2 {
		wg.Go(func() {
			for n := 0; n < 4*articles; {
				v := p.Query(Query{})
				n = v.Passages()
				if at := v.PassagesAt(syria.ID, town.ID); len(at) != n {
					t.Errorf("%d passages open %d", n, len(at))
				}
				if n != 2*v.Articles() || v.Unplaced() != v.Articles() {
					t.Errorf("half an article is seen: %d passages of %d articles", n, v.Articles())
				}
			}
		})
	}
	wg.Wait()
}

// By when it was added an article is in another range than by when it came out, and
// it stays so when all is searched anew.
func TestQueryByWhenItWasAdded(t *testing.T) {
	put := func(p *Project, sum byte, published data.Time, added time.Time) {
		t.Helper()
		a := &data.Article{File: string(sum), Text: "It rained in Aleppo.", Sum: [32]byte{sum}, Published: published, Paragraphs: []geo.Span{{End: 20}}}
		f := Found{Findings: []geo.Finding{{Mention: geo.Mention{Span: geo.Span{Start: 13, End: 19}}, Place: syria}}, Added: added}
		if err := p.Put(a, f); err != nil {
			t.Fatal(err)
		}
	}
	day := func(d int) data.Time { return data.DayTime(2016, time.October, d) }
	p := New()
	put(p, 1, day(20), day(2).Start.Add(time.Hour))
	put(p, 2, day(10), day(1).Start)
	put(p, 3, data.Time{}, time.Time{})
	q := Between(day(1), day(1))
	q.Added = true
	check := func(what string, q Query, passages, undated int) {
		t.Helper()
		if v := p.Query(q); v.Passages() != passages || v.Undated() != undated || v.Total() != 3 {
			t.Errorf("%s: %d of %d passages, %d undated", what, v.Passages(), v.Total(), v.Undated())
		}
	}
	check("added on the 1st", q, 1, 1)
	check("published on the 1st", Between(day(1), day(1)), 0, 1)
	all := p.Query(Query{Added: true})
	if rows := all.All(); len(rows) != 3 || all.Article(rows[0]).Sum[0] != 2 || !all.When(rows[2]).IsZero() {
		t.Errorf("they are in the order %v", rows)
	}
	if got := data.Day.Unit(all.Span().Start).Through(data.Day.Unit(all.Span().End)).Words(); got != "1–2 October 2016" {
		t.Errorf("they span %s", got)
	}
	fresh := New()
	put(fresh, 1, day(20), day(30).Start)
	put(fresh, 2, day(10), day(30).Start)
	put(fresh, 3, data.Time{}, day(30).Start)
	if err := p.Renew(fresh); err != nil {
		t.Fatal(err)
	}
	check("searched anew, added on the 1st", q, 1, 1)
}

package project

import (
	"crypto/sha256"
	"errors"
	"slices"
	"strings"
	"testing"

	"dateline/data"
	"dateline/geo"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

var springfields = []*geo.Place{
	{ID: 1, Name: "Springfield", Class: geo.Town, Country: "US", Admin1: "IL"},
	{ID: 2, Name: "Springfield", Class: geo.Town, Country: "US", Admin1: "MA"},
	{ID: 3, Name: "Springfield", Class: geo.Town, Country: "US", Admin1: "MO"},
}

// named makes an article in which each word in *stars* is found to be the place.
func named(marked string, place func(word string) *geo.Place) (*data.Article, []geo.Finding, []geo.Span) {
	var text strings.Builder
	var findings []geo.Finding
	for i, part := range strings.Split(marked, "*") {
		if i%2 == 1 {
			f := geo.Finding{Mention: geo.Mention{Span: geo.Span{Start: text.Len(), End: text.Len() + len(part)}}, Place: place(part)}
			if f.Place != nil {
				f.Score, f.Reasons = .7, []geo.Reason{{Why: geo.Largest}}
			}
			for _, s := range springfields {
				if f.Place == nil || s.ID != f.Place.ID {
					f.Others = append(f.Others, geo.Candidate{Place: *s, Score: .1})
				}
			}
			findings = append(findings, f)
		}
		text.WriteString(part)
	}
	a := &data.Article{File: "a.txt", Text: text.String(), Sum: sha256.Sum256([]byte(marked))}
	var sentences []geo.Span
	for at := 0; at < len(a.Text); {
		end := at + strings.Index(a.Text[at:], ".") + 1
		sentences = append(sentences, geo.Span{Start: at, End: end})
		at = end
	}
	return a, findings, sentences
}

// counts are how many passages each place of a view has, by its identifier, and
// how many have none under 0.
func counts(v *View) map[geo.ID]int {
	n := map[geo.ID]int{}
	for _, p := range v.Places() {
		n[p.Place.ID] = p.Passages
	}
	if v.Unplaced() > 0 {
		n[0] = v.Unplaced()
	}
	return n
}

// A session with one article: what is on the map after each step.
func TestChoices(t *testing.T) {
	first := func(word string) *geo.Place {
		if word == "Lausanne" {
			return town
		}
		return springfields[0]
	}
	a, findings, sentences := named("*Springfield* is calm. *SPRINGFIELD* and *Lausanne* wait. *Springfield* too.", first)
	p := New()
	if err := p.Add(a, findings, sentences); err != nil {
		t.Fatal(err)
	}
	began := p.Query(Query{})
	check := func(step string, want map[geo.ID]int) {
		t.Helper()
		v := p.Query(Query{})
		if diff := cmp.Diff(want, counts(v)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", step, diff)
		}
		if v.Total() != v.Passages() || v.Undated() != v.Passages() {
			t.Errorf("%s: %d passages of %d, %d undated", step, v.Passages(), v.Total(), v.Undated())
		}
	}
	choose := func(words geo.Span, place *geo.Place) Choice {
		t.Helper()
		c, err := p.Choose(a, words, *place)
		if err != nil {
			t.Fatal(err)
		}
		return c
	}
	check("as found", map[geo.ID]int{1: 3, town.ID: 1})
	c := choose(findings[1].Span, springfields[1])
	if len(c.Mentions) != 3 || c.Name() != "Springfield" {
		t.Errorf("%d mentions of %q were changed, want all three", len(c.Mentions), c.Name())
	}
	check("all three moved", map[geo.ID]int{2: 3, town.ID: 1})

	v := p.Query(Query{})
	row := v.PassagesAt(2)[1]
	if got := v.Passage(row).Findings[0]; got.Reasons[0].Why != geo.ChosenByHand || got.Others[0].Place.ID != 1 || got.Others[0].Score < .69 || len(got.Others) != 2 {
		t.Errorf("the finding as it is now: %+v", got)
	}
	if n := v.Mentions(row, findings[0].Span); n != 3 {
		t.Errorf("%d mentions go together, want 3", n)
	}
	if f, chosen := v.Found(row); !chosen || f.Place.ID != 1 || f.Reasons[0].Why != geo.Largest {
		t.Errorf("the program's own: %+v, chosen %t", f, chosen)
	}
	if f, chosen := v.Found(v.PassagesAt(town.ID)[0]); chosen || f.Place.ID != town.ID {
		t.Errorf("another name: %+v, chosen %t", f, chosen)
	}

	choose(findings[0].Span, springfields[2])
	check("moved again", map[geo.ID]int{3: 3, town.ID: 1})
	if n := len(p.Choices()); n != 1 {
		t.Errorf("%d choices hold, want the last one", n)
	}
	undo := func() { t.Helper(); p.Undo() }
	undo()
	check("a step back", map[geo.ID]int{2: 3, town.ID: 1})
	undo()
	check("two steps back", map[geo.ID]int{1: 3, town.ID: 1})
	undo()
	check("a step too many", map[geo.ID]int{1: 3, town.ID: 1})
	p.Redo()
	check("taken again", map[geo.ID]int{2: 3, town.ID: 1})
	choose(findings[2].Span, springfields[1]) // Lausanne, in another place
	check("two names", map[geo.ID]int{2: 3})
	if _, ok, err := p.Redo(); ok || err != nil {
		t.Error("a new choice leaves nothing to take again")
	}
	if c, ok, err := p.Withdraw(a, findings[3].Span); !ok || err != nil || len(c.Mentions) != 3 {
		t.Errorf("withdrawn: %v %t %v", c, ok, err)
	}
	check("the program's choice", map[geo.ID]int{1: 3, 2: 1})
	if c, _, _ := p.Undo(); c.Name() != "Springfield" {
		t.Errorf("withdrawing is a step as well; it was about %q", c.Name())
	}
	check("not withdrawn after all", map[geo.ID]int{2: 3})

	if diff := cmp.Diff(map[geo.ID]int{1: 3, town.ID: 1}, counts(began)); diff != "" {
		t.Errorf("a view of before has changed: %s", diff)
	}
}

// A name that is unknown can be given a place, and is counted there.
func TestChoiceForAnUnknownName(t *testing.T) {
	a, findings, sentences := named("*Springfield* is calm. It is in *Springfield*.", func(string) *geo.Place { return nil })
	p := New()
	if err := p.Add(a, findings, sentences); err != nil {
		t.Fatal(err)
	}
	if _, err := p.Choose(a, findings[0].Span, *springfields[2]); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(map[geo.ID]int{3: 2}, counts(p.Query(Query{}))); diff != "" {
		t.Error(diff)
	}
	p.Withdraw(a, findings[1].Span)
	if diff := cmp.Diff(map[geo.ID]int{0: 2}, counts(p.Query(Query{}))); diff != "" {
		t.Error(diff)
	}
}

func TestChoiceRefuses(t *testing.T) {
	a, findings, sentences := named("*Springfield* is calm.", func(string) *geo.Place { return springfields[0] })
	p := New()
	if err := p.Add(a, findings, sentences); err != nil {
		t.Fatal(err)
	}
	other, _, _ := named("*Springfield* is not.", func(string) *geo.Place { return nil })
	for what, choose := range map[string]func() (Choice, error){
		"an article that is not open": func() (Choice, error) { return p.Choose(other, findings[0].Span, *town) },
		"words that name nothing":     func() (Choice, error) { return p.Choose(a, geo.Span{Start: 1, End: 4}, *town) },
		"a place without an id":       func() (Choice, error) { return p.Choose(a, findings[0].Span, geo.Place{Name: "Nowhere"}) },
	} {
		if _, err := choose(); err == nil {
			t.Errorf("%s can be chosen", what)
		}
	}
	p.most = 3 // the longest column, of candidates, has two by now
	if _, err := p.Choose(a, findings[0].Span, *town); !errors.Is(err, ErrFull) {
		t.Errorf("with no room left: %v", err)
	}
	if _, ok, err := p.Withdraw(a, findings[0].Span); ok || err != nil {
		t.Error("there is nothing to withdraw")
	}
	if diff := cmp.Diff(map[geo.ID]int{1: 1}, counts(p.Query(Query{}))); diff != "" {
		t.Errorf("what is refused changes something: %s", diff)
	}
}

// What was found anew takes the place of what was found before; what was chosen
// stays chosen, even where the program finds something else or nothing there now.
func TestRenew(t *testing.T) {
	a, findings, sentences := named("*Springfield* is calm. *Springfield* waits. *Lausanne* too.", func(w string) *geo.Place {
		if w == "Lausanne" {
			return town
		}
		return springfields[0]
	})
	anew := func(findings []geo.Finding) *Project {
		q := New()
		q.SetAbout(&geo.Subject{Historical: true})
		if err := q.Add(a, findings, sentences); err != nil {
			t.Fatal(err)
		}
		return q
	}
	elsewhere := slices.Clone(findings)
	elsewhere[0].Place, elsewhere[1].Place, elsewhere[2].Place = springfields[2], nil, syria
	for name, found := range map[string][]geo.Finding{
		"elsewhere":        elsewhere,
		"nothing":          nil,
		"words around it":  {{Mention: geo.Mention{Span: geo.Span{Start: 0, End: findings[0].End + 3}}, Place: syria}, findings[2]},
		"the same as ever": findings,
	} {
		p := New()
		if err := p.Add(a, findings, sentences); err != nil {
			t.Fatal(err)
		}
		before := p.Query(Query{})
		if _, err := p.Choose(a, findings[0].Span, *springfields[1]); err != nil {
			t.Fatal(err)
		}
		if err := p.Renew(anew(found)); err != nil {
			t.Fatal(err)
		}
		if got := counts(p.Query(Query{}))[2]; got != 2 {
			t.Errorf("%s: the chosen place has %d passages, want 2", name, got)
		}
		if got := counts(before)[1]; got != 2 || len(before.PassagesAt(town.ID)) != 1 {
			t.Errorf("%s: the view of before says %d", name, got)
		}
		if p.About() == nil || !p.About().Historical {
			t.Errorf("%s: it is not known what the articles are about", name)
		}
		if _, err := p.Choose(a, findings[1].Span, *springfields[2]); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		p.Undo()
		p.Undo()
		want := New()
		if err := want.Add(a, found, sentences); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(counts(want.Query(Query{})), counts(p.Query(Query{}))); diff != "" {
			t.Errorf("%s: with the choice taken back: %s", name, diff)
		}
	}

	p := New()
	if err := p.Renew(anew(findings)); !errors.Is(err, ErrChanged) {
		t.Errorf("with other articles: %v", err)
	}
}

// However one chooses and takes back, every view is what one of the articles as
// they are then would be.
func TestViewsAgreeWhateverIsChosen(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := New()
		var models []model
		for i := range rapid.IntRange(1, 5).Draw(t, "articles") {
			m := drawArticle(t, i)
			if err := p.Add(m.a, m.findings, m.sentences); err != nil {
				t.Fatal(err)
			}
			models = append(models, m)
		}
		found := slices.Clone(models)
		past, at := [][]model{slices.Clone(models)}, 0
		for range rapid.IntRange(0, 8).Draw(t, "steps") {
			n := rapid.IntRange(0, len(models)-1).Draw(t, "article")
			m := found[n]
			if len(m.findings) == 0 {
				continue
			}
			one := rapid.SampledFrom(m.findings).Draw(t, "mention")
			place := rapid.SampledFrom(modelPlaces).Draw(t, "place")
			now := slices.Clone(past[at])
			step := true
			switch rapid.SampledFrom([]string{"choose", "choose", "withdraw", "undo", "redo"}).Draw(t, "what") {
			case "choose":
				if _, err := p.Choose(m.a, one.Span, *place); err != nil {
					t.Fatal(err)
				}
				now[n].findings = slices.Clone(now[n].findings)
				for i, f := range m.findings {
					if f.In(m.a.Text) == one.In(m.a.Text) && (f.Place == nil) == (one.Place == nil) && (f.Place == nil || f.Place.ID == one.Place.ID) {
						now[n].findings[i].Place = place
					}
				}
			case "withdraw":
				c, ok, err := p.Withdraw(m.a, one.Span)
				if err != nil {
					t.Fatal(err)
				}
				step = ok
				now[n].findings = slices.Clone(now[n].findings)
				for i, f := range m.findings {
					if c.Article != nil && c.covers(f.Span) {
						now[n].findings[i].Place = f.Place
					}
				}
			case "undo":
				if _, ok, _ := p.Undo(); ok {
					at--
				}
				step = false
			case "redo":
				if _, ok, _ := p.Redo(); ok {
					at++
				}
				step = false
			}
			if step {
				past, at = append(past[:at+1], now), at+1
			}
			checkView(t, p.Query(drawQuery(t)), past[at])
		}
	})
}

func TestSelectAndHidden(t *testing.T) {
	a, findings, sentences := lausanne()
	p := New()
	if err := p.Add(a, findings, sentences); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		uses   [geo.Uses]bool
		hidden int
		words  string
	}{
		{EventUses, 1, "1 passage that names a place without happening there is hidden"}, // "Syrian towns"
		{[geo.Uses]bool{geo.Metonymic: true, geo.Embedded: true}, 2, "2 passages that name a place itself or a people are hidden"},
		{[geo.Uses]bool{geo.Literal: true, geo.Metonymic: true, geo.Embedded: true}, 1, "1 passage that names a people is hidden"},
		{DefaultUses, 1, "1 passage that names a people or a place inside another name is hidden"},
		{AllUses, 0, ""},
	} {
		v := p.Query(Query{Uses: c.uses})
		if v.Hidden() != c.hidden || v.HiddenWords() != c.words {
			t.Errorf("with %v %d are hidden: %q, want %d: %q", c.uses, v.Hidden(), v.HiddenWords(), c.hidden, c.words)
		}
		if got := v.Select(func(row int32) bool { return v.Place(row) != nil }); !slices.Equal(got, v.All()) {
			t.Errorf("all with a place are %v, want %v", got, v.All())
		}
		if got := v.Select(func(row int32) bool { return v.Place(row) == nil }); !slices.Equal(got, v.UnplacedPassages()) {
			t.Errorf("all without one are %v, want %v", got, v.UnplacedPassages())
		}
	}
}

package project

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"dateline/data"
	"dateline/geo"
)

// A Choice is what a person has said of a name in an article: that these
// mentions of it mean this place.
type Choice struct {
	Article  *data.Article
	Mentions []ChosenMention // in the order of the text; at least one
	Place    *geo.Place      // shared and not to be changed
}

// A ChosenMention is a mention with the sentence that it stands in, so that the
// choice holds whatever is found when the article is searched anew.
type ChosenMention struct {
	geo.Mention
	Sentence geo.Span
}

// Name is how the article writes the name; empty for the zero Choice.
func (c *Choice) Name() string {
	if len(c.Mentions) == 0 {
		return ""
	}
	return c.Mentions[0].In(c.Article.Text)
}

// covers reports whether the choice is about these words.
func (c *Choice) covers(words geo.Span) bool {
	return slices.ContainsFunc(c.Mentions, func(m ChosenMention) bool { return m.Span == words })
}

// A change is a step of what a person chose in one article.
type change struct {
	sum           [32]byte
	before, after []Choice
}

// mostChanges is how many steps can be taken back.
const mostChanges = 10_000

// Choose says that a name means a place in an article. The words are the span of
// one mention of it; the choice is for all mentions of the same name there for
// which the program found the same place, or none. An earlier choice for any of
// them is replaced.
//
// The error says that the article is not here, that nothing of that span is
// named in it, or that the place has no identifier; or it wraps [ErrFull]. The
// project is as it was before then.
func (p *Project) Choose(a *data.Article, words geo.Span, place geo.Place) (Choice, error) {
	if place.ID == 0 {
		return Choice{}, fmt.Errorf("%s has no identifier, so it can't be chosen", place.Name)
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	number, ok := p.seen[a.Sum]
	if !ok {
		return Choice{}, errors.New("the article is not open any more")
	}
	before := p.choices[a.Sum]
	chosen := Choice{Article: p.cols.articles[number], Place: &place, Mentions: p.cols.mentions(number, words)}
	if len(chosen.Mentions) == 0 { // found no more, but chosen before
		i := slices.IndexFunc(before, func(c Choice) bool { return c.covers(words) })
		if i < 0 {
			return Choice{}, errors.New("the article names nothing there any more")
		}
		chosen.Mentions = before[i].Mentions
	}
	var after []Choice
	for _, c := range before {
		c.Mentions = slices.DeleteFunc(slices.Clone(c.Mentions), func(m ChosenMention) bool { return chosen.covers(m.Span) })
		if len(c.Mentions) > 0 {
			after = append(after, c)
		}
	}
	return chosen, p.change(change{a.Sum, before, append(after, chosen)})
}

// Withdraw goes back to what the program found for the words, and for all that
// were chosen together with them. It reports whether there was a choice.
func (p *Project) Withdraw(a *data.Article, words geo.Span) (Choice, bool, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	before := p.choices[a.Sum]
	i := slices.IndexFunc(before, func(c Choice) bool { return c.covers(words) })
	if i < 0 {
		return Choice{}, false, nil
	}
	return before[i], true, p.change(change{a.Sum, before, slices.Delete(slices.Clone(before), i, i+1)})
}

// Undo takes the last step of choosing or withdrawing back, and Redo takes it
// again. They return the choice that the step was about, and whether there was
// such a step. The error wraps [ErrFull]; then the project is as it was before.
func (p *Project) Undo() (Choice, bool, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.made == 0 {
		return Choice{}, false, nil
	}
	c := p.changes[p.made-1]
	if err := p.lay(c.sum, c.before); err != nil {
		return Choice{}, false, err
	}
	p.made--
	return c.about(), true, nil
}

// Redo takes the step again that [Project.Undo] took back last.
func (p *Project) Redo() (Choice, bool, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.made == len(p.changes) {
		return Choice{}, false, nil
	}
	c := p.changes[p.made]
	if err := p.lay(c.sum, c.after); err != nil {
		return Choice{}, false, err
	}
	p.made++
	return c.about(), true, nil
}

// about is the choice that a step made or withdrew.
func (c *change) about() Choice {
	same := func(a, b Choice) bool { return a.Place == b.Place && len(a.Mentions) == len(b.Mentions) }
	for _, lists := range [...][2][]Choice{{c.after, c.before}, {c.before, c.after}} {
		for _, x := range lists[0] {
			if !slices.ContainsFunc(lists[1], func(y Choice) bool { return same(x, y) }) {
				return x
			}
		}
	}
	return Choice{}
}

// Choices are what has been chosen, article by article.
func (p *Project) Choices() (all []Choice) {
	p.mu.Lock()
	defer p.mu.Unlock()
	for _, a := range p.cols.articles {
		all = append(all, p.choices[a.Sum]...)
	}
	return all
}

// change makes a step, which drops those that were taken back.
func (p *Project) change(c change) error {
	if err := p.lay(c.sum, c.after); err != nil {
		return err
	}
	p.changes = append(p.changes[:p.made], c)
	if over := len(p.changes) - mostChanges; over > 0 {
		p.changes = slices.Delete(p.changes, 0, over)
	}
	p.made = len(p.changes)
	return nil
}

// Mentions is how many mentions of the name, that the words of the row's article
// write, a choice would be for: see [Project.Choose].
func (v *View) Mentions(row int32, words geo.Span) int {
	return len(v.c.mentions(v.c.article[row], words))
}

// mentions are all of the name that the words write, in the article, for which
// the same place was found as for the words.
func (c *columns) mentions(article int32, words geo.Span) (same []ChosenMention) {
	text := c.articles[article].Text
	place, known := int32(none), false
	each := func(does func(row, finding int32)) {
		for row := c.found[article].start; row < c.found[article].end; row++ {
			for f := c.findings[row]; f < c.findings[row+1]; f++ {
				does(row, f)
			}
		}
	}
	each(func(row, f int32) {
		if c.words[f].geo() == words {
			place, known = c.place[row], true
		}
	})
	if !known {
		return nil
	}
	name := words.In(text)
	each(func(row, f int32) {
		if s := c.words[f].geo(); c.place[row] == place && strings.EqualFold(s.In(text), name) {
			same = append(same, ChosenMention{geo.Mention{Span: s, Use: c.use[f]}, c.sentence[row].geo()})
		}
	})
	slices.SortFunc(same, func(a, b ChosenMention) int { return a.Start - b.Start })
	return same
}

func (s span) geo() geo.Span { return geo.Span{Start: int(s.start), End: int(s.end)} }

// A Named is a name of an article as it stands now: where it is placed and why, and
// what the program had found for it.
type Named struct {
	geo.Finding
	Role     data.PlaceRole
	Found    geo.Finding // without words where nothing was found
	Chosen   bool        // a person placed it
	Mentions int         // how many a choice for it would be for
}

// Named looks at the name that the words of an article write, and reports whether
// there is one.
func (p *Project) Named(a *data.Article, words geo.Span) (n Named, ok bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	number, here := p.seen[a.Sum]
	if !here {
		return n, false
	}
	c := &p.cols
	in := func(rows span, does func(row, f int32)) {
		for row := rows.start; row < rows.end; row++ {
			for f := c.findings[row]; f < c.findings[row+1]; f++ {
				if c.words[f].geo() == words {
					does(row, f)
				}
			}
		}
	}
	in(c.current[number], func(row, f int32) {
		n.Finding, n.Role, n.Chosen, ok = c.finding(f, c.place[row]), c.role[f], c.byHand(f), true
	})
	in(c.found[number], func(row, f int32) { n.Found = c.finding(f, c.place[row]) })
	n.Mentions = len(c.mentions(number, words))
	return n, ok
}

// lay lays the passages of an article out as a person has them.
func (p *Project) lay(sum [32]byte, choices []Choice) error {
	c := &p.cols
	article := p.seen[sum]
	rows := c.found[article]
	findings, sentences := p.chosen(article, choices)
	var events []data.Event
	var roles []data.PlaceRole
	if p.find != nil {
		events, roles = p.find(c.articles[article], findings)
	}
	if len(choices) > 0 {
		passages := gather(c.articles[article].Text, findings, func(i int) geo.Span { return sentences[i] })
		if !p.room(c.articles[article], passages, findings) {
			return fmt.Errorf("that can't be chosen: %w", ErrFull)
		}
		rows = p.addRows(article, passages, findings, roles)
	}
	if p.find != nil {
		if err := p.events.Put(c.articles[article], findings, events, time.Time{}); err != nil {
			return err
		}
	}
	c.count(c.current[article], -1)
	c.count(rows, 1)
	c.current = slices.Clone(c.current) // views have the old one
	c.current[article] = rows
	if len(choices) > 0 {
		p.choices[sum] = choices
	} else {
		delete(p.choices, sum)
	}
	p.version++
	return nil
}

// chosen are the findings of an article as a person has them, each with its
// sentence, in the order of the text.
func (p *Project) chosen(article int32, choices []Choice) (findings []geo.Finding, sentences []geo.Span) {
	type placed struct {
		geo.Finding
		sentence geo.Span
	}
	var all []placed
	c := &p.cols
	for row := c.found[article].start; row < c.found[article].end; row++ {
		for f := c.findings[row]; f < c.findings[row+1]; f++ {
			all = append(all, placed{c.finding(f, c.place[row]), c.sentence[row].geo()})
		}
	}
	for i := range choices {
		for _, m := range choices[i].Mentions {
			own := placed{geo.Finding{Mention: m.Mention}, m.Sentence}
			all = slices.DeleteFunc(all, func(f placed) bool {
				if f.Span == m.Span {
					own = f
				}
				return f.Overlaps(m.Span) // nothing else may be named with these words
			})
			byHand(&own.Finding, choices[i].Place)
			all = append(all, own)
		}
	}
	slices.SortStableFunc(all, func(a, b placed) int { return a.Start - b.Start })
	for _, f := range all {
		findings, sentences = append(findings, f.Finding), append(sentences, f.sentence)
	}
	return findings, sentences
}

// byHand puts another place into a finding. What the program had chosen is then
// the first of the others.
func byHand(f *geo.Finding, place *geo.Place) {
	var others []geo.Candidate
	if f.Place != nil {
		others = append(others, geo.Candidate{Place: *f.Place, Score: f.Score})
	}
	others = append(others, f.Others...)
	f.Others = slices.DeleteFunc(others, func(o geo.Candidate) bool { return o.Place.ID == place.ID })
	f.Place, f.Score = place, 1
	f.Reasons = []geo.Reason{{Why: geo.ChosenByHand}}
}

// ErrChanged is returned by [Project.Renew] where an article was added, or all
// closed, while the others were searched anew.
var ErrChanged = errors.New("articles were opened or closed meanwhile, so those here stay as they were")

// Renew puts what was found anew in the place of what was found before: fresh is
// another project with the same articles, and what it is about. What a person
// chose still holds. The fresh project is used up and must not be used again.
//
// The error is [ErrChanged] or wraps [ErrFull]; the project is as it was before
// then. Views that were made before stay what they are, but their rows mean
// nothing to later ones.
func (p *Project) Renew(fresh *Project) error {
	fresh.mu.Lock()
	defer fresh.mu.Unlock()
	p.sorting.Lock()
	defer p.sorting.Unlock()
	p.mu.Lock()
	defer p.mu.Unlock()
	same := slices.EqualFunc(p.cols.articles, fresh.cols.articles, func(a, b *data.Article) bool { return a.Sum == b.Sum })
	if !same {
		return ErrChanged
	}
	for sum, choices := range p.choices {
		if err := fresh.lay(sum, choices); err != nil {
			return err
		}
	}
	fresh.cols.keepAdded(&p.cols)
	p.cols, p.seen, p.ids, p.names, p.about = fresh.cols, fresh.seen, fresh.ids, fresh.names, fresh.about
	p.events.Renew(fresh.events)
	p.order, p.addedOrder = nil, nil // of the same articles, and soon sorted
	p.version++
	return nil
}

// keepAdded takes over when the same articles were added.
func (c *columns) keepAdded(old *columns) {
	c.added.start, c.added.end, c.added.dated = old.added.start, old.added.end, old.added.dated
	c.total, c.undated, c.added.undated = [useSets]int32{}, [useSets]int32{}, [useSets]int32{}
	for _, rows := range c.current {
		c.count(rows, 1)
	}
}

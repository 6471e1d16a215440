package reader

import (
	"fmt"
	"strings"

	"dateline/data"
	"dateline/geo"
)

// passages is a list held in memory.
type passages []Item

func (p passages) Len() int        { return len(p) }
func (p passages) Item(i int) Item { return p[i] }

// item marks the words in *stars* and takes the part in [brackets] for the sentence.
func item(text string) Item {
	var it Item
	var b strings.Builder
	start := -1
	for _, r := range text {
		switch r {
		case '[':
			it.Sentence.Start = b.Len()
		case ']':
			it.Sentence.End = b.Len()
		case '*':
			if start < 0 {
				start = b.Len()
			} else {
				it.Words = append(it.Words, geo.Span{Start: start, End: b.Len()})
				start = -1
			}
		default:
			b.WriteRune(r)
		}
	}
	it.Text = b.String()
	return it
}

// lausanne is what stands behind a pin.
func lausanne() passages {
	a := item("The two sides had not spoken for three weeks. [The foreign ministers met in *Lausanne* on Saturday, in a hotel above the lake, and left after four hours without a paper to sign.] Both delegations said that they would go on talking, though neither would say when or where.")
	a.Headline = "Ministers leave the lake with nothing on paper"
	a.Outlet, a.When, a.DatedBy = "The Dateline Example", "15 October 2016", "from its address"
	a.URL = "https://dateline.example/2016/10/ministers-leave-lake-161015035430288.html"
	a.Place, a.Class, a.Country, a.Score = "Lausanne", "town", "Switzerland", 0.93
	a.Reasons = []string{"by far the largest place of that name", "the article names other places in Switzerland", "near Geneva, which the article also names"}
	a.Mentions = 3
	a.Others = []Other{
		{Name: "Lausanne", Detail: "Pennsylvania", Class: "town", Country: "United States", Population: 237, Distance: 6480, Score: 0.04},
		{Name: "Lausanne District", Class: "district", Country: "Switzerland", Population: 167_000, Distance: 2.4, Score: 0.03},
	}
	b := item("[*Lausanne* was chosen because nobody wanted Geneva again.]")
	b.Headline = "Why the talks moved along the shore, and what the hotels of the town make of so many guards, drivers and reporters at once"
	b.Outlet, b.When = "Al Jazeera", "October 2016"
	b.URL = "http://www.example.org/a"
	b.Place, b.Class, b.Country, b.Score, b.Use = "Lausanne", "town", "Switzerland", 0.71, "metonymic"
	c := item("Reporters waited by the gate. [Nobody in *Lausanne* or *Ouchy* had heard of the plan before it was read out, said the mayor, who had been asked about it at a market.] A second round was set for the week after.")
	c.Headline = "A plan nobody had heard of"
	c.Place, c.Score = "", 0
	c.Reasons = []string{"several places have that name and nothing in the article tells them apart"}
	c.URL = "ftp://files.example.net/old.txt"
	return passages{a, b, c}
}

// fire is articles with several passages in a row: two of one paragraph, one
// of the next, and then another article.
func fire() passages {
	from := func(article string, paragraph int, text, place string) Item {
		it := item(text)
		it.Article, it.Paragraph = article, paragraph
		it.Place, it.Class, it.Country, it.Score = place, "town", "United Kingdom", 0.9
		it.Outlet, it.When, it.DatedBy = "The Dateline Example", "16 September 1666", "from its address"
		it.URL = "https://dateline.example/1666/09/16/fire.html"
		it.Headline = "Four fifths of London lie in ashes."
		if article != "fire" {
			it.Headline, it.When = "Letters tell of Lisbon", "29 November 1755"
			it.URL = "https://dateline.example/1755/11/29/letters.html"
		}
		return it
	}
	return passages{
		from("fire", 0, "[Four fifths of *London* lie in ashes.]", "London"),
		from("fire", 37, "[After four days the fire of *London* has been put out.] It broke out by the calendar that England still keeps on the second, and on the twelfth by the new one, in a bakery close to the bridge that leads to Southwark.", "London"),
		from("fire", 37, "After four days the fire of London has been put out. [It broke out by the calendar that *England* still keeps on the second, and on the twelfth by the new one, in a bakery close to the bridge that leads to Southwark.]", "England"),
		from("fire", 37, "After four days the fire of London has been put out. [It broke out by the calendar that England still keeps on the second, and on the twelfth by the new one, in a bakery close to the bridge that leads to *Southwark*.]", "Southwark"),
		from("fire", 300, "Tens of thousands are camping in the fields. [The king came from *Whitehall* by river.]", "Whitehall"),
		from("letters", 0, "[*Lisbon* was destroyed in the morning.]", "Lisbon"),
		from("letters", 40, "[Seville was damaged, and *Cádiz* too.]", "Cádiz"),
	}
}

// many makes n passages of very different lengths.
func many(n int) List { return long(n) }

type long int

func (l long) Len() int { return int(l) }

// Item gives some articles several passages, and some of their paragraphs too.
func (l long) Item(i int) Item {
	it := item("[The council of *Harbour " + fmt.Sprint(i) + "* met at noon and " + strings.Repeat("heard one report after another about the state of the roads, ", i*7919%9) + "and went home.]" +
		strings.Repeat(" Nothing else was decided that day.", i*104729%5))
	it.Headline = fmt.Sprintf("Report %d of the harbour council", i+1)
	if i/9%2 == 1 {
		it.Article, it.Paragraph = fmt.Sprint(i/5), i/3
		it.Headline = fmt.Sprintf("Report %d of the harbour council", i/5)
	}
	it.Outlet, it.When = "The Dateline Example", "1 May 1926"
	it.URL = fmt.Sprintf("https://dateline.example/1926/05/report-%d.html", i)
	it.Place, it.Class, it.Country, it.Score = "Harbour", "town", "Nowhere", 0.5
	return it
}

// raid is what happened, and what did not yet.
func raid() passages {
	at := func(it *Item, words string) geo.Span {
		i := strings.Index(it.Text, words)
		return geo.Span{Start: i, End: i + len(words)}
	}
	head := func(it *Item) {
		it.Article, it.Headline = "1", "Warplanes strike the market of a besieged town"
		it.Outlet, it.When, it.DatedBy, it.URL = "The Dateline Example", "15 October 2016", "from its address", "https://dateline.example/2016/10/raid.html"
		it.Place, it.Class, it.Country, it.Score = "Aleppo", "town", "Syria", 0.96
		it.Reasons = []string{"by far the largest place of that name"}
	}
	a := item("[Three hospitals in *Aleppo* were hit by air strikes on Friday, killing seven people.] Doctors moved the wounded into cellars.")
	head(&a)
	a.Event = &Event{
		Type: data.Assault, Mode: "air strike", When: "14 October 2016", Basis: "from its sentence, “Friday”",
		Triggers: []geo.Span{at(&a, "air strikes"), at(&a, "killing")}, Dates: []geo.Span{at(&a, "Friday")},
		Who: "To whom: Three hospitals", Harm: "7 dead", Copies: "5 outlets, 2 independent texts",
		Reports: []Report{
			{"The Dateline Example", "15 October 2016", "Warplanes strike the market of a besieged town", "https://dateline.example/2016/10/raid.html"},
			{"The News", "16 October 2016", "Seven die in Aleppo", ""},
		},
		Again: []Telling{{"The strikes on Friday killed four of the wounded and three nurses, says the head of one\nof the hospitals, who was in the cellar with his staff when the roof came down.", []geo.Span{{Start: 4, End: 11}, {Start: 22, End: 28}}}},
	}
	b := item("[Three hospitals in *Aleppo* were hit by air strikes on Friday, killing seven people.] Doctors moved the wounded into cellars.")
	head(&b)
	b.Text = a.Text
	b.Event = &Event{Type: data.Aid, When: "15 October 2016", Basis: "no date in the text: the article’s date stands in", Triggers: []geo.Span{at(&b, "moved")}, Who: "Who: Doctors"}
	b.Sentence = at(&b, "Doctors moved the wounded into cellars.")
	b.Words, b.Role = nil, "from a sentence before"
	c := item("[The ministers will meet in *Lausanne* on Monday.]")
	head(&c)
	c.Paragraph, c.Place, c.Country = 200, "Lausanne", "Switzerland"
	c.Event = &Event{Type: data.Consult, Status: "planned", When: "17 October 2016", Basis: "from its sentence, “Monday”", Triggers: []geo.Span{at(&c, "meet")}, Dates: []geo.Span{at(&c, "Monday")}, Who: "Who: The ministers"}
	return passages{a, b, c}
}

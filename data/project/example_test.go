package project_test

import (
	"fmt"

	"dateline/data"
	"dateline/data/project"
	"dateline/geo"
)

func Example() {
	a := &data.Article{Text: "Talks in Lausanne. Lausanne is calm.", Published: data.MonthTime(2016, 10)}
	lausanne := geo.Place{ID: 2659994, Name: "Lausanne", Class: geo.Town}
	p := project.New()
	err := p.Add(a, []geo.Finding{
		{Mention: geo.Mention{Span: geo.Span{Start: 9, End: 17}}, Place: &lausanne},
		{Mention: geo.Mention{Span: geo.Span{Start: 19, End: 27}}, Place: &lausanne},
	}, []geo.Span{{Start: 0, End: 18}, {Start: 19, End: 36}})
	if err != nil {
		fmt.Println(err)
		return
	}

	// The article is known to the month, so it may be of any day of it.
	day := data.DayTime(2016, 10, 15)
	v := p.Query(project.Between(day, day))
	for _, place := range v.Places() {
		fmt.Println(place.Place.Name, place.Passages)
		for _, row := range v.PassagesAt(place.Place.ID) {
			fmt.Println("-", v.Passage(row).Sentence.In(a.Text))
		}
	}
	// Output:
	// Lausanne 2
	// - Talks in Lausanne.
	// - Lausanne is calm.
}

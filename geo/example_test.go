package geo_test

import (
	"fmt"
	"strings"

	"dateline/geo"
)

func ExampleID_GeoNames() {
	for _, id := range []geo.ID{2659994, geo.MakeID(geo.Regions, 7)} {
		if n, ok := id.GeoNames(); ok {
			fmt.Printf("https://www.geonames.org/%d\n", n)
		} else {
			fmt.Println("GeoNames does not have it")
		}
	}
	// Output:
	// https://www.geonames.org/2659994
	// GeoNames does not have it
}

func ExampleFinding_Because() {
	f := geo.Finding{Reasons: []geo.Reason{
		{Why: geo.NearOthers, Name: "Geneva"},
		{Why: geo.Largest},
	}}
	fmt.Println(strings.Join(f.Because(), "; "))
	// Output: near Geneva, which the article also names; by far the largest place of that name
}

func ExampleSpan_In() {
	text := "Talks in Genève."
	// Offsets count bytes: è takes two.
	fmt.Println(geo.Span{Start: 9, End: 16}.In(text))
	// Output: Genève
}

package online_test

import (
	"context"
	"fmt"

	"dateline/geo/online"
)

// A question is shown to the user, and sent only when look-ups are on.
func Example() {
	l, err := online.New(online.Config{
		Endpoint: online.Nominatim,
		Agent:    online.Agent("Dateline", "0.1.0", "https://dateline.example"),
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	q := online.Query{Name: "Khan Sheikhoun", Country: "SY"}
	p, err := l.Preview(q)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(p)
	places, err := l.Lookup(context.Background(), q)
	switch online.OutcomeOf(err) {
	case online.Found:
		fmt.Println(len(places), "places")
	default:
		fmt.Println(err)
	}
	// Output:
	// Sent to nominatim.openstreetmap.org: https://nominatim.openstreetmap.org/search?accept-language=en&addressdetails=1&countrycodes=sy&format=json&limit=10&q=Khan+Sheikhoun
	// The program names itself as Dateline/0.1.0 (+https://dateline.example). Nothing else of your articles is sent.
	// Look-ups are off, so nothing was sent to nominatim.openstreetmap.org. They can be turned on in the settings.
}

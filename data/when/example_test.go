package when_test

import (
	"fmt"

	"dateline/data"
	"dateline/data/when"
)

func Example() {
	text := "The talks broke down on September 9. Since last Friday nobody has been let in, and help may come next week."
	for _, x := range when.New().Find(text, data.DayTime(2016, 10, 15), nil) {
		fmt.Println(x.In(text), x.Type, x.Value, x.Time)
	}
	// Output:
	// September 9 DATE 2016-09-09 2016-09-09
	// last Friday DATE 2016-10-14 2016-10-14/..
	// next week DATE 2016-W42 2016-W42
}

package data_test

import (
	"fmt"

	"dateline/data"
)

// What a person types becomes an interval, and is shown with its last day.
func ExampleParseTime() {
	for _, typed := range []string{"15 Oct 2016", "14–16 October 2016", "44 BC", "before 1492", "03/04/2016"} {
		t, err := data.ParseTime(typed)
		if err != nil {
			fmt.Println(err)
			continue
		}
		fmt.Printf("%s = %s, to %s\n", t.EDTF(), t.Words(), t.End.Format("2006-01-02"))
	}
	// Output:
	// 2016-10-15 = 15 October 2016, to 2016-10-16
	// 2016-10-14/2016-10-16 = 14–16 October 2016, to 2016-10-17
	// -0043 = 44 BC, to -0042-01-01
	// ../1491 = before 1492, to 1492-01-01
	// "03/04/2016" may be 3 April or 4 March: write 3 Apr 2016 or 2016-04-03
}

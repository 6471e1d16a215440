package data

import (
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"
)

// Each row: what is typed, the EDTF of what it means, and the words for it.
var timeTable = []struct{ typed, edtf, words string }{
	{"2016-10-15", "2016-10-15", "15 October 2016"},
	{"2016-10", "2016-10", "October 2016"},
	{"2016", "2016", "2016"},
	{"1492", "1492", "1492"},
	{"476", "0476", "AD 476"},
	{"AD 79", "0079", "AD 79"},
	{"79 CE", "0079", "AD 79"},
	{"44 BC", "-0043", "44 BC"},
	{"44 b.c.", "-0043", "44 BC"},
	{"1 BC", "0000", "1 BC"},
	{"0000", "0000", "1 BC"},
	{"-0043", "-0043", "44 BC"},
	{"15 March 44 BC", "-0043-03-15", "15 March 44 BC"},
	{"24 August AD 79", "0079-08-24", "24 August AD 79"},
	{"15 Oct 2016", "2016-10-15", "15 October 2016"},
	{"Oct. 15, 2016", "2016-10-15", "15 October 2016"},
	{"15th of October 2016", "2016-10-15", "15 October 2016"},
	{"Saturday, 15 October 2016", "2016-10-15", "15 October 2016"},
	{"2016 Oct 15", "2016-10-15", "15 October 2016"},
	{"  october   2016 ", "2016-10", "October 2016"},
	{"15.10.2016", "2016-10-15", "15 October 2016"},
	{"10/15/2016", "2016-10-15", "15 October 2016"},
	{"10.10.2016", "2016-10-10", "10 October 2016"},
	{"2016/10/15", "2016-10-15", "15 October 2016"},
	{"2016/10", "2016-10", "October 2016"},
	{"10/2016", "2016-10", "October 2016"},
	{"20161015", "2016-10-15", "15 October 2016"},
	{"1 November 1755", "1755-11-01", "1 November 1755"},
	{"1990s", "199X", "1990s"},
	{"the 1990's", "199X", "1990s"},
	{"199x", "199X", "1990s"},
	{"19th century", "18XX", "19th century"},
	{"5th century BC", "-04XX", "5th century BC"},
	{"-004X", "-004X", "50 BC – 41 BC"},
	{"-000X", "-000X", "10 BC – 2 BC"},
	{"1XXX", "10XX/19XX", "11th century – 20th century"},
	{"-01XX/-00XX", "-01XX/-00XX", "200 BC – 2 BC"}, // -00XX lacks the year 0, the 1st century BC does not
	{"2004-XX", "2004", "2004"},
	{"2004-07-XX", "2004-07", "July 2004"},
	{"2004-XX-XX", "2004", "2004"},
	{"summer 2016", "2016-22", "summer 2016"},
	{"fall of 2016", "2016-23", "autumn 2016"},
	{"2016-24", "2016-24", "winter 2016"},
	{"2016-29", "2016-23", "autumn 2016"}, // spring in the south
	{"Q3 2016", "2016-35", "third quarter of 2016"},
	{"third quarter of 2016", "2016-35", "third quarter of 2016"},
	{"2016-W41", "2016-W41", "week of 10 October 2016"},
	{"week of 12 October 2016", "2016-W41", "week of 10 October 2016"},
	{"c. 1492", "1492~", "c. 1492"},
	{"circa 1492", "1492~", "c. 1492"},
	{"1492?", "1492?", "1492?"},
	{"c. 1492?", "1492%", "c. 1492?"},
	{"early October 2016", "2016-10", "early October 2016"},
	{"mid-2015", "2015", "mid 2015"},
	{"before 1492", "../1491", "before 1492"},
	{"../1491", "../1491", "before 1492"},
	{"until 1491", "../1491", "before 1492"},
	{"since 22 September 2016", "2016-09-22/..", "since 22 September 2016"},
	{"after 22 September 2016", "2016-09-23/..", "since 23 September 2016"},
	{"2016-09-22/", "2016-09-22/..", "since 22 September 2016"},
	{"2016-10-14/2016-10-16", "2016-10-14/2016-10-16", "14–16 October 2016"},
	{"14-16 October 2016", "", ""}, // hyphens join the parts of one date
	{"14 - 16 October 2016", "2016-10-14/2016-10-16", "14–16 October 2016"},
	{"28 September – 3 October 2016", "2016-09-28/2016-10-03", "28 September – 3 October 2016"},
	{"28 December 2015 to 3 January 2016", "2015-12-28/2016-01-03", "28 December 2015 – 3 January 2016"},
	{"from September to October 2016", "2016-09/2016-10", "September–October 2016"},
	{"between 1939 and 1945", "1939/1945", "1939–1945"},
	{"1939–45", "1939/1945", "1939–1945"},
	{"44 BC – AD 14", "-0043/0014", "44 BC – AD 14"},
	{"50–40 BC", "-0049/-0039", "50 BC – 40 BC"},
	{"2004-02-01/2005", "2004-02-01/2005-12-31", "1 February 2004 – 31 December 2005"},
	{"1984~/2004~", "1984~/2004~", "c. 1984–2004"},
	{"2016-10-15T03:54:30Z", "2016-10-15T03:54:30Z", "15 October 2016, 03:54:30 UTC"},
	{"2016-10-15T03:54:30+02:00", "2016-10-15T01:54:30Z", "15 October 2016, 01:54:30 UTC"},
	{"2016-10-15T01:00-03", "2016-10-15T04:00Z", "15 October 2016, 04:00 UTC"},
	{"15 October 2016, 03:54 UTC", "2016-10-15T03:54Z", "15 October 2016, 03:54 UTC"},
	{"2009-03-20 12:24:52.002364-05", "2009-03-20T17:24:52Z", "20 March 2009, 17:24:52 UTC"},
	{"2009-03-20 23:24:52.25-0500", "2009-03-21T04:24:52Z", "21 March 2009, 04:24:52 UTC"},
	{"2009-03-20 12:24:52", "2009-03-20T12:24:52Z", "20 March 2009, 12:24:52 UTC"},
	{"2009-03-20T12:24:52.002364", "2009-03-20T12:24:52Z", "20 March 2009, 12:24:52 UTC"},
	{"2009-03-20T12:24:52+0500", "2009-03-20T07:24:52Z", "20 March 2009, 07:24:52 UTC"},
	{"2009-03-20T12:24Z", "2009-03-20T12:24Z", "20 March 2009, 12:24 UTC"},
	{"Fri, 20 Mar 2009 12:24:52 +0100", "2009-03-20T11:24:52Z", "20 March 2009, 11:24:52 UTC"},
	{"Fri, 20 Mar 2009 00:24:52 +0100", "2009-03-19T23:24:52Z", "19 March 2009, 23:24:52 UTC"},
	{"20 Mar 2009 12:24:52 EST", "2009-03-20T17:24:52Z", "20 March 2009, 17:24:52 UTC"},
	{"Fri Mar 20 12:24:52 +0000 2009", "2009-03-20T12:24:52Z", "20 March 2009, 12:24:52 UTC"},
	{"March 20, 2009 12:24 PM", "2009-03-20T12:24Z", "20 March 2009, 12:24 UTC"},
	{"March 20, 2009 at 3:24 p.m. EDT", "2009-03-20T19:24Z", "20 March 2009, 19:24 UTC"},
	{"March 20, 2009 12:24 AM", "2009-03-20T00:24Z", "20 March 2009, 00:24 UTC"},
	{"March 20, 2009 15:24 PM", "2009-03-20T15:24Z", "20 March 2009, 15:24 UTC"},
	{"15 October 2016, 03h UTC", "2016-10-15T03Z", "15 October 2016, 03h UTC"},
	{"Y-12000", "Y-12000", "12001 BC"},
	{"12001 BC", "Y-12000", "12001 BC"},
	{"29 February 2016", "2016-02-29", "29 February 2016"},
	{"1 January AD 1", "0001-01-01", "1 January AD 1"}, // Go's zero time is a time like others
}

func TestParseTime(t *testing.T) {
	for _, c := range timeTable {
		got, err := ParseTime(c.typed)
		if err != nil {
			if c.edtf != "" {
				t.Errorf("%q: %v", c.typed, err)
			}
			continue
		}
		if got.EDTF() != c.edtf || got.Words() != c.words {
			t.Errorf("%q:\n got %q, %q\nwant %q, %q", c.typed, got.EDTF(), got.Words(), c.edtf, c.words)
		}
	}
}

// Each row: what is typed and some of the words of the refusal.
var refusedTable = [][2]string{
	{"", "no date"},
	{"   ", "no date"},
	{"yesterday", "not a date that can be read"},
	{"03/04/2016", "3 April or 4 March: write 3 Apr 2016 or 2016-04-03"},
	{"03.04.2016", "3 April or 4 March"},
	{"3/4/16", "short year"},
	{"79", "write AD 79"},
	{"-43", "not a date"},
	{"15 October 16", "short year"},
	{"October", "no year"},
	{"15 October", "no year"},
	{"90s", "which century"},
	{"30 February 2016", "February 2016 has no day 30"},
	{"2015-02-29", "February 2015 has no day 29"},
	{"2016-13", "no month 13"},
	{"2016-13-01", "no month 13"},
	{"13/13/2016", "no month 13"},
	{"2015-W54", "no week 54"},
	{"Sunday 15 October 2016", "15 October 2016 was a Saturday, not a Sunday"},
	{"2016/2015", "ends before it begins"},
	{"16–14 October 2016", "ends before it begins"},
	{"0 BC", "no year 0"},
	{"AD 2000000", "outside the years"},
	{"Y-170000002", "outside the years"},
	{"../..", "not a date"},
	{"before before 1492", "not a date"},
	{"1st 2nd 3rd", "not a date"},
	{"2016-10-15T25:00", "not a date"},
	{strings.Repeat("1", 300), "too long"},
	{"\xff\xfe", "not a date"},
}

func TestParseTimeRefuses(t *testing.T) {
	for _, c := range refusedTable {
		got, err := ParseTime(c[0])
		if err == nil {
			t.Errorf("%q was read as %s", c[0], got)
		} else if !strings.Contains(err.Error(), c[1]) {
			t.Errorf("%q: %q, which does not say %q", c[0], err, c[1])
		}
	}
}

// anyTime draws times such as the program makes: whole units and ranges of
// them, with every modifier.
func anyTime(t *rapid.T) Time {
	years := rapid.OneOf(rapid.IntRange(-120, 120), rapid.IntRange(1400, 2100), rapid.IntRange(MinYear+200, MaxYear-200))
	g := Grain(rapid.IntRange(int(Second), Grains-1).Draw(t, "grain"))
	at := func(name string, y int) Time {
		secs := rapid.Int64Range(0, 365*24*3600-1).Draw(t, name)
		return g.Unit(date(y, time.January, 1).Add(time.Duration(secs) * time.Second))
	}
	y := years.Draw(t, "year")
	first := at("second", y)
	mod := Modifier(rapid.IntRange(0, Modifiers-1).Draw(t, "modifier"))
	switch mod {
	case Before:
		return Time{Earliest, first.End, g, Before}
	case After:
		return Time{first.Start, Latest, g, After}
	}
	r := first
	if rapid.Bool().Draw(t, "range") {
		last := at("last", y+rapid.IntRange(0, 80).Draw(t, "years on"))
		if last.Start.Before(first.Start) {
			first, last = last, first
		}
		r = first.Through(last)
	}
	return r.Part(mod)
}

func TestEDTFReadsBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		want := anyTime(t)
		got, err := ParseTime(want.EDTF())
		if err != nil {
			t.Fatalf("%s: %v", want.EDTF(), err)
		}
		if want.Modifier == Early || want.Modifier == Mid || want.Modifier == Late {
			want = want.whole() // EDTF has no sign for these
			want.Modifier = Plain
		}
		if got.Start != want.Start || got.End != want.End || got.Modifier != want.Modifier {
			t.Fatalf("%s was read as %s to %s, modifier %d, from %s to %s, modifier %d", want.EDTF(),
				got.Start, got.End, got.Modifier, want.Start, want.End, want.Modifier)
		}
	})
}

func TestWordsReadBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		want := anyTime(t)
		got, err := ParseTime(want.Words())
		if err != nil {
			t.Fatalf("%s: %v", want.Words(), err)
		}
		if got.Start != want.Start || got.End != want.End || got.Modifier != want.Modifier {
			t.Fatalf("%q was read as %s (%q), not %s", want.Words(), got, got.Words(), want)
		}
	})
}

func TestPart(t *testing.T) {
	for _, c := range [...][2]string{
		{"early October 2016", "2016-10-01/2016-10-10"},
		{"mid October 2016", "2016-10-11/2016-10-20"},
		{"late October 2016", "2016-10-21/2016-10-31"},
		{"early 2015", "2015-01/2015-04"},
		{"mid-2015", "2015-05/2015-08"},
		{"late 2014", "2014-09/2014-12"},
		{"late summer 2016", "2016-08"},
		{"early 1990s", "1990/1992"},
		{"late 1990s", "1997/1999"},
		{"mid 19th century", "1833/1866"},
		{"early 15 October 2016", "2016-10-15"},
		{"late week of 10 October 2016", "2016-W41"},
	} {
		got, err := ParseTime(c[0])
		want, _ := ParseTime(c[1])
		if err != nil || got.Start != want.Start || got.End != want.End {
			t.Errorf("%s is from %s to %s, want %s: %v", c[0], got.Start, got.End, c[1], err)
		}
	}
}

// X stands for digits in years of four digits only, at both ends of a range.
func TestLateRangesReadBack(t *testing.T) {
	for g, want := range map[Grain]string{Decade: "9990/Y10009", Century: "9900/Y10099"} {
		r := g.Unit(date(9995, time.January, 1)).Through(g.Unit(date(10005, time.January, 1)))
		got, err := ParseTime(r.EDTF())
		if r.EDTF() != want || err != nil || got.Start != r.Start || got.End != r.End {
			t.Errorf("%s, want %s; read as %s: %v", r.EDTF(), want, got, err)
		}
	}
}

func TestUnitsFollowEachOther(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		g := Grain(rapid.IntRange(int(Second), Grains-1).Draw(t, "grain"))
		at := time.Unix(rapid.Int64Range(Earliest.Unix()/2, Latest.Unix()/2).Draw(t, "at"), 0).UTC()
		if rapid.Bool().Draw(t, "early") {
			at = date(rapid.IntRange(-250, 250).Draw(t, "year"), 1, 1).Add(-time.Second)
		}
		u := g.Unit(at)
		if at.Before(u.Start) || !at.Before(u.End) {
			t.Fatalf("the %s of %s is %s to %s", g, at, u.Start, u.End)
		}
		if !g.Floor(u.Start).Equal(u.Start) || !g.Floor(u.End).Equal(u.End) || !g.Floor(u.End.Add(-1)).Equal(u.Start) {
			t.Fatalf("the %s from %s to %s is no unit", g, u.Start, u.End)
		}
	})
}

func TestZeroTime(t *testing.T) {
	if z := (Time{}); !z.IsZero() || z.EDTF() != "" || z.Words() != "undated" {
		t.Errorf("no time: %q, %q", z.EDTF(), z.Words())
	}
	if YearTime(1).IsZero() {
		t.Error("the year 1 is taken for no time")
	}
}

func FuzzParseTime(f *testing.F) {
	for _, c := range timeTable {
		f.Add(c.typed)
	}
	for _, c := range refusedTable {
		f.Add(c[0])
	}
	f.Fuzz(func(t *testing.T, s string) {
		got, err := ParseTime(s)
		if err != nil {
			if !got.IsZero() {
				t.Fatalf("%q: a time beside the error %v", s, err)
			}
			return
		}
		if !got.Start.Before(got.End) || got.Start.Before(Earliest) || got.End.After(Latest) {
			t.Fatalf("%q: %s to %s", s, got.Start, got.End)
		}
		again, err := ParseTime(got.Words())
		if err != nil || !again.Start.Equal(got.Start) || !again.End.Equal(got.End) {
			t.Fatalf("%q is %q, which is read as %s: %v", s, got.Words(), again, err)
		}
		again, err = ParseTime(got.EDTF())
		got = got.whole()
		if err != nil || !again.Start.Equal(got.Start) || !again.End.Equal(got.End) {
			t.Fatalf("%q is %s, which is read as %s: %v", s, got.EDTF(), again, err)
		}
	})
}

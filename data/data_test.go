package data

import (
	"strings"
	"testing"
	"time"

	"dateline/geo"
)

func TestTitle(t *testing.T) {
	long := strings.Repeat("Żółć ", 40)
	for _, c := range []struct {
		a    Article
		want string
	}{
		{Article{Headline: "Talks resume", Summary: "s", File: "f"}, "Talks resume"},
		{Article{Summary: "Envoys met.", Text: "Envoys met.", File: "f"}, "Envoys met."},
		{Article{Text: "No summary.", Paragraphs: []geo.Span{{Start: 0, End: 11}}, File: "f"}, "No summary."},
		{Article{Text: "2 July 2015\n\nEnvoys met.", Paragraphs: []geo.Span{{End: 11}, {Start: 13, End: 24}}, Kinds: []Kind{DateLine, Body}}, "Envoys met."},
		{Article{File: "f.txt"}, "f.txt"},
		{Article{Headline: long}, strings.TrimSpace(long[:strings.LastIndexByte(long[:97], ' ')]) + "…"},
		{Article{Headline: strings.Repeat("ż", 80)}, strings.Repeat("ż", 48) + "…"},
	} {
		if got := c.a.Title(); got != c.want {
			t.Errorf("%q, want %q", got, c.want)
		}
	}
}

// A headline that is a part of the text is not told to the finder twice.
func TestDocument(t *testing.T) {
	a := Article{Text: "Talks resume\n\nBy the lake.", Headline: "Talks resume", URL: "u", Kinds: []Kind{Headline, Body}}
	if d := a.Document(); d != (geo.Document{Text: a.Text, URL: "u"}) {
		t.Errorf("%+v", d)
	}
	a.Kinds = []Kind{Body, Body}
	if d := a.Document(); d.Title != "Talks resume" {
		t.Errorf("%+v", d)
	}
}

func TestCount(t *testing.T) {
	for _, c := range []struct{ got, want string }{
		{Count(0, "file"), "0 files"},
		{Count(1, "file"), "1 file"},
		{Count(1204, "file"), "1,204 files"},
		{Grouped(999), "999"},
		{Grouped(-123), "-123"},
		{Grouped(-1234), "-1,234"},
		{Grouped(int64(1234567890)), "1,234,567,890"},
	} {
		if c.got != c.want {
			t.Errorf("%q, want %q", c.got, c.want)
		}
	}
}

// A sentence that names a place and its people names the place.
func TestPassageUse(t *testing.T) {
	p := Passage{Findings: []geo.Finding{
		{Mention: geo.Mention{Use: geo.Embedded}},
		{Mention: geo.Mention{Use: geo.Literal}},
		{Mention: geo.Mention{Use: geo.Demonym}},
	}}
	if got := p.Use(); got != geo.Literal {
		t.Errorf("the use is %s", got)
	}
	p.Findings = p.Findings[2:]
	if got := p.Use(); got != geo.Demonym {
		t.Errorf("the use is %s", got)
	}
}

func TestTimexEDTF(t *testing.T) {
	at := func(h int) Time { return Minute.Unit(date(2016, time.October, 14).Add(time.Duration(h) * time.Hour)) }
	for _, c := range []struct {
		x    Timex
		want string
	}{
		{Timex{Type: ClockTimex, Value: "2016-10-14T15:00", Time: at(15)}, "2016-10-14T15:00"},
		{Timex{Type: ClockTimex, Value: "2016-10-14T15:00Z", Time: at(15)}, "2016-10-14T15:00Z"},
		{Timex{Type: ClockTimex, Value: "2016-10-14T15:00-05", Time: at(20)}, "2016-10-14T20:00Z"},
		{Timex{Type: ClockTimex, Value: "2016-10-14TAF", Time: Time{Start: at(12).Start, End: at(18).Start, Grain: Hour}}, "2016-10-14T12/2016-10-14T17"},
		{Timex{Type: DateTimex, Value: "2016-10-14", Time: DayTime(2016, time.October, 14)}, "2016-10-14"},
		{Timex{Type: DurationTimex, Value: "PT72H"}, ""},
	} {
		got := c.x.EDTF()
		if got != c.want {
			t.Errorf("%s is %q, want %q", c.x.Value, got, c.want)
		}
		if back, err := ParseTime(got); got != "" && (err != nil || back != c.x.Time) {
			t.Errorf("%q is read back as %v, %v", got, back, err)
		}
	}
}

package article

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"strings"
	"testing"
	"unicode/utf16"
	"unicode/utf8"

	"dateline/data"

	"github.com/google/go-cmp/cmp"
)

// dump writes an article as the tests read it: what is known of it, then its
// paragraphs with their kinds.
func dump(a *data.Article) string {
	var b strings.Builder
	say := func(name, value string) {
		if value != "" {
			fmt.Fprintf(&b, "%s: %s\n", name, value)
		}
	}
	say("url", a.URL)
	say("outlet", a.Outlet)
	if a.Numbers != nil {
		say("numbers", fmt.Sprint(a.Numbers))
	}
	say("headline", a.Headline)
	say("summary", a.Summary)
	say("published", fmt.Sprintf("%s %s", a.Published.EDTF(), a.DatedBy))
	say("dateline", a.Dateline)
	say("credit", a.Credit)
	for _, l := range a.Links {
		say("link", l.Label+" → "+l.Text)
	}
	for i, p := range a.Paragraphs {
		fmt.Fprintf(&b, "%s| %s\n", [data.Kinds]string{"", "standfirst", "subhead", "headline", "date"}[a.Kinds[i]], p.In(a.Text))
	}
	return b.String()
}

// Each row: a file's name, its bytes, and what is read.
var formats = []struct{ name, file, bytes, want string }{
	{
		"the seed format, whole", "a.txt",
		"http://www.aljazeera.com/news/2016/10/harbour-talks-161015035430288.html\n202\n20\n" +
			"Envoys met by the lake.\n\n" +
			"Envoys of ten states met in Lausanne on Saturday.\n\nOPINION: Who gains?\n\n'Concrete steps'\n\n" +
			"They will meet again.\n\nREAD MORE: Paris wants a probe\n\nSource: Our own staff And News Agencies",
		`url: http://www.aljazeera.com/news/2016/10/harbour-talks-161015035430288.html
outlet: aljazeera.com
numbers: [202 20]
summary: Envoys met by the lake.
published: 2016-10-15T03:54:30Z from its address
credit: Our own staff And News Agencies
link: OPINION → Who gains?
link: READ MORE → Paris wants a probe
standfirst| Envoys met by the lake.
| Envoys of ten states met in Lausanne on Saturday.
subhead| 'Concrete steps'
| They will meet again.
`,
	},
	{
		"the seed format without a summary", "a.txt",
		"https://dateline.example/2016/10/a.html\n1\n-2\n\nOne paragraph.\n",
		`url: https://dateline.example/2016/10/a.html
outlet: dateline.example
numbers: [1 -2]
published: 2016-10 from its address
| One paragraph.
`,
	},
	{
		"the seed format with a summary alone", "a.txt",
		"https://dateline.example/a\n1\n2\nSource: a summary is the text, whatever it looks like.",
		`url: https://dateline.example/a
outlet: dateline.example
numbers: [1 2]
summary: Source: a summary is the text, whatever it looks like.
published:  undated
standfirst| Source: a summary is the text, whatever it looks like.
`,
	},
	{
		"an address without the integers is plain text", "a.txt",
		"https://dateline.example/2016/10/15/a.html\n\nThe bridge has opened.\n",
		`url: https://dateline.example/2016/10/15/a.html
outlet: dateline.example
published: 2016-10-15 from its address
| The bridge has opened.
`,
	},
	{
		"plain text with headline, date line and dateline", "a.txt",
		"Bridge opens after ten years\n\n15 October 2016\n\nBASEL, Switzerland (Agency) — The bridge has opened.\n\nIt is long.\n",
		`headline: Bridge opens after ten years
published: 2016-10-15 from its dateline
dateline: BASEL, Switzerland
headline| Bridge opens after ten years
date| 15 October 2016
| BASEL, Switzerland (Agency) — The bridge has opened.
| It is long.
`,
	},
	{
		"plain text whose headline stands under the date", "a.txt",
		"Published: 15 October 2016\n\nBridge opens after ten years\n\nThe bridge has opened. It is long.\n",
		`headline: Bridge opens after ten years
published: 2016-10-15 from its dateline
date| Published: 15 October 2016
headline| Bridge opens after ten years
| The bridge has opened. It is long.
`,
	},
	{
		"an old wire's dateline, its year of two digits", "wire.txt",
		"SAN MARCOS, 3 JAN 90 -- THE BRIDGE HAS OPENED AGAIN.\n",
		`published: 1990-01-03 from its dateline
dateline: SAN MARCOS, 3 JAN 90
| SAN MARCOS, 3 JAN 90 -- THE BRIDGE HAS OPENED AGAIN.
`,
	},
	{
		"an old wire's dateline with the agency", "wire.txt",
		"SAN MARCOS, MARCH 12, '03 (AGENCY) -- THE BRIDGE HAS OPENED AGAIN.\n",
		`published: 2003-03-12 from its dateline
dateline: SAN MARCOS, MARCH 12, '03
| SAN MARCOS, MARCH 12, '03 (AGENCY) -- THE BRIDGE HAS OPENED AGAIN.
`,
	},
	{
		"a dateline with its day, its year from the file's name", "basel-2016-10-15.txt",
		"BASEL, Oct 14 (Agency) - The bridge has opened.\n",
		`published: 2016-10-14 from its dateline
dateline: BASEL, Oct 14
| BASEL, Oct 14 (Agency) - The bridge has opened.
`,
	},
	{
		"the same where nothing gives the year", "basel.txt",
		"BASEL, Oct 14 (Agency) - The bridge has opened.\n",
		`published:  undated
dateline: BASEL, Oct 14
| BASEL, Oct 14 (Agency) - The bridge has opened.
`,
	},
	{
		"an old paper scanned to a file", "1871-03-18_Times_p4.txt",
		"The insurrection in Paris has spread\nto the heights.\n",
		`published: 1871-03-18 from its file name
| The insurrection in Paris has spread to the heights.
`,
	},
	{
		"lines broken to a width", "a.txt",
		"A headline\n\nThe ministers of the ten states came together on\nSaturday by the lake to talk of the bridge that\nhas been shut since spring.\nThey talked for long and agreed on nothing, al-\nAssad said.\nREAD MORE: The bridge\n",
		`headline: A headline
published:  undated
link: READ MORE → The bridge
headline| A headline
| The ministers of the ten states came together on Saturday by the lake to talk of the bridge that has been shut since spring.
| They talked for long and agreed on nothing, al-Assad said.
`,
	},
	{
		"a paragraph to a line", "a.txt",
		strings.Repeat("Long ", 30) + "one.\nShort two.\n" + strings.Repeat("Long ", 30) + "three.\n",
		"published:  undated\n| " + strings.Repeat("Long ", 30) + "one.\n| Short two.\n| " + strings.Repeat("Long ", 30) + "three.\n",
	},
	{
		"a short paragraph to a line", "a.txt",
		"The bridge has opened.\nIt had been shut since the flood in spring.\nThe mayor came.\nNobody else did.\n",
		"published:  undated\n| The bridge has opened.\n| It had been shut since the flood in spring.\n| The mayor came.\n| Nobody else did.\n",
	},
	{
		"lines broken to a width, paragraphs indented", "a.txt",
		"  The bridge over the Rhine has opened, ten years\nlate. It cost twice as much as had been foreseen.\n  The mayor came with his wife, two dogs and a\nband, and cut a ribbon.\n",
		"published:  undated\n| The bridge over the Rhine has opened, ten years late. It cost twice as much as had been foreseen.\n| The mayor came with his wife, two dogs and a band, and cut a ribbon.\n",
	},
	{
		"what only looks like a label", "a.txt",
		"Minister: we go on\n\nOPINION: " + strings.Repeat("this is far too long for a link ", 10) + ".\n\nSource: not at the end.\n\nOPINION:\n\nThe end.\n",
		"headline: Minister: we go on\npublished:  undated\nheadline| Minister: we go on\n| OPINION: " + strings.Repeat("this is far too long for a link ", 10) +
			".\n| Source: not at the end.\n| OPINION:\n| The end.\n",
	},
	{
		"other line ends and characters that nobody sees", "a.txt",
		"One\u200B word.\r\rTwo\u00ADfold.\u2029Three\x07 more.\fFour.",
		"published:  undated\n| One word.\n| Twofold.\n| Three more.\n| Four.\n",
	},
}

func TestFormats(t *testing.T) {
	for _, c := range formats {
		t.Run(c.name, func(t *testing.T) {
			a, err := Decode(c.file, []byte(c.bytes))
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(c.want, dump(a)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// Each row: the bytes of a file and the reason why it is not read.
var malformed = []struct {
	name, bytes string
	want        error
	words       string
}{
	{"nothing", "", ErrEmpty, "odd.txt holds no text"},
	{"a byte order mark alone", "\xEF\xBB\xBF", ErrEmpty, ""},
	{"blanks", " \t\r\n\u00A0\n", ErrEmpty, ""},
	{"a head alone", "https://dateline.example/a\n1\n2\n\n", ErrEmpty, ""},
	{"links and a credit alone", "READ MORE: a\n\nSource: b", ErrEmpty, ""},
	{"zero bytes in text", "Geneva\x00talks go on", ErrBinary, "no text has"},
	{"zero bytes alone", strings.Repeat("\x00", 64), ErrBinary, ""},
	{"UTF-16 cut in its middle", "\x00G\x00e\x00n\x00", ErrBinary, ""},
	{"UTF-32", "G\x00\x00\x00e\x00\x00\x00n\x00\x00\x00", ErrBinary, ""},
	{"control characters", strings.Repeat("\x01\x02", 30), ErrBinary, ""},
	{"bytes that no encoding here has", strings.Repeat("\x81\x8D\x90", 20), ErrBinary, ""},
	{"a PDF", "%PDF-1.7\nsome text", ErrUnknownKind, "is a PDF, which is of a kind that is not read"},
	{"an archive", "PK\x03\x04abc", ErrUnknownKind, ""},
	{"an HTML page", "\n <!DOCTYPE HTML><html>", ErrUnknownKind, "HTML"},
	{"an XML document", "<?xml version='1.0'?>", ErrUnknownKind, ""},
	{"JSON", "{\"text\": \"Geneva\"}", ErrUnknownKind, "JSON"},
	{"JSON after a byte order mark", "\uFEFF{\"text\": \"Geneva\"}", ErrUnknownKind, "JSON"},
	{"an HTML page in UTF-16", "\xFF\xFE<\x00h\x00t\x00m\x00l\x00>\x00", ErrUnknownKind, "HTML"},
	{"JSON Lines", "{\"a\":1}\n{\"a\":", ErrUnknownKind, ""},
	{"too much", strings.Repeat("a", MaxSize+1), ErrTooLarge, "16 MiB"},
}

func TestMalformed(t *testing.T) {
	for _, c := range malformed {
		a, err := Decode("odd.txt", []byte(c.bytes))
		if !errors.Is(err, c.want) || a != nil {
			t.Errorf("%s: %v, want %v", c.name, err, c.want)
		} else if !strings.HasPrefix(err.Error(), "odd.txt ") || !strings.Contains(err.Error(), c.words) {
			t.Errorf("%s: %q does not say %q of the file", c.name, err, c.words)
		}
	}
}

// Not every odd file is refused: these are texts.
func TestOddButText(t *testing.T) {
	for name, c := range map[string]struct{ bytes, text, encoding string }{
		"an aside in brackets":         {"[Applause] The talks go on.", "[Applause] The talks go on.", "UTF-8"},
		"a stray control character":    {"The \x0Etalks go on.", "The talks go on.", "UTF-8"},
		"UTF-8 with one byte broken":   {"Zürich, Genève, Neuchâtel \xC3", "Zürich, Genève, Neuchâtel \uFFFD", "UTF-8, damaged"},
		"the same after a mark":        {"\xEF\xBB\xBFGeneva \xFF", "Geneva \uFFFD", "UTF-8, damaged"},
		"Windows-1252":                 {"Z\xFCrich \x96 \x93Gen\xE8ve\x94", "Zürich – “Genève”", "Windows-1252"},
		"UTF-8 with a mark":            {"\xEF\xBB\xBFZ\u00FCrich", "Zürich", "UTF-8 with a byte order mark"},
		"UTF-16 without a mark":        {utf16Bytes("Женева и Цюрих в мае", binary.LittleEndian), "Женева и Цюрих в мае", "UTF-16, little endian"},
		"UTF-16 of the other order":    {utf16Bytes("Geneva", binary.BigEndian), "Geneva", "UTF-16, big endian"},
		"UTF-16 with half a character": {"\xFF\xFEG\x00\x00\xD8", "G\uFFFD", "UTF-16, little endian"},
	} {
		a, err := Decode("odd.txt", []byte(c.bytes))
		if err != nil {
			t.Errorf("%s: %v", name, err)
		} else if a.Text != c.text || a.Encoding != c.encoding {
			t.Errorf("%s: %q in %s, want %q in %s", name, a.Text, a.Encoding, c.text, c.encoding)
		}
	}
}

func utf16Bytes(s string, order binary.AppendByteOrder) string {
	var b []byte
	for _, u := range utf16.Encode([]rune(s)) {
		b = order.AppendUint16(b, u)
	}
	return string(b)
}

// The same text in every encoding that has its letters gives the same article.
func TestEncodingsAgree(t *testing.T) {
	text := formats[0].bytes + "\n\nZürich – “Genève”.\n"
	want, err := Decode("a.txt", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	var latin bytes.Buffer
	for _, r := range text {
		switch r {
		case '–':
			r = 0x96
		case '“':
			r = 0x93
		case '”':
			r = 0x94
		}
		latin.WriteByte(byte(r))
	}
	for name, b := range map[string]string{
		"UTF-8 with mark, CRLF":     "\uFEFF" + strings.ReplaceAll(text, "\n", "\r\n"),
		"UTF-16 LE with mark":       "\xFF\xFE" + utf16Bytes(text, binary.LittleEndian),
		"UTF-16 BE with mark":       "\xFE\xFF" + utf16Bytes(text, binary.BigEndian),
		"UTF-16 LE":                 utf16Bytes(text, binary.LittleEndian),
		"UTF-16 BE, CR":             utf16Bytes(strings.ReplaceAll(text, "\n", "\r"), binary.BigEndian),
		"Windows-1252":              latin.String(),
		"UTF-16 LE, marked, marked": "\xFF\xFE" + utf16Bytes("\uFEFF"+text, binary.LittleEndian),
	} {
		got, err := Decode("a.txt", []byte(b))
		if err != nil {
			t.Errorf("%s: %v", name, err)
		} else if diff := cmp.Diff(dump(want), dump(got)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

// Each row: an address and the EDTF of the time that it carries.
func TestAddressTime(t *testing.T) {
	for _, c := range [][2]string{
		{"http://www.aljazeera.com/news/2016/10/talks-161015035430288.html", "2016-10-15T03:54:30Z"},
		{"http://www.aljazeera.com/news/2016/10/talks.html", "2016-10"},
		{"http://www.aljazeera.com/news/2016/10/talks-171015035430288.html", "2016-10"}, // the number is something else
		{"http://www.aljazeera.com/news/talks-161315035430288.html", ""},                // month 13
		{"http://www.aljazeera.com/news/talks-161015035430288.html", "2016-10-15T03:54:30Z"},
		{"https://dateline.example/2016/10/15/talks", "2016-10-15"},
		{"https://dateline.example/2016/oct/15/talks", "2016-10-15"},
		{"https://dateline.example/world/2016-10-15-talks", "2016-10-15"},
		{"https://dateline.example/world/talks-2016-10-15/", "2016-10-15"},
		{"https://dateline.example/article/20161015/NEWS01/90320003/-1/rss", "2016-10-15"},
		{"https://dateline.example/talks-20161015.html", "2016-10-15"},
		{"https://dateline.example/talks-20161015035430.html", "2016-10-15T03:54:30Z"},
		{"https://dateline.example/2016/10/15/talks-20161015035430.html", "2016-10-15T03:54:30Z"},
		{"https://dateline.example/1666/09/12/fire", "1666-09-12"},
		{"https://dateline.example/2016/13/15/talks", ""},
		{"https://dateline.example/2016/02/30/talks", "2016-02"},
		{"https://dateline.example/0016/10/15/talks", ""},
		{"https://dateline.example/talks-90320161015", ""},
		{"https://dateline.example/2016/talks", ""},
		{"https://dateline.example/?p=20161015", ""},
		{"https://dateline.example/9999/99/99/999999999999999", ""},
		{"::not an address::", ""},
		{"", ""},
	} {
		if got, _ := AddressTime(c[0]); got.EDTF() != c[1] {
			t.Errorf("%s: %q, want %q", c[0], got.EDTF(), c[1])
		}
	}
}

func TestNameTime(t *testing.T) {
	for _, c := range [][2]string{
		{"1871-03-18_Times_p4", "1871-03-18"},
		{"2016-10-15", "2016-10-15"},
		{"Times 2016_10_15 p4", "2016-10-15"},
		{"20161015", "2016-10-15"},
		{"scan20161015b", "2016-10-15"},
		{"2016-10", "2016-10"},
		{"Le_Temps_2016.10_cahier", "2016-10"},
		{"2016-10_15", "2016-10"}, // the 15 may be a page
		{"2016-13-15", ""},
		{"1015", ""},
		{"report2016", ""},
		{"000_ab9e4a1f15e029a4", ""},
		{"1234567890", ""},
		{"0871-03-18", ""},
	} {
		if got, _ := nameTime(c[0]); got.EDTF() != c[1] {
			t.Errorf("%s: %q, want %q", c[0], got.EDTF(), c[1])
		}
	}
}

func TestDateline(t *testing.T) {
	for _, c := range [][2]string{
		{"GENEVA, Oct 14 (Agency) — Talks go on.", "GENEVA, Oct 14"},
		{"GENEVA — Talks go on.", "GENEVA"},
		{"ST. LOUIS, Mo. (AP) -- A bridge fell.", "ST. LOUIS, Mo"},
		{"NEW YORK – A bridge fell.", "NEW YORK"},
		{"McALLEN, Texas - A bridge fell.", "McALLEN, Texas"},
		{"RIO DE JANEIRO, 3 May 2016 — A bridge fell.", "RIO DE JANEIRO, 3 May 2016"},
		{"MOSCOW Oct 14 - Talks go on.", "MOSCOW Oct 14"},
		{"AL-QAMISHLI, Syria, Oct. 14, 2016 — Talks.", "AL-QAMISHLI, Syria, Oct. 14, 2016"},
		{"Talks in GENEVA — they go on.", ""},
		{"BREAKING — Talks go on.", ""},
		{"UPDATE 1 - Talks go on.", ""},
		{"“WE GO ON” — so they said.", ""},
		{"US-Russia talks - what we know", ""},
		{"GENEVA talks go on.", ""},
		{"A — B", ""},
		{"UN — the world body — met.", ""},
		{"", ""},
	} {
		if got, _ := datelineOf(c[0]); got != c[1] {
			t.Errorf("%q: %q, want %q", c[0], got, c[1])
		}
	}
	for _, c := range [][3]string{
		{"GENEVA, Oct 14", "2016-10", "2016-10-14"},
		{"GENEVA, Dec. 31", "2017-01-02", "2016-12-31"},
		{"GENEVA, Oct 14", "1999-01-01", ""}, // too far away to be the same story
		{"GENEVA, Oct 14", "", ""},
		{"GENEVA, 14 October 2016", "", "2016-10-14"},
		{"GENEVA, Oct. 14, 2016", "", "2016-10-14"},
		{"GENEVA, Feb 30, 2016", "", ""},
		{"GENEVA, Foo 14, 2016", "", ""},
		{"MOSCOW Oct 14", "2016-10-15", "2016-10-14"},
		{"GENEVA", "2016-10-15", ""},
	} {
		var near data.Time
		if c[1] != "" {
			near, _ = data.ParseTime(c[1])
		}
		if got, _ := datelineTime(c[0], near); got.EDTF() != c[2] {
			t.Errorf("%q near %q: %q, want %q", c[0], c[1], got.EDTF(), c[2])
		}
	}
}

func TestDateLine(t *testing.T) {
	for _, c := range [][2]string{
		{"15 October 2016", "2016-10-15"},
		{"Published: 15 Oct 2016", "2016-10-15"},
		{"Published on Saturday, October 15, 2016.", "2016-10-15"},
		{"Updated 2016-10-15T03:54:30Z", "2016-10-15T03:54:30Z"},
		{"October 2016", ""},
		{"2016", ""},
		{"c. 15 October 2016", ""},
		{"14–16 October 2016", ""},
		{"03/04/2016", ""},
		{"15 October 2016 was a Saturday", ""},
	} {
		if got, _ := dateLine(c[0]); got.EDTF() != c[1] {
			t.Errorf("%q: %q, want %q", c[0], got.EDTF(), c[1])
		}
	}
}

type outlets map[string]string

func (o outlets) Name(host string) (string, bool) { n, ok := o[host]; return n, ok }

func TestOutlet(t *testing.T) {
	r := Reader{Outlets: outlets{"www.aljazeera.com": "Al Jazeera"}}
	for address, want := range map[string]string{
		"http://WWW.AlJazeera.com:80/a": "Al Jazeera",
		"http://www.other.example/a":    "other.example",
	} {
		a, err := r.Decode("a", []byte(address+"\n1\n2\nText."))
		if err != nil {
			t.Fatal(err)
		}
		if a.Outlet != want {
			t.Errorf("%s: %q, want %q", address, a.Outlet, want)
		}
	}
}

func TestSum(t *testing.T) {
	a, err := Decode("a", []byte("abc"))
	if err != nil {
		t.Fatal(err)
	}
	if want := "ba7816bf8f01cfea"; a.ID != want || fmt.Sprintf("%x", a.Sum[:8]) != want {
		t.Errorf("ID %s, want %s: the sum is that of the bytes", a.ID, want)
	}
}

func FuzzDecode(f *testing.F) {
	for _, c := range formats {
		f.Add(c.file, []byte(c.bytes))
		f.Add(c.file, []byte(utf16Bytes(c.bytes, binary.BigEndian)))
	}
	for _, c := range malformed {
		if len(c.bytes) < 1000 {
			f.Add("odd.txt", []byte(c.bytes))
		}
	}
	f.Fuzz(func(t *testing.T, name string, b []byte) {
		kept := bytes.Clone(b)
		a, err := Decode(name, b)
		if !bytes.Equal(b, kept) {
			t.Fatal("the bytes were changed")
		}
		if err != nil {
			if a != nil {
				t.Fatal("an article beside an error")
			}
			return
		}
		if !utf8.ValidString(a.Text) || a.Text == "" || strings.ContainsAny(a.Text, "\x00\r\f") {
			t.Fatalf("text %q", a.Text)
		}
		if len(a.Kinds) != len(a.Paragraphs) || len(a.Paragraphs) == 0 {
			t.Fatalf("%d kinds of %d paragraphs", len(a.Kinds), len(a.Paragraphs))
		}
		end := -2
		for _, p := range a.Paragraphs {
			if p.Start != end+2 || p.End <= p.Start || p.End > len(a.Text) || end > 0 && a.Text[end:p.Start] != "\n\n" {
				t.Fatalf("paragraphs %v of %d bytes", a.Paragraphs, len(a.Text))
			}
			if words := p.In(a.Text); strings.TrimSpace(words) != words || strings.Contains(words, "\n") {
				t.Fatalf("paragraph %q", words)
			}
			end = p.End
		}
		if end != len(a.Text) {
			t.Fatalf("paragraphs end at %d of %d", end, len(a.Text))
		}
		if (a.DatedBy == data.Undated) != a.Published.IsZero() || !a.Published.IsZero() && !a.Published.Start.Before(a.Published.End) {
			t.Fatalf("published %s %s", a.Published, a.DatedBy)
		}
		if len(a.Title()) > 103 || a.Title() == "" || !utf8.ValidString(a.Title()) {
			t.Fatalf("title %q", a.Title())
		}
	})
}

func BenchmarkDecode(b *testing.B) {
	text := []byte(strings.Repeat(formats[0].bytes+"\n\n", 20))
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Decode("a.txt", text); err != nil {
			b.Fatal(err)
		}
	}
}

func TestReadCancelled(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := Read(ctx, "article_test.go"); !errors.Is(err, context.Canceled) {
		t.Errorf("read in spite of the context: %v", err)
	}
}

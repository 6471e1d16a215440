package text_test

import (
	"fmt"
	"os"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"dateline/geo"
	"dateline/geo/sessiontest"
	"dateline/geo/text"
)

var escapes = strings.NewReplacer(`\n`, "\n", `\r`, "\r")

func TestSentences(t *testing.T) {
	sessiontest.Run(t, "testdata/sentences.txt", func(in string) (out []string) {
		s := escapes.Replace(in)
		for _, sp := range text.Sentences(s, nil) {
			out = append(out, strings.NewReplacer("\n", `\n`, "\r", `\r`).Replace(sp.In(s)))
		}
		return out
	})
}

func TestTokens(t *testing.T) {
	sessiontest.Run(t, "testdata/tokens.txt", func(in string) []string {
		var out []string
		for _, tok := range text.Tokens(in, nil) {
			w := tok.In(in)
			if tok.Kind != text.Word {
				w = tok.Kind.String() + ":" + w
			}
			out = append(out, w)
		}
		return []string{strings.Join(out, " ")}
	})
}

// check tests what must hold of spans of any text: in order, inside, on
// borders of characters, and nothing but space between them.
func check(t *testing.T, s string, spans []geo.Span) {
	t.Helper()
	end := 0
	for _, sp := range append(spans, geo.Span{Start: len(s), End: len(s)}) {
		if sp.Start < end || sp.End < sp.Start || sp.End > len(s) || sp.Len() == 0 && sp.Start != len(s) {
			t.Fatalf("%q: span %v after %d", s, sp, end)
		}
		for i, r := range s[end:sp.Start] {
			if !unicode.IsSpace(r) && r != '\u200b' && r != '\ufeff' {
				t.Fatalf("%q: %q at %d is in no span", s, r, end+i)
			}
		}
		for _, at := range []int{sp.Start, sp.End} {
			if utf8.ValidString(s) && at < len(s) && !utf8.RuneStart(s[at]) {
				t.Fatalf("%q: %d is inside a character", s, at)
			}
		}
		end = sp.End
	}
}

func spansOf(toks []text.Token) []geo.Span {
	var out []geo.Span
	for _, tok := range toks {
		out = append(out, tok.Span)
	}
	return out
}

func seed(f *testing.F) {
	for _, file := range []string{"testdata/sentences.txt", "testdata/tokens.txt"} {
		b, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		for line := range strings.Lines(string(b)) {
			f.Add(escapes.Replace(strings.TrimSuffix(line, "\n")))
		}
	}
	for _, s := range []string{"", "\xff", "a\xc3\xc3\xa9", "…\xe2", "x'", "’s", "U.", ".\n\n.", "http://", "a@", "é.É", "A-\u200bB", "\xe3\x80"} {
		f.Add(s)
	}
}

func FuzzTokens(f *testing.F) {
	seed(f)
	f.Fuzz(func(t *testing.T, s string) {
		toks := text.Tokens(s, nil)
		check(t, s, spansOf(toks))
		for i, tok := range toks {
			if strings.ContainsFunc(tok.In(s), unicode.IsSpace) {
				t.Fatalf("%q: token %q holds a space", s, tok.In(s))
			}
			if tok.Kind == text.Joiner && (i == 0 || i+1 == len(toks) || toks[i-1].End != tok.Start || toks[i+1].Start != tok.End) {
				t.Fatalf("%q: joiner at %d joins nothing", s, tok.Start)
			}
		}
	})
}

func FuzzSentences(f *testing.F) {
	seed(f)
	f.Fuzz(func(t *testing.T, s string) {
		spans := text.Sentences(s, nil)
		check(t, s, spans)
		for _, sp := range spans {
			if strings.Contains(sp.In(s), "\n\n") {
				t.Fatalf("%q: sentence %q goes over a blank line", s, sp.In(s))
			}
			if w := sp.In(s); strings.TrimSpace(w) != w {
				t.Fatalf("%q: sentence %q begins or ends with a space", s, w)
			}
		}
		// Paragraphs hold all, and no sentence reaches over the end of one.
		paragraphs := text.Paragraphs(s, nil)
		check(t, s, paragraphs)
		at := 0
		for _, sp := range spans {
			for at < len(paragraphs) && paragraphs[at].End <= sp.Start {
				at++
			}
			if at == len(paragraphs) || !paragraphs[at].Contains(sp) {
				t.Fatalf("%q: sentence %q is in no paragraph", s, sp.In(s))
			}
		}
		// What is cut once stays cut: no sentence begins or ends inside a token.
		toks := text.Tokens(s, nil)
		i := 0
		for _, sp := range spans {
			for i < len(toks) && toks[i].End <= sp.Start {
				i++
			}
			if i < len(toks) && toks[i].Start < sp.Start && toks[i].Kind != text.Address && toks[i].Kind != text.Punct && toks[i].Kind != text.Symbol {
				t.Fatalf("%q: token %q reaches into sentence %q", s, toks[i].In(s), sp.In(s))
			}
		}
	})
}

func TestNoGarbage(t *testing.T) {
	s := benchText()
	toks, sents := text.Tokens(s, nil), text.Sentences(s, nil)
	if n := testing.AllocsPerRun(10, func() {
		toks = text.Tokens(s, toks[:0])
		sents = text.Sentences(s, sents[:0])
	}); n != 0 {
		t.Errorf("%v allocations with reused slices, want none", n)
	}
}

// benchText is some 100 kB of prose in paragraphs.
func benchText() string {
	const p = `Fresh talks to end the war began in Lausanne on Saturday, two weeks after the U.S. broke off negotiations with Russia over a truce. "We have no great hopes," Mr. Lavrov told reporters in Moscow, according to the agency's Washington bureau. More than 370 people have been killed in the east of the city since Sept. 22, the Britain-based group said; nearly 70 of them were children. Turkey, Saudi Arabia and Qatar, which back the rebels, sent their foreign ministers.

`
	return strings.Repeat(p, 200)
}

func BenchmarkTokens(b *testing.B) {
	s := benchText()
	var toks []text.Token
	b.SetBytes(int64(len(s)))
	b.ReportAllocs()
	for b.Loop() {
		toks = text.Tokens(s, toks[:0])
	}
}

func BenchmarkSentences(b *testing.B) {
	s := benchText()
	var sents []geo.Span
	b.SetBytes(int64(len(s)))
	b.ReportAllocs()
	for b.Loop() {
		sents = text.Sentences(s, sents[:0])
	}
}

func ExampleParagraphs() {
	wrapped := "Envoys met in Lausanne. They\nwant a truce.\n\nThen they left.\n"
	for _, p := range text.Paragraphs(wrapped, nil) {
		fmt.Printf("%q\n", p.In(wrapped))
	}
	// Output:
	// "Envoys met in Lausanne. They\nwant a truce."
	// "Then they left."
}

func ExampleSentences() {
	s := "Gen. Votel flew to Paris, Tex. The U.S. Army said so."
	for _, sp := range text.Sentences(s, nil) {
		fmt.Println(sp.In(s))
	}
	// Output:
	// Gen. Votel flew to Paris, Tex.
	// The U.S. Army said so.
}

func ExampleTokens() {
	s := "Syria's al-Raqqa"
	for _, tok := range text.Tokens(s, nil) {
		fmt.Printf("%s %q\n", tok.Kind, tok.In(s))
	}
	// Output:
	// word "Syria"
	// clitic "'s"
	// word "al"
	// joiner "-"
	// word "Raqqa"
}

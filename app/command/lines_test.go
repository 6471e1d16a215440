package command

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math"
	"runtime"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"unicode/utf8"

	"dateline/geo"

	"pgregory.net/rapid"
)

// echo answers a line with itself in brackets, or with the error.
func echo(w *bufio.Writer, line []byte, err error) {
	if err != nil {
		fmt.Fprintf(w, "(%v)\n", err)
		return
	}
	fmt.Fprintf(w, "[%s]\n", line)
}

func TestEachLine(t *testing.T) {
	long := strings.Repeat("x", maxLine+1)
	for _, c := range []struct{ name, in, want string }{
		{"nothing", "", ""},
		{"empty lines", "\n \n\r\n\t\n", ""},
		{"no end to the last line", "a\nb", "[a]\n[b]\n"},
		{"line ends of other systems", "a\r\nb\r\n", "[a]\n[b]\n"},
		{"a byte order mark", "\uFEFFa\nb", "[a]\n[b]\n"},
		{"a byte order mark alone", "\uFEFF\n", ""},
		{"bytes that are no text", "\xff\x00\n", "[\xff\x00]\n"},
		{"a line too long", "a\n" + long + "\nb\n", "[a]\n(the line is longer than 16 MiB: split the text)\n[b]\n"},
		{"the last line too long", long, "(the line is longer than 16 MiB: split the text)\n"},
		{"a line as long as may be", long[1:] + "\r\nb", "[" + long[1:] + "]\n[b]\n"},
	} {
		var out bytes.Buffer
		if err := eachLine(t.Context(), strings.NewReader(c.in), &out, echo); err != nil {
			t.Errorf("%s: %v", c.name, err)
		}
		if got := out.String(); got != c.want {
			t.Errorf("%s: %.200q, want %.200q", c.name, got, c.want)
		}
	}
}

// The order is that of the lines even when the work on the first batch of them
// takes longest.
func TestEachLineKeepsOrder(t *testing.T) {
	var in, want strings.Builder
	for i := range 5000 {
		fmt.Fprintf(&in, "%0100d\n", i)
		fmt.Fprintf(&want, "[%0100d]\n", i)
	}
	release := make(chan struct{})
	another := sync.OnceFunc(func() { close(release) }) // a line of another batch has been seen
	var out bytes.Buffer
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(2))
	err := eachLine(t.Context(), strings.NewReader(in.String()), &out, func(w *bufio.Writer, line []byte, err error) {
		if strings.Trim(string(line), "0") == "" {
			<-release
		} else {
			another()
		}
		echo(w, line, err)
	})
	if err != nil || out.String() != want.String() {
		t.Errorf("%v, %d bytes, want %d", err, out.Len(), want.Len())
	}
}

// Of an answer that is longer than memory should hold, only so much lies ready as
// the reader of it is behind, also while an earlier one is being written.
func TestEachLineBoundsAnswers(t *testing.T) {
	const parts, part = 400, 10 << 10
	in := strings.Repeat(strings.Repeat("x", batchSize)+"\n", 12)
	var made, taken, most atomic.Int64
	out := returned(func(n int) {
		most.Store(max(most.Load(), made.Load()-taken.Load()))
		taken.Add(int64(n))
	})
	err := eachLine(t.Context(), strings.NewReader(in), out, func(w *bufio.Writer, _ []byte, _ error) {
		for range parts {
			w.Write(make([]byte, part))
			made.Add(part)
		}
	})
	// Each worker is stopped with its pieces, its buffer and the part at hand, and
	// the writer with the piece that it has taken.
	bound := int64(runtime.GOMAXPROCS(0)+1) * ((maxPieces+2)*pieceSize + part)
	if err != nil || taken.Load() != 12*parts*part || most.Load() > bound {
		t.Errorf("%d bytes of %d, at most %d of them ready, want %d; %v", taken.Load(), 12*parts*part, most.Load(), bound, err)
	}
}

// However many cores there are, lines that are long are not all read ahead of
// the slowest.
func TestEachLineBoundsBytes(t *testing.T) {
	const size, lines = 4 << 20, 40
	before := runtime.GOMAXPROCS(lines) // so that their number alone bounds nothing
	defer runtime.GOMAXPROCS(before)
	line := append(bytes.Repeat([]byte("x"), size), '\n')
	var in []io.Reader
	for range lines {
		in = append(in, bytes.NewReader(line))
	}
	var mu sync.Mutex
	var flying, most, seen int
	full := make(chan struct{})
	err := eachLine(t.Context(), io.MultiReader(in...), returned(func(n int) {
		mu.Lock()
		flying -= n
		mu.Unlock()
	}), func(w *bufio.Writer, line []byte, _ error) {
		mu.Lock()
		flying += len(line)
		most = max(most, flying)
		if seen++; seen == maxInFlight/size {
			close(full) // all that may be are in flight
		}
		mu.Unlock()
		<-full
		w.Write(line)
	})
	if err != nil || seen != lines || most != maxInFlight {
		t.Errorf("%d lines, at most %d bytes of them at once; %v", seen, most, err)
	}
}

// returned is told of the bytes that are written.
type returned func(n int)

func (r returned) Write(b []byte) (int, error) { r(len(b)); return len(b), nil }

func TestBudget(t *testing.T) {
	b := newBudget(10)
	if !b.take(t.Context(), 25) { // more than there is, when all is there
		t.Fatal("a line longer than the whole waits for ever")
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if b.take(ctx, 1) {
		t.Error("bytes that are not there were taken")
	}
	b.give(25)
	if !b.take(t.Context(), 4) || !b.take(t.Context(), 6) || b.take(ctx, 1) {
		t.Error("the whole is not there again")
	}
}

// A program that writes a line and waits gets its answer before it writes the
// next.
func TestEachLineAnswersAtOnce(t *testing.T) {
	in, writes := io.Pipe()
	reads, out := io.Pipe()
	done := make(chan error)
	go func() {
		done <- eachLine(t.Context(), in, out, echo)
	}()
	answers := bufio.NewReader(reads)
	for i := range 20 {
		fmt.Fprintf(writes, "%d\n", i)
		if got, err := answers.ReadString('\n'); err != nil || got != fmt.Sprintf("[%d]\n", i) {
			t.Fatalf("%q, %v", got, err)
		}
	}
	writes.Close()
	if err := <-done; err != nil {
		t.Error(err)
	}
}

func TestEachLineStops(t *testing.T) {
	// When nobody reads the answers any more.
	reads, out := io.Pipe()
	reads.Close()
	err := eachLine(t.Context(), strings.NewReader("a\nb\n"), out, echo)
	if !brokenPipe(err) {
		t.Errorf("closed output: %v", err)
	}
	var stderr bytes.Buffer
	if code := Main(t.Context(), []string{"geoparse"}, strings.NewReader("{\"text\":\"\"}\n"), out, &stderr, deps()); code != 1 || stderr.Len() > 0 {
		t.Errorf("geoparse to a closed output: exit code %d, %q", code, stderr.String())
	}

	// When the input breaks off, after what it gave.
	var answers bytes.Buffer
	broken := errors.New("the disk is gone")
	err = eachLine(t.Context(), io.MultiReader(strings.NewReader("a\nb\n"), failing{broken}), &answers, echo)
	if !errors.Is(err, broken) || answers.String() != "[a]\n[b]\n" {
		t.Errorf("broken input: %v after %q", err, answers.String())
	}

	// When it is told to, though the input waits.
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	in, _ := io.Pipe()
	if err := eachLine(ctx, in, io.Discard, echo); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
	// What was under way then has no answer, for it can't be a good one. Whether
	// the end or the answer is seen first is chance, so it is tried often.
	for range 30 {
		ctx, cancel := context.WithCancel(t.Context())
		answers.Reset()
		err := eachLine(ctx, strings.NewReader("a\n"), &answers, func(w *bufio.Writer, _ []byte, _ error) {
			cancel()
			w.WriteString("interrupted\n")
		})
		if !errors.Is(err, context.Canceled) || answers.Len() > 0 {
			t.Fatalf("cancelled at work: %v after %q", err, answers.String())
		}
	}
	stderr.Reset()
	if code := Main(ctx, []string{"geoparse"}, in, io.Discard, &stderr, deps()); code != 1 || stderr.String() != "dateline: geoparse was interrupted\n" {
		t.Errorf("geoparse cancelled: exit code %d, %q", code, stderr.String())
	}
}

type failing struct{ err error }

func (f failing) Read([]byte) (int, error) { return 0, f.err }

// Offsets of bytes and of code points turn into each other.
func TestOffsets(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.String().Draw(t, "text")
		runes := []rune(text)
		var points, bytes []int
		for range rapid.IntRange(0, 6).Draw(t, "offsets") {
			n := rapid.IntRange(0, len(runes)).Draw(t, "offset")
			points, bytes = append(points, n), append(bytes, len(string(runes[:n])))
		}
		check := func(convert func(string, []*int), from, to []int) {
			got := append([]int(nil), from...)
			var offsets []*int
			for i := range got {
				offsets = append(offsets, &got[i])
			}
			convert(text, offsets)
			for i := range got {
				if got[i] != to[i] {
					t.Fatalf("%q: %v became %v, want %v", text, from, got, to)
				}
			}
		}
		check(toBytes, points, bytes)
		check(toCodePoints, bytes, points)
	})
}

// Numbers and strings are written as encoding/json writes them.
func TestJSON(t *testing.T) {
	same := func(t interface{ Fatalf(string, ...any) }, got []byte, v any) {
		var want bytes.Buffer
		e := json.NewEncoder(&want)
		e.SetEscapeHTML(false)
		if err := e.Encode(v); err != nil {
			t.Fatalf("%v", err)
		}
		if string(got)+"\n" != want.String() {
			t.Fatalf("%v is written %s, want %s", v, got, &want)
		}
	}
	for _, x := range []float64{0, math.Copysign(0, -1), 1, -179.999999, 1e-6, -4e-7, 0.87654321, 12742.5} {
		same(t, appendNumber(nil, x, 1e6), json.Number(strconv.FormatFloat(round(x, 1e6), 'f', -1, 64)))
	}
	for _, x := range []float64{math.NaN(), math.Inf(-1)} {
		if got := string(appendNumber(nil, x, 1e4)); got != "null" {
			t.Errorf("%v is written %s", x, got)
		}
	}
	for c := range 0x100 {
		same(t, appendString(nil, "a"+string([]byte{byte(c)})+"z"), "a"+string([]byte{byte(c)})+"z")
	}
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.OneOf(rapid.String(), rapid.Map(rapid.SliceOf(rapid.Byte()), func(b []byte) string { return string(b) }),
			rapid.SampledFrom([]string{"\u2028 \u2029", "<&>", "“Zürich”\x7f", "𝒜\ufffd"})).Draw(t, "s")
		same(t, appendString(nil, s), s)
	})
}

// A fault in the midst of an answer ends it as one line of JSON that says so.
func TestFaultAmidAnswer(t *testing.T) {
	a := answer{id: json.RawMessage("3"), text: "Genève", toponyms: []toponym{
		{Finding: &geo.Finding{Mention: geo.Mention{Span: geo.Span{Start: 0, End: 7}}}, end: 6},
		{Finding: &geo.Finding{Mention: geo.Mention{Span: geo.Span{Start: 0, End: 99}}}, end: 99},
	}}
	var out bytes.Buffer
	w := bufio.NewWriter(&out)
	err := a.write(w)
	w.Flush()
	var read answerRead
	if bad := json.Unmarshal(out.Bytes(), &read); err == nil || bad != nil || len(read.Toponyms) != 1 || read.Error != err.Error() || string(read.ID) != "3" {
		t.Errorf("%v, %v: %s", err, bad, &out)
	}
}

// answerRead is a line of the answers, as others read it.
type answerRead struct {
	ID       json.RawMessage
	Error    string
	Toponyms []struct {
		Start, End int
		Text, Kind string
		Name       *string
		Lat, Lon   *float64
	}
	Timex  []timexOut
	Events []eventOut
}

// Whatever a line holds, the answer is one line of JSON with sound offsets.
func FuzzGeoparse(f *testing.F) {
	f.Add([]byte(`{"id":1,"text":"“Zürich” & Genève: Nowhere","toponyms":[{"start":1,"end":7,"kind":"demonym"},{"start":0,"end":3}]}`), false)
	f.Add([]byte(`{"id":{"a":[1]},"text":"\ud800Syria","title":"x","url":"::"}`), false)
	f.Add([]byte(`{"text":"Syria","toponyms":[{"start":0,"end":5},{"start":0,"end":5},{"start":4,"end":5}]}`), true)
	f.Add([]byte(`{"text":"“Envoys” met in Genève, Syria and Golan on Friday; 20 were killed. They bombed Syria.","date":"2016-10-15"}`), false)
	f.Add([]byte("{\"id\":{ \"a\" :\n[1]}}"), false)
	f.Add([]byte("\xff"), true)
	f.Add([]byte(`{"text":`), false)
	f.Fuzz(func(t *testing.T, line []byte, given bool) {
		parser := geo.Parser{Finder: names{}, Resolver: names{}}
		g := newGeoparser(t.Context(), parser)
		g.given = given
		var written bytes.Buffer
		w := bufio.NewWriter(&written)
		g.line(w, line, nil)
		w.Flush()
		answer := written.Bytes()
		if !utf8.Valid(answer) || bytes.IndexByte(answer, '\n') != len(answer)-1 {
			t.Fatalf("%q is not one line of text", answer)
		}
		var out answerRead
		if err := json.Unmarshal(answer, &out); err != nil {
			t.Fatalf("%s: %v", answer, err)
		}
		if out.Error != "" {
			if g.bad.Load() != 1 {
				t.Fatal("a bad line was not counted")
			}
			return
		}
		var in lineIn
		if err := json.Unmarshal(line, &in); err != nil {
			t.Fatalf("%q was answered, but is not sound: %v", line, err)
		}
		runes := []rune(*in.Text)
		for i, p := range out.Toponyms {
			if p.Start < 0 || p.End <= p.Start || p.End > len(runes) || string(runes[p.Start:p.End]) != p.Text {
				t.Fatalf("%d to %d of %q is not %q", p.Start, p.End, *in.Text, p.Text)
			}
			if given && (p.Start != *(*in.Toponyms)[i].Start || p.End != *(*in.Toponyms)[i].End) {
				t.Fatalf("the span %d was given elsewhere", i)
			}
			if (p.Lat == nil) != (p.Lon == nil) || (p.Lat == nil) != (p.Name == nil) {
				t.Fatalf("half a place: %s", answer)
			}
		}
		sound := func(start, end int, words string) {
			if start < 0 || end <= start || end > len(runes) || string(runes[start:end]) != words {
				t.Fatalf("%d to %d of %q is not %q", start, end, *in.Text, words)
			}
		}
		for _, x := range out.Timex {
			sound(x.Start, x.End, x.Text)
		}
		for _, e := range out.Events {
			sound(e.Start, e.End, e.Trigger)
			if e.Start < e.Sentence.Start || e.End > e.Sentence.End || (e.Date == nil) != (e.Basis == nil) {
				t.Fatalf("half an event: %s", answer)
			}
			if p := e.Place; p != nil {
				sound(p.Start, p.End, p.Text)
			}
			for _, a := range e.Actors {
				sound(a.Start, a.End, a.Text)
			}
			for _, h := range e.Harm {
				sound(h.Start, h.End, h.Text)
			}
		}
		if given && len(out.Toponyms) != len(*in.Toponyms) {
			t.Fatalf("%d spans were given and %d answered", len(*in.Toponyms), len(out.Toponyms))
		}
	})
}

// BenchmarkGeoparse measures all but the parser: reading, offsets, writing.
func BenchmarkGeoparse(b *testing.B) {
	var in bytes.Buffer
	text := strings.Repeat("Envoys met in Lausanne on Saturday and spoke of Syria, as they had in Genève. ", 50)
	for i := range 100 {
		fmt.Fprintf(&in, "{\"id\":%d,\"text\":%q}\n", i, text)
	}
	findings := names{}.Resolve(geo.Document{Text: text}, names{}.Find(geo.Document{Text: text}))
	g := newGeoparser(b.Context(), geo.Parser{Finder: fixed{}, Resolver: fixed{findings}})
	b.SetBytes(int64(in.Len()))
	b.ReportAllocs()
	for b.Loop() {
		if err := eachLine(b.Context(), bytes.NewReader(in.Bytes()), io.Discard, g.line); err != nil {
			b.Fatal(err)
		}
	}
}

// fixed finds the same in every text.
type fixed struct{ findings []geo.Finding }

func (fixed) Find(geo.Document) []geo.Mention                     { return nil }
func (f fixed) Resolve(geo.Document, []geo.Mention) []geo.Finding { return f.findings }

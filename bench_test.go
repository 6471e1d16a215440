package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"

	"dateline/assets"
	"dateline/data"
	"dateline/data/article"
	"dateline/data/intake"
	"dateline/geo"
	"dateline/geo/gazetteer"
	"dateline/geo/resolve"
	"dateline/geo/text"
	"dateline/geo/toponym"
	"dateline/geo/toponym/tagger"
)

// sampleDocuments are the bundled articles, and how many words they have.
func sampleDocuments(b *testing.B) (docs []geo.Document, words []int) {
	b.Helper()
	for _, a := range sampleArticles(b) {
		docs, words = append(docs, a.Document()), append(words, len(strings.Fields(a.Text)))
	}
	return docs, words
}

func sampleArticles(b *testing.B) (articles []*data.Article) {
	b.Helper()
	files := assets.Sample()
	names, err := fs.Glob(files, "*.txt")
	if err != nil || len(names) == 0 {
		b.Fatal("there are no articles: ", err)
	}
	for _, n := range names {
		content, err := fs.ReadFile(files, n)
		if err != nil {
			b.Fatal(err)
		}
		a, err := article.Decode(n, content)
		if err != nil {
			b.Fatal(err)
		}
		articles = append(articles, a)
	}
	return articles
}

// BenchmarkGeoparse finds the places, times and events of the bundled articles,
// all together, with the real gazetteer and tagger. With -cpu 1,2 it
// tells what a second core is worth. words/s is what it is judged by; on a busy
// machine words/cpu-s, by the time of all cores together, tells more: it stays
// the same if a second core is worth as much as the first.
func BenchmarkGeoparse(b *testing.B) {
	articles := sampleArticles(b)
	_, words := sampleDocuments(b)
	p, err := openParser()
	if err != nil {
		b.Fatal(err)
	}
	events := intake.NewEvents()
	var next, read atomic.Int64
	b.ReportAllocs()
	used := -processorTime()
	b.RunParallel(func(pb *testing.PB) {
		n := 0
		for pb.Next() {
			i := int(next.Add(1)) % len(articles)
			n += words[i]
			found, err := p.Parse(b.Context(), articles[i].Document())
			if err != nil {
				b.Error(err)
				return
			}
			events.Find(articles[i], text.Sentences(articles[i].Text, nil), found)
		}
		read.Add(int64(n))
	})
	used += processorTime()
	b.ReportMetric(float64(read.Load())/b.Elapsed().Seconds(), "words/s")
	if used > 0 {
		b.ReportMetric(float64(read.Load())/used.Seconds(), "words/cpu-s")
	}
}

// BenchmarkOpenParser is what the parser adds to a start: the gazetteer, the
// outlets and the tagger opened, and the first article parsed.
func BenchmarkOpenParser(b *testing.B) {
	docs, _ := sampleDocuments(b)
	for b.Loop() {
		g, err := gazetteer.Open(assets.Gazetteer)
		if err != nil {
			b.Fatal(err)
		}
		o, err := resolve.ReadOutlets(strings.NewReader(assets.Outlets))
		if err != nil {
			b.Fatal(err)
		}
		m, err := tagger.Open(assets.Tagger)
		if err != nil {
			b.Fatal(err)
		}
		p := geo.Parser{Finder: toponym.New(g, m), Resolver: resolve.New(g, o)}
		if _, err := p.Parse(b.Context(), docs[0]); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkProgram runs the program that DATELINE_PROGRAM names: dateline
// version, geoparse on one short text, on 17 megabytes of the bundled articles,
// and on a megabyte of nothing but one name. From file to nowhere, so that no
// other process takes part. It tells the whole process's time, the most memory that it
// held, and its words a second: by the clock, and by the time of all cores
// together, which other jobs on the machine disturb less.
func BenchmarkProgram(b *testing.B) {
	program := os.Getenv("DATELINE_PROGRAM")
	if program == "" {
		b.Skip("DATELINE_PROGRAM must name the program to measure")
	}
	clock, err := exec.LookPath("time")
	if err != nil {
		b.Skip("needs GNU time, to be told memory")
	}
	docs, words := sampleDocuments(b)
	var many bytes.Buffer
	total := 0
	for i := 0; many.Len() < 17<<20; i++ {
		d := docs[i%len(docs)]
		line, err := json.Marshal(map[string]any{"id": i, "text": d.Text, "title": d.Title, "url": d.URL})
		if err != nil {
			b.Fatal(err)
		}
		many.Write(append(line, '\n'))
		total += words[i%len(docs)]
	}
	for _, c := range []struct {
		name  string
		args  []string
		in    []byte
		words int
		cores int // 0: all
	}{
		{"version", []string{"version"}, nil, 0, 0},
		{"first text", []string{"geoparse"}, []byte(`{"id":1,"text":"Envoys met in Lausanne on Saturday."}` + "\n"), 0, 0},
		// Not by -cpu: the first of its numbers does not hold in a benchmark below another.
		{fmt.Sprintf("%d MB, one core", many.Len()>>20), []string{"geoparse"}, many.Bytes(), total, 1},
		{fmt.Sprintf("%d MB, two cores", many.Len()>>20), []string{"geoparse"}, many.Bytes(), total, 2},
		{"1 MB of Paris", []string{"geoparse"}, []byte(`{"text":"` + strings.Repeat("Paris, ", 140_000) + "\"}\n"), 140_000, 0},
	} {
		b.Run(c.name, func(b *testing.B) {
			file := filepath.Join(b.TempDir(), "in.jsonl")
			if err := os.WriteFile(file, c.in, 0o600); err != nil {
				b.Fatal(err)
			}
			var peak, cpu float64
			for b.Loop() {
				// A process of ours would be told to have held what this one
				// did: it is made as a copy of it. The command time is small.
				run := exec.Command(clock, append([]string{"-f", "%M %U %S", program}, c.args...)...)
				if c.cores > 0 {
					run.Env = append(os.Environ(), fmt.Sprint("GOMAXPROCS=", c.cores))
				}
				in, err := os.Open(file)
				if err != nil {
					b.Fatal(err)
				}
				run.Stdin = in
				var told strings.Builder
				run.Stderr = &told
				err = run.Run()
				in.Close()
				if err != nil {
					b.Fatal(err, told.String())
				}
				var kilobytes, user, system float64
				if _, err := fmt.Sscan(told.String(), &kilobytes, &user, &system); err != nil {
					b.Fatalf("%q: %v", told.String(), err)
				}
				peak, cpu = max(peak, kilobytes), cpu+user+system
			}
			b.ReportMetric(peak/1e3, "peak-MB")
			if c.words > 0 {
				b.ReportMetric(float64(c.words)*float64(b.N)/b.Elapsed().Seconds(), "words/s")
				b.ReportMetric(float64(c.words)*float64(b.N)/cpu, "words/cpu-s")
			}
		})
	}
}

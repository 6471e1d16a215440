package command_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

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
	articles, err := inside.Sample()
	if err != nil {
		b.Fatal(err)
	}
	var many bytes.Buffer
	total := 0
	for i := 0; many.Len() < 17<<20; i++ {
		d := articles[i%len(articles)].Document()
		line, err := json.Marshal(map[string]any{"id": i, "text": d.Text, "title": d.Title, "url": d.URL})
		if err != nil {
			b.Fatal(err)
		}
		many.Write(append(line, '\n'))
		total += len(strings.Fields(d.Text))
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

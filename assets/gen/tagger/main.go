// Command tagger trains the model that package toponym reads names with, from
// corpora that are not part of the program.
//
//	go run ./assets/gen/tagger -corpora DIR -out assets/tagger.bin
//
// DIR holds gmb.train.tsv, wikigold.tsv, wnut17.train.tsv, re3d.train.tsv,
// GeoVirus.jsonl and MUC4.jsonl, which NOTICE credits, and gmb.dev.tsv, on which
// the result is measured. The same files give the same bytes. It takes some
// two minutes on one core.
//
// With -fit assets/tagger.bin it prints the weights by which package toponym adds
// the tagger's reading to the evidence of its rules, for evidence.go and
// reading.go, fitted on LGL.jsonl, TR-News.jsonl, GeoWebNews.jsonl,
// GeoVirus.jsonl and gmb.dev.tsv in DIR; fit it after each training.
//
// The corpora name the same things differently, so their labels are made one
// scheme first, see corpus.go; then some are copied in capitals and in small
// letters, see manners, because texts come so, too.
package main

import (
	"flag"
	"fmt"
	"log"
	"os"
	"path/filepath"
	"time"

	"dateline/geo"
	"dateline/geo/gazetteer"
	"dateline/geo/toponym"
	"dateline/geo/toponym/tagger"
)

func main() {
	log.SetFlags(0)
	log.SetPrefix("tagger: ")
	var o options
	flag.StringVar(&o.corpora, "corpora", "", "the folder of the corpora")
	flag.StringVar(&o.gazetteer, "gazetteer", "assets/gazetteer.bin", "the gazetteer")
	flag.StringVar(&o.out, "out", "", "the file to write; none if empty")
	flag.IntVar(&o.trainer.Rounds, "rounds", 6, "rounds of training")
	flag.StringVar(&o.fit, "fit", "", "a model: fit the finder's weights to it and print them, instead of training")
	flag.Float64Var(&o.trainer.Rate, "rate", 0.08, "rate of learning")
	flag.Float64Var(&o.trainer.Decay, "decay", 1e-4, "pull of weights to nothing")
	flag.Float64Var(&o.trainer.Dropout, "dropout", 0.25, "share of words that are hidden")
	flag.IntVar(&o.trainer.Bits, "bits", 16, "logarithm of the number of buckets")
	flag.IntVar(&o.trainer.Seldom, "seldom", 2, "least times that a feature is met")
	flag.Parse()
	if o.corpora == "" || flag.NArg() > 0 {
		flag.Usage()
		os.Exit(2)
	}
	if err := o.run(); err != nil {
		log.Fatal(err)
	}
}

type options struct {
	corpora, gazetteer, out, fit string
	trainer                      tagger.Trainer
}

func (o *options) run() error {
	b, err := os.ReadFile(o.gazetteer)
	if err != nil {
		return err
	}
	g, err := gazetteer.Open(b)
	if err != nil {
		return err
	}
	n := normaliser{g: g}
	if o.fit != "" {
		m, err := openModel(o.fit)
		if err != nil {
			return err
		}
		return fit(o.corpora, toponym.New(g, m), &n)
	}
	f := toponym.New(g, nil)
	start := time.Now()
	for _, c := range corpora {
		docs, err := n.read(filepath.Join(o.corpora, c.file), c)
		if err != nil {
			return err
		}
		stretches, tokens := 0, 0
		for i, d := range docs {
			for _, d := range manners(d, i) {
				f.Stretches(geo.Document{Text: d.text}, func(toks []tagger.Token, from, to int, where []geo.Span) {
					o.trainer.Add(toks, from, to, d.known(where), c.weight)
					stretches++
					tokens += to - from
				})
			}
		}
		fmt.Printf("%-16s %6d documents %7d stretches %8d tokens\n", c.file, len(docs), stretches, tokens)
	}
	b, err = o.trainer.Train(func(round int, likelihood float64) {
		fmt.Printf("round %d: mean log-likelihood %.4f, %v\n", round, likelihood, time.Since(start).Round(time.Second))
	})
	if err != nil {
		return err
	}
	m, err := tagger.Open(b)
	if err != nil {
		return err
	}
	dev := corpus{file: "gmb.dev.tsv", format: columns, weight: 1}
	docs, err := n.read(filepath.Join(o.corpora, dev.file), dev)
	if err != nil {
		return err
	}
	report(f, m, docs)
	if o.out == "" {
		return nil
	}
	return os.WriteFile(o.out, b, 0o644)
}

func openModel(file string) (*tagger.Model, error) {
	b, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	m, err := tagger.Open(b)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	return m, nil
}

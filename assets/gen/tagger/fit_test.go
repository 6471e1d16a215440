package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"dateline/geo"
	"dateline/geo/gazetteer/gazetteertest"
	"dateline/geo/toponym"

	"github.com/google/go-cmp/cmp"
)

func write(t *testing.T, dir, name, content string) {
	t.Helper()
	if err := os.WriteFile(filepath.Join(dir, name), []byte(content), 0o644); err != nil {
		t.Fatal(err)
	}
}

func TestReadMarked(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, "GeoWebNews.jsonl", `{"text":"Fire in Homs near Homs Hall.","toponyms":[{"bstart":8,"bend":12,"label":"Literal"},{"bstart":18,"bend":22,"label":"Non_Toponym"}]}`+"\n")
	write(t, dir, "gmb.dev.tsv", column("Syrian/B-gpe troops left Aleppo/B-geo University/B-org of/I-org Idlib/I-org"))
	n := normaliser{g: gazetteertest.Small()}
	web, err := readMarked(dir, "GeoWebNews", &n)
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(map[geo.Span]bool{{Start: 8, End: 12}: true}, web[0].places); d != "" {
		t.Error(d)
	}
	dev, err := readMarked(dir, "gmb.dev", &n)
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(map[geo.Span]bool{{Start: 0, End: 6}: true, {Start: 19, End: 25}: true}, dev[0].places); d != "" {
		t.Error(d)
	}
	if len(dev[0].skip) != 1 || dev[0].skip[0].In(dev[0].text) != "University of Idlib" {
		t.Errorf("passed over %v, want University of Idlib", dev[0].skip)
	}
	f := toponym.New(n.g, nil)
	places := 0
	for _, s := range samples(f, dev[0], 4, 1, 1, false) {
		places += int(s.y)
	}
	if places != 2 {
		t.Errorf("%d candidates are places, want Syrian and Aleppo", places)
	}
}

func TestFitTellsWhatIsMissing(t *testing.T) {
	n := normaliser{g: gazetteertest.Small()}
	if err := fit(t.TempDir(), toponym.New(n.g, nil), &n); err == nil || !strings.Contains(err.Error(), "LGL.jsonl") {
		t.Errorf("error %v, want one that names the file", err)
	}
}

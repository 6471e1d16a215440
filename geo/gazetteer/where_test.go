package gazetteer_test

import (
	"testing"

	"dateline/geo"
	"dateline/geo/gazetteer/gazetteertest"
)

func TestDescribe(t *testing.T) {
	g := gazetteertest.Small()
	for id, want := range map[geo.ID]string{
		gazetteertest.ParisTexas: "town in Texas, United States",
		gazetteertest.Aleppo:     "town in Aleppo Governorate, Syria",
		gazetteertest.Texas:      "province in United States",
		gazetteertest.Syria:      "country",
	} {
		r, ok := g.ByID(id)
		if !ok {
			t.Fatalf("%d is not there", id)
		}
		p := g.Place(r)
		if got := g.Describe(&p); got != want {
			t.Errorf("%s is a %q, want %q", p.Name, got, want)
		}
	}
	elsewhere := geo.Place{Name: "Here", Class: geo.Site, Country: "ZZ", Admin1: "1"}
	if got := g.Describe(&elsewhere); got != "site in ZZ" {
		t.Errorf("a place of another gazetteer is a %q", got)
	}
}

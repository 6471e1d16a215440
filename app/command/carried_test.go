package command_test

import (
	"bytes"
	"encoding/json"
	"image"
	"path/filepath"
	"strings"
	"testing"

	"dateline/app/atlas"
	"dateline/app/atlas/atlastest"
	"dateline/app/command"
	"dateline/assets"
	"dateline/data/bundle"
	"dateline/geo/basemap"
)

// These tests hold the commands, with the files that the program carries inside,
// to what a user is promised.

var inside = bundle.New(bundle.Files{
	Gazetteer: assets.Gazetteer, Tagger: assets.Tagger, Outlets: assets.Outlets, Sample: assets.Sample(),
})

func carried() command.Deps {
	return command.Deps{
		Version:   "1.2.3",
		Parser:    inside.Parser,
		Intake:    inside.Intake,
		Gazetteer: inside.Gazetteer,
		Sample:    inside.TakeSample,
		Licences:  assets.Licences(),
		Picture: func(s atlas.Sheet) (*image.RGBA, error) {
			m, err := basemap.Open(assets.Basemap)
			if err != nil {
				return nil, err
			}
			return atlastest.Of(m).Picture(s)
		},
	}
}

// What --region was taken for is told, and a town that hardly anybody would write
// of is not taken where its name is another mistyped.
func TestRegion(t *testing.T) {
	for _, c := range []struct {
		typed, says string
		code        int
	}{
		{"Idaho", "Idaho, province in United States", 0},
		{"Boise", "Boise, town in Idaho, United States", 0},
		{"Idah, Nigeria", "Idah, town in Kogi State, Nigeria", 0},
		{"2339156", "Idah, town in Kogi State, Nigeria", 0},
		{"Idah", "that is Idah, town in Kogi State, Nigeria, is 2339156; if you mean Idaho, ", 2},
		{"Idahoo", "no place of that name is known; these are spelled alike: Idaho, ", 2},
	} {
		var stderr bytes.Buffer
		code := command.Main(t.Context(), []string{"geoparse", "--region", c.typed}, strings.NewReader(""), &bytes.Buffer{}, &stderr, carried())
		if want := "dateline: --region " + c.typed + ": " + c.says; code != c.code || !strings.HasPrefix(stderr.String(), want) {
			t.Errorf("code %d, %q; want %d and %q", code, stderr.String(), c.code, want)
		}
	}
}

// The program's own words and data reach the commands.
func TestCommands(t *testing.T) {
	do := func(in string, args ...string) string {
		t.Helper()
		var out, failure bytes.Buffer
		if code := command.Main(t.Context(), args, strings.NewReader(in), &out, &failure, carried()); code != 0 {
			t.Fatalf("dateline %s: exit code %d, %s", strings.Join(args, " "), code, &failure)
		}
		return out.String()
	}
	if got := do("", "version"); !strings.Contains(got, "1.2.3") {
		t.Errorf("version: %q", got)
	}
	for _, source := range []string{"GeoNames", "Natural Earth", "Apache License"} {
		if !strings.Contains(do("", "licences"), source) {
			t.Errorf("the licences don't name %s", source)
		}
	}
	var answer struct {
		Toponyms []struct {
			Start, End int
			Country    string
			GeoNameID  int64
		}
	}
	if err := json.Unmarshal([]byte(do(`{"id":1,"text":"„Paris, Texas“ is a film about Paris, Texas."}`, "geoparse")), &answer); err != nil {
		t.Fatal(err)
	}
	last := len(answer.Toponyms) - 1
	if last < 1 || answer.Toponyms[last-1].GeoNameID != 4717560 || answer.Toponyms[last-1].Start != 31 {
		t.Errorf("Paris, Texas: %+v", answer.Toponyms)
	}
	picture := filepath.Join(t.TempDir(), "map.png")
	if got := do("", "snapshot", "--out", picture, "--size", "400x300"); !strings.Contains(got, "of them at") {
		t.Errorf("snapshot: %q", got)
	}
}

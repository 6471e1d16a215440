package command

import (
	"context"
	"fmt"
	"image"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"dateline/app/atlas"
	"dateline/app/atlas/atlastest"
	"dateline/data/article"
	"dateline/data/intake"
	"dateline/data/project"
	"dateline/geo"
	"dateline/geo/gazetteer"
	"dateline/geo/gazetteer/gazetteertest"
	finder "dateline/geo/toponym"

	"github.com/paulmach/orb"
	"github.com/rogpeppe/go-internal/testscript"
)

// The sessions run the commands on a parser that knows a handful of names. How
// well places are found is the business of other packages.

var known = map[string]geo.Place{
	"Lausanne": {ID: 2659994, Name: "Lausanne", Class: geo.Town, Country: "CH", Point: orb.Point{6.6327, 46.5160}},
	"Genève":   {ID: 2660646, Name: "Genève", Class: geo.Town, Country: "CH", Point: orb.Point{6.1432345, 46.2022222}},
	"Syria":    {ID: 163843, Name: "Syria", Class: geo.Country, Country: "SY", Point: orb.Point{38, 35}},
	"Golan":    {ID: geo.MakeID(geo.Regions, 7), Name: "Golan Heights", Class: geo.Region, Point: orb.Point{35.75, 33}},
}

// names finds known names and "Nowhere", and faults on "Fault". What stands after
// "Said" acts for its place. What the texts are about comes out among the other
// candidates and the reasons.
type names struct{}

func (names) Find(d geo.Document) (found []geo.Mention) {
	for i := 0; i < len(d.Text); {
		n := 1
		for name := range known {
			if strings.HasPrefix(d.Text[i:], name) {
				n = len(name)
				m := geo.Mention{Span: geo.Span{Start: i, End: i + n}}
				if strings.HasSuffix(d.Text[:i], "Said ") {
					m.Use = geo.Metonymic
				}
				found = append(found, m)
			}
		}
		if rest := d.Text[i:]; strings.HasPrefix(rest, "Nowhere") {
			n = len("Nowhere")
			found = append(found, geo.Mention{Span: geo.Span{Start: i, End: i + n}, Use: geo.Metonymic})
		} else if strings.HasPrefix(rest, "Fault") {
			panic("a rule was broken")
		}
		i += n
	}
	return found
}

func (names) JudgeUses(d geo.Document, spans []geo.Span) []finder.Usage {
	uses := make([]finder.Usage, len(spans))
	for i, s := range spans {
		if strings.HasPrefix(d.Text[s.End:], " said") {
			uses[i].Use = geo.Metonymic
		}
	}
	return uses
}

func (names) Resolve(d geo.Document, mentions []geo.Mention) []geo.Finding {
	findings := make([]geo.Finding, len(mentions))
	end := 0
	for i, m := range mentions {
		if m.Start < end {
			panic("mentions lie over one another")
		}
		end = m.End
		findings[i] = geo.Finding{Mention: m, Reasons: []geo.Reason{{Why: geo.NotInGazetteer}}}
		if p, ok := known[m.In(d.Text)]; ok {
			findings[i].Place, findings[i].Score = &p, 0.87654321
			findings[i].Reasons = []geo.Reason{{Why: geo.OnlyOne}}
			if d.About != nil {
				for _, r := range d.About.Regions {
					findings[i].Others = append(findings[i].Others, geo.Candidate{Place: r, Score: 0.05})
				}
				if d.About.Historical {
					findings[i].Reasons = append(findings[i].Reasons, geo.Reason{Why: geo.Largest})
				}
			}
			if d.URL != "" {
				findings[i].Reasons = append(findings[i].Reasons, geo.Reason{Why: geo.OutletHome, Name: d.URL})
			}
		}
	}
	return findings
}

func deps() Deps {
	parser := geo.Parser{Finder: names{}, Resolver: names{}}
	in := intake.Intake{Read: article.Read, Parser: parser, Events: intake.NewEvents()}
	return Deps{
		Version:   "1.2.3",
		Parser:    func() (geo.Parser, error) { return parser, nil },
		Intake:    func() (intake.Intake, error) { return in, nil },
		Gazetteer: func() (*gazetteer.Gazetteer, error) { return gazetteertest.Small(), nil },
		Sample: func(ctx context.Context, p *project.Project) error {
			a, err := article.Decode("sample.txt", []byte("https://dateline.example/2016/10/15/a\n1\n2\nTalks in Lausanne.\n"))
			if err != nil {
				return err
			}
			found, err := parser.Parse(ctx, a.Document())
			if err != nil {
				return err
			}
			return p.Add(a, found, nil)
		},
		Picture: func(s atlas.Sheet) (*image.RGBA, error) { return atlastest.Small().Picture(s) },
		Credits: "Made for a test",
		Licences: fstest.MapFS{
			"GeoNames.txt":      {Data: []byte("Places: CC BY 4.0\n")},
			"Natural Earth.txt": {Data: []byte("Public domain.\n")},
		},
	}
}

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){
		"dateline": func() {
			os.Exit(Main(context.Background(), os.Args[1:], os.Stdin, os.Stdout, os.Stderr, deps()))
		},
	})
}

func TestSessions(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata",
		RequireExplicitExec: true,
		UpdateScripts:       os.Getenv("UPDATE") != "",
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"picture": picture,
		},
	})
}

// picture FILE WxH: the file is a picture of that size, with more than one
// colour.
func picture(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: picture FILE WxH")
	}
	f, err := os.Open(ts.MkAbs(args[0]))
	ts.Check(err)
	defer f.Close()
	m, format, err := image.Decode(f)
	ts.Check(err)
	size := m.Bounds().Size()
	if got := fmt.Sprintf("%dx%d", size.X, size.Y); format != "png" || got != args[1] {
		ts.Fatalf("%s is a %s of %s", filepath.Base(args[0]), format, got)
	}
	colours := map[any]bool{}
	for y := 0; y < size.Y; y += 3 {
		for x := 0; x < size.X; x += 3 {
			colours[m.At(x, y)] = true
		}
	}
	if len(colours) < 10 {
		ts.Fatalf("%s has %d colours", filepath.Base(args[0]), len(colours))
	}
}

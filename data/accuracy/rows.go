package accuracy

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"dateline/data/corpus"
	"dateline/data/score"
	"dateline/geo"
	"dateline/geo/gazetteer"
)

// row is a marked name with what the gazetteer knows of it.
type row struct {
	score.Toponym
	span     geo.Span // in bytes
	words    string
	class    geo.Class
	demonym  bool
	untaught bool // not among the names trained on
	ref      gazetteer.Ref
	known    bool // whether the gazetteer has the place, as ref
}

// rows are the marked names of a document.
func (t *Trial) rows(d *corpus.Document) []row {
	rows := make([]row, len(d.Toponyms))
	var names []gazetteer.Name
	for i := range d.Toponyms {
		m, r := &d.Toponyms[i], &rows[i]
		*r = row{
			Toponym: score.Toponym{
				Start: m.Points.Start, End: m.Points.End, Label: m.Label,
				Placed: m.Placed, Lat: m.At.Lat(), Lon: m.At.Lon(), ID: m.GeoNames,
			},
			span: m.Span, words: m.In(d.Text),
		}
		r.untaught = t.Training != nil && !t.Training.Has(r.words)
		names = t.Gazetteer.Lookup(r.words, names[:0])
		r.demonym = m.Label == "Demonym" || len(names) > 0 && names[0].Kind == gazetteer.Demonym
		t.classify(r, m.Code, names)
	}
	return rows
}

// classify finds the marked place in the gazetteer, and its class. names are
// the places that answer to the words.
func (t *Trial) classify(r *row, code string, names []gazetteer.Name) {
	if id, err := strconv.ParseUint(r.ID, 10, 32); err == nil {
		if r.ref, r.known = t.Gazetteer.ByID(geo.ID(id)); r.known {
			r.class = t.Gazetteer.Class(r.ref)
			return
		}
	}
	if class, ok := classOf(code); ok {
		r.class = class
		return
	}
	if !r.Placed {
		if len(names) > 0 {
			r.class = t.Gazetteer.Class(names[0].Ref)
		}
		return
	}
	nearest := -1.0
	for _, n := range names {
		p := t.Gazetteer.Place(n.Ref)
		km := score.Distance(r.Lat, r.Lon, p.Point.Lat(), p.Point.Lon())
		if km <= max(161, p.Radius) && (nearest < 0 || km < nearest) {
			nearest, r.class = km, p.Class
			if r.ID == "" {
				r.ref, r.known = n.Ref, true
			}
		}
	}
}

// classOf is the class that a GeoNames feature code stands for; what is built
// or marked off is a site. See geonames.org/export/codes.html.
func classOf(code string) (geo.Class, bool) {
	switch {
	case code == "":
		return 0, false
	case code == "CONT":
		return geo.Continent, true
	case strings.HasPrefix(code, "PCL") || code == "TERR":
		return geo.Country, true
	case strings.HasPrefix(code, "ADM1"):
		return geo.Admin1, true
	case strings.HasPrefix(code, "ADM"):
		return geo.Admin2, true
	case code == "PPLX":
		return geo.Quarter, true
	case strings.HasPrefix(code, "PPL") || code == "STLMT":
		return geo.Town, true
	case strings.HasPrefix(code, "RGN") || code == "AREA" || code == "ZN" || code == "ZNB":
		return geo.Region, true
	case strings.HasPrefix(code, "ISL") || code == "ATOL":
		return geo.Island, true
	case strings.HasPrefix(code, "STM") || strings.HasPrefix(code, "CNL"):
		return geo.River, true
	}
	switch code {
	case "OCN", "SEA", "GULF", "BAY", "BAYS", "STRT", "CHN", "COVE", "SD", "FJD", "LGN", "LK", "LKS", "LKI", "RSV", "INLT", "HBR", "PND":
		return geo.Water, true
	case "MT", "MTS", "HLL", "HLLS", "PK", "PKS", "RDGE", "VLC", "DSRT", "PLN", "PLAT", "VAL", "VALS", "PEN", "CAPE", "PT", "CNYN", "PASS", "UPLD", "MESA", "DLTA":
		return geo.Relief, true
	}
	return geo.Site, true
}

func toponyms(rows []row) []score.Toponym {
	out := make([]score.Toponym, len(rows))
	for i := range rows {
		out[i] = rows[i].Toponym
	}
	return out
}

// told are findings as the scorer takes them.
func told(findings []geo.Finding, points func(int) int) []score.Toponym {
	out := make([]score.Toponym, len(findings))
	for i := range findings {
		f, o := &findings[i], &out[i]
		o.Start, o.End = points(f.Start), points(f.End)
		if f.Place == nil {
			continue
		}
		o.Placed, o.Lat, o.Lon = true, f.Place.Point.Lat(), f.Place.Point.Lon()
		if id, ok := f.Place.ID.GeoNames(); ok {
			o.ID = strconv.FormatInt(id, 10)
		}
	}
	return out
}

// counter turns offsets in bytes into such as count code points.
func counter(text string) func(int) int {
	if utf8.RuneCountInString(text) == len(text) {
		return func(i int) int { return i }
	}
	at := make([]int32, len(text)+1)
	n := int32(0)
	for i := range at {
		at[i] = n
		if i < len(text) && (i+1 == len(text) || utf8.RuneStart(text[i+1])) {
			n++
		}
	}
	return func(i int) int { return int(at[i]) }
}

// Names are the names of places in texts that a parser was trained on.
type Names struct{ folded map[string]bool }

// Add takes in the names that a corpus marks as places.
func (n *Names) Add(c *corpus.Corpus) {
	if n.folded == nil {
		n.folded = map[string]bool{}
	}
	for i := range c.Documents {
		d := &c.Documents[i]
		for j := range d.Toponyms {
			m := &d.Toponyms[j]
			if c.Holds&corpus.Labels != 0 && !corpus.NamesPlace(m.Label) || score.Excluded(m.Label) {
				continue
			}
			n.folded[fold(m.In(d.Text))] = true
		}
	}
}

// Len is how many different names there are.
func (n *Names) Len() int { return len(n.folded) }

// Has reports whether a name is among them, in whatever case and accents.
func (n *Names) Has(words string) bool { return n.folded[fold(words)] }

func fold(s string) string { return string(gazetteer.Fold(nil, s)) }

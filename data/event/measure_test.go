package event

import (
	"bufio"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"sort"
	"strings"
	"sync"
	"testing"
	"time"
	"unicode"
	"unicode/utf8"

	"dateline/data"
	"dateline/data/score"
	"dateline/data/when"
	"dateline/geo"
	"dateline/geo/gazetteer"
	"dateline/geo/resolve"
	"dateline/geo/text"
	"dateline/geo/toponym"
	"dateline/geo/toponym/tagger"
)

// The development corpora are in a folder beside the checkout. These tests
// print figures and are skipped where it isn't there.

func shared(t testing.TB, file string) string {
	t.Helper()
	dir := os.Getenv("DATELINE_SHARED")
	if dir == "" {
		dir = filepath.Join("..", "..", "..", "shared")
	}
	path := filepath.Join(dir, "corpora", file)
	if _, err := os.Stat(path); err != nil {
		t.Skip("the development corpora are not there: set DATELINE_SHARED to their folder")
	}
	return path
}

func lines[T any](t testing.TB, file string) (out []T) {
	t.Helper()
	f, err := os.Open(shared(t, file))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	s := bufio.NewScanner(f)
	s.Buffer(nil, 1<<24)
	for s.Scan() {
		var v T
		if err := json.Unmarshal(s.Bytes(), &v); err != nil {
			t.Fatal(err)
		}
		out = append(out, v)
	}
	if err := s.Err(); err != nil {
		t.Fatal(err)
	}
	return out
}

var world = sync.OnceValues(func() (geo.Parser, error) {
	b, err := os.ReadFile(filepath.Join("..", "..", "assets", "gazetteer.bin"))
	if err != nil {
		return geo.Parser{}, err
	}
	g, err := gazetteer.Open(b)
	if err != nil {
		return geo.Parser{}, err
	}
	b, err = os.ReadFile(filepath.Join("..", "..", "assets", "tagger.bin"))
	if err != nil {
		return geo.Parser{}, err
	}
	m, err := tagger.Open(b)
	if err != nil {
		return geo.Parser{}, err
	}
	return geo.Parser{Finder: toponym.New(g, m), Resolver: resolve.New(g, nil)}, nil
})

func parse(t testing.TB, s string) []geo.Finding {
	t.Helper()
	w, err := world()
	if err != nil {
		t.Fatal(err)
	}
	f, err := w.Parse(t.Context(), geo.Document{Text: s})
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// bytesOf turns offsets in code points into bytes.
func bytesOf(s string, points ...int) []int {
	out := make([]int, len(points))
	for i, p := range points {
		b := 0
		for n := 0; n < p && b < len(s); n++ {
			_, w := utf8.DecodeRuneInString(s[b:])
			b += w
		}
		out[i] = b
	}
	return out
}

type marked struct {
	Start, End int
	Text       string
}

type placed struct {
	ID        string
	Source    string
	Text      string
	Verb      []marked
	Locations []marked
}

// A case is a sentence of EventLocation with what we make of it. Its offsets
// are bytes.
type placeCase struct {
	source   string
	text     string
	verb     geo.Span
	gold     []score.Stretch
	findings []geo.Finding
	spans    []score.Stretch
	lists    []bool
	near     int // nearest candidate to the verb by characters
}

// readPlaces reads the corpus. Records whose marks are empty or do not stand
// where they say are left out: the offsets of several sources were lost.
func readPlaces(t testing.TB) (cases []placeCase, broken int) {
	r := &reading{lex: english()}
	for _, p := range lines[placed](t, "EventLocation-Halterman.jsonl") {
		c := placeCase{source: p.Source, text: p.Text, near: -1}
		ok := len(p.Verb) > 0
		for _, l := range p.Locations {
			b := bytesOf(p.Text, l.Start, l.End)
			if b[0] >= b[1] || p.Text[b[0]:b[1]] != l.Text {
				ok = false
				break
			}
			if !wholeWords(p.Text, b[0], b[1]) {
				ok = false
				break
			}
			c.gold = append(c.gold, score.Stretch{Start: b[0], End: b[1]})
		}
		if ok {
			b := bytesOf(p.Text, p.Verb[0].Start, p.Verb[0].End)
			c.verb = geo.Span{Start: b[0], End: b[1]}
			ok = b[0] < b[1]
		}
		if !ok {
			broken++
			continue
		}
		c.findings = parse(t, p.Text)
		evidenceOf(r, &c)
		cases = append(cases, c)
	}
	return cases, broken
}

// wholeWords reports whether no letter stands right before or after.
func wholeWords(s string, from, to int) bool {
	before, _ := utf8.DecodeLastRuneInString(s[:from])
	after, _ := utf8.DecodeRuneInString(s[to:])
	first, _ := utf8.DecodeRuneInString(s[from:])
	last, _ := utf8.DecodeLastRuneInString(s[:to])
	return !(unicode.IsLetter(before) && unicode.IsLetter(first)) && !(unicode.IsLetter(after) && unicode.IsLetter(last)) && strings.TrimSpace(s[from:to]) != ""
}

// evidenceOf reads the sentence round the marked verb.
func evidenceOf(r *reading, c *placeCase) {
	times := when.New().Find(c.text, data.Time{}, nil)
	r.article, r.text, r.findings, r.times = &data.Article{Text: c.text}, c.text, c.findings, times
	r.firstF, r.lastF, r.firstT, r.lastT = 0, len(c.findings), 0, len(times)
	r.read(geo.Span{Start: 0, End: len(c.text)})
	r.survey()
	tr := r.triggerAt(c.verb)
	if tr == nil {
		return
	}
	best := 1 << 30
	for i := range r.places {
		f := &r.places[i]
		c.spans = append(c.spans, score.Stretch{Start: f.Start, End: f.End})
		c.lists = append(c.lists, r.places[i].list)
		// The baseline knows the gazetteer's names only, as a program that takes the nearest would.
		if d := min(distance(f.Span, c.verb), 1<<29); f.finding >= 0 && d < best {
			best, c.near = d, i
		}
	}
}

// where asks the finder, as a program does.
func (c *placeCase) where(t testing.TB, f *Finder) (out []score.Stretch) {
	t.Helper()
	a := &data.Article{Text: c.text}
	for _, s := range f.Where(a, geo.Span{Start: 0, End: len(c.text)}, c.verb, c.findings, when.New().Find(c.text, data.Time{}, nil)) {
		out = append(out, score.Stretch{Start: s.Start, End: s.End})
	}
	return out
}

// chosen returns the words of the candidate and of those in a list with it.
func (c *placeCase) chosen(i int, list bool) []score.Stretch {
	if i < 0 {
		return nil
	}
	out := []score.Stretch{c.spans[i]}
	if !list {
		return out
	}
	for j := i + 1; j < len(c.lists) && c.lists[j]; j++ {
		out = append(out, c.spans[j])
	}
	for j := i; j > 0 && c.lists[j]; j-- {
		out = append(out, c.spans[j-1])
	}
	return out
}

func show(t *testing.T, name string, p *score.PlaceTally) {
	t.Logf("%-34s exact %.3f of %d · with a place %.3f of %d · F1 %.3f (P %.3f R %.3f)", name, p.Share(false), p.Events, p.Share(true), p.Placed, p.F1(),
		float64(p.Correct)/float64(p.Found), float64(p.Correct)/float64(p.Marked))
}

// TestEventPlaces measures where the verbs of EventLocation happened. The
// candidates are the places that our own finder finds.
func TestEventPlaces(t *testing.T) {
	cases, broken := readPlaces(t)
	t.Logf("%d sentences, %d left out: their marks are empty or displaced", len(cases), broken)
	finder := New()
	var nothing, near, ours, ceiling score.PlaceTally
	by := map[string]*[2]score.PlaceTally{}
	causes := map[string]int{}
	for i := range cases {
		c := &cases[i]
		b := by[c.source]
		if b == nil {
			b = new([2]score.PlaceTally)
			by[c.source] = b
		}
		nothing.Add(c.gold, nil)
		near.Add(c.gold, c.chosen(c.near, false))
		b[0].Add(c.gold, c.chosen(c.near, false))
		found := c.where(t, finder)
		ours.Add(c.gold, found)
		b[1].Add(c.gold, found)
		if w := c.cause(found); w != "" {
			causes[w]++
			if unmarked(c) {
				causes[w+", in the source with few marks"]++
			}
			if os.Getenv("SHOW") == "places" {
				t.Logf("%s [%s] %s: marked %q, found %q\n\t%s", w, c.source, c.verb.In(c.text), words(c.text, c.gold), words(c.text, found), c.text)
			}
		}
		var best []score.Stretch
		for _, s := range c.spans {
			for _, g := range c.gold {
				if s == g {
					best = append(best, s)
				}
			}
		}
		ceiling.Add(c.gold, best)
	}
	for _, w := range slices.Sorted(maps.Keys(causes)) {
		t.Logf("%5d %s", causes[w], w)
	}
	show(t, "no place", &nothing)
	show(t, "nearest place to the verb", &near)
	show(t, "ours", &ours)
	show(t, "best possible with our names", &ceiling)
	var names []string
	for s := range by {
		names = append(names, s)
	}
	sort.Strings(names)
	for _, s := range names {
		show(t, s+" nearest", &by[s][0])
		show(t, s+" ours", &by[s][1])
	}
}

// cause says in what the places found differ from those marked; empty where
// they don't.
func (c *placeCase) cause(found []score.Stretch) string {
	exact, overlap := 0, 0
	for _, f := range found {
		for _, g := range c.gold {
			switch {
			case f == g:
				exact++
			case f.Start < g.End && g.Start < f.End:
				overlap++
			}
		}
	}
	among, beside := false, false // the candidates
	for _, s := range c.spans {
		for _, g := range c.gold {
			among = among || s == g
			beside = beside || s.Start < g.End && g.Start < s.End
		}
	}
	switch {
	case exact == len(c.gold) && exact == len(found):
		return ""
	case len(c.gold) == 0:
		return "a place given where none is marked"
	case exact+overlap == len(c.gold) && len(found) == len(c.gold):
		return "other bounds"
	case exact+overlap > 0 && len(found) < len(c.gold):
		return "some of several places"
	case exact+overlap > 0:
		return "more places than marked"
	case !among && !beside:
		return "the place is no candidate"
	case len(found) == 0 && among:
		return "none given, the place is a candidate"
	case len(found) == 0:
		return "none given, the place is a candidate with other bounds"
	case among:
		return "another place, the right one is a candidate"
	}
	return "another place, the right one is a candidate with other bounds"
}

func words(s string, of []score.Stretch) (out []string) {
	for _, x := range of {
		out = append(out, s[x.Start:x.End])
	}
	return out
}

// unmarked are the sentences of a source most of whose places nobody marked:
// "in the city of Raqqa" has none. They count in the figures, but nothing can
// be learnt from them.
func unmarked(c *placeCase) bool { return c.source == "Masdar_RA" }

// eventsOf finds the events of a text by itself.
func eventsOf(t testing.TB, f *Finder, s string, published data.Time) (*data.Article, Report, []geo.Finding) {
	t.Helper()
	findings := parse(t, s)
	a := &data.Article{Text: s, Published: published, Paragraphs: []geo.Span{{Start: 0, End: len(s)}}}
	return a, f.Find(a, text.Sentences(s, nil), findings, when.New().Find(s, published, nil)), findings
}

// ploverNames are the labels of the corpus, which has an early draft of the
// ontology, in terms of today's.
var ploverNames = map[string]data.EventType{
	"AGREE": data.Agree, "CONSULT": data.Consult, "SUPPORT": data.Support, "COOPERATE": data.Cooperate, "AID": data.Aid,
	"CONCEDE": data.Yield, "RETREAT": data.Retreat, "DEMAND": data.Request, "INVESTIGATE": data.Accuse, "DISAPPROVE": data.Accuse,
	"REJECT": data.Reject, "THREATEN": data.Threaten, "PROTEST": data.Protest, "SANCTION": data.Sanction, "MOBILIZE": data.Mobilize,
	"COERCE": data.Coerce, "FIGHT": data.Assault, "ASSAULT": data.Assault,
}

// caseNames map the labels of CASE 2021 task 2 to our types. A label that
// mixes several (DIPLO: visits, expulsions and quarrels) or that says nothing
// of a type (OTHER) is left out.
var caseNames = map[string]data.EventType{
	"ABDUCT_DISSAP": data.Assault, "AGREEMENT": data.Agree, "AIR_STRIKE": data.Assault, "ARMED_CLASH": data.Assault,
	"ARREST": data.Coerce, "ART_MISS_ATTACK": data.Assault, "ATTACK": data.Assault, "ATTRIB": data.Accuse, "CHEM_WEAP": data.Assault,
	"CHANGE_TO_GROUP_ACT": data.Mobilize, "DISR_WEAP": data.Coerce, "FORCE_AGAINST_PROTEST": data.Coerce, "GOV_REGAINS_TERIT": data.Assault,
	"GRENADE": data.Assault, "HQ_ESTABLISHED": data.Mobilize, "MAN_MADE_DISASTER": data.Accident, "MOB_VIOL": data.Assault,
	"NATURAL_DISASTER": data.Disaster, "NON_STATE_ACTOR_OVERTAKES_TER": data.Assault, "NON_VIOL_TERRIT_TRANSFER": data.Assault,
	"ORG_CRIME": data.Coerce, "PEACE_PROTEST": data.Protest, "PROPERTY_DISTRUCT": data.Coerce, "PROTEST_WITH_INTER": data.Protest,
	"REM_EXPLOS": data.Assault, "SEX_VIOL": data.Assault, "SUIC_BOMB": data.Assault, "VIOL_DEMONSTR": data.Protest,
}

type labelled struct {
	Text, Event, Label string
}

func (l labelled) typ() (data.EventType, bool) {
	if t, ok := ploverNames[l.Event]; ok {
		return t, true
	}
	t, ok := caseNames[l.Label]
	return t, ok
}

// TestEventTypes measures the type of the event that a sentence is about.
func TestEventTypes(t *testing.T) {
	for _, c := range []struct{ name, file string }{{"PLOVER-GSR", "PLOVER-GSR.jsonl"}, {"CASE 2021", "CASE2021-task2.jsonl"}} {
		f := New()
		var ours, plain, most, any score.LabelTally
		counts := map[string]int{}
		all := lines[labelled](t, c.file)
		for _, l := range all {
			if typ, ok := l.typ(); ok {
				counts[typ.String()]++
			}
		}
		frequent := ""
		for k, n := range counts {
			if n > counts[frequent] || n == counts[frequent] && k < frequent {
				frequent = k
			}
		}
		for _, l := range all {
			typ, ok := l.typ()
			if !ok {
				continue
			}
			_, rep, _ := eventsOf(t, f, l.Text, data.Time{})
			got, raw := "", ""
			if i := Principal(rep.Events); i >= 0 {
				got, raw = Coded(&rep.Events[i]).String(), rep.Events[i].Type.String()
			}
			has := got
			for i := range rep.Events {
				if Coded(&rep.Events[i]) == typ {
					has = typ.String()
				}
			}
			ours.Add(typ.String(), got)
			plain.Add(typ.String(), raw)
			most.Add(typ.String(), frequent)
			any.Add(typ.String(), has)
			if os.Getenv("SHOW") != "" && got != typ.String() {
				t.Logf("%s not %s: %s", typ, got, l.Text)
				for i := range rep.Events {
					e := &rep.Events[i]
					t.Logf("      %d %s %s %s: %s", e.Depth, e.Type, e.Mode, e.Status, e.Trigger.In(l.Text))
				}
			}
		}
		t.Logf("%s: most frequent type macro F1 %.3f accuracy %.3f", c.name, most.Macro(), most.Accuracy())
		t.Logf("%s: ours macro F1 %.3f accuracy %.3f (without PLOVER's reading of promises and demands %.3f); among all events of the sentence %.3f", c.name, ours.Macro(), ours.Accuracy(), plain.Macro(), any.Accuracy())
		for _, l := range ours.Labels() {
			f1, n := ours.F1(l)
			t.Logf("    %-10s %.2f of %d", l, f1, n)
		}
	}
}

// An incident is a template of MUC-4.
type incident struct {
	Type, Date, Location string
	Stage                string
}

type report struct {
	ID           string
	Split        string
	Text         string
	DatelineDate string `json:"dateline_date"`
	Templates    []incident
}

// mucType is the incident that MUC-4 would call an event, or empty.
func mucType(e *data.Event) string {
	switch {
	case e.Status == data.Denied || e.Status == data.Demanded || e.Status == data.Background:
		return ""
	case e.Type == data.Assault && e.Mode == "abduct":
		return "KIDNAPPING"
	case e.Type == data.Assault && (e.Mode == "explosives" || e.Mode == "suicide-attack"):
		return "BOMBING"
	case e.Type == data.Assault:
		return "ATTACK"
	case e.Type == data.Coerce && e.Mode == "destroy":
		return "ARSON"
	case e.Type == data.Coerce && e.Mode == "seize":
		return "ROBBERY"
	case e.Type == data.Protest && e.Mode == "strike":
		return "FORCED WORK STOPPAGE"
	}
	return ""
}

// mucDates reads "30 DEC 89", "- 18 NOV 89" and "04 DEC 89 - 05 DEC 89": the
// first and the last day.
func mucDates(s string) (first, last time.Time, ok bool) {
	for part := range strings.SplitSeq(strings.ReplaceAll(s, "/", "-"), "-") {
		part = strings.Trim(strings.TrimSpace(part), "()? ")
		if part == "" {
			continue
		}
		d, err := time.Parse("2 Jan 06", titleMonth(part))
		if err != nil {
			continue
		}
		if !ok {
			first = d
		}
		last, ok = d, true
	}
	return first, last, ok
}

func titleMonth(s string) string {
	b := []byte(strings.ToLower(s))
	for i := range b {
		if 'a' <= b[i] && b[i] <= 'z' && (i == 0 || b[i-1] == ' ') {
			b[i] -= 'a' - 'A'
		}
	}
	return string(b)
}

var mucCountries = map[string]string{
	"EL SALVADOR": "SV", "COLOMBIA": "CO", "PERU": "PE", "GUATEMALA": "GT", "HONDURAS": "HN", "BOLIVIA": "BO", "CHILE": "CL",
	"ECUADOR": "EC", "NICARAGUA": "NI", "PANAMA": "PA", "ARGENTINA": "AR", "MEXICO": "MX", "VENEZUELA": "VE", "COSTA RICA": "CR",
	"BRAZIL": "BR", "UNITED STATES": "US", "SPAIN": "ES", "CUBA": "CU", "URUGUAY": "UY", "DOMINICAN REPUBLIC": "DO", "HAITI": "HT",
}

// mucPlace reports whether the event is where the template says: its most
// exact name, or a place in its country where it names no more.
func mucPlace(location string, text string, e *data.Event, findings []geo.Finding) bool {
	levels := strings.Split(location, ":")
	name := func(s string) string {
		s, _, _ = strings.Cut(s, "(")
		return strings.TrimSpace(s)
	}
	for alt := range strings.SplitSeq(levels[len(levels)-1], " - ") {
		last := name(alt)
		if len(levels) == 1 {
			if e.Place >= 0 && findings[e.Place].Place != nil && findings[e.Place].Place.Country == mucCountries[last] {
				return true
			}
		}
		if e.Where.Len() > 0 && (strings.EqualFold(e.Where.In(text), last) || strings.Contains(strings.ToUpper(e.Where.In(text)), last)) {
			return true
		}
		for _, p := range append([]int{e.Place}, e.Also...) {
			if p >= 0 && strings.EqualFold(findings[p].In(text), last) {
				return true
			}
		}
	}
	return false
}

// TestMUC4 measures type, date and place of the incidents of MUC-4. Date is
// right within a day, place by the most exact name of the key.
func TestMUC4(t *testing.T) {
	f := New()
	var ours, base, exact, exactBase score.TemplateTally
	where, wrong := map[string]int{}, map[string]int{}
	for _, r := range lines[report](t, "MUC4.jsonl") {
		var published data.Time
		if _, d, ok := mucDates(r.DatelineDate); ok {
			published = data.DayTime(d.Date())
		}
		a, rep, findings := eventsOf(t, f, r.Text, published)
		type filled struct {
			typ string
			e   *data.Event
		}
		var found []filled
		var plain []filled
		nearest := make([]data.Event, len(rep.Events))
		for i := range rep.Events {
			e := &rep.Events[i]
			if typ := mucType(e); typ != "" {
				found = append(found, filled{typ, e})
				// the baseline: every violence an attack, at the nearest place, on the article's day
				b := &nearest[i]
				*b = *e
				b.When, b.Place, b.Where = published, -1, geo.Span{}
				dist := 1 << 30
				for k := range findings {
					if d := distance(findings[k].Span, e.Trigger); findings[k].Start >= e.Sentence.Start && findings[k].End <= e.Sentence.End && d < dist {
						b.Place, b.Where, dist = k, findings[k].Span, d
					}
				}
				plain = append(plain, filled{"ATTACK", b})
			}
		}
		var key []score.Template
		for _, m := range r.Templates {
			_, _, dated := mucDates(m.Date)
			key = append(key, score.Template{Type: m.Type != "", Date: dated, Place: m.Location != ""})
		}
		agree := func(events []filled) func(i, j int) score.Agreement {
			return func(i, j int) score.Agreement {
				m, e := r.Templates[i], events[j]
				var s score.Agreement
				s.Type = strings.Contains(m.Type, e.typ)
				if first, last, ok := mucDates(m.Date); ok && !e.e.When.IsZero() && e.e.When.End.Sub(e.e.When.Start) <= 8*24*time.Hour {
					s.Date = !e.e.When.Start.After(last.AddDate(0, 0, 2).Add(-1)) && e.e.When.End.After(first.AddDate(0, 0, -1))
				}
				s.Place = m.Location != "" && mucPlace(m.Location, a.Text, e.e, findings)
				return s
			}
		}
		for _, x := range found {
			if len(r.Templates) > 0 && x.e.Located != data.NoPlace {
				any := false
				for _, m := range r.Templates {
					any = any || m.Location != "" && mucPlace(m.Location, a.Text, x.e, findings)
					if x.e.Located == data.PlaceOfThread {
						c, _, _ := strings.Cut(m.Location, ":")
						any = any || findings[x.e.Place].Place.Country == mucCountries[strings.TrimSpace(c)]
					}
				}
				where["of reports with a key, "+x.e.Located.String()]++
				if any {
					where["of reports with a key, "+x.e.Located.String()+", right"]++
				}
			}
			switch {
			case x.e.Place >= 0 && x.e.Place < len(findings) && findings[x.e.Place].Start >= x.e.Sentence.Start && findings[x.e.Place].Start < x.e.Sentence.End:
				where["sentence"]++
			case x.e.Place >= 0:
				where["before"]++
				where["basis "+x.e.Located.String()]++
			case x.e.Where.Len() > 0:
				where["unlisted"]++
			default:
				where["none"]++
			}
		}
		for _, m := range r.Templates {
			levels := strings.Split(m.Location, ":")
			last, _, _ := strings.Cut(levels[len(levels)-1], "(")
			last = strings.TrimSpace(last)
			switch {
			case len(levels) == 1:
				where["key country"]++
			case func() bool {
				for _, x := range findings {
					if strings.EqualFold(x.In(a.Text), last) {
						return true
					}
				}
				return false
			}():
				where["key found"]++
			default:
				where["key missing"]++
			}
		}
		for _, m := range r.Templates {
			right, typed := false, "no such event"
			var at []string
			for _, x := range found {
				right = right || m.Location != "" && mucPlace(m.Location, a.Text, x.e, findings)
				if strings.Contains(m.Type, x.typ) {
					typed = "events of the type"
					at = append(at, fmt.Sprintf("%s/%s", strings.ReplaceAll(x.e.Trigger.In(a.Text), "\n", " "), x.e.Where.In(a.Text)))
				}
			}
			if !right {
				kind := "town"
				if !strings.Contains(m.Location, ":") {
					kind = "country"
				}
				wrong[kind+": "+typed]++
				if os.Getenv("SHOW") == "muc" {
					t.Logf("MUC %s %s %q: %s %q", r.ID, m.Type, m.Location, typed, at)
				}
			}
		}
		towns := slices.Clone(key)
		for i := range towns {
			towns[i].Place = towns[i].Place && strings.Contains(r.Templates[i].Location, ":")
		}
		exact.Add(towns, len(found), agree(found))
		exactBase.Add(towns, len(plain), agree(plain))
		ours.Add(key, len(found), agree(found))
		base.Add(key, len(plain), agree(plain))
		if os.Getenv("SHOW") == r.ID {
			t.Log(r.Text)
			for _, x := range found {
				t.Log(x.typ, x.e.Trigger.In(r.Text), x.e.Status, x.e.Where.In(r.Text), x.e.When, x.e.Basis)
			}
			t.Log(r.Templates)
		}
	}
	t.Log(where, wrong)
	for _, x := range []struct {
		name string
		s    *score.TemplateTally
	}{{"baseline", &base}, {"ours", &ours}, {"baseline, place where the key has more than a country", &exactBase}, {"ours, place where the key has more than a country", &exact}} {
		s := x.s
		t.Logf("%s: %d templates, %d events found, %d aligned · type %.3f · date %.3f of %d · place %.3f of %d · all %.3f", x.name, s.Templates, s.Found, s.Aligned,
			float64(s.Type)/float64(s.Typed), float64(s.Date)/float64(s.Dated), s.Dated, float64(s.Place)/float64(s.Placed), s.Placed, float64(s.Whole)/float64(s.Templates))
	}
}

package event_test

import (
	"os"
	"path/filepath"
	"strconv"
	"testing"

	"dateline/data"
	"dateline/data/article"
	"dateline/data/bundle"
	"dateline/data/event"
	"dateline/data/sharedtest"
	"dateline/data/when"
	"dateline/geo"
	"dateline/geo/text"
)

// The article that the seed format is named for: what its reader would say
// that it reports.
func TestSeedArticle(t *testing.T) {
	files, err := filepath.Glob(filepath.Join(sharedtest.Path(t, "seed"), "*.txt"))
	if err != nil || len(files) != 1 {
		t.Fatalf("%d seed articles, %v", len(files), err)
	}
	a, err := article.Read(t.Context(), files[0])
	if err != nil {
		t.Fatal(err)
	}
	findings := parse(t, a.Text)
	rep := event.New().Find(a, text.Sentences(a.Text, nil), findings, when.New().Find(a.Text, a.Published, nil))

	for _, want := range []struct {
		what, trigger, place, day, actor, harm string
		typ                                    data.EventType
		mode                                   string
		status                                 data.Status
		basis                                  data.TimeBasis
	}{
		{what: "the talks", trigger: "met", place: "Lausanne", day: "2016-10-15", typ: data.Consult, basis: data.TimeInText, actor: "John Kerry"},
		{what: "the air strikes on hospitals", trigger: "air strikes", place: "Aleppo", day: "2016-10-14", typ: data.Assault, mode: "airstrike", basis: data.TimeInText, harm: "7 dead"},
		{what: "the night's air strikes, told of on Friday", trigger: "air strikes", place: "Aleppo", day: "2016-10-14T00Z/2016-10-14T05Z", typ: data.Assault, mode: "airstrike", basis: data.TimeInText},
		{what: "the bombardment since September", trigger: "killed", place: "Aleppo", day: "2016-09-22/2016-10-15", typ: data.Assault, mode: "heavy-weapons", basis: data.TimeInText, harm: "370 dead"},
		{what: "the ceasefire", trigger: "ceasefire agreement", day: "2016-09-09", typ: data.Agree, basis: data.TimeInText},
		{what: "Kerry's next journey", trigger: "head", place: "London", day: "2016-10-16", typ: data.Consult, mode: "visit", status: data.Planned, basis: data.TimeInText, actor: "Kerry"},
		{what: "the charities' call", trigger: "issued", day: "2016-10-15", typ: data.Request, basis: data.TimeInText, actor: "nongovernmental organisations"},
		{what: "the charities' call, told before", trigger: "call", day: "2016-10-15", typ: data.Request, mode: "yield", basis: data.TimeOfArticle, actor: "four leading charities"},
	} {
		found := false
		for i := range rep.Events {
			e := &rep.Events[i]
			place, harm := "", want.harm == ""
			if e.Place >= 0 {
				place = findings[e.Place].In(a.Text)
			}
			for _, h := range e.Harm {
				harm = harm || strconv.Itoa(h.Count)+" "+h.What == want.harm
			}
			who := want.actor == ""
			for _, x := range e.Actors {
				who = who || !x.Target && x.In(a.Text) == want.actor
			}
			found = found || e.Trigger.In(a.Text) == want.trigger && place == want.place && e.When.EDTF() == want.day && e.Type == want.typ &&
				e.Mode == want.mode && e.Status == want.status && e.Basis == want.basis && harm && who
		}
		if !found {
			t.Errorf("%s: no such event", want.what)
		}
	}
	for i, role := range rep.Roles {
		if name := findings[i].In(a.Text); name == "Moscow" && role != data.SpeakerPlace {
			t.Errorf("Moscow is %s, want %s", role, data.SpeakerPlace)
		}
	}
	for i := range rep.Events {
		if e := &rep.Events[i]; e.Place >= 0 && findings[e.Place].In(a.Text) == "Moscow" {
			t.Errorf("%s happened in Moscow, where only somebody spoke", e.Trigger.In(a.Text))
		}
	}
}

// parse finds the places of a text with the gazetteer and the tagger that the
// program carries.
func parse(t testing.TB, s string) []geo.Finding {
	t.Helper()
	files, err := bundle.Folder(os.DirFS(filepath.Join("..", "..", "assets")))
	if err != nil {
		t.Fatal(err)
	}
	p, err := bundle.New(files).Parser()
	if err != nil {
		t.Fatal(err)
	}
	f, err := p.Parse(t.Context(), geo.Document{Text: s})
	if err != nil {
		t.Fatal(err)
	}
	return f
}

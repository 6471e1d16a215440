package command

import (
	"flag"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"dateline/geo"
	"dateline/geo/gazetteer"
)

// An aboutFlag is what the flags say that the texts are about.
type aboutFlag struct {
	regions    []string
	historical bool
}

// aboutHelp is the paragraph on these flags.
const aboutHelp = `
--region and --historical say what is known of the texts beforehand. A region is
evidence for places in it and near it, and no fence: London stays London where
nothing but the region speaks for another. It is a name, a name with the province
or country it lies in ("Georgia, United States"), or a number: a GeoNames id. A
name that could mean several is refused with the choices, and so is that of a
small town where it is rather another name mistyped; which place was taken is told
on standard error. --historical is for texts so old that today's population says
nothing of which place is meant.`

func (o *aboutFlag) add(flags *flag.FlagSet) {
	flags.Func("region", "the texts are about this `PLACE`; may be given several times", func(s string) error {
		o.regions = append(o.regions, s)
		return nil
	})
	flags.BoolVar(&o.historical, "historical", false, "the texts are old: ignore today's population")
}

// subject is what the flags say, or nil where there are none.
func (o *aboutFlag) subject(s *session) (*geo.Subject, error) {
	if len(o.regions) == 0 && !o.historical {
		return nil, nil
	}
	about := &geo.Subject{Historical: o.historical}
	if len(o.regions) == 0 {
		return about, nil
	}
	g, err := s.Gazetteer()
	if err != nil {
		return nil, err
	}
	for _, typed := range o.regions {
		ref, err := region(g, typed)
		if err != nil {
			return nil, wrong("--region %s: %v", typed, err)
		}
		p := g.Place(ref)
		if near, ok := mistyped(g, typed, &p); ok {
			return nil, wrong("--region %s: that is %s; if you mean %s, write that, and else the number", typed, choices(g, []gazetteer.Ref{ref}), choices(g, near))
		}
		s.say("--region %s: %s, %s", typed, p.Name, g.Describe(&p))
		about.Regions = append(about.Regions, p)
	}
	return about, nil
}

// region is the one place that is typed. A country, a province or the like is
// meant rather than a town of the same name, unless that is a city as well known; else what could mean several is an
// error that lists them.
func region(g *gazetteer.Gazetteer, typed string) (gazetteer.Ref, error) {
	typed = strings.TrimSpace(typed)
	if id, err := strconv.ParseUint(typed, 10, 64); err == nil {
		ref, ok := g.ByID(geo.ID(id))
		if !ok {
			return 0, fmt.Errorf("no place has that number")
		}
		return ref, nil
	}
	all := called(g, typed)
	if name, in, ok := strings.Cut(typed, ","); ok && len(all) == 0 {
		all = slices.DeleteFunc(called(g, strings.TrimSpace(name)), func(r gazetteer.Ref) bool { return !liesIn(g, r, strings.TrimSpace(in)) })
	}
	if len(all) > 1 {
		if wide := slices.DeleteFunc(slices.Clone(all), func(r gazetteer.Ref) bool { return !isRegion(g.Class(r)) }); len(wide) > 0 {
			all = append(wide, rivals(g, typed, wide)...)
		}
	}
	switch len(all) {
	case 1:
		return all[0], nil
	case 0:
		var near []gazetteer.Ref
		for _, n := range append(g.Near(typed, 1, nil), g.Complete(typed, mostChoices)...) {
			if n.Kind != gazetteer.Demonym && !slices.Contains(near, n.Ref) {
				near = append(near, n.Ref)
			}
		}
		if len(near) == 0 {
			return 0, fmt.Errorf("no place of that name is known")
		}
		return 0, fmt.Errorf("no place of that name is known; these are spelled alike: %s", choices(g, near))
	}
	return 0, fmt.Errorf("%d places have that name: %s. Write the number of the one that is meant, or what it lies in, as in \"Springfield, Ohio\"", len(all), choices(g, all))
}

// rivals returns the cities that a name means as well as the countries and
// provinces that have it: Manchester in England beside the parish in Jamaica, and
// Washington, D.C., beside the state, but not New York City in the state of New York.
func rivals(g *gazetteer.Gazetteer, typed string, wide []gazetteer.Ref) (cities []gazetteer.Ref) {
	if strings.Contains(typed, ",") {
		return nil // what it lies in is said
	}
	var most int64
	for _, r := range wide {
		most = max(most, g.Place(r).Population)
	}
	for _, n := range g.Lookup(typed, nil) {
		p := g.Place(n.Ref)
		shown := n.Kind == gazetteer.Main || n.Kind == gazetteer.Alternate && strings.HasPrefix(strings.ToLower(p.Name), strings.ToLower(typed)+",")
		if p.Class != geo.Town || !shown || p.Population < obscure || p.Population < most/manyTimes || slices.Contains(cities, n.Ref) {
			continue
		}
		_, admin1, country := g.Parents(n.Ref)
		if !slices.Contains(wide, admin1) && !slices.Contains(wide, country) {
			cities = append(cities, n.Ref)
		}
	}
	return cities
}

// The name of a town of fewer people than obscure is taken for another name
// mistyped if that is one slip away and stands for a city of more than famous, or
// for a country or province of that many times the people.
const (
	obscure    = 100_000
	famous     = 1_000_000
	manyTimes  = 10
	fewLetters = 4 // shorter names are a slip away from all sorts of names
)

// mistyped returns what was rather meant than a place that hardly anybody would
// write of: Idaho for Idah in Nigeria. With what it lies in, or by its number, a
// place is meant.
func mistyped(g *gazetteer.Gazetteer, typed string, p *geo.Place) (near []gazetteer.Ref, ok bool) {
	typed = strings.TrimSpace(typed)
	if _, err := strconv.ParseUint(typed, 10, 64); err == nil || strings.Contains(typed, ",") ||
		isRegion(p.Class) || p.Population >= obscure || utf8.RuneCountInString(typed) < fewLetters {
		return nil, false
	}
	for _, n := range g.Near(typed, 1, nil) {
		other := g.Place(n.Ref)
		if n.Kind != gazetteer.Main || other.ID == p.ID || slices.Contains(near, n.Ref) {
			continue
		}
		wide := other.Class == geo.Country || other.Class == geo.Admin1
		if wide && other.Population >= manyTimes*p.Population || other.Population >= famous {
			near = append(near, n.Ref)
		}
	}
	return near, len(near) > 0
}

// isRegion reports whether a class is wide enough to be meant by a name rather
// than a town.
func isRegion(c geo.Class) bool { return c.Area() && c != geo.Admin2 }

// called are the places of a name: by their main name where there are any, else
// by another.
func called(g *gazetteer.Gazetteer, name string) (refs []gazetteer.Ref) {
	names := g.Lookup(name, nil)
	main := slices.ContainsFunc(names, func(n gazetteer.Name) bool { return n.Kind == gazetteer.Main })
	for _, n := range names {
		if n.Kind == gazetteer.Main || !main && n.Kind != gazetteer.Demonym && n.Kind != gazetteer.Code {
			refs = append(refs, n.Ref)
		}
	}
	return refs
}

// liesIn reports whether a place lies in a district, province or country that
// answers to the name.
func liesIn(g *gazetteer.Gazetteer, r gazetteer.Ref, name string) bool {
	admin2, admin1, country := g.Parents(r)
	for _, n := range g.Lookup(name, nil) {
		if n.Ref != r && n.Kind != gazetteer.Demonym && (n.Ref == admin2 || n.Ref == admin1 || n.Ref == country) {
			return true
		}
	}
	return false
}

// mostChoices is how many places a refusal lists.
const mostChoices = 6

// choices lists places with their numbers.
func choices(g *gazetteer.Gazetteer, refs []gazetteer.Ref) string {
	var b strings.Builder
	for i, r := range refs[:min(len(refs), mostChoices)] {
		if i > 0 {
			b.WriteString("; ")
		}
		p := g.Place(r)
		fmt.Fprintf(&b, "%s, %s, is %d", p.Name, g.Describe(&p), p.ID)
	}
	if more := len(refs) - mostChoices; more > 0 {
		fmt.Fprintf(&b, "; and %d more", more)
	}
	return b.String()
}

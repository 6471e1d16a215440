// Package symbol says how the types of events look: which hue and shape each
// has on the map, on the timeline and in lists, and what it is called there.
// It draws nothing and knows no toolkit; the map, the timeline and the lists
// draw by it, so that one thing looks the same everywhere.
//
// Eighteen hues can't be told apart, least of all by the one man in twelve who
// sees two where others see three. So the types are gathered into five groups,
// and a group is told by a hue and, for whoever doesn't see the hue, by a
// shape. Inside its group a type is told by a sign of a few strokes, where
// there is room for one.
//
// Begin with [Of], the group of a type; [Group.Color], [Group.Shape] and
// [Name] tell the rest, and [Outline] and [Stroke] are the geometry of both as
// distances, from which any coverage can be had.
//
// # The hues
//
// They start from the set of Okabe and Ito ("Color Universal Design", 2008),
// darkened for the light map and lightened for the dark one until each has a
// contrast of 3:1 with land and water and a count on it one of 4.5:1. Then they
// were moved apart as dichromats see them, by the matrices of Machado, Oliveira
// and Fernandes (2009). Bars and rings have no shape: there red, green and ochre, and
// blue and purple, which such eyes see as one hue each, differ by lightness. The
// tests hold them to it.
package symbol

import (
	"image/color"
	"strings"

	"dateline/data"
)

// A Group is types of events that look alike.
type Group uint8

// The groups: words or deeds, with or against one another, and what nobody
// has done.
const (
	Named    Group = iota // nothing is said to have happened
	Talk                  // cooperation in words
	Help                  // cooperation in deeds
	Dispute               // conflict in words
	Force                 // conflict in deeds
	Calamity              // disasters and accidents
	groupsEnd
)

// Groups is the number of values of [Group].
const Groups = int(groupsEnd)

var groupWords = [...]string{
	"named only", "cooperation in words", "cooperation in deeds", "conflict in words", "conflict in deeds",
	"disasters and accidents",
}

// String names the group for the user.
func (g Group) String() string {
	if g < groupsEnd {
		return groupWords[g]
	}
	return groupWords[Named]
}

// A kind is what is known of a type's look.
type kind struct {
	group Group
	name  string
	about string
	sign  []stroke
}

// kinds are in the order of data.EventType.
var kinds = [data.EventTypes]kind{
	data.NoEvent:   {Named, "Named only", "a place that is named, with nothing said to have happened there", nil},
	data.Agree:     {Talk, "Agreement", "agrees, settles, signs", tick},
	data.Consult:   {Talk, "Talks", "meets, visits, negotiates, telephones", bars},
	data.Support:   {Talk, "Support", "backs, praises, recognises", up},
	data.Cooperate: {Help, "Cooperation", "trades, exercises together, extradites", link},
	data.Aid:       {Help, "Aid", "gives money, relief, shelter or arms", plus},
	data.Yield:     {Help, "Concession", "frees, lifts, ceases fire, gives in", down},
	data.Request:   {Dispute, "Demand", "calls for, asks, urges", question},
	data.Accuse:    {Dispute, "Accusation", "blames, criticises, investigates", right},
	data.Reject:    {Dispute, "Refusal", "rejects, vetoes, denies", cross},
	data.Threaten:  {Dispute, "Threat", "warns, gives an ultimatum", exclamation},
	data.Protest:   {Force, "Protest", "demonstrates, strikes, riots", placard},
	data.Sanction:  {Force, "Sanction", "embargoes, expels, breaks off", minus},
	data.Mobilize:  {Force, "Mobilisation", "deploys forces, puts them on alert", forward},
	data.Coerce:    {Force, "Coercion", "arrests, deports, bans, seizes", grille},
	data.Assault:   {Force, "Assault", "kills, wounds, bombs, abducts", burst},
	data.Retreat:   {Help, "Retreat", "withdraws forces, gives up ground", backward},
	data.Disaster:  {Calamity, "Disaster", "earthquake, flood, storm, epidemic, famine", waves},
	data.Accident:  {Calamity, "Accident", "crash, fire, collapse, explosion", bolt},
}

func look(t data.EventType) *kind {
	if int(t) < len(kinds) {
		return &kinds[t]
	}
	return &kinds[data.NoEvent]
}

// Of is the group of a type.
func Of(t data.EventType) Group { return look(t).group }

// Name is what a type is called in lists: "Assault". [data.EventType.String]
// is its code.
func Name(t data.EventType) string { return look(t).name }

// Counted says how many of a type there are: "assault 3".
func Counted(t data.EventType, n int) string {
	return strings.ToLower(Name(t)) + " " + data.Grouped(n)
}

// About says in some verbs what belongs to a type.
func About(t data.EventType) string { return look(t).about }

// Order lists all types group by group, as lists show them; data.NoEvent is
// the last.
var Order = func() (all [data.EventTypes]data.EventType) {
	n := 0
	for _, g := range [...]Group{Force, Dispute, Help, Talk, Calamity, Named} {
		for t := range data.EventTypes {
			if Of(data.EventType(t)) == g {
				all[n] = data.EventType(t)
				n++
			}
		}
	}
	return all
}()

func rgb(hex uint32) color.RGBA {
	return color.RGBA{uint8(hex >> 16), uint8(hex >> 8), uint8(hex), 255}
}

var light = [Groups]color.RGBA{
	Named: rgb(0x525c65), Talk: rgb(0x1d61c7), Help: rgb(0x053412),
	Dispute: rgb(0x754400), Force: rgb(0xc84c3d), Calamity: rgb(0x53176c),
}

var dark = [Groups]color.RGBA{
	Named: rgb(0xb8bec2), Talk: rgb(0x73a3fa), Help: rgb(0x9ffcb6),
	Dispute: rgb(0xe0a54f), Force: rgb(0xd3574f), Calamity: rgb(0x9e69b5),
}

// Color is the group's colour, on light paper or on dark.
func (g Group) Color(onDark bool) color.RGBA {
	if g >= groupsEnd {
		g = Named
	}
	if onDark {
		return dark[g]
	}
	return light[g]
}

// Ink is the colour of what is written on a group's colour.
func Ink(onDark bool) color.RGBA {
	if onDark {
		return rgb(0x14120f)
	}
	return rgb(0xffffff)
}

package atlas

import (
	"image/color"

	"dateline/app/symbol"
)

// A Style is the colours of a map. Styles are comparable: what is drawn
// beforehand is kept under the style it was drawn in.
//
// The base map is all but grey, so that what the articles say is never mistaken
// for what it shows. Of the strong hues one belongs to the selection and the
// others to the data: one where places are merely named, those of package
// symbol where it is known what happened.
type Style struct {
	Name string // "light" or "dark"

	Sea, Shallow, Graticule  color.RGBA    // Shallow is the water along the coasts
	Land                     color.RGBA    // where no country is known
	Countries                [4]color.RGBA // tints, told apart only when looked for
	Urban                    color.RGBA
	Coast, Shore, River      color.RGBA
	Country, Admin1          color.RGBA // borders
	Casing                   color.RGBA // under the borders of countries
	Water                    color.RGBA // names of seas, lakes and rivers
	CountryName, Admin1Name  color.RGBA
	CityName, CityDot        color.RGBA
	Halo                     color.RGBA
	Pin, PinRing, PinText    color.RGBA // the hue of the data
	Area                     color.RGBA // fills and outlines of places that are areas
	AreaLeast, AreaMost      float64    // opacity of the fill at the least and the greatest count
	Badge, BadgeText         color.RGBA
	Selected, Hovered        color.RGBA // rings
	Furniture, FurnitureBack color.RGBA // scale bar, credits, titles and the paper behind them

	Groups           [symbol.Groups]color.RGBA // what happened, where the scene says so
	GroupText        color.RGBA                // on them
	Mixed, MixedText color.RGBA                // where groups are mixed
}

func rgb(hex uint32) color.RGBA {
	return color.RGBA{uint8(hex >> 16), uint8(hex >> 8), uint8(hex), 255}
}

// rgba is the colour with an opacity of 0 to 1, premultiplied as image/color
// has it.
func rgba(hex uint32, opacity float64) color.RGBA { return fade(rgb(hex), opacity) }

// fade multiplies the opacity of a colour.
func fade(c color.RGBA, opacity float64) color.RGBA {
	f := func(v uint8) uint8 { return uint8(float64(v)*opacity + 0.5) }
	return color.RGBA{f(c.R), f(c.G), f(c.B), f(c.A)}
}

// groups are the hues of package symbol.
func groups(onDark bool) (all [symbol.Groups]color.RGBA) {
	for g := range all {
		all[g] = symbol.Group(g).Color(onDark)
	}
	return all
}

// Light is ink on paper.
func Light() Style {
	return Style{
		Name: "light",
		Sea:  rgb(0xc9d9e3), Shallow: rgba(0xe3edf2, 0.75), Graticule: rgba(0x7f9db0, 0.20),
		Land:      rgb(0xf5f1e8),
		Countries: [4]color.RGBA{rgb(0xf7f3ea), rgb(0xf3efe3), rgb(0xf6f0e6), rgb(0xf1eee4)},
		Urban:     rgba(0xc9b89c, 0.42),
		Coast:     rgb(0x86a1b3), Shore: rgb(0x9ab4c4), River: rgb(0xa5c0d0),
		Country: rgb(0x9c8f7f), Admin1: rgb(0xcdc2b1), Casing: rgba(0xfffdf8, 0.75),
		Water:       rgb(0x4f7894),
		CountryName: rgb(0x6a6055), Admin1Name: rgb(0x85796b),
		CityName: rgb(0x37322c), CityDot: rgb(0x5a5249),
		Halo: rgba(0xfbf8f1, 0.88),
		Pin:  rgb(0xbf3b28), PinRing: rgb(0xffffff), PinText: rgb(0xffffff),
		Area: rgb(0xbf3b28), AreaLeast: 0.07, AreaMost: 0.27,
		Badge: rgb(0xfffdf9), BadgeText: rgb(0x7d2416),
		Selected: rgb(0x1461a8), Hovered: rgb(0x2c2723),
		Furniture: rgb(0x4a443c), FurnitureBack: rgba(0xfbf8f1, 0.88),
		Groups: groups(false), GroupText: symbol.Ink(false),
		Mixed: rgb(0x3d444b), MixedText: rgb(0xffffff),
	}
}

// Dark is a map for a dark room: neutral, with the data as the only light.
func Dark() Style {
	return Style{
		Name: "dark",
		Sea:  rgb(0x14191e), Shallow: rgba(0x2a3740, 0.60), Graticule: rgba(0x5a6b78, 0.14),
		Land:      rgb(0x24282c),
		Countries: [4]color.RGBA{rgb(0x25292d), rgb(0x23272c), rgb(0x27292c), rgb(0x24292a)},
		Urban:     rgba(0x4d5052, 0.45),
		Coast:     rgb(0x46535d), Shore: rgb(0x36434d), River: rgb(0x2f3f4b),
		Country: rgb(0x666d73), Admin1: rgb(0x3b4146), Casing: rgba(0x14171a, 0.70),
		Water:       rgb(0x6e93ac),
		CountryName: rgb(0xa2a8ad), Admin1Name: rgb(0x868d93),
		CityName: rgb(0xd6d9dc), CityDot: rgb(0xaab0b5),
		Halo: rgba(0x191d21, 0.86),
		Pin:  rgb(0xe8694f), PinRing: rgb(0x16191c), PinText: rgb(0x1a0d0a),
		Area: rgb(0xe8694f), AreaLeast: 0.08, AreaMost: 0.29,
		Badge: rgb(0x2d2422), BadgeText: rgb(0xffc9bc),
		Selected: rgb(0x6cb6ff), Hovered: rgb(0xf2f2f2),
		Furniture: rgb(0xb9bec3), FurnitureBack: rgba(0x191d21, 0.88),
		Groups: groups(true), GroupText: symbol.Ink(true),
		Mixed: rgb(0xd8dcdf), MixedText: rgb(0x1b1e21),
	}
}

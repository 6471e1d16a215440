// Package atlas draws the map: a view of the world with what the articles name
// on it, as one picture. No toolkit is in it, so that a picture needs no
// window, and a window no more than a picture.
//
// [New] joins a base map and fonts to an [Atlas]. What is to be seen on it are
// [Mark]s, made by [MarkOf] from places and gathered into a [Scene]; where it
// is seen from is a [Camera]; how it looks a [Style]. All four are values or
// immutable. A picture is made in three steps:
//
//   - [Atlas.Draw] draws the base map, the areas of the scene and all names.
//     It takes some tens of milliseconds and belongs on another goroutine than
//     the window's; drawn larger than the view, its picture serves many frames.
//   - [Pins.Draw] lays clusters, pins and badges over it, and belongs into
//     every frame: its cost is what is in view, not what is in the scene.
//     [Pins.At] then tells what is under the pointer, and [Pins.Reveal] which
//     view to go to for a place to be seen.
//   - [Marginalia.Draw] adds the scale bar and the credits.
//
// [Atlas.Picture] does all of it for a snapshot, with a title and a legend.
//
// # What a mark claims
//
// A town is a disc at its place. A country, province, sea or region is an area:
// filled as far as its outline goes, the more strongly the more passages name
// it, with its count on a badge. A region without an outline is a soft disc
// with a broken edge, as wide as it is thought to reach, and a river is its
// course. No area is ever drawn
// as a dot, and nothing is moved from its place to make room: a cluster stands
// where its weightiest part is, and badges give way to pins, with a line back to
// their area where they have to stand off.
//
// Where a scene says what happened, pins and areas have the hues and shapes of
// package symbol: one group's where all is of one group, and the sign of its type
// on a single event; else a neutral disc with a ring of the groups' shares.
//
// The count on a cluster is the sum of the passages of the places in it, each
// place belongs to exactly one cluster, and [Hit.Places] lists them: so the
// number on the map is the length of the list that it opens.
//
// # What stays put
//
// Clusters and names are chosen by the world and the zoom, not by where the
// view's edge happens to be. Two pictures of one scale agree wherever they
// overlap, which is what lets a frame be made by shifting an older picture.
//
// # Limits
//
// Names are set in a straight line, from left to right, and with the glyphs
// that the fonts have; there is no shaping of Arabic or Indic scripts. The
// projection is Mercator: the scale bar holds for the middle of the view.
package atlas

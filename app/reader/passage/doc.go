// Package passage sets text for reading: wrapped lines in several looks, words
// marked as with a marker pen, text that can be selected and copied.
//
// Fyne has two widgets that come near it. RichText can't be selected, and Label
// and Entry take time with the square of a paragraph's length to wrap it. This
// one measures every word once, keeps its width in a [Setter] that all texts of
// a window share, and sets a paragraph in time proportional to its length. The
// drawing objects of a [Text] are used again for the next text, so that a list
// can scroll through thousands of passages with a handful of them.
//
// Use a [Text]: [Text.Set] gives it words and looks, [Text.HeightFor] sets them
// in a width and tells the height, Resize draws. Offsets are bytes.
//
// # Scripts
//
// Lines are broken by the rules of Unicode Standard Annex 14, and a selection
// never parts what Annex 29 calls a grapheme: a letter and its accents, an
// emoji of several people. Text from right to left is set in the order of the
// bidirectional algorithm, one level of nesting deep; a paragraph that begins
// with it is set from the right. Letters that the theme's font lacks come from
// the system's fonts, where it has them.
//
// # Limits
//
// Line breaking does not know the words of Thai, Lao or Khmer, which are
// written without spaces. Nothing is hyphenated. A selection does not reach
// from one text into another.
package passage

package gazetteer

import "encoding/binary"

// A NameKind says what sort of name a place answers to.
type NameKind uint8

// The kinds of names. Their numbers are part of the file format: add at the
// end, never renumber. Where one place has one name in two kinds, the lower
// kind counts.
const (
	Main         NameKind = iota // the name that is shown, or another way to put it into our letters
	Alternate                    // another name, in any language or spelling, or a former one
	Bare                         // the name without the word for its class: "Lamar" for Lamar County
	Abbreviation                 // "US", "Tex.": counts only where the text writes its capitals
	Demonym                      // people and things of the place: "Syrian", "Texan"
	Code                         // a code such as an airport's: "LHR"
	Former                       // a name of old that is still understood: "Constantinople"
	Bygone                       // one that today means another place, or is a word: "York" for Toronto
	kinds
)

// Kinds is the number of values of [NameKind].
const Kinds = int(kinds)

var kindNames = [...]string{"main", "alternate", "bare", "abbreviation", "demonym", "code", "former", "bygone"}

// String returns the kind in a word.
func (k NameKind) String() string {
	if k < kinds {
		return kindNames[k]
	}
	return "unknown kind"
}

// A Name is a place and the kind of name by which it was found.
type Name struct {
	Ref  Ref
	Kind NameKind
}

// Lookup appends the places that answer to name today to into and returns it, the
// most prominent first: a [Former] name is an [Alternate] one, and a [Bygone] one
// is none. The name may be written in any case and with or without its accents: it
// is folded first, see [Fold]. It allocates nothing if into has room.
func (g *Gazetteer) Lookup(name string, into []Name) []Name { return g.lookup(name, into, false) }

// LookupPast is [Gazetteer.Lookup] for old texts: it tells [Former] names from
// other ones and returns [Bygone] ones as well.
func (g *Gazetteer) LookupPast(name string, into []Name) []Name { return g.lookup(name, into, true) }

func (g *Gazetteer) lookup(name string, into []Name, past bool) []Name {
	if tooLong(name) {
		return into
	}
	var buf [2 * MaxName]byte
	key := Fold(buf[:0], name)
	if len(key) == 0 || len(key) > MaxName {
		return into
	}
	addr, out, ok := g.names.walk(g.names.root, key)
	if !ok {
		return into
	}
	from := len(into)
	into = g.namesAt(addr, out, into)
	if !past {
		into = today(into, from)
	}
	return into
}

// today turns the names from an index on into what they are today.
func today(names []Name, from int) []Name {
	keep := names[:from]
	for _, n := range names[from:] {
		switch n.Kind {
		case Bygone:
			continue
		case Former:
			n.Kind = Alternate
		}
		keep = append(keep, n)
	}
	return keep
}

// tooLong tells cheaply that folding cannot bring a text under MaxName, so that
// nobody can make a look-up slow with a long one.
func tooLong(name string) bool { return len(name) > 8*MaxName }

// namesAt appends what the state at addr stands for, if a name ends there.
func (g *Gazetteer) namesAt(addr int, out uint64, into []Name) []Name {
	var n node
	if !g.names.at(addr, &n) || !n.final {
		return into
	}
	return g.decode(out+n.finalOut, into)
}

// decode appends the places that a value of the transducer stands for.
func (g *Gazetteer) decode(value uint64, into []Name) []Name {
	if value&valueList == 0 {
		return g.appendName(value>>valueBits, into)
	}
	offset := value >> valueBits
	if offset >= uint64(len(g.postings)) {
		return into
	}
	b := g.postings[offset:]
	count, n := binary.Uvarint(b)
	if n <= 0 || count > uint64(len(b)) { // each takes a byte at least
		return into
	}
	b = b[n:]
	var v uint64
	for range count {
		delta, n := binary.Uvarint(b)
		if n <= 0 {
			return into
		}
		b = b[n:]
		v += delta
		into = g.appendName(v, into)
	}
	return into
}

func (g *Gazetteer) appendName(v uint64, into []Name) []Name {
	r, k := v>>kindBits, NameKind(v&kindMask)
	if r >= uint64(g.len) || k >= kinds {
		return into
	}
	return append(into, Name{Ref(r), k})
}

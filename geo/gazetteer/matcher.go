package gazetteer

// A State says where a [Matcher] stands after a step.
type State uint8

// The states of a matcher.
const (
	Dead   State = iota // no name goes on like this, nor ends here
	Prefix              // no name ends here, but some go on
	Found               // a name ends here; others may go on
)

// A Matcher finds the names that begin at a word of a text, by walking the
// names' automaton one word at a time:
//
//	m := g.Matcher()
//	for i, t := range tokens[start:] {
//		switch m.Step(t) {
//		case gazetteer.Dead:
//			return longest
//		case gazetteer.Found:
//			longest = i + 1
//			names = m.Names(names[:0])
//		}
//	}
//
// It is a small value: copy it to try two ways on from one place. It allocates
// nothing.
type Matcher struct {
	g     *Gazetteer
	addr  int
	out   uint64
	state State
	begun bool
	dead  bool
}

// Matcher returns a matcher that stands before the first word.
func (g *Gazetteer) Matcher() Matcher {
	m := Matcher{g: g}
	m.Reset()
	return m
}

// Reset puts the matcher before the first word again.
func (m *Matcher) Reset() {
	*m = Matcher{g: m.g, addr: m.g.names.root, state: Prefix}
}

// Step goes on by one token of the text, folding it first. A token may hold
// several words ("al-Raqqa"): it counts as what [Fold] makes of it, and a name
// is matched wherever the text's tokens are cut between its words.
//
// A token that folds to nothing, such as a comma, a hyphen or a full stop,
// leaves the matcher where it is. That makes "St", ".", "Louis" find St. Louis,
// but it is for the caller to stop at what ends a name, such as the full stop
// of a sentence.
func (m *Matcher) Step(token string) State {
	if m.dead {
		return Dead
	}
	if tooLong(token) {
		return m.die()
	}
	var buf [2 * MaxName]byte
	b := buf[:1]
	b[0] = ' '
	b = Fold(b, token)
	switch {
	case len(b) == 1:
		return m.state
	case len(b) > MaxName+1:
		return m.die()
	case !m.begun:
		b = b[1:]
		m.begun = true
	}
	addr, out, ok := m.g.names.walk(m.addr, b)
	if !ok {
		return m.die()
	}
	m.addr = addr
	m.out += out
	var n node
	if !m.g.names.at(addr, &n) {
		return m.die()
	}
	switch {
	case n.final:
		m.state = Found
	case n.step(' '):
		m.state = Prefix
	default:
		return m.die()
	}
	return m.state
}

func (m *Matcher) die() State {
	m.dead = true
	m.state = Dead
	return Dead
}

// State returns what the last step returned; before the first one it is
// [Prefix].
func (m *Matcher) State() State { return m.state }

// Names appends the places that answer today to the words stepped over to into, as
// [Gazetteer.Lookup] does, and returns it, the most prominent first. It appends nothing unless the state is
// [Found].
func (m *Matcher) Names(into []Name) []Name {
	if m.state != Found {
		return into
	}
	from := len(into)
	return today(m.NamesPast(into), from)
}

// NamesPast is [Matcher.Names] for old texts, as [Gazetteer.LookupPast] is
// [Gazetteer.Lookup].
func (m *Matcher) NamesPast(into []Name) []Name {
	if m.state != Found {
		return into
	}
	return m.g.namesAt(m.addr, m.out, into)
}

package event

import (
	"dateline/data"
	"dateline/geo/text"
)

// telling says whether the sentence speaks of the event as one that the reader
// knows already or as another than those before.
func (r *reading) telling(t *trigger) data.Telling {
	if t.group >= 0 {
		switch {
		case r.apartFromThread() || r.oneMore(t.group):
			return data.ToldApart
		case r.byTheOne(t):
			return data.ToldAgain
		}
		return data.ToldPlainly
	}
	for j, steps := t.from-1, 0; j >= 0 && steps < 3; j, steps = j-1, steps+1 {
		k := &r.toks[j]
		switch {
		case r.one(k, "latest", "last", "first", "two", "three", "four", "several", "many") || k.kind == text.Number || k.finding >= 0 || k.upper && !r.capitals && j > 0:
			return data.ToldPlainly // the Paris attack, the army raid
		case k.part != nounly && k.part != adverb || k.kind == text.Clitic || k.timex >= 0:
			return data.ToldPlainly
		case r.one(k, "another", "second", "third", "fourth", "fifth", "other", "separate", "further", "more", "additional", "later", "subsequent", "next", "previous", "similar", "every", "each"):
			return data.ToldApart
		case r.one(k, "the", "this", "that", "these", "those", "his", "her", "their", "its"):
			if r.saysWhich(t) {
				return data.ToldPlainly
			}
			return data.ToldAgain
		case k.class&cDet != 0:
			return data.ToldPlainly
		}
	}
	return data.ToldPlainly
}

// saysWhich reports whether what follows a noun tells which one is meant, by more
// than its place and time: "the attack on a bus", "the talks that failed".
func (r *reading) saysWhich(t *trigger) bool {
	n := t.tok + 1
	if int(n)+1 >= len(r.toks) {
		return false
	}
	switch k := &r.toks[n]; {
	case k.part == preposition:
		for n++; int(n) < len(r.toks) && r.toks[n].part == nounly && r.toks[n].class&cDet != 0; n++ {
		}
		return r.one(k, "of", "on", "against", "by", "between", "with", "at", "to") && int(n) < len(r.toks) && r.toks[n].finding < 0 && r.toks[n].timex < 0
	case k.part == opener && k.class&cRel != 0, r.wordIs(k, "that"):
		return true
	}
	return false
}

// oneMore reports whether a verb's group says that it happened beside what was told
// before: "also killed", "again attacked".
func (r *reading) oneMore(v int16) bool {
	g := &r.groups[v]
	for j := max(g.from-1, 0); j <= g.head; j++ {
		if r.one(&r.toks[j], "also", "again", "later", "then", "subsequently") {
			return true
		}
	}
	return false
}

// byTheOne reports whether who acts, or what went off, was told of before: "the
// gunman opened fire", "the bomb exploded".
func (r *reading) byTheOne(t *trigger) bool {
	s := r.subject(&r.groups[t.group])
	if s.Len() == 0 {
		return false
	}
	for j := r.tokenAt(s.Start); int(j) < len(r.toks) && int(r.toks[j].start) < s.End; j++ {
		if r.one(&r.toks[j], "attacker", "attackers", "gunman", "gunmen", "bomber", "bombers", "assailant", "assailants", "shooter", "killer", "killers", "hijacker", "hijackers", "kidnapper", "kidnappers", "bomb", "bombs", "device", "blast", "explosion", "quake", "earthquake", "blaze") {
			return j > 0 && (r.one(&r.toks[j-1], "the", "this", "these", "those") || j > 1 && r.wordIs(&r.toks[j-2], "the"))
		}
	}
	return false
}

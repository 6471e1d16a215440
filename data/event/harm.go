package event

import (
	"strconv"
	"strings"

	"dateline/data"
	"dateline/geo"
	"dateline/geo/text"
)

var harms = [...]struct {
	class class
	what  string
}{
	{cDead, "dead"}, {cInjured, "injured"}, {cMissing, "missing"}, {cDisplaced, "displaced"}, {cDetained, "detained"}, {cAbducted, "abducted"},
}

// harm finds how many people the sentence says were killed, wounded, held …
// It reads the words of each harm and looks for a number with people before it
// or after it: "seven people were killed", "killing at least 20", "leaving 12
// dead".
func (r *reading) harm(into []data.Harm) []data.Harm {
	for i := range r.toks {
		k := &r.toks[i]
		for h := range harms {
			if k.class&harms[h].class == 0 {
				continue
			}
			if n, s, ok := r.count(int32(i)); ok {
				into = append(into, data.Harm{Span: s, What: harms[h].what, Count: n})
			}
			break
		}
	}
	return into
}

// count reads the number of people beside the word of harm at token i.
func (r *reading) count(i int32) (int, geo.Span, bool) {
	k := &r.toks[i]
	if k.group >= 0 && r.groups[k.group].negated {
		return 0, geo.Span{}, false
	}
	if k.group >= 0 && !r.groups[k.group].passive {
		// killing seven people
		if n, s, ok := r.numberAfter(i); ok {
			return n, s, true
		}
		elliptic := k.form&fPast != 0 && (int(i)+1 >= len(r.toks) || !r.nounAt(int(i)+1)) // "and thirty injured when"
		if !elliptic && !r.one(k, "missing") && k.form&fIng != 0 || !elliptic && !r.one(k, "missing", "died", "die", "dead", "perished", "drowned", "fled", "dying", "dies", "disappeared") {
			return 0, geo.Span{}, false
		}
	}
	if r.one(k, "wounded", "injured", "dead") && k.group < 0 || k.class&cInjured != 0 {
		if i > 0 && r.toks[i-1].class&cCount != 0 {
			return r.number(i - 1)
		}
	}
	if r.one(k, "claimed", "claiming") {
		return r.numberAfter(i)
	}
	// seven people were killed; 12 dead
	g := i - 1
	if k.group >= 0 {
		g = r.groups[k.group].from - 1
	}
	for j, steps := g, 0; j >= 0 && steps < 10; j, steps = j-1, steps+1 {
		b := &r.toks[j]
		if b.part == mark && r.text[b.start] != ',' || b.part == opener || b.part == verbly && b.group != k.group && steps > 0 && r.toks[j].form&fIng == 0 {
			break
		}
		if j > 0 && r.noOne(j-1) || j > 1 && r.noOne(j-2) {
			break
		}
		if b.class&cCount != 0 && b.timex < 0 && b.finding < 0 && r.counts(j) && !r.included(j) && !r.besides(j) {
			return r.number(j)
		}
	}
	return 0, geo.Span{}, false
}

// besides reports whether the number at token j counts only those besides somebody
// named before it: "the ambassador and three other Americans".
func (r *reading) besides(j int32) bool {
	return j > 1 && r.toks[j-1].part == conjunction && r.toks[j-2].part == nounly && int(j)+1 < len(r.toks) && r.one(&r.toks[j+1], "other", "others", "more")
}

// included reports whether the number at token j is a part of another before
// it: "370 people, including nearly 70 children".
func (r *reading) included(j int32) bool {
	for x := j - 1; x >= 0 && x > j-6; x-- {
		if r.one(&r.toks[x], "including", "among", "of") {
			return !r.wordIs(&r.toks[x], "of") || x > 0 && r.toks[x-1].class&cCount != 0
		}
		if r.toks[x].part == mark {
			return false
		}
	}
	return false
}

// counts reports whether the number at token j counts people: a word for
// people follows, or nothing that could be counted.
func (r *reading) counts(j int32) bool {
	n := int32(len(r.toks))
	for x, steps := j+1, 0; x < n && steps < 5; x, steps = x+1, steps+1 {
		k := &r.toks[x]
		switch {
		case k.class&(cPeople|cFighter|cDead|cInjured|cMissing) != 0:
			return true
		case k.part == verbly, k.part == mark, k.part == conjunction, k.part == preposition && !r.wordIs(k, "of"):
			return true
		case k.kind == text.Symbol, r.one(k, "percent", "years", "year", "days", "months", "hours", "weeks", "miles", "kilometres", "kilometers", "million", "km", "mph", "kph", "kmh", "knots", "metres", "meters", "feet", "inches", "degrees", "magnitude", "mm", "cm", "kg", "pounds", "dollars", "euros", "tons", "tonnes", "barrels", "acres", "hectares", "rounds", "shells", "rockets", "missiles", "bombs", "shots", "times", "storey", "storeys", "storms", "winds", "houses", "homes", "attacks", "vehicles", "cars", "buildings", "villages", "hospitals"):
			return r.wordIs(k, "million")
		}
	}
	return true
}

func (r *reading) numberAfter(i int32) (int, geo.Span, bool) {
	n := int32(len(r.toks))
	for j, steps := i+1, 0; j < n && steps < 6; j, steps = j+1, steps+1 {
		k := &r.toks[j]
		if r.noOne(j) {
			return 0, geo.Span{}, false
		}
		if k.class&(cCount|cVague) != 0 && k.timex < 0 && k.finding < 0 {
			if k.class&cCount == 0 && !r.wordIs(k, "dozens") && !r.wordIs(k, "scores") && !r.wordIs(k, "hundreds") && !r.wordIs(k, "thousands") {
				return 0, geo.Span{}, false
			}
			if r.wordIs(k, "one") && j+1 < n && r.wordIs(&r.toks[j+1], "of") {
				return 0, geo.Span{}, false
			}
			if !r.counts(j) {
				return 0, geo.Span{}, false
			}
			return r.number(j)
		}
		if k.class&(cMore|cDet|cAdverb) != 0 || r.wordIs(k, "at") || r.wordIs(k, "up") || r.wordIs(k, "to") || r.wordIs(k, "and") || k.class&(cDead|cInjured) != 0 || r.wordIs(k, "as") || r.wordIs(k, "lives") {
			continue
		}
		return 0, geo.Span{}, false
	}
	return 0, geo.Span{}, false
}

var units = map[string]int{
	"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11,
	"twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19,
	"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}

// number reads the number that token j ends or begins: 370, 1,200, "two
// hundred", "twenty-one", "three dozen". The span takes in the words for
// people after it and "at least" before it.
func (r *reading) number(j int32) (int, geo.Span, bool) {
	n := int32(len(r.toks))
	from, to := j, j+1
	for from > 0 && (r.toks[from-1].class&cCount != 0 && r.toks[from-1].timex < 0 && r.toks[from-1].part != mark || r.toks[from-1].kind == text.Joiner && from > 1 && r.toks[from-2].class&cCount != 0) {
		from--
	}
	for to < n && (r.toks[to].class&cCount != 0 || r.toks[to].kind == text.Joiner && to+1 < n && r.toks[to+1].class&cCount != 0) {
		to++
	}
	total, part, ok := 0, 0, false
	for x := from; x < to; x++ {
		k := &r.toks[x]
		if k.kind == text.Joiner {
			continue
		}
		if k.kind == text.Number {
			s := r.text[k.start:k.end]
			if strings.ContainsAny(s, ",") {
				s = strings.ReplaceAll(s, ",", "")
			}
			v, err := strconv.Atoi(s)
			if err != nil || v > 1e9 {
				return 0, geo.Span{}, false
			}
			part, ok = part+v, true
			continue
		}
		r.fold = appendLower(r.fold[:0], r.text[k.start:k.end])
		switch string(r.fold) {
		case "hundred":
			part, ok = max(part, 1)*100, true
		case "thousand":
			total, part, ok = total+max(part, 1)*1000, 0, true
		case "million":
			total, part, ok = total+max(part, 1)*1_000_000, 0, true
		case "dozen":
			part, ok = max(part, 1)*12, true
		default:
			if v, found := units[string(r.fold)]; found {
				part, ok = part+v, true
			}
		}
		if total > 1e9 || part > 1e9 {
			return 0, geo.Span{}, false
		}
	}
	for from > 0 && (r.toks[from-1].class&cMore != 0 || r.one(&r.toks[from-1], "at", "to", "many")) && r.toks[from-1].timex < 0 && r.toks[from-1].part != verbly {
		from--
	}
	if to < n && r.toks[to].class&(cPeople|cFighter) != 0 {
		to++
	}
	vague := r.toks[j].class&cVague != 0
	if !ok && !vague {
		return 0, geo.Span{}, false
	}
	return total + part, geo.Span{Start: int(r.toks[from].start), End: int(r.toks[to-1].end)}, true
}

package when

// spell joins the words of numbers to one token each, in place: "twenty six",
// "one hundred and five", "two thousand", "nineteen ninety-six", "twenty-first".
func (l *lexicon) spell(toks []token) []token {
	out := toks[:0]
	for i := 0; i < len(toks); {
		t := toks[i]
		if !l.numeral[t.id] {
			out = append(out, t)
			i++
			continue
		}
		n, end := l.spelled(toks, i)
		i = end
		out = append(out, n)
	}
	return out
}

// spelled reads the number that begins with toks[i].
func (l *lexicon) spelled(toks []token, i int) (token, int) {
	t := toks[i]
	first := i
	val := func(k int) int32 { return l.number[toks[k].id] }
	// at tells whether toks[k] is a word of a number that goes on from the one before.
	at := func(k int) bool { return k < len(toks) && l.numeral[toks[k].id] && toks[k].gap != broken }
	group := func(i int) (int32, int) { // up to 99
		v := val(i)
		i++
		if v < 20 || v >= 100 {
			return v, i
		}
		k := i
		if k < len(toks) && toks[k].id == idHyphen {
			k++
		}
		if at(k) && val(k) < 10 {
			return v + val(k), k + 1
		}
		if k < len(toks) && toks[k].gap != broken {
			if o := l.ordinal[toks[k].id]; o > 0 && o < 10 && (k > i || toks[k].id != l.second) {
				return -(v + o), k + 1
			}
		}
		return v, i
	}
	v, i := int32(1), i
	if val(i) < 100 { // else "hundred years", after "a" or "several"
		v, i = group(i)
	}
	t.id = idSpelled
	if v < 0 {
		t.id, t.val, t.end = idOrd, -v, toks[i-1].end
		return t, i
	}
	if v >= 10 && v <= 20 && at(i) && val(i) >= 10 && val(i) < 100 {
		if w, k := group(i); w > 0 {
			t.id, t.val, t.end = idSpelledYr, v*100+w, toks[k-1].end
			return t, k
		}
	}
	total := int32(0)
	for i == first || at(i) && val(i) >= 100 {
		m := val(i)
		i++
		switch {
		case m == 100 && v < 100:
			v *= 100
			k := i
			if k < len(toks) && toks[k].id == l.and {
				k++
			}
			if at(k) && val(k) < 100 {
				if w, end := group(k); w > 0 {
					v, i = v+w, end
				}
			}
			continue
		case m == 100 || m > 1000 || v > 1000:
			total, v = muchSpelled, 0
			continue
		}
		total, v = min(total+v*m, muchSpelled), 0
		if at(i) && val(i) < 100 {
			if w, end := group(i); w > 0 {
				v, i = w, end
			}
		}
	}
	t.val, t.end = min(total+v, muchSpelled), toks[i-1].end
	return t, i
}

// muchSpelled stands for all numbers of a million and more.
const muchSpelled = 1_000_000

package toponym

import "dateline/geo/text"

// markNames finds the names of people and organisations, whose words are not
// places although places are called so. It looks at runs of capitalised words,
// so it does little in a headline and nothing in a sentence of capitals only,
// but for what the article says elsewhere in plain sentences.
func (f *Finder) markNames(a *analysis) {
	for i := 0; i < len(a.toks); i++ {
		if a.toks[i].class&wWhole != 0 || a.toks[i].class&wOrganisation != 0 {
			f.markWhole(a, i)
		}
	}
	for i := 0; i < len(a.toks); {
		if a.mode(i) >= shout {
			f.markListed(a, i)
			if a.mode(i) == shout && a.upper(i) && a.toks[i].class&wFunction == 0 {
				f.markPaper(a, i)
			}
		}
		if !a.upper(i) || a.mode(i) >= shout {
			i++
			continue
		}
		end := a.runEnd(i)
		f.markRun(a, i, end)
		i = end
	}
}

// markWhole marks the listed names of organisations that begin at token i.
func (f *Finder) markWhole(a *analysis, i int) {
	t := &a.toks[i]
	if t.class&wOrganisation != 0 && (t.shape == allCaps || t.shape == capital && t.Len() > 4) {
		t.marks |= inOrg | inWhole
	}
	if t.class&wWhole == 0 || t.shape == lower {
		return
	}
phrases:
	for _, rest := range a.lex.whole[string(a.foldToken(i))] {
		j := i
		for _, w := range rest {
			j = a.next(j)
			if j >= 0 && a.toks[j].Kind == text.Joiner {
				j = a.next(j)
			}
			if j < 0 || !a.toks[j].word() {
				continue phrases
			}
			if string(a.foldToken(j)) != w {
				continue phrases
			}
		}
		if !a.upper(j) {
			continue
		}
		for k := i; k <= j; k++ {
			a.toks[k].marks |= inOrg | inWhole
		}
		a.markOf(j)
	}
}

// markListed marks a first name and a surname at token i, both as listed, where
// capitals tell nothing of where a name begins or ends.
func (f *Finder) markListed(a *analysis, i int) {
	n := a.next(i)
	if !a.has(i, wFirst|wNamesake) || !a.has(n, wSurname) || a.has(i, wFunction|wCommon) || a.has(n, wFunction) || f.knownPlace(a, i, n+1) > 0 {
		return
	}
	a.toks[i].marks |= inPerson
	a.toks[n].marks |= inPerson | isSurname
	a.people[a.toks[n].key] = true
	a.given[a.toks[i].key] = true
}

// markOf marks the places that belong to the listed name whose last word is at
// token i, with "of": the Islamic State of Iraq and the Levant.
func (a *analysis) markOf(i int) {
	of := a.next(i)
	if !a.is(of, "of") {
		return
	}
	for j := a.next(of); ; j = a.next(j) {
		if a.is(j, "the") {
			j = a.next(j)
		}
		if n := a.next(j); a.has(j, wArticle) && n >= 0 && a.toks[n].Kind == text.Joiner {
			j = a.next(n) // al-Sham
		}
		if !a.upper(j) {
			return
		}
		end := a.runEnd(j)
		for k := of; k < end; k++ {
			a.toks[k].marks |= inOrg
		}
		if j = a.next(end - 1); !a.is(j, "and") {
			return
		}
	}
}

// markPaper marks the place at token i, where all letters are capitals, and the
// word that makes it the name of a newspaper or a firm: an article stands before
// it, which towns do not have, and no more of a name after it, or it said
// something. THE NEW YORK TIMES, BOSTON HERALD REPORTED.
func (f *Finder) markPaper(a *analysis, i int) {
	words := f.knownPlace(a, i, min(i+4, len(a.toks)))
	if words == 0 && f.known(a, i, i+1) {
		words = 1
	}
	if words == 0 {
		return
	}
	tail := a.next(i + words - 1)
	if !a.has(tail, wTail) || a.toks[tail].Kind != text.Word {
		return
	}
	p, n := a.prev(i), a.next(tail)
	said := a.has(n, wSaying)
	ends := n < 0 || a.toks[n].Kind != text.Word || a.has(n, wFunction)
	if !said && (!a.has(p, wFunction) || string(a.foldToken(p)) != "the" || !ends) {
		return
	}
	for k := i; k <= tail; k++ {
		a.toks[k].marks |= inOrg
	}
}

// longestRun bounds the tokens of a run, so that the time stays linear on any
// text.
const longestRun = 40

// runEnd returns the end of the run of capitalised words that begins at token
// i: capitalised words, the hyphens between them and the particles inside names
// of people.
func (a *analysis) runEnd(i int) int {
	end := i + 1
	for j := a.next(i); j >= 0 && j-i < longestRun; j = a.next(j) {
		t := &a.toks[j]
		switch {
		case a.upper(j):
			end = j + 1
		case t.Kind == text.Joiner:
		case t.Kind == text.Word && t.class&wParticle != 0:
			// de, al-: only if a capital follows
		case t.Kind == text.Word && t.class&wArticle != 0 && j+1 < len(a.toks) && a.toks[j+1].Kind == text.Joiner:
			// ash-
		default:
			return end
		}
	}
	return end
}

// markRun finds people and organisations in the capitalised run [start, end).
func (f *Finder) markRun(a *analysis, start, end int) {
	// The first word of a sentence has its capital for nothing.
	if t := &a.toks[start]; t.marks&isFirst != 0 && t.class&(wFunction|wLocative|wWeakLocative) != 0 && t.class&wFirst == 0 {
		start++
		for start < end && !a.upper(start) {
			start++
		}
		if start >= end {
			return
		}
	}
	f.markOrganisation(a, start, end)
	for i := start; i < end; {
		n := f.person(a, i, end)
		if n == 0 {
			i++
			continue
		}
		first, last := -1, i
		for j := i; j < i+n; j++ {
			t := &a.toks[j]
			t.marks |= inPerson
			if !a.upper(j) {
				continue
			}
			last = j
			if first < 0 && t.class&(wFirst|wNamesake) != 0 {
				first = j
			}
		}
		if first >= 0 && first < last {
			a.given[a.toks[first].key] = true
		}
		a.toks[last].marks |= isSurname
		if a.toks[last].Len() > 2 && a.toks[last].class&(wCommon|wFunction) == 0 || a.toks[last].class&wSurname != 0 {
			a.people[a.toks[last].key] = true
		}
		i += n
	}
}

// person returns the number of tokens of the person's name that begins at token
// i of a run that ends at end, or 0.
func (f *Finder) person(a *analysis, i, end int) int {
	t := &a.toks[i]
	if t.class&wTitle != 0 && a.mode(i) == plain && f.knownPlace(a, i, end) == 0 {
		return f.titled(a, i, end)
	}
	if !a.upper(i) || t.marks&inOrg != 0 {
		return 0
	}
	if t.Len() == 1 && i+1 < end && a.toks[i+1].Kind == text.Joiner {
		return 0 // D-Mich.: a party and a state
	}
	initial := t.Len() <= 2 && t.shape == capital && (t.Len() == 1 || a.text[t.End-1] == '.') || t.Kind == text.Word && isInitials(a.text[t.Start:t.End])
	given := t.class&wFirst != 0
	if !initial && !given && t.class&wNamesake == 0 && !a.particleName(i, end) {
		return 0
	}
	n := a.nameLength(i, end)
	if n < 2 {
		return 0
	}
	if i+2 < end && a.toks[i+1].Kind == text.Joiner && a.upper(i+2) && f.stands(a, i) && f.stands(a, i+2) {
		return 0 // Paris-London
	}
	last := a.lastWord(i, n)
	if a.toks[last].class&(wSuffix|wStreet|wRoad|wBody|wMonth|wWeekday) != 0 && a.toks[last].class&wSurname == 0 {
		return 0
	}
	if a.toks[last].class&wSuffix != 0 && a.toks[last].class&(wFirst|wSurname) == 0 {
		return 0
	}
	switch {
	case initial:
		// "U.S. Senate": initials are a name only before a surname.
		if t.Len() > 2 && (f.known(a, i, i+1) || a.toks[last].class&wCommon != 0) {
			return 0
		}
		return n
	case given:
		if f.knownPlace(a, i, end) > n || f.knownPlace(a, i, end) == n && a.toks[last].class&wSurname == 0 {
			return 0 // San Jose, Port Said
		}
		return n
	case t.class&wNamesake != 0:
		// Paris Hilton, but neither Paris Agreement nor London Bridge.
		l := a.toks[last].class
		if f.knownPlace(a, i, end) >= n || l&(wTail|wBody|wTitle|wOffice|wInstitution|wGeneric|wDirection|wHead|wStreet|wRoad|wSuffix|wOther) != 0 {
			return 0
		}
		if l&wSurname != 0 || l&wCommon == 0 && !f.divides(a, last) && a.mode(i) == plain && n == 2 {
			return n
		}
		return 0
	}
	return n
}

// particleName reports whether a name like "Staffan de Mistura" begins at token
// i: an unknown word, a particle in small letters, a capitalised word.
func (a *analysis) particleName(i, end int) bool {
	return i+2 < end && a.mode(i) == plain && a.toks[i+1].Kind == text.Word && a.toks[i+1].shape == lower &&
		a.toks[i+1].class&wParticle != 0 && a.toks[i].class&(wCommon|wGeneric|wPrefix|wSuffix|wTitle|wDirection) == 0
}

// titled returns the number of tokens from the title at token i to the end of
// the name that it stands before, or 0 if there is none.
func (f *Finder) titled(a *analysis, i, end int) int {
	j := i + 1
	for j < end && (a.toks[j].class&(wTitle|wRole) != 0 && a.toks[j].class&wFirst == 0 || a.toks[j].Kind == text.Joiner) {
		j++
	}
	if j >= end || !a.upper(j) {
		return 0
	}
	t := &a.toks[j]
	if t.class&(wBody|wHead|wSuffix|wInstitution|wTail|wMonth|wWeekday|wFunction|wDirection) != 0 && t.class&(wFirst|wSurname) == 0 {
		return 0 // Chief Justice Court, General Assembly
	}
	n := a.nameLength(j, end)
	if n == 0 {
		return 0
	}
	if n == 1 && t.class&(wFirst|wSurname) == 0 && f.known(a, j, j+1) && a.toks[i].Len() > 4 && a.toks[i].marks&isFirst == 0 && t.class&wCommon != 0 {
		return 0
	}
	return j - i + n
}

// nameLength returns how many tokens from token i on may be the name of one
// person: at most five capitalised words with particles and hyphens, none of
// which tells of a place or an organisation.
func (a *analysis) nameLength(i, end int) int {
	n, words := 0, 0
	for j := i; j < end && words < 5; j++ {
		t := &a.toks[j]
		if a.upper(j) {
			if j > i && t.class&(wTitle|wOffice|wBody|wTail|wMonth|wWeekday|wHead) != 0 && t.class&(wFirst|wSurname|wNamesake) == 0 {
				break
			}
			if j > i && t.marks&isFirst != 0 {
				break
			}
			words++
			n = j - i + 1
			continue
		}
		if t.Kind == text.Joiner || t.class&wParticle != 0 {
			continue
		}
		break
	}
	return n
}

// lastWord returns the last word of the n tokens from i on.
func (a *analysis) lastWord(i, n int) int {
	for j := i + n - 1; j > i; j-- {
		if a.toks[j].Kind == text.Word {
			return j
		}
	}
	return i
}

// isInitials reports whether the word is made of single letters with full
// stops: J.K.
func isInitials(w string) bool {
	if len(w) < 3 {
		return false
	}
	for i := range len(w) {
		if (i%2 == 1) != (w[i] == '.') {
			return false
		}
	}
	return true
}

// markOrganisation marks the organisation in the capitalised run [start, end),
// which may go on over "of", "for", "and" and "the" to the next run.
func (f *Finder) markOrganisation(a *analysis, start, end int) {
	if a.mode(start) != plain {
		return
	}
	mark := func(from, to int) {
		for j := from; j < to; j++ {
			a.toks[j].marks |= inOrg
		}
	}
	// Head: University of Texas, Bank of New York.
	for i := start; i < end; i++ {
		if a.toks[i].class&wHead == 0 || !a.upper(i) {
			continue
		}
		j := a.next(i)
		// Words between: Department of Health and Human Services.
		for j >= 0 && j < end && a.upper(j) {
			j = a.next(j)
		}
		if !a.is(j, "of") && !a.is(j, "for") {
			continue
		}
		j = a.next(j)
		if a.is(j, "the") {
			j = a.next(j)
		}
		if !a.upper(j) {
			continue
		}
		mark(i, a.runEnd(j))
	}
	// Tail and body: New York Times, Russian Foreign Ministry.
	words := 0
	for i := start; i < end; i++ {
		if !a.upper(i) {
			continue
		}
		words++
		t := &a.toks[i]
		switch {
		case words < 2:
		case t.class&wTail != 0 && (i+1 >= end || a.toks[i+1].class&wTail != 0):
			mark(start, i+1)
		case t.class&wBody != 0:
			mark(start, i+1)
		}
	}
}

package toponym

// preposition adds the signs of the preposition at token p and reports whether
// the name belongs to it. What a preposition says hangs on what governs it, right
// before it (near) or further off (far).
func (r *reading) preposition(p int, after role, e *SignSet) bool {
	near, far := r.governor(p)
	q := r.prev(p)
	if r.sense(p)&fLocative != 0 || r.is(p, "over") && r.is(q, "all") {
		if after == owner {
			e.add(SignAtOwned)
		} else {
			e.add(SignAtPlace)
		}
		return true
	}
	if r.sense(p)&fAgainst != 0 {
		e.add(SignAgainst)
		return true
	}
	switch string(r.foldToken(p)) {
	case "to", "toward", "towards":
		r.prepositionTo(p, q, near, far, e)
	case "from":
		r.prepositionFrom(p, near, far, e)
	case "of":
		r.prepositionOf(q, e)
	case "by":
		if r.participle(q) || useWordsOf(r, q)&(mPast|mBase) != 0 {
			e.add(SignByDone)
		} else {
			e.add(SignBy)
		}
	case "with":
		r.prepositionWith(q, near, far, e)
	case "between", "among":
		prepositionBetween(near, far, e)
	case "for":
		prepositionFor(near, far, e)
	case "like", "per", "except", "including", "without", "despite", "onto":
		e.add(SignLike)
	case "over":
		if near&(nLand|vMove|vPlace|nTransport) != 0 || r.is(q, "down") {
			e.add(SignAtPlace) // shot down over Laos
		}
	case "on", "about", "upon":
	default:
		if after == subject {
			e.add(SignClauseStart)
			return false
		}
	}
	return true
}

// prepositionTo adds the sign of "to", with what stands before it.
func (r *reading) prepositionTo(p, q int, near, far sense, e *SignSet) {
	switch {
	case r.beside(q):
		// A village lies close to Moscow, a minister is on its side.
		if useWordsOf(r, r.prev(q))&(nPerson|nOffice|nBody|nCrowd|nEmissary) != 0 {
			e.add(SignToGive)
		} else {
			e.add(SignAtPlace)
		}
	case near&nEmissary != 0:
		e.add(SignToEmissary)
	case near&(nGift|nLeaning|nRelation) != 0, near&vGive != 0:
		e.add(SignToGive)
	case near&(vMove|nTransport|vPlace) != 0, r.fromBefore(p):
		e.add(SignToMove)
	case far&(vMove|nTransport) != 0:
		e.add(SignToMove)
	case far&(vGive|nGift) != 0:
		e.add(SignToGive)
	default:
		e.add(SignTo)
	}
}

// prepositionFrom adds the sign of "from".
func (r *reading) prepositionFrom(p int, near, far sense, e *SignSet) {
	switch {
	case r.is(r.afterRun(r.next(p)), "to"):
		e.add(SignFromMove)
	case near&(nGift|nStance) != 0, near&vGive != 0:
		e.add(SignFromGive)
	case near&(nBody|nOffice) != 0 && far&(vMove|nTransport) == 0:
		e.add(SignFromGive)
	case near&(nPerson|nCrowd|nTeam) != 0:
		e.add(SignFromCrowd)
	case near&(vMove|nTransport) != 0, far&(vMove|nTransport) != 0:
		e.add(SignFromMove)
	case far&(vGive|nGift) != 0:
		e.add(SignFromGive)
	default:
		e.add(SignFrom)
	}
}

// prepositionOf adds the sign of "of", by the word before it.
func (r *reading) prepositionOf(q int, e *SignSet) {
	h := useWordsOf(r, q)
	switch {
	case h&fLocative != 0, r.is(q, "out"):
		e.add(SignAtPlace)
	case r.is(q, "because"), r.is(q, "ahead"):
		e.add(SignLike)
	case r.named(q) && h&nViolence == 0:
		e.add(SignOfName)
	case h&nLand != 0 && h&nStance == 0, h&(nGeneric|nBuilding) != 0 && h&nBody == 0:
		e.add(SignOfLand)
	case h&(nOffice|nBody) != 0:
		e.add(SignOfBody)
	case h&(nCrowd|nPerson) != 0:
	case h&nViolence != 0:
		e.add(SignOfViolence)
	case h&(nStance|nRelation) != 0:
		e.add(SignOfStance)
	}
}

// prepositionWith adds the sign of "with".
func (r *reading) prepositionWith(q int, near, far sense, e *SignSet) {
	switch {
	case r.is(q, "along"):
		e.add(SignLike)
	case near&nLand != 0:
		e.add(SignBetweenPlaces)
	case (near|far)&(nRelation|vParty|nStance|nLeaning) != 0, near&vAct != 0:
		e.add(SignWithRelation)
	default:
		e.add(SignWith)
	}
}

// prepositionBetween adds the sign of "between".
func prepositionBetween(near, far sense, e *SignSet) {
	switch {
	case near&(nRelation|nStance|nMatch|nGift) != 0:
		e.add(SignBetweenParty)
	case near&(nLand|nTransport|vMove|nGeneric|vStill) != 0:
		e.add(SignBetweenPlaces)
	case far&(nRelation|nStance|nMatch|nGift|vAct) != 0:
		e.add(SignBetweenParty)
	case far&(nLand|nTransport|vMove|nGeneric|vStill) != 0:
		e.add(SignBetweenPlaces)
	default:
		e.add(SignBetweenParty)
	}
}

// prepositionFor adds the sign of "for".
func prepositionFor(near, far sense, e *SignSet) {
	switch {
	case (near|far)&(nMatch|nTeam|vSport|nSporting) != 0:
		e.add(SignForSport)
	case near&(nOffice|nStance|nBody|nGift) != 0 && near&vMove == 0:
		e.add(SignForParty)
	case (near|far)&vMove != 0:
		e.add(SignForMove)
	}
}

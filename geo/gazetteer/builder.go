package gazetteer

import (
	"bytes"
	"cmp"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"math"
	"slices"
	"sort"

	"github.com/blevesearch/vellum"

	"dateline/geo"
)

// A Builder makes the bytes of a gazetteer. The zero value is ready for use.
//
// References are numbered in the order of [Builder.Add], and a look-up returns
// the lower ones first: add the most prominent places first. The same calls
// make the same bytes.
type Builder struct {
	places []geo.Place
	renown map[Ref]uint8
	names  []builtName
	errs   []error
	key    []byte
}

type builtName struct {
	key string
	Name
}

// Add adds a place, with its own name as its [Main] name, and returns its
// reference. A place that the file cannot hold is an error of
// [Builder.Bytes].
func (b *Builder) Add(p geo.Place) Ref {
	r := Ref(len(b.places))
	b.places = append(b.places, p)
	b.AddName(r, p.Name, Main)
	return r
}

// AddName adds a name of a place that was added. A name that folds to nothing,
// or to more than [MaxName] bytes, is left out: nobody could look it up. Adding
// a name twice does no harm.
func (b *Builder) AddName(r Ref, name string, k NameKind) {
	if int(r) >= len(b.places) || k >= kinds {
		b.errs = append(b.errs, fmt.Errorf("gazetteer: name %q of kind %d for place %d, which is not there", name, k, r))
		return
	}
	b.key = Fold(b.key[:0], name)
	if len(b.key) == 0 || len(b.key) > MaxName {
		return
	}
	b.names = append(b.names, builtName{string(b.key), Name{r, k}})
}

// SetRenown says how many names the sources know for a place that was added, see
// [Gazetteer.Renown]. More than 255 count as 255.
func (b *Builder) SetRenown(r Ref, names int) {
	if b.renown == nil {
		b.renown = make(map[Ref]uint8)
	}
	b.renown[r] = uint8(min(max(names, 0), math.MaxUint8))
}

// Bytes returns the finished gazetteer. The error says which places cannot be
// held, and why.
func (b *Builder) Bytes() ([]byte, error) {
	errs := slices.Clone(b.errs)
	for i, p := range b.places {
		if err := check(p); err != nil {
			errs = append(errs, fmt.Errorf("gazetteer: place %d, %q: %w", i, p.Name, err))
		}
	}
	ids := b.sortedIDs()
	for i := 1; i < len(ids); i++ {
		if p, q := b.places[ids[i-1]], b.places[ids[i]]; p.ID == q.ID {
			errs = append(errs, fmt.Errorf("gazetteer: %q and %q have the same identifier %#x", p.Name, q.Name, uint64(p.ID)))
		}
	}
	codes, err := b.codes()
	if err != nil {
		errs = append(errs, err)
	}
	if len(errs) > 0 {
		return nil, errors.Join(errs...)
	}

	var text textPool
	divisions, divisionOf := b.divisions(&text)
	places := b.records(&text, codes, divisionOf)
	postings, names, err := b.transducer()
	if err != nil {
		return nil, err
	}
	idBytes := make([]byte, 0, 4*len(ids))
	for _, r := range ids {
		idBytes = binary.LittleEndian.AppendUint32(idBytes, uint32(r))
	}
	return assemble([sections][]byte{
		sectionPlaces:    places,
		sectionIDs:       idBytes,
		sectionDivisions: divisions,
		sectionCodes:     codeBytes(codes),
		sectionText:      text.bytes,
		sectionPostings:  postings,
		sectionNames:     names,
	})
}

// check tells what of a place the file cannot hold.
func check(p geo.Place) error {
	lon, lat := p.Point.Lon(), p.Point.Lat()
	switch {
	case p.ID == 0:
		return errors.New("it has no identifier")
	case p.ID.Source() > math.MaxUint8:
		return fmt.Errorf("its source is %d, more than 255", p.ID.Source())
	case p.Name == "":
		return errors.New("it has no name")
	case len(p.Name) > math.MaxUint8:
		return fmt.Errorf("its name has %d bytes, more than 255", len(p.Name))
	case int(p.Class) >= geo.Classes:
		return fmt.Errorf("its class is %d", p.Class)
	case len(p.Code) >= codeSize:
		return fmt.Errorf("its feature code %q is longer than %d bytes", p.Code, codeSize-1)
	case !(math.Abs(lon) <= 180 && math.Abs(lat) <= 90): // NaN fails as well
		return fmt.Errorf("its point %v is not on Earth", p.Point)
	case !(p.Radius >= 0 && p.Radius/radiusUnit <= math.MaxUint16):
		return fmt.Errorf("its radius of %v km is not between 0 and %v", p.Radius, radiusUnit*math.MaxUint16)
	case p.Population < 0 || p.Population > math.MaxUint32:
		return fmt.Errorf("its population of %d is not between 0 and %d", p.Population, uint32(math.MaxUint32))
	case len(p.Country) > math.MaxUint8 || len(p.Admin1) > math.MaxUint8 || len(p.Admin2) > math.MaxUint8:
		return errors.New("an administrative code is longer than 255 bytes")
	case p.Country == "" && p.Admin1 != "", p.Admin1 == "" && p.Admin2 != "":
		return fmt.Errorf("its administrative codes %q, %q, %q have a gap", p.Country, p.Admin1, p.Admin2)
	}
	return nil
}

func (b *Builder) sortedIDs() []Ref {
	ids := make([]Ref, len(b.places))
	for i := range ids {
		ids[i] = Ref(i)
	}
	slices.SortStableFunc(ids, func(r, s Ref) int { return cmp.Compare(b.places[r].ID, b.places[s].ID) })
	return ids
}

// codes numbers the feature codes; the empty one is 0.
func (b *Builder) codes() (map[string]byte, error) {
	set := map[string]byte{"": 0}
	for _, p := range b.places {
		set[p.Code] = 0
	}
	if len(set) > math.MaxUint8+1 {
		return nil, fmt.Errorf("gazetteer: %d feature codes, more than 255", len(set)-1)
	}
	all := make([]string, 0, len(set))
	for c := range set {
		all = append(all, c)
	}
	sort.Strings(all)
	for i, c := range all {
		set[c] = byte(i)
	}
	return set, nil
}

func codeBytes(codes map[string]byte) []byte {
	b := make([]byte, codeSize*len(codes))
	for c, i := range codes {
		at := int(i) * codeSize
		b[at] = byte(len(c))
		copy(b[at+1:at+codeSize], c)
	}
	return b
}

// A textPool holds each string once.
type textPool struct {
	bytes []byte
	at    map[string]uint32
}

func (t *textPool) put(s string) uint32 {
	if at, ok := t.at[s]; ok {
		return at
	}
	if t.at == nil {
		t.at = make(map[string]uint32)
	}
	at := uint32(len(t.bytes))
	t.bytes = append(t.bytes, s...)
	t.at[s] = at
	return at
}

type divisionKey struct{ country, admin1, admin2 string }

func (k divisionKey) container() divisionKey {
	switch {
	case k.admin2 != "":
		return divisionKey{k.country, k.admin1, ""}
	case k.admin1 != "":
		return divisionKey{k.country, "", ""}
	}
	return divisionKey{}
}

func keyOf(p geo.Place) divisionKey { return divisionKey{p.Country, p.Admin1, p.Admin2} }

// isDivision reports whether the place is the division that its codes name, and
// not something inside it.
func isDivision(p geo.Place) bool {
	switch p.Class {
	case geo.Country:
		return p.Country != "" && p.Admin1 == ""
	case geo.Admin1:
		return p.Admin1 != "" && p.Admin2 == ""
	case geo.Admin2:
		return p.Admin2 != ""
	}
	return false
}

// divisions makes the table of divisions, and the index in it by key.
func (b *Builder) divisions(text *textPool) ([]byte, map[divisionKey]uint32) {
	index := map[divisionKey]uint32{{}: 0}
	place := make(map[divisionKey]Ref)
	for i, p := range b.places {
		k := keyOf(p)
		if _, taken := place[k]; !taken && isDivision(p) {
			place[k] = Ref(i)
		}
		for ; k != (divisionKey{}); k = k.container() {
			index[k] = 0
		}
	}
	keys := make([]divisionKey, 0, len(index))
	for k := range index {
		keys = append(keys, k)
	}
	slices.SortFunc(keys, func(a, b divisionKey) int {
		return compareDivisions(a.country, a.admin1, a.admin2, b.country, b.admin1, b.admin2)
	})
	for i, k := range keys {
		index[k] = uint32(i)
	}
	records := make([]byte, 0, divisionSize*len(keys))
	for _, k := range keys {
		r, ok := place[k]
		if !ok {
			r = NoRef
		}
		records = binary.LittleEndian.AppendUint32(records, text.put(k.country+k.admin1+k.admin2))
		records = append(records, byte(len(k.country)), byte(len(k.admin1)), byte(len(k.admin2)), 0)
		records = binary.LittleEndian.AppendUint32(records, uint32(r))
		records = binary.LittleEndian.AppendUint32(records, index[k.container()])
	}
	return records, index
}

func (b *Builder) records(text *textPool, codes map[string]byte, divisionOf map[divisionKey]uint32) []byte {
	all := make([]byte, placeSize*len(b.places))
	for i, p := range b.places {
		r := all[i*placeSize:][:placeSize]
		binary.LittleEndian.PutUint32(r[placeID:], uint32(p.ID))
		r[placeSource] = byte(p.ID.Source())
		r[placeClass] = byte(p.Class)
		r[placeCode] = codes[p.Code]
		r[placeNameLen] = byte(len(p.Name))
		binary.LittleEndian.PutUint32(r[placeName:], text.put(p.Name))
		binary.LittleEndian.PutUint32(r[placeLat:], uint32(int32(math.Round(p.Point.Lat()*degreeUnit))))
		binary.LittleEndian.PutUint32(r[placeLon:], uint32(int32(math.Round(p.Point.Lon()*degreeUnit))))
		binary.LittleEndian.PutUint32(r[placeDivision:], divisionOf[keyOf(p)])
		binary.LittleEndian.PutUint32(r[placePopulation:], uint32(p.Population))
		binary.LittleEndian.PutUint16(r[placeRadius:], uint16(math.Round(p.Radius/radiusUnit)))
		r[placeRenown] = b.renown[Ref(i)]
	}
	return all
}

// transducer makes the lists of shared names and the automaton of all names.
func (b *Builder) transducer() (postings, names []byte, err error) {
	slices.SortFunc(b.names, func(x, y builtName) int {
		return cmp.Or(cmp.Compare(x.key, y.key), cmp.Compare(x.Ref, y.Ref), cmp.Compare(x.Kind, y.Kind))
	})
	// The same name of the same place counts once, in its lowest kind.
	b.names = slices.CompactFunc(b.names, func(x, y builtName) bool { return x.key == y.key && x.Ref == y.Ref })

	var out bytes.Buffer
	fst, err := vellum.New(&out, &vellum.BuilderOpts{
		Encoder: vellumVersion,
		// As many suffixes are kept for sharing as there are names: that makes the
		// automaton 8 % smaller than vellum's default of ten thousand does.
		RegistryTableSize: len(b.names) + 1,
		RegistryMRUSize:   2,
	})
	if err != nil {
		return nil, nil, fmt.Errorf("gazetteer: starting the names: %w", err)
	}
	lists := make(map[string]uint64) // many names share one list of places
	for i := 0; i < len(b.names); {
		key := b.names[i].key
		n := 1
		for i+n < len(b.names) && b.names[i+n].key == key {
			n++
		}
		var value uint64
		if group := b.names[i : i+n]; n == 1 {
			value = group[0].packed() << valueBits
		} else {
			list := binary.AppendUvarint(nil, uint64(n))
			var last uint64
			for _, nm := range group {
				list = binary.AppendUvarint(list, nm.packed()-last)
				last = nm.packed()
			}
			at, ok := lists[string(list)]
			if !ok {
				at = uint64(len(postings))
				lists[string(list)] = at
				postings = append(postings, list...)
			}
			value = at<<valueBits | valueList
		}
		if err := fst.Insert([]byte(key), value); err != nil {
			return nil, nil, fmt.Errorf("gazetteer: adding the name %q: %w", key, err)
		}
		i += n
	}
	if err := fst.Close(); err != nil {
		return nil, nil, fmt.Errorf("gazetteer: finishing the names: %w", err)
	}
	return postings, out.Bytes(), nil
}

func (n Name) packed() uint64 { return uint64(n.Ref)<<kindBits | uint64(n.Kind) }

// assemble puts the header before the sections.
func assemble(parts [sections][]byte) ([]byte, error) {
	var h header
	size := uint64(headerSize)
	for i, p := range parts {
		h.sections[i].offset = uint32(size)
		h.sections[i].size = uint32(len(p))
		size += uint64(len(p))
		size += -size & 7 // the next section begins at a multiple of eight
	}
	if size > math.MaxUint32 {
		return nil, fmt.Errorf("gazetteer: %d bytes, more than 4 GB", size)
	}
	file := make([]byte, headerSize, size)
	for i, p := range parts {
		for len(file) < int(h.sections[i].offset) {
			file = append(file, 0)
		}
		file = append(file, p...)
	}
	h.body = crc32.Checksum(file[headerSize:], castagnoli)
	h.append(file[:0])
	return file, nil
}

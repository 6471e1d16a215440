package when

import (
	"strconv"
	"strings"

	"dateline/geo/text/wordtable"
)

// A lexicon holds the words that the rules speak of, in classes. A word may
// stand in several classes with a value in each: second is a unit and an
// ordinal, may a month and an auxiliary.
type lexicon struct {
	ids     map[string]id        // while the tables are made
	table   *wordtable.Table[id] // the same, for texts; idWord for a word that is not listed
	words   int
	classes map[string]*class
	numeral []bool  // by id: a word of a spelled number
	number  []int32 // by id: its value
	ordinal []int32
	short   []bool // by id: a short form that takes a full stop
	title   []bool // by id: one that no sentence ends with
	flags   []flag // by id
	second  id
	quarter id
	and     id
}

// A class is a set of tokens with a value for each. Where values is nil or has
// none, the value is the token's own.
type class struct {
	name   string
	ids    map[id]bool
	values map[id]int32
}

// Units of time, as the values of the classes UNIT and UNITS.
const (
	second = iota + 1
	minute
	hour
	day
	week
	weekend
	month
	quarter
	halfYear
	season
	year
	decade
	century
	millennium
	fortnight
	night
)

// Parts of the day, as the values of the class DAYPART.
const (
	morning = iota + 1
	afternoon
	evening
	nightTime
	daytime
	noon
	midnight
	midMorning
	dawn
)

// wordClasses lists the words. A number behind = is the value in that class;
// without one it is 1. Expressions of several words are made by rules.
var wordClasses = []struct{ name, words string }{
	{"MONTH", `january=1 february=2 march=3 april=4 may=5 june=6 july=7 august=8 september=9 october=10 november=11 december=12
		jan=1 feb=2 mar=3 apr=4 jun=6 jul=7 aug=8 sep=9 sept=9 oct=10 nov=11 dec=12`},
	{"SHORTMONTH", `jan=1 feb=2 mar=3 apr=4 jun=6 jul=7 aug=8 sep=9 sept=9 oct=10 nov=11 dec=12`},
	{"WEEKDAY", `monday=1 tuesday=2 wednesday=3 thursday=4 friday=5 saturday=6 sunday=7
		mon=1 tue=2 tues=2 wed=3 thu=4 thur=4 thurs=4 fri=5 sat=6 sun=7`},
	{"WEEKDAYS", `mondays=1 tuesdays=2 wednesdays=3 thursdays=4 fridays=5 saturdays=6 sundays=7`},
	{"SHORTDAY", `mon tue tues wed thu thur thurs fri sat sun`},
	{"NAMEDDAY", `good palm easter ash whit holy maundy shrove black bloody cyber super`},
	{"FESTIVE", `market markets tree trees card cards gift gifts present presents shopping shoppers shop season holiday holidays party parties decorations lights dinner lunch carol
		carols song songs album movie movies film spirit egg eggs bunny basket costume costumes candy sale sales story bonus stocking turkey pudding cake tradition traditions recess break
		special island village concert message rush display displays`},
	{"HIJRI", `muharram=1 safar=2 rajab=7 shaban=8 sha'ban=8 ramadan=9 shawwal=10`},
	{"HEBREW", `nisan iyar sivan tammuz elul tishri tishrei cheshvan kislev tevet shevat adar`},
	{"SEASON", `spring=1 springtime=1 summer=2 summertime=2 autumn=3 fall=3 winter=4 wintertime=4`},
	{"SEASONS", `springs=1 summers=2 autumns=3 winters=4`},
	{"DAYPART", `morning=1 afternoon=2 evening=3 night=4 daytime=5 noon=6 midday=6 midnight=7 midmorning=1 dawn=9 nighttime=4 daybreak=9 sunrise=9 dusk=3 sunset=3
		sundown=3 nightfall=3 lunchtime=2`},
	{"CLOCKWORD", `noon=6 midday=6 midnight=7`},
	{"DAYPARTS", `mornings=1 afternoons=2 evenings=3 nights=4`},
	{"UNIT", `second=1 minute=2 hour=3 day=4 week=5 weekend=6 month=7 quarter=8 year=11 decade=12 century=13 millennium=14 fortnight=15 min=2 hr=3 yr=11`},
	{"UNITS", `seconds=1 minutes=2 hours=3 days=4 weeks=5 weekends=6 months=7 quarters=8 years=11 decades=12 centuries=13 millennia=14 fortnights=15 mins=2 hrs=3 yrs=11 seasons=10 nights=16 summers=10 winters=10`},
	{"CALENDAR", `day=4 week=5 weekend=6 month=7 quarter=8 year=11 decade=12 century=13 fortnight=15`},
	{"ORDWORD", `first=1 second=2 third=3 fourth=4 fifth=5 sixth=6 seventh=7 eighth=8 ninth=9 tenth=10 eleventh=11 twelfth=12 thirteenth=13 fourteenth=14
		fifteenth=15 sixteenth=16 seventeenth=17 eighteenth=18 nineteenth=19 twentieth=20 thirtieth=30 last=-1 final=-1`},
	{"DECADEWORD", `twenties=20 thirties=30 forties=40 fifties=50 sixties=60 seventies=70 eighties=80 nineties=90`},
	{"FEW", `few several many some numerous various`},
	{"EARLY", `early`},
	{"TZ", `gmt=0 utc=0 est=-5 edt=-4 cst=-6 cdt=-5 mst=-7 mdt=-6 pst=-8 pdt=-7 bst=1 cet=1 cest=2 msk=3 et=-5 ist=5 jst=9 zulu=0 z=0`},
	{"AMPM", `am=0 pm=12`},
	{"BC", `bc bce`},
	{"AD", `ad ce`},
	{"HRS", `hrs hours h`},
	{"WILL", `will shall would won't may might could should must can to plans planned scheduled expected expects due going hopes hoped planning intends
		intended proposed possible wants aims slated upcoming likely if unless`},
	{"PAST", `said says say told was were had did been went came began became took made got gave left led won lost met held saw found put ran set sent spent
		fell rose grew hit cut paid sold bought brought built caught fought fled flew shot spoke stood struck swept threw woke wrote broke chose drew drove
		set heard kept killed knew lay let meant read rang sank shut sought stole thought announced reported added asked called has have
		tore shook froze bit hid rode swam slid stuck strode wore swore drank sang sat understood withdrew overthrew dealt bent bled bred burst cast clung crept dug fed felt
		forgave forgot hung hurt laid leapt lent lit mistook overtook quit shone slept sped spun spread sprang stung strove swung taught undertook upheld wept wound arose
		ate awoke beat bore blew bound chosen drawn driven eaten fallen flown forgotten given gone grown hidden known ridden risen shown shrank sunk stolen swept thrown worn
		written drunk begun undergone overcame underwent foresaw oversaw mistaken`},
	{"INTENDS", `agreed agrees set ready plan plans planned decided decides promised vowed pledged intends due about likely expects expected hopes wants asked invited ordered scheduled
		prepared preparing continue refused threatened are is was were`},
	{"BEGINS", `begins begin opens kicks starts start resumes resume reopens convenes commences meet meets travels leaves arrives departs returns faces flies gathers votes visits
		holds hosts completes finishes concludes closes ends launches celebrates debuts premieres expires`},
	{"BARE", `hit cut put set cost hurt shut let cast burst quit spread beat run become overcome bid come shed split bet read lay found felt`},
	{"SAID", `said says reported announced told`},
	{"PRESENT", `is are says said told has will now currently`},
	{"PREP", `in on at by from to since until till before after during for of through throughout between and or over within with late early mid last next this every each around about
		following past previous as`},
	{"NUMERAL", `one=1 two=2 three=3 four=4 five=5 six=6 seven=7 eight=8 nine=9 ten=10 eleven=11 twelve=12 thirteen=13 fourteen=14 fifteen=15 sixteen=16
		seventeen=17 eighteen=18 nineteen=19 twenty=20 thirty=30 forty=40 fifty=50 sixty=60 seventy=70 eighty=80 ninety=90 hundred=100 thousand=1000 million=1000000 billion=1000000`},
	{"TAKESSTOP", `jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun no ca yr hr hrs mr mrs st`},
	{"TITLE", `mr mrs ms dr st gov sen rep gen col lt sgt capt maj cpl adm cmdr prof rev hon pres insp supt det mt ft`},
	{"TODAY", `today=0 yesterday=-1 tomorrow=1 tonight=0`},
}

// kindClasses are the classes of tokens that are no words.
var kindClasses = map[string][]id{
	"DAYNUM":  {idDay},
	"NUM":     {idDay, idTwo, idThree, idYear, idBig, idSpelled, idSpelledYr},
	"SMALL":   {idDay, idTwo, idThree, idSpelled},
	"DECIMAL": {idDecimal},
	"FRACT":   {idFraction},
	"ORD":     {idOrd},
	"ORDDAY":  {idOrd},
	"YEAR":    {idYear, idSpelledYr},
	"YEAR4":   {idYear},
	"YEAR3":   {idThree},
	"YEARBC":  {idDay, idTwo, idThree, idYear, idBig},
	"YY":      {idYear2},
	"TWO":     {idTwo, idDay},
	"DECADE":  {idDecade},
	"DECADE2": {idDecade2},
	"CLOCK":   {idClock},
	"ISO":     {idISO},
	"STAMP":   {idStamp},
	"SLASHED": {idSlashed},
	"HHMM":    {idYear, idBig, idThree},
	"DASH":    {idHyphen, idDash},
	"ANYNOUN": {idWord, idCap, idIng, idPast},
}

// punctuation gives the marks that patterns may hold.
var punctuation = map[string][]id{
	",": {idComma}, "-": {idHyphen}, "/": {idSlash}, "'s": {idClitic}, "(": {idOpen}, ")": {idClose}, ".": {idStop, idDot}, "\"": {idQuote},
}

func newLexicon() *lexicon {
	l := &lexicon{ids: make(map[string]id), words: int(kinds), classes: make(map[string]*class)}
	for _, c := range wordClasses {
		k := l.class(c.name)
		for _, f := range strings.Fields(c.words) {
			w, value, _ := strings.Cut(f, "=")
			v := 1
			if value != "" {
				v, _ = strconv.Atoi(value)
			}
			n := l.add(w)
			k.ids[n], k.values[n] = true, int32(v)
		}
	}
	fiscal := l.class("FISCAL") // FY2015, FY15
	for y := 1980; y < 2040; y++ {
		for _, w := range [...]string{"fy" + strconv.Itoa(y), "fy" + strconv.Itoa(y)[2:]} {
			n := l.add(w)
			fiscal.ids[n], fiscal.values[n] = true, int32(y)
		}
	}
	for name, ids := range kindClasses {
		k := l.class(name)
		for _, n := range ids {
			k.ids[n] = true
		}
	}
	ord := l.class("ORD")
	for n, v := range l.classes["ORDWORD"].values {
		ord.ids[n], ord.values[n] = true, v
		if v > 0 {
			l.class("ORDDAY").ids[n], l.class("ORDDAY").values[n] = true, v
		}
	}
	l.class("WILL").ids[idWill] = true
	l.class("PAST").ids[idPast] = true
	return l
}

// seal makes the tables by id, when all rules have added their words.
func (l *lexicon) seal() {
	l.second, l.and, l.quarter = l.add("second"), l.add("and"), l.add("quarter")
	l.table, l.ids = wordtable.New(l.ids), nil
	l.numeral, l.short, l.title = make([]bool, l.words), make([]bool, l.words), make([]bool, l.words)
	l.number, l.ordinal = make([]int32, l.words), make([]int32, l.words)
	for n, v := range l.classes["NUMERAL"].values {
		l.numeral[n], l.number[n] = true, v
	}
	for n, v := range l.classes["ORDWORD"].values {
		l.ordinal[n] = v
	}
	for n := range l.classes["TAKESSTOP"].ids {
		l.short[n] = true
	}
	for n := range l.classes["TITLE"].ids {
		l.title[n] = true
	}
	l.flags = make([]flag, l.words)
	for name, f := range map[string]flag{
		"WEEKDAY": classDeictic, "TODAY": classDeictic, "BC": classBC, "PAST": classPast, "WILL": classWill, "MONTH": classMonth,
		"PREP": classPrep, "UNIT": classUnit, "UNITS": classUnit, "SAID": classSaid, "INTENDS": classIntends, "BEGINS": classBegins, "BARE": classBare, "PRESENT": classPresent,
	} {
		for n := range l.classes[name].ids {
			l.flags[n] |= f
		}
	}
}

func (l *lexicon) class(name string) *class {
	k := l.classes[name]
	if k == nil {
		k = &class{name: name, ids: make(map[id]bool), values: make(map[id]int32)}
		l.classes[name] = k
	}
	return k
}

// add returns the id of a word, a new one if need be.
func (l *lexicon) add(w string) id {
	n, ok := l.ids[w]
	if !ok {
		n = id(l.words)
		l.ids[w] = n
		l.words++
	}
	return n
}

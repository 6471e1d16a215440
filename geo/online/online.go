// Package online asks a geocoding service on the network for the places that
// answer to a name, when the user has turned that on and asks for it by hand.
//
// Start with [New] and [Lookup.Lookup]. A new Lookup is off: it answers from
// its cache and makes no connection until [Lookup.Turn]. Show the user
// [Lookup.Preview] before each question: it holds the very address that will
// be asked, and nothing but the name and the country code of a [Query] is ever
// put there. A query that is longer than a name can be is not sent.
//
// # What is asked
//
// Services that speak Nominatim's search interface, at any address that the
// user names (see [Lookup.SetEndpoint]); [Nominatim] is the public one. The
// address and the reading of each result are geo-golang's. The request itself
// is our own, because geo-golang gives its requests no context, no name of
// this program and no limit, never looks at the status, and keeps one result
// only, while the user must choose among all.
//
// # The four outcomes
//
// A service may have found places, may know none of that name, may have
// refused to answer, or may have failed to. [OutcomeOf] tells which it was, and
// every error reads as a sentence for the user. They are kept apart because
// what follows differs: "not found" is knowledge and goes into the cache; a
// refusal must stop the asking; a failure can be tried again.
//
// # Manners
//
// The limits are those of the public service's usage policy
// (https://operations.osmfoundation.org/policies/nominatim/): one request at a
// time and at least 1.1 seconds from one to the next for the whole process,
// redirects included; a User-Agent that names the program; answers kept, "not
// found" too; no question before the moment that a 429 or 503 names, and none
// at all after a 401, 403 or 451 until the user turns look-ups off and on.
// There is no way to ask for many names at once, and there must be none.
//
// # Limits
//
// Requests go over https, or http to the computer itself, and never to a host
// other than the endpoint's: a redirect elsewhere is an error. Of an answer
// [MaxAnswer] bytes and [MaxCandidates] places are read. Two processes on one
// computer share the cache if they are given the same, but not the pace.
//
// Tests that ask a real service don't exist, on purpose.
package online

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"time"
)

const (
	// Nominatim is the public service of the OpenStreetMap foundation.
	Nominatim = "https://nominatim.openstreetmap.org/"

	// MaxAnswer is the most bytes of an answer that are read, after unpacking.
	// Ten places with their address details take about 10 kB.
	MaxAnswer = 1 << 20

	// MaxCandidates is the most places that are asked for and kept.
	MaxCandidates = 10

	// DefaultTimeout bounds one request with its answer.
	DefaultTimeout = 20 * time.Second

	maxRedirects = 3
)

// A Config is what a [Lookup] is made of. Endpoint and Agent are needed.
type Config struct {
	Endpoint string // address of the service, such as [Nominatim]
	Agent    string // who asks: see [Agent]

	Transport http.RoundTripper // nil: the system's, with the user's proxy
	Cache     Cache             // nil: every question is asked anew
	Timeout   time.Duration     // of one request; 0: [DefaultTimeout]

	// Contacted is told of every connection that was attempted, so that the
	// settings page can list them. It is called on the goroutine of the
	// look-up, and may be nil.
	Contacted func(Contact)

	// Clock is nil but in tests. A Lookup with a clock of its own is paced by
	// it alone; all the others share the pace of the process.
	Clock Clock
}

// Agent joins a program's name, its version and the page where its makers can
// be reached to a User-Agent, as the services' policies ask:
// "Dateline/0.1.0 (+https://example.org/dateline)". The page may be empty.
func Agent(name, version, page string) string {
	s := name + "/" + version
	if page != "" {
		s += " (+" + page + ")"
	}
	return s
}

// A Contact is one connection that was attempted.
type Contact struct {
	Host  string
	At    time.Time // when it began
	Words string    // what came of it, in a word or two for the user
}

// A Cache keeps answers between runs. The values are Lookup's own; a Cache
// treats them as bytes. Both methods must be safe for several goroutines.
//
// Get returns ok == false for what it does not hold or cannot read. Put may
// forget any entry at any time; its error stops nothing, and whoever shows the
// answer finds it in [Lookup.CacheErr].
type Cache interface {
	Get(key string) (value []byte, ok bool)
	Put(key string, value []byte) error
}

// A Lookup asks one service at a time. Its methods are safe for several
// goroutines at once.
type Lookup struct {
	agent     string
	client    *http.Client
	cache     Cache
	timeout   time.Duration
	contacted func(Contact)
	pace      *pace

	mu       sync.Mutex
	service  service
	live     context.Context // done when look-ups are turned off; nil while they are
	kill     context.CancelFunc
	rests    map[string]rest // by host
	cacheErr error
}

// A rest is why a host is not asked now.
type rest struct {
	until   time.Time // zero: until look-ups are turned on again
	status  int
	refused bool
	times   int // 429 and 503 in a row
}

// New returns a Lookup that is off. It fails if the endpoint is not an address
// that may be asked (see [CheckEndpoint]) or the agent is empty.
func New(c Config) (*Lookup, error) {
	s, err := newService(c.Endpoint)
	if err != nil {
		return nil, err
	}
	if strings.TrimSpace(c.Agent) == "" {
		return nil, errors.New("online look-ups need a User-Agent that names the program")
	}
	l := &Lookup{
		agent:     c.Agent,
		cache:     c.Cache,
		timeout:   c.Timeout,
		contacted: c.Contacted,
		pace:      process,
		service:   s,
		rests:     make(map[string]rest),
	}
	if c.Clock != nil {
		l.pace = newPace(c.Clock)
	}
	if l.timeout <= 0 {
		l.timeout = DefaultTimeout
	}
	next := c.Transport
	if next == nil {
		t := http.DefaultTransport.(*http.Transport).Clone()
		t.MaxConnsPerHost = 1
		t.MaxResponseHeaderBytes = 64 << 10
		next = t
	}
	l.client = &http.Client{
		Transport: gate{l, next},
		// Redirects are followed by hand: each is a request and waits its turn.
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}
	return l, nil
}

// gate is the one way to the network, and looks a last time whether a request
// may go there.
type gate struct {
	l    *Lookup
	next http.RoundTripper
}

func (g gate) RoundTrip(r *http.Request) (*http.Response, error) {
	if !g.l.On() {
		return nil, ErrOff
	}
	if err := mayAsk(r.URL); err != nil {
		return nil, err
	}
	return g.next.RoundTrip(r)
}

// Turn turns look-ups on or off. Off ends a request that is under way. On, even
// when they are on already, forgets that a service has forbidden further
// questions; a pause that it asked for still holds.
func (l *Lookup) Turn(on bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if !on {
		if l.kill != nil {
			l.kill()
		}
		l.live, l.kill = nil, nil
		return
	}
	if l.live == nil {
		l.live, l.kill = context.WithCancel(context.Background())
	}
	for host, r := range l.rests {
		if r.until.IsZero() {
			delete(l.rests, host)
		}
	}
}

// On reports whether look-ups are turned on.
func (l *Lookup) On() bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.live != nil
}

// Endpoint is the address of the service that is asked.
func (l *Lookup) Endpoint() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.service.base
}

// Host is the host that is asked, with its port if it names one.
func (l *Lookup) Host() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.service.host
}

// SetEndpoint asks another service from the next question on. It fails, and
// changes nothing, if the address may not be asked.
func (l *Lookup) SetEndpoint(endpoint string) error {
	s, err := newService(endpoint)
	if err != nil {
		return err
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	l.service = s
	return nil
}

// CacheErr is why the last answer of a service could not be kept, or nil. The
// user should learn of it: the same question will be asked again.
func (l *Lookup) CacheErr() error {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.cacheErr
}

// A Preview is what a question would send, and to whom.
type Preview struct {
	Host  string    // who would be asked
	URL   string    // the whole of what would be asked
	Agent string    // how the program would name itself
	Known time.Time // when the answer in the cache was given; zero: it would be asked
}

// String says it in a line or two for the user.
func (p Preview) String() string {
	if !p.Known.IsZero() {
		return fmt.Sprintf("Nothing is sent: %s answered this on %s, and the answer was kept.", p.Host, day(p.Known))
	}
	return fmt.Sprintf("Sent to %s: %s\nThe program names itself as %s. Nothing else of your articles is sent.", p.Host, p.URL, p.Agent)
}

// Preview tells what [Lookup.Lookup] would send for q. It connects to nothing.
// Its error is that of a query which may not be sent.
func (l *Lookup) Preview(q Query) (Preview, error) {
	q, err := q.clean()
	if err != nil {
		return Preview{}, err
	}
	s := l.asked()
	p := Preview{Host: s.host, URL: s.url(q), Agent: l.agent}
	if a, ok := l.remembered(s, q); ok {
		p.Known = a.Asked
	}
	return p, nil
}

func (l *Lookup) asked() service {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.service
}

// Lookup returns the places that answer to the query, the service's favourite
// first. Without an error there is at least one; with an error there is none.
//
// The error is an *[Error], and [OutcomeOf] tells its kind. It wraps [ErrOff]
// if the answer isn't in the cache and look-ups are off, [ErrQuery] if the
// query may not be sent, and the context's error if that ended the look-up.
func (l *Lookup) Lookup(ctx context.Context, q Query) ([]Candidate, error) {
	q, err := q.clean()
	if err != nil {
		return nil, err
	}
	s := l.asked()
	if a, ok := l.remembered(s, q); ok {
		return a.result(s, q)
	}
	live, err := l.allowed(s)
	if err != nil {
		return nil, err
	}
	// Turned off, a look-up ends at once, wherever it is.
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	defer context.AfterFunc(live, cancel)()

	if err := l.pace.begin(ctx); err != nil {
		return nil, l.ended(s, live, err)
	}
	defer l.pace.end()
	// While this one waited for its turn another may have asked the same, been
	// refused, or been turned off.
	if a, ok := l.remembered(s, q); ok {
		return a.result(s, q)
	}
	if _, err := l.allowed(s); err != nil {
		return nil, err
	}
	found, err := l.ask(ctx, s, q)
	if err != nil && live.Err() != nil {
		err = l.ended(s, live, err)
	}
	switch OutcomeOf(err) {
	case Found, NotFound:
		a := answer{Asked: l.pace.clock.Now(), Found: found}
		l.remember(s, q, a)
		return a.result(s, q)
	}
	return nil, err
}

// ended is the error of a look-up that was stopped before its answer came.
func (l *Lookup) ended(s service, live context.Context, err error) error {
	if live.Err() != nil {
		return &Error{Outcome: NotAsked, Host: s.host, Err: ErrOff}
	}
	return &Error{Outcome: NotAsked, Host: s.host, Err: err, words: "The look-up was stopped."}
}

// allowed returns a context that lives as long as look-ups are on, or why the
// service must not be asked now.
func (l *Lookup) allowed(s service) (context.Context, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.live == nil {
		return nil, &Error{Outcome: NotAsked, Host: s.host, Err: ErrOff}
	}
	r, resting := l.rests[s.host]
	if resting && (r.until.IsZero() || l.pace.clock.Now().Before(r.until)) {
		return nil, r.error(s.host)
	}
	return l.live, nil
}

// ask sends the question and follows where it leads on the same host. The
// caller has the turn.
func (l *Lookup) ask(ctx context.Context, s service, q Query) ([]Candidate, error) {
	at := s.url(q)
	for hop := 0; ; hop++ {
		if err := l.pace.wait(ctx); err != nil {
			return nil, &Error{Outcome: NotAsked, Host: s.host, Err: err, words: "The look-up was stopped."}
		}
		began := l.pace.clock.Now()
		found, next, err := l.request(ctx, s, at)
		l.tell(s, began, next != "", err)
		if next == "" || err != nil {
			return found, err
		}
		if hop == maxRedirects {
			return nil, s.failed(0, nil, "%s sends every question on to another address and answers none. Check the address in the settings.", s.host)
		}
		at = next
	}
}

// request asks once. It returns what was found, or where to ask instead.
func (l *Lookup) request(ctx context.Context, s service, at string) (found []Candidate, next string, err error) {
	caller := ctx
	ctx, cancel := context.WithTimeout(ctx, l.timeout)
	defer cancel()
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, at, nil)
	if err != nil {
		return nil, "", s.failed(0, err, "%s can't be asked: the address in the settings is damaged.", s.host)
	}
	req.Header.Set("User-Agent", l.agent)
	req.Header.Set("Accept", "application/json")

	resp, err := l.client.Do(req)
	if err != nil {
		return nil, "", l.unreached(caller, s, err)
	}
	defer resp.Body.Close()

	switch {
	case resp.StatusCode >= 300 && resp.StatusCode < 400:
		to, err := resp.Location()
		if err != nil {
			return nil, "", s.failed(resp.StatusCode, nil, "%s sends the question on to another address without naming it. Check the address in the settings.", s.host)
		}
		if to.Host != req.URL.Host || mayAsk(to) != nil || (req.URL.Scheme == "https" && to.Scheme != "https") {
			return nil, "", s.failed(resp.StatusCode, nil, "%s sends the question on to %s://%s, where it was not sent. If you trust that address, set it in the settings.", s.host, to.Scheme, tidy(to.Host, 80))
		}
		return nil, to.String(), nil
	case resp.StatusCode != http.StatusOK:
		return nil, "", l.rejected(s, resp)
	}

	body, err := io.ReadAll(io.LimitReader(resp.Body, MaxAnswer+1))
	if err != nil {
		return nil, "", l.unreached(caller, s, err)
	}
	if len(body) > MaxAnswer {
		return nil, "", s.failed(resp.StatusCode, nil, "%s answered with more than a list of places can hold. Check the address in the settings.", s.host)
	}
	l.wellAgain(s)
	found, err = s.decode(body)
	return found, "", err
}

// unreached is the error of a request that got no answer, or none to its end.
func (l *Lookup) unreached(caller context.Context, s service, err error) error {
	// http's own error holds the whole address, and with it what was asked:
	// it must not get into a log.
	var u *url.Error
	if errors.As(err, &u) {
		err = u.Err
	}
	var dns *net.DNSError
	switch {
	case caller.Err() != nil:
		return &Error{Outcome: Failed, Host: s.host, Err: caller.Err(), words: "The look-up was stopped before " + s.host + " had answered."}
	case errors.Is(err, ErrOff):
		return &Error{Outcome: NotAsked, Host: s.host, Err: ErrOff}
	case errors.Is(err, context.DeadlineExceeded):
		return s.failed(0, err, "%s did not answer within %s. Try again later.", s.host, l.timeout)
	case errors.As(err, &dns):
		return s.failed(0, err, "%s could not be found on the network. Check the connection, and the address in the settings.", s.host)
	}
	return s.failed(0, err, "%s could not be reached (%s). Check the connection and try again.", s.host, tidy(err.Error(), 160))
}

// rejected is the error of an answer whose status is not OK. It notes whether,
// and for how long, the host must be left alone.
func (l *Lookup) rejected(s service, resp *http.Response) error {
	now := l.pace.clock.Now()
	l.mu.Lock()
	defer l.mu.Unlock()
	r := l.rests[s.host]
	switch resp.StatusCode {
	case http.StatusUnauthorized, http.StatusForbidden, http.StatusUnavailableForLegalReasons:
		r = rest{status: resp.StatusCode, refused: true}
	case http.StatusTooManyRequests, http.StatusServiceUnavailable:
		r.times++
		r.status = resp.StatusCode
		r.refused = resp.StatusCode == http.StatusTooManyRequests
		r.until = now.Add(retryAfter(resp.Header.Get("Retry-After"), now, r.times))
	default:
		body, _ := io.ReadAll(io.LimitReader(resp.Body, 4<<10))
		said := ""
		if m := complaint(body); m != "" {
			said = ": " + m
		}
		return s.failed(resp.StatusCode, nil, "%s failed to answer (%s%s). Try again later, or check the address in the settings.", s.host, status(resp.StatusCode), said)
	}
	l.rests[s.host] = r
	return r.error(s.host)
}

// wellAgain forgets how often a host asked for a pause.
func (l *Lookup) wellAgain(s service) {
	l.mu.Lock()
	defer l.mu.Unlock()
	delete(l.rests, s.host)
}

// tell reports a contact.
func (l *Lookup) tell(s service, began time.Time, redirected bool, err error) {
	if l.contacted == nil || errors.Is(err, ErrOff) {
		return
	}
	words := OutcomeOf(err).String()
	if redirected {
		words = "redirected"
	}
	l.contacted(Contact{Host: s.host, At: began, Words: words})
}

// An answer is what the cache keeps: places, or none.
type answer struct {
	Asked time.Time
	Found []Candidate
}

// How long answers are kept. Places rarely move; but what a map does not know
// today somebody may draw tomorrow.
const (
	foundAge    = 180 * 24 * time.Hour
	notFoundAge = 30 * 24 * time.Hour
)

func (a answer) result(s service, q Query) ([]Candidate, error) {
	if len(a.Found) == 0 {
		where := ""
		if q.Country != "" {
			where = " in the country " + strings.ToUpper(q.Country)
		}
		return nil, &Error{
			Outcome: NotFound, Host: s.host, Asked: a.Asked,
			words: fmt.Sprintf("%s knows no place called “%s”%s (asked on %s).", s.host, q.Name, where, day(a.Asked)),
		}
	}
	for i := range a.Found {
		a.Found[i].Asked = a.Asked
	}
	return a.Found, nil
}

// remembered returns the kept answer, if there is a sound one that is not too
// old. A damaged one counts as none, and is replaced by the next answer.
func (l *Lookup) remembered(s service, q Query) (answer, bool) {
	var a answer
	if l.cache == nil {
		return a, false
	}
	b, ok := l.cache.Get(s.key(q))
	if !ok || json.Unmarshal(b, &a) != nil {
		return answer{}, false
	}
	for _, c := range a.Found {
		if !c.sound() {
			return answer{}, false
		}
	}
	age, limit := l.pace.clock.Now().Sub(a.Asked), foundAge
	if len(a.Found) == 0 {
		limit = notFoundAge
	}
	if a.Asked.IsZero() || age < -24*time.Hour || age > limit {
		return answer{}, false
	}
	return a, true
}

func (l *Lookup) remember(s service, q Query, a answer) {
	if l.cache == nil {
		return
	}
	b, err := json.Marshal(a)
	if err == nil {
		err = l.cache.Put(s.key(q), b)
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	l.cacheErr = err
}

func day(t time.Time) string { return t.Local().Format("2 January 2006") }

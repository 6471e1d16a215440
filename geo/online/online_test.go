package online_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/paulmach/orb"

	"dateline/geo"
	"dateline/geo/online"
)

var began = time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC)

// clock is a clock that goes only when somebody waits.
type clock struct {
	mu  sync.Mutex
	now time.Time
}

func newClock() *clock { return &clock{now: began} }

func (c *clock) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.now
}

func (c *clock) Wait(ctx context.Context, d time.Duration) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	c.pass(d)
	return nil
}

func (c *clock) pass(d time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.now = c.now.Add(d)
}

// server is a geocoding service on this computer that writes down who asks
// what, and when by the clock.
type server struct {
	*httptest.Server
	clock *clock

	mu    sync.Mutex
	asked []request
}

type request struct {
	At    time.Duration // since the test began
	URL   string
	Agent string
}

func serve(t *testing.T, c *clock, answer http.HandlerFunc) *server {
	t.Helper()
	s := &server{clock: c}
	s.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		s.mu.Lock()
		s.asked = append(s.asked, request{c.Now().Sub(began), r.URL.String(), r.UserAgent()})
		s.mu.Unlock()
		answer(w, r)
	}))
	t.Cleanup(s.Close)
	return s
}

func (s *server) requests() []request {
	s.mu.Lock()
	defer s.mu.Unlock()
	return append([]request(nil), s.asked...)
}

func (s *server) host() string { return strings.TrimPrefix(s.URL, "http://") }

// says answers every question alike.
func says(code int, kind, body string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", kind)
		w.WriteHeader(code)
		io.WriteString(w, body)
	}
}

func file(t testing.TB, name string) string {
	t.Helper()
	b, err := os.ReadFile("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// memory is a cache for one test.
type memory map[string][]byte

func (m memory) Get(k string) ([]byte, bool)  { b, ok := m[k]; return b, ok }
func (m memory) Put(k string, b []byte) error { m[k] = b; return nil }
func newLookup(t testing.TB, c online.Config) *online.Lookup {
	t.Helper()
	if c.Agent == "" {
		c.Agent = online.Agent("Dateline", "1.2.3", "https://dateline.example")
	}
	l, err := online.New(c)
	if err != nil {
		t.Fatal(err)
	}
	return l
}

func TestTwoPlacesOfOneName(t *testing.T) {
	c := newClock()
	s := serve(t, c, says(200, "application/json", file(t, "paris.json")))
	l := newLookup(t, online.Config{Endpoint: s.URL, Clock: c})
	l.Turn(true)
	got, err := l.Lookup(context.Background(), online.Query{Name: " Paris "})
	if err != nil {
		t.Fatal(err)
	}
	want := []online.Candidate{
		{
			Name: "Paris", Detail: "Ile-de-France, Metropolitan France, France", Kind: "city", Class: geo.Town,
			Country: "FR", Admin1: "Ile-de-France", Point: orb.Point{2.3483915, 48.8534951},
			Bound:      orb.Bound{Min: orb.Point{2.224122, 48.8155755}, Max: orb.Point{2.4697602, 48.902156}},
			Importance: 0.88, Asked: began,
			Credit: "Data © OpenStreetMap contributors, ODbL 1.0. http://osm.org/copyright",
		},
		{
			Name: "Paris", Detail: "Lamar County, Texas, 75460, United States", Kind: "town", Class: geo.Town,
			Country: "US", Admin1: "Texas", Point: orb.Point{-95.555513, 33.6617962},
			Bound:      orb.Bound{Min: orb.Point{-95.6279396, 33.6118529}, Max: orb.Point{-95.4354115, 33.7383866}},
			Importance: 0.53, Asked: began,
			Credit: online.OSMCredit,
		},
	}
	if d := cmp.Diff(want, got, cmpopts.EquateApproxTime(0)); d != "" {
		t.Error(d)
	}
	wantRequests := []request{{
		URL:   "/search?accept-language=en&addressdetails=1&format=json&limit=10&q=Paris",
		Agent: "Dateline/1.2.3 (+https://dateline.example)",
	}}
	if d := cmp.Diff(wantRequests, s.requests()); d != "" {
		t.Error(d)
	}
}

// Every answer that a service may give is one of four outcomes, and reads as a
// sentence. HOST stands for the server.
func TestOutcomes(t *testing.T) {
	const page = "<!DOCTYPE html><html><body>Access blocked</body></html>"
	ok := func(body string) http.HandlerFunc { return says(200, "application/json", body) }
	for _, tc := range []struct {
		name   string
		answer http.HandlerFunc
		want   online.Outcome
		words  string
	}{
		{"a list with a place", ok(`[{"lat":"1","lon":"2","display_name":"A, B"}]`), online.Found, ""},
		{"the same with a byte order mark and a line end", ok("\ufeff [{\"lat\":\"1\",\"lon\":\"2\",\"display_name\":\"A\"}]\n"), online.Found, ""},
		{"an empty list", ok(`[]`), online.NotFound, "HOST knows no place called “Atlantis” (asked on DAY)."},
		{"an empty list and a line end", ok("[]\n"), online.NotFound, "knows no place"},

		{"a block page with 403", says(403, "text/html", page), online.Refused, "HOST refuses to answer this program (403 Forbidden). It is not asked again until you turn look-ups off and on; another service can be set in the settings."},
		{"401", says(401, "text/plain", ""), online.Refused, "401 Unauthorized"},
		{"451", says(451, "text/plain", ""), online.Refused, "451 Unavailable For Legal Reasons"},
		{"a block page with 429", says(429, "text/html", page), online.Refused, "HOST has had too many questions (429 Too Many Requests) and may be asked again at "},
		{"429 with an empty body", says(429, "", ""), online.Refused, "429 Too Many Requests"},

		{"a block page with 200", says(200, "text/html", page), online.Failed, "HOST answered with a web page (as a network does that wants you to sign in) instead of a list of places."},
		{"a block page with 500", says(500, "text/html", page), online.Failed, "HOST failed to answer (500 Internal Server Error). Try again later"},
		{"500 with a body that looks well", says(500, "application/json", file(t, "paris.json")), online.Failed, "500 Internal Server Error"},
		{"503", says(503, "text/plain", ""), online.Failed, "HOST is out of service (503 Service Unavailable) and may be asked again at "},
		{"404", says(404, "text/html", page), online.Failed, "check the address in the settings"},
		{"400 with a reason", says(400, "application/json", `{"error":{"code":400,"message":"Bad parameter"}}`), online.Failed, "(400 Bad Request: Bad parameter)"},
		{"a status that has no name", says(599, "text/plain", ""), online.Failed, "(status 599)"},
		{"204", func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(204) }, online.Failed, "204 No Content"},
		{"an empty body", ok(""), online.Failed, "HOST answered with nothing instead of a list of places."},
		{"spaces", ok(" \n "), online.Failed, "answered with nothing"},
		{"null", ok("null"), online.Failed, "something else"},
		{"a number", ok("42"), online.Failed, "something else"},
		{"an error object", ok(`{"error":"Unable to geocode"}`), online.Failed, "an error (Unable to geocode)"},
		{"an error object of two floors", ok(`{"error":{"code":400,"message":"No\nquery\u202e"}}`), online.Failed, "an error (No query)"},
		{"an object", ok(`{"features":[]}`), online.Failed, "something else"},
		{"JSON cut short", ok(`[{"lat":"1","lon":`), online.Failed, "damaged text"},
		{"two lists", ok(`[][]`), online.Failed, "damaged text"},
		{"a list of numbers", ok(`[1,2]`), online.Failed, "a result that can't be read"},
		{"a list with null", ok(`[null]`), online.Failed, "a result without a place"},
		{"a result without a place", ok(`[{"display_name":"A"}]`), online.Failed, "a result without a place"},
		{"a latitude that is no number", ok(`[{"lat":"abc","lon":"2","display_name":"A"}]`), online.Failed, "a result whose place is not on the earth"},
		{"a longitude that is missing", ok(`[{"lat":"1","display_name":"A"}]`), online.Failed, "not on the earth"},
		{"a latitude beyond the pole", ok(`[{"lat":"91","lon":"2","display_name":"A"}]`), online.Failed, "not on the earth"},
		{"an infinite longitude", ok(`[{"lat":"1","lon":"Inf","display_name":"A"}]`), online.Failed, "not on the earth"},
		{"a longitude that is NaN", ok(`[{"lat":"1","lon":"NaN","display_name":"A"}]`), online.Failed, "not on the earth"},
		{"a number for a string", ok(`[{"lat":1,"lon":2,"display_name":"A"}]`), online.Failed, "a result that can't be read"},
		{"no name at all", ok(`[{"lat":"1","lon":"2"}]`), online.Failed, "a result without a name"},
		{"one result of two damaged", ok(`[{"lat":"1","lon":"2","display_name":"A"},{"lat":"x","lon":"2","display_name":"B"}]`), online.Failed, "not on the earth"},
		{"an error inside a result", ok(`[{"lat":"1","lon":"2","display_name":"A","error":"no"}]`), online.Failed, "a result without a place"},
		{"more than is read", ok(strings.Repeat(" ", online.MaxAnswer) + "[]"), online.Failed, "more than a list of places can hold"},
		{"an answer without end", func(w http.ResponseWriter, r *http.Request) {
			for r.Context().Err() == nil {
				if _, err := io.WriteString(w, strings.Repeat("[", 1<<16)); err != nil {
					return
				}
			}
		}, online.Failed, "more than a list of places can hold"},
		{"a connection cut in the middle", func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Length", "1000")
			io.WriteString(w, `[{"lat":`)
		}, online.Failed, "HOST could not be reached (unexpected EOF)."},
		{"a connection closed without an answer", func(w http.ResponseWriter, _ *http.Request) {
			conn, _, err := w.(http.Hijacker).Hijack()
			if err == nil {
				conn.Close()
			}
		}, online.Failed, "could not be reached (EOF)"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			c := newClock()
			s := serve(t, c, tc.answer)
			var contacts []online.Contact
			l := newLookup(t, online.Config{
				Endpoint: s.URL, Clock: c, Cache: memory{},
				Contacted: func(k online.Contact) { contacts = append(contacts, k) },
			})
			l.Turn(true)
			found, err := l.Lookup(context.Background(), online.Query{Name: "Atlantis"})
			if got := online.OutcomeOf(err); got != tc.want {
				t.Fatalf("%v, want %v: %v", got, tc.want, err)
			}
			if (err == nil) != (len(found) > 0) {
				t.Errorf("%d places beside the error %v", len(found), err)
			}
			if err != nil {
				words := strings.NewReplacer("HOST", s.host(), "DAY", began.Local().Format("2 January 2006")).Replace(tc.words)
				if !strings.Contains(err.Error(), words) {
					t.Errorf("says  %q\nwants %q", err, words)
				}
			}
			want := []online.Contact{{Host: s.host(), At: began, Words: tc.want.String()}}
			if d := cmp.Diff(want, contacts); d != "" {
				t.Error(d)
			}
		})
	}
}

// forbidden fails the test if anything goes to the network.
type forbidden struct{ t *testing.T }

func (f forbidden) RoundTrip(r *http.Request) (*http.Response, error) {
	f.t.Errorf("connected to %s", r.URL)
	return nil, errors.New("forbidden")
}

func TestOffMakesNoConnection(t *testing.T) {
	l := newLookup(t, online.Config{Endpoint: online.Nominatim, Transport: forbidden{t}})
	ask := func() {
		t.Helper()
		found, err := l.Lookup(context.Background(), online.Query{Name: "Paris"})
		if online.OutcomeOf(err) != online.NotAsked || !errors.Is(err, online.ErrOff) || found != nil {
			t.Errorf("got %v, %v", found, err)
		}
		const want = "Look-ups are off, so nothing was sent to nominatim.openstreetmap.org. They can be turned on in the settings."
		if err != nil && err.Error() != want {
			t.Errorf("says %q", err)
		}
	}
	ask()
	l.Turn(true)
	l.Turn(false)
	ask()
	if _, err := l.Preview(online.Query{Name: "Paris"}); err != nil {
		t.Error(err)
	}
}

func TestOnlyNamesAreSent(t *testing.T) {
	for _, tc := range []struct {
		query online.Query
		words string // empty: it may be sent
	}{
		{online.Query{Name: "Paris"}, ""},
		{online.Query{Name: "Paris", Country: "US"}, ""},
		{online.Query{Name: "St. Louis"}, ""},
		{online.Query{Name: "Washington, D.C."}, ""},
		{online.Query{Name: "Xi’an"}, ""},
		{online.Query{Name: "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch"}, ""},
		{online.Query{Name: "Democratic Republic of the Congo"}, ""},
		{online.Query{Name: "Сталинград"}, ""},
		{online.Query{Name: "حلب"}, ""},
		{online.Query{}, "There is no name to look up"},
		{online.Query{Name: " 12 "}, "There is no name to look up"},
		{online.Query{Name: "a\nb"}, "line break"},
		{online.Query{Name: "Paris\x00"}, "control character"},
		{online.Query{Name: "Par\u2028is"}, "line break"},
		{online.Query{Name: "\xff\xfe"}, "not readable text"},
		{online.Query{Name: strings.Repeat("x", online.MaxNameRunes+1)}, "longer than the name of a place"},
		{online.Query{Name: "The minister arrived on Tuesday for talks with the two delegations"}, "longer than the name of a place"},
		{online.Query{Name: "They met yesterday. Nobody spoke"}, "not the name of a place"},
		{online.Query{Name: "Who was there?"}, "not the name of a place"},
		{online.Query{Name: "source@example.org"}, "not the name of a place"},
		{online.Query{Name: "https://example.org"}, "not the name of a place"},
		{online.Query{Name: "Paris", Country: "France"}, "not a two-letter code"},
		{online.Query{Name: "Paris", Country: "&q"}, "not a two-letter code"},
	} {
		t.Run(tc.query.Name, func(t *testing.T) {
			l := newLookup(t, online.Config{Endpoint: online.Nominatim, Transport: forbidden{t}})
			if tc.words == "" {
				if _, err := l.Preview(tc.query); err != nil {
					t.Error(err)
				}
				return
			}
			l.Turn(true)
			_, err := l.Lookup(context.Background(), tc.query)
			if !errors.Is(err, online.ErrQuery) || online.OutcomeOf(err) != online.NotAsked || !strings.Contains(err.Error(), tc.words) {
				t.Errorf("says %v, want %q", err, tc.words)
			}
			if _, perr := l.Preview(tc.query); perr == nil || perr.Error() != err.Error() {
				t.Errorf("the preview says %v", perr)
			}
		})
	}
}

func TestPreviewIsWhatIsSent(t *testing.T) {
	c := newClock()
	var last *http.Request
	s := serve(t, c, func(w http.ResponseWriter, r *http.Request) {
		last = r
		io.WriteString(w, file(t, "paris.json"))
	})
	l := newLookup(t, online.Config{Endpoint: s.URL + "/nominatim/search", Clock: c, Cache: memory{}})
	l.Turn(true)
	q := online.Query{Name: "Val d'Isère & Tignes", Country: "FR"}
	p, err := l.Preview(q)
	if err != nil {
		t.Fatal(err)
	}
	if want := fmt.Sprintf("Sent to %s: %s\nThe program names itself as Dateline/1.2.3 (+https://dateline.example). Nothing else of your articles is sent.", s.host(), p.URL); p.String() != want {
		t.Errorf("says %q", p)
	}
	if _, err := l.Lookup(context.Background(), q); err != nil {
		t.Fatal(err)
	}
	if got := "http://" + last.Host + last.URL.String(); got != p.URL {
		t.Errorf("sent    %s\npreview %s", got, p.URL)
	}
	want := http.Header{
		"User-Agent":      {p.Agent},
		"Accept":          {"application/json"},
		"Accept-Encoding": {"gzip"},
	}
	if d := cmp.Diff(want, last.Header); d != "" {
		t.Errorf("headers: %s", d)
	}
	p, err = l.Preview(q)
	if err != nil || !p.Known.Equal(began) {
		t.Errorf("known since %v, %v", p.Known, err)
	}
	if want := "Nothing is sent: " + s.host() + " answered this on "; !strings.HasPrefix(p.String(), want) {
		t.Errorf("says %q", p)
	}
}

func TestOneRequestASecond(t *testing.T) {
	c := newClock()
	s := serve(t, c, says(200, "application/json", `[]`))
	l := newLookup(t, online.Config{Endpoint: s.URL, Clock: c})
	l.Turn(true)
	for i := range 4 {
		if i == 3 {
			c.pass(time.Hour) // a long rest saves nothing up
		}
		_, err := l.Lookup(context.Background(), online.Query{Name: "Place " + strconv.Itoa(i)})
		if online.OutcomeOf(err) != online.NotFound {
			t.Fatal(err)
		}
	}
	_, _ = l.Lookup(context.Background(), online.Query{Name: "Place 4"})
	want := []time.Duration{0, online.Between, 2 * online.Between, 2*online.Between + time.Hour, 3*online.Between + time.Hour}
	var got []time.Duration
	for _, r := range s.requests() {
		got = append(got, r.At)
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
}

func TestOneRequestInFlight(t *testing.T) {
	c := newClock()
	var mu sync.Mutex
	busy, most := 0, 0
	s := serve(t, c, func(w http.ResponseWriter, _ *http.Request) {
		mu.Lock()
		busy++
		most = max(most, busy)
		mu.Unlock()
		io.WriteString(w, `[]`)
		mu.Lock()
		busy--
		mu.Unlock()
	})
	l := newLookup(t, online.Config{Endpoint: s.URL, Clock: c})
	l.Turn(true)
	var all sync.WaitGroup
	for i := range 20 {
		all.Go(func() { l.Lookup(context.Background(), online.Query{Name: "Place " + strconv.Itoa(i)}) })
	}
	all.Wait()
	asked := s.requests()
	if most != 1 || len(asked) != 20 {
		t.Errorf("%d requests, %d at once", len(asked), most)
	}
	for i := 1; i < len(asked); i++ {
		if gap := asked[i].At - asked[i-1].At; gap < time.Second {
			t.Errorf("request %d came %v after the one before", i, gap)
		}
	}
}

// What a name was answered is kept, "not found" too; a refusal or failure
// isn't. Kept answers are given even when look-ups are off.
func TestAnswersAreKept(t *testing.T) {
	ctx := context.Background()
	for _, tc := range []struct {
		name   string
		answer http.HandlerFunc
		keep   time.Duration // how long, 0 for not at all
	}{
		{"found", says(200, "application/json", file(t, "paris.json")), 180 * 24 * time.Hour},
		{"not found", says(200, "application/json", "[]"), 30 * 24 * time.Hour},
		{"failed", says(500, "", ""), 0},
		{"failed with a web page", says(200, "text/html", "<html>"), 0},
	} {
		t.Run(tc.name, func(t *testing.T) {
			c := newClock()
			s := serve(t, c, tc.answer)
			kept := memory{}
			l := newLookup(t, online.Config{Endpoint: s.URL, Clock: c, Cache: kept})
			l.Turn(true)
			first, err := l.Lookup(ctx, online.Query{Name: "Paris"})
			if tc.keep == 0 {
				if len(kept) != 0 {
					t.Errorf("kept %q", kept)
				}
				return
			}
			if len(kept) != 1 {
				t.Fatalf("kept %d answers", len(kept))
			}
			ask := func(q online.Query, requests int) {
				t.Helper()
				again, err2 := l.Lookup(ctx, q)
				if online.OutcomeOf(err2) != online.OutcomeOf(err) || len(again) != len(first) {
					t.Errorf("then %v, %v", again, err2)
				}
				if n := len(s.requests()); n != requests {
					t.Errorf("%d requests, want %d", n, requests)
				}
			}
			ask(online.Query{Name: "  PARIS "}, 1)
			l.Turn(false)
			c.pass(tc.keep)
			ask(online.Query{Name: "Paris"}, 1)
			l.Turn(true)
			c.pass(time.Minute)
			ask(online.Query{Name: "Paris"}, 2)
			ask(online.Query{Name: "Paris", Country: "FR"}, 3)

			other := serve(t, c, tc.answer)
			if err := l.SetEndpoint(other.URL); err != nil {
				t.Fatal(err)
			}
			ask(online.Query{Name: "Paris"}, 3)
			if n := len(other.requests()); n != 1 {
				t.Errorf("the other service was asked %d times", n)
			}
		})
	}
}

func TestDamagedCacheIsReplaced(t *testing.T) {
	c := newClock()
	s := serve(t, c, says(200, "application/json", file(t, "paris.json")))
	kept := memory{}
	l := newLookup(t, online.Config{Endpoint: s.URL, Clock: c, Cache: kept})
	l.Turn(true)
	q := online.Query{Name: "Paris"}
	if _, err := l.Lookup(context.Background(), q); err != nil {
		t.Fatal(err)
	}
	var key string
	var good []byte
	for key, good = range kept {
	}
	for i, bad := range []string{
		"", "{", "null", `{"Asked":"2026-11-22T12:00:00Z","Found":[{"Name":"X","Point":[500,0]}]}`,
		`{"Asked":"2126-11-22T12:00:00Z"}`, string(good[:len(good)/2]),
	} {
		kept[key] = []byte(bad)
		found, err := l.Lookup(context.Background(), q)
		if err != nil || len(found) != 2 {
			t.Errorf("%q: %v, %v", bad, found, err)
		}
		if n := len(s.requests()); n != i+2 {
			t.Errorf("%q: %d requests, want %d", bad, n, i+2)
		}
		if string(kept[key]) == bad {
			t.Errorf("%q was kept", bad)
		}
	}
}

type full struct{ memory }

func (full) Put(string, []byte) error { return errors.New("disk full") }

func TestCacheThatCannotBeWritten(t *testing.T) {
	c := newClock()
	s := serve(t, c, says(200, "application/json", file(t, "paris.json")))
	l := newLookup(t, online.Config{Endpoint: s.URL, Clock: c, Cache: full{}})
	l.Turn(true)
	if found, err := l.Lookup(context.Background(), online.Query{Name: "Paris"}); err != nil || len(found) != 2 {
		t.Errorf("%v, %v", found, err)
	}
	if err := l.CacheErr(); err == nil || err.Error() != "disk full" {
		t.Errorf("cache error %v", err)
	}
}

// A host that wants a rest gets it, of the length that it names.
func TestRetryAfter(t *testing.T) {
	for _, tc := range []struct {
		code   int
		header string
		rest   time.Duration
	}{
		{429, "30", 30 * time.Second},
		{503, "30", 30 * time.Second},
		{429, began.Add(2 * time.Hour).Format(http.TimeFormat), 2 * time.Hour},
		{429, "", time.Minute},
		{429, "soon", time.Minute},
		{429, "-5", time.Second},
		{429, "0", time.Second},
		{429, began.Add(-time.Hour).Format(http.TimeFormat), time.Second},
		{503, "99999999999", 24 * time.Hour},
	} {
		t.Run(fmt.Sprint(tc.code, " ", tc.header), func(t *testing.T) {
			c := newClock()
			s := serve(t, c, func(w http.ResponseWriter, _ *http.Request) {
				if tc.header != "" {
					w.Header().Set("Retry-After", tc.header)
				}
				w.WriteHeader(tc.code)
			})
			l := newLookup(t, online.Config{Endpoint: s.URL, Clock: c})
			l.Turn(true)
			ask := func(requests int) *online.Error {
				t.Helper()
				_, err := l.Lookup(context.Background(), online.Query{Name: "Paris"})
				var e *online.Error
				if !errors.As(err, &e) || e.Status != tc.code {
					t.Fatalf("got %v", err)
				}
				if n := len(s.requests()); n != requests {
					t.Errorf("%d requests, want %d", n, requests)
				}
				return e
			}
			if e := ask(1); !e.Retry.Equal(began.Add(tc.rest)) {
				t.Errorf("may ask again after %v, want %v", e.Retry.Sub(began), tc.rest)
			}
			c.pass(tc.rest - time.Millisecond)
			ask(1)
			l.Turn(false)
			l.Turn(true) // turning it off and on is no way round a rest
			ask(1)
			c.pass(time.Millisecond)
			ask(2)
		})
	}
}

func TestRestsGrow(t *testing.T) {
	c := newClock()
	answer := says(429, "", "")
	s := serve(t, c, func(w http.ResponseWriter, r *http.Request) { answer(w, r) })
	l := newLookup(t, online.Config{Endpoint: s.URL, Clock: c})
	l.Turn(true)
	rest := func() time.Duration {
		t.Helper()
		_, err := l.Lookup(context.Background(), online.Query{Name: "Paris"})
		var e *online.Error
		if !errors.As(err, &e) {
			t.Fatal(err)
		}
		d := e.Retry.Sub(c.Now())
		c.pass(d)
		return d
	}
	for _, want := range []time.Duration{1, 2, 4, 8, 16, 32, 64, 64} {
		if got := rest(); got != want*time.Minute {
			t.Errorf("a rest of %v, want %v", got, want*time.Minute)
		}
	}
	answer = says(200, "", "[]")
	_, _ = l.Lookup(context.Background(), online.Query{Name: "Paris"})
	answer = says(429, "", "")
	if got := rest(); got != time.Minute {
		t.Errorf("a rest of %v after an answer", got)
	}
}

func TestForbiddenStaysForbidden(t *testing.T) {
	c := newClock()
	s := serve(t, c, says(403, "text/html", "<html>"))
	l := newLookup(t, online.Config{Endpoint: s.URL, Clock: c})
	l.Turn(true)
	ask := func(requests int) {
		t.Helper()
		_, err := l.Lookup(context.Background(), online.Query{Name: "Paris"})
		if online.OutcomeOf(err) != online.Refused {
			t.Errorf("got %v", err)
		}
		if n := len(s.requests()); n != requests {
			t.Errorf("%d requests, want %d", n, requests)
		}
	}
	ask(1)
	c.pass(1000 * time.Hour)
	ask(1)
	other := serve(t, c, says(200, "", "[]"))
	if err := l.SetEndpoint(other.URL); err != nil {
		t.Fatal(err)
	}
	if _, err := l.Lookup(context.Background(), online.Query{Name: "Paris"}); online.OutcomeOf(err) != online.NotFound {
		t.Errorf("the other service: %v", err)
	}
	if err := l.SetEndpoint(s.URL); err != nil {
		t.Fatal(err)
	}
	ask(1)
	l.Turn(false)
	l.Turn(true)
	ask(2)
}

func TestRedirects(t *testing.T) {
	to := func(where string) http.HandlerFunc {
		return func(w http.ResponseWriter, _ *http.Request) {
			if where != "" {
				w.Header().Set("Location", where)
			}
			w.WriteHeader(302)
		}
	}
	t.Run("on the same host, each in its second", func(t *testing.T) {
		c := newClock()
		s := serve(t, c, func(w http.ResponseWriter, r *http.Request) {
			if r.URL.Path == "/new/search" {
				io.WriteString(w, file(t, "paris.json"))
				return
			}
			http.Redirect(w, r, "/new/search?"+r.URL.RawQuery, http.StatusMovedPermanently)
		})
		l := newLookup(t, online.Config{Endpoint: s.URL, Clock: c})
		l.Turn(true)
		if found, err := l.Lookup(context.Background(), online.Query{Name: "Paris"}); err != nil || len(found) != 2 {
			t.Fatalf("%v, %v", found, err)
		}
		asked := s.requests()
		if len(asked) != 2 || asked[1].At != online.Between {
			t.Errorf("requests %+v", asked)
		}
	})
	for _, tc := range []struct {
		name, where string
		requests    int
		words       string
	}{
		{"to another host", "https://elsewhere.example/search?q=Paris", 1, "sends the question on to https://elsewhere.example, where it was not sent"},
		{"to another port of this computer", "http://127.0.0.1:1/", 1, "where it was not sent"},
		{"to a file", "file:///etc/passwd", 1, "where it was not sent"},
		{"to nowhere", "", 1, "without naming it"},
		{"in a circle", "/search", 4, "sends every question on"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			c := newClock()
			s := serve(t, c, to(tc.where))
			l := newLookup(t, online.Config{Endpoint: s.URL, Clock: c})
			l.Turn(true)
			_, err := l.Lookup(context.Background(), online.Query{Name: "Paris"})
			if online.OutcomeOf(err) != online.Failed || !strings.Contains(err.Error(), tc.words) {
				t.Errorf("says %v, want %q", err, tc.words)
			}
			if n := len(s.requests()); n != tc.requests {
				t.Errorf("%d requests, want %d", n, tc.requests)
			}
		})
	}
}

// A look-up ends as soon as its context does, or look-ups are turned off.
func TestStopped(t *testing.T) {
	for _, tc := range []struct {
		name  string
		stop  func(l *online.Lookup, cancel context.CancelFunc)
		want  online.Outcome
		cause error
	}{
		{"by the user's cancel", func(_ *online.Lookup, cancel context.CancelFunc) { cancel() }, online.Failed, context.Canceled},
		{"by turning look-ups off", func(l *online.Lookup, _ context.CancelFunc) { l.Turn(false) }, online.NotAsked, online.ErrOff},
	} {
		t.Run(tc.name, func(t *testing.T) {
			c := newClock()
			here := make(chan bool)
			s := serve(t, c, func(w http.ResponseWriter, r *http.Request) {
				w.(http.Flusher).Flush()
				here <- true
				<-r.Context().Done()
			})
			l := newLookup(t, online.Config{Endpoint: s.URL, Clock: c})
			l.Turn(true)
			ctx, cancel := context.WithCancel(context.Background())
			defer cancel()
			done := make(chan error)
			go func() {
				_, err := l.Lookup(ctx, online.Query{Name: "Paris"})
				done <- err
			}()
			<-here
			waiting := make(chan error)
			go func() { // one more, that waits for its turn
				_, err := l.Lookup(ctx, online.Query{Name: "London"})
				waiting <- err
			}()
			tc.stop(l, cancel)
			if err := <-done; online.OutcomeOf(err) != tc.want || !errors.Is(err, tc.cause) {
				t.Errorf("ended with %v (%v)", err, online.OutcomeOf(err))
			}
			if err := <-waiting; online.OutcomeOf(err) != online.NotAsked || !errors.Is(err, tc.cause) {
				t.Errorf("the other ended with %v", err)
			}
			if n := len(s.requests()); n != 1 {
				t.Errorf("%d requests", n)
			}
		})
	}
}

func TestTooSlow(t *testing.T) {
	c := newClock()
	s := serve(t, c, func(_ http.ResponseWriter, r *http.Request) { <-r.Context().Done() })
	l := newLookup(t, online.Config{Endpoint: s.URL, Clock: c, Timeout: time.Nanosecond})
	l.Turn(true)
	_, err := l.Lookup(context.Background(), online.Query{Name: "Paris"})
	if online.OutcomeOf(err) != online.Failed || !strings.Contains(err.Error(), "did not answer within 1ns") {
		t.Errorf("says %v", err)
	}
}

// The name that was asked must not stand in an error, which may get into a log.
func TestErrorsDoNotTellTheName(t *testing.T) {
	c := newClock()
	s := serve(t, c, says(200, "", ""))
	s.Close()
	l := newLookup(t, online.Config{Endpoint: s.URL, Clock: c})
	l.Turn(true)
	_, err := l.Lookup(context.Background(), online.Query{Name: "Safehouse"})
	if online.OutcomeOf(err) != online.Failed || strings.Contains(fmt.Sprintf("%+v %v", err, errors.Unwrap(err)), "Safehouse") {
		t.Errorf("says %v", err)
	}
	if !strings.Contains(err.Error(), "could not be reached") {
		t.Errorf("says %v", err)
	}
}

func TestEndpoints(t *testing.T) {
	for _, tc := range []struct{ in, base, words string }{
		{"https://nominatim.openstreetmap.org/", "https://nominatim.openstreetmap.org/", ""},
		{" https://Nominatim.Example.org ", "https://nominatim.example.org/", ""},
		{"https://example.org/nominatim", "https://example.org/nominatim/", ""},
		{"https://example.org/nominatim/search", "https://example.org/nominatim/", ""},
		{"https://example.org:8443//", "https://example.org:8443/", ""},
		{"http://127.0.0.1:8080", "http://127.0.0.1:8080/", ""},
		{"http://[::1]:8080/", "http://[::1]:8080/", ""},
		{"http://localhost:8080/", "http://localhost:8080/", ""},
		{"http://nominatim.openstreetmap.org/", "", "use https"},
		{"http://localhost.example.org/", "", "use https"},
		{"http://10.0.0.1/", "", "use https"},
		{"ftp://example.org/", "", "only https services"},
		{"file:///etc/passwd", "", "is not the address of a service"},
		{"nominatim.openstreetmap.org", "", "is not the address of a service"},
		{"", "", "is not the address of a service"},
		{"https://", "", "is not the address of a service"},
		{"https:example.org", "", "is not the address of a service"},
		{"https://user:secret@example.org/", "", "can't hold a password"},
		{"https://example.org/?key=secret", "", "can't hold a password"},
		{"https://example.org/#x", "", "can't hold a password"},
		{"https://exa mple.org/", "", "is not the address of a service"},
	} {
		err := online.CheckEndpoint(tc.in)
		if tc.words != "" {
			if err == nil || !strings.Contains(err.Error(), tc.words) || strings.Contains(err.Error(), "secret") {
				t.Errorf("%q: says %v, want %q", tc.in, err, tc.words)
			}
			if _, err2 := online.New(online.Config{Endpoint: tc.in, Agent: "x"}); err2 == nil {
				t.Errorf("%q: New takes it", tc.in)
			}
			l := newLookup(t, online.Config{Endpoint: online.Nominatim})
			if l.SetEndpoint(tc.in) == nil || l.Endpoint() != online.Nominatim {
				t.Errorf("%q: SetEndpoint takes it", tc.in)
			}
			continue
		}
		if err != nil {
			t.Errorf("%q: %v", tc.in, err)
			continue
		}
		if l := newLookup(t, online.Config{Endpoint: tc.in}); l.Endpoint() != tc.base {
			t.Errorf("%q: asks at %s, want %s", tc.in, l.Endpoint(), tc.base)
		}
	}
	if _, err := online.New(online.Config{Endpoint: online.Nominatim, Agent: " "}); err == nil {
		t.Error("New takes an empty agent")
	}
}

// Two look-ups with the system's clock wait for each other: the pace is the
// process's. The second stands in the queue until the first is through.
func TestThePaceIsTheProcesss(t *testing.T) {
	here, leave := make(chan bool), make(chan bool)
	c := newClock()
	slow := serve(t, c, func(w http.ResponseWriter, _ *http.Request) {
		here <- true
		<-leave
		io.WriteString(w, "[]")
	})
	a := newLookup(t, online.Config{Endpoint: slow.URL})
	b := newLookup(t, online.Config{Endpoint: online.Nominatim, Transport: forbidden{t}})
	a.Turn(true)
	b.Turn(true)
	done := make(chan error)
	go func() {
		_, err := a.Lookup(context.Background(), online.Query{Name: "Paris"})
		done <- err
	}()
	<-here
	ctx, cancel := context.WithCancel(context.Background())
	waiting := make(chan error)
	go func() {
		_, err := b.Lookup(ctx, online.Query{Name: "London"})
		waiting <- err
	}()
	cancel()
	if err := <-waiting; !errors.Is(err, context.Canceled) || online.OutcomeOf(err) != online.NotAsked {
		t.Errorf("the second ended with %v", err)
	}
	leave <- true
	if err := <-done; online.OutcomeOf(err) != online.NotFound {
		t.Errorf("the first ended with %v", err)
	}
}

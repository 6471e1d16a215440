package resolve

import (
	"bufio"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/paulmach/orb"
)

// A Scope is how far the world reaches for an outlet's readers, and so how much
// its home says about a bare name in it.
type Scope uint8

// The scopes, the widest first.
const (
	World    Scope = iota // an agency, an international broadcaster
	National              // a paper of one country
	Local                 // a paper of a town, county or state
)

var scopeNames = map[string]Scope{"world": World, "national": National, "local": Local}

// An Outlet is a publisher with a home.
type Outlet struct {
	Host    string // the end of the host of its addresses, without www.
	Name    string // as it is shown
	Country string // ISO 3166-1 alpha-2 of its home; empty where it has none
	Admin1  string // GeoNames first-order code within the country; may be empty
	Point   orb.Point
	Scope   Scope
}

// Outlets is a table of publishers by the host of their addresses. It doesn't
// change once it is read, and may be used by several goroutines at once. The
// nil table knows no outlet.
type Outlets struct {
	byHost map[string]Outlet
}

// outletColumns are the columns of the table, in their order.
var outletColumns = []string{"host", "name", "country", "admin1", "lat", "lon", "scope"}

// ReadOutlets reads a table of outlets: lines of tab-separated values, the
// first of which names the columns host, name, country, admin1, lat, lon and
// scope, in this order. The error names the line that is wrong.
func ReadOutlets(r io.Reader) (*Outlets, error) {
	o := &Outlets{byHost: make(map[string]Outlet)}
	s := bufio.NewScanner(r)
	for n := 1; s.Scan(); n++ {
		line := s.Text()
		if line == "" || line[0] == '#' {
			continue
		}
		f := strings.Split(line, "\t")
		if len(f) != len(outletColumns) {
			return nil, fmt.Errorf("outlets: line %d has %d columns, not %d", n, len(f), len(outletColumns))
		}
		if n == 1 {
			for i, name := range outletColumns {
				if f[i] != name {
					return nil, fmt.Errorf("outlets: column %d is %q, not %q", i+1, f[i], name)
				}
			}
			continue
		}
		out := Outlet{Host: strings.ToLower(f[0]), Name: f[1], Country: f[2], Admin1: f[3]}
		lat, err := strconv.ParseFloat(f[4], 64)
		lon, err2 := strconv.ParseFloat(f[5], 64)
		if err != nil || err2 != nil || !(-90 <= lat && lat <= 90 && -180 <= lon && lon <= 180) {
			return nil, fmt.Errorf("outlets: line %d: %q, %q is no latitude and longitude", n, f[4], f[5])
		}
		out.Point = orb.Point{lon, lat}
		scope, ok := scopeNames[f[6]]
		if !ok {
			return nil, fmt.Errorf("outlets: line %d: scope %q is not world, national or local", n, f[6])
		}
		out.Scope = scope
		if _, twice := o.byHost[out.Host]; twice {
			return nil, fmt.Errorf("outlets: line %d: host %q stands there twice", n, out.Host)
		}
		o.byHost[out.Host] = out
	}
	if err := s.Err(); err != nil {
		return nil, fmt.Errorf("outlets: %w", err)
	}
	return o, nil
}

// Len is the number of outlets.
func (o *Outlets) Len() int {
	if o == nil {
		return 0
	}
	return len(o.byHost)
}

// Name returns the name of the outlet of a host, and whether it is known.
func (o *Outlets) Name(host string) (string, bool) {
	out, ok := o.byHostOf(host)
	return out.Name, ok
}

// ByURL returns the outlet of an address: of the outlets whose host is the end
// of the address's, the one with the longest.
func (o *Outlets) ByURL(url string) (Outlet, bool) {
	return o.byHostOf(hostOf(url))
}

func (o *Outlets) byHostOf(host string) (Outlet, bool) {
	if o == nil {
		return Outlet{}, false
	}
	host = strings.ToLower(host) // no allocation where it is in lower case already
	for host != "" {
		if out, ok := o.byHost[host]; ok {
			return out, true
		}
		dot := strings.IndexByte(host, '.')
		if dot < 0 {
			break
		}
		host = host[dot+1:]
	}
	return Outlet{}, false
}

// hostOf cuts the host out of an address, without user and port.
func hostOf(url string) string {
	if i := strings.Index(url, "://"); i >= 0 {
		url = url[i+3:]
	}
	if i := strings.IndexAny(url, "/?#"); i >= 0 {
		url = url[:i]
	}
	if i := strings.LastIndexByte(url, '@'); i >= 0 {
		url = url[i+1:]
	}
	if i := strings.IndexByte(url, ':'); i >= 0 {
		url = url[:i]
	}
	return url
}

// countryOf returns the country that the end of a host stands for, in capitals,
// or "". Codes that are sold to anybody say nothing.
func countryOf(host string) string {
	dot := strings.LastIndexByte(host, '.')
	if dot < 0 || len(host)-dot != 3 {
		return ""
	}
	switch tld := strings.ToLower(host[dot+1:]); tld {
	case "uk":
		return "GB"
	case "eu", "su", "ac", "io", "co", "tv", "me", "fm", "am", "ai", "cc", "ws", "ly", "gg", "to", "nu", "st", "vc", "la", "pw", "tk", "ml", "cf", "ga", "gq", "im", "is", "it":
		if tld == "it" {
			return "IT"
		}
		return ""
	default:
		return strings.ToUpper(tld)
	}
}

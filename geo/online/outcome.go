package online

import (
	"errors"
	"fmt"
	"net/http"
	"strconv"
	"time"
)

// An Outcome is what came of a look-up.
type Outcome uint8

// The outcomes.
const (
	Found    Outcome = iota
	NotFound         // the service knows no such place
	Refused          // it answers, but not to this program, or not now
	Failed           // no answer, or none that can be understood
	NotAsked         // nothing was sent: look-ups are off, or the query may not be sent
)

var outcomeWords = [...]string{"found", "not found", "refused", "failed", "not asked"}

// String says the outcome in a word or two for the user.
func (o Outcome) String() string {
	if int(o) < len(outcomeWords) {
		return outcomeWords[o]
	}
	return "unknown outcome"
}

// OutcomeOf tells what came of a look-up that ended with err. A nil error means
// that something was found, one that is not from this package that it failed.
func OutcomeOf(err error) Outcome {
	if err == nil {
		return Found
	}
	var e *Error
	if errors.As(err, &e) {
		return e.Outcome
	}
	return Failed
}

var (
	// ErrOff is the cause when look-ups are turned off.
	ErrOff = errors.New("online look-ups are off")
	// ErrQuery is the cause when the query is not the name of a place.
	ErrQuery = errors.New("not a name that may be sent")
)

// An Error is why a look-up brought no places. Its text is for the user.
type Error struct {
	Outcome Outcome   // never Found
	Host    string    // who was asked, or would have been; empty for a bad query
	Status  int       // of HTTP; 0 where there was none
	Retry   time.Time // when the service may be asked again, where it said so
	Asked   time.Time // of NotFound: when the service said so
	Err     error     // the cause; may be nil

	words string
}

func (e *Error) Error() string {
	switch {
	case e.words != "":
		return e.words
	case errors.Is(e.Err, ErrOff):
		return "Look-ups are off, so nothing was sent to " + e.Host + ". They can be turned on in the settings."
	}
	return e.Host + ": " + e.Outcome.String()
}

// Unwrap returns the cause.
func (e *Error) Unwrap() error { return e.Err }

// error says in words why the host is left alone.
func (r rest) error(host string) *Error {
	e := &Error{Outcome: Failed, Host: host, Status: r.status, Retry: r.until}
	if r.refused {
		e.Outcome = Refused
	}
	switch {
	case r.until.IsZero():
		e.words = fmt.Sprintf("%s refuses to answer this program (%s). It is not asked again until you turn look-ups off and on; another service can be set in the settings.", host, status(r.status))
	case r.refused:
		e.words = fmt.Sprintf("%s has had too many questions (%s) and may be asked again at %s.", host, status(r.status), moment(r.until))
	default:
		e.words = fmt.Sprintf("%s is out of service (%s) and may be asked again at %s.", host, status(r.status), moment(r.until))
	}
	return e
}

// failed makes an error of outcome [Failed].
func (s service) failed(code int, cause error, format string, args ...any) *Error {
	return &Error{Outcome: Failed, Host: s.host, Status: code, Err: cause, words: fmt.Sprintf(format, args...)}
}

// retryAfter reads a Retry-After header, which is in seconds or a date (RFC
// 9110, 10.2.3). Without one it is a minute, twice that each further time. It
// is never less than a second nor more than a day.
func retryAfter(h string, now time.Time, times int) time.Duration {
	d := time.Minute << min(max(times-1, 0), 6)
	if sec, err := strconv.ParseInt(h, 10, 64); err == nil {
		d = time.Duration(min(max(sec, 0), 24*60*60)) * time.Second
	} else if t, err := http.ParseTime(h); err == nil {
		d = t.Sub(now)
	}
	return min(max(d, time.Second), 24*time.Hour)
}

func status(code int) string {
	if t := http.StatusText(code); t != "" {
		return strconv.Itoa(code) + " " + t
	}
	return "status " + strconv.Itoa(code)
}

func moment(t time.Time) string { return t.Local().Format("15:04:05 on 2 January") }

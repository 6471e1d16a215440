#!/bin/sh
# Installs the system packages that a step needs, where they are missing:
#
#     needs.sh build | test
#
# Debian and its relatives only; on Linux of another kind it says what is
# missing, and on other systems it does nothing (the README says what to have).
# Quiet when nothing is missing, else one line that says what is installed.
set -eu

step=${1:?build or test}
[ "$(uname -s)" = Linux ] || exit 0

if ! command -v go >/dev/null; then
	echo "dateline: Go is missing. Install Go 1.26 or newer from https://go.dev/dl, then try again." >&2
	exit 1
fi

# From 1.21 on Go fetches the version that go.mod names by itself. Older ones, as
# in Debian 12, can't even read go.mod.
minor=$(cd / && GOTOOLCHAIN=local go env GOVERSION | sed -n 's/^go1\.\([0-9]*\).*/\1/p')
if [ -n "$minor" ] && [ "$minor" -lt 21 ]; then
	echo "dateline: Go 1.$minor is too old. Install Go 1.26 or newer from https://go.dev/dl, then try again." >&2
	exit 1
fi

# What Fyne's window driver is compiled against.
build="gcc libc6-dev pkg-config libgl-dev libegl-dev libx11-dev libxcursor-dev libxrandr-dev
	libxinerama-dev libxi-dev libxxf86vm-dev libwayland-dev libxkbcommon-dev"
# A display without a screen, the software renderer, a hand for mouse and
# keyboard, an eye for pictures, and the checkers of the package.
test="xvfb libgl1-mesa-dri xdotool imagemagick desktop-file-utils appstream"

case $step in
build) want=$build ;;
test) want="$build $test" ;;
*)
	echo "needs.sh: no step is called $step" >&2
	exit 2
	;;
esac

if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
	missing=
	command -v cc >/dev/null || missing="$missing cc"
	command -v pkg-config >/dev/null || missing="$missing pkg-config"
	for m in gl egl x11 xcursor xrandr xinerama xi xxf86vm wayland-client xkbcommon; do
		pkg-config --exists "$m" 2>/dev/null || missing="$missing $m"
	done
	if [ "$step" = test ]; then
		for c in Xvfb xdotool import; do
			command -v "$c" >/dev/null || missing="$missing $c"
		done
	fi
	[ -z "$missing" ] && exit 0
	echo "dateline: missing here, with the files for development:$missing" >&2
	echo "dateline: install them with your system's package manager, then try again." >&2
	exit 1
fi

missing=
for p in $want; do
	case $(dpkg-query -W -f '${Status}' "$p" 2>/dev/null) in
	"install ok installed") ;;
	*) missing="$missing $p" ;;
	esac
done
[ -z "$missing" ] && exit 0

as=
if [ "$(id -u)" != 0 ]; then
	if ! command -v sudo >/dev/null; then
		echo "dateline: needs these packages, and you are neither root nor is there sudo; as root:" >&2
		echo "    apt-get install$missing" >&2
		exit 1
	fi
	as=sudo
fi
echo "dateline: installing for the $step with ${as:+$as }apt-get:$missing"
log=$(mktemp)
trap 'rm -f "$log"' EXIT
# Stale lists are good enough if the network is not there to renew them.
$as apt-get update -q >"$log" 2>&1 || true
# shellcheck disable=SC2086 # the words are the packages
if ! $as env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends $missing >>"$log" 2>&1; then
	tail -n 30 "$log" >&2
	echo "dateline: the packages could not be installed; the lines above say why." >&2
	exit 1
fi

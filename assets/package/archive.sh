#!/bin/sh
# Makes the Linux archive, the same bytes for the same program:
#
#     archive.sh PROGRAM VERSION FOLDER
#
# writes FOLDER/dateline-VERSION-linux-ARCH.tar.gz and prints its path. Run it
# in the repository's top folder.
set -eu

program=${1:?program}
version=${2:?version}
out=${3:?folder}

name=dateline-$version-linux-$(go env GOARCH)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$out" "$work/$name"
sh assets/package/stage.sh "$program" "$work/$name/files"
install -m 755 assets/package/install.sh "$work/$name/install.sh"
install -m 644 LICENSE NOTICE CHANGELOG.md "$work/$name/"
install -m 644 assets/package/INSTALL "$work/$name/README"
# The time of the last commit, else that of the epoch.
when=${SOURCE_DATE_EPOCH:-$(git log -1 --format=%ct 2>/dev/null || echo 0)}
tar -C "$work" --sort=name --mtime="@$when" --owner=0 --group=0 --numeric-owner --mode=go-w -cf - "$name" |
	gzip -9n >"$out/$name.tar.gz"
echo "$out/$name.tar.gz"

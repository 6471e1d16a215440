#!/bin/sh
# Lays out what is installed:
#
#     stage.sh PROGRAM FOLDER
#
# puts the program and what goes with it below FOLDER, as it will lie below a
# prefix such as /usr/local. Run it in the repository's top folder.
set -eu

program=${1:?program}
to=${2:?folder}
here=assets/package

rm -rf "$to"
install -D -m 755 "$program" "$to/bin/dateline"
install -D -m 644 "$here/app.dateline.Dateline.desktop" "$to/share/applications/app.dateline.Dateline.desktop"
install -D -m 644 "$here/app.dateline.Dateline.metainfo.xml" "$to/share/metainfo/app.dateline.Dateline.metainfo.xml"
install -D -m 644 "$here/dateline.1" "$to/share/man/man1/dateline.1"
for icon in "$here"/hicolor/*/apps/*; do
	install -D -m 644 "$icon" "$to/share/icons/${icon#"$here/"}"
done
for doc in LICENSE NOTICE CHANGELOG.md assets/licences/*.txt; do
	install -D -m 644 "$doc" "$to/share/doc/dateline/${doc##*/}"
done

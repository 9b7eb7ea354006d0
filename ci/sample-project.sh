#!/usr/bin/env bash
# Builds docs/samples/library, a project outside the reactor, against the modules of this checkout as they would be
# published. Takes them out of the local repository again, unless some were there before.
set -eu
cd "$(dirname "$0")/.."
# To a file: what Maven prints may hold colours.
mkdir -p target
mvn -q -B help:evaluate -Dexpression=settings.localRepository -Doutput=target/local-repository
installed=$(cat target/local-repository)/org/reprise
[ -e "$installed" ] || trap 'rm -rf "$installed"' EXIT
mvn -q -B install -Dmaven.test.skip=true -Djacoco.skip -Dspotless.check.skip
mvn -q -B -f docs/samples/library/pom.xml verify
echo "the sample project builds and passes"

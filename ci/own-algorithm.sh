#!/usr/bin/env bash
# Goes the way of a newcomer: writes an algorithm, runs it beside random search, runs its test, deletes it. Nothing but
# its folder may be touched, and nothing of it may be left.
set -eu
cd "$(dirname "$0")/.."

name=newcomers-climb
folder=algorithms/own/$name
board=$(mktemp -d)
had_own=$(ls -d algorithms/own 2>/dev/null || true)
clean_up() {
  rm -rf "$folder" "$board"
  [ -n "$had_own" ] || rm -rf algorithms/own
}
trap clean_up EXIT
fail() {
  echo "own-algorithm: $*" >&2
  exit 1
}
others() {
  git status --porcelain -uall 2>/dev/null | grep -v ' algorithms/own/' || true
}

before=$(others)
./reprise new algorithm "$name" >/dev/null
./reprise leaderboard --methods "$name,random-search" --seeds 5 --budget 50 --out "$board/board" >/dev/null 2>"$board/err" ||
  fail "$(tail -n 1 "$board/err")"
grep -q "$name" "$board/board/results.csv" || fail "$name is not on its board"
mvn -q -B test -pl "$folder" -am -Dtest=NewcomersClimbTest -Dsurefire.failIfNoSpecifiedTests=false -Djacoco.skip -DargLine= ||
  fail "its test fails"
[ "$(others)" = "$before" ] || fail "a file beside algorithms/own was touched"

rm -r "$folder"
if ./reprise list algorithms | grep -q "$name"; then
  fail "$name is still there after its folder was deleted"
fi
mvn -q -B validate -pl algorithms || fail "Maven misses the deleted folder"
echo "a newcomer's algorithm is written, runs, passes its test and goes without a trace"

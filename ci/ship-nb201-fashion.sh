#!/bin/sh
# Makes the shipped table nb201-fashion of a whole file of entries (seeds 0, 1 and 2 of all 6,466 cells), and everything
# that stands on it: ci/ship-nb201-fashion.sh ENTRIES FOLDER
# A file with gaps is refused before anything is changed. FOLDER keeps what it prints: the boards before and after, the
# facts, the verdicts. Takes about an hour of processor time; prose is left to whoever reads FOLDER.
set -eu
[ $# = 2 ] || { sed -n '2,5s/^# //p' "$0" >&2; exit 2; }
entries=$(realpath "$1")
mkdir -p "$2"
out=$(realpath "$2")
cd "$(dirname "$0")/.."
: "${REPRISE:=./reprise}"
packed=nasbench-data/src/main/resources/org/reprise/table/store/nb201-fashion.reprise.gz
folder=nasbench-data/entries
seeds=${SEEDS:-50}

echo '1. The entries in one file, which agrees with what is shipped; the table; twelve entries repeated' >&2
gzip -dcf "$entries" > "$out/entries.csv"
"$REPRISE" table build --entries "$out/whole.csv.gz" --merge "$out/entries.csv,$folder/nb201-fashion.csv.gz"
"$REPRISE" table build --entries "$out/whole.csv.gz" --pack "$out/nb201-fashion.reprise.gz"
"$REPRISE" table build --entries "$out/entries.csv" --verify 12

echo '2. The board before' >&2
"$REPRISE" leaderboard --table nb201-fashion --budget 300 --seeds "$seeds" --out "$out/before" > "$out/before.txt"

echo '3. The table is shipped' >&2
cp "$out/nb201-fashion.reprise.gz" "$packed"
cp "$out/whole.csv.gz" "$folder/nb201-fashion.csv.gz"
rm -f "$folder/nb201-fashion-begun.csv.gz"
"$REPRISE" table verify nb201-fashion
"$REPRISE" table facts nb201-fashion > "$out/facts.md"

echo '4. The boards after: seed 0 seen and 1 and 2 scored, and a seed drawn for each query' >&2
for protocol in nb201-fashion nb201-fashion-random-seed; do
  "$REPRISE" leaderboard --table nb201-fashion --protocol $protocol --budget 300 --seeds "$seeds" \
    --out "$out/$protocol" > "$out/$protocol.txt"
done
for board in before nb201-fashion nb201-fashion-random-seed; do
  printf '%s: ' $board
  grep 'told apart' "$out/$board.txt"
done | tee "$out/power.txt"

echo '5. Baselines' >&2
# shellcheck disable=SC2046  # methods have no blanks
"$REPRISE" baseline accept --benchmark nb201-fashion/nb201-fashion \
  $(grep -o '^{"benchmark":"nb201-fashion/nb201-fashion".*"method":"[^"]*"' \
    reproductions/src/main/resources/META-INF/reprise/baselines.jsonl | sed 's/.*"method":"//; s/"$//')

echo '6. Verdicts' >&2
"$REPRISE" reproduce local-search pnas neural-predictor regularized-evolution bananas bohb zero-cost --full --record \
  --out "$out/verdicts"

cat >&2 <<EOF
Left to you: nasbench-data/NB201-FASHION.md ("What is known of it" from $out/facts.md, the targets from
$out/verdicts, the order of methods from $out/power.txt and the boards), README, CHANGELOG,
and the table of what random search gets in docs/weight-sharing.md.
EOF

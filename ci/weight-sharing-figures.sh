#!/bin/sh
# Makes the figures of docs/weight-sharing.md: ci/weight-sharing-figures.sh FOLDER
# FOLDER keeps tables, runs and reports; the figures go to docs/figures, and the page shows them with the commands that
# made them. Two to three hours of processor time; smaller by METHODS (supernets), SEARCHES, SEEDS of each search, their
# BUDGET, and MOST cells ranked, which the page then says, since the commands stand there.
set -eu
[ $# = 1 ] || { sed -n '2,5s/^# //p' "$0" >&2; exit 2; }
mkdir -p "$1"
out=$(realpath "$1")
cd "$(dirname "$0")/.."
: "${REPRISE:=./reprise}"
: "${METHODS:=rsps,fairnas,one-shot,few-shot,enas}"
: "${SEARCHES:=one-shot,few-shot,enas,rsps,spos,random-search,regularized-evolution}"
: "${SEEDS:=3}"
: "${MOST:=6466}"
# The budget of docs/results on this table: the compute of some 500 trainings.
: "${BUDGET:=78e11macs}"
: "${PAGE:=docs/weight-sharing.md}"
figures=$(dirname "$PAGE")/figures
export REPRISE_HOME="$out/home"

"$REPRISE" correlate nb201-fashion --supernet "$METHODS" --seeds 1 --most "$MOST" --save shared --json > "$out/ranking.json"
rm -f "$REPRISE_HOME/tables/fashion-shared.reprise"
"$REPRISE" table join nb201-fashion shared --name fashion-shared --all
"$REPRISE" leaderboard --table fashion-shared --protocol nb201-fashion --methods random-search --seeds 20 --out "$out/ranks"
"$REPRISE" leaderboard --table nb201-fashion --methods "$SEARCHES" --budget "$BUDGET" --seeds "$SEEDS" \
  --out "$out/searches"

mkdir -p "$figures"
rm -f "$figures"/weight-sharing-*.svg
# Only rankings by shared weights: the others are those of every report.
number=0
for file in $(grep -l 'shared weights' "$out"/ranks/figures/board-1-ranking-*.svg); do
  number=$((number + 1))
  cp "$file" "$figures/weight-sharing-ranking-$number.svg"
done
cp "$out/ranks/figures/board-1-selection.svg" "$figures/weight-sharing-selection.svg"
cp "$out/searches/figures/board-1-curves-compute.svg" "$figures/weight-sharing-compute.svg"

section=$out/section.md
{
  echo "Made on $(date -u +%Y-%m-%d) at commit $(git rev-parse --short HEAD) by"
  echo '`'"METHODS=$METHODS SEARCHES=$SEARCHES SEEDS=$SEEDS MOST=$MOST BUDGET=$BUDGET ci/weight-sharing-figures.sh FOLDER"'`'.
  echo
  for file in "$figures"/weight-sharing-ranking-*.svg; do
    echo "![How shared weights rank](figures/$(basename "$file"))"
  done
  echo '![What choosing by a column brings](figures/weight-sharing-selection.svg)'
  echo '![Regret against training compute](figures/weight-sharing-compute.svg)'
} > "$section"
awk -v section="$section" '
  /^<!-- end of figures -->/ { inside = 0 }
  !inside { print }
  /^<!-- figures -->/ { inside = 1; while ((getline line < section) > 0) print line }
' "$PAGE" > "$out/page.md"
cp "$out/page.md" "$PAGE"

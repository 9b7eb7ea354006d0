#!/bin/sh
# Compares training steps of mobile-fashion's supernets with PyTorch's: one path with weights of its own, and BigNAS'
# sandwich of four. One thread each, processor time, the same networks, several rounds in turn. Needs mvn, unless
# CLASS_PATH names what is built, and a python3 that has torch (Debian: python3-torch), named by PYTHON if it is not
# /usr/bin/python3; without torch our own times alone are printed. JAVA names a java. Rounds: first argument, default 3.
# Epochs of 31 steps of ours in each: second argument, default 12; steps of PyTorch's: third argument, default 60.
set -e
cd "$(dirname "$0")/../../.."
python=${PYTHON:-/usr/bin/python3}
rounds=${1:-3}
epochs=${2:-12}
steps=${3:-60}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
if [ -z "$CLASS_PATH" ]; then
  mvn -q -B -pl ci/benchmarks -am -DskipTests compile dependency:build-classpath \
    -Dmdep.outputFile="$work/class-path" >"$work/log" 2>&1 || { cat "$work/log"; exit 1; }
  CLASS_PATH=ci/benchmarks/target/classes:$(cat "$work/class-path")
fi
torch=yes
"$python" -c 'import torch' 2>"$work/log" || {
  torch=no
  echo "$python has no torch ($(tail -n 1 "$work/log")): our own times alone" >&2
}
# As in step-times.sh: both sides keep their buffers.
export OMP_NUM_THREADS=1 MALLOC_ARENA_MAX=1
export MALLOC_TRIM_THRESHOLD_=268435456 MALLOC_MMAP_THRESHOLD_=33554432
for round in $(seq "$rounds"); do
  "${JAVA:-java}" -Xmx2g -XX:+UseSerialGC --add-modules jdk.incubator.vector -cp "$CLASS_PATH" \
    org.reprise.benchmark.MobileSupernetTiming "$epochs" 2>/dev/null >>"$work/java"
  [ $torch = no ] || "$python" algorithms/bignas/compare/supernet_steps.py "$steps" >>"$work/torch"
done
# Name, tab, median of the rounds.
medians() {
  sort -t "$(printf '\t')" -k1,1 -k2,2n "$1" | awk -F'\t' '
    { if ($1 != name) { if (n) print name "\t" (v[int((n + 1) / 2)] + v[int(n / 2) + 1]) / 2; name = $1; n = 0 } v[++n] = $2 }
    END { if (n) print name "\t" (v[int((n + 1) / 2)] + v[int(n / 2) + 1]) / 2 }'
}
medians "$work/java" >"$work/ours"
if [ $torch = no ]; then
  awk -F'\t' 'BEGIN { printf "%-20s%10s\n", "step", "ours ms" } { printf "%-20s%10.2f\n", $1, $2 }' "$work/ours"
else
  medians "$work/torch" >"$work/theirs"
  join -t "$(printf '\t')" "$work/ours" "$work/theirs" | awk -F'\t' '
    BEGIN { printf "%-20s%10s%12s%8s\n", "step", "ours ms", "PyTorch ms", "ratio" }
    { printf "%-20s%10.2f%12.2f%8.2f\n", $1, $2, $3, $2 / $3 }'
fi

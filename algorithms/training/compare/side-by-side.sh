#!/bin/sh
# Times the same steps here and in PyTorch, one thread each, processor time, in turn, and prints the medians:
#   side-by-side.sh ROUNDS WHAT CLASS ARGUMENTS... -- SCRIPT ARGUMENTS...
# CLASS of ci/benchmarks and SCRIPT, from the root, print lines of a name, a tab and milliseconds; WHAT heads the names.
# Needs mvn, unless CLASS_PATH names what is built, and a python3 that has torch (Debian: python3-torch), named by
# PYTHON if it is not /usr/bin/python3; without torch our own times alone are printed. JAVA names a java.
set -e
cd "$(dirname "$0")/../../.."
rounds=$1
what=$2
shift 2
ours=
while [ "$1" != -- ]; do
  ours="$ours $1"
  shift
done
shift
python=${PYTHON:-/usr/bin/python3}
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
# Without these, malloc gives PyTorch's buffers back to the system after each operation, and page
# faults double its time: both sides keep their buffers.
export OMP_NUM_THREADS=1 MALLOC_ARENA_MAX=1
export MALLOC_TRIM_THRESHOLD_=268435456 MALLOC_MMAP_THRESHOLD_=33554432
: >"$work/theirs"
for round in $(seq "$rounds"); do
  # shellcheck disable=SC2086  # words of their own
  "${JAVA:-java}" -Xmx2g -XX:+UseSerialGC --add-modules jdk.incubator.vector -cp "$CLASS_PATH" \
    $ours 2>/dev/null >>"$work/ours"
  [ $torch = no ] || "$python" "$@" >>"$work/theirs"
done
awk -F'\t' -v what="$what" -v torch=$torch '
  function median(side, name,    n, i, j, v, next_) {
    n = count[side, name]
    for (i = 1; i <= n; i++) {
      next_ = times[side, name, i]
      for (j = i - 1; j > 0 && v[j] > next_; j--) v[j + 1] = v[j]
      v[j + 1] = next_
    }
    return (v[int((n + 1) / 2)] + v[int(n / 2) + 1]) / 2
  }
  FNR == 1 { side++ }
  !((1, $1) in count) { names[++n] = $1 }
  { times[side, $1, ++count[side, $1]] = $2 + 0 }
  END {
    printf "%-28s%10s", what, "ours ms"
    print torch == "no" ? "" : sprintf("%12s%8s", "PyTorch ms", "ratio")
    for (i = 1; i <= n; i++) {
      if (torch == "no") {
        printf "%-28s%10.2f\n", names[i], median(1, names[i])
      } else if ((2, names[i]) in count) {
        a = median(1, names[i])
        b = median(2, names[i])
        printf "%-28s%10.2f%12.2f%8.2f\n", names[i], a, b, a / b
      }
    }
  }' "$work/ours" "$work/theirs"

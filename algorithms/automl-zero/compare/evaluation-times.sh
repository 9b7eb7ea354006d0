#!/bin/sh
# Compares the evaluation of programs with a plain C++ program's: the same programs of evolved
# populations, the same tasks, one thread each, processor time, several rounds in turn. Needs mvn,
# g++ and Eigen (Debian: g++, libeigen3-dev; EIGEN names another folder). Rounds: first argument,
# default 3; the second names one of the cases. The virtual machine's options are the launcher's.
set -e
cd "$(dirname "$0")/../../.."
rounds=${1:-3}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
module=algorithms/automl-zero
g++ -O2 -I"${EIGEN:-/usr/include/eigen3}" -o "$work/evaluation_times" $module/compare/evaluation_times.cc
mvn -q -B -pl $module -am test-compile dependency:build-classpath \
  -Dmdep.outputFile="$work/class-path" >"$work/log" 2>&1 || { cat "$work/log"; exit 1; }
path=$module/target/test-classes:$module/target/classes:$(cat "$work/class-path")
mkdir "$work/cases"
for round in $(seq "$rounds"); do
  java -Xmx2g -XX:+UseSerialGC --add-modules jdk.incubator.vector \
    -Djdk.incubator.vector.VECTOR_ACCESS_OOB_CHECK=0 -cp "$path" \
    org.reprise.algorithm.automlzero.EvaluationTiming "$work/cases" 5 $2 2>"$work/warnings" \
    >>"$work/java" || { cat "$work/warnings"; exit 1; }
  for file in "$work"/cases/*.txt; do
    printf '%s\t' "$(basename "$file" .txt)" >>"$work/cpp"
    "$work/evaluation_times" "$file" 5 >>"$work/cpp"
  done
done
awk -F '\t' '
  function median(values, n,   i, j, x) {
    for (i = 2; i <= n; i++) {
      x = values[i]
      for (j = i - 1; j > 0 && values[j] > x; j--) values[j + 1] = values[j]
      values[j + 1] = x
    }
    return n % 2 ? values[(n + 1) / 2] : (values[n / 2] + values[n / 2 + 1]) / 2
  }
  function of(times, key, n,   i, v) {
    for (i = 1; i <= n; i++) v[i] = times[key, i]
    return median(v, n)
  }
  FILENAME ~ /cpp$/ { cpp[$1, ++rounds[$1]] = $2; fitness[$1] = $3; next }
  { key = $1 "\t" $2; if (!(key in seen)) { order[++keys] = key; name[key] = $1 }
    java[key, ++seen[key]] = $3; own[key] = $4 }
  END {
    printf "%-26s%-12s%12s%12s%8s%20s\n", "programs", "what runs", "ours us", "C++ us", "ratio", "mean fitness"
    for (i = 1; i <= keys; i++) {
      key = order[i]; split(key, part, "\t")
      a = of(java, key, seen[key]); b = of(cpp, name[key], rounds[name[key]])
      printf "%-26s%-12s%12.1f%12.1f%8.2f%11.4f %.4f\n", part[1], part[2], a, b, b / a, own[key], fitness[part[1]]
    }
  }' "$work/cpp" "$work/java"

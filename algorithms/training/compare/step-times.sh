#!/bin/sh
# Compares a training step with PyTorch's: one thread each, processor time, the same networks,
# several rounds in turn. Needs mvn, unless CLASS_PATH names what is built, and a python3 that has torch
# (Debian: python3-torch), named by PYTHON if it is not /usr/bin/python3; JAVA names a java. Rounds: first
# argument, default 3; steps of ours in each: STEPS, default 600. A second argument, mobile, leaves all
# but the networks of mobile-fashion out; for those inference is compared, too.
set -e
cd "$(dirname "$0")/../../.."
python=${PYTHON:-/usr/bin/python3}
rounds=${1:-3}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
if [ -z "$CLASS_PATH" ]; then
  mvn -q -B -pl ci/benchmarks -am -DskipTests compile dependency:build-classpath \
    -Dmdep.outputFile="$work/class-path" >"$work/log" 2>&1 || { cat "$work/log"; exit 1; }
  CLASS_PATH=ci/benchmarks/target/classes:$(cat "$work/class-path")
fi
# Without these, malloc gives PyTorch's buffers back to the system after each operation, and page
# faults double its time: both sides keep their buffers.
export OMP_NUM_THREADS=1 MALLOC_ARENA_MAX=1
export MALLOC_TRIM_THRESHOLD_=268435456 MALLOC_MMAP_THRESHOLD_=33554432
for round in $(seq "$rounds"); do
  "${JAVA:-java}" -Xmx2g -XX:+UseSerialGC --add-modules jdk.incubator.vector -cp "$CLASS_PATH" \
    org.reprise.benchmark.StepTiming "${STEPS:-600}" lanes $2 2>/dev/null >>"$work/java"
  "$python" algorithms/training/compare/step_times.py 45 $2 >>"$work/torch"
done
"$python" - "$work/java" "$work/torch" <<'PYTHON'
import statistics, sys
def read(name):
    times = {}
    for line in open(name):
        key, value = line.rstrip("\n").split("\t")
        times.setdefault(key, []).append(float(value))
    return times
ours, torch = read(sys.argv[1]), read(sys.argv[2])
print(f"{'network':28}{'ours ms':>10}{'PyTorch ms':>12}{'ratio':>8}")
for key in torch:
    a, b = statistics.median(ours[key]), statistics.median(torch[key])
    print(f"{key:28}{a:10.2f}{b:12.2f}{a / b:8.2f}")
PYTHON

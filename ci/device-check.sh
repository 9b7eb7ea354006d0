#!/bin/sh
# Checks the engine cuda on a machine with an NVIDIA GPU that may have no Java, no Maven and no network.
#
#   ci/device-check.sh pack DIR [--entries FILE]
#       Here: puts what the check needs into DIR/device-check.tar.gz: a small Java runtime, the project's classes, eight
#       entries of nb201-fashion to be repeated and the list of those that are missing in FILE (default: the shipped
#       entries, of which none is missing). Builds by Maven, unless CLASS_PATH names folders and jars.
#   ci/device-check.sh run DIR OUT [--parts PART,PART...] [--seconds PART=N,...]
#       There: unpacks it (beside it, once), runs the parts and leaves all figures under OUT. Prints lines
#       PASS|FAIL|SKIP|NOTE part: detail, which are in OUT/verdicts.txt as well.
#
# Parts, with the seconds after which each begins nothing new (it is stopped half a minute later):
#   self-test 40, sanitizer 60, throughput 60, agreement 60, kernels 20, ranking 30, sandwich 30: the GPU
#   lanes 70, steps 60, gradients 60: the processor; the last two beside PyTorch, where python3 has torch
# Those that need what is not there are skipped.
set -e
root=$(cd "$(dirname "$0")/.." && pwd -P)
all=self-test,sanitizer,throughput,agreement,kernels,ranking,sandwich,lanes,steps,gradients
main=org.reprise.training.cuda.check.DeviceCheck

usage() {
  sed -n '2,16s/^# \{0,1\}//p' "$0" >&2
  exit 2
}

fail() {
  echo "device-check: $*" >&2
  exit 2
}

# The modules of Java that the check, its libraries and JNA use.
modules=java.base,java.logging,java.management,java.xml,jdk.incubator.vector,jdk.unsupported

pack() {
  [ $# -ge 1 ] || usage
  mkdir -p "$1"
  dir=$(cd "$1" && pwd -P)
  shift
  entries=$root/nasbench-data/entries/nb201-fashion.csv.gz
  while [ $# -gt 0 ]; do
    case $1 in
      --entries) entries=${2:?--entries names a file} ;;
      *) usage ;;
    esac
    shift 2
  done
  [ -f "$entries" ] || fail "there is no $entries"
  command -v jlink >/dev/null || fail "no jlink found: packing needs a JDK"
  work=$(mktemp -d)
  trap 'rm -rf "$work"' EXIT
  pack=$work/device-check
  mkdir -p "$pack/lib" "$pack/data" "$pack/ci"
  if [ -z "$CLASS_PATH" ]; then
    (cd "$root" && mvn -B -P '!spark' -pl ci/benchmarks,algorithms/training-cuda -am -Dmaven.test.skip=true \
      -Djacoco.skip=true package dependency:build-classpath -Dmdep.includeScope=runtime \
      -Dmdep.outputFile=target/device-check.path) >"$work/log" 2>&1 || { cat "$work/log"; exit 1; }
    CLASS_PATH=$root/ci/benchmarks/target/classes:$(cat "$root/ci/benchmarks/target/device-check.path"):$(
      cat "$root/algorithms/training-cuda/target/device-check.path"):$root/algorithms/training-cuda/target/classes
  fi
  gather "$CLASS_PATH"
  jlink --add-modules "$modules" --strip-debug --no-header-files --no-man-pages --compress=2 --output "$pack/java" \
    2>"$work/jlink" || { cat "$work/jlink" >&2; exit 1; }
  for folder in training darts; do
    mkdir -p "$pack/algorithms/$folder"
    cp -r "$root/algorithms/$folder/compare" "$pack/algorithms/$folder/"
  done
  cp "$root/ci/device-check.sh" "$pack/ci/"
  case $entries in
    *.gz) gzip -dc "$entries" >"$work/entries.csv" ;;
    *) cp "$entries" "$work/entries.csv" ;;
  esac
  "$pack/java/bin/java" --add-modules jdk.incubator.vector -cp "$pack/lib/*" $main prepare "$work" "$pack/data" 60 \
    2>/dev/null || exit 1
  tar -czf "$dir/device-check.tar.gz" -C "$work" device-check
  ls -l "$dir/device-check.tar.gz"
}

# gather PATH: the project's own jars and folders of a class path into the pack, and of the libraries those that the check
# loads; ND4J and its natives are not among them.
gather() {
  number=0
  gathered=
  IFS=:
  for item in $1; do
    unset IFS
    number=$((number + 1))
    name=$(basename "$item")
    if [ -d "$item" ]; then
      # A jar each: files of the same name, such as lists of services, must not replace each other.
      jar -c -f "$pack/lib/$(printf %03d $number).jar" -C "$item" .
      continue
    fi
    [ -f "$item" ] || continue
    case $item in
      "$root"/* | */fastutil-core-* | */jackson-core-* | */jackson-databind-* | */jackson-annotations-*) ;;
      */hipparchus-core-* | */commons-rng-* | */commons-compress-* | */commons-io-* | */commons-lang3-*) ;;
      */commons-codec-* | */jna-[0-9]* | */jspecify-*) ;;
      *) continue ;;
    esac
    # The first on a class path is the one that Java takes.
    case " $gathered" in
      *" ${name%%-[0-9]*} "*) continue ;;
    esac
    gathered="$gathered${name%%-[0-9]*} "
    cp "$item" "$pack/lib/$name"
  done
  unset IFS
}

# seconds PART DEFAULT: how long a part may go on beginning.
seconds() {
  case ",$limits," in
    *",$1="*) limit=${limits##*"$1="} && echo "${limit%%,*}" ;;
    *) echo "$2" ;;
  esac
}

wants() {
  case ",$parts," in
    *",$1,"*) return 0 ;;
    *) return 1 ;;
  esac
}

# part NAME SECONDS COMMAND...: runs it with half a minute more than it may take; what it prints is printed and kept.
part() {
  name=$1
  most=$(($2 + 30))
  shift 2
  code=0
  began=$(date +%s)
  timeout -k 5 "$most" "$@" >"$out/.part" 2>"$out/$name.log" || code=$?
  grep -vE '^$' "$out/.part" | tee -a "$out/verdicts.txt" || :
  case $code in
    0 | 1) grep -qE '^(PASS|FAIL|SKIP)' "$out/.part" || say "FAIL $name: ended with $code and no verdict; see $name.log" ;;
    124 | 137) say "FAIL $name: stopped after $most seconds" ;;
    *) say "FAIL $name: ended with code $code: $(tail -n 1 "$out/$name.log")" ;;
  esac
  say "NOTE $name: took $(($(date +%s) - began)) s"
  rm -f "$out/.part"
  # Java's remark on the Vector API is all that a log holds where nothing went wrong.
  grep -qvE '^WARNING: Using incubator modules' "$out/$name.log" || rm -f "$out/$name.log"
}

say() {
  echo "$*" | tee -a "$out/verdicts.txt"
}

run() {
  [ $# -ge 2 ] || usage
  [ -d "$1" ] || fail "there is no folder $1"
  dir=$(cd "$1" && pwd -P)
  mkdir -p "$2"
  out=$(cd "$2" && pwd -P)
  shift 2
  parts=$all
  limits=
  while [ $# -gt 0 ]; do
    case $1 in
      --parts) parts=${2:?--parts names parts: $all} ;;
      --seconds) limits=${2:?--seconds names PART=N} ;;
      *) usage ;;
    esac
    shift 2
  done
  for word in $(echo "$parts" | sed 's/,/ /g'); do
    case ",$all," in
      *",$word,"*) ;;
      *) fail "no part '$word'; accepted: $all" ;;
    esac
  done
  set +e
  if [ -x "$dir/java/bin/java" ]; then
    pack=$dir
  else
    pack=$dir/device-check
    [ -x "$pack/java/bin/java" ] || tar -xzf "$dir/device-check.tar.gz" -C "$dir" ||
      fail "there is no device-check.tar.gz in $dir that can be unpacked; ci/device-check.sh pack makes it"
  fi
  java=$pack/java/bin/java
  : >"$out/verdicts.txt"
  machine

  if wants self-test; then
    check self-test "$(seconds self-test 40)"
  fi
  if wants sanitizer; then
    sanitize "$(seconds sanitizer 60)"
  fi
  if wants throughput; then
    check throughput "$(seconds throughput 60)"
  fi
  if wants agreement; then
    check agreement "$(seconds agreement 60)"
  fi
  if wants kernels; then
    check kernels "$(seconds kernels 20)"
  fi
  if wants ranking; then
    check ranking "$(seconds ranking 30)"
  fi
  if wants sandwich; then
    check sandwich "$(seconds sandwich 30)"
  fi
  if wants lanes; then
    check lanes "$(seconds lanes 70)"
  fi
  if wants steps; then
    compare steps "$(seconds steps 60)" training/compare/step-times.sh 1
  fi
  if wants gradients; then
    compare gradients "$(seconds gradients 60)" darts/compare/gradient-steps.sh 1 4
  fi
  say "NOTE all: $(grep -c '^PASS' "$out/verdicts.txt") passed, $(grep -c '^FAIL' "$out/verdicts.txt") failed," \
    "$(grep -c '^SKIP' "$out/verdicts.txt") skipped"
  ! grep -q '^FAIL' "$out/verdicts.txt"
}

# check PART SECONDS: a part in Java.
check() {
  part "$1" "$2" "$java" -Xmx6g --add-modules jdk.incubator.vector -cp "$pack/lib/*" $main "$1" "$pack/data" "$out" "$2"
}

# The shortest self-test under NVIDIA's checker of memory.
sanitize() {
  checker=$(command -v compute-sanitizer || ls /usr/local/cuda/bin/compute-sanitizer 2>/dev/null)
  if [ -z "$checker" ]; then
    say "SKIP sanitizer: no compute-sanitizer on this machine"
    return
  fi
  part sanitizer "$1" "$checker" --tool memcheck --target-processes all --log-file "$out/sanitizer.txt" \
    "$java" -Xmx6g --add-modules jdk.incubator.vector -cp "$pack/lib/*" $main short-self-test "$pack/data" "$out" "$1"
  summary=$(grep 'ERROR SUMMARY' "$out/sanitizer.txt" | tail -n 1 | sed 's/^=* *//')
  case $summary in
    *': 0 errors'*) say "PASS sanitizer: $summary" ;;
    *) say "FAIL sanitizer: ${summary:-no summary}; see sanitizer.txt" ;;
  esac
}

# compare PART SECONDS SCRIPT ARGUMENTS...: training steps beside PyTorch's, one thread each.
compare() {
  name=$1
  most=$2
  script=$3
  shift 3
  python=
  for candidate in $PYTHON python3 /usr/bin/python3; do
    [ -n "$python" ] || ! "$candidate" -c 'import torch' 2>/dev/null || python=$candidate
  done
  if [ -z "$python" ]; then
    say "SKIP $name: no python3 with torch on this machine"
    return
  fi
  code=0
  began=$(date +%s)
  PYTHON=$python JAVA=$java CLASS_PATH="$pack/lib/*" STEPS=${STEPS:-200} \
    timeout -k 5 "$((most + 30))" sh "$pack/algorithms/$script" "$@" >"$out/$name.txt" 2>"$out/$name.log" || code=$?
  [ -s "$out/$name.log" ] || rm -f "$out/$name.log"
  if [ $code = 0 ]; then
    say "PASS $name: $("$python" -c 'import torch; print("PyTorch", torch.__version__)'), figures in $name.txt"
  else
    say "FAIL $name: ended with code $code; see $name.log"
  fi
  sed "s/^/NOTE $name: /" "$out/$name.txt" | tee -a "$out/verdicts.txt"
  say "NOTE $name: took $(($(date +%s) - began)) s"
}

# What the figures are of.
machine() {
  {
    date -u '+%Y-%m-%d %H:%M UTC'
    nvidia-smi -L 2>/dev/null || echo 'no nvidia-smi'
    nvidia-smi --query-gpu=driver_version,clocks.max.sm,memory.total --format=csv 2>/dev/null
    sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | sort | uniq -c
    echo "processors: $(nproc)"
    sed -n 's/^flags.*\(avx512f\).*/vectors: \1/p' /proc/cpuinfo | head -n 1
    grep -E 'MemTotal' /proc/meminfo
    uptime
    uname -sr
  } >"$out/machine.txt" 2>/dev/null
  say "NOTE machine: $(sed -n '2p' "$out/machine.txt"); $(sed -n 's/^ *[0-9]* //p' "$out/machine.txt" | head -n 1), $(nproc) processors"
}

case $1 in
  pack | run)
    command=$1
    shift
    "$command" "$@"
    ;;
  *) usage ;;
esac

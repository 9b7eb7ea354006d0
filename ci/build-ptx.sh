#!/usr/bin/env bash
# Compiles the CUDA kernels to the PTX that is shipped: ci/build-ptx.sh [FILE], by default over the
# one in the sources. It takes Clang alone, no CUDA toolkit; CLANG names another clang. Another
# version of Clang may write other PTX: the test that compares the two asks for the same version.
set -eu
cd "$(dirname "$0")/../algorithms/training-cuda/src/main/resources/org/reprise/training/cuda"

compiler="${CLANG:-clang}"
version=$("$compiler" -dumpversion)
ptx=$(mktemp)
trap 'rm -f "$ptx"' EXIT
"$compiler" -x cuda --cuda-device-only --cuda-path=/dev/null --cuda-gpu-arch=sm_80 \
  -nocudainc -nocudalib -std=c++17 -O3 -ffp-contract=off -Wall -S -o "$ptx" kernels.cu
{
  echo "// kernels.cu by ci/build-ptx.sh with Clang $version"
  cat "$ptx"
} >"${1:-kernels.ptx}"

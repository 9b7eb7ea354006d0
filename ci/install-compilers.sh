#!/usr/bin/env bash
# Installs g++ and Clang for the tests of the CUDA kernels where they are missing and this machine
# lets us; without g++ the simulated GPU's tests are skipped, without Clang the comparison of the PTX.
set -u

if command -v g++ >/dev/null && command -v clang >/dev/null; then
  exit 0
fi
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
  { apt-get -qq update && apt-get -qq -y install g++ clang; } >/dev/null 2>&1 ||
    echo "g++ and clang could not be installed; tests of the CUDA kernels are skipped" >&2
else
  echo "no g++ or no clang here, and no right to install them: tests of the CUDA kernels are skipped" >&2
fi
exit 0

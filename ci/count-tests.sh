#!/usr/bin/env bash
# Prints "N passed, N failed, N skipped" from the reports of the last test run.
set -u
cd "$(dirname "$0")/.."

find . -path '*/target/*-reports/TEST-*.xml' -exec cat {} + |
  grep -o '<testsuite [^>]*' |
  awk '
    function count(attribute) {
      return match($0, " " attribute "=\"[0-9]+") ? substr($0, RSTART + length(attribute) + 3, RLENGTH - length(attribute) - 3) : 0
    }
    { tests += count("tests"); failed += count("failures") + count("errors"); skipped += count("skipped") }
    END { printf "%d passed, %d failed, %d skipped\n", tests - failed - skipped, failed, skipped }'

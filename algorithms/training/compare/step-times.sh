#!/bin/sh
# Compares a training step with PyTorch's on the same networks, see side-by-side.sh. Rounds: first argument, default 3;
# steps of ours in each: STEPS, default 600. A second argument, mobile, leaves all but the networks of mobile-fashion
# out; for those inference is compared, too.
exec "$(dirname "$0")/side-by-side.sh" "${1:-3}" network org.reprise.benchmark.StepTiming "${STEPS:-600}" lanes $2 \
  -- algorithms/training/compare/step_times.py 45 $2

#!/bin/sh
# Compares steps of searches by gradients with PyTorch's on the same networks, see side-by-side.sh. Rounds: first
# argument, default 3; epochs of 31 steps of ours in each: second argument, default 12.
exec "$(dirname "$0")/../../training/compare/side-by-side.sh" "${1:-3}" 'step of weights and logits' \
  org.reprise.benchmark.GradientSearchTiming "${2:-12}" -- algorithms/darts/compare/gradient_steps.py 40

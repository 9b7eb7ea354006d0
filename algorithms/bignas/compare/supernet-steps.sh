#!/bin/sh
# Compares training steps of mobile-fashion's supernets with PyTorch's, see side-by-side.sh: one path with weights of its
# own, and BigNAS' sandwich of four. Rounds: first argument, default 3; epochs of 31 steps of ours in each: second
# argument, default 12; steps of PyTorch's: third argument, default 60.
exec "$(dirname "$0")/../../training/compare/side-by-side.sh" "${1:-3}" step \
  org.reprise.benchmark.MobileSupernetTiming "${2:-12}" -- algorithms/bignas/compare/supernet_steps.py "${3:-60}"

package org.reprise.training.cuda;

import org.jspecify.annotations.Nullable;

/** A run of single-precision numbers in a device's memory. */
final class CudaBuffer {
  final long address;
  final int size;
  // The program in which it was made, if any: it lives as long as that does.
  final @Nullable LaunchProgram program;

  CudaBuffer(long address, int size, @Nullable LaunchProgram program) {
    this.address = address;
    this.size = size;
    this.program = program;
  }
}

package org.reprise.training.cuda;

import org.jspecify.annotations.Nullable;

/** A run of single-precision numbers in a device's memory. */
final class CudaBuffer {
  final long address;
  final int size;
  // What lent it; null for a part of another buffer.
  final @Nullable CudaMemory lender;

  CudaBuffer(long address, int size, @Nullable CudaMemory lender) {
    this.address = address;
    this.size = size;
    this.lender = lender;
  }
}

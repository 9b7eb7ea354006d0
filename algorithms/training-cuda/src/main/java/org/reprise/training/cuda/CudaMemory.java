package org.reprise.training.cuda;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Memory of a device, taken in large pieces and lent in small ones: a driver's own allocation costs
 * as much as a hundred launches. What was given back is lent again to who asks for the same size.
 */
final class CudaMemory implements AutoCloseable {
  private static final int ALIGNMENT = 64;
  private static final int PIECE = 1 << 24;

  private final CudaDevice device;
  private final int piece;
  private final List<Long> pieces = new ArrayList<>();
  private final Map<Integer, Deque<Long>> free = new HashMap<>();
  private long next;
  private long left;
  private int lent;

  /** Memory in pieces of 64 MiB. */
  CudaMemory(CudaDevice device) {
    this(device, PIECE);
  }

  /** Memory in pieces of at least so many numbers; 0 for one of its own for each that is lent. */
  CudaMemory(CudaDevice device, int piece) {
    this.device = device;
    this.piece = piece;
  }

  /** Returns memory of the same kind of the same device, apart from this. */
  CudaMemory another() {
    return new CudaMemory(device, piece);
  }

  /** Lends room for {@code size} numbers, whatever stands there. */
  CudaBuffer take(int size) {
    int rounded = (size + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    lent++;
    Deque<Long> known = free.get(rounded);
    if (known != null && !known.isEmpty()) {
      return new CudaBuffer(known.pop(), size, this);
    }
    if (left < rounded) {
      left = Math.max(piece, rounded);
      next = device.allocate(left * Float.BYTES);
      pieces.add(next);
    }
    long address = next;
    next += (long) rounded * Float.BYTES;
    left -= rounded;
    return new CudaBuffer(address, size, this);
  }

  /** Takes back what {@link #take} lent. */
  void give(CudaBuffer buffer) {
    int rounded = (buffer.size + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    lent--;
    free.computeIfAbsent(rounded, size -> new ArrayDeque<>()).push(buffer.address);
  }

  /** Returns how many buffers are lent. */
  int lent() {
    return lent;
  }

  /** Gives everything back to the device if nothing is lent. */
  void trim() {
    if (lent == 0) {
      close();
    }
  }

  @Override
  public void close() {
    pieces.forEach(device::free);
    pieces.clear();
    free.clear();
    left = 0;
  }
}

package org.reprise.training.cuda;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Groups of launches whose tables lie on the device, to be started again and again. */
final class LaunchTables implements AutoCloseable {
  // The largest number of entries of a launch.
  private static final int ROWS = 65_535;

  private final CudaDevice device;
  private final CudaMemory memory;
  private final CudaBuffer tables;
  private final List<Start> starts = new ArrayList<>();

  /** Some entries of a group, which are one launch. */
  private record Start(long function, int blocks, int rows, long table) {}

  /** Copies the tables of {@code groups} into {@code memory} of the device. */
  LaunchTables(CudaDevice device, CudaMemory memory, List<List<Launch>> groups) {
    this.device = device;
    this.memory = memory;
    ByteBuffer bytes = Launch.tables(groups);
    // Of few sizes, so that the next tables find room that was given back.
    int numbers = Integer.highestOneBit(Math.max(1, bytes.limit() / Float.BYTES - 1)) * 2;
    this.tables = memory.take(numbers);
    device.upload(tables.address, bytes, bytes.limit());
    long table = tables.address;
    for (List<Launch> group : groups) {
      Launch first = group.get(0);
      long function = device.function(first.kernel);
      for (int from = 0; from < group.size(); from += ROWS) {
        int rows = Math.min(ROWS, group.size() - from);
        starts.add(new Start(function, first.blocks, rows, table));
        table += (long) rows * Launch.BYTES;
      }
    }
  }

  /** Starts them all; returns at once. */
  void start() {
    starts.forEach(s -> device.launch(s.function, s.blocks, s.rows, s.table));
  }

  /** Returns a graph of them, for {@link CudaDevice#replay}. */
  long captured() {
    device.beginCapture();
    start();
    return device.endCapture();
  }

  /** Returns how many kernels are launched. */
  int launches() {
    return starts.size();
  }

  @Override
  public void close() {
    memory.give(tables);
  }
}

package org.reprise.training.cuda;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/** Launches that wait until there are many, or until somebody reads: their tables travel as one. */
final class LaunchQueue implements AutoCloseable {
  private static final int LENGTH = 256;

  private final CudaDevice device;
  private final ByteBuffer bytes =
      ByteBuffer.allocateDirect(LENGTH * Launch.BYTES).order(ByteOrder.nativeOrder());
  private final List<Launch> waiting = new ArrayList<>();
  private long table;

  LaunchQueue(CudaDevice device) {
    this.device = device;
  }

  void add(Launch launch) {
    waiting.add(launch);
    if (waiting.size() == LENGTH) {
      flush();
    }
  }

  /** Starts what waits; returns at once. */
  void flush() {
    if (waiting.isEmpty()) {
      return;
    }
    if (table == 0) {
      table = device.allocate((long) LENGTH * Launch.BYTES);
    }
    bytes.clear();
    waiting.forEach(launch -> launch.put(bytes));
    bytes.flip();
    device.upload(table, bytes, bytes.limit());
    for (int i = 0; i < waiting.size(); i++) {
      Launch launch = waiting.get(i);
      device.launch(
          device.function(launch.kernel), launch.blocks, 1, table + (long) i * Launch.BYTES);
    }
    waiting.clear();
  }

  @Override
  public void close() {
    waiting.clear();
    if (table != 0) {
      device.free(table);
      table = 0;
    }
  }
}

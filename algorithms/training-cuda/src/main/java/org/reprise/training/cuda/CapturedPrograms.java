package org.reprise.training.cuda;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Programs of several networks, captured as one graph of launches that the device replays. */
final class CapturedPrograms implements AutoCloseable {
  // The largest number of entries of a launch.
  private static final int ROWS = 65_535;

  private final CudaDevice device;
  private final long tables;
  private final long graph;
  private final int launches;

  /**
   * Captures {@code programs}, side by side.
   *
   * @param last what is launched once, after all of them
   */
  CapturedPrograms(CudaDevice device, List<LaunchProgram> programs, LaunchProgram last) {
    this.device = device;
    List<List<Launch>> together = new ArrayList<>(LaunchProgram.together(programs));
    together.addAll(LaunchProgram.together(List.of(last)));
    ByteBuffer bytes = Launch.tables(together);
    this.tables = device.allocate(bytes.limit());
    device.upload(tables, bytes, bytes.limit());
    device.beginCapture();
    long table = tables;
    int count = 0;
    for (List<Launch> group : together) {
      Launch first = group.get(0);
      long function = device.function(first.kernel);
      for (int from = 0; from < group.size(); from += ROWS) {
        int rows = Math.min(ROWS, group.size() - from);
        device.launch(function, first.blocks, rows, table);
        table += (long) rows * Launch.BYTES;
        count++;
      }
    }
    this.graph = device.endCapture();
    this.launches = count;
  }

  /** Returns how many kernels are launched. */
  int launches() {
    return launches;
  }

  /** Does all of it once more, after what was asked for before; returns at once. */
  void replay() {
    device.replay(graph);
  }

  @Override
  public void close() {
    device.destroy(graph);
    device.free(tables);
  }
}

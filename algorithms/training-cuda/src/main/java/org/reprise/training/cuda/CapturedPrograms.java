package org.reprise.training.cuda;

import java.util.ArrayList;
import java.util.List;

/** Programs of several networks, captured as one graph of launches that the device replays. */
final class CapturedPrograms implements AutoCloseable {
  private final CudaDevice device;
  private final LaunchTables tables;
  private final long graph;

  /**
   * Captures {@code programs}, side by side.
   *
   * @param memory where tables of launches are put
   * @param last what is launched once, after all of them
   */
  CapturedPrograms(
      CudaDevice device, CudaMemory memory, List<LaunchProgram> programs, LaunchProgram last) {
    this.device = device;
    List<List<Launch>> together = new ArrayList<>(LaunchProgram.together(programs));
    together.addAll(LaunchProgram.together(List.of(last)));
    this.tables = new LaunchTables(device, memory, together);
    this.graph = tables.captured();
  }

  /** Returns how many kernels are launched. */
  int launches() {
    return tables.launches();
  }

  /** Does all of it once more, after what was asked for before; returns at once. */
  void replay() {
    device.replay(graph);
  }

  @Override
  public void close() {
    device.destroy(graph);
    tables.close();
  }
}

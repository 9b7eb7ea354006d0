package org.reprise.training.cuda;

import java.util.List;
import org.reprise.training.tensor.Recording;

/**
 * Work of a {@link CudaRecorder} that was noted: its launches are started one by one the first
 * time; a graph, which is dearer to make and cheaper to start, does it from the second time on.
 */
final class RecordedWork implements Recording {
  private final CudaRecorder recorder;
  private final LaunchTables tables;
  private final List<CudaBuffer> lasting;
  private boolean ran;
  private boolean captured;
  private long graph;

  /**
   * Work of {@code recorder}.
   *
   * @param program its launches
   * @param lasting what it gave back but reads in each run
   */
  RecordedWork(CudaRecorder recorder, LaunchProgram program, List<CudaBuffer> lasting) {
    this.recorder = recorder;
    this.lasting = lasting;
    this.tables =
        new LaunchTables(
            recorder.device, recorder.memory, LaunchProgram.together(List.of(program)));
  }

  /** Returns whether it was run. */
  boolean ran() {
    return ran;
  }

  @Override
  public void run() {
    recorder.queue.flush();
    if (ran && !captured) {
      graph = tables.captured();
      captured = true;
    }
    if (captured) {
      recorder.device.replay(graph);
    } else {
      tables.start();
    }
    ran = true;
  }

  @Override
  public void close() {
    if (captured) {
      recorder.device.synchronize();
      recorder.device.destroy(graph);
    }
    tables.close();
    recorder.forget(this, lasting);
  }
}

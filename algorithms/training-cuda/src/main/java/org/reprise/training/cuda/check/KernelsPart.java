package org.reprise.training.cuda.check;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.reprise.training.cuda.CudaWaves;
import org.reprise.training.table.BuiltInBenchmark;
import org.reprise.training.table.TrainingBenchmark;

/** Where the time of a training step goes: what each kernel takes, for many networks at a time. */
final class KernelsPart implements CheckPart {
  private final int width;

  /** A step of so many networks. */
  KernelsPart(int width) {
    this.width = width;
  }

  @Override
  public void run(CheckRun run) throws IOException {
    for (BuiltInBenchmark recipe : BuiltInBenchmark.all()) {
      if (run.left() < 0) {
        run.note("no time left for %s", recipe.name());
        break;
      }
      TrainingBenchmark benchmark = recipe.benchmark();
      List<String> times = CudaWaves.kernelTimes(benchmark, width);
      List<String> lines = new ArrayList<>(times);
      lines.add(0, "kernel,launches,entries,milliseconds");
      run.write("kernels-" + recipe.name() + ".csv", lines);
      run.note(
          "%s, %d networks, the slowest of %d: %s",
          recipe.name(), width, times.size(), times.get(0));
      run.verdict(!times.isEmpty(), "%s: kernels-%s.csv", recipe.name(), recipe.name());
    }
  }
}

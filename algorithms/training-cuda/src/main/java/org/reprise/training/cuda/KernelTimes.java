package org.reprise.training.cuda;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the kernels of a step take when each launch is waited for, summed by kernel.
 *
 * @param kernels launches, entries and seconds of each kernel; the wait itself is taken off
 */
record KernelTimes(Map<String, Kernel> kernels) {
  private static final int REPEATS = 5;

  /**
   * One kernel.
   *
   * @param launches of a step
   * @param entries of all of its tables
   * @param seconds of all of its launches in a step
   */
  record Kernel(int launches, int entries, double seconds) {}

  static KernelTimes of(CudaDevice device, List<LaunchProgram> programs) {
    List<List<Launch>> together = LaunchProgram.together(programs);
    ByteBuffer bytes = Launch.tables(together);
    long tables = device.allocate(bytes.limit());
    device.upload(tables, bytes, bytes.limit());
    Map<String, Kernel> kernels = new TreeMap<>();
    for (int repeat = 0; repeat < REPEATS; repeat++) {
      kernels.clear();
      long table = tables;
      for (List<Launch> group : together) {
        Launch first = group.get(0);
        long function = device.function(first.kernel);
        device.synchronize();
        long start = System.nanoTime();
        device.synchronize();
        long waited = System.nanoTime();
        device.launch(function, first.blocks, group.size(), table);
        device.synchronize();
        double seconds = (System.nanoTime() - waited - (waited - start)) * 1e-9;
        kernels.merge(
            first.kernel,
            new Kernel(1, group.size(), seconds),
            (a, b) ->
                new Kernel(a.launches + b.launches, a.entries + b.entries, a.seconds + b.seconds));
        table += (long) group.size() * Launch.BYTES;
      }
    }
    device.free(tables);
    return new KernelTimes(kernels);
  }

  /** Returns a line for each kernel, the slowest first: name, launches, entries, milliseconds. */
  List<String> lines() {
    return kernels.entrySet().stream()
        .sorted((a, b) -> Double.compare(b.getValue().seconds, a.getValue().seconds))
        .map(
            e ->
                String.format(
                    Locale.ROOT,
                    "%s,%d,%d,%.3f",
                    e.getKey(),
                    e.getValue().launches,
                    e.getValue().entries,
                    e.getValue().seconds * 1e3))
        .toList();
  }
}

package org.reprise.benchmark;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.reprise.space.network.Shape;
import org.reprise.training.engine.Engine;

/**
 * Processor milliseconds of a training step, for {@code algorithms/training/compare/step-times.sh}:
 * {@code StepTiming STEPS [ENGINE]} prints name, tab, median of the second half of the steps; of
 * steps along a path that changes, the mean.
 */
final class StepTiming {
  private static final int BATCH = 64;

  private StepTiming() {}

  public static void main(String[] arguments) {
    int steps = Integer.parseInt(arguments[0]);
    Engine engine = arguments.length > 1 ? Engine.named(arguments[1]) : Engine.preferred();
    Map<String, String> cells = new LinkedHashMap<>();
    cells.put(
        "convolutions",
        "|nor_conv_3x3~0|+|nor_conv_3x3~0|nor_conv_3x3~1|+"
            + "|skip_connect~0|nor_conv_3x3~1|nor_conv_3x3~2|");
    cells.put(
        "mixed",
        "|nor_conv_1x1~0|+|nor_conv_3x3~0|avg_pool_3x3~1|+"
            + "|skip_connect~0|nor_conv_3x3~1|nor_conv_1x1~2|");
    cells.put(
        "light",
        "|avg_pool_3x3~0|+|nor_conv_1x1~0|skip_connect~1|+"
            + "|none~0|nor_conv_1x1~1|avg_pool_3x3~2|");
    Map<String, Shape> images = new LinkedHashMap<>();
    images.put("1x14x14 C8", new Shape(1, 14, 14));
    images.put("1x14x14 C16", new Shape(1, 14, 14));
    images.put("3x16x16 C16", new Shape(3, 16, 16));
    for (Map.Entry<String, Shape> image : images.entrySet()) {
      int channels = Integer.parseInt(image.getKey().split("C", 2)[1]);
      for (Map.Entry<String, String> cell : cells.entrySet()) {
        measure(
            image.getKey() + " " + cell.getKey(),
            TrainingStep.ofCell(engine, cell.getValue(), image.getValue(), channels, BATCH),
            steps);
      }
    }
    measure(
        "1x14x14 C8 supernet",
        TrainingStep.ofMixture(engine, images.get("1x14x14 C8"), 8, BATCH),
        steps / 2);
    measure(
        "1x14x14 C8 single path",
        TrainingStep.ofSinglePath(engine, images.get("1x14x14 C8"), 8, BATCH),
        steps);
  }

  private static void measure(String name, TrainingStep training, int steps) {
    double[] milliseconds = new double[steps];
    try (training) {
      for (int step = 0; step < steps; step++) {
        long start = processorNanos();
        training.run();
        milliseconds[step] = (processorNanos() - start) * 1e-6;
      }
    }
    double[] later = Arrays.copyOfRange(milliseconds, steps / 2, steps);
    Arrays.sort(later);
    double typical =
        name.endsWith("path")
            ? Arrays.stream(later).average().orElseThrow()
            : later[later.length / 2];
    System.out.printf(Locale.ROOT, "%s\t%.3f%n", name, typical);
  }

  private static long processorNanos() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }
}

package org.reprise.benchmark;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import org.reprise.space.network.Shape;
import org.reprise.training.engine.Engine;

/**
 * Processor milliseconds of training steps and, of mobile networks, of inference, for {@code
 * algorithms/training/compare/step-times.sh}: {@code StepTiming STEPS [ENGINE [PREFIX]]} prints
 * name, tab, median of the second half of the steps (of steps along a path that changes, the mean),
 * for names that begin with the prefix.
 */
final class StepTiming {
  private static final int BATCH = 64;

  private final Engine engine;
  private final String prefix;

  private StepTiming(Engine engine, String prefix) {
    this.engine = engine;
    this.prefix = prefix;
  }

  public static void main(String[] arguments) {
    new StepTiming(
            arguments.length > 1 ? Engine.named(arguments[1]) : Engine.preferred(),
            arguments.length > 2 ? arguments[2] : "")
        .measureAll(Integer.parseInt(arguments[0]));
  }

  private void measureAll(int steps) {
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
            () -> TrainingStep.ofCell(engine, cell.getValue(), image.getValue(), channels, BATCH),
            TrainingStep::run,
            steps);
      }
    }
    measure(
        "1x14x14 C8 supernet",
        () -> TrainingStep.ofMixture(engine, images.get("1x14x14 C8"), 8, BATCH),
        TrainingStep::run,
        steps / 2);
    measure(
        "1x14x14 C8 single path",
        () -> TrainingStep.ofSinglePath(engine, images.get("1x14x14 C8"), 8, BATCH),
        TrainingStep::run,
        steps);
    Map<String, String> mobile = new LinkedHashMap<>();
    mobile.put("mobile smallest", "k3e3:skip/k3e3:skip/k3e3:skip");
    mobile.put("mobile middle", "k3e6:k5e3/k5e3:skip/k3e3:k3e6");
    mobile.put("mobile largest", "k5e6:k5e6/k5e6:k5e6/k5e6:k5e6");
    mobile.forEach(
        (name, network) -> {
          Supplier<TrainingStep> batch = () -> TrainingStep.ofMobile(engine, network, BATCH);
          Supplier<TrainingStep> single = () -> TrainingStep.ofMobile(engine, network, 1);
          measure(name + " step", batch, TrainingStep::run, steps);
          measure(name + " forward 64", batch, TrainingStep::infer, 2 * steps);
          measure(name + " forward 1", single, TrainingStep::infer, 10 * steps);
        });
  }

  private void measure(
      String name,
      Supplier<TrainingStep> prepared,
      ToDoubleFunction<TrainingStep> work,
      int repeats) {
    if (!name.startsWith(prefix)) {
      return;
    }
    double[] milliseconds = new double[repeats];
    double sum = 0;
    try (TrainingStep step = prepared.get()) {
      for (int i = 0; i < repeats; i++) {
        long start = processorNanos();
        sum += work.applyAsDouble(step);
        milliseconds[i] = (processorNanos() - start) * 1e-6;
      }
    }
    double[] later = Arrays.copyOfRange(milliseconds, repeats / 2, repeats);
    Arrays.sort(later);
    double typical =
        name.endsWith("path")
            ? Arrays.stream(later).average().orElseThrow()
            : later[later.length / 2];
    // The sum is asked for, so that no work can be left out; a network gone wrong shows here.
    double told = Double.isFinite(sum) ? typical : Double.NaN;
    System.out.printf(Locale.ROOT, "%s\t%.3f%n", name, told);
  }

  private static long processorNanos() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }
}

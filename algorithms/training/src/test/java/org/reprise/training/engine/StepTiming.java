package org.reprise.training.engine;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import org.reprise.space.nasbench201.CellNetwork;
import org.reprise.space.nasbench201.NasBench201;
import org.reprise.space.network.LayerGraph;
import org.reprise.space.network.Shape;
import org.reprise.training.autograd.Losses;
import org.reprise.training.autograd.Tape;
import org.reprise.training.autograd.Variable;
import org.reprise.training.network.GraphNetwork;
import org.reprise.training.network.Network;
import org.reprise.training.optimizer.Optimizer;
import org.reprise.training.optimizer.Sgd;
import org.reprise.training.tensor.Operations;
import org.reprise.training.tensor.TensorShape;

/**
 * Processor milliseconds of a training step, for {@code compare/step-times.sh}: {@code StepTiming
 * STEPS [ENGINE]} prints name, tab, median of the second half of the steps.
 */
final class StepTiming {
  private static final int BATCH = 64;
  private static final int CLASSES = 10;

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
        LayerGraph graph =
            new CellNetwork(channels, 1, CellNetwork.Reduction.POOLING)
                .of(new NasBench201().parse(cell.getValue()), image.getValue(), CLASSES);
        try (Operations operations = engine.open()) {
          SplittableRandom random = new SplittableRandom(1);
          Network network = new GraphNetwork(graph, operations, random, random);
          String name = image.getKey() + " " + cell.getKey();
          measure(name, network, image.getValue(), operations, steps);
        }
      }
    }
    try (Operations operations = engine.open()) {
      Shape image = images.get("1x14x14 C8");
      Network supernet = new MixedSupernet(operations, image, 8, CLASSES);
      measure("1x14x14 C8 supernet", supernet, image, operations, steps / 2);
    }
  }

  private static void measure(
      String name, Network network, Shape image, Operations operations, int steps) {
    SplittableRandom random = new SplittableRandom(2);
    float[] pixels = new float[BATCH * image.size()];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (float) random.nextGaussian();
    }
    int[] labels = random.ints(BATCH, 0, CLASSES).toArray();
    double[] milliseconds = new double[steps];
    try (Optimizer optimizer = new Sgd(operations, network.parameters(), 0.9, true, 5e-4)) {
      for (int step = 0; step < steps; step++) {
        long start = processorNanos();
        try (Tape tape = Tape.recording(operations)) {
          Variable batch = tape.constant(operations.map(TensorShape.batch(BATCH, image), pixels));
          Variable logits = network.forward(tape, batch, true);
          tape.backward(Losses.crossEntropy(tape, logits, labels, 0));
        }
        optimizer.step(0.05);
        milliseconds[step] = (processorNanos() - start) * 1e-6;
      }
    }
    double[] later = Arrays.copyOfRange(milliseconds, steps / 2, steps);
    Arrays.sort(later);
    System.out.printf(Locale.ROOT, "%s\t%.3f%n", name, later[later.length / 2]);
  }

  private static long processorNanos() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }
}

package org.reprise.training.engine;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.reprise.search.Gaussian;
import org.reprise.space.nasbench201.NasBench201;
import org.reprise.space.nasbench201.NasBench201Network;
import org.reprise.space.network.LayerGraph;
import org.reprise.space.network.Shape;
import org.reprise.training.autograd.Losses;
import org.reprise.training.autograd.Tape;
import org.reprise.training.autograd.Variable;
import org.reprise.training.network.GraphNetwork;
import org.reprise.training.network.Mode;
import org.reprise.training.network.Network;
import org.reprise.training.optimizer.Optimizer;
import org.reprise.training.optimizer.Sgd;
import org.reprise.training.step.GradientStep;
import org.reprise.training.tensor.Operations;
import org.reprise.training.tensor.TensorShape;

/**
 * About a second of training on one batch of noise, which a working engine learns by heart.
 *
 * @param steps done in the time
 * @param milliseconds per step, median of the second half
 * @param firstLoss before training
 * @param lastLoss after it
 */
public record SelfTest(int steps, double milliseconds, double firstLoss, double lastLoss) {
  private static final Shape IMAGE = new Shape(1, 14, 14);
  private static final String CELL =
      "|nor_conv_3x3~0|+|nor_conv_1x1~0|avg_pool_3x3~1|+"
          + "|skip_connect~0|nor_conv_3x3~1|nor_conv_1x1~2|";
  private static final int BATCH = 64;
  private static final int CLASSES = 10;
  private static final int FEWEST = 8;
  private static final long SECOND = 1_000_000_000L;

  /** Trains for about a second, and at least 8 steps. */
  public static SelfTest run(Operations operations) {
    SplittableRandom random = new SplittableRandom(1);
    LayerGraph graph =
        new NasBench201Network(8, 1, NasBench201Network.Reduction.POOLING)
            .of(new NasBench201().parse(CELL), IMAGE, CLASSES);
    GraphNetwork network = new GraphNetwork(graph, operations, random, random);
    float[] pixels = new float[BATCH * IMAGE.size()];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (float) Gaussian.next(random);
    }
    int[] labels = random.ints(BATCH, 0, CLASSES).toArray();
    double[] nanos = new double[100_000];
    double first = 0;
    double last = 0;
    int steps = 0;
    long start = System.nanoTime();
    try (Optimizer optimizer = new Sgd(operations, network.parameters(), 0.9, true, 0)) {
      GradientStep step = new GradientStep(operations, optimizer);
      while (steps < FEWEST || steps < nanos.length && System.nanoTime() - start < SECOND) {
        long began = System.nanoTime();
        last = step.run(tape -> loss(tape, network, pixels, labels), 0.05);
        first = steps == 0 ? last : first;
        nanos[steps++] = System.nanoTime() - began;
      }
    }
    network.close();
    double[] later = Arrays.copyOfRange(nanos, steps / 2, steps);
    Arrays.sort(later);
    return new SelfTest(steps, later[later.length / 2] * 1e-6, first, last);
  }

  private static Variable loss(Tape tape, Network network, float[] pixels, int[] labels) {
    Variable images = tape.constant(tape.operations().map(TensorShape.batch(BATCH, IMAGE), pixels));
    return Losses.crossEntropy(tape, network.forward(tape, images, Mode.TRAINING), labels, 0);
  }

  /** Returns whether it learned. */
  public boolean passed() {
    return lastLoss < 0.9 * firstLoss;
  }
}

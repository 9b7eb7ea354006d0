package org.reprise.benchmark;

import java.util.SplittableRandom;
import java.util.function.Function;
import org.reprise.space.nasbench201.NasBench201;
import org.reprise.space.nasbench201.NasBench201Network;
import org.reprise.space.network.LayerGraph;
import org.reprise.space.network.Shape;
import org.reprise.training.autograd.Losses;
import org.reprise.training.autograd.Variable;
import org.reprise.training.engine.Engine;
import org.reprise.training.network.GraphNetwork;
import org.reprise.training.network.Mode;
import org.reprise.training.network.Network;
import org.reprise.training.optimizer.Optimizer;
import org.reprise.training.optimizer.Sgd;
import org.reprise.training.step.GradientStep;
import org.reprise.training.tensor.Operations;
import org.reprise.training.tensor.TensorShape;

/** A network, a batch of noise, and the step that is timed: forward, backward, SGD. */
final class TrainingStep implements AutoCloseable {
  private static final int CLASSES = 10;

  private final Operations operations;
  private final Network network;
  private final TensorShape shape;
  private final float[] pixels;
  private final int[] labels;
  private final Optimizer optimizer;
  private final GradientStep step;

  private TrainingStep(
      Engine engine, Shape image, int batch, Function<Operations, Network> network) {
    this.operations = engine.open();
    this.network = network.apply(operations);
    this.shape = TensorShape.batch(batch, image);
    SplittableRandom random = new SplittableRandom(2);
    pixels = new float[batch * image.size()];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (float) random.nextGaussian();
    }
    labels = random.ints(batch, 0, CLASSES).toArray();
    optimizer = new Sgd(operations, this.network.parameters(), 0.9, true, 5e-4);
    step = new GradientStep(operations, optimizer);
  }

  /** A step of a cell of NAS-Bench-201 in one-cell stages joined by pooling. */
  static TrainingStep ofCell(Engine engine, String cell, Shape image, int channels, int batch) {
    LayerGraph graph =
        new NasBench201Network(channels, 1, NasBench201Network.Reduction.POOLING)
            .of(new NasBench201().parse(cell), image, CLASSES);
    SplittableRandom random = new SplittableRandom(1);
    return new TrainingStep(
        engine, image, batch, operations -> new GraphNetwork(graph, operations, random, random));
  }

  /** A step of all operations on each edge, mixed. */
  static TrainingStep ofSupernet(Engine engine, Shape image, int channels, int batch) {
    return new TrainingStep(
        engine,
        image,
        batch,
        operations -> new MixedSupernet(operations, image, channels, CLASSES));
  }

  /** The step; returns the loss before it. */
  double run() {
    return step.run(
        tape -> {
          Variable images = tape.constant(operations.map(shape, pixels));
          return Losses.crossEntropy(tape, network.forward(tape, images, Mode.TRAINING), labels, 0);
        },
        0.05);
  }

  @Override
  public void close() {
    optimizer.close();
    network.close();
    operations.close();
  }
}

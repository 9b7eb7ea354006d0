package org.reprise.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.BiFunction;
import java.util.random.RandomGenerator;
import org.reprise.search.RandomStreams;
import org.reprise.space.mobile.MobileFashionSpace;
import org.reprise.space.nasbench201.NasBench201;
import org.reprise.space.nasbench201.NasBench201Network;
import org.reprise.space.network.LayerGraph;
import org.reprise.space.network.Shape;
import org.reprise.training.autograd.Losses;
import org.reprise.training.autograd.Tape;
import org.reprise.training.autograd.Variable;
import org.reprise.training.engine.Engine;
import org.reprise.training.network.GraphNetwork;
import org.reprise.training.network.Mode;
import org.reprise.training.network.Parameter;
import org.reprise.training.optimizer.Optimizer;
import org.reprise.training.optimizer.Sgd;
import org.reprise.training.step.GradientStep;
import org.reprise.training.supernet.ArchitectureParameters;
import org.reprise.training.supernet.PathSampler;
import org.reprise.training.supernet.SharedWeights;
import org.reprise.training.supernet.Supernet;
import org.reprise.training.supernet.SupernetGraphs;
import org.reprise.training.tensor.Operations;
import org.reprise.training.tensor.TensorShape;

/** A network, a batch of noise, and what is timed: a step (forward, backward, SGD) or inference. */
final class TrainingStep implements AutoCloseable {
  private static final int CLASSES = 10;

  private final Operations operations;
  private final BiFunction<Tape, Variable, Variable> network;
  private final TensorShape shape;
  private final float[] pixels;
  private final int[] labels;
  private final Optimizer optimizer;
  private final GradientStep step;

  private TrainingStep(
      Operations operations,
      List<Parameter> parameters,
      BiFunction<Tape, Variable, Variable> network,
      Shape image,
      int batch) {
    this.operations = operations;
    this.network = network;
    this.shape = TensorShape.batch(batch, image);
    SplittableRandom random = new SplittableRandom(2);
    pixels = new float[batch * image.size()];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (float) random.nextGaussian();
    }
    labels = random.ints(batch, 0, CLASSES).toArray();
    optimizer = new Sgd(operations, parameters, 0.9, true, 5e-4);
    step = new GradientStep(operations, optimizer);
  }

  /** A step of a cell of NAS-Bench-201 in one-cell stages joined by pooling. */
  static TrainingStep ofCell(Engine engine, String cell, Shape image, int channels, int batch) {
    return ofGraph(
        engine, cells(channels).of(new NasBench201().parse(cell), image, CLASSES), batch);
  }

  /** A step, or inference, of a mobile network on images as the built-in ones. */
  static TrainingStep ofMobile(Engine engine, String network, int batch) {
    MobileFashionSpace space = new MobileFashionSpace();
    return ofGraph(engine, space.network(space.parse(network)), batch);
  }

  private static TrainingStep ofGraph(Engine engine, LayerGraph graph, int batch) {
    SplittableRandom random = new SplittableRandom(1);
    Operations operations = engine.open();
    GraphNetwork network = new GraphNetwork(graph, operations, random, random);
    return new TrainingStep(
        operations,
        network.parameters(),
        (tape, images) ->
            network.forward(tape, images, tape.isRecording() ? Mode.TRAINING : Mode.EVALUATION),
        graph.input(),
        batch);
  }

  /** A step of all operations on each edge, mixed by a softmax: what DARTS trains. */
  static TrainingStep ofMixture(Engine engine, Shape image, int channels, int batch) {
    Operations operations = engine.open();
    ArchitectureParameters alphas =
        new ArchitectureParameters(new NasBench201(), operations, 0, new SplittableRandom(3));
    Supernet supernet = supernet(operations, image, channels);
    return ofSupernet(supernet, alphas.parameters(), PathSampler.mixture(alphas), image, batch);
  }

  /** A step of a cell that is drawn anew each time, with shared weights. */
  static TrainingStep ofSinglePath(Engine engine, Shape image, int channels, int batch) {
    Operations operations = engine.open();
    Supernet supernet = supernet(operations, image, channels);
    return ofSupernet(supernet, List.of(), PathSampler.uniform(new NasBench201()), image, batch);
  }

  private static TrainingStep ofSupernet(
      Supernet supernet, List<Parameter> more, PathSampler paths, Shape image, int batch) {
    List<Parameter> parameters = new ArrayList<>(supernet.weights().parameters());
    parameters.addAll(more);
    RandomGenerator random = new SplittableRandom(4);
    return new TrainingStep(
        supernet.weights().operations(),
        parameters,
        (tape, images) -> supernet.forward(tape, images, paths.next(random), Mode.TRAINING),
        image,
        batch);
  }

  private static Supernet supernet(Operations operations, Shape image, int channels) {
    NasBench201Network network = cells(channels);
    SupernetGraphs graphs =
        SupernetGraphs.mixing(
            new NasBench201(),
            cell -> network.of(cell, image, CLASSES),
            some -> network.of(some, image, CLASSES));
    SharedWeights weights = SharedWeights.of(graphs.cover(), operations, RandomStreams.of(3));
    return new Supernet(graphs, weights, new SplittableRandom(5));
  }

  private static NasBench201Network cells(int channels) {
    return new NasBench201Network(channels, 1, NasBench201Network.Reduction.POOLING);
  }

  /** The step; returns the loss before it. */
  double run() {
    return step.run(
        tape -> {
          Variable images = tape.constant(operations.map(shape, pixels));
          return Losses.crossEntropy(tape, network.apply(tape, images), labels, 0);
        },
        0.05);
  }

  /** The forward pass of a trained network; returns the first logit. */
  double infer() {
    try (Tape tape = Tape.evaluating(operations)) {
      Variable images = tape.constant(operations.map(shape, pixels));
      return operations.read(network.apply(tape, images).value())[0];
    }
  }

  @Override
  public void close() {
    optimizer.close();
    operations.close();
  }
}

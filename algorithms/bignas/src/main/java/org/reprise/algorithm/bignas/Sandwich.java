package org.reprise.algorithm.bignas;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.reprise.search.Cost;
import org.reprise.search.RandomStreams;
import org.reprise.search.Softmax;
import org.reprise.space.Architecture;
import org.reprise.space.SearchSpace;
import org.reprise.space.mobile.ElasticMobileFashion;
import org.reprise.training.autograd.Losses;
import org.reprise.training.autograd.Tape;
import org.reprise.training.autograd.Variable;
import org.reprise.training.network.GraphNetwork;
import org.reprise.training.network.Mode;
import org.reprise.training.network.Parameter;
import org.reprise.training.optimizer.Schedule;
import org.reprise.training.supernet.Batch;
import org.reprise.training.supernet.Supernet;
import org.reprise.training.supernet.SupernetTask;
import org.reprise.training.supernet.SupernetTraining;

/**
 * The training of the single-stage model (Yu et al. 2020, section 3.1; facebookresearch/
 * AttentiveNAS, {@code train_attentive_nas.py}): each step trains the biggest child on the labels,
 * and two random ones and the smallest on what the biggest says; the gradients are added up before
 * the one update.
 */
final class Sandwich implements AutoCloseable {
  private static final int RANDOM = 2;
  // Of blocks that add their input.
  private static final List<String> ADDING =
      List.of("stage0.block0", "stage0.block1", "stage1.block1", "stage2.block1");

  private final BigNasSettings settings;
  private final Supernet supernet;
  private final SupernetTraining training;
  private final SearchSpace space;
  private final RandomGenerator children;
  private final Dropped dropped;

  /**
   * A training of fresh weights of {@code supernet}.
   *
   * @param streams give everything that is random
   * @param spend is told the cost of each pass before it is made
   */
  Sandwich(
      BigNasSettings settings,
      SupernetTask task,
      Supernet supernet,
      RandomStreams streams,
      Consumer<Cost> spend) {
    this.settings = settings;
    this.supernet = supernet;
    space = task.graphs().space();
    children = streams.stream("children");
    dropped =
        new Dropped(settings.dropout(), settings.dropConnect(), streams.stream("what is dropped"));
    training =
        new SupernetTraining(
            supernet,
            task.batches(settings.protocol(), streams),
            settings.protocol(),
            Schedule.cosine(settings.protocol().learningRate(), 0)
                .withConstantEnding(settings.ending()),
            spend,
            parameter -> true);
    if (settings.zeroGamma()) {
      supernet.weights().parameters().stream().filter(Sandwich::isLastScale).forEach(this::zero);
    }
  }

  private static boolean isLastScale(Parameter parameter) {
    return ADDING.stream()
        .anyMatch(block -> parameter.name().equals(block + ".project.norm.scale"));
  }

  private void zero(Parameter parameter) {
    supernet.weights().operations().scale(parameter.variable().value(), 0);
  }

  boolean hasNext() {
    return training.hasNext();
  }

  /** Trains four children on a batch. */
  void step() {
    gradients(training.nextBatch());
    training.update();
  }

  /**
   * Adds up the gradients of four children on a batch: the biggest first, since the others learn
   * from it, then those together.
   */
  void gradients(Batch batch) {
    BiFunction<Tape, Variable, Variable> onLabels =
        (tape, logits) ->
            Losses.crossEntropy(tape, logits, batch.labels(), settings.protocol().smoothing());
    List<SupernetTraining.Loss> losses = new ArrayList<>();
    if (settings.sandwich()) {
      double[] teacher = learnLabels(ElasticMobileFashion.biggest(), batch, onLabels);
      double[] targets =
          settings.teacher().targets(teacher, batch.labels(), settings.protocol().smoothing());
      BiFunction<Tape, Variable, Variable> onTargets =
          (tape, logits) -> Losses.crossEntropy(tape, logits, targets);
      for (int i = 0; i < RANDOM; i++) {
        losses.add(loss(space.sample(children), batch, onTargets));
      }
      losses.add(loss(ElasticMobileFashion.smallest(), batch, onTargets));
    } else {
      for (int i = 0; i < RANDOM + 2; i++) {
        losses.add(loss(space.sample(children), batch, onLabels));
      }
    }
    training.gradients(batch, losses);
  }

  private boolean drops(boolean biggest) {
    return switch (settings.regularized()) {
      case ALL -> true;
      case BIGGEST -> biggest;
      case NONE -> false;
    };
  }

  private GraphNetwork child(Architecture architecture, boolean drops) {
    GraphNetwork network = supernet.network(architecture);
    if (drops) {
      network.listen(dropped);
    }
    return network;
  }

  /** Adds the gradient of the biggest child. Returns the probabilities that it gave. */
  private double[] learnLabels(
      Architecture biggest, Batch batch, BiFunction<Tape, Variable, Variable> onLabels) {
    GraphNetwork network = child(biggest, drops(true));
    double[][] said = new double[1][];
    training.gradient(
        network.graph().multiplyAdds(),
        batch,
        tape -> {
          Variable logits = network.forward(tape, batch.on(tape), Mode.TRAINING);
          said[0] = tape.operations().read(logits.value());
          return onLabels.apply(tape, logits);
        });
    return probabilities(said[0], batch.size());
  }

  /** Softmax of each row: a teacher without a gradient. */
  static double[] probabilities(double[] logits, int examples) {
    int classes = logits.length / examples;
    double[] all = new double[logits.length];
    double[] row = new double[classes];
    for (int i = 0; i < examples; i++) {
      System.arraycopy(logits, i * classes, row, 0, classes);
      Softmax.probabilities(row, row);
      System.arraycopy(row, 0, all, i * classes, classes);
    }
    return all;
  }

  private SupernetTraining.Loss loss(
      Architecture architecture, Batch batch, BiFunction<Tape, Variable, Variable> ofLogits) {
    GraphNetwork network = child(architecture, drops(false));
    return new SupernetTraining.Loss(
        network.graph().multiplyAdds(),
        tape -> ofLogits.apply(tape, network.forward(tape, batch.on(tape), Mode.TRAINING)));
  }

  @Override
  public void close() {
    training.close();
  }
}

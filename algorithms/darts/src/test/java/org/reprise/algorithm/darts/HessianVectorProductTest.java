package org.reprise.algorithm.darts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.reprise.search.RandomStreams;
import org.reprise.search.Softmax;
import org.reprise.space.nasbench201.NasBench201;
import org.reprise.space.nasbench201.NasBench201Network;
import org.reprise.space.network.ActiveChoices;
import org.reprise.space.network.Layer;
import org.reprise.space.network.LayerGraph;
import org.reprise.space.network.Shape;
import org.reprise.training.autograd.Losses;
import org.reprise.training.autograd.Tape;
import org.reprise.training.autograd.Variable;
import org.reprise.training.dual.DualLosses;
import org.reprise.training.dual.DualOperations;
import org.reprise.training.nd4j.Nd4jOperations;
import org.reprise.training.network.GraphNetwork;
import org.reprise.training.network.Mode;
import org.reprise.training.network.Parameter;
import org.reprise.training.network.Pass;
import org.reprise.training.supernet.SharedWeights;
import org.reprise.training.tensor.Operations;
import org.reprise.training.tensor.Tensor;
import org.reprise.training.tensor.TensorShape;

/**
 * The second order gradient of a whole supernet in double precision, against one whose
 * Hessian-vector product is exact: dual numbers, weights changing along the vector.
 */
class HessianVectorProductTest {
  private static final Operations EXACT = new Nd4jOperations(DataType.DOUBLE);
  private static final NasBench201 SPACE = new NasBench201();
  private static final Shape IMAGE = new Shape(1, 6, 6);
  private static final int CLASSES = 3;
  private static final int EXAMPLES = 8;
  private static final double XI = 0.05;
  private static final double DECAY = 3e-4;
  private static final LayerGraph GRAPH =
      new NasBench201Network(2, 1, NasBench201Network.Reduction.POOLING)
          .of(ActiveChoices.all(SPACE), IMAGE, CLASSES);
  private static final int[] LABELS = {0, 1, 2, 2, 1, 0, 0, 1};

  private final double[][] alphas = new double[6][];
  private final Variable logits;
  private final SharedWeights weights =
      SharedWeights.of(List.of(GRAPH), EXACT, RandomStreams.of(3));

  HessianVectorProductTest() {
    SplittableRandom random = new SplittableRandom(1);
    double[] flat = random.doubles(30, -1, 1).toArray();
    for (int edge = 0; edge < 6; edge++) {
      alphas[edge] = java.util.Arrays.copyOfRange(flat, 5 * edge, 5 * edge + 5);
    }
    logits = Variable.parameter(EXACT.parameter(new TensorShape(6, 5, 1, 1), flat));
  }

  private static double[] images(long seed) {
    return new SplittableRandom(seed).doubles(EXAMPLES * IMAGE.size(), -1, 1).toArray();
  }

  /** The losses as the tape of plain numbers has them. */
  private final class Plain implements BilevelLosses {
    private void play(long seed, boolean byLogits) {
      GraphNetwork network = new GraphNetwork(GRAPH, weights, new SplittableRandom(1));
      try (Tape tape = Tape.recording(EXACT)) {
        Variable batch = tape.constant(EXACT.map(TensorShape.batch(EXAMPLES, IMAGE), images(seed)));
        Variable table = Losses.softmax(tape, logits);
        Variable gates =
            byLogits
                ? table
                : tape.constant(EXACT.parameter(table.shape(), EXACT.read(table.value())));
        Variable output = network.forward(tape, batch, new Pass(Mode.BATCH_STATISTICS, gates));
        tape.backward(Losses.crossEntropy(tape, output, LABELS, 0));
      }
    }

    @Override
    public void trainingByWeights() {
      play(1, false);
    }

    @Override
    public void trainingByLogits() {
      play(1, true);
      weights.parameters().forEach(w -> w.variable().clearGradient(EXACT));
    }

    @Override
    public void validationByBoth() {
      play(2, true);
    }
  }

  private double[] unrolled(double radius) {
    new UnrolledGradient(
            EXACT, weights.parameters(), new Parameter("logits", logits), 0.9, DECAY, radius)
        .compute(new Plain(), XI, weight -> null);
    double[] gradient = EXACT.read(logits.requireGradient());
    logits.clearGradient(EXACT);
    return gradient;
  }

  @Test
  void theFiniteDifferenceIsThatOfAutomaticDifferentiation() {
    double[] exact = exact();
    double[] fine = unrolled(1e-5);
    assertThat(distance(fine, exact) / length(exact)).isLessThan(1e-4);
    double[] first = firstOrder();
    double[] term = new double[30];
    double[] differences = new double[30];
    for (int i = 0; i < 30; i++) {
      term[i] = exact[i] - first[i];
      differences[i] = fine[i] - first[i];
    }
    // The product itself, too, not only the sum that it is a small part of.
    assertThat(length(term)).isGreaterThan(1e-3 * length(first));
    assertThat(distance(differences, term) / length(term)).isLessThan(1e-4);
    // As published, .01 over all weights: kinks of ReLU lie on the way, each of which is a jump of
    // the gradient. The direction holds, the length by a fifth only.
    assertThat(distance(unrolled(UnrolledGradient.RADIUS), exact) / length(exact)).isLessThan(0.25);
  }

  /** The first term: the gradient of L_val at w'. */
  private double[] firstOrder() {
    List<double[]> before = values();
    new Plain().trainingByWeights();
    moveAgainstGradients();
    new Plain().validationByBoth();
    double[] first = EXACT.read(logits.requireGradient());
    logits.clearGradient(EXACT);
    weights.parameters().forEach(w -> w.variable().clearGradient(EXACT));
    restore(before);
    return first;
  }

  private double[] exact() {
    List<double[]> before = values();
    Plain losses = new Plain();
    losses.trainingByWeights();
    moveAgainstGradients();
    losses.validationByBoth();
    double[] total = EXACT.read(logits.requireGradient());
    logits.clearGradient(EXACT);
    List<double[]> direction = new ArrayList<>();
    for (Parameter w : weights.parameters()) {
      direction.add(EXACT.read(w.variable().requireGradient()));
      w.variable().clearGradient(EXACT);
    }
    restore(before);
    double[][] gates = gateTangents(direction);
    for (int edge = 0; edge < 6; edge++) {
      double[] p = new double[5];
      Softmax.probabilities(alphas[edge], p);
      Softmax.backward(p, gates[edge], gates[edge]);
      for (int o = 0; o < 5; o++) {
        total[5 * edge + o] -= XI * gates[edge][o];
      }
    }
    return total;
  }

  /** How the gradients of the gates change as the weights change along a direction. */
  private double[][] gateTangents(List<double[]> direction) {
    DualOperations dual = new DualOperations(EXACT);
    SharedWeights copy = weights.copy(dual);
    for (int i = 0; i < direction.size(); i++) {
      dual.setTangent(copy.parameters().get(i).variable().value(), direction.get(i));
    }
    double[][] tangents = new double[6][5];
    GraphNetwork network = new GraphNetwork(GRAPH, copy, new SplittableRandom(1));
    network.listen(
        (tape, node, inputs, result) ->
            node.layer() instanceof Layer.Mix mix
                ? watched(tape, dual, mix, inputs, result, tangents)
                : result);
    try (Tape tape = Tape.recording(dual)) {
      Variable batch = tape.constant(dual.map(TensorShape.batch(EXAMPLES, IMAGE), images(1)));
      double[] p = new double[30];
      for (int edge = 0; edge < 6; edge++) {
        double[] row = new double[5];
        Softmax.probabilities(alphas[edge], row);
        System.arraycopy(row, 0, p, 5 * edge, 5);
      }
      Variable gates = tape.constant(dual.parameter(new TensorShape(6, 5, 1, 1), p));
      Variable output = network.forward(tape, batch, new Pass(Mode.BATCH_STATISTICS, gates));
      tape.backward(output, DualLosses.crossEntropyGradient(dual, output.value(), LABELS));
    }
    return tangents;
  }

  /** The gate of input x has the gradient dy . x, which changes by dy' . x + dy . x'. */
  private static Variable watched(
      Tape tape,
      DualOperations dual,
      Layer.Mix mix,
      List<Variable> inputs,
      Variable result,
      double[][] tangents) {
    // Zeros are left out of what a mixture reads: the others follow in the order of the choices.
    List<Integer> choices = List.of(1, 2, 3, 4);
    Tensor same = dual.mix(List.of(result.value()), new double[] {1});
    return tape.record(
        same,
        List.of(result),
        output -> {
          double[] dy = dual.read(output.requireGradient());
          double[] change = dual.readTangent(output.requireGradient());
          for (int i = 0; i < inputs.size(); i++) {
            double[] x = dual.read(inputs.get(i).value());
            double[] moved = dual.readTangent(inputs.get(i).value());
            for (int k = 0; k < x.length; k++) {
              tangents[mix.decision()][choices.get(i)] += change[k] * x[k] + dy[k] * moved[k];
            }
          }
          tape.give(result, dual.mix(List.of(output.gradient()), new double[] {1}));
        });
  }

  private List<double[]> values() {
    return weights.parameters().stream().map(w -> EXACT.read(w.variable().value())).toList();
  }

  private void restore(List<double[]> values) {
    for (int i = 0; i < values.size(); i++) {
      Tensor value = weights.parameters().get(i).variable().value();
      EXACT.copy(EXACT.parameter(value.shape(), values.get(i)), value);
    }
  }

  private void moveAgainstGradients() {
    for (Parameter parameter : weights.parameters()) {
      Variable w = parameter.variable();
      Tensor step = EXACT.mix(List.of(w.gradient(), w.value()), new double[] {1, DECAY});
      EXACT.accumulate(w.value(), step, -XI);
      w.clearGradient(EXACT);
    }
  }

  private static double distance(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (a[i] - b[i]) * (a[i] - b[i]);
    }
    return Math.sqrt(sum);
  }

  private static double length(double[] a) {
    return distance(a, new double[a.length]);
  }

  @Test
  void theWeightsAreAsTheyWere() {
    List<double[]> before = values();
    double[] gradient = unrolled(UnrolledGradient.RADIUS);
    assertThat(length(gradient)).isPositive();
    List<double[]> after = values();
    for (int i = 0; i < before.size(); i++) {
      assertThat(after.get(i)).containsExactly(before.get(i), within(0.0));
    }
  }
}

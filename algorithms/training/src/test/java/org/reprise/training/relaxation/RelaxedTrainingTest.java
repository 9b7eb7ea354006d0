package org.reprise.training.relaxation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.reprise.search.RandomStreams;
import org.reprise.space.Architecture;
import org.reprise.training.autograd.Losses;
import org.reprise.training.autograd.Tape;
import org.reprise.training.autograd.Variable;
import org.reprise.training.lanes.LaneOperations;
import org.reprise.training.network.Parameter;
import org.reprise.training.supernet.Batch;
import org.reprise.training.supernet.OneHotGates;
import org.reprise.training.supernet.Path;
import org.reprise.training.supernet.PathSampler;
import org.reprise.training.supernet.SupernetTask;
import org.reprise.training.table.BuiltInBenchmark;

class RelaxedTrainingTest {
  private static final SupernetTask TASK = BuiltInBenchmark.task();
  private static final RelaxationSettings SETTINGS =
      new RelaxationSettings(
          2,
          20,
          0,
          WeightDescent.OF_DARTS,
          new LogitDescent(1, LogitDescent.Rule.ADAM, 3e-3, 1e-3, 0),
          false);

  private final List<Double> spent = new ArrayList<>();

  private RelaxedTraining training() {
    return new RelaxedTraining(
        RelaxedGround.trained(TASK, SETTINGS),
        SETTINGS,
        new LaneOperations(),
        RandomStreams.of(4),
        cost -> spent.add(cost.multiplyAdds()));
  }

  private static List<double[]> weights(RelaxedTraining training) {
    List<double[]> all = new ArrayList<>();
    for (Parameter weight : training.supernet().weights().parameters()) {
      all.add(training.operations().read(weight.variable().value()));
    }
    return all;
  }

  /** Without the weights' gradients, the logits' are the same bits and a third is saved. */
  @Test
  void theLogitsGradientNeedsNoGradientOfWeights() {
    try (RelaxedTraining training = training()) {
      Path mixture = PathSampler.all(training.logits());
      Batch batch = training.validationBatch();
      double loss = training.logitGradient(mixture, batch);
      double[] alone = training.takeLogitGradient();
      assertThat(training.supernet().weights().parameters())
          .allMatch(weight -> weight.variable().gradient() == null);
      assertThat(training.bothGradients(mixture, batch)).isEqualTo(loss);
      assertThat(training.takeLogitGradient()).isEqualTo(alone);
      assertThat(spent.get(0)).isEqualTo(2 * spent.get(1) / 3);
    }
  }

  @Test
  void aStepMovesWhatItIsFor() {
    try (RelaxedTraining training = training()) {
      Path mixture = PathSampler.all(training.logits());
      List<double[]> weights = weights(training);
      double[][] logits = training.logits().logits();
      training.logitStep(mixture, training.validationBatch());
      assertThat(weights(training)).usingRecursiveComparison().isEqualTo(weights);
      assertThat(training.logits().logits()[0]).isNotEqualTo(logits[0]);
      logits = training.logits().logits();
      training.weightStep(mixture, training.trainingBatch());
      assertThat(training.logits().logits()).isEqualTo(logits);
      assertThat(weights(training).get(0)).isNotEqualTo(weights.get(0));
    }
  }

  /** Adam's first step is as long as the rate, along the sign of the gradient. */
  @Test
  void theFirstStepOfTheLogitsIsTheRate() {
    try (RelaxedTraining training = training()) {
      double[] before = training.logits().logits()[2];
      Path mixture = PathSampler.all(training.logits());
      training.logitStep(mixture, training.validationBatch());
      double[] after = training.logits().logits()[2];
      for (int o = 0; o < before.length; o++) {
        assertThat(Math.abs(after[o] - before[o])).isCloseTo(3e-3, within(1e-5));
      }
    }
  }

  /** The code's gradient of GDAS reaches gates that the paper's leaves alone; the loss is equal. */
  @Test
  void theTwoGradientsOfGdasComputeTheSameLoss() {
    try (RelaxedTraining training = training()) {
      double[] noise = training.logits().noise(new SplittableRandom(5));
      Batch batch = training.validationBatch();
      double[][] gradients = new double[2][];
      double[] losses = new double[2];
      for (OneHotGates.Unchosen unchosen : OneHotGates.Unchosen.values()) {
        Path path = OneHotGates.straightThrough(training.logits(), noise, 1, unchosen, 1);
        losses[unchosen.ordinal()] = training.logitGradient(path, batch);
        gradients[unchosen.ordinal()] = training.takeLogitGradient();
      }
      assertThat(losses[1]).isEqualTo(losses[0]);
      assertThat(gradients[1]).isNotEqualTo(gradients[0]);
      for (double[] gradient : gradients) {
        for (int edge = 0; edge < 6; edge++) {
          double sum = Arrays.stream(gradient, 5 * edge, 5 * edge + 5).sum();
          assertThat(sum).isCloseTo(0, within(1e-6));
        }
      }
    }
  }

  @Test
  void costsOfChoicesAddUpToThoseOfTheNetwork() {
    SplittableRandom random = new SplittableRandom(6);
    for (ChoiceCosts.Resource resource : ChoiceCosts.Resource.values()) {
      double[][] costs = ChoiceCosts.of(TASK.graphs(), resource);
      double base = resource.of(TASK.graphs().one().apply(Architecture.of(new int[6])));
      for (int i = 0; i < 5; i++) {
        Architecture cell = TASK.graphs().space().sample(random);
        assertThat(base + ChoiceCosts.of(costs, cell))
            .isEqualTo(resource.of(TASK.graphs().one().apply(cell)));
      }
    }
  }

  /** The gradient of the penalty against differences of the penalty. */
  @Test
  void thePenaltysGradient() {
    try (RelaxedTraining training = training()) {
      double[][] costs = ChoiceCosts.of(TASK.graphs(), ChoiceCosts.Resource.PARAMETERS);
      ResourcePenalty penalty = new ResourcePenalty(0.5, costs);
      double[][] logits = training.logits().logits();
      try (Tape tape = Tape.recording(training.operations())) {
        tape.backward(penalty.of(training.logits()::probabilities).apply(tape));
      }
      double[] gradient = training.takeLogitGradient();
      double step = 1e-2;
      for (int o = 0; o < 5; o++) {
        double[] values = new double[2];
        for (int side = 0; side < 2; side++) {
          double[][] moved = Arrays.stream(logits).map(double[]::clone).toArray(double[][]::new);
          moved[1][o] += side == 0 ? step : -step;
          training.logits().setLogits(moved);
          try (Tape tape = Tape.evaluating(training.operations())) {
            Variable value = penalty.of(training.logits()::probabilities).apply(tape);
            values[side] = Losses.value(tape, value);
          }
        }
        assertThat(gradient[5 + o]).isCloseTo((values[0] - values[1]) / (2 * step), within(1e-5));
      }
    }
  }

  /** SNAS's temperatures: the first epoch is number 1 of 150, the last has 0.03. */
  @Test
  void temperaturesFallAlongALine() {
    Annealing snas = new Annealing(1, 0.03, 150);
    assertThat(snas.at(1)).isCloseTo(0.993533, within(1e-6));
    assertThat(snas.at(150)).isCloseTo(0.03, within(1e-12));
    Annealing gdas = new Annealing(10, 0.1, 249);
    assertThat(gdas.at(0)).isEqualTo(10);
    assertThat(gdas.at(249)).isCloseTo(0.1, within(1e-12));
  }

  @Test
  void nothingIsHeldAfterATraining() {
    LaneOperations own = new LaneOperations();
    try (RelaxedTraining training =
        new RelaxedTraining(TASK, SETTINGS, own, RandomStreams.of(4), cost -> {})) {
      Path mixture = PathSampler.all(training.logits());
      training.jointStep(mixture, training.trainingBatch(), null);
      training.logitStep(mixture, training.validationBatch());
    }
    assertThat(own.lentArrays()).isZero();
  }
}

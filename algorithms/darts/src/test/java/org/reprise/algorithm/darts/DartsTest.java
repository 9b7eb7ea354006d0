package org.reprise.algorithm.darts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.reprise.data.image.BuiltInImages;
import org.reprise.data.image.ImageParts;
import org.reprise.search.Budget;
import org.reprise.search.FunctionOracle;
import org.reprise.search.Ledger;
import org.reprise.search.Method;
import org.reprise.search.RandomStreams;
import org.reprise.space.Architecture;
import org.reprise.space.InvalidInputException;
import org.reprise.space.nasbench201.NasBench201;
import org.reprise.space.nasbench201.NasBench201Network;
import org.reprise.space.network.Shape;
import org.reprise.training.lanes.LaneOperations;
import org.reprise.training.relaxation.RelaxedSearch;
import org.reprise.training.relaxation.RelaxedTraining;
import org.reprise.training.supernet.SupernetGraphs;
import org.reprise.training.supernet.SupernetTask;

class DartsTest {
  private static final SupernetTask TASK = small();

  private static SupernetTask small() {
    ImageParts all = BuiltInImages.load();
    ImageParts few =
        new ImageParts(
            all.training().range("some training", 0, 48),
            all.validation().range("some validation", 0, 48),
            all.test().range("some test", 0, 10));
    NasBench201Network network = new NasBench201Network(4, 1, NasBench201Network.Reduction.POOLING);
    Shape image = few.training().shape();
    return new SupernetTask(
        "small",
        SupernetGraphs.mixing(
            new NasBench201(),
            cell -> network.of(cell, image, 10),
            choices -> network.of(choices, image, 10)),
        few);
  }

  /** The logits after each epoch, and at last what is derived. */
  private record Trained(List<double[][]> epochs, Architecture derived) {}

  private static Trained train(String method) {
    Darts darts = (Darts) ((RelaxedSearch) Method.parse(method).create()).method();
    List<double[][]> epochs = new ArrayList<>();
    try (RelaxedTraining training =
        new RelaxedTraining(
            TASK, darts.settings(), new LaneOperations(), RandomStreams.of(3), cost -> {})) {
      darts.train(training, new SplittableRandom(1), () -> epochs.add(training.logits().logits()));
      return new Trained(epochs, darts.derive(training));
    }
  }

  @Test
  void aSeedGivesTheSameLogits() {
    Trained first = train("darts:epochs=2:batch=24");
    Trained again = train("darts:epochs=2:batch=24");
    assertThat(first.epochs()).hasSize(2);
    assertThat(again.epochs().get(1)).isEqualTo(first.epochs().get(1));
    assertThat(again.derived()).isEqualTo(first.derived());
  }

  /** The steps' order and the gradient's order are options that do something. */
  @Test
  void theOrdersDiffer() {
    double[][] plain = train("darts:epochs=1:batch=24").epochs().get(0);
    double[][] weightsFirst = train("darts:epochs=1:batch=24:first=weights").epochs().get(0);
    double[][] second = train("darts:epochs=1:batch=24:order=2").epochs().get(0);
    assertThat(weightsFirst).isNotEqualTo(plain);
    assertThat(second).isNotEqualTo(plain);
  }

  @Test
  void anEdgeMayEndWithoutAnOperationOrNot() {
    double[][] p = {{0.6, 0.1, 0.1, 0.15, 0.05}, {0.1, 0.3, 0.3, 0.2, 0.1}};
    assertThat(Derivation.withoutNone(p)).isEqualTo(Architecture.of(3, 1));
  }

  @Test
  void theDominantEigenvalueIsTheGreatest() {
    // Eigenvalues -3, 1 and 2: the one farthest from 0 is not the greatest.
    double[][] hessian = {{1.5, 0.5, 0}, {0.5, 1.5, 0}, {0, 0, -3}};
    DominantEigenvalue.Gradient gradient =
        x -> {
          double[] g = new double[3];
          for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
              g[i] += hessian[i][j] * x[j];
            }
          }
          return g;
        };
    double found =
        DominantEigenvalue.of(gradient, new double[] {0.3, -1, 2}, new SplittableRandom(1));
    assertThat(found).isCloseTo(2, within(0.02));
  }

  /** RobustDARTS: flat, then growing; it ends with the logits of four epochs before. */
  @Test
  void aGrowingEigenvalueEndsTheSearch() {
    EigenvalueStop stop = new EigenvalueStop();
    for (int epoch = 1; epoch <= 12; epoch++) {
      assertThat(stop.epochDone(1, new double[][] {{epoch}})).isEmpty();
    }
    // Means of five: 1.2 against 1, then 1.4 against 1.
    assertThat(stop.epochDone(2, new double[][] {{13}})).isEmpty();
    assertThat(stop.epochDone(2, new double[][] {{14}}).orElseThrow()[0][0]).isEqualTo(10);
  }

  @Test
  void theCurvatureLeavesTheLogits() {
    Darts darts =
        (Darts) ((RelaxedSearch) Method.parse("darts:epochs=1:batch=24").create()).method();
    try (RelaxedTraining training =
        new RelaxedTraining(
            TASK, darts.settings(), new LaneOperations(), RandomStreams.of(3), cost -> {})) {
      double[][] before = training.logits().logits();
      double eigenvalue = new LogitCurvature(training).eigenvalue(new SplittableRandom(2));
      assertThat(eigenvalue).isPositive().isLessThan(10);
      assertThat(training.logits().logits()).isEqualTo(before);
    }
  }

  @Test
  void thereIsNoThirdOrder() {
    assertThatThrownBy(() -> Method.parse("darts:order=3"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("order")
        .hasMessageContaining("1 to 2");
  }

  @Test
  void anotherBenchmarkIsRefused() {
    Ledger ledger =
        new Ledger(new FunctionOracle(new NasBench201(), cell -> 1, 1), Budget.evaluations(10));
    assertThatThrownBy(
            () ->
                Method.parse("darts").create().search(ledger, RandomStreams.of(1).stream("search")))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("nb201-fashion");
  }
}

package org.reprise.algorithm.zerocost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.reprise.space.network.Layer;
import org.reprise.space.network.LayerGraph;
import org.reprise.space.network.Shape;
import org.reprise.training.lanes.LaneOperations;
import org.reprise.training.tensor.Operations;
import org.reprise.training.tensor.TensorShape;

/** Each proxy on a network of two layers whose value was computed apart from this code. */
class HandComputedTest {
  private static Offset<Double> relative(double expected, double precision) {
    return within(precision * Math.max(1e-3, Math.abs(expected)));
  }

  @ParameterizedTest
  @CsvSource({
    "params, 18",
    "flops, 18",
    "l2-norm, 7.344417278268594",
    "plain, 4.398004804146574",
    "grad-norm, 2.562391858525272",
    "snip, 5.184342523655941",
    "grasp, -4.092818338488958",
    "fisher, 2.753565528226313",
    "synflow, 4.127134385045092",
    "jacov, -4.636863824322392",
    "nwot, 2.995732273553991",
    "epe-nas, .630969102198355"
  })
  void twoLayersWithoutBatchNorm(String proxy, double expected) {
    try (Candidate candidate = SmallNetworks.netA(SmallNetworks.EXACT)) {
      assertThat(Proxies.named(proxy).score(candidate))
          .isCloseTo(expected, relative(expected, 1e-9));
    }
    try (Operations lanes = new LaneOperations();
        Candidate candidate = SmallNetworks.netA(lanes)) {
      assertThat(Proxies.named(proxy).score(candidate))
          .isCloseTo(expected, relative(expected, 1e-5));
    }
  }

  /** The norm adds 1e-5 to variances where the values below are for 0: hence the tolerance. */
  @ParameterizedTest
  @CsvSource({
    "plain, .8026193573633624",
    "grasp, -.032522635831",
    "grad-norm, .651227864323965",
    "snip, 1.606631262098381"
  })
  void twoLayersWithBatchNorm(String proxy, double expected) {
    try (Candidate candidate = SmallNetworks.netB(SmallNetworks.EXACT)) {
      assertThat(Proxies.named(proxy).score(candidate)).isCloseTo(expected, within(5e-6));
    }
  }

  @Test
  void epsilonOfTheBatchNormMovesTheTermsOfItsLayerAsComputed() {
    try (Candidate candidate = SmallNetworks.netB(SmallNetworks.EXACT)) {
      LayerGradient first = candidate.gradients().get(0);
      assertThat(Magnitudes.products(first.weights(), first.gradient(), false))
          .isCloseTo(1.2333e-6, within(1e-10));
      double squares = Magnitudes.products(first.gradient(), first.gradient(), false);
      assertThat(squares).isCloseTo(.02872895, within(1e-6));
    }
  }

  @Test
  void agreementsOfActivationPatterns() {
    try (Candidate candidate = SmallNetworks.netA(SmallNetworks.EXACT)) {
      assertThat(candidate.patterns().agreements())
          .isDeepEqualTo(new double[][] {{3, 1, 1}, {1, 3, 1}, {1, 1, 3}});
    }
  }

  @Test
  void gradientsOfTheImages() {
    try (Candidate candidate = SmallNetworks.netA(SmallNetworks.EXACT)) {
      assertThat(candidate.jacobian())
          .isDeepEqualTo(new double[][] {{3, 3, -1, 4}, {.5, 5.5, 1, 2}, {-.5, .5, 4, 2}});
    }
  }

  @Test
  void zenOfALinearMap() {
    LayerGraph.Builder graph = LayerGraph.builder(new Shape(2, 1, 1));
    int x = graph.add("linear", new Layer.Linear(2, false), graph.input());
    graph.add("pool", new Layer.GlobalPooling(), x);
    double score =
        Zen.score(
            graph.build(),
            SmallNetworks.EXACT,
            parameter -> new double[] {1, -2, 3, 1},
            new TensorShape(2, 2, 1, 1),
            new double[] {.3, -1, 2, .7},
            new double[] {1, 1, 1, -1});
    assertThat(score).isCloseTo(-2.995732273553991, within(1e-9));
  }

  @Test
  void zenOfOneChannelWithBatchNorm() {
    assertThat(zenWithNorm(1, -1, 0)).isCloseTo(-4.805526855827973, within(1e-8));
    // The norm takes out what all images share.
    assertThat(zenWithNorm(1, 1, 1)).isLessThan(-20);
  }

  private static double zenWithNorm(double... e) {
    LayerGraph.Builder graph = LayerGraph.builder(new Shape(1, 1, 1));
    int x = graph.add("linear", new Layer.Linear(1, false), graph.input());
    x = graph.add("norm", new Layer.BatchNorm(true), x);
    graph.add("pool", new Layer.GlobalPooling(), x);
    return Zen.score(
        graph.build(),
        SmallNetworks.EXACT,
        parameter ->
            switch (parameter.name()) {
              case "linear.weights" -> new double[] {2};
              case "norm.scale" -> new double[] {1};
              default -> new double[1];
            },
        new TensorShape(3, 1, 1, 1),
        new double[] {0, 1, 5},
        e);
  }

  @Test
  void epeNasOfManyClassesComparesTheirMeans() {
    double[] images = new double[4 * 4];
    Arrays.setAll(images, i -> i % 5 == 0 ? 1 : .1 * i);
    int[] labels = {0, 0, 1, 1};
    Candidate few =
        SmallNetworks.candidate(
            SmallNetworks.graph(false),
            images,
            labels,
            SmallNetworks.EXACT,
            SmallNetworks.weights(1));
    double[][] j = few.jacobian();
    double first = Math.log(Math.abs(correlation(j[0], j[1])) + 1e-5);
    double second = Math.log(Math.abs(correlation(j[2], j[3])) + 1e-5);
    double ones = Math.log(1 + 1e-5);
    // Of two classes with two images: each 2 (ln r + ln 1) / 2, their distance by two classes.
    double expected = Math.abs(first + ones - second - ones) / 2;
    ProxyBatch many = new ProxyBatch(few.batch().shape(), images, labels, 120);
    Candidate candidate =
        new Candidate(
            few.graph(), many, SmallNetworks.EXACT, few.streams(), () -> SmallNetworks.weights(1));
    assertThat(JacobianScores.epeNas(candidate)).isCloseTo(expected, within(1e-9));
  }

  private static double correlation(double[] a, double[] b) {
    return org.reprise.search.statistics.RankCorrelation.pearson(a, b);
  }
}

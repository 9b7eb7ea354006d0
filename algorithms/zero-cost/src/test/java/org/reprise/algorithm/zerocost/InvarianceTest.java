package org.reprise.algorithm.zerocost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.reprise.search.RandomStreams;
import org.reprise.space.Architecture;
import org.reprise.space.nasbench201.NasBench201;
import org.reprise.space.nasbench201.NasBench201Network;
import org.reprise.space.network.Layer;
import org.reprise.space.network.LayerGraph;
import org.reprise.space.network.Padding;
import org.reprise.space.network.Shape;
import org.reprise.training.lanes.LaneOperations;
import org.reprise.training.tensor.Operations;

/** What a proxy must not depend on, and what its parts must add up to. */
class InvarianceTest {
  private static final NasBench201 SPACE = new NasBench201();
  private static final Shape IMAGE = new Shape(1, 14, 14);
  private static final String CELL =
      "|nor_conv_3x3~0|+|nor_conv_1x1~0|avg_pool_3x3~1|+"
          + "|skip_connect~0|nor_conv_3x3~1|nor_conv_1x1~2|";

  private static LayerGraph graph(String cell) {
    return new NasBench201Network(8, 1, NasBench201Network.Reduction.POOLING)
        .of(SPACE.parse(cell), IMAGE, 10);
  }

  private static ProxyBatch noise(long seed) {
    return ProxyBatch.noise(IMAGE, 10, 16, new SplittableRandom(seed));
  }

  private static double score(String proxy, String cell, ProxyBatch batch, long seed) {
    try (Operations lanes = new LaneOperations();
        Candidate candidate = new Candidate(graph(cell), batch, lanes, RandomStreams.of(seed))) {
      return Proxies.named(proxy).score(candidate);
    }
  }

  @Test
  void proxiesWithoutDataDoNotSeeTheImages() {
    for (String proxy : List.of("synflow", "zen", "l2-norm", "params", "flops", "random")) {
      assertThat(score(proxy, CELL, noise(1), 3))
          .describedAs(proxy)
          .isEqualTo(score(proxy, CELL, noise(2), 3));
    }
    for (String proxy : List.of("snip", "grad-norm", "jacov", "nwot", "grasp", "fisher", "plain")) {
      assertThat(score(proxy, CELL, noise(1), 3))
          .describedAs(proxy)
          .isNotEqualTo(score(proxy, CELL, noise(2), 3));
    }
  }

  @Test
  void sameSeedSameBitsWhateverWasScoredBefore() {
    ProxyBatch batch = noise(1);
    try (Operations lanes = new LaneOperations()) {
      for (int i = 0; i < 2; i++) {
        try (Candidate candidate = new Candidate(graph(CELL), batch, lanes, RandomStreams.of(3))) {
          for (Proxy proxy : Proxies.all()) {
            assertThat(proxy.score(candidate))
                .describedAs(proxy.name())
                .isEqualTo(score(proxy.name(), CELL, batch, 3));
          }
        }
      }
    }
  }

  @Test
  void nwotDoesNotSeeTheScaleOfTheWeights() {
    for (double factor : new double[] {.01, 1, 100}) {
      try (Candidate candidate =
          SmallNetworks.candidate(
              SmallNetworks.graph(false),
              SmallNetworks.netA(SmallNetworks.EXACT).batch().images(),
              new int[] {0, 1, 0},
              SmallNetworks.EXACT,
              SmallNetworks.weights(factor))) {
        assertThat(Proxies.named("nwot").score(candidate)).isCloseTo(Math.log(20), within(1e-12));
      }
    }
  }

  @Test
  void layersBeforeABatchNormHaveNoPlainTermAndTheirGraspTermIsTheSquaredGradient() {
    try (Candidate candidate =
        new Candidate(graph(CELL), noise(1), SmallNetworks.EXACT, RandomStreams.of(3))) {
      double squares = 0;
      for (LayerGradient layer : candidate.gradients()) {
        double product = Magnitudes.products(layer.weights(), layer.gradient(), false);
        double square = Magnitudes.products(layer.gradient(), layer.gradient(), false);
        if (!layer.layer().equals("head.classifier")) {
          // Not 0 and not the square, by the norms' epsilon alone.
          assertThat(product).describedAs(layer.layer()).isCloseTo(0, within(1e-4));
          squares += square;
        }
      }
      double classifier = Objects.requireNonNull(Grasp.terms(candidate).get("head.classifier"));
      assertThat(Grasp.score(candidate)).isCloseTo(squares + classifier, within(1e-3 * squares));
    }
  }

  @Test
  void inAChainEveryLayerPassesTheSameFlow() {
    LayerGraph.Builder graph = LayerGraph.builder(new Shape(2, 6, 6));
    int x = graph.add("a", Layer.Convolution.of(3, 3, 1, Padding.SYMMETRIC), graph.input());
    x = graph.add("a.relu", new Layer.Activation(Layer.Activation.Function.RELU), x);
    x = graph.add("b", Layer.Convolution.of(4, 1, 1, Padding.NONE), x);
    x = graph.add("pool", new Layer.Pooling(Layer.Pooling.Kind.AVERAGE, 2, 2, Padding.NONE), x);
    graph.add("c", new Layer.Linear(5, false), x);
    LayerGraph chain = graph.build();
    Candidate candidate =
        new Candidate(
            chain,
            ProxyBatch.noise(chain.input(), 5, 2, new SplittableRandom(1)),
            SmallNetworks.EXACT,
            RandomStreams.of(4));
    double[] flows = SynFlow.layerFlows(candidate, candidate.operations());
    assertThat(flows).hasSize(3);
    assertThat(flows[0]).isCloseTo(flows[1], within(1e-9 * flows[1]));
    assertThat(flows[2]).isCloseTo(flows[1], within(1e-9 * flows[1]));
    assertThat(SynFlow.score(candidate)).isCloseTo(Math.log(3 * flows[0]), within(1e-12));
  }

  @Test
  void deepNetworksOverflowSinglePrecisionAndAreScoredInDouble() {
    LayerGraph.Builder graph = LayerGraph.builder(new Shape(1, 3, 3));
    int x = graph.input();
    for (int i = 0; i < 45; i++) {
      x = graph.add("conv" + i, Layer.Convolution.of(64, 3, 1, Padding.SYMMETRIC), x);
    }
    graph.add("classifier", new Layer.Linear(2, false), x);
    LayerGraph deep = graph.build();
    ProxyBatch batch = ProxyBatch.noise(deep.input(), 2, 2, new SplittableRandom(1));
    Candidate exact = new Candidate(deep, batch, SmallNetworks.EXACT, RandomStreams.of(1));
    double score = SynFlow.score(exact);
    assertThat(score).isGreaterThan(89);
    try (Operations lanes = new LaneOperations();
        Candidate single = new Candidate(deep, batch, lanes, RandomStreams.of(1))) {
      assertThat(SynFlow.score(single)).isCloseTo(score, within(1e-9));
    }
  }

  @Test
  void aCellThatPassesNothingIsUndefinedWhereItsGradientsAreAskedFor() {
    String nothing = "|none~0|+|none~0|none~1|+|none~0|none~1|none~2|";
    ProxyBatch batch = noise(1);
    for (String proxy : List.of("jacov", "epe-nas", "nwot")) {
      assertThat(score(proxy, nothing, batch, 1)).describedAs(proxy).isEqualTo(Proxy.UNDEFINED);
    }
    for (Proxy proxy : Proxies.all()) {
      assertThat(score(proxy.name(), nothing, batch, 1)).describedAs(proxy.name()).isFinite();
    }
  }

  /** 27.790 + 50.971 for each convolution: the norm of PyTorch's first weights counts layers. */
  @Test
  void l2NormOfThePublishedNetworkCountsConvolutions() {
    Architecture cell = SPACE.parse(CELL);
    try (Operations lanes = new LaneOperations();
        Candidate candidate =
            new Candidate(
                SPACE.network(cell),
                ProxyBatch.noise(new Shape(3, 32, 32), 10, 1, new SplittableRandom(1)),
                lanes,
                RandomStreams.of(0))) {
      double expected = 27.790 + 4 * 50.971;
      assertThat(Magnitudes.l2Norm(candidate)).isCloseTo(expected, within(.009 * expected));
    }
  }
}

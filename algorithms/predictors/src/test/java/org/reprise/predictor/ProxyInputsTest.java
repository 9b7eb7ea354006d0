package org.reprise.predictor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.reprise.search.statistics.RankCorrelation;
import org.reprise.space.Architecture;
import org.reprise.space.InvalidInputException;
import org.reprise.space.nasbench201.NasBench201;

/** Scores of untrained networks as further inputs of the predictor of BANANAS. */
class ProxyInputsTest {
  private static final NasBench201 SPACE = new NasBench201();

  @Test
  void aScoreEntersAsItsRankAmongTheExamples() {
    double[] sorted = {-1e8, 2, 2, 5};
    assertThat(ProxyInputs.rank(-2e8, sorted)).isEqualTo(-1);
    assertThat(ProxyInputs.rank(-1e8, sorted)).isEqualTo(-0.75);
    assertThat(ProxyInputs.rank(2, sorted)).isEqualTo(0);
    assertThat(ProxyInputs.rank(4, sorted)).isEqualTo(0.5);
    assertThat(ProxyInputs.rank(1e30, sorted)).isEqualTo(1);
    assertThat(ProxyInputs.rank(Double.NaN, sorted)).isEqualTo(0);
    assertThat(ProxyInputs.rank(1, new double[0])).isEqualTo(0);
  }

  // The truth is noise to the encoding, and known to the score alone.
  private static double hidden(Architecture architecture) {
    return new SplittableRandom(SPACE.key(architecture)).nextDouble();
  }

  private static double tau(String predictor, ScoreSource scores) {
    List<Architecture> learnt = draw(100, 1);
    List<Architecture> asked = draw(200, 2);
    Predictor made = Predictors.parse(predictor, SPACE, scores);
    made.fit(
        learnt,
        learnt.stream().mapToDouble(one -> 80 + 10 * hidden(one)).toArray(),
        new SplittableRandom(3));
    return RankCorrelation.kendallTauB(
        made.predict(asked), asked.stream().mapToDouble(ProxyInputsTest::hidden).toArray());
  }

  private static List<Architecture> draw(int count, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Architecture> drawn = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      drawn.add(SPACE.sample(random));
    }
    return drawn;
  }

  @Test
  void aPredictorLearnsFromAScoreWhatItsEncodingDoesNotTell() {
    String plain = "mlp:encoding=one-hot:members=1:layers=2";
    ScoreSource scores =
        (proxy, architecture) -> proxy.equals("zen") ? Math.exp(40 * hidden(architecture)) : 0;
    assertThat(tau(plain, ScoreSource.NONE)).isCloseTo(0, within(0.15));
    assertThat(tau(plain + ":proxies=snip+zen", scores)).isGreaterThan(0.6);
  }

  @Test
  void aScoreIsAskedForOnceForEachArchitecture() {
    List<Long> asked = new ArrayList<>();
    Predictor made =
        Predictors.parse(
            "mlp:members=2:proxies=nwot",
            SPACE,
            (proxy, architecture) -> {
              asked.add(SPACE.key(architecture));
              return 1;
            });
    List<Architecture> learnt = draw(20, 1);
    double[] accuracies = new double[20];
    made.fit(learnt, accuracies, new SplittableRandom(1));
    made.fit(learnt, accuracies, new SplittableRandom(2));
    made.predictEach(learnt);
    assertThat(asked).doesNotHaveDuplicates().hasSizeLessThanOrEqualTo(20);
  }

  @Test
  void withoutProxiesNothingIsAskedAndNothingChanges() {
    Map<String, String> none = Map.of("members", "1", "proxies", "none");
    List<Architecture> learnt = draw(20, 1);
    double[] accuracies = learnt.stream().mapToDouble(one -> 80 + 10 * hidden(one)).toArray();
    Predictor made = Predictors.create(new MlpProvider(), SPACE, none, ScoreSource.NONE);
    Predictor plain = Predictors.parse("mlp:members=1", SPACE, ScoreSource.NONE);
    made.fit(learnt, accuracies, new SplittableRandom(1));
    plain.fit(learnt, accuracies, new SplittableRandom(1));
    assertThat(made.predict(learnt)).isEqualTo(plain.predict(learnt));
  }

  @Test
  void anUnknownProxyIsRefusedByName() {
    assertThatThrownBy(() -> Predictors.parse("mlp:proxies=zen+zenn", SPACE, ScoreSource.NONE))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("zenn")
        .hasMessageContaining("reprise proxy list");
  }
}

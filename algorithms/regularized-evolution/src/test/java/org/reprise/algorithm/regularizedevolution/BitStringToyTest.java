package org.reprise.algorithm.regularizedevolution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.reprise.algorithm.regularizedevolution.RegularizedEvolution.Removal;
import org.reprise.search.RandomStreams;

class BitStringToyTest {
  private static final int SEEDS = 40;
  private static final int REFERENCE_SEEDS = 10;

  /** Mean fitness of the final population, from an independent implementation over 10 seeds. */
  @ParameterizedTest(name = "sigma {0}, S {1}, P {2}")
  @CsvSource({
    "0.01,  2, 100, .8452, .9638",
    "0.01, 10, 100, .9497, .9837",
    "0.05,  2, 100, .7642, .8390",
    "0.05, 10, 100, .8476, .7840",
    "0.05, 25, 100, .8452, .7047",
    "0.05, 16,  64, .8285, .7182",
    "0.10, 10, 100, .7792, .6480",
    "0.10, 25, 100, .7339, .6283",
  })
  void populationMeansAgreeWithAnIndependentComputation(
      double sigma, int sample, int population, double aging, double nonAging) {
    double[] old = populationMeans(sigma, sample, population, Removal.OLDEST);
    double[] worst = populationMeans(sigma, sample, population, Removal.WORST);
    assertAgrees(old, aging);
    assertAgrees(worst, nonAging);
    // The paper's claim holds where noise and selection pressure are large enough, not at the
    // released defaults.
    assertThat(mean(old) > mean(worst)).isEqualTo(sigma >= 0.05 && sample >= 10);
  }

  private static void assertAgrees(double[] ours, double reference) {
    double mean = mean(ours);
    double variance =
        IntStream.range(0, SEEDS).mapToDouble(i -> Math.pow(ours[i] - mean, 2)).sum() / (SEEDS - 1);
    double standardError = Math.sqrt(variance * (1.0 / SEEDS + 1.0 / REFERENCE_SEEDS));
    assertThat(mean).isCloseTo(reference, within(3 * standardError));
  }

  private static double mean(double[] values) {
    return IntStream.range(0, values.length).mapToDouble(i -> values[i]).average().orElseThrow();
  }

  private static double[] populationMeans(
      double sigma, int sample, int population, Removal removal) {
    BitStringToy toy = new BitStringToy(100, sigma, 10_000);
    RandomStreams streams = RandomStreams.of(17).child(removal.name());
    return IntStream.range(0, SEEDS)
        .mapToDouble(
            seed -> toy.run(population, sample, removal, streams.child(seed)).populationMean())
        .toArray();
  }
}

package org.reprise.predictor;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.reprise.space.Architecture;
import org.reprise.space.Encoding;
import org.reprise.space.SearchSpace;

/**
 * A predictor that sees scores of the untrained network beside its encoding (Krishnakumar et al.,
 * NAS-Bench-Suite-Zero, NeurIPS 2022, section 4). Scores of different proxies differ by many powers
 * of ten, and some are not defined, so what enters is a score's rank among the examples: from -1
 * for one below all of them to 1 for one above, 0 where there is no score.
 *
 * <p>A score is asked for once for each architecture, since a search pays for it.
 */
final class ProxyInputs implements Predictor {
  private final SearchSpace space;
  private final Encoding encoding;
  private final List<String> proxies;
  private final ScoreSource source;
  private final Function<Encoding, Predictor> networks;
  private final Map<Long, double[]> known = new HashMap<>();
  private double[][] examples;
  private Predictor predictor;

  /**
   * A predictor that knows nothing yet.
   *
   * @param proxies whose scores follow the encoding, in this order
   * @param networks makes a predictor over an encoding
   */
  ProxyInputs(
      SearchSpace space,
      Encoding encoding,
      List<String> proxies,
      ScoreSource source,
      Function<Encoding, Predictor> networks) {
    this.space = space;
    this.encoding = encoding;
    this.proxies = List.copyOf(proxies);
    this.source = source;
    this.networks = networks;
    examples = new double[proxies.size()][0];
    predictor = networks.apply(new WithRanks());
  }

  @Override
  public void fit(List<Architecture> architectures, double[] accuracies, RandomGenerator random) {
    for (int proxy = 0; proxy < examples.length; proxy++) {
      int column = proxy;
      examples[proxy] =
          architectures.stream()
              .mapToDouble(architecture -> scores(architecture)[column])
              .filter(score -> !Double.isNaN(score))
              .sorted()
              .toArray();
    }
    predictor = networks.apply(new WithRanks());
    predictor.fit(architectures, accuracies, random);
  }

  @Override
  public double[] predict(List<Architecture> architectures) {
    return predictor.predict(architectures);
  }

  @Override
  public double[][] predictEach(List<Architecture> architectures) {
    return predictor.predictEach(architectures);
  }

  private double[] scores(Architecture architecture) {
    return known.computeIfAbsent(
        space.key(architecture),
        key -> proxies.stream().mapToDouble(proxy -> source.score(proxy, architecture)).toArray());
  }

  /** Returns how many of the sorted examples are below, less how many are above, as a share. */
  static double rank(double score, double[] sorted) {
    if (Double.isNaN(score) || sorted.length == 0) {
      return 0;
    }
    long below = IntStream.range(0, sorted.length).filter(i -> sorted[i] < score).count();
    long above = IntStream.range(0, sorted.length).filter(i -> sorted[i] > score).count();
    return (double) (below - above) / sorted.length;
  }

  /** The encoding, then the rank of each score. */
  private final class WithRanks implements Encoding {
    private final double[][] sorted = Arrays.copyOf(examples, examples.length);

    @Override
    public int length() {
      return encoding.length() + sorted.length;
    }

    @Override
    public void encode(Architecture architecture, double[] target, int offset) {
      encoding.encode(architecture, target, offset);
      double[] scores = scores(architecture);
      for (int proxy = 0; proxy < sorted.length; proxy++) {
        target[offset + encoding.length() + proxy] = rank(scores[proxy], sorted[proxy]);
      }
    }
  }
}

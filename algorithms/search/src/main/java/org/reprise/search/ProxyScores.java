package org.reprise.search;

import java.util.Map;
import java.util.Set;
import org.reprise.space.Architecture;
import org.reprise.space.InvalidInputException;

/**
 * Scores of untrained networks; greater is better. What asks for them through an evaluator pays.
 */
public interface ProxyScores {
  /** No scores. */
  ProxyScores NONE = of(Map.of());

  /** Returns the proxies that there are. */
  Set<String> names();

  /**
   * Returns the score of {@code architecture}; NaN where it is not known.
   *
   * @throws InvalidInputException if there is no such proxy here
   */
  double score(String proxy, Architecture architecture);

  /** Returns what it computes, in multiply-adds; 0 where that is not known. */
  double multiplyAdds(String proxy, Architecture architecture);

  /** One proxy. */
  interface Scorer {
    /** Returns the score of {@code architecture}; NaN where it is not known. */
    double score(Architecture architecture);

    /** Returns what it computes, in multiply-adds; 0 where that is not known. */
    double multiplyAdds(Architecture architecture);
  }

  /** These proxies. */
  static ProxyScores of(Map<String, ? extends Scorer> byName) {
    return new ProxyScores() {
      @Override
      public Set<String> names() {
        return byName.keySet();
      }

      @Override
      public double score(String proxy, Architecture architecture) {
        return named(proxy).score(architecture);
      }

      @Override
      public double multiplyAdds(String proxy, Architecture architecture) {
        return named(proxy).multiplyAdds(architecture);
      }

      private Scorer named(String proxy) {
        Scorer scorer = byName.get(proxy);
        if (scorer == null) {
          throw new InvalidInputException(
              "the benchmark has no scores of proxy '"
                  + proxy
                  + "'; "
                  + (byName.isEmpty()
                      ? "'reprise table build-scores' makes them"
                      : "there are: " + String.join(", ", byName.keySet())));
        }
        return scorer;
      }
    };
  }
}

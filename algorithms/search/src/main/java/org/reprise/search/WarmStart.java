package org.reprise.search;

import java.util.List;
import java.util.random.RandomGenerator;
import org.reprise.space.Architecture;
import org.reprise.space.InvalidInputException;

/**
 * What a search begins with: the best of many random architectures by a zero-cost proxy instead of
 * random ones (Abdelfattah et al., ICLR 2021, section 5).
 *
 * @param proxy its name, or {@code none}
 * @param candidates N, architectures that are scored
 */
public record WarmStart(String proxy, int candidates) {
  /** Random architectures, as the papers of the methods have it. */
  public static final WarmStart NONE = new WarmStart("none", 1);

  public WarmStart {
    if (!proxy.equals("none") && !ProxyWork.isKnown(proxy)) {
      throw new InvalidInputException(
          "parameter warm-start does not accept '"
              + proxy
              + "'; accepted: none, or a proxy of 'reprise proxy list'");
    }
  }

  /** Returns the parameters by which a method takes a warm start. */
  public static List<Hyperparameter> parameters() {
    return List.of(
        Hyperparameter.word(
            "warm-start", "none", "begin with the best by this zero-cost proxy, or none"),
        Hyperparameter.whole(
            "warm-candidates", 1000, 1, 1_000_000, "N, random architectures scored for it"));
  }

  /** Returns the warm start of these parameters. */
  public static WarmStart of(Hyperparameters parameters) {
    return new WarmStart(parameters.text("warm-start"), parameters.whole("warm-candidates"));
  }

  /**
   * Returns the {@code count} best, best first; none without a proxy, and then {@code random} is
   * not touched. Their scores are charged.
   */
  public List<Architecture> best(Evaluator evaluator, int count, RandomGenerator random) {
    if (proxy.equals("none")) {
      return List.of();
    }
    List<Architecture> ranked = RankedByProxy.draw(evaluator, proxy, candidates, random);
    return ranked.subList(0, Math.min(count, ranked.size()));
  }
}

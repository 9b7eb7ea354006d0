package org.reprise.algorithm.bohb;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.reprise.space.Architecture;
import org.reprise.space.Decision;
import org.reprise.space.SearchSpace;

/**
 * BOHB's proposals (Falkner et al. 2018, section 3.2): at the highest fidelity with enough data,
 * one density over the good architectures, l, and one over the rest, g; of a few candidates drawn
 * from l, the one with the greatest l / g.
 */
final class DensityModel implements Proposer {
  private static final int PATIENCE = 1_000;

  private final int candidates;
  private final double randomFraction;
  private final int topPercent;
  private final CategoricalDensity.BandwidthRule bandwidthRule;

  /** Observations by epochs. */
  private final TreeMap<Integer, List<Observation>> observations = new TreeMap<>();

  private record Observation(Architecture architecture, double accuracy) {}

  /**
   * A model.
   *
   * @param candidates drawn from l for a proposal
   * @param randomFraction probability of a uniform proposal
   * @param topPercent share of the data that is good
   * @param bandwidthRule of both densities
   */
  DensityModel(
      int candidates,
      double randomFraction,
      int topPercent,
      CategoricalDensity.BandwidthRule bandwidthRule) {
    this.candidates = candidates;
    this.randomFraction = randomFraction;
    this.topPercent = topPercent;
    this.bandwidthRule = bandwidthRule;
  }

  @Override
  public void observe(Architecture architecture, int epochs, double accuracy) {
    observations
        .computeIfAbsent(epochs, e -> new ArrayList<>())
        .add(new Observation(architecture, accuracy));
  }

  @Override
  public Architecture propose(SearchSpace space, RandomGenerator random) {
    if (randomFraction > 0 && random.nextDouble() < randomFraction) {
      return space.sample(random);
    }
    int fewest = space.decisions().size() + 1;
    for (Map.Entry<Integer, List<Observation>> level : observations.descendingMap().entrySet()) {
      int count = level.getValue().size();
      int good = Math.max(fewest, topPercent * count / 100);
      int bad = Math.min(count - good, Math.max(fewest, (100 - topPercent) * count / 100));
      if (bad >= fewest) {
        return best(space, level.getValue(), good, bad, random);
      }
    }
    return space.sample(random);
  }

  private Architecture best(
      SearchSpace space, List<Observation> data, int good, int bad, RandomGenerator random) {
    List<Architecture> ranked =
        data.stream()
            .sorted(Comparator.comparingDouble(Observation::accuracy).reversed())
            .map(Observation::architecture)
            .toList();
    List<Decision> decisions = space.decisions();
    CategoricalDensity l =
        new CategoricalDensity(ranked.subList(0, good), decisions, bandwidthRule);
    CategoricalDensity g =
        new CategoricalDensity(ranked.subList(good, good + bad), decisions, bandwidthRule);
    Architecture best = null;
    double greatest = Double.NEGATIVE_INFINITY;
    int valid = 0;
    for (int draw = 0; draw < PATIENCE && valid < candidates; draw++) {
      Architecture candidate = l.sample(random);
      if (space.defect(candidate).isPresent()) {
        continue;
      }
      valid++;
      double ratio = Math.max(l.at(candidate), 1e-8) / Math.max(g.at(candidate), 1e-32);
      if (ratio > greatest) {
        greatest = ratio;
        best = candidate;
      }
    }
    return best == null ? space.sample(random) : best;
  }
}

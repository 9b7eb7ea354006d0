package org.reprise.reproduction.claim.check;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.IntStream;
import org.reprise.search.statistics.BestOfDraws;
import org.reprise.search.statistics.RankCorrelation;

/** A number that says how scores rank, given the truth; both in percent. */
enum RankingValue {
  /** Kendall's tau-b. */
  TAU {
    @Override
    double of(double[] score, double[] truth) {
      return RankCorrelation.kendallTauB(score, truth);
    }
  },
  /** Spearman's rho. */
  SPEARMAN {
    @Override
    double of(double[] score, double[] truth) {
      return RankCorrelation.spearman(score, truth);
    }
  },
  /** Minus tau-b in the truly best fifth: great where the top is turned round. */
  TOP_INVERSION {
    @Override
    double of(double[] score, double[] truth) {
      int[] best =
          IntStream.range(0, truth.length)
              .boxed()
              .sorted(Comparator.comparingDouble(i -> -truth[i]))
              .limit(truth.length / 5)
              .mapToInt(i -> i)
              .toArray();
      return -RankCorrelation.kendallTauB(pick(score, best), pick(truth, best));
    }
  },
  /** Mean score, whatever the truth. */
  MEAN_SCORE {
    @Override
    double of(double[] score, double[] truth) {
      return Arrays.stream(score).average().orElseThrow();
    }
  },
  /** Truth of the best of 100 by score, above the mean of all. */
  CHOICE_ABOVE_MEAN {
    @Override
    double of(double[] score, double[] truth) {
      return BestOfDraws.expected(HUNDRED, score, truth)
          - Arrays.stream(truth).average().orElseThrow();
    }
  },
  /** Truth of the best of 100 by truth, above that of the best by score. */
  CHOICE_BELOW_BEST {
    @Override
    double of(double[] score, double[] truth) {
      return BestOfDraws.expected(HUNDRED, truth, truth)
          - BestOfDraws.expected(HUNDRED, score, truth);
    }
  },
  /** Truth of the best of 10 by score less that of the best of 300. */
  OVER_SELECTION {
    @Override
    double of(double[] score, double[] truth) {
      return BestOfDraws.expected(10, score, truth) - BestOfDraws.expected(300, score, truth);
    }
  };

  private static final int HUNDRED = 100;

  /** Returns the number. */
  abstract double of(double[] score, double[] truth);

  /** Returns the one of this name, written in lower case with hyphens. */
  static RankingValue named(String text) {
    return valueOf(text.toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  private static double[] pick(double[] values, int[] places) {
    return Arrays.stream(places).mapToDouble(i -> values[i]).toArray();
  }
}

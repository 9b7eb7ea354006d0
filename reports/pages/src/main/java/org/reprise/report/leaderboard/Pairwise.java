package org.reprise.report.leaderboard;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.reprise.search.statistics.Holm;
import org.reprise.search.statistics.VarghaDelaney;
import org.reprise.search.statistics.WilcoxonSignedRank;

/**
 * Every method against every other by final score, paired by seed: Wilcoxon's signed-rank test with
 * Holm's correction over all pairs, and Vargha and Delaney's effect size.
 *
 * @param cells by row and column method, in the order given; null on the diagonal and where no
 *     comparison is made
 */
public record Pairwise(@Nullable Comparison[][] cells) {
  /** The one family of tests of a board, in words: every form of a report states it so. */
  public static final String TEST =
      "paired Wilcoxon signed-rank test by seed, Holm over all pairs of the board, level 0.05";

  /**
   * The row's method against the column's.
   *
   * @param pairs seeds for which both have a score
   * @param wins seeds where the row's score is better
   * @param ties where they are equal
   * @param losses where it is worse
   * @param a12 chance that a run of the row scores better than one of the column
   * @param pValue adjusted, two-sided; NaN where there is no pair
   */
  public record Comparison(int pairs, int wins, int ties, int losses, double a12, double pValue) {
    /** Returns whether the row is better at level 0.05 over all pairs of the board. */
    public boolean better() {
      return pValue < 0.05 && a12 > 0.5;
    }

    /** Returns whether the row is worse at that level. */
    public boolean worse() {
      return pValue < 0.05 && a12 < 0.5;
    }

    private Comparison reversed() {
      return new Comparison(pairs, losses, ties, wins, 1 - a12, pValue);
    }
  }

  /**
   * Returns all comparisons of {@code methods} by a number of each run, of which more is better.
   */
  public static Pairwise of(List<MethodRuns> methods, ToDoubleFunction<RunCurve> score) {
    int n = methods.size();
    @Nullable Comparison[][] cells = new @Nullable Comparison[n][n];
    double[] pValues = new double[n * (n - 1) / 2];
    int pair = 0;
    for (int i = 0; i < n; i++) {
      for (int j = i + 1; j < n; j++) {
        cells[i][j] = compare(methods.get(i), methods.get(j), score);
        pValues[pair++] = cells[i][j].pValue();
      }
    }
    double[] adjusted = adjust(pValues);
    pair = 0;
    for (int i = 0; i < n; i++) {
      for (int j = i + 1; j < n; j++) {
        Comparison c = cells[i][j];
        cells[i][j] =
            new Comparison(c.pairs(), c.wins(), c.ties(), c.losses(), c.a12(), adjusted[pair++]);
        cells[j][i] = cells[i][j].reversed();
      }
    }
    return new Pairwise(cells);
  }

  /** Returns how many pairs of methods were compared. */
  public int pairs() {
    return count(comparison -> !Double.isNaN(comparison.pValue()));
  }

  /** Returns of how many pairs one method is better at level 0.05 over all pairs of the board. */
  public int toldApart() {
    return count(comparison -> comparison.better() || comparison.worse());
  }

  private int count(Predicate<Comparison> counted) {
    int count = 0;
    for (int i = 0; i < cells.length; i++) {
      for (int j = i + 1; j < cells.length; j++) {
        count += cells[i][j] != null && counted.test(cells[i][j]) ? 1 : 0;
      }
    }
    return count;
  }

  /** Returns the same with further methods, which are compared with none. */
  Pairwise extendedTo(int methods) {
    @Nullable Comparison[][] more = new @Nullable Comparison[methods][methods];
    for (int i = 0; i < cells.length; i++) {
      System.arraycopy(cells[i], 0, more[i], 0, cells.length);
    }
    return new Pairwise(more);
  }

  /** Holm's correction over the tests that there are; an undefined one stays NaN. */
  static double[] adjust(double[] pValues) {
    double[] defined = Arrays.stream(pValues).filter(p -> !Double.isNaN(p)).toArray();
    double[] corrected = Holm.adjust(defined);
    double[] adjusted = new double[pValues.length];
    int next = 0;
    for (int i = 0; i < adjusted.length; i++) {
      adjusted[i] = Double.isNaN(pValues[i]) ? Double.NaN : corrected[next++];
    }
    return adjusted;
  }

  private static Comparison compare(MethodRuns a, MethodRuns b, ToDoubleFunction<RunCurve> score) {
    Map<Integer, Double> bySeed = new HashMap<>();
    b.runs().forEach(run -> bySeed.put(run.seed(), score.applyAsDouble(run)));
    List<double[]> pairs = new ArrayList<>();
    for (RunCurve run : a.runs()) {
      double x = score.applyAsDouble(run);
      double y = bySeed.getOrDefault(run.seed(), Double.NaN);
      if (!Double.isNaN(x) && !Double.isNaN(y)) {
        pairs.add(new double[] {x, y});
      }
    }
    return compare(
        pairs.stream().mapToDouble(pair -> pair[0]).toArray(),
        pairs.stream().mapToDouble(pair -> pair[1]).toArray());
  }

  /** Returns the unadjusted comparison of paired values, of which greater is better. */
  private static Comparison compare(double[] x, double[] y) {
    int wins = 0;
    int losses = 0;
    double[] differences = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      differences[i] = x[i] - y[i];
      wins += differences[i] > 0 ? 1 : 0;
      losses += differences[i] < 0 ? 1 : 0;
    }
    double p = x.length > 0 ? WilcoxonSignedRank.of(differences).twoSided() : Double.NaN;
    int ties = x.length - wins - losses;
    return new Comparison(x.length, wins, ties, losses, VarghaDelaney.a12(x, y), p);
  }
}

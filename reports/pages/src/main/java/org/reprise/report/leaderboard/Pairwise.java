package org.reprise.report.leaderboard;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.reprise.search.statistics.Holm;
import org.reprise.search.statistics.VarghaDelaney;
import org.reprise.search.statistics.WilcoxonSignedRank;

/**
 * Every method against every other by final score, paired by seed: Wilcoxon's signed-rank test with
 * Holm's correction over all pairs, and Vargha and Delaney's effect size.
 *
 * @param cells by row and column method, in the order given; null on the diagonal
 */
public record Pairwise(Comparison[][] cells) {
  /**
   * The row's method against the column's.
   *
   * @param pairs seeds that both ran
   * @param wins seeds where the row's score is greater
   * @param ties where they are equal
   * @param losses where it is less
   * @param a12 chance that a run of the row scores more than one of the column
   * @param pValue adjusted, two-sided; NaN where there is no pair, or a score is absent
   */
  public record Comparison(int pairs, int wins, int ties, int losses, double a12, double pValue) {
    /** Whether the row is better at level 0.05 over all pairs of the board. */
    public boolean better() {
      return pValue < 0.05 && a12 > 0.5;
    }

    /** Whether the row is worse at that level. */
    public boolean worse() {
      return pValue < 0.05 && a12 < 0.5;
    }

    private Comparison reversed() {
      return new Comparison(pairs, losses, ties, wins, 1 - a12, pValue);
    }
  }

  /** All comparisons of {@code methods}. */
  public static Pairwise of(List<MethodRuns> methods) {
    int n = methods.size();
    Comparison[][] cells = new Comparison[n][n];
    double[] pValues = new double[n * (n - 1) / 2];
    int pair = 0;
    for (int i = 0; i < n; i++) {
      for (int j = i + 1; j < n; j++) {
        cells[i][j] = compare(methods.get(i), methods.get(j));
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

  private static Comparison compare(MethodRuns a, MethodRuns b) {
    Map<Integer, RunCurve> bySeed = new HashMap<>();
    b.runs().forEach(run -> bySeed.put(run.seed(), run));
    List<RunCurve> common =
        a.runs().stream().filter(run -> bySeed.containsKey(run.seed())).toList();
    double[] x = common.stream().mapToDouble(RunCurve::finalScore).toArray();
    double[] y = common.stream().mapToDouble(run -> bySeed.get(run.seed()).finalScore()).toArray();
    return compare(x, y);
  }

  /** The unadjusted comparison of paired values, of which greater is better. */
  static Comparison compare(double[] x, double[] y) {
    int wins = 0;
    int losses = 0;
    double[] differences = new double[x.length];
    boolean defined = x.length > 0;
    for (int i = 0; i < x.length; i++) {
      differences[i] = x[i] - y[i];
      defined &= !Double.isNaN(differences[i]);
      wins += differences[i] > 0 ? 1 : 0;
      losses += differences[i] < 0 ? 1 : 0;
    }
    double p = defined ? WilcoxonSignedRank.of(differences).twoSided() : Double.NaN;
    int ties = x.length - wins - losses;
    return new Comparison(x.length, wins, ties, losses, VarghaDelaney.a12(x, y), p);
  }
}

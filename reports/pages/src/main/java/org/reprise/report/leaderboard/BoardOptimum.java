package org.reprise.report.leaderboard;

/**
 * The best architecture of a table, which no method can exceed on average.
 *
 * @param definition which number is greatest, over which architectures
 * @param architecture as its space writes it
 * @param valid its full validation accuracy in percent; NaN where unknown
 * @param signal what a search sees of it, in percent
 * @param score its score in percent
 */
public record BoardOptimum(
    String definition, String architecture, double valid, double signal, double score) {
  /** That of a benchmark whose architectures are not all known. */
  public static final BoardOptimum UNKNOWN =
      new BoardOptimum("", "", Double.NaN, Double.NaN, Double.NaN);

  /** Returns whether it is known. */
  public boolean isKnown() {
    return !architecture.isEmpty();
  }
}

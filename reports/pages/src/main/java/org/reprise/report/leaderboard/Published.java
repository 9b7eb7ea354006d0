package org.reprise.report.leaderboard;

/**
 * A figure that a paper prints for a method under the protocol of a board.
 *
 * @param method the method's name here
 * @param printedAs the method's name there
 * @param valid validation accuracy in percent
 * @param test test accuracy in percent
 * @param runs how many, 0 where it is not said
 * @param source paper, edition and table
 */
public record Published(
    String method, String printedAs, Figure valid, Figure test, int runs, String source) {

  /**
   * One printed figure.
   *
   * @param mean in percent
   * @param deviation standard deviation over runs, NaN where none is printed
   * @param confirmed whether it was read in the paper or in a named reprint; if not, it is shown as
   *     unconfirmed
   */
  public record Figure(double mean, double deviation, boolean confirmed) {
    /** As text, with its mark. */
    public String text() {
      return Figures.spread(mean, deviation) + (confirmed ? "" : " (unconfirmed)");
    }
  }
}

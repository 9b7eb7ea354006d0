package org.reprise.report.results;

import java.util.List;

/**
 * What became of the papers: the file {@code data/papers.json}.
 *
 * @param latest day of the latest verdict
 * @param papers of the survey, by ascending number
 * @param beyond papers that it does not list
 * @param corrections statements that turned out wrong
 */
public record PaperResults(
    String latest,
    List<PaperResult> papers,
    List<PaperResult> beyond,
    List<Article.Correction> corrections) {

  /**
   * A paper and its claims.
   *
   * @param number in the survey; 0 if it is beyond
   * @param title as printed, or as targets name it
   * @param by authors and venue; empty where the title says it
   * @param page its README, from the root of the repository; empty if none
   * @param asked what is asked about it most; empty if nothing is
   * @param standing the verdict on it
   * @param finding what was found, in a sentence
   * @param tests that show it, where no target does
   * @param claims misses first
   */
  public record PaperResult(
      int number,
      String title,
      String by,
      String page,
      String asked,
      String standing,
      String finding,
      List<String> tests,
      List<ClaimResult> claims) {
    public PaperResult {
      asked = asked == null ? "" : asked;
    }

    /** Returns how the page names it. */
    String name() {
      return (number == 0 ? "" : "[" + number + "] ") + title;
    }
  }

  /**
   * A claim, what was printed, and what was found.
   *
   * @param id of the target
   * @param claim what is measured
   * @param source who stated it where
   * @param ground on what it was tested: {@code paper}, {@code other} or {@code released}
   * @param held what it is held to: the value and the rule, in words
   * @param ours what was measured, with its interval; empty if nothing was
   * @param verdict as every report words it
   * @param reason what the verdict rests on, or why it was not run
   * @param because what is known of a miss; empty if nothing is
   * @param when it was run and on which commit; empty if it was not
   */
  public record ClaimResult(
      String id,
      String claim,
      String source,
      String ground,
      String held,
      String ours,
      String verdict,
      String reason,
      String because,
      String when) {}
}

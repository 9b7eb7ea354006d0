package org.reprise.report.results;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/**
 * The survey that the suite follows, "Recent advances in Neural Architecture Search": its papers in
 * its own numbering, and what turned out wrong in it. A resource beside this class.
 *
 * @param papers by ascending number
 * @param corrections what turned out wrong, the survey's own statements first
 */
public record Article(List<ArticlePaper> papers, List<Correction> corrections) {

  /**
   * A paper of the survey.
   *
   * @param number in the survey
   * @param title as printed
   * @param by authors and venue
   * @param targets how reproduction targets name it
   * @param methods whose targets are about it, whoever stated them
   * @param page its README, from the root of the repository
   * @param asked what is asked about it most, in a few words; empty if nothing is
   * @param findings what was found, part by part; of each part the sentence is said that stands
   *     first among its variants
   * @param tests of the repository that show it, where no target does
   */
  public record ArticlePaper(
      int number,
      String title,
      String by,
      List<String> targets,
      List<String> methods,
      String page,
      String asked,
      List<List<Finding>> findings,
      List<String> tests) {
    public ArticlePaper {
      asked = asked == null ? "" : asked;
      tests = tests == null ? List.of() : List.copyOf(tests);
    }
  }

  /**
   * A sentence on what was found, as a person put it, which holds as long as verdicts are those
   * that it was written for.
   *
   * @param text empty where nothing is to be said; where {@code {id}} stands for what was measured
   *     of that target, {@code {|id|}} for that without its sign
   * @param rests the verdict of each target that it rests on, by id; several that will do are
   *     separated by a bar
   */
  public record Finding(String text, Map<String, String> rests) {
    public Finding {
      rests = rests == null ? Map.of() : Map.copyOf(rests);
    }
  }

  /**
   * A statement that turned out wrong.
   *
   * @param by whose it is: {@code article}, {@code paper} or {@code code}
   * @param about a number in the survey
   * @param said what is said
   * @param found what is so
   * @param test the test that shows it, as {@code path/to/SomeTest.java#method} from the root of
   *     the repository, or a {@code targets.json} with the id of a target
   */
  public record Correction(String by, int about, String said, String found, String test) {}

  /** Returns the survey. */
  public static Article read() {
    try (InputStream in = Article.class.getResourceAsStream("article.json")) {
      return new ObjectMapper().readValue(in, Article.class);
    } catch (IOException e) {
      throw new UncheckedIOException("article.json on the class path cannot be read", e);
    }
  }
}

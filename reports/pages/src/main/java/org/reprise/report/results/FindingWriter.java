package org.reprise.report.results;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.reprise.claim.Measurement;
import org.reprise.report.leaderboard.Figures;
import org.reprise.reproduction.claim.Outcome;
import org.reprise.reproduction.claim.Target;
import org.reprise.reproduction.claim.Verdict;

/**
 * Says what was found of a paper: the sentences that a person wrote for the verdicts that there
 * are, and where there are none for these, what the targets themselves say.
 */
final class FindingWriter {
  /** A target's value in a sentence, with or without its sign. */
  private static final Pattern VALUE = Pattern.compile("\\{(\\|?)([A-Za-z0-9/.-]+)\\|?\\}");

  private final Map<String, Outcome> outcomes;

  /**
   * A writer.
   *
   * @param outcomes of all targets, by id
   */
  FindingWriter(Map<String, Outcome> outcomes) {
    this.outcomes = outcomes;
  }

  /**
   * Returns what was found.
   *
   * @param about the outcomes of the targets on the paper
   */
  String of(Article.ArticlePaper paper, List<Outcome> about) {
    List<String> sentences = new ArrayList<>();
    boolean any = false;
    for (List<Article.Finding> part : paper.findings()) {
      Optional<Article.Finding> standing = part.stream().filter(this::stands).findFirst();
      any |= standing.isPresent();
      sentences.add(
          standing.map(finding -> withValues(finding.text())).orElseGet(() -> plainly(part)));
    }
    return any
        ? String.join(" ", sentences.stream().filter(sentence -> !sentence.isEmpty()).toList())
        : counted(about);
  }

  private boolean stands(Article.Finding finding) {
    return finding.rests().entrySet().stream()
        .allMatch(
            rest -> {
              Outcome outcome = outcomes.get(rest.getKey());
              return outcome != null
                  && List.of(rest.getValue().split("\\|")).contains(outcome.verdict().name());
            });
  }

  /** Returns what the targets of a part say for which no sentence was written. */
  private String plainly(List<Article.Finding> part) {
    List<String> sentences =
        part.stream()
            .flatMap(finding -> finding.rests().keySet().stream())
            .distinct()
            .sorted()
            .map(outcomes::get)
            .filter(outcome -> outcome != null && outcome.measured() != null)
            .map(outcome -> said(outcome) + ", " + outcome.verdict().text() + ".")
            .toList();
    return String.join(" ", sentences);
  }

  private static String said(Outcome outcome) {
    Measurement measured = Objects.requireNonNull(outcome.measured());
    return outcome.target().claim()
        + ": "
        + PaperMaker.digits(measured.value())
        + unit(outcome.target(), " ", "");
  }

  /** Returns the unit between two texts; nothing where there is none. */
  static String unit(Target target, String before, String after) {
    String unit = target.unit();
    return unit == null || unit.isBlank() ? "" : before + unit + after;
  }

  private String withValues(String text) {
    Matcher matcher = VALUE.matcher(text);
    return matcher.replaceAll(
        match ->
            Optional.ofNullable(outcomes.get(match.group(2)))
                .map(Outcome::measured)
                .map(Measurement::value)
                .map(value -> match.group(1).isEmpty() ? value : Math.abs(value))
                .map(Figures::significant)
                .orElse(Figures.NONE));
  }

  /** Returns how many claims have which verdict, misses first. */
  static String counts(List<Outcome> about) {
    List<String> parts = new ArrayList<>();
    for (Verdict verdict : PaperMaker.ORDER) {
      long count = about.stream().filter(outcome -> outcome.verdict() == verdict).count();
      if (count > 0) {
        parts.add(count + " " + verdict.text());
      }
    }
    return String.join(", ", parts);
  }

  /** Returns how the claims stand, misses first, and names the first miss. */
  static String counted(List<Outcome> about) {
    String first =
        about.stream()
            .filter(outcome -> outcome.verdict() == Verdict.NOT_REPRODUCED)
            .findFirst()
            .map(miss -> " Missed first: " + said(miss) + ".")
            .orElse("");
    return "Of "
        + about.size()
        + (about.size() == 1 ? " claim: " : " claims: ")
        + counts(about)
        + "."
        + first;
  }
}

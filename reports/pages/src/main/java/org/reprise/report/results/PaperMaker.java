package org.reprise.report.results;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.reprise.claim.Measurement;
import org.reprise.report.leaderboard.Figures;
import org.reprise.reproduction.claim.Confidence;
import org.reprise.reproduction.claim.Outcome;
import org.reprise.reproduction.claim.PaperStanding;
import org.reprise.reproduction.claim.PaperSummary;
import org.reprise.reproduction.claim.RecordedVerdict;
import org.reprise.reproduction.claim.RecordedVerdicts;
import org.reprise.reproduction.claim.Target;
import org.reprise.reproduction.claim.TargetJudge;
import org.reprise.reproduction.claim.Verdict;

/** Makes what is kept of the papers from the targets and the verdicts that are recorded of them. */
public final class PaperMaker {
  /** Misses first, then what is open, then what holds. */
  static final List<Verdict> ORDER =
      List.of(
          Verdict.NOT_REPRODUCED,
          Verdict.CLOSE,
          Verdict.REPRODUCED,
          Verdict.SHOWN,
          Verdict.NOT_RUN);

  private final Article article;
  private final Map<String, Outcome> outcomes = new LinkedHashMap<>();
  private final Map<String, RecordedVerdict> recorded = new LinkedHashMap<>();

  /**
   * A maker.
   *
   * @param article the survey
   * @param targets all there are
   * @param verdicts that are recorded of them
   */
  public PaperMaker(Article article, List<Target> targets, RecordedVerdicts verdicts) {
    this.article = article;
    TargetJudge judge = new TargetJudge(targets);
    for (Target target : targets) {
      Optional<RecordedVerdict> verdict = verdicts.of(target.id());
      outcomes.put(
          target.id(),
          verdict
              .map(last -> judge.judge(target, last))
              .orElseGet(() -> Outcome.notRun(target, "it has not been run yet")));
      verdict.ifPresent(last -> recorded.put(target.id(), last));
    }
  }

  /** Returns what is kept. */
  public PaperResults make() {
    FindingWriter findings = new FindingWriter(outcomes);
    List<Outcome> left = new ArrayList<>(outcomes.values());
    List<PaperResults.PaperResult> papers = new ArrayList<>();
    for (Article.ArticlePaper paper : article.papers()) {
      List<Outcome> own = left.stream().filter(outcome -> isAbout(paper, outcome)).toList();
      left.removeAll(own);
      papers.add(
          new PaperResults.PaperResult(
              paper.number(),
              paper.title(),
              paper.by(),
              paper.page(),
              paper.asked(),
              standing(paper, own),
              findings.of(paper, own),
              paper.tests(),
              claims(own)));
    }
    Map<String, List<Outcome>> beyond = new LinkedHashMap<>();
    left.forEach(
        outcome ->
            beyond.computeIfAbsent(outcome.target().paper(), p -> new ArrayList<>()).add(outcome));
    return new PaperResults(
        recorded.values().stream().map(RecordedVerdict::date).max(String::compareTo).orElse(""),
        papers,
        beyond.entrySet().stream()
            .map(
                e ->
                    new PaperResults.PaperResult(
                        0,
                        e.getKey(),
                        "",
                        "",
                        "",
                        PaperSummary.of(e.getValue()).stream()
                            .findFirst()
                            .map(PaperMaker::standing)
                            .orElse(""),
                        FindingWriter.counted(e.getValue()),
                        List.of(),
                        claims(e.getValue())))
            .sorted(Comparator.comparing(PaperResults.PaperResult::title))
            .toList(),
        article.corrections());
  }

  private static boolean isAbout(Article.ArticlePaper paper, Outcome outcome) {
    return paper.targets().contains(outcome.target().paper())
        || paper.methods().contains(outcome.target().method());
  }

  /**
   * Returns the verdict on a paper, by its own statements, how they fare elsewhere, and how those
   * of others about it do.
   */
  private static String standing(Article.ArticlePaper paper, List<Outcome> about) {
    List<Outcome> own =
        about.stream().filter(o -> paper.targets().contains(o.target().paper())).toList();
    List<Outcome> others =
        about.stream().filter(o -> !paper.targets().contains(o.target().paper())).toList();
    return PaperSummary.of(own).stream()
            .findFirst()
            .map(PaperMaker::standing)
            .orElse(paper.tests().isEmpty() ? PaperStanding.NOT_TESTED.text() : "shown by tests")
        + (others.isEmpty() ? "" : "; what others claim of it: " + FindingWriter.counts(others));
  }

  private static String standing(PaperSummary summary) {
    String own =
        summary.standing() == PaperStanding.NOT_TESTED
            ? summary.standing().text()
            : "on its own ground: " + summary.standing().text();
    return summary.elsewhere().isEmpty() ? own : own + "; carried over: " + summary.elsewhereText();
  }

  private List<PaperResults.ClaimResult> claims(List<Outcome> about) {
    return about.stream()
        .sorted(
            Comparator.comparingInt((Outcome outcome) -> ORDER.indexOf(outcome.verdict()))
                .thenComparing(outcome -> outcome.target().id()))
        .map(this::claim)
        .toList();
  }

  private PaperResults.ClaimResult claim(Outcome outcome) {
    Target target = outcome.target();
    RecordedVerdict verdict = recorded.get(target.id());
    boolean miss =
        outcome.verdict() == Verdict.NOT_REPRODUCED || outcome.verdict() == Verdict.CLOSE;
    return new PaperResults.ClaimResult(
        target.id(),
        target.claim() + FindingWriter.unit(target, " (", ")"),
        target.paper() + ", " + target.place(),
        target.ground().name().toLowerCase(Locale.ROOT),
        held(target),
        ours(outcome),
        outcome.verdict().text(),
        outcome.reason(),
        miss && target.known() != null ? target.known().because() : "",
        verdict == null
            ? ""
            : verdict.date()
                + ", commit "
                + verdict.commit().substring(0, Math.min(8, verdict.commit().length()))
                + (verdict.full() ? "" : ", reduced"));
  }

  private static String held(Target target) {
    Target.Value value = target.expected();
    String printed =
        target.published() == null
            ? "nothing printed"
            : digits(target.published().value())
                + (target.published().confidence() == Confidence.UNCONFIRMED
                    ? " (unconfirmed)"
                    : "");
    return target.rule().within() == null
        ? printed + "; more than " + digits(target.rule().bound())
        : (target.published() == null ? digits(value.value()) + " computed" : printed)
            + (target.rule().within() == 0
                ? "; exactly"
                : "; within " + digits(target.rule().within()));
  }

  private static String ours(Outcome outcome) {
    Measurement measured = outcome.measured();
    if (measured == null) {
      return "";
    }
    String value = digits(measured.value());
    return measured.n() < 2 || Double.isNaN(measured.spread())
        ? value
        : value + " ± " + digits(outcome.interval()) + " (" + measured.n() + " runs)";
  }

  /** Four digits after the point at most; counts whole, small numbers with their exponent. */
  static String digits(double value) {
    if (value == Math.rint(value) && Math.abs(value) < 1e15) {
      return Figures.fixed(value, 0);
    }
    return Math.abs(value) < 1e-3
        ? String.format(Locale.ROOT, "%.1e", value)
        : Figures.fixed(value, 4).replaceAll("(\\.[0-9]*?)0+$", "$1").replaceAll("\\.$", "");
  }
}

package org.reprise.report.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.reprise.claim.Measurement;
import org.reprise.reproduction.claim.Confidence;
import org.reprise.reproduction.claim.Ground;
import org.reprise.reproduction.claim.RecordedVerdict;
import org.reprise.reproduction.claim.RecordedVerdicts;
import org.reprise.reproduction.claim.Rule;
import org.reprise.reproduction.claim.Target;
import org.reprise.reproduction.claim.Verdict;

/** What is said of papers follows from verdicts, on three claims of one paper. */
class PaperMakerTest {
  private static final List<Target> TARGETS =
      List.of(target("m/faster", 20), target("m/better", 0), target("m/open", 0));

  private static Target target(String id, double greater) {
    Target.Value value = new Target.Value(greater, null, Confidence.CONFIRMED, null);
    return new Target(
        id,
        "m",
        "A and B, M, X 2020",
        "abstract",
        "claim of " + id,
        "",
        value,
        null,
        null,
        null,
        new Target.Check("check", Map.of()),
        new Rule(null, greater),
        new Target.Runs(10, 10),
        List.of(),
        null,
        Ground.PAPER);
  }

  private static RecordedVerdict verdict(String id, double measured, Verdict verdict) {
    return new RecordedVerdict(
        id,
        verdict,
        "",
        new Measurement(measured, 0.1, 10, ""),
        true,
        10,
        1,
        "2026-11-28",
        "0123456789",
        null);
  }

  private static PaperResults make(String rests, RecordedVerdict... verdicts) {
    Article article =
        new Article(
            List.of(
                new Article.ArticlePaper(
                    1,
                    "M",
                    "A and B",
                    List.of("A and B, M, X 2020"),
                    List.of("m"),
                    "README.md",
                    "the factor",
                    List.of(
                        List.of(
                            new Article.Finding(
                                "Only {m/faster} times, or {|m/faster|}.",
                                Map.of("m/faster", rests)),
                            new Article.Finding("Close to it.", Map.of("m/faster", "CLOSE|SHOWN"))),
                        List.of(
                            new Article.Finding("It is better.", Map.of("m/better", "CLOSE")),
                            new Article.Finding("", Map.of("m/better", "NOT_RUN")))),
                    List.of())),
            List.of());
    return new PaperMaker(article, TARGETS, new RecordedVerdicts(List.of(verdicts))).make();
  }

  @Test
  void missesComeFirstAndWhatWasNotRunLast() {
    PaperResults.PaperResult paper =
        make(
                "NOT_REPRODUCED",
                verdict("m/better", 1, Verdict.REPRODUCED),
                verdict("m/faster", 1.97, Verdict.NOT_REPRODUCED))
            .papers()
            .get(0);
    assertThat(paper.claims()).extracting("id").containsExactly("m/faster", "m/better", "m/open");
    assertThat(paper.claims().get(0).held()).isEqualTo("20; more than 20");
    assertThat(paper.claims().get(0).ours()).startsWith("1.97 ± ").endsWith("(10 runs)");
    assertThat(paper.claims().get(2).reason()).isEqualTo("it has not been run yet");
    assertThat(paper.standing()).isEqualTo("on its own ground: in part");
  }

  @Test
  void aWrittenSentenceStandsWithItsVerdictsAndHasTheirValues() {
    RecordedVerdict miss = verdict("m/faster", -1.97, Verdict.NOT_REPRODUCED);
    assertThat(make("NOT_REPRODUCED", miss).papers().get(0).finding())
        .isEqualTo("Only −1.97 times, or 1.97.");
  }

  @Test
  void ofSeveralSentencesTheFirstStandsThatItsVerdictsBear() {
    RecordedVerdict close = verdict("m/faster", 19.98, Verdict.CLOSE);
    assertThat(make("NOT_REPRODUCED", close).papers().get(0).finding()).isEqualTo("Close to it.");
  }

  @Test
  void aPartWithoutASentenceForItsVerdictsSaysWhatItsTargetsSay() {
    RecordedVerdict close = verdict("m/faster", 19.98, Verdict.CLOSE);
    RecordedVerdict better = verdict("m/better", 0.25, Verdict.REPRODUCED);
    assertThat(make("NOT_REPRODUCED", close, better).papers().get(0).finding())
        .isEqualTo("Close to it. claim of m/better: 0.25, reproduced.");
  }

  @Test
  void aWrittenSentenceFallsWithItsVerdicts() {
    RecordedVerdict now = verdict("m/faster", 21, Verdict.REPRODUCED);
    RecordedVerdict miss = verdict("m/better", -1.5, Verdict.NOT_REPRODUCED);
    assertThat(make("NOT_REPRODUCED", now, miss).papers().get(0).finding())
        .isEqualTo(
            "Of 3 claims: 1 not reproduced, 1 reproduced, 1 not run."
                + " Missed first: claim of m/better: −1.5.");
  }
}

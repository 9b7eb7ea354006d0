package org.reprise.reproduction.claim;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.reprise.claim.Measurement;
import org.reprise.reproduction.result.ResultJson;
import org.reprise.table.store.BuiltInTables;

/** Rows of table 5 of NAS-Bench-201, CIFAR-10: 93.70, 93.85 and 93.93. */
class TargetJudgeTest {
  private static final Target RANDOM = row("random-search", 93.70, 0.1);
  private static final Target REINFORCE = row("reinforce", 93.85, 0.15);
  private static final Target EVOLUTION = row("regularized-evolution", 93.93, 0.1);
  private static final List<Target> ALL = List.of(RANDOM, REINFORCE, EVOLUTION);
  private static final TargetJudge JUDGE = new TargetJudge(ALL);

  private static Target row(String method, double value, double within) {
    return new Target(
        method + "/row",
        method,
        "Author, A Paper, 2020",
        "Table 5",
        "claim",
        "%",
        new Target.Value(value, 0.36, Confidence.CONFIRMED, null),
        null,
        new Target.Row("p", method, "s", null),
        null,
        null,
        new Rule(within, null),
        new Target.Runs(500, 60),
        List.of(),
        null,
        Ground.PAPER);
  }

  private static Measurement measured(double value, int runs) {
    return new Measurement(value, 0.36, runs, "");
  }

  @Test
  void aRowThatItsNeighbourWouldMeetIsShown() {
    // Evolution's published mean is .08 off: it would pass as REINFORCE within .15.
    Rule.Judgement judgement = JUDGE.judge(REINFORCE, measured(93.85, 500));
    assertThat(judgement.verdict()).isEqualTo(Verdict.SHOWN);
    assertThat(judgement.reason())
        .isEqualTo(
            "off by 0; regularized-evolution, published as 93.93, would pass as well"
                + " (allowed 0.15 at 500 runs)");
  }

  @Test
  void aRowThatRejectsItsNeighboursIsJudged() {
    // The nearest is .15 off, and .10 + 1.645 x .36 / sqrt(500) = .126.
    assertThat(JUDGE.judge(RANDOM, measured(93.75, 500)).verdict()).isEqualTo(Verdict.REPRODUCED);
    assertThat(JUDGE.judge(RANDOM, measured(93.85, 500)).verdict()).isEqualTo(Verdict.CLOSE);
    assertThat(JUDGE.judge(RANDOM, measured(93.93, 500)).verdict())
        .isEqualTo(Verdict.NOT_REPRODUCED);
  }

  @Test
  void atFewRunsTheSameRowTellsNothing() {
    assertThat(JUDGE.judge(RANDOM, measured(93.70, 60)).verdict()).isEqualTo(Verdict.SHOWN);
  }

  @Test
  void aVerdictOfAnOlderRuleIsJudgedAgainAndSaysSo() {
    RecordedVerdict old =
        new RecordedVerdict(
            REINFORCE.id(),
            Verdict.REPRODUCED,
            "off by 0.03, allowed 0.15",
            measured(93.82, 500),
            true,
            500,
            1,
            "2026-11-25",
            "c",
            null);
    Outcome today = JUDGE.judge(REINFORCE, old);
    assertThat(today.verdict()).isEqualTo(Verdict.SHOWN);
    assertThat(today.reason())
        .endsWith(
            "by a rule that was changed after this measurement was known, which was recorded as"
                + " reproduced");
  }

  @Test
  void aVerdictOnAnEarlierTableSaysSoAndOneOnTodaysDoesNot() {
    String today = BuiltInTables.open(BuiltInTables.NB201_FASHION).info().sha256();
    assertThat(judged(new JudgedTable("nb201-fashion", "cd".repeat(32))).reason())
        .endsWith(
            "; measured on an earlier table nb201-fashion (SHA-256 cdcdcdcd), not on "
                + today.substring(0, 8));
    assertThat(judged(new JudgedTable("nb201-fashion", today)).reason())
        .doesNotContain("earlier table");
    assertThat(judged(new JudgedTable("nats-tss", "cd".repeat(32))).reason())
        .as("a table of the user, of which there is but one")
        .doesNotContain("earlier table");
  }

  private static Outcome judged(JudgedTable table) {
    return JUDGE.judge(
        RANDOM,
        new RecordedVerdict(
            RANDOM.id(),
            Verdict.REPRODUCED,
            "off by 0.05",
            measured(93.75, 500),
            true,
            500,
            1,
            "2026-11-25",
            "c",
            table));
  }

  @Test
  void aPaperRestsOnItsOwnGround() {
    Outcome definition = Outcome.notRun(RANDOM, "");
    assertThat(PaperSummary.of(List.of(definition)).get(0).standing())
        .isEqualTo(PaperStanding.NOT_TESTED);
    Outcome good = new Outcome(RANDOM, Verdict.REPRODUCED, "", measured(93.7, 500), 500, 1);
    Outcome missed = new Outcome(EVOLUTION, Verdict.NOT_REPRODUCED, "", measured(90, 500), 500, 1);
    assertThat(standing(good)).isEqualTo(PaperStanding.REPRODUCED);
    assertThat(standing(good, missed)).isEqualTo(PaperStanding.IN_PART);
    assertThat(standing(good, Outcome.notRun(EVOLUTION, "")))
        .isEqualTo(PaperStanding.AS_FAR_AS_RUN);
    assertThat(standing(missed)).isEqualTo(PaperStanding.NOT_REPRODUCED);
  }

  @Test
  void whatWasFoundOnOtherGroundStandsApart() throws IOException {
    Target elsewhere =
        ResultJson.MAPPER.readValue(
            """
            {"id": "m/elsewhere", "method": "m", "paper": "%s", "place": "abstract",
             "claim": "claim", "unit": "", "rule": {"greater": 0}, "runs": {"full": 50, "reduced": 5},
             "reference": {"value": 0, "confidence": "computed", "source": "the direction"},
             "comparison": {"protocol": "own", "better": "m", "worse": "random-search", "score": "s"}}
            """
                .formatted(RANDOM.paper()),
            Target.class);
    Outcome found = new Outcome(elsewhere, Verdict.REPRODUCED, "", measured(0.4, 50), 50, 1);
    PaperSummary summary = PaperSummary.of(List.of(found)).get(0);
    assertThat(summary.standing()).isEqualTo(PaperStanding.NOT_TESTED);
    assertThat(summary.elsewhereText()).isEqualTo("1 reproduced");
  }

  private static PaperStanding standing(Outcome... outcomes) {
    return PaperSummary.of(List.of(outcomes)).get(0).standing();
  }
}

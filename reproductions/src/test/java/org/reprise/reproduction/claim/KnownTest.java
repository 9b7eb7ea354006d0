package org.reprise.reproduction.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reprise.claim.Measurement;

/** Recorded misses: what is no news does not fail a build, and is hidden nowhere. */
class KnownTest {
  private static final Rule TENTH = new Rule(0.10, null);
  private static final Rule POSITIVE = new Rule(null, 0.0);

  @TempDir Path folder;

  private static Outcome outcome(
      Rule rule, @Nullable Known known, double value, double spread, int n) {
    Target target =
        new Target(
            "m/" + value,
            "m",
            "paper",
            "table",
            "claim",
            "%",
            new Target.Value(93.70, null, Confidence.CONFIRMED, null),
            null,
            new Target.Row("p", "m", "s", null),
            null,
            null,
            rule,
            new Target.Runs(500, 50),
            List.of(),
            known,
            Ground.PAPER);
    Measurement measured = new Measurement(value, spread, n, "");
    Rule.Judgement judgement = rule.judge(measured, 93.70, 500);
    return new Outcome(target, judgement.verdict(), judgement.reason(), measured, n, 1);
  }

  private static Known known(Verdict verdict, double measured) {
    return new Known(verdict, measured, "2026-11-24", "too <few> epochs", null);
  }

  private static Standing within(@Nullable Known known, double value) {
    return outcome(TENTH, known, value, 0.36, 500).standing();
  }

  @Test
  void withoutARecordOnlyAContradictionIsWorse() {
    assertThat(within(null, 93.75)).isEqualTo(Standing.CLEAR);
    assertThat(within(null, 93.55)).isEqualTo(Standing.CLEAR);
    assertThat(within(null, 93.40)).isEqualTo(Standing.WORSE);
  }

  @Test
  void aRecordedMissIsKnownUntilItGrowsByMoreThanTheTolerance() {
    Known recorded = known(Verdict.NOT_REPRODUCED, 93.40);
    assertThat(within(recorded, 93.40)).isEqualTo(Standing.KNOWN);
    assertThat(within(recorded, 93.31)).isEqualTo(Standing.KNOWN);
    assertThat(within(recorded, 93.29)).isEqualTo(Standing.WORSE);
    // Missed on the other side by as much: no worse, though it deserves another explanation.
    assertThat(within(recorded, 94.00)).isEqualTo(Standing.KNOWN);
    assertThat(within(recorded, 93.55)).isEqualTo(Standing.BETTER);
    assertThat(within(recorded, 93.70)).isEqualTo(Standing.BETTER);
  }

  @Test
  void aMissOnAnotherTableIsNotHeldAgainstThis() {
    Known before =
        new Known(Verdict.NOT_REPRODUCED, 93.40, "2026-11-24", "luck of one seed", "a1".repeat(32));
    Outcome there = on("a1".repeat(32), before);
    assertThat(there.standing()).isEqualTo(Standing.KNOWN);
    assertThat(there.remark()).contains("luck of one seed");
    Outcome here = on("b2".repeat(32), before);
    assertThat(here.standing()).isEqualTo(Standing.WORSE);
    assertThat(here.remark())
        .isEqualTo(
            "New: the miss that is recorded was measured on another table (SHA-256 a1a1a1a1).");
  }

  private static Outcome on(String sha256, Known known) {
    Outcome outcome = outcome(TENTH, known, 93.40, 0.36, 500);
    return new Outcome(
        outcome.target(),
        outcome.verdict(),
        outcome.reason(),
        outcome.measured(),
        outcome.plannedRuns(),
        outcome.seconds(),
        new JudgedTable("nb201-fashion", sha256));
  }

  @Test
  void aRecordedCloseMissMustNotBecomeAContradiction() {
    Known recorded = known(Verdict.CLOSE, 93.55);
    assertThat(within(recorded, 93.52)).isEqualTo(Standing.KNOWN);
    assertThat(within(recorded, 93.49)).isEqualTo(Standing.WORSE);
    assertThat(within(recorded, 93.65)).isEqualTo(Standing.BETTER);
  }

  @Test
  void aVerdictThatOnlyFewerRunsAllowIsNotBetter() {
    // With 10 runs 0.10 + 3 * 0.36 * sqrt(1/10 - 1/500) = 0.438 is allowed: 93.40 passes there too.
    Outcome reduced = outcome(TENTH, known(Verdict.NOT_REPRODUCED, 93.40), 93.42, 0.36, 10);
    assertThat(reduced.verdict()).isEqualTo(Verdict.REPRODUCED);
    assertThat(reduced.standing()).isEqualTo(Standing.KNOWN);
    assertThat(reduced.remark()).contains("not reproduced, 93.4, on 2026-11-24", "epochs");
  }

  @Test
  void aDifferenceIsWorseBeyondThreeOfItsStandardErrors() {
    Known recorded = known(Verdict.NOT_REPRODUCED, -0.30);
    // Standard error 1/10.
    assertThat(outcome(POSITIVE, recorded, -0.59, 1, 100).standing()).isEqualTo(Standing.KNOWN);
    assertThat(outcome(POSITIVE, recorded, -0.61, 1, 100).standing()).isEqualTo(Standing.WORSE);
    assertThat(outcome(POSITIVE, recorded, 0.05, 1, 100).standing()).isEqualTo(Standing.BETTER);
    // A single run has no standard error: its distance says nothing.
    assertThat(outcome(POSITIVE, recorded, -0.90, Double.NaN, 1).standing())
        .isEqualTo(Standing.KNOWN);
    assertThat(outcome(POSITIVE, null, -0.30, 1, 100).standing()).isEqualTo(Standing.WORSE);
  }

  @Test
  void aRecordIsAMissWithAnExplanation() throws IOException {
    Known read =
        new ObjectMapper()
            .readValue(
                "{\"verdict\": \"not reproduced\", \"measured\": 93.4, \"since\": \"2026-11-24\","
                    + " \"because\": \"it is so\"}",
                Known.class);
    assertThat(read)
        .isEqualTo(new Known(Verdict.NOT_REPRODUCED, 93.4, "2026-11-24", "it is so", null));
    assertThatThrownBy(() -> new Known(Verdict.REPRODUCED, 1.0, "2026-11-24", "no miss", null))
        .hasMessageContaining("only a miss");
    assertThatThrownBy(() -> new Known(Verdict.CLOSE, 1.0, "2026-11-24", " ", null))
        .hasMessageContaining("why");
  }

  @Test
  void aKnownMissIsCountedShownAndSkippedANewOneFails() throws Exception {
    ReproductionReport report =
        ReproductionReport.of(
            List.of(
                outcome(TENTH, known(Verdict.NOT_REPRODUCED, 93.40), 93.41, 0.36, 500),
                outcome(TENTH, null, 93.20, 0.36, 500),
                outcome(TENTH, null, 93.71, 0.36, 500)),
            true,
            List.of("reproduce"));
    assertThat(report.headline())
        .isEqualTo(
            "3 targets: 1 reproduced; 0 close; 2 not reproduced (1 known and explained, 1 new or"
                + " worse); 0 shown, not judged; 0 not run");
    report.write(folder);
    assertThat(Files.readString(folder.resolve("reproduction.md")))
        .contains("**" + report.headline() + ".**")
        .contains("Known (not reproduced, 93.4, on 2026-11-24): too &lt;few> epochs")
        .contains("New: no miss is recorded.");
    var xml =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(folder.resolve("reproduction-junit.xml").toFile());
    assertThat(xml.getElementsByTagName("failure").getLength()).isEqualTo(1);
    assertThat(xml.getElementsByTagName("skipped").getLength()).isEqualTo(1);
    assertThat(xml.getElementsByTagName("skipped").item(0).getAttributes().item(0).getNodeValue())
        .startsWith("not reproduced: ")
        .contains("too <few> epochs");
  }
}

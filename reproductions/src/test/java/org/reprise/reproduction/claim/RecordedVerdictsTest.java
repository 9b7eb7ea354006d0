package org.reprise.reproduction.claim;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reprise.claim.Measurement;

class RecordedVerdictsTest {
  private static final Target TARGET = Targets.of(List.of("nasbench201")).get(0);

  @TempDir Path folder;

  private static ReproductionReport report(boolean full, Outcome... outcomes) {
    return ReproductionReport.of(List.of(outcomes), full, List.of("reproduce"));
  }

  private static Outcome outcome(double value) {
    return new Outcome(
        TARGET, Verdict.CLOSE, "near", new Measurement(value, Double.NaN, 1, ""), 1, 0.25);
  }

  private static RecordedVerdict verdict(String id, boolean full, String reason) {
    return new RecordedVerdict(
        id,
        Verdict.REPRODUCED,
        reason,
        Measurement.exact(1, ""),
        full,
        1,
        0,
        "2026-11-24",
        "abc",
        null);
  }

  @Test
  void whatWasRunIsReadBackAndWhatWasNotRunLeavesIt() throws IOException {
    Path file = folder.resolve("home").resolve("verdicts.jsonl");
    RecordedVerdicts.store(report(false, Outcome.notRun(TARGET, "no data")), file);
    assertThat(file).doesNotExist();
    RecordedVerdicts.store(report(false, outcome(15_624)), file);
    RecordedVerdicts.store(report(false, Outcome.notRun(TARGET, "no data")), file);
    RecordedVerdicts.store(report(false, outcome(15_623)), file);
    assertThat(Files.readAllLines(file)).hasSize(1);
    System.setProperty("reprise.home", folder.resolve("home").toString());
    try {
      RecordedVerdict read = RecordedVerdicts.ofUser().of(TARGET.id()).orElseThrow();
      assertThat(read.verdict()).isEqualTo(outcome(15_623).verdict());
      assertThat(read.measured()).isEqualTo(outcome(15_623).measured());
      // Shown by the rule, whatever was recorded: this size is exact.
      Outcome today = new TargetJudge(List.of(TARGET)).judge(TARGET, read);
      assertThat(today.verdict()).isEqualTo(Verdict.NOT_REPRODUCED);
      assertThat(today.reason()).startsWith("off by 2, allowed 0; by a rule that was changed");
    } finally {
      System.clearProperty("reprise.home");
    }
  }

  @Test
  void aVerdictOfAllRunsYieldsOnlyToAnother() {
    RecordedVerdicts kept =
        new RecordedVerdicts(
            List.of(
                verdict("a", true, "all runs"),
                verdict("a", false, "few runs"),
                verdict("b", false, "few runs"),
                verdict("b", true, "all runs"),
                verdict("c", true, "old"),
                verdict("c", true, "new")));
    assertThat(kept.of("a").orElseThrow().reason()).isEqualTo("all runs");
    assertThat(kept.of("b").orElseThrow().reason()).isEqualTo("all runs");
    assertThat(kept.of("c").orElseThrow().reason()).isEqualTo("new");
    assertThat(kept.of("d")).isEmpty();
  }

  @Test
  void aDamagedLineIsNamedAndCostsNoOther() throws IOException {
    Path file = folder.resolve("verdicts.jsonl");
    RecordedVerdicts.store(report(true, outcome(1)), file);
    String good = Files.readString(file);
    Files.writeString(file, "{\"id\":\n" + good + "{\"id\": \"a\", \"verdict\": \"reproduced\"}\n");
    assertThat(RecordedVerdicts.store(report(true, outcome(1)), file))
        .satisfiesExactly(
            damage -> assertThat(damage).contains("jsonl line 1 is damaged and left out"),
            damage -> assertThat(damage).contains("jsonl line 3 is damaged and left out"));
    assertThat(file).hasContent(good);
  }
}

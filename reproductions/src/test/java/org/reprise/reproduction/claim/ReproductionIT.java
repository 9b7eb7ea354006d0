package org.reprise.reproduction.claim;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.reprise.search.work.LocalWorkers;

/**
 * Every target of every module, with the reduced number of runs. A miss that its target records
 * with an explanation is shown and does not fail the build; a new or a worse one does. The report
 * lies in {@code target/reproduction}.
 */
class ReproductionIT {
  @Test
  void noTargetIsWorseThanRecorded() throws IOException {
    Reproducer reproducer =
        new Reproducer(
            TargetTables.ofUser(),
            false,
            new LocalWorkers(Runtime.getRuntime().availableProcessors()));
    List<Outcome> outcomes =
        reproducer.run(
            Targets.all(),
            outcome ->
                System.out.printf(
                    "%-14s %s: %s (%.1f s) %s%n",
                    outcome.verdict().text(),
                    outcome.target().id(),
                    outcome.reason(),
                    outcome.seconds(),
                    outcome.remark()));
    ReproductionReport report = ReproductionReport.of(outcomes, false, List.of("mvn", "verify"));
    report.write(Path.of("target", "reproduction"));
    System.out.println("reproduction: " + report.headline());
    assertThat(outcomes.stream().filter(outcome -> outcome.standing() == Standing.WORSE))
        .as("targets that are contradicted, and not recorded as such; or farther off than recorded")
        .isEmpty();
    assertThat(outcomes.stream().filter(outcome -> outcome.verdict() == Verdict.REPRODUCED))
        .as("what needs no data is reproduced everywhere")
        .hasSizeGreaterThan(30);
  }
}

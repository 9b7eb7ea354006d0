package org.reprise.reproduction.target;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Every target of every module, with the reduced number of runs. The report lies in {@code
 * target/reproduction}.
 */
class ReproductionIT {
  @Test
  void noTargetIsContradicted() throws IOException {
    Reproducer reproducer =
        new Reproducer(TargetTables.ofUser(), false, Runtime.getRuntime().availableProcessors());
    List<Outcome> outcomes =
        reproducer.run(
            Targets.all(),
            outcome ->
                System.out.printf(
                    "%-14s %s: %s%n",
                    outcome.verdict().text(), outcome.target().id(), outcome.reason()));
    ReproductionReport report = ReproductionReport.of(outcomes, false, List.of("mvn", "verify"));
    report.write(Path.of("target", "reproduction"));
    System.out.println("reproduction targets: " + report.counts());
    assertThat(outcomes.stream().filter(o -> o.verdict() == Verdict.NOT_REPRODUCED))
        .as("targets that are contradicted")
        .isEmpty();
    assertThat(outcomes.stream().filter(o -> o.verdict() == Verdict.REPRODUCED))
        .as("what needs no data is reproduced everywhere")
        .hasSizeGreaterThan(30);
  }
}

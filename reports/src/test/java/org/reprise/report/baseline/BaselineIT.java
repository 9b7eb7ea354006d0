package org.reprise.report.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.reprise.reproduction.baseline.Baseline;
import org.reprise.reproduction.baseline.BaselineCheck;
import org.reprise.reproduction.baseline.Baselines;
import org.reprise.reproduction.baseline.BuiltInBenchmarks;
import org.reprise.reproduction.baseline.Comparison;

/** The regression check of every method that has a committed baseline. */
class BaselineIT {
  @Test
  void noMethodBecameWorse() throws IOException {
    List<Baseline> baselines = Baselines.committed();
    assertThat(baselines).hasSizeGreaterThanOrEqualTo(9);
    List<Comparison> comparisons =
        new BaselineCheck(BuiltInBenchmarks.all(), Runtime.getRuntime().availableProcessors())
            .check(baselines);
    comparisons.forEach(
        c -> System.out.printf("%-9s %s: %s%n", c.verdict(), c.method(), c.message()));
    assertThat(comparisons.stream().filter(Comparison::fails))
        .as("methods that became worse; 'reprise baseline check' shows the same")
        .isEmpty();
    assertThat(comparisons)
        .extracting(Comparison::verdict)
        .as("every baseline can be run")
        .doesNotContain(Comparison.Verdict.NOT_RUN);
  }
}

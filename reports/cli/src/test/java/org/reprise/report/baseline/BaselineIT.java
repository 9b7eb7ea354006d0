package org.reprise.report.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.reprise.reproduction.baseline.Baseline;
import org.reprise.reproduction.baseline.BaselineCheck;
import org.reprise.reproduction.baseline.Baselines;
import org.reprise.reproduction.baseline.BuiltInBenchmarks;
import org.reprise.reproduction.baseline.Comparison;
import org.reprise.reproduction.benchmark.TableBenchmark;

/** The regression check of every method that has a committed baseline. */
class BaselineIT {
  private static final int THREADS = Runtime.getRuntime().availableProcessors();

  private final List<TableBenchmark> benchmarks = BuiltInBenchmarks.all();
  private final BaselineCheck check = new BaselineCheck(benchmarks, THREADS);

  private static void assertNoneBecameWorse(List<Comparison> comparisons) {
    assertThat(comparisons.stream().filter(Comparison::fails).map(Comparison::text))
        .as("methods that became worse; 'reprise baseline check' shows the same")
        .isEmpty();
  }

  @Test
  void noMethodBecameWorse() throws IOException {
    List<Baseline> baselines = Baselines.committed();
    for (TableBenchmark benchmark : benchmarks) {
      assertThat(baselines.stream().filter(b -> b.benchmark().equals(benchmark.name())))
          .hasSizeGreaterThanOrEqualTo(9);
    }
    List<Comparison> comparisons = check.check(baselines);
    comparisons.forEach(comparison -> System.out.println(comparison.text()));
    assertNoneBecameWorse(comparisons);
    assertThat(comparisons)
        .extracting(Comparison::verdict)
        .as("every baseline can be run")
        .doesNotContain(Comparison.Verdict.NOT_RUN);
  }

  @Test
  void aWorsenedMethodFailsAndIsNamedWithItsLoss() {
    TableBenchmark benchmark = benchmarks.get(0);
    String worsened = "regularized-evolution:sample=1";
    Baseline good = BaselineCheck.record(benchmark, "regularized-evolution", 200, 1, THREADS);
    Baseline bad = BaselineCheck.record(benchmark, worsened, 200, 1, THREADS);
    // What is accepted for the method is the work of a tournament of five; it now picks blindly.
    Baseline accepted =
        new Baseline(
            good.benchmark(),
            good.tableSha256(),
            worsened,
            good.parameters(),
            good.budget(),
            good.masterSeed(),
            good.digest(),
            good.scores(),
            good.anytime());
    List<Comparison> comparisons = check.check(List.of(accepted));
    assertThatThrownBy(() -> assertNoneBecameWorse(comparisons))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining(worsened + " on " + benchmark.name())
        .satisfiesAnyOf(
            e -> assertThat(e).hasMessageContaining(loss(good.scores(), bad.scores())),
            e -> assertThat(e).hasMessageContaining(loss(good.anytime(), bad.anytime())));
  }

  private static String loss(List<Double> before, List<Double> now) {
    double loss = mean(before) - mean(now);
    assertThat(loss).isPositive();
    return String.format(Locale.ROOT, "worse by %.3f percentage points", loss);
  }

  private static double mean(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
  }
}

package org.reprise.reproduction.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.reprise.reproduction.benchmark.TableBenchmark;
import org.reprise.reproduction.result.RunRecord;
import org.reprise.search.Budget;
import org.reprise.search.SearchAlgorithm;
import org.reprise.space.nasbench201.NasBench201;
import org.reprise.table.Series;
import org.reprise.table.Table;
import org.reprise.table.TableBuilder;

/** The regression check on a table whose metric is an error: more of it is worse. */
class LowerIsBetterBaselineTest {
  private static final int SEEDS = 60;
  private final TableBenchmark errors = TableBenchmark.of(table());

  private static Table table() {
    NasBench201 cells = new NasBench201();
    TableBuilder rows = Table.builder("errors", cells);
    for (int key = 0; key < 500; key++) {
      rows.put(cells.fromKey(key), Series.parse("d/valid/error/9/one"), (key * 191) % 500);
      rows.put(cells.fromKey(key), Series.parse("d/test/error/9/one"), (key * 191) % 500 + 1);
    }
    return rows.build();
  }

  /** Draws at random, so often. */
  private static SearchAlgorithm draws(int evaluations) {
    return (evaluator, random) -> {
      for (int i = 0; i < evaluations; i++) {
        double ignored = evaluator.evaluate(evaluator.space().sample(random));
        assertThat(ignored).isNotPositive();
      }
    };
  }

  private List<RunRecord> runs(int evaluations) {
    return FaultyRuns.of(errors, Budget.evaluations(60), "draws", SEEDS, () -> draws(evaluations));
  }

  private Comparison compare(List<RunRecord> before, List<RunRecord> now) {
    Baseline baseline =
        new Baseline(
            errors.name(),
            errors.sha256(),
            "draws",
            Map.of(),
            "60",
            1,
            Baseline.digest(before),
            before.stream().map(run -> Baseline.score(run, "d/test")).toList(),
            before.stream().map(run -> Baseline.anytime(run, "d/test")).toList());
    return new BaselineCheck(List.of(errors), 2)
        .compare(Map.of(baseline, now))
        .values()
        .iterator()
        .next();
  }

  @Test
  void aGreaterErrorIsWorseAndASmallerOneBetter() {
    List<RunRecord> few = runs(5);
    List<RunRecord> many = runs(60);
    assertThat(few.get(0).chosen().validAccuracy()).isNotNegative();
    Comparison worse = compare(many, few);
    assertThat(worse.verdict()).isEqualTo(Comparison.Verdict.WORSE);
    assertThat(worse.message()).contains("worse by").doesNotContain("percentage points");
    Comparison better = compare(few, many);
    assertThat(better.verdict()).isEqualTo(Comparison.Verdict.BETTER);
    assertThat(better.message()).contains("A12 0.9");
    assertThat(compare(few, few).verdict()).isEqualTo(Comparison.Verdict.IDENTICAL);
  }
}

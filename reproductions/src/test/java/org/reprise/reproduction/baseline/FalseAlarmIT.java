package org.reprise.reproduction.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.reprise.reproduction.benchmark.Protocols;
import org.reprise.reproduction.benchmark.SyntheticTable;
import org.reprise.reproduction.benchmark.TableBenchmark;
import org.reprise.reproduction.experiment.Experiment;
import org.reprise.reproduction.experiment.ExperimentRunner;
import org.reprise.reproduction.experiment.ProgressListener;
import org.reprise.reproduction.result.RunRecord;

/** Methods that did not change, with other seeds than their baselines. */
class FalseAlarmIT {
  private static final int SEEDS = 200;
  private static final List<String> METHODS =
      List.of("random-search", "regularized-evolution", "local-search", "reinforce");

  @Test
  void thirtyRerunsWithOtherSeedsRaiseNoAlarm() {
    TableBenchmark benchmark = Protocols.named("synthetic-cells").on(SyntheticTable.create());
    BaselineCheck check = new BaselineCheck(List.of(benchmark), 2);
    List<Baseline> baselines =
        METHODS.stream().map(m -> BaselineCheck.record(benchmark, m, SEEDS, 1, 2)).toList();
    int alarms = 0;
    for (int rerun = 0; rerun < 30; rerun++) {
      Map<Baseline, List<RunRecord>> runs = new LinkedHashMap<>();
      for (Baseline baseline : baselines) {
        Experiment experiment =
            Experiment.of(
                List.of(benchmark), List.of(baseline.method()), null, SEEDS, 1_000 + rerun);
        runs.put(baseline, new ExperimentRunner(experiment, 2, ProgressListener.SILENT).run());
      }
      for (Comparison comparison : check.compare(runs).values()) {
        assertThat(comparison.verdict()).isNotEqualTo(Comparison.Verdict.IDENTICAL);
        alarms += comparison.fails() ? 1 : 0;
      }
    }
    assertThat(alarms).isZero();
  }
}

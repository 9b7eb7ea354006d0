package org.reprise.reproduction.experiment;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.reprise.reproduction.benchmark.Benchmark;
import org.reprise.reproduction.result.Incumbent;
import org.reprise.reproduction.result.RunRecord;
import org.reprise.reproduction.result.Timing;
import org.reprise.search.BudgetExhausted;
import org.reprise.search.History;
import org.reprise.search.Ledger;
import org.reprise.search.RandomStreams;
import org.reprise.search.SearchAlgorithm;

/**
 * One search of one method on one benchmark with one seed, from its start to its record.
 *
 * @param record what is kept of it
 * @param timing what the search itself took
 */
public record Run(RunRecord record, Timing timing) {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final boolean CPU_TIME = THREADS.isCurrentThreadCpuTimeSupported();

  /** Runs number {@code run} of {@code experiment} in this thread. */
  public static Run execute(Experiment experiment, int run) {
    Experiment.Cell cell = experiment.cell(run);
    RandomStreams streams = experiment.streams(run);
    SearchAlgorithm algorithm = cell.method().create();
    Ledger ledger = new Ledger(cell.benchmark().oracle(streams), cell.budget());

    long cpu = cpuNanos();
    long wall = System.nanoTime();
    try {
      algorithm.search(ledger, streams.stream("search"));
    } catch (BudgetExhausted e) {
      // The usual end of a search.
    }
    wall = System.nanoTime() - wall;
    cpu = CPU_TIME ? cpuNanos() - cpu : -1;

    History history = ledger.history();
    RunRecord record =
        new RunRecord(
            run,
            cell.benchmark().name(),
            cell.benchmark().table().name(),
            cell.method().label(),
            cell.budget().toString(),
            experiment.seed(run),
            String.format("%016x", history.digest()),
            history.size(),
            history.unique(),
            history.totalSeconds(),
            incumbents(cell.benchmark(), history));
    return new Run(record, new Timing(run, wall, cpu));
  }

  private static long cpuNanos() {
    return CPU_TIME ? THREADS.getCurrentThreadCpuTime() : 0;
  }

  private static List<Incumbent> incumbents(Benchmark benchmark, History history) {
    int[] changes = history.incumbents();
    List<Incumbent> incumbents = new ArrayList<>(changes.length);
    Map<String, Benchmark.Measure> measures = benchmark.scores();
    for (int i : changes) {
      Map<String, Double> scores = new LinkedHashMap<>();
      measures.forEach(
          (name, measure) -> {
            double value = measure.values()[history.entry(i)];
            scores.put(name, Double.isNaN(value) ? null : value);
          });
      incumbents.add(
          new Incumbent(
              i + 1,
              history.seconds(i),
              benchmark.space().format(history.architecture(i)),
              history.epochs(i),
              history.validationAccuracy(i),
              scores));
    }
    return incumbents;
  }
}

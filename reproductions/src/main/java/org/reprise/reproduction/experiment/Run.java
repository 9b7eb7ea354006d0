package org.reprise.reproduction.experiment;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import org.reprise.reproduction.result.RunRecord;
import org.reprise.reproduction.result.Timing;
import org.reprise.search.BudgetExhausted;
import org.reprise.search.History;
import org.reprise.search.Ledger;
import org.reprise.search.Oracle;
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
    Oracle oracle = cell.benchmark().oracle(streams);
    Ledger ledger = new Ledger(oracle, cell.budget());

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
            cell.benchmark().ground(),
            cell.method().label(),
            cell.budget().toString(),
            experiment.seed(run),
            String.format("%016x", history.digest()),
            history.size(),
            history.unique(),
            history.totalSeconds(),
            history.totalMultiplyAdds(),
            RunAnswers.of(cell.benchmark(), oracle, history),
            RunFront.of(cell.benchmark(), oracle, history),
            history.notes());
    return new Run(record, new Timing(run, wall, cpu));
  }

  private static long cpuNanos() {
    return CPU_TIME ? THREADS.getCurrentThreadCpuTime() : 0;
  }
}

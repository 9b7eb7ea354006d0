package org.reprise.reproduction.experiment;

import org.reprise.reproduction.result.RunRecord;
import org.reprise.reproduction.result.Timing;
import org.reprise.search.BudgetExhausted;
import org.reprise.search.ElapsedTime;
import org.reprise.search.History;
import org.reprise.search.Ledger;
import org.reprise.search.Oracle;
import org.reprise.search.RandomStreams;
import org.reprise.search.SearchAlgorithm;

/**
 * One search of one method on one benchmark with one seed, from its start to its record.
 *
 * @param record what is kept of it
 * @param timing what the search itself took, trainings that it asked for left out
 */
public record Run(RunRecord record, Timing timing) {
  /** Runs number {@code run} of {@code experiment} in this thread. */
  public static Run execute(Experiment experiment, int run) {
    Experiment.Cell cell = experiment.cell(run);
    RandomStreams streams = experiment.streams(run);
    SearchAlgorithm algorithm = cell.method().create();
    Oracle oracle = cell.benchmark().oracle(streams);
    Ledger ledger = new Ledger(oracle, cell.budget());

    ElapsedTime start = ElapsedTime.now();
    try {
      algorithm.search(ledger, streams.stream("search"));
    } catch (BudgetExhausted e) {
      // The usual end of a search.
    }
    ElapsedTime own = ElapsedTime.now().less(start).less(oracle.trainingTime());

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
    return new Run(record, new Timing(run, own.wallNanos(), own.cpuNanos()));
  }
}

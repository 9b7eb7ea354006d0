package org.reprise.reproduction.experiment;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.reprise.reproduction.result.ExperimentFile;
import org.reprise.reproduction.result.Provenance;
import org.reprise.reproduction.result.ResultWriter;
import org.reprise.reproduction.result.RunRecord;
import org.reprise.search.work.LocalWorkers;
import org.reprise.search.work.ResultSink;
import org.reprise.search.work.Shard;
import org.reprise.search.work.Workers;

/**
 * Runs an experiment. Runs finish in any order and are handed on in that of their numbers, so that
 * results do not depend on how many are under way, nor on where.
 */
public final class ExperimentRunner {
  private final Experiment experiment;
  private final Workers workers;
  private final ProgressListener listener;

  /**
   * A runner on threads of this program.
   *
   * @param threads how many runs are under way at a time, at least 1
   */
  public ExperimentRunner(Experiment experiment, int threads, ProgressListener listener) {
    this(experiment, new LocalWorkers(threads), listener);
  }

  /** A runner on {@code workers}. */
  public ExperimentRunner(Experiment experiment, Workers workers, ProgressListener listener) {
    this.experiment = experiment;
    this.workers = workers;
    this.listener = listener;
  }

  /** What takes finished runs, in the order of their numbers. */
  @FunctionalInterface
  private interface Sink {
    void accept(Run run) throws IOException;
  }

  /** Runs all and returns their records. */
  public List<RunRecord> run() {
    List<RunRecord> records = new ArrayList<>(experiment.runs());
    try {
      int[] all = Shard.WHOLE.of(experiment.runs());
      run(all, all.length, run -> records.add(run.record()));
    } catch (IOException e) {
      throw new IllegalStateException("nothing was written", e);
    }
    return records;
  }

  /**
   * Runs what {@code directory} does not hold yet, and appends it there.
   *
   * @param commandLine what repeats this experiment, for the record
   * @throws org.reprise.space.InvalidInputException if the directory holds something else
   * @throws IOException if it cannot be written
   */
  public void run(Path directory, List<String> commandLine) throws IOException {
    run(directory, commandLine, Shard.WHOLE);
  }

  /**
   * Runs what {@code directory} does not hold yet of {@code shard}, and appends it there.
   *
   * @param commandLine what repeats this experiment, for the record
   * @throws org.reprise.space.InvalidInputException if the directory holds something else
   * @throws IOException if it cannot be written
   */
  public void run(Path directory, List<String> commandLine, Shard shard) throws IOException {
    ExperimentFile.Identity identity = experiment.identity().of(shard);
    ExperimentFile file = new ExperimentFile(identity, Provenance.now(commandLine));
    try (ResultWriter writer = ResultWriter.open(directory, file)) {
      writer.remarks().forEach(listener::remark);
      run(
          writer.missing(),
          identity.planned().length,
          run -> writer.append(run.record(), run.timing()));
    }
  }

  private void run(int[] numbers, int total, Sink sink) throws IOException {
    int finished = total - numbers.length;
    listener.progress(finished, total, null);
    ResultSink<Run> results =
        new ResultSink<>() {
          @Override
          public void accept(int unit, Run run) throws IOException {
            sink.accept(run);
          }

          @Override
          public void done(int done, Run run) {
            listener.progress(finished + done, total, run);
          }
        };
    workers.run(new ExperimentWorkload(experiment), numbers, results);
  }
}

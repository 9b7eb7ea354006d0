package org.reprise.cli.training;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.reprise.data.image.LabelledImages;
import org.reprise.search.RandomStreams;
import org.reprise.training.engine.Engine;
import org.reprise.training.standalone.StandAloneTraining;
import org.reprise.training.table.TableTraining;
import org.reprise.training.table.TrainedEntry;
import org.reprise.training.table.TrainingBenchmark;
import org.reprise.training.tensor.Operations;
import picocli.CommandLine;

/** Repeats random entries and says which numbers came out otherwise. */
final class EntryVerification {
  private final TrainingBenchmark benchmark;
  private final Engine engine;
  private final PrintWriter out;
  private final PrintWriter err;

  EntryVerification(TrainingBenchmark benchmark, Engine engine, CommandLine command) {
    this.benchmark = benchmark;
    this.engine = engine;
    this.out = command.getOut();
    this.err = command.getErr();
  }

  /** Whether all of {@code count} repeated entries, drawn by {@code seed}, are identical. */
  boolean repeat(List<TrainedEntry> entries, int count, long seed) {
    TableTraining training = new TableTraining(benchmark, engine);
    StandAloneTraining trainer = benchmark.training();
    int[] order =
        LabelledImages.shuffled(
            entries.size(), RandomStreams.of(seed).child(benchmark.name()).stream("verify"));
    int identical = 0;
    List<Double> differences = new ArrayList<>();
    try (Operations operations = engine.open();
        TrainingBar bar = new TrainingBar(err, "repetitions", count)) {
      for (int i = 0; i < Math.min(count, order.length); i++) {
        TableTraining.Repetition repetition =
            training.repeat(trainer, operations, entries.get(order[i]));
        identical += repetition.identical() ? 1 : 0;
        differences.add(100 * repetition.accuracyDifference());
        bar.step();
        if (!repetition.identical()) {
          say(
              "%s seed %d: validation accuracy differs by %+.2f points%n",
              repetition.entry().architecture(),
              repetition.entry().seed(),
              100 * repetition.accuracyDifference());
        }
      }
    }
    double squares = differences.stream().mapToDouble(d -> d * d).average().orElse(0);
    say(
        "%d of %d repeated entries are identical in every number; accuracy differs by %.2f points"
            + " (root mean square)%n",
        identical, differences.size(), Math.sqrt(squares));
    return identical == differences.size();
  }

  private void say(String format, Object... values) {
    out.printf(Locale.ROOT, format, values);
    out.flush();
  }
}

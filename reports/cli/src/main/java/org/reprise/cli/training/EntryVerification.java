package org.reprise.cli.training;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.reprise.data.image.LabelledImages;
import org.reprise.search.RandomStreams;
import org.reprise.training.engine.Engine;
import org.reprise.training.table.TableTraining;
import org.reprise.training.table.TrainedEntry;
import org.reprise.training.table.TrainingBenchmark;
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
    // Before anything is said.
    engine.required();
    int[] order =
        LabelledImages.shuffled(
            entries.size(), RandomStreams.of(seed).child(benchmark.name()).stream("verify"));
    List<TrainedEntry> drawn = Arrays.stream(order).limit(count).mapToObj(entries::get).toList();
    List<TableTraining.Repetition> done = new ArrayList<>();
    try (TrainingBar bar = new TrainingBar(err, "repetitions", drawn.size())) {
      new TableTraining(benchmark, engine)
          .repeat(
              drawn,
              repetition -> {
                done.add(repetition);
                bar.step();
                if (!repetition.identical()) {
                  say(
                      "%s seed %d: validation accuracy differs by %+.2f points%n",
                      repetition.entry().architecture(),
                      repetition.entry().seed(),
                      100 * repetition.accuracyDifference());
                }
              });
    }
    long identical = done.stream().filter(TableTraining.Repetition::identical).count();
    double squares =
        done.stream()
            .mapToDouble(r -> 100 * r.accuracyDifference())
            .map(d -> d * d)
            .average()
            .orElse(0);
    say(
        "%d of %d repeated entries are identical in every number; accuracy differs by %.2f points"
            + " (root mean square)%n",
        identical, done.size(), Math.sqrt(squares));
    return identical == done.size();
  }

  private void say(String format, Object... values) {
    out.printf(Locale.ROOT, format, values);
    out.flush();
  }
}

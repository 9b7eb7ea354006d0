package org.reprise.training.cuda.check;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.reprise.data.image.LabelledImages;
import org.reprise.search.RandomStreams;
import org.reprise.space.Architecture;
import org.reprise.training.engine.Engine;
import org.reprise.training.table.BuiltInBenchmark;
import org.reprise.training.table.EntryFile;
import org.reprise.training.table.TrainedEntry;
import org.reprise.training.table.TrainingBenchmark;

/**
 * Before the check, on the machine that packs it: of the entries of nb201-fashion in DATA it puts
 * eight to be repeated into OUT, and the list of trainings that are missing, the last first, since
 * others may be training the first.
 */
final class Preparation implements CheckPart {
  /** Entries of which some are known and some missing. */
  static final String ENTRIES = "entries.csv";

  /** Eight that are known. */
  static final String KNOWN = "known.csv";

  /** Those that are missing: architecture, seed. */
  static final String MISSING = "missing.csv";

  private static final int REPEATED = 8;

  @Override
  public void run(CheckRun run) throws IOException {
    TrainingBenchmark benchmark = BuiltInBenchmark.load();
    Path file = run.data(ENTRIES);
    List<TrainedEntry> entries = new EntryFile(file, benchmark, Engine.LANES).read();
    EntryFile known = new EntryFile(run.out(KNOWN), benchmark, Engine.LANES);
    known.open();
    int[] order =
        LabelledImages.shuffled(
            entries.size(), RandomStreams.of(0).child(benchmark.name()).stream("device check"));
    for (int i = 0; i < Math.min(REPEATED, order.length); i++) {
      known.append(entries.get(order[i]));
    }
    Set<String> there = new HashSet<>();
    entries.forEach(entry -> there.add(entry.architecture() + "," + entry.seed()));
    List<String> missing = new ArrayList<>();
    for (long seed : BuiltInBenchmark.NB201_FASHION.seeds().all()) {
      for (Architecture architecture : benchmark.architectures()) {
        String pair = benchmark.space().format(architecture) + "," + seed;
        if (!there.contains(pair)) {
          missing.add(pair);
        }
      }
    }
    Collections.reverse(missing);
    run.write(MISSING, missing);
    run.note("%d entries, %d missing", entries.size(), missing.size());
  }
}

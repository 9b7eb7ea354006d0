package org.reprise.reproduction.result;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.reprise.search.work.Shard;
import org.reprise.space.InvalidInputException;

/**
 * Puts result directories together that hold shards of one experiment. What comes out has the bytes
 * of an experiment that ran in one piece.
 */
public final class ShardMerge {
  private ShardMerge() {}

  /** A run and where it was found. */
  private record Found(RunRecord run, @Nullable Timing timing, Path directory) {}

  /**
   * Merges {@code parts} into {@code directory}, all or nothing.
   *
   * @param commandLine for the record
   * @return how many runs there are
   * @throws InvalidInputException if the parts are not of one experiment, contradict each other or
   *     lack a run, or {@code directory} holds something else
   * @throws IOException if something cannot be read or written
   */
  public static int merge(List<Path> parts, Path directory, List<String> commandLine)
      throws IOException {
    ExperimentFile.Identity whole = null;
    Map<Integer, Found> runs = new TreeMap<>();
    for (Path part : parts) {
      Results results = Results.read(part);
      ExperimentFile.Identity identity = results.experiment().identity().of(Shard.WHOLE);
      if (whole == null) {
        whole = identity;
      } else if (!whole.equals(identity)) {
        throw new InvalidInputException(
            part
                + " holds another experiment than "
                + parts.get(0)
                + " ("
                + identity.difference(whole)
                + ")");
      }
      for (RunRecord run : results.runs()) {
        Found found = new Found(run, results.timings().get(run.run()), part);
        Found before = runs.putIfAbsent(run.run(), found);
        if (before != null && !before.run().equals(run)) {
          throw new InvalidInputException(
              "run " + run.run() + " is another in " + part + " than in " + before.directory());
        }
      }
    }
    if (whole == null) {
      throw new InvalidInputException("nothing to merge; name result directories");
    }
    int[] planned = whole.planned();
    requireAll(planned, runs, parts);
    ExperimentFile file = new ExperimentFile(whole, Provenance.now(commandLine));
    try (ResultWriter writer = ResultWriter.open(directory, file)) {
      for (int run : writer.missing()) {
        Found found = Objects.requireNonNull(runs.get(run), "all planned runs were found");
        writer.append(found.run(), found.timing());
      }
    }
    return planned.length;
  }

  private static void requireAll(int[] planned, Map<Integer, Found> runs, List<Path> parts) {
    int missing = 0;
    int first = -1;
    for (int run : planned) {
      if (!runs.containsKey(run)) {
        first = missing++ == 0 ? run : first;
      }
    }
    if (missing > 0) {
      throw new InvalidInputException(
          missing
              + " of "
              + planned.length
              + " runs are in none of "
              + parts
              + ", the first is run "
              + first
              + "; name all shards, and finish those that were interrupted");
    }
  }
}

package org.reprise.reproduction.result;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.reprise.space.InvalidInputException;

/**
 * A result directory as read.
 *
 * @param experiment what ran
 * @param runs the finished runs in their order; fewer than planned if it was interrupted
 * @param timings by number of the run
 */
public record Results(
    ExperimentFile experiment, List<RunRecord> runs, Map<Integer, Timing> timings) {

  /**
   * Reads {@code directory}. A last line without its end is left out.
   *
   * @throws InvalidInputException if it is no result directory, or a line is damaged, stands twice,
   *     was changed or belongs to another experiment
   * @throws IOException if it cannot be read
   */
  public static Results read(Path directory) throws IOException {
    ExperimentFile experiment = experiment(directory);
    KeptRuns kept = KeptRuns.read(directory, experiment.identity());
    if (!kept.faults().isEmpty()) {
      List<String> words =
          experiment.provenance() == null ? List.of() : experiment.provenance().commandLine();
      throw new InvalidInputException(
          kept.faults().get(0)
              + (kept.faults().size() > 1 ? " (and " + (kept.faults().size() - 1) + " more)" : "")
              + "; '"
              + (words.isEmpty() ? "reprise run" : String.join(" ", words))
              + "' mends it");
    }
    return new Results(experiment, List.copyOf(kept.runs().values()), kept.timings());
  }

  /**
   * Runs that are missing before the last one that is there, in a sentence; empty if there are
   * none.
   */
  public String gaps() {
    int last = runs.isEmpty() ? -1 : runs.get(runs.size() - 1).run();
    long gaps =
        Arrays.stream(experiment.identity().planned()).filter(run -> run <= last).count()
            - runs.size();
    return gaps == 0 ? "" : gaps + " of " + planned() + " runs are missing in the middle";
  }

  /**
   * Returns the identity of the experiment in {@code directory}; empty if there is none.
   *
   * @throws InvalidInputException if its file is damaged
   */
  public static Optional<ExperimentFile.Identity> identity(Path directory) throws IOException {
    return Files.exists(directory.resolve(ResultWriter.EXPERIMENT))
        ? Optional.of(experiment(directory).identity())
        : Optional.empty();
  }

  static ExperimentFile experiment(Path directory) throws IOException {
    Path file = directory.resolve(ResultWriter.EXPERIMENT);
    if (!Files.isRegularFile(file)) {
      throw new InvalidInputException(
          directory + " is no result directory: it has no " + ResultWriter.EXPERIMENT);
    }
    try {
      ExperimentFile read =
          ResultJson.MAPPER.readValue(Files.readAllBytes(file), ExperimentFile.class);
      if (read.identity() == null || read.identity().format() != ExperimentFile.FORMAT) {
        throw new InvalidInputException(
            file + " is not of format " + ExperimentFile.FORMAT + ", which this version reads");
      }
      return read;
    } catch (JsonProcessingException e) {
      throw new InvalidInputException(file + " is damaged: " + e.getOriginalMessage(), e);
    }
  }

  /** Returns how many runs the experiment has when it is complete. */
  public int planned() {
    return experiment.identity().planned().length;
  }

  /** Returns the runs of one method on one benchmark, by seed. */
  public List<RunRecord> runs(String benchmark, String method) {
    return runs.stream()
        .filter(run -> run.benchmark().equals(benchmark) && run.method().equals(method))
        .toList();
  }
}

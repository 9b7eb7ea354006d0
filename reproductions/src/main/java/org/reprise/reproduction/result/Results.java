package org.reprise.reproduction.result;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
   * @throws InvalidInputException if it is no result directory, or a line is damaged
   * @throws IOException if it cannot be read
   */
  public static Results read(Path directory) throws IOException {
    ExperimentFile experiment = experiment(directory);
    List<RunRecord> runs = lines(directory.resolve(ResultWriter.RUNS), RunRecord.class);
    Map<Integer, Timing> timings = new HashMap<>();
    for (Timing timing : lines(directory.resolve(ResultWriter.TIMINGS), Timing.class)) {
      timings.put(timing.run(), timing);
    }
    return new Results(experiment, runs, timings);
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

  private static <T> List<T> lines(Path file, Class<T> type) throws IOException {
    if (!Files.exists(file)) {
      return List.of();
    }
    String text = Files.readString(file, StandardCharsets.UTF_8);
    List<T> lines = new ArrayList<>();
    int start = 0;
    int end;
    while ((end = text.indexOf('\n', start)) >= 0) {
      try {
        lines.add(ResultJson.MAPPER.readValue(text.substring(start, end), type));
      } catch (JsonProcessingException e) {
        throw new InvalidInputException(
            file + " line " + (lines.size() + 1) + " is damaged: " + e.getOriginalMessage(), e);
      }
      start = end + 1;
    }
    return lines;
  }

  /** How many runs the experiment has when it is complete. */
  public int planned() {
    return experiment.identity().benchmarks().stream()
        .mapToInt(benchmark -> benchmark.methods().size() * experiment.identity().seeds())
        .sum();
  }

  /** The runs of one method on one benchmark, by seed. */
  public List<RunRecord> runs(String benchmark, String method) {
    return runs.stream()
        .filter(run -> run.benchmark().equals(benchmark) && run.method().equals(method))
        .toList();
  }
}

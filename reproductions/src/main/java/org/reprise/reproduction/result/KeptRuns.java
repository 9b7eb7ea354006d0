package org.reprise.reproduction.result;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The runs of a result directory, each at its place in an experiment. A run is known by benchmark,
 * method and seed; what cannot be known, belongs elsewhere, stands twice or was changed is left out
 * and named.
 */
final class KeptRuns {
  private final RunNumbers numbers;
  private final SortedMap<Integer, RunRecord> runs = new TreeMap<>();
  private final Map<Integer, Timing> timings = new HashMap<>();
  private final Set<Integer> contradicted = new HashSet<>();
  private final List<String> faults = new ArrayList<>();

  private KeptRuns(RunNumbers numbers) {
    this.numbers = numbers;
  }

  /** Reads what {@code directory} holds of the experiment of this identity. */
  static KeptRuns read(Path directory, ExperimentFile.Identity identity) throws IOException {
    KeptRuns kept = new KeptRuns(new RunNumbers(identity));
    Map<String, Timing> byCheck = new HashMap<>();
    Map<Integer, Timing> byNumber = new HashMap<>();
    for (String line : lines(directory.resolve(ResultWriter.TIMINGS))) {
      // A timing that cannot be read costs its run the check, not the run.
      Timing timing = parse(line, Timing.class);
      if (timing != null) {
        byNumber.put(timing.run(), timing);
        if (timing.check() != null) {
          byCheck.put(timing.check(), timing);
        }
      }
    }
    Path file = directory.resolve(ResultWriter.RUNS);
    int number = 0;
    for (String line : lines(file)) {
      number++;
      String fault = kept.add(line, byCheck, byNumber);
      if (!fault.isEmpty()) {
        kept.faults.add(file + " line " + number + " " + fault);
      }
    }
    return kept;
  }

  /** Takes a line; what is wrong with it, in words, or nothing. */
  private String add(String line, Map<String, Timing> byCheck, Map<Integer, Timing> byNumber) {
    RunRecord read = parse(line, RunRecord.class);
    if (read == null || read.incumbents() == null) {
      return "is damaged";
    }
    int place = numbers.of(read);
    if (place < 0) {
      return "is of no run of this experiment";
    }
    RunRecord run = read.numbered(place);
    String check = numbers.check(run);
    Timing timing = byCheck.get(check);
    if (timing == null) {
      timing = byNumber.get(read.run());
      if (timing != null && timing.check() != null) {
        return "was changed after it was written";
      }
    }
    if (contradicted.contains(place)) {
      return "contradicts another line of its run";
    }
    RunRecord before = runs.putIfAbsent(place, run);
    if (before != null && !before.equals(run)) {
      // Nothing tells which of the two is right.
      runs.remove(place);
      timings.remove(place);
      contradicted.add(place);
      return "contradicts another line of its run";
    }
    if (timing != null) {
      timings.put(place, timing.numbered(place, check));
    }
    return before == null ? "" : "repeats run " + place;
  }

  private static <T> @Nullable T parse(String line, Class<T> type) {
    try {
      return ResultJson.MAPPER.readValue(line, type);
    } catch (JsonProcessingException e) {
      return null;
    }
  }

  /**
   * Returns the whole lines of a file; a last one without its end was being written and is none.
   */
  private static List<String> lines(Path file) throws IOException {
    List<String> lines = new ArrayList<>();
    if (Files.exists(file)) {
      String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
      int start = 0;
      int end;
      while ((end = text.indexOf('\n', start)) >= 0) {
        lines.add(text.substring(start, end));
        start = end + 1;
      }
    }
    return lines;
  }

  /** Returns the runs by number. */
  SortedMap<Integer, RunRecord> runs() {
    return runs;
  }

  /** Returns the timings by number; a run may lack one. */
  Map<Integer, Timing> timings() {
    return timings;
  }

  /** Returns the numbers of an experiment's runs. */
  RunNumbers numbers() {
    return numbers;
  }

  /** Returns what was left out: file, line and what is wrong with it. */
  List<String> faults() {
    return faults;
  }

  /** Returns what {@code runs.jsonl} holds when these are all. */
  byte[] runLines() throws IOException {
    return text(runs.values());
  }

  /** Returns what {@code timings.jsonl} holds when these are all. */
  byte[] timingLines() throws IOException {
    return text(new TreeMap<>(timings).values());
  }

  private static byte[] text(Iterable<?> values) throws IOException {
    StringBuilder text = new StringBuilder();
    for (Object value : values) {
      text.append(ResultJson.MAPPER.writeValueAsString(value)).append('\n');
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }
}

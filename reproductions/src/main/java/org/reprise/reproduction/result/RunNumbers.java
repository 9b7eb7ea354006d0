package org.reprise.reproduction.result;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;

/**
 * Which number a run has in an experiment, and a check value by which its line is known to be the
 * one that this experiment wrote.
 */
final class RunNumbers {
  /** What determines a run, but for its seed. */
  private record CellIdentity(
      int format,
      String version,
      String commit,
      long masterSeed,
      ExperimentFile.BenchmarkEntry benchmark,
      ExperimentFile.MethodEntry method) {}

  private final int seeds;
  private final Map<String, Integer> cellByName = new HashMap<>();
  private final List<String> budgets = new ArrayList<>();
  private final List<byte[]> identities = new ArrayList<>();

  RunNumbers(ExperimentFile.Identity identity) {
    seeds = identity.seeds();
    for (ExperimentFile.BenchmarkEntry benchmark : identity.benchmarks()) {
      for (ExperimentFile.MethodEntry method : benchmark.methods()) {
        cellByName.put(name(benchmark.name(), method.label()), identities.size());
        budgets.add(benchmark.budget());
        identities.add(
            json(
                new CellIdentity(
                    identity.format(),
                    identity.version(),
                    identity.commit(),
                    identity.masterSeed(),
                    benchmark.withoutMethods(),
                    method)));
      }
    }
  }

  private static String name(String benchmark, String method) {
    return benchmark + "\n" + method;
  }

  /** Returns how many runs there are when all are made. */
  int count() {
    return identities.size() * seeds;
  }

  /**
   * Returns the number of a run, by benchmark, method and seed; -1 if the experiment has none such.
   */
  int of(RunRecord run) {
    Integer cell = cellByName.get(name(run.benchmark(), run.method()));
    if (cell == null || !budgets.get(cell).equals(run.budget())) {
      return -1;
    }
    return run.seed() >= 0 && run.seed() < seeds ? cell * seeds + run.seed() : -1;
  }

  /**
   * Eight hexadecimal digits over what determines the run and what it gave, but not its number, so
   * that it stays true in an experiment with more methods or seeds.
   */
  String check(RunRecord run) {
    CRC32 crc = new CRC32();
    crc.update(identities.get(of(run) / seeds));
    crc.update(json(run.numbered(0)));
    return String.format("%08x", crc.getValue());
  }

  private static byte[] json(Object value) {
    try {
      return ResultJson.MAPPER.writeValueAsBytes(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a record cannot be written as JSON", e);
    }
  }
}

package org.reprise.training.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import org.reprise.space.InvalidInputException;

/**
 * The latencies of an architecture in one pass over all: a line of a {@link LatencyFile}.
 *
 * @param architecture in the text form of its space
 * @param pass number of the pass, from 0
 * @param latencies for each size of batch
 */
public record LatencyEntry(String architecture, int pass, List<Latency> latencies) {
  private static final int FIXED = 2;
  private static final int NUMBERS = 3;

  public LatencyEntry {
    latencies = List.copyOf(latencies);
  }

  /** Names of the columns for these sizes of batch. */
  static String header(List<Integer> batches) {
    StringJoiner header = new StringJoiner(",").add("architecture,pass");
    for (int batch : batches) {
      header.add("median_" + batch + ",low_" + batch + ",high_" + batch);
    }
    return header.toString();
  }

  /** The line. */
  String line() {
    StringJoiner line = new StringJoiner(",").add(architecture).add(Integer.toString(pass));
    for (Latency latency : latencies) {
      line.add(
          String.format(
              Locale.ROOT, "%.5f,%.5f,%.5f", latency.median(), latency.low(), latency.high()));
    }
    return line.toString();
  }

  /** The entry of a line for so many sizes of batch, or an error that names {@code where}. */
  static LatencyEntry parse(String line, int batches, String where) {
    String[] cells = line.split(",", -1);
    if (cells.length != FIXED + NUMBERS * batches) {
      throw new InvalidInputException(
          where + " has " + cells.length + " cells, not " + (FIXED + NUMBERS * batches));
    }
    try {
      List<Latency> latencies = new ArrayList<>();
      for (int i = FIXED; i < cells.length; i += NUMBERS) {
        latencies.add(
            new Latency(
                Double.parseDouble(cells[i]),
                Double.parseDouble(cells[i + 1]),
                Double.parseDouble(cells[i + 2])));
      }
      return new LatencyEntry(cells[0], Integer.parseInt(cells[1]), latencies);
    } catch (NumberFormatException e) {
      throw new InvalidInputException(where + ": " + e.getMessage(), e);
    }
  }
}

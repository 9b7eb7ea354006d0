package org.reprise.report.figure;

import java.util.Collection;

/** How many runs a figure shows. */
public final class RunsWords {
  private RunsWords() {}

  /** Returns {@code 10 runs of each method} or {@code 8 to 10 runs of each method}. */
  public static String of(Collection<Integer> runs) {
    int least = runs.stream().mapToInt(Integer::intValue).min().orElse(0);
    int most = runs.stream().mapToInt(Integer::intValue).max().orElse(0);
    String count =
        least == most ? least + (least == 1 ? " run" : " runs") : least + " to " + most + " runs";
    return runs.size() == 1 ? count : count + " of each method";
  }
}

package org.reprise.report.leaderboard;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.reprise.report.landscape.Landscape;

/** Small boards written by hand. */
final class TestRuns {
  private TestRuns() {}

  /** A run whose only incumbents are at evaluations 1 and 10. */
  static RunCurve run(int seed, double first, double last) {
    return new RunCurve(
        seed,
        new int[] {1, 10},
        new double[] {5, 50},
        new double[] {1e8, 1.5e9},
        new double[] {first - 5, last - 5},
        new double[] {first, last},
        last - 3,
        "a" + last,
        20,
        15,
        100,
        3e9,
        0.001,
        List.of());
  }

  /** A method whose run of seed i ends with {@code finals[i]}, having begun ten points below. */
  static MethodRuns method(String label, double... finals) {
    List<RunCurve> runs = new ArrayList<>();
    for (int seed = 0; seed < finals.length; seed++) {
      runs.add(run(seed, finals[seed] - 10, finals[seed]));
    }
    return new MethodRuns(
        new MethodInfo(label, label, "", "", 0, Map.of("p", "1"), List.of()), runs);
  }

  /** A board with an optimum of 95 and a table's mean of 75. */
  static Board board(String table, MethodRuns... methods) {
    return new Board(
        table,
        "00",
        "some-protocol",
        "a paper",
        "a-space",
        "cifar10/test",
        "score columns",
        "",
        "signal columns",
        "cost columns",
        "20",
        List.of(),
        100,
        new Landscape(75, List.of(), List.of(), List.of()),
        new BoardOptimum("greatest score", "best", 92, 90, 95),
        new BoardOptimum("greatest signal", "seen best", 93, 91, 94.5),
        List.of(methods),
        List.of(),
        ScoreMetric.ACCURACY,
        ScoreMetric.ACCURACY);
  }
}

package org.reprise.report.leaderboard;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.reprise.report.landscape.Landscape;
import org.reprise.report.landscape.TradeOff;
import org.reprise.report.statistics.RunHypervolumes;

/**
 * The runs of all methods on one benchmark, scored on one data set.
 *
 * @param table the table's name, which its user chose
 * @param tableSha256 of its content
 * @param protocol by which it was searched
 * @param source where the protocol is published
 * @param space the search space's name
 * @param score what the incumbents are scored by, such as {@code cifar10/test}
 * @param scoreColumns the table's columns behind the score
 * @param validColumns the columns behind the validation accuracy; empty if that is what the search
 *     saw
 * @param signalColumns the columns that the search saw
 * @param costColumns the columns that an evaluation was charged by; empty if none
 * @param budget as the command line writes it
 * @param remarks what a reader must know: deviations of the protocol
 * @param size how many architectures can be searched
 * @param landscape what is known of the table beyond the runs
 * @param optimum the best of them by score
 * @param floor the best by what a search sees: the regret that is left to whoever finds it is not
 *     the method's
 * @param methods the methods with their runs, by label
 * @param published what papers print under this protocol
 * @param metric what the score measures
 * @param signalMetric what the number measures that a search sees
 */
public record Board(
    String table,
    String tableSha256,
    String protocol,
    String source,
    String space,
    String score,
    String scoreColumns,
    String validColumns,
    String signalColumns,
    String costColumns,
    String budget,
    List<String> remarks,
    long size,
    Landscape landscape,
    BoardOptimum optimum,
    BoardOptimum floor,
    List<MethodRuns> methods,
    List<Published> published,
    ScoreMetric metric,
    ScoreMetric signalMetric) {
  /** What the regret of {@link #floor} says of a method. */
  public static final String FLOOR_MEANS =
      "nothing that a search sees tells it of a better one, so less regret than that is luck";

  /** Returns the data set of the score: {@code cifar10} of {@code cifar10/test}. */
  public String dataset() {
    int slash = score.indexOf('/');
    return slash < 0 ? score : score.substring(0, slash);
  }

  /** Table and score, as titles name the board. */
  public String title() {
    return table + " · " + score;
  }

  /** Returns the column of the longest training that a search saw. */
  String lastSignal() {
    return signalColumns.substring(signalColumns.lastIndexOf(", ") + 1).strip();
  }

  /** Returns whether evaluations cost simulated seconds. */
  public boolean hasSeconds() {
    return !costColumns.isEmpty();
  }

  /**
   * Returns what the best search by the signal is left with, in the score's own unit; NaN where
   * unknown.
   */
  public double regretFloor() {
    return regret(floor.score());
  }

  /** Returns whether the training compute of runs is known. */
  public boolean hasCompute() {
    return methods.stream()
        .flatMap(method -> method.runs().stream())
        .anyMatch(run -> run.totalMultiplyAdds() > 0);
  }

  /** Returns the score against the main cost; empty if no cost is known. */
  public Optional<TradeOff> mainTradeOff() {
    return landscape.tradeOffs().stream().findFirst();
  }

  /** Returns the hypervolumes of a method's runs by the main cost; null where there are none. */
  @Nullable RunHypervolumes hypervolume(String label) {
    return mainTradeOff().map(t -> t.found().get(label)).map(TradeOff.Found::volume).orElse(null);
  }

  /** Returns by how much {@code score} is worse than the optimum, in its own unit. */
  public double regret(double score) {
    return metric.regret(score, optimum.score());
  }

  /** Returns the final score of {@code run} turned so that more is better. */
  double merit(RunCurve run) {
    return metric.oriented(run.finalScore());
  }

  /** Returns what a paper prints for the method called {@code name}, if any. */
  public Optional<Published> publishedFor(String name) {
    return published.stream().filter(row -> row.method().equals(name)).findFirst();
  }
}

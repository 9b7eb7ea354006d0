package org.reprise.report.figure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.reprise.report.landscape.ColumnWords;
import org.reprise.report.landscape.TradeOff;
import org.reprise.report.leaderboard.Board;

/**
 * Accuracy against a cost, as figures show it; points are cost and score.
 *
 * @param name the cost in words
 * @param axis the same with its unit
 * @param leastCost of all that is shown
 * @param mostCost of all that is shown
 * @param reference the mean score of the table, where the axis begins
 * @param best the best score of the table, where the axis ends; where that is not known, of the
 *     front
 * @param known whose front it is: that of a table, of it within limits, or of {@code runs}
 * @param front by ascending cost, drawn out to the greatest cost that a method found: more cost
 *     buys nothing there
 * @param found the architectures of the runs' own fronts, by method
 */
public record FrontData(
    String name,
    String axis,
    double leastCost,
    double mostCost,
    double reference,
    double best,
    String known,
    List<double[]> front,
    Map<String, List<double[]>> found) {

  /**
   * Returns the data of a trade-off.
   *
   * @param board that it is of
   */
  static FrontData of(TradeOff tradeOff, Board board) {
    Map<String, List<double[]>> found = new LinkedHashMap<>();
    tradeOff
        .found()
        .forEach(
            (label, cells) ->
                found.put(
                    label,
                    cells.points().stream()
                        .map(point -> new double[] {point.cost(), point.accuracy()})
                        .toList()));
    List<double[]> front = new ArrayList<>();
    tradeOff.front().stream()
        .filter(point -> board.metric().regret(point.accuracy(), tradeOff.referenceScore()) <= 0)
        .forEach(point -> front.add(new double[] {point.cost(), point.accuracy()}));
    double dearest = costs(List.of(), found).max().orElse(0);
    if (!front.isEmpty() && dearest > front.get(front.size() - 1)[0]) {
      front.add(new double[] {dearest, front.get(front.size() - 1)[1]});
    }
    return new FrontData(
        ColumnWords.cost(tradeOff.cost()),
        ColumnWords.costWithUnit(tradeOff.cost()),
        costs(front, found).min().orElse(0),
        costs(front, found).max().orElse(1),
        tradeOff.referenceScore(),
        board.optimum().isKnown() || front.isEmpty()
            ? board.optimum().score()
            : front.get(front.size() - 1)[1],
        tradeOff.known(),
        front,
        found);
  }

  private static DoubleStream costs(List<double[]> front, Map<String, List<double[]>> found) {
    return DoubleStream.concat(
        front.stream().mapToDouble(point -> point[0]),
        found.values().stream().flatMap(List::stream).mapToDouble(point -> point[0]));
  }
}

package org.reprise.report.results;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.reprise.report.figure.FigureData;
import org.reprise.report.figure.FrontData;
import org.reprise.report.figure.SelectionData;
import org.reprise.report.leaderboard.CurveBand;

/**
 * What is kept of a board: the curves of the score over evaluations and compute with fewer places,
 * final regrets, ranks, comparisons, and fronts by the first two costs. A report has the rest.
 */
final class ThinBoard {
  private static final int PLACES = 60;
  private static final int FRONTS = 2;
  private static final int POINTS = 40;

  private ThinBoard() {}

  static FigureData.BoardData of(FigureData.BoardData board) {
    return new FigureData.BoardData(
        board.title(),
        board.hasSeconds(),
        board.optimum(),
        board.optimumSignal(),
        board.labels(),
        board.runs(),
        board.seeds(),
        curves(board.curves()),
        List.of(),
        board.distributions(),
        board.ranks(),
        board.criticalDifference(),
        board.cliques(),
        board.pairwise(),
        List.of(),
        List.of(),
        board.tradeOffs().stream().limit(FRONTS).map(ThinBoard::front).toList(),
        List.of(),
        List.of(),
        new SelectionData(new int[0], List.of()),
        board.metric(),
        board.signalMetric());
  }

  private static Map<String, Map<String, Map<String, CurveBand>>> curves(
      Map<String, Map<String, Map<String, CurveBand>>> all) {
    Map<String, Map<String, Map<String, CurveBand>>> kept = new LinkedHashMap<>();
    for (String axis : List.of("evaluations", "compute")) {
      Map<String, Map<String, CurveBand>> values = all.get(axis);
      if (values != null) {
        Map<String, CurveBand> bands = new LinkedHashMap<>();
        values
            .getOrDefault("score", Map.of())
            .forEach((label, band) -> bands.put(label, thin(band)));
        kept.put(axis, Map.of("score", bands));
      }
    }
    return kept;
  }

  /** Every n-th place, and the last; what repeats the place before it says nothing. */
  private static CurveBand thin(CurveBand band) {
    int length = band.x().length;
    int step = Math.max(1, (length + PLACES - 1) / PLACES);
    List<Integer> kept = new ArrayList<>();
    for (int i = 0; i < length; i++) {
      boolean end = i == 0 || i == length - 1;
      if (end || (i % step == 0 && !repeats(band, kept.get(kept.size() - 1), i))) {
        kept.add(i);
      }
    }
    int[] places = kept.stream().mapToInt(Integer::intValue).toArray();
    return new CurveBand(
        pick(band.x(), places),
        pick(band.mean(), places),
        pick(band.low(), places),
        pick(band.high(), places));
  }

  private static boolean repeats(CurveBand band, int before, int place) {
    return band.mean()[before] == band.mean()[place]
        && Double.compare(band.low()[before], band.low()[place]) == 0
        && Double.compare(band.high()[before], band.high()[place]) == 0;
  }

  private static double[] pick(double[] values, int[] places) {
    double[] picked = new double[places.length];
    for (int i = 0; i < places.length; i++) {
      picked[i] = values[places[i]];
    }
    return picked;
  }

  /** Different points alone, and of many every n-th by cost. */
  private static FrontData front(FrontData front) {
    Map<String, List<double[]>> found = new LinkedHashMap<>();
    front
        .found()
        .forEach(
            (label, points) -> {
              TreeSet<double[]> sorted = new TreeSet<>(Arrays::compare);
              sorted.addAll(points);
              List<double[]> different = List.copyOf(sorted);
              int step = Math.max(1, (different.size() + POINTS - 1) / POINTS);
              List<double[]> kept = new ArrayList<>();
              for (int i = 0; i < different.size(); i += step) {
                kept.add(different.get(i));
              }
              found.put(label, kept);
            });
    return new FrontData(
        front.name(),
        front.axis(),
        front.leastCost(),
        front.mostCost(),
        front.reference(),
        front.best(),
        front.known(),
        front.front(),
        found);
  }
}

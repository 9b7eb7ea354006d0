package org.reprise.report.results;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.reprise.report.figure.FigureData;
import org.reprise.report.figure.SelectionData;
import org.reprise.report.leaderboard.CurveBand;
import org.reprise.report.leaderboard.Pairwise;

/** A board of a table whose best score is 95, with curves and nothing else that is drawn. */
final class SmallBoard {
  private SmallBoard() {}

  static FigureData.BoardData of(
      String title,
      List<String> methods,
      int seeds,
      Map<String, Map<String, Map<String, CurveBand>>> curves,
      List<FigureData.Distribution> distributions,
      FigureData.MetricWords words) {
    return new FigureData.BoardData(
        title,
        false,
        95,
        94,
        methods,
        methods.stream().collect(Collectors.toMap(Function.identity(), method -> seeds)),
        seeds,
        curves,
        List.of(),
        distributions,
        IntStream.rangeClosed(1, methods.size()).asDoubleStream().toArray(),
        null,
        List.of(),
        new Pairwise.Comparison[methods.size()][methods.size()],
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        new SelectionData(new int[0], List.of()),
        words,
        words);
  }
}

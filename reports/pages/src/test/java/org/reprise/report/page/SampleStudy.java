package org.reprise.report.page;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.reprise.report.landscape.AlphaTrajectory;
import org.reprise.report.landscape.CellDrawing;
import org.reprise.report.landscape.ColumnRanking;
import org.reprise.report.landscape.ColumnSelection;
import org.reprise.report.landscape.FoundCell;
import org.reprise.report.landscape.Landscape;
import org.reprise.report.landscape.TradeOff;
import org.reprise.report.leaderboard.Board;
import org.reprise.report.leaderboard.BoardOptimum;
import org.reprise.report.leaderboard.MethodInfo;
import org.reprise.report.leaderboard.MethodRuns;
import org.reprise.report.leaderboard.Published;
import org.reprise.report.leaderboard.RunCurve;
import org.reprise.report.leaderboard.ScoreMetric;
import org.reprise.report.leaderboard.Study;
import org.reprise.report.leaderboard.StudyProvenance;
import org.reprise.report.statistics.Correlations;
import org.reprise.report.statistics.Interval;
import org.reprise.report.statistics.RunHypervolumes;
import org.reprise.search.statistics.Hypervolume;
import org.reprise.space.SearchSpace;
import org.reprise.space.SearchSpaces;

/**
 * A study of made-up runs for tests of the report: the incumbent's regret falls at a rate of the
 * method's own.
 */
final class SampleStudy {
  private static final List<String> NAMES =
      List.of(
          "bananas",
          "local-search",
          "neural-predictor",
          "pnas",
          "random-search",
          "regularized-evolution",
          "reinforce",
          "<b>bold & \"quoted\"</b>",
          "regularized-evolution:population=20:sample=5",
          "tpe");

  private SampleStudy() {}

  static Study of(int methods, List<String> tables, int seeds) {
    List<Board> boards = new ArrayList<>();
    for (String table : tables) {
      boards.add(board(table, methods, seeds));
    }
    return new Study(
        boards,
        new StudyProvenance(
            "./reprise leaderboard --table 'nb201' --budget 12000s --seeds " + seeds,
            Map.of("version", "0.1.0", "machine", "<img src=x onerror=alert(1)>")));
  }

  private static Board board(String table, int methods, int seeds) {
    SplittableRandom random = new SplittableRandom(table.hashCode());
    List<MethodRuns> all = new ArrayList<>();
    for (int m = 0; m < methods; m++) {
      List<RunCurve> runs = new ArrayList<>();
      for (int seed = 0; seed < seeds; seed++) {
        runs.add(run(seed, 0.25 + 0.05 * ((m * 7) % 10), random));
      }
      String label = NAMES.get(m);
      all.add(
          new MethodRuns(
              new MethodInfo(
                  label,
                  label.replaceAll(":.*", ""),
                  "Does what its paper says.",
                  "Author et al., \"A Title\", Venue 2019",
                  m,
                  Map.of("population", "10", "sample", "3"),
                  List.of()),
              runs));
    }
    return new Board(
        table,
        "ab".repeat(32),
        "nasbench201",
        "Dong and Yang, NAS-Bench-201, ICLR 2020, table 5",
        "nasbench201",
        "cifar10/test",
        "cifar10/test/accuracy/200/mean",
        "cifar10/valid/accuracy/200/one",
        "cifar10/valid/accuracy/12/one",
        "cifar10/-/search_seconds/12/-",
        "12000s",
        List.of("The validation accuracy is of one seed, where the paper's is of a random one."),
        15625,
        landscape(all),
        new BoardOptimum("greatest cifar10/test", "|a~0|+|b~0|c~1|", 91.5, 84.9, 94.3733),
        new BoardOptimum("greatest search signal", "|a~0|+|b~0|b~1|", 91.6, 85.2, 94.1),
        all,
        List.of(
            published("random-search", "RS", new Published.Figure(93.70, 0.36, true)),
            published("regularized-evolution", "REA", new Published.Figure(93.92, 0.30, false))),
        ScoreMetric.ACCURACY,
        ScoreMetric.ACCURACY);
  }

  private static Landscape landscape(List<MethodRuns> methods) {
    SplittableRandom random = new SplittableRandom(4);
    List<double[]> points = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      double truth = 80 + 14 * random.nextDouble();
      points.add(new double[] {truth - 8 + 3 * random.nextGaussian(), truth});
    }
    Correlations correlations =
        new Correlations(
            6466,
            0.54,
            new Interval(0.52, 0.55, 0.95),
            15625,
            0.61,
            new Interval(0.57, 0.66, 0.95),
            0.8,
            0.83,
            0.62,
            64,
            0.12,
            new Interval(-0.05, 0.28, 0.95),
            0.21);
    Map<String, TradeOff.Found> found = new LinkedHashMap<>();
    Map<String, Integer> runs = new LinkedHashMap<>();
    for (MethodRuns method : methods) {
      List<Hypervolume.Point> ends =
          List.of(
              new Hypervolume.Point(0.4 + random.nextDouble(), 93 + random.nextDouble()),
              new Hypervolume.Point(0.4 + random.nextDouble(), 93 + random.nextDouble()));
      found.put(
          method.method().label(),
          new TradeOff.Found(ends, new RunHypervolumes(0.8, new Interval(0.75, 0.85, 0.95), 40)));
      runs.put(method.method().label(), 3);
    }
    List<Hypervolume.Point> front =
        List.of(
            new Hypervolume.Point(0.07, 80),
            new Hypervolume.Point(0.3, 91),
            new Hypervolume.Point(1.2, 94.3733));
    SearchSpace space = SearchSpaces.named("nasbench201");
    String cell =
        "|nor_conv_3x3~0|+|nor_conv_3x3~0|nor_conv_3x3~1|"
            + "+|skip_connect~0|nor_conv_3x3~1|nor_conv_1x1~2|";
    return new Landscape(
        87.06,
        List.of(new ColumnRanking("cifar10/valid/accuracy/12/one", correlations, points)),
        List.of(new TradeOff("multiply_adds", "table", 1.5, 87.06, front, 9.5, found)),
        List.of(
            new FoundCell(
                cell, 94.3733, runs, CellDrawing.of(space, space.parse(cell)).orElseThrow())),
        List.of(alpha(methods.get(0).method().label(), space)),
        new ColumnSelection(
            new int[] {1, 10, 100},
            new double[] {87.06, 93, 94},
            List.of(
                new ColumnSelection.Curve(
                    "cifar10/valid/accuracy/12/one", new double[] {87.06, 92, 93}))));
  }

  /** As if a method had trained architecture parameters: one choice of each decision wins. */
  private static AlphaTrajectory alpha(String label, SearchSpace space) {
    List<double[][]> epochs = new ArrayList<>();
    for (int epoch = 0; epoch <= 20; epoch++) {
      double[][] probabilities = new double[space.decisions().size()][];
      for (int d = 0; d < probabilities.length; d++) {
        int choices = space.decisions().get(d).size();
        probabilities[d] = new double[choices];
        double winner = Math.exp(0.2 * epoch);
        for (int choice = 0; choice < choices; choice++) {
          probabilities[d][choice] = (choice == d % choices ? winner : 1) / (winner + choices - 1);
        }
      }
      epochs.add(probabilities);
    }
    return new AlphaTrajectory(
        label, 3, space.decisions(), epochs, List.of(new double[] {84, 12}, new double[] {83, 9}));
  }

  private static Published published(String method, String printedAs, Published.Figure test) {
    return new Published(
        method,
        printedAs,
        new Published.Figure(91, Double.NaN, false),
        test,
        500,
        "Dong and Yang, NAS-Bench-201, ICLR 2020, table 5");
  }

  private static RunCurve run(int seed, double rate, SplittableRandom random) {
    int total = 95 + random.nextInt(20);
    int[] evaluations = new int[total];
    double[] seconds = new double[total];
    double[] signal = new double[total];
    double[] score = new double[total];
    int n = 0;
    double best = Double.POSITIVE_INFINITY;
    for (int i = 1; i <= total; i++) {
      double regret = 6 * Math.pow(i, -rate) * (0.4 + 1.2 * random.nextDouble());
      if (regret < best) {
        best = regret;
        evaluations[n] = i;
        seconds[n] = i * 12000.0 / total;
        signal[n] = 85 - regret;
        score[n] = 94.3733 - Math.max(0, regret - 0.3 * random.nextDouble());
        n++;
      }
    }
    return new RunCurve(
        seed,
        java.util.Arrays.copyOf(evaluations, n),
        java.util.Arrays.copyOf(seconds, n),
        java.util.Arrays.stream(seconds, 0, n).map(s -> 1e9 * s).toArray(),
        java.util.Arrays.copyOf(signal, n),
        java.util.Arrays.copyOf(score, n),
        91 - best / 10,
        "|nor_conv_3x3~0|+|nor_conv_3x3~0|nor_conv_3x3~1|",
        total,
        total - random.nextInt(10),
        12000,
        1.2e13,
        0.0002 * (1 + random.nextDouble()),
        List.of());
  }
}

package org.reprise.report.figure;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.reprise.report.leaderboard.CurveBand;
import org.reprise.report.leaderboard.Pairwise;
import org.reprise.report.statistics.StepCurve;

/** A board of two methods, of which the first finds the optimum, with a figure of each kind. */
final class SampleBoard {
  static final String LONG =
      "regularized-evolution:population=20:sample=5:removal=worst:identity=0.1";
  static final List<String> LABELS = List.of("bananas", LONG);
  static final Map<String, Palette.Style> STYLES = styles();

  private SampleBoard() {}

  private static Map<String, Palette.Style> styles() {
    return Palette.styles(LABELS);
  }

  static FigureData.BoardData board() {
    double[] x = {1, 10, 100};
    Map<String, CurveBand> scores = new LinkedHashMap<>();
    scores.put(
        "bananas",
        new CurveBand(
            x, new double[] {90, 93, 94}, new double[] {89, 92, 94}, new double[] {91, 93.5, 94}));
    scores.put(
        LONG,
        new CurveBand(
            x,
            new double[] {86, 92, 93},
            new double[] {85, 91, 92.5},
            new double[] {87, 93, 93.5}));
    Map<String, Map<String, CurveBand>> values = Map.of("score", scores, "signal", scores);
    Map<String, Map<String, Map<String, CurveBand>>> curves = new LinkedHashMap<>();
    curves.put("evaluations", values);
    curves.put("seconds", values);
    Map<String, StepCurve> shares = new LinkedHashMap<>();
    shares.put("bananas", new StepCurve(new double[] {4, 20}, new double[] {0.5, 1}));
    shares.put(LONG, new StepCurve(new double[] {50}, new double[] {0.25}));
    ReachedData.Shares reached = new ReachedData.Shares(1, 100, shares);
    Map<String, List<double[]>> found = new LinkedHashMap<>();
    found.put("bananas", List.of(new double[] {8e5, 94}));
    found.put(LONG, List.of(new double[] {5e5, 93}));
    double[] box = {0, 0, 0.1, 0.2, 0.4};
    return new FigureData.BoardData(
        "nb201 · cifar10/test",
        true,
        94,
        91,
        LABELS,
        Map.of("bananas", 12, LONG, 8),
        8,
        curves,
        List.of(new ReachedData("0.5", Map.of("evaluations", reached))),
        List.of(
            new FigureData.Distribution("bananas", box, new double[] {0, 0.1, 0.4}),
            new FigureData.Distribution(LONG, box, new double[] {0, 0.1, 0.4})),
        new double[] {1.25, 1.75},
        0.69,
        List.of(new int[] {0, 1}),
        new Pairwise.Comparison[][] {{null, won()}, {lost(), null}},
        List.of(
            new FigureData.Cost("bananas", 12000, 3.21), new FigureData.Cost(LONG, 12000, 0.00062)),
        List.of(
            new RankingData(
                "valid accuracy, 12 epochs",
                "valid accuracy, 12 epochs (%)",
                "tau 0.540, among the best 64: −0.012",
                "tau over n = 6,466 distinct trainings; 2 architectures are shown.",
                List.of(new double[] {60, 80}, new double[] {85, 94}))),
        List.of(
            new FrontData(
                "FLOPs",
                "FLOPs",
                2e5,
                8e5,
                87,
                94,
                "table",
                List.of(new double[] {2e5, 91}, new double[] {8e5, 94}),
                found)),
        List.of(),
        List.of(alpha()),
        new SelectionData(
            new int[] {1, 10, 100},
            List.of(
                new SelectionData.Line(
                    SelectionData.BY_SCORE,
                    new String[] {"#6b7280", "#a3a9b5"},
                    "dotted",
                    new double[] {87, 92, 94}),
                new SelectionData.Line(
                    "shared weights, rsps",
                    new String[] {"#2b7cce", "#00a6f7"},
                    "solid",
                    new double[] {87, 90, 89.5}))),
        new FigureData.MetricWords("accuracy", "accuracy (%)", "percentage points", false),
        new FigureData.MetricWords("accuracy", "accuracy (%)", "percentage points", false));
  }

  /** Two runs of bananas, as if it had trained architecture parameters for two epochs. */
  private static AlphaData alpha() {
    List<String> choices = List.of("none", "skip_connect", "nor_conv_3x3");
    double[][] probabilities = {{0.3, 0.2, 0.1}, {0.4, 0.5, 0.7}, {0.3, 0.3, 0.2}};
    return new AlphaData(
        "bananas",
        2,
        List.of(
            new AlphaData.Panel("0->1", choices, probabilities),
            new AlphaData.Panel("0->2", choices, probabilities)),
        new double[] {0.7, 0.7, 0.8},
        new double[] {1, 0.9, 0.7},
        84.0,
        12.0,
        List.of(new double[] {83, 10}, new double[] {85, 14}));
  }

  private static Pairwise.Comparison won() {
    return new Pairwise.Comparison(8, 6, 1, 1, 0.8, 0.01);
  }

  private static Pairwise.Comparison lost() {
    return new Pairwise.Comparison(8, 1, 1, 6, 0.2, 0.01);
  }
}

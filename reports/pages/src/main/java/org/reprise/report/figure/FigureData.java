package org.reprise.report.figure;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.reprise.report.landscape.FoundCell;
import org.reprise.report.leaderboard.CurveBand;
import org.reprise.report.leaderboard.Pairwise;
import org.reprise.report.leaderboard.ScoreMetric;

/**
 * What the charts of a page draw; it stands in the page as JSON.
 *
 * @param styles by method label
 * @param boards in the order of the page
 */
public record FigureData(Map<String, Palette.Style> styles, List<BoardData> boards) {
  public FigureData {
    styles = new LinkedHashMap<>(styles);
  }

  /** Returns the colours of operations by name: each on a light and a dark page. */
  public Map<String, String[]> getOperations() {
    return OperationColors.of(
        boards.stream().flatMap(board -> board.operations().stream()).toList());
  }

  /**
   * One board.
   *
   * @param title table and score
   * @param hasSeconds whether there are curves over seconds
   * @param optimum best score of the table
   * @param optimumSignal what a search sees of that architecture
   * @param labels of the methods, best first
   * @param runs how many each method has
   * @param seeds how many all ranked methods share
   * @param curves by {@link CurveAxis#key}, then {@code score} or {@code signal}, then method
   * @param reached which share of the runs came within a regret
   * @param distributions final regrets by method
   * @param ranks average ranks in the order of the labels
   * @param criticalDifference of these, null if undefined
   * @param cliques groups of methods that the critical difference does not tell apart, as first and
   *     last place in the order of ranks
   * @param pairwise in the order of the labels
   * @param costs by method
   * @param rankings of the table's other columns
   * @param tradeOffs accuracy against costs
   * @param found the best architectures found
   * @param alphas where searches by gradients went
   * @param selection what choosing by columns brings
   * @param metric what the score measures
   * @param signalMetric what a search sees
   */
  public record BoardData(
      String title,
      boolean hasSeconds,
      double optimum,
      double optimumSignal,
      List<String> labels,
      Map<String, Integer> runs,
      int seeds,
      Map<String, Map<String, Map<String, CurveBand>>> curves,
      List<ReachedData> reached,
      List<Distribution> distributions,
      double[] ranks,
      @Nullable Double criticalDifference,
      List<int[]> cliques,
      Pairwise.@Nullable Comparison[][] pairwise,
      List<Cost> costs,
      List<RankingData> rankings,
      List<FrontData> tradeOffs,
      List<FoundCell> found,
      List<AlphaData> alphas,
      SelectionData selection,
      MetricWords metric,
      MetricWords signalMetric) {

    /**
     * Returns the curves of the score by method.
     *
     * @throws NullPointerException if there are none over this axis
     */
    Map<String, CurveBand> scoreCurves(CurveAxis axis) {
      Map<String, Map<String, CurveBand>> byValue = curves.get(axis.key());
      return Objects.requireNonNull(
          Objects.requireNonNull(byValue, axis.key()).get("score"), axis.key());
    }

    /** Returns by how much a score is worse than the best of the table. */
    public double regret(double score) {
      return metric.regret(score, optimum);
    }

    /** Returns what its cells and trajectories have of operations, or of other choices. */
    List<String> operations() {
      return Stream.concat(
              found.stream().flatMap(cell -> cell.operations().stream()),
              alphas.stream().flatMap(alpha -> alpha.choices().stream()))
          .distinct()
          .sorted()
          .toList();
    }

    /** Returns the same board with the curves and distributions of some methods alone. */
    public BoardData only(List<String> chosen) {
      List<String> kept = labels.stream().filter(chosen::contains).toList();
      Map<String, Map<String, Map<String, CurveBand>>> fewer = new LinkedHashMap<>();
      curves.forEach(
          (axis, byValue) -> {
            Map<String, Map<String, CurveBand>> values = new LinkedHashMap<>();
            byValue.forEach(
                (value, byLabel) -> {
                  Map<String, CurveBand> bands = new LinkedHashMap<>();
                  kept.forEach(label -> bands.put(label, byLabel.get(label)));
                  values.put(value, bands);
                });
            fewer.put(axis, values);
          });
      return new BoardData(
          title,
          hasSeconds,
          optimum,
          optimumSignal,
          kept,
          kept.stream().collect(Collectors.toMap(label -> label, runs::get)),
          seeds,
          fewer,
          List.of(),
          distributions.stream().filter(d -> kept.contains(d.label())).toList(),
          new double[0],
          null,
          List.of(),
          new Pairwise.Comparison[0][],
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          alphas.stream().filter(alpha -> kept.contains(alpha.label())).toList(),
          new SelectionData(new int[0], List.of()),
          metric,
          signalMetric);
    }
  }

  /**
   * A metric as charts write it.
   *
   * @param name such as {@code accuracy}
   * @param axis title of an axis of it
   * @param difference what differences are counted in
   * @param lower whether less is better
   */
  public record MetricWords(String name, String axis, String difference, boolean lower) {
    static MetricWords of(ScoreMetric metric) {
      return new MetricWords(
          metric.name(), metric.axis(), metric.difference(), metric.isLowerBetter());
    }

    /** Returns by how much {@code value} is worse than {@code optimum}. */
    double regret(double value, double optimum) {
      return lower ? value - optimum : optimum - value;
    }
  }

  /**
   * Final regrets of a method.
   *
   * @param label the method
   * @param box least, first quartile, median, third quartile, greatest
   * @param regrets of its runs in ascending order, at most 200 of them, evenly chosen
   */
  public record Distribution(String label, double[] box, double[] regrets) {}

  /**
   * Mean cost of a run.
   *
   * @param label the method
   * @param training simulated seconds of training
   * @param overhead seconds of the method itself
   */
  public record Cost(String label, double training, double overhead) {}
}

package org.reprise.report.landscape;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.reprise.predictor.Predictors;
import org.reprise.report.correlation.PredictorBench;
import org.reprise.report.statistics.Correlations;
import org.reprise.report.statistics.TopRanks;
import org.reprise.reproduction.benchmark.TableBenchmark;
import org.reprise.search.RandomStreams;
import org.reprise.search.statistics.RankCorrelation;
import org.reprise.table.Direction;

/**
 * How predictors rank a benchmark's architectures after learning from a few: they are told what a
 * search sees after the longest training, and ranked by the score. Tau is the mean over training
 * sets, its interval resamples these; the scatter is that of the first.
 */
public final class PredictorRankings {
  /** Those that learn within a second. */
  public static final List<String> USUAL = List.of("mlp");

  /** How many architectures they learn from. */
  public static final List<Integer> USUAL_SIZES = List.of(50, 150);

  private static final int SETS = 5;
  private static final int ASKED = 2000;
  private static final int TOP_SHARE = 100;

  private PredictorRankings() {}

  /**
   * Rankings of {@code score} by each predictor after each size of training set. What a space does
   * not suit, or what leaves too few architectures to rank, is left out.
   */
  public static List<ColumnRanking> of(
      TableBenchmark benchmark,
      String score,
      List<String> predictors,
      List<Integer> sizes,
      RandomStreams streams) {
    List<TableBenchmark.Measure> signals = benchmark.signalMeasures();
    int top = Math.max(10, ASKED / TOP_SHARE);
    PredictorBench bench =
        new PredictorBench(
            benchmark.table(),
            oriented(benchmark.measure(score).values(), benchmark.direction(score)),
            oriented(signals.get(signals.size() - 1).values(), benchmark.signalDirection()),
            top,
            ASKED,
            streams);
    List<ColumnRanking> rankings = new ArrayList<>();
    for (String predictor : predictors) {
      boolean suits =
          Predictors.named(predictor.split(":", 2)[0])
              .unsupported(benchmark.table().space())
              .isEmpty();
      for (int size : sizes) {
        if (suits && bench.rows() >= 2 * size) {
          rankings.add(
              ranking(
                  bench, predictor, size, benchmark.signalDirection(), benchmark.direction(score)));
        }
      }
    }
    return rankings;
  }

  private static double[] oriented(double[] values, Direction direction) {
    return Arrays.stream(values).map(direction::oriented).toArray();
  }

  private static ColumnRanking ranking(
      PredictorBench bench, String predictor, int size, Direction seen, Direction scored) {
    PredictorBench.Predicted predicted = bench.predictor(predictor, size, SETS);
    PredictorBench.Scatter first = predicted.first();
    var mean = predicted.ranking();
    return new ColumnRanking(
        predictor + " after " + size,
        new Correlations(
            mean.n(),
            mean.tau(),
            mean.tauInterval(),
            mean.architectures(),
            mean.tauArchitectures(),
            mean.tauArchitecturesInterval(),
            mean.spearman(),
            RankCorrelation.pearson(first.score(), first.truth()),
            TopRanks.sparseTau(first.score(), first.truth()),
            mean.top(),
            mean.tauTop(),
            mean.tauTopInterval(),
            mean.precisionAtTop()),
        ColumnRanking.points(oriented(first.score(), seen), oriented(first.truth(), scored)));
  }
}

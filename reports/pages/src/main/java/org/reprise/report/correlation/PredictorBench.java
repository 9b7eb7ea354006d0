package org.reprise.report.correlation;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.reprise.predictor.Predictor;
import org.reprise.predictor.Predictors;
import org.reprise.predictor.ScoreSource;
import org.reprise.predictor.Shuffle;
import org.reprise.report.statistics.Bootstrap;
import org.reprise.report.statistics.Correlations;
import org.reprise.report.statistics.Interval;
import org.reprise.report.statistics.Summary;
import org.reprise.report.statistics.TopRanks;
import org.reprise.search.RandomStreams;
import org.reprise.search.statistics.RankCorrelation;
import org.reprise.space.Architecture;
import org.reprise.space.InvalidInputException;
import org.reprise.table.Column;
import org.reprise.table.CoveredSpace;
import org.reprise.table.Query;
import org.reprise.table.Table;

/**
 * Ranks the architectures of a table by its cheap columns (a short schedule, a supernet, a
 * zero-cost score) and by predictors that learn from a few of them, and compares with the truth. Of
 * architectures that share a training, predictors learn from one and rank one. All predictors learn
 * from the same training sets. The same seed gives the same figures.
 */
public final class PredictorBench {
  private static final Bootstrap BOOTSTRAP = new Bootstrap(1000, 0.95);

  private final Table table;
  private final double[] truth;
  private final double[] labels;
  private final int[] training;
  private final int[] rows;
  private final int top;
  private final int most;
  private final RandomStreams streams;

  /**
   * A bench over the rows of {@code table} that have both truth and label.
   *
   * @param truth the column to be predicted, written as a series
   * @param labels the column that predictors learn from
   * @param top k of precision at k
   * @param most architectures that predictors are asked for; a random choice where there are more
   * @throws InvalidInputException if the table has no such columns, or no row has both
   */
  public PredictorBench(
      Table table, String truth, String labels, int top, int most, RandomStreams streams) {
    this(table, values(table, truth), values(table, labels), top, most, streams);
    if (rows.length < 2) {
      throw new InvalidInputException(
          "table " + table.name() + " has fewer than two rows with " + truth + " and " + labels);
    }
  }

  /**
   * A bench over the rows of {@code table} that have both truth and label.
   *
   * @param truth by row, NaN where there is none
   * @param labels what predictors learn from, by row, NaN where there is none
   * @param top k of precision at k
   * @param most architectures that predictors are asked for; a random choice where there are more
   */
  public PredictorBench(
      Table table, double[] truth, double[] labels, int top, int most, RandomStreams streams) {
    this.table = table;
    this.truth = truth;
    this.labels = labels;
    this.top = top;
    this.most = most;
    this.streams = streams;
    training = DistinctTrainings.of(table);
    Set<Integer> taken = new HashSet<>();
    rows =
        IntStream.range(0, table.rows())
            .filter(row -> !Double.isNaN(truth[row]) && !Double.isNaN(labels[row]))
            .filter(row -> taken.add(training[row]))
            .toArray();
  }

  /** Returns the same comparison for zero-cost proxies, which learn from nothing. */
  public ProxyBench proxies() {
    return new ProxyBench(table, truth, top, streams);
  }

  /** Distinct trainings that have both truth and label. */
  public int rows() {
    return rows.length;
  }

  private static double[] values(Table table, String series) {
    Column column = table.column(Query.parse(series));
    return IntStream.range(0, table.rows()).mapToDouble(column::value).toArray();
  }

  /**
   * Returns how a column of the table, written as a series, ranks all rows that have it.
   *
   * @throws InvalidInputException if there is none
   */
  public ScorerRanking column(String series) {
    double[] score = values(table, series);
    Correlations found =
        Correlations.of(
            score, truth, training, top, BOOTSTRAP, streams.stream("bootstrap of columns"));
    return new ScorerRanking(
        series,
        0,
        0,
        found.n(),
        found.tau(),
        found.tauInterval(),
        found.architectures(),
        found.tauArchitectures(),
        found.tauArchitecturesInterval(),
        found.spearman(),
        found.top(),
        found.tauTop(),
        found.tauTopInterval(),
        found.precisionAtTop());
  }

  /** What one training set came to. */
  private record Trial(
      int n, double tau, double spearman, double tauTop, double hits, Scatter scatter) {}

  /** What a predictor says of architectures, and the truth. */
  public record Scatter(double[] score, double[] truth) {}

  /**
   * A predictor on all its training sets.
   *
   * @param ranking means over them
   * @param first what it said after the first
   */
  public record Predicted(ScorerRanking ranking, Scatter first) {}

  /**
   * Returns how a predictor, written as {@code name:parameter=value}, ranks what it has not learnt.
   *
   * @param trained architectures that it learns from
   * @param seeds training sets, each drawn at random
   * @throws InvalidInputException if there is no such predictor, or too few architectures
   */
  public Predicted predictor(String text, int trained, int seeds) {
    if (trained > rows.length - 2) {
      throw new InvalidInputException(
          "a training set of "
              + trained
              + " leaves fewer than two of the "
              + rows.length
              + " distinct trainings of table "
              + table.name()
              + " to be ranked");
    }
    Predictors.parse(text, CoveredSpace.of(table), ScoreSource.NONE);
    List<Trial> trials =
        IntStream.range(0, seeds)
            .parallel()
            .mapToObj(seed -> trial(text, trained, streams.child(trained).child(seed)))
            .toList();
    double[] taus = trials.stream().mapToDouble(Trial::tau).toArray();
    double[] tops = trials.stream().mapToDouble(Trial::tauTop).toArray();
    Interval interval =
        BOOTSTRAP.percentile(taus, Summary::mean, streams.stream("bootstrap of predictors"));
    Trial first = trials.get(0);
    return new Predicted(
        new ScorerRanking(
            text,
            trained,
            seeds,
            first.n(),
            Summary.mean(taus),
            interval,
            first.n(),
            Summary.mean(taus),
            interval,
            mean(trials, Trial::spearman),
            top,
            Summary.mean(tops),
            BOOTSTRAP.percentile(
                tops, Summary::mean, streams.stream("bootstrap of predictors' tops")),
            mean(trials, Trial::hits)),
        first.scatter());
  }

  private static double mean(List<Trial> trials, ToDoubleFunction<Trial> figure) {
    return trials.stream().mapToDouble(figure).average().orElseThrow();
  }

  private Trial trial(String text, int trained, RandomStreams seed) {
    int[] order = rows.clone();
    Shuffle.shuffle(order, seed.stream("training set"));
    int[] learnt = Arrays.copyOf(order, trained);
    int[] asked = Arrays.copyOfRange(order, trained, Math.min(order.length, trained + most));
    Predictor predictor =
        Predictors.parse(
            text, CoveredSpace.of(table), new OneScoring(table, seed.child("proxies")));
    predictor.fit(architectures(learnt), pick(labels, learnt), seed.stream("fit"));
    double[] score = predictor.predict(architectures(asked));
    double[] real = pick(truth, asked);
    boolean hasTop = top < asked.length;
    return new Trial(
        asked.length,
        RankCorrelation.kendallTauB(score, real),
        RankCorrelation.spearman(score, real),
        hasTop ? TopRanks.tauInTop(top, score, real) : Double.NaN,
        hasTop ? TopRanks.precisionAt(top, score, real) : Double.NaN,
        new Scatter(score, real));
  }

  private List<Architecture> architectures(int[] chosen) {
    return Arrays.stream(chosen).mapToObj(table::architecture).toList();
  }

  private static double[] pick(double[] values, int[] chosen) {
    return Arrays.stream(chosen).mapToDouble(row -> values[row]).toArray();
  }
}

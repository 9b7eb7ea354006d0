package org.reprise.report.facts;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.reprise.data.image.LabelledImages;
import org.reprise.report.facts.TableFacts.Pairs;
import org.reprise.report.statistics.LinearModel;
import org.reprise.search.RandomStreams;
import org.reprise.search.statistics.RankCorrelation;
import org.reprise.space.Decision;
import org.reprise.table.Series;
import org.reprise.table.Table;

/**
 * How far a measured cost can be told from another number of the architecture.
 *
 * @param measured the column that was measured
 * @param by what tells it: a column, or {@code linear model} for a sum over the decisions, fitted
 *     to a random half of the architectures and judged on the other
 * @param architectures how many it is judged on
 * @param pearson correlation
 * @param tau tau-b
 * @param error mean distance in percent of the measured, of the model or of the line through the
 *     column that fits best
 */
public record CostAgreement(
    String measured, String by, int architectures, double pearson, double tau, double error) {
  /** What {@link #by} is for the model. */
  static final String LINEAR_MODEL = "linear model";

  private static final int FEWEST = 20;

  /** Of all measured columns with all counted ones and with the linear model. */
  static List<CostAgreement> all(Table table, String dataset) {
    List<CostAgreement> agreements = new ArrayList<>();
    List<Series> costs = TableFacts.costs(table, dataset);
    for (Series measured : costs) {
      if (measured.metric().matches("params|flops")) {
        continue;
      }
      double[] truth = TableFacts.values(table, table.column(measured));
      for (Series counted : costs) {
        if (counted.metric().matches("params|flops")) {
          Pairs pairs = Pairs.of(TableFacts.values(table, table.column(counted)), truth);
          if (pairs.x().length >= FEWEST) {
            agreements.add(of(measured.metric(), counted.metric(), onLine(pairs)));
          }
        }
      }
      model(table, truth).ifPresent(p -> agreements.add(of(measured.metric(), LINEAR_MODEL, p)));
    }
    return agreements;
  }

  private static CostAgreement of(String measured, String by, Pairs pairs) {
    double error =
        IntStream.range(0, pairs.x().length)
            .mapToDouble(i -> 100 * Math.abs(pairs.x()[i] / pairs.y()[i] - 1))
            .average()
            .orElse(Double.NaN);
    return new CostAgreement(
        measured,
        by,
        pairs.x().length,
        RankCorrelation.pearson(pairs.x(), pairs.y()),
        pairs.tau(),
        error);
  }

  /** What the line with the least squared error makes of x. */
  private static Pairs onLine(Pairs pairs) {
    double meanX = Arrays.stream(pairs.x()).average().orElse(0);
    double meanY = Arrays.stream(pairs.y()).average().orElse(0);
    double products = 0;
    double squares = 0;
    for (int i = 0; i < pairs.x().length; i++) {
      products += (pairs.x()[i] - meanX) * (pairs.y()[i] - meanY);
      squares += (pairs.x()[i] - meanX) * (pairs.x()[i] - meanX);
    }
    double slope = products / squares;
    return new Pairs(
        Arrays.stream(pairs.x()).map(x -> meanY + slope * (x - meanX)).toArray(), pairs.y());
  }

  private static Optional<Pairs> model(Table table, double[] truth) {
    int[] sizes = table.space().decisions().stream().mapToInt(Decision::size).toArray();
    int[] rows = IntStream.range(0, truth.length).filter(i -> !Double.isNaN(truth[i])).toArray();
    if (rows.length < FEWEST) {
      return Optional.empty();
    }
    int[] order =
        LabelledImages.shuffled(rows.length, RandomStreams.of(0).child("facts").stream("halves"));
    int half = rows.length / 2;
    int[][] choices =
        Arrays.stream(order)
            .mapToObj(i -> table.architecture(rows[i]).choices())
            .toArray(int[][]::new);
    double[] values = Arrays.stream(order).mapToDouble(i -> truth[rows[i]]).toArray();
    return LinearModel.fit(sizes, Arrays.copyOf(choices, half), Arrays.copyOf(values, half))
        .map(
            model ->
                new Pairs(
                    IntStream.range(half, values.length)
                        .mapToDouble(i -> model.of(choices[i]))
                        .toArray(),
                    Arrays.copyOfRange(values, half, values.length)));
  }
}

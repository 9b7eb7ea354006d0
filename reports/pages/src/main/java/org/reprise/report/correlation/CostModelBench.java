package org.reprise.report.correlation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.reprise.predictor.CostModel;
import org.reprise.search.RandomStreams;
import org.reprise.search.statistics.RankCorrelation;
import org.reprise.space.Architecture;
import org.reprise.space.InvalidInputException;
import org.reprise.table.Direction;
import org.reprise.table.Series;
import org.reprise.table.StoredColumn;
import org.reprise.table.Table;

/**
 * How well models predict the measured costs of a table after a number of measured networks: error
 * and rank correlation on other networks, the same training and test networks for all models.
 */
public final class CostModelBench {
  private final Table table;
  private final int most;
  private final RandomStreams streams;

  /**
   * One model of one cost, means over draws of the training networks.
   *
   * @param cost name of the column
   * @param networks how many it learned from
   * @param model its name
   * @param error root of the mean squared error, in the unit of the cost
   * @param relativeError mean of |prediction - cost| / cost, in percent
   * @param tau Kendall's tau-b of prediction and cost
   * @param tauDeviation standard deviation of it over the draws; NaN for one
   * @param tested networks that were predicted
   */
  public record Accuracy(
      String cost,
      int networks,
      String model,
      double error,
      double relativeError,
      double tau,
      double tauDeviation,
      int tested) {}

  /**
   * A bench.
   *
   * @param most networks that are predicted, drawn at random of those that are not learned from
   */
  public CostModelBench(Table table, int most, RandomStreams streams) {
    this.table = table;
    this.most = most;
    this.streams = streams;
  }

  /** Returns the names of the costs that were measured: columns of which less is better. */
  public List<String> costs() {
    return table.series().stream()
        .filter(series -> series.equals(Series.cost(series.dataset(), series.metric())))
        .filter(series -> table.direction(series.metric()) == Direction.LOWER)
        .map(Series::metric)
        .distinct()
        .toList();
  }

  /**
   * Returns how accurate each model is after {@code networks} measured ones.
   *
   * @param cost one of {@link #costs}
   * @throws InvalidInputException if there is no such cost, or fewer networks were measured
   */
  public List<Accuracy> accuracies(String cost, int networks, int draws) {
    double[] values = values(cost);
    int[] measured =
        IntStream.range(0, values.length).filter(row -> !Double.isNaN(values[row])).toArray();
    if (measured.length < networks + 2) {
      throw new InvalidInputException(
          "table "
              + table.name()
              + " has "
              + cost
              + " of "
              + measured.length
              + " networks; that is too few to learn from "
              + networks
              + " and to predict others");
    }
    List<Accuracy> accuracies = new ArrayList<>();
    for (String model : CostModel.NAMES) {
      accuracies.add(accuracy(cost, values, measured, networks, model, draws));
    }
    return accuracies;
  }

  private Accuracy accuracy(
      String cost, double[] values, int[] measured, int networks, String name, int draws) {
    double[] errors = new double[draws];
    double[] relative = new double[draws];
    double[] taus = new double[draws];
    int tested = Math.min(most, measured.length - networks);
    for (int draw = 0; draw < draws; draw++) {
      RandomStreams own = streams.child(draw);
      int[] order = drawn(measured, networks + tested, own);
      int[] train = Arrays.copyOf(order, networks);
      int[] test = Arrays.copyOfRange(order, networks, networks + tested);
      CostModel model = CostModel.named(name, table.space());
      double[] learned = Arrays.stream(train).mapToDouble(row -> values[row]).toArray();
      model.fit(architectures(train), learned, own.child(cost).stream(name));
      double[] predicted = model.predict(architectures(test));
      double[] truth = Arrays.stream(test).mapToDouble(row -> values[row]).toArray();
      for (int i = 0; i < tested; i++) {
        double off = predicted[i] - truth[i];
        errors[draw] += off * off / tested;
        relative[draw] += 100 * Math.abs(off) / Math.abs(truth[i]) / tested;
      }
      errors[draw] = Math.sqrt(errors[draw]);
      taus[draw] = RankCorrelation.kendallTauB(predicted, truth);
    }
    return new Accuracy(
        cost, networks, name, mean(errors), mean(relative), mean(taus), deviation(taus), tested);
  }

  /** Returns the first of a random order; the same for all models and costs. */
  private static int[] drawn(int[] measured, int count, RandomStreams streams) {
    int[] order = measured.clone();
    RandomGenerator random = streams.stream("networks");
    for (int i = 0; i < count; i++) {
      int other = i + random.nextInt(order.length - i);
      int row = order[i];
      order[i] = order[other];
      order[other] = row;
    }
    return Arrays.copyOf(order, count);
  }

  private List<Architecture> architectures(int[] rows) {
    return Arrays.stream(rows).mapToObj(table::architecture).toList();
  }

  private double[] values(String cost) {
    Series series =
        table.series().stream()
            .filter(s -> s.metric().equals(cost) && s.equals(Series.cost(s.dataset(), cost)))
            .findFirst()
            .orElseThrow(
                () ->
                    new InvalidInputException(
                        "table "
                            + table.name()
                            + " has no measured cost '"
                            + cost
                            + "'; there "
                            + (costs().isEmpty()
                                ? "are none"
                                : "are: " + String.join(", ", costs()))));
    StoredColumn column = table.column(series);
    double[] values = new double[table.rows()];
    for (int row = 0; row < values.length; row++) {
      boolean known = column.seeds(row) > 0 && column.value(row) > 0;
      values[row] = known ? column.value(row) : Double.NaN;
    }
    return values;
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).average().orElseThrow();
  }

  private static double deviation(double[] values) {
    double mean = mean(values);
    double squares = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
    return values.length < 2 ? Double.NaN : Math.sqrt(squares / (values.length - 1));
  }
}

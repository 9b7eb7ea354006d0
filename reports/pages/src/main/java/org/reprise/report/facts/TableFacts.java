package org.reprise.report.facts;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.reprise.report.statistics.Summary;
import org.reprise.search.statistics.Hypervolume;
import org.reprise.search.statistics.Hypervolume.Point;
import org.reprise.search.statistics.RankCorrelation;
import org.reprise.space.InvalidInputException;
import org.reprise.table.Column;
import org.reprise.table.Query;
import org.reprise.table.SeedChoice;
import org.reprise.table.Series;
import org.reprise.table.Table;

/**
 * What a table of trainings says when it is looked at as a whole, for the page that describes it.
 *
 * @param table its name
 * @param architectures rows
 * @param dataset the data set of its test accuracies
 * @param epochs the longest schedule
 * @param seeds how many architectures have a test accuracy, by seed
 * @param validation accuracies with the first seed
 * @param test accuracies with the first seed
 * @param bestByValidation with the first seed
 * @param bestByTest by the mean over seeds
 * @param tauByEpoch tau-b of the validation accuracy of each epoch, first seed, with the last test
 *     accuracy of the same training
 * @param tauOfLastInTop the same of the last epoch among the best tenth by test accuracy
 * @param costs what architectures cost, against the mean test accuracy
 * @param agreements how far one cost tells another that was measured
 */
public record TableFacts(
    String table,
    int architectures,
    String dataset,
    int epochs,
    Map<String, Integer> seeds,
    Spread validation,
    Spread test,
    Best bestByValidation,
    Best bestByTest,
    Map<Integer, Double> tauByEpoch,
    double tauOfLastInTop,
    List<Front> costs,
    List<CostAgreement> agreements) {
  private static final int TOP_PART = 10;

  /** Quantiles of a column. */
  public record Spread(
      double least, double p5, double p25, double p50, double p75, double p95, double best) {
    static Spread of(double[] values) {
      double[] known = Arrays.stream(values).filter(v -> !Double.isNaN(v)).sorted().toArray();
      if (known.length == 0) {
        throw new InvalidInputException("the table has a column without a value");
      }
      return new Spread(
          known[0],
          Summary.quantile(known, 0.05),
          Summary.quantile(known, 0.25),
          Summary.quantile(known, 0.5),
          Summary.quantile(known, 0.75),
          Summary.quantile(known, 0.95),
          known[known.length - 1]);
    }
  }

  /** An architecture with its accuracies in percent. */
  public record Best(String architecture, double validation, double test) {}

  /** A point of a front. */
  public record Place(String architecture, double cost, double accuracy) {}

  /**
   * The front of accuracy against a cost.
   *
   * @param cost the column
   * @param least of all
   * @param greatest of all
   * @param tau tau-b of the cost with the mean test accuracy
   * @param places what no other architecture beats in both, by ascending cost
   */
  public record Front(String cost, double least, double greatest, double tau, List<Place> places) {}

  /**
   * The facts.
   *
   * @throws InvalidInputException if the table has no test accuracies, or none to validate by
   */
  public static TableFacts of(Table table) {
    List<Series> tests =
        table.series().stream()
            .filter(s -> s.split().equals("test") && s.metric().equals("accuracy"))
            .toList();
    if (tests.isEmpty()) {
      throw new InvalidInputException("table " + table.name() + " has no test accuracies");
    }
    String dataset = tests.get(0).dataset();
    int epochs =
        tests.stream()
            .filter(s -> s.dataset().equals(dataset))
            .mapToInt(Series::epochs)
            .max()
            .orElseThrow();
    Map<String, Integer> seeds = new LinkedHashMap<>();
    for (Series series : tests) {
      if (series.dataset().equals(dataset) && series.epochs() == epochs) {
        seeds.put(series.seed(), (int) known(values(table, table.column(series))));
      }
    }
    String first = seeds.keySet().iterator().next();
    double[] test =
        values(table, table.column(new Series(dataset, "test", "accuracy", epochs, first)));
    double[] mean =
        values(
            table, table.column(new Query(dataset, "test", "accuracy", epochs, SeedChoice.MEAN)));
    Map<Integer, double[]> validation = new TreeMap<>();
    for (Series series : table.series()) {
      if (series.equals(new Series(dataset, "valid", "accuracy", series.epochs(), first))) {
        validation.put(series.epochs(), values(table, table.column(series)));
      }
    }
    if (!validation.containsKey(epochs)) {
      throw new InvalidInputException(
          "table " + table.name() + " has no validation accuracies after " + epochs + " epochs");
    }
    double[] last = validation.get(epochs);
    Map<Integer, Double> taus = new TreeMap<>();
    validation.forEach((epoch, values) -> taus.put(epoch, Pairs.of(values, test).tau()));
    return new TableFacts(
        table.name(),
        table.rows(),
        dataset,
        epochs,
        seeds,
        Spread.of(last),
        Spread.of(test),
        best(table, last, last, test),
        best(table, mean, last, mean),
        taus,
        Pairs.of(last, test).top(TOP_PART).tau(),
        fronts(table, dataset, mean),
        CostAgreement.all(table, dataset));
  }

  static double[] values(Table table, Column column) {
    return IntStream.range(0, table.rows()).mapToDouble(column::value).toArray();
  }

  private static long known(double[] values) {
    return Arrays.stream(values).filter(v -> !Double.isNaN(v)).count();
  }

  private static Best best(Table table, double[] by, double[] validation, double[] test) {
    int best =
        IntStream.range(0, by.length)
            .filter(row -> !Double.isNaN(by[row]))
            .boxed()
            .max(Comparator.comparingDouble(row -> by[row]))
            .orElseThrow();
    return new Best(name(table, best), validation[best], test[best]);
  }

  private static String name(Table table, int row) {
    return table.space().format(table.architecture(row));
  }

  private static List<Front> fronts(Table table, String dataset, double[] accuracy) {
    List<Front> fronts = new ArrayList<>();
    for (Series series : costs(table, dataset)) {
      double[] cost = values(table, table.column(series));
      Map<Point, Integer> rows = new LinkedHashMap<>();
      for (int row = 0; row < cost.length; row++) {
        if (!Double.isNaN(cost[row]) && !Double.isNaN(accuracy[row])) {
          rows.putIfAbsent(new Point(cost[row], accuracy[row]), row);
        }
      }
      List<Place> places = new ArrayList<>();
      for (Point point : Hypervolume.front(List.copyOf(rows.keySet()))) {
        int row = Objects.requireNonNull(rows.get(point), "the front is of these points");
        places.add(new Place(name(table, row), point.cost(), point.accuracy()));
      }
      Spread spread = Spread.of(cost);
      fronts.add(
          new Front(
              series.metric(),
              spread.least(),
              spread.best(),
              Pairs.of(cost, accuracy).tau(),
              places));
    }
    return fronts;
  }

  /** Columns that depend on the architecture alone and are small where things are good. */
  static List<Series> costs(Table table, String dataset) {
    return table.series().stream()
        .filter(s -> s.equals(Series.cost(dataset, s.metric())))
        .filter(s -> s.metric().matches("params|flops|.*(latency|energy).*"))
        .toList();
  }

  /** Two columns where both have a value. */
  record Pairs(double[] x, double[] y) {
    static Pairs of(double[] x, double[] y) {
      int[] both =
          IntStream.range(0, x.length)
              .filter(i -> !Double.isNaN(x[i]) && !Double.isNaN(y[i]))
              .toArray();
      return new Pairs(
          Arrays.stream(both).mapToDouble(i -> x[i]).toArray(),
          Arrays.stream(both).mapToDouble(i -> y[i]).toArray());
    }

    double tau() {
      return RankCorrelation.kendallTauB(x, y);
    }

    /** Those with the greatest y: one in {@code part}. */
    Pairs top(int part) {
      int[] order =
          IntStream.range(0, y.length)
              .boxed()
              .sorted(Comparator.comparingDouble(i -> -y[i]))
              .limit(Math.max(1, y.length / part))
              .mapToInt(i -> i)
              .toArray();
      return new Pairs(
          Arrays.stream(order).mapToDouble(i -> x[i]).toArray(),
          Arrays.stream(order).mapToDouble(i -> y[i]).toArray());
    }
  }
}

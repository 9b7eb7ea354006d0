package org.reprise.reproduction.benchmark;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.reprise.space.InvalidInputException;
import org.reprise.table.Direction;
import org.reprise.table.ProxySeries;
import org.reprise.table.Series;
import org.reprise.table.Table;

/**
 * The protocol that the columns of a table suggest. The metric is accuracy; of a table without it,
 * the one that its user said something of, then an error, then another, a loss last. The search
 * sees the validation value after the longest training, on the first data set that has one; the
 * score is the test value after the longest training, on that data set first and then on the
 * others; evaluations cost what the table says for the training that the search sees, if it says
 * so. Shorter trainings of which the table has both the value and the cost are lower fidelities. A
 * table without validation is searched on its test values, and one whose only metric is of no split
 * on that.
 */
final class InferredProtocol {
  static final String BUDGET = "300";
  private static final List<String> SPLITS = List.of("valid", "test");

  private final Table table;
  private final String metric;

  private InferredProtocol(Table table, String metric) {
    this.table = table;
    this.metric = metric;
  }

  /**
   * Returns the protocol for {@code table}.
   *
   * @throws InvalidInputException if its columns do not tell what is searched
   */
  static Protocol of(Table table) {
    String metric = metric(table).orElseThrow(() -> unclear(table));
    return new InferredProtocol(table, metric).protocol();
  }

  /** Returns what {@code table} is searched by; empty if its columns do not tell. */
  static Optional<String> metric(Table table) {
    Comparator<String> order =
        Comparator.comparing((String m) -> !m.equals("accuracy"))
            .thenComparing(m -> !table.info().directions().containsKey(m))
            .thenComparing(m -> !m.equals("error"))
            .thenComparing(m -> m.equals("loss"))
            .thenComparing(Comparator.naturalOrder());
    Optional<String> measured =
        table.series().stream()
            .filter(series -> SPLITS.contains(series.split()))
            .map(Series::metric)
            .filter(m -> !Direction.isCost(m))
            .min(order);
    return measured.or(() -> onlyOne(table));
  }

  /** Returns the one metric of no split that is no cost, or the only one that the user spoke of. */
  private static Optional<String> onlyOne(Table table) {
    List<String> metrics =
        table.series().stream()
            .filter(series -> series.split().equals(Series.NONE))
            .filter(series -> ProxySeries.proxy(series).isEmpty())
            .map(Series::metric)
            .filter(m -> !Direction.isCost(m))
            .distinct()
            .toList();
    List<String> named = metrics.stream().filter(table.info().directions()::containsKey).toList();
    return Stream.of(named, metrics)
        .filter(some -> some.size() == 1)
        .map(some -> some.get(0))
        .findFirst();
  }

  private static InvalidInputException unclear(Table table) {
    return new InvalidInputException(
        "table "
            + table.name()
            + " has neither valid nor test accuracy, nor one metric that is plainly meant instead;"
            + " choose by --search-on and --score among: "
            + table.series().stream().map(Series::toString).collect(Collectors.joining(", ")));
  }

  private Protocol protocol() {
    Optional<Series> valid = longest("valid").or(() -> longest(Series.NONE));
    Optional<Series> test =
        valid.flatMap(v -> longest("test", v.dataset())).or(() -> longest("test"));
    boolean selectsOnTest = longest("valid").isEmpty();
    Series signal =
        selectsOnTest && test.isPresent() ? test.get() : valid.or(() -> test).orElseThrow();
    Map<String, Protocol.Score> scores = new LinkedHashMap<>();
    test.ifPresent(series -> scores.put(series.dataset(), score(series)));
    for (String dataset : table.info().datasets()) {
      longest("test", dataset).ifPresent(series -> scores.putIfAbsent(dataset, score(series)));
    }
    if (scores.isEmpty()) {
      scores.put(signal.dataset(), score(signal));
    }
    return new Protocol(
        Protocols.INFERRED,
        "inferred from the columns of table " + table.name(),
        "",
        fidelities(table, signal),
        List.copyOf(scores.values()),
        List.of(),
        BUDGET,
        Protocols.parameters(table.space()),
        selectsOnTest,
        selectsOnTest ? List.of(onTest(signal)) : List.of(),
        List.of(),
        List.of());
  }

  private static String onTest(Series signal) {
    return signal.split().equals("test")
        ? "The table has no validation "
            + signal.metric()
            + ": the search selects on test "
            + signal.metric()
            + "."
        : "The table has one " + signal.metric() + ": the search selects on what scores it.";
  }

  private Optional<Series> longest(String split) {
    return longest(table.series().stream(), split);
  }

  private Optional<Series> longest(String split, String dataset) {
    return longest(table.series().stream().filter(s -> s.dataset().equals(dataset)), split);
  }

  private Optional<Series> longest(Stream<Series> series, String split) {
    // Of equal length the first data set is taken.
    return series
        .filter(s -> s.split().equals(split) && s.metric().equals(metric))
        .max(
            Comparator.comparingInt(Series::epochs)
                .thenComparing(Comparator.comparing(Series::dataset).reversed()));
  }

  /** Returns {@code signal} and what shorter trainings of it {@code table} has with their costs. */
  static List<Protocol.Fidelity> fidelities(Table table, Series signal) {
    Map<Integer, Series> byEpochs = new TreeMap<>();
    for (Series series : table.series()) {
      if (series.dataset().equals(signal.dataset())
          && series.split().equals(signal.split())
          && series.metric().equals(signal.metric())
          && (series.epochs() == signal.epochs() || !seconds(table, series).isEmpty())) {
        byEpochs.putIfAbsent(series.epochs(), series);
      }
    }
    byEpochs.put(signal.epochs(), signal);
    // What costs nothing cannot be weighed against what has a cost.
    boolean hasCosts = !seconds(table, signal).isEmpty();
    return byEpochs.values().stream()
        .filter(series -> hasCosts || series.equals(signal))
        .map(
            series ->
                new Protocol.Fidelity(
                    series.epochs(), List.of(query(series)), seconds(table, series), 0))
        .toList();
  }

  /** Returns what an evaluation of {@code signal} costs, if the table says it. */
  private static List<String> seconds(Table table, Series signal) {
    return table.series().stream()
        .filter(s -> s.dataset().equals(signal.dataset()))
        .filter(s -> s.epochs() == signal.epochs())
        .filter(s -> s.metric().equals("search_seconds") || s.metric().equals("train_seconds"))
        .min(Comparator.comparing(Series::metric))
        .map(series -> List.of(query(series)))
        .orElse(List.of());
  }

  private static Protocol.Score score(Series series) {
    return new Protocol.Score(scoreName(series), List.of(query(series)));
  }

  /** Returns the name of a score: data set and split, or the metric where it is of no split. */
  static String scoreName(Series series) {
    return series.dataset()
        + "/"
        + (series.split().equals(Series.NONE) ? series.metric() : series.split());
  }

  // A series of one numbered seed stands for the mean over all of them.
  private static String query(Series series) {
    boolean numbered = series.seed().matches("\\d+");
    Series named =
        new Series(
            series.dataset(),
            series.split(),
            series.metric(),
            series.epochs(),
            numbered ? Series.MEAN : series.seed());
    return named.toString();
  }
}

package org.reprise.reproduction.benchmark;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.reprise.space.InvalidInputException;
import org.reprise.table.Series;
import org.reprise.table.Table;

/**
 * The protocols of all modules, read from each {@code META-INF/reprise/protocols.json} on the class
 * path, and the protocol that a table suggests where no published one fits it.
 */
public final class Protocols {
  /** The name of a protocol that was inferred from a table's columns. */
  public static final String INFERRED = "inferred";

  private static final String RESOURCE = "META-INF/reprise/protocols.json";
  private static final String INFERRED_BUDGET = "300";
  private static final Map<String, Protocol> BY_NAME = load();

  private Protocols() {}

  /** Returns all published protocols, by name, in the order in which they are preferred. */
  public static Map<String, Protocol> all() {
    return BY_NAME;
  }

  /**
   * Returns the published protocol called {@code name}.
   *
   * @throws InvalidInputException if there is none
   */
  public static Protocol named(String name) {
    Protocol protocol = BY_NAME.get(name);
    if (protocol == null) {
      throw new InvalidInputException(
          "no protocol '"
              + name
              + "'; there are: "
              + String.join(", ", BY_NAME.keySet())
              + ", "
              + INFERRED);
    }
    return protocol;
  }

  /**
   * Returns the protocol for {@code table} if a user names none: the first published one that it
   * has the columns for, else the inferred one.
   *
   * @throws InvalidInputException if it has no accuracy at all
   */
  public static Protocol usual(Table table) {
    return BY_NAME.values().stream()
        .filter(protocol -> protocol.missing(table).isEmpty())
        .findFirst()
        .orElseGet(() -> inferred(table));
  }

  /**
   * Returns the protocol called {@code name} for {@code table}; {@value #INFERRED} is {@link
   * #inferred}.
   *
   * @throws InvalidInputException if there is none of that name
   */
  public static Protocol named(String name, Table table) {
    return name.equals(INFERRED) ? inferred(table) : named(name);
  }

  /**
   * Returns a protocol of the columns that {@code table} has: the search sees the validation
   * accuracy after the longest training, on the first data set that has one; the score is the test
   * accuracy after the longest training, on that data set first and then on the others; evaluations
   * cost what the table says for the training that the search sees, if it says so. Shorter
   * trainings of which the table has both the accuracy and the cost are lower fidelities. A table
   * without validation accuracy is searched on its test accuracy.
   *
   * @throws InvalidInputException if it has no accuracy at all
   */
  public static Protocol inferred(Table table) {
    Optional<Series> valid = longest(table, "valid", "accuracy", null);
    Optional<Series> test =
        valid
            .flatMap(v -> longest(table, "test", "accuracy", v.dataset()))
            .or(() -> longest(table, "test", "accuracy", null));
    Series signal =
        valid
            .or(() -> test)
            .orElseThrow(
                () ->
                    new InvalidInputException(
                        "table "
                            + table.name()
                            + " has neither valid nor test accuracy, so it cannot be searched; it"
                            + " has: "
                            + table.series()));
    Map<String, Protocol.Score> scores = new LinkedHashMap<>();
    test.ifPresent(series -> scores.put(series.dataset(), score(series)));
    for (String dataset : table.info().datasets()) {
      longest(table, "test", "accuracy", dataset)
          .ifPresent(series -> scores.putIfAbsent(dataset, score(series)));
    }
    if (scores.isEmpty()) {
      scores.put(signal.dataset(), score(signal));
    }
    return new Protocol(
        INFERRED,
        "inferred from the columns of table " + table.name(),
        "",
        fidelities(table, signal),
        List.copyOf(scores.values()),
        List.of(),
        INFERRED_BUDGET,
        Map.of(),
        signal.split().equals("test"),
        signal.split().equals("test")
            ? List.of("The table has no validation accuracy: the search selects on test accuracy.")
            : List.of());
  }

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

  private static Optional<Series> longest(
      Table table, String split, String metric, String dataset) {
    // Of equal length the first data set is taken.
    return table.series().stream()
        .filter(s -> s.split().equals(split) && s.metric().equals(metric))
        .filter(s -> dataset == null || s.dataset().equals(dataset))
        .max(
            Comparator.comparingInt(Series::epochs)
                .thenComparing(Comparator.comparing(Series::dataset).reversed()));
  }

  private static Protocol.Score score(Series series) {
    return new Protocol.Score(series.dataset() + "/" + series.split(), List.of(query(series)));
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

  private static Map<String, Protocol> load() {
    record File(List<Protocol> protocols) {}
    Map<String, Protocol> byName = new LinkedHashMap<>();
    ObjectMapper json = new ObjectMapper();
    try {
      for (URL url : Collections.list(Protocols.class.getClassLoader().getResources(RESOURCE))) {
        for (Protocol protocol : json.readValue(url, new TypeReference<File>() {}).protocols()) {
          if (byName.put(protocol.name(), protocol) != null) {
            throw new IllegalStateException("two protocols are called " + protocol.name());
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("a protocol on the class path cannot be read", e);
    }
    return Collections.unmodifiableMap(byName);
  }
}

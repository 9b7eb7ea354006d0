package org.reprise.reproduction.benchmark;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.reprise.space.InvalidInputException;
import org.reprise.table.Direction;
import org.reprise.table.Series;
import org.reprise.table.Table;

/**
 * A protocol of columns that a user names: what the search sees, and what its answer is scored by.
 * A column is written {@code dataset/split/metric/epochs/seed}, from the left as far as need be;
 * seed is a number, {@code random} or {@code mean}. What is left open is the accuracy, or the other
 * metric that the table is about, after the longest training, over all seeds.
 */
public final class ChosenProtocol {
  /** The name of such a protocol. */
  public static final String NAME = "chosen";

  private final Table table;

  private ChosenProtocol(Table table) {
    this.table = table;
  }

  /**
   * Returns the protocol for {@code table}.
   *
   * @param searchOn what the search sees; null for what an inferred protocol takes
   * @param scores what the answer is scored by, the main one first; empty for the test accuracies
   *     of an inferred protocol, that of the searched data set first, or, where the search sees
   *     another metric, for that
   * @throws InvalidInputException if the table has no such column
   */
  public static Protocol of(Table table, @Nullable String searchOn, List<String> scores) {
    ChosenProtocol chosen = new ChosenProtocol(table);
    List<Protocol.Fidelity> fidelities;
    if (searchOn != null) {
      fidelities = chosen.fidelities(chosen.column(searchOn, "valid"));
    } else {
      fidelities = InferredProtocol.of(table).fidelities();
    }
    Series signal = Series.parse(fidelities.get(fidelities.size() - 1).accuracy().get(0));
    List<Protocol.Score> scored = new ArrayList<>();
    for (String score : scores) {
      scored.add(named(chosen.column(score, "test")));
    }
    if (scored.isEmpty()) {
      scored.addAll(chosen.usualScores(signal));
    }
    long names = scored.stream().map(Protocol.Score::name).distinct().count();
    if (names < scored.size()) {
      throw new InvalidInputException(
          "two scores are of the same data set and split: " + String.join(", ", scores));
    }
    boolean onTest = signal.split().equals("test");
    return new Protocol(
        NAME,
        "chosen among the columns of table " + table.name(),
        "",
        fidelities,
        scored,
        List.of(),
        InferredProtocol.BUDGET,
        Map.of(),
        onTest,
        onTest
            ? List.of("The search selects on test " + signal.metric() + ", as was asked for.")
            : List.of(),
        List.of(),
        List.of());
  }

  /** Returns the scores of an inferred protocol of the same metric, else what the search sees. */
  private List<Protocol.Score> usualScores(Series signal) {
    if (!InferredProtocol.metric(table).equals(Optional.of(signal.metric()))) {
      return table.series().stream()
          .filter(s -> s.split().equals("test") && s.metric().equals(signal.metric()))
          .filter(s -> s.dataset().equals(signal.dataset()))
          .max(Comparator.comparingInt(Series::epochs))
          .map(test -> List.of(named(withSeed(test, usualSeed(test)))))
          .orElseGet(() -> List.of(named(signal)));
    }
    List<Protocol.Score> usual = new ArrayList<>(InferredProtocol.of(table).scores());
    usual.sort(Comparator.comparing(score -> !score.name().startsWith(signal.dataset() + "/")));
    return usual;
  }

  private static Protocol.Score named(Series column) {
    return new Protocol.Score(InferredProtocol.scoreName(column), List.of(column.toString()));
  }

  /** Returns the column that {@code text} names, with the seed that it asks for. */
  private Series column(String text, String usualSplit) {
    String[] parts = text.strip().split("/", -1);
    String metric =
        part(parts, 2).or(() -> InferredProtocol.metric(table)).orElseThrow(() -> unknown(text));
    // A metric that was not measured on a split stands without one.
    boolean ofSplit =
        table.series().stream()
            .anyMatch(s -> s.metric().equals(metric) && !s.split().equals(Series.NONE));
    String split = part(parts, 1).orElse(ofSplit ? usualSplit : Series.NONE);
    Optional<Series> found =
        table.series().stream()
            .filter(s -> s.dataset().equals(parts[0]))
            .filter(s -> s.split().equals(split))
            .filter(s -> s.metric().equals(metric))
            .filter(s -> part(parts, 3).map(Integer.toString(s.epochs())::equals).orElse(true))
            .max(Comparator.comparingInt(Series::epochs));
    Series series = found.orElseThrow(() -> unknown(text));
    Series chosen = withSeed(series, part(parts, 4).orElse(usualSeed(series)));
    if (parts.length > 5 || !Formula.parse(chosen.toString()).fits(table)) {
      throw unknown(text);
    }
    return chosen;
  }

  private static Optional<String> part(String[] parts, int i) {
    return i < parts.length && !parts[i].isEmpty() ? Optional.of(parts[i]) : Optional.empty();
  }

  // A series of one numbered seed stands for the mean over all of them.
  private static String usualSeed(Series series) {
    return series.seed().matches("\\d+") ? Series.MEAN : series.seed();
  }

  private static Series withSeed(Series series, String seed) {
    return new Series(series.dataset(), series.split(), series.metric(), series.epochs(), seed);
  }

  /**
   * Returns the signal, and shorter trainings of the same where the table has them and their cost.
   */
  private List<Protocol.Fidelity> fidelities(Series signal) {
    List<Protocol.Fidelity> all = new ArrayList<>();
    for (Protocol.Fidelity fidelity : InferredProtocol.fidelities(table, signal)) {
      Series seen = Series.parse(fidelity.accuracy().get(0));
      String query =
          fidelity.epochs() == signal.epochs()
              ? signal.toString()
              : withSeed(seen, signal.seed()).toString();
      if (fidelity.epochs() <= signal.epochs() && Formula.parse(query).fits(table)) {
        all.add(new Protocol.Fidelity(fidelity.epochs(), List.of(query), fidelity.seconds(), 0));
      }
    }
    return all;
  }

  private InvalidInputException unknown(String text) {
    return new InvalidInputException(
        "table "
            + table.name()
            + " has no column '"
            + text
            + "'; write dataset/split/metric/epochs/seed, from the left as far as need be, of: "
            + table.series().stream()
                .filter(s -> !Direction.isCost(s.metric()))
                .map(Series::toString)
                .limit(20)
                .collect(Collectors.joining(", ")));
  }
}

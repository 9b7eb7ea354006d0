package org.reprise.reproduction.benchmark;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.reprise.space.InvalidInputException;
import org.reprise.table.Series;
import org.reprise.table.Table;

/**
 * A protocol of columns that a user names: what the search sees, and what its answer is scored by.
 * A column is written {@code dataset/split/metric/epochs/seed}, from the left as far as need be;
 * seed is a number, {@code random} or {@code mean}. What is left open is the accuracy after the
 * longest training, over all seeds.
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
   *     of an inferred protocol, that of the searched data set first
   * @throws InvalidInputException if the table has no such column
   */
  public static Protocol of(Table table, String searchOn, List<String> scores) {
    ChosenProtocol chosen = new ChosenProtocol(table);
    Protocol inferred = Protocols.inferred(table);
    List<Protocol.Fidelity> fidelities = inferred.fidelities();
    if (searchOn != null) {
      fidelities = chosen.fidelities(chosen.column(searchOn, "valid"));
    }
    String signal = fidelities.get(fidelities.size() - 1).accuracy().get(0);
    List<Protocol.Score> scored = new ArrayList<>();
    for (String score : scores) {
      Series column = chosen.column(score, "test");
      scored.add(
          new Protocol.Score(column.dataset() + "/" + column.split(), List.of(column.toString())));
    }
    if (scored.isEmpty()) {
      String own = signal.replaceAll("/.*", "") + "/";
      scored.addAll(inferred.scores());
      scored.sort(Comparator.comparing(score -> !score.name().startsWith(own)));
    }
    long names = scored.stream().map(Protocol.Score::name).distinct().count();
    if (names < scored.size()) {
      throw new InvalidInputException(
          "two scores are of the same data set and split: " + String.join(", ", scores));
    }
    boolean onTest = signal.contains("/test/");
    return new Protocol(
        NAME,
        "chosen among the columns of table " + table.name(),
        "",
        fidelities,
        scored,
        List.of(),
        inferred.budget(),
        inferred.methods(),
        onTest,
        onTest ? List.of("The search selects on test accuracy, as was asked for.") : List.of());
  }

  /** Returns the column that {@code text} names, with the seed that it asks for. */
  private Series column(String text, String usualSplit) {
    String[] parts = text.strip().split("/", -1);
    Optional<Series> found =
        table.series().stream()
            .filter(s -> s.dataset().equals(parts[0]))
            .filter(s -> s.split().equals(part(parts, 1).orElse(usualSplit)))
            .filter(s -> s.metric().equals(part(parts, 2).orElse("accuracy")))
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
    for (Protocol.Fidelity fidelity : Protocols.fidelities(table, signal)) {
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
                .filter(s -> s.metric().equals("accuracy"))
                .map(Series::toString)
                .limit(20)
                .collect(Collectors.joining(", ")));
  }
}

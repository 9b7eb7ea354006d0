package org.reprise.reproduction.benchmark;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.reprise.search.Budget;
import org.reprise.space.InvalidInputException;
import org.reprise.table.Direction;
import org.reprise.table.Table;

/**
 * How a table is searched and scored, as some paper does it: which number the search sees, what an
 * evaluation costs, which numbers score the cell that it picks, how long it may run, and with which
 * parameters the paper runs a method. Protocols are data: see {@link Protocols}.
 *
 * <p>Where tables of different sources name the same number differently, a part lists alternatives;
 * the first that a table has is taken (of scores, the first that it has for nearly all
 * architectures), and a result names it.
 *
 * @param name on the command line
 * @param source paper and section
 * @param space the name of the space; empty for a protocol that was inferred from a table
 * @param fidelities what the search can ask for, by ascending epochs; the last is the usual one
 * @param scores what the incumbent is scored by; the first is the one that targets and rankings use
 * @param costs the costs of an architecture that count beside its accuracy; may be empty
 * @param budget as {@link Budget#parse} reads it
 * @param methods parameters that the paper sets, by method
 * @param selectsOnTest whether the search sees test accuracy, because the table has no other
 * @param deviations where the protocol differs from the paper's, and why
 * @param lowerIsBetter metrics where less is better, whatever the table says of them
 * @param seeds those that nearly every architecture must have of what the search sees, for a
 *     protocol that draws one of them; empty where any will do
 */
public record Protocol(
    String name,
    String source,
    String space,
    List<Fidelity> fidelities,
    List<Score> scores,
    List<NamedCost> costs,
    String budget,
    Map<String, Map<String, String>> methods,
    boolean selectsOnTest,
    List<String> deviations,
    List<String> lowerIsBetter,
    List<String> seeds) {
  // A few trainings diverge: that must not change what a table is scored by.
  private static final double NEARLY_ALL = 0.99;

  public Protocol {
    fidelities = List.copyOf(fidelities);
    scores = List.copyOf(scores);
    costs = costs == null ? List.of() : List.copyOf(costs);
    methods = methods == null ? Map.of() : new LinkedHashMap<>(methods);
    deviations = deviations == null ? List.of() : List.copyOf(deviations);
    lowerIsBetter = lowerIsBetter == null ? List.of() : List.copyOf(lowerIsBetter);
    seeds = seeds == null ? List.of() : List.copyOf(seeds);
    Budget.parse(budget);
  }

  /**
   * One length of training that the search can ask for.
   *
   * @param epochs its length
   * @param accuracy alternatives for what the search sees: an accuracy in percent, or another
   *     metric
   * @param seconds alternatives for what it costs; empty if evaluations cost no seconds
   * @param examples how many training examples it sees, each time counted, from which its training
   *     compute follows; 0 where that is not known
   */
  public record Fidelity(int epochs, List<String> accuracy, List<String> seconds, long examples) {
    public Fidelity {
      accuracy = List.copyOf(accuracy);
      seconds = seconds == null ? List.of() : List.copyOf(seconds);
    }
  }

  /**
   * A cost of an architecture that counts beside its accuracy; less is better.
   *
   * @param name such as {@code multiply_adds}
   * @param columns alternatives for where a table has it; empty where it follows from the network
   */
  public record NamedCost(String name, List<String> columns) {
    public NamedCost {
      columns = columns == null ? List.of() : List.copyOf(columns);
    }
  }

  /**
   * One number by which the incumbent is scored.
   *
   * @param name data set and split, such as {@code cifar10/test}
   * @param accuracy alternatives for it: an accuracy in percent, or another metric
   */
  public record Score(String name, List<String> accuracy) {
    public Score {
      accuracy = List.copyOf(accuracy);
    }
  }

  /** Returns all columns that it may search on or score by. */
  Set<String> columns() {
    return Stream.concat(
            fidelities.stream().map(Fidelity::accuracy), scores.stream().map(Score::accuracy))
        .flatMap(List::stream)
        .collect(Collectors.toSet());
  }

  /**
   * Returns the metric of {@code columns} as signals and scores write them; of a sum, the first.
   */
  public static String metric(String columns) {
    return Formula.parse(columns).metric();
  }

  /** Returns which way {@code metric} gets better: as said here, else as {@code table} knows. */
  Direction direction(Table table, String metric) {
    return lowerIsBetter.contains(metric) ? Direction.LOWER : table.direction(metric);
  }

  /** Returns what {@code table} lacks for this protocol, in a phrase; empty if it lacks nothing. */
  public Optional<String> missing(Table table) {
    if (!space.isEmpty() && !space.equals(table.space().name())) {
      return Optional.of(
          "protocol " + name + " is for space " + space + ", not " + table.space().name());
    }
    for (Fidelity fidelity : fidelities) {
      Optional<Formula> seen = choose(table, fidelity.accuracy());
      if (seen.isEmpty()) {
        return Optional.of(lacks(table, fidelity.accuracy()));
      }
      Optional<String> withoutSeed = withoutSeed(table, seen.get());
      if (withoutSeed.isPresent()) {
        return withoutSeed;
      }
      if (!fidelity.seconds().isEmpty() && choose(table, fidelity.seconds()).isEmpty()) {
        return Optional.of(lacks(table, fidelity.seconds()));
      }
    }
    if (scores.stream().allMatch(score -> choose(table, score.accuracy()).isEmpty())) {
      return Optional.of(lacks(table, scores.get(0).accuracy()));
    }
    return Optional.empty();
  }

  private Optional<String> withoutSeed(Table table, Formula seen) {
    for (String seed : seeds) {
      Formula ofSeed = seen.withSeed(seed);
      if (!ofSeed.fits(table)) {
        return Optional.of(lacks(table, List.of(ofSeed.toString())));
      }
      long known = known(ofSeed.values(table));
      if (known < NEARLY_ALL * table.rows()) {
        return Optional.of(
            "table "
                + table.name()
                + " has "
                + ofSeed
                + " of "
                + known
                + " of its "
                + table.rows()
                + " architectures, and the seeds "
                + String.join(", ", seeds)
                + " of all are drawn from");
      }
    }
    return Optional.empty();
  }

  private static long known(double[] values) {
    return Arrays.stream(values).filter(value -> !Double.isNaN(value)).count();
  }

  /**
   * Returns the first of the alternatives that scores nearly every architecture of {@code table};
   * else the first that it has. So a score by several seeds waits until all have been trained.
   */
  static Optional<Formula> chooseScore(Table table, List<String> alternatives) {
    List<Formula> there =
        alternatives.stream().map(Formula::parse).filter(f -> f.fits(table)).toList();
    return there.size() < 2
        ? there.stream().findFirst()
        : there.stream()
            .filter(f -> known(f.values(table)) >= NEARLY_ALL * table.rows())
            .findFirst()
            .or(() -> Optional.of(there.get(0)));
  }

  private static String lacks(Table table, List<String> alternatives) {
    return "table " + table.name() + " has no column " + String.join(" nor ", alternatives);
  }

  /** Returns the first of the alternatives that {@code table} has. */
  static Optional<Formula> choose(Table table, List<String> alternatives) {
    return alternatives.stream()
        .map(Formula::parse)
        .filter(formula -> formula.fits(table))
        .findFirst();
  }

  /**
   * This protocol applied to {@code table}. Scores that the table has not are left out, unless it
   * has none.
   *
   * @throws InvalidInputException if the table lacks something that it needs
   */
  public TableBenchmark on(Table table) {
    missing(table)
        .ifPresent(
            lack -> {
              throw new InvalidInputException(
                  "protocol " + name + " does not fit table " + table.name() + ": " + lack);
            });
    return TableBenchmark.of(table, this);
  }
}

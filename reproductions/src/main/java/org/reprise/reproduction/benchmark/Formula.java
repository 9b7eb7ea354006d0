package org.reprise.reproduction.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.reprise.space.InvalidInputException;
import org.reprise.table.Column;
import org.reprise.table.Direction;
import org.reprise.table.Query;
import org.reprise.table.SeedChoice;
import org.reprise.table.Table;

/**
 * A number for each row of a table, as a sum of its columns, each with a factor. Written {@code
 * cifar10/-/train_seconds/12/one * 0.5 + cifar10/valid/seconds/12/one}.
 *
 * @param terms at least one
 */
record Formula(List<Term> terms) {
  Formula {
    terms = List.copyOf(terms);
  }

  record Term(Query query, double factor) {
    @Override
    public String toString() {
      return factor == 1 ? query.toString() : query + " * " + factor;
    }
  }

  /** Reads the form above; a query is written as a series, with {@code mean} for any seed. */
  static Formula parse(String text) {
    List<Term> terms = new ArrayList<>();
    for (String part : text.split(" \\+ ")) {
      String[] factors = part.split(" \\* ");
      terms.add(
          new Term(
              Query.parse(factors[0]),
              factors.length == 1 ? 1.0 : Double.parseDouble(factors[1].strip())));
    }
    return new Formula(terms);
  }

  /** Returns the same columns with {@code seed} in place of theirs. */
  Formula withSeed(String seed) {
    return new Formula(
        terms.stream()
            .map(term -> new Term(term.query().withSeed(SeedChoice.parse(seed)), term.factor()))
            .toList());
  }

  /** Returns whether a look-up draws one of several seeds, so that rows have no one value. */
  boolean isRandom() {
    return terms.size() == 1 && terms.get(0).query().seed() instanceof SeedChoice.Random;
  }

  /**
   * Returns the column of a formula that {@link #isRandom}.
   *
   * @throws InvalidInputException if the table has no such column
   */
  Column column(Table table) {
    return table.column(terms.get(0).query());
  }

  /**
   * Returns the values by row, NaN where a part of one is absent.
   *
   * @throws InvalidInputException if the table has none of a column
   */
  double[] values(Table table) {
    double[] values = new double[table.rows()];
    for (Term term : terms) {
      Column column = table.column(term.query());
      for (int row = 0; row < values.length; row++) {
        values[row] += term.factor() * column.value(row);
      }
    }
    return values;
  }

  /** Returns the metric of its first column. */
  String metric() {
    return terms.get(0).query().metric();
  }

  /**
   * Returns which way the sum gets better, as {@code metrics} says of its columns.
   *
   * @throws InvalidInputException if its columns disagree
   */
  Direction direction(Function<String, Direction> metrics) {
    List<Direction> directions =
        terms.stream()
            .map(
                term -> {
                  Direction own = metrics.apply(term.query().metric());
                  return term.factor() < 0 ? own.reversed() : own;
                })
            .distinct()
            .toList();
    if (directions.size() > 1) {
      throw new InvalidInputException(
          "of " + this + " more is better for one part, and less for another");
    }
    return directions.get(0);
  }

  /** Returns whether {@code table} has every column of it. */
  boolean fits(Table table) {
    try {
      terms.forEach(term -> table.column(term.query()));
      return true;
    } catch (InvalidInputException e) {
      return false;
    }
  }

  @Override
  public String toString() {
    return terms.stream().map(Term::toString).collect(Collectors.joining(" + "));
  }
}

package org.reprise.table;

import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.reprise.space.InvalidInputException;

/**
 * Finds the columns that a query means. It narrows the stored series part by part, and where
 * nothing is left it refuses with the values that this part can have.
 */
final class QueryResolver {
  private final Table table;

  QueryResolver(Table table) {
    this.table = table;
  }

  Column resolve(Query query) {
    // The usual answer, found without the classes of streams, which a new virtual machine has to
    // load first.
    if (query.seed() instanceof SeedChoice.One one) {
      Series exact =
          new Series(query.dataset(), query.split(), query.metric(), query.epochs(), one.seed());
      if (table.has(exact)) {
        return table.column(exact);
      }
    }
    List<Series> found = table.series();
    found = narrow(found, "metric", query.metric(), Series::metric, "", query);
    String of = query.metric();
    found = narrow(found, "data set", query.dataset(), Series::dataset, of, query);
    of += " on " + query.dataset();
    found = narrow(found, "split", query.split(), Series::split, of, query);
    of += " " + query.split();
    found = narrow(found, "epochs", query.epochs(), Series::epochs, of, query);
    of += " after " + query.epochs() + " epochs";

    if (query.seed() instanceof SeedChoice.One one) {
      List<Series> seed = narrow(found, "seed", one.seed(), Series::seed, of, query);
      return table.column(seed.get(0));
    }
    Predicate<Series> isMean = series -> series.seed().equals(Series.MEAN);
    List<Series> runs = found.stream().filter(isMean.negate()).toList();
    if (query.seed() instanceof SeedChoice.Mean) {
      return runs.isEmpty() ? table.column(found.get(0)) : mean(runs);
    }
    if (runs.isEmpty()) {
      throw refusal("seed", "random", of, "mean", query);
    }
    return new RandomSeedColumn(mean(runs));
  }

  private MeanColumn mean(List<Series> runs) {
    return new MeanColumn(runs.stream().map(table::column).toArray(StoredColumn[]::new));
  }

  private <T> List<Series> narrow(
      List<Series> series, String part, T wanted, Function<Series, T> get, String of, Query query) {
    List<Series> left = series.stream().filter(s -> get.apply(s).equals(wanted)).toList();
    if (left.isEmpty()) {
      String there =
          series.stream()
              .map(get)
              .distinct()
              .sorted()
              .map(Object::toString)
              .collect(Collectors.joining(", "));
      throw refusal(part, wanted.toString(), of, there, query);
    }
    return left;
  }

  private InvalidInputException refusal(
      String part, String wanted, String of, String there, Query query) {
    boolean named = !wanted.equals(Series.NONE) && !wanted.equals("0");
    return new InvalidInputException(
        "table "
            + table.name()
            + (named ? " has no " + part + " " + wanted : " has nothing without a named " + part)
            + (of.isEmpty() ? "" : " for " + of)
            + "; there "
            + (there.contains(",") ? "are: " : "is: ")
            + (there.isEmpty() ? "nothing" : there)
            + " (asked: "
            + query
            + ")");
  }
}

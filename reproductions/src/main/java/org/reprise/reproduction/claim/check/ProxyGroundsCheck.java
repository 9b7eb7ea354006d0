package org.reprise.reproduction.claim.check;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.reprise.claim.CheckContext;
import org.reprise.claim.Measurement;
import org.reprise.claim.NotAvailableException;
import org.reprise.claim.TargetCheck;
import org.reprise.search.statistics.RankCorrelation;
import org.reprise.table.ProxySeries;
import org.reprise.table.Series;
import org.reprise.table.StoredColumn;
import org.reprise.table.Table;

/**
 * Whether proxies rank on one ground as on another, {@code protocol} and {@code other-protocol},
 * against the column {@code truth} of both tables. {@code value}: the name of a proxy, for its
 * tau-b on the first less that on the second; or {@code reversed-pairs}, for the share of pairs of
 * {@code proxies}, names with + between, of which one ranks better on the first and the other on
 * the second. Scores are those of seed 0; of architectures that compute the same function one
 * counts. The error is that of a bootstrap over architectures, with as many resamples as runs.
 */
public final class ProxyGroundsCheck implements TargetCheck {
  @Override
  public String name() {
    return "proxy-grounds";
  }

  /** Scores of the architectures of one table, {@code [proxy][architecture]}, and their truth. */
  private record Ground(double[][] scores, double[] truth) {
    /** Returns tau-b of each proxy over the architectures {@code chosen}. */
    double[] taus(int[] chosen) {
      double[] y = IntStream.of(chosen).mapToDouble(i -> truth[i]).toArray();
      return Arrays.stream(scores)
          .mapToDouble(
              score ->
                  RankCorrelation.kendallTauB(
                      IntStream.of(chosen).mapToDouble(i -> score[i]).toArray(), y))
          .toArray();
    }

    double[] taus() {
      return taus(IntStream.range(0, truth.length).toArray());
    }

    /** Returns tau-b of each proxy over as many architectures, drawn with replacement. */
    double[] resampled(RandomGenerator random) {
      return taus(random.ints(truth.length, 0, truth.length).toArray());
    }
  }

  @Override
  public Measurement measure(CheckContext context) throws NotAvailableException {
    boolean pairs = context.argument("value").equals("reversed-pairs");
    List<String> proxies =
        pairs
            ? List.of(context.argument("proxies").split("\\+"))
            : List.of(context.argument("value"));
    Ground first = ground(context, "protocol", proxies);
    Ground second = ground(context, "other-protocol", proxies);
    double[] here = first.taus();
    double[] there = second.taus();
    RandomGenerator random = context.streams().stream("bootstrap");
    double[] replicates =
        Stream.generate(() -> value(pairs, first.resampled(random), second.resampled(random)))
            .limit(context.runs())
            .mapToDouble(Double::doubleValue)
            .toArray();
    String detail =
        IntStream.range(0, proxies.size())
            .boxed()
            .sorted(Comparator.comparingDouble(i -> -here[i]))
            .map(i -> String.format(Locale.ROOT, "%s %.3f %.3f", proxies.get(i), here[i], there[i]))
            .collect(Collectors.joining(", ", "tau-b on the one and the other: ", ""));
    return new Measurement(
        value(pairs, here, there),
        Math.sqrt(context.runs()) * Measurement.meanOf(replicates, "").spread(),
        context.runs(),
        detail);
  }

  private static double value(boolean pairs, double[] here, double[] there) {
    return pairs ? reversedPairs(here, there) : here[0] - there[0];
  }

  /** Returns the share of pairs whose order in one list is not that in the other. */
  static double reversedPairs(double[] here, double[] there) {
    int reversed = 0;
    for (int i = 0; i < here.length; i++) {
      for (int j = 0; j < i; j++) {
        if ((here[i] - here[j]) * (there[i] - there[j]) < 0) {
          reversed++;
        }
      }
    }
    return 2.0 * reversed / (here.length * (here.length - 1));
  }

  private static Ground ground(CheckContext context, String protocol, List<String> proxies)
      throws NotAvailableException {
    Table table = context.table(context.argument(protocol));
    Series truth = Series.parse(context.argument("truth"));
    int[] rows = distinct(table);
    double[][] scores = new double[proxies.size()][];
    for (int p = 0; p < scores.length; p++) {
      scores[p] = values(table, scores(table, truth.dataset(), proxies.get(p)), rows);
    }
    return new Ground(scores, values(table, truth, rows));
  }

  private static int[] distinct(Table table) {
    Set<String> seen = new HashSet<>();
    return IntStream.range(0, table.rows())
        .filter(row -> seen.add(table.space().functionKey(table.architecture(row))))
        .toArray();
  }

  /** Returns the series of a proxy's scores; size is a column of the table itself. */
  private static Series scores(Table table, String dataset, String proxy) {
    Series scored = ProxySeries.scores(dataset, proxy, "0");
    return table.series().contains(scored)
        ? scored
        : new Series(dataset, Series.NONE, proxy, 0, Series.NONE);
  }

  private static double[] values(Table table, Series series, int[] rows)
      throws NotAvailableException {
    if (!table.series().contains(series)) {
      throw new NotAvailableException("table " + table.name() + " has no column " + series);
    }
    StoredColumn column = table.column(series);
    return IntStream.of(rows).mapToDouble(column::value).toArray();
  }
}

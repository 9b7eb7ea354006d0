package org.reprise.report.correlation;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.reprise.algorithm.zerocost.Proxies;
import org.reprise.algorithm.zerocost.Scored;
import org.reprise.space.InvalidInputException;
import org.reprise.table.ProxySeries;
import org.reprise.table.Series;
import org.reprise.table.Table;
import org.reprise.table.store.ScoreColumns;

/** Where the scores of zero-cost proxies stand in a table. */
public final class ProxyColumns {
  // Enough to rank by; more would make the shipped files larger, not better.
  private static final int DIGITS = 5;

  private final Table table;

  /** The proxies of {@code table}. */
  public ProxyColumns(Table table) {
    this.table = table;
  }

  /**
   * Lays scores beside the table, see {@link ScoreColumns}. Sizes that the table has are left out.
   *
   * @param file of the scores
   * @param origin what made them, on one line
   * @param dataset of the batches
   * @param entries all scores that are known
   * @param seeds those of them that become columns
   */
  public void write(
      Path file, String origin, String dataset, List<Scored> entries, List<Long> seeds)
      throws IOException {
    List<String> proxies = Proxies.names().stream().filter(proxy -> cost(proxy).isEmpty()).toList();
    Map<Series, Integer> places = new LinkedHashMap<>();
    for (String proxy : proxies) {
      for (long seed : seeds) {
        String one = isSize(proxy) ? Series.NONE : Long.toString(seed);
        places.putIfAbsent(ProxySeries.scores(dataset, proxy, one), places.size());
      }
    }
    for (String proxy : proxies) {
      places.put(ProxySeries.seconds(dataset, proxy), places.size());
    }
    SortedMap<String, double[]> rows = new TreeMap<>();
    for (Scored entry : entries) {
      if (seeds.contains(entry.seed())) {
        double[] row = rows.computeIfAbsent(entry.architecture(), text -> absent(places.size()));
        for (String proxy : proxies) {
          int i = Proxies.names().indexOf(proxy);
          String seed = isSize(proxy) ? Series.NONE : Long.toString(entry.seed());
          row[place(places, ProxySeries.scores(dataset, proxy, seed))] =
              rounded(entry.scores()[i], DIGITS);
          int seconds = place(places, ProxySeries.seconds(dataset, proxy));
          double sum = Double.isNaN(row[seconds]) ? 0 : row[seconds];
          row[seconds] = sum + entry.seconds()[i] / seeds.size();
        }
      }
    }
    for (double[] row : rows.values()) {
      for (String proxy : proxies) {
        int seconds = place(places, ProxySeries.seconds(dataset, proxy));
        row[seconds] = rounded(row[seconds], 2);
      }
    }
    ScoreColumns.write(file, origin, List.copyOf(places.keySet()), rows);
  }

  private static double rounded(double value, int digits) {
    return Double.isFinite(value)
        ? new BigDecimal(value).round(new MathContext(digits)).doubleValue()
        : value;
  }

  private static int place(Map<Series, Integer> places, Series column) {
    return Objects.requireNonNull(places.get(column));
  }

  private static boolean isSize(String proxy) {
    return proxy.equals("params") || proxy.equals("flops");
  }

  private static double[] absent(int length) {
    double[] row = new double[length];
    Arrays.fill(row, Double.NaN);
    return row;
  }

  /**
   * Returns the columns of a proxy's scores, one for each seed; sizes are the table's own costs
   * where it has them.
   *
   * @throws InvalidInputException if the table has none; the message says how to make them
   */
  public List<Series> of(String proxy) {
    List<Series> scores =
        table.series().stream()
            .filter(s -> ProxySeries.proxy(s).equals(Optional.of(proxy)))
            .toList();
    if (scores.isEmpty()) {
      scores = cost(proxy).map(List::of).orElse(List.of());
    }
    if (scores.isEmpty()) {
      throw new InvalidInputException(
          "table "
              + table.name()
              + " has no scores of proxy "
              + proxy
              + "; 'reprise table build-scores "
              + table.name()
              + "' makes them");
    }
    String dataset = scores.get(0).dataset();
    return scores.stream().filter(s -> s.dataset().equals(dataset)).toList();
  }

  /** Returns a size that the table has: {@code params} or {@code flops}. */
  public Optional<Series> cost(String metric) {
    return table.series().stream()
        .filter(s -> s.metric().equals(metric) && s.seed().equals(Series.NONE))
        .min(Comparator.naturalOrder());
  }

  /** Returns the column of the seconds that a score of the proxy took. */
  public Optional<Series> seconds(String proxy) {
    return table.series().stream()
        .filter(s -> s.metric().equals(ProxySeries.secondsMetric(proxy)))
        .findFirst();
  }
}

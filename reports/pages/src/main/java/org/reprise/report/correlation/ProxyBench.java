package org.reprise.report.correlation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.reprise.report.statistics.Bootstrap;
import org.reprise.report.statistics.Correlations;
import org.reprise.report.statistics.Summary;
import org.reprise.report.statistics.TopRanks;
import org.reprise.search.RandomStreams;
import org.reprise.search.statistics.RankCorrelation;
import org.reprise.table.Series;
import org.reprise.table.Table;

/**
 * Ranks the architectures of a table by the scores of zero-cost proxies and compares with the
 * truth. Cells of NAS-Bench-201 that compute the same function and share one measurement count
 * once, as the smallest of them.
 */
public final class ProxyBench {
  private static final Bootstrap BOOTSTRAP = new Bootstrap(200, 0.95);

  private final Table table;
  private final ProxyColumns columns;
  private final double[] truth;
  private final int[] rows;
  private final int top;
  private final RandomStreams streams;

  /**
   * A bench over the rows of {@code table} that have a truth.
   *
   * @param truth by row, NaN where there is none
   * @param top k of precision at k
   */
  public ProxyBench(Table table, double[] truth, int top, RandomStreams streams) {
    this.table = table;
    this.columns = new ProxyColumns(table);
    this.truth = truth;
    this.top = top;
    this.streams = streams;
    this.rows = distinct();
  }

  /** Returns rows with a truth, the first of those that share a training. */
  private int[] distinct() {
    int[] first = DistinctTrainings.of(table);
    return IntStream.range(0, truth.length)
        .filter(row -> !Double.isNaN(truth[row]) && first[row] == row)
        .toArray();
  }

  private double[] chosen(Series series) {
    var column = table.column(series);
    return Arrays.stream(rows).mapToDouble(column::value).toArray();
  }

  /** Returns how {@code proxy} ranks. */
  public ProxyRanking of(String proxy) {
    double[] real = Arrays.stream(rows).mapToDouble(row -> truth[row]).toArray();
    List<double[]> scorings = new ArrayList<>();
    for (Series series : columns.of(proxy)) {
      scorings.add(chosen(series));
    }
    Correlations first =
        Correlations.of(
            scorings.get(0),
            real,
            top,
            BOOTSTRAP,
            streams.child(proxy).stream("bootstrap of proxies"));
    double[] taus = new double[scorings.size()];
    double[] rhos = new double[scorings.size()];
    double[] equal = new double[scorings.size()];
    double[] tops = new double[scorings.size()];
    double[] hits = new double[scorings.size()];
    for (int i = 0; i < taus.length; i++) {
      int[] both = known(scorings.get(i));
      double[] x = pick(scorings.get(i), both);
      double[] y = pick(real, both);
      taus[i] = RankCorrelation.kendallTauB(x, y);
      rhos[i] = RankCorrelation.spearman(x, y);
      equal[i] = atEqualSize(x, y, both);
      tops[i] = TopRanks.tauInTop(first.top(), x, y);
      hits[i] = TopRanks.precisionAt(first.top(), x, y);
    }
    double seconds =
        columns
            .seconds(proxy)
            .map(series -> Summary.mean(pick(chosen(series), known(chosen(series)))))
            .orElse(Double.NaN);
    return new ProxyRanking(
        proxy,
        taus.length,
        first.n(),
        Summary.mean(taus),
        first.tauInterval(),
        Summary.of(taus).deviation(),
        Summary.mean(rhos),
        Summary.mean(equal),
        first.top(),
        Summary.mean(tops),
        Summary.mean(hits),
        seconds);
  }

  private static int[] known(double[] values) {
    return IntStream.range(0, values.length).filter(i -> !Double.isNaN(values[i])).toArray();
  }

  private static double[] pick(double[] values, int[] places) {
    return Arrays.stream(places).mapToDouble(place -> values[place]).toArray();
  }

  /** Spearman's rho within groups of equal size, weighted by their number of architectures. */
  private double atEqualSize(double[] score, double[] real, int[] places) {
    if (columns.cost("params").isEmpty() || columns.cost("flops").isEmpty()) {
      return Double.NaN;
    }
    double[] params = pick(chosen(columns.cost("params").orElseThrow()), places);
    double[] flops = pick(chosen(columns.cost("flops").orElseThrow()), places);
    Map<String, List<Integer>> groups = new HashMap<>();
    for (int i = 0; i < score.length; i++) {
      groups.computeIfAbsent(params[i] + " " + flops[i], size -> new ArrayList<>()).add(i);
    }
    double sum = 0;
    long weight = 0;
    for (List<Integer> group : groups.values()) {
      int[] members = group.stream().mapToInt(Integer::intValue).toArray();
      double[] own = pick(score, members);
      double rho = RankCorrelation.spearman(own, pick(real, members));
      boolean constant = Arrays.stream(own).distinct().count() == 1;
      if (members.length >= 3 && (constant || !Double.isNaN(rho))) {
        // A score that is the same for all of a group says nothing of it.
        sum += members.length * (constant ? 0 : rho);
        weight += members.length;
      }
    }
    return weight == 0 ? Double.NaN : sum / weight;
  }
}

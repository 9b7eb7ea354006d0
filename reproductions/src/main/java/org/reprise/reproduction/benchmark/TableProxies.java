package org.reprise.reproduction.benchmark;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.reprise.search.ArchitectureCosts;
import org.reprise.search.ProxyScores;
import org.reprise.search.ProxyWork;
import org.reprise.search.RandomStreams;
import org.reprise.space.Architecture;
import org.reprise.table.ProxySeries;
import org.reprise.table.Series;
import org.reprise.table.StoredColumn;
import org.reprise.table.Table;

/**
 * The scores of zero-cost proxies that a table has. A run sees one scoring of each proxy, drawn
 * from those that there are, as a user would make one. Sizes are the costs of the same
 * architectures.
 */
final class TableProxies {
  private static final Map<String, String> SIZES =
      Map.of("params", ArchitectureCosts.PARAMETERS, "flops", ArchitectureCosts.MULTIPLY_ADDS);

  private final Table table;
  private final ArchitectureCosts costs;
  private final Map<String, List<Series>> scorings = new TreeMap<>();

  TableProxies(Table table, ArchitectureCosts costs, String dataset) {
    this.table = table;
    this.costs = costs;
    for (Series series : table.series()) {
      // Of several data sets, the one that the search sees, else the first.
      ProxySeries.proxy(series)
          .filter(ProxyWork::isKnown)
          .ifPresent(
              proxy ->
                  scorings.merge(
                      proxy,
                      List.of(series),
                      (known, more) -> {
                        if (known.get(0).dataset().equals(series.dataset())) {
                          return Stream.concat(known.stream(), more.stream()).toList();
                        }
                        return series.dataset().equals(dataset) ? more : known;
                      }));
    }
  }

  /** Returns whether it has none but sizes. */
  boolean isEmpty() {
    return scorings.isEmpty();
  }

  /** Returns what a run with these streams sees. */
  ProxyScores of(RandomStreams streams) {
    Map<String, ProxyScores.Scorer> scorers = new LinkedHashMap<>();
    scorings.forEach(
        (proxy, series) -> {
          int drawn = streams.child("proxies").stream(proxy).nextInt(series.size());
          StoredColumn column = table.column(series.get(drawn));
          scorers.put(
              proxy,
              scorer(
                  proxy,
                  architecture -> {
                    int row = table.row(architecture);
                    return row < 0 ? Double.NaN : column.value(row);
                  }));
        });
    SIZES.forEach(
        (proxy, cost) -> {
          if (costs.names().contains(cost)) {
            scorers.putIfAbsent(proxy, scorer(proxy, costs.named(cost)));
          }
        });
    return ProxyScores.of(scorers);
  }

  private ProxyScores.Scorer scorer(String proxy, ToDoubleFunction<Architecture> score) {
    ProxyWork work = ProxyWork.of(proxy);
    boolean free =
        work.forwardPasses() == 0 || !costs.names().contains(ArchitectureCosts.MULTIPLY_ADDS);
    ToDoubleFunction<Architecture> multiplyAdds =
        free ? architecture -> 0 : costs.named(ArchitectureCosts.MULTIPLY_ADDS);
    return new ProxyScores.Scorer() {
      @Override
      public double score(Architecture architecture) {
        return score.applyAsDouble(architecture);
      }

      @Override
      public double multiplyAdds(Architecture architecture) {
        double ofExample = multiplyAdds.applyAsDouble(architecture);
        return Double.isNaN(ofExample) ? 0 : work.multiplyAdds(ofExample, ProxyWork.BATCH);
      }
    };
  }
}

package org.reprise.reproduction.claim.check;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
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
 * How the scores of a {@code proxy} that lie in a table which a {@code protocol} fits rank its
 * cells by the column {@code truth}: {@code statistic} {@code spearman} or {@code kendall}, over
 * the share {@code best} of the truly best. Only rows that have a score of the proxy {@code among}
 * count, so that proxies are compared on the same cells.
 */
public final class ProxyRankCheck implements TargetCheck {
  @Override
  public String name() {
    return "proxy-rank";
  }

  private record Cell(double truth, double score) {}

  @Override
  public Measurement measure(CheckContext context) throws NotAvailableException {
    Table table = context.table(context.argument("protocol"));
    Series truthSeries = Series.parse(context.argument("truth"));
    StoredColumn truth = table.column(truthSeries);
    StoredColumn score = scores(table, context.argument("proxy"), truthSeries.dataset());
    StoredColumn among = scores(table, context.argument("among"), truthSeries.dataset());
    List<Cell> cells = new ArrayList<>();
    for (int row = 0; row < table.rows(); row++) {
      if (!Double.isNaN(score.value(row)) && !Double.isNaN(among.value(row))) {
        cells.add(new Cell(truth.value(row), score.value(row)));
      }
    }
    cells.sort(Comparator.comparingDouble(cell -> -cell.truth()));
    int best = (int) Math.round(Double.parseDouble(context.argument("best")) * cells.size());
    double[] x = cells.stream().limit(best).mapToDouble(Cell::score).toArray();
    double[] y = cells.stream().limit(best).mapToDouble(Cell::truth).toArray();
    double value =
        switch (context.argument("statistic")) {
          case "spearman" -> RankCorrelation.spearman(x, y);
          case "kendall" -> RankCorrelation.kendallTauB(x, y);
          default -> throw new IllegalArgumentException("a statistic is spearman or kendall");
        };
    return Measurement.exact(value, best + " cells of table " + table.name());
  }

  private static StoredColumn scores(Table table, String proxy, String dataset)
      throws NotAvailableException {
    return table.series().stream()
        .filter(series -> ProxySeries.proxy(series).filter(proxy::equals).isPresent())
        .min(Comparator.comparing((Series series) -> !series.dataset().equals(dataset)))
        .map(table::column)
        .orElseThrow(
            () ->
                new NotAvailableException(
                    "table " + table.name() + " has no scores of proxy " + proxy));
  }
}

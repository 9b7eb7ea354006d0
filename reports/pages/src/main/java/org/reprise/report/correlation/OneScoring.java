package org.reprise.report.correlation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.reprise.predictor.ScoreSource;
import org.reprise.search.RandomStreams;
import org.reprise.space.Architecture;
import org.reprise.table.Series;
import org.reprise.table.StoredColumn;
import org.reprise.table.Table;

/**
 * The zero-cost scores of a table as one user sees them, who scores each network once: of a proxy
 * with several seeds, those of one that is drawn.
 */
final class OneScoring implements ScoreSource {
  private final Table table;
  private final RandomStreams streams;
  private final Map<String, StoredColumn> drawn = new HashMap<>();

  OneScoring(Table table, RandomStreams streams) {
    this.table = table;
    this.streams = streams;
  }

  @Override
  public double score(String proxy, Architecture architecture) {
    int row = table.row(architecture);
    return row < 0 ? Double.NaN : drawn.computeIfAbsent(proxy, this::draw).value(row);
  }

  private StoredColumn draw(String proxy) {
    List<Series> scorings = new ProxyColumns(table).of(proxy);
    return table.column(scorings.get(streams.stream(proxy).nextInt(scorings.size())));
  }
}

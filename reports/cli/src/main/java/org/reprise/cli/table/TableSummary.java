package org.reprise.cli.table;

import java.io.PrintWriter;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.reprise.cli.Columns;
import org.reprise.space.user.UserSpace;
import org.reprise.table.Direction;
import org.reprise.table.Series;
import org.reprise.table.Table;
import org.reprise.table.TableInfo;

/**
 * What there is to say of a table.
 *
 * @param space name of its search space
 * @param spaceYaml the text that describes the space, null if it comes with Reprise
 * @param spaceSize architectures of the whole space
 * @param architectures those that the table has
 * @param absent those that it has not
 * @param columns series as {@code dataset/split/metric/epochs/seed}
 * @param info its origin
 * @param file where it is kept, or {@code built in}
 */
public record TableSummary(
    String name,
    String space,
    @Nullable String spaceYaml,
    BigInteger spaceSize,
    int architectures,
    BigInteger absent,
    List<String> columns,
    TableInfo info,
    String file) {

  static TableSummary of(Table table, String file) {
    return new TableSummary(
        table.name(),
        table.space().name(),
        table.space() instanceof UserSpace described ? described.yaml() : null,
        table.space().size(),
        table.rows(),
        table.space().size().subtract(BigInteger.valueOf(table.rows())),
        table.series().stream().map(Series::toString).toList(),
        table.info(),
        file);
  }

  void print(PrintWriter out) {
    List<Map.Entry<String, ?>> lines = new ArrayList<>();
    lines.add(Map.entry("table", name));
    lines.add(Map.entry("space", space));
    lines.add(Map.entry("architectures", architectures + " of " + spaceSize));
    lines.add(Map.entry("data sets", String.join(", ", info.datasets())));
    measured().forEach((what, when) -> lines.add(Map.entry("column", what + ": " + when)));
    info.directions()
        .forEach(
            (metric, direction) ->
                lines.add(
                    Map.entry(
                        "direction",
                        metric
                            + ": "
                            + (direction == Direction.LOWER ? "lower" : "higher")
                            + " is better")));
    for (TableInfo.Source source : info.sources()) {
      lines.add(Map.entry("source", source.file() + "  SHA-256 " + source.sha256()));
    }
    lines.add(Map.entry("made by", (info.importer() + " " + info.version()).strip()));
    if (!info.date().isEmpty()) {
      lines.add(Map.entry("made on", info.date()));
    }
    info.notes().forEach(note -> lines.add(Map.entry("note", note)));
    lines.add(Map.entry("SHA-256", info.sha256()));
    lines.add(Map.entry("file", file));
    Columns.print(out, lines);
  }

  /** What was measured, with the epochs and seeds of each. */
  private Map<String, String> measured() {
    Map<String, Map<Integer, List<String>>> seeds = new LinkedHashMap<>();
    for (String column : columns) {
      Series series = Series.parse(column);
      String what = series.dataset() + " " + series.split() + " " + series.metric();
      seeds
          .computeIfAbsent(what, key -> new TreeMap<>())
          .computeIfAbsent(series.epochs(), key -> new ArrayList<>())
          .add(series.seed());
    }
    Map<String, String> measured = new LinkedHashMap<>();
    seeds.forEach(
        (what, byEpochs) ->
            measured.put(
                what,
                byEpochs.entrySet().stream()
                    .map(
                        epochs ->
                            epochs.getKey()
                                + " epochs, seed "
                                + String.join(" ", epochs.getValue()))
                    .collect(Collectors.joining("; "))));
    return measured;
  }
}

package org.reprise.reproduction.benchmark;

import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.reprise.search.ArchitectureCosts;
import org.reprise.space.Architecture;
import org.reprise.table.Direction;
import org.reprise.table.Series;
import org.reprise.table.Table;

/**
 * The costs of a table's architectures by name: those that the protocol names, then the table's
 * other columns of costs, then what the networks of the space say. Parameters and multiply-adds
 * have the same name wherever they come from.
 */
final class TableCosts {
  private static final List<String> SIZES =
      List.of(ArchitectureCosts.MULTIPLY_ADDS, ArchitectureCosts.PARAMETERS);
  private static final int MOST = 3;

  private final Table table;
  private final Map<String, TableBenchmark.Measure> columns = new LinkedHashMap<>();

  TableCosts(Table table, Protocol protocol) {
    this.table = table;
    for (Protocol.NamedCost cost : protocol.costs()) {
      Protocol.choose(table, cost.columns()).ifPresent(formula -> add(cost.name(), formula));
    }
    String dataset = table.info().datasets().isEmpty() ? "" : dataset(protocol);
    table.series().stream()
        .filter(series -> isCost(series, protocol))
        .sorted(
            Comparator.comparing((Series s) -> !s.dataset().equals(dataset))
                .thenComparing(s -> !s.dataset().equals(Series.NONE)))
        .forEach(series -> add(name(series.metric()), Formula.parse(series.toString())));
  }

  /** Returns the data set that the search sees. */
  static String dataset(Protocol protocol) {
    String signal = protocol.fidelities().get(protocol.fidelities().size() - 1).accuracy().get(0);
    return signal.substring(0, signal.indexOf('/'));
  }

  /** Returns whether less of it is better, and it is not what the protocol is about. */
  private boolean isCost(Series series, Protocol protocol) {
    return series.equals(Series.cost(series.dataset(), series.metric()))
        && table.direction(series.metric()) == Direction.LOWER
        && !protocol.columns().contains(series.toString());
  }

  private static String name(String metric) {
    return switch (metric) {
      case "params" -> ArchitectureCosts.PARAMETERS;
      case "flops" -> ArchitectureCosts.MULTIPLY_ADDS;
      default -> metric;
    };
  }

  private void add(String name, Formula formula) {
    if (!columns.containsKey(name)) {
      columns.put(name, new TableBenchmark.Measure(formula.toString(), formula.values(table)));
    }
  }

  /** Returns what counts where the protocol does not say it: a few columns, sizes first. */
  List<String> usual() {
    return columns.keySet().stream()
        .sorted(
            Comparator.comparingInt(
                name -> SIZES.contains(name) ? SIZES.indexOf(name) : SIZES.size()))
        .limit(MOST)
        .toList();
  }

  /** Returns the column of a cost, if the table has it. */
  Optional<TableBenchmark.Measure> column(String name) {
    return Optional.ofNullable(columns.get(name));
  }

  /** Returns all costs; of an architecture that the table has not, NaN. */
  ArchitectureCosts byName() {
    Map<String, ToDoubleFunction<Architecture>> costs = new LinkedHashMap<>();
    columns.forEach((name, column) -> costs.put(name, cost(column.values())));
    ArchitectureCosts networks = ArchitectureCosts.of(table.space());
    networks.names().forEach(name -> costs.putIfAbsent(name, counted(networks.named(name))));
    return new ArchitectureCosts(costs);
  }

  /** Counts of networks, each made once. */
  private ToDoubleFunction<Architecture> counted(ToDoubleFunction<Architecture> ofNetwork) {
    double[] known = new double[table.rows()];
    Arrays.fill(known, Double.NaN);
    return architecture -> {
      int row = table.row(architecture);
      if (row < 0) {
        return ofNetwork.applyAsDouble(architecture);
      }
      // Two threads at once count the same.
      if (Double.isNaN(known[row])) {
        known[row] = ofNetwork.applyAsDouble(architecture);
      }
      return known[row];
    };
  }

  private ToDoubleFunction<Architecture> cost(double[] values) {
    return architecture -> {
      int row = table.row(architecture);
      return row < 0 ? Double.NaN : values[row];
    };
  }
}

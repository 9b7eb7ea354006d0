package org.reprise.report.correlation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.reprise.space.SearchSpace;
import org.reprise.table.Series;
import org.reprise.table.StoredColumn;
import org.reprise.table.Table;

/**
 * Which architectures of a table share one training. They compute the same function, and every
 * value of the table that a training gave is the same; two trainings of one function differ by
 * their seeds. In the built-in table {@code nb201-fashion} 15,625 cells share 6,466 trainings, in
 * the official NAS-Bench-201 each cell has its own.
 */
public final class DistinctTrainings {
  private DistinctTrainings() {}

  /** By row, the first row with the same training; a row's own number if it is the first. */
  public static int[] of(Table table) {
    List<StoredColumn> columns =
        table.series().stream()
            .filter(series -> !series.split().equals(Series.NONE))
            .map(table::column)
            .toList();
    int[] first = new int[table.rows()];
    // Functions are compared only where values agree, which are read much faster.
    Map<Long, Integer> byValues = new HashMap<>();
    Map<Long, Map<String, Integer>> byFunction = new HashMap<>();
    SearchSpace space = table.space().whole();
    for (int row = 0; row < first.length; row++) {
      first[row] = row;
      long values = 0;
      boolean measured = false;
      for (StoredColumn column : columns) {
        double value = column.value(row);
        measured |= !Double.isNaN(value);
        values = mixed(values ^ Double.doubleToLongBits(value));
      }
      if (!measured) {
        continue;
      }
      Integer earlier = byValues.putIfAbsent(values, row);
      if (earlier != null) {
        Map<String, Integer> functions =
            byFunction.computeIfAbsent(
                values, v -> new HashMap<>(Map.of(function(table, space, earlier), earlier)));
        int current = row;
        first[row] = functions.computeIfAbsent(function(table, space, row), f -> current);
      }
    }
    return first;
  }

  private static String function(Table table, SearchSpace space, int row) {
    return space.functionKey(table.architecture(row));
  }

  /**
   * Returns a bijection of 64 bits in which each bit depends on all (the finalizer of MurmurHash3).
   */
  private static long mixed(long bits) {
    long z = (bits ^ (bits >>> 33)) * 0xff51afd7ed558ccdL;
    z = (z ^ (z >>> 33)) * 0xc4ceb9fe1a85ec53L;
    return (z ^ (z >>> 33)) + 0x9e3779b97f4a7c15L;
  }
}

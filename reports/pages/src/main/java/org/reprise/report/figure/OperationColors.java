package org.reprise.report.figure;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * A colour for each operation, on a light and on a dark page: that of a known one is the same in
 * every figure of every report, other names take those that are left.
 */
final class OperationColors {
  private static final List<List<String>> KNOWN =
      List.of(
          List.of("avg_pool_3x3"),
          List.of("nor_conv_1x1", "conv1x1-bn-relu"),
          List.of("nor_conv_3x3", "conv3x3-bn-relu"),
          List.of("skip_connect"),
          List.of("none"),
          List.of("max_pool_3x3", "maxpool3x3"),
          List.of("sep_conv_3x3"),
          List.of("sep_conv_5x5"),
          List.of("dil_conv_3x3"),
          List.of("dil_conv_5x5"));

  private OperationColors() {}

  /** Returns the colours of {@code operations}, whatever their order, by name. */
  static Map<String, String[]> of(Collection<String> operations) {
    Map<String, String[]> colors = new LinkedHashMap<>();
    Set<Integer> taken = new HashSet<>();
    Set<String> others = new TreeSet<>();
    for (String operation : new TreeSet<>(operations)) {
      int place = place(operation);
      if (place < 0) {
        others.add(operation);
      } else {
        taken.add(place);
        colors.put(operation, Palette.COLORS[place]);
      }
    }
    int places = Palette.COLORS.length;
    int next = 0;
    for (String operation : others) {
      for (int i = 0; i < places && taken.contains(next % places); i++) {
        next++;
      }
      taken.add(next % places);
      colors.put(operation, Palette.COLORS[next++ % places]);
    }
    return colors;
  }

  private static int place(String operation) {
    for (int i = 0; i < KNOWN.size(); i++) {
      if (KNOWN.get(i).contains(operation)) {
        return i;
      }
    }
    return -1;
  }
}

package org.reprise.space.nasbench201;

import java.util.Arrays;
import org.reprise.space.Architecture;

/**
 * The official canonical string of a cell (D-X-Y/AutoDL-Projects, {@code to_unique_str}): cells
 * with the same string compute the same function. Node 0 is "0"; an edge contributes
 * "(source)@operation"; a skip passes its source through; a node joins its sorted contributions
 * with "+".
 */
final class UniqueString {
  private static final String DEAD = "#";

  private UniqueString() {}

  /**
   * Returns the canonical string of {@code cell}.
   *
   * @param removeZero whether {@code none}, and an edge from a node that is "#", is "#" rather than
   *     an operation. A node that joins several dead edges is "#+#", which the official code does
   *     not take for dead; kept, since the published count of 6,466 rests on it (with dead nodes
   *     followed through, 5,390 are left)
   */
  static String of(Architecture cell, boolean removeZero) {
    String[] nodes = new String[NasBench201.NODES];
    nodes[0] = "0";
    for (int node = 1; node < nodes.length; node++) {
      String[] contributions = new String[node];
      for (int source = 0; source < node; source++) {
        contributions[source] =
            contribution(nodes[source], NasBench201.operation(cell, source, node), removeZero);
      }
      Arrays.sort(contributions);
      nodes[node] = String.join("+", contributions);
    }
    return nodes[nodes.length - 1];
  }

  private static String contribution(String source, EdgeOperation operation, boolean removeZero) {
    if (operation == EdgeOperation.SKIP_CONNECT) {
      return source;
    }
    if (removeZero && (operation == EdgeOperation.NONE || source.equals(DEAD))) {
      return DEAD;
    }
    return "(" + source + ")@" + operation.text();
  }
}

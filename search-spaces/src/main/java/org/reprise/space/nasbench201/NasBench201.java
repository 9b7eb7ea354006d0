package org.reprise.space.nasbench201;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.reprise.space.Architecture;
import org.reprise.space.Decision;
import org.reprise.space.InvalidInputException;
import org.reprise.space.ProductSpace;
import org.reprise.space.TruncatedEncoding;
import org.reprise.space.network.LayerGraph;
import org.reprise.space.network.LayerGraphSpace;
import org.reprise.space.network.Shape;

/**
 * The cells of NAS-Bench-201 (Dong and Yang, ICLR 2020): four nodes, an operation on each of the
 * six edges i-&gt;j with i &lt; j, a node the sum of its incoming edges. 5^6 = 15,625 strings.
 *
 * <p>Decisions stand in the order of the strings: 0->1, 0->2, 1->2, 0->3, 1->3, 2->3. Mutations:
 * {@code node-edge}, that of the paper's own evolution (a node uniformly, one of its edges
 * uniformly, another operation), {@code one-decision} (an edge uniformly), and {@code bananas}
 * (each edge takes another operation with probability 1/4; White et al. 2021, published code).
 * Encodings: {@code one-hot} (30 numbers), {@code path} (155), {@code truncated-path} (40) and
 * {@code path-by-position} (180).
 */
public final class NasBench201 extends ProductSpace implements LayerGraphSpace {
  /** Nodes of a cell, the input included. */
  public static final int NODES = 4;

  /** Edges of a cell. */
  public static final int EDGES = 6;

  private static final Pattern OFFICIAL_INDEX = Pattern.compile("\\d{1,9}");
  private static final Shape CIFAR = new Shape(3, 32, 32);

  // Computed when first asked for; a race computes the same order twice.
  private volatile @Nullable OfficialOrder officialOrder;

  /** The space; all instances are alike. */
  public NasBench201() {
    super(
        "nasbench201",
        "NAS-Bench-201 cells, the NATS-Bench topology space: 5 operations on 6 edges (Dong and Yang"
            + " 2020)",
        edgeDecisions());
    useMutation("node-edge", this::mutateEdgeOfNode);
    addMutation("bananas", this::mutateEachEdge);
    addEncoding("path", NasBench201Paths.AS_PUBLISHED);
    addEncoding("truncated-path", new TruncatedEncoding(NasBench201Paths.AS_PUBLISHED, 40));
    addEncoding("path-by-position", NasBench201Paths.BY_POSITION);
  }

  private static List<Decision> edgeDecisions() {
    List<Decision> decisions = new ArrayList<>();
    for (int node = 1; node < NODES; node++) {
      for (int source = 0; source < node; source++) {
        decisions.add(new Decision(source + "->" + node, EdgeOperation.names()));
      }
    }
    return decisions;
  }

  /**
   * Returns the decision number of the edge {@code source -> node}, {@code 0 <= source < node <
   * NODES}.
   */
  public static int edge(int source, int node) {
    return node * (node - 1) / 2 + source;
  }

  /** Returns the operation of {@code cell} on the edge {@code source -> node}. */
  public static EdgeOperation operation(Architecture cell, int source, int node) {
    return EdgeOperation.of(cell.choice(edge(source, node)));
  }

  private Architecture mutateEdgeOfNode(Architecture parent, RandomGenerator random) {
    int node = 1 + random.nextInt(NODES - 1);
    return changeChoice(parent, edge(random.nextInt(node), node), random);
  }

  private Architecture mutateEachEdge(Architecture parent, RandomGenerator random) {
    Architecture child = parent;
    for (int edge = 0; edge < EDGES; edge++) {
      if (random.nextInt(EDGES - 2) == 0) {
        child = changeChoice(child, edge, random);
      }
    }
    return child;
  }

  @Override
  public String format(Architecture cell) {
    StringBuilder text = new StringBuilder();
    for (int node = 1; node < NODES; node++) {
      text.append(node > 1 ? "+|" : "|");
      for (int source = 0; source < node; source++) {
        text.append(operation(cell, source, node).text()).append('~').append(source).append('|');
      }
    }
    return text.toString();
  }

  @Override
  public Architecture parse(String text) {
    if (OFFICIAL_INDEX.matcher(text.strip()).matches()) {
      return byOfficialIndex(Integer.parseInt(text.strip()));
    }
    String[] nodes = text.strip().split("\\+", -1);
    if (nodes.length != NODES - 1) {
      throw malformed(text, "it has " + nodes.length + " nodes joined by '+', not " + (NODES - 1));
    }
    int[] choices = new int[EDGES];
    for (int node = 1; node < NODES; node++) {
      String part = nodes[node - 1];
      if (part.length() < 2 || !part.startsWith("|") || !part.endsWith("|")) {
        throw malformed(text, "node " + node + " is not enclosed in '|'");
      }
      String[] edges = part.substring(1, part.length() - 1).split("\\|", -1);
      if (edges.length != node) {
        throw malformed(text, "node " + node + " has " + edges.length + " edges, not " + node);
      }
      for (int source = 0; source < node; source++) {
        String suffix = "~" + source;
        if (!edges[source].endsWith(suffix)) {
          throw malformed(text, "edge '" + edges[source] + "' should end in '" + suffix + "'");
        }
        String name = edges[source].substring(0, edges[source].length() - suffix.length());
        try {
          choices[edge(source, node)] = EdgeOperation.numberOf(name);
        } catch (InvalidInputException e) {
          throw malformed(text, e.getMessage());
        }
      }
    }
    return Architecture.of(choices);
  }

  private static InvalidInputException malformed(String text, String why) {
    return new InvalidInputException(
        "not a NAS-Bench-201 architecture: '"
            + text
            + "': "
            + why
            + "; written as |op~0|+|op~0|op~1|+|op~0|op~1|op~2|, or as its official number");
  }

  /** Returns the number of {@code cell} in the official list, 0 to 15,624. */
  public int officialIndex(Architecture cell) {
    return officialOrder().index(key(cell));
  }

  /**
   * Returns the cell with this number in the official list.
   *
   * @throws InvalidInputException if the number is not one of 0 to 15,624
   */
  public Architecture byOfficialIndex(int index) {
    if (index < 0 || index >= size().intValueExact()) {
      throw new InvalidInputException(
          "no NAS-Bench-201 architecture " + index + "; numbers are 0 to 15624");
    }
    return fromKey(officialOrder().key(index));
  }

  private OfficialOrder officialOrder() {
    OfficialOrder known = officialOrder;
    if (known == null) {
      known = new OfficialOrder(this);
      officialOrder = known;
    }
    return known;
  }

  @Override
  public Map<String, BigInteger> counts() {
    Map<String, BigInteger> counts = new LinkedHashMap<>();
    counts.put("architectures", size());
    counts.put("unique strings, skips passed through", BigInteger.valueOf(uniqueStrings()));
    counts.put("unique cells, dead edges removed as well", BigInteger.valueOf(uniqueCells()));
    return Collections.unmodifiableMap(counts);
  }

  /**
   * Returns how many different canonical strings the 15,625 cells have when skips are passed
   * through: 12,751.
   */
  public int uniqueStrings() {
    return countUnique(false);
  }

  /** Returns how many are left when {@code none} and what depends on it is dead, too: 6,466. */
  public int uniqueCells() {
    return countUnique(true);
  }

  @Override
  public Map<String, Long> uniqueCounts() {
    Map<String, Long> counts = new LinkedHashMap<>();
    counts.put("skip_connect passed through", (long) uniqueStrings());
    counts.put("and none removed with what depends on it", (long) uniqueCells());
    return counts;
  }

  /** Returns the canonical string with {@code none} removed, of which there are 6,466. */
  @Override
  public String functionKey(Architecture architecture) {
    return UniqueString.of(architecture, true);
  }

  private int countUnique(boolean removeZero) {
    return (int)
        keys().mapToObj(key -> UniqueString.of(fromKey(key), removeZero)).distinct().count();
  }

  /**
   * Returns the official canonical string, equal for cells that compute the same function.
   *
   * @param removeZero whether {@code none} is removed as well as {@code skip_connect}
   */
  public static String uniqueString(Architecture cell, boolean removeZero) {
    return UniqueString.of(cell, removeZero);
  }

  @Override
  public LayerGraph network(Architecture cell, Shape image, int classes) {
    return NasBench201Network.AS_PUBLISHED.of(cell, image, classes);
  }

  @Override
  public LayerGraph network(Architecture cell) {
    return network(cell, CIFAR, 10);
  }

  /** Returns one more for each class: the bias of the classifier counts. */
  @Override
  public long benchmarkMultiplyAdds(LayerGraph network) {
    return network.multiplyAdds() + network.output().size();
  }
}

package org.reprise.space.nasbench101;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.reprise.space.Architecture;
import org.reprise.space.Decision;
import org.reprise.space.Encoding;
import org.reprise.space.InvalidInputException;
import org.reprise.space.Mutation;
import org.reprise.space.TruncatedEncoding;
import org.reprise.space.network.LayerGraph;
import org.reprise.space.network.LayerGraphSpace;
import org.reprise.space.network.Shape;

/**
 * The cells of NAS-Bench-101 (Ying et al., ICML 2019): directed acyclic graphs of at most 7
 * vertices and 9 edges with one of 3 operations on each inner vertex; 423,624 up to isomorphism.
 *
 * <p>An architecture is the raw form of the paper: 21 bits for the edges i-&gt;j, i &lt; j, of 7
 * vertices, row by row, and 5 operations. Vertices that are not on a path from input to output are
 * removed ({@link #cell}); smaller cells arise so. It belongs to the space if a path is left, and
 * at most 9 edges. Its {@link #key} is the same for isomorphic cells, as the published {@link
 * #moduleHash} is.
 *
 * <p>Sampling is the paper's: uniform over the raw forms that are in the space, so not over the
 * cells. Mutations: {@code published}, that of the paper's own evolution (each edge flips with
 * probability 1/7, each operation changes with probability 1/5, until the result is in the space;
 * google-research/nasbench, {@code NASBench.ipynb}), and {@code bananas} (1/21 and 1/5; White et
 * al. 2021, naszilla). Neighbours are those of naszilla's local search: another operation on a used
 * vertex, or an edge more or fewer that is used. Encodings: {@code one-hot} (36), {@code path}
 * (364), {@code truncated-path} (40).
 */
public final class NasBench101 implements LayerGraphSpace {
  /** Vertices of the raw form, input and output included. */
  public static final int VERTICES = 7;

  /** Edges of the raw form, there or not. */
  public static final int EDGES = 21;

  /** Operations of the raw form. */
  public static final int OPERATIONS = 5;

  /** Edges that a cell may have. */
  public static final int MAX_EDGES = 9;

  static final int DECISIONS = EDGES + OPERATIONS;

  private static final BigInteger CELLS = BigInteger.valueOf(423_624);
  private static final Shape CIFAR = new Shape(3, 32, 32);

  private final List<Decision> decisions = rawDecisions();
  private final Map<String, Mutation> mutations = new LinkedHashMap<>();
  private final Map<String, Encoding> encodings = new LinkedHashMap<>();

  /** The space; all instances are alike. */
  public NasBench101() {
    mutations.put("published", (parent, random) -> mutate(parent, VERTICES, random));
    mutations.put("bananas", (parent, random) -> mutate(parent, EDGES, random));
    encodings.put("one-hot", new AdjacencyEncoding());
    encodings.put("path", new NasBench101Paths());
    encodings.put("truncated-path", new TruncatedEncoding(new NasBench101Paths(), 40));
  }

  private static List<Decision> rawDecisions() {
    List<Decision> decisions = new ArrayList<>();
    for (int source = 0; source < VERTICES; source++) {
      for (int target = source + 1; target < VERTICES; target++) {
        decisions.add(new Decision(source + "->" + target, List.of("0", "1")));
      }
    }
    for (int vertex = 1; vertex <= OPERATIONS; vertex++) {
      decisions.add(new Decision("vertex" + vertex, VertexOperation.names()));
    }
    return List.copyOf(decisions);
  }

  /**
   * Returns the decision number of the edge {@code source -> target}, {@code source < target <
   * VERTICES}.
   */
  public static int edge(int source, int target) {
    return source * (2 * VERTICES - 1 - source) / 2 + target - source - 1;
  }

  @Override
  public String name() {
    return "nasbench101";
  }

  @Override
  public String description() {
    return "NAS-Bench-101 cells: graphs of at most 7 vertices and 9 edges (Ying et al. 2019)";
  }

  @Override
  public List<Decision> decisions() {
    return decisions;
  }

  @Override
  public BigInteger size() {
    return CELLS;
  }

  @Override
  public Map<String, BigInteger> counts() {
    Map<String, BigInteger> counts = new LinkedHashMap<>();
    counts.put("architectures", CELLS);
    counts.put("raw forms, in the space or not", BigInteger.valueOf((1L << EDGES) * 243));
    return Collections.unmodifiableMap(counts);
  }

  @Override
  public Optional<String> defect(Architecture architecture) {
    if (architecture.length() != DECISIONS) {
      return Optional.of("it has " + architecture.length() + " decisions, not " + DECISIONS);
    }
    for (int i = 0; i < DECISIONS; i++) {
      int size = decisions.get(i).size();
      if (architecture.choice(i) < 0 || architecture.choice(i) >= size) {
        return Optional.of(
            "decision '"
                + decisions.get(i).name()
                + "' has choices 0 to "
                + (size - 1)
                + ", not "
                + architecture.choice(i));
      }
    }
    Cell cell = Cell.prunedOrNull(architecture);
    if (cell == null) {
      return Optional.of("no path leads from its input to its output");
    }
    return cell.edges() > MAX_EDGES
        ? Optional.of("it has " + cell.edges() + " used edges, more than " + MAX_EDGES)
        : Optional.empty();
  }

  private static boolean isCell(Architecture raw) {
    Cell cell = Cell.prunedOrNull(raw);
    return cell != null && cell.edges() <= MAX_EDGES;
  }

  /**
   * Returns what is left of {@code architecture} when unused vertices are removed.
   *
   * @throws InvalidInputException if no path leads from its input to its output
   */
  public static Cell cell(Architecture architecture) {
    Cell cell = Cell.prunedOrNull(architecture);
    if (cell == null) {
      throw new InvalidInputException(
          "not a NAS-Bench-101 cell: no path leads from its input to its output");
    }
    return cell;
  }

  @Override
  public Architecture sample(RandomGenerator random) {
    int[] choices = new int[DECISIONS];
    while (true) {
      int edges = random.nextInt(1 << EDGES);
      for (int i = 0; i < EDGES; i++) {
        choices[i] = edges >> i & 1;
      }
      for (int i = EDGES; i < DECISIONS; i++) {
        choices[i] = random.nextInt(VertexOperation.COUNT);
      }
      Architecture raw = Architecture.of(choices);
      if (isCell(raw)) {
        return raw;
      }
    }
  }

  @Override
  public Map<String, Mutation> mutations() {
    return Collections.unmodifiableMap(mutations);
  }

  /**
   * Each edge flips with probability 1/{@code edgeOdds}; what is drawn may be the parent itself.
   */
  private static Architecture mutate(Architecture parent, int edgeOdds, RandomGenerator random) {
    while (true) {
      int[] choices = parent.choices();
      for (int i = 0; i < EDGES; i++) {
        if (random.nextInt(edgeOdds) == 0) {
          choices[i] ^= 1;
        }
      }
      for (int i = EDGES; i < DECISIONS; i++) {
        if (random.nextInt(OPERATIONS) == 0) {
          choices[i] =
              (choices[i] + 1 + random.nextInt(VertexOperation.COUNT - 1)) % VertexOperation.COUNT;
        }
      }
      Architecture child = Architecture.of(choices);
      if (isCell(child)) {
        return child;
      }
    }
  }

  @Override
  public List<Architecture> neighbours(Architecture architecture) {
    Cell cell = cell(architecture);
    List<Architecture> neighbours = new ArrayList<>();
    for (int source = 0; source < VERTICES; source++) {
      for (int target = source + 1; target < VERTICES; target++) {
        int edge = edge(source, target);
        Architecture flipped = architecture.with(edge, 1 - architecture.choice(edge));
        Cell other = Cell.prunedOrNull(flipped);
        // The edge is used where it is there exactly if its absence makes another graph.
        if (other != null && other.edges() <= MAX_EDGES && other.edges() != cell.edges()) {
          neighbours.add(flipped);
        }
      }
    }
    for (int i = EDGES; i < DECISIONS; i++) {
      for (int other = 1; other < VertexOperation.COUNT; other++) {
        Architecture changed =
            architecture.with(i, (architecture.choice(i) + other) % VertexOperation.COUNT);
        if (cell(changed).code() != cell.code()) {
          neighbours.add(changed);
        }
      }
    }
    return neighbours;
  }

  /**
   * Returns the rows of the raw adjacency matrix and its operations, all joined by semicolons:
   * {@code 0100110;...;0000000;input;conv3x3-bn-relu;...;output}.
   */
  @Override
  public String format(Architecture architecture) {
    StringBuilder text = new StringBuilder();
    for (int source = 0; source < VERTICES; source++) {
      for (int target = 0; target < VERTICES; target++) {
        text.append(target <= source ? 0 : architecture.choice(edge(source, target)));
      }
      text.append(';');
    }
    text.append("input;");
    for (int i = EDGES; i < DECISIONS; i++) {
      text.append(VertexOperation.of(architecture.choice(i)).text()).append(';');
    }
    return text.append("output").toString();
  }

  /**
   * Reads {@link #format}'s form, for 2 to 7 vertices. Commas or bars may stand for the semicolons.
   */
  @Override
  public Architecture parse(String text) {
    String[] parts = text.strip().split("\\s*[;,|]\\s*", -1);
    int vertices = parts.length / 2;
    if (parts.length % 2 != 0 || vertices < 2 || vertices > VERTICES) {
      throw malformed(text, "it has " + parts.length + " parts, not twice 2 to 7 vertices");
    }
    int[] choices = new int[DECISIONS];
    for (int v = 0; v < vertices; v++) {
      int source = v;
      String row = parts[v];
      if (!row.matches("[01]{" + vertices + "}") || row.substring(0, v + 1).contains("1")) {
        throw malformed(
            text,
            "row "
                + v
                + " is '"
                + row
                + "', not "
                + vertices
                + " digits 0 or 1 above the diagonal");
      }
      IntStream.range(v + 1, vertices)
          .filter(target -> row.charAt(target) == '1')
          // The output of a smaller cell is the last vertex of the raw form.
          .map(target -> target == vertices - 1 ? VERTICES - 1 : target)
          .forEach(target -> choices[edge(source, target)] = 1);
      String operation = parts[vertices + v];
      String expected = v == 0 ? "input" : v == vertices - 1 ? "output" : operation;
      if (!operation.equals(expected)) {
        throw malformed(text, "operation " + v + " is '" + operation + "', not " + expected);
      }
      if (v > 0 && v < vertices - 1) {
        try {
          choices[EDGES + v - 1] = VertexOperation.numberOf(operation);
        } catch (InvalidInputException e) {
          throw malformed(text, e.getMessage());
        }
      }
    }
    Architecture architecture = Architecture.of(choices);
    defect(architecture)
        .ifPresent(
            why -> {
              throw malformed(text, why);
            });
    return architecture;
  }

  private static InvalidInputException malformed(String text, String why) {
    return new InvalidInputException(
        "not a NAS-Bench-101 architecture: '"
            + text
            + "': "
            + why
            + "; written as rows and operations, as 010;001;000;input;conv3x3-bn-relu;output");
  }

  /**
   * Returns the published hash of the cell, 32 hexadecimal digits, the same for isomorphic cells.
   */
  public String moduleHash(Architecture architecture) {
    return ModuleHash.of(cell(architecture));
  }

  @Override
  public long key(Architecture architecture) {
    return architecture.memoizedKey(raw -> CanonicalForm.code(cell(raw)));
  }

  @Override
  public Architecture fromKey(long key) {
    if (key >= 0) {
      Architecture architecture = Cell.ofCode(key).raw();
      if (defect(architecture).isEmpty() && key(architecture) == key) {
        return architecture;
      }
    }
    throw new InvalidInputException("space nasbench101 has no architecture with key " + key);
  }

  /**
   * Returns the keys of the 423,624 cells in ascending order, found by going through all graphs.
   */
  @Override
  public LongStream keys() {
    return keys(VERTICES);
  }

  /**
   * Returns the keys of the cells with at most {@code vertices} vertices: 91 for 4, 2,532 for 5,
   * 64,542 for 6.
   */
  public static LongStream keys(int vertices) {
    return IntStream.rangeClosed(2, vertices).boxed().flatMapToLong(Enumeration::codes);
  }

  @Override
  public Map<String, Encoding> encodings() {
    return Collections.unmodifiableMap(encodings);
  }

  /**
   * Returns the network as the benchmark trained it. Isomorphic cells give the same network: their
   * vertices are numbered as in the benchmark first, since that decides who has one channel more.
   */
  @Override
  public LayerGraph network(Architecture architecture, Shape image, int classes) {
    return NasBench101Network.AS_PUBLISHED.of(
        PublishedNumbering.of(cell(architecture)), image, classes);
  }

  @Override
  public LayerGraph network(Architecture architecture) {
    return network(architecture, CIFAR, 10);
  }
}

package org.reprise.space.darts;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.reprise.space.InvalidInputException;
import org.reprise.space.darts.Genotype.Cell;
import org.reprise.space.darts.Genotype.Edge;

/**
 * Reads a genotype as the code of DARTS prints it (quark0/darts, {@code cnn/genotypes.py}), and
 * with it most code that came after:
 *
 * <pre>
 * Genotype(normal=[('sep_conv_3x3', 1), ('skip_connect', 0), ...], normal_concat=range(2, 6),
 *          reduce=[('max_pool_3x3', 0), ...], reduce_concat=[2, 3, 4, 5])
 * </pre>
 *
 * <p>Two pairs of operation and input make a node; pairs in brackets of their own are read alike.
 */
final class GenotypeText {
  private static final Pattern GENOTYPE =
      Pattern.compile("\\s*(?:\\w+\\s*=\\s*)?Genotype\\s*\\((.*)\\)\\s*", Pattern.DOTALL);
  private static final Pattern PAIR =
      Pattern.compile("[(\\[]\\s*(['\"])(\\w+)\\1\\s*,\\s*(\\d{1,3})\\s*[)\\]]");
  private static final Pattern RANGE =
      Pattern.compile("range\\(\\s*(\\d{1,3})\\s*,\\s*(\\d{1,3})\\s*\\)");
  private static final Pattern NUMBERS =
      Pattern.compile("[(\\[]\\s*(\\d{1,3}(?:\\s*,\\s*\\d{1,3})*),?\\s*[)\\]]");
  private static final int EDGES_OF_A_NODE = 2;

  private final String text;
  private final String fields;

  private GenotypeText(String text, String fields) {
    this.text = text;
    this.fields = fields;
  }

  /** Returns whether {@code text} looks like one. */
  static boolean isGenotype(String text) {
    return GENOTYPE.matcher(text).matches();
  }

  /**
   * Returns the genotype that {@code text} is.
   *
   * @throws InvalidInputException if it is none
   */
  static Genotype parse(String text) {
    Matcher genotype = GENOTYPE.matcher(text);
    if (!genotype.matches()) {
      throw new InvalidInputException("not a genotype: '" + text + "'");
    }
    GenotypeText read = new GenotypeText(text, genotype.group(1));
    return new Genotype(read.cell("normal"), read.cell("reduce"));
  }

  private Cell cell(String name) {
    String list = field(name);
    List<Edge> edges = new ArrayList<>();
    Matcher pair = PAIR.matcher(list);
    while (pair.find()) {
      edges.add(new Edge(CellOperation.named(pair.group(2)), Integer.parseInt(pair.group(3))));
    }
    if (!pair.replaceAll("").matches("[\\s,()\\[\\]]*")) {
      throw malformed(name + " is not a list of pairs such as ('skip_connect', 0)");
    }
    if (edges.isEmpty() || edges.size() % EDGES_OF_A_NODE != 0) {
      throw malformed(name + " has " + edges.size() + " pairs, not two for each node");
    }
    List<List<Edge>> nodes = new ArrayList<>();
    for (int i = 0; i < edges.size(); i += EDGES_OF_A_NODE) {
      nodes.add(edges.subList(i, i + EDGES_OF_A_NODE));
    }
    return new Cell(nodes, concat(name + "_concat"));
  }

  private List<Integer> concat(String name) {
    String list = field(name).strip();
    Matcher range = RANGE.matcher(list);
    if (range.matches()) {
      int from = Integer.parseInt(range.group(1));
      int to = Integer.parseInt(range.group(2));
      return IntStream.range(from, to).boxed().toList();
    }
    Matcher numbers = NUMBERS.matcher(list);
    if (!numbers.matches()) {
      throw malformed(name + " is '" + list + "', not range(2, 6) or [2, 3, 4, 5]");
    }
    return Pattern.compile("\\s*,\\s*")
        .splitAsStream(numbers.group(1))
        .map(Integer::valueOf)
        .sorted()
        .toList();
  }

  /** Returns what stands after {@code name=}, up to the comma before the next field. */
  private String field(String name) {
    Matcher start = Pattern.compile("(?:^|[,\\s])" + name + "\\s*=").matcher(fields);
    if (!start.find()) {
      throw malformed("it has no " + name + "=");
    }
    int depth = 0;
    for (int i = start.end(); i < fields.length(); i++) {
      char c = fields.charAt(i);
      if (c == '(' || c == '[') {
        depth++;
      } else if (c == ')' || c == ']') {
        depth--;
      } else if (c == ',' && depth == 0) {
        return fields.substring(start.end(), i);
      }
    }
    return fields.substring(start.end());
  }

  private InvalidInputException malformed(String why) {
    return new InvalidInputException(
        "not a genotype: '"
            + text.strip()
            + "': "
            + why
            + "; written as Genotype(normal=[('sep_conv_3x3', 1), ...], normal_concat=range(2, 6),"
            + " reduce=[...], reduce_concat=range(2, 6))");
  }
}

package org.reprise.predictor;

import java.util.function.Function;
import java.util.stream.IntStream;
import org.reprise.space.Architecture;
import org.reprise.space.CellEdges;
import org.reprise.space.SearchSpace;
import org.reprise.space.darts.PnasSpace;
import org.reprise.space.nasbench101.Cell;
import org.reprise.space.nasbench101.NasBench101;

/**
 * How the architectures of a space are sequences of blocks, each of the same few tokens: what the
 * predictors of PNAS read (Liu et al. 2018, section 3.4). Cells of different sizes have different
 * numbers of blocks.
 *
 * @param vocabulary how many words each token of a block can be
 * @param blocks the tokens of an architecture as [block][token]
 */
public record BlockTokens(int[] vocabulary, Function<Architecture, int[][]> blocks) {

  /** Returns the form of {@code space}; where none is made for it, a block is a decision. */
  public static BlockTokens of(SearchSpace space) {
    SearchSpace whole = space.whole();
    if (whole instanceof NasBench101) {
      return new BlockTokens(
          new int[] {1 << (NasBench101.VERTICES - 1), 4}, BlockTokens::ofNasBench101);
    }
    if (whole instanceof PnasSpace) {
      int inputs = PnasSpace.BLOCKS + 1;
      return new BlockTokens(new int[] {inputs, 8, inputs, 8}, BlockTokens::ofPnas);
    }
    return CellEdges.of(whole)
        .filter(edges -> edges.none().isPresent())
        .map(BlockTokens::ofEdges)
        .orElseGet(() -> ofDecisions(whole));
  }

  /** The block of a decision is one token, the decision and its choice together. */
  private static BlockTokens ofDecisions(SearchSpace space) {
    int[] first = new int[space.decisions().size() + 1];
    for (int i = 0; i + 1 < first.length; i++) {
      first[i + 1] = first[i] + space.decisions().get(i).size();
    }
    return new BlockTokens(
        new int[] {first[first.length - 1]},
        architecture ->
            IntStream.range(0, architecture.length())
                .mapToObj(i -> new int[] {first[i] + architecture.choice(i)})
                .toArray(int[][]::new));
  }

  /** An edge that is not {@code none} is a block of one token, the edge and its operation. */
  private static BlockTokens ofEdges(CellEdges edges) {
    int none = edges.none().orElseThrow();
    int others = edges.operations().size() - 1;
    return new BlockTokens(
        new int[] {edges.size() * others},
        cell ->
            IntStream.range(0, edges.size())
                .filter(edge -> cell.choice(edge) != none)
                .mapToObj(
                    edge ->
                        new int[] {
                          others * edge + cell.choice(edge) - (cell.choice(edge) > none ? 1 : 0)
                        })
                .toArray(int[][]::new));
  }

  /** A vertex after the input is a block: the set of vertices that it reads, its operation. */
  private static int[][] ofNasBench101(Architecture architecture) {
    Cell cell = NasBench101.cell(architecture);
    int[][] blocks = new int[cell.vertices() - 1][2];
    for (int v = 1; v < cell.vertices(); v++) {
      for (int source = 0; source < v; source++) {
        blocks[v - 1][0] |= cell.hasEdge(source, v) ? 1 << source : 0;
      }
      blocks[v - 1][1] = v == cell.vertices() - 1 ? 3 : cell.operation(v).ordinal();
    }
    return blocks;
  }

  /** The tokens of a block are input, operation, input, operation. */
  private static int[][] ofPnas(Architecture cell) {
    int[][] blocks = new int[cell.length() / 4][4];
    for (int i = 0; i < cell.length(); i++) {
      blocks[i / 4][i % 4] = cell.choice(i);
    }
    return blocks;
  }
}

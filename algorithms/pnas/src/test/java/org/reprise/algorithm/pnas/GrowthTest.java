package org.reprise.algorithm.pnas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.reprise.space.Architecture;
import org.reprise.space.SearchSpace;
import org.reprise.space.darts.PnasSpace;
import org.reprise.space.nasbench101.NasBench101;
import org.reprise.space.nasbench201.NasBench201;
import org.reprise.space.nasbench201.NatsBenchSize;
import org.reprise.space.user.UserSpaceFile;

class GrowthTest {
  /** How many cells each level has if all of the level before grow. */
  private static int[] levels(Growth growth, int upTo) {
    int[] counts = new int[upTo];
    List<Architecture> cells = growth.first();
    for (int level = 0; level < upTo; level++) {
      Map<Long, Architecture> unique = new HashMap<>();
      cells.forEach(cell -> unique.put(growth.key(cell), cell));
      counts[level] = unique.size();
      if (level + 1 < upTo) {
        int grown = level + 1;
        cells = unique.values().stream().flatMap(c -> growth.children(c, grown).stream()).toList();
      }
    }
    return counts;
  }

  private static Growth edges(SearchSpace space) {
    return Growths.of(space, "edges");
  }

  private static Growth nodes(SearchSpace space) {
    return Growths.of(space, "nodes");
  }

  private static SearchSpace cell(String lines) {
    return UserSpaceFile.parse("name: my-cell\ncell:\n  nodes: 4\n" + lines, "my-cell.yaml");
  }

  @Test
  void aUsersCellGrowsLikeAnyOther() {
    SearchSpace whole = cell("  operations: [skip, none, conv]\n");
    // binomial(6, b) 2^b
    assertThat(levels(edges(whole), 6)).containsExactly(12, 60, 160, 240, 192, 64);
    assertThat(levels(nodes(whole), 3)).containsExactly(3, 27, 729);
    SearchSpace diamond =
        cell("  operations: [none, conv, pool, skip]\n  edges: [0->1, 0->2, 1->3, 2->3]\n");
    assertThat(levels(edges(diamond), 4)).containsExactly(12, 54, 108, 81);
    // No edge joins the input to the output, so the first level is the cell without edges.
    assertThat(levels(nodes(diamond), 3)).containsExactly(1, 16, 256);
  }

  @Test
  void aCellThatCannotGrowIsOneLine() {
    assertThat(Growths.unsupported(cell("  operations: [skip, conv]\n")))
        .hasValue("its edges have no operation 'none', which smaller cells are made of");
    assertThat(Growths.unsupported(cell("  operations: [none, conv]\nrule: count(conv) >= 4\n")))
        .hasValueSatisfying(why -> assertThat(why).contains("rules may forbid"));
    assertThatThrownBy(() -> edges(new NatsBenchSize()))
        .hasMessage(
            "pnas cannot search space nats-bench-size: its architectures are not cells that grow by"
                + " blocks");
  }

  @Test
  void edgesGrowIntoTheWholeOfNasBench201ButItsEmptyCell() {
    // binomial(6, b) 4^b
    assertThat(levels(edges(new NasBench201()), 6))
        .containsExactly(24, 240, 1280, 3840, 6144, 4096);
  }

  @Test
  void nodesGrowIntoTheWholeOfNasBench201() {
    assertThat(levels(nodes(new NasBench201()), 3)).containsExactly(5, 125, 15_625);
  }

  @Test
  void verticesGrowIntoAllCellsOfNasBench101() {
    int[] counts = levels(new VertexGrowth(new NasBench101()), 3);
    // The published sizes count cells of up to v vertices, the lone edge among them.
    assertThat(1 + counts[0] + counts[1]).isEqualTo(91);
    assertThat(1 + counts[0] + counts[1] + counts[2]).isEqualTo(2532);
  }

  @Test
  void childrenOfACellOfNasBench101ContainIt() {
    NasBench101 space = new NasBench101();
    VertexGrowth growth = new VertexGrowth(space);
    Architecture cell = growth.first().get(0);
    for (Architecture child : growth.children(cell, 1)) {
      assertThat(space.defect(child)).isEmpty();
      assertThat(NasBench101.cell(child).vertices()).isEqualTo(4);
      assertThat(NasBench101.cell(child).operation(1))
          .isEqualTo(NasBench101.cell(cell).operation(1));
    }
  }

  @Test
  void blocksGrowAsThePaperCounts() {
    BlockGrowth growth = new BlockGrowth(new PnasSpace(5));
    List<Architecture> first = growth.first();
    assertThat(first).hasSize(136);
    assertThat(growth.children(first.get(7), 1)).hasSize(24 * 25 / 2);
    PnasSpace one = new PnasSpace(1);
    PnasSpace two = new PnasSpace(2);
    Set<Long> keys = new HashSet<>();
    for (Architecture cell : first) {
      assertThat(one.defect(cell)).isEmpty();
      assertThat(one.canonical(cell)).isEqualTo(cell);
      keys.add(growth.key(cell));
      for (Architecture child : growth.children(cell, 1)) {
        assertThat(two.canonical(child)).isEqualTo(child);
        keys.add(growth.key(child));
      }
    }
    assertThat(keys).hasSize(136 + 136 * 300);
    assertThat(one.size()).isEqualTo(BigInteger.valueOf(256));
    assertThat(new PnasSpace(5).size()).isEqualTo(BigInteger.valueOf(556_627_761_561_600L));
  }
}

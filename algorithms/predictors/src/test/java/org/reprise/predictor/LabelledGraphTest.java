package org.reprise.predictor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.reprise.space.Architecture;
import org.reprise.space.SearchSpace;
import org.reprise.space.nasbench101.NasBench101;
import org.reprise.space.nasbench201.NasBench201;
import org.reprise.space.nasbench201.NatsBenchSize;
import org.reprise.space.user.UserSpaceFile;

class LabelledGraphTest {
  @Test
  void aNasBench201CellIsItsLineGraph() {
    NasBench201 space = new NasBench201();
    LabelledGraph graph =
        graph(
            space,
            space.parse(
                "|none~0|+|skip_connect~0|nor_conv_1x1~1|+|nor_conv_3x3~0|avg_pool_3x3~1|none~2|"));
    assertThat(graph.labels()).containsExactly(0, 2, 3, 4, 5, 6, 2, 1);
    // input, 0->1, 0->2, 1->2, 0->3, 1->3, 2->3, output
    assertThat(targets(graph, 0)).isEqualTo("1 2 4");
    assertThat(targets(graph, 1)).isEqualTo("3 5");
    assertThat(targets(graph, 2)).isEqualTo("6");
    assertThat(targets(graph, 3)).isEqualTo("6");
    assertThat(targets(graph, 4)).isEqualTo("7");
    assertThat(targets(graph, 5)).isEqualTo("7");
    assertThat(targets(graph, 6)).isEqualTo("7");
    assertThat(targets(graph, 7)).isEmpty();
  }

  @Test
  void aUsersCellIsItsLineGraphToo() {
    SearchSpace diamond =
        UserSpaceFile.parse(
            "name: diamond\ncell:\n  nodes: 4\n  operations: [conv, none]\n"
                + "  edges: [0->1, 0->2, 1->3, 2->3]\n",
            "diamond.yaml");
    LabelledGraph graph = graph(diamond, diamond.parse("conv,none,conv,none"));
    assertThat(graph.labels()).containsExactly(0, 2, 3, 2, 3, 1);
    // input, 0->1, 0->2, 1->3, 2->3, output
    assertThat(targets(graph, 0)).isEqualTo("1 2");
    assertThat(targets(graph, 1)).isEqualTo("3");
    assertThat(targets(graph, 2)).isEqualTo("4");
    assertThat(targets(graph, 3)).isEqualTo("5");
    assertThat(targets(graph, 4)).isEqualTo("5");
  }

  @Test
  void aNasBench101CellKeepsItsUsedVertices() {
    NasBench101 space = new NasBench101();
    LabelledGraph graph =
        LabelledGraph.ofNasBench101(
            space.parse("0111;0000;0001;0000;input;conv3x3-bn-relu;maxpool3x3;output"));
    assertThat(graph.labels()).hasSize(3).startsWith(0).endsWith(1);
    assertThat(targets(graph, 0)).isEqualTo("1 2");
    assertThat(targets(graph, 1)).isEqualTo("2");
  }

  @Test
  void aSpaceOfWidthsHasNoGraphs() {
    assertThat(LabelledGraph.form(new NatsBenchSize())).isEmpty();
  }

  private static LabelledGraph graph(SearchSpace space, Architecture architecture) {
    return LabelledGraph.form(space).orElseThrow().graph().apply(architecture);
  }

  private static String targets(LabelledGraph graph, int node) {
    StringBuilder text = new StringBuilder();
    for (int j = 0; j < graph.labels().length; j++) {
      text.append(graph.edges()[node][j] ? " " + j : "");
    }
    return text.toString().strip();
  }
}
